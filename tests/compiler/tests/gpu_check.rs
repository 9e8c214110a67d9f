//! The dry run of `gpu-check`: its checks, on emulated devices, for a sample of what a bundle holds.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rbcdb_gpu_check::pack::{self, Entry};
use rbcdb_gpu_check::report::Report;
use rbcdb_gpu_check::{behaviour, operations, programs, runs};
use rbcdb_runtime_cpu::simt::Schedule;
use rbcdb_tests_compiler::bundle::{self, Bundler};
use rbcdb_tests_compiler::emulated;
use rbcdb_udf_compiler::codegen::{HostCpu, OptLevel};
use rbcdb_udf_compiler::pipeline::Compiler;

const THREADS: usize = 2;
/// Rows of the emulated devices' chunks.
const CHUNK_ROWS: usize = 64;

/// What a report said.
#[derive(Clone, Default)]
struct Said(Arc<Mutex<Vec<u8>>>);

impl Write for Said {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Said {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

fn report() -> (Report, Said) {
    let said = Said::default();
    (Report::new(Box::new(said.clone())), said)
}

fn compiler() -> Compiler {
    Compiler::for_cpu(HostCpu::portable().unwrap(), OptLevel::Full).unwrap()
}

fn bundler(compiler: &Compiler) -> Bundler<'_> {
    Bundler {
        compiler,
        to_artifact: emulated::artifact,
    }
}

/// As `gpu-check` gets them: through a pack.
fn packed(entries: Vec<Entry>) -> Vec<Entry> {
    let entries = pack::read(&pack::write(&entries).unwrap()).unwrap();
    assert!(!entries.is_empty());
    entries
}

const OPERATIONS: operations::Settings = operations::Settings {
    inputs: 3000,
    chunk_rows: 1500,
    threads: THREADS,
    seconds: None,
};

#[test]
fn operations_agree() {
    let wanted = [
        "exp",
        "pow",
        "casin",
        "gcd",
        "powmod_undefined",
        "cisclose",
        "fdiv f64",
        "fmul f32",
        "add.chk i64",
        "shl.chk u64",
        "f64_to_i64.chk f64",
        "narrow.chk SMALLINT u64",
        "floordiv i64",
        "complex f64",
        "not bool",
        "select c128",
    ];
    let compiler = compiler();
    let entries = bundler(&compiler).operations(|name| wanted.contains(&name)).unwrap();
    assert_eq!(entries.len(), wanted.len());
    let (entries, (report, said)) = (packed(entries), report());
    let devices = emulated::devices(Schedule::Forward);
    let list: Vec<&Entry> = entries.iter().collect();
    let compared = operations::check(&devices.list()[0], &list, &OPERATIONS, &report);
    assert_eq!(report.count(), 0, "{}", said.text());
    assert_eq!(compared, 3000 * wanted.len() as u64);
}

#[test]
fn differences_are_found_and_shown() {
    let compiler = compiler();
    let entries = bundler(&compiler)
        .operations(|name| ["sin", "cos", "add.chk i64", "sub.chk i64"].contains(&name))
        .unwrap();
    let mut mixed = entries.clone();
    for (entry, other) in mixed.iter_mut().zip([1, 0, 3, 2]) {
        entry.artifact.gpu.clone_from(&entries[other].artifact.gpu);
    }
    let (mixed, (report, said)) = (packed(mixed), report());
    let devices = emulated::devices(Schedule::Forward);
    let list: Vec<&Entry> = mixed.iter().collect();
    operations::check(&devices.list()[0], &list, &OPERATIONS, &report);
    let text = said.text();
    assert!(report.count() >= 4, "{text}");
    assert!(
        text.contains("(0.0 (0x0000000000000000)): CPU 1.0 (0x3ff0000000000000), GPU 0.0 (0x0000000000000000)"),
        "{text}"
    );
    assert!(text.contains("add.chk i64: "), "{text}");
}

#[test]
fn differences_of_programs_and_runs_are_found() {
    let compiler = compiler();
    let bundler = bundler(&compiler);
    let devices = emulated::devices(Schedule::Forward);
    let device = &devices.list()[0];
    let mut pair = bundler.operations(|name| ["sin", "cos"].contains(&name)).unwrap();
    pair[0].artifact.gpu = pair[1].artifact.gpu.clone();
    pair[0].rows = vec![vec![Some(1.0f64.to_bits().into())], vec![None]];
    let (pair, (report, said)) = (packed(pair), report());
    programs::check(device, &[&pair[0]], THREADS, &report);
    assert!(said.text().contains("cos, None: 17 rows differ"), "{}", said.text());
    assert_eq!(report.count(), 1);

    let sql = include_str!("../../gpu-check/functions/runs.sql");
    let mut entries = bundler.sql("runs", sql).unwrap();
    let find = |name: &str, entries: &[Entry]| entries.iter().position(|entry| entry.name == name).unwrap();
    let (large, quotients) = (find("keep_large", &entries), find("keep_quotients", &entries));
    entries[large].artifact.gpu = entries[quotients].artifact.gpu.clone();
    let (entries, (report, said)) = (packed(entries), self::report());
    let list: Vec<&Entry> = entries.iter().collect();
    let settings = runs::Settings {
        runs: 60,
        chunk_rows: CHUNK_ROWS,
        threads: THREADS,
    };
    runs::check(device, &list, settings, &report);
    assert!(report.count() > 3, "{}", said.text());
    assert!(
        said.text()
            .lines()
            .filter(|line| line.contains("WRONG"))
            .all(|line| line.contains("keep_large"))
    );
}

#[test]
fn programs_and_filetests_agree() {
    let compiler = compiler();
    let bundler = bundler(&compiler);
    let mut entries = bundler.programs(25).unwrap();
    let filetests = bundler.filetests().unwrap();
    assert!(filetests.len() > 100);
    entries.extend(filetests.into_iter().step_by(10));
    let (entries, (report, said)) = (packed(entries), report());
    let devices = emulated::devices(Schedule::Random(1));
    let list: Vec<&Entry> = entries.iter().collect();
    programs::check(&devices.list()[0], &list, THREADS, &report);
    assert_eq!(report.count(), 0, "{}", said.text());
}

#[test]
fn runs_agree() {
    let compiler = compiler();
    let sql = include_str!("../../gpu-check/functions/runs.sql");
    let entries = packed(bundler(&compiler).sql("runs", sql).unwrap());
    let (report, said) = report();
    let devices = emulated::devices(Schedule::Forward);
    let list: Vec<&Entry> = entries.iter().collect();
    let settings = runs::Settings {
        runs: 150,
        chunk_rows: CHUNK_ROWS,
        threads: THREADS,
    };
    runs::check(&devices.list()[0], &list, settings, &report);
    assert_eq!(report.count(), 0, "{}", said.text());
}

#[test]
fn devices_behave() {
    let compiler = compiler();
    let sql = include_str!("../../gpu-check/functions/behaviour.sql");
    let entries = packed(bundler(&compiler).sql("behaviour", sql).unwrap());
    let (report, said) = report();
    let devices = emulated::devices(Schedule::Forward);
    let list: Vec<&Entry> = entries.iter().collect();
    let settings = behaviour::Settings {
        // Emulated threads take turns on a processor that others use, too.
        cancelled_within: Duration::from_secs(20),
        cancels: 2,
        rows: 10_001,
        limits: &[1 << 20, 1 << 16, 1 << 13, 0],
    };
    behaviour::check(&devices.list()[0], &list, settings, &report);
    assert_eq!(report.count(), 0, "{}", said.text());
}

#[test]
fn artifacts_for_real_devices_have_ptx() {
    let compiler = compiler();
    let bundler = Bundler {
        compiler: &compiler,
        to_artifact: bundle::artifact,
    };
    let sql = include_str!("../../gpu-check/functions/bench.sql");
    for entry in packed(bundler.sql("bench", sql).unwrap()) {
        assert!(
            entry
                .artifact
                .gpu
                .unwrap()
                .ptx
                .contains(".visible .entry rbc_gpu_kernel"),
            "{}",
            entry.name
        );
        assert_eq!(entry.artifact.metadata.target_cpu, "x86-64-v3");
    }
}
