//! PostgreSQL's system catalog, as far as clients look into it: schema `pg_catalog` with tables that show what the engine
//! has, the functions that go with them, and a rewriter for the SQL that only PostgreSQL understands.
//!
//! In reading order: [`facts`] (what there is: schemas, tables, functions, under object identifiers), [`layout`] (columns
//! of each system table), [`contents`] (rows of each), [`table`] (both as DataFusion tables), [`functions`] (such as
//! `format_type`), [`engine_source`] (facts from the real engine), [`session`] (what is a connection's own), [`rewrite`] (casts to `regclass`, `OPERATOR(pg_catalog.~)` and other syntax).
//!
//! Only what exists is shown. System tables about things that rbcdb doesn't have (indexes, triggers, publications, …)
//! are there and empty.

pub mod contents;
pub mod engine_source;
pub mod facts;
pub mod functions;
pub mod layout;
pub mod rewrite;
pub mod roles;
pub mod session;
pub mod table;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use datafusion::common::Result;
use datafusion::prelude::SessionContext;

use facts::Source;

/// Registers the system tables in the catalog `catalog` and the system functions in `context`.
///
/// # Errors
/// If the catalog takes no schemas.
pub fn install(context: &SessionContext, catalog: &str, source: &Arc<dyn Source>) -> Result<()> {
    if let Some(catalog) = context.catalog(catalog) {
        catalog.register_schema(SCHEMA, Arc::new(table::PgCatalogSchema::new(Arc::clone(source))))?;
    }
    for function in functions::system_functions(source) {
        context.register_udf(function);
    }
    Ok(())
}

/// The schema's name.
pub const SCHEMA: &str = "pg_catalog";
