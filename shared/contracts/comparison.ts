/** The contract of a comparison: the answer of the offers operation. The types are in shared/pricing/offer. */
import * as z from 'zod/mini';
import type { SurveyAge } from '../model/age.ts';
import { LAYERS, PAYOUT_METHODS, READINGS, SPEEDS } from '../model/vocabulary.ts';
import type { CheapestByAmount } from '../pricing/cheapest-by-amount.ts';
import type { Comparison, Offer, OfferPromotion } from '../pricing/offer.ts';
import type { ReachReason } from '../pricing/reach.ts';
import { exactly, of } from './exactly.ts';
import { pairRateSchema } from './pair-rate.ts';
import {
  accessPointSchema,
  fundingInstrumentSchema,
  pointFlagSchema,
  providerTypeSchema,
  surveyAmountSchema,
  surveyRefSchema,
} from './sheet.ts';
import { corridorIdSchema, daySchema, decimalSchema } from './words.ts';

export const surveyAgeSchema = exactly(
  of<SurveyAge>,
  z.object({ months: z.int(), missedRounds: z.int(), old: z.boolean() }),
);

const part = z.enum(['fee', 'margin', 'tax', 'pay-out-fee']);
const money = z.nullable(decimalSchema);

const offerPart = z.discriminatedUnion('known', [
  z.object({ part, known: z.literal(true), percent: decimalSchema, amount: money }),
  z.object({
    part,
    known: z.literal(false),
    why: z.enum([
      'not-recorded',
      'no-margin-recorded',
      'rate-not-disclosed',
      'no-reference-rate',
      'rate-old',
      'amount-not-in-tax-currency',
    ]),
  }),
]);

const reachReason = exactly(
  of<ReachReason>,
  z.enum([
    'sender-needs-bank-account',
    'sender-needs-card',
    'sender-needs-mobile-money',
    'sender-needs-internet',
    'sender-needs-papers',
    'recipient-needs-bank-account',
    'recipient-needs-card',
    'recipient-needs-wallet',
    'recipient-needs-phone',
    'papers-not-recorded',
    'pay-out-not-recorded',
    'recipient-phone-not-recorded',
  ]),
);

const promotion = exactly(
  of<OfferPromotion>,
  z.object({
    kind: z.enum(['first-transfer', 'code', 'period']),
    code: z.nullable(z.string()),
    from: daySchema,
    to: z.nullable(daySchema),
    total: money,
  }),
);

export const offerSchema = exactly(
  of<Offer>,
  z.object({
    serviceId: z.string(),
    provider: z.object({ id: z.string(), name: z.string(), type: providerTypeSchema }),
    fundingInstrument: fundingInstrumentSchema,
    accessPoint: accessPointSchema,
    payoutMethod: z.optional(z.enum(PAYOUT_METHODS)),
    speed: z.optional(z.enum(SPEEDS)),
    standing: z.enum(['ranked', 'unconfirmed', 'infeasible', 'not-priced']),
    reason: z.nullable(
      z.enum([
        'no-margin-recorded',
        'total-not-positive',
        'blank-at-500',
        'no-price-at-this-amount',
        'nothing-left-to-send',
        'nothing-arrives',
        'rate-not-disclosed',
        'no-reference-rate',
        'rate-old',
        'contradicted',
        'not-in-force',
        'outside-limits',
      ]),
    ),
    status: z.nullable(z.enum(['surveyed', 'estimate', 'tariff', 'seen'])),
    cost: z.nullable(
      z.object({
        total: money,
        amount: money,
        complete: z.boolean(),
        parts: z.array(offerPart),
        range: z.nullable(z.object({ min: decimalSchema, max: decimalSchema })),
        paid: money,
      }),
    ),
    valueReceived: money,
    arrivesAbout: z.exactOptional(money),
    flags: z.array(pointFlagSchema),
    copies: z.int(),
    reach: z.exactOptional(z.enum(['reachable', 'not-reachable', 'unknown'])),
    reachReasons: z.exactOptional(z.array(reachReason)),
    feeConvention: z.exactOptional(z.enum(['added', 'deducted', 'unknown'])),
    basis: z.exactOptional(z.enum(LAYERS)),
    others: z.exactOptional(
      z.array(z.object({ basis: z.enum(LAYERS), serviceId: z.string(), total: money })),
    ),
    notPayingOut: z.exactOptional(z.literal(true)),
    promotions: z.exactOptional(z.array(promotion)),
  }),
);

export const comparisonSchema = exactly(
  of<Comparison>,
  z.object({
    corridor: corridorIdSchema,
    amount: decimalSchema,
    currency: z.string(),
    basis: z.enum(['surveyed', 'estimate', 'nominal', 'tariff']),
    reading: z.enum(READINGS),
    amountIs: z.enum(['outlay', 'principal', 'value-received']),
    feeConvention: z.literal('unknown'),
    survey: z.exactOptional(surveyRefSchema),
    age: z.exactOptional(surveyAgeSchema),
    nothingLeads: z.exactOptional(z.literal(true)),
    surveyedAmounts: z.array(surveyAmountSchema),
    exchange: z.exactOptional(pairRateSchema),
    offers: z.array(offerSchema),
  }),
);

export const cheapestByAmountSchema = exactly(
  of<CheapestByAmount>,
  z.object({
    corridor: corridorIdSchema,
    reading: z.literal('fee-deducted'),
    survey: surveyRefSchema,
    age: surveyAgeSchema,
    at: z.array(
      z.object({
        denomination: z.union([z.literal(200), z.literal(500)]),
        amount: decimalSchema,
        currency: z.string(),
        cheapest: z.array(offerSchema),
      }),
    ),
    spans: z.nullable(
      z.object({
        currency: z.string(),
        list: z.array(z.object({ from: decimalSchema, to: decimalSchema, serviceId: z.string() })),
      }),
    ),
  }),
);
