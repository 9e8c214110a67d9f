//! A function as information_schema.routines and information_schema.parameters list it: DataFusion fills them from the
//! functions that a session has.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::Result;
use datafusion::error::DataFusionError;
use datafusion::logical_expr::{
    ColumnarValue, DocSection, Documentation, ScalarFunctionArgs, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};
use rbcdb_runtime_cpu::arrow_type;

use crate::catalog::FunctionEntry;

/// All overloads of a name, to be listed and not called.
#[derive(Debug)]
pub struct ListedFunction {
    name: String,
    overloads: Vec<Arc<FunctionEntry>>,
    signature: Signature,
    documentation: Documentation,
}

impl ListedFunction {
    /// The listing of a name.
    pub fn new(name: &str, overloads: &[Arc<FunctionEntry>]) -> ListedFunction {
        let signatures = overloads.iter().map(|e| match parameter_types(e) {
            types if types.is_empty() => TypeSignature::Nullary,
            types => TypeSignature::Exact(types),
        });
        let lines: Vec<String> = overloads.iter().map(|e| e.signature().to_string()).collect();
        let comments: Vec<&str> = overloads.iter().filter_map(|e| e.comment.as_deref()).collect();
        let section = DocSection {
            include: false,
            label: "rbc functions",
            description: None,
        };
        ListedFunction {
            name: name.to_owned(),
            overloads: overloads.to_vec(),
            signature: Signature::new(TypeSignature::OneOf(signatures.collect()), Volatility::Immutable),
            documentation: Documentation::builder(section, comments.join("; "), lines.join("; ")).build(),
        }
    }
}

fn parameter_types(entry: &FunctionEntry) -> Vec<DataType> {
    entry.signature().parameters.iter().map(|p| arrow_type(p.ty)).collect()
}

impl PartialEq for ListedFunction {
    fn eq(&self, other: &ListedFunction) -> bool {
        let same = |(a, b): (&Arc<FunctionEntry>, &Arc<FunctionEntry>)| Arc::ptr_eq(a, b);
        self.name == other.name
            && self.overloads.len() == other.overloads.len()
            && self.overloads.iter().zip(&other.overloads).all(same)
    }
}

impl Eq for ListedFunction {}

impl Hash for ListedFunction {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl ScalarUDFImpl for ListedFunction {
    fn name(&self) -> &str {
        &self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, types: &[DataType]) -> Result<DataType> {
        let found = self.overloads.iter().find(|e| parameter_types(e) == types);
        let entry = found.ok_or_else(|| DataFusionError::Plan(format!("{} has no such overload", self.name)))?;
        Ok(entry.result_type())
    }

    fn documentation(&self) -> Option<&Documentation> {
        Some(&self.documentation)
    }

    fn invoke_with_args(&self, _args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        Err(DataFusionError::Internal(format!(
            "{} was listed, not called",
            self.name
        )))
    }
}
