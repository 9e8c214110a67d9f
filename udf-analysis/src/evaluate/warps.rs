//! Votes and shuffles: what the threads of a warp hand each other.
//!
//! *Lemma V*: let 32 divide blockDim.x, and let all threads of a warp come to a vote or shuffle together, in the same
//! iterations of the loops around it. Then what lane `l` brings is the value there with `32 * floor(threadIdx.x / 32) + l` for
//! threadIdx.x. Both premises are checked when the kernel is decided ([`crate::meetings`]).

use super::{Evaluator, Term};
use crate::llvm::raw::Value;
use crate::loosen::{Rule, loosened};
use crate::summary::Meeting;
use crate::term::{ALL, ANY, BALLOT, Cond, Dim, Poly, Substitution, Symbol};

/// Threads of a warp.
const WARP: i128 = 32;

impl Evaluator<'_> {
    /// What an exchange within a warp gives, where it is one of all its threads that is followed.
    pub(super) fn exchange(&mut self, name: &str, call: Value, reached: Cond) -> Option<Term> {
        let arguments = call.call_arguments();
        let mask = self.number(*arguments.first()?);
        if self.terms.as_constant(mask) != Some(-1) {
            return None;
        }
        let result = match name.strip_prefix("nvvm.")? {
            "vote.ballot.sync" => Term::Number(self.vote(BALLOT, *arguments.get(1)?, 32)?),
            vote @ ("vote.any.sync" | "vote.all.sync") => {
                let name = if vote == "vote.any.sync" { ANY } else { ALL };
                let bit = self.vote(name, *arguments.get(1)?, 2)?;
                Term::Truth(self.terms.opaque(bit))
            }
            shuffle => self.shuffle(shuffle.strip_prefix("shfl.sync.")?, &arguments)?,
        };
        let meeting = Meeting {
            guard: reached,
            loops: vec![],
            place: self.place(),
        };
        if !loosened(Rule::Exchanges) {
            self.summary.exchanges.push(meeting);
        }
        Some(result)
    }

    /// A function of what all lanes bring: the truth value for a lane that is bound in it.
    fn vote(&mut self, name: &str, bit: Value, bits: u32) -> Option<Poly> {
        let bit = self.truth(bit);
        let (yes, no) = (self.terms.constant(1), self.terms.constant(0));
        let bit = self.terms.ite(bit, yes, no);
        let lane = self.terms.symbol(Symbol::Lane);
        let of_lane = self.at_lane(bit, lane)?;
        Some(self.terms.apply(name, vec![of_lane], bits))
    }

    /// Another lane's value, or the thread's own where there is no such lane.
    fn shuffle(&mut self, name: &str, arguments: &[Value]) -> Option<Term> {
        let [_, value, by, limits] = arguments else { return None };
        let (mode, ty) = name.split_once('.')?;
        if !matches!(ty, "i32" | "f32") {
            return None;
        }
        let (value, by, limits) = (self.number(*value), self.number(*by), self.number(*limits));
        // Segments of the whole warp's width.
        let expected = if mode == "up" { 0 } else { WARP - 1 };
        if self.terms.as_constant(limits) != Some(expected) {
            return None;
        }
        let warp = self.terms.constant(WARP);
        let by = self.terms.modulo(by, warp);
        let tid = self.terms.symbol(Symbol::Tid(Dim::X));
        let lane = self.terms.modulo(tid, warp);
        let (from, exists) = match mode {
            "idx" => (by, self.terms.always()),
            "down" => {
                let from = self.terms.add(lane, by);
                let gap = self.terms.sub(warp, from);
                let gap = self.terms.add_constant(gap, -1);
                (from, self.terms.ge(gap))
            }
            "up" => {
                let from = self.terms.sub(lane, by);
                (from, self.terms.ge(from))
            }
            "bfly" => (self.flipped(lane, by)?, self.terms.always()),
            _ => return None,
        };
        let theirs = self.at_lane(value, from)?;
        Some(Term::Number(self.terms.ite(exists, theirs, value)))
    }

    /// A lane's number with the bits of a constant flipped.
    fn flipped(&mut self, lane: Poly, bits: Poly) -> Option<Poly> {
        let bits = self.terms.as_constant(bits)?;
        let two = self.terms.constant(2);
        let mut flipped = lane;
        for value in [1, 2, 4, 8, 16].into_iter().filter(|value| bits & value != 0) {
            // A bit that is set is taken away, one that isn't is added.
            let value_term = self.terms.constant(value);
            let above = self.terms.div(lane, value_term);
            let set = self.terms.modulo(above, two);
            let taken = self.terms.scale(set, -2 * value);
            flipped = self.terms.add(flipped, taken);
            flipped = self.terms.add_constant(flipped, value);
        }
        Some(flipped)
    }

    /// A value as it is in another lane of the warp: only one that is a function of the place, not of what the kernel wrote,
    /// nor of what isn't closed yet.
    fn at_lane(&mut self, value: Poly, lane: Poly) -> Option<Poly> {
        let open = |s: &Symbol| {
            matches!(
                s,
                Symbol::Phi(..) | Symbol::Memory(_) | Symbol::Unknown(_) | Symbol::Lane | Symbol::BoundIteration(_)
            )
        };
        if self.terms.symbols(value).iter().any(open) {
            return None;
        }
        if loosened(Rule::Exchanges) {
            return Some(value);
        }
        let tid = self.terms.symbol(Symbol::Tid(Dim::X));
        let size = self.terms.constant(WARP);
        let warp = self.terms.div(tid, size);
        let first = self.terms.scale(warp, WARP);
        let there = self.terms.add(first, lane);
        let mut place = Substitution::single(Symbol::Tid(Dim::X), there);
        // Where a loop ended differs by where it started: all lanes go through it as often, which is checked like a meeting.
        for after in self.summary.afters.clone() {
            let end = Symbol::After(after.of);
            if !self.terms.mentions(value, end) {
                continue;
            }
            let entry = self.summary.loops.get(&after.of)?.entry;
            let meeting = Meeting {
                guard: entry,
                loops: vec![after.of],
                place: self.place(),
            };
            self.summary.exchanges.push(meeting);
            let theirs = Substitution::single(Symbol::Tid(Dim::X), there).poly(self.terms, after.start);
            let further = self.terms.sub(theirs, after.start);
            let own = self.terms.symbol(end);
            place.set(end, self.terms.add(own, further));
        }
        Some(place.poly(self.terms, value))
    }
}
