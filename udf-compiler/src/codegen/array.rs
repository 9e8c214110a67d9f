//! Arrays of one row: where the elements are, and how one is read.
//!
//! A row function takes an array as six values, in the order of [`Array::parts`]. Whatever the index is, only elements of the
//! row are read: the operations test it themselves. Where the front end or LLVM knows better, LLVM drops the test.

use inkwell::IntPredicate;
use inkwell::basic_block::BasicBlock;
use inkwell::types::BasicTypeEnum;
use inkwell::values::{BasicMetadataValueEnum, BasicValueEnum, FunctionValue, IntValue, PointerValue};
use rbcdb_udf_abi::ScalarType;

use super::emit::{Emitter, Failure, Value};
use super::function::{invalid, widen};
use crate::ir::Type;

/// The elements of all rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Elements<'c> {
    pub(super) ty: ScalarType,
    pub(super) values: PointerValue<'c>,
    /// Their validity bitmap; null where none is NULL.
    pub(super) validity: PointerValue<'c>,
    /// First bit of booleans; 0 for other types.
    pub(super) value_bit: IntValue<'c>,
    /// First bit of the validity bitmap.
    pub(super) validity_bit: IntValue<'c>,
}

/// One row's array.
#[derive(Debug, Clone, Copy)]
pub(super) struct Array<'c> {
    pub(super) elements: Elements<'c>,
    /// Number of its first element among all.
    pub(super) start: IntValue<'c>,
    /// How many it has.
    pub(super) len: IntValue<'c>,
}

impl<'c> Array<'c> {
    /// The LLVM types of what makes up an array.
    pub(super) fn parts(e: &Emitter<'c>) -> Vec<BasicTypeEnum<'c>> {
        let (pointer, word) = (e.pointer_type().into(), e.i64_type().into());
        vec![pointer, pointer, word, word, word, word]
    }

    /// Adds what makes up the array to the arguments of a call.
    pub(super) fn push(&self, arguments: &mut Vec<BasicMetadataValueEnum<'c>>) {
        let elements = &self.elements;
        arguments.extend([
            BasicMetadataValueEnum::from(elements.values),
            elements.validity.into(),
            elements.value_bit.into(),
            elements.validity_bit.into(),
            self.start.into(),
            self.len.into(),
        ]);
    }

    /// The array that a function's parameters from number `first` on are.
    pub(super) fn of_parameters(ty: ScalarType, function: FunctionValue<'c>, first: u32) -> Result<Array<'c>, Failure> {
        let part = |n: u32| -> Result<BasicValueEnum<'c>, Failure> {
            let value = function.get_nth_param(first + n);
            value.ok_or_else(|| invalid("a parameter out of range"))
        };
        Ok(Array {
            elements: Elements {
                ty,
                values: part(0)?.into_pointer_value(),
                validity: part(1)?.into_pointer_value(),
                value_bit: part(2)?.into_int_value(),
                validity_bit: part(3)?.into_int_value(),
            },
            start: part(4)?.into_int_value(),
            len: part(5)?.into_int_value(),
        })
    }

    /// The array of the row whose start and end these addresses hold, which the caller knows not to be results.
    pub(super) fn load(
        e: &Emitter<'c>,
        elements: Elements<'c>,
        start: PointerValue<'c>,
        end: PointerValue<'c>,
    ) -> Result<Array<'c>, Failure> {
        let [start, end] = [start, end].map(|at| e.load_argument(e.i32_type(), at));
        let (start, end) = (start?.into_int_value(), end?.into_int_value());
        let b = &e.builder;
        // Unsigned, so that LLVM sees that it isn't negative.
        let len = b.build_int_z_extend(b.build_int_sub(end, start, "")?, e.i64_type(), "")?;
        Ok(Array {
            elements,
            start: b.build_int_z_extend(start, e.i64_type(), "")?,
            len,
        })
    }

    /// The array, but empty where it is NULL.
    pub(super) fn empty_where(self, e: &Emitter<'c>, null: IntValue<'c>) -> Result<Array<'c>, Failure> {
        Ok(Array {
            len: e.select_int(null, e.i64(0), self.len)?,
            ..self
        })
    }

    /// Element number `at`, widened; zero where there is none or it is NULL. `tested`: it isn't NULL, where it is there.
    pub(super) fn get(&self, e: &Emitter<'c>, at: IntValue<'c>, tested: bool) -> Result<Value<'c>, Failure> {
        let b = &e.builder;
        let [inside, joined] = new_blocks(e)?;
        let before = here(e)?;
        let number = b.build_int_add(self.start, at, "")?;
        b.build_conditional_branch(self.is_inside(e, at)?, inside, joined)?;
        b.position_at_end(inside);
        let looked = match tested {
            true => None,
            false => {
                let valid = self.elements.valid(e, number)?;
                let looked = here(e)?;
                let [read] = new_blocks(e)?;
                b.build_conditional_branch(valid, read, joined)?;
                b.position_at_end(read);
                Some(looked)
            }
        };
        let value = self.elements.load(e, number)?;
        let loaded = here(e)?;
        b.build_unconditional_branch(joined)?;
        b.position_at_end(joined);
        let either = |value: BasicValueEnum<'c>, zero: BasicValueEnum<'c>| -> Result<BasicValueEnum<'c>, Failure> {
            let phi = b.build_phi(value.get_type(), "")?;
            phi.add_incoming(&[(&zero, before), (&value, loaded)]);
            looked.iter().for_each(|from| phi.add_incoming(&[(&zero, *from)]));
            Ok(phi.as_basic_value())
        };
        Ok(match value {
            Value::Int(x) => Value::Int(either(x.into(), x.get_type().const_zero().into())?.into_int_value()),
            Value::Float(x) => Value::Float(either(x.into(), x.get_type().const_zero().into())?.into_float_value()),
            Value::Complex(..) => return Err(invalid("an array of complex numbers")),
        })
    }

    /// Whether element number `at` is there and NULL.
    pub(super) fn null(&self, e: &Emitter<'c>, at: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
        let b = &e.builder;
        let [inside, joined] = new_blocks(e)?;
        let before = here(e)?;
        let number = b.build_int_add(self.start, at, "")?;
        b.build_conditional_branch(self.is_inside(e, at)?, inside, joined)?;
        b.position_at_end(inside);
        let null = e.not(self.elements.valid(e, number)?)?;
        let looked = here(e)?;
        b.build_unconditional_branch(joined)?;
        b.position_at_end(joined);
        let phi = b.build_phi(e.bool_type(), "")?;
        phi.add_incoming(&[(&e.bool(false), before), (&null, looked)]);
        Ok(phi.as_basic_value().into_int_value())
    }

    fn is_inside(&self, e: &Emitter<'c>, at: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
        e.icmp(IntPredicate::ULT, at, self.len)
    }
}

impl<'c> Elements<'c> {
    /// An element that is there, widened.
    fn load(&self, e: &Emitter<'c>, number: IntValue<'c>) -> Result<Value<'c>, Failure> {
        let column = e.column_type(self.ty);
        let value = || e.load_argument(column, e.element(column, self.values, number)?);
        Ok(match Type::of(self.ty) {
            Type::Bool => Value::Int(bit(e, self.values, self.value_bit, number)?),
            Type::I64 | Type::U64 => Value::Int(widen(e, value()?.into_int_value(), self.ty)?),
            Type::F32 | Type::F64 => Value::Float(value()?.into_float_value()),
            Type::C128 => return Err(invalid("an array of complex numbers")),
        })
    }

    /// Whether an element that is there isn't NULL.
    fn valid(&self, e: &Emitter<'c>, number: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
        let b = &e.builder;
        let [read, joined] = new_blocks(e)?;
        let before = here(e)?;
        b.build_conditional_branch(b.build_is_null(self.validity, "")?, joined, read)?;
        b.position_at_end(read);
        let bit = bit(e, self.validity, self.validity_bit, number)?;
        let looked = here(e)?;
        b.build_unconditional_branch(joined)?;
        b.position_at_end(joined);
        let phi = b.build_phi(e.bool_type(), "")?;
        phi.add_incoming(&[(&e.bool(true), before), (&bit, looked)]);
        Ok(phi.as_basic_value().into_int_value())
    }
}

/// Bit `first + number` of a bitmap.
fn bit<'c>(
    e: &Emitter<'c>,
    bitmap: PointerValue<'c>,
    first: IntValue<'c>,
    number: IntValue<'c>,
) -> Result<IntValue<'c>, Failure> {
    let b = &e.builder;
    let bit = b.build_int_add(first, number, "")?;
    let byte = e.element(e.i8_type(), bitmap, b.build_right_shift(bit, e.i64(3), false, "")?)?;
    let byte = e.load_argument(e.i8_type(), byte)?.into_int_value();
    let shift = b.build_int_truncate(e.and(bit, e.i64(7))?, e.i8_type(), "")?;
    let shifted = b.build_right_shift(byte, shift, false, "")?;
    Ok(b.build_int_truncate(shifted, e.bool_type(), "")?)
}

fn here<'c>(e: &Emitter<'c>) -> Result<BasicBlock<'c>, Failure> {
    let block = e.builder.get_insert_block();
    block.ok_or_else(|| invalid("no block in work"))
}

/// Blocks of the function in work.
fn new_blocks<'c, const N: usize>(e: &Emitter<'c>) -> Result<[BasicBlock<'c>; N], Failure> {
    let function = here(e)?
        .get_parent()
        .ok_or_else(|| invalid("a block without a function"))?;
    Ok([(); N].map(|()| e.context.append_basic_block(function, "")))
}
