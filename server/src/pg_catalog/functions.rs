//! PostgreSQL's system information functions, as scalar functions of DataFusion.
//!
//! Each is a plain function from one row's arguments to a [`Cell`]; [`SystemFunction`] loops over the rows.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BooleanArray, Int64Array, StringArray, UInt32Array, new_null_array};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use datafusion::common::{Result, exec_err};
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};
use postgres_types::Type;
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;

use super::facts::{self, FunctionFacts, Source};
use super::roles;
use super::table::Cell;
use crate::server::DATABASE;
use crate::wire::params::sql_name;
use crate::wire::settings::SERVER_VERSION;
use crate::wire::types::oid_field;

/// One row's arguments: as text, `None` for NULL. Numbers and booleans are in decimal and as `true`, `false`.
type Arguments = Vec<Option<String>>;

/// Oid of PostgreSQL's `array_in`: clients tell array types by it.
pub const ARRAY_IN_OID: u32 = 750;

/// What a function does with one row.
type Body = fn(&dyn Source, &Arguments) -> Cell;

/// Result types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Returns {
    Text,
    Bool,
    Int,
    Oid,
    /// `oid[]`; NULL is the only value that a function gives.
    Oids,
}

struct Definition {
    name: &'static str,
    returns: Returns,
    body: Body,
}

const fn define(name: &'static str, returns: Returns, body: Body) -> Definition {
    Definition { name, returns, body }
}

/// All functions. Names with `rbcdb_` are what [`super::rewrite`] puts in place of casts.
static FUNCTIONS: &[Definition] = &[
    define("col_description", Returns::Text, |source, args| {
        col_description(source, args).into()
    }),
    define("current_catalog", Returns::Text, |_, _| DATABASE.into()),
    define("current_database", Returns::Text, |_, _| DATABASE.into()),
    define("current_role", Returns::Text, |_, _| facts::OWNER.into()),
    define("current_schema", Returns::Text, |_, _| "public".into()),
    define("current_user", Returns::Text, |_, _| facts::OWNER.into()),
    define("format_type", Returns::Text, |_, args| format_type(args)),
    define("has_any_column_privilege", Returns::Bool, |_, _| true.into()),
    define("has_database_privilege", Returns::Bool, |_, _| true.into()),
    define("has_function_privilege", Returns::Bool, |source, args| {
        has_privilege(source, "function", args)
    }),
    define("has_schema_privilege", Returns::Bool, |source, args| {
        has_privilege(source, "schema", args)
    }),
    define("has_table_privilege", Returns::Bool, |source, args| {
        has_privilege(source, "table", args)
    }),
    define("inet_server_addr", Returns::Text, |_, _| Cell::Null),
    define("inet_server_port", Returns::Int, |_, _| Cell::Null),
    define("obj_description", Returns::Text, |source, args| {
        obj_description(source, args)
    }),
    define("pg_encoding_to_char", Returns::Text, |_, args| {
        int(args, 0).map(|n| if n == 6 { "UTF8" } else { "" }).into()
    }),
    define("pg_function_is_visible", Returns::Bool, |_, args| {
        int(args, 0).map(|_| true).into()
    }),
    define("pg_get_constraintdef", Returns::Text, |source, args| {
        constraint_definition(source, args).into()
    }),
    define("pg_get_expr", Returns::Text, |_, args| {
        args.first().cloned().flatten().into()
    }),
    define("pg_get_function_arguments", Returns::Text, |source, args| {
        function(source, args).map(|f| arguments(&f, true)).into()
    }),
    define("pg_get_function_identity_arguments", Returns::Text, |source, args| {
        function(source, args).map(|f| arguments(&f, false)).into()
    }),
    define("pg_get_function_result", Returns::Text, |source, args| {
        function(source, args).map(|f| f.result).into()
    }),
    define("pg_get_function_sqlbody", Returns::Text, |_, _| Cell::Null),
    define("pg_get_functiondef", Returns::Text, |source, args| {
        function(source, args).map(|f| function_definition(&f)).into()
    }),
    define("pg_get_indexdef", Returns::Text, |_, _| Cell::Null),
    define("pg_get_partkeydef", Returns::Text, |_, _| Cell::Null),
    define("pg_get_ruledef", Returns::Text, |_, _| Cell::Null),
    define("pg_get_statisticsobjdef_columns", Returns::Text, |_, _| Cell::Null),
    define("pg_get_triggerdef", Returns::Text, |_, _| Cell::Null),
    define("pg_get_userbyid", Returns::Text, |source, args| {
        int(args, 0).map(|oid| user_name(source, oid)).into()
    }),
    define("pg_get_viewdef", Returns::Text, |source, args| {
        view_definition(source, args).into()
    }),
    define("pg_is_in_recovery", Returns::Bool, |_, _| false.into()),
    define("pg_relation_is_publishable", Returns::Bool, |_, _| false.into()),
    define("pg_stat_get_numscans", Returns::Int, |_, _| Cell::Null),
    define("pg_table_is_visible", Returns::Bool, |source, args| {
        relation_is_visible(source, args)
    }),
    define("pg_table_size", Returns::Int, |_, _| Cell::Null),
    define("pg_total_relation_size", Returns::Int, |_, _| Cell::Null),
    define("pg_relation_size", Returns::Int, |_, _| Cell::Null),
    define("pg_database_size", Returns::Int, |_, _| Cell::Null),
    define("pg_tablespace_location", Returns::Text, |_, _| "".into()),
    define("pg_size_pretty", Returns::Text, |_, args| {
        int(args, 0).map(|n| format!("{n} bytes")).into()
    }),
    define("pg_type_is_visible", Returns::Bool, |_, args| {
        int(args, 0).map(|_| true).into()
    }),
    define("quote_ident", Returns::Text, |_, args| {
        text(args, 0).map(quote_ident).into()
    }),
    define("quote_literal", Returns::Text, |_, args| {
        text(args, 0).map(quote_literal).into()
    }),
    define("quote_nullable", Returns::Text, |_, args| {
        text(args, 0).map_or("NULL".to_owned(), quote_literal).into()
    }),
    define("rbcdb_class_name", Returns::Text, |source, args| {
        int(args, 0).map(|oid| class_name(source, oid)).into()
    }),
    define("rbcdb_class_oid", Returns::Oid, |source, args| {
        text(args, 0).and_then(|n| class_oid(source, n)).into()
    }),
    define("rbcdb_column_default", Returns::Text, |source, args| {
        column_default(source, args).into()
    }),
    define("rbcdb_namespace_name", Returns::Text, |source, args| {
        int(args, 0).map(|oid| namespace_name(source, oid)).into()
    }),
    define("rbcdb_namespace_oid", Returns::Oid, |source, args| {
        text(args, 0)
            .and_then(|name| find_namespace(source, |n| n.name == name))
            .map(|n| n.oid)
            .into()
    }),
    define("rbcdb_no_oids", Returns::Oids, |_, _| Cell::Null),
    define("rbcdb_proc_name", Returns::Text, |source, args| {
        int(args, 0)
            .map(|oid| function(source, args).map_or(oid.to_string(), |f| f.name))
            .into()
    }),
    define("rbcdb_proc_oid", Returns::Oid, |source, args| {
        text(args, 0).and_then(|n| proc_oid(source, n)).into()
    }),
    define("rbcdb_role_name", Returns::Text, |source, args| {
        int(args, 0).map(|oid| user_name(source, oid)).into()
    }),
    define("rbcdb_role_oid", Returns::Oid, |source, args| {
        text(args, 0)
            .and_then(|name| source.access().role_named(name).map(|role| role.oid))
            .into()
    }),
    define("rbcdb_type_name", Returns::Text, |_, args| {
        int(args, 0).map(|oid| type_name(oid, None)).into()
    }),
    define("rbcdb_type_oid", Returns::Oid, |_, args| {
        text(args, 0).and_then(type_oid).into()
    }),
    define("session_user", Returns::Text, |_, _| facts::OWNER.into()),
    define("shobj_description", Returns::Text, |_, _| Cell::Null),
    define("to_regclass", Returns::Oid, |source, args| {
        text(args, 0).and_then(|n| class_oid(source, n)).into()
    }),
    define("to_regnamespace", Returns::Oid, |source, args| {
        let named = |name: &str| find_namespace(source, |n| n.name == name);
        text(args, 0).and_then(named).map(|n| n.oid).into()
    }),
    define("to_regproc", Returns::Oid, |source, args| {
        text(args, 0).and_then(|n| proc_oid(source, n)).into()
    }),
    define("to_regtype", Returns::Oid, |_, args| {
        text(args, 0).and_then(type_oid).into()
    }),
    define("user", Returns::Text, |_, _| facts::OWNER.into()),
    define("version", Returns::Text, |_, _| {
        format!("PostgreSQL {SERVER_VERSION}").into()
    }),
];

/// All system information functions over what `source` has.
pub fn system_functions(source: &Arc<dyn Source>) -> Vec<ScalarUDF> {
    FUNCTIONS
        .iter()
        .map(|definition| {
            ScalarUDF::new_from_impl(SystemFunction {
                definition,
                source: Arc::clone(source),
                // Stable: the same within a statement, and plans are made anew for each run.
                signature: Signature::one_of(
                    vec![TypeSignature::Nullary, TypeSignature::VariadicAny],
                    Volatility::Stable,
                ),
            })
        })
        .collect()
}

struct SystemFunction {
    definition: &'static Definition,
    source: Arc<dyn Source>,
    signature: Signature,
}

impl std::fmt::Debug for SystemFunction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.definition.name)
    }
}

impl PartialEq for SystemFunction {
    fn eq(&self, other: &SystemFunction) -> bool {
        self.definition.name == other.definition.name && Arc::ptr_eq(&self.source, &other.source)
    }
}

impl Eq for SystemFunction {}

impl Hash for SystemFunction {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.definition.name.hash(state);
    }
}

impl ScalarUDFImpl for SystemFunction {
    fn name(&self) -> &str {
        self.definition.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arg_types: &[DataType]) -> Result<DataType> {
        Ok(match self.definition.returns {
            Returns::Text => DataType::Utf8,
            Returns::Bool => DataType::Boolean,
            Returns::Int => DataType::Int64,
            Returns::Oid => DataType::UInt32,
            Returns::Oids => oids_type(),
        })
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let columns = args
            .args
            .iter()
            .map(|a| as_text(a, args.number_rows))
            .collect::<Result<Vec<_>>>()?;
        let cells = (0..args.number_rows).map(|row| {
            let arguments = columns
                .iter()
                .map(|c| c.is_valid(row).then(|| c.value(row).to_owned()))
                .collect();
            (self.definition.body)(self.source.as_ref(), &arguments)
        });
        Ok(ColumnarValue::Array(result_column(self.definition.returns, cells)))
    }
}

fn as_text(value: &ColumnarValue, rows: usize) -> Result<StringArray> {
    let array = value.to_array(rows)?;
    let text = if array.data_type().is_nested() {
        // No function here looks into arrays and structs: only whether they are NULL.
        let shown = (0..rows)
            .map(|row| array.is_valid(row).then_some(""))
            .collect::<StringArray>();
        Arc::new(shown) as ArrayRef
    } else {
        cast(&array, &DataType::Utf8)?
    };
    match text.as_any().downcast_ref::<StringArray>() {
        Some(text) => Ok(text.clone()),
        None => exec_err!("an argument of type {} can't be read as text", array.data_type()),
    }
}

fn result_column(returns: Returns, cells: impl Iterator<Item = Cell>) -> ArrayRef {
    let int = |cell| if let Cell::Int(n) = cell { Some(n) } else { None };
    match returns {
        Returns::Text => Arc::new(
            cells
                .map(|c| if let Cell::Text(t) = c { Some(t) } else { None })
                .collect::<StringArray>(),
        ),
        Returns::Bool => Arc::new(
            cells
                .map(|c| if let Cell::Bool(b) = c { Some(b) } else { None })
                .collect::<BooleanArray>(),
        ),
        Returns::Int => Arc::new(cells.map(int).collect::<Int64Array>()),
        Returns::Oid => Arc::new(cells.map(|c| int(c).map(|n| n as u32)).collect::<UInt32Array>()),
        Returns::Oids => new_null_array(&oids_type(), cells.count()),
    }
}

fn oids_type() -> DataType {
    DataType::List(Arc::new(oid_field("item")))
}

fn text(args: &Arguments, index: usize) -> Option<&str> {
    args.get(index)?.as_deref()
}

fn int(args: &Arguments, index: usize) -> Option<i64> {
    text(args, index)?.parse().ok()
}

/// `(user, object, privileges)`. A connection writes its user in; without a connection it is a superuser's answer.
fn has_privilege(source: &dyn Source, kind: &str, args: &Arguments) -> Cell {
    match args.as_slice() {
        [Some(user), Some(object), Some(privileges)] => roles::has_privilege(source, kind, user, object, privileges),
        [Some(_), Some(_)] => true.into(),
        _ => Cell::Null,
    }
}

fn user_name(source: &dyn Source, oid: i64) -> String {
    let access = source.access();
    let role = u32::try_from(oid).ok().and_then(|oid| access.role(oid));
    role.map_or_else(|| format!("unknown (OID={oid})"), |role| role.name.clone())
}

fn function(source: &dyn Source, args: &Arguments) -> Option<FunctionFacts> {
    let oid = int(args, 0)?;
    source.functions().into_iter().find(|f| i64::from(f.oid) == oid)
}

/// `x DOUBLE, y DOUBLE DEFAULT 1, OUT r DOUBLE[]`; only those that tell overloads apart if not `whole`.
fn arguments(function: &FunctionFacts, whole: bool) -> String {
    let one = |i: usize| {
        let default = match function.defaults.get(i) {
            Some(Some(default)) if whole => format!(" DEFAULT {default}"),
            _ => String::new(),
        };
        format!(
            "{} {}{default}",
            quote_ident(&function.parameter_names[i]),
            function.parameter_types[i]
        )
    };
    let mut list: Vec<String> = (0..function.parameter_names.len()).map(one).collect();
    if let Some((name, before)) = function.output.as_ref().filter(|_| whole) {
        let output = format!("OUT {} {}", quote_ident(name), function.result);
        list.insert((*before).min(list.len()), output);
    }
    list.join(", ")
}

fn function_definition(function: &FunctionFacts) -> String {
    let volatility = match function.volatility {
        's' => "STABLE",
        'v' => "VOLATILE",
        _ => "IMMUTABLE",
    };
    let nulls = if function.strict {
        "STRICT"
    } else {
        "CALLED ON NULL INPUT"
    };
    let symbol = function.symbol.as_ref();
    let symbol = symbol.map_or(String::new(), |s| format!(", '{}'", s.replace('\'', "''")));
    let returns = match function.output {
        Some(_) => String::new(),
        None => format!(" RETURNS {}\n", function.result),
    };
    let options = function.options.iter();
    let options: Vec<String> = options
        .map(|(name, value)| format!("{name} = {}", quote_literal(value)))
        .collect();
    let options = match options.as_slice() {
        [] => String::new(),
        options => format!("\n WITH ({})", options.join(", ")),
    };
    // A tag that the body doesn't hold.
    let tag = (0..)
        .map(|n| format!("$body{n}$"))
        .find(|t| !function.source.contains(t.as_str()))
        .unwrap_or_default();
    format!(
        "CREATE OR REPLACE FUNCTION public.{}({})\n{returns} LANGUAGE {}\n {volatility} {nulls}{options}\nAS {tag}{}{tag}{symbol}\n",
        quote_ident(&function.name),
        arguments(function, true),
        function.language,
        function.source
    )
}

fn obj_description(source: &dyn Source, args: &Arguments) -> Cell {
    let of = |catalog: &str| text(args, 1).is_none_or(|asked| asked == catalog);
    let of_function = || function(source, args).filter(|_| of("pg_proc")).and_then(|f| f.comment);
    let of_relation = || {
        relation(source, args)
            .filter(|_| of("pg_class"))
            .and_then(|r| r.details.comment)
    };
    let of_schema = || {
        let oid = int(args, 0).filter(|_| of("pg_namespace"))?;
        source.schema_comment(&find_namespace(source, |n| i64::from(n.oid) == oid)?.name)
    };
    of_function().or_else(of_relation).or_else(of_schema).into()
}

fn relation(source: &dyn Source, args: &Arguments) -> Option<facts::Relation> {
    facts::relation(source, int(args, 0)?)
}

fn col_description(source: &dyn Source, args: &Arguments) -> Option<String> {
    of_column(source, args, |relation| &relation.details.column_comments)
}

fn column_default(source: &dyn Source, args: &Arguments) -> Option<String> {
    of_column(source, args, |relation| &relation.details.defaults)
}

/// What a list has for a column: the first argument is the relation's oid, the second the column's number from 1.
fn of_column(
    source: &dyn Source,
    args: &Arguments,
    list: impl Fn(&facts::Relation) -> &Vec<(String, String)>,
) -> Option<String> {
    let index = usize::try_from(int(args, 1)?).ok()?.checked_sub(1)?;
    let relation = relation(source, args)?;
    let column = relation.schema.fields().get(index)?.name();
    let found = list(&relation).iter().find(|(name, _)| name == column);
    found.map(|(_, text)| text.clone())
}

/// The query of a view, by its oid or its name, as PostgreSQL ends it.
fn view_definition(source: &dyn Source, args: &Arguments) -> Option<String> {
    let oid = int(args, 0).or_else(|| class_oid(source, text(args, 0)?).map(i64::from))?;
    let query = facts::relation(source, oid)?.details.definition?;
    Some(format!(" {};", query.trim().trim_end_matches(';')))
}

/// `CHECK ((a > 0))`
fn constraint_definition(source: &dyn Source, args: &Arguments) -> Option<String> {
    let oid = int(args, 0)?;
    let names = facts::relation_names(source).into_iter();
    let relations = names.filter_map(|(_, _, oid)| facts::relation(source, oid.into()));
    let mut found = relations.filter_map(|relation| {
        let is_it = |name: &str| i64::from(facts::part_oid(&relation, "check", name)) == oid;
        let check = relation.details.checks.iter().find(|(name, _)| is_it(name));
        check.map(|(_, condition)| format!("CHECK (({condition}))"))
    });
    found.next()
}

/// Whether the schema is on the search path: `public` and `pg_catalog` are.
fn relation_is_visible(source: &dyn Source, args: &Arguments) -> Cell {
    let Some(oid) = int(args, 0) else { return Cell::Null };
    let relation = facts::relation_names(source)
        .into_iter()
        .find(|(_, _, relation)| i64::from(*relation) == oid);
    relation
        .map(|(namespace, ..)| matches!(namespace.oid, facts::PUBLIC_OID | facts::PG_CATALOG_OID))
        .into()
}

fn class_name(source: &dyn Source, oid: i64) -> String {
    if oid == 0 {
        return "-".to_owned();
    }
    match facts::relation_names(source)
        .into_iter()
        .find(|(_, _, relation)| i64::from(*relation) == oid)
    {
        Some((namespace, name, _)) if namespace.oid == facts::INFORMATION_SCHEMA_OID || !is_on_path(namespace.oid) => {
            format!("{}.{}", quote_ident(&namespace.name), quote_ident(&name))
        }
        Some((_, name, _)) => quote_ident(&name),
        None => oid.to_string(),
    }
}

fn is_on_path(namespace_oid: u32) -> bool {
    matches!(namespace_oid, facts::PUBLIC_OID | facts::PG_CATALOG_OID)
}

/// Oid of a table, by its name with or without schema, or of the digits of an oid.
fn class_oid(source: &dyn Source, name: &str) -> Option<u32> {
    if let Ok(oid) = name.parse() {
        return Some(oid);
    }
    let parts = identifier_parts(name);
    let (schema, table) = match parts.as_slice() {
        [table] => (None, table),
        [schema, table] => (Some(schema), table),
        _ => return None,
    };
    facts::relation_names(source)
        .into_iter()
        .find(|(namespace, name, _)| {
            name == table && schema.map_or(is_on_path(namespace.oid), |schema| *schema == namespace.name)
        })
        .map(|(_, _, oid)| oid)
}

/// `"A".b` to `A` and `b`; parts that aren't quoted fold to lower case.
fn identifier_parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for c in name.chars() {
        match c {
            '"' => quoted = !quoted,
            '.' if !quoted => parts.push(String::new()),
            c => {
                let last = parts.len() - 1;
                if quoted {
                    parts[last].push(c)
                } else {
                    parts[last].extend(c.to_lowercase())
                }
            }
        }
    }
    parts
}

fn find_namespace(source: &dyn Source, is: impl Fn(&facts::Namespace) -> bool) -> Option<facts::Namespace> {
    facts::namespaces(source).into_iter().find(is)
}

fn namespace_name(source: &dyn Source, oid: i64) -> String {
    find_namespace(source, |n| i64::from(n.oid) == oid).map_or(oid.to_string(), |n| quote_ident(&n.name))
}

/// Oid of a function by its name, with `(types)` where there are several of that name.
fn proc_oid(source: &dyn Source, text: &str) -> Option<u32> {
    let (name, types) = match text.trim().strip_suffix(')').and_then(|t| t.split_once('(')) {
        Some((name, types)) => (name, Some(type_names(types)?)),
        None => (text, None),
    };
    let name = identifier_parts(name.trim()).pop()?;
    if name == "array_in" {
        return Some(ARRAY_IN_OID);
    }
    let fits = |f: &FunctionFacts| f.name == name && types.as_ref().is_none_or(|t| *t == f.parameter_types);
    let mut found = source.functions().into_iter().filter(fits);
    let first = found.next()?;
    found.next().is_none().then_some(first.oid)
}

/// `int, double precision` as `SHOW FUNCTIONS` spells them; `None` if one isn't a type of functions.
fn type_names(list: &str) -> Option<Vec<String>> {
    let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| {
            let parsed = Parser::new(&PostgreSqlDialect {})
                .try_with_sql(name)
                .ok()?
                .parse_data_type()
                .ok()?;
            rbcdb_sql::parameter_type(&parsed).ok().map(|ty| ty.to_string())
        })
        .collect()
}

/// The oid of a type, by PostgreSQL's or SQL's name of it.
fn type_oid(name: &str) -> Option<u32> {
    let name = name
        .trim()
        .trim_start_matches("pg_catalog.")
        .trim_matches('"')
        .to_lowercase();
    (1..6_200)
        .filter_map(Type::from_oid)
        .find(|ty| ty.name() == name || sql_name(ty) == name)
        .map(|ty| ty.oid())
}

fn format_type(args: &Arguments) -> Cell {
    int(args, 0).map(|oid| type_name(oid, int(args, 1))).into()
}

/// `double precision`, `numeric(20,0)`
fn type_name(oid: i64, modifier: Option<i64>) -> String {
    if oid == 0 {
        return "-".to_owned();
    }
    let Some(ty) = u32::try_from(oid).ok().and_then(Type::from_oid) else {
        return "???".to_owned();
    };
    match modifier {
        Some(modifier) if ty == Type::NUMERIC && modifier >= 4 => {
            let packed = modifier - 4;
            // Eleven bits of scale, with a sign.
            let scale = ((packed & 0x7ff) ^ 0x400) - 0x400;
            format!("numeric({},{scale})", packed >> 16)
        }
        _ => sql_name(&ty),
    }
}

/// The text as a literal.
fn quote_literal(text: &str) -> String {
    let doubled = text.replace('\'', "''");
    match doubled.contains('\\') {
        true => format!("E'{}'", doubled.replace('\\', "\\\\")),
        false => format!("'{doubled}'"),
    }
}

/// The identifier, quoted if SQL would fold or misread it otherwise.
fn quote_ident(name: &str) -> String {
    let plain = name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if plain {
        name.to_owned()
    } else {
        rbcdb_sql::quote_identifier(name)
    }
}
