//! Rules of the analysis that its tests loosen, one at a time, to see that each is needed: a rule that no kernel needs is either
//! not tested or no rule.
//!
//! The places that decide ask [`loosened`], which is constantly false in the product.

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// What isn't followed at all is `unknown`.
    Problems,
    /// No effect mentions blockDim, gridDim or their product.
    CleanShape,
    /// Nor a position that the frame doesn't count by.
    CleanPosition,
    /// Nor what isn't followed.
    CleanUnknown,
    /// Each coordinate's extent leaves out nothing that is executed.
    Coverage,
    /// Not even the last one.
    CoverageOfLast,
    /// An atomic operation is executed so many times under every launch.
    TimesExecuted,
    /// A dimension that isn't used has one thread where twice is not once.
    SingleThread,
    /// What a frame asks of a launch is a condition.
    Demands,
    /// Different places don't touch the same element.
    Interference,
    /// Writes of everyone to one element write one value.
    SameValue,
    /// Atomic operations of different kinds don't commute.
    AtomicKinds,
    /// Nor do compare-and-swap and exchange.
    AtomicOther,
    /// What is read and stored again has been read.
    KeptReads,
    /// Floating-point additions are ordered.
    FloatOrder,
    /// Two addresses count a variable in the same step.
    EqualStrides,
    /// A position that a frame doesn't count by is another one in each thread.
    OtherPositions,
    /// Threads of a block don't touch the same shared element between two barriers.
    SharedInterference,
    /// Where shared memory is touched is followed.
    SharedPlaces,
    /// What is read from shared memory has been written.
    SharedCovered,
    /// What lanes hand each other is theirs.
    Exchanges,
    /// All threads of a warp come to an exchange together.
    WarpsTogether,
    /// A flag is one that the kernel doesn't write.
    Flags,
    /// Conditions exclude each other only where what they are about is the same.
    Exclusion,
    /// A loop that takes several steps at once does what the one behind it would do.
    RolledEffects,
    /// And only where that one would do it.
    RolledInside,
    /// A function's result depends on its arguments alone only where it asks for nothing else.
    PureFunctions,
    /// What is asserted holds where the assertion is reached.
    AssertedThere,
    /// A block is reached exactly when an earlier one is only if that leads to it in any case.
    ControlEquivalence,
    /// All threads of a block that is run in step come to its barriers together.
    BlockBarriers,
    /// They don't touch the same shared element between two barriers.
    BlockInterference,
    /// An access of several of a memory's cells touches all of them.
    BlockCells,
    /// What they read there has been written.
    BlockWritten,
    /// What a thread finds depends on its position in all directions.
    BlockPositions,
    /// What is gathered isn't cut off by the block's size.
    GatheredEnd,
    /// What threads find is the same for all sizes of blocks that are taken for granted.
    BlockSizes,
    /// What a thread finds in its local arrays depends on all that it does with them.
    Locals,
    /// Only where what two addresses leave of a row fits in it are they in one row.
    RowsApart,
}

/// Whether a test has loosened a rule.
#[cfg(not(test))]
pub(crate) const fn loosened(_: Rule) -> bool {
    false
}

#[cfg(test)]
thread_local! {
    static LOOSENED: std::cell::Cell<Option<Rule>> = const { std::cell::Cell::new(None) };
}

/// Whether a test has loosened a rule.
#[cfg(test)]
pub(crate) fn loosened(rule: Rule) -> bool {
    LOOSENED.get() == Some(rule)
}

/// Work that is done on another thread with the same rule loosened.
#[cfg(not(test))]
pub(crate) fn carried<T>(work: impl FnOnce() -> T) -> impl FnOnce() -> T {
    work
}

/// Work that is done on another thread with the same rule loosened.
#[cfg(test)]
pub(crate) fn carried<T>(work: impl FnOnce() -> T) -> impl FnOnce() -> T {
    let rule = LOOSENED.get();
    move || {
        LOOSENED.set(rule);
        work()
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use super::*;
    use crate::report::Report;
    use crate::{Budget, analyze, refute};

    const ALL: &[Rule] = &[
        Rule::Problems,
        Rule::CleanShape,
        Rule::CleanPosition,
        Rule::CleanUnknown,
        Rule::Coverage,
        Rule::CoverageOfLast,
        Rule::TimesExecuted,
        Rule::SingleThread,
        Rule::Demands,
        Rule::Interference,
        Rule::SameValue,
        Rule::AtomicKinds,
        Rule::AtomicOther,
        Rule::KeptReads,
        Rule::FloatOrder,
        Rule::EqualStrides,
        Rule::OtherPositions,
        Rule::SharedInterference,
        Rule::SharedPlaces,
        Rule::SharedCovered,
        Rule::Exchanges,
        Rule::WarpsTogether,
        Rule::Flags,
        Rule::Exclusion,
        Rule::RolledEffects,
        Rule::RolledInside,
        Rule::PureFunctions,
        Rule::ControlEquivalence,
        Rule::AssertedThere,
        Rule::BlockBarriers,
        Rule::BlockInterference,
        Rule::BlockCells,
        Rule::BlockWritten,
        Rule::BlockPositions,
        Rule::GatheredEnd,
        Rule::BlockSizes,
        Rule::Locals,
        Rule::RowsApart,
    ];

    const BUDGET: Budget = Budget {
        time: Duration::from_secs(60),
        launches: 150,
    };

    /// A labelled kernel and what the analysis says of it.
    struct Kernel {
        path: PathBuf,
        ir: Vec<u8>,
        reports: Vec<Report>,
    }

    fn kernels() -> Vec<Kernel> {
        let mut paths = Vec::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/filetests/analysis");
        for folder in std::fs::read_dir(root).expect("the labelled kernels").flatten() {
            let files = std::fs::read_dir(folder.path()).into_iter().flatten().flatten();
            paths.extend(
                files
                    .map(|file| file.path())
                    .filter(|path| path.extension().is_some_and(|e| e == "ll")),
            );
        }
        paths.sort();
        let read = |path: PathBuf| {
            let ir = std::fs::read(&path).expect("a file");
            let reports = analyze(&ir, None).expect("it is analysed");
            Kernel { path, ir, reports }
        };
        paths.into_iter().map(read).collect()
    }

    fn says(report: &Report) -> impl PartialEq {
        let holds = [
            report.block_independent,
            report.grid_independent,
            report.fixed_total_independent,
        ];
        (holds, report.verdict, report.conditions.clone())
    }

    /// Whether the emulator refutes what the analysis says of a kernel without a rule.
    fn catches(kernel: &Kernel, rule: Rule) -> bool {
        LOOSENED.set(Some(rule));
        // Without its rules it may run into anything.
        let loose = catch_unwind(AssertUnwindSafe(|| analyze(&kernel.ir, None)));
        LOOSENED.set(None);
        let Ok(Ok(loose)) = loose else { return false };
        let changed = loose.iter().zip(&kernel.reports).filter(|(a, b)| says(a) != says(b));
        let accepts =
            |report: &&Report| report.block_independent || report.grid_independent || report.fixed_total_independent;
        let mut accepted = changed.map(|(report, _)| report).filter(accepts);
        accepted.any(|report| matches!(refute(&kernel.ir, &report.kernel, report, BUDGET), Ok(Some(_))))
    }

    #[test]
    fn each_rule_is_needed() {
        let kernels = kernels();
        assert!(kernels.len() > 300, "only {} kernels", kernels.len());
        let missed: Vec<Rule> = std::thread::scope(|scope| {
            let halves = ALL.chunks(ALL.len().div_ceil(2)).map(|rules| {
                let kernels = &kernels;
                scope.spawn(move || {
                    let needed = |rule: &&Rule| {
                        let by = kernels.iter().find(|kernel| catches(kernel, **rule));
                        println!("{rule:?}: {:?}", by.map(|kernel| &kernel.path));
                        by.is_none()
                    };
                    rules.iter().filter(needed).copied().collect::<Vec<Rule>>()
                })
            });
            let threads: Vec<_> = halves.collect();
            threads
                .into_iter()
                .flat_map(|thread| thread.join().expect("no panic"))
                .collect()
        });
        assert!(missed.is_empty(), "no kernel needs {missed:?}");
    }
}
