//! Expressions that a table keeps as text: defaults and checks.

use arrow::compute::can_cast_types;
use arrow::datatypes::DataType;
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::common::{Column, DFSchema};
use datafusion::logical_expr::{Expr, ExprSchemable, LogicalPlan};
use rbcdb_store::TableDefinition;

use super::catalog::Lookup;
use super::definition::quoted;
use crate::error::Error;
use crate::session::planning::{self, parse_other};

/// The defaults of a table's columns, by name.
pub(super) async fn defaults(lookup: &Lookup, table: &TableDefinition) -> Result<Vec<(String, Expr)>, Error> {
    let mut defaults = Vec::new();
    for column in &table.columns {
        if let Some(text) = &column.default {
            defaults.push((column.name.clone(), default(lookup, text).await?));
        }
    }
    Ok(defaults)
}

/// A default, which knows no columns.
pub(super) async fn default(lookup: &Lookup, text: &str) -> Result<Expr, Error> {
    match select(lookup, &format!("SELECT ({text})")).await?.as_slice() {
        [(expr, _)] => Ok(expr.clone()),
        _ => Err(Error::new("42601", format!("\"{text}\" is not one expression"))),
    }
}

/// The conditions of a table's checks, over columns that are its own, without qualifier.
pub(super) async fn checks(lookup: &Lookup, table: &TableDefinition) -> Result<Vec<Expr>, Error> {
    let conditions: Vec<&str> = table.checks.iter().map(|c| c.condition.as_str()).collect();
    conditions_over(lookup, table, &conditions).await
}

/// Conditions over a table's columns, without qualifier.
pub(super) async fn conditions_over(
    lookup: &Lookup,
    table: &TableDefinition,
    conditions: &[&str],
) -> Result<Vec<Expr>, Error> {
    if conditions.is_empty() {
        return Ok(Vec::new());
    }
    let items: Vec<String> = conditions.iter().map(|c| format!("({c})")).collect();
    let from = quoted(&table.name);
    let found = select(lookup, &format!("SELECT {} FROM {from}", items.join(", "))).await?;
    if found.len() != conditions.len() {
        return Err(Error::new("42601", "a check is not one expression"));
    }
    let conditions = found.into_iter().map(|(expr, data_type)| match data_type {
        DataType::Boolean | DataType::Null => unqualified(expr),
        _ => Err(Error::new("42804", "argument of CHECK must be type boolean")),
    });
    conditions.collect()
}

/// Whether defaults and checks can be used as they are.
///
/// # Errors
/// What is wrong with one.
pub(super) async fn verify(lookup: &Lookup, table: &TableDefinition) -> Result<(), Error> {
    for (name, default) in defaults(lookup, table).await? {
        let (_, column) = table
            .column(&name)
            .ok_or_else(|| Error::internal("a default without its column"))?;
        let (from, to) = (default.get_type(&DFSchema::empty())?, &column.data_type);
        if from != *to && !can_cast_types(&from, to) {
            let message = format!("column \"{name}\" has another type than its default expression");
            return Err(Error::new("42804", message));
        }
    }
    checks(lookup, table).await.map(drop)
}

fn unqualified(expr: Expr) -> Result<Expr, Error> {
    let unqualified = expr.transform_up(|e| {
        Ok(match e {
            Expr::Column(column) => Transformed::yes(Expr::Column(Column::new_unqualified(column.name))),
            Expr::ScalarSubquery(_) | Expr::InSubquery(_) | Expr::Exists(_) => {
                let error = Error::new("0A000", "cannot use subquery in check constraint");
                return Err(super::relation::external_error(error));
            }
            other => Transformed::no(other),
        })
    })?;
    Ok(unqualified.data)
}

/// The items of a SELECT, planned, and their types.
async fn select(lookup: &Lookup, text: &str) -> Result<Vec<(Expr, DataType)>, Error> {
    let statement = parse_other(text, &(0..text.len()))?;
    let planned = planning::plan_at(lookup.deeper(), &statement, &[]).await;
    // The text isn't the user's: positions in it mean nothing.
    let planned = planned.map_err(|e| Error {
        position: None,
        location: None,
        ..e
    })?;
    let LogicalPlan::Projection(projection) = planned.plan else {
        return Err(Error::unsupported("an expression of this kind is not supported here")
            .hint("Aggregates, window functions and sets of rows can't be used in defaults and checks."));
    };
    let fields = projection.schema.fields().iter();
    let items = projection.expr.iter().zip(fields);
    Ok(items
        .map(|(e, f)| (e.clone().unalias(), f.data_type().clone()))
        .collect())
}
