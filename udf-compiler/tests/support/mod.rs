//! Compiles bodies and evaluates them with the reference interpreter, for tests of the front end and of the documents.
//!
//! A function is written `f(x DOUBLE, n INT) -> DOUBLE`, with `CALLED ON NULL INPUT`, `overflow='wrap'` or
//! `float_error='ieee'` after it; an expectation `f(1.5, 2) == 3.0`, `… == NULL` or `… raises 22012`.

#![allow(dead_code, reason = "each test binary uses a part")]

use std::collections::HashMap;
use std::sync::Arc;

use rbcdb_udf_abi::artifact::CacheKey;
use rbcdb_udf_abi::{FloatErrors, Language, Options, Overflow, Parameter, ParameterType, ScalarType, Signature};
use rbcdb_udf_compiler::frontend::{Lowered, lower};
use rbcdb_udf_compiler::ir::Module;
use rbcdb_udf_compiler::ir::datum::{Datum, RowValue};
use rbcdb_udf_compiler::ir::interpret::{Outcome, run};
use rbcdb_udf_compiler::ir::verify::verify;
use rbcdb_udf_compiler::{Callee, CompileRequest, Diagnostics, Environment, user_ir};

/// A declared function: signature and options.
#[derive(Debug, Clone)]
pub struct Declared {
    pub signature: Signature,
    pub options: Options,
    /// LANGUAGE llvm
    pub llvm: bool,
}

fn scalar_type(name: &str) -> ScalarType {
    let alias = match name {
        "INT" => "INTEGER",
        "BOOL" => "BOOLEAN",
        "FLOAT" => "REAL",
        other => other,
    };
    let known = ScalarType::ALL.into_iter().find(|t| t.sql_name() == alias);
    known.unwrap_or_else(|| panic!("no type {name}"))
}

/// Reads `DOUBLE` or `DOUBLE[]`.
fn parameter_type(name: &str) -> ParameterType {
    match name.strip_suffix("[]") {
        Some(element) => ParameterType::array(scalar_type(element)).unwrap_or_else(|| panic!("no type {name}")),
        None => scalar_type(name).into(),
    }
}

/// Reads `f(x DOUBLE) -> DOUBLE overflow='wrap'`.
pub fn declared(text: &str) -> Declared {
    let (name, rest) = text.split_once('(').expect("a parameter list");
    let (params, rest) = rest.split_once(')').expect("the end of the parameter list");
    let rest = rest.trim().strip_prefix("->").expect("a result type").trim();
    let (result, flags) = rest.split_once(' ').unwrap_or((rest, ""));
    let parameters = params
        .split(',')
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .map(|p| {
            let (name, ty) = p.split_once(' ').expect("a parameter's type");
            Parameter {
                name: name.to_string(),
                ty: parameter_type(ty.trim()),
            }
        })
        .collect();
    let mut options = Options::default();
    if flags.contains("overflow='wrap'") {
        options.overflow = Overflow::Wrap;
    }
    if flags.contains("float_error='ieee'") {
        options.float_errors = FloatErrors::Ieee;
    }
    let signature = Signature {
        name: name.trim().to_string(),
        parameters,
        result: scalar_type(result),
        called_on_null_input: flags.contains("CALLED ON NULL INPUT"),
        kernel: None,
    };
    Declared {
        signature,
        options,
        llvm: flags.contains("LANGUAGE llvm"),
    }
}

/// Functions compiled so far, by name.
#[derive(Debug, Default)]
pub struct Catalog {
    functions: HashMap<String, Vec<Callee>>,
}

impl Environment for Catalog {
    fn lookup(&self, name: &str) -> Vec<Callee> {
        self.functions.get(name).cloned().unwrap_or_default()
    }

    fn names(&self) -> Vec<String> {
        self.functions.keys().cloned().collect()
    }
}

impl Catalog {
    /// Compiles a body among the functions so far, and checks that the IR verifies.
    pub fn lower(&self, declared: &Declared, body: &str) -> Result<Lowered, Diagnostics> {
        let request = CompileRequest {
            signature: &declared.signature,
            options: declared.options,
            body,
            language: Language::Rbc,
        };
        let lowered = match declared.llvm {
            true => Lowered {
                module: Module {
                    functions: vec![user_ir::load(body, None, &declared.signature)?],
                },
                dependencies: Vec::new(),
            },
            false => lower(&request, self)?,
        };
        if let Err(errors) = verify(&lowered.module) {
            panic!("the IR doesn't verify: {errors:#?}\n{body}\n{}", lowered.module);
        }
        Ok(lowered)
    }

    /// Compiles a body that must compile.
    pub fn compile(&self, declared: &Declared, body: &str) -> Lowered {
        self.lower(declared, body)
            .unwrap_or_else(|e| panic!("{}", e.render(body, &declared.signature.name)))
    }

    /// Compiles a body and makes it callable.
    pub fn define(&mut self, function: &str, body: &str) {
        let declared = declared(function);
        let lowered = self.compile(&declared, body);
        self.add(&declared, lowered);
    }

    pub fn add(&mut self, declared: &Declared, lowered: Lowered) {
        let overloads = self.functions.entry(declared.signature.name.clone()).or_default();
        overloads.retain(|c| c.signature.parameter_types() != declared.signature.parameter_types());
        let mut key = [0; 32];
        key[0] = overloads.len() as u8 + 1;
        key[1] = declared.signature.name.bytes().fold(0, u8::wrapping_add);
        overloads.push(Callee {
            signature: declared.signature.clone(),
            module: Arc::new(lowered.module),
            key: CacheKey(key),
        });
    }
}

/// The codes that a body is refused with; empty where it compiles.
pub fn codes(function: &str, body: &str) -> Vec<&'static str> {
    match Catalog::default().lower(&declared(function), body) {
        Ok(_) => Vec::new(),
        Err(e) => e.list.iter().map(|d| d.code).collect(),
    }
}

/// Asserts what a function gives: each expectation on a line of its own, `f(1, 2) == 3`.
pub fn check(function: &str, body: &str, expectations: &str) {
    check_in(&Catalog::default(), function, body, expectations);
}

/// [`check`] among other functions.
pub fn check_in(catalog: &Catalog, function: &str, body: &str, expectations: &str) {
    let declared = declared(function);
    let lowered = catalog.compile(&declared, body);
    let mut checked = 0;
    for line in expectations.lines().map(str::trim).filter(|l| !l.is_empty()) {
        expect(&declared, &lowered, line);
        checked += 1;
    }
    assert!(checked > 0, "no expectation for {function}");
}

/// Asserts one expectation.
pub fn expect(declared: &Declared, lowered: &Lowered, line: &str) {
    let (call, expected) = match line.split_once(" raises ") {
        Some((call, sqlstate)) => (call, format!("raises {}", sqlstate.trim())),
        None => {
            let (call, value) = line
                .split_once(" == ")
                .unwrap_or_else(|| panic!("no expectation in {line:?}"));
            let value = datum(value.trim(), declared.signature.result);
            (call, value.map_or("NULL".to_string(), show))
        }
    };
    let args = call
        .trim()
        .strip_prefix(&declared.signature.name)
        .and_then(|c| c.strip_prefix('('));
    let args = args
        .and_then(|c| c.strip_suffix(')'))
        .unwrap_or_else(|| panic!("not a call: {call:?}"));
    let args = arguments(args);
    assert_eq!(args.len(), declared.signature.parameters.len(), "{line}");
    let args: Vec<RowValue> = args
        .iter()
        .zip(&declared.signature.parameters)
        .map(|(a, p)| row_value(a, p.ty))
        .collect();
    let actual = match run(&lowered.module, &args, 10_000_000) {
        Outcome::Value(value) => show(value),
        Outcome::Null => "NULL".to_string(),
        Outcome::Error(failure) => format!("raises {}", failure.code.sqlstate()),
        Outcome::OutOfFuel => "out of fuel".to_string(),
    };
    assert_eq!(actual, expected, "{line}\n{}", lowered.module);
}

/// A scalar, or an array as a list in brackets.
fn row_value(text: &str, ty: ParameterType) -> RowValue {
    match ty {
        ParameterType::Scalar(ty) => RowValue::Scalar(datum(text, ty)),
        ParameterType::Array(_) if text == "NULL" => RowValue::Array(None),
        ParameterType::Array(element) => {
            let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            let inner = inner.unwrap_or_else(|| panic!("not an array: {text:?}"));
            RowValue::Array(Some(arguments(inner).iter().map(|item| datum(item, element)).collect()))
        }
    }
}

/// Splits at commas outside parentheses and brackets.
pub fn arguments(text: &str) -> Vec<String> {
    let mut args = vec![String::new()];
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        match args.last_mut() {
            _ if c == ',' && depth == 0 => args.push(String::new()),
            Some(arg) => arg.push(c),
            None => {}
        }
    }
    args.retain(|a| !a.trim().is_empty());
    args.into_iter().map(|a| a.trim().to_string()).collect()
}

fn float(text: &str) -> f64 {
    match text {
        "MIN_SUBNORMAL" => 5e-324,
        "PI" => std::f64::consts::PI,
        _ => text.parse().unwrap_or_else(|_| panic!("not a float: {text:?}")),
    }
}

/// A value as written: `1`, `-2.5`, `nan`, `inf`, `true`, `(1.0, 2.0)` for complex; `NULL`.
pub fn datum(text: &str, ty: ScalarType) -> Option<Datum> {
    if text == "NULL" {
        return None;
    }
    let int = || -> i128 {
        match text {
            "MIN" => i64::MIN.into(),
            "MAX" => i64::MAX.into(),
            "UMAX" => u64::MAX.into(),
            _ => text.parse().unwrap_or_else(|_| panic!("not an integer: {text:?}")),
        }
    };
    Some(match ty {
        ScalarType::Bool => Datum::Bool(text.parse().unwrap_or_else(|_| panic!("not a bool: {text:?}"))),
        ScalarType::Int8 => Datum::Int8(int() as i8),
        ScalarType::Int16 => Datum::Int16(int() as i16),
        ScalarType::Int32 => Datum::Int32(int() as i32),
        ScalarType::Int64 => Datum::Int64(int() as i64),
        ScalarType::UInt8 => Datum::UInt8(int() as u8),
        ScalarType::UInt16 => Datum::UInt16(int() as u16),
        ScalarType::UInt32 => Datum::UInt32(int() as u32),
        ScalarType::UInt64 => Datum::UInt64(int() as u64),
        ScalarType::Float32 => Datum::Float32(float(text) as f32),
        ScalarType::Float64 => Datum::Float64(float(text)),
        ScalarType::Complex128 => {
            let parts = arguments(text.trim_start_matches('(').trim_end_matches(')'));
            Datum::Complex128 {
                re: float(&parts[0]),
                im: parts.get(1).map_or(0.0, |p| float(p)),
            }
        }
    })
}

/// A value such that equal text is equal bits, all nans being one.
fn show(value: Datum) -> String {
    match value {
        Datum::Float32(x) => format!("{x:?}"),
        Datum::Float64(x) => format!("{x:?}"),
        Datum::Complex128 { re, im } => format!("({re:?}, {im:?})"),
        other => format!("{other:?}"),
    }
}

/// The texts of the fenced blocks of a Markdown page with their info strings.
pub fn fences(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.trim().to_string(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a fence isn't closed");
    blocks
}

/// Writes out `⟨'text'⟩`, `⟨'text' 3 times⟩` and `⟨'v{i} = v{i-1}' for i = 1 to 9⟩`.
pub fn expand(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟨') {
        let (what, after) = after.split_once('⟩').expect("a closing ⟩");
        let (quoted, how) = what[1..].rsplit_once('\'').expect("a quoted text");
        let quoted = quoted.replace("\\n", "\n").replace("\\0", "\0");
        out.push_str(before);
        let how: Vec<&str> = how.split_whitespace().collect();
        match how.as_slice() {
            [] => out.push_str(&quoted),
            [n, "times"] => out.push_str(&quoted.repeat(n.parse().expect("a number"))),
            ["for", "i", "=", from, "to", to] => {
                let (from, to): (i64, i64) = (from.parse().expect("a number"), to.parse().expect("a number"));
                let numbers: Vec<i64> = if from <= to {
                    (from..=to).collect()
                } else {
                    (to..=from).rev().collect()
                };
                for i in numbers {
                    out.push_str(
                        &quoted
                            .replace("{i}", &i.to_string())
                            .replace("{i-1}", &(i - 1).to_string()),
                    );
                }
            }
            other => panic!("no such expansion: {other:?}"),
        }
        rest = after;
    }
    out + rest
}

/// The functions that a text of `CREATE FUNCTION` statements declares, with their bodies.
pub fn sql_functions(text: &str) -> Vec<(Declared, String)> {
    let text = expand(text);
    let mut rest = text.as_str();
    let mut found = Vec::new();
    while let Some((_, after)) = rest.split_once("CREATE FUNCTION ") {
        let (head, after) = after.split_once("AS $$").expect("a body");
        let (body, after) = after.split_once("$$;").expect("the end of the body");
        found.push((declared(&head.replacen("RETURNS", "->", 1)), body.to_string()));
        rest = after;
    }
    found
}
