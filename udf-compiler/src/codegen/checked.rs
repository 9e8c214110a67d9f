//! Operations that fail the row where the exact result doesn't fit. In lanes, overflow is found by sign tricks, which
//! vectorise; one row at a time by LLVM's overflow intrinsics, which become the CPU's flags.

use inkwell::values::IntValue;
use inkwell::{FloatPredicate, IntPredicate};
use rbcdb_udf_abi::{ErrorCode, ScalarType};

use super::emit::{Failure, Value};
use super::function::{Row, invalid};
use super::shape::Shape;
use crate::ir::{self, CheckedOp, SiteId, Type};

/// 2^63 and 2^64: the first doubles above the ranges of i64 and u64.
const TWO_POW_63: f64 = 9_223_372_036_854_775_808.0;
const TWO_POW_64: f64 = 18_446_744_073_709_551_616.0;

impl<'c> Row<'_, 'c> {
    pub(super) fn checked(
        &mut self,
        op: CheckedOp,
        operands: &[ir::Value],
        site: SiteId,
    ) -> Result<Value<'c>, Failure> {
        let operand = |n: usize| operands.get(n).copied().ok_or_else(|| invalid("an operand is missing"));
        let first = operand(0)?;
        let unsigned = self.ty(first)? == Type::U64;
        let (value, fails) = match op {
            CheckedOp::Add | CheckedOp::Sub | CheckedOp::Mul => {
                self.arithmetic(op, unsigned, self.int(first)?, self.int(operand(1)?)?)?
            }
            CheckedOp::Neg => self.negation(self.int(first)?)?,
            CheckedOp::Shl => {
                let count = self.int(operand(1)?)?;
                let negative = self.emitter.icmp(IntPredicate::SLT, count, self.emitter.i64(0))?;
                self.fail_if(negative, ErrorCode::InvalidParameter, site)?;
                self.shift(unsigned, self.int(first)?, count)?
            }
            CheckedOp::F64ToI64 => self.cut_to_integer(first, false)?,
            CheckedOp::F64ToU64 => self.cut_to_integer(first, true)?,
            CheckedOp::I64ToU64 | CheckedOp::U64ToI64 => {
                let x = self.int(first)?;
                (x, self.emitter.icmp(IntPredicate::SLT, x, self.emitter.i64(0))?)
            }
            CheckedOp::Narrow(ty) => {
                let x = self.int(first)?;
                (x, self.outside(ty, unsigned, x)?)
            }
            CheckedOp::F64ToF32 => return self.rounded_to_single(first, site),
        };
        self.fail_if(fails, ErrorCode::OutOfRange, site)?;
        Ok(Value::Int(value))
    }

    fn arithmetic(
        &self,
        op: CheckedOp,
        unsigned: bool,
        x: IntValue<'c>,
        y: IntValue<'c>,
    ) -> Result<(IntValue<'c>, IntValue<'c>), Failure> {
        let (e, b) = (self.emitter, &self.emitter.builder);
        if self.shape() == Shape::Lanes && op != CheckedOp::Mul {
            let sum = op == CheckedOp::Add;
            let result = if sum {
                b.build_int_add(x, y, "")?
            } else {
                b.build_int_sub(x, y, "")?
            };
            let overflow = match (unsigned, sum) {
                (true, true) => e.icmp(IntPredicate::ULT, result, x)?,
                (true, false) => e.icmp(IntPredicate::ULT, x, y)?,
                (false, _) => {
                    // The result's sign differs from x's, and y's sign says that it should not.
                    let other = if sum { e.xor(result, y)? } else { e.xor(x, y)? };
                    e.icmp(IntPredicate::SLT, e.and(e.xor(result, x)?, other)?, e.i64(0))?
                }
            };
            return Ok((result, overflow));
        }
        let name = match (op, unsigned) {
            (CheckedOp::Add, false) => "llvm.sadd.with.overflow",
            (CheckedOp::Add, true) => "llvm.uadd.with.overflow",
            (CheckedOp::Sub, false) => "llvm.ssub.with.overflow",
            (CheckedOp::Sub, true) => "llvm.usub.with.overflow",
            (_, false) => "llvm.smul.with.overflow",
            (_, true) => "llvm.umul.with.overflow",
        };
        let pair = e
            .intrinsic(name, &[e.i64_type().into()], &[x.into(), y.into()])?
            .into_struct_value();
        let part = |n| b.build_extract_value(pair, n, "");
        Ok((part(0)?.into_int_value(), part(1)?.into_int_value()))
    }

    fn negation(&self, x: IntValue<'c>) -> Result<(IntValue<'c>, IntValue<'c>), Failure> {
        let e = self.emitter;
        let overflow = e.icmp(IntPredicate::EQ, x, e.i64(i64::MIN))?;
        Ok((e.builder.build_int_neg(x, "")?, overflow))
    }

    /// `x << count` and whether shifting back gives another number. A negative count has failed before.
    fn shift(
        &self,
        unsigned: bool,
        x: IntValue<'c>,
        count: IntValue<'c>,
    ) -> Result<(IntValue<'c>, IntValue<'c>), Failure> {
        let (e, b) = (self.emitter, &self.emitter.builder);
        let inside = e.icmp(IntPredicate::ULE, count, e.i64(63))?;
        let masked = e.and(count, e.i64(63))?;
        let shifted = e.select_int(inside, b.build_left_shift(x, masked, "")?, e.i64(0))?;
        let back = b.build_right_shift(shifted, masked, !unsigned, "")?;
        Ok((shifted, e.icmp(IntPredicate::NE, back, x)?))
    }

    /// A double cut to an integer; nan and what is out of range fail and give 0.
    fn cut_to_integer(&self, x: ir::Value, unsigned: bool) -> Result<(IntValue<'c>, IntValue<'c>), Failure> {
        let (e, b) = (self.emitter, &self.emitter.builder);
        let x = self.float(x)?;
        let (above, below) = match unsigned {
            true => (e.fcmp(FloatPredicate::OGT, x, e.f64(-1.0))?, e.f64(TWO_POW_64)),
            false => (e.fcmp(FloatPredicate::OGE, x, e.f64(-TWO_POW_63))?, e.f64(TWO_POW_63)),
        };
        let fits = e.and(above, e.fcmp(FloatPredicate::OLT, x, below)?)?;
        let safe = e.select_float(fits, x, e.f64(0.0))?;
        let value = match unsigned {
            true => b.build_float_to_unsigned_int(safe, e.i64_type(), "")?,
            false => b.build_float_to_signed_int(safe, e.i64_type(), "")?,
        };
        Ok((value, e.not(fits)?))
    }

    /// A double rounded to single; a finite one that becomes infinite fails.
    fn rounded_to_single(&mut self, x: ir::Value, site: SiteId) -> Result<Value<'c>, Failure> {
        let (e, x) = (self.emitter, self.float(x)?);
        let single = e.builder.build_float_trunc(x, e.f32_type(), "")?;
        let abs = |v: inkwell::values::FloatValue<'c>| -> Result<_, Failure> {
            let magnitude = e.intrinsic("llvm.fabs", &[v.get_type().into()], &[v.into()])?;
            Ok(magnitude.into_float_value())
        };
        let became = e.fcmp(FloatPredicate::OEQ, abs(single)?, e.f32_bits(f32::INFINITY.to_bits()))?;
        let was = e.fcmp(FloatPredicate::OEQ, abs(x)?, e.f64(f64::INFINITY))?;
        let overflow = e.and(became, e.not(was)?)?;
        self.fail_if(overflow, ErrorCode::OutOfRange, site)?;
        Ok(Value::Float(single))
    }

    /// Whether an integer is outside the range of a declared type.
    fn outside(&self, ty: ScalarType, unsigned: bool, x: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
        let e = self.emitter;
        let (low, high) = ty
            .integer_range()
            .ok_or_else(|| invalid("a narrowing to no integer type"))?;
        let mut fails = e.bool(false);
        if unsigned {
            if let Ok(high) = u64::try_from(high) {
                fails = e.icmp(IntPredicate::UGT, x, e.u64(high))?;
            }
            return Ok(fails);
        }
        if let Ok(low) = i64::try_from(low) {
            fails = e.icmp(IntPredicate::SLT, x, e.i64(low))?;
        }
        if let Ok(high) = i64::try_from(high) {
            fails = e.or(fails, e.icmp(IntPredicate::SGT, x, e.i64(high))?)?;
        }
        Ok(fails)
    }
}
