//! Atomic additions of sums become additions of the summands: *Lemma A*.
//!
//! Addition modulo 2^w is associative and commutative: adding a thread's partial sum at the end is adding each of its summands
//! on its own, wherever the loop gets it. The same holds for minimum and maximum.

use crate::summary::{Access, Action, AtomicKind, Summary};
use crate::term::{AtomKind, Cond, Exit, LoopId, Poly, Substitution, Symbol, Terms};

/// An access is split into at most so many.
const PARTS_MAX: usize = 64;

/// The accesses of a kernel, with atomic operations on what loops have gathered moved into the loops.
pub fn distribute(terms: &mut Terms, summary: &Summary) -> Vec<Access> {
    let mut result = Vec::new();
    for access in &summary.accesses {
        let mut parts = vec![access.clone()];
        let mut done = Vec::new();
        while let Some(part) = parts.pop() {
            if done.len() + parts.len() > PARTS_MAX {
                done = vec![access.clone()];
                break;
            }
            match split(terms, &part) {
                Some(pieces) => parts.extend(pieces),
                None => done.push(part),
            }
        }
        result.extend(done);
    }
    result
}

fn split(terms: &mut Terms, access: &Access) -> Option<Vec<Access>> {
    let Action::Atomic {
        kind,
        value,
        used: false,
    } = access.action
    else {
        return None;
    };
    let with = |guard: Cond, loops: Vec<LoopId>, value: Poly| Access {
        action: Action::Atomic {
            kind,
            value,
            used: false,
        },
        guard,
        loops,
        ..access.clone()
    };
    match kind {
        AtomicKind::Add => {}
        AtomicKind::Extremum(_) => return split_extremum(terms, access, kind, value),
        _ => return None,
    }
    if terms.as_constant(value) == Some(0) {
        return Some(vec![]);
    }
    let monomials = terms.monomials(value).to_vec();
    if monomials.len() > 1 {
        let mut parts = Vec::new();
        for monomial in monomials {
            let part = terms.from_monomials([monomial]);
            parts.push(with(access.guard, access.loops.clone(), part));
        }
        return Some(parts);
    }
    let (atoms, factor) = monomials.into_iter().next()?;
    let [atom] = atoms[..] else { return None };
    match terms.kind(atom).clone() {
        AtomKind::Ite(condition, then, otherwise) => {
            let opposite = terms.not(condition);
            let (yes, no) = (terms.and(access.guard, condition), terms.and(access.guard, opposite));
            let (then, otherwise) = (terms.scale(then, factor), terms.scale(otherwise, factor));
            Some(vec![
                with(yes, access.loops.clone(), then),
                with(no, access.loops.clone(), otherwise),
            ])
        }
        AtomKind::Exit(exit) => {
            let (init, summand, guard) = summands(terms, &exit)?;
            let of = exit.recurrence.of;
            let inside = terms.and(access.guard, guard);
            let mut loops = access.loops.clone();
            loops.push(of);
            let (init, summand) = (terms.scale(init, factor), terms.scale(summand, factor));
            Some(vec![
                with(access.guard, access.loops.clone(), init),
                with(inside, loops, summand),
            ])
        }
        _ => None,
    }
}

/// A gathered sum as its start and its summand in each iteration, with the condition under which the iteration counts.
fn summands(terms: &mut Terms, exit: &Exit) -> Option<(Poly, Poly, Cond)> {
    let [(position, init, next)] = exit.recurrence.values[..] else {
        return None;
    };
    let of = exit.recurrence.of;
    let carried = Symbol::Phi(of, position);
    let summand = difference(terms, next, carried)?;
    let iteration = terms.symbol(Symbol::Iteration(of));
    let mut unbind = Substitution::single(Symbol::BoundIteration(of), iteration);
    if terms.cond_mentions(exit.stay, carried) {
        return None;
    }
    let guard = if exit.value == next {
        // Every iteration that is reached counts.
        terms.always()
    } else if terms.as_symbol(exit.value) == Some(carried) {
        // Those that are followed by another count.
        unbind.cond(terms, exit.stay)
    } else {
        return None;
    };
    let summand = unbind.poly(terms, summand);
    Some((init, summand, guard))
}

/// `next - carried`, where the difference doesn't depend on the carried value.
fn difference(terms: &mut Terms, next: Poly, carried: Symbol) -> Option<Poly> {
    if let Some(atom) = terms.as_atom(next)
        && let AtomKind::Ite(condition, then, otherwise) = *terms.kind(atom)
    {
        if terms.cond_mentions(condition, carried) {
            return None;
        }
        let (then, otherwise) = (
            difference(terms, then, carried)?,
            difference(terms, otherwise, carried)?,
        );
        return Some(terms.ite(condition, then, otherwise));
    }
    let before = terms.symbol(carried);
    let summand = terms.sub(next, before);
    (!terms.mentions(summand, carried)).then_some(summand)
}

fn split_extremum(terms: &mut Terms, access: &Access, kind: AtomicKind, value: Poly) -> Option<Vec<Access>> {
    let with = |guard: Cond, loops: Vec<LoopId>, value: Poly| Access {
        action: Action::Atomic {
            kind,
            value,
            used: false,
        },
        guard,
        loops,
        ..access.clone()
    };
    let atom = terms.as_atom(value)?;
    match (terms.kind(atom).clone(), kind) {
        (AtomKind::Max(a, b), AtomicKind::Extremum(0)) | (AtomKind::Min(a, b), AtomicKind::Extremum(1)) => Some(vec![
            with(access.guard, access.loops.clone(), a),
            with(access.guard, access.loops.clone(), b),
        ]),
        (AtomKind::Ite(condition, a, b), _) => {
            let opposite = terms.not(condition);
            let (yes, no) = (terms.and(access.guard, condition), terms.and(access.guard, opposite));
            Some(vec![
                with(yes, access.loops.clone(), a),
                with(no, access.loops.clone(), b),
            ])
        }
        (AtomKind::Exit(exit), _) => {
            let [(position, init, next)] = exit.recurrence.values[..] else {
                return None;
            };
            let of = exit.recurrence.of;
            let carried = Symbol::Phi(of, position);
            let before = terms.symbol(carried);
            let next_atom = terms.as_atom(next)?;
            let gathered = match (terms.kind(next_atom).clone(), kind) {
                (AtomKind::Max(a, b), AtomicKind::Extremum(0)) | (AtomKind::Min(a, b), AtomicKind::Extremum(1)) => {
                    if a == before {
                        b
                    } else if b == before {
                        a
                    } else {
                        return None;
                    }
                }
                _ => return None,
            };
            if terms.mentions(gathered, carried) || terms.cond_mentions(exit.stay, carried) {
                return None;
            }
            let iteration = terms.symbol(Symbol::Iteration(of));
            let mut unbind = Substitution::single(Symbol::BoundIteration(of), iteration);
            let guard = if exit.value == next {
                terms.always()
            } else if exit.value == before {
                unbind.cond(terms, exit.stay)
            } else {
                return None;
            };
            let gathered = unbind.poly(terms, gathered);
            let inside = terms.and(access.guard, guard);
            let mut loops = access.loops.clone();
            loops.push(of);
            Some(vec![
                with(access.guard, access.loops.clone(), init),
                with(inside, loops, gathered),
            ])
        }
        _ => None,
    }
}
