//! What arbitrary input must not do to the server, one module a subject. Each has a check, which panics if something is wrong,
//! and seeds: input that is valid, to begin from.
//!
//! `make test` runs the checks on the seeds and on some thousand [damaged](damage) copies of them; `fuzz/run.sh` hands them to
//! libFuzzer, which looks for more.

pub mod copy_input;
pub mod damage;
pub mod flight_calls;
pub mod pg_session;
pub mod pg_values;

/// Cuts input into pieces: a length in two bytes, least significant first, before each; the last takes what is left.
pub fn pieces(mut data: &[u8]) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    while let Some((length, rest)) = data.split_first_chunk::<2>() {
        let length = usize::from(u16::from_le_bytes(*length)).min(rest.len());
        let (piece, after) = rest.split_at(length);
        pieces.push(piece);
        data = after;
    }
    pieces
}

/// Puts pieces together as [`pieces`] takes them apart.
pub fn join<P: AsRef<[u8]>>(pieces: impl IntoIterator<Item = P>) -> Vec<u8> {
    let mut data = Vec::new();
    for piece in pieces {
        let piece = piece.as_ref();
        let length = u16::try_from(piece.len()).expect("seeds are short");
        data.extend_from_slice(&length.to_le_bytes());
        data.extend_from_slice(piece);
    }
    data
}
