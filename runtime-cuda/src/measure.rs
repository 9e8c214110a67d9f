//! What the use of a device costs: for whoever decides where a call runs.

use std::time::{Duration, Instant};

use crate::device::Device;
use crate::error::Error;
use crate::memory::{HostBlock, Queue};

/// Bytes that are copied to measure bandwidth.
const COPY_BYTES: usize = 8 << 20;
/// How often each thing is tried; the best counts.
const TRIES: usize = 3;
/// Longer than anything that is measured takes.
const WAIT_MAX: Duration = Duration::from_secs(1);

/// Measured costs of one device.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Constants {
    /// From the host's pinned memory to the device.
    pub upload_bytes_per_s: f64,
    /// From the device to the host's pinned memory.
    pub download_bytes_per_s: f64,
    /// From a column's arrays to pinned memory, in one thread.
    pub staging_bytes_per_s: f64,
    /// From asking for the least work on the device to knowing that it is done.
    pub launch_ns: f64,
}

pub(crate) fn measure(device: &Device) -> Result<Constants, Error> {
    let on_device = device.allocate(COPY_BYTES)?;
    let mut pinned = device.allocate_host(COPY_BYTES)?;
    let mut queue = device.take_queue()?;
    let source = vec![1u8; COPY_BYTES];
    let mut staging = Duration::MAX;
    for _ in 0..TRIES {
        let started = Instant::now();
        exclusive(device, &mut pinned)?[..COPY_BYTES].copy_from_slice(&source);
        staging = staging.min(started.elapsed());
    }
    let upload = best(device, &mut queue, |queue| {
        queue.upload(&pinned, 0..COPY_BYTES, &on_device, 0)
    })?;
    let download = best(device, &mut queue, |queue| {
        queue.download(&on_device, 0, &pinned, 0..COPY_BYTES)
    })?;
    let launch = best(device, &mut queue, |queue| queue.upload(&pinned, 0..8, &on_device, 0))?;
    device.give_back(queue);
    let per_second = |time: Duration| COPY_BYTES as f64 / time.as_secs_f64().max(1e-9);
    Ok(Constants {
        upload_bytes_per_s: per_second(upload.saturating_sub(launch)),
        download_bytes_per_s: per_second(download.saturating_sub(launch)),
        staging_bytes_per_s: per_second(staging),
        launch_ns: launch.as_nanos() as f64,
    })
}

/// The least time that an operation took, from asking for it to its end.
fn best(
    device: &Device,
    queue: &mut Queue,
    operation: impl Fn(&mut Queue) -> Result<(), crate::driver::Failure>,
) -> Result<Duration, Error> {
    let mut best = Duration::MAX;
    for _ in 0..TRIES {
        let started = Instant::now();
        let done = operation(queue)
            .and_then(|()| queue.mark_end())
            .and_then(|()| queue.wait(WAIT_MAX));
        if !device.trouble(done)? {
            return Err(failed(device, "a copy doesn't end"));
        }
        best = best.min(started.elapsed());
    }
    Ok(best)
}

fn exclusive<'b>(device: &Device, block: &'b mut std::sync::Arc<HostBlock>) -> Result<&'b mut [u8], Error> {
    match HostBlock::exclusive(block) {
        Some(buffer) => Ok(buffer.as_slice_mut()),
        None => Err(failed(device, "pinned memory is still in use")),
    }
}

fn failed(device: &Device, what: &str) -> Error {
    Error::Device {
        device: device.name().to_owned(),
        what: what.to_owned(),
    }
}
