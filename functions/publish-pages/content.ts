/** What a publication is on the site: its data files, its pages, and the keys of all its objects. */
import type { ListedRelease } from '../../shared/contracts/datasets/release.ts';
import type { ReferenceRates } from '../../shared/fx/reference.ts';
import type { Correction } from '../../shared/model/correction.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { CorridorStatistics } from '../../shared/statistics/corridor-statistics.ts';
import type { PeriodIndicators } from '../../shared/statistics/indicator-types.ts';
import type { Summary } from '../../shared/statistics/summary.ts';
import { findIndex } from '../../site/find-index.ts';
import {
  cardPath,
  corridorPages,
  corridorPaths,
  DISPUTES_PATH,
  keyOf,
  messagePath,
  ratePages,
  type SaidOf,
  type SitePage,
  showsRates,
  type summaryPages,
  tablePathsOf,
  unpricedCorridors,
} from '../../site/kinds.ts';
import { LOCALES, type Locale } from '../../site/texts/languages.ts';
import { takenIn } from '../../site/view/corridor-lines.ts';
import { subjectAt } from '../../site/view/data/table-paths.ts';
import type { Disputes } from '../storage/disputes.ts';
import type { SiteObject } from '../storage/site-bucket.ts';
import { type Changes, corridorsOf, saidIn } from './changes.ts';
import {
  correctionsFile,
  corridorFile,
  corridorFileKey,
  DATA_MANIFEST,
  disputesFile,
  finderFile,
  indicatorsFile,
  referenceFile,
  saidFile,
  saidFileKey,
  statisticsFile,
  statisticsFileKey,
  summaryFile,
} from './data-files.ts';
import type { ToldRates } from './told-rates.ts';
import { watchKeys } from './watch-feeds.ts';

export interface Facts {
  readonly manifest: Manifest;
  /** ISO day on which it is rendered. */
  readonly day: string;
  readonly summary: Summary;
  readonly indicators: PeriodIndicators | null;
  /** The newest first. */
  readonly corrections: readonly Correction[];
  /** The version of their item, and all that are kept; null: not known, and pages that show them are not to be written. */
  readonly disputes: Disputes | null;
  /** By period. */
  readonly releases: readonly ListedRelease[];
  /** The rates in force, for their own pages and file; undefined: none. */
  readonly inForce: ReferenceRates | undefined;
  /** Those that all other pages show. */
  readonly shown: ReferenceRates | undefined;
  readonly told: ToldRates;
  /** Those whose pages are there. */
  readonly languages: readonly Locale[];
  /** At least of the corridors in `statistics`; of all, if lists are rendered. */
  readonly prices: ReadonlyMap<CorridorId, CorridorPrices>;
  /** What providers say, of every corridor in which they do. */
  readonly said: SaidOf;
  /** Of the corridors that are rendered. */
  readonly statistics: ReadonlyMap<CorridorId, CorridorStatistics>;
}

const publicationOf = ({ manifest }: Facts, corridor: CorridorId): string =>
  manifest.corridors[corridor] ?? '';

/** The prices and statistics of each corridor that is rendered. */
function rendered({ prices, statistics }: Facts) {
  return [...statistics].map(([corridor, ofCorridor]) => {
    const each = prices.get(corridor);
    if (!each) throw new Error(`no prices of ${corridor}`);
    return { corridor, prices: each, statistics: ofCorridor };
  });
}

/** The rates with the publication that they are of. */
const ratesInForce = ({ inForce, manifest: { reference } }: Facts) =>
  inForce && reference ? { reference: inForce, publication: reference.publication } : undefined;

/** The data files of the corridors that are rendered, and of what is published over all corridors. */
export function filesOf(facts: Facts, changes: Changes): SiteObject[] {
  const { manifest, summary, indicators, told, said } = facts;
  const rates = ratesInForce(facts);
  return [
    ...rendered(facts).map(({ corridor, prices }) =>
      corridorFile(prices, publicationOf(facts, corridor), told.exchange(corridor)),
    ),
    ...rendered(facts)
      .filter(({ corridor }) => changes.statistics.includes(corridor))
      .map(({ corridor, statistics }) => statisticsFile(statistics, publicationOf(facts, corridor))),
    ...changes.said.flatMap((corridor) => {
      const say = said.get(corridor);
      return say ? [saidFile(say.sheet, say.publication)] : [];
    }),
    ...(facts.disputes ? [disputesFile(facts.disputes)] : []),
    correctionsFile(facts.corrections, manifest.corrections ?? manifest.summary),
    summaryFile(summary, manifest.summary),
    finderFile(findIndex(summary, said.keys()), manifest.summary),
    ...(indicators && manifest.indicators !== null ? [indicatorsFile(indicators, manifest.indicators)] : []),
    ...(rates ? [referenceFile(rates.reference, rates.publication)] : []),
  ];
}

/** The pages of the corridors that are rendered. */
export const pagesOfCorridors = (facts: Facts): SitePage[] =>
  rendered(facts).flatMap(({ corridor, prices, statistics }) => {
    const { day, told, said } = facts;
    const shown = { exchange: told.exchange(corridor), check: told.check(corridor) };
    const disputes = facts.disputes?.disputes;
    const all = { prices, statistics, today: day, said: said.get(corridor), disputes, ...shown };
    return corridorPages(all, publicationOf(facts, corridor));
  });

/** Every page that is made from what is published over all corridors. @param of makes the list */
export function pagesOfAll(
  {
    manifest,
    day,
    summary,
    indicators,
    corrections,
    disputes,
    releases,
    shown,
    prices,
    said,
    languages,
  }: Facts,
  of: typeof summaryPages,
): SitePage[] {
  const taken = Object.fromEntries([...prices].map(([corridor, each]) => [corridor, takenIn(each, day)]));
  return of(
    {
      summary,
      indicators,
      corrections,
      ...(disputes && { disputes: disputes.disputes }),
      releases,
      reference: shown ?? null,
      today: day,
      taken,
      said,
      languages,
    },
    manifest.summary,
  );
}

/** Every page that is made from the rates in force. */
export function pagesOfRates(facts: Facts): SitePage[] {
  const rates = ratesInForce(facts);
  return rates ? ratePages({ reference: rates.reference, today: facts.day }, rates.publication) : [];
}

/** Whether a page of all corridors shows other rates than before. @param isSameRate of a corridor */
export const showsOtherRates =
  (isSameRate: (corridor: CorridorId) => boolean) =>
  ({ data, at }: SitePage): boolean =>
    data.kind === 'unpriced' ? !isSameRate(at as CorridorId) : showsRates(data.kind);

/** The keys of what every corridor with a price has, whoever names it, rendered or not; and of the listing. */
export const lastingKeys = (manifest: Manifest): string[] => [
  ...corridorsOf(manifest).flatMap((corridor) => [
    corridorFileKey(corridor),
    statisticsFileKey(corridor),
    ...corridorPaths(corridor).map(keyOf),
  ]),
  ...saidIn(manifest).map(saidFileKey),
  // Also while it cannot be made.
  keyOf(DISPUTES_PATH),
  DATA_MANIFEST,
];

/**
 * The keys of the files beside the pages of every corridor with a page, in every language, of the Atom feeds, and of the tables of
 * figures: of each page those of its kind, so that a corridor without prices keeps none of services.
 * @param pages all that are made from what is published over all corridors
 * @param held the corridors with prices in earlier rounds of the survey: a table of rounds that were withdrawn does not stay; undefined: not
 *   known, and all stay
 */
export function besideKeys(
  { manifest, summary, said }: Pick<Facts, 'manifest' | 'summary' | 'said'>,
  pages: readonly SitePage[],
  held: ReadonlySet<CorridorId> | undefined,
): string[] {
  const corridors = [...corridorsOf(manifest), ...unpricedCorridors(summary, said)];
  const tables = [
    ...pages.flatMap(({ at, data }) => tablePathsOf(data.kind, at)),
    ...corridorsOf(manifest).flatMap((corridor) => tablePathsOf('data-corridor', corridor)),
  ];
  return [
    ...corridors.flatMap((corridor) =>
      LOCALES.flatMap((locale) => [messagePath(locale, corridor), cardPath(locale, corridor)]),
    ),
    ...new Set(tables.filter((path) => !isOfRounds(path) || !held || hasRounds(path, held))),
  ]
    .map(keyOf)
    .concat(watchKeys({ manifest, summary }));
}

const isOfRounds = (path: string): boolean => path.includes('.rounds.');

function hasRounds(path: string, held: ReadonlySet<CorridorId>): boolean {
  const subject = subjectAt(path);
  return subject === 'world' ? held.size > 0 : held.has(subject as CorridorId);
}

/**
 * What is there and belongs to no page or file any more: withdrawn prices, countries without a corridor. Files named by a hash
 * stay, because a page that somebody has open may still use them, and so do releases and the lists of them, which are another function's.
 */
export const leftOver = (there: Iterable<string>, wanted: ReadonlySet<string>): string[] =>
  [...there].filter((key) => !wanted.has(key) && !LEFT_ALONE.some((prefix) => key.startsWith(prefix)));

const LEFT_ALONE = ['_astro/', 'data/releases', 'data/latest.json'];
