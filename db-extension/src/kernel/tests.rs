//! Random kernel functions, with barriers and without: as rows and block by block the same as in the emulator.

use std::sync::Arc;

use arrow::array::{ArrayRef, Int32Array, Int64Array, ListArray};
use arrow::datatypes::Int64Type;
use rbcdb_runtime_cpu::simt::{Limits, Schedule};
use rbcdb_runtime_cpu::{CancelFlag, Function};
use rbcdb_runtime_cuda::{LaunchShape, launch_inputs};
use rbcdb_udf_abi::gpu::GPU_KERNEL_SYMBOL;
use rbcdb_udf_abi::{KernelForm, Language, Options, Parameter, ParameterType, ScalarType, Signature};
use rbcdb_udf_analysis::simulate::Program;
use rbcdb_udf_compiler::codegen::{HostCpu, Lanes, OptLevel};
use rbcdb_udf_compiler::kernel_rows::Regions;
use rbcdb_udf_compiler::pipeline::Compiler;
use rbcdb_udf_compiler::{CompileRequest, EmptyEnvironment};

use super::bind::Convention;
use super::written::Written;
use super::{blocks, rows};

const PROGRAMS: u64 = 150;
const BLOCK: usize = 32;

/// Writes bodies: every thread of a block comes to the same barriers, and reads of shared memory what was written before the last. Without
/// barriers, threads add to each other's elements instead.
struct Writer {
    state: u64,
    text: String,
    loops: usize,
    barriers: bool,
}

impl Writer {
    fn body(seed: u64, barriers: bool) -> String {
        let mut writer = Writer {
            state: seed,
            text: String::new(),
            loops: 0,
            barriers,
        };
        if barriers {
            writer.line(0, "s = cuda.shared.array(32, np.int64)");
            writer.line(0, "f = cuda.shared.array(32, np.float64)");
        }
        for line in [
            "t = cuda.threadIdx.x",
            "b = cuda.blockIdx.x",
            "i = b * 32 + t",
            "u = b + n",
            "v = x[i] & 1023",
            "w = t * 3 - 7",
            "g = v / 7.0",
        ] {
            writer.line(0, line);
        }
        if writer.one_in(4) {
            writer.line(0, &format!("if b == {}:", writer.state % 5));
            writer.line(1, "return");
        }
        writer.statements(0, 3, None);
        if barriers {
            writer.line(0, "if v % 5 == 0:");
            writer.line(1, "r[i] = w");
            writer.line(1, "return");
            writer.line(0, "r[i] = v * 4096 + (w & 1023) + int(g)");
        } else {
            writer.line(0, "cuda.atomic.add(r, i, v * 4096 + (w & 1023))");
        }
        writer.text
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn pick<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len() as u64) as usize]
    }

    fn line(&mut self, depth: usize, line: &str) {
        self.text += &"    ".repeat(depth);
        self.text += line;
        self.text.push('\n');
    }

    /// What all threads of a block agree on.
    fn shared_condition(&mut self) -> String {
        let of = self.pick(&["u", "b", "n", "(u * u)"]);
        format!(
            "{of} % {} {} {}",
            2 + self.below(3),
            self.pick(&["==", "<", "!="]),
            self.below(3)
        )
    }

    fn value(&mut self) -> String {
        let [a, b] = [(); 2].map(|()| self.pick(&["v", "w", "t", "u", "i", "n", "x[i]"]));
        match self.below(4) {
            0 => format!("({a} * 5 + {b}) & 4095"),
            1 => format!("({a} ^ {b}) & 1023"),
            2 => format!("min({a}, {b}) & 255"),
            _ => format!("({b} if {a} % 3 == 1 else {a} - {b}) & 2047"),
        }
    }

    fn statements(&mut self, depth: usize, left: usize, counter: Option<usize>) {
        for _ in 0..2 + self.below(3) {
            self.statement(depth, left, counter);
        }
    }

    fn statement(&mut self, depth: usize, left: usize, counter: Option<usize>) {
        match self.below(if left == 0 { 5 } else { 9 }) {
            0 | 1 => {
                let to = self.pick(&["v", "w"]);
                let line = format!("{to} = {}", self.value());
                self.line(depth, &line);
            }
            2 => {
                let line = format!("if {} % {} == 1:", self.pick(&["v", "t", "w"]), 2 + self.below(4));
                self.line(depth, &line);
                let line = format!("{} = {}", self.pick(&["v", "w"]), self.value());
                self.line(depth + 1, &line);
            }
            3 => {
                let line = format!("for q in range({} % 5):", self.pick(&["v", "t", "u"]));
                self.line(depth, &line);
                let line = format!("w = ({} + q) & 511", self.value());
                self.line(depth + 1, &line);
                if self.one_in(2) {
                    self.line(depth + 1, "if w % 7 == 3:");
                    self.line(depth + 2, "break");
                }
            }
            4 | 5 if !self.barriers => {
                let line = format!("if {} % {} != 1:", self.pick(&["v", "t", "w"]), 2 + self.below(4));
                self.line(depth, &line);
                let at = self.pick(&["(v + t) % len(r)", "(v * 7) % 5", "-1 - i", "i // 2"]);
                let line = format!("cuda.atomic.add(r, {at}, {})", self.value());
                self.line(depth + 1, &line);
                if self.one_in(3) {
                    self.line(depth + 1, "return");
                }
            }
            4 | 5 => {
                let (array, of, to) = match self.one_in(2) {
                    true => ("s", "v", "w"),
                    false => ("f", "g", "g"),
                };
                self.line(depth, "cuda.syncthreads()");
                self.line(depth, &format!("{array}[t] = {of}"));
                self.line(depth, "cuda.syncthreads()");
                let shift = 1 + self.below(31);
                self.line(depth, &format!("{to} = {array}[(t + {shift}) % 32]"));
                if self.one_in(3) {
                    let step = self.pick(&["u = (u * 3 + 1) & 63", "u = u ^ b"]);
                    self.line(depth, step);
                }
            }
            6 => {
                let condition = self.shared_condition();
                self.line(depth, &format!("if {condition}:"));
                self.statements(depth + 1, left - 1, counter);
                if self.one_in(2) {
                    self.line(depth, "else:");
                    self.statements(depth + 1, left - 1, counter);
                }
            }
            _ => {
                let number = self.loops;
                self.loops += 1;
                let rounds = format!("{} % {}", self.pick(&["u", "b", "n"]), 2 + self.below(3));
                self.line(depth, &format!("for k{number} in range({rounds} + 1):"));
                self.statements(depth + 1, left - 1, Some(number));
                if self.one_in(2) {
                    let condition = self.shared_condition();
                    self.line(depth + 1, &format!("if k{number} > 0 and {condition}:"));
                    let leave = self.pick(&["break", "continue"]);
                    self.line(depth + 2, leave);
                    self.statement(depth + 1, 0, None);
                }
                self.line(depth + 1, &format!("v = (v + k{number}) & 4095"));
            }
        }
    }
}

/// A kernel function in both forms.
struct Both {
    signature: Signature,
    emulated: rbcdb_runtime_cpu::simt::Kernel,
    function: Arc<Function>,
    regions: Option<Regions>,
}

impl Both {
    /// `None` for a body that can't be cut into regions.
    fn of(compiler: &Compiler, body: &str) -> Option<Both> {
        let parameter = |name: &str, ty| Parameter {
            name: name.to_owned(),
            ty,
        };
        let signature = Signature {
            name: "kernel".to_owned(),
            parameters: vec![
                parameter("x", ParameterType::Array(ScalarType::Int64)),
                parameter("n", ScalarType::Int32.into()),
            ],
            result: ScalarType::Int64,
            called_on_null_input: false,
            kernel: Some(KernelForm {
                output: "r".to_owned(),
                position: 2,
                length: "len(x)".to_owned(),
                threads: Vec::new(),
                unchecked: false,
                trusted: false,
            }),
        };
        let request = CompileRequest {
            signature: &signature,
            options: Options::default(),
            body,
            language: Language::Rbc,
        };
        let checked = compiler.check(&request, &EmptyEnvironment);
        let (module, _) = checked.unwrap_or_else(|e| panic!("{e}\n{body}")).into_module();
        let llvm = compiler.kernel_text(&module).unwrap();
        let rows = compiler.kernel_rows(&request, &module);
        let (compiled, regions) = rows.unwrap_or_else(|e| panic!("{e}\n{body}"))?;
        Some(Both {
            emulated: Program::compile(llvm.as_bytes(), GPU_KERNEL_SYMBOL)
                .unwrap()
                .into_kernel(),
            function: Function::load(&compiled.artifact).unwrap(),
            regions,
            signature,
        })
    }

    /// What rows or block by block give; `None` if a thread fails, or it has to be emulated.
    fn compiled(&self, values: &[ArrayRef], shape: LaunchShape, length: usize) -> Option<Vec<u8>> {
        let output = Written::zeroed(ScalarType::Int64, length).unwrap();
        let cancel = CancelFlag::new();
        let done = match &self.regions {
            Some(regions) => blocks::launch(&self.function, regions, values, &output, shape, &cancel).unwrap(),
            None => rows::launch(&self.function, values, &output, shape, &cancel, true).is_ok(),
        };
        done.then(|| bytes(&output))
    }

    /// What the emulator gives; the word of a thread that fails instead.
    fn emulator(&self, values: &[ArrayRef], shape: LaunchShape, length: usize) -> Result<Vec<u8>, u32> {
        let output = Written::zeroed(ScalarType::Int64, length).unwrap();
        let inputs = launch_inputs(&self.signature, &Language::Rbc, values).unwrap();
        let arguments = Convention::Rbc.arguments(&self.signature, &inputs, &output.memory, length);
        let limits = Limits {
            races: false,
            ..Limits::default()
        };
        let cancel = CancelFlag::new();
        let outcome = self
            .emulated
            .run_until(&arguments, shape, Schedule::Random(7), &limits, &cancel);
        match outcome.unwrap().raised {
            Some(word) => Err(word),
            None => Ok(bytes(&output)),
        }
    }
}

fn bytes(output: &Written) -> Vec<u8> {
    let mut bytes = vec![0; output.memory.bytes()];
    output.memory.read(0, &mut bytes);
    bytes
}

fn arguments(length: usize, n: i32) -> Vec<ArrayRef> {
    let elements = (0..length as i64).map(|i| Some((i * i * 37 + i) % 1999 - 400));
    let list = ListArray::from_iter_primitive::<Int64Type, _, _>([Some(elements)]);
    vec![Arc::new(list), Arc::new(Int32Array::from(vec![n]))]
}

/// For this CPU, for older ones, row by row, and for several widths.
fn compilers() -> Vec<Compiler> {
    let host = || HostCpu::detect().unwrap();
    let lanes = [(1, 1), (4, 2), (16, 1)].map(|(width, gangs)| host().with_lanes(Lanes { width, gangs }));
    [host(), HostCpu::portable().unwrap()]
        .into_iter()
        .chain(lanes)
        .map(|cpu| Compiler::for_cpu(cpu, OptLevel::Full).unwrap())
        .collect()
}

fn check(barriers: bool) {
    let compilers = compilers();
    let blocks = 6;
    let length = blocks * BLOCK;
    let shape = LaunchShape::linear(blocks as u32, BLOCK as u32);
    let mut large = 0;
    for seed in 0..PROGRAMS {
        let body = Writer::body(seed, barriers);
        let Some(both) = Both::of(&compilers[seed as usize % compilers.len()], &body) else {
            large += 1;
            continue;
        };
        assert_eq!(both.regions.is_some(), barriers);
        for n in [0, 3] {
            let values = arguments(length, n);
            match (
                both.emulator(&values, shape, length),
                both.compiled(&values, shape, length),
            ) {
                (Ok(expected), Some(found)) => assert!(expected == found, "seed {seed}, n = {n}:\n{body}"),
                (Err(_), None) => {}
                (expected, found) => panic!("seed {seed}, n = {n}: {expected:?}, {found:?}\n{body}"),
            }
        }
    }
    assert!(large < PROGRAMS / 5, "{large} bodies have too many regions");
}

#[test]
fn random_kernels_give_the_same_block_by_block() {
    check(true);
}

#[test]
fn random_kernels_give_the_same_as_rows() {
    check(false);
}

#[test]
fn threads_that_part_or_fail_are_left_to_the_emulator() {
    let compiler = Compiler::host().unwrap();
    let shape = LaunchShape::linear(5, 32);
    let blocks = |body: &str| {
        let body = format!("s = cuda.shared.array(32, np.int64)\nt = cuda.threadIdx.x\ni = cuda.grid(1)\n{body}");
        Both::of(&compiler, &body)
            .unwrap()
            .compiled(&arguments(160, 3), shape, 160)
            .is_some()
    };
    assert!(blocks("s[t] = t\ncuda.syncthreads()\nr[i] = s[31 - t]\n"));
    assert!(
        !blocks("s[t] = t\ncuda.syncthreads()\nr[i] = s[32 - t]\n"),
        "out of range"
    );
    assert!(!blocks("if t < 7:\n    cuda.syncthreads()\nr[i] = t\n"), "not all wait");
    assert!(
        !blocks("if t == 5:\n    return\ncuda.syncthreads()\nr[i] = t\n"),
        "one ends before"
    );
    assert!(
        !blocks("for k in range(t):\n    cuda.syncthreads()\nr[i] = t\n"),
        "as often as they like"
    );
    assert!(blocks(
        "for k in range(n):\n    s[t] = k\n    cuda.syncthreads()\n    r[i] += s[31 - t]\n    cuda.syncthreads()\n"
    ));
    // What a variable is before it is first set, in each round and in each block.
    assert!(blocks(
        "a = 0\nfor k in range(n):\n    if k == t % 3:\n        a += 1\n    cuda.syncthreads()\nr[i] = a\n"
    ));
}

#[test]
fn what_is_the_same_for_all_threads_is_done_once() {
    let compiler = Compiler::host().unwrap();
    let body = "s = cuda.shared.array(32, np.int64)\nt = cuda.threadIdx.x\ni = cuda.grid(1)\nhalf = 16\ns[t] = x[i]\ncuda.syncthreads()\n\
        while half > 0:\n    if t < half:\n        s[t] += s[t + half]\n    cuda.syncthreads()\n    half //= 2\nr[i] = s[0]\n";
    let both = Both::of(&compiler, body).unwrap();
    let Some(regions) = &both.regions else {
        panic!("it has barriers")
    };
    let text = format!("{:?}", regions.steps);
    assert!(text.contains("once: true") && text.contains("once: false"), "{text}");
    let per_thread = regions.arrays[regions.declared..].iter().filter(|(_, n)| *n > 1);
    assert_eq!(per_thread.count(), 1, "i is kept per thread, half is not: {regions:?}");
    let values = arguments(160, 3);
    let shape = LaunchShape::linear(5, 32);
    let found = both.compiled(&values, shape, 160);
    assert_eq!(found, both.emulator(&values, shape, 160).ok());
    let Some(found) = found else {
        panic!("it isn't emulated")
    };
    let sum: i64 = values[0]
        .as_any()
        .downcast_ref::<ListArray>()
        .map(|list| list.value(0))
        .and_then(|list| {
            list.as_any()
                .downcast_ref::<Int64Array>()
                .map(|all| all.values()[..32].iter().sum())
        })
        .unwrap();
    assert_eq!(found[..8], sum.to_le_bytes());
}
