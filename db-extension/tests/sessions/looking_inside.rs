//! SHOW FUNCTIONS, SHOW FUNCTION, EXPLAIN ANALYZE.

use crate::harness::Db;

#[test]
fn functions_are_listed_with_what_they_are() {
    let db = Db::new();
    db.rows("CREATE FUNCTION g(x DOUBLE, n INT DEFAULT 1) RETURNS DOUBLE LANGUAGE rbc CALLED ON NULL INPUT STABLE WITH (float_error = 'ieee') AS $$ return 1.0 $$");
    db.create("f() RETURNS INT", "return 1");
    let output = db.run("SHOW FUNCTIONS").unwrap();
    let columns = [
        "name",
        "arguments",
        "result",
        "volatility",
        "null_input",
        "options",
        "code_bytes",
        "compile_ms",
        "comment",
    ];
    assert_eq!(output.columns, columns);
    assert_eq!(output.tag, "SHOW");
    assert_eq!(output.rows[0][..6], ["f", "", "INTEGER", "immutable", "strict", "NULL"]);
    assert_eq!(
        output.rows[1][..6],
        [
            "g",
            "x DOUBLE, n INTEGER DEFAULT 1",
            "DOUBLE",
            "stable",
            "called",
            "float_error=ieee"
        ]
    );
    for row in &output.rows {
        assert!(
            row[6].parse::<i64>().unwrap() > 0 && row[7].parse::<f64>().unwrap() > 0.0,
            "{row:?}"
        );
    }
    assert_eq!(db.run("SHOW FUNCTIONS LIKE 'g%'").unwrap().rows.len(), 1);
}

#[test]
fn a_function_shows_its_forms() {
    let db = Db::new();
    db.create("f(x DOUBLE) RETURNS DOUBLE", "return x * x");
    db.create("f(x INT) RETURNS INT", "return x");
    assert_eq!(
        db.rows("SHOW FUNCTION f(DOUBLE)"),
        "f(x DOUBLE) RETURNS DOUBLE|\nreturn x * x\n"
    );
    assert_eq!(db.run("SHOW FUNCTION f AS source").unwrap().rows.len(), 2);
    for (form, part) in [("ir", "fmul"), ("llvm", "define"), ("asm", "rbc_kernel")] {
        let text = db.rows(&format!("SHOW FUNCTION f(DOUBLE) AS {form}"));
        assert!(text.contains(part), "{form}: {text}");
    }
    assert_eq!(db.error("SHOW FUNCTION g").sqlstate, "42883");
    assert_eq!(db.error("SHOW FUNCTION f(REAL)").sqlstate, "42883");
}

/// The examples of docs/lanes.md; how many rows depends on the CPU.
#[test]
fn a_function_says_why_it_takes_so_many_rows_at_once() {
    let db = Db::new();
    db.create("formula(x DOUBLE) RETURNS DOUBLE", "return x * x + 1");
    db.create("growth(x DOUBLE) RETURNS DOUBLE", "return math.exp(x) - 1");
    db.create(
        "newton(x DOUBLE) RETURNS DOUBLE",
        "y = 1.0\nfor i in range(50):\n    d = y - x / y\n    y = y - d / 2\n    if abs(d) < 1e-12:\n        break\nreturn y",
    );
    db.create(
        "divisors(x INT) RETURNS BIGINT",
        "return math.gcd(x, 60) + math.gcd(x, 77)",
    );
    db.create(
        "powers(x DOUBLE, n INT) RETURNS DOUBLE",
        "p = 1.0\nfor i in range(n):\n    p = p * x\nreturn p",
    );
    for (name, why) in [
        ("formula", " rows at once: the body has no loops"),
        (
            "growth",
            " rows at once: the library's functions overlap in several vectors",
        ),
        (
            "newton",
            "several vectors side by side overlap in loops over few values",
        ),
        (
            "divisors",
            "% of the work are functions, loops and elements of arrays that vectors don't speed up",
        ),
        ("powers", "; once more for calls with the same n in all rows"),
    ] {
        let text = db.rows(&format!("SHOW FUNCTION {name} AS lanes"));
        assert!(text.contains(why), "{text}");
    }
}

#[test]
fn explain_analyze_says_what_each_call_did() {
    let db = Db::new();
    db.create("f(x BIGINT) RETURNS BIGINT", "return x * x");
    db.rows("CREATE TABLE t AS SELECT v FROM generate_series(1, 20000) t(v)");
    let output = db
        .run("EXPLAIN ANALYZE SELECT sum(f(v)) FROM t WHERE f(v + 1) > 10")
        .unwrap();
    assert_eq!(
        (output.columns[0].as_str(), output.tag.as_str()),
        ("QUERY PLAN", "EXPLAIN")
    );
    let calls: Vec<&String> = output
        .rows
        .iter()
        .map(|r| &r[0])
        .filter(|l| l.starts_with("rbc call"))
        .collect();
    assert_eq!(calls.len(), 2, "{}", output.text());
    for (call, rows) in [("f(t.v)", "rows=19998"), ("f(t.v + 1)", "rows=20000")] {
        let line = calls
            .iter()
            .find(|l| l.contains(&format!("rbc call {call} ")))
            .unwrap_or_else(|| panic!("{calls:?}"));
        for part in [rows, "device=cpu", "compute=", "compile=", "[f(BIGINT)]"] {
            assert!(line.contains(part), "{part}: {line}");
        }
    }
    let plan = db.rows("EXPLAIN SELECT f(v) FROM t");
    assert!(plan.contains("logical_plan") && !plan.contains("rbc call"), "{plan}");
}

#[test]
fn information_schema_has_the_functions() {
    let db = Db::new();
    db.create("my_function(x DOUBLE, n INT) RETURNS DOUBLE", "return x");
    db.rows("COMMENT ON FUNCTION my_function IS 'mine'");
    let sql = "SELECT routine_name, data_type, description, syntax_example FROM information_schema.routines \
               WHERE routine_name = 'my_function'";
    assert_eq!(
        db.rows(sql),
        "my_function|double precision|mine|my_function(x DOUBLE, n INTEGER) RETURNS DOUBLE"
    );
    let sql = "SELECT ordinal_position, parameter_mode, data_type FROM information_schema.parameters \
               WHERE specific_name = 'my_function' ORDER BY parameter_mode, ordinal_position";
    assert_eq!(
        db.rows(sql),
        "1|IN|double precision\n2|IN|integer\n1|OUT|double precision"
    );
}

#[test]
fn a_kernel_function_shows_its_forms() {
    let db = Db::new();
    db.rows(
        "CREATE FUNCTION k(a DOUBLE, OUT r DOUBLE[], x DOUBLE[]) LANGUAGE rbc WITH (overflow = 'wrap', threads = 'len(x), 1') AS $$\n\
         i = cuda.grid(1)\nif i < len(x):\n    r[i] = a * x[i]\n$$",
    );
    let row = db.run("SHOW FUNCTIONS").unwrap().rows.remove(0);
    assert_eq!(
        row[..6],
        [
            "k",
            "a DOUBLE, x DOUBLE[]",
            "DOUBLE[]",
            "immutable",
            "strict",
            "overflow=wrap, length=len(x), threads=len(x), 1"
        ]
    );
    let of = "k(a DOUBLE, x DOUBLE[]) RETURNS DOUBLE[]|";
    let source = db.rows("SHOW FUNCTION k");
    assert_eq!(
        source,
        format!("{of}\ni = cuda.grid(1)\nif i < len(x):\n    r[i] = a * x[i]\n")
    );
    for (form, part) in [
        ("ir", "store output, "),
        ("llvm", "define ptx_kernel void @"),
        ("ptx", ".visible .entry "),
        ("verdict", "k: independent_if"),
        ("verdict", "gridDim.x*blockDim.x >= x.length"),
        ("verdict", "no assertion fails"),
    ] {
        let text = db.rows(&format!("SHOW FUNCTION k(DOUBLE, DOUBLE[]) AS {form}"));
        assert!(text.starts_with(of) && text.contains(part), "{form}: {text}");
    }
    for form in ["asm", "lanes"] {
        let error = db.error(&format!("SHOW FUNCTION k AS {form}"));
        assert_eq!(error.sqlstate, "0A000", "{form}: {error}");
    }
}
