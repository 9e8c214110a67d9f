//! The function catalog that all sessions share.
//!
//! Readers take a [`Snapshot`], an immutable value behind an `Arc`: a statement resolves every call against one, and keeps
//! the code that it runs alive for as long as it runs. Writers build the next snapshot and swap it in, one at a time.
//!
//! Invariants:
//! - Every function in a snapshot was compiled against the other functions of that snapshot: replacing one recompiles
//!   its callers, dropping one is refused or drops them too.
//! - An overload is identified by name and parameter types; a snapshot holds each once.

mod compile;
mod entry;
mod snapshot;

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use rbcdb_runtime_cuda::Devices;
use rbcdb_sql::{CommentOnFunction, CreateFunction, DropFunction, FunctionRef};
use rbcdb_udf_abi::Signature;
use rbcdb_udf_abi::artifact::Artifact;
use rbcdb_udf_compiler::pipeline::Compiler;

pub use entry::{FunctionEntry, type_list};
pub use snapshot::Snapshot;

use crate::error::Error;
use crate::gpu::{Gpu, MakeCode};
use crate::plan::constant::check_default;
use crate::plan::views::View;
use entry::Definition;

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

/// All functions, as of now.
pub struct FunctionCatalog {
    compiler: Arc<Compiler>,
    gpu: Arc<Gpu>,
    current: RwLock<Arc<Snapshot>>,
    /// Held while the next snapshot is built, so that two writers don't build on the same one.
    writer: Mutex<()>,
}

impl FunctionCatalog {
    /// A catalog without functions, the compiler for it, and GPUs that functions may run on. `gpu_code` makes code for
    /// these in the compiler's place.
    ///
    /// # Errors
    /// If the compiler can't be started on this machine.
    pub fn new(devices: Option<Arc<Devices>>, gpu_code: Option<MakeCode>) -> Result<FunctionCatalog, Error> {
        let compiler = compile::host()?;
        Ok(FunctionCatalog {
            gpu: Arc::new(Gpu::new(devices, Arc::clone(&compiler), gpu_code)),
            compiler,
            current: RwLock::default(),
            writer: Mutex::default(),
        })
    }

    /// The compiler, for SHOW FUNCTION and for warming up.
    pub fn compiler(&self) -> &Arc<Compiler> {
        &self.compiler
    }

    /// The GPUs.
    pub fn gpu(&self) -> &Arc<Gpu> {
        &self.gpu
    }

    /// The functions as of now.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn publish(&self, next: Snapshot) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
    }

    /// CREATE FUNCTION. Compiles in the calling thread, for milliseconds: don't call it on an async worker.
    ///
    /// # Errors
    /// 42723 if the overload exists, 42P13 for a changed result type, the compiler's first finding for a body that
    /// doesn't compile, 2BP01 if a caller of the replaced function no longer compiles.
    pub fn create(&self, statement: &CreateFunction) -> Result<Created, Error> {
        let _writing = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.snapshot();
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
        let replaced = existing.cloned();
        let entry = match &replaced {
            Some(old) => compile::replace(&self.compiler, &now, definition, old)?,
            None => compile::create(&self.compiler, &now, definition)?,
        };
        let mut next = Snapshot::clone(&now);
        next.put(Arc::new(entry));
        if let Some(old) = &replaced {
            recompile_callers(&self.compiler, &mut next, old)?;
        }
        self.publish(next);
        Ok(if replaced.is_some() {
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
        Ok(compile::compiled(&self.compiler, &now, &entry.definition)?.artifact)
    }

    /// What CREATE FUNCTION would make, without making it. Compiles in the calling thread.
    ///
    /// # Errors
    /// The compiler's first finding for a body that doesn't compile.
    pub fn compile(&self, statement: &CreateFunction) -> Result<Artifact, Error> {
        Ok(compile::compiled(&self.compiler, &self.snapshot(), &Definition::new(statement))?.artifact)
    }

    /// DROP FUNCTION. `views` are those that call functions; the caller drops those returned.
    ///
    /// # Errors
    /// 42883 for an unknown function, 42725 for a name with several overloads, 2BP01 if functions or views call it.
    pub fn drop(&self, statement: &DropFunction, views: &[View]) -> Result<Dropped, Error> {
        let _writing = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.snapshot();
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
        let mut next = Snapshot::clone(&now);
        for entry in &gone {
            next.remove(entry);
        }
        self.publish(next);
        Ok(Dropped { missing, views })
    }

    /// COMMENT ON FUNCTION.
    ///
    /// # Errors
    /// 42883 for an unknown function, 42725 for a name with several overloads.
    pub fn comment(&self, statement: &CommentOnFunction) -> Result<(), Error> {
        let _writing = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = Snapshot::clone(&self.snapshot());
        let mut entry = FunctionEntry::clone(next.resolve_ref(&statement.function)?);
        entry.comment = statement.comment.clone();
        next.put(Arc::new(entry));
        self.publish(next);
        Ok(())
    }
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
    if old.result != new.result {
        return Err(Error::new("42P13", "cannot change return type of existing function")
            .detail(format!("The existing function returns {}.", old.result))
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

/// Compiles again whatever calls `replaced`, callees before callers, against the functions of `next`.
fn recompile_callers(compiler: &Compiler, next: &mut Snapshot, replaced: &Arc<FunctionEntry>) -> Result<(), Error> {
    for caller in next.dependents(std::slice::from_ref(replaced)) {
        let entry = compile::recompile(compiler, next, &caller).map_err(|e| {
            let message = format!(
                "cannot replace function {}: {} would no longer compile",
                replaced.name(),
                caller.label()
            );
            Error::new("2BP01", message)
                .detail(e.message)
                .hint(format!("Drop {} first, or keep what it needs.", caller.label()))
        })?;
        next.put(Arc::new(entry));
    }
    Ok(())
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
