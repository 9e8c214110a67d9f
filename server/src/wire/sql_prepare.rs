//! `PREPARE name (types) AS statement` and `EXECUTE name (values)`: prepared statements by SQL. They share their names with
//! those of the extended protocol, as in PostgreSQL.

use std::ops::Range;
use std::sync::Arc;

use arrow::datatypes::{DataType, TimeUnit};
use datafusion::common::ScalarValue;
use rbcdb_db_extension::{Event, Session};
use sqlparser::ast::{DataType as SqlType, Statement as SqlStatement, TimezoneInfo};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, Tokenizer};

use super::connection::{Connection, End};
use super::control;
use super::error::{ErrorFields, sqlstate};
use super::extended::{PreparedStatement, no_statement};
use super::statement::{Origin, Statement};

/// One of the two statements.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// `PREPARE`
    Prepare {
        /// The new statement's name.
        name: String,
        /// Declared types of its parameters.
        types: Vec<SqlType>,
        /// Byte offset of the statement in the text.
        body: usize,
    },
    /// `EXECUTE`
    Execute {
        /// The statement's name.
        name: String,
        /// The values, as expressions.
        values: Vec<String>,
    },
}

/// Reads one statement; `None` if it is another or isn't well formed, which the engine's parser reports.
pub fn parse(text: &str) -> Option<Command> {
    let dialect = PostgreSqlDialect {};
    let tokens = Tokenizer::new(&dialect, text).tokenize_with_location().ok()?;
    let significant = |t: &&sqlparser::tokenizer::TokenWithSpan| !matches!(t.token, Token::Whitespace(_));
    let mut tokens = tokens.iter().filter(significant);
    let word = |token: &Token, wanted: &str| matches!(token, Token::Word(w) if w.quote_style.is_none() && w.value.eq_ignore_ascii_case(wanted));
    let first = &tokens.next()?.token;
    if !word(first, "prepare") && !word(first, "execute") {
        return None;
    }
    let fold = |ident: &sqlparser::ast::Ident| match ident.quote_style {
        Some(_) => ident.value.clone(),
        None => ident.value.to_lowercase(),
    };
    match Parser::parse_sql(&dialect, text).ok()?.pop()? {
        SqlStatement::Prepare { name, data_types, .. } => {
            // The AS that isn't in the brackets around the types.
            let mut depth = 0;
            tokens.by_ref().find(|t| {
                depth += i32::from(t.token == Token::LParen) - i32::from(t.token == Token::RParen);
                depth == 0 && word(&t.token, "as")
            })?;
            let start = tokens.next()?.span.start;
            let body = rbcdb_sql::LineIndex::new(text).offset(start.line, start.column)?;
            Some(Command::Prepare {
                name: fold(&name),
                types: data_types,
                body,
            })
        }
        SqlStatement::Execute {
            name: Some(name),
            parameters,
            immediate: false,
            ..
        } => Some(Command::Execute {
            name: name.0.last().and_then(|part| part.as_ident()).map(fold)?,
            values: parameters.iter().map(ToString::to_string).collect(),
        }),
        _ => None,
    }
}

/// The inner result is the statement's, the outer one the connection's.
type Outcome = Result<Result<Statement, ErrorFields>, End>;

impl Connection {
    /// Plans one of the two statements; `range` is its place in `text`.
    ///
    /// # Errors
    /// [`End`] if the connection ends; inside, what is wrong with the statement.
    pub(super) async fn prepare_command(&mut self, text: &Arc<str>, range: Range<usize>, command: Command) -> Outcome {
        match command {
            Command::Prepare { name, types, body } => {
                let body = range.start + body..range.end;
                self.prepare_named(text, body, name, &types).await
            }
            Command::Execute { name, values } => self.prepare_execution(&name, values).await,
        }
    }

    async fn prepare_named(&mut self, text: &Arc<str>, body: Range<usize>, name: String, types: &[SqlType]) -> Outcome {
        if self.statements.contains_key(&name) {
            return Ok(Err(exists(&name)));
        }
        let inner = &text[body.clone()];
        if !matches!(control::parse(inner), Ok(None)) || parse(inner).is_some() {
            let message = "only queries and statements that change tables can be prepared";
            return Ok(Err(ErrorFields::new(sqlstate::SYNTAX_ERROR, message)));
        }
        let declared = match types.iter().map(parameter_type).collect::<Result<Vec<_>, _>>() {
            Ok(declared) => declared,
            Err(error) => return Ok(Err(error)),
        };
        let planned = self.prepare_query(text, body, declared).await?;
        Ok(planned.map(|statement| Statement::Prepare {
            name,
            prepared: Arc::new(PreparedStatement::new(statement, &[])),
        }))
    }

    async fn prepare_execution(&mut self, name: &str, values: Vec<String>) -> Outcome {
        let Some(prepared) = self.statements.get(name).cloned() else {
            return Ok(Err(no_statement(name)));
        };
        if !matches!(prepared.statement(), Statement::Query(_)) {
            let message = format!("prepared statement \"{name}\" is not one that EXECUTE can run");
            return Ok(Err(ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, message)));
        }
        let wanted = prepared.statement().parameters().to_vec();
        if wanted.len() != values.len() {
            let message = format!("wrong number of parameters for prepared statement \"{name}\"");
            let detail = format!("Expected {} parameters but got {}.", wanted.len(), values.len());
            return Ok(Err(ErrorFields::new(sqlstate::SYNTAX_ERROR, message).detail(detail)));
        }
        let parameters = if values.is_empty() {
            Vec::new()
        } else {
            let session = self.session.clone();
            match self
                .plan(async move { evaluate(&session, &values, &wanted).await })
                .await?
            {
                Ok(Ok(parameters)) => parameters,
                Ok(Err(error)) | Err(error) => return Ok(Err(error)),
            }
        };
        Ok(Ok(Statement::Execute { prepared, parameters }))
    }
}

/// The error for a name that a prepared statement has.
pub(super) fn exists(name: &str) -> ErrorFields {
    let message = format!("prepared statement \"{name}\" already exists");
    ErrorFields::new(sqlstate::DUPLICATE_PREPARED_STATEMENT, message)
}

/// A declared parameter's type.
fn parameter_type(ty: &SqlType) -> Result<Option<DataType>, ErrorFields> {
    let other = match ty {
        SqlType::Text | SqlType::Varchar(_) | SqlType::CharacterVarying(_) => Some(DataType::Utf8),
        SqlType::Bytea => Some(DataType::Binary),
        SqlType::Date => Some(DataType::Date32),
        SqlType::Timestamp(None, TimezoneInfo::None) => Some(DataType::Timestamp(TimeUnit::Microsecond, None)),
        _ => None,
    };
    if other.is_some() {
        return Ok(other);
    }
    match rbcdb_sql::parameter_type(ty) {
        Ok(ty) => Ok(Some(rbcdb_runtime_cpu::arrow_type(ty))),
        // What the statement says of the parameter.
        Err(rbcdb_sql::TypeError::Unsupported(_)) => Ok(None),
        Err(error) => {
            let error = error.into_sql_error(0);
            Err(ErrorFields::new(error.sqlstate, error.message))
        }
    }
}

/// The values of expressions, converted to the parameters' types.
async fn evaluate(session: &Session, values: &[String], wanted: &[DataType]) -> Result<Vec<ScalarValue>, ErrorFields> {
    let origin = Origin { text: None, start: 0 };
    let error = |e| origin.error(e);
    let query = format!("SELECT {}", values.join(", "));
    let prepared = session.prepare(&query, &[]).await.map_err(error)?;
    let mut execution = session.execute(&prepared, Vec::new());
    let mut row = None;
    while let Some(event) = execution.next().await {
        match event {
            Event::Rows(batch) if batch.num_rows() > 0 => row = Some(batch),
            Event::Failed(e) => return Err(error(e)),
            _ => {}
        }
    }
    let row = row.ok_or_else(|| ErrorFields::new(sqlstate::INTERNAL_ERROR, "the values gave no row"))?;
    let value = |(column, ty): (&arrow::array::ArrayRef, &DataType)| {
        let value = ScalarValue::try_from_array(column, 0).and_then(|value| value.cast_to(ty));
        value.map_err(|e| error(e.into()))
    };
    row.columns().iter().zip(wanted).map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_statement_and_the_values() {
        let text = "/* as */ PREPARE \"P\" (int, text)\n AS SELECT $1 AS a";
        let Some(Command::Prepare { name, types, body }) = parse(text) else {
            panic!("{text}");
        };
        assert_eq!((name.as_str(), types.len(), &text[body..]), ("P", 2, "SELECT $1 AS a"));
        let execute = Command::Execute {
            name: "p".to_owned(),
            values: vec!["1 + 2".to_owned(), "'x'".to_owned()],
        };
        assert_eq!(parse("execute P(1 + 2, 'x')"), Some(execute));
        for text in ["SELECT 1", "PREPARE TRANSACTION 'x'", "EXECUTE", "prepare p as", ""] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
