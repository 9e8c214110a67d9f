//! LLVM IR from users: read, checked, tamed.
//!
//! A user's IR is hostile until proven otherwise, and nothing of it reaches LLVM as it is. The text is read by a parser of
//! our own that knows the accepted part of the language; what it can't say is refused by name. What is read becomes data
//! ([`program`]), is checked ([`verify`], [`pointers`], [`survey`]), and is then written anew as IR in which nothing is
//! undefined ([`rewrite`]): the user's names, attributes, flags and metadata are not in it.
//!
//! What follows from it:
//! - LLVM's parser never sees a user's text, and its passes never see a promise that a user made.
//! - The tamed function can't touch memory but its own variables and constant tables, can't call out but to the math
//!   library, ends by an error where LLVM's or C's behaviour would be undefined, and looks at the cancel flag in
//!   every cycle.
//! - It is plain IR for any target. Kernels are read and tamed by the same steps: their arrays are addresses with
//!   sizes, which is how addresses travel here anyway. What a kernel reaches beyond other functions is its arrays, the shared memory of
//!   its block, and where its thread is.
//!
//! In the order that data flows: [`lex`], [`cursor`] and [`read`] (text → data), [`types`], [`address`], [`image`] (layout),
//! [`callee`] (what can be called), [`collect`] (what the entry reaches), [`convention`] (how it is called), [`cfg`],
//! [`prune`], [`verify`], [`split`], [`pointers`], [`survey`] with [`limits`] (the checks), [`rewrite`] (the taming).

mod address;
pub mod callee;
mod cfg;
mod collect;
pub mod convention;
mod cursor;
mod finding;
mod image;
mod lex;
pub mod limits;
mod numba;
mod pointers;
pub mod program;
mod prune;
mod read;
mod rewrite;
mod split;
mod survey;
pub mod types;
mod verify;

use std::sync::Arc;

use rbcdb_udf_abi::kernel::handed_over;
use rbcdb_udf_abi::{Language, ScalarType, Signature};

pub use rewrite::{Form, Rewritten, row_symbol};
pub use survey::Survey;

use program::Program;

use crate::diagnostic::Diagnostics;
use crate::ir;

use read::mask;
use read::plain_name as read_name;

/// A user's function, checked: the body of an [`ir::Function`] that isn't typed IR.
#[derive(Debug, Clone)]
pub struct UserFunction {
    /// The text, as the user gave it.
    pub source: Arc<str>,
    /// The symbol that was asked for.
    pub symbol: Option<String>,
    /// How SQL sees it.
    pub signature: Signature,
    program: Arc<Program>,
    survey: Survey,
    instructions: u64,
    fails: bool,
}

/// Functions are equal if they come of the same text in the same way.
impl PartialEq for UserFunction {
    fn eq(&self, other: &UserFunction) -> bool {
        self.source == other.source && self.symbol == other.symbol && self.signature == other.signature
    }
}

impl UserFunction {
    /// Cost, loops and polls of the entry.
    pub fn survey(&self) -> Survey {
        self.survey
    }

    /// Instructions of all its functions, by element of vectors.
    pub fn instructions(&self) -> u64 {
        self.instructions
    }

    /// Whether it can end with an error.
    pub fn fails(&self) -> bool {
        self.fails
    }

    /// Of a kernel: whether its threads wait for each other, or share memory of their block.
    pub fn waits(&self) -> bool {
        self.survey.barriers || !self.program.shared.is_empty()
    }

    /// Writes it.
    ///
    /// # Errors
    /// The finding that [`load`] would have had; a loaded function has none.
    pub fn rewrite(&self, form: Form) -> Result<Rewritten, Diagnostics> {
        tame(&self.program, &self.signature, form, &Lines::of(&self.source))
    }
}

fn tame(program: &Program, signature: &Signature, form: Form, lines: &Lines<'_>) -> Result<Rewritten, Diagnostics> {
    let pointers = pointers::analyse(program).map_err(single)?;
    let surveys = survey::survey(program).map_err(single)?;
    Ok(rewrite::rewrite(program, signature, &pointers, &surveys, (form, lines)))
}

#[expect(clippy::boxed_local, reason = "a result with a small error is cheap to hand on")]
fn single(finding: finding::Finding) -> Diagnostics {
    Diagnostics { list: vec![*finding] }
}

/// Where the lines of a text begin.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Lines<'t> {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines {
            text,
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    fn site(&self, at: usize, message: Option<String>) -> ir::Site {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = line
            .checked_sub(1)
            .and_then(|n| self.starts.get(n))
            .copied()
            .unwrap_or(0);
        // Instructions are near the beginning of their lines; where not, the column's last digits don't matter.
        let before = self.text.get(start..at.min(start + 200)).unwrap_or_default();
        ir::Site {
            line: line as u32,
            column: before.chars().count() as u32 + 1,
            message,
        }
    }
}

/// Reads, checks and tames a user's IR: a function of typed IR's kind whose body it is. The signature of a kernel is one with
/// [`Signature::kernel`].
///
/// # Errors
/// The first thing that is wrong with it.
pub fn load(source: &str, symbol: Option<&str>, signature: &Signature) -> Result<ir::Function, Diagnostics> {
    let program = collect::collect(source, symbol, signature).map_err(single)?;
    let surveys = survey::survey(&program).map_err(single)?;
    let lines = Lines::of(source);
    let language = Language::Llvm {
        symbol: symbol.map(str::to_owned),
    };
    let rewritten = tame(&program, signature, Form::PLAIN, &lines)?;
    let survey = surveys.last().copied().unwrap_or_default();
    let places = rewritten.places.into_iter();
    let sites: Vec<ir::Site> = places.map(|place| lines.site(place.at, place.message)).collect();
    let user = UserFunction {
        source: source.into(),
        symbol: symbol.map(str::to_owned),
        signature: signature.clone(),
        instructions: surveys.iter().fold(0, |sum: u64, s| sum.saturating_add(s.own_cost)),
        fails: !sites.is_empty() || survey.polls,
        program: Arc::new(program),
        survey,
    };
    let params = signature.parameters.iter().map(|p| ir::Param {
        name: p.name.clone(),
        ty: handed_over(p.ty, &language),
        optional: false,
    });
    let kernel = signature.kernel.as_ref().map(|kernel| ir::kernel::Kernel {
        output: ir::kernel::Declared {
            name: kernel.output.clone(),
            element: signature.result,
        },
        shared: Vec::new(),
        rows: None,
    });
    Ok(ir::Function {
        name: signature.name.clone(),
        params: params.collect(),
        // A kernel's own result means nothing.
        result: kernel.as_ref().map_or(signature.result, |_| ScalarType::Bool),
        nullable: false,
        values: Vec::new(),
        locals: Vec::new(),
        sites,
        body: Vec::new(),
        user: Some(Arc::new(user)),
        kernel,
    })
}
