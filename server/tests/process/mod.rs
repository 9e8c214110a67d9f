//! The server as a process of its own, as an operator runs it.

#![allow(dead_code, reason = "each test program uses its part")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio_postgres::{Client, NoTls};

/// `rbcdb serve` on a free port. It is killed when this is dropped.
pub struct Process {
    child: Child,
    /// Where it listens for PostgreSQL's protocol.
    pub port: u16,
    /// Where it listens for Arrow Flight SQL, if it was told to.
    pub flight_port: Option<u16>,
    /// Where it shows metrics, if it was told to.
    pub metrics_port: Option<u16>,
    log: Option<JoinHandle<Vec<String>>>,
}

impl Process {
    /// Starts it on a data directory, and waits until it listens. `arguments` are `serve`'s.
    pub fn start(data_dir: &Path, arguments: &[&str]) -> Process {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rbcdb"))
            .args(["serve", "--pg-listen", "127.0.0.1:0", "--data-dir"])
            .arg(data_dir)
            .args(arguments)
            .env("RUST_LOG", "info")
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut lines = BufReader::new(child.stderr.take().expect("stderr is a pipe")).lines();
        let (mut seen, mut ports) = (Vec::new(), [None; 3]);
        // Flight's line has the last one's words, too.
        let told = [
            (
                "metrics and health on http://127.0.0.1:",
                arguments.contains(&"--metrics-listen"),
            ),
            ("Arrow Flight SQL", arguments.contains(&"--flight-listen")),
            ("listening on 127.0.0.1:", true),
        ];
        while told.iter().zip(ports).any(|((_, told), port)| *told && port.is_none()) {
            let line = match lines.next() {
                Some(line) => line.expect("the log is text"),
                None => panic!("the server ended: {}", seen.join("\n")),
            };
            if let Some(which) = told.iter().position(|(words, _)| line.contains(words)) {
                ports[which] = Some(port(&line));
            }
            seen.push(line);
        }
        let [metrics_port, flight_port, port] = ports;
        // A full pipe would stop the server.
        let log = std::thread::spawn(move || {
            let lines = lines.map_while(Result::ok).inspect(|line| {
                if line.contains("ERROR") || line.contains("panicked") {
                    eprintln!("{line}");
                }
            });
            lines.collect()
        });
        Process {
            child,
            port: port.expect("it listens"),
            flight_port,
            metrics_port,
            log: Some(log),
        }
    }

    /// How clients connect.
    pub fn config(&self) -> tokio_postgres::Config {
        let mut config = tokio_postgres::Config::new();
        config.host("127.0.0.1").port(self.port).user("tester").dbname("rbcdb");
        config
    }

    /// A client; its connection runs as a task.
    pub async fn client(&self) -> Client {
        let (client, connection) = self.config().connect(NoTls).await.expect("the server accepts");
        tokio::spawn(connection);
        client
    }

    /// Ends it at once, as a crash would.
    pub fn kill(mut self) {
        self.child.kill().expect("the process can be killed");
        self.child.wait().expect("the process ends");
    }

    /// Sends a signal, such as `-TERM`, and waits for the end. Returns what it logged since it listened, too.
    pub fn stop(mut self, signal: &str) -> (ExitStatus, Vec<String>) {
        let sent = Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status();
        assert!(sent.expect("kill runs").success());
        let status = self.child.wait().expect("it ends");
        let log = self.log.take().expect("it is taken once");
        (status, log.join().expect("the log is read"))
    }

    fn proc(&self, name: &str) -> PathBuf {
        PathBuf::from(format!("/proc/{}/{name}", self.child.id()))
    }

    /// Processor time so far, of all its threads. The kernel counts in hundredths of a second.
    pub fn processor_time(&self) -> Duration {
        let stat = std::fs::read_to_string(self.proc("stat")).expect("it runs");
        let after_name = stat.rsplit(')').next().expect("a name in parentheses");
        let fields = after_name.split_whitespace().skip(11).take(2);
        let ticks: u64 = fields.map(|field| field.parse::<u64>().expect("a number")).sum();
        Duration::from_millis(10 * ticks)
    }

    /// Its memory, in bytes.
    pub fn resident_bytes(&self) -> u64 {
        let status = std::fs::read_to_string(self.proc("status")).expect("it runs");
        let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:")).expect("a line");
        let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().expect("a number");
        kilobytes << 10
    }

    /// How many files and sockets it has open.
    pub fn open_files(&self) -> usize {
        std::fs::read_dir(self.proc("fd")).expect("it runs").count()
    }

    /// How many threads it has.
    pub fn threads(&self) -> usize {
        std::fs::read_dir(self.proc("task")).expect("it runs").count()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It has ended already, but for a test that fails.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The port in a line of the log.
fn port(line: &str) -> u16 {
    let (_, rest) = line.split_once("127.0.0.1:").expect("an address");
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().expect("a port")
}

/// A number from the environment.
pub fn environment(name: &str, default: u64) -> u64 {
    match std::env::var(name) {
        Ok(value) => value.parse().unwrap_or_else(|_| panic!("{name} is no number")),
        Err(_) => default,
    }
}

/// Small, fast, and the same for a seed.
pub struct Random(pub u64);

impl Random {
    /// A number below this one.
    pub fn next(&mut self, below: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}
