//! The row function: from SQL's values, as [`crate::codegen::function`] passes them, to the user's convention, and back.

use std::fmt::Write as _;

use rbcdb_udf_abi::{ErrorCode, ScalarType, Signature};

use super::function::{name, returned_type};
use super::{ModuleText, call, row_symbol};
use crate::ir::Type as IrType;
use crate::user_ir::convention::{Passed, Returned, RowConvention, scalar_type, scalar_types};
use crate::user_ir::program::Param;
use crate::user_ir::types::Type;

/// The types of a SQL value's parts inside a body.
pub(super) fn parts(ty: ScalarType) -> &'static [&'static str] {
    match IrType::of(ty) {
        IrType::Bool => &["i1"],
        IrType::I64 | IrType::U64 => &["i64"],
        IrType::F32 => &["float"],
        IrType::F64 => &["double"],
        IrType::C128 => &["double", "double"],
    }
}

fn is_signed(ty: ScalarType) -> bool {
    matches!(
        ty,
        ScalarType::Int8 | ScalarType::Int16 | ScalarType::Int32 | ScalarType::Int64
    )
}

#[derive(Default)]
pub(super) struct Entry {
    text: String,
    next: u32,
}

impl Entry {
    /// The instructions so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn line(&mut self, text: &str) {
        // Writing to a string can't fail.
        let _ = writeln!(self.text, "  {text}");
    }

    pub(super) fn let_(&mut self, text: &str) -> String {
        self.next += 1;
        let name = format!("%t{}", self.next);
        self.line(&format!("{name} = {text}"));
        name
    }

    /// A place of some bytes on the stack, all zero.
    fn place(&mut self, bytes: u32) -> String {
        let place = self.let_(&format!("alloca [{bytes} x i8], align 16"));
        self.line(&format!("store [{bytes} x i8] zeroinitializer, ptr {place}"));
        place
    }
}

/// Writes the row function.
pub(super) fn write(module: &mut ModuleText<'_>, convention: &RowConvention) -> String {
    let (program, signature) = (module.program, module.signature);
    let Some((function, survey, fails)) = module.last() else {
        return String::new();
    };
    let mut entry = Entry::default();
    let mut params = Vec::new();
    for (n, parameter) in scalar_types(signature).enumerate() {
        for (part, ty) in parts(parameter).iter().enumerate() {
            params.push(format!("{ty} %a{n}.{part}"));
        }
    }
    let mut arguments = Vec::new();
    let mut rest = function.params.iter();
    let returned = convention.returned;
    let place = match returned {
        Returned::Value => None,
        Returned::SRet | Returned::NumbaStatus => {
            rest.next();
            let place = entry.place(16);
            arguments.push(format!("ptr {place}, i64 16, i64 0"));
            Some(place)
        }
    };
    if returned == Returned::NumbaStatus {
        rest.next();
        let exception = entry.place(8);
        arguments.push(format!("ptr {exception}, i64 8, i64 0"));
    }
    for (n, (parameter, passed)) in scalar_types(signature).zip(&convention.params).enumerate() {
        if let Some(param) = rest.next() {
            arguments.push(argument(&mut entry, n, parameter, passed, param));
        }
        if *passed == Passed::Pair {
            rest.next();
        }
    }
    if survey.polls {
        params.push("ptr %cancel".to_owned());
        arguments.push("ptr %cancel".to_owned());
    }
    let ty = returned_type(&function.result);
    let callee = name(module.form.number, program.functions.len() - 1);
    let whole = entry.let_(&format!("call {ty} {callee}({})", arguments.join(", ")));
    let mut word = match (fails, &function.result) {
        (false, _) => "0".to_owned(),
        (true, Type::Void) => entry.let_(&format!("extractvalue {ty} {whole}, 0")),
        (true, _) => entry.let_(&format!("extractvalue {ty} {whole}, 1")),
    };
    let mut value = String::new();
    if function.result != Type::Void {
        value = entry.let_(&format!("extractvalue {ty} {whole}, 0"));
    }
    if returned == Returned::NumbaStatus {
        let message = call::raised(&program.exceptions);
        let raised = module.word(ErrorCode::Raised, function.at, Some(message));
        let status = entry.let_(&format!("icmp ne i32 {value}, 0"));
        let own = entry.let_(&format!("select i1 {status}, i32 {raised}, i32 0"));
        let none = entry.let_(&format!("icmp eq i32 {word}, 0"));
        word = entry.let_(&format!("select i1 {none}, i32 {own}, i32 {word}"));
    }
    let results = match place {
        Some(place) => loaded(&mut entry, signature.result, &place),
        None => result(&mut entry, signature.result, &function.result, &value),
    };
    finish(
        module,
        &entry.text_with(signature.result, &results, &word),
        signature,
        &params,
    )
}

impl Entry {
    /// The text with the end of the function: all results, NULL, whether it failed, the error word.
    fn text_with(mut self, ty: ScalarType, results: &[String], word: &str) -> String {
        let returned = row_type(ty);
        let failed = self.let_(&format!("icmp ne i32 {word}, 0"));
        let mut whole = "zeroinitializer".to_owned();
        let fields: Vec<(&str, &str)> = parts(ty)
            .iter()
            .copied()
            .zip(results.iter().map(String::as_str))
            .collect();
        let count = fields.len();
        for (n, (part, value)) in fields.into_iter().enumerate() {
            whole = self.let_(&format!("insertvalue {returned} {whole}, {part} {value}, {n}"));
        }
        whole = self.let_(&format!("insertvalue {returned} {whole}, i1 {failed}, {}", count + 1));
        whole = self.let_(&format!("insertvalue {returned} {whole}, i32 {word}, {}", count + 2));
        self.line(&format!("ret {returned} {whole}"));
        self.text
    }
}

/// What a row function returns.
fn row_type(ty: ScalarType) -> String {
    format!("{{ {}, i1, i1, i32 }}", parts(ty).join(", "))
}

fn finish(module: &ModuleText<'_>, body: &str, signature: &Signature, params: &[String]) -> String {
    let inline = if module.form.lanes { " alwaysinline" } else { "" };
    // Not internal: LLVM's linker takes over what others could call, and that with what it needs.
    format!(
        "define {} @{}({}){inline} {{\n{body}}}\n",
        row_type(signature.result),
        row_symbol(module.form.number),
        params.join(", ")
    )
}

/// One argument of the user's function (two, for a complex number as a pair).
pub(super) fn argument(entry: &mut Entry, n: usize, sql: ScalarType, passed: &Passed, param: &Param) -> String {
    match passed {
        Passed::Scalar => {
            let part = format!("%a{n}.0");
            match (&param.ty, sql) {
                (Type::Int(8), ScalarType::Bool) => {
                    let wide = entry.let_(&format!("zext i1 {part} to i8"));
                    format!("i8 {wide}")
                }
                (Type::Int(bits), sql) if sql != ScalarType::Bool && *bits < 64 => {
                    let narrow = entry.let_(&format!("trunc i64 {part} to i{bits}"));
                    format!("i{bits} {narrow}")
                }
                (ty, _) => format!("{ty} {part}"),
            }
        }
        Passed::Pair => format!("double %a{n}.0, double %a{n}.1"),
        Passed::Whole => {
            let ty = &param.ty;
            let (insert, index) = match ty {
                Type::Vector(..) => ("insertelement", "i64 "),
                _ => ("insertvalue", ""),
            };
            let first = entry.let_(&format!("{insert} {ty} zeroinitializer, double %a{n}.0, {index}0"));
            let both = entry.let_(&format!("{insert} {ty} {first}, double %a{n}.1, {index}1"));
            format!("{ty} {both}")
        }
        Passed::ByVal => {
            let place = entry.place(16);
            entry.line(&format!("store double %a{n}.0, ptr {place}"));
            let second = entry.let_(&format!("getelementptr i8, ptr {place}, i64 8"));
            entry.line(&format!("store double %a{n}.1, ptr {second}"));
            format!("ptr {place}, i64 16, i64 0")
        }
    }
}

/// The parts of the result from the value that the user's function returned.
fn result(entry: &mut Entry, sql: ScalarType, ty: &Type, value: &str) -> Vec<String> {
    if sql == ScalarType::Complex128 {
        let (extract, index) = match ty {
            Type::Vector(..) => ("extractelement", "i64 "),
            _ => ("extractvalue", ""),
        };
        let part = |entry: &mut Entry, n: u32| entry.let_(&format!("{extract} {ty} {value}, {index}{n}"));
        return vec![part(entry, 0), part(entry, 1)];
    }
    vec![widened(entry, sql, ty, value)]
}

/// A number of the user's function as it is inside a body.
fn widened(entry: &mut Entry, sql: ScalarType, ty: &Type, value: &str) -> String {
    match (ty, sql) {
        (Type::Int(8), ScalarType::Bool) => entry.let_(&format!("icmp ne i8 {value}, 0")),
        (Type::Int(bits), sql) if sql != ScalarType::Bool && *bits < 64 => {
            let extend = if is_signed(sql) { "sext" } else { "zext" };
            entry.let_(&format!("{extend} i{bits} {value} to i64"))
        }
        _ => value.to_owned(),
    }
}

/// The parts of the result from the place where the user's function stored it.
fn loaded(entry: &mut Entry, sql: ScalarType, place: &str) -> Vec<String> {
    match scalar_type(sql) {
        None => {
            let first = entry.let_(&format!("load double, ptr {place}"));
            let at = entry.let_(&format!("getelementptr i8, ptr {place}, i64 8"));
            let second = entry.let_(&format!("load double, ptr {at}"));
            vec![first, second]
        }
        Some(_) if sql == ScalarType::Bool => {
            let byte = entry.let_(&format!("load i8, ptr {place}"));
            vec![widened(entry, sql, &Type::Int(8), &byte)]
        }
        Some(ty) => {
            let value = entry.let_(&format!("load {ty}, ptr {place}"));
            vec![widened(entry, sql, &ty, &value)]
        }
    }
}
