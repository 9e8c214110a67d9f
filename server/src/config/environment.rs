//! Settings from environment variables.

use std::collections::BTreeMap;

use super::load::ConfigError;
use super::settings::SETTINGS;

/// The variable with the first superuser's password. It has no flag and no key: others could read it there.
pub const PASSWORD: &str = "RBCDB_PASSWORD";
/// The variable that names the configuration file.
pub const CONFIG: &str = "RBCDB_CONFIG";

/// The environment's variables that are rbcdb's.
#[derive(Debug, Default, Clone)]
pub struct Environment(BTreeMap<String, String>);

impl Environment {
    /// Those of this process.
    ///
    /// # Errors
    /// If one isn't UTF-8.
    pub fn of_process() -> Result<Environment, ConfigError> {
        let mut found = BTreeMap::new();
        for (name, value) in std::env::vars_os() {
            let Some(name) = name.to_str().filter(|name| name.starts_with("RBCDB_")) else {
                continue;
            };
            let value = value.into_string().map_err(|_| ConfigError::NotText(name.to_owned()))?;
            found.insert(name.to_owned(), value);
        }
        Ok(Environment(found))
    }

    /// The value of a variable.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Variables whose name begins as those of settings do and that are none: misspelt, most likely.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        let known = |name: &str| {
            [PASSWORD, CONFIG].contains(&name)
                || SETTINGS.iter().any(|s| s.variable() == name)
                || ["RBCDB_BENCH_", "RBCDB_PTXAS", "RBCDB_TARGET_DIR"]
                    .iter()
                    .any(|tools| name.starts_with(tools))
        };
        self.0.keys().map(String::as_str).filter(move |name| !known(name))
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Environment {
    fn from(variables: [(&str, &str); N]) -> Environment {
        Environment(
            variables
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
        )
    }
}
