//! The typed IR's text form: `Display` of [`Module`] and [`Function`].
//!
//! Stable and exact: [`super::parse`] reads it back to an equal module. Floats are printed as the shortest decimal that
//! rounds to the same bits; a nan that isn't the canonical one as `nan:0x…`. Comments run from `;` to the line's end and
//! repeat names where the text refers to something by number.
//!
//! ```text
//! function f0 rel_diff(a: DOUBLE, b: DOUBLE) -> DOUBLE {
//!   site @0 1:8 "division by zero"
//!
//!   %0: f64 = param 0 ; a
//!   %1: f64 = param 1 ; b
//!   %2: f64 = fsub %0, %1
//!   %3: f64 = const 0.0
//!   %4: bool = eq %1, %3
//!   fail_if %4, DivisionByZero @0
//!   %5: f64 = fdiv %2, %1
//!   return %5
//! }
//! ```
//!
//! A function that is a user's LLVM IR is printed as `function f0 g(x: DOUBLE) -> DOUBLE llvm "symbol" "text"`, the symbol
//! empty where none was named.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter};

use super::kernel;
use super::{
    Arg, Block, CheckedOp, Const, Function, Inst, Local, Module, Op, Param, Passed, Site, SiteId, Type, Value,
};

impl Display for Module {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, function) in self.functions.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            let callees = &self.functions[..index];
            FunctionText {
                index,
                function,
                callees,
            }
            .fmt(f)?;
        }
        Ok(())
    }
}

/// As function `f0` of a module.
impl Display for Function {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (index, function, callees) = (0, self, &[][..]);
        FunctionText {
            index,
            function,
            callees,
        }
        .fmt(f)
    }
}

impl Display for Type {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "%{}", self.0)
    }
}

impl Display for Local {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "${}", self.0)
    }
}

impl Display for SiteId {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "@{}", self.0)
    }
}

impl Display for Site {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)?;
        match &self.message {
            Some(message) => write!(f, " {}", Quoted(message)),
            None => Ok(()),
        }
    }
}

impl Display for Param {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let optional = if self.optional { "?" } else { "" };
        write!(f, "{}: {}{optional}", Name(&self.name), self.ty)
    }
}

impl Display for Const {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Const::Bool(x) => write!(f, "{x}"),
            Const::I64(x) => write!(f, "{x}"),
            Const::U64(x) => write!(f, "{x}"),
            Const::F32(CANONICAL_NAN_F32) | Const::F64(CANONICAL_NAN_F64) => f.write_str("nan"),
            Const::F32(bits) if f32::from_bits(bits).is_nan() => write!(f, "nan:{bits:#x}"),
            Const::F64(bits) if f64::from_bits(bits).is_nan() => write!(f, "nan:{bits:#x}"),
            Const::F32(bits) => write!(f, "{:?}", f32::from_bits(bits)),
            Const::F64(bits) => write!(f, "{:?}", f64::from_bits(bits)),
        }
    }
}

/// The one nan of results, as binary32.
pub const CANONICAL_NAN_F32: u32 = 0x7fc0_0000;
/// The one nan of results, as binary64.
pub const CANONICAL_NAN_F64: u64 = 0x7ff8_0000_0000_0000;

/// A string in double quotes; quotes, backslashes and control characters escaped as in Rust.
struct Quoted<'a>(&'a str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for c in self.0.chars() {
            match c {
                '"' => f.write_str("\\\"")?,
                '\\' => f.write_str("\\\\")?,
                '\n' => f.write_str("\\n")?,
                c if c.is_control() => write!(f, "\\u{{{:x}}}", u32::from(c))?,
                c => write!(f, "{c}")?,
            }
        }
        f.write_str("\"")
    }
}

/// A name: bare if it is an ASCII identifier (dots allowed), else quoted.
struct Name<'a>(&'a str);

impl Display for Name<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let tail = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let bare = self.0.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && self.0.chars().all(tail);
        if bare {
            f.write_str(self.0)
        } else {
            Quoted(self.0).fmt(f)
        }
    }
}

/// `out: DOUBLE`
impl Display for kernel::Declared {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", Name(&self.name), self.element)
    }
}

/// A function in its place in the module.
struct FunctionText<'a> {
    index: usize,
    function: &'a Function,
    callees: &'a [Function],
}

impl Display for FunctionText<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let function = self.function;
        write!(f, "function f{} {}(", self.index, Name(&function.name))?;
        list(f, &function.params, |f, param| param.fmt(f))?;
        let null = if function.nullable { "?" } else { "" };
        if let Some(user) = &function.user {
            let symbol = user.symbol.as_deref().unwrap_or_default();
            let (symbol, source) = (Quoted(symbol), Quoted(&user.source));
            return writeln!(f, ") -> {} llvm {symbol} {source}", function.result);
        }
        writeln!(f, ") -> {}{null} {{", function.result)?;
        if let Some(kernel) = &function.kernel {
            writeln!(f, "  output {}", kernel.output)?;
            for (i, shared) in kernel.shared.iter().enumerate() {
                writeln!(f, "  shared {i} {} x {}", shared.array, shared.length)?;
            }
        }
        for (i, local) in function.locals.iter().enumerate() {
            writeln!(f, "  local ${i} {}: {}", Name(&local.name), local.ty)?;
        }
        for (i, site) in function.sites.iter().enumerate() {
            writeln!(f, "  site @{i} {site}")?;
        }
        for value in self.never_defined() {
            writeln!(f, "  unused {}", self.typed(value))?;
        }
        if !(function.locals.is_empty() && function.sites.is_empty()) {
            writeln!(f)?;
        }
        self.block(f, &function.body, 1)?;
        writeln!(f, "}}")
    }
}

impl FunctionText<'_> {
    /// Values that have a type but no instruction, for example since a pass removed it.
    fn never_defined(&self) -> Vec<Value> {
        let mut defined = BTreeSet::new();
        collect_defined(&self.function.body, &mut defined);
        let all = (0..self.function.values.len() as u32).map(Value);
        all.filter(|value| !defined.contains(value)).collect()
    }

    /// `%3: f64`
    fn typed(&self, value: Value) -> String {
        match self.function.values.get(value.0 as usize) {
            Some(ty) => format!("{value}: {ty}"),
            None => format!("{value}: ?"),
        }
    }

    fn block(&self, f: &mut Formatter<'_>, block: &Block, depth: usize) -> fmt::Result {
        for inst in block {
            write!(f, "{:1$}", "", 2 * depth)?;
            match inst {
                Inst::If { cond, then, otherwise } => {
                    writeln!(f, "if {cond} {{")?;
                    self.block(f, then, depth + 1)?;
                    if !otherwise.is_empty() {
                        writeln!(f, "{:1$}}} else {{", "", 2 * depth)?;
                        self.block(f, otherwise, depth + 1)?;
                    }
                    writeln!(f, "{:1$}}}", "", 2 * depth)?;
                }
                Inst::Loop { body, step, rounds_max } => {
                    match rounds_max {
                        Some(rounds) => writeln!(f, "loop rounds_max {rounds} {{")?,
                        None => writeln!(f, "loop {{")?,
                    }
                    self.block(f, body, depth + 1)?;
                    if !step.is_empty() {
                        writeln!(f, "{:1$}}} step {{", "", 2 * depth)?;
                        self.block(f, step, depth + 1)?;
                    }
                    writeln!(f, "{:1$}}}", "", 2 * depth)?;
                }
                simple => self.simple(f, simple)?,
            }
        }
        Ok(())
    }

    /// An instruction without regions, on one line.
    fn simple(&self, f: &mut Formatter<'_>, inst: &Inst) -> fmt::Result {
        match inst {
            Inst::Let { result, op } => {
                write!(f, "{} = ", self.typed(*result))?;
                self.op(f, op)
            }
            Inst::Call {
                result,
                result_null,
                callee,
                args,
            } => {
                write!(f, "{}", self.typed(*result))?;
                if let Some(null) = result_null {
                    write!(f, ", {}", self.typed(*null))?;
                }
                write!(f, " = call f{}(", callee.0)?;
                list(f, args, write_arg)?;
                write!(f, ")")?;
                comment(f, self.callees.get(callee.0 as usize).map(|callee| &callee.name))
            }
            Inst::Set { local, value } => {
                write!(f, "set {local}, {value}")?;
                comment(f, self.local_name(*local))
            }
            Inst::FailIf { cond, code, site } => writeln!(f, "fail_if {cond}, {code:?} {site}"),
            Inst::Break => writeln!(f, "break"),
            Inst::Continue => writeln!(f, "continue"),
            Inst::Return(value) => writeln!(f, "return {value}"),
            Inst::ReturnNull => writeln!(f, "return null"),
            Inst::Fail { code, site } => writeln!(f, "fail {code:?} {site}"),
            Inst::Kernel(effect) => writeln!(f, "{effect}"),
            Inst::If { .. } | Inst::Loop { .. } => Ok(()),
        }
    }

    fn op(&self, f: &mut Formatter<'_>, op: &Op) -> fmt::Result {
        let param_name = |n: u32| self.function.params.get(n as usize).map(|param| &param.name);
        match op {
            Op::Const(value) => writeln!(f, "const {value}"),
            Op::Param(n) => {
                write!(f, "param {n}")?;
                comment(f, param_name(*n))
            }
            Op::ParamNull(n) => {
                write!(f, "param_null {n}")?;
                comment(f, param_name(*n))
            }
            Op::Get(local) => {
                write!(f, "get {local}")?;
                comment(f, self.local_name(*local))
            }
            Op::ArrayLen(n) => {
                write!(f, "array_len {n}")?;
                comment(f, param_name(*n))
            }
            Op::ArrayGet(n, at) => {
                write!(f, "array_get {n}, {at}")?;
                comment(f, param_name(*n))
            }
            Op::ArrayNull(n, at) => {
                write!(f, "array_null {n}, {at}")?;
                comment(f, param_name(*n))
            }
            Op::Kernel(op) => writeln!(f, "{op}"),
            Op::Unary(op, a) => writeln!(f, "{} {a}", op.mnemonic()),
            Op::Binary(op, a, b) => writeln!(f, "{} {a}, {b}", op.mnemonic()),
            Op::Select(c, a, b) => writeln!(f, "select {c}, {a}, {b}"),
            Op::Checked(op, operands, site) => {
                write!(f, "{} ", op.mnemonic())?;
                if let CheckedOp::Narrow(to) = op {
                    write!(f, "{to} ")?;
                }
                list(f, operands, |f, value| value.fmt(f))?;
                writeln!(f, " {site}")
            }
            Op::Builtin(builtin, operands) => {
                write!(f, "builtin {}(", builtin.name)?;
                list(f, operands, |f, value| value.fmt(f))?;
                writeln!(f, ")")
            }
        }
    }

    fn local_name(&self, local: Local) -> Option<&String> {
        self.function.locals.get(local.0 as usize).map(|local| &local.name)
    }
}

/// `%1`, or `array 0` for the caller's parameter 0; followed by `null %2` where a flag says whether it is NULL.
fn write_arg(f: &mut Formatter<'_>, arg: &Arg) -> fmt::Result {
    match arg.passed {
        Passed::Value(value) => value.fmt(f)?,
        Passed::Array(n) => write!(f, "array {n}")?,
    }
    match arg.null {
        Some(null) => write!(f, " null {null}"),
        None => Ok(()),
    }
}

/// Ends the line with a comment that says what a number means.
fn comment(f: &mut Formatter<'_>, name: Option<&String>) -> fmt::Result {
    match name {
        Some(name) => writeln!(f, " ; {}", Name(name)),
        None => writeln!(f),
    }
}

/// Items with commas between them.
fn list<T>(
    f: &mut Formatter<'_>,
    items: &[T],
    mut item_text: impl FnMut(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        item_text(f, item)?;
    }
    Ok(())
}

fn collect_defined(block: &Block, defined: &mut BTreeSet<Value>) {
    for inst in block {
        match inst {
            Inst::Let { result, .. } => {
                defined.insert(*result);
            }
            Inst::Call {
                result, result_null, ..
            } => {
                defined.insert(*result);
                defined.extend(*result_null);
            }
            Inst::If { then, otherwise, .. } => {
                collect_defined(then, defined);
                collect_defined(otherwise, defined);
            }
            Inst::Loop { body, step, .. } => {
                collect_defined(body, defined);
                collect_defined(step, defined);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
