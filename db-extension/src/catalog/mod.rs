//! The function catalog: what the store's records of functions say, compiled.
//!
//! A [`Snapshot`] is an immutable value behind an `Arc`: a statement resolves every call against one, and keeps the code
//! that it runs alive for as long as it runs. It is made of a snapshot of the store; a record that was compiled once isn't
//! compiled again for as long as anybody has its code. Changes are changes of records, in a transaction of the store.
//!
//! Invariants:
//! - Every function in a snapshot was compiled against the other functions of that snapshot: replacing one recompiles
//!   its callers and writes their records anew, dropping one is refused or drops them too, and a transaction whose callees
//!   another one has changed conflicts.
//! - An overload is identified by name and parameter types; a snapshot holds each once.
//! - Whoever calls has a higher stamp than what it calls.

mod artifacts;
mod compile;
mod entry;
mod record;
mod snapshot;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use rbcdb_runtime_cuda::Devices;
use rbcdb_sql::{CommentOnFunction, CreateFunction, DropFunction, FunctionRef};
use rbcdb_store::{Records, Store, Transaction};
use rbcdb_udf_abi::artifact::Artifact;
use rbcdb_udf_abi::{ParameterType, Signature};
use rbcdb_udf_compiler::pipeline::Compiler;

pub(crate) use compile::compile_error;
pub(crate) use entry::Definition;
pub use entry::{Code, FunctionEntry, RowCode, type_list};
pub use snapshot::Snapshot;

use crate::error::Error;
use crate::gpu::{Gpu, MakeCode};
use crate::kernel::KernelFunction;
use crate::plan::constant::check_default;
use crate::plan::views::View;
use artifacts::Artifacts;
use compile::Workshop;
use record::StoredFunction;

/// The kind of functions' records, by [`label`].
pub(crate) const FUNCTION: &str = "function";

/// What CREATE FUNCTION did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// A new overload.
    New,
    /// Another body under the same signature.
    Replaced,
    /// Nothing: it was there and IF NOT EXISTS was given.
    Skipped,
}

/// What DROP FUNCTION did besides.
#[derive(Debug, Default)]
pub struct Dropped {
    /// What didn't exist, where IF EXISTS was given.
    pub missing: Vec<String>,
    /// The views to drop along, with CASCADE.
    pub views: Vec<View>,
}

/// The functions of a store.
pub struct FunctionCatalog {
    workshop: Workshop,
    gpu: Arc<Gpu>,
    store: Arc<Store>,
    known: Mutex<Known>,
}

/// What was compiled.
#[derive(Default)]
struct Known {
    /// By the stamps of their records.
    entries: HashMap<u64, Weak<FunctionEntry>>,
    /// The last snapshot that was asked for.
    last: Option<(Records, Arc<Snapshot>)>,
}

impl FunctionCatalog {
    /// The functions of a store, the compiler for them, and GPUs that they may run on. `gpu_code` makes code for these in
    /// the compiler's place.
    ///
    /// # Errors
    /// If the compiler can't be started on this machine.
    pub fn new(
        store: Arc<Store>,
        devices: Option<Arc<Devices>>,
        gpu_code: Option<MakeCode>,
    ) -> Result<FunctionCatalog, Error> {
        let compiler = compile::host()?;
        let catalog = FunctionCatalog {
            gpu: Arc::new(Gpu::new(devices, Arc::clone(&compiler), gpu_code)),
            workshop: Workshop {
                compiler,
                artifacts: Artifacts::new(store.directory()),
            },
            store,
            known: Mutex::default(),
        };
        // What is stored is compiled before anybody waits for it; what nobody needs any more goes.
        let keys = catalog.snapshot().functions().map(|f| f.key).collect();
        catalog.workshop.artifacts.remove_others(&keys);
        Ok(catalog)
    }

    /// The compiler, for SHOW FUNCTION and for warming up.
    pub fn compiler(&self) -> &Arc<Compiler> {
        &self.workshop.compiler
    }

    /// The GPUs.
    pub fn gpu(&self) -> &Arc<Gpu> {
        &self.gpu
    }

    /// The store whose functions they are.
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }

    /// The functions as of now.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.of(&self.store.snapshot())
    }

    /// The functions in a snapshot of the store. Those that weren't compiled yet are, in the calling thread.
    pub fn of(&self, stored: &rbcdb_store::Snapshot) -> Arc<Snapshot> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let records = stored.all_records();
        if let Some((of, snapshot)) = &known.last
            && *of == records
        {
            return Arc::clone(snapshot);
        }
        let mut functions: Vec<_> = stored.records(FUNCTION).collect();
        functions.sort_by_key(|(_, record)| record.stamp);
        let mut snapshot = Snapshot::default();
        for (label, record) in functions {
            let entry = known.entries.get(&record.stamp).and_then(Weak::upgrade);
            let entry = entry.map_or_else(|| self.load(&snapshot, &record.value), Ok);
            match entry {
                Ok(entry) => {
                    known.entries.insert(record.stamp, Arc::downgrade(&entry));
                    snapshot.put(entry);
                }
                // It stays stored, for a version that can.
                Err(error) => tracing::error!("function {label} can't be compiled any more: {error}"),
            }
        }
        snapshot.sort();
        let snapshot = Arc::new(snapshot);
        known.last = Some((records, Arc::clone(&snapshot)));
        known.entries.retain(|_, entry| entry.strong_count() > 0);
        let needed = known
            .entries
            .values()
            .filter_map(|entry| Some(entry.upgrade()?.key))
            .collect();
        self.workshop.artifacts.sweep(&needed);
        snapshot
    }

    fn load(&self, functions: &Snapshot, record: &[u8]) -> Result<Arc<FunctionEntry>, Error> {
        let stored = StoredFunction::decode(record)?;
        let definition = Definition::new(&stored.statement()?);
        let entry = self.workshop.load(functions, definition, stored.oid, stored.comment)?;
        Ok(Arc::new(entry))
    }

    /// Writes a compiled function's record.
    fn put(
        &self,
        transaction: &mut Transaction,
        next: &mut Snapshot,
        entry: FunctionEntry,
        stored: &StoredFunction,
    ) -> Result<(), Error> {
        for (name, types) in &entry.callees {
            transaction.require(FUNCTION, &label(name, types));
        }
        let stamp = transaction.put_record(FUNCTION, &entry.label(), stored.encode()?)?;
        let entry = Arc::new(entry);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.entries.insert(stamp, Arc::downgrade(&entry));
        next.put(entry);
        Ok(())
    }

    fn stored(transaction: &Transaction, entry: &FunctionEntry) -> Result<StoredFunction, Error> {
        let record = transaction.snapshot().record(FUNCTION, &entry.label());
        let record = record.ok_or_else(|| Error::internal(format!("{} isn't recorded", entry.label())))?;
        StoredFunction::decode(&record.value)
    }

    /// CREATE FUNCTION; `text` is the statement. Compiles in the calling thread, for milliseconds: don't call it on an async
    /// worker.
    ///
    /// # Errors
    /// 42723 if the overload exists, 42P13 for a changed result type, the compiler's first finding for a body that
    /// doesn't compile, 2BP01 if a caller of the replaced function no longer compiles.
    pub fn create(
        &self,
        transaction: &mut Transaction,
        statement: &CreateFunction,
        text: &str,
    ) -> Result<Created, Error> {
        let now = self.of(transaction.snapshot());
        let definition = Definition::new(statement);
        let signature = &definition.signature;
        let existing = now.find(&signature.name, &signature.parameter_types());
        if let Some(existing) = existing {
            if statement.if_not_exists {
                return Ok(Created::Skipped);
            }
            check_replace(statement, existing, signature)?;
        }
        for parameter in &statement.parameters {
            if let Some(default) = &parameter.default {
                check_default(default, parameter.ty)?;
            }
        }
        let mut next = Snapshot::clone(&now);
        let stored = match existing {
            Some(old) => StoredFunction {
                sql: text.to_owned(),
                ..Self::stored(transaction, old)?
            },
            None => StoredFunction::new(text, snapshot::oid(transaction.next_id())?),
        };
        let comment = stored.comment.clone();
        let entry = self.workshop.build(&now, definition, stored.oid, comment)?;
        self.put(transaction, &mut next, entry, &stored)?;
        if let Some(old) = existing {
            self.recompile_callers(transaction, &mut next, old)?;
        }
        // Built while `next` keeps what was compiled alive.
        self.of(transaction.snapshot());
        Ok(if existing.is_some() {
            Created::Replaced
        } else {
            Created::New
        })
    }

    /// A function's artifact. Compiles in the calling thread, for milliseconds: don't call it on an async worker.
    ///
    /// # Errors
    /// 42883 for an unknown function, 42725 for a name with several overloads.
    pub fn artifact(&self, function: &FunctionRef) -> Result<Artifact, Error> {
        let now = self.snapshot();
        let entry = now.resolve_ref(function)?;
        match &entry.code {
            Code::Rows(_) => Ok(self.workshop.compiled(&now, &entry.definition)?.artifact),
            Code::Kernel(kernel) => kernel.code()?.artifact(self.compiler()),
        }
    }

    /// What CREATE FUNCTION would make, without making it. Compiles in the calling thread.
    ///
    /// # Errors
    /// The compiler's first finding for a body that doesn't compile.
    pub fn compile(&self, statement: &CreateFunction) -> Result<Artifact, Error> {
        let definition = Definition::new(statement);
        match &definition.signature.kernel {
            None => Ok(self.workshop.compiled(&self.snapshot(), &definition)?.artifact),
            Some(form) => {
                let kernel = KernelFunction::read(self.compiler(), &self.snapshot(), &definition, form)?;
                kernel.code()?.artifact(self.compiler())
            }
        }
    }

    /// Compiles again whatever calls `replaced`, callees before callers, against the functions of `next`.
    fn recompile_callers(
        &self,
        transaction: &mut Transaction,
        next: &mut Snapshot,
        replaced: &Arc<FunctionEntry>,
    ) -> Result<(), Error> {
        for caller in next.dependents(std::slice::from_ref(replaced)) {
            let entry = self.workshop.rebuild(next, &caller).map_err(|e| {
                let message = format!(
                    "cannot replace function {}: {} would no longer compile",
                    replaced.name(),
                    caller.label()
                );
                Error::new("2BP01", message)
                    .detail(e.message)
                    .hint(format!("Drop {} first, or keep what it needs.", caller.label()))
            })?;
            let stored = Self::stored(transaction, &caller)?;
            self.put(transaction, next, entry, &stored)?;
        }
        Ok(())
    }

    /// DROP FUNCTION. `views` are those that call functions; the caller drops those returned.
    ///
    /// # Errors
    /// 42883 for an unknown function, 42725 for a name with several overloads, 2BP01 if functions or views call it.
    pub fn drop(
        &self,
        transaction: &mut Transaction,
        statement: &DropFunction,
        views: &[View],
    ) -> Result<Dropped, Error> {
        let now = self.of(transaction.snapshot());
        let mut missing = Vec::new();
        let mut dropped: Vec<Arc<FunctionEntry>> = Vec::new();
        for function in &statement.functions {
            match now.resolve_ref(function) {
                Ok(entry) => dropped.push(Arc::clone(entry)),
                Err(e) if e.sqlstate == "42883" && statement.if_exists => missing.push(describe(function)),
                Err(e) => return Err(e),
            }
        }
        let dependents = now.dependents(&dropped);
        let gone: Vec<Arc<FunctionEntry>> = dropped.iter().chain(&dependents).cloned().collect();
        let calls_gone = |view: &&View| {
            gone.iter()
                .any(|g| view.calls.iter().any(|called| called.same_overload(g)))
        };
        let views: Vec<View> = views.iter().filter(calls_gone).cloned().collect();
        let unused = dependents.is_empty() && views.is_empty();
        if !unused && !statement.cascade {
            return Err(still_called(&dropped, &dependents, &views));
        }
        for entry in &gone {
            transaction.remove_record(FUNCTION, &entry.label())?;
        }
        Ok(Dropped { missing, views })
    }

    /// COMMENT ON FUNCTION.
    ///
    /// # Errors
    /// 42883 for an unknown function, 42725 for a name with several overloads.
    pub fn comment(&self, transaction: &mut Transaction, statement: &CommentOnFunction) -> Result<(), Error> {
        let mut next = Snapshot::clone(&self.of(transaction.snapshot()));
        let mut entry = FunctionEntry::clone(next.resolve_ref(&statement.function)?);
        entry.comment = statement.comment.clone();
        let stored = StoredFunction {
            comment: statement.comment.clone(),
            ..Self::stored(transaction, &entry)?
        };
        let entry_of_callers = Arc::new(entry.clone());
        self.put(transaction, &mut next, entry, &stored)?;
        // A record of a higher stamp: those of its callers must have higher ones still.
        for caller in next.dependents(std::slice::from_ref(&entry_of_callers)) {
            let stored = Self::stored(transaction, &caller)?;
            self.put(transaction, &mut next, FunctionEntry::clone(&caller), &stored)?;
        }
        self.of(transaction.snapshot());
        Ok(())
    }
}

/// How an overload is named: `f(INTEGER, DOUBLE)`.
pub(crate) fn label(name: &str, types: &[ParameterType]) -> String {
    format!("{name}({})", type_list(types))
}

fn check_replace(statement: &CreateFunction, existing: &FunctionEntry, new: &Signature) -> Result<(), Error> {
    let position = statement.name.position;
    let old = existing.signature();
    if !statement.or_replace {
        let message = format!("function \"{}\" already exists with same argument types", new.name);
        return Err(Error::new("42723", message)
            .hint("Use CREATE OR REPLACE FUNCTION to replace it.")
            .at(position));
    }
    let hint = format!(
        "Use DROP FUNCTION {}({}) first.",
        old.name,
        type_list(&old.parameter_types())
    );
    if old.result_type() != new.result_type() {
        return Err(Error::new("42P13", "cannot change return type of existing function")
            .detail(format!("The existing function returns {}.", old.result_type()))
            .hint(hint)
            .at(position));
    }
    if let Some((old_name, _)) = renamed_parameter(old, new) {
        let message = format!("cannot change name of input parameter \"{old_name}\"");
        return Err(Error::new("42P13", message).hint(hint).at(position));
    }
    let lost = existing
        .definition
        .defaults
        .iter()
        .zip(&statement.parameters)
        .any(|(old, new)| old.is_some() && new.default.is_none());
    if lost {
        let message = "cannot remove parameter defaults from existing function";
        return Err(Error::new("42P13", message).hint(hint).at(position));
    }
    Ok(())
}

/// A parameter that callers may name and that has another name now.
fn renamed_parameter<'a>(old: &'a Signature, new: &'a Signature) -> Option<(&'a str, &'a str)> {
    let names = old
        .parameters
        .iter()
        .zip(&new.parameters)
        .map(|(o, n)| (o.name.as_str(), n.name.as_str()));
    names.into_iter().find(|(o, n)| o != n)
}

fn still_called(dropped: &[Arc<FunctionEntry>], dependents: &[Arc<FunctionEntry>], views: &[View]) -> Error {
    let names: Vec<String> = dropped.iter().map(|e| e.label()).collect();
    let mut lines: Vec<String> = dependents
        .iter()
        .map(|d| {
            format!(
                "function {} calls {}",
                d.label(),
                called_by(d, dropped).unwrap_or_else(|| names.join(", "))
            )
        })
        .collect();
    for view in views {
        let called: Vec<String> = view.calls.iter().map(|e| e.label()).collect();
        lines.push(format!("view {} calls {}", view.name.table(), called.join(", ")));
    }
    let callers = match (dependents.is_empty(), views.is_empty()) {
        (false, true) => "other functions call it",
        (true, _) => "views call it",
        (false, false) => "other functions and views call it",
    };
    Error::new(
        "2BP01",
        format!("cannot drop function {} because {callers}", names.join(", ")),
    )
    .detail(lines.join("\n"))
    .hint("Use DROP FUNCTION … CASCADE to drop these too.")
}

/// The first of `dropped` that `caller` calls, directly or through others.
fn called_by(caller: &FunctionEntry, dropped: &[Arc<FunctionEntry>]) -> Option<String> {
    dropped.iter().find(|d| caller.calls(d)).map(|d| d.label())
}

/// How a user named a function.
pub(crate) fn describe(function: &FunctionRef) -> String {
    match &function.types {
        Some(types) => format!("{}({})", function.name.name, type_list(types)),
        None => function.name.name.clone(),
    }
}

impl std::fmt::Debug for FunctionCatalog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FunctionCatalog")
            .field("current", &self.snapshot())
            .finish_non_exhaustive()
    }
}
