//! `COPY t [(columns)] | (query) FROM | TO …` as PostgreSQL 15 has it, with its older spelling of options as well.
//!
//! What the options say is checked here, worded as PostgreSQL's `ProcessCopyOptions` does; whether columns exist is not.
//! DataFusion's own `COPY … TO 'file' STORED AS …` isn't read here: it is another statement.

use std::ops::Range;

use sqlparser::tokenizer::Token;

use crate::cursor::Cursor;
use crate::error::{SqlError, sqlstate};
use crate::literal;

/// A COPY statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// What is copied.
    pub source: CopySource,
    /// Which way.
    pub direction: CopyDirection,
    /// The other end.
    pub target: CopyTarget,
    /// How rows are written.
    pub options: CopyOptions,
}

/// What is copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopySource {
    /// A table.
    Table {
        /// Its name's parts, folded.
        name: Vec<String>,
        /// Byte offset of the name.
        position: usize,
        /// The columns that were named, folded; none is all.
        columns: Vec<String>,
    },
    /// A query: the bytes of the whole text between the brackets.
    Query(Range<usize>),
}

/// Which way rows go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyDirection {
    /// Into the table.
    From,
    /// Out of the table or query.
    To,
}

/// The other end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyTarget {
    /// `STDIN`, `STDOUT`: the client.
    Client,
    /// A file on the server.
    File(String),
}

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CopyFormat {
    /// PostgreSQL's text format.
    #[default]
    Text,
    /// Comma-separated values.
    Csv,
    /// PostgreSQL's binary format.
    Binary,
    /// Apache Parquet: files only.
    Parquet,
}

/// Whether there is a line of column names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CopyHeader {
    /// None.
    #[default]
    No,
    /// It is written, or skipped.
    Yes,
    /// It has to be the columns' names.
    Match,
}

/// Columns that an option is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyColumns {
    /// `*`
    All,
    /// These, folded.
    Named(Vec<String>),
}

impl CopyColumns {
    /// Whether a column is among them.
    pub fn has(&self, column: &str) -> bool {
        match self {
            CopyColumns::All => true,
            CopyColumns::Named(names) => names.iter().any(|name| name == column),
        }
    }

    /// The names; none for `*`.
    pub fn names(&self) -> &[String] {
        match self {
            CopyColumns::All => &[],
            CopyColumns::Named(names) => names,
        }
    }
}

/// The options, complete and consistent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyOptions {
    /// `FORMAT`; where nothing is said, what the file's name ends in.
    pub format: CopyFormat,
    /// Between values.
    pub delimiter: u8,
    /// What stands for NULL.
    pub null: String,
    /// Column names.
    pub header: CopyHeader,
    /// Around values (CSV).
    pub quote: u8,
    /// Before a quote inside of quotes (CSV).
    pub escape: u8,
    /// Columns whose values are always quoted (CSV, out).
    pub force_quote: CopyColumns,
    /// Columns in which a value that is spelled as NULL is text (CSV, in).
    pub force_not_null: CopyColumns,
    /// Columns in which a quoted value that is spelled as NULL is NULL (CSV, in).
    pub force_null: CopyColumns,
}

/// Parses what follows `COPY`; `None` if it is DataFusion's statement.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Result<Option<Copy>, SqlError> {
    let mut given = Given::default();
    if cursor.take_word("BINARY") {
        given.format = Some(CopyFormat::Binary);
    }
    let source = source(cursor)?;
    let at = cursor.position();
    let direction = if cursor.take_word("FROM") {
        CopyDirection::From
    } else if cursor.take_word("TO") {
        CopyDirection::To
    } else {
        return Err(cursor.expected("FROM or TO"));
    };
    if direction == CopyDirection::From && matches!(source, CopySource::Query(_)) {
        return Err(SqlError::syntax("a query can't be the target of COPY FROM", at));
    }
    let target = target(cursor)?;
    if cursor.is_word(0, "STORED") || cursor.is_word(0, "PARTITIONED") || cursor.is_word(0, "OPTIONS") {
        return Ok(None);
    }
    given.parse(cursor)?;
    if cursor.is_word(0, "WHERE") {
        return Err(
            SqlError::unsupported("COPY FROM … WHERE is not supported", cursor.position())
                .hint("Copy into another table, then INSERT INTO … SELECT … WHERE."),
        );
    }
    cursor.expect_end()?;
    let options = given.complete(direction, &target, at)?;
    Ok(Some(Copy {
        source,
        direction,
        target,
        options,
    }))
}

fn source(cursor: &mut Cursor<'_>) -> Result<CopySource, SqlError> {
    if cursor.is_token(&Token::LParen) {
        return query(cursor);
    }
    let position = cursor.position();
    let mut name = vec![cursor.identifier("a table name or a query in brackets")?];
    while cursor.take_token(&Token::Period) {
        name.push(cursor.identifier("a table name")?);
    }
    let columns = if cursor.is_token(&Token::LParen) {
        columns(cursor)?
    } else {
        Vec::new()
    };
    Ok(CopySource::Table {
        name,
        position,
        columns,
    })
}

/// The text between brackets.
fn query(cursor: &mut Cursor<'_>) -> Result<CopySource, SqlError> {
    cursor.advance();
    let start = cursor.position();
    let mut end = start;
    let mut depth = 1;
    loop {
        let Some(token) = cursor.peek() else {
            return Err(cursor.expected("\")\""));
        };
        match token.token.token {
            Token::LParen => depth += 1,
            Token::RParen => depth -= 1,
            _ => {}
        }
        cursor.advance();
        if depth == 0 {
            return Ok(CopySource::Query(start..end));
        }
        end = token.end;
    }
}

fn columns(cursor: &mut Cursor<'_>) -> Result<Vec<String>, SqlError> {
    cursor.expect_token(&Token::LParen, "\"(\"")?;
    let mut columns = vec![cursor.identifier("a column name")?];
    while cursor.take_token(&Token::Comma) {
        columns.push(cursor.identifier("a column name")?);
    }
    cursor.expect_token(&Token::RParen, "\")\"")?;
    Ok(columns)
}

fn target(cursor: &mut Cursor<'_>) -> Result<CopyTarget, SqlError> {
    if cursor.is_word(0, "PROGRAM") {
        return Err(
            SqlError::unsupported("COPY from or to a program is not supported", cursor.position())
                .hint("Use a file, or psql's \\copy with a program on the client."),
        );
    }
    // PostgreSQL takes either word for either direction.
    if cursor.take_word("STDIN") || cursor.take_word("STDOUT") {
        return Ok(CopyTarget::Client);
    }
    string(cursor, "STDIN, STDOUT or a file name").map(CopyTarget::File)
}

fn string(cursor: &mut Cursor<'_>, what: &str) -> Result<String, SqlError> {
    let read = cursor.peek().and_then(|t| literal::read(cursor.text, t));
    let text = read.unwrap_or_else(|| Err(cursor.expected(what)))?.text;
    cursor.advance();
    Ok(text)
}

/// The options as they were given.
#[derive(Default)]
struct Given {
    format: Option<CopyFormat>,
    delimiter: Option<String>,
    null: Option<String>,
    header: Option<CopyHeader>,
    quote: Option<String>,
    escape: Option<String>,
    force_quote: Option<CopyColumns>,
    force_not_null: Option<CopyColumns>,
    force_null: Option<CopyColumns>,
    encoding: Option<String>,
    freeze: Option<bool>,
}

impl Given {
    fn parse(&mut self, cursor: &mut Cursor<'_>) -> Result<(), SqlError> {
        let with = cursor.take_word("WITH");
        if cursor.take_token(&Token::LParen) {
            loop {
                self.option(cursor)?;
                if !cursor.take_token(&Token::Comma) {
                    return cursor.expect_token(&Token::RParen, "\",\" or \")\"");
                }
            }
        }
        let before = cursor.position();
        while self.old_option(cursor)? {}
        if with && cursor.position() == before {
            return Err(cursor.expected("options"));
        }
        Ok(())
    }

    /// One option of the list in brackets.
    fn option(&mut self, cursor: &mut Cursor<'_>) -> Result<(), SqlError> {
        let at = cursor.position();
        let name = cursor.identifier("an option")?;
        match name.as_str() {
            "format" => {
                let at_value = cursor.position();
                let value = word_or_string(cursor)?.unwrap_or_default();
                set(&mut self.format, format(&value, at_value)?, at)
            }
            "freeze" => {
                let value = boolean(cursor, &name)?;
                set(&mut self.freeze, value, at)
            }
            "delimiter" => set(&mut self.delimiter, string(cursor, "a string")?, at),
            "null" => set(&mut self.null, string(cursor, "a string")?, at),
            "header" => {
                let value = if cursor.take_word("MATCH") {
                    CopyHeader::Match
                } else if boolean(cursor, &name)? {
                    CopyHeader::Yes
                } else {
                    CopyHeader::No
                };
                set(&mut self.header, value, at)
            }
            "quote" => set(&mut self.quote, string(cursor, "a string")?, at),
            "escape" => set(&mut self.escape, string(cursor, "a string")?, at),
            "force_quote" => set(&mut self.force_quote, star_or_columns(cursor)?, at),
            "force_not_null" => set(&mut self.force_not_null, star_or_columns(cursor)?, at),
            "force_null" => set(&mut self.force_null, star_or_columns(cursor)?, at),
            "encoding" => set(&mut self.encoding, string(cursor, "a string")?, at),
            _ => Err(SqlError::syntax(format!("option \"{name}\" not recognized"), at)),
        }
    }

    /// One option of the spelling without brackets; false if none comes.
    fn old_option(&mut self, cursor: &mut Cursor<'_>) -> Result<bool, SqlError> {
        let at = cursor.position();
        if cursor.take_word("BINARY") {
            set(&mut self.format, CopyFormat::Binary, at)?;
        } else if cursor.take_word("CSV") {
            set(&mut self.format, CopyFormat::Csv, at)?;
        } else if cursor.take_word("HEADER") {
            set(&mut self.header, CopyHeader::Yes, at)?;
        } else if cursor.take_word("FREEZE") {
            set(&mut self.freeze, true, at)?;
        } else if cursor.take_words(&["USING", "DELIMITERS"]) || cursor.take_word("DELIMITERS") {
            set(&mut self.delimiter, string(cursor, "a string")?, at)?;
        } else if cursor.take_words(&["FORCE", "QUOTE"]) {
            set(&mut self.force_quote, star_or_list(cursor)?, at)?;
        } else if cursor.take_words(&["FORCE", "NOT", "NULL"]) {
            set(&mut self.force_not_null, star_or_list(cursor)?, at)?;
        } else if cursor.take_words(&["FORCE", "NULL"]) {
            set(&mut self.force_null, star_or_list(cursor)?, at)?;
        } else {
            let slot = match () {
                () if cursor.take_word("DELIMITER") => &mut self.delimiter,
                () if cursor.take_word("NULL") => &mut self.null,
                () if cursor.take_word("QUOTE") => &mut self.quote,
                () if cursor.take_word("ESCAPE") => &mut self.escape,
                () if cursor.take_word("ENCODING") => &mut self.encoding,
                () => return Ok(false),
            };
            cursor.take_word("AS");
            set(slot, string(cursor, "a string")?, at)?;
        }
        Ok(true)
    }

    fn complete(self, direction: CopyDirection, target: &CopyTarget, at: usize) -> Result<CopyOptions, SqlError> {
        let unsupported = |message: &str| Err(SqlError::unsupported(message, at));
        let format = self.format.unwrap_or_else(|| by_name(target));
        let text = matches!(format, CopyFormat::Text | CopyFormat::Csv);
        let csv = format == CopyFormat::Csv;
        if format == CopyFormat::Parquet && *target == CopyTarget::Client {
            return unsupported("COPY in format \"parquet\" is only supported from and to files");
        }
        if let Some(encoding) = self.encoding.as_deref() {
            let known = encoding.to_ascii_lowercase().replace(['-', '_'], "");
            if known != "utf8" && known != "unicode" {
                let message = format!("COPY in encoding \"{encoding}\" is not supported");
                return Err(SqlError::unsupported(message, at).hint("The one encoding is UTF8."));
            }
        }
        if self.freeze == Some(true) && direction == CopyDirection::To {
            return unsupported("COPY freeze cannot be used with COPY TO");
        }
        for (given, name) in [
            (self.delimiter.is_some(), "DELIMITER"),
            (self.null.is_some(), "NULL"),
            (self.header.is_some_and(|h| h != CopyHeader::No), "HEADER"),
        ] {
            if given && !text {
                let message = format!("cannot specify {name} in {} mode", name_of(format).to_uppercase());
                return Err(SqlError::syntax(message, at));
            }
        }
        for (given, name, only) in [
            (self.quote.is_some(), "quote", None),
            (self.escape.is_some(), "escape", None),
            (self.force_quote.is_some(), "force quote", Some(CopyDirection::To)),
            (
                self.force_not_null.is_some(),
                "force not null",
                Some(CopyDirection::From),
            ),
            (self.force_null.is_some(), "force null", Some(CopyDirection::From)),
        ] {
            if given && !csv {
                return unsupported(&format!("COPY {name} available only in CSV mode"));
            }
            if given && only.is_some_and(|only| only != direction) {
                let word = if direction == CopyDirection::From { "FROM" } else { "TO" };
                return unsupported(&format!("COPY {name} cannot be used with COPY {word}"));
            }
        }
        if self.header == Some(CopyHeader::Match) && direction == CopyDirection::To {
            return unsupported("cannot use \"match\" with HEADER in COPY TO");
        }
        let byte = |given: &Option<String>, default: u8, what: &str| match given.as_deref().map(str::as_bytes) {
            None => Ok(default),
            Some([byte]) => Ok(*byte),
            Some(_) => Err(SqlError::unsupported(
                format!("COPY {what} must be a single one-byte character"),
                at,
            )),
        };
        let quote = byte(&self.quote, b'"', "quote")?;
        let options = CopyOptions {
            format,
            delimiter: byte(&self.delimiter, if csv { b',' } else { b'\t' }, "delimiter")?,
            null: self.null.unwrap_or_else(|| if csv { "" } else { "\\N" }.to_owned()),
            header: self.header.unwrap_or_default(),
            quote,
            escape: byte(&self.escape, quote, "escape")?,
            force_quote: self.force_quote.unwrap_or(CopyColumns::Named(Vec::new())),
            force_not_null: self.force_not_null.unwrap_or(CopyColumns::Named(Vec::new())),
            force_null: self.force_null.unwrap_or(CopyColumns::Named(Vec::new())),
        };
        options.check(at)?;
        Ok(options)
    }
}

impl CopyOptions {
    /// Whether what separates, quotes and stands for NULL can be told apart.
    fn check(&self, at: usize) -> Result<(), SqlError> {
        let invalid = |message: &str| Err(SqlError::new(sqlstate::INVALID_PARAMETER_VALUE, message).at(at));
        let unsupported = |message: &str| Err(SqlError::unsupported(message, at));
        let newline = |byte: u8| byte == b'\n' || byte == b'\r';
        if newline(self.delimiter) {
            return invalid("COPY delimiter cannot be newline or carriage return");
        }
        if self.null.bytes().any(newline) {
            return invalid("COPY null representation cannot use newline or carriage return");
        }
        // These mean something after a backslash.
        if self.format == CopyFormat::Text && b"\\.abcdefghijklmnopqrstuvwxyz0123456789".contains(&self.delimiter) {
            let shown = char::from(self.delimiter);
            return invalid(&format!("COPY delimiter cannot be \"{shown}\""));
        }
        if self.null.bytes().any(|b| b == self.delimiter) {
            return invalid("COPY delimiter character must not appear in the NULL specification");
        }
        if self.format == CopyFormat::Csv {
            if newline(self.quote) || newline(self.escape) {
                return invalid("COPY quote and escape cannot be newline or carriage return");
            }
            if self.delimiter == self.quote {
                return invalid("COPY delimiter and quote must be different");
            }
            if self.null.bytes().any(|b| b == self.quote) {
                return unsupported("CSV quote character must not appear in the NULL specification");
            }
        }
        Ok(())
    }
}

fn set<T>(slot: &mut Option<T>, value: T, at: usize) -> Result<(), SqlError> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(SqlError::syntax("conflicting or redundant options", at)),
    }
}

fn format(name: &str, at: usize) -> Result<CopyFormat, SqlError> {
    let all = [
        CopyFormat::Text,
        CopyFormat::Csv,
        CopyFormat::Binary,
        CopyFormat::Parquet,
    ];
    all.into_iter().find(|f| name_of(*f) == name).ok_or_else(|| {
        let message = format!("COPY format \"{name}\" not recognized");
        SqlError::new(sqlstate::INVALID_PARAMETER_VALUE, message)
            .hint("The formats are text, csv, binary and, for files, parquet.")
            .at(at)
    })
}

fn name_of(format: CopyFormat) -> &'static str {
    match format {
        CopyFormat::Text => "text",
        CopyFormat::Csv => "csv",
        CopyFormat::Binary => "binary",
        CopyFormat::Parquet => "parquet",
    }
}

/// The format that a file's name asks for.
fn by_name(target: &CopyTarget) -> CopyFormat {
    let CopyTarget::File(path) = target else {
        return CopyFormat::Text;
    };
    let path = path.to_ascii_lowercase();
    match path.rsplit_once('.') {
        Some((_, "csv")) => CopyFormat::Csv,
        Some((_, "parquet")) => CopyFormat::Parquet,
        _ => CopyFormat::Text,
    }
}

/// An option's value; `None` where none is given.
fn word_or_string(cursor: &mut Cursor<'_>) -> Result<Option<String>, SqlError> {
    match cursor.peek().map(|t| &t.token.token) {
        Some(Token::Word(_)) => cursor.identifier("a value").map(Some),
        Some(Token::Number(number, _)) => {
            let number = number.clone();
            cursor.advance();
            Ok(Some(number))
        }
        Some(Token::Comma | Token::RParen) | None => Ok(None),
        Some(_) => string(cursor, "a value").map(Some),
    }
}

fn boolean(cursor: &mut Cursor<'_>, option: &str) -> Result<bool, SqlError> {
    let at = cursor.position();
    let value = word_or_string(cursor)?;
    match value.as_deref().map(str::to_ascii_lowercase).as_deref() {
        None | Some("true" | "on" | "1") => Ok(true),
        Some("false" | "off" | "0") => Ok(false),
        Some(_) if option == "header" => {
            let message = "header requires a Boolean value or \"match\"";
            Err(SqlError::syntax(message, at))
        }
        Some(_) => Err(SqlError::syntax(format!("{option} requires a Boolean value"), at)),
    }
}

fn star_or_columns(cursor: &mut Cursor<'_>) -> Result<CopyColumns, SqlError> {
    if cursor.take_token(&Token::Mul) {
        return Ok(CopyColumns::All);
    }
    columns(cursor).map(CopyColumns::Named)
}

/// As the old spelling has it: without brackets.
fn star_or_list(cursor: &mut Cursor<'_>) -> Result<CopyColumns, SqlError> {
    if cursor.take_token(&Token::Mul) {
        return Ok(CopyColumns::All);
    }
    let mut columns = vec![cursor.identifier("a column name")?];
    while cursor.take_token(&Token::Comma) {
        columns.push(cursor.identifier("a column name")?);
    }
    Ok(CopyColumns::Named(columns))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Statement;

    fn copy(text: &str) -> Copy {
        match crate::parse(text)
            .unwrap_or_else(|e| panic!("{text}: {e:?}"))
            .remove(0)
            .statement
        {
            Statement::Copy(copy) => *copy,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn both_spellings_of_the_options_say_the_same() {
        let new = copy(
            "COPY public.\"T\"(a, \"B\") FROM STDIN WITH (FORMAT csv, HEADER, DELIMITER ';', NULL 'x', QUOTE '''', \
             ESCAPE E'\\\\', FORCE_NOT_NULL (a), FORCE_NULL (\"B\"), ENCODING 'UTF-8')",
        );
        let old = copy(
            "copy public.\"T\"(a, \"B\") from stdin delimiter as ';' null 'x' csv header quote '''' escape as E'\\\\' \
             force not null a force null \"B\"",
        );
        let position = |copy: &Copy| match &copy.source {
            CopySource::Table { name, columns, .. } => (name.clone(), columns.clone()),
            CopySource::Query(_) => panic!("a table"),
        };
        assert_eq!(new.options, old.options);
        assert_eq!(position(&new), position(&old));
        assert_eq!(
            position(&new),
            (vec!["public".into(), "T".into()], vec!["a".into(), "B".into()])
        );
        let options = new.options;
        assert_eq!((options.delimiter, options.quote, options.escape), (b';', b'\'', b'\\'));
        assert_eq!((options.header, options.null.as_str()), (CopyHeader::Yes, "x"));
        assert!(options.force_not_null.has("a") && !options.force_null.has("a"));
    }

    #[test]
    fn a_query_is_found_between_its_brackets() {
        let text = "COPY (SELECT (1), ')' AS b) TO STDOUT (HEADER match_, FORMAT csv)";
        assert!(crate::parse(text).is_err(), "match_ is no value of HEADER");
        let text = "COPY (SELECT (1), ')' AS b) TO STDOUT (FORMAT csv, FORCE_QUOTE *)";
        let copy = copy(text);
        let CopySource::Query(range) = copy.source else {
            panic!("a query")
        };
        assert_eq!(&text[range], "SELECT (1), ')' AS b");
        assert_eq!(copy.options.force_quote, CopyColumns::All);
    }

    #[test]
    fn a_files_name_tells_its_format() {
        for (text, format) in [
            ("COPY t FROM '/a/b.CSV'", CopyFormat::Csv),
            ("COPY t TO '/a/b.parquet'", CopyFormat::Parquet),
            ("COPY t TO '/a/b.csv' (FORMAT text)", CopyFormat::Text),
            ("COPY t TO '/a/b'", CopyFormat::Text),
            ("COPY BINARY t FROM STDIN", CopyFormat::Binary),
            ("COPY t FROM STDIN WITH BINARY", CopyFormat::Binary),
        ] {
            assert_eq!(copy(text).options.format, format, "{text}");
        }
        let datafusions = crate::parse("COPY t TO 'x' STORED AS PARQUET").expect("it is read elsewhere");
        assert_eq!(datafusions[0].statement, Statement::Other);
    }

    #[test]
    fn what_makes_no_sense_is_refused_as_postgresql_does() {
        for (text, state, message) in [
            (
                "COPY t FROM STDIN (FORMAT json)",
                "22023",
                "COPY format \"json\" not recognized",
            ),
            (
                "COPY t FROM STDIN (FORMAT csv, FORMAT csv)",
                "42601",
                "conflicting or redundant options",
            ),
            ("COPY t FROM STDIN (DELIMITER 'ab')", "0A000", "single one-byte"),
            (
                "COPY t FROM STDIN (DELIMITER 'a')",
                "22023",
                "COPY delimiter cannot be \"a\"",
            ),
            (
                "COPY t FROM STDIN (QUOTE 'a')",
                "0A000",
                "COPY quote available only in CSV mode",
            ),
            (
                "COPY t FROM STDIN (FORMAT csv, FORCE_QUOTE *)",
                "0A000",
                "cannot be used with COPY FROM",
            ),
            (
                "COPY t TO STDOUT (FORMAT csv, HEADER match)",
                "0A000",
                "cannot use \"match\"",
            ),
            (
                "COPY t FROM STDIN (FORMAT binary, NULL 'x')",
                "42601",
                "cannot specify NULL in BINARY mode",
            ),
            (
                "COPY t FROM STDIN (FORMAT parquet)",
                "0A000",
                "only supported from and to files",
            ),
            ("COPY t FROM STDIN (ENCODING 'latin1')", "0A000", "encoding"),
            ("COPY t FROM PROGRAM 'ls'", "0A000", "program"),
            ("COPY t FROM STDIN WHERE a > 1", "0A000", "WHERE"),
            ("COPY (SELECT 1) FROM STDIN", "42601", "query"),
            ("COPY t", "42601", "end of input"),
            ("COPY t FROM STDIN WITH", "42601", "end of input"),
            (
                "COPY t FROM STDIN (NULL 'a,b', FORMAT csv)",
                "22023",
                "must not appear in the NULL",
            ),
            (
                "COPY t FROM STDIN (colour 1)",
                "42601",
                "option \"colour\" not recognized",
            ),
        ] {
            let error = crate::parse(text).map(|s| panic!("{text}: {s:?}")).unwrap_err();
            assert_eq!(error.sqlstate, state, "{text}: {error:?}");
            assert!(error.message.contains(message), "{text}: {error:?}");
        }
    }
}
