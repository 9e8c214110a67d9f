//! Logins: SCRAM-SHA-256 by psql, psycopg and tokio-postgres, roles, limits, and what happens without passwords.

use std::process::{Command, Output};
use std::time::{Duration, Instant};

use bytes::{BufMut, BytesMut};
use rbcdb_server::config::Password;
use rbcdb_server::{Config, Server, StartError};

use crate::raw::Raw;
use crate::{TestServer, sqlstate};

/// A server whose first superuser, `rbcdb`, has the password `first`.
pub fn with_password() -> TestServer {
    TestServer::with(|config| config.password = Some(Password("first".to_owned())))
}

/// A login with tokio-postgres.
async fn login(
    server: &TestServer,
    user: &str,
    password: &str,
) -> Result<tokio_postgres::Client, tokio_postgres::Error> {
    let mut config = server.pg_config();
    config.user(user).password(password);
    let (client, connection) = config.connect(tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

async fn refused(server: &TestServer, user: &str, password: &str) -> String {
    match login(server, user, password).await {
        Ok(_) => panic!("{user} was let in"),
        Err(e) => format!("{} {}", sqlstate(&e), e.as_db_error().map_or("", |e| e.message())),
    }
}

fn psql(server: &TestServer, user: &str, password: &str, sql: &str) -> Output {
    let url = format!(
        "host=127.0.0.1 port={} user={user} dbname=rbcdb connect_timeout=20",
        server.port()
    );
    let mut psql = Command::new("psql");
    psql.args(["-X", "-w", "-At", "-d", &url, "-c", sql])
        .env("PGPASSWORD", password);
    psql.output()
        .expect("psql is needed for this test: install package postgresql-client (make setup)")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_asked_for_and_checked() {
    let server = with_password();
    let client = login(&server, "rbcdb", "first").await.expect("the right password");
    let user: String = client
        .query_one("SHOW session_authorization", &[])
        .await
        .unwrap()
        .get(0);
    assert_eq!(user, "rbcdb");
    let message = "28P01 password authentication failed for user";
    assert_eq!(
        refused(&server, "rbcdb", "second").await,
        format!("{message} \"rbcdb\"")
    );
    assert_eq!(
        refused(&server, "nobody", "first").await,
        format!("{message} \"nobody\"")
    );
    assert_eq!(
        refused(&server, "pg_read_server_files", "first").await,
        format!("{message} \"pg_read_server_files\"")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_log_in_as_far_as_they_may() {
    let server = with_password();
    let admin = login(&server, "rbcdb", "first").await.unwrap();
    admin
        .batch_execute(
            "create user alice password 'pä ss' connection limit 1; create role group_role password 'x';
             create user late password 'x' valid until '2001-01-01'; create user silent",
        )
        .await
        .unwrap();
    let alice = login(&server, "alice", "pä ss").await.expect("alice may");
    let superuser: String = alice.query_one("SHOW is_superuser", &[]).await.unwrap().get(0);
    assert_eq!(superuser, "off");
    let error = alice
        .batch_execute("set rbc.gpu_memory_limit = '1GB'")
        .await
        .unwrap_err();
    assert_eq!(sqlstate(&error), "42501", "the whole server's settings");
    assert_eq!(
        refused(&server, "alice", "pä ss").await,
        "53300 too many connections for role \"alice\""
    );
    assert_eq!(
        refused(&server, "group_role", "x").await,
        "28000 role \"group_role\" is not permitted to log in"
    );
    assert!(
        refused(&server, "late", "x").await.starts_with("28P01"),
        "an expired password"
    );
    assert!(refused(&server, "silent", "").await.starts_with("28P01"), "no password");
    admin.batch_execute("alter role alice password 'other'").await.unwrap();
    drop(alice);
    assert!(
        refused(&server, "alice", "pä ss").await.starts_with("28P01"),
        "the old password"
    );
    admin.batch_execute("drop role alice").await.unwrap();
    assert!(
        refused(&server, "alice", "other").await.starts_with("28P01"),
        "a dropped role"
    );
}

#[test]
fn psql_logs_in_and_says_what_is_wrong() {
    let server = with_password();
    let out = psql(&server, "rbcdb", "first", "select 6 * 7");
    assert_eq!(String::from_utf8_lossy(&out.stdout).trim(), "42", "{out:?}");
    let out = psql(&server, "rbcdb", "wrong", "select 1");
    let text = String::from_utf8_lossy(&out.stderr);
    assert!(
        !out.status.success() && text.contains("FATAL:  password authentication failed for user \"rbcdb\""),
        "{text}"
    );
    let ready = "create user ready password 'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$\
                 WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU='";
    assert!(psql(&server, "rbcdb", "first", ready).status.success());
    assert!(
        psql(&server, "ready", "pencil", "select 1").status.success(),
        "a ready verifier"
    );
}

#[test]
fn psycopg_logs_in() {
    let there = Command::new("python3").args(["-c", "import psycopg"]).output();
    if !there.is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: python3 has no module psycopg");
        return;
    }
    let server = with_password();
    let script = "import sys, psycopg
with psycopg.connect(sys.argv[1] + ' password=first') as c:
    assert c.execute('select 1').fetchone() == (1,)
try:
    psycopg.connect(sys.argv[1] + ' password=wrong')
    raise SystemExit('let in')
except psycopg.OperationalError as e:
    assert 'password authentication failed' in str(e), e
print('ok')";
    let url = format!("host=127.0.0.1 port={} user=rbcdb dbname=rbcdb", server.port());
    let out = Command::new("python3")
        .args(["-c", script, &url])
        .output()
        .expect("python3 runs");
    assert!(
        out.stdout.starts_with(b"ok"),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
}

#[test]
fn without_passwords_loopback_is_trusted_and_nothing_else_listened_on() {
    let dir = tempfile::tempdir().unwrap();
    let open = Config::new("0.0.0.0:0", dir.path().join("data"));
    let error = Server::start(open.clone()).expect_err("anyone could come in");
    assert!(
        matches!(error, StartError::Open { .. }) && error.to_string().contains("without a password"),
        "{error}"
    );
    let mut closed = open;
    closed.password = Some(Password("x".to_owned()));
    Server::start(closed).expect("with a password").shutdown();

    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    assert!(raw.query("show is_superuser").contains(&"row on".to_owned()));
    assert!(raw.query("create user bob").contains(&"done CREATE ROLE".to_owned()));
    let out = psql(&server, "bob", "", "show is_superuser");
    assert_eq!(
        String::from_utf8_lossy(&out.stdout).trim(),
        "off",
        "a role that is there: {out:?}"
    );
    // The first password ends the trust, for new connections.
    assert!(
        raw.query("alter role rbcdb password 'x'")
            .contains(&"done ALTER ROLE".to_owned())
    );
    assert!(!psql(&server, "bob", "", "select 1").status.success());
    assert!(psql(&server, "rbcdb", "x", "select 1").status.success());
    assert!(
        raw.query("select 1").contains(&"row 1".to_owned()),
        "who is in stays in"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_connections_are_kept_for_superusers() {
    let server = TestServer::with(|config| {
        config.password = Some(Password("first".to_owned()));
        (config.connections_max, config.superuser_connections) = (3, 1);
    });
    let admin = login(&server, "rbcdb", "first").await.unwrap();
    admin.batch_execute("create user u password 'u'").await.unwrap();
    let _one = login(&server, "u", "u").await.expect("there is room");
    assert!(
        refused(&server, "u", "u")
            .await
            .starts_with("53300 remaining connection slots are reserved")
    );
    // The one that was refused has its place until it is gone.
    let deadline = Instant::now() + Duration::from_secs(10);
    let _second = loop {
        match login(&server, "rbcdb", "first").await {
            Ok(client) => break client,
            Err(error) => assert!(Instant::now() < deadline, "kept for superusers: {error:?}"),
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
}

#[test]
fn a_client_that_does_not_keep_to_the_protocol_is_refused() {
    let server = with_password();
    let startup = |raw: &mut Raw| {
        raw.build(|out| {
            postgres_protocol::message::frontend::startup_message([("user", "rbcdb"), ("database", "rbcdb")], out)
                .unwrap();
        });
        // AuthenticationSASL
        assert_eq!(raw.next().as_deref(), Some("other"));
    };
    let password_message = |body: &[u8]| {
        let mut out = BytesMut::new();
        out.put_u8(b'p');
        out.put_u32(4 + body.len() as u32);
        out.extend_from_slice(body);
        out
    };
    let no_client_first = [b"SCRAM-SHA-256\0\0\0\0\x05".as_slice(), b"hello"].concat();
    for message in [
        password_message(b"first\0"),
        password_message(b"SCRAM-SHA-256-PLUS\0\0\0\0\0"),
        password_message(b"SCRAM-SHA-256\0\0\xff\xff\xff"),
        password_message(&no_client_first),
        password_message(b""),
        BytesMut::from(&b"Q\0\0\0\x0dselect 1\0"[..]),
        BytesMut::from(&b"p\x7f\xff\xff\xff"[..]),
    ] {
        let mut raw = Raw::connect(&server);
        startup(&mut raw);
        raw.send(&message);
        let lines = raw.until_end();
        assert!(
            lines.len() == 1 && lines[0].starts_with("error FATAL 08P01"),
            "{message:?}: {lines:?}"
        );
    }
}

#[test]
fn a_client_that_waits_too_long_is_sent_away() {
    let server = TestServer::with(|config| config.idle_session_timeout = Duration::from_millis(300));
    let mut raw = Raw::login(&server);
    assert!(raw.query("show idle_session_timeout").contains(&"row 300ms".to_owned()));
    let lines = raw.until_end();
    assert!(lines[0].starts_with("error FATAL 57P05"), "{lines:?}");
    let mut raw = Raw::login(&server);
    raw.query("set idle_session_timeout = 0; set idle_in_transaction_session_timeout = '300ms'; begin");
    let lines = raw.until_end();
    assert!(lines[0].starts_with("error FATAL 25P03"), "{lines:?}");
}

#[test]
fn sessions_begin_with_their_roles_settings() {
    let server = with_password();
    let run = |user: &str, password: &str, sql: &str| {
        let out = psql(&server, user, password, sql);
        (
            String::from_utf8_lossy(&out.stdout).trim().to_owned(),
            String::from_utf8_lossy(&out.stderr).into_owned(),
        )
    };
    let ok = |user: &str, password: &str, sql: &str| {
        let (out, err) = run(user, password, sql);
        assert_eq!(err, "", "{sql}");
        out
    };
    ok("rbcdb", "first", "create user alice password 'a'");
    ok("rbcdb", "first", "alter role alice set statement_timeout = '1min'");
    ok("rbcdb", "first", "alter role alice set search_path to s, public");
    ok("alice", "a", "alter role alice set RBC.DEVICE = cpu");
    let show =
        "select current_setting('statement_timeout'), current_setting('search_path'), current_setting('rbc.device')";
    assert_eq!(ok("alice", "a", show), "1min|s, public|cpu");
    assert_eq!(ok("rbcdb", "first", show), "0|public|auto");
    assert_eq!(
        ok(
            "alice",
            "a",
            "set statement_timeout = 5; reset statement_timeout; show statement_timeout"
        ),
        "SET\nRESET\n1min"
    );
    let roles = ok("rbcdb", "first", "select setconfig from pg_db_role_setting");
    assert_eq!(
        roles,
        "{rbc.device=cpu,\"search_path=s, public\",statement_timeout=1min}"
    );
    ok("rbcdb", "first", "alter role alice reset statement_timeout");
    assert_eq!(ok("alice", "a", show), "0|s, public|cpu");
    ok("alice", "a", "alter role alice reset all");
    assert_eq!(ok("alice", "a", show), "0|public|auto");
    for (user, password, sql, error) in [
        (
            "rbcdb",
            "first",
            "alter role alice set statement_timeout = 'long'",
            "invalid value for parameter",
        ),
        (
            "rbcdb",
            "first",
            "alter role alice set nothing = 1",
            "unrecognized configuration parameter",
        ),
        (
            "rbcdb",
            "first",
            "alter role alice set server_version = 1",
            "cannot be changed",
        ),
        (
            "alice",
            "a",
            "alter role rbcdb set statement_timeout = 1",
            "permission denied to alter role",
        ),
    ] {
        let (_, err) = run(user, password, sql);
        assert!(err.contains(error), "{sql}: {err}");
    }
}

#[test]
fn psql_shows_roles_owners_and_access_lists() {
    let server = with_password();
    let ok = |sql: &str| {
        let out = psql(&server, "rbcdb", "first", sql);
        assert!(
            out.status.success() && out.stderr.is_empty(),
            "{sql}: {}",
            String::from_utf8_lossy(&out.stderr)
        );
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    ok("create user alice password 'a' connection limit 5");
    ok("grant create on schema public to alice");
    ok("grant pg_read_server_files to alice");
    assert!(psql(&server, "alice", "a", "create table hers(a int)").status.success());
    assert!(
        psql(&server, "alice", "a", "grant select on hers to public")
            .status
            .success()
    );
    let roles = ok("\\du");
    assert!(roles.contains("alice|5 connections|{pg_read_server_files}"), "{roles}");
    assert!(roles.contains("rbcdb|Superuser"), "{roles}");
    let tables = ok("\\dt");
    assert!(tables.contains("public|hers|table|alice"), "{tables}");
    let privileges = ok("\\dp");
    assert!(
        privileges.contains("alice=arwdD/alice") && privileges.contains("=r/alice"),
        "{privileges}"
    );
    let schemas = ok("select nspacl from pg_namespace where nspname = 'public'");
    assert!(schemas.contains("alice=C/rbcdb"), "{schemas}");
    let asked = ok(
        "select has_table_privilege('alice', 'hers', 'INSERT'), has_table_privilege('alice', 'hers', 'nonsense'),
                    has_schema_privilege('alice', 'public', 'CREATE'), pg_get_userbyid(10)",
    );
    assert_eq!(asked.trim(), "t|f|t|rbcdb");
    ok("create user bob password 'b'");
    let asked = psql(
        &server,
        "bob",
        "b",
        "select has_table_privilege('hers', 'SELECT'), has_table_privilege('hers', 'INSERT'),
                has_schema_privilege('public', 'CREATE'), has_schema_privilege('public', 'USAGE')",
    );
    assert_eq!(String::from_utf8_lossy(&asked.stdout).trim(), "t|f|f|t");
}
