//! Calls: who is called, and Python's built-in functions.

use ruff_python_ast::{Expr, ExprCall, Operator};
use ruff_text_size::{Ranged, TextRange};

use super::expr::{ARRAY_HINT, tuple_items, tuple_of};
use super::lower::Lowerer;
use super::modules::{Imported, Module};
use super::scope::Binding;
use super::suggest::did_you_mean;
use super::types::{Array, Ty, scalar_name};
use super::value::{Lit, Val};
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, CheckedOp, Type, UnaryOp};
use rbcdb_udf_abi::ErrorCode;

/// Python's built-in functions that a body can call.
pub(crate) const BUILTINS: &[&str] = &[
    "abs",
    "bool",
    "complex",
    "divmod",
    "enumerate",
    "float",
    "int",
    "len",
    "max",
    "min",
    "pow",
    "range",
    "round",
    "sum",
    "zip",
];

/// What `min`, `max` and `sum` go through.
enum Given {
    Values(Vec<Val>),
    /// An array, and where the source names it.
    Array(Array, TextRange),
}

impl Lowerer<'_, '_> {
    pub(crate) fn call(&mut self, node: &ExprCall) -> Val {
        match &*node.func {
            Expr::Name(name) => match self.cx.scopes.resolve(self.id, &name.id) {
                Some(Binding::Def(def)) => self.call_nested(def, node),
                Some(Binding::Imported(Imported::Member(module, member))) => self.module_call(module, &member, node),
                Some(Binding::Imported(Imported::Refused)) => Val::error(),
                Some(Binding::Var(var)) if self.is_unknown(var) => Val::error(),
                Some(_) => {
                    let message = format!("`{}` is not a function", name.id);
                    self.mistake(
                        codes::NOT_A_VALUE,
                        &*node.func,
                        message,
                        "use another name for the variable",
                    )
                }
                None if BUILTINS.contains(&name.id.as_str()) => self.python_builtin(name.id.as_str(), node),
                None => self.call_catalog(name, node),
            },
            Expr::Attribute(attr) => match self.module_of(&attr.value) {
                Some(module) => self.module_call(module, &attr.attr, node),
                None => match &*attr.value {
                    Expr::Attribute(group) if self.module_of(&group.value) == Some(Module::Cuda) => {
                        self.cuda_group_call(&group.attr, &attr.attr, node)
                    }
                    _ => self.method(attr, node),
                },
            },
            other => self.unsupported(other, "calling this", "call a function by its name"),
        }
    }

    /// Whether a name that no function of the body binds is a function.
    pub(crate) fn is_function(&self, name: &str) -> bool {
        BUILTINS.contains(&name) || name == self.cx.signature.name || !self.cx.env.lookup(name).is_empty()
    }

    fn module_call(&mut self, module: Module, member: &str, node: &ExprCall) -> Val {
        match module {
            Module::Math => self.math_call(member, node),
            Module::Cmath => self.cmath_call(member, node),
            Module::Numpy => self.numpy_call(member, node),
            Module::Typing | Module::Numba => {
                let hint = "`typing` is for annotations, `numba` for types and `cuda`";
                self.unsupported(node, "calling this", hint)
            }
            Module::Cuda => self.cuda_call(member, node),
        }
    }

    /// Lowers the arguments of a call that is refused anyway, for what is wrong with them.
    pub(crate) fn look_at_arguments(&mut self, node: &ExprCall) {
        let keywords = node.arguments.keywords.iter().map(|k| &k.value);
        for arg in node.arguments.args.iter().chain(keywords) {
            self.expr(arg);
        }
    }

    /// Reports a member that a module doesn't have.
    pub(crate) fn unknown_member<'n>(
        &mut self,
        module: Module,
        member: &str,
        at: &impl Ranged,
        known: impl Iterator<Item = &'n str>,
    ) -> Val {
        let message = format!("`{}.{member}` is not available", module.name());
        let hint = match did_you_mean(member, known) {
            Some(near) => format!("did you mean `{}.{near}`?", module.name()),
            None => {
                "docs/language.md lists the functions; those of whole arrays and of text are not supported".to_string()
            }
        };
        self.mistake(codes::UNKNOWN_ATTRIBUTE, at, message, &hint)
    }

    // --- arguments ------------------------------------------------------------------------------------------------

    /// The positional arguments as scalars, `min` to `max` of them, and no keywords; `None` after a report.
    pub(crate) fn scalars(&mut self, node: &ExprCall, name: &str, min: usize, max: usize) -> Option<Vec<Val>> {
        let args = &node.arguments.args;
        if let Some(keyword) = node.arguments.keywords.first() {
            let message = format!("`{name}` takes no keyword arguments here");
            self.mistake(
                codes::WRONG_ARGUMENTS,
                keyword,
                message,
                "give the arguments by position",
            );
            return None;
        }
        if args.len() < min || args.len() > max {
            let expected = match (min, max) {
                (a, b) if a == b => format!("{a} argument{}", if a == 1 { "" } else { "s" }),
                (a, usize::MAX) => format!("at least {a} arguments"),
                (a, b) => format!("{a} to {b} arguments"),
            };
            let message = format!("`{name}` takes {expected}, not {}", args.len());
            self.mistake(codes::WRONG_ARGUMENTS, node, message, "");
            return None;
        }
        let vals: Vec<Val> = args
            .iter()
            .map(|arg| {
                let val = self.expr(arg);
                self.scalar(val, arg)
            })
            .collect();
        (!vals.iter().any(Val::is_error)).then_some(vals)
    }

    /// The arguments of `min`, `max`, `sum`: several, or the elements of one tuple.
    fn elements(&mut self, node: &ExprCall, name: &str, spread: bool) -> Option<Given> {
        if let Some(keyword) = node.arguments.keywords.first() {
            let message = format!("`{name}` takes no keyword arguments here");
            self.mistake(codes::WRONG_ARGUMENTS, keyword, message, "give the values by position");
            return None;
        }
        let vals: Vec<Val> = match &*node.arguments.args {
            [Expr::Tuple(tuple)] => tuple.elts.iter().map(|item| self.expr(item)).collect(),
            [Expr::List(list)] => list.elts.iter().map(|item| self.expr(item)).collect(),
            [one] => {
                let val = self.expr(one);
                if let Ty::Array(array) = val.ty {
                    return Some(Given::Array(array, one.range()));
                }
                match tuple_items(&val) {
                    Some(items) => items,
                    None if val.is_error() => return None,
                    None if matches!(val.ty, Ty::OptArray(_)) => {
                        self.not_scalar(&val, one);
                        return None;
                    }
                    None => {
                        let message = format!("`{name}` of one {}", val.ty.describe());
                        let hint = "give several values, a tuple or an array";
                        self.mistake(codes::WRONG_ARGUMENTS, node, message, hint);
                        return None;
                    }
                }
            }
            args if spread => args.iter().map(|arg| self.expr(arg)).collect(),
            _ => {
                let hint = format!("write `{name}((a, b, c))`");
                let message = format!("`{name}` takes one tuple or array");
                self.mistake(codes::WRONG_ARGUMENTS, node, message, &hint);
                return None;
            }
        };
        let vals: Vec<Val> = vals.into_iter().map(|val| self.scalar(val, node)).collect();
        (!vals.iter().any(Val::is_error)).then_some(Given::Values(vals))
    }

    // --- Python's functions ---------------------------------------------------------------------------------------

    fn python_builtin(&mut self, name: &str, node: &ExprCall) -> Val {
        let val = match name {
            "min" | "max" => self.elements(node, name, true).map(|given| match given {
                Given::Values(vals) => self.extremum(name == "max", &vals, node),
                Given::Array(array, name_at) => self.array_extremum(name == "max", (array, name_at), node),
            }),
            "sum" => self.elements(node, name, false).map(|given| match given {
                Given::Values(vals) => self.sum(&vals, node),
                Given::Array(array, name_at) => self.array_sum((array, name_at), node),
            }),
            "len" => Some(self.len(node)),
            "range" => Some(self.unsupported(node, "`range` outside a `for`", "write `for i in range(n):`")),
            "abs" => self.scalars(node, name, 1, 1).map(|v| self.abs(&v[0], node)),
            "bool" => self.scalars(node, name, 0, 1).map(|v| self.bool(v.first(), node)),
            "int" => self.scalars(node, name, 0, 1).map(|v| self.int(v.first(), node)),
            "float" => self.scalars(node, name, 0, 1).map(|v| self.float(v.first(), node)),
            "complex" => self.scalars(node, name, 0, 2).map(|v| self.complex(&v, node)),
            "round" => self.scalars(node, name, 1, 2).map(|v| self.round(&v, node)),
            "divmod" => self.scalars(node, name, 2, 2).map(|v| self.divmod(&v[0], &v[1], node)),
            "enumerate" | "zip" => {
                let hint = match name {
                    "zip" => "write `for x, y in zip((a, b), (c, d)):`",
                    _ => "write `for i, x in enumerate((a, b)):`",
                };
                Some(self.unsupported(node, &format!("`{name}` outside a `for`"), hint))
            }
            _ => self.scalars(node, name, 2, 3).map(|v| match v.as_slice() {
                [base, exponent, modulus] => self.modular_power([base, exponent, modulus], node),
                _ => self.arith_scalars(Operator::Pow, &v[0], &v[1], node),
            }),
        };
        val.unwrap_or_else(Val::error)
    }

    pub(crate) fn abs(&mut self, val: &Val, at: &impl Ranged) -> Val {
        match val.scalar_type() {
            Some(ty @ (Type::F32 | Type::F64)) => {
                let x = self.materialize(val, at).leaves[0];
                Val::scalar(ty, self.b.unary(ty, UnaryOp::FAbs, x))
            }
            Some(Type::C128) => {
                let z = val.leaves[0];
                let result = self.builtin("cabs", vec![z]);
                if !self.ieee() {
                    let (re, im) = (self.b.re(z), self.b.im(z));
                    let overflow = self.overflowed(result, &[re, im]);
                    self.fail_if(overflow, ErrorCode::OutOfRange, at, Some("absolute value too large"));
                }
                Val::float(result)
            }
            Some(_) => self.int_abs(val, at),
            None => Val::error(),
        }
    }

    fn bool(&mut self, val: Option<&Val>, at: &impl Ranged) -> Val {
        match val {
            None => Val::lit(Lit::Bool(false)),
            Some(val) => Val::bool(self.truth(val, at)),
        }
    }

    /// `int(x)`: toward zero; nan, infinities and what doesn't fit fail.
    pub(crate) fn int(&mut self, val: Option<&Val>, at: &impl Ranged) -> Val {
        let Some(val) = val else { return Val::lit(Lit::Int(0)) };
        match val.scalar_type() {
            Some(Type::F32 | Type::F64) => {
                let x = self.convert(val, Type::F64, at);
                self.float_to_int(x, at)
            }
            Some(Type::C128) => {
                let hint = "take a part first: int(z.real)";
                self.mistake(codes::TYPE_MISMATCH, at, "int() doesn't take complex", hint)
            }
            Some(_) if val.int_lit().is_some() => val.clone(),
            Some(_) => self.int_of(val, at),
            None => Val::error(),
        }
    }

    pub(crate) fn float_to_int(&mut self, x: crate::ir::Value, at: &impl Ranged) -> Val {
        let site = self.site(at, Some("float out of the range of int"));
        Val::int(self.b.checked(Type::I64, CheckedOp::F64ToI64, vec![x], site))
    }

    pub(crate) fn float(&mut self, val: Option<&Val>, at: &impl Ranged) -> Val {
        match val {
            None => Val::lit(Lit::Float(0.0)),
            Some(val) => match (val.int_lit(), val.scalar_type()) {
                (Some(n), _) => Val::lit(Lit::Float(n as f64)),
                (_, Some(Type::C128)) => self.mistake(
                    codes::TYPE_MISMATCH,
                    at,
                    "float() doesn't take complex",
                    "take a part: z.real, or abs(z)",
                ),
                _ if matches!(val.lit, Some(Lit::Float(_))) => val.clone(),
                _ => Val::float(self.convert(val, Type::F64, at)),
            },
        }
    }

    fn complex(&mut self, vals: &[Val], at: &impl Ranged) -> Val {
        let zero = Val::lit(Lit::Float(0.0));
        let (re, im) = (vals.first().unwrap_or(&zero), vals.get(1).unwrap_or(&zero));
        if re.is_type(Type::C128) && vals.len() == 1 {
            return re.clone();
        }
        if re.is_type(Type::C128) || im.is_type(Type::C128) {
            let hint = "write a + b * 1j";
            return self.mistake(codes::TYPE_MISMATCH, at, "complex(re, im) takes real numbers", hint);
        }
        let (re, im) = (self.convert(re, Type::F64, at), self.convert(im, Type::F64, at));
        Val::scalar(Type::C128, self.b.complex(re, im))
    }

    /// `round(x)`: half to even, an integer; `round(x, n)`: to n decimal digits.
    fn round(&mut self, vals: &[Val], at: &impl Ranged) -> Val {
        let (val, digits) = (&vals[0], vals.get(1));
        match (val.scalar_type(), digits) {
            (Some(Type::C128), _) => self.mistake(
                codes::TYPE_MISMATCH,
                at,
                "round() doesn't take complex",
                "round the parts: round(z.real)",
            ),
            (Some(Type::Bool), None) => self.int_of(val, at),
            (Some(Type::I64 | Type::U64), None) => val.clone(),
            (Some(_), None) => {
                let x = self.convert(val, Type::F64, at);
                let whole = self.b.unary(Type::F64, UnaryOp::FRint, x);
                self.float_to_int(whole, at)
            }
            (Some(_), Some(n)) if !matches!(n.scalar_type(), Some(Type::Bool | Type::I64 | Type::U64)) => {
                let (message, hint) = ("the number of digits must be an integer", "convert it: int(n)");
                self.mistake(codes::TYPE_MISMATCH, at, message, hint)
            }
            (Some(Type::Bool | Type::I64 | Type::U64), Some(n)) => self.int_round(val, n, at),
            (Some(ty), Some(n)) => {
                let x = self.convert(val, Type::F64, at);
                let n = self.convert(n, Type::I64, at);
                let result = self.builtin("round_ndigits", vec![x, n]);
                if !self.ieee() {
                    let overflow = self.overflowed(result, &[x]);
                    self.fail_if(overflow, ErrorCode::OutOfRange, at, Some("rounded value too large"));
                }
                Val::scalar(ty, self.narrow(result, ty))
            }
            (None, _) => Val::error(),
        }
    }

    fn divmod(&mut self, a: &Val, b: &Val, at: &impl Ranged) -> Val {
        let (a, b) = (self.materialize_for(a, b, at), self.materialize_for(b, a, at));
        let quotient = self.arith_scalars(Operator::FloorDiv, &a, &b, at);
        if quotient.is_error() {
            return quotient;
        }
        let rest = self.arith_scalars(Operator::Mod, &a, &b, at);
        tuple_of(vec![quotient, rest])
    }

    /// A literal as a value of the type it takes beside `other`; other values as they are.
    fn materialize_for(&mut self, val: &Val, other: &Val, at: &impl Ranged) -> Val {
        if val.lit.is_none() {
            return val.clone();
        }
        let ty = super::arith::arith_type(val, other);
        let range = Some(val.int_range()).filter(|_| val.int_lit().is_some());
        let value = self.convert(val, ty, at);
        Val {
            range,
            ..Val::scalar(ty, value)
        }
    }

    /// CPython's `max` and `min`: the first of the greatest or least; comparisons with nan are false.
    pub(crate) fn extremum(&mut self, max: bool, vals: &[Val], at: &impl Ranged) -> Val {
        let op = if max {
            ruff_python_ast::CmpOp::Gt
        } else {
            ruff_python_ast::CmpOp::Lt
        };
        let Some((first, rest)) = vals.split_first() else {
            return self.mistake(codes::WRONG_ARGUMENTS, at, "no values", "give at least one value");
        };
        let mut best = first.clone();
        for val in rest {
            let better = self.compare_scalars(op, val, &best, at);
            if better.is_error() {
                return better;
            }
            let better = self.truth(&better, at);
            let Some(Ty::Scalar(ty)) = self.join_values(&best, val) else {
                return Val::error();
            };
            let range = match ty {
                Type::I64 => Some(extremum_range(max, best.int_range(), val.int_range())),
                _ => None,
            };
            let (old, new) = (self.convert(&best, ty, at), self.convert(val, ty, at));
            best = Val {
                range,
                ..Val::scalar(ty, self.b.select(better, new, old))
            };
        }
        best
    }

    fn sum(&mut self, vals: &[Val], at: &impl Ranged) -> Val {
        let mut total = Val::lit(Lit::Int(0));
        for (i, val) in vals.iter().enumerate() {
            // Zero plus the first element is that element, but for -0.0 and truth values.
            let skip = i == 0 && matches!(val.scalar_type(), Some(Type::I64 | Type::U64));
            total = if skip {
                val.clone()
            } else {
                self.arith_scalars(Operator::Add, &total, val, at)
            };
        }
        total
    }

    fn len(&mut self, node: &ExprCall) -> Val {
        let [arg] = &*node.arguments.args else {
            return self.mistake(codes::WRONG_ARGUMENTS, node, "`len` takes one argument", "");
        };
        let val = self.expr(arg);
        match &val.ty {
            Ty::Tuple(items) => Val::lit(Lit::Int(items.len() as i128)),
            Ty::Array(array) => self.array_len(*array),
            Ty::Shared(array) => self.shared_len(array),
            Ty::OptArray(_) => self.not_scalar(&val, arg),
            Ty::Error => val,
            ty => {
                let message = format!("a {} has no length", ty.describe());
                self.mistake(codes::TYPE_MISMATCH, node, message, "arrays and tuples have one")
            }
        }
    }

    // --- methods --------------------------------------------------------------------------------------------------

    fn method(&mut self, attr: &ruff_python_ast::ExprAttribute, node: &ExprCall) -> Val {
        let val = self.expr(&attr.value);
        if let Ty::Array(_) = val.ty {
            let message = format!("a {} has no method `{}`", val.ty.describe(), attr.attr);
            return self.mistake(codes::UNKNOWN_ATTRIBUTE, node, message, ARRAY_HINT);
        }
        let val = self.scalar(val, &*attr.value);
        let val = self.materialize(&val, node);
        let Some(ty) = val.scalar_type() else {
            return Val::error();
        };
        let x = val.leaves[0];
        let result = match (attr.attr.as_str(), ty) {
            ("conjugate", Type::C128) => {
                let (re, im) = (self.b.re(x), self.b.im(x));
                let im = self.b.unary(Type::F64, UnaryOp::FNeg, im);
                Val::scalar(ty, self.b.complex(re, im))
            }
            ("conjugate", Type::Bool) => self.int_of(&val, node),
            ("conjugate", _) => val,
            ("bit_length", Type::Bool | Type::I64) => {
                let int = self.int_of(&val, node).leaves[0];
                Val::ranged(Type::I64, self.builtin("bit_length", vec![int]), (0, 64))
            }
            ("bit_count", Type::Bool | Type::I64) => {
                let int = self.int_of(&val, node).leaves[0];
                Val::ranged(Type::I64, self.builtin("popcount", vec![int]), (0, 64))
            }
            ("bit_length" | "bit_count", Type::U64) => self.uint_bits(attr.attr.as_str(), x),
            ("is_integer", Type::F32 | Type::F64) => {
                let floor = self.b.unary(ty, UnaryOp::FFloor, x);
                let whole = self.b.test(BinaryOp::Eq, floor, x);
                let finite = self.is_finite(x);
                Val::bool(self.b.test(BinaryOp::And, whole, finite))
            }
            (name, _) => {
                let message = format!("{} has no method `{name}`", scalar_name(ty));
                let hint = "there are z.conjugate(), n.bit_length(), n.bit_count() and x.is_integer()";
                return self.mistake(codes::UNKNOWN_ATTRIBUTE, node, message, hint);
            }
        };
        if !node.arguments.is_empty() {
            let message = format!("`{}` takes no arguments", attr.attr);
            return self.mistake(codes::WRONG_ARGUMENTS, node, message, "");
        }
        result
    }

    /// Bits of a uint64, whose upper half the library's signed functions don't take: those of x >> 1 and the last bit.
    fn uint_bits(&mut self, name: &str, x: crate::ir::Value) -> Val {
        let one = self.b.i64(1);
        let half = self.b.binary(Type::U64, BinaryOp::Shr, x, one);
        let half = self.b.unary(Type::I64, UnaryOp::U64AsI64, half);
        let (function, more) = if name == "bit_count" {
            let bits = self.b.unary(Type::I64, UnaryOp::U64AsI64, x);
            ("popcount", self.b.binary(Type::I64, BinaryOp::BitAnd, bits, one))
        } else {
            let zero = self.b.zero(Type::U64);
            let nonzero = self.b.test(BinaryOp::Ne, x, zero);
            ("bit_length", self.b.unary(Type::I64, UnaryOp::BoolToI64, nonzero))
        };
        let upper = self.builtin(function, vec![half]);
        Val::ranged(
            Type::I64,
            self.b.binary(Type::I64, BinaryOp::AddWrap, upper, more),
            (0, 64),
        )
    }
}

fn extremum_range(max: bool, a: crate::range::Range, b: crate::range::Range) -> crate::range::Range {
    if max {
        (a.0.max(b.0), a.1.max(b.1))
    } else {
        (a.0.min(b.0), a.1.min(b.1))
    }
}
