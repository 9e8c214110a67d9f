//! Why the store can't do what it shall.

use std::io;
use std::path::{Path, PathBuf};

/// Trouble with the disk, or with what is on it.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// The system refuses; a full disk, most likely.
    #[error("\"{}\": {message}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        message: String,
        /// Whether no space is left.
        full: bool,
    },
    /// A file of the store doesn't hold what it should.
    #[error("the data directory is damaged: {0}")]
    Corrupt(String),
    /// The catalog was written by another version.
    #[error("the data directory has format {found}; this version reads format {expected}")]
    Format {
        /// What the directory has.
        found: u64,
        /// What this version has.
        expected: u64,
    },
    /// Another process has the catalog open.
    #[error("\"{}\" is in use by another process", path.display())]
    InUse {
        /// The catalog.
        path: PathBuf,
    },
    /// The store has been closed.
    #[error("the store is closed")]
    Closed,
}

impl StoreError {
    pub(crate) fn io(path: &Path, error: &io::Error) -> StoreError {
        StoreError::Io {
            path: path.to_owned(),
            message: error.to_string(),
            full: matches!(
                error.kind(),
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge
            ),
        }
    }

    pub(crate) fn corrupt(what: impl std::fmt::Display) -> StoreError {
        StoreError::Corrupt(what.to_string())
    }
}
