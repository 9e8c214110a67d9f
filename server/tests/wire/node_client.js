// node's pg: parameters and results, errors, prepared statements, NULLs, arrays.
const assert = require('assert');
const { Client, Pool, types } = require('pg');

const config = { host: '127.0.0.1', port: Number(process.argv[2]), user: 'tester', database: 'rbcdb' };

async function main() {
  const client = new Client(config);
  await client.connect();
  await client.query('create table n(id int, name text, at timestamptz, ok boolean, data bytea, price numeric(10,2))');
  const at = new Date('2024-01-02T03:04:05.678Z');
  const values = [1, 'a"b,(ü)', at, true, Buffer.from([0, 255]), '1.25'];
  const inserted = await client.query('insert into n values ($1, $2, $3, $4, $5, $6)', values);
  assert.strictEqual(inserted.rowCount, 1);
  await client.query('insert into n(id) values ($1)', [2]);
  const { rows, fields } = await client.query('select * from n order by id');
  assert.deepStrictEqual(rows[0], { id: 1, name: 'a"b,(ü)', at, ok: true, data: Buffer.from([0, 255]), price: '1.25' });
  assert.deepStrictEqual(rows[1], { id: 2, name: null, at: null, ok: null, data: null, price: null });
  assert.strictEqual(fields.find((f) => f.name === 'at').dataTypeID, types.builtins.TIMESTAMPTZ);
  const count = async (where, args) => Number((await client.query(`select count(*) as n from n where ${where}`, args)).rows[0].n);
  assert.strictEqual(await count('id = any($1)', [[1, 2, 3]]), 2);
  assert.strictEqual(await count('at > $1', [new Date(0)]), 1);
  assert.strictEqual(await count('id in ($1, $2)', [1, 5]), 1);
  assert.strictEqual((await client.query('select id from n order by id limit $1', [1])).rowCount, 1);
  for (let i = 0; i < 3; i++) {
    const prepared = await client.query({ name: 'p', text: 'select $1::bigint * 2 as x', values: [i] });
    assert.strictEqual(prepared.rows[0].x, String(2 * i));
  }
  const array = await client.query("select array[1, 2]::int[] as a, array['x', null] as b, now() as now");
  assert.deepStrictEqual(array.rows[0].a, [1, 2]);
  assert.deepStrictEqual(array.rows[0].b, ['x', null]);
  assert.ok(Math.abs(array.rows[0].now - new Date()) < 60000);
  await assert.rejects(client.query('select nothing'), (e) => e.code === '42703' && e.severity === 'ERROR');
  await client.query('begin');
  await assert.rejects(client.query('select 1 / 0'), (e) => e.code === '22012');
  await assert.rejects(client.query('select 1'), (e) => e.code === '25P02');
  await client.query('rollback');
  const several = await client.query('select 1::int as a; select 2::int as b');
  assert.deepStrictEqual(several.map((r) => r.rows[0]), [{ a: 1 }, { b: 2 }]);
  await client.end();
  const pool = new Pool(config);
  const answers = await Promise.all([...Array(50).keys()].map((i) => pool.query('select $1::int as i', [i])));
  assert.deepStrictEqual(answers.map((a) => a.rows[0].i), [...Array(50).keys()]);
  await pool.end();
  console.log('ok');
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
