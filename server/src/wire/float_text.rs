//! Floating-point numbers as PostgreSQL's `float8out` and `float4out` write them: the shortest digits that read back as
//! the same number, in scientific form where the decimal exponent is below -4 or above the type's exact digits.

use std::fmt::{self, Write};

/// Writes a float8.
pub fn write_f64(out: &mut impl Write, value: f64) -> fmt::Result {
    if value.is_finite() {
        write_digits(out, &format!("{value:e}"), 15)
    } else {
        write_special(out, value)
    }
}

/// Writes a float4.
pub fn write_f32(out: &mut impl Write, value: f32) -> fmt::Result {
    if value.is_finite() {
        write_digits(out, &format!("{value:e}"), 6)
    } else {
        write_special(out, value.into())
    }
}

fn write_special(out: &mut impl Write, value: f64) -> fmt::Result {
    out.write_str(match value {
        v if v.is_nan() => "NaN",
        v if v > 0.0 => "Infinity",
        _ => "-Infinity",
    })
}

/// `scientific` is Rust's shortest form, such as `-1.25e-7`; exponents from `exponent_end` on stay scientific.
fn write_digits(out: &mut impl Write, scientific: &str, exponent_end: i32) -> fmt::Result {
    let (sign, magnitude) = match scientific.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", scientific),
    };
    let (mantissa, exponent) = magnitude.split_once('e').ok_or(fmt::Error)?;
    let exponent: i32 = exponent.parse().map_err(|_| fmt::Error)?;
    out.write_str(sign)?;
    if !(-4..exponent_end).contains(&exponent) {
        let exponent_sign = if exponent < 0 { '-' } else { '+' };
        return write!(out, "{mantissa}e{exponent_sign}{:02}", exponent.unsigned_abs());
    }
    let digits: String = mantissa.chars().filter(|c| *c != '.').collect();
    let point = exponent + 1;
    match usize::try_from(point) {
        Ok(0) | Err(_) => write!(out, "0.{}{digits}", "0".repeat(point.unsigned_abs() as usize)),
        Ok(point) if point >= digits.len() => write!(out, "{digits}{}", "0".repeat(point - digits.len())),
        Ok(point) => write!(out, "{}.{}", &digits[..point], &digits[point..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn float8_as_postgresql_prints_it() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "-0"),
            (1.0, "1"),
            (0.1, "0.1"),
            (-1234.5, "-1234.5"),
            (1e14, "100000000000000"),
            (1e15, "1e+15"),
            (123456789012345.0, "123456789012345"),
            (1234567890123456.0, "1.234567890123456e+15"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1e-300, "1e-300"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "Infinity"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            let mut out = String::new();
            write_f64(&mut out, value).unwrap();
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn float4_as_postgresql_prints_it() {
        for (value, expected) in [
            (100000.0, "100000"),
            (1e6, "1e+06"),
            (0.1, "0.1"),
            (16777216.0, "1.6777216e+07"),
        ] {
            let mut out = String::new();
            write_f32(&mut out, value).unwrap();
            assert_eq!(out, expected);
        }
    }
}
