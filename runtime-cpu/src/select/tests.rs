//! Against Arrow's filter.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int8Array, Int16Array, Int32Array, ListArray,
    StringArray, StructArray, TimestampMicrosecondArray, UInt64Array,
};
use arrow::compute::filter;
use arrow::datatypes::Int32Type;

use super::{raw, select};
use crate::arrow_types::complex_fields;
use crate::call::Mask;

/// SplitMix64.
fn random(mut state: u64) -> impl FnMut() -> u64 {
    move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }
}

/// Arrays of every kind with NULLs in a sixth of their rows.
fn arrays(rows: usize, seed: u64) -> Vec<ArrayRef> {
    let mut next = random(seed);
    let values: Vec<Option<u64>> = (0..rows).map(|_| Some(next()).filter(|n| n % 6 > 0)).collect();
    let floats: ArrayRef = Arc::new(values.iter().map(|n| n.map(|n| n as f64)).collect::<Float64Array>());
    let valid: ArrayRef = Arc::new((0..rows).map(|n| n as f64).collect::<Float64Array>());
    let z = StructArray::new(
        complex_fields(),
        vec![Arc::clone(&valid), Arc::clone(&floats)],
        floats.nulls().cloned(),
    );
    let lists = values.iter().map(|n| n.map(|n| vec![Some(n as i32); n as usize % 3]));
    let mut all: Vec<ArrayRef> = vec![
        floats,
        valid,
        Arc::new(z),
        Arc::new(ListArray::from_iter_primitive::<Int32Type, _, _>(lists)),
        Arc::new(values.iter().copied().collect::<UInt64Array>()),
        Arc::new(values.iter().map(|n| n.map(|n| n as i32)).collect::<Int32Array>()),
        Arc::new(values.iter().map(|n| n.map(|n| n as i16)).collect::<Int16Array>()),
        Arc::new(values.iter().map(|n| n.map(|n| n as i8)).collect::<Int8Array>()),
        Arc::new(values.iter().map(|n| n.map(|n| n as i32)).collect::<Date32Array>()),
        Arc::new(
            values
                .iter()
                .map(|n| n.map(|n| n as i64))
                .collect::<TimestampMicrosecondArray>(),
        ),
        Arc::new(values.iter().map(|n| n.map(|n| n.into())).collect::<Decimal128Array>()),
        Arc::new(values.iter().map(|n| n.map(|n| n % 2 == 0)).collect::<BooleanArray>()),
        Arc::new(values.iter().map(|n| n.map(|n| n.to_string())).collect::<StringArray>()),
    ];
    // Slices, so that neither values nor bits start at whole words.
    let slices: Vec<ArrayRef> = all.iter().map(|array| array.slice(rows / 7, rows - rows / 7)).collect();
    all.extend(slices);
    all
}

fn condition(rows: usize, one_in: u64, seed: u64) -> BooleanArray {
    let mut next = random(seed);
    let kind = |n: u64| match n % 17 {
        0 => None,
        n => Some(n % one_in == 0),
    };
    (0..rows).map(|_| kind(next() >> 7)).collect()
}

#[test]
fn selected_rows_are_arrows() {
    for rows in [0, 1, 63, 64, 65, 200, 1000] {
        for (seed, one_in) in [1, 2, 3, 20].into_iter().enumerate() {
            for array in arrays(rows, seed as u64) {
                let condition = condition(array.len(), one_in, 99 + seed as u64);
                let given = select(&array, &Mask::from(&condition)).unwrap();
                given.to_data().validate_full().unwrap();
                let expected = filter(array.as_ref(), &condition).unwrap();
                assert_eq!(given.to_data(), expected.to_data(), "{} of {rows}", array.data_type());
            }
        }
    }
    let rows = arrays(100, 1).swap_remove(0);
    assert!(select(&rows, &Mask::from(&condition(99, 2, 1))).is_err());
}

#[test]
fn a_cpu_without_the_instructions_gives_the_same() {
    let mut next = random(5);
    for rows in [1, 64, 130, 1000] {
        for density in [1, 2, 9] {
            let condition = condition(rows, density, rows as u64);
            let mask = Mask::from(&condition);
            let (words, selected) = (mask.words(), mask.count());
            let bytes: Vec<u8> = (0..rows * 8).map(|_| next() as u8).collect();
            for width in [1, 2, 4, 8] {
                let from = &bytes[..rows * width];
                let given = raw::values(width, from, words, selected);
                assert_eq!(given, raw::values_by(false, width, from, words, selected), "{width}");
                assert_eq!(given.len(), selected * width);
            }
            let bits: Vec<u64> = (0..rows.div_ceil(64)).map(|_| next()).collect();
            let given = raw::bits(bits.iter().copied(), words, selected);
            assert_eq!(given, raw::bits_by(false, bits.into_iter(), words, selected));
        }
    }
}

#[test]
fn all_rows_are_the_array_itself() {
    let array = arrays(100, 3).swap_remove(0);
    let all = Mask::from(&BooleanArray::from(vec![true; 100]));
    assert!(Arc::ptr_eq(&array, &select(&array, &all).unwrap()));
}
