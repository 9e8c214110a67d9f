//! Memories and the accesses to them.

use foldhash::{HashMap, HashMapExt};

use super::{Evaluator, POINTER, Term, bits_of};
use crate::kernel::Kernel;
use crate::llvm::raw::{AtomicOperation, Class, Opcode, Role, Value};
use crate::summary::{Access, Action, Assumption, AtomicKind, Memory, MemoryKind};
use crate::term::{AtomKind, Cond, Poly, Symbol};

/// What an address counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Base {
    /// The start of a memory.
    Memory(u32),
    /// No memory.
    Null,
    /// An address that isn't followed.
    Unknown(Poly),
}

impl Base {
    /// A number that tells memories apart.
    pub(super) fn number(self) -> i128 {
        match self {
            Base::Memory(number) => i128::from(number),
            Base::Null => -1,
            Base::Unknown(_) => -2,
        }
    }
}

/// Copies of more bytes aren't followed.
const COPY_MAX: u64 = 1024;

/// Address spaces of NVPTX.
const SHARED: u32 = 3;
const CONSTANT: u32 = 4;

/// The memories that a kernel can name.
pub struct Memories {
    /// By their numbers.
    pub list: Vec<Memory>,
    by_value: HashMap<Value, u32>,
    /// Parameters passed by value.
    by_value_parameters: Vec<u32>,
    /// The buffers that pointers in them point to, by parameter and offset.
    pointed_to: HashMap<(u32, i128), u32>,
    written: Written,
}

/// What a kernel writes, found before anything is evaluated.
pub enum Written {
    /// These roots.
    Roots(Vec<Value>),
    /// Through an address that isn't followed: anything.
    Anything,
}

impl Memories {
    /// Sees which memories the kernel writes.
    pub fn find(kernel: &Kernel) -> Memories {
        Memories {
            list: Vec::new(),
            by_value: HashMap::new(),
            by_value_parameters: Vec::new(),
            pointed_to: HashMap::new(),
            written: Written::by(kernel.function),
        }
    }

    fn is_written(&self, root: Value) -> bool {
        self.written.contains(root)
    }

    fn add(&mut self, memory: Memory) -> u32 {
        self.list.push(memory);
        u32::try_from(self.list.len() - 1).expect("fewer than 2^32 memories")
    }
}

impl Written {
    /// What a function writes.
    pub fn by(function: Value) -> Written {
        let params = function.parameters();
        let is_by_value = |i: usize| u32::try_from(i).is_ok_and(|i| function.byval(i).is_some());
        let by_value: Vec<Value> = params
            .into_iter()
            .enumerate()
            .filter(|(i, _)| is_by_value(*i))
            .map(|(_, p)| p)
            .collect();
        let mut written = Written::Roots(Vec::new());
        for instruction in function.blocks().iter().flat_map(|b| b.instructions()) {
            let operands = instruction.operands();
            let targets: Vec<Value> = match instruction.opcode() {
                Opcode::LLVMStore => vec![operands[1]],
                Opcode::LLVMAtomicRMW | Opcode::LLVMAtomicCmpXchg => vec![operands[0]],
                // Copies write where their first argument points.
                Opcode::LLVMCall if instruction.callee().name().starts_with("llvm.mem") => {
                    instruction.call_arguments().into_iter().take(1).collect()
                }
                Opcode::LLVMCall => instruction
                    .call_arguments()
                    .into_iter()
                    .filter(|a| bits_of(*a) == POINTER)
                    .collect(),
                _ => continue,
            };
            for target in targets {
                written.add(target, &by_value);
            }
        }
        written
    }

    /// Whether it is written, or may be.
    pub fn contains(&self, root: Value) -> bool {
        match self {
            Written::Roots(roots) => roots.contains(&root),
            Written::Anything => true,
        }
    }

    /// Adds what an address counts from.
    fn add(&mut self, address: Value, by_value: &[Value]) {
        let mut work = vec![address];
        let mut seen = Vec::new();
        while let Some(value) = work.pop() {
            if seen.contains(&value) {
                continue;
            }
            seen.push(value);
            match value.role() {
                Role::Argument | Role::Global => {
                    if let Written::Roots(roots) = self {
                        roots.push(value);
                    }
                }
                Role::Zero | Role::Undefined | Role::Poison | Role::Function => {}
                Role::Instruction | Role::Expression => match value.opcode() {
                    Opcode::LLVMGetElementPtr
                    | Opcode::LLVMAddrSpaceCast
                    | Opcode::LLVMBitCast
                    | Opcode::LLVMFreeze => {
                        work.push(value.operands()[0]);
                    }
                    Opcode::LLVMPHI => work.extend(value.incoming().into_iter().map(|(_, v)| v)),
                    Opcode::LLVMSelect => work.extend(&value.operands()[1..]),
                    Opcode::LLVMAlloca => {}
                    // A pointer in a parameter passed by value: a buffer of its own, taken as written.
                    Opcode::LLVMLoad if is_by_value(value.operands()[0], by_value) => {}
                    _ => *self = Written::Anything,
                },
                _ => *self = Written::Anything,
            }
        }
    }
}

/// Whether an address lies in a parameter that is passed by value.
fn is_by_value(mut address: Value, by_value: &[Value]) -> bool {
    loop {
        match address.role() {
            Role::Argument => return by_value.contains(&address),
            Role::Instruction | Role::Expression
                if matches!(
                    address.opcode(),
                    Opcode::LLVMGetElementPtr | Opcode::LLVMAddrSpaceCast | Opcode::LLVMBitCast | Opcode::LLVMFreeze
                ) =>
            {
                address = address.operands()[0];
            }
            _ => return false,
        }
    }
}

impl Evaluator<'_> {
    /// The memory of a global variable.
    pub(super) fn global(&mut self, value: Value) -> Term {
        let number = match self.memories.by_value.get(&value) {
            Some(&number) => number,
            None => {
                let kind = match value.ty().space() {
                    SHARED => MemoryKind::Shared,
                    CONSTANT => MemoryKind::Constant,
                    _ if value.is_constant_global() => MemoryKind::Constant,
                    _ => MemoryKind::Global,
                };
                let size = self.layout.store_size(value.value_type());
                let written = kind == MemoryKind::Shared || self.memories.is_written(value);
                let memory = Memory {
                    kind,
                    name: value.name(),
                    size: (size > 0).then_some(size),
                    written,
                };
                let number = self.memories.add(memory);
                self.memories.by_value.insert(value, number);
                number
            }
        };
        Term::Pointer(Base::Memory(number), self.terms.constant(0))
    }

    /// A local variable that is not in registers.
    pub(super) fn alloca(&mut self, value: Value) -> Term {
        let number = match self.memories.by_value.get(&value) {
            Some(&number) => number,
            None => {
                let size = self.layout.store_size(value.allocated_type());
                let memory = Memory {
                    kind: MemoryKind::Local,
                    name: "local array".to_owned(),
                    size: Some(size),
                    written: true,
                };
                let number = self.memories.add(memory);
                self.memories.by_value.insert(value, number);
                number
            }
        };
        Term::Pointer(Base::Memory(number), self.terms.constant(0))
    }

    /// Records an access.
    fn access(&mut self, action: Action, memory: u32, offset: Poly, size: u64, guard: Cond) {
        let offset = self.as_index(offset);
        let access = Access {
            action,
            memory,
            offset,
            size,
            guard,
            loops: vec![],
            place: self.place(),
        };
        self.summary.accesses.push(access);
    }

    /// An index that is read as an unsigned 32-bit number isn't negative: it would lie beyond any buffer.
    fn as_index(&mut self, offset: Poly) -> Poly {
        let mut result = self.terms.constant(0);
        for (atoms, c) in self.terms.monomials(offset).to_vec() {
            let mut product = self.terms.constant(c);
            for atom in &atoms {
                let mut factor = self.terms.power(*atom);
                if let AtomKind::Mod(inner, modulus) = *self.terms.kind(*atom)
                    && atoms.len() == 1
                    && self.terms.as_constant(modulus) == Some(1 << 32)
                    && self.terms.is_index(inner)
                {
                    self.assume(Assumption::Fits {
                        value: inner,
                        bits: 32,
                        signed: false,
                    });
                    factor = inner;
                }
                product = self.terms.mul(product, factor);
            }
            result = self.terms.add(result, product);
        }
        result
    }

    /// Reads a value.
    pub(super) fn load(&mut self, instruction: Value, reached: Cond) -> Term {
        let (base, offset) = self.pointer(instruction.operands()[0]);
        let bits = bits_of(instruction);
        // What a block shares is only followed where threads don't interfere.
        let is_shared =
            matches!(base, Base::Memory(number) if self.memories.list[number as usize].kind == MemoryKind::Shared);
        if (instruction.is_volatile() && !is_shared) || instruction.is_atomic() {
            self.problem("volatile and atomic loads see what other threads do", Some(instruction));
        }
        let Base::Memory(number) = base else {
            self.problem("reads through an address that isn't followed", Some(instruction));
            let unknown = self.unknown("read through an address that isn't followed");
            return self.typed(instruction, unknown);
        };
        let width = if bits <= 64 { bits } else { 0 };
        let size = self.layout.store_size(instruction.ty());
        if bits == POINTER
            && let Some(buffer) = self.pointed_to(number, offset)
        {
            return Term::Pointer(Base::Memory(buffer), self.terms.constant(0));
        }
        let value = self.found(number, offset, size, width, reached);
        self.typed(instruction, value)
    }

    /// What a read finds in a memory.
    fn found(&mut self, number: u32, offset: Poly, size: u64, bits: u32, reached: Cond) -> Poly {
        let memory = &self.memories.list[number as usize];
        let (kind, written) = (memory.kind, memory.written);
        if !written {
            self.terms.atom(AtomKind::Load {
                buffer: number,
                offset,
                site: 0,
                when: vec![],
                bits,
            })
        } else if matches!(kind, MemoryKind::Buffer | MemoryKind::Global) {
            self.access(Action::Load, number, offset, size, reached);
            let site = u32::try_from(self.number).unwrap_or(u32::MAX).max(1);
            self.terms.atom(AtomKind::Load {
                buffer: number,
                offset,
                site,
                when: self.level.clone(),
                bits,
            })
        } else {
            self.access(Action::Load, number, offset, size, reached);
            let site = u32::try_from(self.number).unwrap_or(u32::MAX);
            let at = self
                .level
                .clone()
                .into_iter()
                .map(|id| self.terms.symbol(Symbol::Iteration(id)))
                .collect();
            self.terms.atom(AtomKind::Contents {
                memory: number,
                site,
                offset,
                at,
                bits,
            })
        }
    }

    /// The buffer that a pointer in a parameter passed by value points to: one of its own, as if it were a parameter.
    fn pointed_to(&mut self, number: u32, offset: Poly) -> Option<u32> {
        let place = self.terms.as_constant(offset)?;
        if !self.memories.by_value_parameters.contains(&number) {
            return None;
        }
        if let Some(&known) = self.memories.pointed_to.get(&(number, place)) {
            return Some(known);
        }
        let name = format!("{}+{place}", self.memories.list[number as usize].name);
        // Whether it is written isn't looked for beforehand.
        let memory = Memory {
            kind: MemoryKind::Buffer,
            name,
            size: None,
            written: true,
        };
        let buffer = self.memories.add(memory);
        self.memories.pointed_to.insert((number, place), buffer);
        Some(buffer)
    }

    /// Copies or fills a block of memory of constant size: as one read and one write.
    pub(super) fn copy(&mut self, call: Value, fills: bool, reached: Cond) {
        let arguments = call.call_arguments();
        let size = self.number(arguments[2]);
        let size = self
            .terms
            .as_constant(size)
            .and_then(|s| u64::try_from(s).ok())
            .filter(|s| *s <= COPY_MAX);
        let (to, to_offset) = self.pointer(arguments[0]);
        let (Some(size), Base::Memory(to)) = (size, to) else {
            self.problem("copies of memory blocks of this kind aren't followed", Some(call));
            return;
        };
        let value = if fills {
            let byte = self.number(arguments[1]);
            self.terms.apply("filled with", vec![byte], 0)
        } else {
            let (Base::Memory(from), from_offset) = self.pointer(arguments[1]) else {
                self.problem("copies from an address that isn't followed", Some(call));
                return;
            };
            self.found(from, from_offset, size, 0, reached)
        };
        if size > 0 {
            self.access(Action::Store(value), to, to_offset, size, reached);
        }
    }

    /// A number as a value of an instruction's type.
    pub(super) fn typed(&mut self, instruction: Value, value: Poly) -> Term {
        match instruction.ty().class() {
            Class::Int(1) => Term::Truth(self.terms.opaque(value)),
            Class::Pointer => Term::Pointer(Base::Unknown(value), self.terms.constant(0)),
            _ => Term::Number(value),
        }
    }

    /// Writes a value.
    pub(super) fn store(&mut self, instruction: Value, reached: Cond) {
        let operands = instruction.operands();
        // That others see it soon (volatile, atomic) matters to nobody: whoever else read it would be refused.
        let value = self.term(operands[0]);
        if let Term::Pointer(..) = value {
            self.problem("an address is stored as data", Some(instruction));
        }
        let value = self.as_number(value);
        let (base, offset) = self.pointer(operands[1]);
        let Base::Memory(number) = base else {
            self.problem("writes through an address that isn't followed", Some(instruction));
            return;
        };
        let size = self.layout.store_size(operands[0].ty());
        self.access(Action::Store(value), number, offset, size, reached);
    }

    /// Combines a value with what is in memory.
    pub(super) fn atomic(&mut self, instruction: Value, reached: Cond) -> Term {
        let operands = instruction.operands();
        let mut value = self.number(operands[1]);
        let kind = match instruction.atomic_op() {
            AtomicOperation::LLVMAtomicRMWBinOpAdd => AtomicKind::Add,
            AtomicOperation::LLVMAtomicRMWBinOpSub => {
                value = self.terms.neg(value);
                AtomicKind::Add
            }
            AtomicOperation::LLVMAtomicRMWBinOpMax => AtomicKind::Extremum(0),
            AtomicOperation::LLVMAtomicRMWBinOpMin => AtomicKind::Extremum(1),
            AtomicOperation::LLVMAtomicRMWBinOpUMax => AtomicKind::Extremum(2),
            AtomicOperation::LLVMAtomicRMWBinOpUMin => AtomicKind::Extremum(3),
            AtomicOperation::LLVMAtomicRMWBinOpAnd => AtomicKind::And,
            AtomicOperation::LLVMAtomicRMWBinOpOr => AtomicKind::Or,
            AtomicOperation::LLVMAtomicRMWBinOpXor => AtomicKind::Xor,
            AtomicOperation::LLVMAtomicRMWBinOpFAdd | AtomicOperation::LLVMAtomicRMWBinOpFSub => AtomicKind::FloatAdd,
            AtomicOperation::LLVMAtomicRMWBinOpFMax => AtomicKind::FloatExtremum(0),
            AtomicOperation::LLVMAtomicRMWBinOpFMin => AtomicKind::FloatExtremum(1),
            _ => AtomicKind::Other,
        };
        let used = instruction.is_used();
        self.record_atomic(instruction, kind, value, used, reached)
    }

    /// Compares and swaps: never commutes.
    pub(super) fn compare_and_swap(&mut self, instruction: Value, reached: Cond) -> Term {
        let value = self.number(instruction.operands()[2]);
        self.record_atomic(instruction, AtomicKind::Other, value, true, reached)
    }

    fn record_atomic(&mut self, instruction: Value, kind: AtomicKind, value: Poly, used: bool, reached: Cond) -> Term {
        let operands = instruction.operands();
        let (base, offset) = self.pointer(operands[0]);
        match base {
            Base::Memory(number) => {
                let size = self.layout.store_size(operands[1].ty());
                self.access(Action::Atomic { kind, value, used }, number, offset, size, reached);
            }
            _ => self.problem(
                "an atomic operation through an address that isn't followed",
                Some(instruction),
            ),
        }
        let old = self.unknown("what an atomic operation found depends on the order of threads");
        self.typed(instruction, old)
    }
}

impl Memories {
    /// The memory of a pointer parameter.
    pub(super) fn parameter(&mut self, param: Value, name: &str, by_value: Option<u64>) -> u32 {
        let kind = if by_value.is_some() {
            MemoryKind::Constant
        } else {
            MemoryKind::Buffer
        };
        let written = self.is_written(param);
        // Written parameters passed by value are the thread's own copy.
        let kind = if written && by_value.is_some() {
            MemoryKind::Local
        } else {
            kind
        };
        let number = self.add(Memory {
            kind,
            name: name.to_owned(),
            size: by_value,
            written,
        });
        if kind == MemoryKind::Constant {
            self.by_value_parameters.push(number);
        }
        number
    }
}
