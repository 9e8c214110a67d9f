//! What a caller must know of a function: name, parameters, result, options.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::kernel::KernelForm;
use crate::types::{ParameterType, ScalarType};

/// One declared parameter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Parameter {
    /// The name, already folded to lower case where it was not quoted.
    pub name: String,
    /// The declared type.
    pub ty: ParameterType,
}

/// What happens on integer overflow in arithmetic and shifts. Conversions are always checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Overflow {
    /// SQL error 22003.
    #[default]
    Error,
    /// Two's complement wrap-around in 64 bits: `WITH (overflow = 'wrap')`.
    Wrap,
}

/// What happens on a floating-point division by zero, and on a domain or range error of a `math` function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum FloatErrors {
    /// As CPython: SQL errors 22012, 2201F, 22003.
    #[default]
    Error,
    /// IEEE 754 default results, inf and nan: `WITH (float_error = 'ieee')`.
    Ieee,
}

/// Options of CREATE FUNCTION that change what the code computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Options {
    /// `WITH (overflow = 'error' | 'wrap')`
    pub overflow: Overflow,
    /// `WITH (float_error = 'error' | 'ieee')`
    pub float_errors: FloatErrors,
}

/// Name, parameters and result of a function.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Signature {
    /// The function's name, folded as SQL identifiers fold.
    pub name: String,
    /// Parameters in declared order.
    pub parameters: Vec<Parameter>,
    /// The declared result type; of a kernel function, that of its output array's elements.
    pub result: ScalarType,
    /// True for `CALLED ON NULL INPUT`: parameters are `Optional` in the body. False (strict, the default): a NULL
    /// argument gives a NULL result and the body isn't entered.
    pub called_on_null_input: bool,
    /// For a kernel function: what more is declared.
    pub kernel: Option<KernelForm>,
}

impl Signature {
    /// The parameter types, which together with the name identify an overload.
    pub fn parameter_types(&self) -> Vec<ParameterType> {
        self.parameters.iter().map(|p| p.ty).collect()
    }

    /// The type of the result as SQL sees it.
    pub fn result_type(&self) -> ParameterType {
        match self.kernel {
            Some(_) => ParameterType::Array(self.result),
            None => ParameterType::Scalar(self.result),
        }
    }

    /// The first array among the parameters.
    pub fn first_array(&self) -> Option<&Parameter> {
        self.parameters.iter().find(|p| p.ty.is_array())
    }
}

/// `name(a INTEGER, b DOUBLE) RETURNS DOUBLE`
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(", self.name)?;
        for (i, p) in self.parameters.iter().enumerate() {
            let comma = if i == 0 { "" } else { ", " };
            write!(f, "{comma}{} {}", p.name, p.ty)?;
        }
        write!(f, ") RETURNS {}", self.result_type())
    }
}

/// What a body is written in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// rbc: typed Python
    #[default]
    Rbc,
    /// LLVM IR as text
    Llvm {
        /// The function in the IR that is called, the second string of `AS`; `None` where the IR has just one.
        symbol: Option<String>,
    },
}

impl Language {
    /// Its name in SQL.
    pub fn name(&self) -> &'static str {
        match self {
            Language::Rbc => "rbc",
            Language::Llvm { .. } => "llvm",
        }
    }
}
