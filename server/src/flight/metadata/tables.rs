//! Schemas and tables, with their columns.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::{DataType, Field, Schema};
use arrow_flight::sql::CommandGetTables;
use datafusion::catalog::information_schema::{INFORMATION_SCHEMA, InformationSchemaProvider};
use datafusion::catalog::{CatalogProvider, CatalogProviderList, MemoryCatalogProviderList, SchemaProvider};
use datafusion::datasource::TableType;
use rbcdb_db_extension::Engine;
use tonic::Status;

use super::super::{error, schema::wire_type};
use super::{build_error, types};
use crate::pg_catalog;
use crate::server::DATABASE;

/// The types of tables.
pub const KINDS: [&str; 3] = ["SYSTEM TABLE", "TABLE", "VIEW"];

/// The names of all schemas.
pub fn schemas(engine: &Engine) -> Vec<String> {
    let mut names = engine
        .catalog()
        .map(|catalog| catalog.schema_names())
        .unwrap_or_default();
    names.push(INFORMATION_SCHEMA.to_owned());
    names.sort();
    names.dedup();
    names
}

/// The answer to GetTables.
///
/// # Errors
/// For a table that can't be opened.
pub async fn batch(command: &CommandGetTables, engine: &Engine) -> Result<RecordBatch, Status> {
    let mut builder = command.clone().into_builder();
    let Some(catalog) = engine.catalog() else {
        return builder.build().map_err(build_error);
    };
    for schema_name in schemas(engine) {
        let Some(provider) = provider(&catalog, &schema_name) else {
            continue;
        };
        for name in provider.table_names() {
            let table = provider.table(&name).await;
            let table = table.map_err(|e| error::status(&error::from_engine(e.into(), None)))?;
            // A table can go between the list and the look.
            let Some(table) = table else {
                continue;
            };
            let kind = match table.table_type() {
                _ if is_system(&schema_name) => "SYSTEM TABLE",
                TableType::View => "VIEW",
                TableType::Base | TableType::Temporary => "TABLE",
            };
            let columns = described(&table.schema(), &schema_name, &name);
            builder
                .append(DATABASE, &schema_name, &name, kind, &columns)
                .map_err(build_error)?;
        }
    }
    builder.build().map_err(build_error)
}

fn is_system(schema: &str) -> bool {
    schema == INFORMATION_SCHEMA || schema == pg_catalog::SCHEMA
}

fn provider(catalog: &Arc<dyn CatalogProvider>, schema: &str) -> Option<Arc<dyn SchemaProvider>> {
    if schema == INFORMATION_SCHEMA {
        let catalogs = MemoryCatalogProviderList::new();
        catalogs.register_catalog(DATABASE.to_owned(), Arc::clone(catalog));
        return Some(Arc::new(InformationSchemaProvider::new(Arc::new(catalogs))));
    }
    catalog.schema(schema)
}

/// A table's columns with what Flight SQL says of columns in their metadata.
fn described(columns: &Schema, schema: &str, table: &str) -> Schema {
    let fields = columns.fields().iter().map(|field| {
        let ty = wire_type(field.data_type());
        let mut metadata = field.metadata().clone();
        let mut put = |key: &str, value: String| metadata.insert(format!("ARROW:FLIGHT:SQL:{key}"), value);
        put("CATALOG_NAME", DATABASE.to_owned());
        put("DB_SCHEMA_NAME", schema.to_owned());
        put("TABLE_NAME", table.to_owned());
        put("TYPE_NAME", types::name(&ty));
        put("IS_AUTO_INCREMENT", "0".to_owned());
        put("IS_CASE_SENSITIVE", u8::from(ty == DataType::Utf8).to_string());
        put("IS_READ_ONLY", u8::from(is_system(schema)).to_string());
        put("IS_SEARCHABLE", "1".to_owned());
        if let Some((precision, scale)) = types::precision(&ty) {
            put("PRECISION", precision.to_string());
            put("SCALE", scale.to_string());
        }
        Field::new(field.name(), ty, field.is_nullable()).with_metadata(metadata)
    });
    Schema::new(fields.collect::<Vec<_>>())
}
