//! Random kernels of matrices and arrays: cells (i, j) and (j, i), work in place on parts of a matrix, columns in several passes,
//! windows of blocks with two sides, and arrays of the thread's own.

use super::ast::{Expression, Operator, Register, Relation, Statement};
use super::sample::{
    A, ID, K, M, N, OUT, ROUND, ROW, SUM, Sampler, X, Y, add, compare, less, load, local, multiply, number, register,
    scalar, shared, subtract,
};

/// The sides of the blocks that windows are made for.
pub const SIDES: [u32; 2] = [8, 4];
/// Cells of an array of the thread's own.
pub const CELLS: i64 = 16;

fn remainder(left: Expression, right: i64) -> Expression {
    Expression::binary(Operator::Remainder, left, number(right))
}

impl Sampler<'_> {
    /// How far rows lie apart: long enough, or too short.
    fn pitch(&mut self) -> Expression {
        match self.random.below(4) {
            0 => scalar(N),
            1 => number(16),
            _ => number(40),
        }
    }

    /// A thread writes the cells (i, j) and (j, i) for all j from somewhere on.
    pub(super) fn symmetric(&mut self) -> Vec<Statement> {
        let pitch = self.pitch();
        let value = self.value(1, local(K));
        let at = |row, column| add(multiply(row, pitch.clone()), column);
        let body = vec![
            Statement::Store(OUT, at(local(ID), local(K)), value.clone()),
            Statement::Store(OUT, at(local(K), local(ID)), add(value, local(ID))),
        ];
        let first = match self.random.below(5) {
            0 => number(0),
            1 => add(local(ID), number(1)),
            2 => subtract(local(ID), number(1)),
            _ => local(ID),
        };
        let row = self.loop_of(K, (first, scalar(N), number(1)), body);
        let mut statements = vec![Statement::Let(ID, self.global_id(X))];
        statements.extend(self.guard(local(ID), scalar(N), vec![row]));
        statements
    }

    /// Cells behind row and column c are changed in place by those in it.
    pub(super) fn elimination(&mut self) -> Vec<Statement> {
        let pitch = self.pitch();
        let pivot = if self.flip() {
            scalar(M)
        } else {
            number(i64::from(self.random.below(4)))
        };
        let at = |row, column| add(multiply(row, pitch.clone()), column);
        let own = at(local(ROW), local(K));
        let product = multiply(
            load(OUT, at(local(ROW), pivot.clone())),
            load(OUT, at(pivot.clone(), local(K))),
        );
        let store = Statement::Store(OUT, own.clone(), subtract(load(OUT, own), product));
        let mut relation = || {
            *self
                .random
                .choose(&[Relation::Greater, Relation::Greater, Relation::GreaterOrEqual])
        };
        let (below, behind) = (relation(), relation());
        let body = vec![Statement::If(
            compare(below, local(ROW), pivot.clone()),
            vec![Statement::If(compare(behind, local(K), pivot), vec![store], Vec::new())],
            Vec::new(),
        )];
        let mut statements = vec![
            Statement::Let(K, self.global_id(X)),
            Statement::Let(ROW, self.global_id(Y)),
        ];
        let inner = self.guard(local(ROW), scalar(N), body);
        statements.extend(self.guard(local(K), scalar(N), inner));
        statements
    }

    /// A thread goes through its column twice, and writes the second time.
    pub(super) fn passes(&mut self) -> Vec<Statement> {
        let pitch = self.pitch();
        let at = |row: Expression| add(multiply(row, pitch.clone()), local(ID));
        let sum = Statement::Let(SUM, add(local(SUM), load(OUT, at(local(K)))));
        let other = match self.random.below(3) {
            0 => add(local(ROUND), number(1)),
            _ => local(ROUND),
        };
        let change = Statement::Store(OUT, at(local(ROUND)), add(load(OUT, at(other)), local(SUM)));
        let body = vec![
            Statement::Let(SUM, number(0)),
            self.loop_of(K, (number(0), scalar(M), number(1)), vec![sum]),
            self.loop_of(ROUND, (number(0), scalar(M), number(1)), vec![change]),
        ];
        let mut statements = vec![Statement::Let(ID, self.global_id(X))];
        statements.extend(self.guard(local(ID), scalar(N), body));
        statements
    }

    /// A tile with a border on all sides, loaded by different threads; some of them may be missing, or load twice.
    pub(super) fn window(&mut self) -> Vec<Statement> {
        let [width, height] = SIDES.map(i64::from);
        let long = width + 2;
        let (x, y) = (register(Register::Thread, X), register(Register::Thread, Y));
        let cell = |row: Expression, column: Expression| add(multiply(row, number(long)), column);
        let own = cell(add(y.clone(), number(1)), add(x.clone(), number(1)));
        let value = |at: Expression| load(A, Expression::binary(Operator::And, at, number(1023)));
        let place = add(multiply(local(ROW), number(40)), local(K));
        let edges = height + 1 + i64::from(self.random.chance(20));
        let columns = width + i64::from(self.random.chance(20));
        let mut statements = vec![
            Statement::Let(K, self.global_id(X)),
            Statement::Let(ROW, self.global_id(Y)),
            Statement::SharedStore(own.clone(), value(place.clone())),
            Statement::If(
                compare(Relation::Equal, y.clone(), number(0)),
                vec![
                    Statement::SharedStore(add(x.clone(), number(1)), value(subtract(place.clone(), number(40)))),
                    Statement::SharedStore(
                        cell(number(edges), add(x.clone(), number(1))),
                        value(add(place.clone(), number(40 * height))),
                    ),
                ],
                Vec::new(),
            ),
            Statement::If(
                less(x.clone(), number(height)),
                vec![Statement::If(
                    compare(Relation::Equal, y.clone(), number(1)),
                    vec![
                        Statement::SharedStore(cell(add(x.clone(), number(1)), number(0)), value(local(K))),
                        Statement::SharedStore(
                            cell(add(x, number(1)), number(columns + 1)),
                            value(add(local(K), number(width))),
                        ),
                    ],
                    Vec::new(),
                )],
                Vec::new(),
            ),
        ];
        if self.random.chance(90) {
            statements.push(Statement::Barrier);
        }
        let mut sum = shared(own.clone());
        for by in [1, -1, long, -long] {
            sum = add(sum, shared(add(own.clone(), number(by))));
        }
        let pitch = self.pitch();
        let store = Statement::Store(OUT, add(multiply(local(ROW), pitch), local(K)), sum);
        let inner = Statement::If(less(local(ROW), scalar(M)), vec![store], Vec::new());
        statements.push(Statement::If(less(local(K), scalar(N)), vec![inner], Vec::new()));
        statements
    }

    /// An array of the thread's own, filled, changed at places that are read from memory, and read.
    pub(super) fn own_array(&mut self) -> Vec<Statement> {
        let place = |at: Expression| Expression::binary(Operator::And, at, number(CELLS - 1));
        let first = self.value(1, local(K));
        let fill = vec![Statement::SharedStore(local(K), first)];
        let asked = match self.random.below(4) {
            0 => register(Register::Thread, X),
            1 => local(K),
            _ => local(ID),
        };
        let at = place(add(load(A, add(local(ID), local(ROUND))), asked));
        let change = vec![Statement::SharedStore(at.clone(), add(shared(at), local(ROUND)))];
        let turns = match self.random.below(4) {
            0 => add(remainder(local(ID), 5), number(1)),
            1 => add(register(Register::Thread, X), number(1)),
            _ => scalar(M),
        };
        let found = shared(place(load(A, local(ID))));
        let body = vec![
            self.loop_of(K, (number(0), number(CELLS), number(1)), fill),
            self.loop_of(ROUND, (number(0), turns, number(1)), change),
            Statement::Store(OUT, local(ID), add(found, shared(number(3)))),
        ];
        if self.random.chance(25) {
            let (start, step) = (self.global_id(X), self.total(X));
            return vec![self.loop_of(ID, (start, scalar(N), step), body)];
        }
        let mut statements = vec![Statement::Let(ID, self.global_id(X))];
        statements.extend(self.guard(local(ID), scalar(N), body));
        statements
    }
}
