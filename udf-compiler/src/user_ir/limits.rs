//! How much of everything user IR may have. Generous for what people write, and small enough that neither compiling
//! nor running can take the server's memory, stack or time.

/// Bytes of the text.
pub const TEXT_BYTES_MAX: usize = 1 << 20;
/// Functions that the entry reaches, itself included.
pub const FUNCTIONS_MAX: usize = 256;
/// Instructions of all functions together, those on vectors counted by element.
pub const INSTRUCTIONS_MAX: u64 = 20_000;
/// Bytes of all tables together.
pub const TABLE_BYTES_MAX: u64 = 1 << 20;
/// Bytes that the threads of a block share: what every GPU has.
pub const SHARED_BYTES_MAX: u64 = 48 << 10;
/// Bytes of the variables (alloca) that can be alive at once, as if every call were replaced by the callee's body.
pub const STACK_BYTES_MAX: u64 = 64 << 10;
/// Bytes of the values of all functions together: a bound on what code generation spills to the stack.
pub const VALUE_BYTES_MAX: u64 = 256 << 10;
