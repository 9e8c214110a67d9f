//! The functions that user IR may call outside its module: mathematics by the names of C, of LLVM's intrinsics and of
//! CUDA's libdevice, mapped to the device library or to instructions; block copies; calls that end a row; and what only kernels
//! can ask for, their position and barriers.

use rbcdb_device_lib::{Builtin, Ty, lookup};

use super::program::{Const, Operand, Typed};
use super::types::Type;
use crate::ir::kernel::{Dimension, Register};

/// Something that can be called.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Callee {
    /// A function of the device library, of doubles. Floats are widened and the result is rounded; vectors go element by
    /// element.
    Library(&'static Builtin),
    /// The same with complex numbers as pairs of doubles, results as a struct.
    Complex(&'static Builtin),
    /// `ldexp`: a float and an i32
    LdExp,
    /// `powi`: a float and an i32, by the library's `pow`
    PowI,
    /// An intrinsic of floats that LLVM computes exactly; `llvm.` and this name
    Float(&'static str),
    /// The magnitude of the first with the sign of the second; a nan counts as positive
    CopySign,
    /// Product and sum, rounded once
    Fma,
    /// Product and sum, rounded twice
    FMulAdd,
    /// The smaller (or larger) one, the other where one is nan; -0 is less than 0
    MinMax {
        /// The larger
        max: bool,
        /// nan where one is nan
        nan: bool,
    },
    /// An integer intrinsic without undefined cases; `llvm.` and this name
    Int(&'static str),
    /// `llvm.abs`, `llvm.ctlz`, `llvm.cttz`: a second operand, whether some argument gives poison, is dropped
    IntFlagged(&'static str),
    /// Result and overflow as a struct; `llvm.` and this name
    WithOverflow(&'static str),
    /// To an integer, saturating; `llvm.` and this name
    Saturating(&'static str),
    /// Rounded by that intrinsic of floats, then to a signed integer; fails out of range
    ToInt(&'static str),
    /// The first argument
    First,
    /// Whether a float is of a class
    IsFpClass,
    /// Whether the compiler knows the value: it says no
    IsConstant,
    /// A reduction of a vector of integers; `llvm.vector.reduce.` and this name
    Reduce(&'static str),
    /// A reduction of floats in order: `fadd` or `fmul`
    ReduceFloat(&'static str),
    /// Copies bytes; they may overlap
    MemMove,
    /// Fills bytes
    MemSet,
    /// Ends the row with a message
    Raise(&'static str),
    /// C's `__assert_fail`: ends the row; the first argument is the message
    AssertFail,
    /// Numba's way to raise an exception: ends the row
    NumbaRaise,
    /// Where a thread of a kernel is
    Position(Register, Dimension),
    /// The threads of a warp: 32
    WarpSize,
    /// Waits for the threads of the block
    Barrier,
    /// What a thread has written comes before what it writes next, for other threads; `llvm.nvvm.` and this name
    Fence(&'static str),
}

/// C's functions of doubles, each with the library's name. `f` behind a name makes it one of floats.
const LIBRARY: &[(&str, &str)] = &[
    ("sin", "sin"),
    ("cos", "cos"),
    ("tan", "tan"),
    ("asin", "asin"),
    ("acos", "acos"),
    ("atan", "atan"),
    ("atan2", "atan2"),
    ("sinh", "sinh"),
    ("cosh", "cosh"),
    ("tanh", "tanh"),
    ("asinh", "asinh"),
    ("acosh", "acosh"),
    ("atanh", "atanh"),
    ("exp", "exp"),
    ("exp2", "exp2"),
    ("expm1", "expm1"),
    ("log", "log"),
    ("log2", "log2"),
    ("log10", "log10"),
    ("log1p", "log1p"),
    ("pow", "pow"),
    ("cbrt", "cbrt"),
    ("hypot", "hypot"),
    ("erf", "erf"),
    ("erfc", "erfc"),
    ("tgamma", "gamma"),
    ("lgamma", "lgamma"),
    ("fmod", "fmod"),
    ("remainder", "remainder"),
    ("nextafter", "nextafter"),
];

/// C's functions of complex doubles.
const COMPLEX: &[(&str, &str)] = &[
    ("cabs", "cabs"),
    ("carg", "cphase"),
    ("cexp", "cexp"),
    ("clog", "clog"),
    ("csqrt", "csqrt"),
    ("cpow", "cpow"),
    ("csin", "csin"),
    ("ccos", "ccos"),
    ("ctan", "ctan"),
    ("csinh", "csinh"),
    ("ccosh", "ccosh"),
    ("ctanh", "ctanh"),
    ("casin", "casin"),
    ("cacos", "cacos"),
    ("catan", "catan"),
    ("casinh", "casinh"),
    ("cacosh", "cacosh"),
    ("catanh", "catanh"),
    ("__muldc3", "c_mul"),
    ("__divdc3", "c_div"),
];

/// C's functions of doubles that are no more than an instruction or two; with `f`, of floats.
const SIMPLE: &[(&str, Callee)] = &[
    ("sqrt", Callee::Float("sqrt")),
    ("fabs", Callee::Float("fabs")),
    ("floor", Callee::Float("floor")),
    ("ceil", Callee::Float("ceil")),
    ("trunc", Callee::Float("trunc")),
    ("round", Callee::Float("round")),
    ("rint", Callee::Float("roundeven")),
    ("nearbyint", Callee::Float("roundeven")),
    ("roundeven", Callee::Float("roundeven")),
    ("copysign", Callee::CopySign),
    ("fma", Callee::Fma),
    ("fmin", Callee::MinMax { max: false, nan: false }),
    ("fmax", Callee::MinMax { max: true, nan: false }),
    ("ldexp", Callee::LdExp),
    ("scalbn", Callee::LdExp),
    ("lround", Callee::ToInt("round")),
    ("llround", Callee::ToInt("round")),
    ("lrint", Callee::ToInt("roundeven")),
    ("llrint", Callee::ToInt("roundeven")),
];

/// LLVM's intrinsics that are not in the tables above, without `llvm.` and the types at the end.
const INTRINSICS: &[(&str, Callee)] = &[
    ("fmuladd", Callee::FMulAdd),
    ("minnum", Callee::MinMax { max: false, nan: false }),
    ("maxnum", Callee::MinMax { max: true, nan: false }),
    ("minimumnum", Callee::MinMax { max: false, nan: false }),
    ("maximumnum", Callee::MinMax { max: true, nan: false }),
    ("minimum", Callee::MinMax { max: false, nan: true }),
    ("maximum", Callee::MinMax { max: true, nan: true }),
    ("powi", Callee::PowI),
    ("canonicalize", Callee::First),
    ("expect", Callee::First),
    ("expect.with.probability", Callee::First),
    ("ssa.copy", Callee::First),
    ("is.fpclass", Callee::IsFpClass),
    ("is.constant", Callee::IsConstant),
    ("abs", Callee::IntFlagged("abs")),
    ("ctlz", Callee::IntFlagged("ctlz")),
    ("cttz", Callee::IntFlagged("cttz")),
    ("smax", Callee::Int("smax")),
    ("smin", Callee::Int("smin")),
    ("umax", Callee::Int("umax")),
    ("umin", Callee::Int("umin")),
    ("ctpop", Callee::Int("ctpop")),
    ("bswap", Callee::Int("bswap")),
    ("bitreverse", Callee::Int("bitreverse")),
    ("fshl", Callee::Int("fshl")),
    ("fshr", Callee::Int("fshr")),
    ("sadd.sat", Callee::Int("sadd.sat")),
    ("uadd.sat", Callee::Int("uadd.sat")),
    ("ssub.sat", Callee::Int("ssub.sat")),
    ("usub.sat", Callee::Int("usub.sat")),
    ("sadd.with.overflow", Callee::WithOverflow("sadd.with.overflow")),
    ("uadd.with.overflow", Callee::WithOverflow("uadd.with.overflow")),
    ("ssub.with.overflow", Callee::WithOverflow("ssub.with.overflow")),
    ("usub.with.overflow", Callee::WithOverflow("usub.with.overflow")),
    ("smul.with.overflow", Callee::WithOverflow("smul.with.overflow")),
    ("umul.with.overflow", Callee::WithOverflow("umul.with.overflow")),
    ("fptosi.sat", Callee::Saturating("fptosi.sat")),
    ("fptoui.sat", Callee::Saturating("fptoui.sat")),
    ("vector.reduce.add", Callee::Reduce("add")),
    ("vector.reduce.mul", Callee::Reduce("mul")),
    ("vector.reduce.and", Callee::Reduce("and")),
    ("vector.reduce.or", Callee::Reduce("or")),
    ("vector.reduce.xor", Callee::Reduce("xor")),
    ("vector.reduce.smax", Callee::Reduce("smax")),
    ("vector.reduce.smin", Callee::Reduce("smin")),
    ("vector.reduce.umax", Callee::Reduce("umax")),
    ("vector.reduce.umin", Callee::Reduce("umin")),
    ("vector.reduce.fadd", Callee::ReduceFloat("fadd")),
    ("vector.reduce.fmul", Callee::ReduceFloat("fmul")),
    ("memcpy", Callee::MemMove),
    ("memcpy.inline", Callee::MemMove),
    ("memmove", Callee::MemMove),
    ("memset", Callee::MemSet),
    ("memset.inline", Callee::MemSet),
    ("trap", Callee::Raise("the function ended with a trap")),
    ("debugtrap", Callee::Raise("the function ended with a trap")),
    ("ubsantrap", Callee::Raise("the function ended with a trap")),
];

/// C's functions that are neither mathematics nor LLVM's.
const OTHERS: &[(&str, Callee)] = &[
    ("memcpy", Callee::MemMove),
    ("memmove", Callee::MemMove),
    ("memset", Callee::MemSet),
    ("abs", Callee::IntFlagged("abs")),
    ("labs", Callee::IntFlagged("abs")),
    ("llabs", Callee::IntFlagged("abs")),
    ("abort", Callee::Raise("the function called abort()")),
    ("__assert_fail", Callee::AssertFail),
    ("__assertfail", Callee::AssertFail),
    ("numba_gil_ensure", Callee::NumbaRaise),
];

/// The names of CUDA's barriers that all threads of a block take part in, without `llvm.nvvm.`
const BARRIERS: &[&str] = &[
    "barrier0",
    "barrier.cta.sync.aligned.all",
    "barrier.cta.sync.all",
    "barrier.sync",
];

/// The same of its fences.
const FENCES: &[&str] = &["membar.cta", "membar.gl", "membar.sys"];

/// CUDA's functions of integers, without `__nv_`.
const OF_LIBDEVICE: &[(&str, Callee)] = &[
    ("min", Callee::Int("smin")),
    ("max", Callee::Int("smax")),
    ("umin", Callee::Int("umin")),
    ("umax", Callee::Int("umax")),
    ("llmin", Callee::Int("smin")),
    ("llmax", Callee::Int("smax")),
    ("ullmin", Callee::Int("umin")),
    ("ullmax", Callee::Int("umax")),
    ("popc", Callee::Int("ctpop")),
    ("brev", Callee::Int("bitreverse")),
    ("brevll", Callee::Int("bitreverse")),
    ("clz", Callee::IntFlagged("ctlz")),
];

/// Intrinsics of NVPTX that compute what others do, without `llvm.nvvm.` and the type at the end.
const OF_NVPTX: &[(&str, Callee)] = &[
    ("sqrt.rn", Callee::Float("sqrt")),
    ("fma.rn", Callee::Fma),
    ("fabs", Callee::Float("fabs")),
    ("floor", Callee::Float("floor")),
    ("ceil", Callee::Float("ceil")),
    ("trunc", Callee::Float("trunc")),
    ("fmin", Callee::MinMax { max: false, nan: false }),
    ("fmax", Callee::MinMax { max: true, nan: false }),
];

/// What only kernels can call, by its name without `llvm.nvvm.`
fn of_launch(name: &str) -> Option<Callee> {
    if let Some(register) = name.strip_prefix("read.ptx.sreg.") {
        if register == "warpsize" {
            return Some(Callee::WarpSize);
        }
        let (name, letter) = register.split_once('.')?;
        let (register, ..) = Register::ALL.iter().find(|(_, _, ptx)| *ptx == name)?;
        let dimension = Dimension::ALL.into_iter().find(|d| d.letter() == letter)?;
        return Some(Callee::Position(*register, dimension));
    }
    if BARRIERS.contains(&name) {
        return Some(Callee::Barrier);
    }
    FENCES
        .iter()
        .find(|fence| **fence == name)
        .map(|fence| Callee::Fence(fence))
}

/// What to do instead of calling something that can't be called.
pub(super) fn instead(name: &str) -> &'static str {
    match name {
        "printf" | "vprintf" | "puts" => {
            "functions can't print: return what you want to see, or write it to the output array"
        }
        "malloc" | "free" | "_Znwm" | "_ZdlPv" => "memory can't be allocated: use arrays of a constant size",
        _ if name.contains(".shfl.")
            || name.contains(".vote.")
            || name.contains(".match.")
            || name.contains(".redux.") =>
        {
            "threads of a warp can't exchange values directly: use shared memory and __syncthreads()"
        }
        _ if name.contains(".atomic.") || name.contains("numba_atomic") => {
            "only integers of 32 and 64 bits can be updated atomically, without compare-and-swap"
        }
        _ => "define it in the module; docs/llvm.md lists the functions of C, LLVM and CUDA that are there",
    }
}

/// Whether a name is one of CUDA's device library, which modules may bring along: it means the same function everywhere.
pub(super) fn is_libdevice(name: &str) -> bool {
    name.starts_with("__nv_")
}

fn find(table: &[(&str, Callee)], name: &str) -> Option<Callee> {
    table.iter().find(|(n, _)| *n == name).map(|(_, callee)| *callee)
}

fn named(table: &[(&str, &str)], name: &str) -> Option<&'static Builtin> {
    let (_, builtin) = table.iter().find(|(n, _)| *n == name)?;
    lookup(builtin)
}

/// C's mathematics by name: for `sinf`, what `sin` is. Types are checked by [`Callee::takes`].
fn mathematics(name: &str) -> Option<Callee> {
    let exact = |name: &str| {
        let simple = find(SIMPLE, name);
        simple.or_else(|| named(LIBRARY, name).map(Callee::Library))
    };
    exact(name).or_else(|| exact(name.strip_suffix('f')?))
}

/// What a name outside the module stands for.
pub(super) fn find_callee(name: &str) -> Option<Callee> {
    if let Some(name) = name.strip_prefix("llvm.nvvm.") {
        let scalar = name.strip_suffix(".f").or(name.strip_suffix(".d"));
        return of_launch(name).or_else(|| find(OF_NVPTX, scalar?));
    }
    if let Some(name) = name.strip_prefix("llvm.") {
        // The types stand behind the name: `sin.f64`, `fptosi.sat.i32.f64`.
        let mut base = name;
        loop {
            let found = find(INTRINSICS, base).or_else(|| mathematics_of_llvm(base));
            if found.is_some() {
                return found;
            }
            base = &base[..base.rfind('.')?];
        }
    }
    if let Some(name) = name.strip_prefix("__nv_") {
        // Those that are fast rather than accurate are accurate here.
        return mathematics(name.strip_prefix("fast_").unwrap_or(name))
            .or_else(|| find(OF_LIBDEVICE, name))
            .or_else(|| find(OTHERS, name).filter(|c| matches!(c, Callee::IntFlagged(_))));
    }
    find(OTHERS, name)
        .or_else(|| mathematics(name))
        .or_else(|| named(COMPLEX, name).map(Callee::Complex))
}

fn mathematics_of_llvm(name: &str) -> Option<Callee> {
    find(SIMPLE, name).or_else(|| {
        let known = LIBRARY.iter().any(|(n, _)| *n == name);
        named(LIBRARY, name).filter(|_| known).map(Callee::Library)
    })
}

impl Callee {
    /// Whether control never comes back.
    pub fn ends_row(self) -> bool {
        matches!(self, Callee::Raise(_) | Callee::AssertFail | Callee::NumbaRaise)
    }

    /// Whether only kernels can call it.
    pub fn is_of_launch(self) -> bool {
        matches!(
            self,
            Callee::Position(..) | Callee::WarpSize | Callee::Barrier | Callee::Fence(_)
        )
    }

    /// Whether the argument and result types of a call are right.
    pub fn takes(self, arguments: &[Typed], result: &Type) -> bool {
        let types: Vec<&Type> = arguments.iter().map(|a| &a.ty).collect();
        let all_result = |count: usize| types.len() == count && types.iter().all(|ty| *ty == result);
        let narrow = |ty: &Type| matches!(ty, Type::Int(1..=64));
        match self {
            Callee::Library(builtin) => {
                let doubles = builtin.params.iter().all(|p| *p == Ty::F64) && builtin.ret == Ty::F64;
                doubles && result.is_float() && all_result(builtin.params.len())
            }
            Callee::Complex(builtin) => {
                let complex = Type::structure(false, vec![Type::F64, Type::F64]);
                let returned = match builtin.ret {
                    Ty::C128 => complex,
                    _ => Some(Type::F64),
                };
                returned.as_ref() == Some(result)
                    && types.len() == 2 * builtin.params.len()
                    && types.iter().all(|ty| **ty == Type::F64)
            }
            Callee::LdExp | Callee::PowI => {
                types.len() == 2 && types[0] == result && matches!(result, Type::F32 | Type::F64) && narrow(types[1])
            }
            Callee::Float(_) => result.is_float() && all_result(1),
            Callee::CopySign | Callee::MinMax { .. } => result.is_float() && all_result(2),
            Callee::Fma | Callee::FMulAdd => result.is_float() && all_result(3),
            Callee::Int(name) => {
                let count = match name {
                    "ctpop" | "bswap" | "bitreverse" => 1,
                    "fshl" | "fshr" => 3,
                    _ => 2,
                };
                let bytes = name != "bswap" || result.bits().is_multiple_of(16);
                result.is_int() && all_result(count) && bytes
            }
            Callee::IntFlagged(_) => {
                let flag = types.len() == 1 || (types.len() == 2 && *types[1] == Type::Int(1));
                flag && result.is_int() && types[0] == result
            }
            Callee::WithOverflow(_) => {
                types.len() == 2
                    && types[0] == types[1]
                    && narrow(types[0])
                    && Type::structure(false, vec![types[0].clone(), Type::Int(1)]).as_ref() == Some(result)
            }
            Callee::Saturating(_) => {
                types.len() == 1
                    && types[0].is_float()
                    && result.is_int()
                    && result.bits() <= 64
                    && types[0].lanes() == result.lanes()
            }
            Callee::ToInt(_) => types.len() == 1 && matches!(types[0], Type::F32 | Type::F64) && narrow(result),
            Callee::First => types.first() == Some(&result) && *result != Type::Ptr && types.len() <= 3,
            Callee::IsFpClass => {
                types.len() == 2
                    && types[0].is_float()
                    && *types[1] == Type::Int(32)
                    && *result == types[0].with_scalar(Type::Int(1))
            }
            Callee::IsConstant => types.len() == 1 && *result == Type::Int(1),
            Callee::Reduce(_) => {
                types.len() == 1 && types[0].is_int() && types[0].scalar() == result && types[0] != result
            }
            Callee::ReduceFloat(_) => {
                types.len() == 2
                    && types[0] == result
                    && matches!(result, Type::F32 | Type::F64)
                    && types[1].lanes().is_some()
                    && types[1].scalar() == result
            }
            Callee::MemMove | Callee::MemSet => {
                let second = if self == Callee::MemMove {
                    Type::Ptr
                } else {
                    Type::Int(8)
                };
                let c_memset = self == Callee::MemSet && *result == Type::Ptr;
                let flag = types.len() == 3 || (types.len() == 4 && *types[3] == Type::Int(1));
                flag && *types[0] == Type::Ptr
                    && (*types[1] == second || (c_memset && *types[1] == Type::Int(32)))
                    && narrow(types[2])
                    && matches!(result, Type::Void | Type::Ptr)
            }
            Callee::Raise(_) | Callee::AssertFail | Callee::NumbaRaise => true,
            Callee::Position(..) | Callee::WarpSize => types.is_empty() && *result == Type::Int(32),
            // Barriers with a number other than 0, or for some threads only, are something else.
            Callee::Barrier => {
                let zero = |a: &Typed| matches!(a.operand, Operand::Const(Const::Zero | Const::Int(0)));
                *result == Type::Void && types.len() <= 1 && arguments.iter().all(zero)
            }
            Callee::Fence(_) => types.is_empty() && *result == Type::Void,
        }
    }

    /// What a call costs, in instructions.
    pub fn cost(self) -> u64 {
        match self {
            Callee::Library(_) | Callee::Complex(_) | Callee::LdExp | Callee::PowI => 40,
            Callee::MemMove | Callee::MemSet => 10,
            _ => 3,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_c_llvm_and_libdevice() {
        for (name, expected) in [
            ("sin", "sin"),
            ("sinf", "sin"),
            ("llvm.sin.f64", "sin"),
            ("__nv_powf", "pow"),
        ] {
            match find_callee(name) {
                Some(Callee::Library(builtin)) => assert_eq!(builtin.name, expected),
                other => panic!("{name}: {other:?}"),
            }
        }
        assert_eq!(
            find_callee("llvm.minimum.f32"),
            Some(Callee::MinMax { max: false, nan: true })
        );
        assert_eq!(
            find_callee("llvm.fptosi.sat.i32.f64"),
            Some(Callee::Saturating("fptosi.sat"))
        );
        assert_eq!(find_callee("llvm.memcpy.p0i8.p0i8.i64"), Some(Callee::MemMove));
        assert_eq!(
            find_callee("llvm.nvvm.read.ptx.sreg.nctaid.z"),
            Some(Callee::Position(Register::GridDim, Dimension::Z))
        );
        assert_eq!(
            find_callee("llvm.nvvm.barrier.cta.sync.aligned.all"),
            Some(Callee::Barrier)
        );
        for name in [
            "system",
            "llvm.read_register.i64",
            "llvm.nvvm.read.ptx.sreg.clock",
            "llvm.nvvm.read.ptx.sreg.tid.w",
            "llvm.nvvm.shfl.sync.down.i32",
            "sinl",
            "",
            "llvm.",
            "llvm.sinf",
        ] {
            assert_eq!(find_callee(name), None, "{name}");
        }
    }

    #[test]
    fn every_name_of_the_library_exists() {
        for (name, builtin) in LIBRARY.iter().chain(COMPLEX) {
            assert!(lookup(builtin).is_some(), "{name}");
        }
    }
}
