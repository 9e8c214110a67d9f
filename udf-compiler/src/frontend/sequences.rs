//! `for … in` arrays: `for x in a`, and `enumerate(…)` and `zip(…)` in which there are arrays. Each round reads its own
//! elements; how many rounds there are is only known when the loop begins.

use ruff_python_ast::{Expr, ExprCall, Operator, StmtFor};
use ruff_text_size::{Ranged, TextRange};

use super::expr::tuple_of;
use super::lower::Lowerer;
use super::tuples::Elements;
use super::types::{Array, Ty};
use super::value::Val;
use crate::diagnostic::codes;
use crate::ir::{BinaryOp, Type, Value};

/// What a loop goes through, element by element.
pub(crate) enum Sequence {
    /// An array, and where the source names it.
    Array(Array, TextRange),
    /// The elements of a tuple.
    Items(Elements),
    /// Pairs of a number that counts from a start and an element.
    Numbered(Box<Sequence>, Val),
    /// Tuples of one element of each, as many as the shortest has.
    Zipped(Vec<Sequence>),
}

impl<'a> Lowerer<'_, 'a> {
    /// A loop over something that isn't known when the function is compiled.
    pub(crate) fn for_sequence(&mut self, node: &'a StmtFor, sequence: &Sequence) {
        let len = self.length(sequence);
        let element = |this: &mut Self, number| this.element_of(sequence, number, &node.iter);
        self.numbered_loop(node, "element", None, |_| len, element);
    }

    /// What a loop goes through, where there are arrays in it: `None` where there are none, an error after a report.
    pub(crate) fn sequence(&mut self, iter: &Expr) -> Option<Result<Sequence, ()>> {
        if !self.mentions_array(iter) {
            return None;
        }
        Some(self.sequence_of(iter).ok_or(()))
    }

    /// Whether an expression that a loop goes through is an array, or a call of `enumerate` or `zip` with one.
    fn mentions_array(&self, iter: &Expr) -> bool {
        let inner = ["enumerate", "zip"]
            .iter()
            .find_map(|name| self.call_of_builtin(iter, name));
        match inner {
            Some(call) => call.arguments.args.iter().any(|arg| self.mentions_array(arg)),
            None => self.names_array(iter),
        }
    }

    fn sequence_of(&mut self, iter: &Expr) -> Option<Sequence> {
        if let Some(call) = self.call_of_builtin(iter, "enumerate") {
            return self.numbered(call);
        }
        if let Some(call) = self.call_of_builtin(iter, "zip") {
            if let Some(keyword) = call.arguments.keywords.first() {
                let message = "`zip` takes no keyword arguments here";
                self.mistake(codes::WRONG_ARGUMENTS, keyword, message, "give the arrays by position");
                return None;
            }
            let parts: Option<Vec<Sequence>> = call.arguments.args.iter().map(|arg| self.sequence_of(arg)).collect();
            return parts.map(Sequence::Zipped);
        }
        if !self.names_array(iter) {
            let items = self.items(iter)?;
            return self.unified(&items, iter).map(Sequence::Items);
        }
        let val = self.expr(iter);
        match val.ty {
            Ty::Array(array) => Some(Sequence::Array(array, iter.range())),
            _ => {
                self.not_scalar(&val, iter);
                None
            }
        }
    }

    fn numbered(&mut self, call: &ExprCall) -> Option<Sequence> {
        let (iter, start) = self.enumerate_arguments(call)?;
        let inner = self.sequence_of(iter)?;
        let start = match start {
            None => Val::lit(super::value::Lit::Int(0)),
            Some(start) => {
                let val = self.expr(start);
                let val = self.scalar(val, start);
                match val.scalar_type()? {
                    Type::Bool | Type::I64 | Type::U64 => val,
                    _ => {
                        let message = "the start of `enumerate` must be an int";
                        self.mistake(codes::TYPE_MISMATCH, start, message, "convert it: int(x)");
                        return None;
                    }
                }
            }
        };
        Some(Sequence::Numbered(Box::new(inner), start))
    }

    fn length(&mut self, sequence: &Sequence) -> Value {
        match sequence {
            Sequence::Array(array, _) => self.array_len(*array).leaves[0],
            Sequence::Items(elements) => self.b.i64(elements.count() as i64),
            Sequence::Numbered(inner, _) => self.length(inner),
            Sequence::Zipped(parts) => {
                let lengths: Vec<Value> = parts.iter().map(|part| self.length(part)).collect();
                let shorter = |a, b| {
                    let first = self.b.test(BinaryOp::Lt, a, b);
                    self.b.select(first, a, b)
                };
                lengths.into_iter().reduce(shorter).unwrap_or_else(|| self.b.i64(0))
            }
        }
    }

    /// The element with a number, which is below the length.
    fn element_of(&mut self, sequence: &Sequence, number: Value, at: &Expr) -> Val {
        match sequence {
            Sequence::Array(array, name) => {
                let message = format!("an element of {} is NULL", self.text_of(name));
                self.element_at(*array, number, at, &message)
            }
            Sequence::Items(elements) => self.element(elements, number),
            Sequence::Numbered(inner, start) => {
                let counted = Val::ranged(Type::I64, number, (0, i32::MAX.into()));
                let counted = self.arith_scalars(Operator::Add, start, &counted, at);
                let counted = self.materialize(&counted, at);
                let element = self.element_of(inner, number, at);
                tuple_of(vec![counted, element])
            }
            Sequence::Zipped(parts) => {
                let parts = parts.iter().map(|part| self.element_of(part, number, at));
                tuple_of(parts.collect())
            }
        }
    }

    /// Whether an expression is a variable that stands for an array.
    pub(crate) fn names_array(&self, expr: &Expr) -> bool {
        let is_array = |var: super::scope::VarId| match &self.state[var.0] {
            super::state::Slot::Is(slot) => matches!(slot.ty, Ty::Array(_) | Ty::OptArray(_)),
            _ => false,
        };
        let name = expr.as_name_expr().map(|name| name.id.as_str());
        match name.and_then(|name| self.cx.scopes.resolve(self.id, name)) {
            Some(super::scope::Binding::Var(var)) => is_array(var),
            _ => false,
        }
    }
}
