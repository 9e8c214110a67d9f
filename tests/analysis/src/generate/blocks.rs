//! Shapes in which the threads of a block gather values in shared memory: trees of partial sums and scans, in their usual spellings.

use super::ast::{Atomic, Expression, Loop, Operator, Register, Relation, Statement};
use super::sample::{
    A, BINS, CHUNK, ID, K, M, N, OUT, ROUND, ROW, SUM, Sampler, TURN, X, add, compare, less, load, local, multiply,
    number, register, scalar, shared, subtract,
};

/// Where a value that was read waits for a barrier.
const WAITING: usize = 8;

fn thread() -> Expression {
    register(Register::Thread, X)
}

fn size() -> Expression {
    register(Register::BlockSize, X)
}

fn halved(value: Expression) -> Expression {
    Expression::binary(Operator::Divide, value, number(2))
}

fn when(relation: Relation, left: Expression, right: Expression, then: Vec<Statement>) -> Statement {
    Statement::If(compare(relation, left, right), then, Vec::new())
}

/// What a block's threads come to.
enum Result {
    /// One value, in cell 0.
    Whole,
    /// One for each thread, in its cell.
    Each,
}

impl Sampler<'_> {
    /// A block per row, or a part of the array per block, and what its threads gather.
    pub(super) fn gathered(&mut self) -> Vec<Statement> {
        let operator = *self
            .random
            .choose(&[Operator::Add, Operator::Add, Operator::Xor, Operator::And]);
        match self.random.below(4) {
            0 => {
                let mut statements = vec![Statement::Let(ID, self.global_id(X))];
                let value = self.value(1, local(ID));
                statements.push(Statement::Let(
                    SUM,
                    number(if operator == Operator::And { -1 } else { 0 }),
                ));
                statements.push(when(
                    Relation::Less,
                    local(ID),
                    scalar(N),
                    vec![Statement::Let(SUM, value)],
                ));
                let result = self.rounds_of(operator, &mut statements);
                statements.extend(self.of_array(&result));
                statements
            }
            1 => {
                let mut body = self.row(operator);
                // The next row's values may come only when these have been read.
                if self.random.chance(80) {
                    body.push(Statement::Barrier);
                }
                vec![Statement::For(Loop {
                    counter: ROW,
                    start: register(Register::Block, X),
                    condition: less(local(ROW), scalar(M)),
                    next: self.sum(local(ROW), register(Register::GridSize, X)),
                    body,
                    rotated: self.flip(),
                })]
            }
            _ => {
                let body = self.row(operator);
                vec![
                    Statement::Let(ROW, register(Register::Block, X)),
                    when(Relation::Less, local(ROW), scalar(M), body),
                ]
            }
        }
    }

    /// What a block does with its row.
    fn row(&mut self, operator: Operator) -> Vec<Statement> {
        let neutral = number(if operator == Operator::And { -1 } else { 0 });
        let element = add(multiply(local(ROW), scalar(N)), local(K));
        let value = self.value(1, element);
        let mut statements = vec![Statement::Let(SUM, neutral)];
        if self.random.chance(70) {
            let joined = Expression::binary(operator, local(SUM), value);
            statements.push(Statement::For(Loop {
                counter: K,
                start: thread(),
                condition: less(local(K), scalar(N)),
                next: self.sum(local(K), size()),
                body: vec![Statement::Let(SUM, joined)],
                rotated: self.flip(),
            }));
        } else {
            statements.push(Statement::Let(K, thread()));
            statements.push(when(
                Relation::Less,
                local(K),
                scalar(N),
                vec![Statement::Let(SUM, value)],
            ));
        }
        let result = self.rounds_of(operator, &mut statements);
        statements.extend(self.of_row(&result));
        statements
    }

    /// Threads leave their values in shared memory and gather them.
    fn rounds_of(&mut self, operator: Operator, statements: &mut Vec<Statement>) -> Result {
        statements.push(Statement::SharedStore(thread(), local(SUM)));
        statements.push(Statement::Barrier);
        match self.random.below(8) {
            0 | 1 => statements.push(self.halving(operator)),
            2 => statements.push(self.doubling(operator)),
            3 => statements.push(self.of_any_size(operator)),
            4 => {
                // From a constant on: the block's length is meant.
                let start = *self.random.choose(&[16, 8]);
                let mut distance = start;
                while distance > 0 {
                    let body = vec![self.joined(operator, thread(), add(thread(), number(distance)))];
                    statements.push(when(Relation::Less, thread(), number(distance), body));
                    statements.push(Statement::Barrier);
                    distance /= 2;
                }
            }
            5 => {
                statements.push(self.by_leader(operator));
                statements.push(Statement::Barrier);
            }
            6 => {
                statements.push(self.scan(operator));
                return Result::Each;
            }
            _ => {
                statements.push(self.up(operator));
                if self.flip() {
                    return Result::Whole;
                }
                return Result::Each;
            }
        }
        Result::Whole
    }

    /// `shared[to] = shared[to] op shared[from]`
    fn joined(&mut self, operator: Operator, to: Expression, from: Expression) -> Statement {
        let (own, other) = (shared(to.clone()), shared(from));
        let (left, right) = if self.flip() { (own, other) } else { (other, own) };
        Statement::SharedStore(to, Expression::binary(operator, left, right))
    }

    fn turns(
        &mut self,
        start: Expression,
        relation: Relation,
        end: Expression,
        next: Expression,
        body: Vec<Statement>,
    ) -> Statement {
        Statement::For(Loop {
            counter: TURN,
            start,
            condition: compare(relation, local(TURN), end),
            next,
            body,
            rotated: self.flip(),
        })
    }

    fn halving(&mut self, operator: Operator) -> Statement {
        let step = vec![self.joined(operator, thread(), add(thread(), local(TURN)))];
        let body = vec![when(Relation::Less, thread(), local(TURN), step), Statement::Barrier];
        self.turns(halved(size()), Relation::Greater, number(0), halved(local(TURN)), body)
    }

    /// Partners at growing distance: of threads that are multiples, or counted through.
    fn doubling(&mut self, operator: Operator) -> Statement {
        let twice = multiply(local(TURN), number(2));
        let step = if self.flip() {
            let step = vec![self.joined(operator, thread(), add(thread(), local(TURN)))];
            let rest = Expression::binary(Operator::Remainder, thread(), twice.clone());
            vec![when(Relation::Equal, rest, number(0), step)]
        } else {
            let step = vec![self.joined(operator, local(CHUNK), add(local(CHUNK), local(TURN)))];
            vec![
                Statement::Let(CHUNK, multiply(thread(), twice.clone())),
                when(Relation::Less, local(CHUNK), size(), step),
            ]
        };
        let mut body = step;
        body.push(Statement::Barrier);
        self.turns(number(1), Relation::Less, size(), twice, body)
    }

    /// Halves are rounded up, and partners asked for.
    fn of_any_size(&mut self, operator: Operator) -> Statement {
        let half = halved(add(local(TURN), number(1)));
        let step = vec![self.joined(operator, thread(), add(thread(), local(ROUND)))];
        let body = vec![
            Statement::Let(ROUND, half),
            when(Relation::Less, add(thread(), local(ROUND)), local(TURN), step),
            Statement::Barrier,
        ];
        self.turns(size(), Relation::Greater, number(1), local(ROUND), body)
    }

    /// Thread 0 goes through all cells.
    fn by_leader(&mut self, operator: Operator) -> Statement {
        let value = Expression::binary(operator, local(WAITING), shared(local(TURN)));
        let turns = self.turns(
            number(1),
            Relation::Less,
            size(),
            add(local(TURN), number(1)),
            vec![Statement::Let(WAITING, value)],
        );
        let body = vec![
            Statement::Let(WAITING, shared(number(0))),
            turns,
            Statement::SharedStore(number(0), local(WAITING)),
        ];
        when(Relation::Equal, thread(), number(0), body)
    }

    /// Each thread adds what stands before it, at distances that double.
    fn scan(&mut self, operator: Operator) -> Statement {
        let neutral = number(if operator == Operator::And { -1 } else { 0 });
        let from = shared(subtract(thread(), local(TURN)));
        let value = Expression::binary(operator, shared(thread()), local(WAITING));
        let mut body = vec![
            Statement::Let(WAITING, neutral),
            when(
                Relation::GreaterOrEqual,
                thread(),
                local(TURN),
                vec![Statement::Let(WAITING, from)],
            ),
        ];
        body.extend([
            Statement::Barrier,
            Statement::SharedStore(thread(), value),
            Statement::Barrier,
        ]);
        self.turns(
            number(1),
            Relation::Less,
            size(),
            multiply(local(TURN), number(2)),
            body,
        )
    }

    /// The first half of a scan by a tree: each cell at the end of a part gathers the part.
    fn up(&mut self, operator: Operator) -> Statement {
        let twice = multiply(local(TURN), number(2));
        let last = subtract(multiply(add(thread(), number(1)), twice.clone()), number(1));
        let step = vec![self.joined(operator, local(CHUNK), subtract(local(CHUNK), local(TURN)))];
        let body = vec![
            Statement::Let(CHUNK, last),
            when(Relation::Less, local(CHUNK), size(), step),
            Statement::Barrier,
        ];
        self.turns(number(1), Relation::Less, size(), twice, body)
    }

    /// What becomes of a part of the array.
    fn of_array(&mut self, result: &Result) -> Vec<Statement> {
        let add_up = |value| Statement::Atomic(Atomic::Add, BINS, number(0), value, None);
        match result {
            Result::Whole if self.random.chance(70) => {
                let store = add_up(shared(number(0)));
                vec![when(Relation::Equal, thread(), number(0), vec![store])]
            }
            Result::Whole => {
                let store = Statement::Store(OUT, register(Register::Block, X), shared(number(0)));
                vec![when(Relation::Equal, thread(), number(0), vec![store])]
            }
            Result::Each => {
                let store = Statement::Store(OUT, local(ID), shared(thread()));
                vec![when(Relation::Less, local(ID), scalar(N), vec![store])]
            }
        }
    }

    /// What becomes of a row.
    fn of_row(&mut self, result: &Result) -> Vec<Statement> {
        let element = add(multiply(local(ROW), scalar(N)), local(K));
        match result {
            Result::Whole => match self.random.below(4) {
                0 => {
                    let value = add(load(A, element.clone()), shared(number(0)));
                    let store = vec![Statement::Store(OUT, element, value)];
                    let next = self.sum(local(K), size());
                    vec![Statement::For(Loop {
                        counter: K,
                        start: thread(),
                        condition: less(local(K), scalar(N)),
                        next,
                        body: store,
                        rotated: self.flip(),
                    })]
                }
                1 => {
                    let kind = *self.random.choose(&[Atomic::Add, Atomic::Max, Atomic::Xor]);
                    let store = Statement::Atomic(kind, BINS, number(0), shared(number(0)), None);
                    vec![when(Relation::Equal, thread(), number(0), vec![store])]
                }
                _ => {
                    let store = Statement::Store(OUT, local(ROW), shared(number(0)));
                    vec![when(Relation::Equal, thread(), number(0), vec![store])]
                }
            },
            Result::Each => {
                let element = add(multiply(local(ROW), scalar(N)), thread());
                let store = Statement::Store(OUT, element, shared(thread()));
                vec![when(Relation::Less, thread(), scalar(N), vec![store])]
            }
        }
    }
}
