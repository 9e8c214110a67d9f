//! A kernel with what its reads of shared memory find, by running blocks.

use std::collections::HashMap;

use super::gather::Gatherer;
use super::program::Program;
use super::run::Values;
use super::contents::{Pattern, Which};
use super::sizes::{Blocks, Range};
use super::sums::Sums;
use crate::decide::{Condition, Proof};
use crate::frame::{Demand, Sizes};
use crate::operation::Operation;
use crate::summary::{Access, Action, MemoryKind, Summary};
use crate::term::{AtomKind, Cond, CondKind, Contents, Dim, LoopId, Poly, Substitution, Symbol, Terms};

/// What a kernel does, without shared memory.
pub struct Resolved {
    /// What it does.
    pub summary: Summary,
    /// What is taken for granted.
    pub granted: Proof,
}

/// What a kernel does where blocks have certain sizes; nothing if its reads of shared memory aren't followed.
pub fn resolved(terms: &mut Terms, summary: &Summary, used: &[Dim], sizes: &Sizes) -> Vec<Resolved> {
    resolve(terms, summary, used, sizes).into_iter().collect()
}

fn resolve(terms: &mut Terms, summary: &Summary, used: &[Dim], sizes: &Sizes) -> Option<Resolved> {
    if !used.contains(&Dim::X) || sizes.fixed.iter().any(|(dim, size)| *dim != Dim::X && *size > 1) {
        return None;
    }
    let sums = Sums::of(terms, summary);
    let global = |access: &&Access| !sums.is_shared(access.memory);
    let mut needed = Reads::of(terms, summary);
    for access in summary.accesses.iter().filter(global) {
        needed.access(terms, access);
    }
    if needed.found.is_empty() {
        return None;
    }
    let program = Program::of(terms, summary)?;
    let mut blocks = Blocks {
        terms,
        summary,
        sums: &sums,
        program: &program,
        needed: &needed.found,
        values: Vec::new(),
        failure: None,
    };
    let range = blocks.range(sizes)?;
    let values = blocks.values;
    let sites = needed.sites;
    let mut resolver = Resolver {
        gatherer: Gatherer {
            terms,
            summary,
            program: &program,
            used,
            sizes,
            conditions: Vec::new(),
            float_order: None,
        },
        range: &range,
        values: &values,
        sites: &sites,
        rewriting: Substitution::new(),
        known: HashMap::new(),
    };
    for number in needed.found {
        resolver.read(number, 0)?;
    }
    let replaced = resolver.replaced();
    let Resolver {
        gatherer: Gatherer {
            terms,
            conditions,
            float_order,
            ..
        },
        mut rewriting,
        ..
    } = resolver;
    let mut result = summary.substituted(terms, &mut rewriting);
    for (number, by) in replaced.into_iter().rev() {
        let by: Vec<Access> = by.iter().map(|a| a.substituted(terms, &mut rewriting)).collect();
        result.accesses.splice(number..=number, by);
    }
    result
        .accesses
        .retain(|a| summary.memories[a.memory as usize].kind != MemoryKind::Shared);
    let mut granted = Proof {
        conditions: demands(terms, &range, sizes),
        float_order,
        ..Proof::default()
    };
    for condition in conditions {
        if !granted.conditions.contains(&condition) {
            granted.conditions.push(condition);
        }
    }
    Some(Resolved {
        summary: result,
        granted,
    })
}

/// What the sizes ask of a launch, and that a block's threads are counted by threadIdx.x alone.
fn demands(terms: &mut Terms, range: &Range, sizes: &Sizes) -> Vec<Condition> {
    let mut conditions = Vec::new();
    if sizes.are_free() && range.least == range.most {
        let size = u32::try_from(range.least).unwrap_or(u32::MAX);
        conditions.push(Condition::Demand(Demand::Block(Dim::X, size)));
    } else if sizes.fixed.iter().all(|(dim, _)| *dim != Dim::X) {
        if sizes.are_free() {
            conditions.extend(range.sort.demand().map(Condition::Demand));
        }
        let block = terms.symbol(Symbol::BlockDim(Dim::X));
        let mut bound = |terms: &mut Terms, factor: i128, size: usize| {
            let size = i128::try_from(size).unwrap_or(i128::MAX);
            let gap = terms.scale(block, factor);
            let gap = terms.add_constant(gap, -factor * size);
            conditions.push(Condition::Holds(terms.ge(gap)));
        };
        if !range.is_whole_below() {
            bound(terms, 1, range.least);
        }
        if !range.is_whole_above() {
            bound(terms, -1, range.most);
        }
    }
    for dim in [Dim::Y, Dim::Z] {
        conditions.push(Condition::Demand(Demand::Block(dim, 1)));
    }
    conditions
}

/// The reads of shared memory that terms are made of.
struct Reads {
    /// The reads by their sites.
    sites: HashMap<u32, usize>,
    shared: Vec<bool>,
    /// Those that were found.
    found: Vec<usize>,
    seen: std::collections::HashSet<Poly>,
}

impl Reads {
    fn of(_: &Terms, summary: &Summary) -> Reads {
        let shared: Vec<bool> = summary.memories.iter().map(|m| m.kind == MemoryKind::Shared).collect();
        let reads = summary.accesses.iter().enumerate();
        let reads = reads.filter(|(_, a)| a.action == Action::Load && shared[a.memory as usize]);
        let sites = reads.filter_map(|(number, a)| Some((u32::try_from(a.place.number).ok()?, number)));
        Reads {
            sites: sites.collect(),
            shared,
            found: Vec::new(),
            seen: std::collections::HashSet::new(),
        }
    }

    fn access(&mut self, terms: &Terms, access: &Access) {
        if let Action::Store(value) | Action::Atomic { value, .. } = access.action {
            self.poly(terms, value);
        }
        self.poly(terms, access.offset);
        self.cond(terms, access.guard);
    }

    fn concerns(&self, symbols: &[Symbol]) -> bool {
        let shared = |s: &Symbol| matches!(s, Symbol::Memory(m) if self.shared[*m as usize]);
        symbols.iter().any(shared)
    }

    fn poly(&mut self, terms: &Terms, poly: Poly) {
        if !self.concerns(terms.symbols(poly)) || !self.seen.insert(poly) {
            return;
        }
        for atom in terms.monomials(poly).iter().flat_map(|(atoms, _)| atoms) {
            match terms.kind(*atom) {
                AtomKind::Symbol(_) => {}
                AtomKind::Div(a, b) | AtomKind::Mod(a, b) | AtomKind::Min(a, b) | AtomKind::Max(a, b) => {
                    self.poly(terms, *a);
                    self.poly(terms, *b);
                }
                AtomKind::Wrap { of, .. } => self.poly(terms, *of),
                AtomKind::Ite(c, a, b) => {
                    self.cond(terms, *c);
                    self.poly(terms, *a);
                    self.poly(terms, *b);
                }
                AtomKind::Apply { args, .. } => args.iter().for_each(|a| self.poly(terms, *a)),
                AtomKind::Load { offset, .. } => self.poly(terms, *offset),
                AtomKind::Contents { site, offset, at, .. } => {
                    self.poly(terms, *offset);
                    at.iter().for_each(|a| self.poly(terms, *a));
                    if let Some(&number) = self.sites.get(site)
                        && !self.found.contains(&number)
                    {
                        self.found.push(number);
                    }
                }
                AtomKind::Carried(carried) => {
                    self.poly(terms, carried.at);
                    for (_, init, step) in &carried.recurrence.values {
                        self.poly(terms, *init);
                        self.poly(terms, *step);
                    }
                }
                AtomKind::Exit(exit) => {
                    self.poly(terms, exit.value);
                    self.cond(terms, exit.stay);
                    for (_, init, step) in &exit.recurrence.values {
                        self.poly(terms, *init);
                        self.poly(terms, *step);
                    }
                }
            }
        }
    }

    fn cond(&mut self, terms: &Terms, cond: Cond) {
        if !self.concerns(terms.cond_symbols(cond)) {
            return;
        }
        match terms.cond(cond) {
            CondKind::True | CondKind::False => {}
            CondKind::Ge(p) | CondKind::Eq(p) | CondKind::Opaque(p) => self.poly(terms, *p),
            CondKind::Not(inner) => self.cond(terms, *inner),
            CondKind::And(parts) | CondKind::Or(parts) => parts.iter().for_each(|part| self.cond(terms, *part)),
            CondKind::Reach(reach) => {
                self.poly(terms, reach.at);
                self.cond(terms, reach.stay);
                for (_, init, step) in &reach.recurrence.values {
                    self.poly(terms, *init);
                    self.poly(terms, *step);
                }
            }
        }
    }
}

struct Resolver<'a> {
    gatherer: Gatherer<'a>,
    range: &'a Range,
    values: &'a Values,
    sites: &'a HashMap<u32, usize>,
    rewriting: Substitution,
    known: HashMap<usize, bool>,
}

impl Resolver<'_> {
    fn pattern(&self, read: usize) -> Option<&Pattern> {
        self.range.patterns.get(&read)?.as_ref()
    }

    /// The loops around a read and a value that it finds: those that order what threads do, or nothing is known.
    fn open(&self, read: usize) -> Vec<LoopId> {
        self.gatherer.summary.accesses[read].loops.clone()
    }

    /// What a read finds, as a term.
    fn read(&mut self, read: usize, depth: u32) -> Option<()> {
        match self.known.get(&read) {
            Some(true) => return Some(()),
            Some(false) => return None,
            None => {}
        }
        self.known.insert(read, false);
        let pattern = self.pattern(read)?.clone();
        let access = self.gatherer.summary.accesses[read].clone();
        let open = self.open(read);
        let found: Vec<_> = pattern.values().collect();
        let mut result: Option<Poly> = None;
        for (number, which) in found {
            let guard = self.values[number].guard;
            let term = self.gathered(pattern.operation, number, which, &open, depth)?;
            result = Some(match (result, pattern.operation) {
                (None, _) => term,
                (Some(before), Some(operation)) => self.gatherer.both(operation, before, term, access.size),
                // One or the other: the first is brought under a condition, the second if it doesn't hold.
                (Some(before), None) => {
                    let terms = &mut *self.gatherer.terms;
                    let guard = self.rewriting.cond(terms, guard);
                    terms.ite(guard, term, before)
                }
            });
        }
        let value = result.unwrap_or_else(|| self.gatherer.terms.constant(0));
        let site = u32::try_from(access.place.number).ok()?;
        self.rewriting.set_contents(
            site,
            Contents {
                value,
                loops: access.loops,
            },
        );
        self.known.insert(read, true);
        Some(())
    }

    /// What some threads bring of a value, gathered; reads in it are resolved.
    fn gathered(
        &mut self,
        operation: Option<Operation>,
        number: usize,
        which: Which,
        open: &[LoopId],
        depth: u32,
    ) -> Option<Poly> {
        let mut brought = self.values[number];
        self.resolve_in(brought.value, brought.guard, depth)?;
        brought.value = self.rewriting.poly(self.gatherer.terms, brought.value);
        brought.guard = self.rewriting.cond(self.gatherer.terms, brought.guard);
        let shared_loops = |id: &&LoopId| open.contains(id);
        let common: Vec<LoopId> = self.gatherer.summary.accesses[brought.access].loops.iter().filter(shared_loops).copied().collect();
        match (operation, which) {
            (None, Which::Own) => Some(brought.value),
            (None, _) => None,
            (Some(operation), which) => self.gatherer.gathered(operation, brought, which, &common),
        }
    }

    fn resolve_in(&mut self, value: Poly, guard: Cond, depth: u32) -> Option<()> {
        let mut reads = Reads::of(self.gatherer.terms, self.gatherer.summary);
        reads.poly(self.gatherer.terms, value);
        reads.cond(self.gatherer.terms, guard);
        if depth > 20 {
            return None;
        }
        for read in reads.found {
            self.read(read, depth + 1)?;
        }
        Some(())
    }

    /// Atomic operations by one thread of a block on what all have brought: as operations of all threads.
    fn replaced(&mut self) -> Vec<(usize, Vec<Access>)> {
        let summary = self.gatherer.summary;
        let mut replaced = Vec::new();
        for (number, access) in summary.accesses.iter().enumerate() {
            if let Some(by) = self.spread(access) {
                replaced.push((number, by));
            }
        }
        replaced
    }

    fn spread(&mut self, access: &Access) -> Option<Vec<Access>> {
        let Action::Atomic {
            kind,
            value,
            used: false,
        } = access.action
        else {
            return None;
        };
        let operation = Operation::of_atomic(kind)?;
        let terms = &mut *self.gatherer.terms;
        let [(atoms, factor)] = terms.monomials(value) else {
            return None;
        };
        let ([atom], factor) = (&atoms[..], *factor) else {
            return None;
        };
        let AtomKind::Contents { site, .. } = terms.kind(*atom) else {
            return None;
        };
        let read = *self.sites.get(site)?;
        let pattern = self.range.patterns.get(&read)?.clone()?;
        let linear = operation == Operation::Add || factor == 1;
        let alike = pattern.operation.is_none_or(|own| own == operation);
        let finds = &self.gatherer.summary.accesses[read];
        if !linear || !alike || finds.loops != access.loops || finds.size != access.size {
            return None;
        }
        // By the first thread of each block alone.
        let own = Symbol::Tid(Dim::X);
        let thread = terms.symbol(own);
        let first = terms.eq(thread);
        let mut guard = terms.conjuncts(access.guard);
        let all = guard.len();
        guard.retain(|cond| *cond != first);
        if guard.len() == all {
            return None;
        }
        let zero = terms.constant(0);
        let mut place = Substitution::single(own, zero);
        let guard: Vec<Cond> = guard.into_iter().map(|cond| place.cond(terms, cond)).collect();
        let offset = place.poly(terms, access.offset);
        let mut by = Vec::new();
        for (number, which) in pattern.values() {
            if which != Which::All {
                return None;
            }
            let brought = self.values[number];
            let from = &self.gatherer.summary.accesses[brought.access];
            let terms = &mut *self.gatherer.terms;
            let value = terms.scale(brought.value, factor);
            let guard = terms.all(guard.iter().copied().chain([brought.guard]));
            let mut loops = access.loops.clone();
            loops.extend(from.loops.iter().filter(|id| !access.loops.contains(id)));
            by.push(Access {
                action: Action::Atomic {
                    kind,
                    value,
                    used: false,
                },
                guard,
                offset,
                loops,
                ..access.clone()
            });
        }
        Some(by)
    }
}
