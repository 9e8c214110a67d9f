"""The workloads that ClickHouse's SQL can express (as chdb, in this process), over a table in memory, expressions
compiled."""
import importlib.metadata
import tempfile

import pyarrow
from chdb import session

from peer import THREADS, serve
from queries import EXPRESSIONS, FUSED, PRICE, TO_D, on_both, staged

folder = tempfile.TemporaryDirectory()
chdb = session.Session(folder.name)
chdb.query("CREATE DATABASE bench")
EXPRESSIONS["black_scholes"] = (PRICE, staged(*TO_D, on_both("p = 0.5e0 * erfc(-d# / sqrt(2e0))")))
TYPES = {"float64": "Float64", "int64": "Int64", "int32": "Int32"}
given = None


def ask(query, threads=THREADS):
    settings = f"""SETTINGS max_threads = {threads}, compile_expressions = 1, min_count_to_compile_expression = 0,
        compile_aggregate_expressions = 1, min_count_to_compile_aggregate_expression = 0"""
    answer = chdb.query(f"{query.replace('points', 'bench.points')} {settings}", "Arrow")
    return pyarrow.ipc.open_file(pyarrow.BufferReader(answer.bytes())).read_all()


def open_workload(name, columns):
    global given
    if name == "fused":
        query = rows = FUSED
    elif name in EXPRESSIONS:
        expression, table = EXPRESSIONS[name]
        query, rows = f"SELECT sum({expression}) FROM {table}", f"SELECT {expression} AS r FROM {table}"
    else:
        return None
    given = pyarrow.table(columns)
    declared = ", ".join(f"{column} {TYPES[str(values.dtype)]}" for column, values in columns.items())
    chdb.query("DROP TABLE IF EXISTS bench.points")
    chdb.query(f"CREATE TABLE bench.points ({declared}) ENGINE = Memory")
    # One thread keeps the rows in order.
    chdb.query("INSERT INTO bench.points SELECT * FROM Python(given) SETTINGS max_threads = 1, max_insert_threads = 1")
    given = None

    def result():
        table = ask(rows, threads=1)
        return [column[0].as_py() for column in table.columns] if name == "fused" else table["r"].to_numpy()

    return lambda: ask(query), result


serve(f"ClickHouse (chdb {importlib.metadata.version('chdb')})", open_workload)
