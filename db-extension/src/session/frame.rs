//! One statement as a `DataFrame`, for programs that run it themselves.

use std::sync::Arc;

use datafusion::dataframe::DataFrame;
use datafusion::logical_expr::LogicalPlanBuilder;
use datafusion::prelude::SessionContext;

use super::engine::Session;
use super::{ddl, planning};
use crate::error::Error;

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
        let rows = ddl::carry_out_async(session, Arc::new(statement.statement)).await?;
        return Ok(match rows {
            Some(batch) => session.context.read_batch(batch)?,
            None => {
                let empty = LogicalPlanBuilder::empty(false).build()?;
                DataFrame::new(session.context.state(), empty)
            }
        });
    }
    let parsed = planning::parse_other(text, &statement.range)?;
    let planned = planning::plan(session, &parsed, &[], &session.statement()).await;
    let planned = planned.map_err(|e| e.locate(&text[statement.range.clone()], statement.range.start))?;
    let context = SessionContext::new_with_state(planned.state);
    Ok(context.execute_logical_plan(planned.plan).await?)
}
