//! Arithmetic of polynomials.

use std::collections::BTreeMap;

use super::{Atom, AtomKind, Cond, CondKind, Monomial, Poly, Symbol, Terms};

/// Beyond this, a coefficient isn't followed further: no index has it, and sums of such stay far from i128's limits.
const COEFFICIENT_MAX: i128 = 1 << 90;
/// Beyond this, a polynomial isn't multiplied out.
const MONOMIALS_MAX: usize = 64;

impl Terms {
    /// The sum.
    pub fn add(&mut self, a: Poly, b: Poly) -> Poly {
        self.combine(a, 1, b)
    }

    /// The difference.
    pub fn sub(&mut self, a: Poly, b: Poly) -> Poly {
        self.combine(a, -1, b)
    }

    /// The negative.
    pub fn neg(&mut self, a: Poly) -> Poly {
        self.scale(a, -1)
    }

    /// A sum with a number.
    pub fn add_constant(&mut self, a: Poly, constant: i128) -> Poly {
        let constant = self.constant(constant);
        self.add(a, constant)
    }

    /// A multiple.
    pub fn scale(&mut self, a: Poly, factor: i128) -> Poly {
        let factor = self.constant(factor);
        self.mul(a, factor)
    }

    fn combine(&mut self, a: Poly, factor: i128, b: Poly) -> Poly {
        let (mut left, mut right) = (self.monomials(a).iter().peekable(), self.monomials(b).iter().peekable());
        let mut sum: Vec<Monomial> = Vec::new();
        loop {
            let order = match (left.peek(), right.peek()) {
                (None, None) => break,
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (Some(l), Some(r)) => l.0.cmp(&r.0),
            };
            let from_left = (order != std::cmp::Ordering::Greater).then(|| left.next()).flatten();
            let from_right = (order != std::cmp::Ordering::Less).then(|| right.next()).flatten();
            let coefficient = from_left.map_or(0, |m| m.1) + factor * from_right.map_or(0, |m| m.1);
            if let Some((atoms, _)) = from_left.or(from_right)
                && coefficient != 0
            {
                sum.push((atoms.clone(), coefficient));
            }
        }
        self.bounded(sum, "+", &[a, b])
    }

    /// The product.
    pub fn mul(&mut self, a: Poly, b: Poly) -> Poly {
        match (self.as_constant(a), self.as_constant(b)) {
            (Some(1), _) => return b,
            (_, Some(1)) => return a,
            _ => {}
        }
        if self.monomials(a).len() * self.monomials(b).len() > MONOMIALS_MAX {
            return self.apply("*", vec![a.min(b), a.max(b)], 0);
        }
        let mut product: BTreeMap<Vec<Atom>, i128> = BTreeMap::new();
        let (left, right) = (self.monomials(a).to_vec(), self.monomials(b).to_vec());
        for (x, m) in &left {
            for (y, n) in &right {
                let mut atoms: Vec<Atom> = x.iter().chain(y).copied().collect();
                atoms.sort_unstable();
                self.fold_totals(&mut atoms);
                *product.entry(atoms).or_default() += m.saturating_mul(*n);
            }
        }
        let product = product.into_iter().filter(|(_, c)| *c != 0).collect();
        self.bounded(product, "*", &[a, b])
    }

    /// Rewrites gridDim.d * blockDim.d to total.d.
    fn fold_totals(&mut self, atoms: &mut Vec<Atom>) {
        for dim in super::Dim::ALL {
            loop {
                let position = |symbol: Symbol| {
                    atoms
                        .iter()
                        .position(|a| matches!(self.kind(*a), AtomKind::Symbol(s) if *s == symbol))
                };
                let (Some(grid), Some(block)) = (position(Symbol::GridDim(dim)), position(Symbol::BlockDim(dim)))
                else {
                    break;
                };
                atoms.remove(grid.max(block));
                atoms.remove(grid.min(block));
                let total = self.intern_atom(AtomKind::Symbol(Symbol::Total(dim)));
                let place = atoms.partition_point(|a| *a < total);
                atoms.insert(place, total);
            }
        }
    }

    fn bounded(&mut self, monomials: Vec<Monomial>, name: &str, of: &[Poly]) -> Poly {
        if monomials.iter().any(|(_, c)| c.abs() > COEFFICIENT_MAX) {
            return self.apply(name, of.to_vec(), 0);
        }
        self.poly(monomials)
    }

    /// The sum of the products of these atoms and numbers.
    pub fn of_monomials(&mut self, monomials: impl IntoIterator<Item = Monomial>) -> Poly {
        let mut sum = self.constant(0);
        for (atoms, coefficient) in monomials {
            let mut product = self.constant(coefficient);
            for atom in atoms {
                let factor = self.poly(vec![(vec![atom], 1)]);
                product = self.mul(product, factor);
            }
            sum = self.add(sum, product);
        }
        sum
    }

    /// Splits a polynomial into `coefficient * symbol + rest`, where the symbol occurs at most linearly and nowhere inside an
    /// atom.
    pub fn linear_in(&mut self, poly: Poly, symbol: Symbol) -> Option<(Poly, Poly)> {
        let variable = self.intern_atom(AtomKind::Symbol(symbol));
        let (mut coefficient, mut rest) = (Vec::new(), Vec::new());
        for (atoms, c) in self.monomials(poly).to_vec() {
            let mut others = atoms.clone();
            if let Some(at) = others.iter().position(|a| *a == variable) {
                others.remove(at);
                coefficient.push((others.clone(), c));
            } else {
                rest.push((atoms, c));
            }
            if others
                .iter()
                .any(|a| self.atom_symbols(*a).binary_search(&symbol).is_ok())
            {
                return None;
            }
        }
        let coefficient = self.of_monomials(coefficient);
        let rest = self.of_monomials(rest);
        Some((coefficient, rest))
    }

    /// The quotient, where every term is divisible by a monomial of the same shape as `by`.
    pub fn exact_quotient(&mut self, poly: Poly, by: Poly) -> Option<Poly> {
        let [(factors, number)] = <[Monomial; 1]>::try_from(self.monomials(by).to_vec()).ok()?;
        let mut quotient = Vec::new();
        for (atoms, c) in self.monomials(poly).to_vec() {
            let mut left = atoms;
            for factor in &factors {
                let at = left.iter().position(|a| a == factor)?;
                left.remove(at);
            }
            if c % number != 0 {
                return None;
            }
            quotient.push((left, c / number));
        }
        Some(self.of_monomials(quotient))
    }

    /// The quotient rounded down. `by` is positive.
    pub fn div(&mut self, a: Poly, by: Poly) -> Poly {
        if let Some(quotient) = self.exact_quotient(a, by) {
            return quotient;
        }
        // Terms that `by` divides come out: floor(q*b + r, b) = q + floor(r, b).
        let (whole, rest) = self.split_multiples(a, by);
        if self.as_constant(whole) != Some(0) {
            let quotient = self.div(rest, by);
            return self.add(whole, quotient);
        }
        match (self.as_constant(a), self.as_constant(by)) {
            (Some(x), Some(y)) if y > 0 => return self.constant(x.div_euclid(y)),
            _ => {}
        }
        if self.is_below(a, by) {
            return self.constant(0);
        }
        // floor(floor(x, c), d) = floor(x, c*d) for positive numbers.
        if let (Some(AtomKind::Div(x, c)), Some(d)) =
            (self.as_atom(a).map(|a| self.kind(a).clone()), self.as_constant(by))
            && let Some(c) = self.as_constant(c)
        {
            let both = self.constant(c.saturating_mul(d));
            return self.div(x, both);
        }
        self.atom(AtomKind::Div(a, by))
    }

    /// The remainder of [`Terms::div`]. `by` is positive.
    pub fn modulo(&mut self, a: Poly, by: Poly) -> Poly {
        let (_, rest) = self.split_multiples(a, by);
        match (self.as_constant(rest), self.as_constant(by)) {
            (Some(x), Some(y)) if y > 0 => return self.constant(x.rem_euclid(y)),
            _ => {}
        }
        if self.is_below(rest, by) {
            return rest;
        }
        // (x mod m) mod n = x mod n, where n divides m.
        if let (Some(AtomKind::Mod(x, m)), Some(n)) =
            (self.as_atom(rest).map(|a| self.kind(a).clone()), self.as_constant(by))
            && self.as_constant(m).is_some_and(|m| m % n == 0)
        {
            return self.modulo(x, by);
        }
        self.atom(AtomKind::Mod(rest, by))
    }

    /// `a` as `whole * by + rest`.
    fn split_multiples(&mut self, a: Poly, by: Poly) -> (Poly, Poly) {
        let [(factors, number)] = &self.monomials(by).to_vec()[..] else {
            return (self.constant(0), a);
        };
        let (mut whole, mut rest) = (Vec::new(), Vec::new());
        for (atoms, c) in self.monomials(a).to_vec() {
            let mut left = atoms.clone();
            let divides = factors
                .iter()
                .all(|f| left.iter().position(|a| a == f).map(|at| left.remove(at)).is_some());
            let quotient = c.div_euclid(*number);
            if divides && quotient != 0 && (c % number == 0) {
                whole.push((left, quotient));
            } else {
                rest.push((atoms, c));
            }
        }
        let whole = self.of_monomials(whole);
        let rest = self.of_monomials(rest);
        (whole, rest)
    }

    /// Whether `0 <= a < by` by the ranges of what they are made of.
    fn is_below(&mut self, a: Poly, by: Poly) -> bool {
        let gap = self.sub(by, a);
        let below = self.range(gap).0.is_some_and(|low| low > 0)
            || matches!((self.range(a).1, self.range(by).0), (Some(high), Some(low)) if high < low);
        below && self.range(a).0.is_some_and(|low| low >= 0)
    }

    /// The smaller one.
    pub fn min(&mut self, a: Poly, b: Poly) -> Poly {
        self.extremum(a, b, true)
    }

    /// The larger one.
    pub fn max(&mut self, a: Poly, b: Poly) -> Poly {
        self.extremum(a, b, false)
    }

    fn extremum(&mut self, a: Poly, b: Poly, smaller: bool) -> Poly {
        let difference = self.sub(a, b);
        match self.range(difference) {
            (Some(low), _) if low >= 0 => return if smaller { b } else { a },
            (_, Some(high)) if high <= 0 => return if smaller { a } else { b },
            _ => {}
        }
        let (a, b) = (a.min(b), a.max(b));
        self.atom(if smaller {
            AtomKind::Min(a, b)
        } else {
            AtomKind::Max(a, b)
        })
    }

    /// One of two, by a condition.
    pub fn ite(&mut self, condition: Cond, then: Poly, otherwise: Poly) -> Poly {
        if then == otherwise {
            return then;
        }
        match self.cond(condition).clone() {
            CondKind::True => then,
            CondKind::False => otherwise,
            CondKind::Not(inner) => self.ite(inner, otherwise, then),
            CondKind::Ge(gap) => {
                // A choice that is a minimum or maximum of its two results.
                let difference = self.sub(then, otherwise);
                let strict = self.add_constant(gap, 1);
                let negative = self.neg(difference);
                if difference == gap || difference == strict {
                    return self.max(then, otherwise);
                }
                if negative == gap || negative == strict {
                    return self.min(then, otherwise);
                }
                self.atom(AtomKind::Ite(condition, then, otherwise))
            }
            _ => self.atom(AtomKind::Ite(condition, then, otherwise)),
        }
    }
}
