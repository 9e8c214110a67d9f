//! What bodies compute: results as CPython 3.11 gives them, errors by SQLSTATE.

mod support;

use support::{Catalog, check, check_in};

#[test]
fn mandel_from_the_readme() {
    check(
        "mandel(x DOUBLE, y DOUBLE, max_iters INT) -> INT",
        "
c = complex(x, y)
z = 0j
for i in range(max_iters):
    z = z*z + c
    if z.real*z.real + z.imag*z.imag >= 4:
        return 255 * i // max_iters
return 255
",
        "
mandel(0.0, 0.0, 20) == 255
mandel(2.0, 2.0, 20) == 0
mandel(-0.7, 0.4, 20) == 127
mandel(0.4, 0.4, 20) == 102
",
    );
}

#[test]
fn integer_arithmetic() {
    let f = "f(a BIGINT, b BIGINT) -> BIGINT";
    check(
        f,
        "return a + b",
        "f(1, 2) == 3\nf(MAX, 1) raises 22003\nf(MIN, -1) raises 22003",
    );
    check(f, "return a - b", "f(1, 2) == -1\nf(MIN, 1) raises 22003");
    check(f, "return a * b", "f(-3, 2) == -6\nf(MIN, -1) raises 22003");
    check(
        f,
        "return a // b",
        "f(-7, 2) == -4\nf(7, -2) == -4\nf(7, 0) raises 22012\nf(MIN, -1) raises 22003",
    );
    check(
        f,
        "return a % b",
        "f(-7, 2) == 1\nf(7, -2) == -1\nf(7, 0) raises 22012\nf(MIN, -1) == 0",
    );
    check(
        f,
        "return a ** b",
        "f(3, 4) == 81\nf(2, 63) raises 22003\nf(2, -1) raises 22023\nf(0, 0) == 1\nf(-2, 63) == MIN",
    );
    check(
        f,
        "return a << b",
        "f(1, 62) == 4611686018427387904\nf(1, 63) raises 22003\nf(1, -1) raises 22023\nf(0, 200) == 0",
    );
    check(
        f,
        "return a >> b",
        "f(-1, 100) == -1\nf(5, 1) == 2\nf(5, 64) == 0\nf(1, -1) raises 22023",
    );
    check(f, "return (a & b) | (a ^ ~b)", "f(12, 10) == -7");
    check(
        f,
        "return -a + abs(b)",
        "f(3, -4) == 1\nf(MIN, 0) raises 22003\nf(0, MIN) raises 22003",
    );
    check(
        f,
        "q, r = divmod(a, b)\nreturn q * 10 + r",
        "f(7, 2) == 31\nf(-7, 2) == -39\nf(1, 0) raises 22012",
    );
    check(
        f,
        "return a ** 2 + b ** 3",
        "f(3, 2) == 17\nf(3037000500, 0) raises 22003",
    );
}

#[test]
fn wrapping_arithmetic_is_an_option() {
    let f = "f(a BIGINT, b BIGINT) -> BIGINT overflow='wrap'";
    check(f, "return a + b", "f(MAX, 1) == MIN");
    check(f, "return a * b", "f(MIN, -1) == MIN");
    check(f, "return a // b", "f(MIN, -1) == MIN\nf(1, 0) raises 22012");
    check(f, "return abs(a) - b", "f(MIN, 0) == MIN");
    check(
        f,
        "return a << b",
        "f(1, 63) == MIN\nf(1, 64) == 0\nf(1, -1) raises 22023",
    );
    check(
        "f(a BIGINT) -> INT overflow='wrap'",
        "return a",
        "f(7) == 7\nf(MAX) raises 22003",
    );
}

#[test]
fn integer_division_to_float_is_correctly_rounded() {
    let f = "f(a BIGINT, b BIGINT) -> DOUBLE";
    check(
        f,
        "return a / b",
        "
f(1, 3) == 0.3333333333333333
f(9007199254740993, 9007199254740992) == 1.0
f(9223372036854775807, 3) == 3.0744573456182584e18
f(1, 0) raises 22012
f(0, -5) == -0.0
",
    );
    check(
        "f(a INT, b INT) -> DOUBLE float_error='ieee'",
        "return a / b",
        "f(1, 0) == inf\nf(0, 0) == nan",
    );
}

#[test]
fn comparisons_between_integers_and_floats_are_exact() {
    let f = "f(a BIGINT, x DOUBLE) -> BOOLEAN";
    check(
        f,
        "return a == x",
        "f(9007199254740993, 9007199254740992) == false\nf(MAX, 9223372036854775807) == false\nf(0, -0.0) == true",
    );
    check(
        f,
        "return a < x",
        "f(MAX, 9223372036854775807) == true\nf(1, nan) == false\nf(2, 2.5) == true",
    );
    check(
        f,
        "return a <= x",
        "f(MAX, 9223372036854775807) == true\nf(1, nan) == false\nf(2, 2) == true\nf(3, 2.5) == false",
    );
    check(
        f,
        "return a > x",
        "f(9007199254740993, 9007199254740992) == true\nf(1, nan) == false",
    );
    check(
        f,
        "return a >= x",
        "f(9007199254740993, 9007199254740992) == true\nf(1, nan) == false\nf(2, 2) == true\nf(2, 2.5) == false",
    );
    check(
        f,
        "return x > a",
        "f(MAX, 9223372036854775807) == true\nf(1, nan) == false",
    );
    check(f, "return a != x", "f(1, nan) == true\nf(1, 1) == false");
}

#[test]
fn unsigned_integers() {
    let f = "f(a UBIGINT, b UBIGINT) -> UBIGINT";
    check(f, "return a + b", "f(UMAX, 0) == UMAX\nf(UMAX, 1) raises 22003");
    check(f, "return a - b", "f(1, 2) raises 22003\nf(2, 1) == 1");
    check(
        f,
        "return a * 2",
        "f(9223372036854775807, 0) == 18446744073709551614\nf(UMAX, 0) raises 22003",
    );
    check(
        f,
        "return a // b",
        "f(UMAX, 2) == 9223372036854775807\nf(1, 0) raises 22012",
    );
    check(
        f,
        "return a ** 2",
        "f(4294967295, 0) == 18446744065119617025\nf(4294967296, 0) raises 22003",
    );
    check(
        f,
        "return a ** b",
        "f(2, 63) == 9223372036854775808\nf(2, 64) raises 22003",
    );
    check(f, "return a & 255 | b >> 1", "f(257, 4) == 3");
    check(
        f,
        "x = a\nfor i in range(3):\n    x = x ^ b\nreturn x",
        "f(UMAX, 1) == 18446744073709551614",
    );
    let g = "g(a UBIGINT, b BIGINT) -> BIGINT";
    check(g, "return a + b", "g(1, -2) == -1\ng(UMAX, -2) raises 22003");
    check(
        "g(a UBIGINT, b BIGINT) -> BOOLEAN",
        "return a > b",
        "g(0, -1) == true\ng(UMAX, MAX) == true\ng(1, 2) == false",
    );
    check(
        "g(a UBIGINT, b BIGINT) -> BOOLEAN",
        "return a == b",
        "g(UMAX, -1) == false\ng(5, 5) == true",
    );
    check(
        "g(a UBIGINT) -> BOOLEAN",
        "return a > -1 and a <= 18446744073709551615",
        "g(0) == true\ng(UMAX) == true",
    );
    check(
        "g(a UBIGINT) -> BIGINT",
        "return a.bit_length() * 100 + a.bit_count()",
        "g(UMAX) == 6464\ng(0) == 0\ng(1) == 101",
    );
    check(
        "g(a UBIGINT, x DOUBLE) -> BOOLEAN",
        "return a < x",
        "g(UMAX, 18446744073709551615) == true",
    );
}

#[test]
fn float_arithmetic() {
    let f = "f(a DOUBLE, b DOUBLE) -> DOUBLE";
    check(
        f,
        "return a / b",
        "f(1, 4) == 0.25\nf(1, 0) raises 22012\nf(nan, 0) raises 22012\nf(inf, 2) == inf",
    );
    check(
        f,
        "return a // b",
        "f(-7, 2) == -4\nf(7, -2) == -4\nf(1, 0) raises 22012\nf(-0.0, 2) == -0.0",
    );
    check(
        f,
        "return a % b",
        "f(-7, 2) == 1\nf(7, -2) == -1\nf(1, 0) raises 22012\nf(5, inf) == 5",
    );
    check(
        f,
        "return a ** b",
        "f(2, 0.5) == 1.4142135623730951\nf(0, -1) raises 22012\nf(-8, 0.5) raises 2201F\nf(10, 400) raises 22003\nf(inf, 2) == inf\nf(nan, 0) == 1",
    );
    check(
        f,
        "return a ** 2",
        "f(3, 0) == 9\nf(1e200, 0) raises 22003\nf(inf, 0) == inf",
    );
    check(f, "return a ** -1", "f(4, 0) == 0.25\nf(0, 0) raises 22012");
    check(
        f,
        "return max(a, b)",
        "f(1, 2) == 2\nf(nan, 1) == nan\nf(1, nan) == 1\nf(0.0, -0.0) == 0.0",
    );
    check(f, "return min(a, b, 0.5)", "f(1, 2) == 0.5\nf(-1, 2) == -1");
    check(
        "f(a DOUBLE, b DOUBLE) -> DOUBLE float_error='ieee'",
        "return a / b + a // b",
        "f(1, 0) == inf\nf(0, 0) == nan",
    );
    check(
        "f(a DOUBLE) -> BIGINT",
        "return round(a)",
        "f(0.5) == 0\nf(1.5) == 2\nf(2.5) == 2\nf(nan) raises 22003\nf(1e19) raises 22003",
    );
    check(
        "f(a DOUBLE) -> BIGINT",
        "return int(a)",
        "f(-1.9) == -1\nf(inf) raises 22003\nf(9223372036854775807) raises 22003",
    );
    check(
        "f(a DOUBLE) -> DOUBLE",
        "return round(a, 2)",
        "f(2.675) == 2.67\nf(1e300) == 1e300",
    );
    check(
        "f(a DOUBLE) -> DOUBLE",
        "return -a + abs(a)",
        "f(-2) == 4\nf(0.0) == 0.0",
    );
}

#[test]
fn single_precision_stays_single_precision_among_itself() {
    check(
        "f(a REAL, b REAL) -> REAL",
        "return a + b",
        "f(16777216, 1) == 16777216",
    );
    check(
        "f(a REAL, b REAL) -> DOUBLE",
        "return a + 1 + b",
        "f(16777216, 1) == 16777218",
    );
    check(
        "f(a DOUBLE) -> REAL",
        "return a",
        "f(0.1) == 0.1\nf(1e39) raises 22003\nf(inf) == inf",
    );
    check(
        "f(a REAL) -> REAL",
        "import math\nreturn math.sqrt(a)",
        "f(2) == 1.4142135",
    );
}

#[test]
fn complex_numbers() {
    let f = "f(a COMPLEX, b COMPLEX) -> COMPLEX";
    check(f, "return a * b + 1", "f((1.0, 2.0), (3.0, -1.0)) == (6.0, 5.0)");
    check(
        f,
        "return a / b",
        "f((1.0, 2.0), (0.0, 1.0)) == (2.0, -1.0)\nf((1.0, 0.0), (0.0, 0.0)) raises 22012",
    );
    check(f, "return a ** 2", "f((1.0, 2.0), (0.0, 0.0)) == (-3.0, 4.0)");
    check(
        "f(z COMPLEX) -> DOUBLE",
        "return abs(z) + z.real + z.conjugate().imag",
        "f((3.0, 4.0)) == 4.0",
    );
    check(
        "f(z COMPLEX) -> BOOLEAN",
        "return z == 2 and z != 1j",
        "f((2.0, 0.0)) == true\nf((2.0, 1.0)) == false",
    );
    check(
        "f(x DOUBLE) -> COMPLEX",
        "import cmath\nreturn cmath.sqrt(x)",
        "f(-4.0) == (0.0, 2.0)",
    );
    check("f(x INT) -> COMPLEX", "return x", "f(3) == (3.0, 0.0)");
}

#[test]
fn polar_coordinates_at_the_limits() {
    check(
        "f(r DOUBLE, phi DOUBLE) -> COMPLEX",
        "return cmath.rect(r, phi)",
        "
f(0.0, inf) == (0.0, 0.0)
f(0.0, nan) == (0.0, 0.0)
f(1.0, inf) raises 2201F
f(nan, 0.0) == (nan, 0.0)
f(inf, -0.0) == (inf, -0.0)
f(-2.0, 0.0) == (-2.0, -0.0)
",
    );
}

#[test]
fn conditions_and_values_of_and_or() {
    check("f(a INT, b INT) -> INT", "return a or b", "f(0, 5) == 5\nf(3, 5) == 3");
    check("f(a INT, b INT) -> INT", "return a and b", "f(0, 5) == 0\nf(3, 5) == 5");
    check(
        "f(a INT, b INT) -> BOOLEAN",
        "return b != 0 and a // b > 1",
        "f(4, 0) == false\nf(4, 2) == true",
    );
    check(
        "f(a INT, b INT) -> BOOLEAN",
        "return b == 0 or a // b > 1",
        "f(4, 0) == true\nf(1, 2) == false",
    );
    check(
        "f(a INT, b INT) -> INT",
        "return a // b if b else -1",
        "f(4, 0) == -1\nf(4, 2) == 2",
    );
    check(
        "f(a INT, b INT, c INT) -> BOOLEAN",
        "return a < b <= c",
        "f(1, 2, 2) == true\nf(1, 1, 2) == false\nf(1, 3, 2) == false",
    );
    check(
        "f(a INT, b INT) -> BOOLEAN",
        "return 0 < a < 100 // b",
        "f(0, 0) == false\nf(1, 0) raises 22012\nf(5, 10) == true",
    );
    check("f(a INT) -> BOOLEAN", "return not a", "f(0) == true\nf(2) == false");
    check(
        "f(a INT) -> BOOLEAN",
        "return a in (1, 2, 3)",
        "f(2) == true\nf(4) == false",
    );
    check(
        "f(a BOOLEAN, b BOOLEAN) -> INT",
        "return a + b + True",
        "f(true, true) == 3",
    );
    check(
        "f(a BOOLEAN, b BOOLEAN) -> BOOLEAN",
        "return a & b ^ True | False",
        "f(true, true) == false",
    );
    check(
        "f(a INT, x DOUBLE) -> DOUBLE",
        "return a if a > 2 else x",
        "f(1, 0.5) == 0.5\nf(3, 0.5) == 3",
    );
}

#[test]
fn loops() {
    check(
        "f(n INT) -> BIGINT",
        "s = 0\nfor i in range(n):\n    if i % 2:\n        continue\n    if i > 10:\n        break\n    s += i\nreturn s",
        "f(5) == 6\nf(100) == 30\nf(-1) == 0",
    );
    check(
        "f(n INT) -> BIGINT",
        "s = 0\nfor i in range(10, n, -3):\n    s = s * 100 + i\nreturn s",
        "f(0) == 10070401\nf(10) == 0",
    );
    check(
        "f(a BIGINT, b BIGINT, c BIGINT) -> BIGINT",
        "n = 0\nfor i in range(a, b, c):\n    n += 1\n    if n > 5:\n        return i\nreturn n",
        "
f(0, 10, 3) == 4
f(0, 10, 0) raises 22023
f(10, 0, -4) == 3
f(9223372036854775800, MAX, 3) == 3
f(MIN, MAX, MAX) == 3
f(MAX, MIN, MIN) == 2
f(0, MAX, 1) == 5
",
    );
    check(
        "f(n INT) -> INT",
        "for i in range(n):\n    if i * i > 50:\n        r = i\n        break\nelse:\n    r = -1\nreturn r",
        "f(3) == -1\nf(100) == 8",
    );
    check(
        "f(n INT) -> INT",
        "i = 7\nfor i in range(n):\n    i = i * 2\nreturn i",
        "f(0) == 7\nf(4) == 6",
    );
    check(
        "f(n INT) -> INT",
        "for i in range(3):\n    j = i + n\nreturn i * 100 + j",
        "f(1) == 203",
    );
    check(
        "f(n INT) -> INT",
        "while True:\n    n -= 1\n    if n < 10:\n        break\nreturn n",
        "f(100) == 9",
    );
    check(
        "f(n INT) -> INT",
        "k = 0\nwhile n > 1:\n    n = n // 2 if n % 2 == 0 else 3 * n + 1\n    k += 1\nelse:\n    k = k * 10\nreturn k",
        "f(6) == 80\nf(1) == 0",
    );
    check(
        "f(n INT) -> DOUBLE",
        "x = 0\nfor i in range(n):\n    x = x + 0.5\nreturn x",
        "f(0) == 0\nf(3) == 1.5",
    );
    check(
        "f(n INT) -> INT",
        "a, b = 0, 1\nfor _ in range(n):\n    a, b = b, a + b\nreturn a",
        "f(10) == 55",
    );
    check(
        "f(n INT) -> INT",
        "t = 0\nfor i in range(n):\n    for j in range(i):\n        if j > 3:\n            break\n        t += j\n    else:\n        t += 100\nreturn t",
        "f(3) == 301\nf(7) == 522",
    );
    check(
        "f(n INT) -> INT",
        "for i in range(n):\n    while True:\n        n = n - 1\n        if n < 5:\n            return n\n        if n % 2:\n            break\nreturn -1",
        "f(20) == 4",
    );
}

#[test]
fn types_unify_where_paths_join() {
    check(
        "f(n INT) -> DOUBLE",
        "if n > 0:\n    x = 1\nelse:\n    x = 2.5\nreturn x / 2",
        "f(1) == 0.5\nf(0) == 1.25",
    );
    check(
        "f(n INT) -> DOUBLE",
        "x = 7\ny = x // 2\nx = 0.5\nreturn x + y",
        "f(0) == 3.5",
    );
    check(
        "f(n INT) -> COMPLEX",
        "z = 0\nfor i in range(n):\n    z = z * 1j + i\nreturn z",
        "f(3) == (2.0, 1.0)\nf(0) == (0.0, 0.0)",
    );
    check(
        "f(n INT) -> DOUBLE",
        "a = b = 1\nfor i in range(n):\n    a = b\n    b = b + 0.5\nreturn a",
        "f(0) == 1\nf(2) == 1.5",
    );
}

#[test]
fn nulls() {
    let f = "f(x DOUBLE, y DOUBLE) -> DOUBLE CALLED ON NULL INPUT";
    check(
        f,
        "if x is None:\n    return y\nif y is None or y == 0:\n    return None\nreturn x / y",
        "f(NULL, 2) == 2\nf(NULL, NULL) == NULL\nf(1, NULL) == NULL\nf(1, 0) == NULL\nf(1, 4) == 0.25",
    );
    check(
        f,
        "if x is not None and y is not None:\n    return x + y\nreturn None",
        "f(1, 2) == 3\nf(NULL, 2) == NULL",
    );
    check(
        f,
        "a = x if x is not None else 0.0\nb = 1 if y is None else y\nreturn a + b",
        "f(NULL, NULL) == 1\nf(2, 3) == 5",
    );
    check(
        f,
        "if x is None:\n    x = 1.5\nreturn x",
        "f(NULL, 0) == 1.5\nf(2, 0) == 2",
    );
    check(
        f,
        "r = None\nif x is not None:\n    r = x * 2\nif r is None:\n    return -1\nreturn r",
        "f(NULL, 0) == -1\nf(2, 0) == 4",
    );
    check(
        f,
        "assert x is not None, 'x is needed'\nreturn x",
        "f(NULL, 0) raises P0001\nf(2, 0) == 2",
    );
    check(
        f,
        "r = x\nfor i in range(3):\n    if r is None:\n        r = y\n        continue\n    r = r + 1\nreturn r",
        "f(NULL, 5) == 7\nf(1, 5) == 4\nf(NULL, NULL) == NULL",
    );
    check(
        f,
        "return x or y",
        "f(NULL, 5) == 5\nf(0, 5) == 5\nf(3, 5) == 3\nf(NULL, NULL) == NULL",
    );
    check(
        "f(x DOUBLE) -> DOUBLE",
        "if x > 0:\n    return None\nreturn x",
        "f(1) == NULL\nf(-1) == -1\nf(NULL) == NULL",
    );
    check(
        "f(x INT) -> BOOLEAN CALLED ON NULL INPUT",
        "if x:\n    return x > 3\nreturn x is None",
        "f(NULL) == true\nf(0) == false\nf(4) == true",
    );
    check(
        "f(x INT) -> BOOLEAN CALLED ON NULL INPUT",
        "return not (x is None or x < 3)",
        "f(NULL) == false\nf(0) == false\nf(4) == true",
    );
}

#[test]
fn raise_and_assert() {
    check(
        "f(x INT) -> INT",
        "if x < 0:\n    raise ValueError('negative')\nassert x != 3\nreturn x",
        "f(-1) raises P0001\nf(3) raises P0001\nf(4) == 4",
    );
    check(
        "f(x INT) -> INT",
        "if x:\n    return x\nraise Exception",
        "f(0) raises P0001\nf(1) == 1",
    );
}

#[test]
fn whole_defs_and_imports() {
    check(
        "area(r DOUBLE) -> DOUBLE",
        "\n    import math\n\n    def area(r: float) -> float:\n        \"\"\"Of a circle.\"\"\"\n        return math.pi * r ** 2\n",
        "area(1) == PI",
    );
    check(
        "f(x DOUBLE) -> DOUBLE",
        "from math import sqrt as root, hypot\nimport numpy as np\nreturn root(x) + hypot(x, 0) + np.fabs(x)",
        "f(4) == 10",
    );
    check(
        "f(maxiters INT) -> INT",
        "def f(maxIters):\n    return maxIters + 1",
        "f(1) == 2",
    );
}

#[test]
fn nested_functions_capture_and_specialise() {
    check(
        "f(x DOUBLE, n INT) -> DOUBLE",
        "def twice(v):\n    return v * 2\nreturn twice(x) + twice(n)",
        "f(1.5, 2) == 7",
    );
    check(
        "f(x DOUBLE) -> DOUBLE",
        "k = 10\ndef scale(v):\n    return v * k\ndef both(v):\n    return scale(v) + x\nk = 100\nreturn both(2)",
        "f(1) == 201",
    );
    check(
        "f(x INT) -> INT",
        "def sign(v) -> int:\n    if v < 0:\n        return -1\n    return v > 0\nreturn sign(x)",
        "f(-5) == -1\nf(5) == 1\nf(0) == 0",
    );
    check(
        "f(x INT) -> DOUBLE",
        "def g(v):\n    if v > 2:\n        return 0.5\n    return v\nreturn g(x)",
        "f(5) == 0.5\nf(1) == 1",
    );
    check(
        "f(x INT) -> INT CALLED ON NULL INPUT",
        "def g(v):\n    return 7 if v is None else v\nreturn g(x)",
        "f(NULL) == 7\nf(1) == 1",
    );
    check(
        "f(x INT) -> INT",
        "def g(v):\n    if v > 3:\n        return None\n    return v\nr = g(x)\nreturn -1 if r is None else r",
        "f(5) == -1\nf(1) == 1",
    );
}

#[test]
fn calls_of_other_functions() {
    let mut catalog = Catalog::default();
    catalog.define("half(x DOUBLE) -> DOUBLE", "return x / 2");
    catalog.define("quarter(x DOUBLE) -> DOUBLE", "return half(half(x))");
    check_in(
        &catalog,
        "f(n INT) -> DOUBLE",
        "return quarter(n) + half(x=n)",
        "f(8) == 6",
    );
}
