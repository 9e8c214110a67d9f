//! Conditions and assumptions as reports state them; [`crate::condition`] reads them.

use crate::asserts;
use crate::decide::Condition;
use crate::frame::Demand;
use crate::prove::Facts;
use crate::summary::{Assumption, MemoryKind, Summary};
use crate::term::{CondKind, Dim, Poly, Symbol, Terms};

/// What a report says of textures that the kernel reads.
pub(crate) const TEXTURES: &str = "no texture is written";

/// What it says of variables of threads that stay in memory.
pub(crate) const LOCALS: &str = "no thread reads a part of a local array that it hasn't written";

/// Leaves out comparisons that follow from others.
pub fn drop_implied(terms: &mut Terms, conditions: &mut Vec<Condition>) {
    let mut number = 0;
    while let Some(condition) = conditions.get(number) {
        let implied = match *condition {
            Condition::Holds(cond) => {
                let mut others = Facts::new();
                for (other, condition) in conditions.iter().enumerate() {
                    if let Condition::Holds(other_cond) = *condition
                        && other != number
                    {
                        others.add(terms, other_cond);
                    }
                }
                others.imply(terms, cond)
            }
            Condition::Demand(_) => false,
        };
        if implied {
            conditions.remove(number);
        } else {
            number += 1;
        }
    }
}

pub fn condition_text(terms: &mut Terms, condition: &Condition) -> String {
    match condition {
        Condition::Holds(cond) => terms.show_cond(*cond),
        Condition::Demand(Demand::Block(dim, size)) => format!("blockDim.{} == {size}", dim.letter()),
        Condition::Demand(Demand::OneBlock(dim)) => format!("gridDim.{} == 1", dim.letter()),
        Condition::Demand(Demand::WholeWarps) => "blockDim.x % 32 == 0".to_owned(),
        Condition::Demand(Demand::PowerOfTwo(dim)) => {
            format!("(blockDim.{0} & (blockDim.{0} - 1)) == 0", dim.letter())
        }
    }
}

pub fn assumptions(terms: &mut Terms, summary: &Summary) -> Vec<String> {
    let mut texts = Vec::new();
    let buffers: Vec<&str> = summary
        .memories
        .iter()
        .filter(|m| m.kind == MemoryKind::Buffer)
        .map(|m| m.name.as_str())
        .collect();
    if buffers.len() > 1
        && summary
            .memories
            .iter()
            .any(|m| m.written && m.kind == MemoryKind::Buffer)
    {
        texts.push(format!("the buffers {} don't overlap", buffers.join(", ")));
    }
    for (assumption, line) in &summary.assumptions {
        let line = line.map_or_else(String::new, |line| format!(" (line {line})"));
        let text = match *assumption {
            Assumption::Fits { value, bits, signed } => fits(terms, value, bits, signed, &line),
            Assumption::NoAbort => asserts::ASSUMPTION.to_owned(),
            Assumption::Textures => TEXTURES.to_owned(),
            Assumption::LocalsWritten => LOCALS.to_owned(),
            Assumption::Apart(a, b) => {
                let [a, b] = [a, b].map(|number| &summary.memories[number as usize].name);
                format!("the buffers {a} and {b} don't overlap where their addresses are compared{line}")
            }
            Assumption::AtLeast(value, low) => {
                let gap = terms.add_constant(value, -low);
                let cond = terms.ge(gap);
                if *terms.cond(cond) == CondKind::True {
                    continue;
                }
                terms.show_cond(cond)
            }
        };
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// `value` fits: for the number of a thread, as a bound of the launch.
fn fits(terms: &mut Terms, value: Poly, bits: u32, signed: bool, line: &str) -> String {
    let limit = 1i128 << if signed { bits - 1 } else { bits };
    for dim in Dim::ALL {
        let [bid, block, tid] = [Symbol::Bid(dim), Symbol::BlockDim(dim), Symbol::Tid(dim)].map(|s| terms.symbol(s));
        let before = terms.mul(bid, block);
        let gid = terms.add(before, tid);
        if value == gid || value == before {
            return format!("gridDim.{0}*blockDim.{0} <= {limit}", dim.letter());
        }
        if value == bid && !signed {
            return format!("gridDim.{} <= {limit}", dim.letter());
        }
    }
    let sort = if signed { "a signed" } else { "an unsigned" };
    format!("{} fits in {sort} {bits}-bit integer{line}", terms.show(value))
}
