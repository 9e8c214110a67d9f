//! Races are found where there is no order, and not where there is one.

use rbcdb_udf_analysis::simulate::{FindingKind, Limits, Schedule};

use crate::support::*;

/// The kinds found under each schedule, for a body over `%out`, in which all words are zero.
fn found(globals: &str, body: &str, grid: u32, block: u32) -> Vec<Vec<FindingKind>> {
    let program = compile(&module(globals, "ptr %out", &format!("{body}\n  ret void")));
    SCHEDULES
        .map(|schedule| {
            let outcome = run(&program, &[zeros(2048)], launch(grid, block), schedule);
            assert!(outcome.is_complete(), "{:?}", outcome.findings);
            let mut kinds = kinds(&outcome);
            kinds.sort_unstable();
            kinds.dedup();
            kinds
        })
        .into()
}

fn always(found: &[Vec<FindingKind>], expected: &[FindingKind]) {
    for kinds in found {
        assert_eq!(kinds, expected);
    }
}

#[test]
fn writes_to_one_place() {
    always(&found("", "  store i32 %tid, ptr %out", 1, 2), &[FindingKind::Race]);
    always(&found("", "  store i32 %gid, ptr %out", 2, 1), &[FindingKind::Race]);
    always(&found("", "  store i32 7, ptr %out", 2, 4), &[FindingKind::EqualWrites]);
    always(&found("", "  store i32 7, ptr %out", 1, 1), &[]);
    let fill = "  call void @llvm.memset.p0.i64(ptr %out, i8 3, i64 64, i1 false)";
    always(
        &found("declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)", fill, 1, 2),
        &[FindingKind::EqualWrites],
    );
}

#[test]
fn bytes_of_one_word_are_apart() {
    let body = "  %p = getelementptr i8, ptr %out, i32 %gid\n  %v = trunc i32 %gid to i8\n  store i8 %v, ptr %p";
    always(&found("", body, 2, 64), &[]);
    let overlapping = body
        .replace("store i8 %v", "%w = zext i8 %v to i16\n  store i16 %w")
        .replace("ptr %p", "ptr %p, align 1");
    always(&found("", &overlapping, 1, 2), &[FindingKind::Race]);
    // First words, then bytes: what was recorded stays known.
    let mixed = "  %first = icmp eq i32 %tid, 0
  br i1 %first, label %word, label %byte
word:
  store i32 65793, ptr %out
  br label %end
byte:
  %p = getelementptr i8, ptr %out, i32 3
  store i8 9, ptr %p
  br label %end
end:";
    always(&found("", mixed, 1, 2), &[FindingKind::Race]);
}

#[test]
fn reads_and_writes() {
    let neighbour = "  %here = getelementptr i32, ptr %out, i32 %gid
  store i32 1, ptr %here
  %n = add i32 %gid, 1
  %there = getelementptr i32, ptr %out, i32 %n
  %v = load i32, ptr %there
  %q = getelementptr i32, ptr %out, i32 %far
  store i32 %v, ptr %q";
    let body = format!("  %far = add i32 %gid, 1024\n{neighbour}");
    always(&found("", &body, 1, 64), &[FindingKind::Race]);
    always(&found("", &body, 3, 1), &[FindingKind::Race]);
    let ordered = body.replace(
        "  %n =",
        "  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)\n  %n =",
    );
    always(&found("", &ordered, 1, 64), &[]);
    always(&found("", &ordered, 2, 64), &[FindingKind::Race]);
    // All read, then one writes, without a barrier between.
    let body = "  %v = load i32, ptr %out
  %far = add i32 %gid, 1024
  %q = getelementptr i32, ptr %out, i32 %far
  store i32 %v, ptr %q
  %last = icmp eq i32 %tid, 63
  br i1 %last, label %write, label %end
write:
  store i32 5, ptr %out
  br label %end
end:";
    always(&found("", body, 1, 64), &[FindingKind::Race]);
}

#[test]
fn atomics_race_only_with_others() {
    let add = "  %old = atomicrmw add ptr %out, i32 1 seq_cst";
    always(&found("", add, 2, 64), &[]);
    let mixed = format!(
        "{add}\n  %v = load i32, ptr %out\n  %n = add i32 %v, %gid\n  %x = atomicrmw add ptr %out, i32 %n seq_cst"
    );
    always(&found("", &mixed, 1, 2), &[FindingKind::Race]);
    always(
        &found(
            "",
            &mixed.replace("load i32, ptr %out", "load atomic i32, ptr %out monotonic, align 4"),
            1,
            2,
        ),
        &[],
    );
}

#[test]
fn warp_barriers_order_their_lanes() {
    let globals = "@s = internal addrspace(3) global [64 x i32] undef\ndeclare void @llvm.nvvm.bar.warp.sync(i32)";
    let body = "  %here = getelementptr i32, ptr addrspace(3) @s, i32 %tid
  store i32 %tid, ptr addrspace(3) %here
  call void @llvm.nvvm.bar.warp.sync(i32 -1)
  %n = xor i32 %tid, 1
  %there = getelementptr i32, ptr addrspace(3) @s, i32 %n
  %v = load i32, ptr addrspace(3) %there
  %q = getelementptr i32, ptr %out, i32 %gid
  store i32 %v, ptr %q";
    always(&found(globals, body, 1, 64), &[]);
    always(
        &found(globals, &body.replace("xor i32 %tid, 1", "xor i32 %tid, 32"), 1, 64),
        &[FindingKind::Race],
    );
    always(
        &found(
            globals,
            &body.replace("  call void @llvm.nvvm.bar.warp.sync(i32 -1)\n", ""),
            1,
            64,
        ),
        &[FindingKind::Race],
    );
    // A shuffle waits for its lanes, and orders no memory.
    let shuffle = body.replace(
        "call void @llvm.nvvm.bar.warp.sync(i32 -1)",
        "%x = call i32 @llvm.nvvm.shfl.sync.idx.i32(i32 -1, i32 0, i32 0, i32 31)",
    );
    let globals = format!("{globals}\ndeclare i32 @llvm.nvvm.shfl.sync.idx.i32(i32, i32, i32, i32)");
    always(&found(&globals, &shuffle, 1, 64), &[FindingKind::Race]);
}

#[test]
fn a_fence_and_an_atomic_order_blocks() {
    // Each block writes a word; the last to count reads all of them.
    let globals = "@last = internal addrspace(3) global i32 undef
declare void @llvm.nvvm.membar.gl()
declare i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()";
    let body = "  %nctaid = call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %end = sub i32 %nctaid, 1
  %count = getelementptr i32, ptr %out, i32 100
  %first = icmp eq i32 %tid, 0
  br i1 %first, label %write, label %join
write:
  %here = getelementptr i32, ptr %out, i32 %ctaid
  store i32 %ctaid, ptr %here
  call void @llvm.nvvm.membar.gl()
  %ticket = atomicrmw add ptr %count, i32 1 seq_cst
  %is = icmp eq i32 %ticket, %end
  %v = zext i1 %is to i32
  store i32 %v, ptr addrspace(3) @last
  br label %join
join:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %mine = load i32, ptr addrspace(3) @last
  %go = icmp eq i32 %mine, 1
  %inside = icmp ult i32 %tid, %nctaid
  %both = and i1 %go, %inside
  br i1 %both, label %read, label %done
read:
  %there = getelementptr i32, ptr %out, i32 %tid
  %w = load i32, ptr %there
  %far = add i32 %tid, 200
  %q = getelementptr i32, ptr %out, i32 %far
  store i32 %w, ptr %q
  br label %done
done:";
    always(&found(globals, body, 5, 64), &[]);
    always(
        &found(
            globals,
            &body.replace("  call void @llvm.nvvm.membar.gl()\n", ""),
            5,
            64,
        ),
        &[FindingKind::Race],
    );
}

#[test]
fn release_and_acquire_order_threads() {
    let body = "  %flag = getelementptr i32, ptr %out, i32 64
  %first = icmp eq i32 %tid, 0
  br i1 %first, label %write, label %spin
write:
  store i32 5, ptr %out
  store atomic i32 1, ptr %flag release, align 4
  br label %end
spin:
  %v = load atomic i32, ptr %flag acquire, align 4
  %set = icmp eq i32 %v, 1
  br i1 %set, label %read, label %spin
read:
  %w = load i32, ptr %out
  br label %end
end:";
    always(&found("", body, 1, 2), &[]);
    always(
        &found(
            "",
            &body.replace("release", "monotonic").replace("acquire", "monotonic"),
            1,
            2,
        ),
        &[FindingKind::Race],
    );
}

#[test]
fn shared_memory_of_another_block_is_other_memory() {
    let globals = "@s = internal addrspace(3) global [1 x i32] undef";
    always(&found(globals, "  store i32 %gid, ptr addrspace(3) @s", 4, 1), &[]);
}

#[test]
fn fresh_shared_memory_differs_between_schedules() {
    let globals = "@s = internal addrspace(3) global [1 x i32] undef";
    let body = "  %v = load i32, ptr addrspace(3) @s\n  store i32 %v, ptr %out\n  ret void";
    let program = compile(&module(globals, "ptr %out", body));
    let value = |schedule| words_of(&run(&program, &[zeros(1)], launch(1, 1), schedule), 0)[0];
    assert_eq!(value(Schedule::Forward), 0);
    assert_ne!(value(Schedule::Reverse), 0);
    assert_ne!(value(Schedule::Random(1)), value(Schedule::Reverse));
}

#[test]
fn a_schedule_is_repeatable_and_schedules_differ() {
    // Where each thread comes in, by an atomic counter.
    let body = "  %place = getelementptr i32, ptr %out, i32 %gid
  %count = getelementptr i32, ptr %out, i32 1000
  %turn = atomicrmw add ptr %count, i32 1 seq_cst
  store i32 %turn, ptr %place
  ret void";
    let program = compile(&module("", "ptr %out", body));
    let order = |schedule| words_of(&run(&program, &[zeros(1001)], launch(10, 100), schedule), 0);
    let forward: Vec<u32> = (0..1000).collect();
    let reverse: Vec<u32> = (0..1000).rev().collect();
    assert_eq!(order(Schedule::Forward)[..1000], forward);
    assert_eq!(order(Schedule::Reverse)[..1000], reverse);
    let random = order(Schedule::Random(7));
    assert_eq!(random, order(Schedule::Random(7)));
    assert_ne!(random, order(Schedule::Random(8)));
    let mut sorted = random[..1000].to_vec();
    sorted.sort_unstable();
    assert_eq!(sorted, forward);
}

#[test]
fn looking_for_races_can_be_left_out() {
    let program = compile(&module("", "ptr %out", "  store i32 %gid, ptr %out\n  ret void"));
    let limits = Limits {
        races: false,
        ..Limits::default()
    };
    let outcome = program
        .run(&[zeros(1)], launch(2, 64), Schedule::Reverse, &limits)
        .expect("it runs");
    assert_eq!(
        (outcome.findings.as_slice(), words_of(&outcome, 0)),
        ([].as_slice(), vec![0])
    );
}

#[test]
fn records_of_accesses_have_a_limit() {
    let globals = "@big = internal addrspace(1) global [16000000 x i8] zeroinitializer
declare void @llvm.memset.p1.i64(ptr addrspace(1), i8, i64, i1)";
    let body = "  call void @llvm.memset.p1.i64(ptr addrspace(1) @big, i8 1, i64 15999999, i1 false)\n  ret void";
    let program = compile(&module(globals, "ptr %out", body));
    let run = |races| {
        let limits = Limits {
            races,
            ..Limits::default()
        };
        kinds(
            &program
                .run(&[zeros(1)], launch(1, 1), Schedule::Forward, &limits)
                .expect("it runs"),
        )
    };
    assert_eq!(run(true), [FindingKind::RaceMemory]);
    assert_eq!(run(false), []);
}
