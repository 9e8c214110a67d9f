//! Run-time settings of a connection: the names that PostgreSQL's clients set, show and are told about.
//!
//! A setting that would change how results look (DateStyle, TimeZone, …) takes only the value that this server has:
//! another one is refused, never accepted and ignored.

use std::collections::BTreeMap;
use std::time::Duration;

use rbcdb_db_extension::{DeviceChoice, Fusion};
use rbcdb_udf_abi::kernel::LaunchShape;

use super::error::{ErrorFields, sqlstate};
use crate::units::{parse_milliseconds, show_duration, show_milliseconds};

/// What values a setting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Any text.
    Text,
    /// `on` or `off`.
    Bool,
    /// Milliseconds, with PostgreSQL's units; 0 is none.
    Milliseconds,
    /// An integer in a range.
    Integer(i64, i64),
    /// One of these, in lower case; each means the default.
    Only(&'static [&'static str]),
    /// One of these, in lower case.
    OneOf(&'static [&'static str]),
    /// `auto`, or a block of threads: one to three numbers with commas between them.
    Block,
    /// Identifiers with commas between them.
    Names,
    /// Can't be changed.
    Fixed,
}

/// One known setting.
#[derive(Debug)]
struct Setting {
    name: &'static str,
    default: &'static str,
    kind: Kind,
    /// Whether clients are told of its value at the start and when it changes.
    reported: bool,
    description: &'static str,
}

const fn setting(name: &'static str, default: &'static str, kind: Kind, description: &'static str) -> Setting {
    Setting {
        name,
        default,
        kind,
        reported: false,
        description,
    }
}

const fn reported(name: &'static str, default: &'static str, kind: Kind, description: &'static str) -> Setting {
    Setting {
        name,
        default,
        kind,
        reported: true,
        description,
    }
}

/// The version of PostgreSQL whose protocol and catalog are followed, with rbcdb's own behind it.
pub const SERVER_VERSION: &str = concat!("15.0 (rbcdb ", env!("CARGO_PKG_VERSION"), ")");

const LEVELS: &[&str] = &[
    "debug5", "debug4", "debug3", "debug2", "debug1", "log", "notice", "warning", "error",
];
const UTC: &[&str] = &[
    "utc",
    "etc/utc",
    "gmt",
    "etc/gmt",
    "universal",
    "zulu",
    "uct",
    "0",
    "+00",
    "+00:00",
    "default",
    "local",
];

/// All settings, by name.
static SETTINGS: &[Setting] = &[
    reported(
        "application_name",
        "",
        Kind::Text,
        "The application's name, as the client gave it.",
    ),
    setting("bytea_output", "hex", Kind::Only(&["hex"]), "Output format of bytea."),
    reported(
        "client_encoding",
        "UTF8",
        Kind::Only(&["utf8", "utf-8", "unicode", "'utf8'"]),
        "The client's encoding.",
    ),
    setting(
        "client_min_messages",
        "notice",
        Kind::Text,
        "Least severity of notices that are sent.",
    ),
    reported(
        "DateStyle",
        "ISO, MDY",
        Kind::Only(&["iso", "iso, mdy", "iso,mdy", "iso, ymd", "iso, dmy"]),
        "Output format of dates.",
    ),
    setting(
        "default_table_access_method",
        "heap",
        Kind::Fixed,
        "How PostgreSQL's clients expect tables to be stored.",
    ),
    setting(
        "default_transaction_isolation",
        "repeatable read",
        Kind::Text,
        "Isolation of new transactions; all are of REPEATABLE READ.",
    ),
    reported(
        "default_transaction_read_only",
        "off",
        Kind::Bool,
        "Whether new transactions are read-only.",
    ),
    setting(
        "extra_float_digits",
        "1",
        Kind::Integer(1, 3),
        "Floats are sent as their shortest exact digits.",
    ),
    setting(
        "idle_in_transaction_session_timeout",
        "0",
        Kind::Milliseconds,
        "Longest wait for the client inside a transaction; 0 is no limit.",
    ),
    setting(
        "idle_session_timeout",
        "0",
        Kind::Milliseconds,
        "Longest wait for the client outside of a transaction; 0 is no limit.",
    ),
    reported("in_hot_standby", "off", Kind::Fixed, "Whether the server is a standby."),
    reported(
        "integer_datetimes",
        "on",
        Kind::Fixed,
        "Whether times are integers on the wire.",
    ),
    reported(
        "IntervalStyle",
        "postgres",
        Kind::Only(&["postgres"]),
        "Output format of intervals.",
    ),
    reported("is_superuser", "on", Kind::Fixed, "Whether the user may do everything."),
    setting(
        "lock_timeout",
        "0",
        Kind::Milliseconds,
        "Longest wait for a lock; there are no locks to wait for.",
    ),
    setting(
        "max_identifier_length",
        "63",
        Kind::Fixed,
        "Longest identifier that PostgreSQL's clients expect, in bytes.",
    ),
    setting(
        "rbc.block",
        "auto",
        Kind::Block,
        "Blocks that kernel functions are launched in, such as 128 or '16, 16'.",
    ),
    setting(
        "rbc.device",
        "auto",
        Kind::OneOf(&["auto", "cpu", "gpu"]),
        "Where functions run.",
    ),
    setting(
        "rbc.fuse",
        "auto",
        Kind::OneOf(&["auto", "on", "off"]),
        "Whether expressions with calls are compiled to one function each.",
    ),
    setting(
        "row_security",
        "on",
        Kind::Bool,
        "Row security policies; there are none.",
    ),
    setting(
        "search_path",
        "public",
        Kind::Names,
        "Schemas where names are looked up.",
    ),
    reported("server_encoding", "UTF8", Kind::Fixed, "The server's encoding."),
    reported(
        "server_version",
        SERVER_VERSION,
        Kind::Fixed,
        "PostgreSQL version that is followed.",
    ),
    setting(
        "server_version_num",
        "150000",
        Kind::Fixed,
        "PostgreSQL version that is followed, as a number.",
    ),
    reported("session_authorization", "", Kind::Fixed, "The session's user."),
    reported(
        "standard_conforming_strings",
        "on",
        Kind::Only(&["on", "true", "1"]),
        "Whether backslashes in '…' are plain.",
    ),
    setting(
        "statement_timeout",
        "0",
        Kind::Milliseconds,
        "Longest run of a statement; 0 is no limit.",
    ),
    setting("synchronize_seqscans", "on", Kind::Bool, "Without effect."),
    reported("TimeZone", "UTC", Kind::Only(UTC), "Time zone of timestamps."),
    setting(
        "transaction_isolation",
        "repeatable read",
        Kind::Text,
        "Isolation of the transaction; always REPEATABLE READ.",
    ),
    setting(
        "transaction_read_only",
        "off",
        Kind::Only(&["off", "false", "0"]),
        "Whether the transaction is read-only.",
    ),
];

/// The settings of one connection.
#[derive(Debug, Default)]
pub struct Settings {
    changed: Values,
    /// What they were when the transaction block began; `None` outside of one.
    before: Option<Values>,
    /// What SET LOCAL replaced: back at the block's end.
    replaced: BTreeMap<&'static str, Option<String>>,
    /// The server's own defaults.
    base: Values,
}

/// Values that aren't the defaults.
type Values = BTreeMap<&'static str, String>;

impl Settings {
    /// Makes a duration the default of a setting.
    pub fn set_default(&mut self, name: &'static str, duration: Duration) {
        self.base.insert(name, show_duration(duration));
    }

    /// Makes values that were checked when they were stored the defaults. One that this version doesn't take any more is passed
    /// over, with a warning for the client.
    pub fn set_defaults(&mut self, values: &[(String, String)]) -> Vec<ErrorFields> {
        let mut warnings = Vec::new();
        for (name, value) in values {
            match find(name).and_then(|setting| Ok((setting.name, check(setting, value)?))) {
                Ok((name, value)) => drop(self.base.insert(name, value)),
                Err(error) => warnings.push(error),
            }
        }
        warnings
    }

    /// Sets a value that only the server may set, such as the session's user.
    pub fn fix(&mut self, name: &'static str, value: &str) {
        self.changed.insert(name, value.to_owned());
    }

    /// Current value, with the name in its usual spelling.
    ///
    /// # Errors
    /// 42704 for an unknown name.
    pub fn show(&self, name: &str) -> Result<(&'static str, String), ErrorFields> {
        let setting = find(name)?;
        Ok((setting.name, self.value(setting)))
    }

    /// Name, value and description of all settings.
    pub fn all(&self) -> Vec<(&'static str, String, &'static str)> {
        SETTINGS
            .iter()
            .map(|s| (s.name, self.value(s), s.description))
            .collect()
    }

    /// What the client is told at the start: name and value.
    pub fn reported(&self) -> Vec<(&'static str, String)> {
        SETTINGS
            .iter()
            .filter(|s| s.reported)
            .map(|s| (s.name, self.value(s)))
            .collect()
    }

    /// Sets a value, `None` the default. Returns what the client has to be told: name and value.
    ///
    /// # Errors
    /// 42704 for an unknown name, 22023 for a value that the setting can't have, 55P02 for one that can't be changed.
    pub fn set(&mut self, name: &str, value: Option<&str>) -> Result<Option<(&'static str, String)>, ErrorFields> {
        let setting = find(name)?;
        self.replaced.remove(setting.name);
        match value {
            None => self.changed.remove(setting.name),
            Some(value) => self.changed.insert(setting.name, check(setting, value)?),
        };
        Ok(setting.reported.then(|| (setting.name, self.value(setting))))
    }

    /// SET LOCAL: sets a value until the transaction block ends.
    ///
    /// # Errors
    /// As [`Settings::set`].
    pub fn set_local(
        &mut self,
        name: &str,
        value: Option<&str>,
    ) -> Result<Option<(&'static str, String)>, ErrorFields> {
        let setting = find(name)?;
        let earlier = self.replaced.get(setting.name).cloned();
        let replaced = earlier.unwrap_or_else(|| self.changed.get(setting.name).cloned());
        let told = self.set(name, value)?;
        self.replaced.insert(setting.name, replaced);
        Ok(told)
    }

    /// A transaction block begins, or goes on.
    pub fn begin_transaction(&mut self) {
        if self.before.is_none() {
            self.before = Some(self.changed.clone());
        }
    }

    /// A transaction block ends: what it set stays if it is committed and wasn't local. Returns what the client has to be
    /// told.
    pub fn end_transaction(&mut self, committed: bool) -> Vec<(&'static str, String)> {
        let replaced = std::mem::take(&mut self.replaced);
        let Some(before) = self.before.take() else {
            return Vec::new();
        };
        let within = self.changed.clone();
        if committed {
            for (name, value) in replaced {
                match value {
                    Some(value) => self.changed.insert(name, value),
                    None => self.changed.remove(name),
                };
            }
        } else {
            self.changed = before;
        }
        let told = SETTINGS
            .iter()
            .filter(|s| s.reported && within.get(s.name) != self.changed.get(s.name));
        told.map(|s| (s.name, self.value(s))).collect()
    }

    /// Sets all settings that a client can change back to their defaults.
    pub fn reset_all(&mut self) {
        self.changed
            .retain(|name, _| SETTINGS.iter().any(|s| s.name == *name && s.kind == Kind::Fixed));
    }

    /// `statement_timeout`; `None` is no limit.
    pub fn statement_timeout(&self) -> Option<Duration> {
        self.duration("statement_timeout")
    }

    /// How long the client may let the connection wait, inside or outside of a transaction; `None` is no limit.
    pub fn idle_timeout(&self, in_transaction: bool) -> Option<Duration> {
        self.duration(match in_transaction {
            true => "idle_in_transaction_session_timeout",
            false => "idle_session_timeout",
        })
    }

    fn duration(&self, name: &'static str) -> Option<Duration> {
        let ms = self.given(name).and_then(parse_milliseconds).unwrap_or(0);
        (ms > 0).then(|| Duration::from_millis(ms))
    }

    /// `search_path`, without `"$user"`: no user has a schema of that name.
    pub fn search_path(&self) -> Vec<String> {
        let path = self.given("search_path").unwrap_or("public");
        let mut names = split_names(path).unwrap_or_default();
        names.retain(|name| name != "$user");
        names
    }

    /// `default_transaction_read_only`
    pub fn default_read_only(&self) -> bool {
        self.show("default_transaction_read_only")
            .is_ok_and(|(_, value)| value == "on")
    }

    /// `rbc.block`
    pub fn kernel_block(&self) -> Option<[u32; 3]> {
        parse_block(self.given("rbc.block")?)
    }

    /// `rbc.device`
    pub fn device(&self) -> DeviceChoice {
        let device = self.given("rbc.device").and_then(|value| value.parse().ok());
        device.unwrap_or_default()
    }

    /// `rbc.fuse`
    pub fn fusion(&self) -> Fusion {
        let fusion = self.given("rbc.fuse").and_then(|value| value.parse().ok());
        fusion.unwrap_or_default()
    }

    fn value(&self, setting: &Setting) -> String {
        self.given(setting.name).unwrap_or(setting.default).to_owned()
    }

    /// The session's value, or the default of its server or role; `None` if neither has one.
    fn given(&self, name: &str) -> Option<&str> {
        let value = self.changed.get(name).or_else(|| self.base.get(name));
        value.map(String::as_str)
    }
}

/// A setting's name and value in their usual spelling, if a role's sessions can begin with it.
///
/// # Errors
/// 42704 for an unknown name, 22023 for a value that the setting can't have, 55P02 for one that can't be changed.
pub fn for_role(name: &str, value: &str) -> Result<(String, String), rbcdb_db_extension::Error> {
    let checked = find(name).and_then(|setting| Ok((setting.name.to_owned(), check(setting, value)?)));
    checked.map_err(|error| {
        let states = [sqlstate::UNDEFINED_OBJECT, sqlstate::INVALID_PARAMETER_VALUE];
        let state = states.into_iter().find(|state| *state == error.sqlstate);
        let state = state.unwrap_or(sqlstate::CANT_CHANGE_RUNTIME_PARAM);
        let told = rbcdb_db_extension::Error::new(state, error.message.clone());
        match &error.hint {
            Some(hint) => told.hint(hint.clone()),
            None => told,
        }
    })
}

fn find(name: &str) -> Result<&'static Setting, ErrorFields> {
    SETTINGS
        .iter()
        .find(|s| s.name.eq_ignore_ascii_case(name))
        .ok_or_else(|| {
            ErrorFields::new(
                sqlstate::UNDEFINED_OBJECT,
                format!("unrecognized configuration parameter \"{name}\""),
            )
            .hint("SHOW ALL lists the parameters.")
        })
}

/// The value as it is stored and shown.
fn check(setting: &Setting, value: &str) -> Result<String, ErrorFields> {
    let name = setting.name;
    let invalid = |expected: String| {
        ErrorFields::new(
            sqlstate::INVALID_PARAMETER_VALUE,
            format!("invalid value for parameter \"{name}\": \"{value}\""),
        )
        .hint(expected)
    };
    match setting.kind {
        Kind::Text if name == "client_min_messages" && !LEVELS.contains(&value.to_ascii_lowercase().as_str()) => {
            Err(invalid(format!("Available values: {}.", LEVELS.join(", "))))
        }
        Kind::Text => Ok(value.to_owned()),
        Kind::Bool => match value.to_ascii_lowercase().as_str() {
            "on" | "true" | "yes" | "1" => Ok("on".to_owned()),
            "off" | "false" | "no" | "0" => Ok("off".to_owned()),
            _ => Err(invalid("Available values: on, off.".to_owned())),
        },
        Kind::Milliseconds => match parse_milliseconds(value) {
            Some(ms) => Ok(show_milliseconds(ms)),
            None => Err(invalid(
                "Give a number of milliseconds, or a number with ms, s, min, h or d.".to_owned(),
            )),
        },
        Kind::Integer(low, high) => match value.parse::<i64>() {
            Ok(n) if (low..=high).contains(&n) => Ok(n.to_string()),
            _ => Err(invalid(format!("Give an integer from {low} to {high}."))),
        },
        Kind::Only(accepted) if accepted.contains(&value.to_ascii_lowercase().as_str()) => {
            Ok(setting.default.to_owned())
        }
        Kind::Only(_) => Err(invalid(format!("This server supports only \"{}\".", setting.default))),
        Kind::OneOf(accepted) => match accepted.iter().find(|known| known.eq_ignore_ascii_case(value)) {
            Some(known) => Ok((*known).to_owned()),
            None => Err(invalid(format!("Available values: {}.", accepted.join(", ")))),
        },
        Kind::Block if value.eq_ignore_ascii_case("auto") => Ok("auto".to_owned()),
        Kind::Block => match parse_block(value) {
            Some(_) => Ok(value.to_owned()),
            None => Err(invalid(
                "Give one to three numbers of threads, whose product is at most 1024 and the third at most 64, or auto.".to_owned(),
            )),
        },
        Kind::Names => match split_names(value) {
            Some(names) => Ok(names.iter().map(|name| quote_name(name)).collect::<Vec<_>>().join(", ")),
            None => Err(invalid("Give names with commas between them.".to_owned())),
        },
        Kind::Fixed => Err(ErrorFields::new(
            sqlstate::CANT_CHANGE_RUNTIME_PARAM,
            format!("parameter \"{name}\" cannot be changed"),
        )),
    }
}

/// `128` or `16, 16` as a block of threads.
fn parse_block(text: &str) -> Option<[u32; 3]> {
    let mut block = [1; 3];
    for (n, part) in text.split(',').enumerate() {
        *block.get_mut(n)? = part.trim().parse().ok()?;
    }
    let fits = block
        .iter()
        .zip(LaunchShape::BLOCK_MAX)
        .all(|(size, most)| (1..=most).contains(size));
    let threads: u32 = if fits { block.iter().product() } else { 0 };
    (1..=LaunchShape::BLOCK_MAX[0]).contains(&threads).then_some(block)
}

/// `a, "B"` as names; `None` for a quote without its other half or a name that is missing.
fn split_names(list: &str) -> Option<Vec<String>> {
    let mut names = Vec::new();
    let mut rest = list.trim();
    while !rest.is_empty() {
        let (name, after) = match rest.strip_prefix('"') {
            Some(quoted) => {
                let end = quoted.find('"')?;
                (quoted[..end].to_owned(), &quoted[end + 1..])
            }
            None => {
                let end = rest.find(',').unwrap_or(rest.len());
                (rest[..end].trim().to_lowercase(), &rest[end..])
            }
        };
        let after = after.trim_start();
        // SET search_path = '' leaves one empty name, which is none.
        if name.is_empty() && (names.is_empty() && after.is_empty()) {
            return Some(names);
        }
        if name.is_empty() || name.contains('"') {
            return None;
        }
        names.push(name);
        rest = match after.strip_prefix(',') {
            Some(next) if !next.trim().is_empty() => next.trim_start(),
            None if after.is_empty() => after,
            _ => return None,
        };
    }
    Some(names)
}

fn quote_name(name: &str) -> String {
    let plain = name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if plain { name.to_owned() } else { format!("\"{name}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statement_timeout_takes_units_and_shows_the_largest() {
        let mut settings = Settings::default();
        assert_eq!(settings.statement_timeout(), None);
        for (value, shown, ms) in [
            ("250", "250ms", 250),
            ("2000", "2s", 2000),
            ("5min", "5min", 300_000),
            ("0", "0", 0),
        ] {
            settings.set("STATEMENT_TIMEOUT", Some(value)).unwrap();
            assert_eq!(settings.show("statement_timeout").unwrap().1, shown);
            assert_eq!(
                settings.statement_timeout(),
                Some(Duration::from_millis(ms)).filter(|d| !d.is_zero())
            );
        }
        for value in ["-1", "1 fortnight", "", "99999999999999999999"] {
            let error = settings.set("statement_timeout", Some(value)).unwrap_err();
            assert_eq!(error.sqlstate, sqlstate::INVALID_PARAMETER_VALUE);
        }
    }

    #[test]
    fn the_device_is_one_of_three() {
        let mut settings = Settings::default();
        assert_eq!(settings.device(), DeviceChoice::Auto);
        settings.set("rbc.device", Some("GPU")).unwrap();
        assert_eq!(
            (settings.device(), settings.show("rbc.device").unwrap().1.as_str()),
            (DeviceChoice::Gpu, "gpu")
        );
        let error = settings.set("rbc.device", Some("tpu")).unwrap_err();
        assert_eq!(error.sqlstate, sqlstate::INVALID_PARAMETER_VALUE);
        settings.set("rbc.device", None).unwrap();
        assert_eq!(settings.device(), DeviceChoice::Auto);
        for choice in DeviceChoice::ALL {
            settings.set("rbc.device", Some(choice.name())).unwrap();
            assert_eq!(settings.device(), choice);
        }
    }

    #[test]
    fn fusion_is_one_of_three() {
        let mut settings = Settings::default();
        assert_eq!(settings.fusion(), Fusion::Auto);
        for choice in Fusion::ALL {
            settings.set("rbc.fuse", Some(choice.name())).unwrap();
            assert_eq!(settings.fusion(), choice);
        }
        let error = settings.set("rbc.fuse", Some("maybe")).unwrap_err();
        assert_eq!(error.sqlstate, sqlstate::INVALID_PARAMETER_VALUE);
    }

    #[test]
    fn a_setting_that_is_not_there_or_not_supported_is_refused() {
        let mut settings = Settings::default();
        assert_eq!(
            settings.set("no_such", Some("1")).unwrap_err().sqlstate,
            sqlstate::UNDEFINED_OBJECT
        );
        assert_eq!(
            settings.set("DateStyle", Some("German")).unwrap_err().sqlstate,
            sqlstate::INVALID_PARAMETER_VALUE
        );
        assert_eq!(
            settings.set("server_version", Some("9")).unwrap_err().sqlstate,
            sqlstate::CANT_CHANGE_RUNTIME_PARAM
        );
        assert_eq!(
            settings.set("timezone", Some("Etc/UTC")).unwrap(),
            Some(("TimeZone", "UTC".to_owned()))
        );
        settings.set("application_name", Some("x")).unwrap();
        settings.reset_all();
        assert_eq!(settings.show("application_name").unwrap().1, "");
    }

    #[test]
    fn a_transaction_block_takes_its_settings_with_it() {
        let mut settings = Settings::default();
        settings.set("application_name", Some("a")).unwrap();
        settings.begin_transaction();
        settings.set("application_name", Some("b")).unwrap();
        settings.set_local("statement_timeout", Some("5s")).unwrap();
        settings.set_local("statement_timeout", Some("6s")).unwrap();
        assert_eq!(settings.end_transaction(false), [("application_name", "a".to_owned())]);
        assert_eq!(settings.statement_timeout(), None);
        settings.begin_transaction();
        settings.set("application_name", Some("b")).unwrap();
        settings.set_local("application_name", Some("c")).unwrap();
        settings.set("statement_timeout", Some("5s")).unwrap();
        assert_eq!(settings.end_transaction(true), [("application_name", "b".to_owned())]);
        assert_eq!(settings.statement_timeout(), Some(Duration::from_secs(5)));
        assert!(
            settings.end_transaction(false).is_empty(),
            "outside of a block nothing is undone"
        );
    }

    #[test]
    fn the_search_path_is_a_list_of_names() {
        let mut settings = Settings::default();
        assert_eq!(settings.search_path(), ["public"]);
        for (value, shown, path) in [
            ("\"$user\", public", "\"$user\", public", &["public"][..]),
            ("A,\"B c\" , d", "a, \"B c\", d", &["a", "B c", "d"]),
            ("", "", &[]),
        ] {
            settings.set("search_path", Some(value)).unwrap();
            assert_eq!(settings.show("search_path").unwrap().1, shown);
            assert_eq!(settings.search_path(), path);
        }
        for value in ["a,,b", "a,", "\"a"] {
            assert!(settings.set("search_path", Some(value)).is_err(), "{value}");
        }
    }

    #[test]
    fn names_are_sorted_and_unique() {
        assert!(
            SETTINGS
                .windows(2)
                .all(|w| w[0].name.to_lowercase() < w[1].name.to_lowercase())
        );
    }
}
