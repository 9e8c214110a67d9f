//! Input that isn't what it says it is: errors, and a server that goes on.

use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng};

use crate::harness::{FlightServer, rows};

#[tokio::test(flavor = "multi_thread")]
async fn a_message_can_be_too_long() {
    let server = FlightServer::with(|config| config.flight.message_bytes_max = 100_000);
    let mut client = server.client().await;
    let long = format!("select '{}'", "x".repeat(200_000));
    let error = client.execute(long, None).await.unwrap_err();
    assert!(error.to_string().contains("too large"), "{error}");
    assert_eq!(rows(&mut client, "select 1").await, ["1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_grpc_at_all_ends_one_connection() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let server = FlightServer::start();
    let mut random = SmallRng::seed_from_u64(5);
    for start in [&b""[..], b"GET / HTTP/1.1\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"] {
        for _ in 0..20 {
            let mut socket = tokio::net::TcpStream::connect(("127.0.0.1", server.port()))
                .await
                .unwrap();
            let mut bytes = start.to_vec();
            let mut noise = vec![0; 300];
            random.fill_bytes(&mut noise);
            bytes.extend(noise);
            // The server may have hung up already.
            let _ = socket.write_all(&bytes).await;
            let _ = socket.shutdown().await;
            let mut answer = Vec::new();
            let read = socket.read_to_end(&mut answer);
            let ended = tokio::time::timeout(std::time::Duration::from_secs(10), read).await;
            assert!(ended.is_ok(), "the server waits for what can't come");
        }
    }
    assert_eq!(rows(&mut server.client().await, "select 1").await, ["1"]);
}
