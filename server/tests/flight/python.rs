//! ADBC's Flight SQL driver and pyarrow, from Python. The packages come from PyPI; where that can't be reached, there is
//! nothing to test with, and the test says so.

use std::process::Command;

use crate::harness::FlightServer;
use crate::python_env::{assert_ok, python};

const PACKAGES: [&str; 3] = [
    "adbc-driver-flightsql==1.13.*",
    "adbc-driver-manager==1.13.*",
    "pyarrow",
];

/// Runs a script with the server's address as its argument.
fn run(script: &str, server: &FlightServer) {
    let Some(python) = python(&PACKAGES, "adbc_driver_flightsql.dbapi, pyarrow.flight") else {
        return;
    };
    let output = Command::new(python)
        .args(["-c", script, &format!("grpc://127.0.0.1:{}", server.port())])
        .output()
        .expect("Python runs");
    assert_ok(&output);
    eprint!("{}", String::from_utf8_lossy(&output.stdout));
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
