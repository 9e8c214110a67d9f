//! SqlInfo: what the server can do, as JDBC's, ODBC's and ADBC's drivers ask.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_flight::error::Result;
use arrow_flight::sql::SqlInfo as I;
use arrow_flight::sql::metadata::{SqlInfoData, SqlInfoDataBuilder};
use arrow_flight::sql::{
    SqlNullOrdering, SqlOuterJoinsSupportLevel, SqlSupportedCaseSensitivity, SqlSupportedGroupBy,
    SqlSupportedResultSetConcurrency, SqlSupportedResultSetType, SqlSupportedSubqueries, SqlSupportedTransaction,
    SqlSupportedUnions, SqlSupportsConvert, SqlTransactionIsolationLevel, SupportedSqlGrammar,
};
use datafusion::logical_expr::ScalarUDF;

use crate::config::FlightConfig;

/// What CAST converts among: all of these, as far as the values allow.
const CONVERTED: [SqlSupportsConvert; 14] = [
    SqlSupportsConvert::SqlConvertBigint,
    SqlSupportsConvert::SqlConvertBit,
    SqlSupportsConvert::SqlConvertChar,
    SqlSupportsConvert::SqlConvertDate,
    SqlSupportsConvert::SqlConvertDecimal,
    SqlSupportsConvert::SqlConvertFloat,
    SqlSupportsConvert::SqlConvertInteger,
    SqlSupportsConvert::SqlConvertNumeric,
    SqlSupportsConvert::SqlConvertReal,
    SqlSupportsConvert::SqlConvertSmallint,
    SqlSupportsConvert::SqlConvertTime,
    SqlSupportsConvert::SqlConvertTimestamp,
    SqlSupportsConvert::SqlConvertTinyint,
    SqlSupportsConvert::SqlConvertVarchar,
];

/// All that there is to know.
pub fn infos(config: &FlightConfig) -> Result<SqlInfoData> {
    let mut infos = SqlInfoDataBuilder::new();
    server(&mut infos, config);
    names(&mut infos);
    queries(&mut infos);
    limits(&mut infos, config);
    transactions(&mut infos);
    results(&mut infos);
    infos.build()
}

fn server(infos: &mut SqlInfoDataBuilder, config: &FlightConfig) {
    let milliseconds = |time: std::time::Duration| i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
    infos.append(I::FlightSqlServerName, "rbcdb");
    infos.append(I::FlightSqlServerVersion, env!("CARGO_PKG_VERSION"));
    infos.append(I::FlightSqlServerArrowVersion, arrow::ARROW_VERSION);
    infos.append(I::FlightSqlServerReadOnly, false);
    infos.append(I::FlightSqlServerSql, true);
    infos.append(I::FlightSqlServerSubstrait, false);
    infos.append(I::FlightSqlServerTransaction, SqlSupportedTransaction::Savepoint as i32);
    infos.append(I::FlightSqlServerCancel, true);
    infos.append(I::FlightSqlServerBulkIngestion, true);
    infos.append(I::FlightSqlServerIngestTransactionsSupported, true);
    infos.append(I::FlightSqlServerStatementTimeout, milliseconds(config.idle_timeout));
    infos.append(I::FlightSqlServerTransactionTimeout, milliseconds(config.idle_timeout));
}

fn names(infos: &mut SqlInfoDataBuilder) {
    let lower = SqlSupportedCaseSensitivity::SqlCaseSensitivityLowercase as i32;
    // A quoted name is taken as it is written.
    let exact = SqlSupportedCaseSensitivity::SqlCaseSensitivityUnknown as i32;
    infos.append(I::SqlDdlCatalog, false);
    infos.append(I::SqlDdlSchema, true);
    infos.append(I::SqlDdlTable, true);
    infos.append(I::SqlIdentifierCase, lower);
    infos.append(I::SqlIdentifierQuoteChar, "\"");
    infos.append(I::SqlQuotedIdentifierCase, exact);
    infos.append(I::SqlAllTablesAreSelectable, true);
    infos.append(I::SqlNullOrdering, SqlNullOrdering::SqlNullsSortedHigh as i32);
    infos.append(I::SqlKeywords, sqlparser::keywords::ALL_KEYWORDS);
    let sorted = |functions: Vec<Arc<ScalarUDF>>| {
        let mut names: Vec<String> = functions.iter().map(|f| f.name().to_owned()).collect();
        names.sort();
        names.dedup();
        names
    };
    let mut strings = datafusion::functions::string::functions();
    strings.extend(datafusion::functions::unicode::functions());
    strings.extend(datafusion::functions::regex::functions());
    infos.append(I::SqlNumericFunctions, sorted(datafusion::functions::math::functions()));
    infos.append(I::SqlStringFunctions, sorted(strings));
    infos.append(I::SqlSystemFunctions, sorted(datafusion::functions::core::functions()));
    infos.append(
        I::SqlDatetimeFunctions,
        sorted(datafusion::functions::datetime::functions()),
    );
    infos.append(I::SqlSearchStringEscape, "\\");
    infos.append(I::SqlExtraNameCharacters, "$");
    infos.append(I::SqlSchemaTerm, "schema");
    infos.append(I::SqlProcedureTerm, "function");
    infos.append(I::SqlCatalogTerm, "database");
    infos.append(I::SqlCatalogAtStart, true);
    infos.append(I::SqlSchemasSupportedActions, 0);
    infos.append(I::SqlCatalogsSupportedActions, 0);
    infos.append(I::SqlSupportedPositionedCommands, 0);
    // Functions are called in queries, not by CALL.
    infos.append(I::SqlStoredProceduresSupported, false);
}

fn queries(infos: &mut SqlInfoDataBuilder) {
    let all: Vec<i32> = CONVERTED.iter().map(|ty| *ty as i32).collect();
    let converted: BTreeMap<i32, Vec<i32>> = all.iter().map(|from| (*from, all.clone())).collect();
    infos.append(I::SqlSupportsColumnAliasing, true);
    infos.append(I::SqlNullPlusNullIsNull, true);
    infos.append(I::SqlSupportsConvert, converted);
    infos.append(I::SqlSupportsTableCorrelationNames, true);
    infos.append(I::SqlSupportsDifferentTableCorrelationNames, false);
    infos.append(I::SqlSupportsExpressionsInOrderBy, true);
    infos.append(I::SqlSupportsOrderByUnrelated, true);
    let group_by = [
        SqlSupportedGroupBy::SqlGroupByUnrelated as i32,
        SqlSupportedGroupBy::SqlGroupByBeyondSelect as i32,
    ];
    infos.append(I::SqlSupportedGroupBy, mask(&group_by));
    infos.append(I::SqlSupportsLikeEscapeClause, true);
    infos.append(I::SqlSupportsNonNullableColumns, true);
    let grammar = [
        SupportedSqlGrammar::SqlMinimumGrammar as i32,
        SupportedSqlGrammar::SqlCoreGrammar as i32,
    ];
    infos.append(I::SqlSupportedGrammar, mask(&grammar));
    // Entry level asks for primary and foreign keys.
    infos.append(I::SqlAnsi92SupportedLevel, 0);
    infos.append(I::SqlSupportsIntegrityEnhancementFacility, false);
    infos.append(
        I::SqlOuterJoinsSupportLevel,
        mask(&[SqlOuterJoinsSupportLevel::SqlFullOuterJoins as i32]),
    );
    infos.append(I::SqlSelectForUpdateSupported, false);
    let subqueries = [
        SqlSupportedSubqueries::SqlSubqueriesInComparisons as i32,
        SqlSupportedSubqueries::SqlSubqueriesInExists as i32,
        SqlSupportedSubqueries::SqlSubqueriesInIns as i32,
    ];
    infos.append(I::SqlSupportedSubqueries, mask(&subqueries));
    infos.append(I::SqlCorrelatedSubqueriesSupported, true);
    let unions = [
        SqlSupportedUnions::SqlUnion as i32,
        SqlSupportedUnions::SqlUnionAll as i32,
    ];
    infos.append(I::SqlSupportedUnions, mask(&unions));
}

/// 0 is no limit, or none that is known.
fn limits(infos: &mut SqlInfoDataBuilder, config: &FlightConfig) {
    for unlimited in [
        I::SqlMaxBinaryLiteralLength,
        I::SqlMaxCharLiteralLength,
        I::SqlMaxColumnNameLength,
        I::SqlMaxColumnsInGroupBy,
        I::SqlMaxColumnsInIndex,
        I::SqlMaxColumnsInOrderBy,
        I::SqlMaxColumnsInSelect,
        I::SqlMaxColumnsInTable,
        I::SqlMaxCursorNameLength,
        I::SqlMaxIndexLength,
        I::SqlDbSchemaNameLength,
        I::SqlMaxProcedureNameLength,
        I::SqlMaxCatalogNameLength,
        I::SqlMaxRowSize,
        I::SqlMaxTableNameLength,
        I::SqlMaxTablesInSelect,
        I::SqlMaxUsernameLength,
    ] {
        infos.append(unlimited, 0_i64);
    }
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    infos.append(I::SqlMaxConnections, count(config.sessions_max));
    infos.append(I::SqlMaxStatements, count(config.statements_max));
    infos.append(I::SqlMaxStatementLength, count(config.message_bytes_max));
    infos.append(I::SqlMaxRowSizeIncludesBlobs, true);
}

fn transactions(infos: &mut SqlInfoDataBuilder) {
    // All statements of a transaction see the same moment.
    let snapshot = SqlTransactionIsolationLevel::SqlTransactionRepeatableRead as i32;
    infos.append(I::SqlDefaultTransactionIsolation, snapshot);
    infos.append(I::SqlTransactionsSupported, true);
    infos.append(I::SqlSupportedTransactionsIsolationLevels, mask(&[snapshot]));
    infos.append(I::SqlDataDefinitionCausesTransactionCommit, false);
    infos.append(I::SqlDataDefinitionsInTransactionsIgnored, false);
    infos.append(I::SqlSavepointsSupported, true);
}

fn results(infos: &mut SqlInfoDataBuilder) {
    let forward = SqlSupportedResultSetType::SqlResultSetTypeForwardOnly as i32;
    let read_only = SqlSupportedResultSetConcurrency::SqlResultSetConcurrencyReadOnly as i32;
    infos.append(I::SqlSupportedResultSetTypes, mask(&[forward]));
    infos.append(I::SqlSupportedConcurrenciesForResultSetUnspecified, 0);
    infos.append(I::SqlSupportedConcurrenciesForResultSetForwardOnly, mask(&[read_only]));
    infos.append(I::SqlSupportedConcurrenciesForResultSetScrollSensitive, 0);
    infos.append(I::SqlSupportedConcurrenciesForResultSetScrollInsensitive, 0);
    infos.append(I::SqlBatchUpdatesSupported, true);
    infos.append(I::SqlNamedParametersSupported, false);
    infos.append(I::SqlLocatorsUpdateCopy, false);
}

/// A bit for each value.
fn mask(values: &[i32]) -> i32 {
    values.iter().fold(0, |mask, value| mask | 1 << value)
}
