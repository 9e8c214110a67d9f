//! The oracle: the same functions evaluated by CPython, in a worker process that lives as long as the test.
//!
//! One line of JSON there, one line back; see `oracle/oracle.py`.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use rbcdb_udf_abi::{FloatErrors, Overflow, ParameterType, ScalarType};
use rbcdb_udf_compiler::ir::{Datum, RowValue};
use serde_json::{Value, json};

use crate::outcome::{Failure, Outcome};
use crate::program::{Declared, Rows};

/// The interpreter's script, beside this crate's sources.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/oracle/oracle.py");

/// A worker process.
#[derive(Debug)]
pub struct Oracle {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Oracle {
    /// Starts `python3`, or what `RBC_PYTHON` names.
    ///
    /// # Errors
    /// If there is none, with what to do.
    pub fn start() -> Result<Oracle, String> {
        let python = std::env::var("RBC_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let mut child = Command::new(&python)
            .args(["-B", "-X", "utf8", SCRIPT])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| {
                format!("{python} doesn't start ({error}): the differential test needs CPython 3.11 or later; install python3")
            })?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (input, output) = pipes.ok_or("the worker has no pipes")?;
        Ok(Oracle {
            child,
            input,
            output: BufReader::new(output),
        })
    }

    /// What CPython makes of each row of the last function.
    ///
    /// # Errors
    /// If the worker ends, or the program is outside what the oracle knows.
    pub fn run(&mut self, functions: &[Declared], rows: &Rows) -> Result<Vec<Outcome>, String> {
        let specs: Vec<Value> = functions.iter().map(function_json).collect();
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(argument_wire).collect()).collect();
        let request = json!({ "functions": specs, "rows": rows });
        writeln!(self.input, "{request}").map_err(|error| format!("the oracle's worker ended: {error}"))?;
        let mut line = String::new();
        self.output.read_line(&mut line).map_err(|error| error.to_string())?;
        let reply: Value =
            serde_json::from_str(&line).map_err(|error| format!("the oracle answered {line:?}: {error}"))?;
        let outcomes = reply.as_array().ok_or_else(|| format!("the oracle: {reply}"))?;
        outcomes
            .iter()
            .map(|text| parse_outcome(text.as_str().unwrap_or_default()))
            .collect()
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // The worker ends at the end of its input; if it hangs, this ends it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn function_json(declared: &Declared) -> Value {
    let optional = declared.signature.called_on_null_input;
    let params: Vec<Value> = declared
        .signature
        .parameters
        .iter()
        .map(|parameter| {
            let ty = match parameter.ty {
                ParameterType::Scalar(ty) => format!("{ty:?}"),
                ParameterType::Array(element) => format!("[]{element:?}"),
            };
            json!([parameter.name, ty, optional])
        })
        .collect();
    json!({
        "name": declared.signature.name,
        "params": params,
        "result": format!("{:?}", declared.signature.result),
        "body": declared.body,
        "wrap": declared.options.overflow == Overflow::Wrap,
        "ieee": declared.options.float_errors == FloatErrors::Ieee,
    })
}

/// `[Int32:5;null]` for an array.
fn argument_wire(arg: &RowValue) -> String {
    match arg {
        RowValue::Scalar(value) => scalar_wire(*value),
        RowValue::Array(None) => scalar_wire(None),
        RowValue::Array(Some(elements)) => {
            let elements: Vec<String> = elements.iter().copied().map(scalar_wire).collect();
            format!("[{}]", elements.join(";"))
        }
    }
}

fn scalar_wire(arg: Option<Datum>) -> String {
    let Some(datum) = arg else { return "null".to_owned() };
    let ty = datum.ty();
    match datum {
        Datum::Bool(x) => format!("{ty:?}:{}", u8::from(x)),
        Datum::Float32(x) => format!("{ty:?}:{:x}", x.to_bits()),
        Datum::Float64(x) => format!("{ty:?}:{:x}", x.to_bits()),
        Datum::Complex128 { re, im } => format!("{ty:?}:{:x},{:x}", re.to_bits(), im.to_bits()),
        integer => format!("{ty:?}:{}", crate::text::datum_text(integer)),
    }
}

/// `Int32:5`, `null`, `error:22012:3`, `fuel`
fn parse_outcome(text: &str) -> Result<Outcome, String> {
    let wrong = || format!("the oracle answered {text:?}");
    match text {
        "null" => return Ok(Outcome::Null),
        "fuel" => return Ok(Outcome::OutOfFuel),
        _ => {}
    }
    let (kind, rest) = text.split_once(':').ok_or_else(wrong)?;
    if kind == "error" {
        let (sqlstate, line) = rest.split_once(':').ok_or_else(wrong)?;
        let line = line.parse().map_err(|_| wrong())?;
        let (function, message) = (String::new(), String::new());
        return Ok(Outcome::Error(Failure {
            sqlstate: sqlstate.to_owned(),
            function,
            line,
            column: 0,
            message,
        }));
    }
    let ty = ScalarType::ALL
        .into_iter()
        .find(|ty| format!("{ty:?}") == kind)
        .ok_or_else(wrong)?;
    let hex = |text: &str| u64::from_str_radix(text, 16).ok();
    let bits = match ty {
        ScalarType::Float32 | ScalarType::Float64 => hex(rest).map(u128::from),
        ScalarType::Complex128 => rest
            .split_once(',')
            .and_then(|(re, im)| Some(u128::from(hex(re)?) | u128::from(hex(im)?) << 64)),
        _ => rest.parse::<i128>().ok().map(|n| n as u128),
    };
    Ok(Outcome::Value(Datum::from_bits(ty, bits.ok_or_else(wrong)?)))
}
