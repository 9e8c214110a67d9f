//! Plans: from a parsed statement to something that runs, in the order of the modules.
//!
//! [`ast`] prepares the syntax tree; DataFusion plans it; [`resolve`] picks overloads, [`constant`] makes
//! their literals and defaults values; [`checked_arithmetic`] lets integers raise where they would wrap around; DataFusion's optimizer runs with
//! [`crate::rules`]; [`sequential`] runs a plan in row order to find the first row that fails.

pub mod ast;
pub mod checked_arithmetic;
pub mod constant;
pub mod resolve;
pub mod sequential;
