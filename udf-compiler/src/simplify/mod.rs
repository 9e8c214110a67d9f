//! Passes from typed IR to typed IR that mean the same and cost less, before code is emitted. What a function is, for its
//! key, its callers and the interpreter, is the IR before them.

mod carry;

use crate::ir::Module;

/// The module, simplified.
pub fn simplify(module: &Module) -> Module {
    let mut simpler = module.clone();
    for function in &mut simpler.functions {
        carry::carry(function);
    }
    simpler
}
