/** The means that the Atom feeds look at: of every round of the survey that is held, by world, country and corridor. */
import type { GroupBy } from '../../shared/statistics/indicator-types.ts';
import type { WatchedRound, WatchScope } from '../../shared/statistics/watch.ts';
import { inBatches } from '../in-batches.ts';
import type { Publication } from './publication.ts';

const SCOPES = {
  world: () => 'world',
  senderCountry: (key) => `sender/${key}`,
  receiverCountry: (key) => `receiver/${key}`,
  corridor: (key) => `corridor/${key}`,
} as const satisfies Partial<Record<GroupBy, (key: string) => WatchScope>>;
const WATCHED = Object.keys(SCOPES) as (keyof typeof SCOPES)[];

const ROUNDS_AT_ONCE = 8;

interface Found {
  readonly results: readonly { readonly key: string; readonly at200: { readonly mean: string } | null }[];
}

const meansOf = (group: keyof typeof SCOPES, found: Found | null): (readonly [WatchScope, string])[] =>
  found?.results.flatMap(({ key, at200 }) => (at200 ? [[SCOPES[group](key), at200.mean] as const] : [])) ??
  [];

/** By period, each once. One item is read for each grouping and round, and no more of it is kept than the means at 200. */
export async function readWatchedRounds(
  publication: Pick<Publication, 'indicators' | 'earlierRounds' | 'earlierGroup'>,
): Promise<WatchedRound[]> {
  const rounds = new Map<string, WatchedRound>();
  await inBatches(Object.keys(await publication.earlierRounds()), ROUNDS_AT_ONCE, async (period) => {
    const means = new Map<WatchScope, string>();
    for (const group of WATCHED)
      for (const [scope, mean] of meansOf(group, await publication.earlierGroup(period, group)))
        means.set(scope, mean);
    rounds.set(period, { period, means });
  });
  const newest = await Promise.all(
    WATCHED.map(async (group) => ({ group, found: await publication.indicators(group) })),
  );
  const [world] = newest;
  if (world?.found) {
    const { period } = world.found;
    rounds.set(period, {
      period,
      means: new Map(newest.flatMap(({ group, found }) => meansOf(group, found))),
    });
  }
  return [...rounds.values()].sort((a, b) => (a.period < b.period ? -1 : 1));
}
