//! Compiled functions with rows of arguments, in one file.
//!
//! Layout, all integers little-endian: 8 bytes magic, 4 bytes number of entries; for each entry: group and name, each as 4
//! bytes length and UTF-8; the artifact as 4 bytes length and bytes (it has its own checksum); 4 bytes number of rows; for each
//! row and parameter 1 byte (0: NULL) and 16 bytes of the value, as [`crate::arrays`] reads them.

use rbcdb_udf_abi::artifact::{Artifact, ArtifactError};
use thiserror::Error;

const MAGIC: [u8; 8] = *b"RBCPACK1";

/// A value's bits, least significant first, the real part of a complex number below the imaginary one; `None` is NULL.
pub type Bits = Option<u128>;

/// A function of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is for: `operations`, `programs`, …
    pub group: String,
    /// Its name there.
    pub name: String,
    /// The function.
    pub artifact: Artifact,
    /// Arguments.
    pub rows: Vec<Vec<Bits>>,
}

/// Why bytes are not a pack.
#[derive(Debug, Error)]
pub enum PackError {
    /// They don't begin as a pack does.
    #[error("this is no pack of this version")]
    Magic,
    /// They end too early.
    #[error("the pack is cut short")]
    CutShort,
    /// They go on after the last entry.
    #[error("the pack has {0} bytes too many")]
    TooLong(usize),
    /// A name that isn't text.
    #[error("the pack has a name that isn't UTF-8")]
    Name,
    /// A function that takes arrays: rows hold scalars only.
    #[error("{0} takes an array, the pack's rows are of scalars")]
    Arrays(String),
    /// A part that is too long to be written.
    #[error("a part of the pack is longer than 4 GiB")]
    TooLarge,
    /// An artifact in it.
    #[error("{name}: {error}")]
    Artifact {
        /// The entry.
        name: String,
        /// What is wrong.
        error: ArtifactError,
    },
}

/// The entries as bytes.
///
/// # Errors
/// If an artifact can't be written.
pub fn write(entries: &[Entry]) -> Result<Vec<u8>, PackError> {
    let mut bytes = MAGIC.to_vec();
    put_count(&mut bytes, entries.len())?;
    for entry in entries {
        let artifact = entry.artifact.to_bytes().map_err(|error| PackError::Artifact {
            name: entry.name.clone(),
            error,
        })?;
        for part in [entry.group.as_bytes(), entry.name.as_bytes(), &artifact] {
            put_count(&mut bytes, part.len())?;
            bytes.extend_from_slice(part);
        }
        put_count(&mut bytes, entry.rows.len())?;
        for value in entry.rows.iter().flatten() {
            bytes.push(value.is_some().into());
            bytes.extend_from_slice(&value.unwrap_or(0).to_le_bytes());
        }
    }
    Ok(bytes)
}

fn put_count(bytes: &mut Vec<u8>, count: usize) -> Result<(), PackError> {
    let count = u32::try_from(count).map_err(|_| PackError::TooLarge)?;
    bytes.extend_from_slice(&count.to_le_bytes());
    Ok(())
}

/// Reads entries.
///
/// # Errors
/// What is wrong with the bytes.
pub fn read(bytes: &[u8]) -> Result<Vec<Entry>, PackError> {
    let mut rest = bytes.strip_prefix(&MAGIC).ok_or(PackError::Magic)?;
    let count = take_count(&mut rest)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        let group = take_text(&mut rest)?;
        let name = take_text(&mut rest)?;
        let length = take_count(&mut rest)?;
        let artifact = Artifact::from_bytes(take(&mut rest, length)?).map_err(|error| PackError::Artifact {
            name: name.clone(),
            error,
        })?;
        if artifact.metadata.signature.first_array().is_some() {
            return Err(PackError::Arrays(name));
        }
        let parameters = artifact.metadata.signature.parameters.len();
        let rows = take_count(&mut rest)?;
        let row = |rest: &mut &[u8]| {
            (0..parameters)
                .map(|_| take_value(rest))
                .collect::<Result<Vec<Bits>, _>>()
        };
        let rows = (0..rows).map(|_| row(&mut rest)).collect::<Result<_, _>>()?;
        entries.push(Entry {
            group,
            name,
            artifact,
            rows,
        });
    }
    match rest.len() {
        0 => Ok(entries),
        extra => Err(PackError::TooLong(extra)),
    }
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], PackError> {
    let (head, tail) = rest.split_at_checked(length).ok_or(PackError::CutShort)?;
    *rest = tail;
    Ok(head)
}

fn take_count(rest: &mut &[u8]) -> Result<usize, PackError> {
    let mut count = [0; 4];
    count.copy_from_slice(take(rest, 4)?);
    Ok(u32::from_le_bytes(count) as usize)
}

fn take_text(rest: &mut &[u8]) -> Result<String, PackError> {
    let length = take_count(rest)?;
    let text = std::str::from_utf8(take(rest, length)?);
    text.map(str::to_owned).map_err(|_| PackError::Name)
}

fn take_value(rest: &mut &[u8]) -> Result<Bits, PackError> {
    let present = take(rest, 1)? != [0];
    let mut value = [0; 16];
    value.copy_from_slice(take(rest, 16)?);
    Ok(present.then(|| u128::from_le_bytes(value)))
}

#[cfg(test)]
mod tests {
    use rbcdb_udf_abi::artifact::{CacheKey, Metadata};
    use rbcdb_udf_abi::{Language, Options, Parameter, ScalarType, Signature};

    use super::*;

    fn entry() -> Entry {
        let parameter = |name: &str, ty: ScalarType| Parameter {
            name: name.into(),
            ty: ty.into(),
        };
        let metadata = Metadata {
            signature: Signature {
                name: "f".into(),
                parameters: vec![parameter("a", ScalarType::Int8), parameter("z", ScalarType::Complex128)],
                result: ScalarType::Bool,
                called_on_null_input: false,
                kernel: None,
            },
            options: Options::default(),
            nullable_result: false,
            source: "return True".into(),
            language: Language::Rbc,
            sites: vec![],
            dependencies: vec![],
            target_cpu: "x86-64-v3".into(),
            target_features: String::new(),
            compiler: "test".into(),
            launch: None,
        };
        Entry {
            group: "programs".into(),
            name: "seed 7".into(),
            artifact: Artifact {
                metadata,
                key: CacheKey([1; 32]),
                object: vec![1, 2, 3],
                library: Vec::new(),
                gpu: None,
            },
            rows: vec![vec![Some(5), None], vec![Some(1 << 100), Some(0)]],
        }
    }

    #[test]
    fn packs_round_trip() {
        let entries = [entry(), entry()];
        assert_eq!(read(&write(&entries).unwrap()).unwrap(), entries);
    }

    #[test]
    fn damaged_packs_are_refused() {
        let bytes = write(&[entry()]).unwrap();
        for length in 0..bytes.len() {
            assert!(read(&bytes[..length]).is_err(), "{length}");
        }
        let longer = [&bytes[..], &[0]].concat();
        assert!(matches!(read(&longer), Err(PackError::TooLong(1))));
    }
}
