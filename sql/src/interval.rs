//! Text as PostgreSQL's `interval`: `1 year 2 mons -3 days +04:05:06.5`, `3 day 5 microsecond`, `P1Y2MT3H`, `1-2`, with `ago`.
//!
//! PostgreSQL manual, "Interval Input". Fractions of a month go to days of thirty to the month, those of a day to hours.

/// PostgreSQL's three parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Interval {
    /// Months.
    pub months: i32,
    /// Days.
    pub days: i32,
    /// Microseconds.
    pub us: i64,
}

impl Interval {
    /// Words that say the same and that any parser of intervals knows.
    pub fn words(&self) -> String {
        let (seconds, us) = (self.us / 1_000_000, (self.us % 1_000_000).unsigned_abs());
        let sign = if self.us < 0 { "-" } else { "" };
        let seconds = seconds.unsigned_abs();
        format!(
            "{} months {} days {sign}{seconds}.{us:06} seconds",
            self.months, self.days
        )
    }
}

/// What is summed up, before it has to fit.
#[derive(Default)]
struct Sum {
    months: i128,
    days: i128,
    us: i128,
}

const DAY_US: i128 = 86_400_000_000;

/// Reads an interval; `None` if the text isn't one or doesn't fit.
pub fn parse(text: &str) -> Option<Interval> {
    let lower = text.trim().to_ascii_lowercase();
    let mut sum = Sum::default();
    if let Some(iso) = lower.strip_prefix('p') {
        sum.iso(iso)?;
    } else {
        sum.words(lower.strip_prefix('@').unwrap_or(&lower))?;
    }
    Some(Interval {
        months: sum.months.try_into().ok()?,
        days: sum.days.try_into().ok()?,
        us: sum.us.try_into().ok()?,
    })
}

impl Sum {
    fn words(&mut self, text: &str) -> Option<()> {
        let mut rest = text.trim_start();
        if rest.is_empty() {
            return None;
        }
        while !rest.is_empty() {
            if rest == "ago" {
                (self.months, self.days, self.us) = (-self.months, -self.days, -self.us);
                return Some(());
            }
            let end = rest
                .find(|c: char| c.is_whitespace() || c.is_ascii_alphabetic())
                .unwrap_or(rest.len());
            let (number, after) = rest.split_at(end);
            if number.contains(':') {
                self.us += clock(number)?;
                rest = after.trim_start();
                continue;
            }
            if let Some((years, months)) = years_and_months(number) {
                self.months += years * 12 + months;
                rest = after.trim_start();
                continue;
            }
            let after = after.trim_start();
            let end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
            let (unit, after) = after.split_at(end);
            // A number alone is seconds.
            self.add(Decimal::parse(number)?, if unit.is_empty() { "second" } else { unit })?;
            rest = after.trim_start();
        }
        Some(())
    }

    /// What follows the P of ISO 8601.
    fn iso(&mut self, text: &str) -> Option<()> {
        let mut in_time = false;
        let mut rest = text;
        if rest.is_empty() {
            return None;
        }
        while !rest.is_empty() {
            if let Some(time) = rest.strip_prefix('t').filter(|_| !in_time) {
                in_time = true;
                rest = time;
                continue;
            }
            let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
            let number = Decimal::parse(&rest[..end])?;
            let unit = match (&rest[end..=end], in_time) {
                ("y", false) => "year",
                ("m", false) => "month",
                ("w", false) => "week",
                ("d", false) => "day",
                ("h", true) => "hour",
                ("m", true) => "minute",
                ("s", true) => "second",
                _ => return None,
            };
            self.add(number, unit)?;
            rest = &rest[end + 1..];
        }
        Some(())
    }

    fn add(&mut self, number: Decimal, unit: &str) -> Option<()> {
        match unit {
            "millennium" | "millennia" | "mil" | "mils" => self.months(number, 12_000),
            "century" | "centuries" | "cent" | "c" => self.months(number, 1_200),
            "decade" | "decades" | "dec" | "decs" => self.months(number, 120),
            "year" | "years" | "yr" | "yrs" | "y" => self.months(number, 12),
            "month" | "months" | "mon" | "mons" => self.months(number, 1),
            "week" | "weeks" | "w" => self.days(number, 7),
            "day" | "days" | "d" => self.days(number, 1),
            "hour" | "hours" | "hr" | "hrs" | "h" => self.us(number, 3_600_000_000),
            "minute" | "minutes" | "min" | "mins" | "m" => self.us(number, 60_000_000),
            "second" | "seconds" | "sec" | "secs" | "s" => self.us(number, 1_000_000),
            "millisecond" | "milliseconds" | "msec" | "msecs" | "ms" => self.us(number, 1_000),
            "microsecond" | "microseconds" | "usec" | "usecs" | "us" => self.us(number, 1),
            _ => None,
        }
    }

    fn months(&mut self, number: Decimal, months: i128) -> Option<()> {
        let whole = number.whole.checked_mul(months)?;
        // What isn't a whole month is days, thirty to the month.
        let part = number.part * months;
        self.months += whole + part / Decimal::SCALE;
        self.days(
            Decimal {
                whole: 0,
                part: (part % Decimal::SCALE) * 30,
            },
            1,
        )
    }

    fn days(&mut self, number: Decimal, days: i128) -> Option<()> {
        let part = number.part * days;
        self.days += number.whole.checked_mul(days)? + part / Decimal::SCALE;
        self.us += (part % Decimal::SCALE) * DAY_US / Decimal::SCALE;
        Some(())
    }

    fn us(&mut self, number: Decimal, us: i128) -> Option<()> {
        self.us += number.whole.checked_mul(us)? + number.part * us / Decimal::SCALE;
        Some(())
    }
}

/// A decimal number; both parts have its sign.
#[derive(Debug, Clone, Copy)]
struct Decimal {
    whole: i128,
    /// In billionths.
    part: i128,
}

impl Decimal {
    const SCALE: i128 = 1_000_000_000;

    fn parse(text: &str) -> Option<Decimal> {
        let (sign, digits) = signed(text);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && part.is_empty() || whole.len() > 19 {
            return None;
        }
        if !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let whole: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let part: i128 = format!("{part:0<9}")[..9].parse().ok()?;
        Some(Decimal {
            whole: sign * whole,
            part: sign * part,
        })
    }
}

fn signed(text: &str) -> (i128, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// `-04:05:06.5` in microseconds.
fn clock(text: &str) -> Option<i128> {
    let (sign, text) = signed(text);
    let mut parts = text.split(':');
    let hours = Decimal::parse(parts.next()?)?;
    let minutes = Decimal::parse(parts.next()?)?;
    let seconds = parts
        .next()
        .map_or(Some(Decimal { whole: 0, part: 0 }), Decimal::parse)?;
    let plain = |number: &Decimal| number.part == 0 && number.whole >= 0;
    let fits = plain(&hours) && plain(&minutes) && minutes.whole < 60 && (0..60).contains(&seconds.whole);
    if parts.next().is_some() || !fits {
        return None;
    }
    let seconds_us = seconds.whole * 1_000_000 + seconds.part / 1_000;
    Some(sign * (hours.whole * 3_600_000_000 + minutes.whole * 60_000_000 + seconds_us))
}

/// `1-2`: SQL's years and months.
fn years_and_months(text: &str) -> Option<(i128, i128)> {
    let (sign, text) = signed(text);
    let (years, months) = text.split_once('-')?;
    let (years, months): (u32, u32) = (years.parse().ok()?, months.parse().ok()?);
    (months < 12).then_some((sign * i128::from(years), sign * i128::from(months)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        for (text, months, days, us) in [
            ("1 year 2 mons -3 days +04:05:06.5", 14, -3, 14_706_500_000),
            ("-1 years -1 mons +2 days -00:00:01", -13, 2, -1_000_000),
            ("00:00:00", 0, 0, 0),
            ("100:00:00", 0, 0, 360_000_000_000),
            ("3 day 14400 second 5 microsecond", 0, 3, 14_400_000_005),
            ("0 years 0 mons 1 days 2 hours 3 mins 4.5 secs", 0, 1, 7_384_500_000),
            ("@ 1 minute ago", 0, 0, -60_000_000),
            ("1.5 days", 0, 1, 43_200_000_000),
            ("1.5 months", 1, 15, 0),
            ("0.5 year", 6, 0, 0),
            ("2 weeks", 0, 14, 0),
            ("1d2h", 0, 1, 7_200_000_000),
            ("7", 0, 0, 7_000_000),
            ("1-2", 14, 0, 0),
            ("P1Y2M3DT4H5M6.5S", 14, 3, 14_706_500_000),
            ("PT-36H", 0, 0, -129_600_000_000),
            ("P2W", 0, 14, 0),
        ] {
            assert_eq!(parse(text), Some(Interval { months, days, us }), "{text}");
        }
        for text in [
            "",
            "x",
            "1 fortnight",
            "1:2:3:4",
            "00:99:00",
            "P",
            "P1H",
            "1 year x",
            "99999999999 years",
            "-",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        let interval = parse("1 mon -2 days -00:00:00.5").unwrap();
        assert_eq!(interval.words(), "1 months -2 days -0.500000 seconds");
        assert_eq!(parse(&interval.words()), Some(interval));
    }
}
