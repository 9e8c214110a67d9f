//! How fast a device's memory and the way to it are: what measurements are held against.

use std::time::{Duration, Instant};

use cudarc::driver::sys::CUevent_flags;
use cudarc::driver::{CudaContext, DriverError};

mod raw;

/// Bytes that are copied within the device: far more than its caches hold.
const DEVICE_BYTES: usize = 1 << 30;
/// Bytes that are copied to and from it.
const HOST_BYTES: usize = 256 << 20;

/// Bytes per second, each the median of several copies.
#[derive(Debug, Clone, Copy)]
pub struct Copies {
    /// Within the device, bytes read and bytes written.
    pub device: f64,
    /// From pinned memory to the device.
    pub pinned_up: f64,
    /// From the device to pinned memory.
    pub pinned_down: f64,
    /// From ordinary memory to the device, as the driver does it.
    pub pageable_up: f64,
    /// From the device to ordinary memory.
    pub pageable_down: f64,
}

/// Measures the first device. There must be one: without a driver this panics.
///
/// # Errors
/// What the driver says.
pub fn measure(runs: usize) -> Result<Copies, DriverError> {
    let context = CudaContext::new(0)?;
    let stream = context.new_stream()?;
    let source = stream.alloc_zeros::<u8>(DEVICE_BYTES)?;
    let mut target = stream.alloc_zeros::<u8>(DEVICE_BYTES)?;
    let timing = Some(CUevent_flags::CU_EVENT_DEFAULT);
    let mut times = Vec::new();
    for _ in 0..runs {
        let start = stream.record_event(timing)?;
        stream.memcpy_dtod(&source, &mut target)?;
        let end = stream.record_event(timing)?;
        times.push(Duration::from_secs_f32(start.elapsed_ms(&end)? / 1e3));
    }
    let device = 2.0 * DEVICE_BYTES as f64 / median(times).as_secs_f64();
    drop(target);
    let mut on_device = stream.alloc_zeros::<u8>(HOST_BYTES)?;
    let mut host = vec![1u8; HOST_BYTES];
    let mut pinned = raw::pinned(&context, HOST_BYTES)?;
    stream.synchronize()?;
    let time = |copy: &mut dyn FnMut() -> Result<(), DriverError>| -> Result<f64, DriverError> {
        let mut times = Vec::new();
        for _ in 0..runs {
            let started = Instant::now();
            copy()?;
            stream.synchronize()?;
            times.push(started.elapsed());
        }
        Ok(HOST_BYTES as f64 / median(times).as_secs_f64())
    };
    Ok(Copies {
        device,
        pinned_up: time(&mut || stream.memcpy_htod(&pinned, &mut on_device))?,
        pinned_down: time(&mut || stream.memcpy_dtoh(&on_device, &mut pinned))?,
        pageable_up: time(&mut || stream.memcpy_htod(&host, &mut on_device))?,
        pageable_down: time(&mut || stream.memcpy_dtoh(&on_device, &mut host))?,
    })
}

/// The median of some times.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or(Duration::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_are_in_the_middle() {
        let ms = |list: &[u64]| median(list.iter().copied().map(Duration::from_millis).collect());
        assert_eq!(ms(&[5, 1, 3]), Duration::from_millis(3));
        assert_eq!(ms(&[]), Duration::MAX);
    }
}
