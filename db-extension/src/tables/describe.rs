//! What is known of a relation besides its columns, for catalogs that show it.

use rbcdb_store::{RELATION, SCHEMA, TableName};

use super::relation::StoredRelation;
use crate::session::Engine;

/// What is known of a table, view or external table besides its columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Description {
    /// Columns with a default, and the default as SQL text.
    pub defaults: Vec<(String, String)>,
    /// CHECK constraints: name and condition as SQL text.
    pub checks: Vec<(String, String)>,
    /// COMMENT ON TABLE or VIEW.
    pub comment: Option<String>,
    /// COMMENT ON COLUMN: columns and comments.
    pub column_comments: Vec<(String, String)>,
}

impl Engine {
    /// Describes a relation; nothing is known of one that isn't there.
    pub fn describe(&self, schema: &str, name: &str) -> Description {
        let snapshot = self.store().snapshot();
        let name = TableName::new(schema, name);
        if let Some(table) = snapshot.table_named(&name) {
            let columns = table.definition.columns.iter();
            let defaults = columns
                .clone()
                .filter_map(|c| Some((c.name.clone(), c.default.clone()?)));
            let comments = columns.filter_map(|c| Some((c.name.clone(), c.comment.clone()?)));
            let checks = table.definition.checks.iter();
            return Description {
                defaults: defaults.collect(),
                checks: checks.map(|c| (c.name.clone(), c.condition.clone())).collect(),
                comment: table.definition.comment.clone(),
                column_comments: comments.collect(),
            };
        }
        let record = snapshot.record(RELATION, &name.key());
        let stored = record.and_then(|record| StoredRelation::decode(&record.value).ok());
        Description {
            comment: stored.and_then(|stored| stored.comment),
            ..Description::default()
        }
    }

    /// COMMENT ON SCHEMA.
    pub fn schema_comment(&self, schema: &str) -> Option<String> {
        let snapshot = self.store().snapshot();
        let text = String::from_utf8(snapshot.record(SCHEMA, schema)?.value.to_vec()).ok()?;
        Some(text).filter(|text| !text.is_empty())
    }
}
