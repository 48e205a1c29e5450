/**
 * One page as the run to come will write it, for a reader who asks before that: on one machine, whose first start has the first
 * language at once and the others a minute later. Nothing is stored, so a run under way is in nobody's way.
 */

import type { Published } from '../../shared/contracts/publication.ts';
import type { Day } from '../../shared/model/day.ts';
import {
  besidePage,
  corridorPaths,
  keyOf,
  providerPages,
  type SitePage,
  summaryPages,
} from '../../site/kinds.ts';
import { providersOf } from '../../site/view/provider-facts.ts';
import { once } from '../once.ts';
import { readIndicators } from '../storage/indicators.ts';
import { openPublication, type Publication } from '../storage/publication.ts';
import { readAllPrices, readAllStatistics } from '../storage/publications.ts';
import type { SiteObject } from '../storage/site-bucket.ts';
import { corridorsOf } from './changes.ts';
import { type Facts, pagesOfAll, pagesOfCorridors, pagesOfRates } from './content.ts';
import { DATA_MANIFEST, readPublished } from './data-files.ts';
import { disputesToShow, showsDisputes } from './disputes-to-show.ts';
import { newWithRounds, type WithRounds } from './earlier-of.ts';
import { languagesOfRun } from './languages.ts';
import { ratesOnPages, readRates, referenceBefore } from './rates-on-pages.ts';
import { readReleases } from './releases.ts';
import { readSaidOf, sheetsOf } from './said-of.ts';
import type { PublishDependencies } from './service.ts';
import { toldRates } from './told-rates.ts';

/** @param asked the path of a page, as `/ru/deu-kgz`, or of a file beside one. @returns null: there is no such page, or nothing is published */
export type PageRenderer = (asked: string) => Promise<SiteObject | null>;

/** What pages are made of, and those of no single corridor, by path: each read or made when it is first needed. */
interface Content {
  /** Without the prices and statistics of corridors. */
  readonly facts: Facts;
  readonly others: () => Promise<ReadonlyMap<string, SitePage>>;
  readonly withRounds: WithRounds;
}

/** What a publication is made of is read once, for as long as it is the one that is listed. */
export function newPageRenderer({
  table,
  bucket,
  site,
  now,
  languages,
}: Omit<PublishDependencies, 'pause'>): PageRenderer {
  let kept: { readonly name: string; readonly content: Promise<Content> } | undefined;

  async function contentOf(published: Published, publication: Publication, day: Day): Promise<Content> {
    const { manifest } = publication;
    const due = ratesOnPages(published);
    const before = due && (await referenceBefore(table, due.publication));
    const { reference, shown } = await readRates(publication, due, before, now());
    const summary = await publication.summary();
    const { disputes, failure } = await disputesToShow(table, bucket);
    const withRounds = newWithRounds(table, manifest);
    const facts: Facts = {
      manifest,
      day,
      inForce: reference,
      shown,
      told: toldRates(shown?.benchmark, day),
      summary,
      corrections: await publication.corrections(),
      disputes,
      releases: (await readReleases(bucket)).releases,
      indicators: manifest.indicators === null ? null : await readIndicators(table, manifest.indicators),
      prices: new Map(),
      said: await readSaidOf(table, manifest),
      statistics: new Map(),
      languages: languagesOfRun(published, false, true, languages).there,
    };
    return {
      facts,
      async withRounds(page) {
        if (disputes === null && showsDisputes(page)) throw failure;
        return withRounds(page);
      },
      others: once(() => othersOf(facts)),
    };
  }

  async function othersOf(facts: Facts): Promise<ReadonlyMap<string, SitePage>> {
    const { manifest } = facts;
    const prices = await readAllPrices(table, manifest, corridorsOf(manifest));
    const providers = providersOf({ manifest, prices, said: sheetsOf(facts.said) });
    const pages = [
      ...pagesOfAll({ ...facts, prices }, summaryPages),
      ...pagesOfRates(facts),
      ...providerPages({ providers }, manifest.summary),
    ];
    return new Map(pages.map((page) => [page.path, page]));
  }

  async function pageAt(path: string, { facts, others }: Content): Promise<SitePage | undefined> {
    const { manifest } = facts;
    const own = corridorsOf(manifest).filter((corridor) => corridorPaths(corridor).includes(path));
    if (own.length === 0) return (await others()).get(path);
    const [prices, statistics] = await Promise.all([
      readAllPrices(table, manifest, own),
      readAllStatistics(table, manifest, own),
    ]);
    return pagesOfCorridors({ ...facts, prices, statistics }).find((page) => page.path === path);
  }

  return async (asked) => {
    const path = besidePage(asked);
    const listing = await bucket.read(DATA_MANIFEST);
    const published = listing && readPublished(listing.text);
    const publication = await openPublication(table);
    if (!publication || !published) return null;
    const day = now().toISOString().slice(0, 10);
    const name = [listing.etag, publication.manifest.version, day].join(' ');
    if (kept?.name !== name) {
      const content = contentOf(published, publication, day);
      kept = { name, content };
      // What could not be read is read again.
      content.catch(() => {
        if (kept?.content === content) kept = undefined;
      });
    }
    const content = await kept.content;
    const found = await pageAt(path, content);
    if (!found) return null;
    const page = await content.withRounds(found);
    if (path === asked) return site.render(page);
    return site.beside?.(page).find(({ key }) => key === keyOf(asked)) ?? null;
  };
}
