//! The thread that commits: what waits is committed together, with one write to the disk.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use crate::change::{Change, Touched};
use crate::compact;
use crate::definition::TableId;
use crate::disk::Disk;
use crate::error::StoreError;
use crate::snapshot::Snapshot;
use crate::store::{CommitError, Shared};

/// Most transactions that are written together.
const GROUP_MAX: usize = 1000;

/// Whoever waits for a commit.
pub(crate) type Reply = Box<dyn FnOnce(Result<Arc<Snapshot>, CommitError>) + Send>;

/// A transaction to commit.
pub(crate) struct Request {
    pub changes: Vec<Change>,
    pub reply: Reply,
}

/// What the thread is told.
pub(crate) enum Message {
    Commit(Request),
    Close,
}

/// Owns the disk.
pub(crate) struct Committer {
    shared: Arc<Shared>,
    disk: Option<Disk>,
    /// Tables with many small segments, for the thread that puts them together.
    crowded: Sender<TableId>,
}

impl Committer {
    pub fn new(shared: Arc<Shared>, disk: Option<Disk>, crowded: Sender<TableId>) -> Committer {
        Committer { shared, disk, crowded }
    }

    /// Commits until it is told to close.
    pub fn run(mut self, inbox: &Receiver<Message>) {
        while let Ok(Message::Commit(first)) = inbox.recv() {
            let mut group = vec![first];
            let mut close = false;
            while group.len() < GROUP_MAX {
                match inbox.try_recv() {
                    Ok(Message::Commit(request)) => group.push(request),
                    Ok(Message::Close) => {
                        close = true;
                        break;
                    }
                    Err(_) => break,
                }
            }
            self.commit(group);
            if close {
                break;
            }
        }
    }

    fn commit(&mut self, group: Vec<Request>) {
        let mut next = Snapshot::clone(&self.shared.snapshot());
        let mut touched = Touched::default();
        let mut accepted = Vec::with_capacity(group.len());
        for request in group {
            let mut attempt = next.clone();
            let mut own = Touched::default();
            let applied: Result<(), _> = request.changes.iter().try_for_each(|c| attempt.apply(c, &mut own));
            match applied {
                Ok(()) => {
                    next = attempt;
                    touched.extend(own);
                    accepted.push(request.reply);
                }
                Err(conflict) => (request.reply)(Err(conflict.into())),
            }
        }
        if accepted.is_empty() {
            return;
        }
        let next = Arc::new(next);
        match self.write(&next, &touched) {
            Ok(()) => {
                self.shared.publish(Arc::clone(&next));
                for reply in accepted {
                    reply(Ok(Arc::clone(&next)));
                }
                self.look_for_crowds(&next, &touched);
            }
            Err(error) => {
                tracing::error!(%error, "a commit failed");
                for reply in accepted {
                    reply(Err(error.clone().into()));
                }
            }
        }
    }

    fn write(&mut self, next: &Snapshot, touched: &Touched) -> Result<(), StoreError> {
        let Some(disk) = &mut self.disk else {
            return Ok(());
        };
        let files = |keep: bool| {
            for (table, id) in &touched.appended {
                let table = next.table(*table);
                let segment = table.and_then(|t| t.segments.iter().rev().find(|s| s.id == *id));
                if let Some(file) = segment.and_then(|s| s.file()) {
                    file.keep(keep);
                }
            }
        };
        // From before the catalog names them: should nobody be able to say whether it does, they must stay.
        files(true);
        let written = disk.write(next, touched, self.shared.ids.bound());
        if written.is_ok() {
            for (_, segment) in &touched.removed {
                if let Some(file) = segment.file() {
                    file.keep(false);
                }
            }
        } else if disk.is_open() {
            files(false);
        }
        written
    }

    fn look_for_crowds(&self, next: &Snapshot, touched: &Touched) {
        let mut tables: Vec<TableId> = touched.tables.clone();
        tables.extend(touched.deletions.iter().map(|(table, _)| *table));
        tables.sort_unstable();
        tables.dedup();
        for id in tables {
            if next.table(id).is_some_and(|table| compact::is_crowded(table)) {
                // An error means that the thread has ended, as at close.
                let _ = self.crowded.send(id);
            }
        }
    }
}

impl Touched {
    fn extend(&mut self, other: Touched) {
        self.definitions.extend(other.definitions);
        self.appended.extend(other.appended);
        self.tables.extend(other.tables);
        self.deletions.extend(other.deletions);
        self.removed.extend(other.removed);
        self.records.extend(other.records);
    }
}
