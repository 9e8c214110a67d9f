//! Holds a planned statement against the rights of the role that runs it.
//!
//! What a statement needs is read from its text as parsed, since plans no longer tell a view from what it stands for.
//! DataFusion's planner sees no table but those that [`SessionState::resolve_table_references`] finds, so none is missed.
//! Function calls are taken from the plan, where overloads are resolved: those of views are checked for the user.

use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use datafusion::catalog::SchemaProvider;
use datafusion::common::TableReference;
use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::datasource::{TableProvider, TableType};
use datafusion::error::DataFusionError;
use datafusion::execution::SessionState;
use datafusion::logical_expr::{Expr, LogicalPlan};
use datafusion::sql::parser::{CopyToSource, DFParser, Statement as DFStatement};
use datafusion::sql::planner::object_name_to_table_reference;
use sqlparser::ast::{
    Delete, FromTable, Insert, ObjectName, ObjectType, Query, Statement as SqlStatement, TableFactor, TableObject,
    TableWithJoins, Update,
};

use super::{Access, DENIED, Object, Privilege, RoleId};
use crate::catalog::{FunctionEntry, type_list};
use crate::error::Error;
use crate::udf::call::ResolvedCall;

/// Views over views, at most.
const VIEW_DEPTH: usize = 64;
/// Schemas that everyone may read.
const SYSTEM_SCHEMAS: [&str; 2] = ["pg_catalog", "information_schema"];

/// Something that a statement needs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    Privilege(Object, Privilege),
    Owner(Object),
    /// Reading a table or view, and what stands behind a view.
    Read(TableName),
    /// For what statements of this kind are, as in `permission denied to create schema`.
    Superuser(String),
}

/// Schema and table.
type TableName = (String, String);

/// A statement's surroundings.
pub(crate) struct Check<'a> {
    /// Roles and access lists.
    pub access: &'a Access,
    /// Who runs it.
    pub who: RoleId,
    /// What it was planned with.
    pub state: &'a SessionState,
}

impl Check<'_> {
    /// Refuses what the role may not do.
    ///
    /// # Errors
    /// 42501 in PostgreSQL's words.
    pub async fn statement(&self, statement: &DFStatement, plan: &LogicalPlan) -> Result<(), Error> {
        let role = self.access.role(self.who);
        let role = role.ok_or_else(|| Error::new("42704", format!("role {} does not exist", self.who)))?;
        if role.superuser {
            return Ok(());
        }
        for need in self.needs(statement)? {
            match need {
                Need::Read(table) => self.read(self.who, table, VIEW_DEPTH).await?,
                Need::Privilege(object, privilege) => {
                    self.usage(self.who, &object)?;
                    self.access.require(self.who, &object, privilege)?;
                }
                Need::Owner(object) => self.access.require_owner(self.who, &object)?,
                Need::Superuser(what) => self.access.require_superuser(self.who, &what)?,
            }
        }
        self.calls(plan)
    }

    /// A table in a schema needs USAGE of the schema.
    fn usage(&self, who: RoleId, object: &Object) -> Result<(), Error> {
        match object {
            Object::Table(schema, _) => {
                self.access.require(who, &Object::Schema(schema.clone()), Privilege::Usage)
            }
            _ => Ok(()),
        }
    }

    /// A table needs SELECT; so does a view, and its owner needs SELECT on what it reads.
    fn read<'a>(
        &'a self,
        who: RoleId,
        table: TableName,
        depth: usize,
    ) -> Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'a>> {
        Box::pin(async move {
            let (schema, name) = &table;
            if SYSTEM_SCHEMAS.contains(&schema.as_str()) || self.access.is_superuser(who) {
                return Ok(());
            }
            let object = Object::Table(schema.clone(), name.clone());
            self.usage(who, &object)?;
            self.access.require(who, &object, Privilege::Select).map_err(|e| self.as_view(e, &table))?;
            let Some(provider) = self.provider(&table).await? else {
                return Ok(());
            };
            if provider.table_type() != TableType::View {
                return Ok(());
            }
            let depth = depth.checked_sub(1).ok_or_else(|| Error::new("54001", "views are nested too deeply"))?;
            let owner = self.access.owner(&object);
            for behind in self.behind(provider.as_ref())? {
                if behind != table {
                    self.read(owner, behind, depth).await?;
                }
            }
            Ok(())
        })
    }

    fn as_view(&self, error: Error, (schema, name): &TableName) -> Error {
        let is_view = self.schema(schema).is_some_and(|s| {
            let kind = futures::FutureExt::now_or_never(s.table_type(name));
            matches!(kind, Some(Ok(Some(TableType::View))))
        });
        match is_view && error.message.starts_with("permission denied for table") {
            true => Error::new(DENIED, format!("permission denied for view {name}")),
            false => error,
        }
    }

    /// What a view reads: by its definition, or by its plan where it has none.
    fn behind(&self, view: &dyn TableProvider) -> Result<BTreeSet<TableName>, Error> {
        if let Some(text) = view.get_table_definition() {
            let mut statements = DFParser::parse_sql_with_dialect(text, &sqlparser::dialect::PostgreSqlDialect {})?;
            if let Some(DFStatement::Statement(statement)) = statements.pop_front() {
                return match *statement {
                    SqlStatement::CreateView(view) => self.query(&view.query),
                    other => self.references(DFStatement::Statement(Box::new(other))),
                };
            }
        }
        let mut found = BTreeSet::new();
        if let Some(plan) = view.get_logical_plan() {
            plan.apply_with_subqueries(|node| {
                if let LogicalPlan::TableScan(scan) = node {
                    found.extend(self.table(scan.table_name.clone()));
                }
                Ok(TreeNodeRecursion::Continue)
            })?;
        }
        Ok(found)
    }

    /// Calls need EXECUTE.
    fn calls(&self, plan: &LogicalPlan) -> Result<(), Error> {
        let mut denied = None;
        plan.apply_with_subqueries(|node| {
            node.apply_expressions(|expr| {
                expr.apply(|e| {
                    let Expr::ScalarFunction(call) = e else {
                        return Ok(TreeNodeRecursion::Continue);
                    };
                    let Some(call) = call.func.inner().downcast_ref::<ResolvedCall>() else {
                        return Ok(TreeNodeRecursion::Continue);
                    };
                    match self.access.require(self.who, &function(call.entry()), Privilege::Execute) {
                        Ok(()) => Ok(TreeNodeRecursion::Continue),
                        Err(error) => {
                            denied = Some(error);
                            Ok(TreeNodeRecursion::Stop)
                        }
                    }
                })
            })
        })?;
        denied.map_or(Ok(()), Err)
    }

    fn needs(&self, statement: &DFStatement) -> Result<Vec<Need>, Error> {
        match statement {
            DFStatement::Statement(statement) => self.sql_needs(statement),
            DFStatement::Explain(explain) => self.needs(&explain.statement),
            DFStatement::CopyTo(copy) => match &copy.source {
                CopyToSource::Relation(name) => Ok(vec![Need::Read(self.name(name)?)]),
                CopyToSource::Query(query) => self.reads(query),
            },
            DFStatement::CreateExternalTable(table) => self.create(&table.name, table.or_replace),
            DFStatement::Reset(_) => Ok(vec![Need::Superuser("reset settings of the engine".to_owned())]),
        }
    }

    fn sql_needs(&self, statement: &SqlStatement) -> Result<Vec<Need>, Error> {
        use SqlStatement as S;
        Ok(match statement {
            S::Query(query) => self.reads(query)?,
            S::Explain { statement, .. } => self.sql_needs(statement)?,
            // What tables there are and how they look is no secret, as in PostgreSQL.
            S::ExplainTable { .. }
            | S::ShowTables { .. }
            | S::ShowColumns { .. }
            | S::ShowVariable { .. }
            | S::ShowCreate { .. } => Vec::new(),
            S::Insert(insert) => self.insert(insert)?,
            S::Update(update) => self.update(update)?,
            S::Delete(delete) => self.delete(delete)?,
            S::Truncate(truncate) => {
                let names = truncate.table_names.iter().map(|target| &target.name);
                names.map(|name| self.on(name, Privilege::Truncate)).collect::<Result<_, _>>()?
            }
            S::CreateTable(table) => {
                let mut needs = self.create(&table.name, table.or_replace)?;
                if let Some(query) = &table.query {
                    needs.extend(self.reads(query)?);
                }
                needs
            }
            S::CreateView(view) => self.create(&view.name, view.or_replace)?,
            S::CreateSchema { .. } => vec![Need::Superuser("create schema".to_owned())],
            S::Drop {
                object_type: ObjectType::Table | ObjectType::View,
                names,
                ..
            } => self.owners(names)?,
            S::Drop {
                object_type: ObjectType::Schema,
                names,
                ..
            } => {
                let schemas = names.iter().filter_map(|name| name.0.last()).filter_map(|part| part.as_ident());
                schemas.map(|ident| Need::Owner(Object::Schema(fold(ident)))).collect()
            }
            S::AlterTable(alter) => self.owners(std::slice::from_ref(&alter.name))?,
            S::AlterView { name, query, .. } => {
                let mut needs = self.owners(std::slice::from_ref(name))?;
                needs.extend(self.reads(query)?);
                needs
            }
            S::Comment { object_name, .. } => self.owners(std::slice::from_ref(object_name))?,
            other => {
                let text = other.to_string();
                let words: Vec<&str> = text.split_whitespace().take(2).collect();
                vec![Need::Superuser(format!("run {}", words.join(" ").to_uppercase()))]
            }
        })
    }

    fn insert(&self, insert: &Insert) -> Result<Vec<Need>, Error> {
        let TableObject::TableName(name) = &insert.table else {
            return Ok(vec![Need::Superuser("insert into that".to_owned())]);
        };
        let mut needs = vec![self.on(name, Privilege::Insert)?];
        if let Some(source) = &insert.source {
            needs.extend(self.reads(source)?);
        }
        if insert.returning.is_some() || insert.on.is_some() {
            needs.push(self.on(name, Privilege::Select)?);
        }
        if insert.on.is_some() || insert.overwrite {
            needs.extend([self.on(name, Privilege::Update)?, self.on(name, Privilege::Delete)?]);
        }
        Ok(needs)
    }

    /// As in PostgreSQL, SELECT is needed too where columns are read.
    fn update(&self, update: &Update) -> Result<Vec<Need>, Error> {
        let all = self.references(DFStatement::Statement(Box::new(SqlStatement::Update(update.clone()))))?;
        let constant = update.assignments.iter().all(|a| matches!(a.value, sqlparser::ast::Expr::Value(_)));
        let reads = !constant || update.selection.is_some() || update.returning.is_some() || update.from.is_some();
        self.changed(std::slice::from_ref(&update.table), Privilege::Update, all, reads)
    }

    fn delete(&self, delete: &Delete) -> Result<Vec<Need>, Error> {
        let all = self.references(DFStatement::Statement(Box::new(SqlStatement::Delete(delete.clone()))))?;
        let (FromTable::WithFromKeyword(tables) | FromTable::WithoutKeyword(tables)) = &delete.from;
        let reads = delete.selection.is_some() || delete.returning.is_some() || delete.using.is_some();
        self.changed(tables, Privilege::Delete, all, reads)
    }

    fn changed(
        &self,
        tables: &[TableWithJoins],
        privilege: Privilege,
        mut all: BTreeSet<TableName>,
        reads: bool,
    ) -> Result<Vec<Need>, Error> {
        let mut needs = Vec::new();
        for table in tables {
            let TableFactor::Table { name, .. } = &table.relation else {
                return Ok(vec![Need::Superuser("change that".to_owned())]);
            };
            needs.push(self.on(name, privilege)?);
            if !reads {
                all.remove(&self.name(name)?);
            }
        }
        needs.extend(all.into_iter().map(Need::Read));
        Ok(needs)
    }

    /// A new table or view needs CREATE of its schema; one that is replaced must be the role's own.
    fn create(&self, name: &ObjectName, or_replace: bool) -> Result<Vec<Need>, Error> {
        let table = self.name(name)?;
        let mut needs = vec![Need::Privilege(Object::Schema(table.0.clone()), Privilege::Create)];
        if or_replace && self.exists(&table) {
            needs.push(Need::Owner(Object::Table(table.0, table.1)));
        }
        Ok(needs)
    }

    /// What isn't there has no owner: it is reported when the statement runs.
    fn owners(&self, names: &[ObjectName]) -> Result<Vec<Need>, Error> {
        let mut needs = Vec::new();
        for name in names {
            let table = self.name(name)?;
            if self.exists(&table) {
                needs.push(Need::Owner(Object::Table(table.0, table.1)));
            }
        }
        Ok(needs)
    }

    fn on(&self, name: &ObjectName, privilege: Privilege) -> Result<Need, Error> {
        let (schema, table) = self.name(name)?;
        Ok(Need::Privilege(Object::Table(schema, table), privilege))
    }

    fn reads(&self, query: &Query) -> Result<Vec<Need>, Error> {
        Ok(self.query(query)?.into_iter().map(Need::Read).collect())
    }

    fn query(&self, query: &Query) -> Result<BTreeSet<TableName>, Error> {
        self.references(DFStatement::Statement(Box::new(SqlStatement::Query(Box::new(query.clone())))))
    }

    /// The tables that a statement names.
    fn references(&self, statement: DFStatement) -> Result<BTreeSet<TableName>, Error> {
        let found = self.state.resolve_table_references(&statement)?;
        Ok(found.into_iter().filter_map(|reference| self.table(reference)).collect())
    }

    fn name(&self, name: &ObjectName) -> Result<TableName, Error> {
        let reference = object_name_to_table_reference(name.clone(), true)?;
        self.table(reference)
            .ok_or_else(|| Error::unsupported(format!("cross-database references are not supported: {name}")))
    }

    /// `None` for a table of another catalog: there is none.
    fn table(&self, reference: TableReference) -> Option<TableName> {
        let defaults = &self.state.config_options().catalog;
        let resolved = reference.resolve(&defaults.default_catalog, &defaults.default_schema);
        let here = *resolved.catalog == *defaults.default_catalog;
        here.then(|| (resolved.schema.to_string(), resolved.table.to_string()))
    }

    fn schema(&self, schema: &str) -> Option<Arc<dyn SchemaProvider>> {
        let catalog = &self.state.config_options().catalog.default_catalog;
        self.state.catalog_list().catalog(catalog)?.schema(schema)
    }

    fn exists(&self, (schema, name): &TableName) -> bool {
        self.schema(schema).is_some_and(|schema| schema.table_exist(name))
    }

    async fn provider(&self, (schema, name): &TableName) -> Result<Option<Arc<dyn TableProvider>>, DataFusionError> {
        match self.schema(schema) {
            Some(schema) => schema.table(name).await,
            None => Ok(None),
        }
    }
}

/// A function as access lists know it.
pub(crate) fn function(entry: &FunctionEntry) -> Object {
    Object::Function(entry.name().to_owned(), type_list(&entry.signature().parameter_types()))
}

fn fold(ident: &sqlparser::ast::Ident) -> String {
    match ident.quote_style {
        Some(_) => ident.value.clone(),
        None => ident.value.to_lowercase(),
    }
}
