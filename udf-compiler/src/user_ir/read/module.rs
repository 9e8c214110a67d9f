//! The top level of a module: where each function, global and named type stands.

use std::collections::HashMap;

use super::header::KERNEL_CONVENTIONS;
use super::types::TypeTable;
use crate::user_ir::cursor::Cursor;
use crate::user_ir::finding::{Finding, refused, syntax};
use crate::user_ir::lex::{Tok, Token};
use crate::user_ir::program::SymbolId;

/// What a symbol is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::user_ir) enum Item {
    /// Only mentioned.
    Unknown,
    /// A function with a body; the token after `define`.
    Defined(usize),
    /// A function without one.
    Declared,
    /// A global; the token after `=`.
    Global(usize),
}

/// A name with `@`.
#[derive(Debug, Clone, Copy)]
pub(in crate::user_ir) struct Symbol<'t> {
    /// As written, without quotes.
    pub(in crate::user_ir) name: &'t str,
    /// What it is.
    pub(in crate::user_ir) item: Item,
    /// Byte offset of the definition, or of the first mention.
    pub(in crate::user_ir) start: usize,
    /// `internal` or `private`.
    pub(in crate::user_ir) internal: bool,
    /// `ptx_kernel`, or named in `!nvvm.annotations`.
    pub(in crate::user_ir) kernel: bool,
}

/// All symbols of a module.
#[derive(Debug, Default)]
pub(in crate::user_ir) struct Symbols<'t> {
    pub(in crate::user_ir) list: Vec<Symbol<'t>>,
    by_name: HashMap<&'t str, SymbolId>,
}

impl<'t> Symbols<'t> {
    /// The symbol of a name.
    pub(in crate::user_ir) fn mention(&mut self, name: &'t str, start: usize) -> SymbolId {
        *self.by_name.entry(name).or_insert_with(|| {
            self.list.push(Symbol {
                name,
                item: Item::Unknown,
                start,
                internal: false,
                kernel: false,
            });
            SymbolId(self.list.len() as u32 - 1)
        })
    }

    /// What is known of a symbol.
    pub(in crate::user_ir) fn get(&self, id: SymbolId) -> Symbol<'t> {
        let unknown = Symbol {
            name: "",
            item: Item::Unknown,
            start: 0,
            internal: true,
            kernel: false,
        };
        self.list.get(id.0 as usize).copied().unwrap_or(unknown)
    }

    fn define(&mut self, name: &'t str, item: Item, start: usize, internal: bool) -> Result<(), Finding> {
        let id = self.mention(name, start);
        let span = start..start + name.len() + 1;
        match self.list.get_mut(id.0 as usize) {
            Some(symbol) if matches!(symbol.item, Item::Unknown | Item::Declared) => {
                *symbol = Symbol {
                    name,
                    item,
                    start,
                    internal,
                    kernel: symbol.kernel,
                };
                Ok(())
            }
            _ if item == Item::Declared => Ok(()),
            _ => Err(syntax(span, format!("`@{name}` is defined twice"))),
        }
    }

    fn mark_kernel(&mut self, name: &'t str, start: usize) {
        let id = self.mention(name, start);
        if let Some(symbol) = self.list.get_mut(id.0 as usize) {
            symbol.kernel = true;
        }
    }
}

/// Goes over the top level.
pub(super) fn scan<'t>(tokens: &[Token<'t>]) -> Result<(Symbols<'t>, TypeTable<'t>), Finding> {
    let mut cursor = Cursor::new(tokens, 0);
    let mut symbols = Symbols::default();
    let mut types = TypeTable::default();
    loop {
        let token = cursor.peek();
        match token.tok {
            Tok::End => return Ok((symbols, types)),
            Tok::Word("define") => {
                cursor.advance();
                function(&mut cursor, &mut symbols)?;
            }
            Tok::Word("declare") => {
                cursor.advance();
                let head = symbol_of_header(&mut cursor)?;
                symbols.define(head.name, Item::Declared, head.start, false)?;
                next_line(&mut cursor);
            }
            Tok::Global(name) => {
                cursor.advance();
                cursor.expect(b'=')?;
                symbols.define(name, Item::Global(cursor.at), token.start, true)?;
                next_line(&mut cursor);
            }
            Tok::Local(name) => {
                cursor.advance();
                cursor.expect(b'=')?;
                cursor.expect_word("type")?;
                if !types.define(name, cursor.at) {
                    return Err(syntax(token.start..token.end, format!("`%{name}` is defined twice")));
                }
                next_line(&mut cursor);
            }
            Tok::Word("target") => {
                cursor.advance();
                target(&mut cursor)?;
            }
            Tok::Word("module") => {
                return Err(refused(
                    token.start..token.end,
                    "assembly in the module is not allowed",
                    "compile the function without inline assembly",
                ));
            }
            Tok::Metadata(_) => {
                cursor.advance();
                annotations(&mut cursor, &mut symbols);
            }
            // What says nothing of code: attribute groups, the file's name, comdats, orders of use.
            Tok::Word("attributes" | "source_filename" | "uselistorder" | "uselistorder_bb" | "deplibs")
            | Tok::Punct(b'^') => {
                cursor.advance();
                next_line(&mut cursor);
            }
            Tok::Word(word) if word.starts_with('$') => {
                cursor.advance();
                next_line(&mut cursor);
            }
            _ => return Err(cursor.expected("`define`, `declare`, a global, a type, an attribute group or metadata")),
        }
    }
}

/// Whether a token begins a line at the top level, or ends the text.
fn begins_line(token: &Token<'_>) -> bool {
    let begins = match token.tok {
        Tok::End => return true,
        Tok::Word(word) => {
            matches!(
                word,
                "define" | "declare" | "attributes" | "target" | "source_filename" | "module" | "uselistorder"
            ) || word.starts_with('$')
        }
        Tok::Global(_) | Tok::Local(_) | Tok::Metadata(_) | Tok::Punct(b'^') => true,
        _ => false,
    };
    token.first_on_line && begins
}

/// Goes on to the next token that begins a line at the top level.
fn next_line(cursor: &mut Cursor<'_, '_>) {
    while !begins_line(&cursor.peek()) {
        cursor.advance();
    }
}

/// A line of metadata, of which only CUDA's annotations say something here: `!{ptr @name, !"kernel", i32 1}`.
fn annotations<'t>(cursor: &mut Cursor<'_, 't>, symbols: &mut Symbols<'t>) {
    let mut named = None;
    while !begins_line(&cursor.peek()) {
        let token = cursor.take();
        match token.tok {
            Tok::Global(name) => named = Some((name, token.start)),
            Tok::Text("kernel") => {
                let one = [Tok::Punct(b','), Tok::Word("i32"), Tok::Int("1")];
                if let (Some((name, start)), true) = (named, (0..3).all(|n| cursor.peek_nth(n).tok == one[n])) {
                    symbols.mark_kernel(name, start);
                }
            }
            _ => {}
        }
    }
}

/// What a function's head says before its parameters.
struct Head<'t> {
    name: &'t str,
    start: usize,
    internal: bool,
    kernel: bool,
}

/// Finds the name in a function's head: the first symbol that a parenthesis follows.
fn symbol_of_header<'t>(cursor: &mut Cursor<'_, 't>) -> Result<Head<'t>, Finding> {
    let start = cursor.span();
    let (mut internal, mut kernel) = (false, false);
    loop {
        let token = cursor.peek();
        match token.tok {
            Tok::Global(name) if cursor.peek_nth(1).tok == Tok::Punct(b'(') => {
                return Ok(Head {
                    name,
                    start: token.start,
                    internal,
                    kernel,
                });
            }
            Tok::Word("internal" | "private") => internal = true,
            Tok::Word(word) if KERNEL_CONVENTIONS.contains(&word) => kernel = true,
            Tok::Word("define" | "declare") | Tok::End => {
                return Err(syntax(start, "a function without a name"));
            }
            _ => {}
        }
        cursor.advance();
    }
}

/// A definition: remembered, and skipped. Its end is the first `}` that begins a line.
fn function<'t>(cursor: &mut Cursor<'_, 't>, symbols: &mut Symbols<'t>) -> Result<(), Finding> {
    let at = cursor.at;
    let Head {
        name,
        start,
        internal,
        kernel,
    } = symbol_of_header(cursor)?;
    symbols.define(name, Item::Defined(at), start, internal)?;
    if kernel {
        symbols.mark_kernel(name, start);
    }
    loop {
        let token = cursor.take();
        match token.tok {
            Tok::Punct(b'}') if token.first_on_line => return Ok(()),
            Tok::End => {
                let span = start..start + name.len() + 1;
                return Err(syntax(span, format!("the function `@{name}` has no end")));
            }
            _ => {}
        }
    }
}

/// `target triple = "…"` or `target datalayout = "…"`: only the order of bytes matters here.
fn target(cursor: &mut Cursor<'_, '_>) -> Result<(), Finding> {
    let layout = cursor.is_word("datalayout");
    if !layout && !cursor.is_word("triple") {
        return Err(cursor.expected("`datalayout` or `triple`"));
    }
    cursor.advance();
    cursor.expect(b'=')?;
    let token = cursor.peek();
    let Tok::Text(text) = token.tok else {
        return Err(cursor.expected("a quoted text"));
    };
    cursor.advance();
    if layout && text.split('-').any(|part| part == "E") {
        return Err(refused(
            token.start..token.end,
            "the module is made for a big-endian machine",
            "compile for x86-64 or nvptx64",
        ));
    }
    Ok(())
}
