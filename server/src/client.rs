//! One client of the PostgreSQL protocol, from its first byte to its last.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use rbcdb_db_extension::Engine;
use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio_rustls::rustls::ServerConfig;

use crate::auth::login::Failure;
use crate::auth::{Authenticator, Identity};
use crate::config::Config;
use crate::metrics::Metrics;
use crate::server::{DATABASE, GOODBYE};
use crate::stop::{Connections, Registration};
use crate::wire::connection::{Connection, End};
use crate::wire::error::{ErrorFields, Severity, sqlstate};
use crate::wire::observer::Observer;
use crate::wire::socket::Socket;
use crate::wire::startup::{self, Startup};

/// What all connections share.
pub(crate) struct Shared {
    pub config: Config,
    pub engine: Engine,
    pub authenticator: Authenticator,
    pub tls: Option<Arc<ServerConfig>>,
    pub query_runtime: Handle,
    pub metrics: Arc<Metrics>,
    pub connections: Arc<Connections>,
    pub stopped: watch::Receiver<bool>,
}

/// A client that has been let in.
struct Session {
    parameters: Parameters,
    identity: Identity,
    registration: Registration,
}

/// Serves a client. `full` tells that there are as many already as there may be.
pub(crate) async fn serve(shared: Arc<Shared>, stream: TcpStream, peer: SocketAddr, full: bool) {
    // Small messages go back and forth; a failure costs time and nothing else.
    let _ = stream.set_nodelay(true);
    let mut socket = Socket::new(stream);
    let begun = tokio::select! {
        begun = tokio::time::timeout(shared.config.startup_timeout, begin(&shared, &mut socket, peer, full)) => begun,
        () = wait_for_stop(&shared) => return,
    };
    let session = match begun {
        Ok(Ok(Some(session))) => session,
        Ok(Ok(None)) => return,
        Ok(Err(Failure::Lost(e))) => return tracing::debug!("{peer} left before it was logged in: {e}"),
        Ok(Err(Failure::Refused(error))) => {
            tracing::info!("{peer} refused: {}", error.message);
            shared.metrics.refused(&error.sqlstate);
            return refuse(&mut socket, &error).await;
        }
        Err(_) => return tracing::info!("{peer} didn't log in in time"),
    };
    let pid = session.registration.pid;
    let Session {
        parameters,
        identity,
        registration,
    } = session;
    tracing::debug!(pid, user = identity.user, tls = socket.is_tls(), "{peer} connected");
    let observer = Observer::new(
        Arc::clone(&shared.metrics),
        shared.config.log_min_duration_statement,
        identity.user.clone(),
        pid,
    );
    let mut connection = Connection::new(
        socket,
        registration,
        shared.engine.session_of(identity.role),
        shared.query_runtime.clone(),
        observer,
    );
    let _counted = shared.metrics.connected();
    connection.defaults(&shared.config);
    connection.greet(&identity, &startup_settings(&parameters));
    let end = tokio::select! {
        end = connection.serve() => Some(end),
        () = wait_for_stop(&shared) => None,
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

/// Everything before the first statement. `None` where the client wanted something else, or was refused and told so.
async fn begin(shared: &Shared, socket: &mut Socket, peer: SocketAddr, full: bool) -> Result<Option<Session>, Failure> {
    let parameters = match startup::negotiate(socket, shared.tls.as_ref()).await? {
        Some(Startup::Session(parameters)) => parameters,
        Some(Startup::Cancel { pid, secret }) => {
            shared.connections.cancel(pid, secret);
            return Ok(None);
        }
        None => return Ok(None),
    };
    check_startup(shared, &parameters, full, socket.is_tls())?;
    let user = parameters.get("user").cloned().unwrap_or_default();
    let identity = shared.authenticator.login(socket, &user, peer.ip()).await?;
    let registration = shared.connections.register(identity.role);
    check_room(shared, &identity)?;
    Ok(Some(Session {
        parameters,
        identity,
        registration,
    }))
}

async fn refuse(socket: &mut Socket, error: &ErrorFields) {
    let told = async {
        socket.put(error.response(Severity::Fatal))?;
        socket.close().await
    };
    // A client that doesn't listen loses the message and nothing else.
    let _: Result<io::Result<()>, _> = tokio::time::timeout(GOODBYE, told).await;
}

async fn wait_for_stop(shared: &Shared) {
    // An error means that the server's handle is gone, which is a stop as well.
    let _ = shared.stopped.clone().wait_for(|stop| *stop).await;
}

/// Whether there is room for this one more connection, which is registered already.
fn check_room(shared: &Shared, identity: &Identity) -> Result<(), ErrorFields> {
    let refused = |message: String| Err(ErrorFields::new(sqlstate::TOO_MANY_CONNECTIONS, message));
    if identity.superuser {
        return Ok(());
    }
    let (all, of_role) = shared.connections.count(identity.role);
    if all
        > shared
            .config
            .connections_max
            .saturating_sub(shared.config.superuser_connections)
    {
        return refused("remaining connection slots are reserved for superusers".to_owned());
    }
    match usize::try_from(identity.connection_limit) {
        Ok(limit) if of_role > limit => refused(format!("too many connections for role \"{}\"", identity.user)),
        // -1 is no limit.
        _ => Ok(()),
    }
}

type Parameters = std::collections::BTreeMap<String, String>;

/// What is refused before anyone is asked for a password.
fn check_startup(shared: &Shared, parameters: &Parameters, full: bool, tls: bool) -> Result<(), ErrorFields> {
    if shared.config.tls_required && !tls {
        let message = "this server requires TLS";
        return Err(ErrorFields::new(sqlstate::INVALID_AUTHORIZATION, message)
            .hint("Connect with sslmode=require, or with verify-full and the certificate's authority."));
    }
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
    let user = parameters.get("user").map_or("", String::as_str);
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
