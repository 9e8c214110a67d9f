//! Plans: from a parsed statement to something that runs, in the order of the modules.
//!
//! [`ast`] prepares the syntax tree, with [`listings`] in the place of information_schema's tables; DataFusion plans it;
//! [`inference`] finds types of parameters, [`resolve`] picks overloads, [`constant`] makes their literals and defaults values; [`strict`] refuses what PostgreSQL
//! doesn't convert; [`checked_arithmetic`], [`checked_casts`] and [`checked_sum`] let numbers raise where they would wrap
//! around or become infinite; DataFusion's optimizer runs with [`crate::rules`]; [`sequential`] runs a plan in row order to
//! find the first row that fails. [`views`] knows which views call a function.

pub mod ast;
pub mod checked_arithmetic;
pub(crate) mod checked_casts;
pub mod checked_sum;
pub mod constant;
pub mod inference;
pub mod listings;
pub mod resolve;
pub mod sequential;
pub mod strict;
pub mod views;
