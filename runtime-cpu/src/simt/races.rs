//! Data races: a record of the last accesses to each piece of memory, and the order between threads.
//!
//! Two accesses are ordered if one happens before the other: in one thread by the program, in one block by barriers, in
//! one warp by `bar.warp.sync`, and between any two threads by a fence, an atomic write, an atomic read of it and
//! a fence or barrier. As in FastTrack (Flanagan and Freund, PLDI 2009) an access is remembered as an epoch: the block's
//! number of barriers passed and the thread's own clock. A piece remembers its last write, its last atomic
//! write and two reads by different threads, which finds a race wherever the last write has one, and may miss further ones
//! with earlier reads.
//!
//! Pieces are 4 bytes long, until something smaller is accessed: then each byte of the object is a piece.

use std::collections::HashMap;
use std::sync::Arc;

use super::protocol::Access;

/// An access that is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark {
    /// The block's number in the grid plus 1; 0 where there was no access.
    block: u32,
    /// Barriers that the block had passed.
    epoch: u32,
    /// The thread's clock.
    clock: u32,
    pub site: u32,
    pub thread: u16,
    atomic: bool,
}

impl Mark {
    /// The block's number in the grid.
    pub fn block(&self) -> u32 {
        self.block.wrapping_sub(1)
    }
}

/// What a thread knows of others beyond its block's barriers.
#[derive(Debug, Clone, Default)]
pub(super) struct Knowledge {
    /// Per block: all that happened before this epoch.
    blocks: HashMap<u32, u32>,
    /// Per block and thread: all that it did before this clock.
    threads: HashMap<(u32, u16), u32>,
}

impl Knowledge {
    /// Entries: what it costs to copy or merge it.
    pub fn len(&self) -> usize {
        self.blocks.len() + self.threads.len()
    }

    /// Adds what another knows.
    pub fn merge(&mut self, other: &Knowledge) {
        for (block, epoch) in &other.blocks {
            let mine = self.blocks.entry(*block).or_default();
            *mine = (*mine).max(*epoch);
        }
        for (thread, clock) in &other.threads {
            let mine = self.threads.entry(*thread).or_default();
            *mine = (*mine).max(*clock);
        }
    }
}

/// A thread as it accesses memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Actor {
    pub block: u32,
    pub thread: u16,
    pub clock: u32,
    /// The clocks of the warp's lanes up to which their accesses are known.
    pub lanes: [u32; 32],
    /// What is known beyond.
    pub known: Option<Arc<Knowledge>>,
    /// What the last fence released.
    pub released: Option<Arc<Knowledge>>,
    /// What atomic reads found, for the next fence.
    pub found: Option<Arc<Knowledge>>,
}

impl Actor {
    /// The thread's state when its block starts.
    pub fn new(block: u32, thread: u16) -> Actor {
        Actor {
            block,
            thread,
            ..Actor::default()
        }
    }

    /// Everything that this thread did or knows of, as of now.
    pub fn everything(&self, epoch: u32) -> Knowledge {
        let mut all = self.known.as_deref().cloned().unwrap_or_default();
        all.blocks.insert(self.block + 1, epoch);
        let first = self.thread & !31;
        for (lane, clock) in self.lanes.iter().enumerate().filter(|(_, clock)| **clock > 0) {
            all.threads.insert((self.block + 1, first + lane as u16), *clock);
        }
        all.threads.insert((self.block + 1, self.thread), self.clock + 1);
        all
    }

    /// Takes over knowledge.
    pub fn learn(&mut self, other: &Arc<Knowledge>) {
        match &mut self.known {
            Some(known) => Arc::make_mut(known).merge(other),
            None => self.known = Some(Arc::clone(other)),
        }
    }

    /// A fence: takes over what atomic reads found, and makes a release of all there is.
    pub fn fence(&mut self, epoch: u32) {
        if let Some(found) = self.found.take() {
            self.learn(&found);
        }
        self.released = Some(Arc::new(self.everything(epoch)));
        self.clock += 1;
    }

    fn mark(&self, epoch: u32, site: u32, atomic: bool) -> Mark {
        Mark {
            block: self.block + 1,
            epoch,
            clock: self.clock,
            site,
            thread: self.thread,
            atomic,
        }
    }

    /// Whether an access happened before what this thread does now.
    fn knows(&self, mark: &Mark, epoch: u32) -> bool {
        if mark.block == 0 {
            return true;
        }
        if mark.block == self.block + 1 {
            let lane = usize::from(mark.thread & 31);
            if mark.thread == self.thread
                || mark.epoch < epoch
                || (mark.thread >> 5 == self.thread >> 5 && mark.clock < self.lanes[lane])
            {
                return true;
            }
        }
        self.known.as_ref().is_some_and(|known| {
            known.blocks.get(&mark.block).is_some_and(|epoch| mark.epoch < *epoch)
                || (known.threads.get(&(mark.block, mark.thread))).is_some_and(|clock| mark.clock < *clock)
        })
    }
}

/// The last accesses to a piece of memory.
#[derive(Debug, Clone, Copy, Default)]
struct Piece {
    write: Mark,
    atomic: Mark,
    reads: [Mark; 2],
}

/// Two accesses without order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Conflict {
    /// The earlier one.
    pub with: Mark,
    /// For two plain writes: the bytes, from the object's start, that both write.
    pub both_write: Option<(usize, usize)>,
}

const PAGE_PIECES: usize = 256;

/// How much memory records may still take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    pages: i64,
}

impl Budget {
    /// For records of so many bytes in all.
    pub fn new(bytes: u64) -> Budget {
        let pages = bytes / size_of::<[Piece; PAGE_PIECES]>() as u64;
        Budget {
            pages: i64::try_from(pages).unwrap_or(i64::MAX),
        }
    }

    /// Whether more was needed than there is: then records are incomplete.
    pub fn is_exceeded(self) -> bool {
        self.pages < 0
    }
}

/// The record of an object.
#[derive(Debug)]
pub(super) struct Shadow {
    bytes: usize,
    piece_log2: u32,
    pages: Vec<Option<Box<[Piece; PAGE_PIECES]>>>,
}

impl Shadow {
    /// The record of an object that nobody accessed yet.
    pub fn new(bytes: usize) -> Shadow {
        let mut shadow = Shadow {
            bytes,
            piece_log2: 2,
            pages: Vec::new(),
        };
        shadow.clear();
        shadow
    }

    /// Forgets all accesses.
    pub fn clear(&mut self) {
        let pieces = (self.bytes >> self.piece_log2) + 1;
        self.pages.clear();
        self.pages.resize_with(pieces.div_ceil(PAGE_PIECES), || None);
    }

    /// Records an access; what it conflicts with, a race before two writes.
    pub fn record(
        &mut self,
        (offset, bytes): (usize, usize),
        access: Access,
        actor: &Actor,
        epoch: u32,
        site: u32,
        budget: &mut Budget,
    ) -> Option<Conflict> {
        if bytes == 0 {
            return None;
        }
        if self.piece_log2 == 2 && (offset | bytes) & 3 != 0 {
            self.split(budget);
        }
        let mark = actor.mark(epoch, site, access.atomic);
        let log2 = self.piece_log2;
        let mut race: Option<Mark> = None;
        let mut writes: Option<(Mark, usize, usize)> = None;
        for index in offset >> log2..=(offset + bytes - 1) >> log2 {
            let Some(page) = self.pages.get_mut(index / PAGE_PIECES) else {
                break;
            };
            if page.is_none() {
                budget.pages -= 1;
            }
            if budget.is_exceeded() {
                break;
            }
            let page = page.get_or_insert_with(|| Box::new([Piece::default(); PAGE_PIECES]));
            let piece = &mut page[index % PAGE_PIECES];
            let unknown = |mark: &Mark| !actor.knows(mark, epoch);
            let found = piece.conflict(access, unknown);
            piece.remember(access, mark, unknown);
            match found {
                None => {}
                Some((with, false)) => race = race.or(Some(with)),
                Some((with, true)) => {
                    let (with, start, _) = writes.unwrap_or((with, index << log2, 0));
                    writes = Some((with, start, ((index + 1) << log2).min(self.bytes)));
                }
            }
        }
        let race = race.map(|with| Conflict { with, both_write: None });
        race.or(writes.map(|(with, start, end)| Conflict {
            with,
            both_write: Some((start, end)),
        }))
    }

    /// From pieces of 4 bytes to single bytes.
    fn split(&mut self, budget: &mut Budget) {
        let whole = std::mem::take(&mut self.pages);
        self.piece_log2 = 0;
        self.clear();
        for (number, page) in whole.into_iter().enumerate() {
            let Some(page) = page else { continue };
            for part in 0..4 {
                let Some(target) = self.pages.get_mut(number * 4 + part) else {
                    break;
                };
                budget.pages -= 1;
                if budget.is_exceeded() {
                    return;
                }
                let from = part * PAGE_PIECES / 4;
                *target = Some(Box::new(std::array::from_fn(|i| page[from + i / 4])));
            }
        }
    }
}

impl Piece {
    /// An earlier access that isn't ordered with this one, and whether both are plain writes.
    fn conflict(&self, access: Access, unknown: impl Fn(&Mark) -> bool) -> Option<(Mark, bool)> {
        let plain_write = access.writes && !access.atomic;
        if self.atomic.block != 0 && !access.atomic && unknown(&self.atomic) {
            return Some((self.atomic, false));
        }
        if access.writes {
            let racing = |read: &&Mark| read.block != 0 && !(read.atomic && access.atomic) && unknown(read);
            if let Some(read) = self.reads.iter().find(racing) {
                return Some((*read, false));
            }
        }
        if self.write.block != 0 && unknown(&self.write) {
            return Some((self.write, plain_write && !access.reads));
        }
        None
    }

    fn remember(&mut self, access: Access, mark: Mark, unknown: impl Fn(&Mark) -> bool) {
        if access.writes {
            if access.atomic {
                self.atomic = mark;
            } else {
                self.write = mark;
            }
            return;
        }
        let same = |read: &Mark| (read.block, read.thread) == (mark.block, mark.thread);
        let [first, second] = &mut self.reads;
        if same(first) || (!same(second) && !unknown(first)) {
            *first = mark;
        } else {
            *second = mark;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const READ: Access = Access {
        reads: true,
        writes: false,
        atomic: false,
        acquires: false,
        releases: false,
        align_log2: 0,
    };
    const WRITE: Access = Access {
        reads: false,
        writes: true,
        ..READ
    };
    const ADD: Access = Access {
        reads: true,
        writes: true,
        atomic: true,
        ..READ
    };

    /// Records accesses of (offset, bytes) by threads of block 0 in epoch 0; the conflicts.
    fn conflicts(accesses: &[(u16, (usize, usize), Access)]) -> Vec<Option<(u16, bool)>> {
        let (mut shadow, mut budget) = (Shadow::new(64), Budget::new(1 << 20));
        let conflict = |(thread, bytes, access): &(u16, (usize, usize), Access)| {
            let conflict = shadow.record(*bytes, *access, &Actor::new(0, *thread), 0, 0, &mut budget)?;
            Some((conflict.with.thread, conflict.both_write.is_some()))
        };
        accesses.iter().map(conflict).collect()
    }

    #[test]
    fn what_conflicts_with_what() {
        let word = (0, 4);
        assert_eq!(conflicts(&[(1, word, READ), (2, word, READ)]), [None, None]);
        assert_eq!(conflicts(&[(1, word, ADD), (2, word, ADD)]), [None, None]);
        assert_eq!(conflicts(&[(1, word, WRITE), (1, word, WRITE)]), [None, None]);
        assert_eq!(
            conflicts(&[(1, word, WRITE), (2, word, WRITE)]),
            [None, Some((1, true))]
        );
        assert_eq!(
            conflicts(&[(1, word, WRITE), (2, word, READ)]),
            [None, Some((1, false))]
        );
        assert_eq!(
            conflicts(&[(1, word, READ), (2, word, WRITE)]),
            [None, Some((1, false))]
        );
        assert_eq!(
            conflicts(&[(1, word, READ), (2, word, READ), (1, word, WRITE)])[2],
            Some((2, false))
        );
        assert_eq!(conflicts(&[(1, word, ADD), (2, word, READ)]), [None, Some((1, false))]);
        assert_eq!(conflicts(&[(1, word, WRITE), (2, word, ADD)]), [None, Some((1, false))]);
        assert_eq!(conflicts(&[(1, word, READ), (2, word, ADD)]), [None, Some((1, false))]);
    }

    #[test]
    fn pieces_become_bytes_and_keep_what_they_know() {
        assert_eq!(conflicts(&[(1, (0, 1), WRITE), (2, (1, 1), WRITE)]), [None, None]);
        assert_eq!(
            conflicts(&[(1, (0, 4), WRITE), (2, (3, 1), READ), (3, (4, 1), WRITE)]),
            [None, Some((1, false)), None]
        );
        assert_eq!(
            conflicts(&[(1, (8, 8), READ), (2, (15, 2), WRITE)]),
            [None, Some((1, false))]
        );
    }

    #[test]
    fn two_writes_say_which_bytes_both_write() {
        let (mut shadow, mut budget) = (Shadow::new(64), Budget::new(1 << 20));
        shadow.record((4, 4), WRITE, &Actor::new(0, 1), 0, 0, &mut budget);
        let conflict = shadow.record((0, 16), WRITE, &Actor::new(0, 2), 0, 0, &mut budget);
        assert_eq!(conflict.and_then(|conflict| conflict.both_write), Some((4, 8)));
    }

    #[test]
    fn order_comes_from_epochs_lanes_and_knowledge() {
        let (mut budget, bytes) = (Budget::new(1 << 20), (0, 4));
        let writer = Actor::new(3, 7);
        let mut conflict = |actor: &Actor, epoch: u32| {
            let mut shadow = Shadow::new(4);
            shadow.record(bytes, WRITE, &writer, 5, 0, &mut budget);
            shadow.record(bytes, READ, actor, epoch, 0, &mut budget).is_some()
        };
        let mut same_warp = Actor::new(3, 8);
        assert!(conflict(&same_warp, 5));
        assert!(!conflict(&same_warp, 6), "after a barrier of the block");
        same_warp.lanes[7] = 1;
        assert!(!conflict(&same_warp, 5), "after a barrier of the warp");
        let mut other_warp = Actor::new(3, 40);
        other_warp.lanes[7] = 1;
        assert!(conflict(&other_warp, 5), "that lane is of another warp");
        let mut other_block = Actor::new(4, 7);
        assert!(conflict(&other_block, 9));
        other_block.learn(&Arc::new(writer.everything(5)));
        assert!(!conflict(&other_block, 9), "after a release and an acquire");
    }

    #[test]
    fn a_budget_ends() {
        let mut budget = Budget::new(0);
        let mut shadow = Shadow::new(1 << 20);
        assert!(!budget.is_exceeded());
        shadow.record((0, 1 << 20), WRITE, &Actor::new(0, 0), 0, 0, &mut budget);
        assert!(budget.is_exceeded());
    }
}
