//! Prints the time per call of each real function, over arguments in cache, one independent call after the other: of the
//! function itself, one value at a time, and of its form for lanes in a loop that the compiler vectorises.
//!
//! Compiled code runs on CPUs with fused multiply-add, so measure with it:
//! `RUSTFLAGS="-C target-cpu=x86-64-v3" cargo run --release -p rbcdb-device-lib --example math_speed`, and x86-64-v4 for AVX-512.

use std::hint::black_box;
use std::time::Instant;

use rbcdb_device_lib::elementary::*;

const COUNT: usize = 4096;
const ROUNDS: usize = 100;

/// Best of several passes, in nanoseconds per call.
fn best_ns(mut pass: impl FnMut()) -> f64 {
    let mut best_ns = f64::INFINITY;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        pass();
        best_ns = best_ns.min(start.elapsed().as_nanos() as f64 / COUNT as f64);
    }
    best_ns
}

/// Arguments spread over `low..high` in no order.
fn arguments(low: f64, high: f64) -> Vec<f64> {
    (0..COUNT)
        .map(|i| low + (high - low) * ((i * 1597 % COUNT) as f64 + 0.5) / COUNT as f64)
        .collect()
}

macro_rules! measure {
    ($($name:ident, $lanes:ident($low:expr, $high:expr);)*) => {
        $({
            let inputs = arguments($low, $high);
            let mut outputs = vec![0.0; COUNT];
            let scalar = best_ns(|| {
                for (output, input) in outputs.iter_mut().zip(&inputs) {
                    *output = $name(black_box(*input));
                }
                black_box(&mut outputs);
            });
            let vector = best_ns(|| {
                for (output, input) in outputs.iter_mut().zip(black_box(&inputs)) {
                    *output = $lanes(*input);
                }
                black_box(&mut outputs);
            });
            println!("{:8} {:>6}..{:<6} {scalar:6.2} {vector:6.2}", stringify!($name), $low, $high);
        })*
    };
}

macro_rules! measure2 {
    ($($name:ident, $lanes:ident($low:expr, $high:expr; $low2:expr, $high2:expr);)*) => {
        $({
            let (first, mut second) = (arguments($low, $high), arguments($low2, $high2));
            second.rotate_left(1234);
            let mut outputs = vec![0.0; COUNT];
            let scalar = best_ns(|| {
                for (output, (x, y)) in outputs.iter_mut().zip(first.iter().zip(&second)) {
                    *output = $name(black_box(*x), black_box(*y));
                }
                black_box(&mut outputs);
            });
            let vector = best_ns(|| {
                for (output, (x, y)) in outputs.iter_mut().zip(black_box(&first).iter().zip(black_box(&second))) {
                    *output = $lanes(*x, *y);
                }
                black_box(&mut outputs);
            });
            println!("{:8} {:>6}..{:<6} {scalar:6.2} {vector:6.2}", stringify!($name), $low, $high);
        })*
    };
}

fn main() {
    println!("function  arguments      scalar  lanes  (ns per call)");
    measure! {
        exp, exp(-10.0, 10.0);
        exp2, exp2(-10.0, 10.0);
        expm1, expm1(-3.0, 3.0);
        log, log(0.01, 100.0);
        log2, log2(0.01, 100.0);
        log10, log10(0.01, 100.0);
        log1p, log1p(-0.9, 10.0);
        sin, sin_usual(-10.0, 10.0);
        cos, cos_usual(-10.0, 10.0);
        tan, tan_usual(-10.0, 10.0);
        sin, sin(1e9, 1e15);
        asin, asin(-1.0, 1.0);
        acos, acos(-1.0, 1.0);
        atan, atan(-10.0, 10.0);
        sinh, sinh(-5.0, 5.0);
        cosh, cosh(-5.0, 5.0);
        tanh, tanh(-5.0, 5.0);
        asinh, asinh(-5.0, 5.0);
        acosh, acosh(1.0, 10.0);
        atanh, atanh(-1.0, 1.0);
        cbrt, cbrt(-100.0, 100.0);
        erf, erf(-4.0, 4.0);
        erfc, erfc(-4.0, 10.0);
        sinc, sinc(-10.0, 10.0);
        gamma, gamma(0.5, 30.0);
        lgamma, lgamma(0.5, 30.0);
    }
    measure2! {
        pow, pow(0.01, 20.0; -5.0, 5.0);
        atan2, atan2(-10.0, 10.0; -10.0, 10.0);
        hypot, hypot(-10.0, 10.0; -10.0, 10.0);
        fmod, fmod_usual(-100.0, 100.0; 0.1, 10.0);
        remainder, remainder_usual(-100.0, 100.0; 0.1, 10.0);
    }
}
