//! Holds labels and reports against what the emulator sees.

use rbcdb_udf_analysis::report::{Launch, Report, Verdict};
use rbcdb_udf_analysis::simulate::{Argument, Spec};

use crate::condition::{self, Condition};
use crate::emulator::{Emulated, Observed};
use crate::label::{Accept, Holds, Labelled, Shows};
use crate::notation::show;

/// The report's booleans.
pub fn holds(report: &Report) -> Holds {
    Holds {
        block: report.block_independent,
        grid: report.grid_independent,
        fixed_total: report.fixed_total_independent,
    }
}

/// The report's conditions.
pub fn conditions(report: &Report) -> Result<Vec<Condition>, String> {
    report.conditions.iter().map(|text| Condition::parse(text)).collect()
}

/// Whether the emulator sees of a kernel what its label says.
pub fn confirm(labelled: &Labelled, kernel: &Emulated) -> Result<(), String> {
    for group in groups(labelled.label.holds, &labelled.launches) {
        let observed = kernel.observe(&labelled.spec(group))?;
        if let Some(finding) = anything(&observed) {
            return Err(format!("the label says that launches agree, but {finding}"));
        }
    }
    let missing = |launches: &[Launch]| {
        let shown: Vec<String> = launches.iter().map(show).collect();
        format!("{} ought to show a {:?}, but don't", shown.join(" "), labelled.shows)
    };
    match labelled.shows {
        Shows::Nothing => {}
        Shows::Race => {
            for launch in &labelled.refuted_by {
                let observed = kernel.observe(&labelled.spec(vec![*launch]))?;
                if observed.races().is_none() {
                    return Err(missing(&[*launch]));
                }
            }
        }
        Shows::Difference => {
            let pairs = match labelled.launches.first() {
                Some(first) => labelled.refuted_by.iter().map(|launch| vec![*first, *launch]).collect(),
                None => vec![labelled.refuted_by.clone()],
            };
            for pair in pairs {
                if kernel.observe(&labelled.spec(pair.clone()))?.difference.is_none() {
                    return Err(missing(&pair));
                }
            }
        }
    }
    Ok(())
}

/// Whether a report says no more than the label.
pub fn no_more_than(labelled: &Labelled, report: &Report) -> Result<(), String> {
    let (label, said) = (labelled.label.holds, holds(report));
    let conditions = conditions(report)?;
    let more = (said.block && !label.block) || (said.grid && !label.grid) || (said.fixed_total && !label.fixed_total);
    if !more {
        return Ok(());
    }
    // More may be true under conditions that those launches which show the contrary don't fulfil.
    for launch in &labelled.refuted_by {
        if !labelled.fulfils(&conditions, launch)? {
            return Ok(());
        }
    }
    Err(format!(
        "the report accepts what isn't so: {said:?}, the truth is {label:?}"
    ))
}

/// Whether a report says what the label says, where that is asked for.
pub fn as_much_as(labelled: &Labelled, report: &Report) -> Result<(), String> {
    let label = &labelled.label;
    if label.accept != Accept::Must {
        return Ok(());
    }
    if (report.verdict, holds(report)) != (label.verdict, label.holds) {
        let reasons: Vec<&str> = report.reasons.iter().map(|reason| reason.message.as_str()).collect();
        return Err(format!(
            "the report says {:?} {:?}, it ought to say {:?} {:?}\n  {}",
            report.verdict,
            holds(report),
            label.verdict,
            label.holds,
            reasons.join("\n  ")
        ));
    }
    match condition::difference(&conditions(report)?, &label.conditions) {
        None => Ok(()),
        Some(example) => Err(format!(
            "the report's conditions are {:?}; the label's differ, as for launch {example}",
            report.conditions
        )),
    }
}

/// What the launches that a report covers show of it.
#[derive(Debug, Clone, Default)]
pub struct Trial {
    /// What speaks against the report.
    pub refuted: Option<Refuted>,
    /// Launches that were compared with another.
    pub compared: usize,
}

/// What speaks against a report.
#[derive(Debug, Clone)]
pub enum Refuted {
    /// Outputs differ.
    Difference(String),
    /// A race, seen in no output.
    Race(String),
    /// A race in shared memory, seen in no output.
    SharedRace(String),
}

/// Tries a report: launches that it says agree are run and compared.
pub fn attempt(
    report: &Report,
    kernel: &Emulated,
    arguments: &[Argument],
    launches: &[Launch],
    schedules: u32,
) -> Result<Trial, String> {
    let mut trial = Trial::default();
    let mut holds = holds(report);
    if holds.nothing() {
        return Ok(trial);
    }
    if matches!(report.verdict, Verdict::Independent | Verdict::IndependentIf) {
        // Then any two launches agree.
        (holds.block, holds.grid) = (true, true);
    }
    let conditions = conditions(report)?;
    let mut covered = Vec::new();
    for launch in launches {
        let mut fulfilled = true;
        for condition in &conditions {
            fulfilled &= condition.holds(launch, arguments)?;
        }
        if fulfilled {
            covered.push(*launch);
        }
    }
    for launches in groups(holds, &covered) {
        let spec = Spec {
            args: arguments.to_vec(),
            launches,
            schedules,
        };
        let observed = kernel.observe(&spec)?;
        trial.compared += if observed.completed > 1 { observed.completed } else { 0 };
        trial.refuted = refuted(observed);
        if trial.refuted.is_some() {
            break;
        }
    }
    Ok(trial)
}

fn refuted(observed: Observed) -> Option<Refuted> {
    let difference = observed.difference.or(observed.order).map(Refuted::Difference);
    difference
        .or(observed.race.map(Refuted::Race))
        .or(observed.shared_race.map(Refuted::SharedRace))
}

/// What speaks against the launches' agreement.
fn anything(observed: &Observed) -> Option<&str> {
    observed.differs().or(observed.races())
}

/// `launches` in groups that have to agree.
fn groups(holds: Holds, launches: &[Launch]) -> Vec<Vec<Launch>> {
    let only = |block, grid, fixed_total| Holds {
        block,
        grid,
        fixed_total,
    };
    let mut relations = Vec::new();
    if holds.block && holds.grid {
        relations.push(only(true, true, false));
    } else {
        for (wanted, relation) in [
            (holds.block, only(true, false, false)),
            (holds.grid, only(false, true, false)),
            (holds.fixed_total, only(false, false, true)),
        ] {
            if wanted {
                relations.push(relation);
            }
        }
    }
    let mut groups: Vec<Vec<Launch>> = Vec::new();
    for relation in relations {
        let mut parts: Vec<Vec<Launch>> = Vec::new();
        for launch in launches {
            match parts.iter_mut().find(|part| relation.relates(&part[0], launch)) {
                Some(part) => part.push(*launch),
                None => parts.push(vec![*launch]),
            }
        }
        groups.extend(parts);
    }
    groups
}

impl std::fmt::Display for Refuted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (Self::Difference(text) | Self::Race(text) | Self::SharedRace(text)) = self;
        f.write_str(text)
    }
}
