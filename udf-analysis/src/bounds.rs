//! Assertions about positions: as conditions of the launch, and as what is known where they were passed.
//!
//! An array's bounds are checked by every thread that uses an index. Which threads there are is the launch's choice: so that none
//! fails because of its position, `threadIdx.x < 100` asks for `blockDim.x <= 100`. The condition is one under which the
//! assertion holds for every thread that reaches it (*Lemma N* of docs/launch-independence.md); where none is found, it stays an assertion.

use crate::instance::executed;
use crate::loosen::{Rule, loosened};
use crate::prove::Facts;
use crate::summary::{Access, Action, Assumption, Bound, MemoryKind, Place, Summary};
use crate::term::{Atom, AtomKind, Cond, CondKind, Poly, Substitution, Symbol, Terms};

/// A condition has so many alternatives at most.
const ALTERNATIVES_MAX: usize = 3;
/// So many terms are bounded one after another.
const DEPTH: u32 = 6;
/// So many lower bounds are looked at.
const FOUND_MAX: usize = 16;

/// The conditions on a launch under which no assertion about positions fails.
pub fn launch_bounds(terms: &mut Terms, summary: &Summary) -> Vec<Cond> {
    let mut conditions = Vec::new();
    let mut assumed = Facts::new();
    for (assumption, _) in &summary.assumptions {
        if let Assumption::AtLeast(value, low) = *assumption {
            let above = terms.add_constant(value, -low);
            assumed.add_ge(terms, above);
        }
    }
    for bound in &summary.bounds {
        let place = placed(terms, bound);
        let guard = executed(terms, &place, &summary.loops);
        let mut facts = Facts::new();
        for &cond in &guard {
            facts.add(terms, cond);
        }
        facts.settle(terms);
        for part in terms.conjuncts(bound.holds) {
            if facts.imply(terms, part) {
                continue;
            }
            if let Some(condition) = launch_bound(terms, (&facts, &assumed), &guard, part)
                && !conditions.contains(&condition)
            {
                conditions.push(condition);
            }
        }
    }
    conditions
}

/// The assertion's place as an access.
fn placed(terms: &mut Terms, bound: &Bound) -> Access {
    Access {
        action: Action::Load,
        memory: 0,
        offset: terms.constant(0),
        size: 1,
        guard: bound.guard,
        loops: bound.loops.clone(),
        place: Place {
            line: None,
            number: 0,
            block: 0,
        },
    }
}

/// A condition on the launch that makes an assertion hold under a guard.
fn launch_bound(terms: &mut Terms, (facts, assumed): (&Facts, &Facts), guard: &[Cond], holds: Cond) -> Option<Cond> {
    let mut alternatives = sufficient(terms, facts, holds);
    alternatives.retain(|c| *terms.cond(*c) != CondKind::False);
    if alternatives.iter().any(|c| *terms.cond(*c) == CondKind::True) {
        return None;
    }
    // What no choice of the launch makes hold stays an assertion.
    if !alternatives
        .iter()
        .any(|c| terms.cond_symbols(*c).iter().any(is_launch))
    {
        return None;
    }
    alternatives.sort_by_key(|c| size(terms, *c));
    // Or nobody comes there.
    for &cond in guard {
        let known = terms.cond_symbols(cond).iter().all(|s| matches!(s, Symbol::Param(_)));
        if known && is_comparison(terms, cond) {
            alternatives.push(terms.not(cond));
        }
    }
    let mut kept = alternatives.clone();
    for cond in alternatives.into_iter().rev() {
        let mut facts = assumed.clone();
        facts.add(terms, cond);
        if kept.iter().any(|other| *other != cond && facts.imply(terms, *other)) {
            kept.retain(|other| *other != cond);
        }
    }
    kept.truncate(ALTERNATIVES_MAX);
    Some(terms.any(kept))
}

/// Conditions over the launch and parameters each of which makes a condition hold for all positions.
fn sufficient(terms: &mut Terms, facts: &Facts, holds: Cond) -> Vec<Cond> {
    let mut found = Vec::new();
    match terms.cond(holds).clone() {
        CondKind::Ge(poly) => lower_bounds(terms, facts, (poly, 0), DEPTH, &mut found),
        CondKind::Eq(poly) if is_known(terms, poly) => found.push(holds),
        CondKind::Or(any) => {
            // One of them, where none of the others holds.
            for &part in &any {
                let mut facts = facts.clone();
                for &other in any.iter().filter(|other| **other != part) {
                    let opposite = terms.not(other);
                    facts.add(terms, opposite);
                }
                facts.settle(terms);
                found.extend(sufficient(terms, &facts, part));
            }
        }
        // All below, or all above.
        CondKind::Not(inner) => {
            if let CondKind::Eq(poly) = *terms.cond(inner) {
                for side in [poly, terms.neg(poly)] {
                    let side = terms.add_constant(side, -1);
                    lower_bounds(terms, facts, (side, 0), DEPTH, &mut found);
                }
            }
        }
        CondKind::And(all) => {
            let parts: Vec<Vec<Cond>> = all.into_iter().map(|c| sufficient(terms, facts, c)).collect();
            if let Some(each) = parts
                .into_iter()
                .map(|p| p.first().copied())
                .collect::<Option<Vec<Cond>>>()
            {
                found.push(terms.all(each));
            }
        }
        _ => {}
    }
    found
}

/// Conditions each of which makes `poly >= -slack`, with every term that positions are in replaced by the least that it may be.
/// For integers `p >= 0` where `d*p >= -(d - 1)`.
fn lower_bounds(terms: &mut Terms, facts: &Facts, (poly, slack): (Poly, i128), depth: u32, found: &mut Vec<Cond>) {
    if found.len() >= FOUND_MAX {
        return;
    }
    let open = |terms: &Terms, poly: Poly| {
        let mut open = terms.monomials(poly).to_vec();
        open.retain(|(atoms, _)| !atoms.iter().all(|atom| is_known_atom(terms, *atom)));
        open
    };
    let left = open(terms, poly);
    let Some((atoms, c)) = left.iter().max_by_key(|(atoms, _)| atoms.len()).cloned() else {
        let enough = terms.add_constant(poly, slack);
        let condition = terms.ge(enough);
        if !found.contains(&condition) {
            found.push(condition);
        }
        return;
    };
    if depth == 0 {
        return;
    }
    let monomial = terms.of_monomials([(atoms.clone(), c)]);
    if let Some(least) = facts.range(terms, monomial).0.filter(|least| *least >= 0) {
        let rest = terms.sub(poly, monomial);
        let rest = terms.add_constant(rest, least);
        lower_bounds(terms, facts, (rest, slack), depth - 1, found);
        return;
    }
    let positions: Vec<Atom> = atoms
        .iter()
        .copied()
        .filter(|atom| !is_known_atom(terms, *atom))
        .collect();
    for fact in facts.about(terms, &positions) {
        let Some((rest, by)) = facts.cancel(terms, poly, &atoms, c, fact) else {
            continue;
        };
        let rest = terms.poly(rest);
        if open(terms, rest).len() > left.len() {
            continue;
        }
        let Some(slack) = slack.checked_mul(by).and_then(|slack| slack.checked_add(by - 1)) else {
            continue;
        };
        lower_bounds(terms, facts, (rest, slack), depth - 1, found);
    }
}

/// Whether whoever launches knows it.
fn is_known(terms: &Terms, poly: Poly) -> bool {
    terms
        .monomials(poly)
        .iter()
        .all(|(atoms, _)| atoms.iter().all(|atom| is_known_atom(terms, *atom)))
}

fn is_known_atom(terms: &Terms, atom: Atom) -> bool {
    match *terms.kind(atom) {
        AtomKind::Symbol(symbol) => matches!(symbol, Symbol::Param(_)) || is_launch(&symbol),
        AtomKind::Div(a, b) | AtomKind::Mod(a, b) | AtomKind::Min(a, b) | AtomKind::Max(a, b) => {
            is_known(terms, a) && is_known(terms, b)
        }
        _ => false,
    }
}

fn is_launch(symbol: &Symbol) -> bool {
    matches!(symbol, Symbol::BlockDim(_) | Symbol::GridDim(_) | Symbol::Total(_))
}

/// Whether a condition compares what whoever launches knows.
fn is_comparison(terms: &Terms, cond: Cond) -> bool {
    match *terms.cond(cond) {
        CondKind::Ge(poly) | CondKind::Eq(poly) => is_known(terms, poly),
        _ => false,
    }
}

/// How much there is to read.
fn size(terms: &Terms, cond: Cond) -> usize {
    match terms.cond(cond) {
        CondKind::Ge(poly) | CondKind::Eq(poly) => terms.monomials(*poly).len(),
        CondKind::And(parts) | CondKind::Or(parts) => parts.iter().map(|part| size(terms, *part)).sum(),
        CondKind::Not(inner) => size(terms, *inner),
        _ => usize::MAX / 1024,
    }
}

/// The kernel with what is asserted of positions as a part of the guards of its accesses, if `shared` also to shared memory; none where
/// that adds nothing.
///
/// Where no assertion fails, a thread that reaches an assertion's place fulfils it; so does one that does something else under a
/// guard that implies that it reaches it.
pub fn asserted(terms: &mut Terms, summary: &Summary, shared: bool) -> Option<Summary> {
    let mut result = summary.substituted(terms, &mut Substitution::new());
    let mut changed = false;
    for access in &mut result.accesses {
        let kind = summary.memories[access.memory as usize].kind;
        let matters = match kind {
            MemoryKind::Buffer | MemoryKind::Global => true,
            MemoryKind::Shared => shared,
            MemoryKind::Constant | MemoryKind::Local => false,
        };
        if !matters {
            continue;
        }
        let guard = terms.conjuncts(access.guard);
        for bound in &summary.bounds {
            let reached = bound.loops.iter().all(|l| access.loops.contains(l))
                && terms.conjuncts(bound.guard).iter().all(|c| guard.contains(c));
            let about_place = terms.cond_symbols(bound.holds).iter().any(Symbol::is_position);
            if (reached || loosened(Rule::AssertedThere)) && about_place {
                let both = terms.and(access.guard, bound.holds);
                changed |= both != access.guard;
                access.guard = both;
            }
        }
    }
    changed.then_some(result)
}
