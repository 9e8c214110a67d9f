//! Compiles a module, runs it over rows and compares each with the interpreter.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, Float64Array, ListArray, PrimitiveArray, StructArray, new_null_array,
};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::datatypes as dt;
use rbcdb_runtime_cpu::arrow_types::complex_fields;
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag, Function, RowFailure, arrow_type};
use rbcdb_udf_abi::{Language, Options, Parameter, ParameterType, ScalarType, Signature};

use crate::CompileRequest;
use crate::codegen::{HostCpu, Lanes, OptLevel};
use crate::ir::interpret::{Interpreter, Outcome};
use crate::ir::{Datum, Module, RowValue};
use crate::pipeline::{Compiled, Compiler};

/// Fuel that no row of a test needs.
const FUEL: u64 = 10_000_000;

/// Arguments of a function that takes no arrays.
pub type Row = Vec<Option<Datum>>;

/// How a module is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// As fast as possible.
    Quick,
    /// As the plan says.
    Best,
    /// For the CPUs of the last ten years, as the plan says.
    Portable,
    /// In vectors of that width, that many side by side; with one lane, row by row.
    Lanes(u32, u32),
}

pub fn compiler(way: Way) -> Arc<Compiler> {
    static COMPILERS: Mutex<Option<HashMap<Way, Arc<Compiler>>>> = Mutex::new(None);
    let mut compilers = COMPILERS.lock().unwrap();
    let make = || {
        let host = HostCpu::detect().unwrap();
        Arc::new(match way {
            Way::Quick => Compiler::with_level(OptLevel::Quick).unwrap(),
            Way::Best => Compiler::with_level(OptLevel::Full).unwrap(),
            Way::Portable => Compiler::for_cpu(HostCpu::portable().unwrap(), OptLevel::Full).unwrap(),
            Way::Lanes(width, gangs) => {
                Compiler::for_cpu(host.with_lanes(Lanes { width, gangs }), OptLevel::Full).unwrap()
            }
        })
    };
    Arc::clone(compilers.get_or_insert_default().entry(way).or_insert_with(make))
}

pub fn signature(module: &Module) -> Signature {
    let entry = module.entry();
    let parameters = entry.params.iter().map(|p| Parameter {
        name: p.name.clone(),
        ty: p.ty,
    });
    Signature {
        name: entry.name.clone(),
        parameters: parameters.collect(),
        result: entry.result,
        called_on_null_input: entry.params.iter().any(|p| p.optional),
        kernel: None,
    }
}

pub fn compile(module: &Module, level: Way) -> Compiled {
    let signature = signature(module);
    let request = CompileRequest {
        signature: &signature,
        options: Options::default(),
        body: "",
        language: Language::Rbc,
    };
    match compiler(level).compile_module(&request, Arc::new(module.clone()), Vec::new()) {
        Ok(compiled) => compiled,
        Err(error) => panic!("{error}\n{module}"),
    }
}

pub fn load(module: &Module, level: Way) -> Arc<Function> {
    Function::load(&compile(module, level).artifact).unwrap()
}

pub fn parse(text: &str) -> Module {
    let module = crate::ir::parse::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    crate::ir::verify::verify(&module).unwrap_or_else(|errors| panic!("{errors:?}\n{text}"));
    module
}

/// Compares compiled code and interpreter on these rows: results by bits in one batch, then the first failure of the
/// whole, then each failing row alone.
pub fn check<V: Clone + Into<RowValue>>(module: &Module, rows: &[Vec<V>], level: Way) {
    let rows = &row_values(rows);
    let function = load(module, level);
    let mut interpreter = Interpreter::new(module);
    let outcomes: Vec<Outcome> = rows.iter().map(|row| interpreter.run(row, FUEL)).collect();
    let fails = |outcome: &Outcome| matches!(outcome, Outcome::Error(_));
    let fine: Vec<usize> = (0..rows.len()).filter(|&n| !fails(&outcomes[n])).collect();
    let picked: Vec<Vec<RowValue>> = fine.iter().map(|&n| rows[n].clone()).collect();
    match run(&function, &picked) {
        Ok(array) => {
            for (at, &n) in fine.iter().enumerate() {
                let expected = expected(&outcomes[n]);
                let found = datum(array.as_ref(), at);
                assert!(
                    same(expected, found),
                    "{:?}: expected {expected:?}, found {found:?}\n{module}",
                    rows[n]
                );
            }
        }
        Err(error) => panic!("{error}\n{module}"),
    }
    if fine.len() == rows.len() {
        return;
    }
    let first = (0..rows.len()).find(|&n| fails(&outcomes[n])).unwrap();
    check_failure(module, &function, rows, first, &outcomes[first]);
    for n in (0..rows.len()).filter(|&n| fails(&outcomes[n])).take(16) {
        check_failure(module, &function, &rows[n..=n], 0, &outcomes[n]);
    }
}

fn row_values<V: Clone + Into<RowValue>>(rows: &[Vec<V>]) -> Vec<Vec<RowValue>> {
    let row = |row: &Vec<V>| row.iter().cloned().map(V::into).collect();
    rows.iter().map(row).collect()
}

fn check_failure(module: &Module, function: &Function, rows: &[Vec<RowValue>], at: usize, outcome: &Outcome) {
    let failure = match run(function, rows) {
        Err(CallError::Row(failure)) => failure,
        other => panic!("{:?}: expected {outcome:?}, found {other:?}\n{module}", rows[at]),
    };
    let RowFailure {
        code,
        line,
        column,
        row,
        ..
    } = *failure;
    let Outcome::Error(expected) = outcome else {
        unreachable!("picked as failing")
    };
    let site = &module.functions[expected.function.0 as usize].sites[expected.site.0 as usize];
    let expected = (expected.code, site.line, site.column, at);
    assert_eq!((code, line, column, row), expected, "{:?}\n{module}", rows[at]);
}

fn expected(outcome: &Outcome) -> Option<Datum> {
    match outcome {
        Outcome::Value(value) => Some(*value),
        Outcome::Null => None,
        other => panic!("{other:?}"),
    }
}

fn same(a: Option<Datum>, b: Option<Datum>) -> bool {
    a.map(|a| (a.ty(), a.bits())) == b.map(|b| (b.ty(), b.bits()))
}

/// Calls the function over these rows.
pub fn run<V: Clone + Into<RowValue>>(function: &Function, rows: &[Vec<V>]) -> Result<ArrayRef, CallError> {
    let rows = &row_values(rows);
    let parameters = &function.metadata().signature.parameters;
    let arguments: Vec<Argument> = parameters
        .iter()
        .enumerate()
        .map(|(n, p)| Argument::Array(column(p.ty, rows.iter().map(|row| &row[n]))))
        .collect();
    if arguments.is_empty() && !rows.is_empty() {
        // One result for all rows.
        let one = function.call(&arguments, rows.len(), &CancelFlag::new())?;
        let indices = arrow::array::UInt32Array::from(vec![0; rows.len()]);
        return Ok(arrow::compute::take(one.as_ref(), &indices, None).unwrap());
    }
    function.call(&arguments, rows.len(), &CancelFlag::new())
}

/// The column of a parameter. Arrays lie in the midst of other elements; NULL ones have some, too.
fn column<'r>(ty: ParameterType, values: impl Iterator<Item = &'r RowValue>) -> ArrayRef {
    let element = match ty {
        ParameterType::Scalar(ty) => return array(ty, &values.map(RowValue::scalar).collect::<Vec<_>>()),
        ParameterType::Array(element) => element,
    };
    let other = Some(Datum::from_bits(element, 0x1234_5678_9abc_def1));
    let mut elements = vec![other; 3];
    let (mut offsets, mut valid) = (vec![0, 3], vec![false]);
    for value in values {
        match value.elements() {
            Some(own) => elements.extend(own),
            None => elements.push(other),
        }
        offsets.push(elements.len() as i32);
        valid.push(!value.is_null());
    }
    elements.push(other);
    let field = Arc::new(dt::Field::new_list_field(arrow_type(element), true));
    let child = array(element, &elements);
    let list = ListArray::new(field, OffsetBuffer::new(offsets.into()), child, Some(valid.into()));
    Arc::new(list.slice(1, list.len() - 1))
}

/// An array of these values.
pub fn array(ty: ScalarType, values: &[Option<Datum>]) -> ArrayRef {
    fn primitive<T: dt::ArrowPrimitiveType>(values: &[Option<Datum>], get: impl Fn(u128) -> T::Native) -> ArrayRef {
        Arc::new(PrimitiveArray::<T>::from_iter(
            values.iter().map(|v| v.map(|v| get(v.bits()))),
        ))
    }
    match ty {
        ScalarType::Bool => Arc::new(BooleanArray::from_iter(values.iter().map(|v| v.map(|v| v.bits() != 0)))),
        ScalarType::Int8 => primitive::<dt::Int8Type>(values, |b| b as i8),
        ScalarType::Int16 => primitive::<dt::Int16Type>(values, |b| b as i16),
        ScalarType::Int32 => primitive::<dt::Int32Type>(values, |b| b as i32),
        ScalarType::Int64 => primitive::<dt::Int64Type>(values, |b| b as i64),
        ScalarType::UInt8 => primitive::<dt::UInt8Type>(values, |b| b as u8),
        ScalarType::UInt16 => primitive::<dt::UInt16Type>(values, |b| b as u16),
        ScalarType::UInt32 => primitive::<dt::UInt32Type>(values, |b| b as u32),
        ScalarType::UInt64 => primitive::<dt::UInt64Type>(values, |b| b as u64),
        ScalarType::Float32 => primitive::<dt::Float32Type>(values, |b| f32::from_bits(b as u32)),
        ScalarType::Float64 => primitive::<dt::Float64Type>(values, |b| f64::from_bits(b as u64)),
        ScalarType::Complex128 if values.is_empty() => new_null_array(&arrow_type(ty), 0),
        ScalarType::Complex128 => {
            let part = |shift: u32| -> ArrayRef {
                let bits = |v: &Option<Datum>| v.map_or(0, |v| (v.bits() >> shift) as u64);
                Arc::new(Float64Array::from_iter_values(
                    values.iter().map(|v| f64::from_bits(bits(v))),
                ))
            };
            let nulls = NullBuffer::from_iter(values.iter().map(Option::is_some));
            Arc::new(StructArray::new(complex_fields(), vec![part(0), part(64)], Some(nulls)))
        }
    }
}

/// One value of an array.
pub fn datum(array: &dyn Array, at: usize) -> Option<Datum> {
    if array.is_null(at) {
        return None;
    }
    let ty = rbcdb_runtime_cpu::scalar_type(array.data_type()).unwrap();
    let bits: u128 = match ty {
        ScalarType::Bool => array.as_boolean().value(at).into(),
        ScalarType::Int8 => array.as_primitive::<dt::Int8Type>().value(at) as u8 as u128,
        ScalarType::Int16 => array.as_primitive::<dt::Int16Type>().value(at) as u16 as u128,
        ScalarType::Int32 => array.as_primitive::<dt::Int32Type>().value(at) as u32 as u128,
        ScalarType::Int64 => array.as_primitive::<dt::Int64Type>().value(at) as u64 as u128,
        ScalarType::UInt8 => array.as_primitive::<dt::UInt8Type>().value(at).into(),
        ScalarType::UInt16 => array.as_primitive::<dt::UInt16Type>().value(at).into(),
        ScalarType::UInt32 => array.as_primitive::<dt::UInt32Type>().value(at).into(),
        ScalarType::UInt64 => array.as_primitive::<dt::UInt64Type>().value(at).into(),
        ScalarType::Float32 => array.as_primitive::<dt::Float32Type>().value(at).to_bits().into(),
        ScalarType::Float64 => array.as_primitive::<dt::Float64Type>().value(at).to_bits().into(),
        ScalarType::Complex128 => {
            let part = |n: usize| {
                array
                    .as_struct()
                    .column(n)
                    .as_primitive::<dt::Float64Type>()
                    .value(at)
                    .to_bits()
            };
            u128::from(part(0)) | u128::from(part(1)) << 64
        }
    };
    Some(Datum::from_bits(ty, bits))
}

/// The failure that a batch ends with.
pub fn failure(module: &Module, rows: &[Row]) -> RowFailure {
    match run(&load(module, Way::Best), rows) {
        Err(CallError::Row(failure)) => *failure,
        other => panic!("{other:?}\n{module}"),
    }
}
