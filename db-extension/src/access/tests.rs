//! Statements about roles and privileges, and what follows from them.
