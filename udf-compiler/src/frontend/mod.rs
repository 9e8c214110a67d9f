//! The front end: a body's text → typed IR. Pure.
//!
//! Modules in the order that data flows: [`parse`] (ruff's parser behind limits), [`modules`] and [`scope`] (who a name
//! belongs to), [`types`], [`value`] and [`state`] (what is known at a point), [`lower`] and [`functions`] (the walk),
//! statements ([`stmt`], [`failures`], [`loops`], [`ranges`], [`tuples`], [`sequences`]), expressions ([`expr`], [`arrays`], [`cond`], [`ways`], [`arith`],
//! [`integers`], [`floats`], [`compare`], [`convert`]) and calls ([`call`], [`catalog`], [`link`], [`math`], [`cmath`],
//! [`numpy`], [`kernel`]). [`builder`] makes the IR.

mod annotations;
mod arith;
mod arrays;
mod builder;
mod call;
mod catalog;
mod cmath;
mod compare;
mod cond;
mod convert;
mod expr;
mod failures;
mod floats;
mod functions;
mod integers;
mod kernel;
mod link;
mod loops;
mod lower;
mod math;
mod math_table;
mod modules;
mod numpy;
mod parse;
mod ranges;
mod scope;
mod sequences;
mod signature;
mod state;
mod stmt;
mod suggest;
mod tuples;
mod types;
mod value;
mod ways;

use rbcdb_udf_abi::artifact::CacheKey;

pub use parse::{BODY_BYTES_MAX, closes_its_brackets};

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir;
use crate::request::{CompileRequest, Environment};

/// A lowered function.
#[derive(Debug, Clone)]
pub struct Lowered {
    /// The function, as the entry, and all that it calls.
    pub module: ir::Module,
    /// The keys of the catalog functions that the body calls itself, in the order of their first calls.
    pub dependencies: Vec<CacheKey>,
}

/// Parses, resolves, types and lowers a body; pure.
///
/// # Errors
/// All mistakes found in the body, in source order.
pub fn lower(request: &CompileRequest, env: &dyn Environment) -> Result<Lowered, Diagnostics> {
    // Chains of operators nest as deep as the text is long; what walks or drops the tree recurses along.
    let stack_bytes = (512 << 10) + 1024 * request.body.len().min(BODY_BYTES_MAX);
    let work = || {
        let body = parse::parse(request.body)?;
        signature::lower_body(request, env, &body)
    };
    stacker::maybe_grow(stack_bytes, stack_bytes + (512 << 10), work)
        .map_err(|list| Diagnostics { list: in_order(list) })
}

/// Sorted by place, each finding once.
fn in_order(mut list: Vec<Diagnostic>) -> Vec<Diagnostic> {
    list.sort_by(|a, b| (a.span.start, a.code, a.span.end).cmp(&(b.span.start, b.code, b.span.end)));
    list.dedup_by(|a, b| a.code == b.code && a.span == b.span);
    for d in &mut list {
        if d.hint.is_none() {
            d.hint = Some(general_hint(d.code).to_string());
        }
    }
    // What is nested too deeply often is so at several depths.
    let mut deep = 0;
    list.retain(|d| {
        deep += usize::from(d.code == codes::TOO_DEEP.number);
        d.code != codes::TOO_DEEP.number || deep == 1
    });
    list
}

/// What to do about a finding that has no hint of its own.
fn general_hint(code: &str) -> &'static str {
    if code == codes::SYNTAX.number {
        "the body is parsed as Python 3; look at this line and the one before"
    } else if code == codes::WRONG_ARGUMENTS.number {
        "docs/language.md lists the functions and their arguments"
    } else if code == codes::LITERAL_RANGE.number {
        "declare a wider type, or write a float literal where an approximate value will do"
    } else {
        "docs/language.md describes what a body can contain"
    }
}
