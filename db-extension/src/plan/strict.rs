//! Refuses what DataFusion would convert silently and PostgreSQL doesn't take: comparisons of text with numbers, dates or
//! truth values, and conditions of CASE that aren't boolean. Literals and parameters have no type of their own: `n = '5'`
//! compares numbers.

use arrow::datatypes::DataType;
use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::common::{DFSchema, Result};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::utils::merge_schema;
use datafusion::logical_expr::{BinaryExpr, Expr, ExprSchemable, LogicalPlan, Operator};

use crate::datafusion_error::{no_operator, sql_type_name};
use crate::error::Error;

/// Checks a plan and its subqueries.
///
/// # Errors
/// 42883 for a comparison, 42804 for a condition, as an [`Error`] within the DataFusion error.
pub fn check(plan: &LogicalPlan) -> Result<()> {
    plan.apply_with_subqueries(|node| {
        let mut schema = merge_schema(&node.inputs());
        if let LogicalPlan::TableScan(scan) = node {
            let columns = DFSchema::try_from_qualified_schema(scan.table_name.clone(), &scan.source.schema())?;
            schema.merge(&columns);
        }
        if let LogicalPlan::Join(join) = node {
            for (left, right) in &join.on {
                comparison(left, Operator::Eq, right, &schema)?;
            }
        }
        node.apply_expressions(|expr| {
            expr.apply(|e| {
                match e {
                    Expr::BinaryExpr(BinaryExpr { left, op, right }) if op.supports_propagation() => {
                        comparison(left, *op, right, &schema)?;
                    }
                    Expr::Case(case) if case.expr.is_none() => {
                        for (when, _) in &case.when_then_expr {
                            condition(when, &schema)?;
                        }
                    }
                    _ => {}
                }
                Ok(TreeNodeRecursion::Continue)
            })
        })
    })?;
    Ok(())
}

fn comparison(left: &Expr, op: Operator, right: &Expr, schema: &DFSchema) -> Result<()> {
    let (Some(left_type), Some(right_type)) = (own_type(left, schema), own_type(right, schema)) else {
        return Ok(());
    };
    let one_is_text = is_text(&left_type) && is_plain(&right_type) || is_plain(&left_type) && is_text(&right_type);
    if !one_is_text {
        return Ok(());
    }
    let op = match op {
        Operator::NotEq => "<>".to_owned(),
        other => other.to_string(),
    };
    let mut error = no_operator(&left_type.to_string(), &op, &right_type.to_string());
    error.location = location(left).or_else(|| location(right));
    Err(DataFusionError::External(Box::new(error)))
}

fn condition(when: &Expr, schema: &DFSchema) -> Result<()> {
    let Some(ty) = own_type(when, schema).filter(|ty| !matches!(ty, DataType::Boolean | DataType::Null)) else {
        return Ok(());
    };
    let ty = sql_type_name(&ty.to_string());
    let mut error = Error::new(
        "42804",
        format!("argument of CASE/WHEN must be type boolean, not type {ty}"),
    );
    error.location = location(when);
    Err(DataFusionError::External(Box::new(error)))
}

/// The type of an expression that has one whatever stands beside it.
fn own_type(expr: &Expr, schema: &DFSchema) -> Option<DataType> {
    match expr {
        Expr::Literal(..) | Expr::Placeholder(_) => None,
        Expr::Alias(alias) => own_type(&alias.expr, schema),
        other => other.get_type(schema).ok(),
    }
}

fn is_text(ty: &DataType) -> bool {
    matches!(ty, DataType::Utf8 | DataType::Utf8View | DataType::LargeUtf8)
}

/// Types that text has no operators with.
fn is_plain(ty: &DataType) -> bool {
    ty.is_numeric() || ty.is_temporal() || *ty == DataType::Boolean
}

/// Where the first column of an expression stands.
fn location(expr: &Expr) -> Option<(u64, u64)> {
    let span = expr.spans().and_then(|spans| spans.first())?;
    Some((span.start.line, span.start.column))
}
