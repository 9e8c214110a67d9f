//! Valid IR, damaged at random thousands of times: what comes of it is refused or compiles, and what compiles runs. Nothing
//! may panic, no damaged text may get past the checks to where LLVM's verifier finds it broken.
//!
//! `RBC_SEED` repeats a run; `RBC_MUTATIONS` says how many texts are made of each.

use rbcdb_runtime_cpu::Function;
use rbcdb_udf_abi::{Language, Parameter, ScalarType, Signature};
use rbcdb_udf_compiler::pipeline::CompileError;
use rbcdb_udf_compiler::{CompileRequest, EmptyEnvironment, user_ir};

use crate::kit::compilers;

const TEXTS: &[(&str, &str, &[ScalarType], ScalarType)] = {
    use ScalarType::{Bool, Complex128, Float32, Float64, Int16, Int32, Int64};
    &[
        (
            include_str!("ir/clang_x86_O0.ll"),
            "weighted",
            &[Float64, Int32],
            Float64,
        ),
        (include_str!("ir/clang_x86_O0.ll"), "median", &[Float64; 5], Float64),
        (include_str!("ir/clang_x86_O2.ll"), "days", &[Int32, Bool], Int32),
        (include_str!("ir/clang_x86_O2.ll"), "gcd", &[Int64, Int64], Int64),
        (
            include_str!("ir/clang_x86_O3_avx2.ll"),
            "median",
            &[Float64; 5],
            Float64,
        ),
        (
            include_str!("ir/clang_x86_O3_avx2.ll"),
            "squared",
            &[Complex128],
            Complex128,
        ),
        (
            include_str!("ir/clang_nvptx_O2.ll"),
            "product",
            &[Complex128, Complex128],
            Complex128,
        ),
        (
            include_str!("ir/typed_pointers.ll"),
            "look_up",
            &[Float64, Int32],
            Float64,
        ),
        (include_str!("ir/numba_ratio.ll"), "", &[Float64, Float64], Float64),
        (include_str!("ir/numba_mixed.ll"), "", &[Int16, Float32], Int32),
    ]
};

pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

/// Words that belong to the language, to be put where they don't.
const WORDS: &[&str] = &[
    "i1",
    "i8",
    "i32",
    "i64",
    "i128",
    "double",
    "float",
    "ptr",
    "void",
    "<2 x i32>",
    "{ i32, i32 }",
    "[4 x i8]",
    "undef",
    "poison",
    "zeroinitializer",
    "null",
    "true",
    "0",
    "1",
    "-1",
    "4294967296",
    "9223372036854775807",
    "1.0",
    "add",
    "sdiv",
    "fptosi",
    "bitcast",
    "load",
    "store",
    "getelementptr",
    "phi",
    "br",
    "ret",
    "switch",
    "call",
    "select",
    "label",
    ",",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "=",
    "%0",
    "%1",
    "%x",
    "@f",
    "align",
    "volatile",
    "inbounds",
    "to",
    "x",
    "\n",
    "unreachable",
];

/// The function's own text and what it refers to is small: mutations that miss it say little. So the damage is done near
/// a random place of the definitions.
pub(crate) fn mutate(text: &str, random: &mut Random) -> String {
    let mut pieces: Vec<String> = split(text);
    for _ in 0..1 + random.below(3) {
        let at = random.below(pieces.len());
        match random.below(8) {
            0 => drop(pieces.remove(at)),
            1 => pieces.insert(at, pieces[at].clone()),
            2 => pieces[at] = WORDS[random.below(WORDS.len())].to_owned(),
            3 => pieces.insert(at, format!(" {} ", WORDS[random.below(WORDS.len())])),
            4 => {
                let other = random.below(pieces.len());
                pieces.swap(at, other);
            }
            5 => pieces[at] = pieces[random.below(pieces.len())].clone(),
            6 => pieces.truncate(at.max(1)),
            _ => {
                let mut bytes = pieces[at].clone().into_bytes();
                let byte = random.below(bytes.len());
                if let Some(byte) = bytes.get_mut(byte) {
                    *byte = 32 + (random.below(95) as u8);
                }
                pieces[at] = String::from_utf8_lossy(&bytes).into_owned();
            }
        }
        if pieces.is_empty() {
            pieces.push(String::new());
        }
    }
    pieces.concat()
}

/// Words, numbers, blanks, and single other characters.
pub(crate) fn split(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let kind = |c: char| match c {
        c if c.is_ascii_alphanumeric() || "%@._-".contains(c) => 1,
        ' ' => 2,
        _ => 0,
    };
    let mut last = 0;
    for c in text.chars() {
        match (kind(c), pieces.last_mut()) {
            (now, Some(piece)) if now == last && now != 0 => piece.push(c),
            (now, _) => {
                pieces.push(c.to_string());
                last = now;
            }
        }
    }
    pieces
}

/// The lines of the definitions that matter for a symbol, so that damage hits them.
fn shortened(text: &str, symbol: &str) -> String {
    let wanted = format!("@{symbol}(");
    let mut kept = String::new();
    let mut inside = None;
    for line in text.lines() {
        let is_define = line.starts_with("define ");
        if is_define {
            inside = Some(symbol.is_empty() || line.contains(&wanted) || line.contains("internal"));
        }
        let comment = line.starts_with(';') || line.starts_with("attributes") || line.starts_with('!');
        if inside.unwrap_or(!comment) {
            kept.push_str(line);
            kept.push('\n');
        }
        if line == "}" {
            inside = None;
        }
    }
    kept
}

pub(crate) fn from_environment(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

#[test]
fn damaged_ir_is_refused_or_compiles() {
    let seed = from_environment("RBC_SEED", 1);
    let count = from_environment("RBC_MUTATIONS", 200);
    let (mut refused, mut accepted, mut compiled) = (0, 0, 0);
    for (n, (text, symbol, types, result)) in TEXTS.iter().enumerate() {
        let text = shortened(text, symbol);
        let cfunc = text
            .split("define ")
            .find_map(|d| Some(d.split_once("@cfunc.")?.1.split('(').next()?.to_owned()));
        let symbol = match (*symbol, cfunc) {
            ("", Some(name)) => format!("cfunc.{name}"),
            (symbol, _) => symbol.to_owned(),
        };
        let parameters = types.iter().enumerate().map(|(n, ty)| Parameter {
            name: format!("p{n}"),
            ty: (*ty).into(),
        });
        let signature = Signature {
            name: "f".to_owned(),
            parameters: parameters.collect(),
            result: *result,
            called_on_null_input: false,
            kernel: None,
        };
        user_ir::load(&text, Some(&symbol), &signature).unwrap_or_else(|e| panic!("{}", e.render(&text, "f")));
        let mut random = Random(seed.wrapping_mul(1000).wrapping_add(n as u64));
        for round in 0..count {
            let damaged = mutate(&text, &mut random);
            match user_ir::load(&damaged, Some(&symbol), &signature) {
                Err(found) => {
                    assert_ne!(found.list[0].sqlstate, "XX000");
                    // Rendering survives whatever the span is.
                    assert!(!found.render(&damaged, "f").is_empty());
                    refused += 1;
                }
                Ok(_) => {
                    accepted += 1;
                    // Compiling takes milliseconds: a part of them.
                    if accepted % 8 != 0 {
                        continue;
                    }
                    let request = CompileRequest {
                        signature: &signature,
                        options: Default::default(),
                        body: &damaged,
                        language: Language::Llvm {
                            symbol: Some(symbol.clone()),
                        },
                    };
                    match compilers()[1].compile(&request, &EmptyEnvironment) {
                        Ok(made) => drop(Function::load(&made.artifact).expect("the host runs its own code")),
                        Err(CompileError::Diagnostics(_)) => {}
                        Err(other) => panic!("seed {seed}, text {n}, round {round}: {other}\n{damaged}"),
                    }
                    compiled += 1;
                }
            }
        }
    }
    assert!(
        refused > count && accepted > count && compiled > count / 8,
        "{refused} {accepted} {compiled}"
    );
}
