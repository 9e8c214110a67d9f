//! Takes out checks that can't fail: of overflow where the operands' ranges rule it out, and of conditions that have been
//! tested before.
//!
//! Integers have a range at each place of a body, from declared types, constants and operations, and narrower where a branch or an
//! earlier check has compared them. What a loop changes by a bounded amount per round is bounded by the number of rounds.
//! (Interval analysis as in Cousot and Cousot, POPL 1977; instead of iterating to a fixed point, a loop is first looked at
//! with nothing known about what it sets, which holds for every round, and twice again with what that has given.)
//!
//! An operation that may fail becomes the one that wraps. The first failure of a row is the same before and after, so that
//! everything else may stay as it is.

use std::collections::HashMap;

use rbcdb_udf_abi::{ParameterType, ScalarType};

use crate::ir::{BinaryOp, Block, CheckedOp, Const, Function, Inst, Local, Op, Type, UnaryOp, Value};
use crate::range::{self, Range, common, hull, limits, within};

/// Rounds, or assignments, that no call reaches: at one per cycle of a CPU they take years.
const ROUNDS_MAX: i128 = 1 << 58;
/// Instructions of a function up to which it is looked at: what is known is copied for each branch.
const SIZE_MAX: usize = 1000;
/// Loops inside each other up to which they are looked at three times each.
const DEPTH_MAX: u32 = 3;
/// How far to look into what a condition is made of.
const CONDITION_DEPTH_MAX: u32 = 8;

/// Rewrites a function; `results` are the declared results of all functions of the module.
pub(super) fn remove(function: &mut Function, results: &[ScalarType]) {
    if function.user.is_some() || crate::codegen::shape::instructions(function) > SIZE_MAX {
        return;
    }
    let body = std::mem::take(&mut function.body);
    let mut definitions = HashMap::new();
    define(&body, &mut definitions);
    let locals = function.locals.iter().map(|_| Known {
        range: (0, 0),
        version: 0,
        growth: None,
    });
    let start = State {
        locals: locals.collect(),
        narrowed: HashMap::new(),
        tested: HashMap::new(),
    };
    let mut analysis = Analysis {
        function,
        results,
        definitions,
        facts: HashMap::new(),
        versions: 0,
        depth: 0,
        rounds: Vec::new(),
    };
    let (rewritten, _) = analysis.block(&body, Some(start));
    function.body = rewritten;
}

fn is_integer(ty: Type) -> bool {
    matches!(ty, Type::I64 | Type::U64)
}

fn define<'b>(block: &'b Block, definitions: &mut HashMap<Value, &'b Op>) {
    for inst in block {
        match inst {
            Inst::Let { result, op } => {
                definitions.insert(*result, op);
            }
            Inst::If { then, otherwise, .. } => {
                define(then, definitions);
                define(otherwise, definitions);
            }
            Inst::Loop { body, step, .. } => {
                define(body, definitions);
                define(step, definitions);
            }
            _ => {}
        }
    }
}

/// What is known of a variable at some place.
#[derive(Debug, Clone, PartialEq)]
struct Known {
    range: Range,
    /// Another one after each assignment.
    version: u32,
    /// By how much it is above what it was when the round of the innermost loop began, if that is known exactly: nothing has wrapped.
    growth: Option<Range>,
}

/// A value as a variable's plus something, exactly.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Offset {
    local: Local,
    version: u32,
    by: Range,
}

/// What is known of an integer where it is defined.
#[derive(Debug, Clone, Copy)]
struct Fact {
    range: Range,
    offset: Option<Offset>,
}

/// What is known at some place, for the rows that come there.
#[derive(Debug, Clone)]
struct State {
    locals: Vec<Known>,
    /// Values that comparisons have narrowed since they were defined.
    narrowed: HashMap<Value, Range>,
    /// Comparisons whose outcome is known.
    tested: HashMap<Test, bool>,
}

/// A comparison, of which there may be several in a body: `x < y`, `x <= y` or `x == y`; of integers not `x <= y`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Test {
    op: BinaryOp,
    sides: [Side; 2],
}

impl Test {
    /// Whether it holds, by others that have been done.
    fn outcome(self, tested: &HashMap<Test, bool>) -> Option<bool> {
        if let Some(known) = tested.get(&self) {
            return Some(*known);
        }
        let Test { op, sides: [x, y] } = self;
        let holds = |op, sides| tested.get(&Test { op, sides }) == Some(&true);
        if holds(BinaryOp::Lt, [y, x]) || (op == BinaryOp::Lt && holds(BinaryOp::Eq, [x, y])) {
            return Some(false);
        }
        match holds(BinaryOp::Lt, [x, y]) {
            true => Some(op != BinaryOp::Eq),
            false => None,
        }
    }
}

/// A side of a comparison: equal ones have equal values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Side {
    Const(Const),
    /// A variable as it was between two assignments.
    Local(Local, u32),
    Value(Value),
}

/// What a round of a loop is found to do.
#[derive(Debug, Default)]
struct Round {
    /// What is known where jumps arrive.
    exit: Option<State>,
    step: Option<State>,
    /// What assignments add to variables, each time, those of loops inside included; `None` where one does something else.
    added: HashMap<Local, Option<Range>>,
}

impl Round {
    fn add(&mut self, local: Local, by: Option<Range>) {
        let before = self.added.entry(local).or_insert(by);
        *before = before.zip(by).map(|(before, by)| hull(before, by));
    }
}

/// A loop, looked at.
struct Looked {
    /// Its parts without checks that can't fail.
    body: Block,
    step: Block,
    /// What is known where the next round begins, and behind the loop.
    end: Option<State>,
    exit: Option<State>,
    /// As [`Round::added`].
    added: HashMap<Local, Option<Range>>,
}

struct Analysis<'f, 'b> {
    function: &'f Function,
    results: &'f [ScalarType],
    definitions: HashMap<Value, &'b Op>,
    facts: HashMap<Value, Fact>,
    versions: u32,
    /// Loops around.
    depth: u32,
    /// Those of the loops around.
    rounds: Vec<Round>,
}

impl<'b> Analysis<'_, 'b> {
    fn ty(&self, value: Value) -> Type {
        self.function
            .values
            .get(value.0 as usize)
            .copied()
            .unwrap_or(Type::Bool)
    }

    fn new_version(&mut self) -> u32 {
        self.versions += 1;
        self.versions
    }

    /// A block without the checks that can't fail, and what is known at its end; `None` where that isn't reached.
    fn block(&mut self, block: &'b Block, mut state: Option<State>) -> (Block, Option<State>) {
        let mut rewritten = Block::with_capacity(block.len());
        for inst in block {
            let Some(here) = state.take() else {
                // Never executed; it stays, since values of it may be named.
                rewritten.push(inst.clone());
                continue;
            };
            state = self.inst(inst, here, &mut rewritten);
        }
        (rewritten, state)
    }

    fn inst(&mut self, inst: &'b Inst, mut state: State, rewritten: &mut Block) -> Option<State> {
        match inst {
            Inst::Let { result, op } => {
                let op = self.operation(*result, op, &state);
                rewritten.push(Inst::Let { result: *result, op });
            }
            Inst::Call { result, callee, .. } => {
                let declared = self.results.get(callee.0 as usize);
                let range = declared.and_then(|ty| ty.integer_range());
                self.facts.insert(
                    *result,
                    Fact {
                        range: range.unwrap_or(limits(self.ty(*result))),
                        offset: None,
                    },
                );
                rewritten.push(inst.clone());
            }
            Inst::Set { local, value } => {
                self.set(&mut state, *local, *value);
                rewritten.push(inst.clone());
            }
            Inst::FailIf { cond, .. } => {
                if self.outcome(&state, *cond, 0) != Some(false) {
                    rewritten.push(inst.clone());
                    self.learn(&mut state, *cond, false, 0);
                }
            }
            Inst::If { cond, then, otherwise } => {
                let (mut on_true, mut on_false) = (state.clone(), state);
                self.learn(&mut on_true, *cond, true, 0);
                self.learn(&mut on_false, *cond, false, 0);
                let (then, after_then) = self.block(then, Some(on_true));
                let (otherwise, after_otherwise) = self.block(otherwise, Some(on_false));
                let cond = *cond;
                rewritten.push(Inst::If { cond, then, otherwise });
                return self.either(after_then, after_otherwise);
            }
            Inst::Loop { body, step, rounds_max } => {
                let (inst, after) = self.repeat(body, step, *rounds_max, &state);
                rewritten.push(inst);
                return after;
            }
            Inst::Break | Inst::Continue => {
                rewritten.push(inst.clone());
                if let Some(mut round) = self.rounds.pop() {
                    let to = match inst {
                        Inst::Break => &mut round.exit,
                        _ => &mut round.step,
                    };
                    let before = to.take();
                    *to = self.either(before, Some(state));
                    self.rounds.push(round);
                }
                return None;
            }
            Inst::Return(_) | Inst::ReturnNull | Inst::Fail { .. } => {
                rewritten.push(inst.clone());
                return None;
            }
            Inst::Kernel(_) => rewritten.push(inst.clone()),
        }
        Some(state)
    }

    // Loops.

    fn repeat(
        &mut self,
        body: &'b Block,
        step: &'b Block,
        rounds_max: Option<u64>,
        entered: &State,
    ) -> (Inst, Option<State>) {
        let mut set = Vec::new();
        assigned(body, &mut set);
        assigned(step, &mut set);
        // The round in which the loop ends may count as one or not.
        let rounds = rounds_max.map_or(ROUNDS_MAX, |rounds| {
            i128::from(rounds).saturating_add(1).min(ROUNDS_MAX)
        });
        let mut head = entered.clone();
        for known in &mut head.locals {
            known.growth = Some((0, 0));
        }
        for local in &set {
            let version = self.new_version();
            let ty = self.function.locals[local.0 as usize].ty;
            let known = &mut head.locals[local.0 as usize];
            (known.range, known.version) = (limits(ty), version);
        }
        self.depth += 1;
        let looks = if self.depth <= DEPTH_MAX { 2 } else { 0 };
        let mut growths: HashMap<Local, Range> = HashMap::new();
        for _ in 0..looks {
            let Looked { end, added, .. } = self.look(body, step, head.clone());
            for local in &set {
                let (at, ty) = (local.0 as usize, self.function.locals[local.0 as usize].ty);
                let Some(end) = &end else {
                    // No second round.
                    head.locals[at].range = entered.locals[at].range;
                    continue;
                };
                let (first, last) = (entered.locals[at].range, end.locals[at].range);
                let mut found = hull(first, last);
                if let Some(growth) = end.locals[at].growth {
                    let grown = range::sum(first, times(growth, rounds));
                    found = common(found, grown).unwrap_or(found);
                    growths.insert(*local, growth);
                }
                if let Some(Some(by)) = added.get(local) {
                    let grown = range::sum(first, times(*by, ROUNDS_MAX));
                    found = common(found, grown).unwrap_or(found);
                }
                let before = head.locals[at].range;
                head.locals[at].range = common(common(found, before).unwrap_or(before), limits(ty)).unwrap_or(before);
            }
        }
        let Looked { body, step, exit, .. } = self.look(body, step, head);
        self.depth -= 1;
        let after = exit.map(|mut exit| {
            for (at, known) in exit.locals.iter_mut().enumerate() {
                let before = &entered.locals[at];
                known.growth = match set.contains(&Local(at as u32)) {
                    false => before.growth,
                    true => {
                        let earlier = growths.get(&Local(at as u32)).map(|growth| times(*growth, rounds));
                        let parts = before.growth.zip(earlier).zip(known.growth);
                        parts.map(|((before, earlier), last)| range::sum(range::sum(before, earlier), last))
                    }
                };
            }
            exit
        });
        (Inst::Loop { body, step, rounds_max }, after)
    }

    /// Looks at a round, from what is known when one begins.
    fn look(&mut self, body: &'b Block, step: &'b Block, head: State) -> Looked {
        self.rounds.push(Round::default());
        let (body, end) = self.block(body, Some(head));
        let next = self.rounds.last_mut().and_then(|round| round.step.take());
        let end = self.either(end, next);
        // It has no jumps of its own loop.
        let (step, end) = self.block(step, end);
        let Round { exit, added, .. } = self.rounds.pop().unwrap_or_default();
        if let Some(around) = self.rounds.last_mut() {
            added.iter().for_each(|(local, by)| around.add(*local, *by));
        }
        Looked {
            body,
            step,
            end,
            exit,
            added,
        }
    }

    // States.

    fn set(&mut self, state: &mut State, local: Local, value: Value) {
        let fact = self.fact(state, value);
        let version = self.new_version();
        let Some(known) = state.locals.get_mut(local.0 as usize) else {
            return;
        };
        let from_itself = fact
            .offset
            .filter(|offset| offset.local == local && offset.version == known.version);
        let by = from_itself.map(|offset| offset.by);
        known.growth = known.growth.zip(by).map(|(growth, by)| range::sum(growth, by));
        (known.range, known.version) = (fact.range, version);
        if let Some(round) = self.rounds.last_mut() {
            round.add(local, by);
        }
    }

    /// What is known where one state or the other comes from.
    fn either(&mut self, a: Option<State>, b: Option<State>) -> Option<State> {
        let (mut a, b) = match (a, b) {
            (Some(a), Some(b)) => (a, b),
            (one, other) => return one.or(other),
        };
        for (known, other) in a.locals.iter_mut().zip(&b.locals) {
            known.range = hull(known.range, other.range);
            if known.version != other.version {
                self.versions += 1;
                known.version = self.versions;
                known.growth = known.growth.zip(other.growth).map(|(a, b)| hull(a, b));
            }
        }
        a.narrowed.retain(|value, range| match b.narrowed.get(value) {
            Some(other) => {
                *range = hull(*range, *other);
                true
            }
            None => false,
        });
        a.tested.retain(|test, holds| b.tested.get(test) == Some(holds));
        Some(a)
    }

    fn fact(&self, state: &State, value: Value) -> Fact {
        let all = limits(self.ty(value));
        let mut fact = self.facts.get(&value).copied().unwrap_or(Fact {
            range: all,
            offset: None,
        });
        if let Some(narrowed) = state.narrowed.get(&value) {
            fact.range = common(fact.range, *narrowed).unwrap_or(fact.range);
        }
        fact
    }

    fn range(&self, state: &State, value: Value) -> Range {
        self.fact(state, value).range
    }

    // Operations.

    /// An operation without a check that can't fail; notes what is known of its result.
    fn operation(&mut self, result: Value, op: &'b Op, state: &State) -> Op {
        let ty = self.ty(result);
        let of = |value: &Value| self.range(state, *value);
        let all = limits(ty);
        let mut rewritten = None;
        let mut offset = None;
        let exact = match op {
            Op::Const(Const::I64(n)) => (i128::from(*n), i128::from(*n)),
            Op::Const(Const::U64(n)) => (i128::from(*n), i128::from(*n)),
            Op::Param(n) => match self.function.params.get(*n as usize).map(|param| param.ty) {
                // Zero where it is NULL.
                Some(ParameterType::Scalar(ty)) => ty.integer_range().map_or(all, |range| hull(range, (0, 0))),
                _ => all,
            },
            Op::Get(local) => match state.locals.get(local.0 as usize) {
                Some(known) => {
                    offset = Some(Offset {
                        local: *local,
                        version: known.version,
                        by: (0, 0),
                    });
                    known.range
                }
                None => all,
            },
            Op::Unary(UnaryOp::BoolToI64, _) => (0, 1),
            Op::Unary(UnaryOp::I64AsU64 | UnaryOp::U64AsI64, x) => of(x),
            Op::Unary(UnaryOp::NegWrap, x) if ty == Type::I64 => range::difference((0, 0), of(x)),
            Op::Binary(op, x, y) if is_integer(ty) => match op {
                BinaryOp::AddWrap => range::sum(of(x), of(y)),
                BinaryOp::SubWrap => range::difference(of(x), of(y)),
                BinaryOp::MulWrap => range::product(of(x), of(y)),
                BinaryOp::FloorDiv => range::quotient(ty, of(x), of(y)),
                BinaryOp::Mod => range::remainder(ty, of(x), of(y)),
                BinaryOp::BitAnd => range::bits_of_both(ty, of(x), of(y)),
                BinaryOp::BitOr | BinaryOp::BitXor => range::bits_of_either(ty, of(x), of(y)),
                BinaryOp::Shr => range::shifted_right(of(x)),
                BinaryOp::ShlWrap if of(y).0 >= 0 && of(y).1 <= 63 => range::shifted_left(of(x), of(y)),
                _ => all,
            },
            Op::Select(_, x, y) if is_integer(ty) => {
                let (x, y) = (self.fact(state, *x), self.fact(state, *y));
                offset = x.offset.zip(y.offset).and_then(|(a, b)| {
                    let same = (a.local, a.version) == (b.local, b.version);
                    same.then(|| Offset {
                        by: hull(a.by, b.by),
                        ..a
                    })
                });
                hull(x.range, y.range)
            }
            Op::Checked(checked, operands, _) => {
                let (exact, unchecked) = self.checked(*checked, operands, ty, state);
                rewritten = unchecked.filter(|_| within(exact, result_limits(*checked, ty)));
                // Rows whose result doesn't fit have failed.
                common(exact, result_limits(*checked, ty)).unwrap_or(all)
            }
            Op::ArrayLen(_) => (0, i128::from(i32::MAX)),
            Op::ArrayGet(n, _) => match self.function.params.get(*n as usize).map(|param| param.ty) {
                Some(ParameterType::Array(ty)) => ty.integer_range().map_or(all, |range| hull(range, (0, 0))),
                _ => all,
            },
            _ => all,
        };
        // Beyond the limits, it has wrapped: it may be anything.
        let range = if within(exact, all) { exact } else { all };
        if within(exact, all) && offset.is_none() {
            offset = self.offset(op, state);
        }
        self.facts.insert(result, Fact { range, offset });
        rewritten.unwrap_or_else(|| op.clone())
    }

    /// The range that an operation's exact result has, and the operation that doesn't check for where it always fits.
    fn checked(&self, checked: CheckedOp, operands: &[Value], ty: Type, state: &State) -> (Range, Option<Op>) {
        let all = limits(ty);
        let of = |n: usize| operands.get(n).map_or(all, |value| self.range(state, *value));
        let unary = |op| operands.first().map(|x| Op::Unary(op, *x));
        let binary = |op| {
            operands
                .first()
                .zip(operands.get(1))
                .map(|(x, y)| Op::Binary(op, *x, *y))
        };
        match checked {
            CheckedOp::Add => (range::sum(of(0), of(1)), binary(BinaryOp::AddWrap)),
            CheckedOp::Sub => (range::difference(of(0), of(1)), binary(BinaryOp::SubWrap)),
            CheckedOp::Mul => (range::product(of(0), of(1)), binary(BinaryOp::MulWrap)),
            CheckedOp::Neg => (range::difference((0, 0), of(0)), unary(UnaryOp::NegWrap)),
            CheckedOp::Shl if of(1).0 >= 0 && of(1).1 <= 63 => {
                (range::shifted_left(of(0), of(1)), binary(BinaryOp::ShlWrap))
            }
            CheckedOp::I64ToU64 => (of(0), unary(UnaryOp::I64AsU64)),
            CheckedOp::U64ToI64 => (of(0), unary(UnaryOp::U64AsI64)),
            // The same number.
            CheckedOp::Narrow(_) => (of(0), operands.first().map(|x| Op::Binary(BinaryOp::BitOr, *x, *x))),
            CheckedOp::Shl | CheckedOp::F64ToI64 | CheckedOp::F64ToU64 | CheckedOp::F64ToF32 => (all, None),
        }
    }

    /// What an operation adds to a variable, if that is what it does and the sum hasn't wrapped.
    fn offset(&self, op: &Op, state: &State) -> Option<Offset> {
        let (x, y, subtracts) = match op {
            Op::Binary(BinaryOp::AddWrap, x, y) => (*x, *y, false),
            Op::Binary(BinaryOp::SubWrap, x, y) => (*x, *y, true),
            Op::Checked(CheckedOp::Add, operands, _) => (*operands.first()?, *operands.get(1)?, false),
            Op::Checked(CheckedOp::Sub, operands, _) => (*operands.first()?, *operands.get(1)?, true),
            _ => return None,
        };
        let (x, y) = (self.fact(state, x), self.fact(state, y));
        match (x.offset, y.offset) {
            (Some(offset), _) if subtracts => Some(Offset {
                by: range::difference(offset.by, y.range),
                ..offset
            }),
            // Of two variables, the one that is added to is the one with a wider range.
            (Some(offset), other) if other.is_none() || width(x.range) >= width(y.range) => Some(Offset {
                by: range::sum(offset.by, y.range),
                ..offset
            }),
            (_, Some(offset)) if !subtracts => Some(Offset {
                by: range::sum(offset.by, x.range),
                ..offset
            }),
            _ => None,
        }
    }

    // Conditions.

    /// What a comparison tests, and whether it holds where that doesn't.
    fn test(&self, op: BinaryOp, x: Value, y: Value) -> Option<(Test, bool)> {
        let side = |value: Value| match (self.definitions.get(&value), self.facts.get(&value)) {
            (Some(Op::Const(constant)), _) => Side::Const(*constant),
            (
                Some(Op::Get(local)),
                Some(Fact {
                    offset: Some(offset), ..
                }),
            ) => Side::Local(*local, offset.version),
            _ => Side::Value(value),
        };
        let (x, y, integers) = (side(x), side(y), is_integer(self.ty(x)));
        let (op, sides, opposite) = match op {
            BinaryOp::Eq => (BinaryOp::Eq, [x, y], false),
            BinaryOp::Ne => (BinaryOp::Eq, [x, y], true),
            BinaryOp::Lt => (BinaryOp::Lt, [x, y], false),
            BinaryOp::Gt => (BinaryOp::Lt, [y, x], false),
            BinaryOp::Le if integers => (BinaryOp::Lt, [y, x], true),
            BinaryOp::Ge if integers => (BinaryOp::Lt, [x, y], true),
            BinaryOp::Le => (BinaryOp::Le, [x, y], false),
            BinaryOp::Ge => (BinaryOp::Le, [y, x], false),
            _ => return None,
        };
        Some((Test { op, sides }, opposite))
    }

    /// Whether a condition holds, if that is known.
    fn outcome(&self, state: &State, cond: Value, depth: u32) -> Option<bool> {
        if depth > CONDITION_DEPTH_MAX {
            return None;
        }
        let part = |value: &Value| self.outcome(state, *value, depth + 1);
        match self.definitions.get(&cond)? {
            Op::Const(Const::Bool(known)) => Some(*known),
            Op::Unary(UnaryOp::Not, x) => part(x).map(|x| !x),
            Op::Binary(BinaryOp::And, x, y) => match (part(x), part(y)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
            Op::Binary(BinaryOp::Or, x, y) => match (part(x), part(y)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
            Op::Binary(op, x, y) => {
                let (test, opposite) = self.test(*op, *x, *y)?;
                let by_range = |(x, y)| compared(*op, x, y);
                let known = test.outcome(&state.tested).map(|holds| holds != opposite);
                known.or_else(|| self.comparable(state, *op, *x, *y).and_then(by_range))
            }
            _ => None,
        }
    }

    /// The ranges of two numbers that are compared, if they are integers, or doubles made of such.
    fn comparable(&self, state: &State, op: BinaryOp, x: Value, y: Value) -> Option<(Range, Range)> {
        if is_integer(self.ty(x)) {
            return Some((self.range(state, x), self.range(state, y)));
        }
        // Zero is the double of zero alone.
        let zero = |value: Value| match self.definitions.get(&value) {
            Some(Op::Const(Const::F64(bits))) => f64::from_bits(*bits) == 0.0,
            _ => false,
        };
        match self.definitions.get(&x) {
            Some(Op::Unary(UnaryOp::IntToF64, integer)) if zero(y) => {
                let equality = matches!(op, BinaryOp::Eq | BinaryOp::Ne);
                equality.then(|| (self.range(state, *integer), (0, 0)))
            }
            _ => None,
        }
    }

    /// Notes that a condition holds, or doesn't.
    fn learn(&self, state: &mut State, cond: Value, holds: bool, depth: u32) {
        if depth > CONDITION_DEPTH_MAX {
            return;
        }
        match self.definitions.get(&cond) {
            Some(Op::Unary(UnaryOp::Not, x)) => self.learn(state, *x, !holds, depth + 1),
            Some(Op::Binary(BinaryOp::And, x, y)) if holds => {
                self.learn(state, *x, true, depth + 1);
                self.learn(state, *y, true, depth + 1);
            }
            Some(Op::Binary(BinaryOp::Or, x, y)) if !holds => {
                self.learn(state, *x, false, depth + 1);
                self.learn(state, *y, false, depth + 1);
            }
            Some(Op::Binary(op, x, y)) => {
                if let Some((test, opposite)) = self.test(*op, *x, *y) {
                    state.tested.insert(test, holds != opposite);
                }
                let op = if holds { Some(*op) } else { opposite(*op) };
                if let Some((op, (a, b))) = op.zip(self.comparable(state, op.unwrap_or(BinaryOp::Eq), *x, *y)) {
                    let (integer, other) = match self.definitions.get(x) {
                        Some(Op::Unary(UnaryOp::IntToF64, integer)) => (*integer, None),
                        _ => (*x, Some(*y)),
                    };
                    self.narrow(state, integer, narrowed(op, a, b));
                    if let (Some(y), Some(turned)) = (other, turned(op)) {
                        self.narrow(state, y, narrowed(turned, b, a));
                    }
                }
            }
            _ => {}
        }
    }

    /// Notes that a value lies in a range; and the variable that it is, or is a constant more than.
    fn narrow(&self, state: &mut State, value: Value, range: Range) {
        let fact = self.fact(state, value);
        let Some(both) = common(fact.range, range) else {
            return;
        };
        state.narrowed.insert(value, both);
        if let Some(offset) = fact.offset
            && offset.by.0 == offset.by.1
            && let Some(known) = state.locals.get_mut(offset.local.0 as usize)
            && known.version == offset.version
        {
            known.range = common(known.range, range::difference(both, offset.by)).unwrap_or(known.range);
        }
    }
}

/// The variables that a block sets.
fn assigned(block: &Block, set: &mut Vec<Local>) {
    for inst in block {
        match inst {
            Inst::Set { local, .. } if !set.contains(local) => set.push(*local),
            Inst::If { then, otherwise, .. } => {
                assigned(then, set);
                assigned(otherwise, set);
            }
            Inst::Loop { body, step, .. } => {
                assigned(body, set);
                assigned(step, set);
            }
            _ => {}
        }
    }
}

fn width(range: Range) -> i128 {
    range.1.saturating_sub(range.0)
}

/// What up to that many rounds add.
fn times(growth: Range, rounds: i128) -> Range {
    (
        growth.0.min(0).saturating_mul(rounds),
        growth.1.max(0).saturating_mul(rounds),
    )
}

/// What the result of an operation of that type may be without failing.
fn result_limits(checked: CheckedOp, ty: Type) -> Range {
    match checked {
        CheckedOp::Narrow(to) => to.integer_range().unwrap_or(limits(ty)),
        _ => limits(ty),
    }
}

/// Whether a comparison of numbers in these ranges holds, if it is the same for all.
fn compared(op: BinaryOp, x: Range, y: Range) -> Option<bool> {
    let (always, never) = match op {
        BinaryOp::Lt => (x.1 < y.0, x.0 >= y.1),
        BinaryOp::Le => (x.1 <= y.0, x.0 > y.1),
        BinaryOp::Gt => (x.0 > y.1, x.1 <= y.0),
        BinaryOp::Ge => (x.0 >= y.1, x.1 < y.0),
        BinaryOp::Eq => (x.0 == x.1 && x == y, common(x, y).is_none()),
        BinaryOp::Ne => (common(x, y).is_none(), x.0 == x.1 && x == y),
        _ => return None,
    };
    match (always, never) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// Where `x op y` holds, what `x` can be.
fn narrowed(op: BinaryOp, x: Range, y: Range) -> Range {
    match op {
        BinaryOp::Lt => (x.0, x.1.min(y.1 - 1)),
        BinaryOp::Le => (x.0, x.1.min(y.1)),
        BinaryOp::Gt => (x.0.max(y.0 + 1), x.1),
        BinaryOp::Ge => (x.0.max(y.0), x.1),
        BinaryOp::Eq => common(x, y).unwrap_or(x),
        BinaryOp::Ne if y.0 == y.1 && x.0 == y.0 => (x.0 + 1, x.1),
        BinaryOp::Ne if y.0 == y.1 && x.1 == y.0 => (x.0, x.1 - 1),
        _ => x,
    }
}

/// The comparison that holds where this doesn't, of integers.
fn opposite(op: BinaryOp) -> Option<BinaryOp> {
    Some(match op {
        BinaryOp::Lt => BinaryOp::Ge,
        BinaryOp::Le => BinaryOp::Gt,
        BinaryOp::Gt => BinaryOp::Le,
        BinaryOp::Ge => BinaryOp::Lt,
        BinaryOp::Eq => BinaryOp::Ne,
        BinaryOp::Ne => BinaryOp::Eq,
        _ => return None,
    })
}

/// The same comparison with its sides exchanged.
fn turned(op: BinaryOp) -> Option<BinaryOp> {
    Some(match op {
        BinaryOp::Lt => BinaryOp::Gt,
        BinaryOp::Le => BinaryOp::Ge,
        BinaryOp::Gt => BinaryOp::Lt,
        BinaryOp::Ge => BinaryOp::Le,
        BinaryOp::Eq | BinaryOp::Ne => op,
        _ => return None,
    })
}
