//! The same functions in vectors of every width, row by row, and for older CPUs: all give the interpreter's bits.
//!
//! All rows of a case run in one batch, so that they go different ways side by side. A second run has the parameters that
//! aren't floats in common, as literals of a query are.

use std::sync::Arc;

use rbcdb_runtime_cpu::{CancelFlag, Function};
use rbcdb_udf_abi::{Language, ParameterType, ScalarType};
use rbcdb_udf_compiler::CompileRequest;
use rbcdb_udf_compiler::codegen::{HostCpu, Lanes, OptLevel};
use rbcdb_udf_compiler::pipeline::{Compiled, Compiler};

use crate::outcome::Outcome;
use crate::program::{Rows, interpret, run_shared, run_until};
use crate::text::outcome_text;

/// Lanes of a vector, and vectors side by side.
const WIDTHS: [(u32, u32); 9] = [(1, 1), (2, 1), (2, 4), (4, 2), (8, 1), (8, 2), (8, 4), (16, 1), (32, 2)];
/// More than any program needs that ends.
const FUEL: u64 = 1_000_000;

/// Compilers for all widths.
pub struct Widths {
    compilers: Vec<(String, Compiler)>,
}

impl Widths {
    /// Makes the compilers.
    ///
    /// # Errors
    /// As [`Compiler::for_cpu`].
    pub fn new() -> Result<Widths, String> {
        let mut compilers = Vec::new();
        for (width, gangs) in WIDTHS {
            let cpu = HostCpu::detect().map_err(|error| error.to_string())?;
            let cpu = cpu.with_lanes(Lanes { width, gangs });
            compilers.push((format!("{gangs} vectors of {width}"), compiler(cpu)?));
        }
        let best = HostCpu::detect().map_err(|error| error.to_string())?;
        compilers.push(("as planned".to_owned(), compiler(best)?));
        let portable = HostCpu::portable().map_err(|error| error.to_string())?;
        compilers.push(("for older CPUs".to_owned(), compiler(portable)?));
        Ok(Widths { compilers })
    }

    /// Checks that code of one width, chosen by `n`, gives these outcomes.
    ///
    /// # Errors
    /// The first row that differs, and how.
    pub fn check(
        &self,
        n: u64,
        compiled: &Compiled,
        rows: &Rows,
        outcomes: &[Outcome],
        cancel: &CancelFlag,
    ) -> Result<(), String> {
        let (name, compiler) = &self.compilers[(n % self.compilers.len() as u64) as usize];
        let metadata = &compiled.artifact.metadata;
        let request = CompileRequest {
            signature: &metadata.signature,
            options: metadata.options,
            body: &metadata.source,
            language: Language::Rbc,
        };
        let again = compiler.compile_module(&request, Arc::clone(&compiled.module), metadata.dependencies.clone());
        let again = again.map_err(|error| format!("{name}: {error}"))?;
        let function = Function::load(&again.artifact).map_err(|error| format!("{name}: {error}"))?;
        let found = run_until(&function, rows, cancel).map_err(|error| format!("{name}: {error}"))?;
        compare(name, outcomes, &found)?;

        let shared: Vec<bool> = metadata.signature.parameters.iter().map(|p| !is_float(p.ty)).collect();
        let Some(first) = rows.get(n as usize % rows.len().max(1)) else {
            return Ok(());
        };
        let common: Vec<Vec<_>> = rows
            .iter()
            .map(|row| {
                (0..row.len())
                    .map(|i| if shared[i] { &first[i] } else { &row[i] }.clone())
                    .collect()
            })
            .collect();
        let expected = interpret(compiled, &common, FUEL);
        if shared.iter().all(|shared| *shared) || expected.contains(&Outcome::OutOfFuel) {
            return Ok(());
        }
        let found = run_shared(&function, &common, &shared, cancel).map_err(|error| format!("{name}: {error}"))?;
        compare(&format!("{name}, shared arguments"), &expected, &found)
    }
}

fn compiler(cpu: HostCpu) -> Result<Compiler, String> {
    Compiler::for_cpu(cpu, OptLevel::Full).map_err(|error| error.to_string())
}

fn is_float(ty: ParameterType) -> bool {
    use ScalarType::{Complex128, Float32, Float64};
    matches!(ty, ParameterType::Scalar(Float32 | Float64 | Complex128))
}

fn compare(name: &str, expected: &[Outcome], found: &[Outcome]) -> Result<(), String> {
    match (0..expected.len()).find(|row| !found[*row].same(&expected[*row])) {
        None => Ok(()),
        Some(row) => {
            let (expected, found) = (outcome_text(&expected[row]), outcome_text(&found[row]));
            Err(format!("row {row}: interpreted {expected}, {name} {found}"))
        }
    }
}
