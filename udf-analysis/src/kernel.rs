//! A kernel's control flow: its blocks in an order that follows the edges, and its loops.

use foldhash::{HashMap, HashSet, HashSetExt};
use inkwell::module::Module;

use crate::llvm::raw::{Block, Value, functions};
use crate::term::LoopId;

/// A loop with one entry and one latch.
pub struct Loop {
    /// The block that every iteration starts with.
    pub header: usize,
    /// The block that an iteration ends with when another follows.
    pub latch: usize,
    /// The blocks, in order.
    pub blocks: Vec<usize>,
    /// The loop around it.
    pub parent: Option<LoopId>,
    /// The edges out of it: from a block inside to one outside.
    pub exits: Vec<(usize, usize)>,
}

/// A kernel and its control flow.
pub struct Kernel {
    /// The function.
    pub function: Value,
    /// The reachable blocks, each before those that it leads to but for the edges back to a loop's header.
    pub blocks: Vec<Block>,
    /// Which number a block has.
    pub numbers: HashMap<Block, usize>,
    /// The blocks that a block leads to.
    pub successors: Vec<Vec<usize>>,
    /// The blocks that lead to a block.
    pub predecessors: Vec<Vec<usize>>,
    /// The loops; those around others come first.
    pub loops: Vec<Loop>,
    /// The innermost loop that a block lies in.
    pub loop_of: Vec<Option<LoopId>>,
    /// For each block an earlier one that is reached exactly when it is, if there is one ([`crate::regions`]).
    pub anchors: Vec<Option<usize>>,
}

/// Why a kernel's control flow isn't followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unstructured {
    /// A cycle with several entries.
    Irreducible,
    /// A loop with several latches.
    ManyLatches,
}

impl Kernel {
    /// The kernel of that name and its control flow.
    ///
    /// # Errors
    /// If a cycle has several entries.
    pub fn read(module: &Module<'_>, name: &str) -> Option<Result<Kernel, Unstructured>> {
        let function = functions(module)
            .into_iter()
            .find(|f| !f.is_declaration() && f.name() == name)?;
        Some(Kernel::of(function))
    }

    fn of(function: Value) -> Result<Kernel, Unstructured> {
        let blocks = reverse_postorder(function);
        let numbers: HashMap<Block, usize> = blocks.iter().enumerate().map(|(i, b)| (*b, i)).collect();
        let successors: Vec<Vec<usize>> = blocks
            .iter()
            .map(|b| {
                let mut to: Vec<usize> = terminator(*b).successors().iter().map(|s| numbers[s]).collect();
                to.sort_unstable();
                to.dedup();
                to
            })
            .collect();
        let mut predecessors = vec![Vec::new(); blocks.len()];
        for (from, to) in successors.iter().enumerate() {
            for &to in to {
                predecessors[to].push(from);
            }
        }
        let dominators = dominators(&predecessors);
        let mut kernel = Kernel {
            function,
            numbers,
            loops: Vec::new(),
            loop_of: vec![None; blocks.len()],
            anchors: Vec::new(),
            successors,
            predecessors,
            blocks,
        };
        kernel.find_loops(&dominators)?;
        kernel.anchors = crate::regions::anchors(&kernel);
        Ok(kernel)
    }

    fn find_loops(&mut self, dominators: &[usize]) -> Result<(), Unstructured> {
        for header in 0..self.blocks.len() {
            let back: Vec<usize> = self.predecessors[header]
                .iter()
                .copied()
                .filter(|p| *p >= header)
                .collect();
            let [latch] = back[..] else {
                if back.is_empty() {
                    continue;
                }
                return Err(Unstructured::ManyLatches);
            };
            if !dominates(dominators, header, latch) {
                return Err(Unstructured::Irreducible);
            }
            let mut inside = vec![false; self.blocks.len()];
            inside[header] = true;
            let mut work = vec![latch];
            while let Some(block) = work.pop() {
                if !std::mem::replace(&mut inside[block], true) {
                    work.extend(&self.predecessors[block]);
                }
            }
            let blocks: Vec<usize> = (0..self.blocks.len()).filter(|b| inside[*b]).collect();
            let exits = blocks
                .iter()
                .flat_map(|from| self.successors[*from].iter().map(move |to| (*from, *to)))
                .filter(|(_, to)| !inside[*to])
                .collect();
            let id = LoopId(u32::try_from(self.loops.len()).expect("fewer loops than blocks"));
            // Headers come in order: a loop's inner loops are found after it.
            let parent = self.loop_of[header];
            for &block in &blocks {
                self.loop_of[block] = Some(id);
            }
            self.loops.push(Loop {
                header,
                latch,
                blocks,
                parent,
                exits,
            });
        }
        Ok(())
    }

    /// A loop.
    pub fn a_loop(&self, id: LoopId) -> &Loop {
        &self.loops[id.0 as usize]
    }

    /// The loop just inside `level` that a block lies in, if any.
    pub fn child_loop(&self, level: Option<LoopId>, block: usize) -> Option<LoopId> {
        let mut inner = self.loop_of[block];
        let mut child = None;
        while inner != level {
            let id = inner?;
            child = Some(id);
            inner = self.a_loop(id).parent;
        }
        child
    }

    /// The loops around a block, the outermost first.
    pub fn loops_around(&self, block: usize) -> Vec<LoopId> {
        let mut around = Vec::new();
        let mut inner = self.loop_of[block];
        while let Some(id) = inner {
            around.push(id);
            inner = self.a_loop(id).parent;
        }
        around.reverse();
        around
    }
}

/// A block's last instruction.
pub fn terminator(block: Block) -> Value {
    *block
        .instructions()
        .last()
        .expect("verified IR: every block has a terminator")
}

fn reverse_postorder(function: Value) -> Vec<Block> {
    let all = function.blocks();
    let mut seen = HashSet::new();
    let mut order = Vec::new();
    let mut stack = Vec::new();
    if let Some(&entry) = all.first() {
        seen.insert(entry);
        stack.push((entry, terminator(entry).successors()));
    }
    while let Some((block, successors)) = stack.last_mut() {
        if let Some(next) = successors.pop() {
            if seen.insert(next) {
                stack.push((next, terminator(next).successors()));
            }
        } else {
            order.push(*block);
            stack.pop();
        }
    }
    order.reverse();
    order
}

/// The immediate dominator of each block, by the iteration of Cooper, Harvey and Kennedy ("A simple, fast dominance
/// algorithm", 2001).
fn dominators(predecessors: &[Vec<usize>]) -> Vec<usize> {
    let unknown = usize::MAX;
    let mut dominator = vec![unknown; predecessors.len()];
    if dominator.is_empty() {
        return dominator;
    }
    dominator[0] = 0;
    let mut changed = true;
    while changed {
        changed = false;
        for block in 1..predecessors.len() {
            let mut new = unknown;
            for &p in &predecessors[block] {
                if dominator[p] == unknown {
                    continue;
                }
                new = if new == unknown { p } else { common(&dominator, p, new) };
            }
            if dominator[block] != new {
                dominator[block] = new;
                changed = true;
            }
        }
    }
    dominator
}

fn common(dominator: &[usize], mut a: usize, mut b: usize) -> usize {
    while a != b {
        while a > b {
            a = dominator[a];
        }
        while b > a {
            b = dominator[b];
        }
    }
    a
}

fn dominates(dominator: &[usize], a: usize, mut b: usize) -> bool {
    while b > a {
        b = dominator[b];
    }
    a == b
}
