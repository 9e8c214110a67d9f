//! Whether two accesses can touch the same cell from different places: *Lemma M*, mixed radix.
//!
//! An address `s*u + r` with `|r - r'| + size <= s` determines `u`: two such addresses overlap only if `u = u'`. Peeling off
//! one variable after another, either all coordinates turn out equal or the addresses apart.

use crate::instance::Instance;
use crate::prove::Facts;
use crate::term::{AtomKind, Cond, CondKind, Poly, Substitution, Symbol, Terms};

/// Two accesses and their places.
struct Pair {
    a: Poly,
    b: Poly,
    size_a: i128,
    size_b: i128,
    facts: Facts,
    /// Variables of the first access and their namesakes of the second, not yet shown to be equal.
    variables: Vec<(Symbol, Symbol)>,
}

/// What is known of two accesses that overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlap {
    /// They never do.
    Never,
    /// Only where these variables of the first are equal to their namesakes of the second.
    Where(Vec<Symbol>),
}

/// What holds where two accesses of the same memory overlap.
pub fn overlap(terms: &mut Terms, a: &Instance, b: &Instance) -> Overlap {
    overlap_where(terms, a, b, &[])
}

/// What holds where two accesses overlap whose places agree in some variables but for a distance: the second's value is the
/// first's plus that number.
pub fn overlap_where(terms: &mut Terms, a: &Instance, b: &Instance, agree: &[(Symbol, i128)]) -> Overlap {
    let mut renaming = Substitution::new();
    let mut variables = Vec::new();
    let mut facts = a.facts.clone();
    let mut other_facts = Facts::new();
    for coordinate in &b.coordinates {
        let twin = terms.new_coordinate(&format!("{}'", terms.show_symbol(coordinate.symbol)));
        let by = terms.symbol(twin);
        renaming.set(coordinate.symbol, by);
        variables.push((coordinate.symbol, twin));
        if let Some(extent) = coordinate.extent {
            other_facts.add_extent(twin, extent);
        }
    }
    for &iteration in &b.iterations {
        let twin = terms.new_coordinate(&format!("{}'", terms.show_symbol(iteration)));
        let by = terms.symbol(twin);
        renaming.set(iteration, by);
        variables.push((iteration, twin));
    }
    // Places are compared by the position of their coordinates: the frame is the same, the re-indexing may differ.
    for (slot, coordinate) in a.coordinates.iter().enumerate() {
        if let Some(pair) = variables.get_mut(slot) {
            pair.0 = coordinate.symbol;
        }
    }
    for &cond in &b.guard {
        let cond = renaming.cond(terms, cond);
        other_facts.add(terms, cond);
    }
    facts.extend(terms, &other_facts);
    let shared: Vec<(Symbol, Symbol)> = variables
        .into_iter()
        .filter(|(own, _)| a.coordinates.iter().any(|c| c.symbol == *own) || a.iterations.contains(own))
        .collect();
    let b_offset = renaming.poly(terms, b.offset);
    let mut pair = Pair {
        a: a.offset,
        b: b_offset,
        size_a: i128::from(a.size),
        size_b: i128::from(b.size),
        facts,
        variables: shared,
    };
    let mut equal = Vec::new();
    for &(symbol, distance) in agree {
        let Some(&(own, twin)) = pair.variables.iter().find(|(own, _)| *own == symbol) else {
            continue;
        };
        let by = terms.symbol(own);
        let by = terms.add_constant(by, distance);
        set_equal(terms, &mut pair, own, twin, by);
        if distance == 0 {
            equal.push(own);
        }
    }
    pin(terms, a, b, &mut renaming, &mut pair, &mut equal);
    split_quotients(terms, &mut pair);
    let mut known = equal;
    if peel(terms, pair, &mut known) {
        Overlap::Never
    } else {
        Overlap::Where(known)
    }
}

/// Coordinates that both conditions set to the same value are equal.
fn pin(
    terms: &mut Terms,
    a: &Instance,
    b: &Instance,
    renaming: &mut Substitution,
    pair: &mut Pair,
    equal: &mut Vec<Symbol>,
) {
    for (own, twin) in pair.variables.clone() {
        let (Some(x), Some(y)) = (pinned(terms, &a.guard, own), {
            let guard: Vec<Cond> = b.guard.iter().map(|c| renaming.cond(terms, *c)).collect();
            pinned(terms, &guard, twin)
        }) else {
            continue;
        };
        if x == y {
            let by = terms.symbol(own);
            set_equal(terms, pair, own, twin, by);
            equal.push(own);
        }
    }
}

/// The launch-independent value that a condition sets a variable to.
fn pinned(terms: &mut Terms, guard: &[Cond], symbol: Symbol) -> Option<Poly> {
    guard.iter().find_map(|cond| {
        let CondKind::Eq(p) = *terms.cond(*cond) else {
            return None;
        };
        let (factor, rest) = terms.linear_in(p, symbol)?;
        let value = match terms.as_constant(factor)? {
            1 => terms.neg(rest),
            -1 => rest,
            _ => return None,
        };
        let free = terms
            .symbols(value)
            .iter()
            .all(|s| matches!(s, Symbol::Param(_) | Symbol::BlockDim(_) | Symbol::GridDim(_)));
        free.then_some(value)
    })
}

fn set_equal(terms: &mut Terms, pair: &mut Pair, own: Symbol, twin: Symbol, by: Poly) {
    let mut same = Substitution::single(twin, by);
    pair.b = same.poly(terms, pair.b);
    pair.facts = pair.facts.substituted(terms, &mut same);
    pair.variables.retain(|(o, _)| *o != own);
}

/// Writes `g = W*q + r` for a variable `g` that an address divides by `W`: *Lemma Q*.
fn split_quotients(terms: &mut Terms, pair: &mut Pair) {
    for _ in 0..3 {
        let found = pair.variables.iter().find_map(|&(own, twin)| {
            let by = divisor_of(terms, pair.a, own)?;
            (divisor_of(terms, pair.b, twin) == Some(by)).then_some((own, twin, by))
        });
        let Some((own, twin, by)) = found else { return };
        pair.variables.retain(|(o, _)| *o != own);
        let mut both = Vec::new();
        for (variable, prime) in [(own, ""), (twin, "'")] {
            let q = terms.new_coordinate(&format!("quotient{prime}"));
            let r = terms.new_coordinate(&format!("remainder{prime}"));
            pair.facts.add_extent(r, by);
            let (q_term, r_term) = (terms.symbol(q), terms.symbol(r));
            let whole = terms.mul(q_term, by);
            let value = terms.add(whole, r_term);
            let mut split = Substitution::single(variable, value);
            split.set_quotient(variable, by, q_term, r_term);
            pair.a = split.poly(terms, pair.a);
            pair.b = split.poly(terms, pair.b);
            pair.facts = pair.facts.substituted(terms, &mut split);
            both.push((q, r));
        }
        pair.variables.push((both[0].0, both[1].0));
        pair.variables.push((both[0].1, both[1].1));
    }
}

/// What an address divides a variable by.
fn divisor_of(terms: &Terms, poly: Poly, symbol: Symbol) -> Option<Poly> {
    terms
        .monomials(poly)
        .iter()
        .flat_map(|(atoms, _)| atoms)
        .find_map(|atom| match *terms.kind(*atom) {
            AtomKind::Div(x, by) | AtomKind::Mod(x, by) if terms.as_symbol(x) == Some(symbol) => Some(by),
            _ => None,
        })
}

/// Peels variables off; whether the addresses turn out to be apart. Variables shown equal are added to `known`.
fn peel(terms: &mut Terms, mut pair: Pair, known: &mut Vec<Symbol>) -> bool {
    loop {
        if apart(terms, &pair) {
            return true;
        }
        let Some((own, twin)) = pair
            .variables
            .clone()
            .into_iter()
            .find(|&(own, twin)| determined(terms, &pair, own, twin))
        else {
            return false;
        };
        let by = terms.symbol(own);
        set_equal(terms, &mut pair, own, twin, by);
        known.push(own);
    }
}

/// Whether one access ends before the other starts.
fn apart(terms: &mut Terms, pair: &Pair) -> bool {
    let gap = terms.sub(pair.a, pair.b);
    let behind = terms.add_constant(gap, -pair.size_b);
    let gap = terms.neg(gap);
    let before = terms.add_constant(gap, -pair.size_a);
    pair.facts.not_negative(terms, behind) || pair.facts.not_negative(terms, before)
}

/// Whether overlapping addresses have the same value of a variable.
fn determined(terms: &mut Terms, pair: &Pair, own: Symbol, twin: Symbol) -> bool {
    let Some((stride, a_rest)) = terms.linear_in(pair.a, own) else {
        return false;
    };
    let Some((twin_stride, b_rest)) = terms.linear_in(pair.b, twin) else {
        return false;
    };
    if stride != twin_stride || terms.as_constant(stride) == Some(0) {
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
    let difference = terms.sub(a_rest, b_rest);
    let room_a = terms.sub(stride, difference);
    let room_a = terms.add_constant(room_a, -pair.size_a.max(pair.size_b));
    let room_b = terms.add(stride, difference);
    let room_b = terms.add_constant(room_b, -pair.size_a.max(pair.size_b));
    pair.facts.not_negative(terms, room_a) && pair.facts.not_negative(terms, room_b)
}
