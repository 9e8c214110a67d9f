//! An access in a frame: its condition, address and value as functions of the frame's coordinates.

use foldhash::HashMap;

use crate::frame::{Coordinate, Frame};
use crate::prove::Facts;
use crate::summary::{Access, Action, LoopSummary};
use crate::term::{Atom, AtomKind, Cond, CondKind, LoopId, Poly, Substitution, Symbol, Terms};

/// An access in a frame.
#[derive(Debug, Clone)]
pub struct Instance {
    /// Under which conditions it is executed, those that follow from others left out.
    pub guard: Vec<Cond>,
    /// The first byte.
    pub offset: Poly,
    /// How many bytes.
    pub size: u64,
    /// What it does.
    pub action: Action,
    /// The coordinates, re-indexed along the loops that go on in steps of an extent.
    pub coordinates: Vec<Coordinate>,
    /// The iterations of the other loops around it.
    pub iterations: Vec<Symbol>,
    /// What holds when it is executed.
    pub facts: Facts,
}

/// Whether the access goes on in steps of a coordinate's extent: *Lemma S*.
///
/// If a loop adds `a * extent(c)` to a value that starts as `a * c + rest`, then `c + iteration * extent(c)` runs through all
/// numbers from 0 on, each once.
fn strided(terms: &mut Terms, coordinate: Coordinate, inductions: &[(Poly, Poly)], offset: Poly, id: LoopId) -> bool {
    let (Some(extent), true) = (coordinate.extent, coordinate.steps) else {
        return false;
    };
    inductions.iter().any(|&(start, step)| {
        let Some((factor, _)) = terms.linear_in(start, coordinate.symbol) else {
            return false;
        };
        if terms.as_constant(factor) == Some(0) {
            return false;
        }
        terms.mul(factor, extent) == step
    }) || {
        // The same of an address that counts positions and iterations.
        let position = terms.linear_in(offset, coordinate.symbol);
        let iteration = terms.linear_in(offset, Symbol::Iteration(id));
        match (position, iteration) {
            (Some((factor, _)), Some((step, _))) => {
                terms.as_constant(factor) != Some(0) && terms.mul(factor, extent) == step
            }
            _ => false,
        }
    }
}

impl Instance {
    /// An access in a frame.
    pub fn of(terms: &mut Terms, access: &Access, loops: &HashMap<LoopId, LoopSummary>, frame: &Frame) -> Instance {
        let mut steps: Vec<Substitution> = frame
            .steps
            .iter()
            .map(|step| {
                let mut substitution = Substitution::new();
                for &(symbol, by) in step {
                    substitution.set(symbol, by);
                }
                substitution
            })
            .collect();
        let mut coordinates = frame.coordinates.clone();
        // What the positions behind re-indexed coordinates are known to be.
        let mut base = Facts::new();
        let mut iterations: Vec<Symbol> = access.loops.iter().map(|l| Symbol::Iteration(*l)).collect();
        for id in &access.loops {
            let Some(summary) = loops.get(id) else { continue };
            let inductions: Vec<(Poly, Poly)> = summary
                .inductions
                .iter()
                .map(|&(start, step)| (all(&mut steps, terms, start), all(&mut steps, terms, step)))
                .collect();
            let offset = all(&mut steps, terms, access.offset);
            for coordinate in &mut coordinates {
                if !strided(terms, *coordinate, &inductions, offset, *id) {
                    continue;
                }
                let Some(extent) = coordinate.extent else { continue };
                let name = terms.show_symbol(coordinate.symbol);
                let index = terms.new_coordinate(&format!("{name} in steps"));
                let (i, k) = (terms.symbol(index), terms.symbol(Symbol::Iteration(*id)));
                let before = terms.mul(k, extent);
                let start = terms.sub(i, before);
                let after = terms.sub(extent, start);
                let after = terms.add_constant(after, -1);
                base.add_ge(terms, start);
                base.add_ge(terms, after);
                steps.push(Substitution::single(coordinate.symbol, start));
                *coordinate = Coordinate {
                    symbol: index,
                    extent: None,
                    steps: false,
                };
                iterations.retain(|s| *s != Symbol::Iteration(*id));
                break;
            }
        }
        let mut guard: Vec<Cond> = Vec::new();
        for cond in executed(terms, access, loops) {
            let cond = every(&mut steps, terms, cond);
            let conjuncts = terms.conjuncts(cond);
            for cond in conjuncts.into_iter().flat_map(|c| all_zero(terms, c)) {
                if !guard.contains(&cond) {
                    guard.push(cond);
                }
            }
        }
        for coordinate in &coordinates {
            if let Some(extent) = coordinate.extent {
                base.add_extent(coordinate.symbol, extent);
            }
        }
        let mut facts = base.clone();
        for &cond in &guard {
            facts.add(terms, cond);
        }
        facts.settle(terms);
        let offset = all(&mut steps, terms, access.offset);
        let offset = facts.simplify(terms, offset);
        let action = match access.action {
            Action::Load => Action::Load,
            Action::Store(value) => {
                let value = all(&mut steps, terms, value);
                Action::Store(facts.simplify(terms, value))
            }
            Action::Atomic { kind, value, used } => Action::Atomic {
                kind,
                value: all(&mut steps, terms, value),
                used,
            },
        };
        let guard = without_implied(terms, guard, &base);
        let mut instance = Instance {
            guard,
            offset,
            size: access.size,
            action,
            coordinates,
            iterations,
            facts,
        };
        for id in access.loops.iter().filter(|_| frame.absorbs) {
            let inductions = loops.get(id).map_or(&[][..], |l| &l.inductions[..]);
            let inductions: Vec<(Poly, Poly)> = inductions
                .iter()
                .map(|&(start, step)| (all(&mut steps, terms, start), all(&mut steps, terms, step)))
                .collect();
            instance.absorb(terms, Symbol::Iteration(*id), &inductions);
        }
        instance
    }

    /// Counts a coordinate and a loop's iterations together, where each place goes on where the one before it ends: *Lemma C*.
    ///
    /// If iteration `k` of place `c` stands for `i = lo(c) + k` with `k < lo(c + 1) - lo(c)` and `lo(0) = 0`, then every `i` from
    /// 0 to below `lo(extent)` has one place and iteration.
    fn absorb(&mut self, terms: &mut Terms, iteration: Symbol, inductions: &[(Poly, Poly)]) {
        if !self.iterations.contains(&iteration) {
            return;
        }
        for slot in 0..self.coordinates.len() {
            for bound in self.guard.clone() {
                if let Some(together) = self.together(terms, slot, iteration, bound, inductions) {
                    *self = together;
                    return;
                }
            }
        }
    }

    fn together(
        &self,
        terms: &mut Terms,
        slot: usize,
        iteration: Symbol,
        bound: Cond,
        inductions: &[(Poly, Poly)],
    ) -> Option<Instance> {
        let Coordinate {
            symbol: place, extent, ..
        } = self.coordinates[slot];
        let extent = extent?;
        let CondKind::Ge(gap) = *terms.cond(bound) else {
            return None;
        };
        let (slope, rest) = terms.linear_in(gap, iteration)?;
        let matters = |s: Symbol| self.parts().0.iter().any(|p| terms.mentions(*p, s));
        if terms.as_constant(slope) != Some(-1) || !matters(place) || !matters(iteration) {
            return None;
        }
        let width = terms.add_constant(rest, 1);
        let c = terms.symbol(place);
        let zero = terms.constant(0);
        let mut starts: Vec<Poly> = inductions
            .iter()
            .filter_map(|&(start, step)| {
                let at_zero = Substitution::single(place, zero).poly(terms, start);
                let grown = terms.sub(start, at_zero);
                terms.exact_quotient(grown, step)
            })
            .collect();
        if !terms.mentions(width, place) {
            starts.push(terms.mul(c, width));
        }
        starts.retain(|start| terms.mentions(*start, place));
        for start in starts {
            let next = terms.add_constant(c, 1);
            let next = Substitution::single(place, next).poly(terms, start);
            let first = Substitution::single(place, zero).poly(terms, start);
            if terms.sub(next, start) != width || first != zero || !self.grows(terms, start, place, width) {
                continue;
            }
            let end = Substitution::single(place, extent).poly(terms, start);
            // The end is the same for all places: made of the launch and parameters alone.
            let fixed = |s: &Symbol| {
                let launch = matches!(
                    s,
                    Symbol::BlockDim(_) | Symbol::GridDim(_) | Symbol::Total(_) | Symbol::Warps
                );
                launch || matches!(s, Symbol::Param(_))
            };
            if !terms.symbols(end).iter().all(fixed) {
                continue;
            }
            let index = terms.new_coordinate("element");
            let i = terms.symbol(index);
            let within = terms.sub(i, start);
            let mut count = Substitution::single(iteration, within);
            let guard: Vec<Cond> = self
                .guard
                .iter()
                .filter(|g| **g != bound)
                .map(|g| count.cond(terms, *g))
                .collect();
            let mut together = self.clone();
            together.offset = count.poly(terms, self.offset);
            together.action = self.action.substituted(terms, &mut count);
            together.guard = guard;
            together.iterations.retain(|s| *s != iteration);
            together.coordinates[slot] = Coordinate {
                symbol: index,
                extent: Some(end),
                steps: false,
            };
            let mut facts = Facts::new();
            for coordinate in &together.coordinates {
                if let Some(extent) = coordinate.extent {
                    facts.add_extent(coordinate.symbol, extent);
                }
            }
            for &cond in &together.guard {
                facts.add(terms, cond);
            }
            together.facts = facts;
            if !together.mentions(terms, place) {
                return Some(together);
            }
        }
        None
    }

    /// Whether a start never falls from place to place.
    fn grows(&self, terms: &mut Terms, start: Poly, place: Symbol, width: Poly) -> bool {
        if !terms.mentions(width, place) {
            // Something is executed, so the width is at least 1.
            return true;
        }
        let Some(AtomKind::Div(a, _)) = terms.as_atom(start).map(|atom| terms.kind(atom).clone()) else {
            return false;
        };
        match terms.linear_in(a, place) {
            Some((slope, _)) => self.facts.not_negative(terms, slope),
            None => false,
        }
    }

    /// The conditions and terms that decide what the access does.
    pub fn parts(&self) -> (Vec<Poly>, &[Cond]) {
        let mut polys = vec![self.offset];
        match &self.action {
            Action::Load => {}
            Action::Store(value) | Action::Atomic { value, .. } => polys.push(*value),
        }
        (polys, &self.guard)
    }

    /// Whether a variable matters for what the access does.
    pub fn mentions(&self, terms: &Terms, symbol: Symbol) -> bool {
        let (polys, conds) = self.parts();
        polys.iter().any(|p| terms.mentions(*p, symbol)) || conds.iter().any(|c| terms.cond_mentions(*c, symbol))
    }
}

fn all(steps: &mut [Substitution], terms: &mut Terms, poly: Poly) -> Poly {
    steps.iter_mut().fold(poly, |poly, step| step.poly(terms, poly))
}

fn every(steps: &mut [Substitution], terms: &mut Terms, cond: Cond) -> Cond {
    steps.iter_mut().fold(cond, |cond, step| step.cond(terms, cond))
}

/// A sum of terms that aren't negative is 0 where each of them is, and a product of positive numbers and one more where that is.
fn all_zero(terms: &mut Terms, cond: Cond) -> Vec<Cond> {
    let CondKind::Eq(sum) = *terms.cond(cond) else {
        return vec![cond];
    };
    let monomials = terms.monomials(sum).to_vec();
    let mut parts = Vec::new();
    for (mut atoms, c) in monomials {
        let monomial = terms.of_monomials([(atoms.clone(), c)]);
        if atoms.is_empty() || terms.range(monomial).0.is_none_or(|low| low < 0) {
            return vec![cond];
        }
        let positive = |atom: &Atom| terms.atom_range(*atom).0.is_some_and(|low| low >= 1);
        if atoms.iter().any(|atom| !positive(atom)) {
            atoms.retain(|atom| !positive(atom));
        }
        let part = terms.of_monomials([(atoms, 1)]);
        parts.push(terms.eq(part));
    }
    parts
}

/// The conditions under which an access is executed: its own and those of the loops around it.
pub fn executed(terms: &mut Terms, access: &Access, loops: &HashMap<LoopId, LoopSummary>) -> Vec<Cond> {
    let mut guard = terms.conjuncts(access.guard);
    let mut facts = Facts::new();
    for &cond in &guard {
        facts.add(terms, cond);
    }
    facts.settle(terms);
    for id in &access.loops {
        let Some(summary) = loops.get(id) else { continue };
        for cond in domain(terms, &facts, &guard, *id, summary.stay, summary.reach) {
            facts.add(terms, cond);
            if !guard.contains(&cond) {
                guard.push(cond);
            }
        }
    }
    guard
}

/// The conditions under which a loop's iteration is reached.
///
/// *Lemma D*: where a loop stays while `q(k) >= 0` and `q` doesn't grow with `k`, iteration `k` is reached exactly if `k = 0` or
/// `q(k - 1) >= 0`; and if `q(-1) >= 0` is known, exactly if `q(k - 1) >= 0`. Where `q(k) >= 0` itself is asked before the
/// access, that alone says it.
fn domain(terms: &mut Terms, facts: &Facts, guard: &[Cond], id: LoopId, stay: Cond, reach: Cond) -> Vec<Cond> {
    let iteration = Symbol::Iteration(id);
    let mut result = Vec::new();
    let mut bounded = false;
    for cond in terms.conjuncts(stay) {
        let Some((gap, slope)) = falling(terms, facts, cond, iteration) else {
            if terms.cond_mentions(cond, iteration) || !guard.contains(&cond) {
                return vec![reach];
            }
            continue;
        };
        bounded = true;
        let now = terms.ge(gap);
        if guard.contains(&now) {
            continue;
        }
        let before = terms.sub(gap, slope);
        let at_first = {
            let minus_one = terms.constant(-1);
            Substitution::single(iteration, minus_one).poly(terms, gap)
        };
        if !facts.not_negative(terms, at_first) {
            return vec![reach];
        }
        result.push(terms.ge(before));
    }
    if bounded { result } else { vec![reach] }
}

/// A condition as `gap >= 0` where the gap never grows from iteration to iteration, and by how much it changes.
pub fn falling(terms: &mut Terms, facts: &Facts, cond: Cond, iteration: Symbol) -> Option<(Poly, Poly)> {
    match terms.cond(cond).clone() {
        CondKind::Ge(gap) => {
            let (slope, _) = terms.linear_in(gap, iteration)?;
            let fall = terms.neg(slope);
            (terms.as_constant(slope) != Some(0) && facts.not_negative(terms, fall)).then_some((gap, slope))
        }
        // Counting down by ones to exactly 0, from a number that isn't negative: *Lemma E*.
        CondKind::Not(inner) => {
            let CondKind::Eq(gap) = *terms.cond(inner) else {
                return None;
            };
            let (slope, start) = terms.linear_in(gap, iteration)?;
            let (gap, slope, start) = match terms.as_constant(slope)? {
                -1 => (gap, slope, start),
                1 => (terms.neg(gap), terms.neg(slope), terms.neg(start)),
                _ => return None,
            };
            facts.not_negative(terms, start).then_some(())?;
            Some((terms.add_constant(gap, -1), slope))
        }
        _ => None,
    }
}

/// Leaves conditions out that follow from the others.
fn without_implied(terms: &mut Terms, mut guard: Vec<Cond>, base: &Facts) -> Vec<Cond> {
    guard.sort_by_key(|c| std::cmp::Reverse(terms.cond_symbols(*c).len()));
    let mut kept = guard.clone();
    for cond in guard {
        let mut facts = base.clone();
        for &other in kept.iter().filter(|c| **c != cond) {
            facts.add(terms, other);
        }
        if facts.imply(terms, cond) {
            kept.retain(|c| *c != cond);
        }
    }
    kept
}
