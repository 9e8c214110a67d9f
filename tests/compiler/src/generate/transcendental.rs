//! Bodies that return one transcendental function of exact arguments.

use rbcdb_udf_abi::{Parameter, ScalarType};
use rbcdb_udf_compiler::ir::Type;

use super::{Var, Writer};

/// Functions of one float that CPython has.
const MATH: [&str; 21] = [
    "exp", "expm1", "log", "log1p", "log2", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh",
    "tanh", "asinh", "acosh", "atanh", "erf", "erfc", "cbrt",
];

/// Functions of one float in numpy.
const NUMPY: [&str; 20] = [
    "exp", "exp2", "expm1", "log", "log1p", "log2", "log10", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh",
    "cosh", "tanh", "arcsinh", "arccosh", "arctanh", "cbrt",
];

/// Functions of one complex number.
const CMATH: [&str; 15] = [
    "exp", "log", "log10", "sqrt", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh",
    "acosh",
];

/// Writes the body; the result's type.
pub(super) fn body(writer: &mut Writer<'_>, parameters: &[Parameter]) -> ScalarType {
    for parameter in parameters {
        let Some(ty) = parameter.ty.scalar().map(Type::of) else {
            continue;
        };
        writer.scope.push(Var {
            name: parameter.name.clone(),
            ty,
            settable: false,
        });
    }
    let x = argument(writer, Type::F64);
    let (text, result) = match writer.random.below(15) {
        0 => (format!("{x} ** {}", argument(writer, Type::F64)), ScalarType::Float64),
        1 => {
            let name = writer.random.pick(&["pow", "atan2", "hypot"]);
            (
                format!("math.{name}({x}, {})", argument(writer, Type::F64)),
                ScalarType::Float64,
            )
        }
        2 => (format!("abs({})", argument(writer, Type::C128)), ScalarType::Float64),
        // What cmath gives under 'ieee' where CPython raises isn't CPython's to say.
        3 | 4 | 9 if !writer.ieee() => {
            let name = writer.random.pick(&CMATH);
            (
                format!("cmath.{name}({})", argument(writer, Type::C128)),
                ScalarType::Complex128,
            )
        }
        5 => (
            format!("cmath.phase({})", argument(writer, Type::C128)),
            ScalarType::Float64,
        ),
        6 | 7 => (format!("np.{}({x})", writer.random.pick(&NUMPY)), ScalarType::Float64),
        8 => {
            let name = writer.random.pick(&NUMPY);
            (
                format!("np.{name}({})", argument(writer, Type::F32)),
                ScalarType::Float32,
            )
        }
        _ => (format!("math.{}({x})", writer.random.pick(&MATH)), ScalarType::Float64),
    };
    writer.line(format!("return {text}"));
    result
}

/// An argument: mostly a parameter as it is, so that the adversarial values reach the function.
fn argument(writer: &mut Writer<'_>, ty: Type) -> String {
    let vars = writer.vars(ty);
    if !vars.is_empty() && writer.random.chance(80) {
        return vars[writer.random.below(vars.len())].clone();
    }
    writer.expr(ty, 1)
}
