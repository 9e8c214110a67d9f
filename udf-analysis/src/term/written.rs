//! How long terms are when they are written out: what is shared is shared no more.

use super::{AtomKind, Cond, CondKind, Monomial, Poly, Terms};

fn total(sizes: impl IntoIterator<Item = u32>) -> u32 {
    sizes.into_iter().fold(1, u32::saturating_add)
}

impl Terms {
    /// How many numbers, variables and operations a polynomial is when it is written out.
    pub(super) fn written(&self, poly: Poly) -> u32 {
        self.of_polys[poly.0 as usize].written
    }

    /// The same of a condition.
    pub(super) fn written_of_cond(&self, cond: Cond) -> u32 {
        self.of_conds[cond.index()].written
    }

    pub(super) fn written_sum(&self, monomials: &[Monomial]) -> u32 {
        let atoms = monomials.iter().flat_map(|(atoms, _)| atoms);
        let sizes = atoms.map(|atom| self.of_atoms[atom.0 as usize].written);
        total(sizes.chain([u32::try_from(monomials.len()).unwrap_or(u32::MAX)]))
    }

    pub(super) fn written_atom(&self, kind: &AtomKind) -> u32 {
        let of = |poly: &Poly| self.written(*poly);
        match kind {
            AtomKind::Symbol(_) => 1,
            AtomKind::Div(a, b) | AtomKind::Mod(a, b) | AtomKind::Min(a, b) | AtomKind::Max(a, b) => {
                total([of(a), of(b)])
            }
            AtomKind::Wrap { of: inner, .. } => total([of(inner)]),
            AtomKind::Ite(c, a, b) => total([self.written_of_cond(*c), of(a), of(b)]),
            AtomKind::Apply { args, .. } => total(args.iter().map(of)),
            AtomKind::Load { offset, .. } | AtomKind::Contents { offset, .. } => total([of(offset)]),
            AtomKind::Carried(carried) => total([of(&carried.at)]),
            AtomKind::Exit(exit) => total([of(&exit.value)]),
        }
    }

    pub(super) fn written_cond(&self, kind: &CondKind) -> u32 {
        match kind {
            CondKind::True | CondKind::False => 1,
            CondKind::Ge(p) | CondKind::Eq(p) | CondKind::Opaque(p) => total([self.written(*p)]),
            CondKind::Reach(reach) => total([self.written(reach.at)]),
            CondKind::Not(inner) => total([self.written_of_cond(*inner)]),
            CondKind::And(parts) | CondKind::Or(parts) => total(parts.iter().map(|c| self.written_of_cond(*c))),
        }
    }

    /// How many conditions one is made of.
    pub(super) fn parts(&self, kind: &CondKind) -> u32 {
        let of = |cond: &Cond| self.of_conds[cond.index()].parts;
        match kind {
            CondKind::Not(inner) => of(inner),
            CondKind::And(parts) | CondKind::Or(parts) => total(parts.iter().map(of)),
            _ => 1,
        }
    }
}
