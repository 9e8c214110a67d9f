//! A block: its threads take turns, wait at barriers and for their warp, and end.

use std::io;
use std::sync::Arc;

use super::findings::{Finding, FindingKind, Place, ThreadId};
use super::launch::{Run, position};
use super::memory::Span;
use super::protocol::Op;
use super::races::{Actor, Conflict, Knowledge};
use super::raw::{Event, Fiber, HostMemory, IdleStack, Request};
use super::ready::{Order, Ready};
use super::warp::{self, LANES};

/// Steps after which a thread lets others run: one may wait for another without a barrier.
const SLICE_STEPS: i64 = 20_000;
/// What starting a thread is charged, in steps.
const START_STEPS: i64 = 50;
/// What a change of turn is charged, in steps.
const TURN_STEPS: i64 = 20;
/// Barriers of a block.
const BARRIERS: usize = 16;

/// Why a launch ends early.
#[derive(Debug)]
pub(super) enum Stop {
    /// For something that is among the findings.
    Found,
    /// The launch was cancelled.
    Cancelled,
    /// The system gave no stack.
    Stack(io::Error),
}

/// Where a thread runs: a stack and its local memory.
pub(super) struct Slot {
    pub fiber: Fiber,
    pub local: HostMemory,
}

impl Slot {
    /// A slot, on a stack that another thread left behind or on a new one.
    pub fn new(idle: Option<IdleStack>, stack_bytes: usize, local_bytes: usize) -> io::Result<Slot> {
        let stack = match idle {
            Some(stack) => stack,
            None => IdleStack::new(stack_bytes)?,
        };
        Ok(Slot {
            fiber: Fiber::new(stack),
            local: HostMemory::zeroed(local_bytes),
        })
    }

    /// The stack, for others.
    pub fn into_idle(self) -> Option<IdleStack> {
        self.fiber.into_idle()
    }
}

/// What a thread does.
#[derive(Debug, Clone, Copy)]
pub(super) enum State {
    /// Not started.
    New,
    /// Can run; the answer to what it asked for.
    Ready(u64),
    /// Can run; what it asked for is still to be answered.
    Asking(Request),
    /// Waits at a barrier.
    Barrier {
        id: usize,
        op: Op,
        predicate: bool,
        site: u32,
    },
    /// Waits for its warp.
    Warp {
        op: Op,
        mask: u32,
        operands: [u64; 3],
        site: u32,
    },
    /// Asks which lanes run with it.
    ActiveMask {
        site: u32,
    },
    Ended,
}

/// A thread of the block.
pub(super) struct Thread {
    pub state: State,
    pub slot: Option<Slot>,
}

/// How far a barrier is.
#[derive(Debug, Clone, Copy, Default)]
struct Barrier {
    waiting: u32,
    arrived: u32,
    /// Threads that it takes; 0: all that haven't ended.
    expected: u32,
}

/// Two plain writes to the same bytes, to be told apart once the second is done.
#[derive(Debug)]
pub(super) struct OpenWrite {
    pub span: Span,
    pub before: Vec<u8>,
    pub thread: usize,
    pub site: u32,
    pub conflict: Conflict,
    pub place: Place,
}

/// What becomes of a request.
pub(super) enum Reply {
    /// The answer.
    Answer(u64),
    /// The thread waits, or another runs first.
    Waits,
}

/// A block that runs.
pub(super) struct Block<'r, 'k> {
    pub run: &'r mut Run<'k>,
    pub number: u32,
    pub index: [u32; 3],
    pub threads: Vec<Thread>,
    pub actors: Vec<Actor>,
    pub ready: Ready,
    /// Threads whose slice is used up.
    parked: Vec<usize>,
    alive: u32,
    /// Barriers of the whole block that were passed.
    pub epoch: u32,
    barriers: [Barrier; BARRIERS],
    pub open_write: Option<OpenWrite>,
}

impl<'r, 'k> Block<'r, 'k> {
    /// Block `number` of the grid.
    pub fn new(run: &'r mut Run<'k>, number: u32) -> Block<'r, 'k> {
        let count = run.shape.block_threads() as usize;
        let mut ready = Ready::default();
        (0..count).for_each(|thread| ready.insert(thread));
        let races = if run.limits.races { count } else { 0 };
        Block {
            number,
            index: position(number, run.shape.grid),
            threads: (0..count)
                .map(|_| Thread {
                    state: State::New,
                    slot: None,
                })
                .collect(),
            actors: (0..races).map(|thread| Actor::new(number, thread as u16)).collect(),
            ready,
            parked: Vec::new(),
            alive: count as u32,
            epoch: 0,
            barriers: [Barrier::default(); BARRIERS],
            open_write: None,
            run,
        }
    }

    /// Runs all threads to their end.
    pub fn run(mut self) -> Result<(), Stop> {
        let result = self.turns();
        for thread in &mut self.threads {
            if let Some(mut slot) = thread.slot.take() {
                slot.fiber.abandon();
                self.run.slots.push(slot);
            }
        }
        result
    }

    fn turns(&mut self) -> Result<(), Stop> {
        loop {
            if let Some(thread) = self.ready.take(&mut self.run.order, self.threads.len()) {
                self.turn(thread)?;
            } else if self.answer_active_masks() {
            } else if !self.parked.is_empty() {
                for thread in std::mem::take(&mut self.parked) {
                    self.ready.insert(thread);
                }
            } else if self.alive == 0 {
                return Ok(());
            } else {
                return Err(self.deadlock());
            }
        }
    }

    /// Runs a thread until it waits or ends.
    fn turn(&mut self, thread: usize) -> Result<(), Stop> {
        let mut answer = match self.threads[thread].state {
            State::New => {
                self.start(thread)?;
                0
            }
            State::Ready(answer) => answer,
            State::Asking(request) => match self.serve(thread, request, false)? {
                Reply::Answer(answer) => answer,
                Reply::Waits => return Ok(()),
            },
            State::Barrier { .. } | State::Warp { .. } | State::ActiveMask { .. } | State::Ended => return Ok(()),
        };
        if self.run.cancel.is_cancelled() {
            return Err(Stop::Cancelled);
        }
        self.run.steps_left -= TURN_STEPS;
        let mut slice = SLICE_STEPS.min(self.run.steps_left);
        let on_the_spot = !self.run.limits.races && !matches!(self.run.order, Order::Random(_));
        loop {
            let before = slice;
            let Some(slot) = &mut self.threads[thread].slot else {
                return Ok(());
            };
            // Nobody asks about accesses where races aren't looked for and turns don't change at them.
            let local = slot.local.address(0);
            let memory = on_the_spot.then_some((&self.run.memory, local));
            let event = slot.fiber.resume(answer, &mut slice, memory);
            self.run.steps_left = self.run.steps_left.saturating_sub(before.saturating_sub(slice));
            self.close_write(thread);
            let request = match event {
                Event::Ended => {
                    self.end(thread);
                    return Ok(());
                }
                Event::Asks(request) => request,
            };
            match self.serve(thread, request, true)? {
                Reply::Answer(value) => answer = value,
                Reply::Waits => return Ok(()),
            }
        }
    }

    fn start(&mut self, thread: usize) -> Result<(), Stop> {
        let mut slot = match self.run.slots.pop() {
            Some(slot) => slot,
            None => self.run.kernel.slot().map_err(Stop::Stack)?,
        };
        self.run.steps_left -= START_STEPS + (self.run.local_image.len() / 64) as i64;
        slot.local.write(0, &self.run.local_image);
        let (run, number) = (&*self.run, thread as u32);
        let context = slot.fiber.context_mut();
        context.arguments = run.arguments.as_ptr();
        context.thread = position(number, run.shape.block);
        context.block = self.index;
        context.block_size = run.shape.block;
        context.grid_size = run.shape.grid;
        context.lane = number % LANES as u32;
        context.warp = number / LANES as u32;
        context.dynamic_shared_bytes = run.limits.dynamic_shared_bytes;
        context.shared_bytes = run.memory.shared.iter().map(|object| object.bytes as u32).sum();
        slot.fiber.start(run.kernel);
        self.threads[thread].slot = Some(slot);
        Ok(())
    }

    /// The thread has ended.
    pub fn end(&mut self, thread: usize) {
        self.threads[thread].state = State::Ended;
        if let Some(mut slot) = self.threads[thread].slot.take() {
            slot.fiber.abandon();
            self.run.slots.push(slot);
        }
        self.alive -= 1;
        for id in 0..BARRIERS {
            self.try_barrier(id);
        }
        self.try_warp(thread);
    }

    /// Lets others run.
    pub fn park(&mut self, thread: usize) {
        self.threads[thread].state = State::Ready(0);
        self.parked.push(thread);
    }

    /// Waits at a barrier.
    pub fn wait(&mut self, thread: usize, op: Op, request: &Request) -> Result<Reply, Stop> {
        let [id, expected, predicate, _] = request.operands;
        let valid = id < BARRIERS as u64 && expected % LANES as u64 == 0 && expected <= 1024;
        let state = State::Barrier {
            id: id as usize,
            op,
            predicate: predicate as u32 != 0,
            site: request.site,
        };
        let before = self.barriers.get(id as usize).copied().unwrap_or_default();
        let others = before.waiting + before.arrived;
        if !valid || (others > 0 && u64::from(before.expected) != expected) {
            let text = format!("barrier {id} of {expected} threads");
            return Err(self.fail(
                FindingKind::InvalidSynchronization,
                thread,
                request.site,
                None,
                Some(text),
            ));
        }
        let barrier = &mut self.barriers[id as usize];
        barrier.expected = expected as u32;
        if op == Op::Arrive {
            barrier.arrived += 1;
            self.try_barrier(id as usize);
            return Ok(Reply::Answer(0));
        }
        barrier.waiting += 1;
        self.threads[thread].state = state;
        self.try_barrier(id as usize);
        Ok(Reply::Waits)
    }

    /// Opens a barrier if all have come.
    fn try_barrier(&mut self, id: usize) {
        let Barrier {
            waiting,
            arrived,
            expected,
        } = self.barriers[id];
        let needed = if expected == 0 { self.alive } else { expected };
        if waiting == 0 || waiting + arrived < needed {
            return;
        }
        self.barriers[id] = Barrier::default();
        let mut members = Vec::with_capacity(waiting as usize);
        let (mut set, mut first) = (0u64, None);
        for (thread, Thread { state, .. }) in self.threads.iter().enumerate() {
            if let State::Barrier {
                id: at,
                op,
                predicate,
                site,
            } = *state
                && at == id
            {
                members.push((thread, op));
                set += u64::from(predicate);
                let (first_thread, first_site) = *first.get_or_insert((thread, site));
                if first_site != site
                    && !self
                        .run
                        .findings
                        .count(FindingKind::DivergentBarrier, site, Some(first_site))
                {
                    let other = Some((self.thread_id(first_thread), first_site));
                    let thread = self.thread_id(thread);
                    self.run.findings.add(Finding {
                        kind: FindingKind::DivergentBarrier,
                        thread,
                        site,
                        other,
                        place: None,
                        text: None,
                        count: 1,
                    });
                }
            }
        }
        let total = members.len() as u64;
        self.order_members(&members, waiting == self.alive);
        for (thread, op) in members {
            self.threads[thread].state = State::Ready(match op {
                Op::BarrierPopc => set,
                Op::BarrierAnd => u64::from(set == total),
                Op::BarrierOr => u64::from(set > 0),
                _ => 0,
            });
            self.ready.insert(thread);
        }
    }

    /// What came before a barrier is known after it.
    fn order_members(&mut self, members: &[(usize, Op)], whole: bool) {
        if self.actors.is_empty() {
            return;
        }
        let mut union: Option<Knowledge> = None;
        for (thread, _) in members {
            let actor = &mut self.actors[*thread];
            if let Some(found) = actor.found.take() {
                actor.learn(&found);
            }
            if !whole {
                union.get_or_insert_default().merge(&actor.everything(self.epoch));
                actor.clock += 1;
            } else if let Some(known) = &actor.known {
                union.get_or_insert_default().merge(known);
            }
        }
        if let Some(union) = union.map(Arc::new) {
            for (thread, _) in members {
                self.actors[*thread].known = Some(Arc::clone(&union));
            }
        }
        self.epoch += u32::from(whole);
    }

    /// Waits for the lanes of the warp.
    pub fn join_warp(&mut self, thread: usize, op: Op, request: &Request) -> Result<Reply, Stop> {
        let [mask, operands @ ..] = request.operands;
        if mask as u32 >> (thread % LANES) & 1 == 0 {
            let text = format!("mask {:#010x} lacks the calling lane {}", mask as u32, thread % LANES);
            return Err(self.fail(
                FindingKind::InvalidSynchronization,
                thread,
                request.site,
                None,
                Some(text),
            ));
        }
        self.threads[thread].state = State::Warp {
            op,
            mask: mask as u32,
            operands,
            site: request.site,
        };
        self.try_warp(thread);
        Ok(Reply::Waits)
    }

    /// Answers the warp operations of a thread's warp that all of their lanes have reached.
    fn try_warp(&mut self, thread: usize) {
        let first = thread / LANES * LANES;
        let lanes = first..(first + LANES).min(self.threads.len());
        let mut done = 0u32;
        for thread in lanes.clone() {
            let State::Warp { op, mask, .. } = self.threads[thread].state else {
                continue;
            };
            if done >> (thread % LANES) & 1 != 0 {
                continue;
            }
            let mut operands = [None; LANES];
            let mut complete = true;
            for other in lanes.clone().filter(|other| mask >> (other % LANES) & 1 != 0) {
                match self.threads[other].state {
                    State::Ended => {}
                    State::Warp {
                        op: o,
                        mask: m,
                        operands: values,
                        ..
                    } if (o, m) == (op, mask) => {
                        operands[other % LANES] = Some(values);
                        done |= 1 << (other % LANES);
                    }
                    _ => complete = false,
                }
            }
            if !complete {
                continue;
            }
            let answers = warp::answers(op, &operands);
            let members: Vec<usize> = (0..LANES)
                .filter(|lane| operands[*lane].is_some())
                .map(|lane| first + lane)
                .collect();
            if op == Op::WarpSync {
                self.order_warp(&members);
            }
            for member in members {
                self.threads[member].state = State::Ready(answers[member % LANES]);
                self.ready.insert(member);
            }
        }
    }

    /// What came before a warp barrier is known after it.
    fn order_warp(&mut self, members: &[usize]) {
        if self.actors.is_empty() {
            return;
        }
        let mut lanes = [0u32; LANES];
        let mut union: Option<Knowledge> = None;
        for member in members {
            let actor = &mut self.actors[*member];
            actor.clock += 1;
            actor.lanes[member % LANES] = actor.clock;
            for (most, lane) in lanes.iter_mut().zip(actor.lanes) {
                *most = lane.max(*most);
            }
            if let Some(found) = actor.found.take() {
                actor.learn(&found);
            }
            if let Some(known) = &actor.known {
                union.get_or_insert_default().merge(known);
            }
        }
        let union = union.map(Arc::new);
        for member in members {
            self.actors[*member].lanes = lanes;
            if let Some(union) = &union {
                self.actors[*member].known = Some(Arc::clone(union));
            }
        }
    }

    /// The lanes of a warp that ask together get each other; whether there were any. Lanes at different places
    /// don't run together.
    fn answer_active_masks(&mut self) -> bool {
        let mut any = false;
        for first in (0..self.threads.len()).step_by(LANES) {
            let lanes = first..(first + LANES).min(self.threads.len());
            let asking: Vec<(usize, u32)> = lanes
                .filter_map(|thread| match self.threads[thread].state {
                    State::ActiveMask { site } => Some((thread, site)),
                    _ => None,
                })
                .collect();
            for (thread, site) in &asking {
                let together = asking.iter().filter(|(_, other)| other == site);
                let mask = together.fold(0u64, |mask, (thread, _)| mask | 1 << (thread % LANES));
                self.threads[*thread].state = State::Ready(mask);
                self.ready.insert(*thread);
                any = true;
            }
        }
        any
    }

    /// All that haven't ended wait, and nobody can open what they wait at.
    fn deadlock(&mut self) -> Stop {
        let waits = |state: &State| match state {
            State::Barrier { id, site, .. } => Some((*site, format!("barrier {id}"))),
            State::Warp { mask, site, .. } => Some((*site, format!("a warp operation of lanes {mask:#010x}"))),
            _ => None,
        };
        let waiting: Vec<(usize, u32, String)> = (self.threads.iter().enumerate())
            .filter_map(|(thread, t)| waits(&t.state).map(|(site, at)| (thread, site, at)))
            .collect();
        let Some((thread, site, at)) = waiting.first() else {
            return Stop::Found;
        };
        let other = waiting.iter().find(|(_, s, a)| (s, a) != (site, at));
        let text = match other {
            Some((_, _, elsewhere)) => format!("threads wait at {at}, others at {elsewhere}"),
            None => format!("{} threads wait at {at}, which the others have left", waiting.len()),
        };
        let finding = Finding {
            kind: FindingKind::Deadlock,
            thread: self.thread_id(*thread),
            site: *site,
            other: other.map(|(thread, site, _)| (self.thread_id(*thread), *site)),
            place: None,
            text: Some(text),
            count: 1,
        };
        self.run.findings.add(finding);
        Stop::Found
    }

    /// Whether a thread's turn should end at this access, at random.
    pub fn changes_turn(&mut self) -> bool {
        const ONE_IN: usize = 8;
        match &mut self.run.order {
            Order::Random(random) => random.below(ONE_IN) == 0,
            Order::Forward | Order::Reverse => false,
        }
    }

    /// A thread's position.
    pub fn thread_id(&self, thread: usize) -> ThreadId {
        ThreadId {
            block: self.index,
            thread: position(thread as u32, self.run.shape.block),
        }
    }

    /// Adds a finding that ends the launch.
    pub fn fail(
        &mut self,
        kind: FindingKind,
        thread: usize,
        site: u32,
        place: Option<Place>,
        text: Option<String>,
    ) -> Stop {
        let thread = self.thread_id(thread);
        self.run.findings.add(Finding {
            kind,
            thread,
            site,
            other: None,
            place,
            text,
            count: 1,
        });
        Stop::Found
    }
}
