//! Why a kernel can't be simulated.

use rbcdb_runtime_cpu::LoadError;
use rbcdb_runtime_cpu::simt::LaunchError;
use thiserror::Error;

/// Why a kernel can't be simulated.
#[derive(Debug, Error)]
pub enum SimulateError {
    /// The input isn't LLVM IR.
    #[error("the input can't be read as LLVM IR: {0}")]
    Unreadable(String),
    /// The input has no kernel of that name.
    #[error("there is no kernel `{kernel}`; {}", list(available))]
    NoKernel {
        /// The name.
        kernel: String,
        /// The kernels that there are.
        available: Vec<String>,
    },
    /// The kernel uses something that isn't emulated.
    #[error("{}{what}", place(.line))]
    Unsupported {
        /// What.
        what: String,
        /// The source line, where there is debug information.
        line: Option<u32>,
    },
    /// The arguments or the shape of a launch don't fit.
    #[error("{0}")]
    Launch(#[from] LaunchError),
    /// The code can't be loaded.
    #[error("{0}")]
    Load(#[from] LoadError),
    /// The specification makes no sense.
    #[error("{0}")]
    Spec(String),
    /// LLVM failed where it shouldn't.
    #[error("LLVM failed: {0}")]
    Llvm(String),
}

impl SimulateError {
    pub(super) fn unsupported(what: impl Into<String>) -> SimulateError {
        let (what, line) = (what.into(), None);
        SimulateError::Unsupported { what, line }
    }
}

fn list(available: &[String]) -> String {
    if available.is_empty() {
        "the input has no kernels".to_owned()
    } else {
        format!("there are: {}", available.join(", "))
    }
}

fn place(line: &Option<u32>) -> String {
    line.map(|line| format!("line {line}: ")).unwrap_or_default()
}
