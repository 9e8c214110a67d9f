//! Contenders are timed in turn, round after round, so that whatever else the machine does hits all of them; of each the
//! median counts.
//!
//! What is measured is CPU time, of all the threads that work: divided by their number, it is the time that the work takes
//! on a quiet machine if it is spread evenly. Time by the clock is kept beside it.

use std::time::Instant;

use crate::{Failure, raw};

/// How long one run took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Time {
    /// Nanoseconds on CPUs, all threads together.
    pub cpu_ns: u64,
    /// Nanoseconds by the clock.
    pub clock_ns: u64,
}

/// Does work in this process, whatever the number of its threads.
///
/// # Errors
/// Those of the work.
pub fn measure(work: impl FnOnce() -> Result<(), Failure>) -> Result<Time, Failure> {
    let (cpu, clock) = (raw::process_cpu_ns(), Instant::now());
    work()?;
    Ok(Time {
        clock_ns: u64::try_from(clock.elapsed().as_nanos())?,
        cpu_ns: raw::process_cpu_ns() - cpu,
    })
}

/// Nanoseconds of this thread's CPU time that work takes.
pub fn on_this_thread(work: impl FnOnce()) -> u64 {
    let started = raw::thread_cpu_ns();
    work();
    raw::thread_cpu_ns() - started
}

/// What a contender is, which decides what it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A query of ours.
    Query,
    /// A compiled function of ours, alone.
    Kernel,
    /// The same without checks.
    Unchecked,
    /// A peer's loop over arrays.
    Loop,
    /// A peer's query.
    Engine,
    /// Copying the columns, which nobody could be faster than.
    Copy,
}

/// One way to do the work: a name, and a closure that does it once and says how long that took.
pub struct Contender<'a> {
    /// Heads its column.
    pub name: String,
    /// What it is compared with.
    pub role: Role,
    /// Does the work once.
    pub run: Box<dyn FnMut() -> Result<Time, Failure> + 'a>,
}

impl<'a> Contender<'a> {
    /// Work in this process.
    pub fn new(role: Role, name: &str, mut work: impl FnMut() -> Result<(), Failure> + 'a) -> Contender<'a> {
        Contender {
            name: name.to_owned(),
            role,
            run: Box::new(move || measure(&mut work)),
        }
    }
}

/// Runs all contenders `rounds` times in turn, after one round that doesn't count. The median of each.
///
/// # Errors
/// The first contender's that fails.
pub fn medians(contenders: &mut [Contender<'_>], rounds: usize) -> Result<Vec<Time>, Failure> {
    let mut times = vec![Vec::with_capacity(rounds); contenders.len()];
    for round in 0..=rounds {
        for (contender, times) in contenders.iter_mut().zip(&mut times) {
            let time = (contender.run)()?;
            if round > 0 {
                times.push(time);
            }
        }
    }
    let of = |times: &[Time], part: fn(&Time) -> u64| median(&mut times.iter().map(part).collect::<Vec<_>>());
    Ok(times
        .iter()
        .map(|times| Time {
            cpu_ns: of(times, |time| time.cpu_ns),
            clock_ns: of(times, |time| time.clock_ns),
        })
        .collect())
}

/// The middle one of these times; 0 of none.
pub fn median(times: &mut [u64]) -> u64 {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(&mut [9, 1, 5]), 5);
        assert_eq!(median(&mut []), 0);
    }

    #[test]
    fn the_first_round_does_not_count() {
        let mut times = [(1000, 1), (1, 30), (2, 20), (3, 10)].into_iter();
        let run = Box::new(move || {
            let (cpu_ns, clock_ns) = times.next().ok_or("no more times")?;
            Ok(Time { cpu_ns, clock_ns })
        });
        let mut contenders = [Contender {
            name: "a".to_owned(),
            role: Role::Loop,
            run,
        }];
        let expected = Time {
            cpu_ns: 2,
            clock_ns: 20,
        };
        assert_eq!(medians(&mut contenders, 3).expect("times enough"), [expected]);
        assert!(medians(&mut contenders, 3).is_err());
    }
}
