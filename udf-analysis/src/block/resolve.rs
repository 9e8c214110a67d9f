//! A kernel with what its reads of shared memory find, by running blocks.

use std::cell::Cell;

use foldhash::{HashMap, HashMapExt};

use super::contents::Which;
use super::gather::Gatherer;
use super::program::{Program, gives};
use super::reads::Reads;
use super::run::Values;
use super::sizes::{Blocks, Range};
use super::sums::Sums;
use crate::decide::{Condition, Proof};
use crate::frame::{Demand, Sizes};
use crate::loosen::{Rule, loosened};
use crate::operation::Operation;
use crate::summary::{Access, Action, AtomicKind, MemoryKind, Summary};
use crate::term::{Cond, Contents, Dim, LoopId, Poly, Substitution, Symbol, Terms};

/// What a kernel does, without shared memory.
pub struct Resolved {
    /// What it does.
    pub summary: Summary,
    /// What is taken for granted.
    pub granted: Proof,
    /// And of which sizes blocks are.
    pub sizes: Sizes,
    /// Whether reads find functions of all that a block's threads bring.
    pub is_whole: bool,
}

/// What a kernel does where blocks have certain sizes; nothing if its reads of shared memory aren't followed.
/// `work` counts the steps that were taken for the kernel.
pub fn resolved(terms: &mut Terms, summary: &Summary, used: &[Dim], sizes: &Sizes, work: &Cell<u64>) -> Vec<Resolved> {
    // As a sum over threads; or as a function of what they bring, which is another for each size of blocks.
    let ways = if sizes.fixed.is_empty() {
        &[false, true][..]
    } else {
        &[true]
    };
    let resolved = ways
        .iter()
        .filter_map(|whole| resolve(terms, summary, used, sizes, *whole, work));
    resolved.collect()
}

fn resolve(
    terms: &mut Terms,
    summary: &Summary,
    used: &[Dim],
    sizes: &Sizes,
    whole: bool,
    work: &Cell<u64>,
) -> Option<Resolved> {
    // As functions of all that a block is given, also blocks of several sides are known, if all of these are.
    let side = |of: Dim| {
        sizes
            .fixed
            .iter()
            .find(|(dim, _)| *dim == of)
            .map_or(1, |(_, size)| *size as usize)
    };
    let sides = [Dim::Y, Dim::Z].map(side);
    let is_line = sides == [1, 1];
    if !used.contains(&Dim::X) || !(is_line || (whole && side(Dim::X) > 1)) {
        return None;
    }
    let sums = Sums::of(terms, summary);
    let mut needed = Reads::of(summary);
    let given = |terms: &Terms, access: &Access| !sums.is_shared(access.memory) && gives(terms, summary, access);
    for (number, access) in summary.accesses.iter().enumerate() {
        if !sums.is_shared(access.memory) {
            needed.poly(terms, access.offset);
            needed.cond(terms, access.guard);
        }
        if given(terms, access) && !whole {
            needed.found.push(number);
        } else if let Action::Store(value) | Action::Atomic { value, .. } = access.action
            && !sums.is_shared(access.memory)
        {
            needed.poly(terms, value);
        }
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
        sides,
        needed: if whole { vec![] } else { needed.found.clone() },
        values: Vec::new(),
        work,
        failure: None,
    };
    let range = if whole {
        blocks.range(sizes, false)
    } else {
        blocks.closed(sizes)
    }?;
    if whole && sizes.are_free() && range.least == range.most {
        let size = u32::try_from(range.least).ok()?;
        let sizes = Sizes {
            fixed: vec![(Dim::X, size)],
            ..Sizes::default()
        };
        let mut known = Substitution::new();
        for (symbol, by) in sizes.known(terms) {
            known.set(symbol, by);
        }
        let summary = summary.substituted(terms, &mut known);
        return resolve(terms, &summary, used, &sizes, whole, work);
    }
    let values = blocks.values;
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
        rewriting: Substitution::new(),
        known: HashMap::new(),
    };
    // What is given: how, or by which accesses of all threads.
    let mut given: Vec<(usize, Vec<Access>)> = Vec::new();
    for number in needed.found {
        let access = &summary.accesses[number];
        if whole {
            resolver.opaque(number)?;
        } else if access.action == Action::Load {
            resolver.read(number, 0)?;
        } else if let Some(by) = resolver.spread(number) {
            given.push((number, by));
        } else {
            let value = resolver.found(number, 0)?;
            let action = match access.action {
                Action::Atomic { kind, used, .. } => Action::Atomic { kind, value, used },
                _ => Action::Store(value),
            };
            given.push((
                number,
                vec![Access {
                    action,
                    ..access.clone()
                }],
            ));
        }
    }
    given.sort_by_key(|(number, _)| *number);
    let Resolver {
        gatherer:
            Gatherer {
                terms,
                conditions,
                float_order,
                ..
            },
        mut rewriting,
        ..
    } = resolver;
    let mut result = summary.substituted(terms, &mut rewriting);
    for (number, by) in given.into_iter().rev() {
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
        sizes: sizes.clone(),
        is_whole: whole,
    })
}

/// What the sizes ask of a launch, and that a block's threads are counted by threadIdx.x alone.
fn demands(terms: &mut Terms, range: &Range, sizes: &Sizes) -> Vec<Condition> {
    let mut conditions = Vec::new();
    if let Some(&(dim, size)) = sizes.fixed.iter().find(|(dim, _)| *dim == Dim::X) {
        conditions.push(Condition::Demand(Demand::Block(dim, size)));
    } else if sizes.are_free() && range.least == range.most {
        let size = u32::try_from(range.least).unwrap_or(u32::MAX);
        conditions.push(Condition::Demand(Demand::Block(Dim::X, size)));
    } else {
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
        let fixed = sizes.fixed.iter().find(|(own, _)| *own == dim);
        let size = fixed.map_or(1, |(_, size)| *size);
        conditions.push(Condition::Demand(Demand::Block(dim, size)));
    }
    conditions
}

struct Resolver<'a> {
    gatherer: Gatherer<'a>,
    range: &'a Range,
    values: &'a Values,
    rewriting: Substitution,
    known: HashMap<usize, bool>,
}

impl Resolver<'_> {
    /// What a read finds, as a term.
    fn read(&mut self, read: usize, depth: u32) -> Option<()> {
        match self.known.get(&read) {
            Some(true) => return Some(()),
            Some(false) => return None,
            None => {}
        }
        self.known.insert(read, false);
        let value = self.found(read, depth)?;
        let access = &self.gatherer.summary.accesses[read];
        let site = u32::try_from(access.place.number).ok()?;
        self.rewriting.set_contents(
            site,
            Contents {
                value,
                loops: access.loops.clone(),
            },
        );
        self.known.insert(read, true);
        Some(())
    }

    /// What is found at an access, as a term.
    fn found(&mut self, number: usize, depth: u32) -> Option<Poly> {
        let pattern = self.range.patterns.get(&number)?.clone()?;
        let access = self.gatherer.summary.accesses[number].clone();
        let mut result: Option<Poly> = None;
        for (value, which) in pattern.values() {
            let guard = self.values[value].guard;
            let term = self.gathered(pattern.operation, value, which, number, depth)?;
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
        Some(result.unwrap_or_else(|| self.gatherer.terms.constant(0)))
    }

    /// What some threads bring of a value, gathered; reads in it are resolved.
    fn gathered(
        &mut self,
        operation: Option<Operation>,
        number: usize,
        which: Which,
        at: usize,
        depth: u32,
    ) -> Option<Poly> {
        let mut brought = self.values[number].clone();
        self.resolve_in(brought.value, brought.guard, depth)?;
        brought.value = self.rewriting.poly(self.gatherer.terms, brought.value);
        brought.guard = self.rewriting.cond(self.gatherer.terms, brought.guard);
        let around = &self.gatherer.summary.accesses[at].loops;
        let common: Vec<LoopId> = brought.loops.iter().filter(|id| around.contains(id)).copied().collect();
        // Threads go through these in step, or the thread brings what it finds there itself.
        if brought.access != at && common.iter().any(|id| !self.range.endless.contains(id)) {
            return None;
        }
        match (operation, which) {
            (None, Which::Own) => Some(brought.value),
            (None, _) => None,
            (Some(operation), which) => self.gatherer.gathered(operation, &brought, which, &common),
        }
    }

    fn resolve_in(&mut self, value: Poly, guard: Cond, depth: u32) -> Option<()> {
        let mut reads = Reads::of(self.gatherer.summary);
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

    /// What a read finds, as a function of what all threads bring: *Lemma F*.
    fn opaque(&mut self, read: usize) -> Option<()> {
        let summary = self.gatherer.summary;
        let access = &summary.accesses[read];
        let terms = &mut *self.gatherer.terms;
        let site = u32::try_from(access.place.number).ok()?;
        let size = terms.symbol(Symbol::BlockDim(Dim::X));
        let mut known = Substitution::new();
        for (symbol, by) in self.gatherer.sizes.known(terms) {
            known.set(symbol, by);
        }
        let mut arguments = vec![terms.constant(i128::from(site)), known.poly(terms, size)];
        // A line's threads are counted by the first side alone.
        let sides = self.gatherer.sizes.fixed.iter().filter(|(_, size)| *size > 1);
        let mut positions: Vec<Symbol> = sides.map(|(dim, _)| Symbol::Tid(*dim)).collect();
        if !positions.contains(&Symbol::Tid(Dim::X)) {
            positions.push(Symbol::Tid(Dim::X));
        }
        for &position in &positions {
            if position == Symbol::Tid(Dim::X) || !loosened(Rule::BlockPositions) {
                arguments.push(terms.symbol(position));
            }
        }
        // In each turn of these all is done anew.
        for &id in access.loops.iter().filter(|id| !self.range.endless.contains(id)) {
            arguments.push(terms.symbol(Symbol::Iteration(id)));
        }
        let kept: Vec<LoopId> = access
            .loops
            .iter()
            .filter(|id| self.range.endless.contains(id))
            .copied()
            .collect();
        let shared = |memory: u32| summary.memories[memory as usize].kind == MemoryKind::Shared;
        for other in summary.accesses.iter().filter(|other| shared(other.memory)) {
            let value = match other.action {
                Action::Load => continue,
                Action::Atomic {
                    kind: AtomicKind::FloatAdd,
                    ..
                } => return None,
                Action::Store(value) | Action::Atomic { value, .. } => value,
            };
            // What all accesses have in common holds where anything is read.
            let mut conds = terms.conjuncts(other.guard);
            conds.retain(|cond| !self.gatherer.program.common.contains(cond));
            let inner = other.loops.iter().filter(|id| !kept.contains(id));
            for summary in inner.filter_map(|id| summary.loops.get(id)) {
                conds.extend([summary.stay, summary.reach]);
            }
            let mut brought = vec![value];
            for cond in conds {
                let (one, zero) = (terms.constant(1), terms.constant(0));
                brought.push(terms.ite(cond, one, zero));
            }
            let mut bind = Substitution::new();
            let turns = other.loops.iter().filter(|id| !kept.contains(id));
            let bound = positions.iter().copied().chain(turns.map(|id| Symbol::Iteration(*id)));
            for (number, symbol) in (0..).zip(bound) {
                let member = terms.symbol(Symbol::Member(number));
                bind.set(symbol, member);
            }
            // What is read is a function of the same.
            for read in summary
                .accesses
                .iter()
                .filter(|a| shared(a.memory) && a.action == Action::Load)
            {
                let site = u32::try_from(read.place.number).ok()?;
                let number = terms.constant(i128::from(site));
                let value = terms.apply("what is read", vec![number], 0);
                bind.set_contents(site, Contents { value, loops: vec![] });
            }
            for value in brought {
                let value = bind.poly(terms, value);
                let of_others = |s: &Symbol| matches!(s, Symbol::Memory(_) | Symbol::Unknown(_) | Symbol::After(_));
                let divided = |s: &Symbol| matches!(s, Symbol::Tid(_));
                if terms.symbols(value).iter().any(|s| of_others(s) || divided(s)) {
                    return None;
                }
                arguments.push(value);
            }
        }
        let value = self.gatherer.terms.apply("what a block makes", arguments, 0);
        self.rewriting.set_contents(
            site,
            Contents {
                value,
                loops: access.loops.clone(),
            },
        );
        Some(())
    }

    /// An atomic operation by one thread of a block on what all have brought: as operations of all threads.
    fn spread(&mut self, number: usize) -> Option<Vec<Access>> {
        let access = &self.gatherer.summary.accesses[number];
        let Action::Atomic { kind, used: false, .. } = access.action else {
            return None;
        };
        let operation = Operation::of_atomic(kind)?;
        let pattern = self.range.patterns.get(&number)?.clone()?;
        if pattern.operation != Some(operation) || pattern.values().any(|(_, which)| which != Which::All) {
            return None;
        }
        if operation == Operation::FloatAdd {
            self.gatherer.float_order = Some(access.place.line);
        }
        // By the first thread of each block alone, as often as all of them go through the loops around.
        if access.loops.iter().any(|id| !self.range.endless.contains(id)) {
            return None;
        }
        let terms = &mut *self.gatherer.terms;
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
        for (number, _) in pattern.values() {
            let brought = self.values[number].clone();
            self.resolve_in(brought.value, brought.guard, 0)?;
            let mut loops = access.loops.clone();
            loops.extend(brought.loops.iter().filter(|id| !access.loops.contains(id)));
            by.push(Access {
                action: Action::Atomic {
                    kind,
                    value: brought.value,
                    used: false,
                },
                guard: self.gatherer.terms.all(guard.iter().copied().chain([brought.guard])),
                offset,
                loops,
                ..access.clone()
            });
        }
        Some(by)
    }
}
