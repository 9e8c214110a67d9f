//! The list of builtins: the one place that names, exports and describes each function.
//!
//! One macro makes of each line both the `extern "C"` symbol `rbc_<name>` for compiled code and the [`Builtin`] entry
//! for the interpreter and the type checker.

use crate::value::{Complex, Scalar, Ty, Val};
use crate::{complex, elementary, integer, mixed, modular, rounding};

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
    ($name:ident, $path:path, $ret:ty, [$($sig:tt)*] [$($arg:expr),*]) => {
        // SAFETY: the prefix keeps the exported name apart from every other symbol of the program.
        #[unsafe(export_name = concat!("rbc_", stringify!($name)))]
        extern "C" fn $name($($sig)*) -> $ret {
            $path($($arg),*)
        }
    };
    ($name:ident, $path:path, $ret:ty, [$($sig:tt)*] [$($arg:expr),*] Complex $($rest:ident)*) => {
        export!($name, $path, $ret, [$($sig)* re: f64, im: f64,] [$($arg,)* Complex::new(re, im)] $($rest)*);
    };
    ($name:ident, $path:path, $ret:ty, [$($sig:tt)*] [$($arg:expr),*] $ty:ident $($rest:ident)*) => {
        export!($name, $path, $ret, [$($sig)* value: $ty,] [$($arg,)* value] $($rest)*);
    };
}

macro_rules! builtins {
    ($($name:ident ($($param:ident),*) -> $ret:ident = $path:path;)*) => {
        $(export!($name, $path, $ret, [] [] $($param)*);)*

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
        }),*];
    };
}

builtins! {
    acos(f64) -> f64 = elementary::acos;
    acosh(f64) -> f64 = elementary::acosh;
    asin(f64) -> f64 = elementary::asin;
    asinh(f64) -> f64 = elementary::asinh;
    atan(f64) -> f64 = elementary::atan;
    atan2(f64, f64) -> f64 = elementary::atan2;
    atanh(f64) -> f64 = elementary::atanh;
    bit_length(i64) -> i64 = integer::bit_length;
    c_div(Complex, Complex) -> Complex = complex::c_div;
    c_mul(Complex, Complex) -> Complex = complex::c_mul;
    cabs(Complex) -> f64 = complex::abs;
    cacos(Complex) -> Complex = complex::acos;
    cacosh(Complex) -> Complex = complex::acosh;
    casin(Complex) -> Complex = complex::asin;
    casinh(Complex) -> Complex = complex::asinh;
    catan(Complex) -> Complex = complex::atan;
    catanh(Complex) -> Complex = complex::atanh;
    cbrt(f64) -> f64 = elementary::cbrt;
    ccos(Complex) -> Complex = complex::cos;
    ccosh(Complex) -> Complex = complex::cosh;
    cdiv(Complex, Complex) -> Complex = complex::div;
    cexp(Complex) -> Complex = complex::exp;
    cisclose(Complex, Complex, f64, f64) -> bool = complex::isclose;
    clog(Complex) -> Complex = complex::log;
    clog10(Complex) -> Complex = complex::log10;
    cmp_i64_f64(i64, f64) -> i64 = mixed::cmp_i64_f64;
    cmp_u64_f64(u64, f64) -> i64 = mixed::cmp_u64_f64;
    cmul(Complex, Complex) -> Complex = complex::mul;
    comb(i64, i64) -> i64 = integer::comb;
    comb_overflows(i64, i64) -> bool = integer::comb_overflows;
    cos(f64) -> f64 = elementary::cos;
    cosh(f64) -> f64 = elementary::cosh;
    cphase(Complex) -> f64 = complex::phase;
    cpow(Complex, Complex) -> Complex = complex::pow;
    cpow_pole(Complex, Complex) -> bool = complex::pow_pole;
    csin(Complex) -> Complex = complex::sin;
    csinh(Complex) -> Complex = complex::sinh;
    csqrt(Complex) -> Complex = complex::sqrt;
    ctan(Complex) -> Complex = complex::tan;
    ctanh(Complex) -> Complex = complex::tanh;
    erf(f64) -> f64 = elementary::erf;
    erfc(f64) -> f64 = elementary::erfc;
    exp(f64) -> f64 = elementary::exp;
    exp2(f64) -> f64 = elementary::exp2;
    expm1(f64) -> f64 = elementary::expm1;
    factorial(i64) -> i64 = integer::factorial;
    float_floordiv(f64, f64) -> f64 = rounding::floordiv;
    float_mod(f64, f64) -> f64 = rounding::modulo;
    fmod(f64, f64) -> f64 = elementary::fmod;
    frexp_exponent(f64) -> i64 = rounding::frexp_exponent;
    frexp_mantissa(f64) -> f64 = rounding::frexp_mantissa;
    gamma(f64) -> f64 = elementary::gamma;
    gcd(i64, i64) -> i64 = integer::gcd;
    gcd_overflows(i64, i64) -> bool = integer::gcd_overflows;
    heaviside(f64, f64) -> f64 = elementary::heaviside;
    hypot(f64, f64) -> f64 = elementary::hypot;
    i64_truediv(i64, i64) -> f64 = mixed::i64_truediv;
    ipow(i64, i64) -> i64 = integer::ipow;
    ipow_overflows(i64, i64) -> bool = integer::ipow_overflows;
    isclose(f64, f64, f64, f64) -> bool = rounding::isclose;
    isqrt(i64) -> i64 = integer::isqrt;
    lcm(i64, i64) -> i64 = integer::lcm;
    lcm_overflows(i64, i64) -> bool = integer::lcm_overflows;
    ldexp(f64, i64) -> f64 = rounding::ldexp;
    lgamma(f64) -> f64 = elementary::lgamma;
    log(f64) -> f64 = elementary::log;
    log10(f64) -> f64 = elementary::log10;
    log1p(f64) -> f64 = elementary::log1p;
    log2(f64) -> f64 = elementary::log2;
    logaddexp(f64, f64) -> f64 = elementary::logaddexp;
    logaddexp2(f64, f64) -> f64 = elementary::logaddexp2;
    nextafter(f64, f64) -> f64 = rounding::nextafter;
    perm(i64, i64) -> i64 = integer::perm;
    perm_overflows(i64, i64) -> bool = integer::perm_overflows;
    popcount(i64) -> i64 = integer::popcount;
    pow(f64, f64) -> f64 = elementary::pow;
    powmod(i64, i64, i64) -> i64 = modular::pow;
    powmod_undefined(i64, i64, i64) -> bool = modular::undefined;
    remainder(f64, f64) -> f64 = elementary::remainder;
    round_i64(i64, i64) -> i64 = rounding::round_i64;
    round_i64_overflows(i64, i64) -> bool = rounding::round_i64_overflows;
    round_ndigits(f64, i64) -> f64 = rounding::round_ndigits;
    round_u64(u64, i64) -> u64 = rounding::round_u64;
    round_u64_overflows(u64, i64) -> bool = rounding::round_u64_overflows;
    sin(f64) -> f64 = elementary::sin;
    sinc(f64) -> f64 = elementary::sinc;
    sinh(f64) -> f64 = elementary::sinh;
    spacing(f64) -> f64 = rounding::spacing;
    tan(f64) -> f64 = elementary::tan;
    tanh(f64) -> f64 = elementary::tanh;
    u64_truediv(u64, u64) -> f64 = mixed::u64_truediv;
    ulp(f64) -> f64 = rounding::ulp;
    upow(u64, u64) -> u64 = integer::upow;
    upow_overflows(u64, u64) -> bool = integer::upow_overflows;
    upowmod(u64, i64, u64) -> u64 = modular::upow;
    upowmod_undefined(u64, i64, u64) -> bool = modular::uundefined;
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
