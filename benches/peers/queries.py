"""The workloads as SQL, as far as engines without loops can compute them."""
from peer import RATE, VOLATILITY


def staged(*stages):
    """A query over `points` that adds columns stage by stage, each a dictionary of names and expressions."""
    query = "points"
    for stage in stages:
        query = f"(SELECT *, {', '.join(f'{expression} AS {name}' for name, expression in stage.items())} FROM {query})"
    return query


# s, d1 and d2 of Black and Scholes; both ways to go on compute the price from p1 and p2, the normal distribution of d1 and d2.
TO_D = (
    {"s": f"{VOLATILITY}e0 * sqrt(c)"},
    {"d1": f"(ln(a / b) + {RATE + 0.5 * VOLATILITY * VOLATILITY}e0 * c) / s"},
    {"d2": "d1 - s"},
)
PRICE = f"a * p1 - b * exp({-RATE}e0 * c) * p2"


def on_both(template):
    """The same column for d1 and for d2: `k = … d# …` gives k1 and k2."""
    return {template.split(" = ")[0] + i: template.split(" = ")[1].replace("#", i) for i in "12"}


SERIES = "(0.31938153e0 + k# * (-0.356563782e0 + k# * (1.781477937e0 + k# * (-1.821255978e0 + k# * 1.330274429e0))))"
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
    "black_scholes_polynomial": (
        PRICE,
        staged(
            *TO_D,
            on_both("k = 1 / (1 + 0.2316419e0 * abs(d#))"),
            on_both(f"tail = 0.3989422804014327e0 * exp(-0.5e0 * d# * d#) * (k# * {SERIES})"),
            on_both("p = CASE WHEN d# > 0 THEN 1 - tail# ELSE tail# END"),
        ),
    ),
    "haversine": (
        f"2 * 6371.0088e0 * asin(sqrt(s1 * s1 + cos(a * {DEGREE}) * cos(c * {DEGREE}) * (s2 * s2)))",
        staged({"s1": f"sin((c - a) * {DEGREE} * 0.5e0)", "s2": f"sin((d - b) * {DEGREE} * 0.5e0)"}),
    ),
    "income_tax": (
        TAX,
        staged({"share": "CASE b WHEN 2 THEN 2e0 WHEN 1 THEN 1.5e0 ELSE 1e0 END"}, {"x": "a / share - 14600e0"}),
    ),
}
FUSED = """SELECT count(*), sum(2 * (a - b) / (a + b) * (c * c * 0.5e0 + 1)) FROM points
    WHERE a * a * (3 - 2 * a) > 0.5e0"""
