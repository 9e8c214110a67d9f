//! How the evaluation of one row ends, whoever evaluates it.

use rbcdb_udf_abi::artifact::Site;
use rbcdb_udf_compiler::ir::{self, Datum, Module};

/// The end of one row.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// A result of the declared type.
    Value(Datum),
    /// NULL.
    Null,
    /// A SQL error.
    Error(Failure),
    /// It ran too long to tell.
    OutOfFuel,
}

/// A row's SQL error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Five characters.
    pub sqlstate: String,
    /// The function whose body failed.
    pub function: String,
    /// Line in that body, from 1.
    pub line: u32,
    /// Column in that line, from 1.
    pub column: u32,
    /// What happened.
    pub message: String,
}

impl Outcome {
    /// The interpreter's outcome, with its site looked up.
    pub fn of_interpreter(outcome: ir::interpret::Outcome, module: &Module) -> Outcome {
        match outcome {
            ir::interpret::Outcome::Value(datum) => Outcome::Value(datum),
            ir::interpret::Outcome::Null => Outcome::Null,
            ir::interpret::Outcome::OutOfFuel => Outcome::OutOfFuel,
            ir::interpret::Outcome::Error(failure) => {
                let sites = module.artifact_sites();
                let index = module.artifact_site_index(failure.function, failure.site);
                let Site {
                    function,
                    line,
                    column,
                    message,
                } = sites[index as usize].clone();
                let message = message.unwrap_or_else(|| failure.code.message().to_owned());
                let sqlstate = failure.code.sqlstate().to_owned();
                Outcome::Error(Failure {
                    sqlstate,
                    function,
                    line,
                    column,
                    message,
                })
            }
        }
    }

    /// Whether both are the same: values by their bits.
    pub fn same(&self, other: &Outcome) -> bool {
        match (self, other) {
            (Outcome::Value(a), Outcome::Value(b)) => a.ty() == b.ty() && a.bits() == b.bits(),
            _ => self == other,
        }
    }
}
