//! Rules of the house that no compiler checks, over all tracked files.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Rust files may be this long before a newcomer loses the way.
const LINES_MAX: usize = 800;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the root")
        .to_owned()
}

fn tracked(extension: &str) -> Vec<(String, String)> {
    let output = Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(root())
        .output()
        .expect("git runs");
    assert!(output.status.success(), "git ls-files failed");
    let names = String::from_utf8(output.stdout).expect("file names are UTF-8");
    let files: Vec<(String, String)> = names
        .split_terminator('\0')
        .filter(|name| name.ends_with(extension))
        .filter_map(|name| Some((name.to_owned(), std::fs::read_to_string(root().join(name)).ok()?)))
        .collect();
    assert!(!files.is_empty(), "no tracked {extension} files");
    files
}

fn report(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn rust_files_are_short_and_start_with_what_they_are_for() {
    let mut problems = Vec::new();
    for (name, text) in tracked(".rs") {
        let lines = text.lines().count();
        if lines > LINES_MAX {
            problems.push(format!(
                "{name}: {lines} lines, at most {LINES_MAX}: split it by construct"
            ));
        }
        if !text.starts_with("//!") {
            problems.push(format!("{name}: starts without a //! line that says what it is for"));
        }
    }
    report(&problems);
}

#[test]
fn nothing_is_left_unfinished_or_ignored() {
    let markers = [
        ["to", "do!("].concat(),
        ["unimple", "mented!("].concat(),
        ["#[ig", "nore"].concat(),
    ];
    let mut problems = Vec::new();
    for (name, text) in tracked(".rs") {
        for (i, line) in text.lines().enumerate() {
            if markers.iter().any(|marker| line.contains(marker.as_str())) {
                problems.push(format!("{name}:{}: {}", i + 1, line.trim()));
            }
        }
    }
    report(&problems);
}

#[test]
fn links_in_the_documentation_lead_somewhere() {
    let mut problems = Vec::new();
    for (name, text) in tracked(".md") {
        let folder = root().join(&name).parent().expect("a file lies in a folder").to_owned();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = target.split('#').next().unwrap_or_default();
            if !path.is_empty() && !path.contains("://") && !path.contains(' ') && !folder.join(path).exists() {
                problems.push(format!("{name}: {target} does not exist"));
            }
        }
    }
    report(&problems);
}
