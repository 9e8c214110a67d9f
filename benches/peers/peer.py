"""What the peers' programs in Python have in common: the protocol of benches/src/peer.rs, and the workloads as SQL.

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
    print(f"{name}", flush=True)
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


def normal_cdf(x):
    """The polynomial of black_scholes_polynomial.sql."""
    return f"""(CASE WHEN {x} > 0 THEN 1 - {tail(x)} ELSE {tail(x)} END)"""


def tail(x):
    k = f"(1 / (1 + 0.2316419e0 * abs({x})))"
    coefficients = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153]
    series = f"{coefficients[0]}e0"
    for coefficient in coefficients[1:]:
        series = f"({coefficient}e0 + {k} * {series})"
    return f"(0.3989422804014327e0 * exp(-0.5e0 * {x} * {x}) * ({k} * {series}))"


def black_scholes(cdf):
    s = f"({VOLATILITY}e0 * sqrt(c))"
    d1 = f"(ln(a / b) + {RATE + 0.5 * VOLATILITY * VOLATILITY}e0 * c) / s"
    return (
        f"a * {cdf('d1')} - b * exp({-RATE}e0 * c) * {cdf('d2')}",
        f"(SELECT *, d1 - s AS d2 FROM (SELECT *, {d1} AS d1 FROM (SELECT *, {s} AS s FROM points)))",
    )


DEGREE = "0.017453292519943295e0"
TAX = "CASE WHEN x <= 0 THEN 0e0 " + " ".join(
    f"WHEN x <= {limit}e0 THEN {base}e0 + (x - {start}e0) * {rate}e0"
    for limit, base, start, rate in (
        (11600, 0, 0, 0.1),
        (47150, 1160, 11600, 0.12),
        (100525, 5426, 47150, 0.22),
        (191950, 17168.5, 100525, 0.24),
        (243725, 39110.5, 191950, 0.32),
        (609350, 55678.5, 243725, 0.35),
    )
) + " ELSE 183647.25e0 + (x - 609350e0) * 0.37e0 END * share"
# Workload -> (expression, table): what SQL engines without loops can compute.
EXPRESSIONS = {
    "rel_diff": ("2 * (a - b) / (a + b)", "points"),
    "black_scholes_polynomial": black_scholes(normal_cdf),
    "haversine": (
        "2 * 6371.0088e0 * asin(sqrt(s1 * s1 + cos(a * degree) * cos(c * degree) * (s2 * s2)))".replace("degree", DEGREE),
        f"(SELECT *, sin((c - a) * {DEGREE} * 0.5e0) AS s1, sin((d - b) * {DEGREE} * 0.5e0) AS s2 FROM points)",
    ),
    "income_tax": (
        TAX,
        "(SELECT *, a / share - 14600e0 AS x FROM "
        "(SELECT *, CASE b WHEN 2 THEN 2e0 WHEN 1 THEN 1.5e0 ELSE 1e0 END AS share FROM points))",
    ),
}
FUSED = """SELECT count(*), sum(2 * (a - b) / (a + b) * (c * c * 0.5e0 + 1)) FROM points
    WHERE a * a * (3 - 2 * a) > 0.5e0"""
