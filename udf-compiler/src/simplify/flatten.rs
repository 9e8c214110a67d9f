//! Branches that only choose between cheap values become selections.
//!
//! In lanes both sides of a branch are computed anyway. Under masks each side costs a comparison and a merge per variable; as a
//! selection, one of each for both. A branch is flattened if neither side can fail, loop, call a function or leave a loop,
//! and both are cheap: then computing a side for a row that doesn't take it does nothing but cost, as every operation is total.
//! Returns may be in it: the rest of the function is then the other side.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::ir::{BinaryOp, Block, Function, Inst, Local, Op, Type, UnaryOp, Value};

/// Operations of a branch up to which it is flattened: what it costs to skip them where no row takes it.
const BRANCH_MAX: usize = 48;

/// Rewrites a function's branches.
pub(super) fn flatten(function: &mut Function) {
    let body = std::mem::take(&mut function.body);
    let mut flattener = Flattener {
        function,
        names: HashMap::new(),
    };
    let body = flattener.whole(body);
    function.body = body;
}

struct Flattener<'f> {
    function: &'f mut Function,
    /// Reads of variables that straight code has set: the values that they have there.
    names: HashMap<Value, Value>,
}

/// What a straight piece of code leaves behind: the variables that it has set, and what it has returned, if it has.
#[derive(Clone, Default)]
struct Side {
    set: BTreeMap<Local, Value>,
    returned: Option<Value>,
}

impl Flattener<'_> {
    /// A function's body: from the first branch with a return on as straight code, if that can be.
    fn whole(&mut self, mut body: Block) -> Block {
        let first = body
            .iter()
            .position(|inst| matches!(inst, Inst::If { .. }) && !is_plain(std::slice::from_ref(inst), false));
        let Some(first) = first else {
            return self.block(body);
        };
        let rest = &body[first..];
        let mut straight = Vec::new();
        let result = match is_plain(rest, true) && size(rest) <= BRANCH_MAX {
            true => self.side(rest, Side::default(), &mut straight),
            false => None,
        };
        match result.and_then(|side| side.returned) {
            None => self.block(body),
            Some(result) => {
                straight.push(Inst::Return(result));
                body.truncate(first);
                let mut whole = self.block(body);
                whole.extend(straight);
                whole
            }
        }
    }

    /// The branches of a block that leave it nowhere.
    fn block(&mut self, block: Block) -> Block {
        let mut rewritten = Vec::with_capacity(block.len());
        for inst in block {
            match inst {
                Inst::If { cond, then, otherwise } => {
                    let plain = is_plain(&then, false) && is_plain(&otherwise, false);
                    if plain && size(&then) + size(&otherwise) <= BRANCH_MAX {
                        self.branch(cond, &then, &otherwise, &mut rewritten);
                    } else {
                        rewritten.push(Inst::If {
                            cond,
                            then: self.block(then),
                            otherwise: self.block(otherwise),
                        });
                    }
                }
                Inst::Loop { body, step, rounds_max } => rewritten.push(Inst::Loop {
                    body: self.block(body),
                    step: self.block(step),
                    rounds_max,
                }),
                other => rewritten.push(other),
            }
        }
        rewritten
    }

    /// A branch that only sets variables, as straight code.
    fn branch(&mut self, cond: Value, then: &Block, otherwise: &Block, straight: &mut Block) {
        let sides = [then, otherwise].map(|block| self.side(block, Side::default(), straight));
        if let [Some(on_true), Some(on_false)] = sides
            && let Some(after) = self.chosen(cond, &on_true, &on_false, straight)
        {
            straight.extend(after.set.into_iter().map(|(local, value)| Inst::Set { local, value }));
        }
    }

    /// Emits a plain block from a state; the state after it. `None` where rows return from the middle of it.
    fn side(&mut self, block: &[Inst], mut side: Side, straight: &mut Block) -> Option<Side> {
        for (n, inst) in block.iter().enumerate() {
            match inst {
                Inst::Let { result, op } => match op {
                    Op::Get(local) if side.set.contains_key(local) => {
                        self.names.insert(*result, side.set[local]);
                    }
                    _ => straight.push(Inst::Let {
                        result: *result,
                        op: op.renamed(&mut |value| self.name(value)),
                    }),
                },
                Inst::Set { local, value } => {
                    side.set.insert(*local, self.name(*value));
                }
                Inst::Return(value) => {
                    side.returned = Some(self.name(*value));
                    return Some(side);
                }
                Inst::If { cond, then, otherwise } => {
                    let cond = self.name(*cond);
                    let mut on_true = self.side(then, side.clone(), straight)?;
                    let mut on_false = self.side(otherwise, side.clone(), straight)?;
                    if on_true.returned.is_none() && on_false.returned.is_none() {
                        side = self.chosen(cond, &on_true, &on_false, straight)?;
                        continue;
                    }
                    // Rows that haven't returned go on; all others are done.
                    let rest = &block[n + 1..];
                    if on_true.returned.is_none() {
                        on_true = self.side(rest, on_true, straight)?;
                    } else if on_false.returned.is_none() {
                        on_false = self.side(rest, on_false, straight)?;
                    }
                    return self.chosen(cond, &on_true, &on_false, straight);
                }
                _ => return None,
            }
        }
        Some(side)
    }

    /// What holds after a branch; `None` where only one side returns.
    fn chosen(&mut self, cond: Value, on_true: &Side, on_false: &Side, straight: &mut Block) -> Option<Side> {
        let mut after = Side::default();
        match (on_true.returned, on_false.returned) {
            (Some(x), Some(y)) => {
                after.returned = Some(self.select(cond, x, y, straight));
                return Some(after);
            }
            (None, None) => {}
            _ => return None,
        }
        let locals: BTreeSet<Local> = on_true.set.keys().chain(on_false.set.keys()).copied().collect();
        for local in locals {
            let mut value = |side: &Side| match side.set.get(&local) {
                Some(value) => *value,
                None => {
                    let ty = self.function.locals[local.0 as usize].ty;
                    self.emit(straight, ty, Op::Get(local))
                }
            };
            let (x, y) = (value(on_true), value(on_false));
            after.set.insert(local, self.select(cond, x, y, straight));
        }
        Some(after)
    }

    fn select(&mut self, cond: Value, x: Value, y: Value, straight: &mut Block) -> Value {
        if x == y {
            return x;
        }
        let ty = self.function.values[x.0 as usize];
        self.emit(straight, ty, Op::Select(cond, x, y))
    }

    fn emit(&mut self, block: &mut Block, ty: Type, op: Op) -> Value {
        let result = Value(self.function.values.len() as u32);
        self.function.values.push(ty);
        block.push(Inst::Let { result, op });
        result
    }

    fn name(&self, value: Value) -> Value {
        self.names.get(&value).copied().unwrap_or(value)
    }
}

/// Whether a block does nothing but compute and set variables (or return, where that is allowed): no failures, no loops, no
/// calls, nothing that takes long.
fn is_plain(block: &[Inst], returns: bool) -> bool {
    block.iter().all(|inst| match inst {
        Inst::Let { op, .. } => match op {
            Op::Binary(BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::FDiv, ..) | Op::Unary(UnaryOp::FSqrt, _) => false,
            Op::Const(_) | Op::Param(_) | Op::ParamNull(_) | Op::Get(_) => true,
            Op::Unary(..) | Op::Binary(..) | Op::Select(..) => true,
            Op::ArrayLen(_) => true,
            // These go to memory.
            Op::ArrayGet(..) | Op::ArrayNull(..) | Op::Kernel(_) => false,
            Op::Checked(..) | Op::Builtin(..) => false,
        },
        Inst::Set { .. } => true,
        Inst::If { then, otherwise, .. } => is_plain(then, returns) && is_plain(otherwise, returns),
        Inst::Return(_) => returns,
        _ => false,
    })
}

/// What a block computes, in operations.
fn size(block: &[Inst]) -> usize {
    let own = |inst: &Inst| match inst {
        Inst::Let {
            op: Op::Unary(..) | Op::Binary(..) | Op::Select(..),
            ..
        } => 1,
        Inst::If { then, otherwise, .. } => size(then) + size(otherwise),
        _ => 0,
    };
    block.iter().map(own).sum()
}

#[cfg(test)]
mod tests {
    use super::flatten;
    use crate::ir::interpret::Interpreter;
    use crate::ir::{Datum, Module, parse, verify};
    use crate::simplify::tests::mean_the_same;

    fn flattened(text: &str) -> (Module, Module) {
        let module = parse::parse(text).unwrap();
        verify::verify(&module).unwrap();
        let mut flat = module.clone();
        flatten(flat.functions.last_mut().unwrap());
        verify::verify(&flat).unwrap_or_else(|errors| panic!("{errors:?}\n{flat}"));
        (module, flat)
    }

    fn agree(module: &Module, flat: &Module) {
        let (mut one, mut other) = (Interpreter::new(module), Interpreter::new(flat));
        for x in [-5.0, 0.0, 0.5, 1.0, 1.5, 2.5, 9.0, f64::NAN, f64::INFINITY] {
            let row = [Some(Datum::Float64(x))];
            assert_eq!(
                format!("{:?}", one.run(&row, 999)),
                format!("{:?}", other.run(&row, 999)),
                "{x}\n{flat}"
            );
        }
    }

    #[test]
    fn a_chain_of_returns_becomes_a_chain_of_selections() {
        let (module, flat) = flattened(
            "function f0 f(x: DOUBLE) -> DOUBLE {
  local $0 r: f64

  %0: f64 = param 0
  %1: f64 = const 1.0
  set $0, %0
  %2: bool = lt %0, %1
  if %2 {
    %3: f64 = fadd %0, %1
    set $0, %3
  }
  %4: f64 = get $0
  %5: bool = gt %4, %1
  if %5 {
    return %4
  } else {
    %6: f64 = fmul %4, %4
    set $0, %6
  }
  %7: f64 = get $0
  %10: bool = eq %7, %1
  if %10 {
    return %1
  }
  %8: f64 = get $0
  %9: f64 = fneg %8
  return %9
}
",
        );
        assert!(!flat.to_string().contains("if "), "{flat}");
        agree(&module, &flat);
    }

    #[test]
    fn branches_in_a_loop_keep_their_jumps() {
        let (module, flat) = flattened(
            "function f0 f(x: DOUBLE) -> DOUBLE {
  local $0 r: f64

  %0: f64 = param 0
  set $0, %0
  loop {
    %1: f64 = get $0
    %2: f64 = const 4.0
    %3: bool = lt %1, %2
    if %3 {
      %4: f64 = fadd %1, %1
      %5: f64 = const 1.0
      %6: f64 = fadd %4, %5
      set $0, %6
    } else {
      %7: f64 = fneg %1
      set $0, %7
    }
    %8: f64 = get $0
    %9: f64 = const 3.0
    %10: bool = le %8, %9
    if %10 {
      break
    }
    %11: bool = ne %8, %8
    if %11 {
      return %8
    }
  } step {
  }
  %12: f64 = get $0
  return %12
}
",
        );
        let text = flat.to_string();
        assert_eq!(
            (text.matches("if ").count(), text.matches("select").count()),
            (2, 1),
            "{text}"
        );
        agree(&module, &flat);
    }

    #[test]
    fn random_functions_mean_the_same() {
        mean_the_same(0..400, |module| module.functions.iter_mut().for_each(flatten));
    }
}
