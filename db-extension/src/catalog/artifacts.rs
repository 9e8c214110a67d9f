//! Code that outlives the server: artifacts in files of the data directory, each under its key.
//!
//! A key covers everything that the code is made from, the compiler and the CPU included, so what is found under it is what
//! the compiler would make again. A file that isn't there, or is damaged, costs no more than that.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use rbcdb_udf_abi::artifact::{Artifact, CacheKey};

/// So many that nobody needs don't matter.
const FEW: u64 = 64;

/// The artifacts of a data directory; none where everything is in memory.
#[derive(Debug)]
pub(super) struct Artifacts {
    folder: Option<PathBuf>,
    /// How many were written.
    written: AtomicU64,
    /// How many of these at the last look for those that nobody needs.
    swept: AtomicU64,
}

impl Artifacts {
    /// Those of a data directory.
    pub fn new(directory: Option<&Path>) -> Artifacts {
        Artifacts {
            folder: directory.map(|directory| directory.join("artifacts")),
            written: AtomicU64::new(0),
            swept: AtomicU64::new(0),
        }
    }

    /// The artifact of a key, if it is there and whole.
    pub fn get(&self, key: CacheKey) -> Option<Artifact> {
        let path = self.folder.as_ref()?.join(key.to_string());
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    tracing::warn!("{}: {error}: the function is compiled again", path.display());
                }
                return None;
            }
        };
        match Artifact::from_bytes(&bytes) {
            Ok(artifact) if artifact.key == key => Some(artifact),
            Ok(_) => {
                tracing::warn!("{} is another function's", path.display());
                None
            }
            Err(error) => {
                tracing::warn!("{}: {error}", path.display());
                None
            }
        }
    }

    /// Keeps an artifact. Not being able to is no more than a line in the log.
    pub fn put(&self, artifact: &Artifact) {
        let Some(folder) = &self.folder else {
            return;
        };
        if let Err(error) = self.write(folder, artifact) {
            tracing::warn!("{}: {error}: a function's code is not kept", folder.display());
        }
    }

    /// Under another name until it is whole. It isn't synced: after a crash, the checksum tells.
    fn write(&self, folder: &Path, artifact: &Artifact) -> io::Result<()> {
        let bytes = artifact.to_bytes().map_err(io::Error::other)?;
        let part = folder.join(format!("{}.part", self.written.fetch_add(1, Ordering::Relaxed)));
        fs::create_dir_all(folder)?;
        let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, folder.join(artifact.key.to_string())));
        if written.is_err() {
            // The first error is the one to tell.
            let _ = fs::remove_file(&part);
        }
        written
    }

    /// Removes all but those of these keys, if many were written since the last time. One that is being made may go, too, and
    /// is made again at the next start.
    pub fn sweep(&self, needed: &HashSet<CacheKey>) {
        let written = self.written.load(Ordering::Relaxed);
        if written - self.swept.load(Ordering::Relaxed) > FEW + needed.len() as u64 {
            self.remove_others(needed);
        }
    }

    /// Removes all but those of these keys.
    pub fn remove_others(&self, needed: &HashSet<CacheKey>) {
        self.swept
            .store(self.written.load(Ordering::Relaxed), Ordering::Relaxed);
        let Some(folder) = self.folder.as_ref().filter(|folder| folder.exists()) else {
            return;
        };
        if let Err(error) = remove_others(folder, needed) {
            tracing::warn!("{}: {error}: code that nobody needs stays there", folder.display());
        }
    }
}

fn remove_others(folder: &Path, needed: &HashSet<CacheKey>) -> io::Result<()> {
    for file in fs::read_dir(folder)? {
        let file = file?;
        let key = file.file_name().to_str().and_then(|name| name.parse().ok());
        if key.is_none_or(|key| !needed.contains(&key)) {
            fs::remove_file(file.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rbcdb_udf_abi::{Language, Options, Parameter, ScalarType, Signature};
    use rbcdb_udf_compiler::pipeline::Compiler;
    use rbcdb_udf_compiler::{CompileRequest, EmptyEnvironment};

    use super::*;

    fn artifact(body: &str) -> Artifact {
        let signature = Signature {
            name: "f".to_owned(),
            parameters: vec![Parameter {
                name: "x".to_owned(),
                ty: ScalarType::Float64.into(),
            }],
            result: ScalarType::Float64,
            called_on_null_input: false,
            kernel: None,
        };
        let request = CompileRequest {
            signature: &signature,
            options: Options::default(),
            body,
            language: Language::Rbc,
        };
        let compiler = Compiler::host().expect("it starts");
        compiler
            .compile(&request, &EmptyEnvironment)
            .expect("it compiles")
            .artifact
    }

    fn files(folder: &Path) -> usize {
        fs::read_dir(folder.join("artifacts")).expect("it is there").count()
    }

    #[test]
    fn what_was_put_is_found_unless_it_is_damaged() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let artifacts = Artifacts::new(Some(directory.path()));
        let (one, other) = (artifact("return x + 1.0"), artifact("return x + 2.0"));
        assert_eq!(artifacts.get(one.key), None);
        artifacts.put(&one);
        assert_eq!(artifacts.get(one.key), Some(one.clone()));
        assert_eq!(artifacts.get(other.key), None);
        let path = |artifact: &Artifact| directory.path().join("artifacts").join(artifact.key.to_string());
        fs::copy(path(&one), path(&other)).expect("it can be copied");
        assert_eq!(artifacts.get(other.key), None, "it has another key");
        let mut bytes = fs::read(path(&one)).expect("it is there");
        bytes.truncate(bytes.len() / 2);
        fs::write(path(&one), bytes).expect("it can be written");
        assert_eq!(artifacts.get(one.key), None);
        artifacts.put(&one);
        assert_eq!(artifacts.get(one.key), Some(one));
        assert_eq!(files(directory.path()), 2);
    }

    #[test]
    fn what_nobody_needs_goes_when_there_is_much_of_it() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let artifacts = Artifacts::new(Some(directory.path()));
        let mut artifact = artifact("return x");
        let keys: Vec<CacheKey> = (0..=FEW as u8 + 1).map(|n| CacheKey([n; 32])).collect();
        let needed = HashSet::from([keys[0]]);
        for key in &keys {
            artifact.key = *key;
            artifacts.put(&artifact);
            artifacts.sweep(&needed);
        }
        assert!(artifacts.get(keys[0]).is_some() && artifacts.get(keys[1]).is_none());
        assert_eq!(files(directory.path()), 1);
    }

    #[test]
    fn without_a_directory_nothing_is_kept() {
        let artifacts = Artifacts::new(None);
        let artifact = artifact("return x");
        artifacts.put(&artifact);
        assert_eq!(artifacts.get(artifact.key), None);
    }
}
