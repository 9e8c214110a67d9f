//! Passwords, roles and TLS.

use arrow_flight::flight_service_client::FlightServiceClient;
use arrow_flight::sql::client::FlightSqlServiceClient;
use rbcdb_server::config::Password;
use tonic::Code;
use tonic::transport::{Certificate, ClientTlsConfig, Endpoint};

use crate::harness::{Client, FlightServer, action, failure, query, rows, update};

/// A server where everyone has to log in.
fn with_password() -> FlightServer {
    FlightServer::with(|config| {
        config.superuser = "admin".to_owned();
        config.password = Some(Password("secret".to_owned()));
    })
}

async fn log_in(server: &FlightServer, user: &str, password: &str) -> Result<Client, String> {
    let mut client = server.anonymous().await;
    match client.handshake(user, password).await {
        Ok(_) => Ok(client),
        Err(e) => Err(e.to_string()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everyone_logs_in_where_there_are_passwords() {
    let server = with_password();
    let error = query(&mut server.anonymous().await, "select 1").await.unwrap_err();
    assert_eq!(failure(error), (Code::Unauthenticated, "28000".to_owned()));
    for (user, password) in [("admin", "wrong"), ("admin", ""), ("nobody", "secret")] {
        let error = log_in(&server, user, password).await.expect_err("it is refused");
        assert!(error.contains("password authentication failed"), "{error}");
    }
    let mut client = log_in(&server, "admin", "secret").await.unwrap();
    assert_eq!(rows(&mut client, "show is_superuser").await, ["on"]);
    // The same on each call, without a handshake.
    for (header, right) in [("Basic YWRtaW46c2VjcmV0", true), ("Basic YWRtaW46d3Jvbmc=", false)] {
        let mut client = server.anonymous().await;
        client.set_header("authorization", header);
        let answer = query(&mut client, "select 1").await;
        assert_eq!(
            answer.map_err(|e| failure(e).1).err(),
            (!right).then(|| "28P01".to_owned())
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_do_what_they_may() {
    let server = with_password();
    let mut admin = log_in(&server, "admin", "secret").await.unwrap();
    for sql in [
        "create role reader login password 'r' connection limit 2",
        "create table open(a int)",
        "create table closed(a int)",
        "grant select on open to reader",
    ] {
        update(&mut admin, sql).await;
    }
    let mut reader = log_in(&server, "reader", "r").await.unwrap();
    assert_eq!(rows(&mut reader, "select count(*) from open").await, ["0"]);
    let denied = |e| assert_eq!(failure(e), (Code::PermissionDenied, "42501".to_owned()));
    denied(query(&mut reader, "select * from closed").await.unwrap_err());
    denied(
        reader
            .execute_update("insert into open values (1)".to_owned(), None)
            .await
            .unwrap_err(),
    );
    let transaction = reader.begin_transaction().await.unwrap();
    let insert = reader.execute_update("delete from open".to_owned(), Some(transaction));
    denied(insert.await.unwrap_err());
    let batch = query(&mut reader, "select 1::int as a").await.unwrap().remove(0);
    let ingest = arrow_flight::sql::CommandStatementIngest {
        table_definition_options: Some(arrow_flight::sql::TableDefinitionOptions {
            if_not_exist: 2,
            if_exists: 2,
        }),
        table: "open".to_owned(),
        ..Default::default()
    };
    denied(
        reader
            .execute_ingest(ingest, futures::stream::iter([Ok(batch)]))
            .await
            .unwrap_err(),
    );
    update(&mut admin, "revoke create on schema public from public").await;
    let create = "create function f() returns int language rbc as $$ return 1 $$";
    denied(action(&mut reader, "rbc.PutFunction", create).await.unwrap_err());
    update(&mut admin, create).await;
    let artifact = action(&mut reader, "rbc.GetArtifact", "f").await.unwrap().remove(0);
    update(&mut admin, "drop function f").await;
    denied(action(&mut reader, "rbc.PutArtifact", artifact).await.unwrap_err());
    // No more sessions than the role may have.
    let _second = log_in(&server, "reader", "r").await.unwrap();
    let error = log_in(&server, "reader", "r").await.expect_err("it is one too many");
    assert!(error.contains("too many connections for role"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn tls_is_spoken_where_there_is_a_certificate() {
    let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let (cert, key) = (dir.path().join("cert.pem"), dir.path().join("key.pem"));
    std::fs::write(&cert, own.cert.pem()).unwrap();
    std::fs::write(&key, own.signing_key.serialize_pem()).unwrap();
    let server = FlightServer::with(|config| {
        config.tls_cert = Some(cert);
        config.tls_key = Some(key);
    });
    let tls = ClientTlsConfig::new()
        .ca_certificate(Certificate::from_pem(own.cert.pem()))
        .domain_name("localhost");
    let endpoint = Endpoint::from_shared(format!("https://127.0.0.1:{}", server.port())).unwrap();
    let channel = endpoint.tls_config(tls).unwrap().connect().await.unwrap();
    let mut client = FlightSqlServiceClient::new_from_inner(FlightServiceClient::new(channel));
    client.handshake("tester", "").await.unwrap();
    assert_eq!(rows(&mut client, "select 1").await, ["1"]);
    // Without TLS nothing is said.
    let endpoint = Endpoint::from_shared(format!("http://127.0.0.1:{}", server.port())).unwrap();
    if let Ok(channel) = endpoint.connect().await {
        let mut client = FlightSqlServiceClient::new_from_inner(FlightServiceClient::new(channel));
        client.execute("select 1".to_owned(), None).await.unwrap_err();
    }
}
