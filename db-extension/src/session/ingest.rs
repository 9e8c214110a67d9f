//! Appends a stream of batches to a table.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use datafusion::common::TableReference;
use datafusion::prelude::Expr;
use futures::{Stream, StreamExt};

use super::engine::Session;
use crate::error::Error;

/// Where batches go.
pub struct Ingest {
    /// The table.
    pub table: TableReference,
    /// Its columns.
    pub columns: Option<Vec<String>>,
    /// What to do if it is there or not.
    pub mode: IngestMode,
    /// The batches' schema.
    pub schema: SchemaRef,
}

/// What to do if the table is there or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IngestMode {
    /// It has to be there.
    Append,
}

impl Session {
    /// Appends a stream of batches to a table.
    ///
    /// # Errors
    /// Those of the stream and of the table.
    pub async fn ingest(
        &self,
        target: Ingest,
        mut batches: impl Stream<Item = Result<RecordBatch, Error>> + Send + Unpin,
    ) -> Result<u64, Error> {
        let mut all = Vec::new();
        while let Some(batch) = batches.next().await {
            all.push(batch?);
        }
        let count = all.iter().map(|b| b.num_rows() as u64).sum();
        if count == 0 {
            return Ok(0);
        }
        let context = self.context.clone();
        let table = context.table_provider(target.table.clone()).await?;
        let frame = context.read_batches(all)?;
        let exprs: Vec<Expr> = table
            .schema()
            .fields()
            .iter()
            .map(|f| {
                let names = target.columns.as_ref().map(|n| n.contains(f.name()));
                match names {
                    Some(false) => {
                        datafusion::prelude::lit(datafusion::common::ScalarValue::try_from(f.data_type()).unwrap())
                            .alias(f.name())
                    }
                    _ => datafusion::prelude::cast(datafusion::prelude::ident(f.name()), f.data_type().clone())
                        .alias(f.name()),
                }
            })
            .collect();
        let frame = frame.select(exprs)?;
        let name = target.table.clone();
        let plan = datafusion::logical_expr::LogicalPlanBuilder::insert_into(
            frame.logical_plan().clone(),
            name,
            datafusion::datasource::provider_as_source(table),
            datafusion::logical_expr::dml::InsertOp::Append,
        )?
        .build()?;
        let _ = Arc::new(context.execute_logical_plan(plan).await?.collect().await?);
        Ok(count)
    }
}
