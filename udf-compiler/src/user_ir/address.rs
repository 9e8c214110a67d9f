//! What `getelementptr` adds to an address: fixed bytes, and indices times a size. All arithmetic wraps around.

use super::program::{Const, Operand, Typed};
use super::types::Type;

/// One summand of an offset.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// Bytes.
    Fixed(i64),
    /// An index, sign-extended or truncated to 64 bits, times bytes.
    Scaled(Typed, i64),
}

/// The summands; `None` where the indices don't fit the type.
pub(super) fn steps(indexed: &Type, indices: &[Typed]) -> Option<Vec<Step>> {
    let mut steps = Vec::with_capacity(indices.len());
    let mut ty = indexed.clone();
    for (n, index) in indices.iter().enumerate() {
        let Type::Int(bits) = index.ty else { return None };
        if bits > 64 {
            return None;
        }
        if n > 0 {
            if let Type::Struct(_) = &ty {
                let field = usize::try_from(constant(index)?).ok()?;
                let next = ty.field(field as u64)?.clone();
                steps.push(Step::Fixed(i64::try_from(ty.offset(field)?).ok()?));
                ty = next;
                continue;
            }
            ty = match &ty {
                Type::Array(_, element) | Type::Vector(_, element) => (**element).clone(),
                _ => return None,
            };
        }
        let bytes = i64::try_from(ty.bytes()?).ok()?;
        steps.push(match constant(index) {
            Some(value) => Step::Fixed(value.wrapping_mul(bytes)),
            None => Step::Scaled(index.clone(), bytes),
        });
    }
    Some(steps)
}

/// The value of a constant index, signed.
fn constant(index: &Typed) -> Option<i64> {
    let bits = index.ty.bits();
    match &index.operand {
        Operand::Const(Const::Zero) => Some(0),
        Operand::Const(Const::Int(value)) => {
            let shift = 64u32.checked_sub(bits)?;
            let low = (*value & u128::from(u64::MAX)) as u64;
            Some((low.checked_shl(shift)? as i64) >> shift)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::user_ir::program::ValueId;

    fn fixed(bits: u32, value: u128) -> Typed {
        Typed {
            ty: Type::Int(bits),
            operand: Operand::Const(Const::Int(value)),
        }
    }

    #[test]
    fn offsets_follow_the_layout() {
        let pair = Type::structure(false, vec![Type::Int(8), Type::F64]).unwrap();
        let table = Type::Array(4, Arc::new(pair));
        let index = Typed {
            ty: Type::Int(64),
            operand: Operand::Value(ValueId(3)),
        };
        let found = steps(&table, &[fixed(64, 1), index.clone(), fixed(32, 1)]).unwrap();
        assert_eq!(found, [Step::Fixed(64), Step::Scaled(index, 16), Step::Fixed(8)]);
        let back = steps(&Type::F64, &[fixed(32, u128::from(u32::MAX))]).unwrap();
        assert_eq!(back, [Step::Fixed(-8)]);
        assert_eq!(steps(&table, &[fixed(64, 0), fixed(64, 0), fixed(32, 2)]), None);
    }
}
