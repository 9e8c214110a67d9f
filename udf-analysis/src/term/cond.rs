//! Conditions: comparisons of polynomials with zero, opaque truth values, and their combinations.

use std::rc::Rc;

use super::{AtomKind, KnownCond, Poly, Reach, Symbol, Terms, intern, union};

/// Choices made of more conditions aren't looked into. Where each one mentions the last one twice, few make many.
const PARTS_MAX: u32 = 200;

/// A condition.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Cond(u32);

impl Cond {
    /// Its number, for tables.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a condition is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum CondKind {
    /// Always.
    True,
    /// Never.
    False,
    /// The polynomial is at least 0.
    Ge(Poly),
    /// The polynomial is 0.
    Eq(Poly),
    /// A truth value that isn't a comparison of integers.
    Opaque(Poly),
    /// A loop's iteration is reached.
    Reach(Rc<Reach>),
    /// The opposite of `Eq`, `Opaque` or `Reach`.
    Not(Cond),
    /// All of them; sorted, at least two, none an `And`.
    And(Vec<Cond>),
    /// One of them; sorted, at least two, none an `Or`.
    Or(Vec<Cond>),
}

impl Terms {
    /// What a condition is.
    pub fn cond(&self, cond: Cond) -> &CondKind {
        &self.conds[cond.0 as usize]
    }

    /// A condition of that kind, which must be in normal form.
    pub(super) fn intern_cond(&mut self, kind: CondKind) -> Cond {
        let (number, new) = intern(&mut self.conds, kind);
        if new {
            let kind = &self.conds[number as usize];
            let symbols: Rc<[Symbol]> = match kind {
                CondKind::True | CondKind::False => Rc::from([]),
                CondKind::Ge(p) | CondKind::Eq(p) | CondKind::Opaque(p) => Rc::clone(self.symbols(*p)),
                CondKind::Reach(reach) => reach.symbols(self),
                CondKind::Not(c) => Rc::clone(self.cond_symbols(*c)),
                CondKind::And(all) | CondKind::Or(all) => union(all.iter().map(|c| self.cond_symbols(*c))),
            };
            let known = KnownCond {
                symbols,
                written: self.written_cond(kind),
                parts: self.parts(kind),
            };
            self.of_conds.push(known);
        }
        Cond(number)
    }

    /// The condition that always holds.
    pub fn always(&mut self) -> Cond {
        self.intern_cond(CondKind::True)
    }

    /// The condition that never holds.
    pub fn never(&mut self) -> Cond {
        self.intern_cond(CondKind::False)
    }

    /// `poly >= 0`.
    pub fn ge(&mut self, poly: Poly) -> Cond {
        match self.range(poly) {
            (Some(low), _) if low >= 0 => return self.always(),
            (_, Some(high)) if high < 0 => return self.never(),
            _ => {}
        }
        if let Some(parts) = self.extremum_split(poly) {
            return parts;
        }
        // Divided by what all its coefficients but the constant have in common.
        let divisor = self
            .monomials(poly)
            .iter()
            .filter(|(atoms, _)| !atoms.is_empty())
            .fold(0, |divisor, (_, c)| gcd(divisor, c.abs()));
        if divisor <= 1 {
            return self.intern_cond(CondKind::Ge(poly));
        }
        let reduced: Vec<_> = self
            .monomials(poly)
            .iter()
            .map(|(atoms, c)| (atoms.clone(), c.div_euclid(divisor)))
            .collect();
        let reduced = self.of_monomials(reduced);
        self.intern_cond(CondKind::Ge(reduced))
    }

    /// `min(a, b) + rest >= 0` as both comparisons, `max(a, b) + rest >= 0` as either.
    fn extremum_split(&mut self, poly: Poly) -> Option<Cond> {
        let monomials = self.monomials(poly).to_vec();
        let (at, a, b, both) = monomials.iter().enumerate().find_map(|(at, (atoms, c))| {
            let [atom] = atoms[..] else { return None };
            match *self.kind(atom) {
                AtomKind::Min(a, b) => Some((at, a, b, *c > 0)),
                AtomKind::Max(a, b) => Some((at, a, b, *c < 0)),
                _ => None,
            }
        })?;
        let factor = monomials[at].1;
        let rest = monomials
            .iter()
            .enumerate()
            .filter(|(i, _)| *i != at)
            .map(|(_, m)| m.clone());
        let rest = self.of_monomials(rest);
        let [first, second] = [a, b].map(|side| {
            let side = self.scale(side, factor);
            let side = self.add(side, rest);
            self.ge(side)
        });
        Some(if both {
            self.and(first, second)
        } else {
            self.or(first, second)
        })
    }

    /// `poly == 0`.
    pub fn eq(&mut self, poly: Poly) -> Cond {
        match self.range(poly) {
            (Some(0), Some(0)) => return self.always(),
            (Some(low), _) if low > 0 => return self.never(),
            (_, Some(high)) if high < 0 => return self.never(),
            _ => {}
        }
        let negative = self.monomials(poly).last().is_some_and(|(_, c)| *c < 0);
        let poly = if negative { self.neg(poly) } else { poly };
        let divisor = self
            .monomials(poly)
            .iter()
            .fold(0, |divisor, (_, c)| gcd(divisor, c.abs()));
        let poly = if divisor > 1 {
            let reduced: Vec<_> = self
                .monomials(poly)
                .iter()
                .map(|(atoms, c)| (atoms.clone(), c / divisor))
                .collect();
            self.of_monomials(reduced)
        } else {
            poly
        };
        self.intern_cond(CondKind::Eq(poly))
    }

    /// A truth value that isn't a comparison of integers.
    pub fn opaque(&mut self, poly: Poly) -> Cond {
        match self.as_constant(poly) {
            Some(0) => self.never(),
            Some(_) => self.always(),
            None => self.intern_cond(CondKind::Opaque(poly)),
        }
    }

    /// The opposite.
    pub fn not(&mut self, cond: Cond) -> Cond {
        if let Some(&known) = self.opposites.get(&cond) {
            return known;
        }
        let opposite = self.opposite(cond);
        self.opposites.insert(cond, opposite);
        opposite
    }

    fn opposite(&mut self, cond: Cond) -> Cond {
        match self.cond(cond).clone() {
            CondKind::True => self.never(),
            CondKind::False => self.always(),
            CondKind::Not(inner) => inner,
            CondKind::Ge(poly) => {
                let below = self.neg(poly);
                let below = self.add_constant(below, -1);
                self.ge(below)
            }
            CondKind::And(all) => {
                let opposites: Vec<Cond> = all.into_iter().map(|c| self.not(c)).collect();
                self.any(opposites)
            }
            CondKind::Or(all) => {
                let opposites: Vec<Cond> = all.into_iter().map(|c| self.not(c)).collect();
                self.all(opposites)
            }
            CondKind::Eq(_) | CondKind::Opaque(_) | CondKind::Reach(_) => self.intern_cond(CondKind::Not(cond)),
        }
    }

    /// Both.
    pub fn and(&mut self, a: Cond, b: Cond) -> Cond {
        self.all([a, b])
    }

    /// Either.
    pub fn or(&mut self, a: Cond, b: Cond) -> Cond {
        self.any([a, b])
    }

    /// The conditions that all have to hold: none for `True`.
    pub fn conjuncts(&self, cond: Cond) -> Vec<Cond> {
        match self.cond(cond) {
            CondKind::True => vec![],
            CondKind::And(all) => all.clone(),
            _ => vec![cond],
        }
    }

    /// All of them.
    pub fn all(&mut self, conds: impl IntoIterator<Item = Cond>) -> Cond {
        let mut all: Vec<Cond> = conds.into_iter().flat_map(|c| self.conjuncts(c)).collect();
        all.sort_unstable();
        all.dedup();
        for &cond in &all {
            if *self.cond(cond) == CondKind::False {
                return cond;
            }
        }
        for cond in all.clone() {
            let opposite = self.not(cond);
            if all.binary_search(&opposite).is_ok() {
                return self.never();
            }
            // What follows from another one is left out: x - 2 >= 0 makes x - 1 >= 0 superfluous.
            if let CondKind::Ge(weaker) = *self.cond(cond) {
                let implied = all.iter().any(|other| match *self.cond(*other) {
                    CondKind::Ge(stronger) => self.constant_difference(weaker, stronger).is_some_and(|gap| gap > 0),
                    _ => false,
                });
                if implied {
                    all.retain(|c| *c != cond);
                }
            }
            // So is a choice of which one alternative holds already.
            if let CondKind::Or(alternatives) = self.cond(cond) {
                let holds = |c: &Cond| {
                    self.conjuncts(*c)
                        .iter()
                        .all(|part| *part != cond && all.contains(part))
                };
                if alternatives.iter().any(holds) {
                    all.retain(|c| *c != cond);
                }
            }
        }
        match all[..] {
            [] => self.always(),
            [one] => one,
            _ => self.intern_cond(CondKind::And(all)),
        }
    }

    /// One of them.
    pub fn any(&mut self, conds: impl IntoIterator<Item = Cond>) -> Cond {
        let mut any: Vec<Cond> = Vec::new();
        for cond in conds {
            match self.cond(cond).clone() {
                CondKind::True => return cond,
                CondKind::False => {}
                CondKind::Or(parts) => any.extend(parts),
                _ => any.push(cond),
            }
        }
        any.sort_unstable();
        any.dedup();
        // Pairs that differ in one opposite only are what they have in common.
        'again: loop {
            for i in 0..any.len() {
                for j in i + 1..any.len() {
                    if let Some(merged) = self.merge(any[i], any[j]) {
                        any.remove(j);
                        any.remove(i);
                        match self.cond(merged).clone() {
                            CondKind::True => return merged,
                            CondKind::Or(parts) => any.extend(parts),
                            _ => any.push(merged),
                        }
                        any.sort_unstable();
                        any.dedup();
                        continue 'again;
                    }
                }
            }
            break;
        }
        match any[..] {
            [] => self.never(),
            [one] => one,
            _ => {
                let either = self.intern_cond(CondKind::Or(any));
                self.walkable(either)
            }
        }
    }

    /// A choice, unless it is made of so many that walking through them takes too long: then the truth value that it is.
    fn walkable(&mut self, choice: Cond) -> Cond {
        if self.of_conds[choice.index()].parts <= PARTS_MAX {
            return choice;
        }
        let (one, zero) = (self.constant(1), self.constant(0));
        let value = self.atom(AtomKind::Ite(choice, one, zero));
        self.opaque(value)
    }

    /// The one of two bounds that follows from the other.
    fn weaker(&self, x: Cond, y: Cond) -> Option<Cond> {
        let (CondKind::Ge(p), CondKind::Ge(q)) = (self.cond(x), self.cond(y)) else {
            return None;
        };
        let gap = self.constant_difference(*p, *q)?;
        Some(if gap > 0 { x } else { y })
    }

    /// The disjunction of two conjunctions, where it is simpler than both.
    fn merge(&mut self, a: Cond, b: Cond) -> Option<Cond> {
        if !self.another_merge() {
            return None;
        }
        let (left, right) = (self.conjuncts(a), self.conjuncts(b));
        let common: Vec<Cond> = left.iter().copied().filter(|c| right.contains(c)).collect();
        let only_left: Vec<Cond> = left.into_iter().filter(|c| !common.contains(c)).collect();
        let only_right: Vec<Cond> = right.into_iter().filter(|c| !common.contains(c)).collect();
        match (&only_left[..], &only_right[..]) {
            ([], _) | (_, []) => Some(self.all(common)),
            ([x], [y]) if self.not(*x) == *y => Some(self.all(common)),
            // The weaker of two bounds.
            ([x], [y]) if let Some(weaker) = self.weaker(*x, *y) => Some(self.all(common.into_iter().chain([weaker]))),
            // x or (not x and y) is x or y.
            ([x], rest) | (rest, [x])
                if {
                    let opposite = self.not(*x);
                    rest.contains(&opposite)
                } =>
            {
                let opposite = self.not(*x);
                let rest: Vec<Cond> = rest.iter().copied().filter(|c| *c != opposite).collect();
                let rest = self.all(rest);
                let either = self.any([*x, rest]);
                Some(self.all(common.into_iter().chain([either])))
            }
            _ if !common.is_empty() => {
                let (left, right) = (self.all(only_left), self.all(only_right));
                let either = self.any([left, right]);
                Some(self.all(common.into_iter().chain([either])))
            }
            _ => None,
        }
    }
}

/// The greatest common divisor of two numbers that aren't negative.
pub fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}
