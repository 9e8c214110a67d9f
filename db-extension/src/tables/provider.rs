//! A stored table as DataFusion sees it.

use std::fmt;
use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use async_trait::async_trait;
use datafusion::catalog::Session;
use datafusion::common::tree_node::TreeNode;
use datafusion::common::{DFSchema, Result};
use datafusion::datasource::{TableProvider, TableType};
use datafusion::logical_expr::utils::conjunction;
use datafusion::logical_expr::{Expr, TableProviderFilterPushDown};
use datafusion::physical_plan::ExecutionPlan;
use rbcdb_store::{Store, Table, Unit};

use super::pruning;
use super::scan::StoredScan;
use crate::nullable;
use crate::udf::call::ResolvedCall;

/// The column that says where a row is; only statements that change rows see it.
pub(crate) const ROW_ID: &str = "__rbcdb_row";

/// A table of a snapshot.
#[derive(Clone)]
pub(crate) struct StoredTable {
    table: Arc<Table>,
    store: Arc<Store>,
    schema: SchemaRef,
    /// Values of columns that an INSERT leaves out.
    defaults: Vec<(String, Expr)>,
    row_ids: bool,
}

impl StoredTable {
    /// A table as of a snapshot.
    pub fn new(table: Arc<Table>, store: Arc<Store>, defaults: Vec<(String, Expr)>) -> StoredTable {
        StoredTable {
            schema: table.definition.schema(),
            table,
            store,
            defaults,
            row_ids: false,
        }
    }

    /// The table with [`ROW_ID`] as its last column.
    pub fn with_row_ids(&self) -> StoredTable {
        let mut fields: Vec<_> = self.table.definition.schema().fields().iter().cloned().collect();
        fields.push(Arc::new(Field::new(ROW_ID, DataType::UInt64, false)));
        StoredTable {
            schema: Arc::new(Schema::new(fields)),
            row_ids: true,
            ..self.clone()
        }
    }

    /// The table as an INSERT's target: whether a value may be NULL is for whoever writes it to say.
    pub fn as_target(&self) -> StoredTable {
        StoredTable {
            schema: nullable(&self.schema),
            ..self.clone()
        }
    }

    /// What it shows.
    pub fn table(&self) -> &Arc<Table> {
        &self.table
    }

    /// The units that may have rows for which the filters hold.
    fn units(&self, state: &dyn Session, filters: &[Expr]) -> Result<Vec<Unit>> {
        let units = self.table.units();
        let Some(filter) = conjunction(filters.iter().cloned()) else {
            return Ok(units);
        };
        let schema = DFSchema::try_from(Arc::clone(&self.schema))?;
        let filter = state.create_physical_expr(filter, &schema)?;
        Ok(pruning::prune(&self.table, units, filter, &self.schema))
    }
}

impl fmt::Debug for StoredTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StoredTable({})", self.table.definition.name)
    }
}

#[async_trait]
impl TableProvider for StoredTable {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    fn get_column_default(&self, column: &str) -> Option<&Expr> {
        let found = self.defaults.iter().find(|(name, _)| name == column);
        found.map(|(_, default)| default)
    }

    fn supports_filters_pushdown(&self, filters: &[&Expr]) -> Result<Vec<TableProviderFilterPushDown>> {
        // Statistics tell which rows needn't be read. They are never enough, and calls are for rows.
        let pushdown = |filter: &&Expr| {
            let calls = filter
                .exists(|e| Ok(matches!(e, Expr::ScalarFunction(call) if call.func.inner().is::<ResolvedCall>())))?;
            Ok(if calls || filter.is_volatile() {
                TableProviderFilterPushDown::Unsupported
            } else {
                TableProviderFilterPushDown::Inexact
            })
        };
        filters.iter().map(pushdown).collect()
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let units = self.units(state, filters)?;
        let projection = match projection {
            Some(columns) => columns.clone(),
            None => (0..self.schema.fields().len()).collect(),
        };
        let row_id = self.row_ids.then(|| self.schema.fields().len() - 1);
        let partitions = state.config_options().execution.target_partitions;
        let scan = StoredScan::new(
            Arc::clone(&self.table),
            Arc::clone(&self.store),
            Arc::new(self.schema.project(&projection)?),
            projection,
            row_id,
        );
        Ok(Arc::new(scan.over(units, limit, partitions)))
    }
}
