//! What CREATE TABLE and ADD COLUMN say besides types: defaults, NOT NULL, checks. DataFusion plans the rest.

use rbcdb_sql::quote_identifier;
use rbcdb_store::{Check, Column, ColumnId, TableName};
use sqlparser::ast::{ColumnDef, ColumnOption, CreateTable, Ident, ObjectName, ObjectNamePart, TableConstraint};

use crate::error::Error;

/// A table that isn't there yet.
#[derive(Debug, Default)]
pub(crate) struct NewTable {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its checks.
    pub checks: Vec<Check>,
}

/// What is said of a table's columns and rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Constraints {
    /// `DEFAULT`, by column.
    pub defaults: Vec<(String, String)>,
    /// `CHECK`: the name if it was given, the column that it stands at, the condition.
    pub checks: Vec<GivenCheck>,
    /// Columns with `COMMENT`.
    pub comments: Vec<(String, String)>,
}

/// A check as it was written.
#[derive(Debug, Clone)]
pub(super) struct GivenCheck {
    pub name: Option<String>,
    pub column: Option<String>,
    pub condition: String,
}

/// An identifier as SQL folds it.
pub(crate) fn fold(ident: &Ident) -> String {
    match ident.quote_style {
        Some(_) => ident.value.clone(),
        None => ident.value.to_lowercase(),
    }
}

/// A table's name, quoted.
pub(super) fn quoted(name: &TableName) -> String {
    format!("{}.{}", quote_identifier(&name.schema), quote_identifier(&name.name))
}

/// The folded parts of a name.
pub(crate) fn parts(name: &ObjectName) -> Vec<String> {
    name.0.iter().filter_map(ObjectNamePart::as_ident).map(fold).collect()
}

/// Takes out of CREATE TABLE what is the store's business; refuses what nobody would see to.
///
/// # Errors
/// 0A000 for keys, generated columns and other things that would be promises.
pub(super) fn take_constraints(create: &mut CreateTable) -> Result<Constraints, Error> {
    let mut constraints = Constraints::default();
    for column in &mut create.columns {
        take_from_column(column, &mut constraints)?;
    }
    for constraint in std::mem::take(&mut create.constraints) {
        constraints.checks.push(check_of(constraint)?);
    }
    Ok(constraints)
}

/// The check that a constraint of a table is.
///
/// # Errors
/// 0A000 for other constraints.
pub(super) fn check_of(constraint: TableConstraint) -> Result<GivenCheck, Error> {
    match constraint {
        TableConstraint::Check(check) => Ok(GivenCheck {
            name: check.name.as_ref().map(fold),
            column: None,
            condition: check.expr.to_string(),
        }),
        TableConstraint::PrimaryKey(_) => Err(no_key("PRIMARY KEY")),
        TableConstraint::Unique(_) => Err(no_key("UNIQUE")),
        TableConstraint::ForeignKey(_) => Err(no_key("FOREIGN KEY")),
        other => Err(Error::unsupported(format!("constraint {other} is not supported"))),
    }
}

/// Takes a column's options, but for NULL and NOT NULL, which DataFusion reads.
pub(super) fn take_from_column(column: &mut ColumnDef, constraints: &mut Constraints) -> Result<(), Error> {
    let name = fold(&column.name);
    let mut left = Vec::new();
    for option in std::mem::take(&mut column.options) {
        match option.option {
            ColumnOption::Null | ColumnOption::NotNull => left.push(option),
            ColumnOption::Default(value) => constraints.defaults.push((name.clone(), value.to_string())),
            ColumnOption::Comment(text) => constraints.comments.push((name.clone(), text)),
            ColumnOption::Check(check) => {
                let given = option.name.as_ref().or(check.name.as_ref()).map(fold);
                constraints.checks.push(GivenCheck {
                    name: given,
                    column: Some(name.clone()),
                    condition: check.expr.to_string(),
                });
            }
            ColumnOption::PrimaryKey(_) => return Err(no_key("PRIMARY KEY")),
            ColumnOption::Unique(_) => return Err(no_key("UNIQUE")),
            ColumnOption::ForeignKey(_) => return Err(no_key("FOREIGN KEY")),
            ColumnOption::Generated { .. } | ColumnOption::Identity(_) => {
                return Err(Error::unsupported("generated columns are not supported")
                    .hint("Compute the value in the query, or give the column a DEFAULT."));
            }
            other => {
                return Err(Error::unsupported(format!(
                    "column option {other} of \"{name}\" is not supported"
                )));
            }
        }
    }
    column.options = left;
    Ok(())
}

fn no_key(what: &str) -> Error {
    Error::unsupported(format!("{what} constraints are not supported"))
        .hint("Tables have no indexes that could enforce it: leave it out. NOT NULL and CHECK are enforced.")
}

impl Constraints {
    /// Gives names to checks that have none, as PostgreSQL does.
    pub fn named_checks(&self, table: &TableName, taken: &[Check]) -> Result<Vec<Check>, Error> {
        let mut named: Vec<Check> = Vec::new();
        for check in &self.checks {
            let is_taken = |name: &str, named: &[Check]| taken.iter().chain(named).any(|c| c.name == name);
            let name = match &check.name {
                Some(name) if is_taken(name, &named) => {
                    let message = format!("constraint \"{name}\" for relation \"{}\" already exists", table.name);
                    return Err(Error::new("42710", message));
                }
                Some(name) => name.clone(),
                None => {
                    let base = match &check.column {
                        Some(column) => format!("{}_{column}_check", table.name),
                        None => format!("{}_check", table.name),
                    };
                    let numbered = (1..).map(|n| format!("{base}{n}"));
                    let mut names = std::iter::once(base.clone()).chain(numbered);
                    names.find(|name| !is_taken(name, &named)).unwrap_or(base)
                }
            };
            named.push(Check {
                name,
                condition: check.condition.clone(),
            });
        }
        Ok(named)
    }
}

/// A column of a planned type.
pub(super) fn column(id: u32, field: &arrow::datatypes::Field) -> Column {
    // A column of NULLs has no type of its own; PostgreSQL makes it text.
    let data_type = match field.data_type() {
        arrow::datatypes::DataType::Null => arrow::datatypes::DataType::Utf8,
        other => other.clone(),
    };
    Column {
        id: ColumnId(id),
        name: field.name().clone(),
        data_type,
        nullable: field.is_nullable(),
        default: None,
        comment: None,
        fill: None,
    }
}
