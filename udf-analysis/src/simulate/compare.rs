//! Runs all launches and schedules of a specification and compares their outputs, bit by bit.

use rbcdb_runtime_cpu::simt::{Finding, Limits, Schedule};
use serde_json::Value;

use super::error::SimulateError;
use super::spec::{Element, Kind, Spec};
use super::{ArgumentValue, Program};
use crate::report::Launch;

/// More schedules per launch aren't run.
const SCHEDULES_MAX: u32 = 1000;
/// The outputs of all runs are kept; they may take so many bytes.
const OUTPUT_BYTES_MAX: usize = 1 << 30;

/// All runs of a specification.
#[derive(Debug)]
pub struct Simulation {
    /// The kernel.
    pub program: Program,
    /// The arguments that are compared.
    pub outputs: Vec<Output>,
    /// The runs, launch by launch.
    pub runs: Vec<Run>,
    /// The first difference from the first run.
    pub difference: Option<Difference>,
}

/// An argument that is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Which argument, from 0.
    pub argument: usize,
    /// Its name.
    pub name: String,
    /// The type of its elements.
    pub element: Element,
}

/// One run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The launch.
    pub launch: Launch,
    /// The order of threads.
    pub schedule: Schedule,
    /// Whether all threads came to their end.
    pub complete: bool,
    /// The content of each of [`Simulation::outputs`] afterwards.
    pub outputs: Vec<Vec<u8>>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Instructions executed.
    pub steps: u64,
}

/// Two runs that gave different outputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// A run, the first.
    pub run_a: usize,
    /// The other run.
    pub run_b: usize,
    /// Which of [`Simulation::outputs`].
    pub output: usize,
    /// The first element that differs.
    pub element: usize,
    /// The element in the first run; a nan with its bits.
    pub a: Value,
    /// The element in the other run.
    pub b: Value,
}

impl Simulation {
    /// Whether all runs came to their end with the same outputs.
    pub fn is_equal(&self) -> bool {
        self.difference.is_none() && self.runs.iter().all(|run| run.complete)
    }
}

/// The schedules that are run for a number of them: forward, reverse, then random ones.
pub fn schedules(count: u32) -> impl Iterator<Item = Schedule> {
    (0..count).map(|number| match number {
        0 => Schedule::Forward,
        1 => Schedule::Reverse,
        number => Schedule::Random(u64::from(number) - 1),
    })
}

/// Runs a specification.
///
/// # Errors
/// If the kernel can't be compiled, or if the arguments or a launch don't fit it.
pub fn simulate(ir: &[u8], kernel: &str, spec: &Spec) -> Result<Simulation, SimulateError> {
    simulate_within(ir, kernel, spec, &Limits::default())
}

/// As [`simulate`], with other limits per run.
///
/// # Errors
/// As [`simulate`].
pub fn simulate_within(ir: &[u8], kernel: &str, spec: &Spec, limits: &Limits) -> Result<Simulation, SimulateError> {
    if spec.launches.is_empty() {
        return Err(SimulateError::Spec("there are no launches".to_owned()));
    }
    if spec.schedules == 0 || spec.schedules > SCHEDULES_MAX {
        return Err(SimulateError::Spec(format!(
            "schedules must be from 1 to {SCHEDULES_MAX}"
        )));
    }
    let mut program = Program::compile(ir, kernel)?;
    program.name_parameters(spec.args.iter().map(|argument| argument.name.clone()));
    let arguments = spec.arguments(program.parameters(), limits)?;
    let outputs = outputs(spec);
    let bytes = outputs.iter().map(|output| match &arguments[output.argument] {
        ArgumentValue::Buffer(bytes) => bytes.len(),
        ArgumentValue::Shared { bytes, .. } => *bytes,
        ArgumentValue::Value(_) => 0,
    });
    let runs = spec.launches.len().saturating_mul(spec.schedules as usize);
    if bytes.sum::<usize>().saturating_mul(runs) > OUTPUT_BYTES_MAX {
        let what = format!("the outputs of {runs} runs take more than {OUTPUT_BYTES_MAX} bytes");
        return Err(SimulateError::Spec(what));
    }
    let mut simulation = Simulation {
        program,
        outputs,
        runs: Vec::new(),
        difference: None,
    };
    for launch in &spec.launches {
        for schedule in schedules(spec.schedules) {
            simulation.run(&arguments, *launch, schedule, limits)?;
        }
    }
    Ok(simulation)
}

/// The buffers that are marked as outputs; all where none is.
fn outputs(spec: &Spec) -> Vec<Output> {
    let marked = spec.args.iter().any(|argument| argument.out);
    let buffers = spec
        .args
        .iter()
        .enumerate()
        .filter(|(_, argument)| argument.kind == Kind::Buffer);
    buffers
        .filter(|(_, argument)| argument.out || !marked)
        .map(|(index, argument)| Output {
            argument: index,
            name: argument.name.clone(),
            element: argument.element,
        })
        .collect()
}

impl Simulation {
    fn run(
        &mut self,
        arguments: &[ArgumentValue],
        launch: Launch,
        schedule: Schedule,
        limits: &Limits,
    ) -> Result<(), SimulateError> {
        let mut outcome = self.program.run(arguments, launch, schedule, limits)?;
        let complete = outcome.is_complete();
        let outputs = self.outputs.iter();
        let outputs = outputs
            .map(|output| outcome.buffers[output.argument].take().unwrap_or_default())
            .collect();
        self.runs.push(Run {
            launch,
            schedule,
            complete,
            outputs,
            findings: outcome.findings,
            steps: outcome.steps,
        });
        if self.difference.is_none() {
            self.difference = self.difference_of_last();
        }
        Ok(())
    }

    /// How the last run differs from the first.
    fn difference_of_last(&self) -> Option<Difference> {
        let (first, last) = (self.runs.first()?, self.runs.last()?);
        if !first.complete || !last.complete {
            return None;
        }
        let buffers = first.outputs.iter().zip(&last.outputs).zip(&self.outputs);
        buffers.enumerate().find_map(|(output, ((a, b), shape))| {
            let at = a.iter().zip(b).position(|(a, b)| a != b)?;
            let element = at / shape.element.bytes();
            Some(Difference {
                run_a: 0,
                run_b: self.runs.len() - 1,
                output,
                element,
                a: shape.element.decode(a, element)?,
                b: shape.element.decode(b, element)?,
            })
        })
    }
}
