/** Computes the indicators of a corridor beside its two distributions. */

import type { CorridorPrices } from '../model/corridor-prices.ts';
import { concentration } from './concentration.ts';
import { corridorFacts } from './corridor-facts.ts';
import { meanBp, percent, sortTotals, trimmedMeanBp } from './distribution.ts';
import { corridorSaving } from './flow-weighted.ts';
import type { CorridorIndicators, IndicatorFacts, PartialMean } from './indicator-types.ts';
import { pointAt, totalBp, totalsBp } from './totals.ts';

/** Throws a RangeError for a corridor without a price at either amount. */
export function corridorIndicators(
  prices: Pick<CorridorPrices, 'corridor' | 'sender' | 'services'>,
  facts: IndicatorFacts,
): CorridorIndicators {
  const { sender, services } = prices;
  const own = corridorFacts(prices, facts.flows);
  const trimmed = (denomination: 200 | 500): string =>
    percent(trimmedMeanBp(sortTotals(totalsBp(services, denomination))));
  return {
    trimmedMeans: [trimmed(200), trimmed(500)],
    withoutBlanks: withoutBlanks(services),
    lowValueSender: facts.lowValueSenders.includes(sender),
    smart: own.smart,
    concentration: concentration(
      services.filter((service) => pointAt(service, 200)).map(({ provider }) => provider),
    ),
    saving: corridorSaving(own, facts.flowYear),
  };
}

function withoutBlanks(services: CorridorPrices['services']): PartialMean | null {
  const at500 = services.flatMap((service) => pointAt(service, 500) ?? []);
  const kept = at500.filter(({ flags }) => !flags.includes('blank-at-500'));
  return partialMean(kept.map(totalBp), { why: 'blank-at-500', count: at500.length - kept.length });
}

/** The mean of the kept totals; null if none is kept. */
export const partialMean = (kept: readonly number[], leftOut: PartialMean['leftOut']): PartialMean | null =>
  kept.length === 0 ? null : { count: kept.length, mean: percent(meanBp(kept)), leftOut };
