//! Loops: induction variables as linear terms, other carried values as recurrences, exits as results of these.

use std::rc::Rc;

use super::{Base, Evaluator, Term, TooLarge, bits_of};
use crate::instance::falling;
use crate::llvm::raw::{Opcode, Value};
use crate::prove::Facts;
use crate::summary::{Action, LoopSummary};
use crate::term::{Carried, Cond, Exit, LoopId, Poly, Reach, Recurrence, Substitution, Symbol};

/// A value that a loop carries: a phi of its header.
struct Carry {
    phi: Value,
    /// The symbol of its number (an address: of its offset).
    symbol: Symbol,
    base: Option<Base>,
    is_truth: bool,
    bits: u32,
    init: Poly,
}

impl Evaluator<'_> {
    /// Evaluates a loop that is entered under a condition.
    pub(super) fn run_loop(&mut self, id: LoopId, entered: Cond) -> Result<(), TooLarge> {
        let carries = self.carries(id);
        let always = self.terms.always();
        let header = self.kernel.a_loop(id).header;
        self.level.push(id);

        // First to see which values grow by a constant step.
        let (accesses, barriers) = (self.summary.accesses.len(), self.summary.barriers.len());
        let (exchanges, bounds) = (self.summary.exchanges.len(), self.summary.bounds.len());
        let (problems, assumptions) = (self.summary.problems.len(), self.summary.assumptions.len());
        let (unknowns, number) = (self.summary.unknowns.len(), self.number);
        for carry in &carries {
            let symbol = self.terms.symbol(carry.symbol);
            self.bind(carry, symbol);
        }
        self.region(Some(id), header, always)?;
        let mut steps: Vec<Option<Poly>> = carries.iter().map(|c| self.step(id, c)).collect();
        self.derived_steps(id, &carries, &mut steps);
        self.summary.accesses.truncate(accesses);
        self.summary.barriers.truncate(barriers);
        self.summary.exchanges.truncate(exchanges);
        self.summary.bounds.truncate(bounds);
        self.summary.problems.truncate(problems);
        self.summary.assumptions.truncate(assumptions);
        self.summary.unknowns.truncate(unknowns);
        self.number = number;

        // Then with these as linear terms.
        let iteration = self.terms.symbol(Symbol::Iteration(id));
        let mut inductions = Vec::new();
        for (carry, step) in carries.iter().zip(&steps) {
            let value = match step {
                Some(step) => {
                    inductions.push((carry.init, *step));
                    let grown = self.terms.mul(iteration, *step);
                    self.terms.add(carry.init, grown)
                }
                None => self.terms.symbol(carry.symbol),
            };
            self.bind(carry, value);
        }
        self.region(Some(id), header, always)?;
        self.close(
            id,
            entered,
            &carries,
            &steps,
            inductions,
            accesses,
            barriers,
            exchanges,
            bounds,
            assumptions,
        );
        Ok(())
    }

    fn carries(&mut self, id: LoopId) -> Vec<Carry> {
        let header = self.kernel.a_loop(id).header;
        let latch = self.kernel.a_loop(id).latch;
        let level = self.level.last().copied();
        let phis: Vec<Value> = self.kernel.blocks[header]
            .instructions()
            .into_iter()
            .take_while(|i| i.opcode() == Opcode::LLVMPHI)
            .collect();
        let mut carries = Vec::new();
        for (position, phi) in phis.into_iter().enumerate() {
            // Values from outside: one, as the loop has one preheader; else chosen by the edges.
            let mut outside = Vec::new();
            for (from, value) in phi.incoming() {
                let Some(&from) = self.kernel.numbers.get(&from) else {
                    continue;
                };
                if from == latch {
                    continue;
                }
                let term = match self.kernel.child_loop(level, from) {
                    Some(child) => self.after_loop(child, value),
                    None => self.term(value),
                };
                let condition = self.edges.get(&(from, header)).copied();
                let condition = condition.unwrap_or_else(|| self.terms.never());
                outside.push((condition, term));
            }
            let bits = bits_of(phi);
            let init = if outside.len() == 1 {
                outside.remove(0).1
            } else {
                self.choose(outside, bits)
            };
            let position = u32::try_from(position).expect("fewer than 2^32 phis");
            let symbol = Symbol::Phi(id, position);
            let (base, is_truth) = match &init {
                Term::Pointer(base, _) => (Some(*base), false),
                Term::Truth(_) => (None, true),
                Term::Number(_) => (None, false),
            };
            let init = match init {
                Term::Pointer(_, offset) => offset,
                other => self.as_number(other),
            };
            carries.push(Carry {
                phi,
                symbol,
                base,
                is_truth,
                bits,
                init,
            });
        }
        carries
    }

    fn bind(&mut self, carry: &Carry, value: Poly) {
        let term = match carry.base {
            Some(base) => Term::Pointer(base, value),
            None if carry.is_truth => Term::Truth(self.terms.opaque(value)),
            None => Term::Number(value),
        };
        self.values.insert(carry.phi, term);
    }

    /// The value that a carry has in the next iteration.
    fn next(&mut self, id: LoopId, carry: &Carry) -> Poly {
        let latch = self.kernel.a_loop(id).latch;
        let incoming = carry
            .phi
            .incoming()
            .into_iter()
            .find(|(from, _)| self.kernel.numbers.get(from) == Some(&latch));
        let Some((_, value)) = incoming else {
            return carry.init;
        };
        let term = match self.kernel.child_loop(Some(id), latch) {
            Some(child) => self.after_loop(child, value),
            None => self.term(value),
        };
        match (term, carry.base) {
            (Term::Pointer(base, offset), Some(own)) if base == own => offset,
            (term, Some(_)) => {
                self.problem(
                    "an address changes its buffer from iteration to iteration",
                    Some(carry.phi),
                );
                self.as_number(term)
            }
            (term, None) => self.as_number(term),
        }
    }

    /// The constant step of a carry, if it has one.
    fn step(&mut self, id: LoopId, carry: &Carry) -> Option<Poly> {
        if carry.is_truth || carry.bits == 0 {
            return None;
        }
        let next = self.next(id, carry);
        let now = self.terms.symbol(carry.symbol);
        let step = self.terms.sub(next, now);
        (!self.varies(id, step)).then_some(step)
    }

    /// Whether a step may be another in another iteration.
    fn varies(&self, id: LoopId, step: Poly) -> bool {
        self.terms.symbols(step).iter().any(|s| match s {
            Symbol::Phi(..) | Symbol::Memory(_) | Symbol::Unknown(_) => true,
            // What inner loops count, or this one.
            Symbol::Iteration(l) => *l == id || !self.level.contains(l),
            _ => false,
        })
    }

    /// The constant steps of carries that are computed from others: in iteration k the next value is `init + (k + 1) * step`.
    fn derived_steps(&mut self, id: LoopId, carries: &[Carry], steps: &mut [Option<Poly>]) {
        let iteration = self.terms.symbol(Symbol::Iteration(id));
        let mut known = Substitution::new();
        for (carry, step) in carries.iter().zip(steps.iter()) {
            if let Some(step) = step {
                let grown = self.terms.mul(iteration, *step);
                known.set(carry.symbol, self.terms.add(carry.init, grown));
            }
        }
        for (carry, step) in carries.iter().zip(steps) {
            if step.is_some() || carry.is_truth || carry.bits == 0 {
                continue;
            }
            let next = self.next(id, carry);
            let next = known.poly(self.terms, next);
            let zero = self.terms.constant(0);
            let first = Substitution::single(Symbol::Iteration(id), zero).poly(self.terms, next);
            let grows_by = self.terms.sub(first, carry.init);
            let begun = self.terms.add_constant(iteration, 1);
            let grown = self.terms.mul(begun, grows_by);
            if self.terms.add(carry.init, grown) == next && !self.varies(id, grows_by) {
                *step = Some(grows_by);
            }
        }
    }

    /// Turns what was recorded inside the loop into closed terms.
    #[allow(clippy::too_many_arguments, reason = "the marks of where the loop's records begin")]
    fn close(
        &mut self,
        id: LoopId,
        entered: Cond,
        carries: &[Carry],
        steps: &[Option<Poly>],
        inductions: Vec<(Poly, Poly)>,
        accesses: usize,
        barriers: usize,
        exchanges: usize,
        bounds: usize,
        assumptions: usize,
    ) {
        let kernel = self.kernel;
        let (latch, header) = (kernel.a_loop(id).latch, kernel.a_loop(id).header);
        let never = self.terms.never();
        let stay = self.edges.get(&(latch, header)).copied().unwrap_or(never);
        let bound = self.terms.symbol(Symbol::BoundIteration(id));
        let mut binding = Substitution::single(Symbol::Iteration(id), bound);
        let mut all = Vec::new();
        for (carry, step) in carries.iter().zip(steps) {
            let Symbol::Phi(_, position) = carry.symbol else {
                continue;
            };
            if step.is_none() {
                let next = self.next(id, carry);
                let next = binding.poly(self.terms, next);
                all.push((position, carry.init, next));
            }
        }
        let recurrences = Recurrences { id, all };
        let iteration = self.terms.symbol(Symbol::Iteration(id));
        let mut closing = Substitution::new();
        for (carry, step) in carries.iter().zip(steps) {
            let Symbol::Phi(_, position) = carry.symbol else {
                continue;
            };
            if step.is_none() {
                let recurrence = recurrences.of(&[carry.symbol], self.terms);
                let bits = if carry.bits <= 64 && !carry.is_truth {
                    carry.bits
                } else {
                    0
                };
                let carried = Carried {
                    recurrence,
                    position,
                    at: iteration,
                    bits,
                };
                let carried = self.terms.atom(crate::term::AtomKind::Carried(Rc::new(carried)));
                closing.set(carry.symbol, carried);
            }
        }
        let bound_stay = binding.cond(self.terms, stay);
        let stay_symbols = self.terms.cond_symbols(bound_stay).to_vec();
        let recurrence = recurrences.of(&stay_symbols, self.terms);
        let reach = self.terms.reach(Reach {
            recurrence,
            stay: bound_stay,
            at: iteration,
        });
        let closed_stay = closing.cond(self.terms, stay);

        self.hand_out(id, entered, bound_stay, &recurrences, &mut binding);

        for access in &mut self.summary.accesses[accesses..] {
            access.guard = closing.cond(self.terms, access.guard);
            access.offset = closing.poly(self.terms, access.offset);
            match &mut access.action {
                Action::Store(value) | Action::Atomic { value, .. } => *value = closing.poly(self.terms, *value),
                Action::Load => {}
            }
            access.guard = self.terms.and(access.guard, entered);
            access.loops.insert(0, id);
        }
        let barriers = self.summary.barriers[barriers..].iter_mut();
        for meeting in barriers.chain(&mut self.summary.exchanges[exchanges..]) {
            meeting.guard = closing.cond(self.terms, meeting.guard);
            meeting.guard = self.terms.and(meeting.guard, entered);
            meeting.loops.insert(0, id);
        }
        for bound in &mut self.summary.bounds[bounds..] {
            *bound = bound.substituted(self.terms, &mut closing);
            bound.guard = self.terms.and(bound.guard, entered);
            bound.loops.insert(0, id);
        }
        let around = |l: LoopId| kernel.loops_around(kernel.a_loop(l).header).contains(&id);
        for (inner, summary) in &mut self.summary.loops {
            if *inner != id && around(*inner) {
                summary.entry = closing.cond(self.terms, summary.entry);
                summary.entry = self.terms.and(summary.entry, entered);
                summary.stay = closing.cond(self.terms, summary.stay);
                summary.reach = closing.cond(self.terms, summary.reach);
                for (start, step) in &mut summary.inductions {
                    *start = closing.poly(self.terms, *start);
                    *step = closing.poly(self.terms, *step);
                }
            }
        }
        for (assumption, _) in &mut self.summary.assumptions[assumptions..] {
            use crate::summary::Assumption::{Apart, AtLeast, Fits, LocalsWritten, NoAbort, Textures};
            match assumption {
                Fits { value, .. } | AtLeast(value, _) => *value = closing.poly(self.terms, *value),
                NoAbort | Textures | LocalsWritten | Apart(..) => {}
            }
        }
        let summary = LoopSummary {
            entry: entered,
            stay: closed_stay,
            reach,
            inductions,
        };
        self.summary.loops.insert(id, summary);
    }

    /// Sets the conditions of the loop's exits, and what is seen of its values behind them.
    fn hand_out(
        &mut self,
        id: LoopId,
        entered: Cond,
        stay: Cond,
        recurrences: &Recurrences,
        binding: &mut Substitution,
    ) {
        let kernel = self.kernel;
        let exits = &kernel.a_loop(id).exits;
        self.level.pop();
        self.after.retain(|(of, _), _| *of != id);
        for &(from, to) in exits {
            let taken = self.edges.get(&(from, to)).copied();
            let condition = if exits.len() == 1 {
                entered
            } else {
                let taken = taken.unwrap_or_else(|| self.terms.never());
                let (one, zero) = (self.terms.constant(1), self.terms.constant(0));
                let number = self.terms.ite(taken, one, zero);
                let number = self.result(id, number, entered, stay, recurrences, binding, 2);
                let left_here = self.terms.opaque(number);
                self.terms.and(entered, left_here)
            };
            self.edges.insert((from, to), condition);
            for phi in kernel.blocks[to]
                .instructions()
                .into_iter()
                .take_while(|i| i.opcode() == Opcode::LLVMPHI)
            {
                for (source, value) in phi.incoming() {
                    if kernel.numbers.get(&source) != Some(&from) || self.after.contains_key(&(id, value)) {
                        continue;
                    }
                    let term = match kernel.child_loop(Some(id), from) {
                        Some(child) => self.after_loop(child, value),
                        None => self.term(value),
                    };
                    let bits = bits_of(value);
                    let bits = if bits <= 64 { bits } else { 0 };
                    let handed = match term {
                        Term::Number(p) => Term::Number(self.result(id, p, entered, stay, recurrences, binding, bits)),
                        Term::Pointer(base, p) => {
                            Term::Pointer(base, self.result(id, p, entered, stay, recurrences, binding, 64))
                        }
                        Term::Truth(c) => {
                            let number = self.as_number(Term::Truth(c));
                            let number = self.result(id, number, entered, stay, recurrences, binding, 2);
                            Term::Truth(self.terms.opaque(number))
                        }
                    };
                    self.after.insert((id, value), handed);
                }
            }
        }
    }

    /// What a value inside a loop is once the loop has ended.
    #[allow(clippy::too_many_arguments, reason = "the loop's parts")]
    fn result(
        &mut self,
        id: LoopId,
        value: Poly,
        entered: Cond,
        stay: Cond,
        recurrences: &Recurrences,
        binding: &mut Substitution,
        bits: u32,
    ) -> Poly {
        let varies = self
            .terms
            .symbols(value)
            .iter()
            .any(|s| matches!(s, Symbol::Phi(l, _) if *l == id) || *s == Symbol::Iteration(id));
        if !varies {
            return value;
        }
        let value = binding.poly(self.terms, value);
        // The last iteration's number is known where the loop counts down to a bound: it stays while gap >= 0.
        let bound = Symbol::BoundIteration(id);
        let carried = |s: &Symbol| matches!(s, Symbol::Phi(l, _) if *l == id);
        if !self.terms.symbols(value).iter().any(carried) && !self.terms.cond_symbols(stay).iter().any(carried) {
            let mut facts = Facts::new();
            facts.add(self.terms, entered);
            if let Some((gap, slope)) = falling(self.terms, &facts, stay, bound)
                && self.terms.as_constant(slope) == Some(-1)
                && let Some((_, start)) = self.terms.linear_in(gap, bound)
            {
                let zero = self.terms.constant(0);
                let last = self.terms.add_constant(start, 1);
                let last = if facts.not_negative(self.terms, last) {
                    last
                } else {
                    self.terms.max(last, zero)
                };
                return Substitution::single(bound, last).poly(self.terms, value);
            }
        }
        let mut symbols = self.terms.cond_symbols(stay).to_vec();
        symbols.extend(self.terms.symbols(value).iter());
        let recurrence = recurrences.of(&symbols, self.terms);
        self.terms.atom(crate::term::AtomKind::Exit(Rc::new(Exit {
            recurrence,
            stay,
            value,
            bits,
        })))
    }

    /// A value of a loop's body as it is seen behind the loop.
    pub(super) fn after_loop(&mut self, id: LoopId, value: Value) -> Term {
        match self.after.get(&(id, value)) {
            Some(term) => term.clone(),
            None => self.term(value),
        }
    }
}

/// The recurrences of a loop's carried values that don't grow by a constant step.
struct Recurrences {
    id: LoopId,
    all: Vec<(u32, Poly, Poly)>,
}

impl Recurrences {
    /// Those that the given variables depend on.
    fn of(&self, symbols: &[Symbol], terms: &crate::term::Terms) -> Rc<Recurrence> {
        let mut needed: Vec<u32> = Vec::new();
        let mut work: Vec<Symbol> = symbols.to_vec();
        while let Some(symbol) = work.pop() {
            let Symbol::Phi(l, position) = symbol else { continue };
            if l == self.id && !needed.contains(&position) {
                needed.push(position);
                if let Some((_, _, next)) = self.all.iter().find(|(p, _, _)| *p == position) {
                    work.extend(terms.symbols(*next).iter());
                }
            }
        }
        let values = self
            .all
            .iter()
            .filter(|(p, _, _)| needed.contains(p))
            .copied()
            .collect();
        Rc::new(Recurrence { of: self.id, values })
    }
}
