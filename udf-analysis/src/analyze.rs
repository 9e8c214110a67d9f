//! The analysis from end to end: IR → reports.

use std::cell::Cell;
use std::time::Instant;

use inkwell::context::Context;
use inkwell::module::Module;

use crate::asserts;
use crate::block;
use crate::bounds::{asserted, launch_bounds};
use crate::decide::{Allowed, Case, Condition, Decider, Failure, FailureKind, Proof, used_dimensions};
use crate::evaluate::evaluate;
use crate::flags;
use crate::frame::{Demand, Sizes};
use crate::intervals::Intervals;
use crate::kernel::{Kernel, Unstructured};
use crate::llvm::{self, ReadError, raw};
use crate::locals;
use crate::loosen::carried;
use crate::loosen::{Rule, loosened};
use crate::meetings::check_exchanges;
use crate::prove::Facts;
use crate::report::{Dependence, Dimensions, Reason, Report, Verdict, Witness};
use crate::rolled::rolled;
use crate::shared::Shared;
use crate::simulate::isolated;
use crate::summary::{Assumption, MemoryKind, Summary};
use crate::term::{Cond, CondKind, Dim, Poly, Substitution, Symbol, Terms};
use crate::witness::{self, Budget, Signature};

/// What a report says of textures that the kernel reads.
pub(crate) const TEXTURES: &str = "no texture is written";

/// What it says of variables of threads that stay in memory.
pub(crate) const LOCALS: &str = "no thread reads a part of a local array that it hasn't written";

/// Analyses the kernels of a module, or the one of that name. No kernel is run: see [`analyze_and_search`].
///
/// # Errors
/// If the IR can't be read, or has no such kernel.
pub fn analyze(ir: &[u8], kernel: Option<&str>) -> Result<Vec<Report>, ReadError> {
    let reports = reports(ir, kernel)?;
    Ok(reports.into_iter().map(|(report, _)| report).collect())
}

/// The names of a module's kernels.
///
/// # Errors
/// If the IR can't be read.
pub fn kernels(ir: &[u8]) -> Result<Vec<String>, ReadError> {
    let ir = ir.to_vec();
    isolated(move || {
        let context = Context::create();
        Ok(llvm::kernels(&llvm::parse(&context, &ir)?))
    })
    .unwrap_or_else(|error| Err(ReadError::Unreadable(error.to_string())))
}

/// Analyses as [`analyze`] and looks for a witness of each rejection, which may also make its verdict more precise.
///
/// # Errors
/// As [`analyze`].
pub fn analyze_and_search(ir: &[u8], kernel: Option<&str>, budget: Budget) -> Result<Vec<Report>, ReadError> {
    let reports = reports(ir, kernel)?.into_iter();
    Ok(reports
        .map(|(mut report, signature)| {
            let start = Instant::now();
            witness::explain(ir, &signature, &mut report, budget);
            report.time_ms += start.elapsed().as_secs_f64() * 1e3;
            report
        })
        .collect())
}

/// Two launches that a report says agree, and that don't: the report is wrong. For tests of the analysis.
///
/// # Errors
/// As [`analyze`].
pub fn refute(ir: &[u8], kernel: &str, report: &Report, budget: Budget) -> Result<Option<Witness>, ReadError> {
    let signature = reports(ir, Some(kernel))?
        .into_iter()
        .map(|(_, signature)| signature)
        .next();
    let found = signature.and_then(|signature| witness::refute(ir, &signature, report, budget));
    Ok(found.map(|found| found.witness))
}

/// Does the work where LLVM can harm nobody.
fn reports(ir: &[u8], kernel: Option<&str>) -> Result<Vec<(Report, Signature)>, ReadError> {
    let (ir, kernel) = (ir.to_vec(), kernel.map(str::to_owned));
    isolated(carried(move || reports_here(&ir, kernel.as_deref())))
        .unwrap_or_else(|error| Err(ReadError::Unreadable(error.to_string())))
}

fn reports_here(ir: &[u8], kernel: Option<&str>) -> Result<Vec<(Report, Signature)>, ReadError> {
    let context = Context::create();
    let module = llvm::parse(&context, ir)?;
    let all = llvm::kernels(&module);
    let names = match kernel {
        Some(name) if all.iter().any(|k| k == name) => vec![name.to_owned()],
        Some(name) => {
            let hint = if all.is_empty() {
                "it defines none".to_owned()
            } else {
                format!("it defines {}", all.join(", "))
            };
            return Err(ReadError::NoKernel {
                name: name.to_owned(),
                hint,
            });
        }
        None if all.is_empty() => {
            return Err(ReadError::NoKernel {
                name: "at all".to_owned(),
                hint: "a kernel has the calling convention ptx_kernel or is named in !nvvm.annotations".to_owned(),
            });
        }
        None => all,
    };
    let debug_names: Vec<Vec<(usize, String)>> = names
        .iter()
        .map(|name| function(&module, name).map_or(vec![], raw::Value::debug_names))
        .collect();
    llvm::normalise(&context, &module)?;
    let with_asserts: Vec<bool> = names
        .iter()
        .map(|name| function(&module, name).is_some_and(asserts::hold))
        .collect();
    if with_asserts.contains(&true) {
        llvm::simplify(&module)?;
        names
            .iter()
            .filter_map(|name| function(&module, name))
            .for_each(asserts::forget);
        llvm::simplify(&module)?;
    }
    let flags: Vec<Vec<usize>> = names
        .iter()
        .map(|name| function(&module, name).map_or(vec![], flags::unset))
        .collect();
    if flags.iter().any(|flags| !flags.is_empty()) {
        llvm::simplify(&module)?;
    }
    let layout = raw::Layout::of(&module);
    Ok(names
        .iter()
        .zip(debug_names.iter().zip(&flags).zip(&with_asserts))
        .map(|(name, ((debug_names, flags), with_asserts))| {
            let start = Instant::now();
            let mut signature = Signature::default();
            if let Some(function) = function(&module, name) {
                signature = Signature::of(function, debug_names);
            }
            let mut report = match Kernel::read(&module, name) {
                Some(Ok(kernel)) => one(&kernel, layout, name, debug_names),
                Some(Err(Unstructured::Irreducible)) => unknown(name, "a cycle with several entries"),
                Some(Err(Unstructured::ManyLatches)) => unknown(name, "a loop with several latches"),
                None => unknown(name, "the kernel has no body"),
            };
            report.assumptions.extend(flags.iter().filter_map(|flag| {
                let name = &signature.parameters.get(*flag)?.name;
                Some(flags::assumption(name))
            }));
            let assumed = asserts::ASSUMPTION.to_owned();
            if *with_asserts && !report.assumptions.contains(&assumed) {
                report.assumptions.push(assumed);
            }
            report.time_ms = start.elapsed().as_secs_f64() * 1e3;
            (report, signature)
        })
        .collect())
}

/// The function of that name, if it has a body.
fn function(module: &Module<'_>, name: &str) -> Option<raw::Value> {
    let with_body = |f: &raw::Value| !f.is_declaration() && f.name() == *name;
    raw::functions(module).into_iter().find(with_body)
}

fn unknown(name: &str, message: &str) -> Report {
    Report {
        kernel: name.to_owned(),
        verdict: Verdict::Unknown,
        dimensions: Dimensions {
            x: Dependence::Unknown,
            y: Dependence::Unknown,
            z: Dependence::Unknown,
        },
        block_independent: false,
        grid_independent: false,
        fixed_total_independent: false,
        conditions: vec![],
        bounds: vec![],
        assumptions: vec![],
        reasons: vec![Reason {
            message: message.to_owned(),
            line: None,
            instruction: None,
        }],
        witness: None,
        time_ms: 0.0,
    }
}

/// A kernel under a hypothesis, or why it isn't understood there.
type Hypothesis = Result<Case, Failure>;

/// What a kernel may be proved under: any block size, or those it seems to be made for.
struct Prover<'a> {
    terms: &'a mut Terms,
    used: Vec<Dim>,
    hypotheses: Vec<Hypothesis>,
    /// What the kernel does under hypotheses of which more may be known if blocks are run.
    further: Vec<(Summary, Sizes)>,
    /// The steps that running blocks took.
    work: Cell<u64>,
}

impl<'a> Prover<'a> {
    /// `bounds` hold in every launch that matters.
    fn new(terms: &'a mut Terms, kernel: &Kernel, summary: &Summary, bounds: &[Cond]) -> Prover<'a> {
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
            let resolved = check_exchanges(prover.terms, &known, &sizes)
                .and_then(|()| Shared::resolved(prover.terms, &known, &intervals, &prover.used, &sizes));
            match resolved {
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
    fn prove(&mut self, allowed: Allowed) -> Result<Proof, Failure> {
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

/// The block sizes that a kernel seems to be made for: what it multiplies blockIdx by, and the lengths of its shared arrays.
///
/// So are the largest that keep assertions from failing.
fn block_sizes(terms: &mut Terms, summary: &Summary, used: &[Dim], bounds: &[Cond]) -> Vec<Vec<(Dim, u32)>> {
    let mut factors: Vec<(Dim, u32)> = Vec::new();
    let mut last: Vec<(Dim, u32)> = Vec::new();
    let mut note = |terms: &mut Terms, poly: Poly, unit: i128| {
        for dim in used {
            let bid = terms.symbol(Symbol::Bid(*dim));
            for (atoms, c) in terms.monomials(poly) {
                let is_bid = atoms.len() == 1 && terms.monomials(bid)[0].0 == *atoms;
                if let Ok(size @ 2..=1024) = u32::try_from(c.abs() / unit)
                    && is_bid
                    && c.abs() % unit == 0
                    && !factors.iter().any(|(d, _)| d == dim)
                {
                    factors.push((*dim, size));
                }
            }
        }
    };
    for access in &summary.accesses {
        for cond in terms.conjuncts(access.guard) {
            if let CondKind::Eq(p) = *terms.cond(cond) {
                // The last thread of a block: threadIdx == size - 1.
                for dim in used {
                    let tid = terms.symbol(Symbol::Tid(*dim));
                    let rest = terms.sub(p, tid);
                    if let Some(Ok(size @ 2..=1024)) = terms.as_constant(rest).map(|c| u32::try_from(1 - c))
                        && !last.contains(&(*dim, size))
                    {
                        last.push((*dim, size));
                    }
                }
            }
            if let CondKind::Ge(p) | CondKind::Eq(p) = *terms.cond(cond) {
                note(terms, p, 1);
            }
        }
        note(terms, access.offset, i128::from(access.size.max(1)));
    }
    for summary in summary.loops.values() {
        for &(start, _) in &summary.inductions {
            note(terms, start, 1);
        }
    }
    let mut sizes = Vec::new();
    if !factors.is_empty() {
        factors.sort_unstable();
        sizes.push(factors);
    }
    if !last.is_empty() && !sizes.contains(&last) {
        sizes.push(last);
    }
    for access in &summary.accesses {
        let memory = &summary.memories[access.memory as usize];
        let elements = memory.size.map(|size| size / access.size.max(1));
        let Some(Ok(count @ 2..=1024)) = elements.map(u32::try_from) else {
            continue;
        };
        if memory.kind != MemoryKind::Shared {
            continue;
        }
        // One thread per element, of a line or of a square.
        let side = count.isqrt();
        let size = match used[..] {
            [dim] => vec![(dim, count)],
            [a, b] if side * side == count => vec![(a, side), (b, side)],
            _ => continue,
        };
        if !sizes.contains(&size) {
            sizes.push(size);
        }
    }
    for size in tiles(terms, summary, used) {
        if !sizes.contains(&size) {
            sizes.push(size);
        }
    }
    let mut largest: Vec<(Dim, u32)> = Vec::new();
    for &bound in bounds {
        let CondKind::Ge(room) = *terms.cond(bound) else {
            continue;
        };
        for dim in used {
            let block = terms.symbol(Symbol::BlockDim(*dim));
            let size = terms.add(room, block);
            if let Some(Ok(size @ 2..=1024)) = terms.as_constant(size).map(u32::try_from) {
                match largest.iter_mut().find(|(d, _)| d == dim) {
                    Some((_, known)) => *known = size.min(*known),
                    None => largest.push((*dim, size)),
                }
            }
        }
    }
    if !largest.is_empty() && !sizes.contains(&largest) {
        sizes.push(largest);
    }
    sizes
}

/// So many tiles are looked at.
const TILES_MAX: usize = 3;

/// Blocks with one thread per element of a tile of shared memory, but for a border on all sides, or for the end of each row.
fn tiles(terms: &mut Terms, summary: &Summary, used: &[Dim]) -> Vec<Vec<(Dim, u32)>> {
    let [a, b] = *used else { return vec![] };
    let mut found: Vec<Vec<(Dim, u32)>> = Vec::new();
    let mut note = |width: i128, height: i128| {
        let sides = [width, height].map(|side| u32::try_from(side).ok().filter(|side| (2..=1024).contains(side)));
        if let [Some(width), Some(height)] = sides
            && width * height <= 1024
        {
            let size = vec![(a, width), (b, height)];
            if !found.contains(&size) && found.len() < TILES_MAX {
                found.push(size);
            }
        }
    };
    for access in &summary.accesses {
        let memory = &summary.memories[access.memory as usize];
        let (MemoryKind::Shared, Some(bytes)) = (memory.kind, memory.size) else {
            continue;
        };
        let steps = [a, b].map(|dim| {
            let (step, _) = terms.linear_in(access.offset, Symbol::Tid(dim))?;
            terms.as_constant(step).filter(|step| *step > 0)
        });
        let [Some(element), Some(row)] = steps else { continue };
        let start = terms
            .monomials(access.offset)
            .iter()
            .find(|(atoms, _)| atoms.is_empty());
        let start = start.map_or(0, |(_, start)| *start);
        if row % element != 0 || start < 0 {
            continue;
        }
        let (width, height) = (row / element, i128::from(bytes) / row);
        let border = start / (element + row);
        if start % (element + row) == 0 {
            // The thread's own element, or the last one of its window.
            note(width - 2 * border, height - 2 * border);
            note(width - border, height - border);
        }
        if width % 2 == 1 {
            note(width - 1, height);
        }
    }
    found
}

fn one(kernel: &Kernel, layout: raw::Layout<'_>, name: &str, names: &[(usize, String)]) -> Report {
    let mut terms = Terms::new();
    let Ok(summary) = evaluate(&mut terms, kernel, layout, names) else {
        return unknown(name, "the kernel is too large");
    };
    let summary = locals::resolved(&mut terms, &summary).unwrap_or(summary);
    terms.decide();
    let mut bounds = launch_bounds(&mut terms, &summary);
    bounds.retain(|bound| terms.is_shown(*bound));
    let asserted = [false, true].map(|shared| asserted(&mut terms, &summary, shared));
    let mut decider = Prover::new(&mut terms, kernel, &summary, &bounds);
    let used = decider.used.clone();
    let mut full = decider.prove(Allowed::NOTHING);
    for asserted in asserted.into_iter().flatten() {
        // What assertions say of positions is needed at times: that each thread has its element.
        if full.is_err() {
            full = Prover::new(decider.terms, kernel, &asserted, &bounds)
                .prove(Allowed::NOTHING)
                .or(full);
        }
    }
    let mut report = unknown(name, "");
    report.reasons.clear();
    let mut proof;
    match full {
        Ok(found) => {
            let ordered = found.float_order.is_none();
            let unconditional = found.conditions.is_empty() && found.single.is_empty() && bounds.is_empty();
            report.verdict = match (&found.float_order, unconditional) {
                (Some(_), _) => Verdict::FloatReassociation,
                (None, true) => Verdict::Independent,
                (None, false) => Verdict::IndependentIf,
            };
            (
                report.block_independent,
                report.grid_independent,
                report.fixed_total_independent,
            ) = (ordered, ordered, ordered);
            if let Some(line) = found.float_order {
                report.reasons.push(Reason {
                    message: "floating-point numbers are added in an order that isn't fixed".to_owned(),
                    line,
                    instruction: None,
                });
            }
            let as_whole = if !ordered {
                Dependence::Both
            } else if unconditional {
                Dependence::Independent
            } else {
                Dependence::IndependentIf
            };
            report.dimensions = dimensions(|d| {
                if used.contains(&d) {
                    as_whole
                } else {
                    Dependence::Unused
                }
            });
            // Where sums are in one order for each size of blocks, or for each number of them, that is worth saying.
            let further = match ordered {
                true => Proof::default(),
                false => partly(&mut decider, &mut report),
            };
            proof = found;
            proof.join(further);
        }
        Err(failure) => {
            proof = partly(&mut decider, &mut report);
            report.verdict = match failure.kind {
                _ if report.fixed_total_independent => Verdict::FixedTotalOnly,
                FailureKind::DependsOn => Verdict::DependsOn,
                // Places that may interfere need not: `racy` takes a witness.
                FailureKind::Interference | FailureKind::Unknown => Verdict::Unknown,
            };
            let as_whole = match (report.verdict, report.block_independent, report.grid_independent) {
                (Verdict::FixedTotalOnly, ..) => Dependence::FixedTotalOnly,
                (Verdict::DependsOn, false, true) => Dependence::Block,
                (Verdict::DependsOn, true, false) => Dependence::Grid,
                (Verdict::DependsOn, ..) => Dependence::Both,
                _ => Dependence::Unknown,
            };
            report.dimensions = dimensions(|d| {
                if used.contains(&d) {
                    as_whole
                } else {
                    Dependence::Unused
                }
            });
            report.reasons.push(Reason {
                message: failure.message,
                line: failure.line,
                instruction: None,
            });
        }
    }
    report.reasons.extend(summary.problems.iter().map(|p| Reason {
        message: p.message.clone(),
        line: p.line,
        instruction: p.instruction.clone(),
    }));
    report.reasons.dedup();
    drop_implied(&mut terms, &mut proof.conditions);
    report.conditions = proof.conditions.iter().map(|c| condition_text(&mut terms, c)).collect();
    for dim in Dim::ALL {
        if proof.single.contains(&dim) && !loosened(Rule::SingleThread) {
            report
                .conditions
                .push(format!("gridDim.{0}*blockDim.{0} == 1", dim.letter()));
        }
    }
    let mut blocks = Substitution::new();
    for condition in &proof.conditions {
        if let Condition::Demand(Demand::Block(dim, size)) = *condition {
            blocks.set(Symbol::BlockDim(dim), terms.constant(i128::from(size)));
        }
    }
    // A block of that size may be within bounds anyway.
    for bound in bounds {
        if blocks.cond(&mut terms, bound) == terms.always() {
            continue;
        }
        let text = terms.show_cond(bound);
        if !report.conditions.contains(&text) {
            report.conditions.push(text.clone());
        }
        report.bounds.push(text);
    }
    report.assumptions = assumptions(&mut terms, &summary);
    report
}

/// Leaves out comparisons that follow from others.
fn drop_implied(terms: &mut Terms, conditions: &mut Vec<Condition>) {
    let mut number = 0;
    while let Some(condition) = conditions.get(number) {
        let implied = match *condition {
            Condition::Holds(cond) => {
                let mut others = Facts::new();
                for (other, condition) in conditions.iter().enumerate() {
                    if let Condition::Holds(other_cond) = *condition
                        && other != number
                    {
                        others.add(terms, other_cond);
                    }
                }
                others.imply(terms, cond)
            }
            Condition::Demand(_) => false,
        };
        if implied {
            conditions.remove(number);
        } else {
            number += 1;
        }
    }
}

/// What holds where some of the launch's numbers are fixed, in the report; and what that rests on.
fn partly(prover: &mut Prover<'_>, report: &mut Report) -> Proof {
    let (yes, no) = ([true; 3], [false; 3]);
    let allowed = |total, block, grid| Allowed { block, grid, total };
    let [fixed_total, by_grid, by_block] = [(yes, no, no), (no, no, yes), (no, yes, no)].map(|(total, block, grid)| {
        let proof = prover.prove(allowed(total, block, grid));
        proof.ok().filter(|proof| proof.float_order.is_none())
    });
    report.fixed_total_independent = fixed_total.is_some();
    report.block_independent = by_grid.is_some();
    report.grid_independent = by_block.is_some();
    let mut rests_on = Proof::default();
    for proof in [fixed_total, by_grid, by_block].into_iter().flatten() {
        rests_on.join(proof);
    }
    rests_on
}

fn dimensions(of: impl Fn(Dim) -> Dependence) -> Dimensions {
    Dimensions {
        x: of(Dim::X),
        y: of(Dim::Y),
        z: of(Dim::Z),
    }
}

fn condition_text(terms: &mut Terms, condition: &Condition) -> String {
    match condition {
        Condition::Holds(cond) => terms.show_cond(*cond),
        Condition::Demand(Demand::Block(dim, size)) => format!("blockDim.{} == {size}", dim.letter()),
        Condition::Demand(Demand::OneBlock(dim)) => format!("gridDim.{} == 1", dim.letter()),
        Condition::Demand(Demand::WholeWarps) => "blockDim.x % 32 == 0".to_owned(),
        Condition::Demand(Demand::PowerOfTwo(dim)) => {
            format!("(blockDim.{0} & (blockDim.{0} - 1)) == 0", dim.letter())
        }
    }
}

fn assumptions(terms: &mut Terms, summary: &Summary) -> Vec<String> {
    let mut texts = Vec::new();
    let buffers: Vec<&str> = summary
        .memories
        .iter()
        .filter(|m| m.kind == MemoryKind::Buffer)
        .map(|m| m.name.as_str())
        .collect();
    if buffers.len() > 1
        && summary
            .memories
            .iter()
            .any(|m| m.written && m.kind == MemoryKind::Buffer)
    {
        texts.push(format!("the buffers {} don't overlap", buffers.join(", ")));
    }
    for (assumption, line) in &summary.assumptions {
        let line = line.map_or_else(String::new, |line| format!(" (line {line})"));
        let text = match *assumption {
            Assumption::Fits { value, bits, signed } => fits(terms, value, bits, signed, &line),
            Assumption::NoAbort => asserts::ASSUMPTION.to_owned(),
            Assumption::Textures => TEXTURES.to_owned(),
            Assumption::LocalsWritten => LOCALS.to_owned(),
            Assumption::AtLeast(value, low) => {
                let gap = terms.add_constant(value, -low);
                let cond = terms.ge(gap);
                if *terms.cond(cond) == CondKind::True {
                    continue;
                }
                terms.show_cond(cond)
            }
        };
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// `value` fits: for the number of a thread, as a bound of the launch.
fn fits(terms: &mut Terms, value: Poly, bits: u32, signed: bool, line: &str) -> String {
    let limit = 1i128 << if signed { bits - 1 } else { bits };
    for dim in Dim::ALL {
        let [bid, block, tid] = [Symbol::Bid(dim), Symbol::BlockDim(dim), Symbol::Tid(dim)].map(|s| terms.symbol(s));
        let before = terms.mul(bid, block);
        let gid = terms.add(before, tid);
        if value == gid || value == before {
            return format!("gridDim.{0}*blockDim.{0} <= {limit}", dim.letter());
        }
        if value == bid && !signed {
            return format!("gridDim.{} <= {limit}", dim.letter());
        }
    }
    let sort = if signed { "a signed" } else { "an unsigned" };
    format!("{} fits in {sort} {bits}-bit integer{line}", terms.show(value))
}
