//! Bulk ingest.

use std::sync::Arc;

use arrow::array::{ArrayRef, DictionaryArray, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::Int32Type;
use arrow_flight::FlightDescriptor;
use arrow_flight::error::FlightError;
use arrow_flight::sql::{
    CommandStatementIngest, EndTransaction, ProstMessageExt, TableDefinitionOptions, TableExistsOption,
    TableNotExistOption,
};
use futures::StreamExt;
use prost::Message;
use tonic::Code;
use tonic::transport::Endpoint;

use crate::harness::{Client, FlightServer, failure, rows, update};

const CREATE: (i32, i32) = (TableNotExistOption::Create as i32, TableExistsOption::Fail as i32);
const APPEND: (i32, i32) = (TableNotExistOption::Fail as i32, TableExistsOption::Append as i32);
const REPLACE: (i32, i32) = (TableNotExistOption::Create as i32, TableExistsOption::Replace as i32);
const CREATE_APPEND: (i32, i32) = (TableNotExistOption::Create as i32, TableExistsOption::Append as i32);

fn command(table: &str, (if_not_exist, if_exists): (i32, i32)) -> CommandStatementIngest {
    CommandStatementIngest {
        table_definition_options: Some(TableDefinitionOptions {
            if_not_exist,
            if_exists,
        }),
        table: table.to_owned(),
        ..CommandStatementIngest::default()
    }
}

fn batch(values: &[i64]) -> RecordBatch {
    let texts: StringArray = values
        .iter()
        .map(|v| (v % 2 == 0).then(|| format!("text {v}")))
        .collect();
    let columns: [(&str, ArrayRef); 2] = [
        ("a", Arc::new(Int64Array::from(values.to_vec()))),
        ("b", Arc::new(texts)),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true))).unwrap()
}

async fn ingest(
    client: &mut Client,
    command: CommandStatementIngest,
    batches: Vec<RecordBatch>,
) -> Result<i64, FlightError> {
    let batches = futures::stream::iter(batches.into_iter().map(Ok));
    client.execute_ingest(command, batches).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_modes_do_what_they_say() {
    let server = FlightServer::start();
    for mut client in [server.client().await, server.anonymous().await] {
        let error = ingest(&mut client, command("t", APPEND), vec![batch(&[1])])
            .await
            .unwrap_err();
        assert_eq!(failure(error), (Code::NotFound, "42P01".to_owned()));
        assert_eq!(
            ingest(&mut client, command("t", CREATE), vec![batch(&[1, 2]), batch(&[3])])
                .await
                .unwrap(),
            3
        );
        assert_eq!(
            rows(&mut client, "select * from t order by a").await,
            ["1|NULL", "2|text 2", "3|NULL"]
        );
        let error = ingest(&mut client, command("t", CREATE), vec![batch(&[1])])
            .await
            .unwrap_err();
        assert_eq!(failure(error), (Code::AlreadyExists, "42P07".to_owned()));
        assert_eq!(
            ingest(&mut client, command("t", APPEND), vec![batch(&[4])])
                .await
                .unwrap(),
            1
        );
        assert_eq!(
            ingest(&mut client, command("t", CREATE_APPEND), vec![batch(&[5])])
                .await
                .unwrap(),
            1
        );
        assert_eq!(rows(&mut client, "select count(*), sum(a) from t").await, ["5|15"]);
        assert_eq!(
            ingest(&mut client, command("t", REPLACE), vec![batch(&[6])])
                .await
                .unwrap(),
            1
        );
        assert_eq!(rows(&mut client, "select * from t").await, ["6|text 6"]);
        update(&mut client, "drop table t").await;
        assert_eq!(
            ingest(&mut client, command("t", CREATE_APPEND), vec![batch(&[7])])
                .await
                .unwrap(),
            1
        );
        update(&mut client, "drop table t").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_are_found_by_name_and_converted() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    update(
        &mut client,
        "create table t(x text, n smallint default 7, d double not null)",
    )
    .await;
    let words: DictionaryArray<Int32Type> = ["one", "two"].into_iter().collect();
    let columns: [(&str, ArrayRef); 2] = [("d", Arc::new(Int64Array::from(vec![1, 2]))), ("x", Arc::new(words))];
    let given = RecordBatch::try_from_iter(columns).unwrap();
    assert_eq!(ingest(&mut client, command("t", APPEND), vec![given]).await.unwrap(), 2);
    assert_eq!(
        rows(&mut client, "select * from t order by d").await,
        ["one|7|1.0", "two|7|2.0"]
    );
    let columns: [(&str, ArrayRef); 2] = [
        ("n", Arc::new(Int64Array::from(vec![1, 1 << 20]))),
        ("d", Arc::new(Float64Array::from(vec![0.5, 0.5]))),
    ];
    let given = RecordBatch::try_from_iter(columns).unwrap();
    let error = ingest(&mut client, command("t", APPEND), vec![given])
        .await
        .unwrap_err();
    assert_eq!(failure(error).1, "22003");
    let error = ingest(&mut client, command("t", APPEND), vec![batch(&[1])])
        .await
        .unwrap_err();
    assert_eq!(failure(error).1, "42703");
    assert_eq!(rows(&mut client, "select count(*) from t").await, ["2"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ingest_is_part_of_its_transaction() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    for (end, expected) in [(EndTransaction::Rollback, "42P01"), (EndTransaction::Commit, "")] {
        let transaction = client.begin_transaction().await.unwrap();
        let command = CommandStatementIngest {
            transaction_id: Some(transaction.clone()),
            ..command("t", CREATE)
        };
        assert_eq!(ingest(&mut client, command, vec![batch(&[1, 2])]).await.unwrap(), 2);
        client.end_transaction(transaction, end).await.unwrap();
        let counted = crate::harness::query(&mut client, "select count(*) from t").await;
        assert_eq!(counted.map_or_else(|e| failure(e).1, |_| String::new()), expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_breaks_off_leaves_nothing() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    update(&mut client, "create table t(a bigint, b text)").await;
    for round in 0..40 {
        let endless = futures::stream::iter([Ok(batch(&[1, 2]))]).chain(futures::stream::pending());
        let ingest = client.execute_ingest(command("t", APPEND), endless);
        let wait = std::time::Duration::from_millis(round);
        assert!(tokio::time::timeout(wait, ingest).await.is_err());
    }
    // A client that is gone says nothing, not even that.
    let port = server.port();
    for round in 0..20 {
        let gone = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let ingest = async {
                let endpoint = Endpoint::from_shared(format!("http://127.0.0.1:{port}")).unwrap();
                let mut client = Client::new(endpoint.connect().await.unwrap());
                client.handshake("tester", "").await.unwrap();
                let endless = futures::stream::iter([Ok(batch(&[1, 2]))]).chain(futures::stream::pending());
                let ingest = client.execute_ingest(command("t", APPEND), endless);
                let wait = std::time::Duration::from_millis(round);
                assert!(tokio::time::timeout(wait, ingest).await.is_err());
            };
            runtime.unwrap().block_on(ingest);
        });
        gone.join().unwrap();
    }
    // What a call that was broken off has begun ends soon after.
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert_eq!(rows(&mut client, "select count(*) from t").await, ["0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_refused() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let create = || command("t", CREATE);
    for (command, state) in [
        (
            CommandStatementIngest {
                temporary: true,
                ..create()
            },
            "0A000",
        ),
        (
            CommandStatementIngest {
                catalog: Some("other".to_owned()),
                ..create()
            },
            "3D000",
        ),
        (
            CommandStatementIngest {
                schema: Some("missing".to_owned()),
                ..create()
            },
            "3F000",
        ),
        (
            CommandStatementIngest {
                table: String::new(),
                ..create()
            },
            "42602",
        ),
        (
            CommandStatementIngest {
                table_definition_options: None,
                ..create()
            },
            "0A000",
        ),
        (
            CommandStatementIngest {
                options: [("x".to_owned(), "y".to_owned())].into(),
                ..create()
            },
            "0A000",
        ),
        (command("t", (2, 1)), "0A000"),
    ] {
        let what = format!("{command:?}");
        let error = ingest(&mut client, command, vec![batch(&[1])]).await.unwrap_err();
        assert_eq!(failure(error).1, state, "{what}");
    }
    // No schema at all.
    let message = arrow_flight::FlightData {
        flight_descriptor: Some(FlightDescriptor::new_cmd(create().as_any().encode_to_vec())),
        ..arrow_flight::FlightData::default()
    };
    let error = client.do_put(futures::stream::iter([message])).await.unwrap_err();
    assert_eq!(failure(error).1, "08P01");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_schema_is_named() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    update(&mut client, "create schema more").await;
    let command = CommandStatementIngest {
        catalog: Some("rbcdb".to_owned()),
        schema: Some("more".to_owned()),
        ..command("T", CREATE)
    };
    assert_eq!(ingest(&mut client, command, vec![batch(&[1])]).await.unwrap(), 1);
    assert_eq!(rows(&mut client, "select a from more.\"T\"").await, ["1"]);
}
