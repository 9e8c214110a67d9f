//! Sessions: what a client's calls share, found by the token that each call carries.
//!
//! gRPC has calls, not connections. A login gives a token, unguessable, that a client sends along: as `authorization:
//! Bearer …`, or as a cookie. A `Basic` header is a token of its own once its password has been checked. Calls without any
//! share one session, in which prepared statements and transactions are found by their handles, and settings can't be
//! changed. Tokens expire; what nobody has used for long is closed.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use arrow::ipc::CompressionType;
use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use rbcdb_db_extension::{Engine, Session};
use tonic::codegen::http::HeaderMap;
use tonic::codegen::http::header::{AUTHORIZATION, COOKIE};

use super::handles::Handles;
use super::login::Login;
use super::prepared::PreparedStatement;
use super::stop::{Reason, Statements};
use super::transactions::Transaction;
use crate::auth::Authenticator;
use crate::config::Config;
use crate::metrics::Metrics;
use crate::pg_catalog::session::SessionFacts;
use crate::wire::error::{ErrorFields, sqlstate};
use crate::wire::observer::Observer;
use crate::wire::settings::Settings;

/// The cookie that other Flight servers use, too.
pub const COOKIE_NAME: &str = "arrow_flight_session_id";
/// How many times a session's share all calls without a session have together.
const ANONYMOUS_SHARE: usize = 10;

/// What a client's calls share.
pub struct FlightSession {
    /// Who has logged in.
    pub login: Login,
    /// Statements outside of transactions.
    pub session: Session,
    /// Statements that run now.
    pub running: Arc<Statements>,
    /// Prepared statements.
    pub prepared: Handles<PreparedStatement>,
    /// Open transactions.
    pub transactions: Handles<Transaction>,
    settings: Mutex<Settings>,
    compression: Mutex<Option<CompressionType>>,
    metrics: Arc<Metrics>,
    log_min: Option<Duration>,
    token: Option<String>,
    times: Mutex<Times>,
}

#[derive(Debug, Clone, Copy)]
struct Times {
    begun: Instant,
    used: Instant,
}

impl FlightSession {
    fn new(
        engine: &Engine,
        metrics: &Arc<Metrics>,
        config: &Config,
        login: Login,
        token: Option<String>,
    ) -> FlightSession {
        let share = if token.is_some() { 1 } else { ANONYMOUS_SHARE };
        let mut settings = Settings::default();
        settings.set_default("statement_timeout", config.statement_timeout);
        settings.fix("session_authorization", login.user());
        for warning in settings.set_defaults(login.identity().map_or(&[], |identity| &identity.settings)) {
            tracing::warn!(
                user = login.user(),
                "a setting of the role is passed over: {}",
                warning.message
            );
        }
        let superuser = login.identity().is_none_or(|identity| identity.superuser);
        settings.fix("is_superuser", if superuser { "on" } else { "off" });
        let now = Instant::now();
        FlightSession {
            session: login.session(engine),
            login,
            running: Arc::default(),
            prepared: Handles::new(share * config.flight.statements_max),
            transactions: Handles::new(share * config.flight.transactions_max),
            settings: Mutex::new(settings),
            compression: Mutex::default(),
            metrics: Arc::clone(metrics),
            log_min: config.log_min_duration_statement,
            token,
            times: Mutex::new(Times { begun: now, used: now }),
        }
    }

    /// Its settings as they are now.
    pub fn with_settings<T>(&self, read: impl FnOnce(&Settings) -> T) -> T {
        read(&lock(&self.settings))
    }

    /// Changes its settings.
    ///
    /// # Errors
    /// 55000 for calls without a session; what `change` says.
    pub fn change_settings<T>(
        &self,
        change: impl FnOnce(&mut Settings) -> Result<T, ErrorFields>,
    ) -> Result<T, ErrorFields> {
        if self.is_shared() {
            return Err(ErrorFields::new("55000", "settings can't be changed without a session")
                .hint("Log in with a user name, or let the client keep cookies and use its session options."));
        }
        change(&mut lock(&self.settings))
    }

    /// How results are compressed.
    pub fn compression(&self) -> Option<CompressionType> {
        *lock(&self.compression)
    }

    /// Compresses the results from the next on.
    ///
    /// # Errors
    /// 55000 for calls without a session.
    pub fn set_compression(&self, compression: Option<CompressionType>) -> Result<(), ErrorFields> {
        self.change_settings(|_| {
            *lock(&self.compression) = compression;
            Ok(())
        })
    }

    /// Whether all calls without a session share it.
    pub fn is_shared(&self) -> bool {
        self.token.is_none()
    }

    /// Watches a statement that begins now, for the metrics and the log of slow ones.
    pub fn observe(&self, text: &Arc<str>) -> Observer {
        // Connections of the other protocol have process ids; calls have none.
        let mut observer = Observer::new(Arc::clone(&self.metrics), self.log_min, self.login.user().to_owned(), 0);
        observer.text(text);
        observer.begin_message();
        observer
    }

    /// A session of the engine with this session's settings.
    pub fn apply_settings(&self, mut session: Session) -> Session {
        session.set_device(self.with_settings(Settings::device));
        session.set_fusion(self.with_settings(Settings::fusion));
        session.set_kernel_block(self.with_settings(Settings::kernel_block));
        session.set_search_path(self.with_settings(Settings::search_path));
        session
    }

    /// What the catalog shows of the session.
    pub fn facts(&self) -> SessionFacts {
        let settings = super::settings::all(self).into_iter();
        SessionFacts {
            // Connections of the other protocol have numbers; calls have none.
            pid: 0,
            user: self.login.user().to_owned(),
            search_path: self.with_settings(Settings::search_path),
            settings: settings
                .filter_map(|row| <[String; 3]>::try_from(row).ok())
                .map(|[name, value, description]| (name, value, description))
                .collect(),
            cursors: Vec::new(),
        }
    }

    /// Whether no statement runs, and none is prepared, and no transaction is open.
    fn holds_nothing(&self) -> bool {
        self.running.is_empty() && self.prepared.is_empty() && self.transactions.is_empty()
    }

    fn end(&self, reason: Reason) {
        self.running.stop_all(reason);
        self.prepared.clear();
        self.transactions.clear();
    }
}

/// All sessions.
pub struct Sessions {
    engine: Engine,
    authenticator: Authenticator,
    metrics: Arc<Metrics>,
    config: Config,
    by_token: Mutex<HashMap<String, Arc<FlightSession>>>,
    anonymous: Arc<FlightSession>,
}

impl Sessions {
    /// No sessions yet.
    pub fn new(engine: Engine, authenticator: Authenticator, metrics: Arc<Metrics>, config: Config) -> Sessions {
        let anonymous = Arc::new(FlightSession::new(&engine, &metrics, &config, Login::ANONYMOUS, None));
        Sessions {
            engine,
            authenticator,
            metrics,
            config,
            by_token: Mutex::default(),
            anonymous,
        }
    }

    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The session of a call, by its headers.
    ///
    /// # Errors
    /// 28000 or 28P01 if the call isn't let in, 53300 if it needs a session and there are as many as there may be.
    pub async fn admit(&self, headers: &HeaderMap, peer: IpAddr) -> Result<Arc<FlightSession>, ErrorFields> {
        match credentials(headers)? {
            Credentials::Token(token) => self.find(token),
            Credentials::Basic(header) => {
                if let Ok(session) = self.find(header) {
                    return Ok(session);
                }
                let login = self.check_basic(header, peer).await?;
                self.open(login, header.to_owned())
            }
            Credentials::None => {
                Login::check_anonymous(&self.authenticator, peer)?;
                Ok(Arc::clone(&self.anonymous))
            }
        }
    }

    /// Logs in: checks the name and password of a `Basic` header and opens a session for it. Returns its token.
    ///
    /// # Errors
    /// As [`Sessions::admit`].
    pub async fn log_in(&self, headers: &HeaderMap, peer: IpAddr) -> Result<String, ErrorFields> {
        let login = match credentials(headers)? {
            Credentials::Basic(header) => self.check_basic(header, peer).await?,
            // Its client wants to know whether the token is still good.
            Credentials::Token(token) => return self.find(token).map(|_| token.to_owned()),
            Credentials::None => {
                let message = "a handshake needs an authorization header with a user name and a password";
                return Err(ErrorFields::new(sqlstate::INVALID_AUTHORIZATION, message));
            }
        };
        self.open_new(login)
    }

    /// Opens a session for a client that has been let in. Returns its token.
    ///
    /// # Errors
    /// 53300 if there are as many as there may be.
    pub fn open_new(&self, login: Login) -> Result<String, ErrorFields> {
        let token = new_token();
        self.open(login, token.clone())?;
        Ok(token)
    }

    /// The session of a token.
    ///
    /// # Errors
    /// 28000 for a token that isn't known, or not any more.
    pub fn find(&self, token: &str) -> Result<Arc<FlightSession>, ErrorFields> {
        let session = lock(&self.by_token).get(token).cloned();
        let session = session.filter(|session| !self.is_over(session)).ok_or_else(|| {
            ErrorFields::new(
                sqlstate::INVALID_AUTHORIZATION,
                "the token's session is over or never was",
            )
            .hint("Log in again.")
        })?;
        lock(&session.times).used = Instant::now();
        Ok(session)
    }

    /// Closes a session. Whether it was one that can be closed.
    pub fn close(&self, session: &FlightSession) -> bool {
        let Some(token) = &session.token else {
            return false;
        };
        lock(&self.by_token).remove(token);
        session.end(Reason::Closed);
        true
    }

    /// Closes what nobody has used for long.
    pub fn sweep(&self) {
        let idle = self.config.flight.idle_timeout;
        let mut over = Vec::new();
        lock(&self.by_token).retain(|_, session| {
            if !session.running.is_empty() {
                lock(&session.times).used = Instant::now();
            }
            let is_over = self.is_over(session);
            if is_over {
                over.push(Arc::clone(session));
            } else {
                session.prepared.sweep(idle);
                session.transactions.sweep(idle);
            }
            !is_over
        });
        self.anonymous.prepared.sweep(idle);
        self.anonymous.transactions.sweep(idle);
        if !over.is_empty() {
            tracing::debug!("{} session(s) expired", over.len());
        }
        for session in over {
            session.end(Reason::Closed);
        }
    }

    /// Stops everything.
    pub fn shut_down(&self) {
        let sessions: Vec<_> = lock(&self.by_token).drain().map(|(_, session)| session).collect();
        for session in sessions.iter().chain([&self.anonymous]) {
            session.end(Reason::Shutdown);
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        lock(&self.by_token).len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn is_over(&self, session: &FlightSession) -> bool {
        let times = *lock(&session.times);
        let idle = session.running.is_empty() && times.used.elapsed() >= self.config.flight.idle_timeout;
        idle || times.begun.elapsed() >= self.config.flight.token_lifetime
    }

    fn open(&self, login: Login, token: String) -> Result<Arc<FlightSession>, ErrorFields> {
        let session = FlightSession::new(&self.engine, &self.metrics, &self.config, login, Some(token.clone()));
        let session = Arc::new(session);
        let mut by_token = lock(&self.by_token);
        // Two calls with the same Basic header may come here at once.
        if let Some(there) = by_token.get(&token).filter(|there| !self.is_over(there)) {
            return Ok(Arc::clone(there));
        }
        if by_token.len() >= self.config.flight.sessions_max && !self.make_room(&mut by_token, |_| true) {
            return Err(
                ErrorFields::new(sqlstate::TOO_MANY_CONNECTIONS, "sorry, too many clients already")
                    .detail(format!("The limit is {} sessions.", self.config.flight.sessions_max)),
            );
        }
        if let Some(identity) = session.login.identity()
            && let Ok(limit) = usize::try_from(identity.connection_limit)
        {
            let of_role = |other: &&Arc<FlightSession>| other.login.identity().is_some_and(|i| i.role == identity.role);
            let full = !identity.superuser && by_token.values().filter(of_role).count() >= limit;
            if full && !self.make_room(&mut by_token, |other| of_role(&other)) {
                let message = format!("too many connections for role \"{}\"", identity.user);
                return Err(ErrorFields::new(sqlstate::TOO_MANY_CONNECTIONS, message));
            }
        }
        by_token.insert(token, Arc::clone(&session));
        Ok(session)
    }

    /// Closes one of these sessions: of those that nobody has used for a while and that hold nothing, the one whose last use is
    /// longest ago. Many clients go without closing theirs. Whether there was one.
    fn make_room(
        &self,
        by_token: &mut HashMap<String, Arc<FlightSession>>,
        may_go: impl Fn(&Arc<FlightSession>) -> bool,
    ) -> bool {
        let unused = by_token.iter().filter_map(|(token, session)| {
            let used = lock(&session.times).used;
            let goes = may_go(session) && session.holds_nothing() && used.elapsed() >= self.config.flight.spare_after;
            goes.then_some((used, token))
        });
        let Some(token) = unused.min().map(|(_, token)| token.clone()) else {
            return false;
        };
        if let Some(session) = by_token.remove(&token) {
            session.end(Reason::Closed);
        }
        true
    }

    /// Checks a `Basic` header's name and password.
    async fn check_basic(&self, header: &str, peer: IpAddr) -> Result<Login, ErrorFields> {
        let malformed = || ErrorFields::new(sqlstate::INVALID_AUTHORIZATION, "the authorization header is malformed");
        let decoded = header
            .get(BASIC.len()..)
            .and_then(|code| BASE64.decode(code.trim()).ok());
        let decoded = decoded
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .ok_or_else(malformed)?;
        let (user, password) = decoded.split_once(':').ok_or_else(malformed)?;
        if user.is_empty() {
            return Err(ErrorFields::new(
                sqlstate::INVALID_AUTHORIZATION,
                "no user name was given",
            ));
        }
        Login::check(&self.authenticator, user, password, peer).await
    }
}

/// Go's clients leave the padding out.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);
const BASIC: &str = "Basic ";
const BEARER: &str = "Bearer ";

/// What a call says of who it is from.
enum Credentials<'a> {
    /// A session's token.
    Token(&'a str),
    /// The whole header.
    Basic(&'a str),
    None,
}

fn credentials(headers: &HeaderMap) -> Result<Credentials<'_>, ErrorFields> {
    let malformed = || {
        ErrorFields::new(
            sqlstate::INVALID_AUTHORIZATION,
            "the authorization header is neither Basic nor Bearer",
        )
    };
    let starts = |text: &str, prefix: &str| text.get(..prefix.len()).is_some_and(|p| p.eq_ignore_ascii_case(prefix));
    if let Some(header) = headers.get(AUTHORIZATION) {
        let header = header.to_str().map_err(|_| malformed())?;
        return match header {
            _ if starts(header, BEARER) => Ok(Credentials::Token(header[BEARER.len()..].trim())),
            _ if starts(header, BASIC) => Ok(Credentials::Basic(header)),
            _ => Err(malformed()),
        };
    }
    let cookies = headers
        .get_all(COOKIE)
        .into_iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = cookies
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let token = pairs.find(|(name, _)| *name == COOKIE_NAME).map(|(_, value)| value);
    Ok(token.map_or(Credentials::None, Credentials::Token))
}

/// 256 random bits.
fn new_token() -> String {
    let bytes: [u8; 32] = rand::random();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The data behind these locks is whole after each statement, so a panic elsewhere doesn't spoil it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
