//! Optimizer rules that keep one promise: **a row whose result isn't needed is never computed, so it never raises.**
//!
//! DataFusion may compute an expression for more rows than the query needs: it has functions without side effects in
//! mind, and a function that raises isn't one. These rules take away that freedom where an rbc call is concerned, and
//! leave everything else as it is.
//!
//! | where DataFusion computes too much | what keeps it from it |
//! |---|---|
//! | `f(a, b) > 1 AND b <> 0`: both sides, for all rows or until few are left | [`order_operands`] puts operands without rbc calls first, [`lazy_logic`] computes the others only for rows that aren't decided yet |
//! | a WHERE clause moves below a join, an aggregation or into a scan | [`filter_guard`] keeps the operands with rbc calls where they are |
//! | a join key `f(a.x) = b.y` is computed for rows without partners | [`join_key_guard`] keeps it in the join's filter if there is another key |
//! | a projection moves below a filter, or a join filter's parts below the join | [`hold`] hides these nodes from the rules that do so |
//! | `SELECT f(x) … ORDER BY y LIMIT 10` is computed before the sort | [`late_projection`] computes it after |
//! | conditions in aggregations, window functions, ORDER BY; arguments of aggregates with FILTER | [`isolate`] moves them to where they are lazy |
//! | constants are folded, in untaken branches too | [`fold_guard`] hides rbc calls from the simplifier |
//!
//! CASE and COALESCE need nothing: DataFusion computes their branches only for the rows that take them.
//!
//! [`logical_rules`] and [`physical_rules`] put the rules into a session's lists. They know rbc calls by the predicate
//! [`IsRbc`], so they don't depend on how a call is wrapped.

mod contains;
pub(crate) mod count_rows;
mod filter_guard;
mod fold_guard;
mod hold;
mod isolate;
mod join_key_guard;
mod late_projection;
pub(crate) mod lazy_logic;
mod make_lazy;
mod order_operands;
pub(crate) mod stop_loops;
#[cfg(test)]
mod tests;
pub(crate) mod yield_often;

use std::sync::Arc;

use datafusion::logical_expr::ScalarUDF;
use datafusion::optimizer::OptimizerRule;
use datafusion::physical_optimizer::PhysicalOptimizerRule;

/// Whether a function is an rbc function.
pub type IsRbc = fn(&ScalarUDF) -> bool;

type LogicalRules = Vec<Arc<dyn OptimizerRule + Send + Sync>>;
type PhysicalRules = Vec<Arc<dyn PhysicalOptimizerRule + Send + Sync>>;

/// The session's logical rules with those that may compute too much replaced by guarded ones, and the order of operands
/// settled before anything is hoisted.
pub fn logical_rules(existing: &[Arc<dyn OptimizerRule + Send + Sync>], is_rbc: IsRbc) -> LogicalRules {
    let mut rules: LogicalRules = Vec::with_capacity(existing.len() + 1);
    for rule in existing {
        let rule = Arc::clone(rule);
        match rule.name() {
            "push_down_filter" => rules.push(Arc::new(filter_guard::FilterGuard::new(rule, is_rbc))),
            "extract_equijoin_predicate" => rules.push(Arc::new(join_key_guard::JoinKeyGuard::new(rule, is_rbc))),
            "simplify_expressions" => rules.push(Arc::new(fold_guard::FoldGuard::new(rule, is_rbc))),
            "common_sub_expression_eliminate" => {
                rules.push(Arc::new(late_projection::LateProjection::new(is_rbc)));
                rules.push(Arc::new(order_operands::OrderOperands::new(is_rbc)));
                rules.push(Arc::new(isolate::Isolate::new(is_rbc)));
                rules.push(rule);
            }
            _ => rules.push(rule),
        }
    }
    rules
}

/// The session's physical rules with those that move expressions guarded, and AND and OR made lazy before the last of them.
pub fn physical_rules(existing: &[Arc<dyn PhysicalOptimizerRule + Send + Sync>], is_rbc: IsRbc) -> PhysicalRules {
    let make_lazy = Arc::new(make_lazy::MakeLazy::new(is_rbc));
    let mut rules: PhysicalRules = existing
        .iter()
        .map(|rule| {
            let rule = Arc::clone(rule);
            match rule.name() {
                "ProjectionPushdown" | "FilterPushdown" | "FilterPushdown(Post)" => {
                    Arc::new(hold::HoldGuard::new(rule, is_rbc)) as _
                }
                _ => rule,
            }
        })
        .collect();
    let last = rules
        .iter()
        .position(|r| r.name() == "FilterPushdown(Post)")
        .unwrap_or(rules.len());
    rules.insert(last, make_lazy);
    rules
}
