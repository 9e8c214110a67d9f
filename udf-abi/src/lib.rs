//! The contract that all parts of rbcdb agree on: types, signatures, error codes, the call frame between runtime and
//! compiled code, and the artifact format. No LLVM, no CUDA, no Arrow: whoever loads an artifact needs only this crate.
//!
//! In reading order: [`types`], [`signature`], [`error`], [`frame`] (calls on the CPU), [`gpu`] (launches on a GPU),
//! [`kernel`] (functions that see their launch), [`cache_key`], [`artifact`].

pub mod artifact;
pub mod cache_key;
pub mod error;
pub mod frame;
pub mod gpu;
pub mod kernel;
pub mod signature;
pub mod types;

pub use error::{ErrorCode, RowError};
pub use frame::{Column, Frame, KernelFn, Status};
pub use kernel::KernelForm;
pub use signature::{FloatErrors, Language, Options, Overflow, Parameter, Signature};
pub use types::{ParameterType, ScalarType};
