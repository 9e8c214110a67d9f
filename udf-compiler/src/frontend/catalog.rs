//! Calls of other SQL functions: overloads by least conversion cost, cycles.

use rbcdb_udf_abi::{ParameterType, ScalarType, Signature};
use ruff_python_ast::{ExprCall, ExprName};
use ruff_text_size::Ranged;

use super::link::{cycle_through, link};
use super::lower::Lowerer;
use super::suggest::did_you_mean;
use super::types::Ty;
use super::value::Val;
use crate::diagnostic::codes;
use crate::ir::Type;
use crate::request::Callee;

impl Lowerer<'_, '_> {
    /// A call of another SQL function.
    pub(crate) fn call_catalog(&mut self, name: &ExprName, node: &ExprCall) -> Val {
        let callees = self.cx.env.lookup(&name.id);
        let own = self.cx.signature;
        let recursive = name.id.as_str() == own.name;
        if callees.is_empty() && !recursive {
            self.look_at_arguments(node);
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
                let signatures: Vec<Signature> = candidates.iter().map(signature).collect();
                let list: Vec<String> = signatures.iter().map(Signature::to_string).collect();
                if let Some(finding) = self.literal_beyond(&signatures, (&arguments, &keywords), node) {
                    return finding;
                }
                let types: Vec<String> = all.map(|v| v.ty.describe()).collect();
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

    /// Reports an integer literal beyond its parameter's type where nothing else keeps the call from fitting.
    fn literal_beyond(
        &mut self,
        signatures: &[Signature],
        (positional, keywords): (&[Val], &[(String, Val)]),
        node: &ExprCall,
    ) -> Option<Val> {
        let beyond = |signature: &Signature| {
            let vals = arrange(signature, positional, keywords)?;
            let typed: Vec<Val> = vals
                .iter()
                .map(|val| Val {
                    lit: None,
                    ..val.clone()
                })
                .collect();
            cost(signature, &typed)?;
            let mut pairs = signature.parameters.iter().zip(&vals).enumerate();
            let (i, (parameter, val)) = pairs.find(|(_, (p, val))| p.ty.scalar().is_some_and(|ty| !holds(ty, val)))?;
            Some((i, parameter.clone(), val.int_lit()?))
        };
        let found: Vec<_> = signatures.iter().filter_map(beyond).collect();
        let (i, parameter, n) = found.first()?;
        let named =
            |k: &&ruff_python_ast::Keyword| k.arg.as_ref().is_some_and(|name| *name.as_str() == *parameter.name);
        let at = match node.arguments.args.get(*i) {
            Some(arg) => arg.range(),
            None => (node.arguments.keywords.iter().find(named)).map_or(node.range(), |k| k.value.range()),
        };
        let list: Vec<String> = signatures.iter().map(Signature::to_string).collect();
        let message = match found.len() {
            1 => {
                let (name, ty) = (&parameter.name, parameter.ty);
                format!("integer {n} is out of the range of {ty}, the type of parameter `{name}`")
            }
            _ => format!("integer {n} is out of the range of every signature's parameter"),
        };
        Some(self.mistake(
            codes::LITERAL_RANGE,
            &at,
            message,
            &format!("there is {}", list.join("; ")),
        ))
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
            && let Some(i) = vals
                .iter()
                .position(|v| matches!(v.ty, Ty::Opt(_) | Ty::OptArray(_) | Ty::None))
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
        .map(|(p, val)| match (p.ty, &val.ty) {
            (ParameterType::Scalar(ty), _) => argument_cost(ty, val),
            // Arrays are read in place: their elements don't convert.
            (ParameterType::Array(to), Ty::Array(array) | Ty::OptArray(array)) => (array.element == to).then_some(0),
            (ParameterType::Array(_), _) => None,
        });
    costs.sum()
}

/// Whether a type holds the integer literal that a value is; true for what isn't one.
fn holds(to: ScalarType, val: &Val) -> bool {
    match (val.int_lit(), to.integer_range()) {
        (Some(n), Some((lo, hi))) => (lo..=hi).contains(&n),
        _ => true,
    }
}

/// Exact is free; what may fail at run time costs more than what can't; float to integer is never implicit.
fn argument_cost(to: ScalarType, val: &Val) -> Option<u32> {
    use ScalarType::{Bool, Complex128, Float32, Float64, Int64, UInt64};
    let from = match &val.ty {
        Ty::Scalar(t) | Ty::Opt(t) => *t,
        Ty::None => return Some(1),
        _ => return None,
    };
    if !holds(to, val) {
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
