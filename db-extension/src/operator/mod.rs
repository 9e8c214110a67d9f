//! Filters and projections with calls as one operator, whose expressions are functions of typed IR: on a GPU, or on the CPU
//! with one compiled function per expression in the place of one call per operation.
//!
//! In reading order: [`hoist`] (a logical rule), [`rule`] (a physical one) and [`candidate`] find what the operator can stand for, [`fragment`] says what it computes,
//! [`programs`] keeps functions and their code between queries, [`exec`] is the operator, [`on_cpu`] how it runs on the CPU. How it
//! runs on a GPU is said in [`crate::gpu`].
//!
//! Invariant: whether code is fused is never a question of a query's result. Batches are cut where DataFusion's filter cuts them, so that
//! even sums of floats are the same.

mod candidate;
pub(crate) mod exec;
pub(crate) mod fragment;
pub(crate) mod hoist;
mod on_cpu;
pub(crate) mod programs;
pub(crate) mod rule;
