//! What clients ask about the database itself: catalogs, schemas, tables, types, and what the server can do.

mod keys;
mod sql_info;
mod tables;
mod types;

use arrow::array::RecordBatch;
use arrow_flight::error::FlightError;
use arrow_flight::sql::{Command, CommandGetTableTypes};
use rbcdb_db_extension::Engine;
use tonic::Status;

use super::error;
use crate::config::FlightConfig;
use crate::server::DATABASE;

/// The rows that a command asks for; `None` for one that doesn't ask about the database.
///
/// # Errors
/// For a table that can't be opened.
pub async fn batch(command: &Command, engine: &Engine, config: &FlightConfig) -> Result<Option<RecordBatch>, Status> {
    let batch = match command {
        Command::CommandGetCatalogs(command) => {
            let mut builder = command.into_builder();
            builder.append(DATABASE);
            builder.build()
        }
        Command::CommandGetDbSchemas(command) => {
            let mut builder = command.clone().into_builder();
            for schema in tables::schemas(engine) {
                builder.append(DATABASE, schema);
            }
            builder.build()
        }
        Command::CommandGetTables(command) => return tables::batch(command, engine).await.map(Some),
        Command::CommandGetTableTypes(CommandGetTableTypes {}) => {
            let mut builder = CommandGetTableTypes {}.into_builder();
            for kind in tables::KINDS {
                builder.append(kind);
            }
            builder.build()
        }
        Command::CommandGetSqlInfo(command) => {
            let infos = sql_info::infos(config).map_err(build_error)?;
            command.clone().into_builder(&infos).build()
        }
        Command::CommandGetXdbcTypeInfo(command) => {
            let infos = types::infos().map_err(build_error)?;
            command.into_builder(&infos).build()
        }
        Command::CommandGetPrimaryKeys(_) => Ok(keys::no_primary_keys()),
        Command::CommandGetExportedKeys(_)
        | Command::CommandGetImportedKeys(_)
        | Command::CommandGetCrossReference(_) => Ok(keys::no_foreign_keys()),
        _ => return Ok(None),
    };
    batch.map(Some).map_err(build_error)
}

fn build_error(error: FlightError) -> Status {
    error::internal(error.to_string())
}
