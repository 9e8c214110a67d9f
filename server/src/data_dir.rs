//! The data directory: created on start, held by a lock file so that two servers never share it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// Name of the lock file. It holds the process id of the server that has the directory.
pub const LOCK_FILE: &str = "rbcdb.lock";

/// Why a data directory can't be used.
#[derive(Debug, thiserror::Error)]
pub enum DataDirError {
    /// It doesn't exist and can't be created.
    #[error("cannot create the data directory \"{}\": {source}", path.display())]
    Create {
        /// The directory.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Something that isn't a directory has its name.
    #[error("the data directory \"{}\" is not a directory", path.display())]
    NotADirectory {
        /// The path.
        path: PathBuf,
    },
    /// The lock file can't be written.
    #[error("cannot write \"{}\" in the data directory: {source}", path.display())]
    Unwritable {
        /// The lock file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Another server has it.
    #[error("the data directory \"{}\" is in use by another rbcdb server (process {owner})", path.display())]
    InUse {
        /// The directory.
        path: PathBuf,
        /// Process id of the other server, as its lock file says.
        owner: String,
    },
}

/// A data directory that this process holds until the value is dropped.
#[derive(Debug)]
pub struct DataDir {
    path: PathBuf,
    /// The lock lives as long as the open file; the operating system releases it even if the process is killed.
    _lock: File,
}

impl DataDir {
    /// Creates the directory if needed and takes its lock.
    ///
    /// # Errors
    /// [`DataDirError`] if it can't be created or written, or if another server has it.
    pub fn open(path: &Path) -> Result<DataDir, DataDirError> {
        if path.exists() && !path.is_dir() {
            return Err(DataDirError::NotADirectory { path: path.to_owned() });
        }
        fs::create_dir_all(path).map_err(|source| DataDirError::Create {
            path: path.to_owned(),
            source,
        })?;
        let lock_path = path.join(LOCK_FILE);
        let unwritable = |source| DataDirError::Unwritable {
            path: lock_path.clone(),
            source,
        };
        let mut lock = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&lock_path)
            .map_err(unwritable)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut owner = String::new();
                // The owner is for the message alone: an unreadable one leaves it empty.
                let _ = lock.read_to_string(&mut owner);
                let owner = if owner.trim().is_empty() {
                    "unknown".to_owned()
                } else {
                    owner.trim().to_owned()
                };
                return Err(DataDirError::InUse {
                    path: path.to_owned(),
                    owner,
                });
            }
            Err(TryLockError::Error(source)) => return Err(unwritable(source)),
        }
        write_owner(&mut lock).map_err(unwritable)?;
        Ok(DataDir {
            path: path.to_owned(),
            _lock: lock,
        })
    }

    /// The directory.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn write_owner(lock: &mut File) -> io::Result<()> {
    lock.set_len(0)?;
    lock.rewind()?;
    writeln!(lock, "{}", std::process::id())?;
    lock.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_created_held_and_released() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("a/b");
        let held = DataDir::open(&path).unwrap();
        assert_eq!(held.path(), path);
        let error = DataDir::open(&path).unwrap_err();
        assert!(
            matches!(&error, DataDirError::InUse { owner, .. } if *owner == std::process::id().to_string()),
            "{error}"
        );
        drop(held);
        DataDir::open(&path).unwrap();
    }

    #[test]
    fn a_file_or_a_path_below_a_file_is_refused_by_name() {
        let parent = tempfile::tempdir().unwrap();
        let file = parent.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(matches!(
            DataDir::open(&file).unwrap_err(),
            DataDirError::NotADirectory { .. }
        ));
        let error = DataDir::open(&file.join("sub")).unwrap_err();
        assert!(matches!(error, DataDirError::Create { .. }));
        assert!(error.to_string().contains("sub"), "{error}");
    }
}
