//! rbc functions in a DataFusion program: one call installs them.
//!
//! Run with `cargo run -p rbcdb-db-extension --example embed`.

use datafusion::prelude::SessionContext;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let context = SessionContext::new();
    let rbc = rbcdb_db_extension::install(&context)?;

    rbc.sql(
        "CREATE FUNCTION collatz(n BIGINT) RETURNS INTEGER LANGUAGE rbc AS $$
         steps = 0
         while n != 1:
             n = n // 2 if n % 2 == 0 else 3 * n + 1
             steps += 1
         return steps
         $$",
    )
    .await?;

    // From here on it is a function like any other, for every query of the session.
    let longest = "SELECT n, collatz(n) AS steps FROM generate_series(1, 100000) t(n) ORDER BY steps DESC, n LIMIT 3";
    context.sql(longest).await?.show().await?;

    // A row that fails says which one and where.
    let error = rbc
        .sql("SELECT collatz(4611686018427387905)")
        .await?
        .collect()
        .await
        .unwrap_err();
    println!("{}", rbcdb_db_extension::Error::from(error));
    Ok(())
}
