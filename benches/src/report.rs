//! Measurements as Markdown tables, workloads down and contenders across, and as lines of JSON.

use std::fs::OpenOptions;
use std::io::Write;

use serde_json::json;

use crate::Failure;
use crate::options::Options;
use crate::timing::{Contender, Role, Time};

struct Measurement {
    workload: String,
    contender: String,
    role: Role,
    time: Time,
}

/// A column of quotients: the least time of contenders of one role ÷ that of another.
pub struct Ratio {
    /// Heads the column.
    pub heading: &'static str,
    /// Whose time is divided.
    pub of: Role,
    /// Whose time it is divided by.
    pub to: Role,
}

/// What one benchmark measured with one number of threads.
pub struct Report<'a> {
    bench: &'static str,
    ratios: &'static [Ratio],
    threads: usize,
    options: &'a Options,
    measurements: Vec<Measurement>,
}

impl<'a> Report<'a> {
    /// Nothing so far.
    pub fn new(bench: &'static str, ratios: &'static [Ratio], threads: usize, options: &'a Options) -> Report<'a> {
        Report {
            bench,
            ratios,
            threads,
            options,
            measurements: Vec::new(),
        }
    }

    /// Takes a workload's medians.
    ///
    /// # Errors
    /// If the file for JSON can't be written.
    pub fn add(&mut self, workload: &str, contenders: &[Contender<'_>], times: &[Time]) -> Result<(), Failure> {
        for (contender, time) in contenders.iter().zip(times) {
            let measurement = Measurement {
                workload: workload.to_owned(),
                contender: contender.name.clone(),
                role: contender.role,
                time: *time,
            };
            eprintln!(
                "{workload}, {}: {:.3} ns per row",
                contender.name,
                self.per_row_ns(time)
            );
            self.append(&measurement)?;
            self.measurements.push(measurement);
        }
        Ok(())
    }

    fn append(&self, measurement: &Measurement) -> Result<(), Failure> {
        let Some(path) = &self.options.json else {
            return Ok(());
        };
        let per_row = |ns: u64| ns as f64 / self.options.rows as f64;
        let line = json!({
            "bench": self.bench,
            "workload": measurement.workload,
            "contender": measurement.contender,
            "role": format!("{:?}", measurement.role),
            "threads": self.threads,
            "rows": self.options.rows,
            "rounds": self.options.rounds,
            "cpu_ns_per_row": per_row(measurement.time.cpu_ns),
            "clock_ns_per_row": per_row(measurement.time.clock_ns),
        });
        writeln!(OpenOptions::new().create(true).append(true).open(path)?, "{line}")?;
        Ok(())
    }

    fn per_row_ns(&self, time: &Time) -> f64 {
        let ns = if self.options.clock {
            time.clock_ns as f64
        } else {
            time.cpu_ns as f64 / self.threads as f64
        };
        ns / self.options.rows as f64
    }

    /// The table.
    pub fn table(&self) -> String {
        let contenders = unique(self.measurements.iter().map(|m| m.contender.as_str()));
        let columns: Vec<&str> = contenders
            .iter()
            .copied()
            .chain(self.ratios.iter().map(|r| r.heading))
            .collect();
        let mut table = format!(
            "| workload | {} |\n|---|{}\n",
            columns.join(" | "),
            "---|".repeat(columns.len())
        );
        for workload in unique(self.measurements.iter().map(|m| m.workload.as_str())) {
            let of_workload = || self.measurements.iter().filter(|m| m.workload == workload);
            table += &format!("| {workload} |");
            for contender in &contenders {
                let found = of_workload().find(|m| m.contender == *contender);
                let time = found.map_or("–".to_owned(), |m| digits(self.per_row_ns(&m.time)));
                table += &format!(" {time} |");
            }
            let best = |role: Role| {
                let times = of_workload()
                    .filter(|m| m.role == role)
                    .map(|m| self.per_row_ns(&m.time));
                times.reduce(f64::min)
            };
            for ratio in self.ratios {
                let quotient = best(ratio.of)
                    .zip(best(ratio.to))
                    .map(|(of, to)| format!("{:.2}", of / to));
                table += &format!(" {} |", quotient.unwrap_or("–".to_owned()));
            }
            table.push('\n');
        }
        table
    }
}

/// Each name once, in the order that they come.
fn unique<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

/// Three digits that count.
fn digits(ns: f64) -> String {
    let decimals = if ns < 9.995 { 2 } else { usize::from(ns < 99.95) };
    format!("{ns:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workloads_go_down_and_contenders_across() {
        let options = Options {
            rows: 10,
            rounds: 1,
            clock: false,
            json: None,
            names: Vec::new(),
        };
        const RATIOS: &[Ratio] = &[Ratio {
            heading: "best loop ÷ rbcdb",
            of: Role::Loop,
            to: Role::Kernel,
        }];
        let mut report = Report::new("kernels", RATIOS, 2, &options);
        let mut add = |workload: &str, contender: &str, role, cpu_ns| {
            let (workload, contender) = (workload.to_owned(), contender.to_owned());
            let time = Time { cpu_ns, clock_ns: 0 };
            report.measurements.push(Measurement {
                workload,
                contender,
                role,
                time,
            });
        };
        add("one", "rbcdb", Role::Kernel, 40);
        add("one", "slow", Role::Loop, 400);
        add("two", "rbcdb", Role::Kernel, 2000);
        add("two", "fast", Role::Loop, 1000);
        let expected = "\
            | workload | rbcdb | slow | fast | best loop ÷ rbcdb |\n\
            |---|---|---|---|---|\n\
            | one | 2.00 | 20.0 | – | 10.00 |\n\
            | two | 100 | – | 50.0 | 0.50 |\n";
        assert_eq!(report.table(), expected);
    }
}
