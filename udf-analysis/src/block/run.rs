//! One block of a certain size, run in step: which cells its threads touch between barriers, and what they find there.
//!
//! All threads execute each access before any goes on. Where no two threads touch a cell between two barriers but to read it or
//! to combine, that is what any order gives.

use std::cell::Cell as Counter;
use std::rc::Rc;

use foldhash::{HashMap, HashMapExt};

use super::contents::{Brought, Gathered};
use super::number::{ITERATIONS_MAX, Numbers, Shape, Truth, Turn};
use super::program::{Loop, Node, Program};
use super::sums::Sums;
use crate::loosen::{Rule, loosened};
use crate::operation::Operation;
use crate::summary::{Action, AtomicKind, Summary};
use crate::term::{AtomKind, Carried, Cond, Dim, Exit, LoopId, Poly, Recurrence, Symbol, Terms};

/// Shared memory whose size isn't known is no larger than this, in bytes.
const BYTES_MAX: i128 = 1 << 20;

/// What is known of a value.
#[derive(Debug, Clone)]
pub enum Held {
    /// How it was gathered.
    Known(Rc<Gathered>),
    /// That it is one.
    Other,
}

/// What a cell holds.
#[derive(Debug, Clone)]
enum Content {
    /// Nothing that anybody has written.
    Undefined,
    /// What was written in an iteration that may be over.
    Stale,
    /// A value.
    Held(Held),
    /// A value if a condition holds, which isn't known.
    Half(Cond, Held),
}

/// Who touched a cell last, and in which interval between barriers.
type Touched = Option<(u32, Who)>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    One(usize),
    Several,
}

#[derive(Debug, Clone)]
struct Cell {
    content: Content,
    /// When it was written, counted in accesses.
    time: usize,
    writer: Touched,
    reader: Touched,
    combiner: Option<(u32, Who, AtomicKind)>,
}

/// Why a block of a size isn't followed, or does something undefined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// In words.
    pub message: &'static str,
    /// The access, by its number in the summary.
    pub access: Option<usize>,
}

const TOO_MUCH: Stop = Stop {
    message: "threads of a block do too much in shared memory",
    access: None,
};

fn stop(message: &'static str, access: usize) -> Stop {
    Stop {
        message,
        access: Some(access),
    }
}

/// What a thread found at a read.
pub struct Found {
    /// The read, by its number in the summary.
    pub access: usize,
    /// The thread.
    pub thread: usize,
    /// What.
    pub held: Held,
}

/// Values that threads bring, by their numbers.
pub type Values = Vec<Brought>;

/// A carried value's symbolic part, in a turn of its recurrence.
struct Gathering<'t> {
    turn: &'t Turn,
    values: Vec<(u32, Held)>,
}

/// A read's site, and in which iterations of counted loops.
type Read = (u32, Vec<i128>);

/// A block at work.
pub struct Run<'a> {
    terms: &'a Terms,
    summary: &'a Summary,
    sums: &'a Sums,
    program: &'a Program,
    numbers: Numbers<'a>,
    /// How many threads.
    threads: usize,
    /// Loops without a known end that aren't entered this time.
    skipped: &'a [LoopId],
    values: &'a mut Values,
    cells: HashMap<u32, Vec<Cell>>,
    /// What the reads found: by the read's site and in which iterations; by which threads, in their order.
    reads: HashMap<Read, Vec<(usize, Held)>>,
    /// Whether a loop whose iterations are numbers is at hand.
    counted: usize,
    interval: u32,
    time: usize,
    /// What was found at reads outside loops whose iterations are numbers.
    pub found: Vec<Found>,
    /// Loops that order what threads do and of which it isn't known how often they turn.
    pub endless: Vec<LoopId>,
    /// Loops at hand of which it isn't known how often they turn.
    turning: Vec<LoopId>,
}

impl<'a> Run<'a> {
    /// A block of that shape.
    #[allow(clippy::too_many_arguments, reason = "what a block's run is made of")]
    pub fn new(
        terms: &'a Terms,
        summary: &'a Summary,
        sums: &'a Sums,
        program: &'a Program,
        shape: &Shape,
        skipped: &'a [LoopId],
        values: &'a mut Values,
        work: &'a Counter<u64>,
    ) -> Run<'a> {
        Run {
            terms,
            summary,
            sums,
            program,
            numbers: Numbers::new(terms, &program.common, shape, work),
            threads: shape.threads(),
            skipped,
            values,
            cells: HashMap::new(),
            reads: HashMap::new(),
            counted: 0,
            interval: 1,
            time: 1,
            found: Vec::new(),
            endless: Vec::new(),
            turning: Vec::new(),
        }
    }

    /// Runs it.
    ///
    /// # Errors
    /// If threads interfere, something undefined is done, or something isn't followed.
    pub fn execute(&mut self) -> Result<(), Stop> {
        let everyone = vec![true; self.threads];
        let program = self.program;
        self.nodes(&program.body, &everyone)?;
        match self.numbers.spend(0) {
            true => Ok(()),
            false => Err(TOO_MUCH),
        }
    }

    fn nodes(&mut self, nodes: &'a [Node], active: &[bool]) -> Result<(), Stop> {
        for node in nodes {
            match node {
                Node::Access(number) => self.access(*number, active)?,
                Node::Barrier(number) => self.barrier(*number, active)?,
                Node::Loop(one) => self.a_loop(one, active)?,
            }
        }
        Ok(())
    }

    /// All threads come to it, or none.
    fn barrier(&mut self, number: usize, active: &[bool]) -> Result<(), Stop> {
        let guard = self.summary.barriers[number].guard;
        let truth = self.numbers.strict_truth(guard);
        let come = |thread: &usize| active[*thread] && self.numbers.truth_of(&truth, *thread) == Some(true);
        let coming = (0..self.threads).filter(come).count();
        if coming == self.threads || (coming > 0 && loosened(Rule::BlockBarriers)) {
            self.interval += 1;
            return Ok(());
        }
        let away = |thread: usize| !active[thread] || self.numbers.truth_of(&truth, thread) == Some(false);
        if (0..self.threads).all(away) {
            return Ok(());
        }
        Err(Stop {
            message: "not all threads of a block may reach this barrier",
            access: None,
        })
    }

    fn a_loop(&mut self, one: &'a Loop, active: &[bool]) -> Result<(), Stop> {
        let unfollowed = Stop {
            message: "a loop around accesses to shared memory isn't followed",
            access: None,
        };
        let summary = self.summary.loops.get(&one.id).ok_or(unfollowed.clone())?;
        let (entry, stay) = (summary.entry, summary.stay);
        let truth_of = |numbers: &Numbers<'_>, cond: Cond| match one.orders {
            true => numbers.strict_truth(cond),
            false => numbers.truth(cond),
        };
        let truth = truth_of(&self.numbers, entry);
        let enters = |thread: usize| active[thread] && self.numbers.truth_of(&truth, thread) != Some(false);
        let mut active: Vec<bool> = (0..self.threads).map(enters).collect();
        self.numbers.iterations.push((one.id, 0));
        self.numbers.turn();
        let truth = truth_of(&self.numbers, stay);
        let known = (0..self.threads).all(|t| !active[t] || self.numbers.truth_of(&truth, t).is_some());
        if !known {
            self.numbers.iterations.pop();
            self.numbers.turn();
            self.turning.push(one.id);
            let turned = self.endless(one, &active, [entry, stay]);
            self.turning.pop();
            return turned;
        }
        self.counted += 1;
        for number in 0.. {
            if number > ITERATIONS_MAX {
                return Err(unfollowed);
            }
            if !active.contains(&true) {
                break;
            }
            if let Some(last) = self.numbers.iterations.last_mut() {
                last.1 = number;
            }
            self.numbers.turn();
            self.numbers.spend(1 + self.threads as u64 / 16);
            self.nodes(&one.body, &active)?;
            let truth = truth_of(&self.numbers, stay);
            for (thread, active) in active.iter_mut().enumerate().filter(|(_, active)| **active) {
                *active = self.numbers.truth_of(&truth, thread).ok_or(unfollowed.clone())?;
            }
        }
        self.counted -= 1;
        self.numbers.iterations.pop();
        self.numbers.turn();
        Ok(())
    }

    /// A loop of which it isn't known how often it turns. Where it orders what threads do, it turns equally often for all of them:
    /// as what it touches is the same each time, two turns show what any number does.
    fn endless(&mut self, one: &'a Loop, active: &[bool], conds: [Cond; 2]) -> Result<(), Stop> {
        if !one.orders {
            return self.nodes(&one.body, active);
        }
        let of_block = conds.iter().all(|cond| super::program::is_of_block(self.terms, *cond));
        if !of_block || active.contains(&false) {
            return Err(Stop {
                message: "threads of a block may go through a loop with barriers or stores differently often",
                access: None,
            });
        }
        if !self.endless.contains(&one.id) {
            self.endless.push(one.id);
        }
        if self.skipped.contains(&one.id) {
            return Ok(());
        }
        // It has been entered.
        let known = self.numbers.holding.len();
        let entered = self.terms.conjuncts(conds[0]);
        self.numbers.holding.extend(entered);
        self.numbers.turn();
        let begun = self.time;
        for _ in 0..2 {
            self.nodes(&one.body, active)?;
            let written = self.cells.values_mut().flatten().filter(|cell| cell.time >= begun);
            for cell in written {
                cell.content = Content::Stale;
            }
            self.reads.clear();
        }
        self.numbers.holding.truncate(known);
        self.numbers.turn();
        Ok(())
    }

    fn access(&mut self, number: usize, active: &[bool]) -> Result<(), Stop> {
        let summary = self.summary;
        let access = &summary.accesses[number];
        self.time += 1;
        if !self.numbers.spend(12) {
            return Err(TOO_MUCH);
        }
        let size = i128::from(access.size.max(1));
        let unit = i128::from(self.program.unit(access.memory).unwrap_or(access.size).max(1));
        let limit = summary.memories[access.memory as usize]
            .size
            .map_or(BYTES_MAX, i128::from);
        let mut guard: Vec<(Cond, Truth)> = self
            .program
            .guard(number)
            .iter()
            .map(|cond| (*cond, self.numbers.truth(*cond)))
            .filter(|(_, truth)| !matches!(truth, Truth::Same(Some(true))))
            .collect();
        if guard.iter().any(|(_, truth)| matches!(truth, Truth::Same(Some(false)))) {
            return Ok(());
        }
        if !self.sums.is_shared(access.memory) {
            self.given(number, active, &guard);
            return Ok(());
        }
        let place = self.numbers.form(access.offset);
        let mut found: Vec<(usize, Held)> = Vec::new();
        for thread in executing(&mut guard, self.threads).filter(|thread| active[*thread]) {
            let mut open: Option<Cond> = None;
            let mut several = false;
            let mut executed = true;
            self.numbers.spend(2);
            for (cond, truth) in &guard {
                match self.numbers.truth_of(truth, thread) {
                    Some(true) => {}
                    Some(false) => {
                        executed = false;
                        break;
                    }
                    None => {
                        several |= open.is_some();
                        open = Some(*cond);
                    }
                }
            }
            if !executed {
                continue;
            }
            let offset = self.numbers.value_of(place, access.offset, thread);
            let Some(offset) = offset else {
                return Err(stop("which element of shared memory is touched isn't known", number));
            };
            if offset < 0 || offset + size > limit {
                if open.is_some() && matches!(access.action, Action::Load) {
                    // Its condition doesn't hold, or the program has no meaning.
                    continue;
                }
                return Err(stop("an element outside of shared memory is touched", number));
            }
            if offset % unit != 0 {
                return Err(stop("elements of shared memory overlap", number));
            }
            let index = usize::try_from(offset / unit).unwrap_or(usize::MAX);
            // One that is larger than the smallest ones is made of several cells.
            let count = if loosened(Rule::BlockCells) { 1 } else { size / unit };
            let cells = index..index.saturating_add(usize::try_from(count).unwrap_or(usize::MAX));
            let is_part = cells.len() > 1;
            for cell in cells.clone() {
                self.touch(number, thread, cell)?;
            }
            match access.action {
                Action::Load => {
                    let mut held = self.read(access.memory, index, number)?;
                    for cell in cells.skip(1) {
                        self.read(access.memory, cell, number)?;
                        held = Held::Other;
                    }
                    found.push((thread, held.clone()));
                    if self.counted == 0 {
                        self.found.push(Found {
                            access: number,
                            thread,
                            held,
                        });
                    }
                }
                Action::Store(value) => {
                    if several {
                        return Err(stop("whether a thread writes to shared memory isn't known", number));
                    }
                    let held = match is_part {
                        true => Held::Other,
                        false => self.held(value, thread, number, open, None),
                    };
                    for cell in cells {
                        self.store(access.memory, cell, held.clone(), open);
                    }
                }
                Action::Atomic { kind, value, used } => {
                    let operation = Operation::of_atomic(kind).filter(|_| !used && !is_part);
                    let Some(operation) = operation else {
                        return Err(stop("an atomic operation on shared memory isn't followed", number));
                    };
                    let guard = self.program.open_guard(number, open, open.is_some());
                    let held = self.brought(value, guard, number, thread);
                    self.combine(access.memory, index, &held, operation)
                        .map_err(|message| stop(message, number))?;
                }
            }
        }
        if matches!(access.action, Action::Load) {
            let site = u32::try_from(access.place.number).unwrap_or(u32::MAX);
            let at = self.numbers.iterations.iter().map(|(_, k)| *k).collect();
            self.reads.insert((site, at), found);
        }
        Ok(())
    }

    /// What a cell holds that is read.
    fn read(&mut self, memory: u32, index: usize, access: usize) -> Result<Held, Stop> {
        match &self.cell(memory, index).content {
            Content::Held(held) => Ok(held.clone()),
            Content::Undefined | Content::Half(..) | Content::Stale if loosened(Rule::BlockWritten) => {
                Ok(Held::Known(Rc::new(Gathered::nothing())))
            }
            Content::Undefined | Content::Half(..) | Content::Stale => Err(stop(
                "an element of shared memory may be read that nobody has written",
                access,
            )),
        }
    }

    /// Writes to other memory what was read, or what was made of it.
    fn given(&mut self, number: usize, active: &[bool], guard: &[(Cond, Truth)]) {
        let (Action::Store(value) | Action::Atomic { value, .. }) = self.summary.accesses[number].action else {
            return;
        };
        let mut guard = guard.to_vec();
        for thread in executing(&mut guard, self.threads).filter(|thread| active[*thread]) {
            self.numbers.spend(2);
            let executed = |(_, truth): &(Cond, Truth)| self.numbers.truth_of(truth, thread) != Some(false);
            if self.counted == 0 && guard.iter().all(executed) {
                let held = self.held(value, thread, number, None, None);
                self.found.push(Found {
                    access: number,
                    thread,
                    held,
                });
            }
        }
    }

    fn cell(&mut self, memory: u32, index: usize) -> &mut Cell {
        let cells = self.cells.entry(memory).or_default();
        if cells.len() <= index {
            let cell = Cell {
                content: Content::Undefined,
                time: 0,
                writer: None,
                reader: None,
                combiner: None,
            };
            cells.resize(index + 1, cell);
        }
        &mut cells[index]
    }

    /// Between two barriers no thread touches what another one does, unless both read or combine.
    fn touch(&mut self, number: usize, thread: usize, index: usize) -> Result<(), Stop> {
        let access = &self.summary.accesses[number];
        let interval = self.interval;
        let other = |touched: Touched| touched.is_some_and(|(when, who)| when == interval && who != Who::One(thread));
        let also = |touched: Touched| match touched {
            Some((when, who)) if when == interval && who != Who::One(thread) => Some((interval, Who::Several)),
            _ => Some((interval, Who::One(thread))),
        };
        let cell = self.cell(access.memory, index);
        let combined = cell.combiner.map(|(when, who, _)| (when, who));
        let meets = match access.action {
            Action::Load => {
                let meets = other(cell.writer) || other(combined);
                cell.reader = also(cell.reader);
                meets
            }
            Action::Store(_) => {
                let meets = other(cell.writer) || other(cell.reader) || other(combined);
                cell.writer = Some((interval, Who::One(thread)));
                meets
            }
            Action::Atomic { kind, .. } => {
                let unlike = cell.combiner.is_some_and(|(_, _, own)| own != kind);
                let meets = other(cell.writer) || other(cell.reader) || (unlike && other(combined));
                cell.combiner = also(combined).map(|(when, who)| (when, who, kind));
                meets
            }
        };
        if meets && !loosened(Rule::BlockInterference) {
            return Err(stop(
                "threads of a block may touch the same element without a barrier between them",
                number,
            ));
        }
        Ok(())
    }

    fn store(&mut self, memory: u32, index: usize, held: Held, open: Option<Cond>) {
        let time = self.time;
        let opposite = open.and_then(|cond| self.program.opposite(cond));
        let cell = self.cell(memory, index);
        cell.time = time;
        let content = match (open, &cell.content) {
            (None, _) => Content::Held(held),
            // Written in any case, by one of two stores.
            (Some(_), Content::Half(cond, before)) if Some(*cond) == opposite => {
                let both = match (before, &held) {
                    (Held::Known(a), Held::Known(b)) => a.either(b),
                    _ => None,
                };
                Content::Held(both.map_or(Held::Other, |both| Held::Known(Rc::new(both))))
            }
            (Some(_), Content::Held(_)) => Content::Held(Held::Other),
            (Some(cond), _) => Content::Half(cond, held),
        };
        cell.content = content;
    }

    fn combine(&mut self, memory: u32, index: usize, held: &Held, operation: Operation) -> Result<(), &'static str> {
        let time = self.time;
        let cell = self.cell(memory, index);
        cell.time = time;
        let before = match &cell.content {
            Content::Held(before) => before.clone(),
            _ if loosened(Rule::BlockWritten) => Held::Known(Rc::new(Gathered::nothing())),
            _ => return Err("an element of shared memory may be combined with that nobody has written"),
        };
        cell.content = Content::Held(both(&before, held, operation));
        Ok(())
    }

    /// A value that a thread brings, if it is a function of the thread.
    fn brought(&mut self, value: Poly, guard: Cond, access: usize, thread: usize) -> Held {
        if self.terms.as_constant(value) == Some(0) {
            return Held::Known(Rc::new(Gathered::nothing()));
        }
        // Not of other places, nor of what changes while the kernel runs, nor of how far a counted loop has gone.
        let of_others = |s: &Symbol| match s {
            Symbol::Iteration(id) => self.numbers.iterations.iter().any(|(l, _)| l == id),
            Symbol::Memory(memory) => !self.sums.is_shared(*memory),
            Symbol::Phi(..) | Symbol::BoundIteration(_) | Symbol::Unknown(_) | Symbol::After(_) => true,
            Symbol::Tid(dim) => *dim != Dim::X,
            _ => false,
        };
        let symbols = self.terms.symbols(value).iter();
        if symbols.chain(self.terms.cond_symbols(guard).iter()).any(of_others) {
            return Held::Other;
        }
        let around = self.summary.accesses[access].loops.iter();
        let counted = |id: &&LoopId| self.numbers.iterations.iter().any(|(l, _)| l == *id);
        let own = Brought {
            value,
            guard,
            loops: around.filter(|id| !counted(id)).copied().collect(),
            access,
        };
        let size = |number: usize| self.summary.accesses[number].size;
        let same = |known: &Brought| {
            let alike = known.value == value && known.guard == guard && known.loops == own.loops;
            alike && size(known.access) == size(access)
        };
        let number = match self.values.iter().position(same) {
            Some(number) => number,
            None => {
                self.values.push(own);
                self.values.len() - 1
            }
        };
        Held::Known(Rc::new(Gathered::one(number, thread, self.threads)))
    }

    /// What a stored value is made of.
    fn held(
        &mut self,
        poly: Poly,
        thread: usize,
        access: usize,
        open: Option<Cond>,
        gathering: Option<&Gathering<'_>>,
    ) -> Held {
        let of_others = |s: &Symbol| match s {
            Symbol::Memory(memory) => self.sums.is_shared(*memory),
            Symbol::Phi(id, _) | Symbol::BoundIteration(id) => gathering.is_some_and(|g| g.turn.of == *id),
            _ => false,
        };
        if !self.terms.symbols(poly).iter().any(of_others) {
            let guard = self.program.open_guard(access, open, false);
            return self.brought(poly, guard, access, thread);
        }
        if let Some((parts, rest)) = self.sums.parts(poly) {
            let rest = self.held(*rest, thread, access, open, gathering);
            return parts.iter().fold(rest, |sum, part| {
                let part = self.held(*part, thread, access, open, gathering);
                both(&sum, &part, Operation::Add)
            });
        }
        let Some(atom) = self.terms.as_atom(poly) else {
            return self.whole(poly, thread, access, open, gathering);
        };
        let size = self.summary.accesses[access].size;
        if let Some((operation, a, b)) = Operation::gathered(self.terms, poly, size) {
            let a = self.held(a, thread, access, open, gathering);
            let b = self.held(b, thread, access, open, gathering);
            let gathered = both(&a, &b, operation);
            return match gathered {
                Held::Other => self.whole(poly, thread, access, open, gathering),
                known => known,
            };
        }
        let turn = gathering.map(|g| g.turn);
        match self.terms.kind(atom) {
            AtomKind::Contents { site, at, .. } if self.program.size(*site) == Some(size) => {
                // Of loops without a known end it is the turn at hand.
                let at_hand = |a: &&Poly| {
                    let own = self.terms.as_symbol(**a);
                    own.is_some_and(|s| self.turning.iter().any(|id| s == Symbol::Iteration(*id)))
                };
                let counted = at.iter().filter(|a| !at_hand(a));
                let at: Option<Vec<i128>> = counted.map(|a| self.numbers.value(*a, thread, turn)).collect();
                let found = at.and_then(|at| {
                    let found = self.reads.get(&(*site, at))?;
                    let own = found.binary_search_by_key(&thread, |(by, _)| *by).ok()?;
                    Some(found[own].1.clone())
                });
                found.unwrap_or(Held::Other)
            }
            AtomKind::Ite(cond, then, otherwise) => match self.numbers.holds(*cond, thread, turn) {
                Some(true) => self.held(*then, thread, access, open, gathering),
                Some(false) => self.held(*otherwise, thread, access, open, gathering),
                None => self.whole(poly, thread, access, open, gathering),
            },
            // The same low bits.
            AtomKind::Wrap { bits, of, .. } if fits(*bits, size) => self.held(*of, thread, access, open, gathering),
            AtomKind::Symbol(Symbol::Phi(_, position)) => {
                let known = gathering.and_then(|g| g.values.iter().find(|(p, _)| p == position));
                known.map_or(Held::Other, |(_, held)| held.clone())
            }
            AtomKind::Carried(carried) if gathering.is_none() && fits(carried.bits, size) => {
                self.carried(carried, thread, access, open)
            }
            AtomKind::Exit(exit) if gathering.is_none() && fits(exit.bits, size) => self
                .exit(exit, thread, access, open)
                .unwrap_or_else(|| self.whole(poly, thread, access, open, gathering)),
            _ => self.whole(poly, thread, access, open, gathering),
        }
    }

    /// A value that isn't gathered from what is read, but computed from it: the thread's own.
    fn whole(
        &mut self,
        poly: Poly,
        thread: usize,
        access: usize,
        open: Option<Cond>,
        gathering: Option<&Gathering<'_>>,
    ) -> Held {
        if gathering.is_some() || self.counted > 0 {
            return Held::Other;
        }
        let guard = self.program.open_guard(access, open, false);
        self.brought(poly, guard, access, thread)
    }

    fn begin(
        &mut self,
        recurrence: &Recurrence,
        turn: &Turn,
        thread: usize,
        access: usize,
        open: Option<Cond>,
    ) -> Vec<(u32, Held)> {
        let numeric = |position: &u32| turn.values.iter().any(|(p, value)| p == position && value.is_some());
        let open_values: Vec<(u32, Poly)> = recurrence
            .values
            .iter()
            .filter(|(position, ..)| !numeric(position))
            .map(|(position, init, _)| (*position, *init))
            .collect();
        let held = |(position, init)| (position, self.held(init, thread, access, open, None));
        open_values.into_iter().map(held).collect()
    }

    fn next(
        &mut self,
        recurrence: &Recurrence,
        now: &Gathering<'_>,
        thread: usize,
        access: usize,
        open: Option<Cond>,
    ) -> Vec<(u32, Held)> {
        let mut next = Vec::new();
        for (position, _) in &now.values {
            if let Some((_, _, step)) = recurrence.values.iter().find(|(p, ..)| p == position) {
                next.push((*position, self.held(*step, thread, access, open, Some(now))));
            }
        }
        next
    }

    fn carried(&mut self, carried: &Carried, thread: usize, access: usize, open: Option<Cond>) -> Held {
        let at = self.numbers.value(carried.at, thread, None);
        let Some(at) = at.filter(|at| (0..=ITERATIONS_MAX).contains(at)) else {
            return Held::Other;
        };
        let recurrence = &carried.recurrence;
        let mut turn = self.numbers.first(recurrence, thread);
        let mut values = self.begin(recurrence, &turn, thread, access, open);
        while turn.number < at {
            let now = Gathering { turn: &turn, values };
            values = self.next(recurrence, &now, thread, access, open);
            turn = self.numbers.second(recurrence, &turn, thread);
        }
        let own = values.into_iter().find(|(position, _)| *position == carried.position);
        own.map_or(Held::Other, |(_, held)| held)
    }

    fn exit(&mut self, exit: &Exit, thread: usize, access: usize, open: Option<Cond>) -> Option<Held> {
        let recurrence = &exit.recurrence;
        let mut turn = self.numbers.first(recurrence, thread);
        let mut values = self.begin(recurrence, &turn, thread, access, open);
        while turn.number <= ITERATIONS_MAX {
            let now = Gathering { turn: &turn, values };
            if !self.numbers.holds(exit.stay, thread, Some(&turn))? {
                return Some(self.held(exit.value, thread, access, open, Some(&now)));
            }
            values = self.next(recurrence, &now, thread, access, open);
            turn = self.numbers.second(recurrence, &turn, thread);
        }
        None
    }
}

/// Whether a value of so many bits, or of no integer type, is as wide as a cell.
fn fits(bits: u32, size: u64) -> bool {
    bits == 0 || u64::from(bits) == 8 * size
}

/// The threads for which those parts of a condition hold that compare the thread's number; the others are left.
fn executing(guard: &mut Vec<(Cond, Truth)>, threads: usize) -> std::ops::Range<usize> {
    let threads = i128::try_from(threads).unwrap_or(i128::MAX);
    let (mut first, mut end) = (0, threads);
    guard.retain(|(_, truth)| {
        match *truth {
            Truth::Ge(at_zero, further) if further > 0 => first = first.max(-at_zero.div_euclid(further)),
            Truth::Ge(at_zero, further) if further < 0 => end = end.min(at_zero.div_euclid(-further) + 1),
            Truth::Eq(at_zero, further) if further != 0 => {
                let whole = at_zero % further == 0;
                let thread = -at_zero / further;
                first = first.max(if whole { thread } else { threads });
                end = end.min(thread + 1);
            }
            _ => return true,
        }
        false
    });
    let clamped = |number: i128| usize::try_from(number.clamp(0, threads)).unwrap_or(0);
    clamped(first)..clamped(end)
}

fn both(a: &Held, b: &Held, operation: Operation) -> Held {
    match (a, b) {
        (Held::Known(a), Held::Known(b)) => a
            .with(b, operation)
            .map_or(Held::Other, |both| Held::Known(Rc::new(both))),
        _ => Held::Other,
    }
}
