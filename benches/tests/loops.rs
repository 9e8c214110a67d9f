//! The workloads' functions against the same bodies in Rust, which a peer's process computes: what benchmarks compare is the
//! same work.

use rbcdb_benches::Failure;
use rbcdb_benches::kernel::Kernel;
use rbcdb_benches::peer::Peers;
use rbcdb_benches::workload::workloads;
use rbcdb_udf_compiler::pipeline::Compiler;

const ROWS: usize = 20_000;

#[test]
fn functions_and_loops_in_rust_compute_the_same() -> Result<(), Failure> {
    let compiler = Compiler::host()?;
    let peers = Peers::rustc(2)?;
    for workload in workloads().iter().filter(|workload| workload.kernel) {
        let columns = (workload.columns)(ROWS);
        let mut results = Kernel::new(&compiler, workload, &columns)?.results()?;
        assert_eq!(results.len(), ROWS);
        peers.open(workload, &columns, &results)?;
        assert_eq!(peers.contenders().count(), 1, "{}: the loop takes part", workload.name);
        for mut contender in peers.contenders() {
            let time = (contender.run)()?;
            assert!(time.cpu_ns > 0 && time.clock_ns > 0, "{}: {time:?}", workload.name);
        }
        results[ROWS / 2] += 1.0;
        let error = peers
            .open(workload, &columns, &results)
            .expect_err("a wrong result is found");
        assert!(error.to_string().contains("row 10000 is"), "{error}");
    }
    Ok(())
}
