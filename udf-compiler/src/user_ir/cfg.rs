//! Control flow of a function: which blocks can run, who comes before whom, where cycles close.

use super::program::{Block, BlockId};

/// Facts about the blocks of a function, of which all can run.
#[derive(Debug)]
pub(super) struct Cfg {
    /// Blocks that lead to each block, each once.
    pub(super) predecessors: Vec<Vec<BlockId>>,
    /// The blocks, each after all that dominate it.
    pub(super) order: Vec<BlockId>,
    /// The nearest dominator of each block; of the first, itself.
    dominator: Vec<BlockId>,
    /// Blocks that lead to a block that is not after them: every cycle goes through one.
    pub(super) closes_cycle: Vec<bool>,
}

/// The blocks that control can reach, by index.
pub(super) fn reachable(blocks: &[Block]) -> Vec<bool> {
    let mut seen = vec![false; blocks.len()];
    let mut pending = vec![0];
    while let Some(at) = pending.pop() {
        match seen.get_mut(at) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        pending.extend(blocks[at].end.successors().iter().map(|b| b.0 as usize));
    }
    seen
}

impl Cfg {
    /// Looks at blocks that all can be reached from the first.
    pub(super) fn of(blocks: &[Block]) -> Cfg {
        let successors: Vec<Vec<BlockId>> = blocks.iter().map(|b| distinct(b.end.successors())).collect();
        let mut predecessors = vec![Vec::new(); blocks.len()];
        for (from, to) in successors
            .iter()
            .enumerate()
            .flat_map(|(from, list)| list.iter().map(move |to| (from, to)))
        {
            predecessors[to.0 as usize].push(BlockId(from as u32));
        }
        let order = reverse_postorder(&successors);
        let mut rank = vec![0; blocks.len()];
        for (n, block) in order.iter().enumerate() {
            rank[block.0 as usize] = n;
        }
        let closes = |from: usize| successors[from].iter().any(|to| rank[to.0 as usize] <= rank[from]);
        Cfg {
            closes_cycle: (0..blocks.len()).map(closes).collect(),
            dominator: dominators(&order, &rank, &predecessors),
            predecessors,
            order,
        }
    }

    /// Whether every way to `b` leads through `a`.
    pub(super) fn dominates(&self, a: BlockId, b: BlockId, depth: &[u32]) -> bool {
        let mut at = b;
        while depth[at.0 as usize] > depth[a.0 as usize] {
            at = self.dominator[at.0 as usize];
        }
        at == a
    }

    /// How many blocks dominate each, for [`Cfg::dominates`].
    pub(super) fn depths(&self) -> Vec<u32> {
        let mut depth = vec![0; self.dominator.len()];
        for block in self.order.iter().skip(1) {
            depth[block.0 as usize] = depth[self.dominator[block.0 as usize].0 as usize] + 1;
        }
        depth
    }
}

fn distinct(mut list: Vec<BlockId>) -> Vec<BlockId> {
    list.sort_unstable();
    list.dedup();
    list
}

/// Depth first from the first block; each block before those that only it leads to.
fn reverse_postorder(successors: &[Vec<BlockId>]) -> Vec<BlockId> {
    let mut seen = vec![false; successors.len()];
    let mut order = Vec::with_capacity(successors.len());
    let mut stack = vec![(0, 0)];
    if let Some(first) = seen.first_mut() {
        *first = true;
    }
    while let Some((at, next)) = stack.pop() {
        let Some(to) = successors.get(at).and_then(|list| list.get(next)) else {
            order.push(BlockId(at as u32));
            continue;
        };
        stack.push((at, next + 1));
        let to = to.0 as usize;
        if !seen[to] {
            seen[to] = true;
            stack.push((to, 0));
        }
    }
    order.reverse();
    order
}

/// Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm.
fn dominators(order: &[BlockId], rank: &[usize], predecessors: &[Vec<BlockId>]) -> Vec<BlockId> {
    let mut dominator: Vec<Option<usize>> = vec![None; rank.len()];
    if let Some(first) = dominator.first_mut() {
        *first = Some(0);
    }
    let meet = |dominator: &[Option<usize>], a: usize, b: usize| {
        let (mut a, mut b) = (a, b);
        while a != b {
            while rank[a] > rank[b] {
                a = dominator[a].unwrap_or(0);
            }
            while rank[b] > rank[a] {
                b = dominator[b].unwrap_or(0);
            }
        }
        a
    };
    let mut changed = true;
    while changed {
        changed = false;
        for block in order.iter().skip(1) {
            let at = block.0 as usize;
            let known = predecessors[at]
                .iter()
                .map(|p| p.0 as usize)
                .filter(|p| dominator[*p].is_some());
            let found = known.reduce(|a, b| meet(&dominator, a, b));
            if found.is_some() && dominator[at] != found {
                dominator[at] = found;
                changed = true;
            }
        }
    }
    dominator.into_iter().map(|d| BlockId(d.unwrap_or(0) as u32)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user_ir::program::{Const, Operand, Terminator};

    fn blocks(edges: &[&[u32]]) -> Vec<Block> {
        let end = |to: &[u32]| match *to {
            [] => Terminator::Return(None),
            [a] => Terminator::Jump(BlockId(a)),
            _ => Terminator::Branch(Operand::Const(Const::Zero), BlockId(to[0]), BlockId(to[1])),
        };
        edges
            .iter()
            .map(|to| Block {
                name: String::new(),
                phis: Vec::new(),
                insts: Vec::new(),
                end: end(to),
                end_at: 0,
            })
            .collect()
    }

    #[test]
    fn diamonds_and_loops() {
        // 0 → 1 | 2; 1 → 3; 2 → 3; 3 → 1 | 4
        let cfg = Cfg::of(&blocks(&[&[1, 2], &[3], &[3], &[1, 4], &[]]));
        let depth = cfg.depths();
        let dominates = |a, b| cfg.dominates(BlockId(a), BlockId(b), &depth);
        assert!(dominates(0, 4) && dominates(3, 4) && !dominates(1, 3) && dominates(3, 3));
        assert!(cfg.closes_cycle.iter().any(|c| *c));
        assert_eq!(cfg.predecessors[3], [BlockId(1), BlockId(2)]);
    }

    #[test]
    fn what_control_misses_is_found() {
        assert_eq!(reachable(&blocks(&[&[2], &[2], &[]])), [true, false, true]);
        let cfg = Cfg::of(&blocks(&[&[0]]));
        assert_eq!(cfg.closes_cycle, [true]);
    }
}
