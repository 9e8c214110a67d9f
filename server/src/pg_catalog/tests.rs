//! Tests of the system catalog over a made-up engine.

use std::sync::Arc;

use arrow::array::Array;

use datafusion::catalog::{CatalogProvider, TableProvider};
use datafusion::prelude::{SessionConfig, SessionContext};

use postgres_types::Type;

use super::facts::{Details, FunctionFacts, Source};
use super::layout::{LAYOUTS, find};
use super::rewrite;
use super::session::{CursorFacts, SessionFacts};
use super::{contents, install};
use crate::wire::text::write_value;

struct MadeUp(SessionContext);

impl std::fmt::Debug for MadeUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MadeUp")
    }
}

impl Source for MadeUp {
    fn details(&self, _schema: &str, name: &str, _table: &dyn TableProvider) -> Details {
        if name != "t" {
            return Details::default();
        }
        Details {
            defaults: vec![("b".to_owned(), "'x'".to_owned())],
            checks: vec![("t_check".to_owned(), "a > 0".to_owned())],
            comment: Some("a table".to_owned()),
            column_comments: vec![("a".to_owned(), "a column".to_owned())],
            definition: None,
        }
    }

    fn schema_comment(&self, schema: &str) -> Option<String> {
        (schema == "public").then(|| "a schema".to_owned())
    }

    fn catalog(&self) -> Option<Arc<dyn CatalogProvider>> {
        self.0.catalog("rbcdb")
    }

    fn functions(&self) -> Vec<FunctionFacts> {
        vec![FunctionFacts {
            oid: 16_384,
            name: "price".to_owned(),
            parameter_names: vec!["x".to_owned(), "Rate".to_owned()],
            parameter_types: vec!["DOUBLE".to_owned(), "BIGINT".to_owned()],
            parameter_type_oids: vec![701, 20],
            defaults: vec![None, Some("2".to_owned())],
            output: None,
            options: vec![("overflow", "wrap".to_owned())],
            result: "DOUBLE".to_owned(),
            result_oid: 701,
            volatility: 'i',
            strict: true,
            language: "rbc",
            source: "return x * Rate".to_owned(),
            symbol: None,
            comment: Some("what it costs".to_owned()),
        }]
    }
}

async fn context() -> SessionContext {
    let config = SessionConfig::new()
        .with_default_catalog_and_schema("rbcdb", "public")
        .with_information_schema(true);
    let context = SessionContext::new_with_config(config);
    let source: Arc<dyn Source> = Arc::new(MadeUp(context.clone()));
    install(&context, "rbcdb", &source).unwrap();
    context
        .sql("create table t(a int not null, b varchar)")
        .await
        .unwrap()
        .collect()
        .await
        .unwrap();
    context
}

fn rewritten(sql: &str) -> Option<String> {
    if !rewrite::mentions_catalog(sql) {
        return None;
    }
    let rewritten = rewrite::rewrite(sql, &SessionFacts::default()).unwrap_or_else(|e| panic!("{sql}: {e:?}"));
    rewritten.map(|rewritten| rewritten.sql)
}

/// Rows with `|` between values, after rewriting.
async fn rows(context: &SessionContext, sql: &str) -> Vec<String> {
    let sql = rewritten(sql).unwrap_or_else(|| sql.to_owned());
    let frame = context.sql(&sql).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
    let mut out = Vec::new();
    for batch in frame.collect().await.unwrap_or_else(|e| panic!("{sql}: {e}")) {
        for row in 0..batch.num_rows() {
            let cells = batch.columns().iter().map(|column| {
                let mut text = String::new();
                match column.is_null(row) {
                    true => "NULL".clone_into(&mut text),
                    false => write_value(&mut text, column, row).unwrap(),
                }
                text
            });
            out.push(cells.collect::<Vec<_>>().join("|"));
        }
    }
    out
}

#[tokio::test]
async fn every_system_table_can_be_read() {
    let context = context().await;
    for layout in LAYOUTS {
        let found = rows(&context, &format!("select count(*) from pg_catalog.{}", layout.name)).await;
        let empty = found == ["0"];
        let may_be_empty = contents::is_always_empty(layout.name)
            || matches!(
                layout.name,
                "pg_auth_members" | "pg_db_role_setting" | "pg_description" | "pg_views"
            );
        assert!(!empty || may_be_empty, "{} is empty", layout.name);
    }
    assert!(find("pg_no_such_table").is_none());
}

#[tokio::test]
async fn names_and_oids_go_both_ways() {
    let context = context().await;
    let sql = "select 'pg_class'::regclass, 1259::regclass, 'int4'::pg_catalog.regtype, 701::regtype, \
               (select c.oid = 't'::regclass from pg_class c where c.relname = 't')";
    assert_eq!(rows(&context, sql).await, ["1259|pg_class|23|double precision|t"]);
    assert_eq!(
        rows(
            &context,
            "select relname from pg_class where oid = 'public.t'::regclass"
        )
        .await,
        ["t"]
    );
    assert_eq!(
        rows(
            &context,
            "select format_type(1700, 655366), format_type(25, null) from pg_am"
        )
        .await,
        ["numeric(10,2)|text"]
    );
}

#[tokio::test]
async fn functions_are_described() {
    let context = context().await;
    let sql = "select p.proname, pg_get_function_arguments(p.oid), pg_catalog.pg_get_function_identity_arguments(p.oid), \
               pg_get_function_result(p.oid), obj_description(p.oid, 'pg_proc') from pg_proc p";
    let expected = "price|x DOUBLE, \"Rate\" BIGINT DEFAULT 2|x DOUBLE, \"Rate\" BIGINT|DOUBLE|what it costs";
    assert_eq!(rows(&context, sql).await, [expected]);
    let definition = rows(&context, "select pg_get_functiondef(oid) from pg_proc").await;
    assert!(
        definition[0].starts_with("CREATE OR REPLACE FUNCTION public.price(x DOUBLE"),
        "{definition:?}"
    );
    assert!(
        definition[0].contains("\n WITH (overflow = 'wrap')\nAS $body0$"),
        "{definition:?}"
    );
}

#[test]
fn rewrites_what_only_postgresql_understands() {
    for (sql, expected) in [
        ("SELECT pg_catalog.pg_get_userbyid(10)", "SELECT pg_get_userbyid(10)"),
        ("SELECT 1 FROM pg_class", "SELECT 1 FROM pg_catalog.pg_class"),
        (
            "SELECT a OPERATOR(pg_catalog.~) '^x$' COLLATE pg_catalog.default FROM pg_am",
            "SELECT a ~ '^x$' FROM pg_catalog.pg_am",
        ),
        (
            "SELECT ARRAY(SELECT amname FROM pg_am)",
            "SELECT (SELECT array_agg(amname) FROM pg_catalog.pg_am)",
        ),
        (
            "SELECT c.tableoid FROM pg_class c",
            "SELECT 1259 FROM pg_catalog.pg_class c",
        ),
        (
            "SELECT NULL FROM pg_index WHERE f(x)",
            "SELECT NULL AS column1 FROM pg_catalog.pg_index WHERE false",
        ),
    ] {
        assert_eq!(rewritten(sql).as_deref(), Some(expected), "{sql}");
    }
}

#[test]
fn leaves_everything_else_as_it_is() {
    for sql in [
        "SELECT a COLLATE \"C\" FROM t",
        "INSERT INTO t VALUES ('pg_class')",
        "CREATE FUNCTION pg_f() RETURNS INT LANGUAGE rbc AS $$return 1$$",
        "SELECT 'pg_class'",
        "SELECT pg_",
        "not sql, pg_class",
    ] {
        assert_eq!(rewritten(sql), None, "{sql}");
    }
}

#[tokio::test]
async fn defaults_checks_and_comments_show() {
    let context = context().await;
    for (sql, expected) in [
        (
            "select a.attname, pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum",
            "b|'x'",
        ),
        (
            "select attname from pg_attribute where attrelid = 't'::regclass and atthasdef",
            "b",
        ),
        (
            "select conname, contype, pg_get_constraintdef(oid) from pg_constraint where conrelid = 't'::regclass",
            "t_check|c|CHECK ((a > 0))",
        ),
        (
            "select attname, case when atthasdef then (select pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d where d.adrelid = a.attrelid and (d.adnum = a.attnum) and a.atthasdef) end from pg_attribute a where attrelid = 't'::regclass",
            "a|NULL;b|'x'",
        ),
        ("select relchecks from pg_class where relname = 't'", "1"),
        (
            "select obj_description('t'::regclass, 'pg_class'), col_description('t'::regclass, 1), col_description('t'::regclass, 2)",
            "a table|a column|NULL",
        ),
        (
            "select objsubid, description from pg_description where objoid = 't'::regclass order by objsubid",
            "0|a table;1|a column",
        ),
        (
            "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = 'public'",
            "a schema",
        ),
    ] {
        assert_eq!(rows(&context, sql).await.join(";"), expected, "{sql}");
    }
}

#[tokio::test]
async fn what_the_connection_has_is_written_into_its_statements() {
    let context = context().await;
    let facts = SessionFacts {
        pid: 7,
        user: "o'neil".to_owned(),
        search_path: vec!["a".to_owned(), "public".to_owned()],
        settings: vec![("TimeZone".to_owned(), "UTC".to_owned(), "where".to_owned())],
        cursors: vec![CursorFacts {
            name: "c".to_owned(),
            statement: "declare c cursor for select 'x'".to_owned(),
            hold: true,
            binary: false,
            created_us: 0,
        }],
    };
    for (sql, expected) in [
        (
            "select current_user, session_user, pg_backend_pid(), current_schema()",
            "o'neil|o'neil|7|a",
        ),
        (
            "select current_setting('timezone'), current_setting('nothing', true) is null",
            "UTC|t",
        ),
        (
            "select current_setting(lower(x)) from (values ('TIMEZONE')) t(x)",
            "UTC",
        ),
        (
            "select name, setting from pg_settings s where s.name ilike 'time%'",
            "TimeZone|UTC",
        ),
        (
            "select name, is_holdable, statement from pg_catalog.pg_cursors",
            "c|t|declare c cursor for select 'x'",
        ),
        ("select current_schemas(true)", "{pg_catalog,a,public}"),
    ] {
        let rewritten = rewrite::rewrite(sql, &facts)
            .unwrap()
            .unwrap_or_else(|| panic!("{sql}"));
        let found = rows(&context, &rewritten.sql).await.join(";");
        assert_eq!(found, expected, "{}", rewritten.sql);
    }
    let rewritten = rewrite::rewrite("select current_user", &facts).unwrap().unwrap().sql;
    assert!(rewritten.ends_with("AS current_user"), "{}", rewritten);
    let error = rewrite::rewrite("select current_setting('nothing')", &facts).unwrap_err();
    assert_eq!(error.sqlstate, "42704");
    let none = rewrite::rewrite("select name from pg_cursors", &SessionFacts::default())
        .unwrap()
        .unwrap();
    assert!(rows(&context, &none.sql).await.is_empty());
}

#[test]
fn parameters_that_are_oids_are_told_as_such() {
    let facts = SessionFacts::default();
    let rewritten = rewrite::rewrite(
        "select typname from pg_type where oid = any($1::oid[]) or oid = $2::oid",
        &facts,
    );
    let rewritten = rewritten.unwrap().unwrap();
    assert_eq!(rewritten.parameters, [(0, Type::OID_ARRAY), (1, Type::OID)]);
    assert!(rewritten.sql.contains("$1::BIGINT[]"), "{}", rewritten.sql);
}
