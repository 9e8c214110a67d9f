//! Compiled functions over many rows, on one thread and on two, against loops around the same bodies in Rust and in Numba.
//! Everyone works in batches of 8,192 rows; the results are compared. `copy` is what copying the columns takes.
//!
//! `cargo xtask bench kernels`, see `benches/src/options.rs` for options and `benches/src/peer.rs` for where peers are found.

use std::hint::black_box;

use arrow::array::{Array, ArrayRef};
use rbcdb_benches::Failure;
use rbcdb_benches::kernel::Kernel;
use rbcdb_benches::options::Options;
use rbcdb_benches::peer::Peers;
use rbcdb_benches::report::{Ratio, Report};
use rbcdb_benches::timing::{Contender, Role, medians};
use rbcdb_benches::workload::{BATCH, workloads};
use rbcdb_runtime_cpu::allocator;
use rbcdb_udf_compiler::pipeline::Compiler;

const RATIOS: &[Ratio] = &[Ratio {
    heading: "best loop ÷ rbcdb",
    of: Role::Loop,
    to: Role::Kernel,
}];

fn main() -> Result<(), Failure> {
    // As the server does.
    allocator::keep_freed_memory();
    let options = Options::from_args()?;
    let compiler = Compiler::host()?;
    for threads in [1, 2] {
        let peers = Peers::loops(threads)?;
        let mut report = Report::new("kernels", RATIOS, threads, &options);
        for workload in workloads().iter().filter(|w| w.kernel && options.wants(w.name)) {
            let columns = (workload.columns)(options.rows);
            let kernel = Kernel::new(&compiler, workload, &columns)?;
            peers.open(workload, &columns, &kernel.results()?)?;
            let mut contenders = vec![Contender::new(Role::Kernel, "rbcdb", || kernel.run(threads))];
            if threads == 1 {
                contenders.push(Contender::new(Role::Copy, "copy", || {
                    copy(&columns);
                    Ok(())
                }));
            }
            contenders.extend(peers.contenders());
            let times = medians(&mut contenders, options.rounds)?;
            report.add(workload.name, &contenders, &times)?;
        }
        println!("\n{}\n{}", options.describe("kernels", threads), report.table());
    }
    Ok(())
}

/// Copies the columns to where a batch's results would be.
fn copy(columns: &[ArrayRef]) {
    let mut out = Vec::new();
    for column in columns {
        let data = column.to_data();
        let bytes = data.buffers()[0].as_slice();
        for batch in bytes.chunks(BATCH * bytes.len() / column.len()) {
            out.clear();
            out.extend_from_slice(batch);
            black_box(&mut out);
        }
    }
}
