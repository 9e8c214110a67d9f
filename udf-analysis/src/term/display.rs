//! Terms as a user reads them.

use super::{Atom, AtomKind, Cond, CondKind, Poly, Symbol, Terms};

/// What is longer when it is written out isn't: that may take as long as there are atoms in the universe.
const WRITTEN_MAX: u32 = 300;
/// What stands in its place.
const LEFT_OUT: &str = "…";

impl Terms {
    /// Whether a condition is shown as a whole.
    pub fn is_shown(&self, cond: Cond) -> bool {
        self.written_of_cond(cond) <= WRITTEN_MAX
    }

    /// A polynomial as text.
    pub fn show(&self, poly: Poly) -> String {
        if self.written(poly) > WRITTEN_MAX {
            return LEFT_OUT.to_owned();
        }
        let monomials = self.monomials(poly);
        if monomials.is_empty() {
            return "0".to_owned();
        }
        let mut text = String::new();
        // Positive terms first, constants last: `n - 1`, not `-1 + n`.
        let mut ordered: Vec<_> = monomials.iter().collect();
        ordered.sort_by_key(|(atoms, c)| (atoms.is_empty(), *c < 0));
        for (atoms, c) in ordered {
            let sign = if *c < 0 { " - " } else { " + " };
            if text.is_empty() {
                text.push_str(if *c < 0 { "-" } else { "" });
            } else {
                text.push_str(sign);
            }
            let mut factors: Vec<String> = atoms.iter().map(|a| self.show_atom(*a)).collect();
            if c.abs() != 1 || factors.is_empty() {
                factors.insert(0, c.abs().to_string());
            }
            text.push_str(&factors.join("*"));
        }
        text
    }

    /// A polynomial as an operand of a division.
    fn show_operand(&self, poly: Poly) -> String {
        let simple = self.as_constant(poly).is_some_and(|c| c >= 0)
            || self.as_symbol(poly).is_some_and(|s| !matches!(s, Symbol::Total(_)));
        if simple {
            self.show(poly)
        } else {
            format!("({})", self.show(poly))
        }
    }

    fn show_atom(&self, atom: Atom) -> String {
        match self.kind(atom) {
            AtomKind::Symbol(symbol) => self.show_symbol(*symbol),
            AtomKind::Div(a, b) => format!("floor({} / {})", self.show_operand(*a), self.show_operand(*b)),
            AtomKind::Mod(a, b) => format!("({} % {})", self.show_operand(*a), self.show_operand(*b)),
            AtomKind::Min(a, b) => format!("min({}, {})", self.show(*a), self.show(*b)),
            AtomKind::Max(a, b) => format!("max({}, {})", self.show(*a), self.show(*b)),
            AtomKind::Wrap { bits, signed, of } => {
                format!("{}{bits}({})", if *signed { "int" } else { "uint" }, self.show(*of))
            }
            AtomKind::Ite(c, a, b) => format!("({} ? {} : {})", self.show_cond(*c), self.show(*a), self.show(*b)),
            AtomKind::Apply { name, args, .. } => {
                let args: Vec<String> = args.iter().map(|a| self.show(*a)).collect();
                format!("{name}({})", args.join(", "))
            }
            AtomKind::Load { buffer, offset, .. } => format!("memory{buffer}[{}]", self.show(*offset)),
            AtomKind::Contents { memory, offset, .. } => format!("memory{memory}[{}]", self.show(*offset)),
            AtomKind::Carried(carried) => format!(
                "carried{}.{}({})",
                carried.recurrence.of.0,
                carried.position,
                self.show(carried.at)
            ),
            AtomKind::Exit(exit) => format!("result{}({})", exit.recurrence.of.0, self.show(exit.value)),
        }
    }

    /// A variable as text.
    pub fn show_symbol(&self, symbol: Symbol) -> String {
        match symbol {
            Symbol::Tid(d) => format!("threadIdx.{}", d.letter()),
            Symbol::Bid(d) => format!("blockIdx.{}", d.letter()),
            Symbol::BlockDim(d) => format!("blockDim.{}", d.letter()),
            Symbol::GridDim(d) => format!("gridDim.{}", d.letter()),
            Symbol::Total(d) => format!("gridDim.{0}*blockDim.{0}", d.letter()),
            Symbol::Warps => "(blockDim.x/32)".to_owned(),
            Symbol::Coordinate(n) => self.coordinates[n as usize].0.clone(),
            Symbol::Param(n) => self.param_names.get(&n).cloned().unwrap_or_else(|| format!("arg{n}")),
            Symbol::Iteration(l) | Symbol::BoundIteration(l) => format!("iteration{}", l.0),
            Symbol::Phi(l, n) => format!("carried{}.{n}", l.0),
            Symbol::Memory(n) => format!("memory{n}"),
            Symbol::After(l) => format!("the end of loop {}", l.0),
            Symbol::Place => "place".to_owned(),
            Symbol::PlaceQuotient => "quotient of place".to_owned(),
            Symbol::Member(n) => format!("member{n}"),
            Symbol::Lane => "lane".to_owned(),
            Symbol::Unknown(n) => format!("unknown{n}"),
        }
    }

    /// A condition as text.
    pub fn show_cond(&self, cond: Cond) -> String {
        if !self.is_shown(cond) {
            return LEFT_OUT.to_owned();
        }
        match self.cond(cond) {
            CondKind::True => "true".to_owned(),
            CondKind::False => "false".to_owned(),
            CondKind::Ge(p) => self.show_comparison(*p, ">="),
            CondKind::Eq(p) => self.show_comparison(*p, "=="),
            CondKind::Opaque(p) => self.show(*p),
            CondKind::Reach(r) => format!("reached{}({})", r.recurrence.of.0, self.show(r.at)),
            CondKind::Not(c) => match self.cond(*c) {
                CondKind::Eq(p) => self.show_comparison(*p, "!="),
                _ => format!("not {}", self.show_cond(*c)),
            },
            CondKind::And(all) => all.iter().map(|c| self.show_cond(*c)).collect::<Vec<_>>().join(" and "),
            CondKind::Or(any) => {
                let any: Vec<String> = any.iter().map(|c| self.show_cond(*c)).collect();
                format!("({})", any.join(" or "))
            }
        }
    }

    /// `poly OP 0` with the negative terms on the right.
    fn show_comparison(&self, poly: Poly, operator: &str) -> String {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for (atoms, c) in self.monomials(poly) {
            let mut factors: Vec<String> = atoms.iter().map(|a| self.show_atom(*a)).collect();
            if c.abs() != 1 || factors.is_empty() {
                factors.insert(0, c.abs().to_string());
            }
            if *c < 0 { &mut right } else { &mut left }.push(factors.join("*"));
        }
        let side = |terms: Vec<String>| {
            if terms.is_empty() {
                "0".to_owned()
            } else {
                terms.join(" + ")
            }
        };
        format!("{} {operator} {}", side(left), side(right))
    }
}
