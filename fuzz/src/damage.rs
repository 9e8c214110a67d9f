//! Damage to valid input.

use rand::rngs::SmallRng;
use rand::{Rng, RngExt, SeedableRng};

/// A source of damage, the same for a seed.
pub struct Damage(SmallRng);

impl Damage {
    /// One that begins here.
    pub fn new(seed: u64) -> Damage {
        Damage(SmallRng::seed_from_u64(seed))
    }

    /// Flips, cuts, doubles, removes or makes up bytes, in up to four places.
    pub fn to(&mut self, bytes: &mut Vec<u8>) {
        let random = &mut self.0;
        for _ in 0..random.random_range(1..5) {
            let at = random.random_range(0..=bytes.len());
            let end = (at + random.random_range(0..40)).min(bytes.len());
            match random.random_range(0..6) {
                0 if at < bytes.len() => bytes[at] = random.random(),
                1 if at < bytes.len() => bytes[at] ^= 1 << random.random_range(0..8),
                2 if random.random_ratio(1, 4) => bytes.truncate(at),
                3 => {
                    let again = bytes[at..end].to_vec();
                    bytes.splice(at..at, again);
                }
                4 => drop(bytes.drain(at..end)),
                _ => {
                    let mut new = [0; 6];
                    random.fill_bytes(&mut new);
                    bytes.splice(at..at, new);
                }
            }
        }
    }
}
