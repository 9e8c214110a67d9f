//! DataFusion's errors as PostgreSQL's: SQLSTATE, message, hint, place. XX000 is left for what only a mistake in the
//! engine explains.
//!
//! DataFusion tells most mistakes by messages alone: [`planning`] and [`values`] read them.

mod names;
mod planning;
mod values;

use arrow::error::ArrowError;
use datafusion::common::SchemaError;
use datafusion::error::DataFusionError;
use rbcdb_runtime_cpu::CallError;

use crate::error::Error;
pub(crate) use names::sql_type_name;
pub(crate) use planning::no_operator;
use planning::planning;
use values::{cast_error, execution, not_implemented, overflow, parse_error};

impl From<DataFusionError> for Error {
    fn from(error: DataFusionError) -> Error {
        convert(&error)
    }
}

fn convert(error: &DataFusionError) -> Error {
    match error {
        DataFusionError::Context(_, inner) => convert(inner),
        DataFusionError::Shared(inner) => convert(inner),
        DataFusionError::Diagnostic(diagnostic, inner) => {
            let mut error = convert(inner);
            error.location = error
                .location
                .or(diagnostic.span.map(|s| (s.start.line, s.start.column)));
            error
        }
        DataFusionError::Collection(errors) => match errors.first() {
            Some(first) => convert(first),
            None => Error::internal("an empty list of errors"),
        },
        DataFusionError::External(inner) => external(inner.as_ref()),
        DataFusionError::ArrowError(inner, _) => arrow_error(inner),
        DataFusionError::SchemaError(inner, _) => schema_error(inner),
        DataFusionError::SQL(inner, _) => {
            let mut error = Error::from(rbcdb_sql::from_parser_error(inner, "", 0));
            error.position = None;
            error
        }
        DataFusionError::NotImplemented(message) => not_implemented(message),
        DataFusionError::Plan(message) => planning(message),
        DataFusionError::Execution(message) => execution(message),
        DataFusionError::Configuration(message) => Error::new("22023", first_line(message)),
        DataFusionError::ResourcesExhausted(message) => Error::new("53200", first_line(message)),
        DataFusionError::IoError(inner) => io_error(inner),
        DataFusionError::ObjectStore(inner) => {
            let message = inner.to_string();
            let missing = message.contains("not found") || message.contains("No such file");
            Error::new(if missing { "58P01" } else { "58030" }, first_line(&message))
        }
        DataFusionError::ParquetError(inner) => Error::new("22P03", format!("invalid Parquet data: {inner}")),
        other => Error::internal(first_line(&other.strip_backtrace())),
    }
}

fn external(error: &(dyn std::error::Error + Send + Sync + 'static)) -> Error {
    if let Some(own) = error.downcast_ref::<Error>() {
        return own.clone();
    }
    if let Some(call) = error.downcast_ref::<CallError>() {
        return call_error(call);
    }
    if let Some(inner) = error.downcast_ref::<DataFusionError>() {
        return convert(inner);
    }
    if let Some(inner) = error.downcast_ref::<ArrowError>() {
        return arrow_error(inner);
    }
    Error::internal(first_line(&error.to_string()))
}

fn call_error(error: &CallError) -> Error {
    if *error == CallError::Cancelled {
        return Error::cancelled();
    }
    let mut out = Error::new(error.sqlstate(), error.message());
    out.context = error.context();
    out.row_failure = matches!(error, CallError::Row(_));
    out
}

fn arrow_error(error: &ArrowError) -> Error {
    match error {
        ArrowError::DivideByZero => Error::new("22012", "division by zero"),
        ArrowError::ArithmeticOverflow(message) => overflow(message),
        ArrowError::CastError(message) => cast_error(message),
        ArrowError::ParseError(message) => parse_error(message),
        ArrowError::NotYetImplemented(message) => Error::unsupported(first_line(message)),
        ArrowError::CsvError(message) | ArrowError::JsonError(message) => Error::new("22P04", first_line(message)),
        ArrowError::ExternalError(inner) => external(inner.as_ref()),
        ArrowError::IoError(_, inner) => io_error(inner),
        // A built-in function failed on a row; DataFusion has put its own error into Arrow's words.
        ArrowError::ComputeError(message) => execution(message.trim_start_matches("Execution error: ")),
        ArrowError::InvalidArgumentError(message) => Error::new("22023", first_line(message)),
        ArrowError::DictionaryKeyOverflowError | ArrowError::OffsetOverflowError(_) => {
            Error::new("54000", error.to_string())
        }
        other => Error::internal(first_line(&other.to_string())),
    }
}

fn io_error(error: &std::io::Error) -> Error {
    let state = if error.kind() == std::io::ErrorKind::NotFound {
        "58P01"
    } else {
        "58030"
    };
    Error::new(state, error.to_string())
}

fn schema_error(error: &SchemaError) -> Error {
    match error {
        SchemaError::FieldNotFound { field, valid_fields } => {
            let name = match &field.relation {
                Some(relation) => format!("{}.{}", relation.table(), field.name),
                None => format!("\"{}\"", field.name),
            };
            let error_out = Error::new("42703", format!("column {name} does not exist"));
            let mut error_out = match error.to_string().split_once("Did you mean '") {
                Some((_, rest)) => error_out.hint(format!(
                    "Perhaps you meant {}.",
                    rest.split('\'').next().unwrap_or_default()
                )),
                None => error_out,
            };
            if error_out.hint.is_none() && !valid_fields.is_empty() {
                let mut names: Vec<String> = Vec::new();
                for field in valid_fields.iter().take(20) {
                    if !names.contains(&field.name) {
                        names.push(field.name.clone());
                    }
                }
                error_out.hint = Some(format!("The columns are {}.", names.join(", ")));
            }
            error_out.location = field.spans().first().map(|s| (s.start.line, s.start.column));
            error_out
        }
        SchemaError::AmbiguousReference { field } => {
            let mut out = Error::new("42702", format!("column reference \"{}\" is ambiguous", field.name));
            out.location = field.spans().first().map(|s| (s.start.line, s.start.column));
            out
        }
        // Two relations of a join under one name.
        SchemaError::DuplicateQualifiedField { qualifier, .. } => Error::new(
            "42712",
            format!("table name \"{}\" specified more than once", qualifier.table()),
        ),
        SchemaError::DuplicateUnqualifiedField { name } => {
            Error::new("42701", format!("column \"{name}\" specified more than once"))
        }
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}

/// The table of `catalog.schema.table`, with the schema if it isn't the default one.
fn last_part(name: &str) -> String {
    let parts: Vec<&str> = name.split('.').collect();
    match parts.as_slice() {
        [_, schema, table] if *schema != "public" => format!("{schema}.{table}"),
        [.., table] => (*table).to_owned(),
        [] => name.to_owned(),
    }
}

/// A message without DataFusion's backtrace and "this is a bug" addenda.
fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().trim().to_owned()
}
