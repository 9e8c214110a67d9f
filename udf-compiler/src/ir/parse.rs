//! Reads the typed IR's text form: a recursive-descent parser for what [`super::print`] writes.
//!
//! It checks the form, not the meaning: run [`super::verify::verify`] on what comes from outside. Comments (`;` to the
//! line's end) and line breaks mean nothing, but for strings, which end on their line.

use std::collections::BTreeMap;

use rbcdb_udf_abi::{ErrorCode, Parameter, ParameterType, ScalarType, Signature};

use super::kernel::{AtomicOp, Cells, Declared, Dimension, Effect, Kernel, KernelOp, Register, Shared};
use super::lex::{Token, tokens};
use super::ops::scalar_type_named;
use super::print::{CANONICAL_NAN_F32, CANONICAL_NAN_F64};
use super::verify::NESTING_MAX;
use super::{
    Arg, BinaryOp, Block, CheckedOp, Const, Function, FunctionId, Inst, Local, LocalDecl, Module, Op, Param, Passed,
    Site, SiteId, Type, UnaryOp, Value,
};
use crate::user_ir;

/// Why a text isn't typed IR.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct ParseError {
    /// Line in the text, from 1.
    pub line: u32,
    /// What is wrong there.
    pub message: String,
}

/// Reads a module.
///
/// # Errors
/// The first place where the text departs from the form that `Display` of [`Module`] writes.
pub fn parse(text: &str) -> Result<Module, ParseError> {
    let mut parser = Parser {
        tokens: tokens(text)?,
        next: 0,
        values: BTreeMap::new(),
    };
    let mut functions = Vec::new();
    while parser.peek() != &Token::End {
        functions.push(parser.function(functions.len())?);
    }
    if functions.is_empty() {
        return Err(parser.error("a module has at least one function"));
    }
    Ok(Module { functions })
}

struct Parser {
    tokens: Vec<(Token, u32)>,
    next: usize,
    /// Types of the current function's values, as far as read.
    values: BTreeMap<u32, Type>,
}

type Parsed<T> = Result<T, ParseError>;

impl Parser {
    fn peek(&self) -> &Token {
        &self.tokens[self.next].0
    }

    /// An error at the next token.
    fn error(&self, message: impl Into<String>) -> ParseError {
        ParseError {
            line: self.tokens[self.next].1,
            message: message.into(),
        }
    }

    fn expected<T>(&self, what: &str) -> Parsed<T> {
        Err(self.error(format!("expected {what}, found {}", self.peek())))
    }

    /// Takes the next token if it is `token`.
    fn eat(&mut self, token: &Token) -> bool {
        let found = self.peek() == token;
        if found {
            self.next += 1;
        }
        found
    }

    fn eat_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Token::Word(next) if next == word);
        if found {
            self.next += 1;
        }
        found
    }

    fn punct(&mut self, c: char) -> Parsed<()> {
        if self.eat(&Token::Punct(c)) {
            Ok(())
        } else {
            self.expected(&format!("`{c}`"))
        }
    }

    fn keyword(&mut self, word: &str) -> Parsed<()> {
        if self.eat_word(word) {
            Ok(())
        } else {
            self.expected(&format!("`{word}`"))
        }
    }

    /// Takes a word for which `read` has a meaning.
    fn word<T>(&mut self, what: &str, read: impl FnOnce(&str) -> Option<T>) -> Parsed<T> {
        let Token::Word(word) = self.peek() else {
            return self.expected(what);
        };
        match read(word) {
            Some(meaning) => {
                self.next += 1;
                Ok(meaning)
            }
            None => self.expected(what),
        }
    }

    fn number<T: std::str::FromStr>(&mut self, what: &str) -> Parsed<T> {
        self.word(what, |word| word.parse().ok())
    }

    fn name(&mut self) -> Parsed<String> {
        match self.peek().clone() {
            Token::Word(name) | Token::Text(name) => {
                self.next += 1;
                Ok(name)
            }
            _ => self.expected("a name"),
        }
    }

    fn value(&mut self) -> Parsed<Value> {
        match *self.peek() {
            Token::Value(n) => {
                self.next += 1;
                Ok(Value(n))
            }
            _ => self.expected("a value such as `%0`"),
        }
    }

    fn local(&mut self) -> Parsed<Local> {
        match *self.peek() {
            Token::Local(n) => {
                self.next += 1;
                Ok(Local(n))
            }
            _ => self.expected("a variable such as `$0`"),
        }
    }

    fn site(&mut self) -> Parsed<SiteId> {
        match *self.peek() {
            Token::Site(n) => {
                self.next += 1;
                Ok(SiteId(n))
            }
            _ => self.expected("a site such as `@0`"),
        }
    }

    fn ty(&mut self) -> Parsed<Type> {
        self.word("a type of the IR", |word| {
            Type::ALL.into_iter().find(|ty| ty.name() == word)
        })
    }

    fn scalar_type(&mut self) -> Parsed<ScalarType> {
        self.word("a SQL type", scalar_type_named)
    }

    /// `DOUBLE` or `DOUBLE[]`
    fn parameter_type(&mut self) -> Parsed<ParameterType> {
        let ty = self.scalar_type()?;
        if !self.eat(&Token::Punct('[')) {
            return Ok(ty.into());
        }
        let array = ParameterType::array(ty).ok_or_else(|| self.error(format!("there are no arrays of {ty}")))?;
        self.punct(']')?;
        Ok(array)
    }

    fn code(&mut self) -> Parsed<ErrorCode> {
        let named = |word: &str| ErrorCode::ALL.into_iter().find(|code| format!("{code:?}") == word);
        self.word("an error code", named)
    }

    fn function_id(&mut self) -> Parsed<FunctionId> {
        let number = |word: &str| word.strip_prefix('f')?.parse().ok();
        self.word("a function such as `f0`", number).map(FunctionId)
    }

    /// Items with commas between them, up to the closing parenthesis, which is taken.
    fn list<T>(&mut self, mut item: impl FnMut(&mut Parser) -> Parsed<T>) -> Parsed<Vec<T>> {
        let mut items = Vec::new();
        if self.eat(&Token::Punct(')')) {
            return Ok(items);
        }
        loop {
            items.push(item(self)?);
            if self.eat(&Token::Punct(')')) {
                return Ok(items);
            }
            self.punct(',')?;
        }
    }

    /// `"symbol" "text"` of a user's LLVM IR.
    fn user_function(&mut self, name: String, params: &[Param], result: ScalarType) -> Parsed<Function> {
        let at = self.error("");
        let (symbol, source) = (self.text()?, self.text()?);
        let parameter = |param: &Param| Parameter {
            name: param.name.clone(),
            ty: param.ty,
        };
        let signature = Signature {
            name,
            parameters: params.iter().map(parameter).collect(),
            result,
            called_on_null_input: false,
            kernel: None,
        };
        let symbol = (!symbol.is_empty()).then_some(symbol.as_str());
        user_ir::load(&source, symbol, &signature).map_err(|found| ParseError {
            message: found.render(&source, &signature.name),
            ..at
        })
    }

    fn text(&mut self) -> Parsed<String> {
        match self.peek().clone() {
            Token::Text(text) => {
                self.next += 1;
                Ok(text)
            }
            _ => self.expected("a string"),
        }
    }

    fn function(&mut self, index: usize) -> Parsed<Function> {
        self.values.clear();
        self.keyword("function")?;
        let line_of_id = self.error("");
        if self.function_id()?.0 as usize != index {
            let message = format!("functions are numbered in order: expected `f{index}`");
            return Err(ParseError { message, ..line_of_id });
        }
        let name = self.name()?;
        self.punct('(')?;
        let params = self.list(Parser::param)?;
        if !self.eat(&Token::Arrow) {
            return self.expected("`->`");
        }
        let result = self.scalar_type()?;
        if self.eat_word("llvm") {
            return self.user_function(name, &params, result);
        }
        let nullable = self.eat(&Token::Punct('?'));
        self.punct('{')?;
        let kernel = self.kernel()?;
        let (mut locals, mut sites) = (Vec::new(), Vec::new());
        loop {
            if self.eat_word("local") {
                locals.push(self.local_decl(locals.len())?);
            } else if self.eat_word("site") {
                sites.push(self.site_decl(sites.len())?);
            } else if self.eat_word("unused") {
                self.definition()?;
            } else {
                break;
            }
        }
        let body = self.block(1)?;
        let values = self.dense_values()?;
        Ok(Function {
            name,
            params,
            result,
            nullable,
            values,
            locals,
            sites,
            body,
            user: None,
            kernel,
        })
    }

    /// The arrays of a kernel function.
    fn kernel(&mut self) -> Parsed<Option<Kernel>> {
        if !self.eat_word("output") {
            return Ok(None);
        }
        let output = self.declared()?;
        let mut shared = Vec::new();
        while self.eat_word("shared") {
            let number: usize = self.number("an array's number")?;
            if number != shared.len() {
                return self.expected("arrays numbered in order");
            }
            let array = self.declared()?;
            self.keyword("x")?;
            let length = self.number("a length")?;
            shared.push(Shared { array, length });
        }
        let rows = None;
        Ok(Some(Kernel { output, shared, rows }))
    }

    /// `out: DOUBLE`
    fn declared(&mut self) -> Parsed<Declared> {
        let name = self.name()?;
        self.punct(':')?;
        let element = self.scalar_type()?;
        Ok(Declared { name, element })
    }

    fn param(&mut self) -> Parsed<Param> {
        let name = self.name()?;
        self.punct(':')?;
        let ty = self.parameter_type()?;
        let optional = self.eat(&Token::Punct('?'));
        Ok(Param { name, ty, optional })
    }

    fn local_decl(&mut self, index: usize) -> Parsed<LocalDecl> {
        if self.peek() != &Token::Local(index as u32) {
            return self.expected(&format!("`${index}`, since variables are numbered in order"));
        }
        self.next += 1;
        let name = self.name()?;
        self.punct(':')?;
        let ty = self.ty()?;
        Ok(LocalDecl { name, ty })
    }

    fn site_decl(&mut self, index: usize) -> Parsed<Site> {
        if self.peek() != &Token::Site(index as u32) {
            return self.expected(&format!("`@{index}`, since sites are numbered in order"));
        }
        self.next += 1;
        let line = self.number("a line number")?;
        self.punct(':')?;
        let column = self.number("a column number")?;
        let message = match self.peek() {
            Token::Text(text) => Some(text.clone()),
            _ => None,
        };
        self.next += usize::from(message.is_some());
        Ok(Site { line, column, message })
    }

    /// `%3: f64`, where a value is introduced.
    fn definition(&mut self) -> Parsed<(Value, Type)> {
        let at = self.error("");
        let value = self.value()?;
        self.punct(':')?;
        let ty = self.ty()?;
        match self.values.insert(value.0, ty) {
            Some(other) if other != ty => {
                let message = format!("{value} is {other} elsewhere and {ty} here");
                Err(ParseError { message, ..at })
            }
            _ => Ok((value, ty)),
        }
    }

    /// The types of the values 0, 1, … of the function just read.
    fn dense_values(&mut self) -> Parsed<Vec<Type>> {
        let gap = (0u32..).zip(self.values.keys()).find(|(index, key)| index != *key);
        match gap {
            Some((index, _)) => Err(self.error(format!("%{index} has no type: define it or list it as `unused`"))),
            None => Ok(std::mem::take(&mut self.values).into_values().collect()),
        }
    }

    /// Instructions up to the closing brace, which is taken.
    fn block(&mut self, depth: usize) -> Parsed<Block> {
        if depth > NESTING_MAX {
            return Err(self.error(format!("regions are nested more than {NESTING_MAX} deep")));
        }
        let mut block = Vec::new();
        while !self.eat(&Token::Punct('}')) {
            block.push(self.inst(depth)?);
        }
        Ok(block)
    }

    fn inst(&mut self, depth: usize) -> Parsed<Inst> {
        let Token::Word(word) = self.peek().clone() else {
            return self.assignment();
        };
        let at = self.next;
        self.next += 1;
        match word.as_str() {
            "if" => self.if_(depth),
            "loop" => self.loop_(depth),
            "set" => {
                let local = self.local()?;
                self.punct(',')?;
                let value = self.value()?;
                Ok(Inst::Set { local, value })
            }
            "fail_if" => {
                let cond = self.value()?;
                self.punct(',')?;
                let (code, site) = (self.code()?, self.site()?);
                Ok(Inst::FailIf { cond, code, site })
            }
            "fail" => {
                let (code, site) = (self.code()?, self.site()?);
                Ok(Inst::Fail { code, site })
            }
            "store" | "atomic" | "barrier" => self.effect(&word).map(Inst::Kernel),
            "break" => Ok(Inst::Break),
            "continue" => Ok(Inst::Continue),
            "return" if self.eat_word("null") => Ok(Inst::ReturnNull),
            "return" => Ok(Inst::Return(self.value()?)),
            _ => {
                self.next = at;
                self.expected("an instruction")
            }
        }
    }

    /// What follows the name of an operation of kernel functions.
    fn kernel_op(&mut self, name: &str) -> Parsed<KernelOp> {
        match name {
            "position" => {
                let named = |word: &str| {
                    let (register, letter) = word.split_once('.')?;
                    let register = Register::ALL.iter().find(|(_, name, _)| *name == register)?.0;
                    let dimension = Dimension::ALL.into_iter().find(|d| d.letter() == letter)?;
                    Some(KernelOp::Position(register, dimension))
                };
                self.word("a position such as `threadIdx.x`", named)
            }
            "length" => self.cells().map(KernelOp::Length),
            _ => {
                let cells = self.cells()?;
                self.punct(',')?;
                let (at, site) = (self.value()?, self.site()?);
                Ok(KernelOp::Load { cells, at, site })
            }
        }
    }

    /// What follows the name of an instruction of kernel functions.
    fn effect(&mut self, name: &str) -> Parsed<Effect> {
        if name == "barrier" {
            return Ok(Effect::Barrier);
        }
        let named = |word: &str| AtomicOp::ALL.iter().find(|(_, name)| *name == word).map(|(op, _)| *op);
        let op = match name {
            "atomic" => Some(self.word("an atomic operation", named)?),
            _ => None,
        };
        let cells = self.cells()?;
        self.punct(',')?;
        let at = self.value()?;
        self.punct(',')?;
        let (value, site) = (self.value()?, self.site()?);
        Ok(match op {
            None => Effect::Store { cells, at, value, site },
            Some(op) => Effect::Atomic {
                op,
                cells,
                at,
                value,
                site,
            },
        })
    }

    /// `output` or `shared 0`
    fn cells(&mut self) -> Parsed<Cells> {
        if self.eat_word("output") {
            return Ok(Cells::Output);
        }
        self.keyword("shared")?;
        self.number("an array's number").map(Cells::Shared)
    }

    fn if_(&mut self, depth: usize) -> Parsed<Inst> {
        let cond = self.value()?;
        self.punct('{')?;
        let then = self.block(depth + 1)?;
        let mut otherwise = Vec::new();
        if self.eat_word("else") {
            self.punct('{')?;
            otherwise = self.block(depth + 1)?;
        }
        Ok(Inst::If { cond, then, otherwise })
    }

    fn loop_(&mut self, depth: usize) -> Parsed<Inst> {
        let mut rounds_max = None;
        if self.eat_word("rounds_max") {
            rounds_max = Some(self.number("a number of rounds")?);
        }
        self.punct('{')?;
        let body = self.block(depth + 1)?;
        let mut step = Vec::new();
        if self.eat_word("step") {
            self.punct('{')?;
            step = self.block(depth + 1)?;
        }
        Ok(Inst::Loop { body, step, rounds_max })
    }

    /// `%1: i64 = …` or `%1: i64, %2: bool = call …`
    fn assignment(&mut self) -> Parsed<Inst> {
        if !matches!(self.peek(), Token::Value(_)) {
            return self.expected("an instruction");
        }
        let (result, ty) = self.definition()?;
        let mut result_null = None;
        if self.eat(&Token::Punct(',')) {
            result_null = Some(self.definition()?.0);
        }
        self.punct('=')?;
        if self.eat_word("call") {
            let callee = self.function_id()?;
            self.punct('(')?;
            let args = self.list(Parser::arg)?;
            return Ok(Inst::Call {
                result,
                result_null,
                callee,
                args,
            });
        }
        if result_null.is_some() {
            return self.expected("`call`, the only instruction with two results");
        }
        let op = self.op(ty)?;
        Ok(Inst::Let { result, op })
    }

    fn arg(&mut self) -> Parsed<Arg> {
        let passed = if self.eat_word("array") {
            Passed::Array(self.parameter_number()?)
        } else {
            Passed::Value(self.value()?)
        };
        let null = if self.eat_word("null") {
            Some(self.value()?)
        } else {
            None
        };
        Ok(Arg { passed, null })
    }

    /// An operation whose result has type `ty`.
    fn op(&mut self, ty: Type) -> Parsed<Op> {
        let Token::Word(word) = self.peek().clone() else {
            return self.expected("an operation");
        };
        let at = self.next;
        self.next += 1;
        if let Some((op, _)) = UnaryOp::ALL.iter().find(|(_, name)| *name == word) {
            return Ok(Op::Unary(*op, self.value()?));
        }
        if let Some((op, _)) = BinaryOp::ALL.iter().find(|(_, name)| *name == word) {
            let a = self.value()?;
            self.punct(',')?;
            return Ok(Op::Binary(*op, a, self.value()?));
        }
        if let Some((op, _)) = CheckedOp::PLAIN.iter().find(|(_, name)| *name == word) {
            return self.checked(*op);
        }
        match word.as_str() {
            "const" => self.constant(ty).map(Op::Const),
            "param" => self.parameter_number().map(Op::Param),
            "param_null" => self.parameter_number().map(Op::ParamNull),
            "array_len" => self.parameter_number().map(Op::ArrayLen),
            "array_get" => self.element().map(|(n, at)| Op::ArrayGet(n, at)),
            "array_null" => self.element().map(|(n, at)| Op::ArrayNull(n, at)),
            "position" | "length" | "load" => self.kernel_op(&word).map(Op::Kernel),
            "get" => self.local().map(Op::Get),
            "select" => {
                let c = self.value()?;
                self.punct(',')?;
                let a = self.value()?;
                self.punct(',')?;
                Ok(Op::Select(c, a, self.value()?))
            }
            CheckedOp::NARROW => {
                let to = self.scalar_type()?;
                self.checked(CheckedOp::Narrow(to))
            }
            "builtin" => {
                let builtin = self.word("a builtin's name", rbcdb_device_lib::lookup)?;
                self.punct('(')?;
                Ok(Op::Builtin(builtin, self.list(Parser::value)?))
            }
            _ => {
                self.next = at;
                self.expected("an operation")
            }
        }
    }

    fn parameter_number(&mut self) -> Parsed<u32> {
        self.number("a parameter's number")
    }

    /// `0, %1`: an array parameter and an index.
    fn element(&mut self) -> Parsed<(u32, Value)> {
        let n = self.parameter_number()?;
        self.punct(',')?;
        Ok((n, self.value()?))
    }

    fn checked(&mut self, op: CheckedOp) -> Parsed<Op> {
        let mut operands = vec![self.value()?];
        while self.eat(&Token::Punct(',')) {
            operands.push(self.value()?);
        }
        Ok(Op::Checked(op, operands, self.site()?))
    }

    fn constant(&mut self, ty: Type) -> Parsed<Const> {
        if self.eat_word("nan") {
            return self.nan(ty);
        }
        let what = format!("a constant of type {ty}");
        let is_finite_or_inf = |word: &str| !word.to_ascii_lowercase().contains("nan");
        match ty {
            Type::Bool => self.number(&what).map(Const::Bool),
            Type::I64 => self.number(&what).map(Const::I64),
            Type::U64 => self.number(&what).map(Const::U64),
            Type::F32 => {
                let read = |word: &str| word.parse::<f32>().ok().filter(|_| is_finite_or_inf(word));
                self.word(&what, read).map(|x| Const::F32(x.to_bits()))
            }
            Type::F64 => {
                let read = |word: &str| word.parse::<f64>().ok().filter(|_| is_finite_or_inf(word));
                self.word(&what, read).map(|x| Const::F64(x.to_bits()))
            }
            Type::C128 => Err(self.error("there are no constants of type c128: use `complex`")),
        }
    }

    /// What follows `nan`.
    fn nan(&mut self, ty: Type) -> Parsed<Const> {
        let bits = if self.eat(&Token::Punct(':')) {
            let hex = |word: &str| u64::from_str_radix(word.strip_prefix("0x")?, 16).ok();
            Some(self.word("a nan's bits such as `0x7ff8000000000001`", hex)?)
        } else {
            None
        };
        let constant = match (ty, bits) {
            (Type::F32, None) => Some(Const::F32(CANONICAL_NAN_F32)),
            (Type::F64, None) => Some(Const::F64(CANONICAL_NAN_F64)),
            (Type::F32, Some(bits)) => u32::try_from(bits).ok().map(Const::F32),
            (Type::F64, Some(bits)) => Some(Const::F64(bits)),
            _ => None,
        };
        constant.ok_or_else(|| self.error(format!("not a constant of type {ty}")))
    }
}

#[cfg(test)]
mod tests;
