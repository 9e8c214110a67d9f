"""The workloads in Numba: a compiled loop around the same body, float errors as IEEE says (Numba's faster mode), no fastmath.
Uses Intel's SVML where Numba's LLVM knows it and the package intel-cmplr-lib-rt is installed."""
import concurrent.futures
import ctypes
import math
import pathlib
import sys

import numpy as np

from peer import RATE, THREADS, VOLATILITY, serve

# Numba finds SVML by its bare name: among the libraries that are loaded already.
for library in ("libintlc.so.5", "libirc.so", "libimf.so", "libsvml.so"):
    path = pathlib.Path(sys.prefix, "lib", library)
    if path.exists():
        ctypes.CDLL(str(path), ctypes.RTLD_GLOBAL)
import numba

# Rows per result array, which is used again and again, as a query's batches are.
BATCH = 8192
jit = numba.njit(error_model="numpy", nogil=True)


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
def polynomial_cdf(x):
    k = 1 / (1 + 0.2316419 * abs(x))
    tail = 0.3989422804014327 * math.exp(-0.5 * x * x) * (k * (0.31938153 + k * (-0.356563782
        + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429)))))
    return 1 - tail if x > 0 else tail


@jit
def black_scholes_polynomial(spot, strike, years, rate, volatility):
    s = volatility * math.sqrt(years)
    d1 = (math.log(spot / strike) + (rate + 0.5 * volatility * volatility) * years) / s
    d2 = d1 - s
    return spot * polynomial_cdf(d1) - strike * math.exp(-rate * years) * polynomial_cdf(d2)


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
def haversine(lat1, lon1, lat2, lon2):
    degree = 0.017453292519943295
    s1 = math.sin((lat2 - lat1) * degree * 0.5)
    s2 = math.sin((lon2 - lon1) * degree * 0.5)
    a = s1 * s1 + math.cos(lat1 * degree) * math.cos(lat2 * degree) * (s2 * s2)
    return 2 * 6371.0088 * math.asin(math.sqrt(a))


@jit
def bond_yield(price, coupon, years):
    y = coupon / price
    for i in range(64):
        discount = 1 / (1 + y)
        value = 100 + coupon
        slope = 0.0
        for t in range(years - 1):
            slope = slope * discount + value
            value = value * discount + coupon
        slope = slope * discount + value
        value = value * discount
        step = (value - price) / (slope * discount * discount)
        y += step
        if abs(step) < 1e-12:
            return y
    return math.nan


@jit
def tokens(text):
    BLANK, NUMBER, WORD, OTHER = 0, 1, 2, 3
    count = 0
    state = BLANK
    for i in range(8):
        byte = text >> 8 * i & 255
        if byte == 0:
            break
        if byte == 32:
            state = BLANK
        elif 48 <= byte <= 57:
            if state != NUMBER and state != WORD:
                state = NUMBER
                count += 1
        elif 97 <= byte <= 122 or 65 <= byte <= 90 or byte == 95:
            if state != WORD:
                state = WORD
                count += 1
        else:
            state = OTHER
            count += 1
    return count


@jit
def income_tax(income, status):
    if status == 2:
        share = 2.0
    elif status == 1:
        share = 1.5
    else:
        share = 1.0
    x = income / share - 14600
    if x <= 0:
        tax = 0.0
    elif x <= 11600:
        tax = x * 0.1
    elif x <= 47150:
        tax = 1160 + (x - 11600) * 0.12
    elif x <= 100525:
        tax = 5426 + (x - 47150) * 0.22
    elif x <= 191950:
        tax = 17168.5 + (x - 100525) * 0.24
    elif x <= 243725:
        tax = 39110.5 + (x - 191950) * 0.32
    elif x <= 609350:
        tax = 55678.5 + (x - 243725) * 0.35
    else:
        tax = 183647.25 + (x - 609350) * 0.37
    return tax * share


@jit
def fused(a, b, c, out):
    count, total = 0, 0.0
    for i in range(a.size):
        if a[i] * a[i] * (3 - 2 * a[i]) > 0.5:
            total += 2 * (a[i] - b[i]) / (a[i] + b[i]) * (c[i] * c[i] * 0.5 + 1)
            count += 1
    out[0] += count
    out[1] += total


def loop(body, columns, shared):
    """A loop around a body with so many columns and these other arguments, for rows of one batch."""
    names = "abcd"[:columns]
    extra = [f"p{i}" for i in range(len(shared))]
    arguments = ", ".join([f"{name}[i]" for name in names] + extra)
    text = f"def batch({', '.join([*names, *extra])}, out):\n    for i in range(a.size):\n        out[i] = body({arguments})\n"
    scope = {"body": body}
    exec(text, scope)
    one = jit(scope["batch"])
    text = f"""def batches({', '.join([*names, *extra])}, size, out):
    for first in range(0, a.size, size):
        last = min(first + size, a.size)
        batch({', '.join([f'{name}[first:last]' for name in names] + extra)}, out[:last - first])
"""
    scope = {"batch": one}
    exec(text, scope)
    return jit(scope["batches"])


# name -> (loop, arguments beside the columns, type of the result)
WORKLOADS = {
    "rel_diff": (rel_diff, 2, (), np.float64),
    "black_scholes": (black_scholes, 3, (RATE, VOLATILITY), np.float64),
    "black_scholes_polynomial": (black_scholes_polynomial, 3, (RATE, VOLATILITY), np.float64),
    "mandel_20": (mandel, 2, (20,), np.int32),
    "mandel_200": (mandel, 2, (200,), np.int32),
    "haversine": (haversine, 4, (), np.float64),
    "bond_yield": (bond_yield, 3, (), np.float64),
    "tokens": (tokens, 1, (), np.int32),
    "income_tax": (income_tax, 2, (), np.float64),
}
pool = concurrent.futures.ThreadPoolExecutor(THREADS)


def on_all_threads(work, columns):
    """`work(columns of a part, number of the part)` on each thread."""
    rows = columns[0].size
    bounds = [rows * i // THREADS for i in range(THREADS + 1)]
    parts = [[column[first:last] for column in columns] for first, last in zip(bounds, bounds[1:])]
    if THREADS == 1:
        work(parts[0], 0)
    else:
        list(pool.map(work, parts, range(THREADS)))


def open_workload(name, columns):
    columns = list(columns.values())
    if name == "fused":
        return open_fused(columns)
    if name not in WORKLOADS:
        return None
    body, count, shared, result = WORKLOADS[name]
    batches = loop(body, count, shared)
    outs = [np.zeros(BATCH, result) for _ in range(THREADS)]

    def run():
        on_all_threads(lambda part, i: batches(*part, *shared, BATCH, outs[i]), columns)

    def rows():
        out = np.zeros(columns[0].size, result)
        batches(*columns, *shared, max(out.size, 1), out)
        return out

    return run, rows


def open_fused(columns):
    outs = np.zeros((THREADS, 2))

    def run():
        outs[:] = 0
        on_all_threads(lambda part, i: fused(*part, outs[i]), columns)
        return outs.sum(axis=0)

    return run, run


serve(f"Numba {numba.__version__}{' with SVML' if numba.config.USING_SVML else ''}", open_workload)
