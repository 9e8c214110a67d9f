//! Where rows went that were written again, unchanged: transactions that began before find those that they delete.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::segment::{Segment, SegmentId};

/// So many moves of a table are remembered. Who began before all of them conflicts.
const MOVES_MAX: usize = 256;

/// A table's moves, the newest last. They are in memory only: no transaction outlives the process.
#[derive(Debug, Clone, Default)]
pub(crate) struct Moves(Arc<VecDeque<Move>>);

/// Segments' rows that have not been deleted, one after the other, became those of others.
#[derive(Debug, Clone)]
struct Move {
    /// Without their rows.
    from: Vec<Left>,
    to: Vec<(SegmentId, u64)>,
}

/// What is remembered of a segment that is gone.
#[derive(Debug, Clone)]
struct Left {
    id: SegmentId,
    live: u64,
    deleted: Arc<RoaringBitmap>,
}

impl Left {
    fn of(segment: &Arc<Segment>) -> Left {
        Left {
            id: segment.id,
            live: segment.live_rows(),
            deleted: Arc::clone(&segment.deleted),
        }
    }
}

impl Moves {
    /// Remembers one.
    pub fn push(&mut self, from: &[Arc<Segment>], to: &[Arc<Segment>]) {
        let moves = Arc::make_mut(&mut self.0);
        if moves.len() == MOVES_MAX {
            moves.pop_front();
        }
        moves.push_back(Move {
            from: from.iter().map(Left::of).collect(),
            to: to.iter().map(|segment| (segment.id, segment.rows())).collect(),
        });
    }

    /// Where these rows of a segment that isn't there any more are now, unless they went again; `None` if that isn't known, or one
    /// of them was deleted.
    pub fn follow(&self, segment: SegmentId, rows: &RoaringBitmap) -> Option<BTreeMap<SegmentId, RoaringBitmap>> {
        let moves = self.0.iter().rev();
        let mut found = moves.filter_map(|m| Some((m, m.from.iter().position(|from| from.id == segment)?)));
        let (moved, at) = found.next()?;
        let before: u64 = moved.from[..at].iter().map(|from| from.live).sum();
        let deleted = &moved.from[at].deleted;
        let mut places: BTreeMap<SegmentId, RoaringBitmap> = BTreeMap::new();
        let mut targets = moved.to.iter();
        let (mut target, mut first) = (targets.next()?, 0);
        for row in rows {
            if deleted.contains(row) {
                return None;
            }
            let place = before + u64::from(row) - deleted.rank(row);
            while place >= first + target.1 {
                first += target.1;
                target = targets.next()?;
            }
            places
                .entry(target.0)
                .or_default()
                .insert(u32::try_from(place - first).ok()?);
        }
        Some(places)
    }
}
