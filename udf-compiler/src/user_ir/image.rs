//! A constant as bytes in memory.

use super::program::Const;
use super::types::Type;

/// The bytes of a constant of a type, little-endian, padding zero. `None` where it holds an address, or is of a type that
/// has no place in memory.
pub(super) fn image(ty: &Type, value: &Const) -> Option<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(ty.bytes()?).ok()?];
    put(ty, value, &mut bytes)?;
    Some(bytes)
}

fn put(ty: &Type, value: &Const, to: &mut [u8]) -> Option<()> {
    match (ty, value) {
        (Type::Ptr | Type::Other(_) | Type::Void, _) | (_, Const::Address(..)) => None,
        (Type::Struct(s), Const::Zero) => s.fields.iter().all(|f| put(f, value, &mut []).is_some()).then_some(()),
        (_, Const::Zero) => Some(()),
        (Type::Int(_), Const::Int(n)) => {
            let bytes = n.to_le_bytes();
            let length = bytes.len().min(usize::try_from(ty.store_bytes()?).ok()?);
            to.get_mut(..length)?.copy_from_slice(&bytes[..length]);
            Some(())
        }
        (Type::F64, Const::Float(x)) => {
            to.get_mut(..8)?.copy_from_slice(&x.to_le_bytes());
            Some(())
        }
        (Type::F32, Const::Float(x)) => {
            to.get_mut(..4)?.copy_from_slice(&(*x as f32).to_le_bytes());
            Some(())
        }
        (Type::Array(_, element), Const::Elements(elements)) => {
            let size = usize::try_from(element.bytes()?).ok()?;
            for (n, value) in elements.iter().enumerate() {
                put(element, value, to.get_mut(n * size..(n + 1) * size)?)?;
            }
            Some(())
        }
        (Type::Vector(_, element), Const::Elements(elements)) if element.bits().is_multiple_of(8) => {
            let size = element.bits() as usize / 8;
            for (n, value) in elements.iter().enumerate() {
                put(element, value, to.get_mut(n * size..(n + 1) * size)?)?;
            }
            Some(())
        }
        (Type::Struct(s), Const::Elements(elements)) => {
            for (n, (field, value)) in s.fields.iter().zip(elements.iter()).enumerate() {
                let at = usize::try_from(ty.offset(n)?).ok()?;
                let size = usize::try_from(field.bytes()?).ok()?;
                put(field, value, to.get_mut(at..at + size)?)?;
            }
            Some(())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::user_ir::program::SymbolId;

    #[test]
    fn structs_have_padding_and_addresses_have_no_image() {
        let ty = Type::structure(false, vec![Type::Int(8), Type::F64]).unwrap();
        let value = Const::Elements(Arc::from([Const::Int(7), Const::Float(1.0)]));
        let bytes = image(&ty, &value).unwrap();
        assert_eq!(bytes, [7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
        let ty = Type::structure(false, vec![Type::Ptr]).unwrap();
        assert_eq!(
            image(&ty, &Const::Elements(Arc::from([Const::Address(SymbolId(0), 0)]))),
            None
        );
        assert_eq!(image(&ty, &Const::Zero), None);
    }
}
