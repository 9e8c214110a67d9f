//! How much memory there is, and how much of it queries may take.

use std::fmt;
use std::fs;

use crate::units::{parse_bytes, show_bytes};

/// A limit on memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemoryLimit {
    /// None.
    Unlimited,
    /// So many bytes.
    Bytes(u64),
    /// So many hundredths of what the process may use.
    Share(u8),
}

impl MemoryLimit {
    /// Reads `0`, a size or a percentage.
    ///
    /// # Errors
    /// What it takes.
    pub fn parse(value: &str) -> Result<MemoryLimit, String> {
        let value = value.trim();
        if let Some(percent) = value.strip_suffix('%') {
            return match percent.trim().parse() {
                Ok(percent @ 1..=100) => Ok(MemoryLimit::Share(percent)),
                _ => Err("a share is from 1% to 100%".to_owned()),
            };
        }
        match parse_bytes(value) {
            Some(0) => Ok(MemoryLimit::Unlimited),
            Some(bytes) => Ok(MemoryLimit::Bytes(bytes)),
            None => {
                Err("give a size with kB, MB, GB or TB, a share of the machine's memory such as 60%, or 0".to_owned())
            }
        }
    }

    /// In bytes; `None` is no limit, also where the machine doesn't say how much it has.
    pub fn bytes(self) -> Option<u64> {
        match self {
            MemoryLimit::Unlimited => None,
            MemoryLimit::Bytes(bytes) => Some(bytes),
            MemoryLimit::Share(percent) => available().map(|all| all / 100 * u64::from(percent)),
        }
    }
}

impl fmt::Display for MemoryLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MemoryLimit::Unlimited => f.write_str("0"),
            MemoryLimit::Bytes(bytes) => f.write_str(&show_bytes(*bytes)),
            MemoryLimit::Share(percent) => write!(f, "{percent}%"),
        }
    }
}

/// The memory that this process may use: the machine's, or its container's if that is less.
pub fn available() -> Option<u64> {
    let machine = fs::read_to_string("/proc/meminfo").ok().and_then(|t| meminfo_total(&t));
    let files = [
        "/sys/fs/cgroup/memory.max",
        "/sys/fs/cgroup/memory/memory.limit_in_bytes",
    ];
    let container = files
        .iter()
        .find_map(|file| fs::read_to_string(file).ok()?.trim().parse::<u64>().ok());
    match (machine, container) {
        (Some(machine), Some(container)) => Some(machine.min(container)),
        (machine, container) => machine.or(container),
    }
}

/// The line `MemTotal:  24105544 kB`.
fn meminfo_total(text: &str) -> Option<u64> {
    let line = text.lines().find_map(|l| l.strip_prefix("MemTotal:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kilobytes.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_sizes_or_shares() {
        for (text, limit) in [
            ("0", Ok(MemoryLimit::Unlimited)),
            ("2GB", Ok(MemoryLimit::Bytes(2 << 30))),
            ("60%", Ok(MemoryLimit::Share(60))),
            ("0%", Err(())),
            ("101%", Err(())),
            ("much", Err(())),
        ] {
            assert_eq!(MemoryLimit::parse(text).map_err(drop), limit, "{text}");
            assert!(limit.is_err() || limit.is_ok_and(|l| l.to_string() == text));
        }
    }

    #[test]
    fn the_machine_says_how_much_it_has() {
        assert_eq!(
            meminfo_total("MemTotal:       24105544 kB\nMemFree: 1 kB\n"),
            Some(24_105_544 * 1024)
        );
        let share = MemoryLimit::Share(50).bytes().expect("Linux says it");
        assert!(share > 1 << 20 && share <= available().unwrap() / 2);
    }
}
