//! Plans: from a parsed statement to something that runs, in the order of the modules.
//!
//! [`ast`] prepares the syntax tree; DataFusion plans it; [`resolve`] picks overloads; DataFusion's optimizer runs with
//! [`crate::rules`]; [`sequential`] runs a plan in row order to find the first row that fails.

pub mod ast;
pub mod constant;
pub mod resolve;
pub mod sequential;
