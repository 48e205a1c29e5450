/**
 * The contract of the reading API: one entry per operation, with its path, parameters and answer. The gateway's
 * routes, the function's checks and the OpenAPI document all come from here.
 */
import * as z from 'zod/mini';
import { READINGS } from '../model/vocabulary.ts';
import { GROUPS } from '../statistics/indicator-types.ts';
import { AVERAGE_SOURCES } from '../statistics/old-averages.ts';
import { cheapestByAmountSchema, comparisonSchema, surveyAgeSchema } from './comparison.ts';
import {
  aboutPeriod,
  accessGapSchema,
  averageSourceSchema,
  corridorIndicatorsSchema,
  distributionsSchema,
  groupIndicatorsSchema,
  inclusionSchema,
} from './indicators.ts';
import {
  absentRateSchema,
  benchmarkRateSchema,
  bulletinBehindSchema,
  instantSchema,
  noticeSchema,
  sourceReportSchema,
} from './rates.ts';
import {
  accessPointSchema,
  fundingInstrumentSchema,
  providerTypeSchema,
  sheetSchema,
  surveyRefSchema,
} from './sheet.ts';
import { corridorIdSchema, currencyCodeSchema, daySchema, decimalSchema, periodSchema } from './words.ts';

const country = z.object({ code: z.string(), name: z.string() });
const countryParameter = z.string().check(z.regex(/^[A-Z]{3}$/));
const wholeNumber = (least: number, most: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,6}$/)),
    z.pipe(
      z.transform((digits: string) => Number(digits)),
      z.int().check(z.gte(least), z.lte(most)),
    ),
  );

export const PAGE_SIZE = { least: 1, most: 500, usual: 100 } as const;
const paging = {
  page: z.optional(wholeNumber(1, 100_000)),
  pageSize: z.optional(wholeNumber(PAGE_SIZE.least, PAGE_SIZE.most)),
};
const paged = { page: z.int(), pageSize: z.int(), total: z.int() };
const published = { publication: z.string(), publishedAt: z.string() };

export const lastKnownSchema = z.object({
  period: z.string(),
  averageAt200: decimalSchema,
  source: z.string(),
});

const corridorHead = { corridor: corridorIdSchema, sender: country, receiver: country };

export const listCorridorsOperation = {
  operationId: 'listCorridors',
  path: '/v1/corridors',
  summary: 'Corridors, priced and not priced, in the order of their ids',
  query: z.object({
    sender: z.optional(countryParameter),
    receiver: z.optional(countryParameter),
    provider: z.optional(z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/))),
    priced: z.optional(z.enum(['true', 'false'])),
    ...paging,
  }),
  answer: z.object({
    ...published,
    ...paged,
    corridors: z.array(
      z.discriminatedUnion('priced', [
        z.object({
          ...corridorHead,
          priced: z.literal(true),
          period: z.string(),
          services: z.int(),
          providers: z.int(),
          indicators: distributionsSchema,
        }),
        z.object({ ...corridorHead, priced: z.literal(false), lastKnown: z.nullable(lastKnownSchema) }),
      ]),
    ),
  }),
} as const;

export const getCorridorOperation = {
  operationId: 'getCorridor',
  path: '/v1/corridors/{corridor}',
  summary: 'One corridor: its sheet, or the last known average where it has no price',
  query: z.object({}),
  answer: z.discriminatedUnion('priced', [
    z.object({
      ...published,
      ...corridorHead,
      priced: z.literal(true),
      age: surveyAgeSchema,
      sheet: sheetSchema,
    }),
    z.object({ ...corridorHead, priced: z.literal(false), lastKnown: z.nullable(lastKnownSchema) }),
  ]),
} as const;

/** Words separated by commas; the engine checks them. */
const hasList = z.pipe(
  z.string().check(z.regex(/^[a-z-]{1,20}(,[a-z-]{1,20}){0,5}$/)),
  z.transform((list: string) => list.split(',')),
);

export const compareOffersOperation = {
  operationId: 'compareOffers',
  path: '/v1/corridors/{corridor}/offers',
  summary: 'The offers of a corridor at one amount, ranked by what is lost at equal outlay',
  query: z.object({
    amount: z.optional(z.string()),
    receive: z.optional(z.string()),
    senderHas: z.optional(hasList),
    recipientHas: z.optional(hasList),
    currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
    reading: z.optional(z.enum(READINGS)),
    fundingInstrument: z.optional(fundingInstrumentSchema),
    accessPoint: z.optional(accessPointSchema),
    providerType: z.optional(providerTypeSchema),
    sort: z.optional(z.enum(['cost', 'provider'])),
  }),
  answer: z.extend(comparisonSchema, { ...published, accessGap: z.exactOptional(accessGapSchema) }),
} as const;

const notComputable = {
  computable: z.literal(false),
  period: periodSchema,
  why: z.literal('not-computable-from-what-is-published'),
};
const seriesSource = z.enum([...AVERAGE_SOURCES, 'service-rows']);

export const getCheapestByAmountOperation = {
  operationId: 'getCheapestByAmount',
  path: '/v1/corridors/{corridor}/cheapest-by-amount',
  summary:
    'Which service is cheapest at which amount: at the surveyed ones, and for tariffs with bands over the range',
  query: z.object({}),
  answer: z.extend(cheapestByAmountSchema, published),
} as const;

export const getCorridorIndicatorsOperation = {
  operationId: 'getCorridorIndicators',
  path: '/v1/corridors/{corridor}/indicators',
  summary:
    'The indicators of a corridor in a period, or the published average of an earlier one with its source',
  query: z.object({ period: z.optional(periodSchema) }),
  answer: z.intersection(
    z.object({
      ...published,
      corridor: corridorIdSchema,
      series: z.array(z.object({ source: seriesSource, from: periodSchema, to: periodSchema })),
      breaks: z.array(z.object({ at: periodSchema, from: seriesSource, to: seriesSource })),
      sources: z.record(z.string(), z.string()),
    }),
    z.discriminatedUnion('computable', [
      z.object({
        computable: z.literal(true),
        period: periodSchema,
        methodVersion: z.string(),
        indicators: distributionsSchema,
        more: z.nullable(corridorIndicatorsSchema),
        inclusion: inclusionSchema,
      }),
      z.object({
        ...notComputable,
        averages: z.array(z.object({ source: averageSourceSchema, average: decimalSchema })),
      }),
    ]),
  ),
} as const;

export const getIndicatorsOperation = {
  operationId: 'getIndicators',
  path: '/v1/indicators',
  summary:
    'The indicators of a period: of the world, or by region, country, corridor, type, instrument or access point',
  query: z.object({ period: z.optional(periodSchema), group: z.optional(z.enum(GROUPS)) }),
  answer: z.discriminatedUnion('computable', [
    z.object({
      ...published,
      computable: z.literal(true),
      group: z.enum(GROUPS),
      ...aboutPeriod,
      results: z.array(groupIndicatorsSchema),
    }),
    z.object({ ...published, ...notComputable, periods: z.array(periodSchema) }),
  ]),
} as const;

export const listProvidersOperation = {
  operationId: 'listProviders',
  path: '/v1/providers',
  summary: 'Providers, with where they were surveyed and who says what type they are',
  query: z.object({ providerType: z.optional(providerTypeSchema), ...paging }),
  answer: z.object({
    ...published,
    ...paged,
    providers: z.array(
      z.object({
        provider: z.string(),
        name: z.string(),
        type: providerTypeSchema,
        typeBasis: z.string(),
        corridors: z.array(corridorIdSchema),
      }),
    ),
  }),
} as const;

export const getHealthOperation = {
  operationId: 'getHealth',
  path: '/v1/health',
  summary: 'Whether there is a publication, and how old its surveys are',
  query: z.object({}),
  answer: z.object({
    status: z.literal('ok'),
    version: z.int(),
    publishedAt: z.string(),
    corridors: z.int(),
    surveys: z.array(z.object({ survey: surveyRefSchema, age: surveyAgeSchema })),
  }),
} as const;

const day = daySchema;
const currency = currencyCodeSchema;
const rateOfBase = z.extend(z.omit(benchmarkRateSchema, { usd: true }), {
  /** Units of the currency for one of the base: at most 10 significant digits. */
  rate: decimalSchema,
});

/** Far more than there are. */
const MOST_CURRENCIES = 300;
const currencyList = z.pipe(
  z.string().check(z.regex(/^[A-Z]{3}(,[A-Z]{3})*$/), z.maxLength(4 * MOST_CURRENCIES)),
  z.transform((list: string) => list.split(',')),
);

export const getRatesOperation = {
  operationId: 'getRates',
  path: '/v1/rates',
  summary: 'The reference rates of a day, with the bulletins behind each, and what is absent and why',
  query: z.object({
    base: z.optional(currency),
    date: z.optional(day),
    currencies: z.optional(currencyList),
  }),
  answer: z.object({
    day,
    base: currency,
    methodVersion: z.string(),
    rates: z.array(rateOfBase),
    absent: z.array(absentRateSchema),
    bulletins: z.record(z.string(), bulletinBehindSchema),
    notices: z.array(noticeSchema),
    sources: z.record(z.string(), z.string()),
  }),
} as const;

/** Why a currency has no rate fixed on a day. The rates of that day may still have one carried forward. */
const WHY_ABSENT_ON = ['not-published', 'not-taken', 'consensus-stands', 'peg-without-anchor'] as const;

/** Why no day of a range has a figure of a currency. */
const WHY_WITHOUT = ['nothing-held', 'former-currency', 'not-published'] as const;

/** The most days in one answer of history. */
export const LONGEST_HISTORY_DAYS = 100;

export const getRateHistoryOperation = {
  operationId: 'getRateHistory',
  path: '/v1/rates/{currency}',
  summary: 'The reference rates of one currency, one for each day on which it was fixed',
  query: z.object({ from: z.optional(day), to: z.optional(day), base: z.optional(currency) }),
  answer: z.object({
    currency,
    base: currency,
    from: day,
    to: day,
    methodVersion: z.string(),
    /** For the pair: the basis of its weaker side, the banks and bulletins of both sides. */
    rates: z.array(z.omit(rateOfBase, { currency: true, age: true })),
    /** Days without a rate on which a bank fixed one of the two: which currency is missing, and why. */
    absent: z.array(z.object({ day, currency, why: z.enum(WHY_ABSENT_ON) })),
    /** Which of the two has no figure on any day of the range, and why. */
    withoutFigures: z.array(z.object({ currency, why: z.enum(WHY_WITHOUT) })),
    /** Submissions for either currency excluded on those days, as in the rates of a day. */
    notices: z.array(noticeSchema),
    bulletins: z.record(z.string(), bulletinBehindSchema),
    sources: z.record(z.string(), z.string()),
  }),
} as const;

export const listSourcesOperation = {
  operationId: 'listSources',
  path: '/v1/sources',
  summary: 'Where rates come from: how each bank is doing, what is due next, and which corridors it touches',
  query: z.object({}),
  answer: z.object({
    sources: z.array(
      z.extend(sourceReportSchema, {
        name: z.string(),
        publisher: z.string(),
        attribution: z.string(),
        terms: z.object({ allows: z.string(), url: z.string(), checked: z.nullable(day) }),
        url: z.string(),
        currency,
        currencies: z.array(currency),
        firstDay: day,
        lastAsked: z.nullable(instantSchema),
        lastSuccess: z.nullable(instantSchema),
        notBefore: z.nullable(instantSchema),
      }),
    ),
  }),
} as const;

export const getOpenApiOperation = {
  operationId: 'getOpenApi',
  path: '/v1/openapi.json',
  summary: 'This description',
  query: z.object({}),
  answer: z.record(z.string(), z.unknown()),
} as const;

/** The operations on prices. */
export const PRICE_OPERATIONS = [
  listCorridorsOperation,
  getCorridorOperation,
  compareOffersOperation,
  getCheapestByAmountOperation,
  getCorridorIndicatorsOperation,
  getIndicatorsOperation,
  listProvidersOperation,
  getHealthOperation,
] as const;
export type PriceOperation = (typeof PRICE_OPERATIONS)[number];

/** The operations on reference rates, and this description. */
export const REFERENCE_OPERATIONS = [
  getRatesOperation,
  getRateHistoryOperation,
  listSourcesOperation,
  getOpenApiOperation,
] as const;
export type ReferenceOperation = (typeof REFERENCE_OPERATIONS)[number];

export const OPERATIONS = [...PRICE_OPERATIONS, ...REFERENCE_OPERATIONS] as const;

/** Every answer that is not a 200 or 304. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), detail: z.string(), allowed: z.array(z.string()) })),
});
