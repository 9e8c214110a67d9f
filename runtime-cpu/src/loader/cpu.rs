//! Whether this CPU has what an object was compiled for.
//!
//! Features are LLVM's, with the CPUID bits that LLVM itself looks at (`llvm/lib/TargetParser/Host.cpp`; Intel SDM
//! volume 2A, CPUID; AMD APM volume 3, appendix E). A feature with new registers also needs the operating system to
//! save these, which is in XCR0.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::LoadError;
use super::cpu_raw::{self, Cpuid};

/// Registers that the operating system must save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    None,
    Avx,
    Avx512,
    Amx,
    Apx,
}

impl State {
    /// The bits of XCR0 that must be set.
    fn xcr0(self) -> u64 {
        match self {
            State::None => 0,
            State::Avx => 0b110,
            State::Avx512 => 0b1110_0110,
            State::Amx => 0b11 << 17,
            State::Apx => 1 << 19,
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Register {
    A,
    B,
    C,
    D,
}

/// One CPUID answer, the state class, and the features with their bits.
type Group = (u32, u32, Register, State, &'static [(&'static str, u32)]);

const FEATURES: &[Group] = {
    use Register::{A, B, C, D};
    &[
        (
            1,
            0,
            C,
            State::None,
            &[
                ("sse3", 0),
                ("pclmul", 1),
                ("ssse3", 9),
                ("cx16", 13),
                ("sse4.1", 19),
                ("sse4.2", 20),
                ("crc32", 20),
                ("movbe", 22),
                ("popcnt", 23),
                ("aes", 25),
                ("rdrnd", 30),
            ],
        ),
        (
            1,
            0,
            C,
            State::Avx,
            &[("fma", 12), ("xsave", 26), ("avx", 28), ("f16c", 29)],
        ),
        (
            1,
            0,
            D,
            State::None,
            &[
                ("cx8", 8),
                ("cmov", 15),
                ("mmx", 23),
                ("fxsr", 24),
                ("sse", 25),
                ("sse2", 26),
            ],
        ),
        (
            7,
            0,
            B,
            State::None,
            &[
                ("fsgsbase", 0),
                ("sgx", 2),
                ("bmi", 3),
                ("bmi2", 8),
                ("invpcid", 10),
                ("rtm", 11),
                ("rdseed", 18),
                ("adx", 19),
                ("clflushopt", 23),
                ("clwb", 24),
                ("sha", 29),
            ],
        ),
        (7, 0, B, State::Avx, &[("avx2", 5)]),
        (
            7,
            0,
            B,
            State::Avx512,
            &[
                ("avx512f", 16),
                ("avx512dq", 17),
                ("avx512ifma", 21),
                ("avx512cd", 28),
                ("avx512bw", 30),
                ("avx512vl", 31),
                // Implied by avx512f, as LLVM has it.
                ("evex512", 16),
            ],
        ),
        (
            7,
            0,
            C,
            State::None,
            &[
                ("pku", 4),
                ("waitpkg", 5),
                ("shstk", 7),
                ("gfni", 8),
                ("rdpid", 22),
                ("kl", 23),
                ("cldemote", 25),
                ("movdiri", 27),
                ("movdir64b", 28),
                ("enqcmd", 29),
            ],
        ),
        (7, 0, C, State::Avx, &[("vaes", 9), ("vpclmulqdq", 10)]),
        (
            7,
            0,
            C,
            State::Avx512,
            &[
                ("avx512vbmi", 1),
                ("avx512vbmi2", 6),
                ("avx512vnni", 11),
                ("avx512bitalg", 12),
                ("avx512vpopcntdq", 14),
            ],
        ),
        (
            7,
            0,
            D,
            State::None,
            &[("uintr", 5), ("serialize", 14), ("tsxldtrk", 16), ("pconfig", 18)],
        ),
        (7, 0, D, State::Avx512, &[("avx512vp2intersect", 8), ("avx512fp16", 23)]),
        (
            7,
            0,
            D,
            State::Amx,
            &[("amx-bf16", 22), ("amx-tile", 24), ("amx-int8", 25)],
        ),
        (
            7,
            1,
            A,
            State::None,
            &[("raoint", 3), ("cmpccxadd", 7), ("hreset", 22), ("movrs", 31)],
        ),
        (
            7,
            1,
            A,
            State::Avx,
            &[("sha512", 0), ("sm3", 1), ("sm4", 2), ("avxvnni", 4), ("avxifma", 23)],
        ),
        (7, 1, A, State::Avx512, &[("avx512bf16", 5)]),
        (7, 1, A, State::Amx, &[("amx-fp16", 21)]),
        (7, 1, D, State::None, &[("prefetchi", 14), ("usermsr", 15)]),
        (
            7,
            1,
            D,
            State::Avx,
            &[("avxvnniint8", 4), ("avxneconvert", 5), ("avxvnniint16", 10)],
        ),
        (7, 1, D, State::Amx, &[("amx-complex", 8)]),
        (
            7,
            1,
            D,
            State::Apx,
            &[
                ("egpr", 21),
                ("push2pop2", 21),
                ("ppx", 21),
                ("ndd", 21),
                ("ccmp", 21),
                ("nf", 21),
                ("cf", 21),
                ("zu", 21),
            ],
        ),
        (0xd, 1, A, State::Avx, &[("xsaveopt", 0), ("xsavec", 1), ("xsaves", 3)]),
        (0x14, 0, B, State::None, &[("ptwrite", 4)]),
        (0x19, 0, B, State::None, &[("widekl", 2)]),
        (
            0x1e,
            1,
            A,
            State::Amx,
            &[
                ("amx-fp8", 4),
                ("amx-transpose", 5),
                ("amx-tf32", 6),
                ("amx-avx512", 7),
                ("amx-movrs", 8),
            ],
        ),
        (
            0x8000_0001,
            0,
            C,
            State::None,
            &[
                ("sahf", 0),
                ("lzcnt", 5),
                ("sse4a", 6),
                ("prfchw", 8),
                ("lwp", 15),
                ("tbm", 21),
                ("mwaitx", 29),
            ],
        ),
        (0x8000_0001, 0, C, State::Avx, &[("xop", 11), ("fma4", 16)]),
        (0x8000_0001, 0, D, State::None, &[("64bit", 29)]),
        (
            0x8000_0008,
            0,
            B,
            State::None,
            &[("clzero", 0), ("rdpru", 4), ("wbnoinvd", 9)],
        ),
    ]
};

/// AVX10 has a version number instead of bits, in the low byte of leaf 0x24's EBX.
const AVX10: &[(&str, u32)] = &[
    ("avx10.1", 1),
    ("avx10.1-256", 1),
    ("avx10.1-512", 1),
    ("avx10.2", 2),
    ("avx10.2-256", 2),
    ("avx10.2-512", 2),
];

/// The levels of the x86-64 psABI: what a CPU name alone stands for.
const V1: &[&str] = &["64bit", "cmov", "cx8", "fxsr", "mmx", "sse", "sse2"];
const V2: &[&str] = &["cx16", "popcnt", "sahf", "sse3", "sse4.1", "sse4.2", "ssse3"];
const V3: &[&str] = &["avx", "avx2", "bmi", "bmi2", "f16c", "fma", "lzcnt", "movbe", "xsave"];
const V4: &[&str] = &["avx512bw", "avx512cd", "avx512dq", "avx512f", "avx512vl"];

/// What this CPU has. CPUID is slow under a hypervisor, so it is asked once.
static HOST: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let bits = FEATURES.iter().flat_map(|(leaf, subleaf, register, state, features)| {
        let word = word(*leaf, *subleaf, *register);
        let usable = has_state(*state);
        features
            .iter()
            .filter(move |(_, bit)| usable && word >> bit & 1 == 1)
            .map(|(name, _)| *name)
    });
    let version = if has_state(State::Avx512) && word(7, 1, Register::D) >> 19 & 1 == 1 {
        word(0x24, 0, Register::B) & 0xff
    } else {
        0
    };
    let avx10 = AVX10
        .iter()
        .filter(|(_, needed)| version >= *needed)
        .map(|(name, _)| *name);
    bits.chain(avx10).collect()
});

/// Whether `name` is a feature that can be looked for.
fn is_known(name: &str) -> bool {
    FEATURES
        .iter()
        .flat_map(|group| group.4)
        .chain(AVX10)
        .any(|(known, _)| *known == name)
}

/// A word of CPUID's answer; 0 where this CPU doesn't have the leaf.
fn word(leaf: u32, subleaf: u32, register: Register) -> u32 {
    let Cpuid { eax, ebx, ecx, edx } = cpu_raw::cpuid(leaf, subleaf);
    match register {
        Register::A => eax,
        Register::B => ebx,
        Register::C => ecx,
        Register::D => edx,
    }
}

fn has_state(state: State) -> bool {
    state == State::None || cpu_raw::xcr0() & state.xcr0() == state.xcr0()
}

/// Checks the CPU that an object names, and every feature that its string asks for with `+`.
pub(super) fn check(cpu: &str, features: &str) -> Result<(), LoadError> {
    let wanted: Vec<&str> = features.split(',').filter_map(|f| f.trim().strip_prefix('+')).collect();
    let level: &[&[&str]] = match cpu {
        "" | "generic" | "x86-64" => &[V1],
        "x86-64-v2" => &[V1, V2],
        "x86-64-v3" => &[V1, V2, V3],
        "x86-64-v4" => &[V1, V2, V3, V4],
        _ if wanted.is_empty() => return Err(LoadError::UnstatedCpuFeatures(cpu.into())),
        _ => &[V1],
    };
    if let Some(unknown) = wanted.iter().find(|name| !is_known(name)) {
        return Err(LoadError::UnknownCpuFeature((*unknown).into()));
    }
    let mut missing: Vec<String> = Vec::new();
    for name in level.iter().copied().flatten().chain(&wanted) {
        if !HOST.contains(name) && !missing.iter().any(|m| m == name) {
            missing.push((*name).into());
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(LoadError::MissingCpuFeatures {
            cpu: cpu.into(),
            missing,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard_library() {
        macro_rules! same {
            ($($llvm:literal $std:tt),* $(,)?) => {
                $(assert_eq!(HOST.contains($llvm), is_x86_feature_detected!($std), $llvm);)*
            };
        }
        same!(
            "sse3" "sse3", "pclmul" "pclmulqdq", "ssse3" "ssse3", "cx16" "cmpxchg16b", "sse4.1" "sse4.1",
            "sse4.2" "sse4.2", "movbe" "movbe", "popcnt" "popcnt", "aes" "aes", "rdrnd" "rdrand", "fma" "fma",
            "xsave" "xsave", "avx" "avx", "f16c" "f16c", "bmi" "bmi1", "bmi2" "bmi2", "rdseed" "rdseed",
            "adx" "adx", "sha" "sha", "avx2" "avx2", "avx512f" "avx512f", "avx512dq" "avx512dq",
            "avx512ifma" "avx512ifma", "avx512cd" "avx512cd", "avx512bw" "avx512bw", "avx512vl" "avx512vl",
            "gfni" "gfni", "vaes" "vaes", "vpclmulqdq" "vpclmulqdq", "avx512vbmi" "avx512vbmi",
            "avx512vbmi2" "avx512vbmi2", "avx512vnni" "avx512vnni", "avx512bitalg" "avx512bitalg",
            "avx512vpopcntdq" "avx512vpopcntdq", "avx512bf16" "avx512bf16", "avxvnni" "avxvnni",
            "lzcnt" "lzcnt", "sse4a" "sse4a", "tbm" "tbm", "xsaveopt" "xsaveopt", "xsavec" "xsavec",
            "xsaves" "xsaves", "fxsr" "fxsr", "sse" "sse", "sse2" "sse2",
        );
    }

    #[test]
    fn what_the_machine_has_passes() {
        let all: Vec<String> = HOST.iter().map(|name| format!("+{name}")).collect();
        check("some-cpu", &all.join(",")).unwrap();
        check("x86-64", "").unwrap();
        check("", "-avx512f, +sse2").unwrap();
    }

    #[test]
    fn what_it_lacks_is_named() {
        let absent: Vec<&str> = FEATURES
            .iter()
            .flat_map(|g| g.4)
            .map(|(name, _)| *name)
            .filter(|n| !HOST.contains(n))
            .collect();
        let asked: Vec<String> = absent.iter().map(|name| format!("+{name}")).collect();
        match check("zen9", &format!("+sse2,{},-avx", asked.join(","))).unwrap_err() {
            LoadError::MissingCpuFeatures { cpu, missing } => assert_eq!(
                (cpu.as_str(), missing),
                ("zen9", absent.iter().map(|s| s.to_string()).collect())
            ),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn unknown_and_unstated_features_are_refused() {
        assert!(matches!(check("x86-64", "+sse2,+teleport"), Err(LoadError::UnknownCpuFeature(f)) if f == "teleport"));
        assert!(matches!(check("x86-64", "+"), Err(LoadError::UnknownCpuFeature(f)) if f.is_empty()));
        check("x86-64", "-teleport").unwrap();
        assert!(matches!(check("znver4", ""), Err(LoadError::UnstatedCpuFeatures(cpu)) if cpu == "znver4"));
        assert!(matches!(
            check("znver4", "-avx"),
            Err(LoadError::UnstatedCpuFeatures(_))
        ));
    }

    #[test]
    fn levels_stand_for_their_features() {
        for (cpu, features) in [("x86-64", V1), ("x86-64-v2", V2), ("x86-64-v3", V3), ("x86-64-v4", V4)] {
            let present = features.iter().all(|f| HOST.contains(f));
            assert!(features.iter().all(|f| is_known(f)));
            if check(cpu, "").is_ok() {
                assert!(present, "{cpu}");
            }
        }
        assert!(V1.iter().all(|f| HOST.contains(f)));
    }
}
