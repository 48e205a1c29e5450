/**
 * The contract of the reading API: one entry per operation, with its path, parameters, answer and texts. The gateway's
 * routes, the function's checks and the OpenAPI document all come from here.
 */
import * as z from 'zod/mini';
import {
  ACCESS_POINTS,
  FUNDING_INSTRUMENTS,
  PROVIDER_TYPES,
  READINGS,
  RECIPIENT_HAS,
  SENDER_HAS,
} from '../model/vocabulary.ts';
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
import { currencyCodes, type Operation, oneOf, someOf, text, wholeNumber } from './operation.ts';
import {
  absentRateSchema,
  benchmarkRateSchema,
  bulletinBehindSchema,
  instantSchema,
  noticeSchema,
  sourceReportSchema,
} from './rates.ts';
import { providerTypeSchema, sheetSchema, surveyRefSchema } from './sheet.ts';
import {
  corridorIdSchema,
  countryCodeSchema,
  currencyCodeSchema,
  daySchema,
  decimalSchema,
  periodSchema,
} from './words.ts';

const country = z.object({ code: z.string(), name: z.string() });

export const PAGE_SIZE = { least: 1, most: 500, usual: 100 } as const;
const paging = {
  page: { ...wholeNumber(1, 100_000), example: '2', text: text`The page of the list. Default: 1.` },
  pageSize: {
    ...wholeNumber(PAGE_SIZE.least, PAGE_SIZE.most),
    example: '50',
    text: text`How many entries a page has. Default: 100.`,
  },
};
const paged = { page: z.int(), pageSize: z.int(), total: z.int() };
const published = { publication: z.string(), publishedAt: z.string() };

export const lastKnownSchema = z.object({
  period: z.string(),
  averageAt200: decimalSchema,
  source: z.string(),
});

const countryCode = {
  schema: countryCodeSchema,
  allowed: 'an ISO 3166-1 alpha-3 code such as DEU, XKX for Kosovo',
};
const currencyCode = { schema: currencyCodeSchema, allowed: 'an ISO 4217 code such as EUR' };
const quarter = { schema: periodSchema, allowed: 'a quarter such as 2025-Q3', example: '2025-Q3' };
const ofProviderType = {
  ...oneOf(PROVIDER_TYPES),
  example: 'money-transfer-operator',
  text: text`Only providers of this type.`,
};

/** In the path of every operation of a corridor. */
export const CORRIDOR = {
  schema: corridorIdSchema,
  allowed: 'a sending and a receiving country that we know together, like DEU-KGZ',
  example: 'DEU-KGZ',
  text: text`The sending and the receiving country, ISO 3166-1 alpha-3, with a hyphen between them.`,
};
const corridorInPath = { corridor: CORRIDOR };

const NOT_PUBLISHED = text`Nothing has been published yet`;
const NO_CORRIDOR = text`No such corridor; the nearest that exist`;
const NOT_PRICED = text`No such corridor, or one without a price; the nearest that exist`;

const corridorHead = { corridor: corridorIdSchema, sender: country, receiver: country };

export const listCorridorsOperation = {
  operationId: 'listCorridors',
  path: '/v1/corridors',
  tag: 'Prices',
  summary: text`Corridors, priced and not priced, in the order of their ids`,
  text: text`
    Each corridor that the surveys in force price, with the averages over its services, and each one
    that people look for and that has no price, with the last average that was published of it, or null.
    A page after the last one is empty.
  `,
  inPath: {},
  query: {
    sender: { ...countryCode, example: 'DEU', text: text`Only corridors from this country.` },
    receiver: { ...countryCode, example: 'KGZ', text: text`Only corridors to this country.` },
    provider: {
      schema: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/)),
      allowed: 'a provider id from /v1/providers',
      example: 'western-union',
      text: text`Only corridors where this provider was surveyed.`,
    },
    priced: {
      ...oneOf(['true', 'false']),
      example: 'true',
      text: text`Only corridors that have, or have not, a price.`,
    },
    ...paging,
  },
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
  refusals: { 503: NOT_PUBLISHED },
} as const satisfies Operation;

export const getCorridorOperation = {
  operationId: 'getCorridor',
  path: '/v1/corridors/{corridor}',
  tag: 'Prices',
  summary: text`One corridor: its sheet, or the last known average where it has no price`,
  text: text`
    The sheet has every price of the survey in force, service by service, and the figures over them;
    \`age\` says how old the survey is. Of a corridor without a price \`priced\` is false, and \`lastKnown\`
    is the last average that was published of it, or null.
  `,
  inPath: corridorInPath,
  query: {},
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
  refusals: { 404: NO_CORRIDOR, 503: NOT_PUBLISHED },
} as const satisfies Operation;

export const compareOffersOperation = {
  operationId: 'compareOffers',
  path: '/v1/corridors/{corridor}/offers',
  tag: 'Prices',
  summary: text`The offers of a corridor at one amount, ranked by what is lost at equal outlay`,
  text: text`
    Give either \`amount\` or \`receive\`. Each offer says part by part what it costs and what is not known,
    and why; between the two surveyed amounts its price is an estimate with a range. Offers that are not
    ranked come last and say the reason. With \`senderHas\` or \`recipientHas\`, each says whether it can be
    reached, and \`accessGap\` says
    how much more somebody pays who cannot reach the others.
  `,
  inPath: corridorInPath,
  query: {
    // Which numbers are amounts, the engine checks: it depends on the currency.
    amount: {
      schema: z.string(),
      allowed: 'a decimal number such as 140 or 199.50',
      example: '140',
      text: text`
        What leaves the purse (fee-deducted), or the principal (per-principal, per-outlay), as a decimal number in
        \`currency\`. Priced at the surveyed amounts, and between the two of one currency as an estimate.
      `,
    },
    receive: {
      schema: z.string(),
      allowed: 'a decimal number such as 140 or 199.50',
      example: '120',
      text: text`
        Instead of \`amount\`: what must arrive, as value in \`currency\` at the reference rate. Each offer then has its
        own outlay, \`cost.paid\`.
      `,
    },
    senderHas: {
      ...someOf(SENDER_HAS),
      example: 'cash-only,papers',
      text: text`What the sender has, with commas between the words. Offers then say whether it is enough.`,
    },
    recipientHas: {
      ...someOf(RECIPIENT_HAS),
      example: 'bank-account,phone',
      text: text`What the recipient has, with commas between the words.`,
    },
    currency: {
      ...currencyCode,
      example: 'EUR',
      text: text`
        The currency of the surveyed local amounts (the default), or USD for the nominal amounts 200 and 500: percentages
        only.
      `,
    },
    reading: {
      ...oneOf(READINGS),
      example: 'fee-deducted',
      text: text`Which of the three readings of a cost. Default: fee-deducted.`,
    },
    fundingInstrument: {
      ...oneOf(FUNDING_INSTRUMENTS),
      example: 'cash',
      text: text`Only offers that are paid for in this way.`,
    },
    accessPoint: {
      ...oneOf(ACCESS_POINTS),
      example: 'agent',
      text: text`Only offers that are bought in this way.`,
    },
    providerType: ofProviderType,
    sort: {
      ...oneOf(['cost', 'provider']),
      example: 'cost',
      text: text`Default: cost. Offers that are not ranked come after those that are, in either order.`,
    },
  },
  answer: z.extend(comparisonSchema, { ...published, accessGap: z.exactOptional(accessGapSchema) }),
  refusals: {
    404: NOT_PRICED,
    422: text`No survey point covers the amount; the amounts that are covered`,
    503: NOT_PUBLISHED,
  },
} as const satisfies Operation;

const notComputable = {
  computable: z.literal(false),
  period: periodSchema,
  why: z.literal('not-computable-from-what-is-published'),
};
const seriesSource = z.enum([...AVERAGE_SOURCES, 'service-rows']);

export const getCheapestByAmountOperation = {
  operationId: 'getCheapestByAmount',
  path: '/v1/corridors/{corridor}/cheapest-by-amount',
  tag: 'Prices',
  summary: text`Which service is cheapest at which amount: at the surveyed ones, and for tariffs with bands over the range`,
  text: text`
    Costs are at equal outlay, the fee deducted. \`at\` has the cheapest offers at each surveyed amount,
    more than one where their totals are equal. \`spans\` says from which amount to which a service is
    cheapest; null where no tariff is known, as in a survey of two amounts.
  `,
  inPath: corridorInPath,
  query: {},
  answer: z.extend(cheapestByAmountSchema, published),
  refusals: { 404: NOT_PRICED, 503: NOT_PUBLISHED },
} as const satisfies Operation;

export const getCorridorIndicatorsOperation = {
  operationId: 'getCorridorIndicators',
  path: '/v1/corridors/{corridor}/indicators',
  tag: 'Indicators',
  summary: text`The indicators of a corridor in a period, or the published average of an earlier one with its source`,
  text: text`
    Figures are computed for the period of the survey in force. For any other period, and for a corridor
    that has no price now, \`computable\` is false and \`averages\` holds what was published of that period,
    if anything; \`series\` says what is held. Of a corridor that was never surveyed it is empty.
  `,
  inPath: corridorInPath,
  query: {
    period: {
      ...quarter,
      text: text`The quarter. Default: the newest that figures or averages are known of.`,
    },
  },
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
  refusals: { 404: NO_CORRIDOR, 503: NOT_PUBLISHED },
} as const satisfies Operation;

export const getIndicatorsOperation = {
  operationId: 'getIndicators',
  path: '/v1/indicators',
  tag: 'Indicators',
  summary: text`The indicators of a period: of the world, or by region, country, corridor, type, instrument or access point`,
  text: text`
    Figures are computed for the period of the survey in force. For any other period \`computable\` is
    false, because what is published
    of it is not enough, and \`periods\` names those that can be computed.
  `,
  inPath: {},
  query: {
    period: { ...quarter, text: text`The quarter. Default: that of the survey in force.` },
    group: {
      ...oneOf(GROUPS),
      example: 'region',
      text: text`What the figures are grouped by. Default: world.`,
    },
  },
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
  refusals: { 503: NOT_PUBLISHED },
} as const satisfies Operation;

export const listProvidersOperation = {
  operationId: 'listProviders',
  path: '/v1/providers',
  tag: 'Prices',
  summary: text`Providers, with where they were surveyed and who says what type they are`,
  text: text`
    Every provider with a price in the surveys in force, and the corridors in which it has one.
    \`typeBasis\` says where its type comes from. A page after the last one is empty.
  `,
  inPath: {},
  query: { providerType: ofProviderType, ...paging },
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
  refusals: { 503: NOT_PUBLISHED },
} as const satisfies Operation;

export const getHealthOperation = {
  operationId: 'getHealth',
  path: '/v1/health',
  tag: 'About',
  summary: text`Whether there is a publication, and how old its surveys are`,
  text: text`
    \`version\` counts the publications. \`surveys\` are those whose prices are published, each with its age
    in months and in rounds that could have replaced it.
  `,
  inPath: {},
  query: {},
  answer: z.object({
    status: z.literal('ok'),
    version: z.int(),
    publishedAt: z.string(),
    corridors: z.int(),
    surveys: z.array(z.object({ survey: surveyRefSchema, age: surveyAgeSchema })),
  }),
  refusals: { 503: NOT_PUBLISHED },
} as const satisfies Operation;

const day = daySchema;
const currency = currencyCodeSchema;
const rateOfBase = z.extend(z.omit(benchmarkRateSchema, { usd: true }), {
  /** Units of the currency for one of the base: at most 10 significant digits. */
  rate: decimalSchema,
});

const ofBase = {
  ...currencyCode,
  example: 'USD',
  text: text`Rates are units of each currency for one of this one. Default: USD.`,
};

export const getRatesOperation = {
  operationId: 'getRates',
  path: '/v1/rates',
  tag: 'Rates',
  summary: text`The reference rates of a day, with the bulletins behind each, and what is absent and why`,
  text: text`
    A rate is fixed on the day itself (\`age\` 0) or carried to it from \`fixedOn\`. \`notices\`: what was
    said and not followed, by which bank and by which rule.
  `,
  inPath: {},
  query: {
    base: ofBase,
    date: {
      schema: day,
      allowed: 'a day such as 2026-04-01',
      example: '2026-04-01',
      text: text`
        The day, from 1999-01-04 to today (UTC). Default: today. A rate that is carried from an earlier day says so.
      `,
    },
    currencies: {
      ...currencyCodes(),
      example: 'KGS,TJS',
      text: text`
        Only these: each is then in \`rates\` or in \`absent\`. Default: every currency that is known of.
      `,
    },
  },
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
  refusals: { 422: text`The base has no rate on that day; the currencies that have one`, 503: NOT_PUBLISHED },
} as const satisfies Operation;

/** Why a currency has no rate fixed on a day. The rates of that day may still have one carried forward. */
const WHY_ABSENT_ON = ['not-published', 'not-taken', 'consensus-stands', 'peg-without-anchor'] as const;

/** The most days in one answer of history. */
export const LONGEST_HISTORY_DAYS = 100;

export const getRateHistoryOperation = {
  operationId: 'getRateHistory',
  path: '/v1/rates/{currency}',
  tag: 'Rates',
  summary: text`The reference rates of one currency, one for each day on which it was fixed`,
  text: text`
    One rate for each day of the range on which both currencies were fixed: the rate that \`/v1/rates\`
    gives for that day alone, where its \`age\` is 0. A day without one, on which a bank fixed at least
    one of the two, is in \`absent\` with the currency and the reason: \`not-published\` (no bank gave it a
    figure for that day), \`not-taken\` (the notices say by which rule it is held back),
    \`consensus-stands\` (one bank alone gave a figure, and what several agreed on up to 3 days before
    stands) or \`peg-without-anchor\`. Asked alone, such a day has the rate of an earlier day with its
    \`age\`, or none. A day on which no bank fixed either is not named. Currencies of before, such as LTL,
    are answered like those in use.
  `,
  inPath: {
    currency: {
      schema: currency,
      allowed: 'an ISO 4217 code such as KGS',
      example: 'KGS',
      text: text`The currency whose rates are wanted.`,
    },
  },
  query: {
    from: {
      schema: day,
      allowed: 'a day such as 2026-03-01',
      example: '2026-03-01',
      text: text`
        The first day, from 1999-01-04. Default: 30 days before \`to\`. The range may span 100 days.
      `,
    },
    to: {
      schema: day,
      allowed: 'a day such as 2026-04-30',
      example: '2026-04-30',
      text: text`The last day, up to today (UTC). Default: today.`,
    },
    base: ofBase,
  },
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
    /** Submissions for either currency excluded on those days, as in the rates of a day. */
    notices: z.array(noticeSchema),
    bulletins: z.record(z.string(), bulletinBehindSchema),
    sources: z.record(z.string(), z.string()),
  }),
  refusals: { 404: text`No such currency` },
} as const satisfies Operation;

export const listSourcesOperation = {
  operationId: 'listSources',
  path: '/v1/sources',
  tag: 'Rates',
  summary: text`Where rates come from: how each bank is doing, what is due next, and which corridors it touches`,
  text: text`
    \`currencies\`: what a source publishes when all is well. \`firstDay\`: the first day that its service
    can give; which days are held here, rates and ranges say.
  `,
  inPath: {},
  query: {},
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
  refusals: { 503: NOT_PUBLISHED },
} as const satisfies Operation;

export const getOpenApiOperation = {
  operationId: 'getOpenApi',
  path: '/v1/openapi.json',
  tag: 'About',
  summary: text`This description`,
  text: text`
    In OpenAPI 3.1. Made from the same contracts that check the requests.
  `,
  inPath: {},
  query: {},
  answer: z.record(z.string(), z.unknown()),
  refusals: {},
} as const satisfies Operation;

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
