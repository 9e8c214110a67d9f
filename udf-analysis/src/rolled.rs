//! Loops over launch-sized steps that take several steps at once, and the loop behind them that takes what is left.
//!
//! *Lemma U*: let a thread's first loop stand at place `s + u*k*t` in iteration k and treat the places `s + (u*k + j)*t`, `0 <= j < u`,
//! and be entered and go on only while the last of these is inside (`q >= 0`, where q falls with the place). Let the second
//! loop begin where the first one ended, with steps of t, while the place is inside. If the first loop does at each of its places
//! what the second one would do there, both together do what the second does alone, from s on.

use crate::loosen::{Rule, loosened};
use crate::prove::Facts;
use crate::summary::{Access, Action, After, LoopSummary, Summary};
use crate::term::{AtomKind, Cond, CondKind, Dim, LoopId, Poly, Substitution, Symbol, Terms};

/// The kernel with such pairs of loops as one. Where that isn't shown, what the second loop begins with is unknown.
pub fn rolled(terms: &mut Terms, summary: &Summary) -> Summary {
    let mut summary = summary.substituted(terms, &mut Substitution::new());
    for after in std::mem::take(&mut summary.afters) {
        let place = Symbol::After(after.of);
        match roll(terms, &summary, after) {
            Some(second) => {
                summary.accesses.retain(|a| a.loops.first() == Some(&second));
                let mut from_start = Substitution::single(place, after.start);
                summary = summary.substituted(terms, &mut from_start);
            }
            None => {
                let unknown = terms.symbol(Symbol::Unknown(after.unknown));
                summary = summary.substituted(terms, &mut Substitution::single(place, unknown));
            }
        }
    }
    summary
}

/// The second loop, where the first does what it would do.
fn roll(terms: &mut Terms, summary: &Summary, after: After) -> Option<LoopId> {
    let place = Symbol::After(after.of);
    let begin = terms.symbol(place);
    let first = summary.loops.get(&after.of)?;
    let (second, step, at_once) = summary.loops.iter().find_map(|(id, second)| {
        let of_step = |&(start, step): &(Poly, Poly)| {
            let at_once = terms.exact_quotient(after.step, step)?;
            let at_once = terms.as_constant(at_once).filter(|u| (2..=16).contains(u))?;
            (start == begin).then_some((*id, step, at_once))
        };
        (*id != after.of).then(|| second.inductions.iter().find_map(of_step))?
    })?;
    let only_these = |a: &Access| a.loops[..] == [after.of] || a.loops[..] == [second];
    if !summary.accesses.iter().all(only_these) || !summary.barriers.is_empty() {
        return None;
    }
    let pair = Pair {
        after,
        first,
        second: &summary.loops[&second],
        id: second,
        step,
        at_once,
    };
    pair.stay_inside(terms)?;
    let effects = pair.effects_of_second(terms, &summary.accesses)?;
    pair.same_in_first(terms, &summary.accesses, &effects)?;
    Some(second)
}

/// So many conditions are looked at, one inside the other, to tell whether two values are the same.
const SPLITS_MAX: u32 = 6;

/// Under which conditions something is done to which memory.
#[derive(Debug, PartialEq, Eq)]
struct Effect {
    memory: u32,
    offset: Poly,
    size: u64,
    action: Action,
    guard: Vec<Cond>,
}

impl Effect {
    /// Whether both are the same.
    fn is(&self, terms: &mut Terms, other: &Effect) -> bool {
        let place = |of: &Effect| (of.memory, of.offset, of.size);
        if place(self) != place(other) || self.guard != other.guard {
            return false;
        }
        match (self.action, other.action) {
            (Action::Store(x), Action::Store(y)) => are_same(terms, x, y, SPLITS_MAX),
            (
                Action::Atomic {
                    kind: k,
                    value: x,
                    used: false,
                },
                Action::Atomic {
                    kind: l,
                    value: y,
                    used: false,
                },
            ) => k == l && are_same(terms, x, y, SPLITS_MAX),
            _ => false,
        }
    }
}

/// Whether two values are the same, told by cases: whether a condition holds that one of them asks for.
fn are_same(terms: &mut Terms, x: Poly, y: Poly, splits: u32) -> bool {
    if x == y {
        return true;
    }
    let asked = asked(terms, x).or_else(|| asked(terms, y));
    let Some(cond) = asked.filter(|_| splits > 0 && terms.another_step(x)) else {
        return false;
    };
    let opposite = terms.not(cond);
    [cond, opposite].into_iter().all(|case| {
        let mut decided = Substitution::new();
        decided.decide(terms, case);
        let (x, y) = (decided.poly(terms, x), decided.poly(terms, y));
        are_same(terms, x, y, splits - 1)
    })
}

/// A condition that a choice in a value asks for.
fn asked(terms: &Terms, value: Poly) -> Option<Cond> {
    let mut atoms = terms.monomials(value).iter().flat_map(|(atoms, _)| atoms);
    let mut cond = atoms.find_map(|atom| match terms.kind(*atom) {
        AtomKind::Ite(cond, ..) => Some(*cond),
        _ => None,
    })?;
    // The first of its parts.
    while let CondKind::And(parts) | CondKind::Or(parts) = terms.cond(cond) {
        cond = parts[0];
    }
    Some(cond)
}

struct Pair<'s> {
    after: After,
    first: &'s LoopSummary,
    second: &'s LoopSummary,
    id: LoopId,
    step: Poly,
    at_once: i128,
}

impl Pair<'_> {
    /// Both loops go on exactly while their places are inside.
    fn stay_inside(&self, terms: &mut Terms) -> Option<()> {
        let (place, m) = (Symbol::After(self.after.of), Symbol::Iteration(self.id));
        let CondKind::Ge(inside_next) = *terms.cond(self.second.stay) else {
            return None;
        };
        let (slope, rest) = terms.linear_in(inside_next, m)?;
        if terms.neg(slope) != self.step || terms.range(self.step).0.is_none_or(|low| low < 0) {
            return None;
        }
        // Whether the place with number n, counted from the start, is inside: it is looked at before iteration n.
        let inside = |terms: &mut Terms, number: Poly, from: Poly| {
            let before = terms.add_constant(number, -1);
            let fall = terms.mul(before, slope);
            let gap = terms.add(rest, fall);
            let gap = Substitution::single(place, from).poly(terms, gap);
            terms.ge(gap)
        };
        let (zero, start) = (terms.constant(0), self.after.start);
        let begin = terms.symbol(place);
        // The second loop is entered where its first place is inside, and under nothing that the first isn't.
        let entered = inside(terms, zero, begin);
        let first_entry = terms.conjuncts(self.first.entry);
        let second_entry = terms.conjuncts(self.second.entry);
        let agreed = |c: &Cond| *c == entered || first_entry.contains(c);
        if !second_entry.contains(&entered) || !second_entry.iter().all(agreed) {
            return None;
        }
        // Wherever the first loop is, its last place at once is inside; then so are those before.
        let last = terms.constant(self.at_once - 1);
        let last_inside = inside(terms, last, start);
        let k = terms.symbol(Symbol::Iteration(self.after.of));
        let next = terms.add_constant(k, 1);
        let next = terms.scale(next, self.at_once);
        let next = terms.add_constant(next, self.at_once - 1);
        let next_inside = inside(terms, next, start);
        let implied = |terms: &mut Terms, by: Cond, cond: Cond| {
            let mut facts = Facts::new();
            facts.add(terms, by);
            facts.imply(terms, cond) || loosened(Rule::RolledInside)
        };
        let inside = implied(terms, self.first.entry, last_inside) && implied(terms, self.first.stay, next_inside);
        inside.then_some(())
    }

    /// What is known of a place that the first loop treats: what it asks of its last place at once.
    fn known(&self, terms: &mut Terms) -> Option<Facts> {
        let last = terms.constant(self.at_once - 1);
        let mut there = self.at_place(terms, last)?;
        let mut facts = Facts::new();
        // The word of a place.
        let (row, word) = (self.row(terms), terms.constant(32));
        let quotient = terms.div(row, word);
        let first_of_word = terms.scale(quotient, 32);
        let within = terms.sub(row, first_of_word);
        let left = terms.neg(within);
        facts.add_ge(terms, within);
        let left = terms.add_constant(left, 31);
        facts.add_ge(terms, left);
        for cond in terms.conjuncts(self.first.entry) {
            let cond = there.cond(terms, cond);
            let of_place = |s: &Symbol| matches!(s, Symbol::Param(_) | Symbol::Place);
            if terms.cond_symbols(cond).iter().all(of_place) {
                facts.add(terms, cond);
            }
        }
        Some(facts)
    }

    /// Whether the first loop has these effects at each of its places, in the same order, and no others.
    fn same_in_first(&self, terms: &mut Terms, accesses: &[Access], effects: &[Effect]) -> Option<()> {
        let k = terms.symbol(Symbol::Iteration(self.after.of));
        let entry = terms.conjuncts(self.first.entry);
        let mut places = Vec::new();
        for j in 0..self.at_once {
            let number = terms.scale(k, self.at_once);
            let number = terms.add_constant(number, j);
            // Which of the effects have been seen at this place.
            places.push((self.at_place(terms, number)?, vec![false; effects.len()]));
        }
        let facts = self.known(terms)?;
        for access in accesses.iter().filter(|a| a.loops.first() == Some(&self.after.of)) {
            let found = places.iter_mut().find_map(|(there, seen)| {
                let found = effect(terms, access, &entry, there, &facts);
                // The next one that is done to that memory: with others, the order doesn't matter.
                let of_memory = |at: &usize| !seen[*at] && effects[*at].memory == found.memory;
                let at = (0..effects.len()).find(of_memory)?;
                effects[at].is(terms, &found).then(|| seen[at] = true)
            });
            if found.is_none() && !loosened(Rule::RolledEffects) {
                return None;
            }
        }
        let all = places.iter().all(|(_, seen)| seen.iter().all(|seen| *seen));
        (all || loosened(Rule::RolledEffects)).then_some(())
    }

    /// What the second loop does at its places, where the first is entered.
    fn effects_of_second(&self, terms: &mut Terms, accesses: &[Access]) -> Option<Vec<Effect>> {
        let m = Symbol::Iteration(self.id);
        let number = terms.new_coordinate("number");
        let number_term = terms.symbol(number);
        let row = self.row(terms);
        let m_term = terms.symbol(m);
        let before = terms.mul(m_term, self.step);
        let begin = terms.sub(row, before);
        let entry = terms.conjuncts(self.second.entry);
        let never = terms.never();
        let facts = self.known(terms)?;
        let mut effects = Vec::new();
        for access in accesses.iter().filter(|a| a.loops.first() == Some(&self.id)) {
            let mut there = self.at_place(terms, number_term)?;
            there.set(Symbol::After(self.after.of), begin);
            for cond in terms.conjuncts(self.first.entry) {
                there.decide(terms, cond);
            }
            let effect = effect(terms, access, &entry, &mut there, &facts);
            if effect.guard.contains(&never) {
                continue;
            }
            if mentions(terms, &effect, m) || mentions(terms, &effect, number) {
                return None;
            }
            effects.push(effect);
        }
        Some(effects)
    }

    /// The place at hand.
    fn row(&self, terms: &mut Terms) -> Poly {
        terms.symbol(Symbol::Place)
    }

    /// Puts the place in for the thread: it is `s + number * t`, where s counts threads one by one.
    fn at_place(&self, terms: &mut Terms, number: Poly) -> Option<Substitution> {
        let thread = Symbol::Tid(Dim::X);
        let (one, others) = terms.linear_in(self.after.start, thread)?;
        if terms.as_constant(one) != Some(1) {
            return None;
        }
        let row = self.row(terms);
        let before = terms.mul(number, self.step);
        let start = terms.sub(row, before);
        let thread_there = terms.sub(start, others);
        Some(Substitution::single(thread, thread_there))
    }
}

/// What an access does at a place, simplified by what is known of it.
fn effect(terms: &mut Terms, access: &Access, entry: &[Cond], there: &mut Substitution, facts: &Facts) -> Effect {
    let mut own = terms.conjuncts(access.guard);
    own.retain(|c| !entry.contains(c));
    let guard: Vec<Cond> = own.into_iter().map(|c| there.cond(terms, c)).collect();
    let guard = terms.all(guard);
    let guard = facts.simplify_cond(terms, guard);
    let guard = match terms.cond(guard) {
        CondKind::False => vec![guard],
        _ => terms.conjuncts(guard),
    };
    // What the guard says decides choices in the value, too.
    let (mut facts, mut decided, mut multiple) = (facts.clone(), Substitution::new(), None);
    for &cond in &guard {
        facts.add(terms, cond);
        decided.decide(terms, cond);
        multiple = multiple.or(multiple_of(terms, cond));
    }
    let mut simple = |terms: &mut Terms, poly: Poly| {
        let poly = there.poly(terms, poly);
        let poly = decided.poly(terms, poly);
        let poly = facts.simplify(terms, poly);
        match &mut multiple {
            Some(of) => of.poly(terms, poly),
            None => poly,
        }
    };
    let action = match access.action {
        Action::Load => Action::Load,
        Action::Store(value) => Action::Store(simple(terms, value)),
        Action::Atomic { kind, value, used } => Action::Atomic {
            kind,
            value: simple(terms, value),
            used,
        },
    };
    Effect {
        memory: access.memory,
        offset: simple(terms, access.offset),
        size: access.size,
        action,
        guard,
    }
}

/// Where a condition says that a number divides the place: the place as so many times that number.
fn multiple_of(terms: &mut Terms, cond: Cond) -> Option<Substitution> {
    let CondKind::Eq(rest) = *terms.cond(cond) else {
        return None;
    };
    let AtomKind::Mod(of, by) = *terms.kind(terms.as_atom(rest)?) else {
        return None;
    };
    let by = terms.as_constant(by)?;
    (terms.as_symbol(of) == Some(Symbol::Place)).then_some(())?;
    let times = terms.symbol(Symbol::PlaceQuotient);
    let multiple = terms.scale(times, by);
    Some(Substitution::single(Symbol::Place, multiple))
}

/// Whether an effect depends on a variable, or on what the kernel writes.
fn mentions(terms: &Terms, effect: &Effect, symbol: Symbol) -> bool {
    let value = match effect.action {
        Action::Load => None,
        Action::Store(value) | Action::Atomic { value, .. } => Some(value),
    };
    let passing = |s: &Symbol| *s == symbol || matches!(s, Symbol::Memory(_) | Symbol::Unknown(_) | Symbol::Phi(..));
    let mut polys = value.into_iter().chain([effect.offset]);
    polys.any(|p| terms.symbols(p).iter().any(passing))
        || effect.guard.iter().any(|c| terms.cond_symbols(*c).iter().any(passing))
}
