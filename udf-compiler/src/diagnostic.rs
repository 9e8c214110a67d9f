//! What the compiler says of a body that it can't compile: collected, spanned, with a stable code, a cause and a hint.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

pub mod codes;

use codes::Code;

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

impl Diagnostic {
    /// A finding without labels and hint.
    pub fn new(code: Code, span: Range<usize>, message: impl Into<String>) -> Self {
        Diagnostic {
            code: code.number,
            sqlstate: code.sqlstate,
            span,
            message: message.into(),
            labels: Vec::new(),
            hint: None,
        }
    }

    /// With what to do instead.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With another place that belongs to it.
    pub fn label(mut self, span: Range<usize>, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }

    /// Line and column of the span's start in the body, from 1, the column in characters.
    pub fn position(&self, body: &str) -> (u32, u32) {
        line_column(body, self.span.start)
    }
}

/// Line and column (in characters) of a byte offset, from 1. An offset past the end counts as the end.
pub fn line_column(body: &str, offset: usize) -> (u32, u32) {
    let before = &body[..floor_boundary(body, offset)];
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = before[line_start..].chars().count() + 1;
    (line as u32, column as u32)
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// All findings of one compilation, in source order; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostics {
    /// The findings.
    pub list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// The findings as text for people: each with the source line, a caret, its labels and its hint. `name` is what the
    /// body is called in `name:line:column`, usually the function's name.
    pub fn render(&self, body: &str, name: &str) -> String {
        let renderer = Renderer::plain();
        let rendered: Vec<String> = self
            .list
            .iter()
            .map(|d| renderer.render(&groups(d, body, name)))
            .collect();
        rendered.join("\n\n")
    }
}

fn groups<'a>(d: &'a Diagnostic, body: &'a str, name: &'a str) -> Vec<Group<'a>> {
    let clamp = |span: &Range<usize>| {
        let start = floor_boundary(body, span.start);
        start..floor_boundary(body, span.end).max(start)
    };
    let mut snippet = Snippet::source(body)
        .path(name)
        .annotation(AnnotationKind::Primary.span(clamp(&d.span)));
    for (span, text) in &d.labels {
        snippet = snippet.annotation(AnnotationKind::Context.span(clamp(span)).label(text.as_str()));
    }
    let title = Level::ERROR.primary_title(d.message.as_str()).id(d.code);
    let mut groups = vec![title.element(snippet)];
    if let Some(hint) = &d.hint {
        groups.push(Group::with_title(Level::HELP.secondary_title(hint.as_str())));
    }
    groups
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rendering_shows_the_line_the_caret_the_labels_and_the_hint() {
        let body = "a = 1\nreturn b\n";
        let d = Diagnostic::new(codes::UNKNOWN_NAME, 13..14, "name `b` is not defined")
            .label(0..1, "there is `a`")
            .hint("write `a`");
        let text = Diagnostics { list: vec![d] }.render(body, "f");
        for part in [
            "error[RBC0200]: name `b` is not defined",
            "f:2:8",
            "return b",
            "       ^",
            "- there is `a`",
            "help: write `a`",
        ] {
            assert!(text.contains(part), "no {part:?} in\n{text}");
        }
    }

    #[test]
    fn positions_count_characters_and_survive_offsets_past_the_end() {
        assert_eq!(line_column("é = 1\nü = x", 9), (2, 2));
        assert_eq!(line_column("a\n", 99), (2, 1));
        assert_eq!(line_column("é", 1), (1, 1));
    }

    #[test]
    fn rendering_survives_an_empty_body_and_spans_inside_characters() {
        let d = Diagnostic::new(codes::EMPTY_BODY, 0..0, "empty");
        assert!(Diagnostics { list: vec![d] }.render("", "f").contains("empty"));
        let d = Diagnostic::new(codes::SYNTAX, 1..9, "bad");
        assert!(Diagnostics { list: vec![d] }.render("é", "f").contains("bad"));
    }
}
