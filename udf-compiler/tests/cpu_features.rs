//! The loader knows every CPU feature that this LLVM can put into an artifact, on whatever CPU it runs.

use rbcdb_runtime_cpu::{Function, LoadError};
use rbcdb_udf_abi::artifact::{Artifact, CacheKey, Metadata};
use rbcdb_udf_abi::{Language, Options, ScalarType, Signature};
use rbcdb_udf_compiler::codegen::HostCpu;

#[test]
fn the_loader_knows_every_feature_that_llvm_names() {
    let host = HostCpu::detect().unwrap();
    // The string lists all features that LLVM looks for, those that this CPU lacks with a minus.
    let names: Vec<&str> = host.features.split(',').map(|name| &name[1..]).collect();
    assert!(names.len() > 80, "{}", host.features);
    let mut missing = 0;
    for name in names {
        match Function::load(&needing(&host.name, name)).unwrap_err() {
            // Present: the object, which is none, was looked at.
            LoadError::Malformed(_) => assert!(host.features.contains(&format!("+{name}")), "{name}"),
            LoadError::MissingCpuFeatures { .. } => {
                assert!(host.features.contains(&format!("-{name}")), "{name}");
                missing += 1;
            }
            other => panic!("{name}: {other}"),
        }
    }
    assert!(missing > 0, "no CPU has everything");
}

fn needing(cpu: &str, feature: &str) -> Artifact {
    let signature = Signature {
        name: "f".into(),
        parameters: vec![],
        result: ScalarType::Bool,
        called_on_null_input: false,
        kernel: None,
    };
    let metadata = Metadata {
        signature,
        options: Options::default(),
        nullable_result: false,
        source: String::new(),
        language: Language::Rbc,
        sites: vec![],
        dependencies: vec![],
        target_cpu: cpu.into(),
        target_features: format!("+{feature}"),
        compiler: String::new(),
        launch: None,
    };
    Artifact {
        metadata,
        key: CacheKey([0; 32]),
        object: vec![],
        library: Vec::new(),
        gpu: None,
    }
}
