//! The moment from which a statement can't be stopped any more: what it has changed is on its way to the disk.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::error::Error;

/// How far a statement is with its commit. Clones are the same.
///
/// Whoever stops a statement and says that it was stopped must be right: nothing of it is there. So both sides ask here
/// first, and one of them is first.
#[derive(Debug, Clone, Default)]
pub struct CommitPoint(Arc<Mutex<State>>);

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    Before,
    Stopped,
    Passed {
        /// For the case that it comes back to where it was before.
        stop: bool,
    },
}

impl CommitPoint {
    /// That of a statement that is done.
    pub fn passed() -> CommitPoint {
        let point = CommitPoint::default();
        *point.state() = State::Passed { stop: false };
        point
    }

    /// Stops the statement, if it is before this point: nothing of it will be there. If not, it is about to tell how it
    /// has ended, and that is what happened.
    pub fn stop(&self) -> bool {
        let mut state = self.state();
        match &mut *state {
            State::Before => *state = State::Stopped,
            State::Stopped => {}
            State::Passed { stop } => {
                *stop = true;
                return false;
            }
        }
        true
    }

    /// Waits for a statement's work, or for a reason to stop it.
    ///
    /// # Errors
    /// The reason; the statement is stopped.
    pub async fn or_stopped<T, R>(
        &self,
        work: impl Future<Output = T>,
        reason: impl Future<Output = R>,
    ) -> Result<T, R> {
        let mut work = std::pin::pin!(work);
        tokio::select! {
            biased;
            reason = reason => if self.stop() {
                return Err(reason);
            },
            done = &mut work => return Ok(done),
        }
        Ok(work.await)
    }

    /// Goes past the point.
    ///
    /// # Errors
    /// 57014 if the statement was stopped.
    pub fn pass(&self) -> Result<(), Error> {
        let mut state = self.state();
        match *state {
            State::Stopped => Err(Error::cancelled()),
            State::Before | State::Passed { .. } => {
                *state = State::Passed { stop: false };
                Ok(())
            }
        }
    }

    /// Comes back: nothing was committed.
    ///
    /// # Errors
    /// 57014 if the statement was to be stopped meanwhile.
    pub(crate) fn come_back(&self) -> Result<(), Error> {
        let mut state = self.state();
        match *state {
            State::Passed { stop: true } | State::Stopped => {
                *state = State::Stopped;
                Err(Error::cancelled())
            }
            State::Passed { stop: false } | State::Before => {
                *state = State::Before;
                Ok(())
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    #[test]
    fn who_is_first_wins() {
        let point = CommitPoint::default();
        assert!(point.stop() && point.stop());
        assert_eq!(point.pass().unwrap_err().sqlstate, "57014");
        let point = CommitPoint::default();
        point.pass().unwrap();
        assert!(!point.stop());
    }

    #[test]
    fn a_statement_that_has_to_begin_again_can_be_stopped() {
        let point = CommitPoint::default();
        point.pass().unwrap();
        point.come_back().unwrap();
        point.pass().unwrap();
        assert!(!point.stop());
        assert_eq!(point.come_back().unwrap_err().sqlstate, "57014");
        assert!(point.stop());
    }

    #[tokio::test]
    async fn work_past_the_point_is_waited_for() {
        let point = CommitPoint::default();
        assert_eq!(point.or_stopped(pending::<()>(), ready("why")).await, Err("why"));
        assert_eq!(CommitPoint::passed().or_stopped(ready(1), ready("why")).await, Ok(1));
        assert_eq!(
            CommitPoint::default().or_stopped(ready(1), pending::<()>()).await,
            Ok(1)
        );
    }
}
