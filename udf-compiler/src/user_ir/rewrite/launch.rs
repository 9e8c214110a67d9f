//! The row function of a kernel: what one thread executes, from what [`crate::codegen::function`] passes to the user's parameters.
//!
//! On a GPU it takes the SQL parameters, the output array's address and its length. For rows on a CPU, where a thread is a row, the
//! output is a parameter like others, and where the thread is comes behind it ([`crate::kernel_rows`]).

use super::entry::{Entry, argument, parts};
use super::function::{name, returned_type};
use super::{ModuleText, row_symbol};
use crate::kernel_rows::positions;
use crate::user_ir::convention::{ArrayOf, Given, Passed};
use crate::user_ir::types::Type;

/// What a kernel's row function returns: as every kernel function, a boolean that means nothing, then NULL, whether the thread failed and
/// its error word.
const ROW_TYPE: &str = "{ i1, i1, i1, i32 }";

/// Bytes to which the output array is aligned, everywhere.
pub(super) const OUTPUT_ALIGN: u64 = 16;

/// Where on the stack a CPU's rows keep their position: so many numbers of 32 bits.
fn place_of_positions(entry: &mut Entry, params: &mut Vec<String>) -> String {
    let count = positions().count();
    let place = entry.let_(&format!("alloca [{count} x i32], align 16"));
    for n in 0..count {
        params.push(format!("i64 %p{n}"));
        let narrow = entry.let_(&format!("trunc i64 %p{n} to i32"));
        let at = entry.let_(&format!("getelementptr i32, ptr {place}, i64 {n}"));
        entry.line(&format!("store i32 {narrow}, ptr {at}"));
    }
    place
}

/// The parameters of an array that is one of [`crate::codegen`]'s, under a name.
fn array_parameters(name: &str) -> [String; 6] {
    [
        format!("ptr %{name}.values"),
        format!("ptr %{name}.validity"),
        format!("i64 %{name}.bit"),
        format!("i64 %{name}.validity_bit"),
        format!("i64 %{name}.start"),
        format!("i64 %{name}.length"),
    ]
}

/// Address and number of an array's elements.
struct Array {
    base: String,
    length: String,
}

/// An array of which [`array_parameters`] were declared.
fn array(entry: &mut Entry, name: &str, width: usize) -> Array {
    let start = entry.let_(&format!("mul nuw nsw i64 %{name}.start, {width}"));
    Array {
        base: entry.let_(&format!("getelementptr i8, ptr %{name}.values, i64 {start}")),
        length: format!("%{name}.length"),
    }
}

/// Writes the row function.
pub(super) fn write(module: &mut ModuleText<'_>, given: &[Given]) -> String {
    let (program, signature, form) = (module.program, module.signature, module.form);
    let Some((function, survey, fails)) = module.last() else {
        return String::new();
    };
    let mut entry = Entry::default();
    let mut params = Vec::new();
    let mut columns = Vec::new();
    for (n, parameter) in signature.parameters.iter().enumerate() {
        match parameter.ty.scalar() {
            Some(scalar) => {
                for (part, ty) in parts(scalar).iter().enumerate() {
                    params.push(format!("{ty} %a{n}.{part}"));
                }
                columns.push(None);
            }
            None => {
                let name = format!("a{n}");
                params.extend(array_parameters(&name));
                let width = ArrayOf::Column(n).width(signature);
                columns.push(Some(array(&mut entry, &name, width)));
            }
        }
    }
    let output = match form.threads {
        true => {
            params.extend(["ptr %out".to_owned(), "i64 %out.length".to_owned()]);
            Array {
                base: "%out".to_owned(),
                length: "%out.length".to_owned(),
            }
        }
        false => {
            params.extend(array_parameters("out"));
            array(&mut entry, "out", ArrayOf::Output.width(signature))
        }
    };
    let place = (!form.threads).then(|| place_of_positions(&mut entry, &mut params));
    let none = Array {
        base: "null".to_owned(),
        length: "0".to_owned(),
    };
    let of = |wanted: ArrayOf| match wanted {
        ArrayOf::Output => &output,
        ArrayOf::Column(n) => columns.get(n).and_then(Option::as_ref).unwrap_or(&none),
    };
    let mut arguments = Vec::new();
    for (given, param) in given.iter().zip(&function.params) {
        arguments.push(match *given {
            Given::Value(n) => {
                let scalar = signature.parameters.get(n).and_then(|p| p.ty.scalar());
                scalar.map_or_else(String::new, |scalar| {
                    argument(&mut entry, n, scalar, &Passed::Scalar, param)
                })
            }
            Given::Elements(wanted) => {
                let Array { base, length } = of(wanted);
                let bytes = entry.let_(&format!("mul nuw nsw i64 {length}, {}", wanted.width(signature)));
                format!("ptr {base}, i64 {bytes}, i64 0")
            }
            Given::Length(wanted) => format!("i64 {}", of(wanted).length),
            Given::Width(wanted) => format!("i64 {}", wanted.width(signature)),
            Given::Nothing => "ptr null, i64 0, i64 0".to_owned(),
        });
    }
    if let Some(place) = place.filter(|_| survey.positions) {
        arguments.push(format!("ptr {place}"));
    }
    if survey.polls {
        params.push("ptr %cancel".to_owned());
        arguments.push("ptr %cancel".to_owned());
    }
    let symbol = row_symbol(form.number);
    let (mut program_line, mut call_line) = (String::new(), String::new());
    if let Some(lines) = &mut module.lines {
        program_line = lines.begin(&symbol, function.at);
        call_line = lines.at(function.at);
    }
    let ty = returned_type(&Type::Void);
    let callee = name(form.number, program.functions.len() - 1);
    let whole = entry.let_(&format!("call {ty} {callee}({}){call_line}", arguments.join(", ")));
    let word = match fails {
        true => entry.let_(&format!("extractvalue {ty} {whole}, 0")),
        false => "0".to_owned(),
    };
    let failed = entry.let_(&format!("icmp ne i32 {word}, 0"));
    let row = entry.let_(&format!("insertvalue {ROW_TYPE} zeroinitializer, i1 {failed}, 2"));
    let row = entry.let_(&format!("insertvalue {ROW_TYPE} {row}, i32 {word}, 3"));
    entry.line(&format!("ret {ROW_TYPE} {row}"));
    let convergent = if survey.barriers { " convergent" } else { "" };
    // Not internal: LLVM's linker takes over what others could call, and that with what it needs.
    format!(
        "define {ROW_TYPE} @{symbol}({}){convergent}{program_line} {{\n{}}}\n",
        params.join(", "),
        entry.text()
    )
}
