//! What the compiler says of a body that it can't compile: collected, spanned, with a stable code, a cause and a hint.

use std::fmt;
use std::ops::Range;

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code, `RBC0000` style; each has a page in docs/errors.
    pub code: &'static str,
    /// The SQLSTATE that clients see.
    pub sqlstate: &'static str,
    /// The bytes of the body that it is about.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// Other places that belong to it ("first assigned as float here").
    pub labels: Vec<(Range<usize>, String)>,
    /// What to do instead.
    pub hint: Option<String>,
}

/// All findings of one compilation, in source order; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostics {
    /// The findings.
    pub list: Vec<Diagnostic>,
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, d) in self.list.iter().enumerate() {
            let separator = if i == 0 { "" } else { "\n" };
            write!(f, "{separator}{}: {}", d.code, d.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
