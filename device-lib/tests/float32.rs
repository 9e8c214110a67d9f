//! Functions of binary32: the language computes them in binary64 and rounds once. So the error is at most 0.5 units in the last
//! place and what one unit of binary64 is, 2⁻²⁹: they are the correctly rounded ones unless the exact value lies that close
//! to the middle between two numbers.
//!
//! Of all 2³² arguments each `RBC_MATH_STRIDE`-th is tried, 16,381 unless said otherwise; 1 is all.

mod raw;

use raw::{UnaryF32, nearest_f32};
use rbcdb_device_lib::elementary as own;

fn stride() -> usize {
    match std::env::var("RBC_MATH_STRIDE") {
        Ok(text) => text.parse().expect("RBC_MATH_STRIDE is a number"),
        Err(_) => 16_381,
    }
}

/// Whether a binary64 lies within two steps of the middle between two neighbouring binary32.
fn in_the_middle(wide: f64, a: f32, b: f32) -> bool {
    let middle = (f64::from(a) + f64::from(b)) / 2.0;
    a.next_up() == b && middle.to_bits().abs_diff(wide.to_bits()) <= 2
}

fn check(name: &str, ours: fn(f64) -> f64, exact: UnaryF32) {
    let (mut tried, mut misrounded) = (0u64, 0u64);
    for bits in (0..=u32::MAX).step_by(stride()) {
        let x = f32::from_bits(bits);
        let wide = ours(f64::from(x));
        let (result, nearest) = (wide as f32, nearest_f32(exact, x));
        tried += 1;
        if result.to_bits() != nearest.to_bits() && !(result.is_nan() && nearest.is_nan()) {
            misrounded += 1;
            let (low, high) = if result < nearest {
                (result, nearest)
            } else {
                (nearest, result)
            };
            assert!(
                in_the_middle(wide, low, high),
                "{name}({x:e}) = {result:e}, not {nearest:e}"
            );
        }
    }
    if std::env::var_os("RBC_MATH_REPORT").is_some() {
        println!("{name:8} {misrounded} of {tried} not nearest");
    }
    assert!(misrounded * 1_000_000 <= tried, "{name}: {misrounded} of {tried}");
}

macro_rules! binary32 {
    ($($name:ident = $exact:ident;)*) => {
        $(#[test]
        fn $name() {
            check(stringify!($name), own::$name, core_math_sys::$exact);
        })*
    };
}

binary32! {
    acos = cr_acosf;
    acosh = cr_acoshf;
    asin = cr_asinf;
    asinh = cr_asinhf;
    atan = cr_atanf;
    atanh = cr_atanhf;
    cbrt = cr_cbrtf;
    cos = cr_cosf;
    cosh = cr_coshf;
    erf = cr_erff;
    erfc = cr_erfcf;
    exp = cr_expf;
    exp2 = cr_exp2f;
    expm1 = cr_expm1f;
    gamma = cr_tgammaf;
    lgamma = cr_lgammaf;
    log = cr_logf;
    log10 = cr_log10f;
    log1p = cr_log1pf;
    log2 = cr_log2f;
    sin = cr_sinf;
    sinh = cr_sinhf;
    tan = cr_tanf;
    tanh = cr_tanhf;
}
