//! Elements: from a specification's numbers to bytes, and from bytes to what is shown.

use rbcdb_runtime_cpu::simt::{Limits, Parameter, ParameterKind};
use serde_json::{Number, Value};

use super::ArgumentValue;
use super::error::SimulateError;
use super::spec::{Argument, Element, Init, Kind, Spec};

impl Element {
    /// Its size.
    pub fn bytes(self) -> usize {
        match self {
            Element::I8 | Element::U8 => 1,
            Element::I16 | Element::U16 => 2,
            Element::I32 | Element::U32 | Element::F32 => 4,
            Element::I64 | Element::U64 | Element::F64 => 8,
        }
    }

    /// Its name in a specification.
    pub fn name(self) -> &'static str {
        match self {
            Element::I8 => "i8",
            Element::U8 => "u8",
            Element::I16 => "i16",
            Element::U16 => "u16",
            Element::I32 => "i32",
            Element::U32 => "u32",
            Element::I64 => "i64",
            Element::U64 => "u64",
            Element::F32 => "f32",
            Element::F64 => "f64",
        }
    }

    fn is_float(self) -> bool {
        matches!(self, Element::F32 | Element::F64)
    }

    /// The smallest and largest integer.
    fn range(self) -> (i128, i128) {
        let bits = 8 * self.bytes() as u32;
        match self {
            Element::I8 | Element::I16 | Element::I32 | Element::I64 => (-(1 << (bits - 1)), (1 << (bits - 1)) - 1),
            _ => (0, (1 << bits) - 1),
        }
    }

    /// The bytes of a number; `None` where the type can't hold it.
    pub fn encode(self, number: &Number) -> Option<Vec<u8>> {
        if self.is_float() {
            return Some(self.encode_float(number.as_f64()?));
        }
        let integer = number.as_i128()?;
        let (low, high) = self.range();
        (low..=high).contains(&integer).then(|| self.encode_integer(integer))
    }

    fn encode_float(self, value: f64) -> Vec<u8> {
        match self {
            Element::F32 => (value as f32).to_le_bytes().to_vec(),
            _ => value.to_le_bytes().to_vec(),
        }
    }

    /// The low bytes of an integer.
    fn encode_integer(self, value: i128) -> Vec<u8> {
        value.to_le_bytes()[..self.bytes()].to_vec()
    }

    /// Element `index` of a buffer as JSON; a nan or an infinity as a string. `None` beyond the end.
    pub fn decode(self, buffer: &[u8], index: usize) -> Option<Value> {
        let size = self.bytes();
        let bytes = buffer.get(index.checked_mul(size)?..)?.get(..size)?;
        let mut low = [0; 8];
        low[..size].copy_from_slice(bytes);
        let bits = u64::from_le_bytes(low);
        let unused = 64 - 8 * size as u32;
        Some(match self {
            Element::F32 => float(f64::from(f32::from_bits(bits as u32)), bits),
            Element::F64 => float(f64::from_bits(bits), bits),
            Element::I8 | Element::I16 | Element::I32 | Element::I64 => Value::from((bits << unused) as i64 >> unused),
            Element::U8 | Element::U16 | Element::U32 | Element::U64 => Value::from(bits),
        })
    }
}

fn float(value: f64, bits: u64) -> Value {
    if value.is_nan() {
        Value::from(format!("nan ({bits:#x})"))
    } else if value.is_infinite() {
        Value::from(if value > 0.0 { "inf" } else { "-inf" })
    } else {
        Value::from(value)
    }
}

impl Spec {
    /// The arguments as they are at the start of each launch.
    ///
    /// # Errors
    /// If they don't fit the kernel's parameters or make no sense.
    pub fn arguments(&self, parameters: &[Parameter], limits: &Limits) -> Result<Vec<ArgumentValue>, SimulateError> {
        if self.args.len() != parameters.len() {
            return Err(SimulateError::Spec(format!(
                "the kernel has {} parameters, and the specification has {} arguments",
                parameters.len(),
                self.args.len()
            )));
        }
        let mut left = limits.memory_bytes;
        let mut values = Vec::with_capacity(self.args.len());
        for (index, (argument, parameter)) in self.args.iter().zip(parameters).enumerate() {
            let value = argument.value(index as u64, &mut left)?;
            check(argument, &value, parameter)?;
            values.push(value);
        }
        Ok(values)
    }
}

/// Compares an argument with its parameter.
fn check(argument: &Argument, value: &ArgumentValue, parameter: &Parameter) -> Result<(), SimulateError> {
    let error = |what: String| Err(SimulateError::Spec(format!("argument `{}`: {what}", argument.name)));
    match (value, parameter.kind) {
        (ArgumentValue::Buffer(_) | ArgumentValue::Shared { .. }, ParameterKind::Pointer { .. }) => Ok(()),
        (ArgumentValue::Buffer(_) | ArgumentValue::Shared { .. }, _) => {
            error("a buffer, but the parameter isn't a pointer".to_owned())
        }
        (ArgumentValue::Value(bytes), ParameterKind::Pointer { .. }) if bytes.len() == 8 => Ok(()),
        (ArgumentValue::Value(_), ParameterKind::Pointer { .. }) => {
            error("the parameter is a pointer: it takes a buffer or an address of type u64".to_owned())
        }
        (ArgumentValue::Value(value), ParameterKind::Value { bytes, .. } | ParameterKind::Structure { bytes, .. }) => {
            if value.len() == bytes {
                Ok(())
            } else {
                error(format!("{} bytes, but the parameter has {bytes}", value.len()))
            }
        }
    }
}

impl Argument {
    /// Its value at the start; `seed` makes random ones, `left` is what memory may still be taken.
    fn value(&self, seed: u64, left: &mut u64) -> Result<ArgumentValue, SimulateError> {
        let error = |what: &str| Err(SimulateError::Spec(format!("argument `{}`: {what}", self.name)));
        if self.kind == Kind::Scalar {
            if self.len.is_some() || self.init.is_some() || self.out {
                return error("a scalar has a value, and no len, init or out");
            }
            let Some(number) = &self.value else {
                return error("a scalar needs a value");
            };
            return match self.element.encode(number) {
                Some(bytes) => Ok(ArgumentValue::Value(bytes)),
                None => error(&format!("{number} isn't of type {}", self.element.name())),
            };
        }
        if self.value.is_some() {
            return error("a buffer has a len and an init, and no value");
        }
        let listed = match &self.init {
            Some(Init::Values(values)) => Some(values.len()),
            _ => None,
        };
        let len = match (self.len, listed) {
            (Some(len), Some(listed)) if len != listed => return error("len isn't the number of values in init"),
            (Some(len), _) | (None, Some(len)) => len,
            (None, None) => return error("a buffer needs a len"),
        };
        let bytes = (len as u64).checked_mul(self.element.bytes() as u64);
        *left = match bytes.and_then(|bytes| left.checked_sub(bytes)) {
            Some(left) => left,
            None => return error("more memory than a simulation may take"),
        };
        let mut content = Vec::with_capacity(len * self.element.bytes());
        match &self.init {
            None | Some(Init::Zero) => content.resize(len * self.element.bytes(), 0),
            Some(Init::Iota) => (0..len).for_each(|index| content.extend(self.number(index as i128))),
            Some(Init::Random) => {
                let mut state = seed;
                (0..len).for_each(|_| content.extend(self.random(&mut state)));
            }
            Some(Init::Values(values)) => {
                for number in values {
                    match self.element.encode(number) {
                        Some(bytes) => content.extend(bytes),
                        None => return error(&format!("{number} isn't of type {}", self.element.name())),
                    }
                }
            }
        }
        Ok(ArgumentValue::Buffer(content))
    }

    /// A whole number; integers too large for the type wrap around.
    fn number(&self, value: i128) -> Vec<u8> {
        match self.element.is_float() {
            true => self.element.encode_float(value as f64),
            false => self.element.encode_integer(value),
        }
    }

    fn random(&self, state: &mut u64) -> Vec<u8> {
        // SplitMix64.
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = *state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        match self.element {
            // 24 bits are exact in either float.
            Element::F32 | Element::F64 => self.element.encode_float((z >> 40) as f64 / f64::from(1 << 23) - 1.0),
            Element::U8 | Element::U16 | Element::U32 | Element::U64 => self.element.encode_integer((z >> 56).into()),
            _ => self.element.encode_integer(i128::from(z as i64 >> 56)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        serde_json::from_str(text).expect("a number")
    }

    #[test]
    fn numbers_must_fit_their_type() {
        assert_eq!(Element::I8.encode(&number("-128")), Some(vec![0x80]));
        assert_eq!(Element::I8.encode(&number("128")), None);
        assert_eq!(Element::U8.encode(&number("255")), Some(vec![0xff]));
        assert_eq!(Element::U8.encode(&number("-1")), None);
        assert_eq!(
            Element::U64.encode(&number("18446744073709551615")),
            Some(vec![0xff; 8])
        );
        assert_eq!(Element::I32.encode(&number("1.5")), None);
        assert_eq!(Element::F32.encode(&number("1")), Some(1f32.to_le_bytes().to_vec()));
    }

    #[test]
    fn elements_are_shown_as_numbers_and_nans_with_their_bits() {
        let buffer = [0xff, 0xff, 0xff, 0xff, 0, 0, 0xc0, 0x7f];
        assert_eq!(Element::I32.decode(&buffer, 0), Some(Value::from(-1)));
        assert_eq!(Element::U16.decode(&buffer, 1), Some(Value::from(65_535)));
        assert_eq!(Element::F32.decode(&buffer, 1), Some(Value::from("nan (0x7fc00000)")));
        assert_eq!(Element::F32.decode(&buffer, 2), None);
        let infinity = f64::NEG_INFINITY.to_le_bytes();
        assert_eq!(Element::F64.decode(&infinity, 0), Some(Value::from("-inf")));
    }
}
