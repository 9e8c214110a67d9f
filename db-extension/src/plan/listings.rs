//! information_schema's tables with SQL's names of types: DataFusion's show Arrow's. A reference to one of them becomes a
//! subquery under the same name.

use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, StringArray};
use arrow::datatypes::DataType;
use datafusion::common::Result;
use datafusion::error::DataFusionError;
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility};
use datafusion::sql::parser::{DFParserBuilder, Statement as DFStatement};
use sqlparser::ast::{Ident, Query, Statement, TableAlias, TableFactor};
use sqlparser::dialect::GenericDialect;

use crate::datafusion_error::sql_type_name;

/// The tables with a column of types.
const TABLES: &[&str] = &["columns", "parameters", "routines"];

/// The function that names types.
const FUNCTION: &str = "rbcdb_sql_type_name";

/// Puts the subquery in the place of a table of [`TABLES`]; `parts` are the folded parts of its name.
pub fn rewrite(factor: &mut TableFactor, parts: &[String]) {
    let TableFactor::Table { alias, .. } = factor else {
        return;
    };
    let table = match parts {
        [.., schema, table] if schema == "information_schema" && TABLES.contains(&table.as_str()) => table,
        _ => return,
    };
    let name = parts
        .iter()
        .map(|part| rbcdb_sql::quote_identifier(part))
        .collect::<Vec<_>>()
        .join(".");
    let text = format!("SELECT * REPLACE ({FUNCTION}(data_type) AS data_type) FROM {name}");
    let Some(subquery) = query(&text) else { return };
    let own_name = || TableAlias {
        explicit: true,
        name: Ident::new(table.clone()),
        columns: Vec::new(),
        at: None,
    };
    *factor = TableFactor::Derived {
        lateral: false,
        subquery: Box::new(subquery),
        alias: Some(alias.take().unwrap_or_else(own_name)),
        sample: None,
    };
}

fn query(text: &str) -> Option<Query> {
    // PostgreSQL has no REPLACE.
    let dialect = GenericDialect {};
    let mut parser = DFParserBuilder::new(text).with_dialect(&dialect).build().ok()?;
    match parser.parse_statement().ok()? {
        DFStatement::Statement(statement) => match *statement {
            Statement::Query(query) => Some(*query),
            _ => None,
        },
        _ => None,
    }
}

/// The function that [`rewrite`]'s subqueries call.
pub fn function() -> Arc<ScalarUDF> {
    let signature = Signature::exact(vec![DataType::Utf8], Volatility::Immutable);
    Arc::new(ScalarUDF::new_from_impl(SqlTypeName { signature }))
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct SqlTypeName {
    signature: Signature,
}

impl ScalarUDFImpl for SqlTypeName {
    fn name(&self) -> &str {
        FUNCTION
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _types: &[DataType]) -> Result<DataType> {
        Ok(DataType::Utf8)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = args.number_rows;
        let Some(names) = args.args.into_iter().next() else {
            return Err(DataFusionError::Internal(format!("{FUNCTION} has an argument")));
        };
        let names = names.into_array(rows)?;
        let named = names.as_string::<i32>().iter().map(|name| name.map(sql_type_name));
        let named: ArrayRef = Arc::new(named.collect::<StringArray>());
        Ok(ColumnarValue::Array(named))
    }
}
