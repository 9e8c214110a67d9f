//! What checks of errors and NULLs cost: small bodies with all checks against the same ones with `overflow = 'wrap'` and
//! `float_error = 'ieee'`; without NULLs, with a tenth of each column NULL (which for a strict function is a mask of the rows
//! to compute), and with the body looking for NULLs itself. The rows stay in the cache, one thread.
//!
//! `cargo xtask bench checks`.

use std::sync::Arc;

use arrow::array::{ArrayRef, Float64Array, Int64Array};
use rbcdb_benches::Failure;
use rbcdb_benches::kernel::Kernel;
use rbcdb_benches::options::Options;
use rbcdb_benches::report::{Ratio, Report};
use rbcdb_benches::source;
use rbcdb_benches::timing::{Contender, Role, medians};
use rbcdb_benches::workload::BATCH;
use rbcdb_runtime_cpu::allocator;
use rbcdb_udf_compiler::pipeline::Compiler;

/// Name, type, expression, and the option that leaves its checks out.
const BODIES: &[(&str, &str, &str, &str)] = &[
    ("a + b, integers", "BIGINT", "a + b", "overflow = 'wrap'"),
    ("a * b, integers", "BIGINT", "a * b", "overflow = 'wrap'"),
    (
        "polynomial, integers",
        "BIGINT",
        "((a * 3 + b) * a - 7 * b) * (a - b) + 11",
        "overflow = 'wrap'",
    ),
    ("a / b", "DOUBLE", "a / b", "float_error = 'ieee'"),
    (
        "relative difference",
        "DOUBLE",
        "2 * (a - b) / (a + b)",
        "float_error = 'ieee'",
    ),
    (
        "square root and logarithm",
        "DOUBLE",
        "math.sqrt(a) + math.log(b)",
        "float_error = 'ieee'",
    ),
];

const RATIOS: &[Ratio] = &[Ratio {
    heading: "checked ÷ unchecked",
    of: Role::Kernel,
    to: Role::Unchecked,
}];

/// Whether columns have NULLs, and who looks for them.
#[derive(Clone, Copy, PartialEq)]
enum Nulls {
    None,
    Strict,
    InBody,
}

fn main() -> Result<(), Failure> {
    // As the server does.
    allocator::keep_freed_memory();
    let options = Options::from_args()?;
    let compiler = Compiler::host()?;
    let mut report = Report::new("checks", RATIOS, 1, &options);
    for (name, ty, expression, unchecked) in BODIES.iter().filter(|body| options.wants(body.0)) {
        for (nulls, label) in [
            (Nulls::None, "no NULLs"),
            (Nulls::Strict, "10 % NULLs"),
            (Nulls::InBody, "10 % NULLs, `is None` in the body"),
        ] {
            let columns = columns(ty, nulls);
            let kernel = |option: &str| kernel(&compiler, &declaration(ty, expression, option, nulls), &columns);
            let (checked, unchecked) = (kernel("")?, kernel(&format!("WITH ({unchecked})"))?);
            let times = options.rows.div_ceil(BATCH);
            let repeat = |kernel: &Kernel| (0..times).try_for_each(|_| kernel.run(1));
            let mut contenders = vec![
                Contender::new(Role::Kernel, "checked", || repeat(&checked)),
                Contender::new(Role::Unchecked, "unchecked", || repeat(&unchecked)),
            ];
            let times = medians(&mut contenders, options.rounds)?;
            report.add(&format!("{name}; {label}"), &contenders, &times)?;
        }
    }
    println!("\n{}\n{}", options.describe("checks", 1), report.table());
    Ok(())
}

fn declaration(ty: &str, expression: &str, option: &str, nulls: Nulls) -> String {
    let (called, guard) = match nulls {
        Nulls::InBody => ("CALLED ON NULL INPUT", "if a is None or b is None:\n    return None\n"),
        Nulls::None | Nulls::Strict => ("", ""),
    };
    format!(
        "CREATE FUNCTION f(a {ty}, b {ty}) RETURNS {ty} LANGUAGE rbc {called} {option} AS $$\n{guard}return {expression}\n$$;"
    )
}

fn kernel(compiler: &Compiler, sql: &str, columns: &[ArrayRef]) -> Result<Kernel, Failure> {
    Ok(Kernel::of(source::load(compiler, sql)?, columns, &[]))
}

/// One batch of small positive numbers, every tenth of each column NULL.
fn columns(ty: &str, nulls: Nulls) -> Vec<ArrayRef> {
    let column = |seed: usize| -> ArrayRef {
        let value = |i: usize| (i * 7919 + seed * 104_729) % 1000 + 1;
        let valid = |i: usize| nulls == Nulls::None || !(i * 31 + seed * 17).is_multiple_of(10);
        let values = (0..BATCH).map(|i| valid(i).then(|| value(i)));
        match ty {
            "BIGINT" => Arc::new(values.map(|v| v.map(|n| n as i64)).collect::<Int64Array>()),
            _ => Arc::new(values.map(|v| v.map(|n| n as f64 / 8.0)).collect::<Float64Array>()),
        }
    };
    vec![column(1), column(2)]
}
