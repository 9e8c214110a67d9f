//! The statements about functions: they change the catalog, and SHOW reads it.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use datafusion::prelude::SessionContext;
use rbcdb_sql::Statement;
use rbcdb_store::{TableName, Transaction};

use super::engine::Session;
use super::execution::{Completion, Event, Notice};
use super::planning;
use crate::catalog::{Created, FunctionCatalog};
use crate::error::Error;
use crate::plan::views::{self, View};
use crate::show;
use crate::statement::StatementContext;
use crate::tables::catalog::Lookup;
use crate::tables::define::{self, Defined};
use crate::tables::dependents;

/// The columns of the statements that give rows.
pub(super) fn schema(statement: &Statement) -> Option<SchemaRef> {
    match statement {
        Statement::ShowFunctions(_) => Some(show::functions_schema()),
        Statement::ShowFunction(show) => Some(show::function_schema(show.view)),
        _ => None,
    }
}

/// What SHOW shows; `None` for a statement that changes something.
pub(super) fn show(session: &Session, statement: &Statement) -> Result<Option<(RecordBatch, Completion)>, Error> {
    let functions = session.view().functions;
    let batch = match statement {
        Statement::ShowFunctions(show) => show::functions(&functions, show)?,
        Statement::ShowFunction(show) => show::function(&session.functions, &functions, show)?,
        _ => return Ok(None),
    };
    let completion = Completion {
        tag: Some("SHOW".to_owned()),
    };
    Ok(Some((batch, completion)))
}

/// Carries out one of the statements; `text` is its text.
pub(super) async fn change(
    session: &Session,
    transaction: &mut Transaction,
    statement: &Arc<Statement>,
    text: &Arc<str>,
    context: &Arc<StatementContext>,
) -> Result<Defined, Error> {
    if let Statement::Access(statement) = statement.as_ref() {
        return session.change_access(transaction, statement);
    }
    let lookup = Lookup::new(session, session.view_of(transaction), context);
    session.check_function(&lookup.view, statement)?;
    let (views, before) = match statement.as_ref() {
        Statement::DropFunction(_) => (
            views::views(&SessionContext::new_with_state(planning::state(&lookup))).await?,
            Some(dependents::all(&lookup).await?),
        ),
        _ => (Vec::new(), None),
    };
    let functions = Arc::clone(&session.functions);
    let of = session.context.clone();
    let created = Arc::clone(statement);
    let (statement, text) = (Arc::clone(statement), Arc::clone(text));
    let mut own = transaction.clone();
    // Compiling takes milliseconds of CPU time.
    let work = tokio::task::spawn_blocking(move || {
        let done = carry_out(&functions, &mut own, &of, &statement, &text, views)?;
        Ok((own, done))
    });
    let done: Result<_, Error> = work
        .await
        .map_err(|e| Error::internal(format!("the statement's thread ended: {e}")))?;
    let (changed, (mut defined, views)) = done?;
    *transaction = changed;
    if let Statement::CreateFunction(create) = created.as_ref() {
        session.check_callees(&session.view_of(transaction), create)?;
    }
    for view in views {
        let name = TableName::new(view.name.schema().unwrap_or("public"), view.name.table());
        if session.own_tables {
            define::drop_table(transaction, &name)?;
        } else {
            session.context.deregister_table(view.name.clone())?;
        }
        defined = defined.notice("00000", format!("drop cascades to view {}", name.name));
    }
    if let Some(before) = before {
        let mut context = define::Context {
            session,
            transaction,
            statement: context,
        };
        for view in dependents::drop_broken(&mut context, &before).await? {
            defined = defined.notice("00000", format!("drop cascades to view {}", view.name));
        }
    }
    Ok(defined)
}

fn carry_out(
    functions: &FunctionCatalog,
    transaction: &mut Transaction,
    context: &SessionContext,
    statement: &Statement,
    text: &str,
    views: Vec<View>,
) -> Result<(Defined, Vec<View>), Error> {
    Ok(match statement {
        Statement::CreateFunction(create) => {
            crate::install::check_name(context, create)?;
            let defined = Defined::new("CREATE FUNCTION");
            let defined = match functions.create(transaction, create, text)? {
                Created::Skipped => {
                    let message = format!("function \"{}\" already exists, skipping", create.name.name);
                    defined.notice("42723", message)
                }
                Created::New | Created::Replaced => defined,
            };
            (defined, Vec::new())
        }
        Statement::DropFunction(drop) => {
            let dropped = functions.drop(transaction, drop, &views)?;
            let missing = dropped.missing.into_iter();
            let defined = missing.fold(Defined::new("DROP FUNCTION"), |defined, name| {
                defined.notice("00000", format!("function {name} does not exist, skipping"))
            });
            (defined, dropped.views)
        }
        Statement::CommentOnFunction(comment) => {
            functions.comment(transaction, comment)?;
            (Defined::new("COMMENT"), Vec::new())
        }
        Statement::ShowFunctions(_)
        | Statement::ShowFunction(_)
        | Statement::Copy(_)
        | Statement::DeclareCursor(_)
        | Statement::FetchCursor(_)
        | Statement::CloseCursor(_)
        | Statement::Access(_)
        | Statement::Other => {
            return Err(Error::internal("not a statement that changes functions"));
        }
    })
}

/// The events of a statement that is done.
pub(super) fn events(defined: Defined) -> (Vec<Event>, Completion) {
    let notices = defined.notices.into_iter().map(|n: Notice| Event::Notice(n));
    let completion = Completion { tag: Some(defined.tag) };
    (notices.collect(), completion)
}
