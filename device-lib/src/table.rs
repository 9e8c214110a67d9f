//! The list of builtins: the one place that names, exports and describes each function.
//!
//! One macro makes of each line both the `extern "C"` symbol `rbc_<name>` for compiled code and the [`Builtin`] entry
//! for the interpreter and the type checker.

use crate::value::{Complex, Scalar, Ty, Val};
use crate::{complex, elementary, integer, mixed, modular, rounding};

/// How a function is computed for several rows at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lanes {
    /// Only row by row: it loops, or its cost differs much between rows.
    Never,
    /// The whole function, which is branch-free: a loop of constant length around it becomes straight vector code.
    Whole,
    /// `usual` for all rows, and the function itself, row by row, where `rare` is true. Both are symbols in the bitcode, are
    /// branch-free, and harmless for any argument.
    Usual {
        /// Has the function's signature; its result is the function's wherever `rare` is false.
        usual: &'static str,
        /// Has the function's parameters and gives a boolean; cheap.
        rare: &'static str,
    },
}

/// A function of the device library.
#[derive(Debug, Clone, Copy)]
pub struct Builtin {
    /// Its name here, e.g. `exp`.
    pub name: &'static str,
    /// Its symbol in the bitcode, e.g. `rbc_exp`.
    pub symbol: &'static str,
    /// Types of the parameters.
    pub params: &'static [Ty],
    /// Type of the result.
    pub ret: Ty,
    /// Calls it. Panics if the arguments are not of the types in `params`; otherwise never.
    pub call: fn(&[Val]) -> Val,
    /// Its form for several rows at once.
    pub lanes: Lanes,
}

/// Builtins are equal if they have the same name, which is unique.
impl PartialEq for Builtin {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Builtin {}

/// All builtins, ordered by name.
pub fn builtins() -> &'static [Builtin] {
    BUILTINS
}

/// The builtin of this name.
pub fn lookup(name: &str) -> Option<&'static Builtin> {
    BUILTINS
        .binary_search_by(|builtin| builtin.name.cmp(name))
        .ok()
        .map(|index| &BUILTINS[index])
}

/// Defines the exported function: each complex parameter becomes two `f64` parameters. The two names `re` and `im`
/// that each step introduces differ from those of the other steps by macro hygiene.
macro_rules! export {
    ($symbol:expr, $path:path, $ret:ty, [$($sig:tt)*] [$($arg:expr),*]) => {
        const _: () = {
            // SAFETY: the prefix keeps the exported name apart from every other symbol of the program.
            #[unsafe(export_name = $symbol)]
            extern "C" fn exported($($sig)*) -> $ret {
                $path($($arg),*)
            }
        };
    };
    ($symbol:expr, $path:path, $ret:ty, [$($sig:tt)*] [$($arg:expr),*] Complex $($rest:ident)*) => {
        export!($symbol, $path, $ret, [$($sig)* re: f64, im: f64,] [$($arg,)* Complex::new(re, im)] $($rest)*);
    };
    ($symbol:expr, $path:path, $ret:ty, [$($sig:tt)*] [$($arg:expr),*] $ty:ident $($rest:ident)*) => {
        export!($symbol, $path, $ret, [$($sig)* value: $ty,] [$($arg,)* value] $($rest)*);
    };
}

/// Defines the exported parts of a function for lanes.
macro_rules! export_lanes {
    ($name:ident, $ret:ty, Usual($usual:path, $rare:path), $($param:ident)*) => {
        export!(concat!("rbc_", stringify!($name), ".usual"), $usual, $ret, [] [] $($param)*);
        export!(concat!("rbc_", stringify!($name), ".rare"), $rare, bool, [] [] $($param)*);
    };
    ($name:ident, $ret:ty, $lanes:ident, $($param:ident)*) => {};
}

macro_rules! lanes {
    ($name:ident, Usual($usual:path, $rare:path)) => {
        Lanes::Usual {
            usual: concat!("rbc_", stringify!($name), ".usual"),
            rare: concat!("rbc_", stringify!($name), ".rare"),
        }
    };
    ($name:ident, $lanes:ident) => {
        Lanes::$lanes
    };
}

macro_rules! builtins {
    ($($name:ident ($($param:ident),*) -> $ret:ident = $path:path, $lanes:ident $(($usual:path, $rare:path))?;)*) => {
        $(export!(concat!("rbc_", stringify!($name)), $path, $ret, [] [] $($param)*);)*
        $(export_lanes!($name, $ret, $lanes $(($usual, $rare))?, $($param)*);)*

        static BUILTINS: &[Builtin] = &[$(Builtin {
            name: stringify!($name),
            symbol: concat!("rbc_", stringify!($name)),
            params: &[$(<$param as Scalar>::TY),*],
            ret: <$ret as Scalar>::TY,
            call: |args| {
                let mut args = args.iter();
                let result = $path($(<$param as Scalar>::take(&mut args)),*);
                assert!(args.next().is_none(), "too many arguments for {}", stringify!($name));
                Scalar::wrap(result)
            },
            lanes: lanes!($name, $lanes $(($usual, $rare))?),
        }),*];
    };
}

builtins! {
    acos(f64) -> f64 = elementary::acos, Whole;
    acosh(f64) -> f64 = elementary::acosh, Whole;
    asin(f64) -> f64 = elementary::asin, Whole;
    asinh(f64) -> f64 = elementary::asinh, Whole;
    atan(f64) -> f64 = elementary::atan, Whole;
    atan2(f64, f64) -> f64 = elementary::atan2, Whole;
    atanh(f64) -> f64 = elementary::atanh, Whole;
    bit_length(i64) -> i64 = integer::bit_length, Whole;
    c_div(Complex, Complex) -> Complex = complex::c_div, Whole;
    c_mul(Complex, Complex) -> Complex = complex::c_mul, Whole;
    cabs(Complex) -> f64 = complex::abs, Whole;
    cacos(Complex) -> Complex = complex::acos, Usual(complex::acos_usual, complex::acos_rare);
    cacosh(Complex) -> Complex = complex::acosh, Usual(complex::acosh_usual, complex::acosh_rare);
    casin(Complex) -> Complex = complex::asin, Usual(complex::asin_usual, complex::asin_rare);
    casinh(Complex) -> Complex = complex::asinh, Usual(complex::asinh_usual, complex::asinh_rare);
    catan(Complex) -> Complex = complex::atan, Usual(complex::atan_usual, complex::atan_rare);
    catanh(Complex) -> Complex = complex::atanh, Usual(complex::atanh_usual, complex::atanh_rare);
    cbrt(f64) -> f64 = elementary::cbrt, Whole;
    ccos(Complex) -> Complex = complex::cos, Usual(complex::cos_usual, complex::cos_rare);
    ccosh(Complex) -> Complex = complex::cosh, Usual(complex::cosh_usual, complex::cosh_rare);
    cdiv(Complex, Complex) -> Complex = complex::div, Whole;
    cexp(Complex) -> Complex = complex::exp, Usual(complex::exp_usual, complex::exp_rare);
    cisclose(Complex, Complex, f64, f64) -> bool = complex::isclose, Whole;
    clog(Complex) -> Complex = complex::log, Usual(complex::log_usual, complex::log_rare);
    clog10(Complex) -> Complex = complex::log10, Usual(complex::log10_usual, complex::log_rare);
    cmp_i64_f64(i64, f64) -> i64 = mixed::cmp_i64_f64, Whole;
    cmp_u64_f64(u64, f64) -> i64 = mixed::cmp_u64_f64, Whole;
    cmul(Complex, Complex) -> Complex = complex::mul, Whole;
    comb(i64, i64) -> i64 = integer::comb, Never;
    comb_overflows(i64, i64) -> bool = integer::comb_overflows, Never;
    cos(f64) -> f64 = elementary::cos, Usual(elementary::cos_usual, elementary::is_large);
    cosh(f64) -> f64 = elementary::cosh, Whole;
    cphase(Complex) -> f64 = complex::phase, Whole;
    cpow(Complex, Complex) -> Complex = complex::pow, Never;
    cpow_pole(Complex, Complex) -> bool = complex::pow_pole, Never;
    csin(Complex) -> Complex = complex::sin, Usual(complex::sin_usual, complex::sin_rare);
    csinh(Complex) -> Complex = complex::sinh, Usual(complex::sinh_usual, complex::sinh_rare);
    csqrt(Complex) -> Complex = complex::sqrt, Usual(complex::sqrt_usual, complex::sqrt_rare);
    ctan(Complex) -> Complex = complex::tan, Usual(complex::tan_usual, complex::tan_rare);
    ctanh(Complex) -> Complex = complex::tanh, Usual(complex::tanh_usual, complex::tanh_rare);
    erf(f64) -> f64 = elementary::erf, Whole;
    erfc(f64) -> f64 = elementary::erfc, Whole;
    exp(f64) -> f64 = elementary::exp, Whole;
    exp2(f64) -> f64 = elementary::exp2, Whole;
    expm1(f64) -> f64 = elementary::expm1, Whole;
    factorial(i64) -> i64 = integer::factorial, Whole;
    float_floordiv(f64, f64) -> f64 = rounding::floordiv, Usual(rounding::floordiv_usual, elementary::fmod_rare);
    float_mod(f64, f64) -> f64 = rounding::modulo, Usual(rounding::modulo_usual, elementary::fmod_rare);
    fmod(f64, f64) -> f64 = elementary::fmod, Usual(elementary::fmod_usual, elementary::fmod_rare);
    frexp_exponent(f64) -> i64 = rounding::frexp_exponent, Whole;
    frexp_mantissa(f64) -> f64 = rounding::frexp_mantissa, Whole;
    gamma(f64) -> f64 = elementary::gamma, Whole;
    gcd(i64, i64) -> i64 = integer::gcd, Never;
    gcd_overflows(i64, i64) -> bool = integer::gcd_overflows, Never;
    heaviside(f64, f64) -> f64 = elementary::heaviside, Whole;
    hypot(f64, f64) -> f64 = elementary::hypot, Whole;
    i64_truediv(i64, i64) -> f64 = mixed::i64_truediv, Usual(mixed::i64_truediv_usual, mixed::i64_truediv_rare);
    ipow(i64, i64) -> i64 = integer::ipow, Usual(integer::ipow_usual, integer::ipow_rare);
    ipow_overflows(i64, i64) -> bool = integer::ipow_overflows, Whole;
    isclose(f64, f64, f64, f64) -> bool = rounding::isclose, Whole;
    isqrt(i64) -> i64 = integer::isqrt, Whole;
    lcm(i64, i64) -> i64 = integer::lcm, Never;
    lcm_overflows(i64, i64) -> bool = integer::lcm_overflows, Never;
    ldexp(f64, i64) -> f64 = rounding::ldexp, Whole;
    lgamma(f64) -> f64 = elementary::lgamma, Whole;
    log(f64) -> f64 = elementary::log, Whole;
    log10(f64) -> f64 = elementary::log10, Whole;
    log1p(f64) -> f64 = elementary::log1p, Whole;
    log2(f64) -> f64 = elementary::log2, Whole;
    logaddexp(f64, f64) -> f64 = elementary::logaddexp, Whole;
    logaddexp2(f64, f64) -> f64 = elementary::logaddexp2, Whole;
    nextafter(f64, f64) -> f64 = rounding::nextafter, Whole;
    perm(i64, i64) -> i64 = integer::perm, Never;
    perm_overflows(i64, i64) -> bool = integer::perm_overflows, Never;
    popcount(i64) -> i64 = integer::popcount, Whole;
    pow(f64, f64) -> f64 = elementary::pow, Whole;
    powmod(i64, i64, i64) -> i64 = modular::pow, Never;
    powmod_undefined(i64, i64, i64) -> bool = modular::undefined, Never;
    remainder(f64, f64) -> f64 = elementary::remainder, Usual(elementary::remainder_usual, elementary::fmod_rare);
    round_i64(i64, i64) -> i64 = rounding::round_i64, Never;
    round_i64_overflows(i64, i64) -> bool = rounding::round_i64_overflows, Never;
    round_ndigits(f64, i64) -> f64 = rounding::round_ndigits, Usual(rounding::round_ndigits_usual, rounding::round_ndigits_rare);
    round_u64(u64, i64) -> u64 = rounding::round_u64, Never;
    round_u64_overflows(u64, i64) -> bool = rounding::round_u64_overflows, Never;
    sin(f64) -> f64 = elementary::sin, Usual(elementary::sin_usual, elementary::is_large);
    sinc(f64) -> f64 = elementary::sinc, Whole;
    sinh(f64) -> f64 = elementary::sinh, Whole;
    spacing(f64) -> f64 = rounding::spacing, Whole;
    tan(f64) -> f64 = elementary::tan, Usual(elementary::tan_usual, elementary::is_large);
    tanh(f64) -> f64 = elementary::tanh, Whole;
    u64_truediv(u64, u64) -> f64 = mixed::u64_truediv, Usual(mixed::u64_truediv_usual, mixed::u64_truediv_rare);
    ulp(f64) -> f64 = rounding::ulp, Whole;
    upow(u64, u64) -> u64 = integer::upow, Usual(integer::upow_usual, integer::upow_rare);
    upow_overflows(u64, u64) -> bool = integer::upow_overflows, Whole;
    upowmod(u64, i64, u64) -> u64 = modular::upow, Never;
    upowmod_undefined(u64, i64, u64) -> bool = modular::uundefined, Never;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_ordered_and_found() {
        assert!(builtins().is_sorted_by(|a, b| a.name < b.name));
        for builtin in builtins() {
            assert_eq!(lookup(builtin.name), Some(builtin));
            assert_eq!(builtin.symbol, format!("rbc_{}", builtin.name));
        }
        assert_eq!(lookup("no_such_function"), None);
    }

    #[test]
    fn entries_call_their_function() {
        let call = |name: &str, args: &[Val]| (lookup(name).unwrap().call)(args);
        assert_eq!(
            call("atan2", &[Val::F64(0.0), Val::F64(-1.0)]),
            Val::F64(core::f64::consts::PI)
        );
        assert_eq!(call("ipow_overflows", &[Val::I64(10), Val::I64(19)]), Val::Bool(true));
        assert_eq!(
            call("upow", &[Val::U64(10), Val::U64(19)]),
            Val::U64(10_000_000_000_000_000_000)
        );
        let (a, b) = (Complex::new(1.0, 2.0), Complex::new(3.0, 4.0));
        assert_eq!(
            call("cmul", &[Val::C128(a), Val::C128(b)]),
            Val::C128(Complex::new(-5.0, 10.0))
        );
        assert_eq!(lookup("cabs").unwrap().params, [Ty::C128]);
        assert_eq!(lookup("cabs").unwrap().ret, Ty::F64);
    }
}
