/** The files under `/data/`: the same figures as in the API, for readers and for the pages themselves. */
import * as z from 'zod/mini';
import type { CorrectionsFile } from '../../shared/contracts/correction.ts';
import type { DeepReadonly } from '../../shared/contracts/deep-readonly.ts';
import type { DisputesFile } from '../../shared/contracts/dispute.ts';
import {
  type CorridorFile,
  type IndicatorsFile,
  type Published,
  publishedSchema,
  type ReferenceFile,
  type StatisticsFile,
  type SummaryFile,
} from '../../shared/contracts/publication.ts';
import type { SaidFile } from '../../shared/contracts/said-file.ts';
import type { Exchange } from '../../shared/fx/exchange.ts';
import type { ReferenceRates } from '../../shared/fx/reference.ts';
import type { Correction } from '../../shared/model/correction.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { SaidSheet } from '../../shared/pricing/said.ts';
import type { CorridorStatistics } from '../../shared/statistics/corridor-statistics.ts';
import { INCLUSION_DEFINITION } from '../../shared/statistics/inclusion-definition.ts';
import type { PeriodIndicators } from '../../shared/statistics/indicator-types.ts';
import type { Summary } from '../../shared/statistics/summary.ts';
import { CORRECTIONS_PATH, DISPUTES_PATH, FIND_PATH, keyOf, saidPath } from '../../site/kinds.ts';
import type { FindIndex } from '../../site/view/finder.ts';
import type { Disputes } from '../storage/disputes.ts';
import type { SiteObject } from '../storage/site-bucket.ts';
import { DATA_MANIFEST } from './data-manifest-key.ts';

export { DATA_MANIFEST };

/** Browsers revalidate it each time, so that a new publication is seen at once; an unchanged file is not sent again. */
function json(key: string, value: unknown): SiteObject {
  return {
    key,
    body: JSON.stringify(value),
    contentType: 'application/json',
    cacheControl: 'public, no-cache',
  };
}

/** The same file with the ISO day as on which the app runs, which is not today. */
export const saying = (asOnDay: string, file: SiteObject): SiteObject => ({
  ...file,
  body: JSON.stringify({ ...JSON.parse(String(file.body)), asOnDay }),
});

export const corridorFileKey = (corridor: CorridorId): string => `data/corridors/${corridor}.json`;

export function corridorFile(
  prices: CorridorPrices,
  publication: string,
  exchange: Exchange | null,
): SiteObject {
  const file: DeepReadonly<CorridorFile> = { publication, sheet: prices, exchange };
  return json(corridorFileKey(prices.corridor), file);
}

export const saidFileKey = (corridor: CorridorId): string => keyOf(saidPath(corridor));

export function saidFile(said: SaidSheet, publication: string): SiteObject {
  const file: DeepReadonly<SaidFile> = { publication, said };
  return json(saidFileKey(said.corridor), file);
}

export const statisticsFileKey = (corridor: CorridorId): string => `data/statistics/${corridor}.json`;

export function statisticsFile(statistics: CorridorStatistics, publication: string): SiteObject {
  const inclusionDefinition = INCLUSION_DEFINITION;
  const file: DeepReadonly<StatisticsFile> = { publication, statistics, inclusionDefinition };
  return json(statisticsFileKey(statistics.corridor), file);
}

export function correctionsFile(corrections: readonly Correction[], publication: string): SiteObject {
  const file: DeepReadonly<CorrectionsFile> = { publication, corrections };
  return json(keyOf(CORRECTIONS_PATH), file);
}

export function disputesFile({ version, disputes }: Disputes): SiteObject {
  const file: DeepReadonly<DisputesFile> = { version, disputes };
  return json(keyOf(DISPUTES_PATH), file);
}

export function summaryFile(summary: Summary, publication: string): SiteObject {
  const file: DeepReadonly<SummaryFile> = { publication, summary };
  return json('data/corridors.json', file);
}

/** For the search field of the pages. */
export const finderFile = (index: FindIndex, publication: string): SiteObject =>
  json(keyOf(FIND_PATH), { publication, ...index });

export function indicatorsFile(indicators: PeriodIndicators, publication: string): SiteObject {
  const file: DeepReadonly<IndicatorsFile> = { publication, indicators };
  return json('data/indicators.json', file);
}

export function referenceFile(reference: ReferenceRates, publication: string): SiteObject {
  const file: DeepReadonly<ReferenceFile> = { publication, reference };
  return json('data/reference.json', file);
}

export function dataManifest(published: DeepReadonly<Published>): SiteObject {
  return json(DATA_MANIFEST, published);
}

/** What was published before; undefined if the file has another format, so that everything is published again. */
export function readPublished(text: string): Published | undefined {
  try {
    return z.parse(publishedSchema, JSON.parse(text));
  } catch {
    return undefined;
  }
}
