//! Symbolic values in a normal form: polynomials over the integers, interned, so that equal terms have equal handles.
//!
//! A term stands for a mathematical integer or, as a single opaque atom, for a value of any other type. The sum, difference
//! and product of machine integers of `w` bits are those of their terms modulo 2^w; where a machine integer's value itself
//! matters, `Wrap` says so unless its range is known ([`crate::evaluate`]).
//!
//! `gridDim.d * blockDim.d` is folded to the symbol `Total(d)` wherever both occur in a product.

mod carried;
mod cond;
mod display;
mod index;
mod own;
mod poly;
mod range;
pub use range::{Range, both, product, sum};
mod substitute;
mod written;

use std::rc::Rc;

use foldhash::HashMap;
use foldhash::fast::RandomState;
use indexmap::IndexSet;
use smallvec::{SmallVec, smallvec};

pub use carried::{Carried, Exit, Reach, Recurrence};
pub use cond::{Cond, CondKind, gcd};
pub use substitute::{Contents, Substitution};

/// A dimension of a launch.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Dim {
    X,
    Y,
    Z,
}

impl Dim {
    /// All dimensions.
    pub const ALL: [Dim; 3] = [Dim::X, Dim::Y, Dim::Z];

    /// Its letter.
    pub fn letter(self) -> char {
        match self {
            Dim::X => 'x',
            Dim::Y => 'y',
            Dim::Z => 'z',
        }
    }
}

/// A loop of the kernel.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LoopId(pub u32);

/// A variable.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Symbol {
    /// threadIdx.
    Tid(Dim),
    /// blockIdx.
    Bid(Dim),
    /// blockDim.
    BlockDim(Dim),
    /// gridDim.
    GridDim(Dim),
    /// gridDim * blockDim.
    Total(Dim),
    /// The number of warps in a block whose x-dimension is a multiple of 32: blockDim.x / 32.
    Warps,
    /// A coordinate that stands for positions in a re-indexed launch.
    Coordinate(u32),
    /// The kernel's parameter, an integer.
    Param(u32),
    /// How many times a loop's body has been finished before.
    Iteration(LoopId),
    /// The same, bound inside a carried value.
    BoundIteration(LoopId),
    /// A value that a loop carries from iteration to iteration, by its position in the loop's header.
    Phi(LoopId, u32),
    /// What a memory that the kernel itself writes holds: shared or local memory, by its number.
    Memory(u32),
    /// Where a loop over launch-sized steps has ended.
    After(LoopId),
    /// Where a thread stands in such a loop.
    Place,
    /// The same divided by a number, where that leaves no remainder.
    PlaceQuotient,
    /// One of many places, bound in what is gathered from all of them; numbers tell those of one inside the other apart.
    Member(u32),
    /// A lane, bound in what a warp's vote makes of all of them.
    Lane,
    /// Something that the analysis can't follow.
    Unknown(u32),
}

impl Symbol {
    /// Whether it says where a thread stands in the launch.
    pub fn is_position(&self) -> bool {
        matches!(self, Symbol::Tid(_) | Symbol::Bid(_))
    }
}

/// A polynomial.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Poly(u32);

/// An indivisible factor of a polynomial's terms.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Atom(u32);

/// What an atom is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum AtomKind {
    /// A variable.
    Symbol(Symbol),
    /// The quotient rounded down; the divisor is positive.
    Div(Poly, Poly),
    /// The remainder of `Div`.
    Mod(Poly, Poly),
    /// The smaller one.
    Min(Poly, Poly),
    /// The larger one.
    Max(Poly, Poly),
    /// The value that `of` has modulo 2^bits, read as a signed or unsigned number.
    Wrap {
        /// The width.
        bits: u32,
        /// Whether it is read as signed.
        signed: bool,
        /// The unlimited value.
        of: Poly,
    },
    /// One of two, by a condition.
    Ite(Cond, Poly, Poly),
    /// A pure function of its arguments; an integer result is signed of so many bits, other results have 0 bits.
    Apply {
        /// Its name.
        name: Rc<str>,
        /// Its arguments.
        args: Vec<Poly>,
        /// The width of an integer result.
        bits: u32,
    },
    /// What a buffer holds when the kernel is launched, or what its own logical iteration has left there.
    Load {
        /// The buffer.
        buffer: u32,
        /// The offset in bytes.
        offset: Poly,
        /// Tells loads of a buffer apart that the kernel writes: between them the contents may change.
        site: u32,
        /// The loops around the load, for such buffers: in each iteration it is another load.
        when: Vec<LoopId>,
        /// The width of an integer, else 0.
        bits: u32,
    },
    /// What a read of a memory finds that the kernel alone fills: shared or local memory.
    Contents {
        /// The memory.
        memory: u32,
        /// The read.
        site: u32,
        /// The offset in bytes.
        offset: Poly,
        /// The iterations of the loops around the read, the outermost first.
        at: Vec<Poly>,
        /// The width of an integer, else 0.
        bits: u32,
    },
    /// A value carried by a loop.
    Carried(Rc<Carried>),
    /// A value that a loop hands out when it ends.
    Exit(Rc<Exit>),
}

/// A product of atoms: sorted, with repetitions.
pub type Product = SmallVec<[Atom; 4]>;

/// A product of atoms times a number.
pub type Monomial = (Product, i128);

/// Evaluating a kernel may take so many steps of proving, and deciding about it so many again, or it is unknown.
const EFFORT_MAX: u32 = 30_000;

/// And of simplifying.
const MERGES_MAX: u32 = 300_000;

/// The terms that one kernel may take.
const TERMS_MAX: usize = 120_000;
/// The same in what polynomials are made of.
const SIZE_MAX: usize = 1_600_000;

/// Owner of all terms.
#[derive(Default)]
pub struct Terms {
    polys: Interner<Vec<Monomial>>,
    atoms: Interner<AtomKind>,
    conds: Interner<CondKind>,
    of_polys: Vec<Known>,
    of_atoms: Vec<Known>,
    of_conds: Vec<KnownCond>,
    /// What atoms say of themselves, as far as asked for.
    own_facts: HashMap<Atom, Rc<[Poly]>>,
    param_bits: HashMap<u32, u32>,
    param_names: HashMap<u32, String>,
    coordinates: Vec<(String, Option<i128>)>,
    /// How much of what polynomials are made of there is.
    size: usize,
    effort: u32,
    merges: u32,
    opposites: HashMap<Cond, Cond>,
}

/// What is known of a polynomial or an atom as soon as there is one.
struct Known {
    /// The variables that it depends on, sorted.
    symbols: Rc<[Symbol]>,
    /// The interval that its value lies in.
    range: Range,
    /// Whether it is made of positions, parameters and small factors only, as indexes are.
    is_index: bool,
    /// How long it is when it is written out: with what it mentions several times as often.
    written: u32,
}

/// What is known of a condition as soon as there is one.
struct KnownCond {
    /// The variables that it depends on, sorted.
    symbols: Rc<[Symbol]>,
    /// How long it is when it is written out.
    written: u32,
    /// How many conditions it is made of, those that it mentions several times as often.
    parts: u32,
}

/// Different items, by number.
type Interner<T> = IndexSet<T, RandomState>;

/// The item's number and whether it is new.
fn intern<T: Eq + std::hash::Hash>(interner: &mut Interner<T>, item: T) -> (u32, bool) {
    let (number, new) = interner.insert_full(item);
    (u32::try_from(number).expect("fewer than 2^32 terms fit in memory"), new)
}

/// The name of a ballot, and of votes.
pub const BALLOT: &str = "warp ballot";
/// Of votes that ask for any lane.
pub const ANY: &str = "warp any";
/// Of votes that ask for all lanes.
pub const ALL: &str = "warp all";

/// What a vote gives where all lanes say yes.
fn unanimous(name: &str) -> Option<i128> {
    match name {
        BALLOT => Some(-1),
        ANY | ALL => Some(1),
        _ => None,
    }
}

/// The sorted union.
fn union<'a>(sets: impl IntoIterator<Item = &'a Rc<[Symbol]>>) -> Rc<[Symbol]> {
    let mut sets = sets.into_iter().filter(|set| !set.is_empty());
    let Some(first) = sets.next() else {
        return Rc::from([]);
    };
    let mut all: Vec<Symbol> = Vec::new();
    for set in sets {
        if !Rc::ptr_eq(first, set) && set[..] != first[..] {
            all.extend(set.iter().copied());
        }
    }
    if all.is_empty() {
        return Rc::clone(first);
    }
    all.extend(first.iter().copied());
    all.sort_unstable();
    all.dedup();
    all.into()
}

impl Terms {
    /// No terms yet.
    pub fn new() -> Terms {
        Terms::default()
    }

    /// Whether there are more terms than a kernel may take.
    pub fn are_many(&self) -> bool {
        let number = self.polys.len() + self.atoms.len() + self.conds.len();
        number > TERMS_MAX || self.size > SIZE_MAX
    }

    /// Evaluation is done, deciding begins: with steps of its own, whatever the former took.
    pub fn decide(&mut self) {
        self.effort = 0;
    }

    /// Counts a step of proving something of a polynomial, which takes the longer the more terms there are; whether there may
    /// be more steps. The count bounds the time that one kernel can take.
    pub fn another_step(&mut self, about: Poly) -> bool {
        let terms = u32::try_from(self.monomials(about).len()).unwrap_or(u32::MAX);
        self.effort = self.effort.saturating_add(1 + terms / 8);
        self.effort <= EFFORT_MAX && !self.are_many()
    }

    /// Counts an attempt to simplify; whether there may be more of them. Without, terms are right but larger.
    pub fn another_merge(&mut self) -> bool {
        self.merges = self.merges.saturating_add(1);
        self.merges <= MERGES_MAX && !self.are_many()
    }

    /// Declares an integer parameter.
    pub fn declare_param(&mut self, index: u32, name: &str, bits: u32) -> Poly {
        self.param_bits.insert(index, bits);
        self.param_names.insert(index, name.to_owned());
        self.symbol(Symbol::Param(index))
    }

    /// A new coordinate.
    pub fn new_coordinate(&mut self, name: &str) -> Symbol {
        self.coordinate_below(name, None)
    }

    /// A new coordinate that is smaller than a number, if one is given.
    pub fn coordinate_below(&mut self, name: &str, limit: Option<i128>) -> Symbol {
        self.coordinates.push((name.to_owned(), limit));
        Symbol::Coordinate(u32::try_from(self.coordinates.len() - 1).expect("few coordinates"))
    }

    /// What an atom is.
    pub fn kind(&self, atom: Atom) -> &AtomKind {
        &self.atoms[atom.0 as usize]
    }

    /// A polynomial's terms, sorted by their atoms.
    pub fn monomials(&self, poly: Poly) -> &[Monomial] {
        &self.polys[poly.0 as usize]
    }

    /// The variables that a polynomial depends on, sorted.
    pub fn symbols(&self, poly: Poly) -> &Rc<[Symbol]> {
        &self.of_polys[poly.0 as usize].symbols
    }

    /// The variables that an atom depends on, sorted.
    pub fn atom_symbols(&self, atom: Atom) -> &Rc<[Symbol]> {
        &self.of_atoms[atom.0 as usize].symbols
    }

    /// The variables that a condition depends on, sorted.
    pub fn cond_symbols(&self, cond: Cond) -> &Rc<[Symbol]> {
        &self.of_conds[cond.index()].symbols
    }

    /// Whether a polynomial depends on a variable.
    pub fn mentions(&self, poly: Poly, symbol: Symbol) -> bool {
        self.symbols(poly).binary_search(&symbol).is_ok()
    }

    /// Whether a condition depends on a variable.
    pub fn cond_mentions(&self, cond: Cond, symbol: Symbol) -> bool {
        self.cond_symbols(cond).binary_search(&symbol).is_ok()
    }

    /// A constant.
    pub fn constant(&mut self, value: i128) -> Poly {
        let monomials = if value == 0 { vec![] } else { vec![(smallvec![], value)] };
        self.poly(monomials)
    }

    /// The value of a constant polynomial.
    pub fn as_constant(&self, poly: Poly) -> Option<i128> {
        match self.monomials(poly) {
            [] => Some(0),
            [(atoms, value)] if atoms.is_empty() => Some(*value),
            _ => None,
        }
    }

    /// A variable as a polynomial.
    pub fn symbol(&mut self, symbol: Symbol) -> Poly {
        self.atom(AtomKind::Symbol(symbol))
    }

    /// The variable that a polynomial is.
    pub fn as_symbol(&self, poly: Poly) -> Option<Symbol> {
        match self.kind(self.as_atom(poly)?) {
            AtomKind::Symbol(symbol) => Some(*symbol),
            _ => None,
        }
    }

    /// The single atom that a polynomial is.
    pub fn as_atom(&self, poly: Poly) -> Option<Atom> {
        match self.monomials(poly) {
            [(atoms, 1)] if atoms.len() == 1 => Some(atoms[0]),
            _ => None,
        }
    }

    /// An atom as a polynomial.
    pub fn atom(&mut self, kind: AtomKind) -> Poly {
        let atom = self.intern_atom(kind);
        self.power(atom)
    }

    /// An atom that there is as a polynomial.
    pub fn power(&mut self, atom: Atom) -> Poly {
        self.poly(vec![(smallvec![atom], 1)])
    }

    /// A pure function of its arguments.
    pub fn apply(&mut self, name: &str, args: Vec<Poly>, bits: u32) -> Poly {
        // All lanes of a warp vote the same.
        if let ([vote], Some(all)) = (&args[..], unanimous(name))
            && let Some(vote) = self.as_constant(*vote)
        {
            return self.constant(if vote == 0 { 0 } else { all });
        }
        self.atom(AtomKind::Apply {
            name: name.into(),
            args,
            bits,
        })
    }

    /// The variable of an atom.
    pub fn intern_atom(&mut self, kind: AtomKind) -> Atom {
        let (number, new) = intern(&mut self.atoms, kind);
        if new {
            let kind = &self.atoms[number as usize];
            let known = Known {
                symbols: self.symbols_of(kind),
                range: self.range_of(kind),
                is_index: self.is_index_atom(kind),
                written: self.written_atom(kind),
            };
            self.of_atoms.push(known);
        }
        Atom(number)
    }

    fn symbols_of(&self, kind: &AtomKind) -> Rc<[Symbol]> {
        let of = |poly: &Poly| self.symbols(*poly);
        match kind {
            AtomKind::Symbol(symbol) => Rc::from([*symbol]),
            AtomKind::Div(a, b) | AtomKind::Mod(a, b) | AtomKind::Min(a, b) | AtomKind::Max(a, b) => {
                union([of(a), of(b)])
            }
            AtomKind::Wrap { of: p, .. } => Rc::clone(of(p)),
            AtomKind::Ite(c, a, b) => union([self.cond_symbols(*c), of(a), of(b)]),
            AtomKind::Apply { args, .. } => union(args.iter().map(of)),
            AtomKind::Load {
                buffer, offset, site, ..
            } if *site != 0 => union([of(offset), &Rc::from([Symbol::Memory(*buffer)])]),
            AtomKind::Load { offset, .. } => Rc::clone(of(offset)),
            AtomKind::Contents { memory, offset, at, .. } => {
                let own: Rc<[Symbol]> = Rc::from([Symbol::Memory(*memory)]);
                union(at.iter().chain([offset]).map(of).chain([&own]))
            }
            AtomKind::Carried(carried) => carried.symbols(self),
            AtomKind::Exit(exit) => exit.symbols(self),
        }
    }

    /// A polynomial of sorted monomials without zeros.
    pub(crate) fn poly(&mut self, monomials: Vec<Monomial>) -> Poly {
        let (number, new) = intern(&mut self.polys, monomials);
        if new {
            let monomials = &self.polys[number as usize];
            let atoms = monomials.iter().flat_map(|(atoms, _)| atoms);
            let known = Known {
                symbols: union(atoms.map(|atom| self.atom_symbols(*atom))),
                range: sum(monomials, |atom| self.atom_range(atom)),
                is_index: self.are_index(monomials),
                written: self.written_sum(monomials),
            };
            self.size += monomials.len() + known.symbols.len();
            self.of_polys.push(known);
        }
        Poly(number)
    }
}
