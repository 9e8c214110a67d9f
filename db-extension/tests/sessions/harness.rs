//! Runs SQL in an engine of its own and shows results as text.

use std::path::Path;

use arrow::array::RecordBatch;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::common::ScalarValue;
use rbcdb_db_extension::{Engine, EngineConfig, Error, Event, Notice, Session};

/// What a statement gave.
#[derive(Debug, Default)]
pub struct Output {
    /// Column names.
    pub columns: Vec<String>,
    /// Values as text; NULL as `NULL`.
    pub rows: Vec<Vec<String>>,
    /// Command tag, `SELECT n` for queries.
    pub tag: String,
    /// Messages.
    pub notices: Vec<Notice>,
}

impl Output {
    /// Rows as `a|b`, one per line.
    pub fn text(&self) -> String {
        self.rows.iter().map(|r| r.join("|")).collect::<Vec<_>>().join("\n")
    }
}

/// A session on an engine of its own.
pub struct Db {
    pub session: Session,
    pub engine: Engine,
    _runtime: tokio::runtime::Runtime,
    main: tokio::runtime::Runtime,
}

impl Db {
    pub fn new() -> Db {
        Db::with_partitions(2)
    }

    pub fn with_partitions(partitions: usize) -> Db {
        Db::with_config(EngineConfig {
            target_partitions: Some(partitions),
            ..EngineConfig::default()
        })
    }

    /// On a data directory.
    pub fn at(directory: &Path) -> Db {
        Db::with_config(EngineConfig {
            data_dir: Some(directory.to_owned()),
            ..EngineConfig::default()
        })
    }

    fn with_config(config: EngineConfig) -> Db {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let main = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let engine = Engine::new(runtime.handle().clone(), &config).unwrap();
        Db {
            session: engine.session(),
            engine,
            _runtime: runtime,
            main,
        }
    }

    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.main.block_on(future)
    }

    /// Runs all statements of a text; the output of the last one.
    pub fn run(&self, sql: &str) -> Result<Output, Error> {
        self.block_on(async {
            let mut last = Output::default();
            for range in self.session.split(sql)? {
                last = execute(&self.session, &sql[range], &[]).await?;
            }
            Ok(last)
        })
    }

    /// Runs what must succeed, for its rows.
    #[track_caller]
    pub fn rows(&self, sql: &str) -> String {
        match self.run(sql) {
            Ok(output) => output.text(),
            Err(e) => panic!("{sql}\n{}: {e}", e.sqlstate),
        }
    }

    /// Runs what must fail.
    #[track_caller]
    pub fn error(&self, sql: &str) -> Error {
        match self.run(sql) {
            Ok(output) => panic!("{sql}\ngave {output:?}"),
            Err(e) => e,
        }
    }

    /// Creates a function with a body of one or more lines.
    #[track_caller]
    pub fn create(&self, head: &str, body: &str) {
        self.rows(&format!("CREATE FUNCTION {head} LANGUAGE rbc AS $$\n{body}\n$$"));
    }
}

/// Prepares and runs one statement.
pub async fn execute(session: &Session, sql: &str, parameters: &[ScalarValue]) -> Result<Output, Error> {
    let prepared = session.prepare(sql, &[]).await?;
    let mut output = Output::default();
    if let Some(schema) = &prepared.schema {
        output.columns = schema.fields().iter().map(|f| f.name().clone()).collect();
    }
    let mut execution = session.execute(&prepared, parameters.to_vec());
    while let Some(event) = execution.next().await {
        match event {
            Event::Rows(batch) => {
                if let Some(schema) = &prepared.schema {
                    let types =
                        |f: &arrow::datatypes::Fields| f.iter().map(|f| f.data_type().clone()).collect::<Vec<_>>();
                    assert_eq!(types(batch.schema().fields()), types(schema.fields()), "{sql}");
                }
                output.rows.extend(show(&batch));
            }
            Event::Notice(notice) => output.notices.push(notice),
            Event::Done(done) => output.tag = done.tag.unwrap_or_else(|| format!("SELECT {}", output.rows.len())),
            Event::Failed(error) => return Err(error),
        }
    }
    Ok(output)
}

fn show(batch: &RecordBatch) -> Vec<Vec<String>> {
    let options = FormatOptions::default().with_null("NULL");
    let columns: Vec<_> = batch
        .columns()
        .iter()
        .map(|c| ArrayFormatter::try_new(c, &options).unwrap())
        .collect();
    (0..batch.num_rows())
        .map(|row| columns.iter().map(|c| c.value(row).to_string()).collect())
        .collect()
}
