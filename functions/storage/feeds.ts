/**
 * Feeds as they were accepted: the services in compressed chunks, then the rest of the feed with the number of chunks. They count
 * only once the provider's head names them (feed-heads.ts). Nothing of a stored feed changes.
 */
import * as z from 'zod/mini';
import type { Feed, FeedService } from '../../shared/feeds/feed.ts';
import { toChunks } from './editions.ts';
import { pack, unpack } from './encoding.ts';
import { chunkSort, FEED_SORT, feedPartition } from './keys.ts';
import type { Table } from './table.ts';

/** A service that waits until a doubt is lifted, and the rules that doubt it. */
const heldSchema = z.object({ corridor: z.string(), serviceId: z.string(), rules: z.array(z.string()) });
export type HeldService = z.infer<typeof heldSchema>;

/** A feed with all services that have no error, and which of them wait. */
export interface StoredFeed {
  readonly feed: Feed;
  readonly held: readonly HeldService[];
}

const serviceKey = ({ corridor, serviceId }: Pick<HeldService, 'corridor' | 'serviceId'>): string =>
  `${corridor} ${serviceId}`;

/** The services of a feed that do not wait. */
export function servicesInForce({ feed, held }: StoredFeed): FeedService[] {
  const waiting = new Set(held.map(serviceKey));
  return feed.services.filter((service) => !waiting.has(serviceKey(service)));
}

/** Stores a feed. Called again with the same feed it changes nothing. */
export async function writeFeed(table: Table, edition: string, { feed, held }: StoredFeed): Promise<void> {
  const { services, ...rest } = feed;
  const pk = feedPartition(edition);
  const chunks = toChunks(services);
  for (const [index, value] of chunks.entries())
    await table.put({ pk, sk: chunkSort(index), version: 1, value });
  const stored = { feed: rest, held, chunks: chunks.length, services: services.length };
  await table.put({ pk, sk: FEED_SORT, version: 1, value: pack(stored) });
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const serviceSchema = z.custom<FeedService>(isObject);
const storedSchema = z.object({
  feed: z.custom<Omit<Feed, 'services'>>(isObject),
  held: z.array(heldSchema),
  chunks: z.int(),
  services: z.int(),
});

/**
 * A feed that a head named.
 * @throws Error if a part of it is missing: then it is damaged, and nothing may be computed from it
 */
export async function readStoredFeed(table: Table, edition: string): Promise<StoredFeed> {
  const items = await table.query(feedPartition(edition));
  const last = items.pop();
  if (last?.sk !== FEED_SORT) throw new Error(`there is no feed ${edition}`);
  const { feed, held, chunks, services: count } = z.parse(storedSchema, unpack(last.value));
  const services = items
    .slice(0, chunks)
    .flatMap(({ value }) => z.parse(z.array(serviceSchema), unpack(value)));
  if (services.length !== count) {
    throw new Error(`feed ${edition} has ${services.length} services, and ${count} were stored`);
  }
  return { feed: { ...feed, services }, held };
}

/** What counts of a feed: without the services that wait. @throws Error for the same reason */
export async function readFeed(table: Table, edition: string): Promise<Feed> {
  const stored = await readStoredFeed(table, edition);
  return { ...stored.feed, services: servicesInForce(stored) };
}
