//! The instructions that tell what a CPU and its operating system support.

use std::arch::x86_64::{__cpuid, __cpuid_count, _xgetbv};

/// CPUID's answer.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cpuid {
    pub eax: u32,
    pub ebx: u32,
    pub ecx: u32,
    pub edx: u32,
}

/// Asks for a leaf; zeros where this CPU doesn't have it.
pub(super) fn cpuid(leaf: u32, subleaf: u32) -> Cpuid {
    // The first leaf of each range, basic and extended, gives the range's last one in EAX.
    let last = __cpuid(leaf & 0x8000_0000).eax;
    if leaf > last {
        return Cpuid::default();
    }
    let r = __cpuid_count(leaf, subleaf);
    Cpuid {
        eax: r.eax,
        ebx: r.ebx,
        ecx: r.ecx,
        edx: r.edx,
    }
}

/// The registers that the operating system saves, 0 where it doesn't say.
pub(super) fn xcr0() -> u64 {
    const OSXSAVE: u32 = 1 << 27;
    if cpuid(1, 0).ecx & OSXSAVE == 0 {
        return 0;
    }
    // SAFETY: the operating system has enabled the instruction, as just checked.
    unsafe { _xgetbv(0) }
}
