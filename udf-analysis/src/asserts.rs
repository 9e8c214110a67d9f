//! Assertions: they are taken to hold.
//!
//! A branch that can only end in a failed assertion is taken not to be entered, and the report says so. What is left of the kernel does what
//! the kernel does wherever no assertion fails; where one does, the output means nothing.

use rbcdb_udf_abi::kernel::FAIL_SYMBOL;

use crate::evaluate::is_pure_intrinsic;
use crate::llvm::raw::{Class, Opcode, Role, Value};

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

/// Leaves out what LLVM has noted of conditions that hold, where they are opaque to the analysis: they keep others alive. What is left
/// are comparisons of positions and parameters, which become conditions of the launch ([`crate::bounds`]).
pub fn forget(function: Value) {
    let instructions = function.blocks().into_iter().flat_map(|block| block.instructions());
    for call in instructions.filter(|call| calls(*call, |name| name == "llvm.assume")) {
        let holds = call.call_arguments();
        if !holds.first().is_some_and(|holds| is_bound(*holds)) {
            call.erase();
        }
    }
}

/// Whether a condition is about positions, or says so where another one doesn't hold that is there anyway.
fn is_bound(holds: Value) -> bool {
    if is_about_positions(holds) {
        return true;
    }
    let is_or = holds.role() == Role::Instruction && holds.opcode() == Opcode::LLVMOr;
    let operands = holds.operands();
    // LLVM writes `a or b` as a choice where b may be undefined.
    let is_choice = holds.role() == Role::Instruction && holds.opcode() == Opcode::LLVMSelect;
    let sides = match operands[..] {
        [a, b] if is_or => [a, b],
        [a, yes, b] if is_choice && yes.int().is_some_and(|yes| yes != 0) => [a, b],
        _ => return false,
    };
    let there = |side: Value| is_bound(side) || side.users().len() > 1;
    sides.into_iter().any(is_bound) && sides.into_iter().all(there)
}

/// Conditions that more values go into are opaque.
const VALUES_MAX: usize = 100;

/// Whether a value is computed from positions, sizes, integer parameters and constants alone, positions among them.
fn is_about_positions(value: Value) -> bool {
    let (mut work, mut seen, mut positions) = (vec![value], Vec::new(), false);
    while let Some(value) = work.pop() {
        if seen.contains(&value) {
            continue;
        }
        seen.push(value);
        let integer = matches!(value.ty().class(), Class::Int(bits) if bits <= 64);
        match value.role() {
            Role::Int => {}
            Role::Argument if integer => {}
            Role::Instruction if seen.len() > VALUES_MAX => return false,
            Role::Instruction => match value.opcode() {
                Opcode::LLVMCall => {
                    let name = value.callee().name();
                    match name.strip_prefix("llvm.") {
                        Some(name) if name.starts_with("nvvm.read.ptx.sreg.") => positions = true,
                        Some(name) if is_pure_intrinsic(name) && integer => work.extend(value.call_arguments()),
                        _ => return false,
                    }
                }
                Opcode::LLVMPHI if integer => work.extend(value.incoming().into_iter().map(|(_, value)| value)),
                Opcode::LLVMLoad | Opcode::LLVMFCmp | Opcode::LLVMExtractElement | Opcode::LLVMExtractValue => {
                    return false;
                }
                _ if integer => work.extend(value.operands()),
                _ => return false,
            },
            _ => return false,
        }
    }
    positions
}

fn calls(instruction: Value, wanted: impl Fn(&str) -> bool) -> bool {
    instruction.opcode() == Opcode::LLVMCall && {
        let callee = instruction.callee();
        callee.role() == Role::Function && wanted(&callee.name())
    }
}
