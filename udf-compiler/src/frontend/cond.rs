//! Truth values: conditions with what they say about NULL, `and`, `or`, `not`, conditional expressions.
//!
//! Python evaluates the second operand only where it is needed: [`super::ways`].

use ruff_python_ast::{BoolOp, Expr, ExprBoolOp, ExprIf, ExprUnaryOp, UnaryOp as PyUnary};
use ruff_text_size::Ranged;

use super::lower::Lowerer;
use super::scope::{Binding, VarId};
use super::state::{Leaf, Slot, Var};
use super::types::Ty;
use super::value::{Lit, Val};
use super::ways::Way;
use crate::ir::BinaryOp;

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
            let present = match var.ty {
                Ty::Opt(t) => Ty::Scalar(t),
                Ty::OptArray(array) => Ty::Array(array),
                _ => continue,
            };
            if var.origin != fact.origin {
                continue;
            }
            let ty = if fact.null { Ty::None } else { present };
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
        let (left, second) = ((left.when_true, left.when_false), (second.when_true, second.when_false));
        joined(and, Val::bool(result), left, second)
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
        let (left, second) = ((left.when_true, left.when_false), (second.when_true, second.when_false));
        joined(and, val, left, second)
    }
}

/// What two conditions joined by `and` or `or` say: what both say where they hold together, or fail together.
fn joined(and: bool, val: Val, left: (Vec<Fact>, Vec<Fact>), second: (Vec<Fact>, Vec<Fact>)) -> Cond {
    let both = |a: Vec<Fact>, b: Vec<Fact>| a.into_iter().chain(b).collect();
    let (when_true, when_false) = if and {
        (both(left.0, second.0), Vec::new())
    } else {
        (Vec::new(), both(left.1, second.1))
    };
    Cond {
        val,
        when_true,
        when_false,
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
