//! What belongs to one running statement: the flag that stops it, and what its calls did.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rbcdb_runtime_cpu::{CallStats, CancelFlag};

use crate::catalog::FunctionEntry;

/// Shared by all calls of rbc functions in one statement.
#[derive(Debug, Default)]
pub struct StatementContext {
    cancel: CancelFlag,
    /// Whether calls aren't kept for [`StatementContext::reports`].
    unreported: bool,
    calls: Mutex<Vec<Call>>,
}

#[derive(Debug)]
struct Call {
    site: String,
    entry: Arc<FunctionEntry>,
    stats: Arc<CallStats>,
}

/// What one call of a statement did, all threads together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallReport {
    /// The call as the plan shows it.
    pub site: String,
    /// The overload, `f(INTEGER)`.
    pub function: String,
    /// Where it ran.
    pub device: &'static str,
    /// Rows given to compiled code.
    pub rows: u64,
    /// Batches given to compiled code.
    pub batches: u64,
    /// Time inside compiled code, summed over threads.
    pub time: Duration,
    /// How long the compiler took when the function was created.
    pub compile_time: Duration,
}

impl StatementContext {
    /// A statement that isn't cancelled.
    pub fn new() -> Arc<StatementContext> {
        Arc::default()
    }

    /// All statements that nobody asks for reports, and that nobody cancels: those of a program that plans its queries
    /// itself. It may live as long as the program, so it keeps nothing of its calls.
    pub fn shared() -> Arc<StatementContext> {
        Arc::new(StatementContext {
            unreported: true,
            ..StatementContext::default()
        })
    }

    /// The flag that stops its calls.
    pub fn cancel_flag(&self) -> &CancelFlag {
        &self.cancel
    }

    pub(crate) fn register_call(&self, entry: &Arc<FunctionEntry>, site: String) -> Arc<CallStats> {
        let stats = Arc::new(CallStats::new());
        if self.unreported {
            return stats;
        }
        let call = Call {
            site,
            entry: Arc::clone(entry),
            stats: Arc::clone(&stats),
        };
        self.calls.lock().unwrap_or_else(PoisonError::into_inner).push(call);
        stats
    }

    /// What each call did so far, in the order of the statement; a call that stands several times in the plan, once.
    pub fn reports(&self) -> Vec<CallReport> {
        let calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        let mut reports: Vec<CallReport> = Vec::new();
        for call in calls.iter() {
            let function = call.entry.label();
            let (rows, batches, time) = (call.stats.rows(), call.stats.calls(), call.stats.time());
            match reports
                .iter_mut()
                .find(|r| r.site == call.site && r.function == function)
            {
                Some(report) => {
                    report.rows += rows;
                    report.batches += batches;
                    report.time += time;
                }
                None => reports.push(CallReport {
                    site: call.site.clone(),
                    function,
                    device: "cpu",
                    rows,
                    batches,
                    time,
                    compile_time: call.entry.compile_time,
                }),
            }
        }
        reports
    }
}
