//! An expression of the plan → one function of typed IR, so that all of it runs in one kernel, on GPUs and on CPUs.
//!
//! `f(a) * 2 > b` becomes a function with parameters `a` and `b`, whose body calls `f`. It computes what DataFusion
//! computes, NULLs included, and skips what the plan's lazy expressions skip: a branch of CASE that isn't taken, an operand of
//! AND that is decided, the call of a strict function with a NULL argument.
//!
//! **It gives the same value or none.** Where DataFusion would raise an error, and where it can't be told apart from here
//! whether it would, the function fails, and whoever runs it computes the rows anew with DataFusion's own expressions, which
//! raise the error in their own words or go on. So a function that fails too often is slow, and one that doesn't fail where it should
//! is a mistake. Cases of the second kind:
//! - AND and OR without rbc calls: DataFusion skips their right operands or not, by what else is in the batch. The function
//!   computes both sides.
//! - nans from elsewhere (columns, arithmetic of DataFusion's): their bits decide how they compare and are part of the
//!   result, and typed IR knows one nan. A nan that comes out of an rbc function is that one.
//!
//! What occurs several times is computed once, where it is needed first.
//!
//! What typed IR can't say (text, dates, decimals, other functions) makes an expression [`NotFusable`].
//!
//! In reading order: [`lower`] walks the expression, [`numbers`] and [`logic`] lower operations, [`builder`] holds the function
//! in work, [`import`] takes in the modules of called functions.

mod builder;
mod import;
mod logic;
mod lower;
mod numbers;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use arrow::datatypes::Schema;
use datafusion::physical_expr::PhysicalExpr;
use rbcdb_udf_abi::Signature;
use rbcdb_udf_compiler::ir;

/// Name of the functions made here.
pub(crate) const NAME: &str = "expression";

/// An expression as a function.
#[derive(Debug, Clone)]
pub(crate) struct Fused {
    /// The function and all that it calls.
    pub module: Arc<ir::Module>,
    /// Its signature: each parameter may be NULL.
    pub signature: Signature,
    /// The input's columns that are its arguments, in the order of the parameters.
    pub columns: Vec<usize>,
}

/// Why an expression stays with DataFusion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NotFusable(pub String);

/// Makes a function of an expression over a batch of this schema.
///
/// # Errors
/// [`NotFusable`] for what typed IR can't say.
pub(crate) fn fuse(expr: &Arc<dyn PhysicalExpr>, schema: &Schema) -> Result<Fused, NotFusable> {
    let mut builder = builder::Builder::default();
    let value = lower::lower(&mut builder, expr, schema)?;
    builder.finish(value)
}
