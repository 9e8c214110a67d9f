//! Floor division and remainder of signed integers, in lanes.
//!
//! CPUs divide integers one by one, but doubles in vectors. Below 2⁵¹ in magnitude both operands are doubles exactly; the
//! quotient of these, rounded down, is right or one too large (where the division has rounded up to an integer; it can't round
//! down past one), which the remainder's sign shows: a fused multiply-add gives that exactly. Where an active row has a larger operand, all rows take the CPU's instructions.

use inkwell::{FloatPredicate, IntPredicate};

use super::{Activation, Rows, Spmd, lane_parts, value};
use crate::codegen::emit::{Failure, Value};
use crate::codegen::function::invalid;
use crate::codegen::wide::{Float, Int, Wide};
use crate::ir::{self, BinaryOp, Type};

/// Operands from here on, in magnitude, are left to the CPU's division.
const LIMIT: i64 = 1 << 51;
/// 1.5 · 2⁵²: a double of this and up to 2⁵¹ more or less counts ones in its last place.
const ONES: f64 = 6_755_399_441_055_744.0;

impl<'c> Spmd<'_, 'c> {
    /// `x // y` or `x % y`, as [`BinaryOp`] defines them.
    pub(super) fn divide(
        &mut self,
        a: &Activation<'_, 'c>,
        op: BinaryOp,
        x: ir::Value,
        y: ir::Value,
    ) -> Result<Rows<'c>, Failure> {
        let (dividend, divisor) = (value(a, x)?.clone(), value(a, y)?.clone());
        let same = dividend.is_same() && divisor.is_same();
        if same || is_power_of_two(&divisor) {
            return self.apply(a, &[x, y], |ops, v| ops.binary(op, Type::I64, v[0], v[1]));
        }
        let ops = self.ops();
        let (mut operands, mut large) = (Vec::new(), Vec::new());
        for gang in 0..self.gangs() {
            let (x, y) = (dividend.gang(gang)?.int()?, divisor.gang(gang)?.int()?);
            let inside = |v| -> Result<Int<'c>, Failure> {
                let shifted = ops.add(v, ops.i64(LIMIT))?;
                ops.icmp(IntPredicate::ULT, shifted, ops.i64(2 * LIMIT))
            };
            let fits = ops.and(inside(x)?, inside(y)?)?;
            large.push(self.mask_of(ops.int_lanes(ops.not(fits)?, self.lanes.width)?)?);
            operands.push((x, y, fits));
        }
        let large = self.both(&self.load_mask(&self.live)?, &large)?;

        let b = &self.e.builder;
        let [small_block, large_block, after] = ["small", "large", "divided"].map(|name| self.new_block(name));
        b.build_conditional_branch(self.any(&large)?, large_block, small_block)?;
        let (mut small, mut exact) = (Vec::new(), Vec::new());
        b.position_at_end(small_block);
        for (x, y, fits) in &operands {
            small.push(self.divide_as_doubles(op, *x, *y, *fits)?);
        }
        b.build_unconditional_branch(after)?;
        b.position_at_end(large_block);
        for (x, y, _) in &operands {
            let result = ops.binary(op, Type::I64, Wide::Int(*x), Wide::Int(*y))?;
            exact.push(ops.spread(result, self.lanes.width)?);
        }
        b.build_unconditional_branch(after)?;
        b.position_at_end(after);
        let mut gangs = Vec::new();
        for (small, exact) in small.into_iter().zip(exact) {
            let small = ops.int_lanes(small, self.lanes.width)?;
            let exact = *lane_parts(exact)?
                .first()
                .ok_or_else(|| invalid("a value without parts"))?;
            let phi = b.build_phi(small.get_type(), "")?;
            phi.add_incoming(&[(&small, small_block), (&exact, large_block)]);
            gangs.push(Wide::Int(Int::Lanes(phi.as_basic_value().into_vector_value())));
        }
        Ok(Rows::Each(gangs))
    }

    fn divide_as_doubles(&self, op: BinaryOp, x: Int<'c>, y: Int<'c>, fits: Int<'c>) -> Result<Int<'c>, Failure> {
        let ops = self.ops();
        // Rows that aren't active may have any operands.
        let x = ops.select_int(fits, x, ops.i64(0))?;
        let by_zero = ops.icmp(IntPredicate::EQ, y, ops.i64(0))?;
        let usable = ops.and(fits, ops.not(by_zero)?)?;
        let y = ops.select_int(usable, y, ops.i64(1))?;
        let (dividend, divisor) = (self.to_double(x)?, self.to_double(y)?);
        let floor = ops.float_intrinsic("llvm.floor", &[ops.fdiv(dividend, divisor)?])?;
        let lanes =
            |v: Float<'c>| -> Result<Float<'c>, Failure> { Ok(Float::Lanes(ops.float_lanes(v, self.lanes.width)?)) };
        let arguments = [lanes(ops.fneg(floor)?)?, lanes(divisor)?, lanes(dividend)?];
        let rest = ops.float_intrinsic("llvm.fma", &arguments)?;
        // Of the other sign than the divisor's, if the quotient is one too large.
        let negative = ops.icmp(IntPredicate::SLT, y, ops.i64(0))?;
        let zero = ops.f64(0.0);
        let above = ops.and(negative, ops.fcmp(FloatPredicate::OGT, rest, zero)?)?;
        let below = ops.and(ops.not(negative)?, ops.fcmp(FloatPredicate::OLT, rest, zero)?)?;
        let too_large = ops.or(above, below)?;
        let result = match op {
            BinaryOp::Mod => ops.fadd(rest, ops.select_float(too_large, divisor, zero)?)?,
            _ => ops.fsub(floor, ops.select_float(too_large, ops.f64(1.0), zero)?)?,
        };
        ops.select_int(by_zero, ops.i64(0), self.to_integer(result)?)
    }

    /// An integer of at most the limit, as a double. Where CPUs have instructions for lane masks, they have one for that.
    fn to_double(&self, x: Int<'c>) -> Result<Float<'c>, Failure> {
        let ops = self.ops();
        match self.e.has_mask_registers {
            true => ops.int_to_float(true, x, self.e.f64_type()),
            false => ops.fsub(ops.float_of_bits(ops.add(x, ops.u64(ONES.to_bits()))?)?, ops.f64(ONES)),
        }
    }

    /// A whole number of at most the limit, as an integer.
    fn to_integer(&self, x: Float<'c>) -> Result<Int<'c>, Failure> {
        let ops = self.ops();
        match self.e.has_mask_registers {
            true => ops.float_to_int(true, x),
            false => ops.sub(ops.float_bits(ops.fadd(x, ops.f64(ONES))?)?, ops.u64(ONES.to_bits())),
        }
    }
}

/// Whether all rows are divided by the same power of two, which is a shift.
fn is_power_of_two(divisor: &Rows<'_>) -> bool {
    match divisor {
        Rows::Same(Value::Int(constant)) => constant
            .get_sign_extended_constant()
            .is_some_and(|constant| constant > 0 && constant.count_ones() == 1),
        _ => false,
    }
}
