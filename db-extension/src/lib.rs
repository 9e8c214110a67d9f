//! rbcdb-db-extension
