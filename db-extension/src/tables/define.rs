//! CREATE, DROP, TRUNCATE and COMMENT.

use std::sync::Arc;

use arrow::array::RecordBatch;
use datafusion::common::TableReference;
use datafusion::logical_expr::{DdlStatement, LogicalPlan};
use datafusion::physical_plan::execute_stream;
use datafusion::sql::parser::Statement as DFStatement;
use futures::StreamExt;
use rbcdb_store::{Change, RELATION, SCHEMA, Snapshot, TableDefinition, TableId, TableName, Transaction};
use sqlparser::ast::{
    CommentObject, CreateTable, CreateView, ObjectName, ObjectType, SchemaName, Statement as SqlStatement, Truncate,
};

use super::catalog::{CATALOG, Lookup};
use super::definition::{self, NewTable, parts};
use super::relation::{self, RelationKind, StoredRelation};
use super::rows::RowWriter;
use super::{alter, change, dependents, expression};
use crate::error::Error;
use crate::session::planning::{self, Planned};
use crate::session::{Notice, Session};
use crate::statement::StatementContext;

/// What a statement did.
#[derive(Debug)]
pub(crate) struct Defined {
    /// Its command tag.
    pub tag: String,
    /// What to tell besides.
    pub notices: Vec<Notice>,
    /// What RETURNING gives.
    pub rows: Vec<RecordBatch>,
}

impl Defined {
    pub(crate) fn new(tag: impl Into<String>) -> Defined {
        Defined {
            tag: tag.into(),
            notices: Vec::new(),
            rows: Vec::new(),
        }
    }

    pub(crate) fn notice(mut self, sqlstate: &'static str, message: impl Into<String>) -> Defined {
        let message = message.into();
        self.notices.push(Notice { sqlstate, message });
        self
    }
}

/// A statement that is being carried out.
pub(crate) struct Context<'a> {
    /// The session.
    pub session: &'a Session,
    /// What it changes.
    pub transaction: &'a mut Transaction,
    /// What belongs to the statement.
    pub statement: &'a Arc<StatementContext>,
}

impl Context<'_> {
    /// What can be found now.
    pub(super) fn lookup(&self) -> Lookup {
        let view = self.session.view_of(self.transaction);
        Lookup::new(self.session, view, self.statement)
    }

    /// The name that a statement means.
    pub(super) fn name(&self, name: &ObjectName) -> Result<TableName, Error> {
        table_name(self.session, self.transaction.snapshot(), &reference(name)?)
    }
}

/// Whether a statement is one of those of this module.
pub(crate) fn is_definition(statement: &DFStatement) -> bool {
    use SqlStatement as S;
    match statement {
        DFStatement::CreateExternalTable(_) => true,
        DFStatement::Statement(statement) => match statement.as_ref() {
            S::CreateTable(_)
            | S::CreateView(_)
            | S::CreateSchema { .. }
            | S::AlterTable(_)
            | S::AlterView { .. }
            | S::Truncate(_)
            | S::Comment { .. } => true,
            S::Drop { object_type, .. } => {
                matches!(object_type, ObjectType::Table | ObjectType::View | ObjectType::Schema)
            }
            _ => false,
        },
        _ => false,
    }
}

/// Carries out a statement; `text` is its text.
pub(crate) async fn run(context: &mut Context<'_>, statement: &DFStatement, text: &str) -> Result<Defined, Error> {
    use SqlStatement as S;
    let DFStatement::Statement(sql) = statement else {
        return create_external(context, statement, text).await;
    };
    match sql.as_ref() {
        S::CreateTable(create) => create_table_statement(context, create).await,
        S::CreateView(create) => create_view(context, create).await,
        S::CreateSchema {
            schema_name,
            if_not_exists,
            ..
        } => create_schema(context, schema_name, *if_not_exists),
        S::AlterTable(alter) => alter::run(context, alter).await,
        S::AlterView { .. } => Err(Error::unsupported("ALTER VIEW is not supported")
            .hint("Use CREATE OR REPLACE VIEW, or DROP VIEW and CREATE VIEW.")),
        S::Truncate(truncate) => truncate_tables(context, truncate),
        S::Comment {
            object_type,
            object_name,
            comment: text,
            ..
        } => comment(context, *object_type, object_name, text.clone()),
        S::Drop {
            object_type,
            if_exists,
            names,
            cascade,
            ..
        } => drop_objects(context, *object_type, *if_exists, names, *cascade).await,
        other => Err(Error::internal(format!("{other} defines nothing"))),
    }
}

/// A name of at most three parts.
pub(super) fn reference(name: &ObjectName) -> Result<TableReference, Error> {
    Ok(match parts(name).as_slice() {
        [table] => TableReference::bare(table.as_str()),
        [schema, table] => TableReference::partial(schema.as_str(), table.as_str()),
        [catalog, schema, table] => TableReference::full(catalog.as_str(), schema.as_str(), table.as_str()),
        _ => {
            return Err(Error::new(
                "42601",
                format!("improper qualified name (too many dotted names): {name}"),
            ));
        }
    })
}

/// The name in the store of a table that a session names.
///
/// # Errors
/// 3F000 for a schema that isn't there, 0A000 for another database.
pub(super) fn table_name(session: &Session, snapshot: &Snapshot, name: &TableReference) -> Result<TableName, Error> {
    if let Some(catalog) = name.catalog()
        && catalog != CATALOG
    {
        let message = format!("cross-database references are not implemented: \"{name}\"");
        return Err(Error::unsupported(message));
    }
    let schema = match name.schema() {
        Some(schema) => schema.to_owned(),
        None => session.current_schema(snapshot)?,
    };
    if snapshot.record(SCHEMA, &schema).is_none() {
        if session.is_registered_schema(&schema) {
            return Err(Error::new("42501", format!("permission denied for schema {schema}"))
                .detail("What is in it belongs to the system."));
        }
        return Err(no_schema(&schema));
    }
    Ok(TableName::new(schema, name.table()))
}

pub(super) fn no_schema(name: &str) -> Error {
    Error::new("3F000", format!("schema \"{name}\" does not exist"))
}

/// The error for a relation that isn't there.
pub(crate) fn no_relation(name: &str) -> Error {
    Error::new("42P01", format!("relation \"{name}\" does not exist"))
}

pub(super) fn exists(name: &str) -> Error {
    Error::new("42P07", format!("relation \"{name}\" already exists"))
}

/// Makes an empty table.
///
/// # Errors
/// 42P07 if the name is taken, 42701 for a column twice.
pub(super) fn create_table(transaction: &mut Transaction, name: TableName, new: NewTable) -> Result<(), Error> {
    if transaction.snapshot().has_relation(&name) {
        return Err(exists(&name.name));
    }
    for (i, column) in new.columns.iter().enumerate() {
        if new.columns[..i].iter().any(|c| c.name == column.name) {
            let message = format!("column \"{}\" specified more than once", column.name);
            return Err(Error::new("42701", message));
        }
    }
    let next_column = u32::try_from(new.columns.len()).unwrap_or(u32::MAX);
    let definition = TableDefinition {
        id: TableId(transaction.next_id()),
        name,
        columns: new.columns,
        checks: new.checks,
        comment: None,
        stamp: transaction.next_id(),
        next_column,
    };
    transaction.apply(Change::CreateTable(Arc::new(definition)))?;
    Ok(())
}

/// Removes a table or another relation.
pub(crate) fn drop_table(transaction: &mut Transaction, name: &TableName) -> Result<(), Error> {
    let table = transaction.snapshot().table_named(name).map(|t| t.definition.id);
    match table {
        Some(id) => transaction.apply(Change::DropTable(id))?,
        None => {
            transaction.remove_record(RELATION, &name.key())?;
        }
    }
    Ok(())
}

async fn create_table_statement(context: &mut Context<'_>, create: &CreateTable) -> Result<Defined, Error> {
    if create.temporary {
        return Err(Error::unsupported("temporary tables are not supported").hint(
            "Create a table, and drop it when it is no longer needed; in a transaction block, ROLLBACK drops it.",
        ));
    }
    let name = context.name(&create.name)?;
    let is_query = create.query.is_some();
    if context.transaction.snapshot().has_relation(&name) {
        if create.if_not_exists {
            let tag = if is_query { "CREATE TABLE AS" } else { "CREATE TABLE" };
            let message = format!("relation \"{}\" already exists, skipping", name.name);
            return Ok(Defined::new(tag).notice("42P07", message));
        }
        if !create.or_replace {
            return Err(exists(&name.name));
        }
    }
    let mut create = create.clone();
    let constraints = definition::take_constraints(&mut create)?;
    let statement = DFStatement::Statement(Box::new(SqlStatement::CreateTable(create.clone())));
    let planned = planning::plan_at(context.lookup(), &statement, &[]).await?;
    context
        .session
        .check_calls(context.transaction.snapshot(), &planned.state, &planned.plan)?;
    let LogicalPlan::Ddl(DdlStatement::CreateMemoryTable(plan)) = &planned.plan else {
        return Err(Error::internal("CREATE TABLE was planned as another statement"));
    };
    let fields = plan.input.schema().fields().iter().enumerate();
    let mut columns: Vec<_> = fields.map(|(i, field)| definition::column(i as u32, field)).collect();
    for column in &mut columns {
        column.nullable |= is_query;
        let of = |list: &[(String, String)]| {
            let found = list.iter().find(|(name, _)| *name == column.name);
            found.map(|(_, text)| text.clone())
        };
        (column.default, column.comment) = (of(&constraints.defaults), of(&constraints.comments));
    }
    if create.or_replace && context.transaction.snapshot().has_relation(&name) {
        drop_table(context.transaction, &name)?;
    }
    let checks = constraints.named_checks(&name, &[])?;
    create_table(context.transaction, name.clone(), NewTable { columns, checks })?;
    let table = context.transaction.snapshot().table_named(&name).cloned();
    let table = table.ok_or_else(|| no_relation(&name.name))?;
    let lookup = context.lookup();
    expression::verify(&lookup, &table.definition).await?;
    if !is_query {
        return Ok(Defined::new("CREATE TABLE"));
    }
    let rows = fill(context, &planned, &plan.input, &table).await?;
    Ok(Defined::new(format!("SELECT {rows}")))
}

/// Runs CREATE TABLE AS's query into the table.
async fn fill(
    context: &mut Context<'_>,
    planned: &Planned,
    query: &LogicalPlan,
    table: &Arc<rbcdb_store::Table>,
) -> Result<u64, Error> {
    let rows = async {
        let physical = planned.state.create_physical_plan(query).await?;
        let mut stream = execute_stream(physical, planned.state.task_ctx())?;
        let mut writer = RowWriter::new(context.session.store(), table);
        while let Some(batch) = stream.next().await {
            writer.write(&batch?)?;
        }
        let rows = writer.written;
        writer.finish(context.transaction)?;
        Ok(rows)
    };
    match rows.await {
        Err(e) if Error::is_row_failure(&e) => Err(planned.first_failure(query, e).await),
        other => other,
    }
}

async fn create_view(context: &mut Context<'_>, create: &CreateView) -> Result<Defined, Error> {
    if create.materialized {
        return Err(Error::unsupported("materialized views are not supported").hint("Use CREATE TABLE AS, or a view."));
    }
    if create.temporary {
        return Err(Error::unsupported("temporary views are not supported").hint("Use a view, and drop it afterwards."));
    }
    let name = context.name(&create.name)?;
    let before = context.transaction.snapshot().record(RELATION, &name.key());
    let before = before.map(|r| StoredRelation::decode(&r.value)).transpose()?;
    if context.transaction.snapshot().has_relation(&name) {
        if create.if_not_exists {
            let message = format!("relation \"{}\" already exists, skipping", name.name);
            return Ok(Defined::new("CREATE VIEW").notice("42P07", message));
        }
        match &before {
            Some(StoredRelation {
                kind: RelationKind::View,
                ..
            }) if create.or_replace => {}
            Some(StoredRelation {
                kind: RelationKind::View,
                ..
            }) => return Err(exists(&name.name)),
            _ if create.or_replace => return Err(Error::new("42809", format!("\"{}\" is not a view", name.name))),
            _ => return Err(exists(&name.name)),
        }
    }
    let query = DFStatement::Statement(Box::new(SqlStatement::Query(create.query.clone())));
    let planned = planning::plan_at(context.lookup(), &query, &[]).await?;
    if !planned.plan.get_parameter_names()?.is_empty() {
        return Err(Error::new("42P02", "a view can't have parameters"));
    }
    let schema = planned.schema();
    let mut columns: Vec<String> = schema.fields().iter().map(|f| f.name().clone()).collect();
    if create.columns.len() > columns.len() {
        return Err(Error::new(
            "42601",
            "CREATE VIEW specifies more column names than columns",
        ));
    }
    for (name, given) in columns.iter_mut().zip(&create.columns) {
        *name = definition::fold(&given.name);
    }
    if let Some(twice) = (1..columns.len()).find(|i| columns[..*i].contains(&columns[*i])) {
        let message = format!("column \"{}\" specified more than once", columns[twice]);
        return Err(Error::new("42701", message));
    }
    let stored = StoredRelation {
        kind: RelationKind::View,
        sql: SqlStatement::CreateView(CreateView {
            or_replace: false,
            if_not_exists: false,
            columns: Vec::new(),
            ..create.clone()
        })
        .to_string(),
        columns,
        comment: before.and_then(|b| b.comment),
        search_path: context.session.search_path().to_vec(),
        locations: Vec::new(),
    };
    let all = dependents::all(&context.lookup()).await?;
    context
        .transaction
        .put_record(RELATION, &name.key(), stored.encode()?)?;
    // Also that it doesn't stand in itself.
    context.lookup().relation(&name).await?;
    dependents::check(context, &all, &format!("cannot replace view {}", name.name)).await?;
    Ok(Defined::new("CREATE VIEW"))
}

async fn create_external(context: &mut Context<'_>, statement: &DFStatement, text: &str) -> Result<Defined, Error> {
    let DFStatement::CreateExternalTable(create) = statement else {
        return Err(Error::internal("not CREATE EXTERNAL TABLE"));
    };
    let name = context.name(&create.name)?;
    let defined = Defined::new("CREATE EXTERNAL TABLE");
    if context.transaction.snapshot().has_relation(&name) {
        if create.if_not_exists {
            let message = format!("relation \"{}\" already exists, skipping", name.name);
            return Ok(defined.notice("42P07", message));
        }
        if !create.or_replace {
            return Err(exists(&name.name));
        }
        drop_table(context.transaction, &name)?;
    }
    let table = relation::open_external(statement, &context.session.context.state()).await?;
    let stored = StoredRelation {
        kind: RelationKind::External,
        sql: text.to_owned(),
        columns: table.schema().fields().iter().map(|f| f.name().clone()).collect(),
        comment: None,
        search_path: context.session.search_path().to_vec(),
        locations: create.locations.clone(),
    };
    let key = name.key();
    let stamp = context.transaction.put_record(RELATION, &key, stored.encode()?)?;
    context.session.tables.add_external(stamp, &table);
    Ok(defined)
}

fn create_schema(context: &mut Context<'_>, name: &SchemaName, if_not_exists: bool) -> Result<Defined, Error> {
    let name = match name {
        SchemaName::Simple(name) => match parts(name).as_slice() {
            [name] => name.clone(),
            _ => return Err(Error::new("42601", format!("\"{name}\" is not a schema's name"))),
        },
        _ => {
            return Err(
                Error::unsupported("CREATE SCHEMA … AUTHORIZATION is not supported").hint("Leave AUTHORIZATION out.")
            );
        }
    };
    if name.starts_with("pg_") {
        return Err(Error::new("42939", format!("unacceptable schema name \"{name}\""))
            .detail("The prefix \"pg_\" is reserved for system schemas."));
    }
    let defined = Defined::new("CREATE SCHEMA");
    let exists = context.transaction.snapshot().record(SCHEMA, &name).is_some();
    if exists || context.session.is_registered_schema(&name) {
        if if_not_exists {
            return Ok(defined.notice("42P06", format!("schema \"{name}\" already exists, skipping")));
        }
        return Err(Error::new("42P06", format!("schema \"{name}\" already exists")));
    }
    context.transaction.put_record(SCHEMA, &name, Vec::new())?;
    Ok(defined)
}

fn truncate_tables(context: &mut Context<'_>, truncate: &Truncate) -> Result<Defined, Error> {
    if truncate.partitions.is_some() {
        return Err(Error::unsupported("TRUNCATE of partitions is not supported"));
    }
    for target in &truncate.table_names {
        let name = context.name(&target.name)?;
        if context.transaction.snapshot().record(RELATION, &name.key()).is_some() {
            return Err(Error::new("42809", format!("\"{}\" is not a table", name.name)));
        }
        match change::truncate(context.transaction, &name) {
            Err(e) if e.sqlstate == "42P01" && truncate.if_exists => {}
            done => done?,
        }
    }
    Ok(Defined::new("TRUNCATE TABLE"))
}

async fn drop_objects(
    context: &mut Context<'_>,
    kind: ObjectType,
    if_exists: bool,
    names: &[ObjectName],
    cascade: bool,
) -> Result<Defined, Error> {
    let word = if kind == ObjectType::View { "view" } else { "table" };
    let mut defined = Defined::new(format!("DROP {kind}"));
    let all = dependents::all(&context.lookup()).await?;
    let mut gone = Vec::new();
    for name in names {
        if kind == ObjectType::Schema {
            defined = drop_schema(context, &parts(name).join("."), if_exists, cascade, defined)?;
            continue;
        }
        let found = context.name(name).and_then(|name| {
            find_to_drop(context.transaction.snapshot(), &name, kind)?;
            Ok(name)
        });
        match found {
            Ok(name) => {
                drop_table(context.transaction, &name)?;
                gone.push(name.name);
            }
            Err(e) if if_exists && matches!(e.sqlstate, "42P01" | "3F000") => {
                let name = parts(name).pop().unwrap_or_default();
                defined = defined.notice("00000", format!("{word} \"{name}\" does not exist, skipping"));
            }
            Err(e) => return Err(e),
        }
    }
    let what = format!("cannot drop {word} {}", gone.join(", "));
    let also = if cascade {
        dependents::drop_broken(context, &all).await?
    } else {
        dependents::check(context, &all, &format!("{what} because other objects depend on it")).await?;
        Vec::new()
    };
    for view in also {
        defined = defined.notice("00000", format!("drop cascades to view {}", view.name));
    }
    Ok(defined)
}

/// Whether a relation is there and of the kind that is to be dropped.
fn find_to_drop(snapshot: &Snapshot, name: &TableName, kind: ObjectType) -> Result<(), Error> {
    let wrong = |wanted: &str, use_this: &str| {
        Err(Error::new("42809", format!("\"{}\" is not a {wanted}", name.name))
            .hint(format!("Use DROP {use_this} to remove it.")))
    };
    if snapshot.table_named(name).is_some() {
        return if kind == ObjectType::View {
            wrong("view", "TABLE")
        } else {
            Ok(())
        };
    }
    let Some(record) = snapshot.record(RELATION, &name.key()) else {
        let word = if kind == ObjectType::View { "view" } else { "table" };
        return Err(Error::new("42P01", format!("{word} \"{}\" does not exist", name.name)));
    };
    let is_view = StoredRelation::decode(&record.value)?.kind == RelationKind::View;
    match (is_view, kind == ObjectType::View) {
        (true, false) => wrong("table", "VIEW"),
        (false, true) => wrong("view", "TABLE"),
        _ => Ok(()),
    }
}

fn drop_schema(
    context: &mut Context<'_>,
    name: &str,
    if_exists: bool,
    cascade: bool,
    mut defined: Defined,
) -> Result<Defined, Error> {
    if context.transaction.snapshot().record(SCHEMA, name).is_none() {
        if context.session.is_registered_schema(name) {
            let message = format!("cannot drop schema {name} because it is required by the database system");
            return Err(Error::new("2BP01", message));
        }
        if if_exists {
            return Ok(defined.notice("00000", format!("schema \"{name}\" does not exist, skipping")));
        }
        return Err(no_schema(name));
    }
    if name == "public" {
        return Err(Error::new(
            "2BP01",
            "cannot drop schema public because functions live in it",
        ));
    }
    let snapshot = Arc::clone(context.transaction.snapshot());
    let tables = snapshot.tables().map(|t| t.definition.name.clone());
    let others = snapshot
        .records(RELATION)
        .filter_map(|(key, _)| TableName::from_key(key));
    let inside: Vec<TableName> = tables.chain(others).filter(|n| n.schema == name).collect();
    if !inside.is_empty() && !cascade {
        let lines: Vec<String> = inside.iter().map(|n| format!("{n} depends on schema {name}")).collect();
        return Err(Error::new(
            "2BP01",
            format!("cannot drop schema {name} because other objects depend on it"),
        )
        .detail(lines.join("\n"))
        .hint("Use DROP … CASCADE to drop the dependent objects too."));
    }
    for relation in &inside {
        drop_table(context.transaction, relation)?;
        defined = defined.notice("00000", format!("drop cascades to {relation}"));
    }
    context.transaction.remove_record(SCHEMA, name)?;
    Ok(defined)
}

fn comment(
    context: &mut Context<'_>,
    kind: CommentObject,
    name: &ObjectName,
    text: Option<String>,
) -> Result<Defined, Error> {
    let text = text.filter(|t| !t.is_empty());
    match kind {
        CommentObject::Table | CommentObject::View => {
            let name = context.name(name)?;
            if let Some(record) = context.transaction.snapshot().record(RELATION, &name.key()) {
                let mut stored = StoredRelation::decode(&record.value)?;
                stored.comment = text;
                context
                    .transaction
                    .put_record(RELATION, &name.key(), stored.encode()?)?;
            } else {
                alter::change(context.transaction, &name, |table| {
                    table.comment = text;
                    Ok(())
                })?;
            }
        }
        CommentObject::Column => {
            let mut table = name.clone();
            let column = table.0.pop().and_then(|part| part.as_ident().map(definition::fold));
            let column = column.filter(|_| !table.0.is_empty());
            let column = column.ok_or_else(|| Error::new("42601", "a column's name is table.column"))?;
            let name = context.name(&table)?;
            alter::change(context.transaction, &name, |table| {
                alter::column_mut(table, &column)?.comment = text;
                Ok(())
            })?;
        }
        CommentObject::Schema => {
            let name = parts(name).join(".");
            if context.transaction.snapshot().record(SCHEMA, &name).is_none() {
                return Err(no_schema(&name));
            }
            let text = text.unwrap_or_default().into_bytes();
            context.transaction.put_record(SCHEMA, &name, text)?;
        }
        other => return Err(Error::unsupported(format!("COMMENT ON {other} is not supported"))),
    }
    Ok(Defined::new("COMMENT"))
}
