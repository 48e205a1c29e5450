/**
 * Brings the site up to date with the manifest in force: data files first, then pages, and last `data/manifest.json`, which
 * lists what is published. One run writes at a time, by a lease in the table (storage/publishing-lease.ts). A run that breaks
 * leaves that file unchanged and the lease not given back whole: the next run then compares every object, since figures or
 * code may have changed back to those listed. A run that finds the lease held waits until it is free, and ends if the holder
 * is still at work: nothing is lost, since each minute a run compares the manifest with what is listed.
 * Where all pages have to be written anew, a run writes those of the first language, the next one that has time those of all
 * others, and the one after it late pages and the files beside pages (languages.ts).
 * A page whose earlier rounds or disputes cannot be read stays as it was, and nothing else waits for it: the listing names it, the next run
 * tries it again, and the run fails once all else is published, for the alarm.
 */

import {
  corridorPaths,
  isLate,
  keyOf,
  providerPaths,
  type SitePage,
  showsRounds,
  statusOf,
  summaryPages,
} from '../../site/kinds.ts';
import type { Locale } from '../../site/texts/languages.ts';
import { readIndicators } from '../storage/indicators.ts';
import { openPublication } from '../storage/publication.ts';
import { readAllPrices, readAllStatistics } from '../storage/publications.ts';
import { LEASE_MS, type Lease, readLease, type SeenLease, takeLease } from '../storage/publishing-lease.ts';
import type { SiteBucket, SiteObject } from '../storage/site-bucket.ts';
import { type Table, WriteConflict } from '../storage/table.ts';
import { readWatchDecisions } from '../storage/watch-decisions.ts';
import { changesSince, corridorsOf, withDisputes } from './changes.ts';
import {
  besideKeys,
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
import { disputesToShow, showsDisputes } from './disputes-to-show.ts';
import { duePages } from './due-pages.ts';
import { newWithRounds, readCorridorsOfRounds, type WithRounds } from './earlier-of.ts';
import { besideOfRun, languagesOfRun } from './languages.ts';
import { type LeftAsItWas, newLeftAsItWas } from './left-as-it-was.ts';
import { heldProviders, readProviderPages } from './provider-pages.ts';
import { ratesOnPages, readRates, referenceBefore } from './rates-on-pages.ts';
import { readReleases } from './releases.ts';
import { readSaidOf, sheetsOf } from './said-of.ts';
import { ratesToShow } from './shown-rates.ts';
import { filesForSearchEngines } from './sitemap.ts';
import { sameRates, toldRates } from './told-rates.ts';
import { watchFeeds } from './watch-feeds.ts';
import { isAmong, newWriting } from './writing.ts';

/** The part of the built site that publish-pages uses; site/kinds.ts has the lists of pages. */
export interface Site {
  /** The static files that pages name. */
  readonly assets: () => SiteObject[];
  /** The start of full addresses; empty: the site has no domain of its own. */
  readonly origin: string;
  /** @throws Error if the page has another status than its kind */
  render(page: SitePage): Promise<SiteObject>;
  /** The files that belong to a page in its language (site/adapter/entry.ts); undefined: no page has any. */
  readonly beside?: ((page: SitePage) => SiteObject[]) | undefined;
}

export interface PublishDependencies {
  readonly table: Table;
  readonly bucket: SiteBucket;
  readonly site: Site;
  /** Makes the list of the summary's pages: by default all of them. */
  readonly pagesOfSummary?: typeof summaryPages;
  /** The languages of the site: by default all of them. */
  readonly languages?: readonly Locale[];
  /** Fingerprint of the code and the built site: if it changes, every page is rendered again. */
  readonly builtBy: string;
  readonly now: () => Date;
  readonly pause: (ms: number) => Promise<unknown>;
  /** ISO day as on which the app runs, said in every file; undefined: today. */
  readonly asOnDay?: string | undefined;
}

const ATTEMPTS = 5;
const LOOK_AGAIN_MS = 1_000;

/**
 * Writes nothing if nothing is new. If another run wrote meanwhile, this one compares every object with the manifest again.
 * @param mayBegin whether there is time for languages that have no pages of this code yet: not right after a publication
 */
export async function publishPages(
  dependencies: PublishDependencies,
  mayBegin = true,
): Promise<{ summary: string }> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await publishOnce(dependencies, mayBegin, attempt > 1);
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function publishOnce(
  dependencies: PublishDependencies,
  mayBegin: boolean,
  isRepeated: boolean,
): Promise<{ summary: string }> {
  const { table, bucket, site, pagesOfSummary = summaryPages, builtBy, asOnDay } = dependencies;
  // These are read first: else the manifest could be older than what they stand for.
  const seen = await awaitLease(dependencies);
  // What it does not publish any more, the next minute's run does.
  if (seen.isHeld) return { summary: 'another run is publishing' };
  const now = dependencies.now();
  const day = now.toISOString().slice(0, 10);
  const listing = await bucket.read(DATA_MANIFEST);
  const published = listing && readPublished(listing.text);
  const publication = await openPublication(table, 'strong');
  if (!publication) return { summary: 'nothing published yet' };
  const { manifest } = publication;
  const { releases, tag: releasesTag } = await readReleases(bucket);
  const watch = await readWatchDecisions(table);
  const { disputes, failure: ofDisputes } = await disputesToShow(table, bucket);
  const left = newLeftAsItWas();
  if (ofDisputes) left.other('disputes', ofDisputes);

  const isOtherCode = published?.builtBy !== builtBy;
  const isPlanned = isOtherCode || published.day !== day;
  const languages = languagesOfRun(published, isOtherCode, mayBegin, dependencies.languages);
  const beside = site.beside && besideOfRun(published, isOtherCode, mayBegin, languages);
  const anew = isPlanned || !seen.isWhole || isRepeated;
  // Atom feeds come with the files beside pages.
  const hasFeeds = beside?.areKept === true;
  const hasOtherDisputes =
    published !== undefined && disputes !== null && (published.disputes ?? 0) !== disputes.version;
  const unread: ReadonlySet<string> = new Set(published?.unread);
  const isOtherWatch = hasFeeds && published?.watch !== watch.version;
  const inForce = manifest.reference?.publication;
  const shownBefore = published && ratesOnPages(published);
  const due =
    inForce === undefined ? undefined : ratesToShow({ before: shownBefore, inForce, anew: isPlanned, now });
  const isBehind =
    anew ||
    languages.anew.length > 0 ||
    beside?.areDue ||
    published.manifest.version !== manifest.version ||
    published.releases !== releasesTag ||
    isOtherWatch ||
    hasOtherDisputes ||
    unread.size > 0 ||
    due?.publication !== shownBefore?.publication;
  if (!isBehind) {
    throwLeft(left);
    return { summary: 'nothing new' };
  }

  const before = shownBefore && (await referenceBefore(table, shownBefore.publication));
  const { reference, rates, shown } = await readRates(publication, due, before, now);
  const told = toldRates(shown?.benchmark, day);
  const isSameRate = sameRates(told, toldRates(before?.benchmark, published?.day ?? day));
  const listed = anew ? undefined : published.manifest;
  const since = changesSince(listed, manifest, isSameRate);
  const changes = hasOtherDisputes ? withDisputes(since, manifest, disputes.disputes) : since;
  const hasOtherRates = rates?.publication !== shownBefore?.publication;
  const ofAllCorridors = languages.anew.length > 0 || beside?.areDue ? corridorsOf(manifest) : undefined;
  // Their pages of figures show earlier rounds.
  const rendered = ofAllCorridors ?? (changes.earlier ? corridorsOf(manifest) : undefined);
  const again = corridorsOf(manifest).filter((corridor) =>
    corridorPaths(corridor).some((path) => unread.has(path)),
  );
  const changed = [...new Set([...changes.corridors, ...again])];
  const hasOtherPrices = changes.statistics.length + changes.said.length > 0 || changes.gone;
  const summary = await publication.summary();
  const facts: Facts = {
    manifest,
    day,
    inForce: reference,
    shown,
    told,
    summary,
    corrections: await publication.corrections(),
    disputes,
    releases,
    indicators: manifest.indicators === null ? null : await readIndicators(table, manifest.indicators),
    // Lists say what every corridor's prices take on this day.
    prices: await readAllPrices(
      table,
      manifest,
      rendered ?? (changes.lists || hasOtherRates || hasOtherPrices ? corridorsOf(manifest) : changed),
    ),
    said: await readSaidOf(table, manifest),
    statistics: await readAllStatistics(table, manifest, rendered ?? changed),
    languages: languages.there,
  };
  const assets = site.assets();
  const said = (file: SiteObject) => (asOnDay === undefined ? file : saying(asOnDay, file));
  const files = filesOf(facts, changes).map(said);
  const [ofAll, ofRates] = [pagesOfAll(facts, pagesOfSummary), pagesOfRates(facts)];
  const saidSheets = sheetsOf(facts.said);
  const ofProviders = await readProviderPages(
    table,
    listed,
    { manifest, prices: facts.prices, said: saidSheets },
    { summary: manifest.summary, isAll: ofAllCorridors !== undefined },
  );
  const providers = heldProviders(facts.summary, saidSheets);
  const others = [...ofAll, ...ofRates];
  const forSearchEngines = filesForSearchEngines(site.origin, [
    ...others
      .filter(({ data, locale }) => statusOf(data.kind) === 200 && languages.there.includes(locale))
      .map(({ path }) => path),
    ...corridorsOf(manifest).flatMap((corridor) => corridorPaths(corridor, languages.there)),
    ...providerPaths(providers, languages.there),
  ]);
  const wanted = [
    ...[...assets, ...files, ...forSearchEngines].map(({ key }) => key),
    ...[...others.map(({ path }) => path), ...providerPaths(providers)].map(keyOf),
    ...lastingKeys(manifest),
  ];
  const ofCorridors = pagesOfCorridors(facts);
  const withRounds = newWithRounds(table, manifest, true);
  const plan: Plan = {
    isOtherCode,
    first: [...(anew ? assets : []), ...files],
    // Without files beside pages, as in most tests, there is no later run.
    pages: roundsLast(
      duePages(
        { ofCorridors, ofAll, ofRates, ofProviders: ofProviders.pages },
        {
          languages,
          changes,
          isUnread: ({ path }) => unread.has(path),
          isOtherProvider: ofProviders.isOther,
          hasOtherReleases: published?.releases !== releasesTag,
          showsOtherRates: hasOtherRates ? showsOtherRates(isSameRate) : () => false,
        },
      ).filter(
        ({ data, locale }) =>
          !isLate(data.kind) ||
          !beside ||
          beside.areKept ||
          // A run that writes all of them has each once.
          !(beside.areDue || languages.anew.includes(locale)),
      ),
    ),
    async withRounds(page) {
      if (disputes === null && showsDisputes(page)) throw ofDisputes;
      return withRounds(page);
    },
    isAnew: ({ locale, path }) => languages.anew.includes(locale) || unread.has(path),
    withBeside: beside?.areKept ?? false,
    waits: beside !== undefined && !beside.areKept,
    onlyBeside: beside?.areDue
      ? roundsLast(
          [...ofCorridors, ...ofAll, ...ofProviders.pages].filter(({ locale }) =>
            languages.after.whole.includes(locale),
          ),
        )
      : [],
    last: forSearchEngines,
    feeds:
      beside?.areDue || (hasFeeds && (anew || isOtherWatch || changes.lists || changes.earlier))
        ? () => watchFeeds(publication, facts, watch.decisions, site.origin)
        : async () => [],
    wanted:
      anew || changes.gone || changes.earlier || ofProviders.hasGone
        ? new Set([
            ...wanted,
            ...besideKeys(
              facts,
              ofAll,
              await readCorridorsOfRounds(table, manifest).catch((why: unknown) => {
                left.other('the files of earlier rounds', why);
                return undefined;
              }),
            ),
          ])
        : undefined,
    left,
    listing: () =>
      said(
        dataManifest({
          format: 2,
          builtBy,
          day,
          languages: languages.after,
          ...(beside && (beside.areKept || beside.areDue) && { beside: true }),
          ...(rates && { rates }),
          ...(releasesTag !== undefined && { releases: releasesTag }),
          // Without a version they are due again.
          ...((hasFeeds || beside?.areDue) && !left.areFeedsLeft() && { watch: watch.version }),
          ...disputesIn(disputes?.version ?? published?.disputes),
          ...(left.pages.size > 0 && { unread: [...left.pages].sort() }),
          manifest,
        }),
      ),
    replaces: listing?.etag,
  };
  const lease = await takeLease(table, seen, dependencies.now);
  let written: number;
  try {
    written = await carryOut(dependencies, plan, lease);
    await lease.giveBack(true);
  } catch (error) {
    // If this fails too, the lease runs out.
    await lease.giveBack(false).catch(() => {});
    throw error;
  }
  throwLeft(left);
  const toFollow = languages.after.older.length + languages.after.coming.length;
  const counts = [
    `${changes.corridors.length} corridors`,
    `${plan.pages.length} pages`,
    `${written} files written`,
    ...(toFollow > 0 ? [`other languages follow: ${toFollow}`] : []),
    ...(beside && toFollow === 0 && !beside.areKept && !beside.areDue ? ['files beside pages follow'] : []),
  ];
  return { summary: `version ${manifest.version}: ${counts.join(', ')}` };
}

/** @throws AggregateError if anything was left as it was, with each reason */
function throwLeft(left: LeftAsItWas): void {
  const failures = left.failures();
  if (failures.length === 0) return;
  const { size } = left.pages;
  throw new AggregateError(failures, `all else is published; pages left as they were: ${size}`);
}

/** What the listing says of disputes: their version, if there was one. */
const disputesIn = (version = 0) => version > 0 && { disputes: version };

/** Pages that show earlier rounds of the survey after all others: no family waits until these are read. */
const roundsLast = (pages: readonly SitePage[]): SitePage[] =>
  pages.toSorted((a, b) => Number(showsRounds(a.data.kind)) - Number(showsRounds(b.data.kind)));

/** All that a run writes, in the order in which it is written. */
interface Plan {
  /** What is in the bucket was written by other code: none of it is taken for right. */
  readonly isOtherCode: boolean;
  readonly first: readonly SiteObject[];
  readonly pages: readonly SitePage[];
  readonly withRounds: WithRounds;
  /** Whether a page is written whatever is there. */
  readonly isAnew: (page: SitePage) => boolean;
  /** Whether the files beside these pages are written with them. */
  readonly withBeside: boolean;
  /** Whether late pages that are not there are left to a later run. */
  readonly waits: boolean;
  /** Pages of which the files beside them are written, whatever is there, and they themselves if they are late. */
  readonly onlyBeside: readonly SitePage[];
  readonly last: readonly SiteObject[];
  /** The Atom feeds that may have changed: they are read and made after all else, so that no page waits for them. */
  readonly feeds: () => Promise<readonly SiteObject[]>;
  /** The keys of all there is to be, if anything else is to be removed. */
  readonly wanted: ReadonlySet<string> | undefined;
  /** What could not be read, and what comes to it while the plan is carried out. */
  readonly left: LeftAsItWas;
  /** Made at the end, since it names what was left. */
  readonly listing: () => SiteObject;
  /** The tag of the listing that it replaces; undefined: there was none. */
  readonly replaces: string | undefined;
}

/** @returns how many objects were written, but for the listing. @throws WriteConflict if another run wrote meanwhile */
async function carryOut(
  { bucket, site }: PublishDependencies,
  {
    isOtherCode,
    first,
    pages,
    withRounds,
    isAnew,
    withBeside,
    waits,
    onlyBeside,
    last,
    feeds,
    wanted,
    left,
    listing,
    replaces,
  }: Plan,
  lease: Lease,
): Promise<number> {
  const wholeOf = (page: SitePage): Promise<SitePage | undefined> =>
    withRounds(page).catch((why: unknown) => {
      left.page(page.path, why);
      return undefined;
    });
  const there = await bucket.list();
  const writing = newWriting(bucket, lease, there, isOtherCode ? () => false : isAmong(there));
  try {
    await writing.all(first);
    for (const page of pages) {
      // A late page that was never written waits for its run; one that is there must not go on showing what has changed.
      const isWaiting = waits && isLate(page.data.kind) && !there.has(keyOf(page.path));
      if (isWaiting) continue;
      const whole = await wholeOf(page);
      if (!whole) continue;
      await writing.add(await site.render(whole), isAnew(page));
      if (withBeside) for (const file of site.beside?.(whole) ?? []) await writing.add(file);
    }
    for (const one of onlyBeside) {
      const page = await wholeOf(one);
      if (!page) continue;
      if (isLate(page.data.kind)) await writing.add(await site.render(page), true);
      for (const file of site.beside?.(page) ?? []) await writing.add(file, true);
    }
  } finally {
    // Also after a failure: a write still under way could land after the next run's.
    await writing.settled();
  }
  await writing.all(last);
  const ofFeeds = await feeds().catch((why: unknown) => {
    left.feeds(why);
    return [];
  });
  await writing.all(ofFeeds);
  if (wanted) await writing.remove(leftOver(there.keys(), wanted));
  await lease.keep();
  await bucket.write(listing(), replaces);
  return writing.written();
}

/** What is said of the lease once it is free, or once it was waited for as long as a dead run can hold it. */
async function awaitLease({ table, now, pause }: PublishDependencies): Promise<SeenLease> {
  let seen = await readLease(table, now());
  for (let waited = 0; seen.isHeld && waited < LEASE_MS; waited += LOOK_AGAIN_MS) {
    await pause(LOOK_AGAIN_MS);
    seen = await readLease(table, now());
  }
  return seen;
}
