//! Local arrays: variables of a thread that stay in memory, because it indexes them with numbers that it computes.
//!
//! *Lemma O* (own memory): no other thread names them, so what a thread finds there is a function of what it does with them itself:
//! of the addresses, values and conditions of all its accesses to them, as functions of the iterations of the loops around each,
//! and of which of its reads it is.

use crate::loosen::{Rule, loosened};
use crate::summary::{Access, Action, Assumption, MemoryKind, Summary};
use crate::term::{Cond, Contents, Poly, Substitution, Symbol, Terms};

/// Iterations that are bound in a description are numbered from here on, apart from all that others bind.
const BOUND: u32 = 1 << 16;
/// Descriptions of more accesses aren't made.
const ACCESSES_MAX: usize = 400;

/// The kernel with what it reads from local arrays as opaque functions; nothing where it reads from none.
pub fn resolved(terms: &mut Terms, summary: &Summary) -> Option<Summary> {
    let is_local = |memory: u32| summary.memories[memory as usize].kind == MemoryKind::Local;
    let reads: Vec<&Access> = summary
        .accesses
        .iter()
        .filter(|a| is_local(a.memory) && a.action == Action::Load)
        .collect();
    if reads.is_empty() {
        return None;
    }
    let mut marks = Substitution::new();
    for read in &reads {
        let site = u32::try_from(read.place.number).ok()?;
        let value = function(terms, "what a thread reads", read, &[]);
        let loops = read.loops.clone();
        marks.set_contents(site, Contents { value, loops });
    }
    let mut rewriting = Substitution::new();
    for read in &reads {
        let site = u32::try_from(read.place.number).ok()?;
        let description = described(terms, summary, &mut marks, read.memory)?;
        let value = function(terms, "what a local array holds", read, &description);
        let loops = read.loops.clone();
        rewriting.set_contents(site, Contents { value, loops });
    }
    let mut resolved = summary.substituted(terms, &mut rewriting);
    resolved.accesses.retain(|a| !is_local(a.memory));
    resolved.assumptions.push((Assumption::LocalsWritten, None));
    Some(resolved)
}

/// A function of a read and its iterations, and of something else.
fn function(terms: &mut Terms, name: &str, read: &Access, of: &[Poly]) -> Poly {
    let site = i128::try_from(read.place.number).unwrap_or(i128::MAX);
    let mut arguments = vec![terms.constant(site)];
    arguments.extend(read.loops.iter().map(|id| terms.symbol(Symbol::Iteration(*id))));
    arguments.extend(of);
    terms.apply(name, arguments, 0)
}

/// What a thread does with a local array, and with those that what it does is computed from: nothing if that can't be told.
fn described(terms: &mut Terms, summary: &Summary, marks: &mut Substitution, memory: u32) -> Option<Vec<Poly>> {
    let mut memories = vec![memory];
    let mut seen = 0;
    let mut accesses: Vec<&Access> = Vec::new();
    while let Some(&next) = memories.get(seen) {
        seen += 1;
        for access in summary.accesses.iter().filter(|a| a.memory == next) {
            accesses.push(access);
            let mut symbols = terms.symbols(access.offset).to_vec();
            if let Action::Store(value) | Action::Atomic { value, .. } = access.action {
                symbols.extend(terms.symbols(value).iter().copied());
            }
            for cond in conditions(summary, access)? {
                symbols.extend(terms.cond_symbols(cond).iter().copied());
            }
            for symbol in symbols {
                note(summary, symbol, &mut memories);
            }
        }
    }
    if accesses.len() > ACCESSES_MAX {
        return None;
    }
    accesses.sort_by_key(|access| access.place.number);
    let mut description = Vec::new();
    for access in accesses {
        description.extend(access_described(terms, summary, marks, access)?);
    }
    Some(description)
}

/// Under which an access is executed, its own and those of the loops around; none if a loop isn't known.
fn conditions(summary: &Summary, access: &Access) -> Option<Vec<Cond>> {
    let mut conds = vec![access.guard];
    for id in &access.loops {
        let around = summary.loops.get(id)?;
        conds.extend([around.stay, around.reach]);
    }
    Some(conds)
}

fn note(summary: &Summary, symbol: Symbol, memories: &mut Vec<u32>) {
    if let Symbol::Memory(memory) = symbol
        && summary.memories[memory as usize].kind == MemoryKind::Local
        && !memories.contains(&memory)
    {
        memories.push(memory);
    }
}

/// What an access does, as a function of the iterations around it.
fn access_described(
    terms: &mut Terms,
    summary: &Summary,
    marks: &mut Substitution,
    access: &Access,
) -> Option<Vec<Poly>> {
    let mut parts = vec![access.offset];
    match access.action {
        Action::Load => {}
        Action::Store(value) => parts.push(value),
        Action::Atomic { .. } => return None,
    }
    for cond in conditions(summary, access)? {
        let (yes, no) = (terms.constant(1), terms.constant(0));
        parts.push(terms.ite(cond, yes, no));
    }
    if loosened(Rule::Locals) {
        parts.clear();
    }
    let mut bind = Substitution::new();
    let numbers = access.loops.iter().zip(BOUND..);
    for (&id, number) in numbers {
        let turn = terms.symbol(Symbol::Member(number));
        bind.set(Symbol::Iteration(id), turn);
    }
    let mut described = Vec::new();
    for part in parts {
        let part = marks.poly(terms, part);
        described.push(bind.poly(terms, part));
    }
    Some(described)
}
