//! Types of user IR, and their layout in memory: that of x86-64, which NVPTX shares for all types accepted here.

use std::fmt;
use std::sync::Arc;

/// Levels of nesting of a type.
pub(super) const DEPTH_MAX: usize = 32;
/// Parts of a type, all fields counted.
pub(super) const NODES_MAX: u32 = 1000;
/// Bits of the widest integer.
pub(super) const INT_BITS_MAX: u32 = 128;
/// Bits of the widest vector.
pub(super) const VECTOR_BITS_MAX: u64 = 2048;
/// Scalars of a struct or array that is used as a value (in memory it may be larger).
pub(super) const LEAVES_MAX: usize = 64;

/// A type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// `void`
    Void,
    /// `iN`
    Int(u32),
    /// `float`
    F32,
    /// `double`
    F64,
    /// `ptr`, or `T*` of older LLVM, in any address space
    Ptr,
    /// `<N x T>`, T an integer or a float
    Vector(u32, Arc<Type>),
    /// `[N x T]`
    Array(u64, Arc<Type>),
    /// `{ … }` or `<{ … }>`
    Struct(Arc<Struct>),
    /// A type that LLVM has and values here can't: `half`, `metadata`, a function, …
    Other(&'static str),
}

/// A struct's fields.
#[derive(Debug, PartialEq, Eq)]
pub struct Struct {
    /// Without padding.
    pub packed: bool,
    /// In order.
    pub fields: Vec<Type>,
    /// Parts, this one and all inside.
    pub nodes: u32,
}

impl Type {
    pub(super) fn nodes(&self) -> u32 {
        match self {
            Type::Vector(_, element) | Type::Array(_, element) => element.nodes().saturating_add(1),
            Type::Struct(s) => s.nodes,
            _ => 1,
        }
    }

    /// A struct; `None` if it has too many parts.
    pub(super) fn structure(packed: bool, fields: Vec<Type>) -> Option<Type> {
        let nodes = fields.iter().fold(1u32, |sum, f| sum.saturating_add(f.nodes()));
        (nodes <= NODES_MAX).then(|| Type::Struct(Arc::new(Struct { packed, fields, nodes })))
    }

    /// The element of a vector, or the type itself.
    pub fn scalar(&self) -> &Type {
        match self {
            Type::Vector(_, element) => element,
            other => other,
        }
    }

    /// Elements of a vector; `None` for others.
    pub fn lanes(&self) -> Option<u32> {
        match self {
            Type::Vector(n, _) => Some(*n),
            _ => None,
        }
    }

    /// The same shape with another element.
    pub fn with_scalar(&self, scalar: Type) -> Type {
        match self {
            Type::Vector(n, _) => Type::Vector(*n, Arc::new(scalar)),
            _ => scalar,
        }
    }

    /// An integer or a vector of them.
    pub fn is_int(&self) -> bool {
        matches!(self.scalar(), Type::Int(_))
    }

    /// A float or a vector of them.
    pub fn is_float(&self) -> bool {
        matches!(self.scalar(), Type::F32 | Type::F64)
    }

    /// A struct or an array.
    pub fn is_aggregate(&self) -> bool {
        matches!(self, Type::Struct(_) | Type::Array(..))
    }

    /// Bits of an integer or float, or of one element of a vector; 0 for others.
    pub fn bits(&self) -> u32 {
        match self.scalar() {
            Type::Int(n) => *n,
            Type::F32 => 32,
            Type::F64 => 64,
            _ => 0,
        }
    }

    /// The type of field `n` of a struct or array.
    pub fn field(&self, n: u64) -> Option<&Type> {
        match self {
            Type::Array(count, element) if n < *count => Some(element),
            Type::Struct(s) => s.fields.get(usize::try_from(n).ok()?),
            _ => None,
        }
    }

    /// Fields of a struct or array.
    pub fn field_count(&self) -> u64 {
        match self {
            Type::Array(count, _) => *count,
            Type::Struct(s) => s.fields.len() as u64,
            _ => 0,
        }
    }

    /// The scalars and vectors of a value of this type, up to a bound.
    pub fn leaves(&self) -> usize {
        match self {
            Type::Array(n, element) => usize::try_from(*n)
                .unwrap_or(usize::MAX)
                .saturating_mul(element.leaves()),
            Type::Struct(s) => s.fields.iter().fold(0, |sum: usize, f| sum.saturating_add(f.leaves())),
            _ => 1,
        }
    }

    /// Whether values can have the type; the name of what stands in the way if not.
    pub(super) fn check_value(&self) -> Result<(), String> {
        match self {
            Type::Other(name) => Err(format!("values of type `{name}` are not supported")),
            Type::Int(n) if *n > INT_BITS_MAX => Err(format!("integers of {n} bits are not supported")),
            Type::Vector(n, element) if u64::from(*n) * u64::from(element.bits()) > VECTOR_BITS_MAX => {
                Err(format!("vectors of more than {VECTOR_BITS_MAX} bits are not supported"))
            }
            Type::Array(_, element) if self.leaves() <= LEAVES_MAX => element.check_value(),
            Type::Struct(s) if self.leaves() <= LEAVES_MAX => s.fields.iter().try_for_each(Type::check_value),
            Type::Array(..) | Type::Struct(_) => Err(format!("a value of more than {LEAVES_MAX} parts")),
            _ => Ok(()),
        }
    }

    // Layout.

    /// Bytes that a load or store touches. `None` for what has no place in memory.
    pub(super) fn store_bytes(&self) -> Option<u64> {
        match self {
            Type::Int(n) if *n <= INT_BITS_MAX => Some(u64::from(n.div_ceil(8))),
            Type::Vector(n, element) => {
                let bits = u64::from(*n) * u64::from(element.bits());
                Some(bits.div_ceil(8))
            }
            _ => self.bytes(),
        }
    }

    /// Bytes from one value of the type to the next in an array.
    pub(super) fn bytes(&self) -> Option<u64> {
        match self {
            Type::Void | Type::Other(_) => None,
            Type::Int(_) | Type::Vector(..) => {
                let stored = match self {
                    Type::Int(n) if *n > INT_BITS_MAX => return None,
                    _ => self.store_bytes()?,
                };
                stored.checked_next_multiple_of(self.align()?)
            }
            Type::F32 => Some(4),
            Type::F64 | Type::Ptr => Some(8),
            Type::Array(n, element) => element.bytes()?.checked_mul(*n),
            Type::Struct(s) => self.offset(s.fields.len()),
        }
    }

    /// Alignment in bytes.
    pub(super) fn align(&self) -> Option<u64> {
        match self {
            Type::Void | Type::Other(_) => None,
            Type::Int(n) => Some(u64::from(n.div_ceil(8).max(1)).next_power_of_two().min(16)),
            Type::F32 => Some(4),
            Type::F64 | Type::Ptr => Some(8),
            Type::Vector(..) => Some(self.store_bytes()?.max(1).next_power_of_two()),
            Type::Array(_, element) => element.align(),
            Type::Struct(s) if s.packed => Some(1),
            Type::Struct(s) => s.fields.iter().try_fold(1, |max: u64, f| Some(max.max(f.align()?))),
        }
    }

    /// Byte offset of field `n` of a struct; for n = number of fields, the struct's size.
    pub(super) fn offset(&self, n: usize) -> Option<u64> {
        let Type::Struct(s) = self else { return None };
        let mut at: u64 = 0;
        for (index, field) in s.fields.iter().enumerate() {
            if !s.packed {
                at = at.checked_next_multiple_of(field.align()?)?;
            }
            if index == n {
                return Some(at);
            }
            at = at.checked_add(field.bytes()?)?;
        }
        at.checked_next_multiple_of(self.align()?)
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Void => f.write_str("void"),
            Type::Int(n) => write!(f, "i{n}"),
            Type::F32 => f.write_str("float"),
            Type::F64 => f.write_str("double"),
            Type::Ptr => f.write_str("ptr"),
            Type::Vector(n, element) => write!(f, "<{n} x {element}>"),
            Type::Array(n, element) => write!(f, "[{n} x {element}]"),
            Type::Struct(s) => {
                f.write_str(if s.packed { "<{ " } else { "{ " })?;
                for (n, field) in s.fields.iter().enumerate() {
                    let separator = if n == 0 { "" } else { ", " };
                    write!(f, "{separator}{field}")?;
                }
                f.write_str(if s.packed { " }>" } else { " }" })
            }
            Type::Other(name) => f.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_is_that_of_x86_64() {
        let mixed = Type::structure(false, vec![Type::Int(8), Type::F64, Type::Int(16)]).unwrap();
        assert_eq!(
            (mixed.offset(1), mixed.offset(2), mixed.bytes()),
            (Some(8), Some(16), Some(24))
        );
        let packed = Type::structure(true, vec![Type::Int(8), Type::F64]).unwrap();
        assert_eq!((packed.offset(1), packed.bytes()), (Some(1), Some(9)));
        for (ty, stored, bytes) in [
            (Type::Int(1), 1, 1),
            (Type::Int(24), 3, 4),
            (Type::Int(33), 5, 8),
            (Type::Int(128), 16, 16),
            (Type::Vector(3, Arc::new(Type::F64)), 24, 32),
        ] {
            assert_eq!((ty.store_bytes(), ty.bytes()), (Some(stored), Some(bytes)), "{ty}");
        }
        let huge = Type::Array(u64::MAX, Arc::new(Type::F64));
        assert_eq!(huge.bytes(), None);
        assert_eq!(Type::Other("half").bytes(), None);
    }

    #[test]
    fn values_have_bounds() {
        for ty in [
            Type::Int(8_388_607),
            Type::Vector(1 << 20, Arc::new(Type::Int(8))),
            Type::Array(65, Arc::new(Type::F64)),
            Type::Other("half"),
        ] {
            assert!(ty.check_value().is_err(), "{ty}");
        }
        assert!(Type::Array(2, Arc::new(Type::F64)).check_value().is_ok());
    }
}
