//! Answers to what threads ask for.

use std::sync::Arc;

use super::block::{Block, OpenWrite, Reply, State, Stop};
use super::findings::{Finding, FindingKind, ThreadId};
use super::launch::position;
use super::memory::{Refusal, Span};
use super::protocol::address::Space;
use super::protocol::{Access, Op};
use super::races::{Conflict, Mark};
use super::raw::{HostMemory, Request};
use super::ready::Order;
use super::warp::{self, LANES};

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
/// What an entry of a thread's knowledge is charged as, in bytes, when it is merged.
const MERGE_COST: u64 = 32;
/// Characters of an assertion's text, at most.
const TEXT_MAX: u64 = 256;

impl Block<'_, '_> {
    /// Answers a request. `may_yield` says whether the thread's turn may end before an access.
    pub(super) fn serve(&mut self, thread: usize, request: Request, may_yield: bool) -> Result<Reply, Stop> {
        let Some(op) = Op::from_number(request.op.into()) else {
            return Err(self.fail(FindingKind::Trap, thread, request.site, None, None));
        };
        let [a, b, c, d] = request.operands;
        let site = request.site;
        Ok(Reply::Answer(match op {
            Op::Access => {
                let access = Access::unpack(c);
                let span = self.check(thread, site, a, b, access)?;
                if span.space != Space::Local {
                    if may_yield && self.changes_turn() {
                        self.threads[thread].state = State::Asking(request);
                        self.ready.insert(thread);
                        return Ok(Reply::Waits);
                    }
                    self.record(thread, site, span, access)?;
                }
                match &self.threads[thread].slot {
                    Some(slot) => self.run.memory.host(span, &slot.local),
                    None => 0,
                }
            }
            // CUDA, too, lets an empty range be anywhere.
            Op::Copy | Op::Fill if c == 0 => 0,
            Op::Copy => {
                let from = self.check(thread, site, b, c, READ)?;
                let to = self.check(thread, site, a, c, WRITE)?;
                self.charge(c);
                self.record(thread, site, from, READ)?;
                self.record(thread, site, to, WRITE)?;
                self.with_local(thread, |block, local| {
                    let bytes = block.run.memory.read(from, local);
                    block.run.memory.write(to, local, &bytes);
                });
                self.close_write(thread);
                0
            }
            Op::Fill => {
                let to = self.check(thread, site, a, c, WRITE)?;
                self.charge(c);
                self.record(thread, site, to, WRITE)?;
                self.with_local(thread, |block, local| {
                    block.run.memory.write(to, local, &vec![b as u8; to.bytes]);
                });
                self.close_write(thread);
                0
            }
            Op::Barrier | Op::Arrive | Op::BarrierPopc | Op::BarrierAnd | Op::BarrierOr => {
                return self.wait(thread, op, &request);
            }
            Op::ActiveMask => {
                if matches!(self.run.order, Order::Random(_)) {
                    1 << (thread % LANES)
                } else {
                    self.threads[thread].state = State::ActiveMask { site };
                    return Ok(Reply::Waits);
                }
            }
            Op::Fence => {
                let epoch = self.epoch;
                if let Some(actor) = self.actors.get_mut(thread) {
                    actor.fence(epoch);
                }
                0
            }
            Op::Clock => (self.run.limits.steps as i64).wrapping_sub(self.run.steps_left) as u64,
            Op::Function => match usize::try_from(a)
                .ok()
                .and_then(|n| self.run.kernel.image.functions.get(n))
            {
                Some(function) => function(b, c, d),
                None => return Err(self.fail(FindingKind::Trap, thread, site, None, None)),
            },
            Op::OutOfSteps => {
                if self.run.steps_left <= 0 {
                    return Err(self.fail(FindingKind::StepLimit, thread, site, None, None));
                }
                self.park(thread);
                return Ok(Reply::Waits);
            }
            Op::Exit => {
                self.end(thread);
                return Ok(Reply::Waits);
            }
            Op::Raise => {
                let raised = (self.number, thread, a as u32);
                self.run.raised = Some(self.run.raised.map_or(raised, |before| before.min(raised)));
                self.end(thread);
                return Ok(Reply::Waits);
            }
            Op::Trap => return Err(self.fail(FindingKind::Trap, thread, site, None, None)),
            Op::Unreachable => return Err(self.fail(FindingKind::Unreachable, thread, site, None, None)),
            Op::Assertion => {
                let text = [a, b].map(|at| self.text(thread, at));
                let text = text.into_iter().flatten().collect::<Vec<String>>().join(" in ");
                return Err(self.fail(FindingKind::Assertion, thread, site, None, Some(text)));
            }
            Op::DivisionByZero => self.note(FindingKind::DivisionByZero, thread, site),
            Op::DivisionOverflow => self.note(FindingKind::DivisionOverflow, thread, site),
            collective => {
                debug_assert!(warp::is_collective(collective));
                return self.join_warp(thread, op, &request);
            }
        }))
    }

    /// Looks an access up; one that isn't allowed ends the launch.
    fn check(&mut self, thread: usize, site: u32, at: u64, bytes: u64, access: Access) -> Result<Span, Stop> {
        self.run.memory.resolve(at, bytes, access).map_err(|refusal| {
            let kind = match refusal {
                Refusal::OutOfBounds => FindingKind::OutOfBounds,
                Refusal::ReadOnly => FindingKind::ReadOnly,
                Refusal::Misaligned => FindingKind::Misaligned,
            };
            let place = self.run.memory.place(at, bytes);
            let what = if access.writes { "write" } else { "read" };
            self.fail(kind, thread, site, Some(place), Some(what.to_owned()))
        })
    }

    /// Charges work on many bytes as steps.
    fn charge(&mut self, bytes: u64) {
        self.run.steps_left = self.run.steps_left.saturating_sub_unsigned(bytes / 8);
    }

    fn with_local<T>(&mut self, thread: usize, work: impl FnOnce(&mut Self, &mut HostMemory) -> T) -> T
    where
        T: Default,
    {
        // Taken out, so that both it and the rest can be used.
        let Some(mut slot) = self.threads[thread].slot.take() else {
            return T::default();
        };
        let result = work(self, &mut slot.local);
        self.threads[thread].slot = Some(slot);
        result
    }

    /// Remembers an access, and notes the race that it makes.
    fn record(&mut self, thread: usize, site: u32, span: Span, access: Access) -> Result<(), Stop> {
        let epoch = self.epoch;
        let Some(actor) = self.actors.get_mut(thread) else {
            return Ok(());
        };
        let Some(shadow) = self.run.memory.shadow_mut(span.space, span.object) else {
            return Ok(());
        };
        let bytes = (span.offset, span.bytes);
        let conflict = shadow.record(bytes, access, actor, epoch, site, &mut self.run.budget);
        if self.run.budget.is_exceeded() {
            return Err(self.fail(FindingKind::RaceMemory, thread, site, None, None));
        }
        if access.atomic {
            self.order_by_atomic(thread, span, access);
        }
        if let Some(conflict) = conflict {
            self.conflict(thread, site, span, conflict);
        }
        Ok(())
    }

    /// An atomic access hands on what was released where it reads, and releases where it writes.
    fn order_by_atomic(&mut self, thread: usize, span: Span, access: Access) {
        let epoch = self.epoch;
        let Some(actor) = self.actors.get_mut(thread) else {
            return;
        };
        let key = (span.space, span.object, span.offset);
        let mut merged = 0;
        if access.reads
            && let Some(released) = self.run.released.get(&key)
        {
            merged += released.len();
            match &mut actor.found {
                _ if access.acquires => actor.learn(released),
                Some(found) => Arc::make_mut(found).merge(released),
                None => actor.found = Some(Arc::clone(released)),
            }
        }
        if access.writes {
            let everything = access.releases.then(|| Arc::new(actor.everything(epoch)));
            actor.clock += u32::from(access.releases);
            if let Some(released) = everything.as_ref().or(actor.released.as_ref()) {
                let all = self.run.released.entry(key).or_default();
                merged += released.len() + all.len();
                Arc::make_mut(all).merge(released);
            }
        }
        self.charge(merged as u64 * MERGE_COST);
    }

    fn conflict(&mut self, thread: usize, site: u32, span: Span, conflict: Conflict) {
        let other = conflict.with;
        let Some((start, end)) = conflict.both_write else {
            if !self.run.findings.count(FindingKind::Race, site, Some(other.site)) {
                let at = super::protocol::address::of(span.space, span.object) + span.offset as u64;
                let place = self.run.memory.place(at, span.bytes as u64);
                self.race(FindingKind::Race, thread, site, other, place);
            }
            return;
        };
        let (start, end) = (start.max(span.offset), end.min(span.offset + span.bytes));
        let span = Span {
            offset: start,
            bytes: end.saturating_sub(start),
            ..span
        };
        let at = super::protocol::address::of(span.space, span.object) + span.offset as u64;
        let place = self.run.memory.place(at, span.bytes as u64);
        let before = self.with_local(thread, |block, local| block.run.memory.read(span, local));
        self.open_write = Some(OpenWrite {
            span,
            before,
            thread,
            site,
            conflict,
            place,
        });
    }

    /// Says of the last conflicting write, now that it is done, whether it changed anything.
    pub(super) fn close_write(&mut self, thread: usize) {
        let Some(open) = self.open_write.take() else { return };
        let after = self.with_local(thread, |block, local| block.run.memory.read(open.span, local));
        let kind = if after == open.before {
            FindingKind::EqualWrites
        } else {
            FindingKind::Race
        };
        if !self.run.findings.count(kind, open.site, Some(open.conflict.with.site)) {
            self.race(kind, open.thread, open.site, open.conflict.with, open.place);
        }
    }

    fn race(&mut self, kind: FindingKind, thread: usize, site: u32, other: Mark, place: super::findings::Place) {
        let shape = self.run.shape;
        let other_thread = ThreadId {
            block: position(other.block(), shape.grid),
            thread: position(other.thread.into(), shape.block),
        };
        let thread = self.thread_id(thread);
        self.run.findings.add(Finding {
            kind,
            thread,
            site,
            other: Some((other_thread, other.site)),
            place: Some(place),
            text: None,
            count: 1,
        });
    }

    /// Adds a finding that doesn't end the launch.
    fn note(&mut self, kind: FindingKind, thread: usize, site: u32) -> u64 {
        if !self.run.findings.count(kind, site, None) {
            // `fail` only adds it; that the launch ends is up to whoever passes its result on.
            let _ = self.fail(kind, thread, site, None, None);
        }
        0
    }

    /// The text at an address, as far as it can be read.
    fn text(&mut self, thread: usize, at: u64) -> Option<String> {
        let mut text = Vec::new();
        for offset in 0..TEXT_MAX {
            let span = self.run.memory.resolve(at.checked_add(offset)?, 1, READ).ok()?;
            let byte = self.with_local(thread, |block, local| block.run.memory.read(span, local));
            match byte.first() {
                None | Some(0) => break,
                Some(byte) => text.push(*byte),
            }
        }
        Some(String::from_utf8_lossy(&text).into_owned())
    }
}
