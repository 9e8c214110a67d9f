//! What isn't emulated is refused with a message that names it.

use rbcdb_udf_analysis::simulate::{Program, SimulateError};

use crate::support::*;

/// Refused, with all of these words in the message.
fn refused(ir: &str, words: &[&str]) {
    let message = refusal(ir);
    for word in words {
        assert!(message.contains(word), "`{word}` isn't in: {message}");
    }
}

fn kernel(globals: &str, body: &str) -> String {
    module(globals, "ptr %out", &format!("{body}\n  ret void"))
}

#[test]
fn text_that_is_no_ir() {
    for text in ["", "not IR at all", "define void @k() {", "BC\u{7f}"] {
        match Program::compile(text.as_bytes(), "k") {
            Err(SimulateError::Unreadable(_) | SimulateError::NoKernel { .. }) => {}
            other => panic!("{text}: {other:?}"),
        }
    }
    let ir = "define ptx_kernel void @k(i32 %a) {\n  %b = add i64 %a, 1\n  ret void\n}";
    assert!(refusal(ir).contains("defined with type 'i32'"));
}

#[test]
fn text_that_is_nested_deeply() {
    let deep = format!(
        "@g = global {}i32{} zeroinitializer",
        "[1 x ".repeat(100_000),
        "]".repeat(100_000)
    );
    refused(&deep, &["nested"]);
    let aggregate = format!("@g = global i32 {}1{}", "(".repeat(600), ")".repeat(600));
    refused(&aggregate, &["nested"]);
}

#[test]
fn a_kernel_that_is_not_there() {
    let ir = "define ptx_kernel void @a() {\n  ret void\n}\ndefine void @k() {\n  ret void\n}\n\
              define void @b() {\n  ret void\n}\n!nvvm.annotations = !{!0}\n!0 = !{ptr @b, !\"kernel\", i32 1}";
    refused(ir, &["no kernel `k`", "a, b"]);
}

#[test]
fn other_targets() {
    refused(
        "target triple = \"x86_64-unknown-linux-gnu\"\ndefine ptx_kernel void @k() {\n  ret void\n}",
        &["x86_64"],
    );
    refused(
        "target datalayout = \"e-p3:32:32\"\ntarget triple = \"nvptx64\"\ndefine ptx_kernel void @k() {\n  ret void\n}",
        &["32 bits"],
    );
}

#[test]
fn calls_out_of_the_module() {
    refused(
        &kernel("declare i32 @mystery(i32)", "  %x = call i32 @mystery(i32 1)"),
        &["`mystery`"],
    );
    refused(
        &kernel("declare ptr @malloc(i64)", "  %x = call ptr @malloc(i64 1)"),
        &["`malloc`"],
    );
    refused(
        &kernel("@f = external global ptr", "  %f = load ptr, ptr @f\n  call void %f()"),
        &["indirect call"],
    );
    refused(
        &kernel("", "  call void asm sideeffect \"bar.sync 0;\", \"\"()"),
        &["inline assembly"],
    );
    refused(
        &kernel(
            "declare float @llvm.nvvm.add.rz.f(float, float)",
            "  %f = load float, ptr %out\n  %x = call float @llvm.nvvm.add.rz.f(float %f, float %f)\n  store float %x, ptr %out",
        ),
        &["llvm.nvvm.add.rz.f"],
    );
}

#[test]
fn known_functions_with_another_type() {
    for (declaration, call) in [
        (
            "float @__nv_mulhi(float, float)",
            "float @__nv_mulhi(float 1.0, float 2.0)",
        ),
        ("double @__nv_expf(double)", "double @__nv_expf(double 1.0)"),
        (
            "float @__nv_expf(float, ...)",
            "float (float, ...) @__nv_expf(float 1.0, i32 1)",
        ),
        ("i32 @__nv_float2int_rz(double)", "i32 @__nv_float2int_rz(double 1.0)"),
        (
            "float @__nv_fmaf(float, float)",
            "float @__nv_fmaf(float 1.0, float 1.0)",
        ),
        ("i32 @vprintf(i32)", "i32 @vprintf(i32 1)"),
    ] {
        let body = format!("  %x = call {call}\n  %p = freeze ptr %out");
        refused(
            &kernel(&format!("declare {declaration}"), &body),
            &["isn't the type of that function"],
        );
    }
}

#[test]
fn recursion() {
    refused(
        &kernel(
            "define internal void @f(i32 %n) {\n  call void @f(i32 %n)\n  ret void\n}",
            "  call void @f(i32 %tid)",
        ),
        &["`f` calls itself"],
    );
    let two =
        "define void @f() {\n  call void @g()\n  ret void\n}\ndefine void @g() {\n  call void @f()\n  ret void\n}";
    refused(&kernel(two, "  call void @f()"), &["calls itself"]);
}

#[test]
fn addresses_of_functions() {
    let table = "define void @f() {\n  ret void\n}\n@table = addrspace(1) constant [1 x ptr] [ptr @f]";
    refused(
        &kernel(
            table,
            "  %x = load ptr, ptr addrspace(1) @table\n  store ptr %x, ptr %out",
        ),
        &["function"],
    );
    refused(
        &kernel("define void @f() {\n  ret void\n}", "  store ptr @f, ptr %out"),
        &["`f`"],
    );
}

#[test]
fn variables_defined_elsewhere() {
    refused(
        &kernel(
            "@v = external addrspace(1) global i32",
            "  store i32 1, ptr addrspace(1) @v",
        ),
        &["`v`", "elsewhere"],
    );
    refused(
        &kernel("@v = thread_local global i32 0", "  store i32 1, ptr @v"),
        &["`v`", "thread-local"],
    );
}

#[test]
fn kernels_that_are_too_large() {
    refused(
        &kernel(
            "",
            "  %a = alloca i32, i32 %tid\n  store i32 1, ptr %a\n  store ptr %a, ptr %out",
        ),
        &["isn't fixed"],
    );
    refused(
        &kernel("", "  %a = alloca [1000000 x i8]\n  store ptr %a, ptr %out"),
        &["more than 524288 bytes"],
    );
    let ir = kernel(
        "",
        "  %a = alloca [300000 x i8]\n  %b = alloca [300000 x i8]\n  store ptr %a, ptr %out\n  store ptr %b, ptr %out",
    );
    match Program::compile(ir.as_bytes(), "k") {
        Err(error) => assert!(error.to_string().contains("local variables"), "{error}"),
        Ok(_) => panic!("it was compiled"),
    }
    // 2^40 calls, if each function is inlined.
    let mut doubling = "define i32 @f0(i32 %x) {\n  %y = add i32 %x, 1\n  ret i32 %y\n}\n".to_owned();
    for n in 1..40 {
        let m = n - 1;
        doubling += &format!(
            "define i32 @f{n}(i32 %x) {{\n  %a = call i32 @f{m}(i32 %x)\n  %b = call i32 @f{m}(i32 %a)\n  ret i32 %b\n}}\n"
        );
    }
    refused(&kernel(&doubling, "  %x = call i32 @f39(i32 %tid)"), &["instructions"]);
    let wide = (0..20_000)
        .map(|i| format!("  %v{i} = add i64 %wide, {i}\n"))
        .collect::<String>();
    let uses = (0..20_000)
        .map(|i| format!("  store volatile i64 %v{i}, ptr %out\n"))
        .collect::<String>();
    refused(
        &kernel(
            "",
            &format!("  %wide = zext i32 %gid to i64\n{wide}  br label %next\nnext:\n{uses}"),
        ),
        &["stack"],
    );
}

/// The refusal of a kernel, which must come soon.
fn soon(ir: &str, words: &[&str]) {
    let (ir, words) = (
        ir.to_owned(),
        words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>(),
    );
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let message = Program::compile(ir.as_bytes(), "k").map_or_else(|error| error.to_string(), |_| String::new());
        let _ = sender.send(message);
    });
    let message = receiver
        .recv_timeout(std::time::Duration::from_secs(60))
        .expect("it ends");
    for word in words {
        assert!(message.contains(&word), "`{word}` isn't in: {message}");
    }
}

#[test]
fn small_inputs_that_would_become_large() {
    // A type of 2^60 empty parts.
    let mut types = "%t0 = type {}\n".to_owned();
    for n in 1..60 {
        types += &format!("%t{n} = type {{%t{m}, %t{m}}}\n", m = n - 1);
    }
    soon(
        &kernel(&types, "  %v = load %t59, ptr %out\n  store %t59 %v, ptr %out"),
        &["deeply nested"],
    );
    // Loops in loops, and variables that change in the innermost: each becomes a value in each loop.
    let (depth, count) = (2_000, 3_000);
    let mut body = (0..count)
        .map(|i| format!("  %a{i} = alloca i32\n"))
        .collect::<String>();
    body += "  br label %l0\n";
    for n in 0..depth {
        body += &format!("l{n}:\n  br label %l{}\n", n + 1);
    }
    body += &format!("l{depth}:\n");
    body += &(0..count)
        .map(|i| format!("  store i32 %gid, ptr %a{i}\n"))
        .collect::<String>();
    body += &format!("  br label %e{}\n", depth - 1);
    for n in (0..depth).rev() {
        let next = if n == 0 {
            "end".to_owned()
        } else {
            format!("e{}", n - 1)
        };
        body += &format!("e{n}:\n  %c{n} = load volatile i1, ptr %out\n  br i1 %c{n}, label %l{n}, label %{next}\n");
    }
    body += "end:\n";
    body += &(0..count)
        .map(|i| format!("  %v{i} = load i32, ptr %a{i}\n  store i32 %v{i}, ptr %out\n"))
        .collect::<String>();
    soon(&kernel("", &body), &["3000 local variables"]);
    // Wide divisions.
    let wide = "  %v = load <256 x i64>, ptr %out\n".to_owned()
        + &(0..2_000)
            .map(|i| format!("  %d{i} = sdiv <256 x i64> %v, %v\n  store <256 x i64> %d{i}, ptr %out\n"))
            .collect::<String>();
    soon(&kernel("", &wide), &["instructions"]);
    let cases = (0..300_000)
        .map(|i| format!("    i32 {i}, label %a\n"))
        .collect::<String>();
    soon(
        &kernel("", &format!("  switch i32 %gid, label %a [\n{cases}  ]\na:")),
        &["instructions"],
    );
}

#[test]
fn the_largest_kernels_are_compiled_soon() {
    // One block of many instructions, and many blocks of few.
    let chain = (0..25_000).map(|i| {
        let before = if i == 0 {
            "gid".to_owned()
        } else {
            format!("v{}", i - 1)
        };
        format!("  %v{i} = mul i32 %{before}, 3\n  %x{i} = xor i32 %v{i}, %tid\n")
    });
    let one = chain.collect::<String>() + "  store i32 %v24999, ptr %out";
    soon(&kernel("", &one), &[]);
    let blocks = (0..9_000).map(|i| {
        format!(
            "b{i}:\n  %p{i} = phi i32 [ %gid, %entry ], [ %w{i}, %b{i} ]\n  %w{i} = add i32 %p{i}, 1\n  %c{i} = icmp ult i32 %w{i}, 9\n  br i1 %c{i}, label %b{i}, label %b{}\n",
            i + 1
        )
        .replace("%entry", &if i == 0 { "%entry".to_owned() } else { format!("%b{}", i - 1) })
    });
    let many = "  br label %b0\n".to_owned() + &blocks.collect::<String>() + "b9000:";
    soon(&kernel("", &many), &[]);
}

#[test]
fn types_that_are_not_a_gpus() {
    refused(
        &kernel("", "  %x = load x86_fp80, ptr %out\n  store x86_fp80 %x, ptr %out"),
        &["x86_fp80"],
    );
    refused(
        &kernel("", "  %x = load i1000000, ptr %out\n  store i1000000 %x, ptr %out"),
        &["i1000000"],
    );
    refused(
        &kernel(
            "",
            "  %x = load [100000 x i32], ptr %out\n  store [100000 x i32] %x, ptr %out",
        ),
        &["100000"],
    );
    refused(
        &kernel(
            "",
            "  %p = inttoptr i64 8 to ptr addrspace(256)\n  %x = load i64, ptr addrspace(256) %p",
        ),
        &["256"],
    );
    refused(
        &kernel(
            "",
            "  %x = load i128, ptr %out\n  %y = udiv i128 %x, 3\n  store i128 %y, ptr %out",
        ),
        &["128 bits"],
    );
    refused(
        &kernel(
            "",
            "  %x = load <vscale x 4 x i32>, ptr %out\n  store <vscale x 4 x i32> %x, ptr %out",
        ),
        &["vscale"],
    );
}

#[test]
fn exceptions_and_odd_control_flow() {
    refused(
        &kernel(
            "",
            "  %a = select i1 true, ptr blockaddress(@k, %b), ptr null\n  indirectbr ptr %a, [label %b]\nb:",
        ),
        &["indirect branch"],
    );
    refused(
        &module(
            "declare i32 @p(...)\ndeclare void @f()",
            "ptr %out",
            "  call void @f()\n  ret void",
        )
        .replace("void @k(ptr %out) {", "void @k(ptr %out) personality ptr @p {"),
        &["exceptions"],
    );
}

#[test]
fn broken_modules_with_debug_information() {
    // LLVM's reader ends the process on such, if it is left to itself.
    let ir = "define ptx_kernel void @k(ptr %out) {
  store i32 %b, ptr %out
  %b = add i32 1, 2
  ret void
}
!llvm.module.flags = !{!0}
!0 = !{i32 2, !\"Debug Info Version\", i32 3}";
    for _ in 0..3 {
        refused(ir, &["dominate"]);
    }
}
