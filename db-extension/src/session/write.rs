//! Statements that change something: in the session's block, or as transactions of their own, which are tried again when
//! another one was faster.

use std::sync::Arc;

use datafusion::common::ScalarValue;
use datafusion::logical_expr::LogicalPlan;
use datafusion::sql::parser::Statement as DFStatement;
use rbcdb_store::{CommitError, Transaction};

use super::commit_point::CommitPoint;
use super::ddl;
use super::engine::Session;
use super::planning;
use super::prepared::RowChange;
use super::run::bind;
use crate::error::Error;
use crate::statement::StatementContext;
use crate::tables::catalog::Lookup;
use crate::tables::change;
use crate::tables::define::{self, Defined};

/// How often a statement is tried before its conflict is its user's.
const ATTEMPTS: usize = 10;

/// What to do.
pub(crate) enum Job {
    /// A statement about functions, and its text.
    Function(Arc<rbcdb_sql::Statement>, Arc<str>),
    /// A statement that defines tables and the like, and its text.
    Define(Arc<DFStatement>, Arc<str>),
    /// INSERT, UPDATE or DELETE.
    Change {
        /// What.
        what: Arc<RowChange>,
        /// Values of its parameters.
        parameters: Vec<ScalarValue>,
    },
}

impl Job {
    /// The statement's kind, for messages.
    fn what(&self) -> String {
        let text = match self {
            Job::Function(_, text) | Job::Define(_, text) => text,
            Job::Change { what, .. } => what.word,
        };
        let mut words = text.split_whitespace().map(str::to_uppercase);
        let first = words.next().unwrap_or_default();
        match (self, words.next()) {
            (Job::Change { .. }, _) | (_, None) => first,
            (_, Some(second)) => format!("{first} {second}"),
        }
    }
}

/// Does it, and commits it unless the session is in a block.
///
/// # Errors
/// What is wrong with the statement; 40001 if others were faster again and again.
pub(crate) async fn run(
    session: &Session,
    job: &Job,
    statement: &Arc<StatementContext>,
    commit: &CommitPoint,
) -> Result<Defined, Error> {
    let in_block = session.in_transaction();
    // Of statements that decide by what rows are, one at a time decides.
    let _lock = match job {
        Job::Change { what, .. } if !in_block && !what.inserts() => Some(session.tables.lock(what.table.clone()).await),
        _ => None,
    };
    for attempt in 1.. {
        let mut writing = session.start_writing(&job.what()).await?;
        let transaction = &mut writing.transaction;
        let owned = match job {
            Job::Change { .. } => None,
            Job::Function(..) | Job::Define(..) => session.owned(transaction),
        };
        let defined = carry_out(session, job, transaction, statement).await?;
        session.settle_owners(owned, transaction)?;
        commit.pass()?;
        match session.finish_writing(writing).await {
            Ok(()) => return Ok(defined),
            Err(CommitError::Conflict(_)) if !in_block && attempt < ATTEMPTS => commit.come_back()?,
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::internal("a statement was tried for ever"))
}

async fn carry_out(
    session: &Session,
    job: &Job,
    transaction: &mut Transaction,
    context: &Arc<StatementContext>,
) -> Result<Defined, Error> {
    match job {
        Job::Function(statement, text) => ddl::change(session, transaction, statement, text, context).await,
        Job::Define(statement, text) => {
            let lookup = Lookup::new(session, session.view_of(transaction), context);
            session.check(&lookup.view.stored, &planning::state(&lookup), statement, None)?;
            let mut confined = DFStatement::clone(statement);
            session.confine(&mut confined)?;
            let statement = &confined;
            let mut context = define::Context {
                session,
                transaction,
                statement: context,
            };
            define::run(&mut context, statement, text).await
        }
        Job::Change { what, parameters } => {
            let lookup = Lookup::new(session, session.view_of(transaction), context);
            let planned = planning::plan_checked(lookup.clone(), &what.statement, &what.declared).await?;
            let planned = bind(planned, parameters.clone())?;
            let Some(table) = change::target(&planned.plan) else {
                return Err(Error::unsupported("cached plan must not change the kind of its table")
                    .hint("Prepare the statement again."));
            };
            match change::run(transaction, &lookup, &planned, &table, what.returning.is_some()).await {
                Ok((count, rows)) => {
                    let mut defined = Defined::new(format!("{} {count}", what.word));
                    if let Some(query) = &what.returning {
                        defined.rows = change::returned(lookup, query, &table, rows).await?;
                    }
                    Ok(defined)
                }
                Err(e) if e.is_row_failure() => match &planned.plan {
                    LogicalPlan::Dml(dml) => Err(planned.first_failure(&dml.input, e).await),
                    _ => Err(e),
                },
                Err(e) => Err(e),
            }
        }
    }
}
