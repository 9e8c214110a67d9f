//! All functions at one moment.

use std::collections::BTreeMap;
use std::sync::Arc;

use rbcdb_sql::FunctionRef;
use rbcdb_udf_abi::ParameterType;
use rbcdb_udf_compiler::{Callee, Environment};

use super::describe;
use super::entry::FunctionEntry;
use crate::error::Error;

/// The first object identifier of user objects in PostgreSQL.
const FIRST_OID: u32 = 16_384;

/// An immutable set of functions.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    by_name: BTreeMap<String, Vec<Arc<FunctionEntry>>>,
}

/// The object identifier of what has a number of the store.
pub(super) fn oid(id: u64) -> Result<u32, Error> {
    let oid = u32::try_from(id).ok().and_then(|id| id.checked_add(FIRST_OID));
    oid.ok_or_else(|| Error::new("54000", "no object identifiers are left"))
}

impl Snapshot {
    /// All functions, by name, overloads in the order of creation.
    pub fn functions(&self) -> impl Iterator<Item = &Arc<FunctionEntry>> {
        self.by_name.values().flatten()
    }

    /// The overloads of each name.
    pub fn names(&self) -> impl Iterator<Item = (&str, &[Arc<FunctionEntry>])> {
        self.by_name
            .iter()
            .map(|(name, overloads)| (name.as_str(), overloads.as_slice()))
    }

    /// All overloads of one name.
    pub fn overloads(&self, name: &str) -> &[Arc<FunctionEntry>] {
        self.by_name.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// One overload.
    pub fn find(&self, name: &str, types: &[ParameterType]) -> Option<&Arc<FunctionEntry>> {
        self.overloads(name)
            .iter()
            .find(|e| e.signature().parameter_types() == types)
    }

    /// The function that DROP, COMMENT and SHOW name.
    ///
    /// # Errors
    /// 42883 if there is none, 42725 if there are several.
    pub fn resolve_ref(&self, function: &FunctionRef) -> Result<&Arc<FunctionEntry>, Error> {
        let name = &function.name.name;
        let overloads = self.overloads(name);
        let found = match &function.types {
            Some(types) => self.find(name, types),
            None if overloads.len() > 1 => return Err(not_unique(function, overloads)),
            None => overloads.first(),
        };
        found.ok_or_else(|| {
            let error = Error::new("42883", format!("function {} does not exist", describe(function)));
            let error = error.at(function.name.position);
            if overloads.is_empty() {
                return error;
            }
            error.hint(format!("Available: {}.", labels(overloads)))
        })
    }

    /// What calls any of `functions`, directly or through others, callees before callers; without `functions`.
    pub fn dependents(&self, functions: &[Arc<FunctionEntry>]) -> Vec<Arc<FunctionEntry>> {
        let mut found: Vec<_> = self
            .functions()
            .filter(|f| functions.iter().any(|callee| f.calls(callee)))
            .filter(|f| !functions.iter().any(|given| f.same_overload(given)))
            .cloned()
            .collect();
        // Who calls another has more callees than it: theirs and it.
        found.sort_by_key(|f| f.callees.len());
        found
    }

    /// Puts overloads into the order of their creation.
    pub(super) fn sort(&mut self) {
        for overloads in self.by_name.values_mut() {
            overloads.sort_by_key(|e| e.oid);
        }
    }

    /// Adds a function, in the place of the same overload if there is one.
    pub(super) fn put(&mut self, entry: Arc<FunctionEntry>) {
        let overloads = self.by_name.entry(entry.name().to_owned()).or_default();
        match overloads.iter_mut().find(|e| e.same_overload(&entry)) {
            Some(place) => *place = entry,
            None => overloads.push(entry),
        }
    }
}

fn labels(overloads: &[Arc<FunctionEntry>]) -> String {
    let labels: Vec<String> = overloads.iter().map(|e| e.label()).collect();
    labels.join(", ")
}

fn not_unique(function: &FunctionRef, overloads: &[Arc<FunctionEntry>]) -> Error {
    Error::new(
        "42725",
        format!("function name \"{}\" is not unique", function.name.name),
    )
    .detail(format!("Candidates: {}.", labels(overloads)))
    .hint("Specify the argument types.")
    .at(function.name.position)
}

impl Environment for Snapshot {
    fn lookup(&self, name: &str) -> Vec<Callee> {
        // A kernel function is a launch of its own: bodies can't call it.
        let callee = |e: &Arc<FunctionEntry>| {
            Some(Callee {
                signature: e.signature().clone(),
                module: Arc::clone(&e.rows()?.module),
                key: e.key,
            })
        };
        self.overloads(name).iter().filter_map(callee).collect()
    }

    fn names(&self) -> Vec<String> {
        self.by_name.keys().cloned().collect()
    }
}
