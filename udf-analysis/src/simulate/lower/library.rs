//! Functions that a kernel may call without defining them: CUDA's math library (libdevice), `vprintf`, assertions.
//!
//! Mathematical functions are those of rbcdb's own library, in double precision; a `float` result is the double's,
//! rounded. libdevice's results differ from these in the last place, now and then.

use rbcdb_device_lib::{elementary, rounding};
use rbcdb_runtime_cpu::simt::FunctionFn;
use rbcdb_runtime_cpu::simt::protocol::Op;

use super::Lowering;
use super::calls::Fate;
use super::raw::{Kind, Opcode, Value};
use crate::simulate::error::SimulateError;

/// A function of one to three doubles, on bits.
macro_rules! on_doubles {
    (|$($argument:ident),+| $result:expr) => {{
        #[allow(unused_assignments, unused_mut, reason = "the last operand has none behind it")]
        fn on_bits(a: u64, b: u64, c: u64) -> u64 {
            let mut operands = [a, b, c].into_iter();
            $(let $argument = f64::from_bits(operands.next().unwrap_or(0));)+
            f64::to_bits($result)
        }
        on_bits as FunctionFn
    }};
}

/// Name, number of operands, function.
const MATH: &[(&str, usize, FunctionFn)] = &[
    ("acos", 1, on_doubles!(|x| elementary::acos(x))),
    ("acosh", 1, on_doubles!(|x| elementary::acosh(x))),
    ("asin", 1, on_doubles!(|x| elementary::asin(x))),
    ("asinh", 1, on_doubles!(|x| elementary::asinh(x))),
    ("atan", 1, on_doubles!(|x| elementary::atan(x))),
    ("atan2", 2, on_doubles!(|y, x| elementary::atan2(y, x))),
    ("atanh", 1, on_doubles!(|x| elementary::atanh(x))),
    ("cbrt", 1, on_doubles!(|x| elementary::cbrt(x))),
    ("cos", 1, on_doubles!(|x| elementary::cos(x))),
    ("cosh", 1, on_doubles!(|x| elementary::cosh(x))),
    ("erf", 1, on_doubles!(|x| elementary::erf(x))),
    ("erfc", 1, on_doubles!(|x| elementary::erfc(x))),
    ("exp", 1, on_doubles!(|x| elementary::exp(x))),
    ("exp10", 1, on_doubles!(|x| elementary::pow(10.0, x))),
    ("exp2", 1, on_doubles!(|x| elementary::exp2(x))),
    ("expm1", 1, on_doubles!(|x| elementary::expm1(x))),
    ("fdim", 2, on_doubles!(|x, y| if x <= y { 0.0 } else { x - y })),
    ("fmod", 2, on_doubles!(|x, y| elementary::fmod(x, y))),
    ("hypot", 2, on_doubles!(|x, y| elementary::hypot(x, y))),
    ("lgamma", 1, on_doubles!(|x| elementary::lgamma(x))),
    ("log", 1, on_doubles!(|x| elementary::log(x))),
    ("log10", 1, on_doubles!(|x| elementary::log10(x))),
    ("log1p", 1, on_doubles!(|x| elementary::log1p(x))),
    ("log2", 1, on_doubles!(|x| elementary::log2(x))),
    ("pow", 2, on_doubles!(|x, y| elementary::pow(x, y))),
    ("remainder", 2, on_doubles!(|x, y| elementary::remainder(x, y))),
    ("rsqrt", 1, on_doubles!(|x| 1.0 / x.sqrt())),
    ("sin", 1, on_doubles!(|x| elementary::sin(x))),
    ("sinh", 1, on_doubles!(|x| elementary::sinh(x))),
    ("tan", 1, on_doubles!(|x| elementary::tan(x))),
    ("tanh", 1, on_doubles!(|x| elementary::tanh(x))),
    ("tgamma", 1, on_doubles!(|x| elementary::gamma(x))),
    // The second operand is an integer.
    ("ldexp", 2, |x, n, _| {
        rounding::ldexp(f64::from_bits(x), i64::from(n as i32)).to_bits()
    }),
    ("powi", 2, |x, n, _| {
        elementary::pow(f64::from_bits(x), f64::from(n as i32)).to_bits()
    }),
];

/// Functions of libdevice that are an intrinsic of the same type, by their name without `__nv_` and the final `f`.
const NATIVE: &[(&str, &str)] = &[
    ("ceil", "llvm.ceil"),
    ("copysign", "llvm.copysign"),
    ("fabs", "llvm.fabs"),
    ("floor", "llvm.floor"),
    ("fma", "llvm.fma"),
    ("fmax", "llvm.maximumnum"),
    ("fmin", "llvm.minimumnum"),
    ("nearbyint", "llvm.rint"),
    ("rint", "llvm.rint"),
    ("round", "llvm.round"),
    ("sqrt", "llvm.sqrt"),
    ("trunc", "llvm.trunc"),
];

/// Functions of libdevice on integers that are an intrinsic of the same type.
const NATIVE_INTEGERS: &[(&str, &str)] = &[
    ("brev", "llvm.bitreverse"),
    ("brevll", "llvm.bitreverse"),
    ("max", "llvm.smax"),
    ("llmax", "llvm.smax"),
    ("umax", "llvm.umax"),
    ("ullmax", "llvm.umax"),
    ("min", "llvm.smin"),
    ("llmin", "llvm.smin"),
    ("umin", "llvm.umin"),
    ("ullmin", "llvm.umin"),
];

/// Others of libdevice that [`Lowering::library`] spells out.
const SPELLED_OUT: &[&str] = &[
    "abs",
    "llabs",
    "clz",
    "clzll",
    "ffs",
    "ffsll",
    "popc",
    "popcll",
    "mulhi",
    "umulhi",
    "mul64hi",
    "umul64hi",
    "isnand",
    "isnanf",
    "isinfd",
    "isinff",
    "isfinited",
    "finitef",
    "signbitd",
    "signbitf",
    "float_as_int",
    "int_as_float",
    "float_as_uint",
    "uint_as_float",
    "double_as_longlong",
    "longlong_as_double",
    "saturatef",
];

/// Functions outside of libdevice.
const OTHERS: &[&str] = &["vprintf", "__assertfail", "__nvvm_reflect"];

/// A `float` or `double` function's entry.
fn by_name<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    table.iter().find(|(known, _)| *known == name).map(|(_, entry)| *entry)
}

fn math_entry(name: &str) -> Option<(usize, FunctionFn)> {
    MATH.iter()
        .find(|(known, ..)| *known == name)
        .map(|(_, arity, function)| (*arity, *function))
}

/// Whether it is a mathematical function, by the name that C gives the double form.
pub(super) fn is_math(name: &str) -> bool {
    math_entry(name).is_some()
}

/// libdevice's name of a function on floats or doubles, as C names the double form.
fn base_of(name: &str) -> Option<&str> {
    let name = name.strip_prefix("__nv_")?;
    let name = name.strip_prefix("fast_").unwrap_or(name);
    let known = |name: &&str| is_math(name) || by_name(NATIVE, name).is_some();
    Some(name)
        .filter(known)
        .or_else(|| name.strip_suffix('f').filter(known))
}

/// Whether a function may be called without being defined.
pub(super) fn is_known(name: &str) -> bool {
    base_of(name).is_some()
        || OTHERS.contains(&name)
        || name
            .strip_prefix("__nv_")
            .is_some_and(|name| by_name(NATIVE_INTEGERS, name).is_some() || SPELLED_OUT.contains(&name))
}

/// What `__nvvm_reflect` says: no flushing of denormals, precise division and square root, sm_80.
pub(super) fn reflect(name: Value) -> u64 {
    let text = name
        .initializer_of_pointer()
        .and_then(Value::as_string)
        .unwrap_or_default();
    match text.strip_suffix(b"\0").unwrap_or(&text) {
        b"__CUDA_PREC_DIV" | b"__CUDA_PREC_SQRT" => 1,
        b"__CUDA_ARCH" => 800,
        _ => 0,
    }
}

impl Lowering<'_, '_> {
    /// A mathematical function of floats or doubles (and an integer, for some).
    pub(super) fn math(&mut self, at: Value, name: &str, arguments: &[Value]) -> Result<Value, SimulateError> {
        let Some((arity, function)) = math_entry(name).filter(|(arity, _)| *arity == arguments.len()) else {
            return self.refuse(at, format!("a call of `{name}` with {} operands", arguments.len()));
        };
        debug_assert!(arity <= 3);
        let ty = at.ty();
        if !matches!(ty.kind(), Kind::LLVMFloatTypeKind | Kind::LLVMDoubleTypeKind) {
            return self.refuse(at, format!("`{name}` of type `{}`", ty.text()));
        }
        let index = match self
            .functions
            .iter()
            .position(|known| std::ptr::fn_addr_eq(*known, function))
        {
            Some(index) => index,
            None => {
                self.functions.push(function);
                self.functions.len() - 1
            }
        };
        let mut operands = vec![self.i64(index as u64)];
        for argument in arguments {
            operands.push(match argument.ty().kind() {
                Kind::LLVMIntegerTypeKind => self.word(*argument),
                _ => self.word(self.builder.fp_cast(*argument, self.types.f64)),
            });
        }
        let answer = self.request(at, name, Op::Function, &operands);
        let result = self.builder.bitcast(answer, self.types.f64);
        Ok(self.builder.fp_cast(result, ty))
    }

    /// A call of a function that the module doesn't define.
    pub(super) fn library(&mut self, at: Value, name: &str) -> Result<Fate, SimulateError> {
        let arguments = at.call_arguments();
        if let Some(base) = base_of(name) {
            return match by_name(NATIVE, base) {
                Some(intrinsic) => self.native(at, intrinsic, &arguments),
                None => Ok(Fate::Becomes(self.math(at, base, &arguments)?)),
            };
        }
        match (name, arguments.as_slice()) {
            // Nothing is printed: what a launch prints is no output.
            ("vprintf", _) => return Ok(Fate::Goes),
            ("__nvvm_reflect", [name]) => return Ok(Fate::Becomes(at.ty().constant(reflect(*name)))),
            ("__assertfail", [text, _, _, function, ..]) => {
                let operands = [self.word(*text), self.word(*function)];
                self.request(at, name, Op::Assertion, &operands);
                return Ok(Fate::Goes);
            }
            _ => {}
        }
        let short = name.strip_prefix("__nv_").unwrap_or(name);
        if let Some(intrinsic) = by_name(NATIVE_INTEGERS, short) {
            return self.native(at, intrinsic, &arguments);
        }
        let i32_type = self.types.i32;
        Ok(match (short, arguments.as_slice()) {
            ("abs" | "llabs", [a]) => self.native_flagged(at, "llvm.abs", *a)?,
            ("clz" | "clzll", [a]) => self.counted(at, "llvm.ctlz", *a)?,
            ("ffs" | "ffsll", [a]) => {
                // The position of the lowest bit from 1 on; 0 for zero.
                let count = match self.native_flagged(at, "llvm.cttz", *a)? {
                    Fate::Becomes(count) => self.builder.zext_or_trunc(count, i32_type),
                    other => return Ok(other),
                };
                let zero = self
                    .builder
                    .compare(super::raw::Predicate::LLVMIntEQ, *a, a.ty().null());
                let position = self.builder.add(count, self.i32(1));
                Fate::Becomes(self.builder.select(zero, self.i32(0), position))
            }
            ("popc" | "popcll", [a]) => match self.native(at, "llvm.ctpop", &[*a])? {
                Fate::Becomes(count) => Fate::Becomes(self.builder.zext_or_trunc(count, i32_type)),
                other => other,
            },
            ("mulhi" | "mul64hi", [a, b]) => Fate::Becomes(self.multiply_high(*a, *b, true)),
            ("umulhi" | "umul64hi", [a, b]) => Fate::Becomes(self.multiply_high(*a, *b, false)),
            ("isnand" | "isnanf", [a]) => {
                let nan = self.builder.is_nan(*a);
                Fate::Becomes(self.builder.zext(nan, at.ty()))
            }
            ("isinfd" | "isinff" | "isfinited" | "finitef", [a]) => {
                let (nan, infinite) = (self.builder.is_nan(*a), self.is_infinite(at, *a)?);
                let answer = match short.starts_with("isinf") {
                    true => infinite,
                    false => self
                        .builder
                        .xor(self.builder.or(nan, infinite), self.types.i1.constant(1)),
                };
                Fate::Becomes(self.builder.zext(answer, at.ty()))
            }
            ("signbitd" | "signbitf", [a]) => {
                let word = self.word(*a);
                let top = if short.ends_with('d') { 63 } else { 31 };
                let sign = self.shifted(Opcode::LLVMLShr, word, self.i64(top));
                Fate::Becomes(self.builder.zext_or_trunc(sign, at.ty()))
            }
            (
                "float_as_int" | "int_as_float" | "float_as_uint" | "uint_as_float" | "double_as_longlong"
                | "longlong_as_double",
                [a],
            ) => Fate::Becomes(self.builder.bitcast(*a, at.ty())),
            ("saturatef", [a]) => {
                let ty = at.ty();
                let low = self.builder.fcompare_less(ty.null(), *a);
                let high = self.builder.fcompare_less(*a, ty.real(1.0));
                let upper = self.builder.select(high, *a, ty.real(1.0));
                Fate::Becomes(self.builder.select(low, upper, ty.null()))
            }
            _ => return self.refuse(at, format!("a call of `{name}`, which the module doesn't define")),
        })
    }

    fn counted(&mut self, at: Value, intrinsic: &str, value: Value) -> Result<Fate, SimulateError> {
        Ok(match self.native_flagged(at, intrinsic, value)? {
            Fate::Becomes(count) => Fate::Becomes(self.builder.zext_or_trunc(count, self.types.i32)),
            other => other,
        })
    }

    fn is_infinite(&mut self, at: Value, value: Value) -> Result<Value, SimulateError> {
        let magnitude = match self.native(at, "llvm.fabs", &[value])? {
            Fate::Becomes(magnitude) => magnitude,
            Fate::Goes | Fate::Stays => value,
        };
        let infinity = value.ty().real(f64::INFINITY);
        let (bits, all) = (self.word(magnitude), self.word(infinity));
        Ok(self.builder.compare(super::raw::Predicate::LLVMIntEQ, bits, all))
    }
}
