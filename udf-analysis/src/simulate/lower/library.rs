//! Functions that a kernel may call without defining them: CUDA's math library (libdevice), `vprintf`, assertions.
//!
//! Mathematical functions are those of rbcdb's own library, in double precision; a `float` result is the double's,
//! rounded. libdevice's results differ from these in the last place, now and then.

use rbcdb_device_lib::{elementary, rounding};
use rbcdb_runtime_cpu::simt::FunctionFn;
use rbcdb_runtime_cpu::simt::protocol::Op;
use rbcdb_udf_abi::kernel::FAIL_SYMBOL;

use super::Lowering;
use super::calls::Fate;
use crate::llvm::raw::{Kind, Opcode, Predicate, Type, Value};
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

/// Functions of libdevice that are an intrinsic of the same type, by their name without `__nv_` and the final `f`, with
/// their number of operands.
const NATIVE: &[(&str, (usize, &str))] = &[
    ("ceil", (1, "llvm.ceil")),
    ("copysign", (2, "llvm.copysign")),
    ("fabs", (1, "llvm.fabs")),
    ("floor", (1, "llvm.floor")),
    ("fma", (3, "llvm.fma")),
    ("fmax", (2, "llvm.maximumnum")),
    ("fmin", (2, "llvm.minimumnum")),
    ("nearbyint", (1, "llvm.rint")),
    ("rint", (1, "llvm.rint")),
    ("round", (1, "llvm.round")),
    ("sqrt", (1, "llvm.sqrt")),
    ("trunc", (1, "llvm.trunc")),
];

/// Functions of libdevice on integers that are an intrinsic of the same type, with their signature.
const NATIVE_INTEGERS: &[(&str, (&str, &str))] = &[
    ("brev", ("i:i", "llvm.bitreverse")),
    ("brevll", ("l:l", "llvm.bitreverse")),
    ("max", ("i:ii", "llvm.smax")),
    ("llmax", ("l:ll", "llvm.smax")),
    ("umax", ("i:ii", "llvm.umax")),
    ("ullmax", ("l:ll", "llvm.umax")),
    ("min", ("i:ii", "llvm.smin")),
    ("llmin", ("l:ll", "llvm.smin")),
    ("umin", ("i:ii", "llvm.umin")),
    ("ullmin", ("l:ll", "llvm.umin")),
];

/// Functions of libdevice that are one of the GPU's instructions: their signature, and `NAME` of `llvm.nvvm.NAME`.
const INSTRUCTIONS: &[(&str, (&str, &str))] = &[
    ("byte_perm", ("i:iii", "prmt")),
    ("dadd_rn", ("d:dd", "add.rn.d")),
    ("ddiv_rn", ("d:dd", "div.rn.d")),
    ("dmul_rn", ("d:dd", "mul.rn.d")),
    ("double2float_rn", ("f:d", "d2f.rn")),
    ("double2hiint", ("i:d", "d2i.hi")),
    ("double2loint", ("i:d", "d2i.lo")),
    ("drcp_rn", ("d:d", "rcp.rn.d")),
    ("dsqrt_rn", ("d:d", "sqrt.rn.d")),
    ("fadd_rn", ("f:ff", "add.rn.f")),
    ("fast_fdividef", ("f:ff", "div.approx.f")),
    ("fdiv_rn", ("f:ff", "div.rn.f")),
    ("fdividef", ("f:ff", "div.approx.f")),
    ("fma_rn", ("d:ddd", "fma.rn.d")),
    ("fmaf_rn", ("f:fff", "fma.rn.f")),
    ("fmul_rn", ("f:ff", "mul.rn.f")),
    ("frcp_rn", ("f:f", "rcp.rn.f")),
    ("fsqrt_rn", ("f:f", "sqrt.rn.f")),
    ("hiloint2double", ("d:ii", "lohi.i2d")),
    ("mul24", ("i:ii", "mul24.i")),
    ("sad", ("i:iii", "sad.i")),
    ("umul24", ("i:ii", "mul24.ui")),
    ("usad", ("i:iii", "sad.ui")),
];

/// Types in the names of libdevice's conversions, and in the GPU's.
const CONVERTED: &[(&str, &str)] = &[
    ("double", "d"),
    ("float", "f"),
    ("int", "i"),
    ("ll", "ll"),
    ("uint", "ui"),
    ("ull", "ull"),
];

/// The signature and the GPU's instruction for a function of libdevice, such as `f2i.rz` for `float2int_rz`.
fn instruction(name: &str) -> Option<(String, String)> {
    if let Some((signature, instruction)) = by_name(INSTRUCTIONS, name) {
        return Some((signature.to_owned(), instruction.to_owned()));
    }
    let (types, rounding) = name.split_once('_').unwrap_or((name, "rn"));
    let (from, to) = types.split_once('2')?;
    let (from, to) = (by_name(CONVERTED, from)?, by_name(CONVERTED, to)?);
    let rounding = match rounding {
        "rn" | "rz" => rounding,
        "rd" => "rm",
        "ru" => "rp",
        _ => return None,
    };
    let letter = |ty: &str| match ty {
        "d" | "f" => ty.to_owned(),
        "i" | "ui" => "i".to_owned(),
        _ => "l".to_owned(),
    };
    let is_float = |ty: &str| ty == "d" || ty == "f";
    let signature = format!("{}:{}", letter(to), letter(from));
    (is_float(from) != is_float(to)).then(|| (signature, format!("{from}2{to}.{rounding}")))
}

/// Others of libdevice, with their signatures, that [`Lowering::library`] spells out.
const SPELLED_OUT: &[(&str, &str)] = &[
    ("abs", "i:i"),
    ("llabs", "l:l"),
    ("clz", "i:i"),
    ("clzll", "i:l"),
    ("ffs", "i:i"),
    ("ffsll", "i:l"),
    ("popc", "i:i"),
    ("popcll", "i:l"),
    ("mulhi", "i:ii"),
    ("umulhi", "i:ii"),
    ("mul64hi", "l:ll"),
    ("umul64hi", "l:ll"),
    ("isnand", "i:d"),
    ("isnanf", "i:f"),
    ("isinfd", "i:d"),
    ("isinff", "i:f"),
    ("isfinited", "i:d"),
    ("finitef", "i:f"),
    ("signbitd", "i:d"),
    ("signbitf", "i:f"),
    ("float_as_int", "i:f"),
    ("int_as_float", "f:i"),
    ("float_as_uint", "i:f"),
    ("uint_as_float", "f:i"),
    ("double_as_longlong", "l:d"),
    ("longlong_as_double", "d:l"),
    ("saturatef", "f:f"),
    ("sincos", "v:dpp"),
    ("sincosf", "v:fpp"),
    ("fast_sincosf", "v:fpp"),
];

/// Functions outside of libdevice, with their signatures.
const OTHERS: &[(&str, &str)] = &[
    ("vprintf", "i:pp"),
    ("__assertfail", "v:ppipl"),
    ("__nvvm_reflect", "i:p"),
    (FAIL_SYMBOL, "v:pi"),
];

/// The signature of a function that may be called without being defined: a letter for the type of the result, a colon,
/// and a letter for each operand's.
pub(super) fn signature(name: &str) -> Option<String> {
    if let Some(signature) = by_name(OTHERS, name) {
        return Some(signature.to_owned());
    }
    let short = name.strip_prefix("__nv_")?;
    if let Some(base) = base_of(name) {
        let plain = short.strip_prefix("fast_").unwrap_or(short);
        let ty = if plain == base { "d" } else { "f" };
        return Some(match (base, math_entry(base), by_name(NATIVE, base)) {
            ("ldexp" | "powi", ..) => format!("{ty}:{ty}i"),
            (_, Some((arity, _)), _) | (_, None, Some((arity, _))) => format!("{ty}:{}", ty.repeat(arity)),
            (_, None, None) => return None,
        });
    }
    by_name(SPELLED_OUT, short)
        .or_else(|| by_name(NATIVE_INTEGERS, short).map(|(signature, _)| signature))
        .map(str::to_owned)
        .or_else(|| instruction(short).map(|(signature, _)| signature))
}

/// The signature of a function type, with `?` for types that no known function has.
pub(super) fn signature_of(ty: Type) -> String {
    let letter = |ty: Type| match ty.kind() {
        Kind::LLVMVoidTypeKind => 'v',
        Kind::LLVMFloatTypeKind => 'f',
        Kind::LLVMDoubleTypeKind => 'd',
        Kind::LLVMPointerTypeKind if ty.space() == 0 => 'p',
        Kind::LLVMIntegerTypeKind if ty.bits() == 32 => 'i',
        Kind::LLVMIntegerTypeKind if ty.bits() == 64 => 'l',
        _ => '?',
    };
    let operands: String = ty.parameters().into_iter().map(letter).collect();
    format!("{}:{operands}", letter(ty.result()))
}

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
        self.math_of(at, name, arguments, at.ty())
    }

    fn math_of(&mut self, at: Value, name: &str, arguments: &[Value], ty: Type) -> Result<Value, SimulateError> {
        let Some((arity, function)) = math_entry(name).filter(|(arity, _)| *arity == arguments.len()) else {
            return self.refuse(at, format!("a call of `{name}` with {} operands", arguments.len()));
        };
        debug_assert!(arity <= 3);
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
                Some((_, intrinsic)) => self.native(at, intrinsic, &arguments),
                None => Ok(Fate::Becomes(self.math(at, base, &arguments)?)),
            };
        }
        match (name, arguments.as_slice()) {
            // Nothing is printed: what a launch prints is no output.
            ("vprintf", _) => return Ok(Fate::Goes),
            ("__nvvm_reflect", [name]) => return Ok(Fate::Becomes(at.ty().constant(reflect(*name)))),
            (FAIL_SYMBOL, [_, word]) => {
                let word = self.word(*word);
                self.request(at, name, Op::Raise, &[word]);
                return Ok(Fate::Goes);
            }
            ("__assertfail", [text, _, _, function, ..]) => {
                let operands = [self.word(*text), self.word(*function)];
                self.request(at, name, Op::Assertion, &operands);
                return Ok(Fate::Goes);
            }
            _ => {}
        }
        let short = name.strip_prefix("__nv_").unwrap_or(name);
        if let Some((_, intrinsic)) = by_name(NATIVE_INTEGERS, short) {
            return self.native(at, intrinsic, &arguments);
        }
        if let Some((_, instruction)) = instruction(short) {
            let mut operands = arguments;
            if instruction == "lohi.i2d" {
                operands.reverse();
            }
            return self.gpu_arithmetic(at, &instruction, &operands);
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
                let zero = self.builder.compare(Predicate::LLVMIntEQ, *a, a.ty().null());
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
            ("saturatef", [a]) => Fate::Becomes(self.saturate(*a)),
            ("sincos" | "sincosf" | "fast_sincosf", [x, sine, cosine]) => {
                for (function, place) in [("sin", sine), ("cos", cosine)] {
                    let value = self.math_of(at, function, &[*x], x.ty())?;
                    self.store_to(at, function, value, *place);
                }
                Fate::Goes
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
        Ok(self.builder.compare(Predicate::LLVMIntEQ, bits, all))
    }
}
