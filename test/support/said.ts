/** Feeds that are in force without having been sent: what providers say, for tests of what is made of it. */
import { readFeedHead, replaceFeedHead } from '../../functions/storage/feed-heads.ts';
import { writeFeed } from '../../functions/storage/feeds.ts';
import type { Table } from '../../functions/storage/table.ts';
import type { Feed, FeedService } from '../../shared/feeds/feed.ts';
import type { FeedEdition } from '../../shared/feeds/life.ts';
import { saidServices } from '../../shared/feeds/said-of.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { SaidSheet } from '../../shared/pricing/said.ts';

export const saidService = (corridor: CorridorId, percent: string): FeedService => ({
  serviceId: 'app-cash',
  corridor,
  accessPoint: 'mobile-app',
  payoutMethod: 'cash-pickup',
  sendCurrency: 'EUR',
  payoutCurrency: 'KGS',
  feeConvention: 'added',
  fees: { 'debit-card': [{ above: '0', upTo: null, fixed: '0', percent }] },
  exchangeRates: [{ above: '0', upTo: null, marginPercent: '1', benchmark: 'reference' }],
  payoutFees: [],
});

export const saidFeed = (
  provider: string,
  services: readonly FeedService[],
  over: Partial<Feed> = {},
): Feed => ({
  format: 'karvon-feed-1',
  provider,
  publishedAt: '2026-11-20T06:00:00Z',
  validFrom: '2026-11-21',
  validUntil: '2026-12-10',
  corridors: [...new Set(services.map(({ corridor }) => corridor))],
  affirmation: { statement: 'true-and-complete-1', by: 'head-of-payments' },
  services,
  ...over,
});

/** Takes a feed in, as the function that receives it does. */
export async function take(table: Table, edition: string, given: Feed): Promise<void> {
  const { provider, publishedAt, validFrom, validUntil, corridors, services } = given;
  await writeFeed(table, edition, { feed: given, held: [], signatures: [], references: {} });
  const { head, version } = await readFeedHead(table, provider);
  const taken: FeedEdition = {
    edition,
    publishedAt,
    acceptedAt: `2026-11-20T07:00:0${version}.000Z`,
    validFrom,
    validUntil,
    corridors,
    services: services.length,
    held: 0,
    key: `${provider}/1`,
    evidence: 'e'.repeat(64),
  };
  await replaceFeedHead(table, { ...head, editions: [...head.editions, taken] }, { version }, null);
}

/** One firm's word: what it takes, and what else differs. */
export interface Firm {
  readonly id: string;
  readonly name?: string;
  readonly percent?: string;
  readonly feed?: Partial<Feed>;
  readonly service?: Partial<FeedService>;
}

/** The sheet of a corridor in which these firms say prices, made as from their feeds, in force on 24 April 2026. */
export const saidSheet = (corridor: CorridorId, ...firms: readonly Firm[]): SaidSheet => ({
  format: 1,
  corridor,
  providers: Object.fromEntries(
    firms.map(({ id, name = id }) => [id, { name, type: 'money-transfer-operator', typeBasis: 'test' }]),
  ),
  services: firms.flatMap(
    ({ id, percent = '1', feed, service }) =>
      saidServices(
        saidFeed(id, [{ ...saidService(corridor, percent), ...service }], {
          validFrom: '2026-04-01',
          validUntil: '2026-05-10',
          ...feed,
        }),
        `${id}-1`,
      ).get(corridor) ?? [],
  ),
});
