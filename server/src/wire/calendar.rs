//! Dates, times and intervals as PostgreSQL writes them (DateStyle ISO, IntervalStyle postgres, time zone UTC).
//!
//! Calendar arithmetic: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (proleptic Gregorian calendar).

use std::fmt::{self, Write};

/// Days from 1970-01-01 to 2000-01-01, PostgreSQL's epoch.
pub const PG_EPOCH_DAYS: i64 = 10_957;
/// Microseconds in a day.
pub const DAY_US: i64 = 86_400_000_000;

/// Year, month and day of a day counted from 1970-01-01.
pub fn civil_from_days(days: i64) -> (i64, u32, u32) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * shifted_month + 2) / 5 + 1) as u32;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    } as u32;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// `2013-01-31`; years before 1 end in ` BC`.
pub fn write_date(out: &mut impl Write, days: i64) -> fmt::Result {
    write_civil(out, days)?;
    write_era(out, days)
}

/// `2013-01-31 15:04:05.25`, from microseconds since 1970; `zone` follows the time.
pub fn write_timestamp(out: &mut impl Write, us: i64, zone: &str) -> fmt::Result {
    let days = us.div_euclid(DAY_US);
    write_civil(out, days)?;
    out.write_char(' ')?;
    write_time(out, us.rem_euclid(DAY_US))?;
    out.write_str(zone)?;
    write_era(out, days)
}

/// `15:04:05.25`, from microseconds since midnight.
pub fn write_time(out: &mut impl Write, us: i64) -> fmt::Result {
    let seconds = us / 1_000_000;
    write!(
        out,
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )?;
    write_fraction(out, us % 1_000_000)
}

/// `1 year 2 mons -3 days 04:05:06.5`
pub fn write_interval(out: &mut impl Write, months: i32, days: i32, us: i64) -> fmt::Result {
    let mut first = true;
    let mut previous_negative = false;
    for (value, unit) in [(months / 12, "year"), (months % 12, "mon"), (days, "day")] {
        if value != 0 {
            let space = if first { "" } else { " " };
            let sign = if previous_negative && value > 0 { "+" } else { "" };
            let plural = if value == 1 { "" } else { "s" };
            write!(out, "{space}{sign}{value} {unit}{plural}")?;
            first = false;
            previous_negative = value < 0;
        }
    }
    if first || us != 0 {
        let space = if first { "" } else { " " };
        let sign = match (us < 0, previous_negative) {
            (true, _) => "-",
            (false, true) => "+",
            (false, false) => "",
        };
        let magnitude = us.unsigned_abs();
        let seconds = magnitude / 1_000_000;
        write!(
            out,
            "{space}{sign}{:02}:{:02}:{:02}",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        )?;
        write_fraction(out, (magnitude % 1_000_000) as i64)?;
    }
    Ok(())
}

fn write_civil(out: &mut impl Write, days: i64) -> fmt::Result {
    let (year, month, day) = civil_from_days(days);
    let shown = if year > 0 { year } else { 1 - year };
    write!(out, "{shown:04}-{month:02}-{day:02}")
}

fn write_era(out: &mut impl Write, days: i64) -> fmt::Result {
    if civil_from_days(days).0 > 0 {
        Ok(())
    } else {
        out.write_str(" BC")
    }
}

/// `.25` for 250,000 microseconds, nothing for 0.
fn write_fraction(out: &mut impl Write, us: i64) -> fmt::Result {
    if us == 0 {
        return Ok(());
    }
    let digits = format!("{us:06}");
    write!(out, ".{}", digits.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(write: impl FnOnce(&mut String) -> fmt::Result) -> String {
        let mut out = String::new();
        write(&mut out).unwrap();
        out
    }

    #[test]
    fn dates_as_postgresql_prints_them() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (PG_EPOCH_DAYS, "2000-01-01"),
            (11_016, "2000-02-29"),
            (-1, "1969-12-31"),
            (-719_162, "0001-01-01"),
            (-719_163, "0001-12-31 BC"),
            (2_932_897, "10000-01-01"),
        ] {
            assert_eq!(text(|out| write_date(out, days)), expected);
        }
    }

    #[test]
    fn times_lose_trailing_zeros_of_the_fraction() {
        assert_eq!(text(|out| write_timestamp(out, 1_500_000, "")), "1970-01-01 00:00:01.5");
        assert_eq!(
            text(|out| write_timestamp(out, -1, "+00")),
            "1969-12-31 23:59:59.999999+00"
        );
        assert_eq!(text(|out| write_time(out, DAY_US - 1_000_000)), "23:59:59");
    }

    #[test]
    fn intervals_as_postgresql_prints_them() {
        for ((months, days, us), expected) in [
            ((0, 0, 0), "00:00:00"),
            ((14, -3, 14_706_500_000), "1 year 2 mons -3 days +04:05:06.5"),
            ((1, 1, 0), "1 mon 1 day"),
            ((-13, 2, -1_000_000), "-1 years -1 mons +2 days -00:00:01"),
            ((0, 0, 360_000_000_000), "100:00:00"),
        ] {
            assert_eq!(text(|out| write_interval(out, months, days, us)), expected);
        }
    }
}
