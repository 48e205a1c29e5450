/** What counts of a provider's feeds on a day, as one feed: its editions are in force in corridors of their own. */
import type { Feed } from '../../shared/feeds/feed.ts';
import { type FeedHead, lifeOf } from '../../shared/feeds/life.ts';
import type { ReferenceRates } from '../../shared/feeds/plausible.ts';
import type { Day } from '../../shared/model/day.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { readStoredFeed, servicesInForce } from '../storage/feeds.ts';
import type { Table } from '../storage/table.ts';

/** With the dates of the latest edition, and the reference rates that each corridor's edition was checked by. */
export interface FeedBefore {
  readonly feed: Feed;
  readonly references: Readonly<Record<CorridorId, ReferenceRates>>;
}

/** Null: nothing counts. */
export async function feedInForce(table: Table, head: FeedHead, day: Day): Promise<FeedBefore | null> {
  const { current, stale } = lifeOf(head, day);
  const parts = await Promise.all(
    [...stale, ...current].map(async ({ edition, corridors }) => {
      const stored = await readStoredFeed(table, edition);
      const services = servicesInForce(stored).filter((one) => corridors.includes(one.corridor));
      return { feed: { ...stored.feed, corridors, services }, references: stored.references };
    }),
  );
  const [last] = parts.slice(-1);
  if (!last) return null;
  const references = parts.flatMap((part) =>
    part.feed.corridors.map((corridor) => [corridor, part.references] as const),
  );
  return {
    feed: {
      ...last.feed,
      corridors: parts.flatMap(({ feed }) => feed.corridors),
      services: parts.flatMap(({ feed }) => feed.services),
    },
    references: Object.fromEntries(references),
  };
}
