//! User IR as data: what is left of a module once it is read. Every instruction here is one that may occur.
//!
//! Attributes, metadata, debug information, linkage, wrapping flags and fast-math flags are gone: what reads the text drops
//! them, and nothing after it could bring them back. `undef` and `poison` are [`Const::Zero`].

use std::sync::Arc;

use super::callee::Callee;
use super::convention::Convention;
use super::types::Type;

/// A value of a function. An index into [`Function::values`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ValueId(pub u32);

/// A block of a function. An index into [`Function::blocks`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId(pub u32);

/// A symbol of the module: a function or a global. An index into the reader's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SymbolId(pub u32);

/// A constant. Its type stands where it is used.
#[derive(Debug, Clone, PartialEq)]
pub enum Const {
    /// Zero of whatever type: 0, null, `zeroinitializer`, `undef`, `poison`
    Zero,
    /// An integer, its bits
    Int(u128),
    /// A `float` or `double`; a float's value is exact in a double
    Float(f64),
    /// The elements of a vector, array or struct
    Elements(Arc<[Const]>),
    /// The address of a symbol, and bytes from it on
    Address(SymbolId, i64),
}

/// What an instruction works on.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// An argument, or another instruction's result
    Value(ValueId),
    /// A constant
    Const(Const),
}

/// Two operands of one type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryOp {
    /// Integers: wrapping
    Add,
    /// Integers: wrapping
    Sub,
    /// Integers: wrapping
    Mul,
    /// Integers: bits
    And,
    /// Integers: bits
    Or,
    /// Integers: bits
    Xor,
    /// Integers: zeros come in; 0 for a count of the width or more
    Shl,
    /// Integers: as [`BinaryOp::Shl`]
    LShr,
    /// Integers: signs come in; all signs for a count of the width or more
    AShr,
    /// Integers: fails by zero
    UDiv,
    /// Integers: fails by zero and for MIN / -1
    SDiv,
    /// Integers: fails by zero
    URem,
    /// Integers: fails by zero and for MIN % -1
    SRem,
    /// Floats
    FAdd,
    /// Floats
    FSub,
    /// Floats
    FMul,
    /// Floats
    FDiv,
    /// Floats: C's `fmod`
    FRem,
}

impl BinaryOp {
    /// The instruction's name.
    pub fn name(self) -> &'static str {
        match self {
            BinaryOp::Add => "add",
            BinaryOp::Sub => "sub",
            BinaryOp::Mul => "mul",
            BinaryOp::And => "and",
            BinaryOp::Or => "or",
            BinaryOp::Xor => "xor",
            BinaryOp::Shl => "shl",
            BinaryOp::LShr => "lshr",
            BinaryOp::AShr => "ashr",
            BinaryOp::UDiv => "udiv",
            BinaryOp::SDiv => "sdiv",
            BinaryOp::URem => "urem",
            BinaryOp::SRem => "srem",
            BinaryOp::FAdd => "fadd",
            BinaryOp::FSub => "fsub",
            BinaryOp::FMul => "fmul",
            BinaryOp::FDiv => "fdiv",
            BinaryOp::FRem => "frem",
        }
    }

    /// All of them.
    pub const ALL: [BinaryOp; 18] = [
        BinaryOp::Add,
        BinaryOp::Sub,
        BinaryOp::Mul,
        BinaryOp::And,
        BinaryOp::Or,
        BinaryOp::Xor,
        BinaryOp::Shl,
        BinaryOp::LShr,
        BinaryOp::AShr,
        BinaryOp::UDiv,
        BinaryOp::SDiv,
        BinaryOp::URem,
        BinaryOp::SRem,
        BinaryOp::FAdd,
        BinaryOp::FSub,
        BinaryOp::FMul,
        BinaryOp::FDiv,
        BinaryOp::FRem,
    ];

    /// Whether the operands are floats.
    pub fn is_float(self) -> bool {
        matches!(
            self,
            BinaryOp::FAdd | BinaryOp::FSub | BinaryOp::FMul | BinaryOp::FDiv | BinaryOp::FRem
        )
    }

    /// Whether it is one of the four integer divisions.
    pub fn is_division(self) -> bool {
        matches!(self, BinaryOp::UDiv | BinaryOp::SDiv | BinaryOp::URem | BinaryOp::SRem)
    }

    /// Whether it is one of the three shifts.
    pub fn is_shift(self) -> bool {
        matches!(self, BinaryOp::Shl | BinaryOp::LShr | BinaryOp::AShr)
    }
}

/// Conversions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CastOp {
    /// Integer to a narrower one
    Trunc,
    /// Integer to a wider one
    ZExt,
    /// Integer to a wider one
    SExt,
    /// double to float
    FpTrunc,
    /// float to double
    FpExt,
    /// Float to integer; fails out of range
    FpToUi,
    /// Float to integer; fails out of range
    FpToSi,
    /// Integer to float
    UiToFp,
    /// Integer to float
    SiToFp,
    /// The same bits; of a nan, the canonical one's
    Bitcast,
}

impl CastOp {
    /// The instruction's name.
    pub fn name(self) -> &'static str {
        match self {
            CastOp::Trunc => "trunc",
            CastOp::ZExt => "zext",
            CastOp::SExt => "sext",
            CastOp::FpTrunc => "fptrunc",
            CastOp::FpExt => "fpext",
            CastOp::FpToUi => "fptoui",
            CastOp::FpToSi => "fptosi",
            CastOp::UiToFp => "uitofp",
            CastOp::SiToFp => "sitofp",
            CastOp::Bitcast => "bitcast",
        }
    }

    /// All of them.
    pub const ALL: [CastOp; 10] = [
        CastOp::Trunc,
        CastOp::ZExt,
        CastOp::SExt,
        CastOp::FpTrunc,
        CastOp::FpExt,
        CastOp::FpToUi,
        CastOp::FpToSi,
        CastOp::UiToFp,
        CastOp::SiToFp,
        CastOp::Bitcast,
    ];
}

/// An operand with the type that the text gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// The type.
    pub ty: Type,
    /// The operand.
    pub operand: Operand,
}

/// What an instruction does. Types are those of the operands unless said otherwise.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Two operands of one type
    Binary(BinaryOp, Type, Operand, Operand),
    /// Sign flipped
    FNeg(Typed),
    /// The operand (nothing here is undefined); stops a deferred error
    Freeze(Typed),
    /// A predicate's name, the operands' type
    ICmp(&'static str, Type, Operand, Operand),
    /// A predicate's name, the operands' type
    FCmp(&'static str, Type, Operand, Operand),
    /// Condition, and the two values of one type
    Select(Typed, Type, Operand, Operand),
    /// A conversion to the type
    Cast(CastOp, Typed, Type),
    /// A pointer as it is: bitcasts between pointer types, address space casts
    PointerCopy(Operand),
    /// An object on the stack: its type
    Alloca(Type),
    /// A load of the type from the address
    Load(Type, Operand),
    /// A store of the value to the address
    Store(Typed, Operand),
    /// An update of the integer at the address by an operation's name and the value, in one step; the result is what was there before
    Atomic(&'static str, Typed, Operand),
    /// An address: the type that is indexed, the base, the indices
    Address(Type, Operand, Vec<Typed>),
    /// A part of a struct or array
    Extract(Typed, Vec<u32>),
    /// A struct or array with another part
    Insert(Typed, Typed, Vec<u32>),
    /// An element of a vector
    ExtractElement(Typed, Typed),
    /// A vector with another element
    InsertElement(Typed, Typed, Typed),
    /// Elements of two vectors of a type; numbers into both, `None` for an unimportant one
    Shuffle(Type, Operand, Operand, Vec<Option<u32>>),
    /// A call of a symbol
    Call {
        /// Who
        callee: SymbolId,
        /// Result
        result: Type,
        /// Arguments
        arguments: Vec<Typed>,
    },
    /// Something that may only stand where control never comes: the text says what it is
    Refused(String),
}

impl Kind {
    /// All operands, in the order of the text.
    pub fn operands(&self) -> Vec<&Operand> {
        match self {
            Kind::Binary(_, _, a, b) | Kind::ICmp(_, _, a, b) | Kind::FCmp(_, _, a, b) | Kind::Shuffle(_, a, b, _) => {
                vec![a, b]
            }
            Kind::FNeg(a) | Kind::Freeze(a) | Kind::Cast(_, a, _) | Kind::Extract(a, _) => vec![&a.operand],
            Kind::Select(cond, _, a, b) => vec![&cond.operand, a, b],
            Kind::PointerCopy(a) | Kind::Load(_, a) => vec![a],
            Kind::Alloca(_) | Kind::Refused(_) => Vec::new(),
            Kind::Store(value, address) | Kind::Atomic(_, value, address) => vec![&value.operand, address],
            Kind::Address(_, base, indices) => std::iter::once(base)
                .chain(indices.iter().map(|i| &i.operand))
                .collect(),
            Kind::Insert(a, b, _) | Kind::ExtractElement(a, b) => vec![&a.operand, &b.operand],
            Kind::InsertElement(a, b, c) => vec![&a.operand, &b.operand, &c.operand],
            Kind::Call { arguments, .. } => arguments.iter().map(|a| &a.operand).collect(),
        }
    }

    /// The same, to be changed.
    pub fn operands_mut(&mut self) -> Vec<&mut Operand> {
        match self {
            Kind::Binary(_, _, a, b) | Kind::ICmp(_, _, a, b) | Kind::FCmp(_, _, a, b) | Kind::Shuffle(_, a, b, _) => {
                vec![a, b]
            }
            Kind::FNeg(a) | Kind::Freeze(a) | Kind::Cast(_, a, _) | Kind::Extract(a, _) => vec![&mut a.operand],
            Kind::Select(cond, _, a, b) => vec![&mut cond.operand, a, b],
            Kind::PointerCopy(a) | Kind::Load(_, a) => vec![a],
            Kind::Alloca(_) | Kind::Refused(_) => Vec::new(),
            Kind::Store(value, address) | Kind::Atomic(_, value, address) => vec![&mut value.operand, address],
            Kind::Address(_, base, indices) => std::iter::once(base)
                .chain(indices.iter_mut().map(|i| &mut i.operand))
                .collect(),
            Kind::Insert(a, b, _) | Kind::ExtractElement(a, b) => vec![&mut a.operand, &mut b.operand],
            Kind::InsertElement(a, b, c) => vec![&mut a.operand, &mut b.operand, &mut c.operand],
            Kind::Call { arguments, .. } => arguments.iter_mut().map(|a| &mut a.operand).collect(),
        }
    }

    /// Whether nothing is lost with the instruction where nobody uses its result.
    pub fn is_pure(&self) -> bool {
        match self {
            Kind::Binary(op, ..) => !op.is_division(),
            Kind::Store(..) | Kind::Atomic(..) | Kind::Call { .. } | Kind::Refused(_) | Kind::Alloca(_) => false,
            _ => true,
        }
    }
}

/// One instruction.
#[derive(Debug, Clone, PartialEq)]
pub struct Inst {
    /// Byte offset in the text.
    pub at: usize,
    /// What it defines.
    pub result: Option<ValueId>,
    /// What it does.
    pub kind: Kind,
}

/// A value that depends on where control comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Phi {
    /// Byte offset in the text.
    pub at: usize,
    /// What it defines.
    pub result: ValueId,
    /// Its type.
    pub ty: Type,
    /// One per predecessor; a predecessor with several edges may come several times.
    pub incoming: Vec<(Operand, BlockId)>,
}

/// How a block ends.
#[derive(Debug, Clone, PartialEq)]
pub enum Terminator {
    /// `ret`, with a value unless the function is void
    Return(Option<Typed>),
    /// `br label`
    Jump(BlockId),
    /// `br i1`
    Branch(Operand, BlockId, BlockId),
    /// `switch`: value, default, cases
    Switch(Typed, BlockId, Vec<(u128, BlockId)>),
    /// `unreachable`
    Unreachable,
}

impl Terminator {
    /// What the end works on.
    pub fn operand(&self) -> Option<&Operand> {
        match self {
            Terminator::Return(value) => value.as_ref().map(|v| &v.operand),
            Terminator::Branch(cond, ..) => Some(cond),
            Terminator::Switch(value, ..) => Some(&value.operand),
            Terminator::Jump(_) | Terminator::Unreachable => None,
        }
    }

    /// The same, to be changed.
    pub fn operand_mut(&mut self) -> Option<&mut Operand> {
        match self {
            Terminator::Return(value) => value.as_mut().map(|v| &mut v.operand),
            Terminator::Branch(cond, ..) => Some(cond),
            Terminator::Switch(value, ..) => Some(&mut value.operand),
            Terminator::Jump(_) | Terminator::Unreachable => None,
        }
    }

    /// Where control may go, in the order of the text; may repeat.
    pub fn successors(&self) -> Vec<BlockId> {
        match self {
            Terminator::Return(_) | Terminator::Unreachable => Vec::new(),
            Terminator::Jump(to) => vec![*to],
            Terminator::Branch(_, yes, no) => vec![*yes, *no],
            Terminator::Switch(_, default, cases) => std::iter::once(*default)
                .chain(cases.iter().map(|(_, to)| *to))
                .collect(),
        }
    }
}

/// A block.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The name, for messages.
    pub name: String,
    /// Phis, before all others.
    pub phis: Vec<Phi>,
    /// Instructions.
    pub insts: Vec<Inst>,
    /// Its end.
    pub end: Terminator,
    /// Byte offset of the end.
    pub end_at: usize,
}

/// A parameter of a function.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Its value.
    pub value: ValueId,
    /// Its type.
    pub ty: Type,
    /// The type of what a pointer points to, where the caller passes or takes a struct this way.
    pub indirect: Option<(Indirect, Type)>,
}

/// Why a pointer is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indirect {
    /// `byval`: an argument
    ByVal,
    /// `sret`: the place of the result
    SRet,
}

/// What a symbol turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// Nothing that is used
    Unused,
    /// A table: an index into [`Program::tables`]
    Table(usize),
    /// A variable that the threads of a block share: an index into [`Program::shared`]
    Shared(usize),
    /// A function of the module: an index into [`Program::functions`]
    Function(usize),
    /// Something that is there for all
    Callee(Callee),
}

/// A constant global as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its symbol's name.
    pub name: String,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// A variable in the shared memory of a block; its contents are unspecified at first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Its symbol's name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
}

/// A checked module: the entry, and what it reaches.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    /// Tables.
    pub tables: Vec<Table>,
    /// Variables that threads share.
    pub shared: Vec<Shared>,
    /// Functions, callees before their callers; the entry is the last.
    pub functions: Vec<Function>,
    /// What each symbol is, by [`SymbolId`].
    pub targets: Vec<Target>,
    /// How the entry is called.
    pub convention: Convention,
    /// What the messages of Numba's exceptions in the module say.
    pub exceptions: Vec<String>,
}

impl Program {
    /// What a symbol is.
    pub fn target(&self, symbol: SymbolId) -> &Target {
        self.targets.get(symbol.0 as usize).unwrap_or(&Target::Unused)
    }

    /// The variable that a symbol is, if threads share it.
    pub fn shared_variable(&self, symbol: SymbolId) -> Option<(usize, &Shared)> {
        match self.target(symbol) {
            Target::Shared(index) => Some((*index, self.shared.get(*index)?)),
            _ => None,
        }
    }

    /// Length of a table that a symbol is.
    pub fn table(&self, symbol: SymbolId) -> Option<(usize, &Table)> {
        match self.target(symbol) {
            Target::Table(index) => Some((*index, self.tables.get(*index)?)),
            _ => None,
        }
    }
}

/// A function that the entry reaches.
#[derive(Debug, Clone, PartialEq)]
pub struct Function {
    /// Its symbol's name.
    pub name: String,
    /// Byte offset of its definition.
    pub at: usize,
    /// Parameters.
    pub params: Vec<Param>,
    /// Result.
    pub result: Type,
    /// The type of each value.
    pub values: Vec<Type>,
    /// The name of each value, for messages.
    pub value_names: Vec<String>,
    /// Blocks; the first is where control comes in.
    pub blocks: Vec<Block>,
}
