//! The running server: threads, listening socket, connections, shutdown.
//!
//! Two thread pools. The network runtime accepts, logs in, decodes, encodes and cancels; it never computes. The query
//! runtime plans and executes. It has more threads than processors, because a compiled function holds its thread for as
//! long as it takes: statements that come while others compute still get one.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use rbcdb_db_extension::{Engine, EngineConfig};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::config::Config;
use crate::data_dir::{DataDir, DataDirError};
use crate::pg_catalog::{self, engine_source::EngineSource, facts::Source};
use crate::stop::Connections;
use crate::wire::connection::{Connection, End};
use crate::wire::error::{ErrorFields, sqlstate};
use crate::wire::socket::Socket;
use crate::wire::startup::{self, Startup};

/// The server's one database.
pub const DATABASE: &str = "rbcdb";
/// How long connections may take to say goodbye at shutdown.
const GOODBYE: Duration = Duration::from_secs(2);
/// How long running statements may take to notice that they shall stop at shutdown.
const QUERIES_END: Duration = Duration::from_secs(2);

/// Why a server can't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data directory can't be used.
    #[error(transparent)]
    DataDir(#[from] DataDirError),
    /// The address can't be listened on.
    #[error("cannot listen on \"{address}\": {source}")]
    Listen {
        /// As configured.
        address: String,
        /// Why.
        source: io::Error,
    },
    /// The query engine can't be set up.
    #[error("cannot start the query engine: {0}")]
    Engine(String),
    /// The system gives no threads.
    #[error("cannot start the server's threads: {0}")]
    Threads(io::Error),
}

/// Starts servers.
#[derive(Debug)]
pub struct Server;

/// A server that runs until it is shut down or dropped.
#[derive(Debug)]
pub struct RunningServer {
    /// Where it listens.
    pub addr: SocketAddr,
    /// Its data directory.
    pub data_dir: PathBuf,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts a server on threads of its own and returns once it listens. May be called from anywhere, inside or outside
    /// of an asynchronous runtime.
    ///
    /// # Errors
    /// [`StartError`] if the data directory or the address can't be used.
    pub fn start(config: Config) -> Result<RunningServer, StartError> {
        let data_dir = DataDir::open(&config.data_dir)?;
        let path = data_dir.path().to_owned();
        let query_runtime = query_runtime().map_err(StartError::Threads)?;
        let network_runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("rbcdb-net")
            .enable_all()
            .build()
            .map_err(StartError::Threads)?;
        let engine = engine(
            query_runtime.handle(),
            &EngineConfig {
                data_dir: Some(path.clone()),
                ..config.engine.clone()
            },
        )?;
        let (stop, stopped) = watch::channel(false);
        let (started, start) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("rbcdb-main".to_owned())
            .spawn(move || {
                let store = Arc::clone(engine.store());
                network_runtime.block_on(listen(config, engine, query_runtime.handle().clone(), started, stopped));
                network_runtime.shutdown_timeout(GOODBYE);
                query_runtime.shutdown_timeout(QUERIES_END);
                // A statement that doesn't stop holds on to it.
                store.close();
                drop(data_dir);
            })
            .map_err(StartError::Threads)?;
        let mut server = RunningServer {
            addr: SocketAddr::from(([0, 0, 0, 0], 0)),
            data_dir: path,
            stop,
            thread: Some(thread),
        };
        // A lost sender means that the thread has panicked; its message is on stderr.
        server.addr = start
            .recv()
            .unwrap_or_else(|_| Err(StartError::Threads(io::Error::other("the server's main thread ended"))))?;
        Ok(server)
    }
}

impl RunningServer {
    /// Stops the server: running statements are cancelled, clients are told, sockets are closed. Blocks the thread until
    /// that is done, a few seconds at most.
    pub fn shutdown(mut self) {
        self.stop_and_join();
    }

    fn stop_and_join(&mut self) {
        self.stop.send_replace(true);
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the server's main thread panicked");
        }
    }
}

impl Drop for RunningServer {
    fn drop(&mut self) {
        self.stop_and_join();
    }
}

fn query_runtime() -> io::Result<Runtime> {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    Builder::new_multi_thread()
        .worker_threads((4 * processors).max(16))
        .thread_name("rbcdb-query")
        // Planners recurse over expressions as deep as the SQL reader lets through.
        .thread_stack_size(16 << 20)
        .enable_all()
        .build()
}

fn engine(query_runtime: &Handle, config: &EngineConfig) -> Result<Engine, StartError> {
    let engine = Engine::new(query_runtime.clone(), config).map_err(|e| StartError::Engine(e.to_string()))?;
    let source: Arc<dyn Source> = Arc::new(EngineSource::new(&engine));
    pg_catalog::install(engine.context(), DATABASE, &source).map_err(|e| StartError::Engine(e.to_string()))?;
    Ok(engine)
}

async fn bind(address: &str) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|source| StartError::Listen {
        address: address.to_owned(),
        source,
    })
}

/// Listens until the server stops, then waits for the connections to end.
async fn listen(
    config: Config,
    engine: Engine,
    query_runtime: Handle,
    started: mpsc::Sender<Result<SocketAddr, StartError>>,
    mut stopped: watch::Receiver<bool>,
) {
    let bound = bind(&config.pg_listen).await.and_then(|listener| {
        let source = |source| StartError::Listen {
            address: config.pg_listen.clone(),
            source,
        };
        listener.local_addr().map(|addr| (listener, addr)).map_err(source)
    });
    let (listener, addr) = match bound {
        Ok(bound) => bound,
        Err(error) => {
            // The receiver waits for this in `Server::start`.
            let _ = started.send(Err(error));
            return;
        }
    };
    if !addr.ip().is_loopback() {
        tracing::warn!("listening on {addr}: anyone who can reach this address can use the server");
    }
    tracing::info!("listening on {addr}");
    if started.send(Ok(addr)).is_err() {
        return;
    }
    let shared = Arc::new(Shared {
        config,
        engine,
        query_runtime,
        connections: Arc::default(),
        stopped: stopped.clone(),
    });
    let mut tasks = JoinSet::new();
    loop {
        tokio::select! {
            // True once the server stops; an error means that its handle is gone.
            _ = stopped.wait_for(|stop| *stop) => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    let full = tasks.len() >= shared.config.connections_max;
                    tasks.spawn(client(Arc::clone(&shared), stream, peer, full));
                }
                Err(e) => {
                    // Out of file descriptors, most likely: others have to close first.
                    tracing::error!("cannot accept a connection: {e}");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            },
            Some(ended) = tasks.join_next() => log_panic(ended),
        }
    }
    drop(listener);
    tracing::info!("shutting down with {} connection(s)", tasks.len());
    let all_ended = async {
        while let Some(ended) = tasks.join_next().await {
            log_panic(ended);
        }
    };
    if tokio::time::timeout(GOODBYE, all_ended).await.is_err() {
        tracing::warn!("connections were cut off");
    }
}

fn log_panic(ended: Result<(), tokio::task::JoinError>) {
    if let Err(e) = ended
        && e.is_panic()
    {
        tracing::error!("a connection's task panicked: {e}");
    }
}

/// What all connections share.
struct Shared {
    config: Config,
    engine: Engine,
    query_runtime: Handle,
    connections: Arc<Connections>,
    stopped: watch::Receiver<bool>,
}

/// Serves one client from its first byte to its last.
async fn client(shared: Arc<Shared>, stream: TcpStream, peer: SocketAddr, full: bool) {
    // Small messages go back and forth; a failure costs time and nothing else.
    let _ = stream.set_nodelay(true);
    let mut socket = Socket::new(stream);
    let startup = tokio::select! {
        startup = tokio::time::timeout(shared.config.startup_timeout, startup::negotiate(&mut socket)) => startup,
        _ = wait_for_stop(&shared) => return,
    };
    let parameters = match startup {
        Ok(Ok(Some(Startup::Session(parameters)))) => parameters,
        Ok(Ok(Some(Startup::Cancel { pid, secret }))) => return shared.connections.cancel(pid, secret),
        Ok(Ok(None)) => return,
        Ok(Err(e)) => return tracing::debug!("{peer} left before it started: {e}"),
        Err(_) => return tracing::info!("{peer} sent no startup message in time"),
    };
    let registration = shared.connections.register();
    let pid = registration.pid;
    let user = parameters.get("user").cloned().unwrap_or_default();
    let mut connection = Connection::new(
        socket,
        registration,
        shared.engine.session(),
        shared.query_runtime.clone(),
    );
    if let Err(refused) = check_login(&shared, &parameters, &user, full) {
        tracing::info!(pid, "{peer} refused: {}", refused.message);
        return connection.close(Some(&refused), GOODBYE).await;
    }
    tracing::debug!(pid, user, "{peer} connected");
    connection.greet(&user, &startup_settings(&parameters));
    let end = tokio::select! {
        end = connection.serve() => Some(end),
        _ = wait_for_stop(&shared) => None,
    };
    match end {
        None => {
            let message = "terminating connection due to administrator command";
            let reason = ErrorFields::new(sqlstate::ADMIN_SHUTDOWN, message);
            connection.close(Some(&reason), GOODBYE).await;
        }
        Some(End::Refused(reason)) => {
            tracing::info!(pid, "{peer}: {}", reason.message);
            connection.close(Some(&reason), GOODBYE).await;
        }
        Some(End::Terminated) => connection.close(None, GOODBYE).await,
        Some(End::Lost(e)) => tracing::debug!(pid, "{peer} lost: {e}"),
    }
}

async fn wait_for_stop(shared: &Shared) {
    // An error means that the server's handle is gone, which is a stop as well.
    let _ = shared.stopped.clone().wait_for(|stop| *stop).await;
}

type Parameters = std::collections::BTreeMap<String, String>;

fn check_login(shared: &Shared, parameters: &Parameters, user: &str, full: bool) -> Result<(), ErrorFields> {
    if full {
        let message = "sorry, too many clients already";
        return Err(ErrorFields::new(sqlstate::TOO_MANY_CONNECTIONS, message)
            .detail(format!("The limit is {} connections.", shared.config.connections_max)));
    }
    if parameters
        .get("replication")
        .is_some_and(|v| !matches!(v.as_str(), "false" | "off" | "no" | "0"))
    {
        return Err(ErrorFields::new(
            sqlstate::FEATURE_NOT_SUPPORTED,
            "replication connections are not supported",
        ));
    }
    // Clients that are given no database ask for one named as the user, or for `postgres`.
    let database = parameters.get("database").map_or(user, String::as_str);
    if ![DATABASE, "postgres", user].contains(&database) {
        return Err(ErrorFields::new(
            sqlstate::INVALID_CATALOG_NAME,
            format!("database \"{database}\" does not exist"),
        )
        .hint(format!("This server has one database: {DATABASE}.")));
    }
    Ok(())
}

/// Settings in the startup message, also those of `options` (`-c name=value`).
fn startup_settings(parameters: &Parameters) -> Vec<(String, String)> {
    let mut settings = Vec::new();
    if let Some(options) = parameters.get("options") {
        let mut words = options.split_ascii_whitespace();
        while let Some(word) = words.next() {
            let assignment = match word.strip_prefix("-c").or_else(|| word.strip_prefix("--")) {
                Some("") => words.next().unwrap_or_default(),
                Some(assignment) => assignment,
                None => word,
            };
            let (name, value) = assignment.split_once('=').unwrap_or((assignment, ""));
            settings.push((name.to_owned(), value.to_owned()));
        }
    }
    let not_settings = ["user", "database", "options", "replication"];
    let others = parameters
        .iter()
        .filter(|(name, _)| !not_settings.contains(&name.as_str()));
    settings.extend(others.map(|(name, value)| (name.clone(), value.clone())));
    settings
}
