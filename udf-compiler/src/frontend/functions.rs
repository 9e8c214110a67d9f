//! Functions: the walk over one function until its types settle, nested `def`s, and calls of catalog functions.

use std::collections::HashMap;

use rbcdb_udf_abi::{ScalarType, Signature};
use ruff_python_ast::{Expr, ExprCall, ExprName, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange};

use super::lower::{Context, Lowerer, Returns, Tables};
use super::scope::{Capture, ScopeId, VarId};
use super::suggest::did_you_mean;
use super::types::{Ty, sql_type};
use super::value::{Lit, Val};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{self, Arg, FunctionId, Inst, Op, Param, Type};
use crate::request::Callee;

/// How often a function is walked at most until its types settle.
const WALKS_MAX: usize = 100;

/// A nested function lowered for certain argument types.
#[derive(Debug, Clone)]
pub(crate) struct Instance {
    /// The IR function; none where its body has mistakes.
    function: Option<FunctionId>,
    findings: Vec<Diagnostic>,
}

/// Walks a function until nothing new is learnt. `params` are its IR parameters, one per variable from the first on;
/// `locals` says which variable each is.
pub(crate) fn lower_function(
    cx: &mut Context<'_>,
    id: ScopeId,
    params: &[Param],
    locals: &[VarId],
    returns: Returns,
    at: TextRange,
) -> (Option<ir::Function>, Vec<Diagnostic>) {
    let mut tables = Tables::default();
    for _ in 0..WALKS_MAX {
        tables.changed = false;
        let mut lowerer = Lowerer::new(cx, id, &mut tables, returns);
        lowerer.bind_params(params, locals, at);
        let body = lowerer.scope().body;
        lowerer.block(body);
        lowerer.finish_body(at);
        if !lowerer.tables.changed {
            return lowerer.into_function(params);
        }
    }
    let message = "the types of the variables don't settle";
    let d = Diagnostic::new(codes::TOO_COMPLEX, cx.span(at), message);
    let d = d.hint("annotate or convert the variables that loops assign, for example `x = float(x)`");
    (None, vec![d])
}

impl<'a> Lowerer<'_, 'a> {
    /// Gives the variables behind the parameters their values.
    fn bind_params(&mut self, params: &[Param], locals: &[VarId], at: TextRange) {
        for (i, (param, var)) in params.iter().zip(locals).enumerate() {
            if !self.cx.scopes.is_read(self.var_name(*var)) {
                continue;
            }
            let t = Type::of(param.ty);
            let value = self.b.op(t, Op::Param(i as u32));
            let range = param.ty.integer_range().filter(|_| matches!(t, Type::I64));
            let val = if param.optional {
                let null = self.b.op(Type::Bool, Op::ParamNull(i as u32));
                Val {
                    ty: Ty::Opt(t),
                    leaves: vec![value, null],
                    range,
                    lit: None,
                }
            } else {
                Val {
                    range,
                    ..Val::scalar(t, value)
                }
            };
            self.assign(*var, &val, &TextRange::empty(at.start()));
        }
    }

    fn into_function(mut self, params: &[Param]) -> (Option<ir::Function>, Vec<Diagnostic>) {
        let body = self.b.finish();
        let result = match (self.returns, &self.tables.result) {
            (Returns::Declared(ty), _) => ty,
            (Returns::Inferred, Some(Ty::Scalar(t) | Ty::Opt(t))) => sql_type(*t),
            (Returns::Inferred, _) => ScalarType::Int64,
        };
        let function = ir::Function {
            name: self.scope().name.clone(),
            params: params.to_vec(),
            result,
            nullable: self.nullable,
            values: self.b.values,
            locals: self.b.locals,
            sites: self.b.sites,
            body,
        };
        (self.findings.is_empty().then_some(function), self.findings)
    }

    // --- nested functions -----------------------------------------------------------------------------------------

    /// Checks a nested `def` where it stands; its body is lowered per call.
    pub(crate) fn check_def(&mut self, def: &StmtFunctionDef) {
        for finding in def_findings(def, &|range| self.cx.span(range)) {
            self.report(finding);
        }
    }

    /// A call of a nested function.
    pub(crate) fn call_nested(&mut self, def: ScopeId, node: &ExprCall) -> Val {
        let scope = self.cx.scopes.get(def);
        let names: Vec<&str> = scope.vars[..scope.params].iter().map(String::as_str).collect();
        let Some(args) = self.bind_arguments(&scope.name, &names, node) else {
            return Val::error();
        };
        let annotations = scope.def.map(annotations).unwrap_or_default();
        let mut vals = Vec::new();
        for (i, arg) in args.into_iter().enumerate() {
            let val = self.expr(arg);
            let val = match annotations.get(i).copied().flatten().map(|a| self.annotation(a)) {
                Some(Some(ty)) => self.annotated(&val, &ty, arg),
                Some(None) => Val::error(),
                None => val,
            };
            vals.push(self.materialize(&val, arg));
        }
        for capture in scope.captures.clone() {
            let var = self.captured(capture);
            vals.push(self.read(var, node));
        }
        if vals.iter().any(Val::is_error) {
            return Val::error();
        }
        if vals.iter().any(|v| matches!(v.ty, Ty::Tuple(_))) {
            let hint = "pass the elements one by one";
            return self.mistake(codes::UNSUPPORTED_TYPE, node, "a tuple can't be an argument", hint);
        }
        if self.cx.active.contains(&def) {
            return self.recursion_of_nested(def, node);
        }
        let instance = self.instance(def, &vals, node.range());
        self.findings.extend(instance.findings.iter().cloned());
        let Some(callee) = instance.function else {
            return Val::error();
        };
        self.emit_call(callee, &vals, node)
    }

    /// The variable here that holds what a nested function captures.
    fn captured(&self, capture: Capture) -> VarId {
        if capture.owner == self.id {
            return capture.var;
        }
        let mine = self
            .scope()
            .captures
            .iter()
            .find(|c| (c.owner, c.var) == (capture.owner, capture.var));
        mine.map_or(capture.var, |c| c.local)
    }

    fn recursion_of_nested(&mut self, def: ScopeId, node: &ExprCall) -> Val {
        let from = self.cx.active.iter().position(|id| *id == def).unwrap_or(0);
        let mut names: Vec<&str> = self.cx.active[from..]
            .iter()
            .map(|id| self.cx.scopes.get(*id).name.as_str())
            .collect();
        names.push(self.cx.scopes.get(def).name.as_str());
        let message = format!("recursion is not supported: {}", names.join(" → "));
        self.mistake(codes::RECURSION, node, message, "write a loop")
    }

    /// The nested function for these argument types.
    fn instance(&mut self, def: ScopeId, vals: &[Val], at: TextRange) -> Instance {
        let types: Vec<Ty> = vals.iter().map(|v| v.ty.clone()).collect();
        if let Some(instance) = self.cx.instances.get(&(def, types.clone())) {
            return instance.clone();
        }
        let scope = self.cx.scopes.get(def);
        let locals: Vec<VarId> = (0..scope.params)
            .map(VarId)
            .chain(scope.captures.iter().map(|c| c.local))
            .collect();
        let params: Vec<Param> = (types.iter().zip(&locals))
            .map(|(ty, var)| Param {
                name: scope.vars[var.0].clone(),
                ty: match ty {
                    Ty::Scalar(t) | Ty::Opt(t) => sql_type(*t),
                    _ => ScalarType::Bool,
                },
                optional: matches!(ty, Ty::Opt(_) | Ty::None),
            })
            .collect();
        let range = scope.def.map_or(at, Ranged::range);
        let returns = match scope.def.and_then(|d| d.returns.as_deref()).map(|r| self.annotation(r)) {
            Some(Some(Ty::Scalar(t) | Ty::Opt(t))) => Returns::Declared(sql_type(t)),
            _ => Returns::Inferred,
        };
        self.cx.active.push(def);
        let (function, findings) = lower_function(self.cx, def, &params, &locals, returns, range);
        self.cx.active.pop();
        let function = function.map(|f| add_function(&mut self.cx.functions, f));
        let instance = Instance { function, findings };
        self.cx.instances.insert((def, types), instance.clone());
        instance
    }

    /// Emits a call whose arguments have the parameters' inside types.
    fn emit_call(&mut self, callee: FunctionId, vals: &[Val], at: &ExprCall) -> Val {
        let function = &self.cx.functions[callee.0 as usize];
        let (params, result_type, nullable) = (function.params.clone(), function.result, function.nullable);
        let mut args = Vec::new();
        for (param, val) in params.iter().zip(vals) {
            let inside = Type::of(param.ty);
            let arg = match (&val.ty, param.optional) {
                (Ty::Opt(_), true) => {
                    let leaves = self.convert_leaves(&val.leaves, &val.ty, &Ty::Opt(inside), at.range());
                    Arg {
                        value: leaves[0],
                        null: Some(leaves[1]),
                    }
                }
                (Ty::None, true) => Arg {
                    value: self.b.zero(inside),
                    null: Some(self.b.bool(true)),
                },
                _ => Arg {
                    value: self.convert_declared(val, param.ty, at, "this argument"),
                    null: None,
                },
            };
            args.push(arg);
        }
        let inside = Type::of(result_type);
        let result = self.b.new_value(inside);
        let result_null = nullable.then(|| self.b.new_value(Type::Bool));
        self.b.emit(Inst::Call {
            result,
            result_null,
            callee,
            args,
        });
        let range = result_type.integer_range().filter(|_| inside == Type::I64);
        match result_null {
            Some(null) => Val {
                ty: Ty::Opt(inside),
                leaves: vec![result, null],
                range,
                lit: None,
            },
            None => Val {
                range,
                ..Val::scalar(inside, result)
            },
        }
    }

    /// The argument expression for each parameter, positional and by keyword.
    fn bind_arguments<'e>(&mut self, name: &str, params: &[&str], node: &'e ExprCall) -> Option<Vec<&'e Expr>> {
        let args = &node.arguments;
        let mut bound: Vec<Option<&Expr>> = args.args.iter().map(Some).collect();
        let wanted = params.len();
        if bound.len() > wanted {
            let message = format!("`{name}` takes {wanted} arguments, not {}", args.len());
            self.mistake(codes::WRONG_ARGUMENTS, node, message, "");
            return None;
        }
        bound.resize(wanted, None);
        for keyword in &args.keywords {
            let place = keyword
                .arg
                .as_ref()
                .and_then(|arg| params.iter().position(|p| *p == arg.as_str()));
            match place {
                Some(i) if bound[i].is_none() => bound[i] = Some(&keyword.value),
                _ => {
                    let message = format!("`{name}` has no further parameter of this name");
                    let hint = format!("its parameters are: {}", params.join(", "));
                    self.mistake(codes::WRONG_ARGUMENTS, keyword, message, &hint);
                    return None;
                }
            }
        }
        if let Some(i) = bound.iter().position(Option::is_none) {
            let message = format!("`{name}` lacks its argument `{}`", params[i]);
            self.mistake(codes::WRONG_ARGUMENTS, node, message, "");
            return None;
        }
        Some(bound.into_iter().flatten().collect())
    }

    // --- functions of the catalog ---------------------------------------------------------------------------------

    /// A call of another SQL function.
    pub(crate) fn call_catalog(&mut self, name: &ExprName, node: &ExprCall) -> Val {
        let callees = self.cx.env.lookup(&name.id);
        let own = self.cx.signature;
        let recursive = name.id.as_str() == own.name;
        if callees.is_empty() && !recursive {
            return self.unknown_function(name);
        }
        // The function itself is a candidate too; an older version of it, about to be replaced, is not.
        let others = callees
            .iter()
            .filter(|c| !(recursive && c.signature.parameter_types() == own.parameter_types()));
        let candidates: Vec<Option<&Callee>> = recursive.then_some(None).into_iter().chain(others.map(Some)).collect();
        let arguments: Vec<Val> = node.arguments.args.iter().map(|arg| self.expr(arg)).collect();
        let keywords: Vec<(String, Val)> = (node.arguments.keywords.iter())
            .map(|k| {
                (
                    k.arg.as_ref().map_or(String::new(), |a| a.to_string()),
                    self.expr(&k.value),
                )
            })
            .collect();
        let all = arguments.iter().chain(keywords.iter().map(|(_, v)| v));
        if all.clone().any(Val::is_error) {
            return Val::error();
        }
        let signature = |candidate: &Option<&Callee>| candidate.map_or(own, |c| &c.signature).clone();
        let mut fits: Vec<(u32, Option<&Callee>, Vec<Val>)> = Vec::new();
        for candidate in &candidates {
            let signature = signature(candidate);
            if let Some(vals) = arrange(&signature, &arguments, &keywords)
                && let Some(cost) = cost(&signature, &vals)
            {
                fits.push((cost, *candidate, vals));
            }
        }
        let least = fits.iter().map(|f| f.0).min();
        fits.retain(|f| Some(f.0) == least);
        match fits.len() {
            0 => {
                let types: Vec<String> = all.map(|v| v.ty.describe()).collect();
                let list: Vec<String> = candidates.iter().map(|c| signature(c).to_string()).collect();
                let message = format!("no signature of `{}` takes ({})", name.id, types.join(", "));
                self.mistake(
                    codes::NO_OVERLOAD,
                    node,
                    message,
                    &format!("there is {}", list.join("; ")),
                )
            }
            1 => {
                let (_, candidate, vals) = fits.remove(0);
                self.call_candidate(candidate, &vals, node)
            }
            _ => {
                let list: Vec<String> = fits.iter().map(|f| signature(&f.1).to_string()).collect();
                let message = format!("the call of `{}` is ambiguous", name.id);
                let hint = format!("convert the arguments to choose one of {}", list.join("; "));
                self.mistake(codes::AMBIGUOUS_CALL, node, message, &hint)
            }
        }
    }

    fn call_candidate(&mut self, candidate: Option<&Callee>, vals: &[Val], node: &ExprCall) -> Val {
        let own = self.cx.signature;
        let cycle = match candidate {
            None => Some(vec![own.name.clone(), own.name.clone()]),
            Some(callee) => cycle_through(own, &callee.module),
        };
        if let Some(cycle) = cycle {
            let message = format!("recursion is not supported: {}", cycle.join(" → "));
            return self.mistake(codes::RECURSION, node, message, "write a loop");
        }
        let Some(callee) = candidate else { return Val::error() };
        if !callee.signature.called_on_null_input
            && let Some(i) = vals.iter().position(|v| matches!(v.ty, Ty::Opt(_) | Ty::None))
        {
            let at = node.arguments.args.get(i).map_or(node.range(), Ranged::range);
            return self.not_scalar(&vals[i], &at);
        }
        if !self.cx.dependencies.contains(&callee.key) {
            self.cx.dependencies.push(callee.key);
        }
        let id = link(&mut self.cx.functions, &callee.module);
        self.emit_call(id, vals, node)
    }

    fn unknown_function(&mut self, name: &ExprName) -> Val {
        let id = name.id.as_str();
        let message = format!("function `{id}` doesn't exist");
        let members = super::math_table::REAL
            .iter()
            .map(|f| f.math)
            .chain(super::math_table::MATH_ONLY.iter().copied());
        let hint = if members.filter(|m| !m.is_empty()).any(|m| m == id) {
            format!("write `math.{id}(...)`")
        } else if id == "print" || id == "input" || id == "open" {
            "a body can't do input or output".to_string()
        } else {
            let mut known = self.cx.env.names();
            known.extend(super::call::BUILTINS.iter().map(|b| b.to_string()));
            match did_you_mean(id, known.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "a body can call other rbc functions, nested `def`s, and the functions of math, cmath and np"
                    .to_string(),
            }
        };
        self.mistake(codes::UNKNOWN_FUNCTION, name, message, &hint)
    }
}

/// The annotations of a function's parameters, in order.
fn annotations(def: &StmtFunctionDef) -> Vec<Option<&Expr>> {
    def.parameters
        .iter_non_variadic_params()
        .map(|p| p.annotation())
        .collect()
}

/// What a `def` has that the language doesn't.
pub(crate) fn def_findings(
    def: &StmtFunctionDef,
    span: &dyn Fn(TextRange) -> std::ops::Range<usize>,
) -> Vec<Diagnostic> {
    let mut list = Vec::new();
    let mut refuse = |range: TextRange, what: &str, hint: &str| {
        let message = format!("{what} is not supported");
        list.push(Diagnostic::new(codes::UNSUPPORTED_STATEMENT, span(range), message).hint(hint));
    };
    if def.is_async {
        refuse(def.name.range, "`async def`", "write `def`");
    }
    if let Some(decorator) = def.decorator_list.first() {
        refuse(decorator.range, "a decorator", "remove it");
    }
    if let Some(params) = &def.type_params {
        refuse(
            params.range,
            "a type parameter",
            "leave the annotation out: types are inferred",
        );
    }
    let params = &def.parameters;
    for variadic in [&params.vararg, &params.kwarg].into_iter().flatten() {
        refuse(variadic.range, "a variable number of parameters", "name the parameters");
    }
    for param in params.iter_non_variadic_params() {
        if let Some(default) = &param.default {
            refuse(
                default.range(),
                "a default value in `def`",
                "write the default in SQL: `x DOUBLE DEFAULT 1.0`, or pass the value",
            );
        }
    }
    list
}

/// The arguments in the order of a signature's parameters; `None` where they don't fit its names and number.
fn arrange(signature: &Signature, positional: &[Val], keywords: &[(String, Val)]) -> Option<Vec<Val>> {
    let count = signature.parameters.len();
    if positional.len() + keywords.len() != count {
        return None;
    }
    let mut vals: Vec<Option<Val>> = positional.iter().cloned().map(Some).collect();
    vals.resize(count, None);
    for (name, val) in keywords {
        let i = signature.parameters.iter().position(|p| p.name == *name)?;
        if vals[i].replace(val.clone()).is_some() {
            return None;
        }
    }
    vals.into_iter().collect()
}

/// What converting the arguments costs; `None` where one doesn't convert.
fn cost(signature: &Signature, vals: &[Val]) -> Option<u32> {
    let costs = signature
        .parameters
        .iter()
        .zip(vals)
        .map(|(p, val)| argument_cost(p.ty, val));
    costs.sum()
}

/// Exact is free; what may fail at run time costs more than what can't; float to integer is never implicit.
fn argument_cost(to: ScalarType, val: &Val) -> Option<u32> {
    use ScalarType::{Bool, Complex128, Float32, Float64, Int64, UInt64};
    let from = match &val.ty {
        Ty::Scalar(t) | Ty::Opt(t) => *t,
        Ty::None => return Some(1),
        _ => return None,
    };
    if let Some(Lit::Int(n)) = val.lit
        && let Some((lo, hi)) = to.integer_range()
        && !(lo..=hi).contains(&n)
    {
        return None;
    }
    let narrowing = |to: ScalarType| to.byte_width().map_or(0, |width| 8 - width as u32);
    Some(match (from, to) {
        (Type::Bool, Bool) | (Type::I64, Int64) | (Type::U64, UInt64) => 0,
        (Type::F32, Float32) | (Type::F64, Float64) | (Type::C128, Complex128) => 0,
        (Type::F32, Float64) => 1,
        (Type::F64, Float32) => 2,
        (Type::Bool | Type::I64, to) if to.is_integer() && to != UInt64 => 1 + narrowing(to),
        (Type::U64, to) if to.is_integer() => 2 + narrowing(to),
        (Type::Bool | Type::I64, UInt64) => 9,
        (Type::Bool | Type::I64 | Type::U64, Float64) => 10,
        (Type::Bool | Type::I64 | Type::U64, Float32) => 12,
        (from, Complex128) if from != Type::C128 => 20,
        _ => return None,
    })
}

/// The chain of calls by which a callee's module comes back to the function being compiled.
fn cycle_through(own: &Signature, module: &ir::Module) -> Option<Vec<String>> {
    let types = own.parameter_types();
    let is_own = |f: &ir::Function| f.name == own.name && f.params.iter().map(|p| p.ty).eq(types.iter().copied());
    let target = module.functions.iter().position(is_own)?;
    // Callers come after their callees: walk from the entry down along any call that leads to the target.
    let mut reaches = vec![false; module.functions.len()];
    let mut next: HashMap<usize, usize> = HashMap::new();
    reaches[target] = true;
    for (i, function) in module.functions.iter().enumerate().skip(target + 1) {
        let callees = callees(&function.body);
        if let Some(callee) = callees
            .into_iter()
            .map(|c| c.0 as usize)
            .find(|c| reaches.get(*c) == Some(&true))
        {
            reaches[i] = true;
            next.insert(i, callee);
        }
    }
    let mut names = vec![own.name.clone()];
    let mut at = module.functions.len() - 1;
    loop {
        names.push(module.functions[at].name.clone());
        match next.get(&at) {
            Some(callee) => at = *callee,
            None => return Some(names),
        }
    }
}

/// The functions that a block calls.
fn callees(block: &[Inst]) -> Vec<FunctionId> {
    let mut found = Vec::new();
    for inst in block {
        match inst {
            Inst::Call { callee, .. } => found.push(*callee),
            Inst::If { then, otherwise, .. } => found.extend(callees(then).into_iter().chain(callees(otherwise))),
            Inst::Loop { body, step, .. } => found.extend(callees(body).into_iter().chain(callees(step))),
            _ => {}
        }
    }
    found
}

/// Renumbers the functions that a block calls.
fn renumber(block: &mut [Inst], map: &dyn Fn(FunctionId) -> FunctionId) {
    for inst in block {
        match inst {
            Inst::Call { callee, .. } => *callee = map(*callee),
            Inst::If { then, otherwise, .. } => {
                renumber(then, map);
                renumber(otherwise, map);
            }
            Inst::Loop { body, step, .. } => {
                renumber(body, map);
                renumber(step, map);
            }
            _ => {}
        }
    }
}

/// Adds a function unless an equal one is there.
fn add_function(functions: &mut Vec<ir::Function>, function: ir::Function) -> FunctionId {
    let known = functions.iter().position(|f| *f == function);
    let index = known.unwrap_or_else(|| {
        functions.push(function);
        functions.len() - 1
    });
    FunctionId(index as u32)
}

/// Adds a callee's module, sharing functions that are there already; gives its entry.
fn link(functions: &mut Vec<ir::Function>, module: &ir::Module) -> FunctionId {
    let mut ids: Vec<FunctionId> = Vec::new();
    for function in &module.functions {
        let mut function = function.clone();
        renumber(&mut function.body, &|id| ids.get(id.0 as usize).copied().unwrap_or(id));
        ids.push(add_function(functions, function));
    }
    ids.last().copied().unwrap_or(FunctionId(0))
}

/// The entry with what it calls, callees first; what nothing calls is left out.
pub(crate) fn assemble(functions: Vec<ir::Function>, entry: ir::Function) -> ir::Module {
    let mut all = functions;
    all.push(entry);
    let mut used = vec![false; all.len()];
    if let Some(last) = used.last_mut() {
        *last = true;
    }
    for i in (0..all.len()).rev().filter(|i| used[*i]).collect::<Vec<_>>() {
        mark_callees(&all, i, &mut used);
    }
    let mut ids = vec![FunctionId(0); all.len()];
    let mut kept = Vec::new();
    for (i, mut function) in all.into_iter().enumerate() {
        if used[i] {
            renumber(&mut function.body, &|id| ids[id.0 as usize]);
            ids[i] = FunctionId(kept.len() as u32);
            kept.push(function);
        }
    }
    ir::Module { functions: kept }
}

fn mark_callees(all: &[ir::Function], from: usize, used: &mut [bool]) {
    let mut pending = vec![from];
    while let Some(i) = pending.pop() {
        for callee in callees(&all[i].body) {
            let callee = callee.0 as usize;
            if !used[callee] {
                used[callee] = true;
                pending.push(callee);
            }
        }
    }
}
