/**
 * The contract of a corridor's prices and statistics and of the summary, as stored and as published under `/data/...`.
 * The types are in shared/model and shared/statistics; a schema that differs from its type does not compile.
 */
import * as z from 'zod/mini';
import {
  type CorridorPrices,
  SERVICE_DOUBTS,
  type SurveyAmount,
  type SurveyRef,
  type TaxRule,
} from '../model/corridor-prices.ts';
import {
  ACCESS_POINTS,
  FUNDING_INSTRUMENTS,
  PAYOUT_METHODS,
  PROVIDER_TYPES,
  SPEEDS,
} from '../model/vocabulary.ts';
import type { CorridorStatistics } from '../statistics/corridor-statistics.ts';
import type { Summary } from '../statistics/summary.ts';
import { exactly, of } from './exactly.ts';
import {
  averageSeriesSchema,
  corridorIndicatorsSchema,
  distributionsSchema,
  inclusionSchema,
} from './indicators.ts';
import {
  corridorIdSchema,
  countryCodeSchema,
  currencyCodeSchema,
  daySchema,
  decimalSchema,
  periodSchema,
} from './words.ts';

const basisPoints = z.int();
const denomination = z.union([z.literal(200), z.literal(500)]);

export const surveyRefSchema = exactly(
  of<SurveyRef>,
  z.object({
    edition: z.string(),
    source: z.string(),
    period: periodSchema,
    firstDay: daySchema,
    lastDay: daySchema,
    evidence: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
);

export const surveyAmountSchema = exactly(
  of<SurveyAmount>,
  z.object({
    denomination,
    local: z.nullable(
      z.object({
        amount: decimalSchema,
        currency: currencyCodeSchema,
        basis: z.enum(['survey-rows', 'round-fees']),
      }),
    ),
  }),
);

export const pointFlagSchema = z.enum(['no-margin-recorded', 'total-not-positive', 'blank-at-500']);

const pricePoint = z.object({
  denomination,
  fee: z.exactOptional(decimalSchema),
  feeBp: basisPoints,
  marginBp: basisPoints,
  flags: z.array(pointFlagSchema),
});

export const fundingInstrumentSchema = z.enum(FUNDING_INSTRUMENTS);
export const accessPointSchema = z.enum(ACCESS_POINTS);
/** What a round before 2025 Q3, and a sheet stored before it was taken in whole, does not have. */
export const recordedSchemas = {
  payoutMethod: z.exactOptional(z.enum(PAYOUT_METHODS)),
  speed: z.exactOptional(z.enum(SPEEDS)),
  collectedOn: z.exactOptional(daySchema),
  doubts: z.exactOptional(z.array(z.enum(SERVICE_DOUBTS))),
};
export const providerTypeSchema = z.enum(PROVIDER_TYPES);

const taxRule = exactly(
  of<TaxRule>,
  z.object({
    id: z.string(),
    name: z.string(),
    law: z.string(),
    sender: countryCodeSchema,
    from: daySchema,
    to: z.nullable(daySchema),
    rateBp: basisPoints,
    fundingInstruments: z.array(fundingInstrumentSchema),
    exemptUpTo: decimalSchema,
    currency: currencyCodeSchema,
  }),
);

/** What is stored as a corridor's sheet, and what a page's script fetches. */
export const corridorPricesSchema = exactly(
  of<CorridorPrices>,
  z.object({
    format: z.literal(1),
    methodVersion: z.string(),
    corridor: corridorIdSchema,
    sender: countryCodeSchema,
    receiver: countryCodeSchema,
    survey: surveyRefSchema,
    sendCurrency: currencyCodeSchema,
    decimals: z.record(z.string(), z.int()),
    currencies: z.enum(['same', 'different']),
    amounts: z.tuple([surveyAmountSchema, surveyAmountSchema]),
    providers: z.record(
      z.string(),
      z.object({ name: z.string(), type: providerTypeSchema, typeBasis: z.string() }),
    ),
    services: z.array(
      z.object({
        id: z.string(),
        provider: z.string(),
        fundingInstrument: fundingInstrumentSchema,
        accessPoint: accessPointSchema,
        ...recordedSchemas,
        points: z.array(pricePoint),
      }),
    ),
    taxes: z.array(taxRule),
  }),
);

export const corridorStatisticsSchema = exactly(
  of<CorridorStatistics>,
  z.object({
    format: z.literal(1),
    methodVersion: z.string(),
    corridor: corridorIdSchema,
    period: periodSchema,
    indicators: distributionsSchema,
    more: corridorIndicatorsSchema,
    series: z.array(averageSeriesSchema),
    inclusion: inclusionSchema,
  }),
);

/** Prices and statistics of a corridor as one, as `/v1` gives them. */
export const sheetSchema = z.object({
  ...corridorPricesSchema.shape,
  indicators: distributionsSchema,
  more: z.exactOptional(corridorIndicatorsSchema),
  series: z.exactOptional(z.array(averageSeriesSchema)),
  inclusion: z.exactOptional(inclusionSchema),
});

export const summarySchema = exactly(
  of<Summary>,
  z.object({
    format: z.literal(1),
    methodVersion: z.string(),
    surveys: z.array(surveyRefSchema),
    corridors: z.array(
      z.object({
        corridor: corridorIdSchema,
        sender: countryCodeSchema,
        receiver: countryCodeSchema,
        services: z.int(),
        providers: z.int(),
        period: periodSchema,
        indicators: distributionsSchema,
      }),
    ),
    world: z.nullable(distributionsSchema),
    meanOfCorridorMeans: z.nullable(z.tuple([decimalSchema, decimalSchema])),
    pairing: z.object({
      rows200: z.int(),
      rows500: z.int(),
      joined: z.int(),
      single200: z.int(),
      single500: z.int(),
    }),
    providers: z.record(z.string(), z.array(corridorIdSchema)),
  }),
);
