//! The results of warp operations, as PTX defines them.

use super::protocol::Op;

/// Lanes in a warp.
pub(super) const LANES: usize = 32;

/// Whether a request is one that the lanes of a warp answer together.
pub(super) fn is_collective(op: Op) -> bool {
    matches!(
        op,
        Op::WarpSync
            | Op::ShuffleIndex
            | Op::ShuffleUp
            | Op::ShuffleDown
            | Op::ShuffleButterfly
            | Op::VoteAll
            | Op::VoteAny
            | Op::VoteUniform
            | Op::VoteBallot
            | Op::MatchAny
            | Op::MatchAll
            | Op::ReduceAdd
            | Op::ReduceMin
            | Op::ReduceMax
            | Op::ReduceUmin
            | Op::ReduceUmax
            | Op::ReduceAnd
            | Op::ReduceOr
            | Op::ReduceXor
    )
}

/// The answers to a collective request: `operands` are those of the lanes that take part, without the mask.
pub(super) fn answers(op: Op, operands: &[Option<[u64; 3]>; LANES]) -> [u64; LANES] {
    let present = || (0..LANES).filter_map(|lane| Some((lane, operands[lane]?)));
    let values = || present().map(|(_, operands)| operands[0]);
    let truths = || values().map(|value| value as u32 != 0);
    let words = || values().map(|value| value as u32);
    let signed = || words().map(|word| word as i32);
    let lanes_where =
        |test: &dyn Fn(u64) -> bool| present().fold(0u64, |mask, (lane, o)| mask | u64::from(test(o[0])) << lane);
    let same = |value: u64| match op {
        Op::VoteAll => truths().all(|t| t).into(),
        Op::VoteAny => truths().any(|t| t).into(),
        Op::VoteUniform => (truths().all(|t| t) || !truths().any(|t| t)).into(),
        Op::VoteBallot => lanes_where(&|value| value as u32 != 0),
        Op::MatchAny => lanes_where(&|other| other == value),
        Op::MatchAll if values().all(|other| other == value) => lanes_where(&|_| true) | 1 << 32,
        Op::ReduceAdd => words().fold(0u32, u32::wrapping_add).into(),
        Op::ReduceMin => u64::from(signed().min().unwrap_or(0) as u32),
        Op::ReduceMax => u64::from(signed().max().unwrap_or(0) as u32),
        Op::ReduceUmin => words().min().unwrap_or(0).into(),
        Op::ReduceUmax => words().max().unwrap_or(0).into(),
        Op::ReduceAnd => words().fold(u32::MAX, |a, b| a & b).into(),
        Op::ReduceOr => words().fold(0, |a, b| a | b).into(),
        Op::ReduceXor => words().fold(0, |a, b| a ^ b).into(),
        _ => 0,
    };
    let shuffles = matches!(
        op,
        Op::ShuffleIndex | Op::ShuffleUp | Op::ShuffleDown | Op::ShuffleButterfly
    );
    let mut answers = [0; LANES];
    for (lane, operands_here) in present() {
        answers[lane] = if shuffles {
            let (source, inside) = shuffle_source(op, lane as u32, operands_here[1] as u32, operands_here[2] as u32);
            // A lane that doesn't take part gives an undefined value in PTX; here it is the lane's own.
            let from = operands[source as usize & (LANES - 1)].unwrap_or(operands_here);
            from[0] & 0xffff_ffff | u64::from(inside) << 32
        } else {
            same(operands_here[0])
        };
    }
    answers
}

/// The lane that a shuffle reads, and whether it is within bounds (PTX ISA, `shfl.sync`).
fn shuffle_source(op: Op, lane: u32, b: u32, c: u32) -> (u32, bool) {
    let (b, clamp, segment) = (b & 31, c & 31, c >> 8 & 31);
    let max_lane = (lane & segment) | (clamp & !segment);
    let min_lane = lane & segment;
    let (source, inside) = match op {
        Op::ShuffleUp => (
            lane.wrapping_sub(b),
            i64::from(lane) - i64::from(b) >= i64::from(max_lane),
        ),
        Op::ShuffleDown => (lane + b, lane + b <= max_lane),
        Op::ShuffleButterfly => (lane ^ b, lane ^ b <= max_lane),
        _ => {
            let source = min_lane | (b & !segment);
            (source, source <= max_lane)
        }
    };
    if inside { (source, true) } else { (lane, false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(value: impl Fn(u64) -> [u64; 3]) -> [Option<[u64; 3]>; LANES] {
        std::array::from_fn(|lane| Some(value(lane as u64)))
    }

    #[test]
    fn shuffles_move_values_within_their_segment() {
        let down = answers(Op::ShuffleDown, &all(|lane| [lane + 100, 3, 31]));
        assert_eq!(down[0], 103 | 1 << 32);
        assert_eq!(down[28], 131 | 1 << 32);
        assert_eq!(down[29], 129, "out of bounds: its own value, no predicate");
        let up = answers(Op::ShuffleUp, &all(|lane| [lane, 2, 0]));
        assert_eq!((up[1], up[2], up[31]), (1, 1 << 32, 29 | 1 << 32));
        // Width 8: segment mask 0x18.
        let broadcast = answers(Op::ShuffleIndex, &all(|lane| [lane, 5, 0x1800 | 31]));
        assert_eq!((broadcast[0], broadcast[31]), (5 | 1 << 32, 29 | 1 << 32));
        let butterfly = answers(Op::ShuffleButterfly, &all(|lane| [lane, 16, 31]));
        assert_eq!((butterfly[0], butterfly[31]), (16 | 1 << 32, 15 | 1 << 32));
        let up8 = answers(Op::ShuffleUp, &all(|lane| [lane, 1, 0x1800]));
        assert_eq!((up8[8], up8[9]), (8, 8 | 1 << 32));
    }

    #[test]
    fn votes_and_matches_see_only_the_lanes_that_take_part() {
        let mut some = all(|lane| [lane % 2, 0, 0]);
        some[31] = None;
        assert_eq!(answers(Op::VoteBallot, &some)[0], 0x2aaa_aaaa);
        assert_eq!(answers(Op::VoteAny, &some)[4], 1);
        assert_eq!(answers(Op::VoteAll, &some)[4], 0);
        assert_eq!(answers(Op::VoteUniform, &some)[4], 0);
        assert_eq!(answers(Op::VoteUniform, &all(|_| [0, 0, 0]))[4], 1);
        assert_eq!(answers(Op::MatchAny, &some)[2], 0x5555_5555);
        assert_eq!(answers(Op::MatchAll, &some)[2], 0);
        assert_eq!(answers(Op::MatchAll, &all(|_| [7, 0, 0]))[2], 0x1_ffff_ffff);
    }

    #[test]
    fn reductions_wrap_and_know_signs() {
        let values = all(|lane| [(lane as u32).wrapping_sub(1).into(), 0, 0]);
        let answer = |op| answers(op, &values)[9];
        assert_eq!(answer(Op::ReduceAdd), 31 * 32 / 2 - 32);
        assert_eq!(answer(Op::ReduceMin), 0xffff_ffff);
        assert_eq!(answer(Op::ReduceMax), 30);
        assert_eq!(answer(Op::ReduceUmin), 0);
        assert_eq!(answer(Op::ReduceUmax), 0xffff_ffff);
        assert_eq!(answer(Op::ReduceAnd), 0);
        assert_eq!(answer(Op::ReduceOr), 0xffff_ffff);
        assert_eq!(
            answer(Op::ReduceXor),
            u64::from((0..32u32).fold(0, |x, l| x ^ l.wrapping_sub(1)))
        );
    }
}
