//! Kills the server at random moments under mixed load, and accounts for all that it acknowledged.
//!
//! Six rounds, or as many as `RBCDB_CRASH_ROUNDS` says, on one data directory. `RBCDB_CRASH_SEED` chooses the moments.

mod process;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use process::{Process, Random, environment};
use tokio_postgres::NoTls;

/// Clients that insert one row at a time.
const INSERTERS: usize = 4;
/// Clients that move amounts between accounts.
const MOVERS: usize = 2;
const ACCOUNTS: i32 = 8;
/// Rows of one large insert.
const BULK_ROWS: i64 = 30_000;

/// What clients were told, and what they asked for.
#[derive(Default)]
struct Account {
    /// Per inserter: rows acknowledged, rows sent.
    inserted: Vec<(AtomicI64, AtomicI64)>,
    pairs: (AtomicI64, AtomicI64),
    bulks: (AtomicI64, AtomicI64),
    /// The function's last version.
    versions: (AtomicI64, AtomicI64),
    /// Increments of the counter.
    increments: (AtomicI64, AtomicI64),
    /// How many statements were answered with 40001.
    conflicts: AtomicU64,
}

#[test]
fn what_was_acknowledged_survives_kill_9() {
    let rounds = environment("RBCDB_CRASH_ROUNDS", 6);
    let mut random = Random(environment("RBCDB_CRASH_SEED", 1));
    let directory = tempfile::tempdir().expect("a temporary directory");
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("threads");
    let account = Arc::new(Account {
        inserted: (0..INSERTERS).map(|_| Default::default()).collect(),
        ..Account::default()
    });
    let process = Process::start(directory.path(), &[]);
    runtime.block_on(set_up(&process));
    process.kill();
    for round in 0..rounds {
        let process = Process::start(directory.path(), &[]);
        runtime.block_on(async {
            check(&process, &account, round).await;
            load(&process, &account);
            tokio::time::sleep(Duration::from_millis(30 + random.next(900))).await;
        });
        process.kill();
    }
    let process = Process::start(directory.path(), &[]);
    runtime.block_on(check(&process, &account, rounds));
    let sum: i64 = account
        .inserted
        .iter()
        .map(|(acked, _)| acked.load(Ordering::SeqCst))
        .sum();
    println!(
        "{rounds} kills: {sum} rows, {} pairs, {} large inserts, {} functions, {} increments, {} conflicts",
        account.pairs.0.load(Ordering::SeqCst),
        account.bulks.0.load(Ordering::SeqCst),
        account.versions.0.load(Ordering::SeqCst),
        account.increments.0.load(Ordering::SeqCst),
        account.conflicts.load(Ordering::SeqCst),
    );
    assert!(sum > 0, "nothing was ever acknowledged");
}

async fn set_up(process: &Process) {
    let client = process.client().await;
    client
        .batch_execute(&format!(
            "CREATE FUNCTION generation() RETURNS BIGINT LANGUAGE rbc AS 'return 0';
             CREATE FUNCTION square(x BIGINT) RETURNS BIGINT LANGUAGE rbc AS 'return x * x';
             CREATE TABLE log(client INT NOT NULL, n BIGINT CHECK (square(n) >= 0), sq BIGINT);
             CREATE TABLE a(n BIGINT);
             CREATE TABLE b(n BIGINT);
             CREATE TABLE bulk(n BIGINT, x DOUBLE);
             CREATE TABLE counter(n BIGINT);
             INSERT INTO counter VALUES (0);
             CREATE TABLE accounts(id INT, amount BIGINT);
             INSERT INTO accounts SELECT value::int, 1000 FROM generate_series(1, {ACCOUNTS})"
        ))
        .await
        .expect("the tables are made");
}

/// Starts the clients. They end when the server does.
fn load(process: &Process, account: &Arc<Account>) {
    let connect = |process: &Process| {
        let config = process.config();
        async move {
            let (client, connection) = config.connect(NoTls).await.ok()?;
            tokio::spawn(connection);
            Some(client)
        }
    };
    for client in 0..INSERTERS {
        let (connected, account) = (connect(process), Arc::clone(account));
        tokio::spawn(async move {
            let connected = connected.await?;
            let (acked, sent) = &account.inserted[client];
            loop {
                let n = acked.load(Ordering::SeqCst) + 1;
                sent.store(n, Ordering::SeqCst);
                let text = format!("INSERT INTO log VALUES ({client}, {n}, square({n}))");
                connected.batch_execute(&text).await.ok()?;
                acked.store(n, Ordering::SeqCst);
            }
            #[expect(unreachable_code, reason = "the type of the block")]
            Some(())
        });
    }
    let simple = |counts: fn(&Account) -> &(AtomicI64, AtomicI64), text: fn(i64) -> String| {
        let (connected, account) = (connect(process), Arc::clone(account));
        tokio::spawn(async move {
            let connected = connected.await?;
            let (acked, sent) = counts(&account);
            loop {
                let n = acked.load(Ordering::SeqCst) + 1;
                sent.store(n, Ordering::SeqCst);
                match connected.batch_execute(&text(n)).await {
                    Ok(()) => acked.store(n, Ordering::SeqCst),
                    Err(e) if e.code().is_some_and(|c| c.code() == "40001") => {
                        account.conflicts.fetch_add(1, Ordering::SeqCst);
                        let _ = connected.batch_execute("ROLLBACK").await;
                    }
                    Err(_) => return None::<()>,
                }
            }
        });
    };
    simple(
        |a| &a.pairs,
        |n| format!("BEGIN; INSERT INTO a VALUES ({n}); INSERT INTO b VALUES ({n}); COMMIT"),
    );
    simple(
        |a| &a.bulks,
        |_| format!("INSERT INTO bulk SELECT value, value / 3.0 FROM generate_series(1, {BULK_ROWS})"),
    );
    simple(
        |a| &a.versions,
        |n| format!("CREATE OR REPLACE FUNCTION generation() RETURNS BIGINT LANGUAGE rbc AS 'return {n}'"),
    );
    simple(|a| &a.increments, |_| "UPDATE counter SET n = n + 1".to_owned());
    for mover in 0..MOVERS {
        let (connected, account) = (connect(process), Arc::clone(account));
        tokio::spawn(async move {
            let connected = connected.await?;
            let mut random = Random(mover as u64 + 7);
            loop {
                let (from, to) = (random.next(ACCOUNTS as u64) + 1, random.next(ACCOUNTS as u64) + 1);
                let text = format!(
                    "BEGIN; UPDATE accounts SET amount = amount - 5 WHERE id = {from};
                     UPDATE accounts SET amount = amount + 5 WHERE id = {to}; COMMIT"
                );
                match connected.batch_execute(&text).await {
                    Ok(()) => {}
                    Err(e) if e.code().is_some_and(|c| c.code() == "40001") => {
                        account.conflicts.fetch_add(1, Ordering::SeqCst);
                        let _ = connected.batch_execute("ROLLBACK").await;
                    }
                    Err(_) => return None::<()>,
                }
            }
        });
    }
}

/// Accounts for everything. What was sent and not acknowledged may be there or not, but whole.
async fn check(process: &Process, account: &Account, round: u64) {
    let client = process.client().await;
    let begin = Instant::now();
    let one = |text: &'static str| {
        let client = &client;
        async move {
            let row = client.query_one(text, &[]).await;
            row.unwrap_or_else(|e| panic!("round {round}: {text}: {e:?}"))
        }
    };
    for (number, (acked, sent)) in account.inserted.iter().enumerate() {
        let row = client
            .query_one(
                "SELECT count(*), count(DISTINCT n), coalesce(min(n), 1), coalesce(max(n), 0),
                        count(*) FILTER (WHERE sq <> n * n OR sq IS NULL)
                 FROM log WHERE client = $1",
                &[&(number as i32)],
            )
            .await
            .unwrap_or_else(|e| panic!("round {round}: {e:?}"));
        let [count, distinct, min, max, wrong]: [i64; 5] = std::array::from_fn(|i| row.get(i));
        let (acked, sent) = (acked.load(Ordering::SeqCst), sent);
        assert_eq!(
            count, distinct,
            "round {round}: a row of client {number} is there twice"
        );
        assert_eq!((min, max), (1, count), "round {round}: client {number} has gaps");
        assert!(
            max == acked || max == acked + 1 && sent.load(Ordering::SeqCst) >= max,
            "round {round}: client {number} has {max} rows, acknowledged are {acked}"
        );
        assert_eq!(wrong, 0, "round {round}: wrong values");
        account.inserted[number].0.store(max, Ordering::SeqCst);
    }
    let settle = |name: &str, counts: &(AtomicI64, AtomicI64), found: i64| {
        let (acked, sent) = (counts.0.load(Ordering::SeqCst), counts.1.load(Ordering::SeqCst));
        assert!(
            found == acked || found == acked + 1 && sent == found,
            "round {round}: {name}: {found} are there, {acked} acknowledged, {sent} sent"
        );
        counts.0.store(found, Ordering::SeqCst);
    };
    let row =
        one("SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM b), (SELECT count(*) FROM a JOIN b ON a.n = b.n)")
            .await;
    let [a, b, both]: [i64; 3] = std::array::from_fn(|i| row.get(i));
    assert!(
        a == b && b == both,
        "round {round}: half a transaction is there: {a}, {b}, {both}"
    );
    settle("pairs", &account.pairs, a);
    let row = one("SELECT count(*), coalesce(sum(n), 0)::bigint FROM bulk").await;
    let [rows, sum]: [i64; 2] = std::array::from_fn(|i| row.get(i));
    assert_eq!(rows % BULK_ROWS, 0, "round {round}: half of a large insert is there");
    assert_eq!(
        sum,
        rows / BULK_ROWS * (BULK_ROWS * (BULK_ROWS + 1) / 2),
        "round {round}"
    );
    settle("large inserts", &account.bulks, rows / BULK_ROWS);
    settle("functions", &account.versions, one("SELECT generation()").await.get(0));
    settle(
        "increments",
        &account.increments,
        one("SELECT n FROM counter").await.get(0),
    );
    let row = one("SELECT count(*), sum(amount)::bigint FROM accounts").await;
    let [count, sum]: [i64; 2] = std::array::from_fn(|i| row.get(i));
    assert_eq!(
        (count, sum),
        (i64::from(ACCOUNTS), 1000 * i64::from(ACCOUNTS)),
        "round {round}"
    );
    assert!(
        begin.elapsed() < Duration::from_secs(60),
        "round {round}: looking took too long"
    );
}
