/** Stored data, on the real table engine: conditions, chunks, sizes, damage. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import {
  listEditions,
  MAX_CHUNK_BYTES,
  readRows,
  setEditionState,
} from '../../../functions/storage/editions.ts';
import { editionsInForce } from '../../../functions/storage/editions-in-force.ts';
import { pack, unpack } from '../../../functions/storage/encoding.ts';
import {
  indicatorsPartition,
  MANIFEST,
  SUMMARY,
  sheetPartition,
  statisticsPartition,
} from '../../../functions/storage/keys.ts';
import { readManifest } from '../../../functions/storage/manifest.ts';
import { readPrices } from '../../../functions/storage/publications.ts';
import { type Table, WriteConflict } from '../../../functions/storage/table.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { acceptRound } from '../../support/rounds.ts';
import { accept, actOf, rowsOf, surveyRows } from '../../support/survey.ts';

/** Our limit for an item; DynamoDB's is 400 kB. */
const MAX_SHEET_BYTES = 4_000;

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the table', () => {
  test('writes on condition of a version, and reports a conflict', async () => {
    const table = await engine.newTable();
    const item = { pk: 'a', sk: 'b', version: 1, value: bytes('one') };
    await table.put(item, 0);
    await expect(table.put(item, 0)).rejects.toThrow(WriteConflict);
    await expect(table.put({ ...item, version: 3 }, 2)).rejects.toThrow(WriteConflict);
    await table.put({ ...item, version: 2, value: bytes('two') }, 1);
    expect(await table.get({ pk: 'a', sk: 'b' }, 'strong')).toMatchObject({ version: 2 });
    await table.put({ ...item, version: 9 });
    expect(await table.get({ pk: 'a', sk: 'b' }, 'strong')).toMatchObject({ version: 9 });
  });

  test('a missing item is undefined, an item of another form an error', async () => {
    const table = await engine.newTable();
    expect(await table.get({ pk: 'a', sk: 'b' }, 'eventual')).toBeUndefined();
  });

  test('getMany reads in batches of 100 and leaves out what is missing', async () => {
    const table = await engine.newTable();
    for (let i = 0; i < 120; i++)
      await table.put({ pk: 'many', sk: String(i), version: i, value: bytes('x') });
    const keys = Array.from({ length: 130 }, (_, i) => ({ pk: 'many', sk: String(i) }));
    const items = await table.getMany(keys);
    expect(items.map(({ version }) => version).sort((a, b) => a - b)).toEqual([...Array(120).keys()]);
  });

  test('a query continues after 1 MB', async () => {
    const table = await engine.newTable();
    const value = new Uint8Array(250_000).fill(7);
    for (let i = 0; i < 6; i++) await table.put({ pk: 'large', sk: String(i), version: 1, value });
    expect(await table.query('large')).toHaveLength(6);
  });

  test('counts read units: half a unit for an eventual read of up to 4 kB, one for a strong one', async () => {
    const table = await engine.newTable();
    await table.put({ pk: 'a', sk: 'b', version: 1, value: new Uint8Array(3_000) });
    table.takeReadUnits();
    await table.get({ pk: 'a', sk: 'b' }, 'eventual');
    expect(table.takeReadUnits()).toBe(0.5);
    await table.get({ pk: 'a', sk: 'b' }, 'strong');
    await table.get({ pk: 'a', sk: 'b' }, 'strong');
    expect(table.takeReadUnits()).toBe(2);
    expect(table.takeReadUnits()).toBe(0);
  });
});

describe('editions', () => {
  test('rows come back unchanged, in chunks that fit into an item', async () => {
    const table = await engine.newTable();
    // Every row is different, so that they do not compress: this takes several chunks.
    const many = Array.from({ length: 8 }, (_, copy) =>
      surveyRows.map((row, i) => ({
        ...row,
        feeBp: (i * 7919 + copy * 104_729) % 99_991,
        marginBp: (i * 31 + copy) % 9_973,
      })),
    ).flat();
    await accept(table, 'large', many);
    const [stored] = await listEditions(table);
    expect(stored?.edition.chunks).toBeGreaterThan(1);
    const chunks = await table.query('EDITION#large');
    for (const { value } of chunks) expect(value.byteLength).toBeLessThanOrEqual(MAX_CHUNK_BYTES);
    if (stored?.edition.kind !== 'surveyed') throw new Error('no edition of a survey');
    expect(await readRows(table, stored.edition)).toEqual(many);
  });

  test('an edition accepted twice is stored once', async () => {
    const table = await engine.newTable();
    await accept(table, 'e', rowsOf('DEU-KGZ'));
    await accept(table, 'e', rowsOf('DEU-KGZ'), { acceptedAt: '2027-01-01T00:00:00.000Z' });
    const editions = await listEditions(table);
    expect(editions).toHaveLength(1);
    expect(editions[0]?.edition.acceptedAt).toBe('2026-11-01T00:00:00.000Z');
  });

  test('accepted again after another of its period, an edition counts again; each time once; withdrawn it stays so', async () => {
    const table = await engine.newTable();
    const at = (second: number) => ({ acceptedAt: `2026-11-01T00:00:0${second}.000Z` });
    const inForce = async () => {
      const editions = (await listEditions(table)).map(({ edition }) => edition);
      return editionsInForce(editions).get('DEU-KGZ')?.survey.edition;
    };
    const [a, b] = [rowsOf('DEU-KGZ'), rowsOf('DEU-KGZ').slice(1)];
    await accept(table, 'a', a, at(1));
    await accept(table, 'b', b, at(2));
    expect(await inForce()).toBe('b');
    await accept(table, 'a', a, at(3));
    expect(await inForce()).toBe('a');
    await accept(table, 'a', a, at(4));
    expect(await listEditions(table)).toMatchObject([
      { version: 2, edition: { acceptedAt: at(3).acceptedAt, rows: 16, chunks: 1 } },
      { version: 1, edition: { acceptedAt: at(2).acceptedAt } },
    ]);
    await accept(table, 'b', b, at(5));
    await setEditionState(table, 'a', actOf('withdrawn'));
    await accept(table, 'a', a, at(6));
    expect(await inForce()).toBe('b');
    // Of another period it replaces nothing.
    await accept(table, 'c', b, { period: '2025-Q4', ...at(7) });
    await accept(table, 'b', b, at(8));
    expect((await listEditions(table))[1]).toMatchObject({ edition: { acceptedAt: at(5).acceptedAt } });
  });

  test('what is told of one that takes the place of another is made once its rows are there, just before it counts', async () => {
    const table = await engine.newTable();
    await acceptRound(table, '2025-Q3', rowsOf('DEU-KGZ'), { id: 'a' });
    let there: [number, number] | undefined;
    const replacing = async () => {
      there = [(await table.query('EDITION#b')).length, (await listEditions(table)).length];
      return { ...actOf('accepted'), did: 'replaced' } as const;
    };
    await acceptRound(table, '2025-Q3', rowsOf('DEU-TJK'), { id: 'b', replacing });
    expect(there).toEqual([1, 1]);
    expect(await listEditions(table)).toHaveLength(2);
  });

  test('one that another run accepts again at the same time is accepted once', async () => {
    const table = await engine.newTable();
    const at = (second: number) => ({ acceptedAt: `2026-11-01T00:00:0${second}.000Z` });
    await accept(table, 'a', rowsOf('DEU-KGZ'), at(1));
    await accept(table, 'b', rowsOf('DEU-KGZ').slice(1), at(2));
    const slow: Table = {
      ...table,
      put: async (item, ifVersion) => {
        await accept(table, 'a', rowsOf('DEU-KGZ'), at(3));
        return table.put(item, ifVersion);
      },
    };
    await accept(slow, 'a', rowsOf('DEU-KGZ'), at(4));
    expect((await listEditions(table))[0]).toMatchObject({
      version: 2,
      edition: { acceptedAt: at(3).acceptedAt },
    });
  });

  test('withdrawing changes the state of the same item; an unknown edition is an error', async () => {
    const table = await engine.newTable();
    await accept(table, 'e', rowsOf('DEU-KGZ'));
    expect(await setEditionState(table, 'e', actOf('withdrawn'))).toBe('current');
    expect(await setEditionState(table, 'e', actOf('withdrawn'))).toBe('unchanged');
    expect(await listEditions(table)).toMatchObject([
      { version: 2, edition: { state: 'withdrawn', rows: 16 } },
    ]);
    await expect(setEditionState(table, 'f', actOf('withdrawn'))).rejects.toThrow('there is no edition f');
  });
});

test('the largest sheet, the manifest, summary and indicators stay under their sizes', async () => {
  const table = await engine.newTable();
  await accept(table, 'e1', surveyRows);
  await computeCorridors({
    table,
    now: () => new Date('2026-11-21T00:00:00Z'),
    newPublicationId: () => '20261121T0000Z-0123abcd',
    computedBy: '0123456789abcdef',
    announce: async () => {},
  });
  const manifest = await readManifest(table, 'strong');
  const corridors = Object.entries(manifest?.corridors ?? {}) as [CorridorId, string][];
  const largest = async (partition: (corridor: CorridorId) => string): Promise<number> => {
    const keys = corridors.map(([id, publication]) => ({ pk: partition(id), sk: publication }));
    const sizes = (await table.getMany(keys)).map(({ value }) => value.byteLength);
    expect(sizes).toHaveLength(348);
    return Math.max(...sizes);
  };
  const sheet = await largest(sheetPartition);
  expect(sheet).toBeLessThanOrEqual(MAX_SHEET_BYTES);
  expect(await largest(statisticsPartition)).toBeLessThanOrEqual(MAX_SHEET_BYTES);
  const sizeOf = async (pk: string) => (await table.query(pk))[0]?.value.byteLength;
  expect(await sizeOf(SUMMARY)).toBeLessThanOrEqual(32_000);
  expect(await sizeOf(indicatorsPartition('corridor'))).toBeLessThanOrEqual(100_000);
  console.log(
    `largest sheet ${sheet} B, manifest ${(await table.get({ pk: MANIFEST, sk: MANIFEST }, 'strong'))?.value.byteLength} B`,
  );
});

test('a missing sheet that the manifest names is an error, not an empty corridor', async () => {
  await expect(readPrices(await engine.newTable(), 'DEU-KGZ', 'p')).rejects.toThrow('no prices of DEU-KGZ');
});

test('packing keeps the value, and the same value gives the same bytes', () => {
  const value = { a: ['ҳ', 'ў', 1, null], b: { c: true } };
  expect(unpack(pack(value))).toEqual(value);
  expect(pack(value)).toEqual(pack(structuredClone(value)));
});
