//! Addresses as rows and what is left in them: when two can only meet in one row.

use super::{Pair, set_equal};
use crate::loosen::{Rule, loosened};
use crate::term::{Atom, AtomKind, Cond, CondKind, Monomial, Poly, Symbol, Terms};

/// Rows of constant pitch are at least so long.
const PITCH_MIN: i128 = 16;

/// Splits both addresses into rows and what is left, where that leaves no choice: then the rows are equal, which is returned, and
/// what is left overlaps. Whatever counts rows in the one address may be another variable than in the other.
///
/// That addresses are equal as a whole, in elements instead of bytes, is said only in the end.
pub(super) fn split_row(
    terms: &mut Terms,
    pair: &mut Pair,
    known: &mut Vec<Symbol>,
    taken: &mut Option<Vec<Cond>>,
    whole: bool,
) -> Option<Cond> {
    let mut ways = Vec::new();
    for stride in strides(terms, pair) {
        let (row_a, rest_a) = row(terms, pair.a, stride);
        let (row_b, rest_b) = row(terms, pair.b, stride);
        // What is left is a place in the row.
        let rests = [rest_a, rest_b];
        let backwards = rests
            .iter()
            .flat_map(|rest| terms.monomials(*rest))
            .filter(|(_, c)| *c < 0)
            .count();
        ways.push((backwards, stride, row_a, row_b, rest_a, rest_b));
    }
    ways.sort_by_key(|(backwards, ..)| *backwards);
    for (_, stride, row_a, row_b, rest_a, rest_b) in ways {
        let counts_blocks = |terms: &Terms, (atoms, _): &Monomial| {
            let [atom] = atoms[..] else { return false };
            matches!(*terms.kind(atom), AtomKind::Symbol(own) if is_size_of_blocks(terms, own, stride))
        };
        let of_blocks = terms
            .monomials(row_a)
            .iter()
            .any(|monomial| counts_blocks(terms, monomial));
        let taken = if of_blocks { &mut None } else { &mut *taken };
        let between = terms.sub(row_a, row_b);
        let nothing_left = [rest_a, rest_b].iter().all(|rest| terms.as_constant(*rest).is_some());
        if terms.as_constant(between) == Some(0)
            || nothing_left != whole
            || !(fits(terms, pair, stride, rest_a, rest_b, taken) || loosened(Rule::RowsApart))
        {
            continue;
        }
        (pair.a, pair.b) = (rest_a, rest_b);
        let same = terms.eq(between);
        let namesakes = pair.variables.iter().copied().find(|(own, twin)| {
            let (own, twin) = (terms.symbol(*own), terms.symbol(*twin));
            let apart = terms.sub(own, twin);
            apart == between || terms.neg(apart) == between
        });
        if let Some((own, twin)) = namesakes {
            let by = terms.symbol(own);
            set_equal(terms, pair, own, twin, by);
            known.push(own);
        } else {
            pair.facts.add(terms, same);
            pair.open.borrow_mut().clear();
            if !whole {
                pair.pending.push((row_a, row_b));
            }
            squeeze(terms, pair, known);
        }
        return Some(same);
    }
    None
}

/// Finds namesakes that what is known leaves no choice but to be equal.
fn squeeze(terms: &mut Terms, pair: &mut Pair, known: &mut Vec<Symbol>) {
    for (own, twin) in pair.variables.clone() {
        let (first, second) = (terms.symbol(own), terms.symbol(twin));
        let (above, below) = (terms.sub(first, second), terms.sub(second, first));
        if pair.facts.not_negative(terms, above) && pair.facts.not_negative(terms, below) {
            set_equal(terms, pair, own, twin, first);
            known.push(own);
        }
    }
}

/// The lengths of rows that addresses may be made of, the largest first.
fn strides(terms: &mut Terms, pair: &Pair) -> Vec<Poly> {
    let fixed = |s: &Symbol| {
        let launch = matches!(
            s,
            Symbol::BlockDim(_) | Symbol::GridDim(_) | Symbol::Total(_) | Symbol::Warps
        );
        launch || matches!(s, Symbol::Param(_))
    };
    let mut found: Vec<Poly> = Vec::new();
    for address in [pair.a, pair.b] {
        for (atoms, c) in terms.monomials(address).to_vec() {
            if atoms.is_empty() {
                let stride = terms.constant(c.abs());
                if !found.contains(&stride) {
                    found.push(stride);
                }
            }
            // Some factor counts rows; the others are the length of one.
            for counting in 0..atoms.len() {
                let mut others = atoms.clone();
                others.remove(counting);
                if !others.iter().all(|atom| terms.atom_symbols(*atom).iter().all(fixed)) {
                    continue;
                }
                let stride = terms.of_monomials([(others, c.abs())]);
                if !found.contains(&stride) {
                    found.push(stride);
                }
            }
        }
    }
    found.sort_by_key(|stride| {
        let largest = terms
            .monomials(*stride)
            .iter()
            .map(|(atoms, c)| (atoms.len(), *c))
            .max();
        std::cmp::Reverse(largest)
    });
    found
}

/// An address as a number of rows and what is left: as little as can be, where a row's length is a number.
fn row(terms: &mut Terms, address: Poly, stride: Poly) -> (Poly, Poly) {
    let (mut whole, mut rest) = (terms.constant(0), terms.constant(0));
    let length = terms.as_constant(stride);
    for (atoms, c) in terms.monomials(address).to_vec() {
        let monomial = terms.of_monomials([(atoms.clone(), c)]);
        if let Some(length) = length {
            let rows = (c + length / 2).div_euclid(length);
            let rows_of = terms.of_monomials([(atoms.clone(), rows)]);
            let left = terms.of_monomials([(atoms, c - rows * length)]);
            whole = terms.add(whole, rows_of);
            rest = terms.add(rest, left);
        } else if let Some(rows) = terms.exact_quotient(monomial, stride) {
            whole = terms.add(whole, rows);
        } else {
            rest = terms.add(rest, monomial);
        }
    }
    (whole, rest)
}

/// Whether overlapping addresses have the same value of a variable.
pub(super) fn determined(
    terms: &mut Terms,
    pair: &Pair,
    own: Symbol,
    twin: Symbol,
    taken: &mut Option<Vec<Cond>>,
) -> bool {
    let Some((stride, a_rest)) = terms.linear_in(pair.a, own) else {
        return false;
    };
    let Some((twin_stride, b_rest)) = terms.linear_in(pair.b, twin) else {
        return false;
    };
    if (stride != twin_stride && !loosened(Rule::EqualStrides)) || terms.as_constant(stride) == Some(0) {
        return false;
    }
    // The stride must be the same number on both sides: no variable that may still differ.
    if terms
        .symbols(stride)
        .iter()
        .any(|s| pair.variables.iter().any(|(o, t)| s == o || s == t))
    {
        return false;
    }
    let negative = terms.range(stride).1.is_some_and(|high| high < 0);
    let stride = if negative { terms.neg(stride) } else { stride };
    let taken = if is_size_of_blocks(terms, own, stride) {
        &mut None
    } else {
        taken
    };
    fits(terms, pair, stride, a_rest, b_rest, taken)
}

/// Whether what a variable is multiplied by is a block's size, not the pitch of rows: a number, of blocks.
fn is_size_of_blocks(terms: &Terms, counted: Symbol, stride: Poly) -> bool {
    matches!(counted, Symbol::Bid(_)) && terms.as_constant(stride).is_some()
}

/// Whether addresses of rows of a length, and what is left in them, can only meet in one row.
fn fits(
    terms: &mut Terms,
    pair: &Pair,
    stride: Poly,
    a_rest: Poly,
    b_rest: Poly,
    taken: &mut Option<Vec<Cond>>,
) -> bool {
    let difference = terms.sub(a_rest, b_rest);
    let room_a = terms.sub(stride, difference);
    let room_a = terms.add_constant(room_a, -pair.size_a);
    let room_b = terms.add(stride, difference);
    let room_b = terms.add_constant(room_b, -pair.size_b);
    let mut needed = Vec::new();
    for room in [room_a, room_b] {
        if pair.is_not_negative(terms, room) {
            continue;
        }
        match (taken.is_some(), least(terms, pair, room)) {
            (true, Some(condition)) => needed.push(condition),
            _ => return false,
        }
    }
    if let Some(taken) = taken {
        taken.extend(needed);
    }
    true
}

/// A condition on parameters under which a polynomial isn't negative: its least value, by the facts about the rest.
fn least(terms: &mut Terms, pair: &Pair, poly: Poly) -> Option<Cond> {
    let facts = &pair.facts;
    let of_parameters = |terms: &Terms, atoms: &[Atom]| {
        atoms
            .iter()
            .all(|a| matches!(terms.kind(*a), AtomKind::Symbol(Symbol::Param(_))))
    };
    // What has still to go: terms that may be negative and aren't made of parameters.
    let open = |terms: &mut Terms, poly: Poly| {
        let mut monomials = terms.monomials(poly).to_vec();
        monomials.retain(|(atoms, c)| {
            let monomial = terms.of_monomials([(atoms.clone(), *c)]);
            !of_parameters(terms, atoms) && terms.range(monomial).0.is_none_or(|low| low < 0)
        });
        monomials.len()
    };
    let mut poly = poly;
    for _ in 0..8 {
        let monomials = terms.monomials(poly).to_vec();
        let Some((atoms, c)) = monomials
            .iter()
            .find(|(atoms, _)| !of_parameters(terms, atoms))
            .cloned()
        else {
            let few = monomials.len() <= 4 && terms.as_constant(poly).is_none();
            // A pitch is a number of its own: what bounds a coordinate is a length, and too short a one is a mistake.
            let is_length = |terms: &Terms, atom: &Atom| {
                let bounds = |p: &Poly| terms.symbols(*p).iter().any(|s| terms.atom_symbols(*atom).contains(s));
                facts.all().iter().any(bounds)
            };
            // What bounds a coordinate and isn't negative can be left out.
            let spare = monomials.iter().find(|(atoms, c)| {
                *c > 0 && atoms.iter().any(|atom| is_length(terms, atom)) && {
                    let monomial = terms.of_monomials([(atoms.clone(), *c)]);
                    facts.not_negative(terms, monomial)
                }
            });
            if let Some(spare) = spare.cloned() {
                let spare = terms.of_monomials([spare]);
                poly = terms.sub(poly, spare);
                continue;
            }
            let pitches = monomials.iter().filter(|(_, c)| *c > 0).flat_map(|(atoms, _)| atoms);
            // So is a constant one that leaves next to no room.
            let constant = monomials
                .iter()
                .find(|(atoms, _)| atoms.is_empty())
                .map_or(0, |(_, c)| *c);
            let only_constant = monomials.iter().all(|(atoms, c)| atoms.is_empty() || *c < 0);
            let scale = monomials.iter().map(|(_, c)| c.abs()).min().unwrap_or(1);
            let mistaken = pitches.into_iter().any(|atom| is_length(terms, atom))
                || (only_constant && (constant / scale < PITCH_MIN || !pair.numbers));
            let condition = terms.ge(poly);
            return (few && !mistaken && *terms.cond(condition) != CondKind::False).then_some(condition);
        };
        let monomial = terms.of_monomials([(atoms.clone(), c)]);
        if terms.range(monomial).0.is_some_and(|low| low >= 0) {
            poly = terms.sub(poly, monomial);
            continue;
        }
        let before = open(terms, poly);
        let candidates = facts.about(terms, &atoms);
        poly = candidates.into_iter().find_map(|fact| {
            let (rest, _) = facts.cancel(terms, poly, &atoms, c, fact)?;
            let rest = terms.poly(rest);
            (open(terms, rest) < before).then_some(rest)
        })?;
    }
    None
}
