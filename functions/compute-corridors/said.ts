/**
 * What providers say: the sheet of each corridor in which a feed counts on the day, or is still shown. Feeds are read only if
 * something the sheets depend on has changed since the last publication.
 */
import { createHash } from 'node:crypto';
import { findProvider } from '../../shared/catalogue/providers.ts';
import { type FeedEdition, type FeedHead, lifeOf } from '../../shared/feeds/life.ts';
import { saidServices } from '../../shared/feeds/said-of.ts';
import type { CorridorProvider } from '../../shared/model/corridor-prices.ts';
import type { Day } from '../../shared/model/day.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { SaidService, SaidSheet } from '../../shared/pricing/said.ts';
import type { Summary } from '../../shared/statistics/summary.ts';
import { readFeedHeads } from '../storage/feed-heads.ts';
import { readFeed } from '../storage/feeds.ts';
import { listParties, type Party } from '../storage/parties.ts';
import type { Table } from '../storage/table.ts';

type OfProvider = FeedEdition & { readonly provider: string };

/** A provider's editions that are shown on a day, each with the corridors in which it is. */
export interface ShownFeeds {
  readonly feeds: readonly OfProvider[];
  /** The same of providers that do not pay out: where they are said not to. */
  readonly suspended: readonly OfProvider[];
  /** Every provider that does not pay out, also one that sends nothing. */
  readonly stopped: readonly string[];
  /** Fingerprint of everything that the sheets depend on; null: no feed is shown. */
  readonly from: string | null;
}

/** One that does not pay out shows no prices. @param computedBy fingerprint of the code, which makes sheets of feeds */
export function shownFeeds(heads: readonly FeedHead[], day: Day, computedBy: string): ShownFeeds {
  const shown = (of: readonly FeedHead[]): OfProvider[] =>
    of.flatMap((head) => {
      const { current, stale } = lifeOf(head, day);
      return [...current, ...stale].map((edition) => ({ ...edition, provider: head.provider }));
    });
  const feeds = shown(heads.filter((head) => head.suspended === null));
  const suspended = shown(heads.filter((head) => head.suspended !== null));
  const stopped = heads.filter((head) => head.suspended !== null).map(({ provider }) => provider);
  if (feeds.length + stopped.length === 0) return { feeds, suspended, stopped, from: null };
  const named = (of: readonly OfProvider[]) => of.map(({ edition, corridors }) => [edition, corridors]);
  const text = JSON.stringify([computedBy, named(feeds), named(suspended), stopped]);
  return { feeds, suspended, stopped, from: createHash('sha256').update(text).digest('hex').slice(0, 16) };
}

export const readShownFeeds = async (table: Table, day: Day, computedBy: string): Promise<ShownFeeds> =>
  shownFeeds(await readFeedHeads(table), day, computedBy);

/**
 * The sheets by corridor, services in the order of their ids.
 * @param surveyed the corridors in which each provider was surveyed: there too it is said not to pay out
 * @throws Error if a stored feed is damaged
 */
export async function saidSheets(
  table: Table,
  { feeds, suspended, stopped }: Omit<ShownFeeds, 'from'>,
  surveyed: Summary['providers'],
): Promise<Map<CorridorId, SaidSheet>> {
  const byCorridor = new Map<CorridorId, SaidService[]>();
  for (const { edition, corridors } of feeds) {
    const services = saidServices(await readFeed(table, edition), edition);
    for (const corridor of corridors) {
      const more = services.get(corridor) ?? [];
      if (more.length > 0) byCorridor.set(corridor, [...(byCorridor.get(corridor) ?? []), ...more]);
    }
  }
  const notPaying = new Map<CorridorId, string[]>();
  const inSurvey = stopped.map((provider) => ({
    provider,
    corridors: Object.hasOwn(surveyed, provider) ? (surveyed[provider] ?? []) : [],
  }));
  for (const { provider, corridors } of [...suspended, ...inSurvey])
    for (const corridor of corridors)
      notPaying.set(corridor, [...new Set([...(notPaying.get(corridor) ?? []), provider])].sort());
  const all = [...new Set([...byCorridor.keys(), ...notPaying.keys()])];
  const parties = new Map(all.length > 0 ? (await listParties(table)).map((one) => [one.id, one]) : []);
  const described = (provider: string) => describe(provider, parties.get(provider));
  return new Map(
    all.map((corridor) => {
      const sheet = sheetOf(corridor, byCorridor.get(corridor) ?? [], described);
      const not = notPaying.get(corridor);
      if (!not) return [corridor, sheet];
      const suspendedNames = Object.fromEntries(not.map((provider) => [provider, described(provider).name]));
      return [corridor, { ...sheet, suspended: not, suspendedNames }];
    }),
  );
}

/** A provider that the catalogue does not know is named as in the register. */
function describe(provider: string, registered: Party | undefined): CorridorProvider {
  const known = findProvider(provider);
  if (!known && registered)
    return { name: registered.name, type: registered.type, typeBasis: 'the register' };
  if (!known) return { name: provider, type: 'unknown', typeBasis: 'not classified' };
  const { name, type, typeBasis } = known;
  return { name, type, typeBasis };
}

const sheetOf = (
  corridor: CorridorId,
  services: readonly SaidService[],
  described: (provider: string) => CorridorProvider,
): SaidSheet => ({
  format: 1,
  corridor,
  providers: Object.fromEntries(services.map(({ provider }) => [provider, described(provider)])),
  services: [...services].sort((a, b) => (a.id < b.id ? -1 : 1)),
});
