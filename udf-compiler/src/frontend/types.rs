//! The types of values inside a body, and how two of them unify where control flow joins.
//!
//! The lattice is Numba's for numbers: bool < int < float < complex, float32 joined with anything but itself is float,
//! uint64 joined with int is int (checked). `None` joined with a scalar is `Optional`.

use std::rc::Rc;

use rbcdb_udf_abi::{ParameterType, ScalarType};

use super::kernel::SharedArray;
use crate::ir::Type;

/// The type of an expression or variable.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Ty {
    /// A number or truth value.
    Scalar(Type),
    /// `None` itself.
    None,
    /// A scalar or `None`: a value and a flag that says whether it is NULL.
    Opt(Type),
    /// An array; exists at compile time only, as it is always the same parameter.
    Array(Array),
    /// An array or `None`: a flag that says whether it is NULL.
    OptArray(Array),
    /// An array that the threads of a kernel function share; exists at compile time only.
    Shared(SharedArray),
    /// A fixed number of values; exists at compile time only.
    Tuple(Rc<[Ty]>),
    /// What follows from a mistake that has been reported: silences further findings.
    Error,
}

/// An array that a body can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Array {
    /// Which parameter of the function it is.
    pub(crate) param: u32,
    /// The declared type of its elements.
    pub(crate) element: ScalarType,
}

impl Ty {
    /// The type of the parameter that a value of this type is passed for; `None` where it is passed for none.
    pub(crate) fn parameter(&self) -> Option<ParameterType> {
        Some(match self {
            Ty::Scalar(t) | Ty::Opt(t) => sql_type(*t).into(),
            Ty::Array(array) | Ty::OptArray(array) => ParameterType::Array(array.element),
            // Always NULL, whatever its type.
            Ty::None => ScalarType::Bool.into(),
            Ty::Shared(_) | Ty::Tuple(_) | Ty::Error => return None,
        })
    }

    /// How messages call it: Python's names, numpy's where Python has none.
    pub(crate) fn describe(&self) -> String {
        match self {
            Ty::Scalar(t) => scalar_name(*t).to_string(),
            Ty::None => "None".to_string(),
            Ty::Opt(t) => format!("Optional[{}]", scalar_name(*t)),
            Ty::Array(array) => format!("{} array", array.element),
            Ty::Shared(array) => format!("{} array", array.element),
            Ty::OptArray(array) => format!("Optional[{} array]", array.element),
            Ty::Tuple(items) => {
                let names: Vec<String> = items.iter().map(Ty::describe).collect();
                format!("tuple of ({})", names.join(", "))
            }
            Ty::Error => "unknown".to_string(),
        }
    }

    /// How many types it consists of, itself included.
    pub(crate) fn size(&self) -> usize {
        match self {
            Ty::Tuple(items) => 1 + items.iter().map(Ty::size).sum::<usize>(),
            _ => 1,
        }
    }

    /// The IR types that a value of this type consists of.
    pub(crate) fn leaves(&self) -> Vec<Type> {
        match self {
            Ty::Scalar(t) => vec![*t],
            Ty::Opt(t) => vec![*t, Type::Bool],
            Ty::OptArray(_) => vec![Type::Bool],
            Ty::None | Ty::Error | Ty::Array(_) | Ty::Shared(_) => Vec::new(),
            Ty::Tuple(items) => items.iter().flat_map(Ty::leaves).collect(),
        }
    }
}

/// How messages call a scalar type.
pub(crate) fn scalar_name(t: Type) -> &'static str {
    match t {
        Type::Bool => "bool",
        Type::I64 => "int",
        Type::U64 => "uint64",
        Type::F32 => "float32",
        Type::F64 => "float",
        Type::C128 => "complex",
    }
}

/// The SQL type that holds a scalar of the body: what nested functions take and return.
pub(crate) fn sql_type(t: Type) -> ScalarType {
    match t {
        Type::Bool => ScalarType::Bool,
        Type::I64 => ScalarType::Int64,
        Type::U64 => ScalarType::UInt64,
        Type::F32 => ScalarType::Float32,
        Type::F64 => ScalarType::Float64,
        Type::C128 => ScalarType::Complex128,
    }
}

/// The least scalar type that holds both.
pub(crate) fn join_scalars(a: Type, b: Type) -> Type {
    use Type::{Bool, C128, F32, F64, I64, U64};
    if a == b {
        return a;
    }
    match (a, b) {
        (C128, _) | (_, C128) => C128,
        (F64 | F32, _) | (_, F64 | F32) => F64,
        (U64, Bool) | (Bool, U64) => U64,
        (I64 | U64 | Bool, _) => I64,
    }
}

/// The least type that holds both; `None` where there is none.
pub(crate) fn join(a: &Ty, b: &Ty) -> Option<Ty> {
    Some(match (a, b) {
        (Ty::Error, _) | (_, Ty::Error) => Ty::Error,
        (Ty::Scalar(a), Ty::Scalar(b)) => Ty::Scalar(join_scalars(*a, *b)),
        (Ty::None, Ty::None) => Ty::None,
        (Ty::None, Ty::Scalar(t) | Ty::Opt(t)) | (Ty::Scalar(t) | Ty::Opt(t), Ty::None) => Ty::Opt(*t),
        (Ty::Opt(a), Ty::Scalar(b) | Ty::Opt(b)) | (Ty::Scalar(a), Ty::Opt(b)) => Ty::Opt(join_scalars(*a, *b)),
        (Ty::Array(a), Ty::Array(b)) if a == b => Ty::Array(*a),
        (Ty::Shared(a), Ty::Shared(b)) if a == b => Ty::Shared(a.clone()),
        (Ty::None, Ty::Array(a) | Ty::OptArray(a)) | (Ty::Array(a) | Ty::OptArray(a), Ty::None) => Ty::OptArray(*a),
        (Ty::Array(a) | Ty::OptArray(a), Ty::Array(b) | Ty::OptArray(b)) if a == b => Ty::OptArray(*a),
        (Ty::Tuple(a), Ty::Tuple(b)) if a.len() == b.len() => {
            let items: Option<Vec<Ty>> = a.iter().zip(b.iter()).map(|(a, b)| join(a, b)).collect();
            Ty::Tuple(items?.into())
        }
        _ => return None,
    })
}

/// What to do where two types that can't be joined meet.
pub(crate) fn hint_to_join(a: &Ty, b: &Ty, otherwise: &'static str) -> &'static str {
    let is_array = |ty: &Ty| matches!(ty, Ty::Array(_) | Ty::OptArray(_));
    match is_array(a) && is_array(b) {
        true => "a name stands for one array: use two names, or choose between elements",
        false => otherwise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INT: Ty = Ty::Scalar(Type::I64);
    const FLOAT: Ty = Ty::Scalar(Type::F64);
    const SCALARS: [Type; 6] = [Type::Bool, Type::I64, Type::U64, Type::F32, Type::F64, Type::C128];

    #[test]
    fn joining_scalars_is_commutative_associative_and_idempotent() {
        for a in SCALARS {
            assert_eq!(join_scalars(a, a), a);
            for b in SCALARS {
                assert_eq!(join_scalars(a, b), join_scalars(b, a), "{a:?} {b:?}");
                for c in SCALARS {
                    let left = join_scalars(join_scalars(a, b), c);
                    assert_eq!(left, join_scalars(a, join_scalars(b, c)), "{a:?} {b:?} {c:?}");
                }
            }
        }
    }

    #[test]
    fn none_makes_optional_and_tuples_of_other_lengths_do_not_unify() {
        assert_eq!(join(&Ty::None, &FLOAT), Some(Ty::Opt(Type::F64)));
        assert_eq!(join(&Ty::Opt(Type::I64), &FLOAT), Some(Ty::Opt(Type::F64)));
        let pair = Ty::Tuple([INT, INT].into());
        let single = Ty::Tuple([INT].into());
        assert_eq!(join(&pair, &single), None);
        assert_eq!(join(&pair, &INT), None);
    }
}
