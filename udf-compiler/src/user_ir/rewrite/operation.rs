//! Operations on values: what LLVM leaves undefined is guarded.

use rbcdb_udf_abi::ErrorCode;

use super::function::Writer;
use super::memory::Number;
use super::text::{bits_type, splat, suffix};
use crate::user_ir::program::{BinaryOp, CastOp, Const, Inst, Kind, Operand, Typed};
use crate::user_ir::types::Type;

/// What a conversion comes to.
enum Made {
    /// An instruction's right side.
    Instruction(String),
    /// A value that is there.
    Value(String),
}

/// A shuffle's mask.
pub(super) fn mask_text(mask: &[Option<u32>]) -> String {
    let list: Vec<String> = mask.iter().map(|n| format!("i32 {}", n.unwrap_or(0))).collect();
    format!("<{} x i32> <{}>", mask.len(), list.join(", "))
}

impl Writer<'_, '_> {
    /// An instruction that works on values only.
    pub(super) fn operation(&mut self, inst: &Inst) {
        let Some(result) = inst.result else { return };
        if !matches!(inst.kind, Kind::Freeze(_)) {
            self.settle_operands(inst);
        }
        let value = match &inst.kind {
            Kind::Binary(BinaryOp::FRem, ty, a, b) => {
                let arguments = [self.operand(ty, a), self.operand(ty, b)];
                let value = self.library("rbc_fmod", ty, &arguments);
                self.rename(result, value);
                self.pass_on(inst);
                return;
            }
            Kind::Freeze(a) if a.ty != Type::Ptr => {
                let value = self.typed(a);
                self.rename(result, value);
                return;
            }
            Kind::Select(cond, Type::Ptr, a, b) => {
                self.select_pointer(inst, cond, a, b);
                return;
            }
            Kind::Freeze(a) if a.ty == Type::Ptr => {
                let pointer = self.pointer(&a.operand);
                self.define_pointer(inst, pointer);
                return;
            }
            Kind::Binary(op, ty, a, b) => self.binary(*op, ty, a, b, inst.at),
            Kind::FNeg(a) => format!("fneg {} {}", a.ty, self.typed(a)),
            Kind::ICmp(predicate, Type::Ptr, a, b) => self.compare_pointers(predicate, a, b),
            Kind::ICmp(predicate, ty, a, b) => {
                format!("icmp {predicate} {ty} {}, {}", self.operand(ty, a), self.operand(ty, b))
            }
            Kind::FCmp(predicate, ty, a, b) => {
                format!("fcmp {predicate} {ty} {}, {}", self.operand(ty, a), self.operand(ty, b))
            }
            Kind::Select(cond, ty, a, b) => {
                let (cond_text, a, b) = (self.typed(cond), self.operand(ty, a), self.operand(ty, b));
                format!("select {} {cond_text}, {ty} {a}, {ty} {b}", cond.ty)
            }
            Kind::Cast(op, from, to) => match self.cast(inst, *op, from, to) {
                Made::Instruction(text) => text,
                Made::Value(value) => {
                    self.rename(result, value);
                    self.pass_on(inst);
                    return;
                }
            },
            Kind::Extract(whole, indices) => {
                format!("extractvalue {} {}, {}", whole.ty, self.typed(whole), join(indices))
            }
            Kind::Insert(whole, part, indices) => {
                let (whole_text, part_text) = (self.typed(whole), self.typed(part));
                format!(
                    "insertvalue {} {whole_text}, {} {part_text}, {}",
                    whole.ty,
                    part.ty,
                    join(indices)
                )
            }
            Kind::ExtractElement(vector, index) => {
                let index = self.checked_index(vector, index, inst.at);
                format!("extractelement {} {}, i64 {index}", vector.ty, self.typed(vector))
            }
            Kind::InsertElement(vector, value, index) => {
                let index = self.checked_index(vector, index, inst.at);
                let (vector_text, value_text) = (self.typed(vector), self.typed(value));
                format!(
                    "insertelement {} {vector_text}, {} {value_text}, i64 {index}",
                    vector.ty, value.ty
                )
            }
            Kind::Shuffle(ty, a, b, mask) => {
                let (a, b) = (self.operand(ty, a), self.operand(ty, b));
                format!("shufflevector {ty} {a}, {ty} {b}, {}", mask_text(mask))
            }
            _ => return,
        };
        self.line(&format!("%v{} = {value}", result.0));
        self.pass_on(inst);
    }

    fn select_pointer(&mut self, inst: &Inst, cond: &Typed, a: &Operand, b: &Operand) {
        self.settle(&cond.operand);
        let (mut a, mut b) = (self.pointer(a), self.pointer(b));
        if a.base != b.base {
            (a, b) = (a.into_generic(), b.into_generic());
        }
        let cond = self.typed(cond);
        let mut pick = |ty: &str, a: String, b: String| match a == b {
            true => a,
            false => self.let_(&format!("select i1 {cond}, {ty} {a}, {ty} {b}")),
        };
        let number = |a: &Number, b: &Number, text: String| if a == b { a.clone() } else { Number::Text(text) };
        let base = pick("ptr", a.base.clone(), b.base.clone());
        let size = pick("i64", a.size.text(), b.size.text());
        let offset = pick("i64", a.offset.text(), b.offset.text());
        let pointer = super::memory::Pointer {
            size: number(&a.size, &b.size, size),
            array: a.array.clone().filter(|array| b.array.as_ref() == Some(array)),
            ..a.elsewhere(base, number(&a.offset, &b.offset, offset), a.align.min(b.align))
        };
        self.define_pointer(inst, pointer);
    }

    /// Two addresses are equal if object and offset are; in one object, they have the order of their offsets.
    fn compare_pointers(&mut self, predicate: &str, a: &Operand, b: &Operand) -> String {
        let same = self.pointers.same_object(self.module.program, a, b);
        let (a, b) = (self.generic(a), self.generic(b));
        let (first, second) = (a.offset.text(), b.offset.text());
        if !matches!(predicate, "eq" | "ne") {
            // Offsets before the object's start are negative.
            let signed = predicate.replace('u', "s");
            return format!("icmp {signed} i64 {first}, {second}");
        }
        let object = match same {
            Some(same) => same.to_string(),
            None => self.let_(&format!("icmp eq ptr {}, {}", a.base, b.base)),
        };
        let offset = self.let_(&format!("icmp eq i64 {first}, {second}"));
        let same = self.let_(&format!("and i1 {object}, {offset}"));
        format!("xor i1 {same}, {}", predicate == "ne")
    }

    /// The index of an element, as i64; not checked.
    pub(super) fn element_index(&mut self, index: &Typed, lanes: u32) -> String {
        if let Some(n) = known(index) {
            return if n < u128::from(lanes) {
                n.to_string()
            } else {
                "0".to_owned()
            };
        }
        let at = self.typed(index);
        let at = match index.ty.bits() {
            64 => at,
            _ => self.let_(&format!("zext {} {at} to i64", index.ty)),
        };
        let inside = self.let_(&format!("icmp ult i64 {at}, {lanes}"));
        self.let_(&format!("select i1 {inside}, i64 {at}, i64 0"))
    }

    fn checked_index(&mut self, vector: &Typed, index: &Typed, at: usize) -> String {
        let lanes = vector.ty.lanes().unwrap_or(1);
        let message = Some("an element outside of a vector");
        match known(index) {
            Some(n) if n < u128::from(lanes) => {}
            Some(_) => self.fail_if("true", ErrorCode::IndexOutOfRange, at, message),
            None => {
                let text = self.typed(index);
                let wide = match index.ty.bits() {
                    64 => text,
                    _ => self.let_(&format!("zext {} {text} to i64", index.ty)),
                };
                let bad = self.let_(&format!("icmp uge i64 {wide}, {lanes}"));
                self.fail_if(&bad, ErrorCode::IndexOutOfRange, at, message);
            }
        }
        self.element_index(index, lanes)
    }

    // Binary operations.

    fn binary(&mut self, op: BinaryOp, ty: &Type, a: &Operand, b: &Operand, at: usize) -> String {
        let (x, y) = (self.operand(ty, a), self.operand(ty, b));
        if op.is_division() && !divides_always(ty, b) {
            return self.division(op, ty, &x, &y, at);
        }
        if op.is_shift() && !shifts_within(ty, b) {
            return self.shift(op, ty, &x, &y);
        }
        format!("{} {ty} {x}, {y}", op.name())
    }

    /// A shift by any count: what is shifted out is gone.
    fn shift(&mut self, op: BinaryOp, ty: &Type, x: &str, y: &str) -> String {
        let bits = ty.bits();
        let flags = ty.with_scalar(Type::Int(1));
        let limit = splat(ty, &if bits == 1 { "true".to_owned() } else { bits.to_string() });
        let inside = self.let_(&format!("icmp ult {ty} {y}, {limit}"));
        let most = match (op, bits) {
            (BinaryOp::AShr, 2..) => splat(ty, &(bits - 1).to_string()),
            _ => "zeroinitializer".to_owned(),
        };
        // Masked where that does, not selected: LLVM 22's NVPTX back end takes a count that is compared with the width for one
        // of 32 bits.
        let count = match op {
            BinaryOp::Shl | BinaryOp::LShr if bits.is_power_of_two() => {
                self.let_(&format!("and {ty} {y}, {}", splat(ty, &(bits - 1).to_string())))
            }
            _ => self.let_(&format!("select {flags} {inside}, {ty} {y}, {ty} {most}")),
        };
        if op == BinaryOp::AShr {
            return format!("ashr {ty} {x}, {count}");
        }
        let shifted = self.let_(&format!("{} {ty} {x}, {count}", op.name()));
        format!("select {flags} {inside}, {ty} {shifted}, {ty} zeroinitializer")
    }

    /// Whether some element of a vector of i1 (or the i1 itself) is true.
    pub(super) fn any(&mut self, ty: &Type, flags: &str) -> String {
        match ty.lanes() {
            None => flags.to_owned(),
            Some(n) => {
                let vector = format!("<{n} x i1>");
                self.intrinsic(
                    "i1",
                    &format!("llvm.vector.reduce.or.v{n}i1"),
                    &[(vector, flags.to_owned())],
                )
            }
        }
    }

    /// A division: fails by zero (22012) and where the quotient doesn't fit (22003).
    fn division(&mut self, op: BinaryOp, ty: &Type, x: &str, y: &str, at: usize) -> String {
        let flags = ty.with_scalar(Type::Int(1));
        let zero = self.let_(&format!("icmp eq {ty} {y}, zeroinitializer"));
        let any = self.any(ty, &zero);
        self.fail_if(&any, ErrorCode::DivisionByZero, at, None);
        let mut bad = zero;
        if matches!(op, BinaryOp::SDiv | BinaryOp::SRem) {
            let bits = ty.bits();
            let (lowest, all_ones) = match bits {
                1 => ("true".to_owned(), "true".to_owned()),
                _ => ((1u128 << (bits - 1)).to_string(), "-1".to_owned()),
            };
            let is_lowest = self.let_(&format!("icmp eq {ty} {x}, {}", splat(ty, &lowest)));
            let by_minus_one = self.let_(&format!("icmp eq {ty} {y}, {}", splat(ty, &all_ones)));
            let over = self.let_(&format!("and {flags} {is_lowest}, {by_minus_one}"));
            let any = self.any(ty, &over);
            self.fail_if(&any, ErrorCode::OutOfRange, at, None);
            bad = self.let_(&format!("or {flags} {bad}, {over}"));
        }
        let one = splat(ty, if ty.bits() == 1 { "true" } else { "1" });
        // For a single bit, 1 is -1: 0 divided by it is 0, and -1 has failed and must not be divided.
        let divisor = self.let_(&format!("select {flags} {bad}, {ty} {one}, {ty} {y}"));
        let mut dividend = x.to_owned();
        if ty.bits() == 1 {
            dividend = self.let_(&format!("select {flags} {bad}, {ty} zeroinitializer, {ty} {x}"));
        }
        format!("{} {ty} {dividend}, {divisor}", op.name())
    }

    // Conversions.

    fn cast(&mut self, inst: &Inst, op: CastOp, from: &Typed, to: &Type) -> Made {
        let x = self.typed(from);
        match op {
            CastOp::Bitcast if from.ty.is_float() && from.ty != *to => {
                let (bits, value) = self.canonical_bits(&from.ty, &x);
                match bits == *to {
                    true => Made::Value(value),
                    false => Made::Instruction(format!("bitcast {bits} {value} to {to}")),
                }
            }
            CastOp::FpToSi | CastOp::FpToUi => {
                self.settle(&from.operand);
                let signed = op == CastOp::FpToSi;
                let (value, bad) = self.float_to_int(&from.ty, &x, to, signed);
                let message = format!("the result of {} is out of range", op.name());
                let word = self.module.word(ErrorCode::OutOfRange, inst.at, Some(message));
                if let Some(result) = inst.result {
                    let flags = to.with_scalar(Type::Int(1));
                    let words = to.with_scalar(Type::Int(32));
                    let word = splat(&words, &word);
                    self.line(&format!(
                        "%v{}.e = select {flags} {bad}, {words} {word}, {words} zeroinitializer",
                        result.0
                    ));
                }
                Made::Value(value)
            }
            _ => Made::Instruction(format!("{} {} {x} to {to}", op.name(), from.ty)),
        }
    }

    /// A float as integer, saturating; and whether (for vectors, where) it is out of range.
    pub(super) fn float_to_int(&mut self, from: &Type, x: &str, to: &Type, signed: bool) -> (String, String) {
        let bits = to.bits() as i32;
        let (lowest, beyond) = match signed {
            true => (-(2f64.powi(bits - 1)), 2f64.powi(bits - 1)),
            false => (0.0, 2f64.powi(bits)),
        };
        let name = format!("llvm.trunc.{}", suffix(from));
        let whole = self.intrinsic(&from.to_string(), &name, &[(from.to_string(), x.to_owned())]);
        let flags = to.with_scalar(Type::Int(1));
        let (lowest, beyond) = (
            splat(from, &super::text::float(lowest)),
            splat(from, &super::text::float(beyond)),
        );
        let above = self.let_(&format!("fcmp oge {from} {whole}, {lowest}"));
        let below = self.let_(&format!("fcmp olt {from} {whole}, {beyond}"));
        let inside = self.let_(&format!("and {flags} {above}, {below}"));
        let bad = self.let_(&format!("xor {flags} {inside}, {}", splat(&flags, "true")));
        let kind = if signed { "si" } else { "ui" };
        let name = format!("llvm.fpto{kind}.sat.{}.{}", suffix(to), suffix(from));
        let value = self.intrinsic(&to.to_string(), &name, &[(from.to_string(), x.to_owned())]);
        (value, bad)
    }

    /// The bits of a float, those of all nans being the same; with their type.
    ///
    /// In integers on purpose: LLVM takes the bits of a nan that an operation gives for arbitrary.
    pub(super) fn canonical_bits(&mut self, ty: &Type, x: &str) -> (Type, String) {
        let bits = bits_type(ty);
        let flags = ty.with_scalar(Type::Int(1));
        let nan = match ty.bits() {
            32 => u64::from(crate::ir::print::CANONICAL_NAN_F32),
            _ => crate::ir::print::CANONICAL_NAN_F64,
        };
        let is_nan = self.let_(&format!("fcmp uno {ty} {x}, {x}"));
        let plain = self.let_(&format!("bitcast {ty} {x} to {bits}"));
        let nan = splat(&bits, &nan.to_string());
        let value = self.let_(&format!("select {flags} {is_nan}, {bits} {nan}, {bits} {plain}"));
        (bits, value)
    }
}

fn join(indices: &[u32]) -> String {
    indices.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// The value of a constant integer.
fn known(value: &Typed) -> Option<u128> {
    match &value.operand {
        Operand::Const(Const::Int(n)) => Some(*n),
        Operand::Const(Const::Zero) => Some(0),
        _ => None,
    }
}

/// Whether a divisor is a constant that divides every number: neither 0 nor -1.
fn divides_always(ty: &Type, divisor: &Operand) -> bool {
    let all_ones = crate::user_ir::mask(ty.bits());
    let fits = |c: &Const| matches!(c, Const::Int(n) if *n != 0 && *n != all_ones);
    match divisor {
        Operand::Const(Const::Elements(elements)) => elements.iter().all(fits),
        Operand::Const(c) => fits(c),
        Operand::Value(_) => false,
    }
}

/// Whether a shift's count is a constant below the width.
fn shifts_within(ty: &Type, count: &Operand) -> bool {
    let fits = |c: &Const| match c {
        Const::Int(n) => *n < u128::from(ty.bits()),
        Const::Zero => true,
        _ => false,
    };
    match count {
        Operand::Const(Const::Elements(elements)) => elements.iter().all(fits),
        Operand::Const(c) => fits(c),
        Operand::Value(_) => false,
    }
}
