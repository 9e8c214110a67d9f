//! Clients of all kinds for a while, on both protocols, that cancel, break off and come back: every answer is right, no
//! acknowledged row is lost, and in the end the server holds no more than at the start.
//!
//! Eight seconds, or as many as `RBCDB_SOAK_SECONDS` says; from five minutes on, its memory is looked at, too.

mod process;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use arrow::array::{AsArray, RecordBatch};
use arrow::datatypes::Int64Type;
use arrow_flight::sql::client::FlightSqlServiceClient;
use bytes::Bytes;
use futures::{SinkExt, TryStreamExt};
use process::{Process, Random, environment};
use tokio::task::JoinSet;
use tokio_postgres::{Client, NoTls};
use tonic::transport::Endpoint;

/// Rows of the table that nobody changes, 1 to this.
const FACTS: i64 = 200_000;
/// Rows of the table that is replaced as a whole.
const WHOLE: i64 = 20_000;
const WRITERS: u64 = 4;
/// From this length on, memory has settled enough to be looked at.
const LONG: Duration = Duration::from_secs(300);

/// What the clients have done.
#[derive(Default)]
struct Counts {
    rows: AtomicU64,
    increments: AtomicU64,
    answers: AtomicU64,
    flights: AtomicU64,
    cancelled: AtomicU64,
    broken_off: AtomicU64,
    connections: AtomicU64,
    conflicts: AtomicU64,
}

fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

/// What each client has.
#[derive(Clone)]
struct Stage {
    process: Arc<Process>,
    counts: Arc<Counts>,
    end: Instant,
}

impl Stage {
    fn goes_on(&self) -> bool {
        Instant::now() < self.end
    }

    async fn connect(&self) -> Client {
        count(&self.counts.connections);
        self.process.client().await
    }

    /// Runs a statement, sometimes cancels it. `None` if the server says that it was cancelled.
    ///
    /// A request to cancel may come late and meet what the connection does next. So the client comes back on another one.
    async fn perhaps_cancelled<T>(
        &self,
        client: &mut Client,
        random: &mut Random,
        statement: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
    ) -> Option<T> {
        let token = (random.next(4) == 0).then(|| client.cancel_token());
        let wait = Duration::from_micros(random.next(20_000));
        let asked = token.is_some();
        let cancel = async {
            if let Some(token) = token {
                tokio::time::sleep(wait).await;
                token.cancel_query(NoTls).await.expect("the server takes the request");
            }
        };
        let (answer, ()) = tokio::join!(statement(client), cancel);
        if asked {
            *client = self.connect().await;
        }
        match answer {
            Ok(answer) => Some(answer),
            Err(error) if state(&error) == "57014" => {
                count(&self.counts.cancelled);
                None
            }
            Err(error) => panic!("{error:?}"),
        }
    }
}

/// SQLSTATE of an error that the server sent.
fn state(error: &tokio_postgres::Error) -> &str {
    error.code().map_or("", |code| code.code())
}

async fn set_up(client: &Client) {
    client
        .batch_execute(&format!(
            "CREATE FUNCTION weigh(n BIGINT) RETURNS BIGINT LANGUAGE rbc AS 'return 3 * n + 1 if n % 2 else n // 2';
             CREATE FUNCTION generation() RETURNS BIGINT LANGUAGE rbc AS 'return 0';
             CREATE TABLE facts AS SELECT value AS n, value / 7.0 AS x FROM generate_series(1, {FACTS});
             CREATE TABLE log(writer BIGINT NOT NULL, n BIGINT CHECK (weigh(n) >= 0));
             CREATE TABLE whole(n BIGINT);
             INSERT INTO whole SELECT value FROM generate_series(1, {WHOLE});
             CREATE TABLE counter(n BIGINT);
             INSERT INTO counter VALUES (0)"
        ))
        .await
        .expect("the tables are made");
}

/// Inserts 1, 2, 3, …; looks what is there after it broke off.
async fn write(stage: Stage, writer: u64) -> u64 {
    let mut random = Random(writer + 1);
    let (mut client, mut next) = (stage.connect().await, 1);
    while stage.goes_on() {
        let insert = format!("INSERT INTO log VALUES ({writer}, {next})");
        if random.next(50) == 0 {
            // The connection goes in the middle of the statement.
            let wait = Duration::from_micros(random.next(4000));
            let _ = tokio::time::timeout(wait, client.batch_execute(&insert)).await;
            count(&stage.counts.broken_off);
            drop(client);
            client = stage.connect().await;
            // What the lost connection began has ended by then.
            tokio::time::sleep(Duration::from_millis(200)).await;
            let row = client
                .query_one(
                    "SELECT coalesce(max(n), 0) FROM log WHERE writer = $1",
                    &[&(writer as i64)],
                )
                .await
                .expect("a number");
            let found = row.get::<_, i64>(0) as u64;
            assert!(
                found == next - 1 || found == next,
                "{found} is there, {next} was under way"
            );
            next = found + 1;
            continue;
        }
        let done = stage
            .perhaps_cancelled(&mut client, &mut random, async |client| {
                client.batch_execute(&insert).await
            })
            .await;
        if done.is_some() {
            count(&stage.counts.rows);
            next += 1;
        }
        tokio::time::sleep(Duration::from_millis(random.next(8))).await;
    }
    next - 1
}

/// What the functions and tables that nobody changes say.
async fn read(stage: Stage, seed: u64) {
    let mut random = Random(seed);
    let expected: i64 = (1..=FACTS).map(|n| if n % 2 == 0 { n / 2 } else { 3 * n + 1 }).sum();
    while stage.goes_on() {
        let mut client = stage.connect().await;
        for _ in 0..random.next(20) {
            let least = random.next(2) as i64;
            let answer = stage
                .perhaps_cancelled(&mut client, &mut random, async |client| {
                    let sql = "SELECT sum(weigh(n))::bigint, count(*) FROM facts WHERE n > $1";
                    client.query_one(sql, &[&least]).await
                })
                .await;
            if let Some(row) = answer {
                assert_eq!((row.get(0), row.get(1)), (expected - 4 * least, FACTS - least));
                count(&stage.counts.answers);
            }
            tokio::time::sleep(Duration::from_millis(random.next(30))).await;
        }
        if random.next(3) == 0 {
            let wait = Duration::from_millis(random.next(10));
            let _ = tokio::time::timeout(wait, client.query("SELECT * FROM facts ORDER BY x", &[])).await;
            count(&stage.counts.broken_off);
        }
    }
}

/// Replaces a table's rows, by INSERT or by COPY, in one transaction.
async fn replace(stage: Stage) {
    let mut random = Random(77);
    let lines: String = (1..=WHOLE).map(|n| format!("{n}\n")).collect();
    let lines = Bytes::from(lines);
    let mut client = stage.connect().await;
    while stage.goes_on() {
        let insert = random.next(2) == 0;
        let filled = stage
            .perhaps_cancelled(&mut client, &mut random, async |client| {
                client.batch_execute("BEGIN; DELETE FROM whole").await?;
                if insert {
                    let insert = format!("INSERT INTO whole SELECT value FROM generate_series(1, {WHOLE})");
                    client.batch_execute(&insert).await?;
                } else {
                    let mut sink = std::pin::pin!(client.copy_in("COPY whole FROM STDIN").await?);
                    sink.send(lines.clone()).await?;
                    sink.finish().await?;
                }
                match client.batch_execute("COMMIT").await {
                    // Compaction may have moved the rows that were deleted.
                    Err(error) if state(&error) == "40001" => count(&stage.counts.conflicts),
                    ended => ended?,
                }
                Ok(())
            })
            .await;
        if filled.is_some() {
            count(&stage.counts.answers);
        }
        tokio::time::sleep(Duration::from_millis(random.next(60))).await;
    }
}

/// The table that is replaced is whole at every moment.
async fn look(stage: Stage) {
    let client = stage.connect().await;
    while stage.goes_on() {
        let row = client
            .query_one("SELECT count(*), sum(n)::bigint FROM whole", &[])
            .await;
        let row = row.expect("two numbers");
        assert_eq!((row.get(0), row.get(1)), (WHOLE, WHOLE * (WHOLE + 1) / 2));
        count(&stage.counts.answers);
        tokio::time::sleep(Duration::from_millis(23)).await;
    }
}

async fn increment(stage: Stage) {
    let client = stage.connect().await;
    while stage.goes_on() {
        match client.batch_execute("UPDATE counter SET n = n + 1").await {
            Ok(()) => count(&stage.counts.increments),
            Err(error) if state(&error) == "40001" => count(&stage.counts.conflicts),
            Err(error) => panic!("{error:?}"),
        }
        tokio::time::sleep(Duration::from_millis(11)).await;
    }
}

/// Replaces a function and calls what it has made.
async fn define(stage: Stage) {
    let client = stage.connect().await;
    for n in 1_i64.. {
        if !stage.goes_on() {
            return;
        }
        let create = format!("CREATE OR REPLACE FUNCTION generation() RETURNS BIGINT LANGUAGE rbc AS 'return {n}'");
        client.batch_execute(&create).await.expect("a function is made");
        let row = client.query_one("SELECT generation()", &[]).await.expect("a number");
        assert_eq!(row.get::<_, i64>(0), n);
        count(&stage.counts.answers);
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}

/// Comes, says nothing or nonsense, and goes.
async fn disturb(stage: Stage) {
    let mut random = Random(5);
    while stage.goes_on() {
        let mut stream = TcpStream::connect(("127.0.0.1", stage.process.port)).expect("it listens");
        let noise: Vec<u8> = (0..random.next(64)).map(|_| random.next(256) as u8).collect();
        // The server may have hung up already.
        let _ = stream.write_all(&noise);
        drop(stream);
        count(&stage.counts.connections);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Fetches a table over Flight; breaks off sometimes.
async fn fly(stage: Stage) {
    let mut random = Random(9);
    let address = format!("http://127.0.0.1:{}", stage.process.flight_port.expect("it listens"));
    while stage.goes_on() {
        count(&stage.counts.connections);
        let endpoint = Endpoint::from_shared(address.clone()).expect("an address");
        let mut client = FlightSqlServiceClient::new(endpoint.connect().await.expect("the server accepts"));
        client.handshake("tester", "").await.expect("anyone is let in");
        for _ in 0..random.next(12) {
            let info = client.execute("SELECT n, x FROM facts".to_owned(), None).await;
            let ticket = info.expect("a query").endpoint.remove(0).ticket.expect("a ticket");
            let mut stream = client.do_get(ticket).await.expect("rows");
            if random.next(3) == 0 {
                let _ = stream.try_next().await.expect("a batch");
                count(&stage.counts.broken_off);
                continue;
            }
            let batches: Vec<RecordBatch> = stream.try_collect().await.expect("rows");
            let values = batches
                .iter()
                .flat_map(|b| b.column(0).as_primitive::<Int64Type>().values());
            assert_eq!(values.sum::<i64>(), FACTS * (FACTS + 1) / 2);
            count(&stage.counts.flights);
            tokio::time::sleep(Duration::from_millis(random.next(50))).await;
        }
    }
}

/// A metric's value.
fn metric(port: u16, name: &str) -> f64 {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    write!(stream, "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").expect("it reads");
    let mut page = String::new();
    stream.read_to_string(&mut page).expect("a page");
    let line = page.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    let line = line.unwrap_or_else(|| panic!("no {name} in {page}"));
    line.trim().parse().expect("a number")
}

/// Waits until something holds, for what takes a moment to end.
async fn eventually(what: &str, holds: impl Fn() -> bool) {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < Duration::from_secs(20), "{what}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

fn median(mut values: Vec<u64>) -> u64 {
    values.sort_unstable();
    values[values.len() / 2]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_come_and_go_get_right_answers_and_leave_nothing_behind() {
    let length = Duration::from_secs(environment("RBCDB_SOAK_SECONDS", 8));
    let directory = tempfile::tempdir().expect("a temporary directory");
    let arguments = [
        "--flight-listen",
        "127.0.0.1:0",
        "--metrics-listen",
        "127.0.0.1:0",
        "--column-cache",
        "32MB",
    ];
    let process = Arc::new(Process::start(directory.path(), &arguments));
    let metrics = process.metrics_port.expect("it listens");
    set_up(&process.client().await).await;
    eventually("the first client has gone", || {
        metric(metrics, "rbcdb_connections") == 0.0
    })
    .await;
    let (files, counts) = (process.open_files(), Arc::new(Counts::default()));
    let stage = Stage {
        process: Arc::clone(&process),
        counts: Arc::clone(&counts),
        end: Instant::now() + length,
    };
    let mut others = JoinSet::new();
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let stage = stage.clone();
        writers.spawn(async move { (writer, write(stage, writer).await) });
    }
    others.spawn(read(stage.clone(), 101));
    others.spawn(read(stage.clone(), 202));
    others.spawn(replace(stage.clone()));
    others.spawn(look(stage.clone()));
    others.spawn(increment(stage.clone()));
    others.spawn(increment(stage.clone()));
    others.spawn(define(stage.clone()));
    others.spawn(disturb(stage.clone()));
    others.spawn(fly(stage.clone()));
    let mut memory = Vec::new();
    while stage.goes_on() {
        tokio::time::sleep(length / 100).await;
        memory.push(process.resident_bytes());
    }
    while let Some(ended) = others.join_next().await {
        ended.expect("every answer is right");
    }
    let client = process.client().await;
    while let Some(ended) = writers.join_next().await {
        let (writer, acknowledged) = ended.expect("every answer is right");
        let sql =
            "SELECT count(*), count(DISTINCT n), coalesce(min(n), 1), coalesce(max(n), 0) FROM log WHERE writer = $1";
        let row = client.query_one(sql, &[&(writer as i64)]).await.expect("four numbers");
        let all: [i64; 4] = std::array::from_fn(|i| row.get(i));
        let n = acknowledged as i64;
        assert_eq!(all, [n, n, 1, n], "writer {writer}");
    }
    let row = client.query_one("SELECT n FROM counter", &[]).await.expect("a number");
    assert_eq!(row.get::<_, i64>(0) as u64, counts.increments.load(Ordering::Relaxed));
    drop(client);

    eventually("all clients have gone", || metric(metrics, "rbcdb_connections") == 0.0).await;
    eventually("no query holds memory", || {
        metric(metrics, "rbcdb_query_memory_bytes") == 0.0
    })
    .await;
    eventually("no file is left open", || process.open_files() <= files + 2).await;
    let quarter = memory.len() / 4;
    let (early, late) = (
        median(memory[quarter..2 * quarter].to_vec()),
        median(memory[3 * quarter..].to_vec()),
    );
    let load = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
    println!(
        "{length:?}: {} rows, {} increments, {} answers, {} tables over Flight; {} statements cancelled, {} broken off, \
         {} connections, {} conflicts; {} threads; memory in the second quarter {} MB, in the last {} MB",
        load(&counts.rows),
        load(&counts.increments),
        load(&counts.answers),
        load(&counts.flights),
        load(&counts.cancelled),
        load(&counts.broken_off),
        load(&counts.connections),
        load(&counts.conflicts),
        process.threads(),
        early >> 20,
        late >> 20,
    );
    for counter in [
        &counts.rows,
        &counts.answers,
        &counts.flights,
        &counts.cancelled,
        &counts.broken_off,
    ] {
        assert!(load(counter) > 0, "a kind of client did nothing");
    }
    if length >= LONG {
        assert!(late < early + early / 5 + (32 << 20), "memory grows: {memory:?}");
    }
    drop(stage);
    let process = Arc::into_inner(process).expect("no client is left");
    let (status, log) = process.stop("-TERM");
    assert!(
        status.success() && !log.iter().any(|line| line.contains("panicked")),
        "{log:?}"
    );
}

/// 200 connections, or as many as `RBCDB_IDLE_CONNECTIONS` says.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn idle_connections_take_little_and_leave_nothing_behind() {
    let connections = environment("RBCDB_IDLE_CONNECTIONS", 200);
    let directory = tempfile::tempdir().expect("a temporary directory");
    let room = (connections + 10).to_string();
    let arguments = ["--max-connections", &room, "--metrics-listen", "127.0.0.1:0"];
    let process = Process::start(directory.path(), &arguments);
    let metrics = process.metrics_port.expect("it listens");
    let first = process.client().await;
    let query = "SELECT count(*) FROM generate_series(1, 100000)";
    first.query_one(query, &[]).await.expect("a number");
    let (memory, files) = (process.resident_bytes(), process.open_files());
    let started = Instant::now();
    let mut idle = Vec::new();
    for _ in 0..connections {
        let client = process.client().await;
        client.query_one("SELECT 1", &[]).await.expect("a number");
        idle.push(client);
    }
    let each = started.elapsed() / connections as u32;
    assert_eq!(metric(metrics, "rbcdb_connections"), connections as f64 + 1.0);
    let taken = process.resident_bytes().saturating_sub(memory) / connections;
    let busy = process.processor_time();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let busy = process.processor_time() - busy;
    let asked = Instant::now();
    first.query_one(query, &[]).await.expect("a number");
    println!(
        "{connections} connections: {each:?} for each to log in and ask; {} kB each; {busy:?} of processor time in a second of \
         idling; then a query took {:?}",
        taken >> 10,
        asked.elapsed(),
    );
    assert!(taken < 512 << 10, "an idle connection takes {taken} bytes");
    assert!(
        busy < Duration::from_millis(500),
        "idle connections take {busy:?} a second"
    );
    drop(idle);
    eventually("they have gone", || metric(metrics, "rbcdb_connections") == 1.0).await;
    eventually("no socket is left open", || process.open_files() <= files + 2).await;
}
