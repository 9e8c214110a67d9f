"""What the peers' programs in Python have in common: the protocol of benches/src/peer.rs.

A peer is started with a number of threads and writes a line with its name. Then each line of its input is a command:
- `open WORKLOAD FOLDER`: read the columns (files a.f64, b.i32, ... as numpy's tofile writes them) and get ready; the answer
  is `yes`, or `no` where the peer can't express the workload;
- `run`: compute it once; the answer is the nanoseconds of CPU time of all threads, and those by the clock;
- `result FILE`: compute it, and write the rows, or the sums of an aggregating query, as doubles."""
import gc
import pathlib
import sys
import time

import numpy as np

THREADS = int(sys.argv[1])
TYPES = {".f64": np.float64, ".i64": np.int64, ".i32": np.int32}
RATE, VOLATILITY = 0.05, 0.2


def read_columns(folder):
    files = sorted(path for path in pathlib.Path(folder).iterdir() if path.suffix in TYPES)
    return {path.stem: np.fromfile(path, TYPES[path.suffix]) for path in files}


def serve(name, open_workload):
    """`open_workload(name, columns)` returns a function that runs the workload and one that returns its result, or None."""
    gc.disable()
    print(name, flush=True)
    run = result = None
    for line in sys.stdin:
        command, *arguments = line.rstrip("\n").split("\t")
        if command == "open":
            run = result = None
            gc.collect()
            opened = open_workload(arguments[0], read_columns(arguments[1]))
            if opened:
                run, result = opened
            answer = "yes" if opened else "no"
        elif command == "run":
            clock, cpu = time.perf_counter_ns(), time.process_time_ns()
            run()
            answer = f"{time.process_time_ns() - cpu} {time.perf_counter_ns() - clock}"
        else:
            np.asarray(result(), np.float64).tofile(arguments[0])
            answer = "done"
        print(answer, flush=True)
