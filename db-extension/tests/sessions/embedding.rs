//! The plug-in in a DataFusion session of the program's own.

use arrow::util::pretty::pretty_format_batches;
use datafusion::prelude::{SessionConfig, SessionContext};
use rbcdb_db_extension::{Error, Plugin, install};

async fn value(context: &SessionContext, sql: &str) -> Result<String, Error> {
    let batches = context.sql(sql).await?.collect().await?;
    let text = pretty_format_batches(&batches)
        .map_err(|e| Error::internal(e.to_string()))?
        .to_string();
    let last = text.lines().rev().nth(1).unwrap_or_default();
    Ok(last.trim_matches('|').trim().to_owned())
}

async fn create(rbc: &Plugin, head: &str, body: &str) {
    rbc.sql(&format!("CREATE {head} LANGUAGE rbc AS $$ {body} $$"))
        .await
        .unwrap();
}

#[tokio::test]
async fn functions_work_in_the_programs_own_queries() {
    let context = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(2));
    let rbc = install(&context).unwrap();
    create(&rbc, "FUNCTION f(x INT) RETURNS INT", "return x + 1").await;
    create(&rbc, "FUNCTION f(x DOUBLE) RETURNS DOUBLE", "return x / 2").await;
    assert_eq!(value(&context, "SELECT f(1)").await.unwrap(), "2");
    assert_eq!(value(&context, "SELECT f(3.0)").await.unwrap(), "1.5");
    create(&rbc, "OR REPLACE FUNCTION f(x INT) RETURNS INT", "return x + 2").await;
    assert_eq!(value(&context, "SELECT f(1)").await.unwrap(), "3");
    assert_eq!(value(&context, "SELECT abs(-1)").await.unwrap(), "1");
    let error = value(&context, "SELECT f('a', 1)").await.unwrap_err();
    assert_eq!(error.sqlstate, "42883");
    rbc.sql("DROP FUNCTION f(INT)").await.unwrap();
    assert_eq!(value(&context, "SELECT f(1)").await.unwrap(), "0.5");
    rbc.sql("DROP FUNCTION f").await.unwrap();
    assert_eq!(value(&context, "SELECT f(1)").await.unwrap_err().sqlstate, "42883");
}

#[tokio::test]
async fn the_plugin_runs_statements_too() {
    let context = SessionContext::new();
    let rbc = install(&context).unwrap();
    create(&rbc, "FUNCTION g(x INT, n INT = 10) RETURNS INT", "return x * n").await;
    let rows = rbc
        .sql("SELECT g(n => 3, x => 2)")
        .await
        .unwrap()
        .collect()
        .await
        .unwrap();
    assert!(pretty_format_batches(&rows).unwrap().to_string().contains("| 6 "));
    let listed = rbc.sql("SHOW FUNCTIONS").await.unwrap().collect().await.unwrap();
    assert_eq!(listed[0].num_rows(), 1);
    rbc.sql("CREATE TABLE t AS SELECT g(1) AS x").await.unwrap();
    assert_eq!(value(&context, "SELECT x FROM t").await.unwrap(), "10");
    assert_eq!(rbc.sql("SELEC").await.unwrap_err().sqlstate, "42601");
    assert_eq!(rbc.sql("SELECT 1; SELECT 2").await.unwrap_err().sqlstate, "42601");
}
