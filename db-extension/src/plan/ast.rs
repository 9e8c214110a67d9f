//! Prepares a syntax tree for DataFusion: result columns get the names that PostgreSQL gives them, schema qualifiers of
//! functions go, and calls with named arguments become calls that DataFusion can plan.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;

use datafusion::sql::parser::Statement as DFStatement;
use sqlparser::ast::{
    AccessExpr, Array, BinaryOperator, CastKind, DataType, Expr, Function, FunctionArg, FunctionArgExpr,
    FunctionArgumentList, FunctionArguments, Ident, Interval, ObjectName, ObjectNamePart, Query, Select, SelectItem,
    SetExpr, Statement, TableFactor, UnaryOperator, Value, ValueWithSpan, VisitMut, VisitorMut,
};

use super::listings;
use crate::catalog::Snapshot;
use crate::error::Error;
use crate::udf::named::{self, CallForm};

/// What was found while the tree was prepared.
#[derive(Debug, Clone, Default)]
pub struct Prepared {
    /// The rbc functions that are called: names, each with the forms of its calls.
    pub calls: BTreeMap<String, BTreeSet<CallForm>>,
    /// Where other functions are called: names and places.
    pub other_calls: Vec<(String, (u64, u64))>,
    /// Whether it reads a table of information_schema.
    pub reads_information_schema: bool,
    /// For result columns that DataFusion must know under another name: from that name to the one to show.
    pub labels: HashMap<String, String>,
}

/// Prepares a statement in place.
///
/// # Errors
/// 42601 for a positional argument after a named one.
pub fn prepare(statement: &mut DFStatement, functions: &Snapshot) -> Result<Prepared, Error> {
    let mut visitor = Preparer {
        functions,
        in_insert: false,
        found: Prepared::default(),
        error: None,
    };
    let _ = visit(statement, &mut visitor);
    match visitor.error {
        Some(error) => Err(error),
        None => Ok(visitor.found),
    }
}

fn visit(statement: &mut DFStatement, visitor: &mut Preparer<'_>) -> ControlFlow<()> {
    match statement {
        DFStatement::Statement(statement) => {
            if let Statement::Query(query) = statement.as_mut() {
                let repeated = rename_repeated(query);
                visitor.found.labels = top_labels(query);
                visitor.found.labels.extend(repeated);
            }
            visitor.in_insert = matches!(statement.as_ref(), Statement::Insert(_));
            statement.visit(visitor)
        }
        DFStatement::Explain(explain) => visit(&mut explain.statement, visitor),
        DFStatement::CopyTo(copy) => match &mut copy.source {
            datafusion::sql::parser::CopyToSource::Query(query) => query.visit(visitor),
            datafusion::sql::parser::CopyToSource::Relation(_) => ControlFlow::Continue(()),
        },
        DFStatement::CreateExternalTable(_) | DFStatement::Reset(_) => ControlFlow::Continue(()),
    }
}

struct Preparer<'a> {
    functions: &'a Snapshot,
    /// In an INSERT the target's columns give the types.
    in_insert: bool,
    found: Prepared,
    error: Option<Error>,
}

impl VisitorMut for Preparer<'_> {
    type Break = ();

    fn pre_visit_select(&mut self, select: &mut Select) -> ControlFlow<()> {
        name_items(select);
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        if let Some(access) = field_access(expr) {
            *expr = access;
        }
        let checked = match expr {
            Expr::Function(call) => self.call(call),
            Expr::Value(value) => float_in_range(value),
            Expr::Like {
                pattern, escape_char, ..
            }
            | Expr::ILike {
                pattern, escape_char, ..
            } => {
                use_backslash(pattern, escape_char);
                Ok(())
            }
            Expr::Cast {
                expr: inner, data_type, ..
            } => {
                read_array(inner, data_type);
                Ok(())
            }
            Expr::Interval(interval) => {
                normalize_interval(interval);
                Ok(())
            }
            _ => Ok(()),
        };
        if let Err(error) = checked {
            self.error = Some(error);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_query(&mut self, query: &mut Query) -> ControlFlow<()> {
        if let SetExpr::Values(values) = query.body.as_mut()
            && !self.in_insert
        {
            values
                .rows
                .iter_mut()
                .flat_map(|row| row.content.iter_mut())
                .for_each(type_integer);
        }
        ControlFlow::Continue(())
    }

    fn post_visit_table_factor(&mut self, factor: &mut TableFactor) -> ControlFlow<()> {
        if let TableFactor::Table { name, .. } = factor {
            let parts: Vec<String> = name.0.iter().filter_map(ObjectNamePart::as_ident).map(fold).collect();
            listings::rewrite(factor, &parts);
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_relation(&mut self, relation: &mut ObjectName) -> ControlFlow<()> {
        let mut parts = relation.0.iter().filter_map(ObjectNamePart::as_ident).map(fold);
        self.found.reads_information_schema |= parts.any(|part| part == "information_schema");
        ControlFlow::Continue(())
    }
}

/// `'{1,2}'::int[]`, which DataFusion can't convert, as `ARRAY['1', '2']::int[]`.
fn read_array(inner: &mut Expr, data_type: &DataType) {
    if let DataType::Array(_) = data_type
        && let Expr::Value(value) = &*inner
        && let Value::SingleQuotedString(text) = &value.value
        && let Some(elements) = rbcdb_sql::array::elements(text)
    {
        let value = |element: Option<String>| element.map_or(Value::Null, Value::SingleQuotedString);
        let elements = elements.into_iter().map(|element| Expr::Value(value(element).into()));
        *inner = Expr::Array(Array {
            elem: elements.collect(),
            named: true,
        });
    }
}

/// `LIKE p ESCAPE '/'` with the one escape character that DataFusion knows: a backslash.
fn use_backslash(pattern: &mut Box<Expr>, escape: &mut Option<ValueWithSpan>) {
    let Some(Value::SingleQuotedString(character)) = escape.as_ref().map(|e| &e.value) else {
        return;
    };
    let mut characters = character.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else {
        return;
    };
    if character == '\\' {
        return;
    }
    let text = |text: String| Expr::Value(Value::SingleQuotedString(text).into());
    let replace = |subject: Expr, from: String, to: String| {
        let arguments = [subject, text(from), text(to)];
        let arguments = arguments.map(|e| FunctionArg::Unnamed(FunctionArgExpr::Expr(e)));
        function_call("replace", arguments.into())
    };
    // An escape character that escapes itself is put aside meanwhile, under a character that no text has.
    let aside = '\u{1}';
    let mut changed = Expr::Nested(pattern.clone());
    changed = replace(changed, "\\".to_owned(), "\\\\".to_owned());
    changed = replace(changed, format!("{character}{character}"), aside.to_string());
    changed = replace(changed, character.to_string(), "\\".to_owned());
    changed = replace(changed, aside.to_string(), character.to_string());
    **pattern = changed;
    *escape = None;
}

fn function_call(name: &str, args: Vec<FunctionArg>) -> Expr {
    Expr::Function(Function {
        name: ObjectName::from(vec![Ident::new(name)]),
        uses_odbc_syntax: false,
        parameters: FunctionArguments::None,
        args: FunctionArguments::List(FunctionArgumentList {
            duplicate_treatment: None,
            args,
            clauses: Vec::new(),
        }),
        filter: None,
        null_treatment: None,
        over: None,
        within_group: Vec::new(),
    })
}

/// DataFusion's parser of intervals lacks some of PostgreSQL's spellings: `interval '1 day 04:05:06'`.
fn normalize_interval(interval: &mut Interval) {
    if interval.leading_field.is_none()
        && let Expr::Value(value) = interval.value.as_mut()
        && let Value::SingleQuotedString(text) = &mut value.value
        && let Some(read) = rbcdb_sql::interval::parse(text)
    {
        *text = read.words();
    }
}

/// Refuses a number that is too large for DOUBLE: DataFusion makes it infinite.
fn float_in_range(value: &ValueWithSpan) -> Result<(), Error> {
    let Value::Number(text, _) = &value.value else {
        return Ok(());
    };
    if text.parse::<f64>().is_ok_and(f64::is_infinite) {
        let start = value.span.start;
        let mut error = Error::new("22003", format!("\"{text}\" is out of range for type double precision"));
        error.location = (start.line > 0).then_some((start.line, start.column));
        return Err(error);
    }
    Ok(())
}

/// `(complex(1, 2)).im` as a call of the function that DataFusion has for it.
fn field_access(expr: &Expr) -> Option<Expr> {
    let Expr::CompoundFieldAccess { root, access_chain } = expr else {
        return None;
    };
    let root = match root.as_ref() {
        Expr::Nested(inner) => inner.as_ref().clone(),
        other => other.clone(),
    };
    access_chain.iter().try_fold(root, |value, access| {
        let AccessExpr::Dot(Expr::Identifier(field)) = access else {
            return None;
        };
        let name = Expr::Value(Value::SingleQuotedString(fold(field)).with_empty_span());
        Some(call_of("get_field", vec![value, name]))
    })
}

fn call_of(name: &str, args: Vec<Expr>) -> Expr {
    let args = args
        .into_iter()
        .map(|a| FunctionArg::Unnamed(FunctionArgExpr::Expr(a)))
        .collect();
    let list = FunctionArgumentList {
        duplicate_treatment: None,
        args,
        clauses: Vec::new(),
    };
    Expr::Function(Function {
        name: ObjectName(vec![ObjectNamePart::Identifier(Ident::new(name))]),
        uses_odbc_syntax: false,
        parameters: FunctionArguments::None,
        args: FunctionArguments::List(list),
        filter: None,
        null_treatment: None,
        over: None,
        within_group: Vec::new(),
    })
}

/// An integer literal of a VALUES list is INTEGER, if it fits; DataFusion makes it BIGINT.
fn type_integer(expr: &mut Expr) {
    let digits = match &*expr {
        Expr::UnaryOp {
            op: UnaryOperator::Minus,
            expr,
        } => expr.as_ref(),
        other => other,
    };
    let Expr::Value(ValueWithSpan {
        value: Value::Number(text, _),
        ..
    }) = digits
    else {
        return;
    };
    if text.parse::<i32>().is_ok() {
        *expr = Expr::Cast {
            kind: CastKind::Cast,
            expr: Box::new(expr.clone()),
            data_type: DataType::Integer(None),
            array: false,
            format: None,
        };
    }
}

impl Preparer<'_> {
    fn call(&mut self, call: &mut Function) -> Result<(), Error> {
        let location = location(call.name.0.first().and_then(ObjectNamePart::as_ident));
        unqualify(&mut call.name);
        let Some(name) = single_name(&call.name) else {
            return Ok(());
        };
        if self.functions.overloads(&name).is_empty() {
            self.found.other_calls.extend(location.map(|place| (name, place)));
            return Ok(());
        }
        let form = CallForm {
            argument_names: take_argument_names(&name, &mut call.args)?,
            location,
        };
        let key = named::key(&name, &form);
        call.name = ObjectName(vec![ObjectNamePart::Identifier(Ident::with_quote('"', key))]);
        self.found.calls.entry(name).or_default().insert(form);
        Ok(())
    }
}

/// Line and column of an identifier that stands in the text; those made while the tree is prepared don't.
fn location(ident: Option<&Ident>) -> Option<(u64, u64)> {
    let start = ident?.span.start;
    (start.line > 0).then_some((start.line, start.column))
}

/// Drops `public.` and `pg_catalog.` from a function's name.
fn unqualify(name: &mut ObjectName) {
    if let [schema, _] = name.0.as_slice() {
        let schema = schema.as_ident().map(fold);
        if matches!(schema.as_deref(), Some("public" | "pg_catalog")) {
            name.0.remove(0);
        }
    }
}

fn single_name(name: &ObjectName) -> Option<String> {
    match name.0.as_slice() {
        [part] => part.as_ident().map(fold),
        _ => None,
    }
}

/// An identifier as SQL folds it.
fn fold(ident: &Ident) -> String {
    match ident.quote_style {
        Some(_) => ident.value.clone(),
        None => ident.value.to_lowercase(),
    }
}

/// Makes named arguments positional and returns the names; empty if there are none.
fn take_argument_names(function: &str, args: &mut FunctionArguments) -> Result<Vec<Option<String>>, Error> {
    let FunctionArguments::List(list) = args else {
        return Ok(Vec::new());
    };
    let mut names: Vec<Option<String>> = Vec::new();
    for arg in &mut list.args {
        let (name, value) = match arg {
            FunctionArg::Named { name, arg, .. } => (Some(fold(name)), arg.clone()),
            FunctionArg::ExprNamed {
                name: Expr::Identifier(name),
                arg,
                ..
            } => (Some(fold(name)), arg.clone()),
            FunctionArg::ExprNamed { .. } => {
                return Err(Error::new(
                    "42601",
                    format!("argument names of function {function} must be identifiers"),
                ));
            }
            // The parser takes `a := 1` for an expression.
            FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::BinaryOp {
                left,
                op: BinaryOperator::Assignment,
                right,
            })) => {
                let Expr::Identifier(name) = left.as_ref() else {
                    return Err(Error::new(
                        "42601",
                        format!("argument names of function {function} must be identifiers"),
                    ));
                };
                (Some(fold(name)), FunctionArgExpr::Expr(right.as_ref().clone()))
            }
            FunctionArg::Unnamed(value) => (None, value.clone()),
        };
        if name.is_none() && names.last().is_some_and(Option::is_some) {
            return Err(Error::new("42601", "positional argument cannot follow named argument"));
        }
        if name.is_some() && names.contains(&name) {
            let name = name.unwrap_or_default();
            return Err(Error::new(
                "42601",
                format!("argument name \"{name}\" used more than once"),
            ));
        }
        names.push(name);
        *arg = FunctionArg::Unnamed(value);
    }
    Ok(if names.iter().all(Option::is_none) {
        Vec::new()
    } else {
        names
    })
}

/// Gives every unnamed item that isn't a plain column a unique alias, PostgreSQL's name for it: DataFusion refuses
/// `SELECT f(1), f(2)` for its two equal names, and shows expressions as names.
fn name_items(select: &mut Select) {
    let mut taken: BTreeSet<String> = select.projection.iter().filter_map(given_name).collect();
    let mut columns: BTreeSet<String> = BTreeSet::new();
    for item in &mut select.projection {
        let SelectItem::UnnamedExpr(expr) = item else { continue };
        // A column needs a name of its own only where it stands twice.
        if is_column(expr) && columns.insert(expr.to_string()) {
            continue;
        }
        let alias = unique(&item_name(expr), &taken);
        taken.insert(alias.clone());
        *item = SelectItem::ExprWithAlias {
            expr: expr.clone(),
            alias: Ident::with_quote('"', alias),
        };
    }
}

/// Gives each column of the whole query a name of its own where two have the same alias, which PostgreSQL allows and
/// DataFusion doesn't; from the new names to the ones to show. With ORDER BY the name might mean either.
fn rename_repeated(query: &mut Query) -> HashMap<String, String> {
    let mut shown = HashMap::new();
    let (SetExpr::Select(select), None) = (query.body.as_mut(), &query.order_by) else {
        return shown;
    };
    let mut taken: BTreeSet<String> = select.projection.iter().filter_map(given_name).collect();
    let mut seen = BTreeSet::new();
    for item in &mut select.projection {
        let SelectItem::ExprWithAlias { alias, .. } = item else {
            seen.extend(given_name(item));
            continue;
        };
        let name = fold(alias);
        if !seen.insert(name.clone()) {
            let own = unique(&name, &taken);
            *alias = Ident::with_quote('"', own.clone());
            taken.insert(own.clone());
            shown.insert(own, name);
        }
    }
    shown
}

/// The name of an item that isn't going to get an alias.
fn given_name(item: &SelectItem) -> Option<String> {
    match item {
        SelectItem::UnnamedExpr(expr) if is_column(expr) => Some(item_name(expr)),
        SelectItem::ExprWithAlias { alias, .. } => Some(fold(alias)),
        _ => None,
    }
}

fn unique(name: &str, taken: &BTreeSet<String>) -> String {
    if !taken.contains(name) {
        return name.to_owned();
    }
    (1..)
        .map(|n| format!("{name}_{n}"))
        .find(|n| !taken.contains(n))
        .unwrap_or_default()
}

fn is_column(expr: &Expr) -> bool {
    matches!(expr, Expr::Identifier(_) | Expr::CompoundIdentifier(_))
}

/// For the result columns of the whole query: from the aliases that [`name_items`] is going to give to the names to show.
fn top_labels(query: &Query) -> HashMap<String, String> {
    let Some(select) = leftmost_select(&query.body) else {
        return HashMap::new();
    };
    let mut named = select.clone();
    name_items(&mut named);
    let pairs = select.projection.iter().zip(&named.projection);
    pairs
        .filter_map(|(before, after)| match (before, after) {
            (SelectItem::UnnamedExpr(expr), SelectItem::ExprWithAlias { alias, .. }) => {
                Some((alias.value.clone(), item_name(expr)))
            }
            _ => None,
        })
        .filter(|(alias, label)| alias != label)
        .collect()
}

fn leftmost_select(body: &SetExpr) -> Option<&Select> {
    match body {
        SetExpr::Select(select) => Some(select),
        SetExpr::Query(query) => leftmost_select(&query.body),
        SetExpr::SetOperation { left, .. } => leftmost_select(left),
        _ => None,
    }
}

/// PostgreSQL's name of a result column without alias (its FigureColname).
fn item_name(expr: &Expr) -> String {
    figure_name(expr).unwrap_or_else(|| "?column?".to_owned())
}

fn figure_name(expr: &Expr) -> Option<String> {
    let fixed = |name: &str| Some(name.to_owned());
    match expr {
        Expr::Identifier(ident) => Some(fold(ident)),
        Expr::CompoundIdentifier(parts) => parts.last().map(fold),
        Expr::CompoundFieldAccess { root, access_chain } => match access_chain.last() {
            Some(AccessExpr::Dot(Expr::Identifier(ident))) => Some(fold(ident)),
            _ => figure_name(root),
        },
        Expr::Function(call) => call.name.0.last().and_then(ObjectNamePart::as_ident).map(fold),
        Expr::Cast { expr, data_type, .. } => figure_name(expr).or_else(|| Some(cast_name(data_type))),
        Expr::Nested(inner) => figure_name(inner),
        Expr::Case { .. } => fixed("case"),
        Expr::Exists { .. } => fixed("exists"),
        Expr::Extract { .. } => fixed("extract"),
        Expr::Ceil { .. } => fixed("ceil"),
        Expr::Floor { .. } => fixed("floor"),
        Expr::Position { .. } => fixed("position"),
        Expr::Substring { .. } => fixed("substring"),
        Expr::Trim { .. } => fixed("btrim"),
        Expr::Array(_) => fixed("array"),
        Expr::TypedString(typed) => Some(cast_name(&typed.data_type)),
        Expr::Value(value) if matches!(value.value, Value::Boolean(_)) => fixed("bool"),
        Expr::Subquery(query) => {
            let item = leftmost_select(&query.body)?.projection.first()?;
            match item {
                SelectItem::UnnamedExpr(expr) => figure_name(expr),
                SelectItem::ExprWithAlias { alias, .. } => Some(fold(alias)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// PostgreSQL's internal name of a type, which names a cast of something without a name.
fn cast_name(ty: &DataType) -> String {
    use rbcdb_udf_abi::ScalarType as T;
    match rbcdb_sql::scalar_type(ty) {
        Ok(T::Bool) => "bool".to_owned(),
        Ok(T::Int16) => "int2".to_owned(),
        Ok(T::Int32) => "int4".to_owned(),
        Ok(T::Int64) => "int8".to_owned(),
        Ok(T::Float32) => "float4".to_owned(),
        Ok(T::Float64) => "float8".to_owned(),
        Ok(other) => other.sql_name().to_lowercase(),
        Err(_) => ty.to_string().to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use datafusion::sql::parser::DFParserBuilder;
    use sqlparser::dialect::PostgreSqlDialect;

    fn prepared(sql: &str) -> (String, Prepared) {
        let dialect = PostgreSqlDialect {};
        let mut statement = DFParserBuilder::new(sql)
            .with_dialect(&dialect)
            .build()
            .unwrap()
            .parse_statement()
            .unwrap();
        let found = prepare(&mut statement, &Snapshot::default()).unwrap();
        (statement.to_string(), found)
    }

    #[test]
    fn result_columns_are_named_as_in_postgresql() {
        for (item, name) in [
            ("abs(x)", "abs"),
            ("pg_catalog.abs(x)", "abs"),
            ("1", "?column?"),
            ("x + 1", "?column?"),
            ("x::int", "x"),
            ("1::int", "int4"),
            ("CASE WHEN x THEN 1 END", "case"),
            ("count(*)", "count"),
            ("true", "bool"),
            ("(x)", "x"),
            ("(SELECT max(y) FROM u)", "max"),
            ("\"Abs\"(x)", "Abs"),
        ] {
            let (sql, _) = prepared(&format!("SELECT {item} FROM t"));
            assert!(sql.contains(&format!("AS \"{name}\" FROM t")), "{item}: {sql}");
        }
        let (sql, _) = prepared("SELECT x, t.y AS z, * FROM t");
        assert_eq!(sql, "SELECT x, t.y AS z, * FROM t");
    }

    #[test]
    fn repeated_names_become_unique_and_are_shown_as_they_were() {
        let (sql, found) = prepared("SELECT abs(1), abs(2), x, x, 1 AS abs_1 FROM t");
        assert_eq!(
            sql,
            "SELECT abs(1) AS \"abs\", abs(2) AS \"abs_2\", x, x AS \"x_1\", 1 AS abs_1 FROM t"
        );
        let label = |alias: &str| found.labels.get(alias).map(String::as_str);
        assert_eq!(
            (label("abs"), label("abs_2"), label("x_1")),
            (None, Some("abs"), Some("x"))
        );
    }
}
