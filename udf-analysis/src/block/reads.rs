//! The reads of shared memory that a term is made of.

use foldhash::{HashMap, HashSet, HashSetExt};

use crate::summary::{Action, MemoryKind, Summary};
use crate::term::{AtomKind, Cond, CondKind, Poly, Symbol, Terms};

/// The reads of shared memory that terms are made of.
pub struct Reads {
    /// The reads by their sites.
    sites: HashMap<u32, usize>,
    shared: Vec<bool>,
    /// Those that were found.
    pub found: Vec<usize>,
    seen: HashSet<Poly>,
}

impl Reads {
    /// None of a kernel's yet.
    pub fn of(summary: &Summary) -> Reads {
        let shared: Vec<bool> = summary.memories.iter().map(|m| m.kind == MemoryKind::Shared).collect();
        let reads = summary.accesses.iter().enumerate();
        let reads = reads.filter(|(_, a)| a.action == Action::Load && shared[a.memory as usize]);
        let sites = reads.filter_map(|(number, a)| Some((u32::try_from(a.place.number).ok()?, number)));
        Reads {
            sites: sites.collect(),
            shared,
            found: Vec::new(),
            seen: HashSet::new(),
        }
    }

    fn concerns(&self, symbols: &[Symbol]) -> bool {
        let shared = |s: &Symbol| matches!(s, Symbol::Memory(m) if self.shared[*m as usize]);
        symbols.iter().any(shared)
    }

    /// Those in a term.
    pub fn poly(&mut self, terms: &Terms, poly: Poly) {
        if !self.concerns(terms.symbols(poly)) || !self.seen.insert(poly) {
            return;
        }
        for atom in terms.monomials(poly).iter().flat_map(|(atoms, _)| atoms) {
            match terms.kind(*atom) {
                AtomKind::Symbol(_) => {}
                AtomKind::Div(a, b) | AtomKind::Mod(a, b) | AtomKind::Min(a, b) | AtomKind::Max(a, b) => {
                    self.poly(terms, *a);
                    self.poly(terms, *b);
                }
                AtomKind::Wrap { of, .. } => self.poly(terms, *of),
                AtomKind::Ite(c, a, b) => {
                    self.cond(terms, *c);
                    self.poly(terms, *a);
                    self.poly(terms, *b);
                }
                AtomKind::Apply { args, .. } => args.iter().for_each(|a| self.poly(terms, *a)),
                AtomKind::Load { offset, .. } => self.poly(terms, *offset),
                AtomKind::Contents { site, offset, at, .. } => {
                    self.poly(terms, *offset);
                    at.iter().for_each(|a| self.poly(terms, *a));
                    if let Some(&number) = self.sites.get(site)
                        && !self.found.contains(&number)
                    {
                        self.found.push(number);
                    }
                }
                AtomKind::Carried(carried) => {
                    self.poly(terms, carried.at);
                    for (_, init, step) in &carried.recurrence.values {
                        self.poly(terms, *init);
                        self.poly(terms, *step);
                    }
                }
                AtomKind::Exit(exit) => {
                    self.poly(terms, exit.value);
                    self.cond(terms, exit.stay);
                    for (_, init, step) in &exit.recurrence.values {
                        self.poly(terms, *init);
                        self.poly(terms, *step);
                    }
                }
            }
        }
    }

    /// Those in a condition.
    pub fn cond(&mut self, terms: &Terms, cond: Cond) {
        if !self.concerns(terms.cond_symbols(cond)) {
            return;
        }
        match terms.cond(cond) {
            CondKind::True | CondKind::False => {}
            CondKind::Ge(p) | CondKind::Eq(p) | CondKind::Opaque(p) => self.poly(terms, *p),
            CondKind::Not(inner) => self.cond(terms, *inner),
            CondKind::And(parts) | CondKind::Or(parts) => parts.iter().for_each(|part| self.cond(terms, *part)),
            CondKind::Reach(reach) => {
                self.poly(terms, reach.at);
                self.cond(terms, reach.stay);
                for (_, init, step) in &reach.recurrence.values {
                    self.poly(terms, *init);
                    self.poly(terms, *step);
                }
            }
        }
    }
}
