//! Putting terms in the place of variables.

use std::rc::Rc;

use foldhash::HashMap;

use super::carried::{Carried, Exit, Reach, Recurrence};
use super::{Atom, AtomKind, Cond, CondKind, LoopId, Monomial, Poly, Symbol, Terms};

/// What a read of the kernel's own memory finds, in terms of the iterations of the loops around the read.
#[derive(Debug, Clone)]
pub struct Contents {
    /// The value.
    pub value: Poly,
    /// The loops.
    pub loops: Vec<LoopId>,
}

/// Which terms take the place of which variables, all at once.
///
/// Bound variables of a recurrence are never substituted inside it; the replacements hold no bound variables, so nothing
/// is captured.
#[derive(Default)]
pub struct Substitution {
    map: HashMap<Symbol, Poly>,
    quotient: Option<(Symbol, Poly, Poly, Poly)>,
    contents: HashMap<u32, Contents>,
    polys: HashMap<Poly, Poly>,
    atoms: HashMap<Atom, Poly>,
    conds: HashMap<Cond, Cond>,
    /// Whether conditions are replaced, too.
    decided: bool,
}

impl Substitution {
    /// Replaces nothing yet.
    pub fn new() -> Substitution {
        Substitution::default()
    }

    /// Replaces one variable.
    pub fn single(symbol: Symbol, by: Poly) -> Substitution {
        let mut one = Substitution::new();
        one.set(symbol, by);
        one
    }

    /// Also replaces this variable.
    pub fn set(&mut self, symbol: Symbol, by: Poly) {
        self.map.insert(symbol, by);
        self.polys.clear();
        self.atoms.clear();
        self.conds.clear();
    }

    /// Replaces the quotient and remainder of a variable by a divisor, which the replacement of the variable itself is made of:
    /// it is `quotient * by + remainder`, with a remainder that is known to be below the divisor.
    pub fn set_quotient(&mut self, symbol: Symbol, by: Poly, quotient: Poly, remainder: Poly) {
        self.quotient = Some((symbol, by, quotient, remainder));
    }

    /// Replaces what the read at a site finds.
    pub fn set_contents(&mut self, site: u32, contents: Contents) {
        self.contents.insert(site, contents);
        self.polys.clear();
        self.atoms.clear();
        self.conds.clear();
    }

    /// Also puts the truth in the place of a condition that holds. Variables are set before.
    pub fn decide(&mut self, terms: &mut Terms, cond: Cond) {
        let (opposite, always, never) = (terms.not(cond), terms.always(), terms.never());
        self.conds.insert(cond, always);
        self.conds.insert(opposite, never);
        self.decided = true;
    }

    fn touches(&self, symbols: &[Symbol]) -> bool {
        self.decided
            || symbols
                .iter()
                .any(|s| self.map.contains_key(s) || (!self.contents.is_empty() && matches!(s, Symbol::Memory(_))))
    }

    /// The polynomial with its variables replaced.
    pub fn poly(&mut self, terms: &mut Terms, poly: Poly) -> Poly {
        if !self.touches(terms.symbols(poly)) {
            return poly;
        }
        if let Some(&done) = self.polys.get(&poly) {
            return done;
        }
        let (changed, kept): (Vec<Monomial>, Vec<Monomial>) = terms
            .monomials(poly)
            .iter()
            .cloned()
            .partition(|(atoms, _)| atoms.iter().any(|atom| self.touches(terms.atom_symbols(*atom))));
        let mut sum = terms.of_monomials(kept);
        for (atoms, coefficient) in changed {
            let mut product = terms.constant(coefficient);
            for atom in atoms {
                let factor = self.atom(terms, atom);
                product = terms.mul(product, factor);
            }
            sum = terms.add(sum, product);
        }
        self.polys.insert(poly, sum);
        sum
    }

    fn atom(&mut self, terms: &mut Terms, atom: Atom) -> Poly {
        if let Some(&done) = self.atoms.get(&atom) {
            return done;
        }
        let kind = terms.kind(atom).clone();
        if let (Some((symbol, divisor, quotient, remainder)), AtomKind::Div(of, by) | AtomKind::Mod(of, by)) =
            (self.quotient, &kind)
            && *by == divisor
            && terms.as_symbol(*of) == Some(symbol)
        {
            return if matches!(kind, AtomKind::Div(..)) {
                quotient
            } else {
                remainder
            };
        }
        let result = if self.touches(terms.atom_symbols(atom)) {
            self.rebuilt(terms, kind)
        } else {
            terms.atom(kind)
        };
        self.atoms.insert(atom, result);
        result
    }

    fn rebuilt(&mut self, terms: &mut Terms, kind: AtomKind) -> Poly {
        match kind {
            AtomKind::Symbol(symbol) => match self.map.get(&symbol) {
                Some(&by) => by,
                None => terms.symbol(symbol),
            },
            AtomKind::Div(a, b) => {
                let (a, b) = (self.poly(terms, a), self.poly(terms, b));
                terms.div(a, b)
            }
            AtomKind::Mod(a, b) => {
                let (a, b) = (self.poly(terms, a), self.poly(terms, b));
                terms.modulo(a, b)
            }
            AtomKind::Min(a, b) => {
                let (a, b) = (self.poly(terms, a), self.poly(terms, b));
                terms.min(a, b)
            }
            AtomKind::Max(a, b) => {
                let (a, b) = (self.poly(terms, a), self.poly(terms, b));
                terms.max(a, b)
            }
            AtomKind::Wrap { bits, signed, of } => {
                let of = self.poly(terms, of);
                terms.wrap(of, bits, signed)
            }
            AtomKind::Ite(c, a, b) => {
                let (c, a, b) = (self.cond(terms, c), self.poly(terms, a), self.poly(terms, b));
                terms.ite(c, a, b)
            }
            AtomKind::Contents { site, at, bits, .. } if self.contents.contains_key(&site) => {
                let Contents { value, loops } = self.contents[&site].clone();
                let at: Vec<Poly> = at.into_iter().map(|a| self.poly(terms, a)).collect();
                let mut place = Substitution::new();
                for (id, at) in loops.into_iter().zip(at) {
                    place.set(Symbol::Iteration(id), at);
                }
                let value = place.poly(terms, value);
                // What is read is a number of the cell's width, whatever the term that was written stands for.
                if (1..=64).contains(&bits) {
                    terms.wrap(value, bits, true)
                } else {
                    value
                }
            }
            AtomKind::Contents {
                memory,
                site,
                offset,
                at,
                bits,
            } => {
                let offset = self.poly(terms, offset);
                let at = at.into_iter().map(|a| self.poly(terms, a)).collect();
                terms.atom(AtomKind::Contents {
                    memory,
                    site,
                    offset,
                    at,
                    bits,
                })
            }
            AtomKind::Apply { name, args, bits } => {
                let args = args.into_iter().map(|arg| self.poly(terms, arg)).collect();
                terms.apply(&name, args, bits)
            }
            AtomKind::Load {
                buffer,
                offset,
                site,
                when,
                bits,
            } => {
                let offset = self.poly(terms, offset);
                terms.atom(AtomKind::Load {
                    buffer,
                    offset,
                    site,
                    when,
                    bits,
                })
            }
            AtomKind::Carried(carried) => {
                let recurrence = self.recurrence(terms, &carried.recurrence);
                let at = self.poly(terms, carried.at);
                terms.atom(AtomKind::Carried(Rc::new(Carried {
                    recurrence,
                    at,
                    ..*carried
                })))
            }
            AtomKind::Exit(exit) => {
                let recurrence = self.recurrence(terms, &exit.recurrence);
                let (stay, value) = (self.cond(terms, exit.stay), self.poly(terms, exit.value));
                terms.atom(AtomKind::Exit(Rc::new(Exit {
                    recurrence,
                    stay,
                    value,
                    bits: exit.bits,
                })))
            }
        }
    }

    fn recurrence(&mut self, terms: &mut Terms, recurrence: &Recurrence) -> Rc<Recurrence> {
        let values = recurrence
            .values
            .iter()
            .map(|&(position, init, step)| (position, self.poly(terms, init), self.poly(terms, step)))
            .collect();
        Rc::new(Recurrence {
            of: recurrence.of,
            values,
        })
    }

    /// The condition with its variables replaced.
    pub fn cond(&mut self, terms: &mut Terms, cond: Cond) -> Cond {
        if !self.touches(terms.cond_symbols(cond)) {
            return cond;
        }
        if let Some(&done) = self.conds.get(&cond) {
            return done;
        }
        let result = match terms.cond(cond).clone() {
            CondKind::True | CondKind::False => cond,
            CondKind::Ge(p) => {
                let p = self.poly(terms, p);
                terms.ge(p)
            }
            CondKind::Eq(p) => {
                let p = self.poly(terms, p);
                terms.eq(p)
            }
            CondKind::Opaque(p) => {
                let p = self.poly(terms, p);
                terms.opaque(p)
            }
            CondKind::Reach(reach) => {
                let recurrence = self.recurrence(terms, &reach.recurrence);
                let (stay, at) = (self.cond(terms, reach.stay), self.poly(terms, reach.at));
                terms.reach(Reach { recurrence, stay, at })
            }
            CondKind::Not(c) => {
                let c = self.cond(terms, c);
                terms.not(c)
            }
            CondKind::And(all) => {
                let all: Vec<Cond> = all.into_iter().map(|c| self.cond(terms, c)).collect();
                terms.all(all)
            }
            CondKind::Or(any) => {
                let any: Vec<Cond> = any.into_iter().map(|c| self.cond(terms, c)).collect();
                terms.any(any)
            }
        };
        self.conds.insert(cond, result);
        result
    }
}

impl Terms {
    /// The value that `of` has modulo 2^bits, read as signed or unsigned.
    pub fn wrap(&mut self, of: Poly, bits: u32, signed: bool) -> Poly {
        let (low, high) = if bits > 100 {
            (None, None)
        } else if signed {
            (Some(-(1i128 << (bits - 1))), Some((1i128 << (bits - 1)) - 1))
        } else {
            (Some(0), Some((1i128 << bits) - 1))
        };
        let range = self.range(of);
        if low.zip(range.0).is_some_and(|(low, l)| l >= low) && high.zip(range.1).is_some_and(|(high, h)| h <= high) {
            return of;
        }
        if !signed && bits <= 62 {
            let modulus = self.constant(1i128 << bits);
            return self.modulo(of, modulus);
        }
        self.atom(AtomKind::Wrap { bits, signed, of })
    }

    /// That a loop's iteration is reached.
    pub fn reach(&mut self, reach: Reach) -> Cond {
        self.intern_cond(CondKind::Reach(Rc::new(reach)))
    }
}
