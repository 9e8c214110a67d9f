//! Logins, tokens, cookies, settings, limits, shutdown.

use std::collections::HashMap;
use std::time::Duration;

use arrow_flight::error::FlightError;
use arrow_flight::{Action, Empty};
use bytes::Bytes;
use prost::Message;
use rbcdb_server::flight::options::{
    CloseResult, CloseStatus, GetResult, OptionValue, SetErrorValue, SetRequest, SetResult, Value,
};
use tonic::{Code, Request};

use crate::harness::{Client, FlightServer, action, code, failure, query, rows, update};

pub fn text(value: &str) -> OptionValue {
    OptionValue {
        value: Some(Value::String(value.to_owned())),
    }
}

fn set_request<const N: usize>(options: [(&str, OptionValue); N]) -> Bytes {
    let options = options.into_iter().map(|(name, value)| (name.to_owned(), value));
    let request = SetRequest {
        options: options.collect(),
    };
    request.encode_to_vec().into()
}

/// Sets session options. Returns what is wrong with them.
pub async fn set_options<const N: usize>(
    client: &mut Client,
    options: [(&str, OptionValue); N],
) -> HashMap<String, i32> {
    let results = action(client, "SetSessionOptions", set_request(options)).await.unwrap();
    let result = SetResult::decode(&*results[0]).unwrap();
    result
        .errors
        .into_iter()
        .map(|(name, error)| (name, error.value))
        .collect()
}

async fn option(client: &mut Client, name: &str) -> Option<Value> {
    let results = action(client, "GetSessionOptions", Bytes::new()).await.unwrap();
    let result = GetResult::decode(&*results[0]).unwrap();
    result.options.get(name).cloned().and_then(|value| value.value)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_handshake_gives_a_token() {
    let server = FlightServer::start();
    let mut client = server.anonymous().await;
    assert!(client.token().is_none());
    let payload = client.handshake("tester", "secret").await.unwrap();
    assert_eq!(client.token().unwrap().as_bytes(), &payload[..]);
    assert_eq!(rows(&mut client, "show session_authorization").await, ["tester"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_credentials_are_refused() {
    let server = FlightServer::start();
    let mut client = server.anonymous().await;
    client.set_token("made up".to_owned());
    let error = query(&mut client, "select 1").await.unwrap_err();
    assert_eq!(failure(error), (Code::Unauthenticated, "28000".to_owned()));
    for header in [
        "Basic !!!",
        "Basic bm9jb2xvbg==",
        "Basic OnB3",
        "Digest x",
        "Bearer",
        "Basic",
    ] {
        let mut raw = server.raw().await;
        let mut request = Request::new(Empty {});
        request.metadata_mut().insert("authorization", header.parse().unwrap());
        let error = raw.list_actions(request).await.unwrap_err();
        assert_eq!(code(&error), (Code::Unauthenticated, "28000".to_owned()), "{header}");
    }
    // A handshake needs a name.
    let mut raw = server.raw().await;
    let error = raw.handshake(futures::stream::empty()).await.unwrap_err();
    assert_eq!(code(&error).1, "28000");
}

#[tokio::test(flavor = "multi_thread")]
async fn basic_credentials_on_each_call_are_one_session() {
    let server = FlightServer::start();
    let mut client = server.anonymous().await;
    client.set_header("authorization", "Basic dGVzdGVyOnNlY3JldA==");
    assert_eq!(rows(&mut client, "show session_authorization").await, ["tester"]);
    update(&mut client, "set application_name = 'basic'").await;
    assert_eq!(rows(&mut client, "show application_name").await, ["basic"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_belong_to_the_session() {
    let server = FlightServer::start();
    let (mut a, mut b) = (server.client().await, server.client().await);
    update(&mut a, "set statement_timeout = '5s'").await;
    assert_eq!(
        option(&mut a, "statement_timeout").await,
        Some(Value::String("5s".into()))
    );
    assert_eq!(rows(&mut b, "show statement_timeout").await, ["0"]);
    let wrong = set_options(
        &mut a,
        [
            (
                "statement_timeout",
                OptionValue {
                    value: Some(Value::Int64(250)),
                },
            ),
            ("no_such", text("1")),
            ("DateStyle", text("German")),
            ("server_version", text("9")),
            ("catalog", text("rbcdb")),
            ("rbc.device", text("cpu")),
        ],
    )
    .await;
    let expected = [
        ("no_such", SetErrorValue::InvalidName),
        ("DateStyle", SetErrorValue::InvalidValue),
        ("server_version", SetErrorValue::Error),
    ];
    let expected = expected
        .into_iter()
        .map(|(name, error)| (name.to_owned(), error as i32));
    assert_eq!(wrong, expected.collect());
    assert_eq!(rows(&mut a, "show statement_timeout").await, ["250ms"]);
    assert_eq!(option(&mut a, "rbc.device").await, Some(Value::String("cpu".into())));
    // No value is the default.
    set_options(&mut a, [("statement_timeout", OptionValue { value: None })]).await;
    assert_eq!(rows(&mut a, "show statement_timeout").await, ["0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_without_a_session_share_no_settings() {
    let server = FlightServer::start();
    let mut client = server.anonymous().await;
    let error = client
        .execute_update("set application_name = 'x'".to_owned(), None)
        .await;
    assert_eq!(
        failure(error.unwrap_err()),
        (Code::FailedPrecondition, "55000".to_owned())
    );
    assert_eq!(rows(&mut client, "show application_name").await, [""]);
}

#[tokio::test(flavor = "multi_thread")]
async fn session_options_give_a_cookie() {
    let server = FlightServer::start();
    let mut raw = server.raw().await;
    let set = Action {
        r#type: "SetSessionOptions".to_owned(),
        body: set_request([("application_name", text("cookie"))]),
    };
    let response = raw.do_action(set).await.unwrap();
    let cookie = response
        .metadata()
        .get("set-cookie")
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    let pair = cookie.split(';').next().unwrap().to_owned();
    let mut client = server.anonymous().await;
    client.set_header("cookie", format!("other=1; {pair}"));
    assert_eq!(rows(&mut client, "show application_name").await, ["cookie"]);
    client.set_header("cookie", "arrow_flight_session_id=made-up");
    assert_eq!(failure(query(&mut client, "select 1").await.unwrap_err()).1, "28000");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_session_is_gone() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let closed = action(&mut client, "CloseSession", Bytes::new()).await.unwrap();
    let status = CloseResult::decode(&*closed[0]).unwrap().status;
    assert_eq!(status, CloseStatus::Closed as i32);
    assert_eq!(failure(query(&mut client, "select 1").await.unwrap_err()).1, "28000");
    let mut anonymous = server.anonymous().await;
    let closed = action(&mut anonymous, "CloseSession", Bytes::new()).await.unwrap();
    let status = CloseResult::decode(&*closed[0]).unwrap().status;
    assert_eq!(status, CloseStatus::NotCloseable as i32);
}

#[tokio::test(flavor = "multi_thread")]
async fn idle_sessions_and_old_tokens_expire() {
    let server = FlightServer::with(|config| config.flight.idle_timeout = Duration::from_millis(300));
    let mut client = server.client().await;
    for _ in 0..4 {
        tokio::time::sleep(Duration::from_millis(150)).await;
        query(&mut client, "select 1").await.expect("it is in use");
    }
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(failure(query(&mut client, "select 1").await.unwrap_err()).1, "28000");

    let server = FlightServer::with(|config| config.flight.token_lifetime = Duration::from_millis(300));
    let mut client = server.client().await;
    query(&mut client, "select 1").await.expect("it is new");
    tokio::time::sleep(Duration::from_millis(350)).await;
    assert_eq!(failure(query(&mut client, "select 1").await.unwrap_err()).1, "28000");
}

#[tokio::test(flavor = "multi_thread")]
async fn there_are_so_many_sessions() {
    let server = FlightServer::with(|config| config.flight.sessions_max = 2);
    let mut first = server.client().await;
    let _second = server.client().await;
    let mut third = server.anonymous().await;
    let error = third.handshake("tester", "").await.unwrap_err();
    assert!(error.to_string().contains("too many clients"), "{error}");
    action(&mut first, "CloseSession", Bytes::new()).await.unwrap();
    third.handshake("tester", "").await.expect("there is room again");
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_that_were_left_behind_make_room() {
    let server = FlightServer::with(|config| {
        config.flight.sessions_max = 3;
        config.flight.spare_after = Duration::from_millis(300);
    });
    let mut busy = server.client().await;
    let prepared = busy.prepare("select 1".to_owned(), None).await.unwrap();
    let mut left = server.client().await;
    let mut newer = server.client().await;
    let mut more = server.anonymous().await;
    more.handshake("tester", "")
        .await
        .expect_err("nobody has been away for long");
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(rows(&mut newer, "select 1").await, ["1"]);
    more.handshake("tester", "").await.expect("one has");
    assert_eq!(rows(&mut more, "select 1").await, ["1"]);
    assert_eq!(rows(&mut newer, "select 1").await, ["1"]);
    let error = query(&mut left, "select 1").await.unwrap_err();
    assert_eq!(failure(error).1, "28000", "its session has gone");
    prepared.close().await.expect("what holds something stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn statements_are_counted_for_the_metrics() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let server = FlightServer::with(|config| config.metrics_listen = Some("127.0.0.1:0".to_owned()));
    let mut client = server.client().await;
    rows(&mut client, "select value from generate_series(1, 7)").await;
    query(&mut client, "select * from missing").await.unwrap_err();
    let mut socket = tokio::net::TcpStream::connect(server.metrics_addr()).await.unwrap();
    let request = b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    socket.write_all(request).await.unwrap();
    let mut page = String::new();
    socket.read_to_string(&mut page).await.unwrap();
    for counted in [
        "rbcdb_statements_total{class=\"00\"} 1",
        "rbcdb_statements_total{class=\"42\"} 1",
        "rbcdb_rows_sent_total 7",
    ] {
        assert!(page.lines().any(|line| line == counted), "no {counted} in {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn shutdown_stops_what_runs() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let running = tokio::spawn(async move {
        let endless = "select sum(a.value * b.value) from generate_series(1, 1000000) a, generate_series(1, 1000000) b";
        query(&mut client, endless).await
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    let started = std::time::Instant::now();
    tokio::task::spawn_blocking(move || server.shutdown()).await.unwrap();
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    match running.await.unwrap() {
        Err(FlightError::Tonic(status)) => assert_eq!(code(&status), (Code::Unavailable, "57P01".to_owned())),
        other => panic!("{other:?}"),
    }
}
