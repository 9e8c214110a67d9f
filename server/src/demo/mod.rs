//! `rbcdb demo`: the main job on real data. Creates the example functions over the PostgreSQL wire, runs them on all
//! flights that left New York City in 2013, checks the results against values computed independently, and draws the
//! Mandelbrot set.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tokio_postgres::{Client, SimpleQueryMessage};

mod steps;
mod table;

use steps::{FUNCTIONS, STEPS, TABLES};
pub use table::Table;

/// Why the demo stopped.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A file of the examples isn't where it should be.
    #[error("{path}: {source}\nhint: run the demo in the project's folder, or name the examples with --examples DIR")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The server refused a statement.
    #[error("{what}: {}", describe(source))]
    Sql {
        /// What the statement was for.
        what: String,
        /// What the server said.
        source: tokio_postgres::Error,
    },
    /// A result isn't the known one.
    #[error("{step}: {problem}")]
    Wrong {
        /// The step.
        step: String,
        /// What differs.
        problem: String,
    },
    /// The terminal is gone.
    #[error("cannot write to the terminal: {0}")]
    Output(#[from] std::io::Error),
}

fn describe(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(db) => format!("{} (SQLSTATE {})", db.message(), db.code().code()),
        None => error.to_string(),
    }
}

/// Runs all steps on a connected client. `examples` is the folder with `functions/` and `data/`; the server must be able
/// to read it under the same path.
pub async fn run(client: &Client, examples: &Path) -> Result<(), DemoError> {
    let started = Instant::now();
    let out = &mut std::io::stdout();
    writeln!(
        out,
        "\n== The data: flights from New York City in 2013, airports, weather (nycflights13)"
    )?;
    for name in TABLES {
        create_table(client, examples, name).await?;
        let rows = query(client, name, &format!("SELECT count(*) FROM {name}")).await?.0;
        writeln!(out, "{name:>12}: {:>7} rows", rows.single().unwrap_or("?"))?;
    }
    writeln!(out, "\n== The functions")?;
    for file in FUNCTIONS {
        create_functions(client, examples, file, out).await?;
    }
    for step in STEPS {
        let (table, elapsed) = query(client, step.title, step.sql).await?;
        writeln!(out, "\n== {}\n{}\n", step.title, step.sql.trim())?;
        write!(out, "{}", (step.render)(&table))?;
        let verdict = (step.check)(&table).map_err(|problem| DemoError::Wrong {
            step: step.title.to_owned(),
            problem,
        })?;
        writeln!(out, "({verdict}; {:.1} ms)", elapsed.as_secs_f64() * 1e3)?;
    }
    writeln!(
        out,
        "\nAll results are the known ones. {:.1} s in all.",
        started.elapsed().as_secs_f64()
    )?;
    Ok(())
}

async fn create_table(client: &Client, examples: &Path, name: &str) -> Result<(), DemoError> {
    let path = examples.join("data").join(format!("{name}.parquet"));
    let path = path.canonicalize().map_err(|source| DemoError::File { path, source })?;
    let location = path.display().to_string().replace('\'', "''");
    let sql = format!("CREATE OR REPLACE EXTERNAL TABLE {name} STORED AS PARQUET LOCATION '{location}'");
    query(client, name, &sql).await.map(|_| ())
}

async fn create_functions(
    client: &Client,
    examples: &Path,
    file: &str,
    out: &mut std::io::Stdout,
) -> Result<(), DemoError> {
    let path = examples.join("functions").join(file);
    let sql = std::fs::read_to_string(&path).map_err(|source| DemoError::File { path, source })?;
    let (_, elapsed) = query(client, file, &sql).await?;
    writeln!(out, "{file:>20}: created in {:.1} ms", elapsed.as_secs_f64() * 1e3)?;
    Ok(())
}

/// Runs a statement; its rows as text and the time until the last one was here.
async fn query(client: &Client, what: &str, sql: &str) -> Result<(Table, Duration), DemoError> {
    let started = Instant::now();
    let messages = client.simple_query(sql).await.map_err(|source| DemoError::Sql {
        what: what.to_owned(),
        source,
    })?;
    let elapsed = started.elapsed();
    let mut table = Table::default();
    for message in messages {
        match message {
            SimpleQueryMessage::RowDescription(columns) => {
                table.columns = columns.iter().map(|c| c.name().to_owned()).collect();
            }
            SimpleQueryMessage::Row(row) => {
                table
                    .rows
                    .push((0..row.len()).map(|i| row.get(i).map(str::to_owned)).collect());
            }
            _ => {}
        }
    }
    Ok((table, elapsed))
}

/// One character per pixel, light to dark.
fn draw(table: &Table) -> String {
    const SHADES: &[u8] = b" .:-=+*#%@";
    let mut picture = String::new();
    for row in &table.rows {
        for shade in row.get(1).and_then(Option::as_deref).unwrap_or_default().split(' ') {
            // Most points leave early: a root spreads the low shades.
            let shade = shade.parse::<f64>().unwrap_or(0.0) / 255.0;
            let index = (shade.powf(0.4) * (SHADES.len() - 1) as f64) as usize;
            picture.push(SHADES[index.min(SHADES.len() - 1)].into());
        }
        let _ = writeln!(picture);
    }
    picture
}
