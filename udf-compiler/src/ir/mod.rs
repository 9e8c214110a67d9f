//! The typed IR: structured, statically typed, total.
//!
//! A [`Module`] holds one entry function and every function that it calls, directly or through others; calls refer to
//! functions by index and never form a cycle. A [`Function`]'s body is a tree of [`Inst`]: straight-line instructions
//! that define [`Value`]s once, and regions (`if`, `loop`) instead of jumps. Variables that change are [`Local`]s.
//!
//! What the instructions mean:
//! - **Every operation is total**: for each input it has one defined result, on every device; nothing traps, nothing is
//!   poison. Where the language raises an error, the front end emits a [`Inst::FailIf`] (or an operation of
//!   [`CheckedOp`], which is the same in one piece). The first failure in execution order ends the row with that
//!   error: what a row computes after it can't be observed, so an implementation may go on computing and look at the
//!   error later, as long as loops still end.
//! - Integers are 64 bits wide, [`Type::I64`] or [`Type::U64`]; narrower SQL integers widen in [`Op::Param`] and are
//!   truncated in [`Inst::Return`], after a [`CheckedOp::Narrow`].
//! - Floating-point operations are single IEEE 754 operations rounded to nearest even. No contraction, no
//!   reassociation, no flush to zero. The bits of a nan are not observable inside; results carry one canonical nan.
//! - NULL isn't a value: a parameter that may be NULL has a flag ([`Op::ParamNull`]), its value under NULL is zero; an
//!   `Optional` variable of the source is a pair of locals.
//! - An array isn't a value either: it is always a parameter, its function's or, passed on, its caller's. Operations name it by
//!   the parameter's number. Under NULL it is empty. Where reading an element is an error of the language, the front end tests
//!   for it first.
//!
//! - The body of a kernel function sees its launch and writes memory that others see ([`kernel`]).
//!
//! In reading order: this file (the data), [`kernel`] (what only kernel functions contain), [`ops`] (the operations' names and type rules), [`print`] and [`parse`]
//! (text form), [`verify`] (the invariants), [`interpret`] with [`eval`] and [`datum`] (the reference semantics),
//! `renamed` (instructions with other operands), [`sites`] (from a failure to the artifact's table).

use std::sync::Arc;

use rbcdb_device_lib::Builtin;
use rbcdb_udf_abi::{ErrorCode, ParameterType, ScalarType};

use crate::user_ir::UserFunction;

pub mod arbitrary;
pub mod datum;
pub mod eval;
pub mod interpret;
pub mod kernel;
mod lex;
pub mod ops;
pub mod parse;
pub mod print;
mod renamed;
pub mod sites;
pub mod verify;

pub use datum::{Datum, RowValue};
pub use renamed::renamed;

/// The type of a value inside a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Type {
    /// true or false
    Bool,
    /// signed, 64 bits
    I64,
    /// unsigned, 64 bits
    U64,
    /// binary32
    F32,
    /// binary64
    F64,
    /// two binary64
    C128,
}

impl Type {
    /// The type that a declared SQL type has inside a body.
    pub fn of(sql: ScalarType) -> Type {
        match sql {
            ScalarType::Bool => Type::Bool,
            ScalarType::Int8 | ScalarType::Int16 | ScalarType::Int32 | ScalarType::Int64 => Type::I64,
            ScalarType::UInt8 | ScalarType::UInt16 | ScalarType::UInt32 => Type::I64,
            ScalarType::UInt64 => Type::U64,
            ScalarType::Float32 => Type::F32,
            ScalarType::Float64 => Type::F64,
            ScalarType::Complex128 => Type::C128,
        }
    }
}

/// A value: defined once, visible in the rest of its block and in the blocks nested there. An index into
/// [`Function::values`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Value(pub u32);

/// A mutable variable, zero until first set. An index into [`Function::locals`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Local(pub u32);

/// A place in the source that can fail. An index into [`Function::sites`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SiteId(pub u32);

/// A function of the module. An index into [`Module::functions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FunctionId(pub u32);

/// An entry function and all that it calls.
#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    /// Callees come before their callers; the entry is the last.
    pub functions: Vec<Function>,
}

impl Module {
    /// The function that the module is for.
    ///
    /// # Panics
    /// On a module without functions, which no producer makes.
    pub fn entry(&self) -> &Function {
        self.functions.last().expect("a module has an entry function")
    }
}

/// A declared parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Its name in the source.
    pub name: String,
    /// Its declared type; inside, a scalar has type [`Type::of`] that.
    pub ty: ParameterType,
    /// Whether it can be NULL (CALLED ON NULL INPUT).
    pub optional: bool,
}

impl Param {
    /// The type inside a body; `None` for an array.
    pub fn inside(&self) -> Option<Type> {
        self.ty.scalar().map(Type::of)
    }
}

/// One function.
#[derive(Debug, Clone, PartialEq)]
pub struct Function {
    /// The SQL name; `outer.inner` for a nested `def`.
    pub name: String,
    /// Parameters in order.
    pub params: Vec<Param>,
    /// The declared result type.
    pub result: ScalarType,
    /// Whether the body can return NULL ([`Inst::ReturnNull`] occurs).
    pub nullable: bool,
    /// The type of each value.
    pub values: Vec<Type>,
    /// The variables.
    pub locals: Vec<LocalDecl>,
    /// The places that can fail.
    pub sites: Vec<Site>,
    /// The body. Its end is not reachable.
    pub body: Block,
    /// For a function that isn't typed IR but a user's LLVM IR: that. Values, locals and body are empty then, and
    /// no parameter is optional.
    pub user: Option<Arc<UserFunction>>,
    /// For a kernel function, which is an entry: its arrays.
    pub kernel: Option<kernel::Kernel>,
}

/// A variable's declaration.
#[derive(Debug, Clone, PartialEq)]
pub struct LocalDecl {
    /// The name in the source, for readers of the printed IR; need not be unique.
    pub name: String,
    /// Its type.
    pub ty: Type,
}

/// A place in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Line in the body, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
    /// Message instead of the error code's default.
    pub message: Option<String>,
}

/// Instructions in execution order. Nothing follows a terminator ([`Inst::is_terminator`]).
pub type Block = Vec<Inst>;

/// One instruction.
#[derive(Debug, Clone, PartialEq)]
pub enum Inst {
    /// `%result = op`
    Let {
        /// The value defined.
        result: Value,
        /// What computes it.
        op: Op,
    },
    /// A call of another function of the module. A failing callee ends the row with its error.
    Call {
        /// The callee's result; zero where it is NULL.
        result: Value,
        /// For a nullable callee: whether the result is NULL. `None` for the others.
        result_null: Option<Value>,
        /// Who is called; a smaller index than the caller's.
        callee: FunctionId,
        /// One per parameter.
        args: Vec<Arg>,
    },
    /// Sets a variable.
    Set {
        /// Which.
        local: Local,
        /// To what, of the variable's type.
        value: Value,
    },
    /// Ends the row with an error if `cond` is true.
    FailIf {
        /// A Bool.
        cond: Value,
        /// The error.
        code: ErrorCode,
        /// Where.
        site: SiteId,
    },
    /// Two-way branch.
    If {
        /// A Bool.
        cond: Value,
        /// Where it is true.
        then: Block,
        /// Where it is false; may be empty.
        otherwise: Block,
    },
    /// Repeats `body`, then `step`, until a [`Inst::Break`], return or failure. [`Inst::Continue`] in `body` goes to `step`.
    /// `step` contains no break, continue or return of this loop. Values of `body` aren't visible in `step`.
    Loop {
        /// The loop's body.
        body: Block,
        /// What happens between two rounds.
        step: Block,
        /// An upper bound of the number of rounds, where one is known at compile time; without it, the cancel flag is
        /// polled.
        rounds_max: Option<u64>,
    },
    /// Leaves the innermost loop. Terminator.
    Break,
    /// Goes to the innermost loop's step. Terminator.
    Continue,
    /// Ends the row with a result of type `Type::of(result)`; integers are truncated to the declared width. Terminator.
    Return(Value),
    /// Ends the row with NULL. Terminator.
    ReturnNull,
    /// Ends the row with an error. Terminator.
    Fail {
        /// The error.
        code: ErrorCode,
        /// Where.
        site: SiteId,
    },
    /// What only kernel functions do.
    Kernel(kernel::Effect),
}

impl Inst {
    /// Whether control never reaches the next instruction of the same block.
    pub fn is_terminator(&self) -> bool {
        matches!(
            self,
            Inst::Break | Inst::Continue | Inst::Return(_) | Inst::ReturnNull | Inst::Fail { .. }
        )
    }
}

/// What a call passes for one parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Passed {
    /// A value, of the parameter's inside type and, for narrow integers, in range (the caller checks).
    Value(Value),
    /// The array that this parameter of the caller is, of the same type.
    Array(u32),
}

/// An argument of a call.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arg {
    /// What is passed.
    pub passed: Passed,
    /// For an optional parameter: whether it is NULL; `None` means that it isn't. Always `None` for the others.
    pub null: Option<Value>,
}

/// An operation that computes one value.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// A constant.
    Const(Const),
    /// The value of parameter `n`, not an array, widened; zero where it is NULL.
    Param(u32),
    /// Whether optional parameter `n` is NULL.
    ParamNull(u32),
    /// A variable's value.
    Get(Local),
    /// One operand.
    Unary(UnaryOp, Value),
    /// Two operands of the same type (but for shifts: I64 count).
    Binary(BinaryOp, Value, Value),
    /// `Select(c, a, b)`: a where c, else b; both computed.
    Select(Value, Value, Value),
    /// An operation that fails the row instead of giving a wrong result.
    Checked(CheckedOp, Vec<Value>, SiteId),
    /// A function of the math library.
    Builtin(&'static Builtin, Vec<Value>),
    /// The number of elements of array parameter `n`.
    ArrayLen(u32),
    /// Element number `i`, an I64 that counts from 0, of array parameter `n`, widened; zero where there is no such element or
    /// it is NULL.
    ArrayGet(u32, Value),
    /// Whether that element is there and NULL.
    ArrayNull(u32, Value),
    /// What only kernel functions ask.
    Kernel(kernel::KernelOp),
}

/// A constant. Floats are kept as bits, so that constants compare and print exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Const {
    /// Bool
    Bool(bool),
    /// I64
    I64(i64),
    /// U64
    U64(u64),
    /// F32, as bits
    F32(u32),
    /// F64, as bits
    F64(u64),
}

impl Const {
    /// Its type.
    pub fn ty(self) -> Type {
        match self {
            Const::Bool(_) => Type::Bool,
            Const::I64(_) => Type::I64,
            Const::U64(_) => Type::U64,
            Const::F32(_) => Type::F32,
            Const::F64(_) => Type::F64,
        }
    }
}

/// Operations with one operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    /// Bool → Bool
    Not,
    /// I64 or U64: two's complement negation, wrapping.
    NegWrap,
    /// I64 or U64: all bits inverted.
    BitNot,
    /// F32 or F64: sign flipped.
    FNeg,
    /// F32 or F64: sign cleared.
    FAbs,
    /// F32 or F64: square root, correctly rounded; nan below zero.
    FSqrt,
    /// F32 or F64: round down to an integral value.
    FFloor,
    /// F32 or F64: round up to an integral value.
    FCeil,
    /// F32 or F64: round toward zero to an integral value.
    FTrunc,
    /// F32 or F64: round to an integral value, ties to even.
    FRint,
    /// Bool → I64, 0 or 1
    BoolToI64,
    /// I64 → U64, same bits
    I64AsU64,
    /// U64 → I64, same bits
    U64AsI64,
    /// I64 or U64 → F64, nearest even
    IntToF64,
    /// I64 or U64 → F32, nearest even
    IntToF32,
    /// F32 → F64, exact
    F32ToF64,
    /// F64 → F32, nearest even
    F64ToF32,
    /// F64 → I64 toward zero, saturating, nan gives 0
    F64ToI64Sat,
    /// F64 → U64 toward zero, saturating, nan gives 0
    F64ToU64Sat,
    /// C128 → F64, real part
    Re,
    /// C128 → F64, imaginary part
    Im,
    /// F64 → I64, the IEEE bits; for every nan those of the canonical one, 0x7ff8_0000_0000_0000
    F64Bits,
}

/// Operations with two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    /// Bool
    And,
    /// Bool
    Or,
    /// I64 or U64, wrapping
    AddWrap,
    /// I64 or U64, wrapping
    SubWrap,
    /// I64 or U64, wrapping
    MulWrap,
    /// I64 (floor) or U64; by zero gives 0; MIN // -1 gives MIN
    FloorDiv,
    /// I64 (the divisor's sign) or U64; by zero gives 0; MIN % -1 gives 0
    Mod,
    /// I64 or U64
    BitAnd,
    /// I64 or U64
    BitOr,
    /// I64, U64 or Bool
    BitXor,
    /// I64 or U64 by I64: bits shifted out are lost; a count outside 0..=63 gives 0
    ShlWrap,
    /// I64 (arithmetic) or U64 (logical) by I64: a count above 63 shifts all out; a negative count gives 0
    Shr,
    /// F32 or F64
    FAdd,
    /// F32 or F64
    FSub,
    /// F32 or F64
    FMul,
    /// F32 or F64, IEEE results for a zero divisor
    FDiv,
    /// F32 or F64: the first operand's magnitude with the second's sign; a nan as second operand counts as positive
    FCopysign,
    /// Bool, I64, U64, F32 or F64 → Bool
    Eq,
    /// Bool, I64, U64, F32 or F64 → Bool; true for nan
    Ne,
    /// I64, U64, F32 or F64 → Bool
    Lt,
    /// I64, U64, F32 or F64 → Bool
    Le,
    /// I64, U64, F32 or F64 → Bool
    Gt,
    /// I64, U64, F32 or F64 → Bool
    Ge,
    /// F64, F64 → C128
    Complex,
}

/// Operations that fail with [`ErrorCode::OutOfRange`] where the exact result doesn't fit (other codes as said).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CheckedOp {
    /// I64 or U64
    Add,
    /// I64 or U64
    Sub,
    /// I64 or U64
    Mul,
    /// I64
    Neg,
    /// I64 or U64 by I64: fails where bits are lost (or the sign changes); a negative count fails with
    /// [`ErrorCode::InvalidParameter`]; zero shifted by any count is zero
    Shl,
    /// F64 → I64 toward zero; nan and out of range fail
    F64ToI64,
    /// F64 → U64 toward zero; nan and out of range fail (-0.5 gives 0)
    F64ToU64,
    /// I64 → U64, fails below zero
    I64ToU64,
    /// U64 → I64, fails above i64::MAX
    U64ToI64,
    /// I64 → I64, or U64 → U64: fails outside the range of that integer type
    Narrow(ScalarType),
    /// F64 → F32, nearest even; fails where a finite value rounds to infinity
    F64ToF32,
}
