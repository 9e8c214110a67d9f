//! The taming: a checked program → LLVM IR text in which nothing is undefined.
//!
//! The text is written anew, from numbers and type names: no name, attribute, flag or metadata of the user's gets into it.
//! What LLVM leaves undefined is guarded (division, conversion, shifts, memory) or has a value (`undef` is zero). Each
//! function returns its value and an error word, 0 where it succeeded; loops look at the cancel flag.
//!
//! How a failure ends a row depends on the kernel's shape, as in [`crate::codegen::function`]: one row at a time, a failure
//! jumps to the function's exit; in lanes, the first failure's word is kept and the row is computed to its end with
//! harmless operands.
//!
//! A conversion of a float to an integer that is out of range fails only where its result is used: compilers convert ahead of
//! the test that the number fits. Until then the error word travels beside the value ([`deferred`]).
//!
//! In reading order: this file, [`function`] (blocks and ends), [`text`] (constants and names), [`operation`], [`deferred`],
//! [`memory`], [`call`], [`entry`] (between SQL's arguments and the user's function), [`launch`] (the same of a kernel), [`lines`].

mod call;
mod deferred;
mod entry;
mod function;
mod launch;
mod lines;
mod memory;
mod operation;
mod text;

use std::collections::{BTreeSet, HashMap};

use rbcdb_udf_abi::{ErrorCode, RowError, Signature};

use super::Lines;
use super::convention::Convention;
use super::pointers::Pointers;
use super::program::{Function, Program};
use super::survey::Survey;
use lines::DebugLines;

/// The error word of a row that was left because the cancel flag was set.
const CANCELLED_WORD: u32 = crate::codegen::function::CANCELLED_WORD;

/// How to write a program.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Number that keeps the names of several programs in one module apart.
    pub number: usize,
    /// Number of the program's first site in the artifact's table.
    pub site_base: u32,
    /// Compute rows to their end whatever fails; for programs without loops.
    pub lanes: bool,
    /// Loops look at the cancel flag.
    pub polled: bool,
    /// For a kernel's threads on a GPU, rather than for rows on a CPU.
    pub threads: bool,
    /// Replace all calls of the module's functions by their bodies.
    pub inline: bool,
    /// Say of which line of the user's text an instruction comes.
    pub lines: bool,
}

impl Form {
    /// For rows on a CPU, one by one.
    pub const PLAIN: Form = Form {
        number: 0,
        site_base: 0,
        lanes: false,
        polled: true,
        threads: false,
        inline: false,
        lines: false,
    };
}

/// A place that can fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Byte offset in the user's text.
    pub at: usize,
    /// Instead of the code's own message.
    pub message: Option<String>,
}

/// The tamed text.
#[derive(Debug)]
pub struct Rewritten {
    /// A module that defines [`row_symbol`] and what it needs.
    pub text: String,
    /// Places that can fail; the same for every form.
    pub places: Vec<Place>,
}

/// The name of the function that computes a row.
pub fn row_symbol(number: usize) -> String {
    format!("u{number}.row")
}

/// Writes a program.
pub(super) fn rewrite(
    program: &Program,
    signature: &Signature,
    pointers: &[Pointers],
    surveys: &[Survey],
    (form, source): (Form, &Lines<'_>),
) -> Rewritten {
    let is_kernel = matches!(program.convention, Convention::Kernel(_));
    let mut module = ModuleText {
        program,
        signature,
        surveys: surveys.iter().map(|survey| survey.polled(form.polled)).collect(),
        form,
        // What calls others has none, and LLVM wants them on both sides.
        lines: (form.lines && is_kernel).then(|| DebugLines::new(source)),
        declarations: BTreeSet::new(),
        places: Vec::new(),
        known: HashMap::new(),
        fails: Vec::new(),
    };
    let mut body = String::new();
    for (index, table) in program.tables.iter().enumerate() {
        body.push_str(&text::table(form.number, index, table));
    }
    for (index, pointers) in pointers.iter().enumerate() {
        let (text, fails) = function::write(&mut module, pointers, index);
        body.push_str(&text);
        module.fails.push(fails);
    }
    for (index, shared) in program.shared.iter().enumerate() {
        body.push_str(&text::shared(index, shared));
    }
    body.push_str(&match &program.convention {
        Convention::Row(convention) => entry::write(&mut module, convention),
        Convention::Kernel(given) => launch::write(&mut module, given),
    });
    if let Some(lines) = &module.lines {
        body.push_str(lines.text());
    }
    for declaration in &module.declarations {
        body.push_str("declare ");
        body.push_str(declaration);
        body.push('\n');
    }
    Rewritten {
        text: body,
        places: module.places,
    }
}

/// The module in work.
struct ModuleText<'p> {
    program: &'p Program,
    signature: &'p Signature,
    surveys: Vec<Survey>,
    form: Form,
    lines: Option<DebugLines<'p>>,
    declarations: BTreeSet<String>,
    places: Vec<Place>,
    known: HashMap<(usize, Option<String>), u32>,
    /// Of the functions written so far: whether they can fail.
    fails: Vec<bool>,
}

impl<'p> ModuleText<'p> {
    /// The function that the row function calls, and whether it can fail, once all are written.
    fn last(&self) -> Option<(&'p Function, Survey, bool)> {
        let function = self.program.functions.last()?;
        Some((function, *self.surveys.last()?, *self.fails.last()?))
    }

    /// The error word for a failure at a place.
    fn word(&mut self, code: ErrorCode, at: usize, message: Option<String>) -> String {
        let next = self.places.len() as u32;
        let site = *self.known.entry((at, message.clone())).or_insert(next);
        if site == next {
            self.places.push(Place { at, message });
        }
        let site = self.form.site_base.saturating_add(site);
        RowError { code, site }.to_word().to_string()
    }
}
