//! Queries over a function that raises on zero: `f(a, b)` is `a / b`, and a row with `b = 0` must never reach it unless the
//! query asks for it.

mod conditional;
mod logic;
mod relations;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use arrow::array::{Array, ArrayRef, AsArray, Int64Array, RecordBatch};
use arrow::datatypes::{DataType, Field, Int64Type, Schema};
use arrow::util::display::array_value_to_string;
use datafusion::common::{Result, exec_err};
use datafusion::datasource::MemTable;
use datafusion::execution::SessionStateBuilder;
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility};
use datafusion::prelude::{SessionConfig, SessionContext};

use super::{logical_rules, physical_rules};

/// `f(a, b)`: `a / b` for BIGINT, NULL if one is NULL, an error if `b` is 0. It notes each `b` that it was given.
#[derive(Debug)]
struct Divide {
    signature: Signature,
    seen: Arc<Mutex<BTreeSet<i64>>>,
}

impl PartialEq for Divide {
    fn eq(&self, other: &Divide) -> bool {
        Arc::ptr_eq(&self.seen, &other.seen)
    }
}

impl Eq for Divide {}

impl std::hash::Hash for Divide {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (Arc::as_ptr(&self.seen) as usize).hash(state);
    }
}

impl ScalarUDFImpl for Divide {
    fn name(&self) -> &str {
        "f"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> Result<DataType> {
        Ok(DataType::Int64)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = args.number_rows;
        let arrays = args
            .args
            .into_iter()
            .map(|a| a.into_array(rows))
            .collect::<Result<Vec<_>>>()?;
        let (a, b) = (
            arrays[0].as_primitive::<Int64Type>(),
            arrays[1].as_primitive::<Int64Type>(),
        );
        let mut seen = self.seen.lock().expect("no test panics here");
        let mut result = Vec::with_capacity(rows);
        for (a, b) in a.iter().zip(b.iter()) {
            seen.extend(b);
            result.push(match (a, b) {
                (Some(a), Some(0)) => return exec_err!("f({a}, 0) was computed"),
                (Some(a), Some(b)) => Some(a / b),
                _ => None,
            });
        }
        Ok(ColumnarValue::Array(Arc::new(Int64Array::from(result))))
    }
}

/// A session with the rules, the function and the tables `t(a, b, c)` and `u(b, x)`.
struct Bench {
    context: SessionContext,
    seen: Arc<Mutex<BTreeSet<i64>>>,
}

fn is_f(function: &ScalarUDF) -> bool {
    function.inner().is::<Divide>()
}

fn column(values: impl IntoIterator<Item = Option<i64>>) -> ArrayRef {
    Arc::new(values.into_iter().collect::<Int64Array>())
}

fn table(names: &[&str], partitions: Vec<Vec<Vec<Option<i64>>>>) -> MemTable {
    let fields: Vec<Field> = names.iter().map(|n| Field::new(*n, DataType::Int64, true)).collect();
    let schema = Arc::new(Schema::new(fields));
    let batches = partitions
        .into_iter()
        .map(|rows| {
            let columns = (0..names.len())
                .map(|i| column(rows.iter().map(|row| row[i])))
                .collect();
            vec![RecordBatch::try_new(Arc::clone(&schema), columns).expect("columns fit the schema")]
        })
        .collect();
    MemTable::try_new(schema, batches).expect("batches fit the schema")
}

impl Bench {
    fn new(volatility: Volatility, partitions: usize) -> Bench {
        let config = SessionConfig::new()
            .with_target_partitions(partitions)
            .with_batch_size(4);
        let mut builder = SessionStateBuilder::new().with_config(config).with_default_features();
        let state = builder.clone().build();
        builder = builder
            .with_optimizer_rules(logical_rules(state.optimizers(), is_f))
            .with_physical_optimizer_rules(physical_rules(state.physical_optimizers(), is_f));
        let context = SessionContext::new_with_state(builder.build());
        let seen = Arc::new(Mutex::new(BTreeSet::new()));
        let signature = Signature::exact(vec![DataType::Int64; 2], volatility);
        context.register_udf(ScalarUDF::new_from_impl(Divide {
            signature,
            seen: Arc::clone(&seen),
        }));
        let part = |from: i64| {
            (from..from + 10)
                .map(|i| vec![Some(i), Some(i % 5), (i % 3 != 0).then_some(i)])
                .collect()
        };
        context
            .register_table(
                "t",
                Arc::new(table(&["a", "b", "c"], vec![part(0), part(10), part(20)])),
            )
            .expect("new");
        let rows = (1..4).map(|i| vec![Some(i), Some(i * 100)]).collect();
        context
            .register_table("u", Arc::new(table(&["b", "x"], vec![rows])))
            .expect("new");
        Bench { context, seen }
    }

    /// The rows as text, sorted, or the error's text.
    async fn query(&self, sql: &str) -> Result<Vec<String>, String> {
        let text = |e: datafusion::error::DataFusionError| e.strip_backtrace();
        let batches = self
            .context
            .sql(sql)
            .await
            .map_err(text)?
            .collect()
            .await
            .map_err(text)?;
        let mut rows = Vec::new();
        for batch in &batches {
            for row in 0..batch.num_rows() {
                let cells: Vec<String> = batch
                    .columns()
                    .iter()
                    .map(|c| {
                        if c.is_null(row) {
                            "NULL".into()
                        } else {
                            array_value_to_string(c, row).expect("a printable type")
                        }
                    })
                    .collect();
                rows.push(cells.join(" "));
            }
        }
        rows.sort();
        Ok(rows)
    }
}

/// The sessions that each query is tried in: functions that DataFusion may fold and share and functions that it may not,
/// one thread and several.
fn benches() -> Vec<Bench> {
    let volatilities = [Volatility::Immutable, Volatility::Volatile];
    volatilities
        .into_iter()
        .flat_map(|v| [1, 3].map(|partitions| Bench::new(v, partitions)))
        .collect()
}

/// The query gives the same rows as the reference query, which has no function in it, in all sessions. In the reference
/// a division by `b` or `b - 1` gives NULL for zero, because DataFusion's own division raises whenever it likes.
async fn same(sql: &str, reference: &str) {
    let mut reference = reference.to_owned();
    for divisor in ["b", "t.b", "u.b", "(b - 1)"] {
        reference = reference.replace(&format!("/ {divisor}"), &format!("/ NULLIF({divisor}, 0)"));
    }
    let reference = reference.as_str();
    for bench in benches() {
        let expected = bench
            .query(reference)
            .await
            .unwrap_or_else(|e| panic!("{reference}: {e}"));
        let plan = || async {
            let plan = bench
                .context
                .sql(&format!("EXPLAIN {sql}"))
                .await
                .expect("explains")
                .to_string()
                .await;
            plan.unwrap_or_else(|e| e.to_string())
        };
        match bench.query(sql).await {
            Ok(rows) => assert_eq!(rows, expected, "{sql}\n{}", plan().await),
            Err(e) => panic!("{sql}: {e}\n{}", plan().await),
        }
    }
}

/// As [`same`], and the function never saw a row with one of these `b`.
async fn never_sees(sql: &str, reference: &str, unwanted: &[i64]) {
    same(sql, reference).await;
    for bench in benches() {
        bench.query(sql).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
        let seen = bench.seen.lock().expect("no test panics here").clone();
        assert!(
            unwanted.iter().all(|b| !seen.contains(b)),
            "{sql}: computed for {seen:?}"
        );
    }
}

/// The query asks for a row that fails.
async fn raises(sql: &str) {
    for bench in benches() {
        let error = bench.query(sql).await.expect_err(sql);
        assert!(error.contains("0) was computed"), "{sql}: {error}");
    }
}

#[tokio::test]
async fn the_rules_are_in_the_session() {
    let bench = Bench::new(Volatility::Volatile, 1);
    let state = bench.context.state();
    let logical: Vec<&str> = state.optimizers().iter().map(|r| r.name()).collect();
    let order = logical.iter().position(|n| *n == "rbc_order_operands").expect("there");
    assert_eq!(
        logical[order + 1..order + 3],
        ["rbc_isolate", "common_sub_expression_eliminate"]
    );
    let guarded = |name: &str| {
        state
            .optimizers()
            .iter()
            .any(|r| r.name() == name && format!("{r:?}").contains("Guard {"))
    };
    assert!(guarded("push_down_filter") && guarded("simplify_expressions") && guarded("extract_equijoin_predicate"));
    let physical: Vec<&str> = state.physical_optimizers().iter().map(|r| r.name()).collect();
    let lazy = physical.iter().position(|n| *n == "RbcMakeLazy").expect("there");
    assert_eq!(physical[lazy + 1], "FilterPushdown(Post)");
    let held = state
        .physical_optimizers()
        .iter()
        .filter(|r| format!("{r:?}").contains("HoldGuard {"))
        .count();
    assert_eq!(held, 4, "{physical:?}");
}
