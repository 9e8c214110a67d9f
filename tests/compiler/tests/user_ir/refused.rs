//! What is refused, each with its code, the line and the name of what is wrong.

use crate::kit::refused;

/// The finding for a module: code, line and a part of the message.
#[track_caller]
fn check(ir: &str, code: &str, line: u32, part: &str) {
    let found = refused("f(x int, p int) returns int", ir, None);
    let (at, _) = found.position(ir);
    assert_eq!((found.code, at), (code, line), "{}\n{ir}", found.message);
    assert!(found.message.contains(part), "{:?} doesn't say {part:?}", found.message);
}

/// A function whose body begins on line 2.
fn body(lines: &str) -> String {
    format!("define i32 @f(i32 %x, i32 %y) {{\n{lines}\n  ret i32 %x\n}}\n")
}

#[test]
fn instructions_by_name() {
    for (line, name) in [
        ("  %r = atomicrmw add ptr null, i32 1 seq_cst", "atomicrmw"),
        ("  %r = cmpxchg ptr null, i32 1, i32 2 seq_cst seq_cst", "cmpxchg"),
        ("  fence seq_cst", "fence"),
        ("  %r = va_arg ptr null, i32", "va_arg"),
        ("  %r = inttoptr i64 4096 to ptr", "inttoptr"),
        ("  %r = ptrtoint ptr null to i64", "ptrtoint"),
        ("  %r = landingpad { ptr, i32 } cleanup", "landingpad"),
        ("  resume { ptr, i32 } undef", "resume"),
        ("  indirectbr ptr null, [label %a]", "indirectbr"),
        ("  callbr void asm \"\", \"\"() to label %a []", "callbr"),
        ("  %r = invoke i32 @g() to label %a unwind label %b", "invoke"),
        ("  %r = cleanuppad within none []", "cleanuppad"),
        ("  call void asm sideeffect \"hlt\", \"\"()", "inline assembly"),
        ("  %r = musttail call i32 @f(i32 1, i32 2)", "tail call"),
        ("  %r = load atomic i32, ptr null seq_cst, align 4", "atomic"),
        ("  %r = shutdown i32 1", "shutdown"),
        (
            "  %r = add <vscale x 2 x i32> zeroinitializer, zeroinitializer",
            "doesn't work",
        ),
        ("  %r = fadd half 1.0, 1.0", "half"),
        ("  %r = call x86_fp80 @g()", "x86_fp80"),
        ("  %r = udiv i128 1, 1", "64 bits"),
        ("  %r = alloca inalloca i32", "inalloca"),
        (
            "  %q = alloca i32\n  %r = call i32 @g(ptr byval(i32) %q)",
            "by its address",
        ),
        ("  %r = add i32 ptrtoint (ptr @f to i32), 1", "ptrtoint"),
    ] {
        let line_number = 2 + line.matches('\n').count() as u32;
        let found = refused("f(x int, p int) returns int", &body(line), None);
        assert!(
            matches!(found.code, "RBC0404" | "RBC0400" | "RBC0401"),
            "{}: {}\n{line}",
            found.code,
            found.message
        );
        assert_eq!(found.position(&body(line)).0, line_number, "{line}");
        assert!(
            found.message.contains(name),
            "{:?} doesn't name {name:?}",
            found.message
        );
    }
}

#[test]
fn calls() {
    for name in [
        "system",
        "malloc",
        "printf",
        "llvm.read_register.i64",
        "llvm.stacksave.p0",
        "llvm.nvvm.barrier0",
        "rbc_kernel",
        "rbc_sin",
    ] {
        check(&body(&format!("  %r = call i32 @{name}(i32 1)")), "RBC0405", 2, name);
    }
    check(
        &body("  %r = call double @sin(i32 1)"),
        "RBC0405",
        2,
        "can't be called as",
    );
    let twice =
        "define internal i32 @g(i32 %a) {\n  ret i32 %a\n}\n\n".to_owned() + &body("  %r = call i32 @g(i32 1, i32 2)");
    check(&twice, "RBC0405", 6, "@g");
    let through = "  %a = alloca ptr\n  %b = load ptr, ptr %a\n  %r = call i32 %b(i32 1)";
    check(&body(through), "RBC0404", 4, "through a pointer");
    check(&body("  %r = call i32 @f(i32 1, i32 2)"), "RBC0407", 2, "f → f");
    let cycle = "define internal i32 @g(i32 %a) {\n  %r = call i32 @f(i32 %a, i32 %a)\n  ret i32 %r\n}\n".to_owned()
        + &body("  %r = call i32 @g(i32 1)");
    check(&cycle, "RBC0407", 2, "f → g → f");
}

#[test]
fn globals_and_addresses() {
    for (global, part) in [
        ("@g = global i32 1", "can change"),
        ("@g = external constant i32", "external"),
        ("@g = external thread_local global i32", "external"),
        ("@g = thread_local constant i32 1", "thread_local"),
        ("@g = alias i32, ptr @h", "alias"),
        ("@g = ifunc i32 (), ptr @h", "ifunc"),
        ("@g = constant i32 1, section \".init_array\"", "section"),
    ] {
        check(
            &format!("{global}\n{}", body("  %r = load i32, ptr @g\n  %q = sdiv i32 %x, %r")),
            "RBC0404",
            1,
            part,
        );
    }
    let used = |line: &str| body(line);
    check(&used("  %a = alloca ptr\n  store ptr @f, ptr %a"), "RBC0404", 3, "@f");
    let table = "@t = constant [2 x i32] [i32 1, i32 2]\n";
    check(
        &format!("{table}{}", used("  store i32 3, ptr @t")),
        "RBC0406",
        3,
        "constant table",
    );
    let maybe =
        "  %a = alloca [2 x i32]\n  %c = icmp eq i32 %x, 0\n  %p = select i1 %c, ptr %a, ptr @t\n  store i32 1, ptr %p";
    check(&format!("{table}{}", used(maybe)), "RBC0406", 6, "constant table");
    let by_callee = "define internal void @set(ptr %q) {\n  store i32 1, ptr %q\n  ret void\n}\n";
    check(
        &format!("{table}{by_callee}{}", used("  call void @set(ptr @t)")),
        "RBC0406",
        3,
        "constant table",
    );
    for (lines, line, part) in [
        ("  %a = alloca [2 x ptr]\n  store ptr %a, ptr %a", 3, "stored to memory"),
        (
            "  %a = alloca [2 x ptr]\n  %p = getelementptr ptr, ptr %a, i32 %x\n  %r = load ptr, ptr %p\n  %v = load i32, ptr %r\n  %w = icmp eq i32 %v, 1\n  br i1 %w, label %l, label %l\nl:",
            4,
            "loaded from memory",
        ),
        ("  %a = alloca i32, i32 %x\n  store i32 1, ptr %a", 2, "at run time"),
        (
            "  %a = alloca i32\n  %b = alloca i32\n  %c = icmp ult ptr %a, %b\n  %d = zext i1 %c to i32\n  store i32 %d, ptr %a",
            4,
            "order of addresses",
        ),
        (
            "  br label %l\nl:\n  %a = alloca i32\n  store i32 1, ptr %a",
            4,
            "first block",
        ),
    ] {
        check(&used(lines), "RBC0406", line, part);
    }
    let returned = "define internal ptr @g() {\n  %a = alloca i32\n  ret ptr %a\n}\n";
    check(
        &format!(
            "{returned}{}",
            used("  %r = call ptr @g()\n  %v = load i32, ptr %r\n  store i32 %v, ptr %r")
        ),
        "RBC0406",
        3,
        "returns an address",
    );
}

#[test]
fn around_functions() {
    for (head, part) in [
        ("define i32 @f(i32 %x, i32 %y) personality ptr @p {", "personality"),
        ("define i32 @f(i32 %x, i32 %y) section \".text.x\" {", "section"),
        ("define i32 @f(i32 %x, i32 %y) gc \"shadow-stack\" {", "gc"),
        ("define i32 @f(i32 %x, i32 %y) prefix i32 1 {", "prefix"),
        ("define i32 @f(i32 %x, i32 %y) prologue i32 1 {", "prologue"),
        ("define i32 @f(i32 %x, i32 %y) naked {", "naked"),
        ("define i32 @f(i32 %x, i32 %y) presplitcoroutine {", "presplitcoroutine"),
        ("define i32 @f(i32 %x, ...) {", "variable number"),
        ("define i32 @f(i32 swiftself %x, i32 %y) {", "swiftself"),
        ("define ptx_kernel void @f(i32 %x, i32 %y) {", "kernel"),
    ] {
        check(&format!("{head}\n  ret i32 %x\n}}\n"), "RBC0404", 1, part);
    }
    check("module asm \"hlt\"\n", "RBC0404", 1, "assembly");
    check("target datalayout = \"E-m:e\"\n", "RBC0404", 1, "big-endian");
}

#[test]
fn rules_of_llvm() {
    for (lines, line, part) in [
        ("  %r = add i32 %x, %z", 2, "%z"),
        ("  %r = add i64 %x, 1", 2, "used here as `i64`"),
        ("  %r = add i32 %x, 1\n  %r = add i32 %x, 2", 3, "defined twice"),
        ("  %r = add i32 %s, 1\n  %s = add i32 %x, 2", 2, "before it is defined"),
        ("  br label %nowhere", 2, "nowhere"),
        ("  %r = fadd i32 %x, %x", 2, "doesn't work"),
        ("  %r = trunc i32 %x to i64", 2, "doesn't work"),
        ("  %r = extractvalue { i32 } zeroinitializer, 1", 2, "no part 1"),
        ("  %r = add i8 %x, 256", 2, "i8"),
        ("  %r = add i32 300000000000, 1", 2, "not of type"),
        (
            "  br label %l\nl:\n  %r = phi i32 [ 1, %l ]",
            4,
            "one value for each block",
        ),
        (
            "  %r = shufflevector <2 x i32> zeroinitializer, <2 x i32> zeroinitializer, <2 x i32> <i32 0, i32 4>",
            2,
            "out of range",
        ),
        (
            "  switch i32 %x, label %l [ i32 1, label %l i32 1, label %l ]\nl:",
            2,
            "twice",
        ),
        ("  %r = select i32 %x, i32 1, i32 2", 2, "doesn't work"),
    ] {
        check(&body(lines), "RBC0401", line, part);
    }
    let other = "define i32 @f(i32 %x, i32 %y) {\n  ret i64 1\n}\n";
    check(other, "RBC0401", 2, "returns `i32`");
    check("define i32 @f(i32 %x, i32 %y) {\n}\n", "RBC0401", 1, "no instructions");
    check(
        "define i32 @f(i32 %x, i32 %y) {\nl:\n  br label %l\n}\n",
        "RBC0401",
        1,
        "jumped to",
    );
}

#[test]
fn text_that_is_no_ir() {
    for (ir, line) in [
        ("int f(int x) { return x; }", 1),
        ("define i32 @f(i32 %x, i32 %y) {\n  ret i32 %x\n", 1),
        ("define i32 @f(i32 %x i32 %y) {\n  ret i32 %x\n}\n", 1),
        (
            "define i32 @f(i32 %x, i32 %y) {\n  %r = add i32 %x 1\n  ret i32 %r\n}\n",
            2,
        ),
        ("BC\u{c0}\u{de}", 1),
        ("@s = constant [2 x i8] c\"a", 1),
        (
            "%t = type { %t }\ndefine %t @f(i32 %x, i32 %y) {\n  ret %t zeroinitializer\n}\n",
            1,
        ),
    ] {
        check(ir, "RBC0400", line, "");
    }
}

#[test]
fn symbols_and_signatures() {
    let two = "define i32 @one(i32 %x) {\n  ret i32 %x\n}\ndefine i32 @two(i32 %x) {\n  ret i32 %x\n}\n";
    let head = "f(x int) returns int";
    for symbol in [None, Some("three")] {
        let found = refused(head, two, symbol);
        assert_eq!((found.code, found.sqlstate), ("RBC0402", "42883"));
        assert!(found.hint.is_some_and(|h| h.contains("'one', 'two'")));
    }
    assert_eq!(refused(head, "declare i32 @f(i32)\n", None).code, "RBC0402");
    assert_eq!(refused(head, "", None).code, "RBC0402");
    for head in [
        "f(x bigint) returns int",
        "f(x int) returns bigint",
        "f(x int, y int) returns int",
        "f() returns int",
        "f(x real) returns int",
        "f(x boolean) returns int",
        "f(x complex) returns int",
        "f(x int) returns complex",
    ] {
        let found = refused(head, two, Some("one"));
        assert_eq!((found.code, found.sqlstate), ("RBC0403", "42P13"), "{head}");
        assert!(found.message.contains("i32 (i32)"), "{}", found.message);
    }
    let pointer = "define i32 @f(ptr %x) {\n  %r = load i32, ptr %x\n  ret i32 %r\n}\n";
    assert_eq!(refused(head, pointer, None).code, "RBC0403");
}
