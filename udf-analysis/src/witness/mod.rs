//! Witnesses: two launches of a rejected kernel that give different outputs, found by running it in the emulator.
//!
//! [`signature`] is what a kernel takes, [`inputs`] makes up small arguments, [`launches`] families of launches, [`search`]
//! runs them. Here is what a finding means for the verdict:
//!
//! - One launch that gives different outputs under two orders of its threads: `racy`.
//! - Two launches that differ, each the same under all orders tried: `depends_on`.
//! - Floating-point results that differ no more than by rounding between orders of threads, without a race: they were added
//!   atomically, which the analysis has its own verdict for; it stays.
//! - Nothing found: the reasons say how many launches were run, and `depends_on` becomes `unknown`: that the launch's shape
//!   reaches an address or a value doesn't say that it makes a difference. Other verdicts stay.
//!
//! The search is deterministic but for where its time ends.

pub mod inputs;
pub mod launches;
pub mod search;
pub mod signature;

pub use inputs::describe;
pub use search::{Budget, Found, Search};
pub use signature::Signature;

use crate::condition;
use crate::flags::flag_of;
use crate::report::{Dependence, Launch, Reason, Report, Verdict, Witness};
use crate::simulate::Init;
use crate::stated::LOCALS;
use crate::term::Dim;
use inputs::{Input, inputs};
use launches::{covers, family};
use search::Aim;
use signature::Takes;

/// Elements of a buffer.
const LENGTH: usize = 4096;
/// Where those are too few.
const LENGTH_MORE: usize = 1 << 15;

/// Looks for a witness of a rejection, and refines the verdict by it.
pub fn explain(ir: &[u8], signature: &Signature, report: &mut Report, budget: Budget) {
    let wanted = match report.verdict {
        Verdict::Independent | Verdict::IndependentIf => return,
        Verdict::FixedTotalOnly | Verdict::DependsOn | Verdict::FloatReassociation => Wanted::Any,
        Verdict::Racy | Verdict::Unknown => Wanted::Covered,
    };
    let mut search = match Search::new(ir, &report.kernel, budget) {
        Ok(search) => search,
        Err(error) => return note(report, format!("no witness was looked for: {error}")),
    };
    if let Some(parameter) = signature.parameters.iter().find(|p| p.takes == signature::Takes::Other) {
        let name = &parameter.name;
        return note(
            report,
            format!("no witness was looked for: no value is made up for {name}"),
        );
    }
    match find(&mut search, signature, report, wanted) {
        Some(found) => settle(report, found),
        None => {
            if search.uninitialised {
                note(
                    report,
                    "the output depends on what shared memory held before the launch".to_owned(),
                );
            }
            let end = if search.out_of_time {
                format!("; the time of {} ms was up", budget.time.as_millis())
            } else {
                String::new()
            };
            note(
                report,
                format!("no witness found within {} launches{end}", search.launches),
            );
            if report.verdict == Verdict::DependsOn {
                // The launch's shape reaches the output, but what comes of it may be the same.
                become_verdict(report, Verdict::Unknown, Dependence::Unknown);
            }
        }
    }
}

/// Two launches that a report says agree, and that don't: the report is wrong. For tests of the analysis.
pub fn refute(ir: &[u8], signature: &Signature, report: &Report, budget: Budget) -> Option<Found> {
    let mut search = Search::new(ir, &report.kernel, budget).ok()?;
    find(&mut search, &unset(signature, report), report, Wanted::Contradiction)
}

/// Which launches are to differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Any two.
    Any,
    /// Two that have blocks and threads enough for the input: too few would explain a difference.
    Covered,
    /// Two that the report says agree.
    Contradiction,
}

fn find(search: &mut Search, signature: &Signature, report: &Report, wanted: Wanted) -> Option<Found> {
    let used = used(report);
    let cover = match used.len() {
        1 => 7,
        2 => 4,
        _ => 2,
    };
    let mut launches = family(&used, &hints(signature, report), true);
    if wanted == Wanted::Contradiction {
        // What isn't used may be launched in, too, unless a condition excludes it.
        let more: Vec<Launch> = launches.iter().take(2).map(|launch| doubled(launch, &used)).collect();
        launches.extend(more);
    }
    let admits = |input: &Input, launch: &Launch| fulfils(report, input, launch);
    let related = |input: &Input, a: &Launch, b: &Launch| match wanted {
        Wanted::Any => true,
        Wanted::Covered => [a, b].iter().all(|launch| covers(launch, &used, input.largest)),
        Wanted::Contradiction => agree(report, a, b),
    };
    let mut aim = Aim {
        inputs: inputs(signature, cover, LENGTH),
        launches,
        admits: &admits,
        related: &related,
        float_order: report.verdict == Verdict::FloatReassociation || wanted == Wanted::Contradiction,
    };
    let mut found = search.find(&aim);
    if found.is_none() && search.out_of_bounds && !search.out_of_time {
        aim.inputs = inputs(signature, cover, LENGTH_MORE);
        found = search.find(&aim);
    }
    found
}

/// The dimensions that the report says a kernel uses.
fn used(report: &Report) -> Vec<Dim> {
    let of = &report.dimensions;
    let dimensions = [(Dim::X, of.x), (Dim::Y, of.y), (Dim::Z, of.z)];
    let used: Vec<Dim> = dimensions
        .into_iter()
        .filter(|(_, dependence)| *dependence != Dependence::Unused)
        .map(|(dim, _)| dim)
        .collect();
    if used.is_empty() { vec![Dim::X] } else { used }
}

/// Block sizes that the kernel seems to be made for: of its shared arrays and its conditions.
fn hints(signature: &Signature, report: &Report) -> Vec<Vec<u32>> {
    let mut hints = signature.shared.clone();
    for condition in &report.conditions {
        if let Some((left, size)) = condition.split_once(" == ")
            && left.starts_with("blockDim.")
            && let Ok(size @ 1..=1024) = size.parse()
        {
            hints.push(vec![size]);
        }
    }
    hints.dedup();
    hints
}

/// A launch with two threads or blocks in a dimension that isn't used, where there is one.
fn doubled(launch: &Launch, used: &[Dim]) -> Launch {
    let mut launch = *launch;
    if let Some(unused) = Dim::ALL.into_iter().find(|dim| !used.contains(dim)) {
        launch.grid[unused as usize] *= 2;
        launch.block[unused as usize] *= 2;
    }
    launch
}

/// The kernel's parameters, flags that the report takes to be unset as if they weren't used: they hold zeros.
fn unset(signature: &Signature, report: &Report) -> Signature {
    let mut signature = signature.clone();
    let flags: Vec<&str> = report.assumptions.iter().filter_map(|a| flag_of(a)).collect();
    for parameter in &mut signature.parameters {
        if flags.contains(&parameter.name.as_str()) {
            parameter.takes = Takes::Buffer(None);
        }
    }
    signature
}

/// Whether a launch and an input fulfil what a report rests on.
fn fulfils(report: &Report, input: &Input, launch: &Launch) -> bool {
    let parameter = |name: &str| {
        let argument = input.arguments.iter().find(|argument| argument.name == name)?;
        argument.value.as_ref()?.as_i128()
    };
    // Small numbers don't overflow wide integers.
    let wide = |text: &str| {
        ["24-bit integer", "32-bit integer", "64-bit integer"]
            .iter()
            .any(|bits| text.contains(bits))
    };
    let is_unset = |name: &str| {
        let mut arguments = input.arguments.iter();
        arguments.any(|argument| argument.name == name && argument.init == Some(Init::Zero))
    };
    let holds = |text: &String| match flag_of(text) {
        Some(flag) => is_unset(flag),
        // Launches don't differ in what a thread does with its own arrays, unless what it does differs.
        None if text == LOCALS => true,
        None => condition::holds(text, launch, &parameter).unwrap_or_else(|| wide(text)),
    };
    let accepts = report.block_independent || report.grid_independent || report.fixed_total_independent;
    report.assumptions.iter().all(holds) && (!accepts || report.conditions.iter().all(holds))
}

/// Whether a report says that two launches agree.
fn agree(report: &Report, a: &Launch, b: &Launch) -> bool {
    if matches!(report.verdict, Verdict::Independent | Verdict::IndependentIf) {
        return true;
    }
    let total = |launch: &Launch| [0, 1, 2].map(|d| launch.grid[d] * launch.block[d]);
    (report.block_independent && a.grid == b.grid)
        || (report.grid_independent && a.block == b.block)
        || (report.fixed_total_independent && total(a) == total(b))
}

/// Puts what was found into a report.
fn settle(report: &mut Report, found: Found) {
    let Found {
        witness,
        race,
        accesses,
    } = found;
    if let Some((message, line)) = accesses {
        report.reasons.push(Reason {
            message,
            line,
            instruction: None,
        });
    }
    match (race, report.verdict) {
        // What is proved of the sums' other properties stays true; so does what holds for a fixed total.
        (_, Verdict::FloatReassociation) | (false, Verdict::FixedTotalOnly | Verdict::DependsOn) => {}
        (true, _) => become_verdict(report, Verdict::Racy, Dependence::Unknown),
        (false, _) => become_verdict(report, Verdict::DependsOn, dependence(report, &witness)),
    }
    report.witness = Some(witness);
}

fn become_verdict(report: &mut Report, verdict: Verdict, dependence: Dependence) {
    report.verdict = verdict;
    if verdict == Verdict::Racy {
        (
            report.block_independent,
            report.grid_independent,
            report.fixed_total_independent,
        ) = (false, false, false);
        report.conditions.clear();
    }
    let of = &mut report.dimensions;
    for dimension in [&mut of.x, &mut of.y, &mut of.z] {
        if *dimension != Dependence::Unused {
            *dimension = dependence;
        }
    }
}

/// On what the output depends, where two launches differ.
fn dependence(report: &Report, witness: &Witness) -> Dependence {
    let same_grid = witness.launch_a.grid == witness.launch_b.grid;
    let same_block = witness.launch_a.block == witness.launch_b.block;
    match (same_grid, same_block) {
        (true, _) if report.grid_independent => Dependence::Block,
        (_, true) if report.block_independent => Dependence::Grid,
        _ => Dependence::Both,
    }
}

fn note(report: &mut Report, message: String) {
    report.reasons.push(Reason {
        message,
        line: None,
        instruction: None,
    });
}
