//! Objects made by a real compiler, rustc, at several settings: loaded from an artifact's bytes and run.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::{env, fs};

use arrow::array::{Array, ArrayRef, AsArray, Float64Array, Int64Array};
use arrow::datatypes::Float64Type;
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag, Function, LoadError};
use rbcdb_udf_abi::artifact::{Artifact, ArtifactError, CacheKey, Metadata, Site};
use rbcdb_udf_abi::{Language, Options, Parameter, ScalarType, Signature};

/// Compiles `kernels/mix.rs` with these options.
fn object(name: &str, options: &[&str]) -> Vec<u8> {
    let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/kernels/mix.rs");
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}.o", std::process::id()));
    let output = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args(["--edition=2024", "--emit=obj", "-Cpanic=abort", "-Ccodegen-units=1"])
        .args(options)
        .arg("-o")
        .args([&target, &source])
        .output()
        .expect("rustc runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let object = fs::read(&target).expect("rustc wrote an object");
    fs::remove_file(&target).expect("the object can be removed");
    object
}

fn artifact(object: Vec<u8>) -> Artifact {
    let parameter = |name: &str, ty| Parameter { name: name.into(), ty };
    let metadata = Metadata {
        signature: Signature {
            name: "mix".into(),
            parameters: vec![
                parameter("x", ScalarType::Float64.into()),
                parameter("n", ScalarType::Int64.into()),
            ],
            result: ScalarType::Float64,
            called_on_null_input: false,
            kernel: None,
        },
        options: Options::default(),
        nullable_result: false,
        source: "see kernels/mix.rs".into(),
        language: Language::Rbc,
        sites: vec![Site {
            function: "mix".into(),
            line: 2,
            column: 9,
            message: None,
        }],
        dependencies: vec![],
        target_cpu: "x86-64".into(),
        target_features: "+sse2".into(),
        compiler: "rustc".into(),
        launch: None,
    };
    Artifact {
        metadata,
        key: CacheKey::builder().field("test", "mix").finish(),
        object,
        library: Vec::new(),
        gpu: None,
    }
}

/// What `mix` gives.
fn expected(x: f64, n: i64) -> f64 {
    const WEIGHTS: [f64; 7] = [0.5, 0.25, 3.0, -1.0, 1e300, 7.0, 0.1];
    match n {
        1 => x + 1.0,
        2 => x * x,
        3 => x.mul_add(x, -1.0),
        4 => x - 123.456,
        5 => 1.0 / x,
        6 => [5.0, 4.0, 9.0][x as usize % 3],
        _ => x * WEIGHTS[n as usize % 7],
    }
}

#[test]
fn objects_from_rustc_run_at_every_setting() {
    let settings: [(&str, &[&str]); 4] = [
        ("optimised", &["-O"]),
        ("small", &["-Copt-level=s", "-Crelocation-model=pic"]),
        ("plain", &["-Copt-level=1"]),
        (
            "large-model",
            &["-O", "-Ccode-model=large", "-Crelocation-model=static"],
        ),
    ];
    let xs: Vec<f64> = (0..1300).map(|i| f64::from(i) * 1.37 + 0.1).collect();
    let ns: Vec<i64> = (0..1300).map(|i| i % 13 + 1).collect();
    let mixed: Vec<f64> = xs.iter().zip(&ns).map(|(x, n)| expected(*x, *n)).collect();
    let x: ArrayRef = Arc::new(Float64Array::from(xs.clone()));
    let n: ArrayRef = Arc::new(Int64Array::from(ns));
    for (name, options) in settings {
        let bytes = artifact(object(name, options)).to_bytes().unwrap();
        let function = Function::load(&Artifact::from_bytes(&bytes).unwrap()).unwrap();
        assert!(function.code_bytes() >= 8192);
        let args = [Argument::Array(x.clone()), Argument::Array(n.clone())];
        let result = function.call(&args, 1300, &CancelFlag::new()).unwrap();
        assert_eq!(result.as_primitive::<Float64Type>().values(), &mixed, "{name}");
        let shared = [Argument::Array(x.clone()), Argument::Scalar(n.slice(2, 1))];
        let result = function.call(&shared, 1300, &CancelFlag::new()).unwrap();
        let all: Vec<f64> = xs.iter().map(|x| expected(*x, 3)).collect();
        assert_eq!(result.as_primitive::<Float64Type>().values(), &all, "{name}");
    }
}

#[test]
fn rows_that_fail_are_reported_and_masked_ones_are_not() {
    let function = Function::load(&artifact(object("rows", &["-O"]))).unwrap();
    let call = |n: Vec<Option<i64>>| {
        let x: ArrayRef = Arc::new(Float64Array::from(vec![1.5; n.len()]));
        let args = [
            Argument::Array(x),
            Argument::Array(Arc::new(Int64Array::from(n.clone()))),
        ];
        function.call(&args, n.len(), &CancelFlag::new())
    };
    let error = call(vec![Some(1), None, Some(2), Some(0)]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "division by zero in function mix, line 2, row 3 (x = 1.5, n = 0)"
    );
    assert!(matches!(error, CallError::Row(failure) if failure.column == 9));
    let result = call(vec![Some(1), None, Some(2)]).unwrap();
    assert_eq!(
        result.as_primitive::<Float64Type>(),
        &Float64Array::from(vec![Some(2.5), None, Some(2.25)])
    );
    assert_eq!(result.null_count(), 1);
}

#[test]
fn a_damaged_artifact_never_reaches_the_loader() {
    let bytes = artifact(object("damaged", &["-O"])).to_bytes().unwrap();
    for at in [60, bytes.len() / 2, bytes.len() - 1] {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1;
        assert_eq!(Artifact::from_bytes(&damaged), Err(ArtifactError::Checksum));
    }
    assert!(matches!(
        Artifact::from_bytes(&bytes[..bytes.len() - 1]),
        Err(ArtifactError::CutShort { .. })
    ));
}

#[test]
fn an_artifact_for_another_cpu_is_refused_before_its_object_is_read() {
    let mut other = artifact(vec![0; 10]);
    other.metadata.target_features = "+sse2,+no-such-thing".into();
    assert!(matches!(Function::load(&other), Err(LoadError::UnknownCpuFeature(name)) if name == "no-such-thing"));
    other.metadata.target_features = "+sse2".into();
    assert!(matches!(Function::load(&other), Err(LoadError::Malformed(_))));
}
