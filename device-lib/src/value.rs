//! The types that cross the boundary of a builtin, and their dynamically typed form for the interpreter.

/// Type of a parameter or result of a [`crate::Builtin`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ty {
    /// `bool`; `i1 zeroext` in LLVM.
    Bool,
    /// Signed 64-bit integer.
    I64,
    /// Unsigned 64-bit integer.
    U64,
    /// IEEE 754 binary64.
    F64,
    /// Pair of binary64. As a parameter two `double`s in a row, as a result `{ double, double }` by value.
    C128,
}

/// A complex number in Cartesian form.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Complex {
    /// Real part.
    pub re: f64,
    /// Imaginary part.
    pub im: f64,
}

impl Complex {
    /// The number `re + im·i`.
    #[inline]
    pub const fn new(re: f64, im: f64) -> Self {
        Complex { re, im }
    }
}

/// An argument or result of [`crate::Builtin::call`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Val {
    /// Value of type [`Ty::Bool`].
    Bool(bool),
    /// Value of type [`Ty::I64`].
    I64(i64),
    /// Value of type [`Ty::U64`].
    U64(u64),
    /// Value of type [`Ty::F64`].
    F64(f64),
    /// Value of type [`Ty::C128`].
    C128(Complex),
}

impl Val {
    /// The type of this value.
    pub const fn ty(&self) -> Ty {
        match self {
            Val::Bool(_) => Ty::Bool,
            Val::I64(_) => Ty::I64,
            Val::U64(_) => Ty::U64,
            Val::F64(_) => Ty::F64,
            Val::C128(_) => Ty::C128,
        }
    }
}

/// A Rust type that stands for a [`Ty`].
pub(crate) trait Scalar: Sized {
    /// The type it stands for.
    const TY: Ty;
    /// Takes the next argument out of a list that was checked against the parameter types.
    fn take(args: &mut core::slice::Iter<'_, Val>) -> Self;
    /// Wraps a result.
    fn wrap(self) -> Val;
}

macro_rules! scalar {
    ($rust:ty, $variant:ident) => {
        impl Scalar for $rust {
            const TY: Ty = Ty::$variant;

            fn take(args: &mut core::slice::Iter<'_, Val>) -> Self {
                match args.next() {
                    Some(Val::$variant(value)) => *value,
                    other => panic!(
                        "a builtin expects a {:?} argument here, not {other:?}",
                        Ty::$variant
                    ),
                }
            }

            fn wrap(self) -> Val {
                Val::$variant(self)
            }
        }
    };
}

scalar!(bool, Bool);
scalar!(i64, I64);
scalar!(u64, U64);
scalar!(f64, F64);
scalar!(Complex, C128);
