//! From a statement's text to a plan.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use arrow::datatypes::{DataType, Schema, SchemaRef};
use datafusion::common::DFSchema;
use datafusion::error::DataFusionError;
use datafusion::execution::SessionState;
use datafusion::logical_expr::{LogicalPlan, ScalarUDF};
use datafusion::physical_plan::execute_stream;
use datafusion::sql::parser::{DFParserBuilder, Statement as DFStatement};
use futures::StreamExt;
use sqlparser::ast::Statement as SqlStatement;
use sqlparser::dialect::PostgreSqlDialect;

use super::engine::Session;
use super::prepared::{Command, INSERT, Kind, Labels, Prepared, RowChange};
use super::{ddl, explain};
use crate::catalog::Snapshot;
use crate::error::Error;
use crate::plan::inference::{self, parameter_index};
use crate::plan::{ast, resolve, sequential, strict};
use crate::statement::StatementContext;
use crate::tables::catalog::{Lookup, StatementCatalogs};
use crate::tables::{change, define, insert};
use crate::udf::clock::{Clock, ClockFunction};
use crate::udf::listed::ListedFunction;
use crate::udf::named::{NamedFunction, key};

/// Most brackets and subqueries that the parser opens inside each other.
const PARSER_DEPTH: usize = 100;

/// Parses a statement that isn't about functions; positions are those of the whole text.
pub(crate) fn parse_other(text: &str, range: &Range<usize>) -> Result<DFStatement, Error> {
    let part = &text[range.clone()];
    let dialect = PostgreSqlDialect {};
    let parsed = DFParserBuilder::new(part)
        .with_dialect(&dialect)
        .with_recursion_limit(PARSER_DEPTH)
        .build()
        .and_then(|mut parser| parser.parse_statements());
    let mut statements = parsed.map_err(|e| match e.find_root() {
        DataFusionError::SQL(error, _) => rbcdb_sql::from_parser_error(error, part, range.start).into(),
        _ => {
            let message = e.find_root().message().into_owned();
            Error::new("42601", message).at(range.start)
        }
    })?;
    match (statements.pop_front(), statements.pop_front()) {
        (Some(statement), None) => Ok(statement),
        (None, _) => Err(Error::new("42601", "syntax error at end of input").at(range.end)),
        (Some(_), Some(_)) => {
            Err(Error::new("42601", "a second statement without a semicolon before it").at(range.start))
        }
    }
}

/// Plans a statement to learn its parameters and columns.
pub(super) async fn prepare(session: &Session, text: &str, declared: &[Option<DataType>]) -> Result<Prepared, Error> {
    let mut statements = rbcdb_sql::parse(text)?;
    let (Some(statement), true) = (statements.pop(), statements.is_empty()) else {
        return Err(Error::new(
            "42601",
            "cannot insert multiple commands into a prepared statement",
        ));
    };
    if !statement.statement.is_about_connection() && statement.statement != rbcdb_sql::Statement::Other {
        let schema = ddl::schema(&statement.statement);
        let command = Command::Function(Arc::new(statement.statement), text[statement.range].into());
        return Ok(Prepared {
            command,
            parameters: Vec::new(),
            schema,
        });
    }
    let range = statement.range;
    let statement = parse_other(text, &range)?;
    if define::is_definition(&statement) {
        return Ok(Prepared {
            command: Command::Define(Arc::new(statement), text[range].into()),
            parameters: Vec::new(),
            schema: None,
        });
    }
    let mut statement = statement;
    session.confine(&mut statement)?;
    let returning = change::take_returning(&mut statement)?;
    let kind = kind(&statement)?;
    let locate = |e: Error| e.locate(&text[range.clone()], range.start);
    let lookup = || Lookup::new(session, session.view(), &StatementContext::new());
    let planned = plan_at(lookup(), &statement, declared).await;
    let mut planned = planned.map_err(locate)?;
    session.check(&session.view().stored, &planned.state, &statement, Some(&planned.plan))?;
    let parameters = parameters(&planned.plan, declared)?;
    if parameters.len() > declared.iter().flatten().count() {
        // The types that were found decide those of the columns, as they will when it runs.
        let all: Vec<_> = parameters.iter().cloned().map(Some).collect();
        let typed = plan_at(lookup(), &statement, &all).await;
        planned = typed.map_err(locate)?;
    }
    let returned = match &returning {
        Some(query) => {
            let planned = plan_at(lookup(), query, &[]).await?;
            session.check(&session.view().stored, &planned.state, query, Some(&planned.plan))?;
            Some(planned.schema())
        }
        None => None,
    };
    let schema = match kind {
        Kind::Rows => Some(planned.schema()),
        Kind::Explain { .. } => Some(explain::schema()),
        Kind::Count(_) => returned,
    };
    let declared = parameters.iter().cloned().map(Some).collect();
    let command = match (kind, change::target(&planned.plan)) {
        (Kind::Count(word), Some(table)) => Command::Change(Arc::new(RowChange {
            statement,
            declared,
            word,
            table: table.definition.name.clone(),
            returning,
        })),
        _ if returning.is_some() => {
            return Err(Error::unsupported(
                "RETURNING is not supported for a table that is not stored",
            ));
        }
        _ => Command::Query {
            statement: Arc::new(statement),
            declared: Arc::new(declared),
            kind,
        },
    };
    Ok(Prepared {
        command,
        parameters,
        schema,
    })
}

/// A plan in which every call is resolved.
pub(crate) struct Planned {
    /// The plan.
    pub plan: LogicalPlan,
    /// The state that it was made with, to run it.
    pub state: SessionState,
    /// How to show its columns' names.
    pub labels: Labels,
}

impl Planned {
    /// The result's columns as the client shall see them.
    pub fn schema(&self) -> SchemaRef {
        relabel(self.plan.schema(), &self.labels)
    }

    /// The error of the first row that fails in `input`, which is part of the plan; `failure` is that of some row.
    pub async fn first_failure(&self, input: &LogicalPlan, failure: Error) -> Error {
        let first = async {
            let plan = sequential::plan_in_order(&self.state, input).await?;
            let mut stream = execute_stream(plan, self.state.task_ctx())?;
            while let Some(batch) = stream.next().await {
                batch?;
            }
            Ok::<(), Error>(())
        };
        first.await.err().unwrap_or(failure)
    }
}

/// The plan's columns under the names to show.
fn relabel(schema: &DFSchema, labels: &HashMap<String, String>) -> SchemaRef {
    let fields = schema.fields().iter().map(|f| match labels.get(f.name()) {
        Some(label) => Arc::new(f.as_ref().clone().with_name(label)),
        None => Arc::clone(f),
    });
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

/// A state in which the names are those that a lookup finds.
pub(crate) fn state(lookup: &Lookup) -> SessionState {
    let session = &lookup.session;
    let mut state = session.context.state();
    if session.own_tables {
        if let Ok(schema) = session.current_schema(&lookup.view.stored) {
            state.config_mut().options_mut().catalog.default_schema = schema;
        }
        let catalogs = StatementCatalogs::new(lookup.clone(), state.catalog_list());
        state.register_catalog_list(Arc::new(catalogs));
    }
    state
}

/// Plans a statement that is about to run, and checks that its session's role may run it: rights may have changed since it
/// was prepared.
pub(crate) async fn plan_checked(
    lookup: Lookup,
    statement: &DFStatement,
    declared: &[Option<DataType>],
) -> Result<Planned, Error> {
    let (session, stored) = (lookup.session.clone(), Arc::clone(&lookup.view.stored));
    let planned = plan_at(lookup, statement, declared).await?;
    session.check(&stored, &planned.state, statement, Some(&planned.plan))?;
    Ok(planned)
}

/// Plans a statement against the functions and tables that a lookup finds.
pub(crate) async fn plan_at(
    mut lookup: Lookup,
    statement: &DFStatement,
    declared: &[Option<DataType>],
) -> Result<Planned, Error> {
    let mut statement = statement.clone();
    if lookup.session.own_tables {
        insert::complete(&lookup, &mut statement)?;
        if let Some((query, name, table)) = change::update_from(&lookup, &statement).await? {
            let planned = Box::pin(plan_at(lookup, &query, declared)).await;
            // Positions in the query's text aren't the user's.
            let planned = planned.map_err(|e| Error { location: None, ..e })?;
            let plan = change::update_of(planned.plan.clone(), name, table)?;
            return Ok(Planned { plan, ..planned });
        }
    }
    lookup.defaults |= is_insert(&statement);
    let functions = Arc::clone(&lookup.view.functions);
    let context = Arc::clone(&lookup.statement);
    let found = ast::prepare(&mut statement, &functions)?;
    let mut state = state(&lookup);
    overlay(&mut state, &functions, &found, &context)?;
    set_clock(&mut state, &found, lookup.session.clock())?;
    let plan = state.statement_to_plan(statement).await;
    let plan = plan.map_err(|e| about_call(e.into(), &found, &state))?;
    let plan = declare(&inference::with_told(&plan, declared)?, plan)?;
    let plan = resolve::rebind(plan, &functions, &context)?;
    let plan = resolve::resolve_calls(plan)?;
    strict::check(&plan)?;
    Ok(Planned {
        plan,
        state,
        labels: found.labels,
    })
}

fn is_insert(statement: &DFStatement) -> bool {
    match statement {
        DFStatement::Statement(statement) => matches!(statement.as_ref(), SqlStatement::Insert(_)),
        DFStatement::Explain(explain) => is_insert(&explain.statement),
        _ => false,
    }
}

/// An error about a call of a function that isn't rbc's: its place, if the function is called once, and that a window
/// function needs OVER.
fn about_call(mut error: Error, found: &ast::Prepared, state: &SessionState) -> Error {
    if error.sqlstate != "42883" {
        return error;
    }
    let Some(rest) = error.message.strip_prefix("function ") else {
        return error;
    };
    let name = rest.split(['(', ' ']).next().unwrap_or_default().to_owned();
    let mut places = found.other_calls.iter().filter(|(other, _)| *other == name);
    if let (Some((_, place)), None) = (places.next(), places.next()) {
        error.location = error.location.or(Some(*place));
    }
    if state.window_functions().contains_key(&name) {
        let location = error.location;
        error = Error::new("42809", format!("window function {name} requires an OVER clause"));
        error.location = location;
    }
    error
}

/// Registers the functions that the statement calls, in the statement's own copy of the session's state.
fn overlay(
    state: &mut SessionState,
    functions: &Snapshot,
    found: &ast::Prepared,
    context: &Arc<StatementContext>,
) -> Result<(), Error> {
    use datafusion::execution::FunctionRegistry;
    for (name, calls) in &found.calls {
        for form in calls {
            let overloads = functions.overloads(name);
            let function = NamedFunction::new(name, form.clone(), overloads, Arc::clone(context));
            debug_assert_eq!(
                key(name, form),
                datafusion::logical_expr::ScalarUDFImpl::name(&function)
            );
            state.register_udf(Arc::new(ScalarUDF::new_from_impl(function)))?;
        }
    }
    if found.reads_information_schema {
        for (name, overloads) in functions.names().filter(|(name, _)| !found.calls.contains_key(*name)) {
            let listed = ListedFunction::new(name, overloads);
            state.register_udf(Arc::new(ScalarUDF::new_from_impl(listed)))?;
        }
    }
    Ok(())
}

/// Gives placeholders their types.
fn declare(declared: &[Option<DataType>], plan: LogicalPlan) -> Result<LogicalPlan, Error> {
    use arrow::datatypes::Field;
    use datafusion::common::tree_node::{Transformed, TreeNode};
    use datafusion::logical_expr::Expr;
    use datafusion::logical_expr::expr::{Cast, Placeholder};
    if declared.iter().all(Option::is_none) {
        return Ok(plan);
    }
    let typed = plan.transform_up_with_subqueries(|node| {
        let node = node.map_expressions(|expr| {
            expr.transform_up(|e| {
                let Expr::Placeholder(p) = &e else {
                    return Ok(Transformed::no(e));
                };
                let Some(Some(ty)) = parameter_index(&p.id).and_then(|i| declared.get(i)) else {
                    return Ok(Transformed::no(e));
                };
                let field = Arc::new(Field::new("", ty.clone(), true));
                let typed = Expr::Placeholder(Placeholder::new_with_field(p.id.clone(), Some(field)));
                // What the planner took the parameter for is what the plan around it was made for.
                let planned = p.field.as_ref().map(|f| f.data_type()).filter(|planned| *planned != ty);
                Ok(Transformed::yes(match planned {
                    Some(planned) => Expr::Cast(Cast::new(Box::new(typed), planned.clone())),
                    None => typed,
                }))
            })
        })?;
        if node.transformed {
            node.map_data(LogicalPlan::recompute_schema)
        } else {
            Ok(node)
        }
    })?;
    Ok(typed.data)
}

/// Registers the functions that tell the time, where the statement calls them.
fn set_clock(state: &mut SessionState, found: &ast::Prepared, clock: Clock) -> Result<(), Error> {
    use datafusion::execution::FunctionRegistry;
    for (name, _) in &found.other_calls {
        if let Some(function) = ClockFunction::find(name, clock) {
            state.register_udf(Arc::new(ScalarUDF::new_from_impl(function)))?;
        }
    }
    Ok(())
}

/// The types of `$1` to the highest parameter; those that nothing tells are text, as in PostgreSQL.
fn parameters(plan: &LogicalPlan, declared: &[Option<DataType>]) -> Result<Vec<DataType>, Error> {
    let found = plan.get_parameter_types()?;
    let mut types: Vec<Option<DataType>> = declared.to_vec();
    for (name, ty) in found {
        let Some(index) = parameter_index(&name) else {
            return Err(Error::new("42P02", format!("there is no parameter {name}")));
        };
        if types.len() <= index {
            types.resize(index + 1, None);
        }
        if types[index].is_none() {
            types[index] = ty;
        }
    }
    Ok(types.into_iter().map(|t| t.unwrap_or(DataType::Utf8)).collect())
}

/// What kind of statement it is; refuses what DataFusion would take and rbcdb doesn't do.
fn kind(statement: &DFStatement) -> Result<Kind, Error> {
    Ok(match statement {
        DFStatement::Explain(e) => Kind::Explain {
            analyze: explain::is_analyze(e),
        },
        DFStatement::CopyTo(_) => Kind::Count("COPY"),
        DFStatement::CreateExternalTable(_) => return Err(Error::internal("a definition was planned as a query")),
        DFStatement::Reset(_) => return Err(Error::unsupported("RESET is not supported here")),
        DFStatement::Statement(statement) => sql_kind(statement)?,
    })
}

fn sql_kind(statement: &SqlStatement) -> Result<Kind, Error> {
    use SqlStatement as S;
    Ok(match statement {
        S::Query(_)
        | S::ExplainTable { .. }
        | S::ShowTables { .. }
        | S::ShowColumns { .. }
        | S::ShowVariable { .. }
        | S::ShowCreate { .. } => Kind::Rows,
        S::Explain { analyze, .. } => Kind::Explain { analyze: *analyze },
        S::Insert(_) => Kind::Count(INSERT),
        S::Update(_) => Kind::Count("UPDATE"),
        S::Delete(_) => Kind::Count("DELETE"),
        other => {
            let text = other.to_string();
            let word: Vec<&str> = text.split_whitespace().take(2).collect();
            return Err(Error::unsupported(format!(
                "{} is not supported",
                word.join(" ").to_uppercase()
            )));
        }
    })
}
