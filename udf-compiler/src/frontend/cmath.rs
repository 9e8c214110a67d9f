//! `cmath`: complex functions with CPython's errors, driven by a table.
//!
//! CPython's `cmathmodule.c` raises ValueError at poles and for infinite parts that leave the result's direction open, and
//! OverflowError for an infinite result of a finite argument.

use rbcdb_udf_abi::ErrorCode;
use ruff_python_ast::ExprCall;

use super::expr::tuple_of;
use super::lower::Lowerer;
use super::modules::Module;
use super::value::Val;
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, Type, Value};

/// When a `cmath` function fails.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Check {
    /// Never.
    Total,
    /// At zero: outside the domain.
    Zero,
    /// Where a finite argument gives an infinite result, a pole: outside the domain.
    Pole,
    /// An infinite imaginary part is outside the domain unless the real part is nan or minus infinity; overflow.
    Exp,
    /// An infinite imaginary part is outside the domain unless the real part is nan; overflow.
    Hyperbolic,
    /// An infinite real part is outside the domain unless the imaginary part is nan; overflow.
    Circular,
    /// An infinite imaginary part with a finite real part is outside the domain.
    Tanh,
    /// An infinite real part with a finite imaginary part is outside the domain.
    Tan,
}

/// Name, builtin, errors.
const FUNCTIONS: &[(&str, &str, Check)] = &[
    ("acos", "cacos", Check::Total),
    ("acosh", "cacosh", Check::Total),
    ("asin", "casin", Check::Total),
    ("asinh", "casinh", Check::Total),
    ("atan", "catan", Check::Pole),
    ("atanh", "catanh", Check::Pole),
    ("cos", "ccos", Check::Circular),
    ("cosh", "ccosh", Check::Hyperbolic),
    ("exp", "cexp", Check::Exp),
    ("log10", "clog10", Check::Zero),
    ("sin", "csin", Check::Circular),
    ("sinh", "csinh", Check::Hyperbolic),
    ("sqrt", "csqrt", Check::Total),
    ("tan", "ctan", Check::Tan),
    ("tanh", "ctanh", Check::Tanh),
];

/// Functions with rules of their own.
const OTHERS: &[&str] = &["isclose", "isfinite", "isinf", "isnan", "log", "phase", "polar", "rect"];

/// All functions of the module.
pub(crate) fn names() -> Vec<&'static str> {
    FUNCTIONS.iter().map(|f| f.0).chain(OTHERS.iter().copied()).collect()
}

impl Lowerer<'_, '_> {
    /// `cmath.name(…)`
    pub(crate) fn cmath_call(&mut self, name: &str, node: &ExprCall) -> Val {
        let label = format!("cmath.{name}");
        let arity = match name {
            "log" => (1, 2),
            "rect" => (2, 2),
            _ => (1, 1),
        };
        if !FUNCTIONS.iter().any(|f| f.0 == name) && !OTHERS.contains(&name) {
            self.look_at_arguments(node);
            return self.unknown_member(Module::Cmath, name, &*node.func, names().into_iter());
        }
        if name == "isclose" {
            return self.isclose(Module::Cmath, node);
        }
        let Some(vals) = self.scalars(node, &label, arity.0, arity.1) else {
            return Val::error();
        };
        if name == "rect" {
            return self.rect(&vals, node);
        }
        let args: Vec<Value> = vals.iter().map(|v| self.convert(v, Type::C128, node)).collect();
        let z = args[0];
        if let Some((_, builtin, check)) = FUNCTIONS.iter().find(|f| f.0 == name) {
            let result = self.builtin(builtin, vec![z]);
            if !self.ieee() {
                self.cmath_check(*check, &label, z, result, node);
            }
            return Val::scalar(Type::C128, result);
        }
        match name {
            "log" => self.complex_log(&args, node),
            "phase" => Val::float(self.builtin("cphase", vec![z])),
            "polar" => {
                let radius = self.abs(&Val::scalar(Type::C128, z), node);
                let phase = Val::float(self.builtin("cphase", vec![z]));
                tuple_of(vec![radius, phase])
            }
            _ => {
                let (re, im) = (self.b.re(z), self.b.im(z));
                let (re, im) = (self.classify(name, re).leaves[0], self.classify(name, im).leaves[0]);
                let both = if name == "isfinite" {
                    BinaryOp::And
                } else {
                    BinaryOp::Or
                };
                Val::bool(self.b.test(both, re, im))
            }
        }
    }

    fn complex_log(&mut self, args: &[Value], node: &ExprCall) -> Val {
        let mut logs = Vec::new();
        for z in args {
            let log = self.builtin("clog", vec![*z]);
            if !self.ieee() {
                self.cmath_check(Check::Zero, "cmath.log", *z, log, node);
            }
            logs.push(log);
        }
        let result = match logs.as_slice() {
            [log, base] => {
                let (log, base) = (*log, *base);
                self.complex_div(log, base, node)
            }
            _ => logs[0],
        };
        Val::scalar(Type::C128, result)
    }

    fn rect(&mut self, vals: &[Val], node: &ExprCall) -> Val {
        if vals.iter().any(|v| v.is_type(Type::C128)) {
            let hint = "take parts: abs(z), cmath.phase(z)";
            return self.mistake(codes::TYPE_MISMATCH, node, "`cmath.rect` takes real numbers", hint);
        }
        let (r, phi) = (
            self.convert(&vals[0], Type::F64, node),
            self.convert(&vals[1], Type::F64, node),
        );
        if !self.ieee() {
            let endless = self.is_infinite(phi);
            let zero = self.b.float(Type::F64, 0.0);
            let some = self.b.test(BinaryOp::Ne, r, zero);
            let number = self.b.test(BinaryOp::Eq, r, r);
            let cond = self.b.test(BinaryOp::And, endless, some);
            let cond = self.b.test(BinaryOp::And, cond, number);
            self.fail_if(
                cond,
                ErrorCode::Domain,
                node,
                Some("cmath.rect: argument outside the function's domain"),
            );
        }
        let (cos, sin) = (self.builtin("cos", vec![phi]), self.builtin("sin", vec![phi]));
        let re = self.b.binary(Type::F64, BinaryOp::FMul, r, cos);
        let im = self.b.binary(Type::F64, BinaryOp::FMul, r, sin);
        // A zero phase leaves the radius alone, whatever it is; a zero radius makes all of an endless phase.
        let (zero, one) = (self.b.float(Type::F64, 0.0), self.b.float(Type::F64, 1.0));
        let flat = self.b.test(BinaryOp::Eq, phi, zero);
        let sign = self.b.binary(Type::F64, BinaryOp::FCopysign, one, r);
        let nan = self.is_nan(r);
        let sign = self.b.select(nan, one, sign);
        let signed_zero = self.b.binary(Type::F64, BinaryOp::FMul, sign, phi);
        let re = self.b.select(flat, r, re);
        let im = self.b.select(flat, signed_zero, im);
        let (point, directed) = (self.b.test(BinaryOp::Eq, r, zero), self.is_finite(phi));
        let endless = self.b.not(directed);
        let nothing = self.b.test(BinaryOp::And, point, endless);
        let re = self.b.select(nothing, zero, re);
        let im = self.b.select(nothing, zero, im);
        Val::scalar(Type::C128, self.b.complex(re, im))
    }

    fn cmath_check(&mut self, check: Check, name: &str, z: Value, result: Value, node: &ExprCall) {
        let (re, im) = (self.b.re(z), self.b.im(z));
        let domain = match check {
            Check::Total => None,
            Check::Zero => {
                let zero = self.b.float(Type::F64, 0.0);
                let (a, b) = (self.b.test(BinaryOp::Eq, re, zero), self.b.test(BinaryOp::Eq, im, zero));
                Some(self.b.test(BinaryOp::And, a, b))
            }
            Check::Pole => Some(self.complex_overflow(re, im, result)),
            Check::Exp => {
                let endless = self.is_infinite(im);
                let least = self.b.float(Type::F64, f64::NEG_INFINITY);
                let above = self.b.test(BinaryOp::Gt, re, least);
                Some(self.b.test(BinaryOp::And, endless, above))
            }
            Check::Hyperbolic => Some(self.endless_beside_number(im, re)),
            Check::Circular => Some(self.endless_beside_number(re, im)),
            Check::Tanh => Some(self.endless_beside_finite(im, re)),
            Check::Tan => Some(self.endless_beside_finite(re, im)),
        };
        if let Some(cond) = domain {
            let message = format!("{name}: argument outside the function's domain");
            self.fail_if(cond, ErrorCode::Domain, node, Some(&message));
        }
        if matches!(check, Check::Exp | Check::Hyperbolic | Check::Circular) {
            let cond = self.complex_overflow(re, im, result);
            let message = format!("{name}: result out of range");
            self.fail_if(cond, ErrorCode::OutOfRange, node, Some(&message));
        }
    }

    fn endless_beside_number(&mut self, endless: Value, other: Value) -> Value {
        let endless = self.is_infinite(endless);
        let number = self.b.test(BinaryOp::Eq, other, other);
        self.b.test(BinaryOp::And, endless, number)
    }

    fn endless_beside_finite(&mut self, endless: Value, other: Value) -> Value {
        let endless = self.is_infinite(endless);
        let finite = self.is_finite(other);
        self.b.test(BinaryOp::And, endless, finite)
    }

    /// Whether a finite argument gave an infinite result.
    fn complex_overflow(&mut self, re: Value, im: Value, result: Value) -> Value {
        let infinite = self.is_complex_infinite(result);
        let (re, im) = (self.is_finite(re), self.is_finite(im));
        let finite = self.b.test(BinaryOp::And, re, im);
        self.b.test(BinaryOp::And, infinite, finite)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_math_library_has_every_function() {
        for (name, builtin, _) in super::FUNCTIONS {
            assert!(
                rbcdb_device_lib::lookup(builtin).is_some(),
                "{name}: no builtin {builtin}"
            );
        }
    }
}
