//! What a kernel does, by symbolic evaluation of its structured control flow: LLVM IR → [`Summary`].
//!
//! Blocks are visited in an order that follows the edges; where paths join, values are chosen by the conditions of the edges.
//! A loop's body is evaluated twice: once to see which of its carried values grow by a constant step, then with these as
//! `start + Iteration * step` and the others as variables, which become closed recurrences when the loop is done.

mod assembly;
mod call;
mod ends;
mod instruction;
mod integer;
mod loops;
mod memory;
mod overlap;
mod warps;

use foldhash::{HashMap, HashMapExt};

use crate::kernel::{Kernel, terminator};
use crate::llvm::pure;
use crate::llvm::raw::{Class, Kind, Layout, Opcode, Role, Value};
use crate::prove::{Facts, is_about_data};
use crate::summary::{Assumption, Bound, Meeting, Place, Problem, Summary};
use crate::term::{Cond, LoopId, Poly, Symbol, Terms};

pub(crate) use call::is_pure_intrinsic;
pub use memory::{Base, Written};

/// More problems aren't told.
const PROBLEMS_MAX: usize = 32;
/// Why nothing is claimed of what is computed from such a value.
const UNDEFINED: &str = "an undefined value is used, such as one read from memory that nobody has written";

/// A symbolic value.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// An integer: its value modulo 2^bits; or a value of any other type as one opaque atom.
    Number(Poly),
    /// A truth value.
    Truth(Cond),
    /// An address.
    Pointer(Base, Poly),
}

/// Evaluates one kernel.
pub struct Evaluator<'k> {
    terms: &'k mut Terms,
    kernel: &'k Kernel,
    layout: Layout<'k>,
    values: HashMap<Value, Term>,
    /// The condition under which a block is left to another, within the loop level at hand.
    edges: HashMap<(usize, usize), Cond>,
    /// The condition under which a block is reached within the loop level at hand; a loop's header: under which it is entered.
    reached: HashMap<usize, Cond>,
    /// The loops at hand, the outermost first.
    level: Vec<LoopId>,
    memories: memory::Memories,
    functions: pure::Functions,
    summary: Summary,
    /// Values after a loop, as its exit phis read them.
    after: HashMap<(LoopId, Value), Term>,
    number: usize,
    block: usize,
    line: Option<u32>,
}

/// The kernel does more than the analysis takes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

/// Evaluates a kernel. `names` are the source's names of parameters.
///
/// # Errors
/// If it would take too many terms.
pub fn evaluate(
    terms: &mut Terms,
    kernel: &Kernel,
    layout: Layout<'_>,
    names: &[(usize, String)],
) -> Result<Summary, TooLarge> {
    let mut evaluator = Evaluator {
        memories: memory::Memories::find(kernel),
        functions: pure::Functions::default(),
        terms,
        kernel,
        layout,
        values: HashMap::new(),
        edges: HashMap::new(),
        reached: HashMap::new(),
        level: Vec::new(),
        summary: Summary::default(),
        after: HashMap::new(),
        number: 0,
        block: 0,
        line: None,
    };
    evaluator.parameters(names);
    let always = evaluator.terms.always();
    evaluator.region(None, 0, always)?;
    let Evaluator {
        terms,
        memories,
        mut summary,
        ..
    } = evaluator;
    summary.memories = memories.list;
    // What is never executed does nothing.
    let never = terms.never();
    summary.accesses.retain(|access| access.guard != never);
    summary.bounds.retain(|bound| bound.guard != never);
    Ok(summary)
}

impl Evaluator<'_> {
    fn parameters(&mut self, names: &[(usize, String)]) {
        for (i, param) in self.kernel.function.parameters().into_iter().enumerate() {
            let named = names
                .iter()
                .find(|(index, _)| *index == i)
                .map(|(_, name)| name.clone());
            let own = Some(param.name()).filter(|name| !name.is_empty());
            let name = named.or(own).unwrap_or_else(|| format!("arg{i}"));
            let index = u32::try_from(i).expect("fewer than 2^32 parameters");
            let term = match param.ty().class() {
                Class::Int(1) => {
                    let bit = self.terms.declare_param(index, &name, 2);
                    Term::Truth(self.terms.opaque(bit))
                }
                Class::Int(bits) if bits <= 64 => Term::Number(self.terms.declare_param(index, &name, bits)),
                Class::Pointer => {
                    let by_value = self.kernel.function.byval(index).map(|ty| self.layout.store_size(ty));
                    let zero = self.terms.constant(0);
                    Term::Pointer(Base::Memory(self.memories.parameter(param, &name, by_value)), zero)
                }
                _ => Term::Number(self.terms.declare_param(index, &name, 0)),
            };
            self.values.insert(param, term);
        }
    }

    /// Visits the blocks of a loop's body, or of the whole kernel, from `entry` on.
    fn region(&mut self, level: Option<LoopId>, entry: usize, condition: Cond) -> Result<(), TooLarge> {
        let kernel = self.kernel;
        let all: Vec<usize> = (0..kernel.blocks.len()).collect();
        let blocks = level.map_or(&all, |l| &kernel.a_loop(l).blocks);
        for &block in blocks {
            match kernel.child_loop(level, block) {
                None => {
                    let reached = if block == entry {
                        condition
                    } else {
                        self.reached(level, block)
                    };
                    self.reached.insert(block, reached);
                    self.visit(block, entry, reached, level.is_some())?;
                }
                Some(child) if kernel.a_loop(child).header == block => {
                    let reached = if block == entry {
                        condition
                    } else {
                        self.reached(level, block)
                    };
                    self.run_loop(child, reached)?;
                    self.reached.insert(block, reached);
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// The condition under which a block is reached within its level.
    fn reached(&mut self, level: Option<LoopId>, block: usize) -> Cond {
        let kernel = self.kernel;
        if let Some(anchor) = kernel.anchors[block]
            && let Some(&reached) = self.reached.get(&anchor)
        {
            return reached;
        }
        let mut conditions = Vec::new();
        let mut whole: Vec<LoopId> = Vec::new();
        // Edges back to a loop's header don't lead into it.
        for &from in kernel.predecessors[block].iter().filter(|from| **from < block) {
            // A loop all of whose exits lead here is left by one of them.
            if let Some(child) = kernel.child_loop(level, from)
                && kernel.a_loop(child).exits.iter().all(|(_, to)| *to == block)
            {
                if !whole.contains(&child) {
                    whole.push(child);
                    conditions.extend(self.summary.loops.get(&child).map(|l| l.entry));
                }
                continue;
            }
            conditions.extend(self.edges.get(&(from, block)).copied());
        }
        self.terms.any(conditions)
    }

    fn visit(&mut self, block: usize, entry: usize, reached: Cond, in_loop: bool) -> Result<(), TooLarge> {
        self.block = block;
        let instructions = self.kernel.blocks[block].instructions();
        for &instruction in &instructions {
            if self.terms.are_many() {
                return Err(TooLarge);
            }
            self.number += 1;
            self.line = instruction.line();
            if instruction.opcode() == Opcode::LLVMPHI {
                // A loop's own phis have been bound before.
                if !(in_loop && block == entry) {
                    let value = self.join(block, instruction);
                    self.values.insert(instruction, value);
                }
            } else if let Some(value) = self.instruction(instruction, reached) {
                self.values.insert(instruction, value);
            }
        }
        self.leave(block, reached);
        Ok(())
    }

    /// Sets the conditions of the edges out of a block.
    fn leave(&mut self, block: usize, reached: Cond) {
        let last = terminator(self.kernel.blocks[block]);
        let kernel = self.kernel;
        let number = |b| kernel.numbers[&b];
        match last.opcode() {
            Opcode::LLVMBr => {
                let to = last.successors();
                if let [then, otherwise] = to[..] {
                    let condition = self.truth(last.operands()[0]);
                    let opposite = self.terms.not(condition);
                    let taken = self.terms.and(reached, condition);
                    let not_taken = self.terms.and(reached, opposite);
                    if then == otherwise {
                        self.edges.insert((block, number(then)), reached);
                    } else {
                        self.edges.insert((block, number(then)), taken);
                        self.edges.insert((block, number(otherwise)), not_taken);
                    }
                } else {
                    self.edges.insert((block, number(to[0])), reached);
                }
            }
            Opcode::LLVMSwitch => self.switch(block, last, reached),
            Opcode::LLVMRet | Opcode::LLVMUnreachable => {}
            _ => self.problem("control flow of this kind isn't followed", Some(last)),
        }
    }

    fn switch(&mut self, block: usize, switch: Value, reached: Cond) {
        let operands = switch.operands();
        let value = self.number(operands[0]);
        let bits = bits_of(operands[0]);
        let value = self.exact(value, bits, true);
        let targets: Vec<usize> = switch.successors().iter().map(|b| self.kernel.numbers[b]).collect();
        let mut otherwise = reached;
        let mut edges: HashMap<usize, Vec<Cond>> = HashMap::new();
        for (case, &target) in switch.cases().iter().zip(&targets[1..]) {
            let Some(case) = case.int().map(i128::from) else {
                self.problem("a switch over so wide a number isn't followed", Some(switch));
                return;
            };
            let difference = self.terms.add_constant(value, -case);
            let hit = self.terms.eq(difference);
            let taken = self.terms.and(reached, hit);
            edges.entry(target).or_default().push(taken);
            let miss = self.terms.not(hit);
            otherwise = self.terms.and(otherwise, miss);
        }
        edges.entry(targets[0]).or_default().push(otherwise);
        for (target, conditions) in edges {
            let condition = self.terms.any(conditions);
            self.edges.insert((block, target), condition);
        }
    }

    /// The value of a phi where paths join.
    fn join(&mut self, block: usize, phi: Value) -> Term {
        let level = self.level.last().copied();
        let mut incoming: Vec<(Cond, Term)> = Vec::new();
        for (from, value) in phi.incoming() {
            let Some(&from) = self.kernel.numbers.get(&from) else {
                continue;
            };
            let term = match self.kernel.child_loop(level, from) {
                Some(child) => self.after_loop(child, value),
                None => self.term(value),
            };
            let condition = match self.edges.get(&(from, block)) {
                Some(&condition) => condition,
                None => self.terms.never(),
            };
            if !incoming.contains(&(condition, term.clone())) {
                incoming.push((condition, term));
            }
        }
        if let Some(term) = self.end_of_loop(block, phi, &incoming) {
            return term;
        }
        self.choose(incoming, bits_of(phi))
    }

    /// One of several values by conditions that exclude each other and of which one holds.
    fn choose(&mut self, mut incoming: Vec<(Cond, Term)>, bits: u32) -> Term {
        let never = self.terms.never();
        incoming.retain(|(condition, _)| *condition != never);
        // What all ways have in common tells none of them apart.
        let mut common = incoming
            .first()
            .map_or_else(Vec::new, |(c, _)| self.terms.conjuncts(*c));
        for (condition, _) in &incoming {
            let own = self.terms.conjuncts(*condition);
            common.retain(|c| own.contains(c));
        }
        let Some((_, last)) = incoming.pop() else {
            let zero = self.terms.constant(0);
            return Term::Number(zero);
        };
        let mut result = last;
        while let Some((condition, term)) = incoming.pop() {
            let condition = self.telling(condition, &common);
            result = self.select(condition, term, result, bits);
        }
        result
    }

    /// A condition without those parts that hold anyway.
    fn telling(&mut self, condition: Cond, common: &[Cond]) -> Cond {
        let rest: Vec<Cond> = self
            .terms
            .conjuncts(condition)
            .into_iter()
            .filter(|c| !common.contains(c))
            .collect();
        self.terms.all(rest)
    }

    /// One of two values.
    fn select(&mut self, condition: Cond, then: Term, otherwise: Term, bits: u32) -> Term {
        if then == otherwise {
            return then;
        }
        match (then, otherwise) {
            (Term::Number(a), Term::Number(b)) => Term::Number(self.either(condition, a, b)),
            (Term::Truth(a), Term::Truth(b)) => {
                let opposite = self.terms.not(condition);
                let yes = self.terms.and(condition, a);
                let no = self.terms.and(opposite, b);
                Term::Truth(self.terms.or(yes, no))
            }
            (Term::Pointer(a, x), Term::Pointer(b, y)) if a == b => Term::Pointer(a, self.terms.ite(condition, x, y)),
            (Term::Pointer(Base::Null, _), other) | (other, Term::Pointer(Base::Null, _)) => {
                // A null pointer isn't dereferenced: the access would be an error.
                other
            }
            (then, otherwise) => {
                let (a, b) = (self.as_number(then), self.as_number(otherwise));
                let either = self.terms.ite(condition, a, b);
                if bits == POINTER {
                    self.pointer_as_data(either)
                } else {
                    Term::Number(either)
                }
            }
        }
    }

    /// One of two numbers: the second alone, where it is the first whenever that is chosen, and the other way round.
    fn either(&mut self, condition: Cond, then: Poly, otherwise: Poly) -> Poly {
        let opposite = self.terms.not(condition);
        if is_about_data(self.terms, condition) {
            return self.terms.ite(condition, then, otherwise);
        }
        for (chosen, one, other) in [(condition, then, otherwise), (opposite, otherwise, then)] {
            if self.terms.is_index(one) && self.terms.is_index(other) {
                let mut facts = Facts::new();
                facts.add(self.terms, chosen);
                if facts.simplify(self.terms, other) == one {
                    return other;
                }
            }
        }
        self.terms.ite(condition, then, otherwise)
    }

    /// A value as an opaque number, whatever it is.
    fn as_number(&mut self, term: Term) -> Poly {
        match term {
            Term::Number(poly) => poly,
            Term::Truth(condition) => {
                let (one, zero) = (self.terms.constant(1), self.terms.constant(0));
                self.terms.ite(condition, one, zero)
            }
            Term::Pointer(base, offset) => {
                let base = self.terms.constant(base.number());
                self.terms.apply("address", vec![base, offset], 0)
            }
        }
    }

    /// The value of an operand.
    fn term(&mut self, value: Value) -> Term {
        if let Some(term) = self.values.get(&value) {
            return term.clone();
        }
        match value.role() {
            Role::Int => match (bits_of(value), value.int()) {
                (1, Some(bit)) => Term::Truth(if bit == 0 {
                    self.terms.never()
                } else {
                    self.terms.always()
                }),
                (_, Some(number)) => Term::Number(self.terms.constant(i128::from(number))),
                _ => Term::Number(self.named(value)),
            },
            Role::Undefined | Role::Poison => self.undefined(value),
            Role::Zero if bits_of(value) == POINTER => {
                let zero = self.terms.constant(0);
                Term::Pointer(Base::Null, zero)
            }
            Role::Global => self.global(value),
            Role::Expression => self.expression(value),
            _ => Term::Number(self.named(value)),
        }
    }

    /// A constant that only its text tells apart.
    fn named(&mut self, value: Value) -> Poly {
        let text = value.text();
        self.terms.apply(&text, vec![], 0)
    }

    /// What is undefined may be another value each time: nothing that is claimed may depend on it. Poison isn't used by a program
    /// with a meaning, and a vector of which nothing is defined yet is there to be filled: any value will do for these.
    fn undefined(&mut self, value: Value) -> Term {
        let zero = self.terms.constant(0);
        match bits_of(value) {
            POINTER => Term::Pointer(Base::Null, zero),
            1 if value.role() == Role::Poison => Term::Truth(self.terms.never()),
            _ if value.role() == Role::Poison || value.ty().kind() == Kind::LLVMVectorTypeKind => Term::Number(zero),
            1 => {
                let unknown = self.unknown(UNDEFINED);
                Term::Truth(self.terms.opaque(unknown))
            }
            _ => Term::Number(self.unknown(UNDEFINED)),
        }
    }

    fn number(&mut self, value: Value) -> Poly {
        let term = self.term(value);
        self.as_number(term)
    }

    fn truth(&mut self, value: Value) -> Cond {
        match self.term(value) {
            Term::Truth(condition) => condition,
            other => {
                let number = self.as_number(other);
                self.terms.opaque(number)
            }
        }
    }

    /// A value that nothing is known of.
    fn unknown(&mut self, message: &str) -> Poly {
        let number = u32::try_from(self.summary.unknowns.len()).expect("fewer than 2^32 instructions");
        self.summary.unknowns.push(Problem {
            message: message.to_owned(),
            line: self.line,
            instruction: None,
        });
        self.terms.symbol(Symbol::Unknown(number))
    }

    fn pointer_as_data(&mut self, value: Poly) -> Term {
        Term::Pointer(Base::Unknown(value), self.terms.constant(0))
    }

    fn problem(&mut self, message: &str, instruction: Option<Value>) {
        if self.summary.problems.len() >= PROBLEMS_MAX {
            return;
        }
        let problem = Problem {
            message: message.to_owned(),
            line: self.line.or_else(|| instruction.and_then(Value::line)),
            instruction: instruction.map(Value::text),
        };
        if !self.summary.problems.contains(&problem) {
            self.summary.problems.push(problem);
        }
    }

    fn assume(&mut self, assumption: Assumption) {
        if !self.summary.assumptions.iter().any(|(known, _)| *known == assumption) {
            self.summary.assumptions.push((assumption, self.line));
        }
    }

    fn place(&self) -> Place {
        Place {
            line: self.line,
            number: self.number,
            block: self.block,
        }
    }

    /// What is left of an assertion about positions ([`crate::asserts`]).
    fn bound(&mut self, call: Value, reached: Cond) {
        let Some(&asserted) = call.call_arguments().first() else {
            return;
        };
        let holds = self.truth(asserted);
        if holds != self.terms.always() {
            self.summary.bounds.push(Bound {
                holds,
                guard: reached,
                loops: vec![],
            });
        }
    }

    fn barrier(&mut self, reached: Cond) {
        let barrier = Meeting {
            guard: reached,
            loops: vec![],
            place: self.place(),
        };
        self.summary.barriers.push(barrier);
    }
}

/// Stands for a pointer where a width is asked for.
const POINTER: u32 = u32::MAX;

/// The width of an integer, [`POINTER`], or 0.
fn bits_of(value: Value) -> u32 {
    match value.ty().class() {
        Class::Int(bits) => bits,
        Class::Pointer => POINTER,
        _ => 0,
    }
}
