//! rbcdb-udf-compiler
