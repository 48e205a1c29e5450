/** Which bulletins are read for the reference rates of a day, on the real table engine: only those that can count. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepBulletin } from '../../../functions/storage/bulletins.ts';
import {
  readBulletinsBehind,
  readBulletinsBehindNewest,
} from '../../../functions/storage/bulletins-behind.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { BENCHMARK_RULES } from '../../../shared/catalogue/benchmark-rules.ts';
import { benchmarkOf } from '../../../shared/fx/benchmark.ts';
import { neverAsked, type SourceState } from '../../../shared/fx/source-state.ts';
import { type Engine, startEngine } from '../../support/engine.ts';

let engine: Engine;
let table: Table;
const DAYS = [
  '2026-01-30',
  '2026-02-27',
  '2026-03-02',
  '2026-05-29',
  '2026-08-31',
  '2026-09-01',
  '2026-11-20',
];
/** One still publishes, one stopped in March, one is only in an older catalogue. */
const LAST = { nbk: '2026-11-20', cbr: '2026-03-02', 'no-such-bank': '2026-11-20' };

beforeAll(async () => {
  engine = await startEngine();
  table = await engine.newTable();
  for (const [source, last] of Object.entries(LAST))
    for (const fixedOn of DAYS.filter((day) => day <= last))
      await keepBulletin(table, {
        source,
        currency: source === 'cbr' ? 'RUB' : 'KZT',
        direction: 'local-per-foreign',
        fixedOn,
        validOn: fixedOn,
        rates: [{ currency: 'USD', nominal: 1, rate: source === 'cbr' ? '80.1' : '520.5' }],
        evidence: 'e'.repeat(64),
        collectedAt: `${fixedOn}T12:00:00.000Z`,
      });
});
afterAll(() => engine.close());

const states: readonly SourceState[] = Object.entries(LAST).map(([source, fixedOn]) => ({
  ...neverAsked(source),
  newest: { fixedOn, validOn: fixedOn },
}));
const named = (all: readonly { source: string; fixedOn: string }[]) =>
  all.map(({ source, fixedOn }) => `${source} ${fixedOn}`).sort();

test('for a day and for a range: those within memory, of the banks in the catalogue', async () => {
  expect(named(await readBulletinsBehind(table, states, '2026-11-22'))).toEqual([
    'nbk 2026-09-01',
    'nbk 2026-11-20',
  ]);
  expect(named(await readBulletinsBehind(table, states, '2026-04-15', '2026-05-31'))).toEqual([
    'cbr 2026-02-27',
    'cbr 2026-03-02',
    'nbk 2026-02-27',
    'nbk 2026-03-02',
    'nbk 2026-05-29',
  ]);
});

test('for a publication: also those that count for the day of each bank’s newest', async () => {
  const read = await readBulletinsBehindNewest(table, states, '2026-11-22');
  expect(named(read)).toEqual([
    'cbr 2026-01-30',
    'cbr 2026-02-27',
    'cbr 2026-03-02',
    'nbk 2026-01-30',
    'nbk 2026-02-27',
    'nbk 2026-03-02',
    'nbk 2026-09-01',
    'nbk 2026-11-20',
  ]);
  const answered = await readBulletinsBehind(table, states, '2026-11-22');
  expect(benchmarkOf(read, '2026-11-22', BENCHMARK_RULES)).toEqual(
    benchmarkOf(answered, '2026-11-22', BENCHMARK_RULES),
  );
});

test('none for a bank that was never reached', async () => {
  expect(await readBulletinsBehind(table, [neverAsked('nbk')], '2026-11-22')).toEqual([]);
  expect(await readBulletinsBehindNewest(table, [neverAsked('nbk')], '2026-11-22')).toEqual([]);
});
