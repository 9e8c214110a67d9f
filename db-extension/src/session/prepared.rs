//! A statement that was planned once, to be run any number of times.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::datatypes::{DataType, SchemaRef};
use datafusion::sql::parser::Statement as DFStatement;

/// A planned statement.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub(super) command: Command,
    /// Types of `$1`, `$2`, ….
    pub parameters: Vec<DataType>,
    /// Columns of the result; `None` for a statement without rows.
    pub schema: Option<SchemaRef>,
}

impl Prepared {
    /// Whether it changes something when it runs.
    pub fn changes(&self) -> bool {
        match &self.command {
            Command::Function(..) => self.schema.is_none(),
            Command::Define(..) => true,
            Command::Query { kind, .. } => matches!(kind, Kind::Count(_)),
        }
    }
}

/// What to do when it runs.
#[derive(Debug, Clone)]
pub(super) enum Command {
    /// A statement about functions, and its text.
    Function(Arc<rbcdb_sql::Statement>, Arc<str>),
    /// A statement that defines tables and the like, and its text.
    Define(Arc<DFStatement>, Arc<str>),
    /// A statement for DataFusion. It is planned anew for each run, so that it sees tables and functions as they are
    /// then.
    Query {
        statement: Arc<DFStatement>,
        declared: Arc<Vec<Option<DataType>>>,
        kind: Kind,
        /// RETURNING, as a query over the rows that the statement is about.
        returning: Option<Arc<DFStatement>>,
    },
}

/// What kind of statement DataFusion gets, as its completion differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Gives rows.
    Rows,
    /// Gives the plan as rows.
    Explain {
        /// Whether it runs and reports what its calls did.
        analyze: bool,
    },
    /// Gives a count, with this word before it.
    Count(&'static str),
}

/// From the names that DataFusion knows result columns under to the names to show.
pub(super) type Labels = HashMap<String, String>;

/// The word before an INSERT's count, with the object identifier that PostgreSQL once gave.
pub(super) const INSERT: &str = "INSERT 0";
