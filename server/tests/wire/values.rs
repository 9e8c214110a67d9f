//! Values of every type, in both formats and both directions.

use postgres_protocol::message::frontend;
use tokio_postgres::types::{Kind, Type};

use crate::TestServer;
use crate::raw::Raw;

#[test]
fn text_results_look_as_in_postgresql() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    for (sql, expected) in [
        ("true", "t:16"),
        ("1::smallint", "1:21"),
        ("1::int", "1:23"),
        ("1::bigint", "1:20"),
        ("1.5::real", "1.5:700"),
        ("1e15::double precision", "1e+15:701"),
        (
            "0.1::double precision + 0.2::double precision",
            "0.30000000000000004:701",
        ),
        ("'nan'::double precision", "NaN:701"),
        ("-1::double precision / 'inf'::double precision", "-0:701"),
        ("1.50::decimal(10,2)", "1.50:1700"),
        ("'a b'", "a b:25"),
        ("null", "NULL:25"),
        ("date '2013-01-31'", "2013-01-31:1082"),
        ("timestamp '2013-01-31 05:06:07.25'", "2013-01-31 05:06:07.25:1114"),
        ("time '05:06:07'", "05:06:07:1083"),
        ("interval '1 month 2 days 3 hours'", "1 mon 2 days 03:00:00:1186"),
        ("struct(1.5, -2.0)", "(1.5,-2):2249"),
        ("struct('a b', null, '')", "(\"a b\",,\"\"):2249"),
        ("[1, null, 3]", "{1,NULL,3}:1016"),
        ("['a b', '', 'null']", "{\"a b\",\"\",\"null\"}:1009"),
        ("[[1, 2], [3, 4]]", "{{1,2},{3,4}}:1016"),
        ("arrow_cast(1, 'UInt8')", "1:21"),
        ("arrow_cast(1, 'UInt16')", "1:23"),
        ("arrow_cast(1, 'UInt32')", "1:20"),
        (
            "arrow_cast('18446744073709551615', 'UInt64')",
            "18446744073709551615:1700",
        ),
        ("arrow_cast(1, 'Int8')", "1:21"),
        ("x'00ff'", "\\x00ff:17"),
    ] {
        let lines = raw.query(&format!("select {sql} as v"));
        let oid = lines[0]
            .strip_prefix("columns v:")
            .unwrap_or_else(|| panic!("{sql}: {lines:?}"));
        let value = lines[1]
            .strip_prefix("row ")
            .unwrap_or_else(|| panic!("{sql}: {lines:?}"));
        assert_eq!(format!("{value}:{oid}"), expected, "{sql}");
    }
}

#[tokio::test]
async fn binary_results_are_read_by_a_real_client() {
    let server = TestServer::start();
    let client = server.client().await;
    let sql = "select true, 1::smallint, 2::int, 3::bigint, 1.5::real, 2.5::double precision, 'text', [1.5, null], \
               null::int, arrow_cast(7, 'UInt16'), x'00ff'";
    let row = client.query_one(sql, &[]).await.expect("the query runs");
    assert!(row.get::<_, bool>(0));
    assert_eq!(
        (row.get::<_, i16>(1), row.get::<_, i32>(2), row.get::<_, i64>(3)),
        (1, 2, 3)
    );
    assert_eq!((row.get::<_, f32>(4), row.get::<_, f64>(5)), (1.5, 2.5));
    assert_eq!(row.get::<_, &str>(6), "text");
    assert_eq!(row.get::<_, Vec<Option<f64>>>(7), [Some(1.5), None]);
    assert_eq!(row.get::<_, Option<i32>>(8), None);
    assert_eq!(row.get::<_, i32>(9), 7);
    assert_eq!(row.get::<_, Vec<u8>>(10), [0, 255]);
    assert!(matches!(row.columns()[7].type_().kind(), Kind::Array(_)));
}

#[tokio::test]
async fn parameters_of_a_real_client_arrive() {
    let server = TestServer::start();
    let client = server.client().await;
    let sql = "select $1::boolean, $2::smallint, $3::int, $4::bigint, $5::real, $6::double precision, $7::text";
    let row = client
        .query_one(sql, &[&true, &-2i16, &3i32, &i64::MIN, &0.5f32, &f64::INFINITY, &"ü"])
        .await
        .expect("the query runs");
    assert!(row.get::<_, bool>(0));
    assert_eq!(
        (row.get::<_, i16>(1), row.get::<_, i32>(2), row.get::<_, i64>(3)),
        (-2, 3, i64::MIN)
    );
    assert_eq!((row.get::<_, f32>(4), row.get::<_, f64>(5)), (0.5, f64::INFINITY));
    assert_eq!(row.get::<_, &str>(6), "ü");

    let statement = client
        .prepare("select v from (values (1), (2), (3)) t(v) where v > $1")
        .await
        .expect("planned");
    assert_eq!(
        statement.params(),
        [Type::INT4],
        "the type is inferred from the comparison"
    );
    let rows = client.query(&statement, &[&1i32]).await.expect("the query runs");
    assert_eq!(rows.iter().map(|r| r.get::<_, i32>(0)).collect::<Vec<_>>(), [2, 3]);
    let typed = client
        .prepare_typed("select $1 + 1 as v", &[Type::INT4])
        .await
        .expect("planned");
    assert_eq!(typed.params(), [Type::INT4]);
}

#[test]
fn a_struct_is_a_composite_in_binary() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.build(|out| {
        frontend::parse("", "select struct(1.5, -2.0)", [], out).unwrap();
        frontend::bind(
            "",
            "",
            [],
            [0i8; 0],
            |_, _| Ok(postgres_protocol::IsNull::Yes),
            [1],
            out,
        )
        .map_err(|_| ())
        .unwrap();
        frontend::describe(b'P', "", out).unwrap();
        frontend::execute("", 0, out).unwrap();
        frontend::sync(out);
    });
    let lines = raw.until_ready();
    let row = lines.iter().find_map(|l| l.strip_prefix("row ")).expect("a row");
    // Two fields, each: type 701 (0x02bd), eight bytes.
    assert!(row.starts_with("\0\0\0\u{2}\0\0\u{2}"), "{row:?}");
}
