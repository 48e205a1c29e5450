import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPEEDS, type Speed } from '../../../shared/model/vocabulary.ts';
import { speedTarget, type TimedService } from '../../../shared/statistics/speed-target.ts';

let made = 0;
/** No two are twins unless told so. */
const service = (speed: Speed | null, over: Partial<TimedService> = {}): TimedService => {
  made += 1;
  return {
    provider: `firm ${made}`,
    fundingInstrument: 'cash',
    accessPoint: 'agent',
    payoutMethod: 'cash-pickup',
    points: [{ denomination: 200, feeBp: 1, marginBp: 1, flags: [] }],
    ...(speed && { speed }),
    ...over,
  };
};
const at = (...speeds: (Speed | null)[]): TimedService[] => speeds.map((speed) => service(speed));
const [hour, day, next, later] = ['within-an-hour', 'same-day', 'next-day', 'two-days'] as const;
const computed = (...corridors: TimedService[][]) => {
  const target = speedTarget(corridors);
  return target.computable ? target : expect.fail(target.why);
};

describe('speedTarget', () => {
  it('is not computable if no speed is recorded', () => {
    const none = { computable: false, why: 'speed-not-recorded' };
    expect(speedTarget([at(null, null)])).toEqual(none);
    expect(speedTarget([])).toEqual(none);
  });

  it('is a share of the services with a recorded speed, and a count of corridors', () => {
    expect(speedTarget([at(hour, hour, hour, day), at(later, hour, null, next)])).toEqual({
      computable: true,
      proxy: 'share-of-services',
      services: 8,
      twins: 0,
      notRecorded: 1,
      // Of 7: 4 within an hour, 5 on the same day, 6 by the next.
      withinOneHour: '57.14',
      withinOneDay: { atLeast: '71.43', atMost: '85.71' },
      corridors: {
        counted: 2,
        withinOneHour: { atLeast: 1, atMost: 1 },
        restWithinOneDay: { atLeast: 1, atMost: 1 },
        withinOneHourWithTwins: 1,
        withinOneHourWithoutCreditCards: 1,
      },
    });
  });

  /** At least and at most: three quarters within an hour; and the rest within a day. */
  it.each([
    [
      [hour, hour, hour, day],
      [1, 1],
      [1, 1],
    ],
    [
      [hour, hour, hour, next],
      [1, 1],
      [0, 1],
    ],
    [
      [hour, hour, hour, later],
      [1, 1],
      [0, 0],
    ],
    [
      [hour, hour, hour, null],
      [1, 1],
      [0, 1],
    ],
    [
      [hour, hour, day],
      [0, 0],
      [0, 0],
    ],
    [
      [hour, hour, null],
      [0, 1],
      [0, 1],
    ],
    [
      [hour, hour, null, later],
      [0, 1],
      [0, 0],
    ],
    [
      [hour, null, null],
      [0, 1],
      [0, 1],
    ],
    [[hour], [1, 1], [1, 1]],
    [[day], [0, 0], [0, 0]],
  ] as const)('%j: %j of one corridor, and the rest %j', (speeds, withinAnHour, rest) => {
    const { corridors } = computed(at(...speeds));
    expect(corridors.withinOneHour).toEqual({ atLeast: withinAnHour[0], atMost: withinAnHour[1] });
    expect(corridors.restWithinOneDay).toEqual({ atLeast: rest[0], atMost: rest[1] });
  });

  it.each(SPEEDS)('%s is within an hour, a day, or neither', (speed) => {
    const place = SPEEDS.indexOf(speed);
    expect(computed(at(speed))).toMatchObject({
      withinOneHour: place < 1 ? '100.00' : '0.00',
      withinOneDay: {
        atLeast: place < 2 ? '100.00' : '0.00',
        atMost: place < 3 ? '100.00' : '0.00',
      },
    });
  });

  describe('twins', () => {
    const debit = service(hour, { provider: 'acme', fundingInstrument: 'debit-card' });
    const credit: TimedService = { ...debit, fundingInstrument: 'credit-card' };

    it('of debit and credit card at one price count once', () => {
      const one = computed([debit, credit, service(later)]);
      expect(one).toMatchObject({ services: 2, twins: 1, withinOneHour: '50.00' });
      // One debit card is the twin of one credit card.
      expect(computed([debit, credit, credit])).toMatchObject({ services: 2, twins: 1 });
      expect(computed([debit, debit, credit, credit])).toMatchObject({ services: 2, twins: 2 });
      expect(computed([credit, debit])).toMatchObject({ services: 1, twins: 1 });
      expect(computed([debit], [credit])).toMatchObject({ services: 2, twins: 0 });
    });

    it.each([
      { provider: 'other' },
      { accessPoint: 'internet' },
      { payoutMethod: 'card' },
      { speed: day },
      { points: [{ denomination: 200, feeBp: 2, marginBp: 1, flags: [] }] },
      { fundingInstrument: 'bank-account' },
    ] as const)('are alike in all else: not with %j', (over) => {
      expect(computed([debit, { ...credit, ...over }])).toMatchObject({ services: 2, twins: 0 });
    });

    it('change how many corridors there are, both ways of counting told', () => {
      // With twins 3 of 4 within an hour, once 2 of 3, without credit cards too.
      const { corridors } = computed([debit, credit, service(hour), service(later)]);
      expect(corridors).toMatchObject({
        withinOneHour: { atLeast: 0, atMost: 0 },
        withinOneHourWithTwins: 1,
        withinOneHourWithoutCreditCards: 0,
      });
      expect(computed([credit], at(day)).corridors).toMatchObject({
        withinOneHourWithTwins: 1,
        withinOneHourWithoutCreditCards: 0,
      });
    });
  });

  it('has at least within at most, whatever the speeds', () => {
    const corridors = fc.array(fc.array(fc.constantFrom(null, ...SPEEDS), { minLength: 1, maxLength: 8 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(corridors, (drawn) => {
        const target = speedTarget(drawn.map((speeds) => at(...speeds)));
        if (!target.computable) return;
        const { withinOneHour, restWithinOneDay, counted } = target.corridors;
        expect(restWithinOneDay.atLeast).toBeLessThanOrEqual(withinOneHour.atLeast);
        expect(restWithinOneDay.atMost).toBeLessThanOrEqual(withinOneHour.atMost);
        expect(withinOneHour.atLeast).toBeLessThanOrEqual(withinOneHour.atMost);
        expect(withinOneHour.atMost).toBeLessThanOrEqual(counted);
        expect(Number(target.withinOneHour)).toBeLessThanOrEqual(Number(target.withinOneDay.atLeast));
        expect(Number(target.withinOneDay.atLeast)).toBeLessThanOrEqual(Number(target.withinOneDay.atMost));
      }),
    );
  });
});
