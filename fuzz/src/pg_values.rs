//! Values of parameters. What is taken comes back as itself: sent in the same format and read again.
//!
//! The input: which type, which format, the value.

use arrow::datatypes::Field;
use bytes::{Bytes, BytesMut};
use postgres_types::Type;
use rbcdb_server::wire::params::{arrow_type, decode};
use rbcdb_server::wire::rows::{Format, put_value};

const TYPES: [Type; 18] = [
    Type::BOOL,
    Type::INT2,
    Type::INT4,
    Type::INT8,
    Type::FLOAT4,
    Type::FLOAT8,
    Type::TEXT,
    Type::BYTEA,
    Type::DATE,
    Type::TIME,
    Type::TIMESTAMP,
    Type::TIMESTAMPTZ,
    Type::INTERVAL,
    Type::INT4_ARRAY,
    Type::FLOAT8_ARRAY,
    Type::TEXT_ARRAY,
    Type::BOOL_ARRAY,
    Type::TIMESTAMP_ARRAY,
];

/// Reads a value.
pub fn check(data: &[u8]) {
    let [which, format, value @ ..] = data else {
        return;
    };
    let ty = &TYPES[usize::from(*which) % TYPES.len()];
    let format = [Format::Text, Format::Binary][usize::from(*format) % 2];
    let target = arrow_type(ty).expect("the types are those that there are");
    let read = |bytes: Bytes| decode(1, ty, &target, format, Some(&bytes));
    let Ok(value) = read(Bytes::copy_from_slice(value)) else {
        return;
    };
    let array = value.to_array().expect("a value is a column of one row");
    let (field, mut out) = (Field::new("v", target.clone(), true), BytesMut::new());
    put_value(&mut out, &field, &array, 0, format).expect("what was taken can be sent");
    let again = read(out.split_off(4).freeze()).expect("what was sent can be read");
    assert_eq!(again, value, "{ty} {format:?} {data:?}");
}

/// A value of each type in both formats.
pub fn seeds() -> Vec<Vec<u8>> {
    let texts = [
        "t",
        "-32768",
        "2147483647",
        "-9223372036854775808",
        "1.5e-3",
        "-inf",
        "text",
        "\\x00ff",
        "2024-02-29",
        "23:59:59.999999",
        "2024-02-29 12:00:00.000001",
        "2024-02-29 12:00:00+01:30",
        "1 year 2 mons -3 days 04:05:06.7",
        "{1,NULL,-3}",
        "{1.5,nan}",
        "{a,\"b \\\"c\",NULL}",
        "{t,f}",
        "{\"2024-02-29 12:00:00\"}",
    ];
    let mut seeds = Vec::new();
    for (which, (ty, text)) in TYPES.iter().zip(texts).enumerate() {
        let target = arrow_type(ty).expect("the types are those that there are");
        let value = decode(1, ty, &target, Format::Text, Some(&Bytes::from(text)));
        let value = value.unwrap_or_else(|e| panic!("{text}: {}", e.message));
        let array = value.to_array().expect("a value is a column of one row");
        let mut out = BytesMut::new();
        let put = put_value(&mut out, &Field::new("v", target, true), &array, 0, Format::Binary);
        put.expect("it can be sent");
        seeds.push([&[which as u8, 0], text.as_bytes()].concat());
        seeds.push([&[which as u8, 1], &out[4..]].concat());
    }
    seeds
}
