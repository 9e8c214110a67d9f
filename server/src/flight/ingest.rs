//! Bulk ingest: a client's stream of batches becomes rows of a table.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use arrow_flight::FlightData;
use arrow_flight::decode::DecodedPayload;
use arrow_flight::sql::{CommandStatementIngest, TableExistsOption, TableNotExistOption};
use datafusion::common::TableReference;
use futures::{Stream, StreamExt};
use rbcdb_db_extension::{Ingest, IngestMode};
use tonic::Status;

use super::decode::Decoder;
use super::error;
use crate::server::DATABASE;
use crate::wire::error::{ErrorFields, sqlstate};

/// Batches that wait for the engine before the client is held up.
const BATCHES_AHEAD: usize = 2;

/// Where a command's rows go, and what may happen to the table there.
///
/// # Errors
/// 0A000 for what this server doesn't have, 08P01 for options that make no sense.
pub fn target(command: &CommandStatementIngest) -> Result<(TableReference, IngestMode), ErrorFields> {
    if command.temporary {
        return Err(ErrorFields::new(
            sqlstate::FEATURE_NOT_SUPPORTED,
            "temporary tables are not supported",
        ));
    }
    if let Some(option) = command.options.keys().next() {
        let message = format!("the ingest option \"{option}\" is not supported");
        return Err(ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, message));
    }
    let given = |name: &Option<String>| name.clone().filter(|name| !name.is_empty());
    if let Some(catalog) = given(&command.catalog)
        && catalog != DATABASE
    {
        let message = format!("database \"{catalog}\" does not exist");
        return Err(ErrorFields::new(sqlstate::INVALID_CATALOG_NAME, message)
            .hint(format!("This server has one database: {DATABASE}.")));
    }
    if command.table.is_empty() {
        return Err(ErrorFields::new("42602", "the command names no table"));
    }
    let table = match given(&command.schema) {
        Some(schema) => TableReference::partial(schema, command.table.clone()),
        None => TableReference::bare(command.table.clone()),
    };
    Ok((table, mode(command)?))
}

fn mode(command: &CommandStatementIngest) -> Result<IngestMode, ErrorFields> {
    use TableExistsOption as Exists;
    use TableNotExistOption as Missing;
    let options = command.table_definition_options.unwrap_or_default();
    match (options.if_not_exist(), options.if_exists()) {
        (Missing::Create, Exists::Fail) => Ok(IngestMode::Create),
        (Missing::Fail, Exists::Append) => Ok(IngestMode::Append),
        (Missing::Create, Exists::Append) => Ok(IngestMode::CreateAppend),
        (Missing::Create, Exists::Replace) => Ok(IngestMode::Replace),
        (missing, exists) => {
            let message = format!(
                "an ingest with {} and {} is not supported",
                missing.as_str_name(),
                exists.as_str_name()
            );
            Err(ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, message)
                .hint("The modes are create, append, replace and create_append."))
        }
    }
}

/// Reads the stream up to its schema.
///
/// # Errors
/// For a stream that can't be read or has none.
pub async fn open(
    stream: impl Stream<Item = Result<FlightData, Status>> + Send + 'static,
    bytes_max: usize,
) -> Result<(SchemaRef, Decoder), Status> {
    let mut decoder = Decoder::new(stream, bytes_max);
    while let Some(decoded) = decoder.next().await {
        match decoded? {
            DecodedPayload::Schema(schema) => return Ok((schema, decoder)),
            DecodedPayload::RecordBatch(_) => break,
            DecodedPayload::None => {}
        }
    }
    Err(error::malformed("an ingest begins with the schema of its batches"))
}

/// The batches after the schema. They are read on the network's threads and wait in a short queue for the engine's.
pub fn batches(
    mut decoder: Decoder,
) -> impl Stream<Item = Result<RecordBatch, rbcdb_db_extension::Error>> + Send + Unpin + 'static {
    let (send, mut receive) = tokio::sync::mpsc::channel(BATCHES_AHEAD);
    tokio::spawn(async move {
        while let Some(decoded) = decoder.next().await {
            let item = match decoded {
                Ok(DecodedPayload::RecordBatch(batch)) => Ok(batch),
                Ok(DecodedPayload::Schema(_)) => Err(broken("the schema changes in the middle of an ingest")),
                Ok(DecodedPayload::None) => continue,
                Err(status) => Err(broken(status.message())),
            };
            let ends = item.is_err();
            // An engine that has failed takes no more.
            if send.send(item).await.is_err() || ends {
                return;
            }
        }
    });
    futures::stream::poll_fn(move |context| receive.poll_recv(context))
}

fn broken(message: &str) -> rbcdb_db_extension::Error {
    rbcdb_db_extension::Error::new(sqlstate::PROTOCOL_VIOLATION, message)
}

/// What the engine is asked for.
pub fn request(table: TableReference, mode: IngestMode, schema: &SchemaRef) -> Ingest {
    Ingest {
        table,
        columns: None,
        mode,
        schema: Arc::clone(schema),
    }
}
