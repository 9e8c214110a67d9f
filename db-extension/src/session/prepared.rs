//! A statement that was planned once, to be run any number of times.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::datatypes::{DataType, SchemaRef};
use datafusion::sql::parser::Statement as DFStatement;
use rbcdb_store::TableName;

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
            Command::Define(..) | Command::Change(..) => true,
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
    /// INSERT, UPDATE or DELETE on a stored table.
    Change(Arc<RowChange>),
    /// A statement for DataFusion. It is planned anew for each run, so that it sees tables and functions as they are
    /// then.
    Query {
        statement: Arc<DFStatement>,
        declared: Arc<Vec<Option<DataType>>>,
        kind: Kind,
    },
}

/// A statement that changes rows. It is planned anew for each run, against what its transaction sees.
#[derive(Debug)]
pub(crate) struct RowChange {
    /// The statement.
    pub statement: DFStatement,
    /// Types of its parameters.
    pub declared: Vec<Option<DataType>>,
    /// The word before the count.
    pub word: &'static str,
    /// Whose rows.
    pub table: TableName,
    /// RETURNING, as a query over the rows that the statement is about.
    pub returning: Option<DFStatement>,
}

impl RowChange {
    /// Whether it only adds rows.
    pub fn inserts(&self) -> bool {
        self.word == INSERT
    }
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
