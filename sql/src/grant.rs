//! `GRANT …`, `REVOKE …` and `ALTER … OWNER TO`

use sqlparser::tokenizer::Token;

use crate::access::{AccessStatement, ObjectName, Privilege, PrivilegeChange, TableName, Targets};
use crate::cursor::Cursor;
use crate::error::SqlError;
use crate::role;

/// The statement, if it is `GRANT` or `REVOKE`.
pub(crate) fn statement(cursor: &mut Cursor<'_>) -> Option<Result<AccessStatement, SqlError>> {
    if cursor.take_word("GRANT") {
        return Some(change(cursor, true));
    }
    if cursor.take_word("REVOKE") {
        return Some(change(cursor, false));
    }
    None
}

fn change(cursor: &mut Cursor<'_>, grant: bool) -> Result<AccessStatement, SqlError> {
    let option_for = !grant && cursor.take_words(&["GRANT", "OPTION", "FOR"]);
    if !has_word(cursor, "ON") {
        return membership(cursor, grant);
    }
    let privileges = privileges(cursor)?;
    cursor.expect_words(&["ON"])?;
    let targets = targets(cursor)?;
    cursor.expect_words(&[if grant { "TO" } else { "FROM" }])?;
    let grantees = role::grantees(cursor)?;
    let with_option = grant && cursor.take_words(&["WITH", "GRANT", "OPTION"]);
    if cursor.is_word(0, "GRANTED") {
        return Err(SqlError::unsupported("GRANTED BY is not supported", cursor.position()));
    }
    let cascade = !grant && cursor.take_word("CASCADE");
    if !grant && !cascade {
        cursor.take_word("RESTRICT");
    }
    cursor.expect_end()?;
    Ok(AccessStatement::Privileges(PrivilegeChange {
        grant,
        privileges,
        targets,
        grantees,
        grant_option: option_for || with_option,
        cascade,
    }))
}

/// Whether the word stands anywhere in the rest of the statement.
fn has_word(cursor: &Cursor<'_>, word: &str) -> bool {
    (0..)
        .take_while(|n| cursor.peek_nth(*n).is_some())
        .any(|n| cursor.is_word(n, word))
}

fn membership(cursor: &mut Cursor<'_>, grant: bool) -> Result<AccessStatement, SqlError> {
    let roles = role::names(cursor)?;
    cursor.expect_words(&[if grant { "TO" } else { "FROM" }])?;
    let members = role::grantees(cursor)?;
    if cursor.is_word(0, "WITH") {
        let message = "options of a membership are not supported";
        return Err(SqlError::unsupported(message, cursor.position()));
    }
    if !grant && !cursor.take_word("CASCADE") {
        cursor.take_word("RESTRICT");
    }
    cursor.expect_end()?;
    Ok(AccessStatement::Membership { grant, roles, members })
}

/// `ALL [PRIVILEGES]` is `None`.
fn privileges(cursor: &mut Cursor<'_>) -> Result<Option<Vec<Privilege>>, SqlError> {
    if cursor.take_words(&["ALL", "PRIVILEGES"]) || cursor.take_word("ALL") {
        refuse_columns(cursor)?;
        return Ok(None);
    }
    cursor.list(privilege).map(Some)
}

fn privilege(cursor: &mut Cursor<'_>) -> Result<Privilege, SqlError> {
    let at = cursor.position();
    let keyword = cursor.identifier("a privilege")?;
    let privilege = Privilege::find(&keyword).ok_or_else(|| {
        let known = [
            "references",
            "trigger",
            "maintain",
            "connect",
            "temporary",
            "temp",
            "set",
        ];
        match known.contains(&keyword.as_str()) {
            true => SqlError::unsupported(format!("privilege {} is not supported", keyword.to_uppercase()), at),
            false => SqlError::syntax(format!("unrecognized privilege type \"{keyword}\""), at),
        }
    })?;
    refuse_columns(cursor)?;
    Ok(privilege)
}

fn refuse_columns(cursor: &Cursor<'_>) -> Result<(), SqlError> {
    if cursor.is_token(&Token::LParen) {
        let error = SqlError::unsupported("privileges on columns are not supported", cursor.position());
        return Err(error.hint("Grant them on a view that has these columns."));
    }
    Ok(())
}

fn targets(cursor: &mut Cursor<'_>) -> Result<Targets, SqlError> {
    if cursor.take_words(&["ALL", "TABLES", "IN", "SCHEMA"]) {
        return cursor.list(|c| c.name("a schema name")).map(Targets::AllTables);
    }
    for word in ["FUNCTIONS", "ROUTINES"] {
        if cursor.take_words(&["ALL", word, "IN", "SCHEMA"]) {
            return cursor.list(|c| c.name("a schema name")).map(Targets::AllFunctions);
        }
    }
    let at = cursor.position();
    let object: fn(&mut Cursor<'_>) -> Result<ObjectName, SqlError> = if cursor.take_word("SCHEMA") {
        |c| c.name("a schema name").map(ObjectName::Schema)
    } else if cursor.take_word("FUNCTION") || cursor.take_word("ROUTINE") {
        |c| c.function_ref().map(ObjectName::Function)
    } else {
        for kind in [
            "DATABASE",
            "SEQUENCE",
            "LANGUAGE",
            "TYPE",
            "DOMAIN",
            "TABLESPACE",
            "LARGE",
            "FOREIGN",
            "ALL",
        ] {
            // A table may have that name: then no other name follows.
            if cursor.is_word(0, kind) && matches!(cursor.peek_nth(1).map(|t| &t.token.token), Some(Token::Word(_))) {
                if cursor.is_word(1, "TO") || cursor.is_word(1, "FROM") {
                    continue;
                }
                let error =
                    SqlError::unsupported(format!("privileges on a {} are not supported", kind.to_lowercase()), at);
                return Err(error.hint("They are on schemas, tables and functions."));
            }
        }
        cursor.take_word("TABLE");
        |c| table_name(c).map(ObjectName::Table)
    };
    cursor.list(object).map(Targets::Objects)
}

fn table_name(cursor: &mut Cursor<'_>) -> Result<TableName, SqlError> {
    let position = cursor.position();
    let first = cursor.identifier("a table name")?;
    if !cursor.take_token(&Token::Period) {
        return Ok(TableName {
            schema: None,
            name: first,
            position,
        });
    }
    let name = cursor.identifier("a table name")?;
    if cursor.is_token(&Token::Period) {
        return Err(SqlError::unsupported(
            "cross-database references are not supported",
            position,
        ));
    }
    Ok(TableName {
        schema: Some(first),
        name,
        position,
    })
}

/// Reads an object's name.
type ParseName = fn(&mut Cursor<'_>) -> Result<ObjectName, SqlError>;

/// `ALTER {TABLE | VIEW | SCHEMA | FUNCTION} name OWNER TO role`; `None`, with the cursor where it was, for any other
/// statement.
pub(crate) fn owner(cursor: &mut Cursor<'_>) -> Option<Result<AccessStatement, SqlError>> {
    let kinds: [(&str, ParseName); 4] = [
        ("TABLE", |c| table_name(c).map(ObjectName::Table)),
        ("VIEW", |c| table_name(c).map(ObjectName::Table)),
        ("SCHEMA", |c| c.name("a schema name").map(ObjectName::Schema)),
        ("FUNCTION", |c| c.function_ref().map(ObjectName::Function)),
    ];
    let start = cursor.mark();
    let (_, object) = kinds.iter().find(|(kind, _)| cursor.take_words(&["ALTER", kind]))?;
    let object = match object(cursor) {
        Ok(object) if cursor.take_words(&["OWNER", "TO"]) => object,
        _ => {
            cursor.back_to(start);
            return None;
        }
    };
    let owner = role::grantee(cursor).and_then(|owner| cursor.expect_end().map(|()| owner));
    Some(owner.map(|owner| AccessStatement::ChangeOwner { object, owner }))
}
