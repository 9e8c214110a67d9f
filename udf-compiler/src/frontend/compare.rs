//! Comparisons: exact between integers and floats as in CPython, chains evaluated left to right.

use ruff_python_ast::{CmpOp, Expr, ExprCompare};
use ruff_text_size::Ranged;

use super::lower::Lowerer;
use super::types::{Ty, scalar_name};
use super::value::{Lit, Val};
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, Type, Value};
use crate::range::{I64_RANGE, U64_RANGE, within};

impl Lowerer<'_, '_> {
    pub(crate) fn compare(&mut self, node: &ExprCompare) -> Val {
        if node.ops.len() == 1
            && let Some(cond) = self.null_check(node)
        {
            return cond.val;
        }
        let left = self.expr(&node.left);
        self.compare_chain(node, 0, left)
    }

    /// The comparisons from number `i` on: `left op right and right op …`.
    fn compare_chain(&mut self, node: &ExprCompare, i: usize, left: Val) -> Val {
        let (Some(op), Some(right_at)) = (node.ops.get(i), node.comparators.get(i)) else {
            return Val::error();
        };
        let left_at = if i == 0 { &*node.left } else { &node.comparators[i - 1] };
        let (result, right) = match op {
            CmpOp::In | CmpOp::NotIn => (self.membership(*op, left, left_at, right_at), Val::error()),
            CmpOp::Is | CmpOp::IsNot => {
                let hint = "compare values with == and !=; `is` is for None, on its own: `x is None`";
                (self.unsupported(node, "this use of `is`", hint), Val::error())
            }
            _ => {
                let right = self.expr(right_at);
                let right = if i + 1 < node.ops.len() {
                    self.materialize(&right, right_at)
                } else {
                    right
                };
                (self.compare_values(*op, &left, &right, (left_at, right_at)), right)
            }
        };
        if i + 1 >= node.ops.len() || result.is_error() {
            return result;
        }
        if self.depth >= 300 {
            return self.mistake(
                codes::TOO_DEEP,
                node,
                "this comparison chain is too long",
                "split it with `and`",
            );
        }
        self.depth += 1;
        let result = self.and_then(&result, node, |this| this.compare_chain(node, i + 1, right));
        self.depth -= 1;
        result
    }

    /// `x in (1, 2, 3)`
    fn membership(&mut self, op: CmpOp, left: Val, left_at: &Expr, right: &Expr) -> Val {
        let items = match right {
            Expr::Tuple(node) => &node.elts,
            Expr::List(node) => &node.elts,
            Expr::Set(node) => &node.elts,
            _ if self.names_array(right) => {
                let val = self.expr(right);
                let Ty::Array(array) = val.ty else {
                    return self.not_scalar(&val, right);
                };
                let found = self.array_contains(array, &left, (left_at, right));
                return match op {
                    CmpOp::NotIn => Val::bool(self.b.not(found.leaves[0])),
                    _ => found,
                };
            }
            _ => {
                return self.unsupported(
                    right,
                    "`in` with anything but a tuple of values or an array",
                    "write `x in (1, 2, 3)` or, with an array, `x in a`",
                );
            }
        };
        let left = self.materialize(&left, left_at);
        let mut found = self.b.bool(false);
        for item in items {
            let val = self.expr(item);
            let equal = self.compare_values(CmpOp::Eq, &left, &val, (left_at, item));
            let equal = self.truth(&equal, item);
            found = self.b.test(BinaryOp::Or, found, equal);
        }
        Val::bool(if op == CmpOp::NotIn { self.b.not(found) } else { found })
    }

    /// `a op b` for values.
    pub(crate) fn compare_values(&mut self, op: CmpOp, a: &Val, b: &Val, (a_at, b_at): (&Expr, &Expr)) -> Val {
        let none = |at: &Expr| at.is_none_literal_expr();
        if none(a_at) || none(b_at) {
            let hint = "NULL equals nothing; write `x is None` or `x is not None`";
            return self.mistake(codes::TYPE_MISMATCH, b_at, format!("`{}` with None", op.as_str()), hint);
        }
        let a = self.scalar(a.clone(), a_at);
        let b = self.scalar(b.clone(), b_at);
        self.compare_scalars(op, &a, &b, b_at)
    }

    /// `a op b` for scalars.
    pub(crate) fn compare_scalars(&mut self, op: CmpOp, a: &Val, b: &Val, at: &impl Ranged) -> Val {
        let (Some(ta), Some(tb)) = (a.scalar_type(), b.scalar_type()) else {
            return Val::error();
        };
        let equality = matches!(op, CmpOp::Eq | CmpOp::NotEq);
        let value = match (ta, tb) {
            (Type::C128, _) | (_, Type::C128) if equality => self.compare_complex(op, a, b, at),
            (Type::C128, _) | (_, Type::C128) => {
                let message = format!(
                    "`{}` doesn't take {} and {}",
                    op.as_str(),
                    scalar_name(ta),
                    scalar_name(tb)
                );
                return self.mistake(
                    codes::TYPE_MISMATCH,
                    at,
                    message,
                    "complex numbers have no order; compare abs(z) or the parts",
                );
            }
            (Type::Bool, Type::Bool) if equality => self.compare_as(op, Type::Bool, a, b, at),
            (Type::F32, Type::F32) => self.compare_as(op, Type::F32, a, b, at),
            (Type::F32 | Type::F64, Type::F32 | Type::F64) => self.compare_as(op, Type::F64, a, b, at),
            (Type::F32 | Type::F64, _) => self.compare_int_float(mirrored(op), b, a, at),
            (_, Type::F32 | Type::F64) => self.compare_int_float(op, a, b, at),
            _ => return self.compare_ints(op, a, b, at),
        };
        Val::bool(value)
    }

    fn compare_as(&mut self, op: CmpOp, ty: Type, a: &Val, b: &Val, at: &impl Ranged) -> Value {
        let (x, y) = (self.convert(a, ty, at), self.convert(b, ty, at));
        self.b.test(ir_op(op), x, y)
    }

    fn compare_ints(&mut self, op: CmpOp, a: &Val, b: &Val, at: &impl Ranged) -> Val {
        let (ra, rb) = (a.int_range(), b.int_range());
        if within(ra, I64_RANGE) && within(rb, I64_RANGE) && !a.is_type(Type::U64) && !b.is_type(Type::U64) {
            return Val::bool(self.compare_as(op, Type::I64, a, b, at));
        }
        if ra.0 >= 0 && rb.0 >= 0 && within(ra, U64_RANGE) && within(rb, U64_RANGE) {
            return Val::bool(self.compare_as(op, Type::U64, a, b, at));
        }
        // Only a literal or an int can be negative here, and only a uint64 or a literal beyond the range of int.
        if rb.1 < ra.0 || ra.1 < rb.0 {
            let less = ra.1 < rb.0;
            let known = match op {
                CmpOp::Lt | CmpOp::LtE => less,
                CmpOp::Gt | CmpOp::GtE => !less,
                op => op == CmpOp::NotEq,
            };
            return Val::lit(Lit::Bool(known));
        }
        if a.is_type(Type::U64) {
            return Val::bool(self.compare_int_uint(mirrored(op), b, a, at));
        }
        Val::bool(self.compare_int_uint(op, a, b, at))
    }

    /// An int with a uint64: a negative int is less, others compare unsigned.
    fn compare_int_uint(&mut self, op: CmpOp, int: &Val, uint: &Val, at: &impl Ranged) -> Value {
        let (x, y) = (self.convert(int, Type::I64, at), self.convert(uint, Type::U64, at));
        let zero = self.b.i64(0);
        let negative = self.b.test(BinaryOp::Lt, x, zero);
        let bits = self.b.unary(Type::U64, crate::ir::UnaryOp::I64AsU64, x);
        let unsigned = self.b.test(ir_op(op), bits, y);
        match op {
            CmpOp::Lt | CmpOp::LtE | CmpOp::NotEq => self.b.test(BinaryOp::Or, negative, unsigned),
            _ => {
                let positive = self.b.not(negative);
                self.b.test(BinaryOp::And, positive, unsigned)
            }
        }
    }

    /// `int op float`, as exact numbers.
    fn compare_int_float(&mut self, op: CmpOp, int: &Val, float: &Val, at: &impl Ranged) -> Value {
        let exact_literal = int.int_lit().is_some_and(|n| n as f64 as i128 == n);
        if int.fits_float() || exact_literal {
            return self.compare_as(op, Type::F64, int, float, at);
        }
        let int = self.materialize(int, at);
        let y = self.convert(float, Type::F64, at);
        let Some(ty) = int.scalar_type() else {
            return self.b.bool(false);
        };
        let name = if ty == Type::U64 { "cmp_u64_f64" } else { "cmp_i64_f64" };
        let order = self.builtin(name, vec![int.leaves[0], y]);
        // -1, 0, 1, and 2 for nan.
        let (test, order, with) = match op {
            CmpOp::Lt => (BinaryOp::Lt, order, 0),
            CmpOp::LtE => (BinaryOp::Le, order, 0),
            CmpOp::Gt => (BinaryOp::Eq, order, 1),
            CmpOp::GtE => {
                let one = self.b.i64(1);
                (BinaryOp::Eq, self.b.binary(Type::I64, BinaryOp::BitOr, order, one), 1)
            }
            CmpOp::Eq => (BinaryOp::Eq, order, 0),
            _ => (BinaryOp::Ne, order, 0),
        };
        let with = self.b.i64(with);
        self.b.test(test, order, with)
    }

    fn compare_complex(&mut self, op: CmpOp, a: &Val, b: &Val, at: &impl Ranged) -> Value {
        let parts = |this: &mut Self, val: &Val| {
            if val.is_type(Type::C128) {
                let z = this.materialize(val, at).leaves[0];
                (Val::float(this.b.re(z)), Val::float(this.b.im(z)))
            } else {
                (val.clone(), Val::lit(Lit::Float(0.0)))
            }
        };
        let ((ar, ai), (br, bi)) = (parts(self, a), parts(self, b));
        let re = self.compare_scalars(op, &ar, &br, at);
        let im = self.compare_scalars(op, &ai, &bi, at);
        let (re, im) = (self.truth(&re, at), self.truth(&im, at));
        self.b
            .test(if op == CmpOp::Eq { BinaryOp::And } else { BinaryOp::Or }, re, im)
    }
}

/// `b op' a` for `a op b`.
fn mirrored(op: CmpOp) -> CmpOp {
    match op {
        CmpOp::Lt => CmpOp::Gt,
        CmpOp::LtE => CmpOp::GtE,
        CmpOp::Gt => CmpOp::Lt,
        CmpOp::GtE => CmpOp::LtE,
        op => op,
    }
}

fn ir_op(op: CmpOp) -> BinaryOp {
    match op {
        CmpOp::Lt => BinaryOp::Lt,
        CmpOp::LtE => BinaryOp::Le,
        CmpOp::Gt => BinaryOp::Gt,
        CmpOp::GtE => BinaryOp::Ge,
        CmpOp::Eq => BinaryOp::Eq,
        _ => BinaryOp::Ne,
    }
}
