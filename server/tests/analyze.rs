//! `rbcdb analyze`, as its users call it.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const DOCUMENT: &str = include_str!("../../docs/analyze.md");

/// Two kernels, one of which stores blockDim, with the line 7 in its debug information.
const TWO: &str = r#"target triple = "nvptx64-nvidia-cuda"
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
define ptx_kernel void @good(ptr %out, i32 %n) #0 {
  store i32 %n, ptr %out
  ret void
}
define ptx_kernel void @size(ptr %out) #0 !dbg !3 {
  %ntid = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  store i32 %ntid, ptr %out, !dbg !6
  ret void
}
attributes #0 = { "target-cpu"="sm_80" "target-features"="+ptx82,+sm_80" }
!llvm.module.flags = !{!0}
!llvm.dbg.cu = !{!1}
!0 = !{i32 2, !"Debug Info Version", i32 3}
!1 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus, file: !2, isOptimized: true, emissionKind: LineTablesOnly)
!2 = !DIFile(filename: "size.cu", directory: "/")
!3 = distinct !DISubprogram(name: "size", file: !2, line: 5, type: !4, unit: !1, spFlags: DISPFlagDefinition)
!4 = !DISubroutineType(types: !5)
!5 = !{}
!6 = !DILocation(line: 7, column: 3, scope: !3)
"#;

fn analyze(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rbcdb"))
        .current_dir(folder)
        .arg("analyze")
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("rbcdb runs")
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).expect("a file");
    }
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The text of a code block of a document: the one after `from` that begins with a line of three backticks and `language`.
fn block<'a>(document: &'a str, from: &str, language: &str) -> &'a str {
    let start = document.find(from).expect("the place in the document");
    let fence = format!("```{language}\n");
    let rest = &document[start..];
    let rest = &rest[rest.find(&fence).expect("a block") + fence.len()..];
    &rest[..rest.find("```").expect("its end")]
}

#[test]
fn the_document_s_example() {
    let ir = block(DOCUMENT, "## An example", "llvm");
    let fixed = ir.replace("(ptr %a, i32 %n)", "(ptr %out, ptr %a, i32 %n)").replace(
        "store i32 %sum, ptr %own",
        "%to = getelementptr i32, ptr %out, i64 %at\n  store i32 %sum, ptr %to",
    );
    let folder = folder(&[("k.ll", ir.as_bytes()), ("fixed.ll", fixed.as_bytes())]);
    for (file, from) in [
        ("k.ll", "`rbcdb analyze k.ll` prints"),
        ("fixed.ll", "the kernel is accepted"),
    ] {
        let output = analyze(folder.path(), &[file, "--budget-ms", "60000"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert_eq!(text(&output.stdout), block(DOCUMENT, from, "text"));
        assert_eq!(text(&output.stderr), "");
    }
}

#[test]
fn json_has_these_fields_and_no_others() {
    let folder = folder(&[("two.ll", TWO.as_bytes())]);
    let output = analyze(folder.path(), &["two.ll", "--format", "json", "--budget-ms", "60000"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "", "LLVM has nothing to say about sm_80");
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let reports = json.as_array().expect("an array");
    assert_eq!(reports.len(), 2);
    let keys = |value: &Value| -> Vec<String> {
        let mut keys: Vec<String> = value.as_object().expect("an object").keys().cloned().collect();
        keys.sort();
        keys
    };
    let all = "assumptions block_independent bounds conditions dimensions fixed_total_independent grid_independent kernel reasons \
               time_ms verdict witness";
    assert_eq!(keys(&reports[0]).join(" "), all);
    assert_eq!(
        (&reports[0]["kernel"], &reports[0]["witness"]),
        (&"good".into(), &Value::Null)
    );

    let size = &reports[1];
    assert_eq!(
        (&size["kernel"], &size["verdict"]),
        (&"size".into(), &"depends_on".into())
    );
    assert_eq!(
        size["dimensions"],
        serde_json::json!({"x": "block", "y": "unused", "z": "unused"})
    );
    assert_eq!(size["fixed_total_independent"], false);
    assert_eq!(size["reasons"][0]["line"], 7);
    assert_eq!(keys(&size["reasons"][0]).join(" "), "instruction line message");
    let witness = &size["witness"];
    assert_eq!(keys(witness).join(" "), "a argument b element launch_a launch_b");
    assert_eq!(witness["argument"], "out");
    for (value, launch) in [("a", "launch_a"), ("b", "launch_b")] {
        assert_eq!(keys(&witness[launch]).join(" "), "block grid");
        assert_eq!(witness[value], witness[launch]["block"][0], "it stores blockDim");
    }
    assert_ne!(witness["a"], witness["b"]);
    assert!(size["time_ms"].as_f64().is_some_and(|time| time > 0.0));
}

#[test]
fn one_kernel_and_no_witness() {
    let folder = folder(&[("two.ll", TWO.as_bytes())]);
    let output = analyze(folder.path(), &["two.ll", "--kernel", "size", "--no-witness"]);
    assert_eq!(output.status.code(), Some(0));
    let printed = text(&output.stdout);
    assert!(printed.starts_with("size: depends_on\n"), "{printed}");
    assert!(printed.contains("because: line 7: "), "{printed}");
    assert!(!printed.contains("witness"), "{printed}");
}

#[test]
fn standard_input() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rbcdb"))
        .args(["analyze", "-", "--kernel", "good"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("rbcdb runs");
    let mut input = child.stdin.take().expect("its input");
    input.write_all(TWO.as_bytes()).expect("it reads");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert!(text(&output.stdout).starts_with("good: "), "{}", text(&output.stdout));
}

/// Unusable input gives exit status 2 and a message, and nothing on standard output.
fn refused(folder: &Path, arguments: &[&str], message: &str) {
    let output = analyze(folder, arguments);
    let printed = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {printed}");
    assert!(
        printed.starts_with("rbcdb: ") && printed.contains(message),
        "{arguments:?}: {printed}"
    );
    assert_eq!(text(&output.stdout), "", "{arguments:?}");
}

#[test]
fn unusable_input() {
    let device_only = "define i32 @f(i32 %x) {\n  ret i32 %x\n}\n";
    let folder = folder(&[
        ("two.ll", TWO.as_bytes()),
        ("empty.ll", b""),
        ("garbage.ll", b"\x00\x01\x02 no IR \xff"),
        ("text.ll", b"define ptx_kernel void @k( {"),
        ("device.ll", device_only.as_bytes()),
        ("cut.ll", &TWO.as_bytes()[..TWO.len() / 2]),
    ]);
    let path = folder.path();
    refused(path, &["missing.ll"], "missing.ll: No such file");
    refused(path, &["."], "directory");
    refused(path, &["two.ll", "--kernel", "none"], "it defines good, size");
    refused(path, &["empty.ll"], "no kernel");
    refused(path, &["garbage.ll"], "can't be read as LLVM IR");
    refused(path, &["text.ll"], "can't be read as LLVM IR");
    refused(path, &["cut.ll"], "can't be read as LLVM IR");
    refused(path, &["device.ll"], "no kernel");
}

#[test]
fn hostile_text() {
    let deep = |open: &str, close: &str, n: usize| {
        format!("@x = global {}i8{} zeroinitializer\n", open.repeat(n), close.repeat(n))
    };
    let deep = deep("[1 x ", "]", 200_000);
    let folder = folder(&[("deep.ll", deep.as_bytes())]);
    let output = analyze(folder.path(), &["deep.ll"]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
}

/// Bitcode that is cut short or has flipped bits is refused or analysed: it never ends the command otherwise.
#[test]
fn hostile_bitcode() {
    let folder = folder(&[("two.ll", TWO.as_bytes())]);
    let bitcode = bitcode(TWO);
    let path = folder.path();
    std::fs::write(path.join("two.bc"), &bitcode).expect("a file");
    let output = analyze(path, &["two.bc", "--kernel", "size", "--no-witness"]);
    assert!(
        text(&output.stdout).starts_with("size: depends_on"),
        "{}",
        text(&output.stderr)
    );

    let mut spoilt: Vec<Vec<u8>> = (1..8)
        .map(|part| bitcode[..bitcode.len() * part / 8].to_vec())
        .collect();
    for seed in 0..40u64 {
        let mut bytes = bitcode.clone();
        let at = (seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20) as usize % bytes.len();
        bytes[at.max(4)] ^= 1 << (seed % 8);
        spoilt.push(bytes);
    }
    for (number, bytes) in spoilt.iter().enumerate() {
        std::fs::write(path.join("spoilt.bc"), bytes).expect("a file");
        let output = analyze(path, &["spoilt.bc", "--no-witness"]);
        let status = output.status.code();
        assert!(
            matches!(status, Some(0 | 2)),
            "{number}: {status:?} {}",
            text(&output.stderr)
        );
        assert_eq!(status == Some(0), !output.stdout.is_empty(), "{number}");
    }
}

fn bitcode(ir: &str) -> Vec<u8> {
    use inkwell::context::Context;
    use inkwell::memory_buffer::MemoryBuffer;
    let context = Context::create();
    let buffer = MemoryBuffer::create_from_memory_range_copy(ir.as_bytes(), "two");
    let module = context.create_module_from_ir(buffer).expect("it is IR");
    module.write_bitcode_to_memory().as_slice().to_vec()
}
