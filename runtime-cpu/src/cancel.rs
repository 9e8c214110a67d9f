//! The flag through which a running call is asked to stop.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Asks every call that was given it, or a clone of it, to stop. Once set it stays set: use a new flag per statement.
#[derive(Debug, Clone, Default)]
pub struct CancelFlag(Arc<State>);

#[derive(Debug, Default)]
struct State {
    word: AtomicU32,
    hooks: Mutex<Hooks>,
}

#[derive(Default)]
struct Hooks {
    list: Vec<(u64, Box<dyn Fn() + Send + Sync>)>,
    /// The last number given out.
    last: u64,
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} hooks", self.list.len())
    }
}

/// What a flag does besides when it is set, as long as this lives.
#[derive(Debug)]
pub struct CancelHook {
    state: Arc<State>,
    number: u64,
}

impl CancelFlag {
    /// A flag that isn't set.
    pub fn new() -> CancelFlag {
        CancelFlag::default()
    }

    /// Asks the calls to stop. Returns at once; compiled code polls the flag in its loops.
    pub fn cancel(&self) {
        // Before the hooks: who takes back what a hook did looks at the flag afterwards.
        self.0.word.store(1, Ordering::SeqCst);
        self.0.hooks().list.iter().for_each(|(_, hook)| hook());
    }

    /// Whether [`CancelFlag::cancel`] was called.
    pub fn is_cancelled(&self) -> bool {
        self.0.word.load(Ordering::SeqCst) != 0
    }

    /// Has something done in [`CancelFlag::cancel`], or right now if that was called: for calls that can't see the flag.
    /// It must return at once, and may be done twice, but never after the hook was dropped.
    pub fn on_cancel(&self, hook: impl Fn() + Send + Sync + 'static) -> CancelHook {
        let mut hooks = self.0.hooks();
        if self.is_cancelled() {
            hook();
        }
        hooks.last += 1;
        let number = hooks.last;
        hooks.list.push((number, Box::new(hook)));
        drop(hooks);
        let state = Arc::clone(&self.0);
        CancelHook { state, number }
    }

    /// The word that compiled code polls; valid as long as `self`.
    pub(crate) fn as_ptr(&self) -> *const u32 {
        self.0.word.as_ptr()
    }
}

impl State {
    fn hooks(&self) -> MutexGuard<'_, Hooks> {
        self.hooks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for CancelHook {
    fn drop(&mut self) {
        let mut hooks = self.state.hooks();
        let at = hooks.list.iter().position(|(number, _)| *number == self.number);
        // In order: who asks first whether it was cancelled relies on being told first.
        let hook = at.map(|at| hooks.list.remove(at));
        // What it holds may go with it, and isn't any business of the flag's.
        drop(hooks);
        drop(hook);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_share_the_flag_and_others_do_not() {
        let (flag, other) = (CancelFlag::new(), CancelFlag::new());
        let clone = flag.clone();
        assert!(!flag.is_cancelled());
        clone.cancel();
        assert!(flag.is_cancelled() && !other.is_cancelled());
    }

    #[test]
    fn hooks_are_called_as_long_as_they_live() {
        let flag = CancelFlag::new();
        let counters: [Arc<AtomicU32>; 3] = Default::default();
        let count = |i: usize| counters[i].load(Ordering::Relaxed);
        let hook = |i: usize| {
            let counter = Arc::clone(&counters[i]);
            flag.on_cancel(move || {
                counter.fetch_add(1, Ordering::Relaxed);
            })
        };
        let (first, second) = (hook(0), hook(1));
        drop(first);
        assert_eq!(Arc::strong_count(&counters[0]), 1, "it is gone with all that it holds");
        flag.clone().cancel();
        assert_eq!([0, 1, 2].map(count), [0, 1, 0]);
        let late = hook(2);
        assert_eq!([0, 1, 2].map(count), [0, 1, 1]);
        drop((second, late));
        flag.cancel();
        assert_eq!([0, 1, 2].map(count), [0, 1, 1]);
    }
}
