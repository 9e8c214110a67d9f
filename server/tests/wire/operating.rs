//! What an operator uses: metrics, health, the configuration, `rbcdb user`, the log of slow statements.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use crate::TestServer;
use crate::process::Process;
use crate::raw::Raw;

fn with_metrics() -> TestServer {
    TestServer::with(|config| config.metrics_listen = Some("127.0.0.1:0".to_owned()))
}

/// Status line and body.
fn get(server: &TestServer, path: &str) -> (String, String) {
    let address = server.server.metrics_addr.expect("it was asked to listen");
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    (head.lines().next().unwrap().to_owned(), body.to_owned())
}

fn value(metrics: &str, name: &str) -> f64 {
    let line = metrics
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("no {name} in {metrics}"))
        .trim()
        .parse()
        .expect("a number")
}

#[test]
fn metrics_count_what_clients_do() {
    let server = with_metrics();
    let mut raw = Raw::login(&server);
    raw.query("create function f(x int) returns int language rbc as $$ return x + 1 $$");
    raw.query("select f(1) from generate_series(1, 1000)");
    raw.query("select nonsense");
    raw.query("select 1 / 0");
    let (status, text) = get(&server, "/metrics");
    assert!(status.contains("200"), "{status}");
    assert_eq!(value(&text, "rbcdb_connections"), 1.0);
    assert_eq!(value(&text, "rbcdb_statements_total{class=\"00\"}"), 2.0);
    assert_eq!(value(&text, "rbcdb_statements_total{class=\"42\"}"), 1.0);
    assert_eq!(value(&text, "rbcdb_statements_total{class=\"22\"}"), 1.0);
    assert_eq!(value(&text, "rbcdb_statement_seconds_count"), 4.0);
    assert_eq!(value(&text, "rbcdb_rows_sent_total"), 1000.0);
    assert_eq!(value(&text, "rbcdb_functions"), 1.0);
    for name in [
        "rbcdb_bytes_sent_total",
        "rbcdb_bytes_received_total",
        "rbcdb_function_compile_seconds",
        "rbcdb_function_code_bytes",
        "rbcdb_query_memory_limit_bytes",
        "rbcdb_process_resident_bytes",
    ] {
        assert!(value(&text, name) > 0.0, "{name} in {text}");
    }
    drop(raw);
    let gone = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(20));
        value(&get(&server, "/metrics").1, "rbcdb_connections") == 0.0
    });
    assert!(gone, "a connection that has ended isn't counted any more");
    let guide = include_str!("../../../docs/operations.md");
    for line in text.lines().filter_map(|l| l.strip_prefix("# TYPE ")) {
        let name = line.split(' ').next().unwrap();
        assert!(
            guide.contains(&format!("`{name}")),
            "docs/operations.md doesn't describe {name}"
        );
    }
}

#[test]
fn health_says_whether_the_server_serves() {
    let server = with_metrics();
    assert!(get(&server, "/health").0.contains("200"));
    assert!(get(&server, "/nothing").0.contains("404"));
    let ask = |address: &str| {
        let mut rbcdb = Command::new(env!("CARGO_BIN_EXE_rbcdb"));
        rbcdb.args(["health", "--data-dir", "/nowhere", "--metrics-listen", address]);
        rbcdb.output().expect("the command runs")
    };
    let port = server.server.metrics_addr.unwrap().port();
    assert!(ask(&format!("127.0.0.1:{port}")).status.success());
    assert!(
        ask(&format!("0.0.0.0:{port}")).status.success(),
        "all addresses: asked on loopback"
    );
    server.server.shutdown();
    assert!(!ask(&format!("127.0.0.1:{port}")).status.success());
}

fn rbcdb(args: &[&str], environment: &[(&str, &str)], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rbcdb"));
    command.args(args).envs(environment.iter().copied());
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    // A command that doesn't read it may have ended.
    let _ = child.stdin.take().expect("piped").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_configuration_is_shown_with_where_it_is_from() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("rbcdb.toml");
    std::fs::write(&file, "data_dir = \"/data\"\nstatement_timeout = \"5s\"\n").unwrap();
    let path = file.display().to_string();
    let environment = [("RBCDB_MAX_CONNECTIONS", "7"), ("RBCDB_PASSWORD", "secret")];
    let out = rbcdb(
        &["config", "--config", &path, "--tls-required", "false"],
        &environment,
        "",
    );
    let shown = text(&out.stdout);
    assert!(out.status.success(), "{}", text(&out.stderr));
    for line in [
        format!("data_dir = \"/data\"  # {path}, line 1"),
        "max_connections = 7  # RBCDB_MAX_CONNECTIONS".to_owned(),
        "tls_required = false  # --tls-required".to_owned(),
        "statement_timeout = \"5s\"".to_owned(),
        "pg_listen = \"127.0.0.1:5432\"".to_owned(),
    ] {
        assert!(shown.contains(&line), "no {line} in {shown}");
    }
    assert!(!shown.contains("secret"));
    std::fs::write(&file, "data_dir = \"/data\"\nmax_conections = 7\n").unwrap();
    for command in ["config", "serve"] {
        let out = rbcdb(&[command, "--config", &path], &[], "");
        let message = text(&out.stderr);
        let part = "line 2: \"max_conections\" is not a setting; did you mean \"max_connections\"?";
        assert!(!out.status.success() && message.contains(part), "{message}");
    }
}

#[test]
fn roles_are_managed_while_the_server_is_down() {
    let server = TestServer::start();
    let dir = server.data_dir.path().join("data").display().to_string();
    let out = rbcdb(&["user", "--data-dir", &dir, "list"], &[], "");
    assert!(
        text(&out.stderr).contains("use SQL while the server is running"),
        "{}",
        text(&out.stderr)
    );
    let TestServer { server, data_dir } = server;
    server.shutdown();
    let user = |args: &[&str], input: &str| {
        let mut all = vec!["user", "--data-dir", dir.as_str()];
        all.extend(args);
        rbcdb(&all, &[], input)
    };
    assert!(user(&["passwd", "rbcdb"], "it's new\n").status.success());
    assert!(user(&["add", "Ann", "--superuser"], "ann\n").status.success());
    assert!(user(&["add", "bob"], "bob\n").status.success());
    assert!(user(&["drop", "bob"], "").status.success());
    let out = user(&["add", "Ann"], "x\n");
    assert!(
        !out.status.success() && text(&out.stderr).contains("already exists"),
        "{}",
        text(&out.stderr)
    );
    assert!(!user(&["passwd", "Ann"], "\n").status.success(), "an empty password");
    let listed = text(&user(&["list"], "").stdout);
    let line = |role: &str| {
        listed
            .lines()
            .find(|l| l.starts_with(role))
            .map(|l| l.split_whitespace().collect::<Vec<_>>())
    };
    assert_eq!(line("Ann"), Some(vec!["Ann", "yes", "yes", "yes"]), "{listed}");
    assert_eq!(line("rbcdb"), Some(vec!["rbcdb", "yes", "yes", "yes"]));
    assert_eq!(line("bob"), None);
    let config = rbcdb_server::Config::new("127.0.0.1:0", &dir);
    let server = rbcdb_server::Server::start(config).expect("the directory is free again");
    let url = format!("host=127.0.0.1 port={} user=Ann dbname=rbcdb", server.addr.port());
    let mut psql = Command::new("psql");
    psql.args(["-X", "-w", "-At", "-d", &url, "-c", "show is_superuser"])
        .env("PGPASSWORD", "ann");
    let out = psql
        .output()
        .expect("psql is needed for this test: install package postgresql-client (make setup)");
    assert_eq!(text(&out.stdout).trim(), "on", "{}", text(&out.stderr));
    drop((server, data_dir));
}

#[test]
fn slow_statements_are_logged_without_passwords() {
    let dir = tempfile::tempdir().unwrap();
    let server = Process::start(&dir.path().join("data"), &["--log-min-duration-statement", "0"]);
    let url = format!("host=127.0.0.1 port={} user=ann dbname=rbcdb", server.port);
    let mut psql = Command::new("psql");
    psql.args([
        "-X",
        "-d",
        &url,
        "-c",
        "select 1,\n2",
        "-c",
        "select nonsense",
        "-c",
        "create role r password 'hidden'",
    ]);
    psql.output()
        .expect("psql is needed for this test: install package postgresql-client (make setup)");
    let (_, rest) = server.stop("-TERM");
    let has = |parts: &[&str]| rest.iter().any(|line| parts.iter().all(|part| line.contains(part)));
    assert!(
        has(&["took ", "select 1, 2", "sqlstate=\"00000\"", "user=\"ann\"", "rows=1"]),
        "{rest:#?}"
    );
    assert!(has(&["took ", "select nonsense", "sqlstate=\"42703\""]), "{rest:#?}");
    assert!(has(&["took ", "create role …"]) && !has(&["hidden"]), "{rest:#?}");
}
