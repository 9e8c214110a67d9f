import sys
import time

import adbc_driver_flightsql.dbapi as flight
import pyarrow.compute as pc

ROWS = 10_000_000


def check(condition, what):
    if not condition:
        raise SystemExit(f"failed: {what}")


def timed(what, work, size):
    started = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - started
    print(f"{what}: {seconds:.2f} s, {size / seconds / 1e9:.2f} GB/s")
    return result


with flight.connect(sys.argv[1], autocommit=True) as connection, connection.cursor() as cursor:
    query = f"select value as a, value * 0.5 as b from generate_series(1, {ROWS})"
    cursor.execute(query)
    table = timed("10M rows out", cursor.fetch_arrow_table, ROWS * 16)
    check(table.num_rows == ROWS, "all rows are there")
    check(pc.sum(table["a"]).as_py() == ROWS * (ROWS + 1) // 2, "and have their values")
    rows = timed("10M rows in", lambda: cursor.adbc_ingest("large", table, mode="create"), ROWS * 16)
    check(rows == ROWS, f"all rows are counted: {rows}")
    cursor.execute("select count(*), sum(a), sum(b) from large")
    expected = ROWS * (ROWS + 1) // 2
    check(cursor.fetchone() == (ROWS, expected, expected * 0.5), "and are there")

print("ok")
