//! Leaves out what can't have an effect: blocks that control doesn't reach, and pure instructions that nobody uses.
//!
//! Numba's wrappers need it: behind the call that raises a Python exception stands code that talks to the interpreter, and
//! loads that serve only that code stand before it.

use super::cfg::reachable;
use super::program::{Block, BlockId, Function, Operand, Terminator, ValueId};

/// Leaves out the blocks that control doesn't reach.
pub(super) fn drop_blocks(function: &mut Function) {
    let keep = reachable(&function.blocks);
    let mut position = Vec::with_capacity(keep.len());
    let mut next = 0;
    for keep in &keep {
        position.push(keep.then_some(BlockId(next)));
        next += u32::from(*keep);
    }
    let new = |id: &BlockId| position.get(id.0 as usize).copied().flatten();
    let mut n = 0;
    function.blocks.retain(|_| {
        n += 1;
        keep[n - 1]
    });
    for block in &mut function.blocks {
        for phi in &mut block.phis {
            phi.incoming = phi
                .incoming
                .drain(..)
                .filter_map(|(value, from)| Some((value, new(&from)?)))
                .collect();
        }
        renumber(&mut block.end, &new);
    }
}

fn renumber(end: &mut Terminator, new: &impl Fn(&BlockId) -> Option<BlockId>) {
    let set = |id: &mut BlockId| *id = new(id).unwrap_or(*id);
    match end {
        Terminator::Return(_) | Terminator::Unreachable => {}
        Terminator::Jump(to) => set(to),
        Terminator::Branch(_, yes, no) => {
            set(yes);
            set(no);
        }
        Terminator::Switch(_, default, cases) => {
            set(default);
            cases.iter_mut().for_each(|(_, to)| set(to));
        }
    }
}

/// Leaves out pure instructions that nobody uses.
pub(super) fn drop_unused(function: &mut Function) {
    let mut uses = vec![0u32; function.values.len()];
    for block in &function.blocks {
        for operand in operands(block) {
            count(&mut uses, operand, 1);
        }
    }
    // An instruction stands after what it uses but for phis, so that going backwards drops whole chains; what a
    // dropped instruction kept alive in an earlier block goes in another round.
    loop {
        let mut dropped = false;
        for block in function.blocks.iter_mut().rev() {
            let mut insts = std::mem::take(&mut block.insts);
            insts.reverse();
            insts.retain(|inst| {
                let unused = inst.result.is_some_and(|r| uses[r.0 as usize] == 0) && inst.kind.is_pure();
                if unused {
                    dropped = true;
                    for operand in inst.kind.operands() {
                        count(&mut uses, operand, -1);
                    }
                }
                !unused
            });
            insts.reverse();
            block.insts = insts;
            block.phis.retain(|phi| {
                let unused = uses[phi.result.0 as usize] == 0;
                if unused {
                    dropped = true;
                    for (operand, _) in &phi.incoming {
                        count(&mut uses, operand, -1);
                    }
                }
                !unused
            });
        }
        if !dropped {
            return;
        }
    }
}

fn count(uses: &mut [u32], operand: &Operand, by: i32) {
    if let Operand::Value(ValueId(id)) = operand
        && let Some(uses) = uses.get_mut(*id as usize)
    {
        *uses = uses.saturating_add_signed(by);
    }
}

fn operands(block: &Block) -> impl Iterator<Item = &Operand> {
    let phis = block.phis.iter().flat_map(|phi| phi.incoming.iter().map(|(o, _)| o));
    let insts = block.insts.iter().flat_map(|inst| inst.kind.operands());
    phis.chain(insts).chain(block.end.operand())
}
