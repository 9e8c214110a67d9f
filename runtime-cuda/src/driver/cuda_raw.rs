//! Calls of NVIDIA's driver, whose library is loaded when the first is made.
//!
//! The library's functions are taken as they are: what the crate `cudarc` builds on top panics where there is no driver.
//! Each call first makes the device's primary context current on the calling thread, which costs next to nothing where it
//! is already.

use std::ffi::{CStr, CString, c_int, c_uint, c_void};
use std::ptr::{self, NonNull};

use cudarc::driver::sys::{self, CUdevice_attribute as DeviceAttribute, CUfunction_attribute as FunctionAttribute};
use cudarc::driver::sys::{CUjit_option as JitOption, CUresult};
use rbcdb_udf_abi::artifact::Artifact;
use rbcdb_udf_abi::gpu::{Cubin, GPU_KERNEL_SYMBOL, GpuCode};
use rbcdb_udf_abi::kernel::LaunchShape;

use super::{Driver, Failure, FailureKind, HostMemory, LaunchParameter, Loaded, Properties};

/// Threads per block where a function's registers allow it: enough of them are on a multiprocessor at once, and a block's
/// last thread doesn't keep many waiting.
const BLOCK_THREADS: u32 = 256;
/// Text that the driver says of code it doesn't take, at most.
const LOG_BYTES: usize = 8 << 10;

/// A GPU.
#[derive(Debug)]
pub(super) struct Cuda {
    device: sys::CUdevice,
    context: sys::CUcontext,
    properties: Properties,
}

// SAFETY: the driver's functions may be called from any thread; contexts and handles aren't bound to one.
unsafe impl Send for Cuda {}
// SAFETY: as above.
unsafe impl Sync for Cuda {}

/// How many GPUs there are; or why that can't be known.
pub(super) fn count() -> Result<usize, String> {
    // SAFETY: only looks whether the library can be loaded; all further calls come after it could.
    if !unsafe { sys::is_culib_present() } {
        return Err("no NVIDIA driver is installed (its library libcuda.so.1 isn't found)".to_owned());
    }
    let says = |failure: Failure| format!("the NVIDIA driver can't be used: {failure}");
    // SAFETY: initialises the library, as often as one likes.
    check("cuInit", unsafe { sys::cuInit(0) }).map_err(says)?;
    let mut count = 0;
    // SAFETY: writes one number.
    check("cuDeviceGetCount", unsafe { sys::cuDeviceGetCount(&mut count) }).map_err(says)?;
    Ok(usize::try_from(count).unwrap_or(0))
}

fn check(function: &str, result: CUresult) -> Result<(), Failure> {
    if result == CUresult::CUDA_SUCCESS {
        return Ok(());
    }
    Err(Failure {
        kind: kind(result),
        what: format!("{function}: {}", text(result)),
    })
}

/// What a result means for what comes after it.
fn kind(result: CUresult) -> FailureKind {
    match result {
        CUresult::CUDA_ERROR_OUT_OF_MEMORY => FailureKind::OutOfMemory,
        CUresult::CUDA_ERROR_DEINITIALIZED
        | CUresult::CUDA_ERROR_INVALID_CONTEXT
        | CUresult::CUDA_ERROR_CONTEXT_IS_DESTROYED
        | CUresult::CUDA_ERROR_DEVICE_UNAVAILABLE
        | CUresult::CUDA_ERROR_NO_DEVICE
        | CUresult::CUDA_ERROR_ECC_UNCORRECTABLE
        | CUresult::CUDA_ERROR_HARDWARE_STACK_ERROR
        | CUresult::CUDA_ERROR_ILLEGAL_ADDRESS
        | CUresult::CUDA_ERROR_ILLEGAL_INSTRUCTION
        | CUresult::CUDA_ERROR_INVALID_ADDRESS_SPACE
        | CUresult::CUDA_ERROR_INVALID_PC
        | CUresult::CUDA_ERROR_MISALIGNED_ADDRESS
        | CUresult::CUDA_ERROR_LAUNCH_FAILED
        | CUresult::CUDA_ERROR_LAUNCH_TIMEOUT
        | CUresult::CUDA_ERROR_ASSERT
        | CUresult::CUDA_ERROR_UNKNOWN => FailureKind::Lost,
        _ => FailureKind::Other,
    }
}

/// The driver's words for a result, and its name.
fn text(result: CUresult) -> String {
    let (mut name, mut words) = (ptr::null(), ptr::null());
    // SAFETY: both functions write a pointer to a constant text, or null where they don't know the result.
    let parts = unsafe {
        let _ = sys::cuGetErrorName(result, &mut name);
        let _ = sys::cuGetErrorString(result, &mut words);
        [words, name].map(|text| (!text.is_null()).then(|| CStr::from_ptr(text).to_string_lossy().into_owned()))
    };
    match parts {
        [Some(words), Some(name)] => format!("{words} ({name})"),
        _ => format!("error {}", result as u32),
    }
}

impl Cuda {
    /// Makes a GPU ready for use.
    pub fn open(ordinal: usize) -> Result<Cuda, Failure> {
        let mut device = 0;
        let number = c_int::try_from(ordinal).unwrap_or(c_int::MAX);
        // SAFETY: writes one handle.
        check("cuDeviceGet", unsafe { sys::cuDeviceGet(&mut device, number) })?;
        let attribute = |attribute: DeviceAttribute| -> Result<u32, Failure> {
            let mut value = 0;
            // SAFETY: writes one number; the device is one that the driver gave.
            let result = unsafe { sys::cuDeviceGetAttribute(&mut value, attribute, device) };
            check("cuDeviceGetAttribute", result)?;
            Ok(u32::try_from(value).unwrap_or(0))
        };
        let major = attribute(DeviceAttribute::CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR)?;
        let minor = attribute(DeviceAttribute::CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR)?;
        let multiprocessors = attribute(DeviceAttribute::CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT)?;
        let mut name = [0; 256];
        let mut memory_bytes = 0;
        let mut context = ptr::null_mut();
        // SAFETY: each writes to what it is given, of the size it is told; the device is one that the driver gave.
        unsafe {
            check(
                "cuDeviceGetName",
                sys::cuDeviceGetName(name.as_mut_ptr(), name.len() as c_int - 1, device),
            )?;
            check("cuDeviceTotalMem", sys::cuDeviceTotalMem_v2(&mut memory_bytes, device))?;
            check(
                "cuDevicePrimaryCtxRetain",
                sys::cuDevicePrimaryCtxRetain(&mut context, device),
            )?;
        }
        // SAFETY: the last byte is still 0.
        let name = unsafe { CStr::from_ptr(name.as_ptr()) }.to_string_lossy().into_owned();
        Ok(Cuda {
            device,
            context,
            properties: Properties {
                name,
                ordinal,
                capability: major * 10 + minor,
                memory_bytes: memory_bytes as u64,
                multiprocessors,
            },
        })
    }

    /// Makes the device the one that the thread's next calls are for.
    fn enter(&self) -> Result<(), Failure> {
        // SAFETY: the context is retained until this value is dropped.
        check("cuCtxSetCurrent", unsafe { sys::cuCtxSetCurrent(self.context) })
    }

    /// Compiles PTX for this device; the machine code.
    fn compile(&self, ptx: &str) -> Result<Vec<u8>, Failure> {
        let source = CString::new(ptx).map_err(|_| failed("the PTX has a zero byte"))?;
        let mut log = vec![0u8; LOG_BYTES];
        // Products and sums stay as they are written, whatever the driver's default is.
        let mut names = [
            JitOption::CU_JIT_FMA,
            JitOption::CU_JIT_ERROR_LOG_BUFFER,
            JitOption::CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES,
        ];
        let mut values: [*mut c_void; 3] = [
            ptr::null_mut(),
            log.as_mut_ptr().cast(),
            ptr::without_provenance_mut(LOG_BYTES),
        ];
        let mut link = ptr::null_mut();
        // SAFETY: as many names as values; the log is as long as is said, and lives longer than the link, as do both lists.
        unsafe {
            check(
                "cuLinkCreate",
                sys::cuLinkCreate_v2(
                    names.len() as c_uint,
                    names.as_mut_ptr(),
                    values.as_mut_ptr(),
                    &mut link,
                ),
            )?;
        }
        let mut image = ptr::null_mut();
        let mut bytes = 0;
        // SAFETY: the text has the length that is said, with its zero byte, and outlives the call; the link is the one just
        // made. The image belongs to the link and is copied before that goes.
        let result = unsafe {
            let kind = sys::CUjitInputType::CU_JIT_INPUT_PTX;
            let (text, length) = (source.as_ptr().cast_mut().cast(), source.as_bytes_with_nul().len());
            let (none, zero) = (ptr::null_mut(), ptr::null_mut());
            check(
                "cuLinkAddData",
                sys::cuLinkAddData_v2(link, kind, text, length, c"kernel".as_ptr(), 0, none, zero),
            )
            .and_then(|()| check("cuLinkComplete", sys::cuLinkComplete(link, &mut image, &mut bytes)))
            .map(|()| std::slice::from_raw_parts(image.cast::<u8>(), bytes).to_vec())
        };
        // SAFETY: made above, and not used any more.
        let _ = unsafe { sys::cuLinkDestroy(link) };
        result.map_err(|mut failure| {
            let end = log.iter().position(|byte| *byte == 0).unwrap_or(log.len());
            let log = String::from_utf8_lossy(&log[..end]);
            if !log.trim().is_empty() {
                failure.what = format!("{}: {}", failure.what, log.trim());
            }
            failure
        })
    }

    fn attribute(&self, function: sys::CUfunction, attribute: FunctionAttribute) -> Result<u32, Failure> {
        let mut value = 0;
        // SAFETY: writes one number; the function is loaded.
        let result = unsafe { sys::cuFuncGetAttribute(&mut value, attribute, function) };
        check("cuFuncGetAttribute", result)?;
        Ok(u32::try_from(value).unwrap_or(0))
    }

    /// What is to be known of a loaded module's kernel.
    fn describe(&self, module: sys::CUmodule) -> Result<Loaded, Failure> {
        let mut function = ptr::null_mut();
        let name = CString::new(GPU_KERNEL_SYMBOL).map_err(|_| failed("the kernel's name has a zero byte"))?;
        // SAFETY: writes one handle; the module is loaded.
        let result = unsafe { sys::cuModuleGetFunction(&mut function, module, name.as_ptr()) };
        check("cuModuleGetFunction", result)?;
        let block_max = self.attribute(function, FunctionAttribute::CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK)?;
        let block = BLOCK_THREADS.min(block_max);
        let mut resident = 0;
        // SAFETY: writes one number; the function is loaded.
        let result =
            unsafe { sys::cuOccupancyMaxActiveBlocksPerMultiprocessor(&mut resident, function, block as c_int, 0) };
        check("cuOccupancyMaxActiveBlocksPerMultiprocessor", result)?;
        Ok(Loaded {
            module: module as u64,
            function: function as u64,
            registers: self.attribute(function, FunctionAttribute::CU_FUNC_ATTRIBUTE_NUM_REGS)?,
            block_max,
            block,
            resident_blocks: u32::try_from(resident).unwrap_or(1).max(1),
            cubin: None,
        })
    }
}

fn failed(what: &str) -> Failure {
    Failure {
        kind: FailureKind::Other,
        what: what.to_owned(),
    }
}

/// A handle as the driver has it.
fn handle<T>(number: u64) -> *mut T {
    ptr::with_exposed_provenance_mut(number as usize)
}

impl Drop for Cuda {
    fn drop(&mut self) {
        // SAFETY: retained when this was made, and nothing of the context is used any more.
        let _ = unsafe { sys::cuDevicePrimaryCtxRelease_v2(self.device) };
    }
}

impl Driver for Cuda {
    fn properties(&self) -> &Properties {
        &self.properties
    }

    fn free_bytes(&self) -> Result<u64, Failure> {
        self.enter()?;
        let (mut free, mut total) = (0, 0);
        // SAFETY: writes two numbers.
        check("cuMemGetInfo", unsafe { sys::cuMemGetInfo_v2(&mut free, &mut total) })?;
        Ok(free as u64)
    }

    fn allocate(&self, bytes: usize) -> Result<u64, Failure> {
        self.enter()?;
        let mut address = 0;
        // SAFETY: writes one address.
        check("cuMemAlloc", unsafe { sys::cuMemAlloc_v2(&mut address, bytes) })?;
        Ok(address)
    }

    unsafe fn free(&self, address: u64) -> Result<(), Failure> {
        self.enter()?;
        // SAFETY: the caller's promise.
        check("cuMemFree", unsafe { sys::cuMemFree_v2(address) })
    }

    fn allocate_host(&self, bytes: usize) -> Result<HostMemory, Failure> {
        self.enter()?;
        let (mut start, mut address) = (ptr::null_mut(), 0);
        let flags = sys::CU_MEMHOSTALLOC_PORTABLE | sys::CU_MEMHOSTALLOC_DEVICEMAP;
        // SAFETY: writes one pointer.
        check("cuMemHostAlloc", unsafe {
            sys::cuMemHostAlloc(&mut start, bytes, flags)
        })?;
        // SAFETY: writes one address; the memory was allocated just now.
        let mapped = check("cuMemHostGetDevicePointer", unsafe {
            sys::cuMemHostGetDevicePointer_v2(&mut address, start, 0)
        });
        if let Err(failure) = mapped {
            // SAFETY: allocated above, and not used.
            let _ = unsafe { sys::cuMemFreeHost(start) };
            return Err(failure);
        }
        let start = NonNull::new(start.cast::<u8>());
        let start = start.ok_or_else(|| failed("cuMemHostAlloc: gave no memory"))?;
        // SAFETY: so many bytes were allocated just now.
        unsafe { start.write_bytes(0, bytes) };
        Ok(HostMemory { start, address })
    }

    unsafe fn free_host(&self, start: NonNull<u8>) -> Result<(), Failure> {
        self.enter()?;
        // SAFETY: the caller's promise.
        check("cuMemFreeHost", unsafe { sys::cuMemFreeHost(start.as_ptr().cast()) })
    }

    fn create_stream(&self) -> Result<u64, Failure> {
        self.enter()?;
        let mut stream = ptr::null_mut();
        let flags = sys::CUstream_flags::CU_STREAM_NON_BLOCKING as c_uint;
        // SAFETY: writes one handle.
        check("cuStreamCreate", unsafe { sys::cuStreamCreate(&mut stream, flags) })?;
        Ok(stream as u64)
    }

    unsafe fn destroy_stream(&self, stream: u64) -> Result<(), Failure> {
        self.enter()?;
        // SAFETY: the caller's promise.
        check("cuStreamDestroy", unsafe { sys::cuStreamDestroy_v2(handle(stream)) })
    }

    fn create_event(&self) -> Result<u64, Failure> {
        self.enter()?;
        let mut event = ptr::null_mut();
        // SAFETY: writes one handle.
        check("cuEventCreate", unsafe { sys::cuEventCreate(&mut event, 0) })?;
        Ok(event as u64)
    }

    unsafe fn destroy_event(&self, event: u64) -> Result<(), Failure> {
        self.enter()?;
        // SAFETY: the caller's promise.
        check("cuEventDestroy", unsafe { sys::cuEventDestroy_v2(handle(event)) })
    }

    unsafe fn record(&self, event: u64, stream: u64) -> Result<(), Failure> {
        self.enter()?;
        // SAFETY: the caller's promise.
        check("cuEventRecord", unsafe {
            sys::cuEventRecord(handle(event), handle(stream))
        })
    }

    unsafe fn has_happened(&self, event: u64) -> Result<bool, Failure> {
        self.enter()?;
        // SAFETY: the caller's promise.
        match unsafe { sys::cuEventQuery(handle(event)) } {
            CUresult::CUDA_ERROR_NOT_READY => Ok(false),
            result => check("cuEventQuery", result).map(|()| true),
        }
    }

    unsafe fn elapsed_ns(&self, start: u64, end: u64) -> Result<u64, Failure> {
        self.enter()?;
        let mut milliseconds = 0f32;
        // SAFETY: writes one number; the events are the caller's promise.
        check("cuEventElapsedTime", unsafe {
            sys::cuEventElapsedTime(&mut milliseconds, handle(start), handle(end))
        })?;
        Ok((f64::from(milliseconds) * 1e6) as u64)
    }

    unsafe fn upload(&self, stream: u64, to: u64, from: NonNull<u8>, bytes: usize) -> Result<(), Failure> {
        self.enter()?;
        // SAFETY: the caller's promise.
        check("cuMemcpyHtoDAsync", unsafe {
            sys::cuMemcpyHtoDAsync_v2(to, from.as_ptr().cast(), bytes, handle(stream))
        })
    }

    unsafe fn download(&self, stream: u64, to: NonNull<u8>, from: u64, bytes: usize) -> Result<(), Failure> {
        self.enter()?;
        // SAFETY: the caller's promise.
        check("cuMemcpyDtoHAsync", unsafe {
            sys::cuMemcpyDtoHAsync_v2(to.as_ptr().cast(), from, bytes, handle(stream))
        })
    }

    unsafe fn copy(&self, stream: u64, to: u64, from: u64, bytes: usize) -> Result<(), Failure> {
        self.enter()?;
        // SAFETY: the caller's promise.
        check("cuMemcpyDtoDAsync", unsafe {
            sys::cuMemcpyDtoDAsync_v2(to, from, bytes, handle(stream))
        })
    }

    unsafe fn fill(&self, stream: u64, to: u64, byte: u8, bytes: usize) -> Result<(), Failure> {
        self.enter()?;
        // SAFETY: the caller's promise.
        check("cuMemsetD8Async", unsafe {
            sys::cuMemsetD8Async(to, byte, bytes, handle(stream))
        })
    }

    fn load(&self, _artifact: Option<&Artifact>, code: &GpuCode) -> Result<Loaded, Failure> {
        self.enter()?;
        let capability = self.properties.capability;
        let kept = code.cubins.iter().find(|cubin| cubin.capability == capability);
        let made = match kept {
            Some(_) => None,
            None => Some(Cubin {
                capability,
                image: self.compile(&code.ptx)?,
            }),
        };
        let Some(cubin) = kept.or(made.as_ref()) else {
            return Err(failed("there is no code"));
        };
        let mut module = ptr::null_mut();
        // SAFETY: writes one handle. The image is one that a driver made: from PTX just now, or earlier, when it was put
        // into the artifact, whose checksum is right.
        check("cuModuleLoadData", unsafe {
            sys::cuModuleLoadData(&mut module, cubin.image.as_ptr().cast())
        })?;
        match self.describe(module) {
            Ok(loaded) => Ok(Loaded { cubin: made, ..loaded }),
            Err(failure) => {
                // SAFETY: loaded above, and nothing of it is used.
                let _ = unsafe { sys::cuModuleUnload(module) };
                Err(failure)
            }
        }
    }

    unsafe fn unload(&self, module: u64) -> Result<(), Failure> {
        self.enter()?;
        // SAFETY: the caller's promise.
        check("cuModuleUnload", unsafe { sys::cuModuleUnload(handle(module)) })
    }

    unsafe fn launch(
        &self,
        stream: u64,
        function: u64,
        shape: LaunchShape,
        parameters: &[LaunchParameter],
    ) -> Result<(), Failure> {
        self.enter()?;
        let mut values: Vec<u64> = parameters
            .iter()
            .map(|parameter| match parameter {
                LaunchParameter::Value(value) => *value,
                LaunchParameter::Memory { address, .. } | LaunchParameter::Host { address, .. } => *address,
            })
            .collect();
        let mut places: Vec<*mut c_void> = values.iter_mut().map(|value| ptr::from_mut(value).cast()).collect();
        let LaunchShape {
            grid: [grid_x, grid_y, grid_z],
            block: [block_x, block_y, block_z],
        } = shape;
        // SAFETY: one pointer per parameter, each to eight bytes, which the call copies; the rest is the caller's promise.
        check("cuLaunchKernel", unsafe {
            let (places, none) = (places.as_mut_ptr(), ptr::null_mut());
            sys::cuLaunchKernel(
                handle(function),
                grid_x,
                grid_y,
                grid_z,
                block_x,
                block_y,
                block_z,
                0,
                handle(stream),
                places,
                none,
            )
        })
    }
}
