//! Filetests: one `.rbc` file holds functions and what is expected of the last one.
//!
//! ```text
//! ; test: run ir
//! ; about: floor division rounds toward minus infinity
//! CREATE FUNCTION f(a BIGINT, b BIGINT) RETURNS BIGINT LANGUAGE rbc AS $$
//! return a // b
//! $$;
//! ==== run
//! f(-7, 2) => -4
//! ==== ir
//! function f0 f(a: BIGINT, b: BIGINT) -> BIGINT {
//! …
//! ```
//!
//! `test:` names the sections: `run` (calls and their outcomes, in the interpreter, in quickly compiled and in optimised
//! code, and in the GPU's code on an emulated device), `ir` (the typed IR), `error` (what the compiler or the SQL parser says), `llvm` (lines `has TEXT` and
//! `lacks TEXT` about the optimised LLVM IR, which differs between CPUs as a whole). `about:` says what it is for.
//! An unknown key, a section without its name under `test:`, or a file that asserts nothing is an error. With
//! `RBC_BLESS=1` the expectations are rewritten (not those of `llvm`).

use std::fmt::Write as _;

use rbcdb_runtime_cpu::Function;
use rbcdb_runtime_cuda::Devices;
use rbcdb_sql::Statement;
use rbcdb_udf_compiler::ir::RowValue;
use rbcdb_udf_compiler::pipeline::{CompileError, Compiled, Compiler};

use crate::emulated;
use crate::outcome::Outcome;
use crate::program::{Catalog, Declared, interpret, run};
use crate::text::{outcome_text, parse_argument, parse_call};

/// Sections in the order in which they stand in a file.
const SECTIONS: [&str; 4] = ["run", "ir", "error", "llvm"];

/// What begins a section.
const MARK: &str = "==== ";

/// The interpreter's fuel for one call.
const FUEL: u64 = 10_000_000;

/// A read file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filetest {
    /// The lines of the header, as written.
    header: String,
    /// The statements, as written.
    sql: String,
    /// The sections that are asserted.
    kinds: Vec<String>,
    /// The sections' texts.
    sections: Vec<(String, String)>,
}

/// A call's arguments; `None` is NULL.
pub type Row = Vec<RowValue>;

/// The compilers that a file is compiled with, and what runs the code.
pub struct Compilers {
    /// Compiles quickly.
    pub quick: Compiler,
    /// Compiles well.
    pub full: Compiler,
    /// Emulated GPUs.
    pub devices: Vec<Devices>,
}

impl Filetest {
    /// Reads a file.
    ///
    /// # Errors
    /// What is wrong with its form.
    pub fn parse(text: &str) -> Result<Filetest, String> {
        let (mut header, mut sql) = (String::new(), String::new());
        let mut sections: Vec<(String, String)> = Vec::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix(MARK) {
                sections.push((name.trim().to_owned(), String::new()));
            } else if let Some((_, section)) = sections.last_mut() {
                *section += &format!("{line}\n");
            } else if sql.is_empty() && line.starts_with(';') {
                header += &format!("{line}\n");
            } else {
                sql += &format!("{line}\n");
            }
        }
        let kinds = kinds(&header)?;
        for (name, _) in &sections {
            if !kinds.contains(name) {
                return Err(format!("section `{name}` isn't named under `test:`"));
            }
        }
        Ok(Filetest {
            header,
            sql,
            kinds,
            sections,
        })
    }

    fn section(&self, name: &str) -> Option<&str> {
        self.sections
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, text)| text.as_str())
    }

    /// The file with the expectations as they turn out.
    ///
    /// # Errors
    /// Where there is nothing to turn out: no calls, calls that can't be read, functions that don't compile.
    pub fn blessed(&self, compilers: &Compilers) -> Result<String, String> {
        let mut text = format!("{}{}", self.header, self.sql);
        let outcome = compile(&self.sql, &compilers.full);
        for name in SECTIONS
            .into_iter()
            .filter(|name| self.kinds.iter().any(|kind| kind == name))
        {
            let section = match (name, &outcome) {
                ("error", Err(error)) => error.clone(),
                ("error", Ok(_)) => return Err("it compiles, but an error is expected".to_owned()),
                (_, Err(error)) => return Err(format!("it doesn't compile:\n{error}")),
                ("run", Ok((_, compiled))) => self.run_section(compiled, compilers)?,
                ("ir", Ok((_, compiled))) => compiled.module.to_string(),
                (_, Ok((_, compiled))) => self.llvm_section(compiled, compilers)?,
            };
            writeln!(text, "{MARK}{name}\n{}", section.trim_end()).map_err(|error| error.to_string())?;
        }
        Ok(text)
    }

    /// The calls with their outcomes; other lines as they are.
    fn run_section(&self, compiled: &Compiled, compilers: &Compilers) -> Result<String, String> {
        let again = compile(&self.sql, &compilers.quick)
            .map_err(|error| format!("quickly compiled: {error}"))?
            .1;
        let (mut text, mut rows, mut outcomes) = (String::new(), Vec::new(), Vec::new());
        for line in self.section("run").unwrap_or_default().lines() {
            if line.trim().is_empty() || line.starts_with(';') {
                text += &format!("{line}\n");
                continue;
            }
            let call = line.split("=>").next().unwrap_or_default().trim();
            let row = arguments(call, compiled).map_err(|error| format!("{call}: {error}"))?;
            let outcome = evaluate(&row, compiled, &again).map_err(|error| format!("{call}: {error}"))?;
            text += &format!("{call} => {}\n", outcome_text(&outcome));
            rows.push(row);
            outcomes.push(outcome);
        }
        if rows.is_empty() {
            return Err("there is no call under `==== run`: the file asserts nothing".to_owned());
        }
        emulated::check(&compilers.devices, &compilers.full, compiled, &rows, &outcomes)?;
        Ok(text)
    }

    /// The last function, compiled, with the arguments of its calls; `None` where the file has no calls.
    ///
    /// # Errors
    /// What is wrong with a call, or with the function.
    pub fn calls(&self, compiler: &Compiler) -> Result<Option<(Compiled, Vec<Row>)>, String> {
        let Some(section) = self.section("run") else {
            return Ok(None);
        };
        let (_, compiled) = compile(&self.sql, compiler)?;
        let lines = section
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with(';'));
        let calls = lines.map(|line| line.split("=>").next().unwrap_or_default().trim());
        let rows = calls.map(|call| arguments(call, &compiled)).collect::<Result<_, _>>()?;
        Ok(Some((compiled, rows)))
    }

    /// The lines about the LLVM IR, if they hold.
    fn llvm_section(&self, compiled: &Compiled, compilers: &Compilers) -> Result<String, String> {
        let section = self.section("llvm").unwrap_or_default();
        let llvm = compilers
            .full
            .llvm_text(&compiled.module)
            .map_err(|error| error.to_string())?;
        let mut claims = 0;
        for line in section.lines().map(str::trim).filter(|line| !line.is_empty()) {
            claims += 1;
            let holds = match line.split_once(' ') {
                Some(("has", wanted)) => llvm.contains(wanted),
                Some(("lacks", unwanted)) => !llvm.contains(unwanted),
                _ => {
                    return Err(format!(
                        "a line under `==== llvm` is `has TEXT` or `lacks TEXT`, not {line:?}"
                    ));
                }
            };
            if !holds {
                return Err(format!("not so: {line}\n{llvm}"));
            }
        }
        if claims == 0 {
            return Err("there is no line under `==== llvm`: the file asserts nothing".to_owned());
        }
        Ok(section.to_owned())
    }
}

/// The names under `test:`.
fn kinds(header: &str) -> Result<Vec<String>, String> {
    let mut kinds = Vec::new();
    for line in header.lines() {
        let line = line.trim_start_matches(';').trim();
        match line.split_once(':') {
            Some(("test", names)) => kinds.extend(names.split_whitespace().map(str::to_owned)),
            Some(("about", _)) => {}
            _ => return Err(format!("unknown header line {line:?}; the keys are `test` and `about`")),
        }
    }
    if let Some(unknown) = kinds.iter().find(|kind| !SECTIONS.contains(&kind.as_str())) {
        return Err(format!(
            "unknown kind of test `{unknown}`; there are {}",
            SECTIONS.join(", ")
        ));
    }
    if kinds.is_empty() {
        return Err("no `; test:` line: the file asserts nothing".to_owned());
    }
    Ok(kinds)
}

/// Compiles all functions; the last one, or what is wrong as a user sees it.
fn compile(sql: &str, compiler: &Compiler) -> Result<(Declared, Compiled), String> {
    let statements = rbcdb_sql::parse(sql).map_err(|error| sql_error_text(&error, sql))?;
    let mut catalog = Catalog::default();
    let mut last = None;
    for span in statements {
        let Statement::CreateFunction(create) = &span.statement else {
            return Err(format!("not CREATE FUNCTION: {}", &sql[span.range]));
        };
        let declared = Declared::from_sql(create);
        let compiled = catalog.compile(compiler, &declared).map_err(|error| match error {
            CompileError::Diagnostics(list) => list.render(&declared.body, &declared.signature.name),
            internal => internal.to_string(),
        })?;
        last = Some((declared, compiled));
    }
    last.ok_or_else(|| "there is no CREATE FUNCTION".to_owned())
}

/// The parts of a SQL error, one per line.
fn sql_error_text(error: &rbcdb_sql::SqlError, sql: &str) -> String {
    let mut text = format!("ERROR {}: {}", error.sqlstate, error.message);
    if let Some(position) = error.position {
        let before = &sql[..position.min(sql.len())];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        text += &format!("\nat {line}:{column}");
    }
    for (name, part) in [("DETAIL", &error.detail), ("HINT", &error.hint)] {
        text += &part
            .as_ref()
            .map_or_else(String::new, |part| format!("\n{name}: {part}"));
    }
    text
}

/// The values of a call of the last function.
fn arguments(call: &str, compiled: &Compiled) -> Result<Row, String> {
    let call = parse_call(call)?;
    let signature = &compiled.artifact.metadata.signature;
    if call.function != signature.name || call.args.len() != signature.parameters.len() {
        return Err(format!("calls must be of {signature}"));
    }
    let parameters = call.args.iter().zip(&signature.parameters);
    parameters
        .map(|(text, parameter)| parse_argument(text, parameter.ty))
        .collect()
}

/// The outcome on which interpreter and both compiled forms agree.
fn evaluate(row: &[RowValue], full: &Compiled, quick: &Compiled) -> Result<Outcome, String> {
    let rows = [row.to_vec()];
    let interpreted = interpret(full, &rows, FUEL).remove(0);
    for (name, compiled) in [("optimised", full), ("quickly compiled", quick)] {
        let function = Function::load(&compiled.artifact).map_err(|error| error.to_string())?;
        let found = run(&function, &rows)?.remove(0);
        if !found.same(&interpreted) {
            let (interpreted, found) = (outcome_text(&interpreted), outcome_text(&found));
            return Err(format!("interpreted {interpreted}, {name} {found}"));
        }
    }
    Ok(interpreted)
}

/// The first line in which two texts differ, for a failure's message.
pub fn first_difference(expected: &str, found: &str) -> String {
    let (mut a, mut b) = (expected.lines(), found.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (a.next(), b.next()) {
            (Some(a), Some(b)) if a == b => {}
            (a, b) => {
                let show = |line: Option<&str>| line.unwrap_or("(the end)").to_owned();
                return format!("line {number}\n  expected: {}\n  found:    {}", show(a), show(b));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_assert_nothing_or_something_unknown_are_refused() {
        let cases = [
            ("CREATE FUNCTION f();\n", "no `; test:` line: the file asserts nothing"),
            (
                "; test: ptx\n",
                "unknown kind of test `ptx`; there are run, ir, error, llvm",
            ),
            (
                "; test: run\n; bench: yes\n",
                "unknown header line \"bench: yes\"; the keys are `test` and `about`",
            ),
            ("; test: run\nx\n==== ir\n", "section `ir` isn't named under `test:`"),
        ];
        for (text, expected) in cases {
            assert_eq!(Filetest::parse(text).unwrap_err(), expected);
        }
    }

    #[test]
    fn files_are_split_into_header_statements_and_sections() {
        let file =
            Filetest::parse("; test: run ir\n; about: x\nSELECT\n; in SQL\n==== run\nf() => 1\n==== ir\nfn\n").unwrap();
        assert_eq!(file.kinds, ["run", "ir"]);
        assert_eq!(file.sql, "SELECT\n; in SQL\n");
        assert_eq!(file.section("run"), Some("f() => 1\n"));
        assert_eq!(file.section("ir"), Some("fn\n"));
    }

    #[test]
    fn differences_are_shown_by_line() {
        assert_eq!(
            first_difference("a\nb\n", "a\nc\n"),
            "line 2\n  expected: b\n  found:    c"
        );
        assert_eq!(
            first_difference("a\n", "a\nc\n"),
            "line 2\n  expected: (the end)\n  found:    c"
        );
    }
}
