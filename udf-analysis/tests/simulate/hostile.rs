//! Kernels that are changed at random: whatever comes of it is refused or runs to some end, and the process goes on.

use rbcdb_udf_analysis::report::Launch;
use rbcdb_udf_analysis::simulate::{ArgumentValue, Limits, ParameterKind, Program, Schedule, SimulateError};

use crate::support::launch;

const SOURCES: [&str; 2] = [include_str!("kernels/cuda_o0.ll"), include_str!("kernels/cuda_o2.ll")];
const KERNELS: [&str; 7] = ["saxpy", "reduce", "broken", "bystruct", "globals", "warp", "matmul"];
const ROUNDS: u64 = 400;

const OPERATIONS: [&str; 18] = [
    "add", "sub", "mul", "shl", "lshr", "ashr", "sdiv", "udiv", "srem", "urem", "and", "or", "xor", "fadd", "fsub",
    "fmul", "fdiv", "frem",
];
const TYPES: [&str; 19] = [
    "i1",
    "i3",
    "i8",
    "i16",
    "i24",
    "i32",
    "i64",
    "i65",
    "i128",
    "i256",
    "float",
    "double",
    "half",
    "fp128",
    "ptr",
    "<4 x i32>",
    "<3 x i1>",
    "{i32, i3}",
    "[2 x i64]",
];
const NUMBERS: [&str; 14] = [
    "0",
    "1",
    "-1",
    "31",
    "32",
    "33",
    "255",
    "2147483647",
    "-2147483648",
    "4294967296",
    "9223372036854775807",
    "undef",
    "poison",
    "null",
];

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// Changes a few instructions, and now and then metadata and variables.
fn mutate(random: &mut Random, source: &str) -> String {
    let mut lines: Vec<String> = source.lines().map(str::to_owned).collect();
    let everywhere = random.below(4) == 0;
    for _ in 0..=random.below(3) {
        let inside = |line: &String| line.starts_with("  ") || (everywhere && line.starts_with(['!', '@', 'd']));
        let candidates: Vec<usize> = (0..lines.len()).filter(|at| inside(&lines[*at])).collect();
        let (at, other) = (
            candidates[random.below(candidates.len())],
            candidates[random.below(candidates.len())],
        );
        match random.below(6) {
            0 => lines[at] = replace_word(random, &lines[at], |word| OPERATIONS.contains(&word), &OPERATIONS),
            1 | 2 => lines[at] = replace_word(random, &lines[at], |word| word.parse::<i64>().is_ok(), &NUMBERS),
            3 => lines[at] = replace_word(random, &lines[at], |word| TYPES.contains(&word), &TYPES),
            4 => drop(lines.remove(at)),
            _ => {
                let copy = lines[at].clone();
                lines.insert(other, copy);
            }
        }
    }
    lines.join("\n")
}

/// Replaces one of the words that fit.
fn replace_word(random: &mut Random, line: &str, fits: impl Fn(&str) -> bool, by: &[&str]) -> String {
    let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    let bare = |word: &str| word.trim_end_matches([',', ')', '}']).to_owned();
    let places: Vec<usize> = (0..words.len()).filter(|at| fits(&bare(&words[*at]))).collect();
    if !places.is_empty() {
        let at = places[random.below(places.len())];
        let tail = words[at][bare(&words[at]).len()..].to_owned();
        words[at] = format!("{}{tail}", random.of(by));
    }
    words.join(" ")
}

fn arguments(program: &Program, random: &mut Random) -> Vec<ArgumentValue> {
    let value = |kind| match kind {
        ParameterKind::Pointer { .. } => ArgumentValue::Buffer((0..2048u32).flat_map(u32::to_le_bytes).collect()),
        ParameterKind::Value { bytes, .. } | ParameterKind::Structure { bytes, .. } => ArgumentValue::Value(
            (0..bytes)
                .map(|at| if at == 0 { random.next() as u8 } else { 0 })
                .collect(),
        ),
    };
    program
        .parameters()
        .iter()
        .map(|parameter| parameter.kind)
        .map(value)
        .collect()
}

#[test]
fn changed_kernels_harm_nobody() {
    let limits = Limits {
        steps: 100_000,
        ..Limits::default()
    };
    let tiled = Launch {
        grid: [1, 2, 1],
        block: [16, 16, 1],
    };
    let (mut ran, mut ended, mut refused) = (0, 0, 0);
    for round in 0..ROUNDS {
        let mut random = Random(round);
        let source = SOURCES[random.below(2)];
        let ir = mutate(&mut random, source);
        let kernel = random.of(&KERNELS);
        match Program::compile(ir.as_bytes(), kernel) {
            Err(SimulateError::Llvm(message)) => panic!("round {round}: LLVM: {message}"),
            Err(_) => refused += 1,
            Ok(program) => {
                let arguments = arguments(&program, &mut random);
                let schedule = [Schedule::Forward, Schedule::Reverse, Schedule::Random(round)][random.below(3)];
                let shape = [launch(2, 40), tiled][random.below(2)];
                let outcome = program
                    .run(&arguments, shape, schedule, &limits)
                    .expect("the launch fits");
                let again = program
                    .run(&arguments, shape, schedule, &limits)
                    .expect("the launch fits");
                assert_eq!(outcome, again, "round {round}: not repeatable");
                outcome
                    .findings
                    .iter()
                    .for_each(|finding| assert!(!program.describe(finding).is_empty()));
                ran += 1;
                ended += u32::from(!outcome.is_complete());
            }
        }
    }
    // So that the changes neither break everything nor nothing.
    assert!(
        ran > 50 && ended > 20 && refused > 50,
        "{ran} ran, {ended} ended early, {refused} were refused"
    );
}
