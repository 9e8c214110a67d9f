//! Float operations as CPython defines them, complex multiplication, division and power.

use rbcdb_udf_abi::ErrorCode;
use ruff_python_ast::Operator;
use ruff_text_size::Ranged;

use super::lower::Lowerer;
use super::value::{Lit, Val};
use crate::ir::{BinaryOp, Type, UnaryOp, Value};

impl Lowerer<'_, '_> {
    /// A call of the math library. The name is one that the compiler itself wrote.
    ///
    /// # Panics
    /// Where the library has no such function, which a test rules out for every table of the front end.
    pub(crate) fn builtin(&mut self, name: &str, args: Vec<Value>) -> Value {
        let function = rbcdb_device_lib::lookup(name).unwrap_or_else(|| panic!("the math library has no `{name}`"));
        self.b.builtin(function, args)
    }

    /// `+ - * / // % **` in type F32 or F64.
    pub(crate) fn float_arith(&mut self, op: Operator, ty: Type, a: &Val, b: &Val, at: &impl Ranged) -> Val {
        let nonzero = match b.lit {
            Some(Lit::Int(n)) => n != 0,
            Some(Lit::Float(x)) => x != 0.0,
            _ => false,
        };
        if op == Operator::Pow && matches!(b.lit, Some(Lit::Int(2)) | Some(Lit::Float(2.0))) {
            return self.float_square(ty, a, at);
        }
        let x = self.convert(a, ty, at);
        let y = self.convert(b, ty, at);
        if matches!(op, Operator::Div | Operator::FloorDiv | Operator::Mod) && !nonzero && !self.ieee() {
            let zero = self.b.float(ty, 0.0);
            let is_zero = self.b.test(BinaryOp::Eq, y, zero);
            self.fail_if(is_zero, ErrorCode::DivisionByZero, at, None);
        }
        let value = match op {
            Operator::Add => self.b.binary(ty, BinaryOp::FAdd, x, y),
            Operator::Sub => self.b.binary(ty, BinaryOp::FSub, x, y),
            Operator::Mult => self.b.binary(ty, BinaryOp::FMul, x, y),
            Operator::Div => self.b.binary(ty, BinaryOp::FDiv, x, y),
            Operator::FloorDiv => self.in_float64("float_floordiv", ty, vec![x, y]),
            Operator::Mod => self.in_float64("float_mod", ty, vec![x, y]),
            _ => return self.float_power(ty, x, y, at),
        };
        Val::scalar(ty, value)
    }

    /// A function of the math library on operands of type `ty`, its result rounded to `ty`.
    pub(crate) fn in_float64(&mut self, name: &str, ty: Type, args: Vec<Value>) -> Value {
        let wide = args.into_iter().map(|x| self.widen(x)).collect();
        let result = self.builtin(name, wide);
        self.narrow(result, ty)
    }

    /// A float as F64.
    pub(crate) fn widen(&mut self, x: Value) -> Value {
        match self.b.type_of(x) {
            Type::F32 => self.b.unary(Type::F64, UnaryOp::F32ToF64, x),
            _ => x,
        }
    }

    /// An F64 rounded to `ty`, F32 or F64.
    pub(crate) fn narrow(&mut self, x: Value, ty: Type) -> Value {
        match ty {
            Type::F32 => self.b.unary(Type::F32, UnaryOp::F64ToF32, x),
            _ => x,
        }
    }

    /// Whether a float is infinite while all of `args` are finite: overflow.
    pub(crate) fn overflowed(&mut self, result: Value, args: &[Value]) -> Value {
        let mut cond = self.is_infinite(result);
        for arg in args {
            let finite = self.is_finite(*arg);
            cond = self.b.test(BinaryOp::And, cond, finite);
        }
        cond
    }

    pub(crate) fn is_infinite(&mut self, x: Value) -> Value {
        let ty = self.b.type_of(x);
        let magnitude = self.b.unary(ty, UnaryOp::FAbs, x);
        let inf = self.b.float(ty, f64::INFINITY);
        self.b.test(BinaryOp::Eq, magnitude, inf)
    }

    pub(crate) fn is_finite(&mut self, x: Value) -> Value {
        let ty = self.b.type_of(x);
        let magnitude = self.b.unary(ty, UnaryOp::FAbs, x);
        let inf = self.b.float(ty, f64::INFINITY);
        self.b.test(BinaryOp::Lt, magnitude, inf)
    }

    pub(crate) fn is_nan(&mut self, x: Value) -> Value {
        self.b.test(BinaryOp::Ne, x, x)
    }

    /// `x ** 2` is `x * x`, correctly rounded.
    fn float_square(&mut self, ty: Type, a: &Val, at: &impl Ranged) -> Val {
        let x = self.convert(a, ty, at);
        let square = self.b.binary(ty, BinaryOp::FMul, x, x);
        if !self.ieee() {
            let overflow = self.overflowed(square, &[x]);
            self.fail_if(overflow, ErrorCode::OutOfRange, at, Some("float overflow in `**`"));
        }
        Val::scalar(ty, square)
    }

    /// CPython's `float_pow`: zero to a negative power is a division by zero, a negative number to a fractional power
    /// has no real result, an infinite result of finite operands is an overflow.
    fn float_power(&mut self, ty: Type, x: Value, y: Value, at: &impl Ranged) -> Val {
        let (x, y) = (self.widen(x), self.widen(y));
        let result = self.builtin("pow", vec![x, y]);
        if !self.ieee() {
            let zero = self.b.float(Type::F64, 0.0);
            let is_zero = self.b.test(BinaryOp::Eq, x, zero);
            let negative = self.b.test(BinaryOp::Lt, y, zero);
            let pole = self.b.test(BinaryOp::And, is_zero, negative);
            // 0.0 ** -inf is inf.
            let finite = self.is_finite(y);
            let pole = self.b.test(BinaryOp::And, pole, finite);
            self.fail_if(pole, ErrorCode::DivisionByZero, at, Some("zero to a negative power"));
            let (nan, x_nan, y_nan) = (self.is_nan(result), self.is_nan(x), self.is_nan(y));
            let given = self.b.test(BinaryOp::Or, x_nan, y_nan);
            let not_given = self.b.not(given);
            let complex = self.b.test(BinaryOp::And, nan, not_given);
            let message = "negative number to a fractional power (the result would be complex)";
            self.fail_if(complex, ErrorCode::Domain, at, Some(message));
            let narrowed = self.narrow(result, ty);
            let overflow = self.overflowed(narrowed, &[x, y]);
            self.fail_if(overflow, ErrorCode::OutOfRange, at, Some("float overflow in `**`"));
        }
        Val::scalar(ty, self.narrow(result, ty))
    }

    // --- complex --------------------------------------------------------------------------------------------------

    /// CPython's product: `(ac - bd) + (ad + bc)i`, each operation rounded.
    pub(crate) fn complex_mul(&mut self, x: Value, y: Value) -> Value {
        let (a, b, c, d) = (self.b.re(x), self.b.im(x), self.b.re(y), self.b.im(y));
        let mul = |this: &mut Self, x, y| this.b.binary(Type::F64, BinaryOp::FMul, x, y);
        let (ac, bd, ad, bc) = (mul(self, a, c), mul(self, b, d), mul(self, a, d), mul(self, b, c));
        let re = self.b.binary(Type::F64, BinaryOp::FSub, ac, bd);
        let im = self.b.binary(Type::F64, BinaryOp::FAdd, ad, bc);
        self.b.complex(re, im)
    }

    fn is_complex_zero(&mut self, z: Value) -> Value {
        let (re, im) = (self.b.re(z), self.b.im(z));
        let zero = self.b.float(Type::F64, 0.0);
        let (re, im) = (self.b.test(BinaryOp::Eq, re, zero), self.b.test(BinaryOp::Eq, im, zero));
        self.b.test(BinaryOp::And, re, im)
    }

    pub(crate) fn complex_div(&mut self, x: Value, y: Value, at: &impl Ranged) -> Value {
        if !self.ieee() {
            let is_zero = self.is_complex_zero(y);
            self.fail_if(is_zero, ErrorCode::DivisionByZero, at, None);
        }
        self.builtin("cdiv", vec![x, y])
    }

    /// Whether either part of a complex value is infinite.
    pub(crate) fn is_complex_infinite(&mut self, z: Value) -> Value {
        let (re, im) = (self.b.re(z), self.b.im(z));
        let (re, im) = (self.is_infinite(re), self.is_infinite(im));
        self.b.test(BinaryOp::Or, re, im)
    }

    /// CPython's `complex_pow`: zero to a negative or complex power is a division by zero, and so is an infinite phase; an
    /// infinite part of the result is an overflow.
    pub(crate) fn complex_pow(&mut self, x: Value, y: Value, at: &impl Ranged) -> Value {
        let result = self.builtin("cpow", vec![x, y]);
        if !self.ieee() {
            let pole = self.builtin("cpow_pole", vec![x, y]);
            let message = "zero to a negative or complex power, or infinite phase";
            self.fail_if(pole, ErrorCode::DivisionByZero, at, Some(message));
            let overflow = self.is_complex_infinite(result);
            self.fail_if(overflow, ErrorCode::OutOfRange, at, Some("complex overflow in `**`"));
        }
        result
    }
}
