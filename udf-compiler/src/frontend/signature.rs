//! The body and its declared signature: statements, or one whole `def` that must agree with it.

use std::collections::HashMap;

use rbcdb_udf_abi::{ParameterType, Signature};
use ruff_python_ast::{Stmt, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::Lowered;
use super::annotations::check_declared;
use super::functions::{def_findings, lower_function};
use super::link::assemble;
use super::lower::{Context, Returns};
use super::parse::{Body, span_of};
use super::scope::{ScopeId, Scopes, VarId};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::Param;
use crate::request::{CompileRequest, Environment};

/// Lowers a parsed body.
pub(crate) fn lower_body(
    request: &CompileRequest,
    env: &dyn Environment,
    body: &Body,
) -> Result<Lowered, Vec<Diagnostic>> {
    let signature = request.signature;
    let statements = body.statements();
    let shift = body.shift();
    if statements.iter().all(is_idle) {
        let d = Diagnostic::new(
            codes::EMPTY_BODY,
            0..request.body.len(),
            "the body has no statement that returns a value",
        );
        return Err(vec![
            d.hint("write `return` and an expression; `return None` gives NULL"),
        ]);
    }
    let def = whole_def(statements);
    let mut findings = Vec::new();
    let mut names: Vec<String> = declared(signature)
        .into_iter()
        .map(|(name, _)| name.to_owned())
        .collect();
    if let Some(def) = def {
        findings = check_def(request, def, shift);
        if !findings.is_empty() {
            return Err(findings);
        }
        names = def
            .parameters
            .iter_non_variadic_params()
            .map(|p| p.name().to_string())
            .collect();
    }
    let inner = def.map_or(statements, |def| def.body.as_slice());
    let scopes = Scopes::new(
        &signature.name,
        names.clone(),
        def,
        inner,
        def.map_or(&[], |_| statements),
    );
    for (range, mut finding) in scopes.findings.iter().cloned() {
        finding.span = span_of(range, shift);
        findings.push(finding);
    }

    let mut cx = Context {
        text: request.body,
        shift,
        signature,
        options: request.options,
        env,
        scopes: &scopes,
        functions: Vec::new(),
        dependencies: Vec::new(),
        instances: HashMap::new(),
        active: vec![ScopeId(0)],
        lines: line_starts(request.body),
    };
    let optional = signature.called_on_null_input;
    let output = signature.kernel.as_ref().map(|kernel| kernel.position);
    let locals: Vec<VarId> = (0..names.len()).filter(|n| Some(*n) != output).map(VarId).collect();
    let params: Vec<Param> = (signature.parameters.iter().zip(&locals))
        .map(|(p, local)| Param {
            name: names[local.0].clone(),
            ty: p.ty,
            optional,
        })
        .collect();
    let returns = match output {
        Some(_) => Returns::Nothing,
        None => Returns::Declared(signature.result),
    };
    let end = inner.last().map_or(TextSize::new(0), Ranged::end);
    let range = TextRange::new(inner.first().map_or(end, Ranged::start), end);
    let (function, mistakes) = lower_function(
        &mut cx,
        ScopeId(0),
        &params,
        &locals,
        returns,
        output.map(|position| (VarId(position), signature.result)),
        range,
    );
    findings.extend(mistakes);
    match function {
        Some(entry) if findings.is_empty() => Ok(Lowered {
            module: assemble(cx.functions, entry),
            dependencies: cx.dependencies,
        }),
        _ => Err(findings),
    }
}

/// Names and types of all that a declaration lists between its parentheses.
fn declared(signature: &Signature) -> Vec<(&str, ParameterType)> {
    let mut list: Vec<(&str, ParameterType)> = signature.parameters.iter().map(|p| (p.name.as_str(), p.ty)).collect();
    if let Some(kernel) = &signature.kernel {
        let output = (kernel.output.as_str(), ParameterType::Array(signature.result));
        list.insert(kernel.position.min(list.len()), output);
    }
    list
}

/// The byte offset of each line of a text.
fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0)
        .chain(text.match_indices('\n').map(|(i, _)| i + 1))
        .collect()
}

/// Statements that do nothing.
fn is_idle(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::Pass(_) | Stmt::Import(_) | Stmt::ImportFrom(_) => true,
        Stmt::Expr(node) => node.value.is_string_literal_expr(),
        _ => false,
    }
}

/// The `def` that a body consists of, but for imports and a docstring.
fn whole_def(statements: &[Stmt]) -> Option<&StmtFunctionDef> {
    let mut rest = statements.iter().filter(|s| !is_idle(s));
    match (rest.next(), rest.next()) {
        (Some(Stmt::FunctionDef(def)), None) => Some(def),
        _ => None,
    }
}

/// Name, parameters and annotations of a whole `def` against the declaration.
fn check_def(request: &CompileRequest, def: &StmtFunctionDef, shift: usize) -> Vec<Diagnostic> {
    let signature = request.signature;
    let mut list = def_findings(def, &|range| span_of(range, shift));
    let mut mismatch = |range: TextRange, message: String, hint: String| {
        list.push(Diagnostic::new(codes::DEF_MISMATCH, span_of(range, shift), message).hint(hint));
    };
    if !def.name.as_str().eq_ignore_ascii_case(&signature.name) {
        let message = format!("the body defines `{}`, the declaration `{}`", def.name, signature.name);
        mismatch(def.name.range, message, format!("write `def {}(...)`", signature.name));
    }
    let params: Vec<_> = def.parameters.iter_non_variadic_params().collect();
    let declared = declared(signature);
    if params.len() != declared.len() {
        let message = format!(
            "the `def` has {} parameters, the declaration {}",
            params.len(),
            declared.len()
        );
        mismatch(def.parameters.range, message, format!("the declaration is {signature}"));
    }
    let mut annotated = Vec::new();
    for (param, (name, ty)) in params.iter().zip(&declared) {
        if !param.name().as_str().eq_ignore_ascii_case(name) {
            let message = format!(
                "the `def` calls this parameter `{}`, the declaration `{}`",
                param.name(),
                name
            );
            mismatch(
                param.name().range,
                message,
                "use the same names in the same order".to_string(),
            );
        }
        annotated.extend(param.annotation().map(|a| (a, *ty)));
    }
    let returns = def.returns.as_deref().filter(|_| signature.kernel.is_none());
    annotated.extend(returns.map(|a| (a, signature.result.into())));
    for (annotation, declared) in annotated {
        let span = span_of(annotation.range(), shift);
        let Err(message) = check_declared(annotation, declared) else {
            continue;
        };
        list.push(
            Diagnostic::new(codes::BAD_ANNOTATION, span, message)
                .hint("leave it out, or make it agree with the declaration"),
        );
    }
    list
}
