//! Input that isn't what it says it is: errors, and a server that goes on.

use arrow_flight::sql::{
    ActionCreatePreparedStatementRequest, Any, CommandGetTables, CommandPreparedStatementQuery,
    CommandPreparedStatementUpdate, CommandStatementIngest, CommandStatementQuery, CommandStatementUpdate,
    ProstMessageExt, TicketStatementQuery,
};
use arrow_flight::{Action, FlightData, FlightDescriptor, SchemaAsIpc, Ticket};
use bytes::Bytes;
use futures::{StreamExt, TryStreamExt};
use prost::Message;
use rand::rngs::SmallRng;
use rand::{Rng, RngExt, SeedableRng};
use tonic::{Code, Status};

use crate::harness::{FlightServer, code, query, rows};

/// Commands as clients send them, to be damaged.
fn commands() -> Vec<Vec<u8>> {
    fn bytes(message: &impl ProstMessageExt) -> Vec<u8> {
        message.as_any().encode_to_vec()
    }
    vec![
        bytes(&CommandStatementQuery {
            query: "select 1".to_owned(),
            transaction_id: Some(Bytes::from_static(b"none")),
        }),
        bytes(&CommandStatementUpdate {
            query: "create table t(a int)".to_owned(),
            transaction_id: None,
        }),
        bytes(&CommandPreparedStatementQuery {
            prepared_statement_handle: Bytes::from_static(&[7; 16]),
        }),
        bytes(&CommandPreparedStatementUpdate {
            prepared_statement_handle: Bytes::from_static(&[7; 16]),
        }),
        bytes(&CommandStatementIngest {
            table: "t".to_owned(),
            ..CommandStatementIngest::default()
        }),
        bytes(&CommandGetTables::default()),
        bytes(&TicketStatementQuery {
            statement_handle: Bytes::from_static(b"\x0a\x01x\x12\x08select 1"),
        }),
        bytes(&ActionCreatePreparedStatementRequest {
            query: "select $1".to_owned(),
            transaction_id: None,
        }),
        Vec::new(),
    ]
}

/// Flips, cuts, doubles or makes up bytes.
fn damage(bytes: &mut Vec<u8>, random: &mut SmallRng) {
    for _ in 0..random.random_range(1..4) {
        let at = random.random_range(0..=bytes.len());
        match random.random_range(0..5) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] ^= 1 << random.random_range(0..8),
            2 => bytes.insert(at, random.random()),
            3 if at < bytes.len() => bytes[at] = 0xff,
            _ => {
                let mut made_up = vec![0; random.random_range(0..20)];
                random.fill_bytes(&mut made_up);
                bytes.extend(made_up);
            }
        }
    }
}

/// The server's answer, if it is one: an error has a SQLSTATE that isn't the server's own fault.
fn check(answer: Result<(), Status>, what: &str) {
    if let Err(status) = answer {
        assert!(
            !matches!(status.code(), Code::Internal | Code::Unknown),
            "{what}: {status:?}"
        );
        assert_ne!(code(&status).1, "XX000", "{what}: {status:?}");
    }
}

fn messages(batch: &arrow::array::RecordBatch) -> Vec<FlightData> {
    let mut messages: Vec<FlightData> = vec![SchemaAsIpc::new(&batch.schema(), &Default::default()).into()];
    let encoded = arrow_flight::encode::FlightDataEncoderBuilder::new()
        .build(futures::stream::iter([Ok(batch.clone())]))
        .skip(1)
        .map(|message| message.expect("it can be encoded"));
    messages.extend(futures::executor::block_on_stream(encoded));
    messages
}

#[tokio::test(flavor = "multi_thread")]
async fn random_bytes_are_answered_with_errors() {
    let server = FlightServer::start();
    let mut raw = server.raw().await;
    let mut random = SmallRng::seed_from_u64(20_261_127);
    let actions = [
        "CreatePreparedStatement",
        "ClosePreparedStatement",
        "BeginTransaction",
        "EndTransaction",
        "BeginSavepoint",
        "EndSavepoint",
        "CancelQuery",
        "CancelFlightInfo",
        "SetSessionOptions",
        "rbc.PutFunction",
        "rbc.GetArtifact",
        "rbc.PutArtifact",
        "no such action",
    ];
    let commands = commands();
    for round in 0..1500 {
        let mut bytes = commands[random.random_range(0..commands.len())].clone();
        damage(&mut bytes, &mut random);
        let what = format!("round {round}: {bytes:?}");
        match round % 5 {
            0 => {
                let answer = raw.get_flight_info(FlightDescriptor::new_cmd(bytes)).await;
                check(answer.map(drop), &what);
            }
            1 => {
                let answer = raw.get_schema(FlightDescriptor::new_cmd(bytes)).await;
                check(answer.map(drop), &what);
            }
            2 => {
                let answer = async {
                    let stream = raw.do_get(Ticket::new(bytes)).await?.into_inner();
                    stream.try_collect::<Vec<_>>().await.map(drop)
                };
                check(answer.await, &what);
            }
            3 => {
                let action = Action {
                    r#type: actions[random.random_range(0..actions.len())].to_owned(),
                    body: bytes.into(),
                };
                let answer = async {
                    let stream = raw.do_action(action).await?.into_inner();
                    stream.try_collect::<Vec<_>>().await.map(drop)
                };
                check(answer.await, &what);
            }
            _ => {
                let mut header = vec![0; random.random_range(0..200)];
                random.fill_bytes(&mut header);
                let message = FlightData {
                    flight_descriptor: Some(FlightDescriptor::new_cmd(bytes)),
                    data_header: header.into(),
                    ..FlightData::default()
                };
                let answer = async {
                    let stream = raw.do_put(futures::stream::iter([message])).await?.into_inner();
                    stream.try_collect::<Vec<_>>().await.map(drop)
                };
                check(answer.await, &what);
            }
        }
    }
    assert_eq!(rows(&mut server.client().await, "select 1").await, ["1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_batches_are_refused() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    query(&mut client, "create table t(a int, b text)").await.unwrap();
    let batch = query(
        &mut client,
        "select value as a, case when value % 3 = 0 then null else 'text ' || value end as b, array[value, 2] as c
         from generate_series(1, 100)",
    );
    let batch = batch.await.unwrap().remove(0);
    let prepared = client
        .prepare("insert into t select $1::int, $2 where $3 is null".to_owned(), None)
        .await;
    drop(prepared.unwrap());
    let mut raw = server.raw().await;
    let mut random = SmallRng::seed_from_u64(3);
    let ingest = CommandStatementIngest {
        table: "t".to_owned(),
        ..CommandStatementIngest::default()
    };
    for round in 0..600 {
        // A statement of the anonymous session, whose handle is a new one.
        let prepare = ActionCreatePreparedStatementRequest {
            query: "select $1, $2, $3".to_owned(),
            transaction_id: None,
        };
        let command = match round % 2 {
            0 => ingest.as_any().encode_to_vec(),
            _ => {
                let action = Action {
                    r#type: "CreatePreparedStatement".to_owned(),
                    body: prepare.as_any().encode_to_vec().into(),
                };
                let mut stream = raw.do_action(action).await.unwrap().into_inner();
                let result = stream.message().await.unwrap().unwrap();
                let any = Any::decode(&*result.body).unwrap();
                let result: arrow_flight::sql::ActionCreatePreparedStatementResult = any.unpack().unwrap().unwrap();
                CommandPreparedStatementQuery {
                    prepared_statement_handle: result.prepared_statement_handle,
                }
                .as_any()
                .encode_to_vec()
            }
        };
        let mut messages = messages(&batch);
        messages[0].flight_descriptor = Some(FlightDescriptor::new_cmd(command));
        let which = random.random_range(0..messages.len());
        let victim = &mut messages[which];
        let mut bytes = if random.random() {
            victim.data_header.to_vec()
        } else {
            victim.data_body.to_vec()
        };
        damage(&mut bytes, &mut random);
        match random.random() {
            true => victim.data_header = bytes.into(),
            false => victim.data_body = bytes.into(),
        }
        if random.random_ratio(1, 10) {
            messages.reverse();
        }
        let answer = async {
            let stream = raw.do_put(futures::stream::iter(messages)).await?.into_inner();
            stream.try_collect::<Vec<_>>().await.map(drop)
        };
        check(answer.await, &format!("round {round}"));
    }
    assert_eq!(rows(&mut client, "select 1").await, ["1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_can_be_too_long() {
    let server = FlightServer::with(|config| config.flight.message_bytes_max = 100_000);
    let mut client = server.client().await;
    let long = format!("select '{}'", "x".repeat(200_000));
    let error = client.execute(long, None).await.unwrap_err();
    assert!(error.to_string().contains("too large"), "{error}");
    assert_eq!(rows(&mut client, "select 1").await, ["1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_grpc_at_all_ends_one_connection() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let server = FlightServer::start();
    let mut random = SmallRng::seed_from_u64(5);
    for start in [&b""[..], b"GET / HTTP/1.1\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"] {
        for _ in 0..20 {
            let mut socket = tokio::net::TcpStream::connect(("127.0.0.1", server.port()))
                .await
                .unwrap();
            let mut bytes = start.to_vec();
            let mut noise = vec![0; 300];
            random.fill_bytes(&mut noise);
            bytes.extend(noise);
            // The server may have hung up already.
            let _ = socket.write_all(&bytes).await;
            let _ = socket.shutdown().await;
            let mut answer = Vec::new();
            let read = socket.read_to_end(&mut answer);
            let ended = tokio::time::timeout(std::time::Duration::from_secs(10), read).await;
            assert!(ended.is_ok(), "the server waits for what can't come");
        }
    }
    assert_eq!(rows(&mut server.client().await, "select 1").await, ["1"]);
}
