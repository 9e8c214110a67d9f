//! The devices of this machine.

use std::sync::Arc;

use crate::config::Config;
use crate::device::Device;
use crate::driver::emulated::Emulator;
use crate::driver::{Driver, cuda};

/// The devices that were found, or why there are none.
#[derive(Debug)]
pub struct Devices {
    list: Vec<Arc<Device>>,
    unavailable: Option<String>,
}

impl Devices {
    /// Looks for GPUs. Without a driver or a GPU the list is empty and [`Devices::unavailable`] says why.
    pub fn detect(config: &Config) -> Devices {
        let (drivers, problem) = cuda::detect();
        Devices::new(drivers, problem, config)
    }

    /// Devices for tests, which this machine's CPU stands in for.
    pub fn emulated(emulator: Emulator, config: &Config) -> Devices {
        Devices::new(emulator.drivers(), None, config)
    }

    fn new(drivers: Vec<Box<dyn Driver>>, mut problem: Option<String>, config: &Config) -> Devices {
        let mut list = Vec::with_capacity(drivers.len());
        for driver in drivers {
            match Device::new(driver, config) {
                Ok(device) => list.push(device),
                Err(error) => {
                    tracing::warn!(%error, "GPU not used");
                    problem.get_or_insert(error.to_string());
                }
            }
        }
        let unavailable = match list.is_empty() {
            true => Some(problem.unwrap_or_else(|| "the NVIDIA driver finds no GPU".to_owned())),
            false => None,
        };
        Devices { list, unavailable }
    }

    /// The devices that can be used.
    pub fn list(&self) -> &[Arc<Device>] {
        &self.list
    }

    /// Why there is no device, in words.
    pub fn unavailable(&self) -> Option<&str> {
        self.unavailable.as_deref()
    }
}
