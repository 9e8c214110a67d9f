//! DataFusion's errors as PostgreSQL's: SQLSTATE, message, hint, place. XX000 is left for what only a mistake in the
//! engine explains.

use arrow::error::ArrowError;
use datafusion::common::SchemaError;
use datafusion::error::DataFusionError;
use rbcdb_runtime_cpu::CallError;

use crate::error::Error;

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
        DataFusionError::NotImplemented(message) => Error::unsupported(first_line(message)),
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
        ArrowError::ArithmeticOverflow(message) => Error::new("22003", first_line(message)),
        ArrowError::CastError(message) => cast_error(message),
        ArrowError::ParseError(message) => Error::new("22P02", first_line(message)),
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

/// `Cannot cast string 'x' to value of Int32 type` and `Can't cast value 300 to type Int8`.
fn cast_error(message: &str) -> Error {
    let state = if message.starts_with("Cannot cast string") {
        "22P02"
    } else {
        "22003"
    };
    Error::new(state, first_line(message))
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
                let names: Vec<String> = valid_fields.iter().take(20).map(|f| f.name.clone()).collect();
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
        SchemaError::DuplicateQualifiedField { name, .. } | SchemaError::DuplicateUnqualifiedField { name } => {
            Error::new("42701", format!("column \"{name}\" specified more than once"))
        }
    }
}

/// What DataFusion says of a plan it doesn't accept, by what the message holds.
const PLANNING: &[(&str, &str)] = &[
    ("must appear in the GROUP BY clause", "42803"),
    ("must be in GROUP BY", "42803"),
    ("aggregate function", "42803"),
    ("Invalid function", "42883"),
    ("No function matches", "42883"),
    ("does not support zero arguments", "42883"),
    ("Cannot coerce", "42883"),
    ("Cannot infer common argument type", "42883"),
    ("Cannot get result type", "42883"),
    ("Projections require unique expression names", "42701"),
    ("specified more than once", "42701"),
    ("column list", "42601"),
    ("values", "42601"),
    ("already exists", "42P07"),
    ("Unsupported", "0A000"),
    ("not supported", "0A000"),
    ("not implemented", "0A000"),
    ("parameter", "42P02"),
    ("placeholder", "42P02"),
    ("cannot be cast", "42846"),
    ("Cannot cast", "42846"),
    ("Cannot automatically convert", "42846"),
    ("type", "42804"),
];

fn planning(message: &str) -> Error {
    if let Some(name) = between(message, "table '", "' not found") {
        return Error::new("42P01", format!("relation \"{}\" does not exist", last_part(name)));
    }
    if let Some(name) = between(message, "table function '", "' not found") {
        return Error::new("42883", format!("table function {name} does not exist"));
    }
    if let Some(rest) = message.strip_prefix("Invalid function '") {
        let name = rest.split('\'').next().unwrap_or_default();
        let error = Error::new("42883", format!("function {name} does not exist"));
        return match between(message, "Did you mean '", "'") {
            Some(near) => error.hint(format!("Did you mean {near}?")),
            None => error,
        };
    }
    let state = PLANNING
        .iter()
        .find(|(part, _)| message.contains(part))
        .map_or("42000", |(_, state)| state);
    Error::new(state, first_line(message))
}

/// What DataFusion says when it runs, by what the message holds. What isn't known is a data exception: the engine's own
/// mistakes have errors of their own kind.
const EXECUTION: &[(&str, &str)] = &[
    ("square root of a negative number", "2201F"),
    ("already exists", "42P07"),
    ("doesn't exist", "42P01"),
    ("does not exist", "42P01"),
    ("Divide by zero", "22012"),
    ("Overflow", "22003"),
    ("overflow", "22003"),
    ("out of range", "22003"),
    ("not supported", "0A000"),
    ("Unsupported", "0A000"),
    ("Error parsing", "22007"),
    ("returned more than one row", "21000"),
    ("more than one row", "21000"),
];

fn execution(message: &str) -> Error {
    let state = EXECUTION
        .iter()
        .find(|(part, _)| message.contains(part))
        .map_or("22000", |(_, state)| state);
    Error::new(state, first_line(message))
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
