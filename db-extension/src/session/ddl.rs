//! The statements about functions: they go to the catalog, and SHOW reads it.

use std::sync::Arc;

use arrow::datatypes::SchemaRef;
use rbcdb_sql::Statement;
use rbcdb_sql::access::AccessStatement;
use tokio::sync::mpsc::Sender;

use super::engine::Session;
use super::execution::{Completion, Event, Notice};
use super::prepared::Prepared;
use crate::access::command::Catalog;
use crate::access::{Object, check};
use crate::catalog::{Created, FunctionCatalog};
use crate::error::Error;
use crate::plan::views::{self, View};
use crate::show;

/// The columns of the statements that give rows.
pub(super) fn schema(statement: &Statement) -> Option<SchemaRef> {
    match statement {
        Statement::ShowFunctions(_) => Some(show::functions_schema()),
        Statement::ShowFunction(show) => Some(show::function_schema(show.view)),
        _ => None,
    }
}

/// Runs one of the statements.
pub(super) async fn run(
    session: &Session,
    statement: Arc<Statement>,
    _prepared: &Prepared,
    events: &Sender<Event>,
) -> Result<Completion, Error> {
    let done = carry_out_blocking(session, statement).await?;
    for event in done.events {
        // Nobody listening is no error.
        let _ = events.send(event).await;
    }
    Ok(done.completion)
}

/// Runs one of the statements, for its rows if it gives any.
pub(super) async fn carry_out_async(
    session: &Session,
    statement: Arc<Statement>,
) -> Result<Option<arrow::array::RecordBatch>, Error> {
    let done = carry_out_blocking(session, statement).await?;
    Ok(done.events.into_iter().find_map(|e| match e {
        Event::Rows(batch) => Some(batch),
        _ => None,
    }))
}

async fn carry_out_blocking(session: &Session, statement: Arc<Statement>) -> Result<Done, Error> {
    if let Statement::Access(statement) = statement.as_ref() {
        return access(session, statement);
    }
    let functions = Arc::clone(&session.functions);
    let context = session.context.clone();
    let views = match statement.as_ref() {
        Statement::DropFunction(_) => views::views(&context).await?,
        _ => Vec::new(),
    };
    // Compiling takes milliseconds of CPU time.
    let work = tokio::task::spawn_blocking(move || carry_out(&functions, &context, &statement, views));
    work.await
        .map_err(|e| Error::internal(format!("the statement's thread ended: {e}")))?
}

struct Done {
    completion: Completion,
    events: Vec<Event>,
}

impl Done {
    fn wrote(tag: &str) -> Done {
        Done {
            completion: Completion {
                tag: Some(tag.to_owned()),
                wrote: true,
            },
            events: Vec::new(),
        }
    }

    fn notice(mut self, sqlstate: &'static str, message: String) -> Done {
        self.events.push(Event::Notice(Notice { sqlstate, message }));
        self
    }

    fn rows(batch: arrow::array::RecordBatch) -> Done {
        let completion = Completion {
            tag: Some("SHOW".to_owned()),
            wrote: false,
        };
        Done {
            completion,
            events: vec![Event::Rows(batch)],
        }
    }
}

fn carry_out(
    functions: &FunctionCatalog,
    context: &datafusion::prelude::SessionContext,
    statement: &Statement,
    views: Vec<View>,
) -> Result<Done, Error> {
    Ok(match statement {
        Statement::CreateFunction(create) => {
            crate::install::check_name(context, create)?;
            let done = Done::wrote("CREATE FUNCTION");
            match functions.create(create)? {
                Created::Skipped => {
                    let message = format!("function \"{}\" already exists, skipping", create.name.name);
                    done.notice("42723", message)
                }
                Created::New | Created::Replaced => done,
            }
        }
        Statement::DropFunction(drop) => {
            let dropped = functions.drop(drop, &views)?;
            let mut done = Done::wrote("DROP FUNCTION");
            for view in dropped.views {
                context.deregister_table(view.name.clone())?;
                done = done.notice("00000", format!("drop cascades to view {}", view.name.table()));
            }
            dropped.missing.into_iter().fold(done, |done, name| {
                done.notice("00000", format!("function {name} does not exist, skipping"))
            })
        }
        Statement::CommentOnFunction(comment) => {
            functions.comment(comment)?;
            Done::wrote("COMMENT")
        }
        Statement::ShowFunctions(show) => Done::rows(show::functions(&functions.snapshot(), show)?),
        Statement::ShowFunction(show) => Done::rows(show::function(functions, show)?),
        Statement::Access(_) | Statement::Other => return Err(Error::internal("not a statement about functions")),
    })
}

/// Runs a statement about roles and privileges. A password's verifier takes milliseconds of CPU time, seldom.
fn access(session: &Session, statement: &AccessStatement) -> Result<Done, Error> {
    let (Some(rights), Some(store)) = (&session.rights, &session.store) else {
        return Err(Error::unsupported("there are no roles here"));
    };
    let mut transaction = store.begin();
    let catalog = SessionCatalog {
        context: &session.context,
        functions: session.functions.snapshot(),
    };
    let outcome = rights.carry_out(&mut transaction, &catalog, statement)?;
    store.commit(transaction).map_err(|e| Error::internal(e.to_string()))?;
    let notices = outcome.notices.into_iter();
    Ok(notices.fold(Done::wrote(statement.tag()), |done, (sqlstate, message)| {
        done.notice(sqlstate, message)
    }))
}

/// What a session's statement finds to grant privileges on.
struct SessionCatalog<'a> {
    context: &'a datafusion::prelude::SessionContext,
    functions: Arc<crate::catalog::Snapshot>,
}

impl SessionCatalog<'_> {
    fn schema(&self, schema: &str) -> Option<Arc<dyn datafusion::catalog::SchemaProvider>> {
        let state = self.context.state_ref();
        let state = state.read();
        let catalog = &state.config_options().catalog.default_catalog;
        state.catalog_list().catalog(catalog)?.schema(schema)
    }
}

impl Catalog for SessionCatalog<'_> {
    fn default_schema(&self) -> String {
        self.context.state_ref().read().config_options().catalog.default_schema.clone()
    }

    fn has_schema(&self, schema: &str) -> bool {
        self.schema(schema).is_some()
    }

    fn tables(&self, schema: &str) -> Vec<String> {
        self.schema(schema).map(|schema| schema.table_names()).unwrap_or_default()
    }

    fn function(&self, function: &rbcdb_sql::FunctionRef) -> Result<Object, Error> {
        self.functions.resolve_ref(function).map(|entry| check::function(entry))
    }

    fn functions(&self) -> Vec<Object> {
        self.functions.functions().map(|entry| check::function(entry)).collect()
    }
}
