//! The plug-in for a program that has a DataFusion session of its own.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use datafusion::dataframe::DataFrame;
use datafusion::logical_expr::ScalarUDF;
use datafusion::prelude::SessionContext;
use rbcdb_store::{Options, Store};
use tokio::runtime::Handle;

use crate::catalog::FunctionCatalog;
use crate::error::Error;
use crate::install::into_context;
use crate::session::{Session, statement_frame};
use crate::statement::StatementContext;
use crate::udf::named::{CallForm, NamedFunction};

/// Installs rbc functions into a DataFusion session: types, rules, and a function catalog.
///
/// Functions are created with [`Plugin::sql`]. From then on they can be called through it, through
/// [`SessionContext::sql`] and in `DataFrame` expressions made from SQL.
///
/// # Errors
/// If the compiler can't be started on this machine.
pub fn install(context: &SessionContext) -> Result<Plugin, Error> {
    let store = Arc::new(Store::open(&Options::default())?);
    let functions = into_context(context, store, None, None)?;
    Ok(Plugin {
        context: context.clone(),
        functions,
        registered: Mutex::default(),
    })
}

/// rbc functions in one DataFusion session.
pub struct Plugin {
    context: SessionContext,
    functions: Arc<FunctionCatalog>,
    /// Names that the session knows as functions.
    registered: Mutex<BTreeSet<String>>,
}

impl Plugin {
    /// Runs one statement: those about functions are carried out, others are planned as [`SessionContext::sql`] plans
    /// them, besides with named and defaulted arguments. Must be called in a tokio runtime.
    ///
    /// # Errors
    /// What is wrong with the statement.
    pub async fn sql(&self, text: &str) -> Result<DataFrame, Error> {
        let runtime = Handle::try_current().map_err(|e| Error::internal(e.to_string()))?;
        let session = Session::new(self.context.clone(), Arc::clone(&self.functions), runtime);
        let frame = statement_frame(&session, text).await?;
        self.register();
        Ok(frame)
    }

    /// The function catalog.
    pub fn functions(&self) -> &Arc<FunctionCatalog> {
        &self.functions
    }

    /// Makes the session's functions those of the catalog.
    fn register(&self) {
        let snapshot = self.functions.snapshot();
        let mut registered = self.registered.lock().unwrap_or_else(PoisonError::into_inner);
        let names: BTreeSet<String> = snapshot.names().map(|(name, _)| name.to_owned()).collect();
        for gone in registered.difference(&names) {
            self.context.deregister_udf(gone);
        }
        for (name, overloads) in snapshot.names() {
            let function = NamedFunction::new(
                name,
                CallForm::default(),
                overloads,
                StatementContext::shared(self.functions.gpu()),
            );
            self.context.register_udf(ScalarUDF::new_from_impl(function));
        }
        *registered = names;
    }
}
