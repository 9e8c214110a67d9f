//! `for … in range(…)`: arguments, counting that can't overflow, and the loop variable.

use rbcdb_udf_abi::ErrorCode;
use ruff_python_ast::{ExprCall, StmtFor};
use ruff_text_size::Ranged;

use super::cond::Cond;
use super::loops::Plan;
use super::lower::Lowerer;
use super::value::{Lit, Val};
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, Block, Inst, Local, Op, Type, UnaryOp, Value};
use crate::range::I64_RANGE;

impl<'a> Lowerer<'_, 'a> {
    pub(crate) fn for_loop(&mut self, node: &'a StmtFor) {
        let Some(call) = self.call_of_builtin(&node.iter, "range") else {
            return self.for_items(node);
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
    pub(crate) fn poison_loop(&mut self, node: &StmtFor) {
        for var in self.scope().loop_vars(node.start()).iter() {
            self.assign(*var, &Val::error(), node);
        }
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
    pub(crate) fn step_block(&mut self, increments: &[(Local, Value)]) -> Block {
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
    fn count(&mut self, first: Value, last: Value, by: Value, step: crate::range::Range, at: &ExprCall) -> Value {
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
    range: crate::range::Range,
}

/// The length of a constant range with a step other than zero.
fn rounds(start: i128, stop: i128, step: i128) -> u64 {
    let distance = if step > 0 { stop - start } else { start - stop };
    if distance <= 0 {
        return 0;
    }
    u64::try_from((distance - 1) / step.abs() + 1).unwrap_or(u64::MAX)
}
