//! Which parts of a table a filter can't hold in, by the least and greatest values of their columns.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, UInt64Array, new_null_array};
use arrow::compute::concat;
use arrow::datatypes::SchemaRef;
use datafusion::common::Column;
use datafusion::common::pruning::PruningStatistics;
use datafusion::physical_expr::PhysicalExpr;
use datafusion::physical_optimizer::pruning::PruningPredicateBuilder;
use rbcdb_store::{Table, Unit, UnitStatistics};

/// Leaves out units in which the filter holds for no row. If the filter is none that statistics can decide, all stay.
pub(super) fn prune(table: &Table, units: Vec<Unit>, filter: Arc<dyn PhysicalExpr>, schema: &SchemaRef) -> Vec<Unit> {
    let predicate = PruningPredicateBuilder::new()
        .with_file_schema(Arc::clone(schema))
        .try_build(filter);
    let Ok(predicate) = predicate else {
        return units;
    };
    if predicate.always_true() {
        return units;
    }
    let statistics = TableStatistics { table, units: &units };
    match predicate.prune(&statistics) {
        Ok(keep) => units
            .into_iter()
            .zip(keep)
            .filter_map(|(unit, keep)| keep.then_some(unit))
            .collect(),
        Err(_) => units,
    }
}

struct TableStatistics<'a> {
    table: &'a Table,
    units: &'a [Unit],
}

impl TableStatistics<'_> {
    fn of(&self, column: &Column) -> Option<Vec<Option<UnitStatistics>>> {
        let (_, column) = self.table.definition.column(&column.name)?;
        Some(self.units.iter().map(|unit| unit.statistics(column)).collect())
    }

    fn values(&self, column: &Column, choose: impl Fn(UnitStatistics) -> ArrayRef) -> Option<ArrayRef> {
        let (_, known) = self.table.definition.column(&column.name)?;
        let one = |s: Option<UnitStatistics>| s.map_or_else(|| new_null_array(&known.data_type, 1), &choose);
        let values: Vec<ArrayRef> = self.of(column)?.into_iter().map(one).collect();
        let values: Vec<&dyn Array> = values.iter().map(AsRef::as_ref).collect();
        concat(&values).ok()
    }
}

impl PruningStatistics for TableStatistics<'_> {
    fn min_values(&self, column: &Column) -> Option<ArrayRef> {
        self.values(column, |s| s.min)
    }

    fn max_values(&self, column: &Column) -> Option<ArrayRef> {
        self.values(column, |s| s.max)
    }

    fn num_containers(&self) -> usize {
        self.units.len()
    }

    fn null_counts(&self, column: &Column) -> Option<ArrayRef> {
        let counts = self.of(column)?.into_iter().map(|s| s.and_then(|s| s.nulls));
        Some(Arc::new(counts.collect::<UInt64Array>()))
    }

    fn row_counts(&self) -> Option<ArrayRef> {
        let rows = self.units.iter().map(|unit| u64::from(unit.rows));
        Some(Arc::new(UInt64Array::from_iter_values(rows)))
    }

    fn contained(
        &self,
        _column: &Column,
        _values: &std::collections::HashSet<datafusion::common::ScalarValue>,
    ) -> Option<arrow::array::BooleanArray> {
        None
    }
}
