//! Carries values from one round of a loop to the next that would be computed again there.
//!
//! In `z = z*z + c` with a test of `|z|²`, a round computes the squares of the new `z`'s parts for the test, and the next
//! round computes them again for the product. The pass finds such pairs: an operation on a variable as the round finds it,
//! and the same operation on the value that the round gives the variable. The second is kept in a new variable, which takes
//! the place of the first; before the loop it is computed once. (A special case of partial redundancy elimination; Morel
//! and Renvoise, CACM 1979. LLVM's own doesn't look through the rest of the loop's control flow.)
//!
//! A variable is looked at if the loop sets it in one place, at the top of its body, and nothing jumps over that place
//! into another round. Operations are those that can't fail, on values of the variable and on what doesn't change in
//! the loop; both of the pair are at the top of the body, so that each round computes them.

use std::collections::HashMap;

use crate::ir::{BinaryOp, Block, Function, Inst, Local, LocalDecl, Op, Type, UnaryOp, Value};

/// Values carried per loop: each takes a register, in each vector.
const CARRIED_MAX: usize = 4;
/// Instructions at a body's top up to which pairs are looked for: in long ones two operations matter little.
const BODY_MAX: usize = 200;

/// Rewrites a function's loops.
pub(super) fn carry(function: &mut Function) {
    let body = std::mem::take(&mut function.body);
    let mut rewriter = Rewriter { function };
    let body = rewriter.block(body);
    function.body = body;
}

struct Rewriter<'f> {
    function: &'f mut Function,
}

/// What an operation computes, from numbers of values that are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Unary(UnaryOp, Value),
    Binary(BinaryOp, Value, Value),
    Const(crate::ir::Const),
    Get(Local),
}

/// Where an operation is put before a loop.
struct Start<'b> {
    before: &'b mut Block,
    body: &'b Block,
    local: Local,
    /// The variable's value there.
    first: Value,
    /// Values of the body that have been put there.
    known: HashMap<Value, Value>,
}

/// An operation of one round that the round before has computed.
struct Found {
    /// Its place in the body.
    at: usize,
    result: Value,
    op: Op,
    /// What the round before computed.
    earlier: Value,
}

impl Rewriter<'_> {
    fn block(&mut self, block: Block) -> Block {
        let mut rewritten = Vec::with_capacity(block.len());
        for inst in block {
            match inst {
                Inst::If { cond, then, otherwise } => rewritten.push(Inst::If {
                    cond,
                    then: self.block(then),
                    otherwise: self.block(otherwise),
                }),
                Inst::Loop { body, step, rounds_max } => {
                    let (body, step) = (self.block(body), self.block(step));
                    let (before, body, step) = self.repeat(body, step);
                    rewritten.extend(before);
                    rewritten.push(Inst::Loop { body, step, rounds_max });
                }
                other => rewritten.push(other),
            }
        }
        rewritten
    }

    /// A loop, and what is to be done before it.
    fn repeat(&mut self, mut body: Block, step: Block) -> (Block, Block, Block) {
        let mut before = Vec::new();
        if body.len() > BODY_MAX || jumps_on(&body) {
            return (before, body, step);
        }
        let mut carried = 0;
        for n in 0..self.function.locals.len() {
            let local = Local(n as u32);
            let Some(set_at) = only_set(local, &body, &step) else {
                continue;
            };
            for found in pairs(local, set_at, &body, &step) {
                if carried < CARRIED_MAX {
                    carried += 1;
                    self.keep(local, &found, &mut before, &mut body);
                }
            }
        }
        (before, body, step)
    }

    /// Keeps a value in a new variable.
    fn keep(&mut self, local: Local, found: &Found, before: &mut Block, body: &mut Block) {
        let ty = self.ty(found.result);
        let kept = Local(self.function.locals.len() as u32);
        self.function.locals.push(LocalDecl {
            name: "carried".to_owned(),
            ty,
        });
        // Before the loop, from the variable's first value.
        let first = self.let_in(before, self.function.locals[local.0 as usize].ty, Op::Get(local));
        let mut start = Start {
            before: &mut *before,
            body: &*body,
            local,
            first,
            known: HashMap::new(),
        };
        let op = self.again(&mut start, &found.op);
        let first = self.let_in(before, ty, op);
        before.push(Inst::Set {
            local: kept,
            value: first,
        });
        body[found.at] = Inst::Let {
            result: found.result,
            op: Op::Get(kept),
        };
        let at = body
            .iter()
            .position(|inst| matches!(inst, Inst::Set { local: set, .. } if *set == local));
        body.insert(
            at.map_or(body.len(), |at| at + 1),
            Inst::Set {
                local: kept,
                value: found.earlier,
            },
        );
    }

    /// An operation of the body again, before the loop.
    fn again(&mut self, start: &mut Start<'_>, op: &Op) -> Op {
        match op {
            Op::Unary(op, a) => Op::Unary(*op, self.outside(start, *a)),
            Op::Binary(op, a, b) => {
                let a = self.outside(start, *a);
                Op::Binary(*op, a, self.outside(start, *b))
            }
            other => other.clone(),
        }
    }

    /// An operand as it is before the loop: what it is made of is put there, too.
    fn outside(&mut self, start: &mut Start<'_>, operand: Value) -> Value {
        if let Some(value) = start.known.get(&operand) {
            return *value;
        }
        let value = match definition(start.body, operand) {
            None => operand,
            Some((_, Op::Get(read))) if *read == start.local => start.first,
            Some((_, op)) => {
                let op = self.again(start, op);
                let ty = self.ty(operand);
                self.let_in(start.before, ty, op)
            }
        };
        start.known.insert(operand, value);
        value
    }

    fn let_in(&mut self, block: &mut Block, ty: Type, op: Op) -> Value {
        let result = Value(self.function.values.len() as u32);
        self.function.values.push(ty);
        block.push(Inst::Let { result, op });
        result
    }

    fn ty(&self, value: Value) -> Type {
        self.function.values[value.0 as usize]
    }
}

/// Whether a block has jumps to a step.
fn jumps_on(block: &Block) -> bool {
    block.iter().any(|inst| match inst {
        Inst::Continue => true,
        Inst::If { then, otherwise, .. } => jumps_on(then) || jumps_on(otherwise),
        Inst::Loop { body, .. } => jumps_on(body),
        _ => false,
    })
}

/// Where a body sets a variable, if that is the only place in the loop and at the body's top.
fn only_set(local: Local, body: &Block, step: &Block) -> Option<usize> {
    let is_set = |inst: &Inst| matches!(inst, Inst::Set { local: set, .. } if *set == local);
    let at = body.iter().position(is_set)?;
    (sets(local, body) + sets(local, step) == 1).then_some(at)
}

fn sets(local: Local, block: &Block) -> usize {
    let in_inst = |inst: &Inst| match inst {
        Inst::Set { local: set, .. } => usize::from(*set == local),
        Inst::If { then, otherwise, .. } => sets(local, then) + sets(local, otherwise),
        Inst::Loop { body, step, .. } => sets(local, body) + sets(local, step),
        _ => 0,
    };
    block.iter().map(in_inst).sum()
}

/// The operation at a body's top that defines a value, and its place.
fn definition(body: &Block, value: Value) -> Option<(usize, &Op)> {
    body.iter().enumerate().find_map(|(at, inst)| match inst {
        Inst::Let { result, op } if *result == value => Some((at, op)),
        _ => None,
    })
}

/// The operations before `set_at` that the round before has computed on the variable's new value.
fn pairs(local: Local, set_at: usize, body: &Block, step: &Block) -> Vec<Found> {
    let Some(Inst::Set { value: new, .. }) = body.get(set_at) else {
        return Vec::new();
    };
    let mut numbers = Numbers {
        local,
        body,
        step,
        of: HashMap::new(),
        table: HashMap::new(),
        known: HashMap::new(),
    };
    for inst in &body[..set_at] {
        if let Inst::Let { result, op } = inst {
            numbers.add(*result, op);
        }
    }
    let mut found = Vec::new();
    for (at, inst) in body[..set_at].iter().enumerate() {
        let Inst::Let { result, op } = inst else {
            continue;
        };
        if worth_carrying(op)
            && let Some(Renewed { value, changes: true }) = numbers.renewed(*result, *new)
            && value != numbers.number(*result)
        {
            found.push(Found {
                at,
                result: *result,
                op: op.clone(),
                earlier: value,
            });
        }
    }
    found
}

/// Whether an operation costs more than a register that holds its result.
fn worth_carrying(op: &Op) -> bool {
    matches!(
        op,
        Op::Binary(BinaryOp::FMul | BinaryOp::FDiv | BinaryOp::FAdd | BinaryOp::FSub, ..)
            | Op::Unary(UnaryOp::FSqrt, _)
    )
}

/// What a value of this round was called by the round before, after it had given the variable its new value.
#[derive(Debug, Clone, Copy)]
struct Renewed {
    value: Value,
    /// It depends on the variable.
    changes: bool,
}

/// Values of a body's top by what they compute: equal ones have the same number, which is the first of them.
struct Numbers<'b> {
    local: Local,
    body: &'b Block,
    step: &'b Block,
    of: HashMap<Value, Value>,
    table: HashMap<Key, Value>,
    /// What [`Numbers::renewed`] has found.
    known: HashMap<Value, Option<Renewed>>,
}

impl Numbers<'_> {
    fn number(&self, value: Value) -> Value {
        self.of.get(&value).copied().unwrap_or(value)
    }

    fn add(&mut self, result: Value, op: &Op) {
        let part = |value: Value, real: bool| match definition(self.body, self.number(value)) {
            Some((_, Op::Binary(BinaryOp::Complex, re, im))) => Some(self.number(if real { *re } else { *im })),
            _ => None,
        };
        let same = match op {
            Op::Unary(UnaryOp::Re, a) => part(*a, true),
            Op::Unary(UnaryOp::Im, a) => part(*a, false),
            _ => None,
        };
        let number = match (same, self.key(op)) {
            (Some(number), _) => number,
            (None, Some(key)) => *self.table.entry(key).or_insert(result),
            (None, None) => result,
        };
        self.of.insert(result, number);
    }

    fn key(&self, op: &Op) -> Option<Key> {
        Some(match op {
            Op::Unary(op, a) => Key::Unary(*op, self.number(*a)),
            Op::Binary(op, a, b) => Key::Binary(*op, self.number(*a), self.number(*b)),
            Op::Const(constant) => Key::Const(*constant),
            Op::Get(local) if *local == self.local || !self.is_set(*local) => Key::Get(*local),
            _ => return None,
        })
    }

    fn is_set(&self, local: Local) -> bool {
        sets(local, self.body) + sets(local, self.step) > 0
    }

    /// The value that an operation gives where the variable has the value `new`, if the body computes that.
    fn renewed(&mut self, value: Value, new: Value) -> Option<Renewed> {
        let value = self.number(value);
        if let Some(known) = self.known.get(&value) {
            return *known;
        }
        let found = self.renew(value, new);
        self.known.insert(value, found);
        found
    }

    fn renew(&mut self, value: Value, new: Value) -> Option<Renewed> {
        let Some((_, op)) = definition(self.body, value) else {
            // From outside the loop, or from a branch, where nothing at the body's top sees it.
            return Some(Renewed { value, changes: false });
        };
        match op {
            Op::Get(local) if *local == self.local => Some(Renewed {
                value: self.number(new),
                changes: true,
            }),
            Op::Get(local) if self.is_set(*local) => None,
            Op::Const(_) | Op::Get(_) => Some(Renewed { value, changes: false }),
            Op::Unary(op, a) => {
                let a = self.renewed(*a, new)?;
                if !a.changes {
                    return Some(Renewed { value, changes: false });
                }
                if let (UnaryOp::Re | UnaryOp::Im, Some((_, Op::Binary(BinaryOp::Complex, re, im)))) =
                    (op, definition(self.body, a.value))
                {
                    let part = if *op == UnaryOp::Re { *re } else { *im };
                    return Some(Renewed {
                        value: self.number(part),
                        changes: true,
                    });
                }
                self.changed(Key::Unary(*op, a.value))
            }
            Op::Binary(op, a, b) => {
                let (a, b) = (self.renewed(*a, new)?, self.renewed(*b, new)?);
                match a.changes || b.changes {
                    true => self.changed(Key::Binary(*op, a.value, b.value)),
                    false => Some(Renewed { value, changes: false }),
                }
            }
            _ => None,
        }
    }

    fn changed(&self, key: Key) -> Option<Renewed> {
        let value = self.table.get(&key).copied()?;
        Some(Renewed { value, changes: true })
    }
}

#[cfg(test)]
mod tests {
    use crate::ir::interpret::Interpreter;
    use crate::ir::{Datum, parse, verify};

    use super::carry;

    fn carried(text: &str) -> (crate::ir::Module, crate::ir::Module) {
        let module = parse::parse(text).unwrap();
        verify::verify(&module).unwrap();
        let mut simpler = module.clone();
        carry(simpler.functions.last_mut().unwrap());
        verify::verify(&simpler).unwrap_or_else(|errors| panic!("{errors:?}\n{simpler}"));
        (module, simpler)
    }

    fn agree(module: &crate::ir::Module, simpler: &crate::ir::Module) {
        let (mut one, mut other) = (Interpreter::new(module), Interpreter::new(simpler));
        for x in [0.0, -0.0, 0.3, -1.4, 2.5, 1e200, f64::NAN, f64::INFINITY] {
            let row = [Some(Datum::Float64(x))];
            assert_eq!(
                format!("{:?}", one.run(&row, 9999)),
                format!("{:?}", other.run(&row, 9999)),
                "{x}"
            );
        }
    }

    /// `z = z*z + x` until `z*z` is above 4, which gives the number of rounds as a float.
    const SQUARES: &str = "function f0 f(x: DOUBLE) -> DOUBLE {
  local $0 z: f64
  local $1 n: f64

  %0: f64 = param 0
  loop {
    %1: f64 = get $0
    %2: f64 = fmul %1, %1
    %3: f64 = fadd %2, %0
    %4: f64 = fmul %3, %3
    %5: f64 = const 4.0
    %6: bool = gt %4, %5
    %7: f64 = get $1
    %8: f64 = const 20.0
    %9: bool = ge %7, %8
    %10: bool = or %6, %9
    if %10 {
      return %7
    }
    set $0, %3
  } step {
    %11: f64 = get $1
    %12: f64 = const 1.0
    %13: f64 = fadd %11, %12
    set $1, %13
  }
}
";

    #[test]
    fn a_square_is_computed_once() {
        let (module, simpler) = carried(SQUARES);
        assert_eq!(module.to_string().matches("fmul").count(), 2);
        // One in the loop, one before it.
        let text = simpler.to_string();
        let (before, inside) = text.split_once("loop {").unwrap();
        assert_eq!(
            (before.matches("fmul").count(), inside.matches("fmul").count()),
            (1, 1),
            "{text}"
        );
        agree(&module, &simpler);
    }

    #[test]
    fn what_a_round_may_skip_is_left_alone() {
        // The variable is set only sometimes; the pair is computed only sometimes; the variable is set twice.
        let sometimes = SQUARES.replace(
            "    set $0, %3\n",
            "    if %6 {\n    } else {\n      set $0, %3\n    }\n",
        );
        let twice = SQUARES.replace("    set $0, %3\n", "    set $0, %3\n    set $0, %4\n");
        let jumped = SQUARES.replace(
            "    set $0, %3\n",
            "    if %6 {\n      continue\n    }\n    set $0, %3\n",
        );
        for text in [sometimes, twice, jumped] {
            let (module, simpler) = carried(&text);
            assert_eq!(module, simpler);
        }
    }

    #[test]
    fn what_depends_on_other_variables_is_left_alone() {
        let other = SQUARES.replace("    %7: f64 = get $1\n", "");
        let other = other.replace("%2: f64 = fmul %1, %1", "%7: f64 = get $1\n    %2: f64 = fmul %1, %7");
        let other = other.replace("%4: f64 = fmul %3, %3", "%4: f64 = fmul %3, %7");
        let (module, simpler) = carried(&other);
        assert_eq!(module, simpler);
    }
}
