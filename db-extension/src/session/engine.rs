//! The engine that all sessions share, and a session of one connection.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use arrow::datatypes::DataType;
use datafusion::catalog::CatalogProvider;
use datafusion::common::ScalarValue;
use datafusion::prelude::{SessionConfig, SessionContext};
use rbcdb_runtime_cuda::Devices;
use rbcdb_store::{Options, SCHEMA, Store, Transaction};
use tokio::runtime::Handle;
use tokio::sync::mpsc;

use super::commit_point::CommitPoint;
use super::execution::Execution;
use super::memory::{self, MemoryConfig, QueryMemory};
use super::planning;
use super::prepared::Prepared;
use super::run::Run;
use super::transaction::{Block, View};
use crate::access::command::bootstrap;
use crate::access::rights::{FindSetting, Rights, no_setting};
use crate::access::{Access, AccessCache, BOOTSTRAP, FileAccess, RoleId};
use crate::catalog::FunctionCatalog;
use crate::device::DeviceChoice;
use crate::error::Error;
use crate::fusion::Fusion;
use crate::gpu::{Gpu, MakeCode};
use crate::install;
use crate::statement::StatementContext;
use crate::tables;
use crate::tables::catalog::{CATALOG, Lookup};
use crate::udf::clock::{self, Clock};

/// Batches that wait for the client before the query pauses.
const BATCHES_AHEAD: usize = 2;

/// How the engine computes.
#[derive(Debug, Clone)]
pub struct EngineConfig {
    /// Threads that one query spreads over; the number of CPUs if not set.
    pub target_partitions: Option<usize>,
    /// Rows per batch; DataFusion's default if not set.
    pub batch_size: Option<usize>,
    /// The GPUs that functions may run on; those of the machine if not set.
    pub devices: Option<Arc<Devices>>,
    /// What makes code for them; the compiler if not set.
    pub gpu_code: Option<MakeCode>,
    /// Where tables and functions are kept; in memory if not set.
    pub data_dir: Option<PathBuf>,
    /// Memory for columns that were read from files, in bytes.
    pub cache_bytes: usize,
    /// Which files SQL may read and write.
    pub files: FileAccess,
    /// What queries may take.
    pub memory: MemoryConfig,
    /// The settings that sessions have, for ALTER ROLE … SET.
    pub settings: FindSetting,
}

impl Default for EngineConfig {
    fn default() -> EngineConfig {
        EngineConfig {
            target_partitions: None,
            batch_size: None,
            devices: None,
            gpu_code: None,
            data_dir: None,
            cache_bytes: Options::default().cache_bytes,
            files: FileAccess::default(),
            memory: MemoryConfig::default(),
            settings: no_setting,
        }
    }
}

/// The engine: tables, functions, and the threads that compute.
#[derive(Clone)]
pub struct Engine {
    context: SessionContext,
    functions: Arc<FunctionCatalog>,
    tables: Arc<tables::Shared>,
    runtime: Handle,
    access: Arc<AccessCache>,
    files: FileAccess,
    settings: FindSetting,
    memory_limit: Option<u64>,
}

impl Engine {
    /// An engine that computes on `runtime`. Give it a runtime of its own: a query keeps its threads busy, and cancelling
    /// it needs a thread that isn't.
    ///
    /// # Errors
    /// If the compiler can't be started on this machine, or the data directory not be opened.
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
        if let Some(bytes) = memory::merge_reservation_bytes(&config.memory, session.target_partitions()) {
            session = session.with_sort_spill_reservation_bytes(bytes);
        }
        let context = SessionContext::new_with_config_rt(session, memory::runtime_env(&config.memory)?);
        let options = Options {
            directory: config.data_dir.clone(),
            cache_bytes: config.cache_bytes,
            ..Options::default()
        };
        let store = Arc::new(Store::open(&options)?);
        let functions = install::into_context(&context, store, config.devices.clone(), config.gpu_code.clone())?;
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
            tables: Arc::default(),
            runtime,
            access: Arc::default(),
            files: config.files.clone(),
            settings: config.settings,
            memory_limit: config.memory.limit_bytes,
        })
    }

    /// A session of the first superuser. Sessions share tables and functions.
    pub fn session(&self) -> Session {
        self.session_of(BOOTSTRAP)
    }

    /// A session of a role.
    pub fn session_of(&self, role: RoleId) -> Session {
        Session {
            tables: Arc::clone(&self.tables),
            own_tables: true,
            rights: Some(Rights {
                who: role,
                cache: Arc::clone(&self.access),
                files: self.files.clone(),
                settings: self.settings,
            }),
            ..Session::new(self.context.clone(), Arc::clone(&self.functions), self.runtime.clone())
        }
    }

    /// The schemas and tables as a session sees them now.
    pub fn catalog(&self) -> Option<Arc<dyn CatalogProvider>> {
        let session = self.session();
        let lookup = Lookup::new(&session, session.view(), &session.statement());
        planning::state(&lookup).catalog_list().catalog(CATALOG)
    }

    /// Roles and access lists as of now.
    ///
    /// # Errors
    /// XX001 if they can't be read.
    pub fn access(&self) -> Result<Arc<Access>, Error> {
        self.access.of(&self.store().snapshot())
    }

    /// Names the first superuser, if it has still the name that it comes with, and gives it this password if it has none.
    /// Returns whether the password was taken.
    ///
    /// # Errors
    /// If the roles can't be read or written.
    pub fn first_superuser(&self, name: &str, password: Option<&str>) -> Result<bool, Error> {
        let mut transaction = self.store().begin();
        let access = self.access.of(transaction.snapshot())?;
        let Some((change, taken)) = bootstrap(&access, name, password)? else {
            return Ok(false);
        };
        change.write(&mut transaction)?;
        self.store().commit(transaction)?;
        Ok(taken)
    }

    /// The memory that running queries take.
    pub fn query_memory(&self) -> QueryMemory {
        QueryMemory {
            reserved: self.context.runtime_env().memory_pool.reserved(),
            limit: self.memory_limit,
        }
    }

    /// The store of tables and functions.
    pub fn store(&self) -> &Arc<Store> {
        self.functions.store()
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
    pub(crate) context: SessionContext,
    pub(super) functions: Arc<FunctionCatalog>,
    pub(super) runtime: Handle,
    pub(super) device: DeviceChoice,
    pub(super) fusion: Fusion,
    /// `rbc.block`
    pub(super) kernel_block: Option<[u32; 3]>,
    pub(crate) tables: Arc<tables::Shared>,
    /// Whether tables are the store's; otherwise they are those of the program whose context it is.
    pub(crate) own_tables: bool,
    pub(super) block: Arc<Block>,
    search_path: Arc<Vec<String>>,
    /// Whose session it is; `None` where there are no roles, in a program of its own.
    pub(crate) rights: Option<Rights>,
    /// When the transaction began; `None` outside of one, where each statement is its own.
    transaction_began: Option<SystemTime>,
}

impl Session {
    pub(crate) fn new(context: SessionContext, functions: Arc<FunctionCatalog>, runtime: Handle) -> Session {
        Session {
            context,
            functions,
            runtime,
            device: DeviceChoice::default(),
            fusion: Fusion::default(),
            kernel_block: None,
            tables: Arc::default(),
            own_tables: false,
            block: Arc::default(),
            search_path: Arc::new(vec!["public".to_owned()]),
            rights: None,
            transaction_began: None,
        }
    }

    /// Where names without schema are looked up, in this order, from the next statement on.
    pub fn set_search_path(&mut self, schemas: Vec<String>) {
        self.search_path = Arc::new(schemas);
    }

    pub(crate) fn search_path(&self) -> &[String] {
        &self.search_path
    }

    /// The schema of names without one: the first of the search path that exists.
    ///
    /// # Errors
    /// 3F000 if none does.
    pub(crate) fn current_schema(&self, stored: &rbcdb_store::Snapshot) -> Result<String, Error> {
        let mut path = self.search_path.iter();
        let found = path.find(|schema| stored.record(SCHEMA, schema).is_some());
        found
            .cloned()
            .ok_or_else(|| Error::new("3F000", "no schema has been selected to create in"))
    }

    /// Whether a schema isn't the store's.
    pub(crate) fn is_registered_schema(&self, name: &str) -> bool {
        let catalog = self.context.catalog(CATALOG);
        name == "information_schema" || catalog.is_some_and(|catalog| catalog.schema(name).is_some())
    }

    pub(crate) fn store(&self) -> &Arc<Store> {
        self.functions.store()
    }

    /// What a transaction sees.
    pub(crate) fn view_of(&self, transaction: &Transaction) -> View {
        let stored = Arc::clone(transaction.snapshot());
        let functions = self.functions.of(&stored);
        View { stored, functions }
    }

    /// Where functions run from the next statement on.
    pub fn set_device(&mut self, device: DeviceChoice) {
        self.device = device;
    }

    /// Whether expressions are compiled for the CPU from the next statement on: `rbc.fuse`.
    pub fn set_fusion(&mut self, fusion: Fusion) {
        self.fusion = fusion;
    }

    /// The blocks that kernel functions are launched in from the next statement on, where their conditions allow it: `rbc.block`.
    pub fn set_kernel_block(&mut self, block: Option<[u32; 3]>) {
        self.kernel_block = block;
    }

    /// What `now()` is from the next statement on; `None`: the time at which that statement begins.
    pub fn set_transaction_began(&mut self, at: Option<SystemTime>) {
        self.transaction_began = at;
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
    pub(crate) fn statement(&self) -> Arc<StatementContext> {
        StatementContext::on((self.device, self.fusion), self.kernel_block, self.gpu())
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
        let (statement, commit) = (self.statement(), CommitPoint::default());
        let run = Run {
            session: self.clone(),
            prepared: prepared.clone(),
            statement: Arc::clone(&statement),
            commit: commit.clone(),
            events: send,
        };
        let run = run.finish(parameters);
        let task = self.runtime.spawn(run).abort_handle();
        Execution {
            events,
            task,
            statement,
            commit,
        }
    }
}
