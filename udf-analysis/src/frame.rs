//! Frames: coordinates that the threads of a launch are counted by.
//!
//! A frame is a bijection between the threads of a launch and the points of a box of coordinates (docs/launch-independence.md
//! has the proof of each). A kernel whose effects are functions of such coordinates alone, within bounds that don't
//! depend on the launch, does the same under every launch.

use crate::term::{Dim, Poly, Substitution, Symbol, Terms};

/// A coordinate of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coordinate {
    /// Its variable.
    pub symbol: Symbol,
    /// It runs from 0 to below this; without end where a loop goes on from one launch-sized step to the next.
    pub extent: Option<Poly>,
    /// Whether loops may go on in steps of its extent.
    pub steps: bool,
}

/// What a frame asks of a launch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Demand {
    /// blockDim.d is this number.
    Block(Dim, u32),
    /// gridDim.d is 1.
    OneBlock(Dim),
    /// 32 divides blockDim.x.
    WholeWarps,
    /// blockDim.d is a power of two.
    PowerOfTwo(Dim),
}

/// Block sizes that are taken for granted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sizes {
    /// blockDim in these dimensions.
    pub fixed: Vec<(Dim, u32)>,
    /// 32 divides blockDim.x.
    pub whole_warps: bool,
}

impl Sizes {
    /// What they make of blockDim and totals.
    pub fn known(&self, terms: &mut Terms) -> Vec<(Symbol, Poly)> {
        let mut blocks: Vec<(Dim, Poly)> = Vec::new();
        for &(dim, size) in &self.fixed {
            blocks.push((dim, terms.constant(i128::from(size))));
        }
        if self.whole_warps {
            let warps = terms.symbol(Symbol::Warps);
            blocks.push((Dim::X, terms.scale(warps, 32)));
        }
        let mut known = Vec::new();
        for (dim, block) in blocks {
            let grid = terms.symbol(Symbol::GridDim(dim));
            known.push((Symbol::BlockDim(dim), block));
            known.push((Symbol::Total(dim), terms.mul(block, grid)));
        }
        known
    }

    /// What they ask of a launch.
    pub fn demands(&self) -> Vec<Demand> {
        let fixed = self.fixed.iter().map(|&(dim, size)| Demand::Block(dim, size));
        fixed.chain(self.whole_warps.then_some(Demand::WholeWarps)).collect()
    }

    /// Whether 32 divides blockDim.x.
    pub fn are_whole_warps(&self) -> bool {
        let fixed = self.fixed.iter().any(|&(dim, size)| dim == Dim::X && size % 32 == 0);
        fixed || self.whole_warps
    }

    /// Whether nothing is taken for granted.
    pub fn are_free(&self) -> bool {
        self.fixed.is_empty() && !self.whole_warps
    }
}

/// How threads are counted.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The substitutions that bring it about, in order.
    pub steps: Vec<Vec<(Symbol, Poly)>>,
    /// The coordinates.
    pub coordinates: Vec<Coordinate>,
    /// What it asks of a launch.
    pub demands: Vec<Demand>,
    /// Whether the iterations of loops may be counted together with a coordinate.
    pub absorbs: bool,
}

/// How a dimension's threads are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By one number over the whole dimension.
    Global,
    /// By block and thread.
    Apart,
}

impl Frame {
    /// The frames to try for a kernel that uses these dimensions, the most telling first.
    ///
    /// `blocks` are those in which it asks for its block, `threads` those in which it asks for its thread; `sizes` are block sizes
    /// that are taken for granted.
    pub fn candidates(terms: &mut Terms, used: &[Dim], blocks: &[Dim], threads: &[Dim], sizes: &Sizes) -> Vec<Frame> {
        let mut frames = Vec::new();
        // Every dimension as a whole, or apart.
        for choice in 0..1u32 << used.len() {
            let ways: Vec<(Dim, Way)> = used
                .iter()
                .enumerate()
                .map(|(i, d)| (*d, if choice >> i & 1 == 0 { Way::Global } else { Way::Apart }))
                .collect();
            frames.push(Frame::per_dimension(terms, &ways, sizes));
        }
        if !sizes.fixed.is_empty() {
            return frames;
        }
        if sizes.whole_warps {
            if used.contains(&Dim::X) {
                frames.push(Frame::warps(terms, used, true));
                frames.push(Frame::warps(terms, used, false));
            }
            return frames;
        }
        if used.len() > 1 {
            frames.push(Frame::linear_positions(terms, used));
            for single in [false, true] {
                // Dimensions that only threads are counted in have one block.
                let flat: Vec<Dim> = if single {
                    used.iter().copied().filter(|d| !blocks.contains(d)).collect()
                } else {
                    vec![]
                };
                if single && flat.is_empty() {
                    continue;
                }
                frames.push(Frame::linear_threads(terms, used, &flat, false));
                frames.push(Frame::linear_threads(terms, used, &flat, true));
                frames.push(Frame::linear_all(terms, used, &flat));
            }
        }
        if used.contains(&Dim::X) {
            frames.push(Frame::warps(terms, used, true));
            frames.push(Frame::warps(terms, used, false));
        }
        // Dimensions that only blocks are counted in have one thread.
        let thin: Vec<Dim> = used.iter().copied().filter(|d| !threads.contains(d)).collect();
        if used.len() > 1 && !thin.is_empty() {
            frames.push(Frame::linear_blocks(terms, used, &thin));
        }
        frames
    }

    /// Blocks and threads apart, for what happens inside a block: only threads go on in steps.
    pub fn of_blocks(terms: &mut Terms, used: &[Dim], sizes: &Sizes, joined: bool) -> Frame {
        let ways: Vec<(Dim, Way)> = used.iter().map(|d| (*d, Way::Apart)).collect();
        let mut frame = Frame::per_dimension(terms, &ways, sizes);
        frame.absorbs = false;
        if joined {
            let threads: Vec<Coordinate> = frame
                .coordinates
                .iter()
                .filter(|c| matches!(c.symbol, Symbol::Tid(_)))
                .copied()
                .collect();
            frame.join(terms, &threads, "thread");
        }
        for coordinate in &mut frame.coordinates {
            coordinate.steps = !matches!(coordinate.symbol, Symbol::Bid(_));
        }
        frame
    }

    /// Every dimension on its own. *Lemma G*: bid * blockDim + tid counts the threads of a dimension from 0 to total - 1.
    fn per_dimension(terms: &mut Terms, ways: &[(Dim, Way)], sizes: &Sizes) -> Frame {
        let mut frame = Frame {
            steps: vec![],
            coordinates: vec![],
            demands: sizes.demands(),
            absorbs: true,
        };
        let sizes = sizes.known(terms);
        let mut positions = Vec::new();
        for &(dim, way) in ways {
            let block = terms.symbol(Symbol::BlockDim(dim));
            let grid = terms.symbol(Symbol::GridDim(dim));
            match way {
                Way::Global => {
                    let gid = terms.new_coordinate(&format!("thread.{}", dim.letter()));
                    let extent = terms.mul(grid, block);
                    positions.push((Symbol::Tid(dim), frame.tid_of(terms, dim, gid)));
                    frame.coordinates.push(Coordinate {
                        symbol: gid,
                        extent: Some(extent),
                        steps: true,
                    });
                }
                Way::Apart => {
                    frame.coordinates.push(Coordinate {
                        symbol: Symbol::Bid(dim),
                        extent: Some(grid),
                        steps: true,
                    });
                    frame.coordinates.push(Coordinate {
                        symbol: Symbol::Tid(dim),
                        extent: Some(block),
                        steps: true,
                    });
                }
            }
        }
        frame.steps.push(positions);
        if !sizes.is_empty() {
            let mut fix = Substitution::new();
            for &(symbol, by) in &sizes {
                fix.set(symbol, by);
            }
            for coordinate in &mut frame.coordinates {
                coordinate.extent = coordinate.extent.map(|e| fix.poly(terms, e));
            }
            frame.steps.push(sizes);
        }
        frame
    }

    fn tid_of(&self, terms: &mut Terms, dim: Dim, gid: Symbol) -> Poly {
        let gid = terms.symbol(gid);
        let bid = terms.symbol(Symbol::Bid(dim));
        let block = terms.symbol(Symbol::BlockDim(dim));
        let before = terms.mul(bid, block);
        terms.sub(gid, before)
    }

    /// Global positions of several dimensions as one number: *Lemma L*, mixed radix.
    fn linear_positions(terms: &mut Terms, used: &[Dim]) -> Frame {
        let ways: Vec<(Dim, Way)> = used.iter().map(|d| (*d, Way::Global)).collect();
        let mut frame = Frame::per_dimension(terms, &ways, &Sizes::default());
        let parts = frame.coordinates.clone();
        frame.join(terms, &parts, "position");
        frame
    }

    /// The threads of a block as one number, and the blocks by dimension or as one number.
    fn linear_threads(terms: &mut Terms, used: &[Dim], flat: &[Dim], blocks: bool) -> Frame {
        let ways: Vec<(Dim, Way)> = used.iter().map(|d| (*d, Way::Apart)).collect();
        let mut frame = Frame::per_dimension(terms, &ways, &Sizes::default());
        frame.one_block(terms, flat);
        let of = |kind: fn(Dim) -> Symbol, frame: &Frame| -> Vec<Coordinate> {
            used.iter()
                .filter_map(|d| frame.coordinates.iter().find(|c| c.symbol == kind(*d)).copied())
                .collect()
        };
        let threads = of(Symbol::Tid, &frame);
        frame.join(terms, &threads, "thread");
        if blocks {
            let blocks = of(Symbol::Bid, &frame);
            frame.join(terms, &blocks, "block");
        }
        frame
    }

    /// Blocks as one number, threads as one number, and both together as one number.
    fn linear_all(terms: &mut Terms, used: &[Dim], flat: &[Dim]) -> Frame {
        let mut frame = Frame::linear_threads(terms, used, flat, true);
        let mut parts = frame.coordinates.clone();
        // Threads count fastest.
        parts.sort_by_key(|c| c.symbol);
        frame.join(terms, &parts, "thread of all");
        frame
    }

    /// Blocks of all dimensions as one number, and that with the threads of those dimensions that aren't thin as another one.
    fn linear_blocks(terms: &mut Terms, used: &[Dim], thin: &[Dim]) -> Frame {
        let ways: Vec<(Dim, Way)> = used.iter().map(|d| (*d, Way::Apart)).collect();
        let mut frame = Frame::per_dimension(terms, &ways, &Sizes::default());
        frame.one_thread(terms, thin);
        let mut parts = frame.coordinates.clone();
        // Threads count fastest.
        parts.sort_by_key(|c| c.symbol);
        frame.join(terms, &parts, "thread of all");
        frame
    }

    /// Warps and lanes, where 32 divides blockDim.x. *Lemma W*: then threadIdx.x / 32 and threadIdx.x % 32 count them.
    fn warps(terms: &mut Terms, used: &[Dim], global: bool) -> Frame {
        let ways: Vec<(Dim, Way)> = used.iter().map(|d| (*d, Way::Apart)).collect();
        let mut frame = Frame::per_dimension(terms, &ways, &Sizes::default());
        frame.demands.push(Demand::WholeWarps);
        let (warp, lane) = (terms.new_coordinate("warp"), terms.coordinate_below("lane", Some(32)));
        let (w, l) = (terms.symbol(warp), terms.symbol(lane));
        let (warps, size) = (terms.symbol(Symbol::Warps), terms.constant(32));
        let tid = terms.scale(w, 32);
        let tid = terms.add(tid, l);
        let block = terms.scale(warps, 32);
        let grid = terms.symbol(Symbol::GridDim(Dim::X));
        let total = terms.mul(block, grid);
        frame.steps.push(vec![
            (Symbol::Tid(Dim::X), tid),
            (Symbol::BlockDim(Dim::X), block),
            (Symbol::Total(Dim::X), total),
        ]);
        frame.coordinates.retain(|c| c.symbol != Symbol::Tid(Dim::X));
        let warp = Coordinate {
            symbol: warp,
            extent: Some(warps),
            steps: true,
        };
        frame.coordinates.push(warp);
        frame.coordinates.push(Coordinate {
            symbol: lane,
            extent: Some(size),
            steps: true,
        });
        if global
            && let Some(block) = frame
                .coordinates
                .iter()
                .find(|c| c.symbol == Symbol::Bid(Dim::X))
                .copied()
        {
            frame.join(terms, &[warp, block], "warp of all");
        }
        frame
    }

    /// One block in these dimensions.
    fn one_block(&mut self, terms: &mut Terms, flat: &[Dim]) {
        for &dim in flat {
            self.demands.push(Demand::OneBlock(dim));
            self.only_one(
                terms,
                (Symbol::Bid(dim), Symbol::GridDim(dim)),
                Symbol::BlockDim(dim),
                dim,
            );
        }
    }

    /// One thread in these dimensions of blocks.
    fn one_thread(&mut self, terms: &mut Terms, thin: &[Dim]) {
        for &dim in thin {
            self.demands.push(Demand::Block(dim, 1));
            self.only_one(
                terms,
                (Symbol::Tid(dim), Symbol::BlockDim(dim)),
                Symbol::GridDim(dim),
                dim,
            );
        }
    }

    /// A position of which there is one in a dimension, so that the total there is the other number.
    fn only_one(&mut self, terms: &mut Terms, (position, number): (Symbol, Symbol), other: Symbol, dim: Dim) {
        let (zero, one) = (terms.constant(0), terms.constant(1));
        let other = terms.symbol(other);
        self.steps
            .push(vec![(position, zero), (number, one), (Symbol::Total(dim), other)]);
        self.coordinates.retain(|c| c.symbol != position);
    }

    /// Joins coordinates to one, the first counting fastest: *Lemma L*.
    fn join(&mut self, terms: &mut Terms, parts: &[Coordinate], name: &str) {
        let Some((first, others)) = parts.split_first() else {
            return;
        };
        let Some(mut extent) = first.extent else { return };
        let joint = terms.new_coordinate(name);
        let mut rest = terms.symbol(joint);
        for part in others {
            let variable = terms.symbol(part.symbol);
            let above = terms.mul(variable, extent);
            rest = terms.sub(rest, above);
            let Some(own) = part.extent else { return };
            extent = terms.mul(extent, own);
        }
        self.steps.push(vec![(first.symbol, rest)]);
        self.coordinates.retain(|c| !parts.contains(c));
        self.coordinates.push(Coordinate {
            symbol: joint,
            extent: Some(extent),
            steps: true,
        });
    }
}
