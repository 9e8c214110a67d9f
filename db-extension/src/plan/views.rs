//! Which views call a function.

use std::sync::Arc;

use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::common::{Result, TableReference};
use datafusion::datasource::TableType;
use datafusion::logical_expr::{Expr, LogicalPlan};
use datafusion::prelude::SessionContext;

use crate::catalog::FunctionEntry;
use crate::udf::call::ResolvedCall;

/// A view and the functions that it calls.
#[derive(Debug, Clone)]
pub struct View {
    /// Its name.
    pub name: TableReference,
    /// What it calls, as of its creation.
    pub calls: Vec<Arc<FunctionEntry>>,
}

/// All views of a session that call rbc functions.
///
/// # Errors
/// If a schema can't be read.
pub async fn views(context: &SessionContext) -> Result<Vec<View>> {
    let mut found = Vec::new();
    for catalog_name in context.catalog_names() {
        let Some(catalog) = context.catalog(&catalog_name) else {
            continue;
        };
        for schema_name in catalog.schema_names() {
            let Some(schema) = catalog.schema(&schema_name) else {
                continue;
            };
            for table_name in schema.table_names() {
                let Some(table) = schema.table(&table_name).await? else {
                    continue;
                };
                if table.table_type() != TableType::View {
                    continue;
                }
                let calls = table
                    .get_logical_plan()
                    .map_or_else(|| Ok(Vec::new()), |plan| calls(&plan))?;
                if !calls.is_empty() {
                    let name = TableReference::full(catalog_name.as_str(), schema_name.as_str(), table_name);
                    found.push(View { name, calls });
                }
            }
        }
    }
    found.sort_by_key(|view| view.name.to_string());
    Ok(found)
}

/// The functions that a plan calls.
fn calls(plan: &LogicalPlan) -> Result<Vec<Arc<FunctionEntry>>> {
    let mut found: Vec<Arc<FunctionEntry>> = Vec::new();
    plan.apply_with_subqueries(|node| {
        node.apply_expressions(|expr| {
            expr.apply(|e| {
                if let Expr::ScalarFunction(call) = e
                    && let Some(call) = call.func.inner().downcast_ref::<ResolvedCall>()
                    && !found.iter().any(|entry| entry.same_overload(call.entry()))
                {
                    found.push(Arc::clone(call.entry()));
                }
                Ok(TreeNodeRecursion::Continue)
            })
        })
    })?;
    Ok(found)
}
