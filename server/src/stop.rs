//! Stopping a running statement: who may ask for it, and how the request reaches the statement.
//!
//! Each connection has a [`CancelSlot`], registered in [`Connections`] under its process id. While a statement runs, the
//! slot holds that statement's [`StopFlag`]; a cancel request sets it. A request that finds no statement running has no
//! effect, as in PostgreSQL: it never hits the next statement.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rbcdb_db_extension::access::RoleId;
use tokio::sync::Notify;

/// Set once, when a statement shall stop.
#[derive(Debug, Default)]
pub struct StopFlag {
    asked: std::sync::atomic::AtomicBool,
    changed: Notify,
}

impl StopFlag {
    /// Asks the statement to stop.
    pub fn stop(&self) {
        self.asked.store(true, Ordering::Release);
        self.changed.notify_waiters();
    }

    /// Returns once the statement shall stop.
    pub async fn asked(&self) {
        loop {
            let changed = self.changed.notified();
            if self.asked.load(Ordering::Acquire) {
                return;
            }
            changed.await;
        }
    }
}

/// A connection's running statement, if there is one.
#[derive(Debug, Default)]
pub struct CancelSlot {
    running: Mutex<Option<Arc<StopFlag>>>,
}

impl CancelSlot {
    /// Notes that a statement begins; the guard notes its end.
    pub fn begin(self: &Arc<Self>) -> RunningStatement {
        let flag = Arc::new(StopFlag::default());
        *lock(&self.running) = Some(Arc::clone(&flag));
        RunningStatement {
            slot: Arc::clone(self),
            flag,
        }
    }

    fn cancel(&self) {
        if let Some(flag) = &*lock(&self.running) {
            flag.stop();
        }
    }
}

/// A statement that can be cancelled until this is dropped.
#[derive(Debug)]
pub struct RunningStatement {
    slot: Arc<CancelSlot>,
    /// Set by a cancel request.
    pub flag: Arc<StopFlag>,
}

impl Drop for RunningStatement {
    fn drop(&mut self) {
        *lock(&self.slot.running) = None;
    }
}

/// All connections that can be asked to stop their statement.
#[derive(Debug, Default)]
pub struct Connections {
    next_pid: AtomicI32,
    by_pid: Mutex<HashMap<i32, Entry>>,
}

/// What is known of a connection.
#[derive(Debug)]
struct Entry {
    secret: i32,
    slot: Arc<CancelSlot>,
    role: RoleId,
}

impl Connections {
    /// Registers a role's connection under a new process id and secret, until the registration is dropped.
    pub fn register(self: &Arc<Self>, role: RoleId) -> Registration {
        let slot = Arc::new(CancelSlot::default());
        let secret: i32 = rand::random();
        let mut by_pid = lock(&self.by_pid);
        // Process ids are positive and, after 2³¹ connections, may be in use.
        let pid = loop {
            let pid = self.next_pid.fetch_add(1, Ordering::Relaxed) & i32::MAX;
            if pid != 0 && !by_pid.contains_key(&pid) {
                break pid;
            }
        };
        let entry = Entry {
            secret,
            slot: Arc::clone(&slot),
            role,
        };
        by_pid.insert(pid, entry);
        Registration {
            connections: Arc::clone(self),
            pid,
            secret,
            slot,
        }
    }

    /// How many connections there are, and how many of a role.
    pub fn count(&self, role: RoleId) -> (usize, usize) {
        let by_pid = lock(&self.by_pid);
        (by_pid.len(), by_pid.values().filter(|entry| entry.role == role).count())
    }

    /// Carries out a cancel request. A wrong process id or secret has no effect, and the client isn't told.
    pub fn cancel(&self, pid: i32, secret: i32) {
        match lock(&self.by_pid).get(&pid) {
            Some(entry) if entry.secret == secret => entry.slot.cancel(),
            Some(_) => tracing::warn!(pid, "cancel request with a wrong secret"),
            None => tracing::debug!(pid, "cancel request for a connection that does not exist"),
        }
    }
}

/// A registered connection.
#[derive(Debug)]
pub struct Registration {
    connections: Arc<Connections>,
    /// What BackendKeyData says.
    pub pid: i32,
    /// What BackendKeyData says; whoever knows it may cancel.
    pub secret: i32,
    /// Where the connection notes its running statement.
    pub slot: Arc<CancelSlot>,
}

impl Drop for Registration {
    fn drop(&mut self) {
        lock(&self.connections.by_pid).remove(&self.pid);
    }
}

/// The data behind these locks is whole after each statement, so a panic elsewhere doesn't spoil it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_stopped(flag: &StopFlag) -> bool {
        flag.asked.load(Ordering::Acquire)
    }

    #[test]
    fn a_cancel_request_needs_the_secret_and_a_running_statement() {
        let connections = Arc::new(Connections::default());
        let a = connections.register(1);
        let b = connections.register(1);
        assert_ne!(a.pid, b.pid);

        connections.cancel(a.pid, a.secret);
        let running = a.slot.begin();
        assert!(
            !is_stopped(&running.flag),
            "a request before the statement must not hit it"
        );
        connections.cancel(a.pid, a.secret.wrapping_add(1));
        connections.cancel(b.pid, b.secret);
        assert!(!is_stopped(&running.flag));
        connections.cancel(a.pid, a.secret);
        assert!(is_stopped(&running.flag));

        drop(running);
        assert!(!is_stopped(&a.slot.begin().flag));
        drop(a);
        assert_eq!((connections.count(1), connections.count(2)), ((1, 1), (1, 0)));
    }

    #[tokio::test]
    async fn a_flag_set_before_or_while_waiting_is_seen() {
        let flag = Arc::new(StopFlag::default());
        let waiting = tokio::spawn({
            let flag = Arc::clone(&flag);
            async move { flag.asked().await }
        });
        tokio::task::yield_now().await;
        flag.stop();
        waiting.await.unwrap();
        flag.asked().await;
    }
}
