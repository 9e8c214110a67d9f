//! Operations that fail the row where the exact result doesn't fit. For several rows at once, overflow is found by sign
//! tricks and by the high half of a product; for one row by LLVM's overflow intrinsics, which become the CPU's flags.

use inkwell::values::IntValue;
use inkwell::{FloatPredicate, IntPredicate};
use rbcdb_udf_abi::{ErrorCode, ScalarType};

use super::emit::Failure;
use super::function::invalid;
use super::wide::{Float, Int, Ops, Wide};
use crate::ir::{CheckedOp, Type};

/// 2^63 and 2^64: the first doubles above the ranges of i64 and u64.
const TWO_POW_63: f64 = 9_223_372_036_854_775_808.0;
const TWO_POW_64: f64 = 18_446_744_073_709_551_616.0;
/// The lower half of 64 bits.
const LOW: u64 = 0xffff_ffff;

/// What a checked operation gives: a value, harmless where it fails, and where it fails, in the order in which that counts.
pub(super) struct Checked<'c> {
    pub(super) value: Wide<'c>,
    pub(super) failures: Vec<(Int<'c>, ErrorCode)>,
}

impl<'c> Ops<'_, 'c> {
    /// An operation whose first operand has type `ty`.
    pub(super) fn checked(self, op: CheckedOp, ty: Type, operands: &[Wide<'c>]) -> Result<Checked<'c>, Failure> {
        let operand = |n: usize| operands.get(n).copied().ok_or_else(|| invalid("an operand is missing"));
        let int = |n: usize| operand(n)?.int();
        let unsigned = ty == Type::U64;
        let mut failures = Vec::new();
        let (value, fails) = match op {
            CheckedOp::Add | CheckedOp::Sub | CheckedOp::Mul => self.arithmetic(op, unsigned, int(0)?, int(1)?)?,
            CheckedOp::Neg => self.negation(int(0)?)?,
            CheckedOp::Shl => {
                let negative = self.icmp(IntPredicate::SLT, int(1)?, self.i64(0))?;
                failures.push((negative, ErrorCode::InvalidParameter));
                self.checked_shift(unsigned, int(0)?, int(1)?)?
            }
            CheckedOp::F64ToI64 => self.cut_to_integer(operand(0)?.float()?, false)?,
            CheckedOp::F64ToU64 => self.cut_to_integer(operand(0)?.float()?, true)?,
            CheckedOp::I64ToU64 | CheckedOp::U64ToI64 => (int(0)?, self.icmp(IntPredicate::SLT, int(0)?, self.i64(0))?),
            CheckedOp::Narrow(ty) => (int(0)?, self.outside(ty, unsigned, int(0)?)?),
            CheckedOp::F64ToF32 => {
                let (value, overflow) = self.rounded_to_single(operand(0)?.float()?)?;
                let failures = vec![(overflow, ErrorCode::OutOfRange)];
                return Ok(Checked { value, failures });
            }
        };
        failures.push((fails, ErrorCode::OutOfRange));
        Ok(Checked {
            value: Wide::Int(value),
            failures,
        })
    }

    fn arithmetic(self, op: CheckedOp, unsigned: bool, x: Int<'c>, y: Int<'c>) -> Result<(Int<'c>, Int<'c>), Failure> {
        if let (Int::One(x), Int::One(y)) = (x, y) {
            let (value, fails) = self.by_flags(op, unsigned, x, y)?;
            return Ok((Int::One(value), Int::One(fails)));
        }
        Ok(match (op, unsigned) {
            (CheckedOp::Add, true) => {
                let sum = self.add(x, y)?;
                (sum, self.icmp(IntPredicate::ULT, sum, x)?)
            }
            (CheckedOp::Add, false) => {
                // Both operands' signs differ from the sum's.
                let sum = self.add(x, y)?;
                let wrong = self.and(self.xor(sum, x)?, self.xor(sum, y)?)?;
                (sum, self.icmp(IntPredicate::SLT, wrong, self.i64(0))?)
            }
            (CheckedOp::Sub, true) => (self.sub(x, y)?, self.icmp(IntPredicate::ULT, x, y)?),
            (CheckedOp::Sub, false) => {
                let difference = self.sub(x, y)?;
                let wrong = self.and(self.xor(difference, x)?, self.xor(x, y)?)?;
                (difference, self.icmp(IntPredicate::SLT, wrong, self.i64(0))?)
            }
            (_, true) => {
                let high = self.high_product(x, y)?;
                (self.mul(x, y)?, self.icmp(IntPredicate::NE, high, self.i64(0))?)
            }
            (_, false) => {
                // The signed high half is the unsigned one less x where y < 0 and less y where x < 0.
                let sign = |v| self.shr(true, v, self.i64(63));
                let high = self.high_product(x, y)?;
                let high = self.sub(high, self.and(sign(x)?, y)?)?;
                let high = self.sub(high, self.and(sign(y)?, x)?)?;
                let low = self.mul(x, y)?;
                (low, self.icmp(IntPredicate::NE, high, sign(low)?)?)
            }
        })
    }

    fn by_flags(
        self,
        op: CheckedOp,
        unsigned: bool,
        x: IntValue<'c>,
        y: IntValue<'c>,
    ) -> Result<(IntValue<'c>, IntValue<'c>), Failure> {
        let (e, b) = (self.e, &self.e.builder);
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

    /// The upper 64 bits of an unsigned product, from products of 32 bits (Warren, Hacker's Delight, section 8-2).
    fn high_product(self, x: Int<'c>, y: Int<'c>) -> Result<Int<'c>, Failure> {
        let low = |v| self.and(v, self.u64(LOW));
        let high = |v| self.shr(false, v, self.i64(32));
        let (x0, x1, y0, y1) = (low(x)?, high(x)?, low(y)?, high(y)?);
        let middle = self.add(self.mul(x1, y0)?, high(self.mul(x0, y0)?)?)?;
        let lower = self.add(self.mul(x0, y1)?, low(middle)?)?;
        self.add(self.mul(x1, y1)?, self.add(high(middle)?, high(lower)?)?)
    }

    fn negation(self, x: Int<'c>) -> Result<(Int<'c>, Int<'c>), Failure> {
        let overflow = self.icmp(IntPredicate::EQ, x, self.i64(i64::MIN))?;
        Ok((self.neg(x)?, overflow))
    }

    /// `x << count` and whether shifting back gives another number. A negative count has failed before.
    fn checked_shift(self, unsigned: bool, x: Int<'c>, count: Int<'c>) -> Result<(Int<'c>, Int<'c>), Failure> {
        let inside = self.icmp(IntPredicate::ULE, count, self.i64(63))?;
        let masked = self.and(count, self.i64(63))?;
        let shifted = self.select_int(inside, self.shl(x, masked)?, self.i64(0))?;
        let back = self.shr(!unsigned, shifted, masked)?;
        Ok((shifted, self.icmp(IntPredicate::NE, back, x)?))
    }

    /// A double cut to an integer; nan and what is out of range fail and give 0.
    fn cut_to_integer(self, x: Float<'c>, unsigned: bool) -> Result<(Int<'c>, Int<'c>), Failure> {
        let (above, below) = match unsigned {
            true => (self.fcmp(FloatPredicate::OGT, x, self.f64(-1.0))?, TWO_POW_64),
            false => (self.fcmp(FloatPredicate::OGE, x, self.f64(-TWO_POW_63))?, TWO_POW_63),
        };
        let fits = self.and(above, self.fcmp(FloatPredicate::OLT, x, self.f64(below))?)?;
        let safe = self.select_float(fits, x, self.f64(0.0))?;
        Ok((self.float_to_int(!unsigned, safe)?, self.not(fits)?))
    }

    /// A double rounded to single; a finite one that becomes infinite fails.
    fn rounded_to_single(self, x: Float<'c>) -> Result<(Wide<'c>, Int<'c>), Failure> {
        let single = self.float_truncate(x, self.e.f32_type())?;
        let abs = |v| self.float_intrinsic("llvm.fabs", &[v]);
        let infinity = Float::One(self.e.f32_bits(f32::INFINITY.to_bits()));
        let became = self.fcmp(FloatPredicate::OEQ, abs(single)?, infinity)?;
        let was = self.fcmp(FloatPredicate::OEQ, abs(x)?, self.f64(f64::INFINITY))?;
        Ok((Wide::Float(single), self.and(became, self.not(was)?)?))
    }

    /// Whether an integer is outside the range of a declared type.
    fn outside(self, ty: ScalarType, unsigned: bool, x: Int<'c>) -> Result<Int<'c>, Failure> {
        let (low, high) = ty
            .integer_range()
            .ok_or_else(|| invalid("a narrowing to no integer type"))?;
        let mut fails = self.bool(false);
        if unsigned {
            if let Ok(high) = u64::try_from(high) {
                fails = self.icmp(IntPredicate::UGT, x, self.u64(high))?;
            }
            return Ok(fails);
        }
        if let Ok(low) = i64::try_from(low) {
            fails = self.icmp(IntPredicate::SLT, x, self.i64(low))?;
        }
        if let Ok(high) = i64::try_from(high) {
            fails = self.or(fails, self.icmp(IntPredicate::SGT, x, self.i64(high))?)?;
        }
        Ok(fails)
    }
}
