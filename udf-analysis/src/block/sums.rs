//! Sums of what is read from shared memory and of what isn't, taken apart beforehand.

use foldhash::{HashMap, HashMapExt};

use crate::summary::{Action, MemoryKind, Summary};
use crate::term::{AtomKind, Poly, Symbol, Terms};

/// For terms that are sums: the parts that are read or carried, and the rest.
pub struct Sums {
    shared: Vec<bool>,
    parts: HashMap<Poly, Option<(Vec<Poly>, Poly)>>,
}

impl Sums {
    /// Those in what a kernel stores in shared memory, and in what it makes of it.
    pub fn of(terms: &mut Terms, summary: &Summary) -> Sums {
        let shared = summary.memories.iter().map(|m| m.kind == MemoryKind::Shared).collect();
        let mut sums = Sums {
            shared,
            parts: HashMap::new(),
        };
        for access in &summary.accesses {
            if let Action::Store(value) | Action::Atomic { value, .. } = access.action {
                sums.take(terms, value);
            }
        }
        sums
    }

    /// Whether a memory is shared.
    pub fn is_shared(&self, memory: u32) -> bool {
        self.shared.get(memory as usize).copied().unwrap_or(false)
    }

    /// The parts of a sum, and its rest.
    pub fn parts(&self, poly: Poly) -> Option<&(Vec<Poly>, Poly)> {
        self.parts.get(&poly)?.as_ref()
    }

    fn is_of_others(&self, terms: &Terms, poly: Poly) -> bool {
        let of_others = |s: &Symbol| match s {
            Symbol::Memory(memory) => self.is_shared(*memory),
            Symbol::Phi(..) => true,
            _ => false,
        };
        terms.symbols(poly).iter().any(of_others)
    }

    fn take(&mut self, terms: &mut Terms, poly: Poly) {
        if self.parts.contains_key(&poly) || !self.is_of_others(terms, poly) {
            return;
        }
        self.parts.insert(poly, None);
        if let Some(atom) = terms.as_atom(poly) {
            let inner: Vec<Poly> = match terms.kind(atom) {
                AtomKind::Ite(_, a, b) | AtomKind::Max(a, b) | AtomKind::Min(a, b) => vec![*a, *b],
                AtomKind::Wrap { of, .. } => vec![*of],
                AtomKind::Apply { args, .. } => args.clone(),
                AtomKind::Carried(carried) => carried.recurrence.values.iter().flat_map(|v| [v.1, v.2]).collect(),
                AtomKind::Exit(exit) => {
                    let values = exit.recurrence.values.iter().flat_map(|v| [v.1, v.2]);
                    values.chain([exit.value]).collect()
                }
                _ => vec![],
            };
            for poly in inner {
                self.take(terms, poly);
            }
            return;
        }
        let (mut parts, mut rest) = (Vec::new(), Vec::new());
        for (atoms, c) in terms.monomials(poly).to_vec() {
            let single = c == 1 && atoms.len() == 1;
            let monomial = terms.of_monomials([(atoms.clone(), c)]);
            if single && self.is_of_others(terms, monomial) {
                parts.push(monomial);
            } else {
                rest.push((atoms, c));
            }
        }
        let rest = terms.of_monomials(rest);
        if self.is_of_others(terms, rest) {
            return;
        }
        for &part in &parts {
            self.take(terms, part);
        }
        self.parts.insert(poly, Some((parts, rest)));
    }
}
