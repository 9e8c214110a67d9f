//! Which verdicts of the launch-shape analysis are let in.

use rbcdb_udf_abi::kernel::LaunchContract;
use rbcdb_udf_analysis::{Report, Verdict};

use crate::catalog::Definition;
use crate::error::Error;

/// Lines of a report that an error shows, at most.
const LINES_MAX: usize = 30;

/// Refuses a function whose result may depend on grid and block.
///
/// # Errors
/// 42P13 with the report.
pub(super) fn accept(report: &Report, definition: &Definition) -> Result<(), Error> {
    let unchecked = definition
        .signature
        .kernel
        .as_ref()
        .is_some_and(|kernel| kernel.unchecked);
    let why = match report.verdict {
        Verdict::Independent | Verdict::IndependentIf | Verdict::FixedTotalOnly => return Ok(()),
        _ if unchecked => return Ok(()),
        Verdict::DependsOn => "its output depends on the number of blocks and threads",
        Verdict::FloatReassociation => "its output depends on the order in which floating-point numbers are added",
        Verdict::Racy => "its output depends on the order in which threads run",
        Verdict::Unknown => "it isn't known whether its output depends on the number of blocks and threads",
    };
    let name = &definition.signature.name;
    let text = report.to_text();
    let lines: Vec<&str> = text.lines().take(LINES_MAX).collect();
    let mut error = Error::new("42P13", format!("kernel function {name} is not accepted: {why}"))
        .detail(lines.join("\n"))
        .hint(
            "Let each element be written by one thread that is found by its position alone, such as cuda.grid(1); a superuser can \
             create the function WITH (launch = 'unchecked').",
        );
    let line = report.reasons.iter().find_map(|reason| reason.line);
    error.position = line.map(|line| {
        let before = definition
            .source
            .split_inclusive('\n')
            .take(line.saturating_sub(1) as usize);
        definition.body.position(before.map(str::len).sum())
    });
    Err(error)
}

/// What a launch must hold to.
pub(super) fn contract(report: &Report) -> LaunchContract {
    LaunchContract {
        verdict: report.verdict.name().to_owned(),
        conditions: report.conditions.clone(),
        assumptions: report.assumptions.clone(),
    }
}
