//! Interpreter ⇄ compiled code over random typed IR: also what no front end emits is computed to the same bits.

use std::sync::Arc;

use rbcdb_runtime_cpu::Function;
use rbcdb_tests_compiler::program::{interpret, run};
use rbcdb_tests_compiler::text::{argument_text, outcome_text};
use rbcdb_udf_abi::{Language, Options, Parameter, ParameterType, ScalarType, Signature};
use rbcdb_udf_compiler::CompileRequest;
use rbcdb_udf_compiler::codegen::OptLevel;
use rbcdb_udf_compiler::ir::arbitrary::{self, Random};
use rbcdb_udf_compiler::ir::{Datum, Module, RowValue};
use rbcdb_udf_compiler::pipeline::Compiler;

const FUEL: u64 = 1_000_000;

/// A signature for the entry of a module made without one.
fn signature(module: &Module) -> Signature {
    let entry = module.entry();
    let parameter = |param: &rbcdb_udf_compiler::ir::Param| Parameter {
        name: param.name.clone(),
        ty: param.ty,
    };
    Signature {
        name: "f".to_owned(),
        parameters: entry.params.iter().map(parameter).collect(),
        result: entry.result,
        called_on_null_input: entry.params.iter().any(|param| param.optional),
        kernel: None,
    }
}

/// An argument that likes edges; NULL only where the entry takes it, as a runtime would see to it.
fn argument(random: &mut Random, ty: ScalarType, optional: bool) -> Option<Datum> {
    let bits = match ty {
        ScalarType::Float32 => (random.float() as f32).to_bits().into(),
        ScalarType::Float64 => random.float().to_bits().into(),
        ScalarType::Complex128 => u128::from(random.float().to_bits()) | u128::from(random.float().to_bits()) << 64,
        _ => random.integer() as u128,
    };
    (!(optional && random.chance(30))).then(|| Datum::from_bits(ty, bits))
}

fn check(compiler: &Compiler, seed: u64, rows: usize) {
    let module = Arc::new(arbitrary::module(seed));
    let signature = signature(&module);
    let request = CompileRequest {
        signature: &signature,
        options: Options::default(),
        body: "",
        language: Language::Rbc,
    };
    let compiled = compiler
        .compile_module(&request, Arc::clone(&module), Vec::new())
        .unwrap_or_else(|error| panic!("seed {seed}: {error}\n{module}"));
    let function = Function::load(&compiled.artifact).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{module}"));
    let mut random = Random(seed ^ 0x5eed);
    let params = &module.entry().params;
    let rows: Vec<Vec<RowValue>> = (0..rows)
        .map(|_| {
            params
                .iter()
                .map(|param| match param.ty {
                    ParameterType::Scalar(ty) => RowValue::Scalar(argument(&mut random, ty, param.optional)),
                    ParameterType::Array(ty) => {
                        let (len, nulls) = (random.below(5), random.chance(30));
                        let elements = (0..len).map(|_| argument(&mut random, ty, nulls)).collect();
                        let null = param.optional && random.chance(30);
                        RowValue::Array((!null).then_some(elements))
                    }
                })
                .collect()
        })
        .collect();
    let expected = interpret(&compiled, &rows, FUEL);
    let found = run(&function, &rows).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{module}"));
    for ((row, expected), found) in rows.iter().zip(&expected).zip(&found) {
        let args: Vec<String> = row.iter().map(argument_text).collect();
        assert!(
            expected.same(found),
            "seed {seed}, f({}): interpreted {}, compiled {}\n{module}",
            args.join(", "),
            outcome_text(expected),
            outcome_text(found),
        );
    }
}

#[test]
fn quick_code_equals_the_interpreter() {
    let compiler = Compiler::with_level(OptLevel::Quick).unwrap();
    for seed in 0..400 {
        check(&compiler, seed, 20);
    }
}

#[test]
fn optimised_code_equals_the_interpreter() {
    let compiler = Compiler::with_level(OptLevel::Full).unwrap();
    for seed in 10_000..10_200 {
        check(&compiler, seed, 150);
    }
}
