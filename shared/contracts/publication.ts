/** The contracts of the manifest and of the files under `/data/`. */
import * as z from 'zod/mini';
import type { Manifest } from '../model/publication.ts';
import { exactly, of } from './exactly.ts';
import { inclusionDefinitionSchema, periodIndicatorsSchema } from './indicators.ts';
import { exchangeSchema } from './pair-rate.ts';
import { referenceSchema } from './rates.ts';
import { corridorPricesSchema, corridorStatisticsSchema, summarySchema } from './sheet.ts';
import { corridorIdSchema, daySchema } from './words.ts';

const instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));

export const manifestSchema = exactly(
  of<Manifest>,
  z.object({
    version: z.int(),
    publishedAt: instant,
    computedBy: z.string(),
    summary: z.string(),
    indicators: z.nullable(z.string()),
    reference: z.nullable(z.object({ publication: z.string(), from: z.string() })),
    corridors: z.record(corridorIdSchema, z.string()),
    said: z.record(corridorIdSchema, z.string()),
    saidFrom: z.nullable(z.string()),
    editions: z.nullable(z.string()),
    earlier: z.nullable(z.string()),
    corrections: z.nullable(z.string()),
  }),
);
/** A manifest that the release before stored listed no earlier rounds and no corrections. */
export const heldManifestSchema = z.object({
  ...manifestSchema.shape,
  earlier: z._default(manifestSchema.shape.earlier, null),
  corrections: z._default(manifestSchema.shape.corrections, null),
});

/** `/data/corridors/DEU-KGZ.json`: the prices, the publication they belong to, and the reference rate; null: none in date. */
export const corridorFileSchema = z.object({
  publication: z.string(),
  sheet: corridorPricesSchema,
  exchange: z.nullable(exchangeSchema),
});
export type CorridorFile = z.infer<typeof corridorFileSchema>;

/** `/data/statistics/DEU-KGZ.json`: the statistics of the same publication. */
export const statisticsFileSchema = z.object({
  publication: z.string(),
  statistics: corridorStatisticsSchema,
  inclusionDefinition: inclusionDefinitionSchema,
});
export type StatisticsFile = z.infer<typeof statisticsFileSchema>;

/** `/data/corridors.json`: the summary of the publication. */
export const summaryFileSchema = z.object({ publication: z.string(), summary: summarySchema });
export type SummaryFile = z.infer<typeof summaryFileSchema>;

/** `/data/reference.json`: the reference rates of the day, and the state of the banks behind them. */
export const referenceFileSchema = z.object({ publication: z.string(), reference: referenceSchema });
export type ReferenceFile = z.infer<typeof referenceFileSchema>;

/** `/data/indicators.json`: every grouping of the latest period. */
export const indicatorsFileSchema = z.object({ publication: z.string(), indicators: periodIndicatorsSchema });
export type IndicatorsFile = z.infer<typeof indicatorsFileSchema>;

/**
 * `/data/manifest.json`: what the pages and files show. It is written last. `builtBy` is the fingerprint of the code
 * that rendered them, `day` the day of their taxes and ages; a change of either renders them again. `rates`: the reference
 * rates on the pages, which may be older than the manifest's, and when pages got them; left out: none, or those of the manifest.
 * `languages`, by their codes in addresses: the pages of those that are `whole` are as said here, those of `older` ones are still of
 * other code, and those of `coming` ones are not there yet. `beside`: the files beside pages are there too; left out: they are not, or
 * of other code. `releases`: the tag of the list of releases that their page shows; left out: there was none. `watch`: the version
 * of the decisions behind the Atom feeds; left out: there are no feeds of this code yet. `disputes`: the version of the disputes on the
 * pages; left out: there were none. `unread`: the paths of pages that stay as they were, since what they show could not be read; left out: none.
 */
export const publishedSchema = z.object({
  format: z.literal(2),
  builtBy: z.string(),
  day: daySchema,
  // The release before wrote none, and had these two.
  languages: z._default(
    z.object({ whole: z.array(z.string()), older: z.array(z.string()), coming: z.array(z.string()) }),
    { whole: ['en', 'ru'], older: [], coming: [] },
  ),
  beside: z.optional(z.boolean()),
  rates: z.optional(z.object({ publication: z.string(), since: z.string() })),
  releases: z.optional(z.string()),
  watch: z.optional(z.int()),
  disputes: z.optional(z.int()),
  unread: z.optional(z.array(z.string())),
  manifest: heldManifestSchema,
});
export type Published = z.infer<typeof publishedSchema>;
