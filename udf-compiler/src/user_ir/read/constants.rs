//! Constants in the text. Floats that aren't exact in their type, integers that don't fit and expressions that compute are
//! refused; addresses fold to a symbol and an offset.

use std::sync::Arc;

use super::Reader;
use super::instruction::FLAGS;
use crate::user_ir::finding::{Finding, invalid, refused, syntax, too_large};
use crate::user_ir::lex::{Tok, unescape};
use crate::user_ir::program::{Const, Operand, SymbolId, Typed};
use crate::user_ir::types::{DEPTH_MAX, Type};

/// Constant expressions that LLVM has or had, but for those that only move a pointer.
const COMPUTING: &[&str] = &[
    "add",
    "sub",
    "mul",
    "udiv",
    "sdiv",
    "urem",
    "srem",
    "shl",
    "lshr",
    "ashr",
    "and",
    "or",
    "xor",
    "fadd",
    "fsub",
    "fmul",
    "fdiv",
    "frem",
    "fneg",
    "icmp",
    "fcmp",
    "select",
    "trunc",
    "zext",
    "sext",
    "fptrunc",
    "fpext",
    "uitofp",
    "sitofp",
    "fptoui",
    "fptosi",
    "ptrtoint",
    "ptrtoaddr",
    "inttoptr",
    "extractelement",
    "insertelement",
    "shufflevector",
    "extractvalue",
    "insertvalue",
    "blockaddress",
    "dso_local_equivalent",
    "no_cfi",
    "ptrauth",
    "asm",
];

/// LLVM's number for the memory that the threads of a block share.
const SHARED: u32 = 3;

/// A global.
#[derive(Debug)]
pub(in crate::user_ir) enum Global {
    /// A constant one: type and contents.
    Constant(Type, Const),
    /// One in shared memory: its type.
    Shared(Type),
}

impl<'t> Reader<'_, '_, 't> {
    /// A constant of a type.
    pub(super) fn constant(&mut self, ty: &Type) -> Result<Const, Finding> {
        if self.depth >= DEPTH_MAX {
            let message = format!("types and constants nested deeper than {DEPTH_MAX} levels");
            return Err(too_large(self.cursor.span(), message));
        }
        self.depth += 1;
        let constant = self.any_constant(ty)?;
        self.depth -= 1;
        Ok(constant)
    }

    fn any_constant(&mut self, ty: &Type) -> Result<Const, Finding> {
        let token = self.cursor.peek();
        let span = token.start..token.end;
        let mismatch = || invalid(span.clone(), format!("this constant is not of type `{ty}`"));
        let constant = match token.tok {
            Tok::Word("undef" | "poison" | "zeroinitializer" | "none") => Const::Zero,
            Tok::Word("null") if *ty == Type::Ptr => Const::Zero,
            Tok::Word("true") if *ty == Type::Int(1) => Const::Int(1),
            Tok::Word("false") if *ty == Type::Int(1) => Const::Zero,
            Tok::Int(text) => match ty {
                Type::Int(bits) => Const::Int(integer(text, *bits).ok_or_else(mismatch)?),
                _ => return Err(mismatch()),
            },
            Tok::Word(text) if text.starts_with("u0x") || text.starts_with("s0x") => match ty {
                Type::Int(bits) => Const::Int(hex_integer(text, *bits).ok_or_else(mismatch)?),
                _ => return Err(mismatch()),
            },
            Tok::Float(text) => Const::Float(float(text, ty).ok_or_else(mismatch)?),
            Tok::Bytes(text) => {
                let bytes = unescape(text);
                let count = bytes.len() as u64;
                match ty {
                    Type::Array(n, element) if **element == Type::Int(8) && *n == count => {
                        Const::Elements(bytes.into_iter().map(|b| Const::Int(b.into())).collect())
                    }
                    _ => return Err(mismatch()),
                }
            }
            Tok::Global(name) => match ty {
                Type::Ptr => Const::Address(self.symbols.mention(name, token.start), 0),
                _ => return Err(mismatch()),
            },
            Tok::Punct(b'<' | b'[' | b'{') => return self.elements(ty),
            Tok::Word("splat") => return self.splat(ty),
            Tok::Word(word @ ("getelementptr" | "bitcast" | "addrspacecast")) => {
                let (symbol, offset) = self.address(word)?;
                return match ty {
                    Type::Ptr => Ok(Const::Address(symbol, offset)),
                    _ => Err(invalid(
                        self.cursor.span_from(token.start),
                        format!("this constant is not of type `{ty}`"),
                    )),
                };
            }
            Tok::Word(word) if COMPUTING.contains(&word) => {
                return Err(refused(
                    span,
                    format!("the constant expression `{word}` is not allowed"),
                    "constants are numbers, tables of numbers, and addresses of tables",
                ));
            }
            _ => return Err(self.cursor.expected(&format!("a constant of type `{ty}`"))),
        };
        self.cursor.advance();
        Ok(constant)
    }

    /// `[…]`, `<…>`, `{…}`, `<{…}>`: elements with their types.
    fn elements(&mut self, ty: &Type) -> Result<Const, Finding> {
        let start = self.cursor.span().start;
        let packed = self.cursor.is(b'<') && self.cursor.peek_nth(1).tok == Tok::Punct(b'{');
        if packed {
            self.cursor.advance();
        }
        let open = self.cursor.take().tok;
        let close = match open {
            Tok::Punct(b'[') => b']',
            Tok::Punct(b'<') => b'>',
            _ => b'}',
        };
        let fits = match (ty, close) {
            (Type::Array(..), b']') | (Type::Vector(..), b'>') => true,
            (Type::Struct(s), b'}') => s.packed == packed,
            _ => false,
        };
        let mismatch = |reader: &Self| {
            invalid(
                reader.cursor.span_from(start),
                format!("this constant is not of type `{ty}`"),
            )
        };
        if !fits {
            return Err(mismatch(self));
        }
        let mut elements = Vec::new();
        if !self.cursor.take_if(close) {
            loop {
                let expected = match ty {
                    Type::Vector(n, element) if (elements.len() as u64) < u64::from(*n) => Some(&**element),
                    _ => ty.field(elements.len() as u64),
                };
                let at = self.cursor.span();
                let element = self.ty()?;
                if expected != Some(&element) {
                    return Err(invalid(
                        at,
                        format!("an element of `{ty}` can't be of type `{element}`"),
                    ));
                }
                elements.push(self.constant(&element)?);
                if !self.cursor.take_if(b',') {
                    break;
                }
            }
            self.cursor.expect(close)?;
        }
        if packed {
            self.cursor.expect(b'>')?;
        }
        let count = ty.lanes().map_or(ty.field_count(), u64::from);
        match elements.len() as u64 == count {
            true => Ok(Const::Elements(elements.into())),
            false => Err(mismatch(self)),
        }
    }

    /// `splat (i32 7)`
    fn splat(&mut self, ty: &Type) -> Result<Const, Finding> {
        let Type::Vector(n, element) = ty else {
            return Err(self.cursor.expected(&format!("a constant of type `{ty}`")));
        };
        if let Err(message) = ty.check_value() {
            return Err(too_large(self.cursor.span(), message));
        }
        self.cursor.advance();
        self.cursor.expect(b'(')?;
        let at = self.cursor.span();
        let given = self.ty()?;
        if given != **element {
            return Err(invalid(at, format!("an element of `{ty}` can't be of type `{given}`")));
        }
        let value = self.constant(element)?;
        self.cursor.expect(b')')?;
        Ok(Const::Elements(Arc::from(vec![value; *n as usize])))
    }

    /// A constant expression that gives an address: symbol and offset.
    fn address(&mut self, word: &'t str) -> Result<(SymbolId, i64), Finding> {
        let start = self.cursor.span().start;
        self.cursor.advance();
        if word != "getelementptr" {
            self.cursor.expect(b'(')?;
            let from = self.ty()?;
            let value = self.constant(&from)?;
            self.cursor.expect_word("to")?;
            self.ty()?;
            self.cursor.expect(b')')?;
            return self.as_address(value, start);
        }
        self.address_flags()?;
        self.cursor.expect(b'(')?;
        let indexed = self.ty()?;
        self.cursor.expect(b',')?;
        let pointer = self.ty()?;
        let base = self.constant(&pointer)?;
        let (symbol, mut offset) = self.as_address(base, start)?;
        let mut indices = Vec::new();
        while self.cursor.take_if(b',') {
            self.cursor.take_word("inrange");
            let ty = self.ty()?;
            let operand = Operand::Const(self.constant(&ty)?);
            indices.push(Typed { ty, operand });
        }
        self.cursor.expect(b')')?;
        let bad = || invalid(self.cursor.span_from(start), "this address can't be computed");
        for step in super::super::address::steps(&indexed, &indices).ok_or_else(bad)? {
            let (super::super::address::Step::Fixed(bytes) | super::super::address::Step::Scaled(_, bytes)) = &step;
            if matches!(step, super::super::address::Step::Scaled(..)) {
                return Err(bad());
            }
            offset = offset.wrapping_add(*bytes);
        }
        Ok((symbol, offset))
    }

    /// The flags of an address computation: promises, which are dropped.
    pub(super) fn address_flags(&mut self) -> Result<(), Finding> {
        loop {
            match self.cursor.peek().tok {
                Tok::Word("inrange") => {
                    self.cursor.advance();
                    if self.cursor.is(b'(') {
                        self.cursor.skip_balanced()?;
                    }
                }
                Tok::Word(word) if FLAGS.contains(&word) => self.cursor.advance(),
                _ => return Ok(()),
            }
        }
    }

    fn as_address(&self, value: Const, start: usize) -> Result<(SymbolId, i64), Finding> {
        match value {
            Const::Address(symbol, offset) => Ok((symbol, offset)),
            _ => Err(refused(
                self.cursor.span_from(start),
                "an address that isn't a table's is not allowed",
                "constants are numbers, tables of numbers, and addresses of tables",
            )),
        }
    }

    /// A global: what stands after `@name =`.
    pub(super) fn global(&mut self, id: SymbolId) -> Result<Global, Finding> {
        let symbol = self.symbols.get(id);
        let span = symbol.start..symbol.start + symbol.name.len() + 1;
        let (mut shared, mut external) = (false, false);
        loop {
            match self.cursor.peek().tok {
                Tok::Word("constant") if !external => break,
                Tok::Word("global") if shared && self.kernel => return self.shared_global(span, external),
                Tok::Word("global") if !external => {
                    return Err(refused(
                        span,
                        format!("the global `@{}` can change", symbol.name),
                        "only constant globals can be used: write `const` in C; in Numba, pass the value as an argument",
                    ));
                }
                Tok::Word("external") => {
                    external = true;
                    self.cursor.advance();
                }
                Tok::Word(word @ ("alias" | "ifunc" | "thread_local" | "extern_weak" | "appending")) => {
                    let word = if external { "external" } else { word };
                    return Err(not_a_constant(span, symbol.name, word));
                }
                Tok::Word("addrspace") => {
                    self.cursor.advance();
                    self.cursor.expect(b'(')?;
                    shared = self.cursor.number::<u32>("an address space")? == SHARED;
                    self.cursor.expect(b')')?;
                }
                Tok::Word(
                    "private"
                    | "internal"
                    | "available_externally"
                    | "linkonce"
                    | "linkonce_odr"
                    | "weak"
                    | "weak_odr"
                    | "common"
                    | "dso_local"
                    | "dso_preemptable"
                    | "default"
                    | "hidden"
                    | "protected"
                    | "unnamed_addr"
                    | "local_unnamed_addr"
                    | "dllexport"
                    | "externally_initialized",
                ) => self.cursor.advance(),
                _ if external => return Err(not_a_constant(span, symbol.name, "external")),
                _ => return Err(self.cursor.expected("`constant`")),
            }
        }
        self.cursor.advance();
        let ty = self.ty()?;
        if self.cursor.is(b',') || self.cursor.peek().first_on_line {
            return Err(syntax(span, format!("the constant `@{}` has no value", symbol.name)));
        }
        let value = self.constant(&ty)?;
        self.global_trailers(span)?;
        Ok(Global::Constant(ty, value))
    }

    /// A variable in shared memory, from `global` on. What it is given at first isn't looked at: it can't have contents.
    fn shared_global(&mut self, span: std::ops::Range<usize>, external: bool) -> Result<Global, Finding> {
        self.cursor.advance();
        let ty = self.ty()?;
        if external || ty.bytes() == Some(0) {
            return Err(refused(
                span,
                "shared memory whose size is chosen at the launch is not supported",
                "give the shared array a constant size",
            ));
        }
        let initial = self.cursor.peek();
        match initial.tok {
            Tok::Word("undef" | "poison" | "zeroinitializer") => Ok(Global::Shared(ty)),
            _ => Err(invalid(
                initial.start..initial.end,
                "a variable in shared memory can't have contents at first",
            )),
        }
    }

    /// `, align 8`, `, section "…"` and the like behind a global.
    fn global_trailers(&mut self, span: std::ops::Range<usize>) -> Result<(), Finding> {
        while self.cursor.is(b',') && !self.cursor.peek().first_on_line {
            self.cursor.advance();
            match self.cursor.peek().tok {
                Tok::Word("align") => {
                    self.cursor.advance();
                    self.cursor.number::<u64>("an alignment")?;
                }
                Tok::Word("comdat") => {
                    self.cursor.advance();
                    if self.cursor.is(b'(') {
                        self.cursor.skip_balanced()?;
                    }
                }
                Tok::Metadata(_) => {
                    self.cursor.advance();
                    if matches!(self.cursor.peek().tok, Tok::Metadata(_)) {
                        self.cursor.advance();
                    }
                }
                Tok::Word(word) => {
                    return Err(refused(
                        span,
                        format!("a constant with `{word}` is not allowed"),
                        "declare the table as a plain constant",
                    ));
                }
                _ => return Err(self.cursor.expected("an alignment or metadata")),
            }
        }
        Ok(())
    }
}

fn not_a_constant(span: std::ops::Range<usize>, name: &str, word: &str) -> Finding {
    refused(
        span,
        format!("`@{name}` is `{word}`"),
        "only constant globals that the module defines can be used",
    )
}

/// The lowest `bits` bits set.
pub(in crate::user_ir) fn mask(bits: u32) -> u128 {
    match bits {
        0 => 0,
        1..=127 => (1 << bits) - 1,
        _ => u128::MAX,
    }
}

/// A decimal integer that fits, signed or unsigned.
fn integer(text: &str, bits: u32) -> Option<u128> {
    let negative = text.starts_with('-');
    let magnitude: u128 = text.strip_prefix('-').unwrap_or(text).parse().ok()?;
    match negative {
        false => (magnitude <= mask(bits)).then_some(magnitude),
        true => {
            let lowest = 1u128.checked_shl(bits.min(128) - 1)?;
            (magnitude <= lowest).then(|| magnitude.wrapping_neg() & mask(bits))
        }
    }
}

/// `u0x…` or `s0x…`
fn hex_integer(text: &str, bits: u32) -> Option<u128> {
    let value = u128::from_str_radix(text.get(3..)?, 16).ok()?;
    (value <= mask(bits)).then_some(value)
}

/// A float that its type holds exactly.
fn float(text: &str, ty: &Type) -> Option<f64> {
    let value = match text.strip_prefix("0x") {
        Some(digits) if digits.bytes().all(|b| b.is_ascii_hexdigit()) && digits.len() <= 16 => {
            f64::from_bits(u64::from_str_radix(digits, 16).ok()?)
        }
        Some(_) => return None,
        None => text.parse().ok()?,
    };
    match ty {
        Type::F64 => Some(value),
        Type::F32 if value.is_nan() || f64::from(value as f32) == value => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_fit_or_not() {
        for (text, bits, expected) in [
            ("255", 8, Some(255)),
            ("-128", 8, Some(128)),
            ("256", 8, None),
            ("-129", 8, None),
            ("-1", 1, Some(1)),
            ("-170141183460469231731687303715884105728", 128, Some(1 << 127)),
            ("1", 8_388_607, Some(1)),
        ] {
            assert_eq!(integer(text, bits), expected, "{text} i{bits}");
        }
    }

    #[test]
    fn floats_are_exact() {
        assert_eq!(float("1.5e+00", &Type::F32), Some(1.5));
        assert_eq!(float("0x3FB99999A0000000", &Type::F32), Some(f64::from(0.1f32)));
        assert_eq!(float("0.1", &Type::F32), None);
        assert_eq!(float("0.1", &Type::F64), Some(0.1));
        assert_eq!(float("0xK3FFF", &Type::F64), None);
    }
}
