/** What holds for 2025 Q3 in all its corridors, as the app computes them. */
import { describe, expect, it } from 'vitest';
import { computeCorridor } from '../../../functions/compute-corridors/compute-corridor.ts';
import type { CorridorPrices } from '../../../shared/model/corridor-prices.ts';
import { RECIPIENT_HAS } from '../../../shared/model/vocabulary.ts';
import { compareBothWays } from '../../../shared/pricing/both-ways.ts';
import { cheapestByAmount } from '../../../shared/pricing/cheapest-by-amount.ts';
import { RequestError } from '../../../shared/pricing/request.ts';
import { allCorridors, corridorOf, surveyRef, surveyRows } from '../../support/survey.ts';

const today = '2026-11-21';
const byCorridor = Map.groupBy(surveyRows, corridorOf);
const sheets = allCorridors.map(
  (id) => computeCorridor(id, surveyRef('rpw-2025-q3'), byCorridor.get(id) ?? []).prices,
);

describe('2025 Q3', () => {
  it('has no pay-out method: nothing is reachable for certain for any recipient', () => {
    for (const sheet of sheets) {
      const [{ local, denomination }] = sheet.amounts;
      const asked = local ?? { amount: String(denomination), currency: 'USD' };
      const profile = { recipient: RECIPIENT_HAS.filter((has) => has !== 'cash-only') };
      const { offers } = compareBothWays(sheet, { ...asked, today, profile });
      for (const { reach, reachReasons } of offers) {
        expect(reach).toBe('unknown');
        expect(reachReasons).toEqual(['pay-out-not-recorded']);
      }
    }
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
