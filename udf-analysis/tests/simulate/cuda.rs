//! Kernels in CUDA C++, as clang compiles them without and with optimisation.

use rbcdb_udf_analysis::report::Launch;
use rbcdb_udf_analysis::simulate::{ArgumentValue, FindingKind, Program};

use crate::support::*;

const O0: &str = include_str!("kernels/cuda_o0.ll");
const O2: &str = include_str!("kernels/cuda_o2.ll");

fn programs(kernel: &str) -> [Program; 2] {
    [O0, O2].map(|ir| Program::compile(ir.as_bytes(), kernel).expect("it compiles"))
}

fn floats(values: impl IntoIterator<Item = f32>) -> ArgumentValue {
    ArgumentValue::Buffer(values.into_iter().flat_map(f32::to_le_bytes).collect())
}

fn floats_of(words: Vec<u32>) -> Vec<f32> {
    words.into_iter().map(f32::from_bits).collect()
}

/// Runs under all schedules without findings; the words of an argument.
fn clean(program: &Program, args: &[ArgumentValue], launch: Launch, argument: usize) -> Vec<u32> {
    let mut first = None;
    for schedule in SCHEDULES {
        let outcome = run(program, args, launch, schedule);
        assert_eq!(outcome.findings, [], "{schedule:?}");
        let words = words_of(&outcome, argument);
        assert_eq!(first.get_or_insert_with(|| words.clone()), &words, "{schedule:?}");
    }
    first.expect("there are schedules")
}

#[test]
fn saxpy() {
    let n = 1000;
    let args = [
        ArgumentValue::Value(2.5f32.to_le_bytes().to_vec()),
        floats((0..n).map(|i| i as f32)),
        floats((0..n).map(|i| (i * i) as f32)),
        scalar(n),
    ];
    for program in programs("saxpy") {
        let y = floats_of(clean(&program, &args, launch(8, 128), 2));
        for (i, y) in y.into_iter().enumerate() {
            assert_eq!(y, 2.5 * i as f32 + (i * i) as f32);
        }
    }
}

#[test]
fn a_tree_reduction_is_free_of_races() {
    let n = 5000u32;
    let args = [words(&(0..n).collect::<Vec<u32>>()), zeros(1), scalar(n)];
    for program in programs("reduce") {
        for shape in [launch(4, 256), launch(1, 1024), launch(3, 64), launch(2, 2)] {
            assert_eq!(clean(&program, &args, shape, 1), [n * (n - 1) / 2]);
        }
    }
}

#[test]
fn a_missing_barrier_is_a_race_with_both_lines() {
    let args = [words(&(0..64).collect::<Vec<u32>>()), zeros(64), scalar(64)];
    for (level, program) in programs("broken").into_iter().enumerate() {
        for schedule in SCHEDULES {
            let outcome = run(&program, &args, launch(1, 64), schedule);
            assert!(outcome.is_complete());
            let race = outcome
                .findings
                .iter()
                .find(|finding| finding.kind == FindingKind::Race)
                .expect("a race");
            let place = race.place.as_ref().expect("in memory");
            assert_eq!(place.object.as_deref(), Some("_ZZ6brokenE1s"));
            assert_eq!(place.object_bytes, 4096);
            let (_, other) = race.other.expect("of two");
            let lines = [race.site, other].map(|site| program.site(site).and_then(|site| site.line));
            if level == 0 {
                let line = |text: &str| {
                    let source = include_str!("kernels/cuda.cu");
                    source
                        .lines()
                        .position(|line| line.contains(text))
                        .map(|n| n as u32 + 1)
                };
                let (write, read) = (line("s[t] = x[t];"), line("out[t] = s[bdim - 1 - t];"));
                assert!(lines == [write, read] || lines == [read, write], "{lines:?}");
                assert!(
                    program.describe(race).contains("cuda.cu:"),
                    "{}",
                    program.describe(race)
                );
            }
        }
    }
}

#[test]
fn structures_are_copies_of_the_thread() {
    let mut structure: Vec<u8> = [1.0f32, 2.0, 3.0].into_iter().flat_map(f32::to_le_bytes).collect();
    structure.extend([10i32, 4, 20, 30].into_iter().flat_map(i32::to_le_bytes));
    let args = [ArgumentValue::Value(structure), floats([0.5, 0.25, 2.0]), zeros(64)];
    for program in programs("bystruct") {
        let out = floats_of(clean(&program, &args, launch(2, 32), 2));
        let k = [10.0, 4.0, 20.0, 30.0];
        for (i, out) in out.into_iter().enumerate() {
            // The callee adds 1 to its own copy of k[0], which k[1] & 3 selects.
            assert_eq!(out, 0.5 + 0.5 + 6.0 + 11.0 + k[i & 3]);
        }
    }
}

#[test]
fn variables_have_their_initial_values() {
    for program in programs("globals") {
        let out = clean(&program, &[zeros(10)], launch(2, 5), 0);
        assert_eq!(out, [10, 8, 11, 8, 12, 10, 8, 11, 8, 12]);
    }
}

#[test]
fn a_warp_sums_by_shuffles() {
    for program in programs("warp") {
        let out = clean(&program, &[zeros(64)], launch(1, 64), 0);
        assert_eq!((out[0], out[32]), (31 * 16, 95 * 16));
    }
}

#[test]
fn matrices_multiply_by_tiles() {
    let n = 32usize;
    let a: Vec<f32> = (0..n * n).map(|i| (i % 7) as f32).collect();
    let b: Vec<f32> = (0..n * n).map(|i| (i % 5) as f32).collect();
    let args = [floats(a.clone()), floats(b.clone()), zeros(n * n), scalar(n as u32)];
    let shape = Launch {
        grid: [2, 2, 1],
        block: [16, 16, 1],
    };
    for program in programs("matmul") {
        let c = floats_of(clean(&program, &args, shape, 2));
        for row in 0..n {
            for col in 0..n {
                let sum: f32 = (0..n).map(|k| a[row * n + k] * b[k * n + col]).sum();
                assert_eq!(c[row * n + col], sum);
            }
        }
    }
}
