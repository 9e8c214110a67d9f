//! What a call can fail with, in the parts that a server needs for its error fields.

use std::fmt;

use arrow::datatypes::DataType;
use rbcdb_udf_abi::{ErrorCode, ParameterType};
use thiserror::Error;

/// The first failing row of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFailure {
    /// Why.
    pub code: ErrorCode,
    /// What happened: the message of `raise`, or what the operation says.
    pub message: String,
    /// The function whose body failed: the called one, or one that it calls.
    pub function: String,
    /// Line in that function's body, from 1.
    pub line: u32,
    /// Column in that line, from 1, in characters.
    pub column: u32,
    /// The called function with its parameters, `rel_diff(x DOUBLE, y DOUBLE)`.
    pub called: String,
    /// Whether `function` is the called one.
    pub in_called: bool,
    /// Row in the batch, from 0.
    pub row: usize,
    /// The called function's parameters and their values in that row.
    pub arguments: Vec<(String, String)>,
}

impl RowFailure {
    /// Where it happened and with which values:
    /// `function rel_diff(x DOUBLE, y DOUBLE), line 1; x = 1, y = -1`.
    pub fn context(&self) -> String {
        let place = if self.in_called {
            format!("function {}, line {}", self.called, self.line)
        } else {
            format!(
                "function {}, line {}, called from {}",
                self.function, self.line, self.called
            )
        };
        if self.arguments.is_empty() {
            place
        } else {
            format!("{place}; {}", self.argument_list())
        }
    }

    /// `x = 1, y = -1`
    pub fn argument_list(&self) -> String {
        let values: Vec<String> = self
            .arguments
            .iter()
            .map(|(name, value)| format!("{name} = {value}"))
            .collect();
        values.join(", ")
    }
}

/// `division by zero in function rel_diff, line 1, row 17 (x = 1, y = -1)`
impl fmt::Display for RowFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} in function {}, line {}, row {}",
            self.message, self.function, self.line, self.row
        )?;
        if self.arguments.is_empty() {
            Ok(())
        } else {
            write!(f, " ({})", self.argument_list())
        }
    }
}

/// Why a call gave no array.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CallError {
    /// A row failed: what the user must see.
    #[error("{0}")]
    Row(Box<RowFailure>),
    /// The call's [`crate::CancelFlag`] was set.
    #[error("the call was cancelled")]
    Cancelled,
    /// An argument of the wrong type: the caller must cast before the call.
    #[error(
        "function {function} takes {expected} for parameter {parameter}, but was given Arrow type {actual}: cast it"
    )]
    Type {
        /// The called function.
        function: String,
        /// The parameter's name.
        parameter: String,
        /// Its declared type.
        expected: ParameterType,
        /// The argument's type.
        actual: DataType,
    },
    /// The wrong number of arguments, or arrays of the wrong length: a mistake of the calling program.
    #[error("function {function} was called wrongly: {what}")]
    Shape {
        /// The called function.
        function: String,
        /// What doesn't fit.
        what: String,
    },
    /// A kernel function that can't be launched, or whose launch was ended.
    #[error("{what}")]
    Launch {
        /// The called function.
        function: String,
        /// The five-character SQLSTATE that clients see.
        sqlstate: &'static str,
        /// Why.
        what: String,
    },
    /// Compiled code answered with something that it never should.
    #[error("internal error: compiled function {function} {what}; please report this, and recompile the function")]
    Internal {
        /// The called function.
        function: String,
        /// What it did.
        what: String,
    },
}

impl CallError {
    /// The five-character SQLSTATE that clients see.
    pub fn sqlstate(&self) -> &'static str {
        match self {
            CallError::Row(failure) => failure.code.sqlstate(),
            CallError::Cancelled => "57014",
            CallError::Type { .. } => "42804",
            CallError::Launch { sqlstate, .. } => sqlstate,
            CallError::Shape { .. } | CallError::Internal { .. } => "XX000",
        }
    }

    /// The primary message alone, without the place.
    pub fn message(&self) -> String {
        match self {
            CallError::Row(failure) => failure.message.clone(),
            other => other.to_string(),
        }
    }

    /// Where it happened and with which values, for the CONTEXT of an error report.
    pub fn context(&self) -> Option<String> {
        match self {
            CallError::Row(failure) => Some(failure.context()),
            CallError::Launch { function, .. } => Some(format!("kernel function {function}")),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure() -> RowFailure {
        RowFailure {
            code: ErrorCode::DivisionByZero,
            message: "division by zero".into(),
            function: "rel_diff".into(),
            line: 1,
            column: 8,
            called: "rel_diff(x DOUBLE, y DOUBLE)".into(),
            in_called: true,
            row: 17,
            arguments: vec![("x".into(), "1".into()), ("y".into(), "-1".into())],
        }
    }

    #[test]
    fn message_and_context_come_together_and_apart() {
        let error = CallError::Row(Box::new(failure()));
        assert_eq!(
            error.to_string(),
            "division by zero in function rel_diff, line 1, row 17 (x = 1, y = -1)"
        );
        assert_eq!(error.message(), "division by zero");
        assert_eq!(
            error.context().unwrap(),
            "function rel_diff(x DOUBLE, y DOUBLE), line 1; x = 1, y = -1"
        );
        assert_eq!(error.sqlstate(), "22012");
        assert_eq!(
            (CallError::Cancelled.sqlstate(), CallError::Cancelled.context()),
            ("57014", None)
        );
    }

    #[test]
    fn a_failure_in_a_callee_names_both() {
        let nested = RowFailure {
            function: "half".into(),
            in_called: false,
            line: 3,
            ..failure()
        };
        let expected = "function half, line 3, called from rel_diff(x DOUBLE, y DOUBLE); x = 1, y = -1";
        assert_eq!(nested.context(), expected);
        let bare = RowFailure {
            arguments: vec![],
            called: "f()".into(),
            function: "f".into(),
            ..failure()
        };
        assert_eq!(bare.to_string(), "division by zero in function f, line 1, row 17");
        assert_eq!(bare.context(), "function f(), line 1");
    }
}
