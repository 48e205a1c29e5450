/**
 * Brings the site up to date with the manifest in force: data files first, then pages, and last `data/manifest.json`, which
 * lists what is published. A run that breaks leaves that file unchanged, and the table says that it began and did not end: the
 * next run then compares every object, since figures or code may have changed back to those listed. Its comparison is of
 * bytes; objects written after the listing are not trusted, because they may have other headers.
 */

import type { Published } from '../../shared/contracts/publication.ts';
import type { ReferenceRates } from '../../shared/fx/reference.ts';
import { corridorPaths, keyOf, type SitePage, statusOf, summaryPages } from '../../site/kinds.ts';
import { readIndicators } from '../storage/indicators.ts';
import { openPublication, type Publication } from '../storage/publication.ts';
import { readAllPrices, readAllStatistics } from '../storage/publications.ts';
import { readPublishing, sayPublishing } from '../storage/publishing.ts';
import { readReference } from '../storage/reference.ts';
import type { SiteBucket, SiteObject } from '../storage/site-bucket.ts';
import { type Table, WriteConflict } from '../storage/table.ts';
import { changesSince, corridorsOf } from './changes.ts';
import {
  type Facts,
  filesOf,
  lastingKeys,
  leftOver,
  pagesOfAll,
  pagesOfCorridors,
  pagesOfRates,
  showsOtherRates,
} from './content.ts';
import { DATA_MANIFEST, dataManifest, readPublished, saying } from './data-files.ts';
import { ratesToShow, type ShownRates, shownRates } from './shown-rates.ts';
import { filesForSearchEngines } from './sitemap.ts';
import { sameRates, toldRates } from './told-rates.ts';
import { isAmong, newWriting } from './writing.ts';

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

/** Writes nothing if nothing is new. If another run published meanwhile, this one compares every object with the manifest again. */
export async function publishPages(dependencies: PublishDependencies): Promise<{ summary: string }> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await publishOnce(dependencies, attempt > 1);
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function publishOnce(
  dependencies: PublishDependencies,
  isRepeated: boolean,
): Promise<{ summary: string }> {
  const { table, bucket, site, pagesOfSummary = summaryPages, builtBy, asOnDay } = dependencies;
  const now = dependencies.now();
  const day = now.toISOString().slice(0, 10);
  // These are read first: else the manifest could be older than what they stand for.
  const publishing = await readPublishing(table);
  const listing = await bucket.read(DATA_MANIFEST);
  const published = listing && readPublished(listing.text);
  const publication = await openPublication(table, 'strong');
  if (!publication) return { summary: 'nothing published yet' };
  const { manifest } = publication;

  const isOtherCode = published?.builtBy !== builtBy;
  const isPlanned = isOtherCode || published.day !== day;
  const anew = isPlanned || !publishing.isWhole || isRepeated;
  const inForce = manifest.reference?.publication;
  const shownBefore = published && ratesOnPages(published);
  const due =
    inForce === undefined ? undefined : ratesToShow({ before: shownBefore, inForce, anew: isPlanned, now });
  const isBehind =
    anew || published.manifest.version !== manifest.version || due?.publication !== shownBefore?.publication;
  if (!isBehind) return { summary: 'nothing new' };

  const before = shownBefore && (await referenceBefore(table, shownBefore.publication));
  const { reference, rates, shown } = await readRates(publication, due, before, now);
  const told = toldRates(shown?.benchmark, day);
  const isSameRate = sameRates(told, toldRates(before?.benchmark, published?.day ?? day));
  const changes = changesSince(anew ? undefined : published.manifest, manifest, isSameRate);
  const hasOtherRates = rates?.publication !== shownBefore?.publication;
  const facts: Facts = {
    manifest,
    day,
    inForce: reference,
    shown,
    told,
    summary: await publication.summary(),
    indicators: manifest.indicators === null ? null : await readIndicators(table, manifest.indicators),
    // Lists say what every corridor's prices take on this day.
    prices: await readAllPrices(
      table,
      manifest,
      changes.lists || hasOtherRates ? corridorsOf(manifest) : changes.corridors,
    ),
    statistics: await readAllStatistics(table, manifest, changes.corridors),
  };
  const assets = site.assets();
  const files = filesOf(facts, changes);
  const [ofAll, ofRates] = [pagesOfAll(facts, pagesOfSummary), pagesOfRates(facts)];
  const ofNewRates = hasOtherRates ? ofAll.filter(showsOtherRates(isSameRate)) : [];
  const pages = [...pagesOfCorridors(facts), ...(changes.lists ? ofAll : ofNewRates), ...ofRates];
  const others = [...ofAll, ...ofRates];
  const forSearchEngines = filesForSearchEngines(site.origin, [
    ...others.filter(({ data }) => statusOf(data.kind) === 200).map(({ path }) => path),
    ...corridorsOf(manifest).flatMap(corridorPaths),
  ]);

  const begun = await sayPublishing(table, publishing, false);
  const there = await bucket.list();
  const writing = newWriting(bucket, isOtherCode ? () => false : isAmong(there));
  if (anew) await writing.all(assets);
  await writing.all(asOnDay === undefined ? files : files.map((file) => saying(asOnDay, file)));
  try {
    for (const page of pages) await writing.add(await site.render(page));
  } finally {
    // Also after a failure: a write still under way could land after the next run's.
    await writing.settled();
  }
  await writing.all(forSearchEngines);
  if (anew || changes.gone.length > 0) {
    const objects = [...assets, ...files, ...forSearchEngines].map(({ key }) => key);
    const wanted = [...objects, ...others.map(({ path }) => keyOf(path)), ...lastingKeys(manifest)];
    for (const key of leftOver(there.keys(), new Set(wanted))) await bucket.remove(key);
  }
  const done = dataManifest({ format: 2, builtBy, day, ...(rates && { rates }), manifest });
  await bucket.replace(asOnDay === undefined ? done : saying(asOnDay, done), listing?.etag);
  await sayPublishing(table, begun, true);
  const written = `${writing.written()} files written`;
  return {
    summary: `version ${manifest.version}: ${changes.corridors.length} corridors, ${pages.length} pages, ${written}`,
  };
}

/** The rates in force, and those that pages show. @param due what ratesToShow answers; undefined: none are in force */
async function readRates(
  publication: Publication,
  due: ShownRates | undefined,
  before: ReferenceRates | undefined,
  now: Date,
) {
  const inForce = publication.manifest.reference;
  const reference = await publication.reference();
  if (!reference || !inForce || !due) return {};
  const { rates, reference: shown } = shownRates(due, before, { ...inForce, reference }, now);
  return { reference, rates, shown };
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
