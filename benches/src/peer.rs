//! Peers in other processes: programs that read a workload's columns, run it when told to, and answer with the time that
//! took and with the results. `benches/peers/peer.py` describes what is said.

use std::cell::RefCell;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{DataType, Float64Type, Int32Type, Int64Type};
use tempfile::TempDir;

use crate::Failure;
use crate::timing::{Contender, Role, Time};
use crate::workload::Workload;

/// A running peer.
struct Peer {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// What it says it is, with its version.
    name: String,
    /// Whether it can express the workload that is open.
    takes_part: bool,
    role: Role,
}

impl Peer {
    fn start(role: Role, command: &mut Command) -> Result<Peer, Failure> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let input = child.stdin.take().ok_or("no standard input")?;
        let output = BufReader::new(child.stdout.take().ok_or("no standard output")?);
        let mut peer = Peer {
            child,
            input,
            output,
            name: String::new(),
            takes_part: false,
            role,
        };
        peer.name = peer.answer()?;
        Ok(peer)
    }

    fn answer(&mut self) -> Result<String, Failure> {
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            return Err(format!("{} has ended", if self.name.is_empty() { "it" } else { &self.name }).into());
        }
        Ok(line.trim().to_owned())
    }

    fn ask(&mut self, command: &str) -> Result<String, Failure> {
        writeln!(self.input, "{command}")?;
        self.input.flush()?;
        self.answer()
    }

    fn run(&mut self) -> Result<Time, Failure> {
        let answer = self.ask("run")?;
        let (cpu, clock) = answer.split_once(' ').ok_or("an answer has two times")?;
        Ok(Time {
            cpu_ns: cpu.parse()?,
            clock_ns: clock.parse()?,
        })
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended by itself; there is nobody to tell.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// All peers that there are, and a folder for what they are given.
pub struct Peers {
    peers: Vec<RefCell<Peer>>,
    folder: TempDir,
}

impl Peers {
    /// The loops of rustc alone, which every machine that builds this has.
    ///
    /// # Errors
    /// If there is no place for files.
    pub fn rustc(threads: usize) -> Result<Peers, Failure> {
        let mut peers = Peers {
            peers: Vec::new(),
            folder: tempfile::tempdir()?,
        };
        match rustc(peers.folder.path()) {
            Ok(program) => peers.add(start(
                Role::Loop,
                "rustc's loops",
                Command::new(program).arg(threads.to_string()),
            )),
            Err(error) => eprintln!("skipped: rustc's loops: {error}"),
        }
        Ok(peers)
    }

    /// The loops: rustc's; Numba's with the Python that `RBCDB_BENCH_PYTHON` names (or `python3`), and again with that of
    /// `RBCDB_BENCH_PYTHON_SVML`. The reason why one isn't there goes to standard error, and the others compete.
    ///
    /// # Errors
    /// If there is no place for files.
    pub fn loops(threads: usize) -> Result<Peers, Failure> {
        let mut peers = Peers::rustc(threads)?;
        peers.add(script(Role::Loop, &python(), "numba_loops.py", threads));
        match env::var("RBCDB_BENCH_PYTHON_SVML") {
            Ok(python) => match script(Role::Loop, &python, "numba_loops.py", threads) {
                Some(peer) if !peer.name.ends_with("SVML") => {
                    eprintln!("skipped: {} with {python}: it doesn't use SVML", peer.name);
                }
                peer => peers.add(peer),
            },
            Err(_) => eprintln!("skipped: Numba with SVML: RBCDB_BENCH_PYTHON_SVML names no Python with both"),
        }
        Ok(peers)
    }

    /// The loops and the engines: DuckDB, ClickHouse, Polars, all in the Python that `RBCDB_BENCH_PYTHON` names.
    ///
    /// # Errors
    /// As [`Peers::loops`].
    pub fn all(threads: usize) -> Result<Peers, Failure> {
        let mut peers = Peers::loops(threads)?;
        for name in ["duckdb_sql.py", "clickhouse_sql.py", "polars_expressions.py"] {
            peers.add(script(Role::Engine, &python(), name, threads));
        }
        Ok(peers)
    }

    fn add(&mut self, peer: Option<Peer>) {
        self.peers.extend(peer.map(RefCell::new));
    }

    /// Gives all peers a workload's columns, and compares the results of those that can express it with `expected`.
    ///
    /// # Errors
    /// If a peer fails, or computes something else.
    pub fn open(&self, workload: &Workload, columns: &[ArrayRef], expected: &[f64]) -> Result<(), Failure> {
        let folder = self.folder.path().join(workload.name);
        fs::create_dir_all(&folder)?;
        for (name, column) in ["a", "b", "c", "d"].iter().zip(columns) {
            let (bytes, extension) = column_bytes(column)?;
            fs::write(folder.join(format!("{name}.{extension}")), bytes)?;
        }
        for peer in &self.peers {
            let mut peer = peer.borrow_mut();
            peer.takes_part = peer.ask(&format!("open\t{}\t{}", workload.name, folder.display()))? == "yes";
            if peer.takes_part {
                let file = self.folder.path().join("result");
                peer.ask(&format!("result\t{}", file.display()))?;
                let result: Vec<f64> = fs::read(file)?.chunks_exact(8).map(double).collect();
                workload
                    .compare(expected, &result)
                    .map_err(|difference| format!("{}, {}: {difference}", workload.name, peer.name))?;
            }
        }
        fs::remove_dir_all(folder)?;
        Ok(())
    }

    /// Those that can express the workload that was opened last.
    pub fn contenders(&self) -> impl Iterator<Item = Contender<'_>> {
        self.peers
            .iter()
            .filter(|peer| peer.borrow().takes_part)
            .map(|peer| Contender {
                name: peer.borrow().name.clone(),
                role: peer.borrow().role,
                run: Box::new(|| peer.borrow_mut().run()),
            })
    }
}

fn python() -> String {
    env::var("RBCDB_BENCH_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

fn script(role: Role, python: &str, name: &str, threads: usize) -> Option<Peer> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers").join(name);
    let what = format!("{name} with {python} (see RBCDB_BENCH_PYTHON)");
    start(
        role,
        &what,
        Command::new(python).arg("-B").arg(path).arg(threads.to_string()),
    )
}

/// A peer, or a word about why it isn't there.
fn start(role: Role, what: &str, command: &mut Command) -> Option<Peer> {
    Peer::start(role, command)
        .inspect_err(|error| eprintln!("skipped: {what}: {error}"))
        .ok()
}

/// Compiles the loops in Rust for this very CPU.
fn rustc(folder: &Path) -> Result<PathBuf, Failure> {
    let program = folder.join("loops");
    let status = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args([
            "--edition",
            "2024",
            "-C",
            "opt-level=3",
            "-C",
            "target-cpu=native",
            "-o",
        ])
        .arg(&program)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/loops.rs"))
        .status()?;
    if status.success() {
        Ok(program)
    } else {
        Err(format!("rustc ended with {status}").into())
    }
}

/// A column's values as numpy's `tofile` writes them, and the extension for their type.
fn column_bytes(column: &ArrayRef) -> Result<(&[u8], &'static str), Failure> {
    Ok(match column.data_type() {
        DataType::Float64 => (column.as_primitive::<Float64Type>().values().inner().as_slice(), "f64"),
        DataType::Int64 => (column.as_primitive::<Int64Type>().values().inner().as_slice(), "i64"),
        DataType::Int32 => (column.as_primitive::<Int32Type>().values().inner().as_slice(), "i32"),
        other => return Err(format!("peers take no columns of {other}").into()),
    })
}

fn double(bytes: &[u8]) -> f64 {
    f64::from_le_bytes(bytes.try_into().unwrap_or_default())
}
