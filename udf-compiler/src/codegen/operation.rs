//! Operations on values of one row or several. LLVM leaves some of them undefined for some inputs (division by zero, shifts
//! by 64 and more); there the operand is replaced by a harmless one and the result selected.

use inkwell::{FloatPredicate, IntPredicate};

use super::emit::Failure;
use super::function::invalid;
use super::wide::{Float, Int, Ops, Wide};
use crate::ir::{BinaryOp, Type, UnaryOp};

impl<'c> Wide<'c> {
    pub(super) fn int(self) -> Result<Int<'c>, Failure> {
        match self {
            Wide::Int(value) => Ok(value),
            _ => Err(invalid("an integer or boolean is needed")),
        }
    }

    pub(super) fn float(self) -> Result<Float<'c>, Failure> {
        match self {
            Wide::Float(value) => Ok(value),
            _ => Err(invalid("a float is needed")),
        }
    }

    fn complex(self) -> Result<(Float<'c>, Float<'c>), Failure> {
        match self {
            Wide::Complex(re, im) => Ok((re, im)),
            _ => Err(invalid("a complex number is needed")),
        }
    }
}

impl<'c> Ops<'_, 'c> {
    /// An operation with an operand of type `ty`.
    pub(super) fn unary(self, op: UnaryOp, ty: Type, a: Wide<'c>) -> Result<Wide<'c>, Failure> {
        let (i64, f32, f64) = (self.e.i64_type(), self.e.f32_type(), self.e.f64_type());
        let signed = ty != Type::U64;
        let intrinsic = |name| -> Result<_, Failure> { Ok(Wide::Float(self.float_intrinsic(name, &[a.float()?])?)) };
        Ok(match op {
            UnaryOp::Not | UnaryOp::BitNot => Wide::Int(self.not(a.int()?)?),
            UnaryOp::NegWrap => Wide::Int(self.neg(a.int()?)?),
            UnaryOp::FNeg => Wide::Float(self.fneg(a.float()?)?),
            UnaryOp::FAbs => intrinsic("llvm.fabs")?,
            UnaryOp::FSqrt => intrinsic("llvm.sqrt")?,
            UnaryOp::FFloor => intrinsic("llvm.floor")?,
            UnaryOp::FCeil => intrinsic("llvm.ceil")?,
            UnaryOp::FTrunc => intrinsic("llvm.trunc")?,
            UnaryOp::FRint => intrinsic("llvm.roundeven")?,
            UnaryOp::BoolToI64 => Wide::Int(self.zero_extend(a.int()?, i64)?),
            UnaryOp::I64AsU64 | UnaryOp::U64AsI64 => Wide::Int(a.int()?),
            UnaryOp::IntToF64 => Wide::Float(self.int_to_float(signed, a.int()?, f64)?),
            UnaryOp::IntToF32 => Wide::Float(self.int_to_float(signed, a.int()?, f32)?),
            UnaryOp::F32ToF64 => Wide::Float(self.float_extend(a.float()?, f64)?),
            UnaryOp::F64ToF32 => Wide::Float(self.float_truncate(a.float()?, f32)?),
            UnaryOp::F64ToI64Sat => Wide::Int(self.saturate("llvm.fptosi.sat", a.float()?)?),
            UnaryOp::F64ToU64Sat => Wide::Int(self.saturate("llvm.fptoui.sat", a.float()?)?),
            UnaryOp::Re => Wide::Float(a.complex()?.0),
            UnaryOp::Im => Wide::Float(a.complex()?.1),
            UnaryOp::F64Bits => Wide::Int(self.canonical_bits(a.float()?)?),
        })
    }

    /// An operation whose first operand has type `ty`.
    pub(super) fn binary(self, op: BinaryOp, ty: Type, x: Wide<'c>, y: Wide<'c>) -> Result<Wide<'c>, Failure> {
        match ty {
            Type::F32 | Type::F64 => self.float_binary(op, x.float()?, y.float()?),
            Type::Bool | Type::I64 | Type::U64 => {
                let unsigned = ty != Type::I64;
                Ok(Wide::Int(self.int_binary(op, unsigned, x.int()?, y.int()?)?))
            }
            Type::C128 => Err(invalid("an operation on complex numbers that is none")),
        }
    }

    fn int_binary(self, op: BinaryOp, unsigned: bool, x: Int<'c>, y: Int<'c>) -> Result<Int<'c>, Failure> {
        let order = |signed, other| self.icmp(if unsigned { other } else { signed }, x, y);
        Ok(match op {
            BinaryOp::And | BinaryOp::BitAnd => self.and(x, y)?,
            BinaryOp::Or | BinaryOp::BitOr => self.or(x, y)?,
            BinaryOp::BitXor => self.xor(x, y)?,
            BinaryOp::AddWrap => self.add(x, y)?,
            BinaryOp::SubWrap => self.sub(x, y)?,
            BinaryOp::MulWrap => self.mul(x, y)?,
            BinaryOp::FloorDiv if unsigned => self.unsigned_division(x, y, false)?,
            BinaryOp::Mod if unsigned => self.unsigned_division(x, y, true)?,
            BinaryOp::FloorDiv => self.floor_division(x, y)?.0,
            BinaryOp::Mod => self.floor_division(x, y)?.1,
            BinaryOp::ShlWrap => self.shift_left(x, y)?,
            BinaryOp::Shr => self.shift_right(unsigned, x, y)?,
            BinaryOp::Eq => self.icmp(IntPredicate::EQ, x, y)?,
            BinaryOp::Ne => self.icmp(IntPredicate::NE, x, y)?,
            BinaryOp::Lt => order(IntPredicate::SLT, IntPredicate::ULT)?,
            BinaryOp::Le => order(IntPredicate::SLE, IntPredicate::ULE)?,
            BinaryOp::Gt => order(IntPredicate::SGT, IntPredicate::UGT)?,
            BinaryOp::Ge => order(IntPredicate::SGE, IntPredicate::UGE)?,
            BinaryOp::FAdd
            | BinaryOp::FSub
            | BinaryOp::FMul
            | BinaryOp::FDiv
            | BinaryOp::FCopysign
            | BinaryOp::Complex => {
                return Err(invalid("a float operation on integers"));
            }
        })
    }

    fn float_binary(self, op: BinaryOp, x: Float<'c>, y: Float<'c>) -> Result<Wide<'c>, Failure> {
        let compare = |predicate| Ok(Wide::Int(self.fcmp(predicate, x, y)?));
        Ok(match op {
            BinaryOp::FAdd => Wide::Float(self.fadd(x, y)?),
            BinaryOp::FSub => Wide::Float(self.fsub(x, y)?),
            BinaryOp::FMul => Wide::Float(self.fmul(x, y)?),
            BinaryOp::FDiv => Wide::Float(self.fdiv(x, y)?),
            BinaryOp::FCopysign => Wide::Float(self.copysign(x, y)?),
            BinaryOp::Complex => Wide::Complex(x, y),
            BinaryOp::Eq => return compare(FloatPredicate::OEQ),
            BinaryOp::Ne => return compare(FloatPredicate::UNE),
            BinaryOp::Lt => return compare(FloatPredicate::OLT),
            BinaryOp::Le => return compare(FloatPredicate::OLE),
            BinaryOp::Gt => return compare(FloatPredicate::OGT),
            BinaryOp::Ge => return compare(FloatPredicate::OGE),
            _ => return Err(invalid("an integer operation on floats")),
        })
    }

    /// The magnitude of `x` with the sign of `y`. The sign of a nan isn't observable: it counts as the canonical one's.
    fn copysign(self, x: Float<'c>, y: Float<'c>) -> Result<Float<'c>, Failure> {
        let sign = match self.is_single(y) {
            true => Int::One(self.e.i32(1 << 31)),
            false => self.u64(1 << 63),
        };
        let signed = self.canonical_bits(y)?;
        let magnitude = self.and(self.float_bits(x)?, self.not(sign)?)?;
        self.float_of_bits(self.or(self.and(signed, sign)?, magnitude)?)
    }

    /// Quotient (or remainder) of unsigned integers; 0 by zero.
    fn unsigned_division(self, x: Int<'c>, y: Int<'c>, rest: bool) -> Result<Int<'c>, Failure> {
        let by_zero = self.icmp(IntPredicate::EQ, y, self.i64(0))?;
        let divisor = self.select_int(by_zero, self.i64(1), y)?;
        let result = match rest {
            true => self.unsigned_rem(x, divisor)?,
            false => self.unsigned_div(x, divisor)?,
        };
        self.select_int(by_zero, self.i64(0), result)
    }

    /// Quotient rounded down and remainder with the divisor's sign. By zero both are 0; by -1 the quotient is the wrapped
    /// negation, so that MIN // -1 is MIN.
    fn floor_division(self, x: Int<'c>, y: Int<'c>) -> Result<(Int<'c>, Int<'c>), Failure> {
        let zero = self.i64(0);
        let by_zero = self.icmp(IntPredicate::EQ, y, zero)?;
        let by_minus_one = self.icmp(IntPredicate::EQ, y, self.i64(-1))?;
        let divisor = self.select_int(self.or(by_zero, by_minus_one)?, self.i64(1), y)?;
        let quotient = self.signed_div(x, divisor)?;
        let rest = self.signed_rem(x, divisor)?;
        let inexact = self.icmp(IntPredicate::NE, rest, zero)?;
        let signs_differ = self.icmp(IntPredicate::SLT, self.xor(rest, divisor)?, zero)?;
        let round_down = self.and(inexact, signs_differ)?;
        let one_less = self.sub(quotient, self.i64(1))?;
        let quotient = self.select_int(round_down, one_less, quotient)?;
        let rest = self.select_int(round_down, self.add(rest, divisor)?, rest)?;
        let quotient = self.select_int(by_minus_one, self.neg(x)?, quotient)?;
        Ok((
            self.select_int(by_zero, zero, quotient)?,
            self.select_int(by_zero, zero, rest)?,
        ))
    }

    /// `x << count`; 0 where the count is outside 0..=63.
    fn shift_left(self, x: Int<'c>, count: Int<'c>) -> Result<Int<'c>, Failure> {
        let inside = self.icmp(IntPredicate::ULE, count, self.i64(63))?;
        let shifted = self.shl(x, self.and(count, self.i64(63))?)?;
        self.select_int(inside, shifted, self.i64(0))
    }

    /// `x >> count`; beyond 63 all bits go, a negative count gives 0.
    fn shift_right(self, unsigned: bool, x: Int<'c>, count: Int<'c>) -> Result<Int<'c>, Failure> {
        let inside = self.icmp(IntPredicate::ULE, count, self.i64(63))?;
        if unsigned {
            // Masked, not clamped: LLVM 22's NVPTX back end takes a count that is compared with the width for one of 32 bits.
            let shifted = self.shr(false, x, self.and(count, self.i64(63))?)?;
            return self.select_int(inside, shifted, self.i64(0));
        }
        let clamped = self.select_int(inside, count, self.i64(63))?;
        let shifted = self.shr(true, x, clamped)?;
        let negative = self.icmp(IntPredicate::SLT, count, self.i64(0))?;
        self.select_int(negative, self.i64(0), shifted)
    }
}
