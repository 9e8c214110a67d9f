//! Columns that stay on the device between calls.
//!
//! A column is known by its buffers: where they are and which part of them it is. The cache refers to them, so that the
//! memory can't be freed and used for something else; and what others refer to never changes. So equal keys mean equal
//! values, and a table that has changed has other buffers. A column that nobody but the cache refers to can't be asked
//! for any more, and goes.
//!
//! One run at a time brings a column there: others that need it wait for that, about as long as it takes at least, and go on
//! without if it takes longer.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use arrow::array::{Array, ArrayData};
use arrow::buffer::Buffer;

use rbcdb_runtime_cpu::CancelFlag;

use crate::column::PiecedColumn;
use crate::memory::DeviceBlock;
use crate::run::Placed;

/// How often runs look for columns that can't be asked for any more.
const TIDY_EVERY: Duration = Duration::from_secs(1);
/// A run that brings a column has so long for it, and so long for each of its bytes, before others don't wait any more.
const FILL_MAX: Duration = Duration::from_millis(20);
const FILL_BYTES_PER_S: f64 = 4e9;
/// How often who waits looks whether the call is cancelled.
const CANCEL_EVERY: Duration = Duration::from_millis(5);

/// A column on the device, all rows of it.
#[derive(Debug)]
pub(crate) struct Resident {
    pub block: Arc<DeviceBlock>,
    /// Where its planes and its validity are.
    pub placed: Placed,
    /// Its validity as the host needs it for results.
    pub validity: Option<Arc<[u64]>>,
}

/// Which column it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key(Vec<usize>);

#[derive(Debug)]
struct Entry {
    column: Arc<Resident>,
    buffers: Vec<Buffer>,
    bytes: u64,
    /// When it was used last.
    used: u64,
}

/// The columns kept on one device.
#[derive(Debug)]
pub(crate) struct Cache {
    limit: AtomicU64,
    hits: AtomicU64,
    misses: AtomicU64,
    state: Mutex<State>,
    /// A column isn't being brought any more.
    brought: Condvar,
}

/// What a run may do with a column that is worth keeping.
#[derive(Debug)]
pub(crate) enum Found {
    /// It is there.
    Resident(Arc<Resident>),
    /// The run may bring it there to stay.
    Missing,
    /// Another one is at it.
    Busy,
}

/// The columns that a run may bring; others wait until this is dropped.
#[derive(Debug, Default)]
pub(crate) struct Claims<'c> {
    cache: Option<&'c Cache>,
    keys: Vec<Key>,
}

impl Drop for Claims<'_> {
    fn drop(&mut self) {
        if let Some(cache) = self.cache.filter(|_| !self.keys.is_empty()) {
            let mut state = cache.state();
            state.filling.retain(|key| !self.keys.contains(key));
            cache.brought.notify_all();
        }
    }
}

#[derive(Debug, Default)]
struct State {
    entries: HashMap<Key, Entry>,
    /// What runs are bringing.
    filling: HashSet<Key>,
    bytes: u64,
    /// Counts uses.
    clock: u64,
    swept: Option<Instant>,
}

impl Key {
    /// The key of a column, and the buffers that it stands for.
    fn of(column: &PiecedColumn) -> (Key, Vec<Buffer>) {
        let (mut key, mut buffers) = (Vec::new(), Vec::new());
        for piece in column.pieces() {
            describe(&piece.to_data(), &mut key, &mut buffers);
        }
        (Key(key), buffers)
    }
}

fn describe(data: &ArrayData, key: &mut Vec<usize>, buffers: &mut Vec<Buffer>) {
    // The order of a struct's fields says which child is the real part.
    let fields = match data.data_type() {
        arrow::datatypes::DataType::Struct(fields) => usize::from(fields.first().is_some_and(|f| f.name() == "im")),
        _ => 0,
    };
    let ty = rbcdb_runtime_cpu::scalar_type(data.data_type()).map_or(0, |ty| 1 + ty as usize);
    key.extend([ty, fields, data.offset(), data.len(), data.buffers().len()]);
    let mut add = |buffer: &Buffer| {
        key.extend([buffer.as_ptr() as usize, buffer.len()]);
        buffers.push(buffer.clone());
    };
    data.buffers().iter().for_each(&mut add);
    match data.nulls() {
        Some(nulls) => {
            add(nulls.buffer());
            key.extend([1, nulls.offset(), nulls.len()]);
        }
        None => key.push(0),
    }
    for child in data.child_data() {
        describe(child, key, buffers);
    }
}

impl Cache {
    pub fn new(limit: u64) -> Cache {
        Cache {
            limit: AtomicU64::new(limit),
            hits: AtomicU64::new(0),
            misses: AtomicU64::new(0),
            state: Mutex::default(),
            brought: Condvar::new(),
        }
    }

    pub fn limit(&self) -> u64 {
        self.limit.load(Ordering::Relaxed)
    }

    pub fn set_limit(&self, bytes: u64) {
        self.limit.store(bytes, Ordering::Relaxed);
        self.shrink(bytes);
    }

    pub fn hits(&self) -> u64 {
        self.hits.load(Ordering::Relaxed)
    }

    pub fn misses(&self) -> u64 {
        self.misses.load(Ordering::Relaxed)
    }

    /// Bytes of all columns kept.
    pub fn bytes(&self) -> u64 {
        self.state().bytes
    }

    /// Whether a column is there; doesn't count as a use.
    pub fn contains(&self, column: &PiecedColumn) -> bool {
        self.state().entries.contains_key(&Key::of(column).0)
    }

    /// Looks for columns, for some time also for those that others are bringing now, unless the call is cancelled; and claims
    /// those that are missing. All at once: nobody waits who has claimed something.
    pub fn find(&self, columns: &[&PiecedColumn], cancel: &CancelFlag) -> (Vec<Found>, Claims<'_>) {
        let keys: Vec<Key> = columns.iter().map(|column| Key::of(column).0).collect();
        let bytes: usize = columns.iter().map(|column| column.bytes()).sum();
        let limit = FILL_MAX + Duration::from_secs_f64(bytes as f64 / FILL_BYTES_PER_S);
        let started = Instant::now();
        let mut state = self.state();
        while keys.iter().any(|key| state.filling.contains(key)) && started.elapsed() < limit && !cancel.is_cancelled()
        {
            let waited = self.brought.wait_timeout(state, CANCEL_EVERY);
            (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        }
        state.clock += 1;
        let clock = state.clock;
        let mut claims = Claims {
            cache: Some(self),
            keys: Vec::new(),
        };
        let mut find = |key: Key| {
            if let Some(entry) = state.entries.get_mut(&key) {
                entry.used = clock;
                self.hits.fetch_add(1, Ordering::Relaxed);
                return Found::Resident(Arc::clone(&entry.column));
            }
            self.misses.fetch_add(1, Ordering::Relaxed);
            if !state.filling.insert(key.clone()) {
                return Found::Busy;
            }
            claims.keys.push(key);
            Found::Missing
        };
        let found = keys.into_iter().map(&mut find).collect();
        (found, claims)
    }

    /// Whether a column of so many bytes may be kept at all.
    pub fn may_keep(&self, bytes: u64) -> bool {
        bytes <= self.limit()
    }

    /// Keeps a column that is wholly on the device; if it was brought there twice, the first stays.
    pub fn insert(&self, column: &PiecedColumn, resident: Arc<Resident>) {
        let (key, buffers) = Key::of(column);
        let bytes = resident.block.size() as u64;
        if !self.may_keep(bytes) {
            return;
        }
        let mut state = self.state();
        state.sweep();
        while state.bytes + bytes > self.limit() && state.evict_one() {}
        state.clock += 1;
        let used = state.clock;
        let entry = Entry {
            column: resident,
            buffers,
            bytes,
            used,
        };
        if let std::collections::hash_map::Entry::Vacant(place) = state.entries.entry(key) {
            place.insert(entry);
            state.bytes += bytes;
        }
    }

    /// Lets columns go, those used longest ago first, until the rest has at most so many bytes.
    pub fn shrink(&self, bytes: u64) {
        let mut state = self.state();
        state.sweep();
        while state.bytes > bytes && state.evict_one() {}
    }

    /// Lets go of columns to make room: whether there was one.
    pub fn evict_one(&self) -> bool {
        let mut state = self.state();
        state.sweep() || state.evict_one()
    }

    /// Lets go of columns that can't be asked for any more, unless that was done just now.
    pub fn tidy(&self) {
        let mut state = self.state();
        if state.swept.is_none_or(|swept| swept.elapsed() > TIDY_EVERY) {
            state.sweep();
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Removes the columns one of whose buffers only the cache refers to: whether there were any.
    fn sweep(&mut self) -> bool {
        let mut own: HashMap<usize, usize> = HashMap::new();
        for buffer in self.entries.values().flat_map(|entry| &entry.buffers) {
            *own.entry(buffer.data_ptr().as_ptr() as usize).or_default() += 1;
        }
        self.swept = Some(Instant::now());
        let before = self.entries.len();
        let bytes = &mut self.bytes;
        self.entries.retain(|_, entry| {
            let wanted = entry.buffers.iter().all(|buffer| {
                let own = own.get(&(buffer.data_ptr().as_ptr() as usize)).copied();
                buffer.strong_count() > own.unwrap_or(0) || buffer.is_empty()
            });
            if !wanted {
                *bytes -= entry.bytes;
            }
            wanted
        });
        self.entries.len() < before
    }

    /// Removes the column that was used longest ago: whether there was one.
    fn evict_one(&mut self) -> bool {
        let oldest = self.entries.iter().min_by_key(|(_, entry)| entry.used);
        let Some(key) = oldest.map(|(key, _)| key.clone()) else {
            return false;
        };
        if let Some(entry) = self.entries.remove(&key) {
            self.bytes -= entry.bytes;
        }
        true
    }
}
