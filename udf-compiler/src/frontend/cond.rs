//! Truth values: conditions with what they say about NULL, `and`, `or`, `not`, conditional expressions.
//!
//! Python evaluates the second operand only where it is needed. Where that operand can't fail and is cheap it is
//! computed anyway and selected, which keeps the code free of branches; IR operations are total, so nothing else changes.

use ruff_python_ast::{BoolOp, Expr, ExprBoolOp, ExprIf, ExprUnaryOp, UnaryOp as PyUnary};
use ruff_text_size::Ranged;

use super::lower::Lowerer;
use super::scope::{Binding, VarId};
use super::state::{Leaf, Slot, State, Var};
use super::types::{Ty, join};
use super::value::{Lit, Val};
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, Block, Inst, Op, Type, Value};

/// The longest block that is computed where Python wouldn't need it.
const SPECULATED_MAX: usize = 12;

/// "Variable `var`, as assigned by `origin`, is NULL (or isn't)."
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fact {
    var: VarId,
    origin: u32,
    null: bool,
}

/// A condition.
#[derive(Debug, Clone)]
pub(crate) struct Cond {
    /// A Bool, or a literal.
    pub(crate) val: Val,
    /// What holds where it is true.
    pub(crate) when_true: Vec<Fact>,
    /// What holds where it is false.
    pub(crate) when_false: Vec<Fact>,
}

impl Cond {
    /// A condition that says nothing about NULL.
    pub(crate) fn of(val: Val) -> Cond {
        Cond::plain(val)
    }

    fn plain(val: Val) -> Cond {
        Cond {
            val,
            when_true: Vec::new(),
            when_false: Vec::new(),
        }
    }

    /// The value, where it is known at compile time.
    pub(crate) fn known(&self) -> Option<bool> {
        match self.val.lit {
            Some(Lit::Bool(b)) => Some(b),
            _ => None,
        }
    }
}

/// One of two ways that were lowered apart.
struct Way<T> {
    result: T,
    block: Block,
    state: State,
}

/// A way whose result is the leaves of a value.
type Leaves = Way<Vec<Value>>;

impl Lowerer<'_, '_> {
    /// An expression as a condition.
    pub(crate) fn cond(&mut self, expr: &Expr) -> Cond {
        match expr {
            Expr::UnaryOp(node) if node.op == PyUnary::Not => self.negation(node),
            Expr::BoolOp(node) => self.cond_chain(node.op, &node.values),
            Expr::Compare(node) if node.ops.len() == 1 => match self.null_check(node) {
                Some(cond) => cond,
                None => Cond::plain(self.expr(expr)),
            },
            _ => self.cond_of_value(expr),
        }
    }

    /// `not x`
    pub(crate) fn negation(&mut self, node: &ExprUnaryOp) -> Cond {
        let Cond {
            val,
            when_true,
            when_false,
        } = self.cond(&node.operand);
        let val = match val.lit {
            Some(Lit::Bool(b)) => Val::lit(Lit::Bool(!b)),
            _ => {
                let value = self.truth(&val, node);
                Val::bool(self.b.not(value))
            }
        };
        Cond {
            val,
            when_true: when_false,
            when_false: when_true,
        }
    }

    fn cond_of_value(&mut self, expr: &Expr) -> Cond {
        let val = self.expr(expr);
        match (val.lit, &val.ty) {
            (Some(Lit::Int(n)), _) => return Cond::plain(Val::lit(Lit::Bool(n != 0))),
            (Some(Lit::Float(x)), _) => return Cond::plain(Val::lit(Lit::Bool(x != 0.0))),
            (Some(Lit::Bool(_)), _) => return Cond::plain(val),
            (_, Ty::None) => return Cond::plain(Val::lit(Lit::Bool(false))),
            (_, Ty::Opt(t)) => {
                let truth = self.truth(&Val::scalar(*t, val.leaves[0]), expr);
                let present = self.b.not(val.leaves[1]);
                let value = self.b.test(BinaryOp::And, present, truth);
                let when_true = self.fact(expr, false).into_iter().collect();
                return Cond {
                    val: Val::bool(value),
                    when_true,
                    when_false: Vec::new(),
                };
            }
            _ => {}
        }
        let value = self.truth(&val, expr);
        Cond::plain(Val::bool(value))
    }

    /// The fact that the variable `expr` names is NULL or not.
    pub(crate) fn fact(&self, expr: &Expr, null: bool) -> Option<Fact> {
        let name = match expr {
            Expr::Name(name) => name.id.as_str(),
            Expr::Named(node) => node.target.as_name_expr()?.id.as_str(),
            _ => return None,
        };
        let Some(Binding::Var(var)) = self.cx.scopes.resolve(self.id, name) else {
            return None;
        };
        match &self.state[var.0] {
            Slot::Is(slot) => Some(Fact {
                var,
                origin: slot.origin,
                null,
            }),
            _ => None,
        }
    }

    /// Narrows variables to what is known of them.
    pub(crate) fn apply(&mut self, facts: &[Fact]) {
        for fact in facts {
            let Slot::Is(var) = &self.state[fact.var.0] else {
                continue;
            };
            let Ty::Opt(t) = var.ty else { continue };
            if var.origin != fact.origin {
                continue;
            }
            let ty = if fact.null { Ty::None } else { Ty::Scalar(t) };
            let leaves: Vec<Leaf> = var.leaves.iter().take(ty.leaves().len()).copied().collect();
            let narrowed = Var {
                ty,
                leaves,
                ..(**var).clone()
            };
            self.state[fact.var.0] = Slot::Is(narrowed.into());
        }
    }

    /// `a and b and c`, `a or b or c` as a condition.
    fn cond_chain(&mut self, op: BoolOp, values: &[Expr]) -> Cond {
        let Some((first, rest)) = values.split_first() else {
            return Cond::plain(Val::lit(Lit::Bool(true)));
        };
        let cond = self.cond(first);
        self.cond_chain_from(op, cond, rest)
    }

    fn cond_chain_from(&mut self, op: BoolOp, mut left: Cond, rest: &[Expr]) -> Cond {
        for right in rest {
            let decided = op == BoolOp::Or;
            left = match left.known() {
                Some(b) if b == decided => return left,
                Some(_) => self.cond(right),
                None => self.cond_pair(op, left, right),
            };
        }
        left
    }

    fn cond_pair(&mut self, op: BoolOp, left: Cond, right: &Expr) -> Cond {
        let and = op == BoolOp::And;
        let value = self.truth(&left.val, right);
        let facts = if and { &left.when_true } else { &left.when_false };
        let (way, mark, pre) = self.way(facts, |this| this.cond(right));
        let second = way.result.clone();
        let result = if self.can_speculate(&pre, &way) {
            self.b.splice(way.block);
            self.state = pre;
            let other = self.truth(&second.val, right);
            self.b
                .test(if and { BinaryOp::And } else { BinaryOp::Or }, value, other)
        } else {
            let skipped = Way {
                result: Val::lit(Lit::Bool(!and)),
                block: Vec::new(),
                state: pre.clone(),
            };
            let way = Way {
                result: second.val,
                block: way.block,
                state: way.state,
            };
            let (yes, no) = if and { (way, skipped) } else { (skipped, way) };
            let picked = self.choose(value, (mark, pre), yes, no, right);
            self.truth(&picked, right)
        };
        let both = |a: Vec<Fact>, b: Vec<Fact>| a.into_iter().chain(b).collect();
        let (when_true, when_false) = if and {
            (both(left.when_true, second.when_true), Vec::new())
        } else {
            (Vec::new(), both(left.when_false, second.when_false))
        };
        Cond {
            val: Val::bool(result),
            when_true,
            when_false,
        }
    }

    /// `left and …`, where the second condition is lowered by `right` and evaluated only if the first holds.
    pub(crate) fn and_then(&mut self, left: &Val, at: &impl Ranged, right: impl FnOnce(&mut Self) -> Val) -> Val {
        match left.lit {
            Some(Lit::Bool(false)) => return left.clone(),
            Some(_) => return right(self),
            None => {}
        }
        let value = self.truth(left, at);
        let (way, mark, pre) = self.way(&[], right);
        if self.can_speculate(&pre, &way) {
            self.b.splice(way.block);
            self.state = pre;
            let other = self.truth(&way.result, at);
            return Val::bool(self.b.test(BinaryOp::And, value, other));
        }
        let skipped = Way {
            result: Val::lit(Lit::Bool(false)),
            block: Vec::new(),
            state: pre.clone(),
        };
        self.choose(value, (mark, pre), way, skipped, at)
    }

    /// Lowers into a block of its own, under `facts`; the state goes back to what it was.
    fn way<T>(&mut self, facts: &[Fact], lower: impl FnOnce(&mut Self) -> T) -> (Way<T>, u32, State) {
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
    fn can_speculate<T>(&self, pre: &State, way: &Way<T>) -> bool {
        let unassigned = |(a, b): (&Slot, &Slot)| match (a, b) {
            (Slot::Is(a), Slot::Is(b)) => a.origin == b.origin,
            (Slot::Is(_), _) | (_, Slot::Is(_)) => false,
            _ => true,
        };
        way.block.len() <= SPECULATED_MAX
            && way.block.iter().all(|inst| match inst {
                Inst::Let { op, .. } => !matches!(op, Op::Checked(..) | Op::Builtin(..)),
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

    /// `a if c else b`
    pub(crate) fn conditional(&mut self, node: &ExprIf) -> Val {
        let cond = self.cond(&node.test);
        if let Some(known) = cond.known() {
            return self.expr(if known { &node.body } else { &node.orelse });
        }
        let value = self.truth(&cond.val, &*node.test);
        let (yes, mark, pre) = self.way(&cond.when_true, |this| this.expr(&node.body));
        let (no, _, _) = self.way(&cond.when_false, |this| this.expr(&node.orelse));
        self.choose(value, (mark, pre), yes, no, node)
    }

    /// `a or b`, `a and b` as values: the operand that decides.
    pub(crate) fn bool_op(&mut self, node: &ExprBoolOp) -> Val {
        let Some((first, rest)) = node.values.split_first() else {
            return Val::error();
        };
        let mut left = self.operand(first);
        for right in rest {
            left = self.bool_pair(node.op, left, right);
        }
        left.val
    }

    /// An operand of `and`, `or`: its value, and what its truth says about NULL.
    fn operand(&mut self, expr: &Expr) -> Cond {
        if is_condition(expr) {
            return self.cond(expr);
        }
        let val = self.expr(expr);
        let when_true = self.fact(expr, false).into_iter().collect();
        Cond {
            when_true,
            ..Cond::plain(val)
        }
    }

    fn bool_pair(&mut self, op: BoolOp, left: Cond, right: &Expr) -> Cond {
        let and = op == BoolOp::And;
        match (&left.val.ty, left.known()) {
            (Ty::Error, _) => return Cond::plain(Val::error()),
            (Ty::None, _) if and => return left,
            (Ty::None, _) => return self.operand(right),
            (_, Some(known)) if known != and => return left,
            (_, Some(_)) => return self.operand(right),
            _ => {}
        }
        let val = self.materialize(&left.val, right);
        let truth = match val.ty {
            Ty::Opt(t) => {
                let truth = self.truth(&Val::scalar(t, val.leaves[0]), right);
                let present = self.b.not(val.leaves[1]);
                self.b.test(BinaryOp::And, present, truth)
            }
            _ => self.truth(&val, right),
        };
        // `x or y` takes x only where it isn't NULL.
        let kept = match val.ty {
            Ty::Opt(t) if !and => Val::scalar(t, val.leaves[0]),
            _ => val,
        };
        let facts = if and { &left.when_true } else { &left.when_false };
        let (way, mark, pre) = self.way(facts, |this| this.operand(right));
        let second = way.result;
        let way = Way {
            result: second.val,
            block: way.block,
            state: way.state,
        };
        let kept = Way {
            result: kept,
            block: Vec::new(),
            state: pre.clone(),
        };
        let (yes, no) = if and { (way, kept) } else { (kept, way) };
        let val = self.choose(truth, (mark, pre), yes, no, right);
        let both = |a: Vec<Fact>, b: Vec<Fact>| a.into_iter().chain(b).collect();
        let (when_true, when_false) = if and {
            (both(left.when_true, second.when_true), Vec::new())
        } else {
            (Vec::new(), both(left.when_false, second.when_false))
        };
        Cond {
            val,
            when_true,
            when_false,
        }
    }

    /// The result of one of two ways: by `Select` where both may be computed, by a branch otherwise.
    fn choose(&mut self, cond: Value, (mark, pre): (u32, State), yes: Way<Val>, no: Way<Val>, at: &impl Ranged) -> Val {
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
            self.mistake(
                codes::CANNOT_UNIFY,
                at,
                message,
                "give both alternatives the same kind of value",
            );
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

    fn common_range(&self, a: &Val, b: &Val) -> Option<super::value::Range> {
        let integer = |v: &Val| matches!(v.ty, Ty::Scalar(Type::I64 | Type::Bool));
        let mixed = a.is_type(Type::I64) || b.is_type(Type::I64);
        (integer(a) && integer(b) && mixed).then(|| super::value::hull(a.int_range(), b.int_range()))
    }
}

/// Whether an expression is a truth value by its form.
pub(crate) fn is_condition(expr: &Expr) -> bool {
    match expr {
        Expr::Compare(_) | Expr::BooleanLiteral(_) => true,
        Expr::UnaryOp(node) => node.op == PyUnary::Not,
        Expr::BoolOp(node) => node.values.iter().all(is_condition),
        _ => false,
    }
}
