//! The engine that all sessions share, and a session of one connection.

use std::ops::Range;
use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::prelude::{SessionConfig, SessionContext};
use rbcdb_runtime_cuda::Devices;
use rbcdb_store::Store;
use tokio::runtime::Handle;
use tokio::sync::mpsc;

use super::execution::Execution;
use super::planning;
use super::prepared::Prepared;
use super::run;
use crate::access::command::bootstrap;
use crate::access::rights::Rights;
use crate::access::{Access, AccessCache, BOOTSTRAP, FileAccess, RoleId};
use crate::catalog::FunctionCatalog;
use crate::device::DeviceChoice;
use crate::error::Error;
use crate::gpu::{Gpu, MakeCode};
use crate::install;
use crate::statement::StatementContext;

/// Batches that wait for the client before the query pauses.
const BATCHES_AHEAD: usize = 2;

/// How the engine computes.
#[derive(Debug, Clone, Default)]
pub struct EngineConfig {
    /// Threads that one query spreads over; the number of CPUs if not set.
    pub target_partitions: Option<usize>,
    /// Rows per batch; DataFusion's default if not set.
    pub batch_size: Option<usize>,
    /// The GPUs that functions may run on; those of the machine if not set.
    pub devices: Option<Arc<Devices>>,
    /// What makes code for them; the compiler if not set.
    pub gpu_code: Option<MakeCode>,
    /// Which files SQL may read and write.
    pub files: FileAccess,
}

/// The engine: tables, functions, and the threads that compute.
#[derive(Clone)]
pub struct Engine {
    context: SessionContext,
    functions: Arc<FunctionCatalog>,
    runtime: Handle,
    store: Arc<Store>,
    access: Arc<AccessCache>,
    files: FileAccess,
}

impl Engine {
    /// An engine that computes on `runtime`. Give it a runtime of its own: a query keeps its threads busy, and cancelling
    /// it needs a thread that isn't.
    ///
    /// # Errors
    /// If the compiler can't be started on this machine.
    pub fn new(runtime: Handle, config: &EngineConfig) -> Result<Engine, Error> {
        let mut session = SessionConfig::new()
            .with_information_schema(true)
            .with_default_catalog_and_schema("rbcdb", "public");
        session.options_mut().sql_parser.collect_spans = true;
        if let Some(partitions) = config.target_partitions {
            session = session.with_target_partitions(partitions);
        }
        if let Some(rows) = config.batch_size {
            session = session.with_batch_size(rows);
        }
        let context = SessionContext::new_with_config(session);
        let functions = install::into_context(&context, config.devices.clone(), config.gpu_code.clone())?;
        let (compiler, gpu) = (Arc::clone(functions.compiler()), Arc::clone(functions.gpu()));
        // The first compilation in a process is slow; nobody should wait for it, nor for GPUs to be found and measured.
        runtime.spawn_blocking(move || {
            if let Err(error) = compiler.warm_up() {
                tracing::warn!(%error, "the compiler could not be warmed up");
            }
            gpu.measure();
        });
        let store = Store::open(&rbcdb_store::Options::default()).map_err(|e| Error::internal(e.to_string()))?;
        Ok(Engine {
            context,
            functions,
            runtime,
            store: Arc::new(store),
            access: Arc::default(),
            files: config.files.clone(),
        })
    }

    /// A session of the first superuser. Sessions share tables and functions.
    pub fn session(&self) -> Session {
        self.session_of(BOOTSTRAP)
    }

    /// A session of a role.
    pub fn session_of(&self, role: RoleId) -> Session {
        Session {
            rights: Some(Rights {
                who: role,
                cache: Arc::clone(&self.access),
                files: self.files.clone(),
            }),
            store: Some(Arc::clone(&self.store)),
            context: self.context.clone(),
            functions: Arc::clone(&self.functions),
            runtime: self.runtime.clone(),
            device: DeviceChoice::default(),
        }
    }

    /// Roles and access lists as of now.
    ///
    /// # Errors
    /// XX001 if they can't be read.
    pub fn access(&self) -> Result<Arc<Access>, Error> {
        self.access.of(&self.store.snapshot())
    }

    /// Names the first superuser, if nobody has done anything yet, and gives it this password if it has none. Returns
    /// whether the password was taken.
    ///
    /// # Errors
    /// If the roles can't be read or written.
    pub fn first_superuser(&self, name: &str, password: Option<&str>) -> Result<bool, Error> {
        let mut transaction = self.store.begin();
        let access = self.access.of(transaction.snapshot())?;
        let changed = bootstrap(&access, name, password)?;
        let Some((change, taken)) = changed else {
            return Ok(false);
        };
        change.write(&mut transaction)?;
        self.store.commit(transaction).map_err(|e| Error::internal(e.to_string()))?;
        Ok(taken)
    }

    /// The function catalog.
    pub fn functions(&self) -> &Arc<FunctionCatalog> {
        &self.functions
    }

    /// DataFusion's context, for registering tables and functions.
    pub fn context(&self) -> &SessionContext {
        &self.context
    }
}

/// One connection's view of the engine.
#[derive(Clone)]
pub struct Session {
    pub(super) context: SessionContext,
    pub(super) functions: Arc<FunctionCatalog>,
    pub(super) runtime: Handle,
    pub(super) device: DeviceChoice,
    /// Whose session it is; `None` where there are no roles, in a program of its own.
    pub(super) rights: Option<Rights>,
    pub(super) store: Option<Arc<Store>>,
}

impl Session {
    pub(crate) fn new(context: SessionContext, functions: Arc<FunctionCatalog>, runtime: Handle) -> Session {
        Session {
            context,
            functions,
            runtime,
            device: DeviceChoice::default(),
            rights: None,
            store: None,
        }
    }

    /// Where functions run from the next statement on.
    pub fn set_device(&mut self, device: DeviceChoice) {
        self.device = device;
    }

    /// The engine's GPUs.
    pub fn gpu(&self) -> &Arc<Gpu> {
        self.functions.gpu()
    }

    /// What belongs to a statement that is about to run.
    pub(super) fn statement(&self) -> Arc<StatementContext> {
        StatementContext::on(self.device, self.gpu())
    }

    /// The statements of a text, as byte ranges. The whole text is parsed, so that an error in the last statement is
    /// found before the first runs.
    ///
    /// # Errors
    /// Text that isn't SQL, with the position in the whole text.
    pub fn split(&self, text: &str) -> Result<Vec<Range<usize>>, Error> {
        let mut ranges = Vec::new();
        for statement in rbcdb_sql::parse(text)? {
            if statement.statement == rbcdb_sql::Statement::Other {
                planning::parse_other(text, &statement.range)?;
            }
            ranges.push(statement.range);
        }
        Ok(ranges)
    }

    /// Plans one statement. `declared` are the types that the client gave for `$1`, `$2`, …; the rest is inferred.
    ///
    /// # Errors
    /// What is wrong with the statement; positions are byte offsets in `text`.
    pub async fn prepare(&self, text: &str, declared: &[Option<DataType>]) -> Result<Prepared, Error> {
        planning::prepare(self, text, declared).await
    }

    /// Starts a statement. It runs on the engine's runtime; events come through the [`Execution`].
    pub fn execute(&self, prepared: &Prepared, parameters: Vec<ScalarValue>) -> Execution {
        let (send, events) = mpsc::channel(BATCHES_AHEAD);
        let statement = self.statement();
        let run = run::run(self.clone(), prepared.clone(), parameters, Arc::clone(&statement), send);
        let task = self.runtime.spawn(run).abort_handle();
        Execution {
            events,
            task,
            statement,
        }
    }
}
