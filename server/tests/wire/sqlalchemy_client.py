"""SQLAlchemy 2: Core, the inspector and reflection, through psycopg and asyncpg."""

import asyncio
import datetime
import decimal
import sys

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine

ADDRESS = sys.argv[1]
AT = datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)

meta = sa.MetaData()
table = sa.Table(
    "sa_t",
    meta,
    sa.Column("id", sa.Integer, nullable=False),
    sa.Column("name", sa.Text),
    sa.Column("price", sa.Numeric(10, 2)),
    sa.Column("at", sa.DateTime(timezone=True)),
    sa.Column("ok", sa.Boolean),
    sa.Column("data", sa.LargeBinary),
)


def core(c):
    c.execute(sa.text("drop view if exists sa_v"))
    c.execute(sa.text("drop table if exists sa_t"))
    meta.create_all(c)
    rows = [
        {"id": i, "name": f"n{i}", "price": decimal.Decimal(i) / 4, "at": AT, "ok": i % 2 == 0, "data": bytes([i])}
        for i in range(10)
    ]
    c.execute(sa.insert(table), rows)
    got = c.execute(sa.select(table).order_by(table.c.id)).mappings().all()
    assert [dict(r) for r in got] == rows, got[:2]
    count = lambda where: c.execute(sa.select(sa.func.count()).select_from(table).where(where)).scalar_one()
    assert count(table.c.id.in_([1, 2, 3])) == 3
    assert count(table.c.name.startswith("n/", autoescape=True)) == 0
    assert count(table.c.name.contains("n", autoescape=True)) == 10
    assert count(table.c.at > AT - datetime.timedelta(days=1)) == 10
    assert count(sa.and_(table.c.ok, table.c.price >= 1)) == 3
    assert len(c.execute(sa.select(table.c.id).order_by(table.c.id).limit(3).offset(2)).all()) == 3
    c.execute(sa.text("create view sa_v as select id, name from sa_t where ok"))


def inspect(c):
    i = sa.inspect(c)
    assert "public" in i.get_schema_names()
    assert "sa_t" in i.get_table_names() and i.has_table("sa_t") and not i.has_table("nowhere")
    columns = {column["name"]: column for column in i.get_columns("sa_t")}
    assert list(columns) == [column.name for column in table.columns]
    assert not columns["id"]["nullable"] and columns["name"]["nullable"]
    assert isinstance(columns["price"]["type"], sa.Numeric) and columns["price"]["type"].scale == 2
    assert columns["at"]["type"].timezone
    assert i.get_pk_constraint("sa_t")["constrained_columns"] == []
    assert i.get_foreign_keys("sa_t") == [] and i.get_indexes("sa_t") == [] and i.get_unique_constraints("sa_t") == []
    assert i.get_check_constraints("sa_t") == [] and i.get_sequence_names() == [] and i.get_enums() == []
    assert i.get_view_names() == ["sa_v"]
    assert "from sa_t" in i.get_view_definition("sa_v").lower()
    reflected = sa.MetaData()
    reflected.reflect(c)
    assert [column.name for column in reflected.tables["sa_t"].columns] == list(columns)


engine = sa.create_engine(f"postgresql+psycopg://tester@{ADDRESS}/rbcdb")
with engine.begin() as connection:
    core(connection)
with engine.begin() as connection:
    inspect(connection)
with engine.connect() as connection:
    stream = connection.execution_options(stream_results=True, max_row_buffer=10).execute(sa.select(table.c.id))
    assert sorted(stream.scalars()) == list(range(10)), "a server-side cursor"
print("psycopg")


async def through_asyncpg():
    engine = create_async_engine(f"postgresql+asyncpg://tester@{ADDRESS}/rbcdb")
    async with engine.begin() as connection:
        await connection.run_sync(core)
    await engine.dispose()


asyncio.run(through_asyncpg())
print("asyncpg")
print("ok")
