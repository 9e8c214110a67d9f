//! Statements about the connection itself: settings, transaction blocks, prepared statements. They are carried out here
//! and never reach the query engine.

use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::tokenizer::{Token, Tokenizer};

use super::error::{ErrorFields, sqlstate};

/// A statement about the connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// `BEGIN`, `START TRANSACTION`
    Begin(Modes),
    /// `COMMIT`, `END`
    Commit,
    /// `ROLLBACK`, `ABORT`
    Rollback,
    /// `SET name = value`; `None` is DEFAULT.
    Set {
        /// The setting.
        name: String,
        /// Its new value.
        value: Option<String>,
        /// `LOCAL`: until the transaction block ends.
        local: bool,
    },
    /// `SELECT set_config(name, value, local)`: SET as a query.
    SetConfig {
        /// The setting.
        name: String,
        /// Its new value.
        value: Option<String>,
        /// Until the transaction block ends.
        local: bool,
        /// The result's column.
        column: String,
    },
    /// `SAVEPOINT`, `RELEASE`, `ROLLBACK TO`
    Savepoint(Savepoint),
    /// `SET TRANSACTION …`
    SetTransaction(Modes),
    /// `SET SESSION CHARACTERISTICS AS TRANSACTION …`
    SetCharacteristics(Modes),
    /// `RESET name`
    Reset(String),
    /// `RESET ALL`
    ResetAll,
    /// `SHOW name`
    Show(String),
    /// `SHOW ALL`
    ShowAll,
    /// `DISCARD ALL`
    DiscardAll,
    /// `DEALLOCATE name`; `None` is ALL.
    Deallocate(Option<String>),
}

/// What is said of a transaction. All isolation levels up to REPEATABLE READ are that one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Modes {
    /// `READ ONLY` or `READ WRITE`
    pub read_only: Option<bool>,
}

/// A statement about a savepoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Savepoint {
    /// `SAVEPOINT name`
    Set(String),
    /// `RELEASE [SAVEPOINT] name`
    Release(String),
    /// `ROLLBACK TO [SAVEPOINT] name`
    RollbackTo(String),
}

impl Control {
    /// Whether it can run in a block in which a statement has failed.
    pub fn ends_failure(&self) -> bool {
        matches!(
            self,
            Control::Commit | Control::Rollback | Control::Savepoint(Savepoint::RollbackTo(_))
        )
    }

    /// The command tag.
    pub fn tag(&self) -> &'static str {
        match self {
            Control::Begin(_) => "BEGIN",
            Control::Savepoint(Savepoint::Set(_)) => "SAVEPOINT",
            Control::Savepoint(Savepoint::Release(_)) => "RELEASE",
            Control::Savepoint(Savepoint::RollbackTo(_)) => "ROLLBACK",
            Control::Commit => "COMMIT",
            Control::Rollback => "ROLLBACK",
            Control::Set { .. } | Control::SetTransaction(_) | Control::SetCharacteristics(_) => "SET",
            Control::SetConfig { .. } => "SELECT 1",
            Control::Reset(_) | Control::ResetAll => "RESET",
            Control::Show(_) | Control::ShowAll => "SHOW",
            Control::DiscardAll => "DISCARD ALL",
            Control::Deallocate(None) => "DEALLOCATE ALL",
            Control::Deallocate(Some(_)) => "DEALLOCATE",
        }
    }
}

/// What SHOW has besides settings: left to the engine.
const SHOWN_BY_ENGINE: &[&str] = &[
    "function",
    "functions",
    "tables",
    "columns",
    "views",
    "schemas",
    "databases",
    "catalogs",
    "create",
];

/// Reads one statement (without semicolon); `None` if it is for the engine.
///
/// # Errors
/// 42601 for a statement of these kinds that isn't well formed, 0A000 for one that PostgreSQL has and this server hasn't.
pub fn parse(text: &str) -> Result<Option<Control>, ErrorFields> {
    let tokens = match Tokenizer::new(&PostgreSqlDialect {}, text).tokenize() {
        Ok(tokens) => tokens
            .into_iter()
            .filter(|t| !matches!(t, Token::Whitespace(_)))
            .collect::<Vec<_>>(),
        // The engine's parser reports it, with its position.
        Err(_) => return Ok(None),
    };
    let words = Words { tokens: &tokens };
    Ok(match words.word(0).as_deref() {
        Some("begin") => Some(Control::Begin(words.modes(1)?)),
        Some("start") if words.is(1, "transaction") => Some(Control::Begin(words.modes(2)?)),
        Some("commit" | "end") if words.is(1, "prepared") => return Err(two_phase()),
        Some("commit" | "end" | "rollback" | "abort") if words.chains() => return Err(chain()),
        Some("commit" | "end") => Some(Control::Commit),
        Some("rollback") if words.is(1, "prepared") => return Err(two_phase()),
        Some("rollback" | "abort") if !words.any("to") => Some(Control::Rollback),
        Some("rollback" | "savepoint" | "release") => Some(Control::Savepoint(words.savepoint()?)),
        Some("set") => words.set()?,
        Some("select") => words.set_config(),
        Some("reset") if words.is(1, "all") => Some(Control::ResetAll),
        Some("reset") => Some(Control::Reset(words.name(1).ok_or_else(|| malformed("RESET name"))?)),
        Some("show") => words.show()?,
        Some("discard") => Some(Control::DiscardAll),
        Some("deallocate") => Some(words.deallocate()?),
        _ => None,
    })
}

struct Words<'a> {
    tokens: &'a [Token],
}

impl Words<'_> {
    /// The word at an index, folded to lower case.
    fn word(&self, index: usize) -> Option<String> {
        match self.tokens.get(index) {
            Some(Token::Word(w)) if w.quote_style.is_none() => Some(w.value.to_lowercase()),
            _ => None,
        }
    }

    fn is(&self, index: usize, word: &str) -> bool {
        self.word(index).as_deref() == Some(word)
    }

    fn any(&self, word: &str) -> bool {
        (0..self.tokens.len()).any(|i| self.is(i, word))
    }

    /// An identifier, possibly quoted, possibly with dots.
    fn name(&self, index: usize) -> Option<String> {
        self.name_and_end(index).map(|(name, _)| name)
    }

    fn name_and_end(&self, index: usize) -> Option<(String, usize)> {
        let part = |index: usize| match self.tokens.get(index) {
            Some(Token::Word(w)) if w.quote_style.is_some() => Some(w.value.clone()),
            Some(Token::Word(w)) => Some(w.value.to_lowercase()),
            _ => None,
        };
        let mut name = part(index)?;
        let mut end = index + 1;
        while self.tokens.get(end) == Some(&Token::Period) {
            name = format!("{name}.{}", part(end + 1)?);
            end += 2;
        }
        Some((name, end))
    }

    /// `SELECT [pg_catalog.]set_config('name', 'value', true) [AS column]`
    fn set_config(&self) -> Option<Control> {
        let (function, end) = self.name_and_end(1)?;
        if function != "set_config" && function != "pg_catalog.set_config" {
            return None;
        }
        let text = |index: usize| match self.tokens.get(index) {
            Some(Token::SingleQuotedString(text)) => Some(Some(text.clone())),
            _ if self.is(index, "null") => Some(None),
            _ => None,
        };
        let punctuation = [
            (0, Token::LParen),
            (2, Token::Comma),
            (4, Token::Comma),
            (6, Token::RParen),
        ];
        if punctuation
            .iter()
            .any(|(offset, token)| self.tokens.get(end + offset) != Some(token))
        {
            return None;
        }
        let local = match self.word(end + 5)?.as_str() {
            "true" => true,
            "false" => false,
            _ => return None,
        };
        let after = end + 7;
        let alias = if self.is(after, "as") { after + 1 } else { after };
        let (column, rest) = match self.name_and_end(alias) {
            Some((column, rest)) => (column, rest),
            None => ("set_config".to_owned(), after),
        };
        (rest == self.tokens.len()).then_some(Control::SetConfig {
            name: text(end + 1)??,
            value: text(end + 3)?,
            local,
            column,
        })
    }

    /// Modes of a transaction, from a word on.
    fn modes(&self, start: usize) -> Result<Modes, ErrorFields> {
        let mut modes = Modes::default();
        for i in start..self.tokens.len() {
            if self.is(i, "read") && self.is(i + 1, "only") {
                modes.read_only = Some(true);
            } else if self.is(i, "read") && self.is(i + 1, "write") {
                modes.read_only = Some(false);
            } else if self.is(i, "serializable") {
                return Err(ErrorFields::new(
                    sqlstate::FEATURE_NOT_SUPPORTED,
                    "isolation level SERIALIZABLE is not supported",
                )
                .hint("Use REPEATABLE READ, which is snapshot isolation."));
            }
        }
        Ok(modes)
    }

    /// Whether another transaction shall follow.
    fn chains(&self) -> bool {
        (1..self.tokens.len()).any(|i| self.is(i, "chain") && !self.is(i - 1, "no"))
    }

    fn savepoint(&self) -> Result<Savepoint, ErrorFields> {
        let to = (0..self.tokens.len()).find(|i| self.is(*i, "to"));
        let start = to.unwrap_or(0) + 1;
        let named = self.is(start, "savepoint") && self.tokens.len() > start + 1;
        let name = self.name(if named { start + 1 } else { start });
        let name = name.ok_or_else(|| malformed("SAVEPOINT name"))?;
        Ok(match self.word(0).as_deref() {
            Some("savepoint") => Savepoint::Set(name),
            Some("release") => Savepoint::Release(name),
            _ => Savepoint::RollbackTo(name),
        })
    }

    fn set(&self) -> Result<Option<Control>, ErrorFields> {
        let local = self.is(1, "local");
        let start = if self.is(1, "session") || self.is(1, "local") {
            2
        } else {
            1
        };
        if self.is(start, "transaction") {
            return Ok(Some(Control::SetTransaction(self.modes(start + 1)?)));
        }
        if self.is(start, "characteristics") {
            return Ok(Some(Control::SetCharacteristics(self.modes(start + 3)?)));
        }
        if self.is(start, "time") && self.is(start + 1, "zone") {
            return Ok(Some(Control::Set {
                name: "TimeZone".to_owned(),
                value: self.value(start + 2)?,
                local,
            }));
        }
        if self.is(start, "names") {
            return Ok(Some(Control::Set {
                name: "client_encoding".to_owned(),
                value: self.value(start + 1)?,
                local,
            }));
        }
        let (name, end) = self.name_and_end(start).ok_or_else(|| malformed("SET name = value"))?;
        if name.starts_with("datafusion.") {
            return Ok(None);
        }
        if !self.is(end, "to") && self.tokens.get(end) != Some(&Token::Eq) {
            return Err(malformed("SET name = value"));
        }
        Ok(Some(Control::Set {
            name,
            value: self.value(end + 1)?,
            local,
        }))
    }

    /// The value after `=`: one or several words, strings and numbers; `None` for DEFAULT.
    fn value(&self, index: usize) -> Result<Option<String>, ErrorFields> {
        let rest = self
            .tokens
            .get(index..)
            .filter(|t| !t.is_empty())
            .ok_or_else(|| malformed("SET name = value"))?;
        if rest.len() == 1 && self.is(index, "default") {
            return Ok(None);
        }
        let mut value = String::new();
        for token in rest {
            match token {
                Token::SingleQuotedString(s) => value.push_str(s),
                Token::Comma => value.push_str(", "),
                other => value.push_str(&other.to_string()),
            }
        }
        Ok(Some(value))
    }

    fn show(&self) -> Result<Option<Control>, ErrorFields> {
        let name = self.name(1).ok_or_else(|| malformed("SHOW name"))?;
        if SHOWN_BY_ENGINE.contains(&name.as_str()) || name.starts_with("datafusion.") {
            return Ok(None);
        }
        Ok(Some(match name.as_str() {
            "all" => Control::ShowAll,
            "transaction" => Control::Show("transaction_isolation".to_owned()),
            "time" => Control::Show("TimeZone".to_owned()),
            _ => Control::Show(name),
        }))
    }

    fn deallocate(&self) -> Result<Control, ErrorFields> {
        let index = if self.is(1, "prepare") { 2 } else { 1 };
        if self.is(index, "all") {
            return Ok(Control::Deallocate(None));
        }
        self.name(index)
            .map(|name| Control::Deallocate(Some(name)))
            .ok_or_else(|| malformed("DEALLOCATE name"))
    }
}

fn malformed(expected: &str) -> ErrorFields {
    ErrorFields::new(sqlstate::SYNTAX_ERROR, format!("syntax error: expected {expected}"))
}

fn chain() -> ErrorFields {
    ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, "AND CHAIN is not supported").hint("Use BEGIN afterwards.")
}

fn two_phase() -> ErrorFields {
    ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, "two-phase commit is not supported")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(name: &str, value: &str) -> Option<Control> {
        Some(Control::Set {
            name: name.into(),
            value: Some(value.into()),
            local: false,
        })
    }

    #[test]
    fn reads_what_clients_send() {
        for (text, expected) in [
            (
                "BEGIN ISOLATION LEVEL READ COMMITTED",
                Some(Control::Begin(Modes::default())),
            ),
            (
                "start transaction read only",
                Some(Control::Begin(Modes { read_only: Some(true) })),
            ),
            ("SAVEPOINT a", Some(Control::Savepoint(Savepoint::Set("a".into())))),
            (
                "ROLLBACK TO SAVEPOINT A",
                Some(Control::Savepoint(Savepoint::RollbackTo("a".into()))),
            ),
            (
                "rollback work to \"S p\"",
                Some(Control::Savepoint(Savepoint::RollbackTo("S p".into()))),
            ),
            ("RELEASE a", Some(Control::Savepoint(Savepoint::Release("a".into())))),
            ("COMMIT AND NO CHAIN", Some(Control::Commit)),
            ("/* x */ end", Some(Control::Commit)),
            ("ROLLBACK", Some(Control::Rollback)),
            ("SET statement_timeout TO 250", set("statement_timeout", "250")),
            ("set session DateStyle = ISO, MDY", set("datestyle", "ISO, MDY")),
            ("SET TIME ZONE 'UTC'", set("TimeZone", "UTC")),
            ("SET NAMES 'utf8'", set("client_encoding", "utf8")),
            (
                "SET x.y = default",
                Some(Control::Set {
                    name: "x.y".into(),
                    value: None,
                    local: false,
                }),
            ),
            (
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
                Some(Control::SetCharacteristics(Modes { read_only: Some(false) })),
            ),
            (
                "SHOW transaction isolation level",
                Some(Control::Show("transaction_isolation".into())),
            ),
            (
                "set local timezone to 'UTC'",
                Some(Control::Set {
                    name: "timezone".into(),
                    value: Some("UTC".into()),
                    local: true,
                }),
            ),
            (
                "SELECT pg_catalog.set_config('search_path', '', false)",
                Some(Control::SetConfig {
                    name: "search_path".into(),
                    value: Some(String::new()),
                    local: false,
                    column: "set_config".into(),
                }),
            ),
            (
                "select set_config('a', null, true) as \"B\"",
                Some(Control::SetConfig {
                    name: "a".into(),
                    value: None,
                    local: true,
                    column: "B".into(),
                }),
            ),
            ("select set_config('a', 'b', true), 1", None),
            ("SHOW FUNCTIONS", None),
            ("SHOW FUNCTION f AS ir", None),
            ("SET datafusion.execution.batch_size = 1", None),
            (
                "DEALLOCATE PREPARE \"S1\"",
                Some(Control::Deallocate(Some("S1".into()))),
            ),
            ("SELECT 1", None),
            ("CREATE FUNCTION f() RETURNS INT LANGUAGE rbc AS $$return 1$$", None),
            ("", None),
        ] {
            assert_eq!(parse(text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_malformed_or_not_there() {
        for (text, state) in [
            ("SET", sqlstate::SYNTAX_ERROR),
            ("SET x", sqlstate::SYNTAX_ERROR),
            ("SET x =", sqlstate::SYNTAX_ERROR),
            ("SHOW", sqlstate::SYNTAX_ERROR),
            ("SAVEPOINT", sqlstate::SYNTAX_ERROR),
            ("BEGIN ISOLATION LEVEL SERIALIZABLE", sqlstate::FEATURE_NOT_SUPPORTED),
            ("ROLLBACK AND CHAIN", sqlstate::FEATURE_NOT_SUPPORTED),
            ("COMMIT PREPARED 'x'", sqlstate::FEATURE_NOT_SUPPORTED),
        ] {
            assert_eq!(parse(text).unwrap_err().sqlstate, state, "{text}");
        }
    }
}
