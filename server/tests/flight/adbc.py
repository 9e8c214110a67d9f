import sys

import adbc_driver_flightsql.dbapi as flight
import adbc_driver_manager
import pyarrow as pa
from adbc_driver_flightsql import DatabaseOptions

url = sys.argv[1]


def check(condition, what):
    if not condition:
        raise SystemExit(f"failed: {what}")


def refused(sqlstate, call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except adbc_driver_manager.Error as error:
        details = dict(error.details or [])
        check(details.get(b"rbcdb-sqlstate") == sqlstate.encode(), f"{sqlstate}: {error} {details}")
        return error
    raise SystemExit(f"not refused: {args}")


def session(options):
    with flight.connect(url, db_kwargs=options, autocommit=True) as connection:
        with connection.cursor() as cursor:
            cursor.execute("select 1 as a, 0.5::double as b, 'x' as c, null as d")
            check(cursor.fetchone() == (1, 0.5, "x", None), "a row")
            cursor.execute("select ?::bigint + 1, ?", parameters=(41, "x"))
            check(cursor.fetchone() == (42, "x"), "parameters")
            cursor.execute("create table t(a bigint, b text)")
            cursor.execute("insert into t values (1, 'one')")
            check(cursor.rowcount == 1, f"a count: {cursor.rowcount}")
            cursor.executemany("insert into t values (?, ?)", [(2, "two"), (3, None)])
            cursor.execute("select * from t order by a")
            table = cursor.fetch_arrow_table()
            check(table.to_pylist()[2] == {"a": 3, "b": None}, "rows of a table")
            cursor.execute("select 1 / (a - a) from t")
            error = refused("22012", cursor.fetchall)
            check("division by zero" in str(error), str(error))
            refused("42P01", cursor.execute, "select * from missing")
            cursor.execute("create function inc(x bigint) returns bigint language rbc as $$ return x + 1 $$")
            cursor.execute("select inc(a) from t order by a")
            check(cursor.fetchall() == [(2,), (3,), (4,)], "a function")
            check(cursor.adbc_execute_schema("select inc(a) as b from t").names == ["b"], "a schema")
            cursor.adbc_prepare("select inc(?)")
            cursor.execute("select inc(?)", parameters=(1,))
            check(cursor.fetchall() == [(2,)], "a prepared statement")
            cursor.execute("drop function inc")
            cursor.execute("drop table t")


# Without a login, with one, and with cookies.
session({})
session({"username": "tester", "password": "secret"})
session({DatabaseOptions.WITH_COOKIE_MIDDLEWARE.value: "true"})

# Transactions, as PEP 249 has them.
with flight.connect(url, db_kwargs={"username": "tester", "password": ""}) as connection:
    with connection.cursor() as cursor:
        cursor.execute("create table t(a bigint)")
        connection.commit()
        cursor.execute("insert into t values (1)")
        connection.rollback()
        cursor.execute("insert into t values (2)")
        connection.commit()
        cursor.execute("select * from t")
        check(cursor.fetchall() == [(2,)], "commit and rollback")
        cursor.execute("drop table t")
        connection.commit()

# Ingest in all modes.
with flight.connect(url, autocommit=True) as connection, connection.cursor() as cursor:
    table = pa.table({"a": [1, 2, 3], "b": ["x", None, "z"], "c": [[1.5], [], None]})
    refused("42P01", cursor.adbc_ingest, "bulk", table, mode="append")
    check(cursor.adbc_ingest("bulk", table, mode="create") == 3, "create")
    refused("42P07", cursor.adbc_ingest, "bulk", table, mode="create")
    check(cursor.adbc_ingest("bulk", table, mode="append") == 3, "append")
    check(cursor.adbc_ingest("bulk", table.to_reader(max_chunksize=1), mode="create_append") == 3, "create_append")
    cursor.execute("select * from bulk order by a")
    got = cursor.fetch_arrow_table()
    check(got.num_rows == 9 and got.slice(0, 1).to_pylist() == [{"a": 1, "b": "x", "c": [1.5]}], str(got))
    check(cursor.adbc_ingest("bulk", table, mode="replace") == 3, "replace")
    cursor.execute("select count(*) from bulk")
    check(cursor.fetchone() == (3,), "the old rows are gone")
    cursor.execute("drop table bulk")

with flight.connect(url, db_kwargs={"username": "tester", "password": ""}, autocommit=True) as connection:
    info = connection.adbc_get_info()
    check(info["vendor_name"] == "rbcdb", str(info))
    with connection.cursor() as cursor:
        cursor.execute("create table points(x double not null, y double)")
        cursor.execute("create view high as select * from points where y > 0")
    objects = connection.adbc_get_objects(depth="columns", db_schema_filter="public").read_all().to_pylist()
    check(objects[0]["catalog_name"] == "rbcdb", str(objects))
    tables = objects[0]["catalog_db_schemas"][0]["db_schema_tables"]
    names = [(t["table_name"], t["table_type"]) for t in tables]
    check(names == [("high", "VIEW"), ("points", "TABLE")], str(names))
    columns = [(c["column_name"], c["xdbc_type_name"]) for c in tables[1]["table_columns"]]
    check([name for name, _ in columns] == ["x", "y"], str(columns))
    check(connection.adbc_get_table_schema("points").types == [pa.float64(), pa.float64()], "a table's columns")
    check(set(connection.adbc_get_table_types()) == {"TABLE", "VIEW", "SYSTEM TABLE"}, "types of tables")

print("ok")
