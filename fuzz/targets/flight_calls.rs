//! libFuzzer's program for [`rbcdb_fuzz::flight_calls`].

#![no_main]

use std::sync::LazyLock;

use rbcdb_fuzz::flight_calls::{Flight, expect_panics_of_decoding};

static SERVER: LazyLock<Flight> = LazyLock::new(|| {
    expect_panics_of_decoding();
    Flight::start()
});

libfuzzer_sys::fuzz_target!(|data: &[u8]| SERVER.check(data));
