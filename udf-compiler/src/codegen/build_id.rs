//! The code generator's identity: artifacts of another one are not reused.

use std::sync::OnceLock;

use rbcdb_udf_abi::artifact::CacheKey;

use super::{compact, device_lib};

/// Every source file that decides what code comes out of an IR module; see the test.
const SOURCES: &[(&str, &str)] = &[
    ("array.rs", include_str!("array.rs")),
    ("bits.rs", include_str!("bits.rs")),
    ("build_id.rs", include_str!("build_id.rs")),
    ("checked.rs", include_str!("checked.rs")),
    ("choice.rs", include_str!("choice.rs")),
    ("compact.rs", include_str!("compact.rs")),
    ("control.rs", include_str!("control.rs")),
    ("conversions.rs", include_str!("conversions.rs")),
    ("device_lib.rs", include_str!("device_lib.rs")),
    ("emit.rs", include_str!("emit.rs")),
    ("function.rs", include_str!("function.rs")),
    ("grid.rs", include_str!("grid.rs")),
    ("kernel.rs", include_str!("kernel.rs")),
    ("lanes.rs", include_str!("lanes.rs")),
    ("launch.rs", include_str!("launch.rs")),
    ("lines.rs", include_str!("lines.rs")),
    ("mod.rs", include_str!("mod.rs")),
    ("operation.rs", include_str!("operation.rs")),
    ("raw.rs", include_str!("raw.rs")),
    ("rows.rs", include_str!("rows.rs")),
    ("shape.rs", include_str!("shape.rs")),
    ("spmd/array.rs", include_str!("spmd/array.rs")),
    ("spmd/call.rs", include_str!("spmd/call.rs")),
    ("spmd/control.rs", include_str!("spmd/control.rs")),
    ("spmd/divide.rs", include_str!("spmd/divide.rs")),
    ("spmd/kernel.rs", include_str!("spmd/kernel.rs")),
    ("spmd/library.rs", include_str!("spmd/library.rs")),
    ("spmd/locals.rs", include_str!("spmd/locals.rs")),
    ("spmd/mask.rs", include_str!("spmd/mask.rs")),
    ("spmd/mod.rs", include_str!("spmd/mod.rs")),
    ("spmd/parked.rs", include_str!("spmd/parked.rs")),
    ("spmd/shared.rs", include_str!("spmd/shared.rs")),
    ("spmd/uniform.rs", include_str!("spmd/uniform.rs")),
    ("spmd/wrap.rs", include_str!("spmd/wrap.rs")),
    ("target.rs", include_str!("target.rs")),
    ("user.rs", include_str!("user.rs")),
    ("wide.rs", include_str!("wide.rs")),
    ("workers.rs", include_str!("workers.rs")),
];

/// The same for what simplifies a module before.
const SIMPLIFY: &[(&str, &str)] = &[
    ("carry.rs", include_str!("../simplify/carry.rs")),
    ("checks.rs", include_str!("../simplify/checks.rs")),
    ("flatten.rs", include_str!("../simplify/flatten.rs")),
    ("mod.rs", include_str!("../simplify/mod.rs")),
];

/// The same for functions that are a user's LLVM IR.
const USER_IR: &[(&str, &str)] = &[
    ("address.rs", include_str!("../user_ir/address.rs")),
    ("callee.rs", include_str!("../user_ir/callee.rs")),
    ("cfg.rs", include_str!("../user_ir/cfg.rs")),
    ("collect.rs", include_str!("../user_ir/collect.rs")),
    ("convention.rs", include_str!("../user_ir/convention.rs")),
    ("cursor.rs", include_str!("../user_ir/cursor.rs")),
    ("finding.rs", include_str!("../user_ir/finding.rs")),
    ("image.rs", include_str!("../user_ir/image.rs")),
    ("lex.rs", include_str!("../user_ir/lex.rs")),
    ("limits.rs", include_str!("../user_ir/limits.rs")),
    ("mod.rs", include_str!("../user_ir/mod.rs")),
    ("numba.rs", include_str!("../user_ir/numba.rs")),
    ("pointers.rs", include_str!("../user_ir/pointers.rs")),
    ("program.rs", include_str!("../user_ir/program.rs")),
    ("prune.rs", include_str!("../user_ir/prune.rs")),
    ("read/body.rs", include_str!("../user_ir/read/body.rs")),
    ("read/call.rs", include_str!("../user_ir/read/call.rs")),
    ("read/constants.rs", include_str!("../user_ir/read/constants.rs")),
    ("read/header.rs", include_str!("../user_ir/read/header.rs")),
    ("read/instruction.rs", include_str!("../user_ir/read/instruction.rs")),
    ("read/mod.rs", include_str!("../user_ir/read/mod.rs")),
    ("read/module.rs", include_str!("../user_ir/read/module.rs")),
    ("read/types.rs", include_str!("../user_ir/read/types.rs")),
    ("rewrite/call.rs", include_str!("../user_ir/rewrite/call.rs")),
    ("rewrite/deferred.rs", include_str!("../user_ir/rewrite/deferred.rs")),
    ("rewrite/entry.rs", include_str!("../user_ir/rewrite/entry.rs")),
    ("rewrite/function.rs", include_str!("../user_ir/rewrite/function.rs")),
    ("rewrite/launch.rs", include_str!("../user_ir/rewrite/launch.rs")),
    ("rewrite/lines.rs", include_str!("../user_ir/rewrite/lines.rs")),
    ("rewrite/memory.rs", include_str!("../user_ir/rewrite/memory.rs")),
    ("rewrite/mod.rs", include_str!("../user_ir/rewrite/mod.rs")),
    ("rewrite/operation.rs", include_str!("../user_ir/rewrite/operation.rs")),
    ("rewrite/text.rs", include_str!("../user_ir/rewrite/text.rs")),
    ("split.rs", include_str!("../user_ir/split.rs")),
    ("survey.rs", include_str!("../user_ir/survey.rs")),
    ("types.rs", include_str!("../user_ir/types.rs")),
    ("verify.rs", include_str!("../user_ir/verify.rs")),
];

/// A text that differs between any two builds that may generate different code: version, LLVM, and a hash of the
/// generator's source and of the device library.
pub fn build_id() -> &'static str {
    static ID: OnceLock<String> = OnceLock::new();
    ID.get_or_init(|| {
        let mut key = CacheKey::builder()
            .field("device-lib", device_lib::BITCODE)
            .field("compact.ll", compact::TEXT)
            .field("range.rs", include_str!("../range.rs"));
        for (name, source) in SOURCES.iter().chain(SIMPLIFY).chain(USER_IR) {
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
    use std::path::Path;

    use super::*;

    /// The Rust files of a folder and its folders, by their paths in it.
    fn files(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                found.extend(files(&path).into_iter().map(|inner| format!("{name}/{inner}")));
            } else if name.ends_with(".rs") {
                found.push(name);
            }
        }
        found.sort();
        found
    }

    #[test]
    fn every_source_file_counts() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        for (listed, folder) in [(SOURCES, "codegen"), (SIMPLIFY, "simplify"), (USER_IR, "user_ir")] {
            let listed: Vec<&str> = listed.iter().map(|(name, _)| *name).collect();
            let mut found = files(&source.join(folder));
            found.retain(|name| !name.starts_with("tests/"));
            assert_eq!(found, listed);
        }
    }
}
