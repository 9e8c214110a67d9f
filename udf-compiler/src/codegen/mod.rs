//! From typed IR to machine code, by LLVM.
