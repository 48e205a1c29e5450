/** What counts of a provider's feeds on a day, as one feed: its editions are in force in corridors of their own. */
import type { Feed } from '../../shared/feeds/feed.ts';
import { type FeedHead, lifeOf } from '../../shared/feeds/life.ts';
import type { Day } from '../../shared/model/day.ts';
import { readFeed } from '../storage/feeds.ts';
import type { Table } from '../storage/table.ts';

/** With the dates of the latest edition; null: nothing counts. */
export async function feedInForce(table: Table, head: FeedHead, day: Day): Promise<Feed | null> {
  const { current, stale } = lifeOf(head, day);
  const parts = await Promise.all(
    [...stale, ...current].map(async ({ edition, corridors }) => {
      const feed = await readFeed(table, edition);
      return {
        ...feed,
        corridors,
        services: feed.services.filter((one) => corridors.includes(one.corridor)),
      };
    }),
  );
  const [last] = parts.slice(-1);
  return last
    ? {
        ...last,
        corridors: parts.flatMap(({ corridors }) => corridors),
        services: parts.flatMap(({ services }) => services),
      }
    : null;
}
