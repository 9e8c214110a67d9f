//! Settings as flags of the command, made from the table.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches, value_parser};

use super::settings::{Kind, SETTINGS, Setting};

/// The flags' names, in the table's order: clap wants them for ever.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| SETTINGS.iter().map(Setting::flag).collect());

/// The flags that were given.
#[derive(Debug, Default, Clone)]
pub struct Flags {
    /// `--config FILE`
    pub config: Option<PathBuf>,
    /// Values by setting.
    pub values: BTreeMap<&'static str, String>,
}

impl Flags {
    /// A flag's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }
}

impl Args for Flags {
    fn augment_args(command: Command) -> Command {
        let file = Arg::new("config")
            .long("config")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .help("Configuration file in TOML [env: RBCDB_CONFIG]");
        let flags = SETTINGS.iter().zip(NAMES.iter());
        flags.fold(command.arg(file), |command, (setting, name)| {
            let arg = Arg::new(setting.name)
                .long(name.as_str())
                .value_name(setting.placeholder)
                .allow_hyphen_values(true)
                .help(format!("{} [env: {}]", setting.help, setting.variable()));
            command.arg(match setting.kind {
                Kind::Bool => arg.num_args(0..=1).default_missing_value("true"),
                _ => arg,
            })
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Flags::augment_args(command)
    }
}

impl FromArgMatches for Flags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Flags, clap::Error> {
        let mut flags = Flags::default();
        flags.update_from_arg_matches(matches)?;
        Ok(flags)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.config = matches.get_one::<PathBuf>("config").cloned();
        for setting in SETTINGS {
            if let Some(value) = matches.get_one::<String>(setting.name) {
                self.values.insert(setting.name, value.clone());
            }
        }
        Ok(())
    }
}
