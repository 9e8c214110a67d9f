//! Random kernels: a seed becomes a kernel as LLVM IR and what to run it with.
//!
//! [`ast`] is what kernels are made of, [`sample`] draws them ([`patterns`], [`blocks`] and [`matrices`] are further shapes), [`mutate`] makes mistakes in them, [`emit`] writes them as IR,
//! [`shrink`] makes a failing one smaller.

pub mod ast;
mod blocks;
pub mod emit;
mod matrices;
pub mod mutate;
mod patterns;
pub mod sample;
pub mod shrink;

use rbcdb_udf_analysis::report::Launch;
use rbcdb_udf_analysis::simulate::{Argument, Element, Init, Kind, Spec};

use crate::random::Random;
use ast::{Contents, Kernel, Width};
pub use sample::Family;
use sample::Sample;

/// Elements of each buffer. Indexes are small, so that few kernels leave it.
const LENGTH: usize = 2048;

/// A random kernel and its launches.
#[derive(Debug, Clone)]
pub struct Case {
    /// The kernel.
    pub kernel: Kernel,
    /// The launches to try.
    pub launches: Vec<Launch>,
    /// How the analysis gets it: as it is written, or optimised at this level.
    pub level: Option<&'static str>,
}

impl Case {
    /// The case of a seed, in a family of shapes if one is given.
    pub fn new(seed: u64, family: Option<Family>) -> Self {
        let mut random = Random::new(seed);
        let mut sample = sample::sample(&mut random, family);
        let mistakes = *random.choose(&[0, 0, 0, 1, 1, 2]);
        for _ in 0..mistakes {
            mutate::mutate(&mut sample.kernel, &mut random);
        }
        let launches = launches(&sample, &mut random);
        let level = *random.choose(&[None, None, Some("O1"), Some("O2"), Some("O3")]);
        Self {
            kernel: sample.kernel,
            launches,
            level,
        }
    }

    /// The kernel as LLVM IR.
    pub fn ir(&self) -> String {
        emit::module(&self.kernel)
    }

    /// What to run it with.
    pub fn spec(&self) -> Spec {
        Spec {
            args: arguments(&self.kernel),
            launches: self.launches.clone(),
            schedules: 3,
        }
    }
}

fn arguments(kernel: &Kernel) -> Vec<Argument> {
    let buffers = kernel.buffers.iter().map(|buffer| Argument {
        name: buffer.name.to_owned(),
        kind: Kind::Buffer,
        element: Element::I32,
        len: Some(LENGTH),
        init: Some(match buffer.init {
            Contents::Zero => Init::Zero,
            Contents::Random => Init::Random,
            Contents::Permutation => Init::Values((0..LENGTH).map(|i| (i * 37 % 64).into()).collect()),
            Contents::Repeated => Init::Values((0..LENGTH).map(|i| (i * i % 29).into()).collect()),
        }),
        out: buffer.out,
        value: None,
    });
    let scalars = kernel.scalars.iter().map(|(name, value)| Argument {
        name: (*name).to_owned(),
        kind: Kind::Scalar,
        element: if kernel.width == Width::Signed64 {
            Element::I64
        } else {
            Element::I32
        },
        len: None,
        init: None,
        out: false,
        value: Some((*value).into()),
    });
    buffers.chain(scalars).collect()
}

/// Launches that share a grid, a block, a number of threads, or nothing.
fn launches(sample: &Sample, random: &mut Random) -> Vec<Launch> {
    if let Some(length) = sample.block {
        let launch = |grid, block| Launch {
            grid: [grid, 1, 1],
            block: [block, 1, 1],
        };
        let grid = 1 + random.below(4);
        return vec![
            launch(grid, length),
            launch(grid + 1 + random.below(4), length),
            launch(2 * grid, length / 2),
            launch(11, length),
            launch(grid, length + 1),
        ];
    }
    if let Some([width, height]) = sample.sides {
        let (x, y) = (1 + random.below(4), 1 + random.below(3));
        let launch = |grid: [u32; 2], block: [u32; 2]| Launch {
            grid: [grid[0], grid[1], 1],
            block: [block[0], block[1], 1],
        };
        return vec![
            launch([x, y], [width, height]),
            launch([x + 1 + random.below(3), y], [width, height]),
            launch([x, y + 1 + random.below(2)], [width, height]),
            launch([6, 3], [width, height]),
            launch([x, y], [height, width]),
            launch([x, y], [width + 1, height]),
        ];
    }
    if let Some(rows) = sample.rows {
        // Enough blocks, and too few; mostly of powers of two, as trees ask for.
        let mut launches = Vec::new();
        for _ in 0..9 {
            let grid = rows + random.below(3);
            let block = match random.below(5) {
                0 => 1 + random.below(64),
                1 => 64,
                _ => 1 << random.below(7),
            };
            launches.push([grid, block]);
        }
        launches.extend([[1 + random.below(rows), 8], [rows, 16], [rows + 1, 32], [2, 64]]);
        let launch = |[grid, block]: [u32; 2]| Launch {
            grid: [grid, 1, 1],
            block: [block, 1, 1],
        };
        return launches.into_iter().map(launch).collect();
    }
    let axis = |random: &mut Random, most: u32| (1 + random.below(5), 1 + random.below(most));
    let (gx, bx) = axis(random, 13);
    let (gy, by) = if sample.two_dimensions { axis(random, 3) } else { (1, 1) };
    let launch = |gx, gy, bx, by| Launch {
        grid: [gx, gy, 1],
        block: [bx, by, 1],
    };
    let (more_x, more_y) = if sample.two_dimensions {
        axis(random, 9)
    } else {
        (1 + random.below(7), 1)
    };
    let mut launches = vec![
        launch(gx, gy, bx, by),
        launch(bx, by, gx, gy),
        launch(1, 1, gx * bx, gy * by),
        launch(gx, gy, bx + more_x, by),
        launch(gx + more_x, gy, bx, by),
        launch(5, gy + more_y, 9, by),
    ];
    // Powers of two, for trees; and a second row of threads.
    launches.push(launch(1 + random.below(4), gy, 1 << random.below(6), by));
    launches.push(launch(1 + random.below(4), gy, 1 << random.below(7), by));
    launches.push(launch(3, gy, 16, by));
    launches.push(launch(2, gy, 32, by));
    if random.chance(20) {
        launches.push(launch(gx, 2 * gy, bx, by));
        launches.push(launch(gx, gy, bx, 2 * by));
    }
    launches
}
