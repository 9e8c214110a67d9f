//! Rows that go different ways: random control flow over a few integers, in vectors of every width, against the interpreter.
//!
//! What is hard about lanes is which rows see which assignment: of a branch, of a loop that some have left, of a round that
//! some have cut short, and whether a variable is the same for all rows where it is read. Programs here do little else.

use rbcdb_udf_abi::{ErrorCode, ScalarType};

use super::harness::{Row, Way, check};
use crate::ir::arbitrary::Random;
use crate::ir::{
    BinaryOp, Block, Const, Datum, Function, Inst, Local, LocalDecl, Module, Op, Param, Site, SiteId, Type, Value,
    verify,
};

/// Variables that statements set and read.
const VARIABLES: u32 = 4;

struct Generator {
    random: Random,
    values: Vec<Type>,
    locals: u32,
    /// Counters of the loops around.
    counters: Vec<Local>,
}

impl Generator {
    fn add(&mut self, block: &mut Block, ty: Type, op: Op) -> Value {
        let result = Value(self.values.len() as u32);
        self.values.push(ty);
        block.push(Inst::Let { result, op });
        result
    }

    fn constant(&mut self, block: &mut Block, n: i64) -> Value {
        self.add(block, Type::I64, Op::Const(Const::I64(n)))
    }

    fn binary(&mut self, block: &mut Block, op: BinaryOp, x: Value, y: Value) -> Value {
        let ty = match op {
            BinaryOp::Lt | BinaryOp::Eq => Type::Bool,
            _ => Type::I64,
        };
        self.add(block, ty, Op::Binary(op, x, y))
    }

    fn variable(&mut self) -> Local {
        Local(self.random.below(VARIABLES as usize) as u32)
    }

    /// A small number: of the row, of a variable, or the same for all rows.
    fn number(&mut self, block: &mut Block) -> Value {
        match self.random.below(6) {
            0 => {
                let n = self.random.below(2) as u32;
                self.add(block, Type::I64, Op::Param(n))
            }
            1 => {
                let n = self.random.below(4) as i64;
                self.constant(block, n)
            }
            2 => {
                let local = self.variable();
                let (read, two) = (self.add(block, Type::I64, Op::Get(local)), self.constant(block, 2));
                self.binary(block, BinaryOp::AddWrap, read, two)
            }
            _ => {
                let local = self.variable();
                self.add(block, Type::I64, Op::Get(local))
            }
        }
    }

    fn condition(&mut self, block: &mut Block) -> Value {
        if let Some(counter) = self.counters.last().copied()
            && self.random.chance(30)
        {
            // The same for all rows that are still in the loop.
            let n = self.random.below(3) as i64;
            let (read, n) = (self.add(block, Type::I64, Op::Get(counter)), self.constant(block, n));
            return self.binary(block, BinaryOp::Eq, read, n);
        }
        let (x, y) = (self.number(block), self.number(block));
        let three = self.constant(block, 3);
        let x = self.binary(block, BinaryOp::BitAnd, x, three);
        let op = if self.random.chance(50) {
            BinaryOp::Lt
        } else {
            BinaryOp::Eq
        };
        self.binary(block, op, x, y)
    }

    fn block(&mut self, size: u32) -> Block {
        let mut block = Vec::new();
        for _ in 0..1 + self.random.below(4) {
            self.statement(&mut block, size);
        }
        block
    }

    fn statement(&mut self, block: &mut Block, size: u32) {
        match self.random.below(if size == 0 { 4 } else { 10 }) {
            0..=3 => {
                let value = self.number(block);
                let local = self.variable();
                block.push(Inst::Set { local, value });
            }
            4..=6 => {
                let cond = self.condition(block);
                let then = self.block(size - 1);
                let otherwise = if self.random.chance(60) {
                    self.block(size - 1)
                } else {
                    Vec::new()
                };
                block.push(Inst::If { cond, then, otherwise });
            }
            7 | 8 if self.counters.len() < 3 => self.counted(block, size - 1),
            _ => self.leave(block),
        }
    }

    /// A row may leave: its round, its loop, the function, with an error.
    fn leave(&mut self, block: &mut Block) {
        let cond = self.condition(block);
        let mut then = Vec::new();
        if self.random.chance(40) {
            self.statement(&mut then, 0);
        }
        match self.random.below(8) {
            0 | 1 => {
                let (site, code) = match self.random.chance(50) {
                    true => (SiteId(0), ErrorCode::DivisionByZero),
                    false => (SiteId(1), ErrorCode::OutOfRange),
                };
                block.push(Inst::FailIf { cond, code, site });
                return;
            }
            2 => {
                let value = self.number(&mut then);
                then.push(Inst::Return(value));
            }
            3 => then.push(Inst::ReturnNull),
            n if !self.counters.is_empty() => then.push(if n % 2 == 0 { Inst::Break } else { Inst::Continue }),
            _ => self.statement(&mut then, 0),
        }
        let (then, otherwise) = match self.random.chance(50) {
            true => (then, Vec::new()),
            false => (Vec::new(), then),
        };
        block.push(Inst::If { cond, then, otherwise });
    }

    /// A loop of few rounds: as many for all rows, or as the row says.
    fn counted(&mut self, block: &mut Block, size: u32) {
        let counter = Local(self.locals);
        self.locals += 1;
        let zero = self.constant(block, 0);
        block.push(Inst::Set {
            local: counter,
            value: zero,
        });
        let mut body = Vec::new();
        let (read, three) = (
            self.add(&mut body, Type::I64, Op::Get(counter)),
            self.constant(&mut body, 3),
        );
        let bound = match self.random.chance(50) {
            true => three,
            false => {
                let bound = self.number(&mut body);
                self.binary(&mut body, BinaryOp::BitAnd, bound, three)
            }
        };
        let inside = self.binary(&mut body, BinaryOp::Lt, read, bound);
        body.push(Inst::If {
            cond: inside,
            then: Vec::new(),
            otherwise: vec![Inst::Break],
        });
        self.counters.push(counter);
        body.extend(self.block(size));
        self.counters.pop();
        let mut step = Vec::new();
        let (read, one) = (
            self.add(&mut step, Type::I64, Op::Get(counter)),
            self.constant(&mut step, 1),
        );
        let next = self.binary(&mut step, BinaryOp::AddWrap, read, one);
        step.push(Inst::Set {
            local: counter,
            value: next,
        });
        if self.random.chance(30) {
            let local = self.variable();
            let value = self.number(&mut step);
            step.push(Inst::Set { local, value });
        }
        block.push(Inst::Loop {
            body,
            step,
            rounds_max: Some(4),
        });
    }
}

fn program(seed: u64) -> Module {
    let mut generator = Generator {
        random: Random(seed),
        values: Vec::new(),
        locals: VARIABLES,
        counters: Vec::new(),
    };
    let mut body = Vec::new();
    for _ in 0..3 {
        generator.statement(&mut body, 3);
    }
    generator.counted(&mut body, 2);
    // A result that every variable has a part in.
    let mut sum = generator.constant(&mut body, 0);
    for n in 0..VARIABLES {
        let read = generator.add(&mut body, Type::I64, Op::Get(Local(n)));
        let factor = generator.constant(&mut body, 31);
        let shifted = generator.binary(&mut body, BinaryOp::MulWrap, sum, factor);
        sum = generator.binary(&mut body, BinaryOp::AddWrap, shifted, read);
    }
    body.push(Inst::Return(sum));
    let param = |name: &str| Param {
        name: name.to_owned(),
        ty: ScalarType::Int64.into(),
        optional: false,
    };
    let local = |_| LocalDecl {
        name: "v".to_owned(),
        ty: Type::I64,
    };
    let site = |line| Site {
        line,
        column: 1,
        message: None,
    };
    let function = Function {
        name: "f".to_owned(),
        params: vec![param("a"), param("b")],
        result: ScalarType::Int64,
        nullable: true,
        values: generator.values,
        locals: (0..generator.locals).map(local).collect(),
        sites: [1, 2].map(site).to_vec(),
        body,
        user: None,
        kernel: None,
    };
    let module = Module {
        functions: vec![function],
    };
    verify::verify(&module).unwrap_or_else(|errors| panic!("{errors:?}\n{module}"));
    module
}

fn rows(random: &mut Random, count: usize) -> Vec<Row> {
    let mut number = || Some(Datum::Int64(random.below(5) as i64));
    (0..count).map(|_| vec![number(), number()]).collect()
}

#[test]
fn rows_that_go_different_ways_do_not_see_each_other() {
    let widths = [(8, 1), (4, 2), (2, 4), (16, 2)];
    for seed in 0..400 {
        let module = program(seed);
        let (width, gangs) = widths[seed as usize % widths.len()];
        check(&module, &rows(&mut Random(seed), 150), Way::Lanes(width, gangs));
    }
}

/// A row that has failed in a loop doesn't fail again after it, where others wait that have left.
#[test]
fn a_row_that_has_failed_stays_so() {
    let text = "function f0 f(a: BIGINT, b: BIGINT) -> BIGINT {
  local $0 n: i64
  site @0 1:1
  site @1 2:1

  %0: i64 = param 0
  %1: i64 = const 1
  %2: bool = eq %0, %1
  loop rounds_max 4 {
    %3: i64 = get $0
    %4: bool = lt %0, %3
    if %4 {
      break
    }
    fail_if %2, DivisionByZero @0
  } step {
    %5: i64 = get $0
    %6: i64 = add.wrap %5, %1
    set $0, %6
  }
  fail_if %2, OutOfRange @1
  return %0
}
";
    let module = super::harness::parse(text);
    for (width, gangs) in [(1, 1), (8, 1), (4, 2)] {
        check(&module, &rows(&mut Random(1), 40), Way::Lanes(width, gangs));
    }
}
