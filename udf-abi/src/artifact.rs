//! The artifact: the compiler's output as one inert, versioned, checksummed, content-addressed container.
//!
//! Loading checks magic, version, length and checksum before anything else is looked at; nothing in an artifact is
//! executed or trusted before that.

use serde::{Deserialize, Serialize};

use crate::signature::{Options, Signature};

/// The kernel's name in the object file.
pub const KERNEL_SYMBOL: &str = "rbc_kernel";

/// A place in a function's body that can fail.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Site {
    /// The function whose body it is (a callee's own name, where a call was compiled in).
    pub function: String,
    /// Line in that body, from 1.
    pub line: u32,
    /// Column in that line, from 1, in characters.
    pub column: u32,
    /// What happened, where the code's default message doesn't say it: the text of `raise`, the operation.
    pub message: Option<String>,
}

/// What the artifact says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Name, parameters, result.
    pub signature: Signature,
    /// Options that the code was compiled with.
    pub options: Options,
    /// Whether rows with non-NULL arguments (or, for CALLED ON NULL INPUT, any row) can give NULL.
    pub nullable_result: bool,
    /// The function's source, as the user wrote it.
    pub source: String,
    /// Error sites, indexed by [`crate::error::RowError::site`].
    pub sites: Vec<Site>,
    /// Keys of the functions compiled in.
    pub dependencies: Vec<CacheKey>,
    /// The CPU that the object needs, as LLVM names it.
    pub target_cpu: String,
    /// LLVM's feature string for that CPU; every feature named with `+` must be present to run the object.
    pub target_features: String,
    /// Compiler build that made it.
    pub compiler: String,
}

/// SHA-256 over everything that changes the code: typed IR, compiler build, options, target, callees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CacheKey(pub [u8; 32]);

/// A compiled function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// What it is.
    pub metadata: Metadata,
    /// The key it is stored under.
    pub key: CacheKey,
    /// An x86-64 ELF relocatable object that defines [`KERNEL_SYMBOL`].
    pub object: Vec<u8>,
}
