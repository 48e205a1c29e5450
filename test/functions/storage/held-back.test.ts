/** Rows that are held back: beside their edition, before it, whole or not at all. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heldBackFrom, keepHeldBack, readHeldBack } from '../../../functions/storage/held-back.ts';
import { heldBackPartition } from '../../../functions/storage/keys.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { counting, dyingAt, WHEN } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { rowsOf } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const EDITION = 'rpw:2025-Q3:000000000001';
const AT = '2026-11-20T00:00:00.000Z';
const held = (count: number) => [
  {
    unknown: 'country QQQ',
    rows: rowsOf('DEU-KGZ')
      .slice(0, count)
      .map((row) => ({ ...row, sender: 'QQQ' })),
  },
  {
    unknown: 'country QQR',
    rows: rowsOf('DEU-KGZ')
      .slice(0, 1)
      .map((row) => ({ ...row, receiver: 'QQR' })),
  },
];
const by = (sha256: string, asked: string[] = []) => ({
  at: AT,
  evidence: async () => {
    asked.push(sha256);
    return sha256;
  },
});
const shown = (count: number) =>
  held(count).flatMap(({ unknown, rows }) => rows.map((row) => ({ row, unknown })));

test('nothing held back leaves nothing', async () => {
  const counted = counting({ table: await engine.newTable() });
  await keepHeldBack(counted.table, EDITION, [], by('a'));
  expect(counted.writes()).toBe(0);
  expect(await readHeldBack(counted.table, EDITION)).toBeUndefined();
});

test('the same again writes nothing and keeps no evidence; another set takes its place, also none', async () => {
  const counted = counting({ table: await engine.newTable() });
  const { table } = counted;
  const asked: string[] = [];
  await keepHeldBack(table, EDITION, held(3), by('a'.repeat(64), asked));
  expect(await readHeldBack(table, EDITION)).toEqual({ evidence: 'a'.repeat(64), at: AT, rows: shown(3) });
  const writes = counted.writes();
  await keepHeldBack(table, EDITION, held(3), by('b'.repeat(64), asked));
  expect(counted.writes()).toBe(writes);
  expect(asked).toEqual(['a'.repeat(64)]);
  await keepHeldBack(table, EDITION, held(2), by('b'.repeat(64), asked));
  expect(await readHeldBack(table, EDITION)).toEqual({ evidence: 'b'.repeat(64), at: AT, rows: shown(2) });
  expect(await heldBackFrom(table, [EDITION, 'other'], 'b'.repeat(64))).toEqual(new Set([EDITION]));
  expect(await heldBackFrom(table, [EDITION, 'other'], 'a'.repeat(64))).toEqual(new Set());
  await keepHeldBack(table, EDITION, [], by('c'.repeat(64), asked));
  expect(await readHeldBack(table, EDITION)).toMatchObject({ rows: [] });
});

test.each(WHEN)(
  'a run that dies just %s any write leaves the rows of before, whole, and the next one the new',
  async (when) => {
    for (let at = 1; at <= 2; at++) {
      const table: Table = await engine.newTable();
      await keepHeldBack(table, EDITION, held(3), by('a'.repeat(64)));
      const dying = dyingAt({ table }, at, when);
      await expect(keepHeldBack(dying.table, EDITION, held(2), by('b'.repeat(64)))).rejects.toThrow();
      const isDone = at === 2 && when === 'after';
      expect((await readHeldBack(table, EDITION))?.rows).toEqual(shown(isDone ? 2 : 3));
      await keepHeldBack(table, EDITION, held(2), by('b'.repeat(64)));
      expect((await readHeldBack(table, EDITION))?.rows).toEqual(shown(2));
    }
  },
);

test('rows that are damaged are no rows', async () => {
  const table = await engine.newTable();
  await keepHeldBack(table, EDITION, held(3), by('a'.repeat(64)));
  const chunkOf = async (of: Table) =>
    (await of.query(heldBackPartition(EDITION))).find(({ sk }) => sk.endsWith('#0000'));
  const chunk = await chunkOf(table);
  if (!chunk) throw new Error('no chunk');
  const other = await engine.newTable();
  await keepHeldBack(other, EDITION, held(1), by('a'.repeat(64)));
  const fewer = await chunkOf(other);
  await table.put({ ...chunk, value: fewer?.value ?? chunk.value });
  await expect(readHeldBack(table, EDITION)).rejects.toThrow(
    /has 2 rows that were held back, and 4 were stored/,
  );
});
