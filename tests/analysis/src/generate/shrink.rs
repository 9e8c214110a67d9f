//! Makes a failing kernel smaller while it still fails.

use super::ast::{Expression, Kernel, Statement};
use super::mutate::visit;

/// The smallest kernel found for which `fails` still holds; it holds for `kernel`.
pub fn shrink(kernel: &Kernel, fails: &dyn Fn(&Kernel) -> bool) -> Kernel {
    let mut best = kernel.clone();
    'again: loop {
        for smaller in candidates(&best) {
            if fails(&smaller) {
                best = smaller;
                continue 'again;
            }
        }
        return best;
    }
}

/// Kernels with one thing less.
fn candidates(kernel: &Kernel) -> Vec<Kernel> {
    let with = |body| Kernel { body, ..kernel.clone() };
    let mut smaller: Vec<Kernel> = bodies(&kernel.body).into_iter().map(with).collect();
    let mut count = 0;
    visit(&mut kernel.body.clone(), &mut |_, _| count += 1);
    for at in 0..count {
        for choice in 0.. {
            let mut body = kernel.body.clone();
            let mut left = at;
            let mut changed = false;
            visit(&mut body, &mut |expression, _| {
                if left == 0 {
                    if let Some(simpler) = simpler(expression, choice) {
                        *expression = simpler;
                        changed = true;
                    }
                    left = usize::MAX;
                } else {
                    left = left.wrapping_sub(1);
                }
            });
            if !changed {
                break;
            }
            smaller.push(with(body));
        }
    }
    smaller
}

/// The `choice`th way to make an expression simpler; each has fewer nodes, or a smaller number.
fn simpler(expression: &Expression, choice: usize) -> Option<Expression> {
    let inner: Vec<Expression> = match expression {
        Expression::Binary(_, left, right) => vec![Expression::Number(1), (**left).clone(), (**right).clone()],
        Expression::Load(_, index) | Expression::SharedLoad(index) => vec![Expression::Number(1), (**index).clone()],
        Expression::Exchange(_, value, _) => vec![(**value).clone()],
        Expression::Number(number) if *number > 2 => vec![Expression::Number(number / 2)],
        _ => Vec::new(),
    };
    inner.into_iter().nth(choice)
}

/// `statements` with one statement left out, or taken apart.
fn bodies(statements: &[Statement]) -> Vec<Vec<Statement>> {
    let mut smaller = Vec::new();
    for (i, statement) in statements.iter().enumerate() {
        let replaced = |by: Vec<Statement>| {
            let mut body = statements.to_vec();
            body.splice(i..=i, by);
            body
        };
        smaller.push(replaced(Vec::new()));
        match statement {
            Statement::If(condition, then, other) => {
                smaller.push(replaced(then.clone()));
                if !other.is_empty() {
                    smaller.push(replaced(vec![Statement::If(
                        condition.clone(),
                        then.clone(),
                        Vec::new(),
                    )]));
                }
                for then in bodies(then) {
                    smaller.push(replaced(vec![Statement::If(condition.clone(), then, other.clone())]));
                }
                for other in bodies(other) {
                    smaller.push(replaced(vec![Statement::If(condition.clone(), then.clone(), other)]));
                }
            }
            Statement::For(l) => {
                for body in bodies(&l.body) {
                    let l = super::ast::Loop { body, ..l.clone() };
                    smaller.push(replaced(vec![Statement::For(l)]));
                }
            }
            _ => {}
        }
    }
    smaller
}
