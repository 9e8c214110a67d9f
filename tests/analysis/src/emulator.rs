//! Runs kernels in the emulator and says what launches and orders of threads show of them.

use rbcdb_udf_analysis::report::Launch;
use rbcdb_udf_analysis::simulate::{FindingKind, Kind, Limits, Program, Schedule, Spec};

use crate::notation::show;

/// A kernel, ready to run.
#[derive(Debug)]
pub struct Emulated(Program);

/// What some launches showed.
#[derive(Debug, Clone, Default)]
pub struct Observed {
    /// Outputs that differ between launches.
    pub difference: Option<String>,
    /// Accesses without order, outputs that differ between orders of threads, or a barrier that not all threads come to.
    pub race: Option<String>,
    /// A launch without a defined result, such as one with an access out of bounds. It isn't compared with others.
    pub undefined: Option<String>,
}

/// More instructions aren't run per launch and schedule: kernels of tests are small.
const STEPS_MAX: u64 = 4_000_000;

impl Emulated {
    /// Compiles the kernel of that name.
    pub fn new(ir: &str, kernel: &str) -> Result<Self, String> {
        // Kernels run without contraction, or code generation could fuse operations in one copy of a loop and not in another.
        let ir = ir.replace(" contract ", " ");
        let program = Program::compile(ir.as_bytes(), kernel).map_err(|error| error.to_string())?;
        Ok(Self(program))
    }

    /// Runs all launches and schedules of `spec`.
    pub fn observe(&self, spec: &Spec) -> Result<Observed, String> {
        let limits = Limits {
            steps: STEPS_MAX,
            ..Limits::default()
        };
        let arguments = spec.arguments(self.0.parameters(), &limits);
        let arguments = arguments.map_err(|error| error.to_string())?;
        let mut observed = Observed::default();
        let mut first: Option<(Launch, Vec<Option<Vec<u8>>>)> = None;
        for launch in &spec.launches {
            let mut own: Option<Vec<Option<Vec<u8>>>> = None;
            for schedule in schedules(spec.schedules) {
                let outcome = self.0.run(&arguments, *launch, schedule, &limits);
                let outcome = outcome.map_err(|error| format!("launch {}: {error}", show(launch)))?;
                for finding in &outcome.findings {
                    let text = || Some(format!("launch {}: {}", show(launch), self.0.describe(finding)));
                    match finding.kind {
                        FindingKind::EqualWrites => {}
                        FindingKind::Race
                        | FindingKind::DivergentBarrier
                        | FindingKind::Deadlock
                        | FindingKind::InvalidSynchronization => observed.race = observed.race.or_else(text),
                        _ => observed.undefined = observed.undefined.or_else(text),
                    }
                }
                if !outcome.is_complete() {
                    break;
                }
                match &own {
                    None => own = Some(outcome.buffers),
                    Some(before) => {
                        let differs = different(spec, before, &outcome.buffers);
                        let text = |at| format!("launch {}: {at} differs between orders of threads", show(launch));
                        observed.race = observed.race.or(differs.map(text));
                    }
                }
            }
            let Some(own) = own else { continue };
            match &first {
                None => first = Some((*launch, own)),
                Some((other, before)) => {
                    let differs = different(spec, before, &own);
                    let text = |at| format!("{at} differs between launches {} and {}", show(other), show(launch));
                    observed.difference = observed.difference.or(differs.map(text));
                }
            }
        }
        Ok(observed)
    }
}

fn schedules(count: u32) -> impl Iterator<Item = Schedule> {
    (0..count).map(|number| match number {
        0 => Schedule::Forward,
        1 => Schedule::Reverse,
        number => Schedule::Random(number.into()),
    })
}

/// Where outputs differ.
fn different(spec: &Spec, a: &[Option<Vec<u8>>], b: &[Option<Vec<u8>>]) -> Option<String> {
    let buffers = spec.args.iter().zip(a.iter().zip(b));
    let outputs = buffers.filter(|(argument, _)| argument.out && argument.kind == Kind::Buffer);
    outputs.into_iter().find_map(|(argument, (a, b))| {
        let (a, b) = (a.as_ref()?, b.as_ref()?);
        let at = a.iter().zip(b).position(|(a, b)| a != b)?;
        Some(format!("{}[{}]", argument.name, at / argument.element.bytes()))
    })
}
