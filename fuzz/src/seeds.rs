//! Writes the seeds of all targets into folders of their names, for libFuzzer.

use std::path::Path;

use rbcdb_fuzz::{copy_input, flight_calls, pg_session, pg_values};

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os()
        .nth(1)
        .ok_or_else(|| std::io::Error::other("usage: seeds FOLDER"))?;
    let targets = [
        ("copy_input", copy_input::seeds()),
        ("flight_calls", flight_calls::seeds()),
        ("pg_session", pg_session::seeds()),
        ("pg_values", pg_values::seeds()),
    ];
    for (target, seeds) in targets {
        let folder = Path::new(&folder).join(target);
        std::fs::create_dir_all(&folder)?;
        for (number, seed) in seeds.iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{number}")), seed)?;
        }
    }
    Ok(())
}
