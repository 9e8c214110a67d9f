//! The checks on valid input and on damaged copies of it: 1,000 of each seed, or as many as `RBCDB_FUZZ_ROUNDS` says;
//! for servers a tenth of that.

use rbcdb_fuzz::damage::Damage;
use rbcdb_fuzz::flight_calls::{self, Flight};
use rbcdb_fuzz::pg_session::{self, PgServer};
use rbcdb_fuzz::{copy_input, pg_values};

fn rounds() -> u64 {
    let rounds = std::env::var("RBCDB_FUZZ_ROUNDS").ok();
    rounds.map_or(1000, |rounds| rounds.parse().expect("a number"))
}

fn run(seeds: &[Vec<u8>], rounds: u64, check: impl Fn(&[u8])) {
    for (number, seed) in seeds.iter().enumerate() {
        check(seed);
        let mut damage = Damage::new(number as u64);
        for _ in 0..rounds {
            let mut data = seed.clone();
            damage.to(&mut data);
            check(&data);
        }
    }
}

#[test]
fn copy_input() {
    run(&copy_input::seeds(), rounds(), copy_input::check);
}

#[test]
fn values_of_parameters() {
    run(&pg_values::seeds(), rounds(), pg_values::check);
}

#[test]
fn sessions_over_postgresqls_protocol() {
    let server = PgServer::start();
    run(&pg_session::seeds(), rounds() / 10, |data| server.check(data));
    assert!(server.still_serves());
}

#[test]
fn calls_over_flight() {
    let server = Flight::start();
    run(&flight_calls::seeds(), rounds() / 5, |data| server.check(data));
}
