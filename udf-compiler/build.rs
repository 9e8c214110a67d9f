//! Compiles the device library to LLVM bitcode for the code generator to link into what it compiles.
//!
//! Output, all in `OUT_DIR`:
//! - `device_lib.bc`: the whole library as one module. Its external symbols are the `rbc_*` functions of
//!   `device_lib::builtins()`; everything else has internal linkage. It refers to nothing outside but `llvm.*`
//!   intrinsics, and has no debug information (that of Rust's own library would be in it; with it, PTX is compiled for debuggers,
//!   without optimisation). Functions carry no string attributes (target CPU, features, stack probes), no personality and no
//!   unwind tables, so that the module can be retargeted by setting triple and data layout.
//!
//! How: cargo builds device-lib as a `cdylib` with fat LTO and `panic=abort`; with the tools of the LLVM that this crate links
//! anyway, `opt` drops what the exported functions don't need and `llvm-dis` makes text of which the
//! attributes are removed. A check refuses a module that calls anything external (a panic that was not optimised away, a libcall).

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Major version of the LLVM that rustc and the compiler share.
const LLVM_MAJOR: &str = "22";

fn main() {
    if let Err(error) = build() {
        eprintln!("error: could not build the device library's bitcode: {error}");
        std::process::exit(1);
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    let out_dir = PathBuf::from(env("OUT_DIR")?);
    let workspace = PathBuf::from(env("CARGO_MANIFEST_DIR")?).join("..");
    let device_lib = workspace.join("device-lib");
    for watched in ["Cargo.toml", "src"] {
        println!("cargo::rerun-if-changed={}", device_lib.join(watched).display());
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=LLVM_SYS_221_PREFIX");

    let tools = llvm_tools()?;
    let raw = compile_bitcode(&device_lib, &out_dir)?;
    let text = out_dir.join("device_lib.raw.ll");
    disassemble(&tools, &raw, &text)?;
    fs::write(&text, clean_module(&fs::read_to_string(&text)?))?;
    let bitcode = out_dir.join("device_lib.bc");
    run(Command::new(tools.join("opt"))
        .args([
            "-passes=internalize,globaldce",
            "-internalize-public-api-list=rbc_*",
            "-strip-debug",
        ])
        .arg(&text)
        .arg("-o")
        .arg(&bitcode))?;
    disassemble(&tools, &bitcode, &text)?;
    check_module(&fs::read_to_string(&text)?)
}

fn disassemble(tools: &Path, bitcode: &Path, text: &Path) -> Result<(), Box<dyn Error>> {
    run(Command::new(tools.join("llvm-dis")).arg(bitcode).arg("-o").arg(text)).map(|_| ())
}

fn env(name: &str) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={name}");
    std::env::var(name).map_err(|error| format!("environment variable {name}: {error}").into())
}

fn run(command: &mut Command) -> Result<String, Box<dyn Error>> {
    let output = command
        .output()
        .map_err(|error| format!("{command:?} did not start: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "{command:?}: {}\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        )
        .into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Folder of `llvm-dis` and `opt`, found as llvm-sys finds LLVM.
fn llvm_tools() -> Result<PathBuf, Box<dyn Error>> {
    if let Ok(prefix) = std::env::var("LLVM_SYS_221_PREFIX") {
        return Ok(Path::new(&prefix).join("bin"));
    }
    for config in [format!("llvm-config-{LLVM_MAJOR}"), "llvm-config".into()] {
        let is_right = |version: &String| version.trim().split('.').next() == Some(LLVM_MAJOR);
        if run(Command::new(&config).arg("--version")).as_ref().is_ok_and(is_right) {
            return Ok(PathBuf::from(run(Command::new(&config).arg("--bindir"))?.trim()));
        }
    }
    Err(format!(
        "no LLVM {LLVM_MAJOR} found; install llvm-{LLVM_MAJOR}-dev or set LLVM_SYS_221_PREFIX to an LLVM {LLVM_MAJOR}"
    )
    .into())
}

/// Builds the library in a target directory of its own (cargo holds the lock of the outer one) and returns the bitcode.
fn compile_bitcode(device_lib: &Path, out_dir: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let target_dir = out_dir.join("device-lib");
    let deps = target_dir.join("release/deps");
    // Bitcode of an older build would be found instead of the new one.
    if deps.exists() {
        fs::remove_dir_all(&deps)?;
    }
    let mut cargo = Command::new(env("CARGO")?);
    cargo
        .args([
            "rustc",
            "--release",
            "--offline",
            "--locked",
            "--quiet",
            "--lib",
            "--crate-type",
            "cdylib",
        ])
        .arg("--manifest-path")
        .arg(device_lib.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&target_dir)
        .args([
            "--",
            "--emit=llvm-bc",
            "-Cforce-unwind-tables=no",
            "-Cno-vectorize-loops",
            "-Cno-vectorize-slp",
        ])
        .env("CARGO_PROFILE_RELEASE_PANIC", "abort")
        .env("CARGO_PROFILE_RELEASE_LTO", "fat")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "3")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false");
    // What the outer build was told about flags, wrappers and targets doesn't concern this one.
    for inherited in [
        "RUSTFLAGS",
        "CARGO_ENCODED_RUSTFLAGS",
        "RUSTC_WRAPPER",
        "RUSTC_WORKSPACE_WRAPPER",
        "CARGO_BUILD_TARGET",
    ] {
        cargo.env_remove(inherited);
    }
    run(&mut cargo)?;
    let mut found = None;
    for entry in fs::read_dir(&deps)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with("rbcdb_device_lib") && name.ends_with(".bc") {
            found = Some(path);
        }
    }
    found.ok_or_else(|| format!("cargo left no bitcode in {}", deps.display()).into())
}

/// Removes what ties the module to the CPU and the program that rustc compiled it for: string attributes, and the lists
/// of what a linker must keep (the initialisers of Rust's standard library). Own functions don't unwind and need
/// no personality. Aliases of functions with equal bodies become functions, which are easier to extract one by one.
fn clean_module(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for line in text.lines() {
        if line.starts_with("@llvm.used =") || line.starts_with("@llvm.compiler.used =") {
            continue;
        }
        if line.starts_with("attributes #") {
            clean.push_str(&strip_attributes(line));
        } else if line.starts_with("define ") && ["@rbc_", "rbcdb_device_lib"].iter().any(|own| line.contains(own)) {
            let line = line.replace(" personality ptr @rust_eh_personality", "");
            // A call costs about as much as many of the functions, and hides a loop from the vectoriser.
            let hint = if line.contains("@rbc_") {
                " unnamed_addr inlinehint #"
            } else {
                " unnamed_addr #"
            };
            clean.push_str(&line.replace(" unnamed_addr #", hint));
        } else if let Some(wrapper) = function_of_alias(line) {
            clean.push_str(&wrapper);
        } else {
            clean.push_str(line);
        }
        clean.push('\n');
    }
    clean
}

/// Checks that the module stands alone and exports builtins only.
fn check_module(text: &str) -> Result<(), Box<dyn Error>> {
    let mut exported = BTreeSet::new();
    if text.contains("!llvm.dbg.cu") {
        return Err("the library has debug information".into());
    }
    for line in text.lines() {
        let symbol = symbol_of(line);
        if line.starts_with("declare ") && !symbol.starts_with("llvm.") {
            return Err(format!("the library refers to `{symbol}`, which is not part of it").into());
        }
        if line.starts_with("define ") && !line.starts_with("define internal ") {
            if !symbol.starts_with("rbc_") {
                return Err(format!("`{symbol}` is defined with external linkage").into());
            }
            exported.insert(symbol);
        }
        if line.starts_with('@')
            && ["global ", "external ", "thread_local"]
                .iter()
                .any(|kind| line.contains(kind))
        {
            return Err(format!("the library has mutable or external data: {line}").into());
        }
    }
    if exported.contains("rbc_exp") {
        Ok(())
    } else {
        Err("the library exports no function".into())
    }
}

/// For an alias `@a = ... alias RET (ARGS), ptr @b` of a builtin, a function that calls `b`.
fn function_of_alias(line: &str) -> Option<String> {
    let (name, rest) = line.strip_prefix('@')?.split_once(" = ")?;
    let (ty, target) = rest.split_once("alias ")?.1.rsplit_once(", ptr @")?;
    let (ret, params) = ty.rsplit_once(" (")?;
    let params = params.strip_suffix(')')?.split(", ").enumerate();
    let params = params
        .map(|(index, ty)| format!("{ty} %arg{index}"))
        .collect::<Vec<_>>()
        .join(", ");
    Some(format!(
        "define {ret} @{name}({params}) {{\n  %r = tail call {ret} @{target}({params})\n  ret {ret} %r\n}}"
    ))
}

/// Name of the function in a `define` or `declare` line.
fn symbol_of(line: &str) -> String {
    let name = line.split('@').nth(1).unwrap_or_default();
    name.split('(').next().unwrap_or_default().trim_matches('"').to_owned()
}

/// An `attributes #n = { ... }` line without string attributes and unwind tables. `nounwind` holds for every function of
/// a program that aborts on panic, and keeps the group from being empty.
fn strip_attributes(line: &str) -> String {
    let dropped = |word: &&str| word.starts_with('"') || word.starts_with("uwtable") || *word == "nonlazybind";
    let kept = line
        .split(' ')
        .filter(|word| !dropped(word))
        .collect::<Vec<_>>()
        .join(" ");
    if kept.contains(" nounwind ") {
        kept
    } else {
        kept.replacen("{ ", "{ nounwind ", 1)
    }
}
