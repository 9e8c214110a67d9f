//! Random expressions, and the functions that they call.

use rbcdb_udf_compiler::ir::arbitrary::Random;

use super::table::NUMBERS;

/// Functions: head and body.
pub const FUNCTIONS: &[(&str, &str)] = &[
    ("inv(x DOUBLE) RETURNS DOUBLE", "return 1.0 / x"),
    ("nest(x DOUBLE) RETURNS DOUBLE", "return inv(x) + 1.0"),
    (
        "root(x DOUBLE) RETURNS DOUBLE CALLED ON NULL INPUT",
        "if x is None:\n    return 2.5\nif x < 0:\n    return None\nreturn math.sqrt(x)",
    ),
    ("next(n INT) RETURNS INT", "return n + 1"),
    ("is_even(n BIGINT) RETURNS BOOLEAN", "return n % 2 == 0"),
    ("half(x REAL) RETURNS REAL", "return x / 2"),
    ("square(z COMPLEX) RETURNS COMPLEX", "return z * z"),
    (
        "pick(p BOOLEAN, n INT) RETURNS INT CALLED ON NULL INPUT",
        "if p is None:\n    return None\nif p:\n    return n\nreturn 7",
    ),
    (
        "positive(n BIGINT) RETURNS BIGINT",
        "if n <= 0:\n    return None\nreturn n",
    ),
    ("small(n SMALLINT) RETURNS SMALLINT", "return n"),
    ("big(n UBIGINT) RETURNS UBIGINT", "return n"),
    ("one() RETURNS INT", "return 1"),
    ("stuck(p BOOLEAN) RETURNS BOOLEAN", "while p:\n    pass\nreturn True"),
];

/// Makes expressions over the table `t` and [`FUNCTIONS`].
pub struct Generator {
    pub random: Random,
}

impl Generator {
    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.random.below(list.len())]
    }

    /// An expression with a number.
    pub fn number(&mut self, depth: usize) -> String {
        if depth == 0 {
            return match self.random.below(6) {
                0 => self
                    .one_of(&["0", "1", "-1", "2", "1000000", "0.5", "-0.0", "1e300"])
                    .to_owned(),
                _ => self.one_of(&NUMBERS).to_owned(),
            };
        }
        let d = depth - 1;
        match self.random.below(14) {
            0..4 => {
                let (left, op, right) = (self.number(d), self.one_of(&["+", "-", "*", "/", "%"]), self.number(d));
                format!("({left} {op} {right})")
            }
            4 => format!("root({})", self.number(d)),
            5 => format!("inv(CAST({} AS DOUBLE))", self.number(d)),
            6 => format!("next(CAST({} AS INT))", self.number(d)),
            7 => format!("positive(CAST({} AS BIGINT))", self.number(d)),
            8 => format!("pick({}, CAST({} AS INT))", self.truth(d), self.number(d)),
            9 => {
                let (when, then, other) = (self.truth(d), self.number(d), self.number(d));
                format!("CASE WHEN {when} THEN {then} ELSE {other} END")
            }
            10 => format!("CASE WHEN {} THEN {} END", self.truth(d), self.number(d)),
            11 => {
                let ty = self.one_of(&["TINYINT", "SMALLINT", "INT", "BIGINT", "UINTEGER", "REAL", "DOUBLE"]);
                format!("CAST({} AS {ty})", self.number(d))
            }
            12 => format!("coalesce({}, {})", self.number(d), self.number(d)),
            _ => self.number(0),
        }
    }

    /// An expression with a truth value.
    pub fn truth(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.one_of(&["p", "pb", "true", "false", "NULL::boolean"]).to_owned();
        }
        let d = depth - 1;
        match self.random.below(9) {
            0..3 => {
                let op = self.one_of(&["=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM"]);
                format!("({} {op} {})", self.number(d), self.number(d))
            }
            3 => format!("({} AND {})", self.truth(d), self.truth(d)),
            4 => format!("({} OR {})", self.truth(d), self.truth(d)),
            5 => format!("(NOT {})", self.truth(d)),
            6 => format!("is_even(CAST({} AS BIGINT))", self.number(d)),
            7 => format!("({} IS NULL)", self.number(d)),
            _ => self.truth(0),
        }
    }
}
