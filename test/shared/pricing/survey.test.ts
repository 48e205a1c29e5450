import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SurveyedService } from '../../../shared/model/corridor-prices.ts';
import { joinPricePoints, type SurveyRow } from '../../../shared/pricing/survey.ts';
import { anyRows, pair, row } from './facts.ts';

/** Each service as `fee/margin+fee/margin`; single prices with their denomination. */
const shape = (rows: readonly SurveyRow[]): string[] =>
  joinPricePoints(rows, 'different').services.map(({ points }) =>
    points.map(({ denomination, feeBp, marginBp }) => `${denomination}:${feeBp}/${marginBp}`).join(' + '),
  );
const rowOf = ({ provider, fundingInstrument, accessPoint }: SurveyedService) => ({
  provider,
  fundingInstrument,
  accessPoint,
});
const text = (row: SurveyRow): string =>
  [row.provider, row.fundingInstrument, row.accessPoint, row.denomination, row.feeBp, row.marginBp].join(' ');

describe('joinPricePoints', () => {
  it('joins one 200 and one 500 row, whatever their margins', () => {
    expect(shape(pair('anor', [100, 50], [40, 70]))).toEqual(['200:100/50 + 500:40/70']);
  });

  it('joins rows of a margin that occurs once at each amount', () => {
    expect(shape([...pair('anor', [100, 50], [40, 50]), ...pair('anor', [90, 70], [30, 70])])).toEqual([
      '200:90/70 + 500:30/70',
      '200:100/50 + 500:40/50',
    ]);
  });

  it('joins full duplicates: however they are matched, the services are the same', () => {
    const rows = [...pair('anor', [100, 50], [40, 50]), ...pair('anor', [100, 50], [40, 50])];
    expect(shape(rows)).toEqual(['200:100/50 + 500:40/50', '200:100/50 + 500:40/50']);
  });

  it('joins if all rows at one amount are alike', () => {
    const rows = [...pair('anor', [50, 28], [0, 28]), ...pair('anor', [150, 28], [0, 28])];
    expect(shape(rows)).toEqual(['200:50/28 + 500:0/28', '200:150/28 + 500:0/28']);
  });

  it('does not join rows that could be matched in two ways', () => {
    const rows = [...pair('anor', [100, 50], [40, 50]), ...pair('anor', [200, 50], [80, 50])];
    expect(shape(rows)).toEqual(['200:100/50', '200:200/50', '500:40/50', '500:80/50']);
  });

  it('does not join rows of a margin that occurs more often at one amount', () => {
    const rows = [...pair('anor', [100, 50], [40, 50]), row('anor', 200, 100, 50), row('anor', 500, 20, 60)];
    expect(shape(rows)).toEqual(['200:100/50', '200:100/50', '500:20/60', '500:40/50']);
  });

  it('does not join the last two rows if their margins differ', () => {
    const rows = [...pair('anor', [100, 50], [40, 50]), ...pair('anor', [90, 70], [30, 60])];
    expect(shape(rows)).toEqual(['200:100/50 + 500:40/50', '200:90/70', '500:30/60']);
  });

  it('keeps a single row single', () => {
    expect(shape([row('anor', 500, 40, 50)])).toEqual(['500:40/50']);
  });

  it('joins only within one provider, instrument and access point', () => {
    const rows = [
      row('anor', 200, 100, 50),
      { ...row('bek', 500, 40, 50) },
      { ...row('anor', 500, 40, 50), accessPoint: 'internet' as const },
      { ...row('anor', 500, 40, 50), fundingInstrument: 'debit-card' as const },
    ];
    const { services, counts } = joinPricePoints(rows, 'different');
    expect(services.map(({ id }) => id)).toEqual([
      'anor.cash.agent.1',
      'anor.cash.internet.1',
      'anor.debit-card.agent.1',
      'bek.cash.agent.1',
    ]);
    expect(counts).toEqual({ rows200: 1, rows500: 3, joined: 0, single200: 1, single500: 3 });
  });

  it('counts rows and services', () => {
    const rows = [
      ...pair('anor', [100, 50], [40, 50]),
      ...pair('anor', [90, 70], [30, 60]),
      ...pair('bek', [1, 2], [3, 4]),
    ];
    expect(joinPricePoints(rows, 'same').counts).toEqual({
      rows200: 3,
      rows500: 3,
      joined: 2,
      single200: 1,
      single500: 1,
    });
    expect(joinPricePoints([], 'same')).toMatchObject({
      services: [],
      counts: { rows200: 0, rows500: 0, joined: 0, single200: 0, single500: 0 },
    });
  });

  it('joins tied rows as recorded, whatever their figures, beside rows without a tie', () => {
    const tied = (tie: number, low: [number, number], high: [number, number]) =>
      pair('anor', low, high, { tie });
    const rows = [
      ...tied(1, [100, 50], [80, 50]),
      ...tied(2, [200, 50], [40, 50]),
      ...tied(3, [90, 70], [30, 60]),
      { ...row('anor', 500, 20, 10), tie: 4 },
    ];
    expect(shape(rows)).toEqual([
      '200:90/70 + 500:30/60',
      '200:100/50 + 500:80/50',
      '200:200/50 + 500:40/50',
      '500:20/10',
    ]);
    expect(shape([...rows, ...pair('bek', [1, 2], [3, 4])])).toHaveLength(5);
    const { services, counts } = joinPricePoints(rows, 'different');
    expect(joinPricePoints([...rows].reverse(), 'different')).toMatchObject({ services, counts });
    expect(() => shape([...rows, { ...row('anor', 500, 1, 1), tie: 3 }])).toThrow(RangeError);
    expect(() =>
      shape([row('anor', 200, 1, 1), row('anor', 200, 2, 2)].map((one) => ({ ...one, tie: 1 }))),
    ).toThrow(RangeError);
  });

  it('numbers services that the figures alone would join before those that only a tie joins', () => {
    const free = [...pair('anor', [200, 50], [80, 50]), ...pair('anor', [90, 70], [30, 60])];
    expect(shape(free)).toEqual(['200:200/50 + 500:80/50', '200:90/70', '500:30/60']);
    expect(shape(free.map((one, index) => ({ ...one, tie: 1 + Math.floor(index / 2) })))).toEqual([
      '200:200/50 + 500:80/50',
      '200:90/70 + 500:30/60',
    ]);
  });

  it('keeps what is recorded of a service, and what of a price', () => {
    const recorded = {
      payoutMethod: 'card',
      speed: 'next-day',
      collectedOn: '2025-08-01',
      doubts: ['access-point'],
    } as const;
    const rows = pair('anor', [100, 50], [40, 50], { ...recorded, fee: '1.4' });
    const { services } = joinPricePoints(rows, 'different');
    expect(services).toEqual([
      {
        id: 'anor.cash.agent.1',
        provider: 'anor',
        fundingInstrument: 'cash',
        accessPoint: 'agent',
        ...recorded,
        points: [
          { denomination: 200, fee: '1.4', feeBp: 100, marginBp: 50, flags: [] },
          { denomination: 500, fee: '1.4', feeBp: 40, marginBp: 50, flags: [] },
        ],
      },
    ]);
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s basis points', (bad) => {
    expect(() => joinPricePoints([row('anor', 200, bad, 0)], 'same')).toThrow(RangeError);
    expect(() => joinPricePoints([row('anor', 200, 0, bad)], 'same')).toThrow(RangeError);
  });

  it('loses no row and adds none, in any order, and gives unique ids', () => {
    fc.assert(
      fc.property(
        anyRows.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          const joined = joinPricePoints(rows, 'different');
          const out = joined.services.flatMap((service) =>
            service.points.map(({ denomination, feeBp, marginBp }) =>
              text({ ...rowOf(service), denomination, feeBp, marginBp }),
            ),
          );
          expect(out.sort()).toEqual(rows.map(text).sort());
          const { services, counts } = joined;
          const again = joinPricePoints(shuffled, 'different');
          expect({ services: again.services, counts: again.counts }).toEqual({ services, counts });
          // Each price is of one of the rows given, and no two are of the same.
          const behind = joined.services.flatMap(({ points }) =>
            points.map((point) => joined.rowOf.get(point)),
          );
          expect(new Set(behind)).toEqual(new Set(rows));
          expect(behind).toHaveLength(rows.length);
          for (const [{ denomination, feeBp, marginBp }, row] of joined.rowOf)
            expect(row).toMatchObject({ denomination, feeBp, marginBp });
          expect(new Set(joined.services.map(({ id }) => id)).size).toBe(joined.services.length);
          expect(joined.counts.rows200).toBe(rows.filter(({ denomination }) => denomination === 200).length);
          expect(joined.counts.rows500).toBe(rows.filter(({ denomination }) => denomination === 500).length);
          for (const { id, points, ...rest } of joined.services) {
            expect(id.startsWith(`${rest.provider}.${rest.fundingInstrument}.${rest.accessPoint}.`)).toBe(
              true,
            );
            expect(points.map(({ denomination }) => denomination)).toEqual(
              points.length === 2 ? [200, 500] : [points[0]?.denomination],
            );
          }
        },
      ),
    );
  });
});

describe('flags', () => {
  const flags = (rows: readonly SurveyRow[], currencies: 'same' | 'different' = 'different') =>
    joinPricePoints(rows, currencies).services.map(({ points }) => points.map((point) => point.flags.join()));

  it.each([
    [100, 0, 'different', 'no-margin-recorded'],
    [100, 0, 'same', ''],
    [100, 1, 'different', ''],
    [100, -1, 'different', ''],
    [0, 0, 'same', 'total-not-positive'],
    [0, 0, 'different', 'no-margin-recorded,total-not-positive'],
    [100, -100, 'different', 'total-not-positive'],
    [100, -101, 'same', 'total-not-positive'],
    [100, -99, 'same', ''],
  ] as const)('of fee %s, margin %s between %s currencies: %s', (feeBp, marginBp, currencies, expected) => {
    expect(flags([row('anor', 200, feeBp, marginBp)], currencies)).toEqual([[expected]]);
    expect(flags([row('anor', 500, feeBp, marginBp)], currencies)).toEqual([[expected]]);
  });

  it('flags only 0/0 at 500 beside a cost at 200 as blank', () => {
    const blank = 'no-margin-recorded,total-not-positive,blank-at-500';
    expect(flags(pair('ria', [250, 0], [0, 0]))).toEqual([['no-margin-recorded', blank]]);
    expect(flags(pair('ria', [250, 60], [0, 0]), 'same')).toEqual([['', 'total-not-positive,blank-at-500']]);
    expect(flags(pair('ria', [60, -60], [0, 0]), 'same')).toEqual([
      ['total-not-positive', 'total-not-positive'],
    ]);
    expect(flags(pair('ria', [0, 0], [0, 0]), 'same')).toEqual([
      ['total-not-positive', 'total-not-positive'],
    ]);
    expect(flags(pair('ria', [250, 60], [10, -10]), 'same')).toEqual([['', 'total-not-positive']]);
    expect(flags(pair('ria', [250, 60], [-10, 0]), 'same')).toEqual([['', 'total-not-positive']]);
    expect(flags(pair('ria', [0, 0], [250, 60]), 'same')).toEqual([['total-not-positive', '']]);
    expect(flags([row('ria', 500, 0, 0)], 'same')).toEqual([['total-not-positive']]);
  });
});
