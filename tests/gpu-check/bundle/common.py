"""What the peers' programs have in common: the data of gpu-check's workloads, clocks, and lines of JSON."""
import concurrent.futures
import json
import math
import os
import sys
import time

import numpy as np

RUNS = int(os.environ.get("RUNS", "15"))
# Seconds after which fewer runs do, and after which a peer starts no more workloads.
PATIENCE = float(os.environ.get("PATIENCE", "2"))
DEADLINE = time.monotonic() + float(os.environ.get("PEER_SECONDS", "35"))
DIVIDE_ROWS = int(os.environ.get("DIVIDE_ROWS", "1"))
THREADS = os.cpu_count() or 1
CHECKED_ROWS = 100_000
# Rows that a thread makes or sums up at once.
STEP = 1 << 20

RATE, VOLATILITY = 0.05, 0.2
RADIUS = 3958.7613

# name -> rows, type, columns: (seed, low, high), or "real" and "imaginary" of the points for mandel.
UNIT = [(1, 0.5, 1.5), (2, 0.5, 1.5)]
WORKLOADS = {
    "rel_diff": (100_000_000, np.float64, UNIT),
    "rel_diff_f32": (100_000_000, np.float32, UNIT),
    "black_scholes": (10_000_000, np.float64, [(1, 5.0, 30.0), (2, 1.0, 100.0), (3, 0.25, 10.0)]),
    "mandel_20": (3_000_000, np.float64, ["real", "imaginary"]),
    "mandel_200": (3_000_000, np.float64, ["real", "imaginary"]),
    "great_circle": (10_000_000, np.float64,
                     [(1, -90.0, 90.0), (2, -180.0, 180.0), (3, -90.0, 90.0), (4, -180.0, 180.0)]),
    "w5": (100_000_000, np.float64, [(1, 0.0, 1.0), (2, 0.5, 1.5), (3, 0.0, 1.0)]),
}


def fill(out, what, start):
    """Values of rows from start on: uniform by SplitMix64, or points of the plane."""
    rows = np.arange(start, start + out.size, dtype=np.uint64)
    if what == "real":
        out[:] = -2.0 + 3.0 * (rows % 2000).astype(np.float64) / 2000.0
    elif what == "imaginary":
        out[:] = -1.0 + 2.0 * (rows // 2000).astype(np.float64) / 1500.0
    else:
        seed, low, high = what
        with np.errstate(over="ignore"):
            x = (rows + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(seed)
            x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            x ^= x >> np.uint64(31)
        out[:] = low + (high - low) * (x >> np.uint64(11)).astype(np.float64) / float(1 << 53)


def columns(name):
    rows, dtype, data = WORKLOADS[name]
    rows = max(rows // DIVIDE_ROWS, 1)
    arrays = [np.empty(rows, dtype) for _ in data]
    with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
        jobs = [pool.submit(fill, array[start:start + STEP], what, start)
                for array, what in zip(arrays, data) for start in range(0, rows, STEP)]
        for job in jobs:
            job.result()
    return arrays


def erfc(x):
    return np.array([math.erfc(v) for v in x])


def expected(name, columns):
    """By numpy, of the first rows; of w5 the sum."""
    head = [column[:CHECKED_ROWS] for column in columns]
    if name.startswith("rel_diff"):
        x, y = head
        return x.dtype.type(2) * (x - y) / (x + y)
    if name == "black_scholes":
        spot, strike, years = head
        cdf = lambda x: 0.5 * erfc(-x / math.sqrt(2.0))
        s = VOLATILITY * np.sqrt(years)
        d1 = (np.log(spot / strike) + (RATE + 0.5 * VOLATILITY * VOLATILITY) * years) / s
        return spot * cdf(d1) - strike * np.exp(-RATE * years) * cdf(d1 - s)
    if name.startswith("mandel"):
        most = int(name.split("_")[1])
        c = head[0] + 1j * head[1]
        z, result = np.zeros_like(c), np.full(c.shape, 255, np.int32)
        running = np.ones(c.shape, bool)
        for i in range(most):
            z[running] = z[running] * z[running] + c[running]
            out = running & (z.real * z.real + z.imag * z.imag >= 4)
            result[out] = 255 * i // most
            running &= ~out
        return result
    if name == "great_circle":
        a, b, c, d = map(np.radians, head)
        h = np.sin((c - a) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((d - b) / 2) ** 2
        return 2 * RADIUS * np.arcsin(np.sqrt(np.minimum(h, 1.0)))

    def part(start):
        x, y, z = (column[start:start + STEP] for column in columns)
        kept = x * x * (3 - 2 * x) > 0.5
        return float(np.sum((2 * (x - y) / (x + y) * (z * z * 0.5 + 1))[kept]))

    with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
        return math.fsum(pool.map(part, range(0, columns[0].size, STEP)))


def check(name, found, wanted):
    if name == "w5":
        good = abs(float(found) - wanted) <= 1e-9 * abs(wanted) + 1e-3
    elif name.startswith("mandel"):
        # A fused multiplication may escape one round earlier or later.
        good = np.mean(found[:wanted.size] != wanted) < 0.01
    else:
        tolerance = 1e-5 if wanted.dtype == np.float32 else 1e-9
        good = np.allclose(found[:wanted.size], wanted, rtol=tolerance, atol=tolerance)
    if not good:
        raise AssertionError(f"results differ from numpy's: {found} instead of {wanted}")


def median(times):
    return sorted(times)[len(times) // 2]


def repeat(once):
    """The median of what once() says it took, in seconds, after warming up."""
    once()
    times, begun = [], time.monotonic()
    while len(times) < RUNS and (len(times) < 3 or time.monotonic() - begun < PATIENCE):
        times.append(once())
    return median(times), len(times)


def wall(work):
    def once():
        started = time.perf_counter()
        work()
        return time.perf_counter() - started
    return once


def say(who, name, how, **more):
    print(json.dumps({"who": who, "workload": name, "how": how, **more}), flush=True)


def measure(who, peer):
    """peer(name, columns) -> (upload, resident, download): upload(host arrays) -> device arrays,
    resident(device arrays) -> (result, a function that runs once and says how many seconds that took),
    download(result) -> host array or number. peer raises NotImplementedError for what it can't do."""
    for name in WORKLOADS:
        if time.monotonic() > DEADLINE:
            say(who, name, "none", error="no time left")
            continue
        try:
            host = columns(name)
            upload, resident, download = peer(name)
            device = upload(host)
            result, once = resident(device)
            check(name, download(result), expected(name, host))
            seconds, runs = repeat(once)
            size = host[0].size
            say(who, name, "resident", rows=size, runs=runs, seconds=seconds)
            del device, result, once
            seconds, runs = repeat(wall(lambda: download(resident(upload(host))[0])))
            say(who, name, "host", rows=size, runs=runs, seconds=seconds)
        except Exception as error:  # a peer that fails must not stop the others
            text = f"{type(error).__name__}: {error}".splitlines() or ["?"]
            say(who, name, "none", error=text[0][:300])


def start(who, module):
    """Says which version runs; ends this program where there is none."""
    try:
        loaded = __import__(module)
    except Exception as error:
        say(who, "all", "none", error=f"{type(error).__name__}: {error}")
        sys.exit(0)
    print(json.dumps({"who": who, "version": loaded.__version__}), flush=True)
    return loaded
