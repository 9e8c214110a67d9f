//! Which parameters are worth code of its own for calls in which they are the same for all rows: literals, mostly.
//!
//! Where such a parameter bounds a loop, decides a branch or goes into a division, these are done once for all rows instead
//! of under masks. The kernel then holds the function twice and chooses by the columns' strides.

use rbcdb_udf_abi::{ParameterType, ScalarType};

use super::uniform::{self, Uniformity};
use crate::ir::{BinaryOp, Block, CheckedOp, Function, Inst, Op, Value};
use crate::kernel_rows;

/// What is saved where these become uniform.
const LOOP_WEIGHT: u32 = 10;
const BRANCH_WEIGHT: u32 = 2;
const DIVISION_WEIGHT: u32 = 5;
const PRODUCT_WEIGHT: u32 = 2;

/// Per parameter: whether to have code for calls in which all of the chosen ones are shared; none if that doesn't pay. For a kernel function it is known
/// which ones are.
pub(in crate::codegen) fn parameters(function: &Function) -> Vec<bool> {
    if function.kernel.is_some() {
        return kernel_rows::same_for_all(function, false);
    }
    let none = vec![false; function.params.len()];
    // Floating-point parameters are mostly computed with, and that costs no more in lanes.
    let mut chosen: Vec<bool> = function
        .params
        .iter()
        .map(|param| {
            !param.optional
                && !matches!(
                    param.ty,
                    ParameterType::Scalar(ScalarType::Float32 | ScalarType::Float64 | ScalarType::Complex128)
                )
        })
        .collect();
    // Constant functions are computed once anyway.
    if chosen.iter().all(|chosen| *chosen) || chosen == none || function.user.is_some() {
        return none;
    }
    let with_all = weight(function, &chosen);
    if with_all >= weight(function, &none) {
        return none;
    }
    for n in 0..chosen.len() {
        if std::mem::replace(&mut chosen[n], false) && weight(function, &chosen) > with_all {
            chosen[n] = true;
        }
    }
    chosen
}

/// What is done under masks although it need not be, with these parameters shared.
fn weight(function: &Function, shared: &[bool]) -> u32 {
    let varying: Vec<bool> = shared.iter().map(|shared| !shared).collect();
    let facts = uniform::analyze(function, &varying);
    let loops = facts.loops.iter().filter(|facts| facts.divergent_exit).count() as u32;
    loops * LOOP_WEIGHT + of_block(&function.body, &facts)
}

fn of_block(block: &Block, facts: &Uniformity) -> u32 {
    let varies = |value: &Value| facts.varying.get(value.0 as usize).copied().unwrap_or(true);
    let own = |inst: &Inst| match inst {
        Inst::If { cond, then, otherwise } => {
            let own = if varies(cond) { BRANCH_WEIGHT } else { 0 };
            own + of_block(then, facts) + of_block(otherwise, facts)
        }
        Inst::Loop { body, step, .. } => of_block(body, facts) + of_block(step, facts),
        Inst::Let { result, op } if varies(result) => match op {
            Op::Binary(BinaryOp::FloorDiv | BinaryOp::Mod, ..) => DIVISION_WEIGHT,
            Op::Checked(CheckedOp::Mul, ..) => PRODUCT_WEIGHT,
            _ => 0,
        },
        _ => 0,
    };
    block.iter().map(own).sum()
}
