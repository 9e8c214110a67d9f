//! The code generator's identity: artifacts of another one are not reused.

use std::sync::OnceLock;

use rbcdb_udf_abi::artifact::CacheKey;

use super::device_lib;

/// Every source file that decides what code comes out of an IR module; see the test.
const SOURCES: &[(&str, &str)] = &[
    ("bits.rs", include_str!("bits.rs")),
    ("build_id.rs", include_str!("build_id.rs")),
    ("checked.rs", include_str!("checked.rs")),
    ("control.rs", include_str!("control.rs")),
    ("device_lib.rs", include_str!("device_lib.rs")),
    ("emit.rs", include_str!("emit.rs")),
    ("function.rs", include_str!("function.rs")),
    ("kernel.rs", include_str!("kernel.rs")),
    ("lanes.rs", include_str!("lanes.rs")),
    ("mod.rs", include_str!("mod.rs")),
    ("operation.rs", include_str!("operation.rs")),
    ("raw.rs", include_str!("raw.rs")),
    ("rows.rs", include_str!("rows.rs")),
    ("shape.rs", include_str!("shape.rs")),
    ("target.rs", include_str!("target.rs")),
    ("workers.rs", include_str!("workers.rs")),
];

/// A text that differs between any two builds that may generate different code: version, LLVM, and a hash of the
/// generator's source and of the device library.
pub fn build_id() -> &'static str {
    static ID: OnceLock<String> = OnceLock::new();
    ID.get_or_init(|| {
        let mut key = CacheKey::builder().field("device-lib", device_lib::BITCODE);
        for (name, source) in SOURCES {
            key = key.field(name, source);
        }
        let (major, minor, patch) = inkwell::support::get_llvm_version();
        let hash = key.finish().to_string();
        format!(
            "rbcdb {} LLVM {major}.{minor}.{patch} {:.16}",
            env!("CARGO_PKG_VERSION"),
            hash
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_file_counts() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/codegen");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".rs"))
            .collect();
        files.sort();
        let listed: Vec<&str> = SOURCES.iter().map(|(name, _)| *name).collect();
        assert_eq!(files, listed);
    }
}
