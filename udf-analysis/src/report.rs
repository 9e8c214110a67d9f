//! What the analysis says of a kernel.

pub use rbcdb_udf_abi::kernel::LaunchShape as Launch;
use serde::Serialize;

use crate::simulate::Argument;

/// How a kernel's output depends on the launch shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The output is the same under every launch shape.
    Independent,
    /// The output is the same under every launch shape that fulfils the conditions.
    IndependentIf,
    /// The output is a function of the total number of threads: how they are split into blocks doesn't matter.
    FixedTotalOnly,
    /// The output differs between launch shapes.
    DependsOn,
    /// Independent but for the order in which floating-point numbers are added.
    FloatReassociation,
    /// The output depends on the order in which threads run.
    Racy,
    /// The analysis doesn't understand the kernel.
    Unknown,
}

impl Verdict {
    /// Whether the output is the same in all launches that fulfil the conditions, with the same number of threads at least, in whatever
    /// order threads run.
    pub fn is_settled(self) -> bool {
        matches!(
            self,
            Verdict::Independent | Verdict::IndependentIf | Verdict::FixedTotalOnly
        )
    }

    /// Its name in texts and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Independent => "independent",
            Verdict::IndependentIf => "independent_if",
            Verdict::FixedTotalOnly => "fixed_total_only",
            Verdict::DependsOn => "depends_on",
            Verdict::FloatReassociation => "float_reassociation",
            Verdict::Racy => "racy",
            Verdict::Unknown => "unknown",
        }
    }
}

/// Why a verdict isn't better.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Reason {
    /// What was found.
    pub message: String,
    /// The source line, where the IR carries debug information.
    pub line: Option<u32>,
    /// The LLVM instruction.
    pub instruction: Option<String>,
}

/// Two launches that give different outputs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Witness {
    /// One launch.
    pub launch_a: Launch,
    /// The other; the same as the first where only the order of threads differs.
    pub launch_b: Launch,
    /// The output argument that differs.
    pub argument: String,
    /// Its first element that differs.
    pub element: usize,
    /// That element under the first launch.
    pub a: serde_json::Value,
    /// That element under the second launch.
    pub b: serde_json::Value,
    /// The arguments.
    #[serde(skip)]
    pub arguments: Vec<Argument>,
}

/// On what the output depends, per dimension.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Dimensions {
    /// Dimension x.
    pub x: Dependence,
    /// Dimension y.
    pub y: Dependence,
    /// Dimension z.
    pub z: Dependence,
}

/// On what the output depends in one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dependence {
    /// The kernel doesn't ask for its position in this dimension.
    Unused,
    /// On nothing.
    Independent,
    /// On nothing, under the conditions.
    IndependentIf,
    /// On the number of threads only.
    FixedTotalOnly,
    /// On blockDim.
    Block,
    /// On gridDim.
    Grid,
    /// On both.
    Both,
    /// Not known.
    Unknown,
}

/// What the analysis says of one kernel.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The kernel's symbol.
    pub kernel: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The dependence per dimension.
    pub dimensions: Dimensions,
    /// Whether blockDim may vary while gridDim is fixed, under the conditions and assumptions.
    pub block_independent: bool,
    /// Whether gridDim may vary while blockDim is fixed.
    pub grid_independent: bool,
    /// Whether both may vary while their product is fixed in each dimension.
    pub fixed_total_independent: bool,
    /// What a launch has to fulfil, such as `gridDim.x*blockDim.x >= n`.
    pub conditions: Vec<String>,
    /// Those of the conditions that only keep assertions about positions from failing: of indexes, mostly.
    pub bounds: Vec<String>,
    /// What the proof takes for granted, such as that no two buffers overlap.
    pub assumptions: Vec<String>,
    /// Why the verdict isn't better.
    pub reasons: Vec<Reason>,
    /// Two launches that differ, for a rejection.
    pub witness: Option<Witness>,
    /// How long the analysis took, in milliseconds.
    pub time_ms: f64,
}
