//! The names that a statement can use: those of one snapshot of the store, and those that the program has registered.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use datafusion::catalog::{CatalogProvider, CatalogProviderList, SchemaProvider};
use datafusion::common::Result;
use datafusion::datasource::{TableProvider, TableType};
use datafusion::error::DataFusionError;
use rbcdb_store::{RELATION, SCHEMA, TableName};

use super::expression;
use super::provider::StoredTable;
use super::relation::{self, RelationKind, StoredRelation, external_error};
use crate::error::Error;
use crate::session::Session;
use crate::session::transaction::View;
use crate::statement::StatementContext;

/// The catalog whose schemas are the store's.
pub(crate) const CATALOG: &str = "rbcdb";

/// For whom names are looked up.
#[derive(Clone)]
pub(crate) struct Lookup {
    /// The session.
    pub session: Session,
    /// What the statement sees.
    pub view: View,
    /// What belongs to the statement.
    pub statement: Arc<StatementContext>,
    /// Whether rows are to be inserted into tables: these know their columns' defaults then.
    pub defaults: bool,
    /// How many views it is inside of.
    pub depth: usize,
    /// What stands in a relation's place: the rows that RETURNING is about.
    pub replaced: Option<(TableName, Arc<dyn TableProvider>)>,
}

impl Lookup {
    /// A lookup for a statement.
    pub fn new(session: &Session, view: View, statement: &Arc<StatementContext>) -> Lookup {
        Lookup {
            session: session.clone(),
            view,
            statement: Arc::clone(statement),
            defaults: false,
            depth: 0,
            replaced: None,
        }
    }

    /// The same inside a view.
    pub fn deeper(&self) -> Lookup {
        Lookup {
            defaults: false,
            depth: self.depth + 1,
            replaced: None,
            ..self.clone()
        }
    }

    /// A relation of the store.
    pub async fn relation(&self, name: &TableName) -> Result<Option<Arc<dyn TableProvider>>, Error> {
        if let Some((of, table)) = &self.replaced
            && of == name
        {
            return Ok(Some(Arc::clone(table)));
        }
        if let Some(table) = self.view.stored.table_named(name) {
            let (table, store) = (Arc::clone(table), Arc::clone(self.session.store()));
            if !self.defaults {
                return Ok(Some(Arc::new(StoredTable::new(table, store, Vec::new()))));
            }
            let defaults = expression::defaults(self, &table.definition).await?;
            return Ok(Some(Arc::new(StoredTable::new(table, store, defaults).as_target())));
        }
        let Some(record) = self.view.stored.record(RELATION, &name.key()) else {
            return Ok(None);
        };
        let stored = StoredRelation::decode(&record.value)?;
        match stored.kind {
            RelationKind::View => relation::view(&stored, self).await.map(Some),
            RelationKind::External => relation::external(&stored, record.stamp, self).await.map(Some),
        }
    }
}

impl fmt::Debug for Lookup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lookup")
            .field("depth", &self.depth)
            .finish_non_exhaustive()
    }
}

/// All catalogs, with the store's in its place.
#[derive(Debug)]
pub(crate) struct StatementCatalogs {
    registered: Arc<dyn CatalogProviderList>,
    stored: Arc<StatementCatalog>,
}

impl StatementCatalogs {
    /// What `lookup` finds, before what is in `registered`.
    pub fn new(lookup: Lookup, registered: &Arc<dyn CatalogProviderList>) -> StatementCatalogs {
        let stored = StatementCatalog {
            registered: registered.catalog(CATALOG),
            lookup: Arc::new(lookup),
        };
        StatementCatalogs {
            registered: Arc::clone(registered),
            stored: Arc::new(stored),
        }
    }
}

impl CatalogProviderList for StatementCatalogs {
    fn register_catalog(&self, name: String, catalog: Arc<dyn CatalogProvider>) -> Option<Arc<dyn CatalogProvider>> {
        self.registered.register_catalog(name, catalog)
    }

    fn catalog_names(&self) -> Vec<String> {
        self.registered.catalog_names()
    }

    fn catalog(&self, name: &str) -> Option<Arc<dyn CatalogProvider>> {
        if name == CATALOG {
            return Some(Arc::clone(&self.stored) as _);
        }
        self.registered.catalog(name)
    }
}

/// The store's schemas.
#[derive(Debug)]
pub(crate) struct StatementCatalog {
    registered: Option<Arc<dyn CatalogProvider>>,
    lookup: Arc<Lookup>,
}

impl CatalogProvider for StatementCatalog {
    fn schema_names(&self) -> Vec<String> {
        let stored = self.lookup.view.stored.records(SCHEMA).map(|(name, _)| name.to_owned());
        let mut names: Vec<String> = stored.collect();
        let registered = self.registered.as_ref().map(|c| c.schema_names()).unwrap_or_default();
        names.extend(registered);
        names.sort_unstable();
        names.dedup();
        names
    }

    fn schema(&self, name: &str) -> Option<Arc<dyn SchemaProvider>> {
        let registered = self.registered.as_ref().and_then(|c| c.schema(name));
        if self.lookup.view.stored.record(SCHEMA, name).is_none() {
            return registered;
        }
        Some(Arc::new(StatementSchema {
            name: name.to_owned(),
            registered,
            lookup: Arc::clone(&self.lookup),
        }))
    }
}

/// The relations of one schema.
#[derive(Debug)]
struct StatementSchema {
    name: String,
    registered: Option<Arc<dyn SchemaProvider>>,
    lookup: Arc<Lookup>,
}

impl StatementSchema {
    fn name(&self, table: &str) -> TableName {
        TableName::new(&self.name, table)
    }
}

#[async_trait]
impl SchemaProvider for StatementSchema {
    fn table_names(&self) -> Vec<String> {
        let stored = &self.lookup.view.stored;
        let tables = stored.tables().map(|table| table.definition.name.clone());
        let others = stored.records(RELATION).filter_map(|(key, _)| TableName::from_key(key));
        let own = tables.chain(others).filter(|name| name.schema == self.name);
        let mut names: Vec<String> = own.map(|name| name.name).collect();
        names.extend(self.registered.as_ref().map(|s| s.table_names()).unwrap_or_default());
        names.sort_unstable();
        names.dedup();
        names
    }

    async fn table(&self, name: &str) -> Result<Option<Arc<dyn TableProvider>>, DataFusionError> {
        let mut found = self.lookup.relation(&self.name(name)).await.map_err(external_error)?;
        let path = self.lookup.session.search_path();
        let unqualified = self.lookup.session.current_schema(&self.lookup.view.stored);
        if found.is_none() && unqualified.is_ok_and(|current| current == self.name) {
            // A name without schema, most likely: the rest of the search path.
            for schema in path {
                if found.is_none() {
                    let name = TableName::new(schema, name);
                    found = self.lookup.relation(&name).await.map_err(external_error)?;
                }
            }
        }
        match (found, &self.registered) {
            (None, Some(registered)) => registered.table(name).await,
            (found, _) => Ok(found),
        }
    }

    async fn table_type(&self, name: &str) -> Result<Option<TableType>> {
        Ok(self.table(name).await?.map(|table| table.table_type()))
    }

    fn table_exist(&self, name: &str) -> bool {
        let stored = self.lookup.view.stored.has_relation(&self.name(name));
        stored || self.registered.as_ref().is_some_and(|s| s.table_exist(name))
    }
}
