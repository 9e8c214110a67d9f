//! What INSERT and UPDATE leave to the table: `DEFAULT` in the place of a value, values for the first columns only,
//! `DEFAULT VALUES`, text for an array.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::sql::parser::Statement as DFStatement;
use rbcdb_store::TableDefinition;
use sqlparser::ast::{
    AssignmentTarget, Expr, Ident, Insert, ObjectName, ObjectNamePart, Parens, Query, SelectItem, SetExpr,
    Statement as SqlStatement, TableFactor, TableObject, Value, Values,
};

use super::catalog::Lookup;
use super::define;
use super::definition::parts;
use crate::datafusion_error::sql_type_name;
use crate::error::Error;
use crate::session::planning;

/// Puts into a statement what it leaves to its table, if that is the store's.
pub(crate) fn complete(lookup: &Lookup, statement: &mut DFStatement) -> Result<(), Error> {
    let DFStatement::Statement(statement) = statement else {
        return Ok(());
    };
    match statement.as_mut() {
        SqlStatement::Insert(insert) => {
            let TableObject::TableName(name) = &insert.table else {
                return Ok(());
            };
            match target(lookup, name) {
                Some(table) => complete_insert(&table, insert),
                None => Ok(()),
            }
        }
        SqlStatement::Update(update) => {
            let TableFactor::Table { name, .. } = &update.table.relation else {
                return Ok(());
            };
            let Some(table) = target(lookup, name) else {
                return Ok(());
            };
            for assignment in &mut update.assignments {
                if let AssignmentTarget::ColumnName(column) = &assignment.target {
                    let column = parts(column).pop().unwrap_or_default();
                    complete_value(&table, &column, &mut assignment.value)?;
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn target(lookup: &Lookup, name: &ObjectName) -> Option<Arc<TableDefinition>> {
    let stored = &lookup.view.stored;
    // What is wrong with the name is for the planner to say.
    let reference = define::reference(name).ok()?;
    let name = define::table_name(&lookup.session, stored, &reference).ok()?;
    stored.table_named(&name).map(|table| table.definition.clone())
}

/// `DEFAULT`, which the parser takes for a column's name.
fn is_default(value: &Expr) -> bool {
    matches!(value, Expr::Identifier(ident) if ident.quote_style.is_none() && ident.value.eq_ignore_ascii_case("default"))
}

/// What a value says only together with its column.
fn complete_value(table: &TableDefinition, column: &str, value: &mut Expr) -> Result<(), Error> {
    if is_default(value) {
        *value = default_of(table, column)?;
        return Ok(());
    }
    let Some((_, column)) = table.column(column) else {
        return Ok(());
    };
    if let (DataType::List(_), Expr::Value(literal)) = (&column.data_type, &*value)
        && let Value::SingleQuotedString(text) = &literal.value
    {
        if rbcdb_sql::array::elements(text).is_none() {
            return Err(Error::new("22P02", format!("malformed array literal: \"{text}\"")));
        }
        let ty = sql_type_name(&column.data_type.to_string());
        *value = expression(&format!("CAST({} AS {ty})", literal.value))?;
    }
    Ok(())
}

/// A column's default as an expression; NULL if it has none.
fn default_of(table: &TableDefinition, column: &str) -> Result<Expr, Error> {
    match table.column(column).and_then(|(_, c)| c.default.as_ref()) {
        Some(text) => expression(text),
        None => Ok(Expr::Value(Value::Null.into())),
    }
}

/// The expression that a text is.
fn expression(text: &str) -> Result<Expr, Error> {
    let text = format!("SELECT ({text})");
    let parsed = planning::parse_other(&text, &(0..text.len()))?;
    if let DFStatement::Statement(statement) = parsed
        && let SqlStatement::Query(query) = *statement
        && let SetExpr::Select(select) = *query.body
        && let [SelectItem::UnnamedExpr(expr)] = select.projection.as_slice()
    {
        return Ok(expr.clone());
    }
    Err(Error::internal(format!("\"{text}\" is no expression")))
}

fn complete_insert(table: &TableDefinition, insert: &mut Insert) -> Result<(), Error> {
    let column_name = |name: &str| ObjectName(vec![ObjectNamePart::Identifier(Ident::with_quote('"', name))]);
    if insert.source.is_none() && insert.assignments.is_empty() && insert.columns.is_empty() {
        // DEFAULT VALUES
        let row = table.columns.iter().map(|column| default_of(table, &column.name));
        let row = row.collect::<Result<Vec<_>, _>>()?;
        let mut query = values_query()?;
        if let SetExpr::Values(values) = query.body.as_mut() {
            values.rows = vec![Parens::with_empty_span(row)];
        }
        insert.source = Some(Box::new(query));
        return Ok(());
    }
    let Some(source) = &mut insert.source else {
        return Ok(());
    };
    let SetExpr::Values(Values { rows, .. }) = source.body.as_mut() else {
        return Ok(());
    };
    let count = rows.first().map_or(0, |row| row.content.len());
    if insert.columns.is_empty() && count < table.columns.len() {
        let first = table.columns.iter().take(count);
        insert.columns = first.map(|column| column_name(&column.name)).collect();
    }
    let names: Vec<String> = if insert.columns.is_empty() {
        table.columns.iter().map(|column| column.name.clone()).collect()
    } else {
        let given = insert.columns.iter().map(parts);
        given.map(|mut parts| parts.pop().unwrap_or_default()).collect()
    };
    for row in rows {
        for (value, name) in row.content.iter_mut().zip(&names) {
            complete_value(table, name, value)?;
        }
    }
    Ok(())
}

fn values_query() -> Result<Query, Error> {
    let text = "VALUES (1)";
    match planning::parse_other(text, &(0..text.len()))? {
        DFStatement::Statement(statement) => match *statement {
            SqlStatement::Query(query) => Ok(*query),
            _ => Err(Error::internal("VALUES is no query")),
        },
        _ => Err(Error::internal("VALUES is no query")),
    }
}
