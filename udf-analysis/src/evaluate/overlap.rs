//! What compilers ask before a loop that they have changed: do parts of two buffers overlap? *Lemma Z*.
//!
//! Let `a <= x < b` hold for no address or for those of a part of one buffer, and `c <= y < d` for those of another one. If
//! `a < b`, `c < d` and the buffers' parts don't overlap, then `a < d` and `c < b` don't hold together: the larger one of a and c
//! would lie in both parts.

use super::{Base, Evaluator, Term};
use crate::llvm::raw::{Opcode, Predicate, Role, Value};
use crate::prove::Facts;
use crate::summary::{Assumption, MemoryKind};
use crate::term::Poly;

/// A buffer and an offset in it.
type Address = (u32, Poly);

impl Evaluator<'_> {
    /// Whether both comparisons together say that parts of two buffers overlap, which is assumed not to be.
    pub(super) fn is_overlap(&mut self, comparisons: &[Value]) -> bool {
        let [first, second] = *comparisons else { return false };
        let (Some((a, d)), Some((c, b))) = (self.ordered(first), self.ordered(second)) else {
            return false;
        };
        if a.0 != b.0 || c.0 != d.0 || a.0 == c.0 {
            return false;
        }
        let mut facts = Facts::new();
        if let Some(&reached) = self.reached.get(&self.block) {
            facts.add(self.terms, reached);
        }
        let mut is_part = |from: Address, to: Address| {
            let length = self.terms.sub(to.1, from.1);
            let further = self.terms.add_constant(length, -1);
            facts.not_negative(self.terms, further)
        };
        if !is_part(a, b) || !is_part(c, d) {
            return false;
        }
        self.assume(Assumption::Apart(a.0, c.0));
        true
    }

    /// The addresses in buffers of which a comparison says that the one is below the other.
    fn ordered(&mut self, comparison: Value) -> Option<(Address, Address)> {
        if comparison.role() != Role::Instruction || comparison.opcode() != Opcode::LLVMICmp {
            return None;
        }
        let operands = comparison.operands();
        let [left, right] = [operands[0], operands[1]].map(|operand| self.address(operand));
        match comparison.int_predicate() {
            Predicate::LLVMIntULT => Some((left?, right?)),
            Predicate::LLVMIntUGT => Some((right?, left?)),
            _ => None,
        }
    }

    fn address(&mut self, value: Value) -> Option<Address> {
        match self.term(value) {
            Term::Pointer(Base::Memory(memory), offset) => {
                let is_buffer = self.memories.list[memory as usize].kind == MemoryKind::Buffer;
                is_buffer.then_some((memory, offset))
            }
            _ => None,
        }
    }
}
