//! Random expressions.

use rbcdb_udf_compiler::ir::arbitrary::Random;

use super::generator::Generator;
use super::{Bench, Tally};

const EXPRESSIONS: usize = 250;
const DEPTH: usize = 4;

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
