//! Which sizes of blocks a kernel seems to be made for.

use crate::summary::{MemoryKind, Summary};
use crate::term::{Cond, CondKind, Dim, Poly, Symbol, Terms};

/// The block sizes that a kernel seems to be made for: what it multiplies blockIdx by, and the lengths of its shared arrays.
///
/// So are the largest that keep assertions from failing.
pub fn block_sizes(terms: &mut Terms, summary: &Summary, used: &[Dim], bounds: &[Cond]) -> Vec<Vec<(Dim, u32)>> {
    let mut factors: Vec<(Dim, u32)> = Vec::new();
    let mut last: Vec<(Dim, u32)> = Vec::new();
    let mut note = |terms: &mut Terms, poly: Poly, unit: i128| {
        for dim in used {
            let bid = terms.symbol(Symbol::Bid(*dim));
            for (atoms, c) in terms.monomials(poly) {
                let is_bid = atoms.len() == 1 && terms.monomials(bid)[0].0 == *atoms;
                if let Ok(size @ 2..=1024) = u32::try_from(c.abs() / unit)
                    && is_bid
                    && c.abs() % unit == 0
                    && !factors.iter().any(|(d, _)| d == dim)
                {
                    factors.push((*dim, size));
                }
            }
        }
    };
    for access in &summary.accesses {
        for cond in terms.conjuncts(access.guard) {
            if let CondKind::Eq(p) = *terms.cond(cond) {
                // The last thread of a block: threadIdx == size - 1.
                for dim in used {
                    let tid = terms.symbol(Symbol::Tid(*dim));
                    let rest = terms.sub(p, tid);
                    if let Some(Ok(size @ 2..=1024)) = terms.as_constant(rest).map(|c| u32::try_from(1 - c))
                        && !last.contains(&(*dim, size))
                    {
                        last.push((*dim, size));
                    }
                }
            }
            if let CondKind::Ge(p) | CondKind::Eq(p) = *terms.cond(cond) {
                note(terms, p, 1);
            }
        }
        note(terms, access.offset, i128::from(access.size.max(1)));
    }
    for summary in summary.loops.values() {
        for &(start, _) in &summary.inductions {
            note(terms, start, 1);
        }
    }
    let mut sizes = Vec::new();
    if !factors.is_empty() {
        factors.sort_unstable();
        sizes.push(factors);
    }
    if !last.is_empty() && !sizes.contains(&last) {
        sizes.push(last);
    }
    for access in &summary.accesses {
        let memory = &summary.memories[access.memory as usize];
        let elements = memory.size.map(|size| size / access.size.max(1));
        let Some(Ok(count @ 2..=1024)) = elements.map(u32::try_from) else {
            continue;
        };
        if memory.kind != MemoryKind::Shared {
            continue;
        }
        // One thread per element, of a line or of a square.
        let side = count.isqrt();
        let size = match used[..] {
            [dim] => vec![(dim, count)],
            [a, b] if side * side == count => vec![(a, side), (b, side)],
            _ => continue,
        };
        if !sizes.contains(&size) {
            sizes.push(size);
        }
    }
    for size in tiles(terms, summary, used) {
        if !sizes.contains(&size) {
            sizes.push(size);
        }
    }
    let mut largest: Vec<(Dim, u32)> = Vec::new();
    for &bound in bounds {
        let CondKind::Ge(room) = *terms.cond(bound) else {
            continue;
        };
        for dim in used {
            let block = terms.symbol(Symbol::BlockDim(*dim));
            let size = terms.add(room, block);
            if let Some(Ok(size @ 2..=1024)) = terms.as_constant(size).map(u32::try_from) {
                match largest.iter_mut().find(|(d, _)| d == dim) {
                    Some((_, known)) => *known = size.min(*known),
                    None => largest.push((*dim, size)),
                }
            }
        }
    }
    if !largest.is_empty() && !sizes.contains(&largest) {
        sizes.push(largest);
    }
    sizes
}

/// So many tiles are looked at.
const TILES_MAX: usize = 3;

/// Blocks with one thread per element of a tile of shared memory, but for a border on all sides, or for the end of each row.
fn tiles(terms: &mut Terms, summary: &Summary, used: &[Dim]) -> Vec<Vec<(Dim, u32)>> {
    let [a, b] = *used else { return vec![] };
    let mut found: Vec<Vec<(Dim, u32)>> = Vec::new();
    let mut note = |width: i128, height: i128| {
        let sides = [width, height].map(|side| u32::try_from(side).ok().filter(|side| (2..=1024).contains(side)));
        if let [Some(width), Some(height)] = sides
            && width * height <= 1024
        {
            let size = vec![(a, width), (b, height)];
            if !found.contains(&size) && found.len() < TILES_MAX {
                found.push(size);
            }
        }
    };
    for access in &summary.accesses {
        let memory = &summary.memories[access.memory as usize];
        let (MemoryKind::Shared, Some(bytes)) = (memory.kind, memory.size) else {
            continue;
        };
        let steps = [a, b].map(|dim| {
            let (step, _) = terms.linear_in(access.offset, Symbol::Tid(dim))?;
            terms.as_constant(step).filter(|step| *step > 0)
        });
        let [Some(element), Some(row)] = steps else { continue };
        let start = terms
            .monomials(access.offset)
            .iter()
            .find(|(atoms, _)| atoms.is_empty());
        let start = start.map_or(0, |(_, start)| *start);
        if row % element != 0 || start < 0 {
            continue;
        }
        let (width, height) = (row / element, i128::from(bytes) / row);
        let border = start / (element + row);
        if start % (element + row) == 0 {
            // The thread's own element, or the last one of its window.
            note(width - 2 * border, height - 2 * border);
            note(width - border, height - border);
        }
        if width % 2 == 1 {
            note(width - 1, height);
        }
    }
    found
}
