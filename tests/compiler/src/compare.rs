//! CPython ⇄ interpreter ⇄ compiled code for one case, some of them on a GPU too, and the smallest program that still shows a difference.

use rbcdb_runtime_cpu::{CancelFlag, Function};
use rbcdb_runtime_cuda::Devices;
use rbcdb_udf_compiler::ir::Datum;
use rbcdb_udf_compiler::pipeline::Compiler;

use crate::emulated;
use crate::generate::Case;
use crate::lanes::Widths;
use crate::oracle::Oracle;
use crate::outcome::Outcome;
use crate::program::{Catalog, interpret, run_until};
use crate::text::{argument_text, outcome_text};
use crate::watchdog::watch;

/// How many units in the last place a transcendental function may be away from CPython's.
pub const ULPS_MAX: u64 = 2;

/// The interpreter's fuel per row: far more than any generated program needs.
const FUEL: u64 = 300_000;

/// What the three say of a row.
#[derive(Debug, Clone)]
pub struct Difference {
    /// Which row; `None` for a program that didn't get so far.
    pub row: Option<usize>,
    /// What differs.
    pub what: String,
}

impl Difference {
    /// What must stay the same while a program is shrunk: that rows differ, or the compiler's code.
    fn kind(&self) -> String {
        match self.row {
            Some(_) => String::new(),
            None => self.what.split("RBC").nth(1).unwrap_or("?").chars().take(4).collect(),
        }
    }
}

/// The three evaluators.
pub struct Evaluators<'a> {
    /// Shared by all threads.
    pub compiler: &'a Compiler,
    /// This thread's own.
    pub oracle: Oracle,
    /// Emulated GPUs, and which programs run on them: those whose seed this divides.
    pub gpu: Option<(&'a [Devices], u64)>,
    /// Code of all widths, and which programs run in one of them: those whose seed this divides.
    pub lanes: Option<(&'a Widths, u64)>,
    /// Programs that weren't compared, since the compiler refuses an integer literal that it finds out of range.
    pub refused: u64,
}

/// How many smaller programs are tried for one failure.
const SHRINK_TRIES_MAX: usize = 300;

/// The code of a refused literal.
const LITERAL_RANGE: &str = "RBC0306";

impl Evaluators<'_> {
    /// Evaluates a case in all three ways; `None` if they agree.
    pub fn difference(&mut self, case: &Case) -> Option<Difference> {
        let outcomes = watch(&|| case_text(case), |cancel| self.outcomes(case, cancel));
        match outcomes {
            Err(what) if what.contains(LITERAL_RANGE) => {
                self.refused += 1;
                None
            }
            Err(what) => Some(Difference { row: None, what }),
            Ok(all) => (0..case.rows.len()).find_map(|row| {
                let what = disagreement(all.each_ref().map(|outcomes| &outcomes[row]), case.transcendental)?;
                Some(Difference { row: Some(row), what })
            }),
        }
    }

    /// CPython's, the interpreter's and the compiled code's outcomes.
    fn outcomes(&mut self, case: &Case, cancel: &CancelFlag) -> Result<[Vec<Outcome>; 3], String> {
        let (functions, rows) = (&case.functions, &case.rows);
        let mut catalog = Catalog::default();
        let mut last = None;
        for declared in functions {
            let compiled = catalog.compile(self.compiler, declared);
            last = Some(compiled.map_err(|error| format!("{} doesn't compile: {error}", declared.signature))?);
        }
        let compiled = last.ok_or("a case without functions")?;
        let function = Function::load(&compiled.artifact).map_err(|error| error.to_string())?;
        let python = self.oracle.run(functions, rows)?;
        let interpreted = interpret(&compiled, rows, FUEL);
        // Compiled code has no fuel: a program that doesn't end isn't started.
        if python
            .iter()
            .chain(&interpreted)
            .any(|outcome| *outcome == Outcome::OutOfFuel)
        {
            return Err("it doesn't end".to_owned());
        }
        if let Some((widths, every)) = self.lanes
            && case.seed.is_multiple_of(every)
        {
            widths.check(case.seed / every, &compiled, rows, &interpreted, cancel)?;
        }
        if let Some((devices, every)) = self.gpu
            && case.seed.is_multiple_of(every)
        {
            emulated::check(devices, self.compiler, &compiled, rows, &interpreted)?;
        }
        Ok([python, interpreted, run_until(&function, rows, cancel)?])
    }

    /// A smaller case with a difference, found by leaving out rows, functions and lines with what is indented below.
    pub fn shrink(&mut self, case: &Case) -> Case {
        let mut best = case.clone();
        if let Some(row) = self.difference(&best).and_then(|difference| difference.row) {
            best.rows = vec![best.rows[row].clone()];
        }
        let kind = self.difference(&best).map(|difference| difference.kind());
        let (mut shrunk, mut tries) = (true, 0);
        while shrunk {
            shrunk = false;
            for candidate in smaller(&best) {
                tries += 1;
                if tries > SHRINK_TRIES_MAX {
                    return best;
                }
                let found = self.difference(&candidate).map(|difference| difference.kind());
                if found == kind {
                    best = candidate;
                    shrunk = true;
                    break;
                }
            }
        }
        best
    }
}

/// The case without one function, or without one line and the block below it.
fn smaller(case: &Case) -> Vec<Case> {
    let mut candidates = Vec::new();
    for (at, declared) in case.functions.iter().enumerate() {
        if at + 1 < case.functions.len() {
            let mut candidate = case.clone();
            candidate.functions.remove(at);
            candidates.push(candidate);
        }
        let lines: Vec<&str> = declared.body.lines().collect();
        for first in (0..lines.len()).rev() {
            let indent = |line: &str| line.len() - line.trim_start().len();
            let below = lines[first + 1..]
                .iter()
                .take_while(|line| indent(line) > indent(lines[first]))
                .count();
            let kept = lines[..first].iter().chain(&lines[first + 1 + below..]);
            let mut candidate = case.clone();
            candidate.functions[at].body = kept.map(|line| format!("{line}\n")).collect();
            candidates.push(candidate);
        }
    }
    candidates
}

/// What differs between CPython's, the interpreter's and the compiled code's outcome.
fn disagreement([python, interpreted, compiled]: [&Outcome; 3], transcendental: bool) -> Option<String> {
    let agree = if transcendental {
        close(python, interpreted)
    } else {
        like(python, interpreted)
    };
    if agree && interpreted.same(compiled) && *interpreted != Outcome::OutOfFuel {
        return None;
    }
    let [python, interpreted, compiled] = [python, interpreted, compiled].map(outcome_text);
    Some(format!(
        "CPython:     {python}\ninterpreter: {interpreted}\ncompiled:    {compiled}"
    ))
}

/// Equal by bits, or the same error in the same line.
fn like(python: &Outcome, ours: &Outcome) -> bool {
    match (python, ours) {
        (Outcome::Error(a), Outcome::Error(b)) => a.sqlstate == b.sqlstate && a.line == b.line,
        _ => python.same(ours),
    }
}

/// Equal but for [`ULPS_MAX`]; at the edge of overflow one may fail where the other is next to the largest number.
fn close(python: &Outcome, ours: &Outcome) -> bool {
    let largest = |outcome: &Outcome| match outcome {
        Outcome::Value(Datum::Float64(x)) => x.abs() > f64::MAX * (1.0 - 4.0 * f64::EPSILON),
        Outcome::Value(Datum::Complex128 { re, im }) => re.abs().max(im.abs()) > f64::MAX * (1.0 - 4.0 * f64::EPSILON),
        _ => false,
    };
    match (python, ours) {
        (Outcome::Value(Datum::Float64(a)), Outcome::Value(Datum::Float64(b))) => close_floats(*a, *b, 0.0),
        (Outcome::Value(Datum::Float32(a)), Outcome::Value(Datum::Float32(b))) => {
            // Rounded from results of twice the width that may differ: next to each other at most.
            a.to_bits() == b.to_bits()
                || a.is_sign_negative() == b.is_sign_negative() && a.to_bits().abs_diff(b.to_bits()) <= 1
        }
        (Outcome::Value(Datum::Complex128 { re: a, im: b }), Outcome::Value(Datum::Complex128 { re: c, im: d })) => {
            // A part that cancellation makes small is as accurate as the larger part.
            let larger = [a, b]
                .map(|x| if x.is_finite() { x.abs() } else { 0.0 })
                .into_iter()
                .fold(0.0, f64::max);
            close_floats(*a, *c, larger) && close_floats(*b, *d, larger)
        }
        (Outcome::Error(e), value) | (value, Outcome::Error(e)) if e.sqlstate == "22003" && largest(value) => true,
        _ => like(python, ours),
    }
}

/// Equal, [`ULPS_MAX`] apart, or as far apart as that many units in the last place of `scale`.
fn close_floats(a: f64, b: f64, scale: f64) -> bool {
    let unit = scale * f64::EPSILON;
    a.to_bits() == b.to_bits() || ulps(a, b) <= ULPS_MAX || (a - b).abs() <= ULPS_MAX as f64 * unit && scale > 0.0
}

/// How many floats lie between two of the same sign; zeros differ from each other.
fn ulps(a: f64, b: f64) -> u64 {
    if a.is_nan() || b.is_nan() || a.is_sign_negative() != b.is_sign_negative() {
        return u64::MAX;
    }
    a.to_bits().abs_diff(b.to_bits())
}

/// A case as text: what to look at, and what to paste into a filetest.
pub fn case_text(case: &Case) -> String {
    let mut text = String::new();
    for declared in &case.functions {
        let (signature, options) = (&declared.signature, declared.options);
        let nulls = if signature.called_on_null_input {
            " CALLED ON NULL INPUT"
        } else {
            ""
        };
        text += &format!(
            "CREATE FUNCTION {signature} LANGUAGE rbc{nulls}{} AS $$\n{}$$;\n",
            options_text(options),
            declared.body
        );
    }
    for row in &case.rows {
        let args: Vec<String> = row.iter().map(argument_text).collect();
        text += &format!("f({})\n", args.join(", "));
    }
    text
}

fn options_text(options: rbcdb_udf_abi::Options) -> String {
    let mut list = Vec::new();
    if options.overflow == rbcdb_udf_abi::Overflow::Wrap {
        list.push("overflow = 'wrap'");
    }
    if options.float_errors == rbcdb_udf_abi::FloatErrors::Ieee {
        list.push("float_error = 'ieee'");
    }
    if list.is_empty() {
        String::new()
    } else {
        format!(" WITH ({})", list.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::Failure;

    fn value(x: f64) -> Outcome {
        Outcome::Value(Datum::Float64(x))
    }

    fn error(sqlstate: &str, line: u32) -> Outcome {
        let (function, message) = (String::new(), String::new());
        Outcome::Error(Failure {
            sqlstate: sqlstate.to_owned(),
            function,
            line,
            column: 1,
            message,
        })
    }

    #[test]
    fn exact_results_differ_by_one_bit() {
        let next = f64::from_bits(1.0f64.to_bits() + 1);
        assert!(disagreement([&value(1.0), &value(1.0), &value(1.0)], false).is_none());
        assert!(disagreement([&value(1.0), &value(next), &value(next)], false).is_some());
        assert!(disagreement([&value(1.0), &value(next), &value(next)], true).is_none());
        assert!(disagreement([&value(next), &value(next), &value(1.0)], true).is_some());
        assert!(disagreement([&value(0.0), &value(-0.0), &value(-0.0)], false).is_some());
        assert!(disagreement([&value(0.0), &value(-0.0), &value(-0.0)], true).is_some());
    }

    #[test]
    fn errors_differ_by_state_and_line() {
        let zero = error("22012", 3);
        assert!(disagreement([&zero, &zero, &zero], false).is_none());
        assert!(disagreement([&error("22012", 4), &zero, &zero], false).is_some());
        assert!(disagreement([&error("22003", 3), &zero, &zero], false).is_some());
        assert!(disagreement([&Outcome::OutOfFuel, &Outcome::OutOfFuel, &Outcome::OutOfFuel], false).is_some());
        assert!(disagreement([&error("22003", 1), &value(f64::MAX), &value(f64::MAX)], true).is_none());
        assert!(disagreement([&error("22003", 1), &value(1e300), &value(1e300)], true).is_some());
    }
}
