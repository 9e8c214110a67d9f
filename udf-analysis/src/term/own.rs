//! What atoms say of themselves: polynomials that aren't negative.

use std::rc::Rc;

use super::{Atom, AtomKind, Poly, Symbol, Terms};

impl Terms {
    /// What an atom says of itself beyond its interval: polynomials that aren't negative.
    pub fn own_facts(&mut self, atom: Atom) -> Rc<[Poly]> {
        if let Some(known) = self.own_facts.get(&atom) {
            return Rc::clone(known);
        }
        let facts: Rc<[Poly]> = self.new_own_facts(atom).into();
        self.own_facts.insert(atom, Rc::clone(&facts));
        facts
    }

    /// That an atom is less than this.
    pub fn below(&mut self, atom: Atom, bound: Poly) -> Poly {
        let this = self.power(atom);
        let gap = self.sub(bound, this);
        self.add_constant(gap, -1)
    }

    fn new_own_facts(&mut self, atom: Atom) -> Vec<Poly> {
        let this = self.power(atom);
        match *self.kind(atom) {
            AtomKind::Symbol(Symbol::Tid(dim)) => {
                let extent = self.symbol(Symbol::BlockDim(dim));
                vec![self.below(atom, extent)]
            }
            AtomKind::Symbol(Symbol::Bid(dim)) => {
                let extent = self.symbol(Symbol::GridDim(dim));
                vec![self.below(atom, extent)]
            }
            AtomKind::Symbol(Symbol::BlockDim(dim) | Symbol::GridDim(dim)) => {
                let total = self.symbol(Symbol::Total(dim));
                vec![self.sub(total, this)]
            }
            AtomKind::Div(a, by) => {
                let product = self.mul(this, by);
                let rest = self.sub(a, product);
                let gap = self.sub(by, rest);
                vec![rest, self.add_constant(gap, -1)]
            }
            AtomKind::Mod(a, by) => {
                let quotient = self.div(a, by);
                let whole = self.mul(quotient, by);
                let rest = self.sub(a, whole);
                // The remainder is what the quotient leaves.
                let gap = self.sub(rest, this);
                let mut facts = vec![self.below(atom, by), gap, self.neg(gap)];
                if self.range(a).0.is_some_and(|low| low >= 0) {
                    facts.push(self.sub(a, this));
                }
                facts
            }
            AtomKind::Min(a, b) => vec![self.sub(a, this), self.sub(b, this)],
            AtomKind::Max(a, b) => vec![self.sub(this, a), self.sub(this, b)],
            _ => vec![],
        }
    }
}
