//! What tests of the embedded engine have in common.

use arrow::array::RecordBatch;
use rbcdb_db_extension::{Error, Event, Session};
use tokio::runtime::{Builder, Runtime};

/// Two threads for an engine.
pub fn runtime() -> Runtime {
    Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

/// All rows of a statement, or its error.
pub fn batches(runtime: &Runtime, session: &Session, sql: &str) -> Result<Vec<RecordBatch>, Error> {
    runtime.block_on(async {
        let prepared = session.prepare(sql, &[]).await?;
        let mut execution = session.execute(&prepared, Vec::new());
        let mut batches = Vec::new();
        while let Some(event) = execution.next().await {
            match event {
                Event::Rows(batch) => batches.push(batch),
                Event::Failed(error) => return Err(error),
                Event::Notice(_) | Event::Done(_) => {}
            }
        }
        Ok(batches)
    })
}
