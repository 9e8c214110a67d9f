//! Who may use the server over Flight: the one place where names and passwords are checked.

use rbcdb_db_extension::Engine;

use crate::wire::error::ErrorFields;

/// Checks a name and its password.
///
/// # Errors
/// 28000 or 28P01 for a login that isn't let in.
pub async fn authenticate(_engine: &Engine, _user: &str, _password: &str) -> Result<(), ErrorFields> {
    // As over PostgreSQL's protocol: no logins are configured, so any name is let in.
    Ok(())
}

/// Whether calls without any login are let in.
pub fn anonymous_allowed(_engine: &Engine) -> bool {
    true
}
