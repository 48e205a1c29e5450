/** The operations on reference rates, and the description of the API, which is answered beside them. */
import * as z from 'zod/mini';
import { NOT_PUBLISHED } from './answers.ts';
import { type Operation, text } from './operation.ts';
import { currencyCode, currencyCodes, inRows } from './parameters.ts';
import { priceSourceSchema } from './price-source.ts';
import { RATE_HISTORY_ROWS, RATE_ROWS, SOURCE_ROWS } from './rate-rows.ts';
import {
  absentRateSchema,
  benchmarkRateSchema,
  bulletinBehindSchema,
  instantSchema,
  noticeSchema,
  sourceReportSchema,
} from './rates.ts';
import { currencyCodeSchema, daySchema, decimalSchema } from './words.ts';

const day = daySchema;
const currency = currencyCodeSchema;
const rateOfBase = z.extend(z.omit(benchmarkRateSchema, { usd: true, range: true }), {
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
    ...inRows('currency'),
  },
  rows: RATE_ROWS,
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

/** Why no day of a range has a figure of a currency. */
const WHY_WITHOUT = ['nothing-held', 'former-currency', 'not-published'] as const;

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
    \`age\`, or none. A day on which no bank fixed either is not named. \`withoutFigures\` names each of
    the two that has no figure, of a bank or by its peg, on any day of the range, and the reason:
    \`nothing-held\` (we hold no bulletin of any bank fixed on these days), \`former-currency\` (the
    currency is no longer in use, and no bulletin of these days has it) or \`not-published\` (no bulletin
    of these days has it). Former currencies, such as LTL, are answered like those in use.
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
    ...inRows('fixedOn'),
  },
  rows: RATE_HISTORY_ROWS,
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
  refusals: { 404: text`No such currency` },
} as const satisfies Operation;

export const listSourcesOperation = {
  operationId: 'listSources',
  path: '/v1/sources',
  tag: 'Rates',
  summary: text`Where rates and prices come from: how each bank is doing, what is due next, and which corridors it touches; and how each survey is doing`,
  text: text`
    \`prices\`: the surveys; \`taken\` is what was taken in last over the network, null while only what is
    bundled or imported is held. \`currencies\`: what a source publishes when all is well. \`firstDay\`: the first day that its service
    can give; which days are held here, rates and ranges say. As csv and jsonl: the banks.
  `,
  inPath: {},
  query: inRows('source'),
  rows: SOURCE_ROWS,
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
    prices: z.array(
      z.extend(z.omit(priceSourceSchema, { source: true, taken: true, refused: true }), {
        id: z.string(),
        name: z.string(),
        publisher: z.string(),
        citation: z.string(),
        licence: z.string(),
        licenceUrl: z.string(),
        url: z.string(),
        taken: z.nullable(z.object({ url: z.string(), modifiedOn: z.string(), sha256: z.string() })),
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

/** The operations on reference rates, and this description. */
export const REFERENCE_OPERATIONS = [
  getRatesOperation,
  getRateHistoryOperation,
  listSourcesOperation,
  getOpenApiOperation,
] as const;
export type ReferenceOperation = (typeof REFERENCE_OPERATIONS)[number];
