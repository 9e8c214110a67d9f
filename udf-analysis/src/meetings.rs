//! Where threads meet: barriers of a block, exchanges within a warp. All of those that are meant come there, together.

use crate::decide::{Failure, FailureKind};
use crate::frame::Sizes;
use crate::loosen::{Rule, loosened};
use crate::summary::Summary;
use crate::term::{Cond, Dim, Poly, Substitution, Symbol, Terms};

/// Threads of a warp.
const WARP: u32 = 32;

/// All threads of a warp come to each exchange together (the premises of *Lemma V*): 32 divides blockDim.x, and neither the
/// condition of getting there nor those of going on in the loops around it depend on the lane.
///
/// # Errors
/// If that isn't shown.
pub fn check_exchanges(terms: &mut Terms, summary: &Summary, sizes: &Sizes) -> Result<(), Failure> {
    let Some(first) = summary.exchanges.first() else {
        return Ok(());
    };
    let unknown = |message: &str, line| Failure {
        kind: FailureKind::Unknown,
        message: message.to_owned(),
        line,
    };
    if !sizes.are_whole_warps() {
        let message = "values are exchanged within warps, which a block may not be made of";
        return Err(unknown(message, first.place.line));
    }
    let (warp, lane) = (
        terms.new_coordinate("warp"),
        terms.coordinate_below("lane", Some(i128::from(WARP))),
    );
    let mut place = Substitution::single(Symbol::Tid(Dim::X), thread(terms, warp, lane));
    for exchange in &summary.exchanges {
        let loops = exchange.loops.iter().filter_map(|l| summary.loops.get(l));
        let conds: Vec<Cond> = loops.map(|l| l.stay).chain([exchange.guard]).collect();
        for cond in conds {
            let cond = place.cond(terms, cond);
            let divergent = |s: &Symbol| *s == lane || matches!(s, Symbol::Unknown(_) | Symbol::Memory(_));
            if terms.cond_symbols(cond).iter().any(divergent) && !loosened(Rule::WarpsTogether) {
                let message = "not all threads of a warp may come to this exchange together";
                return Err(unknown(message, exchange.place.line));
            }
        }
    }
    Ok(())
}

fn thread(terms: &mut Terms, warp: Symbol, lane: Symbol) -> Poly {
    let (warp, lane) = (terms.symbol(warp), terms.symbol(lane));
    let first = terms.scale(warp, i128::from(WARP));
    terms.add(first, lane)
}
