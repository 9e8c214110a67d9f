//! rbcdb-udf-abi
