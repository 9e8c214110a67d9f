//! rbc functions in DataFusion: function catalog, overload resolution, calls, and sessions that a server builds on.
//!
//! ```text
//! SQL text ── session ──▶ sql (own statements) ──▶ catalog ──▶ compiler ──▶ runtime-cpu, runtime-cuda
//!                │                                    │ snapshot                      ▲
//!                └─▶ plan (DataFusion, rules) ◀───────┴── udf ── gpu (placement) ─────┘
//! ```
//!
//! In reading order: [`error`], [`catalog`] (the functions), [`access`] (who may do what), [`udf`] (their calls, as DataFusion sees them), [`plan`]
//! (resolution, and runs in row order), [`rules`] (keep calls from rows that don't need them), `fuse` (expressions as functions), `operator` (what computes
//! these), [`gpu`] (which rows are computed on a GPU, and how), [`tables`] (those of the store), [`session`] (what a server uses), [`show`].
//!
//! Invariants:
//! - A statement sees one snapshot of the functions, and the code that it runs stays loaded until it ends.
//! - rbc calls are never evaluated on rows whose result the query doesn't need.

#![allow(
    clippy::result_large_err,
    reason = "errors end statements; a box around each would only hide its fields"
)]

pub mod access;
pub mod catalog;
pub mod device;
mod embed;
pub mod error;
mod fuse;
pub mod fusion;
mod gpu;
pub mod plan;
pub mod rules;
pub mod session;
pub mod show;
pub mod statement;
pub mod tables;
pub mod udf;

mod datafusion_error;
mod install;
mod kernel;
mod nullable;
mod operator;

pub use device::DeviceChoice;
pub use embed::{Plugin, install};
pub use error::Error;
pub use fusion::Fusion;
pub use gpu::{Gpu, MakeCode};
pub use nullable::nullable;
pub use session::{
    CommitPoint, Completion, Engine, EngineConfig, Event, Execution, MemoryConfig, Notice, Prepared, Session,
};
pub use tables::{Description, Ingest, IngestMode};
