//! Statements and their results.

use tonic::Code;

use crate::harness::{FlightServer, code, columns, failure, query, rows, status, update};

#[tokio::test(flavor = "multi_thread")]
async fn a_query_gives_the_columns_that_were_told() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let sql = "select 1 as a, 'x' as b, null::double as c, array[1.5, null] as d, true as e";
    let batches = query(&mut client, sql).await.unwrap();
    assert_eq!(
        columns(&batches[0].schema()),
        ["a Int64", "b Utf8", "c Float64", "d List(Float64)", "e Boolean"]
    );
    assert!(batches[0].schema().fields().iter().all(|f| f.is_nullable()));
    assert_eq!(rows(&mut client, sql).await, ["1|x|NULL|[1.5, NULL]|true"]);
    assert_eq!(rows(&mut client, "select 1 as a where false").await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_rows_come_in_order_and_in_messages_of_a_good_size() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let sql = "select value as x, value * 0.5 as y from generate_series(1, 1000000) order by 1";
    let batches = query(&mut client, sql).await.unwrap();
    let total: usize = batches.iter().map(|batch| batch.num_rows()).sum();
    assert_eq!(total, 1_000_000);
    assert!(
        batches.len() <= 1_000_000 / 8192 + 1,
        "{} messages for 16 MB",
        batches.len()
    );
    let mut expected = 1;
    for batch in &batches {
        let column = batch.column(0);
        let values = arrow::array::cast::as_primitive_array::<arrow::datatypes::Int64Type>(column);
        assert!(values.values().iter().zip(expected..).all(|(a, b)| *a == b));
        expected += batch.num_rows() as i64;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn statements_without_rows_are_carried_out_at_once() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    assert_eq!(update(&mut client, "create table t(a int, b text)").await, 0);
    assert_eq!(update(&mut client, "insert into t values (1, 'x'), (2, 'y')").await, 2);
    // As ADBC's cursors send everything: as a query, whose result nobody fetches.
    let info = client
        .execute("insert into t values (3, 'z')".to_owned(), None)
        .await
        .unwrap();
    assert_eq!((info.total_records, info.endpoint.len()), (1, 0));
    assert_eq!(
        rows(&mut client, "select * from t order by a").await,
        ["1|x", "2|y", "3|z"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_made_on_one_wire_is_there_on_the_other() {
    let server = FlightServer::start();
    let (mut client, pg) = (server.client().await, server.pg().await);
    update(
        &mut client,
        "create function twice(x bigint) returns bigint language rbc as $$ return 2 * x $$",
    )
    .await;
    let row = pg.query_one("select twice(21)", &[]).await.unwrap();
    assert_eq!(row.get::<_, i64>(0), 42);
    pg.batch_execute("create table shared(a bigint); insert into shared values (4), (5)")
        .await
        .unwrap();
    assert_eq!(
        rows(&mut client, "select twice(a) from shared order by a").await,
        ["8", "10"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_say_what_they_say_in_sql() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let create = "create function half(x int) returns double language rbc as $$\nreturn 1 / x\n$$";
    update(&mut client, create).await;
    let error = status(query(&mut client, "select half(0)").await.unwrap_err());
    assert_eq!(code(&error), (Code::InvalidArgument, "22012".to_owned()));
    assert_eq!(
        error.message(),
        "division by zero\nCONTEXT:  function half(x INTEGER), line 2; x = 0"
    );
    let error = status(query(&mut client, "select 1,\n  nonsense").await.unwrap_err());
    assert_eq!(code(&error), (Code::NotFound, "42703".to_owned()));
    let position = error
        .metadata()
        .get("rbcdb-position")
        .map(|p| p.to_str().unwrap().to_owned());
    assert_eq!(position.as_deref(), Some("13"), "{error:?}");
    for (sql, expected, state) in [
        ("select", Code::InvalidArgument, "42601"),
        ("select * from missing", Code::NotFound, "42P01"),
        ("select missing(1)", Code::NotFound, "42883"),
        ("select 1; select 2", Code::InvalidArgument, "42601"),
        ("", Code::InvalidArgument, "42601"),
        ("begin", Code::Unimplemented, "0A000"),
        ("prepare p as select 1", Code::Unimplemented, "0A000"),
        ("select $1", Code::InvalidArgument, "08P01"),
        (create, Code::AlreadyExists, "42723"),
    ] {
        let error = query(&mut client, sql).await.unwrap_err();
        assert_eq!(failure(error), (expected, state.to_owned()), "{sql}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_in_the_middle_of_a_result_ends_it() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let create = "create function picky(x bigint) returns bigint language rbc as $$\n\
                  if x == 900000:\n    raise ValueError(\"enough\")\nreturn x\n$$";
    update(&mut client, create).await;
    let error = query(&mut client, "select picky(value) from generate_series(1, 1000000)").await;
    let error = status(error.unwrap_err());
    assert_eq!(code(&error).1, "P0001");
    assert!(
        error.message().contains("enough") && error.message().contains("x = 900000"),
        "{error:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_refused_when_the_columns_have_changed() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    update(&mut client, "create table t(a int)").await;
    let info = client.execute("select * from t".to_owned(), None).await.unwrap();
    update(&mut client, "drop table t").await;
    update(&mut client, "create table t(a text)").await;
    let ticket = info.endpoint[0].ticket.clone().unwrap();
    let error = client.do_get(ticket).await.unwrap_err();
    assert_eq!(failure(error), (Code::Unimplemented, "0A000".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_can_be_asked_for_without_running() {
    use arrow_flight::FlightDescriptor;
    use arrow_flight::sql::{CommandStatementQuery, ProstMessageExt};
    use prost::Message;
    let server = FlightServer::start();
    let mut raw = server.raw().await;
    for (sql, expected) in [
        ("select 1 as a, 'x' as b", vec!["a Int64", "b Utf8"]),
        ("create table never(a int)", vec![]),
    ] {
        let command = CommandStatementQuery {
            query: sql.to_owned(),
            transaction_id: None,
        };
        let descriptor = FlightDescriptor::new_cmd(command.as_any().encode_to_vec());
        let answer = raw.get_schema(descriptor).await.unwrap().into_inner();
        let schema = arrow::datatypes::Schema::try_from(&answer).unwrap();
        assert_eq!(columns(&schema.into()), expected);
    }
    let error = query(&mut server.anonymous().await, "select * from never")
        .await
        .unwrap_err();
    assert_eq!(failure(error).1, "42P01");
}

#[tokio::test(flavor = "multi_thread")]
async fn results_are_compressed_when_that_is_asked_for() {
    use crate::sessions::{set_options, text};
    let server = FlightServer::start();
    let sql = "select value % 10 as x from generate_series(1, 100000)";
    let mut sizes = Vec::new();
    for compression in ["none", "lz4", "zstd"] {
        let mut client = server.client().await;
        set_options(&mut client, [("rbc.flight_compression", text(compression))]).await;
        let info = client.execute(sql.to_owned(), None).await.unwrap();
        let ticket = info.endpoint[0].ticket.clone().unwrap();
        let mut stream = client.do_get(ticket).await.unwrap().into_inner();
        let (mut bytes, mut count) = (0, 0);
        while let Some(message) = futures::TryStreamExt::try_next(&mut stream).await.unwrap() {
            bytes += message.inner.data_body.len();
            if let arrow_flight::decode::DecodedPayload::RecordBatch(batch) = message.payload {
                count += batch.num_rows();
            }
        }
        assert_eq!(count, 100_000);
        sizes.push(bytes);
    }
    assert!(
        sizes[0] >= 800_000 && sizes[1] < sizes[0] / 4 && sizes[2] < sizes[0] / 4,
        "{sizes:?}"
    );
}
