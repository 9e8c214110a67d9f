//! EXPLAIN and EXPLAIN ANALYZE: the plan as lines of text, and for ANALYZE what each rbc call did.

use std::sync::Arc;
use std::time::Duration;

use arrow::array::{AsArray, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::logical_expr::LogicalPlan;
use datafusion::prelude::SessionContext;
use datafusion::sql::parser::ExplainStatement;
use tokio::sync::mpsc::Sender;

use super::execution::{Completion, Event};
use super::planning::Planned;
use crate::device::DeviceChoice;
use crate::error::Error;
use crate::statement::{CallReport, ReportDevice, StatementContext};
use crate::tables::change;

/// One column of text, as in PostgreSQL.
pub(super) fn schema() -> SchemaRef {
    Arc::new(Schema::new(vec![Field::new("QUERY PLAN", DataType::Utf8, true)]))
}

pub(super) fn is_analyze(statement: &ExplainStatement) -> bool {
    statement.options.analyze
}

pub(super) async fn run(
    planned: Planned,
    analyze: bool,
    statement: &Arc<StatementContext>,
    events: &Sender<Event>,
) -> Result<Completion, Error> {
    let planned = without_writing(planned)?;
    let context = SessionContext::new_with_state(planned.state.clone());
    let batches = context.execute_logical_plan(planned.plan).await?.collect().await?;
    let mut lines: Vec<String> = batches.iter().map(plan_lines).collect::<Result<Vec<_>, _>>()?.concat();
    if analyze {
        lines.extend(statement.reports().iter().map(report_line));
    }
    if let (DeviceChoice::Gpu, Some(reason)) = (statement.device(), statement.cpu_only()) {
        lines.push(format!("rbc.device = gpu, but functions run on the CPU: {reason}"));
    }
    let column = Arc::new(StringArray::from(lines));
    let batch = RecordBatch::try_new(schema(), vec![column]).map_err(|e| Error::internal(e.to_string()))?;
    // Nobody listening is no error.
    let _ = events.send(Event::Rows(batch)).await;
    Ok(Completion {
        tag: Some("EXPLAIN".to_owned()),
    })
}

/// What INSERT, UPDATE and DELETE on stored tables read is all that DataFusion plans of them.
fn without_writing(mut planned: Planned) -> Result<Planned, Error> {
    match &mut planned.plan {
        LogicalPlan::Explain(explain) if change::target(&explain.plan).is_some() => {
            if let LogicalPlan::Dml(dml) = explain.plan.as_ref() {
                explain.plan = Arc::clone(&dml.input);
            }
        }
        LogicalPlan::Analyze(analyze) if change::target(&analyze.input).is_some() => {
            return Err(
                Error::unsupported("EXPLAIN ANALYZE of a statement that changes rows is not supported")
                    .hint("Use EXPLAIN, or EXPLAIN ANALYZE of the query alone."),
            );
        }
        _ => {}
    }
    Ok(planned)
}

/// DataFusion's columns plan_type and plan as lines.
fn plan_lines(batch: &RecordBatch) -> Result<Vec<String>, Error> {
    let [kind, plan] = batch.columns() else {
        return Err(Error::internal(format!("EXPLAIN gave {} columns", batch.num_columns())));
    };
    let (Some(kind), Some(plan)) = (kind.as_string_opt::<i32>(), plan.as_string_opt::<i32>()) else {
        return Err(Error::internal("EXPLAIN gave no text"));
    };
    let mut lines = Vec::new();
    for (kind, plan) in kind.iter().zip(plan) {
        lines.push(format!("{}:", kind.unwrap_or_default()));
        lines.extend(plan.unwrap_or_default().lines().map(|line| format!("  {line}")));
    }
    Ok(lines)
}

/// `rbc call f(t.x): device=cpu, rows=8192, batches=1, compute=12µs, compile=3.4ms, why=cpu: rbc.device = cpu`
fn report_line(report: &CallReport) -> String {
    let CallReport {
        site,
        function,
        rows,
        batches,
        ..
    } = report;
    let (time, compile) = (duration(report.time), duration(report.compile_time));
    let mut line = match report.device {
        ReportDevice::Cpu => format!(
            "rbc call {site} [{function}]: device=cpu, rows={rows}, batches={batches}, compute={time}, compile={compile}"
        ),
        ReportDevice::Fused => format!(
            "rbc call {site} [{function}]: device=cpu, fused, rows={rows}, batches={batches}, compute={time}, \
             compile={compile}"
        ),
        ReportDevice::Gpu {
            bytes_up,
            bytes_down,
            cache_hits,
        } => format!(
            "rbc call {site} [{function}]: device=gpu, rows={rows}, batches={batches}, up={}, down={}, kernel={time}, \
             cache_hits={cache_hits}, compile={compile}",
            bytes(bytes_up),
            bytes(bytes_down)
        ),
    };
    if let Some(why) = &report.why {
        line.push_str(&format!(", why={why}"));
    }
    line
}

/// A number of bytes with three digits.
fn bytes(bytes: u64) -> String {
    let (value, unit) = match bytes as f64 {
        n if n < 1e3 => return format!("{bytes}B"),
        n if n < 1e6 => (n / 1e3, "kB"),
        n if n < 1e9 => (n / 1e6, "MB"),
        n => (n / 1e9, "GB"),
    };
    let digits = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
    format!("{value:.digits$}{unit}")
}

/// A duration with three digits.
pub(crate) fn duration(time: Duration) -> String {
    let ns = time.as_nanos() as f64;
    let (value, unit) = match ns {
        n if n < 1e3 => (n, "ns"),
        n if n < 1e6 => (n / 1e3, "µs"),
        n if n < 1e9 => (n / 1e6, "ms"),
        n => (n / 1e9, "s"),
    };
    let digits = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
    format!("{value:.digits$}{unit}")
}
