/** Importing a history again: the file that was imported last counts, whatever was imported before it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeInBundled } from '../../../functions/collect-fx/bundled.ts';
import { importHistory } from '../../../functions/collect-fx/history.ts';
import { readBulletins } from '../../../functions/storage/bulletins.ts';
import { bulletinsInForce } from '../../../shared/fx/submissions.ts';
import { collector } from '../../support/banks.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { readFixture } from '../sources/fx/cases.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const FILE = readFixture('ecb-hist.csv').toString('utf8');
/** One day of two has another figure. */
const OTHER = FILE.replace('1.1618', '1.1718');

test('A, then B, then A again, the same bytes: A counts, nothing that was stored changes, and a rerun writes nothing', async () => {
  const table = await engine.newTable();
  const { dependencies, setClock } = collector(table, '2026-05-25T12:00:00.000Z');
  const held = () => readBulletins(table, 'ecb', '1999-01-01', '2026-12-31');
  const dollar = async () =>
    bulletinsInForce(await held())
      .find(({ fixedOn }) => fixedOn === '2026-03-05')
      ?.rates.find(({ currency }) => currency === 'USD')?.rate;
  const at = async (instant: string, text: string) => {
    setClock(instant);
    return importHistory({ source: 'ecb', file: Buffer.from(text).toString('base64') }, dependencies);
  };
  expect(OTHER).not.toBe(FILE);
  expect(await at('2026-05-25T12:00:00.000Z', FILE)).toContain('2 days of ecb, 2 of them new');
  expect(await at('2026-05-25T13:00:00.000Z', OTHER)).toContain('2 days of ecb, 1 of them new');
  expect(await dollar()).toBe('1.1718');
  const before = await held();
  expect(await at('2026-05-25T14:00:00.000Z', FILE)).toContain('2 days of ecb, 1 of them new');
  expect(await dollar()).toBe('1.1618');
  const after = await held();
  expect(after).toHaveLength(4);
  expect(after).toEqual(expect.arrayContaining(before));
  const [again] = after.filter(({ collectedAt }) => collectedAt === '2026-05-25T14:00:00.000Z');
  expect(again?.evidence).toBe(before.find(({ collectedAt }) => collectedAt.includes('T12'))?.evidence);
  expect(await at('2026-05-25T15:00:00.000Z', FILE)).toContain('0 of them new');
  expect(await at('2026-05-25T16:00:00.000Z', OTHER)).toContain('1 of them new');
  expect(await dollar()).toBe('1.1718');
});

test('what is bundled counts once: a figure that replaced it stays at the next start', async () => {
  const table = await engine.newTable();
  const { dependencies, setClock } = collector(table, '2026-05-25T12:00:00.000Z');
  await takeInBundled(dependencies);
  const day = (await readBulletins(table, 'ecb', '1999-01-01', '2026-12-31')).at(-1);
  if (!day) throw new Error('no rates of ecb are bundled');
  setClock('2026-05-25T13:00:00.000Z');
  const file = `Date,USD,\n${day.fixedOn},1.9,\n`;
  await importHistory({ source: 'ecb', file: Buffer.from(file).toString('base64') }, dependencies);
  setClock('2026-05-25T14:00:00.000Z');
  expect(await takeInBundled(dependencies)).toContain(' 0 of them new');
  const inForce = bulletinsInForce(await readBulletins(table, 'ecb', day.fixedOn, day.fixedOn));
  expect(inForce[0]?.rates).toEqual([{ currency: 'USD', nominal: 1, rate: '1.9' }]);
});
