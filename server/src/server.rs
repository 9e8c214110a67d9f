//! The running server: threads, listening socket, connections, shutdown.
//!
//! Two thread pools. The network runtime accepts, logs in, decodes, encodes and cancels; it never computes. The query
//! runtime plans and executes. It has more threads than processors, because a compiled function holds its thread for as
//! long as it takes: statements that come while others compute still get one.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use rbcdb_db_extension::access::FileAccess;
use rbcdb_db_extension::{Engine, EngineConfig, MemoryConfig};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::auth::Authenticator;
use crate::client::{self, Shared};
use crate::config::{Config, ConfigError};
use crate::data_dir::{DataDir, DataDirError};
use crate::flight;
use crate::metrics::{self, Metrics};
use crate::pg_catalog::{self, engine_source::EngineSource, facts::Source};
use crate::tls::{Identity, TlsError};
use crate::wire::settings::for_role;

/// The server's one database.
pub const DATABASE: &str = "rbcdb";
/// How long connections may take to say goodbye at shutdown.
pub(crate) const GOODBYE: Duration = Duration::from_secs(2);
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
    /// The password can't be had.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Certificate or key can't be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// Anyone could come in.
    #[error(
        "refusing to listen on {address}, which others may reach, without a password: set RBCDB_PASSWORD or password_file \
         for the first superuser, or listen on 127.0.0.1"
    )]
    Open {
        /// Where it would listen.
        address: SocketAddr,
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
    /// Where it listens for Arrow Flight SQL, if it does.
    pub flight_addr: Option<SocketAddr>,
    /// Where it shows metrics and health, if it does.
    pub metrics_addr: Option<SocketAddr>,
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
        let tls = Identity::load(&config)?;
        let (engine, source) = engine(query_runtime.handle(), &config)?;
        let (stop, stopped) = watch::channel(false);
        let (started, start) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("rbcdb-main".to_owned())
            .spawn(move || {
                let queries = query_runtime.handle().clone();
                let store = Arc::clone(engine.store());
                network_runtime.block_on(listen(config, engine, tls, queries, started, stopped));
                network_runtime.shutdown_timeout(GOODBYE);
                query_runtime.shutdown_timeout(QUERIES_END);
                source.let_go();
                // A statement that doesn't stop holds on to it.
                store.close();
                drop(data_dir);
            })
            .map_err(StartError::Threads)?;
        let mut server = RunningServer {
            addr: SocketAddr::from(([0, 0, 0, 0], 0)),
            flight_addr: None,
            metrics_addr: None,
            data_dir: path,
            stop,
            thread: Some(thread),
        };
        // A lost sender means that the thread has panicked; its message is on stderr.
        let addresses = start
            .recv()
            .unwrap_or_else(|_| Err(StartError::Threads(io::Error::other("the server's main thread ended"))))?;
        server.addr = addresses.pg;
        server.flight_addr = addresses.flight;
        server.metrics_addr = addresses.metrics;
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

fn engine(query_runtime: &Handle, config: &Config) -> Result<(Engine, Arc<EngineSource>), StartError> {
    let failed = |e: rbcdb_db_extension::Error| StartError::Engine(e.to_string());
    let settings = EngineConfig {
        data_dir: Some(config.data_dir.clone()),
        memory: MemoryConfig {
            limit_bytes: config.memory_limit.bytes(),
            spill_dir: Some(config.data_dir.join("tmp")),
            spill_limit_bytes: Some(config.spill_limit),
        },
        files: FileAccess::within(&config.file_dirs).map_err(failed)?,
        settings: for_role,
        ..config.engine.clone()
    };
    let engine = Engine::new(query_runtime.clone(), &settings).map_err(failed)?;
    let password = config.read_password()?;
    let given = password.is_some();
    let used = engine
        .first_superuser(&config.superuser, password.as_ref().map(|p| p.0.as_str()))
        .map_err(failed)?;
    if given && !used {
        tracing::info!("the first superuser has a password already; the one given to the server is not used");
    }
    let source = Arc::new(EngineSource::new(&engine));
    let facts: Arc<dyn Source> = Arc::clone(&source) as _;
    pg_catalog::install(engine.context(), DATABASE, &facts).map_err(|e| StartError::Engine(e.to_string()))?;
    Ok((engine, source))
}

/// A listening socket, and where it listens.
type Bound = (TcpListener, SocketAddr);

async fn bind(address: &str) -> Result<Bound, StartError> {
    let bound = async {
        let listener = TcpListener::bind(address).await?;
        let addr = listener.local_addr()?;
        Ok((listener, addr))
    };
    bound.await.map_err(|source| StartError::Listen {
        address: address.to_owned(),
        source,
    })
}

/// Binds what may be left out.
async fn bind_if(address: Option<&String>) -> Result<Option<Bound>, StartError> {
    match address {
        Some(address) => bind(address).await.map(Some),
        None => Ok(None),
    }
}

/// All sockets that the server listens on.
struct Listeners {
    pg: Bound,
    flight: Option<Bound>,
    metrics: Option<Bound>,
}

/// Where they listen.
struct Addresses {
    pg: SocketAddr,
    flight: Option<SocketAddr>,
    metrics: Option<SocketAddr>,
}

impl Listeners {
    async fn bind(config: &Config, authenticator: &Authenticator) -> Result<Listeners, StartError> {
        let listeners = Listeners {
            pg: bind(&config.pg_listen).await?,
            flight: bind_if(config.flight_listen.as_ref()).await?,
            metrics: bind_if(config.metrics_listen.as_ref()).await?,
        };
        for (_, address) in std::iter::once(&listeners.pg).chain(&listeners.flight) {
            refuse_open(authenticator, *address)?;
            if !address.ip().is_loopback() && !config.tls_required {
                tracing::warn!("{address} doesn't require TLS: what clients send and get can be read on the way");
            }
        }
        Ok(listeners)
    }

    fn addresses(&self) -> Addresses {
        let of = |bound: &Option<Bound>| bound.as_ref().map(|(_, addr)| *addr);
        Addresses {
            pg: self.pg.1,
            flight: of(&self.flight),
            metrics: of(&self.metrics),
        }
    }
}

/// Where others can reach the server, everyone has to log in.
fn refuse_open(authenticator: &Authenticator, address: SocketAddr) -> Result<(), StartError> {
    let access = authenticator
        .access()
        .map_err(|e| StartError::Engine(e.message.clone()))?;
    match address.ip().to_canonical().is_loopback() || access.has_passwords() {
        true => Ok(()),
        false => Err(StartError::Open { address }),
    }
}

/// Listens until the server stops, then waits for the connections to end.
async fn listen(
    config: Config,
    engine: Engine,
    tls: Option<Identity>,
    query_runtime: Handle,
    started: mpsc::Sender<Result<Addresses, StartError>>,
    mut stopped: watch::Receiver<bool>,
) {
    let authenticator = Authenticator::new(engine.clone());
    let listeners = match Listeners::bind(&config, &authenticator).await {
        Ok(listeners) => listeners,
        Err(error) => {
            // The receiver waits for this in `Server::start`.
            let _ = started.send(Err(error));
            return;
        }
    };
    let addresses = listeners.addresses();
    tracing::info!("listening on {}", addresses.pg);
    let (listener, metrics) = (listeners.pg.0, Arc::new(Metrics::default()));
    let serving = Arc::new(AtomicBool::new(true));
    // Until all connections have ended: it says so.
    let mut pages = JoinSet::new();
    if let Some((listener, address)) = listeners.metrics {
        tracing::info!("metrics and health on http://{address}");
        let served = metrics::http::Pages {
            metrics: Arc::clone(&metrics),
            serving: Arc::clone(&serving),
            engine: engine.clone(),
        };
        pages.spawn(metrics::http::serve(listener, served));
    }
    let mut flight_calls = JoinSet::new();
    if let Some((listener, address)) = listeners.flight {
        tracing::info!("listening on {address} for Arrow Flight SQL");
        flight_calls.spawn(flight::serve(flight::Served {
            listener,
            engine: engine.clone(),
            authenticator: authenticator.clone(),
            metrics: Arc::clone(&metrics),
            tls: tls.clone(),
            runtime: query_runtime.clone(),
            config: config.clone(),
            stopped: stopped.clone(),
        }));
    }
    if started.send(Ok(addresses)).is_err() {
        return;
    }
    let shared = Arc::new(Shared {
        config,
        engine,
        authenticator,
        tls: tls.as_ref().map(Identity::postgresql),
        query_runtime,
        metrics,
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
                    tasks.spawn(client::serve(Arc::clone(&shared), stream, peer, full));
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
    serving.store(false, Ordering::Release);
    drop(listener);
    tracing::info!("shutting down with {} connection(s)", tasks.len());
    let all_ended = async {
        while let Some(ended) = tasks.join_next().await {
            log_panic(ended);
        }
        while let Some(ended) = flight_calls.join_next().await {
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
