//! Cache keys: the address of an artifact, a hash over everything that changes the code.
//!
//! Fields are hashed with their names and lengths in front, so that no two different lists of fields give the same
//! bytes to the hash (the usual guard against `"ab" + "c"` = `"a" + "bc"`).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

/// SHA-256 over everything that changes the code: typed IR, compiler build, options, target, callees.
///
/// Shown as 64 hexadecimal digits, and read back from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CacheKey(pub [u8; 32]);

impl CacheKey {
    /// Starts a key.
    pub fn builder() -> CacheKeyBuilder {
        CacheKeyBuilder {
            hash: Sha256::new_with_prefix(b"rbcdb cache key 1\n"),
        }
    }
}

/// Collects the fields of a [`CacheKey`]. The order of fields counts.
#[derive(Debug, Clone)]
pub struct CacheKeyBuilder {
    hash: Sha256,
}

impl CacheKeyBuilder {
    /// Adds a field: its name and contents, each after its length.
    #[must_use]
    pub fn field(mut self, name: &str, contents: impl AsRef<[u8]>) -> CacheKeyBuilder {
        for part in [name.as_bytes(), contents.as_ref()] {
            self.hash.update((part.len() as u64).to_le_bytes());
            self.hash.update(part);
        }
        self
    }

    /// The key over all fields so far.
    pub fn finish(self) -> CacheKey {
        CacheKey(self.hash.finalize().into())
    }
}

impl fmt::Display for CacheKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Text that isn't a [`CacheKey`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a cache key is 64 hexadecimal digits")]
pub struct CacheKeyError;

impl FromStr for CacheKey {
    type Err = CacheKeyError;

    fn from_str(text: &str) -> Result<CacheKey, CacheKeyError> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(CacheKeyError);
        }
        let mut key = [0; 32];
        for (byte, pair) in key.iter_mut().zip(digits.chunks_exact(2)) {
            let nibble = |digit: u8| char::from(digit).to_digit(16).ok_or(CacheKeyError);
            *byte = (nibble(pair[0])? << 4 | nibble(pair[1])?) as u8;
        }
        Ok(CacheKey(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_as_hex_and_reads_back() {
        let key = CacheKey::builder().field("ir", "fn").finish();
        let text = key.to_string();
        assert_eq!(text.len(), 64);
        assert_eq!(text.parse(), Ok(key));
        assert_eq!(CacheKey([0xab; 32]).to_string(), "ab".repeat(32));
        for wrong in ["", "ab", &"g".repeat(64), &"é".repeat(32), &"+a".repeat(32)] {
            assert_eq!(wrong.parse::<CacheKey>(), Err(CacheKeyError), "{wrong:?}");
        }
    }

    #[test]
    fn every_name_content_and_order_counts() {
        let key = |fields: &[(&str, &str)]| {
            fields
                .iter()
                .fold(CacheKey::builder(), |builder, (name, contents)| {
                    builder.field(name, contents)
                })
                .finish()
        };
        let keys = [
            key(&[]),
            key(&[("", "")]),
            key(&[("ab", "c")]),
            key(&[("a", "bc")]),
            key(&[("a", "b"), ("c", "")]),
            key(&[("a", "b"), ("", "c")]),
            key(&[("", "c"), ("a", "b")]),
        ];
        for (i, a) in keys.iter().enumerate() {
            for (j, b) in keys.iter().enumerate() {
                assert_eq!(a == b, i == j, "{i} and {j}");
            }
        }
        assert_eq!(keys[2], key(&[("ab", "c")]));
    }
}
