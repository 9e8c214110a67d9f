//! Random expressions of a wanted type. Every operator occurs, with operands of every pair of types that it takes.

use rbcdb_udf_compiler::ir::Type;

use super::Writer;

impl Writer<'_> {
    /// An expression of exactly that type, in parentheses where it has operators.
    pub(super) fn expr(&mut self, ty: Type, depth: usize) -> String {
        if depth == 0 || self.random.chance(15) {
            return self.leaf(ty);
        }
        let depth = depth - 1;
        match self.random.below(12) {
            0 => {
                let (a, b, c) = (self.expr(ty, depth), self.expr(ty, depth), self.expr(Type::Bool, depth));
                format!("({a} if {c} else {b})")
            }
            1 => {
                let op = self.random.pick(&["and", "or"]);
                let (a, b) = (self.expr(ty, depth), self.expr(ty, depth));
                format!("({a} {op} {b})")
            }
            2 | 3 => self.call(ty, depth),
            _ => match ty {
                Type::Bool => self.bool_expr(depth),
                Type::I64 => self.int_expr(depth),
                Type::U64 => self.uint_expr(depth),
                Type::F32 => self.float32_expr(depth),
                Type::F64 => self.float_expr(depth),
                Type::C128 => self.complex_expr(depth),
            },
        }
    }

    /// A variable or a literal.
    pub(super) fn leaf(&mut self, ty: Type) -> String {
        if self.random.chance(25)
            && let Some(text) = self.element(ty)
        {
            return text;
        }
        let vars = self.vars(ty);
        if !vars.is_empty() && (ty == Type::U64 || self.random.chance(85)) {
            return vars[self.random.below(vars.len())].clone();
        }
        match ty {
            Type::Bool if self.random.chance(20) => self.random.pick(&["True", "False"]).to_owned(),
            Type::Bool => {
                let (ty, op) = (self.random.pick(&[Type::I64, Type::F64]), self.comparison());
                format!("({} {op} {})", self.leaf(ty), self.leaf(ty))
            }
            Type::I64 => self.int_literal(),
            Type::U64 => "0".to_owned(),
            Type::F32 => format!("np.float32({})", self.float_literal()),
            Type::F64 => self.float_literal(),
            Type::C128 => match self.random.below(3) {
                0 => format!("({} + {}j)", self.random.below(5), self.random.below(5)),
                1 => "1j".to_owned(),
                _ => format!("complex({}, {})", self.float_literal(), self.float_literal()),
            },
        }
    }

    fn int_literal(&mut self) -> String {
        match self.random.below(10) {
            0..=6 => self.random.below(11).to_string(),
            7 => format!("(-{})", self.random.below(10)),
            8 => self
                .random
                .pick(&["0xff", "0b1011", "1_000_000", "9223372036854775807"])
                .to_owned(),
            _ => self
                .random
                .pick(&["(-9223372036854775807 - 1)", "4294967296", "9007199254740993", "63"])
                .to_owned(),
        }
    }

    fn float_literal(&mut self) -> String {
        let literals = [
            "0.0", "0.5", "1.0", "1.5", "2.0", "3.25", "0.1", "1e10", "1e-3", "1e308", "5e-324", "math.pi", "math.inf",
            "7.0", "10.0", "1e16", "math.nan",
        ];
        match self.random.pick(&literals) {
            literal if self.random.chance(20) => format!("(-{literal})"),
            literal => literal.to_owned(),
        }
    }

    /// An operand of a number type, and what it is.
    fn number(&mut self, types: &[Type], depth: usize) -> String {
        let ty = self.random.pick(types);
        let ty = if self.has(ty) { ty } else { Type::I64 };
        self.expr(ty, depth)
    }

    fn bool_expr(&mut self, depth: usize) -> String {
        match self.random.below(10) {
            0 => format!("(not {})", self.expr(Type::Bool, depth)),
            1 => {
                let op = self.random.pick(&["&", "|", "^", "==", "!="]);
                format!(
                    "({} {op} {})",
                    self.expr(Type::Bool, depth),
                    self.expr(Type::Bool, depth)
                )
            }
            2 => format!(
                "({} {} {})",
                self.expr(Type::C128, depth),
                self.random.pick(&["==", "!="]),
                self.expr(Type::C128, depth)
            ),
            3 => {
                let ty = self.any_type();
                format!("bool({})", self.expr(ty, depth))
            }
            4 => {
                let (x, a, b) = (self.expr(Type::I64, depth), self.int_literal(), self.int_literal());
                format!("({x} {} ({a}, {b}))", self.random.pick(&["in", "not in"]))
            }
            5 => {
                let parts = [0; 3].map(|_| self.number(&[Type::I64, Type::F64], depth));
                let ops = [0; 2].map(|_| self.comparison());
                format!("({} {} {} {} {})", parts[0], ops[0], parts[1], ops[1], parts[2])
            }
            _ => {
                let types = [Type::I64, Type::F64, Type::F32, Type::U64, Type::Bool];
                let (a, b) = (self.number(&types, depth), self.number(&types, depth));
                format!("({a} {} {b})", self.comparison())
            }
        }
    }

    fn comparison(&mut self) -> &'static str {
        self.random.pick(&["<", "<=", ">", ">=", "==", "!="])
    }

    fn int_expr(&mut self, depth: usize) -> String {
        match self.random.below(16) {
            0..=5 => {
                let op = self.random.pick(&["+", "-", "*"]);
                format!("({} {op} {})", self.expr(Type::I64, depth), self.expr(Type::I64, depth))
            }
            6 => {
                // No parentheses: precedence and left-to-right order.
                let parts = [0; 4].map(|_| self.leaf(Type::I64));
                let ops = [0; 3].map(|_| self.random.pick(&["+", "-", "*", "//", "%", "&", "|", "^"]));
                format!(
                    "({} {} {} {} {} {} {})",
                    parts[0], ops[0], parts[1], ops[1], parts[2], ops[2], parts[3]
                )
            }
            7 | 8 => {
                let op = self.random.pick(&["//", "%"]);
                format!("({} {op} {})", self.expr(Type::I64, depth), self.expr(Type::I64, depth))
            }
            9 => {
                let op = self.random.pick(&["&", "|", "^"]);
                format!("({} {op} {})", self.expr(Type::I64, depth), self.expr(Type::I64, depth))
            }
            10 => {
                let (op, count) = (self.random.pick(&["<<", ">>"]), self.shift_count(depth));
                format!("({} {op} {count})", self.expr(Type::I64, depth))
            }
            11 => format!(
                "({}{})",
                self.random.pick(&["-", "~", "+"]),
                self.expr(Type::I64, depth)
            ),
            12 => format!("({} ** {})", self.expr(Type::I64, depth), self.random.below(6)),
            13 => format!(
                "({} ** ({} % 17 - 1))",
                self.expr(Type::I64, depth),
                self.expr(Type::I64, depth)
            ),
            14 => {
                let (a, b) = (self.expr(Type::Bool, depth), self.expr(Type::Bool, depth));
                format!("({a} {} {b})", self.random.pick(&["+", "-", "*"]))
            }
            _ if self.has(Type::U64) && !self.vars(Type::I64).is_empty() => {
                // A variable, since a literal would take the type of the other operand.
                let (op, vars) = (self.random.pick(&["+", "-", "*", "//", "%", "&"]), self.vars(Type::I64));
                format!(
                    "({} {op} {})",
                    self.expr(Type::U64, depth),
                    vars[self.random.below(vars.len())]
                )
            }
            _ => format!("({} - {})", self.expr(Type::Bool, depth), self.expr(Type::I64, depth)),
        }
    }

    fn shift_count(&mut self, depth: usize) -> String {
        match self.random.below(3) {
            0 => self.random.below(66).to_string(),
            1 => format!("({} % 16)", self.expr(Type::I64, depth)),
            _ => self.expr(Type::I64, depth),
        }
    }

    fn uint_expr(&mut self, depth: usize) -> String {
        let a = self.expr(Type::U64, depth);
        match self.random.below(6) {
            0 => format!("({a} {} {})", self.random.pick(&["<<", ">>"]), self.shift_count(0)),
            1 => format!(
                "({a} {} {})",
                self.random.pick(&["+", "-", "*", "//", "%"]),
                self.random.below(100)
            ),
            _ => {
                let op = self.random.pick(&["+", "-", "*", "//", "%", "&", "|", "^"]);
                format!("({a} {op} {})", self.expr(Type::U64, depth))
            }
        }
    }

    fn float32_expr(&mut self, depth: usize) -> String {
        let a = self.expr(Type::F32, depth);
        match self.random.below(6) {
            0 => format!("(-{a})"),
            1 => format!("np.float32({})", self.expr(Type::F64, depth)),
            _ => {
                let op = self.random.pick(&["+", "-", "*", "/", "//", "%"]);
                format!("({a} {op} {})", self.expr(Type::F32, depth))
            }
        }
    }

    fn float_expr(&mut self, depth: usize) -> String {
        let op = self.random.pick(&["+", "-", "*", "/", "//", "%"]);
        match self.random.below(12) {
            0 => format!("({}{})", self.random.pick(&["-", "+"]), self.expr(Type::F64, depth)),
            1 => format!("({} / {})", self.expr(Type::I64, depth), self.expr(Type::I64, depth)),
            2 | 3 => {
                let types = [Type::I64, Type::F32, Type::Bool, Type::U64];
                let (a, b) = (self.expr(Type::F64, depth), self.number(&types, depth));
                let (a, b) = if self.random.chance(50) { (a, b) } else { (b, a) };
                format!("({a} {op} {b})")
            }
            4 => format!("({} {op} {})", self.expr(Type::F32, depth), self.expr(Type::I64, depth)),
            5 => format!(
                "{}.{}",
                self.expr(Type::C128, depth),
                self.random.pick(&["real", "imag"])
            ),
            6 => {
                let parts = [0; 4].map(|_| self.leaf(Type::F64));
                let ops = [0; 3].map(|_| self.random.pick(&["+", "-", "*", "/"]));
                format!(
                    "({} {} {} {} {} {} {})",
                    parts[0], ops[0], parts[1], ops[1], parts[2], ops[2], parts[3]
                )
            }
            _ => format!("({} {op} {})", self.expr(Type::F64, depth), self.expr(Type::F64, depth)),
        }
    }

    fn complex_expr(&mut self, depth: usize) -> String {
        // Division by a complex zero under 'ieee' has no result that CPython defines.
        let op = if self.ieee() {
            self.random.pick(&["+", "-", "*"])
        } else {
            self.random.pick(&["+", "-", "*", "/"])
        };
        match self.random.below(9) {
            // Small integer powers are products, to the bit; what CPython raises has no meaning under 'ieee'.
            8 if !self.ieee() => format!(
                "({} ** {})",
                self.expr(Type::C128, depth),
                self.random.below(12) as i64 - 4
            ),
            0 => format!(
                "complex({}, {})",
                self.expr(Type::F64, depth),
                self.expr(Type::F64, depth)
            ),
            1 => format!("(-{})", self.expr(Type::C128, depth)),
            2 => format!("{}.conjugate()", self.expr(Type::C128, depth)),
            3 | 4 => {
                let (a, b) = (
                    self.expr(Type::C128, depth),
                    self.number(&[Type::F64, Type::I64, Type::F32], depth),
                );
                let (a, b) = if self.random.chance(50) { (a, b) } else { (b, a) };
                format!("({a} {op} {b})")
            }
            _ => format!(
                "({} {op} {})",
                self.expr(Type::C128, depth),
                self.expr(Type::C128, depth)
            ),
        }
    }
}
