//! A function's body: names of values and blocks, and that each use agrees with its definition.

use std::collections::HashMap;

use super::Reader;
use super::header::{Header, plain_name};
use crate::user_ir::finding::{Finding, invalid, refused, too_large};
use crate::user_ir::lex::Tok;
use crate::user_ir::program::{Block, BlockId, Function, Inst, Operand, Param, Phi, Terminator, ValueId};
use crate::user_ir::types::Type;

/// Blocks of a function.
pub(in crate::user_ir) const BLOCKS_MAX: usize = 10_000;
/// Values of a function.
pub(in crate::user_ir) const VALUES_MAX: usize = 40_000;

/// The function in work.
#[derive(Default)]
pub(super) struct Scope<'t> {
    values: Vec<ScopeValue>,
    value_ids: HashMap<&'t str, ValueId>,
    numbered_values: HashMap<u32, ValueId>,
    uses: Vec<(ValueId, Type, std::ops::Range<usize>)>,
    blocks: Vec<ScopeBlock>,
    block_ids: HashMap<&'t str, BlockId>,
    numbered_blocks: HashMap<u32, BlockId>,
    /// The number that the next value or block without a name has.
    next_number: u32,
}

struct ScopeValue {
    name: String,
    ty: Option<Type>,
    mentioned: std::ops::Range<usize>,
}

struct ScopeBlock {
    name: String,
    mentioned: std::ops::Range<usize>,
    /// Its place in the text.
    block: Option<Block>,
}

/// A name that is a number.
fn number(name: &str) -> Option<u32> {
    let plain = name == "0" || !name.starts_with('0');
    (plain && name.bytes().all(|b| b.is_ascii_digit())).then(|| name.parse().ok())?
}

impl<'t> Scope<'t> {
    fn value(&mut self, name: &'t str, span: std::ops::Range<usize>) -> ValueId {
        let next = ValueId(self.values.len() as u32);
        let id = match number(name) {
            Some(n) => *self.numbered_values.entry(n).or_insert(next),
            None => *self.value_ids.entry(name).or_insert(next),
        };
        if id == next {
            self.values.push(ScopeValue {
                name: plain_name(name),
                ty: None,
                mentioned: span,
            });
        }
        id
    }

    fn unnamed_value(&mut self, span: std::ops::Range<usize>) -> ValueId {
        let number = self.next_number;
        let next = ValueId(self.values.len() as u32);
        let id = *self.numbered_values.entry(number).or_insert(next);
        if id == next {
            self.values.push(ScopeValue {
                name: number.to_string(),
                ty: None,
                mentioned: span,
            });
        }
        self.next_number = number.saturating_add(1);
        id
    }

    fn define(&mut self, id: ValueId, ty: &Type, span: std::ops::Range<usize>) -> Result<(), Finding> {
        if self.values.len() > VALUES_MAX {
            return Err(too_large(span, format!("a function of more than {VALUES_MAX} values")));
        }
        let Some(value) = self.values.get_mut(id.0 as usize) else {
            return Ok(());
        };
        if let Some(n) = number(&value.name) {
            self.next_number = self.next_number.max(n.saturating_add(1));
        }
        match value.ty.replace(ty.clone()) {
            None => Ok(()),
            Some(_) => Err(invalid(span, format!("`%{}` is defined twice", value.name))),
        }
    }

    fn block(&mut self, name: &'t str, span: std::ops::Range<usize>) -> BlockId {
        let next = BlockId(self.blocks.len() as u32);
        let id = match number(name) {
            Some(n) => *self.numbered_blocks.entry(n).or_insert(next),
            None => *self.block_ids.entry(name).or_insert(next),
        };
        if id == next {
            self.blocks.push(ScopeBlock {
                name: plain_name(name),
                mentioned: span,
                block: None,
            });
        }
        id
    }

    /// The block that begins here without a label.
    fn unnamed_block(&mut self, span: std::ops::Range<usize>) -> BlockId {
        let number = self.next_number;
        let next = BlockId(self.blocks.len() as u32);
        let id = *self.numbered_blocks.entry(number).or_insert(next);
        if id == next {
            self.blocks.push(ScopeBlock {
                name: number.to_string(),
                mentioned: span,
                block: None,
            });
        }
        self.next_number = number.saturating_add(1);
        id
    }
}

impl<'t> Reader<'_, '_, 't> {
    /// A body and its closing brace; the head has been read.
    pub(super) fn body(&mut self, header: Header<'t>) -> Result<Function, Finding> {
        let mut scope = Scope::default();
        let span = header.start..header.start + header.name.len() + 1;
        let mut params = Vec::with_capacity(header.params.len());
        for param in &header.params {
            let value = match param.name {
                Some(name) => scope.value(name, span.clone()),
                None => scope.unnamed_value(span.clone()),
            };
            if let Err(message) = param.ty.check_value() {
                return Err(refused(span, message, "parameters are numbers and pointers"));
            }
            scope.define(value, &param.ty, span.clone())?;
            params.push(Param {
                value,
                ty: param.ty.clone(),
                indirect: param.indirect.clone(),
            });
        }
        let mut order = Vec::new();
        while !self.cursor.take_if(b'}') {
            order.push(self.block(&mut scope)?);
        }
        if order.is_empty() {
            return Err(invalid(
                span,
                format!("the function `@{}` has no instructions", header.name),
            ));
        }
        finish(
            scope,
            &order,
            Function {
                name: plain_name(header.name),
                at: header.start,
                params,
                result: header.result,
                values: Vec::new(),
                value_names: Vec::new(),
                blocks: Vec::new(),
            },
        )
    }

    fn block(&mut self, scope: &mut Scope<'t>) -> Result<BlockId, Finding> {
        let token = self.cursor.peek();
        let span = token.start..token.end;
        let id = match token.tok {
            Tok::Label(name) => {
                self.cursor.advance();
                let id = scope.block(name, span.clone());
                if let Some(n) = number(name) {
                    scope.next_number = scope.next_number.max(n.saturating_add(1));
                }
                id
            }
            _ => scope.unnamed_block(span.clone()),
        };
        if scope.blocks.len() > BLOCKS_MAX {
            return Err(too_large(span, format!("a function of more than {BLOCKS_MAX} blocks")));
        }
        let mut block = Block {
            name: String::new(),
            phis: Vec::new(),
            insts: Vec::new(),
            end: Terminator::Unreachable,
            end_at: 0,
        };
        loop {
            self.debug_records()?;
            let at = self.cursor.span().start;
            if let Some(end) = self.terminator(scope)? {
                block.end = end;
                block.end_at = at;
                break;
            }
            self.instruction(scope, &mut block)?;
        }
        let Some(slot) = scope.blocks.get_mut(id.0 as usize) else {
            return Ok(id);
        };
        block.name.clone_from(&slot.name);
        match slot.block.replace(block) {
            None => Ok(id),
            Some(_) => Err(invalid(span, format!("the block `{}` is defined twice", slot.name))),
        }
    }

    /// `#dbg_value(…)` and the like.
    fn debug_records(&mut self) -> Result<(), Finding> {
        while matches!(self.cursor.peek().tok, Tok::Hash(name) if name.starts_with("dbg_")) {
            self.cursor.advance();
            self.cursor.skip_balanced()?;
        }
        Ok(())
    }

    // Names.

    /// An operand of a type.
    pub(super) fn operand(&mut self, scope: &mut Scope<'t>, ty: &Type) -> Result<Operand, Finding> {
        let token = self.cursor.peek();
        let Tok::Local(name) = token.tok else {
            return Ok(Operand::Const(self.constant(ty)?));
        };
        self.cursor.advance();
        let span = token.start..token.end;
        let id = scope.value(name, span.clone());
        scope.uses.push((id, ty.clone(), span));
        Ok(Operand::Value(id))
    }

    /// `label %name`
    pub(super) fn label(&mut self, scope: &mut Scope<'t>) -> Result<BlockId, Finding> {
        self.cursor.expect_word("label")?;
        self.block_name(scope)
    }

    pub(super) fn block_name(&mut self, scope: &mut Scope<'t>) -> Result<BlockId, Finding> {
        let token = self.cursor.peek();
        let Tok::Local(name) = token.tok else {
            return Err(self.cursor.expected("a block's name"));
        };
        self.cursor.advance();
        Ok(scope.block(name, token.start..token.end))
    }

    /// The value that an instruction defines; `name` where the text gives one.
    pub(super) fn define(
        &mut self,
        scope: &mut Scope<'t>,
        name: Option<&'t str>,
        ty: &Type,
        start: usize,
    ) -> Result<ValueId, Finding> {
        let span = self.cursor.span_from(start);
        if let Err(message) = ty.check_value() {
            return Err(refused(
                span,
                message,
                "values are integers up to 128 bits, floats, doubles, vectors and small structs of them",
            ));
        }
        let id = match name {
            Some(name) => scope.value(name, span.clone()),
            None => scope.unnamed_value(span.clone()),
        };
        scope.define(id, ty, span)?;
        Ok(id)
    }
}

/// Puts the blocks into the order of the text and checks the names.
fn finish(scope: Scope<'_>, order: &[BlockId], function: Function) -> Result<Function, Finding> {
    if let Some(missing) = scope.blocks.iter().find(|b| b.block.is_none()) {
        let message = format!("there is no block `%{}`", missing.name);
        return Err(invalid(missing.mentioned.clone(), message));
    }
    if let Some(missing) = scope.values.iter().find(|v| v.ty.is_none()) {
        let message = format!("`%{}` is not defined", missing.name);
        return Err(invalid(missing.mentioned.clone(), message));
    }
    let (values, value_names): (Vec<Type>, Vec<String>) = scope
        .values
        .into_iter()
        .map(|v| (v.ty.unwrap_or(Type::Void), v.name))
        .unzip();
    for (id, used, span) in scope.uses {
        let defined = &values[id.0 as usize];
        if *defined != used {
            let name = &value_names[id.0 as usize];
            let message = format!("`%{name}` is of type `{defined}`, used here as `{used}`");
            return Err(invalid(span, message));
        }
    }
    let mut position = vec![BlockId(0); scope.blocks.len()];
    for (n, id) in order.iter().enumerate() {
        position[id.0 as usize] = BlockId(n as u32);
    }
    let mut blocks: Vec<Option<Block>> = scope.blocks.into_iter().map(|b| b.block).collect();
    let mut ordered = Vec::with_capacity(order.len());
    for id in order {
        if let Some(mut block) = blocks[id.0 as usize].take() {
            renumber(&mut block, &position);
            ordered.push(block);
        }
    }
    Ok(Function {
        values,
        value_names,
        blocks: ordered,
        ..function
    })
}

fn renumber(block: &mut Block, position: &[BlockId]) {
    let new = |id: &mut BlockId| *id = position[id.0 as usize];
    for (_, from) in block.phis.iter_mut().flat_map(|phi| phi.incoming.iter_mut()) {
        new(from);
    }
    match &mut block.end {
        Terminator::Return(_) | Terminator::Unreachable => {}
        Terminator::Jump(to) => new(to),
        Terminator::Branch(_, yes, no) => {
            new(yes);
            new(no);
        }
        Terminator::Switch(_, default, cases) => {
            new(default);
            cases.iter_mut().for_each(|(_, to)| new(to));
        }
    }
}

/// Adds an instruction to a block.
pub(super) fn push(block: &mut Block, inst: Inst) {
    block.insts.push(inst);
}

/// Adds a phi to a block.
///
/// # Errors
/// If another instruction comes before.
pub(super) fn push_phi(block: &mut Block, phi: Phi, span: std::ops::Range<usize>) -> Result<(), Finding> {
    if !block.insts.is_empty() {
        return Err(invalid(span, "a phi after another instruction"));
    }
    block.phis.push(phi);
    Ok(())
}
