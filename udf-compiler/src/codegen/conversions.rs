//! Conversions between integers of 64 bits and doubles in vectors, for CPUs without instructions for them, such as those with
//! AVX2. LLVM converts lane by lane there.
//!
//! A double from 2⁵² on counts ones in its last place, and one from 2⁸⁴ on counts 2³². So the lower word of an integer, beside
//! the exponent of 2⁵², is that word as a number, and the upper word, beside the exponent of 2⁸⁴, is what it counts for; of all
//! operations only the last addition rounds. The other way, adding 2⁵² brings an integer below 2³² into the lower word.
//!
//! This is done last of all: before, it would hide from LLVM where 32 bits are enough, for which there are instructions.

use inkwell::FloatPredicate;
use inkwell::builder::Builder;
use inkwell::context::ContextRef;
use inkwell::intrinsics::Intrinsic;
use inkwell::module::Module;
use inkwell::types::{BasicTypeEnum, VectorType};
use inkwell::values::{
    AnyValue, AnyValueEnum, BasicValueEnum, CallSiteValue, InstructionOpcode, InstructionValue, IntValue, Operand,
    VectorValue,
};

use super::device_lib;
use super::emit::Failure;

const TWO_POW_31: f64 = 2_147_483_648.0;
const TWO_POW_32: f64 = 2.0 * TWO_POW_31;
const TWO_POW_52: f64 = 4_503_599_627_370_496.0;
const TWO_POW_63: f64 = TWO_POW_31 * TWO_POW_32;
const TWO_POW_64: f64 = TWO_POW_32 * TWO_POW_32;
const TWO_POW_84: f64 = TWO_POW_52 * TWO_POW_32;

/// Intrinsics whose results are whole numbers.
const WHOLE: [&str; 4] = ["llvm.floor.", "llvm.ceil.", "llvm.trunc.", "llvm.roundeven."];
/// How many operations back to look for the origin of an integer.
const ORIGIN_DEPTH: u32 = 3;

/// Which integers a double becomes.
#[derive(Clone, Copy)]
struct Cut {
    signed: bool,
    /// What is outside their range becomes the nearest, and nan 0; otherwise neither comes up.
    saturates: bool,
}

/// Replaces the conversions of a module.
///
/// # Errors
/// If LLVM refuses an operation.
pub(super) fn expand(module: &Module<'_>) -> Result<(), Failure> {
    let functions = module.get_functions().filter(|f| f.count_basic_blocks() > 0);
    let all: Vec<InstructionValue<'_>> = functions.flat_map(device_lib::instructions).collect();
    for inst in all {
        let Some(BasicValueEnum::VectorValue(x)) = operand(inst) else {
            continue;
        };
        let AnyValueEnum::VectorValue(replaced) = inst.as_any_value_enum() else {
            continue;
        };
        let at = Expansion::before(inst, module, x.get_type().get_size());
        let expanded = match inst.get_opcode() {
            InstructionOpcode::SIToFP if at.are(x, replaced, at.longs(), at.doubles()) && !fits_32(x, ORIGIN_DEPTH) => {
                at.to_double(x)?
            }
            InstructionOpcode::FPToSI | InstructionOpcode::FPToUI | InstructionOpcode::Call
                if at.are(x, replaced, at.doubles(), at.longs()) =>
            {
                match cut(inst) {
                    Some(cut) => at.to_integer(x, cut)?,
                    None => continue,
                }
            }
            _ => continue,
        };
        replaced.replace_all_uses_with(expanded);
        inst.erase_from_basic_block();
    }
    Ok(())
}

fn operand(inst: InstructionValue<'_>) -> Option<BasicValueEnum<'_>> {
    match inst.get_operand(0) {
        Some(Operand::Value(value)) => Some(value),
        _ => None,
    }
}

/// The name of the function that an instruction calls.
fn callee(inst: InstructionValue<'_>) -> Option<String> {
    let called = CallSiteValue::try_from(inst).ok()?.get_called_fn_value()?;
    Some(called.get_name().to_string_lossy().into_owned())
}

/// How an instruction cuts doubles to integers, if it does.
fn cut(inst: InstructionValue<'_>) -> Option<Cut> {
    let (signed, saturates) = match inst.get_opcode() {
        InstructionOpcode::FPToSI => (true, false),
        InstructionOpcode::FPToUI => (false, false),
        _ => match callee(inst)? {
            name if name.starts_with("llvm.fptosi.sat.") => (true, true),
            name if name.starts_with("llvm.fptoui.sat.") => (false, true),
            _ => return None,
        },
    };
    Some(Cut { signed, saturates })
}

/// Whether signed words of 32 bits are seen to hold an integer: LLVM sees that too.
fn fits_32(x: VectorValue<'_>, depth: u32) -> bool {
    let Some(inst) = x.as_instruction() else {
        return false;
    };
    let part = |n| match inst.get_operand(n) {
        Some(Operand::Value(BasicValueEnum::VectorValue(part))) => Some(part),
        _ => None,
    };
    let narrow = |bits_max| {
        part(0).is_some_and(|from| match from.get_type().get_element_type() {
            BasicTypeEnum::IntType(ty) => ty.get_bit_width() <= bits_max,
            _ => false,
        })
    };
    match inst.get_opcode() {
        InstructionOpcode::SExt => narrow(32),
        InstructionOpcode::ZExt => narrow(31),
        InstructionOpcode::Select if depth > 0 => [1, 2]
            .into_iter()
            .all(|n| part(n).is_some_and(|part| fits_32(part, depth - 1))),
        _ => false,
    }
}

/// The replacement of one instruction.
struct Expansion<'m, 'c> {
    module: &'m Module<'c>,
    context: ContextRef<'c>,
    b: Builder<'c>,
    lanes: u32,
}

impl<'m, 'c> Expansion<'m, 'c> {
    fn before(inst: InstructionValue<'c>, module: &'m Module<'c>, lanes: u32) -> Expansion<'m, 'c> {
        let context = module.get_context();
        let b = context.create_builder();
        b.position_before(&inst);
        Expansion {
            module,
            context,
            b,
            lanes,
        }
    }

    fn longs(&self) -> VectorType<'c> {
        self.context.i64_type().vec_type(self.lanes)
    }

    fn doubles(&self) -> VectorType<'c> {
        self.context.f64_type().vec_type(self.lanes)
    }

    fn words(&self) -> VectorType<'c> {
        self.context.i32_type().vec_type(2 * self.lanes)
    }

    fn are(&self, x: VectorValue<'c>, result: VectorValue<'c>, from: VectorType<'c>, to: VectorType<'c>) -> bool {
        x.get_type() == from && result.get_type() == to
    }

    fn long(&self, value: u64) -> VectorValue<'c> {
        let value = self.context.i64_type().const_int(value, false);
        VectorType::const_vector(&vec![value; self.lanes as usize])
    }

    fn double(&self, value: f64) -> VectorValue<'c> {
        let value = self.context.f64_type().const_float(value);
        VectorType::const_vector(&vec![value; self.lanes as usize])
    }

    fn as_type(&self, x: VectorValue<'c>, ty: VectorType<'c>) -> Result<VectorValue<'c>, Failure> {
        Ok(self.b.build_bit_cast(x, ty, "")?.into_vector_value())
    }

    fn select(
        &self,
        cond: VectorValue<'c>,
        x: VectorValue<'c>,
        y: VectorValue<'c>,
    ) -> Result<VectorValue<'c>, Failure> {
        Ok(self.b.build_select(cond, x, y, "")?.into_vector_value())
    }

    fn compare(&self, is: FloatPredicate, x: VectorValue<'c>, y: f64) -> Result<VectorValue<'c>, Failure> {
        Ok(self.b.build_float_compare(is, x, self.double(y), "")?)
    }

    /// Per lane, the lower word of `lower` below a word of `upper`: its lower (0) or upper one (1).
    fn joined(&self, lower: VectorValue<'c>, upper: VectorValue<'c>, place: u32) -> Result<VectorValue<'c>, Failure> {
        let word = |n: u32| self.context.i32_type().const_int(u64::from(n), false);
        let order: Vec<IntValue<'c>> = (0..self.lanes)
            .flat_map(|lane| [word(2 * lane), word(2 * self.lanes + 2 * lane + place)])
            .collect();
        let (lower, upper) = (self.as_type(lower, self.words())?, self.as_type(upper, self.words())?);
        let order = VectorType::const_vector(&order);
        Ok(self.b.build_shuffle_vector(lower, upper, order, "")?)
    }

    fn to_double(&self, x: VectorValue<'c>) -> Result<VectorValue<'c>, Failure> {
        let (b, base) = (&self.b, TWO_POW_84 + TWO_POW_63);
        let lower = self.joined(x, self.long(TWO_POW_52.to_bits()), 1)?;
        // As if 2³¹ were added to the upper word, which makes it positive.
        let upper = b.build_right_shift(x, self.long(32), false, "")?;
        let upper = b.build_xor(upper, self.long(base.to_bits()), "")?;
        let upper = self.as_type(upper, self.doubles())?;
        let upper = b.build_float_sub(upper, self.double(base + TWO_POW_52), "")?;
        Ok(b.build_float_add(upper, self.as_type(lower, self.doubles())?, "")?)
    }

    fn to_integer(&self, x: VectorValue<'c>, cut: Cut) -> Result<VectorValue<'c>, Failure> {
        if !cut.saturates {
            return self.to_integer_inside(x);
        }
        let (least, beyond, greatest) = match cut.signed {
            true => (-TWO_POW_63, TWO_POW_63, i64::MAX as u64),
            false => (0.0, TWO_POW_64, u64::MAX),
        };
        // Nan becomes the least.
        let above = self.compare(FloatPredicate::OGT, x, least)?;
        let result = self.to_integer_inside(self.select(above, x, self.double(least))?)?;
        let result = self.select(
            self.compare(FloatPredicate::OGE, x, beyond)?,
            self.long(greatest),
            result,
        )?;
        match cut.signed {
            true => self.select(self.compare(FloatPredicate::UNO, x, 0.0)?, self.long(0), result),
            false => Ok(result),
        }
    }

    /// The same rounded by an intrinsic, unless it is a whole number already.
    fn rounded(&self, intrinsic: &str, x: VectorValue<'c>) -> Result<VectorValue<'c>, Failure> {
        let origin = x.as_instruction().and_then(callee);
        if origin.is_some_and(|name| WHOLE.iter().any(|whole| name.starts_with(whole))) {
            return Ok(x);
        }
        let declaration = Intrinsic::find(intrinsic)
            .and_then(|intrinsic| intrinsic.get_declaration(self.module, &[self.doubles().into()]))
            .ok_or_else(|| Failure::Llvm(format!("no intrinsic {intrinsic}")))?;
        match self
            .b
            .build_call(declaration, &[x.into()], "")?
            .try_as_basic_value()
            .basic()
        {
            Some(BasicValueEnum::VectorValue(rounded)) => Ok(rounded),
            _ => Err(Failure::Llvm(format!("{intrinsic} gives no vector"))),
        }
    }

    /// Of doubles in range.
    fn to_integer_inside(&self, x: VectorValue<'c>) -> Result<VectorValue<'c>, Failure> {
        let b = &self.b;
        let whole = self.rounded("llvm.trunc", x)?;
        let upper = b.build_float_mul(whole, self.double(1.0 / TWO_POW_32), "")?;
        let upper = self.rounded("llvm.floor", upper)?;
        let lower = b.build_float_sub(whole, b.build_float_mul(upper, self.double(TWO_POW_32), "")?, "")?;
        let lower = b.build_float_add(lower, self.double(TWO_POW_52), "")?;
        // Another half of 2⁵², so that negative ones stay above it.
        let upper = b.build_float_add(upper, self.double(1.5 * TWO_POW_52), "")?;
        self.as_type(self.joined(lower, upper, 0)?, self.longs())
    }
}
