//! ALTER TABLE: definitions change, rows stay where they are.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef};
use datafusion::logical_expr::{Cast, DdlStatement, Expr, LogicalPlan, LogicalPlanBuilder};
use datafusion::sql::parser::Statement as DFStatement;
use rbcdb_sql::quote_identifier;
use rbcdb_store::{Change, Check, Column, RELATION, Table, TableDefinition, TableName, Transaction};
use sqlparser::ast::{
    AlterColumnOperation, AlterTable, AlterTableOperation, ColumnDef, Ident, RenameTableNameKind,
    Statement as SqlStatement,
};

use super::define::{Context, Defined, exists, no_relation};
use super::definition::{self, Constraints, fold, parts, quoted};
use super::{dependents, expression};
use crate::error::Error;
use crate::session::planning;

/// Carries out ALTER TABLE.
pub(super) async fn run(context: &mut Context<'_>, alter: &AlterTable) -> Result<Defined, Error> {
    let mut defined = Defined::new("ALTER TABLE");
    let mut name = context.name(&alter.name)?;
    if context.transaction.snapshot().table_named(&name).is_none() {
        if context.transaction.snapshot().record(RELATION, &name.key()).is_some() {
            return Err(Error::new("42809", format!("\"{}\" is not a table", name.name)));
        }
        if alter.if_exists {
            let message = format!("relation \"{}\" does not exist, skipping", name.name);
            return Ok(defined.notice("00000", message));
        }
        return Err(no_relation(&name.name));
    }
    let before = dependents::all(&context.lookup()).await?;
    for operation in &alter.operations {
        defined = step(context, &mut name, operation, defined).await?;
    }
    let message = format!("cannot alter table {} because other objects depend on it", name.name);
    dependents::check(context, &before, &message).await?;
    if let Some(table) = context.transaction.snapshot().table_named(&name).cloned() {
        expression::verify(&context.lookup(), &table.definition).await?;
    }
    Ok(defined)
}

async fn step(
    context: &mut Context<'_>,
    name: &mut TableName,
    operation: &AlterTableOperation,
    defined: Defined,
) -> Result<Defined, Error> {
    use AlterTableOperation as Op;
    match operation {
        Op::AddColumn {
            if_not_exists,
            column_def,
            ..
        } => return add_column(context, name, column_def, *if_not_exists, defined).await,
        Op::DropColumn {
            column_names,
            if_exists,
            ..
        } => return drop_columns(context, name, column_names, *if_exists, defined),
        Op::RenameColumn {
            old_column_name,
            new_column_name,
        } => {
            let (old, new) = (fold(old_column_name), fold(new_column_name));
            change(context.transaction, name, |table| {
                if table.column(&new).is_some() && old != new {
                    return Err(column_exists(&new, &table.name));
                }
                column_mut(table, &old)?.name = new;
                Ok(())
            })?;
        }
        Op::RenameTable { table_name } => {
            let (RenameTableNameKind::To(new) | RenameTableNameKind::As(new)) = table_name;
            let new = TableName::new(&name.schema, parts(new).pop().unwrap_or_default());
            if context.transaction.snapshot().has_relation(&new) {
                return Err(exists(&new.name));
            }
            change(context.transaction, name, |table| {
                table.name = new.clone();
                Ok(())
            })?;
            *name = new;
        }
        Op::AlterColumn { column_name, op } => alter_column(context, name, &fold(column_name), op).await?,
        Op::AddConstraint { constraint, .. } => {
            let given = definition::check_of(constraint.clone())?;
            add_checks(
                context,
                name,
                &Constraints {
                    checks: vec![given],
                    ..Constraints::default()
                },
            )
            .await?;
        }
        Op::DropConstraint {
            if_exists,
            name: constraint,
            ..
        } => {
            let constraint = fold(constraint);
            let mut found = false;
            change(context.transaction, name, |table| {
                let count = table.checks.len();
                table.checks.retain(|check| check.name != constraint);
                found = table.checks.len() < count;
                Ok(())
            })?;
            let message = format!(
                "constraint \"{constraint}\" of relation \"{}\" does not exist",
                name.name
            );
            match (found, *if_exists) {
                (true, _) => {}
                (false, true) => return Ok(defined.notice("00000", format!("{message}, skipping"))),
                (false, false) => return Err(Error::new("42704", message)),
            }
        }
        other => {
            return Err(Error::unsupported(format!("ALTER TABLE … {other} is not supported")));
        }
    }
    Ok(defined)
}

/// Gives a table another definition.
pub(super) fn change(
    transaction: &mut Transaction,
    name: &TableName,
    edit: impl FnOnce(&mut TableDefinition) -> Result<(), Error>,
) -> Result<(), Error> {
    let table = transaction.snapshot().table_named(name).cloned();
    let table = table.ok_or_else(|| no_relation(&name.name))?;
    let mut to = TableDefinition::clone(&table.definition);
    edit(&mut to)?;
    let expected = std::mem::replace(&mut to.stamp, transaction.next_id());
    transaction.apply(Change::AlterTable {
        expected,
        to: Arc::new(to),
    })?;
    Ok(())
}

/// A column of a definition that is being changed.
pub(super) fn column_mut<'a>(table: &'a mut TableDefinition, name: &str) -> Result<&'a mut Column, Error> {
    let relation = table.name.name.clone();
    let found = table.columns.iter_mut().find(|c| c.name == name);
    found.ok_or_else(|| {
        let message = format!("column \"{name}\" of relation \"{relation}\" does not exist");
        Error::new("42703", message)
    })
}

fn column_exists(column: &str, table: &TableName) -> Error {
    let message = format!("column \"{column}\" of relation \"{}\" already exists", table.name);
    Error::new("42701", message)
}

fn table_of(context: &Context<'_>, name: &TableName) -> Result<Arc<Table>, Error> {
    let table = context.transaction.snapshot().table_named(name).cloned();
    table.ok_or_else(|| no_relation(&name.name))
}

async fn add_column(
    context: &mut Context<'_>,
    name: &TableName,
    column: &ColumnDef,
    if_not_exists: bool,
    defined: Defined,
) -> Result<Defined, Error> {
    let table = table_of(context, name)?;
    let column_name = fold(&column.name);
    if table.definition.column(&column_name).is_some() {
        let error = column_exists(&column_name, name);
        if if_not_exists {
            return Ok(defined.notice("42701", format!("{}, skipping", error.message)));
        }
        return Err(error);
    }
    let mut column = column.clone();
    let mut constraints = Constraints::default();
    definition::take_from_column(&mut column, &mut constraints)?;
    let mut new = planned_column(context, column).await?;
    new.id = rbcdb_store::ColumnId(table.definition.next_column);
    new.default = constraints.defaults.pop().map(|(_, text)| text);
    new.comment = constraints.comments.pop().map(|(_, text)| text);
    if let Some(text) = &new.default {
        new.fill = Some(fill(context, text, &new).await?);
    }
    let missing = new.fill.as_ref().is_none_or(|fill| fill.is_null(0));
    if !new.nullable && missing && table.rows() > 0 {
        return Err(contains_nulls(&column_name, name));
    }
    change(context.transaction, name, |table| {
        table.next_column += 1;
        table.columns.push(new);
        Ok(())
    })?;
    add_checks(context, name, &constraints).await?;
    Ok(defined)
}

/// A column of the type that a definition names: that of a table which has only it.
async fn planned_column(context: &Context<'_>, column: ColumnDef) -> Result<Column, Error> {
    let text = format!("CREATE TABLE t ({column})");
    let statement = planning::parse_other(&text, &(0..text.len()))?;
    let planned = planning::plan_at(context.lookup(), &statement, &[]).await?;
    match &planned.plan {
        LogicalPlan::Ddl(DdlStatement::CreateMemoryTable(plan)) if plan.input.schema().fields().len() == 1 => {
            Ok(definition::column(0, plan.input.schema().field(0)))
        }
        _ => Err(Error::internal("a column was planned as another statement")),
    }
}

/// The value of a new column in rows that are there: the default, as of now.
async fn fill(context: &Context<'_>, default: &str, column: &Column) -> Result<ArrayRef, Error> {
    let lookup = context.lookup();
    let value = expression::default(&lookup, default).await?;
    if value.is_volatile() {
        return Err(
            Error::unsupported("ADD COLUMN with a default that differs from row to row is not supported")
                .hint("Add the column without a default, UPDATE it, then SET DEFAULT."),
        );
    }
    let value = Expr::Cast(Cast::new(Box::new(value), column.data_type.clone()));
    let plan = LogicalPlanBuilder::empty(true)
        .project(vec![value.alias("fill")])?
        .build()?;
    let state = context.session.context.state();
    let physical = state.create_physical_plan(&plan).await?;
    let batches = datafusion::physical_plan::collect(physical, state.task_ctx()).await?;
    let first = batches.iter().find(|batch| batch.num_rows() > 0);
    let value = first.map(|batch| batch.column(0).slice(0, 1));
    value.ok_or_else(|| Error::internal("a default has no value"))
}

fn drop_columns(
    context: &mut Context<'_>,
    name: &TableName,
    columns: &[Ident],
    if_exists: bool,
    mut defined: Defined,
) -> Result<Defined, Error> {
    for column in columns.iter().map(fold) {
        let table = table_of(context, name)?;
        if table.definition.column(&column).is_none() {
            let message = format!("column \"{column}\" of relation \"{}\" does not exist", name.name);
            if if_exists {
                defined = defined.notice("00000", format!("{message}, skipping"));
                continue;
            }
            return Err(Error::new("42703", message));
        }
        change(context.transaction, name, |table| {
            table.columns.retain(|c| c.name != column);
            Ok(())
        })?;
    }
    Ok(defined)
}

async fn alter_column(
    context: &mut Context<'_>,
    name: &TableName,
    column: &str,
    operation: &AlterColumnOperation,
) -> Result<(), Error> {
    use AlterColumnOperation as Op;
    match operation {
        Op::SetNotNull => {
            let text = format!(
                "SELECT 1 FROM {} WHERE {} IS NULL LIMIT 1",
                quoted(name),
                quote_identifier(column)
            );
            change(context.transaction, name, |table| {
                column_mut(table, column)?;
                Ok(())
            })?;
            if has_rows(context, &text).await? {
                return Err(contains_nulls(column, name));
            }
            change(context.transaction, name, |table| {
                column_mut(table, column)?.nullable = false;
                Ok(())
            })
        }
        Op::DropNotNull => change(context.transaction, name, |table| {
            column_mut(table, column)?.nullable = true;
            Ok(())
        }),
        Op::SetDefault { value } => {
            let text = value.to_string();
            change(context.transaction, name, |table| {
                column_mut(table, column)?.default = Some(text);
                Ok(())
            })
        }
        Op::DropDefault => change(context.transaction, name, |table| {
            column_mut(table, column)?.default = None;
            Ok(())
        }),
        other => Err(Error::unsupported(format!("ALTER COLUMN … {other} is not supported"))
            .hint("Use CREATE TABLE AS with the new types, DROP TABLE, and ALTER TABLE … RENAME TO.")),
    }
}

fn contains_nulls(column: &str, table: &TableName) -> Error {
    let message = format!(
        "column \"{column}\" of relation \"{}\" contains null values",
        table.name
    );
    Error::new("23502", message)
}

async fn add_checks(context: &mut Context<'_>, name: &TableName, constraints: &Constraints) -> Result<(), Error> {
    let table = table_of(context, name)?;
    let checks: Vec<Check> = constraints.named_checks(name, &table.definition.checks)?;
    for check in &checks {
        let text = format!("SELECT 1 FROM {} WHERE NOT ({}) LIMIT 1", quoted(name), check.condition);
        if has_rows(context, &text).await? {
            let message = format!(
                "check constraint \"{}\" of relation \"{}\" is violated by some row",
                check.name, name.name
            );
            return Err(Error::new("23514", message));
        }
    }
    if checks.is_empty() {
        return Ok(());
    }
    change(context.transaction, name, |table| {
        table.checks.extend(checks);
        Ok(())
    })
}

/// Whether a query has a row.
async fn has_rows(context: &Context<'_>, text: &str) -> Result<bool, Error> {
    let statement: DFStatement = planning::parse_other(text, &(0..text.len()))?;
    debug_assert!(matches!(&statement, DFStatement::Statement(s) if matches!(s.as_ref(), SqlStatement::Query(_))));
    let planned = planning::plan_at(context.lookup(), &statement, &[]).await?;
    let physical = planned.state.create_physical_plan(&planned.plan).await?;
    let batches = datafusion::physical_plan::collect(physical, planned.state.task_ctx()).await?;
    Ok(batches.iter().any(|batch| batch.num_rows() > 0))
}
