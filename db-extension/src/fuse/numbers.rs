//! Arithmetic, comparisons and conversions of numbers, as DataFusion and this engine's rules define them.

use arrow::datatypes::DataType;
use datafusion::logical_expr::Operator;
use rbcdb_device_lib::lookup;
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_compiler::ir::{BinaryOp, CheckedOp, Const, Op, Type, UnaryOp, Value};

use super::NotFusable;
use super::builder::{Builder, Lowered, has_nans};
use super::lower::{is_doubtful, same_type};

/// `+ - * / %` of two numbers of one type. Integers raise where the result doesn't fit, division truncates.
pub(super) fn arithmetic(b: &mut Builder, op: Operator, left: Lowered, right: Lowered) -> Result<Lowered, NotFusable> {
    same_type(&right, left.ty)?;
    let (null, ty) = (b.either(left.null, right.null), left.ty);
    let inside = Type::of(ty);
    let value = match inside {
        Type::F32 | Type::F64 => float(b, op, inside, left.value, right.value)?,
        Type::I64 | Type::U64 => b.where_valid(null, inside, |b| integer(b, op, ty, left.value, right.value))?,
        Type::Bool | Type::C128 => return Err(NotFusable(format!("{op} of {ty}"))),
    };
    Ok(Lowered {
        value,
        null,
        ty,
        clean: !has_nans(ty),
    })
}

fn float(b: &mut Builder, op: Operator, ty: Type, x: Value, y: Value) -> Result<Value, NotFusable> {
    let op = match op {
        Operator::Plus => BinaryOp::FAdd,
        Operator::Minus => BinaryOp::FSub,
        Operator::Multiply => BinaryOp::FMul,
        Operator::Divide => BinaryOp::FDiv,
        _ => return float_remainder(b, ty, x, y),
    };
    b.binary(op, x, y)
}

/// C's fmod, which is exact: of two floats it is a float again.
fn float_remainder(b: &mut Builder, ty: Type, x: Value, y: Value) -> Result<Value, NotFusable> {
    let fmod = lookup("fmod").ok_or_else(|| NotFusable("fmod".to_owned()))?;
    if ty == Type::F64 {
        return Ok(b.op(Type::F64, Op::Builtin(fmod, vec![x, y])));
    }
    let (x, y) = (b.unary(UnaryOp::F32ToF64, x)?, b.unary(UnaryOp::F32ToF64, y)?);
    let rest = b.op(Type::F64, Op::Builtin(fmod, vec![x, y]));
    b.unary(UnaryOp::F64ToF32, rest)
}

fn integer(b: &mut Builder, op: Operator, ty: ScalarType, x: Value, y: Value) -> Result<Value, NotFusable> {
    let inside = Type::of(ty);
    let checked = match op {
        Operator::Plus => CheckedOp::Add,
        Operator::Minus => CheckedOp::Sub,
        Operator::Multiply => CheckedOp::Mul,
        _ => return quotient(b, op, ty, x, y),
    };
    let value = b.checked(checked, inside, vec![x, y]);
    Ok(narrow(b, ty, value))
}

/// Division and remainder that truncate, from those that floor.
fn quotient(b: &mut Builder, op: Operator, ty: ScalarType, x: Value, y: Value) -> Result<Value, NotFusable> {
    let inside = Type::of(ty);
    let zero = b.zero(inside);
    let by_zero = b.binary(BinaryOp::Eq, y, zero)?;
    b.fail_if(by_zero);
    let divide = op == Operator::Divide;
    if inside == Type::U64 {
        return b.binary(if divide { BinaryOp::FloorDiv } else { BinaryOp::Mod }, x, y);
    }
    if divide && ty == ScalarType::Int64 {
        let (least, minus_one) = (b.constant(Const::I64(i64::MIN)), b.constant(Const::I64(-1)));
        let (x_least, y_minus_one) = (b.binary(BinaryOp::Eq, x, least)?, b.binary(BinaryOp::Eq, y, minus_one)?);
        let overflow = b.and(x_least, y_minus_one);
        b.fail_if(overflow);
    }
    let floor = b.binary(BinaryOp::FloorDiv, x, y)?;
    let product = b.binary(BinaryOp::MulWrap, floor, y)?;
    let inexact = b.binary(BinaryOp::Ne, product, x)?;
    let signs = b.binary(BinaryOp::BitXor, x, y)?;
    let negative = b.binary(BinaryOp::Lt, signs, zero)?;
    let up = b.and(inexact, negative);
    let up = b.unary(UnaryOp::BoolToI64, up)?;
    let truncated = b.binary(BinaryOp::AddWrap, floor, up)?;
    if divide {
        return Ok(narrow(b, ty, truncated));
    }
    let product = b.binary(BinaryOp::MulWrap, truncated, y)?;
    b.binary(BinaryOp::SubWrap, x, product)
}

/// Fails outside of a narrow type's range.
fn narrow(b: &mut Builder, ty: ScalarType, value: Value) -> Value {
    match ty {
        ScalarType::Int64 | ScalarType::UInt64 => value,
        _ => b.checked(CheckedOp::Narrow(ty), Type::of(ty), vec![value]),
    }
}

pub(super) fn is_comparison(op: Operator) -> bool {
    comparison(op).is_some() || distinct(op).is_some()
}

fn comparison(op: Operator) -> Option<BinaryOp> {
    Some(match op {
        Operator::Eq => BinaryOp::Eq,
        Operator::NotEq => BinaryOp::Ne,
        Operator::Lt => BinaryOp::Lt,
        Operator::LtEq => BinaryOp::Le,
        Operator::Gt => BinaryOp::Gt,
        Operator::GtEq => BinaryOp::Ge,
        _ => return None,
    })
}

/// Whether `IS DISTINCT FROM`, or `IS NOT DISTINCT FROM`.
fn distinct(op: Operator) -> Option<bool> {
    match op {
        Operator::IsDistinctFrom => Some(true),
        Operator::IsNotDistinctFrom => Some(false),
        _ => None,
    }
}

/// A comparison of two values of one type.
pub(super) fn compare(b: &mut Builder, op: Operator, left: Lowered, right: Lowered) -> Result<Lowered, NotFusable> {
    same_type(&right, left.ty)?;
    if left.ty == ScalarType::Complex128 {
        return Err(NotFusable("a comparison of complex numbers".to_owned()));
    }
    for x in [left, right] {
        if is_doubtful(&x) {
            b.fail_if_nan(x)?;
        }
    }
    if let Some(distinct) = distinct(op) {
        return is_distinct(b, left, right, distinct);
    }
    let op = comparison(op).ok_or_else(|| NotFusable(format!("operator {op}")))?;
    let value = ordered(b, op, left, right)?;
    let null = b.either(left.null, right.null);
    Ok(b.boolean(value, null))
}

/// `IS [NOT] DISTINCT FROM`: NULL equals NULL.
fn is_distinct(b: &mut Builder, left: Lowered, right: Lowered, distinct: bool) -> Result<Lowered, NotFusable> {
    let equal = ordered(b, BinaryOp::Eq, left, right)?;
    let both_valid_and_equal = b.boolean(equal, None);
    let equal = match b.either(left.null, right.null) {
        None => both_valid_and_equal.value,
        Some(either) => {
            let valid = b.not(either);
            let equal = b.and(equal, valid);
            match (left.null, right.null) {
                (Some(left), Some(right)) => {
                    let both = b.and(left, right);
                    b.or(equal, both)
                }
                _ => equal,
            }
        }
    };
    let value = if distinct { b.not(equal) } else { equal };
    Ok(b.boolean(value, None))
}

/// The comparison where neither is NULL. A nan equals itself and is above all numbers.
fn ordered(b: &mut Builder, op: BinaryOp, left: Lowered, right: Lowered) -> Result<Value, NotFusable> {
    let (mut x, mut y) = (left.value, right.value);
    match Type::of(left.ty) {
        Type::Bool if !matches!(op, BinaryOp::Eq | BinaryOp::Ne) => {
            (x, y) = (b.unary(UnaryOp::BoolToI64, x)?, b.unary(UnaryOp::BoolToI64, y)?);
        }
        Type::F32 | Type::F64 => return ordered_floats(b, op, x, y),
        _ => {}
    }
    b.binary(op, x, y)
}

fn ordered_floats(b: &mut Builder, op: BinaryOp, x: Value, y: Value) -> Result<Value, NotFusable> {
    let (x_nan, y_nan) = (b.binary(BinaryOp::Ne, x, x)?, b.binary(BinaryOp::Ne, y, y)?);
    Ok(match op {
        BinaryOp::Eq | BinaryOp::Ne => {
            let equal = b.binary(BinaryOp::Eq, x, y)?;
            let both = b.and(x_nan, y_nan);
            let equal = b.or(equal, both);
            if op == BinaryOp::Eq { equal } else { b.not(equal) }
        }
        // x < y: also a number before a nan. The others from it.
        BinaryOp::Lt => less(b, x, y, x_nan, y_nan)?,
        BinaryOp::Ge => {
            let less = less(b, x, y, x_nan, y_nan)?;
            b.not(less)
        }
        BinaryOp::Gt => less(b, y, x, y_nan, x_nan)?,
        BinaryOp::Le => {
            let greater = less(b, y, x, y_nan, x_nan)?;
            b.not(greater)
        }
        other => b.binary(other, x, y)?,
    })
}

fn less(b: &mut Builder, x: Value, y: Value, x_nan: Value, y_nan: Value) -> Result<Value, NotFusable> {
    let less = b.binary(BinaryOp::Lt, x, y)?;
    let x_number = b.not(x_nan);
    let before_nan = b.and(x_number, y_nan);
    Ok(b.or(less, before_nan))
}

/// A conversion that fails where the value doesn't fit; to floats it rounds and may give an infinity.
pub(super) fn convert(b: &mut Builder, x: Lowered, to: ScalarType) -> Result<Lowered, NotFusable> {
    if x.ty == to {
        return Ok(x);
    }
    let (from, inside) = (Type::of(x.ty), Type::of(to));
    let clean = !has_nans(to) || x.clean || !has_nans(x.ty);
    let value = match (from, inside) {
        (Type::C128, _) | (_, Type::C128) => return Err(NotFusable(format!("a conversion from {} to {to}", x.ty))),
        (_, Type::Bool) => return to_boolean(b, x),
        (Type::Bool, _) => {
            let number = b.unary(UnaryOp::BoolToI64, x.value)?;
            return convert(
                b,
                Lowered {
                    value: number,
                    ty: ScalarType::Int64,
                    ..x
                },
                to,
            );
        }
        (Type::I64 | Type::U64, Type::F64) => b.unary(UnaryOp::IntToF64, x.value)?,
        (Type::I64 | Type::U64, Type::F32) => b.unary(UnaryOp::IntToF32, x.value)?,
        (Type::F32, Type::F64) => b.unary(UnaryOp::F32ToF64, x.value)?,
        (Type::F64, Type::F32) => b.unary(UnaryOp::F64ToF32, x.value)?,
        (_, Type::F32 | Type::F64) => x.value,
        (_, Type::I64 | Type::U64) => b.where_valid(x.null, inside, |b| to_integer(b, from, to, x.value))?,
    };
    Ok(Lowered {
        value,
        null: x.null,
        ty: to,
        clean,
    })
}

fn to_integer(b: &mut Builder, from: Type, to: ScalarType, value: Value) -> Result<Value, NotFusable> {
    let inside = Type::of(to);
    let value = match (from, inside) {
        (Type::F32, _) => {
            let double = b.unary(UnaryOp::F32ToF64, value)?;
            return to_integer(b, Type::F64, to, double);
        }
        (Type::F64, Type::U64) => b.checked(CheckedOp::F64ToU64, inside, vec![value]),
        (Type::F64, _) => b.checked(CheckedOp::F64ToI64, inside, vec![value]),
        (Type::I64, Type::U64) => b.checked(CheckedOp::I64ToU64, inside, vec![value]),
        (Type::U64, Type::I64) => b.checked(CheckedOp::U64ToI64, inside, vec![value]),
        _ => value,
    };
    Ok(narrow(b, to, value))
}

fn to_boolean(b: &mut Builder, x: Lowered) -> Result<Lowered, NotFusable> {
    let zero = b.zero(Type::of(x.ty));
    let value = b.binary(BinaryOp::Ne, x.value, zero)?;
    Ok(b.boolean(value, x.null))
}

/// The conversion to a float that fails where a finite value would become infinite.
pub(super) fn to_float_checked(b: &mut Builder, x: Lowered, to: &DataType) -> Result<Lowered, NotFusable> {
    match (x.ty, to) {
        (ScalarType::Float64, DataType::Float32) => {
            let value = b.where_valid(x.null, Type::F32, |b| {
                Ok(b.checked(CheckedOp::F64ToF32, Type::F32, vec![x.value]))
            })?;
            Ok(Lowered {
                value,
                ty: ScalarType::Float32,
                ..x
            })
        }
        (from, to) => Err(NotFusable(format!("a conversion from {from} to {to}"))),
    }
}
