//! Whether two accesses can touch the same cell from different places: *Lemma M*, mixed radix.
//!
//! An address `s*u + r` with `|r - r'| + size <= s` determines `u`: two such addresses overlap only if `u = u'`. Peeling off
//! one variable after another, either all coordinates turn out equal or the addresses apart.

mod rows;

use std::cell::RefCell;

use foldhash::HashSet;

use crate::instance::Instance;
use crate::loosen::{Rule, loosened};
use crate::prove::Facts;
use crate::term::{AtomKind, Cond, CondKind, Poly, Substitution, Symbol, Terms};
use rows::{determined, split_row};

/// Two accesses and their places.
struct Pair {
    a: Poly,
    b: Poly,
    size_a: i128,
    size_b: i128,
    facts: Facts,
    /// What isn't shown to be at least 0 by these facts.
    open: RefCell<HashSet<Poly>>,
    /// Numbers that are equal, too.
    pending: Vec<(Poly, Poly)>,
    /// Whether conditions may say that numbers in the program are long enough for rows.
    numbers: bool,
    /// Variables of the first access and their namesakes of the second, not yet shown to be equal.
    variables: Vec<(Symbol, Symbol)>,
}

impl Pair {
    fn is_not_negative(&self, terms: &mut Terms, poly: Poly) -> bool {
        if self.open.borrow().contains(&poly) {
            return false;
        }
        let shown = self.facts.not_negative(terms, poly);
        if !shown {
            self.open.borrow_mut().insert(poly);
        }
        shown
    }
}

/// What may be taken for granted of parameters.
struct Granted<'a> {
    /// That some aren't negative.
    signs: &'a [Cond],
    /// Whether conditions may say that numbers in the program are long enough for rows.
    numbers: bool,
}

/// What is known of two accesses that overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlap {
    /// They never do.
    Never,
    /// Only where these variables of the first are equal to their namesakes of the second.
    Where(Vec<Symbol>),
}

impl Overlap {
    fn says_more_than(&self, other: &Overlap) -> bool {
        match (self, other) {
            (_, Overlap::Never) => false,
            (Overlap::Never, Overlap::Where(_)) => true,
            (Overlap::Where(own), Overlap::Where(others)) => own.len() > others.len(),
        }
    }
}

/// What holds where two accesses of the same memory overlap.
///
/// If `conditional`, conditions on parameters may be taken for granted that make addresses distinct: that a row's pitch is at
/// least its length. They come with the result. Whether pitches may be `numbers` in the program is another question.
pub fn overlap(
    terms: &mut Terms,
    a: &Instance,
    b: &Instance,
    conditional: bool,
    numbers: bool,
) -> (Overlap, Vec<Cond>) {
    let mut taken = conditional.then(Vec::new);
    let found = find(terms, a, b, &[], &Granted { signs: &[], numbers }, &mut taken);
    let signs = match conditional && found != Overlap::Never {
        true => signs(terms, a, b),
        false => vec![],
    };
    if !signs.is_empty() {
        let mut more = Some(signs.clone());
        let further = find(terms, a, b, &[], &Granted { signs: &signs, numbers }, &mut more);
        if further.says_more_than(&found) {
            return (further, more.unwrap_or_default());
        }
    }
    (found, taken.unwrap_or_default())
}

/// That parameters which two addresses count with aren't negative.
fn signs(terms: &mut Terms, a: &Instance, b: &Instance) -> Vec<Cond> {
    let mut parameters: Vec<Symbol> = Vec::new();
    for offset in [a.offset, b.offset] {
        let of = terms.symbols(offset).iter();
        parameters.extend(of.filter(|s| matches!(s, Symbol::Param(_))));
    }
    parameters.sort_unstable();
    parameters.dedup();
    let mut signs = Vec::new();
    for parameter in parameters {
        let parameter = terms.symbol(parameter);
        let sign = terms.ge(parameter);
        if !a.facts.imply(terms, sign) && !b.facts.imply(terms, sign) {
            signs.push(sign);
        }
    }
    signs
}

/// What holds where two accesses overlap whose places agree in some variables but for a distance: the second's value is the
/// first's plus that number.
pub fn overlap_where(terms: &mut Terms, a: &Instance, b: &Instance, agree: &[(Symbol, i128)]) -> Overlap {
    find(
        terms,
        a,
        b,
        agree,
        &Granted {
            signs: &[],
            numbers: false,
        },
        &mut None,
    )
}

fn find(
    terms: &mut Terms,
    a: &Instance,
    b: &Instance,
    agree: &[(Symbol, i128)],
    granted: &Granted<'_>,
    taken: &mut Option<Vec<Cond>>,
) -> Overlap {
    let mut renaming = Substitution::new();
    let mut variables = Vec::new();
    let mut facts = a.facts.clone();
    for &sign in granted.signs {
        facts.add(terms, sign);
    }
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
    // Positions that the frame doesn't count by are others in each thread.
    for symbol in positions(terms, b) {
        if !b.coordinates.iter().any(|c| c.symbol == symbol) && !loosened(Rule::OtherPositions) {
            let twin = terms.new_coordinate(&format!("{}'", terms.show_symbol(symbol)));
            renaming.set(symbol, terms.symbol(twin));
        }
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
    let twins = shared.clone();
    let b_offset = renaming.poly(terms, b.offset);
    let mut pair = Pair {
        a: a.offset,
        b: b_offset,
        size_a: i128::from(a.size),
        size_b: i128::from(b.size),
        facts,
        open: RefCell::default(),
        pending: Vec::new(),
        numbers: granted.numbers,
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
    if peel(terms, pair, &mut known, taken) || exclusive(terms, a, b, &mut renaming, &twins, &known) {
        Overlap::Never
    } else {
        Overlap::Where(known)
    }
}

/// The positions that an access mentions.
fn positions(terms: &Terms, of: &Instance) -> Vec<Symbol> {
    let guards = of.guard.iter().flat_map(|cond| terms.cond_symbols(*cond).iter());
    let mut found: Vec<Symbol> = guards
        .chain(terms.symbols(of.offset).iter())
        .copied()
        .filter(Symbol::is_position)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether the accesses exclude each other where these variables are equal: *Lemma X*. The one is executed only if a condition
/// holds, the other only if it doesn't; and it is the same condition, of the same place and iterations.
fn exclusive(
    terms: &mut Terms,
    a: &Instance,
    b: &Instance,
    renaming: &mut Substitution,
    twins: &[(Symbol, Symbol)],
    equal: &[Symbol],
) -> bool {
    let mut same = Substitution::new();
    for &(own, twin) in twins {
        if equal.contains(&own) || loosened(Rule::Exclusion) {
            let by = terms.symbol(own);
            same.set(twin, by);
        }
    }
    // What the kernel writes may differ from one moment to another.
    let lasting = |terms: &Terms, cond: Cond| {
        let passing = |s: &Symbol| matches!(s, Symbol::Memory(_) | Symbol::Unknown(_) | Symbol::Phi(..));
        !terms.cond_symbols(cond).iter().any(passing)
    };
    b.guard.iter().any(|&cond| {
        let cond = renaming.cond(terms, cond);
        let cond = same.cond(terms, cond);
        let opposite = terms.not(cond);
        lasting(terms, cond) && terms.conjuncts(opposite).iter().all(|c| a.guard.contains(c))
    }) || a.guard.iter().any(|&cond| {
        let opposite = terms.not(cond);
        lasting(terms, cond)
            && terms.conjuncts(opposite).iter().all(|&part| {
                b.guard.iter().any(|&other| {
                    let other = renaming.cond(terms, other);
                    same.cond(terms, other) == part
                })
            })
    })
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
    for (_, b) in &mut pair.pending {
        *b = same.poly(terms, *b);
    }
    pair.facts = pair.facts.substituted(terms, &mut same);
    pair.open.borrow_mut().clear();
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
fn peel(terms: &mut Terms, mut pair: Pair, known: &mut Vec<Symbol>, taken: &mut Option<Vec<Cond>>) -> bool {
    loop {
        if apart(terms, &pair) {
            return true;
        }
        if pair.variables.is_empty() {
            return false;
        }
        let variables = pair.variables.clone();
        let found = variables
            .iter()
            .find(|(own, twin)| determined(terms, &pair, *own, *twin, &mut None));
        let found = match found {
            Some(found) => Some(found),
            None => variables
                .iter()
                .find(|(own, twin)| determined(terms, &pair, *own, *twin, taken)),
        };
        let Some(&(own, twin)) = found else {
            let split = split_row(terms, &mut pair, known, &mut None, false)
                .or_else(|| split_row(terms, &mut pair, known, taken, false))
                .or_else(|| split_row(terms, &mut pair, known, &mut None, true));
            match split {
                // What is left says no more: an equation between rows may.
                None => match pair.pending.pop() {
                    Some((a, b)) => {
                        (pair.a, pair.b) = (a, b);
                        (pair.size_a, pair.size_b) = (1, 1);
                    }
                    None => return false,
                },
                Some(same) if *terms.cond(same) == CondKind::False || pair.facts.contradict_with(terms, same) => {
                    return true;
                }
                Some(_) => {}
            }
            continue;
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
    pair.is_not_negative(terms, behind) || pair.is_not_negative(terms, before)
}
