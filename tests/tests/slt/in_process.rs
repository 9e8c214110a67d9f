//! Files through the engine's session, without a socket.

use std::path::Path;

use arrow::array::Array;
use arrow::datatypes::DataType;
use async_trait::async_trait;
use libtest_mimic::Failed;
use rbcdb_db_extension::{DeviceChoice, Engine, EngineConfig, Error, Event, Fusion, Session};
use rbcdb_server::wire::text::write_value;
use sqllogictest::{AsyncDB, DBOutput, DefaultColumnType};
use tokio::runtime::Runtime;

use super::{Output, SqlFailure, run_file, shown};

pub fn run(file: &Path, config: &EngineConfig, device: DeviceChoice, fusion: Fusion) -> Result<(), Failed> {
    let runtime = Runtime::new().map_err(|e| Failed::from(e.to_string()))?;
    let engine = Engine::new(runtime.handle().clone(), config).map_err(|e| Failed::from(e.to_string()))?;
    run_file(file, || {
        let mut session = engine.session();
        session.set_device(device);
        session.set_fusion(fusion);
        async { Ok(InProcess { session }) }
    })
}

struct InProcess {
    session: Session,
}

#[async_trait]
impl AsyncDB for InProcess {
    type Error = SqlFailure;
    type ColumnType = DefaultColumnType;

    async fn run(&mut self, sql: &str) -> Result<Output, SqlFailure> {
        let mut output = DBOutput::StatementComplete(0);
        for range in self.session.split(sql).map_err(|e| failure(&e, sql))? {
            output = self.statement(sql, range).await.map_err(|e| failure(&e, sql))?;
        }
        Ok(output)
    }

    async fn shutdown(&mut self) {}

    fn engine_name(&self) -> &str {
        "in_process"
    }

    fn error_sql_state(error: &SqlFailure) -> Option<String> {
        Some(error.sqlstate.clone())
    }
}

impl InProcess {
    async fn statement(&self, text: &str, range: std::ops::Range<usize>) -> Result<Output, Error> {
        let shift = |mut e: Error| {
            e.position = e.position.map(|p| p + range.start);
            e
        };
        let prepared = self.session.prepare(&text[range.clone()], &[]).await.map_err(shift)?;
        let mut execution = self.session.execute(&prepared, Vec::new());
        let mut rows = Vec::new();
        loop {
            match execution.next().await {
                Some(Event::Rows(batch)) => {
                    for row in 0..batch.num_rows() {
                        rows.push(batch.columns().iter().map(|column| cell(column, row)).collect());
                    }
                }
                Some(Event::Notice(_)) => {}
                Some(Event::Done(done)) => {
                    return Ok(match &prepared.schema {
                        Some(schema) => DBOutput::Rows {
                            types: schema.fields().iter().map(|f| column_type(f.data_type())).collect(),
                            rows,
                        },
                        None => DBOutput::StatementComplete(count(done.tag.as_deref())),
                    });
                }
                Some(Event::Failed(error)) => return Err(shift(error)),
                None => return Err(Error::internal("the statement ended without a result")),
            }
        }
    }
}

pub fn cell(column: &dyn Array, row: usize) -> String {
    if column.is_null(row) || column.data_type().is_null() {
        return shown(None);
    }
    let mut text = String::new();
    match write_value(&mut text, column, row) {
        Ok(()) => shown(Some(&text)),
        Err(_) => format!("a value of type {} that has no text form", column.data_type()),
    }
}

/// The number at the end of a command tag.
fn count(tag: Option<&str>) -> u64 {
    tag.and_then(|t| t.rsplit(' ').next())
        .and_then(|n| n.parse().ok())
        .unwrap_or(0)
}

pub fn column_type(data_type: &DataType) -> DefaultColumnType {
    match data_type {
        t if t.is_integer() => DefaultColumnType::Integer,
        t if t.is_floating() => DefaultColumnType::FloatingPoint,
        t if t.is_string() || *t == DataType::Boolean => DefaultColumnType::Text,
        _ => DefaultColumnType::Any,
    }
}

fn failure(error: &Error, text: &str) -> SqlFailure {
    let position = error
        .position
        .map(|byte| rbcdb_sql::error::char_position(text, byte).to_string());
    SqlFailure::new(
        error.sqlstate,
        &error.message,
        [
            ("DETAIL", error.detail.clone()),
            ("HINT", error.hint.clone()),
            ("CONTEXT", error.context.clone()),
            ("POSITION", position),
        ],
    )
}
