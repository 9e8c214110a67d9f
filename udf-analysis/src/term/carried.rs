//! What loops compute, as closed terms: recurrences with their bound variables.
//!
//! A value that a loop carries and that isn't linear in the iteration's number is a function of the recurrence that defines
//! it: the initial values and the step, with `Phi` and `BoundIteration` of that loop bound. Two such terms are equal when
//! their recurrences are; what they depend on is what occurs free in them.

use std::rc::Rc;

use super::{Cond, LoopId, Poly, Symbol, Terms, union};

/// How a loop's carried values start and go on.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Recurrence {
    /// The loop.
    pub of: LoopId,
    /// The carried values that matter, by their position in the header: at first, and after an iteration.
    pub values: Vec<(u32, Poly, Poly)>,
}

/// A carried value at the start of an iteration.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Carried {
    /// The recurrence.
    pub recurrence: Rc<Recurrence>,
    /// Which of its values.
    pub position: u32,
    /// The number of iterations finished.
    pub at: Poly,
    /// The width of an integer, else 0.
    pub bits: u32,
}

/// The iteration `at` is reached: the loop goes on after all earlier ones.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Reach {
    /// The recurrence.
    pub recurrence: Rc<Recurrence>,
    /// That an iteration is followed by another, over the bound variables.
    pub stay: Cond,
    /// The number of iterations finished.
    pub at: Poly,
}

/// What a loop hands out when it ends.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Exit {
    /// The recurrence.
    pub recurrence: Rc<Recurrence>,
    /// That an iteration is followed by another, over the bound variables.
    pub stay: Cond,
    /// The value in the last iteration, over the bound variables.
    pub value: Poly,
    /// The width of an integer, else 0.
    pub bits: u32,
}

/// The variables that stay free.
fn free(of: LoopId, symbols: &Rc<[Symbol]>) -> Rc<[Symbol]> {
    let bound = |s: &Symbol| matches!(s, Symbol::Phi(l, _) if *l == of) || *s == Symbol::BoundIteration(of);
    if symbols.iter().any(bound) {
        symbols.iter().copied().filter(|s| !bound(s)).collect()
    } else {
        Rc::clone(symbols)
    }
}

impl Recurrence {
    fn symbols(&self, terms: &Terms) -> Rc<[Symbol]> {
        let inits = union(self.values.iter().map(|(_, init, _)| terms.symbols(*init)));
        let steps = union(self.values.iter().map(|(_, _, step)| terms.symbols(*step)));
        union([&inits, &free(self.of, &steps)])
    }
}

impl Carried {
    pub(super) fn symbols(&self, terms: &Terms) -> Rc<[Symbol]> {
        union([&self.recurrence.symbols(terms), terms.symbols(self.at)])
    }
}

impl Reach {
    pub(super) fn symbols(&self, terms: &Terms) -> Rc<[Symbol]> {
        let stay = free(self.recurrence.of, terms.cond_symbols(self.stay));
        union([&self.recurrence.symbols(terms), &stay, terms.symbols(self.at)])
    }
}

impl Exit {
    pub(super) fn symbols(&self, terms: &Terms) -> Rc<[Symbol]> {
        let stay = free(self.recurrence.of, terms.cond_symbols(self.stay));
        let value = free(self.recurrence.of, terms.symbols(self.value));
        union([&self.recurrence.symbols(terms), &stay, &value])
    }
}
