//! Functions of real numbers under their names in `math` and numpy: kernel and errors, one line each.
//!
//! The errors are those of CPython's `mathmodule.c` (`FUNC1`, `FUNC1A`, `FUNC1D` and the functions of its own); numpy's
//! functions never fail.

use crate::ir::{BinaryOp, UnaryOp};

/// What computes a function on F64.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kernel {
    /// A function of the math library.
    Builtin(&'static str),
    /// An IR operation.
    Unary(UnaryOp),
    /// An IR operation of two operands.
    Binary(BinaryOp),
    /// A product with a constant.
    Scale(f64),
}

/// When a `math` function fails.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Check {
    /// Never.
    Total,
    /// An infinite result of finite arguments: out of range.
    Overflow,
    /// `x < limit`: outside the domain.
    Below(f64),
    /// `x <= limit`: outside the domain.
    AtMost(f64),
    /// `|x| > limit`: outside the domain.
    Beyond(f64),
    /// `|x| >= limit`: outside the domain.
    AtLeast(f64),
    /// A nan that no argument brought in: outside the domain.
    Nan,
    /// Integers up to zero (with or without minus infinity) are outside the domain; overflow is out of range.
    GammaPole {
        /// Whether minus infinity counts as a pole.
        minus_infinity: bool,
    },
}

/// A function of one or two real numbers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RealFn {
    /// Name in `math`; empty where it has none.
    pub(crate) math: &'static str,
    /// Name in numpy; empty where it has none.
    pub(crate) numpy: &'static str,
    /// What computes it.
    pub(crate) kernel: Kernel,
    /// When the `math` function fails.
    pub(crate) check: Check,
    /// The builtin that numpy's function is on complex numbers; empty where there is none.
    pub(crate) complex: &'static str,
}

impl RealFn {
    /// The number of arguments.
    pub(crate) fn arity(&self) -> usize {
        match self.kernel {
            Kernel::Builtin(name) => rbcdb_device_lib::lookup(name).map_or(1, |b| b.params.len()),
            Kernel::Unary(_) | Kernel::Scale(_) => 1,
            Kernel::Binary(_) => 2,
        }
    }
}

const fn f(math: &'static str, numpy: &'static str, kernel: Kernel, check: Check, complex: &'static str) -> RealFn {
    RealFn {
        math,
        numpy,
        kernel,
        check,
        complex,
    }
}

use Check::{AtLeast, AtMost, Below, Beyond, GammaPole, Nan, Overflow, Total};
use Kernel::{Binary, Builtin, Scale, Unary};

/// 180/π and π/180 as CPython has them: computed in binary64.
const TO_DEGREES: f64 = 180.0 / std::f64::consts::PI;
const TO_RADIANS: f64 = std::f64::consts::PI / 180.0;

/// The table.
pub(crate) const REAL: &[RealFn] = &[
    f("acos", "arccos", Builtin("acos"), Beyond(1.0), "cacos"),
    f("acosh", "arccosh", Builtin("acosh"), Below(1.0), "cacosh"),
    f("asin", "arcsin", Builtin("asin"), Beyond(1.0), "casin"),
    f("asinh", "arcsinh", Builtin("asinh"), Total, "casinh"),
    f("atan", "arctan", Builtin("atan"), Total, "catan"),
    f("atan2", "arctan2", Builtin("atan2"), Total, ""),
    f("atanh", "arctanh", Builtin("atanh"), AtLeast(1.0), "catanh"),
    f("cbrt", "cbrt", Builtin("cbrt"), Total, ""),
    f("copysign", "copysign", Binary(BinaryOp::FCopysign), Total, ""),
    f("cos", "cos", Builtin("cos"), AtLeast(f64::INFINITY), "ccos"),
    f("cosh", "cosh", Builtin("cosh"), Overflow, "ccosh"),
    f("degrees", "degrees", Scale(TO_DEGREES), Total, ""),
    f("", "rad2deg", Scale(TO_DEGREES), Total, ""),
    f("erf", "", Builtin("erf"), Total, ""),
    f("erfc", "", Builtin("erfc"), Total, ""),
    f("exp", "exp", Builtin("exp"), Overflow, "cexp"),
    f("exp2", "exp2", Builtin("exp2"), Overflow, ""),
    f("expm1", "expm1", Builtin("expm1"), Overflow, ""),
    f("fmod", "fmod", Builtin("fmod"), Nan, ""),
    f("gamma", "", Builtin("gamma"), GammaPole { minus_infinity: true }, ""),
    f("lgamma", "", Builtin("lgamma"), GammaPole { minus_infinity: false }, ""),
    f("", "log", Builtin("log"), Total, "clog"),
    f("log10", "log10", Builtin("log10"), AtMost(0.0), "clog10"),
    f("log1p", "log1p", Builtin("log1p"), AtMost(-1.0), ""),
    f("log2", "log2", Builtin("log2"), AtMost(0.0), ""),
    f("nextafter", "nextafter", Builtin("nextafter"), Total, ""),
    f("radians", "radians", Scale(TO_RADIANS), Total, ""),
    f("", "deg2rad", Scale(TO_RADIANS), Total, ""),
    f("remainder", "", Builtin("remainder"), Nan, ""),
    f("sin", "sin", Builtin("sin"), AtLeast(f64::INFINITY), "csin"),
    f("sinh", "sinh", Builtin("sinh"), Overflow, "csinh"),
    f("sqrt", "sqrt", Unary(UnaryOp::FSqrt), Below(0.0), "csqrt"),
    f("tan", "tan", Builtin("tan"), AtLeast(f64::INFINITY), "ctan"),
    f("tanh", "tanh", Builtin("tanh"), Total, "ctanh"),
    f("ulp", "", Builtin("ulp"), Total, ""),
    f("", "fabs", Unary(UnaryOp::FAbs), Total, ""),
    f("", "floor", Unary(UnaryOp::FFloor), Total, ""),
    f("", "ceil", Unary(UnaryOp::FCeil), Total, ""),
    f("", "trunc", Unary(UnaryOp::FTrunc), Total, ""),
    f("", "rint", Unary(UnaryOp::FRint), Total, ""),
    f("", "hypot", Builtin("hypot"), Total, ""),
    f("", "logaddexp", Builtin("logaddexp"), Total, ""),
    f("", "logaddexp2", Builtin("logaddexp2"), Total, ""),
    f("", "heaviside", Builtin("heaviside"), Total, ""),
    f("", "sinc", Builtin("sinc"), Total, ""),
    f("", "spacing", Builtin("spacing"), Total, ""),
    f("", "float_power", Builtin("pow"), Total, "cpow"),
];

/// Functions of `math` with rules of their own.
pub(crate) const MATH_ONLY: &[&str] = &[
    "ceil",
    "comb",
    "fabs",
    "factorial",
    "floor",
    "frexp",
    "gcd",
    "hypot",
    "isclose",
    "isfinite",
    "isinf",
    "isnan",
    "isqrt",
    "lcm",
    "ldexp",
    "log",
    "modf",
    "perm",
    "pow",
    "trunc",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_math_library_has_every_kernel_with_float_arguments() {
        for function in REAL {
            if let Builtin(name) = function.kernel {
                let builtin = rbcdb_device_lib::lookup(name).unwrap_or_else(|| panic!("no builtin {name}"));
                assert!(builtin.params.iter().all(|t| *t == rbcdb_device_lib::Ty::F64), "{name}");
            }
            if !function.complex.is_empty() {
                assert!(
                    rbcdb_device_lib::lookup(function.complex).is_some(),
                    "no builtin {}",
                    function.complex
                );
            }
        }
    }

    #[test]
    fn names_are_unique() {
        for name in [|f: &RealFn| f.math, |f: &RealFn| f.numpy] {
            let mut names: Vec<&str> = REAL.iter().map(name).filter(|n| !n.is_empty()).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all);
        }
    }
}
