/**
 * Decides on a confirmation: the provider says of a feed that what was doubted is meant so. It makes another edition of the same feed,
 * with the services that waited for this. Some doubts a provider cannot lift: they wait for a reviewer.
 */
import { type FeedHead, settled } from '../../shared/feeds/life.ts';
import { RULES } from '../../shared/feeds/rules.ts';
import { readStoredFeed } from '../storage/feeds.ts';
import type { Table } from '../storage/table.ts';
import type { About, Decision } from './requests.ts';
import { takeEffect } from './send-feed.ts';
import { noSuchEdition } from './statement.ts';

/** Doubts about a price that is too good: a provider's own word does not make it likelier. */
const BY_REVIEWERS: ReadonlySet<string> = new Set(
  RULES.filter(({ liftedBy }) => liftedBy === 'reviewer').map(({ id }) => id),
);

export async function decideConfirmation(
  named: string,
  head: FeedHead,
  about: About,
  table: Table,
): Promise<Decision> {
  const before = settled(head, about.receivedAt.slice(0, 10));
  const edition = [...before.editions, before.waiting].find((one) => one?.edition === named);
  if (!edition) return noSuchEdition(named);
  const stored = await readStoredFeed(table, named);
  const held = stored.held.flatMap((service) => {
    const rules = service.rules.filter((rule) => BY_REVIEWERS.has(rule));
    return rules.length > 0 ? [{ ...service, rules }] : [];
  });
  // Of the corridors that it has lost to another edition since, it says nothing any more.
  const { corridors } = edition;
  const services = stored.feed.services.filter((one) => corridors.includes(one.corridor));
  const decided = takeEffect(
    { feed: { ...stored.feed, corridors, services }, held },
    false,
    { ...before, editions: before.editions.filter((one) => one.edition !== named) },
    about,
  );
  return { ...decided, body: { ...decided.body, confirms: named } };
}
