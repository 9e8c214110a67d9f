//! Random verified modules, for property tests of whatever reads typed IR: printer and parser, code generators.
//!
//! Deterministic per seed. Every operation, every kind of region and every kind of call occurs; loops are bounded by a
//! counter, so evaluation always ends.

use rbcdb_udf_abi::{ErrorCode, ParameterType, ScalarType};

use super::{
    Arg, BinaryOp, Block, CheckedOp, Const, Function, FunctionId, Inst, Local, LocalDecl, Module, Op, Param, Passed,
    Site, SiteId, Type, UnaryOp, Value,
};

/// The SplitMix64 generator (Steele, Lea and Flood 2014).
#[derive(Debug, Clone)]
pub struct Random(pub u64);

impl Random {
    /// The next 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// A number below `n`, which isn't 0.
    pub fn below(&mut self, n: usize) -> usize {
        (self.bits() % n as u64) as usize
    }

    /// True `percent` times out of 100.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the items, of which there is at least one.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// An integer that likes the edges of every width and the powers of two and their neighbours.
    pub fn integer(&mut self) -> i64 {
        match self.below(4) {
            0 => self.below(7) as i64 - 3,
            1 => self.pick(&[i64::MIN, i64::MAX, i64::MIN + 1, i64::MAX - 1, 0, -1, 1]),
            2 => {
                let power = 1i64 << self.below(64);
                let near = power.wrapping_add(self.below(3) as i64 - 1);
                if self.chance(50) { near } else { near.wrapping_neg() }
            }
            _ => (self.bits() as i64) >> self.below(64),
        }
    }

    /// A float that likes zeros, infinities, nan, denormals, integers and the edges of the integer types.
    pub fn float(&mut self) -> f64 {
        let magnitude = match self.below(5) {
            0 => self.pick(&[
                0.0,
                1.0,
                0.5,
                2.0,
                f64::INFINITY,
                f64::NAN,
                f64::MAX,
                f64::MIN_POSITIVE,
                5e-324,
            ]),
            1 => self.integer() as f64,
            2 => f64::from_bits(
                ((self.integer() as f64).to_bits())
                    .wrapping_add(self.below(3) as u64)
                    .wrapping_sub(1),
            ),
            3 => self.bits() as f64 / 2f64.powi(self.below(120) as i32),
            _ => f64::from_bits(self.bits()),
        };
        if self.chance(50) { -magnitude } else { magnitude }
    }
}

/// A verified module of up to four functions.
pub fn module(seed: u64) -> Module {
    let mut random = Random(seed);
    let count = 1 + random.below(4);
    let mut functions = Vec::new();
    for index in 0..count {
        let function = Generator::function(&mut random, index, &functions);
        functions.push(function);
    }
    Module { functions }
}

struct Generator<'a> {
    random: &'a mut Random,
    callees: &'a [Function],
    function: Function,
    /// Values that the next instruction can use.
    visible: Vec<Value>,
    /// Loops around the place where instructions are made.
    loops: usize,
    /// The first so many variables may be set; the others count loops.
    settable: usize,
    /// Instructions that may still be made.
    budget: usize,
}

impl Generator<'_> {
    fn function(random: &mut Random, index: usize, callees: &[Function]) -> Function {
        let names = ["f", "outer.inner", "Größe", "with \"quotes\"\n"];
        let params = (0..random.below(4)).map(|i| Param {
            name: format!("{}{i}", random.pick(&["x", "a b", "p."])),
            ty: match random.chance(25) {
                true => ParameterType::Array(random.pick(&ParameterType::ELEMENTS)),
                false => random.pick(&ScalarType::ALL).into(),
            },
            optional: random.chance(30),
        });
        let params: Vec<Param> = params.collect();
        let locals = (0..1 + random.below(4)).map(|i| {
            let ty = random.pick(&Type::ALL);
            LocalDecl {
                name: format!("v{i}"),
                ty,
            }
        });
        let locals: Vec<LocalDecl> = locals.collect();
        let sites = (0..1 + random.below(3)).map(|i| {
            let message = random.chance(50).then(|| "division by \"zero\"\\".to_owned());
            Site {
                line: 1 + i as u32,
                column: 1 + random.below(80) as u32,
                message,
            }
        });
        let sites: Vec<Site> = sites.collect();
        let function = Function {
            name: format!("{}{index}", names[random.below(names.len())]),
            params,
            result: random.pick(&ScalarType::ALL),
            nullable: random.chance(40),
            values: Vec::new(),
            locals,
            sites,
            body: Vec::new(),
            user: None,
            kernel: None,
        };
        let budget = 10 + random.below(60);
        let settable = function.locals.len();
        let (visible, loops) = (Vec::new(), 0);
        let mut generator = Generator {
            random,
            callees,
            function,
            visible,
            loops,
            settable,
            budget,
        };
        if generator.random.chance(20) {
            generator.new_value(Type::F64); // never defined
        }
        let mut body = generator.block(0);
        if !body.last().is_some_and(Inst::is_terminator) {
            generator.return_(&mut body);
        }
        Function {
            body,
            ..generator.function
        }
    }

    fn new_value(&mut self, ty: Type) -> Value {
        self.function.values.push(ty);
        Value(self.function.values.len() as u32 - 1)
    }

    fn define(&mut self, block: &mut Block, op: Op, ty: Type) -> Value {
        let result = self.new_value(ty);
        block.push(Inst::Let { result, op });
        self.visible.push(result);
        result
    }

    fn type_of(&self, value: Value) -> Type {
        self.function.values[value.0 as usize]
    }

    fn site(&mut self) -> SiteId {
        SiteId(self.random.below(self.function.sites.len()) as u32)
    }

    fn constant(&mut self, block: &mut Block, ty: Type) -> Value {
        let constant = match ty {
            Type::Bool => Const::Bool(self.random.chance(50)),
            Type::I64 => Const::I64(self.random.integer()),
            Type::U64 => Const::U64(self.random.integer() as u64),
            Type::F32 => Const::F32((self.random.float() as f32).to_bits()),
            Type::F64 => Const::F64(self.random.float().to_bits()),
            Type::C128 => {
                let (re, im) = (self.value(block, Type::F64), self.value(block, Type::F64));
                return self.define(block, Op::Binary(BinaryOp::Complex, re, im), Type::C128);
            }
        };
        self.define(block, Op::Const(constant), ty)
    }

    /// A visible value of that type, or a new constant.
    fn value(&mut self, block: &mut Block, ty: Type) -> Value {
        let fitting: Vec<Value> = self
            .visible
            .iter()
            .copied()
            .filter(|v| self.type_of(*v) == ty)
            .collect();
        if fitting.is_empty() || self.random.chance(20) {
            self.constant(block, ty)
        } else {
            self.random.pick(&fitting)
        }
    }

    /// An integer that is in the range of a declared type, if it is one.
    fn argument(&mut self, block: &mut Block, ty: ScalarType) -> Value {
        let value = self.value(block, Type::of(ty));
        if !ty.is_integer() {
            return value;
        }
        let site = self.site();
        self.define(
            block,
            Op::Checked(CheckedOp::Narrow(ty), vec![value], site),
            Type::of(ty),
        )
    }

    fn return_(&mut self, block: &mut Block) {
        if self.function.nullable && self.random.chance(20) {
            block.push(Inst::ReturnNull);
            return;
        }
        let value = self.argument(block, self.function.result);
        block.push(Inst::Return(value));
    }

    /// A block that may end with a terminator where that is allowed.
    fn block(&mut self, depth: usize) -> Block {
        let visible = self.visible.len();
        let mut block = Vec::new();
        for _ in 0..1 + self.random.below(8) {
            if self.budget == 0 {
                break;
            }
            self.budget -= 1;
            self.inst(&mut block, depth);
        }
        if depth > 0 {
            self.maybe_terminate(&mut block);
            self.visible.truncate(visible);
        }
        block
    }

    fn maybe_terminate(&mut self, block: &mut Block) {
        match self.random.below(12) {
            0 if self.loops > 0 => block.push(Inst::Break),
            1 if self.loops > 0 => block.push(Inst::Continue),
            2 => self.return_(block),
            3 => {
                let (code, site) = (self.random.pick(&ErrorCode::ALL), self.site());
                block.push(Inst::Fail { code, site });
            }
            _ => {}
        }
    }

    fn inst(&mut self, block: &mut Block, depth: usize) {
        match self.random.below(20) {
            0 | 1 if depth < 4 => self.if_(block, depth),
            2 if depth < 3 => self.loop_(block, depth),
            3 | 4 if !self.callees.is_empty() => self.call(block),
            5 => {
                let (cond, code, site) = (
                    self.value(block, Type::Bool),
                    self.random.pick(&ErrorCode::ALL),
                    self.site(),
                );
                block.push(Inst::FailIf { cond, code, site });
            }
            6 | 7 => {
                let local = self.random.below(self.settable);
                let value = self.value(block, self.function.locals[local].ty);
                block.push(Inst::Set {
                    local: Local(local as u32),
                    value,
                });
            }
            8 => {
                let local = self.random.below(self.function.locals.len());
                self.define(block, Op::Get(Local(local as u32)), self.function.locals[local].ty);
            }
            9 | 10 => self.param(block),
            _ => self.operation(block),
        }
    }

    fn param(&mut self, block: &mut Block) {
        if self.function.params.is_empty() {
            return self.operation(block);
        }
        let n = self.random.below(self.function.params.len());
        if self.function.params[n].optional && self.random.chance(50) {
            self.define(block, Op::ParamNull(n as u32), Type::Bool);
            return;
        }
        match self.function.params[n].ty {
            ParameterType::Scalar(ty) => {
                self.define(block, Op::Param(n as u32), Type::of(ty));
            }
            ParameterType::Array(element) => self.array(block, n as u32, Type::of(element)),
        }
    }

    /// Reads something of an array, mostly near where its elements are.
    fn array(&mut self, block: &mut Block, n: u32, element: Type) {
        let at = match self.random.chance(70) {
            true => {
                let near = self.random.below(6) as i64 - 1;
                self.define(block, Op::Const(Const::I64(near)), Type::I64)
            }
            false => self.value(block, Type::I64),
        };
        match self.random.below(4) {
            0 => self.define(block, Op::ArrayLen(n), Type::I64),
            1 => self.define(block, Op::ArrayNull(n, at), Type::Bool),
            _ => self.define(block, Op::ArrayGet(n, at), element),
        };
    }

    fn operation(&mut self, block: &mut Block) {
        let (a, b) = (self.random.pick(&Type::ALL), self.random.pick(&Type::ALL));
        match self.random.below(10) {
            0..=2 => {
                let (op, _) = self.random.pick(&UnaryOp::ALL);
                let ty = Type::ALL.into_iter().find_map(|ty| Some((ty, op.result_type(ty)?)));
                let chosen = op.result_type(a).map(|result| (a, result)).or(ty);
                if let Some((ty, result)) = chosen {
                    let operand = self.value(block, ty);
                    self.define(block, Op::Unary(op, operand), result);
                }
            }
            3..=5 => {
                let (op, _) = self.random.pick(&BinaryOp::ALL);
                let candidates = [
                    (a, b),
                    (a, a),
                    (a, Type::I64),
                    (Type::I64, Type::I64),
                    (Type::F64, Type::F64),
                ];
                let candidates = candidates.into_iter().chain([(Type::Bool, Type::Bool)]);
                let chosen = candidates
                    .into_iter()
                    .find_map(|(a, b)| Some((a, b, op.result_type(a, b)?)));
                if let Some((a, b, result)) = chosen {
                    let (a, b) = (self.value(block, a), self.value(block, b));
                    self.define(block, Op::Binary(op, a, b), result);
                }
            }
            6 => {
                let (c, x, y) = (
                    self.value(block, Type::Bool),
                    self.value(block, a),
                    self.value(block, a),
                );
                self.define(block, Op::Select(c, x, y), a);
            }
            7 => self.builtin(block),
            _ => self.checked(block),
        }
    }

    fn checked(&mut self, block: &mut Block) {
        let narrow = (CheckedOp::Narrow(self.random.pick(&ScalarType::ALL)), "");
        let all: Vec<_> = CheckedOp::PLAIN.into_iter().chain([narrow]).collect();
        let (op, _) = self.random.pick(&all);
        let lists: [&[Type]; 6] = [
            &[Type::I64],
            &[Type::U64],
            &[Type::F64],
            &[Type::I64, Type::I64],
            &[Type::U64, Type::U64],
            &[Type::U64, Type::I64],
        ];
        let first = self.random.below(lists.len());
        let fitting = (0..lists.len()).map(|i| lists[(first + i) % lists.len()]);
        let chosen = fitting
            .into_iter()
            .find_map(|types| Some((types, op.result_type(types)?)));
        if let Some((types, result)) = chosen {
            let operands = types.iter().map(|ty| self.value(block, *ty)).collect();
            let site = self.site();
            self.define(block, Op::Checked(op, operands, site), result);
        }
    }

    fn builtin(&mut self, block: &mut Block) {
        let all = rbcdb_device_lib::builtins();
        let builtin = &all[self.random.below(all.len())];
        let operands = builtin
            .params
            .iter()
            .map(|ty| self.value(block, Type::of_builtin(*ty)))
            .collect();
        self.define(block, Op::Builtin(builtin, operands), Type::of_builtin(builtin.ret));
    }

    fn call(&mut self, block: &mut Block) {
        let callee = self.random.below(self.callees.len());
        let target = &self.callees[callee];
        let array = |ty: ParameterType| self.function.params.iter().position(|param| param.ty == ty);
        if target
            .params
            .iter()
            .any(|param| param.ty.is_array() && array(param.ty).is_none())
        {
            return self.operation(block);
        }
        let mut args = Vec::new();
        for param in &target.params {
            let passed = match param.ty {
                ParameterType::Scalar(ty) => Passed::Value(self.argument(block, ty)),
                ParameterType::Array(_) => {
                    let mine = self.function.params.iter().position(|mine| mine.ty == param.ty);
                    Passed::Array(mine.unwrap_or(0) as u32)
                }
            };
            let flagged = param.optional && self.random.chance(50);
            let null = flagged.then(|| self.value(block, Type::Bool));
            args.push(Arg { passed, null });
        }
        let result = self.new_value(Type::of(target.result));
        let result_null = target.nullable.then(|| self.new_value(Type::Bool));
        block.push(Inst::Call {
            result,
            result_null,
            callee: FunctionId(callee as u32),
            args,
        });
        self.visible.push(result);
        self.visible.extend(result_null);
    }

    fn if_(&mut self, block: &mut Block, depth: usize) {
        let cond = self.value(block, Type::Bool);
        let then = self.block(depth + 1);
        let otherwise = if self.random.chance(60) {
            self.block(depth + 1)
        } else {
            Vec::new()
        };
        block.push(Inst::If { cond, then, otherwise });
    }

    /// A loop that counts a variable of its own up to a small bound.
    fn loop_(&mut self, block: &mut Block, depth: usize) {
        let counter = Local(self.function.locals.len() as u32);
        self.function.locals.push(LocalDecl {
            name: "counter".to_owned(),
            ty: Type::I64,
        });
        let zero = self.new_value(Type::I64);
        block.push(Inst::Let {
            result: zero,
            op: Op::Const(Const::I64(0)),
        });
        block.push(Inst::Set {
            local: counter,
            value: zero,
        });
        let rounds = self.random.below(5) as i64;

        let visible = self.visible.len();
        let mut body = Vec::new();
        let now = self.define(&mut body, Op::Get(counter), Type::I64);
        let bound = self.define(&mut body, Op::Const(Const::I64(rounds)), Type::I64);
        let done = self.define(&mut body, Op::Binary(BinaryOp::Ge, now, bound), Type::Bool);
        body.push(Inst::If {
            cond: done,
            then: vec![Inst::Break],
            otherwise: Vec::new(),
        });
        self.loops += 1;
        body.extend(self.block(depth + 1));
        self.loops -= 1;
        self.visible.truncate(visible);

        let mut step = Vec::new();
        let now = self.define(&mut step, Op::Get(counter), Type::I64);
        let one = self.define(&mut step, Op::Const(Const::I64(1)), Type::I64);
        let next = self.define(&mut step, Op::Binary(BinaryOp::AddWrap, now, one), Type::I64);
        step.push(Inst::Set {
            local: counter,
            value: next,
        });
        self.visible.truncate(visible);
        let rounds_max = self.random.chance(50).then_some(rounds as u64 + 1);
        block.push(Inst::Loop { body, step, rounds_max });
    }
}

#[cfg(test)]
mod tests {
    use super::super::verify::verify;
    use super::*;

    #[test]
    fn modules_are_verified() {
        for seed in 0..3000 {
            let module = module(seed);
            assert_eq!(verify(&module), Ok(()), "seed {seed}:\n{module}");
        }
    }

    #[test]
    fn every_operation_occurs() {
        let text: String = (0..2000).map(|seed| module(seed).to_string()).collect();
        let unary = UnaryOp::ALL.iter().map(|(_, name)| *name);
        let binary = BinaryOp::ALL.iter().map(|(_, name)| *name);
        let checked = CheckedOp::PLAIN.iter().map(|(_, name)| *name);
        let others = [
            "select",
            "array_len",
            "array_get",
            "array_null",
            "(array ",
            "narrow.chk",
            "call",
            "param_null",
            "break",
            "continue",
            "return null",
            "fail ",
            "unused",
        ];
        let builtins = rbcdb_device_lib::builtins().iter().map(|builtin| builtin.name);
        for name in unary.chain(binary).chain(checked).chain(others).chain(builtins) {
            assert!(text.contains(name), "{name} never occurs");
        }
    }
}
