/** The indicators of the bundled survey of 2025 Q3 as compute-corridors computes them: figures, sizes, time. */
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { computeCorridor } from '../../../functions/compute-corridors/compute-corridor.ts';
import { INDICATOR_FACTS } from '../../../shared/catalogue/indicator-facts.ts';
import { PUBLISHED_FIGURES } from '../../../shared/catalogue/published-figures.ts';
import { accessGap } from '../../../shared/statistics/access-gap.ts';
import { corridorIndicators } from '../../../shared/statistics/corridor-indicators.ts';
import { computeIndicators } from '../../../shared/statistics/group-indicators.ts';
import type { GroupBy } from '../../../shared/statistics/indicator-types.ts';
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

  it('has the G20’s speed as a proxy with two bounds, twins counted once', () => {
    expect(all.speed).toEqual({
      computable: true,
      proxy: 'share-of-services',
      services: 5657,
      twins: 813,
      notRecorded: 19,
      withinOneHour: '55.60',
      withinOneDay: { atLeast: '67.75', atMost: '74.58' },
      corridors: {
        counted: 348,
        withinOneHour: { atLeast: 102, atMost: 102 },
        restWithinOneDay: { atLeast: 46, atMost: 55 },
        withinOneHourWithTwins: 107,
        withinOneHourWithoutCreditCards: 93,
      },
    });
  });

  it('has the parts that the World Bank published, beside its own figures', () => {
    const told = (group: GroupBy, key: string) => {
      const found = all.groups[group].find((one) => one.key === key) ?? expect.fail(key);
      return [found.at200?.mean, found.share, found.at200FromFees?.mean, found.published];
    };
    expect(told('world', 'world')).toEqual([
      '6.362',
      '100.00',
      '6.362',
      { mean: '6.36', 'three-cheapest': '3.29', 'at-most-5': '83' },
    ]);
    expect(told('subset', 'digital')).toEqual(['4.582', '34.57', '4.583', { mean: '4.59', share: '35' }]);
    expect(told('subset', 'not-digital')).toEqual(['7.303', '65.43', '7.302', { mean: '7.30' }]);
    expect(told('subset', 'card')).toEqual(['4.390', '46.24', '4.389', { mean: '4.39' }]);
    expect(told('subset', 'international-operators')).toEqual(['5.549', '27.65', '5.548', {}]);
    expect(told('providerType', 'bank')).toEqual(['14.971', '16.55', '14.985', { mean: '14.99' }]);
    // One row of 0 and 0, RemitMoney from Germany to India.
    expect(world?.at200FromFees).toEqual({ count: 6469, mean: '6.362', leftOut: { why: 'blank', count: 1 } });
    expect(all.mayBeDigital).toEqual({ services: 14, mean: '4.598' });
  });

  it('has every figure that it names as published in its groups', () => {
    for (const { period, group, key, kind, value } of PUBLISHED_FIGURES) {
      expect(period).toBe(all.period);
      expect(all.groups[group].find((one) => one.key === key)?.published?.[kind], key).toBe(value);
    }
  });

  it('has the three cheapest over services and over providers, and bounds', () => {
    expect(world?.sdg).toEqual({ met: 217, notMet: 43, unknown: 81, fewerThanThree: 7 });
    expect(world?.smart).toEqual({
      rules: 'karvon-smart-1',
      byService: { corridors: 341, atLeast: '2.785', atMost5: '87.39' },
      byProvider: { corridors: 332, atLeast: '3.134', atMost5: '83.73' },
      bounded: 258,
      oneFirm: 68,
    });
  });

  it('has inclusion in every corridor whose recipients have a survey of adults in date', () => {
    const answers = COMPUTED.map(({ prices, statistics }) => ({
      ...statistics.inclusion,
      of: prices.corridor,
    }));
    const computable = answers.flatMap((answer) => (answer.computable ? [answer] : []));
    expect(computable).toHaveLength(313);
    expect(
      answers.filter((one) => !one.computable && one.why === 'no-survey-of-adults-in-date'),
    ).toHaveLength(35);
    const of = (corridor: string) => computable.find((one) => one.of === corridor) ?? expect.fail(corridor);
    // In 343 of 348 corridors somebody hands out cash; of the five others three have cells.
    const unseen = computable.filter(({ groups: [group] }) => Number(group?.noWaySeenShare) > 0);
    expect(unseen.map(({ of: corridor, groups: [group] }) => [corridor, group?.noWaySeenShare])).toEqual([
      ['BEL-DZA', '64.71'],
      ['DEU-TJK', '47.53'],
      ['FRA-DZA', '64.71'],
      ['IND-LKA', '18.77'],
      ['SEN-MLI', '45.25'],
    ]);
    // Margins of exactly 0 would make them cheap, or cost less than nothing.
    const costs = ({ groups: [group] }: (typeof computable)[number]) => [
      group?.inclusiveCost?.atMost,
      group?.inclusiveCostWithUnconfirmed?.atMost,
    ];
    expect(costs(of('USA-MEX'))).toEqual(['1.273', '-0.763']);
    expect(costs(of('DEU-UKR'))).toEqual(['2.336', '0.722']);
    // 17 of 19 services credit a card, and 24 % of adults have one.
    expect(of('DEU-TJK')).toMatchObject({ services: 19, card: { services: 17 } });
    expect(of('DEU-TJK').groups[0]?.debitCard).toBe('23.96');
    expect(of('DEU-TJK').cells.map(({ standing }) => standing)).toEqual([
      'too-few',
      'too-few',
      'none-seen',
      'none-seen',
    ]);
    expect(of('DEU-KGZ').groups[0]?.inclusiveCost).toEqual({ atLeast: '5.900', atMost: '5.900' });
  });

  it('has the gap of a recipient with nothing but cash', () => {
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

  it('is computed for all 348 corridors in two seconds, on a machine that does other things too', () => {
    // The best of five runs, because the machine may be busy.
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      for (const sheet of SHEETS) corridorIndicators(sheet, INDICATOR_FACTS);
      computeIndicators(SHEETS, INDICATOR_FACTS);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(2000);
  });
});
