//! Mistakes: small changes to a kernel, such as people make.

use super::ast::{Atomic, Comparison, Expression, Kernel, Loop, Operator, Register, Relation, Statement};
use super::sample::{A, BINS, OUT};
use crate::random::Random;

/// Makes a mistake somewhere in the kernel.
pub fn mutate(kernel: &mut Kernel, random: &mut Random) {
    if random.chance(35) {
        let count = count_statements(&kernel.body);
        let at = random.below(u32::try_from(count).unwrap_or(u32::MAX)) as usize;
        let mut at = Some(at);
        change_statement(&mut kernel.body, &mut at, random);
        return;
    }
    let mut count = 0;
    visit(&mut kernel.body, &mut |_, _| count += 1);
    let mut left = random.below(count);
    visit(&mut kernel.body, &mut |expression, role| {
        if left == 0 {
            change_expression(expression, role, random);
        }
        left = left.wrapping_sub(1);
    });
}

/// Where an expression stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Anywhere.
    Value,
    /// A loop's next value, or part of it: what isn't more than before may never end.
    Next,
    /// A divisor or part of it: not zero.
    Divisor,
}

/// Calls `f` for each expression in `statements`, outer ones before those in them.
pub fn visit(statements: &mut [Statement], f: &mut dyn FnMut(&mut Expression, Role)) {
    for statement in statements {
        match statement {
            Statement::Let(_, value) => visit_expression(value, Role::Value, f),
            Statement::Store(_, index, value)
            | Statement::SharedStore(index, value)
            | Statement::Atomic(_, _, index, value, _)
            | Statement::SharedAdd(index, value) => {
                visit_expression(index, Role::Value, f);
                visit_expression(value, Role::Value, f);
            }
            Statement::Barrier | Statement::Return => {}
            Statement::If(condition, then, other) => {
                visit_comparison(condition, f);
                visit(then, f);
                visit(other, f);
            }
            Statement::For(l) => {
                visit_expression(&mut l.start, Role::Value, f);
                visit_comparison(&mut l.condition, f);
                visit_expression(&mut l.next, Role::Next, f);
                visit(&mut l.body, f);
            }
        }
    }
}

fn visit_comparison(comparison: &mut Comparison, f: &mut dyn FnMut(&mut Expression, Role)) {
    visit_expression(&mut comparison.left, Role::Value, f);
    visit_expression(&mut comparison.right, Role::Value, f);
}

fn visit_expression(expression: &mut Expression, role: Role, f: &mut dyn FnMut(&mut Expression, Role)) {
    f(expression, role);
    match expression {
        Expression::Binary(operator, left, right) => {
            visit_expression(left, role, f);
            let divides = matches!(operator, Operator::Divide | Operator::Remainder);
            visit_expression(right, if divides { Role::Divisor } else { role }, f);
        }
        Expression::Exchange(_, value, _) => visit_expression(value, Role::Value, f),
        Expression::Load(_, index) | Expression::SharedLoad(index) => visit_expression(index, Role::Value, f),
        _ => {}
    }
}

fn change_expression(expression: &mut Expression, role: Role, random: &mut Random) {
    let register = |random: &mut Random| {
        let all = [
            Register::Thread,
            Register::Block,
            Register::BlockSize,
            Register::GridSize,
        ];
        // Sizes are never zero.
        let choices = if role == Role::Value { &all[..] } else { &all[2..] };
        Expression::Register(*random.choose(choices), usize::from(random.chance(25)))
    };
    let old = expression.clone();
    *expression = match old {
        Expression::Number(number) => Expression::Number(if number <= 1 || random.chance(50) {
            number + 1
        } else {
            number - 1
        }),
        Expression::Register(..) => register(random),
        Expression::Scalar(scalar) => Expression::Scalar(1 - scalar),
        old if role != Role::Value => Expression::binary(Operator::Add, old, Expression::Number(1)),
        Expression::Load(buffer, index) if random.chance(50) => {
            Expression::Load(if buffer == A { OUT } else { A }, index)
        }
        Expression::Binary(Operator::Multiply, left, right) if random.chance(30) => {
            Expression::Binary(Operator::Add, left, right)
        }
        old => match random.below(8) {
            0 | 1 => Expression::binary(Operator::Add, old, Expression::Number(1)),
            2 => Expression::binary(Operator::And, old, Expression::Number(15)),
            3 => Expression::binary(Operator::Remainder, old, Expression::Scalar(1)),
            4 => Expression::binary(Operator::Divide, old, Expression::Number(2)),
            5 => Expression::binary(Operator::Add, old, register(random)),
            6 => register(random),
            _ => Expression::binary(Operator::Xor, old, Expression::Number(1)),
        },
    };
}

fn count_statements(statements: &[Statement]) -> usize {
    let inner = statements.iter().map(|statement| match statement {
        Statement::If(_, then, other) => count_statements(then) + count_statements(other),
        Statement::For(l) => count_statements(&l.body),
        _ => 0,
    });
    statements.len() + inner.sum::<usize>()
}

/// Changes the statement that is the `at`th in the order of the text.
fn change_statement(statements: &mut Vec<Statement>, at: &mut Option<usize>, random: &mut Random) {
    let mut i = 0;
    while let (Some(left), Some(statement)) = (*at, statements.get_mut(i)) {
        if left == 0 {
            *at = None;
            change(statements, i, random);
            return;
        }
        *at = Some(left - 1);
        match statement {
            Statement::If(_, then, other) => {
                change_statement(then, at, random);
                change_statement(other, at, random);
            }
            Statement::For(l) => change_statement(&mut l.body, at, random),
            _ => {}
        }
        i += 1;
    }
}

fn change(statements: &mut Vec<Statement>, i: usize, random: &mut Random) {
    let old = statements[i].clone();
    match old {
        Statement::If(condition, then, other) => match random.below(3) {
            0 => {
                let then = then.into_iter().filter(|statement| *statement != Statement::Return);
                statements.splice(i..=i, then);
            }
            1 => statements[i] = Statement::If(other_relation(condition, random), then, other),
            _ => statements[i] = Statement::If(condition, other, then),
        },
        Statement::For(l) => {
            let condition = other_relation(l.condition.clone(), random);
            statements[i] = Statement::For(Loop { condition, ..l });
        }
        Statement::Barrier | Statement::Return => {
            statements.remove(i);
        }
        Statement::Store(buffer, index, value) => match random.below(4) {
            0 => statements[i] = Statement::Store(BINS, Expression::Number(0), value),
            1 => {
                let next = Expression::binary(Operator::Add, index, Expression::Number(1));
                statements.insert(i, Statement::Store(buffer, next, value));
            }
            2 => statements[i] = Statement::Atomic(Atomic::Add, buffer, index, value, None),
            _ => {
                let leader = Comparison {
                    relation: Relation::Equal,
                    left: Expression::Register(Register::Thread, 0),
                    right: Expression::Number(0),
                };
                statements[i] = Statement::If(leader, vec![Statement::Store(buffer, index, value)], Vec::new());
            }
        },
        Statement::Atomic(_, buffer, index, value, _) => match random.below(3) {
            0 => {
                let before = Expression::Load(buffer, Box::new(index.clone()));
                let sum = Expression::binary(Operator::Add, before, value);
                statements[i] = Statement::Store(buffer, index, sum);
            }
            1 => statements[i] = Statement::Atomic(Atomic::Exchange, buffer, index, value, None),
            _ => {
                let result = 7;
                let again = Statement::Store(
                    OUT,
                    Expression::Register(Register::Thread, 0),
                    Expression::Local(result),
                );
                statements[i] = Statement::Atomic(Atomic::Add, buffer, index, value, Some(result));
                statements.insert(i + 1, again);
            }
        },
        Statement::SharedStore(index, value) | Statement::SharedAdd(index, value) => {
            let next = Expression::binary(Operator::Xor, index, Expression::Number(1));
            statements[i] = Statement::SharedStore(next, value);
        }
        Statement::Let(local, value) => {
            let more = Expression::binary(Operator::Add, value, Expression::Register(Register::Block, 0));
            statements[i] = Statement::Let(local, more);
        }
    }
}

fn other_relation(comparison: Comparison, random: &mut Random) -> Comparison {
    let relation = match comparison.relation {
        Relation::Less => *random.choose(&[Relation::LessOrEqual, Relation::Less]),
        Relation::LessOrEqual => Relation::Less,
        Relation::Greater => Relation::GreaterOrEqual,
        Relation::GreaterOrEqual => Relation::Greater,
        Relation::Equal => Relation::LessOrEqual,
        Relation::NotEqual => Relation::Equal,
    };
    Comparison { relation, ..comparison }
}
