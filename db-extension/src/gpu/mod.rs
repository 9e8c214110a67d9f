//! Functions on GPUs: what the engine has of them, which code they run, and which rows go there.
//!
//! In reading order: [`program`] (a function's GPU code, compiled when it is first needed), [`placement`] (where a chunk of rows is
//! computed), [`partition`] and [`chunk`] (how an [operator](crate::operator) runs), [`call`] (a call that stands alone), [`report`] (what
//! EXPLAIN ANALYZE tells of them).
//!
//! Invariant: a GPU gives the bits that the CPU gives, or nothing; then the CPU computes. So where rows are computed is never
//! a question of their result.

pub(crate) mod call;
mod chunk;
pub(crate) mod partition;
pub(crate) mod placement;
pub(crate) mod program;
pub(crate) mod report;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, Once, OnceLock, PoisonError};

use rbcdb_runtime_cuda::{Config, Device, Devices};
use rbcdb_udf_abi::artifact::CacheKey;
use rbcdb_udf_abi::gpu::GpuCode;
use rbcdb_udf_compiler::codegen::GpuTarget;
use rbcdb_udf_compiler::ir::Module;
use rbcdb_udf_compiler::pipeline::{CompileError, Compiler};

use placement::{Costs, Link};

use crate::operator::programs::Programs;

/// Makes functions' code for GPUs in the compiler's place: for emulated devices, which don't take PTX.
#[derive(Clone)]
pub struct MakeCode(Arc<CodeMaker>);

type CodeMaker = dyn Fn(&Compiler, &Arc<Module>, GpuTarget) -> Result<GpuCode, CompileError> + Send + Sync;

impl MakeCode {
    /// By this function.
    pub fn new(
        make: impl Fn(&Compiler, &Arc<Module>, GpuTarget) -> Result<GpuCode, CompileError> + Send + Sync + 'static,
    ) -> MakeCode {
        MakeCode(Arc::new(make))
    }
}

impl fmt::Debug for MakeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MakeCode")
    }
}

/// Operators whose costs are remembered; beyond, all are forgotten.
const COSTS_MAX: usize = 4096;

/// The engine's GPUs.
pub struct Gpu {
    /// Looked for when they are first asked for, which takes a part of a second.
    found: OnceLock<Found>,
    compiler: Arc<Compiler>,
    make_code: MakeCode,
    programs: Arc<Programs>,
    costs: Mutex<HashMap<CacheKey, Costs>>,
}

/// The devices, and what is to be known of each.
struct Found {
    devices: Arc<Devices>,
    first_limits: Vec<Limits>,
    links: Vec<OnceLock<Result<Link, String>>>,
    /// Whether they have been given the code that chooses rows.
    prepared: Vec<Once>,
}

impl Found {
    fn new(devices: Arc<Devices>) -> Found {
        Found {
            first_limits: devices.list().iter().map(|d| Limits::of(d)).collect(),
            links: devices.list().iter().map(|_| OnceLock::new()).collect(),
            prepared: devices.list().iter().map(|_| Once::new()).collect(),
            devices,
        }
    }
}

/// What of a device may be used.
struct Limits {
    memory: u64,
    cache: u64,
}

impl Limits {
    fn of(device: &Device) -> Limits {
        Limits {
            memory: device.memory_limit(),
            cache: device.cache_limit(),
        }
    }
}

impl Gpu {
    /// These devices, which may be none; those of the machine if not given.
    pub(crate) fn new(devices: Option<Arc<Devices>>, compiler: Arc<Compiler>, make_code: Option<MakeCode>) -> Gpu {
        Gpu {
            found: devices.map(Found::new).map_or_else(OnceLock::new, OnceLock::from),
            programs: Arc::new(Programs::new(Arc::clone(&compiler))),
            compiler,
            make_code: make_code.unwrap_or_else(|| MakeCode::new(Compiler::gpu_code)),
            costs: Mutex::default(),
        }
    }

    fn found(&self) -> &Found {
        self.found
            .get_or_init(|| Found::new(Arc::new(Devices::detect(&Config::default()))))
    }

    /// The devices.
    pub fn devices(&self) -> &Devices {
        &self.found().devices
    }

    /// Why no function can run on a GPU; `None` if one can.
    pub fn unavailable(&self) -> Option<String> {
        if let Some(reason) = self.devices().unavailable() {
            return Some(reason.to_owned());
        }
        let mut lost = self.devices().list().iter().map(|device| device.lost());
        match lost.next() {
            None => Some("no GPU".to_owned()),
            Some(None) => None,
            Some(Some(reason)) => lost.all(|l| l.is_some()).then(|| reason.to_owned()),
        }
    }

    /// The device for a partition of a plan, of those that work.
    pub(crate) fn device(&self, partition: usize) -> Option<&Arc<Device>> {
        let working: Vec<&Arc<Device>> = self.devices().list().iter().filter(|d| d.lost().is_none()).collect();
        match working.len() {
            0 => None,
            count => Some(working[partition % count]),
        }
    }

    /// How fast a device takes and gives data; measured once.
    pub(crate) fn link(&self, device: &Arc<Device>) -> Result<Link, String> {
        let Some(index) = self.devices().list().iter().position(|d| Arc::ptr_eq(d, device)) else {
            return Err(format!("{} isn't a device of this engine", device.name()));
        };
        let measure = || {
            let constants = device.measure().map_err(|e| e.to_string())?;
            Ok(Link {
                upload: constants.upload_bytes_per_s,
                download: constants.download_bytes_per_s,
                staging: constants.staging_bytes_per_s,
                launch_ns: constants.launch_ns,
                piece_rows: device.chunk_rows() as u64,
            })
        };
        self.found().links[index].get_or_init(measure).clone()
    }

    /// Gives a device the code by which only rows that a filter lets through come back. Without it, all rows come back, and the
    /// host chooses.
    pub(crate) fn prepare(&self, device: &Arc<Device>) {
        let devices = self.devices().list();
        let Some(index) = devices.iter().position(|known| Arc::ptr_eq(known, device)) else {
            return;
        };
        self.found().prepared[index].call_once(|| {
            let code = self.target().and_then(|target| {
                let code = self.compiler.gpu_compact_code(target);
                code.map_err(|e| e.to_string())
            });
            let given = code.and_then(|code| device.set_compact_code(&code).map_err(|e| e.to_string()));
            if let Err(reason) = given {
                tracing::warn!(%reason, "the host chooses rows for {}", device.name());
            }
        });
    }

    /// Finds and measures all devices, for a part of a second.
    pub(crate) fn measure(&self) {
        for device in self.devices().list() {
            self.prepare(device);
            if let Err(reason) = self.link(device) {
                tracing::warn!(%reason, "a GPU could not be measured");
            }
        }
    }

    /// The functions that expressions are, on all devices.
    pub(crate) fn programs(&self) -> &Arc<Programs> {
        &self.programs
    }

    /// What a row of an operator costs, `estimate` if it never ran.
    pub(crate) fn costs(&self, key: CacheKey, estimate: impl FnOnce() -> Costs) -> Costs {
        let mut costs = self.costs.lock().unwrap_or_else(PoisonError::into_inner);
        if costs.len() >= COSTS_MAX && !costs.contains_key(&key) {
            costs.clear();
        }
        *costs.entry(key).or_insert_with(estimate)
    }

    /// Corrects what a row of an operator costs.
    pub(crate) fn observe(&self, key: CacheKey, correct: impl FnOnce(&mut Costs)) {
        let mut costs = self.costs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(costs) = costs.get_mut(&key) {
            correct(costs);
        }
    }

    /// What code is made for: the oldest device, or the oldest that there is code for.
    ///
    /// # Errors
    /// If the device is too old.
    pub(crate) fn target(&self) -> Result<GpuTarget, String> {
        match self.devices().list().iter().map(|d| d.capability()).min() {
            None => Ok(GpuTarget::default()),
            Some(capability) => GpuTarget::new(capability).ok_or_else(|| {
                format!(
                    "there is no code for GPUs of compute capability {}.{}",
                    capability / 10,
                    capability % 10
                )
            }),
        }
    }

    /// Bytes of columns that devices keep between queries, all devices together.
    pub fn cache_used(&self) -> u64 {
        self.devices().list().iter().map(|d| d.cache_bytes()).sum()
    }

    /// Bytes of each device's memory that may be used; `None` without a device.
    pub fn memory_limit(&self) -> Option<u64> {
        self.devices().list().iter().map(|d| d.memory_limit()).max()
    }

    /// Changes how many bytes of each device's memory may be used; `None` for what it was at the start.
    pub fn set_memory_limit(&self, bytes: Option<u64>) {
        for (device, first) in self.devices().list().iter().zip(&self.found().first_limits) {
            device.set_memory_limit(bytes.unwrap_or(first.memory));
        }
    }

    /// Bytes of each device's memory that columns kept between queries may take; `None` without a device.
    pub fn cache_limit(&self) -> Option<u64> {
        self.devices().list().iter().map(|d| d.cache_limit()).max()
    }

    /// Changes how many bytes of each device's memory columns kept between queries may take; `None` for what it was at
    /// the start.
    pub fn set_cache_limit(&self, bytes: Option<u64>) {
        for (device, first) in self.devices().list().iter().zip(&self.found().first_limits) {
            device.set_cache_limit(bytes.unwrap_or(first.cache));
        }
    }
}

impl fmt::Debug for Gpu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.found.get().map(|found| &found.devices);
        f.debug_struct("Gpu").field("devices", &found).finish_non_exhaustive()
    }
}
