//! Programs that PostgreSQL's users run: psycopg, asyncpg and SQLAlchemy from Python, node's pg, pgbench.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::TestServer;
use crate::python_env::{assert_ok, python, run_to_ok};

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire").join(name)
}

#[test]
fn psycopg() {
    let Some(python) = python(&["psycopg[binary]==3.*"], "psycopg") else {
        return;
    };
    let server = TestServer::start();
    let url = format!("host=127.0.0.1 port={} user=tester dbname=rbcdb", server.port());
    run_to_ok(&python, &script("psycopg_client.py"), &[&url]);
}

#[test]
fn asyncpg() {
    let Some(python) = python(&["asyncpg"], "asyncpg") else {
        return;
    };
    let server = TestServer::start();
    let url = format!("postgres://tester@127.0.0.1:{}/rbcdb", server.port());
    run_to_ok(&python, &script("asyncpg_client.py"), &[&url]);
}

#[test]
fn sqlalchemy() {
    let packages = ["SQLAlchemy[asyncio]==2.*", "psycopg[binary]==3.*", "asyncpg"];
    let Some(python) = python(&packages, "sqlalchemy, greenlet, psycopg, asyncpg") else {
        return;
    };
    let server = TestServer::start();
    run_to_ok(
        &python,
        &script("sqlalchemy_client.py"),
        &[&format!("127.0.0.1:{}", server.port())],
    );
}

/// The folder with node's package pg; `None`, with a word about it, if it can't be had.
fn node_modules() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("node");
    let modules = folder.join("node_modules");
    if !modules.join("pg").exists() {
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        let mut npm = Command::new("npm");
        npm.args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
            .arg(&folder)
            .arg("pg@8");
        if !npm.output().is_ok_and(|output| output.status.success()) {
            eprintln!("skipped: no npm, or it can't install pg");
            return None;
        }
    }
    Some(modules)
}

#[test]
fn node_pg() {
    let Some(modules) = node_modules() else { return };
    let server = TestServer::start();
    let mut node = Command::new("node");
    node.arg(script("node_client.js")).arg(server.port().to_string());
    assert_ok_with(node.env("NODE_PATH", modules));
}

fn assert_ok_with(command: &mut Command) {
    assert_ok(&command.output().expect("node runs"));
}

#[test]
fn pgbench_in_its_three_protocols() {
    if !Command::new("pgbench")
        .arg("--version")
        .output()
        .is_ok_and(|o| o.status.success())
    {
        eprintln!("skipped: no pgbench (package postgresql-contrib or postgresql-client)");
        return;
    }
    let server = TestServer::start();
    let statements = [
        "create table prices(id bigint, price double)",
        "insert into prices select i, i / 8.0 from generate_series(1, 1000) t(i)",
        "create function net(price double, rate double) returns double language rbc as $$ return price * (1 + rate) $$",
    ];
    let mut raw = crate::raw::Raw::login(&server);
    for statement in statements {
        assert!(raw.query(statement)[0].starts_with("done "), "{statement}");
    }
    let custom = server.data_dir.path().join("custom.sql");
    std::fs::write(
        &custom,
        "\\set id random(1, 1000)\nselect net(price, 0.2) from prices where id = :id;\n",
    )
    .expect("a script can be written");
    for protocol in ["simple", "extended", "prepared"] {
        let output = Command::new("pgbench")
            .args([
                "-n",
                "-h",
                "127.0.0.1",
                "-U",
                "tester",
                "-c",
                "4",
                "-j",
                "2",
                "-t",
                "25",
                "-M",
                protocol,
                "-p",
            ])
            .arg(server.port().to_string())
            .arg("-f")
            .arg(&custom)
            .arg("rbcdb")
            .output()
            .expect("pgbench runs");
        let (out, err) = (
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
        assert!(output.status.success(), "{protocol}: {out}{err}");
        assert!(
            out.contains("number of transactions actually processed: 100/100"),
            "{protocol}: {out}{err}"
        );
        assert!(
            out.contains("number of failed transactions: 0"),
            "{protocol}: {out}{err}"
        );
    }
}
