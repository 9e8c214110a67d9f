//! Settings of the whole server that any session may look at and change: how much of the GPUs' memory is used.
//!
//! They have no transactions and no session of their own: a change takes effect at once, for all.

use rbcdb_db_extension::Gpu;

use super::error::{ErrorFields, sqlstate};
use crate::units::{parse_bytes, show_bytes};

/// A setting of the whole server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerSetting {
    /// `rbc.gpu_cache_limit`
    GpuCacheLimit,
    /// `rbc.gpu_cache_used`
    GpuCacheUsed,
    /// `rbc.gpu_memory_limit`
    GpuMemoryLimit,
}

impl ServerSetting {
    /// All of them, with name and description.
    pub const ALL: [(ServerSetting, &'static str, &'static str); 3] = [
        (
            ServerSetting::GpuCacheLimit,
            "rbc.gpu_cache_limit",
            "Memory of each GPU that table columns may take between queries.",
        ),
        (
            ServerSetting::GpuCacheUsed,
            "rbc.gpu_cache_used",
            "Memory of all GPUs that table columns take now.",
        ),
        (
            ServerSetting::GpuMemoryLimit,
            "rbc.gpu_memory_limit",
            "Memory of each GPU that may be used.",
        ),
    ];

    /// The setting of this name.
    pub fn find(name: &str) -> Option<ServerSetting> {
        let found = ServerSetting::ALL
            .iter()
            .find(|(_, known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(setting, ..)| *setting)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let found = ServerSetting::ALL.iter().find(|(setting, ..)| *setting == self);
        found.map_or("", |(_, name, _)| name)
    }

    /// Its value; sizes are 0 where there is no GPU.
    pub fn show(self, gpu: &Gpu) -> String {
        show_bytes(match self {
            ServerSetting::GpuCacheLimit => gpu.cache_limit().unwrap_or(0),
            ServerSetting::GpuCacheUsed => gpu.cache_used(),
            ServerSetting::GpuMemoryLimit => gpu.memory_limit().unwrap_or(0),
        })
    }

    /// Sets a value, `None` the one that the server has started with. Returns a warning where it has no effect.
    ///
    /// # Errors
    /// 22023 for what isn't a size, 55P02 for a setting that only shows something.
    pub fn set(self, gpu: &Gpu, value: Option<&str>) -> Result<Option<ErrorFields>, ErrorFields> {
        let name = self.name();
        let bytes = match value {
            None => None,
            Some(text) => Some(parse_bytes(text).ok_or_else(|| {
                ErrorFields::new(
                    sqlstate::INVALID_PARAMETER_VALUE,
                    format!("invalid value for parameter \"{name}\": \"{text}\""),
                )
                .hint("Give a number of bytes, or a number with kB, MB, GB or TB.")
            })?),
        };
        match self {
            ServerSetting::GpuCacheLimit => gpu.set_cache_limit(bytes),
            ServerSetting::GpuMemoryLimit => gpu.set_memory_limit(bytes),
            ServerSetting::GpuCacheUsed => {
                return Err(ErrorFields::new(
                    sqlstate::CANT_CHANGE_RUNTIME_PARAM,
                    format!("parameter \"{name}\" cannot be changed"),
                ));
            }
        }
        Ok(gpu.unavailable().map(|reason| no_effect(name, &reason)))
    }
}

/// The warning that a setting about GPUs has no effect.
pub fn no_effect(name: &str, reason: &str) -> ErrorFields {
    ErrorFields::new(
        sqlstate::WARNING,
        format!("parameter \"{name}\" has no effect: {reason}"),
    )
    .detail("Functions run on the CPU.")
}
