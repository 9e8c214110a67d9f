//! Calls of CORE-MATH, the only unsafe ones: its functions follow the processor's rounding direction.
//! Each test binary uses some of them.

#![allow(dead_code)] // Shared by test binaries that use different parts.

/// The directions, by the numbers that x86-64's `fenv.h` gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    Nearest = 0,
    Down = 0x400,
    Up = 0x800,
}

/// A function of CORE-MATH.
pub type Unary = unsafe extern "C" fn(f64) -> f64;
/// One of two arguments.
pub type Binary = unsafe extern "C" fn(f64, f64) -> f64;
/// One of binary32.
pub type UnaryF32 = unsafe extern "C" fn(f32) -> f32;

unsafe extern "C" {
    fn fesetround(direction: i32) -> i32;
}

/// Calls `pass` in a rounding direction. Out of line, so that no arithmetic of the caller's comes under it.
#[inline(never)]
fn rounding(direction: Rounding, pass: impl FnOnce()) {
    // SAFETY: sets a register of this thread; `pass` only calls functions written for every direction, and the default
    // is back before any other arithmetic.
    let set = |direction: Rounding| unsafe { fesetround(direction as i32) };
    assert_eq!(set(direction), 0);
    pass();
    assert_eq!(set(Rounding::Nearest), 0);
}

/// The results for all inputs.
pub fn round1(function: Unary, direction: Rounding, inputs: &[f64]) -> Vec<f64> {
    let mut results = vec![0.0; inputs.len()];
    rounding(direction, || {
        for (result, x) in results.iter_mut().zip(inputs) {
            // SAFETY: a pure function of its argument.
            *result = unsafe { function(*x) };
        }
    });
    results
}

/// The results for all pairs of inputs.
pub fn round2(function: Binary, direction: Rounding, inputs: &[[f64; 2]]) -> Vec<f64> {
    let mut results = vec![0.0; inputs.len()];
    rounding(direction, || {
        for (result, [x, y]) in results.iter_mut().zip(inputs) {
            // SAFETY: a pure function of its arguments.
            *result = unsafe { function(*x, *y) };
        }
    });
    results
}

/// The nearest binary32.
pub fn nearest_f32(function: UnaryF32, x: f32) -> f32 {
    // SAFETY: a pure function of its argument.
    unsafe { function(x) }
}
