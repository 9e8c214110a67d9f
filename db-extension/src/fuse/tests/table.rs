//! The table `t`: a column of each type twice, with the values at which operations differ, and NULLs.

use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray, PrimitiveArray, RecordBatch};
use arrow::datatypes::{
    ArrowPrimitiveType, DataType, Field, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, Schema,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use datafusion::datasource::MemTable;
use rbcdb_udf_compiler::ir::arbitrary::Random;

const ROWS: usize = 60;

/// Columns that numeric expressions may name.
pub const NUMBERS: [&str; 20] = [
    "i8", "i8b", "i16", "i16b", "i32", "i32b", "i64", "i64b", "u8", "u8b", "u16", "u16b", "u32", "u32b", "u64", "u64b",
    "f32", "f32b", "f64", "f64b",
];

fn column<T: ArrowPrimitiveType>(random: &mut Random, values: &[T::Native], nullable: bool) -> ArrayRef {
    let mut value = || values[random.below(values.len())];
    let picked: Vec<T::Native> = (0..ROWS).map(|_| value()).collect();
    let array: PrimitiveArray<T> = picked
        .into_iter()
        .map(|value| {
            if nullable && random.below(5) == 0 {
                None
            } else {
                Some(value)
            }
        })
        .collect();
    Arc::new(array)
}

/// The table.
pub fn table() -> MemTable {
    let mut random = Random(7);
    let r = &mut random;
    let mut columns: Vec<(Field, ArrayRef)> = Vec::new();
    let mut add = |name: &str, array: ArrayRef, nullable: bool| {
        columns.push((Field::new(name, array.data_type().clone(), nullable), array));
    };
    for (suffix, nullable) in [("", true), ("b", false)] {
        let name = |base: &str| format!("{base}{suffix}");
        add(
            &name("i8"),
            column::<Int8Type>(r, &[0, 1, -1, 2, 3, 7, -7, i8::MIN, i8::MAX, 100], nullable),
            nullable,
        );
        add(
            &name("i16"),
            column::<Int16Type>(r, &[0, 1, -1, 2, 10, -3, i16::MIN, i16::MAX, 300], nullable),
            nullable,
        );
        add(
            &name("i32"),
            column::<Int32Type>(r, &[0, 1, -1, 2, 5, -12, i32::MIN, i32::MAX, 65_536], nullable),
            nullable,
        );
        let wide = [
            0,
            1,
            -1,
            2,
            9,
            -10,
            i64::MIN,
            i64::MAX,
            1 << 53,
            (1 << 53) + 1,
            3_000_000_000,
        ];
        add(&name("i64"), column::<Int64Type>(r, &wide, nullable), nullable);
        add(
            &name("u8"),
            column::<UInt8Type>(r, &[0, 1, 2, 3, u8::MAX, 128], nullable),
            nullable,
        );
        add(
            &name("u16"),
            column::<UInt16Type>(r, &[0, 1, 2, 5, u16::MAX, 32_768], nullable),
            nullable,
        );
        add(
            &name("u32"),
            column::<UInt32Type>(r, &[0, 1, 2, 3, u32::MAX, 1 << 31], nullable),
            nullable,
        );
        add(
            &name("u64"),
            column::<UInt64Type>(r, &[0, 1, 2, 3, u64::MAX, 1 << 63, (1 << 63) - 1], nullable),
            nullable,
        );
        let (nan, inf) = (f32::NAN, f32::INFINITY);
        let small = [
            0.0,
            -0.0,
            1.0,
            -1.5,
            3.0,
            inf,
            -inf,
            nan,
            f32::MAX,
            f32::MIN_POSITIVE,
            1e-45,
            2_147_483_648.0,
        ];
        add(&name("f32"), column::<Float32Type>(r, &small, nullable), nullable);
        let (nan, inf) = (f64::NAN, f64::INFINITY);
        let negative_nan = f64::from_bits(0xfff8_0000_0000_0000);
        let large = [
            0.0,
            -0.0,
            1.0,
            -1.0,
            2.5,
            -3.5,
            0.1,
            inf,
            -inf,
            nan,
            negative_nan,
            1e300,
            -1e300,
            5e-324,
            9.3e18,
            -9.3e18,
            4e9,
            1e39,
        ];
        add(&name("f64"), column::<Float64Type>(r, &large, nullable), nullable);
        let truths: BooleanArray = (0..ROWS)
            .map(|_| match r.below(5) {
                0 if nullable => None,
                n => Some(n % 2 == 0),
            })
            .collect();
        add(&name("p"), Arc::new(truths), nullable);
    }
    assert_eq!(columns[0].0.data_type(), &DataType::Int8);
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns.into_iter().unzip();
    let schema = Arc::new(Schema::new(fields));
    let batch = RecordBatch::try_new(Arc::clone(&schema), arrays).unwrap();
    MemTable::try_new(schema, vec![vec![batch]]).unwrap()
}
