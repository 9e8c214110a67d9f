//! The container refuses whatever isn't exactly what `to_bytes` wrote, without panicking or allocating for it.

use super::*;
use crate::signature::Parameter;
use crate::types::ScalarType;

fn sample() -> Artifact {
    Artifact {
        metadata: Metadata {
            signature: Signature {
                name: "rel_diff".into(),
                parameters: vec![Parameter {
                    name: "x".into(),
                    ty: ScalarType::Float64.into(),
                }],
                result: ScalarType::Float64,
                called_on_null_input: false,
                kernel: None,
            },
            options: Options::default(),
            nullable_result: false,
            source: "return 1/x # \u{e9}\0".into(),
            language: Language::Rbc,
            sites: vec![Site {
                function: "rel_diff".into(),
                line: 1,
                column: 8,
                message: None,
            }],
            dependencies: vec![CacheKey([7; 32])],
            target_cpu: "x86-64-v3".into(),
            target_features: "+avx2".into(),
            compiler: "test".into(),
            launch: None,
        },
        key: CacheKey([9; 32]),
        object: (0..100).collect(),
        library: vec![(100..180).collect(), vec![7; 3]],
        gpu: Some(GpuCode {
            ptx: ".version 6.0".into(),
            capability: 70,
            block_multiple: 32,
            cubins: vec![Cubin {
                capability: 90,
                image: vec![1, 2, 3],
            }],
        }),
    }
}

fn bytes() -> Vec<u8> {
    sample().to_bytes().unwrap()
}

/// Puts a valid length and checksum on changed contents, to reach the checks behind them.
fn reseal(bytes: &mut [u8]) {
    let length = (bytes.len() as u64).to_le_bytes();
    bytes[LENGTH_AT..CHECKSUM_AT].copy_from_slice(&length);
    let checksum = Sha256::digest(&bytes[BODY_AT..]);
    bytes[CHECKSUM_AT..BODY_AT].copy_from_slice(&checksum);
}

/// xorshift64*, Vigna 2016: enough randomness for tests, no dependency.
fn random(state: &mut u64) -> u64 {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    state.wrapping_mul(0x2545_f491_4f6c_dd1d)
}

#[test]
fn round_trips() {
    assert_eq!(Artifact::from_bytes(&bytes()), Ok(sample()));
    let empty = Artifact {
        object: vec![],
        library: Vec::new(),
        gpu: None,
        ..sample()
    };
    assert_eq!(Artifact::from_bytes(&empty.to_bytes().unwrap()), Ok(empty));
}

#[test]
fn every_truncation_is_refused() {
    let bytes = bytes();
    for length in 0..bytes.len() {
        let error = Artifact::from_bytes(&bytes[..length]).unwrap_err();
        assert!(
            matches!(error, ArtifactError::CutShort { actual, .. } if actual == length as u64),
            "{length}: {error}"
        );
        assert!(error.to_string().contains("cut short") && error.to_string().contains("recompile"));
    }
}

#[test]
fn every_flipped_byte_is_refused() {
    let bytes = bytes();
    for at in 0..bytes.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            let error = Artifact::from_bytes(&changed).unwrap_err();
            let expected = match at {
                0..VERSION_AT => error == ArtifactError::NotAnArtifact,
                VERSION_AT..LENGTH_AT => matches!(error, ArtifactError::Version { .. }),
                LENGTH_AT..CHECKSUM_AT => {
                    matches!(
                        error,
                        ArtifactError::CutShort { .. } | ArtifactError::TrailingBytes { .. }
                    )
                }
                _ => error == ArtifactError::Checksum,
            };
            assert!(expected, "byte {at} ^ {flip:#x}: {error}");
        }
    }
}

#[test]
fn trailing_bytes_are_refused() {
    let mut bytes = bytes();
    bytes.extend([0; 3]);
    assert_eq!(
        Artifact::from_bytes(&bytes),
        Err(ArtifactError::TrailingBytes { extra: 3 })
    );
}

#[test]
fn another_version_says_so_even_where_the_rest_is_unknown() {
    let mut bytes = bytes();
    bytes[VERSION_AT] = 200;
    bytes[BODY_AT..].fill(0);
    let error = Artifact::from_bytes(&bytes).unwrap_err();
    assert_eq!(error, ArtifactError::Version { found: 200 });
    assert!(error.to_string().contains("version 200") && error.to_string().contains("another version of rbcdb"));
}

#[test]
fn huge_declared_lengths_are_refused_without_allocating() {
    let object_length_at = BODY_AT + 8 + serde_json::to_vec(&sample().metadata).unwrap().len() + 32;
    let library_length_at = object_length_at + 8 + sample().object.len() + 8;
    let library_bytes: usize = sample().library.iter().map(|object| 8 + object.len()).sum();
    let gpu_length_at = library_length_at + library_bytes;
    for declared in [u64::MAX, u64::MAX - 7, 1 << 63, 1 << 40, 1 << 20] {
        for at in [BODY_AT, object_length_at, library_length_at, gpu_length_at] {
            let mut bytes = bytes();
            bytes[at..at + 8].copy_from_slice(&declared.to_le_bytes());
            reseal(&mut bytes);
            let error = Artifact::from_bytes(&bytes).unwrap_err();
            assert!(
                matches!(&error, ArtifactError::Malformed(m) if m.contains(&declared.to_string())),
                "{error}"
            );
        }
        let mut bytes = bytes();
        bytes[LENGTH_AT..CHECKSUM_AT].copy_from_slice(&declared.to_le_bytes());
        assert!(Artifact::from_bytes(&bytes).is_err());
    }
}

#[test]
fn random_bytes_never_panic_and_never_load() {
    let mut state = 1;
    for round in 0..20_000 {
        let length = (random(&mut state) % 300) as usize;
        let mut garbage: Vec<u8> = (0..length).map(|_| random(&mut state) as u8).collect();
        if round % 2 == 0 && length >= BODY_AT {
            garbage[..VERSION_AT].copy_from_slice(&MAGIC);
            garbage[VERSION_AT..LENGTH_AT].copy_from_slice(&FORMAT_VERSION.to_le_bytes());
            reseal(&mut garbage);
        }
        assert!(Artifact::from_bytes(&garbage).is_err(), "round {round}");
    }
}

#[test]
fn random_changes_behind_a_valid_checksum_never_panic() {
    let original = bytes();
    let (mut state, mut refused) = (2, 0);
    for _ in 0..20_000 {
        let mut changed = original.clone();
        for _ in 0..1 + random(&mut state) % 4 {
            let at = BODY_AT + random(&mut state) as usize % (changed.len() - BODY_AT);
            changed[at] = random(&mut state) as u8;
        }
        changed.truncate(BODY_AT + random(&mut state) as usize % (changed.len() - BODY_AT + 1));
        reseal(&mut changed);
        refused += usize::from(Artifact::from_bytes(&changed).is_err());
    }
    assert!(refused > 10_000, "{refused}");
}
