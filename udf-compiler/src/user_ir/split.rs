//! Takes what holds addresses apart: a struct with an address in it becomes one value per part, a variable for such a struct one
//! variable per part.
//!
//! Numba keeps arrays in structs of address, length and more, and without optimisation stores these to variables. What is left
//! are addresses in values and variables of their own, which [`super::pointers`] can follow. A variable is taken apart if it is
//! only accessed part by part, at offsets that are known; others stay, and are refused later.

use std::collections::{HashMap, HashSet};

use super::address::{Step, steps};
use super::cfg::Cfg;
use super::finding::{Finding, memory, too_large};
use super::limits::INSTRUCTIONS_MAX;
use super::program::{Block, BlockId, Const, Function, Inst, Kind, Operand, Phi, Typed, ValueId};
use super::types::{LEAVES_MAX, Type};
use super::verify::has_pointer;

/// A number, vector or address inside of a struct or array.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    /// Where it is: the number of a field, of a field of that, and so on.
    path: Vec<u32>,
    /// In bytes from the start of the whole.
    offset: u64,
    ty: Type,
}

/// The parts of a type, in order; `None` for too many. A number is its own part.
fn parts(ty: &Type) -> Option<Vec<Part>> {
    let mut found = Vec::new();
    add_parts(ty, &[], 0, &mut found).then_some(found)
}

fn add_parts(ty: &Type, path: &[u32], offset: u64, found: &mut Vec<Part>) -> bool {
    if !ty.is_aggregate() {
        found.push(Part {
            path: path.to_vec(),
            offset,
            ty: ty.clone(),
        });
        return found.len() <= LEAVES_MAX;
    }
    if ty.field_count() > LEAVES_MAX as u64 {
        return false;
    }
    (0..ty.field_count()).all(|n| {
        let Some(field) = ty.field(n) else { return false };
        let at = match ty {
            Type::Struct(_) => usize::try_from(n).ok().and_then(|n| ty.offset(n)),
            _ => field.bytes().and_then(|bytes| bytes.checked_mul(n)),
        };
        let at = at.and_then(|at| at.checked_add(offset));
        let path: Vec<u32> = path.iter().copied().chain([n as u32]).collect();
        at.is_some_and(|at| add_parts(field, &path, at, found))
    })
}

fn holds_addresses(ty: &Type) -> bool {
    ty.is_aggregate() && has_pointer(ty)
}

/// Takes a function's structs with addresses apart.
///
/// # Errors
/// RBC0406 where one goes to memory that can't be taken apart, RBC0408 where too much would come of it.
pub(super) fn split(function: &mut Function) -> Result<(), Finding> {
    if !function.values.iter().any(holds_addresses) && !allocas(function).any(|(_, ty)| holds_addresses(ty)) {
        return Ok(());
    }
    let cfg = Cfg::of(&function.blocks);
    let places = Places::find(function, &cfg);
    let mut splitter = Splitter {
        places,
        values: std::mem::take(&mut function.values),
        names: std::mem::take(&mut function.value_names),
        parts: HashMap::new(),
        replaced: HashMap::new(),
        made: 0,
        insts: Vec::new(),
    };
    let mut phis: Vec<(usize, Phi, Vec<ValueId>)> = Vec::new();
    for id in &cfg.order {
        let n = id.0 as usize;
        splitter.block(n, &mut function.blocks[n], &mut phis)?;
    }
    for (n, phi, results) in phis {
        splitter.phi(&mut function.blocks[n], &phi, &results);
    }
    splitter.replace(&mut function.blocks);
    function.values = splitter.values;
    function.value_names = splitter.names;
    Ok(())
}

fn allocas(function: &Function) -> impl Iterator<Item = (ValueId, &Type)> {
    let insts = function.blocks.iter().flat_map(|b| &b.insts);
    insts.filter_map(|inst| match &inst.kind {
        Kind::Alloca(ty) => Some((inst.result?, ty)),
        _ => None,
    })
}

/// A variable that is taken apart.
struct Variable {
    parts: Vec<Part>,
    /// The variable of each part.
    variables: Vec<ValueId>,
}

impl Variable {
    /// The number of the first of the parts that a value of a type is at an offset; they follow each other.
    fn at(&self, offset: u64, ty: &Type) -> Option<usize> {
        let wanted = parts(ty)?;
        let first = self.parts.iter().position(|part| part.offset == offset)?;
        let there = self.parts.get(first..first + wanted.len())?;
        let same = |(there, wanted): (&Part, &Part)| there.ty == wanted.ty && there.offset == offset + wanted.offset;
        there.iter().zip(&wanted).all(same).then_some(first)
    }
}

/// Which addresses lie at known offsets of variables that are taken apart.
struct Places {
    variables: HashMap<ValueId, Variable>,
    /// The variable, and the offset in it.
    places: HashMap<ValueId, (ValueId, u64)>,
}

impl Places {
    fn find(function: &Function, cfg: &Cfg) -> Places {
        let mut found = Places {
            variables: HashMap::new(),
            places: HashMap::new(),
        };
        for (id, ty) in allocas(function).filter(|(_, ty)| holds_addresses(ty)) {
            if let Some(parts) = parts(ty) {
                let variables = Vec::new();
                found.variables.insert(id, Variable { parts, variables });
                found.places.insert(id, (id, 0));
            }
        }
        let mut kept_whole = HashSet::new();
        for block in cfg.order.iter().map(|id| &function.blocks[id.0 as usize]) {
            found.uses(block, &mut kept_whole);
        }
        found.variables.retain(|id, _| !kept_whole.contains(id));
        found.places.retain(|_, (id, _)| !kept_whole.contains(id));
        found
    }

    fn of(&self, operand: &Operand) -> Option<(ValueId, u64)> {
        match operand {
            Operand::Value(id) => self.places.get(id).copied(),
            Operand::Const(_) => None,
        }
    }

    /// Finds addresses in a block, and which variables are used otherwise than part by part.
    fn uses(&mut self, block: &Block, kept_whole: &mut HashSet<ValueId>) {
        let phis = block.phis.iter().flat_map(|phi| phi.incoming.iter().map(|(o, _)| o));
        for operand in phis.chain(block.end.operand()) {
            kept_whole.extend(self.of(operand).map(|(id, _)| id));
        }
        for inst in &block.insts {
            let fits = |(id, offset): (ValueId, u64), ty: &Type| {
                self.variables.get(&id).is_some_and(|v| v.at(offset, ty).is_some())
            };
            let (address, fits) = match &inst.kind {
                Kind::Address(indexed, base, indices) => {
                    let moved = self
                        .of(base)
                        .and_then(|(id, offset)| Some((id, moved(offset, indexed, indices)?)));
                    if let (Some(place), Some(result)) = (moved, inst.result) {
                        self.places.insert(result, place);
                    }
                    (Some(base), moved.is_some())
                }
                Kind::PointerCopy(base) => {
                    if let (Some(place), Some(result)) = (self.of(base), inst.result) {
                        self.places.insert(result, place);
                    }
                    (Some(base), true)
                }
                Kind::Load(ty, address) => (Some(address), self.of(address).is_some_and(|place| fits(place, ty))),
                Kind::Store(value, address) => {
                    kept_whole.extend(self.of(&value.operand).map(|(id, _)| id));
                    (
                        Some(address),
                        self.of(address).is_some_and(|place| fits(place, &value.ty)),
                    )
                }
                _ => (None, false),
            };
            if !fits {
                let all = inst.kind.operands();
                let operands = all.into_iter().filter(|o| address.is_none_or(|address| *o == address));
                kept_whole.extend(operands.filter_map(|o| self.of(o)).map(|(id, _)| id));
            }
        }
    }
}

/// An offset and what constant indices add to it.
fn moved(offset: u64, indexed: &Type, indices: &[Typed]) -> Option<u64> {
    steps(indexed, indices)?.iter().try_fold(offset, |at, step| match step {
        Step::Fixed(bytes) => at.checked_add_signed(*bytes),
        Step::Scaled(..) => None,
    })
}

struct Splitter {
    places: Places,
    values: Vec<Type>,
    names: Vec<String>,
    /// The parts of each value that was taken apart.
    parts: HashMap<ValueId, Vec<Operand>>,
    /// What stands for a value that isn't computed any more.
    replaced: HashMap<ValueId, Operand>,
    /// Values made so far.
    made: u64,
    /// Of the block in work.
    insts: Vec<Inst>,
}

impl Splitter {
    fn value(&mut self, ty: &Type, of: ValueId) -> ValueId {
        let name = self.names.get(of.0 as usize).cloned().unwrap_or_default();
        self.values.push(ty.clone());
        self.names.push(name);
        self.made += 1;
        ValueId(self.values.len() as u32 - 1)
    }

    fn block(
        &mut self,
        n: usize,
        block: &mut Block,
        phis: &mut Vec<(usize, Phi, Vec<ValueId>)>,
    ) -> Result<(), Finding> {
        let (split, kept) = std::mem::take(&mut block.phis)
            .into_iter()
            .partition(|phi| holds_addresses(&phi.ty) && parts(&phi.ty).is_some());
        block.phis = kept;
        for phi in split {
            let parts = parts(&phi.ty).unwrap_or_default();
            let results: Vec<ValueId> = parts.iter().map(|part| self.value(&part.ty, phi.result)).collect();
            let operands = results.iter().map(|id| Operand::Value(*id)).collect();
            self.parts.insert(phi.result, operands);
            phis.push((n, phi, results));
        }
        for inst in std::mem::take(&mut block.insts) {
            self.inst(&inst)?;
            if self.made > INSTRUCTIONS_MAX {
                let message = format!("structs with addresses of more than {INSTRUCTIONS_MAX} parts");
                return Err(too_large(inst.at..inst.at + 1, message));
            }
        }
        block.insts = std::mem::take(&mut self.insts);
        Ok(())
    }

    fn push(&mut self, at: usize, result: Option<ValueId>, kind: Kind) {
        self.insts.push(Inst { at, result, kind });
    }

    fn inst(&mut self, inst: &Inst) -> Result<(), Finding> {
        let Some(result) = inst.result else {
            return self.without_result(inst);
        };
        let operands = match &inst.kind {
            Kind::Alloca(_) if self.places.variables.contains_key(&result) => {
                self.variable(inst.at, result);
                return Ok(());
            }
            Kind::Address(_, base, _) | Kind::PointerCopy(base) if self.places.of(base).is_some() => return Ok(()),
            Kind::Load(ty, address) if self.places.of(address).is_some() => self.load(inst.at, result, ty, address),
            Kind::Insert(whole, part, path) if holds_addresses(&whole.ty) => {
                let (mut all, new) = (self.parts_of(inst.at, whole), self.parts_of(inst.at, part));
                let first = first_under(&whole.ty, path);
                all.splice(first..first + new.len(), new);
                all
            }
            Kind::Extract(whole, path) if holds_addresses(&whole.ty) => {
                let all = self.parts_of(inst.at, whole);
                let first = first_under(&whole.ty, path);
                let count = parts(&self.values[result.0 as usize]).map_or(0, |parts| parts.len());
                all.get(first..first + count).unwrap_or_default().to_vec()
            }
            Kind::Select(cond, ty, a, b) if holds_addresses(ty) => self.select(inst.at, result, cond, (ty, a, b)),
            Kind::Freeze(whole) if holds_addresses(&whole.ty) => self.parts_of(inst.at, whole),
            _ => {
                self.refuse_parts(inst)?;
                self.insts.push(inst.clone());
                return Ok(());
            }
        };
        self.define(inst.at, result, operands);
        Ok(())
    }

    fn without_result(&mut self, inst: &Inst) -> Result<(), Finding> {
        match &inst.kind {
            Kind::Store(value, address) if self.places.of(address).is_some() => {
                let operands = self.parts_of(inst.at, value);
                for ((ty, variable), operand) in self.variables_at(address, &value.ty).into_iter().zip(operands) {
                    let kind = Kind::Store(Typed { ty, operand }, Operand::Value(variable));
                    self.push(inst.at, None, kind);
                }
                Ok(())
            }
            _ => {
                self.refuse_parts(inst)?;
                self.insts.push(inst.clone());
                Ok(())
            }
        }
    }

    /// What isn't taken apart can't work on what was.
    fn refuse_parts(&self, inst: &Inst) -> Result<(), Finding> {
        let apart = |operand: &&Operand| matches!(operand, Operand::Value(id) if self.parts.contains_key(id));
        match inst.kind.operands().iter().any(apart) {
            false => Ok(()),
            true => {
                let hint = "keep addresses in variables of their own, or compile with -O1 or more";
                Err(memory(inst.at..inst.at + 1, "a struct with an address in it", hint))
            }
        }
    }

    fn variable(&mut self, at: usize, id: ValueId) {
        let types: Vec<Type> = self.places.variables[&id].parts.iter().map(|p| p.ty.clone()).collect();
        let mut made = Vec::with_capacity(types.len());
        for ty in types {
            let variable = self.value(&Type::Ptr, id);
            self.push(at, Some(variable), Kind::Alloca(ty));
            made.push(variable);
        }
        if let Some(variable) = self.places.variables.get_mut(&id) {
            variable.variables = made;
        }
    }

    /// The variables that hold the parts of a value of a type at an address.
    fn variables_at(&self, address: &Operand, ty: &Type) -> Vec<(Type, ValueId)> {
        let found = self.places.of(address).and_then(|(id, offset)| {
            let variable = self.places.variables.get(&id)?;
            let first = variable.at(offset, ty)?;
            let count = parts(ty)?.len();
            let types = variable.parts[first..first + count].iter().map(|part| part.ty.clone());
            let ids = variable.variables.get(first..first + count)?.iter().copied();
            Some(types.zip(ids).collect())
        });
        found.unwrap_or_default()
    }

    fn load(&mut self, at: usize, result: ValueId, ty: &Type, address: &Operand) -> Vec<Operand> {
        let mut loaded = Vec::new();
        for (ty, variable) in self.variables_at(address, ty) {
            let value = self.value(&ty, result);
            self.push(at, Some(value), Kind::Load(ty, Operand::Value(variable)));
            loaded.push(Operand::Value(value));
        }
        loaded
    }

    fn select(
        &mut self,
        at: usize,
        result: ValueId,
        cond: &Typed,
        (ty, a, b): (&Type, &Operand, &Operand),
    ) -> Vec<Operand> {
        let whole = |operand: &Operand| Typed {
            ty: ty.clone(),
            operand: operand.clone(),
        };
        let (a, b) = (self.parts_of(at, &whole(a)), self.parts_of(at, &whole(b)));
        let mut selected = Vec::new();
        for ((part, a), b) in parts(ty).unwrap_or_default().into_iter().zip(a).zip(b) {
            let value = self.value(&part.ty, result);
            self.push(at, Some(value), Kind::Select(cond.clone(), part.ty, a, b));
            selected.push(Operand::Value(value));
        }
        selected
    }

    /// The parts of a value; a number is its own.
    fn parts_of(&mut self, at: usize, whole: &Typed) -> Vec<Operand> {
        if !whole.ty.is_aggregate() {
            return vec![whole.operand.clone()];
        }
        let parts = parts(&whole.ty).unwrap_or_default();
        let id = match &whole.operand {
            Operand::Const(constant) => {
                let part = |part: &Part| Operand::Const(constant_part(constant, &part.path));
                return parts.iter().map(part).collect();
            }
            Operand::Value(id) => *id,
        };
        if let Some(known) = self.parts.get(&id) {
            return known.clone();
        }
        let mut extracted = Vec::new();
        for part in parts {
            let value = self.value(&part.ty, id);
            self.push(at, Some(value), Kind::Extract(whole.clone(), part.path));
            extracted.push(Operand::Value(value));
        }
        extracted
    }

    /// Lets parts be known as a value: a struct without addresses is put together.
    fn define(&mut self, at: usize, result: ValueId, operands: Vec<Operand>) {
        let ty = self.values[result.0 as usize].clone();
        if holds_addresses(&ty) {
            self.parts.insert(result, operands);
            return;
        }
        if !ty.is_aggregate() {
            let operand = operands.into_iter().next();
            self.replaced
                .insert(result, operand.unwrap_or(Operand::Const(Const::Zero)));
            return;
        }
        let mut whole = Operand::Const(Const::Zero);
        for (part, operand) in parts(&ty).unwrap_or_default().into_iter().zip(operands) {
            let value = self.value(&ty, result);
            let typed = |ty: &Type, operand: Operand| Typed {
                ty: ty.clone(),
                operand,
            };
            let kind = Kind::Insert(typed(&ty, whole), typed(&part.ty, operand), part.path);
            self.push(at, Some(value), kind);
            whole = Operand::Value(value);
        }
        self.replaced.insert(result, whole);
    }

    /// A phi of structs as one for each part.
    fn phi(&mut self, block: &mut Block, phi: &Phi, results: &[ValueId]) {
        let incoming: Vec<(Vec<Operand>, BlockId)> = phi
            .incoming
            .iter()
            .map(|(operand, from)| {
                let parts = match operand {
                    Operand::Value(id) => self.parts.get(id).cloned(),
                    Operand::Const(constant) => parts(&phi.ty).map(|parts| {
                        let part = |part: &Part| Operand::Const(constant_part(constant, &part.path));
                        parts.iter().map(part).collect()
                    }),
                };
                (parts.unwrap_or_default(), *from)
            })
            .collect();
        for (n, result) in results.iter().enumerate() {
            let part = |parts: &Vec<Operand>| parts.get(n).cloned().unwrap_or(Operand::Const(Const::Zero));
            block.phis.push(Phi {
                at: phi.at,
                result: *result,
                ty: self.values[result.0 as usize].clone(),
                incoming: incoming.iter().map(|(parts, from)| (part(parts), *from)).collect(),
            });
        }
    }

    /// Puts what stands for replaced values where these are used.
    fn replace(&self, blocks: &mut [Block]) {
        let new = |operand: &mut Operand| {
            // A chain ends: each step goes to a value that was defined before.
            while let Operand::Value(id) = operand
                && let Some(other) = self.replaced.get(id)
            {
                *operand = other.clone();
            }
        };
        for block in blocks {
            let phis = block.phis.iter_mut().flat_map(|phi| phi.incoming.iter_mut());
            phis.for_each(|(operand, _)| new(operand));
            for inst in &mut block.insts {
                inst.kind.operands_mut().into_iter().for_each(new);
            }
            if let Some(operand) = block.end.operand_mut() {
                new(operand);
            }
        }
    }
}

/// The number of the first part under a path.
fn first_under(ty: &Type, path: &[u32]) -> usize {
    let parts = parts(ty).unwrap_or_default();
    let found = parts.iter().position(|part| part.path.starts_with(path));
    found.unwrap_or(0)
}

/// What a constant is at a path.
fn constant_part(constant: &Const, path: &[u32]) -> Const {
    path.iter().fold(constant.clone(), |whole, n| match whole {
        Const::Elements(elements) => elements.get(*n as usize).cloned().unwrap_or(Const::Zero),
        _ => Const::Zero,
    })
}
