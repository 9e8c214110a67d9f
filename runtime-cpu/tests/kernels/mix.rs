//! A kernel as a real compiler makes it, for `rustc_objects.rs`: floats, constants, jump and lookup tables, and calls of
//! the functions that the runtime offers. `mix(x DOUBLE, n BIGINT) RETURNS DOUBLE`, strict.

#![no_std]
#![crate_type = "lib"]

extern crate core as std;

#[path = "../../../udf-abi/src/frame.rs"]
#[allow(dead_code)]
mod frame;

use frame::{Frame, WORD_ROWS};

unsafe extern "C" {
    fn fma(a: f64, b: f64, c: f64) -> f64;
}

static WEIGHTS: [f64; 7] = [0.5, 0.25, 3.0, -1.0, 1e300, 7.0, 0.1];
static NAMES: [&[u8]; 3] = [b"north", b"east", b"southwest"];

/// Site 0, division by zero.
const DIVISION_BY_ZERO: u32 = 2;

#[inline(never)]
fn weigh(x: f64, n: i64) -> Result<f64, u32> {
    Ok(match n {
        0 => return Err(DIVISION_BY_ZERO),
        1 => x + 1.0,
        2 => x * x,
        // SAFETY: it only computes.
        3 => unsafe { fma(x, x, -1.0) },
        4 => x - 123.456,
        5 => 1.0 / x,
        6 => NAMES[(x as u64 % 3) as usize].len() as f64,
        _ => x * WEIGHTS[n as u64 as usize % 7],
    })
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn rbc_kernel(frame: *mut Frame) -> u32 {
    // SAFETY: the runtime passes a valid frame with these two columns.
    unsafe {
        let frame = &mut *frame;
        let out = frame.out.cast::<f64>();
        let (x, n) = (&*frame.columns, &*frame.columns.add(1));
        for word in frame.first as usize..frame.end as usize {
            if frame.cancel.read_volatile() != 0 {
                return 2;
            }
            let start = word * WORD_ROWS;
            let xs = x.data.cast::<f64>().add(start * x.stride as usize);
            let ns = n.data.cast::<i64>().add(start * n.stride as usize);
            let mask = *frame.mask.add(word * frame.mask_stride as usize);
            core::ptr::write_bytes(out.add(start), 0, WORD_ROWS);
            for i in (0..WORD_ROWS).filter(|i| mask >> i & 1 == 1) {
                match weigh(*xs.add(i), *ns.add(i)) {
                    Ok(value) => *out.add(start + i) = value,
                    Err(word) => {
                        frame.error_row = (start + i) as u64;
                        frame.error_word = word;
                        return 1;
                    }
                }
            }
        }
        0
    }
}
