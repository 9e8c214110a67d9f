//! The emulator's unsafe parts: memory that lowered code writes to, and its threads as coroutines.

use std::alloc::{Layout, alloc_zeroed, dealloc, handle_alloc_error};
use std::ffi::c_void;
use std::io;
use std::ptr::{self, NonNull};
use std::sync::Arc;

use arrow::alloc::Allocation;
use arrow::buffer::Buffer;
use corosensei::stack::DefaultStack;
use corosensei::{Coroutine, CoroutineResult, Yielder};

use super::image::Kernel;
use super::memory::Memory;
use super::protocol::{Access, Op, ThreadContext};

const ALIGN_BYTES: usize = 256;

/// Memory that launches share with their host and with each other, as a GPU's memory is shared: whoever waits for a launch
/// can look into it, and change it, while the launch runs.
#[derive(Debug)]
pub struct SharedMemory(HostMemory);

// SAFETY: Rust code accesses the bytes only through `read` and `write`, which may race with each other and with lowered
// code just as a GPU's copies and kernels may: they are volatile, so that no more than the bytes' values is in doubt.
unsafe impl Sync for SharedMemory {}

impl SharedMemory {
    /// Zeroed memory; `None` where the system has not so much.
    pub fn zeroed(bytes: usize) -> Option<Arc<SharedMemory>> {
        HostMemory::try_zeroed(bytes).map(|memory| Arc::new(SharedMemory(memory)))
    }

    /// The address of the first byte, valid as long as `self`.
    pub fn start(&self) -> NonNull<u8> {
        self.0.start
    }

    /// Its size in bytes, at least 1.
    pub fn bytes(&self) -> usize {
        self.0.layout.size()
    }

    /// The memory as an Arrow buffer, for an argument that compiled code writes to. While it runs, nobody must look into the buffer.
    pub fn as_buffer(self: &Arc<Self>) -> Buffer {
        // SAFETY: the memory stays where it is as long as the owner lives, which the buffer holds.
        unsafe { Buffer::from_custom_allocation(self.start(), self.bytes(), Arc::clone(self) as Arc<dyn Allocation>) }
    }

    /// Copies bytes from `at` on out; whole words where `at` and the length allow it, so that no half of one is seen.
    ///
    /// # Panics
    /// If they aren't all inside.
    pub fn read(&self, at: usize, out: &mut [u8]) {
        assert!(at.checked_add(out.len()).is_some_and(|end| end <= self.bytes()));
        // SAFETY: in bounds, as just checked, and aligned where words are read: the memory is aligned to more.
        unsafe {
            let from = self.0.start.as_ptr().add(at);
            if at.is_multiple_of(8) {
                let (words, rest) = out.as_chunks_mut::<8>();
                for (i, word) in words.iter_mut().enumerate() {
                    *word = from.cast::<u64>().add(i).read_volatile().to_ne_bytes();
                }
                let from = from.add(words.len() * 8);
                rest.iter_mut()
                    .enumerate()
                    .for_each(|(i, byte)| *byte = from.add(i).read_volatile());
            } else {
                out.iter_mut()
                    .enumerate()
                    .for_each(|(i, byte)| *byte = from.add(i).read_volatile());
            }
        }
    }

    /// Overwrites bytes from `at` on, in whole words as [`SharedMemory::read`].
    ///
    /// # Panics
    /// If they aren't all inside.
    pub fn write(&self, at: usize, bytes: &[u8]) {
        assert!(at.checked_add(bytes.len()).is_some_and(|end| end <= self.bytes()));
        // SAFETY: as for `read`.
        unsafe {
            let to = self.0.start.as_ptr().add(at);
            let (words, rest) = match at.is_multiple_of(8) {
                true => bytes.as_chunks::<8>(),
                false => (&[][..], bytes),
            };
            for (i, word) in words.iter().enumerate() {
                to.cast::<u64>().add(i).write_volatile(u64::from_ne_bytes(*word));
            }
            let to = to.add(words.len() * 8);
            rest.iter()
                .enumerate()
                .for_each(|(i, byte)| to.add(i).write_volatile(*byte));
        }
    }
}

/// Memory at a fixed place, which lowered code reads and writes by address; Rust code copies in and out.
#[derive(Debug)]
pub(super) struct HostMemory {
    start: NonNull<u8>,
    layout: Layout,
    /// Whose memory it is, where it is shared.
    owner: Option<Arc<SharedMemory>>,
}

// SAFETY: the memory is owned by this value alone, or is shared memory.
unsafe impl Send for HostMemory {}

impl HostMemory {
    /// Zeroed memory.
    pub fn zeroed(bytes: usize) -> HostMemory {
        // A size that overflows with its alignment can't be had, either.
        let layout = Layout::from_size_align(bytes.max(1), ALIGN_BYTES).unwrap_or(Layout::new::<u8>());
        assert!(layout.size() >= bytes, "a buffer of {bytes} bytes");
        HostMemory::try_zeroed(bytes).unwrap_or_else(|| handle_alloc_error(layout))
    }

    fn try_zeroed(bytes: usize) -> Option<HostMemory> {
        let layout = Layout::from_size_align(bytes.max(1), ALIGN_BYTES).ok()?;
        // SAFETY: the size isn't zero.
        let start = NonNull::new(unsafe { alloc_zeroed(layout) })?;
        let owner = None;
        Some(HostMemory { start, layout, owner })
    }

    /// A part of shared memory, which must be inside of it.
    pub fn part(of: &Arc<SharedMemory>, at: usize, bytes: usize) -> HostMemory {
        assert!(at.checked_add(bytes).is_some_and(|end| end <= of.bytes()));
        HostMemory {
            // SAFETY: inside, as just checked.
            start: unsafe { of.0.start.add(at) },
            layout: Layout::from_size_align(bytes, 1).expect("no larger than the whole"),
            owner: Some(Arc::clone(of)),
        }
    }

    /// The address of a byte, for lowered code.
    pub fn address(&self, offset: usize) -> u64 {
        self.start.as_ptr() as u64 + offset as u64
    }

    /// The start, for reading.
    pub fn as_ptr(&self) -> *const u8 {
        self.start.as_ptr()
    }

    /// Bytes `at..at + out.len()`.
    pub fn read(&self, at: usize, out: &mut [u8]) {
        assert!(at.checked_add(out.len()).is_some_and(|end| end <= self.layout.size()));
        // SAFETY: in bounds, as just checked; lowered code doesn't run while Rust code does, and `out` is elsewhere.
        unsafe { ptr::copy_nonoverlapping(self.start.as_ptr().add(at), out.as_mut_ptr(), out.len()) }
    }

    /// Overwrites bytes from `at` on.
    pub fn write(&mut self, at: usize, bytes: &[u8]) {
        assert!(at.checked_add(bytes.len()).is_some_and(|end| end <= self.layout.size()));
        // SAFETY: in bounds, as just checked; lowered code doesn't run while Rust code does, and `bytes` is elsewhere.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), self.start.as_ptr().add(at), bytes.len()) }
    }
}

impl Drop for HostMemory {
    fn drop(&mut self) {
        if self.owner.is_none() {
            // SAFETY: allocated with this layout, and nobody uses it any more: threads are gone when their memory goes.
            unsafe { dealloc(self.start.as_ptr(), self.layout) }
        }
    }
}

/// What a thread asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Request {
    /// The [`Op`]'s number.
    pub op: u32,
    /// Where in the program.
    pub site: u32,
    /// The operands.
    pub operands: [u64; 4],
}

/// What a thread did when it gave up control.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event {
    /// It asks for something and waits for the answer.
    Asks(Request),
    /// It has ended.
    Ended,
}

/// A stack that no thread uses.
pub(super) struct IdleStack(DefaultStack);

impl IdleStack {
    /// A new stack with a guard page below it.
    pub fn new(bytes: usize) -> io::Result<IdleStack> {
        DefaultStack::new(bytes).map(IdleStack)
    }
}

/// A place for a thread: a stack and its context. Used by one thread after another.
pub(super) struct Fiber {
    coroutine: Option<Coroutine<u64, Request, (), DefaultStack>>,
    stack: Option<DefaultStack>,
    context: Box<ThreadContext>,
}

impl Fiber {
    /// A place on a stack.
    pub fn new(stack: IdleStack) -> Fiber {
        Fiber {
            coroutine: None,
            stack: Some(stack.0),
            context: Box::new(ThreadContext {
                request,
                steps: 0,
                arguments: ptr::null(),
                thread: [0; 3],
                block: [0; 3],
                block_size: [1; 3],
                grid_size: [1; 3],
                lane: 0,
                warp: 0,
                dynamic_shared_bytes: 0,
                shared_bytes: 0,
                yielder: ptr::null(),
                memory: ptr::null(),
                local: 0,
            }),
        }
    }

    /// The stack, with no thread on it.
    pub fn into_idle(mut self) -> Option<IdleStack> {
        self.abandon();
        self.stack.take().map(IdleStack)
    }

    /// The context, to be filled in before [`Fiber::start`].
    pub fn context_mut(&mut self) -> &mut ThreadContext {
        &mut self.context
    }

    /// Prepares a thread; it runs from the first [`Fiber::resume`] on, and reads the arguments that the context has.
    pub fn start(&mut self, kernel: &Kernel) {
        self.abandon();
        let Some(stack) = self.stack.take() else { return };
        let entry = kernel.code.entry();
        let context: *mut ThreadContext = &mut *self.context;
        self.coroutine = Some(Coroutine::with_stack(
            stack,
            move |yielder: &Yielder<u64, Request>, _| {
                // SAFETY: the context is boxed and outlives the coroutine; nobody else holds a reference to it while
                // the coroutine runs. The code at `entry` follows the protocol, as whoever loaded the kernel promised,
                // and stays loaded: a launch borrows its kernel and ends all threads before it returns.
                unsafe {
                    (*context).yielder = ptr::from_ref(yielder).cast::<c_void>();
                    let entry: extern "C" fn(*mut ThreadContext) -> u32 = std::mem::transmute(entry);
                    entry(context);
                }
            },
        ));
    }

    /// Runs the thread until it asks for something or ends. `answer` is what it asked for last; `steps` is the number
    /// of steps that are left, before and after. With `memory`, and where the thread's local memory starts, accesses that are
    /// allowed aren't asked for.
    pub fn resume(&mut self, answer: u64, steps: &mut i64, memory: Option<(&Memory, u64)>) -> Event {
        let Some(coroutine) = &mut self.coroutine else {
            return Event::Ended;
        };
        self.context.steps = *steps;
        if let Some((memory, local)) = memory {
            self.context.memory = ptr::from_ref(memory).cast::<c_void>();
            self.context.local = local;
        }
        let result = coroutine.resume(answer);
        self.context.memory = ptr::null();
        *steps = self.context.steps;
        match result {
            CoroutineResult::Yield(request) => Event::Asks(request),
            CoroutineResult::Return(()) => {
                self.stack = self.coroutine.take().map(Coroutine::into_stack);
                Event::Ended
            }
        }
    }

    /// Ends the thread wherever it is.
    pub fn abandon(&mut self) {
        if let Some(mut coroutine) = self.coroutine.take() {
            // SAFETY: on the coroutine's stack are only frames of lowered code, of `request` and of the closure in
            // `start`: none holds anything that needs dropping.
            unsafe { coroutine.force_reset() };
            self.stack = Some(coroutine.into_stack());
        }
    }
}

impl Drop for Fiber {
    fn drop(&mut self) {
        self.abandon();
    }
}

/// Called by lowered code: hands the request to whoever resumed the thread, and waits for the answer.
extern "C" fn request(context: *mut ThreadContext, op_site: u64, a: u64, b: u64, c: u64, d: u64) -> u64 {
    if op_site as u32 == Op::Access as u32 {
        // SAFETY: the context is the thread's own; its memory is null, or what `resume` was given and keeps borrowed until
        // this thread gives up control.
        let memory = unsafe { (*context).memory.cast::<Memory>().as_ref() };
        if let Some(memory) = memory
            && let Ok(span) = memory.resolve(a, b, Access::unpack(c))
        {
            // SAFETY: as above.
            return memory.host_from(span, unsafe { (*context).local });
        }
    }
    let request = Request {
        op: op_site as u32,
        site: (op_site >> 32) as u32,
        operands: [a, b, c, d],
    };
    // SAFETY: lowered code passes its own context, whose yielder `start` has set to the one of the coroutine that this
    // is running on.
    unsafe {
        let yielder = (*context).yielder.cast::<Yielder<u64, Request>>();
        (*yielder).suspend(request)
    }
}

const _: () = assert!(size_of::<Op>() == 2);
