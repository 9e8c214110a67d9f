//! Durable tables.
