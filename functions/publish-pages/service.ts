/**
 * Brings the site up to date with the manifest in force: data files first, then pages, and last `data/manifest.json`, which
 * lists what is published. A run that breaks leaves that file unchanged, and the next run writes the same again.
 */

import { exchangeOf } from '../../shared/catalogue/corridor-currencies.ts';
import type { Published } from '../../shared/contracts/publication.ts';
import type { Exchange } from '../../shared/fx/exchange.ts';
import type { RatesInForce } from '../../shared/fx/reference.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { findIndex } from '../../site/find-index.ts';
import {
  checkedOf,
  corridorPages,
  corridorPaths,
  keyOf,
  ratePages,
  type SitePage,
  showsRates,
  statusOf,
  summaryPages,
} from '../../site/kinds.ts';
import { takenIn } from '../../site/view/corridor-lines.ts';
import { inBatches } from '../in-batches.ts';
import { newPending } from '../pending.ts';
import { readIndicators } from '../storage/indicators.ts';
import { openPublication } from '../storage/publication.ts';
import { readAllPrices, readAllStatistics } from '../storage/publications.ts';
import { readRates } from '../storage/reference.ts';
import type { SiteBucket, SiteObject } from '../storage/site-bucket.ts';
import { type Table, WriteConflict } from '../storage/table.ts';
import {
  corridorFile,
  corridorFileKey,
  DATA_MANIFEST,
  dataManifest,
  finderFile,
  indicatorsFile,
  readPublished,
  referenceFile,
  saying,
  statisticsFile,
  statisticsFileKey,
  summaryFile,
} from './data-files.ts';
import { filesForSearchEngines } from './sitemap.ts';

/** The part of the built site that publish-pages uses; site/kinds.ts has the lists of pages. */
export interface Site {
  /** The static files that pages name. */
  readonly assets: () => SiteObject[];
  /** The start of full addresses; empty: the site has no domain of its own. */
  readonly origin: string;
  /** @throws Error if the page has another status than its kind */
  render(page: SitePage): Promise<SiteObject>;
}

export interface PublishDependencies {
  readonly table: Table;
  readonly bucket: SiteBucket;
  readonly site: Site;
  /** Makes the list of the summary's pages: by default all of them. */
  readonly pagesOfSummary?: typeof summaryPages;
  /** Fingerprint of the code and the built site: if it changes, every page is rendered again. */
  readonly builtBy: string;
  readonly now: () => Date;
  /** ISO day as on which the app runs, said in every file; undefined: today. */
  readonly asOnDay?: string | undefined;
}

const ATTEMPTS = 5;
const WRITES_AT_ONCE = 32;

/** Writes nothing if nothing is new. If another run published meanwhile, this one writes again the objects it touched. */
export async function publishPages(dependencies: PublishDependencies): Promise<{ summary: string }> {
  const touched = new Set<CorridorId>();
  for (let attempt = 1; ; attempt++) {
    try {
      return await publishOnce(dependencies, touched, attempt > 1);
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function publishOnce(
  { table, bucket, site, pagesOfSummary = summaryPages, builtBy, now, asOnDay }: PublishDependencies,
  touched: Set<CorridorId>,
  isRepeated: boolean,
): Promise<{ summary: string }> {
  // Its tag is read first: else the manifest could be older than the state that the tag stands for.
  const there = await bucket.read(DATA_MANIFEST);
  const published = there && readPublished(there.text);
  const publication = await openPublication(table, 'strong');
  if (!publication) return { summary: 'nothing published yet' };
  const { manifest } = publication;
  const day = now().toISOString().slice(0, 10);

  const anew = !published || published.builtBy !== builtBy || published.day !== day;
  const behind = anew || published.manifest.version !== manifest.version || isRepeated;
  if (!behind) return { summary: 'nothing new' };

  const { reference: ref } = manifest;
  const reference = await publication.reference();
  const exchange = exchangesOf(reference?.benchmark, day);
  const ratesShown = published && (await ratesBefore(table, published));
  const before = exchangesOf(ratesShown, published?.day ?? day);
  /** All that a page says of rates. */
  const toldOf =
    (of: typeof exchange, rates: RatesInForce | undefined, on: string) => (corridor: CorridorId) =>
      JSON.stringify([of(corridor), checkedOf(corridor, rates, on)]);
  const [told, toldBefore] = [
    toldOf(exchange, reference?.benchmark, day),
    toldOf(before, ratesShown, published?.day ?? day),
  ];
  const { changed, gone } = difference(
    anew ? undefined : published,
    manifest,
    (corridor) => toldBefore(corridor) === told(corridor),
  );
  // Statistics know no rate: they are as they were where the rate alone is another.
  const carriedOver = new Set(touched);
  const hasNewStatistics = (corridor: CorridorId) =>
    anew ||
    carriedOver.has(corridor) ||
    published.manifest.corridors[corridor] !== manifest.corridors[corridor];
  for (const corridor of [...changed, ...gone]) touched.add(corridor);
  const again = [...touched].filter((corridor) => manifest.corridors[corridor] !== undefined);

  const assets = site.assets();
  if (anew) await writeAll(bucket, assets);
  // Lists say what every corridor's prices take on this day.
  const allPrices = await readAllPrices(table, manifest, Object.keys(manifest.corridors) as CorridorId[]);
  const prices = [...allPrices].filter(([corridor]) => touched.has(corridor));
  const statistics = await readAllStatistics(table, manifest, again);
  const summary = await publication.summary();
  const indicators = manifest.indicators === null ? null : await readIndicators(table, manifest.indicators);
  const files = [
    ...prices.map(([corridor, each]) =>
      corridorFile(each, manifest.corridors[corridor] ?? '', exchange(corridor)),
    ),
    ...[...statistics]
      .filter(([corridor]) => hasNewStatistics(corridor))
      .map(([corridor, each]) => statisticsFile(each, manifest.corridors[corridor] ?? '')),
    summaryFile(summary, manifest.summary),
    finderFile(findIndex(summary), manifest.summary),
    ...(indicators && manifest.indicators !== null ? [indicatorsFile(indicators, manifest.indicators)] : []),
    ...(reference && ref ? [referenceFile(reference, ref.publication)] : []),
  ];
  await writeAll(bucket, asOnDay === undefined ? files : files.map((file) => saying(asOnDay, file)));

  const listed: SitePage[] = [];
  for (const [corridor, each] of prices) {
    const ofCorridor = statistics.get(corridor);
    if (!ofCorridor) throw new Error(`no statistics of ${corridor}`);
    const facts = {
      prices: each,
      statistics: ofCorridor,
      today: day,
      exchange: exchange(corridor),
      check: checkedOf(corridor, reference?.benchmark, day),
    };
    listed.push(...corridorPages(facts, manifest.corridors[corridor] ?? ''));
  }
  const taken = Object.fromEntries([...allPrices].map(([corridor, each]) => [corridor, takenIn(each, day)]));
  const others = [
    ...pagesOfSummary({ summary, indicators, reference, today: day, taken }, manifest.summary),
    ...(reference && ref ? ratePages({ reference, today: day }, ref.publication) : []),
  ];
  // Rates change several times a day, and most pages do not show them.
  const isSummaryKept =
    !anew &&
    !isRepeated &&
    published.manifest.summary === manifest.summary &&
    published.manifest.indicators === manifest.indicators;
  const showsNewRates = ({ data, at }: SitePage): boolean =>
    data.kind === 'unpriced'
      ? toldBefore(at as CorridorId) !== told(at as CorridorId)
      : showsRates(data.kind);
  listed.push(...(isSummaryKept ? others.filter(showsNewRates) : others));
  await renderAll(site, bucket, listed);
  const ids = Object.keys(manifest.corridors) as CorridorId[];
  const searchable = others.filter(({ data }) => statusOf(data.kind) === 200).map(({ path }) => path);
  const forSearchEngines = filesForSearchEngines(site.origin, [...searchable, ...ids.flatMap(corridorPaths)]);
  await writeAll(bucket, forSearchEngines);

  if (anew || gone.length > 0) {
    await removeOthers(bucket, [
      ...assets.map(({ key }) => key),
      ...files.map(({ key }) => key),
      ...others.map(({ path }) => keyOf(path)),
      ...forSearchEngines.map(({ key }) => key),
      ...ids.flatMap((id) => [corridorFileKey(id), statisticsFileKey(id), ...corridorPaths(id).map(keyOf)]),
      DATA_MANIFEST,
    ]);
  }
  const done = dataManifest({ format: 2, builtBy, day, manifest });
  await bucket.replace(asOnDay === undefined ? done : saying(asOnDay, done), there?.etag);
  return { summary: `version ${manifest.version}: ${again.length} corridors, ${listed.length} pages` };
}

/** The rate of each corridor; null if none is in date. */
function exchangesOf(
  rates: RatesInForce | undefined,
  day: string,
): (corridor: CorridorId) => Exchange | null {
  return (corridor) => (rates && exchangeOf(rates, corridor, day)) ?? null;
}

/** The rates that the pages show now; undefined if there are none, or other code wrote them in another form. */
async function ratesBefore(table: Table, { manifest }: Published): Promise<RatesInForce | undefined> {
  if (!manifest.reference) return undefined;
  return readRates(table, manifest.reference.publication).catch(() => undefined);
}

/** Corridors whose prices, statistics or rate differ from the published one, and corridors that no longer exist. */
function difference(
  published: Published | undefined,
  manifest: Manifest,
  sameRate: (corridor: CorridorId) => boolean,
): { changed: CorridorId[]; gone: CorridorId[] } {
  const before = published?.manifest.corridors ?? {};
  const ids = (corridors: object) => Object.keys(corridors) as CorridorId[];
  return {
    changed: ids(manifest.corridors).filter((id) => before[id] !== manifest.corridors[id] || !sameRate(id)),
    gone: ids(before).filter((id) => manifest.corridors[id] === undefined),
  };
}

/**
 * Deletes objects that belong to no page or file any more: withdrawn prices, countries without a corridor left.
 * Files named by hash stay, because a page that somebody has open may still use them.
 */
async function removeOthers(bucket: SiteBucket, wanted: readonly string[]): Promise<void> {
  const kept = new Set(wanted);
  for (const key of await bucket.keys()) {
    if (!kept.has(key) && !key.startsWith('_astro/')) await bucket.remove(key);
  }
}

function writeAll(bucket: SiteBucket, objects: readonly SiteObject[]): Promise<void> {
  return inBatches(objects, WRITES_AT_ONCE, (object) => bucket.write(object));
}

/** Each page is written while the next ones are rendered. */
async function renderAll(site: Site, bucket: SiteBucket, pages: readonly SitePage[]): Promise<void> {
  const writes = newPending(WRITES_AT_ONCE);
  for (const page of pages) {
    const rendered = await site.render(page);
    await writes.add(() => bucket.write(rendered));
  }
  await writes.settled();
}
