//! What bodies are refused with: code, place and hint; several findings in source order, no cascades.

mod support;

use std::time::{Duration, Instant};

use rbcdb_udf_compiler::{Diagnostics, Environment};
use support::{Catalog, check, codes, declared};

fn refused(function: &str, body: &str) -> Diagnostics {
    match Catalog::default().lower(&declared(function), body) {
        Ok(lowered) => panic!("accepted:\n{body}\n{}", lowered.module),
        Err(e) => e,
    }
}

/// Asserts the only finding's code and the text it points at.
fn refuse(function: &str, body: &str, code: &str, place: &str) {
    let e = refused(function, body);
    let found: Vec<(&str, &str)> = e.list.iter().map(|d| (d.code, &body[d.span.clone()])).collect();
    assert_eq!(found, [(code, place)], "{}", e.render(body, "f"));
    assert!(!e.render(body, "f").is_empty());
}

const F: &str = "f(x DOUBLE, n BIGINT) -> DOUBLE";
const N: &str = "f(x DOUBLE, n BIGINT) -> DOUBLE CALLED ON NULL INPUT";

#[test]
fn findings_are_collected_in_source_order_without_cascades() {
    let body = "a = y + 1\nb = a * 2 + missing\nc = math.sqr(b)\nreturn a + c";
    let e = refused(F, body);
    let found: Vec<(&str, &str)> = e.list.iter().map(|d| (d.code, &body[d.span.clone()])).collect();
    assert_eq!(
        found,
        [("RBC0200", "y"), ("RBC0200", "missing"), ("RBC0202", "math.sqr")]
    );
    let body = "return missing(y) + np.missing(z)";
    let e2 = refused(F, body);
    let found: Vec<&str> = e2.list.iter().map(|d| &body[d.span.clone()]).collect();
    assert_eq!(found, ["missing", "y", "np.missing", "z"]);
    assert!(e.list[2].hint.as_deref().is_some_and(|h| h.contains("math.sqrt")));
}

#[test]
fn names() {
    refuse(F, "return y", "RBC0200", "y");
    refuse(F, "return y(1)", "RBC0201", "y");
    refuse(F, "return math.y(1)", "RBC0202", "math.y");
    refuse(F, "return math.sqrt", "RBC0207", "math.sqrt");
    refuse(F, "return abs", "RBC0207", "abs");
    refuse(F, "return x(1)", "RBC0207", "x");
    refuse(F, "return n.foo", "RBC0202", "n.foo");
    refuse(F, "import os\nreturn x", "RBC0103", "os");
    refuse(
        F,
        "from math import sqrt, nothing\nreturn nothing(x)",
        "RBC0202",
        "nothing",
    );
    let e = refused("f(maxiters INT) -> INT", "return maxIters");
    assert!(
        e.list[0].hint.as_deref().is_some_and(|h| h.contains("`maxiters`")),
        "{e:?}"
    );
    let e = refused(F, "return sqrt(x)");
    assert!(
        e.list[0].hint.as_deref().is_some_and(|h| h.contains("math.sqrt")),
        "{e:?}"
    );
}

#[test]
fn types_of_operands_and_results() {
    refuse(F, "return x & 1", "RBC0301", "x & 1");
    refuse(F, "return x << 1", "RBC0301", "x << 1");
    refuse(F, "return ~x", "RBC0301", "~x");
    refuse(F, "z = 1j\nif z < 2:\n    return x\nreturn x", "RBC0301", "2");
    refuse(F, "return 1j // 2", "RBC0301", "1j // 2");
    refuse(F, "return int(1j)", "RBC0301", "int(1j)");
    refuse(F, "for i in range(x):\n    pass\nreturn x", "RBC0301", "x");
    refuse(F, "return math.sqrt(1j)", "RBC0301", "1j");
    refuse(F, "return math.gcd(n, x)", "RBC0301", "x");
    refuse(F, "return 1j", "RBC0304", "1j");
    refuse("f(x DOUBLE) -> INT", "return x / 2", "RBC0304", "x / 2");
    refuse("f(x INT) -> BOOLEAN", "return x", "RBC0304", "x");
    refuse("f(x INT) -> SMALLINT", "return 40000", "RBC0306", "40000");
    refuse(F, "return 99999999999999999999", "RBC0306", "99999999999999999999");
    assert_eq!(codes(F, "return np.sign(-9223372036854775809)"), ["RBC0306"]);
    refuse(F, "a, b = 1, 2, 3\nreturn a", "RBC0307", "a, b");
    refuse(F, "a, b = n\nreturn a", "RBC0307", "a, b");
    refuse(F, "return divmod(n, 2)", "RBC0102", "divmod(n, 2)");
}

#[test]
fn variables_on_all_paths() {
    refuse(F, "if x > 0:\n    y = 1\nreturn y", "RBC0300", "y");
    refuse(F, "for i in range(n):\n    y = i\nreturn y", "RBC0300", "y");
    refuse(F, "y = y + 1\nreturn y", "RBC0300", "y");
    refuse(F, "y += 1\nreturn y", "RBC0300", "y");
    refuse(F, "y = 1\ndel y\nreturn y", "RBC0300", "y");
    refuse(
        F,
        "for i in range(3):\n    if i == n:\n        break\n    y = i\nreturn y",
        "RBC0300",
        "y",
    );
    refuse(
        F,
        "if x > 0:\n    y = 1\nelse:\n    y = (1, 2)\nreturn x",
        "RBC0302",
        "y",
    );
    refuse(F, "y = (1, 2)\nfor i in range(n):\n    y = 3\nreturn x", "RBC0302", "y");
    refuse(
        F,
        "y = 1 if x > 0 else (1, 2)\nreturn x",
        "RBC0302",
        "1 if x > 0 else (1, 2)",
    );
    assert_eq!(codes(F, "if x > 0:\n    return 1"), ["RBC0305"]);
    assert_eq!(codes(F, "while n > 0:\n    return 1"), ["RBC0305"]);
}

#[test]
fn mistakes_in_loops_are_found_again_in_the_walk_that_counts() {
    refuse(
        F,
        "while x > 0:\n    n = math.frexp(x)\n    break\nreturn n",
        "RBC0302",
        "n",
    );
    refuse(
        F,
        "y = 0\nfor i in range(n):\n    y = y & 0.5\nreturn y",
        "RBC0301",
        "y & 0.5",
    );
    refuse(
        F,
        "while True:\n    y = 1.5 << 2\n    if x > 0:\n        break\nreturn y",
        "RBC0301",
        "1.5 << 2",
    );
    refuse(
        F,
        "for i in range(3):\n    y = 1.5 << i\nreturn y",
        "RBC0301",
        "1.5 << i",
    );
}

#[test]
fn null_checks() {
    refuse(N, "return x + 1", "RBC0303", "x");
    refuse(N, "return math.sqrt(x)", "RBC0303", "x");
    check(
        N,
        "if x is None:\n    return n\nreturn x",
        "f(NULL, 5) == 5\nf(NULL, NULL) == NULL\nf(1, NULL) == 1",
    );
    refuse(
        N,
        "if x is not None or n is not None:\n    return x * 2\nreturn x",
        "RBC0303",
        "x",
    );
    refuse(N, "if x == None:\n    return 1\nreturn 2", "RBC0301", "None");
    refuse(N, "if x > 1:\n    return 1\nreturn 2", "RBC0303", "x");
    refuse(
        "f(x INT) -> INT",
        "y = None\nif x > 1:\n    y = x\nreturn y + 1",
        "RBC0303",
        "y",
    );
}

#[test]
fn statements_and_expressions_that_do_not_exist() {
    for (body, place) in [
        ("class A:\n    pass\nreturn x", "class A:"),
        ("try:\n    y = 1\nexcept ValueError:\n    y = 2\nreturn y", "try:"),
        ("with x:\n    pass\nreturn x", "with x:"),
        ("global x\nreturn 1", "global x"),
        ("raise\nreturn 1", "raise"),
        ("match n:\n    case 1:\n        return 1\nreturn 2", "match n:"),
    ] {
        refuse(F, body, "RBC0100", place);
    }
    for (body, place) in [
        ("g = lambda v: v\nreturn x", "lambda v: v"),
        ("return sum(i for i in range(n))", "i for i in range(n)"),
        ("return x @ x", "x @ x"),
        ("return x is 1", "x is 1"),
        ("for i in n:\n    pass\nreturn x", "n"),
        ("return range(3)", "range(3)"),
        ("y = zip((1, 2), (3, n))\nreturn x", "zip((1, 2), (3, n))"),
    ] {
        refuse(F, body, "RBC0101", place);
    }
    for (body, place) in [
        ("s = 'text'\nreturn x", "'text'"),
        ("s = f'{x}'\nreturn x", "f'{x}'"),
        ("s = [1, 2]\nreturn x", "[1, 2]"),
        ("return x[0]", "x[0]"),
    ] {
        refuse(F, body, "RBC0102", place);
    }
}

#[test]
fn arguments() {
    refuse(F, "return math.sqrt(x, x)", "RBC0203", "math.sqrt(x, x)");
    refuse(F, "return math.sqrt(x=x)", "RBC0203", "x=x");
    refuse(F, "return abs()", "RBC0203", "abs()");
    refuse(F, "return min(x)", "RBC0203", "min(x)");
    refuse(F, "return n.bit_length(1)", "RBC0203", "n.bit_length(1)");
    refuse(F, "def g(a, b):\n    return a\nreturn g(x)", "RBC0203", "g(x)");
    refuse(F, "def g(a):\n    return a\nreturn g(x, b=1)", "RBC0203", "b=1");
}

#[test]
fn defs() {
    refuse(F, "def g(x, n):\n    return x", "RBC0010", "g");
    refuse(F, "def f(x):\n    return x", "RBC0010", "(x)");
    assert_eq!(codes(F, "def f(n, x):\n    return x"), ["RBC0010", "RBC0010"]);
    refuse(F, "def f(x, n=1):\n    return x", "RBC0100", "1");
    refuse(F, "def f(x: str, n):\n    return x", "RBC0011", "str");
    refuse(F, "def f(x: int, n):\n    return x", "RBC0011", "int");
    refuse(F, "def f(x, n) -> complex:\n    return x", "RBC0011", "complex");
    refuse(F, "y: list = 1\nreturn x", "RBC0011", "list");
    refuse(F, "def g(v):\n    return v\ng = 1\nreturn x", "RBC0208", "g");
    refuse(F, "def g(v):\n    return v + w\nreturn g(x)", "RBC0200", "w");
    refuse(F, "", "RBC0005", "");
    refuse(F, "import math", "RBC0005", "import math");
}

#[test]
fn recursion_is_refused_with_the_cycle() {
    let e = refused("fact(n BIGINT) -> BIGINT", "return 1 if n < 2 else n * fact(n - 1)");
    assert_eq!(e.list[0].code, "RBC0206");
    assert!(e.list[0].message.contains("fact → fact"), "{e}");
    let e = refused(F, "def g(v):\n    return h(v)\ndef h(v):\n    return g(v)\nreturn g(x)");
    assert!(e.list[0].message.contains("f.g → f.h → f.g"), "{e}");

    let mut catalog = Catalog::default();
    catalog.define("a(n BIGINT) -> BIGINT", "return n");
    catalog.define("b(n BIGINT) -> BIGINT", "return a(n) + 1");
    catalog.define("c(n BIGINT) -> BIGINT", "return b(n) + a(n)");
    let Err(e) = catalog.lower(&declared("a(n BIGINT) -> BIGINT"), "return c(n)") else {
        panic!("accepted")
    };
    assert_eq!(e.list[0].code, "RBC0206");
    assert!(
        e.list[0].message.contains("a → c → b → a") || e.list[0].message.contains("a → c → a"),
        "{e}"
    );
    // Another overload of the same name is another function.
    catalog.compile(&declared("a(x DOUBLE) -> DOUBLE"), "return a(1) + x");
    // The version that is about to be replaced doesn't count.
    catalog.compile(&declared("b(n BIGINT) -> BIGINT"), "return a(n) + 2");
}

#[test]
fn overloads_by_least_cost() {
    let mut catalog = Catalog::default();
    catalog.define("g(n BIGINT) -> INT", "return 1");
    catalog.define("g(x DOUBLE) -> INT", "return 2");
    catalog.define("g(a INT, b DOUBLE) -> INT", "return 3");
    catalog.define("g(a DOUBLE, b INT) -> INT", "return 4");
    let run = |body: &str, expected: &str| {
        support::check_in(&catalog, "f(n BIGINT, x DOUBLE, b BOOLEAN) -> INT", body, expected)
    };
    run("return g(n)", "f(1, 1, true) == 1");
    run("return g(x)", "f(1, 1, true) == 2");
    run("return g(b)", "f(1, 1, true) == 1");
    run("return g(7)", "f(1, 1, true) == 1");
    run("return g(n, x) * 10 + g(b=n, a=x)", "f(1, 1, true) == 34");
    let refuse = |body: &str| match catalog.lower(&declared("f(n BIGINT, x DOUBLE) -> INT"), body) {
        Ok(_) => panic!("accepted {body}"),
        Err(e) => e.list[0].clone(),
    };
    let d = refuse("return g(n, n)");
    assert_eq!(d.code, "RBC0205");
    assert!(
        d.hint.as_deref().is_some_and(|h| h.contains("g(a INTEGER, b DOUBLE)")),
        "{d:?}"
    );
    let d = refuse("return g(1j)");
    assert_eq!(d.code, "RBC0204");
    assert!(d.message.contains("complex"), "{d:?}");
    assert!(
        d.hint
            .as_deref()
            .is_some_and(|h| h.contains("g(n BIGINT) RETURNS INTEGER")),
        "{d:?}"
    );
    let d = refuse("return gg(1)");
    assert!(d.hint.as_deref().is_some_and(|h| h.contains("`g`")), "{d:?}");
    assert_eq!(catalog.names().len(), 1);
}

#[test]
fn strict_callees_take_no_null_and_nullable_callees_give_optional_results() {
    let mut catalog = Catalog::default();
    catalog.define("strict(x DOUBLE) -> DOUBLE", "return x");
    catalog.define("sometimes(x DOUBLE) -> DOUBLE", "if x > 0:\n    return x\nreturn None");
    catalog.define(
        "lenient(x DOUBLE) -> DOUBLE CALLED ON NULL INPUT",
        "return 0 if x is None else x",
    );
    let f = declared("f(x DOUBLE) -> DOUBLE CALLED ON NULL INPUT");
    for (body, code) in [
        ("return strict(x)", "RBC0303"),
        ("return sometimes(lenient(x)) + 1", "RBC0303"),
    ] {
        let Err(e) = catalog.lower(&f, body) else {
            panic!("accepted {body}")
        };
        assert_eq!(e.list[0].code, code);
    }
    support::check_in(
        &catalog,
        "f(x DOUBLE) -> DOUBLE CALLED ON NULL INPUT",
        "y = sometimes(lenient(x))\nreturn -1 if y is None else lenient(y) + lenient(None)",
        "f(NULL) == -1\nf(2) == 2",
    );
}

#[test]
fn dead_code_is_skipped_and_gives_valid_ir() {
    check(
        "f(x INT) -> INT",
        "return x\nreturn y + 1\nwhile True:\n    pass",
        "f(1) == 1",
    );
    check("f(x INT) -> INT", "while True:\n    return x\n    x = 1\n", "f(1) == 1");
    check(
        "f(x INT) -> INT",
        "for i in range(3):\n    break\n    x = 2\nreturn x",
        "f(1) == 1",
    );
    check(
        "f(x INT) -> INT",
        "if x > 0:\n    raise ValueError\nelse:\n    return 1\nreturn 2",
        "f(0) == 1\nf(1) raises P0001",
    );
    check(
        "f(x INT) -> INT",
        "if x is None:\n    return 'text'\nreturn x",
        "f(1) == 1",
    );
    check(
        "f(x INT) -> INT",
        "while False:\n    x = y\nelse:\n    x = 5\nreturn x",
        "f(1) == 5",
    );
    check("f(x INT) -> INT", "assert False, 'never'", "f(1) raises P0001");
    check(
        "f(x INT) -> INT",
        "for i in range(0, 5, 0):\n    x = 1\nreturn x",
        "f(1) raises 22023",
    );
}

/// Compiles or is refused quickly, without exhausting a small stack.
fn survives(body: String, expected: &[&str]) {
    let expected: Vec<String> = expected.iter().map(|s| s.to_string()).collect();
    let work = move || {
        let start = Instant::now();
        assert_eq!(codes("f(x DOUBLE) -> DOUBLE", &body), expected);
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    };
    let thread = std::thread::Builder::new()
        .stack_size(1 << 20)
        .spawn(work)
        .expect("a thread");
    thread.join().expect("no panic");
}

#[test]
fn hostile_bodies_work_or_get_a_clear_error() {
    survives(format!("return {}x", "x+".repeat(20_000)), &[]);
    survives(format!("return {}x", "x**".repeat(20_000)), &["RBC0004"]);
    survives(format!("return {}x", "-".repeat(20_000)), &["RBC0004"]);
    survives(format!("return {}x", "not ".repeat(20_000)), &[]);
    survives(format!("return x{}", ".real".repeat(20_000)), &["RBC0004"]);
    survives(format!("return {}x", "1 if x else ".repeat(10_000)), &["RBC0004"]);
    survives(format!("return x if x{} else 1", " < x".repeat(20_000)), &["RBC0004"]);
    survives(format!("return x if {}x else 1", "x and ".repeat(10_000)), &[]);
    survives(
        format!("if x:\n  return 1\n{}return x", "elif x:\n  return 2\n".repeat(10_000)),
        &["RBC0004"],
    );
    survives(
        format!("return {}x{}", "(".repeat(10_000), ")".repeat(10_000)),
        &["RBC0004"],
    );
    survives(format!("return {}x", "-".repeat(390)), &[]);
    survives(format!("return {}x{}", "abs(".repeat(199), ")".repeat(199)), &[]);
    survives(
        format!("return {}x{}", "(x if x else ".repeat(180), ")".repeat(180)),
        &[],
    );
    survives(
        format!(
            "{}return x\nreturn x",
            (0..99)
                .map(|i| format!("{}while x:\n", " ".repeat(i)))
                .collect::<String>()
                + &" ".repeat(99)
        ),
        &[],
    );
    survives("x".repeat(1 << 20), &["RBC0003"]);
    survives("return x\0".to_string(), &["RBC0002"]);
    survives("return (".to_string(), &["RBC0001"]);
    survives("\u{feff}return x\u{2028}".to_string(), &["RBC0001"]);
}

#[test]
fn five_thousand_locals_compile() {
    let mut body = String::new();
    for i in 0..5000 {
        body.push_str(&format!("v{i} = x + {i}\n"));
    }
    body.push_str("if x > 0:\n");
    for i in 0..5000 {
        body.push_str(&format!("    v{i} += 1\n"));
    }
    body.push_str(&format!(
        "return {}0",
        (0..5000).map(|i| format!("v{i} + ")).collect::<String>()
    ));
    survives(body, &[]);
}

#[test]
fn types_that_ripple_through_many_loops_settle_or_are_refused() {
    let mut body = String::from("v0 = 0\n");
    for i in 1..200 {
        body.push_str(&format!("v{i} = 0\n"));
    }
    body.push_str("for i in range(3):\n");
    for i in (1..200).rev() {
        body.push_str(&format!("    v{i} = v{}\n", i - 1));
    }
    body.push_str("    v0 = 0.5\nreturn v199");
    survives(body, &["RBC0006"]);
}
