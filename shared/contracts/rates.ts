/** The contracts of stored bulletins and of the state of their sources. */
import * as z from 'zod/mini';
import type { AbsentRate, Benchmark, BenchmarkRate, BulletinBehind, Notice } from '../fx/benchmark-types.ts';
import type { CollectedBulletin, PublishedRate } from '../fx/bulletin.ts';
import type { ReferenceRates, SourceReport } from '../fx/reference.ts';
import type { SourceState } from '../fx/source-state.ts';
import { exactly, of } from './exactly.ts';
import { basisSchema } from './pair-rate.ts';
import { corridorIdSchema, currencyCodeSchema, daySchema, decimalSchema } from './words.ts';

export const instantSchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));
export const evidenceSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const publishedRate = exactly(
  of<PublishedRate>,
  z.object({
    currency: currencyCodeSchema,
    nominal: z.int().check(z.gte(1)),
    rate: decimalSchema,
    selling: z.exactOptional(decimalSchema),
  }),
);

export const bulletinFields = {
  source: z.string(),
  currency: currencyCodeSchema,
  direction: z.enum(['local-per-foreign', 'foreign-per-local']),
  fixedOn: daySchema,
  validOn: daySchema,
  rates: z.array(publishedRate),
};

export const collectedBulletinSchema = exactly(
  of<CollectedBulletin>,
  z.object({
    ...bulletinFields,
    evidence: evidenceSchema,
    collectedAt: instantSchema,
  }),
);

const instant = z.nullable(instantSchema);

export const sourceStateSchema = exactly(
  of<SourceState>,
  z.object({
    source: z.string(),
    lastAsked: instant,
    lastSuccess: instant,
    lastChange: instant,
    newest: z.nullable(z.object({ fixedOn: daySchema, validOn: daySchema })),
    failure: z.nullable(
      z.object({
        kind: z.enum(['SourceUnavailable', 'SourceBlocked', 'SourceChanged', 'fault']),
        message: z.string(),
        since: instantSchema,
        times: z.int(),
      }),
    ),
    rejected: z.array(z.string()),
    notBefore: instant,
  }),
);

const bulletinRef = z.string();

export const benchmarkRateSchema = exactly(
  of<BenchmarkRate>,
  z.object({
    currency: currencyCodeSchema,
    usd: decimalSchema,
    range: z.exactOptional(z.object({ low: decimalSchema, high: decimalSchema })),
    fixedOn: daySchema,
    age: z.int(),
    basis: basisSchema,
    banks: z.array(z.string()),
    bulletins: z.array(bulletinRef),
  }),
);

export const absentRateSchema = exactly(
  of<AbsentRate>,
  z.object({
    currency: currencyCodeSchema,
    why: z.enum(['not-published', 'not-taken', 'too-old', 'peg-without-anchor']),
  }),
);

export const bulletinBehindSchema = exactly(
  of<BulletinBehind>,
  z.object({
    source: z.string(),
    fixedOn: daySchema,
    validOn: daySchema,
    evidence: evidenceSchema,
  }),
);

export const noticeSchema = exactly(
  of<Notice>,
  z.object({
    currency: currencyCodeSchema,
    fixedOn: daySchema,
    rule: z.enum([
      'outlier',
      'disagrees',
      'jump',
      'magnitude',
      'upside-down',
      'no-reference',
      'bank-off',
      'no-dollar-rate',
      'not-a-rate',
      'unknown-source',
      'off-peg',
    ]),
    bank: z.string(),
    bulletins: z.array(bulletinRef),
    usd: z.nullable(decimalSchema),
  }),
);

export const benchmarkSchema = exactly(
  of<Benchmark>,
  z.object({
    format: z.literal(1),
    methodVersion: z.string(),
    day: daySchema,
    rates: z.array(benchmarkRateSchema),
    absent: z.array(absentRateSchema),
    bulletins: z.record(bulletinRef, bulletinBehindSchema),
    notices: z.array(noticeSchema),
  }),
);

/** The part of a source's state that pages show, without what changes with every request. */
export const sourceReportSchema = exactly(
  of<SourceReport>,
  z.object({
    source: z.string(),
    word: z.enum(['quiet', 'stale', 'silent']),
    staleSince: instant,
    holidaysKnown: z.boolean(),
    nextDue: z.object({ fixedOn: daySchema, at: instantSchema }),
    newest: z.nullable(z.object({ fixedOn: daySchema, validOn: daySchema })),
    lastSuccess: z.nullable(daySchema),
    lastChange: instant,
    failure: sourceStateSchema.shape.failure,
    rejected: z.array(z.string()),
    /** Corridors without a rate where this source, when up to date, publishes a missing side. */
    corridorsWithout: z.array(corridorIdSchema),
    /** Corridors of which one side comes from this bank alone. */
    corridorsResting: z.array(corridorIdSchema),
  }),
);

/** The rates of a publication: those in force, the last known of the others, and the sources. */
export const referenceSchema = exactly(
  of<ReferenceRates>,
  z.object({
    format: z.literal(1),
    benchmark: benchmarkSchema,
    lastKnown: z.array(benchmarkRateSchema),
    sources: z.array(sourceReportSchema),
  }),
);
