//! Arithmetic of polynomials.

use std::cmp::Ordering;

use super::{Atom, AtomKind, Cond, CondKind, Dim, Monomial, Poly, Product, Symbol, Terms};

/// Beyond this, a coefficient isn't followed further: no index has it, and sums of such stay far from i128's limits.
const COEFFICIENT_MAX: u128 = 1 << 90;
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
        let sum = summed(self.monomials(a), 1, self.monomials(b), factor);
        self.or_by_name(sum, "+", &[a, b])
    }

    /// The terms of `x*a + y*b*product`, unless its coefficients get too large.
    pub fn combination(
        &mut self,
        (x, a): (i128, Poly),
        (y, b, product): (i128, Poly, &[Atom]),
    ) -> Option<Vec<Monomial>> {
        if product.is_empty() {
            return summed(self.monomials(a), x, self.monomials(b), y);
        }
        let b = self.multiplied(b, product, 1)?;
        summed(self.monomials(a), x, &b, y)
    }

    /// The number that is the difference of two polynomials.
    pub fn constant_difference(&self, a: Poly, b: Poly) -> Option<i128> {
        fn split(monomials: &[Monomial]) -> (i128, &[Monomial]) {
            match monomials {
                [(atoms, number), rest @ ..] if atoms.is_empty() => (*number, rest),
                all => (0, all),
            }
        }
        let ((x, a), (y, b)) = (split(self.monomials(a)), split(self.monomials(b)));
        (a == b).then(|| x - y)
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
        let product = match self.monomials(b) {
            [(atoms, coefficient)] => self.multiplied(a, &atoms.clone(), *coefficient),
            several => {
                let several = several.to_vec();
                let parts = several.iter().map(|(atoms, c)| self.multiplied(a, atoms, *c));
                let parts: Option<Vec<_>> = parts.collect();
                parts.and_then(|parts| collected(&mut parts.concat()))
            }
        };
        self.or_by_name(product, "*", &[a, b])
    }

    /// The terms of a product with atoms and a number, sorted, unless its coefficients get too large.
    fn multiplied(&mut self, poly: Poly, by: &[Atom], factor: i128) -> Option<Vec<Monomial>> {
        let mut product = Vec::with_capacity(self.monomials(poly).len());
        for at in 0..self.monomials(poly).len() {
            let (atoms, coefficient) = &self.monomials(poly)[at];
            let (mut atoms, coefficient) = (Product::from_slice(atoms), bounded(coefficient.checked_mul(factor)?)?);
            if !by.is_empty() {
                atoms.extend_from_slice(by);
                self.in_normal_form(&mut atoms);
            }
            product.push((atoms, coefficient));
        }
        if !by.is_empty() {
            product.sort_unstable();
        }
        if factor == 0 {
            product.clear();
        }
        Some(product)
    }

    /// Sorts atoms and rewrites gridDim.d * blockDim.d to total.d.
    fn in_normal_form(&mut self, atoms: &mut Product) {
        atoms.sort_unstable();
        for dim in Dim::ALL {
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

    /// The polynomial, or where its coefficients are too large what is known by name alone.
    fn or_by_name(&mut self, monomials: Option<Vec<Monomial>>, name: &str, of: &[Poly]) -> Poly {
        match monomials {
            Some(monomials) => self.poly(monomials),
            None => self.apply(name, of.to_vec(), 0),
        }
    }

    /// The sum of the products of these atoms and numbers.
    pub fn of_monomials(&mut self, monomials: impl IntoIterator<Item = Monomial>) -> Poly {
        let mut sum: Vec<Monomial> = monomials.into_iter().collect();
        for (atoms, _) in &mut sum {
            self.in_normal_form(atoms);
        }
        if let Some(sum) = collected(&mut sum) {
            return self.poly(sum);
        }
        let terms = sum.into_iter().map(|monomial| self.poly(vec![monomial])).collect();
        self.apply("sum", terms, 0)
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
        let [(factors, number)] = self.monomials(by) else {
            return None;
        };
        let number = *number;
        let mut quotient = Vec::new();
        for (atoms, c) in self.monomials(poly).to_vec() {
            let mut left = atoms;
            for factor in factors {
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

/// `x*a + y*b`, unless its coefficients get too large.
fn summed(a: &[Monomial], x: i128, b: &[Monomial], y: i128) -> Option<Vec<Monomial>> {
    let mut sum = Vec::with_capacity(a.len() + b.len());
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let order = match (left.peek(), right.peek()) {
            (None, None) => return Some(sum),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(l), Some(r)) => l.0.cmp(&r.0),
        };
        let from_left = if order.is_le() { left.next() } else { None };
        let from_right = if order.is_ge() { right.next() } else { None };
        let part = |of: Option<&Monomial>, factor: i128| of.map_or(Some(0), |(_, c)| c.checked_mul(factor));
        let coefficient = part(from_left, x)?.checked_add(part(from_right, y)?)?;
        if let Some((atoms, _)) = from_left.or(from_right)
            && coefficient != 0
        {
            sum.push((Product::from_slice(atoms), bounded(coefficient)?));
        }
    }
}

/// The sum of monomials, which are sorted, unless its coefficients get too large.
fn collected(monomials: &mut [Monomial]) -> Option<Vec<Monomial>> {
    monomials.sort_unstable();
    let mut sum: Vec<Monomial> = Vec::with_capacity(monomials.len());
    for (atoms, coefficient) in monomials {
        match sum.last_mut() {
            Some(last) if last.0 == *atoms => last.1 = bounded(last.1.checked_add(*coefficient)?)?,
            _ => sum.push((Product::from_slice(atoms), bounded(*coefficient)?)),
        }
    }
    sum.retain(|(_, coefficient)| *coefficient != 0);
    Some(sum)
}

/// A coefficient that is followed.
fn bounded(coefficient: i128) -> Option<i128> {
    (coefficient.unsigned_abs() <= COEFFICIENT_MAX).then_some(coefficient)
}
