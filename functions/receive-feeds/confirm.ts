/**
 * Decides on a confirmation: the provider says of a feed that what was doubted is meant so. It makes another edition of the same feed,
 * with the services that waited for this. Some doubts a provider cannot lift: they wait for a reviewer (review.ts).
 */
import { serviceKey } from '../../shared/feeds/feed.ts';
import { type FeedEdition, type FeedHead, settled } from '../../shared/feeds/life.ts';
import { RULES } from '../../shared/feeds/rules.ts';
import { type HeldService, readStoredFeed, type StoredFeed } from '../storage/feeds.ts';
import type { Table } from '../storage/table.ts';
import type { About, Decision } from './requests.ts';
import { takeEffect } from './send-feed.ts';
import { noSuchEdition } from './statement.ts';

/** Doubts about a price that is too good: a provider's own word does not make it likelier. */
const BY_REVIEWERS: ReadonlySet<string> = new Set(
  RULES.filter(({ liftedBy }) => liftedBy === 'reviewer').map(({ id }) => id),
);
export const isForReviewer = (rule: string): boolean => BY_REVIEWERS.has(rule);

export async function decideConfirmation(
  named: string,
  head: FeedHead,
  about: About,
  table: Table,
): Promise<Decision> {
  const decided = await anotherEdition(named, head, about, table, ({ stored }) => ({
    services: stored.feed.services,
    held: withRules(stored.held, ({ rules }) => rules.filter(isForReviewer)),
    isHeldWhole: false,
    about,
  }));
  return decided.status === 200 ? { ...decided, body: { ...decided.body, confirms: named } } : decided;
}

/** The services that still wait, each for these rules. */
const withRules = (held: readonly HeldService[], rulesOf: (one: HeldService) => string[]): HeldService[] =>
  held.flatMap((one) => {
    const rules = rulesOf(one);
    return rules.length > 0 ? [{ ...one, rules }] : [];
  });

/** An edition that counts or waits, with its feed as it was stored. */
interface Named {
  readonly edition: FeedEdition;
  readonly stored: StoredFeed;
  /** Whether all of it waits. */
  readonly isWaiting: boolean;
}

/** What becomes of a named edition. */
interface Becoming extends Pick<StoredFeed, 'held'>, Pick<StoredFeed['feed'], 'services'> {
  readonly isHeldWhole: boolean;
  /** Whose signature the new edition shows. */
  readonly about: About;
}

/**
 * Makes another edition of the same feed in the place of one that counts or waits.
 * @param become what it is like, or the answer if nothing changes
 */
export async function anotherEdition(
  name: string,
  head: FeedHead,
  request: About,
  table: Table,
  become: (named: Named) => Becoming | Decision,
): Promise<Decision> {
  const before = settled(head, request.receivedAt.slice(0, 10));
  const edition = [...before.editions, before.waiting].find((one) => one?.edition === name);
  if (!edition) return noSuchEdition(name);
  // Of the corridors that it has lost to another edition since, it says nothing any more.
  const { corridors } = edition;
  const whole = await readStoredFeed(table, name);
  const services = whole.feed.services.filter((one) => corridors.includes(one.corridor));
  const names = new Set(services.map(serviceKey));
  const stored: StoredFeed = {
    ...whole,
    feed: { ...whole.feed, corridors, services },
    held: whole.held.filter(({ service }) => names.has(service)),
  };
  const isWaiting = before.waiting?.edition === name;
  const becoming = become({ edition, stored, isWaiting });
  if ('status' in becoming) return becoming;
  const signatures =
    stored.signatures.length > 0 ? stored.signatures : [{ key: edition.key, at: edition.acceptedAt }];
  const decided = takeEffect(
    {
      feed: { ...stored.feed, services: becoming.services },
      held: becoming.held,
      references: stored.references,
      signatures: [
        ...signatures.filter(({ key }) => key !== request.key),
        { key: request.key, at: request.receivedAt },
      ],
    },
    becoming.isHeldWhole,
    { ...before, editions: before.editions.filter((one) => one.edition !== name) },
    becoming.about,
  );
  if (isWaiting || !decided.head) return decided;
  // What waits or was withdrawn beside it stays so: nothing new was sent in its place.
  const { waiting, withdrawn } = before;
  return { ...decided, head: { ...decided.head, waiting, withdrawn } };
}
