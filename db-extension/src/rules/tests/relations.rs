//! Filters, projections, joins, aggregations, LIMIT: what takes rows away comes first.

use arrow::array::AsArray;
use arrow::datatypes::Float64Type;

use super::{never_sees, raises, same};

#[tokio::test]
async fn projections_stay_above_filters() {
    never_sees(
        "SELECT f(a, b) FROM t WHERE b <> 0",
        "SELECT a / b FROM t WHERE b <> 0",
        &[0],
    )
    .await;
    never_sees(
        "SELECT b, f(a, b) FROM t WHERE b <> 0",
        "SELECT b, a / b FROM t WHERE b <> 0",
        &[0],
    )
    .await;
    let sql = "SELECT y FROM (SELECT b, f(a, b) AS y FROM t) WHERE b <> 0 AND y > 1";
    never_sees(sql, "SELECT a / b FROM t WHERE b <> 0 AND a / b > 1", &[0]).await;
    let sql = "SELECT y FROM (SELECT b, f(a, b) AS y FROM t ORDER BY a) WHERE y > 1 AND b <> 0";
    never_sees(sql, "SELECT a / b FROM t WHERE b <> 0 AND a / b > 1", &[0]).await;
    raises("SELECT b, f(a, b) FROM t WHERE a > 3").await;
}

#[tokio::test]
async fn stacked_filters_are_one() {
    let sql = "SELECT a FROM (SELECT * FROM t WHERE f(a, b) > 1) WHERE b <> 0";
    never_sees(sql, "SELECT a FROM t WHERE b <> 0 AND a / b > 1", &[0]).await;
}

#[tokio::test]
async fn unions() {
    let sql = "SELECT a FROM (SELECT a, b FROM t UNION ALL SELECT x, b FROM u) WHERE f(a, b) > 1 AND b <> 0";
    let expected = "SELECT a FROM (SELECT a, b FROM t UNION ALL SELECT x, b FROM u) WHERE b <> 0 AND a / b > 1";
    never_sees(sql, expected, &[0]).await;
}

/// `u` has no row with b = 0 or b = 4.
#[tokio::test]
async fn predicates_stay_above_joins() {
    let expected = "SELECT a, x FROM t JOIN u ON t.b = u.b WHERE a / t.b > 1";
    never_sees(
        "SELECT a, x FROM t JOIN u ON t.b = u.b WHERE f(a, t.b) > 1",
        expected,
        &[0, 4],
    )
    .await;
    never_sees(
        "SELECT a, x FROM t JOIN u ON t.b = u.b AND f(a, t.b) > 1",
        expected,
        &[0, 4],
    )
    .await;
    never_sees(
        "SELECT a, x FROM t, u WHERE f(a, t.b) > 1 AND t.b = u.b",
        expected,
        &[0, 4],
    )
    .await;
    let expected = "SELECT a, x FROM t JOIN u ON t.b = u.b WHERE a / t.b > 1 AND x > 100";
    never_sees(
        "SELECT a, x FROM t, u WHERE f(a, t.b) > 1 AND t.b = u.b AND x > 100",
        expected,
        &[0, 1, 4],
    )
    .await;
    never_sees(
        "SELECT a, x FROM (SELECT * FROM t WHERE f(a, b) > 1) t JOIN u ON t.b = u.b WHERE t.b > 0 AND x > 100",
        "SELECT a, x FROM t JOIN u ON t.b = u.b WHERE a / t.b > 1 AND x > 100",
        &[0],
    )
    .await;
}

#[tokio::test]
async fn predicates_stay_above_outer_and_semi_joins() {
    let expected = "SELECT a, x FROM t LEFT JOIN u ON t.b = u.b WHERE t.b <> 0 AND a / t.b > 1";
    never_sees(
        "SELECT a, x FROM t LEFT JOIN u ON t.b = u.b WHERE f(a, t.b) > 1 AND t.b <> 0",
        expected,
        &[0],
    )
    .await;
    let expected = "SELECT a, x FROM t LEFT JOIN u ON t.b = u.b AND a / u.b > 1";
    never_sees(
        "SELECT a, x FROM t LEFT JOIN u ON t.b = u.b AND f(a, t.b) > 1",
        expected,
        &[0, 4],
    )
    .await;
    let expected = "SELECT a FROM t WHERE b IN (SELECT b FROM u) AND a / b > 1";
    never_sees(
        "SELECT a FROM t WHERE f(a, b) > 1 AND b IN (SELECT b FROM u)",
        expected,
        &[0, 4],
    )
    .await;
    let expected = "SELECT a FROM t WHERE b NOT IN (SELECT b FROM u) AND b <> 0 AND a / b > 1";
    never_sees(
        "SELECT a FROM t WHERE f(a, b) > 1 AND b <> 0 AND b NOT IN (SELECT b FROM u)",
        expected,
        &[0, 1, 2, 3],
    )
    .await;
}

#[tokio::test]
async fn join_conditions_over_both_sides() {
    let expected = "SELECT a, x FROM t JOIN u ON t.b = u.b WHERE a / t.b > x / 100 - 1";
    never_sees(
        "SELECT a, x FROM t JOIN u ON t.b = u.b AND f(a, t.b) > f(x, 100) - 1",
        expected,
        &[0, 4],
    )
    .await;
    let expected = "SELECT a, x FROM t JOIN u ON t.b = u.b WHERE a / t.b = x / 100";
    never_sees(
        "SELECT a, x FROM t JOIN u ON t.b = u.b AND f(a, t.b) = x / 100",
        expected,
        &[0, 4],
    )
    .await;
    never_sees(
        "SELECT a, x FROM t, u WHERE f(a, t.b) = x / 100 AND t.b = u.b",
        expected,
        &[0, 4],
    )
    .await;
    let expected = "SELECT a, x FROM t, u WHERE a / 3 = x / 100";
    same("SELECT a, x FROM t, u WHERE f(a, 3) = x / 100", expected).await;
    let expected = "SELECT a, x FROM t, u WHERE t.b > u.b AND a / t.b > x / 100";
    never_sees(
        "SELECT a, x FROM t JOIN u ON f(a, t.b) > f(x, 100) AND t.b > u.b",
        expected,
        &[0, 1],
    )
    .await;
}

#[tokio::test]
async fn aggregations() {
    let sql = "SELECT b, count(*) FROM t GROUP BY b HAVING f(a0, b) > 0";
    let sql = sql.replace("a0", "max(a)").replace("HAVING", "HAVING min(a) > 0 AND");
    never_sees(
        &sql,
        "SELECT b, count(*) FROM t GROUP BY b HAVING min(a) > 0 AND max(a) / b > 0",
        &[0],
    )
    .await;
    let sql = "SELECT b FROM t GROUP BY b HAVING f(5, b) > 1 AND min(a) > 0";
    never_sees(sql, "SELECT b FROM t WHERE b IN (1, 2) GROUP BY b", &[0]).await;
    let sql = "SELECT f(a, b), count(*) FROM t WHERE b <> 0 GROUP BY f(a, b)";
    never_sees(sql, "SELECT a / b, count(*) FROM t WHERE b <> 0 GROUP BY 1", &[0]).await;
    let sql = "SELECT sum(f(a, b)) FROM t WHERE b <> 0";
    never_sees(sql, "SELECT sum(a / b) FROM t WHERE b <> 0", &[0]).await;
}

#[tokio::test]
async fn limits_come_before_the_projection() {
    for bench in super::benches() {
        for sql in [
            "SELECT f(a, b) FROM t WHERE b = 2 LIMIT 2",
            "SELECT f(a, b) FROM (SELECT * FROM t WHERE b = 2 LIMIT 2)",
            "SELECT f(a, b) FROM (SELECT * FROM t ORDER BY b DESC LIMIT 2)",
            "SELECT f(a, b) FROM t ORDER BY b DESC LIMIT 2",
            "SELECT a, f(a, b) + 1, b + 1 AS k FROM t ORDER BY k DESC, a + 1 LIMIT 2",
            "SELECT a, f(a, b) AS y FROM t ORDER BY b DESC, c OFFSET 1 LIMIT 2",
        ] {
            let rows = bench.query(sql).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
            assert_eq!(rows.len(), 2, "{sql}");
        }
        assert!(!bench.seen.lock().expect("no test panics here").contains(&0));
    }
    raises("SELECT f(a, b) FROM t LIMIT 30").await;
    raises("SELECT f(a, b) FROM t ORDER BY f(a, b) LIMIT 2").await;
}

/// Moving the projection above the sort changes neither the order nor the names.
#[tokio::test]
async fn the_order_is_the_same_after_a_late_projection() {
    for bench in super::benches() {
        let sql = "SELECT f(a, b) AS y, a AS b, b AS a FROM t WHERE b <> 0 ORDER BY a DESC, t.a LIMIT 3";
        let frame = bench.context.sql(sql).await.expect("plans");
        let names: Vec<String> = frame.schema().fields().iter().map(|f| f.name().clone()).collect();
        assert_eq!(names, ["y", "b", "a"]);
        let text = frame.to_string().await.expect("runs");
        let cells: Vec<&str> = text.split_whitespace().filter(|w| w.parse::<i64>().is_ok()).collect();
        assert_eq!(cells, ["1", "4", "4", "2", "9", "4", "3", "14", "4"], "{text}");
    }
}

#[tokio::test]
async fn aggregates_with_filters() {
    let sql = "SELECT c, count(*) FILTER (WHERE f(a, b) > 1 AND b <> 0) AS n FROM t GROUP BY c";
    never_sees(
        sql,
        "SELECT c, count(*) FILTER (WHERE a / b > 1) FROM t GROUP BY c",
        &[0],
    )
    .await;
    let sql = "SELECT sum(f(a, b)) FILTER (WHERE b <> 0), min(f(a, b)) FILTER (WHERE b > 1 AND f(a, b) > 2) FROM t";
    let expected = "SELECT sum(a / b), min(CASE WHEN b > 1 AND a / b > 2 THEN a / b END) FROM t";
    never_sees(sql, expected, &[0]).await;
    let sql = "SELECT sum(CASE WHEN f(a, b) > 1 AND b <> 0 THEN 1 END) FROM t GROUP BY f(a, b) > 1 AND b <> 0";
    let expected = "SELECT sum(CASE WHEN a / b > 1 THEN 1 END) FROM t GROUP BY b <> 0 AND COALESCE(a / b, 0) > 1";
    never_sees(sql, expected, &[0]).await;
    let sql = "SELECT a % 3, sum(f(a, b)) FILTER (WHERE b <> 0) AS s FROM t GROUP BY a % 3";
    never_sees(sql, "SELECT a % 3, sum(a / b) FROM t GROUP BY a % 3", &[0]).await;
    raises("SELECT sum(f(a, b)) FILTER (WHERE b >= 0) FROM t").await;
}

#[tokio::test]
async fn sorts_and_window_functions() {
    let sql = "SELECT a FROM t ORDER BY f(a, b) > 1 AND b <> 0, a LIMIT 7";
    never_sees(
        sql,
        "SELECT a FROM (SELECT a, COALESCE(a / b, 0) > 1 AS k FROM t) ORDER BY k, a LIMIT 7",
        &[0],
    )
    .await;
    let sql = "SELECT a, count(*) OVER (PARTITION BY b = 0 OR f(a, b) > 2) AS n FROM t";
    let expected =
        "SELECT a, count(*) OVER (PARTITION BY k) FROM (SELECT a, CAST(COALESCE(a / b, 9) > 2 AS INT) AS k FROM t)";
    never_sees(sql, expected, &[0]).await;
}

#[tokio::test]
async fn subqueries() {
    let sql = "SELECT x FROM u WHERE EXISTS (SELECT 1 FROM t WHERE f(t.a, t.b) > 5 AND t.b <> 0 AND t.b = u.b)";
    never_sees(
        sql,
        "SELECT x FROM u WHERE EXISTS (SELECT 1 FROM t WHERE a / t.b > 5 AND t.b = u.b)",
        &[0],
    )
    .await;
    let sql = "SELECT x, (SELECT max(f(a, b)) FROM t WHERE b <> 0) FROM u WHERE f(x, b) > 100";
    let expected = "SELECT x, (SELECT max(a / b) FROM t) FROM u WHERE x / b > 100";
    never_sees(sql, expected, &[0]).await;
    let sql = "WITH w AS (SELECT a, b, f(a, b) AS y FROM t WHERE b > 0) SELECT y FROM w WHERE y > 3 AND b < 3";
    never_sees(sql, "SELECT a / b FROM t WHERE b IN (1, 2) AND a / b > 3", &[0, 3, 4]).await;
}

/// Sorted by a value that is drawn anew wherever it is computed: it is computed once.
#[tokio::test]
async fn random_keys_are_drawn_once() {
    for bench in super::benches() {
        let sql = "SELECT random() AS r, f(a, 2) FROM t ORDER BY r LIMIT 20";
        let batches = bench
            .context
            .sql(sql)
            .await
            .expect("plans")
            .collect()
            .await
            .expect("runs");
        let mut keys = Vec::new();
        for batch in &batches {
            keys.extend_from_slice(batch.column(0).as_primitive::<Float64Type>().values());
        }
        assert!(keys.len() == 20 && keys.is_sorted(), "{keys:?}");
    }
}

/// Neither the pruning of row groups nor filters inside the Parquet reader compute a call.
#[tokio::test]
async fn parquet_readers_compute_no_calls() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (i, bench) in super::benches().iter().enumerate() {
        let path = folder.path().join(format!("{i}/"));
        for sql in [
            format!("COPY t TO '{}' STORED AS PARQUET", path.display()),
            format!(
                "CREATE EXTERNAL TABLE p STORED AS PARQUET LOCATION '{}'",
                path.display()
            ),
            "SET datafusion.execution.parquet.pushdown_filters = true".to_owned(),
            "SET datafusion.execution.parquet.reorder_filters = true".to_owned(),
        ] {
            bench.query(&sql).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
        }
        for (sql, expected) in [
            ("SELECT a FROM p WHERE f(a, b) > 6 AND b <> 0", 10),
            ("SELECT b, f(a, b) FROM p WHERE b > 2", 12),
            ("SELECT f(a, p.b) FROM p JOIN u ON p.b = u.b WHERE f(a, p.b) > 8", 7),
            ("SELECT f(a, b) FROM p WHERE b > 0 AND b >= f(8, 2)", 6),
        ] {
            let rows = bench.query(sql).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
            assert_eq!(rows.len(), expected, "{sql}: {rows:?}");
        }
        let seen = bench.seen.lock().expect("no test panics here");
        assert!(!seen.contains(&0), "{seen:?}");
    }
}
