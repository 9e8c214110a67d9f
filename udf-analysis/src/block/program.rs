//! What a block does with shared memory, in the order of the program: accesses and barriers, in their loops.

use foldhash::{HashMap, HashMapExt};

use crate::summary::{Access, Action, Meeting, MemoryKind, Summary};
use crate::term::{Cond, LoopId, Symbol, Terms};

/// A part of the program.
#[derive(Debug)]
pub enum Node {
    /// An access to shared memory, or one to other memory that is given what was read there, by its number in the summary.
    Access(usize),
    /// A barrier, by its number in the summary.
    Barrier(usize),
    /// A loop.
    Loop(Loop),
}

/// A loop.
#[derive(Debug)]
pub struct Loop {
    /// Which.
    pub id: LoopId,
    /// What is in it.
    pub body: Vec<Node>,
    /// Whether threads store in it, or meet.
    pub orders: bool,
}

/// What a block does with shared memory.
#[derive(Debug)]
pub struct Program {
    /// Everything.
    pub body: Vec<Node>,
    /// Conditions of all accesses, which don't ask for the thread: where they don't hold, a block touches no shared memory.
    pub common: Vec<Cond>,
    /// The parts of each access's condition.
    guards: HashMap<usize, Vec<Cond>>,
    /// The conditions themselves.
    whole: HashMap<usize, Cond>,
    opposites: HashMap<Cond, Cond>,
    /// How many bytes a read reads, by its site.
    sizes: HashMap<u32, u64>,
    /// The smallest elements of each memory, in bytes.
    units: HashMap<u32, u64>,
    always: Cond,
}

enum Item<'s> {
    Access(usize, &'s Access),
    Barrier(usize, &'s Meeting),
}

impl Item<'_> {
    fn loops(&self) -> &[LoopId] {
        match self {
            Item::Access(_, access) => &access.loops,
            Item::Barrier(_, barrier) => &barrier.loops,
        }
    }

    fn number(&self) -> usize {
        match self {
            Item::Access(_, access) => access.place.number,
            Item::Barrier(_, barrier) => barrier.place.number,
        }
    }
}

impl Program {
    /// That of a kernel; none if a memory's elements aren't made of its smallest ones.
    pub fn of(terms: &mut Terms, summary: &Summary) -> Option<Program> {
        let shared = |access: &Access| summary.memories[access.memory as usize].kind == MemoryKind::Shared;
        let all = summary.accesses.iter().enumerate();
        let accesses: Vec<(usize, &Access)> = all.filter(|(_, a)| shared(a) || gives(terms, summary, a)).collect();
        let mut items: Vec<Item<'_>> = accesses
            .iter()
            .map(|(number, access)| Item::Access(*number, access))
            .collect();
        let barriers = summary.barriers.iter().enumerate();
        items.extend(barriers.map(|(number, barrier)| Item::Barrier(number, barrier)));
        items.sort_by_key(Item::number);
        let mut program = Program {
            body: nodes(&items, 0, &shared),
            common: Vec::new(),
            guards: HashMap::new(),
            whole: HashMap::new(),
            opposites: HashMap::new(),
            sizes: HashMap::new(),
            units: HashMap::new(),
            always: terms.always(),
        };
        for (_, access) in accesses.iter().filter(|(_, access)| shared(access)) {
            let unit = program.units.entry(access.memory).or_insert(access.size);
            *unit = access.size.min(*unit);
        }
        let mut common: Option<Vec<Cond>> = None;
        for (number, access) in accesses {
            let unit = program.units.get(&access.memory).copied().unwrap_or(1);
            if shared(access) && (unit == 0 || access.size % unit != 0) {
                return None;
            }
            let own = terms.conjuncts(access.guard);
            for &cond in &own {
                let opposite = terms.not(cond);
                program.opposites.insert(cond, opposite);
            }
            match &mut common {
                Some(common) => common.retain(|cond| own.contains(cond)),
                None => common = Some(own.clone()),
            }
            program.guards.insert(number, own);
            program.whole.insert(number, access.guard);
            if let Ok(site) = u32::try_from(access.place.number) {
                program.sizes.insert(site, access.size);
            }
        }
        program.common = common.unwrap_or_default();
        program.common.retain(|cond| is_of_block(terms, *cond));
        Some(program)
    }

    /// The parts of an access's condition.
    pub fn guard(&self, access: usize) -> &[Cond] {
        self.guards.get(&access).map_or(&[], Vec::as_slice)
    }

    /// The opposite of a part of such a condition.
    pub fn opposite(&self, cond: Cond) -> Option<Cond> {
        self.opposites.get(&cond).copied()
    }

    /// What is to be said of when a thread brings a value, where one part of its condition, or several, isn't known.
    pub fn open_guard(&self, access: usize, open: Option<Cond>, several: bool) -> Cond {
        match open {
            Some(_) if several => self.whole.get(&access).copied().unwrap_or(self.always),
            Some(cond) => cond,
            None => self.always,
        }
    }

    /// How many bytes the smallest elements of a memory have.
    pub fn unit(&self, memory: u32) -> Option<u64> {
        self.units.get(&memory).copied()
    }

    /// How many bytes the read at a site reads.
    pub fn size(&self, site: u32) -> Option<u64> {
        self.sizes.get(&site).copied()
    }
}

/// Whether an access to other memory writes what was read from shared memory, or something that was made of it.
pub fn gives(terms: &Terms, summary: &Summary, access: &Access) -> bool {
    let (Action::Store(value) | Action::Atomic { value, .. }) = access.action else {
        return false;
    };
    let kind = |memory: u32| summary.memories[memory as usize].kind;
    let read = |s: &Symbol| matches!(s, Symbol::Memory(memory) if kind(*memory) == MemoryKind::Shared);
    kind(access.memory) != MemoryKind::Shared && terms.symbols(value).iter().any(read)
}

/// Whether a condition is the same for all threads of a block, at all times.
pub fn is_of_block(terms: &Terms, cond: Cond) -> bool {
    let of_block = |s: &Symbol| {
        let launch = matches!(
            s,
            Symbol::BlockDim(_) | Symbol::GridDim(_) | Symbol::Total(_) | Symbol::Warps
        );
        launch || matches!(s, Symbol::Bid(_) | Symbol::Param(_) | Symbol::Iteration(_))
    };
    terms.cond_symbols(cond).iter().all(of_block)
}

fn nodes(items: &[Item<'_>], depth: usize, shared: &dyn Fn(&Access) -> bool) -> Vec<Node> {
    let mut found = Vec::new();
    let mut rest = items;
    while let Some((first, others)) = rest.split_first() {
        let Some(&id) = first.loops().get(depth) else {
            found.push(match first {
                Item::Access(number, _) => Node::Access(*number),
                Item::Barrier(number, _) => Node::Barrier(*number),
            });
            rest = others;
            continue;
        };
        let end = rest
            .iter()
            .position(|item| item.loops().get(depth) != Some(&id))
            .unwrap_or(rest.len());
        let (inside, behind) = rest.split_at(end);
        let orders = |item: &Item<'_>| match item {
            Item::Access(_, access) => shared(access) && matches!(access.action, Action::Store(_)),
            Item::Barrier(..) => true,
        };
        found.push(Node::Loop(Loop {
            id,
            body: nodes(inside, depth + 1, shared),
            orders: inside.iter().any(orders),
        }));
        rest = behind;
    }
    found
}
