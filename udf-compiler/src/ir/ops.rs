//! The operations' names in the text form and their type rules: one table that printer, parser and verifier share.

use rbcdb_device_lib::Ty;
use rbcdb_udf_abi::ScalarType;

use super::{BinaryOp, CheckedOp, Type, UnaryOp};

impl Type {
    /// All types.
    pub const ALL: [Type; 6] = [Type::Bool, Type::I64, Type::U64, Type::F32, Type::F64, Type::C128];

    /// The type's name in the text form.
    pub fn name(self) -> &'static str {
        match self {
            Type::Bool => "bool",
            Type::I64 => "i64",
            Type::U64 => "u64",
            Type::F32 => "f32",
            Type::F64 => "f64",
            Type::C128 => "c128",
        }
    }

    /// The type that a builtin's parameter or result has in the IR.
    pub fn of_builtin(ty: Ty) -> Type {
        match ty {
            Ty::Bool => Type::Bool,
            Ty::I64 => Type::I64,
            Ty::U64 => Type::U64,
            Ty::F64 => Type::F64,
            Ty::C128 => Type::C128,
        }
    }

    fn is_int(self) -> bool {
        matches!(self, Type::I64 | Type::U64)
    }

    fn is_float(self) -> bool {
        matches!(self, Type::F32 | Type::F64)
    }
}

impl UnaryOp {
    /// All of them, with their names in the text form.
    pub const ALL: [(UnaryOp, &'static str); 22] = [
        (UnaryOp::Not, "not"),
        (UnaryOp::NegWrap, "neg.wrap"),
        (UnaryOp::BitNot, "bitnot"),
        (UnaryOp::FNeg, "fneg"),
        (UnaryOp::FAbs, "fabs"),
        (UnaryOp::FSqrt, "fsqrt"),
        (UnaryOp::FFloor, "ffloor"),
        (UnaryOp::FCeil, "fceil"),
        (UnaryOp::FTrunc, "ftrunc"),
        (UnaryOp::FRint, "frint"),
        (UnaryOp::BoolToI64, "bool_to_i64"),
        (UnaryOp::I64AsU64, "i64_as_u64"),
        (UnaryOp::U64AsI64, "u64_as_i64"),
        (UnaryOp::IntToF64, "int_to_f64"),
        (UnaryOp::IntToF32, "int_to_f32"),
        (UnaryOp::F32ToF64, "f32_to_f64"),
        (UnaryOp::F64ToF32, "f64_to_f32"),
        (UnaryOp::F64ToI64Sat, "f64_to_i64.sat"),
        (UnaryOp::F64ToU64Sat, "f64_to_u64.sat"),
        (UnaryOp::Re, "re"),
        (UnaryOp::Im, "im"),
        (UnaryOp::F64Bits, "f64_bits"),
    ];

    /// The name in the text form.
    pub fn mnemonic(self) -> &'static str {
        let found = UnaryOp::ALL.iter().find(|(op, _)| *op == self);
        found.map_or("?", |(_, name)| name)
    }

    /// The result's type for an operand of type `a`; `None` where the operation doesn't take that type.
    pub fn result_type(self, a: Type) -> Option<Type> {
        match self {
            UnaryOp::Not => (a == Type::Bool).then_some(Type::Bool),
            UnaryOp::NegWrap | UnaryOp::BitNot => a.is_int().then_some(a),
            UnaryOp::FNeg
            | UnaryOp::FAbs
            | UnaryOp::FSqrt
            | UnaryOp::FFloor
            | UnaryOp::FCeil
            | UnaryOp::FTrunc
            | UnaryOp::FRint => a.is_float().then_some(a),
            UnaryOp::BoolToI64 => (a == Type::Bool).then_some(Type::I64),
            UnaryOp::I64AsU64 => (a == Type::I64).then_some(Type::U64),
            UnaryOp::U64AsI64 => (a == Type::U64).then_some(Type::I64),
            UnaryOp::IntToF64 => a.is_int().then_some(Type::F64),
            UnaryOp::IntToF32 => a.is_int().then_some(Type::F32),
            UnaryOp::F32ToF64 => (a == Type::F32).then_some(Type::F64),
            UnaryOp::F64ToF32 => (a == Type::F64).then_some(Type::F32),
            UnaryOp::F64ToI64Sat | UnaryOp::F64Bits => (a == Type::F64).then_some(Type::I64),
            UnaryOp::F64ToU64Sat => (a == Type::F64).then_some(Type::U64),
            UnaryOp::Re | UnaryOp::Im => (a == Type::C128).then_some(Type::F64),
        }
    }
}

impl BinaryOp {
    /// All of them, with their names in the text form.
    pub const ALL: [(BinaryOp, &'static str); 24] = [
        (BinaryOp::And, "and"),
        (BinaryOp::Or, "or"),
        (BinaryOp::AddWrap, "add.wrap"),
        (BinaryOp::SubWrap, "sub.wrap"),
        (BinaryOp::MulWrap, "mul.wrap"),
        (BinaryOp::FloorDiv, "floordiv"),
        (BinaryOp::Mod, "mod"),
        (BinaryOp::BitAnd, "bitand"),
        (BinaryOp::BitOr, "bitor"),
        (BinaryOp::BitXor, "bitxor"),
        (BinaryOp::ShlWrap, "shl.wrap"),
        (BinaryOp::Shr, "shr"),
        (BinaryOp::FAdd, "fadd"),
        (BinaryOp::FSub, "fsub"),
        (BinaryOp::FMul, "fmul"),
        (BinaryOp::FDiv, "fdiv"),
        (BinaryOp::FCopysign, "fcopysign"),
        (BinaryOp::Eq, "eq"),
        (BinaryOp::Ne, "ne"),
        (BinaryOp::Lt, "lt"),
        (BinaryOp::Le, "le"),
        (BinaryOp::Gt, "gt"),
        (BinaryOp::Ge, "ge"),
        (BinaryOp::Complex, "complex"),
    ];

    /// The name in the text form.
    pub fn mnemonic(self) -> &'static str {
        let found = BinaryOp::ALL.iter().find(|(op, _)| *op == self);
        found.map_or("?", |(_, name)| name)
    }

    /// The result's type for operands of types `a` and `b`; `None` where the operation doesn't take those types.
    pub fn result_type(self, a: Type, b: Type) -> Option<Type> {
        let same = a == b;
        match self {
            BinaryOp::And | BinaryOp::Or => (same && a == Type::Bool).then_some(Type::Bool),
            BinaryOp::AddWrap
            | BinaryOp::SubWrap
            | BinaryOp::MulWrap
            | BinaryOp::FloorDiv
            | BinaryOp::Mod
            | BinaryOp::BitAnd
            | BinaryOp::BitOr => (same && a.is_int()).then_some(a),
            BinaryOp::BitXor => (same && (a.is_int() || a == Type::Bool)).then_some(a),
            BinaryOp::ShlWrap | BinaryOp::Shr => (a.is_int() && b == Type::I64).then_some(a),
            BinaryOp::FAdd | BinaryOp::FSub | BinaryOp::FMul | BinaryOp::FDiv | BinaryOp::FCopysign => {
                (same && a.is_float()).then_some(a)
            }
            BinaryOp::Eq | BinaryOp::Ne => (same && a != Type::C128).then_some(Type::Bool),
            BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge => {
                (same && (a.is_int() || a.is_float())).then_some(Type::Bool)
            }
            BinaryOp::Complex => (same && a == Type::F64).then_some(Type::C128),
        }
    }
}

impl CheckedOp {
    /// All of them but [`CheckedOp::Narrow`], with their names in the text form.
    pub const PLAIN: [(CheckedOp, &'static str); 10] = [
        (CheckedOp::Add, "add.chk"),
        (CheckedOp::Sub, "sub.chk"),
        (CheckedOp::Mul, "mul.chk"),
        (CheckedOp::Neg, "neg.chk"),
        (CheckedOp::Shl, "shl.chk"),
        (CheckedOp::F64ToI64, "f64_to_i64.chk"),
        (CheckedOp::F64ToU64, "f64_to_u64.chk"),
        (CheckedOp::I64ToU64, "i64_to_u64.chk"),
        (CheckedOp::U64ToI64, "u64_to_i64.chk"),
        (CheckedOp::F64ToF32, "f64_to_f32.chk"),
    ];

    /// The name of [`CheckedOp::Narrow`] in the text form; the type follows.
    pub const NARROW: &'static str = "narrow.chk";

    /// The name in the text form.
    pub fn mnemonic(self) -> &'static str {
        let found = CheckedOp::PLAIN.iter().find(|(op, _)| *op == self);
        found.map_or(CheckedOp::NARROW, |(_, name)| name)
    }

    /// The result's type for these operands; `None` where the operation doesn't take that number or those types.
    pub fn result_type(self, operands: &[Type]) -> Option<Type> {
        let one = |from: Type, to: Type| (operands == [from]).then_some(to);
        match self {
            CheckedOp::Add | CheckedOp::Sub | CheckedOp::Mul => match operands {
                [a, b] if a == b && a.is_int() => Some(*a),
                _ => None,
            },
            CheckedOp::Neg => one(Type::I64, Type::I64),
            CheckedOp::Shl => match operands {
                [a, Type::I64] if a.is_int() => Some(*a),
                _ => None,
            },
            CheckedOp::F64ToI64 => one(Type::F64, Type::I64),
            CheckedOp::F64ToU64 => one(Type::F64, Type::U64),
            CheckedOp::I64ToU64 => one(Type::I64, Type::U64),
            CheckedOp::U64ToI64 => one(Type::U64, Type::I64),
            CheckedOp::F64ToF32 => one(Type::F64, Type::F32),
            CheckedOp::Narrow(to) => match operands {
                [a] if a.is_int() && to.is_integer() => Some(*a),
                _ => None,
            },
        }
    }
}

/// The integer type that `narrow.chk` names.
pub(super) fn scalar_type_named(name: &str) -> Option<ScalarType> {
    ScalarType::ALL.into_iter().find(|ty| ty.sql_name() == name)
}
