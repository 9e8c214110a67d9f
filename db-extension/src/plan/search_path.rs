//! Names without a schema: they are looked up in the schemas of the session's `search_path`, in its order, and created in
//! the first of them.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use datafusion::catalog::SchemaProvider;
use datafusion::execution::SessionState;
use datafusion::sql::parser::Statement as DFStatement;
use sqlparser::ast::{Ident, ObjectName, ObjectNamePart, Query, Statement, VisitMut, VisitorMut};

/// The schema that is there from the start, and the whole path of sessions that say nothing else.
pub const DEFAULT: &str = "public";

/// Makes the statement's copy of the state, and the statement, look names up along a path.
pub fn apply(state: &mut SessionState, statement: &mut DFStatement, path: &[String]) {
    if path == [DEFAULT] {
        return;
    }
    let catalog = &state.config().options().catalog.default_catalog;
    let Some(catalog) = state.catalog_list().catalog(catalog) else {
        return;
    };
    let there = path
        .iter()
        .filter_map(|name| Some((name.clone(), catalog.schema(name)?)));
    let there: Vec<(String, Arc<dyn SchemaProvider>)> = there.collect();
    // Without any, only names with a schema are found: no schema has an empty name.
    let first = there.first().map(|(name, _)| name.clone()).unwrap_or_default();
    state.config_mut().options_mut().catalog.default_schema = first;
    if there.len() < 2 {
        return;
    }
    let mut qualifier = Qualifier {
        schemas: &there,
        common: HashSet::new(),
    };
    if let DFStatement::Statement(statement) = statement {
        let _: ControlFlow<()> = match statement.as_mut() {
            // What is created has a name that isn't looked up.
            Statement::CreateTable(create) => create.query.visit(&mut qualifier),
            Statement::CreateView(create) => create.query.visit(&mut qualifier),
            other => other.visit(&mut qualifier),
        };
    }
}

struct Qualifier<'a> {
    schemas: &'a [(String, Arc<dyn SchemaProvider>)],
    /// Names of common table expressions, which come before tables.
    common: HashSet<String>,
}

impl VisitorMut for Qualifier<'_> {
    type Break = ();

    fn pre_visit_query(&mut self, query: &mut Query) -> ControlFlow<()> {
        let ctes = query.with.iter().flat_map(|with| &with.cte_tables);
        self.common.extend(ctes.map(|cte| fold(&cte.alias.name)));
        ControlFlow::Continue(())
    }

    fn pre_visit_relation(&mut self, relation: &mut ObjectName) -> ControlFlow<()> {
        if let [ObjectNamePart::Identifier(name)] = relation.0.as_slice() {
            let name = fold(name);
            let found = self.schemas.iter().find(|(_, schema)| schema.table_exist(&name));
            if let (Some((schema, _)), false) = (found, self.common.contains(&name)) {
                let schema = Ident::with_quote('"', schema.clone());
                relation.0.insert(0, ObjectNamePart::Identifier(schema));
            }
        }
        ControlFlow::Continue(())
    }
}

fn fold(ident: &Ident) -> String {
    match ident.quote_style {
        Some(_) => ident.value.clone(),
        None => ident.value.to_lowercase(),
    }
}
