//! Runs the examples of docs/sql.md, docs/llvm.md and docs/kernels.md, each in one session from top to bottom.
//!
//! A block ```` ```sql ```` is run; the block ```` ```text ```` after it is what its last statement gives: a line per row with
//! `|` between the columns, or `ERROR`, the SQLSTATE and the message, with `CONTEXT:` under it. `…` stands for any text.

use arrow::array::RecordBatch;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use rbcdb_db_extension::{Engine, EngineConfig, Error, Event, Session};

const SQL: &str = include_str!("../../docs/sql.md");
const LLVM: &str = include_str!("../../docs/llvm.md");
const KERNELS: &str = include_str!("../../docs/kernels.md");

/// One example: SQL, what it shall give, and the line that it starts in.
struct Example {
    sql: String,
    expected: Option<String>,
    line: usize,
}

fn examples(page: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut block: Option<(&str, String, usize)> = None;
    for (i, line) in page.lines().enumerate() {
        match (&mut block, line.strip_prefix("```")) {
            (None, Some(kind)) => block = Some((kind, String::new(), i + 1)),
            (Some((kind, text, start)), Some("")) => {
                let (text, line) = (std::mem::take(text), *start);
                match *kind {
                    "sql" => examples.push(Example {
                        sql: text,
                        expected: None,
                        line,
                    }),
                    "text" => {
                        let example = examples.last_mut().expect("a text block follows an sql block");
                        assert!(
                            example.expected.is_none(),
                            "line {line}: a second result for one example"
                        );
                        example.expected = Some(text);
                    }
                    "sh" | "python" => {}
                    other => panic!("line {line}: a block of {other:?}"),
                }
                block = None;
            }
            (Some((_, text, _)), _) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(block.is_none(), "the last block has no end");
    examples
}

/// Whether `text` is `pattern`, in which `…` stands for any text.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('…') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|tail| {
            tail.char_indices()
                .map(|(i, _)| i)
                .chain([tail.len()])
                .any(|i| fits(rest, &tail[i..]))
        }),
    }
}

async fn execute(session: &Session, sql: &str) -> Result<String, Error> {
    let prepared = session.prepare(sql, &[]).await?;
    let mut execution = session.execute(&prepared, Vec::new());
    let mut text = String::new();
    while let Some(event) = execution.next().await {
        match event {
            Event::Rows(batch) => text.push_str(&lines(&batch)),
            Event::Failed(error) => return Err(error),
            Event::Notice(_) | Event::Done(_) => {}
        }
    }
    Ok(text)
}

fn lines(batch: &RecordBatch) -> String {
    let options = FormatOptions::default().with_null("NULL");
    let columns: Vec<ArrayFormatter<'_>> = batch
        .columns()
        .iter()
        .map(|c| ArrayFormatter::try_new(c, &options).expect("a printable type"))
        .collect();
    let row = |i| {
        columns
            .iter()
            .map(|c| c.value(i).to_string())
            .collect::<Vec<_>>()
            .join("|")
            + "\n"
    };
    (0..batch.num_rows()).map(row).collect()
}

/// What the last statement of an example gives.
async fn outcome(session: &Session, sql: &str) -> String {
    let run = async {
        let mut last = String::new();
        for range in session.split(sql)? {
            last = execute(session, &sql[range]).await?;
        }
        Ok(last)
    };
    match run.await {
        Ok(rows) => rows,
        Err(Error {
            sqlstate,
            message,
            context,
            ..
        }) => {
            let context = context.map(|c| format!("CONTEXT: {c}\n")).unwrap_or_default();
            format!("ERROR {sqlstate}: {message}\n{context}")
        }
    }
}

#[test]
fn the_page_on_sql_tells_the_truth() {
    tells_the_truth("docs/sql.md", SQL, 12);
}

#[test]
fn the_page_on_llvm_tells_the_truth() {
    tells_the_truth("docs/llvm.md", LLVM, 1);
}

#[test]
fn the_page_on_kernels_tells_the_truth() {
    tells_the_truth("docs/kernels.md", KERNELS, 7);
}

/// Runs the examples of a page, of which there are at least `count`.
fn tells_the_truth(name: &str, page: &str, count: usize) {
    let workers = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    let workers = workers.expect("threads start");
    let config = EngineConfig {
        target_partitions: Some(3),
        ..EngineConfig::default()
    };
    let engine = Engine::new(workers.handle().clone(), &config).expect("an engine");
    let session = engine.session();
    let examples = examples(page);
    assert!(examples.len() >= count, "{}", examples.len());
    let waiting = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let mut wrong = Vec::new();
    for Example { sql, expected, line } in examples {
        let given = waiting.block_on(outcome(&session, &sql));
        let fine = match &expected {
            Some(expected) => fits(expected, &given),
            None => !given.starts_with("ERROR"),
        };
        if !fine {
            wrong.push(format!(
                "{name}:{line}\n{sql}gives\n{given}not\n{}",
                expected.unwrap_or_default()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn patterns() {
    assert!(fits("a…c", "abbbc") && fits("…", "") && fits("x", "x") && fits("…a…", "bab"));
    assert!(!fits("a…c", "abbbd") && !fits("x", "xy") && !fits("…a", "ab"));
}
