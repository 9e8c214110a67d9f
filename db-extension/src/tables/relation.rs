//! Views and external tables as records of the store, and as DataFusion's tables.

use std::sync::Arc;

use datafusion::datasource::{TableProvider, ViewTable};
use datafusion::error::DataFusionError;
use datafusion::execution::SessionState;
use datafusion::logical_expr::{DdlStatement, Expr, LogicalPlan, LogicalPlanBuilder};
use datafusion::sql::parser::Statement as DFStatement;
use serde::{Deserialize, Serialize};
use sqlparser::ast::Statement as SqlStatement;

use super::catalog::Lookup;
use crate::error::Error;
use crate::session::planning::{self, parse_other};

/// A relation that isn't a table, as it is stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredRelation {
    /// What it is.
    pub kind: RelationKind,
    /// The statement that made it.
    pub sql: String,
    /// Names of its columns, as of its creation.
    pub columns: Vec<String>,
    /// `COMMENT ON`
    pub comment: Option<String>,
    /// Of a view, where names without schema in it are looked up: not where the user of the view would have them.
    #[serde(default = "public")]
    pub search_path: Vec<String>,
    /// Of an external table, its files by their canonical paths.
    #[serde(default)]
    pub locations: Vec<String>,
}

fn public() -> Vec<String> {
    vec!["public".to_owned()]
}

/// What a [`StoredRelation`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum RelationKind {
    /// A query.
    View,
    /// Files.
    External,
}

/// How deep views may stand in views.
const DEPTH_MAX: usize = 50;

impl StoredRelation {
    pub fn encode(&self) -> Result<Vec<u8>, Error> {
        serde_json::to_vec(self).map_err(|e| Error::internal(e.to_string()))
    }

    pub fn decode(bytes: &[u8]) -> Result<StoredRelation, Error> {
        serde_json::from_slice(bytes).map_err(|e| Error::new("XX001", format!("a relation's record is damaged: {e}")))
    }
}

/// A view's plan over what the lookup sees.
pub(super) async fn view(relation: &StoredRelation, lookup: &Lookup) -> Result<Arc<dyn TableProvider>, Error> {
    if lookup.depth >= DEPTH_MAX {
        return Err(Error::new("42P17", "infinite recursion detected in a view")
            .hint("A view stands in itself, or views stand in views too deep."));
    }
    let DFStatement::Statement(statement) = parse_other(&relation.sql, &(0..relation.sql.len()))? else {
        return Err(Error::new("XX001", "a view's record holds another statement"));
    };
    let SqlStatement::CreateView(create) = *statement else {
        return Err(Error::new("XX001", "a view's record holds another statement"));
    };
    let text = create.query.to_string();
    let query = DFStatement::Statement(Box::new(SqlStatement::Query(create.query)));
    let mut inside = lookup.deeper();
    inside.session.set_search_path(relation.search_path.clone());
    let planned = planning::plan_at(inside, &query, &[]).await?;
    let plan = named(planned.plan, &relation.columns)?;
    Ok(Arc::new(ViewTable::new(plan, Some(text))))
}

/// The plan's first columns under these names: columns that a table has got since don't show.
pub(super) fn named(plan: LogicalPlan, names: &[String]) -> Result<LogicalPlan, Error> {
    let columns = plan.schema().columns();
    if columns.len() < names.len() {
        return Err(Error::new("42703", "the view's query has fewer columns than the view"));
    }
    let items = columns.into_iter().zip(names);
    let items: Vec<Expr> = items.map(|(column, name)| Expr::Column(column).alias(name)).collect();
    Ok(LogicalPlanBuilder::from(plan).project(items)?.build()?)
}

/// An external table, opened.
pub(super) async fn external(
    relation: &StoredRelation,
    stamp: u64,
    lookup: &Lookup,
) -> Result<Arc<dyn TableProvider>, Error> {
    if let Some(open) = lookup.session.tables.external(stamp) {
        return Ok(open);
    }
    let mut statement = parse_other(&relation.sql, &(0..relation.sql.len()))?;
    if let DFStatement::CreateExternalTable(create) = &mut statement
        && !relation.locations.is_empty()
    {
        create.locations.clone_from(&relation.locations);
    }
    let state = lookup.session.context.state();
    let table = open_external(&statement, &state).await?;
    lookup.session.tables.add_external(stamp, &table);
    Ok(table)
}

/// Opens the files of CREATE EXTERNAL TABLE.
pub(super) async fn open_external(
    statement: &DFStatement,
    state: &SessionState,
) -> Result<Arc<dyn TableProvider>, Error> {
    let plan = state.statement_to_plan(statement.clone()).await?;
    let LogicalPlan::Ddl(DdlStatement::CreateExternalTable(create)) = plan else {
        return Err(Error::internal(
            "CREATE EXTERNAL TABLE was planned as another statement",
        ));
    };
    let file_type = create.file_type.to_uppercase();
    let factory = state.table_factories().get(file_type.as_str()).ok_or_else(|| {
        let mut known: Vec<&str> = state.table_factories().keys().map(String::as_str).collect();
        known.sort_unstable();
        Error::new("22023", format!("unknown file type \"{}\"", create.file_type))
            .hint(format!("Known ones: {}.", known.join(", ")))
    })?;
    Ok(factory.create(state, &create).await?)
}

/// An error on the way through DataFusion.
pub(super) fn external_error(error: Error) -> DataFusionError {
    DataFusionError::External(Box::new(error))
}
