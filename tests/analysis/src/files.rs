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

/// The line that defines the module's kernel.
pub fn definition(ir: &str) -> Option<&str> {
    // Numba calls its kernels so in metadata only; they come first in its modules.
    let definitions = || ir.lines().filter(|line| line.starts_with("define "));
    let kernel = definitions().find(|line| line.contains(" ptx_kernel "));
    kernel.or_else(|| definitions().next())
}

/// The kernel's symbol.
pub fn symbol(ir: &str) -> Option<&str> {
    let (_, rest) = definition(ir)?.split_once('@')?;
    let (name, _) = rest.split_once('(')?;
    Some(name.trim_matches('"'))
}

/// The names of the kernel's parameters.
pub fn parameters(ir: &str) -> Vec<&str> {
    let list = definition(ir)
        .and_then(|line| line.split_once('('))
        .map_or("", |(_, rest)| rest);
    list.split('%')
        .skip(1)
        .map(|rest| rest.split([',', ')']).next().unwrap_or_default().trim_matches('"'))
        .collect()
}
