//! Memory that is used again. To ask a driver for memory takes as long as to compute a chunk, and to free it waits for
//! everything that the device does.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Gpu;
use crate::driver::{Failure, FailureKind};

/// What a pool keeps.
pub(crate) trait Buffer: Sized {
    fn allocate(gpu: &Arc<Gpu>, bytes: usize) -> Result<Self, Failure>;
    fn bytes(&self) -> usize;
}

/// Buffers of one kind on one device.
#[derive(Debug)]
pub(crate) struct Pool<B: Buffer> {
    gpu: Arc<Gpu>,
    limit: AtomicU64,
    state: Mutex<State<B>>,
}

#[derive(Debug)]
struct State<B> {
    /// By size.
    free: BTreeMap<usize, Vec<B>>,
    free_bytes: u64,
    used_bytes: u64,
}

/// A buffer out of a pool, to which it goes back.
#[derive(Debug)]
pub(crate) struct Block<B: Buffer> {
    buffer: Option<B>,
    pool: Arc<Pool<B>>,
}

/// Sizes below this aren't told apart.
const CLASS_BYTES_MIN: usize = 4096;

/// The size that a buffer of at least `bytes` gets: there are eight between a power of two and the next.
fn class_bytes(bytes: usize) -> usize {
    let bytes = bytes.max(CLASS_BYTES_MIN);
    let step = 1usize << (bytes.ilog2() - 3);
    bytes.checked_next_multiple_of(step).unwrap_or(bytes)
}

impl<B: Buffer> Pool<B> {
    /// An empty pool, of at most so many bytes.
    pub fn new(gpu: Arc<Gpu>, limit: u64) -> Arc<Pool<B>> {
        Arc::new(Pool {
            gpu,
            limit: AtomicU64::new(limit),
            state: Mutex::new(State {
                free: BTreeMap::new(),
                free_bytes: 0,
                used_bytes: 0,
            }),
        })
    }

    /// Bytes that may be in use or kept.
    pub fn limit(&self) -> u64 {
        self.limit.load(Ordering::Relaxed)
    }

    /// Changes the limit; what is in use beyond it stays.
    pub fn set_limit(&self, bytes: u64) {
        self.limit.store(bytes, Ordering::Relaxed);
        let excess = self.state().trim(bytes, 0);
        drop(excess);
    }

    /// Bytes in use.
    pub fn used_bytes(&self) -> u64 {
        self.state().used_bytes
    }

    /// A block of at least so many bytes.
    ///
    /// # Errors
    /// If the limit or the device allows no more, although all that is free was given back.
    pub fn allocate(self: &Arc<Self>, bytes: usize) -> Result<Arc<Block<B>>, Failure> {
        let class = class_bytes(bytes);
        let kept = self.state().take(class);
        let buffer = match kept {
            Some(buffer) => buffer,
            None => self.fresh(class)?,
        };
        let buffer = Some(buffer);
        let pool = Arc::clone(self);
        Ok(Arc::new(Block { buffer, pool }))
    }

    /// A new buffer, which counts as used. A driver may take long for it: others find the pool unlocked.
    fn fresh(&self, class: usize) -> Result<B, Failure> {
        let mut state = self.state();
        let excess = state.trim(self.limit(), class as u64);
        if state.used_bytes + class as u64 > self.limit() {
            return Err(Failure {
                kind: FailureKind::OutOfMemory,
                what: format!("{} bytes are in use, of {} that may be", state.used_bytes, self.limit()),
            });
        }
        state.used_bytes += class as u64;
        drop(state);
        drop(excess);
        let mut result = B::allocate(&self.gpu, class);
        if matches!(&result, Err(failure) if failure.kind == FailureKind::OutOfMemory) {
            let free = self.state().trim(0, 0);
            if !free.is_empty() {
                drop(free);
                result = B::allocate(&self.gpu, class);
            }
        }
        if result.is_err() {
            self.state().used_bytes -= class as u64;
        }
        result
    }

    fn state(&self) -> MutexGuard<'_, State<B>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<B: Buffer> State<B> {
    fn take(&mut self, class: usize) -> Option<B> {
        let list = self.free.get_mut(&class)?;
        let buffer = list.pop()?;
        if list.is_empty() {
            self.free.remove(&class);
        }
        self.free_bytes -= buffer.bytes() as u64;
        self.used_bytes += buffer.bytes() as u64;
        Some(buffer)
    }

    /// Takes free buffers out until `more` bytes fit below the limit, the largest first; whoever drops them gives them back to
    /// the driver, which may take long.
    fn trim(&mut self, limit: u64, more: u64) -> Vec<B> {
        let mut excess = Vec::new();
        while self.used_bytes + self.free_bytes + more > limit {
            let Some(mut entry) = self.free.last_entry() else {
                break;
            };
            let buffer = entry.get_mut().pop();
            if entry.get().is_empty() {
                entry.remove();
            }
            self.free_bytes -= buffer.as_ref().map_or(0, |buffer| buffer.bytes() as u64);
            excess.extend(buffer);
        }
        excess
    }
}

impl<B: Buffer> Deref for Block<B> {
    type Target = B;

    fn deref(&self) -> &B {
        self.buffer.as_ref().expect("it is there until the block is dropped")
    }
}

impl<B: Buffer> Block<B> {
    /// Its size in bytes.
    pub fn size(&self) -> usize {
        self.buffer.as_ref().map_or(0, B::bytes)
    }

    /// The buffer, if nobody else refers to the block: no queue, above all.
    pub fn exclusive(this: &mut Arc<Self>) -> Option<&mut B> {
        Arc::get_mut(this)?.buffer.as_mut()
    }
}

impl<B: Buffer> Drop for Block<B> {
    fn drop(&mut self) {
        let Some(buffer) = self.buffer.take() else { return };
        let bytes = buffer.bytes();
        let mut state = self.pool.state();
        state.used_bytes -= bytes as u64;
        state.free_bytes += bytes as u64;
        state.free.entry(bytes).or_default().push(buffer);
        let excess = state.trim(self.pool.limit(), 0);
        drop(state);
        drop(excess);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_waste_an_eighth_at_most() {
        for bytes in [1, 4095, 4096, 4097, 1 << 20, (1 << 20) + 1, 8_400_123, 1_999_999_999] {
            let class = class_bytes(bytes);
            assert!(class >= bytes && class_bytes(class) == class, "{bytes} {class}");
            assert!(bytes < CLASS_BYTES_MIN || class - bytes <= bytes / 8, "{bytes} {class}");
        }
    }
}
