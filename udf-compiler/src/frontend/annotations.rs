//! Type annotations: optional everywhere; where one is given, the value converts to it.

use rbcdb_udf_abi::{ParameterType, ScalarType};
use ruff_python_ast::{Expr, Operator};
use ruff_text_size::Ranged;

use super::lower::Lowerer;
use super::types::{Ty, scalar_name};
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
        Expr::Subscript(node) => match (annotation_name(&node.value)?, annotation_type(&node.slice)?) {
            ("Optional", Ty::Scalar(t)) => Some(Ty::Opt(t)),
            _ => None,
        },
        Expr::BinOp(node) if node.op == Operator::BitOr => {
            super::types::join(&annotation_type(&node.left)?, &annotation_type(&node.right)?)
                .filter(|ty| matches!(ty, Ty::Opt(_)))
        }
        _ => None,
    }
}

/// The element type of an annotation that says an array, `float64[:]` as Numba spells it or `list[float]`; `None` for another.
pub(crate) fn array_annotation(expr: &Expr) -> Option<Type> {
    let node = expr.as_subscript_expr()?;
    let element = match (annotation_name(&node.value)?, &*node.slice) {
        ("list" | "List", element) => annotation_type(element)?,
        (_, Expr::Slice(slice)) if slice.lower.is_none() && slice.upper.is_none() && slice.step.is_none() => {
            annotation_type(&node.value)?
        }
        _ => return None,
    };
    match element {
        Ty::Scalar(t) => Some(t),
        _ => None,
    }
}

/// The last part of a name.
fn annotation_name(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(attr) => Some(attr.attr.as_str()),
        _ => None,
    }
}

/// Whether a parameter or result declared with a SQL type may have this annotation; where not, what it says.
pub(crate) fn check_declared(annotation: &Expr, declared: ParameterType) -> Result<(), String> {
    let says = |what: String| format!("the annotation says {what}, the declaration {declared}");
    match (array_annotation(annotation), annotation_type(annotation), declared) {
        (Some(t), _, ParameterType::Array(element)) if matches_declared(&Ty::Scalar(t), element) => Ok(()),
        (Some(t), _, _) => Err(says(format!("an array of {}", scalar_name(t)))),
        (None, Some(ty), ParameterType::Scalar(declared)) if matches_declared(&ty, declared) => Ok(()),
        (None, Some(ty), _) => Err(says(ty.describe())),
        (None, None, _) => Err("this annotation is not a type of the language".to_string()),
    }
}

/// Whether an annotation may stand at a parameter or result declared with a SQL type.
fn matches_declared(annotation: &Ty, declared: ScalarType) -> bool {
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

    /// An argument for a parameter that is annotated as an array of such elements.
    pub(crate) fn annotated_array(&mut self, val: Val, element: Type, at: &impl Ranged) -> Val {
        match val.ty {
            Ty::Error => val,
            Ty::Array(array) | Ty::OptArray(array) if matches_declared(&Ty::Scalar(element), array.element) => val,
            _ => {
                let name = scalar_name(element);
                let message = format!(
                    "a {} can't be given for a parameter annotated as an array of {name}",
                    val.ty.describe()
                );
                self.mistake(
                    codes::TYPE_MISMATCH,
                    at,
                    message,
                    "pass an array, or change the annotation",
                )
            }
        }
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
