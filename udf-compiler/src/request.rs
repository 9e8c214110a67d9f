//! What the compiler is asked, and what it may ask back.

use std::sync::Arc;

use rbcdb_udf_abi::artifact::CacheKey;
use rbcdb_udf_abi::{Language, Options, Signature};

use crate::ir;

/// One function to compile.
#[derive(Debug, Clone)]
pub struct CompileRequest<'a> {
    /// Name, parameters, result.
    pub signature: &'a Signature,
    /// What the options of CREATE FUNCTION say.
    pub options: Options,
    /// The `AS` text: the statements of the body, or one whole `def`; LLVM IR.
    pub body: &'a str,
    /// What that is written in.
    pub language: Language,
}

/// A function that a body can call.
#[derive(Debug, Clone)]
pub struct Callee {
    /// Its signature.
    pub signature: Signature,
    /// Its typed IR, with all that it calls.
    pub module: Arc<ir::Module>,
    /// The key of its artifact.
    pub key: CacheKey,
}

/// The functions around the one that is compiled. Pure look-up: the same answers during one compilation.
pub trait Environment {
    /// All overloads of that name; empty where there is none.
    fn lookup(&self, name: &str) -> Vec<Callee>;

    /// Names that exist, for "did you mean".
    fn names(&self) -> Vec<String>;
}

/// An environment without functions.
#[derive(Debug, Clone, Copy, Default)]
pub struct EmptyEnvironment;

impl Environment for EmptyEnvironment {
    fn lookup(&self, _name: &str) -> Vec<Callee> {
        Vec::new()
    }

    fn names(&self) -> Vec<String> {
        Vec::new()
    }
}
