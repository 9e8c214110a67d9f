//! Random calls: of Python's and the modules' exact functions, of nested functions and of other rbc functions.

use rbcdb_udf_abi::ParameterType;
use rbcdb_udf_compiler::ir::Type;

use super::Writer;
use crate::program::Declared;

impl Writer<'_> {
    /// A call with a result of exactly that type.
    pub(super) fn call(&mut self, ty: Type, depth: usize) -> String {
        if self.random.chance(40)
            && let Some(text) = self.array_call(ty)
        {
            return text;
        }
        if self.random.chance(30)
            && let Some(text) = self.nested_call(ty, depth)
        {
            return text;
        }
        if self.random.chance(40)
            && let Some(text) = self.function_call(ty, depth)
        {
            return text;
        }
        match ty {
            Type::Bool => self.bool_call(depth),
            Type::I64 => self.int_call(depth),
            Type::U64 if self.random.chance(30) => format!("np.uint64({})", self.no_literal(Type::I64, depth)),
            Type::U64 if self.random.chance(20) => {
                let (a, digits) = (self.expr(ty, depth), self.random.below(23) as i64 - 20);
                format!("round({a}, {digits})")
            }
            Type::U64 if self.random.chance(20) => {
                let (a, n, m) = (self.expr(ty, depth), self.expr(Type::I64, depth), self.expr(ty, depth));
                format!("pow({a}, {n}, {m})")
            }
            Type::U64 => self.extreme(Type::U64, depth),
            Type::F32 => self.float32_call(depth),
            Type::F64 => self.float_call(depth),
            Type::C128 => format!(
                "complex({}, {})",
                self.expr(Type::F64, depth),
                self.expr(Type::F64, depth)
            ),
        }
    }

    fn nested_call(&mut self, ty: Type, depth: usize) -> Option<String> {
        let fitting: Vec<_> = self.nested.iter().filter(|def| def.result == ty).cloned().collect();
        let def = fitting.get(self.random.below(fitting.len().max(1)))?;
        let args: Vec<String> = def.params.iter().map(|ty| self.expr(*ty, depth.min(1))).collect();
        Some(format!("{}({})", def.name, args.join(", ")))
    }

    fn function_call(&mut self, ty: Type, depth: usize) -> Option<String> {
        let fits = |declared: &&Declared| Type::of(declared.signature.result) == ty && !can_be_null(declared);
        let fitting: Vec<&Declared> = self.callees.iter().filter(fits).collect();
        let callee = *fitting.get(self.random.below(fitting.len().max(1)))?;
        self.call_of(callee, depth)
    }

    /// A call of a function that can return NULL, and its type.
    pub(super) fn nullable_call(&mut self) -> Option<(Type, String)> {
        let fitting: Vec<&Declared> = self.callees.iter().filter(|declared| can_be_null(declared)).collect();
        let callee = *fitting.get(self.random.below(fitting.len().max(1)))?;
        let ty = Type::of(callee.signature.result);
        if !self.has(ty) {
            return None;
        }
        Some((ty, self.call_of(callee, 1)?))
    }

    fn call_of(&mut self, callee: &Declared, depth: usize) -> Option<String> {
        let mut args = Vec::new();
        for ty in callee.signature.parameter_types() {
            args.push(match ty {
                ParameterType::Scalar(ty) if !self.has(Type::of(ty)) => return None,
                ParameterType::Scalar(ty) => self.no_literal(Type::of(ty), depth.min(1)),
                ParameterType::Array(element) => self.array_of(element)?,
            });
        }
        Some(format!("{}({})", callee.signature.name, args.join(", ")))
    }

    /// An expression that the compiler can't take for an integer literal: one that a declared type can't hold is a
    /// compile-time error.
    pub(super) fn no_literal(&mut self, ty: Type, depth: usize) -> String {
        let text = self.expr(ty, depth);
        let literal = text
            .trim_start_matches(['(', '-', '+'])
            .starts_with(|c: char| c.is_ascii_digit());
        let chosen = [" if ", " or ", " and "].iter().any(|choice| text.contains(choice));
        if (literal || chosen) && ty == Type::I64 {
            format!("({text} + 0)")
        } else {
            text
        }
    }

    /// min or max of two or three.
    fn extreme(&mut self, ty: Type, depth: usize) -> String {
        let args: Vec<String> = (0..2 + self.random.below(2)).map(|_| self.expr(ty, depth)).collect();
        format!("{}({})", self.random.pick(&["min", "max"]), args.join(", "))
    }

    fn bool_call(&mut self, depth: usize) -> String {
        let x = self.expr(Type::F64, depth);
        match self.random.below(6) {
            5 => {
                let (a, b) = (self.expr(Type::C128, depth), self.expr(Type::C128, depth));
                let tolerance = self.random.pick(&["", ", rel_tol=0.5", ", rel_tol=0.0, abs_tol=1.5"]);
                format!("cmath.isclose({a}, {b}{tolerance})")
            }
            0 => format!(
                "np.{}({x})",
                self.random.pick(&["isnan", "isinf", "isfinite", "signbit"])
            ),
            3 => {
                let (a, b) = (self.expr(Type::Bool, depth), self.expr(Type::Bool, depth));
                format!(
                    "np.{}({a}, {b})",
                    self.random.pick(&["logical_and", "logical_or", "logical_xor"])
                )
            }
            1 => format!("math.isclose({x}, {})", self.expr(Type::F64, depth)),
            2 => format!("({x}).is_integer()"),
            _ => format!("math.{}({x})", self.random.pick(&["isnan", "isinf", "isfinite"])),
        }
    }

    fn int_call(&mut self, depth: usize) -> String {
        match self.random.below(17) {
            14 => {
                let (x, digits) = (self.expr(Type::I64, depth), self.random.below(24) as i64 - 21);
                format!("round({x}, {digits})")
            }
            15 => {
                let (x, digits) = (self.expr(Type::I64, depth), self.expr(Type::I64, depth));
                format!("round({x}, {digits} % 6 - 4)")
            }
            16 => {
                let [base, exponent, modulus] = [0; 3].map(|_| self.expr(Type::I64, depth));
                format!("pow({base}, {exponent}, {modulus})")
            }
            0 => self.extreme(Type::I64, depth),
            1 => format!("abs({})", self.expr(Type::I64, depth)),
            2 | 3 => {
                let name = self
                    .random
                    .pick(&["int", "round", "math.floor", "math.ceil", "math.trunc"]);
                let ty = self.random.pick(&[Type::F64, Type::F64, Type::F32]);
                format!("{name}({})", self.expr(ty, depth))
            }
            4 => {
                let ty = self.random.pick(&[Type::Bool, Type::I64]);
                format!("int({})", self.expr(ty, depth))
            }
            5 => {
                let name = self.random.pick(&["gcd", "lcm"]);
                format!(
                    "math.{name}({}, {})",
                    self.expr(Type::I64, depth),
                    self.expr(Type::I64, depth)
                )
            }
            6 => format!("math.isqrt({})", self.expr(Type::I64, depth)),
            7 => format!("math.factorial({} % 23)", self.expr(Type::I64, depth)),
            8 => {
                let name = self.random.pick(&["comb", "perm"]);
                format!(
                    "math.{name}({} % 70, {} % 35)",
                    self.expr(Type::I64, depth),
                    self.expr(Type::I64, depth)
                )
            }
            9 => format!("pow({}, {})", self.expr(Type::I64, depth), self.random.below(5)),
            10 => {
                let cast = self
                    .random
                    .pick(&["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32"]);
                let ty = self.random.pick(&[Type::F64, Type::I64, Type::Bool]);
                format!("np.{cast}({})", self.no_literal(ty, depth))
            }
            11 => {
                let items: Vec<String> = (0..3).map(|_| self.expr(Type::I64, depth.min(1))).collect();
                format!(
                    "{}(({}))",
                    self.random.pick(&["sum", "len", "max", "min"]),
                    items.join(", ")
                )
            }
            12 => {
                let method = self.random.pick(&["bit_length", "bit_count"]);
                format!("({} + 0).{method}()", self.expr(Type::I64, depth))
            }
            _ => self.where_(Type::I64, depth),
        }
    }

    fn float32_call(&mut self, depth: usize) -> String {
        let x = self.expr(Type::F32, depth);
        match self.random.below(3) {
            0 => self.extreme(Type::F32, depth),
            1 => format!("abs({x})"),
            _ => format!(
                "np.{}({x})",
                self.random.pick(&["sqrt", "floor", "ceil", "trunc", "rint"])
            ),
        }
    }

    fn float_call(&mut self, depth: usize) -> String {
        let x = self.expr(Type::F64, depth);
        match self.random.below(19) {
            0 => self.extreme(Type::F64, depth),
            1 => format!("abs({x})"),
            2 => {
                let ty = self.random.pick(&[Type::I64, Type::F32, Type::Bool]);
                format!("float({})", self.expr(ty, depth))
            }
            3 => format!("math.sqrt({x})"),
            4 => format!("math.{}({x})", self.random.pick(&["fabs", "degrees", "radians"])),
            5 => format!("math.copysign({x}, {})", self.expr(Type::F64, depth)),
            6 => format!("math.fmod({x}, {})", self.expr(Type::F64, depth)),
            7 => format!("math.ldexp({x}, {} % 2200 - 1100)", self.expr(Type::I64, depth)),
            8 => format!("round({x}, {})", self.random.below(7)),
            9 if !self.ieee() => format!("math.remainder({x}, {})", self.expr(Type::F64, depth)),
            10 => self
                .random
                .pick(&["math.ulp(X)", "math.nextafter(X, 0.0)"])
                .replace('X', &x),
            11 | 12 => {
                let names = [
                    "maximum",
                    "minimum",
                    "fmax",
                    "fmin",
                    "copysign",
                    "fmod",
                    "add",
                    "subtract",
                    "multiply",
                    "divide",
                    "floor_divide",
                    "mod",
                ];
                format!("np.{}({x}, {})", self.random.pick(&names), self.expr(Type::F64, depth))
            }
            13 => format!("np.clip({x}, {}, {})", self.leaf(Type::F64), self.leaf(Type::F64)),
            14 => self.where_(Type::F64, depth),
            15 => format!(
                "np.divide({}, {})",
                self.expr(Type::I64, depth),
                self.expr(Type::I64, depth)
            ),
            16 => self.mixed(depth),
            _ => {
                let names = [
                    "sqrt",
                    "floor",
                    "ceil",
                    "trunc",
                    "rint",
                    "sign",
                    "square",
                    "fabs",
                    "reciprocal",
                ];
                format!("np.{}({x})", self.random.pick(&names))
            }
        }
    }

    fn where_(&mut self, ty: Type, depth: usize) -> String {
        let condition = self.expr(Type::Bool, depth);
        format!(
            "np.where({condition}, {}, {})",
            self.expr(ty, depth),
            self.expr(ty, depth)
        )
    }

    /// An int and a float that unify to a float, times 1.0: CPython converts the int there.
    fn mixed(&mut self, depth: usize) -> String {
        let (i, f) = (self.expr(Type::I64, depth), self.expr(Type::F64, depth));
        let (a, b) = if self.random.chance(50) { (i, f) } else { (f, i) };
        match self.random.below(3) {
            0 => format!("(({a} if {} else {b}) * 1.0)", self.expr(Type::Bool, depth)),
            1 => format!("({}({a}, {b}) * 1.0)", self.random.pick(&["min", "max"])),
            _ => format!("(({a} {} {b}) * 1.0)", self.random.pick(&["and", "or"])),
        }
    }
}

/// Whether a function's result must be checked for None.
fn can_be_null(declared: &Declared) -> bool {
    declared.body.contains("return None")
}
