//! For which sizes of blocks all threads find the same at each read.

use std::cell::Cell;

use foldhash::HashMap;

use super::contents::Pattern;
use super::number::Shape;
use super::program::Program;
use super::reads::Reads;
use super::run::{Held, Run, Values};
use super::sums::Sums;
use crate::frame::{Demand, Sizes};
use crate::loosen::{Rule, loosened};
use crate::summary::Summary;
use crate::term::{Dim, LoopId, Terms};

/// The threads of the largest block.
const LARGEST: usize = 1024;
/// Sizes that show whether others than powers of two will do.
const PROBES: [usize; 7] = [3, 6, 7, 12, 33, 100, 96];
/// Where to try blocks of any size up to the largest takes more than [`WORK_MAX`], they are tried up to one of these.
const BOUNDS: [usize; 3] = [512, 256, 128];
/// So many accesses by threads.
const WORK_MAX: u64 = 2_000_000;
/// Blocks that must be smaller than this are of no use.
const SMALLEST: usize = 16;
/// Loops without a known end, one behind the other.
const ENDLESS_MAX: usize = 3;

/// What reads find, by their numbers.
pub type Patterns = HashMap<usize, Option<Pattern>>;

/// The sizes of blocks that a pattern holds for, as conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// All.
    Any,
    /// Multiples of 32.
    Warps,
    /// Powers of two.
    PowersOfTwo,
}

impl Sort {
    fn sizes(self) -> Vec<usize> {
        let all = 1..=LARGEST;
        match self {
            Sort::Any => all.collect(),
            Sort::Warps => all.filter(|n| n % 32 == 0).collect(),
            Sort::PowersOfTwo => all.filter(|n| n.is_power_of_two()).collect(),
        }
    }

    /// What it asks of a launch.
    pub fn demand(self) -> Option<Demand> {
        match self {
            Sort::Any => None,
            Sort::Warps => Some(Demand::WholeWarps),
            Sort::PowersOfTwo => Some(Demand::PowerOfTwo(Dim::X)),
        }
    }
}

/// Sizes that follow each other among those of a sort.
#[derive(Debug, Clone)]
pub struct Range {
    /// The sort.
    pub sort: Sort,
    /// The smallest.
    pub least: usize,
    /// The largest.
    pub most: usize,
    /// How many.
    count: usize,
    /// What is found under all of them.
    pub patterns: Patterns,
    /// Loops that order what threads do and of which it isn't known how often they turn.
    pub endless: Vec<LoopId>,
}

impl Range {
    /// Whether it leaves out none of its sort at that end.
    pub fn is_whole_below(&self) -> bool {
        self.sort.sizes().first() == Some(&self.least)
    }

    /// The same at the other one.
    pub fn is_whole_above(&self) -> bool {
        self.sort.sizes().last() == Some(&self.most)
    }
}

/// Runs a kernel's blocks.
pub struct Blocks<'a> {
    pub terms: &'a Terms,
    pub summary: &'a Summary,
    pub sums: &'a Sums,
    pub program: &'a Program,
    /// The block's other sides.
    pub sides: [usize; 2],
    /// Reads whose pattern matters.
    pub needed: Vec<usize>,
    /// What threads bring.
    pub values: Values,
    /// The steps that were taken for the kernel.
    pub work: &'a Cell<u64>,
    /// Why the first block that failed did.
    pub failure: Option<super::run::Stop>,
}

impl Blocks<'_> {
    /// The most sizes for which the same is found, also at reads that what is found is computed from.
    pub fn closed(&mut self, sizes: &Sizes) -> Option<Range> {
        let mut powers = self.range(sizes, false)?;
        while self.needs_more(&powers) {
            powers = self.range(sizes, false)?;
        }
        let all = self.range(sizes, true).filter(|range| !self.needs_more(range));
        Some(all.unwrap_or(powers))
    }

    /// Whether what is found is computed from reads that haven't mattered yet; now they do.
    fn needs_more(&mut self, range: &Range) -> bool {
        let mut reads = Reads::of(self.summary);
        for pattern in self
            .needed
            .iter()
            .filter_map(|number| range.patterns.get(number)?.as_ref())
        {
            for (value, _) in pattern.values() {
                reads.poly(self.terms, self.values[value].value);
                reads.cond(self.terms, self.values[value].guard);
            }
        }
        let before = self.needed.len();
        for read in reads.found {
            if !self.needed.contains(&read) {
                self.needed.push(read);
            }
        }
        self.needed.len() > before
    }

    /// The most sizes for which the same is found, or the one that is given; of others than powers of two only if that is asked for.
    pub fn range(&mut self, sizes: &Sizes, all: bool) -> Option<Range> {
        let fixed = sizes
            .fixed
            .iter()
            .find(|(dim, _)| *dim == Dim::X)
            .map(|(_, size)| *size as usize);
        if let Some(size) = fixed {
            return self.among(Sort::Any, &[size]);
        }
        if sizes.whole_warps {
            return self.among(Sort::Warps, &Sort::Warps.sizes());
        }
        let powers = self.among(Sort::PowersOfTwo, &Sort::PowersOfTwo.sizes())?;
        let mut best = powers;
        if best.most < SMALLEST {
            return None;
        }
        for sort in [Sort::Warps, Sort::Any].into_iter().filter(|_| all) {
            let probes: Vec<usize> = PROBES
                .into_iter()
                .filter(|n| *n >= best.least && *n <= best.most && sort.sizes().contains(n))
                .collect();
            let fits = |range: Range| range.count == probes.len() || loosened(Rule::BlockSizes);
            if probes.is_empty() || !(self.among(sort, &probes).is_some_and(fits) || loosened(Rule::BlockSizes)) {
                continue;
            }
            let bound = self.bound(sort, best.most);
            let sizes: Vec<usize> = sort.sizes().into_iter().filter(|n| *n <= bound).collect();
            if let Some(range) = self.among(sort, &sizes)
                && range.count > best.count
            {
                best = range;
            }
        }
        Some(best)
    }

    /// Up to which size blocks are tried, by what one of the largest takes.
    fn bound(&mut self, sort: Sort, most: usize) -> usize {
        let affordable = |bound: &usize| {
            let before = self.work.get();
            let runs = self.with(*bound, None).is_some();
            let work = self.work.get() - before;
            let sizes = sort.sizes().into_iter().filter(|n| n <= bound).count();
            // Half of the largest, on average.
            runs && work * u64::try_from(sizes).unwrap_or(u64::MAX) / 2 <= WORK_MAX
        };
        let smaller = BOUNDS.into_iter().filter(|bound| *bound < most);
        std::iter::once(most)
            .chain(smaller)
            .find(affordable)
            .unwrap_or(SMALLEST)
    }

    /// The longest row of sizes among some for which the same is found.
    fn among(&mut self, sort: Sort, sizes: &[usize]) -> Option<Range> {
        let mut best: Option<Range> = None;
        let mut now: Option<Range> = None;
        for &size in sizes {
            let before = now.as_ref().map(|range| &range.patterns);
            match self.with(size, before) {
                Some((patterns, endless)) => {
                    now = Some(Range {
                        sort,
                        least: now.as_ref().map_or(size, |range| range.least),
                        most: size,
                        count: now.as_ref().map_or(0, |range| range.count) + 1,
                        patterns,
                        endless,
                    });
                }
                None if loosened(Rule::BlockSizes) => {
                    if let Some(range) = &mut now {
                        range.most = size;
                        range.count += 1;
                    }
                }
                None => {
                    now = self
                        .with(size, None)
                        .filter(|_| now.is_some())
                        .map(|(patterns, endless)| Range {
                            sort,
                            least: size,
                            most: size,
                            count: 1,
                            patterns,
                            endless,
                        })
                }
            }
            if let Some(range) = &now
                && best.as_ref().is_none_or(|best| range.count >= best.count)
            {
                best = Some(range.clone());
            }
        }
        best
    }

    /// What is found by blocks of a size, if it is what others have found before.
    fn with(&mut self, size: usize, before: Option<&Patterns>) -> Option<(Patterns, Vec<LoopId>)> {
        let shape = Shape([size, self.sides[0], self.sides[1]]);
        let threads = shape.threads();
        if threads > LARGEST {
            return None;
        }
        let mut patterns = before.cloned().unwrap_or_default();
        // Loops of which it isn't known whether they turn at all are also passed by.
        let mut endless: Vec<LoopId> = Vec::new();
        let mut choice = 0u32;
        while choice < 1 << endless.len() {
            let chosen = endless.iter().enumerate().filter(|(i, _)| choice >> i & 1 == 1);
            let skipped: Vec<LoopId> = chosen.map(|(_, id)| *id).collect();
            let mut run = Run::new(
                self.terms,
                self.summary,
                self.sums,
                self.program,
                &shape,
                &skipped,
                &mut self.values,
                self.work,
            );
            if let Err(stop) = run.execute() {
                self.failure.get_or_insert(stop);
                return None;
            }
            let Run {
                found, endless: seen, ..
            } = run;
            if choice == 0 {
                endless = seen;
            } else if seen.iter().any(|id| !endless.contains(id)) {
                return None;
            }
            if endless.len() > ENDLESS_MAX {
                return None;
            }
            choice += 1;
            for found in found {
                let slot = patterns.entry(found.access).or_insert_with(|| Some(Pattern::default()));
                let fits = match (&mut *slot, &found.held) {
                    (Some(pattern), Held::Known(gathered)) => pattern.take(gathered, found.thread, threads),
                    _ => false,
                };
                if !fits {
                    *slot = None;
                    if self.needed.contains(&found.access) {
                        return None;
                    }
                }
            }
        }
        Some((patterns, endless))
    }
}
