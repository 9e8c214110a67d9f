//! Functions: the walk over one function until its types settle; nested `def`s.

use rbcdb_udf_abi::{ParameterType, ScalarType};
use ruff_python_ast::{Expr, ExprCall, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange};

use std::rc::Rc;

use super::annotations::array_annotation;
use super::kernel::{SharedArray, shared_val};
use super::link::add_function;
use super::lower::{Context, Lowerer, Returns, Tables};
use super::scope::{Capture, ScopeId, VarId};
use super::types::{Array, Ty, sql_type};
use super::value::Val;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::kernel::{Cells, Declared, Kernel};
use crate::ir::{self, Arg, FunctionId, Inst, Op, Param, Passed, Type};

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
    output: Option<(VarId, ScalarType)>,
    at: TextRange,
) -> (Option<ir::Function>, Vec<Diagnostic>) {
    let mut tables = Tables::default();
    for _ in 0..WALKS_MAX {
        tables.changed = false;
        let mut lowerer = Lowerer::new(cx, id, &mut tables, returns);
        lowerer.bind_params(params, locals, at);
        if let Some((var, element)) = output {
            lowerer.bind_output(var, element, at);
        }
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
            let at = &TextRange::empty(at.start());
            let declared = match param.ty {
                ParameterType::Scalar(ty) => ty,
                ParameterType::Array(element) => {
                    let param_number = i as u32;
                    let val = self.array_parameter(
                        Array {
                            param: param_number,
                            element,
                        },
                        param.optional,
                    );
                    self.assign(*var, &val, at);
                    continue;
                }
            };
            let t = Type::of(declared);
            let value = self.b.op(t, Op::Param(i as u32));
            let range = declared.integer_range().filter(|_| matches!(t, Type::I64));
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
            self.assign(*var, &val, at);
        }
    }

    /// Makes this a kernel function, and gives its output array's variable its value.
    fn bind_output(&mut self, var: VarId, element: ScalarType, at: TextRange) {
        let name = self.var_name(var).to_owned();
        self.kernel = Some(Kernel {
            output: Declared { name, element },
            shared: Vec::new(),
            rows: None,
        });
        let array = shared_val(SharedArray {
            cells: Cells::Output,
            element,
            shape: Rc::default(),
        });
        self.assign(var, &array, &TextRange::empty(at.start()));
    }

    fn array_parameter(&mut self, array: Array, optional: bool) -> Val {
        let (ty, leaves) = match optional {
            false => (Ty::Array(array), Vec::new()),
            true => {
                let null = self.b.op(Type::Bool, Op::ParamNull(array.param));
                (Ty::OptArray(array), vec![null])
            }
        };
        Val {
            ty,
            leaves,
            ..Val::none()
        }
    }

    fn into_function(mut self, params: &[Param]) -> (Option<ir::Function>, Vec<Diagnostic>) {
        let body = self.b.finish();
        let result = match (self.returns, &self.tables.result) {
            (Returns::Declared(ty), _) => ty,
            (Returns::Inferred, Some(Ty::Scalar(t) | Ty::Opt(t))) => sql_type(*t),
            (Returns::Inferred, _) => ScalarType::Int64,
            (Returns::Nothing, _) => ScalarType::Bool,
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
            user: None,
            kernel: self.kernel,
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
            let annotation = annotations.get(i).copied().flatten();
            if let Some(element) = annotation.and_then(array_annotation) {
                vals.push(self.annotated_array(val, element, arg));
                continue;
            }
            let val = match annotation.map(|a| self.annotation(a)) {
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
        if vals.iter().any(|v| matches!(v.ty, Ty::Shared(_))) {
            let message = "an array that threads share can't be an argument";
            return self.mistake(codes::UNSUPPORTED_TYPE, node, message, "pass its elements");
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
                ty: ty.parameter().unwrap_or(ScalarType::Bool.into()),
                optional: matches!(ty, Ty::Opt(_) | Ty::OptArray(_) | Ty::None),
            })
            .collect();
        let range = scope.def.map_or(at, Ranged::range);
        let returns = match scope.def.and_then(|d| d.returns.as_deref()).map(|r| self.annotation(r)) {
            Some(Some(Ty::Scalar(t) | Ty::Opt(t))) => Returns::Declared(sql_type(t)),
            _ => Returns::Inferred,
        };
        self.cx.active.push(def);
        let (function, findings) = lower_function(self.cx, def, &params, &locals, returns, None, range);
        self.cx.active.pop();
        let function = function.map(|f| add_function(&mut self.cx.functions, f));
        let instance = Instance { function, findings };
        self.cx.instances.insert((def, types), instance.clone());
        instance
    }

    /// Emits a call whose arguments have the parameters' inside types.
    pub(crate) fn emit_call(&mut self, callee: FunctionId, vals: &[Val], at: &ExprCall) -> Val {
        let function = &self.cx.functions[callee.0 as usize];
        let (params, result_type, nullable) = (function.params.clone(), function.result, function.nullable);
        let mut args = Vec::new();
        for (param, val) in params.iter().zip(vals) {
            args.push(match param.ty {
                ParameterType::Scalar(ty) => self.scalar_argument(val, ty, param.optional, at),
                ParameterType::Array(_) => match &val.ty {
                    Ty::Array(array) | Ty::OptArray(array) => Arg {
                        passed: Passed::Array(array.param),
                        null: val.leaves.first().copied(),
                    },
                    _ => {
                        let hint = "pass an array parameter that may be NULL, or call another function for this case";
                        let message = "only an array can be given for an array parameter";
                        return self.mistake(codes::TYPE_MISMATCH, at, message, hint);
                    }
                },
            });
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

    /// A value as an argument for a scalar parameter.
    fn scalar_argument(&mut self, val: &Val, ty: ScalarType, optional: bool, at: &ExprCall) -> Arg {
        let inside = Type::of(ty);
        let (value, null) = match (&val.ty, optional) {
            (Ty::Opt(_), true) => {
                let leaves = self.convert_leaves(&val.leaves, &val.ty, &Ty::Opt(inside), at.range());
                (leaves[0], Some(leaves[1]))
            }
            (Ty::None, true) => (self.b.zero(inside), Some(self.b.bool(true))),
            _ => (self.convert_declared(val, ty, at, "this argument"), None),
        };
        Arg {
            passed: Passed::Value(value),
            null,
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
