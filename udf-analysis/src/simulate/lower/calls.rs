//! Calls of intrinsics: the GPU's become requests, the rest stays or is spelled out.

use rbcdb_runtime_cpu::simt::protocol::{Access, Op, offset};

use super::Lowering;
use super::accept::scalar;
use crate::llvm::raw::{self, Kind, Opcode, Predicate, Type, Value};
use crate::simulate::error::SimulateError;

/// A call that is replaced by a value, that goes, or that stays.
pub(super) enum Fate {
    Becomes(Value),
    Goes,
    Stays,
}

/// Intrinsics that x86-64 code generation knows, whose results are defined for all operands.
const KEPT: &[&str] = &[
    "fabs",
    "sqrt",
    "floor",
    "ceil",
    "trunc",
    "rint",
    "nearbyint",
    "round",
    "roundeven",
    "fma",
    "minnum",
    "maxnum",
    "minimum",
    "maximum",
    "minimumnum",
    "maximumnum",
    "copysign",
    "ctpop",
    "bswap",
    "bitreverse",
    "smin",
    "smax",
    "umin",
    "umax",
    "fshl",
    "fshr",
    "sadd",
    "ssub",
    "uadd",
    "usub",
    "smul",
    "umul",
    "fptosi",
    "fptoui",
    "is",
    "scmp",
    "ucmp",
    "vector",
    "ptrmask",
];
/// Intrinsics that only say something.
const DROPPED: &[&str] = &[
    "lifetime",
    "dbg",
    "assume",
    "invariant",
    "donothing",
    "prefetch",
    "sideeffect",
    "pseudoprobe",
    "stackrestore",
    "codeview",
    "fake",
];

impl Lowering<'_, '_> {
    /// Deals with a call.
    pub(super) fn call(&mut self, at: Value) -> Result<(), SimulateError> {
        let callee = at.callee();
        if !callee.is_function() {
            return self.refuse(at, "an indirect call");
        }
        let name = callee.name();
        let fate = match name.strip_prefix("llvm.") {
            Some(name) => self.intrinsic(at, name)?,
            None => self.library(at, &name)?,
        };
        match fate {
            Fate::Becomes(value) if at.ty().kind() != Kind::LLVMVoidTypeKind => {
                at.replace_with(value);
                at.erase();
            }
            Fate::Becomes(_) => at.erase(),
            Fate::Goes => {
                if at.is_used() {
                    at.replace_with(at.ty().null());
                }
                at.erase();
            }
            Fate::Stays => {}
        }
        Ok(())
    }

    fn intrinsic(&mut self, at: Value, name: &str) -> Result<Fate, SimulateError> {
        if let Some(name) = name.strip_prefix("nvvm.") {
            return self.nvvm(at, name);
        }
        let base = name.split('.').next().unwrap_or(name);
        let arguments = at.call_arguments();
        match (base, arguments.as_slice()) {
            ("memcpy" | "memmove", [to, from, bytes, ..]) => {
                let operands = [self.address(*to), self.address(*from), self.word(*bytes)];
                self.request(at, base, Op::Copy, &operands);
                Ok(Fate::Goes)
            }
            ("memset", [to, byte, bytes, ..]) => {
                let operands = [self.address(*to), self.word(*byte), self.word(*bytes)];
                self.request(at, base, Op::Fill, &operands);
                Ok(Fate::Goes)
            }
            ("trap" | "ubsantrap" | "debugtrap", _) => {
                self.request(at, base, Op::Trap, &[]);
                Ok(Fate::Goes)
            }
            ("fmuladd", [a, b, c]) => self.native(at, "llvm.fma", &[*a, *b, *c]),
            ("expect", [value, ..]) | ("freeze", [value]) => Ok(Fate::Becomes(*value)),
            ("launder" | "strip", [pointer]) => Ok(Fate::Becomes(*pointer)),
            ("threadlocal", _) => self.refuse(at, "thread-local memory"),
            ("is", [_]) if name.starts_with("is.constant") => Ok(Fate::Becomes(self.types.i1.null())),
            ("objectsize", [_, least, ..]) => {
                // Unknown: 0 where the least is asked for, otherwise the largest number.
                let unknown = if least.as_constant() == Some(0) { u64::MAX } else { 0 };
                Ok(Fate::Becomes(at.ty().constant(unknown)))
            }
            ("ctlz" | "cttz" | "abs", [_, _]) => {
                at.set_operand(1, self.types.i1.null());
                Ok(Fate::Stays)
            }
            (base, _) if KEPT.contains(&base) => Ok(Fate::Stays),
            (base, _) if DROPPED.contains(&base) || name.starts_with("stacksave") => Ok(Fate::Goes),
            _ if name.starts_with("experimental.noalias") => Ok(Fate::Goes),
            (base, arguments) if super::library::is_math(base) && scalar(at.ty()) == at.ty() => {
                Ok(Fate::Becomes(self.math(at, base, arguments)?))
            }
            _ => self.refuse(at, format!("a call of `llvm.{name}`")),
        }
    }

    /// Calls another intrinsic of this one's type.
    pub(super) fn native(&mut self, at: Value, name: &str, arguments: &[Value]) -> Result<Fate, SimulateError> {
        let overload = arguments.first().map_or(at.ty(), |value| value.ty());
        match raw::intrinsic(self.module, name, &[overload]) {
            Some((function, ty)) => Ok(Fate::Becomes(self.builder.call(ty, function, arguments))),
            None => Err(SimulateError::Llvm(format!("no intrinsic {name}"))),
        }
    }

    fn address(&self, pointer: Value) -> Value {
        self.builder.pointer_to_int(pointer, self.types.i64)
    }

    /// An integer or float of up to 64 bits as an operand of a request.
    pub(super) fn word(&self, value: Value) -> Value {
        let ty = value.ty();
        match ty.kind() {
            Kind::LLVMIntegerTypeKind => self.builder.zext_or_trunc(value, self.types.i64),
            Kind::LLVMPointerTypeKind => self.address(value),
            Kind::LLVMFloatTypeKind => {
                let bits = self.builder.bitcast(value, self.types.i32);
                self.builder.zext(bits, self.types.i64)
            }
            _ => self.builder.bitcast(value, self.types.i64),
        }
    }

    /// An answer as a value of a type.
    pub(super) fn value_of(&self, word: Value, ty: Type) -> Value {
        match ty.kind() {
            Kind::LLVMIntegerTypeKind => self.builder.zext_or_trunc(word, ty),
            Kind::LLVMPointerTypeKind => self.builder.int_to_pointer(word, ty),
            Kind::LLVMFloatTypeKind => {
                let bits = self.builder.trunc(word, self.types.i32);
                self.builder.bitcast(bits, ty)
            }
            Kind::LLVMVoidTypeKind => word,
            _ => self.builder.bitcast(word, ty),
        }
    }

    /// A request whose answer is the call's result.
    fn asks(&mut self, at: Value, name: &str, op: Op, operands: &[Value]) -> Fate {
        let words: Vec<Value> = operands.iter().map(|value| self.word(*value)).collect();
        let answer = self.request(at, name, op, &words);
        match at.ty().kind() {
            Kind::LLVMVoidTypeKind => Fate::Goes,
            _ => Fate::Becomes(self.value_of(answer, at.ty())),
        }
    }

    /// As [`Lowering::asks`] for a pair of a value and a predicate, which is in bit 32.
    fn asks_pair(&mut self, at: Value, name: &str, op: Op, operands: &[Value]) -> Fate {
        let words: Vec<Value> = operands.iter().map(|value| self.word(*value)).collect();
        let answer = self.request(at, name, op, &words);
        let fields = at.ty().fields();
        let predicate = self.builder.lshr(answer, self.i64(32));
        let mut pair = at.ty().null();
        for (index, (field, word)) in fields.into_iter().zip([answer, predicate]).enumerate() {
            pair = self.builder.insert(pair, self.value_of(word, field), index as u32);
        }
        Fate::Becomes(pair)
    }

    fn nvvm(&mut self, at: Value, name: &str) -> Result<Fate, SimulateError> {
        let arguments = at.call_arguments();
        if let Some(register) = name.strip_prefix("read.ptx.sreg.") {
            return self.register(at, register);
        }
        if let Some(rest) = name.strip_prefix("shfl.sync.") {
            let op = match rest.split('.').next() {
                Some("up") => Op::ShuffleUp,
                Some("down") => Op::ShuffleDown,
                Some("bfly") => Op::ShuffleButterfly,
                _ => Op::ShuffleIndex,
            };
            return Ok(match at.ty().kind() {
                Kind::LLVMStructTypeKind => self.asks_pair(at, name, op, &arguments),
                _ => self.asks(at, name, op, &arguments),
            });
        }
        if let Some(op) = collective(name) {
            return Ok(match at.ty().kind() {
                Kind::LLVMStructTypeKind => self.asks_pair(at, name, op, &arguments),
                _ => self.asks(at, name, op, &arguments),
            });
        }
        if let Some(rest) = name.strip_prefix("redux.sync.")
            && let (Some(op), [value, mask]) = (reduction(rest), arguments.as_slice())
        {
            return Ok(self.asks(at, name, op, &[*mask, *value]));
        }
        if let Some(rest) = name.strip_prefix("barrier") {
            return self.barrier(at, name, rest, &arguments);
        }
        Ok(match (name, arguments.as_slice()) {
            ("bar.warp.sync", [mask]) => self.asks(at, name, Op::WarpSync, &[*mask]),
            ("bar.sync", [id]) => self.asks(at, name, Op::Barrier, &[*id]),
            ("activemask", _) => self.asks(at, name, Op::ActiveMask, &[]),
            ("membar.cta" | "membar.gl" | "membar.sys" | "fence.sc.cluster", _) => self.asks(at, name, Op::Fence, &[]),
            ("exit", _) => self.asks(at, name, Op::Exit, &[]),
            ("nanosleep", _) => Fate::Goes,
            _ if name.starts_with("prefetch") || name.starts_with("applypriority") => Fate::Goes,
            ("reflect", [name]) => Fate::Becomes(at.ty().constant(super::library::reflect(*name))),
            (_, [pointer, _]) if name.starts_with("ldu.global.") => {
                let access = Access {
                    reads: true,
                    writes: false,
                    atomic: false,
                    acquires: false,
                    releases: false,
                    align_log2: 0,
                };
                Fate::Becomes(self.load_from(at, name, at.ty(), *pointer, access)?)
            }
            (_, [pointer]) if name.starts_with("isspacep.") => {
                let address = self.address(*pointer);
                self.is_space(at, &name["isspacep.".len()..], address)?
            }
            (_, [pointer, values @ ..]) if name.starts_with("atomic.") => {
                let Some(result) = self.scoped_atomic(at, name, *pointer, values) else {
                    return self.refuse(at, format!("a call of `llvm.nvvm.{name}`"));
                };
                Fate::Becomes(result)
            }
            _ => return self.gpu_arithmetic(at, name, &arguments),
        })
    }

    /// Atomics of a block's or the system's scope: `atomic.add.gen.i.cta` and the like.
    fn scoped_atomic(&mut self, at: Value, name: &str, pointer: Value, values: &[Value]) -> Option<Value> {
        use raw::AtomicOperation::*;
        let (operation, kind) = name.strip_prefix("atomic.")?.split_once(".gen.")?;
        let first = *values.first()?;
        let bytes = self.layout.store_size(first.ty());
        if !matches!(bytes, 4 | 8) {
            return None;
        }
        let access = Access {
            reads: true,
            writes: true,
            atomic: true,
            acquires: false,
            releases: false,
            align_log2: bytes.trailing_zeros() as u8,
        };
        let rmw = match (operation, values.len()) {
            ("cas", 2) => None,
            ("add", 1) if kind.starts_with('f') => Some(LLVMAtomicRMWBinOpFAdd),
            ("add", 1) => Some(LLVMAtomicRMWBinOpAdd),
            ("and", 1) => Some(LLVMAtomicRMWBinOpAnd),
            ("or", 1) => Some(LLVMAtomicRMWBinOpOr),
            ("xor", 1) => Some(LLVMAtomicRMWBinOpXor),
            ("exch", 1) => Some(LLVMAtomicRMWBinOpXchg),
            ("max", 1) => Some(LLVMAtomicRMWBinOpMax),
            ("min", 1) => Some(LLVMAtomicRMWBinOpMin),
            ("inc", 1) => Some(LLVMAtomicRMWBinOpUIncWrap),
            ("dec", 1) => Some(LLVMAtomicRMWBinOpUDecWrap),
            _ => return None,
        };
        let place = self.place(at, name, pointer, bytes, access);
        Some(match rmw {
            Some(operation) => self.builder.atomic(operation, place, first),
            None => {
                let pair = self.builder.compare_exchange(place, first, *values.get(1)?);
                self.builder.extract(pair, 0)
            }
        })
    }

    fn barrier(&mut self, at: Value, name: &str, rest: &str, arguments: &[Value]) -> Result<Fate, SimulateError> {
        let rest = rest.replace(".aligned", "");
        let (zero, one) = (self.i32(0), |index: usize| {
            arguments.get(index).copied().unwrap_or(self.i32(0))
        });
        let (op, operands) = match rest.as_str() {
            "0" => (Op::Barrier, [zero, zero, zero]),
            "0.popc" => (Op::BarrierPopc, [zero, zero, one(0)]),
            "0.and" => (Op::BarrierAnd, [zero, zero, one(0)]),
            "0.or" => (Op::BarrierOr, [zero, zero, one(0)]),
            ".cta.sync.all" | ".sync" | ".n" => (Op::Barrier, [one(0), zero, zero]),
            ".cta.sync.count" | ".sync.cnt" => (Op::Barrier, [one(0), one(1), zero]),
            "" if arguments.len() == 2 => (Op::Barrier, [one(0), one(1), zero]),
            ".cta.arrive.count" => (Op::Arrive, [one(0), one(1), zero]),
            ".cta.red.popc.all" => (Op::BarrierPopc, [one(0), zero, one(1)]),
            ".cta.red.and.all" => (Op::BarrierAnd, [one(0), zero, one(1)]),
            ".cta.red.or.all" => (Op::BarrierOr, [one(0), zero, one(1)]),
            ".cta.red.popc.count" => (Op::BarrierPopc, [one(0), one(1), one(2)]),
            ".cta.red.and.count" => (Op::BarrierAnd, [one(0), one(1), one(2)]),
            ".cta.red.or.count" => (Op::BarrierOr, [one(0), one(1), one(2)]),
            _ => return self.refuse(at, format!("a call of `llvm.nvvm.{name}`")),
        };
        Ok(self.asks(at, name, op, &operands))
    }

    /// A special register.
    fn register(&mut self, at: Value, register: &str) -> Result<Fate, SimulateError> {
        let axis = |suffix: &str| ["x", "y", "z"].iter().position(|axis| *axis == suffix);
        if let Some((base, suffix)) = register.split_once('.')
            && let Some(axis) = axis(suffix)
        {
            let start = match base {
                "tid" => Some(offset::THREAD),
                "ctaid" => Some(offset::BLOCK),
                "ntid" => Some(offset::BLOCK_SIZE),
                "nctaid" => Some(offset::GRID_SIZE),
                _ => None,
            };
            if let Some(start) = start {
                let value = self.field(self.types.i32, start + 4 * axis);
                return Ok(Fate::Becomes(value));
            }
        }
        let lane = |lowering: &Self| lowering.field(lowering.types.i32, offset::LANE);
        Ok(Fate::Becomes(match register {
            "laneid" => lane(self),
            "warpid" => self.field(self.types.i32, offset::WARP),
            "warpsize" => self.i32(32),
            "lanemask.eq" | "lanemask.lt" | "lanemask.le" | "lanemask.gt" | "lanemask.ge" => {
                let equal = self.builder.shl(self.i32(1), lane(self));
                let below = self.builder.sub(equal, self.i32(1));
                let up_to = self.builder.or(equal, below);
                match register {
                    "lanemask.eq" => equal,
                    "lanemask.lt" => below,
                    "lanemask.le" => up_to,
                    "lanemask.gt" => self.builder.xor(up_to, self.i32(u32::MAX)),
                    _ => self.builder.xor(below, self.i32(u32::MAX)),
                }
            }
            "dynamic_smem_size" => self.field(self.types.i32, offset::DYNAMIC_SHARED_BYTES),
            "total_smem_size" => self.field(self.types.i32, offset::SHARED_BYTES),
            "tid.w" | "ctaid.w" => self.i32(0),
            "ntid.w" | "nctaid.w" => self.i32(1),
            "clock" | "clock64" | "globaltimer" | "globaltimer.lo" => {
                return Ok(self.asks(at, register, Op::Clock, &[]));
            }
            _ => return self.refuse(at, format!("special register `{register}`")),
        }))
    }

    /// Whether an address is of a kind, by the emulator's layout.
    fn is_space(&mut self, at: Value, space: &str, address: Value) -> Result<Fate, SimulateError> {
        let (low, high) = match space {
            "shared" => (0x4000_0000, 0x8000_0000),
            "local" => (0x8000_0000, 0xC000_0000),
            "global" => (1 << 40, u64::MAX),
            _ => return self.refuse(at, format!("a call of `llvm.nvvm.isspacep.{space}`")),
        };
        let above = self.builder.compare(Predicate::LLVMIntUGE, address, self.i64(low));
        let below = self.builder.compare(Predicate::LLVMIntULT, address, self.i64(high));
        Ok(Fate::Becomes(self.builder.and(above, below)))
    }

    /// An absolute value, count or the like of `llvm.` intrinsics that take a flag, too.
    pub(super) fn native_flagged(&mut self, at: Value, name: &str, value: Value) -> Result<Fate, SimulateError> {
        let Some((function, ty)) = raw::intrinsic(self.module, name, &[value.ty()]) else {
            return self.refuse(at, format!("`{name}`"));
        };
        let result = self.builder.call(ty, function, &[value, self.types.i1.null()]);
        Ok(Fate::Becomes(result))
    }

    /// A shift of an integer operation that may be too wide.
    pub(super) fn shifted(&self, opcode: Opcode, value: Value, by: Value) -> Value {
        self.shift(opcode, value, by).unwrap_or(value)
    }
}

fn collective(name: &str) -> Option<Op> {
    Some(match name {
        "vote.all.sync" => Op::VoteAll,
        "vote.any.sync" => Op::VoteAny,
        "vote.uni.sync" => Op::VoteUniform,
        "vote.ballot.sync" => Op::VoteBallot,
        "match.any.sync.i32" | "match.any.sync.i64" => Op::MatchAny,
        "match.all.sync.i32p" | "match.all.sync.i64p" => Op::MatchAll,
        _ => return None,
    })
}

fn reduction(name: &str) -> Option<Op> {
    Some(match name {
        "add" => Op::ReduceAdd,
        "min" => Op::ReduceMin,
        "max" => Op::ReduceMax,
        "umin" => Op::ReduceUmin,
        "umax" => Op::ReduceUmax,
        "and" => Op::ReduceAnd,
        "or" => Op::ReduceOr,
        "xor" => Op::ReduceXor,
        _ => return None,
    })
}
