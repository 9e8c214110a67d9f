//! `assert` and `raise`: errors that the body itself ends a row with.

use rbcdb_udf_abi::ErrorCode;
use ruff_python_ast::{Expr, StmtAssert, StmtRaise};

use super::lower::Lowerer;
use crate::diagnostic::codes;
use crate::ir::Inst;

impl Lowerer<'_, '_> {
    pub(crate) fn assert(&mut self, node: &StmtAssert) {
        let cond = self.cond(&node.test);
        let message = node.msg.as_deref().and_then(|msg| self.message(msg));
        match cond.known() {
            Some(true) => return,
            Some(false) => {
                let site = self.site(node, message.as_deref());
                self.b.emit(Inst::Fail {
                    code: ErrorCode::AssertFailed,
                    site,
                });
                self.live = false;
                return;
            }
            None => {}
        }
        let value = self.truth(&cond.val, &*node.test);
        let failed = self.b.not(value);
        self.fail_if(failed, ErrorCode::AssertFailed, node, message.as_deref());
        self.apply(&cond.when_true);
    }

    pub(crate) fn raise(&mut self, node: &StmtRaise) {
        let message = match node.exc.as_deref() {
            Some(Expr::Name(name)) => Some(name.id.to_string()),
            Some(Expr::Call(call)) => self.exception(call),
            _ => {
                let d = self.finding(
                    codes::UNSUPPORTED_STATEMENT,
                    node,
                    "`raise` without an exception is not supported",
                );
                self.report(d.hint("write `raise ValueError(\"what is wrong\")`"));
                None
            }
        };
        let site = self.site(node, message.as_deref());
        self.b.emit(Inst::Fail {
            code: ErrorCode::Raised,
            site,
        });
        self.live = false;
    }

    /// `ValueError("…")`: the message.
    fn exception(&mut self, call: &ruff_python_ast::ExprCall) -> Option<String> {
        let Some(name) = call.func.as_name_expr() else {
            self.unsupported(
                &*call.func,
                "this exception",
                "write `raise ValueError(\"what is wrong\")`",
            );
            return None;
        };
        match (&*call.arguments.args, call.arguments.keywords.is_empty()) {
            ([], true) => Some(name.id.to_string()),
            ([message], true) => self.message(message),
            _ => {
                self.unsupported(call, "an exception with several arguments", "give it one message");
                None
            }
        }
    }

    /// A message: a string literal.
    fn message(&mut self, expr: &Expr) -> Option<String> {
        if let Some(text) = expr.as_string_literal_expr() {
            return Some(text.value.to_str().to_string());
        }
        let hint = "the error that the server reports names the row's argument values by itself";
        self.unsupported(expr, "a message that isn't a string literal", hint);
        None
    }
}
