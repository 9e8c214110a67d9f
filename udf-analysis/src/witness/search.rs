//! Runs launches in the emulator until two outputs differ.

use std::time::{Duration, Instant};

use super::inputs::Input;
use crate::report::{Launch, Witness};
use crate::simulate::{
    Argument, ArgumentValue, Element, Finding, FindingKind, Limits, Program, Schedule, SimulateError, Spec,
};

/// How much a search may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Time, per kernel.
    pub time: Duration,
    /// Launches that are run, per kernel.
    pub launches: u32,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget {
            time: Duration::from_millis(300),
            launches: 400,
        }
    }
}

/// Limits per run: inputs are small.
const LIMITS: Limits = Limits {
    steps: 2_000_000,
    memory_bytes: 64 << 20,
    threads: 1 << 14,
    dynamic_shared_bytes: 16 << 10,
    races: true,
};

/// Orders of threads that a launch is run in, besides forward, before it is said to give one result. Those with even numbers
/// here find shared memory as forward does, the others find it filled otherwise.
const ORDERS: [Schedule; 8] = [
    Schedule::Random(0x15a),
    Schedule::Reverse,
    Schedule::Random(0x25a),
    Schedule::Random(0x1ff),
    Schedule::Random(0x35a),
    Schedule::Random(0x45a),
    Schedule::Random(0x55a),
    Schedule::Random(0x65a),
];
/// So many of them are tried with the first launches of an input, with later ones, and where two accesses race.
const TRIED_FIRST: usize = 4;
const TRIED_LATER: usize = 2;
/// The first launches.
const FIRST: usize = 2;

/// What is looked for.
pub struct Aim<'a> {
    /// Inputs to try, in order.
    pub inputs: Vec<Input>,
    /// Launches to try, in order.
    pub launches: Vec<Launch>,
    /// Whether a launch is to be tried with an input.
    pub admits: &'a dyn Fn(&Input, &Launch) -> bool,
    /// Whether a difference between two launches is what is looked for.
    pub related: &'a dyn Fn(&Input, &Launch, &Launch) -> bool,
    /// Whether an order in which floating-point numbers are added counts.
    pub float_order: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Two launches that differ, or one that differs from itself.
    pub witness: Witness,
    /// Whether it is one launch under two orders of threads.
    pub race: bool,
    /// The accesses that race, with the first one's source line.
    pub accesses: Option<(String, Option<u32>)>,
}

/// A search in one kernel.
pub struct Search {
    program: Program,
    budget: Budget,
    start: Instant,
    /// Launches run so far.
    pub launches: u32,
    /// Whether the time was up.
    pub out_of_time: bool,
    /// Whether an input was given up because the kernel left a buffer's bounds.
    pub out_of_bounds: bool,
    /// Whether a result depended on what shared memory held before.
    pub uninitialised: bool,
}

/// A launch that came to its end.
struct Run {
    launch: Launch,
    buffers: Vec<Option<Vec<u8>>>,
    race: Option<Finding>,
}

/// How a launch ended.
enum End {
    Complete(Run),
    /// With this launch it has no defined result.
    Skip,
    /// With this input it has none.
    BadInput,
    /// Nothing more may be run.
    Exhausted,
}

impl Search {
    /// Compiles a kernel for the emulator.
    ///
    /// # Errors
    /// If it uses what isn't emulated.
    pub fn new(ir: &[u8], kernel: &str, budget: Budget) -> Result<Search, SimulateError> {
        let start = Instant::now();
        Ok(Search {
            program: Program::compile(ir, kernel)?,
            budget,
            start,
            launches: 0,
            out_of_time: false,
            out_of_bounds: false,
            uninitialised: false,
        })
    }

    /// Looks for a difference.
    pub fn find(&mut self, aim: &Aim<'_>) -> Option<Found> {
        for input in &aim.inputs {
            match self.with_input(aim, input) {
                Ok(None) => {}
                Ok(found) => return found,
                Err(Exhausted) => return None,
            }
        }
        None
    }

    fn with_input(&mut self, aim: &Aim<'_>, input: &Input) -> Result<Option<Found>, Exhausted> {
        let spec = Spec {
            args: input.arguments.clone(),
            launches: vec![],
            schedules: 1,
        };
        // What doesn't fit the kernel's parameters isn't tried.
        let Ok(arguments) = spec.arguments(self.program.parameters(), &LIMITS) else {
            return Ok(None);
        };
        let mut runs: Vec<Run> = Vec::new();
        let mut sums = false;
        for launch in aim.launches.iter().filter(|launch| (aim.admits)(input, launch)) {
            let run = match self.run(&arguments, *launch, Schedule::Forward) {
                End::Complete(run) => run,
                End::Skip => continue,
                End::BadInput => {
                    self.out_of_bounds = true;
                    return Ok(None);
                }
                End::Exhausted => return Err(Exhausted),
            };
            let tried = if run.race.is_some() {
                ORDERS.len()
            } else if runs.len() < FIRST {
                TRIED_FIRST
            } else {
                TRIED_LATER
            };
            match self.against_itself(aim, input, &arguments, &run, &ORDERS[..tried])? {
                Itself::Differs(found) => return Ok(Some(*found)),
                Itself::FloatOrder => sums = true,
                Itself::Same => {}
            }
            // Where sums depend on the order of threads, small differences say nothing of the launch.
            let small = sums && !aim.float_order;
            let mut others = runs
                .iter()
                .filter(|other| (aim.related)(input, &other.launch, &run.launch));
            let difference = others.find_map(|other| {
                let difference = differ(input, &other.buffers, &run.buffers, small)?;
                Some((other, difference))
            });
            if let Some((other, difference)) = difference {
                // Is one of the two not even equal to itself?
                for run in [other, &run] {
                    if let Itself::Differs(found) = self.against_itself(aim, input, &arguments, run, &ORDERS)? {
                        return Ok(Some(*found));
                    }
                }
                return Ok(Some(found(input, difference, other.launch, run.launch, None)));
            }
            runs.push(run);
        }
        Ok(None)
    }

    /// Runs a launch in other orders of threads.
    fn against_itself(
        &mut self,
        aim: &Aim<'_>,
        input: &Input,
        arguments: &[ArgumentValue],
        run: &Run,
        orders: &[Schedule],
    ) -> Result<Itself, Exhausted> {
        let mut result = Itself::Same;
        // What shared memory held before isn't an order of threads: compare those runs that found it alike.
        let mut filled: Option<Run> = None;
        for order in orders {
            let other = match self.run(arguments, run.launch, *order) {
                End::Complete(other) => other,
                End::Skip | End::BadInput => continue,
                End::Exhausted => return Err(Exhausted),
            };
            let like = order.shared_fill() == Schedule::Forward.shared_fill();
            let Some(run) = (if like { Some(run) } else { filled.as_ref() }) else {
                filled = Some(other);
                continue;
            };
            let race = run.race.as_ref().or(other.race.as_ref());
            if let Some(difference) = differ(input, &run.buffers, &other.buffers, race.is_none() && !aim.float_order) {
                let accesses = race.map(|race| {
                    let line = self.program.site(race.site).and_then(|site| site.line);
                    (self.program.describe(race), line)
                });
                let found = found(input, difference, run.launch, run.launch, Some(accesses));
                return Ok(Itself::Differs(Box::new(found)));
            }
            if run.buffers != other.buffers {
                result = Itself::FloatOrder;
            }
        }
        if let Some(filled) = filled {
            self.uninitialised |= differ(input, &run.buffers, &filled.buffers, true).is_some();
        }
        Ok(result)
    }

    fn run(&mut self, arguments: &[ArgumentValue], launch: Launch, order: Schedule) -> End {
        if self.launches >= self.budget.launches {
            return End::Exhausted;
        }
        if self.start.elapsed() >= self.budget.time {
            self.out_of_time = true;
            return End::Exhausted;
        }
        self.launches += 1;
        let Ok(outcome) = self.program.run(arguments, launch, order, &LIMITS) else {
            return End::Skip;
        };
        if let Some(end) = outcome.findings.iter().find(|finding| finding.kind.ends_launch()) {
            let name = end.place.as_ref().and_then(|place| place.object.as_ref());
            let argument = |name: &String| self.program.parameters().iter().any(|p| p.name == *name);
            return match end.kind {
                FindingKind::OutOfBounds if name.is_none_or(argument) => End::BadInput,
                _ => End::Skip,
            };
        }
        let mut findings = outcome.findings.into_iter();
        End::Complete(Run {
            launch,
            buffers: outcome.buffers,
            race: findings.find(|finding| finding.kind == FindingKind::Race),
        })
    }
}

/// The budget is used up.
struct Exhausted;

/// How a launch compares with itself under other orders of threads.
enum Itself {
    Same,
    /// Floating-point results differ a little, and no accesses race: they were added in another order.
    FloatOrder,
    Differs(Box<Found>),
}

/// An element that differs.
struct Difference {
    argument: usize,
    element: usize,
    a: serde_json::Value,
    b: serde_json::Value,
}

/// The first element that differs; with `small`, not one that rounding explains.
fn differ(input: &Input, a: &[Option<Vec<u8>>], b: &[Option<Vec<u8>>], small: bool) -> Option<Difference> {
    let buffers = input.arguments.iter().zip(a.iter().zip(b)).enumerate();
    let mut pairs = buffers.filter_map(|(at, (argument, (a, b)))| Some((at, argument, a.as_ref()?, b.as_ref()?)));
    pairs.find_map(|(at, argument, a, b)| {
        let size = argument.element.bytes();
        let mut elements = a.chunks_exact(size).zip(b.chunks_exact(size));
        let element = elements.position(|(a, b)| a != b && !(small && is_rounding(argument.element, a, b)))?;
        Some(Difference {
            argument: at,
            element,
            a: argument.element.decode(a, element)?,
            b: argument.element.decode(b, element)?,
        })
    })
}

/// Whether two floating-point numbers may be one sum, added in two orders.
fn is_rounding(element: Element, a: &[u8], b: &[u8]) -> bool {
    let (a, b, tolerance) = match (element, a, b) {
        (Element::F32, &[a0, a1, a2, a3], &[b0, b1, b2, b3]) => (
            f64::from(f32::from_le_bytes([a0, a1, a2, a3])),
            f64::from(f32::from_le_bytes([b0, b1, b2, b3])),
            1e-4,
        ),
        (Element::F64, a, b) => {
            let number = |bytes: &[u8]| bytes.try_into().map(f64::from_le_bytes);
            match (number(a), number(b)) {
                (Ok(a), Ok(b)) => (a, b, 1e-10),
                _ => return false,
            }
        }
        _ => return false,
    };
    // Inputs are about 1: what is left where they cancel counts as small, too.
    (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(1.0)
}

fn found(
    input: &Input,
    difference: Difference,
    a: Launch,
    b: Launch,
    race: Option<Option<(String, Option<u32>)>>,
) -> Found {
    let argument: &Argument = &input.arguments[difference.argument];
    Found {
        witness: Witness {
            launch_a: a,
            launch_b: b,
            argument: argument.name.clone(),
            element: difference.element,
            a: difference.a,
            b: difference.b,
            arguments: input.arguments.clone(),
        },
        race: race.is_some(),
        accesses: race.flatten(),
    }
}
