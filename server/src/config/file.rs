//! Settings from a file in TOML: one key for each, no tables. What isn't a setting is an error.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::load::ConfigError;
use super::settings::{Kind, SETTINGS, Setting, find};

/// A value and the line that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// As [`Setting::set`] takes it.
    pub value: String,
    /// From 1.
    pub line: usize,
}

/// Reads a file.
///
/// # Errors
/// [`ConfigError`] with the file's name, and the line where there is one.
pub fn read(path: &Path) -> Result<BTreeMap<&'static str, Entry>, ConfigError> {
    let text = fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    parse(&text).map_err(|(line, message)| ConfigError::InFile {
        path: path.to_owned(),
        line,
        message,
    })
}

/// Reads a text; an error comes with its line.
fn parse(text: &str) -> Result<BTreeMap<&'static str, Entry>, (usize, String)> {
    let line = |at: usize| text.bytes().take(at).filter(|b| *b == b'\n').count() + 1;
    let table = DeTable::parse(text).map_err(|e| {
        let at = e.span().map_or(0, |span| span.start);
        (line(at), e.message().to_owned())
    })?;
    let mut entries = BTreeMap::new();
    for (key, value) in table.get_ref() {
        let at = line(key.span().start);
        let name = key.get_ref().as_ref();
        let setting = find(name).ok_or_else(|| (at, unknown(name)))?;
        let value = text_of(setting, value.get_ref()).map_err(|message| (at, format!("{name}: {message}")))?;
        entries.insert(setting.name, Entry { value, line: at });
    }
    Ok(entries)
}

fn unknown(name: &str) -> String {
    let message = format!("\"{name}\" is not a setting");
    let near = SETTINGS
        .iter()
        .map(|s| (strsim::levenshtein(name, s.name), s.name))
        .min();
    match near {
        Some((distance, near)) if distance <= 3 => format!("{message}; did you mean \"{near}\"?"),
        _ => format!("{message}; `rbcdb config` shows all"),
    }
}

/// The value as a text, if it has the setting's type.
fn text_of(setting: &Setting, value: &DeValue<'_>) -> Result<String, String> {
    match (setting.kind, value) {
        (Kind::Text | Kind::Number, DeValue::String(text)) => Ok(text.to_string()),
        (Kind::Number, DeValue::Integer(number)) if number.radix() == 10 => Ok(number.as_str().to_owned()),
        (Kind::Bool, DeValue::Boolean(value)) => Ok(value.to_string()),
        (Kind::List, DeValue::Array(items)) => {
            let items = items.iter().map(|item| match item.get_ref() {
                DeValue::String(text) if !text.contains(':') => Ok(text.to_string()),
                DeValue::String(_) => Err("a colon can't be in a directory's name here".to_owned()),
                other => Err(format!("expected strings, found {}", other.type_str())),
            });
            Ok(items.collect::<Result<Vec<_>, _>>()?.join(":"))
        }
        (kind, other) => {
            let expected = match kind {
                Kind::Text => "a string",
                Kind::Number => "an integer, or a string of a number with a unit",
                Kind::Bool => "true or false",
                Kind::List => "an array of strings",
            };
            Err(format!("expected {expected}, found {}", other.type_str()))
        }
    }
}

/// A setting's value as the file has it.
pub fn literal(kind: Kind, value: &str) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    match kind {
        Kind::Bool => value.to_owned(),
        Kind::Number if value.parse::<i64>().is_ok() => value.to_owned(),
        Kind::Text | Kind::Number => quoted(value),
        Kind::List => {
            let items: Vec<String> = value.split(':').filter(|v| !v.is_empty()).map(quoted).collect();
            format!("[{}]", items.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_value_is_read() {
        let text = "# comment\npg_listen = \"0.0.0.0:1\"\nmax_connections = 5\nstatement_timeout = \"5s\"\n\
                    tls_required = true\nfile_dirs = [\"/a\", \"/b\"]\nlog_min_duration_statement = -1\n";
        let entries = parse(text).unwrap();
        let value = |name: &str| entries[name].value.as_str();
        assert_eq!(
            (value("pg_listen"), value("max_connections"), value("statement_timeout")),
            ("0.0.0.0:1", "5", "5s")
        );
        assert_eq!((value("tls_required"), value("file_dirs")), ("true", "/a:/b"));
        assert_eq!(
            (value("log_min_duration_statement"), entries["pg_listen"].line),
            ("-1", 2)
        );
    }

    #[test]
    fn what_is_not_a_setting_or_no_value_of_it_is_refused_with_its_line() {
        for (text, line, part) in [
            (
                "\n\npg_listn = \"x\"",
                3,
                "\"pg_listn\" is not a setting; did you mean \"pg_listen\"?",
            ),
            ("colour = \"blue\"", 1, "\"colour\" is not a setting"),
            ("[server]\npg_listen = \"x\"", 1, "\"server\" is not a setting"),
            (
                "log = \"info\"\nmax_connections = true",
                2,
                "max_connections: expected an integer",
            ),
            (
                "tls_required = \"yes\"",
                1,
                "tls_required: expected true or false, found string",
            ),
            ("file_dirs = \"/a\"", 1, "file_dirs: expected an array of strings"),
            ("file_dirs = [1]", 1, "expected strings, found integer"),
            ("log = \"info\"\nlog = \"debug\"", 2, "duplicate"),
            ("log = \n", 1, ""),
            ("pg_listen = 5432", 1, "pg_listen: expected a string, found integer"),
        ] {
            let (at, message) = parse(text).unwrap_err();
            assert!(at == line && message.contains(part), "{text}: line {at}: {message}");
        }
    }

    #[test]
    fn literals_are_read_back() {
        for (kind, value) in [(Kind::Text, r#"a"b\c"#), (Kind::List, "/a b:/c"), (Kind::Text, "")] {
            let name = match kind {
                Kind::List => "file_dirs",
                _ => "metrics_listen",
            };
            let entries = parse(&format!("{name} = {}", literal(kind, value))).unwrap();
            assert_eq!(entries[name].value, value);
        }
    }
}
