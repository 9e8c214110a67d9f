//! Takes the functions of called modules into the module in work; a function that is there already is shared.

use std::sync::Arc;

use rbcdb_udf_compiler::ir::{Block, Function, FunctionId, Inst, Module};

use super::builder::Builder;

/// The callee's number in the module in work.
pub(super) fn import(builder: &mut Builder, module: &Arc<Module>) -> FunctionId {
    let mut numbers: Vec<FunctionId> = Vec::with_capacity(module.functions.len());
    for function in &module.functions {
        let mut function: Function = function.clone();
        renumber(&mut function.body, &numbers);
        let number = match builder.callees.iter().position(|known| *known == function) {
            Some(known) => known,
            None => {
                builder.callees.push(function);
                builder.callees.len() - 1
            }
        };
        numbers.push(FunctionId(number as u32));
    }
    // A module has an entry, which is the last.
    numbers.last().copied().unwrap_or(FunctionId(0))
}

/// Calls under the callees' new numbers. A callee comes before its caller, so that its number is known.
fn renumber(block: &mut Block, numbers: &[FunctionId]) {
    for inst in block {
        match inst {
            Inst::Call { callee, .. } => {
                if let Some(number) = numbers.get(callee.0 as usize) {
                    *callee = *number;
                }
            }
            Inst::If { then, otherwise, .. } => {
                renumber(then, numbers);
                renumber(otherwise, numbers);
            }
            Inst::Loop { body, step, .. } => {
                renumber(body, numbers);
                renumber(step, numbers);
            }
            _ => {}
        }
    }
}
