//! What each operation computes, as plain functions over [`Slot`]s: the semantics of [`super::UnaryOp`],
//! [`super::BinaryOp`] and [`super::CheckedOp`].
//!
//! Operands must have the types that [`super::ops`] allows; then every function is total.

use rbcdb_device_lib::{Builtin, Complex, Val};
use rbcdb_udf_abi::{ErrorCode, ScalarType};

use super::print::CANONICAL_NAN_F64;
use super::{BinaryOp, CheckedOp, Const, Type, UnaryOp};

/// A value of any type in two words: integers, floats and Booleans as bits in the first; complex as `re`, `im`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slot(pub [u64; 2]);

impl Slot {
    pub(super) fn bool(x: bool) -> Slot {
        Slot([x.into(), 0])
    }

    pub(super) fn i64(x: i64) -> Slot {
        Slot([x as u64, 0])
    }

    pub(super) fn u64(x: u64) -> Slot {
        Slot([x, 0])
    }

    pub(super) fn f32(x: f32) -> Slot {
        Slot([x.to_bits().into(), 0])
    }

    pub(super) fn f64(x: f64) -> Slot {
        Slot([x.to_bits(), 0])
    }

    pub(super) fn c128(re: f64, im: f64) -> Slot {
        Slot([re.to_bits(), im.to_bits()])
    }

    pub(super) fn as_bool(self) -> bool {
        self.0[0] != 0
    }

    pub(super) fn as_i64(self) -> i64 {
        self.0[0] as i64
    }

    pub(super) fn as_u64(self) -> u64 {
        self.0[0]
    }

    pub(super) fn as_f32(self) -> f32 {
        f32::from_bits(self.0[0] as u32)
    }

    pub(super) fn as_f64(self) -> f64 {
        f64::from_bits(self.0[0])
    }

    pub(super) fn as_im(self) -> f64 {
        f64::from_bits(self.0[1])
    }
}

/// A constant's value.
pub(super) fn constant(value: Const) -> Slot {
    match value {
        Const::Bool(x) => Slot::bool(x),
        Const::I64(x) => Slot::i64(x),
        Const::U64(x) | Const::F64(x) => Slot::u64(x),
        Const::F32(x) => Slot::u64(x.into()),
    }
}

/// `op a`, where `ty` is the operand's type.
pub(super) fn unary(op: UnaryOp, ty: Type, a: Slot) -> Slot {
    let float = |f32_op: fn(f32) -> f32, f64_op: fn(f64) -> f64| match ty {
        Type::F32 => Slot::f32(f32_op(a.as_f32())),
        _ => Slot::f64(f64_op(a.as_f64())),
    };
    match op {
        UnaryOp::Not => Slot::bool(!a.as_bool()),
        UnaryOp::NegWrap => Slot::i64(a.as_i64().wrapping_neg()),
        UnaryOp::BitNot => Slot::u64(!a.as_u64()),
        UnaryOp::FNeg => float(|x| -x, |x| -x),
        UnaryOp::FAbs => float(f32::abs, f64::abs),
        UnaryOp::FSqrt => float(f32::sqrt, f64::sqrt),
        UnaryOp::FFloor => float(f32::floor, f64::floor),
        UnaryOp::FCeil => float(f32::ceil, f64::ceil),
        UnaryOp::FTrunc => float(f32::trunc, f64::trunc),
        UnaryOp::FRint => float(f32::round_ties_even, f64::round_ties_even),
        UnaryOp::BoolToI64 | UnaryOp::I64AsU64 | UnaryOp::U64AsI64 => a,
        UnaryOp::IntToF64 if ty == Type::U64 => Slot::f64(a.as_u64() as f64),
        UnaryOp::IntToF64 => Slot::f64(a.as_i64() as f64),
        UnaryOp::IntToF32 if ty == Type::U64 => Slot::f32(a.as_u64() as f32),
        UnaryOp::IntToF32 => Slot::f32(a.as_i64() as f32),
        UnaryOp::F32ToF64 => Slot::f64(a.as_f32().into()),
        UnaryOp::F64ToF32 => Slot::f32(a.as_f64() as f32),
        UnaryOp::F64ToI64Sat => Slot::i64(a.as_f64() as i64),
        UnaryOp::F64ToU64Sat => Slot::u64(a.as_f64() as u64),
        UnaryOp::Re => Slot::f64(a.as_f64()),
        UnaryOp::Im => Slot::f64(a.as_im()),
        UnaryOp::F64Bits if a.as_f64().is_nan() => Slot::u64(CANONICAL_NAN_F64),
        UnaryOp::F64Bits => a,
    }
}

/// `a op b`, where `ty` is the first operand's type.
pub(super) fn binary(op: BinaryOp, ty: Type, a: Slot, b: Slot) -> Slot {
    match ty {
        Type::Bool => bool_binary(op, a.as_bool(), b.as_bool()),
        Type::I64 => i64_binary(op, a.as_i64(), b.as_i64()),
        Type::U64 => u64_binary(op, a.as_u64(), b),
        Type::F32 => f32_binary(op, a.as_f32(), b.as_f32()),
        Type::F64 if op == BinaryOp::Complex => Slot::c128(a.as_f64(), b.as_f64()),
        Type::F64 | Type::C128 => f64_binary(op, a.as_f64(), b.as_f64()),
    }
}

/// The six comparisons; `None` for another operation.
fn compare<T: PartialOrd>(op: BinaryOp, a: T, b: T) -> Option<Slot> {
    let holds = match op {
        BinaryOp::Eq => a == b,
        BinaryOp::Ne => a != b,
        BinaryOp::Lt => a < b,
        BinaryOp::Le => a <= b,
        BinaryOp::Gt => a > b,
        BinaryOp::Ge => a >= b,
        _ => return None,
    };
    Some(Slot::bool(holds))
}

fn bool_binary(op: BinaryOp, a: bool, b: bool) -> Slot {
    match op {
        BinaryOp::And => Slot::bool(a & b),
        BinaryOp::Or => Slot::bool(a | b),
        BinaryOp::BitXor => Slot::bool(a ^ b),
        _ => compare(op, a, b).unwrap_or_default(),
    }
}

fn i64_binary(op: BinaryOp, a: i64, b: i64) -> Slot {
    let count_in_range = (0..64).contains(&b);
    let x = match op {
        BinaryOp::AddWrap => a.wrapping_add(b),
        BinaryOp::SubWrap => a.wrapping_sub(b),
        BinaryOp::MulWrap => a.wrapping_mul(b),
        BinaryOp::FloorDiv => floor_div(a, b),
        BinaryOp::Mod => floor_mod(a, b),
        BinaryOp::BitAnd => a & b,
        BinaryOp::BitOr => a | b,
        BinaryOp::BitXor => a ^ b,
        BinaryOp::ShlWrap if count_in_range => a << b,
        BinaryOp::ShlWrap => 0,
        BinaryOp::Shr if b < 0 => 0,
        BinaryOp::Shr => a >> b.min(63),
        _ => return compare(op, a, b).unwrap_or_default(),
    };
    Slot::i64(x)
}

/// Rounds toward minus infinity; 0 for a zero divisor; wraps for MIN // -1.
fn floor_div(a: i64, b: i64) -> i64 {
    if b == 0 {
        return 0;
    }
    let quotient = a.wrapping_div(b);
    let inexact = a.wrapping_rem(b) != 0;
    quotient - i64::from(inexact && (a < 0) != (b < 0))
}

/// The remainder that goes with [`floor_div`]; 0 for a zero divisor.
fn floor_mod(a: i64, b: i64) -> i64 {
    if b == 0 {
        return 0;
    }
    let rest = a.wrapping_rem(b);
    if rest != 0 && (rest < 0) != (b < 0) {
        rest + b
    } else {
        rest
    }
}

fn u64_binary(op: BinaryOp, a: u64, b: Slot) -> Slot {
    let (count, b) = (b.as_i64(), b.as_u64());
    let count_in_range = (0..64).contains(&count);
    let x = match op {
        BinaryOp::AddWrap => a.wrapping_add(b),
        BinaryOp::SubWrap => a.wrapping_sub(b),
        BinaryOp::MulWrap => a.wrapping_mul(b),
        BinaryOp::FloorDiv => a.checked_div(b).unwrap_or(0),
        BinaryOp::Mod => a.checked_rem(b).unwrap_or(0),
        BinaryOp::BitAnd => a & b,
        BinaryOp::BitOr => a | b,
        BinaryOp::BitXor => a ^ b,
        BinaryOp::ShlWrap if count_in_range => a << count,
        BinaryOp::Shr if count_in_range => a >> count,
        BinaryOp::ShlWrap | BinaryOp::Shr => 0,
        _ => return compare(op, a, b).unwrap_or_default(),
    };
    Slot::u64(x)
}

/// A function for the operations of one width.
macro_rules! float_binary {
    ($name:ident, $float:ty, $slot:path) => {
        fn $name(op: BinaryOp, a: $float, b: $float) -> Slot {
            $slot(match op {
                BinaryOp::FAdd => a + b,
                BinaryOp::FSub => a - b,
                BinaryOp::FMul => a * b,
                BinaryOp::FDiv => a / b,
                BinaryOp::FCopysign if b.is_nan() => a.abs(),
                BinaryOp::FCopysign => a.copysign(b),
                _ => return compare(op, a, b).unwrap_or_default(),
            })
        }
    };
}

float_binary!(f32_binary, f32, Slot::f32);
float_binary!(f64_binary, f64, Slot::f64);

/// An operation that can fail; `ty` is the first operand's type, `b` the second operand where there is one.
pub(super) fn checked(op: CheckedOp, ty: Type, a: Slot, b: Slot) -> Result<Slot, ErrorCode> {
    let result = match (op, ty) {
        (CheckedOp::Add, Type::U64) => a.as_u64().checked_add(b.as_u64()).map(Slot::u64),
        (CheckedOp::Add, _) => a.as_i64().checked_add(b.as_i64()).map(Slot::i64),
        (CheckedOp::Sub, Type::U64) => a.as_u64().checked_sub(b.as_u64()).map(Slot::u64),
        (CheckedOp::Sub, _) => a.as_i64().checked_sub(b.as_i64()).map(Slot::i64),
        (CheckedOp::Mul, Type::U64) => a.as_u64().checked_mul(b.as_u64()).map(Slot::u64),
        (CheckedOp::Mul, _) => a.as_i64().checked_mul(b.as_i64()).map(Slot::i64),
        (CheckedOp::Neg, _) => a.as_i64().checked_neg().map(Slot::i64),
        (CheckedOp::Shl, _) => return checked_shl(ty, a, b.as_i64()),
        (CheckedOp::F64ToI64, _) => f64_to_i64(a.as_f64()).map(Slot::i64),
        (CheckedOp::F64ToU64, _) => f64_to_u64(a.as_f64()).map(Slot::u64),
        (CheckedOp::I64ToU64, _) => u64::try_from(a.as_i64()).ok().map(Slot::u64),
        (CheckedOp::U64ToI64, _) => i64::try_from(a.as_u64()).ok().map(Slot::i64),
        (CheckedOp::Narrow(to), _) => fits(ty, a, to).then_some(a),
        (CheckedOp::F64ToF32, _) => {
            let (wide, narrow) = (a.as_f64(), a.as_f64() as f32);
            (narrow.is_finite() || !wide.is_finite()).then_some(Slot::f32(narrow))
        }
    };
    result.ok_or(ErrorCode::OutOfRange)
}

fn checked_shl(ty: Type, a: Slot, count: i64) -> Result<Slot, ErrorCode> {
    if count < 0 {
        return Err(ErrorCode::InvalidParameter);
    }
    if a.as_u64() == 0 {
        return Ok(a);
    }
    let shifted = binary(BinaryOp::ShlWrap, ty, a, Slot::i64(count));
    let back = binary(BinaryOp::Shr, ty, shifted, Slot::i64(count));
    if back == a {
        Ok(shifted)
    } else {
        Err(ErrorCode::OutOfRange)
    }
}

/// 2⁶³, the first float too large for i64.
const I64_END: f64 = 9_223_372_036_854_775_808.0;
/// 2⁶⁴, the first float too large for u64.
const U64_END: f64 = 18_446_744_073_709_551_616.0;

fn f64_to_i64(x: f64) -> Option<i64> {
    (-I64_END..I64_END).contains(&x).then_some(x as i64)
}

fn f64_to_u64(x: f64) -> Option<u64> {
    (x > -1.0 && x < U64_END).then_some(x as u64)
}

fn fits(ty: Type, a: Slot, to: ScalarType) -> bool {
    let x = if ty == Type::U64 {
        i128::from(a.as_u64())
    } else {
        i128::from(a.as_i64())
    };
    to.integer_range().is_some_and(|(low, high)| (low..=high).contains(&x))
}

/// The most parameters that a builtin has.
const BUILTIN_PARAMS_MAX: usize = 8;

/// Calls a function of the math library.
pub(super) fn builtin(builtin: &Builtin, operands: impl Iterator<Item = Slot>) -> Slot {
    let mut args = [Val::Bool(false); BUILTIN_PARAMS_MAX];
    for ((arg, ty), slot) in args.iter_mut().zip(builtin.params).zip(operands) {
        *arg = match Type::of_builtin(*ty) {
            Type::Bool => Val::Bool(slot.as_bool()),
            Type::I64 => Val::I64(slot.as_i64()),
            Type::U64 => Val::U64(slot.as_u64()),
            Type::F32 | Type::F64 => Val::F64(slot.as_f64()),
            Type::C128 => Val::C128(Complex::new(slot.as_f64(), slot.as_im())),
        };
    }
    match (builtin.call)(&args[..builtin.params.len()]) {
        Val::Bool(x) => Slot::bool(x),
        Val::I64(x) => Slot::i64(x),
        Val::U64(x) => Slot::u64(x),
        Val::F64(x) => Slot::f64(x),
        Val::C128(x) => Slot::c128(x.re, x.im),
    }
}
