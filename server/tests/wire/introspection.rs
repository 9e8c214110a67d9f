//! What DBeaver and the JDBC driver ask of the catalog when they connect and show a schema.

use crate::TestServer;
use crate::raw::Raw;

const DESCRIBED: &str = "LEFT OUTER JOIN pg_catalog.pg_description d ON d.objoid = c.oid AND d.objsubid = 0 \
                         AND d.classoid = 'pg_class'::regclass";

#[test]
fn dbeavers_questions_are_answered() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table shown(id int not null, name text)");
    raw.query("create view seen as select id from shown");
    for (sql, rows) in [
        ("SELECT current_schema(), session_user".to_owned(), 1),
        ("SELECT n.oid, n.*, d.description FROM pg_catalog.pg_namespace n LEFT OUTER JOIN pg_catalog.pg_description d ON d.objoid = n.oid AND d.classoid = 'pg_namespace'::regclass WHERE nspname = 'public'".to_owned(), 1),
        ("SELECT n.nspname = ANY(current_schemas(true)), t.typname FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON t.typnamespace = n.oid WHERE t.oid = 1007".to_owned(), 1),
        ("SELECT db.oid, db.* FROM pg_catalog.pg_database db WHERE datname = 'rbcdb'".to_owned(), 1),
        ("SELECT * FROM pg_catalog.pg_settings WHERE name = 'standard_conforming_strings'".to_owned(), 1),
        ("SELECT string_agg(word, ',') FROM pg_catalog.pg_get_keywords() WHERE word <> ALL ('{a,abs}'::text[])".to_owned(), 1),
        (format!("SELECT c.oid, c.*, d.description, pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS e FROM pg_catalog.pg_class c {DESCRIBED} WHERE c.relnamespace = 2200 AND c.relkind NOT IN ('i', 'I', 'c')"), 2),
        ("SELECT c.relname, a.*, pg_catalog.pg_get_expr(ad.adbin, ad.adrelid, true) AS def_value, dsc.description, dep.objid FROM pg_catalog.pg_attribute a INNER JOIN pg_catalog.pg_class c ON (a.attrelid = c.oid) LEFT OUTER JOIN pg_catalog.pg_attrdef ad ON (a.attrelid = ad.adrelid AND a.attnum = ad.adnum) LEFT OUTER JOIN pg_catalog.pg_description dsc ON (c.oid = dsc.objoid AND a.attnum = dsc.objsubid) LEFT OUTER JOIN pg_depend dep ON dep.refobjid = a.attrelid AND dep.deptype = 'i' WHERE NOT a.attisdropped AND c.relname = 'shown' ORDER BY a.attnum".to_owned(), 2),
        ("SELECT c.oid, c.*, t.relname, CASE WHEN c.contype = 'c' THEN \"substring\"(pg_get_constraintdef(c.oid), 7) ELSE NULL END AS condition FROM pg_catalog.pg_constraint c INNER JOIN pg_catalog.pg_class t ON t.oid = c.conrelid WHERE t.relname = 'shown' ORDER BY c.oid".to_owned(), 0),
        ("SELECT i.*, i.indkey AS keys, c.relname, pg_catalog.pg_stat_get_numscans(i.indexrelid) AS n FROM pg_catalog.pg_index i INNER JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid ORDER BY c.relname".to_owned(), 0),
        ("SELECT p.oid AS poid, p.*, d.description FROM pg_catalog.pg_proc p LEFT OUTER JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid LEFT OUTER JOIN pg_catalog.pg_description d ON d.objoid = p.oid WHERE p.pronamespace = 2200 AND a.aggfnoid IS NULL".to_owned(), 0),
        ("SELECT a.oid, a.* FROM pg_catalog.pg_roles a WHERE a.rolsuper ORDER BY a.rolname".to_owned(), 1),
        ("SELECT x.oid, x.* FROM pg_catalog.pg_trigger x WHERE x.tgrelid = 1".to_owned(), 0),
    ] {
        let lines = raw.query(&sql);
        let error = lines.iter().find(|l| l.starts_with("error"));
        assert!(error.is_none(), "{sql}: {error:?}");
        let found = lines.iter().filter(|l| l.starts_with("row ")).count();
        assert_eq!(found, rows, "{sql}: {lines:?}");
    }
}

#[test]
fn the_jdbc_drivers_metadata_is_answered() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table shown(id int not null, name text, tags text[])");
    let kind = "CASE n.nspname ~ '^pg_' OR n.nspname = 'information_schema' WHEN true THEN 'SYSTEM TABLE' WHEN false THEN \
                CASE c.relkind WHEN 'r' THEN 'TABLE' WHEN 'v' THEN 'VIEW' ELSE NULL END ELSE NULL END";
    let tables = format!(
        "SELECT NULL AS TABLE_CAT, n.nspname AS TABLE_SCHEM, c.relname AS TABLE_NAME, {kind} AS TABLE_TYPE FROM \
         pg_catalog.pg_namespace n, pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relname LIKE 'shown' ORDER BY \
         TABLE_TYPE, TABLE_SCHEM, TABLE_NAME"
    );
    assert_eq!(raw.query(&tables)[1], "row NULL|public|shown|TABLE");
    let columns = "SELECT * FROM (SELECT n.nspname, c.relname, a.attname, a.atttypid, a.attnotnull OR (t.typtype = 'd' AND \
                   t.typnotnull) AS attnotnull, row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum) AS attnum, \
                   nullif(a.attidentity, '') AS attidentity, pg_catalog.pg_get_expr(def.adbin, def.adrelid) AS adsrc FROM \
                   pg_catalog.pg_namespace n JOIN pg_catalog.pg_class c ON (c.relnamespace = n.oid) JOIN \
                   pg_catalog.pg_attribute a ON (a.attrelid = c.oid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT \
                   JOIN pg_catalog.pg_attrdef def ON (a.attrelid = def.adrelid AND a.attnum = def.adnum) WHERE c.relkind IN \
                   ('r', 'p', 'v', 'f', 'm') AND c.relname LIKE 'shown') c WHERE true ORDER BY nspname, c.relname, attnum";
    let lines = raw.query(columns);
    assert_eq!(
        lines[1..4],
        [
            "row public|shown|id|23|t|1|NULL|NULL",
            "row public|shown|name|25|f|2|NULL|NULL",
            "row public|shown|tags|1009|f|3|NULL|NULL"
        ]
    );
    let array = "SELECT typinput = 'pg_catalog.array_in'::regproc AS is_array, typtype, typname, pg_type.oid FROM \
                 pg_catalog.pg_type LEFT JOIN (SELECT ns.oid AS nspoid, ns.nspname, r.r FROM pg_namespace AS ns JOIN (SELECT \
                 s.r, (current_schemas(false))[s.r] AS nspname FROM generate_series(1, array_upper(current_schemas(false), 1)) \
                 AS s(r)) AS r USING (nspname)) AS sp ON sp.nspoid = typnamespace WHERE pg_type.oid = 1009 ORDER BY sp.r, \
                 pg_type.oid DESC";
    assert_eq!(raw.query(array)[1], "row t|b|_text|1009");
    let schemas = "SELECT nspname AS TABLE_SCHEM FROM pg_catalog.pg_namespace WHERE nspname <> 'pg_toast' AND (nspname !~ \
                   '^pg_temp_' OR nspname = (pg_catalog.current_schemas(true))[1]) ORDER BY TABLE_SCHEM";
    assert_eq!(
        raw.query(schemas)[1..4],
        ["row information_schema", "row pg_catalog", "row public"]
    );
    let keys = "SELECT n.nspname AS TABLE_SCHEM, a.attname AS COLUMN_NAME, (information_schema._pg_expandarray(i.indkey)).n \
                AS KEY_SEQ FROM pg_catalog.pg_class ct JOIN pg_catalog.pg_attribute a ON (ct.oid = a.attrelid) JOIN \
                pg_catalog.pg_namespace n ON (ct.relnamespace = n.oid) JOIN pg_catalog.pg_index i ON (a.attrelid = \
                i.indrelid) WHERE i.indisprimary ORDER BY key_seq";
    assert!(raw.query(keys)[1].starts_with("done SELECT 0"));
}
