//! Whether expressions with calls are compiled to one function each on the CPU: the setting `rbc.fuse`.

use std::fmt;
use std::str::FromStr;

/// `rbc.fuse`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fusion {
    /// When there have been so many rows that it pays.
    #[default]
    Auto,
    /// From the first row on, which waits for the compiler.
    On,
    /// Never.
    Off,
}

impl Fusion {
    /// All choices.
    pub const ALL: [Fusion; 3] = [Fusion::Auto, Fusion::On, Fusion::Off];

    /// As the setting is written.
    pub fn name(self) -> &'static str {
        match self {
            Fusion::Auto => "auto",
            Fusion::On => "on",
            Fusion::Off => "off",
        }
    }
}

impl fmt::Display for Fusion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Fusion {
    type Err = ();

    fn from_str(text: &str) -> Result<Fusion, ()> {
        Fusion::ALL
            .into_iter()
            .find(|choice| text.eq_ignore_ascii_case(choice.name()))
            .ok_or(())
    }
}
