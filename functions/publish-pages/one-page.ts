/**
 * One page as the run to come will write it, for a reader who asks before that: on one machine, whose first start has the first
 * language at once and the others a minute later. Nothing is stored, so a run under way is in nobody's way.
 */
import {
  besidePage,
  corridorPaths,
  keyOf,
  providerPages,
  type SitePage,
  summaryPages,
} from '../../site/kinds.ts';
import { providersOf } from '../../site/view/provider-facts.ts';
import { readIndicators } from '../storage/indicators.ts';
import { openPublication } from '../storage/publication.ts';
import { readAllPrices, readAllStatistics } from '../storage/publications.ts';
import type { SiteObject } from '../storage/site-bucket.ts';
import { corridorsOf } from './changes.ts';
import { type Facts, pagesOfAll, pagesOfCorridors, pagesOfRates } from './content.ts';
import { DATA_MANIFEST, readPublished } from './data-files.ts';
import { languagesOfRun } from './languages.ts';
import { ratesOnPages, readRates, referenceBefore } from './rates-on-pages.ts';
import { readSaidOf, sheetsOf } from './said-of.ts';
import type { PublishDependencies } from './service.ts';
import { toldRates } from './told-rates.ts';

/** @param asked the path of a page, as `/ru/deu-kgz`, or of a file beside one. @returns null: there is no such page, or nothing is published */
export async function renderOne(
  { table, bucket, site, now, languages }: Omit<PublishDependencies, 'pause'>,
  asked: string,
): Promise<SiteObject | null> {
  const path = besidePage(asked);
  const listing = await bucket.read(DATA_MANIFEST);
  const published = listing && readPublished(listing.text);
  const publication = await openPublication(table);
  if (!publication || !published) return null;
  const { manifest } = publication;
  const day = now().toISOString().slice(0, 10);
  const due = ratesOnPages(published);
  const before = due && (await referenceBefore(table, due.publication));
  const { reference, shown } = await readRates(publication, due, before, now());
  const own = corridorsOf(manifest).filter((corridor) => corridorPaths(corridor).includes(path));
  const ofOne = own.length > 0;
  const facts: Facts = {
    manifest,
    day,
    inForce: reference,
    shown,
    told: toldRates(shown?.benchmark, day),
    summary: await publication.summary(),
    indicators: manifest.indicators === null ? null : await readIndicators(table, manifest.indicators),
    prices: await readAllPrices(table, manifest, ofOne ? own : corridorsOf(manifest)),
    said: await readSaidOf(table, manifest),
    statistics: await readAllStatistics(table, manifest, own),
    languages: languagesOfRun(published, false, true, languages).there,
  };
  const ofProviders = (): SitePage[] => {
    const providers = providersOf({ manifest, prices: facts.prices, said: sheetsOf(facts.said) });
    return providerPages({ providers }, manifest.summary);
  };
  const pages: SitePage[] = ofOne
    ? pagesOfCorridors(facts)
    : [...pagesOfAll(facts, summaryPages), ...pagesOfRates(facts), ...ofProviders()];
  const page = pages.find((one) => one.path === path);
  if (!page || path === asked) return page ? site.render(page) : null;
  return site.beside?.(page).find(({ key }) => key === keyOf(asked)) ?? null;
}
