//! Fused expressions against DataFusion's own evaluation of them, by bits, over adversarial values: in the reference
//! interpreter row by row, and as compiled code over all rows that have a value.

mod by_hand;
mod generated;
mod generator;
mod table;

use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray, RecordBatch};
use arrow::compute::filter_record_batch;
use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::execution::TaskContext;
use datafusion::physical_expr::PhysicalExpr;
use datafusion::physical_plan::filter::FilterExec;
use datafusion::physical_plan::projection::ProjectionExec;
use datafusion::physical_plan::{ExecutionPlan, collect};
use datafusion::prelude::{SessionConfig, SessionContext};
use rbcdb_runtime_cpu::{Argument, CancelFlag, Function};
use rbcdb_udf_abi::{Language, Options, ScalarType};
use rbcdb_udf_compiler::CompileRequest;
use rbcdb_udf_compiler::ir::interpret::{Interpreter, Outcome};
use rbcdb_udf_compiler::ir::{Datum, verify};

use super::{Fused, NotFusable, fuse};
use crate::rules::lazy_logic::{LazyLogic, Truth};
use crate::{Plugin, install};

/// Steps that a row may take.
const FUEL: u64 = 100_000;

/// A session with the table `t` of adversarial rows, and functions.
struct Bench {
    context: SessionContext,
    plugin: Plugin,
}

/// Expressions of a plan's node, and its input.
type Node = (Vec<Arc<dyn PhysicalExpr>>, Arc<dyn ExecutionPlan>);

/// What became of an expression's rows.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Tally {
    /// The same value or NULL on both sides.
    same: usize,
    /// Both failed.
    failed: usize,
    /// Only the function failed, which leaves the row to DataFusion.
    left: usize,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.same += other.same;
        self.failed += other.failed;
        self.left += other.left;
    }
}

impl Bench {
    async fn new() -> Bench {
        let config = SessionConfig::new().with_target_partitions(1);
        let context = SessionContext::new_with_config(config);
        let plugin = install(&context).unwrap();
        for (head, body) in generator::FUNCTIONS {
            let sql = format!("CREATE FUNCTION {head} LANGUAGE rbc AS $$\n{body}\n$$");
            plugin.sql(&sql).await.unwrap();
        }
        context.register_table("t", Arc::new(table::table())).unwrap();
        Bench { context, plugin }
    }

    /// Compares every expression of a query's projections and filters. Returns what became of those that are fusable, and
    /// why the others are not.
    async fn query(&self, sql: &str) -> (Tally, Vec<NotFusable>) {
        let plan = self.context.sql(sql).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
        let plan = plan
            .create_physical_plan()
            .await
            .unwrap_or_else(|e| panic!("{sql}: {e}"));
        let mut nodes: Vec<Node> = Vec::new();
        plan.apply(|node| {
            if let Some(projection) = node.downcast_ref::<ProjectionExec>() {
                let exprs = projection.expr().iter().map(|e| Arc::clone(&e.expr)).collect();
                nodes.push((exprs, Arc::clone(projection.input())));
            } else if let Some(filter) = node.downcast_ref::<FilterExec>() {
                nodes.push((vec![Arc::clone(filter.predicate())], Arc::clone(filter.input())));
            }
            Ok(TreeNodeRecursion::Continue)
        })
        .unwrap();
        let (mut tally, mut refused) = (Tally::default(), Vec::new());
        for (exprs, input) in nodes {
            let Ok(batches) = collect(input, Arc::new(TaskContext::default())).await else {
                continue;
            };
            for expr in exprs {
                for batch in &batches {
                    match fuse(&expr, &batch.schema()) {
                        Ok(fused) => tally.add(self.compare(&expr, &fused, batch)),
                        Err(reason) => refused.push(reason),
                    }
                }
            }
        }
        (tally, refused)
    }

    fn compare(&self, expr: &Arc<dyn PhysicalExpr>, fused: &Fused, batch: &RecordBatch) -> Tally {
        if let Err(errors) = verify::verify(&fused.module) {
            panic!("{expr}: {errors:?}\n{}", fused.module);
        }
        let only_true = expr
            .downcast_ref::<LazyLogic>()
            .is_some_and(|logic| logic.truth() == Truth::TrueOnly);
        let mut interpreter = Interpreter::new(&fused.module);
        let mut tally = Tally::default();
        let (mut with_value, mut expected) = (Vec::new(), Vec::new());
        for row in 0..batch.num_rows() {
            let args: Vec<Option<Datum>> = fused
                .columns
                .iter()
                .zip(&fused.signature.parameters)
                .map(|(column, parameter)| datum(batch.column(*column), row, parameter.ty.scalar().expect("a scalar")))
                .collect();
            let outcome = interpreter.run(&args, FUEL);
            let own = expr
                .evaluate(&batch.slice(row, 1))
                .and_then(|value| value.into_array(1));
            let own = own.map(|array| datum(&array, 0, fused.signature.result));
            let given = match outcome {
                Outcome::Value(value) => Some(value),
                Outcome::Null => None,
                Outcome::Error(_) => {
                    match own {
                        Ok(_) => tally.left += 1,
                        Err(_) => tally.failed += 1,
                    }
                    with_value.push(false);
                    continue;
                }
                Outcome::OutOfFuel => panic!("{expr} doesn't end for {args:?}\n{}", fused.module),
            };
            let own = own.unwrap_or_else(|e| panic!("{expr} of {args:?} is {given:?}, but for DataFusion: {e}"));
            let same = bits(given) == bits(own) || only_true && !is_true(given) && !is_true(own);
            assert!(
                same,
                "{expr} of {args:?} is {given:?}, for DataFusion {own:?}\n{}",
                fused.module
            );
            tally.same += 1;
            with_value.push(true);
            expected.push(bits(given));
        }
        self.compiled(
            expr,
            fused,
            &filter_record_batch(batch, &BooleanArray::from(with_value)).unwrap(),
            &expected,
        );
        tally
    }

    /// Compiled code gives what the interpreter gives.
    fn compiled(&self, expr: &Arc<dyn PhysicalExpr>, fused: &Fused, batch: &RecordBatch, expected: &[Option<u128>]) {
        let request = CompileRequest {
            signature: &fused.signature,
            options: Options::default(),
            body: "",
            language: Language::Rbc,
        };
        let compiler = self.plugin.functions().compiler();
        let compiled = compiler.compile_module(&request, Arc::clone(&fused.module), Vec::new());
        let compiled = compiled.unwrap_or_else(|e| panic!("{expr}: {e}\n{}", fused.module));
        let function = Function::load(&compiled.artifact).unwrap();
        let args: Vec<Argument> = fused
            .columns
            .iter()
            .map(|column| Argument::Array(Arc::clone(batch.column(*column))))
            .collect();
        let array = function.call(&args, batch.num_rows(), &CancelFlag::new()).unwrap();
        let given: Vec<Option<u128>> = (0..expected.len())
            .map(|row| {
                bits(datum(
                    &array,
                    if args.is_empty() { 0 } else { row },
                    fused.signature.result,
                ))
            })
            .collect();
        assert_eq!(given, expected, "{expr}\n{}", fused.module);
    }
}

fn is_true(value: Option<Datum>) -> bool {
    matches!(value, Some(Datum::Bool(true)))
}

fn bits(value: Option<Datum>) -> Option<u128> {
    value.map(Datum::bits)
}

/// A value of an array.
fn datum(array: &ArrayRef, row: usize, ty: ScalarType) -> Option<Datum> {
    let scalar = ScalarValue::try_from_array(array, row).unwrap();
    let datum = match &scalar {
        ScalarValue::Boolean(x) => x.map(Datum::Bool),
        ScalarValue::Int8(x) => x.map(Datum::Int8),
        ScalarValue::Int16(x) => x.map(Datum::Int16),
        ScalarValue::Int32(x) => x.map(Datum::Int32),
        ScalarValue::Int64(x) => x.map(Datum::Int64),
        ScalarValue::UInt8(x) => x.map(Datum::UInt8),
        ScalarValue::UInt16(x) => x.map(Datum::UInt16),
        ScalarValue::UInt32(x) => x.map(Datum::UInt32),
        ScalarValue::UInt64(x) => x.map(Datum::UInt64),
        ScalarValue::Float32(x) => x.map(Datum::Float32),
        ScalarValue::Float64(x) => x.map(Datum::Float64),
        ScalarValue::Struct(z) => {
            use arrow::array::{Array, AsArray};
            let part = |name: &str| {
                let part = z.column_by_name(name).unwrap();
                part.as_primitive::<arrow::datatypes::Float64Type>().value(0)
            };
            z.is_valid(0).then(|| Datum::Complex128 {
                re: part("re"),
                im: part("im"),
            })
        }
        other => panic!("{other:?} where {ty} was expected"),
    };
    assert!(
        datum.is_none_or(|datum| datum.ty() == ty),
        "{scalar:?} where {ty} was expected"
    );
    assert!(*array.data_type() != DataType::Null);
    datum
}
