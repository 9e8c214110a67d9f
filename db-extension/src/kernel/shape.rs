//! Grid and block of a launch: enough threads, in a shape that fulfils the conditions of the analysis's report.
//!
//! The choice is a function of the call alone, the same on every device.

use rbcdb_udf_abi::kernel::LaunchShape;
use rbcdb_udf_analysis::condition::holds;
use rbcdb_udf_analysis::{Report, Verdict};

/// Blocks to try, the first that fits is taken; by the number of dimensions.
const LINES: [[u32; 3]; 11] = [
    [256, 1, 1],
    [128, 1, 1],
    [64, 1, 1],
    [32, 1, 1],
    [512, 1, 1],
    [1024, 1, 1],
    [16, 1, 1],
    [8, 1, 1],
    [4, 1, 1],
    [2, 1, 1],
    [1, 1, 1],
];
const PLANES: [[u32; 3]; 9] = [
    [16, 16, 1],
    [32, 8, 1],
    [8, 8, 1],
    [32, 32, 1],
    [32, 16, 1],
    [32, 4, 1],
    [32, 1, 1],
    [4, 4, 1],
    [1, 1, 1],
];
const SPACES: [[u32; 3]; 5] = [[8, 8, 4], [4, 4, 4], [8, 8, 8], [2, 2, 2], [1, 1, 1]];
/// Threads that run as one block of their own shape, if a condition doesn't ask for another.
const FEW: u64 = 256;
/// Blocks of fewer threads leave much of a GPU idle.
const SMALL: u32 = 32;
/// So many blocks are tried that give exactly the number of threads that is asked for.
const EXACT_MAX: usize = 64;
/// Where only the number of threads must be the same in all launches: what it is rounded up to. Every block above divides it.
const UNITS: [[u64; 3]; 3] = [[1024, 1, 1], [32, 32, 1], [8, 8, 8]];

/// A shape with at least so many threads in each dimension, of which one to three are given. `block` is what the session wants;
/// `parameter` gives the values of the kernel's integer parameters.
///
/// Where no shape keeps each thread's position within bounds, it is one in which those outside fail.
///
/// # Errors
/// In words, if no shape that was tried fulfils the conditions.
pub(super) fn choose(
    report: &Report,
    threads: &[u64],
    block: Option<[u32; 3]>,
    parameter: &dyn Fn(&str) -> Option<i128>,
) -> Result<LaunchShape, String> {
    let dimensions = threads.len().clamp(1, 3);
    let listed: &[[u32; 3]] = match dimensions {
        1 => &LINES,
        2 => &PLANES,
        _ => &SPACES,
    };
    let unit = (report.verdict == Verdict::FixedTotalOnly).then_some(UNITS[dimensions - 1]);
    let mut wanted = [1u64; 3];
    for (dimension, size) in wanted.iter_mut().enumerate() {
        *size = threads.get(dimension).copied().unwrap_or(1).max(1);
        if let Some(unit) = unit {
            *size = size.next_multiple_of(unit[dimension]);
        }
    }
    let own = |block: &[u32; 3]| unit.is_none_or(|unit| (0..3).all(|d| unit[d] % u64::from(block[d]) == 0));
    // A block that holds all threads: for conditions that ask for one; and, where they are few, so that none run that nobody asked
    // for, whose indexes may be out of range of arrays in shared memory.
    let whole = wanted.map(|size| u32::try_from(size).unwrap_or(u32::MAX));
    let few = wanted.iter().fold(1u64, |all, n| all.saturating_mul(*n)) <= FEW;
    let fixed = fixed_block(report);
    // Where there may not be more threads than positions inside, blocks of any size are better than small ones.
    let exact = if report.bounds.is_empty() {
        vec![]
    } else {
        exact(wanted)
    };
    let is_small = |block: &[u32; 3]| !exact.is_empty() && block.iter().product::<u32>() < SMALL;
    let (small, large): (Vec<_>, Vec<_>) = listed.iter().copied().partition(is_small);
    let candidates = fixed.into_iter().chain(few.then_some(whole)).chain(large);
    let candidates = candidates.chain(exact).chain(small).chain([whole]);
    let candidates: Vec<[u32; 3]> = candidates.filter(own).collect();
    let wish: Vec<[u32; 3]> = block.into_iter().filter(own).collect();
    let search = |blocks: &[[u32; 3]], bounded: bool| {
        let shapes = blocks.iter().filter_map(|block| covering(wanted, *block));
        let mut refused: Option<String> = None;
        for shape in shapes {
            match broken(report, bounded, &shape, parameter) {
                None => return Ok(shape),
                Some(condition) => refused = refused.or(Some(condition)),
            }
        }
        Err(refused)
    };
    // Whether a position is out of bounds is the same whatever the session wants.
    let chosen = match search(&candidates, true) {
        Ok(shape) => Ok(search(&wish, true).unwrap_or(shape)),
        Err(_) if !report.bounds.is_empty() => search(&candidates, false),
        Err(refused) => search(&wish, true).map_err(|_| refused),
    };
    chosen.map_err(|refused| match refused {
        Some(condition) => format!("no launch that was tried fulfils the condition {condition}"),
        None => format!(
            "{} threads are more than a launch can have",
            wanted.map(|n| n.to_string()).join(" x ")
        ),
    })
}

/// Blocks whose launches have exactly so many threads, the largest first.
fn exact(threads: [u64; 3]) -> Vec<[u32; 3]> {
    let divisors = [0, 1, 2].map(|d| {
        let sizes = (1..=LaunchShape::BLOCK_MAX[d]).rev();
        let exact = sizes.filter(|size| threads[d] % u64::from(*size) == 0);
        exact.collect::<Vec<u32>>()
    });
    let mut blocks: Vec<[u32; 3]> = Vec::new();
    for &x in &divisors[0] {
        for &y in &divisors[1] {
            for &z in &divisors[2] {
                blocks.push([x, y, z]);
            }
        }
    }
    blocks.retain(|[x, y, z]| u64::from(*x) * u64::from(*y) * u64::from(*z) <= u64::from(LaunchShape::BLOCK_MAX[0]));
    blocks.sort_by_key(|[x, y, z]| std::cmp::Reverse((u64::from(*x) * u64::from(*y) * u64::from(*z), *x)));
    // One thread per block is there for any number.
    let single = blocks.last().copied();
    blocks.truncate(EXACT_MAX);
    blocks.extend(single.filter(|single| !blocks.contains(single)));
    blocks
}

/// The launch of such blocks with at least so many threads.
fn covering(threads: [u64; 3], block: [u32; 3]) -> Option<LaunchShape> {
    let mut grid = [1; 3];
    for dimension in 0..3 {
        if block[dimension] == 0 || block[dimension] > LaunchShape::BLOCK_MAX[dimension] {
            return None;
        }
        let blocks = threads[dimension].div_ceil(block[dimension].into());
        grid[dimension] = u32::try_from(blocks).ok()?;
        if grid[dimension] > LaunchShape::GRID_MAX[dimension] {
            return None;
        }
    }
    let shape = LaunchShape { grid, block };
    (shape.block_threads() <= u64::from(LaunchShape::BLOCK_MAX[0])).then_some(shape)
}

/// A condition or assumption that a launch breaks. What speaks of more than the launch and its parameters can't be held against it.
///
/// If not `bounded`, threads may fail by their positions: they say so themselves.
fn broken(
    report: &Report,
    bounded: bool,
    shape: &LaunchShape,
    parameter: &dyn Fn(&str) -> Option<i128>,
) -> Option<String> {
    let conditions = report
        .conditions
        .iter()
        .filter(|text| bounded || !report.bounds.contains(text))
        .filter(|text| holds(text, shape, parameter) != Some(true));
    let assumptions = report
        .assumptions
        .iter()
        .filter(|text| holds(text, shape, parameter) == Some(false));
    conditions.chain(assumptions).next().cloned()
}

/// The block that the conditions name, `blockDim.x == 16`.
fn fixed_block(report: &Report) -> Option<[u32; 3]> {
    let mut block = None;
    for condition in &report.conditions {
        for (dimension, letter) in ["x", "y", "z"].iter().enumerate() {
            let Some(size) = condition.strip_prefix(&format!("blockDim.{letter} == ")) else {
                continue;
            };
            if let Ok(size) = size.parse() {
                block.get_or_insert([1; 3])[dimension] = size;
            }
        }
    }
    block
}

#[cfg(test)]
mod tests {
    use rbcdb_udf_analysis::analyze;

    use super::*;

    fn report(verdict: Verdict, conditions: &[&str], assumptions: &[&str]) -> Report {
        let text = "target triple = \"nvptx64-nvidia-cuda\"\ndefine ptx_kernel void @k() {\n ret void\n}\n";
        let mut report = analyze(text.as_bytes(), None).unwrap().remove(0);
        report.verdict = verdict;
        report.conditions = conditions.iter().map(|text| (*text).to_owned()).collect();
        report.assumptions = assumptions.iter().map(|text| (*text).to_owned()).collect();
        report
    }

    fn shape(report: &Report, threads: &[u64], block: Option<[u32; 3]>) -> Result<([u32; 3], [u32; 3]), String> {
        let n = |name: &str| (name == "n").then_some(1000);
        choose(report, threads, block, &n).map(|shape| (shape.grid, shape.block))
    }

    #[test]
    fn shapes_cover_the_threads_and_fulfil_the_conditions() {
        let free = report(Verdict::Independent, &[], &[]);
        assert_eq!(shape(&free, &[1000], None), Ok(([4, 1, 1], [256, 1, 1])));
        assert_eq!(shape(&free, &[1000], Some([100, 1, 1])), Ok(([10, 1, 1], [100, 1, 1])));
        assert_eq!(shape(&free, &[100, 20], None), Ok(([7, 2, 1], [16, 16, 1])));
        assert_eq!(shape(&free, &[0], None), Ok(([1, 1, 1], [1, 1, 1])));
        assert_eq!(
            shape(&free, &[64], None),
            Ok(([1, 1, 1], [64, 1, 1])),
            "no more than asked for"
        );
        assert_eq!(shape(&free, &[3, 5], None), Ok(([1, 1, 1], [3, 5, 1])));
        assert_eq!(shape(&free, &[3, 5, 70], None), Ok(([1, 1, 18], [8, 8, 4])));
        assert_eq!(
            shape(&free, &[1, 1, 65], None),
            Ok(([1, 1, 17], [8, 8, 4])),
            "a block isn't as deep"
        );
        let fixed = report(
            Verdict::IndependentIf,
            &["blockDim.x == 40", "gridDim.x*blockDim.x >= n"],
            &[],
        );
        assert_eq!(shape(&fixed, &[1000], None), Ok(([25, 1, 1], [40, 1, 1])));
        assert!(shape(&fixed, &[900], None).unwrap_err().contains(">= n"));
        let alone = report(Verdict::IndependentIf, &["gridDim.x == 1"], &[]);
        assert_eq!(shape(&alone, &[700], None), Ok(([1, 1, 1], [1024, 1, 1])));
        let total = report(Verdict::FixedTotalOnly, &[], &[]);
        assert_eq!(shape(&total, &[1000], None), Ok(([4, 1, 1], [256, 1, 1])));
        assert_eq!(shape(&total, &[1000], Some([64, 1, 1])), Ok(([16, 1, 1], [64, 1, 1])));
        assert_eq!(
            shape(&total, &[1000], Some([100, 1, 1])),
            Ok(([4, 1, 1], [256, 1, 1])),
            "not the same total"
        );
    }

    #[test]
    fn positions_stay_within_bounds_where_some_launch_keeps_them_there() {
        let bounded = |texts: &[&str]| {
            let mut report = report(Verdict::IndependentIf, texts, &[]);
            report.bounds = texts.iter().map(|text| (*text).to_owned()).collect();
            report
        };
        let small = bounded(&["100 >= blockDim.x"]);
        assert_eq!(shape(&small, &[1000], None), Ok(([16, 1, 1], [64, 1, 1])));
        assert_eq!(shape(&small, &[1000], Some([96, 1, 1])), Ok(([11, 1, 1], [96, 1, 1])));
        assert_eq!(
            shape(&small, &[1000], Some([128, 1, 1])),
            Ok(([16, 1, 1], [64, 1, 1])),
            "threads would fail in blocks of 128"
        );
        // As many threads as elements: blocks of 250, or of the largest divisor.
        let exact = bounded(&["n >= gridDim.x*blockDim.x"]);
        assert_eq!(shape(&exact, &[1000], None), Ok(([1, 1, 1], [1000, 1, 1])));
        assert_eq!(shape(&exact, &[1000], Some([125, 1, 1])), Ok(([8, 1, 1], [125, 1, 1])));
        let elements = |n: u64| choose(&exact, &[n], None, &|_| Some(n.into())).map(|shape| shape.block);
        assert_eq!(elements(3 * 1009), Ok([1009, 1, 1]));
        assert_eq!(elements(1031), Ok([1, 1, 1]), "a prime number");
        // None keeps them all inside: those outside fail, in the same launch whatever is wanted.
        let outside = shape(&exact, &[1500], None);
        assert!(outside.is_ok());
        assert_eq!(shape(&exact, &[1500], Some([1, 1, 1])), outside);
    }

    #[test]
    fn what_no_launch_fulfils_is_refused() {
        let unknown = report(Verdict::IndependentIf, &["memory0[3] >= 1"], &[]);
        assert!(shape(&unknown, &[10], None).is_err());
        let small = report(Verdict::Independent, &[], &["gridDim.x*blockDim.x <= 512"]);
        assert_eq!(shape(&small, &[500], None), Ok(([2, 1, 1], [256, 1, 1])));
        assert!(shape(&small, &[600], None).is_err());
        assert!(shape(&report(Verdict::Independent, &[], &[]), &[u64::MAX], None).is_err());
    }
}
