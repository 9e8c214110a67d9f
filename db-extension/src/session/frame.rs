//! One statement as a `DataFrame`, for programs that run it themselves.

use std::sync::Arc;

use datafusion::dataframe::DataFrame;
use datafusion::logical_expr::LogicalPlanBuilder;
use datafusion::prelude::SessionContext;

use super::commit_point::CommitPoint;
use super::engine::Session;
use super::write::{self, Job};
use super::{ddl, planning};
use crate::error::Error;
use crate::tables::catalog::Lookup;

/// Carries out a statement about functions; plans any other.
///
/// # Errors
/// What is wrong with the statement.
pub(crate) async fn statement_frame(session: &Session, text: &str) -> Result<DataFrame, Error> {
    let mut statements = rbcdb_sql::parse(text)?;
    let (Some(statement), true) = (statements.pop(), statements.is_empty()) else {
        return Err(Error::new("42601", "one statement was expected"));
    };
    if !statement.statement.is_about_connection() && statement.statement != rbcdb_sql::Statement::Other {
        if let Some((batch, _)) = ddl::show(session, &statement.statement)? {
            return Ok(session.context.read_batch(batch)?);
        }
        let job = Job::Function(Arc::new(statement.statement), text[statement.range].into());
        write::run(session, &job, &session.statement(), &CommitPoint::default()).await?;
        let empty = LogicalPlanBuilder::empty(false).build()?;
        return Ok(DataFrame::new(session.context.state(), empty));
    }
    let parsed = planning::parse_other(text, &statement.range)?;
    let lookup = Lookup::new(session, session.view(), &session.statement());
    let planned = planning::plan_at(lookup, &parsed, &[]).await;
    let planned = planned.map_err(|e| e.locate(&text[statement.range.clone()], statement.range.start))?;
    let context = SessionContext::new_with_state(planned.state);
    Ok(context.execute_logical_plan(planned.plan).await?)
}
