//! What the catalog shows of the connection that asks: its settings, cursors, user and process.
//!
//! System tables are the database's, whoever looks; so what is the connection's own is written into its statements, as
//! values, by [`super::rewrite`].

use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, Ident, ObjectName, ObjectNamePart, Query, Select,
    SelectItem, SetExpr, Statement, TableAlias, TableFactor, Value, VisitMut, VisitorMut,
};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;

use crate::wire::error::{ErrorFields, sqlstate};

/// The connection that asks.
#[derive(Debug, Clone, Default)]
pub struct SessionFacts {
    /// Its process id, as clients know it.
    pub pid: i32,
    /// Its user.
    pub user: String,
    /// Where names are looked up.
    pub search_path: Vec<String>,
    /// Name, value and description of its settings.
    pub settings: Vec<(String, String, String)>,
    /// Its cursors.
    pub cursors: Vec<CursorFacts>,
}

/// A cursor.
#[derive(Debug, Clone)]
pub struct CursorFacts {
    /// Its name.
    pub name: String,
    /// What declared it.
    pub statement: String,
    /// `WITH HOLD`
    pub hold: bool,
    /// `BINARY`
    pub binary: bool,
    /// Microseconds since 1970.
    pub created_us: i64,
}

/// Whether a statement may ask about its connection.
pub fn mentions_session(lower: &str) -> bool {
    const WORDS: &[&str] = &[
        "pg_",
        "current_setting",
        "current_user",
        "current_role",
        "current_schema",
        "session_user",
        "_privilege",
    ];
    WORDS.iter().any(|word| lower.contains(word))
}

impl SessionFacts {
    /// Writes what is the connection's own into a statement.
    ///
    /// # Errors
    /// 42704 for a setting that doesn't exist.
    pub fn write_into(&self, statement: &mut Statement) -> Result<(), ErrorFields> {
        match VisitMut::visit(statement, &mut Writer { facts: self }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(error) => Err(error),
        }
    }

    /// The value that stands for an expression; `None` for one that is not about the connection.
    fn value(&self, expr: &Expr) -> Result<Option<Expr>, ErrorFields> {
        let Expr::Function(function) = expr else {
            return Ok(None);
        };
        let Some((name, arguments)) = plain_call(function) else {
            let call = self.setting_of(function).or_else(|| self.schemas_count(function));
            return Ok(call.or_else(|| self.privilege_of(function)));
        };
        if let ("current_schemas", [Some(implicit)]) = (name.as_str(), arguments.as_slice()) {
            return Ok(self.schemas(implicit == "true"));
        }
        let value = self.call(&name, &arguments)?;
        let value = value.map(|value| Expr::Value(value.into()));
        Ok(value.or_else(|| self.privilege_of(function)))
    }

    /// `has_…_privilege(object, privileges)` with the user, whom only the connection knows, in front.
    fn privilege_of(&self, function: &Function) -> Option<Expr> {
        let name = system_name(&function.name)?;
        let FunctionArguments::List(list) = &function.args else {
            return None;
        };
        if self.user.is_empty() || list.args.len() != 2 || !(name.starts_with("has_") && name.ends_with("_privilege")) {
            return None;
        }
        let user = Expr::Value(Value::SingleQuotedString(self.user.clone()).into());
        let mut of_user = function.clone();
        if let FunctionArguments::List(list) = &mut of_user.args {
            list.args.insert(0, FunctionArg::Unnamed(FunctionArgExpr::Expr(user)));
        }
        Some(Expr::Function(of_user))
    }

    /// `current_setting` of what is known only when it runs, as a CASE over all settings.
    fn setting_of(&self, function: &Function) -> Option<Expr> {
        let FunctionArguments::List(list) = &function.args else {
            return None;
        };
        let [FunctionArg::Unnamed(FunctionArgExpr::Expr(name)), ..] = list.args.as_slice() else {
            return None;
        };
        if system_name(&function.name)? != "current_setting" {
            return None;
        }
        let branches = self
            .settings
            .iter()
            .map(|(setting, value, _)| format!("WHEN {} THEN {}", quoted(&setting.to_lowercase()), quoted(value)));
        let sql = format!("CASE lower({name}) {} END", branches.collect::<Vec<_>>().join(" "));
        Parser::new(&PostgreSqlDialect {})
            .try_with_sql(&sql)
            .ok()?
            .parse_expr()
            .ok()
    }

    /// `array_upper(current_schemas(implicit), 1)`: how many schemas there are.
    fn schemas_count(&self, function: &Function) -> Option<Expr> {
        let FunctionArguments::List(list) = &function.args else {
            return None;
        };
        let [FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Function(inner))), _] = list.args.as_slice() else {
            return None;
        };
        let (name, arguments) = plain_call(inner)?;
        let count = match (
            system_name(&function.name)?.as_str(),
            name.as_str(),
            arguments.as_slice(),
        ) {
            ("array_upper" | "array_length", "current_schemas", [Some(implicit)]) => {
                self.all_schemas(implicit == "true").len()
            }
            _ => return None,
        };
        Some(Expr::Value(Value::Number(count.to_string(), false).into()))
    }

    /// The search path, with `pg_catalog` where it is looked up without being named.
    fn all_schemas(&self, implicit: bool) -> Vec<&str> {
        let catalog = (implicit && !self.search_path.iter().any(|s| s == super::SCHEMA)).then_some(super::SCHEMA);
        catalog
            .into_iter()
            .chain(self.search_path.iter().map(String::as_str))
            .collect()
    }

    /// The value of a call that is about the connection; `None` if it isn't.
    ///
    /// # Errors
    /// 42704 for `current_setting` of a name that isn't a setting.
    fn call(&self, name: &str, arguments: &[Option<String>]) -> Result<Option<Value>, ErrorFields> {
        let text = |text: &str| Ok(Some(Value::SingleQuotedString(text.to_owned())));
        match (name, arguments) {
            ("current_setting", [Some(setting), rest @ ..]) => {
                let found = self
                    .settings
                    .iter()
                    .find(|(known, ..)| known.eq_ignore_ascii_case(setting));
                match (found, rest) {
                    (Some((_, value, _)), _) => text(value),
                    (None, [Some(missing_ok)]) if missing_ok == "true" => Ok(Some(Value::Null)),
                    (None, _) => Err(ErrorFields::new(
                        sqlstate::UNDEFINED_OBJECT,
                        format!("unrecognized configuration parameter \"{setting}\""),
                    )),
                }
            }
            ("pg_backend_pid", []) => Ok(Some(Value::Number(self.pid.to_string(), false))),
            ("current_user" | "session_user" | "user" | "current_role", []) => text(&self.user),
            ("current_schema", []) => match self.search_path.first() {
                Some(schema) => text(schema),
                None => Ok(Some(Value::Null)),
            },
            _ => Ok(None),
        }
    }

    /// `current_schemas(implicit)` as an array.
    fn schemas(&self, implicit: bool) -> Option<Expr> {
        let list: Vec<String> = self.all_schemas(implicit).into_iter().map(quoted).collect();
        let sql = format!("CAST(ARRAY[{}] AS TEXT[])", list.join(", "));
        Parser::new(&PostgreSqlDialect {})
            .try_with_sql(&sql)
            .ok()?
            .parse_expr()
            .ok()
    }

    /// The connection's own rows in place of a system table; `None` if the table is the same for all.
    fn table(&self, name: &str, alias: Option<&TableAlias>) -> Option<TableFactor> {
        let (columns, rows) = match name {
            "pg_cursors" => (
                &[
                    "name",
                    "statement",
                    "is_holdable",
                    "is_binary",
                    "is_scrollable",
                    "creation_time",
                ][..],
                self.cursors.iter().map(cursor_row).collect::<Vec<_>>(),
            ),
            "pg_settings" if !self.settings.is_empty() => (
                &[
                    "name",
                    "setting",
                    "short_desc",
                    "unit",
                    "category",
                    "context",
                    "vartype",
                    "source",
                    "boot_val",
                    "reset_val",
                ][..],
                self.settings.iter().map(setting_row).collect(),
            ),
            _ => return None,
        };
        let sql = if rows.is_empty() {
            let columns: Vec<String> = columns.iter().map(|c| format!("CAST(NULL AS TEXT) AS {c}")).collect();
            format!("SELECT {} WHERE false", columns.join(", "))
        } else {
            format!(
                "SELECT * FROM (VALUES {}) AS own({})",
                rows.join(", "),
                columns.join(", ")
            )
        };
        derived(name, alias, &sql)
    }
}

/// A query in place of a table, under the table's alias or name.
fn derived(name: &str, alias: Option<&TableAlias>, sql: &str) -> Option<TableFactor> {
    let subquery = parse_query(sql)?;
    let alias = alias.cloned().unwrap_or_else(|| TableAlias {
        explicit: true,
        name: name.into(),
        columns: Vec::new(),
        at: None,
    });
    Some(TableFactor::Derived {
        lateral: false,
        subquery: Box::new(subquery),
        alias: Some(alias),
        sample: None,
    })
}

/// The words that SQL knows.
fn keywords() -> String {
    let words = sqlparser::keywords::ALL_KEYWORDS.iter();
    let words: Vec<String> = words.map(|word| quoted(&word.to_lowercase())).collect();
    format!("SELECT unnest(ARRAY[{}]) AS word", words.join(", "))
}

struct Writer<'a> {
    facts: &'a SessionFacts,
}

impl VisitorMut for Writer<'_> {
    type Break = ErrorFields;

    fn pre_visit_select(&mut self, select: &mut Select) -> ControlFlow<ErrorFields> {
        // A column keeps the name that PostgreSQL gives it.
        for item in &mut select.projection {
            if let SelectItem::UnnamedExpr(expr) = item
                && let Ok(Some(_)) = self.facts.value(expr)
                && let Expr::Function(Function { name, .. }) = &*expr
                && let Some(ObjectNamePart::Identifier(name)) = name.0.last()
            {
                let alias = Ident::new(name.value.to_lowercase());
                *item = SelectItem::ExprWithAlias {
                    expr: expr.clone(),
                    alias,
                };
            }
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<ErrorFields> {
        match self.facts.value(expr) {
            Ok(Some(value)) => *expr = value,
            Ok(None) => {}
            Err(error) => return ControlFlow::Break(error),
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_table_factor(&mut self, factor: &mut TableFactor) -> ControlFlow<ErrorFields> {
        let TableFactor::Table { name, alias, args, .. } = factor else {
            return ControlFlow::Continue(());
        };
        let own = match (system_name(name).as_deref(), args) {
            (Some("pg_get_keywords"), Some(_)) => derived("pg_get_keywords", alias.as_ref(), &keywords()),
            (Some(name), None) => self.facts.table(name, alias.as_ref()),
            _ => None,
        };
        if let Some(own) = own {
            *factor = own;
        }
        ControlFlow::Continue(())
    }
}

/// A name that is a system table's or function's: bare, or in `pg_catalog`.
fn system_name(name: &ObjectName) -> Option<String> {
    let ident = |part: &ObjectNamePart| part.as_ident().map(|i| i.value.to_lowercase());
    match name.0.as_slice() {
        [one] => ident(one),
        [schema, one] if ident(schema).as_deref() == Some(super::SCHEMA) => ident(one),
        _ => None,
    }
}

/// A call's name and its arguments, if these are all literals.
fn plain_call(function: &Function) -> Option<(String, Vec<Option<String>>)> {
    let name = system_name(&function.name)?;
    let arguments = match &function.args {
        FunctionArguments::None => Vec::new(),
        FunctionArguments::List(list) => list.args.iter().map(literal).collect::<Option<_>>()?,
        FunctionArguments::Subquery(_) => return None,
    };
    Some((name, arguments))
}

fn literal(argument: &FunctionArg) -> Option<Option<String>> {
    let FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Value(value))) = argument else {
        return None;
    };
    match &value.value {
        Value::SingleQuotedString(text) => Some(Some(text.clone())),
        Value::Boolean(value) => Some(Some(value.to_string())),
        Value::Null => Some(None),
        _ => None,
    }
}

fn cursor_row(cursor: &CursorFacts) -> String {
    let CursorFacts {
        name,
        statement,
        hold,
        binary,
        created_us,
    } = cursor;
    let mut created = String::new();
    // Writing to a string doesn't fail.
    let _ = crate::wire::calendar::write_timestamp(&mut created, *created_us, "+00");
    let created = format!("CAST('{created}' AS TIMESTAMPTZ)");
    format!(
        "({}, {}, {hold}, {binary}, false, {created})",
        quoted(name),
        quoted(statement)
    )
}

fn setting_row((name, value, description): &(String, String, String)) -> String {
    let (name, value, description) = (quoted(name), quoted(value), quoted(description));
    format!(
        "({name}, {value}, {description}, CAST(NULL AS TEXT), 'rbcdb', 'user', 'string', 'session', {value}, {value})"
    )
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn parse_query(sql: &str) -> Option<Query> {
    match Parser::parse_sql(&PostgreSqlDialect {}, sql).ok()?.pop()? {
        Statement::Query(query) if matches!(*query.body, SetExpr::Select(_)) => Some(*query),
        _ => None,
    }
}
