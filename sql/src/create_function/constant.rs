//! Which expressions a parameter's default can be: constants, so that it means the same at every call.

use sqlparser::ast::{Expr, UnaryOperator, Value};

use crate::error::{SqlError, sqlstate};

/// Checks that `expr` is a literal, a signed number, TRUE, FALSE, NULL, or a cast or parenthesised form of one, or a
/// call `complex(re, im)` of such.
pub(super) fn check_constant(expr: &Expr, position: usize) -> Result<(), SqlError> {
    if is_constant(expr) {
        return Ok(());
    }
    Err(SqlError::new(
        sqlstate::FEATURE_NOT_SUPPORTED,
        "a parameter's default must be a constant",
    )
    .detail(format!("\"{expr}\" is not one."))
    .hint("Use a literal, a signed number, TRUE, FALSE, NULL, a cast of one, or complex(re, im).")
    .at(position))
}

fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::Value(v) => !matches!(v.value, Value::Placeholder(_)),
        Expr::UnaryOp {
            op: UnaryOperator::Plus | UnaryOperator::Minus,
            expr,
        } => is_constant(expr),
        Expr::Nested(inner) => is_constant(inner),
        Expr::Cast { expr, .. } => is_constant(expr),
        Expr::TypedString(_) => true,
        Expr::Function(call) => is_complex_of_constants(call),
        _ => false,
    }
}

fn is_complex_of_constants(call: &sqlparser::ast::Function) -> bool {
    use sqlparser::ast::{FunctionArg, FunctionArgExpr, FunctionArguments};
    let FunctionArguments::List(list) = &call.args else {
        return false;
    };
    call.name.to_string().eq_ignore_ascii_case("complex")
        && list.clauses.is_empty()
        && list
            .args
            .iter()
            .all(|arg| matches!(arg, FunctionArg::Unnamed(FunctionArgExpr::Expr(e)) if is_constant(e)))
}
