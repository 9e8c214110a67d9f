//! Which device a session's functions run on: the setting `rbc.device`.

use std::cell::Cell;
use std::fmt;
use std::str::FromStr;

/// `rbc.device`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DeviceChoice {
    /// Wherever it is estimated to be faster.
    #[default]
    Auto,
    /// The CPU.
    Cpu,
    /// A GPU wherever one can run the function.
    Gpu,
}

impl DeviceChoice {
    /// All choices.
    pub const ALL: [DeviceChoice; 3] = [DeviceChoice::Auto, DeviceChoice::Cpu, DeviceChoice::Gpu];

    /// As the setting is written.
    pub fn name(self) -> &'static str {
        match self {
            DeviceChoice::Auto => "auto",
            DeviceChoice::Cpu => "cpu",
            DeviceChoice::Gpu => "gpu",
        }
    }
}

impl fmt::Display for DeviceChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for DeviceChoice {
    type Err = ();

    fn from_str(text: &str) -> Result<DeviceChoice, ()> {
        DeviceChoice::ALL
            .into_iter()
            .find(|choice| text.eq_ignore_ascii_case(choice.name()))
            .ok_or(())
    }
}

thread_local! {
    static ON_CPU: Cell<bool> = const { Cell::new(false) };
}

/// Evaluates expressions in which no call goes to a GPU: rows that a GPU has given back, or that were placed on the CPU.
pub(crate) fn on_cpu<T>(compute: impl FnOnce() -> T) -> T {
    struct Restore(bool);
    impl Drop for Restore {
        fn drop(&mut self) {
            ON_CPU.set(self.0);
        }
    }
    let _restore = Restore(ON_CPU.replace(true));
    compute()
}

/// Whether this thread is inside [`on_cpu`].
pub(crate) fn is_on_cpu() -> bool {
    ON_CPU.get()
}
