//! Distance of every real function from the correctly rounded result, which CORE-MATH computes.
//!
//! Inputs per function: pseudo-random ones spread over its domain, both uniformly and over all exponents, and the edges:
//! powers of two, multiples of π/2, integers, each with its neighbours. `RBC_MATH_REPORT=1` prints what is measured.

use rbcdb_device_lib::elementary as own;

/// Random inputs per function and kind of spread.
const SAMPLES: usize = 60_000;

/// A small generator with a full period (SplitMix64; Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in `low..high`.
    fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * ((self.next() >> 11) as f64 / (1u64 << 53) as f64)
    }
}

/// Numbers at which functions change their course.
fn edges() -> Vec<f64> {
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
    ];
    centres.extend((-1074..1024).map(|exp| 2f64.powi(exp)));
    centres.extend((1..3000).map(|k| f64::from(k) * core::f64::consts::FRAC_PI_2));
    centres.extend((1..3000).map(f64::from));
    centres.extend((1..200).map(|k| f64::from(k) / 16.0));
    // Closest approach of a binary64 to a multiple of π/2, and other classical bad cases of the reduction.
    centres.extend([
        6381956970095103.0 * 2f64.powi(797),
        1.4142135623730951e300,
        1e22,
        134_217_728.0,
        2.1e9,
    ]);
    let neighbours = |x: f64| [x.next_down(), x, x.next_up()];
    centres
        .into_iter()
        .flat_map(neighbours)
        .filter(|x| x.is_finite())
        .flat_map(|x| [x, -x])
        .collect()
}

/// Steps on the number line from one result to the other; 0 for two nans, `u64::MAX` for one.
fn distance(a: f64, b: f64) -> u64 {
    if a.is_nan() || b.is_nan() {
        return if a.is_nan() && b.is_nan() { 0 } else { u64::MAX };
    }
    let ordered = |x: f64| {
        let bits = x.to_bits() as i64;
        if bits < 0 { i64::MIN.wrapping_sub(bits) } else { bits }
    };
    if a == 0.0 && b == 0.0 && a.is_sign_negative() != b.is_sign_negative() {
        return u64::MAX;
    }
    ordered(a).abs_diff(ordered(b))
}

/// What is found wrong with a function of one or two arguments.
struct Worst {
    distance: u64,
    inputs: [f64; 2],
    results: [f64; 2],
    misrounded: usize,
    tried: usize,
}

impl Worst {
    fn new() -> Self {
        Worst {
            distance: 0,
            inputs: [0.0; 2],
            results: [0.0; 2],
            misrounded: 0,
            tried: 0,
        }
    }

    fn record(&mut self, inputs: [f64; 2], ours: f64, exact: f64) {
        let distance = distance(ours, exact);
        self.tried += 1;
        self.misrounded += usize::from(distance > 0);
        if distance > self.distance {
            (self.distance, self.inputs, self.results) = (distance, inputs, [ours, exact]);
        }
    }

    fn check(&self, name: &str, bound: u64) {
        if std::env::var_os("RBC_MATH_REPORT").is_some() {
            let share = 100.0 * self.misrounded as f64 / self.tried as f64;
            println!(
                "{name:8} {} steps at most, {share:.3} % misrounded, worst at {:?}",
                self.distance, self.inputs
            );
        }
        assert!(self.tried > SAMPLES);
        let Worst {
            distance,
            inputs,
            results,
            ..
        } = self;
        assert!(
            *distance <= bound,
            "{name}{inputs:?} = {} is {distance} steps from {}",
            results[0],
            results[1]
        );
    }
}

/// Checks a function of one argument over `low..high`, over all exponents and at the edges.
fn check1(name: &str, bound: u64, range: (f64, f64), ours: fn(f64) -> f64, exact: unsafe extern "C" fn(f64) -> f64) {
    let mut random = Random(name.len() as u64);
    let mut worst = Worst::new();
    let mut inputs = edges();
    inputs.extend([f64::INFINITY, f64::NEG_INFINITY, f64::NAN]);
    inputs.extend((0..SAMPLES).map(|_| random.uniform(range.0, range.1)));
    inputs.extend((0..SAMPLES).map(|_| f64::from_bits(random.next())));
    for x in inputs {
        // SAFETY: the oracle is a pure function of its argument.
        worst.record([x, 0.0], ours(x), unsafe { exact(x) });
    }
    worst.check(name, bound);
}

/// Checks a function of two arguments likewise.
fn check2(
    name: &str,
    bound: u64,
    ranges: [(f64, f64); 2],
    ours: fn(f64, f64) -> f64,
    exact: unsafe extern "C" fn(f64, f64) -> f64,
) {
    let mut random = Random(name.len() as u64);
    let mut worst = Worst::new();
    let mut special: Vec<f64> = edges().into_iter().step_by(97).collect();
    special.extend([
        0.0,
        -0.0,
        1.0,
        -1.0,
        2.0,
        0.5,
        -0.5,
        3.0,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
        1e300,
        5e-324,
    ]);
    let mut inputs = Vec::new();
    for &x in &special {
        inputs.extend(special.iter().map(|&y| [x, y]));
    }
    inputs.extend((0..SAMPLES).map(|_| ranges.map(|(low, high)| random.uniform(low, high))));
    inputs.extend((0..SAMPLES).map(|_| [f64::from_bits(random.next()), f64::from_bits(random.next())]));
    inputs.extend((0..SAMPLES).map(|_| [f64::from_bits(random.next()), random.uniform(-3.0, 3.0)]));
    for [x, y] in inputs {
        // SAFETY: the oracle is a pure function of its arguments.
        worst.record([x, y], ours(x, y), unsafe { exact(x, y) });
    }
    worst.check(name, bound);
}

macro_rules! accuracy {
    ($($test:ident, $exact:ident, $bound:expr, $($range:expr),+;)*) => {
        $(#[test]
        fn $test() {
            accuracy!(@check stringify!($test), $bound, own::$test, core_math_sys::$exact, $($range),+);
        })*
    };
    (@check $name:expr, $bound:expr, $ours:path, $exact:path, $range:expr) => {
        check1($name, $bound, $range, $ours, $exact)
    };
    (@check $name:expr, $bound:expr, $ours:path, $exact:path, $first:expr, $second:expr) => {
        check2($name, $bound, [$first, $second], $ours, $exact)
    };
}

accuracy! {
    acos, cr_acos, 1, (-1.0, 1.0);
    acosh, cr_acosh, 2, (1.0, 50.0);
    asin, cr_asin, 1, (-1.0, 1.0);
    asinh, cr_asinh, 1, (-50.0, 50.0);
    atan, cr_atan, 1, (-10.0, 10.0);
    atan2, cr_atan2, 1, (-10.0, 10.0), (-10.0, 10.0);
    atanh, cr_atanh, 1, (-1.0, 1.0);
    cbrt, cr_cbrt, 1, (-1000.0, 1000.0);
    cos, cr_cos, 1, (-200.0, 200.0);
    cosh, cr_cosh, 1, (-30.0, 30.0);
    erf, cr_erf, 1, (-6.0, 6.0);
    erfc, cr_erfc, 2, (-6.0, 27.0);
    exp, cr_exp, 1, (-745.0, 709.0);
    exp2, cr_exp2, 1, (-1075.0, 1024.0);
    expm1, cr_expm1, 1, (-40.0, 40.0);
    hypot, cr_hypot, 1, (-1000.0, 1000.0), (-1000.0, 1000.0);
    log, cr_log, 1, (0.0, 1000.0);
    log10, cr_log10, 1, (0.0, 1000.0);
    log1p, cr_log1p, 1, (-1.0, 1000.0);
    log2, cr_log2, 1, (0.0, 1000.0);
    pow, cr_pow, 1, (0.0, 30.0), (-30.0, 30.0);
    sin, cr_sin, 1, (-200.0, 200.0);
    sinh, cr_sinh, 1, (-30.0, 30.0);
    tan, cr_tan, 1, (-200.0, 200.0);
    tanh, cr_tanh, 1, (-20.0, 20.0);
}
