//! Types in the text.

use std::collections::HashMap;
use std::sync::Arc;

use super::Reader;
use crate::user_ir::cursor::Cursor;
use crate::user_ir::finding::{Finding, syntax, too_large};
use crate::user_ir::lex::Tok;
use crate::user_ir::types::{DEPTH_MAX, NODES_MAX, Type};

/// `%name = type …`
#[derive(Debug, Default)]
pub(in crate::user_ir) struct TypeTable<'t> {
    by_name: HashMap<&'t str, Named>,
}

#[derive(Debug, Clone)]
enum Named {
    /// Stands at that token.
    Unread(usize),
    /// Is being read.
    Open,
    Read(Type),
}

impl<'t> TypeTable<'t> {
    /// Remembers a named type; false if it is there already.
    pub(super) fn define(&mut self, name: &'t str, at: usize) -> bool {
        self.by_name.insert(name, Named::Unread(at)).is_none()
    }
}

impl<'t> Reader<'_, '_, 't> {
    /// A type, a function's too.
    pub(super) fn ty(&mut self) -> Result<Type, Finding> {
        let ty = self.plain_type()?;
        if !self.cursor.is(b'(') {
            return Ok(ty);
        }
        self.cursor.skip_balanced()?;
        self.pointers(Type::Other("function"))
    }

    /// A type that isn't a function: a parenthesis behind it is left there.
    pub(super) fn plain_type(&mut self) -> Result<Type, Finding> {
        if self.depth >= DEPTH_MAX {
            let message = format!("types and constants nested deeper than {DEPTH_MAX} levels");
            return Err(too_large(self.cursor.span(), message));
        }
        self.depth += 1;
        let ty = self.base_type()?;
        self.depth -= 1;
        self.pointers(ty)
    }

    /// `*`s behind a type, which make a pointer of it.
    fn pointers(&mut self, ty: Type) -> Result<Type, Finding> {
        let mut ty = ty;
        loop {
            if self.cursor.is_word("addrspace") {
                self.cursor.advance();
                self.cursor.skip_balanced()?;
                if ty != Type::Ptr || self.cursor.is(b'*') {
                    self.cursor.expect(b'*')?;
                    ty = Type::Ptr;
                }
            } else if self.cursor.take_if(b'*') {
                ty = Type::Ptr;
            } else {
                return Ok(ty);
            }
        }
    }

    fn base_type(&mut self) -> Result<Type, Finding> {
        let token = self.cursor.peek();
        match token.tok {
            Tok::Word(word) => {
                let ty = word_type(word).ok_or_else(|| self.cursor.expected("a type"))?;
                self.cursor.advance();
                if word == "target" {
                    self.cursor.skip_balanced()?;
                }
                Ok(ty)
            }
            Tok::Local(name) => {
                self.cursor.advance();
                // What a pointer points to doesn't matter, and may be the type being read.
                if self.cursor.is(b'*') || self.cursor.is_word("addrspace") {
                    return Ok(Type::Other("opaque"));
                }
                self.named(name, token.start..token.end)
            }
            Tok::Punct(b'[') => {
                self.cursor.advance();
                let count = self.cursor.number("the number of elements")?;
                self.cursor.expect_word("x")?;
                let element = self.ty()?;
                self.cursor.expect(b']')?;
                self.bounded(Type::Array(count, Arc::new(element)), token.start)
            }
            Tok::Punct(b'{') => self.structure(false),
            Tok::Punct(b'<') => {
                self.cursor.advance();
                if self.cursor.is(b'{') {
                    let ty = self.structure(true)?;
                    self.cursor.expect(b'>')?;
                    return Ok(ty);
                }
                self.vector(token.start)
            }
            _ => Err(self.cursor.expected("a type")),
        }
    }

    fn bounded(&self, ty: Type, start: usize) -> Result<Type, Finding> {
        if ty.nodes() > NODES_MAX {
            let message = format!("a type of more than {NODES_MAX} parts");
            return Err(too_large(self.cursor.span_from(start), message));
        }
        Ok(ty)
    }

    fn structure(&mut self, packed: bool) -> Result<Type, Finding> {
        let start = self.cursor.span().start;
        self.cursor.expect(b'{')?;
        let mut fields = Vec::new();
        if !self.cursor.take_if(b'}') {
            loop {
                fields.push(self.ty()?);
                if !self.cursor.take_if(b',') {
                    break;
                }
            }
            self.cursor.expect(b'}')?;
        }
        Type::structure(packed, fields).ok_or_else(|| {
            let message = format!("a type of more than {NODES_MAX} parts");
            too_large(self.cursor.span_from(start), message)
        })
    }

    fn vector(&mut self, start: usize) -> Result<Type, Finding> {
        let scalable = self.cursor.take_word("vscale");
        if scalable {
            self.cursor.expect_word("x")?;
        }
        let count: u32 = self.cursor.number("the number of elements")?;
        self.cursor.expect_word("x")?;
        let element = self.ty()?;
        self.cursor.expect(b'>')?;
        if scalable {
            return Ok(Type::Other("scalable vector"));
        }
        if count == 0 {
            return Err(syntax(self.cursor.span_from(start), "a vector of no elements"));
        }
        Ok(match element {
            Type::Int(_) | Type::F32 | Type::F64 => Type::Vector(count, Arc::new(element)),
            Type::Ptr => Type::Other("vector of pointers"),
            _ => Type::Other("vector"),
        })
    }

    fn named(&mut self, name: &'t str, span: std::ops::Range<usize>) -> Result<Type, Finding> {
        let at = match self.types.by_name.get(name) {
            Some(Named::Read(ty)) => return Ok(ty.clone()),
            Some(Named::Unread(at)) => *at,
            Some(Named::Open) => return Err(syntax(span, format!("the type `%{name}` contains itself"))),
            None => return Err(syntax(span, format!("there is no type `%{name}`"))),
        };
        self.types.by_name.insert(name, Named::Open);
        let tokens = self.cursor.tokens;
        let back = std::mem::replace(&mut self.cursor, Cursor::new(tokens, at));
        let ty = self.ty();
        self.cursor = back;
        let ty = ty?;
        self.types.by_name.insert(name, Named::Read(ty.clone()));
        Ok(ty)
    }
}

/// The type that a word names.
fn word_type(word: &str) -> Option<Type> {
    Some(match word {
        "void" => Type::Void,
        "float" => Type::F32,
        "double" => Type::F64,
        "ptr" => Type::Ptr,
        "half" => Type::Other("half"),
        "bfloat" => Type::Other("bfloat"),
        "fp128" => Type::Other("fp128"),
        "x86_fp80" => Type::Other("x86_fp80"),
        "ppc_fp128" => Type::Other("ppc_fp128"),
        "x86_mmx" => Type::Other("x86_mmx"),
        "x86_amx" => Type::Other("x86_amx"),
        "label" => Type::Other("label"),
        "metadata" => Type::Other("metadata"),
        "token" => Type::Other("token"),
        "opaque" => Type::Other("opaque"),
        "target" => Type::Other("target"),
        _ => {
            let digits = word.strip_prefix('i')?;
            let known = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            match digits.parse::<u32>() {
                Ok(bits @ 1..) if known => Type::Int(bits),
                _ => return None,
            }
        }
    })
}

/// Whether a word begins a type.
pub(super) fn is_type_word(word: &str) -> bool {
    word_type(word).is_some()
}
