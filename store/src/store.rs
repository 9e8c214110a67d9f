//! The store: who has the newest snapshot, and who makes the next.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;

use crate::cache::Cache;
use crate::change::Conflict;
use crate::compact;
use crate::definition::TableDefinition;
use crate::disk::Disk;
use crate::error::StoreError;
use crate::group::{Committer, Message, Request};
use crate::snapshot::{Record, SCHEMA, Snapshot};
use crate::transaction::Transaction;
use crate::writer::SegmentWriter;

/// Where a store keeps what.
#[derive(Debug, Clone)]
pub struct Options {
    /// Its directory; `None` keeps everything in memory.
    pub directory: Option<PathBuf>,
    /// Memory for columns that were read, in bytes.
    pub cache_bytes: usize,
    /// Schemas that a new store has.
    pub schemas: Vec<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            directory: None,
            cache_bytes: 1 << 30,
            schemas: vec!["public".to_owned()],
        }
    }
}

/// Why a transaction wasn't committed. Nothing of it is done.
#[derive(Debug, Clone, thiserror::Error)]
pub enum CommitError {
    /// Another one was faster.
    #[error(transparent)]
    Conflict(#[from] Conflict),
    /// The disk.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Numbers, each given once.
#[derive(Debug)]
pub(crate) struct Ids(AtomicU64);

impl Ids {
    pub fn next(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }

    /// No number given yet is this high.
    pub fn bound(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// What the store's threads share.
#[derive(Debug)]
pub(crate) struct Shared {
    current: RwLock<Arc<Snapshot>>,
    pub ids: Arc<Ids>,
    pub directory: Option<PathBuf>,
    pub cache: Cache,
}

impl Shared {
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn publish(&self, next: Arc<Snapshot>) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = next;
    }

    pub fn begin(&self) -> Transaction {
        Transaction::new(self.snapshot(), Arc::clone(&self.ids))
    }
}

/// Tables and records. Dropping it waits for its threads, which takes as long as the last commit.
#[derive(Debug)]
pub struct Store {
    shared: Arc<Shared>,
    messages: Sender<Message>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Store {
    /// Opens a store, or makes an empty one. Files that a killed process has left half-written are removed.
    ///
    /// # Errors
    /// [`StoreError`] if the directory can't be used, or isn't a store's.
    pub fn open(options: &Options) -> Result<Store, StoreError> {
        let (disk, mut snapshot, next_id) = match &options.directory {
            Some(directory) => {
                let (disk, snapshot, next_id) = Disk::open(directory)?;
                (Some(disk), snapshot, next_id)
            }
            None => (None, Snapshot::default(), 1),
        };
        let ids = Arc::new(Ids(AtomicU64::new(next_id)));
        if snapshot.records(SCHEMA).next().is_none() {
            for schema in &options.schemas {
                let record = Record {
                    stamp: ids.next(),
                    value: Arc::default(),
                };
                let records = Arc::make_mut(&mut snapshot.records);
                records.insert((SCHEMA.into(), schema.as_str().into()), record);
            }
        }
        let shared = Arc::new(Shared {
            current: RwLock::new(Arc::new(snapshot)),
            ids,
            directory: options.directory.clone(),
            cache: Cache::new(options.cache_bytes),
        });
        let (messages, inbox) = mpsc::channel();
        let (crowded, to_compact) = mpsc::channel();
        let committer = Committer::new(Arc::clone(&shared), disk, crowded);
        let compactor = compact::Compactor::new(Arc::clone(&shared), messages.clone());
        let threads = vec![
            spawn("rbcdb-commit", move || committer.run(&inbox))?,
            spawn("rbcdb-compact", move || compactor.run(&to_compact))?,
        ];
        Ok(Store {
            shared,
            messages,
            threads: Mutex::new(threads),
        })
    }

    /// Everything that has been committed.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.shared.snapshot()
    }

    /// A transaction over everything that has been committed.
    pub fn begin(&self) -> Transaction {
        self.shared.begin()
    }

    /// The cache of columns.
    pub fn cache(&self) -> &Cache {
        &self.shared.cache
    }

    /// Where it is; `None` if it is in memory.
    pub fn directory(&self) -> Option<&Path> {
        self.shared.directory.as_deref()
    }

    /// Writes rows for a table of a transaction.
    pub fn writer(&self, table: Arc<TableDefinition>) -> SegmentWriter {
        SegmentWriter::new(Arc::clone(&self.shared), table)
    }

    /// Commits, and says so from another thread once it is durable. Transactions that come while another is being written
    /// are written together.
    pub fn commit_then(
        &self,
        transaction: Transaction,
        reply: impl FnOnce(Result<Arc<Snapshot>, CommitError>) + Send + 'static,
    ) {
        if transaction.changes().is_empty() {
            return reply(Ok(self.snapshot()));
        }
        let request = Request {
            changes: transaction.into_changes(),
            reply: Box::new(reply),
        };
        if let Err(mpsc::SendError(Message::Commit(request))) = self.messages.send(Message::Commit(request)) {
            (request.reply)(Err(StoreError::Closed.into()));
        }
    }

    /// Commits; the calling thread waits until it is durable.
    ///
    /// # Errors
    /// [`CommitError`]; nothing is done then.
    pub fn commit(&self, transaction: Transaction) -> Result<Arc<Snapshot>, CommitError> {
        let (send, receive) = mpsc::channel();
        self.commit_then(transaction, move |result| {
            // The receiver waits below.
            let _ = send.send(result);
        });
        receive.recv().unwrap_or(Err(StoreError::Closed.into()))
    }
}

impl Store {
    /// Ends it: what is being committed still is, nothing after it, and the directory can be opened again. What was read
    /// can be read on.
    pub fn close(&self) {
        // An error means that the thread has ended already.
        let _ = self.messages.send(Message::Close);
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            if thread.join().is_err() {
                tracing::error!("a thread of the store panicked");
            }
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.close();
    }
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, StoreError> {
    let thread = std::thread::Builder::new().name(name.to_owned()).spawn(run);
    thread.map_err(|e| StoreError::io(Path::new(name), &e))
}
