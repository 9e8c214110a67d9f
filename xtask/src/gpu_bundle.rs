//! `cargo xtask gpu-bundle [FOLDER]`: a folder that checks and measures a GPU on a machine with Linux, an NVIDIA driver and
//! Python: `gpu-check`, its functions compiled, the peers' programs, `run.sh`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the folder may take.
const BYTES_MAX: u64 = 60 << 20;

/// Makes the folder anew; says where it is and what it takes.
pub fn make(root: &Path, folder: Option<&String>) -> Result<(), String> {
    let folder = folder.map_or_else(|| target(root).join("gpu-bundle"), PathBuf::from);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let folder = folder.canonicalize().map_err(|error| error.to_string())?;
    cargo(root, &["build", "--release", "--package", "rbcdb-gpu-check"], None)?;
    let built = target(root).join("release/gpu-check");
    copy(&built, &folder.join("gpu-check"))?;
    let scripts = root.join("tests/gpu-check/bundle");
    for entry in std::fs::read_dir(&scripts)
        .map_err(|error| error.to_string())?
        .flatten()
    {
        if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "py" || extension == "sh")
        {
            copy(&entry.path(), &folder.join(entry.file_name()))?;
        }
    }
    let pack = folder.join("functions.pack");
    let arguments = ["run", "--package", "rbcdb-tests-compiler", "--bin", "gpu-bundle", "--"];
    cargo(root, &arguments, Some(pack.as_os_str()))?;
    run(Command::new("gzip").arg("--force").arg("--best").arg(&pack))?;
    let bytes = size(&folder);
    println!("{}: {bytes} bytes", folder.display());
    match bytes <= BYTES_MAX {
        true => Ok(()),
        false => Err(format!("that is more than {BYTES_MAX} bytes")),
    }
}

/// Where cargo builds.
fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

fn cargo(root: &Path, arguments: &[&str], last: Option<&OsStr>) -> Result<(), String> {
    let mut command = Command::new(env!("CARGO"));
    run(command.current_dir(root).args(arguments).args(last))
}

fn run(command: &mut Command) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{command:?} ended with {status}")),
        Err(error) => Err(format!("{command:?}: {error}")),
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    std::fs::copy(from, to)
        .map(|_| ())
        .map_err(|error| format!("{}: {error}", from.display()))
}

/// Bytes of the files right in a folder.
fn size(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .filter_map(|file| file.metadata().ok())
        .map(|metadata| metadata.len())
        .sum()
}
