//! Inputs that the tests of the real functions share.

#![allow(dead_code)] // Shared by test binaries that use different parts.

/// Random inputs per function; `RBC_MATH_INPUTS` asks for more.
pub const SAMPLES: usize = 120_000;

/// How many random inputs to try.
pub fn samples() -> usize {
    match std::env::var("RBC_MATH_INPUTS") {
        Ok(text) => text.parse().expect("RBC_MATH_INPUTS is a number"),
        Err(_) => SAMPLES,
    }
}

/// A small generator with a full period (SplitMix64; Steele, Lea, Flood 2014).
pub struct Random(u64);

impl Random {
    /// Seeded by a name.
    pub fn new(name: &str) -> Random {
        Random(
            name.bytes()
                .fold(0, |seed: u64, byte| seed.wrapping_mul(31) + u64::from(byte)),
        )
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in `low..high`.
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * ((self.next() >> 11) as f64 / (1u64 << 53) as f64)
    }

    /// Of either sign, with an exponent uniform in `low..high`.
    pub fn exponential(&mut self, low: i64, high: i64) -> f64 {
        let bits = self.next();
        let exponent = low + ((bits >> 53) % (high - low) as u64) as i64;
        let biased = (exponent + 1023) as u64;
        f64::from_bits((bits & !(0x7ff << 52)) | (biased << 52))
    }
}

/// Numbers at which functions change their course.
pub fn edges() -> Vec<f64> {
    let mut centres = vec![
        0.0,
        0.5,
        0.71,
        1.5,
        f64::MAX,
        f64::MIN_POSITIVE,
        5e-324,
        709.782712893384,
        745.1332191019412,
        710.4758600739439,
        171.6243769563027,
        2.5599833278516383e305,
    ];
    centres.extend((-1074..1024).map(|exp| 2f64.powi(exp)));
    centres.extend((1..3000).map(|k| f64::from(k) * core::f64::consts::FRAC_PI_2));
    centres.extend((1..3000).map(f64::from));
    centres.extend((1..500).map(|k| f64::from(k) / 32.0));
    // Closest approach of a binary64 to a multiple of π/2, and other classical bad cases of the reduction.
    centres.extend([
        6381956970095103.0 * 2f64.powi(797),
        1.4142135623730951e300,
        1e22,
        134_217_728.0,
        2.1e9,
    ]);
    let neighbours = |x: f64| [x.next_down(), x, x.next_up()];
    let mut edges: Vec<f64> = centres
        .into_iter()
        .flat_map(neighbours)
        .filter(|x| x.is_finite())
        .flat_map(|x| [x, -x])
        .collect();
    edges.extend([f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 0.0, -0.0]);
    edges
}
