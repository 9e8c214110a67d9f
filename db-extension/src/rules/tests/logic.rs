//! AND and OR, in whatever order they are written.

use super::{never_sees, raises, same};

#[tokio::test]
async fn where_protects_in_either_order() {
    let expected = "SELECT a FROM t WHERE b <> 0 AND a / b > 1";
    never_sees("SELECT a FROM t WHERE f(a, b) > 1 AND b <> 0", expected, &[0]).await;
    never_sees("SELECT a FROM t WHERE b <> 0 AND f(a, b) > 1", expected, &[0]).await;
    never_sees(
        "SELECT a FROM t WHERE f(a, b) > 1 AND f(a, b) > 0 AND b <> 0",
        expected,
        &[0],
    )
    .await;
    never_sees("SELECT a FROM t WHERE NOT (b = 0 OR f(a, b) <= 1)", expected, &[0]).await;
    raises("SELECT a FROM t WHERE f(a, b) > 1").await;
}

#[tokio::test]
async fn or_protects_in_either_order() {
    let expected = "SELECT a FROM t WHERE CASE WHEN b = 0 THEN true ELSE a / b > 3 END";
    never_sees("SELECT a FROM t WHERE f(a, b) > 3 OR b = 0", expected, &[0]).await;
    never_sees("SELECT a FROM t WHERE b = 0 OR f(a, b) > 3", expected, &[0]).await;
    let deep = "SELECT a FROM t WHERE a > 2 AND (f(a, b) > 3 OR b = 0 OR (f(a, b - 1) > 4 AND b > 1))";
    let reference = "SELECT a FROM t WHERE a > 2 AND CASE WHEN b = 0 THEN true WHEN a / b > 3 THEN true \
                     WHEN b > 1 THEN a / (b - 1) > 4 ELSE false END";
    never_sees(deep, reference, &[0]).await;
}

/// In a projection NULL is a result of its own.
#[tokio::test]
async fn three_values_outside_of_filters() {
    let and = "SELECT a, CASE WHEN b = 0 THEN false WHEN c > 7 THEN a / b > 2 WHEN c <= 7 THEN false \
               WHEN a / b > 2 THEN NULL ELSE false END FROM t";
    never_sees("SELECT a, f(a, b) > 2 AND b <> 0 AND c > 7 FROM t", and, &[0]).await;
    never_sees("SELECT a, c > 7 AND b <> 0 AND f(a, b) > 2 FROM t", and, &[0]).await;
    let or = "SELECT a, CASE WHEN b = 0 THEN true WHEN c > 7 THEN true WHEN a / b > 2 THEN true \
              WHEN c <= 7 THEN false END FROM t";
    never_sees("SELECT a, f(a, b) > 2 OR b = 0 OR c > 7 FROM t", or, &[0]).await;
    never_sees("SELECT a, (c > 7 OR b = 0) OR f(a, b) > 2 FROM t", or, &[0]).await;
}

/// NULL AND f(a, b) may still be false, so the row is computed; in WHERE it can't come to more than NULL.
#[tokio::test]
async fn null_decides_only_where_true_alone_counts() {
    let expected = "SELECT a FROM t WHERE false";
    never_sees(
        "SELECT a FROM t WHERE f(a, b) > 1 AND NULLIF(b, b) > 0",
        expected,
        &[0, 1, 2, 3, 4],
    )
    .await;
    raises("SELECT f(a, b) > 1 AND NULLIF(b, b) > 0 FROM t").await;
}

#[tokio::test]
async fn a_call_protects_the_calls_after_it() {
    let expected = "SELECT a FROM t WHERE b > 1 AND a / b > 1 AND a / (b - 1) > 2";
    same(
        "SELECT a FROM t WHERE b <> 0 AND f(b, b) > 0 AND f(a, b) > 1 AND b > 1 AND f(a, b - 1) > 2",
        expected,
    )
    .await;
    same(
        "SELECT a FROM t WHERE b <> 0 AND f(b, 2) > 0 AND f(a, b) > 1 AND f(a, b - 1) > 2",
        expected,
    )
    .await;
}

#[tokio::test]
async fn columns_keep_their_names() {
    for bench in super::benches() {
        let frame = bench
            .context
            .sql("SELECT f(a, b) > 1 AND b <> 0 FROM t")
            .await
            .expect("plans");
        let name = frame.schema().field(0).name().clone();
        let batches = frame.collect().await.expect("runs");
        assert_eq!(batches[0].schema().field(0).name(), &name);
        assert!(name.starts_with("f("), "{name}");
    }
}
