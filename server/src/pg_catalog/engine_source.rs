//! Facts from the real engine: DataFusion's catalog and rbcdb's functions.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use datafusion::catalog::{CatalogProvider, TableProvider};
use rbcdb_db_extension::Engine;
use rbcdb_db_extension::access::Access;
use rbcdb_db_extension::catalog::FunctionEntry;
use rbcdb_runtime_cpu::arrow_type;
use rbcdb_sql::Volatility;
use rbcdb_udf_abi::Language;
use rbcdb_udf_abi::ParameterType;

use super::facts::{Details, FunctionFacts, Source, view_query};
use crate::wire::types::pg_type;

/// The engine as the system catalog sees it.
///
/// The catalog is part of the engine: it would hold itself, and its store open, for ever. So whoever ends it lets go of it
/// here.
pub struct EngineSource {
    engine: RwLock<Option<Engine>>,
}

impl EngineSource {
    /// Facts about `engine`.
    pub fn new(engine: &Engine) -> EngineSource {
        EngineSource {
            engine: RwLock::new(Some(engine.clone())),
        }
    }

    /// Lets go of the engine: from now on there are no facts.
    pub fn let_go(&self) {
        *self.engine.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn engine(&self) -> Option<Engine> {
        self.engine.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl fmt::Debug for EngineSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EngineSource")
    }
}

impl Source for EngineSource {
    fn catalog(&self) -> Option<Arc<dyn CatalogProvider>> {
        self.engine()?.catalog()
    }

    fn details(&self, schema: &str, name: &str, table: &dyn TableProvider) -> Details {
        let described = self.engine().map(|engine| engine.describe(schema, name));
        let described = described.unwrap_or_default();
        Details {
            defaults: described.defaults,
            checks: described.checks,
            comment: described.comment,
            column_comments: described.column_comments,
            definition: view_query(table),
        }
    }

    fn schema_comment(&self, schema: &str) -> Option<String> {
        self.engine()?.schema_comment(schema)
    }

    fn functions(&self) -> Vec<FunctionFacts> {
        let functions = self.engine().map(|engine| engine.functions().snapshot());
        functions.map_or_else(Vec::new, |f| f.functions().map(|entry| facts(entry)).collect())
    }

    fn access(&self) -> Arc<Access> {
        let access = self.engine().map(|engine| engine.access());
        match access {
            Some(Ok(access)) => access,
            Some(Err(error)) => {
                tracing::error!("roles can't be read: {error}");
                Arc::default()
            }
            None => Arc::default(),
        }
    }
}

fn facts(entry: &FunctionEntry) -> FunctionFacts {
    let signature = entry.signature();
    let parameters = &signature.parameters;
    FunctionFacts {
        oid: entry.oid,
        name: signature.name.clone(),
        parameter_names: parameters.iter().map(|p| p.name.clone()).collect(),
        parameter_types: parameters.iter().map(|p| p.ty.to_string()).collect(),
        parameter_type_oids: parameters.iter().map(|p| type_oid(p.ty)).collect(),
        defaults: entry
            .definition
            .defaults
            .iter()
            .map(|d| d.as_ref().map(|d| d.text.clone()))
            .collect(),
        output: signature
            .kernel
            .as_ref()
            .map(|kernel| (kernel.output.clone(), kernel.position)),
        options: entry.definition.options_given(),
        result: signature.result_type().to_string(),
        result_oid: type_oid(signature.result_type()),
        volatility: match entry.definition.volatility {
            Volatility::Immutable => 'i',
            Volatility::Stable => 's',
            Volatility::Volatile => 'v',
        },
        strict: !signature.called_on_null_input,
        language: entry.definition.language.name(),
        source: entry.definition.source.clone(),
        symbol: match &entry.definition.language {
            Language::Llvm { symbol } => symbol.clone(),
            Language::Rbc => None,
        },
        comment: entry.comment.clone(),
    }
}

fn type_oid(ty: ParameterType) -> u32 {
    pg_type(&arrow_type(ty)).oid()
}
