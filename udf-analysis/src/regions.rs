//! Which blocks are executed exactly when an earlier one is: control flow that parts and joins again.
//!
//! The condition under which a block is reached is a disjunction over the ways to it, which grows with every branch before
//! it. *Lemma J*: let control flow, within one iteration of the loops around, reach block b only through d, and go on from d
//! only through b. Then b is reached exactly when d is, and the disjunction needn't be formed. (Loops inside end, as everywhere.)

use crate::kernel::Kernel;
use crate::loosen::{Rule, loosened};
use crate::term::LoopId;

/// Stands for the end of an iteration, or of the kernel.
const END: usize = usize::MAX;

/// One loop's body, or the whole kernel, without the edges back: each loop inside is one node, named by its header.
struct Region {
    /// The nodes, each before those that it leads to; the entry first.
    nodes: Vec<usize>,
    /// For each node those that it leads to, as places in `nodes`, or [`END`].
    successors: Vec<Vec<usize>>,
}

/// For each block the last one before it that is reached exactly when it is, within their loop. For a loop's header: when the
/// loop is entered.
pub fn anchors(kernel: &Kernel) -> Vec<Option<usize>> {
    let mut anchors = vec![None; kernel.blocks.len()];
    let levels = (0..kernel.loops.len()).filter_map(|l| u32::try_from(l).ok());
    for level in levels.map(|l| Some(LoopId(l))).chain([None]) {
        let region = Region::of(kernel, level);
        let dominators = region.dominators();
        let ends = region.post_dominators();
        for (place, &node) in region.nodes.iter().enumerate().skip(1) {
            let before = dominators[place];
            if ends_in(&ends, before, place) || loosened(Rule::ControlEquivalence) {
                anchors[node] = Some(region.nodes[before]);
            }
        }
    }
    anchors
}

impl Region {
    fn of(kernel: &Kernel, level: Option<LoopId>) -> Region {
        let all: Vec<usize> = (0..kernel.blocks.len()).collect();
        let blocks = level.map_or(&all, |l| &kernel.a_loop(l).blocks);
        let header = level.map(|l| kernel.a_loop(l).header);
        // The node that a block belongs to; nothing for blocks of other loops.
        let node = |block: usize| {
            let inside = level.is_none() || kernel.loops_around(block).contains(&level?);
            match kernel.child_loop(level, block) {
                _ if !inside => None,
                Some(child) => Some(kernel.a_loop(child).header),
                None => Some(block),
            }
        };
        let nodes: Vec<usize> = blocks.iter().copied().filter(|b| node(*b) == Some(*b)).collect();
        let successors = nodes
            .iter()
            .map(|&n| {
                let leads_to: Vec<usize> = match kernel.child_loop(level, n) {
                    Some(child) => kernel.a_loop(child).exits.iter().map(|(_, to)| *to).collect(),
                    None => kernel.successors[n].clone(),
                };
                let mut places: Vec<usize> = leads_to
                    .into_iter()
                    .map(|to| match node(to) {
                        Some(to) if Some(to) != header => nodes.binary_search(&to).unwrap_or(END),
                        _ => END,
                    })
                    .collect();
                if places.is_empty() {
                    places.push(END);
                }
                places
            })
            .collect();
        Region { nodes, successors }
    }

    /// The immediate dominator of each node; the entry's is itself. One pass will do, as there are no cycles.
    fn dominators(&self) -> Vec<usize> {
        let mut dominators = vec![END; self.nodes.len()];
        dominators[0] = 0;
        for (from, successors) in self.successors.iter().enumerate() {
            for &to in successors.iter().filter(|to| **to != END) {
                dominators[to] = match dominators[to] {
                    END => from,
                    known => nearest(&dominators, known, from),
                };
            }
        }
        dominators
    }

    /// The immediate post-dominator of each node, or [`END`].
    fn post_dominators(&self) -> Vec<usize> {
        let mut ends = vec![END; self.nodes.len()];
        for from in (0..self.nodes.len()).rev() {
            let mut successors = self.successors[from].iter().copied();
            let first = successors.next().unwrap_or(END);
            ends[from] = successors.fold(first, |known, to| farthest(&ends, known, to));
        }
        ends
    }
}

/// The nearest node that both are dominated by: dominators come before.
fn nearest(dominators: &[usize], mut a: usize, mut b: usize) -> usize {
    while a != b {
        if a > b {
            a = dominators[a];
        } else {
            b = dominators[b];
        }
    }
    a
}

/// The first node that both lead to in any case: post-dominators come after, [`END`] last.
fn farthest(ends: &[usize], mut a: usize, mut b: usize) -> usize {
    while a != b {
        if a < b {
            a = ends[a];
        } else {
            b = ends[b];
        }
    }
    a
}

/// Whether one node leads to another in any case.
fn ends_in(ends: &[usize], mut from: usize, to: usize) -> bool {
    while from < to {
        from = ends[from];
    }
    from == to
}
