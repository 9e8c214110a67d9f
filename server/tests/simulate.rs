//! `rbcdb simulate`, as its users call it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A kernel that copies with a stride of the whole grid, one that writes only where a thread is, and one with a fault.
const IR: &str = r#"target triple = "nvptx64-nvidia-cuda"
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
define ptx_kernel void @copy(ptr %in, ptr %out, i32 %n) {
entry:
  %tid = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %ntid = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %ctaid = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %nctaid = call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %start = mul i32 %ctaid, %ntid
  %gid = add i32 %start, %tid
  %total = mul i32 %nctaid, %ntid
  br label %head
head:
  %i = phi i32 [ %gid, %entry ], [ %next, %body ]
  %go = icmp ult i32 %i, %n
  br i1 %go, label %body, label %end
body:
  %from = getelementptr float, ptr %in, i32 %i
  %to = getelementptr float, ptr %out, i32 %i
  %v = load float, ptr %from
  store float %v, ptr %to
  %next = add i32 %i, %total
  br label %head
end:
  ret void
}
define ptx_kernel void @size(ptr %0) {
  %ntid = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %last = getelementptr i32, ptr %0, i32 3
  store i32 %ntid, ptr %last
  ret void
}
"#;

const COPY: &str = r#"{"args": [
  {"name": "in", "kind": "buffer", "type": "f32", "len": 1000, "init": "random"},
  {"name": "out", "kind": "buffer", "type": "f32", "len": 1000, "out": true},
  {"name": "n", "kind": "scalar", "type": "i32", "value": 1000}],
  "launches": [{"grid": [4,1,1], "block": [128,1,1]}, {"grid": [1,1,1], "block": [33,1,1]}], "schedules": 4}"#;

const SIZE: &str = r#"{"args": [{"name": "out", "kind": "buffer", "type": "i32", "len": 4, "out": true}],
  "launches": [{"grid": [1,1,1], "block": [1,1,1]}, {"grid": [1,1,1], "block": [2,1,1]}]}"#;

/// A folder of its own for a test's files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn simulate(folder: &Path, kernel: &str, spec: &str, more: &[&str]) -> Output {
    let path = |name: &str| -> PathBuf { folder.join(name) };
    Command::new(env!("CARGO_BIN_EXE_rbcdb"))
        .arg("simulate")
        .arg(path("kernels.ll"))
        .args(["--kernel", kernel, "--spec"])
        .arg(path(spec))
        .args(more)
        .stdin(Stdio::null())
        .output()
        .expect("rbcdb runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn equal_outputs() {
    let folder = folder(&[("kernels.ll", IR), ("copy.json", COPY)]);
    let output = simulate(folder.path(), "copy", "copy.json", &[]);
    let printed = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{printed}{}", text(&output.stderr));
    assert!(printed.contains("all outputs are equal"), "{printed}");
    assert_eq!(printed.matches("complete").count(), 8, "{printed}");

    let output = simulate(
        folder.path(),
        "copy",
        "copy.json",
        &["--format", "json", "--all-outputs"],
    );
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["equal"], true);
    assert_eq!(json["difference"], serde_json::Value::Null);
    let runs = json["runs"].as_array().expect("runs");
    assert_eq!(runs.len(), 8);
    assert_eq!(runs[7]["launch"]["block"], serde_json::json!([33, 1, 1]));
    assert_eq!(runs[7]["schedule"], "random 2");
    assert_eq!(runs[7]["outputs"][0]["elements"], runs[0]["outputs"][0]["elements"]);
    assert_eq!(runs[0]["outputs"][0]["elements"].as_array().map(Vec::len), Some(1000));
}

#[test]
fn outputs_that_differ() {
    let folder = folder(&[("kernels.ll", IR), ("size.json", SIZE)]);
    let output = simulate(folder.path(), "size", "size.json", &[]);
    let printed = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{printed}{}", text(&output.stderr));
    assert!(
        printed.contains("out[3] is 1 under grid [1, 1, 1] block [1, 1, 1], forward, and 2 under"),
        "{printed}"
    );
    let output = simulate(folder.path(), "size", "size.json", &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["equal"], false);
    let difference = &json["difference"];
    assert_eq!(
        (&difference["argument"], &difference["element"]),
        (&"out".into(), &3.into())
    );
    assert_eq!((&difference["a"], &difference["b"]), (&1.into(), &2.into()));
    assert_eq!(difference["launch_b"]["block"], serde_json::json!([2, 1, 1]));
    assert_eq!(json["runs"][3]["findings"][0]["kind"], "equal_writes");
}

#[test]
fn a_run_that_fails() {
    let small = SIZE.replace("\"len\": 4", "\"len\": 3");
    let folder = folder(&[("kernels.ll", IR), ("small.json", &small), ("copy.json", COPY)]);
    let output = simulate(folder.path(), "size", "small.json", &[]);
    let printed = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        printed.contains("write out of bounds, 4 bytes at byte 12 of `out`, which has 12"),
        "{printed}"
    );
    let output = simulate(folder.path(), "copy", "copy.json", &["--steps", "1000"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("limit of steps"));
}

#[test]
fn unusable_input() {
    let folder = folder(&[
        ("kernels.ll", IR),
        ("size.json", SIZE),
        ("copy.json", COPY),
        ("broken.json", "{"),
        ("odd.json", &SIZE.replace("\"out\": true", "\"output\": true")),
    ]);
    for (kernel, spec, message) in [
        ("none", "size.json", "there are: copy, size"),
        ("size", "missing.json", "missing.json"),
        ("size", "broken.json", "EOF"),
        ("size", "odd.json", "unknown field `output`"),
        ("size", "copy.json", "1 parameters"),
    ] {
        let output = simulate(folder.path(), kernel, spec, &[]);
        assert_eq!(output.status.code(), Some(2), "{spec}");
        assert!(text(&output.stderr).contains(message), "{}", text(&output.stderr));
    }
}
