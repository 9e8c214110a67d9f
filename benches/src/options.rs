//! The command line of a benchmark.

use std::path::{Path, PathBuf};

use crate::Failure;

/// How to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Rows of each workload.
    pub rows: usize,
    /// Rounds whose median counts.
    pub rounds: usize,
    /// Report time by the clock instead of CPU time; for a machine that does nothing else.
    pub clock: bool,
    /// File that every measurement is appended to, as a line of JSON.
    pub json: Option<PathBuf>,
    /// Parts of the names of the workloads to run; all if there are none.
    pub names: Vec<String>,
}

impl Options {
    /// The program's arguments: `[part of a workload's name]… [--rows N] [--rounds N] [--quick] [--clock] [--json FILE]`.
    /// A relative file is meant from the repository's root.
    ///
    /// # Errors
    /// If there are others.
    pub fn from_args() -> Result<Options, Failure> {
        Options::parse(std::env::args().skip(1))
    }

    fn parse(args: impl Iterator<Item = String>) -> Result<Options, Failure> {
        let mut options = Options {
            rows: 4_000_000,
            rounds: 7,
            clock: false,
            json: None,
            names: Vec::new(),
        };
        let mut args = args;
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or_else(|| format!("{arg} lacks its value"));
            match arg.as_str() {
                // Cargo says this to every benchmark.
                "--bench" => {}
                "--quick" => (options.rows, options.rounds) = (200_000, 3),
                "--rows" => options.rows = value()?.parse()?,
                "--rounds" => options.rounds = value()?.parse()?,
                "--clock" => options.clock = true,
                "--json" => {
                    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
                    options.json = Some(root.join(value()?));
                }
                option if option.starts_with('-') => return Err(format!("unknown option {option}").into()),
                name => options.names.push(name.to_owned()),
            }
        }
        if options.rows == 0 || options.rounds == 0 {
            return Err("rows and rounds must be positive".into());
        }
        Ok(options)
    }

    /// What a table of this benchmark shows.
    pub fn describe(&self, bench: &str, threads: usize) -> String {
        let (rows, rounds) = (self.rows, self.rounds);
        let time = if self.clock {
            "time by the clock"
        } else {
            "CPU time ÷ threads"
        };
        let threads = if threads == 1 {
            "one thread".to_owned()
        } else {
            format!("{threads} threads")
        };
        format!("{bench}, {threads}: ns per row ({time}), median of {rounds} rounds, {rows} rows")
    }

    /// Whether a workload is to run.
    pub fn wants(&self, workload: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|name| workload.contains(name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, Failure> {
        Options::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_and_names_in_any_order() {
        let options = parse("mandel --quick --rounds 9 --bench tax --clock").expect("parses");
        assert_eq!((options.rows, options.rounds, options.clock), (200_000, 9, true));
        assert!(options.wants("mandel_20") && options.wants("income_tax") && !options.wants("haversine"));
        assert!(parse("").expect("parses").wants("haversine"));
    }

    #[test]
    fn what_is_unknown_or_incomplete_is_refused() {
        for line in ["--fast", "--rows", "--rows many", "--rounds 0"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
