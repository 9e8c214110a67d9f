//! `sum` of integers that raises where the result doesn't fit 64 bits: DataFusion's wraps around. It takes the place of
//! DataFusion's `sum`, which it leaves all other types.
//!
//! Sums are exact inside, in 128 bits, and only a result is checked: whether one fits doesn't depend on the order of
//! the rows or on the number of partitions. A partial sum travels as a decimal of 38 digits, more than 2⁶³ rows need.

use std::collections::HashSet;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, ArrowPrimitiveType, AsArray, BooleanArray, Decimal128Array, PrimitiveArray};
use arrow::datatypes::{DataType, Decimal128Type, Field, FieldRef, Int64Type, UInt64Type};
use datafusion::common::{Result, ScalarValue};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::utils::{AggregateOrderSensitivity, format_state_name};
use datafusion::logical_expr::{
    Accumulator, AggregateUDF, AggregateUDFImpl, Documentation, EmitTo, GroupsAccumulator, ReversedUDAF,
    SetMonotonicity, Signature,
};

use crate::error::Error;

/// The function.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct CheckedSum {
    /// DataFusion's.
    other_types: Arc<AggregateUDF>,
}

impl CheckedSum {
    /// The function that takes the place of DataFusion's `sum`.
    pub fn new(sum: Arc<AggregateUDF>) -> CheckedSum {
        CheckedSum { other_types: sum }
    }
}

/// The type of a partial sum.
const PARTIAL: DataType = DataType::Decimal128(38, 0);

impl AggregateUDFImpl for CheckedSum {
    fn name(&self) -> &str {
        self.other_types.name()
    }

    fn signature(&self) -> &Signature {
        self.other_types.signature()
    }

    fn return_type(&self, types: &[DataType]) -> Result<DataType> {
        self.other_types.return_type(types)
    }

    fn accumulator(&self, args: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        match (args.return_field.data_type(), args.is_distinct) {
            (DataType::Int64, false) => Ok(Box::<ExactSum<Int64Type>>::default()),
            (DataType::UInt64, false) => Ok(Box::<ExactSum<UInt64Type>>::default()),
            (DataType::Int64, true) => Ok(Box::<DistinctSum<Int64Type>>::default()),
            (DataType::UInt64, true) => Ok(Box::<DistinctSum<UInt64Type>>::default()),
            _ => self.other_types.accumulator(args),
        }
    }

    fn state_fields(&self, args: StateFieldsArgs) -> Result<Vec<FieldRef>> {
        let ty = args.return_field.data_type().clone();
        Ok(match (ty, args.is_distinct) {
            (DataType::Int64 | DataType::UInt64, false) => {
                vec![Arc::new(Field::new(format_state_name(args.name, "sum"), PARTIAL, true))]
            }
            (ty @ (DataType::Int64 | DataType::UInt64), true) => {
                let name = format_state_name(args.name, "sum distinct");
                vec![Arc::new(Field::new_list(name, Field::new_list_field(ty, true), true))]
            }
            _ => return self.other_types.state_fields(args),
        })
    }

    fn groups_accumulator_supported(&self, args: AccumulatorArgs) -> bool {
        self.other_types.groups_accumulator_supported(args)
    }

    fn create_groups_accumulator(&self, args: AccumulatorArgs) -> Result<Box<dyn GroupsAccumulator>> {
        match args.return_field.data_type() {
            DataType::Int64 => Ok(Box::<GroupSums<Int64Type>>::default()),
            DataType::UInt64 => Ok(Box::<GroupSums<UInt64Type>>::default()),
            _ => self.other_types.create_groups_accumulator(args),
        }
    }

    fn create_sliding_accumulator(&self, args: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        match (args.return_field.data_type(), args.is_distinct) {
            (DataType::Int64 | DataType::UInt64, false) => self.accumulator(args),
            _ => self.other_types.create_sliding_accumulator(args),
        }
    }

    fn reverse_expr(&self) -> ReversedUDAF {
        ReversedUDAF::Identical
    }

    fn order_sensitivity(&self) -> AggregateOrderSensitivity {
        AggregateOrderSensitivity::Insensitive
    }

    fn documentation(&self) -> Option<&Documentation> {
        self.other_types.documentation()
    }

    fn set_monotonicity(&self, ty: &DataType) -> SetMonotonicity {
        self.other_types.inner().set_monotonicity(ty)
    }
}

/// A type whose sums are checked.
trait Summed: ArrowPrimitiveType<Native: Into<i128> + TryFrom<i128> + Copy + Eq + std::hash::Hash> + Send + Sync {
    /// What SQL calls it.
    const NAME: &'static str;

    /// The sum of values none of which is NULL.
    fn total(values: &[Self::Native]) -> i128;
}

impl Summed for Int64Type {
    const NAME: &'static str = "BIGINT";

    fn total(values: &[i64]) -> i128 {
        // Sums of upper and lower halves apart fit 64 bits and vectorise.
        let halves = |block: &[i64]| {
            let lower: u64 = block.iter().map(|v| *v as u64 & 0xffff_ffff).sum();
            let upper: i64 = block.iter().map(|v| v >> 32).sum();
            (i128::from(upper) << 32) + i128::from(lower)
        };
        values.chunks(HALVES_MAX).map(halves).sum()
    }
}

impl Summed for UInt64Type {
    const NAME: &'static str = "UBIGINT";

    fn total(values: &[u64]) -> i128 {
        let halves = |block: &[u64]| {
            let lower: u64 = block.iter().map(|v| v & 0xffff_ffff).sum();
            let upper: u64 = block.iter().map(|v| v >> 32).sum();
            (i128::from(upper) << 32) + i128::from(lower)
        };
        values.chunks(HALVES_MAX).map(halves).sum()
    }
}

/// So many halves of 32 bits are added in 64.
const HALVES_MAX: usize = 1 << 30;

/// The result, or the error.
fn narrow<T: Summed>(sum: i128) -> Result<T::Native> {
    T::Native::try_from(sum).map_err(|_| {
        let error = Error::new("22003", format!("sum is out of the range of {}", T::NAME))
            .hint("Sum a type with more digits: sum(x::decimal(38,0)).");
        DataFusionError::External(Box::new(error))
    })
}

fn scalar<T: Summed>(value: Option<T::Native>) -> Result<ScalarValue> {
    ScalarValue::try_from_array(&PrimitiveArray::<T>::from_iter([value]), 0)
}

fn partial(sums: Vec<i128>, seen: Vec<bool>) -> Result<ArrayRef> {
    let sums = Decimal128Array::new(sums.into(), Some(seen.into())).with_precision_and_scale(38, 0)?;
    Ok(Arc::new(sums))
}

/// The values of a batch's first column.
fn first<T: ArrowPrimitiveType>(columns: &[ArrayRef]) -> Result<&PrimitiveArray<T>> {
    let column = columns.first().and_then(|c| c.as_primitive_opt::<T>());
    column.ok_or_else(|| DataFusionError::Internal("sum got values of another type".to_owned()))
}

/// The sum of one group or window frame.
#[derive(Debug)]
struct ExactSum<T> {
    sum: i128,
    /// How many values it is the sum of: NULL if none.
    count: usize,
    of: std::marker::PhantomData<T>,
}

impl<T> Default for ExactSum<T> {
    fn default() -> Self {
        ExactSum {
            sum: 0,
            count: 0,
            of: std::marker::PhantomData,
        }
    }
}

/// Sum and number of the values that aren't NULL.
fn total<T: Summed>(values: &PrimitiveArray<T>) -> (i128, usize) {
    let sum = match values.null_count() {
        0 => T::total(values.values()),
        _ => values.iter().flatten().map(Into::into).sum(),
    };
    (sum, values.len() - values.null_count())
}

impl<T: Summed + std::fmt::Debug> Accumulator for ExactSum<T> {
    fn update_batch(&mut self, columns: &[ArrayRef]) -> Result<()> {
        let (sum, count) = total(first::<T>(columns)?);
        self.sum += sum;
        self.count += count;
        Ok(())
    }

    fn retract_batch(&mut self, columns: &[ArrayRef]) -> Result<()> {
        let (sum, count) = total(first::<T>(columns)?);
        self.sum -= sum;
        self.count -= count;
        Ok(())
    }

    fn supports_retract_batch(&self) -> bool {
        true
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        for sum in first::<Decimal128Type>(states)?.iter().flatten() {
            self.sum += sum;
            self.count += 1;
        }
        Ok(())
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        let sum = (self.count > 0).then_some(self.sum);
        Ok(vec![ScalarValue::Decimal128(sum, 38, 0)])
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        let sum = (self.count > 0).then(|| narrow::<T>(self.sum));
        scalar::<T>(sum.transpose()?)
    }

    fn size(&self) -> usize {
        size_of_val(self)
    }
}

/// The sum of the different values of one group.
#[derive(Debug)]
struct DistinctSum<T: ArrowPrimitiveType> {
    values: HashSet<T::Native>,
}

impl<T: ArrowPrimitiveType> Default for DistinctSum<T> {
    fn default() -> Self {
        DistinctSum { values: HashSet::new() }
    }
}

impl<T: Summed + std::fmt::Debug> Accumulator for DistinctSum<T> {
    fn update_batch(&mut self, columns: &[ArrayRef]) -> Result<()> {
        self.values.extend(first::<T>(columns)?.iter().flatten());
        Ok(())
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let lists = states.first().and_then(|c| c.as_list_opt::<i32>());
        let lists = lists.ok_or_else(|| DataFusionError::Internal("sum got a state that isn't its own".to_owned()))?;
        for list in lists.iter().flatten() {
            self.update_batch(&[list])?;
        }
        Ok(())
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        let values = self
            .values
            .iter()
            .map(|v| scalar::<T>(Some(*v)))
            .collect::<Result<Vec<_>>>()?;
        Ok(vec![ScalarValue::List(ScalarValue::new_list_nullable(
            &values,
            &T::DATA_TYPE,
        ))])
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        let sum = self.values.iter().map(|v| (*v).into()).reduce(|a: i128, b| a + b);
        scalar::<T>(sum.map(narrow::<T>).transpose()?)
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.values.capacity() * size_of::<T::Native>()
    }
}

/// The sums of all groups.
#[derive(Debug)]
struct GroupSums<T> {
    sums: Vec<i128>,
    /// Which groups have a value that isn't NULL.
    seen: Vec<bool>,
    of: std::marker::PhantomData<T>,
}

impl<T> Default for GroupSums<T> {
    fn default() -> Self {
        GroupSums {
            sums: Vec::new(),
            seen: Vec::new(),
            of: std::marker::PhantomData,
        }
    }
}

impl<T> GroupSums<T> {
    /// Adds values to the sums of their groups.
    fn add<V: ArrowPrimitiveType<Native: Into<i128>>>(
        &mut self,
        values: &PrimitiveArray<V>,
        groups: &[usize],
        filter: Option<&BooleanArray>,
        count: usize,
    ) {
        self.sums.resize(count, 0);
        self.seen.resize(count, false);
        let pairs = groups.iter().zip(values.values());
        if values.null_count() == 0 && filter.is_none() {
            for (group, value) in pairs {
                self.sums[*group] += (*value).into();
                self.seen[*group] = true;
            }
            return;
        }
        for (row, (group, value)) in pairs.enumerate() {
            if values.is_valid(row) && filter.is_none_or(|f| f.is_valid(row) && f.value(row)) {
                self.sums[*group] += (*value).into();
                self.seen[*group] = true;
            }
        }
    }

    fn take(&mut self, groups: EmitTo) -> (Vec<i128>, Vec<bool>) {
        (groups.take_needed(&mut self.sums), groups.take_needed(&mut self.seen))
    }
}

impl<T: Summed> GroupsAccumulator for GroupSums<T> {
    fn update_batch(
        &mut self,
        columns: &[ArrayRef],
        groups: &[usize],
        filter: Option<&BooleanArray>,
        count: usize,
    ) -> Result<()> {
        self.add(first::<T>(columns)?, groups, filter, count);
        Ok(())
    }

    fn merge_batch(&mut self, states: &[ArrayRef], groups: &[usize], count: usize) -> Result<()> {
        self.add(first::<Decimal128Type>(states)?, groups, None, count);
        Ok(())
    }

    fn evaluate(&mut self, groups: EmitTo) -> Result<ArrayRef> {
        let (sums, seen) = self.take(groups);
        let results = sums
            .into_iter()
            .zip(seen)
            .map(|(sum, seen)| seen.then(|| narrow::<T>(sum)).transpose());
        let results = results.collect::<Result<Vec<_>>>()?;
        Ok(Arc::new(PrimitiveArray::<T>::from_iter(results)))
    }

    fn state(&mut self, groups: EmitTo) -> Result<Vec<ArrayRef>> {
        let (sums, seen) = self.take(groups);
        Ok(vec![partial(sums, seen)?])
    }

    fn convert_to_state(&self, columns: &[ArrayRef], filter: Option<&BooleanArray>) -> Result<Vec<ArrayRef>> {
        let values = first::<T>(columns)?;
        let wanted = |row: usize| values.is_valid(row) && filter.is_none_or(|f| f.is_valid(row) && f.value(row));
        let seen: Vec<bool> = (0..values.len()).map(wanted).collect();
        let sums = values.values().iter().map(|v| (*v).into()).collect();
        Ok(vec![partial(sums, seen)?])
    }

    fn size(&self) -> usize {
        self.sums.capacity() * size_of::<i128>() + self.seen.capacity()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_exact() {
        let values = [i64::MIN, i64::MIN, -1, 0, 1, i64::MAX, i64::MAX, i64::MAX];
        let exact: i128 = values.iter().map(|v| i128::from(*v)).sum();
        assert_eq!(Int64Type::total(&values), exact);
        let values = [u64::MAX, u64::MAX, 1, 1 << 32, 0];
        let exact: i128 = values.iter().map(|v| i128::from(*v)).sum();
        assert_eq!(UInt64Type::total(&values), exact);
    }

    #[test]
    fn only_the_result_must_fit() {
        let mut sum = ExactSum::<Int64Type>::default();
        let column = |values: Vec<Option<i64>>| -> ArrayRef { Arc::new(PrimitiveArray::<Int64Type>::from(values)) };
        sum.update_batch(&[column(vec![Some(i64::MAX), None, Some(1)])])
            .unwrap();
        assert!(sum.evaluate().is_err());
        let state = sum.state().unwrap();
        let mut other = ExactSum::<Int64Type>::default();
        assert_eq!(other.evaluate().unwrap(), ScalarValue::Int64(None));
        other.update_batch(&[column(vec![Some(-1)])]).unwrap();
        other.merge_batch(&[state[0].to_array().unwrap()]).unwrap();
        assert_eq!(other.evaluate().unwrap(), ScalarValue::Int64(Some(i64::MAX)));
        sum.retract_batch(&[column(vec![Some(i64::MAX), None])]).unwrap();
        assert_eq!(sum.evaluate().unwrap(), ScalarValue::Int64(Some(1)));
        sum.retract_batch(&[column(vec![Some(1)])]).unwrap();
        assert_eq!(sum.evaluate().unwrap(), ScalarValue::Int64(None));
    }

    #[test]
    fn groups_are_summed_apart() {
        let mut sums = GroupSums::<Int64Type>::default();
        let values: ArrayRef = Arc::new(PrimitiveArray::<Int64Type>::from(vec![
            Some(i64::MAX),
            Some(2),
            None,
            Some(5),
        ]));
        sums.update_batch(&[Arc::clone(&values)], &[0, 1, 2, 1], None, 3)
            .unwrap();
        let filter = BooleanArray::from(vec![Some(true), Some(false), Some(true), None]);
        let state = sums.convert_to_state(&[values], Some(&filter)).unwrap();
        sums.merge_batch(&state, &[1, 1, 1, 1], 3).unwrap();
        assert!(sums.evaluate(EmitTo::First(2)).is_err());
        let last = sums.evaluate(EmitTo::All).unwrap();
        assert_eq!((last.len(), last.null_count()), (1, 1));
    }
}
