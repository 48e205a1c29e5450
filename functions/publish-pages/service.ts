/**
 * Brings the site up to date with the manifest in force: data files first, then pages, and last `data/manifest.json`, which
 * lists what is published. A run that breaks leaves that file unchanged, and the next run writes the same again.
 */

import { exchangeOf } from '../../shared/catalogue/corridor-currencies.ts';
import type { Published } from '../../shared/contracts/publication.ts';
import type { Exchange } from '../../shared/fx/exchange.ts';
import type { RatesInForce, ReferenceRates } from '../../shared/fx/reference.ts';
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
import { newPending } from '../pending.ts';
import { readIndicators } from '../storage/indicators.ts';
import { openPublication } from '../storage/publication.ts';
import { readAllPrices, readAllStatistics } from '../storage/publications.ts';
import { readReference } from '../storage/reference.ts';
import { type SiteBucket, type SiteObject, tagOf } from '../storage/site-bucket.ts';
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
import { cannotWait, ratesToShow, type ShownRates } from './shown-rates.ts';
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
  const listing = await bucket.read(DATA_MANIFEST);
  const published = listing && readPublished(listing.text);
  const publication = await openPublication(table, 'strong');
  if (!publication) return { summary: 'nothing published yet' };
  const { manifest } = publication;
  const day = now().toISOString().slice(0, 10);

  const isOtherCode = published?.builtBy !== builtBy;
  const newDay = published?.day !== day;
  const anew = isOtherCode || newDay;
  const inForce = manifest.reference?.publication;
  const shownBefore = published && ratesOnPages(published);
  const due =
    inForce === undefined ? undefined : ratesToShow({ before: shownBefore, inForce, anew, now: now() });
  const behind =
    anew ||
    published.manifest.version !== manifest.version ||
    due?.publication !== shownBefore?.publication ||
    isRepeated;
  if (!behind) return { summary: 'nothing new' };

  const fresh = (await publication.reference()) ?? undefined;
  const before = shownBefore && (await referenceBefore(table, shownBefore.publication));
  const isShown =
    !before || !fresh || due?.publication === inForce || cannotWait(before.benchmark, fresh.benchmark, day);
  const reference = isShown ? fresh : before;
  const rates =
    isShown && inForce !== undefined && due?.publication !== inForce
      ? { publication: inForce, since: now().toISOString() }
      : due;
  const exchange = exchangesOf(reference?.benchmark, day);
  const exchangeBefore = exchangesOf(before?.benchmark, published?.day ?? day);
  /** All that a page says of rates. */
  const toldOf =
    (of: typeof exchange, told: RatesInForce | undefined, on: string) => (corridor: CorridorId) =>
      JSON.stringify([of(corridor), checkedOf(corridor, told, on)]);
  const [told, toldBefore] = [
    toldOf(exchange, reference?.benchmark, day),
    toldOf(exchangeBefore, before?.benchmark, published?.day ?? day),
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

  const there = await bucket.tags();
  const writing = newWriting(bucket, isOtherCode ? new Map() : there);
  const assets = site.assets();
  if (anew) await writing.all(assets);
  // Rates alone change no list, and most publications are of rates.
  const isListed =
    anew ||
    isRepeated ||
    published.manifest.summary !== manifest.summary ||
    published.manifest.indicators !== manifest.indicators;
  const showsOtherRates = rates?.publication !== shownBefore?.publication;
  const ids = Object.keys(manifest.corridors) as CorridorId[];
  // Lists say what every corridor's prices take on this day.
  const allPrices = await readAllPrices(table, manifest, isListed || showsOtherRates ? ids : again);
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
    ...(fresh && inForce !== undefined ? [referenceFile(fresh, inForce)] : []),
  ];
  await writing.all(asOnDay === undefined ? files : files.map((file) => saying(asOnDay, file)));

  const pages: SitePage[] = [];
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
    pages.push(...corridorPages(facts, manifest.corridors[corridor] ?? ''));
  }
  const taken = Object.fromEntries([...allPrices].map(([corridor, each]) => [corridor, takenIn(each, day)]));
  const ofSummary = pagesOfSummary(
    { summary, indicators, reference: reference ?? null, today: day, taken },
    manifest.summary,
  );
  const ofRates = fresh && inForce !== undefined ? ratePages({ reference: fresh, today: day }, inForce) : [];
  const showsNewRates = ({ data, at }: SitePage): boolean =>
    data.kind === 'unpriced'
      ? toldBefore(at as CorridorId) !== told(at as CorridorId)
      : showsRates(data.kind);
  if (isListed) pages.push(...ofSummary);
  else if (showsOtherRates) pages.push(...ofSummary.filter(showsNewRates));
  pages.push(...ofRates);
  try {
    for (const page of pages) await writing.add(await site.render(page));
  } finally {
    // Also after a failure: a write still under way could land after the next run's.
    await writing.settled();
  }
  const others = [...ofSummary, ...ofRates];
  const searchable = others.filter(({ data }) => statusOf(data.kind) === 200).map(({ path }) => path);
  const forSearchEngines = filesForSearchEngines(site.origin, [...searchable, ...ids.flatMap(corridorPaths)]);
  await writing.all(forSearchEngines);

  if (anew || gone.length > 0) {
    const wanted = new Set([
      ...assets.map(({ key }) => key),
      ...files.map(({ key }) => key),
      ...others.map(({ path }) => keyOf(path)),
      ...forSearchEngines.map(({ key }) => key),
      ...ids.flatMap((id) => [corridorFileKey(id), statisticsFileKey(id), ...corridorPaths(id).map(keyOf)]),
      DATA_MANIFEST,
    ]);
    // Files named by hash stay, because a page that somebody has open may still use them. What is left belongs to no page or file
    // any more: withdrawn prices, countries without a corridor.
    for (const key of there.keys())
      if (!wanted.has(key) && !key.startsWith('_astro/')) await bucket.remove(key);
  }
  const done = dataManifest({ format: 2, builtBy, day, ...(rates && { rates }), manifest });
  await bucket.replace(asOnDay === undefined ? done : saying(asOnDay, done), listing?.etag);
  const written = `${writing.written()} files written`;
  return {
    summary: `version ${manifest.version}: ${again.length} corridors, ${pages.length} pages, ${written}`,
  };
}

/** The rate of each corridor; null if none is in date. */
function exchangesOf(
  rates: RatesInForce | undefined,
  day: string,
): (corridor: CorridorId) => Exchange | null {
  return (corridor) => (rates && exchangeOf(rates, corridor, day)) ?? null;
}

/** The rates on the pages; a listing of an earlier release says nothing of its own about them. */
function ratesOnPages({ rates, manifest }: Published): ShownRates | undefined {
  return (
    rates ?? (manifest.reference ? { publication: manifest.reference.publication, since: '' } : undefined)
  );
}

/** The same, read; undefined if other code wrote them in another form, or they are no longer there. A table that fails is no such case. */
const referenceBefore = (table: Table, publication: string): Promise<ReferenceRates | undefined> =>
  readReference(table, publication).catch((error: unknown) => {
    if (error instanceof Error && '$metadata' in error) throw error;
    return undefined;
  });

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

interface Writing {
  /** Writes one while more are prepared. */
  add(object: SiteObject): Promise<void>;
  settled(): Promise<void>;
  all(objects: readonly SiteObject[]): Promise<void>;
  /** How many objects were written so far. */
  written(): number;
}

/** Writes what is not there yet. @param there the tags of what is, by key */
function newWriting(bucket: SiteBucket, there: ReadonlyMap<string, string>): Writing {
  const pending = newPending(WRITES_AT_ONCE);
  let written = 0;
  const writing: Writing = {
    async add(object) {
      if (there.get(object.key) === tagOf(object)) return;
      written += 1;
      await pending.add(() => bucket.write(object));
    },
    settled: pending.settled,
    async all(objects) {
      for (const object of objects) await writing.add(object);
      await pending.settled();
    },
    written: () => written,
  };
  return writing;
}
