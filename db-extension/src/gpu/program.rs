//! A function's code for GPUs: compiled when it is first needed, once, and loaded once per device.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use rbcdb_runtime_cuda::{Device, GridKernel, Kernel};
use rbcdb_udf_abi::artifact::{Artifact, CacheKey, Metadata};
use rbcdb_udf_abi::gpu::{Cubin, GpuCode};
use rbcdb_udf_abi::{Language, Options, ScalarType, Signature};
use rbcdb_udf_compiler::ir::Module;

use super::Gpu;

/// Code that is loaded on a device.
pub(crate) trait OnDevice: Sized {
    /// Loads an artifact's code.
    fn load(device: &Arc<Device>, artifact: &Artifact) -> Result<Arc<Self>, rbcdb_runtime_cuda::Error>;

    /// Machine code that the driver made just now.
    fn cubin(&self) -> Option<&Cubin>;
}

impl OnDevice for Kernel {
    fn load(device: &Arc<Device>, artifact: &Artifact) -> Result<Arc<Kernel>, rbcdb_runtime_cuda::Error> {
        Kernel::load(device, artifact)
    }

    fn cubin(&self) -> Option<&Cubin> {
        self.cubin()
    }
}

impl OnDevice for GridKernel {
    fn load(device: &Arc<Device>, artifact: &Artifact) -> Result<Arc<GridKernel>, rbcdb_runtime_cuda::Error> {
        GridKernel::load(device, artifact)
    }

    fn cubin(&self) -> Option<&Cubin> {
        self.cubin()
    }
}

/// A kernel function and its GPU code.
pub(crate) type GridProgram = Program<GridKernel>;

/// A function and its GPU code.
#[derive(Debug)]
pub(crate) struct Program<K = Kernel> {
    module: Arc<Module>,
    metadata: Metadata,
    key: CacheKey,
    code: OnceLock<Result<Code, String>>,
    /// By the device's ordinal.
    kernels: Mutex<HashMap<usize, Result<Arc<K>, String>>>,
}

#[derive(Debug)]
struct Code {
    /// With the cubins that drivers have made.
    artifact: Mutex<Artifact>,
    compile_time: Duration,
}

/// The key of what is compiled.
pub(crate) fn key(module: &Module, signature: &Signature) -> CacheKey {
    CacheKey::builder()
        .field("signature", signature.to_string())
        .field("null", signature.called_on_null_input.to_string())
        .field("ir", module.to_string())
        .finish()
}

impl Program {
    /// A function that isn't compiled yet.
    pub(crate) fn of_rows(module: Arc<Module>, signature: Signature, key: CacheKey) -> Program {
        let metadata = Metadata {
            signature,
            options: Options::default(),
            nullable_result: module.entry().nullable,
            source: String::new(),
            language: Language::default(),
            sites: module.artifact_sites(),
            dependencies: Vec::new(),
            target_cpu: String::new(),
            target_features: String::new(),
            compiler: String::new(),
            launch: None,
        };
        Program::new(module, metadata, key)
    }
}

impl<K: OnDevice> Program<K> {
    /// A function that isn't compiled yet.
    pub(crate) fn new(module: Arc<Module>, metadata: Metadata, key: CacheKey) -> Program<K> {
        Program {
            module,
            metadata,
            key,
            code: OnceLock::new(),
            kernels: Mutex::default(),
        }
    }

    /// Its typed IR.
    pub(crate) fn module(&self) -> &Arc<Module> {
        &self.module
    }

    /// Its result's type.
    pub(crate) fn result(&self) -> ScalarType {
        self.metadata.signature.result
    }

    /// Its key.
    pub(crate) fn key(&self) -> CacheKey {
        self.key
    }

    /// How long its compilation took; zero if there was none.
    pub(crate) fn compile_time(&self) -> Duration {
        match self.code.get() {
            Some(Ok(code)) => code.compile_time,
            _ => Duration::ZERO,
        }
    }

    /// Its PTX. Compiles, for milliseconds: not for an async worker.
    ///
    /// # Errors
    /// Why the compiler made none.
    pub(crate) fn ptx(&self, gpu: &Gpu) -> Result<String, String> {
        let artifact = self.code(gpu)?.artifact.lock().unwrap_or_else(PoisonError::into_inner);
        let code = artifact.gpu.as_ref();
        code.map(|code| code.ptx.clone())
            .ok_or_else(|| "there is no GPU code".to_owned())
    }

    /// Its kernel on a device. Compiles and loads what isn't there yet, for up to some 100 ms: not for an async worker.
    ///
    /// # Errors
    /// Why there is none, in words; asking again gives the same answer.
    pub(crate) fn kernel(&self, gpu: &Gpu, device: &Arc<Device>) -> Result<Arc<K>, String> {
        let code = self.code(gpu)?;
        let mut kernels = self.kernels.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kernels.get(&device.ordinal()) {
            return known.clone();
        }
        gpu.prepare(device);
        let mut artifact = code.artifact.lock().unwrap_or_else(PoisonError::into_inner);
        let loaded = K::load(device, &artifact).map_err(|e| e.to_string());
        if let (Ok(kernel), Some(gpu)) = (&loaded, &mut artifact.gpu)
            && let Some(cubin) = kernel.cubin()
        {
            gpu.cubins.push(cubin.clone());
        }
        kernels.insert(device.ordinal(), loaded.clone());
        loaded
    }

    fn code(&self, gpu: &Gpu) -> Result<&Code, String> {
        self.code
            .get_or_init(|| self.compile(gpu))
            .as_ref()
            .map_err(Clone::clone)
    }

    fn compile(&self, gpu: &Gpu) -> Result<Code, String> {
        let started = Instant::now();
        let made = (gpu.make_code.0)(&gpu.compiler, &self.module, gpu.target()?);
        let made = made.map_err(|e| e.to_string())?;
        Ok(Code {
            artifact: Mutex::new(self.artifact(made)),
            compile_time: started.elapsed(),
        })
    }

    /// An artifact with code for GPUs alone.
    fn artifact(&self, gpu: GpuCode) -> Artifact {
        Artifact {
            metadata: self.metadata.clone(),
            key: self.key,
            object: Vec::new(),
            library: Vec::new(),
            gpu: Some(gpu),
        }
    }
}
