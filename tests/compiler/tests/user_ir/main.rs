//! LANGUAGE llvm: IR that users bring is read, refused, tamed, compiled and run.

mod compilers;
mod hostile;
mod kernels;
mod kit;
mod mutated_kernels;
mod mutation;
mod refused;
mod semantics;
