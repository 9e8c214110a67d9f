//! rbcdb-server
