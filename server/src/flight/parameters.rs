//! Values that a client binds to a prepared statement's parameters: rows of batches, brought to the parameters' types.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BooleanArray, RecordBatch};
use arrow::compute::{CastOptions, cast, cast_with_options, kernels::cmp::not_distinct};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use arrow::util::display::FormatOptions;
use datafusion::common::ScalarValue;

use super::schema::wire_type;
use crate::wire::error::{ErrorFields, sqlstate};

/// The parameters as a client is told of them: `$1`, `$2`, … and their types.
pub fn schema(types: &[DataType]) -> SchemaRef {
    let fields = types.iter().enumerate();
    let fields = fields.map(|(i, ty)| Field::new(format!("${}", i + 1), wire_type(ty), true));
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

/// Rows of parameters.
#[derive(Debug, Default)]
pub struct Parameters {
    /// For each batch the columns, in the parameters' types.
    batches: Vec<Vec<ArrayRef>>,
    rows: usize,
    bytes: usize,
}

impl Parameters {
    /// One row of no parameters: how a statement without any runs.
    pub fn none() -> Parameters {
        Parameters {
            rows: 1,
            ..Parameters::default()
        }
    }

    /// Checks that a statement has no parameters: only a prepared one's can be given.
    ///
    /// # Errors
    /// 08P01 if it has some.
    pub fn check_none(types: &[DataType]) -> Result<(), ErrorFields> {
        match types.len() {
            0 => Ok(()),
            wanted => Err(wrong_number(0, wanted).hint("Prepare the statement and bind its parameters.")),
        }
    }

    /// Adds a batch's rows.
    ///
    /// # Errors
    /// 08P01 for another number of columns than there are parameters, 22023 and its like for values that the parameters
    /// can't take.
    pub fn add(&mut self, batch: &RecordBatch, types: &[DataType]) -> Result<(), ErrorFields> {
        if batch.num_columns() != types.len() {
            return Err(wrong_number(batch.num_columns(), types.len()));
        }
        let columns = std::iter::zip(batch.columns(), types).enumerate();
        let columns = columns.map(|(i, (column, ty))| convert(i + 1, column, ty));
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        self.rows += batch.num_rows();
        self.bytes += columns.iter().map(|c| c.get_array_memory_size()).sum::<usize>();
        self.batches.push(columns);
        Ok(())
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Memory that they take.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// The values of a row.
    ///
    /// # Errors
    /// XX000 for a type that has no value of its own.
    pub fn row(&self, mut row: usize) -> Result<Vec<ScalarValue>, ErrorFields> {
        for columns in &self.batches {
            let rows = columns.first().map_or(0, |column| column.len());
            if row < rows {
                let values = columns.iter().map(|column| ScalarValue::try_from_array(column, row));
                let values = values.collect::<Result<Vec<_>, _>>();
                return values.map_err(|e| ErrorFields::new(sqlstate::INTERNAL_ERROR, e.to_string()));
            }
            row -= rows;
        }
        Ok(Vec::new())
    }
}

/// The error for a statement that is given another number of parameters than it has.
pub fn wrong_number(given: usize, wanted: usize) -> ErrorFields {
    let message = format!("bind message supplies {given} parameters, but the prepared statement requires {wanted}");
    ErrorFields::new(sqlstate::PROTOCOL_VIOLATION, message)
}

/// A column in a parameter's type. Text is read as a value of it; a number or time that the type doesn't have is an error,
/// never another number or time. A number that isn't whole becomes the nearest of a floating-point type, as in SQL.
fn convert(number: usize, column: &ArrayRef, ty: &DataType) -> Result<ArrayRef, ErrorFields> {
    if column.data_type() == ty {
        return Ok(Arc::clone(column));
    }
    let given = column.data_type();
    let options = CastOptions {
        safe: false,
        format_options: FormatOptions::default(),
    };
    let converted = cast_with_options(column, ty, &options).map_err(|e| {
        let state = match given {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => sqlstate::INVALID_TEXT_REPRESENTATION,
            _ if given.is_numeric() => sqlstate::NUMERIC_VALUE_OUT_OF_RANGE,
            _ => sqlstate::INVALID_PARAMETER_VALUE,
        };
        ErrorFields::new(state, format!("parameter ${number} can't be {ty}: {e}"))
    })?;
    if may_lose(given, ty)
        && let Some(row) = first_loss(column, &converted)
    {
        let value = ScalarValue::try_from_array(column, row).map_or_else(|_| "?".to_owned(), |v| v.to_string());
        let message = format!("value {value} of parameter ${number} is not a value of type {ty}");
        return Err(ErrorFields::new(sqlstate::NUMERIC_VALUE_OUT_OF_RANGE, message));
    }
    Ok(converted)
}

/// Whether a conversion can give another value without an error.
fn may_lose(given: &DataType, ty: &DataType) -> bool {
    let text = |ty: &DataType| matches!(ty, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    !text(given) && !text(ty) && !ty.is_floating()
}

/// The first row whose value doesn't come back from the converted one.
fn first_loss(column: &ArrayRef, converted: &ArrayRef) -> Option<usize> {
    let Ok(back) = cast(converted, column.data_type()) else {
        // What can't be converted back is another kind of thing, and no number.
        return None;
    };
    let column = plain(column);
    let same: BooleanArray = not_distinct(&column, &plain(&back)).ok()?;
    (0..same.len()).find(|row| !same.value(*row))
}

/// The values of a dictionary's rows.
fn plain(array: &ArrayRef) -> ArrayRef {
    match array.data_type() {
        DataType::Dictionary(_, value) => cast(array, value).unwrap_or_else(|_| Arc::clone(array)),
        _ => Arc::clone(array),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::array::{AsArray, Float64Array, Int64Array, StringArray, TimestampMicrosecondArray, new_null_array};
    use arrow::datatypes::{Int32Type, TimeUnit};

    fn convert_to(column: impl Array + 'static, ty: DataType) -> Result<ArrayRef, ErrorFields> {
        convert(1, &(Arc::new(column) as ArrayRef), &ty)
    }

    #[test]
    fn numbers_that_fit_are_taken() {
        let ints = convert_to(Int64Array::from(vec![Some(1), None]), DataType::Int32).unwrap();
        assert_eq!(
            ints.as_primitive::<Int32Type>().iter().collect::<Vec<_>>(),
            [Some(1), None]
        );
        convert_to(Float64Array::from(vec![3.0]), DataType::Int32).unwrap();
        convert_to(Float64Array::from(vec![0.1]), DataType::Float32).unwrap();
        convert_to(Int64Array::from(vec![7]), DataType::Utf8).unwrap();
        convert_to(StringArray::from(vec!["7"]), DataType::Int16).unwrap();
        convert(1, &new_null_array(&DataType::Null, 2), &DataType::Int32).unwrap();
    }

    #[test]
    fn values_that_a_type_lacks_are_refused() {
        for (given, ty, state) in [
            (
                Arc::new(Float64Array::from(vec![1.5])) as ArrayRef,
                DataType::Int32,
                "22003",
            ),
            (Arc::new(Int64Array::from(vec![1_i64 << 40])), DataType::Int32, "22003"),
            (Arc::new(StringArray::from(vec!["x"])), DataType::Int32, "22P02"),
            (
                Arc::new(TimestampMicrosecondArray::from(vec![1])),
                DataType::Timestamp(TimeUnit::Second, None),
                "22003",
            ),
        ] {
            let error = convert(1, &given, &ty).unwrap_err();
            assert_eq!(error.sqlstate, state, "{error:?}");
        }
    }

    #[test]
    fn rows_of_all_batches_are_found() {
        let types = [DataType::Int32];
        let mut parameters = Parameters::default();
        for values in [vec![1, 2], vec![], vec![3]] {
            let column: ArrayRef = Arc::new(Int64Array::from(values));
            let batch = RecordBatch::try_from_iter([("a", column)]).unwrap();
            parameters.add(&batch, &types).unwrap();
        }
        assert_eq!(parameters.rows(), 3);
        let rows: Vec<_> = (0..3).map(|row| parameters.row(row).unwrap()).collect();
        assert_eq!(rows, [1, 2, 3].map(|n| vec![ScalarValue::Int32(Some(n))]));
        let two = RecordBatch::new_empty(schema(&[DataType::Int32, DataType::Utf8View]));
        assert_eq!(
            parameters.add(&two, &types).unwrap_err().sqlstate,
            sqlstate::PROTOCOL_VIOLATION
        );
    }
}
