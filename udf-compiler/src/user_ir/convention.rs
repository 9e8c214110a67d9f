//! How the entry function takes its arguments and gives its result: which C and Numba conventions fit the declaration.
//!
//! A kernel has one parameter per SQL parameter, in the declared order and with the output among them: a pointer for an array, a
//! number for others. Numba has [`NUMBA_ARRAY`] for an array.

use rbcdb_udf_abi::{KernelForm, ParameterType, ScalarType, Signature};

use super::finding::Finding;
use super::program::{Function, Indirect, Kind, Operand, Param};
use super::types::Type;
use crate::diagnostic::{Diagnostic, codes};

/// How one SQL argument becomes arguments of the entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Passed {
    /// One number.
    Scalar,
    /// Complex: two doubles.
    Pair,
    /// Complex: one struct, array or vector of two doubles.
    Whole,
    /// Complex: the address of a copy.
    ByVal,
}

/// How the entry gives its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returned {
    /// As its value; a complex number as struct, array or vector.
    Value,
    /// Stored where the first argument says.
    SRet,
    /// Numba's own: the first argument is the place of the result, the second that of an exception; the value is a
    /// status, 0 for success.
    NumbaStatus,
}

/// The calling convention of the entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Convention {
    /// Of a function that computes a row.
    Row(RowConvention),
    /// Of a kernel: what each of its parameters is given.
    Kernel(Vec<Given>),
}

/// The calling convention of a function that computes a row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowConvention {
    /// One per SQL parameter.
    pub params: Vec<Passed>,
    /// The result.
    pub returned: Returned,
}

/// An array of a kernel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArrayOf {
    /// The one that it writes.
    Output,
    /// A parameter's, by its number in SQL.
    Column(usize),
}

/// What a kernel's parameter is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// The value of a SQL parameter, by its number.
    Value(usize),
    /// The address of an array's elements.
    Elements(ArrayOf),
    /// The number of an array's elements, in 64 bits.
    Length(ArrayOf),
    /// The bytes of an array's element, in 64 bits.
    Width(ArrayOf),
    /// An address at which nothing is: an object of Python's.
    Nothing,
}

/// Parameters that Numba makes of an array: two objects of Python's, length, bytes of an element, address, shape, stride.
const NUMBA_ARRAY: usize = 7;

impl ArrayOf {
    /// The type of its elements.
    pub fn element(self, signature: &Signature) -> ScalarType {
        match self {
            ArrayOf::Output => signature.result,
            ArrayOf::Column(n) => {
                let declared = signature.parameters.get(n).map(|p| p.ty);
                declared.and_then(ParameterType::element).unwrap_or(signature.result)
            }
        }
    }

    /// Bytes of an element; a boolean is a byte.
    pub fn width(self, signature: &Signature) -> usize {
        rbcdb_udf_abi::kernel::output_width(self.element(signature))
    }

    /// Its name in the declaration.
    pub fn name(self, signature: &Signature) -> &str {
        match self {
            ArrayOf::Output => signature.kernel.as_ref().map_or("", |kernel| kernel.output.as_str()),
            ArrayOf::Column(n) => signature.parameters.get(n).map_or("", |p| p.name.as_str()),
        }
    }
}

/// The integer or float type of a SQL type; `None` for complex.
pub fn scalar_type(ty: ScalarType) -> Option<Type> {
    Some(match ty {
        ScalarType::Bool => Type::Int(1),
        ScalarType::Int8 | ScalarType::UInt8 => Type::Int(8),
        ScalarType::Int16 | ScalarType::UInt16 => Type::Int(16),
        ScalarType::Int32 | ScalarType::UInt32 => Type::Int(32),
        ScalarType::Int64 | ScalarType::UInt64 => Type::Int(64),
        ScalarType::Float32 => Type::F32,
        ScalarType::Float64 => Type::F64,
        ScalarType::Complex128 => return None,
    })
}

/// Whether a number of a SQL type can be of that type here: booleans also as bytes.
fn is_scalar(ty: &Type, sql: ScalarType) -> bool {
    scalar_type(sql).as_ref() == Some(ty) || (sql == ScalarType::Bool && *ty == Type::Int(8))
}

/// A struct, array or vector of two doubles.
fn is_complex(ty: &Type) -> bool {
    let two = match ty {
        Type::Vector(n, _) => *n == 2,
        _ => ty.is_aggregate() && ty.field_count() == 2,
    };
    let element = ty.lanes().map_or(ty.field(0), |_| Some(ty.scalar()));
    let second = ty.lanes().map_or(ty.field(1), |_| Some(ty.scalar()));
    two && element == Some(&Type::F64) && second == Some(&Type::F64)
}

/// Finds the convention.
///
/// # Errors
/// RBC0403 if none fits, or a parameter of a function that isn't a kernel is an array.
pub(super) fn find(function: &Function, signature: &Signature) -> Result<Convention, Finding> {
    match &signature.kernel {
        Some(kernel) => of_kernel(function, signature, kernel).map(Convention::Kernel),
        None => of_row(function, signature).map(Convention::Row),
    }
}

/// What a kernel's parameters are given.
fn of_kernel(function: &Function, signature: &Signature, kernel: &KernelForm) -> Result<Vec<Given>, Finding> {
    let span = function.at..function.at + function.name.len() + 1;
    let unfit = |message: String| {
        let hint = "a kernel has one parameter per SQL parameter, OUT included, in the declared order: a pointer for an array (or seven \
                    parameters, as Numba has them), a number for others; it returns nothing";
        Box::new(Diagnostic::new(codes::LLVM_SIGNATURE, span.clone(), message).hint(hint))
    };
    let name = &function.name;
    if function.result != Type::Void {
        return Err(unfit(format!("the kernel `@{name}` returns `{}`", function.result)));
    }
    let mut declared: Vec<Given> = Vec::new();
    for (n, parameter) in signature.parameters.iter().enumerate() {
        declared.push(match parameter.ty {
            ParameterType::Array(_) => Given::Elements(ArrayOf::Column(n)),
            ParameterType::Scalar(ScalarType::Complex128) => {
                let message = format!(
                    "`{}` is COMPLEX: a kernel in LLVM IR takes no complex numbers",
                    parameter.name
                );
                return Err(unfit(message));
            }
            ParameterType::Scalar(_) => Given::Value(n),
        });
    }
    declared.insert(kernel.position.min(declared.len()), Given::Elements(ArrayOf::Output));
    let numba = declared.iter().flat_map(|given| match *given {
        Given::Elements(array) => of_numba(array).to_vec(),
        other => vec![other],
    });
    let numba: Vec<Given> = numba.collect();
    let count = function.params.len();
    let given = match count {
        _ if count == declared.len() => declared,
        _ if count == numba.len() => numba,
        _ => {
            return Err(unfit(format!(
                "the kernel `@{name}` has {count} parameters; the declaration asks for {}, or for {} as Numba has them",
                declared.len(),
                numba.len()
            )));
        }
    };
    for (param, given) in function.params.iter().zip(&given) {
        let (fits, wanted, what) = match *given {
            Given::Value(n) => {
                let parameter = &signature.parameters[n];
                let scalar = parameter.ty.scalar().unwrap_or(signature.result);
                (is_scalar(&param.ty, scalar), expected(scalar), parameter.name.as_str())
            }
            Given::Elements(array) => (is_plain_pointer(param), "ptr", array.name(signature)),
            Given::Nothing => (is_plain_pointer(param), "ptr", "Numba's object"),
            Given::Length(array) | Given::Width(array) => (param.ty == Type::Int(64), "i64", array.name(signature)),
        };
        if !fits {
            let value = function
                .value_names
                .get(param.value.0 as usize)
                .map_or("", String::as_str);
            let message = format!(
                "parameter `%{value}` of the kernel `@{name}` is `{}`; for {what} it must be `{wanted}`",
                shown(param)
            );
            return Err(unfit(message));
        }
    }
    Ok(given)
}

/// An array as Numba hands it over.
fn of_numba(array: ArrayOf) -> [Given; NUMBA_ARRAY] {
    [
        Given::Nothing,
        Given::Nothing,
        Given::Length(array),
        Given::Width(array),
        Given::Elements(array),
        Given::Length(array),
        Given::Width(array),
    ]
}

fn of_row(function: &Function, signature: &Signature) -> Result<RowConvention, Finding> {
    if let Some(array) = signature.first_array() {
        let message = format!("`{}` is {}: LLVM IR can't take arrays", array.name, array.ty);
        let hint = "pass numbers, or write the function in LANGUAGE rbc, which can call this one for each element";
        let span = function.at..function.at + function.name.len() + 1;
        return Err(Box::new(
            Diagnostic::new(codes::LLVM_SIGNATURE, span, message).hint(hint),
        ));
    }
    let mismatch = || Box::new(mismatch(function, signature));
    let (returned, rest) = result_convention(function, signature.result).ok_or_else(mismatch)?;
    let mut rest = rest.iter();
    let mut params = Vec::with_capacity(signature.parameters.len());
    for ty in scalar_types(signature) {
        params.push(passed(&mut rest, ty).ok_or_else(mismatch)?);
    }
    match rest.next() {
        None => Ok(RowConvention { params, returned }),
        Some(_) => Err(mismatch()),
    }
}

/// The types of the parameters: where a convention is found, all are scalars.
pub(super) fn scalar_types(signature: &Signature) -> impl Iterator<Item = ScalarType> + '_ {
    signature.parameters.iter().filter_map(|p| p.ty.scalar())
}

fn passed<'p>(params: &mut impl Iterator<Item = &'p Param>, sql: ScalarType) -> Option<Passed> {
    let param = params.next()?;
    match (&param.indirect, sql) {
        (None, ScalarType::Complex128) if param.ty == Type::F64 => {
            let second = params.next()?;
            (second.ty == Type::F64).then_some(Passed::Pair)
        }
        (None, ScalarType::Complex128) => is_complex(&param.ty).then_some(Passed::Whole),
        (Some((Indirect::ByVal, ty)), ScalarType::Complex128) => is_complex(ty).then_some(Passed::ByVal),
        (None, sql) => is_scalar(&param.ty, sql).then_some(Passed::Scalar),
        _ => None,
    }
}

/// The convention of the result, and the parameters that are left.
fn result_convention(function: &Function, sql: ScalarType) -> Option<(Returned, &[Param])> {
    let params = function.params.as_slice();
    match (&function.result, params) {
        (Type::Void, [first, rest @ ..]) => match &first.indirect {
            Some((Indirect::SRet, ty)) if sql == ScalarType::Complex128 && is_complex(ty) => {
                Some((Returned::SRet, rest))
            }
            _ => None,
        },
        (Type::Int(32), [place, exception, rest @ ..]) if is_plain_pointer(place) && is_plain_pointer(exception) => {
            stores_result(function, place, sql).then_some((Returned::NumbaStatus, rest))
        }
        (ty, _) if sql == ScalarType::Complex128 => is_complex(ty).then_some((Returned::Value, params)),
        (ty, _) => is_scalar(ty, sql).then_some((Returned::Value, params)),
    }
}

fn is_plain_pointer(param: &Param) -> bool {
    param.ty == Type::Ptr && param.indirect.is_none()
}

/// Whether what is stored directly to the place of the result is of the declared type.
fn stores_result(function: &Function, place: &Param, sql: ScalarType) -> bool {
    let insts = function.blocks.iter().flat_map(|b| &b.insts);
    let mut stores = insts.filter_map(|inst| match &inst.kind {
        Kind::Store(value, Operand::Value(to)) if *to == place.value => Some(&value.ty),
        _ => None,
    });
    stores.all(|ty| match sql {
        ScalarType::Complex128 => is_complex(ty) || *ty == Type::F64,
        ScalarType::Bool => *ty == Type::Int(8),
        _ => is_scalar(ty, sql),
    })
}

fn mismatch(function: &Function, signature: &Signature) -> Diagnostic {
    let given: Vec<String> = function.params.iter().map(shown).collect();
    let message = format!(
        "`@{}` is `{} ({})`, which doesn't fit {signature}",
        function.name,
        function.result,
        given.join(", ")
    );
    let expected: Vec<&str> = scalar_types(signature).map(expected).collect();
    let hint = format!(
        "for that declaration the function must be `{} ({})`; docs/llvm.md lists the conventions",
        expected_result(signature.result),
        expected.join(", ")
    );
    let span = function.at..function.at + function.name.len() + 1;
    Diagnostic::new(codes::LLVM_SIGNATURE, span, message).hint(hint)
}

fn shown(param: &Param) -> String {
    match &param.indirect {
        Some((Indirect::ByVal, ty)) => format!("ptr byval({ty})"),
        Some((Indirect::SRet, ty)) => format!("ptr sret({ty})"),
        None => param.ty.to_string(),
    }
}

fn expected(ty: ScalarType) -> &'static str {
    match ty {
        ScalarType::Bool => "i1",
        ScalarType::Int8 | ScalarType::UInt8 => "i8",
        ScalarType::Int16 | ScalarType::UInt16 => "i16",
        ScalarType::Int32 | ScalarType::UInt32 => "i32",
        ScalarType::Int64 | ScalarType::UInt64 => "i64",
        ScalarType::Float32 => "float",
        ScalarType::Float64 => "double",
        ScalarType::Complex128 => "double, double",
    }
}

fn expected_result(ty: ScalarType) -> &'static str {
    match ty {
        ScalarType::Complex128 => "{ double, double }",
        other => expected(other),
    }
}
