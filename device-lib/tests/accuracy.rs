//! Errors of the real functions, against CORE-MATH, which rounds correctly in every direction.
//!
//! A result is less than one unit in the last place off exactly if it is the exact value rounded down or rounded up. Inputs per
//! function: the edges (powers of two, multiples of π/2, integers, each with its neighbours) and pseudo-random ones: over a
//! range, around 1 in exponent, and over all bit patterns. `RBC_MATH_INPUTS` says how many random ones, `RBC_MATH_REPORT=1`
//! prints what is found.

mod common;
mod raw;

use common::{Random, SAMPLES, edges, samples};
use raw::{Binary, Rounding, Unary, round1, round2};
use rbcdb_device_lib::elementary as own;

/// Inputs whose results are compared at once.
const BLOCK: usize = 4096;
const DIRECTIONS: [Rounding; 3] = [Rounding::Down, Rounding::Up, Rounding::Nearest];

/// How far results may be from the exact ones.
#[derive(Clone, Copy)]
enum Bound {
    /// Less than so many units in the last place.
    Ulps(u32),
    /// So many such units of the result or of 1, whichever is larger.
    OfOne(f64),
}

/// Whether a result is within the bound of an exact value, given that rounded down, up and to the nearest.
fn close(ours: f64, [down, up, nearest]: [f64; 3], bound: Bound) -> bool {
    if ours.is_nan() || nearest.is_nan() || ours == 0.0 || ours.is_infinite() {
        // Zeros have signs, but underflow may be to either of two.
        let rounded = [down, up].iter().any(|x| x.to_bits() == ours.to_bits());
        return rounded || ours.to_bits() == nearest.to_bits() || (ours.is_nan() && nearest.is_nan());
    }
    match bound {
        Bound::Ulps(ulps) => {
            let steps = |x: f64, step: fn(f64) -> f64| (1..ulps).fold(x, |x, _| step(x));
            steps(down, f64::next_down) <= ours && ours <= steps(up, f64::next_up)
        }
        Bound::OfOne(ulps) => (ours - nearest).abs() <= ulps * f64::EPSILON * nearest.abs().max(1.0),
    }
}

/// What is found out about a function.
#[derive(Default)]
struct Findings {
    tried: usize,
    misrounded: usize,
    wrong: usize,
    first: Option<String>,
}

impl Findings {
    fn record(&mut self, inputs: &[f64], ours: f64, exact: [f64; 3], bound: Bound) {
        self.tried += 1;
        self.misrounded += usize::from(ours != exact[2] && !exact[2].is_nan());
        if !close(ours, exact, bound) {
            self.wrong += 1;
            self.first
                .get_or_insert_with(|| format!("{inputs:?} = {ours:e}, not {:e}", exact[2]));
        }
    }

    fn check(&self, name: &str) {
        if std::env::var_os("RBC_MATH_REPORT").is_some() {
            let share = 100.0 * self.misrounded as f64 / self.tried as f64;
            println!("{name:8} {share:.3} % of {} not nearest", self.tried);
        }
        assert!(self.tried >= SAMPLES / 2);
        assert!(
            self.first.is_none(),
            "{} errors, such as {name}{:?}",
            self.wrong,
            self.first
        );
    }
}

/// Checks a function of one argument in `low..high`, over all exponents and at the edges, those that are `asked`.
fn check1(
    name: &str,
    bound: Bound,
    (low, high): (f64, f64),
    asked: fn(f64) -> bool,
    ours: fn(f64) -> f64,
    exact: Unary,
) {
    let mut random = Random::new(name);
    let mut findings = Findings::default();
    let mut inputs = edges();
    let mut left = samples();
    loop {
        inputs.retain(|x| asked(*x));
        let results = DIRECTIONS.map(|direction| round1(exact, direction, &inputs));
        for (i, x) in inputs.iter().enumerate() {
            findings.record(&[*x], ours(*x), [0, 1, 2].map(|d: usize| results[d][i]), bound);
        }
        if left == 0 {
            return findings.check(name);
        }
        let count = left.min(BLOCK);
        left -= count;
        inputs = (0..count)
            .map(|kind| match kind % 4 {
                0 => f64::from_bits(random.next()),
                1 => random.exponential(-40, 11),
                _ => random.uniform(low, high),
            })
            .collect();
    }
}

/// Checks a function of two arguments likewise.
fn check2(
    name: &str,
    bound: Bound,
    ranges: [(f64, f64); 2],
    asked: fn(f64) -> bool,
    ours: fn(f64, f64) -> f64,
    exact: Binary,
) {
    let mut random = Random::new(name);
    let mut findings = Findings::default();
    let mut special: Vec<f64> = edges().into_iter().step_by(97).collect();
    special.extend([0.0, -0.0, 1.0, -1.0, 2.0, 0.5, -0.5, 3.0, 1e300, 5e-324]);
    special.extend([f64::INFINITY, f64::NEG_INFINITY, f64::NAN]);
    let pairs = |x: &f64| special.iter().map(|y| [*x, *y]).collect::<Vec<_>>();
    let mut inputs: Vec<[f64; 2]> = special.iter().flat_map(pairs).collect();
    let mut left = samples();
    loop {
        inputs.retain(|pair| pair.iter().all(|x| asked(*x)));
        let results = DIRECTIONS.map(|direction| round2(exact, direction, &inputs));
        for (i, [x, y]) in inputs.iter().enumerate() {
            let exact = [0, 1, 2].map(|d: usize| results[d][i]);
            findings.record(&[*x, *y], ours(*x, *y), exact, bound);
        }
        if left == 0 {
            return findings.check(name);
        }
        let count = left.min(BLOCK);
        left -= count;
        inputs = (0..count)
            .map(|kind| match kind % 8 {
                0 => [f64::from_bits(random.next()), f64::from_bits(random.next())],
                1 => [f64::from_bits(random.next()), random.uniform(-3.0, 3.0)],
                2 => [random.exponential(-40, 11), random.exponential(-40, 11)],
                // Near each other, and near 1 with a large other one.
                3 => {
                    let x = random.exponential(-1000, 1000);
                    [x, x * random.uniform(0.3, 3.0)]
                }
                4 => [1.0 + random.exponential(-40, -2), random.exponential(0, 50)],
                _ => ranges.map(|(low, high)| random.uniform(low, high)),
            })
            .collect();
    }
}

macro_rules! accuracy {
    ($($test:ident = $ours:path, $exact:ident, $bound:expr, $asked:expr, $($range:expr),+;)*) => {
        $(#[test]
        fn $test() {
            accuracy!(@check stringify!($test), $bound, $asked, $ours, core_math_sys::$exact, $($range),+);
        })*
    };
    (@check $name:expr, $bound:expr, $asked:expr, $ours:path, $exact:path, $range:expr) => {
        check1($name, $bound, $range, $asked, $ours, $exact)
    };
    (@check $name:expr, $bound:expr, $asked:expr, $ours:path, $exact:path, $first:expr, $second:expr) => {
        check2($name, $bound, [$first, $second], $asked, $ours, $exact)
    };
}

const ONE: Bound = Bound::Ulps(1);
const TWO: Bound = Bound::Ulps(2);

/// All arguments.
fn any(_: f64) -> bool {
    true
}

accuracy! {
    acos = own::acos, cr_acos, ONE, any, (-1.0, 1.0);
    acosh = own::acosh, cr_acosh, ONE, any, (1.0, 50.0);
    acosh_near_1 = own::acosh, cr_acosh, ONE, any, (1.0, 1.25);
    asin = own::asin, cr_asin, ONE, any, (-1.0, 1.0);
    asinh = own::asinh, cr_asinh, ONE, any, (-5.0, 5.0);
    atan = own::atan, cr_atan, ONE, any, (-4.0, 4.0);
    atan2 = own::atan2, cr_atan2, ONE, any, (-10.0, 10.0), (-10.0, 10.0);
    atanh = own::atanh, cr_atanh, ONE, any, (-1.0, 1.0);
    cbrt = own::cbrt, cr_cbrt, ONE, any, (-1000.0, 1000.0);
    cos = own::cos, cr_cos, ONE, any, (-200.0, 200.0);
    cos_of_large = own::cos, cr_cos, ONE, any, (-1e12, 1e12);
    cosh = own::cosh, cr_cosh, ONE, any, (-30.0, 30.0);
    erf = own::erf, cr_erf, ONE, any, (-3.0, 3.0);
    erfc = own::erfc, cr_erfc, ONE, any, (-2.0, 5.0);
    erfc_far = own::erfc, cr_erfc, ONE, any, (5.0, 27.3);
    exp = own::exp, cr_exp, ONE, any, (-745.0, 709.0);
    exp2 = own::exp2, cr_exp2, ONE, any, (-1075.0, 1024.0);
    expm1 = own::expm1, cr_expm1, ONE, any, (-2.0, 2.0);
    expm1_far = own::expm1, cr_expm1, ONE, any, (-40.0, 709.0);
    gamma = own::gamma, cr_tgamma, ONE, any, (-30.0, 30.0);
    gamma_far = own::gamma, cr_tgamma, ONE, any, (-184.0, 172.0);
    hypot = own::hypot, cr_hypot, ONE, any, (-1000.0, 1000.0), (-1000.0, 1000.0);
    lgamma = own::lgamma, cr_lgamma, TWO, |x| x.is_sign_positive(), (0.0, 5.0);
    lgamma_far = own::lgamma, cr_lgamma, TWO, |x| x.is_sign_positive(), (0.0, 1000.0);
    lgamma_of_negative = own::lgamma, cr_lgamma, Bound::OfOne(1.0), |x| x.is_sign_negative(), (-30.0, 0.0);
    log = own::log, cr_log, ONE, any, (0.0, 4.0);
    log10 = own::log10, cr_log10, ONE, any, (0.0, 4.0);
    log1p = own::log1p, cr_log1p, ONE, any, (-1.0, 4.0);
    log2 = own::log2, cr_log2, ONE, any, (0.0, 4.0);
    pow = own::pow, cr_pow, ONE, any, (0.0, 30.0), (-30.0, 30.0);
    sin = own::sin, cr_sin, ONE, any, (-200.0, 200.0);
    sin_of_large = own::sin, cr_sin, ONE, any, (-1e12, 1e12);
    sinh = own::sinh, cr_sinh, ONE, any, (-3.0, 3.0);
    sinh_far = own::sinh, cr_sinh, ONE, any, (-710.5, 710.5);
    tan = own::tan, cr_tan, ONE, any, (-200.0, 200.0);
    tan_of_large = own::tan, cr_tan, ONE, any, (-1e12, 1e12);
    tanh = own::tanh, cr_tanh, ONE, any, (-3.0, 3.0);
    tanh_far = own::tanh, cr_tanh, ONE, any, (-20.0, 20.0);
}

#[test]
fn a_result_beyond_its_bound_is_refused() {
    for direction in [f64::next_down, f64::next_up] {
        // The nearest number's neighbours: one of the two is less than a unit off.
        let exact = DIRECTIONS.map(|direction| round1(core_math_sys::cr_exp, direction, &[0.3])[0]);
        let (one, two) = (direction(exact[2]), direction(direction(exact[2])));
        assert_eq!(close(one, exact, ONE), exact.contains(&one));
        assert!(close(one, exact, TWO) && !close(two, exact, ONE));
    }
    let exact = DIRECTIONS.map(|direction| round1(core_math_sys::cr_exp, direction, &[0.3])[0]);
    assert!(exact[0] < exact[1] && exact[0].next_up() == exact[1]);
    assert!(!close(f64::NAN, exact, TWO) && !close(f64::INFINITY, exact, TWO) && !close(-exact[2], exact, TWO));
    assert!(!close(-0.0, [0.0; 3], TWO));
}
