//! Calls in the text. Who is called is looked at later; calls that do nothing here are dropped.

use super::Reader;
use super::body::{Scope, push};
use crate::user_ir::finding::{Finding, invalid, refused};
use crate::user_ir::lex::Tok;
use crate::user_ir::program::{Block, Inst, Kind, Typed};
use crate::user_ir::types::Type;

/// Intrinsics that only tell the compiler something: promises, debug information, the life of variables.
const DROPPED: &[&str] = &[
    "llvm.assume",
    "llvm.dbg.",
    "llvm.lifetime.",
    "llvm.experimental.noalias.scope.decl",
    "llvm.donothing",
    "llvm.sideeffect",
    "llvm.pseudoprobe",
    "llvm.var.annotation",
    "llvm.fake.use",
];

impl<'t> Reader<'_, '_, 't> {
    /// A call; `call` or the word before it has been read.
    pub(super) fn call(
        &mut self,
        scope: &mut Scope<'t>,
        block: &mut Block,
        name: Option<&'t str>,
        start: usize,
    ) -> Result<(), Finding> {
        let before = self.cursor.tokens.get(self.cursor.at.saturating_sub(1));
        if before.is_some_and(|t| t.tok == Tok::Word("musttail")) {
            let span = before.map_or(0..0, |t| t.start..t.end);
            let hint = "compile without it: a `tail` call is fine";
            return Err(refused(span, "a call that must be a tail call is not allowed", hint));
        }
        if before.is_some_and(|t| t.tok != Tok::Word("call")) {
            self.cursor.expect_word("call")?;
        }
        self.call_flags()?;
        self.linkage()?;
        let result = self.plain_type()?;
        if self.cursor.is(b'(') {
            self.cursor.skip_balanced()?;
            self.cursor.take_if(b'*');
        }
        let token = self.cursor.peek();
        let span = token.start..token.end;
        self.cursor.advance();
        let callee = match token.tok {
            Tok::Global(callee) => Some(callee),
            Tok::Local(_) => None,
            Tok::Word("asm") => {
                let hint = "compile the function without inline assembly";
                return Err(refused(span, "inline assembly is not allowed", hint));
            }
            _ => {
                let hint = "call functions by their names";
                return Err(refused(span, "a call of something that isn't a function's name", hint));
            }
        };
        if callee.is_some_and(|name| DROPPED.iter().any(|dropped| name.starts_with(dropped))) {
            return self.dropped(result, name, start);
        }
        let arguments = self.arguments(scope)?;
        self.call_attributes()?;
        if self.cursor.is(b'[') {
            let hint = "compile the function without it";
            return Err(refused(
                self.cursor.span(),
                "a call with an operand bundle is not allowed",
                hint,
            ));
        }
        self.trailers()?;
        let kind = match callee {
            Some(name) => Kind::Call {
                callee: self.symbols.mention(name, token.start),
                result: result.clone(),
                arguments,
            },
            None => Kind::Refused("a call through a pointer is not allowed".to_owned()),
        };
        let value = match result {
            Type::Void if name.is_some() => return Err(invalid(span, "a call without a result has a name")),
            Type::Void => None,
            ty => Some(self.define(scope, name, &ty, start)?),
        };
        push(
            block,
            Inst {
                at: start,
                result: value,
                kind,
            },
        );
        Ok(())
    }

    fn call_flags(&mut self) -> Result<(), Finding> {
        while matches!(self.cursor.peek().tok, Tok::Word(word) if super::instruction::FLAGS.contains(&word)) {
            self.cursor.advance();
        }
        Ok(())
    }

    fn arguments(&mut self, scope: &mut Scope<'t>) -> Result<Vec<Typed>, Finding> {
        let mut arguments = Vec::new();
        self.cursor.expect(b'(')?;
        if self.cursor.take_if(b')') {
            return Ok(arguments);
        }
        loop {
            let at = self.cursor.span();
            let ty = self.ty()?;
            if self.attributes()?.is_some() {
                let hint = "pass numbers by value; compile with -O1 or more";
                return Err(refused(
                    at,
                    "a call that passes a struct by its address is not allowed",
                    hint,
                ));
            }
            let operand = self.operand(scope, &ty)?;
            arguments.push(Typed { ty, operand });
            if !self.cursor.take_if(b',') {
                break;
            }
        }
        self.cursor.expect(b')')?;
        Ok(arguments)
    }

    /// A call that has no effect: skipped with its arguments.
    fn dropped(&mut self, result: Type, name: Option<&'t str>, start: usize) -> Result<(), Finding> {
        if result != Type::Void || name.is_some() {
            return Err(invalid(self.cursor.span_from(start), "this intrinsic has no result"));
        }
        if !self.cursor.is(b'(') {
            return Err(self.cursor.expected("`(`"));
        }
        self.cursor.skip_balanced()?;
        self.call_attributes()?;
        if self.cursor.is(b'[') {
            self.cursor.skip_balanced()?;
        }
        self.trailers()
    }
}
