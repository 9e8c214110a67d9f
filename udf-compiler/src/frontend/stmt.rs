//! Statements but for loops.

use ruff_python_ast::visitor::{Visitor, walk_expr};
use ruff_python_ast::{Expr, ExprContext, ExprName, Stmt, StmtAnnAssign, StmtAugAssign, StmtIf};
use ruff_text_size::{Ranged, TextRange};

use super::cond::Cond;
use super::expr::tuple_items;
use super::lower::{Lowerer, Returns};
use super::scope::Binding;
use super::state::Slot;
use super::types::Ty;
use super::value::Val;
use crate::diagnostic::codes;
use crate::ir::{Inst, Type};

/// The names that a statement assigns.
#[derive(Default)]
struct Targets(Vec<ExprName>);

impl<'s> Visitor<'s> for Targets {
    fn visit_expr(&mut self, expr: &'s Expr) {
        match expr {
            Expr::Name(name) if name.ctx == ExprContext::Store => self.0.push(name.clone()),
            _ => walk_expr(self, expr),
        }
    }
}

impl<'a> Lowerer<'_, 'a> {
    /// Lowers statements; what follows a `return`, `break` or the like is skipped.
    pub(crate) fn block(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            if !self.live {
                return;
            }
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Assign(node) => self.assign_targets(&node.targets, &node.value),
            Stmt::AugAssign(node) => self.aug_assign(node),
            Stmt::AnnAssign(node) => self.ann_assign(node),
            Stmt::If(node) => self.if_stmt(node),
            Stmt::While(node) => self.while_loop(node),
            Stmt::For(node) => self.for_loop(node),
            Stmt::Break(_) => self.break_loop(),
            Stmt::Continue(_) => self.continue_loop(),
            Stmt::Return(node) => self.return_stmt(node.value.as_deref(), node.range),
            Stmt::Pass(_) | Stmt::Import(_) | Stmt::ImportFrom(_) => {}
            Stmt::FunctionDef(node) => self.check_def(node),
            Stmt::Assert(node) => self.assert(node),
            Stmt::Raise(node) => self.raise(node),
            Stmt::Delete(node) => node.targets.iter().for_each(|target| self.delete(target)),
            Stmt::Expr(node) if node.value.is_string_literal_expr() => {}
            Stmt::Expr(node) => {
                self.expr(&node.value);
            }
            _ => self.refuse_stmt(stmt),
        }
    }

    fn refuse_stmt(&mut self, stmt: &Stmt) {
        let (what, hint) = match stmt {
            Stmt::ClassDef(_) => ("`class`", "use several variables, or several functions"),
            Stmt::With(_) => ("`with`", "there is nothing to open or close in a body"),
            Stmt::Try(_) => (
                "`try`",
                "test the condition before the operation that would fail, with `if`",
            ),
            Stmt::Match(_) => ("`match`", "write `if`, `elif`, `else`"),
            Stmt::Global(_) => ("`global`", "pass the value as an argument and return the new one"),
            Stmt::Nonlocal(_) => ("`nonlocal`", "pass the value as an argument and return the new one"),
            Stmt::TypeAlias(_) => ("`type`", "write the type itself"),
            _ => ("this statement", "use the statements that docs/language.md lists"),
        };
        // Only the statement's first line: a whole block would hide the place.
        let span = self.cx.span(stmt.range());
        let line = self
            .cx
            .text
            .get(span.clone())
            .and_then(|text| text.lines().next())
            .map_or(0, str::len);
        self.poison(stmt);
        let message = format!("{what} is not supported");
        let d = crate::Diagnostic::new(codes::UNSUPPORTED_STATEMENT, span.start..span.start + line, message);
        self.report(d.hint(hint));
    }

    /// Makes what a refused statement would have assigned unknown, so that nothing more is said about it.
    pub(crate) fn poison(&mut self, stmt: &Stmt) {
        let mut targets = Targets::default();
        targets.visit_stmt(stmt);
        for name in targets.0 {
            self.assign_name(&name, &Val::error());
        }
    }

    // --- assignment -----------------------------------------------------------------------------------------------

    fn assign_targets(&mut self, targets: &[Expr], value: &Expr) {
        // `a, b = c, d`: elements keep what is known of them.
        if let ([Expr::Tuple(left)], Expr::Tuple(right)) = (targets, value)
            && left.elts.len() == right.elts.len()
            && !left.elts.iter().any(Expr::is_starred_expr)
        {
            let values = self.in_registers(&right.elts);
            for (target, val) in left.elts.iter().zip(&values) {
                self.assign_target(target, val);
            }
            return;
        }
        let val = self.expr(value);
        for target in targets {
            self.assign_target(target, &val);
        }
    }

    pub(crate) fn assign_target(&mut self, target: &Expr, val: &Val) {
        match target {
            Expr::Name(name) => self.assign_name(name, val),
            Expr::Tuple(node) => self.unpack(&node.elts, val, target.range()),
            Expr::List(node) => self.unpack(&node.elts, val, target.range()),
            Expr::Attribute(_) => {
                self.unsupported(
                    target,
                    "assigning to an attribute",
                    "numbers don't change; assign a new value to the variable",
                );
            }
            Expr::Subscript(node) => self.set_element(node, val),
            _ => {
                self.unsupported(target, "this target of an assignment", "assign to names");
            }
        }
    }

    pub(crate) fn assign_name(&mut self, name: &ExprName, val: &Val) {
        if let Some(Binding::Var(var)) = self.cx.scopes.resolve(self.id, &name.id) {
            self.assign(var, val, name);
        }
    }

    fn unpack(&mut self, targets: &[Expr], val: &Val, at: TextRange) {
        let items = match tuple_items(val) {
            Some(items) if items.len() == targets.len() => items,
            Some(items) => {
                let message = format!("{} values for {} targets", items.len(), targets.len());
                self.mistake(codes::UNPACK, &at, message, "write as many targets as there are values");
                vec![Val::error(); targets.len()]
            }
            None => {
                if !val.is_error() {
                    let message = format!("a {} can't be unpacked", val.ty.describe());
                    self.mistake(
                        codes::UNPACK,
                        &at,
                        message,
                        "unpack a tuple, such as the result of divmod(a, b)",
                    );
                }
                vec![Val::error(); targets.len()]
            }
        };
        for (target, item) in targets.iter().zip(&items) {
            self.assign_target(target, item);
        }
    }

    fn aug_assign(&mut self, node: &StmtAugAssign) {
        if let Expr::Subscript(target) = &*node.target {
            return self.update_element(target, node.op, &node.value, node);
        }
        let Expr::Name(name) = &*node.target else {
            self.assign_target(&node.target, &Val::error());
            return;
        };
        let Some(Binding::Var(var)) = self.cx.scopes.resolve(self.id, &name.id) else {
            return;
        };
        let old = self.read(var, name);
        let right = self.expr(&node.value);
        let val = self.arith(node.op, old, right, (&node.target, &node.value), node);
        self.assign(var, &val, name);
    }

    fn ann_assign(&mut self, node: &StmtAnnAssign) {
        let declared = self.annotation(&node.annotation);
        let Some(value) = &node.value else { return };
        let val = self.expr(value);
        let val = match declared {
            Some(ty) => self.annotated(&val, &ty, &**value),
            None => Val::error(),
        };
        self.assign_target(&node.target, &val);
    }

    fn delete(&mut self, target: &Expr) {
        match target {
            Expr::Name(name) => {
                if let Some(Binding::Var(var)) = self.cx.scopes.resolve(self.id, &name.id) {
                    self.read(var, name);
                    self.state[var.0] = Slot::Unassigned;
                }
            }
            Expr::Tuple(node) => node.elts.iter().for_each(|t| self.delete(t)),
            _ => {
                self.unsupported(target, "deleting this", "delete variables only");
            }
        }
    }

    // --- control --------------------------------------------------------------------------------------------------

    fn if_stmt(&mut self, node: &'a StmtIf) {
        let mut clauses = vec![(Some(&*node.test), node.body.as_slice())];
        clauses.extend(
            node.elif_else_clauses
                .iter()
                .map(|c| (c.test.as_ref(), c.body.as_slice())),
        );
        self.clauses(&clauses);
    }

    /// `if`, `elif` …, `else`, from the first clause on.
    fn clauses(&mut self, clauses: &[(Option<&'a Expr>, &'a [Stmt])]) {
        let Some(((test, body), rest)) = clauses.split_first() else {
            return;
        };
        let Some(test) = test else { return self.block(body) };
        let cond = self.cond(test);
        match cond.known() {
            Some(true) => return self.block(body),
            Some(false) => return self.clauses(rest),
            None => {}
        }
        if self.depth >= 400 {
            self.mistake(
                codes::TOO_DEEP,
                *test,
                "too many `elif` in one statement",
                "split the function",
            );
            return;
        }
        self.depth += 1;
        self.branches(&cond, test, |this| this.block(body), |this| this.clauses(rest));
        self.depth -= 1;
    }

    /// A two-way branch. Where one way doesn't come back, the other goes on in the enclosing block.
    pub(crate) fn branches(
        &mut self,
        cond: &Cond,
        at: &Expr,
        then: impl FnOnce(&mut Self),
        otherwise: impl FnOnce(&mut Self),
    ) {
        let value = self.truth(&cond.val, at);
        let pre = self.state.clone();
        let mark = self.b.mark();
        self.b.open();
        self.apply(&cond.when_true);
        then(self);
        let mut then_block = self.b.close();
        let then_end = self.live.then(|| std::mem::replace(&mut self.state, pre.clone()));
        self.state.clone_from(&pre);
        self.live = true;
        if then_end.is_none() {
            self.b.emit(Inst::If {
                cond: value,
                then: then_block,
                otherwise: Vec::new(),
            });
            self.apply(&cond.when_false);
            otherwise(self);
            return;
        }
        self.b.open();
        self.apply(&cond.when_false);
        otherwise(self);
        let mut else_block = self.b.close();
        let else_end = self.live.then(|| std::mem::take(&mut self.state));
        self.state.clone_from(&pre);
        if else_end.is_none() {
            self.live = true;
            self.b.emit(Inst::If {
                cond: value,
                then: Vec::new(),
                otherwise: else_block,
            });
            self.b.splice(then_block);
            if let Some(end) = then_end {
                self.state = end;
            }
            return;
        }
        self.merge(&pre, mark, (then_end, &mut then_block), (else_end, &mut else_block));
        if !then_block.is_empty() || !else_block.is_empty() {
            self.b.emit(Inst::If {
                cond: value,
                then: then_block,
                otherwise: else_block,
            });
        }
    }

    fn return_stmt(&mut self, value: Option<&Expr>, at: TextRange) {
        match value {
            Some(expr) => {
                let val = self.expr(expr);
                self.return_value(&val, expr);
            }
            None => self.return_value(&Val::none(), &at),
        }
        self.live = false;
    }

    fn return_value(&mut self, val: &Val, at: &impl Ranged) {
        if self.returns == Returns::Nothing {
            if val.ty != Ty::None && !val.is_error() {
                let hint = "write the result to the output array: `out[i] = …`, and return with `return` alone";
                self.mistake(codes::TYPE_MISMATCH, at, "a kernel function returns nothing", hint);
            }
            return self.end_thread();
        }
        if let Ty::Tuple(_) = val.ty {
            let hint = "return one value; write one function per result";
            self.mistake(codes::UNSUPPORTED_TYPE, at, "a function can't return a tuple", hint);
            return;
        }
        if let Ty::Array(_) | Ty::OptArray(_) = val.ty {
            let hint = "return an element, or a value computed from the elements: `return a[0]`, `return sum(a)`";
            self.mistake(codes::UNSUPPORTED_TYPE, at, "a function can't return an array", hint);
            return;
        }
        match (&val.ty, val.leaves.as_slice()) {
            (Ty::Error, _) => {}
            (Ty::None, _) => {
                self.learn_result(&Ty::None, at);
                self.return_null();
            }
            (Ty::Opt(t), [value, null]) => {
                let (value, null) = (*value, *null);
                self.b.open();
                self.return_null();
                let then = self.b.close();
                self.b.emit(Inst::If {
                    cond: null,
                    then,
                    otherwise: Vec::new(),
                });
                self.learn_result(&val.ty, at);
                self.return_scalar(
                    &Val {
                        range: val.range,
                        ..Val::scalar(*t, value)
                    },
                    at,
                );
            }
            _ => {
                self.learn_result(&val.ty, at);
                self.return_scalar(val, at);
            }
        }
    }

    /// Ends a thread of a kernel function.
    fn end_thread(&mut self) {
        let done = self.b.bool(true);
        self.b.emit(Inst::Return(done));
    }

    fn return_null(&mut self) {
        self.nullable = true;
        self.b.emit(Inst::ReturnNull);
    }

    /// Notes the type of one `return` of a function whose result is inferred.
    fn learn_result(&mut self, ty: &Ty, at: &impl Ranged) {
        if self.returns != Returns::Inferred {
            return;
        }
        let joined = match &self.tables.result {
            None => Some(ty.clone()),
            Some(known) => super::types::join(known, ty),
        };
        match joined {
            Some(joined) if self.tables.result.as_ref() == Some(&joined) => {}
            Some(joined) => {
                self.tables.changed |= self.tables.result.is_some();
                self.tables.result = Some(joined);
            }
            None => {
                let message = format!("this returns {}, another `return` something else", ty.describe());
                self.mistake(
                    codes::CANNOT_UNIFY,
                    at,
                    message,
                    "return the same kind of value everywhere",
                );
            }
        }
    }

    fn return_scalar(&mut self, val: &Val, at: &impl Ranged) {
        let value = match (self.returns, &self.tables.result) {
            (Returns::Declared(ty), _) => self.convert_declared(val, ty, at, "the result"),
            (Returns::Inferred, Some(Ty::Scalar(t) | Ty::Opt(t))) => {
                let t = *t;
                self.convert(val, t, at)
            }
            (Returns::Inferred, _) => self.b.zero(Type::I64),
            (Returns::Nothing, _) => self.b.bool(true),
        };
        self.b.emit(Inst::Return(value));
    }

    /// The end of a function's body.
    pub(crate) fn finish_body(&mut self, at: TextRange) {
        // A refused statement may have held the `return`.
        let refused = [
            codes::UNSUPPORTED_STATEMENT.number,
            codes::UNSUPPORTED_EXPRESSION.number,
        ];
        if !self.live || self.findings.iter().any(|d| refused.contains(&d.code)) {
            return;
        }
        if self.returns == Returns::Nothing {
            return self.end_thread();
        }
        let end = TextRange::empty(at.end());
        let name = &self.scope().name;
        let message = format!("`{name}` can reach its end without `return`");
        self.mistake(
            codes::MISSING_RETURN,
            &end,
            message,
            "end every path with `return`; `return None` gives NULL",
        );
    }
}
