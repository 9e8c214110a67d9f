//! Statements as users write them, and texts meant to break the parser.

use rbcdb_udf_abi::{FloatErrors, Overflow, ParameterType, ScalarType};

use super::*;

fn one(text: &str) -> Statement {
    let mut statements = parse(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
    assert_eq!(statements.len(), 1, "{text}");
    statements.remove(0).statement
}

fn create(text: &str) -> CreateFunction {
    match one(text) {
        Statement::CreateFunction(f) => *f,
        other => panic!("{text}: {other:?}"),
    }
}

/// Asserts the SQLSTATE, that the message holds `message`, and that the position is that of `at`.
fn refused(text: &str, sqlstate: &str, message: &str, at: &str) -> SqlError {
    let error = parse(text).map(|s| panic!("{text}: {s:?}")).unwrap_err();
    assert_eq!(error.sqlstate, sqlstate, "{text}: {error:?}");
    assert!(error.message.contains(message), "{text}: {error:?}");
    let position = error.position.unwrap_or_else(|| panic!("{text}: {error:?}"));
    assert!(
        text[position..].starts_with(at),
        "{text}: points at {:?}",
        &text[position..]
    );
    error
}

#[test]
fn a_function_with_every_clause() {
    let text = "CREATE OR REPLACE FUNCTION public.Price(IN Km DOUBLE PRECISION, \"Class\" smallint = 1, \
                f real DEFAULT -1.5, b bool DEFAULT NULL) LANGUAGE 'RBC' VOLATILE CALLED ON NULL INPUT RETURNS float8 \
                WITH (float_error = 'ieee', overflow = wrap) PARALLEL SAFE COST 10 NOT LEAKPROOF AS $b$return km$b$;";
    let f = create(text);
    assert!(f.or_replace && !f.if_not_exists);
    assert_eq!(f.name.name, "price");
    let names: Vec<_> = f.parameters.iter().map(|p| (p.name.as_str(), p.ty)).collect();
    let expected = [
        ("km", ScalarType::Float64.into()),
        ("Class", ScalarType::Int16.into()),
        ("f", ScalarType::Float32.into()),
        ("b", ScalarType::Bool.into()),
    ];
    assert_eq!(names, expected);
    let defaults: Vec<_> = f
        .parameters
        .iter()
        .map(|p| p.default.as_ref().map(|d| d.text.as_str()))
        .collect();
    assert_eq!(defaults, [None, Some("1"), Some("-1.5"), Some("NULL")]);
    assert_eq!(f.result, ScalarType::Float64);
    assert_eq!(f.body.text, "return km");
    assert_eq!(&text[f.body.position(7)..][..2], "km");
    assert_eq!(f.volatility, Some(Volatility::Volatile));
    assert_eq!(f.null_call, NullCall::Called);
    assert_eq!(f.options.float_errors, FloatErrors::Ieee);
    assert_eq!(f.options.overflow, Overflow::Wrap);
}

#[test]
fn clauses_come_in_any_order_and_options_have_defaults() {
    for text in [
        "CREATE FUNCTION f() RETURNS INT LANGUAGE rbc AS 'return 1'",
        "create function F() as 'return 1' language rbc returns int",
        "CREATE FUNCTION f() LANGUAGE rbc STRICT AS $$return 1$$ RETURNS INT IMMUTABLE",
        "CREATE FUNCTION f() RETURNS INT RETURNS NULL ON NULL INPUT LANGUAGE rbc AS $$return 1$$",
        "/* c */ CREATE -- x\n FUNCTION IF NOT EXISTS f() RETURNS INT LANGUAGE rbc AS E'return \\x31'",
    ] {
        let f = create(text);
        assert_eq!(
            (f.name.name.as_str(), f.result, f.body.text.as_str()),
            ("f", ScalarType::Int32, "return 1")
        );
        assert_eq!(f.null_call, NullCall::Strict);
        assert_eq!(f.options, rbcdb_udf_abi::Options::default());
        assert!(f.parameters.is_empty());
    }
}

#[test]
fn quoted_names_keep_their_case_and_others_fold() {
    assert_eq!(
        create("CREATE FUNCTION \"Foo\"() RETURNS INT LANGUAGE rbc AS ''")
            .name
            .name,
        "Foo"
    );
    assert_eq!(
        create("CREATE FUNCTION FÖÖ() RETURNS INT LANGUAGE rbc AS ''").name.name,
        "föö"
    );
}

#[test]
fn wrong_definitions_are_refused_where_they_are_wrong() {
    let tail = "RETURNS INT LANGUAGE rbc AS ''";
    let with = |head: &str| format!("SELECT 1; CREATE FUNCTION {head}");
    let cases = [
        (format!("f(x TEXT) {tail}"), "0A000", "TEXT is not supported", "TEXT"),
        (format!("f(x NUMERIC(3,1)) {tail}"), "0A000", "NUMERIC", "NUMERIC"),
        (
            format!("f(x foo) {tail}"),
            "42704",
            "type \"foo\" does not exist",
            "foo",
        ),
        (format!("f(x) {tail}"), "42P13", "without a name", "x)"),
        (format!("f(INT, b INT) {tail}"), "42P13", "without a name", "INT, b"),
        (
            format!("f(x INT, X INT) {tail}"),
            "42P13",
            "used more than once",
            "X INT",
        ),
        (
            format!("f(x INT = 1, y INT) {tail}"),
            "42P13",
            "must also have defaults",
            "y INT",
        ),
        (
            format!("f(x INT = now()) {tail}"),
            "0A000",
            "must be a constant",
            "now()",
        ),
        (format!("f(x INT = $1) {tail}"), "0A000", "must be a constant", "$1"),
        (
            format!("f(OUT x INT) {tail}"),
            "0A000",
            "an OUT parameter of type INTEGER",
            "x INT",
        ),
        (
            format!("f(\"a b\" INT) {tail}"),
            "42P13",
            "can't be used in a body",
            "\"a b\"",
        ),
        (format!("other.f() {tail}"), "3F000", "schema \"other\"", "other"),
        (
            format!("f() {tail} RETURNS INT"),
            "42601",
            "conflicting or redundant",
            "RETURNS INT;",
        ),
        (
            format!("f() {tail} STRICT CALLED ON NULL INPUT"),
            "42601",
            "conflicting or redundant",
            "CALLED",
        ),
        (
            format!("f() {tail} IMMUTABLE VOLATILE"),
            "42601",
            "conflicting or redundant",
            "VOLATILE",
        ),
        (
            format!("f() {tail} WITH (overflow='wrap', overflow='wrap')"),
            "42601",
            "conflicting",
            "overflow='wrap')",
        ),
        (
            format!("f() {tail} WITH (overflow='maybe')"),
            "22023",
            "\"maybe\"",
            "'maybe'",
        ),
        (format!("f() {tail} WITH (fast=1)"), "42601", "syntax error", "1)"),
        (
            format!("f() {tail} WITH (fast='x')"),
            "22023",
            "unrecognized option",
            "fast",
        ),
        (format!("f() {tail} LEAKPROOF"), "0A000", "LEAKPROOF", "LEAKPROOF"),
        (format!("f() {tail} SECURITY DEFINER"), "0A000", "SECURITY", "SECURITY"),
        (format!("f() {tail} COST 0"), "22023", "COST must be positive", "0"),
        (
            format!("f() {tail} nonsense"),
            "42601",
            "syntax error at or near \"nonsense\"",
            "nonsense",
        ),
        (
            "f() LANGUAGE rbc AS ''".to_owned(),
            "42P13",
            "result type must be specified",
            "f()",
        ),
        ("f() RETURNS INT AS ''".to_owned(), "42P13", "no language", "f()"),
        (
            "f() RETURNS INT LANGUAGE rbc".to_owned(),
            "42P13",
            "no function body",
            "f()",
        ),
        (
            "f() RETURNS INT LANGUAGE plpgsql AS ''".to_owned(),
            "42704",
            "\"plpgsql\"",
            "plpgsql",
        ),
        (
            "f() RETURNS SETOF INT LANGUAGE rbc AS ''".to_owned(),
            "0A000",
            "return tables",
            "SETOF",
        ),
        (
            "f() RETURNS INT LANGUAGE rbc AS 'a', 'b'".to_owned(),
            "0A000",
            "one AS item",
            ", 'b'",
        ),
        (
            "f(x INT RETURNS INT".to_owned(),
            "42601",
            "at or near \"RETURNS\"",
            "RETURNS",
        ),
        ("f RETURNS INT".to_owned(), "42601", "at or near \"RETURNS\"", "RETURNS"),
    ];
    for (text, sqlstate, message, at) in cases {
        refused(&format!("{}; SELECT 2", with(&text)), sqlstate, message, at);
    }
    let error = refused(
        "CREATE FUNCTION f() RETURNS INT LANGUAGE c AS ''",
        "42704",
        "\"c\"",
        "c ",
    );
    assert_eq!(error.hint.as_deref(), Some("Supported languages: rbc, llvm."));
    refused("CREATE OR REPLACE FUNCTION IF NOT EXISTS f()", "42601", "exclude", "IF");
    refused("CREATE TEMP FUNCTION f()", "0A000", "temporary", "CREATE");
    refused("ALTER FUNCTION f() RENAME TO g", "0A000", "ALTER FUNCTION", "ALTER");
}

#[test]
fn drop_comment_and_show() {
    let Statement::DropFunction(drop) =
        one("DROP FUNCTION IF EXISTS f, \"G\"(INT, x DOUBLE PRECISION), public.h() CASCADE")
    else {
        panic!()
    };
    assert!(drop.if_exists && drop.cascade);
    let found: Vec<_> = drop
        .functions
        .iter()
        .map(|f| (f.name.name.as_str(), f.types.clone()))
        .collect();
    let g = Some(vec![ScalarType::Int32.into(), ScalarType::Float64.into()]);
    assert_eq!(found, [("f", None), ("G", g), ("h", Some(vec![]))]);
    assert!(matches!(one("drop function f restrict"), Statement::DropFunction(d) if !d.cascade && !d.if_exists));
    refused("DROP FUNCTION f(foo)", "42704", "\"foo\"", "foo");
    refused("DROP FUNCTION f g", "42601", "at or near \"g\"", "g");

    let Statement::CommentOnFunction(c) = one("COMMENT ON FUNCTION f(REAL) IS 'it''s'") else {
        panic!()
    };
    assert_eq!(
        (c.comment.as_deref(), c.function.types),
        (Some("it's"), Some(vec![ScalarType::Float32.into()]))
    );
    assert!(matches!(one("COMMENT ON FUNCTION f IS NULL"), Statement::CommentOnFunction(c) if c.comment.is_none()));

    assert!(matches!(one("SHOW FUNCTIONS"), Statement::ShowFunctions(s) if s.like.is_none()));
    assert!(matches!(one("SHOW FUNCTIONS LIKE 'a%'"), Statement::ShowFunctions(s) if s.like.as_deref() == Some("a%")));
    for (word, view) in [
        ("source", View::Source),
        ("IR", View::Ir),
        ("llvm", View::Llvm),
        ("asm", View::Asm),
        ("lanes", View::Lanes),
        ("ptx", View::Ptx),
        ("verdict", View::Verdict),
    ] {
        let statement = one(&format!("SHOW FUNCTION f(INT) AS {word}"));
        assert!(matches!(statement, Statement::ShowFunction(s) if s.view == view && s.function.name.name == "f"));
    }
    refused("SHOW FUNCTION f AS cubin", "42601", "\"cubin\"", "cubin");
}

#[test]
fn other_statements_are_handed_on_with_their_place() {
    let text = " SELECT ';' ; ;\n-- no;thing\nCREATE TABLE t (a int); CREATE FUNCTION f() RETURNS INT LANGUAGE rbc AS $$ a; b $$ ;;";
    let statements = parse(text).unwrap();
    let texts: Vec<_> = statements.iter().map(|s| &text[s.range.clone()]).collect();
    assert_eq!(texts.len(), 3);
    assert_eq!(texts[0], "SELECT ';'");
    assert_eq!(texts[1], "CREATE TABLE t (a int)");
    assert!(texts[2].starts_with("CREATE FUNCTION") && texts[2].ends_with("$$ a; b $$"));
    assert!(parse("").unwrap().is_empty());
    assert!(parse(" ; -- x\n ;").unwrap().is_empty());
}

#[test]
fn positions_count_bytes_in_the_whole_text_and_characters_for_the_wire() {
    let text = "SELECT 'é';\r\n\tCREATE FUNCTION f(é foo)";
    let error = refused(text, "42704", "foo", "foo");
    assert_eq!(error.char_position(text), Some(text.chars().count() - 3));
    refused("SELECT 'abc", "42601", "unterminated quoted string", "'abc");
    refused("SELECT $$abc", "42601", "unterminated dollar-quoted string", "");
    refused("SELECT 1\0", "22021", "NUL", "\0");
}

#[test]
fn sqlparser_errors_become_postgresqls() {
    use sqlparser::parser::Parser;
    let parse = |text: &str| {
        let error = Parser::parse_sql(&source::DIALECT, text).unwrap_err();
        from_parser_error(&error, text, 100)
    };
    let error = parse("SELECT 1 FROM t\n  WHERE x )");
    assert_eq!(error.message, "syntax error at or near \")\"", "{error:?}");
    let error = parse("SELECT (1");
    assert_eq!(
        (error.message.as_str(), error.position),
        ("syntax error at end of input", Some(109)),
        "{error:?}"
    );
    let error = parse("SELEC 1");
    assert_eq!(
        (error.message.as_str(), error.position),
        ("syntax error at or near \"SELEC\"", Some(100))
    );
    assert_eq!(error.sqlstate, "42601");
}

/// Runs on a thread with the stack that async workers have, so that an overflow would show.
fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(work).unwrap();
    thread.join().unwrap();
}

#[test]
fn deep_and_long_texts_give_errors() {
    on_a_small_stack(|| {
        let nested = format!("SELECT {}1{}", "(".repeat(10_000), ")".repeat(10_000));
        assert_eq!(parse(&nested).unwrap_err().sqlstate, "54001");
        let nested = format!(
            "CREATE FUNCTION f(x INT = {}1{})",
            "(".repeat(10_000),
            ")".repeat(10_000)
        );
        assert_eq!(parse(&nested).unwrap_err().sqlstate, "54001");
        let nested = format!("CREATE FUNCTION f(x INT = {}1{})", "(".repeat(400), ")".repeat(400));
        assert_eq!(parse(&nested).unwrap_err().sqlstate, "54001");
        for step in ["1+", "NOT ", "- ", "1 OR ", "SELECT 1 UNION "] {
            let chain = format!("SELECT {}1", step.repeat(100_000));
            assert_eq!(parse(&chain).unwrap_err().sqlstate, "54001", "{step}");
        }
        let casts = format!("SELECT 1{}", "::int".repeat(100_000));
        assert_eq!(parse(&casts).unwrap_err().sqlstate, "54001");
        let cases = format!("SELECT {}1", "CASE WHEN 1 THEN ".repeat(10_000));
        assert_eq!(parse(&cases).unwrap_err().sqlstate, "54001");
    });
}

#[test]
fn what_the_guard_lets_through_fits_a_small_stack() {
    on_a_small_stack(|| {
        let chain = format!("SELECT 1{}", " + 1".repeat(OPERATORS_MAX));
        assert_eq!(parse(&chain).unwrap().len(), 1);
        let statements = sqlparser::parser::Parser::parse_sql(&source::DIALECT, &chain).unwrap();
        assert_eq!(statements.clone(), statements);
        drop(statements);
        let nested = format!("SELECT {}1{}", "(".repeat(NESTING_MAX - 1), ")".repeat(NESTING_MAX - 1));
        assert_eq!(parse(&nested).unwrap().len(), 1);
        let error = sqlparser::parser::Parser::parse_sql(&source::DIALECT, &nested).unwrap_err();
        assert_eq!(from_parser_error(&error, &nested, 0).sqlstate, "54001");
    });
}

#[test]
fn a_megabyte_is_read_in_linear_time() {
    let rows = "(1, 'x'),".repeat(120_000);
    let insert = format!("INSERT INTO t VALUES {}(1, 'x')", rows);
    assert!(insert.len() > 1 << 20);
    assert_eq!(parse(&insert).unwrap().len(), 1);
    let statements = "SELECT 1;".repeat(50_000);
    assert_eq!(parse(&statements).unwrap().len(), 50_000);
    let body = format!(
        "CREATE FUNCTION f() RETURNS INT LANGUAGE rbc AS $$ {} $$",
        "x = 1\n".repeat(200_000)
    );
    assert_eq!(create(&body).body.text.len(), 1_200_002);
    let doubled = format!(
        "CREATE FUNCTION f() RETURNS INT LANGUAGE rbc AS '{}'",
        "''".repeat(500_000)
    );
    assert_eq!(create(&doubled).body.text.len(), 500_000);
}

#[test]
fn array_parameters_and_what_is_refused_of_them() {
    let f = create(
        "CREATE FUNCTION f(a DOUBLE PRECISION[], b INT ARRAY, c SMALLINT ARRAY[3]) RETURNS INT LANGUAGE rbc AS ''",
    );
    let types: Vec<_> = f.parameters.iter().map(|p| p.ty).collect();
    let expected = [ScalarType::Float64, ScalarType::Int32, ScalarType::Int16].map(ParameterType::Array);
    assert_eq!(types, expected);
    let Statement::DropFunction(drop) = one("DROP FUNCTION f(a float8[], int)") else {
        panic!()
    };
    let types = vec![
        ParameterType::Array(ScalarType::Float64),
        ParameterType::Scalar(ScalarType::Int32),
    ];
    assert_eq!(drop.functions[0].types, Some(types));
    let create = |rest: &str| format!("CREATE FUNCTION f({rest} LANGUAGE rbc AS ''");
    refused(
        &create("a INT) RETURNS INT[]"),
        "0A000",
        "INTEGER[] is supported for parameters",
        "INT[]",
    );
    refused(&create("a TEXT[]) RETURNS INT"), "0A000", "type TEXT[]", "TEXT[]");
    refused(&create("a INT[][]) RETURNS INT"), "0A000", "type INT[][]", "INT[][]");
    refused(
        &create("a INT ARRAY[x]) RETURNS INT"),
        "42601",
        "at or near \"x\"",
        "x]",
    );
    refused(
        &create("a INT[] DEFAULT NULL) RETURNS INT"),
        "0A000",
        "default values of array",
        "DEFAULT",
    );
}

#[test]
fn kernel_functions_have_an_output_array() {
    let f = create(
        "CREATE FUNCTION f(x DOUBLE[], OUT \"R\" REAL[], n INT DEFAULT 3) LANGUAGE rbc \
         WITH (threads = 'n, max(n, 1), x[len(x) - 1]', length = ' n * 2 ', launch = 'Unchecked') AS $$ pass $$",
    );
    let names: Vec<&str> = f.parameters.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["x", "n"]);
    assert_eq!(f.result, ScalarType::Float32);
    let kernel = f.kernel.unwrap();
    assert_eq!((kernel.output.as_str(), kernel.position), ("R", 1));
    assert_eq!(kernel.length, " n * 2 ");
    // Only commas outside of brackets part them.
    assert_eq!(kernel.threads, ["n", "max(n, 1)", "x[len(x) - 1]"]);
    assert!(kernel.unchecked);

    let f = create("CREATE FUNCTION f(OUT r INT[], n BIGINT, x INT[], y INT[]) LANGUAGE rbc STRICT AS ''");
    let kernel = f.kernel.unwrap();
    assert_eq!((kernel.output.as_str(), kernel.position), ("r", 0));
    assert_eq!(
        (kernel.length.as_str(), kernel.threads.len(), kernel.unchecked),
        ("len(x)", 0, false)
    );
    let f = create("CREATE FUNCTION f(IN x INT[], OUT out INT[]) WITH (launch = checked) LANGUAGE rbc AS ''");
    assert_eq!(
        f.kernel.map(|kernel| (kernel.output, kernel.unchecked)),
        Some(("out".to_owned(), false))
    );
    assert_eq!(
        create("CREATE FUNCTION f(x INT[]) RETURNS INT LANGUAGE rbc AS ''").kernel,
        None
    );
}

#[test]
fn wrong_kernel_functions_are_refused_where_they_are_wrong() {
    let f = |parameters: &str, rest: &str| format!("CREATE FUNCTION f({parameters}) LANGUAGE rbc {rest} AS ''");
    for (text, sqlstate, message, at) in [
        (
            f("x INT[], OUT r INT", ""),
            "0A000",
            "an OUT parameter of type INTEGER",
            "r INT)",
        ),
        (
            f("OUT r INT[], OUT s INT[]", ""),
            "0A000",
            "more than one OUT parameter",
            "s INT[]",
        ),
        (
            f("x INT[], OUT r INT[]", "RETURNS INT"),
            "42P13",
            "RETURNS and an OUT parameter",
            "RETURNS",
        ),
        (
            f("x INT[], OUT r INT[]", "CALLED ON NULL INPUT"),
            "0A000",
            "CALLED ON NULL INPUT",
            "CALLED",
        ),
        (
            f("x INT, OUT r INT[]", ""),
            "42P13",
            "the length of the output array",
            "r INT[]",
        ),
        (
            f("x INT, OUT r INT[]", "WITH (threads = '1')"),
            "42P13",
            "the length of the output array",
            "r INT[]",
        ),
        (
            f("x INT[], OUT x INT[]", ""),
            "42P13",
            "\"x\" used more than once",
            "x INT[])",
        ),
        (
            f("OUT x INT[], x INT[]", ""),
            "42P13",
            "\"x\" used more than once",
            "x INT[])",
        ),
        (f("x INT[], IN OUT r INT[]", ""), "0A000", "IN OUT parameters", "IN OUT"),
        (
            f("x INT[], VARIADIC r INT[]", ""),
            "0A000",
            "VARIADIC parameters",
            "VARIADIC",
        ),
        (f("x INT[], OUT r TEXT[]", ""), "0A000", "type TEXT[]", "TEXT[]"),
        (
            f("x INT[], OUT \"r s\" INT[]", ""),
            "42P13",
            "can't be used in a body",
            "\"r s\"",
        ),
        (
            f(
                "x INT[], OUT r INT[]",
                "WITH (overflow = 'wrap', threads = '1, 2, 3, 4')",
            ),
            "22023",
            "three dimensions at most",
            "threads",
        ),
        (
            f("x INT[], OUT r INT[]", "WITH (launch = 'no')"),
            "22023",
            "invalid value for option",
            "'no'",
        ),
        (
            f("x INT[], OUT r INT[]", "WITH (length = '1', length = '2')"),
            "42601",
            "redundant",
            "length = '2'",
        ),
        (
            f("x INT[], OUT r INT[]", "WITH (threads = '1', threads = '2')"),
            "42601",
            "redundant",
            "threads = '2'",
        ),
        (
            f("x INT[]", "RETURNS INT WITH (overflow = 'wrap', length = '1')"),
            "42P13",
            "options of kernel",
            "length",
        ),
        (
            f("x INT[]", "RETURNS INT WITH (launch = 'checked')"),
            "42P13",
            "options of kernel",
            "launch",
        ),
        (
            f("x INT[]", "RETURNS INT WITH (threads = '1')"),
            "42P13",
            "options of kernel",
            "threads",
        ),
    ] {
        refused(&text, sqlstate, message, at);
    }
}
