//! The cube root, after FreeBSD's msun (`s_cbrt.c`; Sun Microsystems 1993, Bruce Evans).

/// The cube root, at most 0.67 units in the last place off.
#[inline]
pub fn cbrt(x: f64) -> f64 {
    let magnitude = x.abs();
    if magnitude == 0.0 || magnitude.is_infinite() || magnitude.is_nan() {
        return x;
    }
    let subnormal = magnitude < f64::MIN_POSITIVE;
    let scaled = if subnormal {
        magnitude * 18_014_398_509_481_984.0
    } else {
        magnitude
    };
    // A third of the exponent: (1023 - 1023/3 - 0.03306235651)·2²⁰, less 54/3 for a scaled number.
    let bias = if subnormal { 696_219_795 } else { 715_094_163 };
    let estimate = f64::from_bits((((scaled.to_bits() >> 32) / 3).wrapping_add(bias)) << 32);
    // A polynomial of (estimate³/x) brings it to 23 bits.
    let ratio = (estimate * estimate) * (estimate / magnitude);
    let low = ratio.mul_add(ratio.mul_add(1.6214297201053545, -1.8849797954337717), 1.87595182427177);
    let high = (ratio * ratio) * ratio * ratio.mul_add(0.14599619288661245, -0.758397934778766);
    let estimate = estimate * (low + high);
    // Rounded to 23 bits, so that its square is exact; one step of Newton's method does the rest.
    let root = f64::from_bits(estimate.to_bits().wrapping_add(0x8000_0000) & 0xffff_ffff_c000_0000);
    let quotient = magnitude / (root * root);
    let step = (quotient - root) / (root + root + quotient);
    root.mul_add(step, root).copysign(x)
}
