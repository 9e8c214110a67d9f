//! The walk over an expression: each kind of node to the operations that compute it.

use std::sync::Arc;

use arrow::array::{Array, AsArray};
use arrow::datatypes::{Float64Type, Schema};
use datafusion::common::ScalarValue;
use datafusion::logical_expr::Operator;
use datafusion::physical_expr::expressions::{
    BinaryExpr, CaseExpr, CastExpr, Column, IsNotNullExpr, IsNullExpr, Literal, NegativeExpr, NotExpr,
};
use datafusion::physical_expr::{PhysicalExpr, ScalarFunctionExpr};
use rbcdb_runtime_cpu::{parameter_type, scalar_type};
use rbcdb_udf_abi::{ParameterType, ScalarType};
use rbcdb_udf_compiler::ir::{Arg, BinaryOp, Const, Passed, Type, UnaryOp, Value};

use rbcdb_udf_compiler::ir::print::{CANONICAL_NAN_F32, CANONICAL_NAN_F64};

use super::builder::{Builder, Lowered, has_nans};
use super::{NotFusable, import, logic, numbers};
use crate::plan::checked_arithmetic::Checked;
use crate::plan::checked_casts::CheckedCast;
use crate::rules::lazy_logic::LazyLogic;
use crate::udf::call::ResolvedCall;
use crate::udf::complex::{Complex, Part};

type Expr = Arc<dyn PhysicalExpr>;

/// Emits what computes an expression, unless it has been computed already.
pub(super) fn lower(b: &mut Builder, expr: &Expr, schema: &Schema) -> Result<Lowered, NotFusable> {
    if let Some(known) = b.known(expr) {
        return Ok(known);
    }
    let value = lower_new(b, expr, schema)?;
    b.remember(expr, value);
    Ok(value)
}

fn lower_new(b: &mut Builder, expr: &Expr, schema: &Schema) -> Result<Lowered, NotFusable> {
    if let Some(column) = expr.downcast_ref::<Column>() {
        let x = lower_column(b, column, schema)?;
        if x.ty == ScalarType::Complex128 {
            // Elsewhere than in a call, one part of it can be NULL and the other not.
            return Err(NotFusable("a column of complex numbers".to_owned()));
        }
        return Ok(x);
    }
    if let Some(literal) = expr.downcast_ref::<Literal>() {
        return lower_literal(b, literal.value());
    }
    if let Some(call) = expr.downcast_ref::<ScalarFunctionExpr>() {
        return lower_function(b, call, schema);
    }
    if let Some(cast) = expr.downcast_ref::<CastExpr>() {
        let to = scalar_type(cast.cast_type()).ok_or_else(|| foreign(cast.cast_type()))?;
        if cast.cast_options().safe {
            return Err(NotFusable("a conversion that gives NULL".to_owned()));
        }
        let x = lower(b, cast.expr(), schema)?;
        return numbers::convert(b, x, to);
    }
    if let Some(not) = expr.downcast_ref::<NotExpr>() {
        let x = lower(b, not.arg(), schema)?;
        logic::expect_boolean(&x)?;
        let value = b.not(x.value);
        return Ok(b.boolean(value, x.null));
    }
    if let Some(test) = expr.downcast_ref::<IsNullExpr>() {
        return is_null(b, test.arg(), schema, true);
    }
    if let Some(test) = expr.downcast_ref::<IsNotNullExpr>() {
        return is_null(b, test.arg(), schema, false);
    }
    if let Some(negative) = expr.downcast_ref::<NegativeExpr>() {
        let x = lower(b, negative.arg(), schema)?;
        let value = b.unary(UnaryOp::FNeg, x.value)?;
        return Ok(Lowered {
            value,
            clean: false,
            ..x
        });
    }
    if let Some(binary) = expr.downcast_ref::<BinaryExpr>() {
        return lower_binary(b, binary, schema);
    }
    if let Some(logic) = expr.downcast_ref::<LazyLogic>() {
        return logic::lazy(b, logic, schema);
    }
    if let Some(case) = expr.downcast_ref::<CaseExpr>() {
        return logic::case(b, case, schema);
    }
    Err(NotFusable(format!("{expr}")))
}

fn foreign(ty: &arrow::datatypes::DataType) -> NotFusable {
    NotFusable(format!("values of type {ty}"))
}

fn lower_column(b: &mut Builder, column: &Column, schema: &Schema) -> Result<Lowered, NotFusable> {
    let field = schema
        .fields()
        .get(column.index())
        .ok_or_else(|| NotFusable(format!("column {column}, which isn't there")))?;
    let ty = scalar_type(field.data_type()).ok_or_else(|| foreign(field.data_type()))?;
    Ok(b.column(column.index(), ty, field.is_nullable()))
}

fn lower_literal(b: &mut Builder, literal: &ScalarValue) -> Result<Lowered, NotFusable> {
    let data_type = literal.data_type();
    let ty = scalar_type(&data_type).ok_or_else(|| foreign(&data_type))?;
    if is_null_literal(literal) {
        let value = b.zero(Type::of(ty));
        let null = Some(b.constant(Const::Bool(true)));
        let clean = true;
        return Ok(Lowered { value, null, ty, clean });
    }
    let value = match literal {
        ScalarValue::Boolean(Some(x)) => b.constant(Const::Bool(*x)),
        ScalarValue::Int8(Some(x)) => b.constant(Const::I64((*x).into())),
        ScalarValue::Int16(Some(x)) => b.constant(Const::I64((*x).into())),
        ScalarValue::Int32(Some(x)) => b.constant(Const::I64((*x).into())),
        ScalarValue::Int64(Some(x)) => b.constant(Const::I64(*x)),
        ScalarValue::UInt8(Some(x)) => b.constant(Const::I64((*x).into())),
        ScalarValue::UInt16(Some(x)) => b.constant(Const::I64((*x).into())),
        ScalarValue::UInt32(Some(x)) => b.constant(Const::I64((*x).into())),
        ScalarValue::UInt64(Some(x)) => b.constant(Const::U64(*x)),
        ScalarValue::Float32(Some(x)) if !x.is_nan() || x.to_bits() == CANONICAL_NAN_F32 => {
            b.constant(Const::F32(x.to_bits()))
        }
        ScalarValue::Float64(Some(x)) if !x.is_nan() || x.to_bits() == CANONICAL_NAN_F64 => {
            b.constant(Const::F64(x.to_bits()))
        }
        ScalarValue::Struct(z) if ty == ScalarType::Complex128 => {
            let part = |name: &str| Some(z.column_by_name(name)?.as_primitive_opt::<Float64Type>()?.value(0));
            match (part("re"), part("im")) {
                (Some(re), Some(im)) if !re.is_nan() && !im.is_nan() => {
                    let re = b.constant(Const::F64(re.to_bits()));
                    let im = b.constant(Const::F64(im.to_bits()));
                    b.binary(BinaryOp::Complex, re, im)?
                }
                _ => return Err(NotFusable(format!("the literal {literal}"))),
            }
        }
        other => return Err(NotFusable(format!("the literal {other}"))),
    };
    Ok(Lowered {
        value,
        null: None,
        ty,
        clean: true,
    })
}

fn is_null_literal(literal: &ScalarValue) -> bool {
    match literal {
        ScalarValue::Struct(z) => z.is_null(0) || z.columns().iter().any(|part| part.is_null(0)),
        other => other.is_null(),
    }
}

fn is_null(b: &mut Builder, arg: &Expr, schema: &Schema, wanted: bool) -> Result<Lowered, NotFusable> {
    let x = lower(b, arg, schema)?;
    let value = match (x.null, wanted) {
        (Some(null), true) => null,
        (Some(null), false) => b.not(null),
        (None, _) => b.constant(Const::Bool(!wanted)),
    };
    Ok(b.boolean(value, None))
}

fn lower_binary(b: &mut Builder, binary: &BinaryExpr, schema: &Schema) -> Result<Lowered, NotFusable> {
    let left = lower(b, binary.left(), schema)?;
    let right = lower(b, binary.right(), schema)?;
    match binary.op() {
        Operator::And | Operator::Or => {
            logic::expect_boolean(&left)?;
            logic::expect_boolean(&right)?;
            Ok(logic::combine(b, *binary.op(), left, right))
        }
        Operator::Plus | Operator::Minus | Operator::Multiply | Operator::Divide | Operator::Modulo => {
            numbers::arithmetic(b, *binary.op(), left, right)
        }
        op if numbers::is_comparison(*op) => numbers::compare(b, *op, left, right),
        op => Err(NotFusable(format!("operator {op}"))),
    }
}

fn lower_function(b: &mut Builder, call: &ScalarFunctionExpr, schema: &Schema) -> Result<Lowered, NotFusable> {
    let function = call.fun().inner();
    if let Some(resolved) = function.downcast_ref::<ResolvedCall>() {
        return lower_call(b, resolved, call.args(), schema);
    }
    if let Some(checked) = function.downcast_ref::<Checked>() {
        return lower_chain(b, checked, call.args(), schema);
    }
    if let (Some(cast), [arg]) = (function.downcast_ref::<CheckedCast>(), call.args()) {
        let x = lower(b, arg, schema)?;
        return numbers::to_float_checked(b, x, cast.to());
    }
    if let (true, [re, im]) = (function.is::<Complex>(), call.args()) {
        let (re, im) = (lower(b, re, schema)?, lower(b, im, schema)?);
        let value = b.binary(BinaryOp::Complex, re.value, im.value)?;
        return Ok(Lowered {
            value,
            null: b.either(re.null, im.null),
            ty: ScalarType::Complex128,
            clean: re.clean && im.clean,
        });
    }
    if let (Some(part), [arg]) = (function.downcast_ref::<Part>(), call.args()) {
        let z = lower(b, arg, schema)?;
        let op = if part.is_real() { UnaryOp::Re } else { UnaryOp::Im };
        let value = b.unary(op, z.value)?;
        return Ok(Lowered {
            value,
            ty: ScalarType::Float64,
            ..z
        });
    }
    if let ("nullif", [left, right]) = (call.name(), call.args()) {
        let (left, right) = (lower(b, left, schema)?, lower(b, right, schema)?);
        return logic::nullif(b, left, right);
    }
    Err(NotFusable(format!("function {}", call.name())))
}

/// `a + b - c`, checked.
fn lower_chain(b: &mut Builder, chain: &Checked, args: &[Expr], schema: &Schema) -> Result<Lowered, NotFusable> {
    let Some((first, rest)) = args.split_first() else {
        return Err(NotFusable("arithmetic without operands".to_owned()));
    };
    let mut value = lower(b, first, schema)?;
    for (op, arg) in chain.operators().zip(rest) {
        let right = lower(b, arg, schema)?;
        value = numbers::arithmetic(b, op, value, right)?;
    }
    Ok(value)
}

/// What is passed to an rbc function.
struct Argument {
    passed: Passed,
    null: Option<Value>,
    ty: ParameterType,
}

/// An argument of an rbc function, for which a complex number is NULL where a part of it is. Arrays are columns.
fn lower_argument(b: &mut Builder, arg: &Expr, schema: &Schema) -> Result<Argument, NotFusable> {
    let column = arg.downcast_ref::<Column>();
    let field = column.and_then(|column| schema.fields().get(column.index()));
    if let (Some(column), Some(field)) = (column, field)
        && let Some(ty @ ParameterType::Array(_)) = parameter_type(field.data_type())
    {
        let (number, null) = b.array(column.index(), ty, field.is_nullable());
        let passed = Passed::Array(number);
        return Ok(Argument { passed, null, ty });
    }
    let lowered = match column {
        Some(column) => lower_column(b, column, schema)?,
        None => lower(b, arg, schema)?,
    };
    Ok(Argument {
        passed: Passed::Value(lowered.value),
        null: lowered.null,
        ty: lowered.ty.into(),
    })
}

/// A call of an rbc function: not entered where an argument of a strict one is NULL.
fn lower_call(b: &mut Builder, call: &ResolvedCall, args: &[Expr], schema: &Schema) -> Result<Lowered, NotFusable> {
    let entry = call.entry();
    let signature = entry.signature();
    let args = args
        .iter()
        .map(|a| lower_argument(b, a, schema))
        .collect::<Result<Vec<_>, _>>()?;
    let fit = args.len() == signature.parameters.len()
        && args.iter().zip(&signature.parameters).all(|(arg, p)| p.ty == arg.ty);
    if !fit {
        return Err(NotFusable(format!("a call of {} with other arguments", entry.label())));
    }
    let Some(code) = entry.rows() else {
        return Err(NotFusable(format!("a call of the kernel function {}", entry.label())));
    };
    let callee = import::import(b, &code.module);
    let ty = signature.result;
    let arg = |x: &Argument, optional: bool| Arg {
        passed: x.passed,
        null: if optional { x.null } else { None },
    };
    let clean = true;
    if signature.called_on_null_input {
        let args = args.iter().map(|x| arg(x, true)).collect();
        let (value, null) = b.call(callee, args);
        return Ok(Lowered { value, null, ty, clean });
    }
    let any_null = args.iter().fold(None, |null, x| b.either(null, x.null));
    let plain: Vec<Arg> = args.iter().map(|x| arg(x, false)).collect();
    let Some(any_null) = any_null else {
        let (value, null) = b.call(callee, plain);
        return Ok(Lowered { value, null, ty, clean });
    };
    let (result, own_null) = (b.local(Type::of(ty)), b.local(Type::Bool));
    let block = b.nested(|b| {
        let (value, null) = b.call(callee, plain);
        b.set(result, value);
        if let Some(null) = null {
            b.set(own_null, null);
        }
        Ok(())
    })?;
    b.branch(any_null, Vec::new(), block);
    let (value, own_null) = (b.get(result), b.get(own_null));
    let null = b.or(any_null, own_null);
    Ok(Lowered {
        value,
        null: Some(null),
        ty,
        clean,
    })
}

/// Whether two expressions can be branches of one: the same type.
pub(super) fn same_type(a: &Lowered, ty: ScalarType) -> Result<(), NotFusable> {
    if a.ty == ty {
        Ok(())
    } else {
        Err(NotFusable(format!("{} where {ty} is needed", a.ty)))
    }
}

/// Whether a nan in a value must be looked at before its bits count.
pub(super) fn is_doubtful(x: &Lowered) -> bool {
    has_nans(x.ty) && !x.clean
}
