/**
 * Makes the OpenAPI 3.1 document from the contracts. It needs full zod for JSON Schema, so functions never import it:
 * they import the document that infra/build/write-openapi.ts writes.
 */
import * as z from 'zod';
import { OPERATIONS, problemSchema } from './api.ts';
import { comparisonSchema } from './comparison.ts';
import {
  averageSeriesSchema,
  corridorIndicatorsSchema,
  distributionSchema,
  groupIndicatorsSchema,
} from './indicators.ts';
import { sheetSchema, surveyAmountSchema, surveyRefSchema } from './sheet.ts';

type Json = Record<string, unknown>;

const EXAMPLES: Readonly<Record<string, string>> = {
  amount: '140',
  receive: '120',
  senderHas: 'cash-only,papers',
  recipientHas: 'bank-account,phone',
  currency: 'EUR',
  sender: 'DEU',
  receiver: 'KGZ',
  provider: 'western-union',
  reading: 'fee-deducted',
  period: '2025-Q3',
  base: 'USD',
  currencies: 'KGS,TJS',
  date: '2026-04-01',
  from: '2026-03-01',
  to: '2026-04-30',
};

/** Path parameters: pattern, description and an example. */
const IN_PATH: Readonly<Record<string, { pattern: string; description: string; example: string }>> = {
  corridor: {
    pattern: '^[A-Z]{3}-[A-Z]{3}$',
    description: 'The sending and the receiving country, ISO 3166-1 alpha-3, with a hyphen between them.',
    example: 'DEU-KGZ',
  },
  currency: {
    pattern: '^[A-Z]{3}$',
    description: 'The currency whose rates are wanted, ISO 4217.',
    example: 'KGS',
  },
};

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  amount:
    'What leaves the purse (fee-deducted), or the principal (per-principal, per-outlay), as a decimal number in `currency`. ' +
    'Priced at the surveyed amounts, and between the two of one currency as an estimate.',
  receive:
    'Instead of `amount`: what must arrive, as value in `currency` at the reference rate. Each offer then has its own outlay, `cost.paid`.',
  senderHas:
    'What the sender has: cash-only, bank-account, card, mobile-money, internet, papers, with commas between them. Offers then say whether it is enough.',
  recipientHas: 'What the recipient has: cash-only, bank-account, wallet, phone, with commas between them.',
  currency:
    'The currency of the surveyed local amounts (the default), or USD for the nominal amounts 200 and 500: percentages only.',
  reading: 'Which of the three readings of a cost. Default: fee-deducted.',
  sort: 'Default: cost. Offers that are not ranked come after those that are, in either order.',
  priced: 'Only corridors that have, or have not, a price.',
  base: 'Rates are units of each currency for one of this one. Default: USD.',
  date: 'The day, from 1999-01-04 to today (UTC). Default: today. A rate that is carried from an earlier day says so.',
  currencies:
    'Only these, with commas between them: each is then in `rates` or in `absent`. Default: every currency that is known of.',
  period: 'The quarter. Default: the newest that figures or averages are known of.',
  from: 'The first day, from 1999-01-04. Default: 30 days before `to`. The range may span 100 days.',
  to: 'The last day, up to today (UTC). Default: today.',
  page: 'From 1.',
  pageSize: 'Default 100.',
};

/** Exact descriptions of operations whose summary is too short. */
const DETAILS: Readonly<Record<string, string>> = {
  getRates:
    'A rate is fixed on the day itself (`age` 0) or carried to it from `fixedOn`. `notices`: what was said and not followed, by which bank and by which rule.',
  getRateHistory:
    'One rate for each day of the range on which both currencies were fixed: the rate that `/v1/rates` gives for that day alone, where its `age` is 0. ' +
    'A day without one, on which a bank fixed at least one of the two, is in `absent` with the currency and the reason: `not-published` (no bank gave ' +
    'it a figure for that day), `not-taken` (the notices say by which rule it is held back), `consensus-stands` (one bank alone gave a figure, and what ' +
    'several agreed on up to 3 days before stands) or `peg-without-anchor`. Asked alone, such a day has the rate of an earlier day with its `age`, or none. ' +
    'A day on which no bank fixed either is not named. `withoutFigures` names each of the two that has no figure, of a bank or by its peg, on any day of the range, and the ' +
    'reason: `nothing-held` (we hold no bulletin of any bank fixed on these days), `former-currency` (the currency is in use no longer today, and no ' +
    'bulletin of these days has it) or `not-published` (no bulletin of these days has it). Currencies of before, such as LTL, are answered like those in use.',
  getCorridorIndicators:
    'Figures are computed for the period of the survey in force. For any other period, and for a corridor that has no price now, `computable` is false and ' +
    '`averages` holds what was published of that period, if anything; `series` says what is held. Of a corridor that was never surveyed it is empty.',
  listSources:
    '`currencies`: what a source publishes when all is well. `firstDay`: the first day that its service can give; which days are held here, rates and ranges say.',
};

/** Schemas with a name of their own in the document; other schemas refer to them by it. */
const COMPONENTS: Readonly<Record<string, z.core.$ZodType>> = {
  AverageSeries: averageSeriesSchema,
  Comparison: comparisonSchema,
  CorridorIndicators: corridorIndicatorsSchema,
  Distribution: distributionSchema,
  GroupIndicators: groupIndicatorsSchema,
  Problem: problemSchema,
  Sheet: sheetSchema,
  SurveyAmount: surveyAmountSchema,
  SurveyRef: surveyRefSchema,
  ...Object.fromEntries(OPERATIONS.map(({ operationId, answer }) => [answerName(operationId), answer])),
};

function answerName(operationId: string): string {
  return `${operationId[0]?.toUpperCase()}${operationId.slice(1)}Answer`;
}

const referenceTo = (name: string): string => `#/components/schemas/${name}`;

function components(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { target: 'draft-2020-12', io: 'output', uri: referenceTo });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}

/** The document. The same contracts give the same document. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Karvon',
      version: '1',
      description:
        'What it costs to send money across a border, by corridor. Percentages and amounts are decimal strings; ' +
        'unknown is never 0. Prices: The World Bank, Remittance Prices Worldwide, ' +
        'available at http://remittanceprices.worldbank.org, CC BY 4.0.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: describe(operation) }])),
    components: { schemas: components() },
  };
}

const NOT_PRICED = 'No such corridor, or one without a price; the nearest that exist';

/** Why an operation answers with a problem, by status; `any`: operations not named here. An empty text: never. */
const REFUSALS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  400: { any: 'A parameter, the path or the body is not understood' },
  404: {
    getCorridor: 'No such corridor; the nearest that exist',
    compareOffers: NOT_PRICED,
    getCheapestByAmount: NOT_PRICED,
    getCorridorIndicators: 'No such corridor; the nearest that exist',
    getRateHistory: 'No such currency',
  },
  422: {
    compareOffers: 'No survey point covers the amount; the amounts that are covered',
    getRates: 'The base has no rate on that day; the currencies that have one',
  },
  503: { any: 'Nothing has been published yet', getRateHistory: '', getOpenApi: '' },
};

function describe({ operationId, summary, path, query }: (typeof OPERATIONS)[number]): Json {
  const properties = (inputSchema(query).properties ?? {}) as Record<string, Json>;
  const required = (inputSchema(query).required ?? []) as string[];
  const parameters = Object.entries(properties).map(([name, schema]) =>
    parameter(name, 'query', required.includes(name), schema),
  );
  const name = /\{(\w+)\}/.exec(path)?.[1];
  const inPath = name === undefined ? undefined : IN_PATH[name];
  if (name !== undefined && inPath) {
    const { pattern, ...told } = inPath;
    parameters.unshift({ name, in: 'path', required: true, schema: { type: 'string', pattern }, ...told });
  }
  const refusals = Object.entries(REFUSALS).flatMap(([status, by]) => {
    const description = by[operationId] ?? by.any;
    return description ? [[status, problem(description)] as const] : [];
  });
  return {
    operationId,
    summary,
    ...(DETAILS[operationId] && { description: DETAILS[operationId] }),
    parameters,
    responses: {
      '200': {
        description: 'The answer',
        headers: { ETag: { schema: { type: 'string' } }, 'Cache-Control': { schema: { type: 'string' } } },
        content: { 'application/json': { schema: { $ref: referenceTo(answerName(operationId)) } } },
      },
      '304': { description: 'Unchanged since the version named in If-None-Match' },
      ...Object.fromEntries(refusals),
    },
  };
}

function parameter(name: string, place: 'path' | 'query', required: boolean, schema: Json): Json {
  return {
    name,
    in: place,
    required,
    schema,
    ...(DESCRIPTIONS[name] && { description: DESCRIPTIONS[name] }),
    ...(EXAMPLES[name] && { example: EXAMPLES[name] }),
  };
}

function problem(description: string): Json {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: referenceTo('Problem') } } },
  };
}

function inputSchema(schema: z.core.$ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  return rest;
}
