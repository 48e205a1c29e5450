/** The indicators of the bundled survey of 2025 Q3 as compute-corridors computes them: figures, sizes, time. */
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { computeCorridor } from '../../../functions/compute-corridors/compute-corridor.ts';
import { INDICATOR_FACTS } from '../../../shared/catalogue/indicator-facts.ts';
import { accessGap } from '../../../shared/statistics/access-gap.ts';
import { corridorIndicators } from '../../../shared/statistics/corridor-indicators.ts';
import { computeIndicators } from '../../../shared/statistics/group-indicators.ts';
import { serviceTotals } from '../../../shared/statistics/reached.ts';
import { allCorridors, rowsOf, surveyRef, surveyRows } from '../../support/survey.ts';

const COMPUTED = allCorridors.map((corridor) =>
  computeCorridor(corridor, surveyRef('rpw-2025-q3'), rowsOf(corridor)),
);
const SHEETS = COMPUTED.map(({ prices }) => prices);
const all = computeIndicators(SHEETS, INDICATOR_FACTS) ?? expect.fail('the survey has rows');
const compressed = (value: unknown): number =>
  brotliCompressSync(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;

describe('2025 Q3', () => {
  const [world] = all.groups.world;

  it('costs 6.362 % worldwide at 200, half of the services 4.125 % or less, and one corridor pulls 0.19', () => {
    expect(world?.at200).toMatchObject({ count: 6470, mean: '6.362', median: '4.125' });
    expect(world?.at200?.pull).toEqual({ corridor: 'TUR-BGR', points: '0.190' });
    expect(world?.at500).toMatchObject({ count: 6470, mean: '4.064' });
    expect(world?.at500WithoutBlanks).toMatchObject({ count: 6435, mean: '4.086' });
    expect(all.globalTarget).toEqual({ percent: 3, lessThan: false, atMost: false });
    expect(all.speed).toEqual({ computable: false, why: 'speed-not-recorded' });
    expect(all.leftOut).toEqual({ otherPeriod: 0, noRegion: 0 });
  });

  it('is 6.17 without Turkey’s 11 services', () => {
    const without = computeIndicators(SHEETS, { ...INDICATOR_FACTS, lowValueSenders: ['TUR'] });
    expect(without?.groups.world[0]?.at200WithoutLowValueSenders).toEqual({
      count: 6459,
      mean: '6.172',
      leftOut: { why: 'low-value-sender', count: 11 },
    });
    expect(world?.at200WithoutLowValueSenders).toMatchObject({ count: 6140, mean: '5.701' });
  });

  it('has every corridor’s mean, as computed from its rows', () => {
    expect(all.groups.corridor).toHaveLength(348);
    const totals = new Map<string, number[]>();
    for (const { sender, receiver, denomination, feeBp, marginBp } of surveyRows) {
      if (denomination !== 200) continue;
      const key = `${sender}-${receiver}`;
      totals.set(key, [...(totals.get(key) ?? []), feeBp + marginBp]);
    }
    for (const { key, at200 } of all.groups.corridor) {
      const own = totals.get(key) ?? [];
      const mean = own.reduce((sum, total) => sum + total, 0) / own.length / 100;
      expect(Math.abs(Number(at200?.mean) - mean), key).toBeLessThan(0.00051);
      expect(at200?.count).toBe(own.length);
    }
  });

  it('prints the regions’ means, to compare with the World Bank’s', () => {
    const { region } = all.groups;
    console.log(region.map(({ key, at200 }) => `${key} ${at200?.count} ${at200?.mean}`).join('; '));
    expect(region.map(({ key }) => key)).toEqual([
      'east-asia-pacific',
      'europe-central-asia',
      'latin-america-caribbean',
      'middle-east-north-africa-afghanistan-pakistan',
      'south-asia',
      'sub-saharan-africa',
    ]);
    expect(region.reduce((sum, { at200 }) => sum + (at200?.count ?? 0), 0)).toBe(6470);
  });

  it('has no corridor that meets the target, because speed and coverage are not recorded', () => {
    expect(world?.sdg).toEqual({ met: 0, notMet: 43, unknown: 298, fewerThanThree: 7 });
    for (const { statistics } of COMPUTED) {
      const { known, atMost } = statistics.more.smart;
      expect([known, atMost]).toEqual([0, null]);
    }
  });

  it('publishes no figure of inclusion yet, and the gap of a recipient with nothing but cash', () => {
    for (const { statistics } of COMPUTED)
      expect(statistics.inclusion).toEqual({ computable: false, why: 'not-published' });
    const gaps = SHEETS.map((sheet) => accessGap(serviceTotals(sheet), { recipient: ['cash-only'] }, sheet));
    const whys = gaps.flatMap((gap) => (gap.computable ? [] : [gap.why]));
    expect(whys.filter((why) => why === 'none-seen')).toHaveLength(5);
    expect(whys.filter((why) => why === 'no-confirmed-price')).toHaveLength(9);
    expect(whys).toHaveLength(14);
    expect(gaps.filter((gap) => gap.computable).some(({ atLeast }) => Number(atLeast) > 1)).toBe(true);
  });

  it('has no cash-funded row in some corridors: none seen, not excluded', () => {
    const cash = SHEETS.map((sheet) =>
      accessGap(serviceTotals(sheet), { sender: ['cash-only', 'papers'] }, sheet),
    );
    expect(cash.some((gap) => !gap.computable && gap.why === 'none-seen')).toBe(true);
    for (const gap of cash) if (gap.computable) expect(Number(gap.atLeast)).toBeGreaterThanOrEqual(0);
  });

  it('keeps a corridor’s prices under 4 kB and all groups under 300 kB, compressed', () => {
    expect(Math.max(...SHEETS.map(compressed))).toBeLessThan(4000);
    for (const corridor of ['USA-PHL', 'USA-MEX'])
      expect(compressed(SHEETS.find((sheet) => sheet.corridor === corridor))).toBeLessThan(2200);
    expect(compressed(all)).toBeLessThan(300_000);
  });

  it('is computed for all 348 corridors in half a second', () => {
    // The best of five runs, because the machine may be busy.
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      for (const sheet of SHEETS) corridorIndicators(sheet, INDICATOR_FACTS);
      computeIndicators(SHEETS, INDICATOR_FACTS);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(500);
  });
});
