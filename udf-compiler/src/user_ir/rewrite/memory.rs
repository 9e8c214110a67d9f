//! Variables, tables, a kernel's arrays; loads, stores and atomic updates. An address is three values: the object (a pointer), its size, and
//! the offset in it. Each access is proven or checked to lie inside the object; arithmetic on offsets wraps around and can do no harm.

use std::fmt::Write as _;

use rbcdb_udf_abi::ErrorCode;

use super::function::Writer;
use super::text;
use crate::user_ir::address::{Step, steps};
use crate::user_ir::convention::Convention;
use crate::user_ir::pointers::{Fact, Root};
use crate::user_ir::program::{Const, Inst, Kind, Operand, Target, Typed, ValueId};
use crate::user_ir::types::Type;

/// Alignment of variables and tables.
const OBJECT_ALIGN: u64 = 16;

/// A number that may be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Number {
    Known(i64),
    Text(String),
}

impl Number {
    pub(super) fn text(&self) -> String {
        match self {
            Number::Known(n) => n.to_string(),
            Number::Text(text) => text.clone(),
        }
    }

    fn known(&self) -> Option<i64> {
        match self {
            Number::Known(n) => Some(*n),
            Number::Text(_) => None,
        }
    }
}

/// An address.
#[derive(Debug, Clone)]
pub(super) struct Pointer {
    pub(super) base: String,
    pub(super) size: Number,
    pub(super) offset: Number,
    /// The machine address, where it is computed already. It is kept in terms of indices, in which the launch-shape analysis
    /// sees more than in bytes.
    pub(super) place: Option<String>,
    /// A power of two that divides the address.
    pub(super) align: u64,
    /// It is an address of shared memory, rather than one that may be of any.
    pub(super) shared: bool,
    /// The array whose start it counts from, for messages.
    pub(super) array: Option<String>,
}

impl Pointer {
    /// An address that travels in the three values named after it.
    pub(super) fn carried(id: ValueId) -> Pointer {
        Pointer {
            base: format!("%v{}.b", id.0),
            size: Number::Text(format!("%v{}.s", id.0)),
            offset: Number::Text(format!("%v{}.o", id.0)),
            place: None,
            align: 1,
            shared: false,
            array: None,
        }
    }

    fn null() -> Pointer {
        Pointer {
            base: "null".to_owned(),
            size: Number::Known(0),
            offset: Number::Known(0),
            place: None,
            align: 1,
            shared: false,
            array: None,
        }
    }

    /// The same with another base, offset and alignment.
    pub(super) fn elsewhere(&self, base: String, offset: Number, align: u64) -> Pointer {
        Pointer {
            base,
            offset,
            place: None,
            align,
            ..self.clone()
        }
    }

    /// The type of the address, for LLVM.
    fn ty(&self) -> &'static str {
        match self.shared {
            true => "ptr addrspace(3)",
            false => "ptr",
        }
    }

    /// The same as an address that may be of any memory.
    pub(super) fn into_generic(mut self) -> Pointer {
        if self.shared {
            self.base = format!("addrspacecast (ptr addrspace(3) {} to ptr)", self.base);
            self.place = None;
            self.shared = false;
        }
        self
    }
}

impl Writer<'_, '_> {
    /// The parts of an address.
    pub(super) fn pointer(&self, operand: &Operand) -> Pointer {
        match operand {
            Operand::Value(id) => self.addresses.get(id).cloned().unwrap_or_else(Pointer::null),
            Operand::Const(Const::Address(symbol, offset)) => {
                let object = match self.module.program.target(*symbol) {
                    Target::Table(index) => self.table(*index),
                    Target::Shared(index) => self.shared(*index),
                    _ => return Pointer::null(),
                };
                Pointer {
                    offset: Number::Known(*offset),
                    place: None,
                    align: low_bit(OBJECT_ALIGN, *offset),
                    ..object
                }
            }
            Operand::Const(_) => Pointer::null(),
        }
    }

    fn table(&self, index: usize) -> Pointer {
        let length = self.module.program.tables.get(index).map_or(0, |t| t.bytes.len());
        Pointer {
            base: text::table_name(self.module.form.number, index),
            size: Number::Known(length as i64),
            offset: Number::Known(0),
            place: None,
            align: OBJECT_ALIGN,
            shared: false,
            array: None,
        }
    }

    fn shared(&self, index: usize) -> Pointer {
        let variable = self.module.program.shared.get(index);
        Pointer {
            base: text::shared_name(index),
            size: Number::Known(variable.map_or(0, |v| v.bytes) as i64),
            offset: Number::Known(0),
            place: None,
            align: OBJECT_ALIGN,
            shared: true,
            array: variable.map(|v| v.name.clone()),
        }
    }

    /// The parts of an address, as one that may be of any memory.
    pub(super) fn generic(&self, operand: &Operand) -> Pointer {
        self.pointer(operand).into_generic()
    }

    /// The object of a fact, if it is one.
    fn object(&self, fact: Fact) -> Option<Pointer> {
        match fact.root {
            Root::Table(index) => Some(self.table(index)),
            Root::Variable(id) => Some(self.variable_of(id)),
            Root::Shared(index) => Some(self.shared(index)),
            Root::Array(id) => self.addresses.get(&id).cloned(),
            Root::None | Root::Many => None,
        }
    }

    fn variable_of(&self, id: ValueId) -> Pointer {
        let insts = self.function.blocks.iter().flat_map(|b| &b.insts);
        let mut sizes = insts
            .filter(|inst| inst.result == Some(id))
            .filter_map(|inst| match &inst.kind {
                Kind::Alloca(ty) => ty.bytes(),
                _ => None,
            });
        Pointer {
            base: format!("%v{}", id.0),
            size: Number::Known(sizes.next().unwrap_or(0) as i64),
            offset: Number::Known(0),
            place: None,
            align: OBJECT_ALIGN,
            shared: false,
            array: None,
        }
    }

    // Variables.

    /// A variable, all zero. One that holds an address is three.
    pub(super) fn variable(&mut self, id: ValueId, ty: &Type) {
        let name = format!("%v{}", id.0);
        if self.pointers.slots.contains_key(&id) {
            for (part, ty) in [("b", "ptr"), ("s", "i64"), ("o", "i64")] {
                self.line(&format!("{name}.{part} = alloca {ty}"));
                self.line(&format!("store {ty} zeroinitializer, ptr {name}.{part}"));
            }
            return;
        }
        let pointer = self.variable_of(id);
        let bytes = ty.bytes().unwrap_or(0).max(1);
        self.line(&format!("{name} = alloca [{bytes} x i8], align {OBJECT_ALIGN}"));
        let fill = [
            ("ptr".to_owned(), name.clone()),
            ("i8".to_owned(), "0".to_owned()),
            ("i64".to_owned(), bytes.to_string()),
            ("i1".to_owned(), "false".to_owned()),
        ];
        self.intrinsic("void", "llvm.memset.p0.i64", &fill);
        self.addresses.insert(id, pointer);
    }

    /// The address that a phi defines.
    pub(super) fn phi_pointer(&self, id: ValueId) -> Pointer {
        let carried = Pointer::carried(id);
        match self.object(self.pointers.of(id)) {
            Some(object) => Pointer {
                offset: carried.offset,
                place: None,
                align: 1,
                ..object
            },
            None => carried,
        }
    }

    pub(super) fn phi_pointer_text(&self, id: ValueId, incoming: &[(&Operand, &str)]) -> String {
        let known = self.object(self.pointers.of(id)).is_some();
        let mut all = String::new();
        for (part, ty) in [("b", "ptr"), ("s", "i64"), ("o", "i64")] {
            if known && part != "o" {
                continue;
            }
            let list: Vec<String> = incoming
                .iter()
                .map(|(value, from)| {
                    let pointer = self.generic(value);
                    let value = match part {
                        "b" => pointer.base,
                        "s" => pointer.size.text(),
                        _ => pointer.offset.text(),
                    };
                    format!("[ {value}, %{from} ]")
                })
                .collect();
            // Writing to a string can't fail.
            let _ = writeln!(all, "  %v{}.{part} = phi {ty} {}", id.0, list.join(", "));
        }
        all
    }

    // Instructions.

    pub(super) fn memory(&mut self, inst: &Inst) {
        match &inst.kind {
            Kind::Load(Type::Ptr, Operand::Value(slot)) if self.pointers.slots.contains_key(slot) => {
                let pointer = self.load_slot(*slot);
                self.define_pointer(inst, pointer);
            }
            Kind::Load(ty, address) => {
                let pointer = self.pointer(address);
                let bytes = ty.store_bytes().unwrap_or(0);
                let pointer = self.access(&pointer, bytes, inst.at);
                let value = self.load(ty, &pointer);
                if self.is_written_by_others(address) {
                    self.keep(ty, &value);
                }
                if let Some(result) = inst.result {
                    self.rename(result, value);
                }
            }
            Kind::Store(value, Operand::Value(slot)) if self.pointers.slots.contains_key(slot) => {
                let pointer = self.generic(&value.operand);
                let parts = [
                    ("b", "ptr", pointer.base),
                    ("s", "i64", pointer.size.text()),
                    ("o", "i64", pointer.offset.text()),
                ];
                for (part, ty, value) in parts {
                    self.line(&format!("store {ty} {value}, ptr %v{}.{part}", slot.0));
                }
            }
            Kind::Store(value, address) => self.store_inst(value, address, inst.at),
            Kind::Atomic(op, value, address) => self.atomic(inst, op, value, address),
            Kind::Address(indexed, base, indices) => {
                let pointer = self.address(indexed, base, indices);
                self.define_pointer(inst, pointer);
            }
            Kind::PointerCopy(from) => {
                let pointer = self.pointer(from);
                self.define_pointer(inst, pointer);
            }
            _ => {}
        }
    }

    pub(super) fn define_pointer(&mut self, inst: &Inst, pointer: Pointer) {
        if let Some(result) = inst.result {
            self.addresses.insert(result, pointer);
        }
    }

    fn load_slot(&mut self, slot: ValueId) -> Pointer {
        let offset = self.let_(&format!("load i64, ptr %v{}.o", slot.0));
        let fact = self.pointers.slots.get(&slot).copied();
        if let Some(object) = fact.and_then(|fact| self.object(fact)) {
            return Pointer {
                offset: Number::Text(offset),
                place: None,
                align: 1,
                ..object
            };
        }
        let base = self.let_(&format!("load ptr, ptr %v{}.b", slot.0));
        let size = self.let_(&format!("load i64, ptr %v{}.s", slot.0));
        Pointer {
            base,
            size: Number::Text(size),
            offset: Number::Text(offset),
            place: None,
            align: 1,
            shared: false,
            array: None,
        }
    }

    fn address(&mut self, indexed: &Type, base: &Operand, indices: &[Typed]) -> Pointer {
        let mut pointer = self.pointer(base);
        for index in indices {
            self.settle(&index.operand);
        }
        for step in steps(indexed, indices).unwrap_or_default() {
            let (index, bytes) = match step {
                Step::Fixed(bytes) => (Number::Known(bytes), 1),
                Step::Scaled(index, bytes) => {
                    let at = self.typed(&index);
                    let wide = match index.ty.bits() {
                        64 => at,
                        _ => self.let_(&format!("sext {} {at} to i64", index.ty)),
                    };
                    (Number::Text(wide), bytes)
                }
            };
            pointer = self.moved(pointer, &index, bytes);
        }
        pointer
    }

    /// An address further by an index times so many bytes. All of it wraps around.
    fn moved(&mut self, pointer: Pointer, index: &Number, bytes: i64) -> Pointer {
        let further = match index {
            Number::Known(n) => Number::Known(n.wrapping_mul(bytes)),
            index if bytes == 1 => index.clone(),
            Number::Text(index) => Number::Text(self.let_(&format!("mul i64 {index}, {bytes}"))),
        };
        if further == Number::Known(0) {
            return pointer;
        }
        let (ty, from, number) = (pointer.ty(), self.machine_address(&pointer, 0), index.text());
        let place = self.let_(&format!("getelementptr [{bytes} x i8], {ty} {from}, i64 {number}"));
        Pointer {
            offset: self.add(&pointer.offset, &further),
            place: Some(place),
            align: match index {
                Number::Known(_) => low_bit(pointer.align, further.known().unwrap_or(1)),
                Number::Text(_) => low_bit(pointer.align, bytes),
            },
            ..pointer
        }
    }

    fn add(&mut self, a: &Number, b: &Number) -> Number {
        match (a, b) {
            (Number::Known(a), Number::Known(b)) => Number::Known(a.wrapping_add(*b)),
            (Number::Known(0), other) | (other, Number::Known(0)) => other.clone(),
            _ => Number::Text(self.let_(&format!("add i64 {}, {}", a.text(), b.text()))),
        }
    }

    /// Checks that `bytes` from an address on lie in its object; an address from which they can be touched.
    pub(super) fn access(&mut self, pointer: &Pointer, bytes: u64, at: usize) -> Pointer {
        let bytes = bytes as i64;
        let bad = match (&pointer.size, &pointer.offset) {
            (Number::Known(size), Number::Known(offset)) => {
                if *offset >= 0 && bytes <= *size && *offset <= *size - bytes {
                    return pointer.clone();
                }
                "true".to_owned()
            }
            (Number::Known(size), _) if *size < bytes => "true".to_owned(),
            (Number::Known(size), offset) => self.let_(&format!("icmp ugt i64 {}, {}", offset.text(), size - bytes)),
            (Number::Text(size), offset) => {
                let small = self.let_(&format!("icmp ult i64 {size}, {bytes}"));
                let last = self.let_(&format!("sub i64 {size}, {bytes}"));
                let far = self.let_(&format!("icmp ugt i64 {}, {last}", offset.text()));
                self.let_(&format!("or i1 {small}, {far}"))
            }
        };
        let message = match &pointer.array {
            Some(array) => format!("an access outside of {array}"),
            None => "an access outside of a variable or table".to_owned(),
        };
        self.fail_if(&bad, ErrorCode::IndexOutOfRange, at, Some(&message));
        self.harmless(pointer, &bad, bytes)
    }

    /// In lanes, a row goes on after a failure: with an address that can be touched.
    pub(super) fn harmless(&mut self, pointer: &Pointer, bad: &str, bytes: i64) -> Pointer {
        if !self.lanes() {
            return pointer.clone();
        }
        let offset = self.let_(&format!("select i1 {bad}, i64 0, i64 {}", pointer.offset.text()));
        let base = match pointer.size {
            Number::Known(size) if size >= bytes => pointer.base.clone(),
            _ => self.let_(&format!("select i1 {bad}, ptr %scratch, ptr {}", pointer.base)),
        };
        Pointer {
            base,
            size: pointer.size.clone(),
            offset: Number::Text(offset),
            place: None,
            align: pointer.align,
            shared: pointer.shared,
            array: pointer.array.clone(),
        }
    }

    /// The machine address with its type, and its alignment.
    fn place(&mut self, pointer: &Pointer, more: u64) -> (String, u64) {
        let place = self.machine_address(pointer, more);
        let align = low_bit(pointer.align, more as i64);
        (format!("{} {place}", pointer.ty()), align)
    }

    /// The machine address, so many bytes from an address on.
    pub(super) fn machine_address(&mut self, pointer: &Pointer, more: u64) -> String {
        let ty = pointer.ty();
        let (from, offset) = match &pointer.place {
            Some(place) => (place, Number::Known(more as i64)),
            None => (&pointer.base, self.add(&pointer.offset, &Number::Known(more as i64))),
        };
        match offset {
            Number::Known(0) => from.clone(),
            offset => self.let_(&format!("getelementptr i8, {ty} {from}, i64 {}", offset.text())),
        }
    }

    /// An update in one step. The order in which other accesses come before and after isn't part of it, as in CUDA.
    fn atomic(&mut self, inst: &Inst, op: &str, value: &Typed, address: &Operand) {
        self.settle(&value.operand);
        let pointer = self.pointer(address);
        let bytes = value.ty.store_bytes().unwrap_or(0);
        let pointer = self.access(&pointer, bytes, inst.at);
        // All that can be written to starts at a multiple of this size.
        if pointer.align < bytes {
            let low = self.let_(&format!("and i64 {}, {}", pointer.offset.text(), bytes - 1));
            let bad = self.let_(&format!("icmp ne i64 {low}, 0"));
            let message = "an atomic update at an address that isn't a multiple of its size";
            self.fail_if(&bad, ErrorCode::IndexOutOfRange, inst.at, Some(message));
        }
        let (place, _) = self.place(&pointer, 0);
        let operand = self.typed(value);
        let ty = &value.ty;
        let before = self.let_at(&format!(
            "atomicrmw {op} {place}, {ty} {operand} monotonic, align {bytes}"
        ));
        if let Some(result) = inst.result {
            self.rename(result, before);
        }
    }

    /// Whether other threads of a kernel may store there.
    fn is_written_by_others(&self, address: &Operand) -> bool {
        let fact = self.pointers.fact(self.module.program, address);
        matches!(self.module.program.convention, Convention::Kernel(_))
            && !fact.constant
            && matches!(fact.root, Root::Shared(_) | Root::Array(_) | Root::Many)
    }

    /// Keeps a read through LLVM's passes, which take out a store of what was just read, and the read with it: the launch-shape
    /// analysis would miss that it meets another thread's store.
    fn keep(&mut self, ty: &Type, value: &str) {
        self.module.declarations.insert("void @llvm.sideeffect()".to_owned());
        self.line(&format!("call void @llvm.sideeffect() [ \"kept\"({ty} {value}) ]"));
    }

    /// Loads a value from an address that has been checked.
    fn load(&mut self, ty: &Type, pointer: &Pointer) -> String {
        self.load_part(ty, pointer, 0)
    }

    fn load_part(&mut self, ty: &Type, pointer: &Pointer, at: u64) -> String {
        if ty.is_aggregate() {
            let mut whole = "zeroinitializer".to_owned();
            for n in 0..ty.field_count() {
                let Some((field, offset)) = part(ty, n) else { continue };
                let value = self.load_part(&field, pointer, at + offset);
                whole = self.let_(&format!("insertvalue {ty} {whole}, {field} {value}, {n}"));
            }
            return whole;
        }
        let (place, align) = self.place(pointer, at);
        let stored = stored_type(ty);
        let value = self.let_at(&format!("load {stored}, {place}, align {align}"));
        match stored == *ty {
            true => value,
            false => self.let_(&format!("trunc {stored} {value} to {ty}")),
        }
    }

    fn store_inst(&mut self, value: &Typed, address: &Operand, at: usize) {
        self.settle(&value.operand);
        let plain = self.pointers.is_plain(self.pointers.fact(self.module.program, address));
        let pointer = self.pointer(address);
        let bytes = value.ty.store_bytes().unwrap_or(0);
        let pointer = self.access(&pointer, bytes, at);
        // An address is stored for Numba's exceptions only, and never read.
        let (ty, operand) = match value.ty {
            Type::Ptr => (Type::Int(64), "0".to_owned()),
            ref ty => (ty.clone(), self.typed(value)),
        };
        self.store_part(&ty, &operand, &pointer, 0, plain);
    }

    fn store_part(&mut self, ty: &Type, value: &str, pointer: &Pointer, at: u64, plain: bool) {
        if ty.is_aggregate() {
            for n in 0..ty.field_count() {
                let Some((field, offset)) = part(ty, n) else { continue };
                let value = self.let_(&format!("extractvalue {ty} {value}, {n}"));
                self.store_part(&field, &value, pointer, at + offset, plain);
            }
            return;
        }
        let (mut stored, mut value) = (stored_type(ty), value.to_owned());
        if stored != *ty {
            value = self.let_(&format!("zext {ty} {value} to {stored}"));
        } else if ty.is_float() && !plain {
            (stored, value) = self.canonical_bits(ty, &value);
        }
        let (place, align) = self.place(pointer, at);
        self.line_at(&format!("store {stored} {value}, {place}, align {align}"));
    }
}

/// Field `n` of a struct or array, and its offset.
fn part(ty: &Type, n: u64) -> Option<(Type, u64)> {
    let field = ty.field(n)?.clone();
    let offset = match ty {
        Type::Struct(_) => ty.offset(usize::try_from(n).ok()?)?,
        _ => n.checked_mul(field.bytes()?)?,
    };
    Some((field, offset))
}

/// The type in memory: integers fill their bytes.
fn stored_type(ty: &Type) -> Type {
    match ty {
        Type::Int(bits) => Type::Int(bits.div_ceil(8) * 8),
        other => other.clone(),
    }
}

/// The largest power of two, up to `align`, that divides an offset.
fn low_bit(align: u64, offset: i64) -> u64 {
    match offset {
        0 => align,
        _ => align.min(1 << offset.trailing_zeros().min(62)),
    }
}
