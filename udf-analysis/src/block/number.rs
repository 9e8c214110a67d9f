//! Terms as numbers, where a thread, a block's size and the iterations of loops are numbers.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::term::{Atom, AtomKind, Carried, Cond, CondKind, Dim, Exit, LoopId, Poly, Recurrence, Symbol, Terms};

/// Loops are followed for so many iterations.
pub const ITERATIONS_MAX: i128 = 2048;

/// A block's size, the loops at hand, and what is taken to hold.
pub struct Numbers<'a> {
    terms: &'a Terms,
    /// Conditions that hold.
    holding: &'a [Cond],
    /// blockDim.x, unless it isn't known.
    size: i128,
    /// The iterations of the loops at hand.
    pub iterations: Vec<(LoopId, i128)>,
    /// What is the same for all threads, in these iterations.
    uniform: RefCell<HashMap<Atom, Option<i128>>>,
}

/// What a recurrence's values are at the start of an iteration.
#[derive(Debug, Clone)]
pub struct Turn {
    /// The loop.
    pub of: LoopId,
    /// The number of iterations finished.
    pub number: i128,
    /// The values that are numbers, by their positions.
    pub values: Vec<(u32, Option<i128>)>,
}

/// A thread, and a turn of a recurrence if one is at hand.
#[derive(Clone, Copy)]
struct Place<'r> {
    thread: i128,
    turn: Option<&'r Turn>,
}

impl<'a> Numbers<'a> {
    /// For blocks of a size.
    pub fn new(terms: &'a Terms, holding: &'a [Cond], size: usize) -> Self {
        Self {
            terms,
            holding,
            size: i128::try_from(size).unwrap_or(i128::MAX),
            iterations: Vec::new(),
            uniform: RefCell::default(),
        }
    }

    /// Another iteration of some loop begins.
    pub fn turn(&self) {
        self.uniform.borrow_mut().clear();
    }

    /// The value of a term in a thread, and in a turn of a recurrence, if it has one.
    pub fn value(&self, poly: Poly, thread: usize, turn: Option<&Turn>) -> Option<i128> {
        self.poly(poly, place(thread, turn))
    }

    /// Whether a condition holds there, if that is known.
    pub fn holds(&self, cond: Cond, thread: usize, turn: Option<&Turn>) -> Option<bool> {
        self.cond(cond, place(thread, turn))
    }

    /// The first turn of a recurrence in a thread.
    pub fn first(&self, recurrence: &Recurrence, thread: usize) -> Turn {
        self.begin(recurrence, place(thread, None))
    }

    /// The turn behind another one.
    pub fn second(&self, recurrence: &Recurrence, turn: &Turn, thread: usize) -> Turn {
        self.next(recurrence, turn, place(thread, None))
    }

    fn poly(&self, poly: Poly, place: Place<'_>) -> Option<i128> {
        let mut sum = 0i128;
        for (atoms, coefficient) in self.terms.monomials(poly) {
            let mut product = *coefficient;
            for &atom in atoms {
                product = product.checked_mul(self.atom(atom, place)?)?;
            }
            sum = sum.checked_add(product)?;
        }
        Some(sum)
    }

    fn atom(&self, atom: Atom, place: Place<'_>) -> Option<i128> {
        if let AtomKind::Symbol(symbol) = self.terms.kind(atom) {
            return self.symbol(*symbol, place);
        }
        let symbols = self.terms.atom_symbols(atom);
        let own = |s: &Symbol| matches!(s, Symbol::Tid(_) | Symbol::Phi(..) | Symbol::BoundIteration(_));
        if symbols.iter().any(own) {
            return self.computed(atom, place);
        }
        if let Some(&known) = self.uniform.borrow().get(&atom) {
            return known;
        }
        let value = self.computed(atom, place);
        self.uniform.borrow_mut().insert(atom, value);
        value
    }

    fn symbol(&self, symbol: Symbol, place: Place<'_>) -> Option<i128> {
        match symbol {
            Symbol::Tid(Dim::X) => Some(place.thread),
            Symbol::BlockDim(Dim::X) => Some(self.size),
            Symbol::Warps => (self.size % 32 == 0).then_some(self.size / 32),
            Symbol::Iteration(id) => self.iterations.iter().find(|(l, _)| *l == id).map(|(_, k)| *k),
            Symbol::BoundIteration(id) => place.turn.filter(|turn| turn.of == id).map(|turn| turn.number),
            Symbol::Phi(id, position) => {
                let turn = place.turn.filter(|turn| turn.of == id)?;
                turn.values.iter().find(|(p, _)| *p == position)?.1
            }
            _ => None,
        }
    }

    fn computed(&self, atom: Atom, place: Place<'_>) -> Option<i128> {
        match self.terms.kind(atom) {
            AtomKind::Symbol(symbol) => self.symbol(*symbol, place),
            AtomKind::Div(a, b) => {
                let b = self.poly(*b, place).filter(|b| *b > 0)?;
                Some(self.poly(*a, place)?.div_euclid(b))
            }
            AtomKind::Mod(a, b) => {
                let b = self.poly(*b, place).filter(|b| *b > 0)?;
                Some(self.poly(*a, place)?.rem_euclid(b))
            }
            AtomKind::Min(a, b) => Some(self.poly(*a, place)?.min(self.poly(*b, place)?)),
            AtomKind::Max(a, b) => Some(self.poly(*a, place)?.max(self.poly(*b, place)?)),
            AtomKind::Wrap { bits, signed, of } => wrapped(self.poly(*of, place)?, *bits, *signed),
            AtomKind::Ite(c, a, b) => match self.cond(*c, place)? {
                true => self.poly(*a, place),
                false => self.poly(*b, place),
            },
            AtomKind::Apply { name, args, bits } => {
                let [a, b] = args[..] else { return None };
                let (a, b) = (self.poly(a, place)?, self.poly(b, place)?);
                applied(name, a, b, *bits)
            }
            AtomKind::Carried(carried) => self.carried(carried, place),
            AtomKind::Exit(exit) => self.exit(exit, place),
            AtomKind::Load { .. } | AtomKind::Contents { .. } => None,
        }
    }

    fn carried(&self, carried: &Carried, place: Place<'_>) -> Option<i128> {
        let at = self.poly(carried.at, place)?;
        let turn = self.turn_at(&carried.recurrence, at, place)?;
        let value = turn.values.iter().find(|(p, _)| *p == carried.position)?.1?;
        wrapped(value, carried.bits, true)
    }

    fn exit(&self, exit: &Exit, place: Place<'_>) -> Option<i128> {
        let mut turn = self.begin(&exit.recurrence, place);
        while turn.number < ITERATIONS_MAX {
            let inside = Place {
                turn: Some(&turn),
                ..place
            };
            if !self.cond(exit.stay, inside)? {
                return wrapped(self.poly(exit.value, inside)?, exit.bits, true);
            }
            turn = self.next(&exit.recurrence, &turn, place);
        }
        None
    }

    /// The turn of a recurrence after so many iterations.
    fn turn_at(&self, recurrence: &Recurrence, at: i128, place: Place<'_>) -> Option<Turn> {
        if !(0..=ITERATIONS_MAX).contains(&at) {
            return None;
        }
        let mut turn = self.begin(recurrence, place);
        while turn.number < at {
            turn = self.next(recurrence, &turn, place);
        }
        Some(turn)
    }

    fn begin(&self, recurrence: &Recurrence, place: Place<'_>) -> Turn {
        let first = |(position, init, _): &(u32, Poly, Poly)| (*position, self.poly(*init, place));
        Turn {
            of: recurrence.of,
            number: 0,
            values: recurrence.values.iter().map(first).collect(),
        }
    }

    fn next(&self, recurrence: &Recurrence, turn: &Turn, place: Place<'_>) -> Turn {
        let inside = Place {
            turn: Some(turn),
            ..place
        };
        let next = |(position, _, step): &(u32, Poly, Poly)| (*position, self.poly(*step, inside));
        Turn {
            of: turn.of,
            number: turn.number + 1,
            values: recurrence.values.iter().map(next).collect(),
        }
    }

    fn cond(&self, cond: Cond, place: Place<'_>) -> Option<bool> {
        let known = self.compared(cond, place);
        known.or_else(|| self.holding.contains(&cond).then_some(true))
    }

    fn compared(&self, cond: Cond, place: Place<'_>) -> Option<bool> {
        match self.terms.cond(cond) {
            CondKind::True => Some(true),
            CondKind::False => Some(false),
            CondKind::Ge(p) => Some(self.poly(*p, place)? >= 0),
            CondKind::Eq(p) => Some(self.poly(*p, place)? == 0),
            CondKind::Opaque(p) => Some(self.poly(*p, place)? != 0),
            CondKind::Not(inner) => self.cond(*inner, place).map(|holds| !holds),
            CondKind::And(parts) => self.decided(parts, place, false),
            CondKind::Or(parts) => self.decided(parts, place, true),
            CondKind::Reach(reach) => {
                let at = self.poly(reach.at, place)?;
                let mut turn = self.begin(&reach.recurrence, place);
                while turn.number < at {
                    let inside = Place {
                        turn: Some(&turn),
                        ..place
                    };
                    if turn.number > ITERATIONS_MAX {
                        return None;
                    }
                    if !self.cond(reach.stay, inside)? {
                        return Some(false);
                    }
                    turn = self.next(&reach.recurrence, &turn, place);
                }
                Some(true)
            }
        }
    }

    /// Whether one of the parts is what decides them all.
    fn decided(&self, parts: &[Cond], place: Place<'_>, decides: bool) -> Option<bool> {
        let mut all_known = true;
        for &part in parts {
            match self.cond(part, place) {
                Some(holds) if holds == decides => return Some(decides),
                Some(_) => {}
                None => all_known = false,
            }
        }
        all_known.then_some(!decides)
    }
}

fn place(thread: usize, turn: Option<&Turn>) -> Place<'_> {
    Place {
        thread: i128::try_from(thread).unwrap_or(i128::MAX),
        turn,
    }
}

/// A number's value modulo 2^bits; any number where there is no width.
pub fn wrapped(value: i128, bits: u32, signed: bool) -> Option<i128> {
    if bits == 0 {
        return Some(value);
    }
    if bits > 64 {
        return None;
    }
    let low = value.rem_euclid(1 << bits);
    Some(if signed && low >= 1 << (bits - 1) {
        low - (1 << bits)
    } else {
        low
    })
}

/// Operations on bits, as evaluation names them.
fn applied(name: &str, a: i128, b: i128, bits: u32) -> Option<i128> {
    if !(1..=64).contains(&bits) {
        return None;
    }
    let is = |opcode: &str| name.strip_prefix(opcode).is_some_and(|rest| rest.trim_start() == bits.to_string());
    let of_bits = |opcode: &str| is(opcode) || name.strip_prefix(opcode) == Some(&format!(" i{bits}"));
    let distance = u32::try_from(b).ok().filter(|b| *b < bits);
    let result = if is("shl") {
        a.checked_mul(1 << distance?)?
    } else if is("LLVMLShr") {
        wrapped(a, bits, false)? >> distance?
    } else if is("LLVMAShr") {
        wrapped(a, bits, true)? >> distance?
    } else if is("and") {
        a & b
    } else if of_bits("LLVMOr") {
        a | b
    } else if of_bits("LLVMXor") {
        a ^ b
    } else {
        // Operands of these are the numbers that they stand for.
        match name {
            "sdiv" | "udiv" => a.checked_div(b)?,
            "srem" | "urem" => a.checked_rem(b)?,
            _ => return None,
        }
    };
    wrapped(result, bits, true)
}
