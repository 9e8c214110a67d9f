//! Functions for `gpu-check`, compiled here, as a pack: each operation, random programs, the filetests, and what its other checks
//! and measurements call.

use std::path::Path;
use std::sync::Arc;

use rbcdb_device_lib::builtins;
use rbcdb_gpu_check::pack::{Bits, Entry};
use rbcdb_gpu_check::programs::in_parallel;
use rbcdb_sql::Statement;
use rbcdb_udf_abi::artifact::Artifact;
use rbcdb_udf_abi::{Language, Options, Parameter, ScalarType, Signature};
use rbcdb_udf_compiler::CompileRequest;
use rbcdb_udf_compiler::codegen::GpuTarget;
use rbcdb_udf_compiler::ir::{
    BinaryOp, CheckedOp, Datum, Function, Inst, Module, Op, Param, RowValue, Site, SiteId, Type, UnaryOp, Value,
};
use rbcdb_udf_compiler::pipeline::{Compiled, Compiler};

use crate::files;
use crate::filetest::Filetest;
use crate::generate::case;
use crate::program::{Catalog, Rows};

/// Threads that ask the compiler.
const THREADS: usize = 4;

/// Makes a compiled function's artifact with its GPU code.
pub type ToArtifact = fn(&Compiler, &Compiled) -> Result<Artifact, String>;

/// The artifact for real GPUs.
///
/// # Errors
/// What the compiler says.
pub fn artifact(compiler: &Compiler, compiled: &Compiled) -> Result<Artifact, String> {
    let code = compiler.gpu_code(&compiled.module, GpuTarget::default());
    Ok(Artifact {
        gpu: Some(code.map_err(|error| error.to_string())?),
        ..compiled.artifact.clone()
    })
}

/// Compiles entries.
pub struct Bundler<'a> {
    /// For which CPU, and how well.
    pub compiler: &'a Compiler,
    /// For which kind of GPU.
    pub to_artifact: ToArtifact,
}

impl Bundler<'_> {
    fn entry(&self, group: &str, name: &str, compiled: &Compiled, rows: &Rows) -> Result<Entry, String> {
        let bits = |row: &Vec<RowValue>| {
            row.iter()
                .map(|value| value.scalar().map(Datum::bits))
                .collect::<Vec<Bits>>()
        };
        Ok(Entry {
            group: group.to_owned(),
            name: name.to_owned(),
            artifact: (self.to_artifact)(self.compiler, compiled).map_err(|error| format!("{name}: {error}"))?,
            rows: rows.iter().map(bits).collect(),
        })
    }

    /// One function per operation whose name passes.
    ///
    /// # Errors
    /// What the compiler says.
    pub fn operations(&self, wanted: impl Fn(&str) -> bool) -> Result<Vec<Entry>, String> {
        let wanted: Vec<Operation> = operations()
            .into_iter()
            .filter(|operation| wanted(&operation.name))
            .collect();
        let entries = in_parallel(THREADS, &wanted, |operation| {
            let module = Arc::new(operation.module());
            let signature = operation.signature();
            let request = CompileRequest {
                signature: &signature,
                options: Options::default(),
                body: &operation.name,
                language: Language::Rbc,
            };
            let compiled = self.compiler.compile_module(&request, module, Vec::new());
            let compiled = compiled.map_err(|error| format!("{}: {error}", operation.name))?;
            self.entry("operations", &operation.name, &compiled, &[])
        });
        entries.into_iter().collect()
    }

    /// The first `count` random programs that take no arrays and that the compiler takes, from seed 1 on.
    ///
    /// # Errors
    /// What the compiler says of code that it took.
    pub fn programs(&self, count: usize) -> Result<Vec<Entry>, String> {
        // Few are refused: for a literal that the compiler finds out of range.
        let seeds: Vec<u64> = (1..)
            .filter(|seed| {
                case(*seed)
                    .functions
                    .last()
                    .is_some_and(|f| f.signature.first_array().is_none())
            })
            .take(count + count / 10 + 5)
            .collect();
        let entries = in_parallel(THREADS, &seeds, |seed| {
            let case = case(*seed);
            let mut catalog = Catalog::default();
            let compiled = case
                .functions
                .iter()
                .map(|declared| catalog.compile(self.compiler, declared).ok())
                .last();
            let compiled = compiled.flatten()?;
            Some(self.entry("programs", &format!("program {seed}"), &compiled, &case.rows))
        });
        let entries: Vec<Entry> = entries.into_iter().flatten().take(count).collect::<Result<_, _>>()?;
        match entries.len() {
            found if found == count => Ok(entries),
            found => Err(format!("only {found} of {} programs compile", seeds.len())),
        }
    }

    /// The filetests with calls.
    ///
    /// # Errors
    /// What is wrong with one.
    pub fn filetests(&self) -> Result<Vec<Entry>, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../filetests");
        let files = files::below(&root, "rbc").map_err(|error| format!("{}: {error}", root.display()))?;
        let entries = in_parallel(THREADS, &files, |path| {
            let name = path.strip_prefix(&root).unwrap_or(path).display().to_string();
            let entry = || {
                let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
                let Some((compiled, rows)) = Filetest::parse(&text)?.calls(self.compiler)? else {
                    return Ok(None);
                };
                // What is packed of rows are scalars.
                if compiled.artifact.metadata.signature.first_array().is_some() {
                    return Ok(None);
                }
                self.entry("filetests", &name, &compiled, &rows).map(Some)
            };
            entry().map_err(|error: String| format!("{name}: {error}"))
        });
        entries.into_iter().filter_map(Result::transpose).collect()
    }

    /// The functions of some statements.
    ///
    /// # Errors
    /// What the compiler says.
    pub fn sql(&self, group: &str, sql: &str) -> Result<Vec<Entry>, String> {
        let statements = rbcdb_sql::parse(sql).map_err(|error| format!("{group}: {}", error.message))?;
        let mut catalog = Catalog::default();
        let mut entries = Vec::new();
        for span in statements {
            let Statement::CreateFunction(create) = &span.statement else {
                return Err(format!("not CREATE FUNCTION: {}", &sql[span.range]));
            };
            let name = &create.name.name;
            let compiled = catalog.compile_sql(self.compiler, create);
            let compiled = compiled.map_err(|error| format!("{name}: {error}"))?;
            entries.push(self.entry(group, name, &compiled, &[])?);
        }
        Ok(entries)
    }
}

/// One operation of the typed IR, as a function of its operands.
struct Operation {
    name: String,
    operands: Vec<Type>,
    op: Op,
    result: Type,
}

/// The declared type that holds all values of a type.
fn declared(ty: Type) -> ScalarType {
    match ty {
        Type::Bool => ScalarType::Bool,
        Type::I64 => ScalarType::Int64,
        Type::U64 => ScalarType::UInt64,
        Type::F32 => ScalarType::Float32,
        Type::F64 => ScalarType::Float64,
        Type::C128 => ScalarType::Complex128,
    }
}

/// Every operation for every type that it takes, and every builtin. `gpu-check` knows checked operations by their names.
fn operations() -> Vec<Operation> {
    let mut list = Vec::new();
    let mut add = |mnemonic: &str, operands: &[Type], op: Op, result: Type| {
        let name = match &op {
            Op::Builtin(builtin, _) => builtin.name.to_owned(),
            Op::Select(..) => format!("{mnemonic} {result}"),
            _ => format!("{mnemonic} {}", operands[0]),
        };
        let operands = operands.to_vec();
        list.push(Operation {
            name,
            operands,
            op,
            result,
        });
    };
    for builtin in builtins() {
        let operands: Vec<Type> = builtin.params.iter().map(|ty| Type::of_builtin(*ty)).collect();
        let values = (0..operands.len() as u32).map(Value).collect();
        add(
            builtin.name,
            &operands,
            Op::Builtin(builtin, values),
            Type::of_builtin(builtin.ret),
        );
    }
    let narrow = ScalarType::ALL.into_iter().filter(|ty| ty.is_integer());
    let narrow = narrow.map(|ty| (CheckedOp::Narrow(ty), format!("{} {ty}", CheckedOp::NARROW)));
    let plain = CheckedOp::PLAIN.into_iter().map(|(op, name)| (op, name.to_owned()));
    let checked: Vec<(CheckedOp, String)> = plain.chain(narrow).collect();
    for a in Type::ALL {
        for (op, name) in UnaryOp::ALL {
            if let Some(result) = op.result_type(a) {
                add(name, &[a], Op::Unary(op, Value(0)), result);
            }
        }
        for (op, name) in &checked {
            if let Some(result) = op.result_type(&[a]) {
                add(name, &[a], Op::Checked(*op, vec![Value(0)], SiteId(0)), result);
            }
        }
        for b in Type::ALL {
            for (op, name) in BinaryOp::ALL {
                if let Some(result) = op.result_type(a, b) {
                    add(name, &[a, b], Op::Binary(op, Value(0), Value(1)), result);
                }
            }
            for (op, name) in &checked {
                if let Some(result) = op.result_type(&[a, b]) {
                    add(
                        name,
                        &[a, b],
                        Op::Checked(*op, vec![Value(0), Value(1)], SiteId(0)),
                        result,
                    );
                }
            }
        }
        add(
            "select",
            &[Type::Bool, a, a],
            Op::Select(Value(0), Value(1), Value(2)),
            a,
        );
    }
    list
}

impl Operation {
    fn signature(&self) -> Signature {
        let parameter = |(n, ty): (usize, &Type)| Parameter {
            name: format!("p{n}"),
            ty: declared(*ty).into(),
        };
        Signature {
            name: "operation".to_owned(),
            parameters: self.operands.iter().enumerate().map(parameter).collect(),
            result: declared(self.result),
            called_on_null_input: false,
            kernel: None,
        }
    }

    fn module(&self) -> Module {
        let arity = self.operands.len() as u32;
        let read = (0..arity).map(|n| Inst::Let {
            result: Value(n),
            op: Op::Param(n),
        });
        let compute = Inst::Let {
            result: Value(arity),
            op: self.op.clone(),
        };
        let params = self.signature().parameters.into_iter().map(|parameter| Param {
            name: parameter.name,
            ty: parameter.ty,
            optional: false,
        });
        let site = Site {
            line: 1,
            column: 1,
            message: None,
        };
        Module {
            functions: vec![Function {
                name: "operation".to_owned(),
                params: params.collect(),
                result: declared(self.result),
                nullable: false,
                values: self.operands.iter().copied().chain([self.result]).collect(),
                locals: Vec::new(),
                sites: vec![site],
                body: read.chain([compute, Inst::Return(Value(arity))]).collect(),
                user: None,
                kernel: None,
            }],
        }
    }
}
