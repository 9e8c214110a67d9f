//! SET, RESET and SHOW: the settings of a Flight session are those of a PostgreSQL connection.

use std::collections::VecDeque;

use arrow::datatypes::SchemaRef;
use rbcdb_db_extension::{Completion, Event};

use super::sessions::FlightSession;
use super::statement::{text_rows, text_schema};
use crate::wire::control::Control;
use crate::wire::error::{ErrorFields, sqlstate};
use crate::wire::server_settings::ServerSetting;

const ALL: [&str; 3] = ["name", "setting", "description"];

/// Columns of a statement about the session; `None` for one without rows.
///
/// # Errors
/// 0A000 for statements that Flight SQL has other means for.
pub fn schema(control: &Control) -> Result<Option<SchemaRef>, ErrorFields> {
    match control {
        Control::Show(name) => Ok(Some(text_schema(&[name]))),
        Control::ShowAll => Ok(Some(text_schema(&ALL))),
        Control::Set { .. } | Control::Reset(_) | Control::ResetAll => Ok(None),
        Control::Begin(_) | Control::Commit | Control::Rollback | Control::Savepoint(_) => Err(refused(control).hint(
            "Use the client's transactions: ADBC's autocommit option, or the actions BeginTransaction and EndTransaction.",
        )),
        _ => Err(refused(control)),
    }
}

fn refused(control: &Control) -> ErrorFields {
    let message = format!("{} is not supported over Flight SQL", control.tag());
    ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, message)
}

/// Carries out a statement that [`schema`] has let through.
///
/// # Errors
/// What is wrong with it.
pub fn carry_out(control: &Control, session: &FlightSession) -> Result<VecDeque<Event>, ErrorFields> {
    let mut events = VecDeque::new();
    match control {
        Control::Show(name) => events.push_back(Event::Rows(text_rows(&[name], &[vec![show(session, name)?]])?)),
        Control::ShowAll => events.push_back(Event::Rows(text_rows(&ALL, &all(session))?)),
        Control::Set {
            name,
            value,
            local: false,
        } => set(session, name, value.as_deref())?,
        Control::Reset(name) => set(session, name, None)?,
        Control::ResetAll => session.change_settings(|settings| {
            settings.reset_all();
            Ok(())
        })?,
        _ => return Err(refused(control)),
    }
    events.push_back(Event::Done(Completion {
        tag: Some(control.tag().to_owned()),
    }));
    Ok(events)
}

/// A setting's value.
///
/// # Errors
/// 42704 for an unknown name.
pub fn show(session: &FlightSession, name: &str) -> Result<String, ErrorFields> {
    match ServerSetting::find(name) {
        Some(setting) => Ok(setting.show(session.session.gpu())),
        None => session.with_settings(|settings| Ok(settings.show(name)?.1)),
    }
}

/// Sets a value, `None` the default.
///
/// # Errors
/// As [`crate::wire::settings::Settings::set`], and 55000 for a caller without a session.
pub fn set(session: &FlightSession, name: &str, value: Option<&str>) -> Result<(), ErrorFields> {
    if let Some(setting) = ServerSetting::find(name) {
        if let Some(warning) = setting.set(session.session.gpu(), value)? {
            tracing::debug!("{}", warning.message);
        }
        return Ok(());
    }
    session.change_settings(|settings| settings.set(name, value).map(|_| ()))
}

/// Name, value and description of all settings, by name.
pub fn all(session: &FlightSession) -> Vec<Vec<String>> {
    let own = session.with_settings(|settings| settings.all());
    let gpu = session.session.gpu();
    let servers = ServerSetting::ALL.into_iter();
    let servers = servers.map(|(setting, name, description)| (name, setting.show(gpu), description));
    let mut all: Vec<Vec<String>> = own
        .into_iter()
        .chain(servers)
        .map(|(name, value, description)| vec![name.to_owned(), value, description.to_owned()])
        .collect();
    all.sort_by_key(|row| row[0].to_lowercase());
    all
}
