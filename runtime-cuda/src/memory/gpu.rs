//! A driver, until the device is lost.

use std::mem;
use std::sync::{Arc, OnceLock};

use crate::driver::{Driver, Failure, FailureKind, Properties};

/// A device's driver. Once an operation shows that the device is lost, none reaches the driver any more.
#[derive(Debug)]
pub(crate) struct Gpu {
    driver: Arc<dyn Driver>,
    lost: OnceLock<String>,
}

impl Gpu {
    pub fn new(driver: Box<dyn Driver>) -> Gpu {
        let (driver, lost) = (driver.into(), OnceLock::new());
        Gpu { driver, lost }
    }

    pub fn properties(&self) -> &Properties {
        self.driver.properties()
    }

    /// What the driver said when the device was lost.
    pub fn lost(&self) -> Option<&str> {
        self.lost.get().map(String::as_str)
    }

    /// Makes the device as good as lost.
    pub fn lose(&self, what: &str) {
        if self.lost.set(what.to_owned()).is_ok() {
            tracing::error!(device = self.properties().name, what, "GPU lost");
        }
    }

    /// One operation of the driver.
    pub fn call<T>(&self, operation: impl FnOnce(&dyn Driver) -> Result<T, Failure>) -> Result<T, Failure> {
        if let Some(what) = self.lost() {
            return Err(Failure {
                kind: FailureKind::Lost,
                what: what.to_owned(),
            });
        }
        operation(&*self.driver).inspect_err(|failure| {
            if failure.kind == FailureKind::Lost {
                self.lose(&failure.what);
            }
        })
    }
}

impl Drop for Gpu {
    fn drop(&mut self) {
        if self.lost().is_some() {
            // Not even to say goodbye.
            mem::forget(Arc::clone(&self.driver));
        }
    }
}
