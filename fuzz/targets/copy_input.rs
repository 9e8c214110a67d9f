//! libFuzzer's program for [`rbcdb_fuzz::copy_input`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rbcdb_fuzz::copy_input::check(data));
