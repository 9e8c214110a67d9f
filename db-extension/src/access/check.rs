//! Holds a planned statement against the rights of the role that runs it.
//!
//! What a statement needs is read from its text as parsed, since plans no longer tell a view from what it stands for.
//! DataFusion's planner sees no table but those that [`SessionState::resolve_table_references`] finds, so none is missed.
//! Function calls are taken from the plan, where overloads are resolved: those of views are checked for the user.

use std::collections::BTreeSet;

use datafusion::common::TableReference;
use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::execution::SessionState;
use datafusion::logical_expr::{Expr, LogicalPlan};
use datafusion::sql::parser::{CopyToSource, Statement as DFStatement};
use datafusion::sql::planner::object_name_to_table_reference;
use rbcdb_store::{RELATION, SCHEMA, Snapshot, TableName};
use sqlparser::ast::{
    CommentObject, Delete, FromTable, Insert, ObjectName, ObjectType, Query, Statement as SqlStatement, TableFactor,
    TableObject, TableWithJoins, Update,
};

use super::{Access, DENIED, Object, Privilege, RoleId};
use crate::catalog::{FunctionEntry, type_list};
use crate::error::Error;
use crate::session::planning::parse_other;
use crate::tables::catalog::CATALOG;
use crate::tables::relation::{RelationKind, StoredRelation};
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

/// A statement's surroundings.
pub(crate) struct Check<'a> {
    /// Roles and access lists.
    pub access: &'a Access,
    /// Who runs it.
    pub who: RoleId,
    /// What reads names out of statements.
    pub state: &'a SessionState,
    /// What there is.
    pub stored: &'a Snapshot,
    /// Where names without schema are looked up.
    pub path: &'a [String],
}

impl Check<'_> {
    /// Refuses what the role may not do.
    ///
    /// # Errors
    /// 42501 in PostgreSQL's words.
    pub fn statement(&self, statement: &DFStatement) -> Result<(), Error> {
        for need in self.needs(statement)? {
            match need {
                Need::Read(table) => self.read(self.who, &table, VIEW_DEPTH)?,
                Need::Privilege(object, privilege) => self.require(self.who, &object, privilege)?,
                Need::Owner(object) => self.access.require_owner(self.who, &object)?,
                Need::Superuser(what) => self.access.require_superuser(self.who, &what)?,
            }
        }
        Ok(())
    }

    /// A table in a schema needs USAGE of the schema, too.
    pub fn require(&self, who: RoleId, object: &Object, privilege: Privilege) -> Result<(), Error> {
        if let Object::Table(schema, _) = object {
            self.access
                .require(who, &Object::Schema(schema.clone()), Privilege::Usage)?;
        }
        self.access.require(who, object, privilege)
    }

    /// A table needs SELECT; so does a view, and its owner needs SELECT on what it reads.
    fn read(&self, who: RoleId, table: &TableName, depth: usize) -> Result<(), Error> {
        if SYSTEM_SCHEMAS.contains(&table.schema.as_str()) || self.access.is_superuser(who) {
            return Ok(());
        }
        let object = object(table);
        let view = self.view(table)?;
        let allowed = self.require(who, &object, Privilege::Select);
        let Some(view) = view else {
            return allowed;
        };
        if allowed.is_err()
            && self
                .access
                .allows(who, &Object::Schema(table.schema.clone()), Privilege::Usage)
        {
            return Err(Error::new(DENIED, format!("permission denied for view {}", table.name)));
        }
        allowed?;
        let depth = depth.checked_sub(1);
        let depth = depth.ok_or_else(|| Error::new("54001", "views are nested too deeply"))?;
        let inside = Check {
            path: &view.search_path,
            ..*self
        };
        let owner = self.access.owner(&object);
        for behind in inside.behind(&view)? {
            inside.read(owner, &behind, depth)?;
        }
        Ok(())
    }

    fn view(&self, name: &TableName) -> Result<Option<StoredRelation>, Error> {
        let Some(record) = self.stored.record(RELATION, &name.key()) else {
            return Ok(None);
        };
        let relation = StoredRelation::decode(&record.value)?;
        Ok(Some(relation).filter(|relation| relation.kind == RelationKind::View))
    }

    /// What a view reads.
    fn behind(&self, view: &StoredRelation) -> Result<BTreeSet<TableName>, Error> {
        let DFStatement::Statement(statement) = parse_other(&view.sql, &(0..view.sql.len()))? else {
            return Err(Error::new("XX001", "a view's record holds no query"));
        };
        match *statement {
            SqlStatement::CreateView(view) => self.query(&view.query),
            _ => Err(Error::new("XX001", "a view's record holds no query")),
        }
    }

    /// Calls need EXECUTE.
    ///
    /// # Errors
    /// 42501.
    pub fn calls(&self, plan: &LogicalPlan) -> Result<(), Error> {
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
                    match self
                        .access
                        .require(self.who, &function(call.entry()), Privilege::Execute)
                    {
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
                names
                    .map(|name| self.on(name, Privilege::Truncate))
                    .collect::<Result<_, _>>()?
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
            } => self.schemas(names),
            S::AlterTable(alter) => self.owners(std::slice::from_ref(&alter.name))?,
            S::AlterView { name, query, .. } => {
                let mut needs = self.owners(std::slice::from_ref(name))?;
                needs.extend(self.reads(query)?);
                needs
            }
            S::Comment {
                object_type: CommentObject::Column,
                object_name,
                ..
            } => {
                let mut table = object_name.clone();
                table.0.pop();
                self.owners(&[table])?
            }
            S::Comment {
                object_type: CommentObject::Schema,
                object_name,
                ..
            } => self.schemas(std::slice::from_ref(object_name)),
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
        let all = self.references(&DFStatement::Statement(Box::new(SqlStatement::Update(update.clone()))))?;
        let constant = update
            .assignments
            .iter()
            .all(|a| matches!(a.value, sqlparser::ast::Expr::Value(_)));
        let reads = !constant || update.selection.is_some() || update.returning.is_some() || update.from.is_some();
        self.changed(std::slice::from_ref(&update.table), Privilege::Update, all, reads)
    }

    fn delete(&self, delete: &Delete) -> Result<Vec<Need>, Error> {
        let all = self.references(&DFStatement::Statement(Box::new(SqlStatement::Delete(delete.clone()))))?;
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
        let table = self.new_name(name)?;
        let mut needs = vec![Need::Privilege(Object::Schema(table.schema.clone()), Privilege::Create)];
        if or_replace && self.stored.has_relation(&table) {
            needs.push(Need::Owner(object(&table)));
        }
        Ok(needs)
    }

    fn schemas(&self, names: &[ObjectName]) -> Vec<Need> {
        let idents = names
            .iter()
            .filter_map(|name| name.0.last())
            .filter_map(|part| part.as_ident());
        let there = idents
            .map(fold)
            .filter(|name| self.stored.record(SCHEMA, name).is_some());
        there.map(|name| Need::Owner(Object::Schema(name))).collect()
    }

    /// What isn't there has no owner: it is reported when the statement runs.
    fn owners(&self, names: &[ObjectName]) -> Result<Vec<Need>, Error> {
        let mut needs = Vec::new();
        for name in names {
            let table = self.new_name(name)?;
            if self.stored.has_relation(&table) {
                needs.push(Need::Owner(object(&table)));
            }
        }
        Ok(needs)
    }

    fn on(&self, name: &ObjectName, privilege: Privilege) -> Result<Need, Error> {
        Ok(Need::Privilege(object(&self.name(name)?), privilege))
    }

    fn reads(&self, query: &Query) -> Result<Vec<Need>, Error> {
        Ok(self.query(query)?.into_iter().map(Need::Read).collect())
    }

    fn query(&self, query: &Query) -> Result<BTreeSet<TableName>, Error> {
        self.references(&DFStatement::Statement(Box::new(SqlStatement::Query(Box::new(
            query.clone(),
        )))))
    }

    /// The tables that a statement names.
    fn references(&self, statement: &DFStatement) -> Result<BTreeSet<TableName>, Error> {
        let found = self.state.resolve_table_references(statement)?;
        Ok(found
            .into_iter()
            .filter_map(|reference| self.found(&reference))
            .collect())
    }

    fn name(&self, name: &ObjectName) -> Result<TableName, Error> {
        let reference = object_name_to_table_reference(name.clone(), true)?;
        self.found(&reference).ok_or_else(|| other_database(name))
    }

    /// The name of something that is made or dropped: without a schema, in the first one of the path that there is.
    fn new_name(&self, name: &ObjectName) -> Result<TableName, Error> {
        let reference = object_name_to_table_reference(name.clone(), true)?;
        if reference.catalog().is_some_and(|catalog| catalog != CATALOG) {
            return Err(other_database(name));
        }
        let schema = reference.schema().unwrap_or_else(|| self.current_schema());
        Ok(TableName::new(schema, reference.table()))
    }

    /// What a reference means; `None` for a table of another catalog: there is none. A name without a schema, or in the
    /// current one, is looked for along the whole path, as the planner does.
    fn found(&self, reference: &TableReference) -> Option<TableName> {
        if reference.catalog().is_some_and(|catalog| catalog != CATALOG) {
            return None;
        }
        let current = self.current_schema();
        let schema = reference.schema().unwrap_or(current);
        let name = TableName::new(schema, reference.table());
        if schema != current || self.stored.has_relation(&name) {
            return Some(name);
        }
        let along = self.path.iter().map(|schema| TableName::new(schema, reference.table()));
        Some(
            along
                .into_iter()
                .find(|name| self.stored.has_relation(name))
                .unwrap_or(name),
        )
    }

    fn current_schema(&self) -> &str {
        let found = self
            .path
            .iter()
            .find(|schema| self.stored.record(SCHEMA, schema).is_some());
        found.map_or("public", String::as_str)
    }
}

fn other_database(name: &ObjectName) -> Error {
    Error::unsupported(format!("cross-database references are not supported: {name}"))
}

/// A table or view as access lists know it.
pub(crate) fn object(name: &TableName) -> Object {
    Object::Table(name.schema.clone(), name.name.clone())
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
