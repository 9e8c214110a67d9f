//! Shared memory: what a read finds, as the value that its one writer wrote.
//!
//! Barriers that all threads of a block reach split its run into intervals. Where accesses of one interval by different
//! threads don't overlap but in reading (*Lemma B*), every read finds what the last write before it left in its cell, and
//! that write is found by solving the equality of the two addresses for the writer's place (*Lemma R*).

use foldhash::{HashMap, HashMapExt};

use crate::decide::{Failure, FailureKind};
use crate::frame::{Frame, Sizes};
use crate::instance::Instance;
use crate::interference::{Overlap, overlap_where};
use crate::intervals::Intervals;
use crate::loosen::{Rule, loosened};
use crate::prove::Facts;
use crate::summary::{Access, Action, MemoryKind, Summary};
use crate::term::{Cond, CondKind, Contents, Dim, LoopId, Poly, Substitution, Symbol, Terms};

/// A read may have so many possible writers.
const CASES_MAX: usize = 12;

/// A kernel's shared memory, in a frame of blocks and threads.
pub struct Shared<'a> {
    pub(crate) terms: &'a mut Terms,
    pub(crate) summary: &'a Summary,
    pub(crate) intervals: &'a Intervals,
    /// Writers: threads may go on in steps.
    pub(crate) writers: Frame,
    /// Readers: as the code has it.
    pub(crate) readers: Frame,
    known: HashMap<u32, Option<Poly>>,
    rewriting: Substitution,
    /// Whether what a thread does with a cell takes for granted that no other thread stands at its place.
    single: bool,
    /// Accesses that are replaced, and by what.
    replaced: Vec<(usize, Vec<Access>)>,
}

/// A possible writer of the cell that is read: under which conditions, and the value.
pub(crate) struct Case {
    pub(crate) conditions: Vec<Cond>,
    pub(crate) value: Poly,
}

/// A writer's place, and what is left over of the equation: 0 where it holds.
type Solution = (Vec<(Symbol, Poly)>, Poly);

fn failure(kind: FailureKind, message: String, line: Option<u32>) -> Failure {
    Failure { kind, message, line }
}

impl<'a> Shared<'a> {
    /// What the kernel does, with reads of shared memory replaced by what they find; and whether that takes for granted that
    /// blocks have one thread in each dimension that the kernel doesn't use.
    ///
    /// # Errors
    /// If threads may interfere, or a read's writer isn't found.
    pub fn resolved(
        terms: &mut Terms,
        summary: &Summary,
        intervals: &Intervals,
        used: &[Dim],
        sizes: &Sizes,
    ) -> Result<(Summary, bool), Failure> {
        let mut first = None;
        for joined in [false, true] {
            if joined && used.len() < 2 {
                continue;
            }
            match Shared::resolved_in(terms, summary, intervals, used, sizes, joined) {
                Ok(resolved) => return Ok(resolved),
                Err(failure) => first = first.or(Some(failure)),
            }
        }
        Err(first.unwrap_or_else(|| failure(FailureKind::Unknown, "shared memory".to_owned(), None)))
    }

    /// The same, where a block's threads are counted by dimension or as one number.
    fn resolved_in(
        terms: &'a mut Terms,
        summary: &'a Summary,
        intervals: &'a Intervals,
        used: &[Dim],
        sizes: &Sizes,
        joined: bool,
    ) -> Result<(Summary, bool), Failure> {
        let mut readers = Frame::of_blocks(terms, used, sizes, false);
        let writers = if joined {
            Frame::of_blocks(terms, used, sizes, true)
        } else {
            readers.clone()
        };
        for coordinate in &mut readers.coordinates {
            coordinate.steps = false;
        }
        let mut shared = Shared {
            terms,
            summary,
            intervals,
            writers,
            readers,
            known: HashMap::new(),
            rewriting: Substitution::new(),
            single: false,
            replaced: Vec::new(),
        };
        shared.check_barriers()?;
        shared.check_places()?;
        shared.check_races()?;
        shared.resolve_all()?;
        let Shared {
            terms,
            summary,
            mut rewriting,
            single,
            replaced,
            ..
        } = shared;
        let mut resolved = summary.substituted(terms, &mut rewriting);
        let single = single || !replaced.is_empty();
        for (number, by) in replaced.into_iter().rev() {
            let by: Vec<Access> = by.iter().map(|a| a.substituted(terms, &mut rewriting)).collect();
            resolved.accesses.splice(number..=number, by);
        }
        resolved
            .accesses
            .retain(|a| summary.memories[a.memory as usize].kind != MemoryKind::Shared);
        Ok((resolved, single))
    }

    pub(crate) fn is_shared(&self, memory: u32) -> bool {
        self.summary.memories[memory as usize].kind == MemoryKind::Shared
    }

    /// All threads of a block reach the same barriers: nothing that leads there depends on the thread.
    fn check_barriers(&self) -> Result<(), Failure> {
        let divergent = |s: &Symbol| matches!(s, Symbol::Tid(_) | Symbol::Unknown(_) | Symbol::Memory(_));
        for barrier in &self.summary.barriers {
            let loops = barrier.loops.iter().filter_map(|l| self.summary.loops.get(l));
            let conds = loops.flat_map(|l| [l.stay, l.reach]).chain([barrier.guard]);
            for cond in conds {
                if self.terms.cond_symbols(cond).iter().any(divergent) {
                    let message = "not all threads of a block may reach this barrier".to_owned();
                    return Err(failure(FailureKind::Unknown, message, barrier.place.line));
                }
            }
        }
        if self.intervals.irregular {
            let message = "a loop passes its barrier in some iterations only".to_owned();
            return Err(failure(FailureKind::Unknown, message, None));
        }
        Ok(())
    }

    /// Where shared memory is touched is a function of what is followed: what isn't is another value in each thread, under one name.
    fn check_places(&self) -> Result<(), Failure> {
        let is_followed = |symbol: &Symbol| match symbol {
            Symbol::Unknown(_) => false,
            Symbol::Memory(memory) => self.summary.memories[*memory as usize].kind != MemoryKind::Local,
            _ => true,
        };
        for access in self.summary.accesses.iter().filter(|a| self.is_shared(a.memory)) {
            let loops = access.loops.iter().filter_map(|id| self.summary.loops.get(id));
            let conds = loops.flat_map(|l| [l.stay, l.reach]).chain([access.guard]);
            let executed = conds.flat_map(|cond| self.terms.cond_symbols(cond).iter());
            let mut symbols = self.terms.symbols(access.offset).iter().chain(executed);
            if !symbols.all(is_followed) && !loosened(Rule::SharedPlaces) {
                let name = &self.summary.memories[access.memory as usize].name;
                let message = format!("which element of {name} is touched, or whether one is, isn't followed");
                return Err(failure(FailureKind::Unknown, message, access.place.line));
            }
        }
        Ok(())
    }

    /// Accesses between two barriers don't touch the same cell from different threads, unless all read or combine.
    fn check_races(&mut self) -> Result<(), Failure> {
        let accesses: Vec<(usize, &Access)> = self.summary.accesses.iter().enumerate().collect();
        let shared: Vec<(usize, &Access)> = accesses.into_iter().filter(|(_, a)| self.is_shared(a.memory)).collect();
        let mut instances: HashMap<usize, Instance> = HashMap::new();
        for &(i, access) in &shared {
            let instance = Instance::of(self.terms, access, &self.summary.loops, &self.writers);
            instances.insert(i, instance);
        }
        for (n, &(i, a)) in shared.iter().enumerate() {
            for &(j, b) in &shared[n..] {
                if a.memory != b.memory || harmless(self.terms, a, b) {
                    continue;
                }
                for (ahead_a, ahead_b) in self.intervals.together(i, j) {
                    let agree = self.agreeing(a, b, &ahead_a, &ahead_b);
                    let overlap = overlap_where(self.terms, &instances[&i], &instances[&j], &agree);
                    let Overlap::Where(equal) = overlap else { continue };
                    let places = &self.writers.coordinates;
                    let own = &instances[&i].coordinates;
                    let same_thread = places
                        .iter()
                        .zip(own)
                        .all(|(place, now)| matches!(place.symbol, Symbol::Bid(_)) || equal.contains(&now.symbol));
                    if i != j || matches!(a.action, Action::Atomic { .. }) {
                        self.single = true;
                    }
                    if !same_thread && !loosened(Rule::SharedInterference) {
                        let name = &self.summary.memories[a.memory as usize].name;
                        let lines: Vec<String> = [a, b]
                            .iter()
                            .filter_map(|x| x.place.line)
                            .map(|l| l.to_string())
                            .collect();
                        let message = format!(
                            "without a barrier between them, threads of a block may touch the same element of {name} (lines {})",
                            lines.join(" and ")
                        );
                        return Err(failure(FailureKind::Interference, message, a.place.line));
                    }
                }
            }
        }
        Ok(())
    }

    /// Two accesses of one block in one interval: the same block, and iterations of loops with barriers that are as far apart
    /// as the way between them says.
    fn agreeing(&self, a: &Access, b: &Access, ahead_a: &[LoopId], ahead_b: &[LoopId]) -> Vec<(Symbol, i128)> {
        let mut agree: Vec<(Symbol, i128)> = Dim::ALL.into_iter().map(|d| (Symbol::Bid(d), 0)).collect();
        for id in a
            .loops
            .iter()
            .filter(|l| b.loops.contains(l) && self.intervals.with_barrier.contains(l))
        {
            let distance = i128::from(ahead_b.contains(id)) - i128::from(ahead_a.contains(id));
            agree.push((Symbol::Iteration(*id), distance));
        }
        agree
    }

    fn resolve_all(&mut self) -> Result<(), Failure> {
        for read in self.summary.accesses.iter().filter(|a| a.action == Action::Load) {
            if !self.is_shared(read.memory) {
                continue;
            }
            match self.flushed(read) {
                Some(replaced) => self.replaced.push(replaced),
                None => {
                    self.resolve(read, 0)?;
                }
            }
        }
        Ok(())
    }

    /// What a read finds.
    fn resolve(&mut self, read: &Access, depth: u32) -> Result<Poly, Failure> {
        let site = u32::try_from(read.place.number).unwrap_or(u32::MAX);
        let not_found = || {
            let name = &self.summary.memories[read.memory as usize].name;
            failure(
                FailureKind::Unknown,
                format!("what is read from {name} isn't followed to where it was written"),
                read.place.line,
            )
        };
        match self.known.get(&site) {
            Some(Some(value)) => return Ok(*value),
            Some(None) => return Err(not_found()),
            None => {}
        }
        if depth > 20 {
            return Err(not_found());
        }
        let error = not_found();
        self.known.insert(site, None);
        let reader = Instance::of(self.terms, read, &self.summary.loops, &self.readers);
        let mut cases: Vec<Case> = Vec::new();
        let writes: Vec<&Access> = self
            .summary
            .accesses
            .iter()
            .filter(|a| a.memory == read.memory && a.action != Action::Load && a.place.number < read.place.number)
            .collect();
        // What is written in another iteration, or behind the read, must not be what is found.
        let mut covered = false;
        for write in writes.into_iter().rev() {
            let Action::Store(value) = write.action else {
                return Err(error);
            };
            let common: Vec<LoopId> = write.loops.iter().copied().filter(|l| read.loops.contains(l)).collect();
            if write
                .loops
                .iter()
                .any(|l| !common.contains(l) && self.intervals.with_barrier.contains(l))
            {
                return Err(error);
            }
            let value = self.rewritten(value, write, depth)?;
            let Some(mut found) = self.cases(write, value, read, &reader, &common) else {
                return Err(error);
            };
            let whole = found.iter().any(|case| case.conditions.is_empty());
            cases.append(&mut found);
            if cases.len() > CASES_MAX {
                return Err(error);
            }
            if whole || covers(self.terms, &reader.facts, &cases) {
                covered = true;
                break;
            }
        }
        if !covered && !loosened(Rule::SharedCovered) {
            let name = &self.summary.memories[read.memory as usize].name;
            let message = format!("{name} may be read where nothing was written before");
            return Err(failure(FailureKind::Unknown, message, read.place.line));
        }
        let value = self.merged(&reader.facts, cases);
        self.known.insert(site, Some(value));
        self.rewriting.set_contents(
            site,
            Contents {
                value,
                loops: read.loops.clone(),
            },
        );
        Ok(value)
    }

    /// A written value, with the reads in it resolved.
    fn rewritten(&mut self, value: Poly, write: &Access, depth: u32) -> Result<Poly, Failure> {
        let is_shared = |s: &Symbol| matches!(s, Symbol::Memory(m) if self.is_shared(*m));
        if !self.terms.symbols(value).iter().any(is_shared) {
            return Ok(value);
        }
        let reads: Vec<&Access> = self
            .summary
            .accesses
            .iter()
            .filter(|a| a.action == Action::Load && self.is_shared(a.memory) && a.place.number < write.place.number)
            .collect();
        for read in reads {
            self.resolve(read, depth + 1)?;
        }
        Ok(self.rewriting.poly(self.terms, value))
    }

    /// The ways in which a write may be what a read finds; none if they can't be told.
    pub(crate) fn cases(
        &mut self,
        write: &Access,
        value: Poly,
        read: &Access,
        reader: &Instance,
        common: &[LoopId],
    ) -> Option<Vec<Case>> {
        if write.size != read.size {
            return None;
        }
        let write = Access {
            action: Action::Store(value),
            ..write.clone()
        };
        let writer = Instance::of(self.terms, &write, &self.summary.loops, &self.writers);
        let Action::Store(value) = writer.action else {
            return None;
        };
        // Each cell has one place that writes it, down to the iteration.
        let agree: Vec<(Symbol, i128)> = Dim::ALL
            .into_iter()
            .map(|d| (Symbol::Bid(d), 0))
            .chain(common.iter().map(|l| (Symbol::Iteration(*l), 0)))
            .collect();
        let own = overlap_where(self.terms, &writer, &writer, &agree);
        let mut unknown: Vec<(Symbol, Option<Poly>)> = writer
            .coordinates
            .iter()
            .filter(|c| !matches!(c.symbol, Symbol::Bid(_)))
            .map(|c| (c.symbol, c.extent))
            .chain(
                writer
                    .iterations
                    .iter()
                    .filter(|s| !common.iter().any(|l| **s == Symbol::Iteration(*l)))
                    .map(|s| (*s, None)),
            )
            .collect();
        let matters = |terms: &Terms, s: Symbol| writer.mentions(terms, s);
        unknown.retain(|(s, _)| matters(self.terms, *s));
        if let Overlap::Where(equal) = own
            && !unknown.iter().all(|(s, _)| equal.contains(s))
        {
            return None;
        }
        let mut solutions = self.solve(writer.offset, reader.offset, &unknown)?;
        // Places that a condition names.
        let mut cases = Vec::new();
        for (solution, rest) in &mut solutions {
            for &(symbol, _) in &unknown {
                if !solution.iter().any(|(s, _)| *s == symbol) {
                    let value = writer.guard.iter().find_map(|c| set_to(self.terms, *c, symbol))?;
                    // Where the addresses meet only if the reader stands there, too, it is the reader's own place.
                    let meeting = self.terms.eq(*rest);
                    let same = set_to(self.terms, meeting, symbol) == Some(value);
                    let value = if same { self.terms.symbol(symbol) } else { value };
                    solution.push((symbol, value));
                }
            }
            let mut place = Substitution::new();
            for &(symbol, by) in solution.iter() {
                place.set(symbol, by);
            }
            let mut conditions: Vec<Cond> = vec![self.terms.eq(*rest)];
            for &(symbol, extent) in &unknown {
                let &(_, by) = solution.iter().find(|(s, _)| *s == symbol)?;
                conditions.push(self.terms.ge(by));
                if let Some(extent) = extent {
                    let gap = self.terms.sub(extent, by);
                    let gap = self.terms.add_constant(gap, -1);
                    conditions.push(self.terms.ge(gap));
                }
            }
            for &cond in &writer.guard {
                let cond = place.cond(self.terms, cond);
                conditions.extend(self.terms.conjuncts(cond));
            }
            conditions.retain(|c| !reader.facts.imply(self.terms, *c));
            let impossible = conditions.iter().any(|c| {
                let opposite = self.terms.not(*c);
                *self.terms.cond(*c) == CondKind::False || reader.facts.imply(self.terms, opposite)
            });
            if !impossible {
                cases.push(Case {
                    conditions,
                    value: place.poly(self.terms, value),
                });
            }
        }
        Some(cases)
    }

    /// The places with which the address `write` takes the value `read`, digits of a mixed radix, and what is left over: 0 where
    /// the addresses are equal.
    fn solve(&mut self, write: Poly, read: Poly, unknown: &[(Symbol, Option<Poly>)]) -> Option<Vec<Solution>> {
        let mut strides: Vec<(Symbol, Poly)> = Vec::new();
        let mut base = write;
        for &(symbol, _) in unknown {
            let (stride, rest) = self.terms.linear_in(base, symbol)?;
            if self.terms.as_constant(stride) != Some(0) {
                strides.push((symbol, stride));
            }
            base = rest;
        }
        strides.sort_by_key(|(_, stride)| {
            let largest = self
                .terms
                .monomials(*stride)
                .iter()
                .map(|(atoms, c)| (atoms.len(), c.abs()))
                .max();
            std::cmp::Reverse(largest)
        });
        let difference = self.terms.sub(read, base);
        let mut partial: Vec<Solution> = vec![(vec![], difference)];
        for (symbol, stride) in strides {
            let mut next = Vec::new();
            for (digits, rest) in partial {
                for (digit, rest) in self.digits(rest, stride) {
                    let mut digits = digits.clone();
                    digits.push((symbol, digit));
                    next.push((digits, rest));
                }
            }
            partial = next;
        }
        Some(partial)
    }

    /// `value` as `digit * stride + rest`, in the ways that its constant may be split.
    fn digits(&mut self, value: Poly, stride: Poly) -> Vec<(Poly, Poly)> {
        let (mut whole, mut rest) = (Vec::new(), Vec::new());
        let mut constant = 0;
        for (atoms, c) in self.terms.monomials(value).to_vec() {
            let monomial = self.terms.of_monomials([(atoms.clone(), c)]);
            if atoms.is_empty() {
                constant = c;
            } else if let Some(quotient) = self.terms.exact_quotient(monomial, stride) {
                whole.push(quotient);
            } else {
                rest.push(monomial);
            }
        }
        let zero = self.terms.constant(0);
        let whole = whole.into_iter().fold(zero, |sum, q| self.terms.add(sum, q));
        let rest = rest.into_iter().fold(zero, |sum, r| self.terms.add(sum, r));
        let splits = match self.terms.as_constant(stride) {
            Some(stride) if stride > 0 && constant % stride != 0 => {
                let low = constant.div_euclid(stride);
                vec![(low, constant - low * stride), (low + 1, constant - (low + 1) * stride)]
            }
            Some(stride) if stride > 0 => vec![(constant / stride, 0)],
            _ => vec![(0, constant)],
        };
        splits
            .into_iter()
            .map(|(digit, left)| {
                (
                    self.terms.add_constant(whole, digit),
                    self.terms.add_constant(rest, left),
                )
            })
            .collect()
    }

    /// One value for all cases, where one of them says what the others do; else a choice.
    fn merged(&mut self, facts: &Facts, cases: Vec<Case>) -> Poly {
        for candidate in &cases {
            let fits = cases.iter().all(|case| {
                let mut here = facts.clone();
                let mut set = Substitution::new();
                for &cond in &case.conditions {
                    here.add(self.terms, cond);
                    for symbol in self.terms.cond_symbols(cond).to_vec() {
                        if matches!(symbol, Symbol::Tid(_))
                            && let Some(value) = set_to(self.terms, cond, symbol)
                            && !self.terms.mentions(value, symbol)
                        {
                            set.set(symbol, value);
                        }
                    }
                }
                let there = here.substituted(self.terms, &mut set);
                let mut under = |poly: Poly| {
                    let poly = set.poly(self.terms, poly);
                    let poly = there.simplify(self.terms, poly);
                    here.simplify(self.terms, poly)
                };
                under(candidate.value) == under(case.value)
            });
            if fits {
                return candidate.value;
            }
        }
        let mut cases = cases.into_iter().rev();
        let Some(last) = cases.next() else {
            return self.terms.constant(0);
        };
        let mut value = last.value;
        for case in cases {
            let condition = self.terms.all(case.conditions);
            value = self.terms.ite(condition, case.value, value);
        }
        value
    }
}

/// Accesses that don't interfere wherever they meet.
fn harmless(terms: &Terms, a: &Access, b: &Access) -> bool {
    match (&a.action, &b.action) {
        (Action::Load, Action::Load) => true,
        (Action::Atomic { kind: x, .. }, Action::Atomic { kind: y, .. }) => x == y,
        (Action::Store(x), Action::Store(y)) => x == y && terms.symbols(*x).is_empty(),
        _ => false,
    }
}

/// The value that a condition sets a variable to.
fn set_to(terms: &mut Terms, cond: Cond, symbol: Symbol) -> Option<Poly> {
    let CondKind::Eq(p) = *terms.cond(cond) else {
        return None;
    };
    let (factor, rest) = terms.linear_in(p, symbol)?;
    match terms.as_constant(factor)? {
        1 => Some(terms.neg(rest)),
        -1 => Some(rest),
        _ => None,
    }
}

/// Whether one of the cases always applies.
pub(crate) fn covers(terms: &mut Terms, facts: &Facts, cases: &[Case]) -> bool {
    let Some((case, others)) = cases.split_first() else {
        return facts.contradict(terms);
    };
    case.conditions.iter().all(|&cond| {
        if facts.imply(terms, cond) {
            return true;
        }
        let opposite = terms.not(cond);
        let ways = match *terms.cond(opposite) {
            // Not equal: below or above.
            CondKind::Not(inner) => match *terms.cond(inner) {
                CondKind::Eq(p) => {
                    let above = terms.add_constant(p, -1);
                    let below = terms.neg(p);
                    let below = terms.add_constant(below, -1);
                    vec![terms.ge(above), terms.ge(below)]
                }
                _ => vec![opposite],
            },
            _ => vec![opposite],
        };
        ways.into_iter().all(|way| {
            if *terms.cond(way) == CondKind::False {
                return true;
            }
            let mut facts = facts.clone();
            facts.add(terms, way);
            covers(terms, &facts, others)
        })
    })
}
