//! `math`: functions of real numbers with CPython's errors, driven by the table in [`super::math_table`].

use rbcdb_udf_abi::ErrorCode;
use ruff_python_ast::{ExprCall, Operator};
use ruff_text_size::Ranged;

use super::expr::tuple_of;
use super::lower::Lowerer;
use super::math_table::{Check, Kernel, MATH_ONLY, REAL, RealFn};
use super::modules::Module;
use super::types::scalar_name;
use super::value::{Lit, Val};
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, Type, UnaryOp, Value};

impl Lowerer<'_, '_> {
    /// `math.pi` and the like; a function named without a call is reported.
    pub(crate) fn module_constant(&mut self, module: Module, name: &str, at: &impl Ranged) -> Val {
        let value = match (module, name) {
            (Module::Typing | Module::Numba | Module::Cuda, _) => None,
            (_, "pi") => Some(std::f64::consts::PI),
            (_, "e") => Some(std::f64::consts::E),
            (_, "inf") => Some(f64::INFINITY),
            (_, "nan") => Some(f64::NAN),
            (Module::Math | Module::Cmath, "tau") => Some(std::f64::consts::TAU),
            (Module::Numpy, "euler_gamma") => Some(0.577_215_664_901_532_9),
            _ => None,
        };
        if let Some(x) = value {
            return Val::lit(Lit::Float(x));
        }
        if let (Module::Cmath, "infj" | "nanj") = (module, name) {
            let part = if name == "infj" { f64::INFINITY } else { f64::NAN };
            let (re, im) = (self.b.float(Type::F64, 0.0), self.b.float(Type::F64, part));
            return Val::scalar(Type::C128, self.b.complex(re, im));
        }
        if module == Module::Cuda {
            return self.unknown_cuda(at, name);
        }
        let known = self.members(module);
        if known.contains(&name) {
            let hint = format!("call it: `{}.{name}(...)`", module.name());
            return self.mistake(
                codes::NOT_A_VALUE,
                at,
                format!("`{}.{name}` is a function", module.name()),
                &hint,
            );
        }
        let constants = ["pi", "e", "inf", "nan", "tau"];
        self.unknown_member(module, name, at, constants.into_iter().chain(known))
    }

    fn members(&self, module: Module) -> Vec<&'static str> {
        match module {
            Module::Math => REAL
                .iter()
                .map(|f| f.math)
                .chain(MATH_ONLY.iter().copied())
                .filter(|n| !n.is_empty())
                .collect(),
            Module::Cmath => super::cmath::names(),
            Module::Numpy => super::numpy::names(),
            Module::Typing | Module::Numba | Module::Cuda => Vec::new(),
        }
    }

    /// `math.name(…)`
    pub(crate) fn math_call(&mut self, name: &str, node: &ExprCall) -> Val {
        if let Some(f) = REAL.iter().find(|f| f.math == name && !name.is_empty()) {
            return self.real_function(f, node);
        }
        let label = format!("math.{name}");
        let label = label.as_str();
        let val = match name {
            "floor" | "ceil" | "trunc" => self
                .scalars(node, label, 1, 1)
                .map(|v| self.round_to_int(name, &v[0], node)),
            "pow" => self
                .floats(node, label, 2, 2)
                .map(|(v, ty)| self.math_pow(&v, ty, node)),
            "log" => self
                .floats(node, label, 1, 2)
                .map(|(v, ty)| self.math_log(&v, ty, node)),
            "hypot" => self
                .floats(node, label, 0, usize::MAX)
                .map(|(v, ty)| self.hypot(&v, ty)),
            "frexp" => self.floats(node, label, 1, 1).map(|(v, _)| {
                let mantissa = Val::float(self.builtin("frexp_mantissa", vec![v[0]]));
                let exponent = Val::ranged(Type::I64, self.builtin("frexp_exponent", vec![v[0]]), (-1100, 1100));
                tuple_of(vec![mantissa, exponent])
            }),
            "modf" => self.floats(node, label, 1, 1).map(|(v, _)| self.modf(v[0])),
            "ldexp" => self.scalars(node, label, 2, 2).map(|v| self.ldexp(&v, node)),
            "isclose" => Some(self.isclose(Module::Math, node)),
            "isnan" | "isinf" | "isfinite" => self.floats(node, label, 1, 1).map(|(v, _)| self.classify(name, v[0])),
            "fabs" => self.floats(node, label, 1, 1).map(|(v, ty)| {
                let x = self.b.unary(Type::F64, UnaryOp::FAbs, v[0]);
                Val::scalar(ty, self.narrow(x, ty))
            }),
            "isqrt" | "factorial" | "gcd" | "lcm" | "comb" | "perm" => self.integer_function(name, node),
            _ => {
                self.look_at_arguments(node);
                let known = self.members(Module::Math);
                Some(self.unknown_member(Module::Math, name, &*node.func, known.into_iter()))
            }
        };
        val.unwrap_or_else(Val::error)
    }

    /// The arguments as F64, and the type of the result: F32 where all arguments are F32, F64 otherwise.
    pub(crate) fn floats(&mut self, node: &ExprCall, name: &str, min: usize, max: usize) -> Option<(Vec<Value>, Type)> {
        let vals = self.scalars(node, name, min, max)?;
        self.as_floats(&vals, name, node)
    }

    pub(crate) fn as_floats(&mut self, vals: &[Val], name: &str, at: &ExprCall) -> Option<(Vec<Value>, Type)> {
        if let Some(i) = vals.iter().position(|v| v.is_type(Type::C128)) {
            let range = at.arguments.args.get(i).map_or(at.range(), Ranged::range);
            let hint = "use cmath, or a part of the number: z.real, abs(z)";
            self.mistake(
                codes::TYPE_MISMATCH,
                &range,
                format!("`{name}` takes real numbers, not complex"),
                hint,
            );
            return None;
        }
        let single = !vals.is_empty() && vals.iter().all(|v| v.is_type(Type::F32));
        let args = vals.iter().map(|v| self.convert(v, Type::F64, at)).collect();
        Some((args, if single { Type::F32 } else { Type::F64 }))
    }

    fn real_function(&mut self, f: &RealFn, node: &ExprCall) -> Val {
        let label = format!("math.{}", f.math);
        let arity = f.arity();
        let Some((args, ty)) = self.floats(node, &label, arity, arity) else {
            return Val::error();
        };
        let result = self.kernel(f.kernel, &args);
        if !self.ieee() {
            self.check(f.check, &label, &args, result, node);
        }
        Val::scalar(ty, self.narrow(result, ty))
    }

    pub(crate) fn kernel(&mut self, kernel: Kernel, args: &[Value]) -> Value {
        match kernel {
            Kernel::Builtin(name) => self.builtin(name, args.to_vec()),
            Kernel::Unary(op) => self.b.unary(Type::F64, op, args[0]),
            Kernel::Binary(op) => self.b.binary(Type::F64, op, args[0], args[1]),
            Kernel::Scale(factor) => {
                let factor = self.b.float(Type::F64, factor);
                self.b.binary(Type::F64, BinaryOp::FMul, args[0], factor)
            }
        }
    }

    /// Emits the failures of a `math` function.
    pub(crate) fn check(&mut self, check: Check, name: &str, args: &[Value], result: Value, at: &impl Ranged) {
        let domain = match check {
            Check::Total | Check::Overflow => None,
            Check::Below(limit) => Some(self.float_test(BinaryOp::Lt, args[0], limit)),
            Check::AtMost(limit) => Some(self.float_test(BinaryOp::Le, args[0], limit)),
            Check::Beyond(limit) => {
                let magnitude = self.b.unary(Type::F64, UnaryOp::FAbs, args[0]);
                Some(self.float_test(BinaryOp::Gt, magnitude, limit))
            }
            Check::AtLeast(limit) => {
                let magnitude = self.b.unary(Type::F64, UnaryOp::FAbs, args[0]);
                Some(self.float_test(BinaryOp::Ge, magnitude, limit))
            }
            Check::Nan => Some(self.new_nan(result, args)),
            Check::GammaPole { minus_infinity } => Some(self.gamma_pole(args[0], minus_infinity)),
        };
        if let Some(cond) = domain {
            let message = format!("{name}: argument outside the function's domain");
            self.fail_if(cond, ErrorCode::Domain, at, Some(&message));
        }
        if matches!(check, Check::Overflow | Check::GammaPole { .. }) {
            let cond = self.overflowed(result, args);
            let message = format!("{name}: result out of range");
            self.fail_if(cond, ErrorCode::OutOfRange, at, Some(&message));
        }
    }

    fn float_test(&mut self, op: BinaryOp, x: Value, limit: f64) -> Value {
        let limit = self.b.float(Type::F64, limit);
        self.b.test(op, x, limit)
    }

    /// A nan that no argument brought in.
    pub(crate) fn new_nan(&mut self, result: Value, args: &[Value]) -> Value {
        let mut cond = self.is_nan(result);
        for arg in args {
            let number = self.b.test(BinaryOp::Eq, *arg, *arg);
            cond = self.b.test(BinaryOp::And, cond, number);
        }
        cond
    }

    /// The integers at most zero, where gamma has its poles.
    fn gamma_pole(&mut self, x: Value, minus_infinity: bool) -> Value {
        let floor = self.b.unary(Type::F64, UnaryOp::FFloor, x);
        let whole = self.b.test(BinaryOp::Eq, floor, x);
        let low = self.float_test(BinaryOp::Le, x, 0.0);
        let pole = self.b.test(BinaryOp::And, whole, low);
        if minus_infinity {
            return pole;
        }
        let finite = self.is_finite(x);
        self.b.test(BinaryOp::And, pole, finite)
    }

    pub(crate) fn classify(&mut self, name: &str, x: Value) -> Val {
        Val::bool(match name {
            "isnan" => self.is_nan(x),
            "isinf" => self.is_infinite(x),
            _ => self.is_finite(x),
        })
    }

    fn round_to_int(&mut self, name: &str, val: &Val, at: &ExprCall) -> Val {
        match val.scalar_type() {
            Some(Type::Bool) => self.int_of(val, at),
            Some(Type::I64 | Type::U64) => val.clone(),
            Some(Type::F32 | Type::F64) => {
                let op = match name {
                    "floor" => UnaryOp::FFloor,
                    "ceil" => UnaryOp::FCeil,
                    _ => UnaryOp::FTrunc,
                };
                let x = self.convert(val, Type::F64, at);
                let whole = self.b.unary(Type::F64, op, x);
                self.float_to_int(whole, at)
            }
            _ => self.mistake(
                codes::TYPE_MISMATCH,
                at,
                format!("`math.{name}` doesn't take complex"),
                "take a part: z.real",
            ),
        }
    }

    /// CPython's `math.pow`: for finite arguments, nan is a domain error, and an infinity one for a zero base and
    /// overflow otherwise.
    fn math_pow(&mut self, args: &[Value], ty: Type, at: &ExprCall) -> Val {
        let (x, y) = (args[0], args[1]);
        let result = self.builtin("pow", vec![x, y]);
        if !self.ieee() {
            let nan = self.new_nan(result, args);
            let infinite = self.overflowed(result, args);
            let zero_base = self.float_test(BinaryOp::Eq, x, 0.0);
            let pole = self.b.test(BinaryOp::And, infinite, zero_base);
            let domain = self.b.test(BinaryOp::Or, nan, pole);
            self.fail_if(
                domain,
                ErrorCode::Domain,
                at,
                Some("math.pow: argument outside the function's domain"),
            );
            self.fail_if(
                infinite,
                ErrorCode::OutOfRange,
                at,
                Some("math.pow: result out of range"),
            );
        }
        Val::scalar(ty, self.narrow(result, ty))
    }

    /// `log(x)`, `log(x, base)` as the quotient of two logarithms.
    fn math_log(&mut self, args: &[Value], ty: Type, at: &ExprCall) -> Val {
        let logs: Vec<Value> = args
            .iter()
            .map(|x| {
                if !self.ieee() {
                    self.check(Check::AtMost(0.0), "math.log", &[*x], *x, at);
                }
                self.builtin("log", vec![*x])
            })
            .collect();
        let result = match logs.as_slice() {
            [log, base] => {
                let (log, base) = (Val::float(*log), Val::float(*base));
                return match self
                    .float_arith(Operator::Div, Type::F64, &log, &base, at)
                    .leaves
                    .first()
                {
                    Some(x) => Val::scalar(ty, self.narrow(*x, ty)),
                    None => Val::error(),
                };
            }
            _ => logs[0],
        };
        Val::scalar(ty, self.narrow(result, ty))
    }

    pub(crate) fn hypot(&mut self, args: &[Value], ty: Type) -> Val {
        let Some((first, rest)) = args.split_first() else {
            return Val::lit(Lit::Float(0.0));
        };
        let mut length = self.b.unary(Type::F64, UnaryOp::FAbs, *first);
        for x in rest {
            length = self.builtin("hypot", vec![length, *x]);
        }
        Val::scalar(ty, self.narrow(length, ty))
    }

    /// Fraction and whole part, both with the sign of x.
    fn modf(&mut self, x: Value) -> Val {
        let whole = self.b.unary(Type::F64, UnaryOp::FTrunc, x);
        let rest = self.b.binary(Type::F64, BinaryOp::FSub, x, whole);
        let infinite = self.is_infinite(x);
        let zero = self.b.float(Type::F64, 0.0);
        let rest = self.b.select(infinite, zero, rest);
        let fraction = self.b.binary(Type::F64, BinaryOp::FCopysign, rest, x);
        tuple_of(vec![Val::float(fraction), Val::float(whole)])
    }

    fn ldexp(&mut self, vals: &[Val], at: &ExprCall) -> Val {
        if !matches!(vals[1].scalar_type(), Some(Type::Bool | Type::I64 | Type::U64)) {
            let hint = "convert it: int(n)";
            return self.mistake(
                codes::TYPE_MISMATCH,
                at,
                "the exponent of `math.ldexp` must be an integer",
                hint,
            );
        }
        let Some((x, ty)) = self.as_floats(&vals[..1], "math.ldexp", at) else {
            return Val::error();
        };
        let n = self.convert(&vals[1], Type::I64, at);
        let result = self.builtin("ldexp", vec![x[0], n]);
        if !self.ieee() {
            self.check(Check::Overflow, "math.ldexp", &x, result, at);
        }
        Val::scalar(ty, self.narrow(result, ty))
    }

    /// `isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)` of `math` and `cmath`
    pub(crate) fn isclose(&mut self, module: Module, node: &ExprCall) -> Val {
        let label = format!("{}.isclose", module.name());
        let [a, b] = &*node.arguments.args else {
            let message = format!("`{label}` takes 2 arguments");
            return self.mistake(codes::WRONG_ARGUMENTS, node, message, "");
        };
        let numbers = [a, b].map(|expr| {
            let val = self.expr(expr);
            self.scalar(val, expr)
        });
        let mut tolerances = [Val::lit(Lit::Float(1e-9)), Val::lit(Lit::Float(0.0))];
        for keyword in &node.arguments.keywords {
            let slot = match keyword.arg.as_ref().map(|a| a.as_str()) {
                Some("rel_tol") => 0,
                Some("abs_tol") => 1,
                _ => {
                    let message = format!("`{label}` has no such argument");
                    let hint = "it has rel_tol and abs_tol";
                    return self.mistake(codes::WRONG_ARGUMENTS, keyword, message, hint);
                }
            };
            let val = self.expr(&keyword.value);
            tolerances[slot] = self.scalar(val, &keyword.value);
        }
        if numbers.iter().chain(&tolerances).any(Val::is_error) {
            return Val::error();
        }
        let (function, numbers) = match module {
            Module::Cmath => (
                "cisclose",
                Some(numbers.map(|val| self.convert(&val, Type::C128, node)).to_vec()),
            ),
            _ => (
                "isclose",
                self.as_floats(&numbers, &label, node).map(|(values, _)| values),
            ),
        };
        let (Some(mut args), Some((limits, _))) = (numbers, self.as_floats(&tolerances, &label, node)) else {
            return Val::error();
        };
        for (value, val) in limits.iter().zip(&tolerances) {
            if !matches!(val.lit, Some(Lit::Float(x)) if x >= 0.0) {
                let negative = self.float_test(BinaryOp::Lt, *value, 0.0);
                let message = format!("{label}: tolerances must be non-negative");
                self.fail_if(negative, ErrorCode::Domain, node, Some(&message));
            }
        }
        args.extend(limits);
        Val::bool(self.builtin(function, args))
    }

    // --- integer functions ----------------------------------------------------------------------------------------

    fn integer_function(&mut self, name: &str, node: &ExprCall) -> Option<Val> {
        let label = format!("math.{name}");
        let (min, max) = match name {
            "gcd" | "lcm" => (0, usize::MAX),
            "comb" => (2, 2),
            "perm" => (1, 2),
            _ => (1, 1),
        };
        let vals = self.scalars(node, &label, min, max)?;
        let mut args = Vec::new();
        for (val, arg) in vals.iter().zip(&*node.arguments.args) {
            match val.scalar_type() {
                Some(Type::Bool | Type::I64 | Type::U64) => args.push(self.int_of(val, arg)),
                ty => {
                    let message = format!("`{label}` takes integers, not {}", ty.map_or("this", scalar_name));
                    self.mistake(codes::TYPE_MISMATCH, arg, message, "convert it: int(x)");
                    return None;
                }
            }
        }
        if name == "perm" && args.len() == 1 {
            return Some(self.integer_kernel("factorial", "math.perm", &args, node));
        }
        if !matches!(name, "gcd" | "lcm") {
            return Some(self.integer_kernel(name, &label, &args, node));
        }
        let unit = Val::lit(Lit::Int(if name == "gcd" { 0 } else { 1 }));
        let Some((first, rest)) = args.split_first() else {
            return Some(unit);
        };
        // Of two arguments the function itself takes the magnitudes: MIN has none, but gcd(MIN, 6) is 2.
        let mut result = if rest.is_empty() {
            self.int_abs(first, node)
        } else {
            first.clone()
        };
        for arg in rest {
            result = self.integer_kernel(name, &label, &[result, arg.clone()], node);
        }
        Some(result)
    }

    fn integer_kernel(&mut self, name: &str, label: &str, args: &[Val], at: &impl Ranged) -> Val {
        let values: Vec<Value> = args.iter().map(|v| v.leaves[0]).collect();
        if !matches!(name, "gcd" | "lcm") {
            for (val, value) in args.iter().zip(&values) {
                if val.int_range().0 < 0 {
                    let zero = self.b.i64(0);
                    let negative = self.b.test(BinaryOp::Lt, *value, zero);
                    let message = format!("{label}: argument must not be negative");
                    self.fail_if(negative, ErrorCode::Domain, at, Some(&message));
                }
            }
        }
        let overflow = match name {
            "isqrt" => None,
            "factorial" => {
                let limit = self.b.i64(20);
                Some(self.b.test(BinaryOp::Gt, values[0], limit))
            }
            _ => Some(self.builtin(&format!("{name}_overflows"), values.clone())),
        };
        // Also under `overflow = 'wrap'`, which is about arithmetic: these functions have no meaning modulo 2^64.
        if let Some(overflow) = overflow {
            let message = format!("{label}: result out of range");
            self.fail_if(overflow, ErrorCode::OutOfRange, at, Some(&message));
        }
        let value = self.builtin(name, values);
        Val::ranged(Type::I64, value, (0, i64::MAX.into()))
    }
}
