//! Terms as numbers, where a thread, a block's size and the iterations of loops are numbers.

use std::cell::{Cell, RefCell};

use foldhash::HashMap;

use crate::term::{Atom, AtomKind, Carried, Cond, CondKind, Dim, Exit, LoopId, Poly, Recurrence, Symbol, Terms};

/// Loops are followed for so many iterations.
pub const ITERATIONS_MAX: i128 = 2048;
/// So many steps are taken for one kernel: accesses by threads, and terms that are computed anew for one of them.
const WORK_MAX: u64 = 4_000_000;

/// A block's sides. Its threads are counted along the first one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape(pub [usize; 3]);

impl Shape {
    /// How many threads it has.
    pub fn threads(&self) -> usize {
        self.0.iter().product()
    }

    /// Whether it is a line.
    pub fn is_line(&self) -> bool {
        self.0[1] == 1 && self.0[2] == 1
    }
}

/// A block's size, the loops at hand, and what is taken to hold.
pub struct Numbers<'a> {
    terms: &'a Terms,
    /// Conditions that hold.
    pub holding: Vec<Cond>,
    /// The block's threads.
    size: i128,
    /// The block's sides, where it has more than one.
    sides: Option<[i128; 3]>,
    /// The steps that were taken for the kernel.
    work: &'a Cell<u64>,
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

/// A term in the iterations at hand, as a function of the thread.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// So much for thread 0, and so much more for each one after it.
    Linear(i128, i128),
    /// Another one.
    Other,
    /// It has no value.
    Unknown,
}

/// A condition in the iterations at hand, as a function of the thread.
#[derive(Debug, Clone)]
pub enum Truth {
    /// The same for all threads, if it is known.
    Same(Option<bool>),
    /// `Linear` is at least 0.
    Ge(i128, i128),
    /// `Linear` is 0.
    Eq(i128, i128),
    /// All of them hold, or one does, or the opposite: what is looked for decides.
    Some(Vec<Truth>, bool),
    /// The opposite.
    Not(Box<Truth>),
    /// Another one.
    Other(Cond),
}

/// A thread, and a turn of a recurrence if one is at hand.
#[derive(Clone, Copy)]
struct Place<'r> {
    thread: i128,
    turn: Option<&'r Turn>,
}

impl<'a> Numbers<'a> {
    /// For blocks of a shape.
    pub fn new(terms: &'a Terms, holding: &[Cond], shape: &Shape, work: &'a Cell<u64>) -> Self {
        let sides = [shape.0[0], shape.0[1], shape.0[2]].map(as_number);
        Self {
            terms,
            holding: holding.to_vec(),
            size: as_number(shape.threads()),
            sides: (!shape.is_line()).then_some(sides),
            work,
            iterations: Vec::new(),
            uniform: RefCell::default(),
        }
    }

    /// Takes steps; whether there may be more of them.
    pub fn spend(&self, steps: u64) -> bool {
        self.work.set(self.work.get().saturating_add(steps));
        self.work.get() <= WORK_MAX
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

    /// A term as a function of the thread.
    pub fn form(&self, poly: Poly) -> Form {
        let (mut first, mut further) = (0i128, 0i128);
        for (atoms, coefficient) in self.terms.monomials(poly) {
            // At most one factor is another for each thread.
            let mut product = (*coefficient, 0i128);
            for &atom in atoms {
                let (start, step) = match self.form_of_atom(atom) {
                    Form::Linear(start, step) => (start, step),
                    Form::Other => return Form::Other,
                    Form::Unknown => return Form::Unknown,
                };
                if step != 0 && product.1 != 0 {
                    return Form::Other;
                }
                let parts = [(product.0, start), (product.0, step), (product.1, start)];
                let [Some(value), Some(by), Some(more)] = parts.map(|(a, b)| a.checked_mul(b)) else {
                    return Form::Unknown;
                };
                product = (value, by + more);
            }
            let sums = (first.checked_add(product.0), further.checked_add(product.1));
            let (Some(one), Some(other)) = sums else {
                return Form::Unknown;
            };
            (first, further) = (one, other);
        }
        Form::Linear(first, further)
    }

    fn form_of_atom(&self, atom: Atom) -> Form {
        let symbols = self.terms.atom_symbols(atom);
        let of_thread = |s: &Symbol| match s {
            Symbol::Tid(dim) => *dim == Dim::X || self.sides.is_some(),
            _ => false,
        };
        if !symbols.iter().any(of_thread) {
            let value = self.atom(atom, place(0, None));
            return value.map_or(Form::Unknown, |value| Form::Linear(value, 0));
        }
        if self.sides.is_some() {
            return Form::Other;
        }
        // What rounds or wraps leaves a number that is in range for all threads as it is.
        let all = |form: Form, low: i128, high: i128| match form {
            Form::Linear(first, further) => {
                let last = further
                    .checked_mul(self.size - 1)
                    .and_then(|more| more.checked_add(first));
                last.filter(|last| first.min(*last) >= low && first.max(*last) < high)
                    .map(|_| form)
            }
            _ => None,
        };
        let kept = match self.terms.kind(atom) {
            AtomKind::Symbol(_) => Some(Form::Linear(0, 1)),
            AtomKind::Mod(a, by) => match self.form(*by) {
                Form::Linear(by, 0) => all(self.form(*a), 0, by),
                _ => None,
            },
            AtomKind::Wrap {
                bits: bits @ 1..=64,
                signed,
                of,
            } => {
                let (low, high) = if *signed {
                    (-(1 << (bits - 1)), 1 << (bits - 1))
                } else {
                    (0, 1 << bits)
                };
                all(self.form(*of), low, high)
            }
            _ => None,
        };
        kept.unwrap_or(Form::Other)
    }

    /// A condition as a function of the thread.
    pub fn truth(&self, cond: Cond) -> Truth {
        let form = match self.terms.cond(cond) {
            CondKind::True => Truth::Same(Some(true)),
            CondKind::False => Truth::Same(Some(false)),
            CondKind::Ge(p) => match self.form(*p) {
                Form::Linear(first, 0) => Truth::Same(Some(first >= 0)),
                Form::Linear(first, further) => Truth::Ge(first, further),
                Form::Other => Truth::Other(cond),
                Form::Unknown => Truth::Same(None),
            },
            CondKind::Eq(p) => match self.form(*p) {
                Form::Linear(first, 0) => Truth::Same(Some(first == 0)),
                Form::Linear(first, further) => Truth::Eq(first, further),
                Form::Other => Truth::Other(cond),
                Form::Unknown => Truth::Same(None),
            },
            CondKind::Not(inner) => Truth::Not(Box::new(self.truth(*inner))),
            CondKind::And(parts) => Truth::Some(parts.iter().map(|part| self.truth(*part)).collect(), false),
            CondKind::Or(parts) => Truth::Some(parts.iter().map(|part| self.truth(*part)).collect(), true),
            CondKind::Opaque(_) | CondKind::Reach(_) => Truth::Other(cond),
        };
        let holding = self.holding.contains(&cond);
        match form {
            Truth::Same(None) if holding => Truth::Same(Some(true)),
            Truth::Not(_) | Truth::Some(..) if holding => Truth::Other(cond),
            form => form,
        }
    }

    /// The same, where parts of the condition must be known whether or not what is taken to hold does: but for parts that are just
    /// that, which say that nothing happens.
    pub fn strict_truth(&self, cond: Cond) -> Truth {
        let free = Numbers {
            holding: Vec::new(),
            uniform: RefCell::default(),
            iterations: self.iterations.clone(),
            ..*self
        };
        let part = |part: Cond| match self.holding.contains(&part) {
            true => self.truth(part),
            false => match free.truth(part) {
                // Looked at as it is, without what is taken to hold.
                Truth::Other(_) if self.mentions_holding(part) => Truth::Same(None),
                truth => truth,
            },
        };
        Truth::Some(self.terms.conjuncts(cond).into_iter().map(part).collect(), false)
    }

    /// Whether something that is taken to hold is a part of a condition.
    fn mentions_holding(&self, cond: Cond) -> bool {
        self.holding.contains(&cond)
            || match self.terms.cond(cond) {
                CondKind::Not(inner) => self.mentions_holding(*inner),
                CondKind::And(parts) | CondKind::Or(parts) => parts.iter().any(|part| self.mentions_holding(*part)),
                CondKind::Opaque(_) | CondKind::Reach(_) => !self.holding.is_empty(),
                _ => false,
            }
    }

    /// The value of a term in a thread, by its form.
    pub fn value_of(&self, form: Form, poly: Poly, thread: usize) -> Option<i128> {
        match form {
            Form::Linear(first, further) => linear(first, further, thread),
            Form::Other => self.value(poly, thread, None),
            Form::Unknown => None,
        }
    }

    /// Whether a condition holds in a thread.
    pub fn truth_of(&self, truth: &Truth, thread: usize) -> Option<bool> {
        match truth {
            Truth::Same(holds) => *holds,
            Truth::Ge(first, further) => Some(linear(*first, *further, thread)? >= 0),
            Truth::Eq(first, further) => Some(linear(*first, *further, thread)? == 0),
            Truth::Not(inner) => self.truth_of(inner, thread).map(|holds| !holds),
            Truth::Some(parts, decides) => decided(parts.iter().map(|part| self.truth_of(part, thread)), *decides),
            Truth::Other(cond) => self.holds(*cond, thread, None),
        }
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
        match (symbol, self.sides) {
            (Symbol::Tid(Dim::X), Some([x, ..])) => return Some(place.thread % x),
            (Symbol::Tid(Dim::Y), Some([x, y, _])) => return Some(place.thread / x % y),
            (Symbol::Tid(Dim::Z), Some([x, y, _])) => return Some(place.thread / (x * y)),
            (Symbol::BlockDim(dim), Some(sides)) => return Some(sides[dim as usize]),
            (Symbol::Warps, Some(_)) => return None,
            _ => {}
        }
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
        if !self.spend(1) {
            return None;
        }
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
            CondKind::And(parts) => decided(parts.iter().map(|part| self.cond(*part, place)), false),
            CondKind::Or(parts) => decided(parts.iter().map(|part| self.cond(*part, place)), true),
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
}

/// Whether one of the parts is what decides them all.
fn decided(parts: impl Iterator<Item = Option<bool>>, decides: bool) -> Option<bool> {
    let mut all_known = true;
    for part in parts {
        match part {
            Some(holds) if holds == decides => return Some(decides),
            Some(_) => {}
            None => all_known = false,
        }
    }
    all_known.then_some(!decides)
}

fn linear(first: i128, further: i128, thread: usize) -> Option<i128> {
    further.checked_mul(as_number(thread))?.checked_add(first)
}

fn as_number(thread: usize) -> i128 {
    i128::try_from(thread).unwrap_or(i128::MAX)
}

fn place(thread: usize, turn: Option<&Turn>) -> Place<'_> {
    Place {
        thread: as_number(thread),
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
    let is = |opcode: &str| name.strip_prefix(opcode).and_then(|rest| rest.parse().ok()) == Some(bits);
    let distance = u32::try_from(b).ok().filter(|b| *b < bits);
    let result = if is("shl") {
        a.checked_mul(1 << distance?)?
    } else if is("LLVMLShr") {
        wrapped(a, bits, false)? >> distance?
    } else if is("LLVMAShr") {
        wrapped(a, bits, true)? >> distance?
    } else if is("and") {
        a & b
    } else if is("LLVMOr i") {
        a | b
    } else if is("LLVMXor i") {
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
