//! A peer in another process: a script that is told a workload's name per line, runs it once over its own copy of the data
//! and answers with the nanoseconds that took.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A running peer.
pub struct Peer {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// What it says it is, with its version.
    pub name: String,
}

impl Peer {
    /// Starts a Python script with the interpreter that `RBCDB_BENCH_PYTHON` names, or `python3`. `None`, with the reason
    /// on standard error, where it doesn't come up: then there is nothing to compare with.
    pub fn python(script: &Path, rows: usize) -> Option<Peer> {
        let python = std::env::var("RBCDB_BENCH_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let mut child = Command::new(&python)
            .arg(script)
            .arg(rows.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .inspect_err(|error| eprintln!("skipped: {python} doesn't start: {error}"))
            .ok()?;
        let (input, output) = (child.stdin.take()?, BufReader::new(child.stdout.take()?));
        let mut peer = Peer {
            child,
            input,
            output,
            name: String::new(),
        };
        match peer.line() {
            Some(name) => peer.name = name,
            None => {
                eprintln!(
                    "skipped: no {} with {python} (set RBCDB_BENCH_PYTHON)",
                    script.display()
                );
                return None;
            }
        }
        Some(peer)
    }

    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        self.output.read_line(&mut line).ok().filter(|bytes| *bytes > 0)?;
        Some(line.trim().to_owned())
    }

    /// Runs a workload once: nanoseconds. `None` if the peer is gone or doesn't know it.
    pub fn run(&mut self, workload: &str) -> Option<u64> {
        writeln!(self.input, "{workload}").ok()?;
        self.input.flush().ok()?;
        self.line()?.parse().ok()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended by itself; there is nobody to tell.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
