//! rbc functions as DataFusion functions.
//!
//! SQL planning sees one [`named::NamedFunction`] per name, which stands for all overloads. Once the plan exists and every
//! argument's type is known, [`crate::plan::resolve`] replaces each call by a [`call::ResolvedCall`] of one overload
//! with its casts, names and defaults. [`complex`] holds the functions that build and read complex numbers, [`listed`]
//! is how information_schema sees functions. [`clock`] tells the time.

pub mod argument;
pub mod call;
pub mod clock;
pub mod complex;
pub mod listed;
pub mod named;
pub mod overload;
