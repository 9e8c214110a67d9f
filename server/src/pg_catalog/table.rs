//! System tables as DataFusion tables: rows are made anew for each scan.

use std::sync::Arc;

use arrow::array::*;
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use async_trait::async_trait;
use datafusion::catalog::memory::MemorySourceConfig;
use datafusion::catalog::{CatalogProvider, SchemaProvider, Session, TableProvider};
use datafusion::common::Result;
use datafusion::datasource::TableType;
use datafusion::error::DataFusionError;
use datafusion::execution::SessionState;
use datafusion::logical_expr::Expr;
use datafusion::physical_plan::ExecutionPlan;

use rbcdb_db_extension::access::Access;

use super::contents;
use super::facts::{Details, FunctionFacts, Source};
use super::layout::{self, ColumnType, LAYOUTS, Layout};
use crate::server::DATABASE;
use crate::wire::types::oid_field;

/// One value of a system table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// NULL of any type.
    Null,
    /// Integers and oids.
    Int(i64),
    /// Floats.
    Float(f32),
    /// Booleans.
    Bool(bool),
    /// Text.
    Text(String),
    /// `text[]`
    Texts(Vec<String>),
    /// `oid[]` and `int2[]`
    Ints(Vec<i64>),
}

macro_rules! cell_from {
    ($($from:ty => |$v:ident| $cell:expr;)*) => {
        $(impl From<$from> for Cell {
            fn from($v: $from) -> Cell {
                $cell
            }
        })*
    };
}

cell_from! {
    i16 => |v| Cell::Int(v.into());
    i32 => |v| Cell::Int(v.into());
    i64 => |v| Cell::Int(v);
    u32 => |v| Cell::Int(v.into());
    f32 => |v| Cell::Float(v);
    bool => |v| Cell::Bool(v);
    char => |v| Cell::Text(v.to_string());
    &str => |v| Cell::Text(v.to_owned());
    String => |v| Cell::Text(v);
    Vec<String> => |v| Cell::Texts(v);
    Vec<i64> => |v| Cell::Ints(v);
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Null, Into::into)
    }
}

/// A row: column names and values; columns that aren't named are NULL.
pub type Row = Vec<(&'static str, Cell)>;

/// The schema `pg_catalog`.
#[derive(Debug)]
pub struct PgCatalogSchema {
    source: Arc<dyn Source>,
}

impl PgCatalogSchema {
    /// The schema over what `source` has.
    pub fn new(source: Arc<dyn Source>) -> PgCatalogSchema {
        PgCatalogSchema { source }
    }
}

#[async_trait]
impl SchemaProvider for PgCatalogSchema {
    fn table_names(&self) -> Vec<String> {
        LAYOUTS.iter().map(|l| l.name.to_owned()).collect()
    }

    async fn table(&self, name: &str) -> Result<Option<Arc<dyn TableProvider>>, DataFusionError> {
        Ok(layout::find(name).map(|layout| -> Arc<dyn TableProvider> {
            Arc::new(SystemTable {
                layout,
                schema: schema_of(layout),
                source: Arc::clone(&self.source),
            })
        }))
    }

    fn table_exist(&self, name: &str) -> bool {
        layout::find(name).is_some()
    }
}

#[derive(Debug)]
struct SystemTable {
    layout: &'static Layout,
    schema: SchemaRef,
    source: Arc<dyn Source>,
}

#[async_trait]
impl TableProvider for SystemTable {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        _filters: &[Expr],
        _limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        // The statement's own catalog, if it has one: it sees what its transaction has created.
        let own = state.as_any().downcast_ref::<SessionState>();
        let source = StatementSource {
            catalog: own.and_then(|state| state.catalog_list().catalog(DATABASE)),
            source: self.source.as_ref(),
        };
        let rows = contents::rows(self.layout.name, &source).await?;
        let batch = batch(self.layout, &self.schema, &rows)?;
        let plan = MemorySourceConfig::try_new_exec(&[vec![batch]], self.schema(), projection.cloned())?;
        Ok(plan)
    }
}

/// Facts as one statement sees them.
#[derive(Debug)]
struct StatementSource<'a> {
    catalog: Option<Arc<dyn CatalogProvider>>,
    source: &'a dyn Source,
}

impl Source for StatementSource<'_> {
    fn catalog(&self) -> Option<Arc<dyn CatalogProvider>> {
        self.catalog.clone().or_else(|| self.source.catalog())
    }

    fn functions(&self) -> Vec<FunctionFacts> {
        self.source.functions()
    }

    fn access(&self) -> Arc<Access> {
        self.source.access()
    }

    fn details(&self, schema: &str, name: &str, table: &dyn TableProvider) -> Details {
        self.source.details(schema, name, table)
    }

    fn schema_comment(&self, schema: &str) -> Option<String> {
        self.source.schema_comment(schema)
    }
}

/// The Arrow schema of a system table.
pub fn schema_of(layout: &Layout) -> SchemaRef {
    let list = |ty| DataType::List(Arc::new(Field::new_list_field(ty, true)));
    let fields = layout.columns().map(|(name, ty)| {
        let data_type = match ty {
            ColumnType::Oid => return oid_field(name),
            ColumnType::Text => DataType::Utf8,
            ColumnType::Bool => DataType::Boolean,
            ColumnType::Int2 => DataType::Int16,
            ColumnType::Int4 => DataType::Int32,
            ColumnType::Int8 => DataType::Int64,
            ColumnType::Float4 => DataType::Float32,
            ColumnType::TextArray => list(DataType::Utf8),
            ColumnType::OidArray => list(DataType::Int64),
            ColumnType::Int2Array => list(DataType::Int16),
        };
        Field::new(name, data_type, true)
    });
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

fn batch(layout: &Layout, schema: &SchemaRef, rows: &[Row]) -> Result<RecordBatch> {
    debug_assert!(
        rows.iter()
            .flatten()
            .all(|(name, _)| layout.columns().any(|(column, _)| column == *name)),
        "{}: a row names a column that is not there",
        layout.name
    );
    let columns = layout.columns().map(|(name, ty)| {
        let cells = rows.iter().map(|row| {
            row.iter()
                .find(|(n, _)| *n == name)
                .map_or(&Cell::Null, |(_, cell)| cell)
        });
        column(ty, cells)
    });
    let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
    Ok(RecordBatch::try_new_with_options(
        Arc::clone(schema),
        columns.collect(),
        &options,
    )?)
}

fn column<'a>(ty: ColumnType, cells: impl Iterator<Item = &'a Cell>) -> ArrayRef {
    match ty {
        ColumnType::Oid => Arc::new(cells.map(|c| int(c).map(|n| n as u32)).collect::<UInt32Array>()),
        ColumnType::Int2 => Arc::new(cells.map(|c| int(c).map(|n| n as i16)).collect::<Int16Array>()),
        ColumnType::Int4 => Arc::new(cells.map(|c| int(c).map(|n| n as i32)).collect::<Int32Array>()),
        ColumnType::Int8 => Arc::new(cells.map(int).collect::<Int64Array>()),
        ColumnType::Bool => Arc::new(
            cells
                .map(|c| if let Cell::Bool(b) = c { Some(*b) } else { None })
                .collect::<BooleanArray>(),
        ),
        ColumnType::Float4 => Arc::new(
            cells
                .map(|c| if let Cell::Float(f) = c { Some(*f) } else { None })
                .collect::<Float32Array>(),
        ),
        ColumnType::Text => Arc::new(
            cells
                .map(|c| if let Cell::Text(t) = c { Some(t.as_str()) } else { None })
                .collect::<StringArray>(),
        ),
        ColumnType::TextArray => {
            let mut builder = ListBuilder::new(StringBuilder::new());
            for cell in cells {
                match cell {
                    Cell::Texts(texts) => builder.append_value(texts.iter().map(Some)),
                    _ => builder.append_null(),
                }
            }
            Arc::new(builder.finish())
        }
        ColumnType::OidArray => int_lists(cells, ListBuilder::new(Int64Builder::new()), |n| n),
        ColumnType::Int2Array => int_lists(cells, ListBuilder::new(Int16Builder::new()), |n| n as i16),
    }
}

fn int(cell: &Cell) -> Option<i64> {
    if let Cell::Int(n) = cell { Some(*n) } else { None }
}

fn int_lists<'a, T, N>(
    cells: impl Iterator<Item = &'a Cell>,
    mut builder: ListBuilder<PrimitiveBuilder<T>>,
    narrow: impl Fn(i64) -> N,
) -> ArrayRef
where
    T: ArrowPrimitiveType<Native = N>,
{
    for cell in cells {
        match cell {
            Cell::Ints(ints) => builder.append_value(ints.iter().map(|n| Some(narrow(*n)))),
            _ => builder.append_null(),
        }
    }
    Arc::new(builder.finish())
}
