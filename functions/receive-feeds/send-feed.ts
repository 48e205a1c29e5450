/** Decides what becomes of a feed: refused, waiting, scheduled or in force. */

import type { FeedInput } from '../../shared/feeds/check-feed.ts';
import { type FeedEdition, type FeedHead, settled } from '../../shared/feeds/life.ts';
import { Problem } from '../http/problem.ts';
import type { ApiAnswer } from '../http/read-api.ts';
import { readFeedHead } from '../storage/feed-heads.ts';
import { type StoredFeed, servicesInForce } from '../storage/feeds.ts';
import type { Party } from '../storage/parties.ts';
import type { FeedDependencies } from './dependencies.ts';
import { feedInForce } from './in-force.ts';
import { type About, answerHeaders, type Decision } from './requests.ts';

export interface SentFeed {
  readonly party: Party;
  readonly input: FeedInput;
  /** Takes the services without errors, where others have some. */
  readonly isPartial: boolean;
}

export async function decideFeed(
  { party, input, isPartial }: SentFeed,
  head: FeedHead,
  about: About,
  { table, check }: FeedDependencies,
): Promise<Decision> {
  const { receivedAt } = about;
  const day = receivedAt.slice(0, 10);
  const before = await feedInForce(table, head, day);
  const {
    report,
    feed,
    held,
    isHeldWhole,
    about: named,
    places,
  } = await check(input, isPartial, {
    party,
    head,
    before,
    receivedAt,
  });
  if (!feed) {
    const refusal = new Problem(422, 'feed-refused', 'The feed is refused: it has errors.').toJSON();
    const body = { ...refusal, edition: about.edition, report };
    return { outcome: 'refused', status: 422, body, about: named, places };
  }
  const signatures = [{ key: about.key, at: receivedAt }];
  const decided = takeEffect(
    { feed, held, signatures, references: report.references },
    isHeldWhole,
    head,
    about,
  );
  // What it sent may name more than what was taken.
  return { ...decided, about: named, body: { ...decided.body, report } };
}

/**
 * What a feed that may take effect makes of a head.
 * @param isHeldWhole it waits as a whole, and what was before it stays
 */
export function takeEffect(
  stored: StoredFeed,
  isHeldWhole: boolean,
  head: FeedHead,
  { receivedAt, ...about }: About,
): Decision {
  const { provider, publishedAt, validFrom, validUntil, corridors } = stored.feed;
  const day = receivedAt.slice(0, 10);
  const services = servicesInForce(stored).length;
  const edition: FeedEdition = {
    ...about,
    publishedAt,
    acceptedAt: afterAll(head, receivedAt),
    validFrom,
    validUntil,
    corridors,
    services,
    held: stored.feed.services.length - services,
  };
  const outcome = isHeldWhole ? 'waiting' : validFrom > day ? 'scheduled' : 'in-force';
  const next: FeedHead = isHeldWhole
    ? { ...head, waiting: edition }
    : { ...head, editions: [...head.editions, edition], waiting: null, withdrawn: null };
  return {
    outcome,
    status: 200,
    body: { provider, state: outcome, ...edition },
    about: { corridors, isUnclear: false },
    feed: stored,
    head: settled(next, day),
  };
}

/** After every other edition: of two for the same day the later one counts. */
function afterAll({ editions }: FeedHead, receivedAt: string): string {
  const others = editions.map(({ acceptedAt }) => Date.parse(acceptedAt) + 1);
  return new Date(Math.max(Date.parse(receivedAt), ...others)).toISOString();
}

/** The report on a feed that is only checked: nothing is stored. */
export async function draftOf(sent: SentFeed, dependencies: FeedDependencies): Promise<ApiAnswer> {
  const { head } = await readFeedHead(dependencies.table, sent.party.id);
  const about = { edition: '', evidence: '', key: '', receivedAt: dependencies.now().toISOString() };
  const { status, body } = await decideFeed(sent, head, about, dependencies);
  const headers = answerHeaders(status);
  const nothing = { edition: null, acceptedAt: null, evidence: null, key: null };
  if (status === 200) return { status, headers, body: { ...body, ...nothing, state: 'draft' } };
  const { edition: _, ...refusal } = body;
  return { status, headers, body: refusal };
}
