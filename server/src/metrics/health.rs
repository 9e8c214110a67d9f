//! `rbcdb health`: asks a server's `/health`, for containers and scripts.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::time::Duration;

/// How long each step may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// Asks the server whose `metrics_listen` this is.
///
/// # Errors
/// Why it doesn't serve, as far as one can tell.
pub fn ask(metrics_listen: Option<&str>) -> Result<(), Box<dyn std::error::Error>> {
    let listen = metrics_listen.ok_or("there is no metrics_listen to ask")?;
    let address = listen
        .to_socket_addrs()?
        .next()
        .ok_or_else(|| format!("\"{listen}\" is no address"))?;
    let mut stream = TcpStream::connect_timeout(&reachable(address), PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(b"GET /health HTTP/1.1\r\nHost: rbcdb\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.take(4096).read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    let status = answer.lines().next().unwrap_or_default();
    match status.split_ascii_whitespace().nth(1) {
        Some("200") => Ok(()),
        _ => Err(format!("the server answers: {status}").into()),
    }
}

/// A server that listens on all addresses is asked on loopback.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address {
            SocketAddr::V4(_) => std::net::Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}
