//! Where loops over launch-sized steps end: a variable of its own, as what others go on from ([`crate::rolled`]).

use super::{Evaluator, Term};
use crate::kernel::terminator;
use crate::llvm::raw::Value;
use crate::summary::{After, Problem};
use crate::term::{Cond, LoopId, Poly, Symbol, Terms};

impl Evaluator<'_> {
    /// What a phi outside of loops has where a loop over launch-sized steps is behind it: where that loop ended, which is where it
    /// would have started if it wasn't entered.
    pub(super) fn end_of_loop(&mut self, block: usize, phi: Value, incoming: &[(Cond, Term)]) -> Option<Term> {
        if !self.level.is_empty() {
            return None;
        }
        if let [(from, value)] = phi.incoming()[..] {
            let from = *self.kernel.numbers.get(&from)?;
            let of = self.kernel.child_loop(None, from)?;
            return self.left(of, from, block, value);
        }
        // Ways that never were in the loop bring its start.
        let ends: Vec<After> = self.summary.afters.clone();
        ends.into_iter().find_map(|after| {
            let end = Term::Number(self.terms.symbol(Symbol::After(after.of)));
            let start = Term::Number(after.start);
            let fits = |(_, term): &(Cond, Term)| *term == end || *term == start;
            let behind = self.behind(after.of);
            let apart = phi.incoming().into_iter().all(|(from, value)| {
                let from = self.kernel.numbers.get(&from).copied();
                self.term(value) == end || from.is_some_and(|from| !behind.contains(&from))
            });
            (incoming.iter().any(|(_, term)| *term == end) && incoming.iter().all(fits) && apart).then_some(end)
        })
    }

    /// A value that leaves a loop by its only exit, at its end.
    fn left(&mut self, of: LoopId, from: usize, block: usize, value: Value) -> Option<Term> {
        let kernel = self.kernel;
        let a_loop = kernel.a_loop(of);
        if a_loop.exits[..] != [(from, block)] || a_loop.latch != from {
            return None;
        }
        let Term::Number(last) = self.term(value) else {
            return None;
        };
        let iteration = self.terms.symbol(Symbol::Iteration(of));
        let inductions = self.summary.loops.get(&of)?.inductions.clone();
        let (start, step) = inductions.into_iter().find(|&(start, step)| {
            let begun = self.terms.add_constant(iteration, 1);
            let grown = self.terms.mul(begun, step);
            counts_threads(self.terms, start, step) && self.terms.add(start, grown) == last
        })?;
        let end = self.terms.symbol(Symbol::After(of));
        if !self.summary.afters.iter().any(|after| after.of == of) {
            let unknown = u32::try_from(self.summary.unknowns.len()).ok()?;
            self.summary.unknowns.push(Problem {
                message: "where a loop over several steps at once has ended".to_owned(),
                line: terminator(kernel.blocks[from]).line(),
                instruction: None,
            });
            self.summary.afters.push(After {
                of,
                start,
                step,
                unknown,
            });
        }
        Some(Term::Number(end))
    }

    /// The blocks that are reached only after a loop, or after it in some runs.
    fn behind(&self, of: LoopId) -> Vec<usize> {
        let mut behind: Vec<usize> = Vec::new();
        let mut work: Vec<usize> = self.kernel.a_loop(of).exits.iter().map(|(_, to)| *to).collect();
        while let Some(block) = work.pop() {
            if !behind.contains(&block) {
                behind.push(block);
                work.extend(&self.kernel.successors[block]);
            }
        }
        behind
    }
}

/// Whether a loop starts at the number of a thread, and goes on in steps of the launch.
fn counts_threads(terms: &Terms, start: Poly, step: Poly) -> bool {
    let thread = |s: &Symbol| matches!(s, Symbol::Tid(_));
    let launch = |s: &Symbol| matches!(s, Symbol::Total(_));
    let not_negative = |p: Poly| terms.range(p).0.is_some_and(|low| low >= 0);
    terms.symbols(start).iter().any(thread)
        && terms.symbols(step).iter().any(launch)
        && not_negative(start)
        && not_negative(step)
}
