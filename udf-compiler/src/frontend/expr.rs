//! Expressions: dispatch by kind, names, literals, attributes.

use ruff_python_ast::{CmpOp, Expr, ExprAttribute, ExprCompare, ExprName, ExprTuple, Number};
use ruff_text_size::Ranged;

use super::cond::{Cond, is_condition};
use super::lower::Lowerer;
use super::modules::{Imported, Module};
use super::scope::Binding;
use super::suggest::did_you_mean;
use super::types::Ty;
use super::value::{Lit, Val};
use crate::diagnostic::codes;
use crate::ir::{Type, UnaryOp};

/// The deepest nesting of expressions, long chains of the same operator not counted.
const DEPTH_MAX: usize = 400;
/// What can be done with an array.
pub(crate) const ARRAY_HINT: &str =
    "arrays have a[i], len(a), a.size, sum(a), min(a), max(a), `x in a`, and `for x in a:` for everything else";
/// The most values of a tuple, tuples inside it included.
const TUPLE_SIZE_MAX: usize = 1000;

impl Lowerer<'_, '_> {
    /// Lowers an expression, in the order in which Python evaluates it.
    pub(crate) fn expr(&mut self, expr: &Expr) -> Val {
        if self.depth >= DEPTH_MAX {
            return self.mistake(
                codes::TOO_DEEP,
                expr,
                "this expression is nested too deeply",
                "give parts of it names",
            );
        }
        self.depth += 1;
        let val = self.expr_inner(expr);
        self.depth -= 1;
        val
    }

    fn expr_inner(&mut self, expr: &Expr) -> Val {
        match expr {
            Expr::NumberLiteral(node) => self.number(&node.value, expr),
            Expr::BooleanLiteral(node) => Val::lit(Lit::Bool(node.value)),
            Expr::NoneLiteral(_) => Val::none(),
            Expr::Name(node) => self.name(node),
            Expr::BinOp(node) => self.binary(node),
            Expr::UnaryOp(node) => self.unary(node),
            Expr::Compare(node) => self.compare(node),
            Expr::BoolOp(_) if is_condition(expr) => self.cond(expr).val,
            Expr::BoolOp(node) => self.bool_op(node),
            Expr::If(node) => self.conditional(node),
            Expr::Call(node) => self.call(node),
            Expr::Attribute(node) => self.attribute(node),
            Expr::Tuple(node) => self.tuple(node),
            Expr::Subscript(node) => self.subscript(node),
            Expr::Named(node) => {
                let val = self.expr(&node.value);
                match node.target.as_name_expr() {
                    Some(name) => self.assign_name(name, &val),
                    None => return self.unsupported(expr, "this target of `:=`", "assign to a name"),
                }
                val
            }
            _ => self.refuse(expr),
        }
    }

    fn refuse(&mut self, expr: &Expr) -> Val {
        let (what, hint) = match expr {
            Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::FString(_) | Expr::TString(_) => {
                let hint = "compute with numbers here, and with text in SQL around the call";
                return self.mistake(codes::UNSUPPORTED_TYPE, expr, "text values are not supported yet", hint);
            }
            Expr::List(_) | Expr::Set(_) | Expr::Dict(_) => {
                let hint = "pass an array as an argument, or use one variable per element: `a, b = f, g`";
                let message = "making lists, sets and dicts is not supported";
                return self.mistake(codes::UNSUPPORTED_TYPE, expr, message, hint);
            }
            Expr::Lambda(_) => ("`lambda`", "write a nested `def`"),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                ("a comprehension", "write a `for` loop")
            }
            Expr::Await(_) => ("`await`", "call the function directly"),
            Expr::Yield(_) | Expr::YieldFrom(_) => ("`yield`", "a function returns one value: use `return`"),
            Expr::Starred(_) => ("`*` unpacking", "name the elements"),
            Expr::EllipsisLiteral(_) => ("`...`", "use `pass` for an empty block"),
            _ => ("this expression", "use the forms that docs/language.md lists"),
        };
        self.unsupported(expr, what, hint)
    }

    pub(crate) fn unsupported(&mut self, at: &impl Ranged, what: &str, hint: &str) -> Val {
        self.mistake(
            codes::UNSUPPORTED_EXPRESSION,
            at,
            format!("{what} is not supported"),
            hint,
        )
    }

    fn number(&mut self, number: &Number, at: &Expr) -> Val {
        match number {
            Number::Float(x) => Val::lit(Lit::Float(*x)),
            Number::Int(n) => match n.as_u64() {
                Some(n) => Val::lit(Lit::Int(n.into())),
                None => {
                    let hint =
                        "integers have 64 bits; write a float literal such as 1e20 where an approximate value will do";
                    self.mistake(
                        codes::LITERAL_RANGE,
                        at,
                        format!("integer {n} doesn't fit 64 bits"),
                        hint,
                    )
                }
            },
            Number::Complex { real, imag } => {
                let re = self.b.float(Type::F64, *real);
                let im = self.b.float(Type::F64, *imag);
                Val::scalar(Type::C128, self.b.complex(re, im))
            }
        }
    }

    fn name(&mut self, node: &ExprName) -> Val {
        let name = node.id.as_str();
        match self.cx.scopes.resolve(self.id, name) {
            Some(Binding::Var(var)) => self.read(var, node),
            Some(Binding::Def(_)) => self.function_as_value(node, name),
            Some(Binding::Imported(Imported::Member(module, member))) => self.module_constant(module, &member, node),
            Some(Binding::Imported(Imported::Refused)) => Val::error(),
            Some(Binding::Imported(Imported::Module(_))) => self.function_as_value(node, name),
            None if self.is_function(name) || Module::predeclared(name).is_some() => self.function_as_value(node, name),
            None => self.unknown_name(node),
        }
    }

    fn function_as_value(&mut self, at: &impl Ranged, name: &str) -> Val {
        let hint = format!("call it: `{name}(...)`; functions and modules can't be stored in variables");
        self.mistake(codes::NOT_A_VALUE, at, format!("`{name}` is not a value"), &hint)
    }

    fn unknown_name(&mut self, node: &ExprName) -> Val {
        let name = node.id.as_str();
        let finding = self.finding(codes::UNKNOWN_NAME, node, format!("name `{name}` is not defined"));
        let visible = self.cx.scopes.visible(self.id);
        let constants = ["pi", "e", "tau", "inf", "nan"];
        let hint = if visible.iter().any(|v| *v == name.to_lowercase()) {
            format!(
                "write `{}`: SQL folds unquoted parameter names to lower case",
                name.to_lowercase()
            )
        } else if let Some(near) = did_you_mean(name, visible.iter().map(String::as_str)) {
            format!("did you mean `{near}`?")
        } else if constants.contains(&name) {
            format!("write `math.{name}`")
        } else {
            "a body sees its parameters and what it assigns".to_string()
        };
        self.report(finding.hint(hint));
        Val::error()
    }

    /// The module that an expression names.
    pub(crate) fn module_of(&self, expr: &Expr) -> Option<Module> {
        let name = expr.as_name_expr()?.id.as_str();
        match self.cx.scopes.resolve(self.id, name) {
            Some(Binding::Imported(Imported::Module(module))) => Some(module),
            Some(_) => None,
            None => Module::predeclared(name),
        }
    }

    fn attribute(&mut self, node: &ExprAttribute) -> Val {
        if let Some(module) = self.module_of(&node.value) {
            return self.module_constant(module, &node.attr, node);
        }
        if let Expr::Attribute(register) = &*node.value
            && self.module_of(&register.value) == Some(Module::Cuda)
        {
            return self.position(&register.attr, &node.attr, node);
        }
        let val = self.expr(&node.value);
        if let Ty::Shared(array) = &val.ty {
            return self.shared_attribute(array, &node.attr, node);
        }
        if let Ty::Array(array) = val.ty {
            match node.attr.as_str() {
                "size" => return self.array_len(array),
                "shape" => return tuple_of(vec![self.array_len(array)]),
                _ => {}
            }
            let message = format!("a {} has no attribute `{}`", val.ty.describe(), node.attr);
            return self.mistake(codes::UNKNOWN_ATTRIBUTE, node, message, ARRAY_HINT);
        }
        let val = self.scalar(val, &*node.value);
        let val = self.materialize(&val, node);
        let Some(ty) = val.scalar_type() else {
            return Val::error();
        };
        match (node.attr.as_str(), ty) {
            ("real", Type::C128) => Val::float(self.b.re(val.leaves[0])),
            ("imag", Type::C128) => Val::float(self.b.im(val.leaves[0])),
            ("real", Type::Bool) => Val::int(self.b.unary(Type::I64, UnaryOp::BoolToI64, val.leaves[0])),
            ("real", _) => val,
            ("imag", Type::Bool | Type::I64 | Type::U64) => Val::lit(Lit::Int(0)),
            ("imag", _) => Val::lit(Lit::Float(0.0)),
            ("numerator", Type::I64 | Type::U64) => val,
            ("denominator", Type::I64 | Type::U64) => Val::lit(Lit::Int(1)),
            (name, _) => {
                let message = format!("{} has no attribute `{name}`", val.ty.describe());
                let hint = "numbers have .real and .imag; methods are called: z.conjugate(), n.bit_length()";
                self.mistake(codes::UNKNOWN_ATTRIBUTE, node, message, hint)
            }
        }
    }

    fn tuple(&mut self, node: &ExprTuple) -> Val {
        tuple_of(self.in_registers(&node.elts))
    }

    /// Lowers expressions in turn, literals as the types that they have by themselves.
    pub(crate) fn in_registers(&mut self, items: &[Expr]) -> Vec<Val> {
        let (mut vals, mut size) = (Vec::new(), 0);
        for item in items {
            let val = self.expr(item);
            let val = self.materialize(&val, item);
            size += val.ty.size();
            if self.is_too_large(size, item) {
                return vec![Val::error(); items.len()];
            }
            vals.push(val);
        }
        vals
    }

    /// Reports more values than a tuple may hold: `t = (t, t)` doubles it with each line.
    pub(crate) fn is_too_large(&mut self, size: usize, at: &impl Ranged) -> bool {
        if size > TUPLE_SIZE_MAX {
            let message = format!("a tuple of more than {TUPLE_SIZE_MAX} values");
            self.mistake(
                codes::TOO_LARGE,
                at,
                message,
                "use several variables, or compute the values in a loop",
            );
        }
        size > TUPLE_SIZE_MAX
    }

    /// `x is None`, `x is not None`.
    pub(crate) fn null_check(&mut self, node: &ExprCompare) -> Option<Cond> {
        let is = match node.ops.first()? {
            CmpOp::Is => true,
            CmpOp::IsNot => false,
            _ => return None,
        };
        if !node.comparators.first()?.is_none_literal_expr() {
            return None;
        }
        let val = self.expr(&node.left);
        let fact = |null| self.fact(&node.left, null).into_iter().collect();
        let (null, present) = (fact(true), fact(false));
        let val = match val.ty {
            Ty::Opt(_) if is => Val::bool(val.leaves[1]),
            Ty::Opt(_) => Val::bool(self.b.not(val.leaves[1])),
            Ty::OptArray(_) if is => Val::bool(val.leaves[0]),
            Ty::OptArray(_) => Val::bool(self.b.not(val.leaves[0])),
            Ty::Error => Val::error(),
            ty => Val::lit(Lit::Bool((ty == Ty::None) == is)),
        };
        let (when_true, when_false) = if is { (null, present) } else { (present, null) };
        Some(Cond {
            val,
            when_true,
            when_false,
        })
    }
}

/// A tuple of materialized values.
pub(crate) fn tuple_of(items: Vec<Val>) -> Val {
    if items.iter().any(Val::is_error) {
        return Val::error();
    }
    let types: Vec<Ty> = items.iter().map(|v| v.ty.clone()).collect();
    let leaves = items.into_iter().flat_map(|v| v.leaves).collect();
    Val {
        ty: Ty::Tuple(types.into()),
        leaves,
        range: None,
        lit: None,
    }
}

/// The elements of a tuple.
pub(crate) fn tuple_items(val: &Val) -> Option<Vec<Val>> {
    let Ty::Tuple(types) = &val.ty else { return None };
    let mut rest = val.leaves.as_slice();
    let mut items = Vec::new();
    for ty in types.iter() {
        let (now, later) = rest.split_at(ty.leaves().len().min(rest.len()));
        items.push(Val {
            ty: ty.clone(),
            leaves: now.to_vec(),
            range: None,
            lit: None,
        });
        rest = later;
    }
    Some(items)
}
