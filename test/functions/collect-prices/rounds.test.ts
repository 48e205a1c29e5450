/** Rounds of the survey's workbook: whole quarters or none, wherever a run ends; the same again changes nothing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replayRound } from '../../../functions/collect-prices/replay.ts';
import { collectPrices } from '../../../functions/collect-prices/service.ts';
import { importWorkbook, type WorkbookDependencies } from '../../../functions/collect-prices/workbook.ts';
import { SourceChanged } from '../../../functions/sources/errors.ts';
import { rpw } from '../../../functions/sources/prices/rpw.ts';
import {
  editionInForce,
  listEditions,
  readRows,
  setEditionState,
} from '../../../functions/storage/editions.ts';
import { unpack } from '../../../functions/storage/encoding.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { temporaryFolder } from '../../infra/support/temporary-folder.ts';
import { Crash, counting, dyingAt, losingAnswerAt, throttledAt, WHEN } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { memoryEvidence } from '../../support/memory-stores.ts';
import { type Printed, printedServices, type RpwRows, writeRpwWorkbook } from '../../support/rpw-workbook.ts';
import { actOf, rowsOf } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const folder = temporaryFolder('rounds');
const PERIODS = ['2014-Q2', '2023-Q2', '2025-Q1', '2025-Q3'];

/** 2014 Q2 United Kingdom to Bangladesh, of docs/method.md. */
const OLD: Printed = {
  period: '2014_2Q',
  source: 'GBR',
  destination: 'BGD',
  firm: 'Western Union',
  firm_type: 'Money Transfer Operator',
  product: 'Cash to cash',
  'sending location': 'at Branch',
  'cc1 lcu amount': { figure: '120' },
  'cc1 lcu code': 'GBP',
  'cc1 lcu fee': { figure: '5' },
  'cc1 fx margin': { figure: '-0.19' },
  'cc1 total cost %': { figure: '3.98' },
  transparent: 'yes',
  'pick-up method': 'Cash',
};
const now = [
  ...printedServices(rowsOf('DEU-TJK'), '2025_3Q'),
  // The same prices in other quarters: made, so that a round that is nearly old enough is there too.
  ...printedServices(rowsOf('DEU-KGZ').slice(0, 6), '2023_2Q', () => null),
  ...printedServices(rowsOf('DEU-KGZ'), '2025_1Q', () => null),
];

let files = 0;
async function workbook(rows: RpwRows): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.xlsx`);
  await writeRpwWorkbook(path, rows);
  return path;
}

async function world(instant = '2026-11-21T10:00:00.000Z', table?: Table) {
  const evidence = memoryEvidence();
  const announced: string[] = [];
  const lines: string[] = [];
  const dependencies = {
    table: table ?? (await engine.newTable()),
    evidence,
    files: evidence,
    announce: async (edition: string) => {
      announced.push(edition);
    },
    now: () => new Date(instant),
    progress: (line: string) => {
      lines.push(line);
    },
  } satisfies WorkbookDependencies;
  return { dependencies, table: dependencies.table, evidence, announced, lines };
}

/** Every edition and the rows of those that are accepted, as values. */
async function contents(table: Table) {
  const items = [...(await table.query('EDITIONS')), ...(await table.query('EDITIONS#PAST'))];
  return Promise.all(
    items.map(async ({ pk, sk, version, value }) => ({
      pk,
      version,
      edition: unpack(value),
      rows: (await table.query(`EDITION#${sk}`)).map((chunk) => [chunk.sk, unpack(chunk.value)]),
    })),
  );
}

/** The quarters that are there, each whole. @throws Error for one that is damaged */
async function wholePeriods(table: Table, evidence: ReturnType<typeof memoryEvidence>): Promise<string[]> {
  const found: string[] = [];
  for (const period of PERIODS) {
    const edition = await editionInForce(table, { source: 'rpw', period });
    if (!edition) continue;
    expect((await readRows(table, edition)).length).toBe(edition.rows);
    expect(evidence.kept.has(edition.survey.evidence), period).toBe(true);
    found.push(period);
  }
  return found;
}

test('a newest quarter with far fewer corridors than are held is refused before anything is taken; by hand it can be', async () => {
  const { dependencies, table, evidence } = await world();
  const three = ['DEU-TJK', 'DEU-KGZ', 'USA-MEX'] as const;
  const whole = await workbook({ now: three.flatMap((one) => printedServices(rowsOf(one), '2025_3Q')) });
  await importWorkbook(whole, dependencies);
  const before = await contents(table);
  // One cell with a later quarter.
  const slip = [
    ...printedServices(rowsOf('DEU-TJK'), '2025_4Q'),
    ...printedServices(rowsOf('DEU-KGZ'), '2025_3Q'),
  ];
  const wrong = await workbook({ now: slip });
  await expect(importWorkbook(wrong, dependencies)).rejects.toThrow(
    'expected 2025-Q4 to have about the 3 corridors of 2025-Q3, found 1',
  );
  expect(await contents(table)).toEqual(before);
  expect(evidence.kept.size).toBe(1);
  await importWorkbook(wrong, { ...dependencies, mustBeWhole: false });
  expect(await editionInForce(table, { source: 'rpw', period: '2025-Q4' })).toBeDefined();
});

let path = '';
beforeAll(async () => {
  path = await workbook({ old: [OLD], now });
});

describe('a workbook', () => {
  test('becomes an edition for each quarter, told as it is stored; old rounds stand apart and announce nothing', async () => {
    const { dependencies, table, announced, lines, evidence } = await world();
    expect(await importWorkbook(path, dependencies)).toBe('4 quarters of rpw, 4 of them new or changed');
    expect(lines).toEqual([
      '2014-Q2: 1 prices in 1 corridors, new',
      '2023-Q2: 6 prices in 1 corridors, new',
      expect.stringMatching(/^2025-Q1: \d+ prices in 1 corridors, new$/),
      expect.stringMatching(/^2025-Q3: \d+ prices in 1 corridors, new$/),
    ]);
    const current = await listEditions(table);
    expect(current.map(({ edition }) => edition.kind === 'surveyed' && edition.survey.period)).toEqual([
      '2025-Q1',
      '2025-Q3',
    ]);
    expect(announced).toEqual(
      current.map(({ edition }) => edition.kind === 'surveyed' && edition.survey.edition),
    );
    expect(await wholePeriods(table, evidence)).toEqual(PERIODS);
    expect(await editionInForce(table, { source: 'rpw', period: '2014-Q2' })).toMatchObject({
      state: 'accepted',
      from: 'workbook',
      rows: 1,
      corridors: ['GBR-BGD'],
      survey: { firstDay: '2014-04-01', lastDay: '2014-06-30', evidence: [...evidence.kept.keys()][0] },
    });
    expect(evidence.answers).toEqual([
      {
        source: 'rpw',
        sha256: [...evidence.kept.keys()][0],
        askedAt: '2026-11-21T10:00:00.000Z',
        url: 'import',
        headers: {},
      },
    ]);
  });

  test('that is taken in a second time changes nothing, nor does one with the same rows in another order', async () => {
    const first = await world();
    await importWorkbook(path, first.dependencies);
    const before = await contents(first.table);
    for (const again of [path, await workbook({ old: [OLD], now: [...now].reverse() })]) {
      const second = await world('2026-11-22T10:00:00.000Z', first.table);
      expect(await importWorkbook(again, second.dependencies)).toBe(
        '4 quarters of rpw, 0 of them new or changed',
      );
      expect(second.lines.every((line) => line.endsWith(', as before'))).toBe(true);
      expect(await contents(first.table)).toEqual(before);
      expect([second.announced, second.evidence.answers, [...second.evidence.kept]]).toEqual([[], [], []]);
    }
  });

  test('with another price in a quarter gives a new edition of that quarter, and counts what differs; and back again', async () => {
    const { dependencies, table, lines } = await world();
    await importWorkbook(path, dependencies);
    const first = await editionInForce(table, { source: 'rpw', period: '2014-Q2' });
    expect(first?.acts).toBeUndefined();
    const other = { ...OLD, 'cc1 fx margin': { figure: '1.81' }, 'cc1 total cost %': { figure: '5.98' } };
    lines.length = 0;
    const changed = await workbook({ old: [other, other], now });
    expect(await importWorkbook(changed, dependencies)).toBe('4 quarters of rpw, 1 of them new or changed');
    expect(lines[0]).toBe(
      '2014-Q2: 2 prices in 1 corridors, changed: 1 prices are new, 0 are gone, 1 are others',
    );
    const inForce = await editionInForce(table, { source: 'rpw', period: '2014-Q2' });
    expect(inForce?.rows).toBe(2);
    // The one write that accepts it says so.
    expect(inForce?.acts).toMatchObject([
      {
        did: 'replaced',
        askedBy: { role: 'operator', organisation: null },
        reason: expect.stringContaining('imported by hand'),
        replaces: { edition: first?.survey.edition, rows: { added: 1, removed: 0, changed: 1 } },
      },
    ]);
    // Somebody imports a file so that its figures count.
    expect(await importWorkbook(path, dependencies)).toBe('4 quarters of rpw, 1 of them new or changed');
    const back = await editionInForce(table, { source: 'rpw', period: '2014-Q2' });
    expect(back?.rows).toBe(1);
    expect(back?.acts).toMatchObject([
      { replaces: { edition: inForce?.survey.edition, rows: { added: 0, removed: 1, changed: 1 } } },
    ]);
  });

  test('takes the place of an edition whose rows are damaged, and so do the quarters behind it', async () => {
    const { dependencies, table, lines } = await world();
    await importWorkbook(path, dependencies);
    const old = await editionInForce(table, { source: 'rpw', period: '2014-Q2' });
    const behind = await editionInForce(table, { source: 'rpw', period: '2025-Q1' });
    const damaged: Table = {
      ...table,
      query: async (pk, range) =>
        pk === `EDITION#${old?.survey.edition}` ? [] : await table.query(pk, range),
    };
    const other = { ...OLD, 'cc1 fx margin': { figure: '1.81' }, 'cc1 total cost %': { figure: '5.98' } };
    const changed = await workbook({ old: [other], now: now.slice(0, -1) });
    lines.length = 0;
    expect(await importWorkbook(changed, { ...dependencies, table: damaged })).toBe(
      '4 quarters of rpw, 2 of them new or changed',
    );
    expect(lines[0]).toContain('damaged, so how many differ is not known');
    const inForce = await editionInForce(table, { source: 'rpw', period: '2014-Q2' });
    expect(inForce?.acts).toMatchObject([{ replaces: { edition: old?.survey.edition, rows: null } }]);
    expect(await readRows(table, inForce as NonNullable<typeof inForce>)).toHaveLength(1);
    expect((await editionInForce(table, { source: 'rpw', period: '2025-Q1' }))?.acts).toMatchObject([
      { replaces: { edition: behind?.survey.edition, rows: { added: 0 } } },
    ]);
  });

  test('waits while the table does not answer: nothing is said to be unknown for that', async () => {
    const { dependencies, table } = await world();
    await importWorkbook(path, dependencies);
    const before = await contents(table);
    const busy: Table = {
      ...table,
      query: async (pk, range) => {
        if (pk.startsWith('EDITION#')) throw new Error('busy');
        return await table.query(pk, range);
      },
    };
    const changed = await workbook({ old: [OLD, OLD], now });
    await expect(importWorkbook(changed, { ...dependencies, table: busy })).rejects.toThrow('busy');
    const editions = async () =>
      (await contents(table)).filter(({ pk }) => pk === 'EDITIONS' || pk === 'EDITIONS#PAST');
    expect(await editions()).toEqual(before);
    await importWorkbook(changed, dependencies);
    expect((await editionInForce(table, { source: 'rpw', period: '2014-Q2' }))?.acts).toMatchObject([
      { replaces: { rows: { added: 1, removed: 0, changed: 0 } } },
    ]);
  });

  test('that takes the place of a withdrawn edition says so', async () => {
    const { dependencies, table } = await world();
    await importWorkbook(path, dependencies);
    const edition = await editionInForce(table, { source: 'rpw', period: '2014-Q2' });
    await setEditionState(table, edition?.survey.edition ?? '', actOf('withdrawn'));
    await importWorkbook(await workbook({ old: [OLD, OLD], now }), dependencies);
    expect((await editionInForce(table, { source: 'rpw', period: '2014-Q2' }))?.acts).toMatchObject([
      { reason: expect.stringContaining('withdrawn'), askedBy: { role: 'operator' } },
    ]);
  });

  test('does not take back what was withdrawn, also of an old round', async () => {
    const { dependencies, table, lines } = await world();
    await importWorkbook(path, dependencies);
    const edition = await editionInForce(table, { source: 'rpw', period: '2014-Q2' });
    await setEditionState(dependencies.table, edition?.survey.edition ?? '', actOf('withdrawn'));
    lines.length = 0;
    expect(await importWorkbook(path, dependencies)).toBe('4 quarters of rpw, 0 of them new or changed');
    expect(lines[0]).toBe(
      '2014-Q2: 1 prices in 1 corridors, held already: withdrawn, or taken in by another run',
    );
    expect(await editionInForce(table, { source: 'rpw', period: '2014-Q2' })).toBeUndefined();
  });

  test('holds back countries that the catalogue does not know, by name', async () => {
    const { dependencies, lines } = await world();
    await importWorkbook(await workbook({ old: [OLD, { ...OLD, destination: 'ANT' }] }), dependencies);
    expect(lines).toEqual([
      '2014-Q2: 1 prices in 1 corridors, new; held back 1 prices: country ANT is not known',
    ]);
  });

  test('tells the first of very many things that it holds back, and how many more there are', async () => {
    const { dependencies, lines } = await world();
    const strange = Array.from({ length: 25 }, (_, at) => ({
      ...OLD,
      destination: `QQ${String.fromCharCode(65 + at)}`,
    }));
    await importWorkbook(await workbook({ old: [OLD, ...strange] }), dependencies);
    expect(lines[0]?.match(/held back 1 prices: country QQ\w is not known/g)).toHaveLength(20);
    expect(lines[0]).toMatch(/; and 5 notes more of that kind$/);
  });

  test('that is wrong anywhere leaves what was there', async () => {
    const { dependencies, table, evidence } = await world();
    const wrong = await workbook({ old: [OLD], now: [...now, { ...now[0], 'cc2 lcu fee': 'dear' }] });
    await expect(importWorkbook(wrong, dependencies)).rejects.toThrow(SourceChanged);
    expect([await contents(table), evidence.kept.size]).toEqual([[], 0]);
    await importWorkbook(path, dependencies);
    const before = await contents(table);
    await expect(importWorkbook(wrong, dependencies)).rejects.toThrow(
      /row \d+, column AD \("cc2 lcu fee"\): found "dear", expected a number like 3\.67, or nothing/,
    );
    expect(await contents(table)).toEqual(before);
  });

  test('takes the place of the bundled round, which does not come back the next day', async () => {
    const { dependencies, table } = await world();
    const collecting = { ...dependencies, evidence: memoryEvidence(), sources: [rpw] };
    await collectPrices(collecting);
    await importWorkbook(path, dependencies);
    const before = await contents(table);
    expect((await collectPrices(collecting)).summary).toBe(
      'rpw 2025-Q3: its workbook was taken in, and counts',
    );
    expect(await contents(table)).toEqual(before);
    const inForce = await editionInForce(table, { source: 'rpw', period: '2025-Q3' });
    expect(inForce?.from).toBe('workbook');
    // Not the source's doing.
    expect(inForce?.acts).toMatchObject([{ did: 'replaced', askedBy: { role: 'operator' } }]);
    // Without it, the bundled one counts again.
    await setEditionState(dependencies.table, inForce?.survey.edition ?? '', actOf('withdrawn'));
    await collectPrices(collecting);
    expect((await editionInForce(table, { source: 'rpw', period: '2025-Q3' }))?.rows).toBe(12_940);
  });
});

describe('a run that ends anywhere', () => {
  test.each(WHEN)('just %s a write leaves whole quarters, and the next run the rest', async (when) => {
    const unbroken = await world();
    const counted = counting(unbroken.dependencies);
    await importWorkbook(path, counted);
    const goal = await contents(unbroken.table);
    // Evidence, its record, and of each quarter its rows, that it comes, and its item.
    expect(counted.writes()).toBe(2 + 3 * PERIODS.length);
    for (let write = 1; write <= counted.writes(); write += 1) {
      const { dependencies, table, evidence } = await world();
      await expect(importWorkbook(path, dyingAt(dependencies, write, when))).rejects.toThrow(Crash);
      // A quarter's own item is its third write; the two of the evidence come before.
      const done = Math.floor((write - 2 - (when === 'before' ? 1 : 0)) / 3);
      expect(await wholePeriods(table, evidence), `write ${write}`).toEqual(
        PERIODS.slice(0, Math.max(0, done)),
      );
      await importWorkbook(path, dependencies);
      expect(await contents(table), `after write ${write}`).toEqual(goal);
    }
  });

  test('because the table is too busy leaves whole quarters too', async () => {
    for (const write of [3, 4, 7]) {
      const { dependencies, table, evidence } = await world();
      await expect(importWorkbook(path, throttledAt(dependencies, write))).rejects.toThrow();
      await wholePeriods(table, evidence);
      await importWorkbook(path, dependencies);
      expect(await wholePeriods(table, evidence)).toEqual(PERIODS);
    }
  });
});

test('answers that get lost change nothing', async () => {
  const goal = await world();
  await importWorkbook(path, goal.dependencies);
  const losing = await world(undefined, await engine.newTable(() => true));
  const { table: _, ...others } = losing.dependencies;
  await importWorkbook(path, { ...losingAnswerAt(others, 1), table: losing.table });
  expect(await contents(losing.table)).toEqual(await contents(goal.table));
});

test('two at once leave what one would', async () => {
  const goal = await world();
  await importWorkbook(path, goal.dependencies);
  const { table } = goal;
  const shared = await engine.newTable();
  const [one, two] = [await world(undefined, shared), await world(undefined, shared)];
  await Promise.all([importWorkbook(path, one.dependencies), importWorkbook(path, two.dependencies)]);
  expect(await contents(shared)).toEqual(await contents(table));
  // Each quarter was accepted by one of them.
  expect([...one.announced, ...two.announced].sort()).toEqual([...goal.announced].sort());
});

test('a stored workbook is read again, and gives the same edition', async () => {
  const { dependencies, table, evidence } = await world();
  await importWorkbook(path, dependencies);
  await evidence.record({
    source: 'rpw',
    sha256: (await evidence.keep(Buffer.from('{}'), { from: 'rpw', contentType: 'text/plain' })).sha256,
    askedAt: '2026-11-21T10:00:00.000Z',
    url: 'https://elsewhere.invalid/broken.xlsx',
    headers: {},
  });
  const archive = { answersOf: async () => evidence.answers };
  const fetchFile = async (sha256: string, to: string) => writeFileSync(to, evidence.kept.get(sha256) ?? '');
  const inForce = await editionInForce(table, { source: 'rpw', period: '2014-Q2' });
  const [read, broken] = await replayRound(archive, fetchFile, '2014-Q2');
  expect(read?.reading).toEqual({
    edition: inForce?.survey.edition,
    services: 1,
    prices: 1,
    corridors: 1,
    heldBack: 0,
    leftOut: [],
    notRecorded: [],
  });
  expect(broken?.reading).toEqual({ failure: expect.stringMatching(/^SourceChanged: expected a whole zip/) });
  expect((await replayRound(archive, fetchFile, '2013-Q1')).map(({ reading }) => reading)).toEqual([
    null,
    { failure: expect.any(String) },
  ]);
});
