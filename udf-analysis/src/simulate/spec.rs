//! What to run: the arguments of a kernel and the launches.

use serde::{Deserialize, Serialize};

use crate::report::Launch;

/// A kernel's arguments, in order, and the launches to try.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// The arguments in the order of the kernel's parameters.
    pub args: Vec<Argument>,
    /// The launches; their outputs are compared with those of the first.
    pub launches: Vec<Launch>,
    /// Orders of threads to try per launch: forward, reverse, then random ones from seeds.
    #[serde(default = "schedules")]
    pub schedules: u32,
}

fn schedules() -> u32 {
    3
}

/// One argument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Argument {
    /// What to call it in messages.
    pub name: String,
    /// A buffer or a scalar.
    pub kind: Kind,
    /// The type of the scalar or of the buffer's elements.
    #[serde(rename = "type")]
    pub element: Element,
    /// A buffer's number of elements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub len: Option<usize>,
    /// A buffer's contents before the launch; zero unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub init: Option<Init>,
    /// Whether a buffer is an output, which launches are compared by.
    #[serde(default)]
    pub out: bool,
    /// A scalar's value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<serde_json::Number>,
}

/// Whether an argument is memory or a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A pointer to memory of the device.
    Buffer,
    /// A value.
    Scalar,
}

/// An element type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Element {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    F32,
    F64,
}

/// A buffer's contents before the launch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Init {
    /// Zeros.
    Zero,
    /// Random values from a fixed seed: integers in -128..=127 (unsigned: 0..=255), floats in [-1, 1).
    Random,
    /// 0, 1, 2, …
    Iota,
    /// These values.
    #[serde(untagged)]
    Values(Vec<serde_json::Number>),
}
