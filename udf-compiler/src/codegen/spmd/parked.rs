//! Which assignments must leave the value of inactive rows alone.
//!
//! An assignment under a lane mask would have to keep the old value of every row that isn't active. It needn't where no such
//! row looks at that value again: rows that returned or failed never do, and rows that wait (at the end of an `if`, at a
//! loop's exit or its step) only at variables that are live where they go on. A backward analysis of liveness, with the
//! variables that waiting rows still need carried along.

use crate::ir::{Block, Inst, Op};

use super::locals::Locals;
use super::uniform::Uniformity;

/// Per assignment in the order of the text: whether inactive rows must keep the variable's value.
pub(super) fn analyze(body: &Block, uniformity: &Uniformity) -> Vec<bool> {
    let shape = number(body, &mut (0, 0));
    let mut walk = Walk {
        uniformity,
        keeps: vec![false; shape.sets],
        heads: vec![Locals::default(); shape.loops],
        changed: true,
    };
    while walk.changed {
        walk.changed = false;
        let mut at = Ends {
            sets: shape.sets,
            loops: shape.loops,
        };
        walk.block(body, Locals::default(), &Around::default(), &mut at);
    }
    walk.keeps
}

/// How many assignments and loops come up to a place.
#[derive(Clone, Copy)]
struct Ends {
    sets: usize,
    loops: usize,
}

fn number(block: &Block, seen: &mut (usize, usize)) -> Ends {
    for inst in block {
        match inst {
            Inst::Set { .. } => seen.0 += 1,
            Inst::If { then, otherwise, .. } => {
                number(then, seen);
                number(otherwise, seen);
            }
            Inst::Loop { body, step, .. } => {
                seen.1 += 1;
                number(body, seen);
                number(step, seen);
            }
            _ => {}
        }
    }
    Ends {
        sets: seen.0,
        loops: seen.1,
    }
}

/// What surrounds a block.
#[derive(Clone, Default)]
struct Around {
    /// Live at the innermost loop's exit and at its step.
    exit: Locals,
    step: Locals,
    /// Live where rows wait that aren't active here.
    parked: Locals,
}

struct Walk<'u> {
    uniformity: &'u Uniformity,
    keeps: Vec<bool>,
    /// Per loop: live at the start of each round.
    heads: Vec<Locals>,
    changed: bool,
}

impl Walk<'_> {
    /// Goes backwards through a block; what is live after it, then before it. `at` counts down.
    fn block(&mut self, block: &Block, mut live: Locals, around: &Around, at: &mut Ends) -> Locals {
        for inst in block.iter().rev() {
            live = self.inst(inst, live, around, at);
        }
        live
    }

    fn inst(&mut self, inst: &Inst, mut live: Locals, around: &Around, at: &mut Ends) -> Locals {
        match inst {
            Inst::Let { op: Op::Get(local), .. } => {
                live.insert(*local);
                live
            }
            Inst::Let { .. } | Inst::Call { .. } | Inst::FailIf { .. } | Inst::Kernel(_) => live,
            Inst::Set { local, .. } => {
                at.sets -= 1;
                self.keep(at.sets, around.parked.contains(*local));
                live.remove(*local);
                live
            }
            Inst::If { cond, then, otherwise } => {
                let divergent = self.varies(cond.0);
                let mut inside = around.clone();
                if divergent {
                    inside.parked.add(&live);
                }
                let on_false = self.block(otherwise, live.clone(), &inside, at);
                if divergent {
                    inside.parked.add(&on_false);
                }
                let on_true = self.block(then, live, &inside, at);
                on_true.union(&on_false)
            }
            Inst::Loop { body, step, .. } => self.repeat(body, step, live, around, at),
            Inst::Break => around.exit.clone(),
            Inst::Continue => around.step.clone(),
            Inst::Return(_) | Inst::ReturnNull | Inst::Fail { .. } => Locals::default(),
        }
    }

    fn repeat(&mut self, body: &Block, step: &Block, live: Locals, around: &Around, at: &mut Ends) -> Locals {
        // The loop's own number is one below those of the loops inside.
        let number = at.loops - 1 - loops_in(body) - loops_in(step);
        let facts = self.uniformity.loops.get(number).cloned().unwrap_or_default();
        let mut inside = Around {
            exit: live.clone(),
            step: Locals::default(),
            parked: around.parked.clone(),
        };
        if facts.divergent_exit {
            inside.parked.add(&live);
        }
        let again = self.heads[number].clone();
        inside.step = self.block(step, again, &inside, at);
        if facts.divergent_continue {
            let next = inside.step.clone();
            inside.parked.add(&next);
        }
        let next = inside.step.clone();
        let head = self.block(body, next, &inside, at);
        at.loops = number;
        self.changed |= self.heads[number].add(&head);
        head
    }

    fn keep(&mut self, number: usize, keeps: bool) {
        if keeps && !self.keeps[number] {
            self.keeps[number] = true;
            self.changed = true;
        }
    }

    fn varies(&self, value: u32) -> bool {
        self.uniformity.varying.get(value as usize).copied().unwrap_or(true)
    }
}

fn loops_in(block: &Block) -> usize {
    number(block, &mut (0, 0)).loops
}
