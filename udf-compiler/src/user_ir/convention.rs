//! How the entry function takes its arguments and gives its result: which C and Numba conventions fit the declaration.

use rbcdb_udf_abi::{ScalarType, Signature};

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
pub struct Convention {
    /// One per SQL parameter.
    pub params: Vec<Passed>,
    /// The result.
    pub returned: Returned,
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
/// RBC0403 if none fits, or a parameter is an array.
pub(super) fn find(function: &Function, signature: &Signature) -> Result<Convention, Finding> {
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
        None => Ok(Convention { params, returned }),
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
