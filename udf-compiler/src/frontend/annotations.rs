//! Type annotations: optional everywhere; where one is given, the value converts to it.

use rbcdb_udf_abi::ScalarType;
use ruff_python_ast::{Expr, Operator};
use ruff_text_size::Ranged;

use super::lower::Lowerer;
use super::types::Ty;
use super::value::Val;
use crate::diagnostic::codes;
use crate::ir::Type;

/// The type that an annotation's last name stands for.
pub(crate) fn type_by_name(name: &str) -> Option<Type> {
    Some(match name {
        "bool" | "bool_" => Type::Bool,
        "int" | "int8" | "int16" | "int32" | "int64" | "intc" | "uint8" | "uint16" | "uint32" => Type::I64,
        "uint64" => Type::U64,
        "float" | "float64" | "double" => Type::F64,
        "float32" | "single" => Type::F32,
        "complex" | "complex128" => Type::C128,
        _ => return None,
    })
}

/// The type of an annotation such as `float`, `np.int64`, `Optional[int]` or `float | None`; `None` where it is another.
pub(crate) fn annotation_type(expr: &Expr) -> Option<Ty> {
    match expr {
        Expr::Name(name) => type_by_name(&name.id).map(Ty::Scalar),
        Expr::Attribute(attr) => type_by_name(&attr.attr).map(Ty::Scalar),
        Expr::NoneLiteral(_) => Some(Ty::None),
        Expr::StringLiteral(text) => type_by_name(text.value.to_str()).map(Ty::Scalar),
        Expr::Subscript(node) => {
            let name = match &*node.value {
                Expr::Name(name) => name.id.as_str(),
                Expr::Attribute(attr) => attr.attr.as_str(),
                _ => return None,
            };
            match (name, annotation_type(&node.slice)?) {
                ("Optional", Ty::Scalar(t)) => Some(Ty::Opt(t)),
                _ => None,
            }
        }
        Expr::BinOp(node) if node.op == Operator::BitOr => {
            super::types::join(&annotation_type(&node.left)?, &annotation_type(&node.right)?)
                .filter(|ty| matches!(ty, Ty::Opt(_)))
        }
        _ => None,
    }
}

/// Whether an annotation may stand at a parameter or result declared with a SQL type.
pub(crate) fn matches_declared(annotation: &Ty, declared: ScalarType) -> bool {
    let (Ty::Scalar(annotated) | Ty::Opt(annotated)) = annotation else {
        return false;
    };
    let integer = |t: Type| matches!(t, Type::I64 | Type::U64);
    let real = |t: Type| matches!(t, Type::F32 | Type::F64);
    let inside = Type::of(declared);
    *annotated == inside || integer(*annotated) && integer(inside) || real(*annotated) && real(inside)
}

impl Lowerer<'_, '_> {
    /// The type of an annotation; `None` after a report.
    pub(crate) fn annotation(&mut self, expr: &Expr) -> Option<Ty> {
        let ty = annotation_type(expr);
        if ty.is_none() {
            let message = format!("`{}` is not a type that a variable can have", self.text_of(expr));
            let hint =
                "use bool, int, float, complex, np.float32, np.uint64, or Optional[...] of these, or leave it out";
            self.mistake(codes::BAD_ANNOTATION, expr, message, hint);
        }
        ty
    }

    /// A value as the type of an annotation: up the numeric tower only.
    pub(crate) fn annotated(&mut self, val: &Val, ty: &Ty, at: &impl Ranged) -> Val {
        let joined = self.join_values(
            val,
            &Val {
                ty: ty.clone(),
                ..Val::none()
            },
        );
        if val.is_error()
            || joined.as_ref() != Some(ty) && !matches!((&val.ty, ty), (Ty::Scalar(Type::F64), Ty::Scalar(Type::F32)))
        {
            if !val.is_error() {
                let message = format!(
                    "a {} can't be assigned to a variable annotated {}",
                    val.ty.describe(),
                    ty.describe()
                );
                self.mistake(
                    codes::TYPE_MISMATCH,
                    at,
                    message,
                    "convert it explicitly, or change the annotation",
                );
            }
            return Val::error();
        }
        let range = val.range.filter(|_| val.ty == *ty);
        let leaves = match (&val.ty, ty) {
            (Ty::Scalar(Type::F64), Ty::Scalar(Type::F32)) => vec![self.float32_of(val, at)],
            _ => self.leaves_as(val, ty, at),
        };
        Val {
            ty: ty.clone(),
            leaves,
            range,
            lit: None,
        }
    }
}
