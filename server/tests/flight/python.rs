//! ADBC's Flight SQL driver and pyarrow, from Python. The packages come from PyPI; where that can't be reached, there is
//! nothing to test with, and the test says so.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::harness::FlightServer;

const PACKAGES: [&str; 3] = [
    "adbc-driver-flightsql==1.13.*",
    "adbc-driver-manager==1.13.*",
    "pyarrow",
];

/// A Python with the packages; `None` if they can't be had.
fn python() -> Option<&'static Path> {
    static PYTHON: OnceLock<Option<PathBuf>> = OnceLock::new();
    PYTHON.get_or_init(install).as_deref()
}

fn install() -> Option<PathBuf> {
    let there = |python: &Path| {
        let imports = Command::new(python)
            .args(["-c", "import adbc_driver_flightsql.dbapi, pyarrow.flight"])
            .output();
        imports.is_ok_and(|output| output.status.success())
    };
    let run = |command: &mut Command| command.output().is_ok_and(|output| output.status.success());
    let system = PathBuf::from("python3");
    if there(&system) {
        return Some(system);
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python-flight");
    let python = folder.join("bin/python");
    if there(&python) {
        return Some(python);
    }
    let made = run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder));
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    let installed = made && run(Command::new(&python).args(pip).args(PACKAGES));
    (installed && there(&python)).then_some(python)
}

/// Runs a script with the server's address as its argument.
fn run(script: &str, server: &FlightServer) {
    let Some(python) = python() else {
        eprintln!("skipped: no Python with {}", PACKAGES.join(", "));
        return;
    };
    let output = Command::new(python)
        .args(["-c", script, &format!("grpc://127.0.0.1:{}", server.port())])
        .output()
        .expect("Python runs");
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success() && out.ends_with("ok\n"), "{out}{err}");
    eprint!("{out}");
}

#[test]
fn adbc_queries_and_changes() {
    run(include_str!("adbc.py"), &FlightServer::start());
}

#[test]
fn adbc_moves_ten_million_rows() {
    run(include_str!("adbc_large.py"), &FlightServer::start());
}

#[test]
fn pyarrow_speaks_flight() {
    run(include_str!("pyarrow_flight.py"), &FlightServer::start());
}

/// The examples of docs/flight-sql.md, in order, in one program.
#[test]
fn the_examples_in_the_documentation_run() {
    let text = include_str!("../../../docs/flight-sql.md");
    let blocks: Vec<&str> = text
        .split("```python\n")
        .skip(1)
        .map(|rest| rest.split("```").next().expect("a block ends"))
        .collect();
    assert!(blocks.len() >= 5, "the documentation has examples");
    let script = blocks.concat().replace("\"grpc://127.0.0.1:5434\"", "sys.argv[1]");
    run(
        &format!("import sys\n{script}\nprint(\"ok\")\n"),
        &FlightServer::start(),
    );
}
