//! CASE, COALESCE, NULLIF, and constants.

use super::{never_sees, raises, same};

#[tokio::test]
async fn case_computes_taken_branches_only() {
    let expected = "SELECT a, CASE WHEN b <> 0 THEN a / b END FROM t";
    never_sees("SELECT a, CASE WHEN b <> 0 THEN f(a, b) END FROM t", expected, &[0]).await;
    never_sees(
        "SELECT a, CASE WHEN b = 0 THEN NULL ELSE f(a, b) END FROM t",
        expected,
        &[0],
    )
    .await;
    never_sees(
        "SELECT a, CASE b WHEN 0 THEN NULL ELSE f(a, b) END FROM t",
        expected,
        &[0],
    )
    .await;
    let expected = "SELECT a, CASE WHEN b = 0 THEN -1 WHEN a / b > 3 THEN 1 ELSE 0 END FROM t";
    never_sees(
        "SELECT a, CASE WHEN b = 0 THEN -1 WHEN f(a, b) > 3 THEN 1 ELSE 0 END FROM t",
        expected,
        &[0],
    )
    .await;
    let expected = "SELECT a, CASE WHEN b <> 0 AND a > 3 THEN a / b ELSE 0 END FROM t";
    never_sees(
        "SELECT a, CASE WHEN f(a, b) >= 0 AND b <> 0 AND a > 3 THEN f(a, b) ELSE 0 END FROM t",
        expected,
        &[0],
    )
    .await;
    raises("SELECT CASE WHEN a >= 0 THEN f(a, b) END FROM t").await;
}

/// What both branches compute isn't computed ahead of them.
#[tokio::test]
async fn common_parts_stay_in_their_branches() {
    let sql = "SELECT a, CASE WHEN b <> 0 THEN f(a, b) END, CASE WHEN b <> 0 THEN f(a, b) + 1 END FROM t";
    let expected = "SELECT a, CASE WHEN b <> 0 THEN a / b END, CASE WHEN b <> 0 THEN a / b + 1 END FROM t";
    never_sees(sql, expected, &[0]).await;
    let sql = "SELECT f(a, b) + f(a, b) * 2 FROM t WHERE b > 0";
    never_sees(sql, "SELECT a / b + a / b * 2 FROM t WHERE b > 0", &[0]).await;
}

#[tokio::test]
async fn coalesce_and_nullif() {
    let expected = "SELECT a, CASE WHEN b <> 0 THEN b ELSE a / 7 END FROM t";
    never_sees("SELECT a, COALESCE(NULLIF(b, 0), f(a, 7)) FROM t", expected, &[0]).await;
    let expected = "SELECT a, CASE WHEN b > 0 THEN b ELSE 1 END FROM t";
    never_sees(
        "SELECT a, COALESCE(NULLIF(b, 0), f(a, b + 1) - a + 1) FROM t",
        expected,
        &[2, 3, 4, 5],
    )
    .await;
    let expected = "SELECT a, CASE WHEN b <> 0 THEN a / b END FROM t";
    same("SELECT a, f(a, NULLIF(b, 0)) FROM t", expected).await;
    let expected = "SELECT a, CASE WHEN b <> 0 THEN a / b ELSE -1 END FROM t";
    same("SELECT a, COALESCE(f(a, NULLIF(b, 0)), -1) FROM t", expected).await;
}

#[tokio::test]
async fn constants_are_computed_when_a_row_needs_them() {
    never_sees(
        "SELECT CASE WHEN false THEN f(1, 0) END",
        "SELECT CAST(NULL AS BIGINT)",
        &[0],
    )
    .await;
    never_sees("SELECT CASE WHEN true THEN 1 ELSE f(1, 0) END", "SELECT 1", &[0]).await;
    never_sees("SELECT f(1, 0) WHERE false", "SELECT 1 WHERE false", &[0]).await;
    never_sees("SELECT f(a, 0) FROM t WHERE false", "SELECT a FROM t WHERE false", &[0]).await;
    never_sees("SELECT f(1, 0) FROM t WHERE a < 0", "SELECT a FROM t WHERE a < 0", &[0]).await;
    never_sees(
        "SELECT a FROM t WHERE false AND f(1, 0) > 1",
        "SELECT a FROM t WHERE false",
        &[0],
    )
    .await;
    never_sees("SELECT a FROM t WHERE true OR f(1, 0) > 1", "SELECT a FROM t", &[0]).await;
    never_sees(
        "SELECT a FROM t WHERE a = 3 OR (a < 0 AND f(1, 0) > 1)",
        "SELECT a FROM t WHERE a = 3",
        &[0],
    )
    .await;
    never_sees("SELECT f(7, 2)", "SELECT 3", &[0]).await;
    never_sees(
        "SELECT a FROM t WHERE a > f(40, 2)",
        "SELECT a FROM t WHERE a > 20",
        &[0],
    )
    .await;
    raises("SELECT f(1, 0)").await;
    raises("SELECT f(1, 0) FROM t").await;
}

/// Planning computes no constant, not even one that wouldn't raise.
#[tokio::test]
async fn planning_computes_nothing() {
    for bench in super::benches() {
        let frame = bench
            .context
            .sql("SELECT f(7, 2), CASE WHEN a > 3 THEN f(1, 4) END FROM t WHERE b > f(9, 3)")
            .await;
        frame.expect("plans").create_physical_plan().await.expect("plans");
        assert_eq!(*bench.seen.lock().expect("no test panics here"), Default::default());
    }
}
