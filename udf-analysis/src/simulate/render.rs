//! What a simulation found, as JSON and as text.

use std::fmt::Write as _;

use rbcdb_runtime_cpu::simt::{Finding, Place, Schedule, ThreadId};
use serde_json::{Value, json};

use super::compare::{Run, Simulation};
use super::{FindingKind, Program};

/// Elements that text shows of an output.
const SHOWN: usize = 16;

/// A schedule's name.
pub fn schedule_name(schedule: Schedule) -> String {
    match schedule {
        Schedule::Forward => "forward".to_owned(),
        Schedule::Reverse => "reverse".to_owned(),
        Schedule::Random(seed) => format!("random {seed}"),
    }
}

impl Program {
    /// A finding as a sentence, with source lines where there is debug information.
    pub fn describe(&self, finding: &Finding) -> String {
        let thread = |id: &ThreadId| format!("thread {:?} of block {:?}", id.thread, id.block);
        let at = |site: u32| match self.site(site) {
            Some(site) => match (&site.file, site.line) {
                (Some(file), Some(line)) => format!("{} at {file}:{line}", site.operation),
                (None, Some(line)) => format!("{} at line {line}", site.operation),
                _ => site.operation.clone(),
            },
            None => "an instruction".to_owned(),
        };
        let here = format!("{}, {}", thread(&finding.thread), at(finding.site));
        let place = finding.place.as_ref().map(place_text).unwrap_or_default();
        let text = finding.text.clone().unwrap_or_default();
        let mut sentence = match finding.kind {
            FindingKind::Race => format!("race on {place}: {here}"),
            FindingKind::EqualWrites => format!("unordered writes of equal values to {place}: {here}"),
            FindingKind::OutOfBounds => format!("{text} out of bounds, {place}: {here}"),
            FindingKind::ReadOnly => format!("write to constant memory, {place}: {here}"),
            FindingKind::Misaligned => format!("misaligned {text}, {place}: {here}"),
            FindingKind::DivergentBarrier => format!("threads of a block meet at different barriers: {here}"),
            FindingKind::Deadlock => format!("deadlock, {text}: {here}"),
            FindingKind::InvalidSynchronization => format!("invalid synchronization, {text}: {here}"),
            FindingKind::StepLimit => format!("the limit of steps is reached: {here}"),
            FindingKind::RaceMemory => format!("looking for races takes more memory than it may: {here}"),
            FindingKind::Assertion => format!("assertion failed, {text}: {here}"),
            FindingKind::Trap => format!("trap: {here}"),
            FindingKind::Unreachable => format!("reached what is declared unreachable: {here}"),
            FindingKind::DivisionByZero => format!("integer division by zero: {here}"),
            FindingKind::DivisionOverflow => format!("integer division overflow: {here}"),
        };
        if let Some((other, site)) = &finding.other {
            let _ = write!(sentence, "; and {}, {}", thread(other), at(*site));
        }
        if finding.count > 1 {
            let _ = write!(sentence, " ({} times)", finding.count);
        }
        sentence
    }

    fn finding_json(&self, finding: &Finding) -> Value {
        let site = |index: u32| {
            let site = self.site(index);
            json!({
                "operation": site.map(|site| &site.operation),
                "line": site.and_then(|site| site.line),
                "file": site.and_then(|site| site.file.as_ref()),
            })
        };
        let thread = |id: &ThreadId| json!({"block": id.block, "thread": id.thread});
        json!({
            "kind": finding.kind.name(),
            "message": self.describe(finding),
            "thread": thread(&finding.thread),
            "site": site(finding.site),
            "other_thread": finding.other.as_ref().map(|(id, _)| thread(id)),
            "other_site": finding.other.as_ref().map(|(_, index)| site(*index)),
            "object": finding.place.as_ref().and_then(|place| place.object.as_ref()),
            "offset": finding.place.as_ref().map(|place| place.offset),
            "bytes": finding.place.as_ref().map(|place| place.bytes),
            "count": finding.count,
        })
    }
}

fn place_text(place: &Place) -> String {
    let Place {
        object,
        object_bytes,
        offset,
        bytes,
    } = place;
    match object {
        Some(object) => format!("{bytes} bytes at byte {offset} of `{object}`, which has {object_bytes}"),
        None => format!("{bytes} bytes at address {:#x}, where nothing is", *offset as u64),
    }
}

impl Simulation {
    /// As JSON; with `all_outputs`, those of every run, otherwise of the first.
    pub fn to_json(&self, all_outputs: bool) -> Value {
        let runs: Vec<Value> = self
            .runs
            .iter()
            .enumerate()
            .map(|(n, run)| self.run_json(run, all_outputs || n == 0))
            .collect();
        let difference = self.difference.as_ref().map(|difference| {
            let (a, b) = (&self.runs[difference.run_a], &self.runs[difference.run_b]);
            json!({
                "launch_a": a.launch,
                "schedule_a": schedule_name(a.schedule),
                "launch_b": b.launch,
                "schedule_b": schedule_name(b.schedule),
                "argument": self.outputs[difference.output].name,
                "element": difference.element,
                "a": difference.a,
                "b": difference.b,
            })
        });
        json!({"equal": self.is_equal(), "difference": difference, "runs": runs})
    }

    fn run_json(&self, run: &Run, with_outputs: bool) -> Value {
        let outputs: Vec<Value> = (self.outputs.iter().zip(&run.outputs))
            .map(|(output, bytes)| {
                let elements = (0..)
                    .map_while(|index| output.element.decode(bytes, index))
                    .collect::<Vec<Value>>();
                json!({"argument": output.name, "type": output.element.name(), "elements": elements})
            })
            .filter(|_| with_outputs)
            .collect();
        let findings: Vec<Value> = run
            .findings
            .iter()
            .map(|finding| self.program.finding_json(finding))
            .collect();
        json!({
            "launch": run.launch,
            "schedule": schedule_name(run.schedule),
            "complete": run.complete,
            "steps": run.steps,
            "findings": findings,
            "outputs": with_outputs.then_some(outputs),
        })
    }

    /// As text for people.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let launch = |run: &Run| {
            format!(
                "grid {:?} block {:?}, {}",
                run.launch.grid,
                run.launch.block,
                schedule_name(run.schedule)
            )
        };
        for (number, run) in self.runs.iter().enumerate() {
            let end = if run.complete { "complete" } else { "failed" };
            let _ = writeln!(text, "{}: {end}, {} steps", launch(run), run.steps);
            for finding in &run.findings {
                let _ = writeln!(text, "  {}", self.program.describe(finding));
            }
            for (output, bytes) in self
                .outputs
                .iter()
                .zip(&run.outputs)
                .filter(|_| number == 0 && run.complete)
            {
                let count = bytes.len() / output.element.bytes();
                let shown = (0..count.min(SHOWN)).filter_map(|index| output.element.decode(bytes, index));
                let shown = shown.map(|value| value.to_string()).collect::<Vec<String>>().join(", ");
                let rest = if count > SHOWN {
                    format!(", … ({count} in all)")
                } else {
                    String::new()
                };
                let _ = writeln!(text, "  {} = [{shown}{rest}]", output.name);
            }
        }
        if let Some(difference) = &self.difference {
            let _ = writeln!(
                text,
                "outputs differ: {}[{}] is {} under {}, and {} under {}",
                self.outputs[difference.output].name,
                difference.element,
                difference.a,
                launch(&self.runs[difference.run_a]),
                difference.b,
                launch(&self.runs[difference.run_b]),
            );
        } else if self.is_equal() {
            let _ = writeln!(text, "all outputs are equal, bit by bit");
        } else {
            let _ = writeln!(text, "a run failed");
        }
        text
    }
}
