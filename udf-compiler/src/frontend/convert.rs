//! Conversions: literals into instructions, one scalar type into another, a result into its declared type.

use rbcdb_udf_abi::ScalarType;
use ruff_text_size::{Ranged, TextRange};

use super::expr::ARRAY_HINT;
use super::lower::Lowerer;
use super::types::{Ty, join_scalars, scalar_name};
use super::value::{Lit, Val};
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, CheckedOp, Const, Type, UnaryOp, Value};
use crate::range::{I64_RANGE, U64_RANGE, within};

impl Lowerer<'_, '_> {
    /// A literal as instructions; other values as they are.
    pub(crate) fn materialize(&mut self, val: &Val, at: &impl Ranged) -> Val {
        let Some(lit) = val.lit else { return val.clone() };
        let range = Some(val.int_range()).filter(|_| matches!(lit, Lit::Int(_)));
        if let Lit::Int(n) = lit
            && !within((n, n), I64_RANGE)
        {
            if within((n, n), U64_RANGE) {
                let value = self.b.constant(Const::U64(n as u64));
                return Val {
                    range,
                    ..Val::scalar(Type::U64, value)
                };
            }
            return self.literal_out_of_range(n, at);
        }
        let ty = val.scalar_type().unwrap_or(Type::I64);
        let value = self.literal(lit, ty);
        Val {
            range,
            ..Val::scalar(ty, value)
        }
    }

    fn literal_out_of_range(&mut self, n: i128, at: &impl Ranged) -> Val {
        let hint = "integers have 64 bits; write a float literal such as 1e20 where an approximate value will do";
        self.mistake(
            codes::LITERAL_RANGE,
            at,
            format!("integer {n} doesn't fit 64 bits"),
            hint,
        )
    }

    /// A literal as a constant of type `ty`, in which it fits.
    fn literal(&mut self, lit: Lit, ty: Type) -> Value {
        let number = match lit {
            Lit::Bool(b) => f64::from(u8::from(b)),
            Lit::Int(n) => n as f64,
            Lit::Float(x) => x,
        };
        let integer = match lit {
            Lit::Bool(b) => i128::from(b),
            Lit::Int(n) => n,
            Lit::Float(_) => 0,
        };
        match ty {
            Type::Bool => self.b.bool(integer != 0),
            Type::I64 => self.b.i64(integer as i64),
            Type::U64 => self.b.constant(Const::U64(integer as u64)),
            Type::F32 => match lit {
                Lit::Int(n) => self.b.constant(Const::F32((n as f32).to_bits())),
                _ => self.b.float(Type::F32, number),
            },
            Type::F64 => self.b.float(Type::F64, number),
            Type::C128 => {
                let re = self.b.float(Type::F64, number);
                let im = self.b.float(Type::F64, 0.0);
                self.b.complex(re, im)
            }
        }
    }

    /// A scalar converted to `to`, a type that holds it: up the numeric tower, and between int and uint64 with a check.
    /// Anything else is reported.
    pub(crate) fn convert(&mut self, val: &Val, to: Type, at: &impl Ranged) -> Value {
        let from = match &val.ty {
            Ty::Scalar(from) => *from,
            Ty::Error => return self.b.zero(to),
            _ => {
                self.not_scalar(val, at);
                return self.b.zero(to);
            }
        };
        if let Some(lit) = val.lit {
            return self.convert_literal(lit, from, to, at);
        }
        self.convert_value(val.leaves[0], from, to, val.int_range(), at)
    }

    fn convert_literal(&mut self, lit: Lit, from: Type, to: Type, at: &impl Ranged) -> Value {
        let fits = match (lit, to) {
            (Lit::Int(n), Type::I64) => within((n, n), I64_RANGE),
            (Lit::Int(n), Type::U64) => within((n, n), U64_RANGE),
            _ => true,
        };
        match lit {
            Lit::Int(n) if !fits => {
                let message = format!("integer {n} is out of the range of {}", scalar_name(to));
                self.mistake(codes::LITERAL_RANGE, at, message, "");
                self.b.zero(to)
            }
            _ if join_scalars(from, to) == to || fits && to == Type::U64 || to == Type::F32 => self.literal(lit, to),
            _ => self.impossible(from, to, at),
        }
    }

    pub(crate) fn convert_value(
        &mut self,
        value: Value,
        from: Type,
        to: Type,
        range: crate::range::Range,
        at: &impl Ranged,
    ) -> Value {
        use Type::{Bool, C128, F32, F64, I64, U64};
        match (from, to) {
            (from, to) if from == to => value,
            (Bool, I64) => self.b.unary(I64, UnaryOp::BoolToI64, value),
            (I64, F64) | (U64, F64) => self.b.unary(F64, UnaryOp::IntToF64, value),
            (I64, F32) | (U64, F32) => self.b.unary(F32, UnaryOp::IntToF32, value),
            (F32, F64) => self.b.unary(F64, UnaryOp::F32ToF64, value),
            (I64, U64) if range.0 >= 0 => self.b.unary(U64, UnaryOp::I64AsU64, value),
            (U64, I64) if range.1 <= I64_RANGE.1 => self.b.unary(I64, UnaryOp::U64AsI64, value),
            (I64, U64) => {
                let site = self.site(at, Some("a negative value doesn't fit uint64"));
                self.b.checked(U64, CheckedOp::I64ToU64, vec![value], site)
            }
            (U64, I64) => {
                let site = self.site(at, Some("a uint64 value above the range of int"));
                self.b.checked(I64, CheckedOp::U64ToI64, vec![value], site)
            }
            (Bool, U64 | F64 | F32) => {
                let int = self.b.unary(I64, UnaryOp::BoolToI64, value);
                self.convert_value(int, I64, to, (0, 1), at)
            }
            (Bool | I64 | U64 | F32 | F64, C128) => {
                let re = self.convert_value(value, from, F64, range, at);
                let im = self.b.float(F64, 0.0);
                self.b.complex(re, im)
            }
            _ => self.impossible(from, to, at),
        }
    }

    fn impossible(&mut self, from: Type, to: Type, at: &impl Ranged) -> Value {
        let message = format!("{} can't be converted to {}", scalar_name(from), scalar_name(to));
        self.mistake(
            codes::TYPE_MISMATCH,
            at,
            message,
            "convert it explicitly, for example with int(x), round(x) or x.real",
        );
        self.b.zero(to)
    }

    /// Reports a value that isn't a scalar where one is needed.
    pub(crate) fn not_scalar(&mut self, val: &Val, at: &impl Ranged) -> Val {
        match &val.ty {
            Ty::Error => Val::error(),
            Ty::Opt(_) | Ty::OptArray(_) | Ty::None => {
                let what = if val.ty == Ty::None {
                    "is always NULL"
                } else {
                    "may be NULL"
                };
                let message = format!("`{}` {what} here", self.text_of(at));
                let hint = "check it first: `if x is None: return None`, or use it under `if x is not None:`";
                self.mistake(codes::MAYBE_NULL, at, message, hint)
            }
            Ty::Array(_) => {
                let message = format!("a {} can't be used as a number", val.ty.describe());
                self.mistake(codes::TYPE_MISMATCH, at, message, ARRAY_HINT)
            }
            _ => {
                let message = format!("a {} can't be used as a number", val.ty.describe());
                self.mistake(codes::TYPE_MISMATCH, at, message, "unpack it first: `a, b = ...`")
            }
        }
    }

    /// A scalar, or an error value after a report.
    pub(crate) fn scalar(&mut self, val: Val, at: &impl Ranged) -> Val {
        match val.ty {
            Ty::Scalar(_) => val,
            _ => self.not_scalar(&val, at),
        }
    }

    /// The source text of a part of the tree, shortened.
    pub(crate) fn text_of(&self, at: &impl Ranged) -> String {
        let text = self.cx.text.get(self.cx.span(at.range())).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default();
        if line.chars().count() > 40 {
            format!("{}…", line.chars().take(40).collect::<String>())
        } else {
            line.to_string()
        }
    }

    /// Leaves of type `from` as leaves of type `to`, which it joins to.
    pub(crate) fn convert_leaves(&mut self, values: &[Value], from: &Ty, to: &Ty, at: TextRange) -> Vec<Value> {
        let full = |t: &Type| if *t == Type::U64 { U64_RANGE } else { I64_RANGE };
        match (from, to) {
            _ if from == to => values.to_vec(),
            (Ty::Scalar(f), Ty::Scalar(t)) => vec![self.convert_value(values[0], *f, *t, full(f), &at)],
            (Ty::None, Ty::Opt(t)) => vec![self.b.zero(*t), self.b.bool(true)],
            (Ty::Scalar(f), Ty::Opt(t)) => {
                let value = self.convert_value(values[0], *f, *t, full(f), &at);
                vec![value, self.b.bool(false)]
            }
            (Ty::None, Ty::OptArray(_)) => vec![self.b.bool(true)],
            (Ty::Array(_), Ty::OptArray(_)) => vec![self.b.bool(false)],
            (Ty::Opt(f), Ty::Opt(t)) => vec![self.convert_value(values[0], *f, *t, full(f), &at), values[1]],
            (Ty::Tuple(f), Ty::Tuple(t)) => {
                let mut out = Vec::new();
                let mut rest = values;
                for (f, t) in f.iter().zip(t.iter()) {
                    let (now, later) = rest.split_at(f.leaves().len());
                    out.extend(self.convert_leaves(now, f, t, at));
                    rest = later;
                }
                out
            }
            _ => to.leaves().into_iter().map(|t| self.b.zero(t)).collect(),
        }
    }

    /// The truth value of a scalar.
    pub(crate) fn truth(&mut self, val: &Val, at: &impl Ranged) -> Value {
        let val = self.materialize(val, at);
        let Ty::Scalar(ty) = val.ty else {
            self.not_scalar(&val, at);
            return self.b.bool(false);
        };
        let value = val.leaves[0];
        match ty {
            Type::Bool => value,
            Type::C128 => {
                let (re, im) = (self.b.re(value), self.b.im(value));
                let zero = self.b.float(Type::F64, 0.0);
                let (re, im) = (self.b.test(BinaryOp::Ne, re, zero), self.b.test(BinaryOp::Ne, im, zero));
                self.b.test(BinaryOp::Or, re, im)
            }
            _ => {
                let zero = self.b.zero(ty);
                self.b.test(BinaryOp::Ne, value, zero)
            }
        }
    }

    /// A scalar as the declared SQL type `to`: exactly, or with a checked range, never losing a fraction. The result has
    /// the inside type of `to`.
    pub(crate) fn convert_declared(&mut self, val: &Val, to: ScalarType, at: &impl Ranged, what: &str) -> Value {
        let inside = Type::of(to);
        let Ty::Scalar(from) = val.ty else {
            self.not_scalar(val, at);
            return self.b.zero(inside);
        };
        let hint = match (from, inside) {
            (Type::F32 | Type::F64, Type::I64 | Type::U64) => {
                "write int(x) to truncate, round(x) to round, or x // y instead of x / y"
            }
            (Type::C128, t) if t != Type::C128 => "take z.real, z.imag or abs(z)",
            (f, Type::Bool) if f != Type::Bool => "compare it: x != 0",
            (Type::F64, Type::F32) => return self.float32_of(val, at),
            _ => return self.convert_integer_range(val, to, at),
        };
        let message = format!(
            "{what} is {}, which doesn't convert to {to} without loss",
            scalar_name(from)
        );
        self.mistake(codes::LOSSY_RESULT, at, message, hint);
        self.b.zero(inside)
    }

    /// A float as float32: rounded; a finite value that rounds to infinity fails, except under `float_error = 'ieee'`.
    pub(crate) fn float32_of(&mut self, val: &Val, at: &impl Ranged) -> Value {
        if let Some(Lit::Float(x)) = val.lit
            && (!x.is_finite() || (x as f32).is_finite())
        {
            return self.b.float(Type::F32, x);
        }
        let wide = self.convert(val, Type::F64, at);
        if self.ieee() {
            return self.b.unary(Type::F32, UnaryOp::F64ToF32, wide);
        }
        let site = self.site(at, Some("value out of the range of float32"));
        self.b.checked(Type::F32, CheckedOp::F64ToF32, vec![wide], site)
    }

    fn convert_integer_range(&mut self, val: &Val, to: ScalarType, at: &impl Ranged) -> Value {
        let inside = Type::of(to);
        let Some(limits) = to.integer_range() else {
            return self.convert(val, inside, at);
        };
        let range = val.int_range();
        if val.int_lit().is_some() && !within(range, limits) {
            let message = format!("integer {} is out of the range of {to}", range.0);
            self.mistake(codes::LITERAL_RANGE, at, message, "");
            return self.b.zero(inside);
        }
        let value = self.convert(val, inside, at);
        if within(range, limits) || to == ScalarType::Int64 || to == ScalarType::UInt64 {
            return value;
        }
        let message = format!("value out of the range of {to}");
        let site = self.site(at, Some(&message));
        self.b.checked(inside, CheckedOp::Narrow(to), vec![value], site)
    }
}
