//! From what a kernel does to what its output depends on.
//!
//! For each memory that the kernel writes, a frame is looked for in which every effect is a function of coordinates whose bounds
//! don't depend on the launch (*Theorem 1* of docs/launch-independence.md): effects are clean, they cover the same
//! coordinates under every launch that fulfils the conditions, and no two places interfere.

use std::rc::Rc;

use foldhash::{HashMap, HashMapExt};

use crate::distribute::{changes_nothing, distribute};
use crate::frame::{Coordinate, Demand, Frame, Sizes};
use crate::instance::Instance;
use crate::interference::{Overlap, overlap};
use crate::loosen::{Rule, loosened};
use crate::prove::Facts;
use crate::summary::{Access, Action, AtomicKind, MemoryKind, Problem, Summary};
use crate::term::{AtomKind, Cond, CondKind, Dim, Poly, Symbol, Terms};

/// Which symbols of the launch an output may depend on, by dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Allowed {
    /// blockDim.
    pub block: [bool; 3],
    /// gridDim.
    pub grid: [bool; 3],
    /// Their product.
    pub total: [bool; 3],
}

impl Allowed {
    /// None.
    pub const NOTHING: Allowed = Allowed {
        block: [false; 3],
        grid: [false; 3],
        total: [false; 3],
    };

    fn symbol(self, symbol: Symbol) -> bool {
        match symbol {
            Symbol::BlockDim(d) => self.block[d as usize],
            Symbol::GridDim(d) => self.grid[d as usize],
            Symbol::Total(d) => {
                let d = d as usize;
                self.total[d] || (self.block[d] && self.grid[d])
            }
            Symbol::Warps => self.block[0],
            _ => false,
        }
    }
}

/// A condition on the launch.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Condition {
    /// A comparison of launch and parameters.
    Holds(Cond),
    /// What a frame asks.
    Demand(Demand),
}

/// Why a proof wasn't found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Of which sort.
    pub kind: FailureKind,
    /// In words.
    pub message: String,
    /// Where.
    pub line: Option<u32>,
}

/// Sorts of failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FailureKind {
    /// Something isn't understood.
    Unknown,
    /// The output mentions the launch shape.
    DependsOn,
    /// Places interfere.
    Interference,
}

/// What a proof rests on.
#[derive(Debug, Clone, Default)]
pub struct Proof {
    /// What a launch must fulfil.
    pub conditions: Vec<Condition>,
    /// Dimensions that the kernel doesn't use and that must have one thread.
    pub single: Vec<Dim>,
    /// A place where only the order of floating-point additions is open.
    pub float_order: Option<Option<u32>>,
}

impl Proof {
    fn require(&mut self, condition: Condition) {
        if !self.conditions.contains(&condition) {
            self.conditions.push(condition);
        }
    }

    /// Rests also on what another proof rests on.
    pub fn join(&mut self, other: Proof) {
        for condition in other.conditions {
            self.require(condition);
        }
        for dim in other.single {
            if !self.single.contains(&dim) {
                self.single.push(dim);
            }
        }
        self.float_order = self.float_order.or(other.float_order);
    }
}

/// A frame, two accesses, and whether conditions on parameters are allowed.
type PairKey = (usize, usize, usize, bool);

/// A kernel under one hypothesis, and what has been found out about it.
pub struct Case {
    /// What the kernel does.
    pub summary: Summary,
    /// Block sizes that are taken for granted.
    pub sizes: Sizes,
    /// Whether blocks must have one thread in each dimension that the kernel doesn't use.
    single: bool,
    /// What else is taken for granted.
    granted: Proof,
    used: Vec<Dim>,
    accesses: Vec<Access>,
    frames: Vec<Frame>,
    /// Accesses in frames, by the numbers of both.
    instances: HashMap<(usize, usize), Rc<Instance>>,
    /// Where two of them overlap.
    overlaps: HashMap<PairKey, (Overlap, Vec<Cond>)>,
}

impl Case {
    /// The same, where blocks must have one thread in each dimension that the kernel doesn't use.
    pub fn single(self, single: bool) -> Case {
        Case { single, ..self }
    }

    /// The same, where something else is taken for granted.
    pub fn granted(mut self, granted: Proof) -> Case {
        self.granted = granted;
        self
    }

    /// A kernel that uses these dimensions.
    pub fn new(terms: &mut Terms, summary: Summary, used: Vec<Dim>, sizes: Sizes) -> Case {
        let asks_block = |d: &Dim| uses(terms, &summary, |s| *s == Symbol::Bid(*d));
        let blocks: Vec<Dim> = used.iter().copied().filter(asks_block).collect();
        let asks_thread = |d: &Dim| uses(terms, &summary, |s| *s == Symbol::Tid(*d));
        let threads: Vec<Dim> = used.iter().copied().filter(asks_thread).collect();
        let frames = Frame::candidates(terms, &used, &blocks, &threads, &sizes);
        let accesses = distribute(terms, &summary);
        Case {
            summary,
            sizes,
            single: false,
            granted: Proof::default(),
            used,
            accesses,
            frames,
            instances: HashMap::new(),
            overlaps: HashMap::new(),
        }
    }
}

/// Decides about one kernel.
pub struct Decider<'a> {
    terms: &'a mut Terms,
    case: &'a mut Case,
}

impl<'a> Decider<'a> {
    /// Works with those terms on that case.
    pub fn new(terms: &'a mut Terms, case: &'a mut Case) -> Decider<'a> {
        Decider { terms, case }
    }

    fn instance(&mut self, frame: usize, access: usize) -> Rc<Instance> {
        if let Some(known) = self.case.instances.get(&(frame, access)) {
            return Rc::clone(known);
        }
        let of = &self.case.accesses[access];
        let instance = Rc::new(Instance::of(
            self.terms,
            of,
            &self.case.summary.loops,
            &self.case.frames[frame],
        ));
        self.case.instances.insert((frame, access), Rc::clone(&instance));
        instance
    }

    /// Where two accesses overlap, and which conditions on parameters that takes, if some are allowed.
    fn overlap(&mut self, frame: usize, i: usize, j: usize, conditional: bool) -> (Overlap, Vec<Cond>) {
        let key = (frame, i, j, conditional);
        if let Some(known) = self.case.overlaps.get(&key) {
            return known.clone();
        }
        let (a, b) = (self.instance(frame, i), self.instance(frame, j));
        // Where sizes of blocks or warps are in play, a constant isn't the pitch of rows.
        let plain = self.case.sizes.are_free() && self.case.frames[frame].demands.is_empty();
        let found = overlap(self.terms, &a, &b, conditional, plain);
        self.case.overlaps.insert(key, found.clone());
        found
    }

    /// Proves that the output depends on nothing of the launch but what is allowed.
    ///
    /// # Errors
    /// Why no proof was found.
    pub fn prove(&mut self, allowed: Allowed) -> Result<Proof, Failure> {
        if let Some(problem) = self.case.summary.problems.first()
            && !loosened(Rule::Problems)
        {
            return Err(problem.into());
        }
        let written: Vec<u32> = (0..self.case.summary.memories.len())
            .filter(|m| {
                let memory = &self.case.summary.memories[*m];
                memory.written && matches!(memory.kind, MemoryKind::Buffer | MemoryKind::Global)
            })
            .filter_map(|m| u32::try_from(m).ok())
            .collect();
        // Memories that feed each other need one frame.
        let linked = self.case.accesses.iter().any(|access| self.reads_written(access));
        let groups: Vec<Vec<u32>> = if linked {
            vec![written]
        } else {
            written.into_iter().map(|m| vec![m]).collect()
        };
        let mut proof = self.case.granted.clone();
        if self.case.single {
            let used = &self.case.used;
            proof.single.extend(Dim::ALL.into_iter().filter(|d| !used.contains(d)));
        }
        for group in groups {
            proof.join(self.prove_group(&group, allowed)?);
        }
        Ok(proof)
    }

    fn reads_written(&self, access: &Access) -> bool {
        let value = match &access.action {
            Action::Store(value) | Action::Atomic { value, .. } => Some(*value),
            Action::Load => None,
        };
        let is_memory = |s: &Symbol| matches!(s, Symbol::Memory(_));
        value.is_some_and(|v| self.terms.symbols(v).iter().any(is_memory))
            || self.terms.symbols(access.offset).iter().any(is_memory)
            || self.terms.cond_symbols(access.guard).iter().any(is_memory)
    }

    fn prove_group(&mut self, group: &[u32], allowed: Allowed) -> Result<Proof, Failure> {
        let mut best: Option<(usize, Failure)> = None;
        // First without, then with conditions on parameters.
        let frames = 0..self.case.frames.len();
        let attempts = frames.clone().map(|f| (false, f)).chain(frames.map(|f| (true, f)));
        for (conditional, frame) in attempts {
            let mut progress = 0;
            match self.prove_in(group, frame, conditional, allowed, &mut progress) {
                Ok(proof) => return Ok(proof),
                Err(failure) => {
                    if best.as_ref().is_none_or(|(reached, _)| progress > *reached) {
                        best = Some((progress, failure));
                    }
                }
            }
        }
        Err(best.map_or_else(
            || Failure {
                kind: FailureKind::Unknown,
                message: "no frame fits".to_owned(),
                line: None,
            },
            |(_, failure)| failure,
        ))
    }

    fn prove_in(
        &mut self,
        group: &[u32],
        frame: usize,
        conditional: bool,
        allowed: Allowed,
        progress: &mut usize,
    ) -> Result<Proof, Failure> {
        let mut proof = Proof::default();
        let demands = self.case.frames[frame].demands.iter();
        for &demand in demands.filter(|_| !loosened(Rule::Demands)) {
            proof.require(Condition::Demand(demand));
        }
        let accesses: Vec<usize> = (0..self.case.accesses.len())
            .filter(|i| group.contains(&self.case.accesses[*i].memory))
            .collect();
        for &i in &accesses {
            let instance = self.instance(frame, i);
            if !matches!(instance.action, Action::Load) && !changes_nothing(self.terms, &instance.action, instance.size)
            {
                let access = self.case.accesses[i].clone();
                self.check_clean(&access, &instance, allowed)?;
                *progress += 1;
                self.check_coverage(&access, &instance, allowed, &mut proof)?;
                *progress += 1;
            }
        }
        for (n, &i) in accesses.iter().enumerate() {
            for &j in &accesses[n..] {
                if self.case.accesses[i].memory == self.case.accesses[j].memory {
                    self.check_pair((frame, i, j), conditional, &mut proof)?;
                    *progress += 1;
                }
            }
        }
        Ok(proof)
    }

    /// Every symbol that the effect depends on is a coordinate, an inner iteration, a parameter or allowed.
    fn check_clean(&self, access: &Access, instance: &Instance, allowed: Allowed) -> Result<(), Failure> {
        let (polys, conds) = instance.parts();
        let symbols = polys
            .iter()
            .map(|p| (self.terms.symbols(*p), "the value or address"))
            .chain(
                conds
                    .iter()
                    .map(|c| (self.terms.cond_symbols(*c), "whether it is executed")),
            );
        for (symbols, what) in symbols {
            for &symbol in symbols.iter() {
                if self.is_clean(symbol, instance, allowed) {
                    continue;
                }
                return Err(self.unclean(symbol, what, access));
            }
        }
        Ok(())
    }

    fn is_clean(&self, symbol: Symbol, instance: &Instance, allowed: Allowed) -> bool {
        match symbol {
            Symbol::Param(_) | Symbol::Lane | Symbol::Member(_) => true,
            Symbol::Coordinate(_) | Symbol::Tid(_) | Symbol::Bid(_) => {
                instance.coordinates.iter().any(|c| c.symbol == symbol) || loosened(Rule::CleanPosition)
            }
            Symbol::Iteration(_) => instance.iterations.contains(&symbol),
            Symbol::Memory(m) => {
                matches!(
                    self.case.summary.memories[m as usize].kind,
                    MemoryKind::Buffer | MemoryKind::Global
                )
            }
            Symbol::BlockDim(_) | Symbol::GridDim(_) | Symbol::Total(_) | Symbol::Warps => {
                allowed.symbol(symbol) || loosened(Rule::CleanShape)
            }
            Symbol::BoundIteration(_)
            | Symbol::Phi(..)
            | Symbol::After(_)
            | Symbol::Place
            | Symbol::PlaceQuotient
            | Symbol::Unknown(_) => loosened(Rule::CleanUnknown),
        }
    }

    fn unclean(&self, symbol: Symbol, what: &str, access: &Access) -> Failure {
        let (kind, message) = match symbol {
            Symbol::Unknown(n) => {
                let problem = &self.case.summary.unknowns[n as usize];
                (
                    FailureKind::Unknown,
                    format!("{what} depends on something that isn't followed: {}", problem.message),
                )
            }
            Symbol::Memory(m) => {
                let name = &self.case.summary.memories[m as usize].name;
                (FailureKind::Unknown, format!("{what} depends on what {name} holds"))
            }
            Symbol::Iteration(_) | Symbol::BoundIteration(_) | Symbol::Phi(..) => (
                FailureKind::Unknown,
                format!("{what} depends on {}", self.terms.show_symbol(symbol)),
            ),
            _ => (
                FailureKind::DependsOn,
                format!("{what} depends on {}", self.terms.show_symbol(symbol)),
            ),
        };
        Failure {
            kind,
            message,
            line: access.place.line,
        }
    }

    /// The same coordinates are covered under every launch that fulfils the conditions.
    fn check_coverage(
        &mut self,
        access: &Access,
        instance: &Instance,
        allowed: Allowed,
        proof: &mut Proof,
    ) -> Result<(), Failure> {
        for &coordinate in &instance.coordinates {
            let Some(extent) = coordinate.extent else { continue };
            let known = |s: &Symbol| matches!(s, Symbol::Param(_)) || allowed.symbol(*s);
            if self.terms.symbols(extent).iter().all(known) || loosened(Rule::Coverage) {
                continue;
            }
            if !instance.mentions(self.terms, coordinate.symbol) {
                if let Action::Atomic { kind, .. } = &instance.action
                    && !is_idempotent(*kind)
                    && !loosened(Rule::TimesExecuted)
                {
                    let name = self.terms.show(extent);
                    return Err(Failure {
                        kind: FailureKind::DependsOn,
                        message: format!("the atomic operation is executed {name} times"),
                        line: access.place.line,
                    });
                }
                continue;
            }
            match self.bound(instance, coordinate, extent) {
                Some(condition) => {
                    if *self.terms.cond(condition) != CondKind::True {
                        proof.require(Condition::Holds(condition));
                    }
                }
                None => {
                    let extent = self.terms.show(extent);
                    return Err(Failure {
                        kind: FailureKind::DependsOn,
                        message: format!("as many elements are touched as there are threads: {extent}"),
                        line: access.place.line,
                    });
                }
            }
        }
        if matches!(&instance.action, Action::Atomic { kind, .. } if !is_idempotent(*kind)) {
            proof
                .single
                .extend(Dim::ALL.into_iter().filter(|d| !self.case.used.contains(d)));
            proof.single.dedup();
        }
        Ok(())
    }

    /// The condition under which a coordinate's extent doesn't cut off anything that is executed.
    fn bound(&mut self, instance: &Instance, coordinate: Coordinate, extent: Poly) -> Option<Cond> {
        let mut found = None;
        for &cond in &instance.guard {
            let (factor, top) = match *self.terms.cond(cond) {
                CondKind::Ge(gap) => {
                    let Some((slope, rest)) = self.terms.linear_in(gap, coordinate.symbol) else {
                        continue;
                    };
                    (self.terms.neg(slope), rest)
                }
                CondKind::Eq(difference) => {
                    let Some((slope, rest)) = self.terms.linear_in(difference, coordinate.symbol) else {
                        continue;
                    };
                    match self.terms.as_constant(slope) {
                        Some(1) => (slope, self.terms.neg(rest)),
                        Some(-1) => (self.terms.neg(slope), rest),
                        _ => continue,
                    }
                }
                _ => continue,
            };
            if self.terms.range(factor).0.is_none_or(|low| low < 1) {
                continue;
            }
            let of_launch = |s: &Symbol| {
                !matches!(
                    s,
                    Symbol::Tid(_) | Symbol::Bid(_) | Symbol::Coordinate(_) | Symbol::Iteration(_)
                )
            };
            if !self.terms.symbols(factor).iter().all(of_launch) {
                continue;
            }
            let Some(top) = self.largest(top) else { continue };
            // factor * coordinate <= top, so that factor * extent > top is enough.
            let after = self
                .terms
                .add_constant(top, i128::from(!loosened(Rule::CoverageOfLast)));
            let gap = match self.terms.exact_quotient(after, factor) {
                Some(quotient) => self.terms.sub(extent, quotient),
                None => {
                    let scaled = self.terms.mul(factor, extent);
                    self.terms.sub(scaled, after)
                }
            };
            let condition = self.terms.ge(gap);
            if Facts::new().imply(self.terms, condition) {
                return Some(self.terms.always());
            }
            // What can't be said plainly can't be held against a launch.
            if !self.is_checkable(gap) {
                continue;
            }
            found = found.or(Some(condition));
        }
        found
    }

    /// An upper bound that depends on no coordinate.
    fn largest(&mut self, poly: Poly) -> Option<Poly> {
        let mut kept = Vec::new();
        for (atoms, c) in self.terms.monomials(poly).to_vec() {
            let monomial = self.terms.of_monomials([(atoms.clone(), c)]);
            if self.is_made_of(monomial, &|symbol| matches!(symbol, Symbol::Param(_))) {
                kept.push((atoms, c));
            } else if self.terms.range(monomial).1.is_none_or(|high| high > 0) {
                return None;
            }
        }
        Some(self.terms.of_monomials(kept))
    }

    /// Whether a launcher can compute the value: it is made of parameters and the launch.
    fn is_checkable(&self, poly: Poly) -> bool {
        self.is_made_of(poly, &|symbol| {
            matches!(
                symbol,
                Symbol::Param(_) | Symbol::BlockDim(_) | Symbol::GridDim(_) | Symbol::Total(_) | Symbol::Warps
            )
        })
    }

    /// Whether a value is made of such symbols by arithmetic that conditions are written in.
    fn is_made_of(&self, poly: Poly, these: &impl Fn(Symbol) -> bool) -> bool {
        self.terms
            .monomials(poly)
            .iter()
            .flat_map(|(atoms, _)| atoms)
            .all(|atom| match self.terms.kind(*atom) {
                AtomKind::Symbol(symbol) => these(*symbol),
                AtomKind::Div(a, b) | AtomKind::Mod(a, b) | AtomKind::Min(a, b) | AtomKind::Max(a, b) => {
                    self.is_made_of(*a, these) && self.is_made_of(*b, these)
                }
                AtomKind::Load { buffer, .. } => {
                    self.case.summary.memories[*buffer as usize].kind == MemoryKind::Constant
                }
                _ => false,
            })
    }

    fn check_pair(
        &mut self,
        (frame, i, j): (usize, usize, usize),
        conditional: bool,
        proof: &mut Proof,
    ) -> Result<(), Failure> {
        let (a, b) = (self.instance(frame, i), self.instance(frame, j));
        match (&a.action, &b.action) {
            (Action::Load, Action::Load) => return Ok(()),
            (Action::Atomic { .. }, Action::Atomic { .. })
                if changes_nothing(self.terms, &a.action, a.size) || changes_nothing(self.terms, &b.action, b.size) =>
            {
                return Ok(());
            }
            (Action::Atomic { kind: k, .. }, Action::Atomic { kind: l, .. })
                if (k == l || loosened(Rule::AtomicKinds))
                    && (*k != AtomicKind::Other || loosened(Rule::AtomicOther)) =>
            {
                if matches!(k, AtomicKind::FloatAdd | AtomicKind::FloatExtremum(_))
                    && !loosened(Rule::FloatOrder)
                    && self.overlap(frame, i, j, false).0 != Overlap::Never
                {
                    proof.float_order = proof.float_order.or(Some(self.case.accesses[i].place.line));
                }
                return Ok(());
            }
            (Action::Store(x), Action::Store(y))
                if x == y
                    && (loosened(Rule::SameValue)
                        || self.terms.symbols(*x).iter().all(|s| matches!(s, Symbol::Param(_)))) =>
            {
                return Ok(());
            }
            _ => {}
        }
        let (overlap, conditions) = self.overlap(frame, i, j, conditional);
        for condition in conditions {
            proof.require(Condition::Holds(condition));
        }
        let Overlap::Where(equal) = overlap else { return Ok(()) };
        let same = i == j && matches!(a.action, Action::Store(_));
        let matters = a
            .coordinates
            .iter()
            .map(|c| c.symbol)
            .chain(a.iterations.iter().copied());
        if same
            && matters
                .into_iter()
                .all(|s| equal.contains(&s) || !a.mentions(self.terms, s))
        {
            // Several threads write the same value.
            return Ok(());
        }
        if a.coordinates.iter().all(|c| equal.contains(&c.symbol)) {
            // One place, in its own order: but then it must be one thread.
            proof
                .single
                .extend(Dim::ALL.into_iter().filter(|d| !self.case.used.contains(d)));
            proof.single.dedup();
            return Ok(());
        }
        if loosened(Rule::Interference) {
            return Ok(());
        }
        let (access, second) = (&self.case.accesses[i], &self.case.accesses[j]);
        let (one, other) = (describe(access), describe(second));
        let name = &self.case.summary.memories[access.memory as usize].name;
        Err(Failure {
            kind: FailureKind::Interference,
            message: format!("different threads may touch the same element of {name}: {one} and {other}"),
            line: access.place.line,
        })
    }
}

fn describe(access: &Access) -> String {
    let what = match access.action {
        Action::Load => "a read",
        Action::Store(_) => "a write",
        Action::Atomic { .. } => "an atomic operation",
    };
    access
        .place
        .line
        .map_or_else(|| what.to_owned(), |line| format!("{what} in line {line}"))
}

/// Whether doing it twice is as doing it once.
fn is_idempotent(kind: AtomicKind) -> bool {
    matches!(
        kind,
        AtomicKind::Extremum(_) | AtomicKind::FloatExtremum(_) | AtomicKind::And | AtomicKind::Or
    )
}

/// The dimensions that the kernel asks for its position in.
pub fn used_dimensions(terms: &Terms, summary: &Summary) -> Vec<Dim> {
    let mut used: Vec<Dim> = Dim::ALL
        .into_iter()
        .filter(|d| uses(terms, summary, |s| *s == Symbol::Tid(*d) || *s == Symbol::Bid(*d)))
        .collect();
    if used.is_empty() {
        // What doesn't ask for its position is still executed by every thread.
        used.push(Dim::X);
    }
    used
}

/// Whether what the kernel does depends on such a symbol.
fn uses(terms: &Terms, summary: &Summary, is_position: impl Fn(&Symbol) -> bool) -> bool {
    let poly = |p: Poly| terms.symbols(p).iter().any(&is_position);
    let cond = |c: Cond| terms.cond_symbols(c).iter().any(&is_position);
    summary.accesses.iter().any(|access| {
        let value = match &access.action {
            Action::Store(value) | Action::Atomic { value, .. } => poly(*value),
            Action::Load => false,
        };
        value || poly(access.offset) || cond(access.guard)
    }) || summary
        .loops
        .values()
        .any(|l| cond(l.stay) || cond(l.reach) || cond(l.entry))
}

impl From<&Problem> for Failure {
    fn from(problem: &Problem) -> Failure {
        Failure {
            kind: FailureKind::Unknown,
            message: problem.message.clone(),
            line: problem.line,
        }
    }
}
