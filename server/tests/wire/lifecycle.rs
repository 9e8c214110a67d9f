//! Starting and stopping: the library and the `rbcdb` command.

use std::process::Command;
use std::time::{Duration, Instant};

use postgres_protocol::message::frontend;
use rbcdb_server::{Config, Server, StartError};

use crate::TestServer;
use crate::process::Process;
use crate::raw::Raw;

#[test]
fn a_second_server_on_the_same_directory_or_port_is_refused() {
    let first = TestServer::start();
    let same_dir = Config::new("127.0.0.1:0", first.data_dir.path().join("data"));
    let error = Server::start(same_dir).expect_err("the directory is in use");
    assert!(
        matches!(error, StartError::DataDir(_)) && error.to_string().contains("in use"),
        "{error}"
    );
    let same_port = Config::new(first.server.addr.to_string(), first.data_dir.path().join("other"));
    let error = Server::start(same_port).expect_err("the port is in use");
    assert!(matches!(error, StartError::Listen { .. }), "{error}");
    let nonsense = Config::new("no such host:99999", first.data_dir.path().join("third"));
    assert!(matches!(Server::start(nonsense), Err(StartError::Listen { .. })));
}

#[test]
fn shutdown_tells_clients_stops_queries_and_frees_the_directory() {
    let server = TestServer::start();
    let mut idle = Raw::login(&server);
    let mut busy = Raw::login(&server);
    busy.build(|out| {
        frontend::query(
            "select count(*) from generate_series(1, 10000000) a(x), generate_series(1, 10000000) b(y)",
            out,
        )
        .unwrap()
    });
    std::thread::sleep(Duration::from_millis(200));
    let TestServer { server, data_dir } = server;
    let started = Instant::now();
    server.shutdown();
    assert!(started.elapsed() < Duration::from_secs(6), "{:?}", started.elapsed());
    for raw in [&mut idle, &mut busy] {
        let lines = raw.until_end();
        assert!(lines.last().unwrap().starts_with("error FATAL 57P01"), "{lines:?}");
    }
    Server::start(Config::new("127.0.0.1:0", data_dir.path().join("data")))
        .expect("the directory is free")
        .shutdown();
}

#[test]
fn kernel_functions_are_there_after_a_restart() {
    let first = TestServer::start();
    let mut client = Raw::login(&first);
    for sql in [
        "create function scaled(x double[], out r double[], \"By\" double default 2) language rbc \
         with (threads = 'len(x), 1', launch = 'unchecked') as $$\ni = cuda.grid(1)\nif i < len(x):\n    r[i] = x[i] * By\n$$",
        "create function zeros(n integer, out r integer[]) language llvm with (length = 'n') as $$\n\
         target triple = \"nvptx64-nvidia-cuda\"\ndefine ptx_kernel void @k(i32 %n, ptr %r) {\n  ret void\n}\n$$, 'k'",
    ] {
        let lines = client.query(sql);
        assert!(!lines.iter().any(|line| line.starts_with("error")), "{lines:?}");
    }
    let sql = "select scaled(array[1.5]), zeros(2), (select array_agg(pg_get_functiondef(oid) order by proname) from pg_proc)";
    let before = client.query(sql);
    assert!(!before.iter().any(|line| line.starts_with("error")), "{before:?}");
    drop(client);
    let TestServer { server, data_dir } = first;
    server.shutdown();
    let server = Server::start(Config::new("127.0.0.1:0", data_dir.path().join("data"))).unwrap();
    let second = TestServer { server, data_dir };
    assert_eq!(Raw::login(&second).query(sql), before);
}

#[test]
fn the_command_serves_until_it_is_interrupted() {
    for signal in ["-INT", "-TERM"] {
        let dir = tempfile::tempdir().unwrap();
        let server = Process::start(&dir.path().join("data"), &[]);
        let (status, rest) = server.stop(signal);
        assert!(rest.iter().any(|l| l.contains("shutting down")), "{rest:?}");
        assert_eq!(status.code(), Some(0));
    }
}

#[test]
fn the_command_explains_itself_and_its_errors() {
    let run = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_rbcdb"))
            .args(args)
            .output()
            .expect("the command runs")
    };
    let help = run(&["--help"]);
    let text = String::from_utf8_lossy(&help.stdout);
    assert!(
        help.status.success() && text.contains("serve") && text.contains("demo"),
        "{text}"
    );
    let version = run(&["--version"]);
    assert!(String::from_utf8_lossy(&version.stdout).contains(env!("CARGO_PKG_VERSION")));
    let file = tempfile::NamedTempFile::new().unwrap();
    let refused = run(&[
        "serve",
        "--pg-listen",
        "127.0.0.1:0",
        "--data-dir",
        &file.path().display().to_string(),
    ]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("is not a directory"));
}
