//! NVIDIA's driver.

use super::Driver;
use super::cuda_raw::{self, Cuda};

/// The GPUs that the driver offers, and what is wrong with it or with one of them, in words.
pub(crate) fn detect() -> (Vec<Box<dyn Driver>>, Option<String>) {
    let count = match cuda_raw::count() {
        Ok(count) => count,
        Err(what) => return (Vec::new(), Some(what)),
    };
    let (mut drivers, mut problem): (Vec<Box<dyn Driver>>, Option<String>) = (Vec::new(), None);
    for ordinal in 0..count {
        match Cuda::open(ordinal) {
            Ok(driver) => drivers.push(Box::new(driver)),
            Err(failure) => {
                let what = format!("GPU {ordinal} can't be used: {failure}");
                tracing::warn!("{what}");
                problem.get_or_insert(what);
            }
        }
    }
    (drivers, problem)
}
