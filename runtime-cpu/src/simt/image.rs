//! A kernel that is ready to run.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use super::block::Slot;
use super::protocol::address;
use super::raw::IdleStack;
use crate::loader::{self, Code, LoadError};

/// A function on three 64-bit values; floats travel as bits.
pub type FunctionFn = fn(u64, u64, u64) -> u64;

/// A lowered kernel as the compiler makes it.
#[derive(Debug, Clone, Default)]
pub struct Image {
    /// The kernel's name, for messages.
    pub name: String,
    /// An ELF object whose symbol [`rbcdb_udf_abi::artifact::KERNEL_SYMBOL`] is the lowered kernel.
    pub object: Vec<u8>,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// Global and constant variables, at [`address::of`] of their position.
    pub globals: Vec<Variable>,
    /// Shared variables, at [`address::of`] of their position.
    pub shared: Vec<SharedVariable>,
    /// Local variables, at [`address::of`] of their position.
    pub locals: Vec<LocalVariable>,
    /// Stack that the code needs at most, in bytes.
    pub stack_bytes: usize,
    /// The functions that the code asks for by number.
    pub functions: Vec<FunctionFn>,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// What it takes.
    pub kind: ParameterKind,
}

/// What a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    /// A pointer, kept at this offset of the argument block.
    Pointer {
        /// In bytes.
        offset: usize,
    },
    /// A value, kept at this offset of the argument block.
    Value {
        /// In bytes.
        offset: usize,
        /// Its size.
        bytes: usize,
    },
    /// A structure, which each thread finds in one of its local variables.
    Structure {
        /// The variable.
        local: usize,
        /// Its size.
        bytes: usize,
    },
}

/// A variable in global or constant memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// The object's symbol with the initial content; zeros where there is none.
    pub initial: Option<String>,
    /// Whether the kernel may write to it.
    pub writable: bool,
}

/// A variable in shared memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedVariable {
    /// Its name.
    pub name: String,
    /// Its size; `None` if the launch decides.
    pub bytes: Option<u64>,
}

/// A variable in local memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalVariable {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
}

/// A kernel in executable memory, for any number of launches, from any number of threads at once.
pub struct Kernel {
    pub(super) image: Image,
    pub(super) code: Code,
    /// The content of the globals at the start of a launch; `None` for zeros.
    pub(super) initial: Vec<Option<Vec<u8>>>,
    /// Where each local variable is in a thread's memory.
    pub(super) local_offsets: Vec<usize>,
    pub(super) local_bytes: usize,
    pub(super) argument_bytes: usize,
    idle: Mutex<Vec<IdleStack>>,
}

impl fmt::Debug for Kernel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kernel")
            .field("name", &self.image.name)
            .finish_non_exhaustive()
    }
}

/// Idle stacks kept per kernel, at most.
const IDLE_MAX: usize = 1024;
/// Local variables are aligned to this.
const LOCAL_ALIGN_BYTES: usize = 16;
/// Local memory of a thread, at most: CUDA's limit.
const LOCAL_BYTES_MAX: u64 = 512 << 10;

impl Kernel {
    /// Puts an image's code into memory.
    ///
    /// # Safety
    /// The object must be made by rbcdb's lowering, following [`super::protocol`]: its code is run.
    ///
    /// # Errors
    /// If the object can't be loaded, or if the variables are too many or too large.
    pub unsafe fn load(image: Image) -> Result<Kernel, LoadError> {
        let (code, symbols) = loader::load_object(&image.object, image.globals.iter().map(|g| g.initial.as_deref()))?;
        let mut initial = Vec::with_capacity(symbols.len());
        for (symbol, global) in symbols.iter().zip(&image.globals) {
            initial.push(match symbol {
                Some(at) => Some(code.read(*at, global.bytes as usize).ok_or_else(|| {
                    LoadError::Malformed(format!("the initial value of `{}` is cut off", global.name))
                })?),
                None => None,
            });
        }
        let unsupported = |what: String| Err(LoadError::Unsupported(what));
        let mut local_offsets = Vec::with_capacity(image.locals.len());
        let mut local_bytes = 0u64;
        for local in &image.locals {
            local_offsets.push(local_bytes as usize);
            let size = local.bytes.checked_next_multiple_of(LOCAL_ALIGN_BYTES as u64);
            local_bytes = match size.and_then(|size| size.checked_add(local_bytes)) {
                Some(bytes) if bytes <= LOCAL_BYTES_MAX => bytes,
                _ => return unsupported(format!("more than {LOCAL_BYTES_MAX} bytes of local variables")),
            };
        }
        if image.locals.len() > address::LOCAL_OBJECTS_MAX
            || image.shared.len() > address::SHARED_OBJECTS_MAX
            || image.globals.len() > address::GLOBAL_OBJECTS_MAX
        {
            return unsupported("too many variables".to_owned());
        }
        let argument_bytes = (image.parameters.iter())
            .map(|parameter| match parameter.kind {
                ParameterKind::Pointer { offset } => offset + 8,
                ParameterKind::Value { offset, bytes } => offset + bytes,
                ParameterKind::Structure { .. } => 0,
            })
            .max();
        Ok(Kernel {
            argument_bytes: argument_bytes.unwrap_or(0),
            image,
            code,
            initial,
            local_offsets,
            local_bytes: local_bytes as usize,
            idle: Mutex::default(),
        })
    }

    /// Gives the parameters other names, for messages; parameters beyond the list keep theirs.
    pub fn name_parameters(&mut self, names: impl Iterator<Item = String>) {
        for (parameter, name) in self.image.parameters.iter_mut().zip(names) {
            parameter.name = name;
        }
    }

    /// The parameters.
    pub fn parameters(&self) -> &[Parameter] {
        &self.image.parameters
    }

    /// A place for a thread.
    pub(super) fn slot(&self) -> std::io::Result<Slot> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Slot::new(idle, self.image.stack_bytes, self.local_bytes)
    }

    /// Takes back what [`Kernel::slot`] gave.
    pub(super) fn give_back(&self, slots: impl Iterator<Item = Slot>) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        for slot in slots {
            if idle.len() < IDLE_MAX {
                idle.extend(slot.into_idle());
            }
        }
    }
}
