//! Passes from typed IR to typed IR that mean the same and cost less, before code is emitted. What a function is, for its
//! key, its callers and the interpreter, is the IR before them.

mod carry;
mod checks;
mod flatten;

use rbcdb_udf_abi::ScalarType;

use crate::ir::Module;

/// The module, simplified.
pub fn simplify(module: &Module) -> Module {
    let mut simpler = module.clone();
    let results: Vec<ScalarType> = simpler.functions.iter().map(|f| f.result).collect();
    // Of a kernel function, threads see each other's memory: it stays as it was written.
    for function in simpler.functions.iter_mut().filter(|f| f.kernel.is_none()) {
        checks::remove(function, &results);
        carry::carry(function);
    }
    simpler
}

/// The module as it is best for rows in lanes.
pub fn for_lanes(mut module: Module) -> Module {
    for function in &mut module.functions {
        flatten::flatten(function);
    }
    module
}

#[cfg(test)]
mod tests;
