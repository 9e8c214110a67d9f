//! `while` and `for … in range(…)`.
//!
//! Variables that a loop assigns live in their homes at its head. Types at the head unify the entry with the ends of
//! all rounds, types after the loop unify its exits; both are learnt by walking again (see [`super::lower::Tables`]).

use std::rc::Rc;

use rbcdb_udf_abi::ErrorCode;
use ruff_python_ast::{Expr, ExprCall, Stmt, StmtFor, StmtWhile};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::cond::Cond;
use super::lower::{Entry, Join, Lowerer};
use super::scope::VarId;
use super::state::{Leaf, Slot, State, Var};
use super::types::{Ty, join};
use super::value::{I64_RANGE, Lit, Val};
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, Block, Inst, Local, Op, Type, UnaryOp, Value};

/// A loop being lowered.
pub(crate) struct LoopFrame {
    key: TextSize,
    vars: Rc<[VarId]>,
    /// The types at the head of the variables that the loop assigns.
    head: Vec<Option<Ty>>,
    /// How the loop's `else` tells the two exits apart: set where no `break` was taken.
    completed: Option<Local>,
    /// Whether the body runs at least once.
    certain: bool,
    exhausted: bool,
    broken: bool,
}

/// How a loop goes on: its condition at the head of each round, and what happens between rounds.
struct Plan<'a> {
    key: TextSize,
    at: TextRange,
    body: &'a [Stmt],
    orelse: &'a [Stmt],
    step: Block,
    rounds_max: Option<u64>,
    certain: bool,
}

impl<'a> Lowerer<'_, 'a> {
    pub(crate) fn while_loop(&mut self, node: &'a StmtWhile) {
        let plan = Plan {
            key: node.start(),
            at: node.range,
            body: &node.body,
            orelse: &node.orelse,
            step: Vec::new(),
            rounds_max: None,
            certain: false,
        };
        self.lower_loop(plan, |this| (this.cond(&node.test), &*node.test), |_| {});
    }

    /// A loop: `head` gives the condition to go on, `start` what each round begins with.
    fn lower_loop<'e>(
        &mut self,
        plan: Plan<'a>,
        head: impl FnOnce(&mut Self) -> (Cond, &'e Expr),
        start: impl FnOnce(&mut Self),
    ) {
        let vars = self.scope().loop_vars(plan.key);
        let has_break = plan.body.iter().any(breaks);
        let completed = (has_break && !plan.orelse.is_empty()).then(|| self.b.temporary("completed", Type::Bool));
        if let Some(flag) = completed {
            let no = self.b.bool(false);
            self.b.emit(Inst::Set { local: flag, value: no });
        }
        let head_types = self.enter_loop(plan.key, &vars);
        let pre = self.state.clone();
        self.loops.push(LoopFrame {
            key: plan.key,
            vars: vars.clone(),
            head: head_types,
            completed,
            certain: plan.certain,
            exhausted: false,
            broken: false,
        });

        self.b.open();
        let (cond, test) = head(self);
        match cond.known() {
            Some(true) => {}
            Some(false) => {
                self.exit_loop(Join::Exhausted);
                self.live = false;
            }
            None => {
                let value = self.truth(&cond.val, test);
                let at_head = self.state.clone();
                let stop = self.b.not(value);
                self.b.open();
                self.apply(&cond.when_false);
                self.exit_loop(Join::Exhausted);
                let then = self.b.close();
                self.b.emit(Inst::If {
                    cond: stop,
                    then,
                    otherwise: Vec::new(),
                });
                self.state = at_head;
                self.apply(&cond.when_true);
            }
        }
        if self.live {
            start(self);
            self.block(plan.body);
            if self.live {
                self.end_round();
            }
        }
        let body = self.b.close();
        self.b.emit(Inst::Loop {
            body,
            step: plan.step,
            rounds_max: plan.rounds_max,
        });
        let Some(frame) = self.loops.pop() else { return };
        self.after_loop(&frame, &pre, plan.orelse, plan.at);
    }

    /// Puts the variables that the loop assigns in their homes, with their types at its head.
    fn enter_loop(&mut self, key: TextSize, vars: &[VarId]) -> Vec<Option<Ty>> {
        let mut types = Vec::new();
        for var in vars {
            let Slot::Is(entry) = self.state[var.0].clone() else {
                types.push(None);
                continue;
            };
            let known = self
                .tables
                .joins
                .get(&(key, Join::Head, *var))
                .cloned()
                .unwrap_or_default();
            if known.maybe {
                self.state[var.0] = Slot::Maybe(entry.at);
                types.push(None);
                continue;
            }
            let ty = match &known.ty {
                Some(known) => self.unify(*var, (&entry.ty, entry.at), (known, entry.at)),
                None => entry.ty.clone(),
            };
            let settled = self.settle(*var, &entry, &ty);
            self.next_origin += 1;
            let head = Var {
                origin: self.next_origin,
                range: None,
                ..settled
            };
            self.state[var.0] = Slot::Is(Rc::new(head));
            types.push(Some(ty));
        }
        types
    }

    /// Joins the variables here into what is known at one of the innermost loop's joins, and stores them accordingly.
    fn join_at(&mut self, kind: Join) {
        let Some(frame) = self.loops.last() else { return };
        let (key, vars) = (frame.key, frame.vars.clone());
        for var in vars.iter() {
            let id = (key, kind, *var);
            let Slot::Is(slot) = self.state[var.0].clone() else {
                let entry = self.tables.joins.entry(id).or_default();
                entry.maybe = true;
                continue;
            };
            let known = self.tables.joins.get(&id).cloned().unwrap_or_default();
            if known.maybe {
                // Not readable after the loop.
                continue;
            }
            let ty = match &known.ty {
                None => slot.ty.clone(),
                Some(known) => self.unify(*var, (known, slot.at), (&slot.ty, slot.at)),
            };
            if known.ty.as_ref() != Some(&ty) {
                self.tables.changed |= known.ty.is_some();
                self.tables.joins.entry(id).or_default().ty = Some(ty.clone());
            }
            self.settle(*var, &slot, &ty);
        }
    }

    /// Leaves the innermost loop: stores the variables for after it.
    fn exit_loop(&mut self, kind: Join) {
        self.adopt_back_edge(kind);
        let Some(frame) = self.loops.last_mut() else { return };
        let split = frame.completed;
        match kind {
            Join::Exhausted => frame.exhausted = true,
            _ => frame.broken = true,
        }
        if let (Some(flag), Join::Exhausted) = (split, kind) {
            let yes = self.b.bool(true);
            self.b.emit(Inst::Set {
                local: flag,
                value: yes,
            });
        }
        // Without an `else`, there is one place after the loop for both exits.
        let kind = if split.is_some() { kind } else { Join::Broken };
        self.join_at(kind);
        self.b.emit(Inst::Break);
    }

    /// Where the body runs at least once, what every round assigns is assigned when the rounds are over.
    fn adopt_back_edge(&mut self, kind: Join) {
        let Some(frame) = self.loops.last() else { return };
        if kind != Join::Exhausted || !frame.certain {
            return;
        }
        let (key, vars) = (frame.key, frame.vars.clone());
        for var in vars.iter() {
            let Some(Entry {
                ty: Some(ty),
                maybe: false,
            }) = self.tables.joins.get(&(key, Join::Back, *var))
            else {
                continue;
            };
            if !matches!(self.state[var.0], Slot::Is(_)) {
                let ty = ty.clone();
                self.state[var.0] = Slot::Is(Rc::new(self.at_home(*var, ty, TextRange::empty(key))));
            }
        }
    }

    /// A variable that is in its home.
    fn at_home(&mut self, var: VarId, ty: Ty, at: TextRange) -> Var {
        let name = self.var_name(var);
        let home = |(i, t): (usize, Type)| Leaf {
            cached: None,
            home: Some(self.b.variable_local(var, i, t, name)),
        };
        let leaves = ty.leaves().into_iter().enumerate().map(home).collect();
        self.next_origin += 1;
        Var {
            origin: self.next_origin,
            ty,
            leaves,
            range: None,
            at,
        }
    }

    /// The end of a round: variables go back to their homes, with their types at the head.
    fn end_round(&mut self) {
        let Some(frame) = self.loops.last() else { return };
        let (key, certain) = (frame.key, frame.certain);
        let vars: Vec<(VarId, Option<Ty>)> = frame.vars.iter().copied().zip(frame.head.iter().cloned()).collect();
        for (var, head) in vars {
            let Some(head) = head else {
                if certain {
                    self.end_certain_round(key, var);
                }
                continue;
            };
            let Slot::Is(slot) = self.state[var.0].clone() else {
                let entry = self.tables.joins.entry((key, Join::Head, var)).or_default();
                self.tables.changed |= !entry.maybe;
                entry.maybe = true;
                continue;
            };
            let Some(ty) = join(&head, &slot.ty) else {
                self.unify(var, (&head, slot.at), (&slot.ty, slot.at));
                continue;
            };
            if ty == head {
                self.settle(var, &slot, &ty);
            } else {
                self.tables.changed = true;
                self.tables.joins.entry((key, Join::Head, var)).or_default().ty = Some(ty);
            }
        }
    }

    /// A variable that is first assigned in the body of a loop which runs at least once.
    fn end_certain_round(&mut self, key: TextSize, var: VarId) {
        let id = (key, Join::Back, var);
        let known = self.tables.joins.get(&id).cloned();
        let slot = match self.state[var.0].clone() {
            Slot::Is(slot) => slot,
            _ => {
                let entry = self.tables.joins.entry(id).or_default();
                self.tables.changed |= !entry.maybe;
                entry.maybe = true;
                return;
            }
        };
        let old = known.as_ref().and_then(|e| e.ty.clone());
        let ty = match &old {
            Some(old) => self.unify(var, (old, slot.at), (&slot.ty, slot.at)),
            None => slot.ty.clone(),
        };
        if old.as_ref() != Some(&ty) {
            self.tables.changed = true;
            self.tables.joins.entry(id).or_default().ty = Some(ty.clone());
            // What was learnt about the exits, not knowing this, is void.
            self.tables.joins.remove(&(key, Join::Broken, var));
            self.tables.joins.remove(&(key, Join::Exhausted, var));
        }
        self.settle(var, &slot, &ty);
    }

    pub(crate) fn break_loop(&mut self) {
        self.exit_loop(Join::Broken);
        self.live = false;
    }

    pub(crate) fn continue_loop(&mut self) {
        self.end_round();
        self.b.emit(Inst::Continue);
        self.live = false;
    }

    /// The state after the loop, and its `else`.
    fn after_loop(&mut self, frame: &LoopFrame, pre: &State, orelse: &'a [Stmt], at: TextRange) {
        let Some(flag) = frame.completed else {
            self.live = frame.exhausted || frame.broken;
            self.state = self.state_after(frame, pre, Join::Broken, at);
            if frame.exhausted && self.live {
                self.block(orelse);
            }
            return;
        };
        let broken = frame.broken.then(|| self.state_after(frame, pre, Join::Broken, at));
        self.live = frame.exhausted;
        let mut then = Block::new();
        let mut completed = None;
        let mark = self.b.mark();
        let cond = self.b.op(Type::Bool, Op::Get(flag));
        if frame.exhausted {
            self.state = self.state_after(frame, pre, Join::Exhausted, at);
            self.b.open();
            self.block(orelse);
            then = self.b.close();
            completed = self.live.then(|| self.state.clone());
        }
        let mut otherwise = Block::new();
        self.merge(pre, mark, (completed, &mut then), (broken, &mut otherwise));
        self.b.emit(Inst::If { cond, then, otherwise });
    }

    fn state_after(&mut self, frame: &LoopFrame, pre: &State, kind: Join, at: TextRange) -> State {
        let mut state = pre.clone();
        for var in frame.vars.iter() {
            let entry = self
                .tables
                .joins
                .get(&(frame.key, kind, *var))
                .cloned()
                .unwrap_or_default();
            state[var.0] = match entry {
                Entry {
                    ty: Some(ty),
                    maybe: false,
                } => Slot::Is(Rc::new(self.at_home(*var, ty, at))),
                Entry { ty: None, maybe: false } => Slot::Unassigned,
                _ => Slot::Maybe(at),
            };
        }
        state
    }

    // --- for ------------------------------------------------------------------------------------------------------

    pub(crate) fn for_loop(&mut self, node: &'a StmtFor) {
        let Some(call) = self.range_call(&node.iter) else {
            let hint = "write `for i in range(n):`; loops over other things come with arrays";
            self.unsupported(&*node.iter, "iterating over this", hint);
            self.poison_loop(node);
            return;
        };
        if !node.target.is_name_expr() {
            self.unsupported(&*node.target, "this loop variable", "write `for i in range(n):`");
            self.poison_loop(node);
            return;
        }
        let Some([start, stop, step]) = self.range_arguments(call) else {
            self.poison_loop(node);
            return;
        };
        let counter = self.counter(&start, &stop, &step, call);
        let Some(counter) = counter else { return };
        let plan = Plan {
            key: node.start(),
            at: node.range,
            body: &node.body,
            orelse: &node.orelse,
            step: counter.step,
            rounds_max: counter.rounds,
            certain: counter.rounds.is_some_and(|n| n > 0),
        };
        let round = std::cell::Cell::new(None);
        self.lower_loop(
            plan,
            |this| {
                let value = this.b.op(Type::I64, Op::Get(counter.index));
                round.set(Some(value));
                let left = match counter.rest {
                    Some((count, total)) => (this.b.op(Type::U64, Op::Get(count)), total),
                    None => (value, counter.stop),
                };
                let go_on = this.b.test(counter.test, left.0, left.1);
                (Cond::of(Val::bool(go_on)), &*node.iter)
            },
            |this| {
                if let Some(value) = round.get() {
                    this.assign_target(&node.target, &Val::ranged(Type::I64, value, counter.range));
                }
            },
        );
    }

    /// Makes what a refused loop would have assigned unknown.
    fn poison_loop(&mut self, node: &StmtFor) {
        for var in self.scope().loop_vars(node.start()).iter() {
            self.assign(*var, &Val::error(), node);
        }
    }

    /// The call of the built-in `range` that an expression is.
    fn range_call<'e>(&self, iter: &'e Expr) -> Option<&'e ExprCall> {
        let call = iter.as_call_expr()?;
        let name = call.func.as_name_expr()?;
        (name.id.as_str() == "range" && self.cx.scopes.resolve(self.id, "range").is_none()).then_some(call)
    }

    /// `start, stop, step` as integers.
    fn range_arguments(&mut self, call: &ExprCall) -> Option<[Val; 3]> {
        let args = &call.arguments.args;
        if !(1..=3).contains(&args.len()) || !call.arguments.keywords.is_empty() {
            let message = format!("range takes 1 to 3 arguments, not {}", call.arguments.len());
            self.mistake(
                codes::WRONG_ARGUMENTS,
                call,
                message,
                "range(stop), range(start, stop) or range(start, stop, step)",
            );
            return None;
        }
        let mut vals = Vec::new();
        for arg in args.iter() {
            let val = self.expr(arg);
            let val = self.scalar(val, arg);
            match val.scalar_type() {
                Some(Type::Bool | Type::I64 | Type::U64) if val.int_lit().is_some() => vals.push(val),
                Some(Type::Bool | Type::I64 | Type::U64) => vals.push(self.int_of(&val, arg)),
                Some(ty) => {
                    let message = format!("range takes integers, not {}", super::types::scalar_name(ty));
                    self.mistake(codes::TYPE_MISMATCH, arg, message, "convert it: int(x)");
                    return None;
                }
                None => return None,
            }
        }
        let (zero, one) = (Val::lit(Lit::Int(0)), Val::lit(Lit::Int(1)));
        let mut vals = vals.into_iter();
        Some(match (vals.next()?, vals.next(), vals.next()) {
            (stop, None, _) => [zero, stop, one],
            (start, Some(stop), None) => [start, stop, one],
            (start, Some(stop), Some(step)) => [start, stop, step],
        })
    }

    /// Prepares the counting of `range(start, stop, step)`, so that nothing overflows.
    fn counter(&mut self, start: &Val, stop: &Val, step: &Val, at: &ExprCall) -> Option<Counter> {
        let (sr, er, kr) = (start.int_range(), stop.int_range(), step.int_range());
        if kr == (0, 0) {
            let site = self.site(at, Some("range() step is zero"));
            self.b.emit(Inst::Fail {
                code: ErrorCode::InvalidParameter,
                site,
            });
            self.live = false;
            return None;
        }
        let rounds = (sr.0 == sr.1 && er.0 == er.1 && kr.0 == kr.1).then(|| rounds(sr.0, er.0, kr.0));
        let first = self.convert(start, Type::I64, at);
        let last = self.convert(stop, Type::I64, at);
        let by = self.convert(step, Type::I64, at);
        let index = self.b.temporary("range", Type::I64);
        self.b.emit(Inst::Set {
            local: index,
            value: first,
        });
        let range = if kr.0 > 0 {
            (sr.0, (er.1 - 1).max(sr.0))
        } else if kr.1 < 0 {
            ((er.0 + 1).min(sr.1), sr.1)
        } else {
            I64_RANGE
        };
        // The value after the last round is computed too: by how much it can pass the end.
        let up = kr.0 > 0 && er.1 + kr.1 - 1 <= I64_RANGE.1;
        let down = kr.1 < 0 && er.0 + kr.0 + 1 >= I64_RANGE.0;
        if up || down {
            let step = self.step_block(&[(index, by)]);
            let test = if up { BinaryOp::Lt } else { BinaryOp::Gt };
            return Some(Counter {
                index,
                stop: last,
                test,
                rest: None,
                step,
                rounds,
                range,
            });
        }
        let total = self.count(first, last, by, kr, at);
        let count = self.b.temporary("round", Type::U64);
        let zero = self.b.zero(Type::U64);
        self.b.emit(Inst::Set {
            local: count,
            value: zero,
        });
        let one = self.b.constant(crate::ir::Const::U64(1));
        let step = self.step_block(&[(index, by), (count, one)]);
        Some(Counter {
            index,
            stop: last,
            test: BinaryOp::Lt,
            rest: Some((count, total)),
            step,
            rounds,
            range,
        })
    }

    /// Adds to locals, wrapping.
    fn step_block(&mut self, increments: &[(Local, Value)]) -> Block {
        self.b.open();
        for (local, by) in increments {
            let ty = self.b.type_of(*by);
            let old = self.b.op(ty, Op::Get(*local));
            let value = self.b.binary(ty, BinaryOp::AddWrap, old, *by);
            self.b.emit(Inst::Set { local: *local, value });
        }
        self.b.close()
    }

    /// The number of rounds of a range whose last step might overflow.
    fn count(&mut self, first: Value, last: Value, by: Value, step: super::value::Range, at: &ExprCall) -> Value {
        let zero = self.b.i64(0);
        if step.0 <= 0 && step.1 >= 0 {
            let is_zero = self.b.test(BinaryOp::Eq, by, zero);
            self.fail_if(is_zero, ErrorCode::InvalidParameter, at, Some("range() step is zero"));
        }
        let bits = |this: &mut Self, x| this.b.unary(Type::U64, UnaryOp::I64AsU64, x);
        let (a, z, k) = (bits(self, first), bits(self, last), bits(self, by));
        let (one, none) = (self.b.constant(crate::ir::Const::U64(1)), self.b.zero(Type::U64));
        let ascending = self.b.test(BinaryOp::Gt, by, zero);
        let below = self.b.test(BinaryOp::Lt, first, last);
        let above = self.b.test(BinaryOp::Gt, first, last);
        let some = self.b.select(ascending, below, above);
        let (up, down) = (
            self.b.binary(Type::U64, BinaryOp::SubWrap, z, a),
            self.b.binary(Type::U64, BinaryOp::SubWrap, a, z),
        );
        let distance = self.b.select(ascending, up, down);
        let back = self.b.binary(Type::U64, BinaryOp::SubWrap, none, k);
        let stride = self.b.select(ascending, k, back);
        let before_last = self.b.binary(Type::U64, BinaryOp::SubWrap, distance, one);
        let whole = self.b.binary(Type::U64, BinaryOp::FloorDiv, before_last, stride);
        let rounds = self.b.binary(Type::U64, BinaryOp::AddWrap, whole, one);
        self.b.select(some, rounds, none)
    }
}

/// A counted loop.
struct Counter {
    index: Local,
    stop: Value,
    /// Goes on while `index test stop`, or `count test total`.
    test: BinaryOp,
    rest: Option<(Local, Value)>,
    step: Block,
    rounds: Option<u64>,
    range: super::value::Range,
}

/// The length of a constant range with a step other than zero.
fn rounds(start: i128, stop: i128, step: i128) -> u64 {
    let distance = if step > 0 { stop - start } else { start - stop };
    if distance <= 0 {
        return 0;
    }
    u64::try_from((distance - 1) / step.abs() + 1).unwrap_or(u64::MAX)
}

/// Whether a statement of a loop's body leaves that loop by `break`.
fn breaks(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::Break(_) => true,
        Stmt::If(node) => {
            node.body.iter().any(breaks) || node.elif_else_clauses.iter().any(|c| c.body.iter().any(breaks))
        }
        Stmt::For(node) => node.orelse.iter().any(breaks),
        Stmt::While(node) => node.orelse.iter().any(breaks),
        _ => false,
    }
}
