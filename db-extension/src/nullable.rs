//! Schemas without promises about NULL.

use std::sync::Arc;

use arrow::datatypes::{Schema, SchemaRef};

/// The schema with every column nullable: what a plan promises of NULLs isn't a client's business, and what a table demands is
/// for the table to check.
pub fn nullable(schema: &Schema) -> SchemaRef {
    let fields = schema.fields().iter().map(|f| f.as_ref().clone().with_nullable(true));
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}
