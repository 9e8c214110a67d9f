//! Nodes of a plan that one operator could stand for: a projection or a filter with calls, and what below it can be computed along.

use std::sync::Arc;

use datafusion::common::Result;
use datafusion::common::tree_node::{Transformed, TransformedResult, TreeNode, TreeNodeRecursion};
use datafusion::physical_expr::expressions::{
    BinaryExpr, CastExpr, Column, IsNotNullExpr, IsNullExpr, Literal, NegativeExpr, NotExpr,
};
use datafusion::physical_expr::utils::collect_columns;
use datafusion::physical_expr::{PhysicalExpr, ScalarFunctionExpr};
use datafusion::physical_plan::filter::FilterExec;
use datafusion::physical_plan::projection::ProjectionExec;
use datafusion::physical_plan::{ExecutionPlan, ExecutionPlanProperties};

use super::programs::Programs;
use super::rule::{resolved, rows_at_most, statement_of};
use crate::fusion::Fusion;
use crate::gpu::Gpu;
use crate::plan::checked_arithmetic::Checked;
use crate::statement::StatementContext;

type Expr = Arc<dyn PhysicalExpr>;
type Plan = Arc<dyn ExecutionPlan>;

/// Rows of the input from which on there is something to gain on the CPU.
const ROWS_MIN: usize = 1 << 16;

/// Nodes that the operator could stand for.
pub(super) struct Candidate {
    pub(super) input: Plan,
    /// From the input up.
    pub(super) nodes: Vec<Plan>,
    pub(super) filter: Option<Expr>,
    pub(super) outputs: Vec<(Expr, String)>,
    pub(super) fetch: Option<usize>,
    pub(super) statement: Arc<StatementContext>,
    pub(super) programs: Arc<Programs>,
    pub(super) gpu: Option<Arc<Gpu>>,
}

/// A node with calls that may be fused, and those below it; `limited` says that something above may not read all rows.
pub(super) fn candidate(plan: &Plan, limited: bool) -> Result<Option<Candidate>> {
    let projections = match plan.is::<ProjectionExec>() {
        true => joined_projections(plan)?,
        false => None,
    };
    let nodes = projections
        .as_ref()
        .map_or(std::slice::from_ref(plan), |joined| &joined.nodes);
    let mut statement = None;
    for node in nodes {
        statement = statement.or(statement_of(node)?);
    }
    let Some(statement) = statement else { return Ok(None) };
    let Some(programs) = statement.programs().cloned() else {
        return Ok(None);
    };
    let gpu = statement.gpu().cloned();
    if plan.boundedness().is_unbounded() {
        return Ok(None);
    }
    if gpu.is_none() && statement.fusion() == Fusion::Auto && rows_at_most(plan.as_ref())? < ROWS_MIN {
        return Ok(None);
    }
    if let Some(Projections { input, nodes, outputs }) = projections {
        let alone = Candidate {
            input,
            nodes,
            filter: None,
            outputs,
            fetch: None,
            statement,
            programs,
            gpu,
        };
        return alone.with_filter_below(limited).map(Some);
    }
    let Some(filter) = plan.downcast_ref::<FilterExec>() else {
        return Ok(None);
    };
    Ok(Some(Candidate {
        input: Arc::clone(filter.input()),
        nodes: vec![Arc::clone(plan)],
        filter: Some(Arc::clone(filter.predicate())),
        outputs: columns_of(filter),
        fetch: filter.fetch(),
        statement,
        programs,
        gpu,
    }))
}

/// Projections over each other, as one.
struct Projections {
    input: Plan,
    /// From the input up.
    nodes: Vec<Plan>,
    outputs: Vec<(Expr, String)>,
}

/// A projection and those below it that are computed for the same rows: what a lower one computes goes into the one expression that
/// uses it. An expression that uses it for some of the rows alone mustn't have it: it would fail less often.
fn joined_projections(plan: &Plan) -> Result<Option<Projections>> {
    let Some(projection) = plan.downcast_ref::<ProjectionExec>() else {
        return Ok(None);
    };
    let outputs = projection.expr().iter();
    let mut joined = Projections {
        input: Arc::clone(projection.input()),
        nodes: vec![Arc::clone(plan)],
        outputs: outputs.map(|e| (Arc::clone(&e.expr), e.alias.clone())).collect(),
    };
    loop {
        let input = Arc::clone(&joined.input);
        let Some(below) = input.downcast_ref::<ProjectionExec>() else {
            return Ok(Some(joined));
        };
        let exprs: Vec<Expr> = below.expr().iter().map(|e| Arc::clone(&e.expr)).collect();
        if !each_goes_to_one(&exprs, &joined.outputs)? {
            return Ok(Some(joined));
        }
        joined.outputs = over(joined.outputs, &exprs)?;
        joined.nodes.insert(0, Arc::clone(&input));
        joined.input = Arc::clone(below.input());
    }
}

/// Whether each of some expressions that computes anything is used by one of the outputs above them, in all rows.
fn each_goes_to_one(exprs: &[Expr], outputs: &[(Expr, String)]) -> Result<bool> {
    for (index, _) in exprs.iter().enumerate().filter(|(_, expr)| !is_leaf(expr)) {
        let uses = |output: &&(Expr, String)| collect_columns(&output.0).iter().any(|c| c.index() == index);
        let mut users = outputs.iter().filter(uses);
        match (users.next(), users.next()) {
            (Some((user, _)), None) if computes_all(user)? => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

pub(super) fn is_leaf(expr: &Expr) -> bool {
    expr.is::<Column>() || expr.is::<Literal>()
}

/// Whether an expression computes all of its parts for each row.
fn computes_all(expr: &Expr) -> Result<bool> {
    let mut all = true;
    expr.apply(|e| {
        let function = e.downcast_ref::<ScalarFunctionExpr>().map(|call| call.fun().inner());
        let call = function.is_some_and(|function| resolved(e).is_some() || function.is::<Checked>());
        let operator = e.is::<CastExpr>() || e.is::<NotExpr>() || e.is::<NegativeExpr>();
        let test = e.is::<IsNullExpr>() || e.is::<IsNotNullExpr>();
        let binary = e.downcast_ref::<BinaryExpr>();
        let arithmetic = binary.is_some_and(|binary| !binary.op().is_logic_operator());
        all &= is_leaf(e) || call || operator || test || arithmetic;
        Ok(if all {
            TreeNodeRecursion::Continue
        } else {
            TreeNodeRecursion::Stop
        })
    })?;
    Ok(all)
}

/// Outputs over what is below some expressions.
fn over(outputs: Vec<(Expr, String)>, below: &[Expr]) -> Result<Vec<(Expr, String)>> {
    let replace = |expr: Expr| {
        expr.transform_up(|e| {
            let value = e.downcast_ref::<Column>().and_then(|column| below.get(column.index()));
            Ok(match value {
                Some(value) => Transformed::yes(Arc::clone(value)),
                None => Transformed::no(e),
            })
        })
        .data()
    };
    outputs
        .into_iter()
        .map(|(expr, name)| Ok((replace(expr)?, name)))
        .collect()
}

/// A filter's output columns, as expressions over its input.
fn columns_of(filter: &FilterExec) -> Vec<(Expr, String)> {
    let schema = filter.input().schema();
    let column = |index: usize| {
        let name = schema.field(index).name();
        (Arc::new(Column::new(name, index)) as Expr, name.clone())
    };
    match filter.projection() {
        Some(projection) => projection.iter().map(|index| column(*index)).collect(),
        None => (0..schema.fields().len()).map(column).collect(),
    }
}

impl Candidate {
    /// A projection and the filter that it stands on, if that is fusable.
    fn with_filter_below(self, limited: bool) -> Result<Candidate> {
        let Some(filter) = self.input.downcast_ref::<FilterExec>() else {
            return Ok(self);
        };
        if self.gpu.is_none() && (limited || filter.fetch().is_some()) {
            return Ok(self);
        }
        if crate::fuse::fuse(filter.predicate(), &filter.input().schema()).is_err() {
            return Ok(self);
        }
        let below: Vec<Expr> = columns_of(filter).into_iter().map(|(column, _)| column).collect();
        let outputs = over(self.outputs, &below)?;
        Ok(Candidate {
            nodes: [Arc::clone(&self.input)].into_iter().chain(self.nodes).collect(),
            filter: Some(Arc::clone(filter.predicate())),
            fetch: filter.fetch(),
            input: Arc::clone(filter.input()),
            outputs,
            statement: self.statement,
            programs: self.programs,
            gpu: self.gpu,
        })
    }
}
