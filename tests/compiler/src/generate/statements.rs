//! Random statements: every kind, nested, with loops that end.

use rbcdb_udf_abi::{Parameter, ParameterType, ScalarType};
use rbcdb_udf_compiler::ir::Type;

use super::{LoopKind, NestedDef, Var, Writer};

/// How deep blocks nest.
const BLOCKS_MAX: usize = 3;
/// How deep an expression of a statement is at most.
const EXPRESSION_DEPTH: usize = 3;

/// Writes a body for these parameters.
pub(super) fn body(writer: &mut Writer<'_>, parameters: &[Parameter]) {
    if writer.random.chance(10) {
        writer.line("\"\"\"A docstring.\"\"\"");
    }
    if writer.random.chance(10) {
        let import = writer.random.pick(&[
            "import math",
            "import math, cmath",
            "import numpy as np",
            "from math import pi as PI",
        ]);
        writer.line(import);
    }
    for parameter in parameters {
        let (name, settable) = (parameter.name.clone(), !writer.called_on_null_input);
        match parameter.ty {
            ParameterType::Scalar(ty) => {
                if writer.called_on_null_input {
                    writer.narrow(&name, ty);
                }
                let ty = Type::of(ty);
                writer.scope.push(Var { name, ty, settable });
            }
            ParameterType::Array(element) => writer.array(name, element),
        }
    }
    if writer.random.chance(20) {
        writer.nested_def();
    }
    for _ in 0..1 + writer.random.below(6) {
        writer.statement();
    }
    writer.return_value();
}

impl Writer<'_> {
    /// Makes a parameter that may be NULL usable on every path that goes on.
    fn narrow(&mut self, name: &str, ty: ScalarType) {
        match self.random.below(3) {
            0 => {
                self.line(format!("if {name} is None:"));
                self.indented(|this| {
                    if this.random.chance(50) {
                        this.line("return None")
                    } else {
                        this.return_value()
                    }
                });
            }
            1 => {
                self.line(format!("if not ({name} is not None):"));
                self.indented(|this| {
                    let value = this.leaf(Type::of(ty));
                    if value == "0" {
                        this.line("return None")
                    } else {
                        this.line(format!("{name} = {value}"))
                    }
                });
            }
            _ => {
                self.line(format!("if {name} is not None:"));
                self.indented(|this| this.line("pass"));
                self.line("else:");
                self.indented(|this| this.line("raise ValueError(\"a NULL\")"));
            }
        }
    }

    /// Writes a block; what it assigns for the first time isn't visible after it.
    pub(super) fn indented(&mut self, write: impl FnOnce(&mut Self)) {
        let visible = self.scope.len();
        self.indent += 1;
        write(self);
        self.indent -= 1;
        self.scope.truncate(visible);
    }

    fn value(&mut self, ty: Type) -> String {
        let depth = 1 + self.random.below(EXPRESSION_DEPTH);
        self.expr(ty, depth)
    }

    fn condition(&mut self) -> String {
        let depth = 1 + self.random.below(2);
        self.expr(Type::Bool, depth)
    }

    fn block(&mut self) {
        self.indented(|this| {
            if this.budget == 0 {
                this.line("pass");
            }
            for _ in 0..1 + this.random.below(3) {
                this.statement();
            }
        });
    }

    /// A statement, as long as the budget lasts.
    pub(super) fn statement(&mut self) {
        if self.budget == 0 {
            return;
        }
        self.budget -= 1;
        let nests = self.indent < BLOCKS_MAX;
        match self.random.below(20) {
            0..=4 => self.assign_new(),
            5..=8 => self.assign_again(),
            9 => self.assign_tuple(),
            10..=12 if nests => self.if_(),
            13 | 14 if nests && self.loops.len() < 2 => self.for_(),
            15 if nests && self.loops.len() < 2 => self.while_(),
            16 if !self.loops.is_empty() => self.leave_loop(),
            17 => self.fail(),
            19 => self.assign_special(),
            18 if nests => {
                let condition = self.condition();
                self.line(format!("if {condition}:"));
                self.indented(Writer::return_value);
            }
            _ => self.assign_new(),
        }
    }

    fn assign_new(&mut self) {
        let ty = self.any_type();
        let value = self.value(ty);
        let name = self.fresh("v");
        let annotation = match ty {
            Type::Bool => ": bool",
            Type::I64 => ": int",
            Type::F64 => ": float",
            Type::C128 => ": complex",
            Type::U64 | Type::F32 => "",
        };
        let annotation = if self.random.chance(25) { annotation } else { "" };
        // What is annotated converts up the numeric tower.
        let value = match ty {
            Type::F64 | Type::C128 if !annotation.is_empty() && self.random.chance(40) => self.value(Type::I64),
            _ => value,
        };
        if annotation.is_empty() && self.random.chance(10) {
            let other = self.fresh("v");
            self.line(format!("{name} = {other} = {value}"));
            self.scope.push(Var {
                name: other,
                ty,
                settable: true,
            });
        } else {
            self.line(format!("{name}{annotation} = {value}"));
        }
        self.scope.push(Var {
            name,
            ty,
            settable: true,
        });
    }

    /// Assignments whose types or values come together only at a join.
    fn assign_special(&mut self) {
        match self.random.below(6) {
            0 => self.assign_in_condition(),
            1 => self.assign_unified(),
            2 => self.assign_sum(),
            3 => self.assign_parts(),
            4 => self.assign_and_delete(),
            _ => self.assign_nullable(),
        }
    }

    /// `del v`: the value isn't used, its error is raised all the same.
    fn assign_and_delete(&mut self) {
        let (name, ty) = (self.fresh("v"), self.any_type());
        let value = self.value(ty);
        self.line(format!("{name} = {value}"));
        self.line(format!("del {name}"));
    }

    /// `if (v := x) > y: …`
    fn assign_in_condition(&mut self) {
        let ty = self.random.pick(&[Type::I64, Type::F64]);
        let (name, value, other) = (self.fresh("v"), self.value(ty), self.leaf(ty));
        self.line(format!("if ({name} := {value}) >= {other}:"));
        self.scope.push(Var {
            name,
            ty,
            settable: true,
        });
        self.block();
    }

    /// An int on one path and a float on the other: a float after them.
    fn assign_unified(&mut self) {
        let (name, joined) = (self.fresh("v"), self.fresh("v"));
        let condition = self.condition();
        let (first, second) = (self.value(Type::I64), self.value(Type::F64));
        self.line(format!("if {condition}:"));
        self.indented(|this| this.line(format!("{joined} = {first}")));
        self.line("else:");
        self.indented(|this| this.line(format!("{joined} = {second}")));
        self.line(format!("{name} = {joined} * 1.0"));
        self.scope.push(Var {
            name,
            ty: Type::F64,
            settable: true,
        });
    }

    /// An int before a loop that the loop makes a float.
    fn assign_sum(&mut self) {
        let (name, sum, counter) = (self.fresh("v"), self.fresh("v"), self.fresh("i"));
        let value = self.value(Type::F64);
        self.line(format!("{sum} = {}", self.names % 3));
        self.line(format!("for {counter} in range({}):", self.names % 4));
        self.indented(|this| this.line(format!("{sum} {} {value}", ["+=", "-=", "*="][this.names % 3])));
        self.line(format!("{name} = {sum} * 1.0"));
        self.scope.push(Var {
            name,
            ty: Type::F64,
            settable: true,
        });
    }

    /// The functions of several results.
    fn assign_parts(&mut self) {
        let (a, b, value) = (self.fresh("v"), self.fresh("v"), self.value(Type::F64));
        let (function, second) = self.random.pick(&[("math.frexp", Type::I64), ("math.modf", Type::F64)]);
        self.line(format!("{a}, {b} = {function}({value})"));
        self.scope.push(Var {
            name: a,
            ty: Type::F64,
            settable: true,
        });
        self.scope.push(Var {
            name: b,
            ty: second,
            settable: true,
        });
    }

    /// A call of a function that can return NULL, and what stands for NULL.
    fn assign_nullable(&mut self) {
        let Some((ty, call)) = self.nullable_call() else {
            return self.assign_new();
        };
        let name = self.fresh("v");
        self.line(format!("{name} = {call}"));
        self.line(format!("if {name} is None:"));
        self.indented(|this| {
            let value = this.leaf(ty);
            this.line(format!("{name} = {value}"));
        });
        self.scope.push(Var {
            name,
            ty,
            settable: true,
        });
    }

    fn assign_again(&mut self) {
        let settable: Vec<Var> = self.scope.iter().filter(|var| var.settable).cloned().collect();
        if settable.is_empty() {
            return self.assign_new();
        }
        let Var { name, ty, .. } = settable[self.random.below(settable.len())].clone();
        let value = self.value(ty);
        let ops: &[&str] = match ty {
            Type::Bool => &["&=", "|=", "^="],
            Type::I64 => &["+=", "-=", "*=", "//=", "%=", "&=", "|=", "^="],
            Type::U64 => &["+=", "-=", "*=", "//=", "%=", "|="],
            Type::F32 | Type::F64 => &["+=", "-=", "*=", "/=", "//=", "%="],
            Type::C128 => &["+=", "-=", "*="],
        };
        let op = if self.random.chance(50) {
            self.random.pick(ops)
        } else {
            "="
        };
        match ty {
            Type::I64 if self.random.chance(10) => {
                let (op, count) = (self.random.pick(&["<<=", ">>=", "**="]), self.random.below(5));
                self.line(format!("{name} {op} {count}"));
            }
            _ => self.line(format!("{name} {op} {value}")),
        }
    }

    /// `a, b = b, a` and the like; divmod.
    fn assign_tuple(&mut self) {
        let ty = self.any_type();
        let settable: Vec<String> = self
            .scope
            .iter()
            .filter(|var| var.ty == ty && var.settable)
            .map(|var| var.name.clone())
            .collect();
        if let [a, b, ..] = settable.as_slice()
            && self.random.chance(60)
        {
            return self.line(format!("{a}, {b} = {b}, {a}"));
        }
        let (a, b) = (self.fresh("v"), self.fresh("v"));
        if ty == Type::I64 || ty == Type::F64 {
            let (x, y) = (self.value(ty), self.value(ty));
            self.line(format!("{a}, {b} = divmod({x}, {y})"));
            self.scope.push(Var {
                name: b,
                ty,
                settable: true,
            });
        } else {
            let (x, y) = (self.value(ty), self.value(Type::F64));
            self.line(format!("({a}, {b}) = ({x}, {y})"));
            self.scope.push(Var {
                name: b,
                ty: Type::F64,
                settable: true,
            });
        }
        self.scope.push(Var {
            name: a,
            ty,
            settable: true,
        });
    }

    fn if_(&mut self) {
        let condition = self.condition();
        self.line(format!("if {condition}:"));
        self.block();
        for _ in 0..self.random.below(2) {
            let condition = self.condition();
            self.line(format!("elif {condition}:"));
            self.block();
        }
        if self.random.chance(50) {
            self.line("else:");
            self.block();
        }
    }

    fn for_(&mut self) {
        if self.random.chance(35) {
            return self.for_items();
        }
        let counter = self.fresh("i");
        let range = match self.random.below(5) {
            0 => format!("range({})", self.random.below(6)),
            1 => format!("range({}, {})", self.random.below(5) as i64 - 2, self.random.below(7)),
            2 => {
                let step = self.random.pick(&["1", "2", "-1", "-3", "-2"]);
                format!(
                    "range({}, {}, {step})",
                    self.random.below(9) as i64 - 3,
                    self.random.below(9) as i64 - 3
                )
            }
            3 => format!("range({} % 5)", self.value(Type::I64)),
            _ => format!("range({} % 4, 5, {} % 3)", self.leaf(Type::I64), self.leaf(Type::I64)),
        };
        self.line(format!("for {counter} in {range}:"));
        self.loop_body(LoopKind::For, vec![counter_var(counter)]);
    }

    /// A loop over a tuple, its elements numbered, or beside those of another.
    fn for_items(&mut self) {
        if !self.arrays.is_empty() && self.random.chance(70) {
            return self.for_elements();
        }
        let count = 1 + self.random.below(4);
        let (element, tuple) = self.items(count);
        match self.random.below(4) {
            0 => {
                let number = self.fresh("i");
                let start = self.random.pick(&["", ", 1", ", start=-2"]);
                self.line(format!("for {number}, {} in enumerate({tuple}{start}):", element.name));
                self.loop_body(LoopKind::For, vec![counter_var(number), element]);
            }
            1 => {
                let count = 1 + self.random.below(4);
                let (other, tuple2) = self.items(count);
                self.line(format!(
                    "for {}, {} in zip({tuple}, {tuple2}):",
                    element.name, other.name
                ));
                self.loop_body(LoopKind::For, vec![element, other]);
            }
            _ => {
                self.line(format!("for {} in {tuple}:", element.name));
                self.loop_body(LoopKind::For, vec![element]);
            }
        }
    }

    /// A variable for the elements of a tuple of one type, and that tuple.
    pub(super) fn items(&mut self, count: usize) -> (Var, String) {
        let ty = self.any_type();
        let items: String = (0..count).map(|_| self.expr(ty, 1) + ", ").collect();
        let name = self.fresh("v");
        let element = Var {
            name,
            ty,
            settable: true,
        };
        (element, format!("({items})"))
    }

    fn while_(&mut self) {
        let counter = self.fresh("n");
        let rounds = self.random.below(6);
        self.line(format!("{counter} = {rounds}"));
        self.scope.push(Var {
            name: counter.clone(),
            ty: Type::I64,
            settable: false,
        });
        let condition = self.condition();
        match self.random.below(3) {
            0 => self.line(format!("while {counter} > 0 and {condition}:")),
            1 => self.line(format!("while {counter} > 0:")),
            _ => {
                self.line("while True:");
                self.indent += 1;
                self.line(format!("if {counter} <= 0 or {condition}:"));
                self.indented(|this| this.line("break"));
                self.indent -= 1;
            }
        }
        self.indent += 1;
        self.line(format!("{counter} -= 1"));
        self.indent -= 1;
        self.loop_body(LoopKind::While, Vec::new());
    }

    pub(super) fn loop_body(&mut self, kind: LoopKind, variables: Vec<Var>) {
        self.loops.push(kind);
        let visible = self.scope.len();
        self.scope.extend(variables);
        self.block();
        self.scope.truncate(visible);
        self.loops.pop();
        if self.random.chance(25) {
            self.line("else:");
            self.block();
        }
    }

    fn leave_loop(&mut self) {
        let condition = self.condition();
        let how = self.random.pick(&["break", "continue"]);
        self.line(format!("if {condition}:"));
        self.indented(|this| this.line(how));
    }

    fn fail(&mut self) {
        let condition = self.condition();
        match self.random.below(3) {
            0 => self.line(format!("assert {condition} or True")),
            1 => self.line(format!("assert not ({condition}), \"as asserted\"")),
            _ => {
                self.line(format!("if {condition}:"));
                self.indented(|this| this.line("raise ValueError(\"as raised\")"));
            }
        }
    }

    /// A nested function with annotated types, which may read the variables around it.
    fn nested_def(&mut self) {
        let types = [
            (Type::I64, "int"),
            (Type::F64, "float"),
            (Type::Bool, "bool"),
            (Type::C128, "complex"),
        ];
        let name = self.fresh("h");
        let params: Vec<(Type, &str)> = (0..1 + self.random.below(2))
            .map(|_| self.random.pick(&types))
            .collect();
        let (result, result_name) = self.random.pick(&types);
        let declared: Vec<String> = params
            .iter()
            .enumerate()
            .map(|(i, (_, ty))| format!("a{i}: {ty}"))
            .collect();
        self.line(format!("def {name}({}) -> {result_name}:", declared.join(", ")));
        let outer = self.scope.clone();
        if self.random.chance(50) {
            self.scope.clear();
        }
        for var in &mut self.scope {
            var.settable = false;
        }
        for (i, (ty, _)) in params.iter().enumerate() {
            self.scope.push(Var {
                name: format!("a{i}"),
                ty: *ty,
                settable: true,
            });
        }
        self.indented(|this| {
            if this.random.chance(50) {
                this.assign_new();
            }
            let value = this.value(result);
            this.line(format!("return {value}"));
        });
        self.scope = outer;
        let params = params.iter().map(|(ty, _)| *ty).collect();
        self.nested.push(NestedDef { name, params, result });
    }

    /// A return of a value that converts to the declared type.
    pub(super) fn return_value(&mut self) {
        if self.nullable && self.random.chance(20) {
            return self.line("return None");
        }
        let candidates: &[Type] = match self.result {
            ScalarType::Bool => &[Type::Bool],
            ScalarType::Float32 => &[Type::F32, Type::F32, Type::F64, Type::I64],
            ScalarType::Float64 => &[Type::F64, Type::F64, Type::F32, Type::I64],
            ScalarType::Complex128 => &[Type::C128, Type::C128, Type::F64, Type::I64],
            ScalarType::UInt64 => &[Type::U64, Type::U64, Type::I64],
            _ => &[Type::I64, Type::I64, Type::Bool],
        };
        let ty = self.random.pick(candidates);
        let ty = if self.has(ty) { ty } else { Type::I64 };
        let depth = 1 + self.random.below(EXPRESSION_DEPTH);
        let value = self.no_literal(ty, depth);
        self.line(format!("return {value}"));
    }
}

pub(super) fn counter_var(name: String) -> Var {
    Var {
        name,
        ty: Type::I64,
        settable: false,
    }
}
