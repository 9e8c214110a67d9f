//! The artifact: the compiler's output as one inert, versioned, checksummed, content-addressed container.
//!
//! Loading checks magic, version, length and checksum before anything else is looked at; nothing in an artifact is
//! executed or trusted before that. The checksum finds accidents (a file cut short, a flipped bit), not forgeries:
//! whoever can write the store can also write a checksum.
//!
//! Layout, all integers little-endian:
//!
//! | bytes | content |
//! |---|---|
//! | 8 | magic, with the guards of PNG's signature: a byte that isn't ASCII, both line ends, an end-of-file character |
//! | 4 | format version |
//! | 8 | length of the whole artifact in bytes |
//! | 32 | SHA-256 of everything after this field |
//! | 8 + n | length and bytes of [`Metadata`] as JSON |
//! | 32 | [`CacheKey`] |
//! | 8 + n | length and bytes of the object file |
//! | 8 | number of objects of the library, and for each: |
//! | 8 + n | length and bytes |
//! | 8 + n | length and bytes of [`GpuCode`] as JSON without its cubins; no bytes where there is none |
//! | 8 | number of cubins, and for each: |
//! | 4 + 8 + n | compute capability, length and bytes of the image |

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

pub use crate::cache_key::{CacheKey, CacheKeyBuilder};

use crate::gpu::{Cubin, GpuCode};
use crate::kernel::LaunchContract;
use crate::signature::{Language, Options, Signature};

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
    /// What that is written in.
    pub language: Language,
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
    /// For a kernel function: what its launches must hold to.
    pub launch: Option<LaunchContract>,
}

/// A compiled function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// What it is.
    pub metadata: Metadata,
    /// The key it is stored under.
    pub key: CacheKey,
    /// An x86-64 ELF relocatable object that defines [`KERNEL_SYMBOL`]; empty for a kernel function.
    pub object: Vec<u8>,
    /// Objects of the same kind, of the math library: they define what `object` and they themselves refer to.
    pub library: Vec<Vec<u8>>,
    /// Its code for GPUs, once made.
    pub gpu: Option<GpuCode>,
}

/// Version of the container's layout and of the JSON in it. Raised with every change that an older reader would
/// misunderstand; readers accept exactly their own.
pub const FORMAT_VERSION: u32 = 6;

const MAGIC: [u8; 8] = *b"\x89RBC\r\n\x1a\n";
const VERSION_AT: usize = 8;
const LENGTH_AT: usize = 12;
const CHECKSUM_AT: usize = 20;
const BODY_AT: usize = 52;

/// Why bytes are not a usable artifact.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ArtifactError {
    /// The magic number is missing.
    #[error("this is not an rbcdb artifact (its first bytes are not the artifact signature): recompile the function")]
    NotAnArtifact,
    /// Written in another format.
    #[error(
        "the artifact has format version {found}, this build reads version {FORMAT_VERSION}: \
         it was made by another version of rbcdb, recompile the function"
    )]
    Version {
        /// The version in the header.
        found: u32,
    },
    /// Fewer bytes than the header says.
    #[error("the artifact is cut short ({actual} of {expected} bytes): recompile the function")]
    CutShort {
        /// Length that the header declares (or the header's own length), in bytes.
        expected: u64,
        /// Length found, in bytes.
        actual: u64,
    },
    /// More bytes than the header says.
    #[error("the artifact is followed by {extra} bytes that don't belong to it: recompile the function")]
    TrailingBytes {
        /// Bytes beyond the declared length.
        extra: u64,
    },
    /// The contents don't match the checksum.
    #[error("the artifact is corrupted (its checksum doesn't match its contents): recompile the function")]
    Checksum,
    /// The checksum matches, but the contents make no sense.
    #[error("the artifact is malformed ({0}): it was made by another version of rbcdb, recompile the function")]
    Malformed(String),
}

impl Artifact {
    /// The artifact as bytes that [`Artifact::from_bytes`] reads.
    ///
    /// # Errors
    /// [`ArtifactError::Malformed`] if the metadata can't be written as JSON.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ArtifactError> {
        let metadata =
            serde_json::to_vec(&self.metadata).map_err(|e| ArtifactError::Malformed(format!("metadata: {e}")))?;
        let gpu = match &self.gpu {
            Some(code) => serde_json::to_vec(code).map_err(|e| ArtifactError::Malformed(format!("GPU code: {e}")))?,
            None => Vec::new(),
        };
        let cubins: &[Cubin] = self.gpu.as_ref().map_or(&[], |code| &code.cubins);
        let cubin_bytes: usize = cubins.iter().map(|cubin| 4 + 8 + cubin.image.len()).sum();
        let library_bytes: usize = self.library.iter().map(|object| 8 + object.len()).sum();
        let cpu_bytes = 8 + self.object.len() + 8 + library_bytes;
        let total = BODY_AT + 8 + metadata.len() + 32 + cpu_bytes + 8 + gpu.len() + 8 + cubin_bytes;
        let mut bytes = Vec::with_capacity(total);
        bytes.extend_from_slice(&MAGIC);
        bytes.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
        bytes.extend_from_slice(&(total as u64).to_le_bytes());
        bytes.extend_from_slice(&[0; 32]);
        bytes.extend_from_slice(&(metadata.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&metadata);
        bytes.extend_from_slice(&self.key.0);
        bytes.extend_from_slice(&(self.object.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&self.object);
        bytes.extend_from_slice(&(self.library.len() as u64).to_le_bytes());
        for object in &self.library {
            bytes.extend_from_slice(&(object.len() as u64).to_le_bytes());
            bytes.extend_from_slice(object);
        }
        bytes.extend_from_slice(&(gpu.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&gpu);
        bytes.extend_from_slice(&(cubins.len() as u64).to_le_bytes());
        for cubin in cubins {
            bytes.extend_from_slice(&cubin.capability.to_le_bytes());
            bytes.extend_from_slice(&(cubin.image.len() as u64).to_le_bytes());
            bytes.extend_from_slice(&cubin.image);
        }
        let checksum = Sha256::digest(&bytes[BODY_AT..]);
        bytes[CHECKSUM_AT..BODY_AT].copy_from_slice(&checksum);
        Ok(bytes)
    }

    /// Reads an artifact, checking magic, version, length and checksum first. The object inside is not looked at.
    ///
    /// # Errors
    /// An [`ArtifactError`] that says what is wrong and what to do, for any bytes whatever.
    pub fn from_bytes(bytes: &[u8]) -> Result<Artifact, ArtifactError> {
        let mut body = checked_body(bytes)?;
        let metadata = take_sized(&mut body, "metadata")?;
        let key = take_array::<32>(&mut body, "cache key")?;
        let object = take_sized(&mut body, "object")?;
        let library = take_library(&mut body)?;
        let gpu = take_gpu_code(&mut body)?;
        if !body.is_empty() {
            return Err(ArtifactError::Malformed(format!(
                "{} bytes after the last section",
                body.len()
            )));
        }
        let metadata =
            serde_json::from_slice(metadata).map_err(|e| ArtifactError::Malformed(format!("metadata: {e}")))?;
        Ok(Artifact {
            metadata,
            key: CacheKey(key),
            object: object.to_vec(),
            library,
            gpu,
        })
    }
}

/// Checks the header and the checksum; what is after the header.
fn checked_body(bytes: &[u8]) -> Result<&[u8], ArtifactError> {
    let actual = bytes.len() as u64;
    let cut_short = |expected: u64| ArtifactError::CutShort { expected, actual };
    let magic_seen = bytes.len().min(MAGIC.len());
    if bytes[..magic_seen] != MAGIC[..magic_seen] {
        return Err(ArtifactError::NotAnArtifact);
    }
    let header = bytes.get(..BODY_AT).ok_or(cut_short(BODY_AT as u64))?;
    let mut fields = &header[VERSION_AT..];
    let found = u32::from_le_bytes(take_array(&mut fields, "version")?);
    if found != FORMAT_VERSION {
        return Err(ArtifactError::Version { found });
    }
    debug_assert_eq!(BODY_AT - fields.len(), LENGTH_AT);
    let expected = u64::from_le_bytes(take_array(&mut fields, "length")?);
    if actual < expected {
        return Err(cut_short(expected));
    }
    if actual > expected {
        return Err(ArtifactError::TrailingBytes {
            extra: actual - expected,
        });
    }
    let body = &bytes[BODY_AT..];
    if *fields != *Sha256::digest(body) {
        return Err(ArtifactError::Checksum);
    }
    Ok(body)
}

/// Takes the GPU code and its cubins off the front.
fn take_library(body: &mut &[u8]) -> Result<Vec<Vec<u8>>, ArtifactError> {
    let mut library = Vec::new();
    for _ in 0..u64::from_le_bytes(take_array(body, "number of library objects")?) {
        library.push(take_sized(body, "library object")?.to_vec());
    }
    Ok(library)
}

fn take_gpu_code(body: &mut &[u8]) -> Result<Option<GpuCode>, ArtifactError> {
    let json = take_sized(body, "GPU code")?;
    let mut cubins = Vec::new();
    for _ in 0..u64::from_le_bytes(take_array(body, "number of cubins")?) {
        cubins.push(Cubin {
            capability: u32::from_le_bytes(take_array(body, "compute capability")?),
            image: take_sized(body, "cubin")?.to_vec(),
        });
    }
    if json.is_empty() {
        return match cubins.is_empty() {
            true => Ok(None),
            false => Err(ArtifactError::Malformed("cubins without GPU code".to_owned())),
        };
    }
    let mut code: GpuCode =
        serde_json::from_slice(json).map_err(|e| ArtifactError::Malformed(format!("GPU code: {e}")))?;
    code.cubins = cubins;
    Ok(Some(code))
}

/// Takes `N` bytes off the front.
fn take_array<const N: usize>(bytes: &mut &[u8], what: &str) -> Result<[u8; N], ArtifactError> {
    let (head, tail) = bytes
        .split_first_chunk::<N>()
        .ok_or_else(|| ArtifactError::Malformed(format!("{what} is incomplete")))?;
    *bytes = tail;
    Ok(*head)
}

/// Takes a length and that many bytes off the front; never allocates.
fn take_sized<'a>(bytes: &mut &'a [u8], what: &str) -> Result<&'a [u8], ArtifactError> {
    let declared = u64::from_le_bytes(take_array(bytes, what)?);
    let length = usize::try_from(declared).ok().filter(|n| *n <= bytes.len());
    let Some(length) = length else {
        return Err(ArtifactError::Malformed(format!(
            "{what} of {declared} bytes, {} are there",
            bytes.len()
        )));
    };
    let (head, tail) = bytes.split_at(length);
    *bytes = tail;
    Ok(head)
}

#[cfg(test)]
mod tests;
