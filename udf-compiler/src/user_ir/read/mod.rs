//! The reader: tokens → [`Program`](super::program) data. It knows the part of LLVM's text format that user IR may use, in
//! the spellings of LLVM 7 to 22 (typed pointers too), and refuses all else by name.
//!
//! Only what the entry function reaches is read; other functions and globals of the module are skipped. LLVM's own reader
//! never sees the text: it aborts the process on some inputs (integers of millions of bits, types nested
//! thousands deep), and it keeps no places for messages.
//!
//! In reading order: [`module`] (what the text defines), this file with [`types`] and [`constants`], [`header`] (what
//! stands around a function), [`body`] (blocks and names) and [`instruction`], [`call`].

mod body;
mod call;
mod constants;
mod header;
mod instruction;
mod module;
mod types;

pub(super) use constants::{Global, mask};
pub(super) use header::plain_name;
pub(super) use module::{Item, Symbols};
pub(super) use types::TypeTable;

use super::cursor::Cursor;
use super::finding::Finding;
use super::lex::Token;
use super::program::{Function, SymbolId};

/// A module whose top level is known.
pub(super) struct Source<'a, 't> {
    pub(super) tokens: &'a [Token<'t>],
    pub(super) symbols: Symbols<'t>,
    pub(super) types: TypeTable<'t>,
    /// It is read for a kernel, which may do more than others.
    kernel: bool,
}

/// A reader at a place of the text.
struct Reader<'s, 'a, 't> {
    cursor: Cursor<'a, 't>,
    symbols: &'s mut Symbols<'t>,
    types: &'s mut TypeTable<'t>,
    /// Levels of types and constants around.
    depth: usize,
    kernel: bool,
}

impl<'a, 't> Source<'a, 't> {
    /// Finds out what the text defines.
    pub(super) fn scan(tokens: &'a [Token<'t>], kernel: bool) -> Result<Source<'a, 't>, Finding> {
        let (symbols, types) = module::scan(tokens)?;
        Ok(Source {
            tokens,
            symbols,
            types,
            kernel,
        })
    }

    fn reader(&mut self, at: usize) -> Reader<'_, 'a, 't> {
        Reader {
            cursor: Cursor::new(self.tokens, at),
            symbols: &mut self.symbols,
            types: &mut self.types,
            depth: 0,
            kernel: self.kernel,
        }
    }

    /// Reads the function that is defined at a token.
    pub(super) fn function(&mut self, at: usize) -> Result<Function, Finding> {
        let mut reader = self.reader(at);
        let header = reader.header()?;
        reader.body(header)
    }

    /// Reads a global, defined at a token.
    pub(super) fn global(&mut self, id: SymbolId, at: usize) -> Result<Global, Finding> {
        self.reader(at).global(id)
    }
}
