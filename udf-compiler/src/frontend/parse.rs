//! Body text → syntax tree, by ruff's parser, behind limits that keep hostile text from exhausting the stack.
//!
//! A body is the inside of a function: `return` is at home in it and it may be indented as a whole. An indented body is
//! parsed under a line `if 1:`; spans are mapped back by subtracting that line's length.

use std::ops::Range;

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Mod, Stmt};
use ruff_python_parser::lexer::lex;
use ruff_python_parser::{Mode, ParseOptions, Parsed, parse_unchecked};
use ruff_text_size::{Ranged, TextRange};

use crate::diagnostic::{Diagnostic, codes};

/// The longest body, in bytes.
pub const BODY_BYTES_MAX: usize = 256 * 1024;
/// The deepest nesting of brackets.
const BRACKETS_MAX: usize = 200;
/// The deepest indentation, in blocks.
const INDENTS_MAX: usize = 100;
/// The line that an indented body is parsed under.
const WRAPPER: &str = "if 1:\n";
/// How many syntax errors of one body are reported.
const SYNTAX_ERRORS_MAX: usize = 20;

/// A parsed body.
pub(crate) struct Body {
    parsed: Parsed<Mod>,
    wrapped: bool,
}

impl Body {
    /// The statements, without the wrapper.
    pub(crate) fn statements(&self) -> &[Stmt] {
        let Mod::Module(module) = self.parsed.syntax() else {
            return &[];
        };
        match module.body.first() {
            Some(Stmt::If(wrapper)) if self.wrapped => &wrapper.body,
            _ => &module.body,
        }
    }

    /// What to subtract from the tree's offsets to get offsets in the body.
    pub(crate) fn shift(&self) -> usize {
        if self.wrapped { WRAPPER.len() } else { 0 }
    }
}

/// The bytes of the body that a node of the tree covers.
pub(crate) fn span_of(range: TextRange, shift: usize) -> Range<usize> {
    let map = |offset: usize| offset.saturating_sub(shift);
    map(range.start().to_usize())..map(range.end().to_usize())
}

/// Parses a body. The findings are never empty in an error.
pub(crate) fn parse(text: &str) -> Result<Body, Vec<Diagnostic>> {
    check_size(text).map_err(|d| vec![d])?;
    let wrapped = first_line_is_indented(text);
    let source = if wrapped {
        format!("{WRAPPER}{text}")
    } else {
        text.to_string()
    };
    let shift = if wrapped { WRAPPER.len() } else { 0 };
    check_nesting(&source, shift).map_err(|d| vec![d])?;

    let parsed = parse_unchecked(&source, ParseOptions::from(Mode::Module));
    let errors = syntax_errors(&parsed, text, shift);
    if !errors.is_empty() {
        return Err(errors);
    }
    let body = Body { parsed, wrapped };
    if let Some(d) = outside_wrapper(&body, text) {
        return Err(vec![d]);
    }
    Ok(body)
}

/// Whether the brackets of a text end in it, as those of an expression do: put between parentheses, it stays there. Strings that don't end are the
/// parser's to find.
pub fn closes_its_brackets(text: &str) -> bool {
    // What comes behind it shows whether the lexer is back where it was; a comment would hide it.
    let source = format!("({text}\n)");
    let mut lexer = lex(&source, Mode::Module);
    let mut open = 0usize;
    let mut closed = false;
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => return closed,
            TokenKind::Newline if closed => {}
            TokenKind::Unknown => return false,
            _ if closed => return false,
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => open += 1,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                open = open.saturating_sub(1);
                closed = open == 0;
            }
            _ => {}
        }
    }
}

fn check_size(text: &str) -> Result<(), Diagnostic> {
    if text.len() > BODY_BYTES_MAX {
        let message = format!("the body is {} bytes long; the limit is {BODY_BYTES_MAX}", text.len());
        return Err(Diagnostic::new(codes::BODY_TOO_LONG, 0..0, message).hint("split it into several functions"));
    }
    if let Some(at) = text.find('\0') {
        let d = Diagnostic::new(codes::NUL_BYTE, at..at + 1, "the body contains a NUL byte");
        return Err(d.hint("remove it; a source text can't contain the byte 0"));
    }
    Ok(())
}

/// Whether the first line with code (not blank, not only a comment) starts with white space.
fn first_line_is_indented(text: &str) -> bool {
    text.lines()
        .find(|line| !matches!(line.trim_start().chars().next(), None | Some('#')))
        .is_some_and(|line| line.starts_with([' ', '\t', '\x0c']))
}

/// The parser, and everything after it, recurses into brackets and blocks: count them first.
fn check_nesting(source: &str, shift: usize) -> Result<(), Diagnostic> {
    let mut lexer = lex(source, Mode::Module);
    let (mut brackets, mut indents) = (0usize, 0usize);
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => return Ok(()),
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => brackets += 1,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => brackets = brackets.saturating_sub(1),
            TokenKind::Indent => indents += 1,
            TokenKind::Dedent => indents = indents.saturating_sub(1),
            _ => {}
        }
        let what = if brackets > BRACKETS_MAX {
            format!("brackets are nested more than {BRACKETS_MAX} deep")
        } else if indents > INDENTS_MAX {
            format!("blocks are nested more than {INDENTS_MAX} deep")
        } else {
            continue;
        };
        let deep = if brackets > BRACKETS_MAX {
            deepest_bracket(source)
        } else {
            deepest_line(source)
        };
        let start = deep.saturating_sub(shift);
        let d = Diagnostic::new(codes::TOO_DEEP, start..start + 1, what);
        return Err(d.hint("give parts of it names, or functions of their own"));
    }
}

/// Where the first bracket beyond the limit is. The lexer keeps its positions to itself; brackets in strings and
/// comments may mislead this, which only decides where the finding points.
fn deepest_bracket(source: &str) -> usize {
    let mut depth = 0usize;
    for (i, byte) in source.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > BRACKETS_MAX {
            return i;
        }
    }
    0
}

/// Where the code of the most indented line starts.
fn deepest_line(source: &str) -> usize {
    let mut deepest = (0, 0);
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if !line.trim().is_empty() && indent > deepest.0 {
            deepest = (indent, start + indent);
        }
        start += line.len();
    }
    deepest.1
}

fn syntax_errors(parsed: &Parsed<Mod>, text: &str, shift: usize) -> Vec<Diagnostic> {
    let errors = parsed.errors().iter().map(|e| (e.location, e.error.to_string()));
    let unsupported = parsed
        .unsupported_syntax_errors()
        .iter()
        .map(|e| (e.range, e.to_string()));
    let mut list: Vec<Diagnostic> = Vec::new();
    for (range, message) in errors.chain(unsupported).take(SYNTAX_ERRORS_MAX) {
        let mut span = span_of(range, shift);
        if text.get(span.clone()).is_some_and(|t| t.starts_with(['\n', '\r'])) {
            // Something is missing at the end of the line.
            span.end = span.start;
        }
        // The parser resumes after an error and often trips over the rest of the same line: one finding per line.
        let line = |offset: usize| crate::diagnostic::line_column(text, offset).0;
        if list.iter().any(|d| line(d.span.start) == line(span.start)) {
            continue;
        }
        let d = Diagnostic::new(codes::SYNTAX, span, format!("syntax error: {}", lower_first(&message)));
        list.push(match syntax_hint(&message) {
            Some(hint) => d.hint(hint),
            None => d,
        });
    }
    list
}

fn lower_first(message: &str) -> String {
    let mut chars = message.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

fn syntax_hint(message: &str) -> Option<&'static str> {
    let lower = message.to_lowercase();
    if lower.contains("indent") {
        Some("indent all statements of a block by the same white space; start the body on its own line after `$$`")
    } else if lower.contains("simple statements must be separated") {
        Some("put each statement on its own line; the body is Python, not SQL")
    } else {
        None
    }
}

/// An indented body whose later lines are indented less: code after the wrapper's block.
fn outside_wrapper(body: &Body, text: &str) -> Option<Diagnostic> {
    let Mod::Module(module) = body.parsed.syntax() else {
        return Some(Diagnostic::new(
            codes::SYNTAX,
            0..text.len(),
            "the body isn't a list of statements",
        ));
    };
    if !body.wrapped {
        return None;
    }
    let stray = match (module.body.first(), module.body.get(1)) {
        (_, Some(stray)) => stray.range(),
        (Some(Stmt::If(wrapper)), None) => wrapper.elif_else_clauses.first()?.range(),
        _ => return None,
    };
    let message = "syntax error: this line is indented less than the first line of the body";
    let d = Diagnostic::new(codes::SYNTAX, span_of(stray, body.shift()), message);
    Some(d.hint("indent all statements of the body alike; start the body on its own line after `$$`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes_of(text: &str) -> Vec<&'static str> {
        match parse(text) {
            Ok(_) => Vec::new(),
            Err(list) => list.iter().map(|d| d.code).collect(),
        }
    }

    #[test]
    fn bodies_parse_as_written_however_they_are_indented() {
        for text in [
            "return 1",
            "\nreturn 1\n",
            "\n    x = 1\n    return x\n",
            " return 1 ",
            "\t# c\n\tif 1:\n\t\treturn 2\n",
        ] {
            let body = parse(text).unwrap_or_else(|e| panic!("{text:?}: {e:?}"));
            let last = body.statements().last().expect("a statement");
            let span = span_of(last.range(), body.shift());
            assert!(
                text[span.clone()].starts_with("return") || text[span].starts_with("if"),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_body_whose_lines_are_indented_less_than_its_first_is_refused_at_that_line() {
        let text = "  x = 1\nreturn x";
        let Err(errors) = parse(text) else { panic!("accepted") };
        assert_eq!(&text[errors[0].span.clone()], "return x");
        assert_eq!(codes_of("  x = 1\nelse:\n  return 2"), ["RBC0001"]);
    }

    #[test]
    fn hostile_text_gets_a_clear_error() {
        assert_eq!(codes_of(&"x".repeat(1 << 20)), ["RBC0003"]);
        assert_eq!(codes_of("return 1\0"), ["RBC0002"]);
        let deep = format!("return {}1{}", "(".repeat(10_000), ")".repeat(10_000));
        assert_eq!(codes_of(&deep), ["RBC0004"]);
        assert_eq!(codes_of(&format!("return {}", "[".repeat(10_000))), ["RBC0004"]);
        let blocks: String = (0..200).map(|i| format!("{}if x:\n", " ".repeat(i))).collect();
        assert_eq!(codes_of(&blocks), ["RBC0004"]);
    }

    #[test]
    fn several_syntax_errors_are_reported_in_order() {
        assert_eq!(codes_of("x = = 1\ny = 2\nz = )\n"), ["RBC0001", "RBC0001"]);
    }

    #[test]
    fn an_expression_closes_the_brackets_that_it_opens_and_no_others() {
        for text in ["1", "(1) + (1)", "len(x)", "x[0]", "')'", "(1)  # )", "\n1\n"] {
            assert!(closes_its_brackets(text), "{text}");
        }
        for text in ["1) + (1", "len(x", "1)", "(", "]", "1)\nreturn (2"] {
            assert!(!closes_its_brackets(text), "{text}");
        }
    }
}
