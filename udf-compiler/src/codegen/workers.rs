//! The threads that compilations run on: each keeps its target machines, which take milliseconds to make.

use std::cell::OnceCell;
use std::sync::Arc;
use std::thread;

use inkwell::targets::TargetMachine;
use rbcdb_llvm_threads::{Threads, take_notes};

use super::emit::Failure;
use super::target::{HostCpu, OptLevel};

/// More workers than this have no use: compilations are short.
const WORKERS_MAX: usize = 4;

/// A worker's target machines, made when first used.
pub struct Machines {
    /// What they compile for.
    pub cpu: Arc<HostCpu>,
    full: OnceCell<TargetMachine>,
    quick: OnceCell<TargetMachine>,
}

impl Machines {
    fn new(cpu: Arc<HostCpu>) -> Machines {
        Machines {
            cpu,
            full: OnceCell::new(),
            quick: OnceCell::new(),
        }
    }

    /// The machine for a level.
    ///
    /// # Errors
    /// As [`HostCpu::machine`].
    pub fn get(&self, level: OptLevel) -> Result<&TargetMachine, Failure> {
        let cell = match level {
            OptLevel::Full => &self.full,
            OptLevel::Quick => &self.quick,
        };
        if let Some(machine) = cell.get() {
            return Ok(machine);
        }
        let machine = self.cpu.machine(level)?;
        Ok(cell.get_or_init(|| machine))
    }
}

/// A fixed set of threads that take jobs from one queue.
pub struct Workers(Threads<Machines>);

impl Workers {
    /// Starts the threads.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(cpu: &Arc<HostCpu>) -> std::io::Result<Workers> {
        let count = thread::available_parallelism().map_or(1, usize::from).min(WORKERS_MAX);
        let cpu = Arc::clone(cpu);
        Threads::start("rbc-compile", count, move || Machines::new(Arc::clone(&cpu))).map(Workers)
    }

    /// Runs a job on one of the threads and waits for its result.
    ///
    /// # Errors
    /// If the job panics, or LLVM reports an error or gives up.
    pub fn run<T: Send + 'static>(&self, job: impl FnOnce(&Machines) -> T + Send + 'static) -> Result<T, Failure> {
        let noted = move |machines: &Machines| (job(machines), take_notes());
        match self.0.run(noted) {
            Ok((value, errors)) if errors.is_empty() => Ok(value),
            Ok((_, errors)) => Err(Failure::Llvm(errors.join("; "))),
            Err(error) => Err(Failure::Llvm(error.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use inkwell::context::Context;
    use inkwell::memory_buffer::MemoryBuffer;

    use super::super::target;
    use super::*;

    /// An operation that x86-64 doesn't have: instruction selection fails, which is fatal to LLVM.
    const IMPOSSIBLE: &str = "define i32 @f() {\n  %r = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()\n  ret i32 %r\n}\n\
        declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()\n";
    /// Assembly that no assembler knows: LLVM reports it and goes on.
    const WRONG: &str =
        "define void @f() {\n  call void asm sideeffect \"no such instruction\", \"\"()\n  ret void\n}\n";
    const RIGHT: &str = "define i32 @f() {\n  ret i32 7\n}\n";

    fn workers() -> Workers {
        Workers::start(&Arc::new(HostCpu::detect().unwrap())).unwrap()
    }

    fn compile(workers: &Workers, text: &'static str) -> Result<Vec<u8>, Failure> {
        let job = move |machines: &Machines| {
            let context = Context::create();
            let buffer = MemoryBuffer::create_from_memory_range_copy(text.as_bytes(), "text");
            let module = context
                .create_module_from_ir(buffer)
                .map_err(|e| Failure::Llvm(e.to_string()))?;
            machines.cpu.module().describe(&module);
            target::object(&module, machines.get(OptLevel::Full)?)
        };
        workers.run(job)?
    }

    #[test]
    fn a_fatal_error_of_llvm_ends_its_job_only() {
        let workers = workers();
        // More often than there are workers: each is replaced.
        for _ in 0..2 * WORKERS_MAX {
            let error = compile(&workers, IMPOSSIBLE).unwrap_err().to_string();
            assert!(error.contains("LLVM gave up: Cannot select"), "{error}");
        }
        assert!(compile(&workers, RIGHT).unwrap().starts_with(b"\x7fELF"));
    }

    #[test]
    fn a_panic_ends_its_job_only() {
        let workers = workers();
        assert!(
            workers
                .run(|_| panic!("as tested"))
                .is_err_and(|e: Failure| e.to_string().contains("panicked"))
        );
        assert_eq!(workers.run(|_| 7).unwrap(), 7);
    }

    #[test]
    fn errors_that_llvm_reports_fail_the_job() {
        let workers = workers();
        let error = compile(&workers, WRONG).unwrap_err().to_string();
        assert!(error.contains("instruction"), "{error}");
        assert!(compile(&workers, RIGHT).unwrap().starts_with(b"\x7fELF"));
    }
}
