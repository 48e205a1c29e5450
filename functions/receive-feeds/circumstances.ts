/** What a feed is held against: the catalogue's words, and the rates and prices of the publication in force, as far as it names them. */
import { COUNTRIES, legalTender } from '../../shared/catalogue/countries.ts';
import { CURRENCIES, findCurrency } from '../../shared/catalogue/currencies.ts';
import type { FeedContext } from '../../shared/feeds/check-feed.ts';
import { exchangeOn } from '../../shared/fx/exchange.ts';
import type { RatesInForce } from '../../shared/fx/reference.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { Day } from '../../shared/model/day.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { CorridorStatistics } from '../../shared/statistics/corridor-statistics.ts';

type Market = Pick<FeedContext, 'references' | 'prices'>;

/** What is read of a publication: as it is stored, or from the files that are published under `/data`. */
export interface MarketSource {
  readonly manifest: Pick<Manifest, 'corridors'>;
  /** Of a corridor of the manifest. */
  surveyed(corridor: CorridorId): Promise<Pick<CorridorPrices, 'amounts'>>;
  statistics(corridor: CorridorId): Promise<Pick<CorridorStatistics, 'indicators'>>;
  /** Null: none are published. */
  rates(): Promise<RatesInForce | null>;
}

/** A feed that names more is held against a part of the market. */
const MOST_CORRIDORS = 100;
const MOST_CURRENCIES = 40;

export const wordsOn = (day: Day): FeedContext['words'] => ({
  tender: Object.fromEntries(COUNTRIES.map(({ code }) => [code, legalTender(code, day)])),
  decimals: Object.fromEntries(CURRENCIES.map(({ code, decimals }) => [code, decimals])),
});

/** The rates and prices of whatever a feed's text names. */
export async function marketOf(text: string, publication: MarketSource, day: Day): Promise<Market> {
  const { manifest } = publication;
  const corridors = namedIn(text, /\b[A-Z]{3}-[A-Z]{3}\b/g).filter((name): name is CorridorId =>
    Object.hasOwn(manifest.corridors, name),
  );
  const prices = await Promise.all(
    corridors.slice(0, MOST_CORRIDORS).map(async (corridor) => {
      const [{ amounts }, { indicators }] = await Promise.all([
        publication.surveyed(corridor),
        publication.statistics(corridor),
      ]);
      const [{ local }, [{ p90 }]] = [amounts[0], indicators];
      return local ? [[corridor, { amount: local.amount, currency: local.currency, p90 }] as const] : [];
    }),
  );
  const rates = await publication.rates();
  return {
    prices: Object.fromEntries(prices.flat()),
    ...(rates && { references: referencesIn(text, rates, day) }),
  };
}

function referencesIn(text: string, rates: RatesInForce, day: Day): Record<string, string> {
  const codes = namedIn(text, /\b[A-Z]{3}\b/g).filter((code) => findCurrency(code));
  const pairs = codes
    .slice(0, MOST_CURRENCIES)
    .flatMap((from) => codes.slice(0, MOST_CURRENCIES).map((to) => ({ from, to })));
  return Object.fromEntries(
    pairs.flatMap(({ from, to }) => {
      const exchange = exchangeOn(rates, { from, to }, findCurrency(to)?.decimals, day);
      return exchange ? [[`${from}-${to}`, exchange.pair.rate]] : [];
    }),
  );
}

const namedIn = (text: string, pattern: RegExp): string[] => [...new Set(text.match(pattern) ?? [])];
