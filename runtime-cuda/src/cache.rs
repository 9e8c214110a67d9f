//! Columns that stay on the device between calls.
//!
//! A column is known by its buffers: where they are and which part of them it is. The cache refers to them, so that the
//! memory can't be freed and used for something else; and what others refer to never changes. So equal keys mean equal
//! values, and a table that has changed has other buffers. A column that nobody but the cache refers to can't be asked
//! for any more, and goes.
//!
//! A column may also be put together from parts of others that are there: queries that need other columns beside it, or have
//! less memory, gather a table's arrays to columns of other lengths.
//!
//! One run at a time brings a column there: others that need it wait for that, about as long as it takes at least, and go on
//! without if it takes longer.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use arrow::array::{Array, ArrayData, ArrayRef};
use arrow::buffer::Buffer;

use rbcdb_runtime_cpu::CancelFlag;
use rbcdb_udf_abi::ScalarType;

use crate::column::PiecedColumn;
use crate::memory::DeviceBlock;
use crate::run::Placed;

/// How often runs look for columns that can't be asked for any more.
const TIDY_EVERY: Duration = Duration::from_secs(1);
/// A run that brings a column has so long for it, and so long for each of its bytes, before others don't wait any more.
const FILL_MAX: Duration = Duration::from_millis(20);
const FILL_BYTES_PER_S: f64 = 4e9;
/// A column is put together from so many parts at most, or from parts of so many rows: to copy few rows takes as long as to
/// copy many.
const PARTS_MIN: usize = 4;
const PART_ROWS: usize = 1 << 16;
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

/// Which array it is: where its buffers are, and which part of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Piece(Box<[usize]>);

/// Which column it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key(Arc<[Piece]>);

#[derive(Debug)]
struct Entry {
    column: Arc<Resident>,
    /// Where each of its pieces ends, in rows.
    ends: Vec<usize>,
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
    /// Its values are, in these parts of others, which are in order.
    Parts(Vec<Part>),
    /// The run may bring it there to stay.
    Missing,
    /// Another one is at it.
    Busy,
}

/// A part of a column on the device as a part of another column.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub of: Arc<Resident>,
    /// Where it starts in the other column.
    pub from: usize,
    /// Where it starts in this one.
    pub to: usize,
    pub rows: usize,
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
    /// The columns that a piece is in, and at which position.
    pieces: HashMap<Piece, Vec<(Key, usize)>>,
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
        let mut buffers = Vec::new();
        let piece = |piece: &ArrayRef| {
            let mut key = Vec::new();
            describe(&piece.to_data(), &mut key, &mut buffers);
            Piece(key.into())
        };
        (Key(column.pieces().iter().map(piece).collect()), buffers)
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

    /// Whether all of a column is there, be it as parts of others; doesn't count as a use.
    pub fn contains(&self, column: &PiecedColumn) -> bool {
        let Key(pieces) = Key::of(column).0;
        let state = self.state();
        pieces.iter().all(|piece| state.pieces.contains_key(piece))
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
        let mut find = |(key, column): (Key, &&PiecedColumn)| {
            if let Some(entry) = state.entries.get_mut(&key) {
                entry.used = clock;
                self.hits.fetch_add(1, Ordering::Relaxed);
                return Found::Resident(Arc::clone(&entry.column));
            }
            if let Some(parts) = state.parts(&key, column) {
                self.hits.fetch_add(1, Ordering::Relaxed);
                return Found::Parts(parts);
            }
            self.misses.fetch_add(1, Ordering::Relaxed);
            if !state.filling.insert(key.clone()) {
                return Found::Busy;
            }
            claims.keys.push(key);
            Found::Missing
        };
        let found = keys.into_iter().zip(columns).map(&mut find).collect();
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
            ends: column.ends().to_vec(),
            buffers,
            bytes,
            used,
        };
        if !state.entries.contains_key(&key) {
            for (position, piece) in key.0.iter().enumerate() {
                let place = (key.clone(), position);
                state.pieces.entry(piece.clone()).or_default().push(place);
            }
            state.entries.insert(key, entry);
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
    /// Puts a column together, unless that takes too many parts. Not of booleans, whose parts needn't start at whole words.
    fn parts(&mut self, key: &Key, column: &PiecedColumn) -> Option<Vec<Part>> {
        if column.scalar_type() == Some(ScalarType::Bool) || !key.0.iter().all(|piece| self.pieces.contains_key(piece))
        {
            return None;
        }
        let mut parts: Vec<Part> = Vec::new();
        let mut last: Option<(Key, usize)> = None;
        let mut to = 0;
        for (piece, end) in key.0.iter().zip(column.ends()) {
            let places = self.pieces.get(piece)?;
            let follows = |(of, at): &&(Key, usize)| last.as_ref().is_some_and(|(l, n)| l == of && n + 1 == *at);
            let place = places.iter().find(follows);
            let continued = place.is_some();
            let (of, at) = place.or(places.first())?;
            let rows = end - to;
            match parts.last_mut().filter(|_| continued) {
                Some(part) => part.rows += rows,
                None => {
                    let entry = self.entries.get_mut(of)?;
                    entry.used = self.clock;
                    let of = Arc::clone(&entry.column);
                    let from = entry.ends[*at] - rows;
                    parts.push(Part { of, from, to, rows });
                }
            }
            last = Some((of.clone(), *at));
            to = *end;
        }
        (parts.len() <= PARTS_MIN.max(to / PART_ROWS)).then_some(parts)
    }

    /// Removes the columns one of whose buffers only the cache refers to: whether there were any.
    fn sweep(&mut self) -> bool {
        let mut own: HashMap<usize, usize> = HashMap::new();
        for buffer in self.entries.values().flat_map(|entry| &entry.buffers) {
            *own.entry(buffer.data_ptr().as_ptr() as usize).or_default() += 1;
        }
        self.swept = Some(Instant::now());
        let wanted = |entry: &Entry| {
            entry.buffers.iter().all(|buffer| {
                let own = own.get(&(buffer.data_ptr().as_ptr() as usize)).copied();
                buffer.strong_count() > own.unwrap_or(0) || buffer.is_empty()
            })
        };
        let unwanted = self.entries.iter().filter(|(_, entry)| !wanted(entry));
        let unwanted: Vec<Key> = unwanted.map(|(key, _)| key.clone()).collect();
        unwanted.iter().for_each(|key| self.remove(key));
        !unwanted.is_empty()
    }

    fn remove(&mut self, key: &Key) {
        let Some(entry) = self.entries.remove(key) else { return };
        self.bytes -= entry.bytes;
        for piece in key.0.iter() {
            if let Some(places) = self.pieces.get_mut(piece) {
                places.retain(|(of, _)| of != key);
                if places.is_empty() {
                    self.pieces.remove(piece);
                }
            }
        }
    }

    /// Removes the column that was used longest ago: whether there was one.
    fn evict_one(&mut self) -> bool {
        let oldest = self.entries.iter().min_by_key(|(_, entry)| entry.used);
        let Some(key) = oldest.map(|(key, _)| key.clone()) else {
            return false;
        };
        self.remove(&key);
        true
    }
}
