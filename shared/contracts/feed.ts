/** The contract of a feed as its provider sends it, from which its JSON Schema is made, and as it is stored. */
import * as z from 'zod/mini';
import {
  CODE,
  FEE_ROUNDINGS,
  FEED_CONVENTIONS,
  FEED_FORMAT,
  FEED_STATEMENT,
  type Feed,
  ID,
  PROMOTION_KINDS,
} from '../feeds/feed.ts';
import { ACCESS_POINTS, FUNDING_INSTRUMENTS, PAYOUT_METHODS } from '../model/vocabulary.ts';
import { exactly, of } from './exactly.ts';
import { factSchemas } from './said.ts';
import { corridorIdSchema, currencyCodeSchema, daySchema, timeSchema } from './words.ts';

/** What the check takes: no sign, no exponent, no needless noughts before. */
const figureSchema = z.string().check(z.regex(/^(0|[1-9]\d{0,14})(\.\d{1,12})?$/));
const idSchema = z.string().check(z.regex(ID));
const orNull = z.exactOptional(z.nullable(figureSchema));
const countSchema = z.int().check(z.minimum(1), z.maximum(10_000));

const amounts = { above: figureSchema, upTo: z.nullable(figureSchema) };
const instrumentSchema = z.enum(FUNDING_INSTRUMENTS);

const feeSchema = z.strictObject({
  ...amounts,
  fixed: figureSchema,
  percent: figureSchema,
  minimum: orNull,
  maximum: orNull,
});

const rateSchema = z.union([
  z.strictObject({
    ...amounts,
    fundingInstrument: z.exactOptional(instrumentSchema),
    rate: figureSchema,
    asOf: timeSchema,
  }),
  z.strictObject({
    ...amounts,
    fundingInstrument: z.exactOptional(instrumentSchema),
    marginPercent: figureSchema,
    benchmark: idSchema,
  }),
]);

const promotionSchema = z.strictObject({
  kind: z.enum(PROMOTION_KINDS),
  code: z.exactOptional(z.nullable(z.string().check(z.regex(CODE)))),
  from: daySchema,
  to: z.exactOptional(z.nullable(daySchema)),
  fees: z.exactOptional(z.array(feeSchema)),
  exchangeRates: z.exactOptional(z.array(rateSchema)),
  cap: orNull,
  uses: z.exactOptional(z.nullable(countSchema)),
});

const serviceSchema = z.strictObject({
  serviceId: idSchema,
  corridor: corridorIdSchema,
  accessPoint: z.enum(ACCESS_POINTS),
  payoutMethod: z.enum(PAYOUT_METHODS),
  sendCurrency: currencyCodeSchema,
  payoutCurrency: currencyCodeSchema,
  feeConvention: z.enum(FEED_CONVENTIONS),
  feeRounding: z.exactOptional(z.nullable(z.enum(FEE_ROUNDINGS))),
  fees: z.partialRecord(instrumentSchema, z.array(feeSchema)),
  exchangeRates: z.array(rateSchema),
  payoutFees: z.array(
    z.strictObject({ ...amounts, fixed: figureSchema, percent: figureSchema, maximum: orNull }),
  ),
  limits: z.exactOptional(
    z.strictObject({
      least: orNull,
      perTransfer: orNull,
      perDay: orNull,
      perMonth: orNull,
      payoutMost: orNull,
    }),
  ),
  promotions: z.exactOptional(z.array(promotionSchema)),
  ...factSchemas,
});

export const feedSchema = exactly(
  of<Feed>,
  z.strictObject({
    format: z.literal(FEED_FORMAT),
    provider: idSchema,
    publishedAt: timeSchema,
    validFrom: daySchema,
    validUntil: daySchema,
    corridors: z.array(corridorIdSchema).check(z.minLength(1)),
    affirmation: z.strictObject({ statement: z.literal(FEED_STATEMENT), by: idSchema }),
    services: z.array(serviceSchema).check(z.maxLength(10_000)),
  }),
);
