//! Assertions: they are taken to hold.
//!
//! A branch that can only end in a failed assertion is taken not to be entered, and the report says so. What is left of the kernel does what
//! the kernel does wherever no assertion fails; where one does, the output means nothing.

use rbcdb_udf_abi::kernel::FAIL_SYMBOL;

use crate::llvm::raw::{Opcode, Role, Value};

/// Functions that end the launch, or a thread of a launch whose output means nothing then.
const ENDS: [&str; 3] = ["__assertfail", "abort", FAIL_SYMBOL];

/// What a report says of assertions that it takes to hold.
pub const ASSUMPTION: &str = "no assertion fails";

/// Whether a function of that name is called where an assertion fails.
pub fn is_failure(name: &str) -> bool {
    ENDS.contains(&name)
}

/// Leaves out the calls with which assertions fail, so that the places where they stand can't be reached; whether there were any.
pub fn hold(function: Value) -> bool {
    let mut found = false;
    for block in function.blocks() {
        let instructions = block.instructions();
        let [.., call, end] = instructions.as_slice() else {
            continue;
        };
        if end.opcode() == Opcode::LLVMUnreachable && calls(*call, is_failure) {
            call.erase();
            found = true;
        }
    }
    found
}

/// Leaves out what LLVM has noted of conditions that hold: they are opaque to the analysis, and keep others alive.
pub fn forget(function: Value) {
    let instructions = function.blocks().into_iter().flat_map(|block| block.instructions());
    for call in instructions.filter(|call| calls(*call, |name| name == "llvm.assume")) {
        call.erase();
    }
}

fn calls(instruction: Value, wanted: impl Fn(&str) -> bool) -> bool {
    instruction.opcode() == Opcode::LLVMCall && {
        let callee = instruction.callee();
        callee.role() == Role::Function && wanted(&callee.name())
    }
}
