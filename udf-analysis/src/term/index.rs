//! Which terms look like indexes.

use super::{AtomKind, Monomial, Poly, Symbol, Terms};

/// Index arithmetic doesn't multiply by more; hashes and random numbers do.
const FACTOR_MAX: i128 = 1 << 16;
/// Nor does it add more.
const SUMMAND_MAX: i128 = 1 << 30;
/// Nor has it products of more variables.
const FACTORS_MAX: usize = 4;

impl Terms {
    /// Whether a term is made of positions, parameters and small factors only, as indexes are.
    pub fn is_index(&self, poly: Poly) -> bool {
        self.of_polys[poly.0 as usize].is_index
    }

    pub(super) fn are_index(&self, monomials: &[Monomial]) -> bool {
        monomials.iter().all(|(atoms, c)| {
            let bound = if atoms.is_empty() { SUMMAND_MAX } else { FACTOR_MAX };
            let is_small = c.abs() <= bound && atoms.len() <= FACTORS_MAX;
            is_small && atoms.iter().all(|atom| self.of_atoms[atom.0 as usize].is_index)
        })
    }

    pub(super) fn is_index_atom(&self, kind: &AtomKind) -> bool {
        match kind {
            AtomKind::Symbol(Symbol::Phi(..) | Symbol::Memory(_) | Symbol::Unknown(_)) => false,
            AtomKind::Symbol(_) => true,
            AtomKind::Div(a, b) | AtomKind::Mod(a, b) | AtomKind::Min(a, b) | AtomKind::Max(a, b) => {
                self.is_index(*a) && self.is_index(*b)
            }
            AtomKind::Ite(_, a, b) => self.is_index(*a) && self.is_index(*b),
            AtomKind::Wrap { bits, of, .. } => *bits >= 32 && self.is_index(*of),
            _ => false,
        }
    }
}
