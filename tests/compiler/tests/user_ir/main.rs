//! LANGUAGE llvm: IR that users bring is read, refused, tamed, compiled and run.

mod compilers;
mod hostile;
mod kit;
mod mutation;
mod refused;
mod semantics;
