//! Random rbc programs with inputs: deterministic per seed, typed by construction, ended by construction.
//!
//! A program is one to three functions of which the last is evaluated and may call the earlier ones. Variables keep one
//! type, so that CPython, which types values, and rbc, which types variables, mean the same by each operation. Loops run
//! over small ranges or count down a variable of their own.
//!
//! Two kinds: *exact* programs, of operations that CPython defines to the bit, and programs that return one
//! transcendental function of exact arguments, which are compared with a tolerance.

mod arrays;
mod calls;
mod expressions;
mod inputs;
mod statements;
mod transcendental;

use rbcdb_udf_abi::{FloatErrors, Language, Options, Overflow, Parameter, ParameterType, ScalarType, Signature};
use rbcdb_udf_compiler::ir::arbitrary::Random;
use rbcdb_udf_compiler::ir::{RowValue, Type};

use crate::program::Declared;

/// A program and the rows to evaluate it for.
#[derive(Debug, Clone)]
pub struct Case {
    /// What it was made from.
    pub seed: u64,
    /// Callees first.
    pub functions: Vec<Declared>,
    /// Arguments of the last function; `None` is NULL.
    pub rows: Vec<Vec<RowValue>>,
    /// Whether results may differ from CPython's by [`crate::compare::ULPS_MAX`].
    pub transcendental: bool,
}

/// Rows per program.
const ROWS: usize = 12;

/// The case of this seed.
pub fn case(seed: u64) -> Case {
    let mut random = Random(seed);
    let transcendental = random.chance(15);
    let mut functions: Vec<Declared> = Vec::new();
    if !transcendental {
        for index in 0..random.below(3) {
            let declared = function(&mut random, format!("g{index}"), &functions, Kind::Helper);
            functions.push(declared);
        }
    }
    let kind = if transcendental {
        Kind::Transcendental
    } else {
        Kind::Main
    };
    let main = function(&mut random, "f".to_owned(), &functions, kind);
    let rows = inputs::rows(&mut random, &main.signature, ROWS);
    functions.push(main);
    Case {
        seed,
        functions,
        rows,
        transcendental,
    }
}

/// What a function is for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    /// Called by the main function; short.
    Helper,
    /// The main function of an exact program.
    Main,
    /// The main function that returns one transcendental function.
    Transcendental,
}

fn function(random: &mut Random, name: String, callees: &[Declared], kind: Kind) -> Declared {
    let options = Options {
        overflow: if random.chance(15) {
            Overflow::Wrap
        } else {
            Overflow::Error
        },
        float_errors: if random.chance(15) {
            FloatErrors::Ieee
        } else {
            FloatErrors::Error
        },
    };
    let called_on_null_input = kind == Kind::Main && random.chance(15);
    let random_nullable = random.chance(30);
    let mut parameters: Vec<Parameter> = (0..1 + random.below(4))
        .map(|i| Parameter {
            name: format!("p{i}"),
            ty: random.pick(&ScalarType::ALL).into(),
        })
        .collect();
    if kind != Kind::Transcendental && random.chance(30) {
        parameters.extend((0..1 + random.below(2)).map(|i| Parameter {
            name: format!("w{i}"),
            ty: ParameterType::Array(random.pick(&ParameterType::ELEMENTS)),
        }));
    }
    let mut writer = Writer {
        random,
        options,
        callees,
        text: String::new(),
        indent: 0,
        scope: Vec::new(),
        arrays: Vec::new(),
        nested: Vec::new(),
        result: ScalarType::Float64,
        loops: Vec::new(),
        names: 0,
        called_on_null_input,
        nullable: called_on_null_input || kind == Kind::Helper && random_nullable,
        budget: if kind == Kind::Helper { 3 } else { 12 },
    };
    let result = match kind {
        Kind::Transcendental => transcendental::body(&mut writer, &parameters),
        _ => {
            writer.result = writer.random.pick(&ScalarType::ALL);
            statements::body(&mut writer, &parameters);
            writer.result
        }
    };
    let body = writer.text;
    Declared {
        signature: Signature {
            name,
            parameters,
            result,
            called_on_null_input,
            kernel: None,
        },
        options,
        body,
        language: Language::Rbc,
    }
}

/// A variable that can be read.
#[derive(Debug, Clone)]
struct Var {
    name: String,
    ty: Type,
    /// May be assigned: not a loop's counter, nor a parameter that may be NULL.
    settable: bool,
}

/// A nested function.
#[derive(Debug, Clone)]
struct NestedDef {
    name: String,
    params: Vec<Type>,
    result: Type,
}

/// What is around the place where text is written.
#[derive(Debug, Clone, Copy, PartialEq)]
enum LoopKind {
    For,
    While,
}

/// Writes one function's body.
struct Writer<'a> {
    random: &'a mut Random,
    options: Options,
    callees: &'a [Declared],
    text: String,
    indent: usize,
    scope: Vec<Var>,
    /// Arrays and their element types.
    arrays: Vec<(String, ScalarType)>,
    nested: Vec<NestedDef>,
    result: ScalarType,
    loops: Vec<LoopKind>,
    names: usize,
    /// Whether parameters may be NULL.
    called_on_null_input: bool,
    /// Whether `return None` is allowed.
    nullable: bool,
    /// Statements that may still be written.
    budget: usize,
}

impl Writer<'_> {
    fn line(&mut self, text: impl AsRef<str>) {
        for _ in 0..self.indent {
            self.text.push_str("    ");
        }
        self.text.push_str(text.as_ref());
        self.text.push('\n');
    }

    fn fresh(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}{}", self.names)
    }

    fn ieee(&self) -> bool {
        self.options.float_errors == FloatErrors::Ieee
    }

    fn vars(&self, ty: Type) -> Vec<String> {
        self.scope
            .iter()
            .filter(|var| var.ty == ty)
            .map(|var| var.name.clone())
            .collect()
    }

    /// Whether expressions of that type can be made here; the others always can.
    fn has(&self, ty: Type) -> bool {
        ty != Type::U64 || self.scope.iter().any(|var| var.ty == ty)
    }

    fn any_type(&mut self) -> Type {
        loop {
            let ty = self.random.pick(&[
                Type::Bool,
                Type::I64,
                Type::I64,
                Type::U64,
                Type::F32,
                Type::F64,
                Type::F64,
                Type::C128,
            ]);
            if self.has(ty) {
                return ty;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bodies of the cases that the differential test tries, as one text.
    fn bodies() -> String {
        (1..20_001)
            .flat_map(|seed| case(seed).functions)
            .map(|declared| declared.body + "\n")
            .collect()
    }

    #[test]
    fn cases_are_the_same_for_the_same_seed() {
        let text = |seed| format!("{:?}", case(seed));
        assert_eq!(text(5), text(5));
        assert_ne!(text(5), text(6));
    }

    #[test]
    fn every_statement_and_operator_occurs() {
        let text = bodies();
        let statements = "if |elif |else:|for |while |while True:|break|continue|return |return None|pass|assert |raise \
            ValueError(|def |: int = |: float = |: bool = |: complex = |(v|, v| := | is None| is not None| = v";
        let operators = " + | - | * | / | // | % | ** | << | >> | & | \\| | ^ |(-|(+|(~|(not | and | or | < | <= | > | >= | == \
            | != | in | not in | if | else |+= |-= |*= |/= |//= |%= |**= |<<= |>>= |&= |\\|= |^= ";
        let split = |list: &str| {
            let list = list.replace("\\|", "\0");
            list.split('|')
                .map(|item| item.trim_start_matches("            ").replace('\0', "|"))
                .collect::<Vec<String>>()
        };
        for wanted in split(statements).into_iter().chain(split(operators)) {
            assert!(text.contains(&wanted), "{wanted:?} never occurs");
        }
    }

    #[test]
    fn every_function_occurs() {
        let text = bodies();
        let names = "abs bool complex divmod enumerate float int len max min pow range round sum zip math.floor math.ceil math.trunc \
            math.gcd math.lcm math.isqrt math.factorial math.comb math.perm math.sqrt math.fabs math.degrees math.radians \
            math.copysign math.fmod math.ldexp math.remainder math.ulp math.nextafter math.frexp math.modf math.isnan \
            math.isinf math.isfinite math.isclose math.pow math.atan2 math.hypot math.exp math.expm1 math.log math.log1p \
            math.log2 math.log10 math.sin math.cos math.tan math.asin math.acos math.atan math.sinh math.cosh math.tanh \
            math.asinh math.acosh math.atanh math.erf math.erfc math.cbrt cmath.exp cmath.log cmath.log10 cmath.sqrt \
            cmath.sin cmath.cos cmath.tan cmath.asin cmath.acos cmath.atan cmath.sinh cmath.cosh cmath.tanh cmath.asinh \
            cmath.acosh cmath.phase cmath.isclose np.sqrt np.floor np.ceil np.trunc np.rint np.sign np.square np.fabs np.reciprocal \
            np.maximum np.minimum np.fmax np.fmin np.copysign np.fmod np.add np.subtract np.multiply np.divide \
            np.floor_divide np.mod np.clip np.where np.isnan np.isinf np.isfinite np.signbit np.logical_and \
            np.logical_or np.logical_xor np.float32 np.int8 np.int16 np.int32 np.int64 np.uint8 np.uint16 np.uint32 \
            np.uint64 .bit_length .bit_count .is_integer np.exp np.exp2 np.log np.sin np.arcsin np.arccosh np.cbrt";
        for name in names.split_whitespace() {
            assert!(text.contains(&format!("{name}(")), "{name} never occurs");
        }
        for part in [
            ".real",
            ".imag",
            ".conjugate()",
            "1j",
            "w0[",
            "(w0)",
            "in w0",
            "w1.size",
        ] {
            assert!(text.contains(part), "{part} never occurs");
        }
    }
}
