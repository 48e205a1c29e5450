/** The operations that check an offer somebody was given: of any two currencies, and of a corridor. */
import * as z from 'zod/mini';
import { CHECK_REFUSALS, CHECK_SLIPS, CHECK_VERDICTS } from '../model/check-words.ts';
import type { LicenceRegister } from '../model/licence-register.ts';
import type { Check } from '../pricing/check.ts';
import type { OfficialRate, UnavailableRate } from '../pricing/official-rate.ts';
import { NO_CORRIDOR, NOT_PUBLISHED, published } from './answers.ts';
import { exactly, of } from './exactly.ts';
import { type Operation, text } from './operation.ts';
import { basisSchema } from './pair-rate.ts';
import { CORRIDOR, currencyCode } from './parameters.ts';
import { currencyCodeSchema, daySchema, decimalSchema } from './words.ts';

const officialRateSchema = exactly(
  of<OfficialRate>,
  z.object({
    from: currencyCodeSchema,
    to: currencyCodeSchema,
    rate: decimalSchema,
    range: z.exactOptional(z.object({ low: decimalSchema, high: decimalSchema })),
    fixedOn: z.tuple([daySchema, daySchema]),
    age: z.int(),
    basis: basisSchema,
    banks: z.array(z.string()),
    decimals: z.object({ from: z.int(), to: z.int() }),
  }),
);

const between = z.object({ low: decimalSchema, high: decimalSchema });

const methodVersion = z.literal('karvon-check-1');

const checkSchema = exactly(
  of<Check>,
  z.object({
    methodVersion,
    verdict: z.enum(CHECK_VERDICTS),
    taken: z.nullable(z.object({ percent: between, money: between })),
    atOfficialRate: decimalSchema,
    doubtful: z.boolean(),
    slip: z.nullable(z.enum(CHECK_SLIPS)),
  }),
);

const unavailableSchema = exactly(
  of<UnavailableRate>,
  z.object({
    currency: currencyCodeSchema,
    from: daySchema,
    to: z.nullable(daySchema),
    note: z.string(),
    source: z.string(),
  }),
);

const registerSchema = exactly(
  of<LicenceRegister>,
  z.object({
    authority: z.string(),
    register: z.string(),
    lang: z.string(),
    address: z.nullable(z.string()),
    leadsTo: z.nullable(z.enum(['register', 'authority'])),
  }),
);

/** What was asked. */
const question = {
  from: currencyCodeSchema,
  to: currencyCodeSchema,
  paid: decimalSchema,
  received: decimalSchema,
};

const answer = z.discriminatedUnion('checked', [
  z.extend(checkSchema, {
    ...published,
    ...question,
    checked: z.literal(true),
    rate: officialRateSchema,
    registers: z.array(registerSchema),
  }),
  z.object({
    ...published,
    ...question,
    checked: z.literal(false),
    methodVersion,
    why: z.enum(CHECK_REFUSALS),
    currency: z.nullable(currencyCodeSchema),
    unavailable: z.nullable(unavailableSchema),
    formula: z.string(),
    example: z.object({
      madeUp: z.literal(true),
      rate: decimalSchema,
      paid: decimalSchema,
      received: decimalSchema,
      takenPercent: decimalSchema,
    }),
    instead: z.string(),
    registers: z.array(registerSchema),
  }),
]);

const told = {
  // Which numbers are amounts, the engine checks: it depends on the currency.
  paid: {
    schema: z.string(),
    allowed: 'a decimal number above 0 such as 10000 or 199.50',
    example: '10000',
    text: text`
      Everything that leaves the pocket or the card, fees included, as a decimal number in the currency paid in. Needed.
    `,
  },
  received: {
    schema: z.string(),
    allowed: 'a decimal number above 0 such as 1206 or 199.50',
    example: '1206',
    text: text`
      What the recipient holds in the end, after fees over there and the exchange desk, as a decimal number in the currency paid
      out. Needed.
    `,
  },
};

const ABOUT = text`
  \`taken\` is the share of what is paid that does not arrive, by the official rate of the day: percent, and money in the
  currency paid in; from \`low\` to \`high\`, which are equal where central banks say one figure. It is null within half a point
  of the official rate (\`about-official\`), which is as fine as this measures, and above it (\`above-official\`): a cost is never
  negative. \`doubtful\`: more than 25 % taken, or more than 3 % above, so first ask whether both numbers are right; \`slip\`
  says if one zero more or less would make them so. \`rate\` has the rate, its days, and the banks behind it. Where nothing can be
  checked \`checked\` is false, with the reason in \`why\`: \`same-currency\`, \`rate-not-available\` (people cannot get the official
  rate of \`currency\`: \`unavailable\`), \`no-rate\` (none in date), or \`banks-apart\` (more than 2 %). No answer says that a firm is
  safe: \`registers\` are where to look, an empty list where we know none.
`;

export const checkOfferOperation = {
  operationId: 'checkOffer',
  path: '/v1/check',
  tag: 'Prices',
  summary: text`What an offer takes, by the official rate of any two currencies`,
  text: ABOUT,
  inPath: {},
  query: {
    from: { ...currencyCode, example: 'RUB', text: text`The currency paid in. Needed.` },
    to: { ...currencyCode, example: 'TJS', text: text`The currency paid out. Needed.` },
    ...told,
  },
  answer,
  refusals: { 503: NOT_PUBLISHED },
} as const satisfies Operation;

export const checkCorridorOfferOperation = {
  operationId: 'checkCorridorOffer',
  path: '/v1/corridors/{corridor}/check',
  tag: 'Prices',
  summary: text`What an offer takes in a corridor, priced or not, by the official rate`,
  text: ABOUT,
  inPath: { corridor: CORRIDOR },
  query: {
    ...told,
    payoutCurrency: {
      ...currencyCode,
      example: 'USD',
      text: text`The currency paid out. Default: the main currency of the receiving country.`,
    },
  },
  answer,
  refusals: { 404: NO_CORRIDOR, 503: NOT_PUBLISHED },
} as const satisfies Operation;
