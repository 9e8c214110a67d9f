//! Makes the LLVM IR of the kernels in `tests/filetests/analysis` anew: each `NAME.cu` becomes a `NAME.ll` beside it.
//!
//! The IR is committed, so that tests need no clang. Headers of the `.cu` files choose what clang is asked for: `opt` (`O0`
//! to `O3`) and `arch` (`sm_70` and up). Value names are kept, since conditions are written with the names of parameters.

use std::path::{Path, PathBuf};
use std::process::Command;

const FOLDER: &str = "tests/filetests/analysis";

/// Compiles all kernels below `root`, or those whose path contains one of `names`; the number of files made.
pub fn regenerate(root: &Path, names: &[String]) -> Result<usize, String> {
    let folder = root.join(FOLDER);
    let mut sources = Vec::new();
    collect(&folder, &mut sources)?;
    sources.sort();
    let chosen = sources
        .iter()
        .filter_map(|source| source.strip_prefix(&folder).ok())
        .filter(|source| names.is_empty() || names.iter().any(|name| source.to_string_lossy().contains(name)));
    let mut made = 0;
    for source in chosen {
        compile(&folder, source)?;
        made += 1;
    }
    Ok(made)
}

fn collect(folder: &Path, sources: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, sources)?;
        } else if path.extension().is_some_and(|extension| extension == "cu") {
            sources.push(path);
        }
    }
    Ok(())
}

fn compile(folder: &Path, source: &Path) -> Result<(), String> {
    let text =
        std::fs::read_to_string(folder.join(source)).map_err(|error| format!("{}: {error}", source.display()))?;
    let header = |key: &str| {
        text.lines()
            .map_while(|line| line.strip_prefix("// "))
            .find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
    };
    // Run in the folder with relative names, so that no path of this machine gets into the output.
    let output = Command::new("clang++-22")
        .current_dir(folder)
        .args([
            "-x",
            "cuda",
            "-nocudainc",
            "-nocudalib",
            "--cuda-device-only",
            "-Wall",
            "-Werror",
        ])
        .args([
            "--cuda-feature=+ptx83",
            "-fno-discard-value-names",
            "-gline-tables-only",
            "-ffile-compilation-dir=.",
            "-S",
            "-emit-llvm",
            "-o",
            "-",
        ])
        .arg(format!("--cuda-gpu-arch={}", header("arch").unwrap_or("sm_80")))
        .arg(format!("-{}", header("opt").unwrap_or("O2")))
        .arg(source)
        .output()
        .map_err(|error| format!("clang++-22 could not be started: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "{}: {}",
            source.display(),
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    let target = folder.join(source).with_extension("ll");
    std::fs::write(&target, output.stdout).map_err(|error| format!("{}: {error}", target.display()))
}
