//! rbcdb-tests
