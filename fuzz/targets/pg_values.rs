//! libFuzzer's program for [`rbcdb_fuzz::pg_values`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rbcdb_fuzz::pg_values::check(data));
