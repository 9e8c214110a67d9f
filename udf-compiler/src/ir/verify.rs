//! Checks the invariants of the typed IR. Run between passes, and on whatever comes from outside.
//!
//! Module:
//! 1. It has at least one function.
//! 2. A call names a function with a smaller index than its own, so calls form no cycle.
//!
//! Function:
//! 3. A value is defined at most once, and only values that [`Function::values`] types.
//! 4. A use of a value is dominated by its definition in the structured sense: the definition stands earlier in the same
//!    block or earlier in a block around it. Values of a loop's body aren't visible in its step.
//! 5. Every operation's operands and result have the types that its rule in [`super::ops`] gives; builtins' those of
//!    their signature; constants their own.
//! 6. Parameter, variable and site numbers are in range; `param` names a scalar, `param_null` an optional parameter, operations
//!    on arrays name an array.
//! 7. A variable is set to a value of its type.
//! 8. `if` and `fail_if` test a Bool.
//! 9. Nothing follows a terminator in its block.
//! 10. `break` and `continue` stand inside a loop's body.
//! 11. A loop's step contains no `return`, and no `break` or `continue` of that loop.
//! 12. `return` gives a value of type [`Type::of`] the declared result; `return null` stands only in a nullable function.
//! 13. A call passes one argument per parameter, a value of the parameter's inside type or an array of its type; a NULL flag is a Bool and stands only at
//!     an optional parameter; the NULL flag of the result is there exactly if the callee is nullable, and is a Bool.
//! 14. The end of the body isn't reachable.
//! 15. `narrow.chk` names an integer type (part of rule 5).
//! 16. Regions nest at most [`NESTING_MAX`] deep, the body being 1: whoever walks a verified module may recurse.
//! 17. What only kernel functions contain stands in a kernel function, which is the module's last, and names arrays that it
//!     declares; an index is an I64, a value has the element's inside type, which an atomic update takes.

use rbcdb_udf_abi::ParameterType;

use super::kernel::{AtomicOp, Effect, KernelOp};
use super::{Arg, Block, Const, Function, FunctionId, Inst, Local, Module, Op, Param, Passed, SiteId, Type, Value};

/// How deep regions may nest.
pub const NESTING_MAX: usize = 500;

/// How many errors are reported for one function.
const ERRORS_MAX: usize = 20;

/// A broken invariant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("function f{function} {name}: {message}", function = .function.0)]
pub struct VerifyError {
    /// Which function.
    pub function: FunctionId,
    /// Its name.
    pub name: String,
    /// What is broken, and at which instruction.
    pub message: String,
}

/// Checks all invariants.
///
/// # Errors
/// What is broken, in the order of the text form, at most 20 findings per function.
pub fn verify(module: &Module) -> Result<(), Vec<VerifyError>> {
    let mut errors = Vec::new();
    if module.functions.is_empty() {
        let message = "a module has at least one function".to_owned();
        errors.push(VerifyError {
            function: FunctionId(0),
            name: String::new(),
            message,
        });
    }
    // A user's LLVM IR was checked when it was read.
    for (index, function) in module.functions.iter().enumerate().filter(|(_, f)| f.user.is_none()) {
        let mut verifier = Verifier {
            callees: &module.functions[..index],
            function,
            state: vec![State::Undefined; function.values.len()],
            messages: Vec::new(),
        };
        if function.kernel.is_some() && index + 1 != module.functions.len() {
            verifier.report("a kernel function that isn't the entry");
        }
        let flow = verifier.block(&function.body, Place::default());
        if flow.completes {
            verifier.report("the end of the body is reachable");
        }
        let (id, name) = (FunctionId(index as u32), &function.name);
        let to_error = |message| VerifyError {
            function: id,
            name: name.clone(),
            message,
        };
        errors.extend(verifier.messages.into_iter().map(to_error));
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Where a value stands while the function is walked in order.
#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Undefined,
    Visible,
    /// Defined in a block that has ended.
    OutOfScope,
}

/// What surrounds a block.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// Regions around it.
    depth: usize,
    /// Whether `break` and `continue` have a loop.
    in_loop: bool,
    /// Whether some loop's step is around it.
    in_step: bool,
}

impl Place {
    fn nested(self) -> Place {
        Place {
            depth: self.depth + 1,
            ..self
        }
    }
}

/// How control can leave a block.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Flow {
    /// By its end.
    completes: bool,
    /// By a `break` of the loop around it.
    breaks: bool,
}

struct Verifier<'a> {
    callees: &'a [Function],
    function: &'a Function,
    state: Vec<State>,
    messages: Vec<String>,
}

impl Verifier<'_> {
    fn report(&mut self, message: impl Into<String>) {
        if self.messages.len() < ERRORS_MAX {
            self.messages.push(message.into());
        }
    }

    fn block(&mut self, block: &Block, place: Place) -> Flow {
        let place = place.nested();
        if place.depth > NESTING_MAX {
            self.report(format!("regions are nested more than {NESTING_MAX} deep"));
            return Flow {
                completes: false,
                breaks: false,
            };
        }
        let mut defined = Vec::new();
        let mut flow = Flow {
            completes: true,
            breaks: false,
        };
        let mut terminated = false;
        for inst in block {
            if terminated {
                self.report("an instruction follows a terminator");
                terminated = false;
            }
            let inst_flow = match inst {
                Inst::If { cond, then, otherwise } => self.if_(*cond, then, otherwise, place),
                Inst::Loop { body, step, .. } => self.loop_(body, step, place),
                simple => {
                    self.simple(simple, place, &mut defined);
                    terminated = simple.is_terminator();
                    Flow {
                        completes: !terminated,
                        breaks: matches!(simple, Inst::Break),
                    }
                }
            };
            flow.breaks |= flow.completes && inst_flow.breaks;
            flow.completes &= inst_flow.completes;
        }
        for value in defined {
            self.state[value.0 as usize] = State::OutOfScope;
        }
        flow
    }

    fn if_(&mut self, cond: Value, then: &Block, otherwise: &Block, place: Place) -> Flow {
        self.expect(cond, Type::Bool, "the condition of `if`");
        let a = self.block(then, place);
        let b = self.block(otherwise, place);
        Flow {
            completes: a.completes || b.completes,
            breaks: a.breaks || b.breaks,
        }
    }

    fn loop_(&mut self, body: &Block, step: &Block, place: Place) -> Flow {
        let in_body = Place { in_loop: true, ..place };
        let breaks = self.block(body, in_body).breaks;
        self.block(
            step,
            Place {
                in_loop: false,
                in_step: true,
                ..place
            },
        );
        Flow {
            completes: breaks,
            breaks: false,
        }
    }

    /// An instruction without regions; the values it defines are added to `defined`.
    fn simple(&mut self, inst: &Inst, place: Place, defined: &mut Vec<Value>) {
        match inst {
            Inst::Let { result, op } => {
                let computed = self.op(op, *result);
                self.define(*result, computed, defined);
            }
            Inst::Call {
                result,
                result_null,
                callee,
                args,
            } => {
                self.call(*result, *result_null, *callee, args, defined);
            }
            Inst::Set { local, value } => match self.local(*local) {
                Some(ty) => self.expect(*value, ty, "the new value of a variable"),
                None => self.report(format!("there is no variable {local}")),
            },
            Inst::FailIf { cond, site, .. } => {
                self.expect(*cond, Type::Bool, "the condition of `fail_if`");
                self.site(*site);
            }
            Inst::Fail { site, .. } => self.site(*site),
            Inst::Break | Inst::Continue if !place.in_loop => {
                self.report("`break` or `continue` outside a loop's body")
            }
            Inst::Return(_) | Inst::ReturnNull if place.in_step => self.report("`return` in a loop's step"),
            Inst::Return(value) => self.expect(*value, Type::of(self.function.result), "the result"),
            Inst::ReturnNull if !self.function.nullable => {
                self.report("`return null` in a function that isn't nullable");
            }
            Inst::Kernel(effect) => self.effect(effect),
            Inst::Break | Inst::Continue | Inst::ReturnNull | Inst::If { .. } | Inst::Loop { .. } => {}
        }
    }

    /// Makes a value visible; `computed` is its type by its instruction's rule, where that one holds.
    fn define(&mut self, value: Value, computed: Option<Type>, defined: &mut Vec<Value>) {
        let Some(declared) = self.function.values.get(value.0 as usize).copied() else {
            return self.report(format!("{value} is defined, but has no type"));
        };
        if self.state[value.0 as usize] != State::Undefined {
            return self.report(format!("{value} is defined twice"));
        }
        if let Some(computed) = computed.filter(|ty| *ty != declared) {
            self.report(format!(
                "{value} is declared as {declared}, its instruction gives {computed}"
            ));
        }
        self.state[value.0 as usize] = State::Visible;
        defined.push(value);
    }

    /// A use of a value: its type, if it is visible.
    fn used(&mut self, value: Value) -> Option<Type> {
        match self.state.get(value.0 as usize) {
            Some(State::Visible) => return Some(self.function.values[value.0 as usize]),
            Some(State::OutOfScope) => self.report(format!("{value} is used outside the block that defines it")),
            Some(State::Undefined) => self.report(format!("{value} is used before its definition")),
            None => self.report(format!("{value} is used, but has no type")),
        }
        None
    }

    fn expect(&mut self, value: Value, ty: Type, what: &str) {
        if let Some(found) = self.used(value).filter(|found| *found != ty) {
            self.report(format!("{what} must be {ty}, {value} is {found}"));
        }
    }

    fn local(&self, local: Local) -> Option<Type> {
        self.function.locals.get(local.0 as usize).map(|decl| decl.ty)
    }

    /// The type of an array parameter.
    fn array_type(&self, n: u32) -> Option<ParameterType> {
        let param = self.function.params.get(n as usize)?;
        param.ty.is_array().then_some(param.ty)
    }

    /// The type that elements of an array parameter have inside.
    fn element(&self, n: u32) -> Option<Type> {
        self.array_type(n)?.element().map(Type::of)
    }

    fn site(&mut self, site: SiteId) {
        if site.0 as usize >= self.function.sites.len() {
            self.report(format!("there is no site {site}"));
        }
    }

    /// The type that an operation gives; `None` after reporting why it has none.
    fn op(&mut self, op: &Op, result: Value) -> Option<Type> {
        let mut uses = |values: &[Value]| values.iter().map(|v| self.used(*v)).collect::<Option<Vec<Type>>>();
        let (ty, name) = match op {
            Op::Const(constant) => (Some(Const::ty(*constant)), "const"),
            Op::Param(n) => (self.function.params.get(*n as usize).and_then(Param::inside), "param"),
            Op::ParamNull(n) => {
                let param = self.function.params.get(*n as usize).filter(|p| p.optional);
                (param.map(|_| Type::Bool), "param_null")
            }
            Op::Get(local) => (self.local(*local), "get"),
            Op::Unary(op, a) => (op.result_type(uses(&[*a])?[0]), op.mnemonic()),
            Op::Binary(op, a, b) => {
                let types = uses(&[*a, *b])?;
                (op.result_type(types[0], types[1]), op.mnemonic())
            }
            Op::Select(c, a, b) => {
                let types = uses(&[*c, *a, *b])?;
                let fits = types[0] == Type::Bool && types[1] == types[2];
                (fits.then_some(types[1]), "select")
            }
            Op::Checked(op, operands, site) => {
                let types = uses(operands)?;
                self.site(*site);
                (op.result_type(&types), op.mnemonic())
            }
            Op::Builtin(builtin, operands) => {
                let types = uses(operands)?;
                let params = builtin.params.iter().map(|ty| Type::of_builtin(*ty));
                let fits = params.eq(types.iter().copied());
                (fits.then_some(Type::of_builtin(builtin.ret)), builtin.name)
            }
            Op::ArrayLen(n) => (self.element(*n).map(|_| Type::I64), "array_len"),
            Op::ArrayGet(n, at) => {
                let fits = uses(&[*at])? == [Type::I64];
                (self.element(*n).filter(|_| fits), "array_get")
            }
            Op::ArrayNull(n, at) => {
                let fits = uses(&[*at])? == [Type::I64];
                (self.element(*n).filter(|_| fits).map(|_| Type::Bool), "array_null")
            }
            Op::Kernel(op) => (self.kernel_op(op), "an operation of a kernel function"),
        };
        if ty.is_none() {
            self.report(format!(
                "the operands of {result} = {name} don't exist or have the wrong types"
            ));
        }
        ty
    }

    fn kernel_op(&mut self, op: &KernelOp) -> Option<Type> {
        self.function.kernel.as_ref()?;
        match *op {
            KernelOp::Position(..) => Some(Type::I64),
            KernelOp::Length(cells) => self.function.inside_of(cells).map(|_| Type::I64),
            KernelOp::Load { cells, at, site } => {
                self.expect(at, Type::I64, "an index");
                self.site(site);
                self.function.inside_of(cells)
            }
        }
    }

    fn effect(&mut self, effect: &Effect) {
        if self.function.kernel.is_none() {
            return self.report("only kernel functions have effects");
        }
        let (cells, at, value, site, op) = match *effect {
            Effect::Barrier => return,
            Effect::Store { cells, at, value, site } => (cells, at, value, site, None),
            Effect::Atomic {
                op,
                cells,
                at,
                value,
                site,
            } => (cells, at, value, site, Some(op)),
        };
        self.expect(at, Type::I64, "an index");
        self.site(site);
        let Some(element) = self.function.element_of(cells) else {
            return self.report(format!("there is no array {cells}"));
        };
        self.expect(value, Type::of(element), "the value of an element");
        if op.is_some() && !AtomicOp::takes(element) {
            self.report(format!("{element} has no such atomic update"));
        }
    }

    fn call(
        &mut self,
        result: Value,
        result_null: Option<Value>,
        callee: FunctionId,
        args: &[Arg],
        defined: &mut Vec<Value>,
    ) {
        let callees = self.callees;
        let Some(target) = callees.get(callee.0 as usize) else {
            self.define(result, None, defined);
            return self.report(format!("a call of f{}, which doesn't come before its caller", callee.0));
        };
        if args.len() != target.params.len() {
            let (found, wanted) = (args.len(), target.params.len());
            self.report(format!(
                "f{} takes {wanted} arguments, the call passes {found}",
                callee.0
            ));
        }
        for (arg, param) in args.iter().zip(&target.params) {
            match (arg.passed, param.inside()) {
                (Passed::Value(value), Some(ty)) => self.expect(value, ty, "an argument"),
                (Passed::Array(n), None) if self.array_type(n) == Some(param.ty) => {}
                _ => self.report(format!("an argument of f{} that isn't {}", callee.0, param.ty)),
            }
            if let Some(null) = arg.null {
                self.expect(null, Type::Bool, "an argument's NULL flag");
                if !param.optional {
                    self.report(format!("a NULL flag {null} for a parameter that isn't optional"));
                }
            }
        }
        if result_null.is_some() != target.nullable {
            self.report(format!(
                "{result} needs a NULL flag exactly if f{} is nullable",
                callee.0
            ));
        }
        self.define(result, Some(Type::of(target.result)), defined);
        if let Some(null) = result_null {
            self.define(null, Some(Type::Bool), defined);
        }
    }
}

#[cfg(test)]
mod tests;
