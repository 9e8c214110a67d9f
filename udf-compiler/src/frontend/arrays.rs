//! Arrays: elements by index, lengths, `sum`, `min`, `max` and `in`.
//!
//! An array is always a parameter, known by its number; a variable that stands for one holds nothing at run time. Whatever reads
//! an element tests the index and NULL first.

use rbcdb_udf_abi::{ErrorCode, ScalarType};
use ruff_python_ast::{CmpOp, Expr, ExprSubscript, Operator};
use ruff_text_size::{Ranged, TextRange};

use super::arith::arith_type;
use super::expr::tuple_items;
use super::lower::Lowerer;
use super::types::{Array, Ty};
use super::value::{Lit, Val};
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, Inst, Local, Op, Type, UnaryOp, Value};
use crate::range::Range;

/// What an array's length can be: offsets have 32 bits.
pub(crate) const LENGTHS: Range = (0, i32::MAX as i128);

impl Lowerer<'_, '_> {
    /// `a[i]`
    pub(crate) fn subscript(&mut self, node: &ExprSubscript) -> Val {
        let val = self.expr(&node.value);
        let array = match val.ty {
            Ty::Array(array) => array,
            Ty::Shared(array) => return self.shared_element(&array, node),
            Ty::Tuple(_) => return self.tuple_element(&val, node),
            Ty::Error => return val,
            Ty::OptArray(_) => return self.not_scalar(&val, &*node.value),
            _ => {
                let message = format!("a {} can't be indexed", val.ty.describe());
                let hint = "only arrays have elements by number; a tuple can be unpacked: `a, b = t`";
                return self.mistake(codes::UNSUPPORTED_TYPE, node, message, hint);
            }
        };
        let hint = match &*node.slice {
            Expr::Slice(_) => Some((
                "a slice",
                "go through the elements: `for i in range(start, end): … a[i]`",
            )),
            Expr::Tuple(_) => Some((
                "more than one index",
                "arrays have one dimension: compute one index, `a[i * n + j]`",
            )),
            _ => None,
        };
        if let Some((what, hint)) = hint {
            return self.unsupported(&*node.slice, what, hint);
        }
        let index = self.expr(&node.slice);
        let index = self.scalar(index, &*node.slice);
        match index.scalar_type() {
            None => Val::error(),
            Some(Type::Bool | Type::I64 | Type::U64) => self.at_index(array, &index, node),
            Some(_) => {
                let message = format!("an index must be an int, not {}", index.ty.describe());
                self.mistake(codes::TYPE_MISMATCH, &*node.slice, message, "convert it: `a[int(x)]`")
            }
        }
    }

    /// The element with an index, which counts from the end where it is negative.
    fn at_index(&mut self, array: Array, index: &Val, node: &ExprSubscript) -> Val {
        let len = self.array_len(array).leaves[0];
        let (at, outside) = self.index_from_start(index, len, node);
        let text = self.text_of(node);
        let message = format!("index out of range in {text}");
        self.fail_if(outside, ErrorCode::IndexOutOfRange, node, Some(&message));
        self.element_at(array, at, node, &format!("{text} is NULL"))
    }

    /// `t[0]`
    fn tuple_element(&mut self, tuple: &Val, node: &ExprSubscript) -> Val {
        let items = tuple_items(tuple).unwrap_or_default();
        let index = self.expr(&node.slice).int_lit();
        let at = index.map(|n| if n < 0 { n + items.len() as i128 } else { n });
        let item = at.and_then(|n| items.get(usize::try_from(n).ok()?));
        item.cloned().unwrap_or_else(|| {
            let hint = "write the number of the element, or unpack the tuple: `a, b = t`";
            let message = format!("a tuple of {} has no such element", items.len());
            self.mistake(codes::UNSUPPORTED_TYPE, node, message, hint)
        })
    }

    /// An index that counts from the end where it is negative as one that counts from the start, and whether it is out of range.
    pub(crate) fn index_from_start(&mut self, index: &Val, len: Value, node: &impl Ranged) -> (Value, Value) {
        let (low, high) = index.int_range();
        let zero = self.b.i64(0);
        if index.is_type(Type::U64) || high > i64::MAX.into() {
            let number = self.convert(index, Type::U64, node);
            let bound = self.b.unary(Type::U64, UnaryOp::I64AsU64, len);
            let outside = self.b.test(BinaryOp::Ge, number, bound);
            (self.b.unary(Type::I64, UnaryOp::U64AsI64, number), outside)
        } else {
            let number = self.convert(index, Type::I64, node);
            let from_end = |this: &mut Self| this.b.binary(Type::I64, BinaryOp::AddWrap, number, len);
            if low >= 0 {
                (number, self.b.test(BinaryOp::Ge, number, len))
            } else if high < 0 {
                let at = from_end(self);
                (at, self.b.test(BinaryOp::Lt, at, zero))
            } else {
                let negative = self.b.test(BinaryOp::Lt, number, zero);
                let counted = from_end(self);
                let at = self.b.select(negative, counted, number);
                let (below, above) = (self.b.test(BinaryOp::Lt, at, zero), self.b.test(BinaryOp::Ge, at, len));
                (at, self.b.test(BinaryOp::Or, below, above))
            }
        }
    }

    /// An element that is there; NULL fails with the message.
    pub(crate) fn element_at(&mut self, array: Array, at: Value, place: &impl Ranged, message: &str) -> Val {
        let null = self.b.op(Type::Bool, Op::ArrayNull(array.param, at));
        self.fail_if(null, ErrorCode::NullElement, place, Some(message));
        let ty = Type::of(array.element);
        let value = self.b.op(ty, Op::ArrayGet(array.param, at));
        Val {
            range: range_of(array.element),
            ..Val::scalar(ty, value)
        }
    }

    /// `len(a)`, `a.size`
    pub(crate) fn array_len(&mut self, array: Array) -> Val {
        Val::ranged(Type::I64, self.b.op(Type::I64, Op::ArrayLen(array.param)), LENGTHS)
    }

    /// `sum(a)`: from 0, left to right.
    pub(crate) fn array_sum(&mut self, (array, name): (Array, TextRange), at: &impl Ranged) -> Val {
        let zero = Val::lit(Lit::Int(0));
        let sample = Val {
            ty: Ty::Scalar(Type::of(array.element)),
            ..Val::none()
        };
        let ty = arith_type(&zero, &sample);
        let total = self.b.temporary("sum", ty);
        let value = self.convert(&zero, ty, at);
        self.b.emit(Inst::Set { local: total, value });
        let first = self.b.i64(0);
        self.each_element((array, name), first, at, |this, element| {
            let before = Val::scalar(ty, this.b.op(ty, Op::Get(total)));
            let sum = this.arith_scalars(Operator::Add, &before, &element, at);
            let value = this.convert(&sum, ty, at);
            this.b.emit(Inst::Set { local: total, value });
        });
        Val::scalar(ty, self.b.op(ty, Op::Get(total)))
    }

    /// `max(a)`, `min(a)`: the first of the greatest or least; comparisons with nan are false.
    pub(crate) fn array_extremum(&mut self, max: bool, (array, name_at): (Array, TextRange), at: &impl Ranged) -> Val {
        let (name, op) = match max {
            true => ("max", CmpOp::Gt),
            false => ("min", CmpOp::Lt),
        };
        let len = self.array_len(array).leaves[0];
        let (zero, one) = (self.b.i64(0), self.b.i64(1));
        let empty = self.b.test(BinaryOp::Eq, len, zero);
        let message = format!("{name}() of an empty array");
        self.fail_if(empty, ErrorCode::InvalidParameter, at, Some(&message));
        let message = format!("an element of {} is NULL", self.text_of(&name_at));
        let first = self.element_at(array, zero, at, &message);
        let ty = Type::of(array.element);
        let best = self.b.temporary(name, ty);
        self.b.emit(Inst::Set {
            local: best,
            value: first.leaves[0],
        });
        self.each_element((array, name_at), one, at, |this, element| {
            let before = this.b.op(ty, Op::Get(best));
            let better = this.compare_scalars(op, &element, &Val::scalar(ty, before), at);
            let better = this.truth(&better, at);
            let value = this.b.select(better, element.leaves[0], before);
            this.b.emit(Inst::Set { local: best, value });
        });
        let value = self.b.op(ty, Op::Get(best));
        Val {
            range: range_of(array.element),
            ..Val::scalar(ty, value)
        }
    }

    /// `x in a`: ends at the first element that is equal.
    pub(crate) fn array_contains(&mut self, array: Array, val: &Val, (left, right): (&Expr, &Expr)) -> Val {
        let val = self.materialize(val, left);
        let found = self.b.temporary("found", Type::Bool);
        let no = self.b.bool(false);
        self.b.emit(Inst::Set {
            local: found,
            value: no,
        });
        let first = self.b.i64(0);
        self.each_element((array, right.range()), first, right, |this, element| {
            let equal = this.compare_values(CmpOp::Eq, &val, &element, (left, right));
            let value = this.truth(&equal, right);
            this.b.emit(Inst::Set { local: found, value });
            this.b.emit(Inst::If {
                cond: value,
                then: vec![Inst::Break],
                otherwise: Vec::new(),
            });
        });
        Val::bool(self.b.op(Type::Bool, Op::Get(found)))
    }

    /// A loop over the elements from number `first` on, of which the source knows nothing.
    fn each_element(
        &mut self,
        (array, name): (Array, TextRange),
        first: Value,
        at: &impl Ranged,
        round: impl FnOnce(&mut Self, Val),
    ) {
        let len = self.array_len(array).leaves[0];
        let index = self.counting_from("element", first);
        let one = self.b.i64(1);
        let step = self.step_block(&[(index, one)]);
        let message = format!("an element of {} is NULL", self.text_of(&name));
        self.b.open();
        let number = self.b.op(Type::I64, Op::Get(index));
        let stop = self.b.test(BinaryOp::Ge, number, len);
        self.b.emit(Inst::If {
            cond: stop,
            then: vec![Inst::Break],
            otherwise: Vec::new(),
        });
        let element = self.element_at(array, number, at, &message);
        round(self, element);
        let body = self.b.close();
        self.b.emit(Inst::Loop {
            body,
            step,
            rounds_max: None,
        });
    }

    /// A variable of a loop's own that counts elements.
    pub(crate) fn counting_from(&mut self, name: &'static str, first: Value) -> Local {
        let index = self.b.temporary(name, Type::I64);
        self.b.emit(Inst::Set {
            local: index,
            value: first,
        });
        index
    }
}

/// What elements can be, where they are signed inside.
pub(crate) fn range_of(element: ScalarType) -> Option<Range> {
    element.integer_range().filter(|_| Type::of(element) == Type::I64)
}
