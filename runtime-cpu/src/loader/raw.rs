//! Memory for code: written first, then executable, never both at once.

use std::io;
use std::ptr::{self, NonNull};

use rbcdb_udf_abi::{Frame, KernelFn};

/// Bytes of a memory page.
pub(super) fn page_bytes() -> usize {
    // SAFETY: sysconf has no preconditions.
    let bytes = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
    usize::try_from(bytes).unwrap_or(4096)
}

/// Pages that are unmapped when dropped.
#[derive(Debug)]
struct Mapping {
    start: NonNull<u8>,
    length: usize,
}

// SAFETY: the mapping is owned by this value alone, and memory may be used and unmapped by any thread.
unsafe impl Send for Mapping {}
// SAFETY: shared references give no write access: `Pages` writes through `&mut`, `Code`'s pages are read-only.
unsafe impl Sync for Mapping {}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: exactly the range that mmap gave, not used by anybody any more: whoever runs the code borrows `self`.
        unsafe { libc::munmap(self.start.as_ptr().cast(), self.length) };
    }
}

/// Fresh pages that can be written and not executed.
#[derive(Debug)]
pub(super) struct Pages(Mapping);

impl Pages {
    /// Zeroed pages; `length` must be a positive multiple of the page size.
    pub fn new(length: usize) -> io::Result<Pages> {
        let (protection, flags) = (
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
        );
        // SAFETY: a new anonymous mapping at an address of the kernel's choice touches no existing memory.
        let start = unsafe { libc::mmap(ptr::null_mut(), length, protection, flags, -1, 0) };
        if start == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        match NonNull::new(start.cast()) {
            Some(start) => Ok(Pages(Mapping { start, length })),
            None => Err(io::Error::other("mmap gave address 0")),
        }
    }

    /// Where the pages are.
    pub fn address(&self) -> u64 {
        self.0.start.as_ptr() as u64
    }

    /// The pages' contents.
    pub fn bytes_mut(&mut self) -> &mut [u8] {
        // SAFETY: mapped, initialised by the kernel, writable until `seal` consumes `self`, and borrowed mutably.
        unsafe { std::slice::from_raw_parts_mut(self.0.start.as_ptr(), self.0.length) }
    }

    /// Makes the first `text_length` bytes executable and the rest read-only, all of it for good. `entry` is the
    /// kernel's offset.
    pub fn seal(self, text_length: usize, entry: usize) -> io::Result<Code> {
        if entry >= text_length || text_length > self.0.length {
            return Err(io::Error::other("the kernel is outside the code"));
        }
        self.protect(0, text_length, libc::PROT_READ | libc::PROT_EXEC)?;
        self.protect(text_length, self.0.length - text_length, libc::PROT_READ)?;
        // SAFETY: within the mapping, as just checked.
        let address = unsafe { self.0.start.as_ptr().add(entry) };
        // SAFETY: the pages are executable now; that the bytes there follow `KernelFn`'s contract is the compiler's
        // promise, which the artifact's checksum protects from accidents on the way.
        let kernel = unsafe { std::mem::transmute::<*mut u8, KernelFn>(address) };
        Ok(Code {
            kernel,
            pages: Some(self.0),
        })
    }

    fn protect(&self, offset: usize, length: usize, protection: i32) -> io::Result<()> {
        if length == 0 {
            return Ok(());
        }
        // SAFETY: `seal` passes ranges within the mapping; nobody holds a reference into it.
        let result = unsafe { libc::mprotect(self.0.start.as_ptr().add(offset).cast(), length, protection) };
        if result == 0 {
            Ok(())
        } else {
            Err(io::Error::last_os_error())
        }
    }
}

/// Executable code, unmapped when dropped.
#[derive(Debug)]
pub(crate) struct Code {
    kernel: KernelFn,
    pages: Option<Mapping>,
}

impl Code {
    /// A kernel that is part of this program.
    #[cfg(test)]
    pub fn from_fn(kernel: KernelFn) -> Code {
        Code { kernel, pages: None }
    }

    /// Runs a kernel that needs nothing but an empty frame.
    #[cfg(test)]
    pub fn run_without_rows(&self) -> u32 {
        let mut frame = Frame {
            columns: ptr::null(),
            out: ptr::null_mut(),
            out_validity: ptr::null_mut(),
            mask: ptr::null(),
            mask_stride: 0,
            first: 0,
            end: 0,
            cancel: ptr::null(),
            error_row: 0,
            error_word: 0,
        };
        // SAFETY: the tests' machine code uses no pointer of the frame.
        unsafe { self.run(&mut frame) }
    }

    /// The kernel's address.
    #[cfg(test)]
    pub fn address(&self) -> u64 {
        self.kernel as *const () as u64
    }

    /// The kernel, for callers that know it under another signature.
    pub fn entry(&self) -> *const () {
        self.kernel as *const ()
    }

    /// Bytes of the code and its constants, from an offset on; `None` outside.
    pub fn read(&self, offset: usize, length: usize) -> Option<Vec<u8>> {
        let pages = self.pages.as_ref()?;
        if offset.checked_add(length)? > pages.length {
            return None;
        }
        // SAFETY: within the mapping, which is readable, and which nobody writes to once it is sealed.
        let bytes = unsafe { std::slice::from_raw_parts(pages.start.as_ptr().add(offset), length) };
        Some(bytes.to_vec())
    }

    /// Bytes of memory that it takes.
    pub fn length(&self) -> usize {
        self.pages.as_ref().map_or(0, |pages| pages.length)
    }

    /// Runs the kernel; the answer is a [`rbcdb_udf_abi::Status`] discriminant.
    ///
    /// # Safety
    /// As for [`KernelFn`].
    pub unsafe fn run(&self, frame: &mut Frame) -> u32 {
        // SAFETY: the caller's promise; `self` keeps the code mapped during the call.
        unsafe { (self.kernel)(frame) }
    }
}
