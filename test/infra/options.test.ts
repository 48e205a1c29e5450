/** What may be given to `npm start`, and what is said of the rest. */
import { describe, expect, it } from 'vitest';
import { rpw } from '../../functions/sources/prices/rpw.ts';
import { Complaint, EARLIEST_DAY, readOptions } from '../../infra/local/options.ts';
import { addDays } from '../../shared/model/day.ts';

const TODAY = '2026-11-28';
const read = (...args: string[]) => readOptions(args, undefined, TODAY);

describe('npm start', () => {
  it('runs as of today on the usual port', () => {
    expect(read()).toEqual({ port: 8787, fresh: false, day: undefined, exampleFeeds: false });
  });

  it.each([
    [['--day', '2026-04-24'], { day: '2026-04-24', fresh: false }],
    [['--day=2026-04-24', '--fresh'], { day: '2026-04-24', fresh: true }],
    [['--fresh', '--day', EARLIEST_DAY], { day: EARLIEST_DAY, fresh: true }],
    [['--example-feeds', '--day=2026-04-24'], { day: '2026-04-24', exampleFeeds: true }],
    [['--day', '2026-11-27'], { day: '2026-11-27', fresh: false }],
    [['--day', '2028-02-29', '--day', '2026-04-24'], undefined],
  ])('%j', (args, expected) => {
    if (expected) expect(read(...args)).toMatchObject(expected);
    else expect(() => read(...args)).toThrow(Complaint);
  });

  it.each([
    [['--day']],
    [['--day', '24.04.2026']],
    [['--day', '2026-4-24']],
    [['--day', '2026-02-30']],
    [['--day', '2026-11-29']],
    [['--day', TODAY]],
    [['--day', '2025-09-30']],
    [['--day=']],
  ])('%j is refused, with the days that can be', (args) => {
    expect(() => read(...args)).toThrow(/^--day .*2025-10-01.*2026-11-28.*npm start -- --day 2026-04-24/);
  });

  it('begins on the day after the bundled survey', async () => {
    const { lastDay } = rpw.parse(await rpw.fetch());
    expect(EARLIEST_DAY).toBe(addDays(lastDay, 1));
  });
});
