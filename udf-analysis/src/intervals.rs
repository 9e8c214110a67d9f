//! Which accesses of a block's threads may happen at the same time: those that one barrier (or the start) leads to without
//! another barrier between.

use foldhash::{HashSet, HashSetExt};

use crate::kernel::Kernel;
use crate::summary::Summary;
use crate::term::LoopId;

/// An access (by its number in the summary) and the loops with barriers whose next iteration has begun since the barrier.
type Reached = (usize, Vec<LoopId>);

/// What each barrier leads to.
#[derive(Debug, Default, Clone)]
pub struct Intervals {
    sets: Vec<Vec<Reached>>,
    /// Loops with a barrier in them.
    pub with_barrier: Vec<LoopId>,
    /// A loop with a barrier that some iterations pass by.
    pub irregular: bool,
}

impl Intervals {
    /// The intervals of a kernel.
    pub fn of(kernel: &Kernel, summary: &Summary) -> Intervals {
        let mut with_barrier: Vec<LoopId> = summary.barriers.iter().flat_map(|b| b.loops.clone()).collect();
        with_barrier.sort_unstable();
        with_barrier.dedup();
        let mut intervals = Intervals {
            sets: vec![],
            with_barrier,
            irregular: false,
        };
        let starts =
            std::iter::once((0, 0)).chain(summary.barriers.iter().map(|b| (b.place.block, b.place.number + 1)));
        for (block, from) in starts {
            intervals.collect(kernel, summary, block, from);
        }
        intervals
    }

    fn collect(&mut self, kernel: &Kernel, summary: &Summary, start: usize, from: usize) {
        let mut reached: Vec<Reached> = Vec::new();
        let mut seen: HashSet<(usize, Vec<LoopId>)> = HashSet::new();
        let mut work = vec![(start, from, Vec::new())];
        while let Some((block, from, crossed)) = work.pop() {
            let barrier = summary
                .barriers
                .iter()
                .filter(|b| b.place.block == block && b.place.number >= from)
                .map(|b| b.place.number)
                .min();
            for (i, access) in summary.accesses.iter().enumerate() {
                let number = access.place.number;
                if access.place.block == block && number >= from && barrier.is_none_or(|b| number < b) {
                    let item = (i, crossed.clone());
                    if !reached.contains(&item) {
                        reached.push(item);
                    }
                }
            }
            if barrier.is_some() {
                continue;
            }
            for &next in &kernel.successors[block] {
                let mut crossed = crossed.clone();
                // An edge back to the header of a loop with barriers begins its next iteration.
                if next <= block
                    && let Some(id) = self.with_barrier.iter().find(|l| kernel.a_loop(**l).header == next)
                {
                    if crossed.contains(id) {
                        self.irregular = true;
                        continue;
                    }
                    crossed.push(*id);
                    crossed.sort_unstable();
                }
                if seen.insert((next, crossed.clone())) {
                    work.push((next, 0, crossed));
                }
            }
        }
        self.sets.push(reached);
    }

    /// In which ways two accesses may happen at the same time: for each, the loops in which the first or the second is one
    /// iteration ahead.
    pub fn together(&self, a: usize, b: usize) -> Vec<(Vec<LoopId>, Vec<LoopId>)> {
        let mut ways = Vec::new();
        for set in &self.sets {
            for (_, ahead_a) in set.iter().filter(|(i, _)| *i == a) {
                for (_, ahead_b) in set.iter().filter(|(i, _)| *i == b) {
                    let only = |x: &[LoopId], y: &[LoopId]| -> Vec<LoopId> {
                        x.iter().copied().filter(|l| !y.contains(l)).collect()
                    };
                    let way = (only(ahead_a, ahead_b), only(ahead_b, ahead_a));
                    if !ways.contains(&way) {
                        ways.push(way);
                    }
                }
            }
        }
        ways
    }
}
