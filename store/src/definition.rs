//! What a table is: its name, columns and checks.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, RecordBatchOptions, new_null_array};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use serde::{Deserialize, Serialize};

use crate::error::StoreError;

/// A table, whatever its name is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TableId(pub u64);

/// A column of a table, whatever its name and place are now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ColumnId(pub u32);

/// A relation's name, as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TableName {
    /// Its schema.
    pub schema: String,
    /// Its name in it.
    pub name: String,
}

impl TableName {
    /// A name in a schema.
    pub fn new(schema: impl Into<String>, name: impl Into<String>) -> TableName {
        TableName {
            schema: schema.into(),
            name: name.into(),
        }
    }

    /// The key of its record, for relations that aren't tables.
    pub fn key(&self) -> String {
        format!("{}\0{}", self.schema, self.name)
    }

    /// The name of such a key.
    pub fn from_key(key: &str) -> Option<TableName> {
        let (schema, name) = key.split_once('\0')?;
        Some(TableName::new(schema, name))
    }
}

impl std::fmt::Display for TableName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.schema, self.name)
    }
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Which.
    pub id: ColumnId,
    /// Its name.
    pub name: String,
    /// Type of its values.
    pub data_type: DataType,
    /// Whether a value may be missing.
    pub nullable: bool,
    /// `DEFAULT`, as SQL text.
    pub default: Option<String>,
    /// `COMMENT ON COLUMN`
    pub comment: Option<String>,
    /// The value in rows that were there before the column, one row; NULL if `None`.
    pub fill: Option<ArrayRef>,
}

/// A `CHECK` constraint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Its name.
    pub name: String,
    /// The condition, as SQL text.
    pub condition: String,
}

/// A table's definition.
#[derive(Debug, Clone)]
pub struct TableDefinition {
    /// Which table.
    pub id: TableId,
    /// Its name.
    pub name: TableName,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// Its checks.
    pub checks: Vec<Check>,
    /// `COMMENT ON TABLE`
    pub comment: Option<String>,
    /// Differs from that of every other definition.
    pub stamp: u64,
    /// The identifier that the next new column gets.
    pub next_column: u32,
}

/// What the arrays of a definition don't say, as it is stored.
#[derive(Serialize, Deserialize)]
struct Stored {
    id: TableId,
    name: TableName,
    checks: Vec<Check>,
    comment: Option<String>,
    stamp: u64,
    next_column: u32,
    columns: Vec<StoredColumn>,
}

#[derive(Serialize, Deserialize)]
struct StoredColumn {
    id: ColumnId,
    nullable: bool,
    default: Option<String>,
    comment: Option<String>,
    filled: bool,
}

/// The key of [`Stored`] in the stored schema's metadata.
const DEFINITION: &str = "rbcdb.definition";

impl TableDefinition {
    /// The columns as Arrow has them.
    pub fn schema(&self) -> SchemaRef {
        let field = |c: &Column| Field::new(&c.name, c.data_type.clone(), c.nullable);
        Arc::new(Schema::new(self.columns.iter().map(field).collect::<Vec<_>>()))
    }

    /// The column of a name, and its place.
    pub fn column(&self, name: &str) -> Option<(usize, &Column)> {
        self.columns.iter().enumerate().find(|(_, c)| c.name == name)
    }

    /// The definition as one row of Arrow's stream format: types and fills are Arrow's, the rest is in the metadata.
    pub(crate) fn encode(&self) -> Result<Vec<u8>, StoreError> {
        let stored = Stored {
            id: self.id,
            name: self.name.clone(),
            checks: self.checks.clone(),
            comment: self.comment.clone(),
            stamp: self.stamp,
            next_column: self.next_column,
            columns: self.columns.iter().map(StoredColumn::of).collect(),
        };
        let json = serde_json::to_string(&stored).map_err(StoreError::corrupt)?;
        let fields: Vec<Field> = self
            .columns
            .iter()
            .map(|c| Field::new(&c.name, c.data_type.clone(), true))
            .collect();
        let metadata = HashMap::from([(DEFINITION.to_owned(), json)]);
        let schema = Arc::new(Schema::new_with_metadata(fields, metadata));
        let fills = self
            .columns
            .iter()
            .map(|c| c.fill.clone().unwrap_or_else(|| new_null_array(&c.data_type, 1)));
        let options = RecordBatchOptions::new().with_row_count(Some(1));
        let batch = RecordBatch::try_new_with_options(schema, fills.collect(), &options);
        batch.and_then(|batch| to_ipc(&batch)).map_err(StoreError::corrupt)
    }

    pub(crate) fn decode(bytes: &[u8]) -> Result<TableDefinition, StoreError> {
        let batch = from_ipc(bytes)?;
        let schema = batch.schema();
        let json = schema.metadata().get(DEFINITION);
        let json = json.ok_or_else(|| StoreError::corrupt("a table has no definition"))?;
        let stored: Stored = serde_json::from_str(json).map_err(StoreError::corrupt)?;
        if stored.columns.len() != schema.fields().len() {
            return Err(StoreError::corrupt("a table's columns don't fit its definition"));
        }
        let columns = stored.columns.into_iter().zip(schema.fields()).zip(batch.columns());
        let columns = columns.map(|((stored, field), fill)| Column {
            id: stored.id,
            name: field.name().clone(),
            data_type: field.data_type().clone(),
            nullable: stored.nullable,
            default: stored.default,
            comment: stored.comment,
            fill: stored.filled.then(|| Arc::clone(fill)),
        });
        Ok(TableDefinition {
            id: stored.id,
            name: stored.name,
            columns: columns.collect(),
            checks: stored.checks,
            comment: stored.comment,
            stamp: stored.stamp,
            next_column: stored.next_column,
        })
    }
}

impl StoredColumn {
    fn of(column: &Column) -> StoredColumn {
        StoredColumn {
            id: column.id,
            nullable: column.nullable,
            default: column.default.clone(),
            comment: column.comment.clone(),
            filled: column.fill.is_some(),
        }
    }
}

/// One batch in Arrow's stream format.
pub(crate) fn to_ipc(batch: &RecordBatch) -> Result<Vec<u8>, arrow::error::ArrowError> {
    let mut bytes = Vec::new();
    let mut writer = StreamWriter::try_new(&mut bytes, &batch.schema())?;
    writer.write(batch)?;
    writer.finish()?;
    drop(writer);
    Ok(bytes)
}

/// The batch that [`to_ipc`] wrote.
pub(crate) fn from_ipc(bytes: &[u8]) -> Result<RecordBatch, StoreError> {
    let mut reader = StreamReader::try_new(bytes, None).map_err(StoreError::corrupt)?;
    match reader.next() {
        Some(batch) => batch.map_err(StoreError::corrupt),
        None => Err(StoreError::corrupt("a batch is missing")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::array::Int32Array;

    #[test]
    fn a_definition_survives_being_stored() {
        let column = |id, name: &str, data_type| Column {
            id: ColumnId(id),
            name: name.to_owned(),
            data_type,
            nullable: id != 1,
            default: (id == 1).then(|| "1 + 1".to_owned()),
            comment: None,
            fill: (id == 1).then(|| Arc::new(Int32Array::from(vec![2])) as ArrayRef),
        };
        let complex = DataType::Struct(vec![Field::new("re", DataType::Float64, false)].into());
        let definition = TableDefinition {
            id: TableId(7),
            name: TableName::new("public", "Odd \" name"),
            columns: vec![column(1, "a", DataType::Int32), column(3, "b", complex)],
            checks: vec![Check {
                name: "c".to_owned(),
                condition: "a > 0".to_owned(),
            }],
            comment: Some("text".to_owned()),
            stamp: 9,
            next_column: 4,
        };
        let read = TableDefinition::decode(&definition.encode().unwrap()).unwrap();
        assert_eq!(format!("{read:?}"), format!("{definition:?}"));
        let empty = TableDefinition {
            columns: Vec::new(),
            ..definition
        };
        let read = TableDefinition::decode(&empty.encode().unwrap()).unwrap();
        assert_eq!(format!("{read:?}"), format!("{empty:?}"));
    }
}
