//! What stands around functions, parameters and calls: linkage, calling conventions, attributes. Promises and hints are
//! skipped; what changes how arguments pass is kept; all else is refused.

use super::Reader;
use super::types::is_type_word;
use crate::user_ir::finding::{Finding, refused};
use crate::user_ir::lex::{Tok, unescape};
use crate::user_ir::program::Indirect;
use crate::user_ir::types::Type;

/// The calling conventions of kernels.
pub(super) const KERNEL_CONVENTIONS: &[&str] = &["ptx_kernel", "amdgpu_kernel", "spir_kernel"];

/// Linkage, visibility, calling conventions: what stands before a function's type. All functions of a module become
/// functions of one unit, so that none of it means anything.
const LINKAGE: &[&str] = &[
    "private",
    "internal",
    "available_externally",
    "linkonce",
    "linkonce_odr",
    "weak",
    "weak_odr",
    "common",
    "external",
    "extern_weak",
    "dso_local",
    "dso_preemptable",
    "default",
    "hidden",
    "protected",
    "dllexport",
    "dllimport",
    "ccc",
    "fastcc",
    "coldcc",
    "tailcc",
    "preserve_mostcc",
    "preserve_allcc",
    "x86_64_sysvcc",
    "win64cc",
    "spir_func",
    "ptx_device",
];

/// Attributes that promise something, or say how to compile: dropped.
const NEUTRAL: &[&str] = &[
    "align",
    "alignstack",
    "allockind",
    "allocptr",
    "allocsize",
    "alwaysinline",
    "argmemonly",
    "builtin",
    "captures",
    "cold",
    "convergent",
    "dead_on_return",
    "dead_on_unwind",
    "dereferenceable",
    "dereferenceable_or_null",
    "disable_sanitizer_instrumentation",
    "fn_ret_thunk_extern",
    "hot",
    "hybrid_patchable",
    "immarg",
    "inaccessiblemem_or_argmemonly",
    "inaccessiblememonly",
    "initializes",
    "inlinehint",
    "inreg",
    "jumptable",
    "memory",
    "minsize",
    "mustprogress",
    "nobuiltin",
    "nocallback",
    "nocapture",
    "nocf_check",
    "nocreateundeforpoison",
    "nodivergencesource",
    "noduplicate",
    "noext",
    "nofpclass",
    "nofree",
    "noimplicitfloat",
    "noinline",
    "nomerge",
    "nonlazybind",
    "nonnull",
    "noprofile",
    "norecurse",
    "noredzone",
    "noreturn",
    "nosanitize_bounds",
    "nosanitize_coverage",
    "nosync",
    "noundef",
    "nounwind",
    "noalias",
    "null_pointer_is_valid",
    "optdebug",
    "optforfuzzing",
    "optnone",
    "optsize",
    "range",
    "readnone",
    "readonly",
    "returned",
    "returns_twice",
    "safestack",
    "sanitize_address",
    "sanitize_alloc_token",
    "sanitize_hwaddress",
    "sanitize_memory",
    "sanitize_memtag",
    "sanitize_numerical_stability",
    "sanitize_realtime",
    "sanitize_thread",
    "sanitize_type",
    "shadowcallstack",
    "signext",
    "skipprofile",
    "speculatable",
    "speculative_load_hardening",
    "ssp",
    "sspreq",
    "sspstrong",
    "uwtable",
    "willreturn",
    "writable",
    "writeonly",
    "zeroext",
];

/// A function's head.
#[derive(Debug, Clone)]
pub(in crate::user_ir) struct Header<'t> {
    pub(in crate::user_ir) name: &'t str,
    pub(in crate::user_ir) start: usize,
    pub(in crate::user_ir) result: Type,
    pub(in crate::user_ir) params: Vec<HeaderParam<'t>>,
}

/// A parameter in a head.
#[derive(Debug, Clone)]
pub(in crate::user_ir) struct HeaderParam<'t> {
    pub(in crate::user_ir) ty: Type,
    /// `None` where it has a number only.
    pub(in crate::user_ir) name: Option<&'t str>,
    pub(in crate::user_ir) indirect: Option<(Indirect, Type)>,
}

impl<'t> Reader<'_, '_, 't> {
    /// A function's head, up to its `{`. The token after `define` is next.
    pub(super) fn header(&mut self) -> Result<Header<'t>, Finding> {
        self.linkage()?;
        let result = self.plain_type()?;
        let token = self.cursor.take();
        let Tok::Global(name) = token.tok else {
            self.cursor.at = self.cursor.at.saturating_sub(1);
            return Err(self.cursor.expected("the function's name"));
        };
        self.cursor.expect(b'(')?;
        let mut params = Vec::new();
        if !self.cursor.take_if(b')') {
            loop {
                if self.cursor.is(b'.') {
                    return Err(refused(
                        self.cursor.span(),
                        format!("`@{name}` takes a variable number of arguments"),
                        "write one function for each number of arguments",
                    ));
                }
                params.push(self.header_param()?);
                if !self.cursor.take_if(b',') {
                    break;
                }
            }
            self.cursor.expect(b')')?;
        }
        self.function_attributes(name)?;
        self.cursor.expect(b'{')?;
        Ok(Header {
            name,
            start: token.start,
            result,
            params,
        })
    }

    /// Words before a function's type, in definitions and calls.
    pub(super) fn linkage(&mut self) -> Result<(), Finding> {
        loop {
            match self.cursor.peek().tok {
                Tok::Word(word) if KERNEL_CONVENTIONS.contains(&word) => self.cursor.advance(),
                Tok::Word("cc") => {
                    self.cursor.advance();
                    self.cursor.number::<u32>("a calling convention")?;
                }
                Tok::Word("addrspace") => {
                    self.cursor.advance();
                    self.cursor.skip_balanced()?;
                }
                Tok::Word(word) if LINKAGE.contains(&word) => self.cursor.advance(),
                Tok::Word(word) if is_type_word(word) => return Ok(()),
                Tok::Word(_) => {
                    let before = self.cursor.at;
                    if self.attributes()?.is_some() || self.cursor.at == before {
                        return Err(self.cursor.expected("a type"));
                    }
                }
                _ => return Ok(()),
            }
        }
    }

    fn header_param(&mut self) -> Result<HeaderParam<'t>, Finding> {
        let ty = self.ty()?;
        let indirect = self.attributes()?;
        let name = match self.cursor.peek().tok {
            Tok::Local(name) => {
                self.cursor.advance();
                Some(name)
            }
            _ => None,
        };
        Ok(HeaderParam { ty, name, indirect })
    }

    /// Attributes of a parameter, argument or result, as many as come. What is passed by address is given back.
    pub(super) fn attributes(&mut self) -> Result<Option<(Indirect, Type)>, Finding> {
        let mut indirect = None;
        loop {
            let token = self.cursor.peek();
            let Tok::Word(word) = token.tok else {
                return Ok(indirect);
            };
            let kind = match word {
                "byval" => Indirect::ByVal,
                "sret" => Indirect::SRet,
                _ if NEUTRAL.contains(&word) => {
                    self.neutral()?;
                    continue;
                }
                "byref" | "inalloca" | "preallocated" | "nest" | "swiftself" | "swifterror" | "swiftasync"
                | "elementtype" => {
                    return Err(refused(
                        token.start..token.end,
                        format!("the attribute `{word}` is not allowed"),
                        "pass numbers by value, and complex numbers as C passes them",
                    ));
                }
                _ => return Ok(indirect),
            };
            self.cursor.advance();
            self.cursor.expect(b'(')?;
            let ty = self.ty()?;
            self.cursor.expect(b')')?;
            indirect = Some((kind, ty));
        }
    }

    /// One attribute without meaning here.
    fn neutral(&mut self) -> Result<(), Finding> {
        let aligned = matches!(self.cursor.peek().tok, Tok::Word("align" | "alignstack"));
        self.cursor.advance();
        if self.cursor.is(b'(') {
            self.cursor.skip_balanced()?;
        } else if aligned && (self.cursor.take_if(b'=') || matches!(self.cursor.peek().tok, Tok::Int(_))) {
            self.cursor.number::<u64>("an alignment")?;
        }
        Ok(())
    }

    /// What stands between a function's parameters and its `{`.
    fn function_attributes(&mut self, name: &str) -> Result<(), Finding> {
        loop {
            let token = self.cursor.peek();
            match token.tok {
                Tok::Hash(_) => self.cursor.advance(),
                Tok::Text(_) => self.string_attribute(),
                Tok::Metadata(_) => self.metadata_attachment()?,
                Tok::Word("unnamed_addr" | "local_unnamed_addr") => self.cursor.advance(),
                Tok::Word("comdat" | "addrspace") => {
                    self.cursor.advance();
                    if self.cursor.is(b'(') {
                        self.cursor.skip_balanced()?;
                    }
                }
                Tok::Word(word) if NEUTRAL.contains(&word) => self.neutral()?,
                Tok::Word(word) => {
                    return Err(refused(
                        token.start..token.end,
                        format!("the function `@{name}` has `{word}`, which is not allowed"),
                        match word {
                            "personality" => "compile without exceptions (-fno-exceptions; in Rust, panic=abort)",
                            "gc" => "functions with a garbage collector can't run here",
                            _ => "compile the function without it",
                        },
                    ));
                }
                _ => return Ok(()),
            }
        }
    }

    /// `"name"="value"`
    pub(super) fn string_attribute(&mut self) {
        self.cursor.advance();
        if self.cursor.take_if(b'=') {
            self.cursor.advance();
        }
    }

    /// `!dbg !7`, `!prof !{…}`
    pub(super) fn metadata_attachment(&mut self) -> Result<(), Finding> {
        self.cursor.advance();
        match self.cursor.peek().tok {
            Tok::Metadata("") => {
                self.cursor.advance();
                self.cursor.skip_balanced()
            }
            Tok::Metadata(_) => {
                self.cursor.advance();
                match self.cursor.is(b'(') {
                    true => self.cursor.skip_balanced(),
                    false => Ok(()),
                }
            }
            _ => Err(self.cursor.expected("metadata")),
        }
    }

    /// Attributes behind a call's arguments.
    pub(super) fn call_attributes(&mut self) -> Result<(), Finding> {
        loop {
            let token = self.cursor.peek();
            match token.tok {
                _ if token.first_on_line => return Ok(()),
                Tok::Hash(_) => self.cursor.advance(),
                Tok::Text(_) => self.string_attribute(),
                Tok::Word(word) if NEUTRAL.contains(&word) => self.neutral()?,
                Tok::Word(word) => {
                    return Err(refused(
                        token.start..token.end,
                        format!("a call with `{word}` is not allowed"),
                        "compile the function without it",
                    ));
                }
                _ => return Ok(()),
            }
        }
    }
}

/// A symbol's name without escapes, for look-ups and messages.
pub(in crate::user_ir) fn plain_name(name: &str) -> String {
    String::from_utf8_lossy(&unescape(name)).into_owned()
}
