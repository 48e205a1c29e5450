/** The contract of a comparison: the answer of the offers operation. The types are in shared/pricing/offer. */
import * as z from 'zod/mini';
import { READINGS } from '../corridor/vocabulary.ts';
import type { Comparison, Offer } from '../pricing/offer.ts';
import {
  accessPointSchema,
  fundingInstrumentSchema,
  pointFlagSchema,
  providerTypeSchema,
  surveyAmountSchema,
  surveyRefSchema,
} from './sheet.ts';
import { corridorIdSchema, decimalSchema } from './words.ts';

export const surveyAgeSchema = z.object({ months: z.int(), missedRounds: z.int(), old: z.boolean() });

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
      'amount-not-in-tax-currency',
    ]),
  }),
]);

const offer = z.object({
  serviceId: z.string(),
  provider: z.object({ id: z.string(), name: z.string(), type: providerTypeSchema }),
  fundingInstrument: fundingInstrumentSchema,
  accessPoint: accessPointSchema,
  standing: z.enum(['ranked', 'unconfirmed', 'infeasible', 'not-priced']),
  reason: z.nullable(
    z.enum([
      'no-margin-recorded',
      'total-not-positive',
      'blank-at-500',
      'no-price-at-this-amount',
      'nothing-left-to-send',
      'nothing-arrives',
    ]),
  ),
  status: z.nullable(z.enum(['surveyed', 'estimate'])),
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
  flags: z.array(pointFlagSchema),
  copies: z.int(),
}) satisfies z.ZodMiniType<Offer>;

export const comparisonSchema = z.object({
  corridor: corridorIdSchema,
  amount: decimalSchema,
  currency: z.string(),
  basis: z.enum(['surveyed', 'estimate', 'nominal']),
  reading: z.enum(READINGS),
  amountIs: z.enum(['outlay', 'principal']),
  feeConvention: z.literal('unknown'),
  survey: surveyRefSchema,
  age: surveyAgeSchema,
  surveyedAmounts: z.array(surveyAmountSchema),
  offers: z.array(offer),
}) satisfies z.ZodMiniType<Comparison>;
