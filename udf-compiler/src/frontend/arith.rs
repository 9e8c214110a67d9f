//! Operators: which type an operation has, and dispatch to the integer, float and complex forms.

use ruff_python_ast::{Expr, ExprBinOp, ExprUnaryOp, Operator, UnaryOp as PyUnary};
use ruff_text_size::Ranged;

use super::lower::Lowerer;
use super::types::{join_scalars, scalar_name};
use super::value::{Lit, Val};
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, CheckedOp, Type, UnaryOp};
use crate::range::{self, I64_RANGE, Range, U64_RANGE, within};

impl Lowerer<'_, '_> {
    /// A binary operation; the left operands of a long chain are walked without recursion.
    pub(crate) fn binary(&mut self, node: &ExprBinOp) -> Val {
        let mut chain = vec![node];
        let mut first: &Expr = &node.left;
        while let Expr::BinOp(inner) = first {
            chain.push(inner);
            first = &inner.left;
        }
        let mut left = self.expr(first);
        for node in chain.into_iter().rev() {
            let right = self.expr(&node.right);
            left = self.arith(node.op, left, right, (&*node.left, &*node.right), node);
        }
        left
    }

    /// `a op b` for values.
    pub(crate) fn arith(
        &mut self,
        op: Operator,
        a: Val,
        b: Val,
        (a_at, b_at): (&Expr, &Expr),
        at: &impl Ranged,
    ) -> Val {
        let a = self.scalar(a, a_at);
        let b = self.scalar(b, b_at);
        if a.is_error() || b.is_error() {
            return Val::error();
        }
        self.arith_scalars(op, &a, &b, at)
    }

    /// `a op b` for scalars.
    pub(crate) fn arith_scalars(&mut self, op: Operator, a: &Val, b: &Val, at: &impl Ranged) -> Val {
        let (Some(ta), Some(tb)) = (a.scalar_type(), b.scalar_type()) else {
            return Val::error();
        };
        match op {
            Operator::BitAnd | Operator::BitOr | Operator::BitXor => self.bitwise(op, a, b, at),
            Operator::LShift | Operator::RShift => self.shift(op, a, b, at),
            Operator::MatMult => self.unsupported(at, "matrix multiplication `@`", "multiply the elements with `*`"),
            _ => match arith_type(a, b) {
                Type::C128 => self.complex_arith(op, a, b, at),
                Type::Bool | Type::I64 | Type::U64 if op == Operator::Div => self.int_true_div(a, b, at),
                Type::Bool | Type::I64 | Type::U64 if op == Operator::Pow => self.int_power(a, b, at),
                Type::U64 => self.int_arith(op, Type::U64, a, b, at),
                Type::Bool | Type::I64 => self.int_arith(op, Type::I64, a, b, at),
                Type::F32 if ta == Type::F32 && tb == Type::F32 => self.float_arith(op, Type::F32, a, b, at),
                _ => self.float_arith(op, Type::F64, a, b, at),
            },
        }
    }

    /// Reports operands that an operator doesn't take.
    pub(crate) fn bad_operands(&mut self, op: Operator, a: &Val, b: &Val, at: &impl Ranged, hint: &str) -> Val {
        let message = format!(
            "`{}` doesn't take {} and {}",
            op.as_str(),
            a.ty.describe(),
            b.ty.describe()
        );
        self.mistake(codes::TYPE_MISMATCH, at, message, hint)
    }

    /// `-x`, `+x`, `~x`, `not x`
    pub(crate) fn unary(&mut self, node: &ExprUnaryOp) -> Val {
        if node.op == PyUnary::Not {
            return self.negation(node).val;
        }
        let val = self.expr(&node.operand);
        let val = self.scalar(val, &*node.operand);
        self.unary_scalar(node.op, &val, node)
    }

    pub(crate) fn unary_scalar(&mut self, op: PyUnary, val: &Val, at: &impl Ranged) -> Val {
        let Some(ty) = val.scalar_type() else {
            return Val::error();
        };
        match (op, val.lit) {
            (PyUnary::USub, Some(Lit::Int(n))) => return Val::lit(Lit::Int(-n)),
            (PyUnary::USub, Some(Lit::Float(x))) => return Val::lit(Lit::Float(-x)),
            (PyUnary::UAdd, Some(Lit::Int(_) | Lit::Float(_))) => return val.clone(),
            _ => {}
        }
        let Some((val, ty)) = self.number_of(val, ty, at) else {
            return Val::error();
        };
        let value = val.leaves[0];
        match (op, ty) {
            (PyUnary::UAdd, _) => val,
            (PyUnary::USub, Type::F32 | Type::F64) => Val::scalar(ty, self.b.unary(ty, UnaryOp::FNeg, value)),
            (PyUnary::USub, Type::C128) => {
                let (re, im) = (self.b.re(value), self.b.im(value));
                let re = self.b.unary(Type::F64, UnaryOp::FNeg, re);
                let im = self.b.unary(Type::F64, UnaryOp::FNeg, im);
                Val::scalar(ty, self.b.complex(re, im))
            }
            (PyUnary::USub, _) => {
                let int = self.int_of(&val, at);
                self.negate(&int, at)
            }
            (PyUnary::Invert, Type::I64) => {
                let (lo, hi) = val.int_range();
                Val::ranged(ty, self.b.unary(ty, UnaryOp::BitNot, value), (-1 - hi, -1 - lo))
            }
            (PyUnary::Invert, Type::U64) => Val::scalar(ty, self.b.unary(ty, UnaryOp::BitNot, value)),
            _ => {
                let message = format!("`{}` doesn't take {}", op.as_str(), scalar_name(ty));
                self.mistake(
                    codes::TYPE_MISMATCH,
                    at,
                    message,
                    "convert it first, for example with int(x)",
                )
            }
        }
    }

    /// A scalar of type `ty` in a register, a truth value as an integer; and its type then.
    pub(crate) fn number_of(&mut self, val: &Val, ty: Type, at: &impl Ranged) -> Option<(Val, Type)> {
        let val = match ty {
            Type::Bool => self.int_of(val, at),
            _ => self.materialize(val, at),
        };
        let ty = val.scalar_type()?;
        Some((val, ty))
    }

    fn negate(&mut self, val: &Val, at: &impl Ranged) -> Val {
        let (lo, hi) = val.int_range();
        let range = (-hi, -lo);
        let value = val.leaves[0];
        if self.wraps() || within(range, I64_RANGE) {
            let value = self.b.unary(Type::I64, UnaryOp::NegWrap, value);
            let range = if within(range, I64_RANGE) { range } else { I64_RANGE };
            return Val::ranged(Type::I64, value, range);
        }
        let site = self.site(at, Some("integer overflow in unary `-`"));
        Val::int(self.b.checked(Type::I64, CheckedOp::Neg, vec![value], site))
    }

    /// A bool or integer as I64, keeping what is known of it.
    pub(crate) fn int_of(&mut self, val: &Val, at: &impl Ranged) -> Val {
        let range = val.int_range();
        let value = self.convert(val, Type::I64, at);
        let range = (range.0.max(I64_RANGE.0), range.1.min(I64_RANGE.1));
        Val::ranged(Type::I64, value, range)
    }

    // --- complex --------------------------------------------------------------------------------------------------

    fn complex_arith(&mut self, op: Operator, a: &Val, b: &Val, at: &impl Ranged) -> Val {
        if matches!(op, Operator::FloorDiv | Operator::Mod) {
            return self.bad_operands(
                op,
                a,
                b,
                at,
                "complex numbers have no order; use the parts: z.real // n",
            );
        }
        let x = self.convert(a, Type::C128, at);
        let y = self.convert(b, Type::C128, at);
        let value = match op {
            Operator::Add | Operator::Sub => {
                let op = if op == Operator::Add {
                    BinaryOp::FAdd
                } else {
                    BinaryOp::FSub
                };
                let (xr, xi, yr, yi) = (self.b.re(x), self.b.im(x), self.b.re(y), self.b.im(y));
                let re = self.b.binary(Type::F64, op, xr, yr);
                let im = self.b.binary(Type::F64, op, xi, yi);
                self.b.complex(re, im)
            }
            Operator::Mult => self.complex_mul(x, y),
            Operator::Div => self.complex_div(x, y, at),
            _ => self.complex_pow(x, y, at),
        };
        Val::scalar(Type::C128, value)
    }
}

/// The type in which `a op b` is computed.
pub(crate) fn arith_type(a: &Val, b: &Val) -> Type {
    let (Some(ta), Some(tb)) = (a.scalar_type(), b.scalar_type()) else {
        return Type::I64;
    };
    for (lit, other) in [(a, tb), (b, ta)] {
        // A literal takes the type of the other operand where it fits.
        if let Some(n) = lit.int_lit()
            && other == Type::U64
            && within((n, n), U64_RANGE)
        {
            return Type::U64;
        }
    }
    match join_scalars(ta, tb) {
        Type::Bool => Type::I64,
        ty => ty,
    }
}

/// The range of `x op y` for x and y in these ranges, exact.
pub(crate) fn range_of(op: Operator, a: Range, b: Range) -> Range {
    match op {
        Operator::Add => range::sum(a, b),
        Operator::Sub => range::difference(a, b),
        _ => range::product(a, b),
    }
}
