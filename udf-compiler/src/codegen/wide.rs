//! Numbers of one row or of several rows at once, and LLVM's operations on them.
//!
//! What an operation of the typed IR means is written once, in [`operation`](super::operation) and
//! [`checked`](super::checked), for numbers of either kind. A number that is the same for all rows is a scalar; where it
//! meets one that differs from row to row (a vector with a lane per row), it is repeated in all lanes. What has only
//! scalar operands stays scalar.

use inkwell::types::{BasicTypeEnum, FloatType, IntType, VectorType};
use inkwell::values::{BasicMetadataValueEnum, BasicValueEnum, FloatValue, IntValue, VectorValue};
use inkwell::{FloatPredicate, IntPredicate};
use rbcdb_udf_abi::ScalarType;

use super::emit::{Emitter, Failure, Typed, Value};
use crate::ir::print::{CANONICAL_NAN_F32, CANONICAL_NAN_F64};

/// Integers or booleans.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Int<'c> {
    /// One for all rows.
    One(IntValue<'c>),
    /// One per row.
    Lanes(VectorValue<'c>),
}

/// Floating-point numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Float<'c> {
    /// One for all rows.
    One(FloatValue<'c>),
    /// One per row.
    Lanes(VectorValue<'c>),
}

/// A value of the IR, of one row or several.
pub type Wide<'c> = Typed<Int<'c>, Float<'c>>;

impl<'c> From<Value<'c>> for Wide<'c> {
    fn from(value: Value<'c>) -> Wide<'c> {
        match value {
            Value::Int(x) => Wide::Int(Int::One(x)),
            Value::Float(x) => Wide::Float(Float::One(x)),
            Value::Complex(re, im) => Wide::Complex(Float::One(re), Float::One(im)),
        }
    }
}

impl<'c> Wide<'c> {
    /// The value, where it is the same for all rows.
    pub(super) fn one(self) -> Option<Value<'c>> {
        Some(match self {
            Wide::Int(Int::One(x)) => Value::Int(x),
            Wide::Float(Float::One(x)) => Value::Float(x),
            Wide::Complex(Float::One(re), Float::One(im)) => Value::Complex(re, im),
            _ => return None,
        })
    }
}

/// Operands of the same kind.
enum Same<S, V> {
    One(S, S),
    Lanes(V, V),
}

/// Builds operations on numbers of either kind.
#[derive(Clone, Copy)]
pub(super) struct Ops<'e, 'c> {
    pub(super) e: &'e Emitter<'c>,
}

macro_rules! int_operations {
    ($($(#[$doc:meta])* $name:ident = $build:ident;)*) => {
        $($(#[$doc])* pub(super) fn $name(self, x: Int<'c>, y: Int<'c>) -> Result<Int<'c>, Failure> {
            Ok(match self.same_int(x, y)? {
                Same::One(x, y) => Int::One(self.e.builder.$build(x, y, "")?),
                Same::Lanes(x, y) => Int::Lanes(self.e.builder.$build(x, y, "")?),
            })
        })*
    };
}

macro_rules! float_operations {
    ($($name:ident = $build:ident;)*) => {
        $(pub(super) fn $name(self, x: Float<'c>, y: Float<'c>) -> Result<Float<'c>, Failure> {
            Ok(match self.same_float(x, y)? {
                Same::One(x, y) => Float::One(self.e.builder.$build(x, y, "")?),
                Same::Lanes(x, y) => Float::Lanes(self.e.builder.$build(x, y, "")?),
            })
        })*
    };
}

impl<'c> Ops<'_, 'c> {
    // Constants.

    pub(super) fn bool(self, value: bool) -> Int<'c> {
        Int::One(self.e.bool(value))
    }

    pub(super) fn i64(self, value: i64) -> Int<'c> {
        Int::One(self.e.i64(value))
    }

    pub(super) fn u64(self, value: u64) -> Int<'c> {
        Int::One(self.e.u64(value))
    }

    pub(super) fn f64(self, value: f64) -> Float<'c> {
        Float::One(self.e.f64(value))
    }

    /// Zero of the type of a value.
    pub(super) fn zero_like(self, value: Wide<'c>) -> Wide<'c> {
        match value {
            Wide::Int(Int::One(x)) => Wide::Int(Int::One(x.get_type().const_zero())),
            Wide::Int(Int::Lanes(x)) => Wide::Int(Int::Lanes(x.get_type().const_zero())),
            Wide::Float(x) => Wide::Float(self.float_zero_like(x)),
            Wide::Complex(re, im) => Wide::Complex(self.float_zero_like(re), self.float_zero_like(im)),
        }
    }

    fn float_zero_like(self, value: Float<'c>) -> Float<'c> {
        match value {
            Float::One(x) => Float::One(x.get_type().const_zero()),
            Float::Lanes(x) => Float::Lanes(x.get_type().const_zero()),
        }
    }

    // One value in all lanes.

    pub(super) fn repeat_int(self, x: IntValue<'c>, lanes: u32) -> Result<VectorValue<'c>, Failure> {
        if x.is_const() {
            return Ok(VectorType::const_vector(&vec![x; lanes as usize]));
        }
        self.repeat(x.into(), x.get_type().vec_type(lanes))
    }

    pub(super) fn repeat_float(self, x: FloatValue<'c>, lanes: u32) -> Result<VectorValue<'c>, Failure> {
        if x.is_const() {
            return Ok(VectorType::const_vector(&vec![x; lanes as usize]));
        }
        self.repeat(x.into(), x.get_type().vec_type(lanes))
    }

    fn repeat(self, x: BasicValueEnum<'c>, ty: VectorType<'c>) -> Result<VectorValue<'c>, Failure> {
        let b = &self.e.builder;
        let first = b.build_insert_element(ty.get_poison(), x, self.e.i64(0), "")?;
        let everywhere = self.e.i32_type().vec_type(ty.get_size()).const_zero();
        Ok(b.build_shuffle_vector(first, ty.get_poison(), everywhere, "")?)
    }

    /// The value, one per lane.
    pub(super) fn spread(self, value: Wide<'c>, lanes: u32) -> Result<Wide<'c>, Failure> {
        Ok(match value {
            Wide::Int(x) => Wide::Int(Int::Lanes(self.int_lanes(x, lanes)?)),
            Wide::Float(x) => Wide::Float(Float::Lanes(self.float_lanes(x, lanes)?)),
            Wide::Complex(re, im) => Wide::Complex(
                Float::Lanes(self.float_lanes(re, lanes)?),
                Float::Lanes(self.float_lanes(im, lanes)?),
            ),
        })
    }

    pub(super) fn int_lanes(self, x: Int<'c>, lanes: u32) -> Result<VectorValue<'c>, Failure> {
        match x {
            Int::One(x) => self.repeat_int(x, lanes),
            Int::Lanes(x) => Ok(x),
        }
    }

    pub(super) fn float_lanes(self, x: Float<'c>, lanes: u32) -> Result<VectorValue<'c>, Failure> {
        match x {
            Float::One(x) => self.repeat_float(x, lanes),
            Float::Lanes(x) => Ok(x),
        }
    }

    fn same_int(self, x: Int<'c>, y: Int<'c>) -> Result<Same<IntValue<'c>, VectorValue<'c>>, Failure> {
        Ok(match (x, y) {
            (Int::One(x), Int::One(y)) => Same::One(x, y),
            (Int::Lanes(x), y) => Same::Lanes(x, self.int_lanes(y, x.get_type().get_size())?),
            (x, Int::Lanes(y)) => Same::Lanes(self.int_lanes(x, y.get_type().get_size())?, y),
        })
    }

    fn same_float(self, x: Float<'c>, y: Float<'c>) -> Result<Same<FloatValue<'c>, VectorValue<'c>>, Failure> {
        Ok(match (x, y) {
            (Float::One(x), Float::One(y)) => Same::One(x, y),
            (Float::Lanes(x), y) => Same::Lanes(x, self.float_lanes(y, x.get_type().get_size())?),
            (x, Float::Lanes(y)) => Same::Lanes(self.float_lanes(x, y.get_type().get_size())?, y),
        })
    }

    // Operations.

    int_operations! {
        add = build_int_add;
        sub = build_int_sub;
        mul = build_int_mul;
        and = build_and;
        or = build_or;
        xor = build_xor;
        signed_div = build_int_signed_div;
        signed_rem = build_int_signed_rem;
        unsigned_div = build_int_unsigned_div;
        unsigned_rem = build_int_unsigned_rem;
        shl = build_left_shift;
    }

    float_operations! {
        fadd = build_float_add;
        fsub = build_float_sub;
        fmul = build_float_mul;
        fdiv = build_float_div;
    }

    pub(super) fn shr(self, signed: bool, x: Int<'c>, y: Int<'c>) -> Result<Int<'c>, Failure> {
        Ok(match self.same_int(x, y)? {
            Same::One(x, y) => Int::One(self.e.builder.build_right_shift(x, y, signed, "")?),
            Same::Lanes(x, y) => Int::Lanes(self.e.builder.build_right_shift(x, y, signed, "")?),
        })
    }

    pub(super) fn not(self, x: Int<'c>) -> Result<Int<'c>, Failure> {
        Ok(match x {
            Int::One(x) => Int::One(self.e.builder.build_not(x, "")?),
            Int::Lanes(x) => Int::Lanes(self.e.builder.build_not(x, "")?),
        })
    }

    pub(super) fn neg(self, x: Int<'c>) -> Result<Int<'c>, Failure> {
        Ok(match x {
            Int::One(x) => Int::One(self.e.builder.build_int_neg(x, "")?),
            Int::Lanes(x) => Int::Lanes(self.e.builder.build_int_neg(x, "")?),
        })
    }

    pub(super) fn fneg(self, x: Float<'c>) -> Result<Float<'c>, Failure> {
        Ok(match x {
            Float::One(x) => Float::One(self.e.builder.build_float_neg(x, "")?),
            Float::Lanes(x) => Float::Lanes(self.e.builder.build_float_neg(x, "")?),
        })
    }

    pub(super) fn icmp(self, predicate: IntPredicate, x: Int<'c>, y: Int<'c>) -> Result<Int<'c>, Failure> {
        Ok(match self.same_int(x, y)? {
            Same::One(x, y) => Int::One(self.e.builder.build_int_compare(predicate, x, y, "")?),
            Same::Lanes(x, y) => Int::Lanes(self.e.builder.build_int_compare(predicate, x, y, "")?),
        })
    }

    pub(super) fn fcmp(self, predicate: FloatPredicate, x: Float<'c>, y: Float<'c>) -> Result<Int<'c>, Failure> {
        Ok(match self.same_float(x, y)? {
            Same::One(x, y) => Int::One(self.e.builder.build_float_compare(predicate, x, y, "")?),
            Same::Lanes(x, y) => Int::Lanes(self.e.builder.build_float_compare(predicate, x, y, "")?),
        })
    }

    // Selections.

    pub(super) fn select_int(self, cond: Int<'c>, x: Int<'c>, y: Int<'c>) -> Result<Int<'c>, Failure> {
        let b = &self.e.builder;
        Ok(match (cond, self.same_int(x, y)?) {
            (Int::One(cond), Same::One(x, y)) => Int::One(b.build_select(cond, x, y, "")?.into_int_value()),
            (Int::One(cond), Same::Lanes(x, y)) => Int::Lanes(b.build_select(cond, x, y, "")?.into_vector_value()),
            (Int::Lanes(cond), same) => {
                let lanes = cond.get_type().get_size();
                let (x, y) = match same {
                    Same::One(x, y) => (self.repeat_int(x, lanes)?, self.repeat_int(y, lanes)?),
                    Same::Lanes(x, y) => (x, y),
                };
                Int::Lanes(b.build_select(cond, x, y, "")?.into_vector_value())
            }
        })
    }

    pub(super) fn select_float(self, cond: Int<'c>, x: Float<'c>, y: Float<'c>) -> Result<Float<'c>, Failure> {
        let b = &self.e.builder;
        Ok(match (cond, self.same_float(x, y)?) {
            (Int::One(cond), Same::One(x, y)) => Float::One(b.build_select(cond, x, y, "")?.into_float_value()),
            (Int::One(cond), Same::Lanes(x, y)) => Float::Lanes(b.build_select(cond, x, y, "")?.into_vector_value()),
            (Int::Lanes(cond), same) => {
                let lanes = cond.get_type().get_size();
                let (x, y) = match same {
                    Same::One(x, y) => (self.repeat_float(x, lanes)?, self.repeat_float(y, lanes)?),
                    Same::Lanes(x, y) => (x, y),
                };
                Float::Lanes(b.build_select(cond, x, y, "")?.into_vector_value())
            }
        })
    }

    pub(super) fn select(self, cond: Int<'c>, x: Wide<'c>, y: Wide<'c>) -> Result<Wide<'c>, Failure> {
        Ok(match (x, y) {
            (Wide::Int(x), Wide::Int(y)) => Wide::Int(self.select_int(cond, x, y)?),
            (Wide::Float(x), Wide::Float(y)) => Wide::Float(self.select_float(cond, x, y)?),
            (Wide::Complex(xr, xi), Wide::Complex(yr, yi)) => {
                Wide::Complex(self.select_float(cond, xr, yr)?, self.select_float(cond, xi, yi)?)
            }
            _ => return Err(Failure::InvalidIr("a selection between two types".to_owned())),
        })
    }

    // Conversions.

    pub(super) fn zero_extend(self, x: Int<'c>, to: IntType<'c>) -> Result<Int<'c>, Failure> {
        let b = &self.e.builder;
        Ok(match x {
            Int::One(x) => Int::One(b.build_int_z_extend_or_bit_cast(x, to, "")?),
            Int::Lanes(x) => Int::Lanes(b.build_int_z_extend_or_bit_cast(x, to.vec_type(lanes_of(x)), "")?),
        })
    }

    pub(super) fn sign_extend(self, x: Int<'c>, to: IntType<'c>) -> Result<Int<'c>, Failure> {
        let b = &self.e.builder;
        Ok(match x {
            Int::One(x) => Int::One(b.build_int_s_extend_or_bit_cast(x, to, "")?),
            Int::Lanes(x) => Int::Lanes(b.build_int_s_extend_or_bit_cast(x, to.vec_type(lanes_of(x)), "")?),
        })
    }

    pub(super) fn truncate(self, x: Int<'c>, to: IntType<'c>) -> Result<Int<'c>, Failure> {
        let b = &self.e.builder;
        Ok(match x {
            Int::One(x) => Int::One(b.build_int_truncate_or_bit_cast(x, to, "")?),
            Int::Lanes(x) => Int::Lanes(b.build_int_truncate_or_bit_cast(x, to.vec_type(lanes_of(x)), "")?),
        })
    }

    /// Widens a declared integer to the 64 bits inside.
    pub(super) fn widen(self, x: Int<'c>, ty: ScalarType) -> Result<Int<'c>, Failure> {
        let signed = matches!(
            ty,
            ScalarType::Int8 | ScalarType::Int16 | ScalarType::Int32 | ScalarType::Int64
        );
        match signed {
            true => self.sign_extend(x, self.e.i64_type()),
            false => self.zero_extend(x, self.e.i64_type()),
        }
    }

    /// A result as its declared type holds it: integers truncated to its width and widened again.
    pub(super) fn at_declared_width(self, value: Wide<'c>, ty: ScalarType) -> Result<Wide<'c>, Failure> {
        match value {
            Wide::Int(x) if ty != ScalarType::Bool => {
                let narrow = self.truncate(x, self.e.column_type(ty).into_int_type())?;
                Ok(Wide::Int(self.widen(narrow, ty)?))
            }
            other => Ok(other),
        }
    }

    pub(super) fn int_to_float(self, signed: bool, x: Int<'c>, to: FloatType<'c>) -> Result<Float<'c>, Failure> {
        let b = &self.e.builder;
        Ok(match (x, signed) {
            (Int::One(x), true) => Float::One(b.build_signed_int_to_float(x, to, "")?),
            (Int::One(x), false) => Float::One(b.build_unsigned_int_to_float(x, to, "")?),
            (Int::Lanes(x), true) => Float::Lanes(b.build_signed_int_to_float(x, to.vec_type(lanes_of(x)), "")?),
            (Int::Lanes(x), false) => Float::Lanes(b.build_unsigned_int_to_float(x, to.vec_type(lanes_of(x)), "")?),
        })
    }

    /// Cuts to an integer of 64 bits; the value must be in range.
    pub(super) fn float_to_int(self, signed: bool, x: Float<'c>) -> Result<Int<'c>, Failure> {
        let (b, to) = (&self.e.builder, self.e.i64_type());
        Ok(match (x, signed) {
            (Float::One(x), true) => Int::One(b.build_float_to_signed_int(x, to, "")?),
            (Float::One(x), false) => Int::One(b.build_float_to_unsigned_int(x, to, "")?),
            (Float::Lanes(x), true) => Int::Lanes(b.build_float_to_signed_int(x, to.vec_type(lanes_of(x)), "")?),
            (Float::Lanes(x), false) => Int::Lanes(b.build_float_to_unsigned_int(x, to.vec_type(lanes_of(x)), "")?),
        })
    }

    pub(super) fn float_extend(self, x: Float<'c>, to: FloatType<'c>) -> Result<Float<'c>, Failure> {
        let b = &self.e.builder;
        Ok(match x {
            Float::One(x) => Float::One(b.build_float_ext(x, to, "")?),
            Float::Lanes(x) => Float::Lanes(b.build_float_ext(x, to.vec_type(lanes_of(x)), "")?),
        })
    }

    pub(super) fn float_truncate(self, x: Float<'c>, to: FloatType<'c>) -> Result<Float<'c>, Failure> {
        let b = &self.e.builder;
        Ok(match x {
            Float::One(x) => Float::One(b.build_float_trunc(x, to, "")?),
            Float::Lanes(x) => Float::Lanes(b.build_float_trunc(x, to.vec_type(lanes_of(x)), "")?),
        })
    }

    /// The bits of a float.
    pub(super) fn float_bits(self, x: Float<'c>) -> Result<Int<'c>, Failure> {
        let b = &self.e.builder;
        let to = match self.is_single(x) {
            true => self.e.i32_type(),
            false => self.e.i64_type(),
        };
        Ok(match x {
            Float::One(x) => Int::One(b.build_bit_cast(x, to, "")?.into_int_value()),
            Float::Lanes(x) => Int::Lanes(b.build_bit_cast(x, to.vec_type(lanes_of(x)), "")?.into_vector_value()),
        })
    }

    /// The float of these bits, 32 or 64.
    pub(super) fn float_of_bits(self, x: Int<'c>) -> Result<Float<'c>, Failure> {
        let (b, single, double) = (&self.e.builder, self.e.f32_type(), self.e.f64_type());
        Ok(match x {
            Int::One(x) => {
                let to = if x.get_type().get_bit_width() == 32 {
                    single
                } else {
                    double
                };
                Float::One(b.build_bit_cast(x, to, "")?.into_float_value())
            }
            Int::Lanes(x) => {
                let narrow = x.get_type().get_element_type() == self.e.i32_type().into();
                let to = if narrow { single } else { double }.vec_type(lanes_of(x));
                Float::Lanes(b.build_bit_cast(x, to, "")?.into_vector_value())
            }
        })
    }

    /// Whether a float has 32 bits.
    pub(super) fn is_single(self, x: Float<'c>) -> bool {
        match x {
            Float::One(x) => x.get_type() == self.e.f32_type(),
            Float::Lanes(x) => x.get_type().get_element_type() == self.e.f32_type().into(),
        }
    }

    /// The bits of a float, those of all nans being the same.
    ///
    /// In integers on purpose: LLVM takes the bits of a nan that an operation gives for arbitrary, and so drops a
    /// selection between floats that only replaces nans by a nan.
    pub(super) fn canonical_bits(self, x: Float<'c>) -> Result<Int<'c>, Failure> {
        let is_nan = self.fcmp(FloatPredicate::UNO, x, x)?;
        let nan = match self.is_single(x) {
            true => Int::One(self.e.i32(CANONICAL_NAN_F32)),
            false => self.u64(CANONICAL_NAN_F64),
        };
        self.select_int(is_nan, nan, self.float_bits(x)?)
    }

    // Intrinsics.

    /// An intrinsic from floats to floats of the same type.
    pub(super) fn float_intrinsic(self, name: &str, arguments: &[Float<'c>]) -> Result<Float<'c>, Failure> {
        let passed: Vec<BasicMetadataValueEnum<'c>> = arguments
            .iter()
            .map(|x| match x {
                Float::One(x) => (*x).into(),
                Float::Lanes(x) => (*x).into(),
            })
            .collect();
        let ty: BasicTypeEnum<'c> = match arguments.first() {
            Some(Float::One(x)) => x.get_type().into(),
            Some(Float::Lanes(x)) => x.get_type().into(),
            None => return Err(Failure::InvalidIr("an intrinsic without arguments".to_owned())),
        };
        Ok(match self.e.intrinsic(name, &[ty], &passed)? {
            BasicValueEnum::FloatValue(x) => Float::One(x),
            BasicValueEnum::VectorValue(x) => Float::Lanes(x),
            _ => return Err(Failure::Llvm(format!("{name} gives no float"))),
        })
    }

    /// `llvm.fptosi.sat` or `llvm.fptoui.sat` to 64 bits.
    pub(super) fn saturate(self, name: &str, x: Float<'c>) -> Result<Int<'c>, Failure> {
        let to = self.e.i64_type();
        Ok(match x {
            Float::One(x) => {
                let types = [to.into(), x.get_type().into()];
                Int::One(self.e.intrinsic(name, &types, &[x.into()])?.into_int_value())
            }
            Float::Lanes(x) => {
                let types = [to.vec_type(lanes_of(x)).into(), x.get_type().into()];
                Int::Lanes(self.e.intrinsic(name, &types, &[x.into()])?.into_vector_value())
            }
        })
    }
}

fn lanes_of(x: VectorValue<'_>) -> u32 {
    x.get_type().get_size()
}
