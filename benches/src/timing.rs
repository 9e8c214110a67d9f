//! Contenders are timed in turn, round after round, so that whatever else the machine does hits all of them; of each the
//! median counts. What is measured is the thread's time on a CPU.

use crate::raw;

/// One way to do the work: a name, and a closure that does it once and says how many nanoseconds that took.
pub struct Contender<'a> {
    /// Shown in the table.
    pub name: String,
    /// Does the work once.
    pub run: Box<dyn FnMut() -> u64 + 'a>,
}

impl<'a> Contender<'a> {
    /// A contender in this process.
    pub fn new(name: &str, mut work: impl FnMut() + 'a) -> Contender<'a> {
        let run = Box::new(move || {
            let started = raw::thread_cpu_ns();
            work();
            raw::thread_cpu_ns() - started
        });
        Contender {
            name: name.to_owned(),
            run,
        }
    }
}

/// Runs all contenders `rounds` times in turn, after one round that doesn't count. The median of each, in nanoseconds.
pub fn medians(contenders: &mut [Contender<'_>], rounds: usize) -> Vec<u64> {
    let mut times = vec![Vec::with_capacity(rounds); contenders.len()];
    for round in 0..=rounds {
        for (contender, times) in contenders.iter_mut().zip(&mut times) {
            let time = (contender.run)();
            if round > 0 {
                times.push(time);
            }
        }
    }
    times.iter_mut().map(|times| median(times)).collect()
}

/// The middle one of these times; 0 of none.
pub fn median(times: &mut [u64]) -> u64 {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or(0)
}

/// Prints each contender's time per row and its ratio to the first.
pub fn report(workload: &str, rows: usize, contenders: &[Contender<'_>], medians: &[u64]) {
    let first = medians.first().copied().unwrap_or(0) as f64;
    for (contender, time) in contenders.iter().zip(medians) {
        let per_row = *time as f64 / rows as f64;
        println!(
            "{workload:22} {:24} {per_row:9.3} ns/row {:8.2} ×",
            contender.name,
            *time as f64 / first
        );
    }
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
        let mut times = [1000, 1, 2, 3].into_iter();
        let run = Box::new(move || times.next().unwrap_or(0));
        assert_eq!(
            medians(
                &mut [Contender {
                    name: "a".to_owned(),
                    run
                }],
                3
            ),
            [2]
        );
    }
}
