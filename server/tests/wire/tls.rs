//! TLS: psql with `verify-full`, direct TLS, and what is refused without.

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::Arc;

use rbcdb_server::tls::POSTGRESQL;
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, ServerName};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::{self, ClientConfig, RootCertStore};

use crate::TestServer;
use crate::raw::Raw;

struct Certified {
    server: TestServer,
    cert: PathBuf,
    _files: tempfile::TempDir,
}

fn start(required: bool) -> Certified {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let files = tempfile::tempdir().unwrap();
    let (cert, key) = (files.path().join("server.crt"), files.path().join("server.key"));
    std::fs::write(&cert, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let server = TestServer::with(|config| {
        (config.tls_cert, config.tls_key) = (Some(cert.clone()), Some(key));
        config.tls_required = required;
    });
    Certified {
        server,
        cert,
        _files: files,
    }
}

fn psql(certified: &Certified, options: &str) -> Output {
    let port = certified.server.port();
    let url = format!("port={port} user=tester dbname=rbcdb connect_timeout=20 {options}");
    let sql = "select string_agg(x, '') from (select repeat('x', 100) as x from generate_series(1, 10000))";
    let mut psql = Command::new("psql");
    psql.args(["-X", "-At", "-d", &url, "-c", sql]);
    psql.output()
        .expect("psql is needed for this test: install package postgresql-client (make setup)")
}

#[test]
fn psql_verifies_the_certificate_in_full() {
    let certified = start(true);
    let root = certified.cert.display();
    let out = psql(
        &certified,
        &format!("host=localhost hostaddr=127.0.0.1 sslmode=verify-full sslrootcert={root}"),
    );
    let rows = out.stdout.iter().filter(|b| **b == b'x').count();
    assert_eq!(
        rows,
        1_000_000,
        "a long answer: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    let out = psql(
        &certified,
        &format!("host=127.0.0.1 sslmode=verify-full sslrootcert={root}"),
    );
    assert!(!out.status.success(), "the certificate is for another name");
    let out = psql(&certified, "host=127.0.0.1 sslmode=disable");
    let text = String::from_utf8_lossy(&out.stderr);
    assert!(
        !out.status.success() && text.contains("FATAL:  this server requires TLS"),
        "{text}"
    );
}

#[test]
fn clients_choose_unless_tls_is_required() {
    let certified = start(false);
    assert!(psql(&certified, "host=127.0.0.1 sslmode=disable").status.success());
    assert!(psql(&certified, "host=127.0.0.1 sslmode=require").status.success());
    let plain = TestServer::start();
    let mut raw = Raw::connect(&plain);
    raw.send(&[0, 0, 0, 8, 4, 210, 22, 47]);
    let mut answer = [0];
    std::io::Read::read_exact(&mut raw.stream, &mut answer).unwrap();
    assert_eq!(answer, [b'N'], "no certificate, no TLS");
}

async fn direct(certified: &Certified, alpn: &[&[u8]]) -> std::io::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from_pem_file(&certified.cert).unwrap())
        .unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = alpn.iter().map(|p| p.to_vec()).collect();
    let stream = TcpStream::connect(certified.server.server.addr).await?;
    let name = ServerName::try_from("localhost").unwrap();
    TlsConnector::from(Arc::new(config)).connect(name, stream).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_may_begin_with_tls_at_once() {
    let certified = start(true);
    let startup = {
        let mut out = bytes::BytesMut::new();
        let parameters = [("user", "tester"), ("database", "rbcdb")];
        postgres_protocol::message::frontend::startup_message(parameters, &mut out).unwrap();
        out
    };
    let mut stream = direct(&certified, &[POSTGRESQL])
        .await
        .expect("TLS from the first byte");
    stream.write_all(&startup).await.unwrap();
    let mut first = [0; 9];
    stream.read_exact(&mut first).await.unwrap();
    assert_eq!(&first[..], b"R\0\0\0\x08\0\0\0\0", "AuthenticationOk");
    // Without the protocol's name it may be a browser that was led here.
    let mut stream = direct(&certified, &[]).await.expect("a handshake");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    assert!(String::from_utf8_lossy(&answer).contains("ALPN"), "{answer:?}");
    assert!(direct(&certified, &[b"http/1.1"]).await.is_err());
}

#[test]
fn what_is_slipped_in_before_tls_is_not_taken() {
    let certified = start(false);
    let mut raw = Raw::connect(&certified.server);
    // The request for TLS with a startup message behind it, in the clear.
    let mut bytes = vec![0, 0, 0, 8, 4, 210, 22, 47];
    let mut startup = bytes::BytesMut::new();
    postgres_protocol::message::frontend::startup_message([("user", "evil")], &mut startup).unwrap();
    bytes.extend_from_slice(&startup);
    raw.send(&bytes);
    let mut answer = Vec::new();
    let _ = std::io::Read::read_to_end(&mut raw.stream, &mut answer);
    assert_eq!(answer, b"S", "and then the end");
}
