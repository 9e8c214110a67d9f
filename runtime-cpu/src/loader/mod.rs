//! From an artifact's object file to code in memory.
//!
//! [`cpu`] checks that the machine has what the code needs, [`elf`] reads the object with every bound checked, [`link`]
//! lays out its sections and applies its relocations, [`externals`] holds the few functions that it may call, [`raw`]
//! owns the memory and `cpu_raw` asks the CPU.

mod cpu;
mod cpu_raw;
mod elf;
mod externals;
mod link;
mod raw;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use std::io;

use rbcdb_udf_abi::artifact::{Artifact, KERNEL_SYMBOL};
use thiserror::Error;

pub(crate) use raw::Code;

/// Why an artifact can't run here.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The CPU lacks something.
    #[error(
        "the code was compiled for {cpu} and needs CPU features that this machine lacks: {}; \
         recompile the function on this machine", missing.join(", ")
    )]
    MissingCpuFeatures {
        /// The CPU it was compiled for.
        cpu: String,
        /// The missing features, as LLVM names them.
        missing: Vec<String>,
    },
    /// A feature that this build can't look for.
    #[error("the code needs CPU feature `{0}`, which this build of rbcdb doesn't know; recompile the function")]
    UnknownCpuFeature(String),
    /// The features that the code needs aren't stated.
    #[error(
        "the code was compiled for CPU `{0}`, but doesn't say which features that needs; \
         recompile the function with an explicit feature list"
    )]
    UnstatedCpuFeatures(String),
    /// The object file breaks the rules of ELF.
    #[error("the object file is malformed ({0}); recompile the function")]
    Malformed(String),
    /// The object file is valid, but uses something that isn't needed for compiled functions and so isn't handled.
    #[error("the object file has {0}, which the loader doesn't take; recompile the function with this build")]
    Unsupported(String),
    /// A call to a function that isn't offered.
    #[error(
        "the code calls `{0}`, which isn't among the functions offered to compiled code ({list}); \
         recompile the function with this build",
        list = externals::NAMES.join(", ")
    )]
    UnknownSymbol(String),
    /// There is nothing to call.
    #[error("the object file doesn't define `{KERNEL_SYMBOL}`; recompile the function")]
    NoKernel,
    /// The system gave no memory for code.
    #[error("no executable memory for compiled code ({0}); a service must not be run with MemoryDenyWriteExecute")]
    Memory(#[from] io::Error),
}

/// Loads the code of an artifact.
///
/// # Errors
/// [`LoadError`] as its variants say; nothing of the object is executed before all checks have passed.
pub(crate) fn load(artifact: &Artifact) -> Result<Code, LoadError> {
    cpu::check(&artifact.metadata.target_cpu, &artifact.metadata.target_features)?;
    let objects = std::iter::once(&artifact.object).chain(&artifact.library);
    let parsed = objects
        .map(|object| elf::Object::parse(object))
        .collect::<Result<_, _>>()?;
    link::link(&elf::Object::join(parsed)?)
}

/// Loads an object whose code this process made for the CPU that it runs on. Also gives the offsets, for [`Code::read`],
/// of the symbols asked for.
///
/// # Errors
/// As [`load`]; also where a symbol isn't there.
pub(crate) fn load_object<'s>(
    object: &[u8],
    symbols: impl Iterator<Item = Option<&'s str>>,
) -> Result<(Code, Vec<Option<usize>>), LoadError> {
    let object = elf::Object::parse(object)?;
    link::link_with(&object, symbols)
}
