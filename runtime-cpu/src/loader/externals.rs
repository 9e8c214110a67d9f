//! The only functions outside the object that compiled code can call. LLVM emits calls to these by itself: block copies,
//! and fused multiply-add where the CPU has no instruction for it.

use libc::{memcpy, memmove, memset};

/// Their names, for messages.
pub(super) const NAMES: [&str; 5] = ["memcpy", "memmove", "memset", "fma", "fmaf"];

/// The address of a function; `None` where the name isn't one of [`NAMES`].
pub(super) fn address(name: &str) -> Option<u64> {
    Some(match name {
        "memcpy" => memcpy as *const () as u64,
        "memmove" => memmove as *const () as u64,
        "memset" => memset as *const () as u64,
        "fma" => fma as *const () as u64,
        "fmaf" => fmaf as *const () as u64,
        _ => return None,
    })
}

extern "C" fn fma(a: f64, b: f64, c: f64) -> f64 {
    a.mul_add(b, c)
}

extern "C" fn fmaf(a: f32, b: f32, c: f32) -> f32 {
    a.mul_add(b, c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_an_address_and_others_have_none() {
        let addresses: Vec<u64> = NAMES.iter().filter_map(|name| address(name)).collect();
        assert_eq!(addresses.len(), NAMES.len());
        for name in ["", "system", "memcp", "Fma", "sin"] {
            assert_eq!(address(name), None);
        }
    }

    #[test]
    fn multiply_add_rounds_once() {
        let epsilon = f64::EPSILON;
        assert_eq!(fma(1.0 + epsilon, 1.0 - epsilon, -1.0), -epsilon * epsilon);
        assert_eq!(
            fmaf(1.0 + f32::EPSILON, 1.0 - f32::EPSILON, -1.0),
            -f32::EPSILON * f32::EPSILON
        );
    }
}
