//! rbcdb-runtime-cpu
