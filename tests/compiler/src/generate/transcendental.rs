//! Bodies that return one transcendental function of exact arguments.

use rbcdb_udf_abi::{Parameter, ScalarType};
use rbcdb_udf_compiler::ir::Type;

use super::{Var, Writer};

/// Functions of one float that CPython has.
const MATH: [&str; 21] = [
    "exp", "expm1", "log", "log1p", "log2", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh",
    "tanh", "asinh", "acosh", "atanh", "erf", "erfc", "cbrt",
];

/// Writes the body; the result's type.
pub(super) fn body(writer: &mut Writer<'_>, parameters: &[Parameter]) -> ScalarType {
    for parameter in parameters {
        writer.scope.push(Var {
            name: parameter.name.clone(),
            ty: Type::of(parameter.ty),
            settable: false,
        });
    }
    let x = argument(writer);
    let (text, result) = match writer.random.below(10) {
        0 => (format!("{x} ** {}", argument(writer)), ScalarType::Float64),
        1 => (
            format!(
                "math.{}({x}, {})",
                writer.random.pick(&["pow", "atan2", "hypot"]),
                argument(writer)
            ),
            ScalarType::Float64,
        ),
        2 => (format!("abs({})", writer.expr(Type::C128, 1)), ScalarType::Float64),
        _ => (format!("math.{}({x})", writer.random.pick(&MATH)), ScalarType::Float64),
    };
    writer.line(format!("return {text}"));
    result
}

/// A float: mostly a parameter as it is, so that the adversarial values reach the function.
fn argument(writer: &mut Writer<'_>) -> String {
    let floats = writer.vars(Type::F64);
    if !floats.is_empty() && writer.random.chance(80) {
        return floats[writer.random.below(floats.len())].clone();
    }
    writer.expr(Type::F64, 1)
}
