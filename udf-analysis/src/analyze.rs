//! The analysis from end to end: IR → reports.

use std::time::Instant;

use inkwell::context::Context;
use inkwell::module::Module;

use crate::asserts;
use crate::bounds::{asserted, launch_bounds};
use crate::decide::{Allowed, Condition, FailureKind, Proof};
use crate::evaluate::evaluate;
use crate::flags;
use crate::frame::Demand;
use crate::hypotheses::Prover;
use crate::kernel::{Kernel, Unstructured};
use crate::llvm::{self, ReadError, raw};
use crate::locals;
use crate::loosen::{Rule, carried, loosened};
use crate::report::{Dependence, Dimensions, Reason, Report, Verdict, Witness};
use crate::simulate::isolated;
use crate::stated::{assumptions, condition_text, drop_implied};
use crate::term::{Dim, Substitution, Symbol, Terms};
use crate::witness::{self, Budget, Signature};

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
