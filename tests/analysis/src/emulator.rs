//! Runs kernels in the emulator and says what launches and orders of threads show of them.

use inkwell::context::Context;
use rbcdb_udf_analysis::llvm;
use rbcdb_udf_analysis::report::Launch;
use rbcdb_udf_analysis::simulate::{FindingKind, Kind, Limits, Place, Program, Schedule, Spec};

use crate::notation::show;

/// A kernel, ready to run.
#[derive(Debug)]
pub struct Emulated(Program);

/// What some launches showed.
#[derive(Debug, Clone, Default)]
pub struct Observed {
    /// Outputs that differ between launches.
    pub difference: Option<String>,
    /// Outputs that differ between orders of threads under one launch.
    pub order: Option<String>,
    /// Accesses of arguments without order, or a barrier that not all threads come to.
    pub race: Option<String>,
    /// Accesses of shared memory without order. They need not show in an output.
    pub shared_race: Option<String>,
    /// A launch without a defined result, such as one with an access out of bounds. It isn't compared with others.
    pub undefined: Option<String>,
    /// How many launches came to their end.
    pub completed: usize,
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

    /// Compiles the kernel in the form that the analysis looks at, after LLVM's clean-up. Accesses that do nothing, such as storing
    /// what was just loaded, are gone from it, and with them races that nobody can see.
    pub fn normalised(ir: &str, kernel: &str) -> Result<Self, String> {
        let context = Context::create();
        let module = llvm::parse(&context, ir.as_bytes()).map_err(|error| error.to_string())?;
        llvm::normalise(&context, &module).map_err(|error| error.to_string())?;
        Self::new(&module.print_to_string().to_string(), kernel)
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
                    let shared = |place: &Place| spec.args.iter().all(|a| place.object.as_ref() != Some(&a.name));
                    let slot = match finding.kind {
                        FindingKind::EqualWrites => continue,
                        FindingKind::Race if !outcome.is_complete() => continue,
                        FindingKind::Race if finding.place.as_ref().is_some_and(shared) => &mut observed.shared_race,
                        FindingKind::Race
                        | FindingKind::DivergentBarrier
                        | FindingKind::Deadlock
                        | FindingKind::InvalidSynchronization => &mut observed.race,
                        _ => &mut observed.undefined,
                    };
                    slot.get_or_insert_with(|| format!("launch {}: {}", show(launch), self.0.describe(finding)));
                }
                if !outcome.is_complete() {
                    break;
                }
                match &own {
                    None => own = Some(outcome.buffers),
                    Some(before) => {
                        let differs = different(spec, before, &outcome.buffers);
                        let text = |at| format!("launch {}: {at} differs between orders of threads", show(launch));
                        observed.order = observed.order.or(differs.map(text));
                    }
                }
            }
            let Some(own) = own else { continue };
            observed.completed += 1;
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

impl Observed {
    /// Outputs that differ.
    pub fn differs(&self) -> Option<&str> {
        self.difference.as_deref().or(self.order.as_deref())
    }

    /// What depends on the order of threads.
    pub fn races(&self) -> Option<&str> {
        self.order
            .as_deref()
            .or(self.race.as_deref())
            .or(self.shared_race.as_deref())
    }
}
