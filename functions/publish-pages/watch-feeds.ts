/** The Atom feeds as objects of the site: of the world, each country and each corridor with a page of figures (docs/watching.md). */
import { WATCH_NAMES } from '../../shared/catalogue/watch-names.ts';
import { WATCH_RULES } from '../../shared/catalogue/watch-rules.ts';
import type { ReferenceRates } from '../../shared/fx/reference.ts';
import type { Correction } from '../../shared/model/correction.ts';
import { type Manifest, publishedAt } from '../../shared/model/publication.ts';
import { type CorridorId, endsOf } from '../../shared/model/vocabulary.ts';
import type { Summary } from '../../shared/statistics/summary.ts';
import {
  byFeed,
  feedsAbout,
  timeOfRound,
  type WatchEntry,
  type WatchFeed,
  watchEntries,
} from '../../shared/statistics/watch.ts';
import { countriesOf, keyOf, pastCorridors } from '../../site/kinds.ts';
import { DEFAULT_LOCALE } from '../../site/texts/languages.ts';
import { addressOf, atomPath } from '../../site/view/data/table-paths.ts';
import type { Publication } from '../storage/publication.ts';
import type { SiteObject } from '../storage/site-bucket.ts';
import type { WatchDecision } from '../storage/watch-decisions.ts';
import { readWatchedRounds } from '../storage/watched-rounds.ts';
import { ATOM_TYPE, atomXml } from './atom.ts';
import { corridorsOf } from './changes.ts';

/** What the feeds tell of, as content.ts has it. */
interface Told {
  readonly manifest: Manifest;
  readonly summary: Summary;
  readonly corrections: readonly Correction[];
  readonly inForce: ReferenceRates | undefined;
  readonly day: string;
}

interface Named extends Pick<Told, 'summary'> {
  readonly manifest: Pick<Manifest, 'corridors'>;
}

/** Every feed that there is, with entries or without. */
const feedsOf = ({ manifest, summary }: Named): WatchFeed[] => [
  'world',
  ...countriesOf(summary),
  ...new Set([...corridorsOf(manifest), ...pastCorridors(summary)]),
];

/** Where they lie in the bucket. */
export const watchKeys = (facts: Named): string[] => feedsOf(facts).map((feed) => keyOf(atomPath(feed)));

function pageOf(about: WatchEntry['about']): string {
  const page =
    about === 'corrections' ? 'data/corrections' : about === 'sources' ? 'sources' : addressOf(about);
  return `/${DEFAULT_LOCALE}/${page}`;
}

function nameOf(feed: WatchFeed): { readonly id: string; readonly title: string } {
  const { country } = WATCH_NAMES;
  if (feed === 'world') return { id: 'world', title: 'Cost of sending money: the world' };
  if (!feed.includes('-')) return { id: `country/${feed}`, title: `Cost of sending money: ${country(feed)}` };
  const { sender, receiver } = endsOf(feed as CorridorId);
  return {
    id: `corridor/${feed}`,
    title: `Cost of sending money: ${country(sender)} to ${country(receiver)}`,
  };
}

/**
 * Reads what the feeds are made of, and makes all of them. An entry that names a firm is among them only as a person approved it:
 * nothing here can make one.
 * @param origin the start of full addresses; empty: the site has no domain of its own
 */
export async function watchFeeds(
  publication: Publication,
  { manifest, summary, corrections, inForce, day }: Told,
  decisions: readonly WatchDecision[],
  origin: string,
): Promise<SiteObject[]> {
  const rounds = await readWatchedRounds(publication);
  const { surveys } = summary;
  const rateSources = inForce?.sources ?? [];
  const approved = decisions.flatMap(({ did, entry }) =>
    did === 'approved' ? [{ entry, feeds: feedsAbout(entry.about) }] : [],
  );
  const found = byFeed([
    ...watchEntries({ rounds, corrections, surveys, rateSources, day }, WATCH_RULES, WATCH_NAMES),
    ...approved,
  ]);
  const newest = rounds.at(-1);
  const since = newest ? timeOfRound(newest.period) : publishedAt(manifest.summary);
  return feedsOf({ manifest, summary }).map((feed) => {
    const { id, title } = nameOf(feed);
    const path = atomPath(feed);
    const entries = (found.get(feed) ?? []).map(({ about, ...entry }) => ({ ...entry, page: pageOf(about) }));
    const body = atomXml(
      { id: `feed/${id}`, title: `Karvon. ${title}`, since, path, page: pageOf(feed), entries },
      origin,
    );
    return { key: keyOf(path), body, contentType: ATOM_TYPE, cacheControl: 'public, no-cache' };
  });
}
