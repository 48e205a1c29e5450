/** What holds for 2025 Q3 in all its corridors, as the app computes them. */
import { describe, expect, it } from 'vitest';
import { computeCorridor } from '../../../functions/compute-corridors/compute-corridor.ts';
import type { CorridorPrices } from '../../../shared/model/corridor-prices.ts';
import { PAYOUT_METHODS } from '../../../shared/model/vocabulary.ts';
import { compareBothWays } from '../../../shared/pricing/both-ways.ts';
import { cheapestByAmount } from '../../../shared/pricing/cheapest-by-amount.ts';
import { compareSurveyed } from '../../../shared/pricing/offers.ts';
import { RequestError } from '../../../shared/pricing/request.ts';
import { allCorridors, corridorOf, surveyRef, surveyRows } from '../../support/survey.ts';

const today = '2026-11-21';
const byCorridor = Map.groupBy(surveyRows, corridorOf);
const sheets = allCorridors.map(
  (id) => computeCorridor(id, surveyRef('rpw-2025-q3'), byCorridor.get(id) ?? []).prices,
);

describe('2025 Q3', () => {
  const askedIn = ({ amounts: [{ local, denomination }] }: CorridorPrices) =>
    local ?? { amount: String(denomination), currency: 'USD' };

  it('says of each offer what a recipient needs for it: nothing for cash, and else an account, a card or a wallet', () => {
    const seen = new Set<string>();
    for (const sheet of sheets) {
      const profile = { recipient: ['cash-only'] } as const;
      const { offers } = compareBothWays(sheet, { ...askedIn(sheet), today, profile });
      for (const { payoutMethod = 'none', reach, reachReasons } of offers)
        seen.add(`${payoutMethod} ${reach} ${reachReasons}`);
    }
    expect([...seen].sort()).toEqual([
      'bank-account not-reachable recipient-needs-bank-account',
      'card not-reachable recipient-needs-card',
      'cash-pickup reachable ',
      'mobile-wallet not-reachable recipient-needs-wallet',
      'none unknown pay-out-not-recorded,recipient-phone-not-recorded',
      'partner-bank-account not-reachable recipient-needs-bank-account',
    ]);
  });

  it('has as many services of each pay-out and speed as the survey, less those whose tie is not known', () => {
    const count = (key: 'payoutMethod' | 'speed') => {
      const values = sheets.flatMap(({ services }) =>
        services.map((service) => service[key] ?? 'not-recorded'),
      );
      return Object.fromEntries(
        [...new Set(values)].sort().map((value) => [value, values.filter((one) => one === value).length]),
      );
    };
    expect(count('payoutMethod')).toEqual({
      'bank-account': 2524,
      card: 48,
      'cash-pickup': 3278,
      'mobile-wallet': 476,
      'not-recorded': 44,
      'partner-bank-account': 100,
    });
    expect(count('speed')).toEqual({
      'next-day': 401,
      'not-recorded': 19,
      'same-day': 742,
      'six-days-or-more': 39,
      'three-to-five-days': 534,
      'two-days': 931,
      'within-an-hour': 3804,
    });
    const doubts = sheets.flatMap(({ services }) => services.flatMap((service) => service.doubts ?? []));
    expect(doubts.filter((doubt) => doubt === 'access-point')).toHaveLength(72);
    expect(doubts.filter((doubt) => doubt === 'local-amount')).toHaveLength(11);
  });

  it('gives offers of one pay-out alone where one is asked for', () => {
    for (const sheet of sheets) {
      const all = compareBothWays(sheet, { ...askedIn(sheet), today }).offers;
      for (const payoutMethod of PAYOUT_METHODS) {
        const { offers } = compareBothWays(sheet, { ...askedIn(sheet), today, payoutMethod });
        expect(offers).toEqual(all.filter((offer) => offer.payoutMethod === payoutMethod));
        expect(compareSurveyed(sheet, { ...askedIn(sheet), today, payoutMethod }).offers).toEqual(offers);
      }
    }
  });

  it('writes the fee in money that the survey recorded, at both amounts', () => {
    for (const sheet of sheets) {
      for (const { local, denomination } of sheet.amounts) {
        if (!local) continue;
        const { offers } = compareBothWays(sheet, { ...local, today });
        for (const { serviceId, cost } of offers) {
          const point = sheet.services
            .find(({ id }) => id === serviceId)
            ?.points.find((each) => each.denomination === denomination);
          const fee = cost?.parts.find(({ part }) => part === 'fee');
          if (!fee?.known) continue;
          // A few fees have more decimals than their currency.
          const unit = 10 ** -(sheet.decimals[local.currency] ?? 0);
          expect(Math.abs(Number(fee.amount) - Number(point?.fee)), serviceId).toBeLessThanOrEqual(unit / 2);
        }
      }
    }
  });

  it('has no price in money of a service whose local amount cannot be, and its percentages by name', () => {
    const sheet = sheets.find(({ corridor }) => corridor === 'RWA-KEN') ?? expect.unreachable('RWA-KEN');
    const doubtful = sheet.services.find(({ doubts }) => doubts?.includes('local-amount'));
    const find = (asked: { amount: string; currency: string }) =>
      compareBothWays(sheet, { ...asked, today }).offers.find(({ serviceId }) => serviceId === doubtful?.id);
    expect(find(askedIn(sheet))).toMatchObject({
      standing: 'not-priced',
      reason: 'no-price-at-this-amount',
      cost: null,
    });
    expect(find({ amount: '200', currency: 'USD' })).toMatchObject({
      standing: 'ranked',
      cost: { total: '14.65' },
    });
  });

  it('has a cheapest offer at its two amounts, and at none between', () => {
    for (const sheet of sheets) {
      const { at, spans } = cheapestByAmount(sheet, today);
      expect(spans).toBeNull();
      expect(at.map(({ denomination }) => denomination)).toEqual([200, 500]);
      for (const { cheapest } of at)
        for (const offer of cheapest) expect(Number(offer.cost?.total)).toBeGreaterThan(0);
    }
  });

  it('answers what must be paid with outlays that bring the amount, the smallest first', () => {
    let answered = 0;
    const refused: string[] = [];
    const compare = (sheet: CorridorPrices, receive: string, currency: string) => {
      try {
        return compareBothWays(sheet, { receive, currency, today }).offers;
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        expect([error.field, error.code]).toEqual(['receive', 'not-covered']);
        refused.push(sheet.corridor);
        return [];
      }
    };
    for (const sheet of sheets) {
      const [low, high] = sheet.amounts;
      if (!low.local || !high.local) continue;
      const { currency } = low.local;
      const decimals = sheet.decimals[currency] ?? 0;
      const receive = ((Number(low.local.amount) + Number(high.local.amount)) / 2).toFixed(decimals);
      const offers = compare(sheet, receive, currency);
      const ranked = offers.filter(({ standing }) => standing === 'ranked');
      const paid = ranked.map(({ cost }) => Number(cost?.paid));
      expect(paid).toEqual([...paid].sort((a, b) => a - b));
      for (const { valueReceived } of ranked)
        expect(Number(valueReceived)).toBeGreaterThanOrEqual(Number(receive));
      answered += ranked.length;
    }
    expect(answered).toBeGreaterThan(4000);
    // Corridors where hardly any service has a recorded margin.
    expect(refused.length).toBeLessThan(12);
  });
});
