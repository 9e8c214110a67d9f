//! Instructions in the text: the types that the text writes are checked against the instruction's rules; flags are read and
//! dropped.

use super::Reader;
use super::body::{Scope, push, push_phi};
use crate::user_ir::finding::{Finding, invalid, memory, refused};
use crate::user_ir::lex::Tok;
use crate::user_ir::program::{BinaryOp, Block, CastOp, Inst, Kind, Operand, Phi, Terminator, Typed};
use crate::user_ir::types::Type;

/// Flags of instructions: promises about operands and results, and licences to change a result. All are dropped.
pub(super) const FLAGS: &[&str] = &[
    "nuw", "nsw", "exact", "disjoint", "nneg", "samesign", "inbounds", "nusw", "fast", "nnan", "ninf", "nsz", "arcp",
    "contract", "afn", "reassoc",
];

/// The same outside of kernels.
const ATOMIC_IN_SCALAR: (&str, &str) = ("atomicrmw", "rows share no memory: use plain variables");

/// Atomic operations of integers.
const ATOMICS: [&str; 10] = ["xchg", "add", "sub", "and", "or", "xor", "max", "min", "umax", "umin"];

const INT_PREDICATES: [&str; 10] = ["eq", "ne", "ugt", "uge", "ult", "ule", "sgt", "sge", "slt", "sle"];
const FLOAT_PREDICATES: [&str; 16] = [
    "false", "oeq", "ogt", "oge", "olt", "ole", "one", "ord", "ueq", "ugt", "uge", "ult", "ule", "une", "uno", "true",
];

/// Instructions that are refused, each with what to do instead.
const REFUSED: &[(&str, &str)] = &[
    (
        "fence",
        "leave it out: threads of a kernel wait for each other at __syncthreads()",
    ),
    (
        "cmpxchg",
        "what it finds depends on the order of threads: use atomic operations whose order doesn't matter, such as atomicAdd of integers",
    ),
    ("va_arg", "write one function for each number of arguments"),
    ("invoke", "compile without exceptions (-fno-exceptions)"),
    ("landingpad", "compile without exceptions (-fno-exceptions)"),
    ("resume", "compile without exceptions (-fno-exceptions)"),
    ("catchswitch", "compile without exceptions (-fno-exceptions)"),
    ("catchpad", "compile without exceptions (-fno-exceptions)"),
    ("catchret", "compile without exceptions (-fno-exceptions)"),
    ("cleanuppad", "compile without exceptions (-fno-exceptions)"),
    ("cleanupret", "compile without exceptions (-fno-exceptions)"),
    ("indirectbr", "use a switch"),
    ("callbr", "compile without inline assembly"),
    ("inttoptr", "addresses can't be made of numbers: use arrays and indices"),
    ("ptrtoint", "addresses have no numbers: use arrays and indices"),
    ("ptrtoaddr", "addresses have no numbers: use arrays and indices"),
];

impl<'t> Reader<'_, '_, 't> {
    /// The end of a block, if it comes next.
    pub(super) fn terminator(&mut self, scope: &mut Scope<'t>) -> Result<Option<Terminator>, Finding> {
        let end = match self.cursor.peek().tok {
            Tok::Word("ret") => {
                self.cursor.advance();
                let ty = self.ty()?;
                match ty {
                    Type::Void => Terminator::Return(None),
                    ty => {
                        let operand = self.operand(scope, &ty)?;
                        Terminator::Return(Some(Typed { ty, operand }))
                    }
                }
            }
            Tok::Word("br") => {
                self.cursor.advance();
                if self.cursor.is_word("label") {
                    Terminator::Jump(self.label(scope)?)
                } else {
                    let cond = self.typed(scope)?;
                    self.same_type(&cond.ty, &Type::Int(1))?;
                    self.cursor.expect(b',')?;
                    let yes = self.label(scope)?;
                    self.cursor.expect(b',')?;
                    Terminator::Branch(cond.operand, yes, self.label(scope)?)
                }
            }
            Tok::Word("switch") => {
                self.cursor.advance();
                self.switch(scope)?
            }
            Tok::Word("unreachable") => {
                self.cursor.advance();
                Terminator::Unreachable
            }
            _ => return Ok(None),
        };
        self.trailers()?;
        Ok(Some(end))
    }

    fn switch(&mut self, scope: &mut Scope<'t>) -> Result<Terminator, Finding> {
        let value = self.typed(scope)?;
        if !matches!(value.ty, Type::Int(_)) {
            return Err(invalid(self.before(), "a switch works on an integer"));
        }
        self.cursor.expect(b',')?;
        let default = self.label(scope)?;
        self.cursor.expect(b'[')?;
        let mut cases = Vec::new();
        let mut seen = std::collections::HashSet::new();
        while !self.cursor.take_if(b']') {
            let at = self.cursor.span();
            let ty = self.ty()?;
            self.same_type(&ty, &value.ty)?;
            let number = match self.constant(&ty)? {
                crate::user_ir::program::Const::Int(n) => n,
                _ => 0,
            };
            self.cursor.expect(b',')?;
            let to = self.label(scope)?;
            if !seen.insert(number) {
                return Err(invalid(at, "a switch with a value twice"));
            }
            cases.push((number, to));
        }
        Ok(Terminator::Switch(value, default, cases))
    }

    /// Metadata behind an instruction.
    pub(super) fn trailers(&mut self) -> Result<(), Finding> {
        while self.cursor.is(b',') && matches!(self.cursor.peek_nth(1).tok, Tok::Metadata(_)) {
            self.cursor.advance();
            self.metadata_attachment()?;
        }
        Ok(())
    }

    /// A type and an operand of it.
    pub(super) fn typed(&mut self, scope: &mut Scope<'t>) -> Result<Typed, Finding> {
        let ty = self.ty()?;
        let operand = self.operand(scope, &ty)?;
        Ok(Typed { ty, operand })
    }

    /// Like [`Reader::typed`], behind a comma.
    fn next_typed(&mut self, scope: &mut Scope<'t>) -> Result<Typed, Finding> {
        self.cursor.expect(b',')?;
        self.typed(scope)
    }

    /// The token before the next.
    fn before(&self) -> std::ops::Range<usize> {
        let before = self.cursor.tokens.get(self.cursor.at.saturating_sub(1));
        before.map_or(0..0, |t| t.start..t.end)
    }

    pub(super) fn same_type(&self, found: &Type, expected: &Type) -> Result<(), Finding> {
        match found == expected {
            true => Ok(()),
            false => Err(invalid(
                self.before(),
                format!("type `{found}` where `{expected}` is needed"),
            )),
        }
    }

    fn flags(&mut self) {
        while matches!(self.cursor.peek().tok, Tok::Word(word) if FLAGS.contains(&word)) {
            self.cursor.advance();
        }
    }

    /// One instruction that doesn't end its block.
    pub(super) fn instruction(&mut self, scope: &mut Scope<'t>, block: &mut Block) -> Result<(), Finding> {
        let start = self.cursor.span().start;
        let mut name = None;
        if let (Tok::Local(local), Tok::Punct(b'=')) = (self.cursor.peek().tok, self.cursor.peek_nth(1).tok) {
            name = Some(local);
            self.cursor.advance();
            self.cursor.advance();
        }
        let token = self.cursor.peek();
        let Tok::Word(word) = token.tok else {
            return Err(self.cursor.expected("an instruction"));
        };
        let scalar = (word == "atomicrmw" && !self.kernel).then_some(&ATOMIC_IN_SCALAR);
        if let Some((_, hint)) = REFUSED.iter().find(|(refused, _)| *refused == word).or(scalar) {
            let span = token.start..token.end;
            return Err(refused(span, format!("the instruction `{word}` is not allowed"), *hint));
        }
        self.cursor.advance();
        if word == "phi" {
            return self.phi(scope, block, name, start);
        }
        let kind = match word {
            "tail" | "musttail" | "notail" | "call" => return self.call(scope, block, name, start),
            "fneg" => {
                self.flags();
                let operand = self.typed(scope)?;
                self.must(operand.ty.is_float(), &operand.ty, word)?;
                Some((operand.ty.clone(), Kind::FNeg(operand)))
            }
            "freeze" => {
                let operand = self.typed(scope)?;
                Some((operand.ty.clone(), Kind::Freeze(operand)))
            }
            "icmp" | "fcmp" => Some(self.comparison(scope, word)?),
            "select" => Some(self.select(scope)?),
            "alloca" => Some(self.alloca(scope)?),
            "load" => Some(self.load(scope)?),
            "atomicrmw" => Some(self.atomic(scope)?),
            "store" => {
                self.store(scope, block, start)?;
                None
            }
            "getelementptr" => Some(self.get_element_pointer(scope)?),
            "extractvalue" | "insertvalue" => Some(self.part(scope, word)?),
            "extractelement" | "insertelement" | "shufflevector" => Some(self.element(scope, word)?),
            _ => Some(self.operation(scope, word, token.start..token.end)?),
        };
        self.trailers()?;
        if let Some((ty, kind)) = kind {
            let result = self.define(scope, name, &ty, start)?;
            let result = Some(result);
            push(
                block,
                Inst {
                    at: start,
                    result,
                    kind,
                },
            );
        } else if name.is_some() {
            return Err(invalid(start..token.end, "an instruction without a result has a name"));
        }
        Ok(())
    }

    fn must(&self, fits: bool, ty: &Type, word: &str) -> Result<(), Finding> {
        match fits {
            true => Ok(()),
            false => Err(invalid(self.before(), format!("`{word}` doesn't work on `{ty}`"))),
        }
    }

    /// Binary operations and conversions.
    fn operation(
        &mut self,
        scope: &mut Scope<'t>,
        word: &'t str,
        span: std::ops::Range<usize>,
    ) -> Result<(Type, Kind), Finding> {
        self.flags();
        if let Some(op) = BinaryOp::ALL.into_iter().find(|op| op.name() == word) {
            let a = self.typed(scope)?;
            self.cursor.expect(b',')?;
            let b = self.operand(scope, &a.ty)?;
            self.must(if op.is_float() { a.ty.is_float() } else { a.ty.is_int() }, &a.ty, word)?;
            if op.is_division() && a.ty.bits() > 64 {
                let message = format!("`{word}` of integers of more than 64 bits is not supported");
                return Err(refused(span, message, "divide 64-bit integers"));
            }
            return Ok((a.ty.clone(), Kind::Binary(op, a.ty, a.operand, b)));
        }
        let Some(op) = CastOp::ALL.into_iter().find(|op| op.name() == word) else {
            if word == "addrspacecast" {
                let from = self.typed(scope)?;
                self.cursor.expect_word("to")?;
                let to = self.ty()?;
                self.must(from.ty == Type::Ptr && to == Type::Ptr, &from.ty, word)?;
                return Ok((Type::Ptr, Kind::PointerCopy(from.operand)));
            }
            let message = format!("`{word}` is not an instruction that is allowed here");
            return Err(refused(span, message, "docs/llvm.md lists the instructions"));
        };
        let from = self.typed(scope)?;
        self.cursor.expect_word("to")?;
        let to = self.ty()?;
        if op == CastOp::Bitcast && from.ty == Type::Ptr && to == Type::Ptr {
            return Ok((Type::Ptr, Kind::PointerCopy(from.operand)));
        }
        let same_shape = from.ty.lanes() == to.lanes();
        let (a, b) = (from.ty.bits(), to.bits());
        let fits = match op {
            CastOp::Trunc => same_shape && from.ty.is_int() && to.is_int() && a > b,
            CastOp::ZExt | CastOp::SExt => same_shape && from.ty.is_int() && to.is_int() && a < b,
            CastOp::FpTrunc => same_shape && from.ty.is_float() && to.is_float() && a > b,
            CastOp::FpExt => same_shape && from.ty.is_float() && to.is_float() && a < b,
            CastOp::FpToUi | CastOp::FpToSi => same_shape && from.ty.is_float() && to.is_int(),
            CastOp::UiToFp | CastOp::SiToFp => same_shape && from.ty.is_int() && to.is_float(),
            CastOp::Bitcast => {
                let total = |ty: &Type| u64::from(ty.bits()) * u64::from(ty.lanes().unwrap_or(1));
                a > 0 && b > 0 && total(&from.ty) == total(&to)
            }
        };
        self.must(fits, &from.ty, word)?;
        let wide = match op {
            CastOp::FpToUi | CastOp::FpToSi => b > 64,
            CastOp::UiToFp | CastOp::SiToFp => a > 64,
            _ => false,
        };
        if wide {
            let message = format!("`{word}` with integers of more than 64 bits is not supported");
            return Err(refused(span, message, "convert by way of 64-bit integers"));
        }
        Ok((to.clone(), Kind::Cast(op, from, to)))
    }

    fn comparison(&mut self, scope: &mut Scope<'t>, word: &str) -> Result<(Type, Kind), Finding> {
        self.flags();
        let known: &[&'static str] = if word == "icmp" {
            &INT_PREDICATES
        } else {
            &FLOAT_PREDICATES
        };
        let predicate = match self.cursor.peek().tok {
            Tok::Word(text) => known.iter().find(|p| **p == text),
            _ => None,
        };
        let predicate = *predicate.ok_or_else(|| self.cursor.expected("a comparison"))?;
        self.cursor.advance();
        let a = self.typed(scope)?;
        self.cursor.expect(b',')?;
        let b = self.operand(scope, &a.ty)?;
        let result = a.ty.with_scalar(Type::Int(1));
        if word == "icmp" {
            self.must(a.ty.is_int() || a.ty == Type::Ptr, &a.ty, word)?;
            return Ok((result, Kind::ICmp(predicate, a.ty, a.operand, b)));
        }
        self.must(a.ty.is_float(), &a.ty, word)?;
        Ok((result, Kind::FCmp(predicate, a.ty, a.operand, b)))
    }

    fn select(&mut self, scope: &mut Scope<'t>) -> Result<(Type, Kind), Finding> {
        self.flags();
        let cond = self.typed(scope)?;
        let a = self.next_typed(scope)?;
        let b = self.next_typed(scope)?;
        self.same_type(&b.ty, &a.ty)?;
        let fits = cond.ty == Type::Int(1) || (cond.ty.lanes() == a.ty.lanes() && *cond.ty.scalar() == Type::Int(1));
        self.must(fits, &cond.ty, "select")?;
        Ok((a.ty.clone(), Kind::Select(cond, a.ty, a.operand, b.operand)))
    }

    fn phi(
        &mut self,
        scope: &mut Scope<'t>,
        block: &mut Block,
        name: Option<&'t str>,
        start: usize,
    ) -> Result<(), Finding> {
        self.flags();
        let ty = self.ty()?;
        let mut incoming = Vec::new();
        loop {
            self.cursor.expect(b'[')?;
            let value = self.operand(scope, &ty)?;
            self.cursor.expect(b',')?;
            let from = self.block_name(scope)?;
            self.cursor.expect(b']')?;
            incoming.push((value, from));
            if !self.cursor.is(b',') || self.cursor.peek_nth(1).tok != Tok::Punct(b'[') {
                break;
            }
            self.cursor.advance();
        }
        self.trailers()?;
        let result = self.define(scope, name, &ty, start)?;
        let span = self.cursor.span_from(start);
        let phi = Phi {
            at: start,
            result,
            ty,
            incoming,
        };
        push_phi(block, phi, span)
    }

    // Memory.

    /// `, align 8` and other things behind an instruction on memory, in any order.
    fn memory_trailers(&mut self) -> Result<(), Finding> {
        while self.cursor.is(b',') {
            match self.cursor.peek_nth(1).tok {
                Tok::Word("align") => {
                    self.cursor.advance();
                    self.cursor.advance();
                    self.cursor.number::<u64>("an alignment")?;
                }
                Tok::Word("addrspace") => {
                    self.cursor.advance();
                    self.cursor.advance();
                    self.cursor.skip_balanced()?;
                }
                _ => return Ok(()),
            }
        }
        Ok(())
    }

    fn alloca(&mut self, scope: &mut Scope<'t>) -> Result<(Type, Kind), Finding> {
        let start = self.cursor.span().start;
        if let Tok::Word(word @ ("inalloca" | "swifterror")) = self.cursor.peek().tok {
            let message = format!("`alloca {word}` is not allowed");
            return Err(refused(self.cursor.span(), message, "use a plain alloca"));
        }
        let mut ty = self.ty()?;
        self.memory_trailers()?;
        if self.cursor.is(b',') && !matches!(self.cursor.peek_nth(1).tok, Tok::Metadata(_)) {
            let count = self.next_typed(scope)?;
            let count = match count.operand {
                Operand::Const(crate::user_ir::program::Const::Int(n)) => u64::try_from(n).ok(),
                Operand::Const(crate::user_ir::program::Const::Zero) => Some(0),
                _ => None,
            };
            let Some(count) = count else {
                let hint = "use an array whose length is a constant";
                let span = self.cursor.span_from(start);
                return Err(memory(span, "an array whose length is known only at run time", hint));
            };
            if count != 1 {
                ty = Type::Array(count, std::sync::Arc::new(ty));
            }
            self.memory_trailers()?;
        }
        if ty.bytes().is_none() {
            let span = self.cursor.span_from(start);
            return Err(memory(
                span,
                format!("a variable of type `{ty}`"),
                "use numbers and arrays of them",
            ));
        }
        Ok((Type::Ptr, Kind::Alloca(ty)))
    }

    /// `volatile` says nothing where nobody else looks; `atomic` isn't supported.
    fn access_flags(&mut self) -> Result<(), Finding> {
        if self.cursor.is_word("atomic") {
            let hint = "rows share no memory: use plain variables";
            return Err(refused(self.cursor.span(), "atomic access is not allowed", hint));
        }
        self.cursor.take_word("volatile");
        Ok(())
    }

    fn load(&mut self, scope: &mut Scope<'t>) -> Result<(Type, Kind), Finding> {
        self.access_flags()?;
        let ty = self.ty()?;
        let address = self.next_typed(scope)?;
        self.same_type(&address.ty, &Type::Ptr)?;
        self.memory_trailers()?;
        Ok((ty.clone(), Kind::Load(ty, address.operand)))
    }

    fn store(&mut self, scope: &mut Scope<'t>, block: &mut Block, start: usize) -> Result<(), Finding> {
        self.access_flags()?;
        let value = self.typed(scope)?;
        let address = self.next_typed(scope)?;
        self.same_type(&address.ty, &Type::Ptr)?;
        self.memory_trailers()?;
        if let Err(message) = value.ty.check_value() {
            return Err(refused(
                self.cursor.span_from(start),
                message,
                "store numbers one by one",
            ));
        }
        let kind = Kind::Store(value, address.operand);
        push(
            block,
            Inst {
                at: start,
                result: None,
                kind,
            },
        );
        Ok(())
    }

    /// `syncscope("…") seq_cst`: what is needed of it is there anyway.
    fn ordering(&mut self) -> Result<(), Finding> {
        if self.cursor.take_word("syncscope") {
            self.cursor.skip_balanced()?;
        }
        match self.cursor.peek().tok {
            Tok::Word("unordered" | "monotonic" | "acquire" | "release" | "acq_rel" | "seq_cst") => {
                self.cursor.advance();
                Ok(())
            }
            _ => Err(self.cursor.expected("an ordering")),
        }
    }

    fn atomic(&mut self, scope: &mut Scope<'t>) -> Result<(Type, Kind), Finding> {
        self.cursor.take_word("volatile");
        let token = self.cursor.peek();
        let Tok::Word(word) = token.tok else {
            return Err(self.cursor.expected("an operation"));
        };
        self.cursor.advance();
        let Some(op) = ATOMICS.iter().find(|op| **op == word) else {
            let hint = "integers can be updated by add, sub, and, or, xor, min and max; what floats add up to depends on the order of threads";
            let span = token.start..token.end;
            return Err(refused(
                span,
                format!("the atomic operation `{word}` is not allowed"),
                hint,
            ));
        };
        let address = self.typed(scope)?;
        self.same_type(&address.ty, &Type::Ptr)?;
        let value = self.next_typed(scope)?;
        self.must(matches!(value.ty, Type::Int(_)), &value.ty, "atomicrmw")?;
        if !matches!(value.ty, Type::Int(32 | 64)) {
            let message = format!("an atomic update of `{}` is not supported", value.ty);
            return Err(refused(self.before(), message, "update integers of 32 or 64 bits"));
        }
        self.ordering()?;
        self.memory_trailers()?;
        Ok((value.ty.clone(), Kind::Atomic(op, value, address.operand)))
    }

    fn get_element_pointer(&mut self, scope: &mut Scope<'t>) -> Result<(Type, Kind), Finding> {
        let start = self.cursor.span().start;
        self.address_flags()?;
        let indexed = self.ty()?;
        let base = self.next_typed(scope)?;
        self.same_type(&base.ty, &Type::Ptr)?;
        let mut indices = Vec::new();
        while self.cursor.is(b',') && !matches!(self.cursor.peek_nth(1).tok, Tok::Metadata(_)) {
            self.cursor.advance();
            self.cursor.take_word("inrange");
            indices.push(self.typed(scope)?);
        }
        if crate::user_ir::address::steps(&indexed, &indices).is_none() {
            let span = self.cursor.span_from(start);
            return Err(invalid(span, format!("these indices don't fit `{indexed}`")));
        }
        Ok((Type::Ptr, Kind::Address(indexed, base.operand, indices)))
    }

    // Parts.

    fn indices(&mut self, of: &Type) -> Result<(Type, Vec<u32>), Finding> {
        let mut ty = of.clone();
        let mut indices = Vec::new();
        while self.cursor.is(b',') && !matches!(self.cursor.peek_nth(1).tok, Tok::Metadata(_)) {
            self.cursor.advance();
            let at = self.cursor.span();
            let index: u32 = self.cursor.number("an index")?;
            let field = ty.field(index.into()).cloned();
            ty = field.ok_or_else(|| invalid(at, format!("`{ty}` has no part {index}")))?;
            indices.push(index);
        }
        match indices.is_empty() {
            true => Err(self.cursor.expected("an index")),
            false => Ok((ty, indices)),
        }
    }

    fn part(&mut self, scope: &mut Scope<'t>, word: &str) -> Result<(Type, Kind), Finding> {
        let whole = self.typed(scope)?;
        self.must(whole.ty.is_aggregate(), &whole.ty, word)?;
        if word == "extractvalue" {
            let (ty, indices) = self.indices(&whole.ty)?;
            return Ok((ty, Kind::Extract(whole, indices)));
        }
        let part = self.next_typed(scope)?;
        let (ty, indices) = self.indices(&whole.ty)?;
        self.same_type(&part.ty, &ty)?;
        Ok((whole.ty.clone(), Kind::Insert(whole, part, indices)))
    }

    fn element(&mut self, scope: &mut Scope<'t>, word: &str) -> Result<(Type, Kind), Finding> {
        let vector = self.typed(scope)?;
        let Type::Vector(lanes, element) = vector.ty.clone() else {
            return Err(invalid(
                self.before(),
                format!("`{word}` doesn't work on `{}`", vector.ty),
            ));
        };
        if word == "extractelement" {
            let index = self.next_typed(scope)?;
            self.must(matches!(index.ty, Type::Int(1..=64)), &index.ty, word)?;
            return Ok(((*element).clone(), Kind::ExtractElement(vector, index)));
        }
        if word == "insertelement" {
            let value = self.next_typed(scope)?;
            self.same_type(&value.ty, &element)?;
            let index = self.next_typed(scope)?;
            self.must(matches!(index.ty, Type::Int(1..=64)), &index.ty, word)?;
            return Ok((vector.ty.clone(), Kind::InsertElement(vector, value, index)));
        }
        let other = self.next_typed(scope)?;
        self.same_type(&other.ty, &vector.ty)?;
        self.cursor.expect(b',')?;
        let mask_type = self.ty()?;
        let Some(count) = mask_type.lanes().filter(|_| *mask_type.scalar() == Type::Int(32)) else {
            return Err(invalid(self.before(), "a shuffle's mask is a vector of i32"));
        };
        let result = Type::Vector(count, element);
        if let Err(message) = result.check_value() {
            return Err(refused(self.before(), message, "use shorter vectors"));
        }
        let mask = self.shuffle_mask(&mask_type, count, lanes)?;
        Ok((result, Kind::Shuffle(vector.ty, vector.operand, other.operand, mask)))
    }

    fn shuffle_mask(&mut self, ty: &Type, count: u32, lanes: u32) -> Result<Vec<Option<u32>>, Finding> {
        use crate::user_ir::program::Const;
        let start = self.cursor.span().start;
        let unimportant = matches!(self.cursor.peek().tok, Tok::Word("undef" | "poison"));
        let mask = self.constant(ty)?;
        let number = |element: &Const| match element {
            Const::Int(n) => u32::try_from(*n).ok().filter(|n| *n < 2 * lanes),
            Const::Zero => Some(0),
            _ => None,
        };
        let elements = match &mask {
            Const::Elements(elements) => elements.iter().map(number).map(|n| n.map(Some)).collect(),
            _ if unimportant => Some(vec![None; count as usize]),
            _ => Some(vec![Some(0); count as usize]),
        };
        elements.ok_or_else(|| invalid(self.cursor.span_from(start), "a shuffle's mask is out of range"))
    }
}
