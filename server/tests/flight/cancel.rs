//! Stopping queries: by request, by leaving, by a timeout.

use std::time::{Duration, Instant};

use arrow_flight::sql::{ActionCancelQueryRequest, ActionCancelQueryResult, Any, ProstMessageExt};
use arrow_flight::{CancelFlightInfoRequest, CancelFlightInfoResult, CancelStatus, FlightInfo};
use futures::TryStreamExt;
use prost::Message;
use tonic::Code;

use crate::harness::{Client, FlightServer, action, failure, query, rows, update};

const ENDLESS: &str =
    "select sum(a.value * b.value) from generate_series(1, 10000000) a, generate_series(1, 10000000) b";

/// Begins a query that doesn't end by itself. Returns what became of it.
async fn begin(client: &mut Client) -> (FlightInfo, tokio::task::JoinHandle<(Code, String)>) {
    let info = client.execute(ENDLESS.to_owned(), None).await.unwrap();
    let ticket = info.endpoint[0].ticket.clone().unwrap();
    let stream = client.do_get(ticket).await.unwrap();
    let running = tokio::spawn(async move {
        let ended = stream.try_collect::<Vec<_>>().await;
        failure(ended.expect_err("it doesn't end"))
    });
    tokio::time::sleep(Duration::from_millis(200)).await;
    (info, running)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_query_can_be_cancelled() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let (info, running) = begin(&mut client).await;
    let body = CancelFlightInfoRequest { info: Some(info) }.encode_to_vec();
    let mut stranger = server.client().await;
    for (who, expected) in [
        (&mut stranger, CancelStatus::NotCancellable),
        (&mut client, CancelStatus::Cancelled),
    ] {
        let results = action(who, "CancelFlightInfo", body.clone()).await.unwrap();
        let result = CancelFlightInfoResult::decode(&*results[0]).unwrap();
        assert_eq!(result.status, expected as i32);
    }
    assert_eq!(running.await.unwrap(), (Code::Cancelled, "57014".to_owned()));
    let results = action(&mut client, "CancelFlightInfo", body).await.unwrap();
    let result = CancelFlightInfoResult::decode(&*results[0]).unwrap();
    assert_eq!(result.status, CancelStatus::NotCancellable as i32, "it has ended");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_older_action_cancels_too() {
    let server = FlightServer::start();
    let mut client = server.anonymous().await;
    let (info, running) = begin(&mut client).await;
    let request = ActionCancelQueryRequest {
        info: info.encode_to_vec().into(),
    };
    let results = action(&mut client, "CancelQuery", request.as_any().encode_to_vec())
        .await
        .unwrap();
    let any = Any::decode(&*results[0]).unwrap();
    let result: ActionCancelQueryResult = any.unpack().unwrap().unwrap();
    assert_eq!(result.result, CancelStatus::Cancelled as i32);
    assert_eq!(running.await.unwrap().1, "57014");
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_the_session_stops_its_queries() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let (_, running) = begin(&mut client).await;
    action(&mut client, "CloseSession", bytes::Bytes::new()).await.unwrap();
    assert_eq!(running.await.unwrap().1, "57014");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_timeout_stops_a_query() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    update(&mut client, "set statement_timeout = '200ms'").await;
    let started = Instant::now();
    let error = query(&mut client, ENDLESS).await.unwrap_err();
    assert_eq!(failure(error).1, "57014");
    assert!(started.elapsed() < Duration::from_secs(5));
    assert_eq!(rows(&mut client, "select 1").await, ["1"]);
}

/// The `rbcdb` command as a process of its own, so that what it does can be told from other tests' servers.
struct Process {
    child: std::process::Child,
    port: u16,
    _data_dir: tempfile::TempDir,
}

impl Process {
    fn start() -> Process {
        use std::io::BufRead;
        let data_dir = tempfile::tempdir().unwrap();
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_rbcdb"))
            .args([
                "serve",
                "--pg-listen",
                "127.0.0.1:0",
                "--flight-listen",
                "127.0.0.1:0",
                "--data-dir",
            ])
            .arg(data_dir.path().join("data"))
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut lines = std::io::BufReader::new(child.stderr.take().unwrap()).lines();
        let line = lines.find_map(|line| line.ok().filter(|line| line.contains("for Arrow Flight SQL")));
        let line = line.expect("the server says where it listens");
        let address = line
            .split_whitespace()
            .find_map(|word| word.parse::<std::net::SocketAddr>().ok());
        // The log goes on; nobody reading it would stop the server.
        std::thread::spawn(move || lines.for_each(drop));
        Process {
            child,
            port: address.expect("an address").port(),
            _data_dir: data_dir,
        }
    }

    fn cpu_time(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).expect("Linux tells");
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
        Duration::from_millis(ticks * 10)
    }

    /// Waits until it computes nothing, or something.
    async fn wait_until_busy(&self, busy: bool) {
        let deadline = Instant::now() + Duration::from_secs(60);
        loop {
            let before = self.cpu_time();
            tokio::time::sleep(Duration::from_millis(300)).await;
            if (self.cpu_time() - before > Duration::from_millis(50)) == busy {
                return;
            }
            assert!(Instant::now() < deadline, "busy: {}", !busy);
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_leaves_stops_its_query() {
    let server = Process::start();
    let endpoint = tonic::transport::Endpoint::from_shared(format!("http://127.0.0.1:{}", server.port)).unwrap();
    let mut client = Client::new(endpoint.connect().await.unwrap());
    // The function would spin for hours.
    let create = "create function spin(x bigint) returns bigint language rbc as $$\n\
                  n = 0\nfor i in range(100000000000):\n    n = (n + i * x) % 1000003\nreturn n\n$$";
    update(&mut client, create).await;
    let info = client
        .execute("select spin(value) from generate_series(1, 4)".to_owned(), None)
        .await;
    let ticket = info.unwrap().endpoint[0].ticket.clone().unwrap();
    let stream = client.do_get(ticket).await.unwrap();
    server.wait_until_busy(true).await;
    drop(stream);
    server.wait_until_busy(false).await;
    assert_eq!(rows(&mut client, "select 1").await, ["1"]);
}
