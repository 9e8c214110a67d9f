//! Columns as Flight's clients are told of them, and results made to fit.
//!
//! All columns are nullable: what a plan promises of NULLs isn't the client's business, and promises differ between plans
//! of one statement. Types that only some clients read (views, dictionaries) are sent as the plain ones. What is told and
//! what is sent are made by the same function, so they are equal.

use std::sync::Arc;

use arrow::array::{RecordBatch, RecordBatchOptions};
use arrow::datatypes::{DataType, Field, FieldRef, Fields, Schema, SchemaRef};
use arrow::ipc::writer::IpcWriteOptions;
use arrow_flight::{IpcMessage, SchemaAsIpc};
use bytes::Bytes;
use tonic::Status;

use super::error;

/// A result's columns as they are told and sent.
pub fn wire_schema(schema: &Schema) -> SchemaRef {
    let fields = schema.fields().iter().map(|field| {
        let data_type = wire_type(field.data_type());
        field.as_ref().clone().with_data_type(data_type).with_nullable(true)
    });
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

/// The type that a type is sent as.
pub fn wire_type(data_type: &DataType) -> DataType {
    let inner = |field: &FieldRef| -> FieldRef { Arc::new(wire_field(field)) };
    match data_type {
        DataType::Utf8View => DataType::Utf8,
        DataType::BinaryView => DataType::Binary,
        DataType::Dictionary(_, value) => wire_type(value),
        DataType::List(field) | DataType::ListView(field) => DataType::List(inner(field)),
        DataType::LargeList(field) | DataType::LargeListView(field) => DataType::LargeList(inner(field)),
        DataType::FixedSizeList(field, size) => DataType::FixedSizeList(inner(field), *size),
        DataType::Map(field, sorted) => DataType::Map(inner(field), *sorted),
        DataType::Struct(fields) => DataType::Struct(fields.iter().map(inner).collect::<Fields>()),
        other => other.clone(),
    }
}

fn wire_field(field: &Field) -> Field {
    field.clone().with_data_type(wire_type(field.data_type()))
}

/// A batch of the engine's under the columns that are told.
///
/// # Errors
/// If the engine gave others than it promised.
pub fn fit(batch: &RecordBatch, schema: &SchemaRef) -> Result<RecordBatch, Status> {
    let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
    let columns = schema.fields().iter().zip(batch.columns()).map(|(field, column)| {
        if column.data_type() == field.data_type() {
            return Ok(Arc::clone(column));
        }
        arrow::compute::cast(column, field.data_type())
    });
    let columns = columns.collect::<Result<Vec<_>, _>>().map_err(error::from_arrow)?;
    RecordBatch::try_new_with_options(Arc::clone(schema), columns, &options).map_err(error::from_arrow)
}

/// The schema as an IPC message, as Flight SQL's answers hold it.
///
/// # Errors
/// If it can't be written.
pub fn to_ipc(schema: &Schema) -> Result<Bytes, Status> {
    let options = IpcWriteOptions::default();
    let message: Result<IpcMessage, _> = SchemaAsIpc::new(schema, &options).try_into();
    Ok(message.map_err(error::from_arrow)?.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::array::{ArrayRef, DictionaryArray, StringViewArray};
    use arrow::datatypes::Int8Type;

    #[test]
    fn views_and_dictionaries_are_sent_plain_and_nullable() {
        let words = ["a", "a long text that is not inline"];
        let dictionary: DictionaryArray<Int8Type> = words.into_iter().collect();
        let columns: Vec<ArrayRef> = vec![Arc::new(StringViewArray::from_iter_values(words)), Arc::new(dictionary)];
        let fields = columns.iter().map(|c| Field::new("x", c.data_type().clone(), false));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let batch = RecordBatch::try_new(Arc::clone(&schema), columns).unwrap();
        let wire = wire_schema(&schema);
        for field in wire.fields() {
            assert_eq!((field.data_type(), field.is_nullable()), (&DataType::Utf8, true));
        }
        let sent = fit(&batch, &wire).unwrap();
        assert_eq!(sent.column(0), sent.column(1));
        assert_eq!(sent.schema(), wire);
    }

    #[test]
    fn nested_views_are_sent_plain() {
        let list = |ty| DataType::List(Arc::new(Field::new_list_field(ty, true)));
        let record = |ty| DataType::Struct(vec![Field::new("a", ty, false)].into());
        assert_eq!(
            wire_type(&record(list(DataType::BinaryView))),
            record(list(DataType::Binary))
        );
        assert_eq!(wire_type(&DataType::Float64), DataType::Float64);
    }
}
