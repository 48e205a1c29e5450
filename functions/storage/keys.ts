/**
 * The table's keys, written only here.
 *
 * | what | pk | sk | read by |
 * |---|---|---|---|
 * | edition | `EDITIONS` | edition id | one query lists them all |
 * | edition of a past round | `EDITIONS#PAST` | edition id | one query of a period |
 * | chunk of an edition's rows | `EDITION#<edition id>` | `CHUNK#0000` | one query per edition |
 * | row that was held back beside an edition, and how many | `HELD_BACK#<edition id>` | a hash of all of them and `#0000`, `HELD_BACK` | one get and one query |
 * | surveyed prices of a corridor | `SHEET#<corridor>` | publication id | one get |
 * | what providers say of a corridor | `SAID#<corridor>` | publication id | one get |
 * | statistics of a corridor | `STATISTICS#<corridor>` | publication id | one get |
 * | summary | `SUMMARY` | publication id | one get |
 * | indicators of one grouping | `INDICATORS#<group>` | publication id | one get |
 * | list of earlier rounds | `EARLIER` | publication id | one get |
 * | which corridors they have | `EARLIER#CORRIDORS` | publication id | one get |
 * | figures of an earlier round: a grouping, a corridor | `EARLIER#<group>`, `EARLIER#<corridor>` | period, publication id | one get |
 * | what is left to compute of them | `EARLIER#WORK` | `EARLIER#WORK` | one get |
 * | bulletin of a source of rates | `BULLETINS#<source>` | fixing day, day valid, evidence; when, if it is the same again | one query of a range of days |
 * | state of a source of rates | `RATE_SOURCES` | source | one query lists them all |
 * | state of a source of prices | `PRICE_SOURCES` | source | one get |
 * | reference rates of a publication, with the bulletins behind them | `REFERENCE` | publication id | one get |
 * | the rates alone | `REFERENCE#RATES` | publication id | one get |
 * | versions of the editions behind a publication | `EDITIONS_BEHIND` | publication id | one get |
 * | party: keys, licences | `PARTIES` | id | one get |
 * | token for the private views, with its secret's SHA-256 | `TOKENS` | id | one get |
 * | look with a token | `LOOKS#<token>` | time, random | one query of a range of times |
 * | receipt of a signed request | `RECEIPTS#<party>` | idempotency key | one get |
 * | head of a provider's feeds | `FEEDS` | provider | one query lists them all |
 * | chunk of a feed's services, and all else of the feed | `FEED#<edition>` | `CHUNK#0000`, `FEED` | one query per edition |
 * | answer to a signed request, with the report | `FEED_LOG#<party>` | `ANSWER#<edition>` | one get |
 * | that it came | `FEED_LOG#<party>` | time, edition | one query of a range of times |
 * | whose request some evidence is of | `EVIDENCE_OF#<SHA-256>` | provider, edition | one query |
 * | correction of what was published | `CORRECTION` | its id, the publication that stored it | one get |
 * | list of a publication's corrections | `CORRECTIONS` | publication id | one get |
 * | manifest | `MANIFEST` | `MANIFEST` | one get |
 * | decisions on entries of feeds that name a firm | `WATCH#DECISIONS` | `WATCH#DECISIONS` | one get |
 * | disputes of figures, open and settled | `DISPUTES` | `DISPUTES` | one get |
 * | lease of the publishing run, and whether all ended | `PUBLISHING` | `PUBLISHING` | one get |
 */

import type { CollectedBulletin } from '../../shared/fx/bulletin.ts';
import type { Day } from '../../shared/model/day.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { GroupBy } from '../../shared/statistics/indicator-types.ts';
import type { SortRange } from './table.ts';

type BulletinKey = Pick<CollectedBulletin, 'fixedOn' | 'validOn' | 'evidence'>;

export const EDITIONS = 'EDITIONS';
export const PRICE_SOURCES_PARTITION = 'PRICE_SOURCES';
/** Apart from the others, which are read every minute: of the survey there are four more each year. */
export const PAST_EDITIONS = 'EDITIONS#PAST';
export const chunkPartition = (edition: string): string => `EDITION#${edition}`;
export const chunkSort = (index: number): string => `CHUNK#${String(index).padStart(4, '0')}`;
/** Apart from the rows that count, which are read far more often. */
export const heldBackPartition = (edition: string): string => `HELD_BACK#${edition}`;
export const HELD_BACK_SORT = 'HELD_BACK';
export const heldBackChunkSort = (set: string, index: number): string =>
  `${set}#${String(index).padStart(4, '0')}`;
export const sheetPartition = (corridor: CorridorId): string => `SHEET#${corridor}`;
export const saidPartition = (corridor: CorridorId): string => `SAID#${corridor}`;
export const statisticsPartition = (corridor: CorridorId): string => `STATISTICS#${corridor}`;
export const SUMMARY = 'SUMMARY';
export const indicatorsPartition = (group: GroupBy): string => `INDICATORS#${group}`;
export const EARLIER = 'EARLIER';
export const EARLIER_CORRIDORS = 'EARLIER#CORRIDORS';
export const EARLIER_WORK = 'EARLIER#WORK';
export const earlierPartition = (of: GroupBy | CorridorId): string => `EARLIER#${of}`;
export const earlierSort = (period: string, publication: string): string => `${period}#${publication}`;
/** Days come first, so that a range of days is a range of keys; a corrected bulletin of the same days has other evidence. */
export const bulletinPartition = (source: string): string => `BULLETINS#${source}`;
export const bulletinSort = ({ fixedOn, validOn, evidence }: BulletinKey): string =>
  `${fixedOn}#${validOn}#${evidence.slice(0, 16)}`;
/** Of figures that were stored before, from the same evidence too, and replaced since. */
export const bulletinAgainSort = (bulletin: BulletinKey & Pick<CollectedBulletin, 'collectedAt'>): string =>
  `${bulletinSort(bulletin)}#${bulletin.collectedAt}`;
export const bulletinsFixed = (from: Day, to: Day): SortRange => ({ from, to: `${to}~` });
export const RATE_SOURCES_PARTITION = 'RATE_SOURCES';
export const REFERENCE = 'REFERENCE';
export const REFERENCE_RATES = 'REFERENCE#RATES';
export const EDITIONS_BEHIND = 'EDITIONS_BEHIND';
export const CORRECTION = 'CORRECTION';
export const correctionSort = ({ id, publication }: { id: string; publication: string }): string =>
  `${id}#${publication}`;
export const CORRECTIONS = 'CORRECTIONS';
export const MANIFEST = 'MANIFEST';
export const PUBLISHING = 'PUBLISHING';
export const WATCH_DECISIONS = 'WATCH#DECISIONS';
export const DISPUTES = 'DISPUTES';
export const PARTIES = 'PARTIES';
export const TOKENS = 'TOKENS';
export const lookPartition = (token: string): string => `LOOKS#${token}`;
export const lookSort = (at: string, random: string): string => `${at}#${random}`;
export const receiptPartition = (party: string): string => `RECEIPTS#${party}`;
export const FEEDS = 'FEEDS';
/** After the chunks. */
export const FEED_SORT = 'FEED';
export const feedPartition = (edition: string): string => `FEED#${edition}`;
export const feedLogPartition = (party: string): string => `FEED_LOG#${party}`;
export const feedAnswerSort = (edition: string): string => `ANSWER#${edition}`;
/** Times sort before answers. */
export const feedLogSort = (at: string, edition: string): string => `${at}#${edition}`;
export const feedLogRange = (from: string, to = '9'): SortRange => ({ from, to: `${to}~` });
export const evidenceOfPartition = (sha256: string): string => `EVIDENCE_OF#${sha256}`;
export const evidenceOfSort = (provider: string, edition: string): string => `${provider}#${edition}`;
