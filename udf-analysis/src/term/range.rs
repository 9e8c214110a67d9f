//! What is known of a term's value from what it is made of: an interval.

use super::{Atom, AtomKind, Monomial, Poly, Symbol, Terms};

/// A lower and an upper bound, where known.
pub type Range = (Option<i128>, Option<i128>);

/// CUDA's limits of a launch.
const BLOCK_MAX: i128 = 1024;
const GRID_MAX: i128 = (1 << 31) - 1;

fn signed(bits: u32) -> Range {
    if bits == 0 || bits > 64 {
        return (None, None);
    }
    (Some(-(1 << (bits - 1))), Some((1 << (bits - 1)) - 1))
}

impl Terms {
    /// The interval that a polynomial's value lies in.
    pub fn range(&self, poly: Poly) -> Range {
        self.of_polys[poly.0 as usize].range
    }

    /// The same, where more may be known of atoms.
    pub fn range_by(&self, poly: Poly, of: impl Fn(Atom) -> Range) -> Range {
        sum(self.monomials(poly), of)
    }

    /// The interval that an atom's value lies in.
    pub fn atom_range(&self, atom: Atom) -> Range {
        self.of_atoms[atom.0 as usize].range
    }

    /// The interval that an atom of this kind lies in.
    pub(super) fn range_of(&self, kind: &AtomKind) -> Range {
        match kind {
            AtomKind::Symbol(symbol) => self.symbol_range(*symbol),
            AtomKind::Div(a, by) => {
                let (low, high) = self.range(*a);
                let smallest = self.range(*by).0.unwrap_or(1).max(1);
                (
                    low.map(|low| if low >= 0 { 0 } else { low.div_euclid(smallest) }),
                    high.map(|high| if high >= 0 { high / smallest } else { -1 }),
                )
            }
            AtomKind::Mod(a, by) => {
                let below = self.range(*by).1.map(|high| high - 1);
                let (low, high) = self.range(*a);
                let high = if low.is_some_and(|low| low >= 0) {
                    smaller(below, high)
                } else {
                    below
                };
                (Some(0), high)
            }
            AtomKind::Min(a, b) => {
                let (a, b) = (self.range(*a), self.range(*b));
                (a.0.zip(b.0).map(|(a, b)| a.min(b)), smaller(a.1, b.1))
            }
            AtomKind::Max(a, b) => {
                let (a, b) = (self.range(*a), self.range(*b));
                (larger(a.0, b.0), a.1.zip(b.1).map(|(a, b)| a.max(b)))
            }
            AtomKind::Wrap { bits, signed: true, .. } => signed(*bits),
            AtomKind::Wrap {
                bits, signed: false, ..
            } => (Some(0), (*bits <= 64).then(|| (1 << bits) - 1)),
            AtomKind::Ite(_, a, b) => {
                let (a, b) = (self.range(*a), self.range(*b));
                (a.0.zip(b.0).map(|(a, b)| a.min(b)), a.1.zip(b.1).map(|(a, b)| a.max(b)))
            }
            AtomKind::Apply { bits, .. } | AtomKind::Load { bits, .. } | AtomKind::Contents { bits, .. } => {
                signed(*bits)
            }
            AtomKind::Carried(carried) => signed(carried.bits),
            AtomKind::Exit(exit) => signed(exit.bits),
        }
    }

    fn symbol_range(&self, symbol: Symbol) -> Range {
        match symbol {
            Symbol::Tid(_) => (Some(0), Some(BLOCK_MAX - 1)),
            Symbol::Bid(_) => (Some(0), Some(GRID_MAX - 1)),
            Symbol::BlockDim(_) => (Some(1), Some(BLOCK_MAX)),
            Symbol::Warps => (Some(1), Some(BLOCK_MAX / 32)),
            Symbol::GridDim(_) => (Some(1), Some(GRID_MAX)),
            Symbol::Total(_) => (Some(1), Some(GRID_MAX * BLOCK_MAX)),
            Symbol::After(_) | Symbol::Place | Symbol::PlaceQuotient | Symbol::Member(_) => (Some(0), None),
            Symbol::Lane => (Some(0), Some(31)),
            Symbol::Coordinate(n) => (Some(0), self.coordinates[n as usize].1.map(|limit| limit - 1)),
            Symbol::Iteration(_) | Symbol::BoundIteration(_) => (Some(0), None),
            Symbol::Param(index) => signed(self.param_bits.get(&index).copied().unwrap_or(0)),
            Symbol::Phi(..) | Symbol::Memory(_) | Symbol::Unknown(_) => (None, None),
        }
    }
}

/// The interval of what lies in two intervals.
pub fn both(a: Range, b: Range) -> Range {
    (larger(a.0, b.0), smaller(a.1, b.1))
}

/// The interval of a sum of products, by those of its atoms.
pub fn sum(monomials: &[Monomial], of: impl Fn(Atom) -> Range) -> Range {
    let mut sum: Range = (Some(0), Some(0));
    for (atoms, coefficient) in monomials {
        let product = product(atoms, *coefficient, &of);
        sum.0 = sum.0.zip(product.0).and_then(|(a, b)| a.checked_add(b));
        sum.1 = sum.1.zip(product.1).and_then(|(a, b)| a.checked_add(b));
        if sum == (None, None) {
            break;
        }
    }
    sum
}

/// The interval of a product of atoms and a number.
pub fn product(atoms: &[Atom], coefficient: i128, of: impl Fn(Atom) -> Range) -> Range {
    let [first, rest @ ..] = atoms else {
        return (Some(coefficient), Some(coefficient));
    };
    let product = rest.iter().fold(of(*first), |range, atom| times(range, of(*atom)));
    multiple(product, coefficient)
}

fn smaller(a: Option<i128>, b: Option<i128>) -> Option<i128> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn larger(a: Option<i128>, b: Option<i128>) -> Option<i128> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    }
}

/// The interval of a multiple.
fn multiple(range: Range, factor: i128) -> Range {
    let by = |bound: Option<i128>| bound.and_then(|bound| bound.checked_mul(factor));
    if factor >= 0 {
        (by(range.0), by(range.1))
    } else {
        (by(range.1), by(range.0))
    }
}

/// The interval of a product.
fn times(a: Range, b: Range) -> Range {
    if let ((Some(a), Some(b)), (Some(c), Some(d))) = (a, b) {
        if a >= 0
            && c >= 0
            && let (Some(least), Some(most)) = (a.checked_mul(c), b.checked_mul(d))
        {
            return (Some(least), Some(most));
        }
        let corners = [a.checked_mul(c), a.checked_mul(d), b.checked_mul(c), b.checked_mul(d)];
        if let [Some(p), Some(q), Some(r), Some(s)] = corners {
            return (Some(p.min(q).min(r).min(s)), Some(p.max(q).max(r).max(s)));
        }
    }
    // A product with an unbounded factor, or one of too large numbers, has a sign at best.
    let sign = |r: Range| match r {
        (Some(low), _) if low >= 0 => Some(1),
        (_, Some(high)) if high <= 0 => Some(-1),
        _ => None,
    };
    match (sign(a), sign(b)) {
        (Some(x), Some(y)) if x == y => {
            let least = if x == 1 { a.0.zip(b.0) } else { a.1.zip(b.1) };
            (least.and_then(|(a, b)| a.checked_mul(b)).or(Some(0)), None)
        }
        (Some(1), Some(_)) => (None, a.0.zip(b.1).and_then(|(a, b)| a.checked_mul(b)).or(Some(0))),
        (Some(_), Some(_)) => (None, a.1.zip(b.0).and_then(|(a, b)| a.checked_mul(b)).or(Some(0))),
        _ => (None, None),
    }
}
