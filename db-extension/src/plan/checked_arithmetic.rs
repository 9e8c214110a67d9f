//! Integer arithmetic that raises where it would overflow: DataFusion's wraps around, silently, and a wrong sum is worse
//! than none. An analyzer rule that runs last, so that operands have their final types: `a + b`, `a - b`, `a * b` and
//! `-a` over integers become calls of [`Checked`], which is SQL error 22003 on overflow, as in PostgreSQL. Conversions to
//! floats that can overflow become those of [`super::checked_casts`].

use std::sync::Arc;

use arrow::array::{ArrayRef, Datum};
use arrow::compute::kernels::numeric;
use arrow::datatypes::{DataType, Field, FieldRef};
use arrow::error::ArrowError;
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::common::{DFSchema, Result, ScalarValue};
use datafusion::config::ConfigOptions;
use datafusion::error::DataFusionError;
use datafusion::logical_expr::expr::ScalarFunction;
use datafusion::logical_expr::expr_rewriter::NamePreserver;
use datafusion::logical_expr::utils::merge_schema;
use datafusion::logical_expr::{
    BinaryExpr, ColumnarValue, Expr, ExprSchemable, LogicalPlan, Operator, ReturnFieldArgs, ScalarFunctionArgs,
    ScalarUDF, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};
use datafusion::optimizer::AnalyzerRule;
use datafusion::physical_expr_common::datum::apply;

use super::checked_casts;

/// The rule.
#[derive(Debug, Default)]
pub struct CheckedArithmetic;

impl AnalyzerRule for CheckedArithmetic {
    fn analyze(&self, plan: LogicalPlan, _config: &ConfigOptions) -> Result<LogicalPlan> {
        let checked = plan.transform_up_with_subqueries(|node| {
            let mut schema = merge_schema(&node.inputs());
            if let LogicalPlan::TableScan(scan) = &node {
                let columns = DFSchema::try_from_qualified_schema(scan.table_name.clone(), &scan.source.schema())?;
                schema.merge(&columns);
            }
            let names = NamePreserver::new(&node);
            node.map_expressions(|expr| {
                let name = names.save(&expr);
                let checked = expr.transform_up(|e| check(e, &schema))?;
                Ok(checked.update_data(|e| name.restore(e)))
            })
        })?;
        Ok(checked.data)
    }

    fn name(&self) -> &str {
        "checked_integer_arithmetic"
    }
}

fn check(expr: Expr, schema: &DFSchema) -> Result<Transformed<Expr>> {
    match expr {
        Expr::BinaryExpr(BinaryExpr { left, op, right }) => {
            let operation = match Operation::of(op) {
                Some(operation) if both_integer(&left, &right, schema)? => operation,
                _ => return Ok(Transformed::no(Expr::BinaryExpr(BinaryExpr { left, op, right }))),
            };
            Ok(Transformed::yes(Checked::extend(*left, operation, *right)))
        }
        Expr::Negative(inner) if inner.get_type(schema)?.is_signed_integer() => {
            let zero = Expr::Literal(ScalarValue::new_zero(&inner.get_type(schema)?)?, None);
            Ok(Transformed::yes(Checked::extend(zero, Operation::Subtract, *inner)))
        }
        Expr::Cast(cast) if checked_casts::is_risky(&cast.expr.get_type(schema)?, cast.field.data_type()) => Ok(
            Transformed::yes(checked_casts::checked(*cast.expr, cast.field.data_type().clone())),
        ),
        other => Ok(Transformed::no(other)),
    }
}

fn both_integer(left: &Expr, right: &Expr, schema: &DFSchema) -> Result<bool> {
    // All operands of a chain have one type.
    let left = match as_checked(left) {
        Some((_, args)) if !args.is_empty() => args[0].get_type(schema)?,
        _ => left.get_type(schema)?,
    };
    Ok(left.is_integer() && left == right.get_type(schema)?)
}

fn as_checked(expr: &Expr) -> Option<(&Checked, &[Expr])> {
    let Expr::ScalarFunction(call) = expr else { return None };
    Some((call.func.inner().downcast_ref::<Checked>()?, &call.args))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Operation {
    Add,
    Subtract,
    Multiply,
}

impl Operation {
    fn of(op: Operator) -> Option<Operation> {
        match op {
            Operator::Plus => Some(Operation::Add),
            Operator::Minus => Some(Operation::Subtract),
            Operator::Multiply => Some(Operation::Multiply),
            _ => None,
        }
    }

    fn operator(self) -> Operator {
        match self {
            Operation::Add => Operator::Plus,
            Operation::Subtract => Operator::Minus,
            Operation::Multiply => Operator::Multiply,
        }
    }

    fn kernel(self) -> fn(&dyn Datum, &dyn Datum) -> Result<ArrayRef, ArrowError> {
        match self {
            Operation::Add => numeric::add,
            Operation::Subtract => numeric::sub,
            Operation::Multiply => numeric::mul,
        }
    }
}

/// A chain of checked operations on integers of one type, computed left to right: `a + b - c` is one call of three
/// arguments. One call per operator would nest as deep as the chain is long, which recursive passes can't take.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Checked {
    operations: Vec<Operation>,
    signature: Signature,
}

impl Checked {
    /// The operators between the arguments.
    pub(crate) fn operators(&self) -> impl Iterator<Item = Operator> + '_ {
        self.operations.iter().map(|operation| operation.operator())
    }

    /// `left operation right`, as part of `left`'s chain if it is one.
    fn extend(left: Expr, operation: Operation, right: Expr) -> Expr {
        let chain = as_checked(&left).map(|(chain, _)| chain.operations.clone());
        let (mut operations, mut args) = match (chain, left) {
            (Some(operations), Expr::ScalarFunction(call)) => (operations, call.args),
            (_, left) => (Vec::new(), vec![left]),
        };
        operations.push(operation);
        args.push(right);
        let signature = Signature::new(TypeSignature::UserDefined, Volatility::Immutable);
        let function = ScalarUDF::new_from_impl(Checked { operations, signature });
        Expr::ScalarFunction(ScalarFunction::new_udf(Arc::new(function), args))
    }
}

impl ScalarUDFImpl for Checked {
    fn name(&self) -> &str {
        match self.operations.as_slice() {
            [Operation::Add] => "checked_add",
            [Operation::Subtract] => "checked_sub",
            [Operation::Multiply] => "checked_mul",
            _ => "checked_arithmetic",
        }
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        Ok(types.to_vec())
    }

    fn return_type(&self, types: &[DataType]) -> Result<DataType> {
        types
            .first()
            .cloned()
            .ok_or_else(|| DataFusionError::Internal("checked arithmetic has two operands".to_owned()))
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs<'_>) -> Result<FieldRef> {
        let types: Vec<DataType> = args.arg_fields.iter().map(|f| f.data_type().clone()).collect();
        let nullable = args.arg_fields.iter().any(|f| f.is_nullable());
        Ok(Arc::new(Field::new(self.name(), self.return_type(&types)?, nullable)))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let mut args = args.args.into_iter();
        let Some(first) = args.next() else {
            return Err(DataFusionError::Internal("checked arithmetic has operands".to_owned()));
        };
        self.operations
            .iter()
            .zip(args)
            .try_fold(first, |value, (operation, arg)| apply(&value, &arg, operation.kernel()))
    }
}
