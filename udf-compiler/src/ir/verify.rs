//! Checks the invariants of the typed IR.
