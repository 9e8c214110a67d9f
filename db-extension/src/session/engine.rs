//! The engine that all sessions share, and a session of one connection.

use std::ops::Range;
use std::sync::Arc;
use std::time::SystemTime;

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::prelude::{SessionConfig, SessionContext};
use rbcdb_runtime_cuda::Devices;
use tokio::runtime::Handle;
use tokio::sync::mpsc;

use super::execution::Execution;
use super::planning;
use super::prepared::Prepared;
use super::run;
use crate::catalog::FunctionCatalog;
use crate::device::DeviceChoice;
use crate::error::Error;
use crate::gpu::{Gpu, MakeCode};
use crate::install;
use crate::plan::search_path;
use crate::statement::StatementContext;
use crate::udf::clock::{self, Clock};

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
}

/// The engine: tables, functions, and the threads that compute.
#[derive(Clone)]
pub struct Engine {
    context: SessionContext,
    functions: Arc<FunctionCatalog>,
    runtime: Handle,
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
        session.options_mut().execution.time_zone = Some(clock::ZONE.to_owned());
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
        Ok(Engine {
            context,
            functions,
            runtime,
        })
    }

    /// A session of one connection. Sessions share tables and functions.
    pub fn session(&self) -> Session {
        Session {
            context: self.context.clone(),
            functions: Arc::clone(&self.functions),
            runtime: self.runtime.clone(),
            device: DeviceChoice::default(),
            transaction_began: None,
            search_path: Arc::from([search_path::DEFAULT.to_owned()]),
        }
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
    /// When the transaction began; `None` outside of one, where each statement is its own.
    pub(super) transaction_began: Option<SystemTime>,
    /// Schemas where names are looked up.
    pub(super) search_path: Arc<[String]>,
}

impl Session {
    pub(crate) fn new(context: SessionContext, functions: Arc<FunctionCatalog>, runtime: Handle) -> Session {
        Session {
            context,
            functions,
            runtime,
            device: DeviceChoice::default(),
            transaction_began: None,
            search_path: Arc::from([search_path::DEFAULT.to_owned()]),
        }
    }

    /// Where functions run from the next statement on.
    pub fn set_device(&mut self, device: DeviceChoice) {
        self.device = device;
    }

    /// What `now()` is from the next statement on; `None`: the time at which that statement begins.
    pub fn set_transaction_began(&mut self, at: Option<SystemTime>) {
        self.transaction_began = at;
    }

    /// Where names without a schema are looked up from the next statement on.
    pub fn set_search_path(&mut self, schemas: Vec<String>) {
        self.search_path = schemas.into();
    }

    /// What time it is for a statement that begins now.
    pub(super) fn clock(&self) -> Clock {
        let statement = SystemTime::now();
        Clock {
            transaction: self.transaction_began.unwrap_or(statement),
            statement,
        }
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
