//! What clients hold by a handle: random bytes that nobody can guess, for things that end when nobody uses them any more.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Random bytes that name something.
pub type Handle = [u8; 16];

/// A new handle.
pub fn new_handle() -> Handle {
    rand::random()
}

/// Things by their handles, at most so many.
#[derive(Debug)]
pub struct Handles<T> {
    limit: usize,
    held: Mutex<HashMap<Handle, Held<T>>>,
}

#[derive(Debug)]
struct Held<T> {
    thing: Arc<T>,
    used: Instant,
}

/// There are as many as there may be.
#[derive(Debug, PartialEq, Eq)]
pub struct Full {
    /// How many.
    pub limit: usize,
}

impl<T> Handles<T> {
    /// Room for so many.
    pub fn new(limit: usize) -> Handles<T> {
        Handles {
            limit,
            held: Mutex::default(),
        }
    }

    /// Keeps a thing under a new handle.
    ///
    /// # Errors
    /// [`Full`] if there are as many as there may be.
    pub fn insert(&self, thing: T) -> Result<Handle, Full> {
        let mut held = self.lock();
        if held.len() >= self.limit {
            return Err(Full { limit: self.limit });
        }
        let handle = new_handle();
        let held_thing = Held {
            thing: Arc::new(thing),
            used: Instant::now(),
        };
        held.insert(handle, held_thing);
        Ok(handle)
    }

    /// The thing of a handle, which counts as a use of it.
    pub fn get(&self, handle: &[u8]) -> Option<Arc<T>> {
        let mut held = self.lock();
        let found = held.get_mut(handle)?;
        found.used = Instant::now();
        Some(Arc::clone(&found.thing))
    }

    /// Lets go of a thing.
    pub fn remove(&self, handle: &[u8]) -> Option<Arc<T>> {
        self.lock().remove(handle).map(|held| held.thing)
    }

    /// Lets go of everything that nobody has used for so long and nobody is using.
    pub fn sweep(&self, idle: Duration) {
        self.lock().retain(|_, held| {
            if Arc::strong_count(&held.thing) > 1 {
                held.used = Instant::now();
            }
            held.used.elapsed() < idle
        });
    }

    /// Lets go of everything.
    pub fn clear(&self) {
        self.lock().clear();
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.lock().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The data behind the lock is whole after each statement, so a panic elsewhere doesn't spoil it.
    fn lock(&self) -> MutexGuard<'_, HashMap<Handle, Held<T>>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_so_many() {
        let handles = Handles::new(2);
        let a = handles.insert("a").unwrap();
        handles.insert("b").unwrap();
        assert_eq!(handles.insert("c"), Err(Full { limit: 2 }));
        assert_eq!(handles.remove(&a).as_deref(), Some(&"a"));
        handles.insert("c").unwrap();
        assert!(handles.get(&a).is_none() && handles.get(b"").is_none());
    }

    #[test]
    fn what_is_in_use_stays() {
        let handles = Handles::new(2);
        let used = handles.insert(1).unwrap();
        let idle = handles.insert(2).unwrap();
        let held = handles.get(&used).unwrap();
        std::thread::sleep(Duration::from_millis(2));
        handles.sweep(Duration::from_millis(1));
        assert_eq!((*held, handles.len()), (1, 1));
        assert!(handles.get(&idle).is_none());
        drop(held);
        handles.sweep(Duration::from_secs(60));
        assert_eq!(handles.len(), 1);
    }
}
