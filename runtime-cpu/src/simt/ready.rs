//! The set of threads that can run, and which of them runs next.

use super::random::Random;

/// Threads in a block, at most.
pub(super) const THREADS_MAX: usize = 1024;

/// In which order threads run.
#[derive(Debug, Clone)]
pub(super) enum Order {
    /// The lowest number first.
    Forward,
    /// The highest number first.
    Reverse,
    /// Any.
    Random(Random),
}

/// A set of threads of a block.
#[derive(Debug, Clone, Default)]
pub(super) struct Ready {
    words: [u64; THREADS_MAX / 64],
}

impl Ready {
    /// Adds a thread.
    pub fn insert(&mut self, thread: usize) {
        if let Some(word) = self.words.get_mut(thread / 64) {
            *word |= 1 << (thread % 64);
        }
    }

    /// Takes the next one out.
    pub fn take(&mut self, order: &mut Order, threads: usize) -> Option<usize> {
        let thread = match order {
            Order::Forward => self.first_from(0),
            Order::Reverse => self.last(),
            // Not all are equally likely, but each is possible.
            Order::Random(random) => self.first_from(random.below(threads)).or_else(|| self.first_from(0)),
        }?;
        self.words[thread / 64] &= !(1 << (thread % 64));
        Some(thread)
    }

    fn first_from(&self, start: usize) -> Option<usize> {
        let mut mask = u64::MAX << (start % 64);
        for (index, word) in self.words.iter().enumerate().skip(start / 64) {
            let bits = word & mask;
            if bits != 0 {
                return Some(index * 64 + bits.trailing_zeros() as usize);
            }
            mask = u64::MAX;
        }
        None
    }

    fn last(&self) -> Option<usize> {
        let (index, word) = self.words.iter().enumerate().rev().find(|(_, word)| **word != 0)?;
        Some(index * 64 + 63 - word.leading_zeros() as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(mut order: Order) -> Vec<usize> {
        let mut ready = Ready::default();
        for thread in [3, 63, 64, 700, 1023] {
            ready.insert(thread);
        }
        std::iter::from_fn(|| ready.take(&mut order, 1024)).collect()
    }

    #[test]
    fn every_thread_comes_once() {
        assert_eq!(order(Order::Forward), [3, 63, 64, 700, 1023]);
        assert_eq!(order(Order::Reverse), [1023, 700, 64, 63, 3]);
        let random: Vec<Vec<usize>> = (0..20).map(|seed| order(Order::Random(Random::new(seed)))).collect();
        assert!(random.iter().any(|order| *order != random[0]));
        for mut order in random {
            order.sort_unstable();
            assert_eq!(order, [3, 63, 64, 700, 1023]);
        }
    }
}
