//! The reference interpreter: what the typed IR means.
