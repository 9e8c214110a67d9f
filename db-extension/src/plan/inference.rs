//! The types that a statement says its parameters have, where DataFusion doesn't find them: from casts, and from the places
//! where PostgreSQL takes one type only.

use arrow::datatypes::{DataType, Field};
use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::common::{DFSchema, Result};
use datafusion::logical_expr::utils::merge_schema;
use datafusion::logical_expr::{Expr, ExprSchemable, LogicalPlan, Operator};

/// PostgreSQL has at most 65,535 parameters.
const PARAMETERS_MAX: usize = 65_535;

/// `$1` is 0.
pub fn parameter_index(id: &str) -> Option<usize> {
    let number: usize = id.trim_start_matches('$').parse().ok()?;
    number.checked_sub(1).filter(|index| *index < PARAMETERS_MAX)
}

/// The declared types and those that the plan tells: `$1::bigint` is a bigint, `x = ANY($1)` has an array of x's type,
/// `LIMIT $1` a bigint, `CASE WHEN $1` and `NOT $1` a boolean.
///
/// # Errors
/// What DataFusion says of an expression whose type can't be told.
pub fn with_told(plan: &LogicalPlan, declared: &[Option<DataType>]) -> Result<Vec<Option<DataType>>> {
    let mut types = declared.to_vec();
    plan.apply_with_subqueries(|node| {
        let schema = merge_schema(&node.inputs());
        if let LogicalPlan::Limit(limit) = node {
            for rows in [&limit.skip, &limit.fetch].into_iter().flatten() {
                note(&mut types, rows, || Some(DataType::Int64));
            }
        }
        node.apply_expressions(|expr| {
            expr.apply(|e| {
                told_by(e, &schema, &mut types);
                Ok(TreeNodeRecursion::Continue)
            })
        })
    })?;
    Ok(types)
}

fn told_by(expr: &Expr, schema: &DFSchema, types: &mut Vec<Option<DataType>>) {
    let boolean = || Some(DataType::Boolean);
    match expr {
        Expr::Cast(cast) => note(types, &cast.expr, || Some(cast.field.data_type().clone())),
        Expr::ScalarFunction(call) if call.name() == "array_has" => {
            if let [array, element] = call.args.as_slice() {
                note(types, array, || {
                    let element = element.get_type(schema).ok().filter(|ty| !ty.is_null())?;
                    Some(DataType::List(Field::new_list_field(element, true).into()))
                });
            }
        }
        Expr::Case(case) if case.expr.is_none() => {
            for (when, _) in &case.when_then_expr {
                note(types, when, boolean);
            }
        }
        Expr::Not(inner) => note(types, inner, boolean),
        Expr::BinaryExpr(binary) if matches!(binary.op, Operator::And | Operator::Or) => {
            note(types, &binary.left, boolean);
            note(types, &binary.right, boolean);
        }
        _ => {}
    }
}

/// Notes the type of an expression that is a parameter without one.
fn note(types: &mut Vec<Option<DataType>>, expr: &Expr, ty: impl FnOnce() -> Option<DataType>) {
    let Expr::Placeholder(placeholder) = expr else {
        return;
    };
    let Some(index) = parameter_index(&placeholder.id) else {
        return;
    };
    if types.len() <= index {
        types.resize(index + 1, None);
    }
    if types[index].is_none() {
        types[index] = ty();
    }
}
