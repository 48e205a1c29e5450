/** The operations on prices: corridors, offers, providers. */
import * as z from 'zod/mini';
import {
  ACCESS_POINTS,
  FUNDING_INSTRUMENTS,
  PAYOUT_METHODS,
  READINGS,
  RECIPIENT_HAS,
  SENDER_HAS,
} from '../model/vocabulary.ts';
import { SOURCES } from '../pricing/request.ts';
import { NO_CORRIDOR, NOT_PUBLISHED, paged, published } from './answers.ts';
import { cheapestByAmountSchema, comparisonSchema, surveyAgeSchema } from './comparison.ts';
import { accessGapSchema, distributionsSchema } from './indicators.ts';
import { type Operation, text } from './operation.ts';
import {
  CORRIDOR,
  countryCode,
  currencyCode,
  inRows,
  ofProviderType,
  oneOf,
  paging,
  someOf,
} from './parameters.ts';
import { CORRIDOR_ROWS, OFFER_ROWS, PROVIDER_ROWS } from './price-rows.ts';
import { providerTypeSchema, sheetSchema, surveyRefSchema } from './sheet.ts';
import { corridorIdSchema, decimalSchema } from './words.ts';

const NOT_PRICED = text`No such corridor, or one without a price; the nearest that exist`;

const country = z.object({ code: z.string(), name: z.string() });

export const lastKnownSchema = z.object({
  period: z.string(),
  averageAt200: decimalSchema,
  source: z.string(),
});

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
    ...inRows('corridor'),
  },
  rows: CORRIDOR_ROWS,
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
  inPath: { corridor: CORRIDOR },
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
    Give either \`amount\` or \`receive\`, not both; without either, it is the first surveyed amount. Each offer says part by part what it costs and what is not known,
    and why; between the two surveyed amounts its price is an estimate with a range. Offers that are not
    ranked come last and say the reason. \`basis\` says who vouches for a price, where not all are of a survey.
    \`notPayingOut\`: the register says that the provider does not pay out now, whatever a survey saw; show it as no choice.
    \`survey\` and \`age\` are absent where no survey has a price in the corridor. With \`nothingLeads\`, no survey is
    in date, fewer than three providers say their prices, and offers come by name: others may be cheaper. With \`senderHas\` or \`recipientHas\`, each says whether it can be
    reached, and \`accessGap\` says
    how much more somebody pays who cannot reach the others.
  `,
  inPath: { corridor: CORRIDOR },
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
    payoutMethod: {
      ...oneOf(PAYOUT_METHODS),
      example: 'cash-pickup',
      text: text`
        Only offers that are paid out in this way, as surveyed. Services whose pay-out is not recorded are left out.
      `,
    },
    providerType: ofProviderType,
    sources: {
      ...oneOf(SOURCES),
      example: 'independent',
      text: text`
        Only prices that somebody independent of the provider found: what providers say themselves is left out. Default: all.
      `,
    },
    sort: {
      ...oneOf(['cost', 'provider']),
      example: 'cost',
      text: text`Default: cost. Offers that are not ranked come after those that are, in either order.`,
    },
    ...inRows('provider'),
  },
  rows: OFFER_ROWS,
  answer: z.extend(comparisonSchema, { ...published, accessGap: z.exactOptional(accessGapSchema) }),
  refusals: {
    404: NOT_PRICED,
    422: text`No survey point covers the amount; the amounts that are covered`,
    503: NOT_PUBLISHED,
  },
} as const satisfies Operation;

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
  inPath: { corridor: CORRIDOR },
  query: {},
  answer: z.extend(cheapestByAmountSchema, published),
  refusals: { 404: NOT_PRICED, 503: NOT_PUBLISHED },
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
  query: { providerType: ofProviderType, ...paging, ...inRows('name') },
  rows: PROVIDER_ROWS,
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
