//! Random expressions.

use rbcdb_udf_compiler::ir::arbitrary::Random;

use super::table::NUMBERS;
use super::{Bench, Tally};

const EXPRESSIONS: usize = 250;
const DEPTH: usize = 4;

struct Generator {
    random: Random,
}

impl Generator {
    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.random.below(list.len())]
    }

    fn number(&mut self, depth: usize) -> String {
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

    fn truth(&mut self, depth: usize) -> String {
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

#[tokio::test]
async fn random_expressions_give_datafusions_bits() {
    let bench = Bench::new().await;
    let mut generator = Generator { random: Random(2026) };
    let (mut all, mut fused, mut refused) = (Tally::default(), 0, 0);
    for i in 0..EXPRESSIONS {
        let depth = 1 + i % DEPTH;
        let sql = match i % 3 {
            0 => format!("SELECT {} AS r FROM t", generator.truth(depth)),
            1 => format!("SELECT i64 FROM t WHERE {}", generator.truth(depth)),
            _ => format!("SELECT {} AS r FROM t", generator.number(depth)),
        };
        // Some mix types that SQL doesn't.
        let planned = match bench.context.sql(&sql).await {
            Ok(frame) => frame.create_physical_plan().await.is_ok(),
            Err(_) => false,
        };
        if !planned {
            continue;
        }
        let (tally, reasons) = bench.query(&sql).await;
        fused += usize::from(reasons.is_empty());
        refused += usize::from(!reasons.is_empty());
        all.add(tally);
    }
    assert!(
        fused > EXPRESSIONS / 2 && refused < fused,
        "{fused} fused, {refused} refused"
    );
    assert!(all.same > 5000 && all.failed > 100, "{all:?}");
}
