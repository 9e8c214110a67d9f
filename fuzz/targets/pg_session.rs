//! libFuzzer's program for [`rbcdb_fuzz::pg_session`].

#![no_main]

use std::sync::LazyLock;

use rbcdb_fuzz::pg_session::PgServer;

static SERVER: LazyLock<PgServer> = LazyLock::new(PgServer::start);

libfuzzer_sys::fuzz_target!(|data: &[u8]| SERVER.check(data));
