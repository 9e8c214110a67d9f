//! What a kernel is proved under: blocks of any size, or of those that it seems to be made for.

use std::cell::Cell;

use crate::block;
use crate::block_sizes::block_sizes;
use crate::decide::{Allowed, Case, Condition, Decider, Failure, FailureKind, Proof, used_dimensions};
use crate::frame::Sizes;
use crate::intervals::Intervals;
use crate::kernel::Kernel;
use crate::loosen::{Rule, loosened};
use crate::meetings::check_exchanges;
use crate::rolled::rolled;
use crate::shared::Shared;
use crate::summary::Summary;
use crate::term::{Cond, Dim, Substitution, Terms};

/// A kernel under a hypothesis, or why it isn't understood there.
type Hypothesis = Result<Case, Failure>;

/// What a kernel may be proved under: any block size, or those it seems to be made for.
pub struct Prover<'a> {
    pub terms: &'a mut Terms,
    pub used: Vec<Dim>,
    hypotheses: Vec<Hypothesis>,
    /// What the kernel does under hypotheses of which more may be known if blocks are run.
    further: Vec<(Summary, Sizes)>,
    /// The steps that running blocks took.
    work: Cell<u64>,
}

impl<'a> Prover<'a> {
    /// `bounds` hold in every launch that matters.
    pub fn new(terms: &'a mut Terms, kernel: &Kernel, summary: &Summary, bounds: &[Cond]) -> Prover<'a> {
        let used = used_dimensions(terms, summary);
        let intervals = Intervals::of(kernel, summary);
        // Exchanges within warps need whole ones.
        let whole_warps = !summary.exchanges.is_empty();
        let mut all_sizes = vec![Sizes {
            fixed: vec![],
            whole_warps,
        }];
        all_sizes.extend(
            block_sizes(terms, summary, &used, bounds)
                .into_iter()
                .map(|fixed| Sizes {
                    fixed,
                    whole_warps: false,
                }),
        );
        let mut prover = Prover {
            terms,
            used,
            hypotheses: Vec::new(),
            further: Vec::new(),
            work: Cell::new(0),
        };
        let mut last = Vec::new();
        for sizes in all_sizes {
            let mut known = Substitution::new();
            for (symbol, by) in sizes.known(prover.terms) {
                known.set(symbol, by);
            }
            if bounds
                .iter()
                .any(|bound| known.cond(prover.terms, *bound) == prover.terms.never())
            {
                continue;
            }
            let known = summary.substituted(prover.terms, &mut known);
            let known = rolled(prover.terms, &known);
            // Running blocks doesn't look whether warps come to their exchanges together.
            if let Err(failure) = check_exchanges(prover.terms, &known, &sizes) {
                prover.hypotheses.push(Err(failure));
                continue;
            }
            match Shared::resolved(prover.terms, &known, &intervals, &prover.used, &sizes) {
                Ok((summary, single)) => {
                    let case = Case::new(prover.terms, summary, prover.used.clone(), sizes.clone());
                    prover.hypotheses.push(Ok(case.single(single)));
                    prover.further.push((known, sizes));
                }
                Err(failure) => {
                    let (blocks, whole) = prover.blocks(&known, &sizes);
                    if blocks.is_empty() && whole.is_empty() {
                        prover.hypotheses.push(Err(failure));
                    }
                    prover.hypotheses.extend(blocks);
                    last.extend(whole);
                }
            }
        }
        // Functions of all that a block is given, and of its size, are for when nothing else helps.
        prover.hypotheses.extend(last);
        prover
    }

    /// The kernel with what its reads of shared memory find by running blocks: as sums over threads, and as functions of all
    /// that a block is given.
    fn blocks(&mut self, summary: &Summary, sizes: &Sizes) -> (Vec<Hypothesis>, Vec<Hypothesis>) {
        let (mut sums, mut whole) = (Vec::new(), Vec::new());
        for of in block::resolved(self.terms, summary, &self.used, sizes, &self.work) {
            let case = Case::new(self.terms, of.summary, self.used.clone(), of.sizes).granted(of.granted);
            let list = if of.is_whole { &mut whole } else { &mut sums };
            list.push(Ok(case));
        }
        (sums, whole)
    }

    /// Proves it, also by running blocks if it takes that.
    pub fn prove(&mut self, allowed: Allowed) -> Result<Proof, Failure> {
        let proof = self.prove_under(allowed);
        if matches!(&proof, Ok(proof) if proof.float_order.is_none()) || self.further.is_empty() {
            return proof;
        }
        for (summary, sizes) in std::mem::take(&mut self.further) {
            let (sums, whole) = self.blocks(&summary, &sizes);
            self.hypotheses.extend(sums.into_iter().chain(whole));
        }
        self.prove_under(allowed)
    }

    /// Proves it under the first hypothesis that does.
    fn prove_under(&mut self, allowed: Allowed) -> Result<Proof, Failure> {
        let mut first = None;
        // A proof but for the order of additions is better than none.
        let mut unordered = None;
        for hypothesis in &mut self.hypotheses {
            let result = match hypothesis {
                Ok(case) => Decider::new(self.terms, case).prove(allowed),
                Err(failure) => Err(failure.clone()),
            };
            let result = result.and_then(|proof| stated(self.terms, proof));
            match result {
                Ok(mut proof) => {
                    let demands = hypothesis.as_ref().map_or(vec![], |case| case.sizes.demands());
                    let demands = demands
                        .into_iter()
                        .filter(|_| !loosened(Rule::Demands))
                        .map(Condition::Demand);
                    proof.conditions.splice(0..0, demands);
                    let mut seen = Vec::new();
                    proof.conditions.retain(|c| {
                        let new = !seen.contains(c);
                        seen.push(c.clone());
                        new
                    });
                    if proof.float_order.is_some() {
                        unordered = unordered.or(Some(proof));
                        continue;
                    }
                    return Ok(proof);
                }
                Err(failure) => first = first.or(Some(failure)),
            }
        }
        let failure = || Failure {
            kind: FailureKind::Unknown,
            message: "nothing to prove it under".to_owned(),
            line: None,
        };
        unordered.ok_or_else(|| first.unwrap_or_else(failure))
    }
}

/// A proof that rests on what can be stated.
fn stated(terms: &Terms, proof: Proof) -> Result<Proof, Failure> {
    let is_stated = |condition: &Condition| !matches!(condition, Condition::Holds(cond) if !terms.is_shown(*cond));
    if proof.conditions.iter().all(is_stated) {
        return Ok(proof);
    }
    Err(Failure {
        kind: FailureKind::Unknown,
        message: "it would take a condition that is too long to be stated".to_owned(),
        line: None,
    })
}
