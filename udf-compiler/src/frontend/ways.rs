//! Two ways of the control flow that are lowered apart, and how their results come together.
//!
//! A way that can't fail and is cheap is computed anyway and selected; otherwise a branch leaves the result in locals.

use ruff_text_size::Ranged;

use super::cond::Fact;
use super::lower::Lowerer;
use super::state::{Slot, State};
use super::types::{Ty, hint_to_join, join};
use super::value::Val;
use crate::diagnostic::codes;
use crate::ir::{Block, Inst, Op, Type, Value};

/// The longest block that is computed where Python wouldn't need it.
const SPECULATED_MAX: usize = 12;

/// One of two ways that were lowered apart.
pub(crate) struct Way<T> {
    pub(crate) result: T,
    pub(crate) block: Block,
    pub(crate) state: State,
}

/// A way whose result is the leaves of a value.
type Leaves = Way<Vec<Value>>;

impl Lowerer<'_, '_> {
    /// Lowers into a block of its own, under `facts`; the state goes back to what it was.
    pub(crate) fn way<T>(&mut self, facts: &[Fact], lower: impl FnOnce(&mut Self) -> T) -> (Way<T>, u32, State) {
        let pre = self.state.clone();
        let mark = self.b.mark();
        self.b.open();
        self.apply(facts);
        let result = lower(self);
        let block = self.b.close();
        let state = std::mem::replace(&mut self.state, pre.clone());
        (Way { result, block, state }, mark, pre)
    }

    /// Whether a block may be computed although Python wouldn't.
    pub(crate) fn can_speculate<T>(&self, pre: &State, way: &Way<T>) -> bool {
        let unassigned = |(a, b): (&Slot, &Slot)| match (a, b) {
            (Slot::Is(a), Slot::Is(b)) => a.origin == b.origin,
            (Slot::Is(_), _) | (_, Slot::Is(_)) => false,
            _ => true,
        };
        way.block.len() <= SPECULATED_MAX
            && way.block.iter().all(|inst| match inst {
                Inst::Let { op, .. } => !matches!(op, Op::Checked(..) | Op::Builtin(..) | Op::Kernel(_)),
                _ => false,
            })
            && pre.iter().zip(&way.state).all(unassigned)
    }

    /// The type that holds both values; a literal takes the other's type where it fits.
    pub(crate) fn join_values(&self, a: &Val, b: &Val) -> Option<Ty> {
        for (lit, other) in [(a, b), (b, a)] {
            if let (Some(n), Ty::Scalar(Type::U64)) = (lit.int_lit(), &other.ty)
                && n >= 0
            {
                return Some(Ty::Scalar(Type::U64));
            }
        }
        join(&a.ty, &b.ty)
    }

    /// The leaves of a value converted to `ty`.
    pub(crate) fn leaves_as(&mut self, val: &Val, ty: &Ty, at: &impl Ranged) -> Vec<Value> {
        if let (Some(_), Ty::Scalar(t)) = (val.lit, ty) {
            return vec![self.convert(val, *t, at)];
        }
        let val = self.materialize(val, at);
        if let (Ty::Scalar(from), Ty::Scalar(to)) = (&val.ty, ty) {
            return vec![self.convert_value(val.leaves[0], *from, *to, val.int_range(), at)];
        }
        self.convert_leaves(&val.leaves, &val.ty, ty, at.range())
    }

    /// The result of one of two ways: by `Select` where both may be computed, by a branch otherwise.
    pub(crate) fn choose(
        &mut self,
        cond: Value,
        (mark, pre): (u32, State),
        yes: Way<Val>,
        no: Way<Val>,
        at: &impl Ranged,
    ) -> Val {
        let range = self.common_range(&yes.result, &no.result);
        let Some((ty, yes, no)) = self.unify_ways(yes, no, at) else {
            return Val::error();
        };
        let leaves = if self.can_speculate(&pre, &yes) && self.can_speculate(&pre, &no) {
            self.state = pre;
            self.b.splice(yes.block);
            self.b.splice(no.block);
            let pairs = yes.result.iter().zip(&no.result);
            pairs
                .map(|(a, b)| if a == b { *a } else { self.b.select(cond, *a, *b) })
                .collect()
        } else {
            self.branch(cond, (mark, &pre), &ty, yes, no)
        };
        Val {
            ty,
            leaves,
            range,
            lit: None,
        }
    }

    /// A branch whose ways leave leaves of type `ty`.
    fn branch(
        &mut self,
        cond: Value,
        (mark, pre): (u32, &State),
        ty: &Ty,
        mut yes: Way<Vec<Value>>,
        mut no: Way<Vec<Value>>,
    ) -> Vec<Value> {
        let mut locals = Vec::new();
        for (i, t) in ty.leaves().into_iter().enumerate() {
            let local = self.b.temporary("", t);
            self.in_block(&mut yes.block, |this| {
                this.b.emit(Inst::Set {
                    local,
                    value: yes.result[i],
                })
            });
            self.in_block(&mut no.block, |this| {
                this.b.emit(Inst::Set {
                    local,
                    value: no.result[i],
                })
            });
            locals.push((t, local));
        }
        self.merge(
            pre,
            mark,
            (Some(yes.state), &mut yes.block),
            (Some(no.state), &mut no.block),
        );
        self.b.emit(Inst::If {
            cond,
            then: yes.block,
            otherwise: no.block,
        });
        locals
            .into_iter()
            .map(|(t, local)| self.b.op(t, Op::Get(local)))
            .collect()
    }

    /// Converts the results of two ways, at the ends of their blocks, to the type that holds both.
    fn unify_ways(&mut self, mut a: Way<Val>, mut b: Way<Val>, at: &impl Ranged) -> Option<(Ty, Leaves, Leaves)> {
        let Some(ty) = self.join_values(&a.result, &b.result) else {
            let message = format!(
                "one alternative is {}, the other {}",
                a.result.ty.describe(),
                b.result.ty.describe()
            );
            let hint = "give both alternatives the same kind of value";
            let hint = hint_to_join(&a.result.ty, &b.result.ty, hint);
            self.mistake(codes::CANNOT_UNIFY, at, message, hint);
            return None;
        };
        if ty == Ty::Error {
            return None;
        }
        let first = self.in_block(&mut a.block, |this| this.leaves_as(&a.result, &ty, at));
        let second = self.in_block(&mut b.block, |this| this.leaves_as(&b.result, &ty, at));
        let a = Way {
            result: first,
            block: a.block,
            state: a.state,
        };
        let b = Way {
            result: second,
            block: b.block,
            state: b.state,
        };
        Some((ty, a, b))
    }

    fn common_range(&self, a: &Val, b: &Val) -> Option<crate::range::Range> {
        let integer = |v: &Val| matches!(v.ty, Ty::Scalar(Type::I64 | Type::Bool));
        let mixed = a.is_type(Type::I64) || b.is_type(Type::I64);
        (integer(a) && integer(b) && mixed).then(|| crate::range::hull(a.int_range(), b.int_range()))
    }
}
