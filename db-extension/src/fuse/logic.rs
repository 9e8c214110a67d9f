//! AND, OR, CASE: three-valued, and computed only where they are needed.

use arrow::datatypes::Schema;
use datafusion::logical_expr::Operator;
use datafusion::physical_expr::expressions::CaseExpr;
use rbcdb_runtime_cpu::scalar_type;
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_compiler::ir::{Block, Const, Local, Type, Value};

use super::builder::{Builder, Lowered};
use super::lower::{lower, same_type};
use super::{NotFusable, numbers};
use crate::rules::lazy_logic::{LazyLogic, Truth};

pub(super) fn expect_boolean(x: &Lowered) -> Result<(), NotFusable> {
    same_type(x, ScalarType::Bool)
}

/// Both operands joined by Kleene's logic. A boolean's value is false where it is NULL.
pub(super) fn combine(b: &mut Builder, op: Operator, left: Lowered, right: Lowered) -> Lowered {
    let (value, null) = match op {
        Operator::Or => {
            let value = b.or(left.value, right.value);
            let either = b.either(left.null, right.null);
            let null = either.map(|either| {
                let open = b.not(value);
                b.and(either, open)
            });
            (value, null)
        }
        _ => {
            let value = b.and(left.value, right.value);
            // NULL unless one side is false: each side is NULL or true, and one of them is NULL.
            let either = b.either(left.null, right.null);
            let null = either.map(|either| {
                let left = possible(b, left);
                let right = possible(b, right);
                let both = b.and(left, right);
                b.and(either, both)
            });
            (value, null)
        }
    };
    Lowered {
        value,
        null,
        ty: ScalarType::Bool,
        clean: true,
    }
}

/// Where a boolean isn't false.
fn possible(b: &mut Builder, x: Lowered) -> Value {
    match x.null {
        Some(null) => b.or(x.value, null),
        None => x.value,
    }
}

/// A pair of variables for a value that branches set.
struct Slot {
    value: Local,
    null: Local,
    ty: ScalarType,
}

impl Slot {
    fn new(b: &mut Builder, ty: ScalarType) -> Slot {
        Slot {
            value: b.local(Type::of(ty)),
            null: b.local(Type::Bool),
            ty,
        }
    }

    fn set(&self, b: &mut Builder, x: Lowered) {
        b.set(self.value, x.value);
        let null = x.null.unwrap_or_else(|| b.constant(Const::Bool(false)));
        b.set(self.null, null);
    }

    fn set_null(&self, b: &mut Builder) {
        let zero = b.zero(Type::of(self.ty));
        b.set(self.value, zero);
        let null = b.constant(Const::Bool(true));
        b.set(self.null, null);
    }

    fn get(&self, b: &mut Builder, clean: bool) -> Lowered {
        Lowered {
            value: b.get(self.value),
            null: Some(b.get(self.null)),
            ty: self.ty,
            clean,
        }
    }
}

/// AND and OR over rbc calls: an operand is computed where those before it leave the row undecided.
pub(super) fn lazy(b: &mut Builder, logic: &LazyLogic, schema: &Schema) -> Result<Lowered, NotFusable> {
    let Some((first, others)) = logic.operands().split_first() else {
        return Err(NotFusable("logic without operands".to_owned()));
    };
    let mut so_far = lower(b, first, schema)?;
    expect_boolean(&so_far)?;
    for operand in others {
        let slot = Slot::new(b, ScalarType::Bool);
        slot.set(b, so_far);
        let open = undecided(b, logic, so_far);
        let block = b.nested(|b| {
            let next = lower(b, operand, schema)?;
            expect_boolean(&next)?;
            let both = combine(b, logic.op(), so_far, next);
            slot.set(b, both);
            Ok(())
        })?;
        b.branch(open, block, Block::new());
        so_far = slot.get(b, true);
    }
    Ok(so_far)
}

/// The rows that the next operand is needed for, as [`LazyLogic`] has them.
fn undecided(b: &mut Builder, logic: &LazyLogic, so_far: Lowered) -> Value {
    match (logic.op(), logic.truth()) {
        (Operator::Or, _) => b.not(so_far.value),
        (_, Truth::TrueOnly) => so_far.value,
        (_, Truth::ThreeValued) => possible(b, so_far),
    }
}

/// `CASE WHEN … THEN … ELSE … END` and `CASE x WHEN …`.
pub(super) fn case(b: &mut Builder, case: &CaseExpr, schema: &Schema) -> Result<Lowered, NotFusable> {
    let data_type =
        datafusion::physical_expr::PhysicalExpr::data_type(case, schema).map_err(|e| NotFusable(e.to_string()))?;
    let ty = scalar_type(&data_type).ok_or_else(|| NotFusable(format!("values of type {data_type}")))?;
    let base = case.expr().map(|base| lower(b, base, schema)).transpose()?;
    if base.is_some_and(|base| super::builder::has_nans(base.ty)) {
        // Here DataFusion tells 0.0 from -0.0.
        return Err(NotFusable("CASE of a float".to_owned()));
    }
    let slot = Slot::new(b, ty);
    let mut clean = true;
    branches(b, case, 0, base, &slot, &mut clean, schema)?;
    Ok(slot.get(b, clean))
}

/// The branches from one on, each inside the ELSE of the one before it.
fn branches(
    b: &mut Builder,
    case: &CaseExpr,
    index: usize,
    base: Option<Lowered>,
    slot: &Slot,
    clean: &mut bool,
    schema: &Schema,
) -> Result<(), NotFusable> {
    let result = |b: &mut Builder, expr, clean: &mut bool| -> Result<(), NotFusable> {
        let x = lower(b, expr, schema)?;
        same_type(&x, slot.ty)?;
        *clean &= x.clean;
        slot.set(b, x);
        Ok(())
    };
    let Some((when, then)) = case.when_then_expr().get(index) else {
        return match case.else_expr() {
            Some(expr) => result(b, expr, clean),
            None => {
                slot.set_null(b);
                Ok(())
            }
        };
    };
    let when = lower(b, when, schema)?;
    let condition = match base {
        Some(base) => numbers::compare(b, Operator::Eq, base, when)?,
        None => when,
    };
    expect_boolean(&condition)?;
    let taken = b.nested(|b| result(b, then, clean))?;
    let otherwise = b.nested(|b| branches(b, case, index + 1, base, slot, clean, schema))?;
    b.branch(condition.value, taken, otherwise);
    Ok(())
}

/// `nullif(a, b)`.
pub(super) fn nullif(b: &mut Builder, left: Lowered, right: Lowered) -> Result<Lowered, NotFusable> {
    if super::builder::has_nans(left.ty) {
        // Here DataFusion tells 0.0 from -0.0.
        return Err(NotFusable("nullif of floats".to_owned()));
    }
    let equal = numbers::compare(b, Operator::Eq, left, right)?;
    let null = b.either(left.null, Some(equal.value));
    if left.ty == ScalarType::Bool {
        return Ok(b.boolean(left.value, null));
    }
    Ok(Lowered { null, ..left })
}
