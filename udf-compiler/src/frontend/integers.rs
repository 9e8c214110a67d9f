//! Integer operations: checked unless the operands' ranges rule overflow out or the function wraps.

use rbcdb_udf_abi::ErrorCode;
use ruff_python_ast::Operator;
use ruff_text_size::Ranged;

use super::arith::{arith_type, range_of};
use super::lower::Lowerer;
use super::value::Val;
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, CheckedOp, Type, UnaryOp, Value};
use crate::range::{self, I64_RANGE, Range, limits, within};

impl Lowerer<'_, '_> {
    /// The operands converted to integer type `ty`, with their ranges.
    fn int_operand(&mut self, val: &Val, ty: Type, at: &impl Ranged) -> (Value, Range) {
        let value = self.convert(val, ty, at);
        let (lo, hi) = val.int_range();
        let (min, max) = limits(ty);
        (value, (lo.clamp(min, max), hi.clamp(min, max)))
    }

    /// `+ - * // %` in type `ty`.
    pub(crate) fn int_arith(&mut self, op: Operator, ty: Type, a: &Val, b: &Val, at: &impl Ranged) -> Val {
        let (x, x_range) = self.int_operand(a, ty, at);
        let (y, y_range) = self.int_operand(b, ty, at);
        match op {
            Operator::FloorDiv => self.int_floor_div(ty, (x, x_range), (y, y_range), at),
            Operator::Mod => self.int_mod(ty, (x, x_range), (y, y_range), at),
            _ => {
                let (checked, wrapping) = match op {
                    Operator::Add => (CheckedOp::Add, BinaryOp::AddWrap),
                    Operator::Sub => (CheckedOp::Sub, BinaryOp::SubWrap),
                    _ => (CheckedOp::Mul, BinaryOp::MulWrap),
                };
                let range = range_of(op, x_range, y_range);
                if within(range, limits(ty)) {
                    return Val::ranged(ty, self.b.binary(ty, wrapping, x, y), range);
                }
                if self.wraps() {
                    return Val::scalar(ty, self.b.binary(ty, wrapping, x, y));
                }
                let site = self.site(at, Some(&format!("integer overflow in `{}`", op.as_str())));
                let (min, max) = limits(ty);
                let range = (range.0.clamp(min, max), range.1.clamp(min, max));
                Val::ranged(ty, self.b.checked(ty, checked, vec![x, y], site), range)
            }
        }
    }

    /// Fails the row where an integer divisor is zero.
    fn check_int_divisor(&mut self, ty: Type, y: Value, range: Range, at: &impl Ranged) {
        if range.0 > 0 || range.1 < 0 {
            return;
        }
        let zero = self.b.zero(ty);
        let is_zero = self.b.test(BinaryOp::Eq, y, zero);
        self.fail_if(is_zero, ErrorCode::DivisionByZero, at, None);
    }

    fn int_floor_div(&mut self, ty: Type, (x, xr): (Value, Range), (y, yr): (Value, Range), at: &impl Ranged) -> Val {
        self.check_int_divisor(ty, y, yr, at);
        let overflows = ty == Type::I64 && xr.0 == I64_RANGE.0 && yr.0 <= -1 && yr.1 >= -1;
        if overflows && !self.wraps() {
            let (min, minus_one) = (self.b.i64(i64::MIN), self.b.i64(-1));
            let least = self.b.test(BinaryOp::Eq, x, min);
            let negating = self.b.test(BinaryOp::Eq, y, minus_one);
            let both = self.b.test(BinaryOp::And, least, negating);
            self.fail_if(both, ErrorCode::OutOfRange, at, Some("integer overflow in `//`"));
        }
        let value = self.b.binary(ty, BinaryOp::FloorDiv, x, y);
        Val::ranged(ty, value, range::quotient(ty, xr, yr))
    }

    fn int_mod(&mut self, ty: Type, (x, xr): (Value, Range), (y, yr): (Value, Range), at: &impl Ranged) -> Val {
        self.check_int_divisor(ty, y, yr, at);
        let value = self.b.binary(ty, BinaryOp::Mod, x, y);
        Val::ranged(ty, value, range::remainder(ty, xr, yr))
    }

    /// `a / b` of integers: the exact quotient, rounded once.
    pub(crate) fn int_true_div(&mut self, a: &Val, b: &Val, at: &impl Ranged) -> Val {
        let ty = if arith_type(a, b) == Type::U64 {
            Type::U64
        } else {
            Type::I64
        };
        let exact = a.fits_float() && b.fits_float();
        let b_range = b.int_range();
        let in_type = if exact { Type::F64 } else { ty };
        let x = self.convert(a, in_type, at);
        let y = self.convert(b, in_type, at);
        if !self.ieee() {
            self.check_divisor(in_type, y, b_range, at);
        }
        Val::float(match (exact, ty) {
            (true, _) => self.b.binary(Type::F64, BinaryOp::FDiv, x, y),
            (false, Type::U64) => self.builtin("u64_truediv", vec![x, y]),
            (false, _) => self.builtin("i64_truediv", vec![x, y]),
        })
    }

    /// Fails the row where a divisor whose integer value lies in `range` is zero.
    fn check_divisor(&mut self, ty: Type, y: Value, range: Range, at: &impl Ranged) {
        self.check_int_divisor(ty, y, range, at);
    }

    // --- power ----------------------------------------------------------------------------------------------------

    /// `a ** b` of integers: an integer for a non-negative exponent; a float, as in CPython, for a negative literal.
    pub(crate) fn int_power(&mut self, a: &Val, b: &Val, at: &impl Ranged) -> Val {
        match b.int_lit() {
            Some(n) if n < 0 => return self.float_arith(Operator::Pow, Type::F64, a, b, at),
            Some(n @ 1..=3) => {
                let base = if a.is_type(Type::U64) {
                    a.clone()
                } else {
                    self.int_of(a, at)
                };
                let mut product = base.clone();
                for _ in 1..n {
                    product = self.arith_scalars(Operator::Mult, &product, &base, at);
                }
                return product;
            }
            _ => {}
        }
        if a.is_type(Type::U64) && (b.int_lit().is_some() || !b.is_type(Type::I64)) {
            let (x, y) = (self.convert(a, Type::U64, at), self.convert(b, Type::U64, at));
            return self.power_checked(Type::U64, x, y, at);
        }
        let (x, y) = (self.convert(a, Type::I64, at), self.convert(b, Type::I64, at));
        if b.int_range().0 < 0 {
            let zero = self.b.i64(0);
            let negative = self.b.test(BinaryOp::Lt, y, zero);
            let message = "negative exponent of an integer power (use float(x) ** n)";
            self.fail_if(negative, ErrorCode::InvalidParameter, at, Some(message));
        }
        self.power_checked(Type::I64, x, y, at)
    }

    fn power_checked(&mut self, ty: Type, x: Value, y: Value, at: &impl Ranged) -> Val {
        let (power, overflows) = if ty == Type::U64 {
            ("upow", "upow_overflows")
        } else {
            ("ipow", "ipow_overflows")
        };
        if !self.wraps() {
            let overflow = self.builtin(overflows, vec![x, y]);
            self.fail_if(overflow, ErrorCode::OutOfRange, at, Some("integer overflow in `**`"));
        }
        Val::scalar(ty, self.builtin(power, vec![x, y]))
    }

    /// `pow(base, exponent, modulus)` of integers, as CPython's.
    pub(crate) fn modular_power(&mut self, operands: [&Val; 3], at: &impl Ranged) -> Val {
        let integer = |v: &Val| matches!(v.scalar_type(), Some(Type::Bool | Type::I64 | Type::U64));
        if !operands.into_iter().all(integer) {
            let (message, hint) = ("`pow` with a modulus takes integers", "convert them: int(x)");
            return self.mistake(codes::TYPE_MISMATCH, at, message, hint);
        }
        let [base, exponent, modulus] = operands;
        let (ty, power, undefined) = match arith_type(base, modulus) {
            Type::U64 => (Type::U64, "upowmod", "upowmod_undefined"),
            _ => (Type::I64, "powmod", "powmod_undefined"),
        };
        let n = self.convert(exponent, Type::I64, at);
        let x = self.convert(base, ty, at);
        let (m, modulus) = self.int_operand(modulus, ty, at);
        self.check_int_divisor(ty, m, modulus, at);
        let args = vec![x, n, m];
        if exponent.int_range().0 < 0 {
            let cond = self.builtin(undefined, args.clone());
            let message = "pow: the base has no inverse for the modulus";
            self.fail_if(cond, ErrorCode::InvalidParameter, at, Some(message));
        }
        let value = self.builtin(power, args);
        // Below the modulus in magnitude, with its sign.
        let range = (modulus.0.min(-1) + 1, modulus.1.max(1) - 1);
        Val::ranged(ty, value, range)
    }

    // --- bits -----------------------------------------------------------------------------------------------------

    /// `& | ^`: of truth values a truth value, of integers an integer.
    pub(crate) fn bitwise(&mut self, op: Operator, a: &Val, b: &Val, at: &impl Ranged) -> Val {
        if a.is_type(Type::Bool) && b.is_type(Type::Bool) {
            let (x, y) = (self.convert(a, Type::Bool, at), self.convert(b, Type::Bool, at));
            let op = match op {
                Operator::BitAnd => BinaryOp::And,
                Operator::BitOr => BinaryOp::Or,
                _ => BinaryOp::BitXor,
            };
            return Val::bool(self.b.test(op, x, y));
        }
        let ty = arith_type(a, b);
        if !matches!(ty, Type::I64 | Type::U64) {
            return self.bad_operands(
                op,
                a,
                b,
                at,
                "bit operations take integers and truth values; convert with int(x)",
            );
        }
        let (x, xr) = self.int_operand(a, ty, at);
        let (y, yr) = self.int_operand(b, ty, at);
        let (op, range) = match op {
            Operator::BitAnd => (BinaryOp::BitAnd, range::bits_of_both(ty, xr, yr)),
            Operator::BitOr => (BinaryOp::BitOr, range::bits_of_either(ty, xr, yr)),
            _ => (BinaryOp::BitXor, range::bits_of_either(ty, xr, yr)),
        };
        Val::ranged(ty, self.b.binary(ty, op, x, y), range)
    }

    /// `<<` and `>>`: a negative count fails; `<<` fails where bits are lost, `>>` shifts all out.
    pub(crate) fn shift(&mut self, op: Operator, a: &Val, b: &Val, at: &impl Ranged) -> Val {
        let integer = |v: &Val| matches!(v.scalar_type(), Some(Type::Bool | Type::I64 | Type::U64));
        if !integer(a) || !integer(b) {
            return self.bad_operands(op, a, b, at, "shifts take integers; convert with int(x)");
        }
        let ty = if a.is_type(Type::U64) { Type::U64 } else { Type::I64 };
        let (x, xr) = self.int_operand(a, ty, at);
        let (count, cr) = self.int_operand(b, Type::I64, at);
        if op == Operator::RShift {
            self.check_shift_count(count, cr, at);
            let value = self.b.binary(ty, BinaryOp::Shr, x, count);
            return Val::ranged(ty, value, range::shifted_right(xr));
        }
        let range = range::shifted_left(xr, cr);
        if cr.0 >= 0 && cr.1 <= 62 && within(range, limits(ty)) {
            return Val::ranged(ty, self.b.binary(ty, BinaryOp::ShlWrap, x, count), range);
        }
        if self.wraps() {
            self.check_shift_count(count, cr, at);
            return Val::scalar(ty, self.b.binary(ty, BinaryOp::ShlWrap, x, count));
        }
        let site = self.site(at, Some("negative count or lost bits in `<<`"));
        Val::scalar(ty, self.b.checked(ty, CheckedOp::Shl, vec![x, count], site))
    }

    fn check_shift_count(&mut self, count: Value, range: Range, at: &impl Ranged) {
        if range.0 >= 0 {
            return;
        }
        let zero = self.b.i64(0);
        let negative = self.b.test(BinaryOp::Lt, count, zero);
        self.fail_if(negative, ErrorCode::InvalidParameter, at, Some("negative shift count"));
    }

    // --- functions ------------------------------------------------------------------------------------------------

    /// `round(n, digits)`: for negative digits to a multiple of a power of ten, half to even.
    pub(crate) fn int_round(&mut self, val: &Val, digits: &Val, at: &impl Ranged) -> Val {
        let val = if val.is_type(Type::U64) || val.int_lit().is_some() {
            val.clone()
        } else {
            self.int_of(val, at)
        };
        if digits.int_range().0 >= 0 {
            return val;
        }
        let val = self.materialize(&val, at);
        let Some(ty) = val.scalar_type() else {
            return Val::error();
        };
        let (rounded, overflows) = match ty {
            Type::U64 => ("round_u64", "round_u64_overflows"),
            _ => ("round_i64", "round_i64_overflows"),
        };
        let n = self.convert(digits, Type::I64, at);
        let args = vec![val.leaves[0], n];
        // A number is rounded away from zero from half a unit on, to twice its distance at most; or to zero.
        let (low, high) = val.int_range();
        let range = ((2 * low).min(0), (2 * high).max(0));
        let fits = within(range, limits(ty));
        if !fits && !self.wraps() {
            let overflow = self.builtin(overflows, args.clone());
            self.fail_if(overflow, ErrorCode::OutOfRange, at, Some("integer overflow in round"));
        }
        let range = if fits { range } else { limits(ty) };
        Val::ranged(ty, self.builtin(rounded, args), range)
    }

    /// `abs(n)`
    pub(crate) fn int_abs(&mut self, val: &Val, at: &impl Ranged) -> Val {
        if val.is_type(Type::U64) {
            return val.clone();
        }
        let val = self.int_of(val, at);
        let (lo, hi) = val.int_range();
        if lo >= 0 {
            return val;
        }
        let value = val.leaves[0];
        if lo == I64_RANGE.0 && !self.wraps() {
            let min = self.b.i64(i64::MIN);
            let least = self.b.test(BinaryOp::Eq, value, min);
            self.fail_if(least, ErrorCode::OutOfRange, at, Some("integer overflow in abs"));
        }
        let negated = self.b.unary(Type::I64, UnaryOp::NegWrap, value);
        let zero = self.b.i64(0);
        let negative = self.b.test(BinaryOp::Lt, value, zero);
        let value = self.b.select(negative, negated, value);
        if self.wraps() && lo == I64_RANGE.0 {
            return Val::int(value);
        }
        Val::ranged(Type::I64, value, (0, (-lo).max(hi).min(I64_RANGE.1)))
    }
}
