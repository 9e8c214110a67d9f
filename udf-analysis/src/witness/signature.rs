//! What the search has to know of a kernel to make up arguments: the types behind its pointers, the numbers that it
//! compares with, the lengths of its shared arrays.

use foldhash::{HashMap, HashMapExt};

use crate::llvm::raw::{Block, Class, Opcode, Role, Type, Value};
use crate::simulate::Element;

/// A kernel's parameters and telling numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signature {
    /// The parameters, in order.
    pub parameters: Vec<Parameter>,
    /// Numbers that integers are compared with, each once, the smallest first.
    pub compared: Vec<u32>,
    /// Lengths of shared arrays in each of their dimensions, the innermost first.
    pub shared: Vec<Vec<u32>>,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// What users call it.
    pub name: String,
    /// What it takes.
    pub takes: Takes,
}

/// What a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A pointer to such elements; none where the kernel doesn't use it.
    Buffer(Option<Element>),
    /// An integer of so many bits.
    Integer(u32),
    /// A floating-point number.
    Float(Element),
    /// Something that isn't made up, such as a structure.
    Other,
}

/// Larger numbers aren't noted: inputs are small.
const COMPARED_MAX: i64 = 1100;

impl Signature {
    /// Reads it off a kernel. `names` are the source's names of parameters.
    pub(crate) fn of(function: Value, names: &[(usize, String)]) -> Signature {
        let mut signature = Signature::default();
        let elements = Elements::of(function);
        for (index, parameter) in function.parameters().into_iter().enumerate() {
            let named = names.iter().find(|(at, _)| *at == index).map(|(_, name)| name.clone());
            let own = Some(parameter.name()).filter(|name| !name.is_empty());
            let by_value = u32::try_from(index).is_ok_and(|index| function.byval(index).is_some());
            let takes = match parameter.ty().class() {
                Class::Pointer if by_value => Takes::Other,
                Class::Pointer => Takes::Buffer(elements.found.get(&parameter).copied()),
                Class::Int(bits) if bits <= 64 => Takes::Integer(bits),
                class => float(class).map_or(Takes::Other, Takes::Float),
            };
            signature.parameters.push(Parameter {
                name: named.or(own).unwrap_or_else(|| format!("arg{index}")),
                takes,
            });
        }
        signature.numbers(function);
        signature
    }

    fn numbers(&mut self, function: Value) {
        for instruction in function.blocks().into_iter().flat_map(Block::instructions) {
            let operands = instruction.operands();
            if instruction.opcode() == Opcode::LLVMICmp {
                let constants = operands.iter().filter_map(|operand| operand.int());
                let telling = constants.filter(|number| (2..=COMPARED_MAX).contains(number));
                self.compared
                    .extend(telling.filter_map(|number| u32::try_from(number).ok()));
            }
            for array in operands.into_iter().filter_map(shared_array) {
                let lengths = lengths(array);
                if !lengths.is_empty() && !self.shared.contains(&lengths) {
                    self.shared.push(lengths);
                }
            }
        }
        self.compared.sort_unstable();
        self.compared.dedup();
    }
}

/// The shared variable that an operand names, directly or by a constant expression.
fn shared_array(operand: Value) -> Option<Type> {
    match operand.role() {
        Role::Global if operand.ty().space() == 3 => Some(operand.value_type()),
        Role::Expression => operand.operands().into_iter().find_map(shared_array),
        _ => None,
    }
}

/// The lengths of an array of arrays, the innermost first.
fn lengths(array: Type) -> Vec<u32> {
    let mut lengths = Vec::new();
    let mut ty = array;
    while ty.class() == Class::Array {
        lengths.extend(
            u32::try_from(ty.length())
                .ok()
                .filter(|length| (2..=1024).contains(length)),
        );
        ty = ty.element();
    }
    lengths.reverse();
    lengths
}

/// The types that are accessed through pointer parameters.
struct Elements {
    found: HashMap<Value, Element>,
}

impl Elements {
    fn of(function: Value) -> Elements {
        let mut elements = Elements { found: HashMap::new() };
        for instruction in function.blocks().into_iter().flat_map(Block::instructions) {
            let operands = instruction.operands();
            let (pointer, ty) = match (instruction.opcode(), &operands[..]) {
                (Opcode::LLVMLoad, [pointer]) => (*pointer, instruction.ty()),
                (Opcode::LLVMStore, [value, pointer]) => (*pointer, value.ty()),
                (Opcode::LLVMAtomicRMW | Opcode::LLVMAtomicCmpXchg, [pointer, value, ..]) => (*pointer, value.ty()),
                (Opcode::LLVMCall, [pointer, ..]) if pointer.ty().class() == Class::Pointer => {
                    // Such as an intrinsic that loads.
                    (*pointer, instruction.ty())
                }
                _ => continue,
            };
            if let Some(element) = element(ty) {
                elements.trace(pointer, element, &mut Vec::new());
            }
        }
        elements
    }

    /// Notes the element for each parameter that a pointer may come from.
    fn trace(&mut self, pointer: Value, element: Element, seen: &mut Vec<Value>) {
        if seen.contains(&pointer) {
            return;
        }
        seen.push(pointer);
        match pointer.role() {
            Role::Argument => {
                self.found.entry(pointer).or_insert(element);
            }
            Role::Instruction => {
                for operand in pointer.operands() {
                    if operand.ty().class() == Class::Pointer {
                        self.trace(operand, element, seen);
                    }
                }
            }
            _ => {}
        }
    }
}

fn element(ty: Type) -> Option<Element> {
    match ty.class() {
        Class::Vector => element(ty.element()),
        Class::Int(bits) => Some(match bits {
            0..=8 => Element::U8,
            9..=16 => Element::I16,
            17..=32 => Element::I32,
            _ => Element::I64,
        }),
        Class::Float(16) => Some(Element::U16),
        class => float(class),
    }
}

fn float(class: Class) -> Option<Element> {
    match class {
        Class::Float(32) => Some(Element::F32),
        Class::Float(64) => Some(Element::F64),
        _ => None,
    }
}
