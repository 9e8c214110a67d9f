//! Proving that a polynomial isn't negative, from facts of the same form.
//!
//! `p >= 0` holds if its interval says so, or if `p = (c/d) * m * f + q` with a fact `f >= 0`, a product `m >= 0` of atoms and
//! `q >= 0`. Facts are tried that cancel a term of `p` which may be negative; the depth is bounded. What isn't found isn't
//! claimed.

use foldhash::{HashMap, HashMapExt};

use crate::term::{
    Atom, AtomKind, Cond, CondKind, Monomial, Poly, Product, Range, Substitution, Symbol, Terms, both, gcd, product,
    sum,
};

const DEPTH: u32 = 8;
const STEPS: u32 = 300;
/// Conditions with more alternatives aren't told apart.
const CASES_MAX: usize = 3;
/// So many such conditions are looked at one inside the other.
const SPLITS_MAX: u32 = 2;

/// Data that may be so far below 0 isn't made up for by other terms.
const DATA_MIN: i128 = 1 << 20;

/// What is known.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    ge: Vec<Poly>,
    extents: HashMap<Symbol, Poly>,
    /// What the facts say of single atoms.
    bounds: HashMap<Atom, Range>,
    /// Conditions of other kinds.
    others: Vec<Cond>,
}

impl Facts {
    /// Nothing but what terms say of themselves.
    pub fn new() -> Facts {
        Facts::default()
    }

    /// A condition holds.
    pub fn add(&mut self, terms: &mut Terms, cond: Cond) {
        match terms.cond(cond).clone() {
            CondKind::Ge(p) => self.add_ge(terms, p),
            CondKind::Eq(p) => {
                let negative = terms.neg(p);
                self.add_ge(terms, p);
                self.add_ge(terms, negative);
            }
            CondKind::And(all) => {
                for cond in all {
                    self.add(terms, cond);
                }
            }
            CondKind::True | CondKind::False => {}
            CondKind::Opaque(_) | CondKind::Reach(_) | CondKind::Not(_) | CondKind::Or(_) => {
                self.tighten(terms, cond);
                if !self.others.contains(&cond) {
                    self.others.push(cond);
                }
            }
        }
    }

    /// What isn't negative and isn't 0 is at least 1.
    fn tighten(&mut self, terms: &mut Terms, cond: Cond) {
        let CondKind::Not(inner) = *terms.cond(cond) else {
            return;
        };
        let CondKind::Eq(p) = *terms.cond(inner) else { return };
        for p in [p, terms.neg(p)] {
            if self.not_negative(terms, p) {
                let above = terms.add_constant(p, -1);
                self.add_ge(terms, above);
                return;
            }
        }
    }

    /// Draws what follows from all facts together.
    pub fn settle(&mut self, terms: &mut Terms) {
        for cond in self.others.clone() {
            self.tighten(terms, cond);
        }
    }

    /// `poly >= 0` holds.
    pub fn add_ge(&mut self, terms: &Terms, poly: Poly) {
        if self.ge.contains(&poly) {
            return;
        }
        self.ge.push(poly);
        // a*x + rest >= 0 with rest <= u says x >= -u/a for a positive a and x <= u/-a for a negative one.
        for (atoms, c) in terms.monomials(poly) {
            let [atom] = &atoms[..] else { continue };
            let others = terms.range_by(poly, |a| {
                if a == *atom {
                    (Some(0), Some(0))
                } else {
                    self.range_of(terms, a)
                }
            });
            let Some(most) = others.1 else { continue };
            let said = if *c > 0 {
                (Some(-(most.div_euclid(*c))), None)
            } else {
                (None, Some(most.div_euclid(-*c)))
            };
            let known = self.bounds.entry(*atom).or_insert((None, None));
            *known = both(*known, said);
        }
    }

    /// The interval of an atom, by itself and by the facts.
    fn range_of(&self, terms: &Terms, atom: Atom) -> Range {
        let own = match *terms.kind(atom) {
            AtomKind::Div(a, by) => match (terms.as_constant(by), self.range(terms, a)) {
                (Some(by), (low, high)) if by > 0 => (low.map(|l| l.div_euclid(by)), high.map(|h| h.div_euclid(by))),
                _ => terms.atom_range(atom),
            },
            _ => terms.atom_range(atom),
        };
        match self.bounds.get(&atom) {
            Some(said) => both(own, *said),
            None => own,
        }
    }

    /// The interval of a polynomial, by its atoms and the facts.
    pub fn range(&self, terms: &Terms, poly: Poly) -> Range {
        terms.range_by(poly, |atom| self.range_of(terms, atom))
    }

    /// Whether a polynomial's interval says that it isn't negative.
    fn is_seen(&self, terms: &Terms, poly: Poly) -> bool {
        is_from_0(terms.range(poly)) || is_from_0(self.range(terms, poly))
    }

    /// `0 <= symbol < extent` holds.
    pub fn add_extent(&mut self, symbol: Symbol, extent: Poly) {
        self.extents.insert(symbol, extent);
    }

    /// All of these facts hold, too.
    pub fn extend(&mut self, terms: &Terms, other: &Facts) {
        for &poly in &other.ge {
            self.add_ge(terms, poly);
        }
        self.extents.extend(&other.extents);
        self.others.extend(&other.others);
    }

    /// These facts with variables replaced.
    pub fn substituted(&self, terms: &mut Terms, by: &mut Substitution) -> Facts {
        let mut facts = Facts::new();
        for (&symbol, &extent) in &self.extents {
            let extent = by.poly(terms, extent);
            facts.add_extent(symbol, extent);
        }
        for &poly in &self.ge {
            let poly = by.poly(terms, poly);
            facts.add_ge(terms, poly);
        }
        for &cond in &self.others {
            let cond = by.cond(terms, cond);
            facts.add(terms, cond);
        }
        facts
    }

    /// The polynomials that aren't negative.
    pub fn all(&self) -> Vec<Poly> {
        self.ge.clone()
    }

    /// Whether the facts imply a condition.
    pub fn imply(&self, terms: &mut Terms, cond: Cond) -> bool {
        if self.others.contains(&cond) {
            return true;
        }
        match terms.cond(cond).clone() {
            CondKind::True => true,
            CondKind::Ge(p) => self.not_negative(terms, p),
            CondKind::Eq(p) => {
                let negative = terms.neg(p);
                self.not_negative(terms, p) && self.not_negative(terms, negative)
            }
            CondKind::And(all) => all.into_iter().all(|c| self.imply(terms, c)),
            CondKind::Or(any) => any.into_iter().any(|c| self.imply(terms, c)),
            CondKind::Not(c) => match *terms.cond(c) {
                CondKind::Eq(p) => {
                    let below = terms.neg(p);
                    let (above, below) = (terms.add_constant(p, -1), terms.add_constant(below, -1));
                    self.not_negative(terms, above) || self.not_negative(terms, below)
                }
                _ => false,
            },
            CondKind::False | CondKind::Opaque(_) | CondKind::Reach(_) => false,
        }
    }

    /// Whether the facts imply `poly >= 0`.
    pub fn not_negative(&self, terms: &mut Terms, poly: Poly) -> bool {
        self.not_negative_by_cases(terms, poly, SPLITS_MAX)
    }

    fn not_negative_by_cases(&self, terms: &mut Terms, poly: Poly, splits: u32) -> bool {
        if self.is_seen(terms, poly) {
            return true;
        }
        if self.is_hopeless(terms, poly) || !terms.another_step(poly) {
            return false;
        }
        let mut steps = STEPS;
        let mut tried = Vec::new();
        if self.search(terms, poly, DEPTH, &mut steps, &mut tried) {
            return true;
        }
        // One of several cases holds: each has to say it.
        let own: Vec<Atom> = terms
            .monomials(poly)
            .iter()
            .flat_map(|(atoms, _)| atoms.iter().copied())
            .collect();
        let told = |terms: &Terms, atom: Atom| !is_data(terms, atom) || own.contains(&atom);
        for &cond in self.others.iter().filter(|_| splits > 0) {
            let CondKind::Or(cases) = terms.cond(cond).clone() else {
                continue;
            };
            // A case that says nothing of numbers, or of other data, adds nothing.
            if cases.len() <= CASES_MAX && cases.iter().all(|c| mentions(terms, *c, &told)) {
                let without: Vec<Cond> = self.others.iter().copied().filter(|c| *c != cond).collect();
                let by_cases = cases.into_iter().all(|case| {
                    let mut facts = Facts {
                        others: without.clone(),
                        ..self.clone()
                    };
                    facts.add(terms, case);
                    facts.settle(terms);
                    facts.not_negative_by_cases(terms, poly, splits - 1)
                });
                if by_cases {
                    return true;
                }
            }
        }
        // Of integers: p >= 0 where d*(p + 1) >= 1 for a divisor d >= 1.
        let divisors = self.divisors(terms, poly);
        divisors.into_iter().any(|by| {
            let after = terms.add_constant(poly, 1);
            let scaled = terms.mul(after, by);
            let gap = terms.add_constant(scaled, -1);
            self.is_seen(terms, gap) || (steps > 0 && self.search(terms, gap, DEPTH, &mut steps, &mut tried))
        })
    }

    /// Whether a term that may be far below 0 is made of what neither the facts nor the terms themselves say anything about:
    /// loaded and computed data. Such is most of what is asked, and is told quickly.
    fn is_hopeless(&self, terms: &Terms, poly: Poly) -> bool {
        let known = |atom: &Atom| {
            self.bounds.contains_key(atom) || {
                let mentioned = |poly: Poly| terms.monomials(poly).iter().any(|(atoms, _)| atoms.contains(atom));
                let this = |_: &Terms, other: Atom| other == *atom;
                self.ge.iter().any(|fact| mentioned(*fact)) || self.others.iter().any(|c| mentions(terms, *c, &this))
            }
        };
        terms.monomials(poly).iter().any(|(atoms, c)| {
            let may_be_far_below = || {
                let range = product(atoms, *c, |atom| self.range_of(terms, atom));
                range.0.is_none_or(|low| low < -DATA_MIN)
            };
            atoms.iter().any(|atom| is_data(terms, *atom)) && may_be_far_below() && !atoms.iter().any(known)
        })
    }

    /// The numbers that a polynomial's quotients divide by.
    fn divisors(&self, terms: &Terms, poly: Poly) -> Vec<Poly> {
        let mut divisors = Vec::new();
        for atom in terms.monomials(poly).iter().flat_map(|(atoms, _)| atoms) {
            if let AtomKind::Div(_, by) = *terms.kind(*atom)
                && terms.as_constant(by).is_none()
                && !divisors.contains(&by)
            {
                divisors.push(by);
            }
        }
        divisors
    }

    /// The same for one that isn't seen not to be.
    fn search(&self, terms: &mut Terms, poly: Poly, depth: u32, steps: &mut u32, tried: &mut Vec<Poly>) -> bool {
        if tried.contains(&poly) || !terms.another_step(poly) {
            return false;
        }
        *steps -= 1;
        tried.push(poly);
        // Every term that may be negative has to go: the largest first. Constants go with others.
        let mut monomials = terms.monomials(poly).to_vec();
        monomials.retain(|(atoms, c)| !atoms.is_empty() && self.may_be_negative(terms, atoms, *c));
        // What is counted goes before what is computed from parameters.
        monomials.sort_by_key(|(atoms, _)| {
            let computed = atoms.iter().any(|a| !matches!(terms.kind(*a), AtomKind::Symbol(_)));
            (std::cmp::Reverse(atoms.len()), computed)
        });
        if monomials.is_empty() {
            // The constant is too small: some fact has to make up for it.
            monomials = terms
                .monomials(poly)
                .iter()
                .filter(|(atoms, _)| !atoms.is_empty())
                .cloned()
                .collect();
        } else {
            monomials.truncate(2);
        }
        for (atoms, c) in monomials {
            for fact in self.about(terms, &atoms) {
                let Some((rest, _)) = self.cancel(terms, poly, &atoms, c, fact) else {
                    continue;
                };
                if is_from_0(sum(&rest, |atom| self.range_of(terms, atom))) {
                    return true;
                }
                // What isn't gone on with needs no term.
                if depth > 1 && *steps > 0 {
                    let rest = terms.poly(rest);
                    if self.search(terms, rest, depth - 1, steps, tried) {
                        return true;
                    }
                }
            }
        }
        false
    }

    fn may_be_negative(&self, terms: &Terms, atoms: &[Atom], coefficient: i128) -> bool {
        let range = product(atoms, coefficient, |atom| self.range_of(terms, atom));
        !is_from_0(range)
    }

    /// The facts that may cancel a product of atoms.
    pub fn about(&self, terms: &mut Terms, atoms: &[Atom]) -> Vec<Poly> {
        let mut facts = self.ge.clone();
        for atom in atoms {
            match terms.kind(*atom) {
                AtomKind::Symbol(symbol) if self.extents.contains_key(symbol) => {
                    let extent = self.extents[symbol];
                    facts.push(terms.below(*atom, extent));
                }
                _ => facts.extend_from_slice(&terms.own_facts(*atom)),
            }
        }
        facts
    }

    /// The terms of `d*p - c*m*f`, with the least positive `d` and `c`, where that cancels the term `coefficient * atoms` of `p`;
    /// and `d`.
    pub fn cancel(
        &self,
        terms: &mut Terms,
        poly: Poly,
        atoms: &[Atom],
        coefficient: i128,
        fact: Poly,
    ) -> Option<(Vec<Monomial>, i128)> {
        let (factor, own) = terms.monomials(fact).iter().find_map(|(inside, own)| {
            if inside.is_empty() || own.signum() != coefficient.signum() {
                return None;
            }
            let mut others = Product::from_slice(atoms);
            for atom in inside {
                let at = others.iter().position(|other| other == atom)?;
                others.remove(at);
            }
            (!self.may_be_negative(terms, &others, 1)).then_some((others, own.abs()))
        })?;
        let common = gcd(own, coefficient.abs());
        let by = own / common;
        let rest = terms.combination((by, poly), (-(coefficient.abs() / common), fact, &factor))?;
        Some((rest, by))
    }
}

fn is_from_0(range: Range) -> bool {
    range.0.is_some_and(|low| low >= 0)
}

/// Whether an atom is loaded or computed, so that nothing but facts about itself tells how large it is.
fn is_data(terms: &Terms, atom: Atom) -> bool {
    matches!(
        terms.kind(atom),
        AtomKind::Apply { .. } | AtomKind::Load { .. } | AtomKind::Contents { .. } | AtomKind::Exit(_)
    )
}

/// Whether a condition compares nothing but data.
pub fn is_about_data(terms: &Terms, cond: Cond) -> bool {
    !mentions(terms, cond, &|terms, atom| !is_data(terms, atom))
}

/// Whether a condition compares something that one of these is a factor of.
fn mentions(terms: &Terms, cond: Cond, these: &impl Fn(&Terms, Atom) -> bool) -> bool {
    match terms.cond(cond) {
        CondKind::Ge(p) | CondKind::Eq(p) => {
            let mut atoms = terms.monomials(*p).iter().flat_map(|(atoms, _)| atoms);
            atoms.any(|atom| these(terms, *atom))
        }
        CondKind::Not(inner) => mentions(terms, *inner, these),
        CondKind::And(parts) | CondKind::Or(parts) => parts.iter().any(|c| mentions(terms, *c, these)),
        CondKind::True | CondKind::False | CondKind::Opaque(_) | CondKind::Reach(_) => false,
    }
}

/// Rewrites choices that facts decide.
impl Facts {
    /// A term with what the facts decide.
    pub fn simplify(&self, terms: &mut Terms, poly: Poly) -> Poly {
        self.simplified(terms, poly, &mut HashMap::new())
    }

    fn simplified(&self, terms: &mut Terms, poly: Poly, done: &mut HashMap<Poly, Poly>) -> Poly {
        if let Some(&known) = done.get(&poly) {
            return known;
        }
        if !terms.another_merge() {
            return poly;
        }
        let result = self.simplified_anew(terms, poly, done);
        done.insert(poly, result);
        result
    }

    fn simplified_anew(&self, terms: &mut Terms, poly: Poly, done: &mut HashMap<Poly, Poly>) -> Poly {
        let mut sum = terms.constant(0);
        for (atoms, c) in terms.monomials(poly).to_vec() {
            let mut product = terms.constant(c);
            for atom in atoms {
                let factor = match terms.kind(atom).clone() {
                    AtomKind::Ite(condition, a, b) => {
                        let condition = self.simplify_cond(terms, condition);
                        let (a, b) = (self.simplified(terms, a, done), self.simplified(terms, b, done));
                        terms.ite(condition, a, b)
                    }
                    AtomKind::Apply { name, args, bits } => {
                        let args = args.into_iter().map(|a| self.simplified(terms, a, done)).collect();
                        terms.apply(&name, args, bits)
                    }
                    AtomKind::Mod(a, by) => {
                        let a = self.simplified(terms, a, done);
                        if self.is_below(terms, a, by) {
                            a
                        } else {
                            terms.modulo(a, by)
                        }
                    }
                    AtomKind::Div(a, by) => {
                        let a = self.simplified(terms, a, done);
                        if self.is_below(terms, a, by) {
                            terms.constant(0)
                        } else {
                            terms.div(a, by)
                        }
                    }
                    AtomKind::Min(a, b) | AtomKind::Max(a, b) => {
                        let (a, b) = (self.simplified(terms, a, done), self.simplified(terms, b, done));
                        let is_min = matches!(terms.kind(atom), AtomKind::Min(..));
                        match (self.is_at_most(terms, a, b), self.is_at_most(terms, b, a)) {
                            (true, _) => [b, a][usize::from(is_min)],
                            (_, true) => [a, b][usize::from(is_min)],
                            _ if is_min => terms.min(a, b),
                            _ => terms.max(a, b),
                        }
                    }
                    AtomKind::Wrap { bits, signed, of } => {
                        let of = self.simplified(terms, of, done);
                        let limit = 1i128 << (if signed { bits - 1 } else { bits });
                        let by = terms.constant(limit);
                        let lifted = if signed { terms.add(of, by) } else { of };
                        let lifted = bits <= 64 && self.not_negative(terms, lifted);
                        if lifted && self.is_less(terms, of, by) {
                            of
                        } else {
                            terms.wrap(of, bits, signed)
                        }
                    }
                    AtomKind::Load {
                        buffer,
                        offset,
                        site,
                        when,
                        bits,
                    } => {
                        let offset = self.simplified(terms, offset, done);
                        terms.atom(AtomKind::Load {
                            buffer,
                            offset,
                            site,
                            when,
                            bits,
                        })
                    }
                    _ => terms.power(atom),
                };
                product = terms.mul(product, factor);
            }
            sum = terms.add(sum, product);
        }
        sum
    }

    /// A condition without what the facts imply.
    pub fn simplify_cond(&self, terms: &mut Terms, cond: Cond) -> Cond {
        let parts: Vec<Cond> = terms
            .conjuncts(cond)
            .into_iter()
            .filter(|c| !self.imply(terms, *c))
            .collect();
        for &part in &parts {
            let opposite = terms.not(part);
            if self.imply(terms, opposite) {
                return terms.never();
            }
        }
        terms.all(parts)
    }

    /// Whether `0 <= a < by` follows.
    fn is_below(&self, terms: &mut Terms, a: Poly, by: Poly) -> bool {
        self.not_negative(terms, a) && self.is_less(terms, a, by)
    }

    /// Whether `a <= b` follows.
    fn is_at_most(&self, terms: &mut Terms, a: Poly, b: Poly) -> bool {
        let gap = terms.sub(b, a);
        self.not_negative(terms, gap)
    }

    /// Whether `a < by` follows.
    fn is_less(&self, terms: &mut Terms, a: Poly, by: Poly) -> bool {
        let gap = terms.sub(by, a);
        let gap = terms.add_constant(gap, -1);
        self.not_negative(terms, gap)
    }

    /// Whether the facts can't all hold.
    pub fn contradict(&self, terms: &mut Terms) -> bool {
        self.all().into_iter().any(|fact| self.contradicts(terms, fact))
    }

    /// Whether the facts can't all hold, one of which is this one.
    pub fn contradict_with(&self, terms: &mut Terms, one: Cond) -> bool {
        let symbols = terms.cond_symbols(one).to_vec();
        self.all().into_iter().any(|fact| {
            let related = terms.symbols(fact).iter().any(|s| symbols.contains(s));
            related && self.contradicts(terms, fact)
        })
    }

    /// Whether the others say that a fact doesn't hold.
    fn contradicts(&self, terms: &mut Terms, fact: Poly) -> bool {
        let opposite = terms.neg(fact);
        let opposite = terms.add_constant(opposite, -1);
        self.not_negative(terms, opposite)
    }
}
