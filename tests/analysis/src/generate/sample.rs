//! Kernels of the usual shapes, with details drawn at random. Most of them are independent of the launch's shape; what makes them
//! otherwise comes later, in [`super::mutate`].

use super::ast::{
    Atomic, Buffer, Comparison, Contents, Expression, Kernel, Loop, Operator, Register, Relation, Statement, Width,
};
use super::matrices::{CELLS, SIDES};
use crate::random::Random;

/// The output.
pub const OUT: usize = 0;
/// An input.
pub const A: usize = 1;
/// An input of small numbers.
pub const INDEX: usize = 2;
/// An output that atomics work on.
pub const BINS: usize = 3;

/// The number of elements, in x.
pub(super) const N: usize = 0;
/// The number of rows.
pub(super) const M: usize = 1;

pub(super) const X: usize = 0;
pub(super) const Y: usize = 1;

/// The logical id, and other local variables.
pub(super) const ID: usize = 0;
pub(super) const ROW: usize = 1;
pub(super) const K: usize = 2;
pub(super) const SUM: usize = 3;
pub(super) const TURN: usize = 4;
pub(super) const CHUNK: usize = 5;
pub(super) const ROUND: usize = 6;

/// Shapes that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Threads of a block gather values in shared memory.
    Blocks,
    /// Matrices in place, windows, and arrays of the thread's own.
    Matrices,
}

/// A kernel and how it likes to be launched.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The kernel.
    pub kernel: Kernel,
    /// Whether y is used.
    pub two_dimensions: bool,
    /// The block's length in x, where it is fixed.
    pub block: Option<u32>,
    /// The block's sides, where both are fixed.
    pub sides: Option<[u32; 2]>,
    /// How many blocks there is work for, where blocks of one dimension gather what their threads bring.
    pub rows: Option<u32>,
}

pub(super) fn number(number: i64) -> Expression {
    Expression::Number(number)
}

pub(super) fn local(local: usize) -> Expression {
    Expression::Local(local)
}

pub(super) fn scalar(scalar: usize) -> Expression {
    Expression::Scalar(scalar)
}

pub(super) fn register(register: Register, dimension: usize) -> Expression {
    Expression::Register(register, dimension)
}

pub(super) fn add(left: Expression, right: Expression) -> Expression {
    Expression::binary(Operator::Add, left, right)
}

pub(super) fn subtract(left: Expression, right: Expression) -> Expression {
    Expression::binary(Operator::Subtract, left, right)
}

pub(super) fn multiply(left: Expression, right: Expression) -> Expression {
    Expression::binary(Operator::Multiply, left, right)
}

pub(super) fn load(buffer: usize, index: Expression) -> Expression {
    Expression::Load(buffer, Box::new(index))
}

pub(super) fn shared(cell: Expression) -> Expression {
    Expression::SharedLoad(Box::new(cell))
}

pub(super) fn compare(relation: Relation, left: Expression, right: Expression) -> Comparison {
    Comparison { relation, left, right }
}

pub(super) fn less(left: Expression, right: Expression) -> Comparison {
    compare(Relation::Less, left, right)
}

pub(super) struct Sampler<'a> {
    pub(super) random: &'a mut Random,
}

/// Draws a kernel, of a family of shapes if one is given.
pub fn sample(random: &mut Random, family: Option<Family>) -> Sample {
    let width = *random.choose(&[Width::Signed32, Width::Signed32, Width::Unsigned32, Width::Signed64]);
    let (n, m) = (i64::from(5 + random.below(36)), i64::from(2 + random.below(7)));
    let out = *random.choose(&[Contents::Zero, Contents::Random]);
    let buffer = |name, out, init| Buffer { name, out, init };
    let index = *random.choose(&[Contents::Permutation, Contents::Repeated]);
    let mut sampler = Sampler { random };
    let (mut block, mut rows, mut sides) = (None, None, None);
    let (mut shared, mut private) = (0, false);
    let mut two_dimensions = false;
    let shape = match family {
        None => sampler.random.below(39),
        Some(Family::Blocks) => 38,
        Some(Family::Matrices) => 29 + sampler.random.below(6),
    };
    let body = match shape {
        0..=2 => sampler.guarded(),
        3..=5 => sampler.grid_stride(),
        6 => sampler.unguarded(),
        7 => sampler.rows(),
        8 => {
            two_dimensions = sampler.flip();
            sampler.linear_blocks()
        }
        9 => sampler.chunks(),
        10 => sampler.leader(),
        11 | 12 => {
            two_dimensions = true;
            sampler.plane()
        }
        13 => {
            shared = 64;
            sampler.staged()
        }
        14 => {
            let length = *sampler.random.choose(&[4, 8, 16]);
            block = Some(length);
            shared = length;
            sampler.tile(i64::from(length))
        }
        15 => {
            shared = 64;
            sampler.tree()
        }
        16 => sampler.warps(),
        17 => {
            let length = *sampler.random.choose(&[4, 8, 16]);
            block = Some(length);
            sampler.constant_block(i64::from(length))
        }
        18 => sampler.planes(),
        19 => {
            two_dimensions = true;
            sampler.constant_pitch()
        }
        20 => {
            two_dimensions = true;
            sampler.linear_threads()
        }
        21 => {
            shared = 64;
            sampler.table()
        }
        22 => {
            shared = 64;
            sampler.shared_histogram()
        }
        23 => {
            shared = 64;
            sampler.halo()
        }
        24 => sampler.unrolled(),
        25..=27 => {
            block = Some(*sampler.random.choose(&[32, 64]));
            sampler.exchanges()
        }
        28 => sampler.rounds(),
        29 => sampler.symmetric(),
        30 => {
            two_dimensions = true;
            sampler.elimination()
        }
        31 => sampler.passes(),
        32 => {
            shared = 64;
            sides = Some(SIDES);
            sampler.window()
        }
        33 | 34 => {
            shared = u32::try_from(CELLS).unwrap_or(0);
            private = true;
            sampler.own_array()
        }
        _ => {
            shared = 64;
            rows = u32::try_from(m).ok();
            sampler.gathered()
        }
    };
    Sample {
        kernel: Kernel {
            buffers: vec![
                buffer("out", true, out),
                buffer("a", false, Contents::Random),
                buffer("index", false, index),
                buffer("bins", true, Contents::Zero),
            ],
            scalars: vec![("n", n), ("m", m)],
            width,
            shared,
            private,
            body,
        },
        two_dimensions,
        block,
        sides,
        rows,
    }
}

impl Sampler<'_> {
    pub(super) fn flip(&mut self) -> bool {
        self.random.chance(50)
    }

    /// `a + b` or `b + a`.
    pub(super) fn sum(&mut self, a: Expression, b: Expression) -> Expression {
        if self.flip() { add(a, b) } else { add(b, a) }
    }

    pub(super) fn product(&mut self, a: Expression, b: Expression) -> Expression {
        if self.flip() { multiply(a, b) } else { multiply(b, a) }
    }

    /// The global id in a dimension, spelled some way.
    pub(super) fn global_id(&mut self, dimension: usize) -> Expression {
        let start = self.product(
            register(Register::Block, dimension),
            register(Register::BlockSize, dimension),
        );
        self.sum(start, register(Register::Thread, dimension))
    }

    pub(super) fn total(&mut self, dimension: usize) -> Expression {
        self.product(
            register(Register::GridSize, dimension),
            register(Register::BlockSize, dimension),
        )
    }

    /// `if (id < n) body`, in one of its spellings.
    pub(super) fn guard(&mut self, id: Expression, bound: Expression, body: Vec<Statement>) -> Vec<Statement> {
        match self.random.below(4) {
            0 => {
                let mut statements = vec![Statement::If(
                    compare(Relation::GreaterOrEqual, id, bound),
                    vec![Statement::Return],
                    Vec::new(),
                )];
                statements.extend(body);
                statements
            }
            1 => vec![Statement::If(compare(Relation::Greater, bound, id), body, Vec::new())],
            _ => vec![Statement::If(less(id, bound), body, Vec::new())],
        }
    }

    fn guarded(&mut self) -> Vec<Statement> {
        let mut statements = vec![Statement::Let(ID, self.global_id(X))];
        let body = self.work();
        let bound = if self.random.chance(80) {
            scalar(N)
        } else {
            multiply(scalar(M), number(3))
        };
        statements.extend(self.guard(local(ID), bound, body));
        statements
    }

    fn grid_stride(&mut self) -> Vec<Statement> {
        let start = self.global_id(X);
        let step = self.total(X);
        let next = self.sum(local(ID), step);
        vec![Statement::For(Loop {
            counter: ID,
            start,
            condition: less(local(ID), scalar(N)),
            next,
            body: self.work(),
            rotated: self.flip(),
        })]
    }

    fn unguarded(&mut self) -> Vec<Statement> {
        let mut statements = vec![Statement::Let(ID, self.global_id(X))];
        statements.extend(self.work());
        statements
    }

    /// Blocks take rows, threads take columns.
    fn rows(&mut self) -> Vec<Statement> {
        let body = self.work_at(add(multiply(local(ROW), scalar(N)), local(K)));
        let next = self.sum(local(K), register(Register::BlockSize, X));
        let columns = Statement::For(Loop {
            counter: K,
            start: register(Register::Thread, X),
            condition: less(local(K), scalar(N)),
            next,
            body,
            rotated: self.flip(),
        });
        if self.flip() {
            let mut statements = vec![Statement::Let(ROW, register(Register::Block, X))];
            statements.extend(self.guard(local(ROW), scalar(M), vec![columns]));
            return statements;
        }
        vec![Statement::For(Loop {
            counter: ROW,
            start: register(Register::Block, X),
            condition: less(local(ROW), scalar(M)),
            next: self.sum(local(ROW), register(Register::GridSize, X)),
            body: vec![columns],
            rotated: self.flip(),
        })]
    }

    /// Blocks of a two-dimensional grid counted through.
    fn linear_blocks(&mut self) -> Vec<Statement> {
        let block = add(
            multiply(register(Register::Block, Y), register(Register::GridSize, X)),
            register(Register::Block, X),
        );
        let id = add(
            multiply(block, register(Register::BlockSize, X)),
            register(Register::Thread, X),
        );
        let mut statements = vec![Statement::Let(ID, id)];
        let body = self.work();
        statements.extend(self.guard(local(ID), scalar(N), body));
        statements
    }

    /// Thread p of T does the elements from p*c to (p+1)*c, where c is n/T rounded up.
    fn chunks(&mut self) -> Vec<Statement> {
        let total = self.total(X);
        let chunk = Expression::binary(
            Operator::Divide,
            subtract(add(scalar(N), total.clone()), number(1)),
            total,
        );
        let start = multiply(self.global_id(X), local(CHUNK));
        let end = add(local(ROW), local(CHUNK));
        let body = self.work();
        let inner = self.guard(local(ID), scalar(N), body);
        let inner = if matches!(inner.first(), Some(Statement::If(_, then, _)) if then == &[Statement::Return]) {
            vec![Statement::If(less(local(ID), scalar(N)), self.work(), Vec::new())]
        } else {
            inner
        };
        vec![
            Statement::Let(CHUNK, chunk),
            Statement::Let(ROW, start),
            Statement::For(Loop {
                counter: ID,
                start: local(ROW),
                condition: less(local(ID), end),
                next: add(local(ID), number(1)),
                body: inner,
                rotated: self.flip(),
            }),
        ]
    }

    /// One thread of the grid, or of each block, does it all.
    fn leader(&mut self) -> Vec<Statement> {
        let work = Statement::For(Loop {
            counter: ID,
            start: number(0),
            condition: less(local(ID), scalar(N)),
            next: add(local(ID), number(1)),
            body: self.work(),
            rotated: self.flip(),
        });
        let zero = |register_kind| compare(Relation::Equal, register(register_kind, X), number(0));
        match self.random.below(3) {
            0 => {
                let id = self.global_id(X);
                vec![Statement::If(
                    compare(Relation::Equal, id, number(0)),
                    vec![work],
                    Vec::new(),
                )]
            }
            1 => vec![Statement::If(
                zero(Register::Block),
                vec![Statement::If(zero(Register::Thread), vec![work], Vec::new())],
                Vec::new(),
            )],
            _ => {
                let value = self.value(1, register(Register::Block, X));
                let store = Statement::Store(OUT, register(Register::Block, X), value);
                vec![Statement::If(zero(Register::Thread), vec![store], Vec::new())]
            }
        }
    }

    /// Two dimensions: a guard, or loops by grid-stride.
    fn plane(&mut self) -> Vec<Statement> {
        let body = self.work_at(add(multiply(local(ROW), scalar(N)), local(K)));
        if self.flip() {
            let mut statements = vec![
                Statement::Let(K, self.global_id(X)),
                Statement::Let(ROW, self.global_id(Y)),
            ];
            let inner = self.guard(local(ROW), scalar(M), body);
            statements.extend(self.guard(local(K), scalar(N), inner));
            return statements;
        }
        let (x, y) = (self.total(X), self.total(Y));
        let columns = Statement::For(Loop {
            counter: K,
            start: self.global_id(X),
            condition: less(local(K), scalar(N)),
            next: add(local(K), x),
            body,
            rotated: self.flip(),
        });
        vec![Statement::For(Loop {
            counter: ROW,
            start: self.global_id(Y),
            condition: less(local(ROW), scalar(M)),
            next: add(local(ROW), y),
            body: vec![columns],
            rotated: self.flip(),
        })]
    }

    /// Each thread's value goes through shared memory, mostly its own.
    fn staged(&mut self) -> Vec<Statement> {
        let mut statements = vec![Statement::Let(ID, self.global_id(X))];
        let thread = register(Register::Thread, X);
        let value = self.value(1, local(ID));
        statements.push(Statement::SharedStore(thread.clone(), value));
        statements.push(Statement::Barrier);
        let read = add(shared(thread), self.value(0, local(ID)));
        let store = Statement::Store(OUT, local(ID), read);
        statements.push(Statement::If(less(local(ID), scalar(N)), vec![store], Vec::new()));
        statements
    }

    /// A tile as long as the block, read from another cell than the thread's own.
    fn tile(&mut self, length: i64) -> Vec<Statement> {
        let thread = register(Register::Thread, X);
        let id = add(multiply(register(Register::Block, X), number(length)), thread.clone());
        let value = self.value(1, local(ID));
        let cell = match self.random.below(3) {
            0 => subtract(number(length - 1), thread.clone()),
            1 => Expression::binary(Operator::Xor, thread.clone(), number(1)),
            _ => Expression::binary(Operator::And, add(thread.clone(), number(1)), number(length - 1)),
        };
        let store = Statement::Store(OUT, local(ID), shared(cell));
        vec![
            Statement::Let(ID, id),
            Statement::SharedStore(thread, value),
            Statement::Barrier,
            Statement::If(less(local(ID), scalar(N)), vec![store], Vec::new()),
        ]
    }

    /// A sum over a block by a tree, added to a total, or a sum in shared memory.
    fn tree(&mut self) -> Vec<Statement> {
        let thread = register(Register::Thread, X);
        let leader = compare(Relation::Equal, thread.clone(), number(0));
        let mut statements = vec![Statement::Let(ID, self.global_id(X))];
        if self.flip() {
            let body = vec![Statement::SharedAdd(number(0), self.value(1, local(ID)))];
            statements.push(Statement::If(
                leader.clone(),
                vec![Statement::SharedStore(number(0), number(0))],
                Vec::new(),
            ));
            statements.push(Statement::Barrier);
            statements.push(Statement::If(less(local(ID), scalar(N)), body, Vec::new()));
            statements.push(Statement::Barrier);
        } else {
            let value = self.value(1, local(ID));
            let guarded = less(local(ID), scalar(N));
            statements.push(Statement::Let(SUM, number(0)));
            statements.push(Statement::If(guarded, vec![Statement::Let(SUM, value)], Vec::new()));
            statements.push(Statement::SharedStore(thread.clone(), local(SUM)));
            statements.push(Statement::Barrier);
            let partner = shared(add(thread.clone(), local(TURN)));
            let joined = add(shared(thread.clone()), partner);
            let halve = |e| Expression::binary(Operator::Divide, e, number(2));
            let step = Statement::If(
                less(thread.clone(), local(TURN)),
                vec![Statement::SharedStore(thread, joined)],
                Vec::new(),
            );
            statements.push(Statement::For(Loop {
                counter: TURN,
                start: halve(register(Register::BlockSize, X)),
                condition: compare(Relation::Greater, local(TURN), number(0)),
                next: halve(local(TURN)),
                body: vec![step, Statement::Barrier],
                rotated: self.flip(),
            }));
        }
        let total = Statement::Atomic(Atomic::Add, BINS, number(0), shared(number(0)), None);
        statements.push(Statement::If(leader, vec![total], Vec::new()));
        statements
    }

    pub(super) fn work(&mut self) -> Vec<Statement> {
        self.work_at(local(ID))
    }

    /// What is done for a logical element.
    pub(super) fn work_at(&mut self, element: Expression) -> Vec<Statement> {
        match self.random.below(10) {
            0 => {
                let kind = *self.random.choose(&[Atomic::Add, Atomic::Max, Atomic::Or, Atomic::Xor]);
                let bin = Expression::binary(Operator::And, load(A, element.clone()), number(7));
                let value = self.value(1, element);
                vec![Statement::Atomic(kind, BINS, bin, value, None)]
            }
            1 => {
                let value = add(load(OUT, element.clone()), self.value(1, element.clone()));
                vec![Statement::Store(OUT, element, value)]
            }
            2 => {
                let inner = self.inner_sum(element.clone());
                let mut statements = vec![Statement::Let(SUM, number(0)), inner];
                statements.push(Statement::Store(OUT, element, local(SUM)));
                statements
            }
            3 => {
                let (even, odd) = (self.value(1, element.clone()), self.value(1, element.clone()));
                let twice = multiply(element, number(2));
                vec![
                    Statement::Store(OUT, twice.clone(), even),
                    Statement::Store(OUT, add(twice, number(1)), odd),
                ]
            }
            4 => {
                let test = compare(Relation::Greater, load(A, element.clone()), number(0));
                let then = vec![Statement::Store(OUT, element.clone(), self.value(2, element.clone()))];
                let other = if self.flip() {
                    vec![Statement::Store(OUT, element.clone(), self.value(1, element))]
                } else {
                    Vec::new()
                };
                vec![Statement::If(test, then, other)]
            }
            5 => {
                let gathered = load(INDEX, element.clone());
                let value = load(A, gathered);
                vec![Statement::Store(OUT, element, value)]
            }
            _ => {
                let value = self.value(2, element.clone());
                let place = self.place(element);
                vec![Statement::Store(OUT, place, value)]
            }
        }
    }

    /// `for (turn = 0; turn < bound; turn++) sum += …`
    fn inner_sum(&mut self, element: Expression) -> Statement {
        let term = load(A, add(element, local(TURN)));
        let bound = if self.flip() { scalar(M) } else { number(4) };
        Statement::For(Loop {
            counter: TURN,
            start: number(0),
            condition: less(local(TURN), bound),
            next: add(local(TURN), number(1)),
            body: vec![Statement::Let(SUM, add(local(SUM), term))],
            rotated: self.flip(),
        })
    }

    /// A cell of an element's own.
    pub(super) fn place(&mut self, element: Expression) -> Expression {
        match self.random.below(8) {
            0 => multiply(element, number(2)),
            1 => add(element, scalar(N)),
            2 => add(multiply(element, number(3)), number(2)),
            3 => Expression::binary(Operator::Xor, element, number(1)),
            _ => element,
        }
    }

    /// A value that is a function of an element.
    pub(super) fn value(&mut self, depth: u32, element: Expression) -> Expression {
        if depth == 0 {
            return match self.random.below(6) {
                0 => number(i64::from(self.random.below(9))),
                1 => element,
                2 => scalar(M),
                3 => load(A, add(element, number(1))),
                4 => load(INDEX, element),
                _ => load(A, element),
            };
        }
        let operators = [
            Operator::Add,
            Operator::Add,
            Operator::Multiply,
            Operator::Xor,
            Operator::And,
            Operator::Subtract,
        ];
        let operator = *self.random.choose(&operators);
        let left = self.value(depth - 1, element.clone());
        let right = self.value(depth - 1, element);
        Expression::binary(operator, left, right)
    }
}
