//! Durations and sizes as PostgreSQL writes them: `250ms`, `5s`, `1h`; `64kB`, `2GB`.

use std::time::Duration;

/// Longest duration, in milliseconds: PostgreSQL's limit.
const MILLISECONDS_MAX: u64 = i32::MAX as u64;

const TIMES: [(&str, u64); 5] = [
    ("d", 86_400_000),
    ("h", 3_600_000),
    ("min", 60_000),
    ("s", 1_000),
    ("ms", 1),
];

const SIZES: [(&str, u64); 5] = [
    ("TB", 1 << 40),
    ("GB", 1 << 30),
    ("MB", 1 << 20),
    ("kB", 1 << 10),
    ("B", 1),
];

/// A number of milliseconds, or a number with a unit.
pub fn parse_milliseconds(value: &str) -> Option<u64> {
    scaled(value, &TIMES, 1).filter(|ms| *ms <= MILLISECONDS_MAX)
}

/// In the largest unit that is exact.
pub fn show_milliseconds(ms: u64) -> String {
    show(ms, &TIMES)
}

/// A duration, as [`parse_milliseconds`].
pub fn parse_duration(value: &str) -> Option<Duration> {
    parse_milliseconds(value).map(Duration::from_millis)
}

/// A duration in the largest unit that is exact, to the millisecond.
pub fn show_duration(duration: Duration) -> String {
    show_milliseconds(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX))
}

/// A number of bytes, or a number with a unit.
pub fn parse_bytes(value: &str) -> Option<u64> {
    scaled(value, &SIZES, 1)
}

/// In the largest unit that is exact.
pub fn show_bytes(bytes: u64) -> String {
    show(bytes, &SIZES)
}

fn scaled(value: &str, units: &[(&str, u64)], default_unit: u64) -> Option<u64> {
    let value = value.trim();
    let digits = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    let number: u64 = value[..digits].parse().ok()?;
    let unit = match value[digits..].trim() {
        "" => default_unit,
        unit => units.iter().find(|(name, _)| *name == unit)?.1,
    };
    number.checked_mul(unit)
}

fn show(number: u64, units: &[(&str, u64)]) -> String {
    match units.iter().find(|(_, size)| number.is_multiple_of(*size)) {
        Some((unit, size)) if number > 0 => format!("{}{unit}", number / size),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_take_units_and_show_the_largest() {
        for (text, bytes, shown) in [
            ("0", Some(0), "0"),
            ("1000", Some(1000), "1000B"),
            ("1024", Some(1024), "1kB"),
            ("64 MB", Some(64 << 20), "64MB"),
            ("1536MB", Some(1536 << 20), "1536MB"),
            ("2GB", Some(2 << 30), "2GB"),
            ("1TB", Some(1 << 40), "1TB"),
            ("-1", None, ""),
            ("1 mb", None, ""),
            ("", None, ""),
            ("99999999999TB", None, ""),
        ] {
            assert_eq!(parse_bytes(text), bytes, "{text}");
            assert!(bytes.is_none_or(|bytes| show_bytes(bytes) == shown), "{text}");
        }
    }

    #[test]
    fn durations_take_units_and_show_the_largest() {
        for (text, ms, shown) in [
            ("0", Some(0), "0"),
            ("250", Some(250), "250ms"),
            ("2000", Some(2000), "2s"),
            ("90 s", Some(90_000), "90s"),
            ("5min", Some(300_000), "5min"),
            ("24h", Some(86_400_000), "1d"),
            ("25d", None, ""),
            ("1 fortnight", None, ""),
        ] {
            assert_eq!(parse_milliseconds(text), ms, "{text}");
            assert!(ms.is_none_or(|ms| show_milliseconds(ms) == shown), "{text}");
        }
    }
}
