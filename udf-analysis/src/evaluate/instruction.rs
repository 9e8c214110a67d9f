//! What each instruction means, but for memory and calls.

use super::{Base, Evaluator, POINTER, Term, bits_of};
use crate::llvm::raw::{Class, Opcode, Predicate, Role, Value};
use crate::summary::Assumption;
use crate::term::{AtomKind, Cond, Poly, Symbol, Terms};

impl Evaluator<'_> {
    /// The value of an instruction, if it has one.
    pub(super) fn instruction(&mut self, instruction: Value, reached: Cond) -> Option<Term> {
        match instruction.opcode() {
            Opcode::LLVMBr | Opcode::LLVMSwitch | Opcode::LLVMRet | Opcode::LLVMUnreachable | Opcode::LLVMFence => None,
            Opcode::LLVMLoad => Some(self.load(instruction, reached)),
            Opcode::LLVMStore => {
                self.store(instruction, reached);
                None
            }
            Opcode::LLVMAtomicRMW => Some(self.atomic(instruction, reached)),
            Opcode::LLVMAtomicCmpXchg => Some(self.compare_and_swap(instruction, reached)),
            Opcode::LLVMCall => self.call(instruction, reached),
            Opcode::LLVMAlloca => Some(self.alloca(instruction)),
            _ => Some(self.operation(instruction)),
        }
    }

    /// A constant expression.
    pub(super) fn expression(&mut self, value: Value) -> Term {
        self.operation(value)
    }

    /// The value of an operation without effect.
    fn operation(&mut self, value: Value) -> Term {
        let operands = value.operands();
        let bits = bits_of(value);
        match value.opcode() {
            Opcode::LLVMGetElementPtr => self.element_pointer(value, &operands),
            Opcode::LLVMICmp => Term::Truth(self.integer_comparison(value, operands[0], operands[1])),
            Opcode::LLVMFCmp => {
                let predicate = value.float_predicate();
                if value.ty().class() == Class::Vector {
                    return Term::Number(self.opaque(&format!("fcmp{predicate}"), &operands, 0));
                }
                // The opposite of a comparison has the opposite bits: 15 - n.
                let compared = self.opaque(&format!("fcmp{}", predicate.min(15 - predicate)), &operands, 0);
                let compared = self.terms.opaque(compared);
                Term::Truth(if predicate > 7 {
                    self.terms.not(compared)
                } else {
                    compared
                })
            }
            Opcode::LLVMSelect => {
                if operands[0].ty().class() == Class::Vector {
                    return Term::Number(self.opaque("select", &operands, 0));
                }
                let condition = self.truth(operands[0]);
                let (then, otherwise) = (self.term(operands[1]), self.term(operands[2]));
                self.select(condition, then, otherwise, bits)
            }
            Opcode::LLVMFreeze => self.term(operands[0]),
            Opcode::LLVMAddrSpaceCast => self.term(operands[0]),
            Opcode::LLVMBitCast if bits == POINTER && bits_of(operands[0]) == POINTER => self.term(operands[0]),
            Opcode::LLVMPtrToInt | Opcode::LLVMPtrToAddr => {
                Term::Number(self.unknown("the value of an address is used as data"))
            }
            Opcode::LLVMIntToPtr => {
                let number = self.number(operands[0]);
                Term::Pointer(Base::Unknown(number), self.terms.constant(0))
            }
            _ if bits == 1 && value.ty().class() == Class::Int(1) => Term::Truth(self.logic(value, &operands)),
            _ if bits > 0 && bits <= 64 => Term::Number(self.arithmetic(value, &operands, bits)),
            opcode => {
                let detail = match opcode {
                    Opcode::LLVMExtractValue | Opcode::LLVMInsertValue => format!("{:?}", value.indices()),
                    Opcode::LLVMShuffleVector => format!("{:?}", value.shuffle_mask()),
                    _ => String::new(),
                };
                let name = format!("{opcode:?}{detail} {}", value.ty().text());
                Term::Number(self.opaque(&name, &operands, 0))
            }
        }
    }

    /// A pure function of operands.
    pub(super) fn opaque(&mut self, name: &str, operands: &[Value], bits: u32) -> Poly {
        let args: Vec<Poly> = operands.iter().map(|o| self.number(*o)).collect();
        self.terms.apply(name, args, bits)
    }

    fn integer_comparison(&mut self, value: Value, a: Value, b: Value) -> Cond {
        let predicate = value.int_predicate();
        match (self.term(a), self.term(b)) {
            (Term::Pointer(p, x), Term::Pointer(q, y)) if p == q => self.compare(predicate, x, y, 64),
            (Term::Pointer(Base::Null, _), Term::Pointer(Base::Memory(_), _))
            | (Term::Pointer(Base::Memory(_), _), Term::Pointer(Base::Null, _))
                if matches!(predicate, Predicate::LLVMIntEQ | Predicate::LLVMIntNE) =>
            {
                // Whether a buffer was given is the same for all threads.
                let compared = self.opaque("is null", &[a, b], 0);
                let null = self.terms.opaque(compared);
                if predicate == Predicate::LLVMIntEQ {
                    null
                } else {
                    self.terms.not(null)
                }
            }
            (Term::Truth(a), Term::Truth(b)) => self.compare_truths(predicate, a, b),
            (Term::Number(_), Term::Number(_)) if let Some(both) = self.both_zero(predicate, a, b) => both,
            (Term::Number(x), Term::Number(y)) if a.ty().class() != Class::Vector => {
                self.compare(predicate, x, y, bits_of(a))
            }
            (Term::Pointer(..), _) | (_, Term::Pointer(..)) => {
                let order = self.unknown("addresses of different buffers are compared");
                self.terms.opaque(order)
            }
            _ => {
                let name = format!("icmp {predicate:?}");
                let compared = self.opaque(&name, &[a, b], 0);
                self.terms.opaque(compared)
            }
        }
    }

    /// `x | y == 0`, and its opposite, of numbers that aren't negative: `x + y == 0`.
    fn both_zero(&mut self, predicate: Predicate, either: Value, zero: Value) -> Option<Cond> {
        let is_or = either.role() == Role::Instruction && either.opcode() == Opcode::LLVMOr;
        if !is_or || zero.int() != Some(0) || !matches!(predicate, Predicate::LLVMIntEQ | Predicate::LLVMIntNE) {
            return None;
        }
        let bits = bits_of(either);
        let mut sum = self.terms.constant(0);
        for operand in either.operands() {
            let number = self.number(operand);
            let number = self.exact(number, bits, true);
            if self.terms.range(number).0.is_none_or(|low| low < 0) {
                return None;
            }
            sum = self.terms.add(sum, number);
        }
        let equal = self.terms.eq(sum);
        Some(match predicate {
            Predicate::LLVMIntEQ => equal,
            _ => self.terms.not(equal),
        })
    }

    fn compare_truths(&mut self, predicate: Predicate, a: Cond, b: Cond) -> Cond {
        use Predicate::*;
        let (not_a, not_b) = (self.terms.not(a), self.terms.not(b));
        match predicate {
            LLVMIntEQ | LLVMIntNE => {
                let different = self.exclusive(a, b);
                if predicate == LLVMIntNE {
                    different
                } else {
                    self.terms.not(different)
                }
            }
            // As unsigned numbers false is less than true; as signed ones true is -1.
            LLVMIntULT | LLVMIntSGT => self.terms.and(not_a, b),
            LLVMIntUGT | LLVMIntSLT => self.terms.and(a, not_b),
            LLVMIntULE | LLVMIntSGE => self.terms.or(not_a, b),
            LLVMIntUGE | LLVMIntSLE => self.terms.or(a, not_b),
        }
    }

    fn exclusive(&mut self, a: Cond, b: Cond) -> Cond {
        let (not_a, not_b) = (self.terms.not(a), self.terms.not(b));
        let (first, second) = (self.terms.and(a, not_b), self.terms.and(not_a, b));
        self.terms.or(first, second)
    }

    /// Operations on truth values.
    fn logic(&mut self, value: Value, operands: &[Value]) -> Cond {
        match value.opcode() {
            Opcode::LLVMAnd if self.is_overlap(operands) => self.terms.never(),
            Opcode::LLVMAnd | Opcode::LLVMMul => {
                let (a, b) = (self.truth(operands[0]), self.truth(operands[1]));
                self.terms.and(a, b)
            }
            Opcode::LLVMOr => {
                let (a, b) = (self.truth(operands[0]), self.truth(operands[1]));
                self.terms.or(a, b)
            }
            Opcode::LLVMXor | Opcode::LLVMAdd | Opcode::LLVMSub => {
                let (a, b) = (self.truth(operands[0]), self.truth(operands[1]));
                self.exclusive(a, b)
            }
            Opcode::LLVMTrunc => {
                let number = self.number(operands[0]);
                let two = self.terms.constant(2);
                let bit = self.terms.modulo(number, two);
                let odd = self.terms.add_constant(bit, -1);
                self.terms.eq(odd)
            }
            opcode => {
                let name = match opcode {
                    Opcode::LLVMExtractValue => format!("{opcode:?}{:?} i1", value.indices()),
                    _ => format!("{opcode:?} i1"),
                };
                let result = self.opaque(&name, operands, 0);
                self.terms.opaque(result)
            }
        }
    }

    /// Operations with an integer result of `bits` bits.
    fn arithmetic(&mut self, value: Value, operands: &[Value], bits: u32) -> Poly {
        let constant = |this: &mut Self, index: usize| {
            let number = operands.get(index).map(|o| this.number(*o));
            number.and_then(|n| this.terms.as_constant(n))
        };
        let opcode = value.opcode();
        match opcode {
            Opcode::LLVMAdd | Opcode::LLVMSub | Opcode::LLVMMul => {
                let (a, b) = (self.number(operands[0]), self.number(operands[1]));
                match opcode {
                    Opcode::LLVMAdd => self.terms.add(a, b),
                    Opcode::LLVMSub => self.terms.sub(a, b),
                    _ => {
                        let (a, b) = self.of_24_bits(a, b);
                        self.terms.mul(a, b)
                    }
                }
            }
            Opcode::LLVMOr if value.is_disjoint() => {
                let (a, b) = (self.number(operands[0]), self.number(operands[1]));
                self.terms.add(a, b)
            }
            // All of the lowest bits set: the last of the numbers with the same quotient.
            Opcode::LLVMOr if constant(self, 1).is_some_and(|mask| mask > 0 && (mask + 1).count_ones() == 1) => {
                let (a, mask) = (self.number(operands[0]), self.number(operands[1]));
                let size = self.terms.add_constant(mask, 1);
                let quotient = self.terms.div(a, size);
                let first = self.terms.mul(quotient, size);
                self.terms.add(first, mask)
            }
            Opcode::LLVMShl => match constant(self, 1) {
                Some(by) if (0..i128::from(bits)).contains(&by) => {
                    let a = self.number(operands[0]);
                    self.terms.scale(a, 1 << by)
                }
                _ => self.opaque(&format!("shl{bits}"), operands, bits),
            },
            Opcode::LLVMLShr | Opcode::LLVMAShr => match constant(self, 1) {
                Some(by) if (0..i128::from(bits)).contains(&by) => {
                    let a = self.number(operands[0]);
                    let (kept, by) = (bits - by as u32, self.terms.constant(1 << by));
                    // Shifted up and down again: the lower bits, read as signed.
                    if opcode == Opcode::LLVMAShr
                        && kept < bits
                        && let Some(lower) = self.terms.exact_quotient(a, by)
                    {
                        return self.terms.wrap(lower, kept, true);
                    }
                    let a = self.exact(a, bits, opcode == Opcode::LLVMAShr);
                    self.terms.div(a, by)
                }
                _ => self.opaque(&format!("{opcode:?}{bits}"), operands, bits),
            },
            Opcode::LLVMAnd => self.masked(operands, bits),
            Opcode::LLVMXor if constant(self, 1) == Some(-1) => {
                let a = self.number(operands[0]);
                let negative = self.terms.neg(a);
                self.terms.add_constant(negative, -1)
            }
            Opcode::LLVMXor if let Some(flipped) = self.flipped_bits(operands) => flipped,
            Opcode::LLVMUDiv | Opcode::LLVMSDiv | Opcode::LLVMURem | Opcode::LLVMSRem => {
                let (a, b) = (self.number(operands[0]), self.number(operands[1]));
                let signed = matches!(opcode, Opcode::LLVMSDiv | Opcode::LLVMSRem);
                let remainder = matches!(opcode, Opcode::LLVMURem | Opcode::LLVMSRem);
                self.divide(a, b, bits, signed, remainder)
            }
            Opcode::LLVMTrunc => {
                let a = self.number(operands[0]);
                // Cut to a byte or two, a value is meant to wrap around.
                if bits < 32 { self.terms.wrap(a, bits, true) } else { a }
            }
            Opcode::LLVMZExt | Opcode::LLVMSExt => self.widened(operands[0], opcode == Opcode::LLVMSExt),
            Opcode::LLVMExtractValue => match self.checked(value, operands[0]) {
                Some(result) => result,
                None => self.opaque(&format!("{opcode:?}{:?} i{bits}", value.indices()), operands, bits),
            },
            _ => self.opaque(&format!("{opcode:?} i{bits}"), operands, bits),
        }
    }

    /// The number that an operation with a check for overflow gives: modulo 2^w that of the operation alone.
    fn checked(&mut self, value: Value, call: Value) -> Option<Poly> {
        if value.indices() != [0] || call.role() != Role::Instruction || call.opcode() != Opcode::LLVMCall {
            return None;
        }
        let name = call.callee().name();
        let (operation, _) = name.strip_prefix("llvm.")?.split_once(".with.overflow.")?;
        let [a, b] = call.call_arguments()[..] else { return None };
        let (a, b) = (self.number(a), self.number(b));
        match operation.get(1..)? {
            "add" => Some(self.terms.add(a, b)),
            "sub" => Some(self.terms.sub(a, b)),
            "mul" => Some(self.terms.mul(a, b)),
            _ => None,
        }
    }

    fn widened(&mut self, operand: Value, signed: bool) -> Poly {
        match self.term(operand) {
            Term::Truth(condition) => {
                let (yes, no) = (self.terms.constant(if signed { -1 } else { 1 }), self.terms.constant(0));
                self.terms.ite(condition, yes, no)
            }
            other => {
                let number = self.as_number(other);
                self.exact(number, bits_of(operand), signed)
            }
        }
    }

    /// `a ^ mask` for a mask of consecutive bits: with `d = floor(a / 2^j) mod 2^w` for those bits of a number, they become
    /// `2^w - 1 - d`.
    fn flipped_bits(&mut self, operands: &[Value]) -> Option<Poly> {
        let (a, mask) = (self.number(operands[0]), self.number(operands[1]));
        let mask = self.terms.as_constant(mask).filter(|mask| *mask > 0)?;
        let low = 1i128 << mask.trailing_zeros();
        let ones = mask / low;
        if (ones + 1).count_ones() != 1 || !self.terms.is_index(a) {
            return None;
        }
        let (by, modulus) = (self.terms.constant(low), self.terms.constant(ones + 1));
        let above = self.terms.div(a, by);
        let digit = self.terms.modulo(above, modulus);
        let change = self.terms.scale(digit, -2 * low);
        let flipped = self.terms.add(a, change);
        Some(self.terms.add_constant(flipped, mask))
    }

    /// The factors of a product of numbers of 24 bits, signed or not, which is meant to be that of the whole numbers, where these
    /// are indices.
    fn of_24_bits(&mut self, a: Poly, b: Poly) -> (Poly, Poly) {
        let cut = |terms: &Terms, factor: Poly| {
            let (whole, signed) = match *terms.kind(terms.as_atom(factor)?) {
                AtomKind::Mod(whole, by) if terms.as_constant(by) == Some(1 << 24) => (whole, false),
                AtomKind::Wrap {
                    bits: 24,
                    signed: true,
                    of,
                } => (of, true),
                _ => return None,
            };
            terms.is_index(whole).then_some((whole, signed))
        };
        // The other one may be a number of the launch that is known to be as small.
        let small = |terms: &Terms, factor: Poly| {
            let of_launch = |s: &Symbol| s.is_position() || matches!(s, Symbol::BlockDim(_) | Symbol::GridDim(_));
            let symbols = terms.symbols(factor);
            let fits = terms.range(factor).1.is_some_and(|high| high < 1 << 23);
            fits && !symbols.is_empty() && symbols.iter().all(of_launch)
        };
        let both = [cut(self.terms, a), cut(self.terms, b)];
        let meant = match both {
            [Some(_), Some(_)] => true,
            [Some(_), None] => small(self.terms, b),
            [None, Some(_)] => small(self.terms, a),
            [None, None] => false,
        };
        if !meant {
            return (a, b);
        }
        for (value, signed) in both.into_iter().flatten() {
            self.assume(Assumption::Fits {
                value,
                bits: 24,
                signed,
            });
        }
        let whole = |cut: Option<(Poly, bool)>, as_it_is| cut.map_or(as_it_is, |(whole, _)| whole);
        (whole(both[0], a), whole(both[1], b))
    }

    /// `a & mask`: a remainder, or what a remainder leaves, for masks of consecutive bits.
    fn masked(&mut self, operands: &[Value], bits: u32) -> Poly {
        let (a, b) = (self.number(operands[0]), self.number(operands[1]));
        if let Some(mask) = self.terms.as_constant(b) {
            // A product of 24 bits, which is meant to be that of the whole numbers.
            let is_block = matches!(self.terms.as_symbol(a), Some(Symbol::Bid(_)));
            if mask == (1 << 24) - 1 && is_block {
                self.assume(Assumption::Fits {
                    value: a,
                    bits: 24,
                    signed: false,
                });
                return a;
            }
            if mask >= 0 && (mask + 1).count_ones() == 1 {
                let modulus = self.terms.constant(mask + 1);
                return self.terms.modulo(a, modulus);
            }
            let low = 1i128 << mask.trailing_zeros().min(100);
            // All bits but the lowest ones, up to where there are none.
            let (least, most) = self.terms.range(a);
            if mask > 0
                && (mask + low).count_ones() == 1
                && least.is_some_and(|least| least >= 0)
                && most.is_some_and(|most| most < mask + low)
            {
                let modulus = self.terms.constant(low);
                let whole = self.terms.div(a, modulus);
                return self.terms.mul(whole, modulus);
            }
            // All bits but the lowest ones and the sign, which LLVM knows to be zero.
            if mask > 0
                && bits > 1
                && mask + low == 1 << (bits - 1)
                && self.terms.is_index(a)
                && (least.is_some_and(|least| least >= 0) || !super::integer::is_positional(self.terms, a))
            {
                let a = self.exact(a, bits, true);
                self.assume(Assumption::AtLeast(a, 0));
                let modulus = self.terms.constant(low);
                let whole = self.terms.div(a, modulus);
                return self.terms.mul(whole, modulus);
            }
            if mask < 0 && (-mask).count_ones() == 1 {
                let modulus = self.terms.constant(-mask);
                let whole = self.terms.div(a, modulus);
                return self.terms.mul(whole, modulus);
            }
        }
        self.terms.apply(&format!("and{bits}"), vec![a.min(b), a.max(b)], bits)
    }

    fn element_pointer(&mut self, value: Value, operands: &[Value]) -> Term {
        if value.ty().class() != Class::Pointer {
            return Term::Number(self.opaque("vector of addresses", operands, 0));
        }
        let (base, mut offset) = self.pointer(operands[0]);
        let mut ty = value.gep_type();
        for (i, index) in operands[1..].iter().enumerate() {
            let bits = bits_of(*index);
            if i > 0 && ty.class() == Class::Struct {
                let field = index.int().and_then(|f| u32::try_from(f).ok());
                let Some((field, inner)) = field.and_then(|f| Some((f, ty.field(f)?))) else {
                    let unknown = self.unknown("an address that isn't followed");
                    return Term::Pointer(Base::Unknown(unknown), offset);
                };
                offset = self
                    .terms
                    .add_constant(offset, i128::from(self.layout.field_offset(ty, field)));
                ty = inner;
                continue;
            }
            if i > 0 {
                ty = ty.element();
            }
            let number = self.number(*index);
            let number = self.exact(number, bits, true);
            let scaled = self.terms.scale(number, i128::from(self.layout.stride(ty)));
            offset = self.terms.add(offset, scaled);
        }
        Term::Pointer(base, offset)
    }

    /// A value as an address.
    pub(super) fn pointer(&mut self, value: Value) -> (Base, Poly) {
        match self.term(value) {
            Term::Pointer(base, offset) => (base, offset),
            other => {
                let number = self.as_number(other);
                (Base::Unknown(number), self.terms.constant(0))
            }
        }
    }
}
