//! Compiled objects over Arrow arrays: every type × shape of kernel × shape of arguments × offset × validity × length,
//! against plain Rust. What the operations compute is tested elsewhere; here it is where they find their arguments.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, Float64Array, Int64Array, StructArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use rbcdb_runtime_cpu::arrow_types::complex_fields;
use rbcdb_runtime_cpu::{Argument, CancelFlag, Function, arrow_type};
use rbcdb_udf_abi::artifact::Artifact;
use rbcdb_udf_abi::{Language, Options, Parameter, ScalarType, Signature};
use rbcdb_udf_compiler::CompileRequest;
use rbcdb_udf_compiler::codegen::OptLevel;
use rbcdb_udf_compiler::ir::{Module, Type, parse};
use rbcdb_udf_compiler::pipeline::Compiler;

const LENGTHS: [usize; 9] = [0, 1, 7, 63, 64, 65, 511, 513, 1100];
const OFFSETS: [usize; 4] = [0, 1, 8, 67];

/// `flag ? a : b`, strict.
const CHOOSE: &str = "  %0: bool = param 0\n  %1: T = param 1\n  %2: T = param 2\n  \
    if %0 {\n    return %1\n  }\n  return %2\n";
/// `a`, or `b` where that is NULL, or NULL.
const COALESCE: &str = "  %0: bool = param_null 0\n  %1: bool = param_null 1\n  %2: T = param 0\n  %3: T = param 1\n  \
    if %0 {\n    if %1 {\n      return null\n    }\n    return %3\n  }\n  return %2\n";

/// The function `f` with this body, as a SIMD loop or row by row, from an artifact's bytes.
fn load(compiler: &Compiler, header: &str, body: &str, ty: ScalarType, looped: bool) -> Arc<Function> {
    let body = body.replace(": T", &format!(": {}", Type::of(ty).name()));
    let body = if looped {
        format!("  loop rounds_max 1 {{\n{body}  }}\n")
    } else {
        body
    };
    let text = format!("function f0 f{} {{\n{body}}}\n", header.replace('T', ty.sql_name()));
    let module = parse::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let signature = signature(&module);
    let request = CompileRequest {
        signature: &signature,
        options: Options::default(),
        body: "",
        language: Language::Rbc,
    };
    let compiled = compiler.compile_module(&request, Arc::new(module), Vec::new()).unwrap();
    let bytes = compiled.artifact.to_bytes().unwrap();
    Function::load(&Artifact::from_bytes(&bytes).unwrap()).unwrap()
}

fn signature(module: &Module) -> Signature {
    let entry = module.entry();
    Signature {
        name: entry.name.clone(),
        parameters: entry
            .params
            .iter()
            .map(|p| Parameter {
                name: p.name.clone(),
                ty: p.ty,
            })
            .collect(),
        result: entry.result,
        called_on_null_input: entry.params.iter().any(|p| p.optional),
        kernel: None,
    }
}

/// An array of a type from small numbers that every type holds (booleans: odd or even).
fn array(ty: ScalarType, values: &[Option<i64>]) -> ArrayRef {
    let numbers: Int64Array = values.iter().copied().collect();
    match ty {
        ScalarType::Bool => {
            let odd: Int64Array = values.iter().map(|v| v.map(|v| v % 2)).collect();
            cast(&odd, &DataType::Boolean).unwrap()
        }
        ScalarType::Complex128 => {
            let part = |scale| -> ArrayRef {
                let part: Vec<f64> = values.iter().map(|v| (v.unwrap_or(77) * scale) as f64).collect();
                Arc::new(Float64Array::from(part))
            };
            Arc::new(StructArray::new(
                complex_fields(),
                vec![part(1), part(-3)],
                numbers.nulls().cloned(),
            ))
        }
        _ => cast(&numbers, &arrow_type(ty)).unwrap(),
    }
}

/// One argument: values by row, in an array with others around them.
#[derive(Debug, Clone, Copy)]
struct Shape {
    scalar: bool,
    offset: usize,
    /// Every n-th value is NULL; 0: none, 1: all.
    null_every: usize,
    salt: usize,
}

impl Shape {
    fn value(self, row: usize) -> Option<i64> {
        let row = if self.scalar { 0 } else { row };
        let null = self.null_every > 0 && (row + self.salt).is_multiple_of(self.null_every);
        (!null).then_some(((row * 29 + self.salt * 11) % 120) as i64)
    }

    fn argument(self, ty: ScalarType, rows: usize) -> Argument {
        let length = if self.scalar { 1 } else { rows };
        let around = |i: usize| (self.null_every == 0 || i.is_multiple_of(2)).then_some(99);
        let before = (0..self.offset).map(around);
        let values: Vec<Option<i64>> = before
            .chain((0..length).map(|row| self.value(row)))
            .chain((0..70).map(around))
            .collect();
        let array = array(ty, &values).slice(self.offset, length);
        if self.scalar {
            Argument::Scalar(array)
        } else {
            Argument::Array(array)
        }
    }
}

/// Shapes of the arguments of one call after another, all kinds mixed.
fn shapes(count: usize) -> impl Iterator<Item = Vec<Shape>> {
    let kinds = 1 << count;
    (0..kinds * 36).map(move |n| {
        let round = n / kinds;
        let shape = |i: usize| Shape {
            scalar: n >> i & 1 == 1,
            offset: OFFSETS[(round + i * 3) % 4],
            null_every: [0, 3, 0, 1, 50, 2][(round + i * (round / 6 + 1)) % 6],
            salt: n + i,
        };
        (0..count).map(shape).collect()
    })
}

/// Calls the function with every mix of shapes; `row` gives what a row must be.
fn check(function: &Function, row: impl Fn(&[Option<i64>]) -> Option<i64>) {
    let signature = &function.metadata().signature;
    let cancel = CancelFlag::new();
    for (n, shapes) in shapes(signature.parameters.len()).enumerate() {
        let rows = LENGTHS[n % LENGTHS.len()];
        let args: Vec<Argument> = shapes
            .iter()
            .zip(&signature.parameters)
            .map(|(shape, p)| shape.argument(p.ty.scalar().expect("a scalar"), rows))
            .collect();
        let result = function.call(&args, rows, &cancel).unwrap();
        let computed = if shapes.iter().all(|s| s.scalar) {
            rows.min(1)
        } else {
            rows
        };
        let values = |r: usize| shapes.iter().map(|shape| shape.value(r)).collect::<Vec<_>>();
        let expected: Vec<Option<i64>> = (0..computed).map(|r| row(&values(r))).collect();
        assert_eq!(
            &result,
            &array(signature.result, &expected),
            "{signature}, {rows} rows, {shapes:?}"
        );
    }
}

fn each_form(test: impl Fn(&Compiler, ScalarType, bool)) {
    for level in [OptLevel::Full, OptLevel::Quick] {
        let compiler = Compiler::with_level(level).unwrap();
        for ty in ScalarType::ALL {
            for looped in [false, true] {
                test(&compiler, ty, looped);
            }
        }
    }
}

#[test]
fn strict_functions_find_their_arguments() {
    each_form(|compiler, ty, looped| {
        let function = load(compiler, "(flag: BOOLEAN, a: T, b: T) -> T", CHOOSE, ty, looped);
        check(&function, |values| match values {
            [Some(flag), Some(a), Some(b)] => Some(if flag % 2 == 1 { *a } else { *b }),
            _ => None,
        });
    });
}

#[test]
fn functions_called_on_null_input_find_their_arguments_and_nulls() {
    each_form(|compiler, ty, looped| {
        let function = load(compiler, "(a: T?, b: T?) -> T?", COALESCE, ty, looped);
        check(&function, |values| values[0].or(values[1]));
    });
}
