//! rbcdb-sql
