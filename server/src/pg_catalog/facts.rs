//! What the engine has, as the system tables show it: schemas, tables with their columns, functions.

use std::sync::Arc;

use arrow::datatypes::SchemaRef;
use datafusion::catalog::CatalogProvider;
use datafusion::common::Result;
use datafusion::datasource::{TableProvider, TableType};
use futures::FutureExt;
use rbcdb_db_extension::access::Access;
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;

use super::layout::LAYOUTS;

/// Oid of the first superuser.
pub const OWNER_OID: u32 = 10;
/// Name of the first superuser, unless it was given another.
pub const OWNER: &str = "rbcdb";
/// Oid of the one database.
pub const DATABASE_OID: u32 = 5;
/// The languages of functions and their oids.
pub const LANGUAGES: [(&str, u32); 2] = [("rbc", 14), ("llvm", 15)];
/// Oid of schema `pg_catalog`.
pub const PG_CATALOG_OID: u32 = 11;
/// Oid of schema `public`.
pub const PUBLIC_OID: u32 = 2200;
/// Oid of schema `information_schema`.
pub const INFORMATION_SCHEMA_OID: u32 = 13_000;

/// A schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namespace {
    /// Its oid.
    pub oid: u32,
    /// Its name.
    pub name: String,
}

/// A table or view.
#[derive(Debug, Clone)]
pub struct Relation {
    /// Its oid.
    pub oid: u32,
    /// Its schema.
    pub namespace: Namespace,
    /// Its name.
    pub name: String,
    /// `r` table, `v` view, `f` external table, as in pg_class.
    pub kind: char,
    /// Its columns.
    pub schema: SchemaRef,
    /// What is known of it besides.
    pub details: Details,
}

/// What is known of a table or view besides its columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// Columns with a default, and the default as it was written.
    pub defaults: Vec<(String, String)>,
    /// CHECK constraints: name and condition as it was written.
    pub checks: Vec<(String, String)>,
    /// COMMENT ON TABLE or VIEW.
    pub comment: Option<String>,
    /// COMMENT ON COLUMN: columns and comments.
    pub column_comments: Vec<(String, String)>,
    /// A view's query.
    pub definition: Option<String>,
}

/// A function that a user created.
#[derive(Debug, Clone)]
pub struct FunctionFacts {
    /// Its oid.
    pub oid: u32,
    /// Its name.
    pub name: String,
    /// Parameter names.
    pub parameter_names: Vec<String>,
    /// Parameter types as SQL spells them.
    pub parameter_types: Vec<String>,
    /// Oids of the parameter types.
    pub parameter_type_oids: Vec<u32>,
    /// Defaults as they were written.
    pub defaults: Vec<Option<String>>,
    /// Of a kernel function: the name of its OUT parameter, and how many parameters stand before it.
    pub output: Option<(String, usize)>,
    /// `WITH (…)`
    pub options: Vec<(&'static str, String)>,
    /// Result type as SQL spells it.
    pub result: String,
    /// Oid of the result type.
    pub result_oid: u32,
    /// `i`, `s` or `v`.
    pub volatility: char,
    /// Whether NULL in gives NULL out.
    pub strict: bool,
    /// What the body is written in: `rbc` or `llvm`.
    pub language: &'static str,
    /// The body.
    pub source: String,
    /// The symbol that is called, for a language that has symbols.
    pub symbol: Option<String>,
    /// COMMENT ON FUNCTION.
    pub comment: Option<String>,
}

/// Where facts come from.
pub trait Source: std::fmt::Debug + Send + Sync {
    /// The catalog with the user's schemas.
    fn catalog(&self) -> Option<Arc<dyn CatalogProvider>>;
    /// The functions that users created.
    fn functions(&self) -> Vec<FunctionFacts>;
    /// Roles and access lists.
    fn access(&self) -> Arc<Access> {
        Arc::default()
    }
    /// What is known of a table or view besides its columns; `table` is what the catalog has under the name.
    fn details(&self, schema: &str, name: &str, table: &dyn TableProvider) -> Details {
        let _ = (schema, name);
        Details {
            definition: view_query(table),
            ..Details::default()
        }
    }
    /// COMMENT ON SCHEMA.
    fn schema_comment(&self, schema: &str) -> Option<String> {
        let _ = schema;
        None
    }
}

/// The query of a view, out of the statement that made it.
pub fn view_query(table: &dyn TableProvider) -> Option<String> {
    use sqlparser::ast::Statement;
    if table.table_type() != TableType::View {
        return None;
    }
    let text = table.get_table_definition()?;
    match Parser::parse_sql(&PostgreSqlDialect {}, text).ok()?.pop()? {
        Statement::CreateView(view) => Some(view.query.to_string()),
        Statement::Query(query) => Some(query.to_string()),
        _ => None,
    }
}

/// The relation of an oid; `None` if there is none, or if it isn't to be had at once.
pub fn relation(source: &dyn Source, oid: i64) -> Option<Relation> {
    let found = relation_names(source).into_iter();
    let (namespace, name, oid) = found.into_iter().find(|(_, _, relation)| i64::from(*relation) == oid)?;
    let schema = source.catalog()?.schema(&namespace.name)?;
    // Tables of the database are in memory or in its catalog: opening one waits for nothing.
    let table = schema.table(&name).now_or_never()?.ok()??;
    Some(describe(source, namespace, name, oid, table.as_ref()))
}

fn describe(source: &dyn Source, namespace: Namespace, name: String, oid: u32, table: &dyn TableProvider) -> Relation {
    let kind = match table.table_type() {
        TableType::View => 'v',
        TableType::Base | TableType::Temporary => 'r',
    };
    let is_users = namespace.oid != PG_CATALOG_OID && namespace.oid != INFORMATION_SCHEMA_OID;
    let details = if is_users {
        source.details(&namespace.name, &name, table)
    } else {
        Details::default()
    };
    Relation {
        oid,
        kind,
        schema: table.schema(),
        details,
        namespace,
        name,
    }
}

impl FunctionFacts {
    /// The oid of its language.
    pub fn language_oid(&self) -> u32 {
        let known = LANGUAGES.iter().find(|(name, _)| *name == self.language);
        known.map_or(0, |(_, oid)| *oid)
    }
}

/// The oid of a schema.
pub fn namespace(name: &str) -> Namespace {
    let oid = match name {
        super::SCHEMA => PG_CATALOG_OID,
        "public" => PUBLIC_OID,
        "information_schema" => INFORMATION_SCHEMA_OID,
        other => stable_oid(&[other]),
    };
    Namespace {
        oid,
        name: name.to_owned(),
    }
}

/// All schemas.
pub fn namespaces(source: &dyn Source) -> Vec<Namespace> {
    let mut names = source.catalog().map(|c| c.schema_names()).unwrap_or_default();
    names.extend([
        super::SCHEMA.to_owned(),
        "information_schema".to_owned(),
        "public".to_owned(),
    ]);
    names.sort();
    names.dedup();
    names.iter().map(|name| namespace(name)).collect()
}

/// Schema, name and oid of each relation, without looking into it.
pub fn relation_names(source: &dyn Source) -> Vec<(Namespace, String, u32)> {
    let Some(catalog) = source.catalog() else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for namespace in namespaces(source) {
        for name in catalog
            .schema(&namespace.name)
            .map(|s| s.table_names())
            .unwrap_or_default()
        {
            let oid = relation_oid(&namespace.name, &name);
            out.push((namespace.clone(), name, oid));
        }
    }
    out
}

/// All relations with their columns.
///
/// # Errors
/// What the catalog says of a table that can't be opened.
pub async fn relations(source: &dyn Source) -> Result<Vec<Relation>> {
    let Some(catalog) = source.catalog() else {
        return Ok(Vec::new());
    };
    let mut out = Vec::new();
    for (namespace, name, oid) in relation_names(source) {
        // A table can go between the list and the look.
        let Some(schema) = catalog.schema(&namespace.name) else {
            continue;
        };
        let Some(table) = schema.table(&name).await? else {
            continue;
        };
        out.push(describe(source, namespace, name, oid, table.as_ref()));
    }
    Ok(out)
}

/// The oid of a relation: PostgreSQL's for its system tables, stable over restarts for all.
pub fn relation_oid(namespace: &str, name: &str) -> u32 {
    let known = (namespace == super::SCHEMA)
        .then(|| LAYOUTS.iter().find(|l| l.name == name))
        .flatten();
    match known {
        Some(layout) if layout.oid != 0 => layout.oid,
        _ => stable_oid(&[namespace, name]),
    }
}

/// The oid of a default or CHECK constraint of a relation.
pub fn part_oid(relation: &Relation, kind: &str, name: &str) -> u32 {
    stable_oid(&[&relation.namespace.name, &relation.name, kind, name])
}

/// An oid made of a name: FNV-1a, kept above PostgreSQL's reserved oids and below 2³¹, where some clients stop.
fn stable_oid(parts: &[&str]) -> u32 {
    const FIRST_NORMAL_OID: u64 = 16_384;
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for byte in parts.iter().flat_map(|p| p.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (FIRST_NORMAL_OID + hash % ((1 << 31) - FIRST_NORMAL_OID)) as u32
}
