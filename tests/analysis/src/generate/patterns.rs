//! Further shapes of random kernels: warps, constant blocks and pitches, planes, shared tables and halos, loops unrolled by hand.

use super::ast::{Atomic, Exchange, Expression, Loop, Operator, Register, Relation, Statement};
use super::sample::{
    A, BINS, ID, K, M, N, OUT, ROUND, ROW, Sampler, X, Y, add, compare, less, load, local, multiply, number, register,
    scalar, shared, subtract,
};

fn divide(left: Expression, right: Expression) -> Expression {
    Expression::binary(Operator::Divide, left, right)
}

fn remainder(left: Expression, right: Expression) -> Expression {
    Expression::binary(Operator::Remainder, left, right)
}

impl Sampler<'_> {
    /// `for (counter = start; counter < end; counter += step) body`
    pub(super) fn loop_of(
        &mut self,
        counter: usize,
        (start, end, step): (Expression, Expression, Expression),
        body: Vec<Statement>,
    ) -> Statement {
        Statement::For(Loop {
            counter,
            start,
            condition: less(local(counter), end),
            next: add(local(counter), step),
            body,
            rotated: self.flip(),
        })
    }

    /// A group of 4, 8 or 32 threads takes a row, its lanes take columns in turns.
    pub(super) fn warps(&mut self) -> Vec<Statement> {
        let lanes = number(*self.random.choose(&[4, 8, 32]));
        let id = self.global_id(X);
        let lane = if self.flip() {
            id.clone()
        } else {
            register(Register::Thread, X)
        };
        let mut statements = vec![Statement::Let(ROW, divide(id, lanes.clone()))];
        let body = self.work_at(add(multiply(local(ROW), scalar(N)), local(K)));
        let columns = self.loop_of(K, (remainder(lane, lanes.clone()), scalar(N), lanes), body);
        statements.extend(self.guard(local(ROW), scalar(M), vec![columns]));
        statements
    }

    /// The block's length is a constant of the program.
    pub(super) fn constant_block(&mut self, length: i64) -> Vec<Statement> {
        let start = self.product(register(Register::Block, X), number(length));
        let mut statements = vec![Statement::Let(ID, self.sum(start, register(Register::Thread, X)))];
        let body = self.work();
        statements.extend(self.guard(local(ID), scalar(N), body));
        statements
    }

    /// Several planes of n elements in one array.
    pub(super) fn planes(&mut self) -> Vec<Statement> {
        let mut statements = vec![Statement::Let(ID, self.global_id(X))];
        let plane = self.product(local(K), scalar(N));
        let element = self.sum(local(ID), plane);
        let body = self.work_at(element);
        let count = number(i64::from(2 + self.random.below(3)));
        let planes = self.loop_of(K, (number(0), count, number(1)), body);
        if self.random.chance(80) {
            statements.extend(self.guard(local(ID), scalar(N), vec![planes]));
        } else {
            statements.push(planes);
        }
        statements
    }

    /// Rows lie a constant apart, which may be too short.
    pub(super) fn constant_pitch(&mut self) -> Vec<Statement> {
        let pitch = number(*self.random.choose(&[16, 32, 40, 64]));
        let mut statements = vec![
            Statement::Let(K, self.global_id(X)),
            Statement::Let(ROW, self.global_id(Y)),
        ];
        let body = self.work_at(add(multiply(local(ROW), pitch), local(K)));
        let inner = self.guard(local(ROW), scalar(M), body);
        statements.extend(self.guard(local(K), scalar(N), inner));
        statements
    }

    /// The threads of two-dimensional blocks counted through.
    pub(super) fn linear_threads(&mut self) -> Vec<Statement> {
        let (width, height) = (register(Register::BlockSize, X), register(Register::BlockSize, Y));
        let thread = add(
            multiply(register(Register::Thread, Y), width.clone()),
            register(Register::Thread, X),
        );
        let block = if self.flip() {
            register(Register::Block, X)
        } else {
            let before = multiply(register(Register::Block, Y), register(Register::GridSize, X));
            add(before, register(Register::Block, X))
        };
        let start = multiply(block, multiply(width, height));
        let mut statements = vec![Statement::Let(ID, self.sum(start, thread))];
        let body = self.work();
        statements.extend(self.guard(local(ID), scalar(N), body));
        statements
    }

    /// A table in shared memory, filled by all threads of the block in turns.
    pub(super) fn table(&mut self) -> Vec<Statement> {
        let entry = load(A, local(K));
        let fill = vec![Statement::SharedStore(local(K), entry)];
        let turns = (
            register(Register::Thread, X),
            number(8),
            register(Register::BlockSize, X),
        );
        let mut statements = vec![self.loop_of(K, turns, fill), Statement::Barrier];
        statements.push(Statement::Let(ID, self.global_id(X)));
        let which = Expression::binary(Operator::And, load(A, local(ID)), number(7));
        let value = self.value(1, local(ID));
        let store = Statement::Store(OUT, local(ID), add(shared(which), value));
        // Not by a guard that leaves early: that may not stand before a barrier, and here it doesn't matter.
        statements.extend(self.guard(local(ID), scalar(N), vec![store]));
        statements
    }

    /// Counts in shared memory, added to those in global memory.
    pub(super) fn shared_histogram(&mut self) -> Vec<Statement> {
        let turns = || {
            (
                register(Register::Thread, X),
                number(8),
                register(Register::BlockSize, X),
            )
        };
        let clear = vec![Statement::SharedStore(local(K), number(0))];
        let mut statements = vec![self.loop_of(K, turns(), clear), Statement::Barrier];
        let bin = Expression::binary(Operator::And, load(A, local(ID)), number(7));
        let value = self.value(0, local(ID));
        let (start, step) = (self.global_id(X), self.total(X));
        statements.push(self.loop_of(ID, (start, scalar(N), step), vec![Statement::SharedAdd(bin, value)]));
        statements.push(Statement::Barrier);
        let publish = vec![Statement::Atomic(Atomic::Add, BINS, local(K), shared(local(K)), None)];
        statements.push(self.loop_of(K, turns(), publish));
        statements
    }

    /// A window as long as the block, with one more cell at its end.
    pub(super) fn halo(&mut self) -> Vec<Statement> {
        let thread = || register(Register::Thread, X);
        let last = subtract(register(Register::BlockSize, X), number(1));
        let beyond = Statement::SharedStore(register(Register::BlockSize, X), load(A, add(local(ID), number(1))));
        let sum = add(shared(thread()), shared(add(thread(), number(1))));
        let store = Statement::Store(OUT, local(ID), sum);
        vec![
            Statement::Let(ID, self.global_id(X)),
            Statement::SharedStore(thread(), load(A, local(ID))),
            Statement::If(compare(Relation::Equal, thread(), last), vec![beyond], Vec::new()),
            Statement::Barrier,
            Statement::If(less(local(ID), scalar(N)), vec![store], Vec::new()),
        ]
    }

    /// Two strides per turn, and a loop for what is left.
    pub(super) fn unrolled(&mut self) -> Vec<Statement> {
        let value = self.value(1, local(K));
        let at = |element: Expression| {
            vec![
                Statement::Let(K, element),
                Statement::Store(OUT, local(K), value.clone()),
            ]
        };
        let mut twice = at(local(ID));
        twice.extend(at(add(local(ID), local(ROUND))));
        let ahead = Loop {
            counter: ID,
            start: self.global_id(X),
            condition: less(add(local(ID), local(ROUND)), scalar(N)),
            next: add(local(ID), multiply(local(ROUND), number(2))),
            body: twice,
            rotated: self.flip(),
        };
        let rest = self.loop_of(ID, (local(ID), scalar(N), local(ROUND)), at(local(ID)));
        vec![Statement::Let(ROUND, self.total(X)), Statement::For(ahead), rest]
    }

    /// Warps go through rows 32 at a time, and their lanes hand each other values.
    pub(super) fn exchanges(&mut self) -> Vec<Statement> {
        let kinds = [
            Exchange::Ballot,
            Exchange::Any,
            Exchange::Down,
            Exchange::Up,
            Exchange::Flipped,
            Exchange::From,
        ];
        let kind = *self.random.choose(&kinds);
        let own = self.value(1, local(ID));
        let within = less(local(ID), scalar(N));
        let by = 1 << self.random.below(5);
        let exchanged = Expression::Exchange(kind, Box::new(local(K)), by);
        let store = if self.flip() {
            let word = compare(Relation::Equal, remainder(local(ID), number(32)), number(0));
            let at = divide(local(ID), number(32));
            Statement::If(word, vec![Statement::Store(OUT, at, local(ROW))], Vec::new())
        } else {
            Statement::If(
                within.clone(),
                vec![Statement::Store(OUT, local(ID), local(ROW))],
                Vec::new(),
            )
        };
        let body = vec![
            Statement::Let(K, number(0)),
            Statement::If(within, vec![Statement::Let(K, own)], Vec::new()),
            Statement::Let(ROW, exchanged),
            store,
        ];
        // Whole warps go on, or, which is wrong, single threads.
        let place = if self.random.chance(80) {
            subtract(local(ID), remainder(local(ID), number(32)))
        } else {
            local(ID)
        };
        let (start, step) = (self.global_id(X), self.total(X));
        vec![Statement::For(Loop {
            counter: ID,
            start,
            condition: less(place, scalar(N)),
            next: add(local(ID), step),
            body,
            rotated: self.flip(),
        })]
    }

    /// All threads turn equally often, a guard inside keeps them within.
    pub(super) fn rounds(&mut self) -> Vec<Statement> {
        let id = self.global_id(X);
        let mut body = vec![Statement::Let(ID, self.sum(local(ROUND), id))];
        let inner = self.work();
        body.push(Statement::If(less(local(ID), scalar(N)), inner, Vec::new()));
        let total = self.total(X);
        vec![self.loop_of(ROUND, (number(0), scalar(N), total), body)]
    }
}
