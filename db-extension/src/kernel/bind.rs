//! Arguments of a launch in the SIMT emulator, by the convention of the code.

use std::sync::Arc;

use rbcdb_runtime_cpu::simt::{Argument, Parameter, ParameterKind, SharedMemory};
use rbcdb_runtime_cuda::LaunchInput;
use rbcdb_udf_abi::kernel::{LaunchParameter, launch_parameters, output_width};
use rbcdb_udf_abi::{ParameterType, ScalarType, Signature};

/// Parameters that Numba makes of an array: two objects of Python's, length, bytes of an element, address, shape, stride.
const NUMBA_ARRAY: usize = 7;

/// How code takes its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Convention {
    /// As the compiler makes it of all that it reads, see [`launch_parameters`].
    Rbc,
    /// One parameter per SQL parameter, in the declared order: a pointer for an array, a value of that many bytes for others.
    C(Vec<Slot>),
    /// As Numba hands arguments over.
    Numba(Vec<Slot>),
}

/// A declared parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// The output array.
    Output,
    /// An array, by its number among the SQL parameters.
    Array(usize),
    /// Another one, with the bytes of its value.
    Value(usize, usize),
}

impl Convention {
    /// The one of a kernel with these parameters, which are `trusted` where it is LLVM IR that is taken as it is.
    ///
    /// # Errors
    /// In words, if the parameters don't fit the declaration.
    pub fn of(signature: &Signature, trusted: bool, parameters: &[Parameter]) -> Result<Convention, String> {
        if !trusted {
            return Ok(Convention::Rbc);
        }
        let slots = slots(signature)?;
        let arrays = slots.iter().filter(|slot| !matches!(slot, Slot::Value(..))).count();
        let numba = slots.len() - arrays + NUMBA_ARRAY * arrays;
        if parameters.len() == slots.len() {
            for (slot, parameter) in slots.iter().zip(parameters) {
                check(*slot, parameter)?;
            }
            return Ok(Convention::C(slots));
        }
        if parameters.len() != numba {
            return Err(format!(
                "the kernel has {} parameters, the declaration asks for {} (or {numba}, as Numba has them)",
                parameters.len(),
                slots.len()
            ));
        }
        let mut rest = parameters.iter();
        for slot in &slots {
            match slot {
                Slot::Value(..) => rest.next().map_or(Ok(()), |parameter| check(*slot, parameter))?,
                Slot::Output | Slot::Array(_) => {
                    let mut parts = rest.by_ref().take(NUMBA_ARRAY);
                    parts.nth(4).map_or(Ok(()), |parameter| check(*slot, parameter))?;
                    parts.for_each(drop);
                }
            }
        }
        Ok(Convention::Numba(slots))
    }

    /// The integer that a launch gives for the code's parameter `at`; `None` for a pointer.
    pub fn integer(&self, signature: &Signature, inputs: &[LaunchInput], length: usize, at: usize) -> Option<u64> {
        match self {
            Convention::Rbc => match *launch_parameters(signature).get(at)? {
                LaunchParameter::OutputLength => Some(length as u64),
                LaunchParameter::Value { column, plane } => Some(value(&inputs[column], plane)),
                LaunchParameter::Length { column } => Some(count(&inputs[column]) as u64),
                LaunchParameter::Output
                | LaunchParameter::Failure
                | LaunchParameter::Cancel
                | LaunchParameter::Elements { .. } => None,
            },
            Convention::C(slots) => match *slots.get(at)? {
                Slot::Value(n, _) => Some(value(&inputs[n], 0)),
                Slot::Output | Slot::Array(_) => None,
            },
            Convention::Numba(slots) => {
                let parts = slots.iter().flat_map(|slot| {
                    let count = if matches!(slot, Slot::Value(..)) {
                        1
                    } else {
                        NUMBA_ARRAY
                    };
                    (0..count).map(move |part| (*slot, part))
                });
                let (slot, part) = parts.into_iter().nth(at)?;
                let (length, width) = match slot {
                    Slot::Value(n, _) => return Some(value(&inputs[n], 0)),
                    Slot::Output => (length, output_width(signature.result)),
                    Slot::Array(n) => {
                        let element = signature.parameters[n].ty.element();
                        (count(&inputs[n]), element.map_or(1, output_width))
                    }
                };
                numba_part(part, length, width)
            }
        }
    }

    /// The arguments of one launch.
    pub fn arguments(
        &self,
        signature: &Signature,
        inputs: &[LaunchInput],
        output: &Arc<SharedMemory>,
        length: usize,
    ) -> Vec<Argument> {
        let bytes = length * output_width(signature.result);
        let out = || Argument::Shared {
            memory: Arc::clone(output),
            at: 0,
            bytes,
        };
        let word = |value: u64| Argument::Value(value.to_le_bytes().to_vec());
        match self {
            Convention::Rbc => launch_parameters(signature)
                .into_iter()
                .map(|parameter| match parameter {
                    LaunchParameter::Output => out(),
                    LaunchParameter::OutputLength => word(length as u64),
                    // Threads that fail tell the emulator.
                    LaunchParameter::Failure => word(0),
                    LaunchParameter::Cancel => Argument::Buffer(vec![0; 4]),
                    LaunchParameter::Value { column, plane } => word(value(&inputs[column], plane)),
                    LaunchParameter::Elements { column } => Argument::Buffer(elements(&inputs[column])),
                    LaunchParameter::Length { column } => word(count(&inputs[column]) as u64),
                })
                .collect(),
            Convention::C(slots) => slots
                .iter()
                .map(|slot| match *slot {
                    Slot::Output => out(),
                    Slot::Array(n) => Argument::Buffer(elements(&inputs[n])),
                    Slot::Value(n, bytes) => plain(&inputs[n], bytes),
                })
                .collect(),
            Convention::Numba(slots) => slots
                .iter()
                .flat_map(|slot| match *slot {
                    Slot::Output => numba_array(out(), length, output_width(signature.result)),
                    Slot::Array(n) => {
                        let element = signature.parameters[n].ty.element();
                        let width = element.map_or(1, output_width);
                        numba_array(Argument::Buffer(elements(&inputs[n])), count(&inputs[n]), width)
                    }
                    Slot::Value(n, bytes) => vec![plain(&inputs[n], bytes)],
                })
                .collect(),
        }
    }
}

fn slots(signature: &Signature) -> Result<Vec<Slot>, String> {
    let mut slots = Vec::new();
    for (n, parameter) in signature.parameters.iter().enumerate() {
        slots.push(match parameter.ty {
            ParameterType::Array(_) => Slot::Array(n),
            ParameterType::Scalar(ScalarType::Complex128) => {
                return Err(format!(
                    "parameter {}: a kernel in LLVM IR takes no COMPLEX",
                    parameter.name
                ));
            }
            ParameterType::Scalar(ty) => Slot::Value(n, output_width(ty)),
        });
    }
    let output = signature
        .kernel
        .as_ref()
        .map_or(0, |kernel| kernel.position.min(slots.len()));
    slots.insert(output, Slot::Output);
    Ok(slots)
}

fn check(slot: Slot, parameter: &Parameter) -> Result<(), String> {
    match (slot, parameter.kind) {
        (Slot::Output | Slot::Array(_), ParameterKind::Pointer { .. }) => Ok(()),
        (Slot::Value(_, wanted), ParameterKind::Value { bytes, .. }) if wanted == bytes => Ok(()),
        (Slot::Value(_, wanted), _) => Err(format!(
            "parameter {} of the kernel must be a value of {wanted} bytes",
            parameter.name
        )),
        _ => Err(format!(
            "parameter {} of the kernel must be a pointer, for an array",
            parameter.name
        )),
    }
}

fn value(input: &LaunchInput, plane: usize) -> u64 {
    match input {
        LaunchInput::Value(planes) => planes.get(plane).copied().unwrap_or_default(),
        LaunchInput::Elements { .. } => 0,
    }
}

/// A value in so many bytes.
fn plain(input: &LaunchInput, bytes: usize) -> Argument {
    let word = value(input, 0).to_le_bytes();
    Argument::Value(word[..bytes.min(word.len())].to_vec())
}

fn count(input: &LaunchInput) -> usize {
    match input {
        LaunchInput::Value(_) => 0,
        LaunchInput::Elements { count, .. } => *count,
    }
}

/// The bytes of an array's elements.
fn elements(input: &LaunchInput) -> Vec<u8> {
    match input {
        LaunchInput::Value(_) => Vec::new(),
        LaunchInput::Elements { bytes, .. } => bytes.to_vec(),
    }
}

fn numba_array(data: Argument, count: usize, width: usize) -> Vec<Argument> {
    let mut data = Some(data);
    let part = |part| match numba_part(part, count, width) {
        Some(word) => Some(Argument::Value(word.to_le_bytes().to_vec())),
        None => data.take(),
    };
    (0..NUMBA_ARRAY).filter_map(part).collect()
}

/// What Numba hands over as a part of an array; `None` for the address of its elements.
fn numba_part(part: usize, count: usize, width: usize) -> Option<u64> {
    match part {
        0 | 1 => Some(0),
        2 | 5 => Some(count as u64),
        3 | 6 => Some(width as u64),
        _ => None,
    }
}
