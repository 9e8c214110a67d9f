//! The flag through which a running call is asked to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Asks every call that was given it, or a clone of it, to stop. Once set it stays set: use a new flag per statement.
#[derive(Debug, Clone, Default)]
pub struct CancelFlag(Arc<AtomicU32>);

impl CancelFlag {
    /// A flag that isn't set.
    pub fn new() -> CancelFlag {
        CancelFlag::default()
    }

    /// Asks the calls to stop. Returns at once; compiled code polls the flag in its loops.
    pub fn cancel(&self) {
        self.0.store(1, Ordering::Relaxed);
    }

    /// Whether [`CancelFlag::cancel`] was called.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed) != 0
    }

    /// The word that compiled code polls; valid as long as `self`.
    pub(crate) fn as_ptr(&self) -> *const u32 {
        self.0.as_ptr()
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
}
