//! Arithmetic of the GPU that LLVM has intrinsics for.

use super::Lowering;
use super::calls::Fate;
use crate::llvm::raw::{Kind, Predicate, Type, Value};
use crate::simulate::error::SimulateError;

impl Lowering<'_, '_> {
    /// A call of `llvm.nvvm.NAME`. An approximate instruction gives the exact result, rounded: that is within its bounds.
    pub(super) fn gpu_arithmetic(&mut self, at: Value, name: &str, arguments: &[Value]) -> Result<Fate, SimulateError> {
        let has = |flag: &str| name.split('.').any(|part| part == flag);
        if has("relu") || name.contains("xorsign") {
            return self.refuse(at, format!("a call of `llvm.nvvm.{name}`"));
        }
        let mut operands = arguments.to_vec();
        if has("ftz") {
            for operand in &mut operands {
                *operand = self.flush(at, *operand)?;
            }
        }
        let Fate::Becomes(mut result) = self.exact(at, name, &operands)? else {
            return self.refuse(at, format!("a call of `llvm.nvvm.{name}`"));
        };
        if has("sat") {
            result = self.saturate(result);
        }
        if has("ftz") {
            result = self.flush(at, result)?;
        }
        Ok(Fate::Becomes(result))
    }

    /// Subnormal numbers become zeros of the same sign.
    fn flush(&mut self, at: Value, value: Value) -> Result<Value, SimulateError> {
        let least = match value.ty().kind() {
            Kind::LLVMFloatTypeKind => f64::from(f32::MIN_POSITIVE),
            Kind::LLVMDoubleTypeKind => f64::MIN_POSITIVE,
            Kind::LLVMHalfTypeKind => 1.0 / 16_384.0,
            Kind::LLVMIntegerTypeKind => return Ok(value),
            _ => return self.refuse(at, "flushing subnormal numbers of a vector"),
        };
        let ty = value.ty();
        let magnitude = self.computed(at, "llvm.fabs", &[value])?;
        let subnormal = self.builder.fcompare_less(magnitude, ty.real(least));
        let zero = self.computed(at, "llvm.copysign", &[ty.null(), value])?;
        Ok(self.builder.select(subnormal, zero, value))
    }

    /// The nearest number from 0 to 1; 0 for a nan.
    pub(super) fn saturate(&self, value: Value) -> Value {
        let ty = value.ty();
        let low = self.builder.fcompare_less(ty.null(), value);
        let high = self.builder.fcompare_less(value, ty.real(1.0));
        let upper = self.builder.select(high, value, ty.real(1.0));
        self.builder.select(low, upper, ty.null())
    }

    /// The result without flushing and saturation.
    fn exact(&mut self, at: Value, name: &str, arguments: &[Value]) -> Result<Fate, SimulateError> {
        let mut parts = name.split('.').filter(|part| !matches!(*part, "ftz" | "sat"));
        let base = parts.next().unwrap_or(name);
        let mode = parts.next().unwrap_or_default();
        let nearest = matches!(mode, "rn" | "approx" | "full" | "f" | "");
        let ty = at.ty();
        Ok(match (base, arguments) {
            ("fabs", [_]) => self.native(at, "llvm.fabs", arguments)?,
            ("floor", [_]) => self.native(at, "llvm.floor", arguments)?,
            ("ceil", [_]) => self.native(at, "llvm.ceil", arguments)?,
            ("trunc", [_]) => self.native(at, "llvm.trunc", arguments)?,
            ("round", [_]) => self.native(at, "llvm.roundeven", arguments)?,
            ("fmax", [_, _]) if mode == "nan" => self.native(at, "llvm.maximum", arguments)?,
            ("fmin", [_, _]) if mode == "nan" => self.native(at, "llvm.minimum", arguments)?,
            ("fmax", [_, _]) => self.native(at, "llvm.maximumnum", arguments)?,
            ("fmin", [_, _]) => self.native(at, "llvm.minimumnum", arguments)?,
            ("sqrt", [_]) if nearest => self.native(at, "llvm.sqrt", arguments)?,
            ("fma", [_, _, _]) if mode == "rn" => self.native(at, "llvm.fma", arguments)?,
            ("add", [a, b]) if mode == "rn" => Fate::Becomes(self.builder.fadd(*a, *b)),
            ("mul", [a, b]) if mode == "rn" => Fate::Becomes(self.builder.fmul(*a, *b)),
            ("div", [a, b]) if nearest => Fate::Becomes(self.builder.fdiv(*a, *b)),
            ("rcp", [a]) if nearest => Fate::Becomes(self.builder.fdiv(ty.real(1.0), *a)),
            ("rsqrt", [a]) => Fate::Becomes(self.math(at, "rsqrt", &[*a])?),
            ("sin" | "cos", [a]) => Fate::Becomes(self.math(at, base, &[*a])?),
            ("ex2", [a]) => Fate::Becomes(self.math(at, "exp2", &[*a])?),
            ("lg2", [a]) => Fate::Becomes(self.math(at, "log2", &[*a])?),
            ("mulhi", [a, b]) => Fate::Becomes(self.multiply_high(*a, *b, !mode.starts_with('u'))),
            ("mul24", [a, b]) => {
                let narrow = |value: Value| {
                    let up = self.builder.shl(value, self.i32(8));
                    match mode {
                        "i" => self.builder.ashr(up, self.i32(8)),
                        _ => self.builder.lshr(up, self.i32(8)),
                    }
                };
                Fate::Becomes(self.builder.mul(narrow(*a), narrow(*b)))
            }
            ("sad", [a, b, c]) => {
                let predicate = match mode.starts_with('u') {
                    true => Predicate::LLVMIntULT,
                    false => Predicate::LLVMIntSLT,
                };
                let less = self.builder.compare(predicate, *a, *b);
                let (up, down) = (self.builder.sub(*b, *a), self.builder.sub(*a, *b));
                let distance = self.builder.select(less, up, down);
                Fate::Becomes(self.builder.add(distance, *c))
            }
            ("saturate", [a]) => Fate::Becomes(self.saturate(*a)),
            ("d2i", [a]) if mode == "hi" || mode == "lo" => {
                let bits = self.builder.bitcast(*a, self.types.i64);
                let half = if mode == "hi" {
                    self.builder.lshr(bits, self.i64(32))
                } else {
                    bits
                };
                Fate::Becomes(self.builder.trunc(half, self.types.i32))
            }
            ("lohi", [low, high]) => {
                let (low, high) = (
                    self.builder.zext(*low, self.types.i64),
                    self.builder.zext(*high, self.types.i64),
                );
                let high = self.builder.shl(high, self.i64(32));
                Fate::Becomes(self.builder.bitcast(self.builder.or(low, high), self.types.f64))
            }
            ("d2i" | "d2ui" | "d2ll" | "d2ull" | "f2i" | "f2ui" | "f2ll" | "f2ull", [a]) => {
                let whole = match mode {
                    "rn" => self.computed(at, "llvm.rint", &[*a])?,
                    "rm" => self.computed(at, "llvm.floor", &[*a])?,
                    "rp" => self.computed(at, "llvm.ceil", &[*a])?,
                    _ => *a,
                };
                Fate::Becomes(self.whole_number(whole, ty, !base.contains('u'))?)
            }
            ("i2d" | "i2f" | "ll2d" | "ll2f", [a]) if mode == "rn" => Fate::Becomes(self.builder.signed_to_fp(*a, ty)),
            ("ui2d" | "ui2f" | "ull2d" | "ull2f", [a]) if mode == "rn" => {
                Fate::Becomes(self.builder.unsigned_to_fp(*a, ty))
            }
            // A 32-bit integer is a double exactly, whichever way it is rounded.
            ("i2d", [a]) => Fate::Becomes(self.builder.signed_to_fp(*a, ty)),
            ("ui2d", [a]) => Fate::Becomes(self.builder.unsigned_to_fp(*a, ty)),
            ("d2f", [a]) if mode == "rn" => Fate::Becomes(self.builder.fp_cast(*a, ty)),
            ("prmt", [a, b, selector]) if mode.is_empty() => Fate::Becomes(self.permute_bytes(*a, *b, *selector)),
            ("idp4a", [a, b, sum]) => Fate::Becomes(self.dot_bytes(name, *a, *b, *sum)),
            ("move", [a]) => Fate::Becomes(*a),
            ("fshl" | "fshr", [_, _, _]) if mode == "clamp" => self.funnel_clamp(base, arguments)?,
            _ => return self.refuse(at, format!("a call of `llvm.nvvm.{name}`")),
        })
    }

    /// What another intrinsic of this one's type gives.
    fn computed(&mut self, at: Value, name: &str, arguments: &[Value]) -> Result<Value, SimulateError> {
        match self.native(at, name, arguments)? {
            Fate::Becomes(value) => Ok(value),
            Fate::Goes | Fate::Stays => self.refuse(at, format!("`{name}`")),
        }
    }

    /// Four bytes out of eight, each as it is or as eight copies of its sign (PTX ISA, `prmt`).
    fn permute_bytes(&self, a: Value, b: Value, selector: Value) -> Value {
        let (builder, wide) = (&self.builder, self.types.i64);
        let high = builder.shl(builder.zext(b, wide), self.i64(32));
        let bytes = builder.or(builder.zext(a, wide), high);
        let selector = builder.zext(selector, wide);
        let mut result = self.i64(0);
        for position in 0..4 {
            let nibble = builder.and(builder.lshr(selector, self.i64(4 * position)), self.i64(15));
            let by = builder.shl(builder.and(nibble, self.i64(7)), self.i64(3));
            let byte = builder.and(builder.lshr(bytes, by), self.i64(255));
            let negative = builder.compare(Predicate::LLVMIntUGE, byte, self.i64(128));
            let signs = builder.select(negative, self.i64(255), self.i64(0));
            let copies = builder.compare(Predicate::LLVMIntUGE, nibble, self.i64(8));
            let chosen = builder.select(copies, signs, byte);
            result = builder.or(result, builder.shl(chosen, self.i64(8 * position)));
        }
        builder.trunc(result, self.types.i32)
    }

    /// The sum of the products of four bytes each (PTX ISA, `dp4a`).
    fn dot_bytes(&self, name: &str, a: Value, b: Value, sum: Value) -> Value {
        let signs: Vec<bool> = name.split('.').skip(1).map(|part| part == "s").collect();
        let byte = |value: Value, position: u32, signed: bool| {
            let up = self.builder.shl(value, self.i32(24 - 8 * position));
            match signed {
                true => self.builder.ashr(up, self.i32(24)),
                false => self.builder.lshr(up, self.i32(24)),
            }
        };
        let signed = |index: usize| signs.get(index).copied().unwrap_or(false);
        (0..4).fold(sum, |sum, position| {
            let product = self
                .builder
                .mul(byte(a, position, signed(0)), byte(b, position, signed(1)));
            self.builder.add(sum, product)
        })
    }

    /// The upper half of a product.
    pub(super) fn multiply_high(&self, a: Value, b: Value, signed: bool) -> Value {
        let bits = a.ty().bits();
        let wide = Type::integer(self.context, bits * 2);
        let extend = |value| match signed {
            true => self.builder.sext(value, wide),
            false => self.builder.zext(value, wide),
        };
        let product = self.builder.mul(extend(a), extend(b));
        let high = self.builder.lshr(product, wide.constant(bits.into()));
        self.builder.trunc(high, a.ty())
    }

    /// Funnel shifts that stop at the width.
    fn funnel_clamp(&mut self, base: &str, arguments: &[Value]) -> Result<Fate, SimulateError> {
        let [high, low, by] = arguments else {
            return Err(SimulateError::Llvm("a funnel shift of odd operands".to_owned()));
        };
        let (width, wide) = (self.i32(32), self.types.i64);
        let less = self.builder.compare(Predicate::LLVMIntULT, *by, width);
        let by = self.builder.zext(self.builder.select(less, *by, width), wide);
        let joined = self.builder.shl(self.builder.zext(*high, wide), self.i64(32));
        let joined = self.builder.or(joined, self.builder.zext(*low, wide));
        let result = match base {
            "fshr" => self.builder.lshr(joined, by),
            _ => {
                let shifted = self.builder.shl(joined, by);
                self.builder.lshr(shifted, self.i64(32))
            }
        };
        Ok(Fate::Becomes(self.builder.trunc(result, self.types.i32)))
    }
}
