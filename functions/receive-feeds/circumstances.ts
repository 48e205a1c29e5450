/** The rates and prices of the publication in force that a feed is held against, as far as it names them. */
import { corridorsIn, MOST_CORRIDORS, referencesIn } from '../../shared/catalogue/feed-market.ts';
import type { FeedContext } from '../../shared/feeds/check-feed.ts';
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

/** The rates and prices of whatever a feed's text names. */
export async function marketOf(text: string, publication: MarketSource, day: Day): Promise<Market> {
  const { manifest } = publication;
  const corridors = corridorsIn(text).filter((name) => Object.hasOwn(manifest.corridors, name));
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
