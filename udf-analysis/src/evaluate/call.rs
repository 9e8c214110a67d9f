//! Calls: positions, barriers, pure functions; the rest isn't followed.

use super::{Evaluator, Term, bits_of};
use crate::llvm::raw::{Class, Role, Value};
use crate::summary::Assumption;
use crate::term::{Cond, Dim, Symbol};

/// Pure functions of LLVM by the beginnings of their names.
const PURE: &[&str] = &[
    "abs.",
    "bitreverse.",
    "bswap.",
    "canonicalize.",
    "ceil.",
    "copysign.",
    "cos.",
    "cosh.",
    "ctlz.",
    "ctpop.",
    "cttz.",
    "exp.",
    "exp2.",
    "exp10.",
    "fabs.",
    "floor.",
    "fma.",
    "fmuladd.",
    "fptosi.sat.",
    "fptoui.sat.",
    "fshl.",
    "fshr.",
    "is.fpclass.",
    "ldexp.",
    "llrint.",
    "llround.",
    "log.",
    "log10.",
    "log2.",
    "lrint.",
    "lround.",
    "maximum.",
    "maxnum.",
    "minimum.",
    "minnum.",
    "nearbyint.",
    "pow.",
    "powi.",
    "rint.",
    "round.",
    "roundeven.",
    "sadd.sat.",
    "scmp.",
    "sadd.with.overflow.",
    "sin.",
    "sinh.",
    "smul.with.overflow.",
    "sqrt.",
    "sshl.sat.",
    "ssub.sat.",
    "ssub.with.overflow.",
    "tan.",
    "tanh.",
    "trunc.",
    "uadd.sat.",
    "ucmp.",
    "smax.",
    "smin.",
    "umax.",
    "umin.",
    "uadd.with.overflow.",
    "umul.with.overflow.",
    "usub.sat.",
    "usub.with.overflow.",
    "vector.reduce.",
    "nvvm.abs.",
    "nvvm.add.",
    "nvvm.bitcast.",
    "nvvm.brev",
    "nvvm.ceil.",
    "nvvm.clz",
    "nvvm.cos.",
    "nvvm.d2",
    "nvvm.div.",
    "nvvm.ex2.",
    "nvvm.f2",
    "nvvm.fabs.",
    "nvvm.ff2",
    "nvvm.floor.",
    "nvvm.fma.",
    "nvvm.fmax.",
    "nvvm.fmin.",
    "nvvm.fns",
    "nvvm.i2",
    "nvvm.idp",
    "nvvm.lg2.",
    "nvvm.ll2",
    "nvvm.lohi.",
    "nvvm.mul.",
    "nvvm.mul24.",
    "nvvm.mulhi.",
    "nvvm.popc",
    "nvvm.prmt",
    "nvvm.rcp.",
    "nvvm.round.",
    "nvvm.rsqrt.",
    "nvvm.sad.",
    "nvvm.saturate.",
    "nvvm.sin.",
    "nvvm.sqrt.",
    "nvvm.trunc.",
    "nvvm.ui2",
    "nvvm.ull2",
];

/// Calls that do nothing that matters here.
const NOTHING: &[&str] = &[
    "assume",
    "dbg.",
    "lifetime.",
    "experimental.noalias.scope.decl",
    "donothing",
    "sideeffect",
    "prefetch",
    "pseudoprobe",
    "var.annotation",
];

/// Whether an intrinsic's result is a function of its arguments, and that is all there is to it, by its name without `llvm.`.
pub(crate) fn is_pure_intrinsic(name: &str) -> bool {
    PURE.iter().chain(NOTHING).any(|p| name.starts_with(p))
}

impl Evaluator<'_> {
    /// The value of a call, if it has one.
    pub(super) fn call(&mut self, call: Value, reached: Cond) -> Option<Term> {
        let callee = call.callee();
        if callee.role() != Role::Function {
            if callee.role() == Role::Assembly
                && let Some(result) = self.assembly(call)
            {
                return Some(result);
            }
            let message = if callee.role() == Role::Assembly {
                "inline assembly"
            } else {
                "a call through a pointer"
            };
            self.problem(&format!("{message} isn't followed"), Some(call));
            return self.unfollowed(call);
        }
        let name = callee.name();
        if let Some(intrinsic) = name.strip_prefix("llvm.") {
            return self.intrinsic(intrinsic, call, reached);
        }
        let by_pointer = call.call_arguments().iter().any(|a| bits_of(*a) == super::POINTER);
        if name.starts_with("__nv_") && !by_pointer {
            return Some(self.pure(&name, call));
        }
        match name.as_str() {
            "vprintf" | "printf" => self.problem("printing isn't followed", Some(call)),
            name if crate::asserts::is_failure(name) => {
                self.assume(Assumption::NoAbort);
                return None;
            }
            _ if self.functions.is_pure(callee) => return Some(self.pure(&name, call)),
            _ if !callee.is_declaration() => {
                self.problem(&format!("{name} calls itself, or couldn't be inlined"), Some(call));
            }
            _ => self.problem(&format!("calls {name}, which the module doesn't define"), Some(call)),
        }
        self.unfollowed(call)
    }

    fn unfollowed_result(&mut self, call: Value) -> Option<Term> {
        if call.ty().class() == Class::Void {
            None
        } else {
            self.unfollowed(call)
        }
    }

    fn unfollowed(&mut self, call: Value) -> Option<Term> {
        let unknown = self.unknown("the result of a call that isn't followed");
        Some(self.typed(call, unknown))
    }

    pub(super) fn pure(&mut self, name: &str, call: Value) -> Term {
        let bits = bits_of(call);
        let width = if bits <= 64 { bits } else { 0 };
        let result = self.opaque(name, &call.call_arguments(), width);
        self.typed(call, result)
    }

    fn intrinsic(&mut self, name: &str, call: Value, reached: Cond) -> Option<Term> {
        if let Some(register) = name.strip_prefix("nvvm.read.ptx.sreg.") {
            return Some(self.register(register));
        }
        if name == "assume" {
            self.bound(call, reached);
        }
        if NOTHING.iter().any(|n| name.starts_with(n)) {
            return None;
        }
        let arguments = call.call_arguments();
        match name.split('.').next().unwrap_or_default() {
            "smin" | "smax" | "umin" | "umax" if bits_of(call) > 0 && bits_of(call) <= 64 => {
                let bits = bits_of(call);
                let signed = name.starts_with('s');
                let (a, b) = (self.number(arguments[0]), self.number(arguments[1]));
                let (a, b) = (self.exact(a, bits, signed), self.exact(b, bits, signed));
                let smaller = name[1..].starts_with("min");
                return Some(Term::Number(if smaller {
                    self.terms.min(a, b)
                } else {
                    self.terms.max(a, b)
                }));
            }
            "trap" | "debugtrap" => {
                self.problem("the kernel may trap", Some(call));
                return None;
            }
            "memcpy" | "memmove" | "memset" => {
                self.copy(call, name.starts_with("memset"), reached);
                return None;
            }
            _ => {}
        }
        if name == "nvvm.barrier0" || name.starts_with("nvvm.barrier.cta.sync") && name.contains(".all") {
            let first = arguments.first().map(|a| self.number(*a));
            if first.is_some_and(|id| self.terms.as_constant(id) != Some(0)) {
                self.problem("only barrier 0 is followed", Some(call));
            }
            self.barrier(reached);
            return None;
        }
        if name.starts_with("nvvm.membar") || name.starts_with("nvvm.fence") {
            return None;
        }
        if PURE.iter().any(|p| name.starts_with(p)) {
            return Some(self.pure(name, call));
        }
        let what = match name {
            "nvvm.activemask" => "which threads of a warp are active isn't defined".to_owned(),
            n if n.contains("clock") || n.contains("timer") => "reads a clock".to_owned(),
            n if let Some(exchanged) = self.exchange(n, call, reached) => return Some(exchanged),
            n if n.starts_with("nvvm.shfl") || n.starts_with("nvvm.vote") || n.starts_with("nvvm.match") => {
                format!("exchanges values within a warp ({name})")
            }
            _ => {
                // It may do anything to memory.
                self.problem(&format!("{name} isn't followed"), Some(call));
                return self.unfollowed_result(call);
            }
        };
        if call.ty().class() == Class::Void {
            self.problem(&what, Some(call));
            return None;
        }
        let unknown = self.unknown(&what);
        Some(self.typed(call, unknown))
    }

    /// A special register.
    fn register(&mut self, name: &str) -> Term {
        let (kind, dim) = name.split_once('.').unwrap_or((name, ""));
        let dim = match dim {
            "x" => Some(Dim::X),
            "y" => Some(Dim::Y),
            "z" => Some(Dim::Z),
            _ => None,
        };
        let symbol = match (kind, dim) {
            ("tid", Some(d)) => Symbol::Tid(d),
            ("ctaid", Some(d)) => Symbol::Bid(d),
            ("ntid", Some(d)) => Symbol::BlockDim(d),
            ("nctaid", Some(d)) => Symbol::GridDim(d),
            ("warpsize", _) => return Term::Number(self.terms.constant(32)),
            ("laneid", _) => {
                let linear = self.linear_thread();
                let warp = self.terms.constant(32);
                return Term::Number(self.terms.modulo(linear, warp));
            }
            _ => {
                let what = format!("reads the special register {name}");
                return Term::Number(self.unknown(&what));
            }
        };
        Term::Number(self.terms.symbol(symbol))
    }

    /// threadIdx as one number.
    fn linear_thread(&mut self) -> crate::term::Poly {
        let [x, y, z] = Dim::ALL.map(|d| self.terms.symbol(Symbol::Tid(d)));
        let [width, height, _] = Dim::ALL.map(|d| self.terms.symbol(Symbol::BlockDim(d)));
        let plane = self.terms.mul(z, height);
        let row = self.terms.add(plane, y);
        let rows = self.terms.mul(row, width);
        self.terms.add(rows, x)
    }
}
