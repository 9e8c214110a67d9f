//! The cube root, after FreeBSD's msun (`s_cbrt.c`; Sun Microsystems 1993, Bruce Evans).

use core::hint::select_unpredictable as select;

/// The cube root, at most 0.67 units in the last place off.
#[inline(always)]
pub fn cbrt(x: f64) -> f64 {
    let magnitude = x.abs();
    let subnormal = magnitude < f64::MIN_POSITIVE;
    let scaled = select(subnormal, magnitude * 18_014_398_509_481_984.0, magnitude);
    // A third of the exponent: (1023 - 1023/3 - 0.03306235651)·2²⁰, less 54/3 for a scaled number.
    let bias = select(subnormal, 696_219_795, 715_094_163);
    // Division by 3 as multiplication by (2³²+2)/3, exact below 2³¹.
    let third = ((scaled.to_bits() >> 32) * 0x5555_5556) >> 32;
    let estimate = f64::from_bits(third.wrapping_add(bias) << 32);
    // A polynomial of (estimate³/x) brings it to 23 bits.
    let ratio = (estimate * estimate) * (estimate / magnitude);
    let low = ratio.mul_add(ratio.mul_add(1.6214297201053545, -1.8849797954337717), 1.87595182427177);
    let high = (ratio * ratio) * ratio * ratio.mul_add(0.14599619288661245, -0.758397934778766);
    let estimate = estimate * (low + high);
    // Rounded to 23 bits, so that its square is exact; one step of Newton's method does the rest.
    let root = f64::from_bits(estimate.to_bits().wrapping_add(0x8000_0000) & 0xffff_ffff_c000_0000);
    let quotient = magnitude / (root * root);
    let step = (quotient - root) / (root + root + quotient);
    let result = root.mul_add(step, root).copysign(x);
    // Zeros, infinities and nan give themselves.
    let result = select(magnitude < f64::INFINITY, result, x);
    select(magnitude == 0.0, x, result)
}
