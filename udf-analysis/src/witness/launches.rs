//! Families of launches: the block varies while the total is fixed, the grid while the block is fixed, or both.

use crate::report::Launch;
use crate::term::Dim;

/// Launches to compare; the first is what the others are held against.
pub fn family(used: &[Dim], hints: &[Vec<u32>], wide: bool) -> Vec<Launch> {
    let mut pairs: Vec<(Vec<u32>, Vec<u32>)> = Vec::new();
    let mut add = |grid: &[u32], block: &[u32]| pairs.push((grid.to_vec(), block.to_vec()));
    match used.len() {
        0 | 1 => {
            // The total of the first is kept by the second; then block, grid and both vary.
            for (grid, block) in [
                (8, 32),
                (16, 16),
                (8, 64),
                (16, 32),
                (9, 33),
                (32, 8),
                (12, 48),
                (8, 128),
            ] {
                add(&[grid], &[block]);
            }
            if wide {
                for (grid, block) in [
                    (1, 1),
                    (1, 32),
                    (4, 32),
                    (2, 64),
                    (1, 128),
                    (3, 7),
                    (5, 37),
                    (1, 256),
                    (2, 100),
                ] {
                    add(&[grid], &[block]);
                }
            }
            for hint in hints {
                let block = hint.iter().product::<u32>();
                add(&[8], &[block]);
                add(&[8], &[hint[0]]);
                add(&[16], &[block / 2]);
            }
        }
        2 => {
            for (grid, block) in [
                ([4, 4], [8, 4]),
                ([8, 4], [4, 4]),
                ([4, 4], [4, 8]),
                ([4, 8], [8, 4]),
                ([5, 4], [7, 5]),
                ([4, 4], [16, 4]),
            ] {
                add(&grid, &block);
            }
            if wide {
                for (grid, block) in [
                    ([1, 1], [1, 1]),
                    ([2, 1], [4, 4]),
                    ([1, 2], [4, 4]),
                    ([1, 1], [8, 8]),
                    ([3, 2], [5, 3]),
                    ([2, 2], [16, 2]),
                    ([1, 1], [32, 4]),
                ] {
                    add(&grid, &block);
                }
            }
            for hint in hints {
                let square = hint.get(1).copied().unwrap_or(hint[0]);
                add(&[4, 4], &[hint[0], square]);
                add(&[2, 2], &[hint[0], square]);
                add(&[4, 4], &[hint[0], 4]);
            }
        }
        _ => {
            for (grid, block) in [
                ([2, 2, 2], [4, 2, 2]),
                ([4, 2, 2], [2, 2, 2]),
                ([2, 2, 2], [2, 4, 2]),
                ([2, 2, 4], [4, 2, 2]),
                ([3, 2, 2], [5, 3, 2]),
            ] {
                add(&grid, &block);
            }
            if wide {
                for (grid, block) in [([1, 1, 1], [1, 1, 1]), ([1, 2, 1], [3, 1, 2]), ([1, 1, 1], [4, 4, 4])] {
                    add(&grid, &block);
                }
            }
        }
    }
    let mut launches: Vec<Launch> = Vec::new();
    for (grid, block) in pairs {
        let launch = Launch {
            grid: place(used, &grid),
            block: place(used, &block),
        };
        let threads: u32 = launch.block.iter().product();
        if (1..=1024).contains(&threads) && !launches.contains(&launch) {
            launches.push(launch);
        }
    }
    launches
}

/// Sizes in the dimensions that are used; 1 in the others.
fn place(used: &[Dim], sizes: &[u32]) -> [u32; 3] {
    let mut placed = [1; 3];
    let x = [Dim::X];
    let used = if used.is_empty() { &x } else { used };
    for (dim, size) in used.iter().zip(sizes) {
        placed[*dim as usize] = *size;
    }
    placed
}

/// Whether grid and block are each at least `size` in the dimensions that are used.
pub fn covers(launch: &Launch, used: &[Dim], size: u32) -> bool {
    used.iter()
        .all(|dim| launch.grid[*dim as usize] >= size && launch.block[*dim as usize] >= size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_hold_all_kinds_of_pairs() {
        let total =
            |launch: &Launch| -> Vec<u32> { launch.grid.iter().zip(launch.block).map(|(g, b)| g * b).collect() };
        for used in [
            &[Dim::X][..],
            &[Dim::Y],
            &[Dim::X, Dim::Y],
            &[Dim::X, Dim::Z],
            &Dim::ALL,
        ] {
            let launches = family(used, &[vec![32, 16]], true);
            let first = launches[0];
            let others = &launches[1..];
            assert!(others.iter().any(|l| total(l) == total(&first)), "{used:?}");
            assert!(others.iter().any(|l| l.grid == first.grid), "{used:?}");
            assert!(others.iter().any(|l| l.block == first.block), "{used:?}");
            for dim in Dim::ALL.into_iter().filter(|dim| !used.contains(dim)) {
                let d = dim as usize;
                assert!(launches.iter().all(|l| l.grid[d] == 1 && l.block[d] == 1), "{used:?}");
            }
            let odd = |l: &Launch| l.block.iter().any(|size| !size.is_power_of_two());
            assert!(launches.iter().any(odd), "{used:?}");
        }
    }

    #[test]
    fn blocks_that_a_kernel_seems_to_be_made_for() {
        let has = |used: &[Dim], hint: &[u32], block| {
            let launches = family(used, &[hint.to_vec()], false);
            launches.iter().any(|launch| launch.block == block)
        };
        assert!(has(&[Dim::X], &[200], [200, 1, 1]));
        assert!(has(&[Dim::X, Dim::Y], &[24, 12], [24, 12, 1]));
        assert!(!has(&[Dim::X], &[2000], [2000, 1, 1]), "no GPU takes it");
    }
}
