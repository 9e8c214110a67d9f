"""The workloads that DuckDB's SQL can express, over a table in memory."""
import duckdb
import pyarrow

from peer import THREADS, serve
from queries import EXPRESSIONS, FUSED

connection = duckdb.connect()
connection.execute(f"SET threads = {THREADS}")


def open_workload(name, columns):
    if name == "fused":
        query = rows = FUSED
    elif name in EXPRESSIONS:
        expression, table = EXPRESSIONS[name]
        query, rows = f"SELECT sum({expression}) FROM {table}", f"SELECT {expression} AS r FROM {table}"
    else:
        return None
    connection.register("given", pyarrow.table(columns))
    connection.execute("CREATE OR REPLACE TABLE points AS SELECT * FROM given")
    connection.unregister("given")

    def result():
        if name == "fused":
            return connection.execute(rows).fetchone()
        return connection.execute(rows).fetchnumpy()["r"]

    return lambda: connection.execute(query).fetchall(), result


serve(f"DuckDB {duckdb.__version__}", open_workload)
