//! Types, constants and tables as text.

use std::fmt::Write as _;

use crate::user_ir::program::{Const, Shared, Table};
use crate::user_ir::types::Type;

/// The bits of the one nan, as LLVM writes floats and doubles.
pub(super) const NAN_TEXT: &str = "0x7FF8000000000000";

/// A constant of a type that holds no address.
pub(super) fn constant(ty: &Type, value: &Const) -> String {
    match (ty, value) {
        (Type::Int(1), Const::Int(n)) => (*n != 0).to_string(),
        (Type::Int(_), Const::Int(n)) => n.to_string(),
        (Type::Int(1), _) => "false".to_owned(),
        (Type::Int(_), _) => "0".to_owned(),
        (Type::F32 | Type::F64, Const::Float(x)) => float(*x),
        (Type::F32 | Type::F64, _) => "0.0".to_owned(),
        (Type::Ptr, _) => "null".to_owned(),
        (Type::Vector(_, element), Const::Elements(elements)) => {
            let list = elements.iter().map(|e| typed(element, e)).collect::<Vec<_>>();
            format!("<{}>", list.join(", "))
        }
        (Type::Array(_, element), Const::Elements(elements)) => {
            let list = elements.iter().map(|e| typed(element, e)).collect::<Vec<_>>();
            format!("[{}]", list.join(", "))
        }
        (Type::Struct(s), Const::Elements(elements)) => {
            let list = s.fields.iter().zip(elements.iter()).map(|(ty, e)| typed(ty, e));
            let list = list.collect::<Vec<_>>().join(", ");
            if s.packed {
                format!("<{{ {list} }}>")
            } else {
                format!("{{ {list} }}")
            }
        }
        _ => "zeroinitializer".to_owned(),
    }
}

fn typed(ty: &Type, value: &Const) -> String {
    format!("{ty} {}", constant(ty, value))
}

/// A float, exact in its type. All nans are the same.
pub(super) fn float(x: f64) -> String {
    match x.is_nan() {
        true => NAN_TEXT.to_owned(),
        false => format!("0x{:016X}", x.to_bits()),
    }
}

/// A scalar constant, or a vector of it.
pub(super) fn splat(ty: &Type, scalar: &str) -> String {
    match ty {
        Type::Vector(_, element) => format!("splat ({element} {scalar})"),
        _ => scalar.to_owned(),
    }
}

/// The integer type (or vector) with the bits of a float type.
pub(super) fn bits_type(ty: &Type) -> Type {
    ty.with_scalar(Type::Int(ty.bits()))
}

/// What LLVM puts behind an overloaded intrinsic's name.
pub(super) fn suffix(ty: &Type) -> String {
    let scalar = match ty.scalar() {
        Type::F32 => "f32".to_owned(),
        Type::F64 => "f64".to_owned(),
        other => other.to_string(),
    };
    match ty.lanes() {
        Some(n) => format!("v{n}{scalar}"),
        None => scalar,
    }
}

/// The name of a table.
pub(super) fn table_name(number: usize, index: usize) -> String {
    format!("@u{number}.t{index}")
}

/// The definition of a table.
pub(super) fn table(number: usize, index: usize, table: &Table) -> String {
    let name = table_name(number, index);
    let mut text = format!("{name} = internal constant [{} x i8] ", table.bytes.len().max(1));
    if table.bytes.is_empty() {
        text.push_str("zeroinitializer, align 16\n");
        return text;
    }
    text.push_str("c\"");
    for byte in &table.bytes {
        // Writing to a string can't fail.
        let _ = write!(text, "\\{byte:02X}");
    }
    text.push_str("\", align 16\n");
    text
}

/// The name of a variable that threads share, as messages of the analysis show it.
pub(super) fn shared_name(index: usize) -> String {
    format!("@shared.{index}")
}

/// The definition of a variable that threads share. LLVM must not take its contents for undefined, which could then be anything each
/// time that they are looked at.
pub(super) fn shared(index: usize, shared: &Shared) -> String {
    format!(
        "{} = internal addrspace(3) externally_initialized global [{} x i8] undef, align 16\n",
        shared_name(index),
        shared.bytes.max(1)
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn constants_as_llvm_reads_them() {
        let vector = Type::Vector(2, Arc::new(Type::F64));
        let value = Const::Elements(Arc::from([Const::Float(1.0), Const::Float(f64::NAN)]));
        assert_eq!(
            constant(&vector, &value),
            "<double 0x3FF0000000000000, double 0x7FF8000000000000>"
        );
        assert_eq!(constant(&Type::Int(8), &Const::Int(255)), "255");
        assert_eq!(constant(&vector, &Const::Zero), "zeroinitializer");
        assert_eq!(suffix(&vector), "v2f64");
        assert_eq!(splat(&vector, "0.0"), "splat (double 0.0)");
    }
}
