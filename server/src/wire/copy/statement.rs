//! What a COPY statement does: finds the table's or query's columns, then goes one of four ways.

use std::ops::Range;
use std::sync::Arc;

use arrow::datatypes::SchemaRef;
use datafusion::common::TableReference;
use rbcdb_db_extension::{Ingest, IngestMode, nullable};
use rbcdb_sql::copy::{Copy, CopyColumns, CopyDirection, CopySource, CopyTarget};

use super::super::connection::{Connection, End};
use super::super::error::{ErrorFields, sqlstate};
use super::super::rows::COLUMNS_MAX;
use super::super::statement::{Origin, Statement};
use super::decode::Decoder;
use super::encode::Encoder;

/// A COPY statement, ready to run. It is planned when it runs, as in PostgreSQL.
pub struct CopyStatement {
    /// The statement; positions in it count from its own start.
    pub copy: Copy,
    /// Where it stands in what the client sent.
    pub origin: Origin,
}

/// The inner result is the statement's, the outer one the connection's.
pub type Outcome<T> = Result<Result<T, ErrorFields>, End>;

impl Connection {
    /// Carries out COPY.
    ///
    /// # Errors
    /// [`End`] if the connection ends; inside, why the statement failed.
    pub(in super::super) async fn copy(&mut self, statement: &CopyStatement) -> Outcome<()> {
        let query = match self.copied_query(statement).await? {
            Ok(query) => query,
            Err(error) => return Ok(Err(error)),
        };
        let checked = query
            .schema()
            .ok_or_else(|| ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, "COPY query must give rows"))
            .and_then(|schema| check_columns(&statement.copy, &schema).map(|()| schema));
        let schema = match checked {
            Ok(schema) => schema,
            Err(error) => return Ok(Err(error)),
        };
        let options = &statement.copy.options;
        match (statement.copy.direction, &statement.copy.target) {
            (CopyDirection::To, CopyTarget::Client) => {
                self.copy_to_client(&query, Encoder::new(&schema, options)).await
            }
            (CopyDirection::To, CopyTarget::File(path)) => {
                self.copy_to_file(&query, Encoder::new(&schema, options), path).await
            }
            (CopyDirection::From, target) => {
                let (table, shown) = match table(&statement.copy) {
                    Ok(table) => table,
                    Err(error) => return Ok(Err(error)),
                };
                let decoder = Decoder::new(&shown, &schema, options);
                let names = schema.fields().iter().map(|f| f.name().clone()).collect();
                // NOT NULL is for the table to check: it names the column.
                let ingest = Ingest {
                    table,
                    columns: Some(names),
                    mode: IngestMode::Append,
                    schema: nullable(&schema),
                };
                match target {
                    CopyTarget::Client => self.copy_from_client(ingest, decoder, options).await,
                    CopyTarget::File(path) => self.copy_from_file(ingest, decoder, &statement.copy, path).await,
                }
            }
        }
    }

    /// The query whose rows are copied out, or whose columns are those that are copied in.
    async fn copied_query(&mut self, statement: &CopyStatement) -> Outcome<Statement> {
        let (text, range, position) = match &statement.copy.source {
            CopySource::Query(range) => {
                let start = statement.origin.start;
                let text = statement.origin.text.clone().unwrap_or_default();
                (text, start + range.start..start + range.end, None)
            }
            CopySource::Table {
                name,
                columns,
                position,
            } => {
                let query = format!("SELECT {} FROM {}", list(columns), dotted(name));
                let range: Range<usize> = 0..query.len();
                (Arc::from(query), range, Some(*position))
            }
        };
        let planned = self.prepare_query(&text, range, Vec::new()).await?;
        Ok(match (planned, position) {
            (Ok(statement), _) if !statement.parameters().is_empty() => Err(ErrorFields::new(
                sqlstate::UNDEFINED_PARAMETER,
                "COPY takes no parameters",
            )),
            (Err(mut error), Some(position)) => {
                // What was planned isn't what the client wrote.
                let text = statement.origin.text.as_deref();
                error.position =
                    text.map(|text| rbcdb_sql::error::char_position(text, statement.origin.start + position));
                Err(error)
            }
            (planned, _) => planned,
        })
    }
}

fn list(columns: &[String]) -> String {
    if columns.is_empty() {
        return "*".to_owned();
    }
    columns
        .iter()
        .map(|c| rbcdb_sql::quote_identifier(c))
        .collect::<Vec<_>>()
        .join(", ")
}

fn dotted(name: &[String]) -> String {
    name.iter()
        .map(|part| rbcdb_sql::quote_identifier(part))
        .collect::<Vec<_>>()
        .join(".")
}

/// The table that rows are copied into, and its name as errors show it.
fn table(copy: &Copy) -> Result<(TableReference, String), ErrorFields> {
    let CopySource::Table { name, .. } = &copy.source else {
        let message = "a query can't be the target of COPY FROM";
        return Err(ErrorFields::new(sqlstate::SYNTAX_ERROR, message));
    };
    let reference = match name.as_slice() {
        [table] => TableReference::bare(table.as_str()),
        [schema, table] => TableReference::partial(schema.as_str(), table.as_str()),
        [catalog, schema, table] => TableReference::full(catalog.as_str(), schema.as_str(), table.as_str()),
        _ => {
            let message = format!("improper qualified name (too many dotted names): {}", name.join("."));
            return Err(ErrorFields::new(sqlstate::SYNTAX_ERROR, message));
        }
    };
    let shown = reference.table().to_owned();
    Ok((reference, shown))
}

/// Whether the columns that the statement names fit together.
fn check_columns(copy: &Copy, schema: &SchemaRef) -> Result<(), ErrorFields> {
    if schema.fields().len() > COLUMNS_MAX {
        let message = format!("COPY takes at most {COLUMNS_MAX} columns");
        return Err(ErrorFields::new("54011", message));
    }
    let is_table = matches!(copy.source, CopySource::Table { .. });
    for (i, field) in schema.fields().iter().enumerate() {
        if is_table && schema.fields()[..i].iter().any(|other| other.name() == field.name()) {
            let message = format!("column \"{}\" specified more than once", field.name());
            return Err(ErrorFields::new(sqlstate::DUPLICATE_COLUMN, message));
        }
    }
    let options = &copy.options;
    for (what, columns) in [
        ("FORCE_QUOTE", &options.force_quote),
        ("FORCE_NOT_NULL", &options.force_not_null),
        ("FORCE_NULL", &options.force_null),
    ] {
        check_forced(what, columns, schema)?;
    }
    Ok(())
}

fn check_forced(what: &str, columns: &CopyColumns, schema: &SchemaRef) -> Result<(), ErrorFields> {
    match columns
        .names()
        .iter()
        .find(|name| schema.column_with_name(name).is_none())
    {
        None => Ok(()),
        Some(name) => {
            let message = format!("{what} column \"{name}\" not referenced by COPY");
            Err(ErrorFields::new("42P10", message))
        }
    }
}
