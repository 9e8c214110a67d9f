//! One SQL value outside a body: what the interpreter takes and gives, of exactly the declared width.

use rbcdb_udf_abi::ScalarType;

use super::print::{CANONICAL_NAN_F32, CANONICAL_NAN_F64};

/// A non-NULL value of a declared type.
///
/// `==` compares floats as numbers; use [`Datum::bits`] to compare results by bits.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(
    missing_docs,
    reason = "the variants are the types of `ScalarType`, documented there"
)]
pub enum Datum {
    Bool(bool),
    Int8(i8),
    Int16(i16),
    Int32(i32),
    Int64(i64),
    UInt8(u8),
    UInt16(u16),
    UInt32(u32),
    UInt64(u64),
    Float32(f32),
    Float64(f64),
    Complex128 { re: f64, im: f64 },
}

/// What a row gives for a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum RowValue {
    /// A scalar; `None` is NULL.
    Scalar(Option<Datum>),
    /// An array and its elements; `None` is NULL, inside and outside.
    Array(Option<Vec<Option<Datum>>>),
}

impl RowValue {
    /// The scalar that it is; NULL for an array.
    pub fn scalar(&self) -> Option<Datum> {
        match self {
            RowValue::Scalar(value) => *value,
            RowValue::Array(_) => None,
        }
    }

    /// The elements of the array that it is; NULL for a scalar.
    pub fn elements(&self) -> Option<&[Option<Datum>]> {
        match self {
            RowValue::Scalar(_) => None,
            RowValue::Array(elements) => elements.as_deref(),
        }
    }

    /// Whether it is NULL.
    pub fn is_null(&self) -> bool {
        matches!(self, RowValue::Scalar(None) | RowValue::Array(None))
    }
}

impl From<Option<Datum>> for RowValue {
    fn from(value: Option<Datum>) -> RowValue {
        RowValue::Scalar(value)
    }
}

impl Datum {
    /// Its type.
    pub fn ty(self) -> ScalarType {
        match self {
            Datum::Bool(_) => ScalarType::Bool,
            Datum::Int8(_) => ScalarType::Int8,
            Datum::Int16(_) => ScalarType::Int16,
            Datum::Int32(_) => ScalarType::Int32,
            Datum::Int64(_) => ScalarType::Int64,
            Datum::UInt8(_) => ScalarType::UInt8,
            Datum::UInt16(_) => ScalarType::UInt16,
            Datum::UInt32(_) => ScalarType::UInt32,
            Datum::UInt64(_) => ScalarType::UInt64,
            Datum::Float32(_) => ScalarType::Float32,
            Datum::Float64(_) => ScalarType::Float64,
            Datum::Complex128 { .. } => ScalarType::Complex128,
        }
    }

    /// The value's bytes as a column holds them, from the least significant bit; for complex, `re` is the low half.
    pub fn bits(self) -> u128 {
        match self {
            Datum::Bool(x) => x.into(),
            Datum::Int8(x) => u128::from(x as u8),
            Datum::Int16(x) => u128::from(x as u16),
            Datum::Int32(x) => u128::from(x as u32),
            Datum::Int64(x) => u128::from(x as u64),
            Datum::UInt8(x) => x.into(),
            Datum::UInt16(x) => x.into(),
            Datum::UInt32(x) => x.into(),
            Datum::UInt64(x) => x.into(),
            Datum::Float32(x) => x.to_bits().into(),
            Datum::Float64(x) => x.to_bits().into(),
            Datum::Complex128 { re, im } => u128::from(re.to_bits()) | u128::from(im.to_bits()) << 64,
        }
    }

    /// The value of this type whose [`Datum::bits`] are the low bits of `bits`.
    pub fn from_bits(ty: ScalarType, bits: u128) -> Datum {
        let word = bits as u64;
        match ty {
            ScalarType::Bool => Datum::Bool(word & 1 != 0),
            ScalarType::Int8 => Datum::Int8(word as i8),
            ScalarType::Int16 => Datum::Int16(word as i16),
            ScalarType::Int32 => Datum::Int32(word as i32),
            ScalarType::Int64 => Datum::Int64(word as i64),
            ScalarType::UInt8 => Datum::UInt8(word as u8),
            ScalarType::UInt16 => Datum::UInt16(word as u16),
            ScalarType::UInt32 => Datum::UInt32(word as u32),
            ScalarType::UInt64 => Datum::UInt64(word),
            ScalarType::Float32 => Datum::Float32(f32::from_bits(word as u32)),
            ScalarType::Float64 => Datum::Float64(f64::from_bits(word)),
            ScalarType::Complex128 => {
                let im = f64::from_bits((bits >> 64) as u64);
                Datum::Complex128 {
                    re: f64::from_bits(word),
                    im,
                }
            }
        }
    }

    /// With the one nan that results carry instead of any other nan.
    pub fn canonical(self) -> Datum {
        match self {
            Datum::Float32(x) if x.is_nan() => Datum::Float32(f32::from_bits(CANONICAL_NAN_F32)),
            Datum::Float64(x) => Datum::Float64(canonical_f64(x)),
            Datum::Complex128 { re, im } => Datum::Complex128 {
                re: canonical_f64(re),
                im: canonical_f64(im),
            },
            other => other,
        }
    }
}

fn canonical_f64(x: f64) -> f64 {
    if x.is_nan() {
        f64::from_bits(CANONICAL_NAN_F64)
    } else {
        x
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_round_trip() {
        let patterns = [
            0,
            1,
            u128::MAX,
            0x8000_0000_0000_0000_7ff0_0000_0000_0000,
            0x1234_5678_9abc_def0,
        ];
        for ty in ScalarType::ALL {
            for pattern in patterns {
                let datum = Datum::from_bits(ty, pattern);
                let width = ty.byte_width().map_or(1, |bytes| 8 * bytes as u32);
                assert_eq!(datum.ty(), ty);
                assert_eq!(
                    datum.bits(),
                    pattern & (u128::MAX >> (128 - width)),
                    "{ty} {pattern:#x}"
                );
            }
        }
    }

    #[test]
    fn results_have_one_nan() {
        let odd = f64::from_bits(0xfff0_0000_0000_0001);
        assert_eq!(Datum::Float64(odd).canonical().bits(), 0x7ff8_0000_0000_0000);
        assert_eq!(
            Datum::Float32(f32::from_bits(0xff80_0001)).canonical().bits(),
            0x7fc0_0000
        );
        let complex = Datum::Complex128 { re: -0.0, im: odd }.canonical();
        assert_eq!(complex.bits(), 0x7ff8_0000_0000_0000_8000_0000_0000_0000);
    }
}
