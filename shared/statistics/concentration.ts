/**
 * Measures how few firms offer a corridor's services. It counts services by firm name: market shares and owners are not
 * known.
 */

import { byText } from '../model/order.ts';
import { formatDecimal } from '../money/decimal.ts';
import { rational } from '../money/rational.ts';
import type { Concentration } from './indicator-types.ts';

/** Takes the provider of each service. Throws a RangeError if there is none. */
export function concentration(providers: readonly string[]): Concentration {
  const counts = new Map<string, number>();
  for (const provider of providers) counts.set(provider, (counts.get(provider) ?? 0) + 1);
  const all = providers.length;
  const most = Math.max(0, ...counts.values());
  const squares = [...counts.values()].reduce((sum, count) => sum + count * count, 0);
  return {
    firms: counts.size,
    services: all,
    largest: [...counts]
      .filter(([, count]) => count === most)
      .map(([provider]) => provider)
      .sort(byText),
    largestShare: formatDecimal(rational(100 * most, all), 2),
    hhi: formatDecimal(rational(10_000 * squares, all * all), 0),
  };
}
