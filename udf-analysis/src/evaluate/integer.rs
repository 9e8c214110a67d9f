//! Machine integers as terms: when their value is that of the unlimited integer.
//!
//! A term stands for a machine integer modulo 2^w. Where the value itself matters (comparison, division, widening), it is the
//! term's if the range is known; for what indexes are made of, it is assumed to be, and the assumption recorded; else the
//! term is wrapped.

use super::Evaluator;
use crate::llvm::raw::Predicate;
use crate::prove::Facts;
use crate::summary::Assumption;
use crate::term::{Cond, Poly, Symbol, Terms};

/// Whether a term depends on where a thread stands or how far a loop has gone.
pub(super) fn is_positional(terms: &Terms, poly: Poly) -> bool {
    terms.symbols(poly).iter().any(|s| {
        matches!(
            s,
            Symbol::Tid(_)
                | Symbol::Bid(_)
                | Symbol::Iteration(_)
                | Symbol::Coordinate(_)
                | Symbol::After(_)
                | Symbol::Phi(..)
        )
    })
}

impl Evaluator<'_> {
    /// The value of a machine integer of so many bits, read as signed or unsigned.
    pub(super) fn exact(&mut self, poly: Poly, bits: u32, signed: bool) -> Poly {
        if bits == 0 || bits > 64 {
            return poly;
        }
        let (low, high) = if signed {
            (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1)
        } else {
            (0, (1i128 << bits) - 1)
        };
        let range = self.terms.range(poly);
        let (low_known, high_known) = (range.0.is_some_and(|l| l >= low), range.1.is_some_and(|h| h <= high));
        if low_known && high_known {
            return poly;
        }
        // Addresses and sizes of 64 bits don't come near the limit.
        if bits == 64 && self.terms.is_index(poly) && (signed || low_known || !is_positional(self.terms, poly)) {
            if !signed && !low_known {
                self.assume(Assumption::AtLeast(poly, 0));
            }
            return poly;
        }
        if bits == 32 && self.terms.is_index(poly) {
            // A negative number read as unsigned is meant so, unless it depends on parameters only.
            if !signed && !low_known {
                if is_positional(self.terms, poly) {
                    return self.terms.wrap(poly, bits, signed);
                }
                self.assume(Assumption::AtLeast(poly, 0));
                return poly;
            }
            self.assume(Assumption::Fits {
                value: poly,
                bits,
                signed,
            });
            return poly;
        }
        self.terms.wrap(poly, bits, signed)
    }

    /// A comparison of two machine integers.
    pub(super) fn compare(&mut self, predicate: Predicate, a: Poly, b: Poly, bits: u32) -> Cond {
        use Predicate::*;
        let (a, b) = (self.exact(a, bits, true), self.exact(b, bits, true));
        match predicate {
            LLVMIntEQ | LLVMIntNE => {
                let difference = self.terms.sub(a, b);
                let equal = self.terms.eq(difference);
                if predicate == LLVMIntEQ {
                    equal
                } else {
                    self.terms.not(equal)
                }
            }
            LLVMIntSLT => self.less(a, b),
            LLVMIntSGT => self.less(b, a),
            LLVMIntSGE => {
                let less = self.less(a, b);
                self.terms.not(less)
            }
            LLVMIntSLE => {
                let less = self.less(b, a);
                self.terms.not(less)
            }
            LLVMIntULT => self.unsigned_less(a, b),
            LLVMIntUGT => self.unsigned_less(b, a),
            LLVMIntUGE => {
                let less = self.unsigned_less(a, b);
                self.terms.not(less)
            }
            LLVMIntULE => {
                let less = self.unsigned_less(b, a);
                self.terms.not(less)
            }
        }
    }

    fn less(&mut self, a: Poly, b: Poly) -> Cond {
        let gap = self.terms.sub(b, a);
        let gap = self.terms.add_constant(gap, -1);
        self.terms.ge(gap)
    }

    /// `a < b` as unsigned numbers, of two signed values: a negative one counts as larger than all others.
    fn unsigned_less(&mut self, a: Poly, b: Poly) -> Cond {
        for side in [a, b] {
            if self.terms.range(side).0.is_none_or(|low| low < 0)
                && self.terms.is_index(side)
                && !is_positional(self.terms, side)
                && self.terms.as_constant(side).is_none()
            {
                self.assume(Assumption::AtLeast(side, 0));
            }
        }
        let assumed = |terms: &Terms, p: Poly| {
            terms.range(p).0.is_some_and(|low| low >= 0)
                || (terms.is_index(p) && !is_positional(terms, p) && terms.as_constant(p).is_none())
        };
        let (a_positive, b_positive) = (assumed(self.terms, a), assumed(self.terms, b));
        let less = self.less(a, b);
        let a_not_negative = if a_positive {
            self.terms.always()
        } else {
            self.terms.ge(a)
        };
        let b_not_negative = if b_positive {
            self.terms.always()
        } else {
            self.terms.ge(b)
        };
        let b_negative = self.terms.not(b_not_negative);
        let a_negative = self.terms.not(a_not_negative);
        let both_positive = self.terms.all([a_not_negative, b_not_negative, less]);
        let mixed = self.terms.all([a_not_negative, b_negative]);
        let both_negative = self.terms.all([a_negative, b_negative, less]);
        self.terms.any([both_positive, mixed, both_negative])
    }

    /// Whether a term isn't negative if the parameters in it aren't: positions times lengths. These are assumed not to be.
    fn counts(&mut self, poly: Poly) -> bool {
        if !self.terms.is_index(poly) {
            return false;
        }
        let is_param = |s: &Symbol| matches!(s, Symbol::Param(_));
        let params: Vec<Symbol> = self.terms.symbols(poly).iter().copied().filter(is_param).collect();
        let mut facts = Facts::new();
        for &param in &params {
            let param = self.terms.symbol(param);
            facts.add_ge(self.terms, param);
        }
        if !facts.not_negative(self.terms, poly) {
            return false;
        }
        for param in params {
            let param = self.terms.symbol(param);
            self.assume(Assumption::AtLeast(param, 0));
        }
        true
    }

    /// The quotient and remainder of two machine integers.
    pub(super) fn divide(&mut self, a: Poly, b: Poly, bits: u32, signed: bool, remainder: bool) -> Poly {
        let (a, b) = (self.exact(a, bits, signed), self.exact(b, bits, signed));
        let mut positive = self.terms.range(b).0.is_some_and(|low| low >= 1);
        if !positive && self.terms.is_index(b) && self.terms.as_constant(b).is_none() && !is_positional(self.terms, b) {
            self.assume(Assumption::AtLeast(b, 1));
            positive = true;
        }
        let not_negative = self.terms.range(a).0.is_some_and(|low| low >= 0) || self.counts(a);
        if positive && (not_negative || !signed) {
            return if remainder {
                self.terms.modulo(a, b)
            } else {
                self.terms.div(a, b)
            };
        }
        let name = match (signed, remainder) {
            (true, false) => "sdiv",
            (true, true) => "srem",
            (false, false) => "udiv",
            (false, true) => "urem",
        };
        self.terms.apply(name, vec![a, b], bits)
    }
}
