/**
 * Feeds as they were accepted: the services in compressed chunks, then the rest of the feed with the number of chunks. They count
 * only once the provider's head names them (feed-heads.ts). Nothing of a stored feed changes.
 */
import * as z from 'zod/mini';
import { feedSchema } from '../../shared/contracts/feed.ts';
import {
  feedOutcomeSchema,
  feedRequestKindSchema,
  madeDecisionSchema,
} from '../../shared/contracts/feed-head.ts';
import { corridorIdSchema } from '../../shared/contracts/words.ts';
import { type Feed, type FeedService, serviceKey } from '../../shared/feeds/feed.ts';
import type { ReferenceRates } from '../../shared/feeds/plausible.ts';
import { toChunks } from './editions.ts';
import { pack, unpack } from './encoding.ts';
import {
  chunkSort,
  evidenceOfPartition,
  evidenceOfSort,
  FEED_SORT,
  feedAnswerSort,
  feedLogPartition,
  feedLogRange,
  feedLogSort,
  feedPartition,
} from './keys.ts';
import type { Table } from './table.ts';

/** A service that waits until a doubt is lifted, by its key in the feed, and the rules that doubt it. */
const heldSchema = z.object({ service: z.string(), rules: z.array(z.string()) });
export type HeldService = z.infer<typeof heldSchema>;

/** A key that signed what an edition is made of, and when that was accepted last; ISO 8601 UTC. */
const signatureSchema = z.object({ key: z.string(), at: z.string() });
export type FeedSignature = z.infer<typeof signatureSchema>;

/** A feed with all services that have no error, and which of them wait. */
export interface StoredFeed {
  readonly feed: Feed;
  readonly held: readonly HeldService[];
  /** Each key once: of the feed itself, and of what confirmed it or decided on it. */
  readonly signatures: readonly FeedSignature[];
  /** The reference rates that it was checked by: the next feed is held against what this one cost by them. */
  readonly references: ReferenceRates;
}

/** The services of a feed that do not wait. */
export function servicesInForce({ feed, held }: Pick<StoredFeed, 'feed' | 'held'>): FeedService[] {
  const waiting = new Set(held.map(({ service }) => service));
  return feed.services.filter((service) => !waiting.has(serviceKey(service)));
}

/** Stores a feed. Called again with the same feed it changes nothing. */
export async function writeFeed(
  table: Table,
  edition: string,
  { feed, held, signatures, references }: StoredFeed,
): Promise<void> {
  const { services, ...rest } = feed;
  const pk = feedPartition(edition);
  const chunks = toChunks(services);
  for (const [index, value] of chunks.entries())
    await table.put({ pk, sk: chunkSort(index), version: 1, value });
  const [count, all] = [chunks.length, services.length];
  const stored = { feed: rest, held, signatures, references, chunks: count, services: all };
  await table.put({ pk, sk: FEED_SORT, version: 1, value: pack(stored) });
}

const storedSchema = z.object({
  feed: z.record(z.string(), z.unknown()),
  held: z.array(heldSchema),
  signatures: z._default(z.array(signatureSchema), []),
  references: z._default(z.record(z.string(), z.string()), {}),
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
  const { feed, chunks, services: count, ...others } = z.parse(storedSchema, unpack(last.value));
  const services = items
    .slice(0, chunks)
    .flatMap(({ value }) => z.parse(z.array(z.unknown()), unpack(value)));
  if (services.length !== count) {
    throw new Error(`feed ${edition} has ${services.length} services, and ${count} were stored`);
  }
  return { ...others, feed: z.parse(feedSchema, { ...feed, services }) };
}

/** What counts of a feed: without the services that wait. @throws Error for the same reason */
export async function readFeed(table: Table, edition: string): Promise<Feed> {
  const stored = await readStoredFeed(table, edition);
  return { ...stored.feed, services: servicesInForce(stored) };
}

/** Which keys signed what an edition is made of, without reading its services. Empty: as its line in the head says. */
export async function readFeedSignatures(table: Table, edition: string): Promise<FeedSignature[]> {
  const item = await table.get({ pk: feedPartition(edition), sk: FEED_SORT }, 'strong');
  if (!item) throw new Error(`there is no feed ${edition}`);
  return z.parse(storedSchema, unpack(item.value)).signatures;
}

/** What a signed request did, in a line. */
const logEntrySchema = z.object({
  edition: z.string(),
  at: z.string(),
  kind: feedRequestKindSchema,
  outcome: feedOutcomeSchema,
  /** Which key signed it, and the evidence of it. */
  key: z.string(),
  evidence: z.string(),
  idempotencyKey: z.string(),
  /** Whose request it was; absent: of the party whose log it is. */
  party: z.optional(z.string()),
  /** Of a reviewer's decision: what was decided. */
  decision: z.optional(madeDecisionSchema),
  /** Which corridors it is about; of a feed those that its text names. Absent: of none that is known, or it came before they were kept. */
  corridors: z.optional(z.array(corridorIdSchema)),
  /** Of a feed that may have others, which cannot be read. */
  isUnclear: z.optional(z.boolean()),
});
export type FeedLogEntry = z.infer<typeof logEntrySchema>;

const answerSchema = z.object({
  entry: logEntrySchema,
  status: z.int(),
  body: z.record(z.string(), z.unknown()),
  /** Of each finding of a report on a feed that is refused, the corridor of its service; null: it is of none. */
  places: z.optional(z.array(z.nullable(corridorIdSchema))),
});
/** A log entry with the answer as it was given: the same whenever it is given again. */
export type FeedAnswer = z.infer<typeof answerSchema>;

/** Stores an answer, then its line. Neither counts before the receipt is done, or the head names it. */
export async function writeFeedAnswer(table: Table, party: string, answer: FeedAnswer): Promise<void> {
  const { at, edition } = answer.entry;
  const pk = feedLogPartition(party);
  await table.put({ pk, sk: feedAnswerSort(edition), version: 1, value: pack(answer) });
  await table.put({ pk, sk: feedLogSort(at, edition), version: 1, value: pack(answer.entry) });
}

export async function readFeedAnswer(
  table: Table,
  party: string,
  edition: string,
): Promise<FeedAnswer | undefined> {
  const item = await table.get({ pk: feedLogPartition(party), sk: feedAnswerSort(edition) }, 'strong');
  return item && z.parse(answerSchema, unpack(item.value));
}

/**
 * What came of a party from an instant or a day on (ISO 8601), the earliest first; also what was begun and not finished.
 * @param to the last day or instant; not given: there is none
 */
export async function readFeedLog(
  table: Table,
  party: string,
  from: string,
  to?: string,
): Promise<FeedLogEntry[]> {
  const items = await table.query(feedLogPartition(party), feedLogRange(from, to));
  return items.map(({ value }) => z.parse(logEntrySchema, unpack(value)));
}

/** Whose request some evidence is of: the provider in whose log it is, and the edition that it is answered under. */
const evidenceOfSchema = z.object({ provider: z.string(), edition: z.string() });
export type EvidenceOf = z.infer<typeof evidenceOfSchema>;

/** So that evidence is found by its hash. The same again changes nothing. */
export const writeEvidenceOf = (table: Table, sha256: string, of: EvidenceOf): Promise<void> =>
  table.put({
    pk: evidenceOfPartition(sha256),
    sk: evidenceOfSort(of.provider, of.edition),
    version: 1,
    value: pack(of),
  });

/** All requests that these bytes are evidence of. */
export const readEvidenceOf = async (table: Table, sha256: string): Promise<EvidenceOf[]> =>
  (await table.query(evidenceOfPartition(sha256))).map(({ value }) =>
    z.parse(evidenceOfSchema, unpack(value)),
  );
