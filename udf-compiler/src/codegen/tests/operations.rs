//! Each operation over edge values.
