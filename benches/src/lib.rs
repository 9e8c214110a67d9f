//! rbcdb-benches
