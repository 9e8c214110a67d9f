//! Lane masks, and what ends rows.

use inkwell::types::VectorType;
use inkwell::values::{IntValue, PointerValue, VectorValue};
use inkwell::{FloatPredicate, IntPredicate};
use rbcdb_udf_abi::{ErrorCode, RowError};

use super::{Activation, Rows, Spmd, value};
use crate::codegen::emit::{Failure, Value};
use crate::codegen::function::invalid;
use crate::codegen::wide::{Int, Wide};
use crate::ir::{self, SiteId, Type};

/// 2^62: where the product of doubles is below, that of the integers is below 2^63, whatever has been rounded.
const PRODUCT_SURE: f64 = 4_611_686_018_427_387_904.0;

/// Per gang, which rows: booleans where the CPU has registers for them, otherwise integers as wide as a double, whose sign
/// says it. LLVM would narrow booleans between any two operations, and widen them again.
pub(in crate::codegen) type Mask<'c> = Vec<VectorValue<'c>>;

impl<'c> Spmd<'_, 'c> {
    fn mask_type(&self) -> VectorType<'c> {
        let ty = match self.e.has_mask_registers {
            true => self.e.bool_type(),
            false => self.e.i64_type(),
        };
        ty.vec_type(self.lanes.width)
    }

    /// Booleans of a gang as a mask.
    pub(super) fn mask_of(&self, cond: VectorValue<'c>) -> Result<VectorValue<'c>, Failure> {
        Ok(match self.e.has_mask_registers {
            true => cond,
            false => self.e.builder.build_int_s_extend(cond, self.mask_type(), "")?,
        })
    }

    /// A gang's mask as booleans.
    pub(in crate::codegen) fn condition(&self, mask: VectorValue<'c>) -> Result<VectorValue<'c>, Failure> {
        let zero = self.mask_type().const_zero();
        Ok(match self.e.has_mask_registers {
            true => mask,
            false => self.e.builder.build_int_compare(IntPredicate::SLT, mask, zero, "")?,
        })
    }

    /// No row.
    pub(super) fn no_rows(&self) -> Mask<'c> {
        vec![self.mask_type().const_zero(); self.gangs()]
    }

    pub(super) fn mask_slots(&self) -> Result<Vec<PointerValue<'c>>, Failure> {
        (0..self.gangs()).map(|_| self.slot(self.mask_type().into())).collect()
    }

    pub(super) fn load_mask(&self, slots: &[PointerValue<'c>]) -> Result<Mask<'c>, Failure> {
        let load = |slot: &PointerValue<'c>| -> Result<_, Failure> {
            let loaded = self.e.builder.build_load(self.mask_type(), *slot, "")?;
            Ok(loaded.into_vector_value())
        };
        slots.iter().map(load).collect()
    }

    pub(super) fn store_mask(&self, slots: &[PointerValue<'c>], mask: &Mask<'c>) -> Result<(), Failure> {
        for (slot, gang) in slots.iter().zip(mask) {
            self.e.builder.build_store(*slot, *gang)?;
        }
        Ok(())
    }

    pub(super) fn both(&self, a: &Mask<'c>, b: &Mask<'c>) -> Result<Mask<'c>, Failure> {
        let and = |(a, b): (&VectorValue<'c>, &VectorValue<'c>)| Ok(self.e.builder.build_and(*a, *b, "")?);
        a.iter().zip(b).map(and).collect()
    }

    pub(super) fn either(&self, a: &Mask<'c>, b: &Mask<'c>) -> Result<Mask<'c>, Failure> {
        let or = |(a, b): (&VectorValue<'c>, &VectorValue<'c>)| Ok(self.e.builder.build_or(*a, *b, "")?);
        a.iter().zip(b).map(or).collect()
    }

    /// The rows of `a` that are not in `b`.
    pub(in crate::codegen) fn without(&self, a: &Mask<'c>, b: &Mask<'c>) -> Result<Mask<'c>, Failure> {
        let not = |b: &VectorValue<'c>| -> Result<_, Failure> { Ok(self.e.builder.build_not(*b, "")?) };
        let rest: Mask<'c> = b.iter().map(not).collect::<Result<_, _>>()?;
        self.both(a, &rest)
    }

    /// Adds rows to a mask that is kept in slots.
    pub(super) fn add_rows(&self, slots: &[PointerValue<'c>], mask: &Mask<'c>) -> Result<(), Failure> {
        let before = self.load_mask(slots)?;
        self.store_mask(slots, &self.either(&before, mask)?)
    }

    /// A boolean as a mask.
    pub(in crate::codegen) fn as_mask(&self, cond: &Rows<'c>) -> Result<Mask<'c>, Failure> {
        let gang = |n| self.mask_of(self.ops().int_lanes(cond.gang(n)?.int()?, self.lanes.width)?);
        (0..self.gangs()).map(gang).collect()
    }

    /// The mask as a boolean of each row.
    pub(in crate::codegen) fn as_rows(&self, mask: &Mask<'c>) -> Result<Rows<'c>, Failure> {
        let gang = |mask: &VectorValue<'c>| Ok(Wide::Int(Int::Lanes(self.condition(*mask)?)));
        Ok(Rows::Each(mask.iter().map(gang).collect::<Result<_, Failure>>()?))
    }

    /// A gang's rows as bits, from bit 0 of 64.
    pub(in crate::codegen) fn bits(&self, mask: VectorValue<'c>) -> Result<IntValue<'c>, Failure> {
        self.bits_of(self.condition(mask)?)
    }

    /// Booleans of a gang as bits, from bit 0 of 64.
    pub(in crate::codegen) fn bits_of(&self, gang: VectorValue<'c>) -> Result<IntValue<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let narrow = e
            .context
            .custom_width_int_type(self.lane_bits()?)
            .map_err(|error| Failure::Llvm(error.to_owned()))?;
        let bits = b.build_bit_cast(gang, narrow, "")?.into_int_value();
        Ok(b.build_int_z_extend_or_bit_cast(bits, e.i64_type(), "")?)
    }

    /// The mask of bits `from..` of a word.
    pub(in crate::codegen) fn mask_of_bits(&self, word: IntValue<'c>, from: IntValue<'c>) -> Result<Mask<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let narrow = e
            .context
            .custom_width_int_type(self.lane_bits()?)
            .map_err(|error| Failure::Llvm(error.to_owned()))?;
        let gang = |n: usize| -> Result<VectorValue<'c>, Failure> {
            let at = b.build_int_add(from, e.i64(n as i64 * i64::from(self.lanes.width)), "")?;
            let bits = b.build_right_shift(word, at, false, "")?;
            if !e.has_mask_registers {
                let places: Vec<IntValue<'c>> = (0..self.lanes.width).map(|lane| e.u64(1 << lane)).collect();
                let all = self.ops().repeat_int(bits, self.lanes.width)?;
                let own = b.build_and(all, VectorType::const_vector(&places), "")?;
                return self.mask_of(b.build_int_compare(IntPredicate::NE, own, own.get_type().const_zero(), "")?);
            }
            let bits = b.build_int_truncate_or_bit_cast(bits, narrow, "")?;
            Ok(b.build_bit_cast(bits, self.mask_type(), "")?.into_vector_value())
        };
        (0..self.gangs()).map(gang).collect()
    }

    fn lane_bits(&self) -> Result<std::num::NonZeroU32, Failure> {
        std::num::NonZeroU32::new(self.lanes.width).ok_or_else(|| invalid("vectors without lanes"))
    }

    /// Whether a mask has any row.
    pub(in crate::codegen) fn any(&self, mask: &Mask<'c>) -> Result<IntValue<'c>, Failure> {
        let mut all: Option<VectorValue<'c>> = None;
        for gang in mask {
            all = Some(match all {
                None => *gang,
                Some(before) => self.e.builder.build_or(before, *gang, "")?,
            });
        }
        let bits = self.bits(all.ok_or_else(|| invalid("no gangs"))?)?;
        self.e.icmp(IntPredicate::NE, bits, self.e.i64(0))
    }

    // Ends of rows.

    /// Which rows have failed.
    pub(in crate::codegen) fn failed(&self) -> Result<Mask<'c>, Failure> {
        let is_error = |word: VectorValue<'c>| -> Result<_, Failure> {
            let none = word.get_type().const_zero();
            self.mask_of(self.e.builder.build_int_compare(IntPredicate::NE, word, none, "")?)
        };
        self.words()?.into_iter().map(is_error).collect()
    }

    /// Ends the active rows for which `cond` is true with an error.
    pub(super) fn fail(
        &mut self,
        a: &Activation<'_, 'c>,
        cond: &Rows<'c>,
        code: ErrorCode,
        site: SiteId,
    ) -> Result<(), Failure> {
        let site = self.plan.site_base[a.index] + site.0;
        if site > RowError::SITES_MAX {
            return Err(invalid("more places that can fail than an artifact holds"));
        }
        let word = self.e.i32(RowError { code, site }.to_word());
        let word = vec![self.ops().repeat_int(word, self.lanes.width)?; self.gangs()];
        let Rows::Same(Value::Int(all)) = cond else {
            return self.fail_with(&self.as_mask(cond)?, &word);
        };
        if *all == self.e.bool(false) {
            return Ok(());
        }
        let [failing, go_on] = ["fail", ""].map(|name| self.new_block(name));
        self.e.builder.build_conditional_branch(*all, failing, go_on)?;
        self.e.builder.position_at_end(failing);
        self.fail_with(&self.as_mask(cond)?, &word)?;
        self.go_to(go_on)?;
        self.e.builder.position_at_end(go_on);
        Ok(())
    }

    /// Ends the active rows whose product overflows, for which `cond` is true; that takes long to compute. Mostly no product is
    /// near the limit, which is seen from the product of doubles: then `cond` isn't computed.
    pub(super) fn fail_if_large(
        &mut self,
        a: &Activation<'_, 'c>,
        ty: Type,
        operands: &[Rows<'c>],
        cond: &Rows<'c>,
        code: ErrorCode,
        site: SiteId,
    ) -> Result<(), Failure> {
        let [x, y] = operands else {
            return Err(invalid("a product of other than two"));
        };
        let (ops, signed) = (self.ops(), ty == Type::I64);
        let mut large = Vec::new();
        for gang in 0..self.gangs() {
            let double = |rows: &Rows<'c>| ops.int_to_float(signed, rows.gang(gang)?.int()?, self.e.f64_type());
            let product = ops.fmul(double(x)?, double(y)?)?;
            let size = ops.float_intrinsic("llvm.fabs", &[product])?;
            let near = ops.fcmp(FloatPredicate::OGE, size, ops.f64(PRODUCT_SURE))?;
            large.push(self.mask_of(ops.int_lanes(near, self.lanes.width)?)?);
        }
        let large = self.both(&self.load_mask(&self.live)?, &large)?;
        let [look, go_on] = ["large", ""].map(|name| self.new_block(name));
        self.e
            .builder
            .build_conditional_branch(self.any(&large)?, look, go_on)?;
        self.e.builder.position_at_end(look);
        self.fail(a, cond, code, site)?;
        self.go_to(go_on)?;
        self.e.builder.position_at_end(go_on);
        Ok(())
    }

    /// Ends the active rows of a mask with these error words.
    pub(super) fn fail_with(&mut self, cond: &Mask<'c>, words: &[VectorValue<'c>]) -> Result<(), Failure> {
        let b = &self.e.builder;
        let live = self.load_mask(&self.live)?;
        let failing = self.both(&live, cond)?;
        for ((slot, word), failing) in self.words.iter().zip(words).zip(&failing) {
            let word = b.build_int_z_extend_or_bit_cast(*word, self.words_type(), "")?;
            let before = b.build_load(self.words_type(), *slot, "")?.into_vector_value();
            b.build_store(*slot, b.build_select(self.condition(*failing)?, word, before, "")?)?;
        }
        // Of `without`, LLVM makes the opposite of the condition, which is computed a second time, but sooner: in loops, rounds wait
        // for it.
        let rest = match self.loops {
            0 => {
                let rest = live
                    .iter()
                    .zip(&failing)
                    .map(|(live, failing)| b.build_xor(*live, *failing, ""));
                rest.collect::<Result<_, _>>()?
            }
            _ => self.without(&live, cond)?,
        };
        self.store_mask(&self.live, &rest)
    }

    /// The active rows return a value.
    pub(super) fn give(&mut self, a: &mut Activation<'_, 'c>, result: ir::Value) -> Result<(), Failure> {
        let declared = a.function.result;
        let given = value(a, result)?;
        let mut gangs = Vec::new();
        for gang in 0..if given.is_same() { 1 } else { self.gangs() } {
            gangs.push(self.ops().at_declared_width(given.gang(gang)?, declared)?);
        }
        let given = self.collect(gangs, given.is_same())?;
        // Rows that haven't returned yet hold nothing.
        let only = match a.gave || !a.loops.is_empty() {
            true => Some(self.load_mask(&self.live)?),
            false => None,
        };
        self.store(&a.result, Type::of(declared), &given, only.as_ref())?;
        a.gave = true;
        self.rows_are_gone(a)
    }

    /// The active rows return NULL.
    pub(super) fn give_null(&mut self, a: &mut Activation<'_, 'c>) -> Result<(), Failure> {
        let slots = a
            .null
            .as_ref()
            .ok_or_else(|| invalid("NULL from a function that gives none"))?;
        let null = Rows::Same(Value::Int(self.e.bool(true)));
        self.store(slots, Type::Bool, &null, Some(&self.load_mask(&self.live)?))?;
        self.rows_are_gone(a)
    }

    /// The active rows have returned or failed.
    pub(super) fn rows_are_gone(&mut self, a: &mut Activation<'_, 'c>) -> Result<(), Failure> {
        if a.apart == 0 {
            return self.go_to(a.exit);
        }
        if a.loops.iter().any(|open| open.divergent_exit) {
            self.add_rows(&a.returned, &self.load_mask(&self.live)?)?;
        }
        self.store_mask(&self.live, &self.no_rows())
    }
}
