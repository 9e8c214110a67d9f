//! Arrow Flight SQL: results and ingests as Arrow batches over gRPC, on the same engine as the PostgreSQL wire.
//!
//! In reading order: [`guard`], [`sessions`] and [`request_body`] (who calls, and whether all of it came), [`service`] (Flight's calls) and [`do_action`] (its actions),
//! [`statement`] (a statement and its run), [`ticket`], [`rows`] and [`direct`] (results), [`prepared`] and [`parameters`], [`ingest`], [`decode`],
//! [`transactions`], [`options`] and [`settings`], [`metadata`] (the database itself), [`actions`] (rbcdb's own), [`error`].
//!
//! Nothing is computed on the network's threads: statements are planned and run on the engine's, and what comes out is
//! encoded here.

pub mod actions;
pub mod decode;
pub mod direct;
pub mod do_action;
pub mod error;
pub mod guard;
pub mod handles;
pub mod ingest;
pub mod login;
pub mod metadata;
pub mod options;
pub mod parameters;
pub mod placeholders;
pub mod prepared;
pub mod request_body;
pub mod rows;
pub mod schema;
pub mod service;
pub mod sessions;
pub mod settings;
pub mod statement;
pub mod stop;
pub mod ticket;
pub mod transactions;

use std::sync::Arc;
use std::time::Duration;

use arrow_flight::flight_service_server::FlightServiceServer;
use rbcdb_db_extension::Engine;
use tokio::net::TcpListener;
use tokio::runtime::Handle as Runtime;
use tokio::sync::watch;
use tonic::codec::CompressionEncoding;
use tonic::transport::server::TcpIncoming;
use tonic::transport::{Server, ServerTlsConfig};

use crate::auth::Authenticator;
use crate::config::{Config, FlightConfig};
use crate::metrics::Metrics;
use crate::tls::Identity;
use guard::Guard;
use service::FlightSqlService;
use sessions::Sessions;

/// What a client may send of one stream before it has been read: enough for a fast network's delay.
const STREAM_WINDOW_BYTES: u32 = 8 << 20;
/// The same for all streams of a connection.
const CONNECTION_WINDOW_BYTES: u32 = 16 << 20;
/// Clients that can send larger pieces than HTTP/2's 16 kB may.
const FRAME_BYTES: u32 = 1 << 20;
/// Calls that a connection may have under way.
const STREAMS_MAX: u32 = 1024;
/// How often a silent connection is asked whether it is still there.
const KEEPALIVE: Duration = Duration::from_secs(60);

/// What is served, and where.
pub struct Served {
    /// Where.
    pub listener: TcpListener,
    /// What.
    pub engine: Engine,
    /// To whom.
    pub authenticator: Authenticator,
    /// Where statements are counted.
    pub metrics: Arc<Metrics>,
    /// With TLS, if there is a certificate; without it otherwise.
    pub tls: Option<Identity>,
    /// The engine's threads.
    pub runtime: Runtime,
    /// The limits.
    pub config: Config,
    /// True once the server stops.
    pub stopped: watch::Receiver<bool>,
}

/// Serves Flight SQL until the server stops.
pub async fn serve(served: Served) {
    let Served {
        listener, tls, stopped, ..
    } = served;
    let config = served.config.flight.clone();
    let sessions = Arc::new(Sessions::new(
        served.engine,
        served.authenticator,
        served.metrics,
        served.config,
    ));
    let service = FlightSqlService {
        sessions: Arc::clone(&sessions),
        runtime: served.runtime,
        config: config.clone(),
    };
    let service = FlightServiceServer::new(service)
        .max_decoding_message_size(config.message_bytes_max)
        .max_encoding_message_size(usize::MAX)
        .accept_compressed(CompressionEncoding::Gzip);
    let stop = {
        let (sessions, mut stopped) = (Arc::clone(&sessions), stopped.clone());
        async move {
            // An error means that the server's handle is gone, which is a stop as well.
            let _ = stopped.wait_for(|stop| *stop).await;
            sessions.shut_down();
        }
    };
    let incoming = TcpIncoming::from(listener)
        .with_nodelay(Some(true))
        .with_keepalive(Some(KEEPALIVE));
    let mut server = Server::builder();
    if let Some(identity) = tls {
        let identity = tonic::transport::Identity::from_pem(identity.cert_pem, identity.key_pem);
        server = match server.tls_config(ServerTlsConfig::new().identity(identity)) {
            Ok(server) => server,
            // The files have been checked before.
            Err(e) => return tracing::error!("Flight SQL is not served: {e}"),
        };
    }
    let serving = server
        .initial_stream_window_size(STREAM_WINDOW_BYTES)
        .initial_connection_window_size(CONNECTION_WINDOW_BYTES)
        .max_frame_size(FRAME_BYTES)
        .max_concurrent_streams(STREAMS_MAX)
        .http2_keepalive_interval(Some(KEEPALIVE))
        .add_service(Guard::new(service, Arc::clone(&sessions)))
        .serve_with_incoming_shutdown(incoming, stop);
    tokio::select! {
        served = serving => if let Err(e) = served {
            tracing::error!("Flight SQL is no longer served: {e}");
        },
        () = sweep(&sessions, &config) => {}
    }
}

/// Closes what nobody has used for long, for ever.
async fn sweep(sessions: &Sessions, config: &FlightConfig) {
    let pause = (config.idle_timeout / 4).clamp(Duration::from_millis(50), Duration::from_secs(60));
    loop {
        tokio::time::sleep(pause).await;
        sessions.sweep();
    }
}
