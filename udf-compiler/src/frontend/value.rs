//! A value during lowering: its type, the IR values it consists of, and what is known about it.

use super::types::Ty;
use crate::ir::{Type, Value};
use crate::range::{I64_RANGE, Range, U64_RANGE};

/// Integers up to this magnitude convert to binary64 exactly.
pub(crate) const EXACT_FLOAT: i128 = 1 << 53;

/// A literal that no instruction was emitted for yet, so that it can take the type of its context.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Lit {
    /// `True`, `False`
    Bool(bool),
    /// An integer literal, also a negated one.
    Int(i128),
    /// A float literal or constant, also a negated one.
    Float(f64),
}

/// A value of an expression.
#[derive(Debug, Clone)]
pub(crate) struct Val {
    /// Its type.
    pub(crate) ty: Ty,
    /// One IR value per leaf of the type; empty for a literal.
    pub(crate) leaves: Vec<Value>,
    /// For integers: what the value can be, where more is known than its type.
    pub(crate) range: Option<Range>,
    /// The literal that it is.
    pub(crate) lit: Option<Lit>,
}

impl Val {
    pub(crate) fn scalar(ty: Type, value: Value) -> Val {
        Val {
            ty: Ty::Scalar(ty),
            leaves: vec![value],
            range: None,
            lit: None,
        }
    }

    pub(crate) fn bool(value: Value) -> Val {
        Val::scalar(Type::Bool, value)
    }

    pub(crate) fn int(value: Value) -> Val {
        Val::scalar(Type::I64, value)
    }

    pub(crate) fn float(value: Value) -> Val {
        Val::scalar(Type::F64, value)
    }

    /// An integer of known range.
    pub(crate) fn ranged(ty: Type, value: Value, range: Range) -> Val {
        Val {
            range: Some(range),
            ..Val::scalar(ty, value)
        }
    }

    pub(crate) fn lit(lit: Lit) -> Val {
        let ty = match lit {
            Lit::Bool(_) => Type::Bool,
            Lit::Int(_) => Type::I64,
            Lit::Float(_) => Type::F64,
        };
        Val {
            ty: Ty::Scalar(ty),
            leaves: Vec::new(),
            range: None,
            lit: Some(lit),
        }
    }

    pub(crate) fn none() -> Val {
        Val {
            ty: Ty::None,
            leaves: Vec::new(),
            range: None,
            lit: None,
        }
    }

    pub(crate) fn error() -> Val {
        Val {
            ty: Ty::Error,
            ..Val::none()
        }
    }

    pub(crate) fn is_error(&self) -> bool {
        self.ty == Ty::Error
    }

    /// The type of a scalar.
    pub(crate) fn scalar_type(&self) -> Option<Type> {
        match self.ty {
            Ty::Scalar(t) => Some(t),
            _ => None,
        }
    }

    pub(crate) fn is_type(&self, t: Type) -> bool {
        self.scalar_type() == Some(t)
    }

    /// The literal integer that this is.
    pub(crate) fn int_lit(&self) -> Option<i128> {
        match self.lit {
            Some(Lit::Int(n)) => Some(n),
            _ => None,
        }
    }

    /// What an integer or bool can be; the type's range where nothing more is known.
    pub(crate) fn int_range(&self) -> Range {
        match (self.lit, self.range, &self.ty) {
            (Some(Lit::Int(n)), _, _) => (n, n),
            (Some(Lit::Bool(b)), _, _) => (b.into(), b.into()),
            (_, Some(range), _) => range,
            (_, _, Ty::Scalar(Type::Bool)) => (0, 1),
            (_, _, Ty::Scalar(Type::U64)) => U64_RANGE,
            _ => I64_RANGE,
        }
    }

    /// Whether an integer converts to binary64 exactly.
    pub(crate) fn fits_float(&self) -> bool {
        let (lo, hi) = self.int_range();
        -EXACT_FLOAT <= lo && hi <= EXACT_FLOAT
    }
}
