//! From PostgreSQL's SQL over the system catalog to what DataFusion plans.
//!
//! Only statements that mention the catalog are touched (see [`mentions_catalog`]): psql's and the drivers' own queries,
//! mostly. What is rewritten:
//! - what is the connection's own (settings, cursors, user) → its values, see [`super::session`];
//! - `pg_catalog.f(x)` → `f(x)`, `x::pg_catalog.t` → `x::t`; a bare `pg_class` → `pg_catalog.pg_class`;
//! - `x OPERATOR(pg_catalog.~) y` → `x ~ y`; `x COLLATE c` → `x` (there is one collation);
//! - `'name'::regclass` → the oid of that name, `oid::regclass` → the name of that oid; so for regtype, regproc, …;
//! - `ARRAY(SELECT x …)` → `(SELECT array_agg(x) …)`;
//! - a scalar subquery's `SELECT x` → `SELECT max(x)`: DataFusion decorrelates aggregates only. Where PostgreSQL's own
//!   clients write such a subquery it gives one row at most;
//! - `t.*` of a system table → its columns, since clients write `t.oid, t.*`;
//! - a subquery for a column's default → a call of a function that gives it;
//! - `CASE WHEN typtype = 'c' …` → its ELSE: there are no composite types and no domains;
//! - a query over a system table that is always empty → the same columns `WHERE false`, its subqueries → NULL; a scalar
//!   subquery over one → NULL, `ARRAY(…)` → an empty array, `EXISTS (…)` → false.

use std::ops::ControlFlow;

use postgres_types::Type;
use sqlparser::ast::*;
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;

use super::contents;
use super::layout;
use super::session::{SessionFacts, mentions_session};
use crate::wire::error::ErrorFields;

/// Whether a statement may need rewriting: it names the catalog, a `pg_…` object, a `reg…` type, or what is its
/// connection's own.
pub fn mentions_catalog(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    mentions_session(&lower) || ["::reg", "::oid", "operator("].iter().any(|word| lower.contains(word))
}

/// The statement as DataFusion plans it; `None` if it can't be parsed or needs no change, so that the engine sees what
/// the client wrote.
///
/// # Errors
/// 42704 for a setting that doesn't exist.
pub fn rewrite(text: &str, session: &SessionFacts) -> Result<Option<Rewritten>, ErrorFields> {
    let Ok(statements) = Parser::parse_sql(&PostgreSqlDialect {}, text) else {
        return Ok(None);
    };
    let [original] = statements.as_slice() else {
        return Ok(None);
    };
    let mut statement = original.clone();
    if !matches!(statement, Statement::Query(_) | Statement::Explain { .. }) {
        return Ok(None);
    }
    session.write_into(&mut statement)?;
    let mut rewriter = Rewriter::default();
    let _: ControlFlow<()> = VisitMut::visit(&mut statement, &mut rewriter);
    Ok((statement != *original).then(|| Rewritten {
        sql: statement.to_string(),
        parameters: rewriter.parameters,
    }))
}

/// A statement as DataFusion plans it.
#[derive(Debug, PartialEq)]
pub struct Rewritten {
    /// Its text.
    pub sql: String,
    /// Parameters, from 0, that the client's text gives a type which the engine doesn't have.
    pub parameters: Vec<(usize, Type)>,
}

#[derive(Default)]
struct Rewriter {
    parameters: Vec<(usize, Type)>,
}

impl Rewriter {
    /// Notes that a parameter is cast to `oid` or `oid[]`: clients that look types up count on that.
    fn note_parameter(&mut self, inner: &Expr, data_type: &DataType) {
        let is_oid = |ty: &DataType| matches!(ty, DataType::Custom(name, _) if is_named(name, "oid"));
        let ty = match data_type {
            ty if is_oid(ty) => Type::OID,
            DataType::Array(ArrayElemTypeDef::SquareBracket(element, _)) if is_oid(element) => Type::OID_ARRAY,
            _ => return,
        };
        if let Expr::Value(value) = inner
            && let Value::Placeholder(name) = &value.value
            && let Some(index) = name
                .trim_start_matches('$')
                .parse::<usize>()
                .ok()
                .and_then(|n| n.checked_sub(1))
        {
            self.parameters.push((index, ty));
        }
    }
}

impl VisitorMut for Rewriter {
    type Break = ();

    fn pre_visit_query(&mut self, query: &mut Query) -> ControlFlow<()> {
        for_each_select(&mut query.body, &mut expand_wildcards);
        replace_tableoid(query);
        for_each_select(&mut query.body, &mut |select| {
            if gives_no_rows(select) {
                empty(select);
            }
        });
        ControlFlow::Continue(())
    }

    fn pre_visit_relation(&mut self, relation: &mut ObjectName) -> ControlFlow<()> {
        if let [ObjectNamePart::Identifier(name)] = relation.0.as_slice()
            && layout::find(&name.value.to_lowercase()).is_some()
        {
            relation
                .0
                .insert(0, ObjectNamePart::Identifier(Ident::new(super::SCHEMA)));
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        match expr {
            Expr::Case {
                operand: None,
                conditions,
                else_result,
                ..
            } if conditions.iter().all(is_of_no_type) => *expr = never(conditions, else_result.as_deref()),
            Expr::Subquery(query) if is_empty(query) => *expr = literal(Value::Null),
            Expr::Subquery(query) if column_default(query).is_some() => {
                if let Some(default) = column_default(query) {
                    *expr = default;
                }
            }
            Expr::Subquery(query) => aggregate(query, "max"),
            Expr::Exists { subquery, negated } if is_empty(subquery) => {
                *expr = literal(Value::Boolean(*negated));
            }
            Expr::Function(function) if is_named(&function.name, "array") => {
                if let FunctionArguments::Subquery(query) = &mut function.args {
                    if is_empty(query) {
                        *expr = empty_text_array();
                    } else {
                        aggregate(query, "array_agg");
                        *expr = Expr::Subquery(query.clone());
                    }
                }
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn post_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        match expr {
            Expr::Collate { expr: inner, .. } => *expr = inner.as_ref().clone(),
            Expr::BinaryOp { op, .. } => {
                if let BinaryOperator::PGCustomBinaryOperator(parts) = op
                    && let Some(plain) = parts.last().and_then(|name| operator(name))
                {
                    *op = plain;
                }
            }
            Expr::Function(function) => rename_function(function),
            Expr::Cast {
                expr: inner, data_type, ..
            } => {
                self.note_parameter(inner, data_type);
                if let Some(new) = rewrite_cast(inner, data_type) {
                    *expr = new;
                }
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

/// The SELECTs of a query and of the unions in it.
fn for_each_select(body: &mut SetExpr, change: &mut dyn FnMut(&mut Select)) {
    match body {
        SetExpr::Select(select) => change(select),
        SetExpr::SetOperation { left, right, .. } => {
            for_each_select(left, change);
            for_each_select(right, change);
        }
        _ => {}
    }
}

/// Makes a SELECT that gives no rows simple enough to be planned: whatever it asks of each row, there is none.
fn empty(select: &mut Select) {
    select.selection = Some(literal(Value::Boolean(false)));
    for (i, item) in select.projection.iter_mut().enumerate() {
        if let SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } = item {
            let _: ControlFlow<()> = visit_expressions_mut(expr, |e| {
                if is_subquery(e) {
                    *e = literal(Value::Null);
                } else if let Expr::CompoundFieldAccess { root, .. } = e
                    && let Expr::Nested(inner) = root.as_ref()
                    && let Expr::Function(function) = inner.as_ref()
                    && is_named(&function.name, "_pg_expandarray")
                {
                    *e = null_of(DataType::Int(None));
                } else if let Expr::Function(function) = e
                    && (is_named(&function.name, "unnest") || is_named(&function.name, "generate_subscripts"))
                {
                    *e = null_of(DataType::Int(None));
                }
                ControlFlow::Continue(())
            });
        }
        // Several NULLs in one list need names of their own.
        if let SelectItem::UnnamedExpr(expr @ Expr::Value(_)) = item {
            *item = SelectItem::ExprWithAlias {
                expr: expr.clone(),
                alias: Ident::new(format!("column{}", i + 1)),
            };
        }
    }
}

/// Whether a branch of CASE is for domains or composite types: there are none.
fn is_of_no_type(branch: &CaseWhen) -> bool {
    let Expr::BinaryOp {
        left,
        op: BinaryOperator::Eq,
        right,
    } = &branch.condition
    else {
        return false;
    };
    let is_kind = |value: &Value| matches!(value, Value::SingleQuotedString(kind) if kind == "c" || kind == "d");
    last_name(left) == Some("typtype") && matches!(right.as_ref(), Expr::Value(v) if is_kind(&v.value))
}

/// What a CASE gives none of whose branches is ever taken.
fn never(branches: &[CaseWhen], otherwise: Option<&Expr>) -> Expr {
    let is_null = |e: &Expr| matches!(e, Expr::Value(v) if v.value == Value::Null);
    match (otherwise.filter(|e| !is_null(e)), branches) {
        (Some(otherwise), _) => otherwise.clone(),
        (None, branches) => {
            // Subqueries of such branches give oids or names, or arrays of them.
            let text = branches
                .iter()
                .map(|b| b.result.to_string().to_lowercase())
                .collect::<String>();
            let is_text = text.contains("::text");
            match (text.contains("array_agg"), is_text) {
                (true, true) => null_of(DataType::Array(ArrayElemTypeDef::SquareBracket(
                    Box::new(DataType::Text),
                    None,
                ))),
                (true, false) => call_with("rbcdb_no_oids", Vec::new()),
                (false, true) => null_of(DataType::Text),
                (false, false) => null_of(DataType::BigInt(None)),
            }
        }
    }
}

/// `SELECT pg_get_expr(d.adbin, …) FROM pg_attrdef d WHERE d.adrelid = r AND d.adnum = n …` to a call that gives the default
/// of a column: DataFusion can't plan a subquery that depends on its row in all of the places where clients write this.
fn column_default(query: &Query) -> Option<Expr> {
    let SetExpr::Select(select) = query.body.as_ref() else {
        return None;
    };
    let [from] = select.from.as_slice() else { return None };
    let TableFactor::Table { name, .. } = &from.relation else {
        return None;
    };
    let [SelectItem::UnnamedExpr(shown) | SelectItem::ExprWithAlias { expr: shown, .. }] = select.projection.as_slice()
    else {
        return None;
    };
    let gives_text = matches!(shown, Expr::Function(f) if is_named(&f.name, "pg_get_expr"));
    if !is_named(name, "pg_attrdef") || !from.joins.is_empty() || !gives_text {
        return None;
    }
    let mut keys = (None, None);
    find_keys(select.selection.as_ref()?, &mut keys);
    Some(call_with("rbcdb_column_default", vec![keys.0?, keys.1?]))
}

/// What `adrelid` and `adnum` are equal to, in a condition.
fn find_keys(condition: &Expr, keys: &mut (Option<Expr>, Option<Expr>)) {
    let Expr::BinaryOp { left, op, right } = condition else {
        if let Expr::Nested(inner) = condition {
            find_keys(inner, keys);
        }
        return;
    };
    match op {
        BinaryOperator::And => {
            find_keys(left, keys);
            find_keys(right, keys);
        }
        BinaryOperator::Eq => {
            for (column, other) in [(left, right), (right, left)] {
                match last_name(column) {
                    Some("adrelid") => keys.0 = Some(other.as_ref().clone()),
                    Some("adnum") => keys.1 = Some(other.as_ref().clone()),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn last_name(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Identifier(name) => Some(&name.value),
        Expr::CompoundIdentifier(parts) => parts.last().map(|name| name.value.as_str()),
        _ => None,
    }
}

fn null_of(data_type: DataType) -> Expr {
    Expr::Cast {
        kind: CastKind::Cast,
        expr: Box::new(literal(Value::Null)),
        data_type,
        array: false,
        format: None,
    }
}

fn operator(name: &str) -> Option<BinaryOperator> {
    Some(match name {
        "~" => BinaryOperator::PGRegexMatch,
        "~*" => BinaryOperator::PGRegexIMatch,
        "!~" => BinaryOperator::PGRegexNotMatch,
        "!~*" => BinaryOperator::PGRegexNotIMatch,
        "~~" => BinaryOperator::PGLikeMatch,
        "=" => BinaryOperator::Eq,
        "<>" => BinaryOperator::NotEq,
        "<" => BinaryOperator::Lt,
        "<=" => BinaryOperator::LtEq,
        ">" => BinaryOperator::Gt,
        ">=" => BinaryOperator::GtEq,
        "||" => BinaryOperator::StringConcat,
        "+" => BinaryOperator::Plus,
        "-" => BinaryOperator::Minus,
        _ => return None,
    })
}

fn rename_function(function: &mut Function) {
    if let [ObjectNamePart::Identifier(schema), _] = function.name.0.as_slice()
        && schema.value.eq_ignore_ascii_case(super::SCHEMA)
    {
        function.name.0.remove(0);
    }
    // PostgreSQL's arrays begin at 1, so the upper bound is the length.
    if is_named(&function.name, "array_upper") {
        function.name = ObjectName::from(vec![Ident::new("array_length")]);
    }
}

fn is_named(name: &ObjectName, expected: &str) -> bool {
    match name.0.last() {
        Some(ObjectNamePart::Identifier(ident)) => ident.value.eq_ignore_ascii_case(expected),
        _ => false,
    }
}

/// The replacement of a cast to one of PostgreSQL's own types.
fn rewrite_cast(inner: &Expr, data_type: &mut DataType) -> Option<Expr> {
    if let DataType::Array(ArrayElemTypeDef::SquareBracket(element, _)) = data_type {
        if let DataType::Custom(name, _) = element.as_ref() {
            let name = name.0.last()?.to_string().trim_matches('"').to_lowercase();
            **element = plain_type(&name)?;
        }
        return None;
    }
    let name = match &*data_type {
        DataType::Custom(name, _) => name.0.last()?.to_string().trim_matches('"').to_lowercase(),
        DataType::Regclass => "regclass".to_owned(),
        _ => return None,
    };
    let object = match name.as_str() {
        "regclass" => "class",
        "regtype" => "type",
        "regproc" | "regprocedure" => "proc",
        "regnamespace" => "namespace",
        "regrole" => "role",
        _ => {
            *data_type = plain_type(&name)?;
            return None;
        }
    };
    // `$1::regclass::regclass`: the inner one is an oid by now.
    if let Expr::Function(function) = inner
        && is_named(&function.name, &format!("rbcdb_{object}_oid"))
    {
        return Some(inner.clone());
    }
    let is_name = matches!(inner, Expr::Value(v) if matches!(v.value, Value::SingleQuotedString(_)))
        || matches!(inner, Expr::Value(v) if matches!(v.value, Value::Placeholder(_)))
        || matches!(
            inner,
            Expr::Cast {
                data_type: DataType::Text | DataType::Varchar(_) | DataType::CharacterVarying(_),
                ..
            }
        );
    Some(call(
        &format!("rbcdb_{object}_{}", if is_name { "oid" } else { "name" }),
        inner.clone(),
    ))
}

fn plain_type(name: &str) -> Option<DataType> {
    Some(match name {
        "text" | "name" | "char" | "varchar" | "bpchar" | "cstring" | "pg_node_tree" | "aclitem" => DataType::Text,
        "bool" => DataType::Boolean,
        "int2" => DataType::SmallInt(None),
        "int4" => DataType::Int(None),
        "int8" | "oid" | "xid" | "cid" => DataType::BigInt(None),
        "float4" => DataType::Real,
        "float8" => DataType::DoublePrecision,
        _ => return None,
    })
}

fn call(name: &str, argument: Expr) -> Expr {
    call_with(name, vec![argument])
}

fn call_with(name: &str, arguments: Vec<Expr>) -> Expr {
    let arguments = arguments
        .into_iter()
        .map(|e| FunctionArg::Unnamed(FunctionArgExpr::Expr(e)));
    let arguments = FunctionArgumentList {
        duplicate_treatment: None,
        args: arguments.collect(),
        clauses: Vec::new(),
    };
    Expr::Function(Function {
        name: ObjectName::from(vec![Ident::new(name)]),
        uses_odbc_syntax: false,
        parameters: FunctionArguments::None,
        args: FunctionArguments::List(arguments),
        filter: None,
        null_treatment: None,
        over: None,
        within_group: Vec::new(),
    })
}

/// `SELECT x FROM …` to `SELECT aggregate(x) FROM …`, where x isn't an aggregate already.
fn aggregate(query: &mut Query, function: &str) {
    let SetExpr::Select(select) = query.body.as_mut() else {
        return;
    };
    let grouped = !matches!(&select.group_by, GroupByExpr::Expressions(e, _) if e.is_empty());
    if grouped || select.distinct.is_some() || select.from.is_empty() || query.limit_clause.is_some() {
        return;
    }
    let [item] = select.projection.as_mut_slice() else {
        return;
    };
    let (SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. }) = item else {
        return;
    };
    if !has_aggregate(expr) {
        *expr = call(function, expr.clone());
        query.order_by = None;
    }
}

fn has_aggregate(expr: &Expr) -> bool {
    const AGGREGATES: &[&str] = &[
        "array_agg",
        "string_agg",
        "count",
        "max",
        "min",
        "sum",
        "avg",
        "bool_and",
        "bool_or",
        "json_agg",
    ];
    visit_expressions(expr, |e| match e {
        Expr::Function(f) if AGGREGATES.iter().any(|a| is_named(&f.name, a)) => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    })
    .is_break()
}

fn literal(value: Value) -> Expr {
    Expr::Value(value.into())
}

fn empty_text_array() -> Expr {
    let array = Array {
        elem: Vec::new(),
        named: true,
    };
    Expr::Cast {
        kind: CastKind::Cast,
        expr: Box::new(Expr::Array(array)),
        data_type: DataType::Array(ArrayElemTypeDef::SquareBracket(Box::new(DataType::Text), None)),
        array: false,
        format: None,
    }
}

fn is_subquery(expr: &Expr) -> bool {
    match expr {
        Expr::Subquery(_) | Expr::Exists { .. } => true,
        Expr::Function(function) => matches!(function.args, FunctionArguments::Subquery(_)),
        _ => false,
    }
}

/// Whether a query gives no rows, ever: an aggregate gives one even then.
fn is_empty(query: &Query) -> bool {
    let SetExpr::Select(select) = query.body.as_ref() else {
        return false;
    };
    let has_aggregate = select.projection.iter().any(|item| match item {
        SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => has_aggregate(expr),
        _ => false,
    });
    !has_aggregate && gives_no_rows(select)
}

/// Whether the FROM joins, other than by an outer join, a system table that is always empty.
fn gives_no_rows(select: &Select) -> bool {
    let inner = |join: &&Join| {
        matches!(
            join.join_operator,
            JoinOperator::Join(_) | JoinOperator::Inner(_) | JoinOperator::CrossJoin(_)
        )
    };
    let tables = select.from.iter().flat_map(|item| {
        std::iter::once(&item.relation).chain(item.joins.iter().filter(inner).map(|join| &join.relation))
    });
    tables.into_iter().any(|table| match table {
        TableFactor::Table {
            name, args: Some(args), ..
        } if is_named(name, "unnest") => args.args.iter().any(is_always_null),
        TableFactor::Table { name, .. } => is_always_empty(name),
        _ => false,
    })
}

/// Whether an argument is an array column of a system table that is NULL in every row.
fn is_always_null(argument: &FunctionArg) -> bool {
    const NULL_COLUMNS: &[&str] = &["reloptions", "attoptions", "evttags", "prattrs"];
    let FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) = argument else {
        return false;
    };
    let name = match expr {
        Expr::Identifier(name) => name,
        Expr::CompoundIdentifier(parts) if !parts.is_empty() => &parts[parts.len() - 1],
        _ => return false,
    };
    NULL_COLUMNS.contains(&name.value.as_str())
}

/// `t.oid, t.*` names a column twice, which DataFusion only knows of columns that are named: `t.*` of a system table becomes
/// its columns.
fn expand_wildcards(select: &mut Select) {
    let factors = select
        .from
        .iter()
        .flat_map(|i| std::iter::once(&i.relation).chain(i.joins.iter().map(|j| &j.relation)));
    let tables: Vec<(Ident, &layout::Layout)> = factors
        .filter_map(|factor| {
            let TableFactor::Table {
                name,
                alias,
                args: None,
                ..
            } = factor
            else {
                return None;
            };
            let table = name.0.last()?.as_ident()?;
            let layout = layout::find(&table.value.to_lowercase())?;
            Some((alias.as_ref().map_or(table, |a| &a.name).clone(), layout))
        })
        .collect();
    let mut items = Vec::with_capacity(select.projection.len());
    for item in std::mem::take(&mut select.projection) {
        let table = match &item {
            SelectItem::QualifiedWildcard(SelectItemQualifiedWildcardKind::ObjectName(name), _) => {
                let name = name.0.last().and_then(ObjectNamePart::as_ident);
                name.and_then(|name| {
                    tables
                        .iter()
                        .find(|(known, _)| known.value.eq_ignore_ascii_case(&name.value))
                })
            }
            _ => None,
        };
        match table {
            Some((table, layout)) => items.extend(layout.columns().map(|(column, _)| {
                SelectItem::UnnamedExpr(Expr::CompoundIdentifier(vec![table.clone(), Ident::new(column)]))
            })),
            None => items.push(item),
        }
    }
    select.projection = items;
}

/// `t.tableoid` to the oid of the system table that `t` stands for.
fn replace_tableoid(query: &mut Query) {
    let SetExpr::Select(select) = query.body.as_ref() else {
        return;
    };
    let factors = select
        .from
        .iter()
        .flat_map(|i| std::iter::once(&i.relation).chain(i.joins.iter().map(|j| &j.relation)));
    let oids: Vec<(String, u32)> = factors
        .filter_map(|factor| {
            let TableFactor::Table { name, alias, .. } = factor else {
                return None;
            };
            let Some(ObjectNamePart::Identifier(table)) = name.0.last() else {
                return None;
            };
            let oid = layout::find(&table.value.to_lowercase())?.oid;
            Some((alias.as_ref().map_or(&table.value, |a| &a.name.value).clone(), oid))
        })
        .collect();
    let _: ControlFlow<()> = visit_expressions_mut(query, |expr| {
        if let Expr::CompoundIdentifier(parts) = expr
            && let [table, column] = parts.as_slice()
            && column.value == "tableoid"
            && let Some((_, oid)) = oids.iter().find(|(alias, _)| *alias == table.value)
        {
            *expr = literal(Value::Number(oid.to_string(), false));
        }
        ControlFlow::Continue(())
    });
}

fn is_always_empty(name: &ObjectName) -> bool {
    let Some(ObjectNamePart::Identifier(table)) = name.0.last() else {
        return false;
    };
    let table = table.value.to_lowercase();
    layout::find(&table).is_some() && contents::is_always_empty(&table)
}
