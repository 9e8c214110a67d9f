//! The labelled kernels of `tests/filetests/analysis`, which clang and Numba have made, as kernel functions in LANGUAGE llvm.

use std::path::Path;

use rbcdb_tests_analysis::files;
use rbcdb_tests_analysis::label::Labelled;
use rbcdb_udf_abi::kernel::{LaunchParameter, launch_parameters};
use rbcdb_udf_abi::{KernelForm, Parameter, ParameterType, ScalarType, Signature};
use rbcdb_udf_analysis::simulate::{Argument, Element, Kind};
use rbcdb_udf_compiler::user_ir;
use rbcdb_udf_compiler::{Diagnostics, ir};

/// Parameters that Numba makes of an array, and which of them is the address.
const NUMBA_ARRAY: usize = 7;
const NUMBA_ADDRESS: usize = 4;

/// A labelled kernel, and how it is declared.
#[derive(Debug)]
pub struct Declared {
    /// Label, arguments, launches.
    pub labelled: Labelled,
    /// Its LLVM IR.
    pub text: String,
    /// The kernel's symbol.
    pub symbol: String,
    /// Its declaration, with one output array.
    pub signature: Signature,
    /// Where its arguments are among the labelled ones; the output's last.
    at: Vec<usize>,
}

impl Declared {
    /// Reads a kernel; `None` for one that doesn't write exactly one array, or whose arrays have two dimensions in Numba.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn read(path: &Path) -> Result<Option<Declared>, String> {
        let labelled = Labelled::read(path)?;
        let text = std::fs::read_to_string(&labelled.ir).map_err(|e| format!("{}: {e}", path.display()))?;
        if labelled
            .arguments
            .iter()
            .any(|argument| argument.name.ends_with(".5.1"))
        {
            return Ok(None);
        }
        let symbol = files::symbol(&text).ok_or("there is no kernel in the IR")?.to_owned();
        let (mut parameters, mut at, mut output) = (Vec::new(), Vec::new(), None);
        let mut n = 0;
        while let Some(argument) = labelled.arguments.get(n) {
            let numba = argument
                .name
                .strip_suffix(".0")
                .filter(|_| argument.kind == Kind::Buffer);
            let (name, number, next) = match numba {
                Some(name) => (name, n + NUMBA_ADDRESS, n + NUMBA_ARRAY),
                None => (argument.name.as_str(), n, n + 1),
            };
            let argument = labelled.arguments.get(number).ok_or("an array of Numba's in part")?;
            n = next;
            let scalar = scalar_type(argument.element);
            if argument.out {
                if output
                    .replace((name.to_owned(), parameters.len(), scalar, number))
                    .is_some()
                {
                    return Ok(None);
                }
                continue;
            }
            at.push(number);
            parameters.push(Parameter {
                name: name.to_owned(),
                ty: match argument.kind {
                    Kind::Buffer => ParameterType::Array(scalar),
                    Kind::Scalar => ParameterType::Scalar(scalar),
                },
            });
        }
        let Some((output, position, result, number)) = output else {
            return Ok(None);
        };
        at.push(number);
        let signature = Signature {
            name: "k".to_owned(),
            parameters,
            result,
            called_on_null_input: false,
            kernel: Some(KernelForm {
                output,
                position,
                length: String::new(),
                threads: Vec::new(),
                unchecked: false,
                trusted: false,
            }),
        };
        Ok(Some(Declared {
            labelled,
            text,
            symbol,
            signature,
            at,
        }))
    }

    /// Reads, checks and tames its IR.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn load(&self) -> Result<ir::Module, Diagnostics> {
        self.load_text(&self.text)
    }

    /// The same of another text with a kernel of that name.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn load_text(&self, text: &str) -> Result<ir::Module, Diagnostics> {
        let function = user_ir::load(text, Some(&self.symbol), &self.signature)?;
        Ok(ir::Module {
            functions: vec![function],
        })
    }

    /// The number of the output among the labelled arguments.
    pub fn output(&self) -> usize {
        self.at.last().copied().unwrap_or_default()
    }

    /// The number of a parameter's argument among the labelled ones.
    pub fn column(&self, column: usize) -> usize {
        self.at[column]
    }

    /// The labelled arguments as the compiler's kernels take them, by [`launch_parameters`].
    pub fn arguments(&self) -> Vec<Argument> {
        let of = |column: usize| &self.labelled.arguments[self.at[column]];
        let output = || &self.labelled.arguments[self.output()];
        let number = |name: String, value: usize| Argument {
            name,
            kind: Kind::Scalar,
            element: Element::I64,
            len: None,
            init: None,
            out: false,
            value: Some(value.into()),
        };
        let words = |name: &str, len: usize| Argument {
            kind: Kind::Buffer,
            element: Element::U32,
            len: Some(len),
            value: None,
            ..number(name.to_owned(), 0)
        };
        let list = launch_parameters(&self.signature).into_iter();
        list.map(|parameter| match parameter {
            LaunchParameter::Output => output().clone(),
            LaunchParameter::OutputLength => number(self.name("length"), output().len.unwrap_or(0)),
            LaunchParameter::Failure => words("failure", 2),
            LaunchParameter::Cancel => words("cancel", 1),
            LaunchParameter::Value { column, .. } => value(of(column)),
            LaunchParameter::Elements { column } => Argument {
                name: self.signature.parameters[column].name.clone(),
                ..of(column).clone()
            },
            LaunchParameter::Length { column } => {
                let name = format!("{}.length", self.signature.parameters[column].name);
                number(name, of(column).len.unwrap_or(0))
            }
        })
        .collect()
    }

    fn name(&self, what: &str) -> String {
        let output = self
            .signature
            .kernel
            .as_ref()
            .map_or("", |kernel| kernel.output.as_str());
        format!("{output}.{what}")
    }
}

/// A number as the compiler's kernels take it: integers in 64 bits, a REAL's bits in the low half of them.
fn value(argument: &Argument) -> Argument {
    let given = argument.value.clone().unwrap_or(0.into());
    let (element, value) = match argument.element {
        Element::F64 => (Element::F64, given),
        Element::F32 => {
            let bits = (given.as_f64().unwrap_or_default() as f32).to_bits();
            (Element::I64, bits.into())
        }
        _ => (Element::I64, given),
    };
    Argument {
        element,
        value: Some(value),
        ..argument.clone()
    }
}

fn scalar_type(element: Element) -> ScalarType {
    match element {
        Element::I8 => ScalarType::Int8,
        Element::U8 => ScalarType::UInt8,
        Element::I16 => ScalarType::Int16,
        Element::U16 => ScalarType::UInt16,
        Element::I32 => ScalarType::Int32,
        Element::U32 => ScalarType::UInt32,
        Element::I64 => ScalarType::Int64,
        Element::U64 => ScalarType::UInt64,
        Element::F32 => ScalarType::Float32,
        Element::F64 => ScalarType::Float64,
    }
}
