//! Each kind of expression once, and what is refused.

use std::sync::Arc;

use arrow::datatypes::{Field, Schema};
use datafusion::logical_expr::Operator;
use datafusion::physical_expr::expressions::{BinaryExpr, CaseExpr, Column};

use super::{Bench, Tally};

/// Expressions in which a function fails only where DataFusion does.
const EXACT: &[&str] = &[
    "inv(f64b) ",
    "nest(f64b)",
    "next(i32)",
    "next(i32) * 2",
    "next(next(i32b))",
    "root(f64)",
    "root(inv(f64))",
    "is_even(i64)",
    "NOT is_even(i64)",
    "is_even(i64) IS NULL",
    "positive(i64) IS NOT NULL",
    "positive(i64) + i64b",
    "positive(i64) - 1 - i64b",
    "positive(i64) / i64b",
    "positive(i64) % i64b",
    "-positive(i64)",
    "small(i16) * i16b",
    "big(u64) - u64b",
    "big(u64) / u64b",
    "big(u64) % u64b",
    "pick(p, i32)",
    "pick(pb, next(i32))",
    "pick(is_even(i64), i32b)",
    "one() + i32",
    "one()",
    "CASE WHEN i32b <> 0 THEN next(i32) ELSE 5 END",
    "CASE WHEN p THEN next(i32) WHEN pb THEN i32 END",
    "CASE next(i32b) WHEN 1 THEN 10 WHEN 2 THEN 20 ELSE i32b END",
    "CASE WHEN is_even(i64) THEN i64 ELSE positive(i64b) END",
    "coalesce(positive(i64), i64b, 3)",
    "coalesce(positive(i64), 3)",
    "nullif(next(i32), 1)",
    "nullif(is_even(i64), pb)",
    "CAST(next(i32) AS DOUBLE)",
    "CAST(next(i32) AS REAL)",
    "CAST(next(i32) AS SMALLINT)",
    "CAST(positive(i64) AS DOUBLE)",
    "CAST(positive(i64) AS REAL)",
    "CAST(big(u64) AS DOUBLE)",
    "CAST(big(u64) AS REAL)",
    "CAST(big(u64) AS BIGINT)",
    "CAST(positive(i64) AS UBIGINT)",
    "CAST(positive(i64) AS TINYINT)",
    "CAST(root(f64) AS INT)",
    "CAST(root(f64) AS UBIGINT)",
    "CAST(root(f64) AS REAL)",
    "CAST(half(f32) AS BIGINT)",
    "CAST(half(f32) AS DOUBLE)",
    "CAST(is_even(i64) AS INT)",
    "CAST(is_even(i64) AS DOUBLE)",
    "CAST(positive(i64) AS BOOLEAN)",
    "CAST(root(f64) AS BOOLEAN)",
    "root(f64) = root(f64b)",
    "root(f64) < root(f64b)",
    "root(f64) >= 1.5",
    "half(f32) <= half(f32b)",
    "half(f32) > half(f32b)",
    "half(f32) <> half(f32b)",
    "CASE WHEN pb THEN root(f64) ELSE 'NaN'::double END",
    "root(f64) < 'NaN'::double",
    "is_even(i64) = pb",
    "is_even(i64) < p",
    "is_even(i64) IS DISTINCT FROM p",
    "positive(i64) IS NOT DISTINCT FROM i64b",
    "root(f64) IS DISTINCT FROM root(f64b)",
    "is_even(i64) IS TRUE",
    "is_even(i64) IS NOT FALSE",
    "is_even(i64) AND p",
    "is_even(i64) OR p",
    "p AND is_even(i64) AND positive(i64) > 2",
    "pb OR is_even(i64) OR positive(i64b) > 2",
    "(p OR is_even(i64)) AND (pb OR NOT is_even(i64b))",
    "NOT (p AND is_even(i64))",
    "next(i32) BETWEEN 0 AND 10",
    "re(square(complex(root(f64), 1.0)))",
    "im(square(square(complex(root(f64), inv(f64b)))))",
    "square(complex(1.0, root(f64)))",
    "pick(NULL, i32)",
    "next(NULL)",
];

/// Expressions where nans, or what DataFusion skips by chance, leave rows to it.
const DOUBTFUL: &[&str] = &[
    "inv(CASE WHEN f64b = 0 THEN NULL ELSE f64b END)",
    "CASE WHEN f64b > 0 THEN 1 END IS NULL AND is_even(i64)",
    "nest(f64) + nest(f64b)",
    "inv(f64b) * f64",
    "root(f64) + f64b",
    "root(f64) - root(f64b)",
    "root(f64) * 0.5 / f64b",
    "root(f64) % f64b",
    "half(f32) % f32b",
    "half(f32) * f32b + half(f32b)",
    "-root(f64)",
    "root(f64) < f64b",
    "f64 = f64b OR is_even(i64)",
    "f64b > 0.0 AND f64 / f64b > 1.0 AND is_even(i64)",
    "i64b <> 0 AND i64 / i64b > 1 AND is_even(i64)",
    "CASE WHEN is_even(i64) THEN f64 ELSE f64b END",
    "complex(f64, root(f64))",
    "f64 IS DISTINCT FROM root(f64b)",
];

#[tokio::test]
async fn every_kind_of_expression_gives_datafusions_bits() {
    let bench = Bench::new().await;
    let (mut all, mut wrong) = (Tally::default(), Vec::new());
    for (list, exact) in [(EXACT, true), (DOUBTFUL, false)] {
        for expr in list {
            let (tally, refused) = bench.query(&format!("SELECT {expr} AS r FROM t")).await;
            let fine = refused.is_empty() && tally.same + tally.failed > 0 && (!exact || tally.left == 0);
            if !fine {
                wrong.push(format!("{expr}: {tally:?} {refused:?}"));
            }
            all.add(tally);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(all.same > 3000 && all.failed > 200 && all.left > 100, "{all:?}");
}

#[tokio::test]
async fn filters_keep_the_same_rows() {
    let bench = Bench::new().await;
    for predicate in [
        "is_even(i64)",
        "next(i32) > 0 AND p",
        "positive(i64) > 1 AND is_even(i64b) AND root(f64) < 3.0",
        "is_even(i64) OR positive(i64b) = 1",
        "NOT (is_even(i64) AND p)",
        "positive(i64) IS NULL",
    ] {
        let (tally, refused) = bench.query(&format!("SELECT i64 FROM t WHERE {predicate}")).await;
        assert!(refused.is_empty(), "{predicate}: {refused:?}");
        assert!(tally.same > 20, "{predicate}: {tally:?}");
    }
}

/// `stuck(true)` never ends: it must not be entered where DataFusion doesn't.
#[tokio::test]
async fn rows_that_are_not_needed_are_not_computed() {
    let bench = Bench::new().await;
    for expr in [
        "CASE WHEN p THEN 1 WHEN stuck(p) THEN 2 END",
        "p OR stuck(p)",
        "NOT pb AND stuck(pb)",
        "p IS NULL OR p OR stuck(p)",
        "coalesce(pb, stuck(true))",
        "stuck(nullif(pb, true))",
        "pick(p, CAST(CASE WHEN pb THEN 1 WHEN stuck(pb) THEN 2 END AS INT))",
    ] {
        let (tally, refused) = bench.query(&format!("SELECT {expr} AS r FROM t")).await;
        assert!(
            refused.is_empty() && tally.failed + tally.left == 0,
            "{expr}: {tally:?} {refused:?}"
        );
    }
}

#[tokio::test]
async fn what_typed_ir_cannot_say_is_refused() {
    let bench = Bench::new().await;
    for expr in [
        "next(length('a' || i32))",
        "CAST(next(i32) AS TEXT)",
        "CAST(next(i32) AS DECIMAL(10, 2))",
        "sin(root(f64))",
        "CASE root(f64) WHEN 0.0 THEN 1 ELSE 2 END",
        "nullif(root(f64), 0.0)",
        "TRY_CAST(positive(i64) AS INT)",
        "square(complex(root(f64), 1.0)) IS NULL AND square(complex(root(f64), 1.0)) = complex(1.0, 2.0)",
    ] {
        let (_, refused) = bench.query(&format!("SELECT {expr} AS r FROM t")).await;
        assert!(!refused.is_empty(), "{expr}");
    }
}

#[tokio::test]
async fn shared_callees_are_there_once() {
    let bench = Bench::new().await;
    let plan = bench
        .context
        .sql("SELECT nest(f64) + nest(f64b) + inv(f64b) AS r FROM t")
        .await
        .unwrap();
    let plan = plan.create_physical_plan().await.unwrap();
    let projection = plan.downcast_ref::<super::ProjectionExec>().unwrap();
    let fused = super::fuse(&projection.expr()[0].expr, &projection.input().schema()).unwrap();
    let names: Vec<&str> = fused.module.functions.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["inv", "nest", "expression"]);
    assert_eq!(fused.columns.len(), 2);
}

#[test]
fn what_occurs_twice_is_computed_once_where_it_is_at_hand() {
    type Expr = Arc<dyn super::PhysicalExpr>;
    let schema = Schema::new(vec![Field::new("n", super::DataType::Int64, false)]);
    let n: Expr = Arc::new(Column::new("n", 0));
    let of = |left: &Expr, op, right: &Expr| Arc::new(BinaryExpr::new(Arc::clone(left), op, Arc::clone(right))) as Expr;
    let square = of(&n, Operator::Multiply, &n);
    let products = |expr: &Expr| {
        let text = super::fuse(expr, &schema).unwrap().module.to_string();
        text.matches("mul").count()
    };
    let twice = of(&square, Operator::Plus, &of(&n, Operator::Multiply, &n));
    assert_eq!(products(&square), products(&twice));
    // Each branch has its own, since the other may not have been taken.
    let case = |condition: &Expr| {
        let branch = (Arc::clone(condition), Arc::clone(&square));
        Arc::new(CaseExpr::try_new(None, vec![branch], Some(Arc::clone(&square))).unwrap()) as Expr
    };
    let small = of(&n, Operator::Lt, &n);
    assert_eq!(products(&case(&small)), 2 * products(&square));
    let small = of(&square, Operator::Lt, &n);
    assert_eq!(products(&case(&small)), products(&square));
}
