"""The workloads of `benches/benches/kernels.rs` in Numba, one thread, float errors as IEEE says (Numba's faster mode).

Takes the number of rows; writes a line with the version, then for each workload named on a line of standard input runs
it once and writes the nanoseconds of CPU time."""
import math
import sys
import time

import numba
import numpy as np

ROWS = int(sys.argv[1])
# Rows per result array, which is used again and again, as a query's batches are.
BATCH = 8192
jit = numba.njit(error_model="numpy")


@jit
def rel_diff(x, y):
    return 2 * (x - y) / (x + y)


@jit
def normal_cdf(x):
    return 0.5 * math.erfc(-x / math.sqrt(2.0))


@jit
def black_scholes(spot, strike, years, rate, volatility):
    s = volatility * math.sqrt(years)
    d1 = (math.log(spot / strike) + (rate + 0.5 * volatility * volatility) * years) / s
    d2 = d1 - s
    return spot * normal_cdf(d1) - strike * math.exp(-rate * years) * normal_cdf(d2)


@jit
def mandel(x, y, max_iters):
    c = complex(x, y)
    z = 0j
    for i in range(max_iters):
        z = z * z + c
        if z.real * z.real + z.imag * z.imag >= 4:
            return 255 * i // max_iters
    return 255


@jit
def great_circle(lat1, lon1, lat2, lon2):
    phi1 = math.radians(lat1)
    phi2 = math.radians(lat2)
    half_dphi = (phi2 - phi1) / 2
    half_dlambda = math.radians(lon2 - lon1) / 2
    a = math.sin(half_dphi) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(half_dlambda) ** 2
    return 2 * 3958.7613 * math.asin(math.sqrt(min(a, 1.0)))


@jit
def loop_rel_diff(x, y, out):
    for start in range(0, x.size, BATCH):
        for i in range(start, min(start + BATCH, x.size)):
            out[i - start] = rel_diff(x[i], y[i])


@jit
def loop_black_scholes(a, b, c, out):
    for start in range(0, a.size, BATCH):
        for i in range(start, min(start + BATCH, a.size)):
            out[i - start] = black_scholes(a[i], b[i], c[i], 0.05, 0.2)


@jit
def loop_mandel(x, y, max_iters, out):
    for start in range(0, x.size, BATCH):
        for i in range(start, min(start + BATCH, x.size)):
            out[i - start] = mandel(x[i], y[i], max_iters)


@jit
def loop_great_circle(a, b, c, d, out):
    for start in range(0, a.size, BATCH):
        for i in range(start, min(start + BATCH, a.size)):
            out[i - start] = great_circle(a[i], b[i], c[i], d[i])


rng = np.random.default_rng(1)
floats = np.zeros(BATCH)
ints = np.zeros(BATCH, np.int32)


def uniform(low, high):
    return rng.uniform(low, high, ROWS)


def plane():
    side = max(1, math.isqrt(ROWS))
    n = np.arange(ROWS)
    return -2.0 + 3.0 * (n % side) / side, -1.0 + 2.0 * (n // side) / side


WORKLOADS = {
    "rel_diff": (loop_rel_diff, lambda: (uniform(0.5, 1.5), uniform(0.5, 1.5)), floats),
    "black_scholes": (loop_black_scholes, lambda: (uniform(5, 30), uniform(1, 100), uniform(0.25, 10)), floats),
    "mandel 20": (loop_mandel, lambda: (*plane(), 20), ints),
    "mandel 200": (loop_mandel, lambda: (*plane(), 200), ints),
    "great_circle": (
        loop_great_circle,
        lambda: (uniform(-90, 90), uniform(-180, 180), uniform(-90, 90), uniform(-180, 180)),
        floats,
    ),
}

print(f"Numba {numba.__version__}", flush=True)
name, columns = None, None
for line in sys.stdin:
    if line.strip() != name:
        name = line.strip()
        loop, make, out = WORKLOADS[name]
        columns = make()
        loop(*(c[:16] if isinstance(c, np.ndarray) else c for c in columns), out)
    started = time.thread_time_ns()
    loop(*columns, out)
    print(time.thread_time_ns() - started, flush=True)
