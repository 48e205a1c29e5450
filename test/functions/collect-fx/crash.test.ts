/** The process dies at each of its writes, before or after it: the next run always reaches the state of an unbroken run. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeInBundled } from '../../../functions/collect-fx/bundled.ts';
import { importHistory } from '../../../functions/collect-fx/history.ts';
import { type CollectFxDependencies, collectFx } from '../../../functions/collect-fx/service.ts';
import { unpack } from '../../../functions/storage/encoding.ts';
import { readSourceState } from '../../../functions/storage/rate-sources.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { RATE_SOURCE_ENTRIES } from '../../../shared/catalogue/rate-sources.ts';
import { collector, fixtureHaving } from '../../support/banks.ts';
import { Crash, counting, dyingAt, WHEN } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { END_OF_TIME } from '../../support/rates.ts';
import { readFixture } from '../sources/fx/cases.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const FIRST = '2026-04-24T18:00:00.000Z';
const SECOND = '2026-04-24T19:00:00.000Z';
const THIRD = '2026-04-24T20:00:00.000Z';

/** Every bulletin and state, as values. */
async function contents(table: Table) {
  const partitions = ['RATE_SOURCES', ...RATE_SOURCE_ENTRIES.map(({ id }) => `BULLETINS#${id}`)];
  const items = await Promise.all(partitions.map((pk) => table.query(pk)));
  return items.flat().map(({ pk, sk, value }) => ({ pk, sk, value: unpack(value) }));
}

/** A bank that corrects one of its two bulletins. */
async function prepare() {
  const table = await engine.newTable();
  const world = collector(table, FIRST, ['nbu']);
  world.setClock('2026-03-06T10:00:00.000Z');
  world.client.say('nbu', fixtureHaving('nbu', ['50.5422', '50.5421']));
  await collectFx(['nbu'], world.dependencies);
  world.client.say('nbu', readFixture('nbu.json'));
  world.setClock(SECOND);
  return { table, ...world };
}

describe.each(WHEN)('just %s it', (when) => {
  test('asking a bank', async () => {
    const unbroken = await prepare();
    const counted = counting(unbroken.dependencies);
    await collectFx(['nbu'], counted);
    const goal = await contents(unbroken.table);
    // Evidence, its record, the corrected bulletin, the state.
    expect(counted.writes()).toBe(4);
    for (let write = 1; write <= 4; write++) {
      const { table, dependencies, evidence } = await prepare();
      const [broken] = await collectFx(['nbu'], dyingAt(dependencies, write, when));
      expect(broken?.failure, `write ${write}`).not.toBeNull();
      // Every bulletin has its evidence.
      for (const { pk, value } of await contents(table))
        if (pk.startsWith('BULLETINS'))
          expect(evidence.kept.has((value as { evidence: string }).evidence)).toBe(true);
      await collectFx(['nbu'], dependencies);
      expect(await contents(table), `after write ${write}`).toEqual(goal);
    }
  });

  test('an hour later, bulletins stored by the dead run still count as a change', async () => {
    for (let write = 1; write <= 4; write++) {
      const { table, dependencies, announced, setClock } = await prepare();
      await collectFx(['nbu'], dyingAt(dependencies, write, when));
      setClock(THIRD);
      await collectFx(['nbu'], dependencies);
      const { lastChange } = await readSourceState(table, 'nbu', END_OF_TIME);
      expect([SECOND, THIRD], `write ${write}`).toContain(lastChange);
      // Counted once the state is written, unless that was the dead run's last write.
      expect(announced.length, `write ${write}`).toBe(when === 'after' && write === 4 ? 1 : 2);
    }
  });

  test.each([
    ['the bundled rates', (dependencies: CollectFxDependencies) => takeInBundled(dependencies), 37],
    [
      'a history',
      (dependencies: CollectFxDependencies) =>
        importHistory({ source: 'ecb', file: readFixture('ecb-hist.csv').toString('base64') }, dependencies),
      1,
    ],
  ])('storing %s', async (_, run, step) => {
    const start = async () => {
      const table = await engine.newTable();
      return { table, ...collector(table, FIRST, ['cbr']) };
    };
    const unbroken = await start();
    const counted = counting(unbroken.dependencies);
    await run(counted);
    const goal = await contents(unbroken.table);
    expect(goal.length).toBeGreaterThan(2);
    for (let write = 1; write <= counted.writes(); write += step) {
      const { table, dependencies } = await start();
      await expect(run(dyingAt(dependencies, write, when))).rejects.toThrow(Crash);
      await run(dependencies);
      expect(await contents(table), `after write ${write}`).toEqual(goal);
    }
  });
});
