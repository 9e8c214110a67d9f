//! `for … in (a, b, c)`, `enumerate(…)` and `zip(…)` of tuples: the elements are values before the loop, each round selects
//! its own by number.

use ruff_python_ast::{Expr, ExprCall, StmtFor};
use ruff_text_size::Ranged;

use super::cond::Cond;
use super::expr::{tuple_items, tuple_of};
use super::loops::Plan;
use super::lower::Lowerer;
use super::types::{Ty, hint_to_join};
use super::value::{Lit, Val};
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, Op, Type, Value};
use crate::range::hull;

impl<'a> Lowerer<'_, 'a> {
    /// A loop over the elements of a tuple, whose types unify.
    pub(crate) fn for_items(&mut self, node: &'a StmtFor) {
        match self.sequence(&node.iter) {
            None => {}
            Some(Ok(sequence)) => return self.for_sequence(node, &sequence),
            Some(Err(())) => return self.poison_loop(node),
        }
        let elements = self
            .items(&node.iter)
            .and_then(|items| self.unified(&items, &node.iter));
        let Some(elements) = elements else {
            self.poison_loop(node);
            return;
        };
        let count = elements.count() as i64;
        if count == 0 {
            return self.block(&node.orelse);
        }
        let end = |this: &mut Self| this.b.i64(count);
        let element = |this: &mut Self, number| this.element(&elements, number);
        self.numbered_loop(node, "item", Some(count as u64), end, element);
    }

    /// A loop of rounds with numbers from 0 to below an end, each with its element. `name` is the counter's; `rounds_max` how many
    /// rounds there are, where that is known when the function is compiled.
    pub(crate) fn numbered_loop(
        &mut self,
        node: &'a StmtFor,
        name: &'static str,
        rounds_max: Option<u64>,
        end: impl Fn(&mut Self) -> Value,
        element: impl Fn(&mut Self, Value) -> Val,
    ) {
        let (zero, one) = (self.b.i64(0), self.b.i64(1));
        let index = self.counting_from(name, zero);
        let plan = Plan {
            key: node.start(),
            at: node.range,
            body: &node.body,
            orelse: &node.orelse,
            step: self.step_block(&[(index, one)]),
            rounds_max,
            certain: rounds_max.is_some(),
        };
        let round = std::cell::Cell::new(None);
        self.lower_loop(
            plan,
            |this| {
                let number = this.b.op(Type::I64, Op::Get(index));
                round.set(Some(number));
                let end = end(this);
                let go_on = this.b.test(BinaryOp::Lt, number, end);
                (Cond::of(Val::bool(go_on)), &*node.iter)
            },
            |this| {
                if let Some(number) = round.get() {
                    let element = element(this, number);
                    this.assign_target(&node.target, &element);
                }
            },
        );
    }

    /// The elements that a loop goes through; `None` after a report.
    pub(crate) fn items(&mut self, iter: &Expr) -> Option<Vec<Val>> {
        let literal = match iter {
            Expr::Tuple(node) => Some(&node.elts),
            Expr::List(node) => Some(&node.elts),
            _ => None,
        };
        if let Some(elements) = literal {
            let (mut items, mut size) = (Vec::new(), 0);
            for element in elements {
                let item = self.expr(element);
                size += item.ty.size();
                if self.is_too_large(size, element) {
                    return None;
                }
                items.push(item);
            }
            return (!items.iter().any(Val::is_error)).then_some(items);
        }
        if let Some(call) = self.call_of_builtin(iter, "enumerate") {
            return self.enumerated(call);
        }
        if let Some(call) = self.call_of_builtin(iter, "zip") {
            return self.zipped(call);
        }
        let val = self.expr(iter);
        let items = tuple_items(&val);
        if items.is_none() && !val.is_error() {
            let hint = "write `for i in range(n):`, `for x in (a, b, c):` or, with an array, `for x in a:`";
            self.unsupported(iter, "iterating over this", hint);
        }
        items
    }

    /// The call of Python's own function `name` that an expression is.
    pub(crate) fn call_of_builtin<'e>(&self, expr: &'e Expr, name: &str) -> Option<&'e ExprCall> {
        let call = expr.as_call_expr()?;
        let called = call.func.as_name_expr()?;
        (called.id.as_str() == name && self.cx.scopes.resolve(self.id, name).is_none()).then_some(call)
    }

    /// What `enumerate` goes through, and its start where one is given; `None` after a report.
    pub(crate) fn enumerate_arguments<'e>(&mut self, call: &'e ExprCall) -> Option<(&'e Expr, Option<&'e Expr>)> {
        match (&*call.arguments.args, &*call.arguments.keywords) {
            ([iter], []) => Some((iter, None)),
            ([iter, start], []) => Some((iter, Some(start))),
            ([iter], [keyword]) if keyword.arg.as_ref().is_some_and(|name| name.as_str() == "start") => {
                Some((iter, Some(&keyword.value)))
            }
            _ => {
                let (message, hint) = (
                    "`enumerate` takes a tuple or an array, and a number",
                    "write enumerate(items) or enumerate(items, 1)",
                );
                self.mistake(codes::WRONG_ARGUMENTS, call, message, hint);
                None
            }
        }
    }

    /// `enumerate(items, start=0)`: pairs of number and element.
    fn enumerated(&mut self, call: &ExprCall) -> Option<Vec<Val>> {
        let (iter, start) = self.enumerate_arguments(call)?;
        let items = self.items(iter)?;
        let size: usize = items.iter().map(|item| 1 + item.ty.size()).sum();
        if self.is_too_large(size, call) {
            return None;
        }
        let start = match start.map(|start| (self.expr(start), start)) {
            None => 0,
            Some((val, at)) => match val.int_lit() {
                Some(n) => n,
                None if val.is_error() => return None,
                None => {
                    let hint = "add to the number in the loop: `for i, x in enumerate(items):` and `i + start`";
                    self.unsupported(at, "a start of `enumerate` that isn't an integer literal", hint);
                    return None;
                }
            },
        };
        let pair = |(i, item): (usize, &Val)| {
            let number = self.materialize(&Val::lit(Lit::Int(start + i as i128)), call);
            let item = self.materialize(item, call);
            tuple_of(vec![number, item])
        };
        let pairs: Vec<Val> = items.iter().enumerate().map(pair).collect();
        (!pairs.iter().any(Val::is_error)).then_some(pairs)
    }

    /// `zip(a, b, …)`: as many tuples of elements as the shortest has.
    fn zipped(&mut self, call: &ExprCall) -> Option<Vec<Val>> {
        if let Some(keyword) = call.arguments.keywords.first() {
            let hint = "give the tuples by position";
            self.mistake(
                codes::WRONG_ARGUMENTS,
                keyword,
                "`zip` takes no keyword arguments here",
                hint,
            );
            return None;
        }
        let (mut lists, mut size) = (Vec::new(), 0);
        for arg in &call.arguments.args {
            let items = self.items(arg)?;
            size += items.iter().map(|item| item.ty.size()).sum::<usize>();
            if self.is_too_large(size, arg) {
                return None;
            }
            lists.push(items);
        }
        let count = lists.iter().map(Vec::len).min().unwrap_or(0);
        let row = |i: usize| tuple_of(lists.iter().map(|list| self.materialize(&list[i], call)).collect());
        let rows: Vec<Val> = (0..count).map(row).collect();
        (!rows.iter().any(Val::is_error)).then_some(rows)
    }

    /// The elements converted to the type that holds them all; `None` after a report.
    pub(crate) fn unified(&mut self, items: &[Val], at: &Expr) -> Option<Elements> {
        // Literals last: they take the type of the others where they fit.
        let (literals, others): (Vec<&Val>, Vec<&Val>) = items.iter().partition(|item| item.lit.is_some());
        let mut joined: Option<Val> = None;
        for item in others.into_iter().chain(literals) {
            let Some(known) = &joined else {
                joined = Some(self.materialize(item, at)).filter(|val| !val.is_error());
                joined.as_ref()?;
                continue;
            };
            let Some(ty) = self.join_values(known, item) else {
                let message = format!("one element is {}, another {}", known.ty.describe(), item.ty.describe());
                let hint = hint_to_join(&known.ty, &item.ty, "give all elements the same kind of value");
                self.mistake(codes::CANNOT_UNIFY, at, message, hint);
                return None;
            };
            joined = Some(Val { ty, ..Val::none() });
        }
        let ty = joined.map_or(Ty::None, |val| val.ty);
        let range = match ty {
            Ty::Scalar(Type::I64 | Type::U64) => items.iter().map(Val::int_range).reduce(hull),
            _ => None,
        };
        let leaves = items.iter().map(|item| self.leaves_as(item, &ty, at)).collect();
        Some(Elements { ty, range, leaves })
    }

    /// The element with a number.
    pub(crate) fn element(&mut self, elements: &Elements, number: Value) -> Val {
        let mut rest = elements.leaves.iter().enumerate().rev();
        let mut leaves = rest.next().map_or_else(Vec::new, |(_, last)| last.clone());
        for (i, own) in rest {
            let here = self.b.i64(i as i64);
            let chosen = self.b.test(BinaryOp::Eq, number, here);
            for (leaf, own) in leaves.iter_mut().zip(own) {
                *leaf = if *leaf == *own {
                    *leaf
                } else {
                    self.b.select(chosen, *own, *leaf)
                };
            }
        }
        Val {
            ty: elements.ty.clone(),
            leaves,
            range: elements.range,
            lit: None,
        }
    }
}

/// What a loop goes through.
pub(crate) struct Elements {
    ty: Ty,
    range: Option<crate::range::Range>,
    /// Of each element, one value per leaf of the type.
    leaves: Vec<Vec<Value>>,
}

impl Elements {
    pub(crate) fn count(&self) -> usize {
        self.leaves.len()
    }
}
