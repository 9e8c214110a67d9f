//! Sums gathered in shared memory and added to global memory: *Lemma H*.
//!
//! A block clears cells, adds to them by atomic operations, and adds each cell once to a cell of global memory by an atomic
//! operation of the same kind, with barriers between. Addition modulo 2^w is associative and commutative, so that has the
//! effect of adding to the global cell directly. The same holds for no other operation here: only zero is known to be neutral.

use crate::instance::Instance;
use crate::interference::{Overlap, overlap_where};
use crate::shared::{Shared, covers};
use crate::summary::{Access, Action, AtomicKind};
use crate::term::{AtomKind, Dim, LoopId, Symbol};

impl Shared<'_> {
    /// The operations on global memory that take the place of gathering and adding, if the read is part of such: the number of
    /// the access that adds, and what it is replaced by.
    pub(crate) fn flushed(&mut self, read: &Access) -> Option<(usize, Vec<Access>)> {
        let summary = self.summary;
        let site = u32::try_from(read.place.number).ok()?;
        let number = self.added(site)?;
        let add = &summary.accesses[number];
        let reads = summary
            .accesses
            .iter()
            .filter(|a| a.memory == read.memory && a.action == Action::Load);
        if reads.count() != 1 {
            return None;
        }
        let gathering: Vec<&Access> = summary
            .accesses
            .iter()
            .filter(|a| a.memory == read.memory && matches!(a.action, Action::Atomic { .. }))
            .collect();
        // Also what nothing is added to must be zero when it is read.
        if gathering.is_empty() || !self.starts_at_zero(read) {
            return None;
        }
        let flush = Access {
            guard: add.guard,
            loops: add.loops.clone(),
            ..read.clone()
        };
        let mut replaced = Vec::new();
        for gather in gathering {
            let Action::Atomic {
                kind: AtomicKind::Add,
                used: false,
                ..
            } = gather.action
            else {
                return None;
            };
            if gather.size != add.size || gather.place.number > read.place.number || !self.starts_at_zero(gather) {
                return None;
            }
            replaced.push(self.straight(gather, &flush, add)?);
        }
        Some((number, replaced))
    }

    /// The atomic addition to global memory whose value is what the read finds, and that alone uses it.
    fn added(&self, site: u32) -> Option<usize> {
        let finds = |access: &Access| match access.action {
            Action::Atomic {
                kind: AtomicKind::Add,
                value,
                used: false,
            } => self
                .terms
                .as_atom(value)
                .is_some_and(|atom| matches!(self.terms.kind(atom), AtomKind::Contents { site: s, .. } if *s == site)),
            _ => false,
        };
        let mut adds = self
            .summary
            .accesses
            .iter()
            .enumerate()
            .filter(|(_, a)| finds(a) && !self.is_shared(a.memory));
        let (number, _) = adds.next()?;
        adds.next().is_none().then_some(number)
    }

    /// Every cell that is touched was set to zero before, and never to anything else.
    fn starts_at_zero(&mut self, gather: &Access) -> bool {
        let reader = Instance::of(self.terms, gather, &self.summary.loops, &self.readers);
        let summary = self.summary;
        let stores = summary
            .accesses
            .iter()
            .filter(|a| a.memory == gather.memory && matches!(a.action, Action::Store(_)));
        let mut cases = Vec::new();
        for store in stores {
            let Action::Store(value) = store.action else {
                return false;
            };
            let outside = store.loops.iter().all(|l| !self.intervals.with_barrier.contains(l));
            if self.terms.as_constant(value) != Some(0) || store.place.number > gather.place.number || !outside {
                return false;
            }
            let common: Vec<LoopId> = store
                .loops
                .iter()
                .copied()
                .filter(|l| gather.loops.contains(l))
                .collect();
            match self.cases(store, value, gather, &reader, &common) {
                Some(found) => cases.extend(found),
                None => return false,
            }
        }
        covers(self.terms, &reader.facts, &cases)
    }

    /// One gathering operation, done on global memory: where the cell that it adds to is added in the end.
    fn straight(&mut self, gather: &Access, flush: &Access, add: &Access) -> Option<Access> {
        if flush
            .loops
            .iter()
            .any(|l| gather.loops.contains(l) || self.intervals.with_barrier.contains(l))
        {
            return None;
        }
        let place = Instance::of(self.terms, flush, &self.summary.loops, &self.writers);
        // Each cell is read from one place, down to the iteration.
        let agree: Vec<(Symbol, i128)> = Dim::ALL.into_iter().map(|d| (Symbol::Bid(d), 0)).collect();
        let own = overlap_where(self.terms, &place, &place, &agree);
        let places = place
            .coordinates
            .iter()
            .map(|c| c.symbol)
            .filter(|s| !matches!(s, Symbol::Bid(_)));
        let mut once = places.chain(place.iterations.iter().copied());
        if let Overlap::Where(equal) = own
            && !once.all(|s| equal.contains(&s))
        {
            return None;
        }
        let reader = Instance::of(self.terms, gather, &self.summary.loops, &self.readers);
        let cases = self.cases(flush, add.offset, gather, &reader, &[])?;
        match &cases[..] {
            // The cell is always read, and from there added to that address.
            [case] if case.conditions.is_empty() => Some(Access {
                memory: add.memory,
                offset: case.value,
                ..gather.clone()
            }),
            _ => None,
        }
    }
}
