/** What a feed is held against, as the catalogue and what is published know it: words, reference rates, prices of its corridors. */
import type { FeedContext } from '../feeds/check-feed.ts';
import { exchangeOn } from '../fx/exchange.ts';
import type { RatesInForce } from '../fx/reference.ts';
import type { Day } from '../model/day.ts';
import { type CorridorId, endsOf } from '../model/vocabulary.ts';
import type { CorridorSummary } from '../statistics/summary.ts';
import { COUNTRIES, legalTender } from './countries.ts';
import { CURRENCIES, findCurrency } from './currencies.ts';
import { surveyAmountsOf } from './survey-amounts.ts';

/** A feed that names more is held against a part of the market. */
export const MOST_CORRIDORS = 100;
const MOST_CURRENCIES = 40;

export const feedWords = (day: Day): FeedContext['words'] => ({
  tender: Object.fromEntries(COUNTRIES.map(({ code }) => [code, legalTender(code, day)])),
  decimals: Object.fromEntries(CURRENCIES.map(({ code, decimals }) => [code, decimals])),
});

const namedIn = (text: string, pattern: RegExp): string[] => [...new Set(text.match(pattern) ?? [])];

/** Whatever looks like a corridor in a feed's text, in either form. */
export const corridorsIn = (text: string): CorridorId[] =>
  namedIn(text, /\b[A-Z]{3}-[A-Z]{3}\b/g) as CorridorId[];

/** The reference rates between all currencies that a feed's text names. */
export function referencesIn(text: string, rates: RatesInForce, day: Day): Record<string, string> {
  const codes = namedIn(text, /\b[A-Z]{3}\b/g)
    .filter((code) => findCurrency(code))
    .slice(0, MOST_CURRENCIES);
  const pairs = codes.flatMap((from) => codes.map((to) => ({ from, to })));
  return Object.fromEntries(
    pairs.flatMap(({ from, to }) => {
      const exchange = exchangeOn(rates, { from, to }, findCurrency(to)?.decimals, day);
      return exchange ? [[`${from}-${to}`, exchange.pair.rate]] : [];
    }),
  );
}

/** What the published prices of the corridors that a feed's text names come to, from the summary of a publication. */
export function pricesIn(
  text: string,
  corridors: readonly Pick<CorridorSummary, 'corridor' | 'indicators'>[],
): NonNullable<FeedContext['prices']> {
  const published = new Map(corridors.map((one) => [one.corridor, one.indicators[0].p90]));
  return Object.fromEntries(
    corridorsIn(text)
      .filter((corridor) => published.has(corridor))
      .slice(0, MOST_CORRIDORS)
      .flatMap((corridor) => {
        const [{ local }] = surveyAmountsOf(endsOf(corridor).sender);
        const p90 = published.get(corridor) ?? '';
        return local ? [[corridor, { amount: local.amount, currency: local.currency, p90 }]] : [];
      }),
  );
}
