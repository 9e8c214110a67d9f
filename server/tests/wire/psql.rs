//! psql 15 itself: results, error positions, and what its backslash commands ask of the catalog.

use std::process::Command;

use crate::TestServer;

struct Psql<'a> {
    server: &'a TestServer,
}

impl Psql<'_> {
    /// Standard output and standard error of psql with these commands.
    fn run(&self, commands: &[&str]) -> (String, String) {
        let mut psql = Command::new("psql");
        psql.args([
            "-X",
            "-h",
            "127.0.0.1",
            "-p",
            &self.server.port().to_string(),
            "-U",
            "tester",
            "-d",
            "rbcdb",
        ]);
        psql.env("PGCONNECT_TIMEOUT", "20").env("LC_ALL", "C.UTF-8");
        for command in commands {
            psql.args(["-c", command]);
        }
        let output = psql
            .output()
            .expect("psql is needed for this test: install package postgresql-client (make setup)");
        (
            String::from_utf8_lossy(&output.stdout).into_owned(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    }

    /// Standard output, where nothing may be on standard error.
    fn ok(&self, commands: &[&str]) -> String {
        let (out, err) = self.run(commands);
        assert!(err.is_empty(), "{commands:?}: {err}");
        out
    }
}

#[test]
fn results_and_tags() {
    let server = TestServer::start();
    let psql = Psql { server: &server };
    let out = psql.ok(&[
        "create table t(a int, b text)",
        "insert into t values (1, 'x'), (2, null)",
        "select * from t order by a",
    ]);
    assert_eq!(
        out,
        "CREATE TABLE\nINSERT 0 2\n a | b \n---+---\n 1 | x\n 2 | \n(2 rows)\n\n"
    );
}

#[test]
fn an_error_points_into_the_line() {
    let server = TestServer::start();
    let psql = Psql { server: &server };
    let (_, err) = psql.run(&["select 1,\n  selec from"]);
    let lines: Vec<&str> = err.lines().collect();
    assert!(lines[0].starts_with("ERROR:  "), "{err}");
    let at = lines
        .iter()
        .position(|l| l.starts_with("LINE 2: "))
        .unwrap_or_else(|| panic!("no LINE 2: in {err}"));
    assert!(lines[at + 1].trim() == "^", "{err}");
}

#[test]
fn the_catalog_commands_show_tables_and_columns() {
    let server = TestServer::start();
    let psql = Psql { server: &server };
    psql.ok(&[
        "create table t(a int not null, b double, c text, d decimal(10,2))",
        "create view v as select a from t",
    ]);
    let out = psql.ok(&["\\d"]);
    assert!(
        out.contains(" public | t    | table | rbcdb\n public | v    | view  | rbcdb\n(2 rows)"),
        "{out}"
    );
    assert!(psql.ok(&["\\dt"]).contains("(1 row)"));
    assert!(psql.ok(&["\\dv"]).contains(" public | v    | view | rbcdb"));
    let out = psql.ok(&["\\d t"]);
    for line in [
        "Table \"public.t\"",
        " a      | integer          |           | not null |",
        " b      | double precision |",
        " d      | numeric(10,2)    |",
    ] {
        assert!(out.contains(line), "{line} in {out}");
    }
    assert!(psql.ok(&["\\d+ t"]).contains(" c      | text"));
    assert!(psql.ok(&["\\d v"]).contains("View \"public.v\""));
    assert!(psql.ok(&["\\l"]).contains(" rbcdb | rbcdb | UTF8"));
    assert!(psql.ok(&["\\dn"]).contains(" public | rbcdb"));
    assert!(psql.ok(&["\\du"]).contains(" rbcdb "));
    assert!(
        psql.ok(&["\\dt pg_catalog.pg_cl*"])
            .contains(" pg_catalog | pg_class | table")
    );
}

#[test]
fn every_catalog_command_is_answered() {
    let server = TestServer::start();
    let psql = Psql { server: &server };
    psql.ok(&["create table t(a int)"]);
    for command in [
        "\\dS",
        "\\dT",
        "\\di",
        "\\ds",
        "\\dx",
        "\\db",
        "\\dp",
        "\\dD",
        "\\do",
        "\\dy",
        "\\dL",
        "\\dO",
        "\\dF",
        "\\ddp",
        "\\dC",
        "\\dE",
        "\\dA",
        "\\dm",
        "\\dP",
        "\\dRp",
        "\\dRs",
        "\\d+",
        "\\dt+",
        "\\df",
        "\\df+",
        "\\dfS",
        "\\l+",
        "\\dn+",
        "\\du+",
        "\\dg",
        "\\z",
        "\\conninfo",
        "\\encoding",
    ] {
        let (_, err) = psql.run(&[command]);
        assert!(!err.contains("ERROR"), "{command}: {err}");
    }
}

#[test]
fn functions_show_in_df() {
    let server = TestServer::start();
    let psql = Psql { server: &server };
    psql.ok(&[
        "create function price(x double, rate bigint default 2) returns double language rbc as $$ return x * rate $$",
        "create function price(x int) returns int language rbc called on null input stable as $$ return None $$",
        "comment on function price(int) is 'nothing'",
    ]);
    let out = psql.ok(&["\\df price"]);
    assert!(
        out.contains(" public | price | DOUBLE           | x DOUBLE, rate BIGINT DEFAULT 2 | func"),
        "{out}"
    );
    assert!(out.contains(" public | price | INTEGER          | x INTEGER"), "{out}");
    let out = psql.ok(&["\\df+ price"]);
    for expected in ["immutable", "stable", "return x * rate", "nothing", "rbc", "rbcdb"] {
        assert!(out.contains(expected), "{expected} in {out}");
    }
    assert!(psql.ok(&["\\sf price(int)"]).contains("RETURNS INTEGER"));
}

#[test]
fn an_error_in_a_body_points_into_its_line() {
    let server = TestServer::start();
    let psql = Psql { server: &server };
    let (_, err) =
        psql.run(&["create function f(x double) returns double language rbc as $$\ny = x + 1\nreturn y + nowhere\n$$"]);
    let lines: Vec<&str> = err.lines().collect();
    let at = lines
        .iter()
        .position(|l| l.starts_with("LINE 3: "))
        .unwrap_or_else(|| panic!("no LINE 3: in {err}"));
    assert_eq!(lines[at], "LINE 3: return y + nowhere", "{err}");
    assert_eq!(lines[at + 1].find('^'), lines[at].find("nowhere"), "{err}");
    let (_, err) = psql.run(&["create function f(x nonsense) returns double language rbc as $$ return x $$"]);
    assert!(err.contains("LINE 1:") && err.contains('^'), "{err}");
}

#[test]
fn functions_in_llvm_ir_are_listed_and_their_errors_point_into_the_ir() {
    let server = TestServer::start();
    let psql = Psql { server: &server };
    psql.ok(&[
        "create function half(x double) returns double language llvm as $$\ndefine double @h(double %x) {\n  \
         %r = fmul double %x, 5.0e-01\n  ret double %r\n}\n$$, 'h'",
    ]);
    assert!(psql.ok(&["select half(5)"]).contains("2.5"));
    let out = psql.ok(&["\\df+ half"]);
    assert!(out.contains("| llvm "), "{out}");
    let out = psql.ok(&["\\sf half(double precision)"]);
    assert!(out.contains("LANGUAGE llvm") && out.contains(", 'h'"), "{out}");
    let (_, err) = psql.run(&[
        "create function f(x int) returns int language llvm as $$\ndefine i32 @f(i32 %x) {\n  \
         %r = add i32 %x, %nowhere\n  ret i32 %r\n}\n$$",
    ]);
    let lines: Vec<&str> = err.lines().collect();
    let at = lines
        .iter()
        .position(|l| l.starts_with("LINE 3: "))
        .unwrap_or_else(|| panic!("no LINE 3: in {err}"));
    assert_eq!(lines[at], "LINE 3:   %r = add i32 %x, %nowhere", "{err}");
    assert_eq!(lines[at + 1].find('^'), lines[at].find("%nowhere"), "{err}");
    assert!(err.contains("RBC0401"), "{err}");
}

#[test]
fn a_row_error_has_its_context() {
    let server = TestServer::start();
    let psql = Psql { server: &server };
    psql.ok(&["create function inv(x double) returns double language rbc as $$\ny = x - 1\nreturn 1 / y\n$$"]);
    let (_, err) = psql.run(&["select inv(x) from (values (3.0), (1.0)) t(x)"]);
    assert!(err.starts_with("ERROR:  ") && err.contains("division by zero"), "{err}");
    assert!(
        err.contains("CONTEXT:") && err.contains("inv") && err.contains("line 3; x = 1"),
        "{err}"
    );
}

#[test]
fn a_missed_overload_is_pointed_at() {
    let server = TestServer::start();
    let psql = Psql { server: &server };
    psql.ok(&["create function twice(x double) returns double language rbc as $$ return 2 * x $$"]);
    let (_, err) = psql.run(&["select twice(1),\n       twice('x'::text)"]);
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(lines[0], "ERROR:  function twice(TEXT) does not exist");
    assert_eq!(lines[1..3], ["LINE 2:        twice('x'::text)", "               ^"]);
    let (_, err) = psql.run(&["select 1, sum('x')"]);
    assert!(err.contains("LINE 1: select 1, sum('x')\n                  ^"), "{err}");
}

#[test]
fn statements_are_prepared_by_sql() {
    let server = TestServer::start();
    let psql = Psql { server: &server };
    let out = psql.ok(&["-- all in one session\n create table t(a int, s text); \
         create function half(x int) returns int language rbc as $$ return x // 2 $$; \
         prepare add(int, text) as insert into t values ($1, $2); \
         execute add(40 + 2, 'x'); execute add('7', null); \
         prepare \"Q\" as select half(a), $1::text as b, s as as_s from t where a > $2 order by a; \
         execute \"Q\"('y', 5); \
         create or replace function half(x int) returns int language rbc as $$ return -x $$; \
         execute \"Q\"(1, 10); \
         deallocate \"Q\"; deallocate all"]);
    let expected = "CREATE TABLE\nCREATE FUNCTION\nPREPARE\nINSERT 0 1\nINSERT 0 1\nPREPARE\n \
        half | b | as_s \n------+---+------\n    3 | y | \n   21 | y | x\n(2 rows)\n\nCREATE FUNCTION\n \
        half | b | as_s \n------+---+------\n  -42 | 1 | x\n(1 row)\n\nDEALLOCATE\nDEALLOCATE ALL\n";
    assert_eq!(out, expected);
    for (text, error) in [
        ("execute p(1)", "prepared statement \"p\" does not exist"),
        (
            "prepare p as select 1; prepare p as select 2",
            "prepared statement \"p\" already exists",
        ),
        (
            "prepare p as select $1 + 1; execute p",
            "wrong number of parameters for prepared statement \"p\"",
        ),
        (
            "prepare p(int) as select $1; execute p('1x')",
            "invalid input syntax for type integer: \"1x\"",
        ),
        (
            "prepare p(smallint) as select $1; execute p(70000)",
            "value 70000 is out of range for type smallint",
        ),
        (
            "prepare p as begin",
            "only queries and statements that change tables can be prepared",
        ),
        ("prepare p as select 1; execute p; select 1 / 0", "division by zero"),
        ("prepare p as select nope from t", "column \"nope\" does not exist"),
    ] {
        let (_, err) = psql.run(&[text]);
        assert!(err.contains(error), "{text}: {err}");
    }
}

#[test]
fn copy_from_and_to_the_clients_files() {
    let server = TestServer::start();
    let psql = Psql { server: &server };
    psql.ok(&["create table t(a int, b text)"]);
    let (input, output) = (
        server.data_dir.path().join("in.csv"),
        server.data_dir.path().join("out.csv"),
    );
    std::fs::write(&input, "a,b\r\n1,\"x, y\"\r\n2,\r\n").unwrap();
    let from = format!("\\copy t from '{}' with csv header", input.display());
    assert_eq!(psql.ok(&[&from]), "COPY 2\n");
    let to = format!(
        "\\copy (select * from t order by a) to '{}' (format csv, force_quote *)",
        output.display()
    );
    assert_eq!(psql.ok(&[&to]), "COPY 2\n");
    assert_eq!(std::fs::read_to_string(&output).unwrap(), "\"1\",\"x, y\"\n\"2\",\n");
    std::fs::write(&input, "3,x\nfour,y\n").unwrap();
    let (_, err) = psql.run(&[&format!("\\copy t from '{}' csv", input.display())]);
    assert_eq!(
        err,
        "ERROR:  invalid input syntax for type integer: \"four\"\nCONTEXT:  COPY t, line 2, column a: \"four\"\n"
    );
    assert_eq!(psql.ok(&["copy t to stdout"]), "1\tx, y\n2\t\\N\n");
    let (_, err) = psql.run(&["copy t from '/nowhere/x.csv'"]);
    assert!(
        err.contains("\"/nowhere/x.csv\"") && err.contains("No such file"),
        "{err}"
    );
}

#[test]
fn rows_are_fetched_through_a_cursor_where_psql_is_told_to() {
    let server = TestServer::start();
    let output = Command::new("psql")
        .args([
            "-X",
            "-At",
            "-v",
            "FETCH_COUNT=2",
            "-h",
            "127.0.0.1",
            "-U",
            "tester",
            "-d",
            "rbcdb",
            "-p",
        ])
        .arg(server.port().to_string())
        .args(["-c", "select i from generate_series(1, 5) t(i)"])
        .output()
        .expect("psql runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "1\n2\n3\n4\n5\n");
}

#[test]
fn views_show_their_query() {
    let server = TestServer::start();
    let psql = Psql { server: &server };
    psql.ok(&["create table t(a int)", "create view v as select a from t where a > 1"]);
    let out = psql.ok(&["\\sv v"]);
    assert!(
        out.starts_with("CREATE OR REPLACE VIEW public.v AS\n SELECT a FROM t"),
        "{out}"
    );
    let out = psql.ok(&["\\d+ v"]);
    assert!(out.contains("View definition:\n SELECT a FROM t WHERE a > 1;"), "{out}");
}
