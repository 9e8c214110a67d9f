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

pub(super) use constants::mask;
pub(super) use header::{Header, plain_name};
pub(super) use module::{Item, Symbols};
pub(super) use types::TypeTable;

use super::cursor::Cursor;
use super::finding::Finding;
use super::lex::Token;
use super::program::{Const, Function, SymbolId};
use super::types::Type;

/// A module whose top level is known.
pub(super) struct Source<'a, 't> {
    pub(super) tokens: &'a [Token<'t>],
    pub(super) symbols: Symbols<'t>,
    pub(super) types: TypeTable<'t>,
}

/// A reader at a place of the text.
struct Reader<'s, 'a, 't> {
    cursor: Cursor<'a, 't>,
    symbols: &'s mut Symbols<'t>,
    types: &'s mut TypeTable<'t>,
    /// Levels of types and constants around.
    depth: usize,
}

impl<'a, 't> Source<'a, 't> {
    /// Finds out what the text defines.
    pub(super) fn scan(tokens: &'a [Token<'t>]) -> Result<Source<'a, 't>, Finding> {
        let (symbols, types) = module::scan(tokens)?;
        Ok(Source { tokens, symbols, types })
    }

    fn reader(&mut self, at: usize) -> Reader<'_, 'a, 't> {
        Reader {
            cursor: Cursor::new(self.tokens, at),
            symbols: &mut self.symbols,
            types: &mut self.types,
            depth: 0,
        }
    }

    /// Reads the head of the function that is defined at a token.
    pub(super) fn header(&mut self, at: usize) -> Result<Header<'t>, Finding> {
        self.reader(at).header()
    }

    /// Reads the function that is defined at a token.
    pub(super) fn function(&mut self, at: usize) -> Result<Function, Finding> {
        let mut reader = self.reader(at);
        let header = reader.header()?;
        reader.body(header)
    }

    /// Reads a constant global, defined at a token: type and initialiser.
    pub(super) fn global(&mut self, id: SymbolId, at: usize) -> Result<(Type, Const), Finding> {
        self.reader(at).global(id)
    }
}
