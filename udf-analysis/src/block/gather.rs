//! What many threads have brought, as one term: the sum over all elements that any of them stands for.

use super::contents::{Brought, Which};
use super::program::Program;
use crate::decide::Condition;
use crate::distribute::pieces;
use crate::frame::{Coordinate, Frame, Sizes};
use crate::instance::Instance;
use crate::loosen::{Rule, loosened};
use crate::operation::Operation;
use crate::summary::{Access, Action, Summary};
use crate::term::{Cond, CondKind, Dim, LoopId, Poly, Substitution, Symbol, Terms};

/// Gathers values of a kernel's threads.
pub struct Gatherer<'a> {
    pub terms: &'a mut Terms,
    pub summary: &'a Summary,
    pub program: &'a Program,
    pub used: &'a [Dim],
    pub sizes: &'a Sizes,
    /// What a launch must fulfil.
    pub conditions: Vec<Condition>,
    /// A place where floating-point numbers are added in some order.
    pub float_order: Option<Option<u32>>,
}

impl Gatherer<'_> {
    /// What those threads bring, gathered; `value` is what thread `threadIdx.x` brings. The loops around what finds it stay open.
    pub fn gathered(&mut self, operation: Operation, brought: &Brought, which: Which, open: &[LoopId]) -> Option<Poly> {
        let access = &self.summary.accesses[brought.access];
        if which == Which::Own {
            let zero = self.terms.constant(0);
            let alone = *self.terms.cond(brought.guard) == CondKind::True;
            return match alone {
                true => Some(brought.value),
                false if operation.ignores_zero() => Some(self.terms.ite(brought.guard, brought.value, zero)),
                false => None,
            };
        }
        if operation == Operation::FloatAdd {
            self.float_order = self.float_order.or(Some(access.place.line));
        }
        let whole = Access {
            action: Action::Atomic {
                kind: operation.atomic(),
                value: brought.value,
                used: false,
            },
            guard: brought.guard,
            loops: brought.loops.clone(),
            ..access.clone()
        };
        let mut result: Option<Poly> = None;
        let pieces = pieces(self.terms, &whole);
        for piece in self.joined(pieces) {
            let piece = self.piece(operation, &piece, which, open)?;
            result = Some(match result {
                None => piece,
                Some(before) => self.both(operation, before, piece, access.size),
            });
        }
        match result {
            Some(result) => Some(result),
            None => operation.ignores_zero().then(|| self.terms.constant(0)),
        }
    }

    /// What is brought if a condition holds, and also if it doesn't, is brought in any case.
    fn joined(&mut self, mut pieces: Vec<Access>) -> Vec<Access> {
        let mut joined: Vec<Access> = Vec::new();
        while let Some(piece) = pieces.pop() {
            let own = self.terms.conjuncts(piece.guard);
            let mut found = None;
            for (number, other) in pieces.iter().enumerate() {
                if other.action != piece.action || other.loops != piece.loops {
                    continue;
                }
                let others = self.terms.conjuncts(other.guard);
                let rest: Vec<Cond> = own.iter().filter(|cond| !others.contains(cond)).copied().collect();
                let other_rest: Vec<Cond> = others.iter().filter(|cond| !own.contains(cond)).copied().collect();
                if let ([one], [other]) = (&rest[..], &other_rest[..])
                    && self.terms.not(*one) == *other
                {
                    found = Some((number, *one));
                    break;
                }
            }
            match found {
                Some((number, cond)) => {
                    let guard = self.terms.all(own.into_iter().filter(|own| *own != cond));
                    pieces[number].guard = guard;
                }
                None => joined.push(piece),
            }
        }
        joined
    }

    /// Two gathered values, gathered.
    pub fn both(&mut self, operation: Operation, a: Poly, b: Poly, size: u64) -> Poly {
        let bits = u32::try_from(8 * size).unwrap_or(0);
        match operation {
            Operation::Add => self.terms.add(a, b),
            Operation::Max => self.terms.max(a, b),
            Operation::Min => self.terms.min(a, b),
            _ => {
                let name = format!("{} and", operation.name());
                let bits = if operation == Operation::FloatAdd { 0 } else { bits };
                self.terms.apply(&name, vec![a.min(b), a.max(b)], bits)
            }
        }
    }

    fn piece(&mut self, operation: Operation, piece: &Access, which: Which, open: &[LoopId]) -> Option<Poly> {
        let Action::Atomic { value, .. } = piece.action else {
            return None;
        };
        let zero = self.terms.constant(0);
        let access = Access {
            action: Action::Store(value),
            offset: zero,
            // Whoever finds it is in the same turn of those around both.
            loops: piece.loops.iter().filter(|id| !open.contains(id)).copied().collect(),
            ..piece.clone()
        };
        let mut frame = Frame::of_blocks(self.terms, self.used, self.sizes, false);
        let slot = frame.coordinates.iter().position(|c| c.symbol == Symbol::Tid(Dim::X))?;
        if which != Which::All {
            for coordinate in &mut frame.coordinates {
                coordinate.steps = false;
            }
        }
        let instance = Instance::of(self.terms, &access, &self.summary.loops, &frame);
        let Action::Store(value) = instance.action else {
            return None;
        };
        let coordinate = instance.coordinates[slot];
        let mut guard: Vec<Cond> = instance.guard.clone();
        if !loosened(Rule::GatheredEnd) {
            self.ends(operation, &instance, coordinate, which, &mut guard)?;
        }
        guard.retain(|cond| !self.program.common.contains(cond));
        // Numbers of members are bound: others that are bound inside keep theirs.
        let bound = |s: &Symbol| match s {
            Symbol::Member(number) => Some(number + 1),
            _ => None,
        };
        let inside = guard.iter().flat_map(|c| self.terms.cond_symbols(*c).iter());
        let inside = inside.chain(self.terms.symbols(value).iter()).filter_map(bound);
        let first = inside.max().unwrap_or(0);
        let mut bind = Substitution::new();
        let member = self.terms.symbol(Symbol::Member(first));
        bind.set(coordinate.symbol, member);
        for (number, &iteration) in (first + 1..).zip(&instance.iterations) {
            let turn = self.terms.symbol(Symbol::Member(number));
            bind.set(iteration, turn);
        }
        let mut guard: Vec<Cond> = guard.into_iter().map(|cond| bind.cond(self.terms, cond)).collect();
        let value = bind.poly(self.terms, value);
        let own = self.terms.symbol(Symbol::Tid(Dim::X));
        let (before, after) = (self.terms.sub(own, member), self.terms.sub(member, own));
        guard.extend(match which {
            Which::UpTo => Some(self.terms.ge(before)),
            Which::Before => {
                let before = self.terms.add_constant(before, -1);
                Some(self.terms.ge(before))
            }
            Which::From => Some(self.terms.ge(after)),
            Which::After => {
                let after = self.terms.add_constant(after, -1);
                Some(self.terms.ge(after))
            }
            Which::All | Which::Own | Which::None => None,
        });
        let counts = self.terms.all(guard);
        let (one, none) = (self.terms.constant(1), self.terms.constant(0));
        let counts = self.terms.ite(counts, one, none);
        let bits = match operation {
            Operation::FloatAdd => 0,
            _ => u32::try_from(8 * piece.size).ok()?,
        };
        Some(self.terms.apply(operation.name(), vec![counts, value], bits))
    }

    /// That the block's size cuts off nothing: its end is part of what counts, or a condition says that it lies behind all that counts.
    fn ends(
        &mut self,
        operation: Operation,
        instance: &Instance,
        coordinate: Coordinate,
        which: Which,
        guard: &mut Vec<Cond>,
    ) -> Option<()> {
        let Some(extent) = coordinate.extent else {
            return Some(());
        };
        if matches!(which, Which::UpTo | Which::Before) {
            // Threads before one that there is.
            return Some(());
        }
        if self.terms.as_constant(extent).is_some() {
            let own = self.terms.symbol(coordinate.symbol);
            let gap = self.terms.sub(extent, own);
            let gap = self.terms.add_constant(gap, -1);
            guard.push(self.terms.ge(gap));
            return Some(());
        }
        if !instance.mentions(self.terms, coordinate.symbol) {
            return (operation.is_idempotent() && which == Which::All).then_some(());
        }
        let condition = self.end(instance, coordinate, extent)?;
        if *self.terms.cond(condition) != CondKind::True {
            self.conditions.push(Condition::Holds(condition));
        }
        Some(())
    }

    /// The condition under which all that counts is below an extent.
    fn end(&mut self, instance: &Instance, coordinate: Coordinate, extent: Poly) -> Option<Cond> {
        for &cond in &instance.guard {
            let CondKind::Ge(gap) = *self.terms.cond(cond) else {
                continue;
            };
            let Some((slope, top)) = self.terms.linear_in(gap, coordinate.symbol) else {
                continue;
            };
            let factor = self
                .terms
                .as_constant(slope)
                .map(|slope| -slope)
                .filter(|factor| *factor >= 1);
            let known = |s: &Symbol| matches!(s, Symbol::Param(_));
            let Some(factor) = factor.filter(|_| self.terms.symbols(top).iter().all(known)) else {
                continue;
            };
            // factor * coordinate <= top < factor * extent.
            let all = self.terms.scale(extent, factor);
            let room = self.terms.sub(all, top);
            let room = self.terms.add_constant(room, -1);
            return Some(self.terms.ge(room));
        }
        None
    }
}
