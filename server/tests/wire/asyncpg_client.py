"""asyncpg: binary parameters and results, inference, arrays, cursors, COPY both ways, records."""

import asyncio
import datetime
import decimal
import io
import sys

import asyncpg

UTC = datetime.timezone.utc
AT = datetime.datetime(2024, 1, 2, 3, 4, 5, 678, UTC)


async def values(c):
    for type_name, value in [
        ("boolean", True), ("smallint", -1), ("integer", 7), ("bigint", -(2**63)), ("real", 0.5),
        ("double precision", 1e300), ("text", "ü"), ("bytea", b"\x00\xff"), ("date", datetime.date(2024, 2, 29)),
        ("time", datetime.time(1, 2, 3, 4)), ("timestamp", AT.replace(tzinfo=None)), ("timestamptz", AT),
        ("interval", datetime.timedelta(days=2, seconds=3)), ("numeric(20,5)", decimal.Decimal("1.25000")),
        ("int[]", [1, None, 3]), ("text[]", ["a", None, "b,c"]), ("double precision[]", []),
    ]:
        got = await c.fetchval(f"select $1::{type_name}", value)
        assert got == value, (type_name, got, value)
        assert await c.fetchval(f"select $1::{type_name}", None) is None


async def inference(c):
    await c.execute("create table t(id int, name text, ts timestamptz, price numeric(10,2), ok boolean)")
    rows = [(i, f"n{i}", AT + datetime.timedelta(days=i), decimal.Decimal(i) / 4, i % 2 == 0) for i in range(10)]
    await c.executemany("insert into t values ($1, $2, $3, $4, $5)", rows)
    for query, arguments, count in [
        ("id = $1", (3,), 1), ("id + 1 > $1", (5,), 5), ("ts > $1", (AT + datetime.timedelta(days=7),), 2),
        ("id in ($1, $2)", (1, 2), 2), ("id = any($1)", ([1, 2, 99],), 2), ("name = any($1)", (["n1"],), 1),
        ("id <> all($1)", ([1, 2],), 8), ("name like $1", ("n%",), 10), ("price >= $1", (decimal.Decimal(2),), 2),
        ("id between $1 and $2", (2, 4), 3), ("ok = $1", (True,), 5), ("case when $1 then ok else not ok end", (True,), 5),
        ("($1::int is null or id = $1)", (None,), 10), ("name like $1 || '%' escape '/'", ("n/1",), 1),
    ]:
        got = await c.fetchval(f"select count(*) from t where {query}", *arguments)
        assert got == count, (query, got, count)
    assert len(await c.fetch("select * from t order by id limit $1 offset $2", 3, 2)) == 3
    assert await c.fetchval("select $1 + 1", 41) == 42
    assert await c.fetch("select * from t order by id") == rows


async def transactions(c):
    async with c.transaction():
        now = await c.fetchval("select now()")
        assert now.tzinfo is not None
        await asyncio.sleep(0.01)
        assert await c.fetchval("select now()") == now, "now() is the transaction's"
        assert await c.fetchval("select clock_timestamp()") > now
        seen = [r["i"] async for r in c.cursor("select i from generate_series(1, 1000) t(i)", prefetch=64)]
        assert seen == list(range(1, 1001))
        cursor = await c.cursor("select i from generate_series(1, 5) t(i)")
        assert [r[0] for r in await cursor.fetch(2)] == [1, 2] and (await cursor.fetchrow())[0] == 3
        assert await cursor.forward(1) == 1 and [r[0] for r in await cursor.fetch(9)] == [5]
    assert await c.fetchval("select now()") > now


async def copies(c):
    await c.execute("create table u(id bigint, name text, at timestamptz, price numeric(10,2))")
    rows = [(i, None if i % 3 == 0 else f"n\t{i}", AT, decimal.Decimal(i)) for i in range(20000)]
    assert await c.copy_records_to_table("u", records=rows) == "COPY 20000"
    assert await c.fetch("select * from u order by id") == rows
    for format_name in ("text", "csv", "binary"):
        out = io.BytesIO()
        query = "select * from u order by id limit 20000"
        assert await c.copy_from_query(query, output=out, format=format_name) == "COPY 20000"
        out.seek(0)
        assert await c.copy_to_table("u", source=out, format=format_name) == "COPY 20000"
    assert await c.fetchval("select count(*) from u") == 80000
    assert await c.copy_from_table("u", output=io.BytesIO(), columns=["id"]) == "COPY 80000"
    out = io.BytesIO()
    await c.copy_from_query("select id, name from u where id = $1 limit 1", 7, output=out, format="csv", header=True)
    assert out.getvalue() == b"id,name\n7,n\t7\n", out.getvalue()
    try:
        await c.copy_records_to_table("u", records=[("x",)], columns=["name"])
        await c.copy_records_to_table("u", records=[(1, 2)], columns=["id", "nothing"])
        raise SystemExit("a column that is not there was copied")
    except asyncpg.UndefinedColumnError:
        pass


async def main():
    for test in (values, inference, transactions, copies):
        if len(sys.argv) > 2 and test.__name__ not in sys.argv[2:]:
            continue
        c = await asyncpg.connect(sys.argv[1])
        await test(c)
        await c.close()
        print(test.__name__)
    print("ok")


asyncio.run(main())
