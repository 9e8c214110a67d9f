//! survey
use std::path::Path;

use rbcdb_tests_analysis::label::Labelled;
use rbcdb_tests_analysis::{check, files};
use rbcdb_udf_abi::gpu::GPU_KERNEL_SYMBOL;
use rbcdb_udf_abi::{KernelForm, Parameter, ParameterType, ScalarType, Signature};
use rbcdb_udf_analysis::analyze;
use rbcdb_udf_analysis::simulate::{Element, Kind};
use rbcdb_udf_compiler::pipeline::Compiler;
use rbcdb_udf_compiler::{ir, user_ir};

fn scalar(e: Element) -> ScalarType {
    match e {
        Element::I8 => ScalarType::Int8,
        Element::U8 => ScalarType::UInt8,
        Element::I16 => ScalarType::Int16,
        Element::U16 => ScalarType::UInt16,
        Element::I32 => ScalarType::Int32,
        Element::U32 => ScalarType::UInt32,
        Element::I64 => ScalarType::Int64,
        Element::U64 => ScalarType::UInt64,
        Element::F32 => ScalarType::Float32,
        Element::F64 => ScalarType::Float64,
    }
}

fn signature(l: &Labelled) -> Result<Signature, String> {
    let mut parameters = Vec::new();
    let mut out = None;
    let mut args = l.arguments.iter().peekable();
    while let Some(mut a) = args.next() {
        let mut name = a.name.clone();
        if let Some(base) = name.clone().strip_suffix(".0")
            && a.kind == Kind::Buffer
        {
            name = base.to_owned();
            for _ in 0..3 {
                args.next();
            }
            a = args.next().ok_or("numba")?;
            args.next();
            args.next();
        }
        match a.kind {
            Kind::Buffer if a.out => {
                if out.replace((name, parameters.len(), scalar(a.element))).is_some() {
                    return Err("two outputs".into());
                }
            }
            Kind::Buffer => parameters.push(Parameter {
                name,
                ty: ParameterType::Array(scalar(a.element)),
            }),
            Kind::Scalar => parameters.push(Parameter {
                name,
                ty: ParameterType::Scalar(scalar(a.element)),
            }),
        }
    }
    let (output, position, result) = out.ok_or("no output")?;
    Ok(Signature {
        name: "k".to_owned(),
        parameters,
        result,
        called_on_null_input: false,
        kernel: Some(KernelForm {
            output,
            position,
            length: String::new(),
            threads: vec![],
            unchecked: false,
            trusted: false,
        }),
    })
}

fn one(compiler: &Compiler, path: &Path) -> Result<String, String> {
    let l = Labelled::read(path)?;
    let text = std::fs::read_to_string(&l.ir).map_err(|e| e.to_string())?;
    let symbol = files::symbol(&text).ok_or("symbol")?;
    let signature = signature(&l)?;
    let function = user_ir::load(&text, Some(symbol), &signature).map_err(|d| {
        let d = &d.list[0];
        let line = text[..d.span.start.min(text.len())].matches('\n').count();
        format!("{} {} | {}", d.code, d.message, text.lines().nth(line).unwrap_or("").trim())
    })?;
    let module = std::sync::Arc::new(ir::Module {
        functions: vec![function],
    });
    let ours = compiler.kernel_text(&module).map_err(|e| format!("KERNELTEXT {e}"))?;
    if std::env::var("RBC_SHOW").is_ok() {
        println!("{ours}");
    }
    compiler.gpu_code(&module, Default::default()).map_err(|e| format!("GPUCODE {e}"))?;
    let before = analyze(text.as_bytes(), Some(symbol)).map_err(|e| e.to_string())?.remove(0);
    let after = analyze(ours.as_bytes(), Some(GPU_KERNEL_SYMBOL)).map_err(|e| format!("ANALYZE {e}"))?.remove(0);
    let mut out = format!("{:?} -> {:?}", before.verdict, after.verdict);
    if check::holds(&before) != check::holds(&after) {
        out.push_str(" DIFFERS");
        let r: Vec<&str> = after.reasons.iter().map(|r| r.message.as_str()).collect();
        out.push_str(&format!(" {:?} {:?} label {:?} {:?}", r, after.conditions, l.label.verdict, l.label.accept));
    }
    Ok(out)
}

fn main() {
    let compiler = Compiler::host().unwrap();
    let root = files::root();
    let only = std::env::args().nth(1);
    for path in files::labelled() {
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        if only.as_ref().is_some_and(|o| !name.contains(o)) {
            continue;
        }
        let r = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| one(&compiler, &path)));
        match r {
            Ok(Ok(s)) => println!("{name}: OK {s}"),
            Ok(Err(s)) => println!("{name}: REFUSED {s}"),
            Err(_) => println!("{name}: PANIC"),
        }
    }
}
