//! numpy's scalar functions: IEEE results, no domain errors; and its scalar types as conversions.

use rbcdb_udf_abi::ScalarType;
use ruff_python_ast::{CmpOp, ExprCall, Operator, UnaryOp as PyUnary};
use ruff_text_size::Ranged;

use super::lower::Lowerer;
use super::math_table::{Kernel, REAL};
use super::modules::Module;
use super::types::{Ty, scalar_name};
use super::value::{Lit, Val};
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, Type, UnaryOp, Value};

/// Functions that aren't in the table of real functions, with the numbers of their arguments.
const OTHERS: &[(&str, usize)] = &[
    ("abs", 1),
    ("absolute", 1),
    ("add", 2),
    ("angle", 1),
    ("bitwise_and", 2),
    ("bitwise_not", 1),
    ("bitwise_or", 2),
    ("bitwise_xor", 2),
    ("clip", 3),
    ("conj", 1),
    ("conjugate", 1),
    ("divide", 2),
    ("equal", 2),
    ("floor_divide", 2),
    ("fmax", 2),
    ("fmin", 2),
    ("gcd", 2),
    ("greater", 2),
    ("greater_equal", 2),
    ("imag", 1),
    ("invert", 1),
    ("isfinite", 1),
    ("isinf", 1),
    ("isnan", 1),
    ("lcm", 2),
    ("left_shift", 2),
    ("less", 2),
    ("less_equal", 2),
    ("logical_and", 2),
    ("logical_not", 1),
    ("logical_or", 2),
    ("logical_xor", 2),
    ("maximum", 2),
    ("minimum", 2),
    ("mod", 2),
    ("multiply", 2),
    ("negative", 1),
    ("not_equal", 2),
    ("positive", 1),
    ("power", 2),
    ("real", 1),
    ("reciprocal", 1),
    ("remainder", 2),
    ("right_shift", 2),
    ("sign", 1),
    ("signbit", 1),
    ("square", 1),
    ("subtract", 2),
    ("true_divide", 2),
    ("where", 3),
];

/// Scalar types, called as conversions.
const CASTS: &[(&str, ScalarType)] = &[
    ("bool", ScalarType::Bool),
    ("bool_", ScalarType::Bool),
    ("complex128", ScalarType::Complex128),
    ("float32", ScalarType::Float32),
    ("float64", ScalarType::Float64),
    ("int16", ScalarType::Int16),
    ("int32", ScalarType::Int32),
    ("int64", ScalarType::Int64),
    ("int8", ScalarType::Int8),
    ("uint16", ScalarType::UInt16),
    ("uint32", ScalarType::UInt32),
    ("uint64", ScalarType::UInt64),
    ("uint8", ScalarType::UInt8),
];

/// All functions of the module.
pub(crate) fn names() -> Vec<&'static str> {
    let real = REAL.iter().map(|f| f.numpy).filter(|n| !n.is_empty());
    real.chain(OTHERS.iter().map(|f| f.0))
        .chain(CASTS.iter().map(|c| c.0))
        .collect()
}

impl Lowerer<'_, '_> {
    /// `np.name(…)`
    pub(crate) fn numpy_call(&mut self, name: &str, node: &ExprCall) -> Val {
        let label = format!("np.{name}");
        if let Some((_, ty)) = CASTS.iter().find(|c| c.0 == name) {
            let Some(vals) = self.scalars(node, &label, 1, 1) else {
                return Val::error();
            };
            return self.cast(&vals[0], *ty, node);
        }
        if let Some(f) = REAL.iter().find(|f| f.numpy == name) {
            let arity = f.arity();
            let Some(vals) = self.scalars(node, &label, arity, arity) else {
                return Val::error();
            };
            return self.numpy_real(f.kernel, f.complex, &label, &vals, node);
        }
        let Some((_, arity)) = OTHERS.iter().find(|f| f.0 == name) else {
            self.look_at_arguments(node);
            return self.unknown_member(Module::Numpy, name, &*node.func, names().into_iter());
        };
        match self.scalars(node, &label, *arity, *arity) {
            Some(vals) => self.numpy_other(name, &vals, node),
            None => Val::error(),
        }
    }

    fn numpy_real(&mut self, kernel: Kernel, complex: &str, label: &str, vals: &[Val], node: &ExprCall) -> Val {
        if !complex.is_empty() && vals.iter().any(|v| v.is_type(Type::C128)) {
            let args = vals.iter().map(|v| self.convert(v, Type::C128, node)).collect();
            return Val::scalar(Type::C128, self.builtin(complex, args));
        }
        let Some((args, ty)) = self.as_floats(vals, label, node) else {
            return Val::error();
        };
        let result = self.kernel(kernel, &args);
        Val::scalar(ty, self.narrow(result, ty))
    }

    /// `np.int8(x)` and the like: toward zero, and checked (numpy wraps).
    fn cast(&mut self, val: &Val, to: ScalarType, at: &impl Ranged) -> Val {
        let inside = Type::of(to);
        let real = matches!(val.scalar_type(), Some(Type::F32 | Type::F64));
        match to {
            ScalarType::Bool => Val::bool(self.truth(val, at)),
            ScalarType::Float64 => self.float(Some(val), at),
            ScalarType::UInt64 if real => {
                let x = self.convert(val, Type::F64, at);
                let site = self.site(at, Some("float out of the range of uint64"));
                Val::scalar(
                    Type::U64,
                    self.b.checked(Type::U64, crate::ir::CheckedOp::F64ToU64, vec![x], site),
                )
            }
            _ => {
                let val = if real && to.is_integer() {
                    self.int(Some(val), at)
                } else {
                    val.clone()
                };
                if val.is_error() {
                    return val;
                }
                let value = self.convert_declared(&val, to, at, "the value");
                match to.integer_range() {
                    Some(limits) => {
                        let (lo, hi) = val.int_range();
                        Val::ranged(
                            inside,
                            value,
                            (lo.clamp(limits.0, limits.1), hi.clamp(limits.0, limits.1)),
                        )
                    }
                    None => Val::scalar(inside, value),
                }
            }
        }
    }

    fn numpy_other(&mut self, name: &str, vals: &[Val], at: &ExprCall) -> Val {
        let pair = || (&vals[0], &vals[1]);
        if let Some(op) = operator(name) {
            let (a, b) = pair();
            return self.numpy_arith(op, a, b, at);
        }
        if let Some(op) = comparison(name) {
            let (a, b) = pair();
            return self.compare_scalars(op, a, b, at);
        }
        match name {
            "abs" | "absolute" => self.abs(&vals[0], at),
            "angle" => self.angle(&vals[0], at),
            "bitwise_not" | "invert" => self.numpy_invert(&vals[0], at),
            "clip" => {
                let low = self.numpy_extremum(true, &vals[0], &vals[1], at);
                if low.is_error() {
                    low
                } else {
                    self.numpy_extremum(false, &low, &vals[2], at)
                }
            }
            "conj" | "conjugate" => self.conjugate(&vals[0], at),
            "fmax" | "fmin" => self.ignoring_nan(name == "fmax", &vals[0], &vals[1], at),
            "gcd" | "lcm" => self.math_call(name, at),
            "real" | "imag" => self.part(name == "real", &vals[0], at),
            "isfinite" | "isinf" | "isnan" => self.numpy_classify(name, &vals[0], at),
            "logical_and" | "logical_or" | "logical_xor" => {
                let (a, b) = (self.truth(&vals[0], at), self.truth(&vals[1], at));
                let op = match name {
                    "logical_and" => BinaryOp::And,
                    "logical_or" => BinaryOp::Or,
                    _ => BinaryOp::BitXor,
                };
                Val::bool(self.b.test(op, a, b))
            }
            "logical_not" => {
                let truth = self.truth(&vals[0], at);
                Val::bool(self.b.not(truth))
            }
            "maximum" | "minimum" => self.numpy_extremum(name == "maximum", &vals[0], &vals[1], at),
            "negative" => self.unary_scalar(PyUnary::USub, &vals[0], at),
            "positive" => self.unary_scalar(PyUnary::UAdd, &vals[0], at),
            "reciprocal" => self.numpy_arith(Operator::Div, &Val::lit(Lit::Float(1.0)), &vals[0], at),
            "sign" => self.sign(&vals[0], at),
            "signbit" => self.signbit(&vals[0], at),
            "square" => self.arith_scalars(Operator::Mult, &vals[0], &vals[0], at),
            _ => {
                let cond = self.truth(&vals[0], at);
                self.select_value(cond, &vals[1], &vals[2], at)
            }
        }
    }

    /// Arithmetic of floats and complex numbers without errors; that of integers as Python's operators.
    fn numpy_arith(&mut self, op: Operator, a: &Val, b: &Val, at: &ExprCall) -> Val {
        let float = super::arith::arith_type(a, b);
        let true_division = op == Operator::Div;
        if !matches!(float, Type::F32 | Type::F64) && !true_division && float != Type::C128 {
            return self.arith_scalars(op, a, b, at);
        }
        let options = self.cx.options;
        self.cx.options.float_errors = rbcdb_udf_abi::FloatErrors::Ieee;
        let val = self.arith_scalars(op, a, b, at);
        self.cx.options = options;
        val
    }

    fn numpy_invert(&mut self, val: &Val, at: &ExprCall) -> Val {
        if val.is_type(Type::Bool) {
            let truth = self.truth(val, at);
            return Val::bool(self.b.not(truth));
        }
        self.unary_scalar(PyUnary::Invert, val, at)
    }

    fn angle(&mut self, val: &Val, at: &ExprCall) -> Val {
        let z = self.convert(val, Type::C128, at);
        Val::float(self.builtin("cphase", vec![z]))
    }

    fn conjugate(&mut self, val: &Val, at: &ExprCall) -> Val {
        if !val.is_type(Type::C128) {
            return val.clone();
        }
        let z = self.materialize(val, at).leaves[0];
        let (re, im) = (self.b.re(z), self.b.im(z));
        let im = self.b.unary(Type::F64, UnaryOp::FNeg, im);
        Val::scalar(Type::C128, self.b.complex(re, im))
    }

    fn part(&mut self, real: bool, val: &Val, at: &ExprCall) -> Val {
        match (val.is_type(Type::C128), real) {
            (true, _) => {
                let z = self.materialize(val, at).leaves[0];
                Val::float(if real { self.b.re(z) } else { self.b.im(z) })
            }
            (false, true) => val.clone(),
            (false, false) => Val::lit(Lit::Float(0.0)),
        }
    }

    fn numpy_classify(&mut self, name: &str, val: &Val, at: &ExprCall) -> Val {
        if val.is_type(Type::C128) {
            return self.cmath_call(name, at);
        }
        let x = self.convert(val, Type::F64, at);
        self.classify(name, x)
    }

    /// `np.maximum`, `np.minimum`: nan if either is nan.
    fn numpy_extremum(&mut self, max: bool, a: &Val, b: &Val, at: &ExprCall) -> Val {
        self.extremum_unless(max, a, b, at, |x, _| x)
    }

    /// `np.fmax`, `np.fmin`: the other where one is nan.
    fn ignoring_nan(&mut self, max: bool, a: &Val, b: &Val, at: &ExprCall) -> Val {
        self.extremum_unless(max, a, b, at, |_, y| y)
    }

    /// The larger or smaller of the two; the first also where the value that `decider` picks of them is nan.
    fn extremum_unless(
        &mut self,
        max: bool,
        a: &Val,
        b: &Val,
        at: &ExprCall,
        decider: fn(Value, Value) -> Value,
    ) -> Val {
        let Some(ty) = self.ordered_type(a, b, at) else {
            return Val::error();
        };
        if !matches!(ty, Type::F32 | Type::F64) {
            return self.extremum(max, &[a.clone(), b.clone()], at);
        }
        let (x, y) = (self.convert(a, ty, at), self.convert(b, ty, at));
        let op = if max { BinaryOp::Ge } else { BinaryOp::Le };
        let first = self.b.test(op, x, y);
        let nan = self.is_nan(decider(x, y));
        let first = self.b.test(BinaryOp::Or, first, nan);
        Val::scalar(ty, self.b.select(first, x, y))
    }

    fn ordered_type(&mut self, a: &Val, b: &Val, at: &ExprCall) -> Option<Type> {
        match super::arith::arith_type(a, b) {
            Type::C128 => {
                self.mistake(
                    codes::TYPE_MISMATCH,
                    at,
                    "complex numbers have no order",
                    "compare abs(z) or the parts",
                );
                None
            }
            ty => Some(ty),
        }
    }

    fn sign(&mut self, val: &Val, at: &ExprCall) -> Val {
        let Some(ty) = val.scalar_type() else {
            return Val::error();
        };
        if ty == Type::C128 {
            let hint = "write z / abs(z)";
            return self.unsupported(at, "`np.sign` of a complex number", hint);
        }
        let Some((val, ty)) = self.number_of(val, ty, at) else {
            return Val::error();
        };
        let x = val.leaves[0];
        let zero = self.b.zero(ty);
        let positive = self.b.test(BinaryOp::Gt, x, zero);
        let one = Val::lit(Lit::Int(1));
        let one = self.convert(&one, ty, at);
        if ty == Type::U64 {
            return Val::ranged(ty, self.b.select(positive, one, zero), (0, 1));
        }
        let minus_one = Val::lit(Lit::Int(-1));
        let minus_one = self.convert(&minus_one, ty, at);
        let negative = self.b.test(BinaryOp::Lt, x, zero);
        // Zero and nan stay; numpy gives +0.0 for -0.0.
        let rest = if ty == Type::I64 {
            zero
        } else {
            self.b.binary(ty, BinaryOp::FAdd, x, zero)
        };
        let rest = self.b.select(negative, minus_one, rest);
        let value = self.b.select(positive, one, rest);
        if ty == Type::I64 {
            Val::ranged(ty, value, (-1, 1))
        } else {
            Val::scalar(ty, value)
        }
    }

    fn signbit(&mut self, val: &Val, at: &ExprCall) -> Val {
        if val.is_type(Type::C128) {
            return self.mistake(
                codes::TYPE_MISMATCH,
                at,
                "`np.signbit` takes real numbers",
                "take a part: z.real",
            );
        }
        let x = self.convert(val, Type::F64, at);
        let one = self.b.float(Type::F64, 1.0);
        let signed = self.b.binary(Type::F64, BinaryOp::FCopysign, one, x);
        let zero = self.b.float(Type::F64, 0.0);
        Val::bool(self.b.test(BinaryOp::Lt, signed, zero))
    }

    /// `np.where(c, a, b)`: both values are computed.
    fn select_value(&mut self, cond: Value, a: &Val, b: &Val, at: &ExprCall) -> Val {
        let Some(Ty::Scalar(ty)) = self.join_values(a, b) else {
            let names = (
                a.scalar_type().map_or("?", scalar_name),
                b.scalar_type().map_or("?", scalar_name),
            );
            let message = format!("one alternative is {}, the other {}", names.0, names.1);
            return self.mistake(codes::CANNOT_UNIFY, at, message, "");
        };
        let (x, y) = (self.convert(a, ty, at), self.convert(b, ty, at));
        Val::scalar(ty, self.b.select(cond, x, y))
    }
}

fn operator(name: &str) -> Option<Operator> {
    Some(match name {
        "add" => Operator::Add,
        "subtract" => Operator::Sub,
        "multiply" => Operator::Mult,
        "divide" | "true_divide" => Operator::Div,
        "floor_divide" => Operator::FloorDiv,
        "mod" | "remainder" => Operator::Mod,
        "power" => Operator::Pow,
        "bitwise_and" => Operator::BitAnd,
        "bitwise_or" => Operator::BitOr,
        "bitwise_xor" => Operator::BitXor,
        "left_shift" => Operator::LShift,
        "right_shift" => Operator::RShift,
        _ => return None,
    })
}

fn comparison(name: &str) -> Option<CmpOp> {
    Some(match name {
        "equal" => CmpOp::Eq,
        "not_equal" => CmpOp::NotEq,
        "less" => CmpOp::Lt,
        "less_equal" => CmpOp::LtE,
        "greater" => CmpOp::Gt,
        "greater_equal" => CmpOp::GtE,
        _ => return None,
    })
}
