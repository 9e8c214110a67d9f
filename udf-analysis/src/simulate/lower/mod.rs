//! From LLVM IR for a GPU to an image that the emulator runs.
//!
//! ```text
//! IR ─ read ─ accept ─ entry ─ inline ─ variables ─ instrument ─ target ─▶ Image
//! ```
//!
//! [`read`] parses; [`accept`] refuses what isn't understood; [`entry`] makes one function of the kernel and all it
//! calls; [`variables`] gives every variable an address in the emulator's address space; [`instrument`] puts the
//! emulator's requests in place of memory accesses, GPU intrinsics (`calls`, `gpu_arithmetic`, `library`) and operations whose result
//! LLVM leaves open; [`target`] makes x86-64 code.
//!
//! What makes hostile IR harmless: only operations on a known list remain; each memory access goes through the emulator;
//! nothing that LLVM calls undefined is left (undef and poison become zero, shifts and divisions are guarded, promises
//! such as `nsw` are dropped) before code is generated; and no optimisation runs that could exploit such.

mod accept;
mod arithmetic;
mod calls;
mod entry;
mod gpu_arithmetic;
mod instrument;
mod library;
mod read;
mod target;
mod variables;
mod workers;

use inkwell::context::Context;
use inkwell::module::Module;
use rbcdb_llvm_threads::{Severity, note};
use rbcdb_runtime_cpu::simt::protocol::{Op, offset};
use rbcdb_runtime_cpu::simt::{FunctionFn, Image, ParameterKind};

use super::error::SimulateError;
use crate::llvm::raw::{self, Builder, Layout, Type, Value};
pub use read::read;
pub use workers::isolated;

/// A place in the program that findings point to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Site {
    /// The source line, where there is debug information.
    pub line: Option<u32>,
    /// The source file.
    pub file: Option<String>,
    /// What stands there, such as `store` or the name of an intrinsic.
    pub operation: String,
}

/// A lowered kernel.
#[derive(Debug)]
pub(super) struct Lowered {
    pub image: Image,
    pub sites: Vec<Site>,
}

/// Lowers a kernel, on a thread that bears LLVM's recursion.
pub(super) fn lower(ir: &[u8], kernel: &str) -> Result<Lowered, SimulateError> {
    let (ir, kernel) = (ir.to_vec(), kernel.to_owned());
    workers::run(move |target| lower_here(&ir, &kernel, target))
}

fn lower_here(ir: &[u8], kernel: &str, target: &target::Target) -> Result<Lowered, SimulateError> {
    let context = Context::create();
    note(&context, Severity::Warning);
    let module = read::read(&context, ir)?;
    let function = read::find_kernel(&module, kernel)?;
    read::check_target(&module)?;
    target.describe(&module);
    let layout = Layout::of_target(&target.layout);
    let functions = accept::accept(&module, layout, function)?;
    let (entry, parameters, mut locals) = entry::make(&context, &module, layout, function, &functions)?;
    target.inline(&module)?;
    let mut lowering = Lowering {
        types: Types::new(&context),
        builder: Builder::new(&context),
        context: &context,
        module: &module,
        layout,
        entry,
        thread: entry.parameters()[0],
        step: None,
        note: None,
        sites: Vec::new(),
        functions: Vec::new(),
    };
    let globals = lowering.place_variables(&mut locals)?;
    lowering.instrument()?;
    let (sites, table) = (lowering.sites, lowering.functions);
    let object = target.object(&context, &module, entry)?;
    let mut image = Image {
        name: kernel.to_owned(),
        object,
        parameters,
        globals: globals.globals,
        shared: globals.shared,
        locals,
        stack_bytes: target::STACK_BYTES,
        functions: table,
    };
    image.parameters.shrink_to_fit();
    debug_assert!(image.parameters.iter().all(|parameter| match parameter.kind {
        ParameterKind::Structure { local, .. } => local < image.locals.len(),
        ParameterKind::Pointer { .. } | ParameterKind::Value { .. } => true,
    }));
    Ok(Lowered { image, sites })
}

/// Types that are needed often.
struct Types {
    i1: Type,
    i32: Type,
    i64: Type,
    f64: Type,
    pointer: Type,
}

impl Types {
    fn new(context: &Context) -> Types {
        Types {
            i1: Type::integer(context, 1),
            i32: Type::integer(context, 32),
            i64: Type::integer(context, 64),
            f64: Type::double(context),
            pointer: Type::pointer(context, 0),
        }
    }
}

/// A lowering at work on the one function that is left.
struct Lowering<'l, 'c> {
    types: Types,
    builder: Builder,
    context: &'c Context,
    module: &'l Module<'c>,
    layout: Layout<'l>,
    entry: Value,
    /// The pointer to the thread's context.
    thread: Value,
    /// The function that counts steps.
    step: Option<Value>,
    /// The function that notes an odd operand.
    note: Option<Value>,
    sites: Vec<Site>,
    functions: Vec<FunctionFn>,
}

impl Lowering<'_, '_> {
    /// The site of an instruction.
    fn site(&mut self, at: Value, operation: &str) -> u32 {
        let (line, file) = match at.line() {
            Some(line) => (Some(line), at.file()),
            None => (None, None),
        };
        self.sites.push(Site {
            line,
            file,
            operation: operation.to_owned(),
        });
        self.sites.len() as u32 - 1
    }

    fn i64(&self, value: u64) -> Value {
        self.types.i64.constant(value)
    }

    fn i32(&self, value: u32) -> Value {
        self.types.i32.constant(value.into())
    }

    /// A field of the thread's context.
    fn field(&self, ty: Type, at: usize) -> Value {
        let place = self.builder.offset(self.context, self.thread, at as u64);
        self.builder.load(ty, place)
    }

    /// Asks the emulator, from where the builder stands; the answer is an i64.
    fn request(&mut self, at: Value, operation: &str, op: Op, operands: &[Value]) -> Value {
        let site = self.site(at, operation);
        let number = self.i64(op as u64 | u64::from(site) << 32);
        self.request_numbered(&self.builder, self.thread, number, operands)
    }

    fn request_numbered(&self, builder: &Builder, thread: Value, number: Value, operands: &[Value]) -> Value {
        let place = builder.offset(self.context, thread, offset::REQUEST as u64);
        let function = builder.load(self.types.pointer, place);
        let mut arguments = vec![thread, number];
        arguments.extend_from_slice(operands);
        arguments.resize(6, self.i64(0));
        builder.call(self.request_type(), function, &arguments)
    }

    fn request_type(&self) -> Type {
        let (pointer, word) = (self.types.pointer, self.types.i64);
        Type::function(word, &[pointer, word, word, word, word, word])
    }

    /// An error about an instruction.
    fn refuse<T>(&self, at: Value, what: impl Into<String>) -> Result<T, SimulateError> {
        let (what, line) = (what.into(), at.line());
        Err(SimulateError::Unsupported { what, line })
    }
}

/// Puts a lowered kernel into memory.
pub(super) fn load(image: Image) -> Result<rbcdb_runtime_cpu::simt::Kernel, SimulateError> {
    Ok(raw::load(image)?)
}
