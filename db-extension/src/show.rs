//! SHOW FUNCTIONS and SHOW FUNCTION f AS source, ir, ….

use std::sync::Arc;

use arrow::array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use rbcdb_sql::{ShowFunction, ShowFunctions, View};
use rbcdb_udf_abi::Language;
use rbcdb_udf_abi::gpu::GPU_KERNEL_SYMBOL;
use rbcdb_udf_analysis::Report;
use rbcdb_udf_compiler::codegen::GpuTarget;
use rbcdb_udf_compiler::pipeline::CompileError;

use crate::catalog::{Code, FunctionCatalog, FunctionEntry, RowCode, Snapshot};
use crate::error::Error;
use crate::kernel::KernelCode;

/// The columns of SHOW FUNCTIONS.
pub fn functions_schema() -> SchemaRef {
    let text = |name: &str| Field::new(name, DataType::Utf8, true);
    Arc::new(Schema::new(vec![
        text("name"),
        text("arguments"),
        text("result"),
        text("volatility"),
        text("null_input"),
        text("options"),
        Field::new("code_bytes", DataType::Int64, true),
        Field::new("compile_ms", DataType::Float64, true),
        text("comment"),
    ]))
}

/// One row per function.
pub fn functions(snapshot: &Snapshot, show: &ShowFunctions) -> Result<RecordBatch, Error> {
    let all: Vec<&Arc<FunctionEntry>> = match &show.like {
        Some(pattern) => snapshot.functions().filter(|f| like(pattern, f.name())).collect(),
        None => snapshot.functions().collect(),
    };
    let text = |get: &dyn Fn(&FunctionEntry) -> Option<String>| -> ArrayRef {
        Arc::new(all.iter().map(|f| get(f)).collect::<StringArray>())
    };
    let sizes: Int64Array = all.iter().map(|f| i64::try_from(f.code_bytes()?).ok()).collect();
    let times: Float64Array = all.iter().map(|f| Some(f.compile_time.as_secs_f64() * 1e3)).collect();
    let columns = vec![
        text(&|f| Some(f.name().to_owned())),
        text(&|f| Some(arguments(f))),
        text(&|f| Some(f.signature().result_type().to_string())),
        text(&|f| Some(f.definition.volatility.keyword().to_lowercase())),
        text(&|f| {
            Some(
                if f.signature().called_on_null_input {
                    "called"
                } else {
                    "strict"
                }
                .to_owned(),
            )
        }),
        text(&options),
        Arc::new(sizes),
        Arc::new(times),
        text(&|f| f.comment.clone()),
    ];
    RecordBatch::try_new(functions_schema(), columns).map_err(|e| Error::internal(e.to_string()))
}

/// `x DOUBLE, n INTEGER DEFAULT 1`, as pg_get_function_arguments shows it.
pub fn arguments(entry: &FunctionEntry) -> String {
    let parameters = entry.signature().parameters.iter().zip(&entry.definition.defaults);
    let shown = parameters.map(|(p, default)| match default {
        Some(default) => format!("{} {} DEFAULT {}", p.name, p.ty, default.text),
        None => format!("{} {}", p.name, p.ty),
    });
    shown.collect::<Vec<_>>().join(", ")
}

fn options(entry: &FunctionEntry) -> Option<String> {
    let given = entry.definition.options_given();
    let shown: Vec<String> = given.iter().map(|(name, value)| format!("{name}={value}")).collect();
    (!shown.is_empty()).then(|| shown.join(", "))
}

/// SQL's LIKE with `%` and `_`; a backslash takes the next character as it is.
fn like(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    // matched[i]: the pattern so far matches the first i characters.
    let mut matched = vec![false; text.len() + 1];
    matched[0] = true;
    let mut at = 0;
    while at < pattern.len() {
        let mut next = vec![false; text.len() + 1];
        match pattern[at] {
            '%' => {
                let first = matched.iter().position(|m| *m).unwrap_or(next.len());
                next[first..].fill(true);
            }
            c => {
                let escaped = c == '\\' && at + 1 < pattern.len();
                at += usize::from(escaped);
                let wanted = pattern[at];
                let any = wanted == '_' && !escaped;
                for i in 0..text.len() {
                    next[i + 1] = matched[i] && (any || text[i] == wanted);
                }
            }
        }
        matched = next;
        at += 1;
    }
    matched[text.len()]
}

/// The columns of SHOW FUNCTION.
pub fn function_schema(view: View) -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("function", DataType::Utf8, true),
        Field::new(view.name(), DataType::Utf8, true),
    ]))
}

/// One row per overload.
pub fn function(catalog: &FunctionCatalog, snapshot: &Snapshot, show: &ShowFunction) -> Result<RecordBatch, Error> {
    let name = &show.function.name.name;
    let overloads: Vec<Arc<FunctionEntry>> = match &show.function.types {
        None if !snapshot.overloads(name).is_empty() => snapshot.overloads(name).to_vec(),
        _ => vec![Arc::clone(snapshot.resolve_ref(&show.function)?)],
    };
    let labels: StringArray = overloads.iter().map(|f| Some(f.signature().to_string())).collect();
    let texts = overloads
        .iter()
        .map(|f| text(catalog, f, show.view))
        .collect::<Result<Vec<_>, _>>()?;
    let columns: Vec<ArrayRef> = vec![Arc::new(labels), Arc::new(StringArray::from(texts))];
    RecordBatch::try_new(function_schema(show.view), columns).map_err(|e| Error::internal(e.to_string()))
}

fn text(catalog: &FunctionCatalog, entry: &FunctionEntry, view: View) -> Result<String, Error> {
    if view == View::Source {
        return Ok(entry.definition.source.clone());
    }
    match &entry.code {
        Code::Rows(code) => rows_text(catalog, entry, code, view),
        Code::Kernel(kernel) => kernel_text(catalog, entry, kernel.code()?, view),
    }
}

fn rows_text(catalog: &FunctionCatalog, entry: &FunctionEntry, code: &RowCode, view: View) -> Result<String, Error> {
    let internal = |e: CompileError| Error::internal(e.to_string());
    let compiler = catalog.compiler();
    match view {
        View::Source => Ok(entry.definition.source.clone()),
        View::Ir if entry.definition.language != Language::Rbc => Err(no_typed_ir(entry)),
        View::Ir => Ok(code.module.to_string()),
        View::Llvm => compiler.llvm_text(&code.module).map_err(internal),
        View::Asm => compiler.assembly_text(&code.module).map_err(internal),
        View::Lanes => Ok(compiler.lanes_text(&code.module)),
        View::Ptx => code.gpu.ptx(catalog.gpu()).map_err(Error::internal),
        View::Verdict => {
            let llvm = compiler
                .gpu_llvm_text(&code.module, GpuTarget::default())
                .map_err(internal)?;
            let reports = rbcdb_udf_analysis::analyze(llvm.as_bytes(), Some(GPU_KERNEL_SYMBOL))
                .map_err(|e| Error::internal(format!("the code for GPUs can't be analysed: {e}")))?;
            Ok(reports.iter().map(Report::to_text).collect())
        }
    }
}

fn kernel_text(
    catalog: &FunctionCatalog,
    entry: &FunctionEntry,
    code: &KernelCode,
    view: View,
) -> Result<String, Error> {
    let kernel_has_none = |what: &str| {
        let message = format!("{} is a kernel function, which has no {what}", entry.label());
        Error::new("0A000", message).hint("Use SHOW FUNCTION … AS source, ir, llvm, ptx or verdict.")
    };
    match view {
        View::Source => Ok(entry.definition.source.clone()),
        View::Ir => match &code.module {
            _ if entry.definition.language != Language::Rbc => Err(no_typed_ir(entry)),
            Some(module) => Ok(module.to_string()),
            None => Err(no_typed_ir(entry)),
        },
        View::Llvm => Ok(code.llvm.clone()),
        View::Asm => Err(kernel_has_none("code in assembly")),
        View::Lanes => Err(kernel_has_none("lanes")),
        View::Ptx => match code.on_gpu() {
            Some(program) => program.ptx(catalog.gpu()).map_err(Error::internal),
            None => Err(kernel_has_none("PTX of ours: its LLVM IR is taken as it is")),
        },
        View::Verdict => Ok(code.report.to_text()),
    }
}

fn no_typed_ir(entry: &FunctionEntry) -> Error {
    let message = format!("{} is LLVM IR, which has no typed IR", entry.label());
    Error::new("0A000", message).hint("Use SHOW FUNCTION … AS llvm, or AS source.")
}

#[cfg(test)]
mod tests {
    use super::like;

    #[test]
    fn like_matches_as_sql_does() {
        for (pattern, text, expected) in [
            ("%", "", true),
            ("", "", true),
            ("", "a", false),
            ("a%", "abc", true),
            ("%c", "abc", true),
            ("a_c", "abc", true),
            ("a_", "abc", false),
            ("%b%", "abc", true),
            ("a\\_c", "abc", false),
            ("a\\_c", "a_c", true),
            ("_", "é", true),
        ] {
            assert_eq!(like(pattern, text), expected, "{pattern} {text}");
        }
    }
}
