//! The labelled kernels of `tests/filetests/analysis`.

use std::path::{Path, PathBuf};

/// The folder with the kernels.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../filetests/analysis")
}

/// The files that carry labels: each `.cu`, and each `.ll` without one.
pub fn labelled() -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(&root(), &mut files);
    files.sort();
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_dir() {
            collect(&path, files);
        } else if extension == Some("cu") || (extension == Some("ll") && !path.with_extension("cu").exists()) {
            files.push(path);
        }
    }
}
