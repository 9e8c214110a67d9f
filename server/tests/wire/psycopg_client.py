"""psycopg 3: parameters and results in text and binary, pipelines, named cursors, COPY."""

import datetime
import decimal
import sys
import uuid

import psycopg
from psycopg import sql

URL = sys.argv[1]


def values(connection):
    utc = datetime.timezone.utc
    samples = [
        ("boolean", True),
        ("smallint", -32768),
        ("integer", 2**31 - 1),
        ("bigint", -(2**63)),
        ("real", 0.5),
        ("double precision", 1e300),
        ("text", 'a"b,(ü)'),
        ("bytea", b"\x00\xff\\"),
        ("date", datetime.date(2024, 2, 29)),
        ("time", datetime.time(23, 59, 59, 999999)),
        ("timestamp", datetime.datetime(1999, 12, 31, 23, 59, 59, 5)),
        ("timestamptz", datetime.datetime(2024, 2, 29, 12, 0, 0, 250000, utc)),
        ("interval", datetime.timedelta(days=3, hours=4, microseconds=5)),
        ("numeric(20,5)", decimal.Decimal("-12345678901234.56789")),
    ]
    for binary in (False, True):
        place = "%b" if binary else "%t"
        with connection.cursor(binary=binary) as cursor:
            for type_name, value in samples:
                cursor.execute(f"select {place}::{type_name} as v, null::{type_name}", (value,))
                got, null = cursor.fetchone()
                assert got == value and type(got) is type(value) and null is None, (type_name, binary, got, value)
            cursor.execute(f"select {place}::bigint + 1, {place}::double precision, %s", (41, 0.5, "x"))
            assert cursor.fetchone() == (42, 0.5, "x")
            cursor.execute("select array[1.5, 2.5]::double precision[], array['a', null, 'b,c'], true, null")
            assert cursor.fetchone() == ([1.5, 2.5], ["a", None, "b,c"], True, None), "arrays"


def inference(connection):
    connection.execute("create table inferred(id int, name text, ts timestamptz, d date, price numeric(10,2))")
    now = datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into inferred values (%s, %s, %s, %s, %s)",
            [(i, f"n{i}", now + datetime.timedelta(days=i), now.date(), decimal.Decimal(i) / 4) for i in range(10)],
        )
        assert cursor.rowcount == 10
    one = lambda query, *parameters: connection.execute(query, parameters).fetchone()[0]
    for binary in ("%s", "%b", "%t"):
        assert one(f"select count(*) from inferred where id > {binary}", 5) == 4
        assert one(f"select count(*) from inferred where ts > {binary}", now + datetime.timedelta(days=7)) == 2
        assert one(f"select count(*) from inferred where id in ({binary}, {binary})", 1, 2) == 2
        assert one(f"select count(*) from inferred where id = any({binary})", [1, 2, 3]) == 3
        assert one(f"select count(*) from inferred where name = any({binary})", ["n1", "x"]) == 1
        assert one(f"select count(*) from (select id from inferred limit {binary}) t", 3) == 3
        assert one(f"select count(*) from inferred where name like {binary}", "n%") == 10
        assert one(f"select count(*) from inferred where price >= {binary}", decimal.Decimal("2.00")) == 2
    assert one("select %s::text", uuid.UUID(int=5)) == str(uuid.UUID(int=5))


def pipeline(connection):
    with connection.pipeline():
        cursors = [connection.execute("select %s::int * 2", (i,)) for i in range(100)]
        assert [c.fetchone()[0] for c in cursors] == [2 * i for i in range(100)]
    try:
        with connection.pipeline():
            connection.execute("select 1")
            connection.execute("select nothing")
            connection.execute("select 2")
        raise SystemExit("an error in a pipeline was lost")
    except psycopg.errors.UndefinedColumn:
        connection.rollback()


def named_cursors(connection):
    with connection.cursor(name="big") as cursor:
        cursor.itersize = 1000
        cursor.execute("select i from generate_series(1, 5000) t(i) where i > %s order by i", (100,))
        assert [row[0] for row in cursor] == list(range(101, 5001))
        held = connection.execute("select name, is_holdable from pg_cursors").fetchall()
        assert held == [("big", False)], held
    with connection.cursor(name="steps", binary=True) as cursor:
        cursor.execute("select i::double precision / 2 as half from generate_series(1, 10) t(i) order by 1")
        assert cursor.description[0].name == "half"
        assert cursor.fetchone() == (0.5,) and cursor.fetchmany(2) == [(1.0,), (1.5,)]
        cursor.scroll(2)
        assert cursor.fetchall() == [(i / 2,) for i in range(6, 11)] and cursor.fetchone() is None
    connection.commit()
    held = connection.cursor(name="held", withhold=True)
    held.execute("select i from generate_series(1, 3) t(i)")
    connection.commit()
    assert held.fetchall() == [(1,), (2,), (3,)]
    held.close()
    connection.commit()


def copy(connection):
    connection.execute("create table copied(id bigint, name text, at timestamptz, price numeric(10,2))")
    at = datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
    rows = [(i, None if i % 5 == 0 else f"n\t{i}\\", at, decimal.Decimal(i) / 4) for i in range(2000)]
    cursor = connection.cursor()
    with cursor.copy("copy copied from stdin") as to:
        for row in rows:
            to.write_row(row)
    assert cursor.rowcount == 2000
    with cursor.copy("copy copied (id, name, at, price) from stdin (format binary)") as to:
        to.set_types(["int8", "text", "timestamptz", "numeric"])
        for row in rows:
            to.write_row(row)
    for format_name in ("text", "binary"):
        query = sql.SQL("copy (select * from copied order by id) to stdout (format {})").format(sql.SQL(format_name))
        with cursor.copy(query) as out:
            out.set_types(["int8", "text", "timestamptz", "numeric"])
            got = list(out.rows())
        assert got[::2] == rows and got[1::2] == rows, (format_name, got[:3])
    with cursor.copy("copy copied to stdout csv header") as out:
        text = b"".join(out)
    assert text.startswith(b"id,name,at,price\n0,,2024-01-02 03:04:05+00,0.00\n"), text[:80]
    connection.commit()
    try:
        with cursor.copy("copy copied from stdin") as to:
            to.write("1\tx\tnonsense\t1\n")
        raise SystemExit("a wrong value was copied")
    except psycopg.errors.InvalidDatetimeFormat as error:
        assert error.diag.context == 'COPY copied, line 1, column at: "nonsense"', error.diag.context
    connection.rollback()
    try:
        with cursor.copy("copy copied from stdin") as to:
            to.write("1\tx\t2024-01-01\t1\n")
            raise KeyError("the client gives up")
    except KeyError:
        connection.rollback()
    assert connection.execute("select count(*) from copied").fetchone() == (4000,)


def transactions(connection):
    try:
        connection.execute("select nonsense")
        raise SystemExit("an unknown column was accepted")
    except psycopg.errors.UndefinedColumn:
        connection.rollback()
    now = connection.execute("select now()").fetchone()[0]
    assert now.utcoffset() == datetime.timedelta(0), now
    assert connection.execute("select now()").fetchone()[0] == now, "now() is the transaction's"
    connection.commit()
    assert connection.execute("select now()").fetchone()[0] > now
    connection.execute("set local statement_timeout = '5s'")
    assert connection.execute("show statement_timeout").fetchone() == ("5s",)
    connection.execute("set application_name = 'in a block'")
    connection.rollback()
    assert connection.execute("show statement_timeout").fetchone() == ("0",)
    assert connection.execute("select current_setting('application_name')").fetchone() == ("",)
    assert connection.info.parameter_status("application_name") == ""
    try:
        connection.execute("set timezone to 'Europe/Berlin'")
        raise SystemExit("a time zone was accepted that isn't applied")
    except psycopg.errors.InvalidParameterValue:
        connection.rollback()


with psycopg.connect(URL, autocommit=False) as connection:
    for test in (values, inference, pipeline, named_cursors, copy, transactions):
        if len(sys.argv) > 2 and test.__name__ not in sys.argv[2:]:
            continue
        test(connection)
        connection.commit()
        print(test.__name__)
print("ok")
