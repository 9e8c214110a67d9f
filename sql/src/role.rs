//! `CREATE | ALTER | DROP {ROLE | USER}`

use sqlparser::tokenizer::Token;

use crate::access::{AccessStatement, Grantee, Name, RoleOptions, Secret, SettingChange};
use crate::cursor::Cursor;
use crate::error::{SqlError, sqlstate};
use crate::literal;

/// Options that PostgreSQL has and rbcdb doesn't; their negations are what every role is.
const UNSUPPORTED: [&str; 4] = ["CREATEDB", "CREATEROLE", "REPLICATION", "BYPASSRLS"];

/// Reads what follows a verb and its noun; whether the noun was USER.
type Parse = fn(&mut Cursor<'_>, bool) -> Result<AccessStatement, SqlError>;

/// The statement, if it is one of these.
pub(crate) fn statement(cursor: &mut Cursor<'_>) -> Option<Result<AccessStatement, SqlError>> {
    let verbs: [(&str, Parse); 3] = [("CREATE", create), ("ALTER", alter), ("DROP", drop)];
    for (verb, parse) in verbs {
        for (noun, login) in [("ROLE", false), ("USER", true), ("GROUP", false)] {
            if cursor.take_words(&[verb, noun]) {
                return Some(parse(cursor, login));
            }
        }
    }
    None
}

/// `CREATE USER` is `CREATE ROLE … LOGIN`.
fn create(cursor: &mut Cursor<'_>, login: bool) -> Result<AccessStatement, SqlError> {
    let if_not_exists = cursor.take_words(&["IF", "NOT", "EXISTS"]);
    let name = cursor.name("a role name")?;
    let mut options = RoleOptions::default();
    let mut member_of = Vec::new();
    cursor.take_word("WITH");
    while cursor.peek().is_some() {
        if cursor.take_words(&["IN", "ROLE"]) || cursor.take_words(&["IN", "GROUP"]) {
            member_of.extend(names(cursor)?);
        } else {
            option(cursor, &mut options)?;
        }
    }
    if login {
        options.login.get_or_insert(true);
    }
    Ok(AccessStatement::CreateRole {
        if_not_exists,
        name,
        options,
        member_of,
    })
}

fn alter(cursor: &mut Cursor<'_>, _: bool) -> Result<AccessStatement, SqlError> {
    let name = cursor.name("a role name")?;
    if cursor.take_words(&["RENAME", "TO"]) {
        let to = cursor.name("a role name")?;
        cursor.expect_end()?;
        return Ok(AccessStatement::RenameRole { name, to });
    }
    if cursor.is_word(0, "IN") {
        let message = "settings of a role in a database are not supported";
        return Err(SqlError::unsupported(message, cursor.position()));
    }
    if let Some(change) = setting_change(cursor)? {
        cursor.expect_end()?;
        return Ok(AccessStatement::AlterRoleSetting { name, change });
    }
    cursor.take_word("WITH");
    let mut options = RoleOptions::default();
    if cursor.peek().is_none() {
        return Err(cursor.expected("what to change"));
    }
    while cursor.peek().is_some() {
        option(cursor, &mut options)?;
    }
    Ok(AccessStatement::AlterRole { name, options })
}

/// `SET name {= | TO} value`, `RESET {name | ALL}`
fn setting_change(cursor: &mut Cursor<'_>) -> Result<Option<SettingChange>, SqlError> {
    if cursor.take_word("RESET") {
        return Ok(Some(match cursor.take_word("ALL") {
            true => SettingChange::ResetAll,
            false => SettingChange::Reset(setting_name(cursor)?),
        }));
    }
    if !cursor.take_word("SET") {
        return Ok(None);
    }
    let setting = match cursor.take_words(&["TIME", "ZONE"]) {
        true => "TimeZone".to_owned(),
        false => {
            let setting = setting_name(cursor)?;
            if !cursor.take_word("TO") {
                cursor.expect_token(&Token::Eq, "TO or \"=\"")?;
            }
            setting
        }
    };
    if cursor.take_word("DEFAULT") {
        return Ok(Some(SettingChange::Reset(setting)));
    }
    let mut value = String::new();
    while let Some(token) = cursor.peek() {
        match &token.token.token {
            Token::SingleQuotedString(text) => value.push_str(text),
            Token::Comma => value.push_str(", "),
            other => value.push_str(&other.to_string()),
        }
        cursor.advance();
    }
    match value.is_empty() {
        true => Err(cursor.expected("a value")),
        false => Ok(Some(SettingChange::Set { setting, value })),
    }
}

/// `name`, `rbc.name`
fn setting_name(cursor: &mut Cursor<'_>) -> Result<String, SqlError> {
    let mut name = cursor.identifier("a setting")?;
    while cursor.take_token(&Token::Period) {
        name = format!("{name}.{}", cursor.identifier("a setting")?);
    }
    Ok(name)
}

fn drop(cursor: &mut Cursor<'_>, _: bool) -> Result<AccessStatement, SqlError> {
    let if_exists = cursor.take_words(&["IF", "EXISTS"]);
    let names = names(cursor)?;
    cursor.expect_end()?;
    Ok(AccessStatement::DropRole { if_exists, names })
}

/// `a, b, …`
pub(crate) fn names(cursor: &mut Cursor<'_>) -> Result<Vec<Name>, SqlError> {
    cursor.list(|cursor| cursor.name("a role name"))
}

/// `[GROUP] {role | PUBLIC | CURRENT_USER}, …`
pub(crate) fn grantees(cursor: &mut Cursor<'_>) -> Result<Vec<Grantee>, SqlError> {
    cursor.list(grantee)
}

/// `{role | PUBLIC | CURRENT_USER}`
pub(crate) fn grantee(cursor: &mut Cursor<'_>) -> Result<Grantee, SqlError> {
    cursor.take_word("GROUP");
    if cursor.take_word("PUBLIC") {
        return Ok(Grantee::Public);
    }
    if ["CURRENT_USER", "CURRENT_ROLE", "SESSION_USER"]
        .iter()
        .any(|word| cursor.take_word(word))
    {
        return Ok(Grantee::Current);
    }
    cursor.name("a role name").map(Grantee::Role)
}

fn option(cursor: &mut Cursor<'_>, options: &mut RoleOptions) -> Result<(), SqlError> {
    let at = cursor.position();
    for (word, value) in [("SUPERUSER", true), ("NOSUPERUSER", false)] {
        if cursor.take_word(word) {
            return once(&mut options.superuser, value, at);
        }
    }
    for (word, value) in [("LOGIN", true), ("NOLOGIN", false)] {
        if cursor.take_word(word) {
            return once(&mut options.login, value, at);
        }
    }
    if cursor.take_words(&["ENCRYPTED", "PASSWORD"]) || cursor.take_word("PASSWORD") {
        let password = match cursor.take_word("NULL") {
            true => None,
            false => Some(Secret(string(cursor)?)),
        };
        return once(&mut options.password, password, at);
    }
    if cursor.take_words(&["CONNECTION", "LIMIT"]) {
        return once(&mut options.connection_limit, connection_limit(cursor)?, at);
    }
    if cursor.take_words(&["VALID", "UNTIL"]) {
        return once(&mut options.valid_until, string(cursor)?, at);
    }
    if cursor.take_word("INHERIT") {
        return Ok(());
    }
    if cursor.is_word(0, "NOINHERIT") {
        let message = "NOINHERIT is not supported: a role always has the rights of those that it is a member of";
        return Err(SqlError::unsupported(message, at));
    }
    for word in UNSUPPORTED {
        if cursor.is_word(0, word) {
            let error = SqlError::unsupported(format!("{word} is not supported"), at);
            return Err(error.hint("Only superusers create roles and schemas; see SUPERUSER and GRANT."));
        }
        if cursor.take_word(&format!("NO{word}")) {
            return Ok(());
        }
    }
    Err(cursor.expected("an option of a role: SUPERUSER, LOGIN, PASSWORD, CONNECTION LIMIT or VALID UNTIL"))
}

fn once<T>(slot: &mut Option<T>, value: T, position: usize) -> Result<(), SqlError> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(SqlError::syntax("conflicting or redundant options", position)),
    }
}

fn connection_limit(cursor: &mut Cursor<'_>) -> Result<i32, SqlError> {
    let at = cursor.position();
    let negative = cursor.take_token(&Token::Minus);
    let number = match cursor.peek().map(|t| &t.token.token) {
        Some(Token::Number(text, _)) => text.parse::<i32>().ok(),
        _ => return Err(cursor.expected("a number")),
    };
    cursor.advance();
    match (negative, number) {
        (false, Some(limit)) => Ok(limit),
        (true, Some(1)) => Ok(-1),
        _ => Err(
            SqlError::new(sqlstate::INVALID_PARAMETER_VALUE, "invalid connection limit")
                .detail("It is a number of connections, or -1 for no limit.")
                .at(at),
        ),
    }
}

fn string(cursor: &mut Cursor<'_>) -> Result<String, SqlError> {
    let quoted = cursor.peek().and_then(|t| literal::read(cursor.text, t));
    let quoted = quoted.unwrap_or_else(|| Err(cursor.expected("a string literal")))?;
    cursor.advance();
    Ok(quoted.text)
}
