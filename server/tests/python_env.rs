//! One Python environment for all tests that drive a client from Python. Packages come from PyPI; where that can't be
//! reached, a test has nothing to test with and says so.

#![allow(dead_code, reason = "each test program uses its part")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Mutex;

/// One installation at a time.
static INSTALLING: Mutex<()> = Mutex::new(());

/// A Python that can import `imports`: the machine's own, or the environment's after `packages` are installed there.
/// `None` if they can't be had, which is said on standard error.
pub fn python(packages: &[&str], imports: &str) -> Option<PathBuf> {
    let there = |python: &Path| {
        let output = Command::new(python).args(["-c", &format!("import {imports}")]).output();
        output.is_ok_and(|output| output.status.success())
    };
    let system = PathBuf::from("python3");
    if there(&system) {
        return Some(system);
    }
    let _one = INSTALLING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python");
    let python = folder.join("bin/python");
    let run = |command: &mut Command| command.output().is_ok_and(|output| output.status.success());
    if !there(&python) {
        if !python.exists() {
            run(Command::new("python3").args(["-m", "venv"]).arg(&folder));
        }
        let pip = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--only-binary=:all:",
        ];
        run(Command::new(&python).args(pip).args(packages));
    }
    if there(&python) {
        return Some(python);
    }
    eprintln!("skipped: no Python with {}", packages.join(", "));
    None
}

/// Runs a script that ends by printing `ok`.
///
/// # Panics
/// If it ends otherwise; with what it printed.
pub fn run_to_ok(python: &Path, script: &Path, arguments: &[&str]) {
    let output = Command::new(python)
        .arg(script)
        .args(arguments)
        .output()
        .expect("Python runs");
    assert_ok(&output);
}

/// Whether a client's program ended well, with `ok` as its last line.
///
/// # Panics
/// If not; with what it printed.
pub fn assert_ok(output: &Output) {
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success() && out.ends_with("ok\n"), "{out}{err}");
}
