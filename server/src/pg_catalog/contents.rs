//! Rows of the system tables. A table that isn't named here is empty: rbcdb has none of what it is about.

use datafusion::common::Result;
use postgres_types::{Kind, Type};
use rbcdb_db_extension::access::Object;

use super::facts::{self, FunctionFacts, OWNER, OWNER_OID, PG_CATALOG_OID, PUBLIC_OID, Relation, Source};
use super::functions;
use super::table::{Cell, Row};
use super::{layout, roles};
use crate::server::DATABASE;
use crate::wire::settings::Settings;
use crate::wire::types::{pg_type_of_field, type_modifier, type_size};

/// Oid of the default tablespace.
const DEFAULT_TABLESPACE_OID: u32 = 1663;
/// PostgreSQL's number for UTF8.
const UTF8: i32 = 6;

/// The rows of a system table.
///
/// # Errors
/// What the catalog says of a table that can't be opened.
pub async fn rows(table: &str, source: &dyn Source) -> Result<Vec<Row>> {
    Ok(match table {
        "pg_class" => {
            let (relations, access) = (facts::relations(source).await?, source.access());
            let row = |r| roles::owned(class(r), &access, &roles::table(r), "relowner", Some("relacl"));
            relations.iter().map(row).collect()
        }
        "pg_attribute" => facts::relations(source).await?.iter().flat_map(attributes).collect(),
        "pg_tables" => {
            let (relations, access) = (facts::relations(source).await?, source.access());
            let row = |r| roles::owned(pg_tables_row(r), &access, &roles::table(r), "tableowner", None);
            relations.iter().filter(|r| r.kind != 'v').map(row).collect()
        }
        "pg_views" => {
            let (relations, access) = (facts::relations(source).await?, source.access());
            let row = |r| roles::owned(pg_views_row(r), &access, &roles::table(r), "viewowner", None);
            relations.iter().filter(|r| r.kind == 'v').map(row).collect()
        }
        "pg_attrdef" => facts::relations(source).await?.iter().flat_map(defaults).collect(),
        "pg_constraint" => facts::relations(source).await?.iter().flat_map(checks).collect(),
        "pg_namespace" => facts::namespaces(source)
            .into_iter()
            .map(|n| {
                let object = Object::Schema(n.name.clone());
                let row = vec![
                    ("oid", n.oid.into()),
                    ("nspname", n.name.into()),
                    ("nspowner", OWNER_OID.into()),
                ];
                roles::owned(row, &source.access(), &object, "nspowner", Some("nspacl"))
            })
            .collect(),
        "pg_proc" => {
            let access = source.access();
            let row = |f| roles::owned(procedure(f), &access, &roles::function(f), "proowner", Some("proacl"));
            source.functions().iter().map(row).collect()
        }
        "pg_roles" | "pg_authid" => roles::roles(source),
        "pg_auth_members" => roles::members(source),
        "pg_db_role_setting" => roles::settings(source),
        "pg_user" => roles::users(source),
        "pg_description" => {
            let mut rows: Vec<Row> = source.functions().iter().filter_map(function_description).collect();
            rows.extend(facts::relations(source).await?.iter().flat_map(relation_descriptions));
            rows.extend(
                facts::namespaces(source)
                    .iter()
                    .filter_map(|n| namespace_description(source, n)),
            );
            rows
        }
        "pg_type" => types(),
        "pg_settings" => settings(),
        _ => fixed(table),
    })
}

fn fixed(table: &str) -> Vec<Row> {
    match table {
        "pg_am" => vec![vec![
            ("oid", 2_u32.into()),
            ("amname", "heap".into()),
            ("amtype", "t".into()),
        ]],
        "pg_database" => vec![database()],
        "pg_language" => facts::LANGUAGES
            .iter()
            .map(|(name, oid)| {
                vec![
                    ("oid", (*oid).into()),
                    ("lanname", (*name).into()),
                    ("lanowner", OWNER_OID.into()),
                    ("lanispl", true.into()),
                    ("lanpltrusted", true.into()),
                ]
            })
            .collect(),
        "pg_tablespace" => vec![vec![
            ("oid", DEFAULT_TABLESPACE_OID.into()),
            ("spcname", "pg_default".into()),
            ("spcowner", OWNER_OID.into()),
        ]],
        _ => Vec::new(),
    }
}

fn database() -> Row {
    vec![
        ("oid", facts::DATABASE_OID.into()),
        ("datname", DATABASE.into()),
        ("datdba", OWNER_OID.into()),
        ("encoding", UTF8.into()),
        ("datlocprovider", "c".into()),
        ("datistemplate", false.into()),
        ("datallowconn", true.into()),
        ("datconnlimit", Cell::Int(-1)),
        ("dattablespace", DEFAULT_TABLESPACE_OID.into()),
        ("datcollate", "C".into()),
        ("datctype", "C.UTF-8".into()),
    ]
}

fn class(relation: &Relation) -> Row {
    let columns = relation.schema.fields().len();
    vec![
        ("oid", relation.oid.into()),
        ("relname", relation.name.clone().into()),
        ("relnamespace", relation.namespace.oid.into()),
        ("reltype", 0_u32.into()),
        ("reloftype", 0_u32.into()),
        ("relowner", OWNER_OID.into()),
        ("relam", if relation.kind == 'r' { 2_u32 } else { 0 }.into()),
        ("relfilenode", 0_u32.into()),
        ("reltablespace", 0_u32.into()),
        ("relpages", 0.into()),
        ("reltuples", Cell::Float(-1.0)),
        ("relallvisible", 0.into()),
        ("reltoastrelid", 0_u32.into()),
        ("relhasindex", false.into()),
        ("relisshared", false.into()),
        ("relpersistence", "p".into()),
        ("relkind", relation.kind.into()),
        ("relnatts", Cell::Int(columns as i64)),
        ("relchecks", Cell::Int(relation.details.checks.len() as i64)),
        ("relhasrules", false.into()),
        ("relhastriggers", false.into()),
        ("relhassubclass", false.into()),
        ("relrowsecurity", false.into()),
        ("relforcerowsecurity", false.into()),
        ("relispopulated", true.into()),
        ("relreplident", "d".into()),
        ("relispartition", false.into()),
        ("relrewrite", 0_u32.into()),
    ]
}

fn attributes(relation: &Relation) -> Vec<Row> {
    let columns = relation.schema.fields().iter().enumerate();
    columns
        .map(|(i, field)| {
            let ty = pg_type_of_field(field);
            vec![
                ("attrelid", relation.oid.into()),
                ("attname", field.name().clone().into()),
                ("atttypid", ty.oid().into()),
                ("attstattarget", Cell::Int(-1)),
                ("attlen", type_size(&ty).into()),
                ("attnum", Cell::Int(i as i64 + 1)),
                ("attndims", i32::from(matches!(ty.kind(), Kind::Array(_))).into()),
                ("attcacheoff", Cell::Int(-1)),
                ("atttypmod", type_modifier(field.data_type()).into()),
                ("attbyval", (1..=8).contains(&type_size(&ty)).into()),
                ("attalign", "i".into()),
                ("attstorage", if type_size(&ty) < 0 { "x" } else { "p" }.into()),
                ("attcompression", "".into()),
                ("attnotnull", (!field.is_nullable()).into()),
                ("atthasdef", has_default(relation, field.name()).into()),
                ("atthasmissing", false.into()),
                ("attidentity", "".into()),
                ("attgenerated", "".into()),
                ("attisdropped", false.into()),
                ("attislocal", true.into()),
                ("attinhcount", 0.into()),
                ("attcollation", 0_u32.into()),
            ]
        })
        .collect()
}

fn pg_tables_row(relation: &Relation) -> Row {
    vec![
        ("schemaname", relation.namespace.name.clone().into()),
        ("tablename", relation.name.clone().into()),
        ("tableowner", OWNER.into()),
        ("hasindexes", false.into()),
        ("hasrules", false.into()),
        ("hastriggers", false.into()),
        ("rowsecurity", false.into()),
    ]
}

fn pg_views_row(relation: &Relation) -> Row {
    vec![
        ("schemaname", relation.namespace.name.clone().into()),
        ("viewname", relation.name.clone().into()),
        ("viewowner", OWNER.into()),
        ("definition", relation.details.definition.clone().into()),
    ]
}

fn has_default(relation: &Relation, column: &str) -> bool {
    relation.details.defaults.iter().any(|(name, _)| name == column)
}

/// The number of a column, from 1.
fn column_number(relation: &Relation, column: &str) -> Option<i64> {
    relation.schema.index_of(column).ok().map(|i| i as i64 + 1)
}

/// Rows of pg_attrdef. `adbin` is the expression itself; `pg_get_expr` gives it as it is.
fn defaults(relation: &Relation) -> Vec<Row> {
    let row = |(column, default): &(String, String)| {
        Some(vec![
            ("oid", facts::part_oid(relation, "default", column).into()),
            ("adrelid", relation.oid.into()),
            ("adnum", Cell::Int(column_number(relation, column)?)),
            ("adbin", default.clone().into()),
        ])
    };
    relation.details.defaults.iter().filter_map(row).collect()
}

/// Rows of pg_constraint: CHECK constraints, the only kind there is.
fn checks(relation: &Relation) -> Vec<Row> {
    let row = |(name, condition): &(String, String)| {
        vec![
            ("oid", facts::part_oid(relation, "check", name).into()),
            ("conname", name.clone().into()),
            ("connamespace", relation.namespace.oid.into()),
            ("contype", "c".into()),
            ("condeferrable", false.into()),
            ("condeferred", false.into()),
            ("convalidated", true.into()),
            ("conrelid", relation.oid.into()),
            ("contypid", 0_u32.into()),
            ("conindid", 0_u32.into()),
            ("conparentid", 0_u32.into()),
            ("confrelid", 0_u32.into()),
            ("confupdtype", " ".into()),
            ("confdeltype", " ".into()),
            ("confmatchtype", " ".into()),
            ("conislocal", true.into()),
            ("coninhcount", 0.into()),
            ("connoinherit", false.into()),
            ("conbin", condition.clone().into()),
        ]
    };
    relation.details.checks.iter().map(row).collect()
}

fn description(object: u32, class: &str, part: i64, text: &str) -> Row {
    vec![
        ("objoid", object.into()),
        ("classoid", layout::find(class).map_or(0, |l| l.oid).into()),
        ("objsubid", Cell::Int(part)),
        ("description", text.into()),
    ]
}

fn relation_descriptions(relation: &Relation) -> Vec<Row> {
    let details = &relation.details;
    let own = details
        .comment
        .iter()
        .map(|text| description(relation.oid, "pg_class", 0, text));
    let columns = details.column_comments.iter().filter_map(|(column, text)| {
        Some(description(
            relation.oid,
            "pg_class",
            column_number(relation, column)?,
            text,
        ))
    });
    own.chain(columns).collect()
}

fn namespace_description(source: &dyn Source, namespace: &facts::Namespace) -> Option<Row> {
    let text = source.schema_comment(&namespace.name)?;
    Some(description(namespace.oid, "pg_namespace", 0, &text))
}

fn procedure(function: &FunctionFacts) -> Row {
    let type_oids: Vec<i64> = function.parameter_type_oids.iter().map(|oid| i64::from(*oid)).collect();
    let defaults: Vec<&str> = function.defaults.iter().flatten().map(String::as_str).collect();
    vec![
        ("oid", function.oid.into()),
        ("proname", function.name.clone().into()),
        ("pronamespace", PUBLIC_OID.into()),
        ("proowner", OWNER_OID.into()),
        ("prolang", function.language_oid().into()),
        ("procost", Cell::Float(1.0)),
        ("prorows", Cell::Float(0.0)),
        ("provariadic", 0_u32.into()),
        ("prosupport", 0_u32.into()),
        ("prokind", "f".into()),
        ("prosecdef", false.into()),
        ("proleakproof", false.into()),
        ("proisstrict", function.strict.into()),
        ("proretset", false.into()),
        ("provolatile", function.volatility.into()),
        ("proparallel", "s".into()),
        ("pronargs", Cell::Int(type_oids.len() as i64)),
        ("pronargdefaults", Cell::Int(defaults.len() as i64)),
        ("prorettype", function.result_oid.into()),
        ("proargtypes", type_oids.into()),
        ("proargnames", function.parameter_names.clone().into()),
        (
            "proargdefaults",
            Some(defaults.join(", ")).filter(|d| !d.is_empty()).into(),
        ),
        ("prosrc", function.source.clone().into()),
    ]
}

fn function_description(function: &FunctionFacts) -> Option<Row> {
    Some(description(function.oid, "pg_proc", 0, function.comment.as_ref()?))
}

/// PostgreSQL's built-in types: clients look up those that they meet.
fn types() -> Vec<Row> {
    const LAST_BUILTIN_OID: u32 = 6_200;
    (1..LAST_BUILTIN_OID)
        .filter_map(Type::from_oid)
        .map(|ty| type_row(&ty))
        .collect()
}

fn type_row(ty: &Type) -> Row {
    let (kind, element) = match ty.kind() {
        Kind::Array(element) => ("b", element.oid()),
        Kind::Pseudo => ("p", 0),
        Kind::Range(_) => ("r", 0),
        Kind::Multirange(_) => ("m", 0),
        _ => ("b", 0),
    };
    let array = (1..6_200)
        .filter_map(Type::from_oid)
        .find(|other| matches!(other.kind(), Kind::Array(element) if element == ty))
        .map_or(0, |array| array.oid());
    let size = type_size(ty);
    vec![
        ("oid", ty.oid().into()),
        ("typname", ty.name().into()),
        ("typnamespace", PG_CATALOG_OID.into()),
        ("typowner", OWNER_OID.into()),
        ("typlen", size.into()),
        ("typbyval", (1..=8).contains(&size).into()),
        ("typtype", kind.into()),
        ("typcategory", category(ty).into()),
        (
            "typispreferred",
            matches!(*ty, Type::BOOL | Type::FLOAT8 | Type::TEXT | Type::TIMESTAMPTZ).into(),
        ),
        ("typisdefined", true.into()),
        ("typdelim", ",".into()),
        ("typrelid", 0_u32.into()),
        (
            "typinput",
            if kind == "b" && element != 0 {
                functions::ARRAY_IN_OID
            } else {
                0
            }
            .into(),
        ),
        ("typelem", element.into()),
        ("typarray", array.into()),
        ("typnotnull", false.into()),
        ("typbasetype", 0_u32.into()),
        ("typtypmod", Cell::Int(-1)),
        ("typndims", 0.into()),
        ("typcollation", 0_u32.into()),
    ]
}

fn category(ty: &Type) -> &'static str {
    match *ty {
        Type::BOOL => "B",
        Type::INT2 | Type::INT4 | Type::INT8 | Type::FLOAT4 | Type::FLOAT8 | Type::NUMERIC | Type::OID => "N",
        Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME => "S",
        Type::DATE | Type::TIME | Type::TIMESTAMP | Type::TIMESTAMPTZ | Type::TIMETZ => "D",
        Type::INTERVAL => "T",
        _ => match ty.kind() {
            Kind::Array(_) => "A",
            Kind::Pseudo => "P",
            Kind::Range(_) | Kind::Multirange(_) => "R",
            _ => "U",
        },
    }
}

/// The defaults: a table of the database doesn't know whose connection asks.
fn settings() -> Vec<Row> {
    Settings::default()
        .all()
        .into_iter()
        .map(|(name, value, description)| {
            vec![
                ("name", name.into()),
                ("setting", value.clone().into()),
                ("category", "rbcdb".into()),
                ("short_desc", description.into()),
                ("context", "user".into()),
                ("vartype", "string".into()),
                ("source", "default".into()),
                ("boot_val", value.clone().into()),
                ("reset_val", value.into()),
                ("pending_restart", false.into()),
            ]
        })
        .collect()
}

/// Whether a system table never has rows.
pub fn is_always_empty(table: &str) -> bool {
    const DYNAMIC: &[&str] = &[
        "pg_attrdef",
        "pg_attribute",
        "pg_auth_members",
        "pg_authid",
        "pg_class",
        "pg_constraint",
        "pg_db_role_setting",
        "pg_description",
        "pg_namespace",
        "pg_proc",
        "pg_roles",
        "pg_settings",
        "pg_tables",
        "pg_type",
        "pg_user",
        "pg_views",
    ];
    !DYNAMIC.contains(&table) && fixed(table).is_empty()
}
