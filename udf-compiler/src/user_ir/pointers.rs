//! What each address of a function may point to, found flow-insensitively by a fixpoint over all instructions.
//!
//! An address is an object and an offset. Where the object is the same whatever way control takes, loads and stores are
//! checked against its size as a constant; else object and size travel along with the address at run time. Rules:
//! - Addresses don't go to memory, but for variables that hold nothing else and are only loaded and stored whole
//!   (**slots**, which clang makes of parameters and locals without optimisation), and but for Numba's exceptions, which
//!   are stored and never looked at.
//! - What may be a table, or an array that a kernel only reads, is never stored through.
//! - A variable whose every access is of one float type is **plain**: the bits of its nans can't be seen.

use std::collections::HashMap;

use super::callee::Callee;
use super::convention::{ArrayOf, Convention, Given};
use super::finding::{Finding, memory};
use super::program::{Block, Const, Function, Kind, Operand, Program, Target, ValueId};
use super::types::Type;
use super::verify::has_pointer;

/// The object that an address lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Root {
    /// Not known yet; at the end, an address that is never computed.
    None,
    /// A variable.
    Variable(ValueId),
    /// A table.
    Table(usize),
    /// A variable that threads share.
    Shared(usize),
    /// The array that a kernel has as this parameter.
    Array(ValueId),
    /// Several, a caller's, or none (null).
    Many,
}

/// What is known of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) root: Root,
    /// It may lie in a table, or in an array that is only read.
    pub(super) constant: bool,
}

const NOTHING: Fact = Fact {
    root: Root::None,
    constant: false,
};

impl Fact {
    fn join(self, other: Fact) -> Fact {
        let root = match (self.root, other.root) {
            (Root::None, root) | (root, Root::None) => root,
            (a, b) if a == b => a,
            _ => Root::Many,
        };
        Fact {
            root,
            constant: self.constant || other.constant,
        }
    }
}

/// Facts about the addresses of a function.
#[derive(Debug, Default)]
pub(super) struct Pointers {
    facts: Vec<Option<Fact>>,
    /// Variables that hold addresses, and what those may point to.
    pub(super) slots: HashMap<ValueId, Fact>,
    /// Variables with floats of one type only.
    plain: HashMap<ValueId, bool>,
}

impl Pointers {
    /// What an address may point to.
    pub(super) fn fact(&self, program: &Program, operand: &Operand) -> Fact {
        match operand {
            Operand::Value(id) => self.facts.get(id.0 as usize).copied().flatten().unwrap_or(NOTHING),
            Operand::Const(Const::Address(symbol, _)) => match program.target(*symbol) {
                Target::Shared(index) => Fact {
                    root: Root::Shared(*index),
                    constant: false,
                },
                Target::Table(index) => Fact {
                    root: Root::Table(*index),
                    constant: true,
                },
                _ => Fact {
                    root: Root::Many,
                    constant: true,
                },
            },
            Operand::Const(_) => Fact {
                root: Root::Many,
                constant: false,
            },
        }
    }

    /// Whether two addresses are known to lie in one object, or in different ones; `None` where it isn't known.
    pub(super) fn same_object(&self, program: &Program, a: &Operand, b: &Operand) -> Option<bool> {
        let null = |operand: &Operand| *operand == Operand::Const(Const::Zero);
        let root = |operand: &Operand| self.fact(program, operand).root;
        match (root(a), root(b)) {
            _ if null(a) && null(b) => Some(true),
            (Root::None | Root::Many, Root::None | Root::Many) => None,
            (Root::None | Root::Many, _) => null(a).then_some(false),
            (_, Root::None | Root::Many) => null(b).then_some(false),
            (a, b) => Some(a == b),
        }
    }

    /// The fact of a value.
    pub(super) fn of(&self, id: ValueId) -> Fact {
        self.facts.get(id.0 as usize).copied().flatten().unwrap_or(NOTHING)
    }

    /// Whether the address lies in a variable whose bits nobody sees.
    pub(super) fn is_plain(&self, fact: Fact) -> bool {
        match fact.root {
            Root::Variable(id) => self.plain.get(&id) == Some(&true),
            _ => false,
        }
    }

    fn set(&mut self, id: ValueId, fact: Fact, changed: &mut bool) {
        let at = id.0 as usize;
        if self.facts.len() <= at {
            self.facts.resize(at + 1, None);
        }
        let before = self.facts[at];
        let joined = before.unwrap_or(NOTHING).join(fact);
        if before != Some(joined) {
            self.facts[at] = Some(joined);
            *changed = true;
        }
    }
}

/// Finds the facts for every function, callers first: what a caller passes is part of what a callee knows.
///
/// # Errors
/// RBC0406 for a use of memory that can't be checked.
pub(super) fn analyse(program: &Program) -> Result<Vec<Pointers>, Finding> {
    let count = program.functions.len();
    let mut constant_params: Vec<Vec<bool>> = program.functions.iter().map(|f| vec![false; f.params.len()]).collect();
    if let (Convention::Kernel(given), Some(entry)) = (&program.convention, constant_params.last_mut()) {
        for (flag, given) in entry.iter_mut().zip(given) {
            *flag = *given != Given::Elements(ArrayOf::Output);
        }
    }
    let mut all: Vec<Pointers> = Vec::with_capacity(count);
    for index in (0..count).rev() {
        let function = &program.functions[index];
        let given = match &program.convention {
            Convention::Kernel(given) if index + 1 == count => given.as_slice(),
            _ => &[],
        };
        let analysis = Analysis {
            program,
            function,
            given,
        };
        let pointers = analysis.run(&constant_params[index])?;
        for (symbol, arguments) in calls(function) {
            if let Target::Function(callee) = program.target(symbol) {
                for (n, argument) in arguments.iter().enumerate() {
                    let constant = argument.ty == Type::Ptr && pointers.fact(program, &argument.operand).constant;
                    if let Some(flag) = constant_params[*callee].get_mut(n) {
                        *flag |= constant;
                    }
                }
            }
        }
        all.push(pointers);
    }
    all.reverse();
    Ok(all)
}

fn calls(function: &Function) -> impl Iterator<Item = (super::program::SymbolId, &[super::program::Typed])> {
    function
        .blocks
        .iter()
        .flat_map(|b| &b.insts)
        .filter_map(|inst| match &inst.kind {
            Kind::Call { callee, arguments, .. } => Some((*callee, arguments.as_slice())),
            _ => None,
        })
}

struct Analysis<'p> {
    program: &'p Program,
    function: &'p Function,
    /// Of a kernel, what its parameters are given.
    given: &'p [Given],
}

impl Analysis<'_> {
    fn run(&self, constant_params: &[bool]) -> Result<Pointers, Finding> {
        let mut pointers = Pointers {
            slots: self.slots(),
            ..Pointers::default()
        };
        for (n, (param, constant)) in self.function.params.iter().zip(constant_params).enumerate() {
            if param.ty == Type::Ptr {
                let fact = Fact {
                    root: match self.given.get(n) {
                        Some(Given::Elements(_)) => Root::Array(param.value),
                        _ => Root::Many,
                    },
                    constant: *constant,
                };
                pointers.set(param.value, fact, &mut false);
            }
        }
        loop {
            let mut changed = false;
            for block in &self.function.blocks {
                self.flow(block, &mut pointers, &mut changed);
            }
            if !changed {
                break;
            }
        }
        for block in &self.function.blocks {
            self.check(block, &pointers)?;
        }
        self.plain(&mut pointers);
        Ok(pointers)
    }

    /// Variables of type `ptr` that are only loaded and stored whole.
    fn slots(&self) -> HashMap<ValueId, Fact> {
        let insts = || self.function.blocks.iter().flat_map(|b| &b.insts);
        let mut slots: HashMap<ValueId, Fact> = insts()
            .filter(|inst| inst.kind == Kind::Alloca(Type::Ptr))
            .filter_map(|inst| Some((inst.result?, NOTHING)))
            .collect();
        let mut escape = |operand: &Operand| {
            if let Operand::Value(id) = operand {
                slots.remove(id);
            }
        };
        for inst in insts() {
            match &inst.kind {
                Kind::Load(Type::Ptr, _) => {}
                Kind::Store(value, _) if value.ty == Type::Ptr => escape(&value.operand),
                kind => kind.operands().into_iter().for_each(&mut escape),
            }
        }
        for phi in self.function.blocks.iter().flat_map(|b| &b.phis) {
            phi.incoming.iter().for_each(|(operand, _)| escape(operand));
        }
        slots
    }

    fn slot_of(&self, pointers: &Pointers, address: &Operand) -> Option<ValueId> {
        match address {
            Operand::Value(id) if pointers.slots.contains_key(id) => Some(*id),
            _ => None,
        }
    }

    fn flow(&self, block: &Block, pointers: &mut Pointers, changed: &mut bool) {
        for phi in block.phis.iter().filter(|phi| phi.ty == Type::Ptr) {
            for (operand, _) in &phi.incoming {
                let fact = pointers.fact(self.program, operand);
                pointers.set(phi.result, fact, changed);
            }
        }
        for inst in &block.insts {
            let fact = match &inst.kind {
                Kind::Alloca(_) => inst.result.map(|id| Fact {
                    root: Root::Variable(id),
                    constant: false,
                }),
                Kind::Address(_, base, _) | Kind::PointerCopy(base) => Some(pointers.fact(self.program, base)),
                Kind::Select(_, Type::Ptr, a, b) => {
                    let both = pointers.fact(self.program, a).join(pointers.fact(self.program, b));
                    Some(both)
                }
                Kind::Freeze(a) if a.ty == Type::Ptr => Some(pointers.fact(self.program, &a.operand)),
                Kind::Load(Type::Ptr, address) => {
                    let slot = self.slot_of(pointers, address);
                    // Before its first store a slot is null.
                    slot.and_then(|slot| pointers.slots.get(&slot).copied())
                }
                Kind::Store(value, address) if value.ty == Type::Ptr => {
                    if let Some(slot) = self.slot_of(pointers, address) {
                        let fact = pointers.fact(self.program, &value.operand);
                        let before = pointers.slots.get(&slot).copied().unwrap_or(NOTHING);
                        let joined = before.join(fact);
                        *changed |= joined != before;
                        pointers.slots.insert(slot, joined);
                    }
                    None
                }
                Kind::Call { callee, arguments, .. } => self.returned(*callee, arguments, pointers),
                _ => None,
            };
            if let (Some(fact), Some(result)) = (fact, inst.result)
                && self.function.values.get(result.0 as usize) == Some(&Type::Ptr)
            {
                pointers.set(result, fact, changed);
            }
        }
    }

    /// C's block functions give their first argument back.
    fn returned(
        &self,
        callee: super::program::SymbolId,
        arguments: &[super::program::Typed],
        pointers: &Pointers,
    ) -> Option<Fact> {
        match self.program.target(callee) {
            Target::Callee(Callee::MemMove | Callee::MemSet) => {
                Some(pointers.fact(self.program, &arguments.first()?.operand))
            }
            _ => None,
        }
    }

    fn check(&self, block: &Block, pointers: &Pointers) -> Result<(), Finding> {
        for inst in &block.insts {
            let span = inst.at..inst.at + 1;
            let result = inst.result.and_then(|id| self.function.values.get(id.0 as usize));
            if result.is_some_and(|ty| ty.is_aggregate() && has_pointer(ty)) {
                let hint = "keep addresses in variables of their own, or compile with -O1 or more";
                return Err(memory(span, "a struct with an address in it", hint));
            }
            match &inst.kind {
                Kind::Load(ty, address) => {
                    if *ty == Type::Ptr && self.slot_of(pointers, address).is_none() {
                        let hint = "index tables and arrays directly, memory is reached through the arguments only; compile with -O1 or more";
                        return Err(memory(span, "an address that is loaded from memory", hint));
                    }
                    in_memory(ty, span)?;
                }
                Kind::Store(value, address) => {
                    let slot = self.slot_of(pointers, address).is_some();
                    if has_pointer(&value.ty) && !slot && !self.is_exception(&value.operand) {
                        let hint = "index tables and arrays directly; compile with -O1 or more";
                        return Err(memory(span, "an address that is stored to memory", hint));
                    }
                    in_memory(&value.ty, span.clone())?;
                    self.writable(pointers.fact(self.program, address), span)?;
                }
                Kind::ICmp(predicate, Type::Ptr, a, b) => {
                    let same = pointers.same_object(self.program, a, b);
                    self.comparable(predicate, same, span)?;
                }
                Kind::Atomic(_, _, address) => self.writable(pointers.fact(self.program, address), span)?,
                Kind::Call { callee, arguments, .. } => {
                    if let (Target::Callee(Callee::MemMove | Callee::MemSet), Some(to)) =
                        (self.program.target(*callee), arguments.first())
                    {
                        self.writable(pointers.fact(self.program, &to.operand), span)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Addresses of one object have an order, that of their offsets. Whether two arrays have the same address is the runtime's business.
    fn comparable(&self, predicate: &str, same: Option<bool>, span: std::ops::Range<usize>) -> Result<(), Finding> {
        let message = match (predicate, same) {
            ("eq" | "ne", None) if self.is_for_kernel() => "a comparison of addresses that may lie in different arrays",
            ("eq" | "ne", _) | (_, Some(true)) => return Ok(()),
            _ => "the order of addresses that may lie in different arrays is not defined here",
        };
        Err(memory(
            span,
            message,
            "compare the indices instead; compile with -O1 or more",
        ))
    }

    fn is_for_kernel(&self) -> bool {
        matches!(self.program.convention, Convention::Kernel(_))
    }

    fn writable(&self, fact: Fact, span: std::ops::Range<usize>) -> Result<(), Finding> {
        match (fact.constant, self.is_for_kernel()) {
            (false, _) => Ok(()),
            (true, false) => Err(memory(
                span,
                "a store to what may be a constant table",
                "copy the table into a local array first",
            )),
            (true, true) => Err(memory(
                span,
                "a store to what may be an array that is only read, or a constant table",
                "a kernel writes to its output array alone, and to shared and local variables",
            )),
        }
    }

    /// Null, or the address of a table that can't be read: Numba's exceptions are those.
    fn is_exception(&self, operand: &Operand) -> bool {
        match operand {
            Operand::Const(Const::Zero) => true,
            Operand::Const(Const::Address(symbol, 0)) => self
                .program
                .table(*symbol)
                .is_some_and(|(_, table)| table.bytes.is_empty()),
            _ => false,
        }
    }

    /// Finds the variables with floats of one type only, whose addresses go nowhere else.
    fn plain(&self, pointers: &mut Pointers) {
        let mut kinds: HashMap<ValueId, Option<Type>> = HashMap::new();
        let mut plain: HashMap<ValueId, bool> = HashMap::new();
        let mut access = |fact: Fact, ty: Option<&Type>| {
            if let Root::Variable(id) = fact.root {
                let float = ty.and_then(float_of);
                let fits = match (float, kinds.get(&id)) {
                    (None, _) => false,
                    (Some(float), Some(Some(known))) => *known == float,
                    (Some(float), _) => {
                        kinds.insert(id, Some(float));
                        true
                    }
                };
                plain.entry(id).and_modify(|p| *p &= fits).or_insert(fits);
            }
        };
        for block in &self.function.blocks {
            for phi in block.phis.iter().filter(|phi| phi.ty == Type::Ptr) {
                for (operand, _) in &phi.incoming {
                    access(pointers.fact(self.program, operand), None);
                }
            }
            for inst in &block.insts {
                match &inst.kind {
                    Kind::Load(ty, address) => access(pointers.fact(self.program, address), Some(ty)),
                    Kind::Store(value, address) => {
                        access(pointers.fact(self.program, address), Some(&value.ty));
                        if value.ty == Type::Ptr {
                            access(pointers.fact(self.program, &value.operand), None);
                        }
                    }
                    Kind::Address(..) | Kind::PointerCopy(_) => {}
                    kind => kind
                        .operands()
                        .into_iter()
                        .filter(|o| matches!(o, Operand::Value(_)))
                        .for_each(|o| access(pointers.fact(self.program, o), None)),
                }
            }
        }
        pointers.plain = plain;
    }
}

/// The float type that a value consists of.
fn float_of(ty: &Type) -> Option<Type> {
    match ty {
        Type::F32 | Type::F64 => Some(ty.clone()),
        Type::Vector(_, element) | Type::Array(_, element) => float_of(element),
        Type::Struct(s) => {
            let first = float_of(s.fields.first()?)?;
            s.fields
                .iter()
                .all(|f| float_of(f).as_ref() == Some(&first))
                .then_some(first)
        }
        _ => None,
    }
}

/// Whether a type can be loaded and stored.
fn in_memory(ty: &Type, span: std::ops::Range<usize>) -> Result<(), Finding> {
    let odd = match ty {
        Type::Vector(_, element) => !element.bits().is_multiple_of(8),
        Type::Array(_, element) => return in_memory(element, span),
        Type::Struct(s) => return s.fields.iter().try_for_each(|f| in_memory(f, span.clone())),
        _ => false,
    };
    match odd {
        true => Err(memory(
            span,
            format!("a vector of type `{ty}` in memory"),
            "keep vectors of bits in values, or use vectors of bytes",
        )),
        false => Ok(()),
    }
}
