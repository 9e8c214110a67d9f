//! Columns of files that were read, kept in memory as far as there is room.
//!
//! A column that is kept keeps its buffers' addresses too, which is how GPUs know the columns that they have already.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use arrow::array::{Array, ArrayRef};

use crate::definition::ColumnId;
use crate::segment::SegmentId;

/// A column in a row group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub segment: SegmentId,
    pub group: usize,
    pub column: ColumnId,
}

/// Keeps the columns that were used last.
#[derive(Debug, Default)]
pub struct Cache {
    bytes_max: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    entries: HashMap<Key, Entry>,
    /// By the time of their last use.
    order: BTreeMap<u64, Key>,
    clock: u64,
    bytes: usize,
    hits: u64,
    misses: u64,
}

#[derive(Debug)]
struct Entry {
    array: ArrayRef,
    bytes: usize,
    used: u64,
}

/// How full a cache is, and how useful it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CacheStatistics {
    /// Bytes kept.
    pub bytes: usize,
    /// Bytes that may be kept.
    pub bytes_max: usize,
    /// Columns found.
    pub hits: u64,
    /// Columns that had to be read.
    pub misses: u64,
}

impl Cache {
    /// Room for so many bytes.
    pub fn new(bytes_max: usize) -> Cache {
        Cache {
            bytes_max,
            state: Mutex::default(),
        }
    }

    /// How it does.
    pub fn statistics(&self) -> CacheStatistics {
        let state = self.state();
        CacheStatistics {
            bytes: state.bytes,
            bytes_max: self.bytes_max,
            hits: state.hits,
            misses: state.misses,
        }
    }

    pub(crate) fn get(&self, key: &Key) -> Option<ArrayRef> {
        let mut state = self.state();
        state.clock += 1;
        let now = state.clock;
        let Some(entry) = state.entries.get_mut(key) else {
            state.misses += 1;
            return None;
        };
        let before = std::mem::replace(&mut entry.used, now);
        let array = entry.array.clone();
        state.order.remove(&before);
        state.order.insert(now, *key);
        state.hits += 1;
        Some(array)
    }

    pub(crate) fn put(&self, key: Key, array: &ArrayRef) {
        let bytes = array.get_array_memory_size();
        // One that takes the room of many is read again instead.
        if bytes > self.bytes_max / 4 {
            return;
        }
        let mut state = self.state();
        state.clock += 1;
        let used = state.clock;
        let entry = Entry {
            array: array.clone(),
            bytes,
            used,
        };
        state.bytes += bytes;
        state.order.insert(used, key);
        if let Some(before) = state.entries.insert(key, entry) {
            state.bytes -= before.bytes;
            state.order.remove(&before.used);
        }
        while state.bytes > self.bytes_max {
            let Some((_, oldest)) = state.order.pop_first() else {
                break;
            };
            if let Some(entry) = state.entries.remove(&oldest) {
                state.bytes -= entry.bytes;
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::array::Int64Array;
    use std::sync::Arc;

    #[test]
    fn what_was_used_last_is_kept() {
        let array: ArrayRef = Arc::new(Int64Array::from(vec![1; 1000]));
        let cache = Cache::new(5 * array.get_array_memory_size());
        let key = |n| Key {
            segment: SegmentId(n),
            group: 0,
            column: ColumnId(0),
        };
        for n in 0..5 {
            cache.put(key(n), &array);
        }
        assert!(cache.get(&key(0)).is_some());
        cache.put(key(5), &array);
        cache.put(key(5), &array);
        assert!(cache.get(&key(1)).is_none(), "the oldest had to go");
        assert!([0, 2, 3, 4, 5].iter().all(|n| cache.get(&key(*n)).is_some()));
        assert_eq!(cache.statistics().bytes, 5 * array.get_array_memory_size());
        let large: ArrayRef = Arc::new(Int64Array::from(vec![1; 3000]));
        cache.put(key(6), &large);
        assert!(cache.get(&key(6)).is_none());
    }
}
