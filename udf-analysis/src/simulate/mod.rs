//! Runs kernels on the CPU, as a grid of blocks of threads.
//!
//! [`spec`] says what to run; [`Program`] is one kernel, compiled; [`simulate`] runs all launches and schedules of a
//! specification and compares their outputs. `lower` makes the code, `rbcdb_runtime_cpu::simt` runs it.

mod compare;
mod error;
mod lower;
mod render;
pub mod spec;
mod values;

pub use compare::{Difference, Output, Run, Simulation, schedules, simulate, simulate_within};
pub use error::SimulateError;
pub use lower::{Site, isolated, read};
pub use rbcdb_runtime_cpu::simt::{
    Argument as ArgumentValue, Finding, FindingKind, LaunchError, Limits, Outcome, Parameter, ParameterKind, Place,
    Schedule, ThreadId,
};
pub use render::schedule_name;
pub use spec::{Argument, Element, Init, Kind, Spec};

use rbcdb_runtime_cpu::simt::Kernel;

use crate::report::Launch;

/// One kernel, compiled; for any number of runs, also from several threads at once.
#[derive(Debug)]
pub struct Program {
    kernel: Kernel,
    sites: Vec<Site>,
}

impl Program {
    /// Compiles a kernel out of LLVM IR, as text or bitcode.
    ///
    /// Text may come from anywhere. LLVM's reader of bitcode trusts its input: take bitcode only from where programs
    /// are taken from.
    ///
    /// # Errors
    /// If the input can't be read, lacks the kernel, or the kernel uses what isn't emulated.
    pub fn compile(ir: &[u8], kernel: &str) -> Result<Program, SimulateError> {
        let lowered = lower::lower(ir, kernel)?;
        Ok(Program {
            kernel: lower::load(lowered.image)?,
            sites: lowered.sites,
        })
    }

    /// The kernel alone, for whoever launches it by other means than [`Program::run`].
    pub fn into_kernel(self) -> Kernel {
        self.kernel
    }

    /// The kernel's parameters.
    pub fn parameters(&self) -> &[Parameter] {
        self.kernel.parameters()
    }

    /// Gives the parameters other names, for messages: IR without optimisation often has none.
    pub fn name_parameters(&mut self, names: impl Iterator<Item = String>) {
        self.kernel.name_parameters(names);
    }

    /// The place in the program that a finding points to.
    pub fn site(&self, finding_site: u32) -> Option<&Site> {
        self.sites.get(finding_site as usize)
    }

    /// Runs one launch.
    ///
    /// # Errors
    /// If the arguments, the launch or the limits don't fit the kernel. What goes wrong while the kernel runs is in
    /// [`Outcome::findings`]; [`Outcome::is_complete`] says whether all threads came to their end.
    pub fn run(
        &self,
        args: &[ArgumentValue],
        launch: Launch,
        schedule: Schedule,
        limits: &Limits,
    ) -> Result<Outcome, SimulateError> {
        Ok(self.kernel.run(args, launch, schedule, limits)?)
    }
}
