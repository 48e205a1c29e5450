/**
 * A release: tables of one period as files, immutable under `/data/releases/<period>/<version>/`. `release.json` there describes it and
 * is written last; `/data/releases.json` lists all, `/data/latest.json` points to the newest of each kind.
 */
import * as z from 'zod/mini';
import { periodSchema, timeSchema } from '../words.ts';

export const TABLE_FORMATS = ['csv', 'xlsx', 'parquet', 'jsonl', 'sdmx-csv'] as const;
export type TableFormatId = (typeof TABLE_FORMATS)[number];

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** A quarter of a survey, or a month of daily tables: `2025-Q3`, `2026-11`. */
const releasePeriod = z.string().check(z.regex(/^\d{4}-(?:Q[1-4]|(?:0[1-9]|1[0-2]))$/));
/** Made from what the tables hold, so the same figures have the same version. */
const version = z.string().check(z.regex(/^[0-9a-f]{12}$/));

const releaseKind = z.enum(['newest-round', 'earlier-round', 'month']);

const fileSchema = z.object({
  /** Beside `release.json`. */
  path: z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]*$/)),
  mediaType: z.string(),
  bytes: z.int(),
  sha256,
});
export type ReleaseFile = z.infer<typeof fileSchema>;

export const releaseSchema = z.object({
  format: z.literal(1),
  period: releasePeriod,
  version,
  title: z.string(),
  /** The survey's newest round when it was made, or an earlier one, which has fewer figures; or a month of daily tables. */
  kind: releaseKind,
  methodVersion: z.string(),
  /** When the newest of what it is made of took effect: not when its files were written, so that they can be made again. */
  issued: timeSchema,
  /** The days that its observations are of. */
  observed: z.object({ from: z.string(), to: z.string() }),
  licence: z.object({ id: z.string(), url: z.string() }),
  /** How to cite it, and what it is made from. */
  citation: z.string(),
  attribution: z.string(),
  /** Who published it: the start of full addresses, empty without a domain; and where they are reached. */
  publisher: z.object({ origin: z.string(), contact: z.nullable(z.string()) }),
  /** The version of the same period that it replaces; null: it is the first. */
  replaces: z.nullable(version),
  /** Batches of observations behind it, with the evidence that they were read from. */
  editions: z.array(
    z.object({
      edition: z.string(),
      source: z.string(),
      period: periodSchema,
      firstDay: z.string(),
      lastDay: z.string(),
      evidence: sha256,
      /** Read from the publisher's workbook, or from the round that comes with the code. */
      from: z.enum(['workbook', 'bundled']),
      rows: z.int(),
      acceptedAt: timeSchema,
    }),
  ),
  tables: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      rows: z.int(),
      files: z.array(z.object({ format: z.enum(TABLE_FORMATS), ...fileSchema.shape })),
    }),
  ),
  /** What describes the tables: metadata of each, structures, package, catalogue. */
  documents: z.array(fileSchema),
});
export type Release = z.infer<typeof releaseSchema>;

const listed = z.object({
  period: releasePeriod,
  kind: releaseKind,
  version,
  issued: timeSchema,
  replaces: z.nullable(version),
  methodVersion: z.string(),
  /** Of the description: `releases/2025-Q3/0123456789ab/release.json`. */
  path: z.string(),
  sha256,
  /** How many there are in its folder, the description among them. */
  files: z.int(),
  tables: z.array(z.object({ name: z.string(), rows: z.int() })),
  /** A fingerprint of the catalogue's facts and the columns that it was made with. */
  facts: z.string(),
  /** Its round is withdrawn, and no other edition of it counts: `/data/corrections.json` says why. Left out: it counts. */
  withdrawn: z.exactOptional(z.literal(true)),
});
export type ListedRelease = z.infer<typeof listed>;

/** `/data/releases.json`: all releases, by period, of one period the newest last. */
export const releasesFileSchema = z.object({
  format: z.literal(1),
  /** The code by which months were looked through last, and the day. */
  monthsBy: z.nullable(z.string()),
  /** By period: the observations and decisions behind its last release; and the figures, with the code that made the files. */
  madeFrom: z.record(z.string(), z.object({ of: z.string(), by: z.string() })),
  releases: z.array(listed),
});
export type ReleasesFile = z.infer<typeof releasesFileSchema>;

/** `/data/latest.json`: the newest release of the newest quarter and month that count; null: there is none. */
export const latestFileSchema = z.object({
  format: z.literal(1),
  quarter: z.nullable(listed),
  month: z.nullable(listed),
});
export type LatestFile = z.infer<typeof latestFileSchema>;

/** The keys of both lists. */
export const RELEASES_KEY = 'data/releases.json';
export const LATEST_KEY = 'data/latest.json';

export const releaseFolder = ({ period, version }: Pick<Release, 'period' | 'version'>): string =>
  `data/releases/${period}/${version}/`;
