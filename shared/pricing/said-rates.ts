/** The rates of the day that what providers say is priced with: a margin over the reference rate, a rate held against it. */
import type { Exchange } from '../fx/exchange.ts';
import type { PricedCorridor } from './priced-corridor.ts';
import type { Rates } from './tariff/tariff.ts';

/** The benchmark by which a tariff means our reference rate of the day. */
export const REFERENCE_RATE = 'reference';

/**
 * The rates from the corridor's send currency, by benchmark; undefined where nobody says prices, or no rate is in date. Where
 * both ends use one currency, it is 1. We have no other benchmark than our own: a margin over one is not known.
 */
export function ratesOfSaid(
  { said, currencies, sendCurrency }: Pick<PricedCorridor, 'said' | 'currencies' | 'sendCurrency'>,
  exchange: Exchange | undefined,
): Rates | undefined {
  if (!said) return undefined;
  const ofDay = exchange?.pair.from === sendCurrency ? exchange.pair.rate : undefined;
  const rate = currencies === 'same' ? '1' : ofDay;
  const payoutCurrency = currencies === 'same' ? sendCurrency : exchange?.pair.to;
  return rate === undefined || payoutCurrency === undefined
    ? undefined
    : { reference: REFERENCE_RATE, perUnit: { [REFERENCE_RATE]: rate }, payoutCurrency };
}
