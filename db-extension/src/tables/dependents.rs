//! What stands on what: after a change, views, defaults and checks that could be planned before must be planned still.

use std::collections::BTreeMap;

use rbcdb_store::{RELATION, TableName};

use super::catalog::Lookup;
use super::define::{Context, drop_table};
use super::expression;
use super::relation::{RelationKind, StoredRelation};
use crate::error::Error;

/// What can be planned, with the types of its columns.
pub(crate) struct Dependents {
    views: BTreeMap<TableName, String>,
    /// Tables whose defaults and checks can be planned.
    tables: Vec<TableName>,
}

/// All that stands on others and can be planned now.
pub(crate) async fn all(lookup: &Lookup) -> Result<Dependents, Error> {
    let mut views = BTreeMap::new();
    for name in view_names(lookup)? {
        if let Some(columns) = columns(lookup, &name).await {
            views.insert(name, columns);
        }
    }
    let mut tables = Vec::new();
    for table in lookup.view.stored.tables() {
        let definition = &table.definition;
        let stands = !definition.checks.is_empty() || definition.columns.iter().any(|c| c.default.is_some());
        if stands && expression::verify(lookup, definition).await.is_ok() {
            tables.push(definition.name.clone());
        }
    }
    Ok(Dependents { views, tables })
}

fn view_names(lookup: &Lookup) -> Result<Vec<TableName>, Error> {
    let mut names = Vec::new();
    for (key, record) in lookup.view.stored.records(RELATION) {
        let is_view = StoredRelation::decode(&record.value)?.kind == RelationKind::View;
        names.extend(TableName::from_key(key).filter(|_| is_view));
    }
    Ok(names)
}

/// A view's columns as text; `None` if it can't be planned.
async fn columns(lookup: &Lookup, name: &TableName) -> Option<String> {
    let view = lookup.relation(name).await.ok().flatten()?;
    let schema = view.schema();
    let fields = schema
        .fields()
        .iter()
        .map(|f| format!("{} {}", f.name(), f.data_type()));
    Some(fields.collect::<Vec<_>>().join(", "))
}

/// The views that were there and are broken now.
async fn broken_views(lookup: &Lookup, before: &Dependents) -> Vec<TableName> {
    let mut broken = Vec::new();
    for (name, before) in &before.views {
        let there = lookup.view.stored.record(RELATION, &name.key()).is_some();
        if there && columns(lookup, name).await.as_ref() != Some(before) {
            broken.push(name.clone());
        }
    }
    broken
}

async fn broken_tables(lookup: &Lookup, before: &Dependents) -> Vec<TableName> {
    let mut broken = Vec::new();
    for name in &before.tables {
        if let Some(table) = lookup.view.stored.table_named(name)
            && expression::verify(lookup, &table.definition).await.is_err()
        {
            broken.push(name.clone());
        }
    }
    broken
}

/// Refuses a change that breaks something.
///
/// # Errors
/// 2BP01 with `message`.
pub(crate) async fn check(context: &Context<'_>, before: &Dependents, message: &str) -> Result<(), Error> {
    let lookup = context.lookup();
    let views = broken_views(&lookup, before).await;
    let tables = broken_tables(&lookup, before).await;
    if views.is_empty() && tables.is_empty() {
        return Ok(());
    }
    let views = views.iter().map(|name| format!("view {} depends on it", name.name));
    let tables = tables
        .iter()
        .map(|name| format!("a default or check of table {} depends on it", name.name));
    let lines: Vec<String> = views.chain(tables).collect();
    Err(Error::new("2BP01", message)
        .detail(lines.join("\n"))
        .hint("Drop what depends on it first; DROP … CASCADE drops views along."))
}

/// Drops the views that a change has broken, and those on them; returns their names.
///
/// # Errors
/// 2BP01 if a default or check of a table is broken.
pub(crate) async fn drop_broken(context: &mut Context<'_>, before: &Dependents) -> Result<Vec<TableName>, Error> {
    let mut dropped = Vec::new();
    loop {
        let broken = broken_views(&context.lookup(), before).await;
        if broken.is_empty() {
            break;
        }
        for name in broken {
            drop_table(context.transaction, &name)?;
            dropped.push(name);
        }
    }
    check(
        context,
        before,
        "cannot drop what a table's default or check depends on",
    )
    .await?;
    Ok(dropped)
}
