//! Flags over environment over file over defaults.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::environment::{self, Environment};
use super::file;
use super::flags::Flags;
use super::settings::SETTINGS;
use super::{Config, Password};

/// Where a server listens unless told otherwise.
const PG_LISTEN: &str = "127.0.0.1:5432";

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file can't be read.
    #[error("cannot read the configuration file \"{}\": {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Something in the file is wrong.
    #[error("{}, line {line}: {message}", path.display())]
    InFile {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What.
        message: String,
    },
    /// A flag's or variable's value is wrong.
    #[error("{place}: \"{value}\": {message}")]
    Invalid {
        /// The flag or variable.
        place: String,
        /// The value.
        value: String,
        /// What is wrong with it.
        message: String,
    },
    /// A variable isn't UTF-8.
    #[error("environment variable {0} is not UTF-8")]
    NotText(String),
    /// What has no default is missing.
    #[error("no data directory: give --data-dir DIR, RBCDB_DATA_DIR, or data_dir in the configuration file")]
    NoDataDir,
    /// Two settings that don't go together.
    #[error("{0}")]
    Conflict(&'static str),
    /// The password's file can't be read, or holds none.
    #[error("cannot read the password from \"{}\": {message}", path.display())]
    Password {
        /// The file.
        path: PathBuf,
        /// Why.
        message: String,
    },
}

/// A configuration, and where each of its values is from.
#[derive(Debug)]
pub struct Loaded {
    /// The configuration.
    pub config: Config,
    /// For settings that aren't their default: the flag, the variable, or file and line.
    pub origins: BTreeMap<&'static str, String>,
}

/// Puts a configuration together.
///
/// # Errors
/// [`ConfigError`] that names the place of what is wrong.
pub fn load(flags: &Flags, environment: &Environment) -> Result<Loaded, ConfigError> {
    let path = flags.config.clone();
    let path = path.or_else(|| environment.get(environment::CONFIG).map(PathBuf::from));
    let entries = path.as_deref().map(file::read).transpose()?.unwrap_or_default();
    let mut config = Config::new(PG_LISTEN, "");
    let mut origins = BTreeMap::new();
    for setting in SETTINGS {
        let flag = format!("--{}", setting.flag());
        let variable = setting.variable();
        let (value, place) = match (flags.get(setting.name), environment.get(&variable)) {
            (Some(value), _) => (value, flag),
            (None, Some(value)) => (value, variable),
            (None, None) => match (entries.get(setting.name), &path) {
                (Some(entry), Some(path)) => {
                    set_from_file(&mut config, setting, entry, path)?;
                    origins.insert(setting.name, format!("{}, line {}", path.display(), entry.line));
                    continue;
                }
                _ => continue,
            },
        };
        setting
            .set(&mut config, value)
            .map_err(|message| ConfigError::Invalid {
                place: place.clone(),
                value: value.to_owned(),
                message,
            })?;
        origins.insert(setting.name, place);
    }
    config.password = environment.get(environment::PASSWORD).map(|p| Password(p.to_owned()));
    check(&config)?;
    Ok(Loaded { config, origins })
}

fn set_from_file(
    config: &mut Config,
    setting: &super::settings::Setting,
    entry: &file::Entry,
    path: &Path,
) -> Result<(), ConfigError> {
    setting
        .set(config, &entry.value)
        .map_err(|message| ConfigError::InFile {
            path: path.to_owned(),
            line: entry.line,
            message: format!("{}: {message}", setting.name),
        })
}

/// What no single setting can tell.
fn check(config: &Config) -> Result<(), ConfigError> {
    if config.data_dir.as_os_str().is_empty() {
        return Err(ConfigError::NoDataDir);
    }
    let conflict = match config {
        c if c.tls_cert.is_some() != c.tls_key.is_some() => "tls_cert and tls_key belong together: one is missing",
        c if c.tls_required && c.tls_cert.is_none() => "tls_required needs tls_cert and tls_key",
        c if c.password.is_some() && c.password_file.is_some() => "RBCDB_PASSWORD and password_file exclude each other",
        c if c.connections_max == 0 => "max_connections must be more than 0",
        c if c.superuser_connections >= c.connections_max => {
            "superuser_reserved_connections must be less than max_connections"
        }
        _ => return Ok(()),
    };
    Err(ConfigError::Conflict(conflict))
}

impl Loaded {
    /// The whole configuration as a file, with the origin of what isn't default.
    pub fn print(&self) -> String {
        let lines = SETTINGS.iter().map(|setting| {
            let value = file::literal(setting.kind, &setting.show(&self.config));
            let origin = self.origins.get(setting.name).map(|o| format!("  # {o}"));
            format!("{} = {value}{}\n", setting.name, origin.unwrap_or_default())
        });
        lines.collect()
    }
}

impl Config {
    /// The first superuser's password: as given, or the first line of its file.
    ///
    /// # Errors
    /// [`ConfigError::Password`] for a file that can't be read or holds none.
    pub fn read_password(&self) -> Result<Option<Password>, ConfigError> {
        if let Some(password) = &self.password {
            if password.0.is_empty() {
                return Err(ConfigError::Conflict("RBCDB_PASSWORD is empty"));
            }
            return Ok(Some(password.clone()));
        }
        let Some(path) = &self.password_file else {
            return Ok(None);
        };
        let refused = |message: String| ConfigError::Password {
            path: path.clone(),
            message,
        };
        let text = std::fs::read_to_string(path).map_err(|e| refused(e.to_string()))?;
        match text.lines().next() {
            Some(line) if !line.is_empty() => Ok(Some(Password(line.to_owned()))),
            _ => Err(refused("its first line is empty".to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::settings::{Kind, find};

    fn flags(values: &[(&'static str, &str)], config: Option<&Path>) -> Flags {
        Flags {
            config: config.map(Path::to_owned),
            values: values
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned()))
                .collect(),
        }
    }

    #[test]
    fn flags_win_over_environment_over_file_over_defaults() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("rbcdb.toml");
        std::fs::write(&path, "data_dir = \"/file\"\npg_listen = \"f:1\"\nlog = \"warn\"\n").unwrap();
        let environment = Environment::from([("RBCDB_PG_LISTEN", "e:1"), ("RBCDB_DATA_DIR", "/env")]);
        let loaded = load(&flags(&[("pg_listen", "flag:1")], Some(&path)), &environment).unwrap();
        let config = &loaded.config;
        assert_eq!(
            (
                config.pg_listen.as_str(),
                config.data_dir.as_path(),
                config.log.as_str()
            ),
            ("flag:1", Path::new("/env"), "warn")
        );
        assert_eq!(config.connections_max, 1000, "the default");
        assert_eq!(loaded.origins["pg_listen"], "--pg-listen");
        assert_eq!(loaded.origins["data_dir"], "RBCDB_DATA_DIR");
        assert_eq!(loaded.origins["log"], format!("{}, line 3", path.display()));
    }

    #[test]
    fn a_printed_configuration_is_read_back_as_the_same() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("rbcdb.toml");
        let given = [
            ("data_dir", "/d \"x\""),
            ("file_dirs", "/a:/b"),
            ("statement_timeout", "90s"),
            ("memory_limit", "1GB"),
            ("log_min_duration_statement", "250ms"),
        ];
        let printed = load(&flags(&given, None), &Environment::default()).unwrap().print();
        std::fs::write(&path, &printed).unwrap();
        let again = load(&flags(&[], Some(&path)), &Environment::default()).unwrap();
        let without_origins = |text: &str| {
            text.lines()
                .map(|l| l.split("  # ").next().unwrap().to_owned())
                .collect()
        };
        let (a, b): (Vec<String>, Vec<String>) = (without_origins(&printed), without_origins(&again.print()));
        assert_eq!(a, b);
        assert_eq!(a.len(), SETTINGS.len());
    }

    #[test]
    fn errors_name_their_place() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("rbcdb.toml");
        std::fs::write(&path, "log = \"info\"\nstatement_timeout = \"soon\"\n").unwrap();
        let data = [("data_dir", "/d")];
        for (flags, environment, part) in [
            (
                flags(&data, Some(&path)),
                Environment::default(),
                "rbcdb.toml, line 2: statement_timeout: give a number",
            ),
            (
                flags(&data, None),
                Environment::from([("RBCDB_MAX_CONNECTIONS", "many")]),
                "RBCDB_MAX_CONNECTIONS: \"many\": give a whole number",
            ),
            (flags(&[], None), Environment::default(), "no data directory"),
            (
                flags(&data, Some(Path::new("/no/such"))),
                Environment::default(),
                "cannot read the configuration file",
            ),
            (
                flags(&[data[0], ("tls_cert", "c.pem")], None),
                Environment::default(),
                "belong together",
            ),
            (
                flags(&[data[0], ("tls_required", "true")], None),
                Environment::default(),
                "needs tls_cert",
            ),
            (
                flags(&[data[0], ("max_connections", "2")], None),
                Environment::default(),
                "must be less than",
            ),
        ] {
            let error = load(&flags, &environment).unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        }
    }

    #[test]
    fn a_password_comes_from_the_environment_or_a_file_and_is_never_shown() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("password");
        std::fs::write(&path, "from file\n").unwrap();
        let config = |flags: &[(&'static str, &str)], environment: Environment| {
            let mut all = vec![("data_dir", "/d")];
            all.extend(flags);
            load(&self::flags(&all, None), &environment)
        };
        let variable = || Environment::from([("RBCDB_PASSWORD", "from variable")]);
        let loaded = config(&[], variable()).unwrap();
        assert_eq!(loaded.config.read_password().unwrap().unwrap().0, "from variable");
        assert!(!format!("{:?}", loaded.config).contains("from variable") && !loaded.print().contains("from variable"));
        let file = path.display().to_string();
        let loaded = config(&[("password_file", &file)], Environment::default()).unwrap();
        assert_eq!(loaded.config.read_password().unwrap().unwrap().0, "from file");
        assert!(config(&[("password_file", &file)], variable()).is_err(), "not both");
        std::fs::write(&path, "\n").unwrap();
        assert!(loaded.config.read_password().is_err());
    }

    #[test]
    fn misspelt_variables_are_found() {
        let environment = Environment::from([
            ("RBCDB_PG_LISTN", "x"),
            ("RBCDB_PG_LISTEN", "x"),
            ("RBCDB_PASSWORD", "x"),
        ]);
        assert_eq!(environment.unknown().collect::<Vec<_>>(), ["RBCDB_PG_LISTN"]);
    }

    #[test]
    fn the_operations_guide_has_every_setting_with_its_default() {
        let guide = include_str!("../../../docs/operations.md");
        let config = Config::new(PG_LISTEN, "");
        for setting in SETTINGS {
            let default = match (setting.kind, setting.show(&config)) {
                (Kind::List, _) => "none".to_owned(),
                (_, text) if text.is_empty() => "none".to_owned(),
                (_, text) => format!("`{text}`"),
            };
            let row = format!("| `{}` | {default} |", setting.name);
            assert!(guide.contains(&row), "docs/operations.md has no row \"{row}\"");
        }
        let rows = guide
            .split_once("<!-- settings -->")
            .and_then(|(_, rest)| rest.split_once("<!-- end of settings -->"))
            .expect("the table of settings is marked")
            .0;
        for line in rows.lines().filter_map(|l| l.strip_prefix("| `")) {
            let name = line.split('`').next().unwrap_or_default();
            assert!(
                find(name).is_some(),
                "docs/operations.md describes `{name}`, which is not a setting"
            );
        }
    }
}
