//! Loops: `while`, and what all loops share.
//!
//! Variables that a loop assigns live in their homes at its head. Types at the head unify the entry with the ends of
//! all rounds, types after the loop unify its exits; both are learnt by walking again (see [`super::lower::Tables`]).

use std::rc::Rc;

use ruff_python_ast::{Expr, Stmt, StmtWhile};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::cond::Cond;
use super::lower::{Entry, Join, Lowerer};
use super::scope::VarId;
use super::state::{Leaf, Slot, State, Var};
use super::types::{Ty, join};
use crate::ir::{Block, Inst, Local, Op, Type};

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
pub(crate) struct Plan<'a> {
    pub(crate) key: TextSize,
    pub(crate) at: TextRange,
    pub(crate) body: &'a [Stmt],
    pub(crate) orelse: &'a [Stmt],
    pub(crate) step: Block,
    pub(crate) rounds_max: Option<u64>,
    pub(crate) certain: bool,
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
    pub(crate) fn lower_loop<'e>(
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
            let Some(ty) = self.join_known(*var, known.ty.as_ref(), &slot) else {
                continue;
            };
            if known.ty.as_ref() != Some(&ty) {
                self.tables.changed |= known.ty.is_some();
                self.tables.joins.entry(id).or_default().ty = Some(ty.clone());
            }
            self.settle(*var, &slot, &ty);
        }
    }

    /// The type at a join from what earlier walks know and what comes now. A mistake never hides what is known: it is
    /// found again in each walk, and only the last walk's findings count.
    fn join_known(&mut self, var: VarId, known: Option<&Ty>, slot: &Var) -> Option<Ty> {
        match known {
            None | Some(Ty::Error) => Some(slot.ty.clone()),
            Some(_) if slot.ty == Ty::Error => None,
            Some(known) => Some(self.unify(var, (known, slot.at), (&slot.ty, slot.at))).filter(|ty| *ty != Ty::Error),
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
            if slot.ty == Ty::Error {
                continue;
            }
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
        let Some(ty) = self.join_known(var, old.as_ref(), &slot) else {
            return;
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
