"""The workloads that Polars' expressions can say, with its streaming engine."""
import os

from peer import RATE, THREADS, VOLATILITY, serve

os.environ["POLARS_MAX_THREADS"] = str(THREADS)
import polars as pl

a, b, c, d = (pl.col(name) for name in "abcd")
DEGREE = 0.017453292519943295


def rel_diff(frame):
    return frame.select(r=2 * (a - b) / (a + b))


def black_scholes_polynomial(frame):
    s, d1, d2, k1, k2, tail1, tail2 = (pl.col(name) for name in ("s", "d1", "d2", "k1", "k2", "tail1", "tail2"))
    frame = frame.with_columns(s=VOLATILITY * c.sqrt())
    frame = frame.with_columns(d1=((a / b).log() + (RATE + 0.5 * VOLATILITY * VOLATILITY) * c) / s)
    frame = frame.with_columns(d2=d1 - s)
    frame = frame.with_columns(k1=1 / (1 + 0.2316419 * d1.abs()), k2=1 / (1 + 0.2316419 * d2.abs()))
    frame = frame.with_columns(tail1=tail(d1, k1), tail2=tail(d2, k2))
    frame = frame.with_columns(p1=upper(d1, tail1), p2=upper(d2, tail2))
    return frame.select(r=a * pl.col("p1") - b * (-RATE * c).exp() * pl.col("p2"))


def tail(x, k):
    series = -0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))
    return 0.3989422804014327 * (-0.5 * x * x).exp() * (k * (0.31938153 + k * series))


def upper(x, tail):
    return pl.when(x > 0).then(1 - tail).otherwise(tail)


def haversine(frame):
    s1, s2 = pl.col("s1"), pl.col("s2")
    frame = frame.with_columns(s1=((c - a) * DEGREE * 0.5).sin(), s2=((d - b) * DEGREE * 0.5).sin())
    return frame.select(r=2 * 6371.0088 * (s1 * s1 + (a * DEGREE).cos() * (c * DEGREE).cos() * (s2 * s2)).sqrt().arcsin())


def income_tax(frame):
    x, share = pl.col("x"), pl.col("share")
    frame = frame.with_columns(share=pl.when(b == 2).then(2.0).when(b == 1).then(1.5).otherwise(1.0))
    frame = frame.with_columns(x=a / share - 14600)
    tax = (
        pl.when(x <= 0).then(0.0)
        .when(x <= 11600).then(x * 0.1)
        .when(x <= 47150).then(1160 + (x - 11600) * 0.12)
        .when(x <= 100525).then(5426 + (x - 47150) * 0.22)
        .when(x <= 191950).then(17168.5 + (x - 100525) * 0.24)
        .when(x <= 243725).then(39110.5 + (x - 191950) * 0.32)
        .when(x <= 609350).then(55678.5 + (x - 243725) * 0.35)
        .otherwise(183647.25 + (x - 609350) * 0.37)
    )
    return frame.select(r=tax * share)


def fused(frame):
    kept = frame.filter(a * a * (3 - 2 * a) > 0.5)
    return kept.select(n=pl.len(), r=(2 * (a - b) / (a + b) * (c * c * 0.5 + 1)).sum())


WORKLOADS = {body.__name__: body for body in (rel_diff, black_scholes_polynomial, haversine, income_tax)}


def open_workload(name, columns):
    frame = pl.DataFrame(columns).lazy()
    if name == "fused":
        return lambda: fused(frame).collect(engine="streaming"), lambda: fused(frame).collect().row(0)
    if name not in WORKLOADS:
        return None
    rows = WORKLOADS[name](frame)
    total = rows.select(pl.col("r").sum())
    return lambda: total.collect(engine="streaming"), lambda: rows.collect()["r"].to_numpy()


serve(f"Polars {pl.__version__}", open_workload)
