//! Ranges of integers.

use crate::ir::Type;

/// Smallest and largest possible value of an integer, both included. Those of 64-bit integers are exact; results of operations may go
/// beyond.
pub(crate) type Range = (i128, i128);

/// Range of a signed 64-bit integer.
pub(crate) const I64_RANGE: Range = (i64::MIN as i128, i64::MAX as i128);
/// Range of an unsigned 64-bit integer.
pub(crate) const U64_RANGE: Range = (0, u64::MAX as i128);

/// Whether `inner` lies within `outer`.
pub(crate) fn within(inner: Range, outer: Range) -> bool {
    outer.0 <= inner.0 && inner.1 <= outer.1
}

/// The least range that holds both.
pub(crate) fn hull(a: Range, b: Range) -> Range {
    (a.0.min(b.0), a.1.max(b.1))
}

/// What both hold; `None` if nothing.
pub(crate) fn common(a: Range, b: Range) -> Option<Range> {
    let both = (a.0.max(b.0), a.1.min(b.1));
    (both.0 <= both.1).then_some(both)
}

/// What an integer type holds.
pub(crate) fn limits(ty: Type) -> Range {
    match ty {
        Type::Bool => (0, 1),
        Type::U64 => U64_RANGE,
        _ => I64_RANGE,
    }
}

/// `x + y`
pub(crate) fn sum(x: Range, y: Range) -> Range {
    (x.0.saturating_add(y.0), x.1.saturating_add(y.1))
}

/// `x - y`
pub(crate) fn difference(x: Range, y: Range) -> Range {
    (x.0.saturating_sub(y.1), x.1.saturating_sub(y.0))
}

/// `x * y`
pub(crate) fn product(x: Range, y: Range) -> Range {
    let products = [(x.0, y.0), (x.0, y.1), (x.1, y.0), (x.1, y.1)].map(|(x, y)| x.saturating_mul(y));
    let lo = products.iter().copied().fold(i128::MAX, i128::min);
    let hi = products.iter().copied().fold(i128::MIN, i128::max);
    (lo, hi)
}

/// `x // y`, without a quotient too large for the type.
pub(crate) fn quotient(ty: Type, x: Range, y: Range) -> Range {
    // Its magnitude is at most the dividend's.
    let magnitude = x.0.abs().max(x.1.abs());
    match (x.0 >= 0, y.0 > 0) {
        (true, true) => (0, x.1 / y.0),
        _ => ((-magnitude).max(limits(ty).0), magnitude.min(limits(ty).1)),
    }
}

/// `x % y`
pub(crate) fn remainder(ty: Type, x: Range, y: Range) -> Range {
    if y.0 > 0 {
        (0, if x.0 >= 0 { (y.1 - 1).min(x.1) } else { y.1 - 1 })
    } else if y.1 < 0 {
        (y.0 + 1, 0)
    } else {
        limits(ty)
    }
}

/// `x >> count`
pub(crate) fn shifted_right(x: Range) -> Range {
    if x.0 >= 0 { (0, x.1) } else { (x.0, x.1.max(0)) }
}

/// `x << count`, for counts from 0 on: what is lost isn't.
pub(crate) fn shifted_left(x: Range, count: Range) -> Range {
    let shifted = |v: i128| v << count.1.clamp(0, 63);
    (shifted(x.0).min(x.0), shifted(x.1).max(x.1))
}

/// `x & y`
pub(crate) fn bits_of_both(ty: Type, x: Range, y: Range) -> Range {
    match (x.0 >= 0, y.0 >= 0) {
        (true, true) => (0, x.1.min(y.1)),
        (true, false) => (0, x.1),
        (false, true) => (0, y.1),
        (false, false) => limits(ty),
    }
}

/// `x | y` and `x ^ y`
pub(crate) fn bits_of_either(ty: Type, x: Range, y: Range) -> Range {
    if x.0 < 0 || y.0 < 0 {
        return limits(ty);
    }
    let bits = 128 - x.1.max(y.1).leading_zeros();
    (0, ((1i128 << bits) - 1).min(limits(ty).1))
}
