//! Arrays of several rows: elements are gathered, for the rows that want one and have it. No other memory is read, whatever
//! the lanes of other rows hold.

use inkwell::IntPredicate;
use inkwell::types::{BasicType, BasicTypeEnum};
use inkwell::values::{BasicValueEnum, PointerValue, VectorValue};

use super::kernel::Cell;
use super::{Mask, Rows, Spmd};
use crate::codegen::array::{Array, Elements};
use crate::codegen::emit::{Failure, Value};
use crate::codegen::function::invalid;
use crate::codegen::raw;
use crate::codegen::wide::{Float, Int, Wide};
use crate::ir::Type;

/// An array parameter of all rows.
#[derive(Debug, Clone)]
pub(in crate::codegen) struct ArrayRows<'c> {
    pub(in crate::codegen) elements: Elements<'c>,
    /// Number of a row's first element among all: not negative, also in rows that aren't active.
    pub(in crate::codegen) start: Rows<'c>,
    /// How many elements a row has; all of them are there, also in rows that aren't active.
    pub(in crate::codegen) len: Rows<'c>,
}

/// What a parameter is given.
#[derive(Debug, Clone)]
pub(in crate::codegen) enum Argument<'c> {
    Value(Rows<'c>),
    Array(ArrayRows<'c>),
}

impl<'c> Argument<'c> {
    pub(super) fn is_same(&self) -> bool {
        match self {
            Argument::Value(value) => value.is_same(),
            Argument::Array(array) => array.same().is_some(),
        }
    }

    pub(super) fn value(&self) -> Result<&Rows<'c>, Failure> {
        match self {
            Argument::Value(value) => Ok(value),
            Argument::Array(_) => Err(invalid("an array where a value is needed")),
        }
    }

    pub(super) fn array(&self) -> Result<&ArrayRows<'c>, Failure> {
        match self {
            Argument::Array(array) => Ok(array),
            Argument::Value(_) => Err(invalid("a value where an array is needed")),
        }
    }
}

impl<'c> ArrayRows<'c> {
    /// The array, where it is the same for all rows.
    fn same(&self) -> Option<Array<'c>> {
        match (self.start.same(), self.len.same()) {
            (Some(Value::Int(start)), Some(Value::Int(len))) => Some(Array {
                elements: self.elements,
                start,
                len,
            }),
            _ => None,
        }
    }
}

/// Elements by number, per gang.
struct Numbers<'c> {
    /// Active rows whose index is inside their array.
    inside: Mask<'c>,
    numbers: Vec<VectorValue<'c>>,
}

impl<'c> Spmd<'_, 'c> {
    /// The array, but empty where it is NULL.
    pub(super) fn empty_where(&self, null: &Rows<'c>, array: &ArrayRows<'c>) -> Result<ArrayRows<'c>, Failure> {
        Ok(ArrayRows {
            len: self.zero_where(null, &array.len)?,
            ..array.clone()
        })
    }

    /// Element number `at`, widened; zero where there is none or it is NULL.
    pub(super) fn array_get(&mut self, array: &ArrayRows<'c>, at: &Rows<'c>) -> Result<Rows<'c>, Failure> {
        if let (Some(array), Some(Value::Int(at))) = (array.same(), at.same()) {
            return array.get(self.e, at, false).map(Rows::Same);
        }
        let numbers = self.numbers(array, at)?;
        let valid = self.valid(&array.elements, &numbers, false)?;
        let mut gangs = Vec::with_capacity(self.gangs());
        for (valid, number) in valid.iter().zip(&numbers.numbers) {
            gangs.push(self.elements(&array.elements, *number, self.condition(*valid)?)?);
        }
        Ok(Rows::Each(gangs))
    }

    /// Whether element number `at` is there and NULL.
    pub(super) fn array_null(&mut self, array: &ArrayRows<'c>, at: &Rows<'c>) -> Result<Rows<'c>, Failure> {
        if let (Some(array), Some(Value::Int(at))) = (array.same(), at.same()) {
            return Ok(Rows::Same(Value::Int(array.null(self.e, at)?)));
        }
        let numbers = self.numbers(array, at)?;
        let null = self.valid(&array.elements, &numbers, true)?;
        self.as_rows(&null)
    }

    fn numbers(&self, array: &ArrayRows<'c>, at: &Rows<'c>) -> Result<Numbers<'c>, Failure> {
        let (ops, b) = (self.ops(), &self.e.builder);
        let live = self.load_mask(&self.live)?;
        let mut found = Numbers {
            inside: Vec::new(),
            numbers: Vec::new(),
        };
        for (gang, live) in live.iter().enumerate() {
            let [start, len, at] = [&array.start, &array.len, at].map(|rows| rows.gang(gang)?.int());
            let (start, len, at) = (start?, len?, at?);
            let inside = ops.int_lanes(ops.icmp(IntPredicate::ULT, at, len)?, self.lanes.width)?;
            found.inside.push(b.build_and(*live, self.mask_of(inside)?, "")?);
            found
                .numbers
                .push(ops.int_lanes(ops.add(start, at)?, self.lanes.width)?);
        }
        Ok(found)
    }

    /// The rows whose element isn't NULL, or those whose element is. The bitmap isn't looked at where there is none.
    fn valid(&self, elements: &Elements<'c>, numbers: &Numbers<'c>, inverted: bool) -> Result<Mask<'c>, Failure> {
        let b = &self.e.builder;
        let here = || b.get_insert_block().ok_or_else(|| invalid("no block in work"));
        let [read, joined] = ["validity", ""].map(|name| self.new_block(name));
        let before = here()?;
        b.build_conditional_branch(b.build_is_null(elements.validity, "")?, joined, read)?;
        b.position_at_end(read);
        let mut looked = Vec::with_capacity(self.gangs());
        for (inside, number) in numbers.inside.iter().zip(&numbers.numbers) {
            let bits = self.bits_at(
                elements.validity,
                elements.validity_bit,
                *number,
                self.condition(*inside)?,
            )?;
            let valid = self.mask_of(bits)?;
            looked.push(match inverted {
                true => b.build_and(*inside, b.build_not(valid, "")?, "")?,
                false => b.build_and(*inside, valid, "")?,
            });
        }
        let read = here()?;
        b.build_unconditional_branch(joined)?;
        b.position_at_end(joined);
        let none = self.no_rows();
        let mut masks = Vec::with_capacity(self.gangs());
        for (gang, looked) in looked.into_iter().enumerate() {
            let without = if inverted { none[gang] } else { numbers.inside[gang] };
            let phi = b.build_phi(looked.get_type(), "")?;
            phi.add_incoming(&[(&without, before), (&looked, read)]);
            masks.push(phi.as_basic_value().into_vector_value());
        }
        Ok(masks)
    }

    /// Gathers the elements of a gang's rows, widened; zero in other rows.
    fn elements(
        &self,
        elements: &Elements<'c>,
        numbers: VectorValue<'c>,
        rows: VectorValue<'c>,
    ) -> Result<Wide<'c>, Failure> {
        if Type::of(elements.ty) == Type::Bool {
            let bits = self.bits_at(elements.values, elements.value_bit, numbers, rows)?;
            return Ok(Wide::Int(Int::Lanes(bits)));
        }
        let ty = self.e.column_type(elements.ty);
        let gathered = match self.plan.is_kernel {
            true => {
                let threads = rows;
                self.load_near(ty, elements.values, &Cell { numbers, threads })?
            }
            false => self.gather(ty, elements.values, numbers, rows)?,
        };
        Ok(match Type::of(elements.ty) {
            Type::F32 | Type::F64 => Wide::Float(Float::Lanes(gathered)),
            _ => Wide::Int(self.ops().widen(Int::Lanes(gathered), elements.ty)?),
        })
    }

    /// Bits `first + number` of a bitmap, for a gang's rows; clear in other rows.
    fn bits_at(
        &self,
        bitmap: PointerValue<'c>,
        first: inkwell::values::IntValue<'c>,
        numbers: VectorValue<'c>,
        rows: VectorValue<'c>,
    ) -> Result<VectorValue<'c>, Failure> {
        let (ops, i8) = (self.ops(), self.e.i8_type());
        let bits = ops.add(Int::One(first), Int::Lanes(numbers))?;
        let places = ops.shr(false, bits, ops.i64(3))?;
        let places = ops.int_lanes(places, self.lanes.width)?;
        let bytes = self.gather(i8.into(), bitmap, places, rows)?;
        let shift = ops.truncate(ops.and(bits, ops.i64(7))?, i8)?;
        let shifted = ops.shr(false, Int::Lanes(bytes), shift)?;
        ops.int_lanes(ops.truncate(shifted, self.e.bool_type())?, self.lanes.width)
    }

    /// Values by number for some rows; zero in other rows, which read nothing.
    pub(super) fn gather(
        &self,
        ty: BasicTypeEnum<'c>,
        values: PointerValue<'c>,
        numbers: VectorValue<'c>,
        rows: VectorValue<'c>,
    ) -> Result<VectorValue<'c>, Failure> {
        let vector = match ty {
            BasicTypeEnum::IntType(ty) => ty.vec_type(self.lanes.width),
            BasicTypeEnum::FloatType(ty) => ty.vec_type(self.lanes.width),
            _ => return Err(invalid("an element that is no number")),
        };
        let places: BasicValueEnum<'c> = raw::elements(&self.e.builder, ty, values, numbers)?.into();
        let gathered = self.e.intrinsic(
            "llvm.masked.gather",
            &[vector.as_basic_type_enum(), places.get_type()],
            &[places.into(), rows.into(), vector.const_zero().into()],
        )?;
        Ok(gathered.into_vector_value())
    }
}
